"""A whole promotion, from tables to dossier: `python docs/promotion.py [en|fr] [folder]`.

The challenges, their posts, the criteria, the calls and the days of the juries are the published ones of
promotion 3. Levels, the office's own durations and every table are this rehearsal's: people, juries and marks
come from a seed (`promotion_tables.py`), no real person or mark is behind them, and neither is any choice
that follows. With a folder, the dossier, its public form, an agenda and a notice are written there.
"""

import datetime as dt
import sys
from pathlib import Path

import promotion_tables as table
from promotion_words import show, title

from eig import jury, lots, rows, teams, timeline, to_html
from eig.book import Book
from eig.programme import Panel
from eig.promotions import P3
from eig.reasons import ENGLISH, FRENCH

CODE, FOLDER = (*sys.argv[1:], "en")[0], sys.argv[2:]
french = rows.Dialect.french()

# ── Who and what: the tables are checked against one another; any fault stops here, all together ───
people = Book.read(
    P3,
    candidates=table.candidats(),
    jurors=table.jures(),
    panels=table.sous_jurys("candidats"),
    proposed=table.PROPOSED,
    dialect=french,
)
lang = (FRENCH if CODE == "fr" else ENGLISH).naming(people.names)
title("promotion", lang)
print(people.say(lang))

# ── 1. Challenges: the rules are published before the jury sits, then the marks come in ────────────
rules = people.rules(
    "challenges", scale=jury.EIG_SCALE, tie_breaks=["criterion_mean:impact"], reserve=5, quorum="1/2"
)
marked = rows.scoresheet(table.notes(), rules, dialect=french)
sheet = people.recuse(marked, by="chair", on=dt.date(2018, 7, 4))
panels = rows.read(table.sous_jurys("défis"), Panel, dialect=french)
deliberation = jury.deliberate(sheet, rules, panels=panels, chair=people.jurors[0].id)
title("challenges", lang)
show(deliberation.explain(lang=lang))
while equals := deliberation.undecided or deliberation.selection.reserve_undecided:
    deliberation = deliberation.settle(lots.draw_rfc3797(equals, count=len(equals), **table.DRAW))
title("another_jury", lang)
show(jury.check_jury(deliberation).explain(lang=lang))
title("why_kept", lang)
show(deliberation.explain("open-justice", lang=lang))
minutes = deliberation.minutes(title="EIG 3, défis", sittings=[dt.date(2018, 7, 4)], salt="a long secret")
assert jury.verify(minutes, deliberation)

# ── 2. Candidates: heard by panels, one list a challenge and profile ───────────────────────────────
timetable = timeline.plan_hearings(people, days=[dt.date(2018, 11, day) for day in (6, 7, 8)], rooms=6)
rules_for_candidates = people.rules("candidates", scale=jury.EIG_SCALE)
lists = jury.rank_lists(rows.scoresheets(table.auditions(), rules_for_candidates, dialect=french))
first, second, *_ = lists["karfur", "design"].order
title("candidates", lang)
show(timetable.explain(first, lang=lang))
show(lists["karfur", "design"].explain(first, lang=lang))

# ── 3. Teams: the best cohort for marks and wishes, proven; and its equals, if it has any ──────────
limits = [teams.MaxEach(id="employers", attribute="employer", maximum=5)]
cohort = teams.compose(people.problem(deliberation.kept, merit=lists, wishes=[2, 1], rules=limits))
if cohort.undecided:
    cohort = cohort.settle(lots.draw_rfc3797(cohort.undecided, count=len(cohort.undecided), **table.DRAW))
assert not teams.check(cohort.cohort, cohort.problem)
title("teams", lang)
show(cohort.explain(lang=lang))
for team in cohort.cohort.teams:
    print(f"  {lang.name(team.opening):<17} {', '.join(map(lang.name, team.people))}")
title("why_seated", lang)
show(cohort.explain(first, lang=lang))

# ── 4. Time and money: published dates, and the office's own durations ─────────────────────────────
plan = timeline.Plan.of(P3, durations=table.durees(CODE), sessions=False, lang=lang)
schedule = timeline.schedule(plan)
title("timeline", lang)
for row, phase in zip(schedule.rows(), plan.phases, strict=True):
    print(f"  {phase.name:<26} {row['first']} → {row['last']}   {row['slack']:>3}")
status = timeline.status(plan, table.sheet(table.FACTS), dt.date(2018, 11, 9))
title("slip", lang)
show(status.slip("validation", "10 working days").explain(lang=lang))
contracts = [timeline.Contract.of(one) for one in people.appoint(cohort, starts=dt.date(2019, 1, 16))]
title("money", lang)
show(timeline.cost_by_year(contracts, promotion=P3).explain(lang=lang))

# ── 5. What people receive: each audience its own words ────────────────────────────────────────────
outcome = people.decide(deliberation, lists, cohort, schedule, minutes=minutes)
letters = {one.id: outcome.letter(one.id, lang=lang) for one in people.candidates}
reasons = rows.to_rows(outcome.reasons(audience="jury", lang=lang))
agenda = timeline.to_ical(
    people.agenda(people.jurors[0].id, timetable), stamp=dt.datetime(2018, 10, 20, 9, tzinfo=dt.UTC)
)
dossier = outcome.dossier()
replay = dossier.replay(people, lists=lists)
assert replay.holds
title("letters", lang)
print(letters[second])
title("dossier", lang)
show(dossier.explain(lang=lang))
show(replay.explain(lang=lang))
for folder in FOLDER:
    Path(folder).mkdir(parents=True, exist_ok=True)
    pages = {
        "dossier.html": to_html(dossier, lang=lang),
        "notice.md": outcome.notice(second, lang=lang),
        "public.html": to_html(dossier.redacted("public"), lang=CODE),
        "j01.ics": agenda,
    }
    for name, text in pages.items():
        Path(folder, name).write_text(text, encoding="utf-8")
