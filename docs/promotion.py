"""A whole promotion, from tables to dossier: `python docs/promotion.py [en|fr] [folder]`.

The challenges, their posts, the criteria, the calls and the days of the juries are the published ones of
promotion 3. Levels, the office's own durations and every table are this rehearsal's: people, juries and marks
come from a seed (`eig.testing`), no real person or mark is behind them, and neither is any choice that
follows. With a folder, the dossier, its public form, an agenda and a notice are written there.
"""

import csv
import datetime as dt
import sys
from pathlib import Path

from eig import jury, lots, rows, teams, testing, timeline, to_html
from eig.book import Book
from eig.promotions import P3
from eig.reasons import ENGLISH, FRENCH

DRAW = {"sources": [[9319], [2, 5, 12, 8, 10]], "announced": dt.date(2018, 7, 2)}  # what parts equals
CODE, FOLDER = (*sys.argv[1:], "en")[0], sys.argv[2:]


def said(in_english, in_french):
    return in_french if CODE == "fr" else in_english


def title(in_english, in_french):
    print(f"\n{said(in_english, in_french)}\n{'─' * len(said(in_english, in_french))}")


def read(text):
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


OWN_DURATIONS = f"""key;name;duration;after;before
screening;{said("screening", "pré-instruction")};12 working days;challenges_call;challenge_jury
shortlist;{said("shortlist", "présélection")};14 working days;candidates_call;candidate_jury
validation;validation;15 working days;candidate_jury;results
contracts;{said("contracts", "contrats")};15 working days;results;mission"""
FACTS = """key;started;last
challenges_call;2018-05-04;2018-06-15
screening;2018-06-18;2018-07-03
challenge_jury;2018-07-04;2018-07-04
candidates_call;2018-09-13;2018-10-15
shortlist;2018-10-16;2018-11-05
candidate_jury;2018-11-06;2018-11-08"""

# ── Who and what: the tables are checked against one another; any fault stops here, all together ───
proposed = testing.synthetic_challenges(27, seed=2019, promotion=P3)
table = testing.synthetic_tables(P3, seed=2019, proposed=proposed)
book = Book.read(
    P3,
    candidates=table["candidates"],
    jurors=table["jurors"],
    panels=table["candidate_panels"],
    proposed=proposed,
    dialect="fr",
)
lang = (FRENCH if CODE == "fr" else ENGLISH).naming(book.names)
title("A promotion, decided and explained", "Une promotion, décidée et expliquée")
print(
    said(
        "People and marks are invented, so that the published challenges win.",
        "Personnes et notes sont inventées, de sorte que les défis publiés gagnent.",
    )
)
print(book.say(lang))

# ── 1. Challenges: the published rules, and what the office adds; who must step back does ──────────
held = book.deliberate(
    "challenges",
    table["challenge_marks"],
    places=15,
    panels=table["challenge_panels"],
    scale=jury.EIG_SCALE,
    tie_breaks=["criterion_mean:impact"],
    reserve=5,
    quorum="1/2",
    chair=book.jurors[0].id,
    on=dt.date(2018, 7, 4),
)
title("1. Challenges: 42 proposed, 15 kept", "1. Défis : 42 proposés, 15 retenus")
print(held.explain(lang=lang).listed())
while equals := held.undecided or held.selection.reserve_undecided:
    held = held.settle(lots.draw_rfc3797(equals, count=len(equals), **DRAW))
title("Would another jury have kept the same?", "Un autre jury aurait-il retenu les mêmes ?")
print(jury.check_jury(held).explain(lang=lang).listed())
title("Why is Open Justice kept?", "Pourquoi Open Justice est-il retenu ?")
print(held.explain("open-justice", lang=lang).listed())
minutes = held.minutes(title="EIG 3, défis", sittings=[dt.date(2018, 7, 4)], salt="5a17" * 16)
assert jury.verify(minutes, held)

# ── 2. Candidates: heard by panels, one list a challenge and profile ───────────────────────────────
heard = book.hearings(days=[dt.date(2018, 11, day) for day in (6, 7, 8)], rooms=6)
lists = book.lists(table["candidate_marks"], scale=jury.EIG_SCALE)
first, second, *_ = lists["karfur", "design"].order
title("2. Candidates: one of those who were heard", "2. Candidatures : une personne auditionnée")
print(heard.explain(first, lang=lang).listed())
print(lists["karfur", "design"].explain(first, lang=lang).listed())

# ── 3. Teams: the best cohort for marks and wishes, proven; and its equals, if it has any ──────────
limits = [teams.MaxEach(id="employers", attribute="employer", maximum=5)]
cohort = book.compose(held, lists, wishes=[2, 1], rules=limits)
if cohort.undecided:
    cohort = cohort.settle(lots.draw_rfc3797(cohort.undecided, count=len(cohort.undecided), **DRAW))
title(
    "3. Teams: score of each seat, and 2 or 1 for a wish",
    "3. Équipes : note de chaque place, et 2 ou 1 par vœu",
)
print(cohort.explain(lang=lang).listed())
print(cohort.cohort.say(lang))
title("Why does this person sit there?", "Pourquoi cette personne est-elle affectée là ?")
print(cohort.explain(first, lang=lang).listed())

# ── 4. Time: published dates, and the office's own durations ───────────────────────────────────────
plan = timeline.Plan.of(P3, durations=read(OWN_DURATIONS), sessions=False, lang=lang)
schedule = timeline.schedule(plan)
title("4. Timeline, on French working days", "4. Calendrier, en jours ouvrés français")
print(schedule.say(lang))
status = timeline.status(plan, read(FACTS), dt.date(2018, 11, 9))
title("On 9 November, 10 days more to validate", "Le 9 novembre, 10 jours de validation de plus")
print(status.slip("validation", "10 working days").explain(lang=lang).listed())

# ── 5. The year: what it costs, and what people receive, each audience its own words ───────────────
decided = book.decide(held, lists, cohort, schedule, minutes=minutes)
year = decided.record(*book.appoint(cohort, starts=dt.date(2019, 1, 16)))
title("What it costs", "Ce que cela coûte")
print(year.costs().explain(lang=lang).listed())
letters = decided.letters(lang=lang)
reasons = rows.to_csv(decided.reasons(audience="jury", lang=lang), lang=lang)
agenda = year.book.agenda(book.jurors[0].id, heard, lang=lang)
dossier = decided.dossier(salt="c4" * 32)
replay = dossier.replay(book, deliberation=held, lists=lists, schedule=schedule)
assert replay.holds
title("5. What people receive: a letter", "5. Ce que chacun reçoit : une lettre")
print(letters[second])
title("The dossier", "Le dossier")
print(dossier.explain(lang=lang).listed())
print(replay.explain(lang=lang).listed())
for folder in map(Path, FOLDER):
    folder.mkdir(parents=True, exist_ok=True)
    stamp = dt.datetime(2018, 10, 20, 9, tzinfo=dt.UTC)
    (folder / "dossier.html").write_text(to_html(dossier, lang=lang), encoding="utf-8")
    (folder / "public.html").write_text(to_html(dossier.redacted("public"), lang=CODE), encoding="utf-8")
    (folder / "notice.md").write_text(decided.notice(second, lang=lang), encoding="utf-8")
    (folder / "reasons.csv").write_text(reasons, encoding="utf-8", newline="")
    (folder / "j01.ics").write_text(timeline.to_ical(agenda, stamp=stamp, lang=lang), encoding="utf-8")
