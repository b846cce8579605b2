"""Of three hundred entries one is bad: does the refusal say which one, and no other?

    PYTHONPATH=src python tools/wrong_members.py [--list]

Each entry point is called with right entries, which it answers, then with the same ones but one. A refusal says which
where a fault's place or value holds the key of the bad entry or its position, and the key of no other. With `--list`
each is told, with the words of its refusal.
"""

import datetime as dt
import re
import sys
from collections import Counter

from sources import title

from eig import book, jury, lots, programme, rows, teams, timeline
from eig.errors import EigError
from eig.jury import (
    assignment,
    marks,
    merit,
    posts,
    robustness,
    rules,
    selection,
    severity,
    votes,
)
from eig.programme import applications, lifecycles
from eig.promotions import P3
from eig.reasons import Language
from eig.teams import asked, matching
from eig.timeline import calendar, contracts, hearings, plan

MANY, AT = 300, 207
KEYS = [f"k{number:03}" for number in range(MANY)]
BAD = KEYS[AT]
DAY = dt.date(2019, 1, 16)
NAMES = re.compile(r"k\d{3}")
POSITION = re.compile(rf"[\[ ]({AT}|{AT + 1})\b")
SCALE = jury.EIG_SCALE
RUBRIC = jury.Rubric.equal(["impact"], scale=SCALE)


def by_key(right, wrong):
    """Return what makes a mapping of the entries: right ones, or with one that is wrong."""
    return lambda bad: {key: wrong if bad and key == BAD else right for key in KEYS}


def each(right, wrong):
    """Return what makes a list of the entries, each from its key."""
    return lambda bad: [wrong(key) if bad and key == BAD else right(key) for key in KEYS]


def as_it_is(key):
    return key


def nothing(_):
    return None


names = each(as_it_is, nothing)
padded = each(as_it_is, lambda key: f"{key} ")
numbers = by_key(1, "ten")
counts = by_key(1, -1)
mark_rows = each(lambda key: (key, "j", 2), lambda key: (key, "j", "ten"))
sheet_rows = each(lambda key: (key, "j", {"impact": 2}), lambda key: (key, "j", {"impact": 9}))


def reviews():
    return marks.Reviews.from_triples((key, juror, 2) for key in KEYS for juror in ("j1", "j2"))


def sheet():
    return jury.Scoresheet.from_marks(RUBRIC, [(key, "j", {"impact": 2}) for key in KEYS])


ENTRIES = {  # what is called, and the entries that it is called with
    "jury.rank": (lambda given: jury.rank(given), numbers),
    "merit.Ranking.from_scores": (lambda given: merit.Ranking.from_scores(given), numbers),
    "merit.Ranking(groups)": (lambda given: merit.Ranking(groups=given), each(lambda key: [key], lambda _: [None])),
    "merit.rank_lists": (lambda given: merit.rank_lists(given), by_key({"a": 1}, {"a": "ten"})),
    "merit.trimmed_total(factors)": (lambda given: merit.trimmed_total({key: [1, 2, 3] for key in KEYS}, given), numbers),
    "merit.trimmed_total(marks)": (lambda given: merit.trimmed_total(given, dict.fromkeys(KEYS, 1)), by_key([1, 2, 3], [1, "ten", 3])),
    "marks.Reviews.from_triples, a mark": (lambda given: marks.Reviews.from_triples(given), mark_rows),
    "marks.Reviews.from_triples, an item": (lambda given: marks.Reviews.from_triples(given), each(lambda key: (key, "j", 2), lambda key: (f"{key} ", "j", 2))),
    "marks.Reviews.from_triples, too short": (lambda given: marks.Reviews.from_triples(given), each(lambda key: (key, "j", 2), lambda key: (key, "j"))),
    "marks.Reviews(reviews)": (lambda given: marks.Reviews(reviews=given), each(lambda key: marks.Review(item=key, juror="j", mark=1), as_it_is)),
    "jury.Scoresheet.from_marks, beyond the scale": (lambda given: jury.Scoresheet.from_marks(RUBRIC, given), sheet_rows),
    "jury.Scoresheet.from_marks, no number": (lambda given: jury.Scoresheet.from_marks(RUBRIC, given), each(lambda key: (key, "j", {"impact": 2}), lambda key: (key, "j", {"impact": "ten"}))),
    "jury.Scoresheet.from_marks, another criterion": (lambda given: jury.Scoresheet.from_marks(RUBRIC, given), each(lambda key: (key, "j", {"impact": 2}), lambda key: (key, "j", {"team": 2}))),
    "jury.Scoresheet(sheets)": (lambda given: jury.Scoresheet(rubric=RUBRIC, sheets=given), each(lambda key: marks.MarkSheet(item=key, juror="j", marks={"impact": 2}), as_it_is)),
    "jury.Scoresheet(items)": (lambda given: jury.Scoresheet(rubric=RUBRIC, sheets=[], items=given), names),
    "marks.MarkSheet(marks)": (lambda given: marks.MarkSheet(item="a", juror="j", marks=given), numbers),
    "marks.Tally.from_grades": (lambda given: marks.Tally.from_grades("a", given, levels=5), each(lambda _: 2, lambda _: 9)),
    "marks.Tally(counts)": (lambda given: marks.Tally(item="a", counts=given), each(lambda _: 2, lambda _: -1)),
    "jury.Rubric.equal": (lambda given: jury.Rubric.equal(given, scale=SCALE), padded),
    "marks.weighted_mean(marks)": (lambda given: marks.weighted_mean(given, dict.fromkeys(KEYS, 1)), numbers),
    "marks.weighted_mean(weights)": (lambda given: marks.weighted_mean(dict.fromkeys(KEYS, 1), given), numbers),
    "marks.mean": (lambda given: marks.mean(given), each(lambda _: 1, lambda _: "ten")),
    "rules.TieBreak.given": (lambda given: rules.TieBreak.given("age", given), numbers),
    "assignment.AssignmentProblem(needs)": (lambda given: assignment.AssignmentProblem(items=KEYS, jurors=["j"], needs=given, loads={"j": (0, MANY)}), counts),
    "assignment.AssignmentProblem(loads)": (lambda given: assignment.AssignmentProblem(items=["a"], jurors=KEYS, needs={"a": 1}, loads=given), by_key((0, 2), (2, 0))),
    "assignment.AssignmentProblem(recusals)": (lambda given: assignment.AssignmentProblem(items=KEYS, jurors=["j"], needs=dict.fromkeys(KEYS, 0), loads={"j": (0, MANY)}, recusals=given), each(lambda key: (key, "j"), lambda key: (key, 3))),
    "selection.best_under_quotas(scores)": (lambda given: selection.best_under_quotas(given, places=2), numbers),
    "selection.best_under_quotas(attributes)": (lambda given: selection.best_under_quotas(dict.fromkeys(KEYS, 1), places=2, quotas=[programme.Quota(attribute="team", value="x", maximum=2)], attributes=given), by_key({"team": "x"}, {"team": 3})),
    "severity.Estimates.independent": (lambda given: severity.Estimates.independent(given, dict.fromkeys(KEYS, 1.0)), by_key(1.0, "ten")),
    "robustness.weight_stability": (lambda given: robustness.weight_stability(given, weights={"x": 1, "y": 1}, varied="x"), by_key({"x": 1, "y": 2}, {"x": "ten", "y": 2})),
    "votes.Preference(tiers)": (lambda given: votes.Preference(tiers=given), each(lambda key: [key], lambda _: [None])),
    "votes.Preference(tiers), padded": (lambda given: votes.Preference(tiers=given), each(lambda key: [key], lambda key: [f"{key} "])),
    "votes.Preferences(candidates)": (lambda given: votes.Preferences(candidates=given, orders=[]), padded),
    "votes.majority_judgment": (lambda given: votes.majority_judgment(given), each(lambda key: marks.Tally(item=key, counts=[1, 2]), lambda key: marks.Tally(item=key, counts=[1, 2, 3]))),
    "posts.fill_posts(wishes)": (lambda given: posts.fill_posts({"plume": jury.rank(dict.fromkeys(KEYS, 1))}, posts={"plume": 1}, wishes=given), by_key(["plume"], ["nowhere"])),
    "minutes.deliberate(present)": (lambda given: jury.deliberate(sheet(), places=1, members=[*KEYS, "j"], present=given), names),
    "lots.draw_labels": (lambda given: lots.draw_labels(given, code="00" * 32, randomness="1./"), padded),
    "lots.draw_rfc3797(pool)": (lambda given: lots.draw_rfc3797(given, count=1, key="1./"), padded),
    "lots.Decision(order)": (lambda given: lots.Decision(by="jury", order=given, reference="r"), names),
    "lots.decide": (lambda given: lots.decide(given, by=lots.Priority(order=KEYS, reference="r", reason="r")), padded),
    "programme.Candidate(skills)": (lambda given: programme.Candidate(id="c", skills=given), by_key(1, "ten")),
    "programme.Candidate(attributes)": (lambda given: programme.Candidate(id="c", attributes=given), by_key("x", 3)),
    "programme.Panel(members)": (lambda given: programme.Panel(id="p", members=given), padded),
    "applications.Application(mates)": (lambda given: applications.Application(candidate="c", mates=given), padded),
    "lifecycles.LifeCycle(steps)": (lambda given: lifecycles.LifeCycle(subject="Case", first=KEYS[0], steps=given), by_key([KEYS[0]], ["nowhere"])),
    "reasons.Language(words)": (lambda given: Language(code="de", words=given, months=["m"] * 12, decimal=","), by_key("und", 3)),
    "asked.Cohort.of": (lambda given: asked.Cohort.of(given), by_key(["p"], [None])),
    "asked.Cohort.of, one text": (lambda given: asked.Cohort.of(given), by_key([], "p")),
    "teams.Person(skills)": (lambda given: teams.Person(id="p", skills=given), numbers),
    "teams.Person(wishes)": (lambda given: teams.Person(id="p", wishes=given), padded),
    "teams.Opening(weights)": (lambda given: teams.Opening(id="o", weights=given), numbers),
    "teams.Problem(people)": (lambda given: teams.Problem(people=given, openings=[]), each(lambda key: teams.Person(id=key), as_it_is)),
    "teams.Problem(openings)": (lambda given: teams.Problem(people=[], openings=given), each(lambda key: teams.Opening(id=key), as_it_is)),
    "asked.MeritPoints.of": (lambda given: asked.MeritPoints.of(given), lambda bad: {(key, "o", None): "ten" if bad and key == BAD else 1 for key in KEYS}),
    "asked.MaxOverlap(seats)": (lambda given: asked.MaxOverlap(id="o", seats=given, maximum=1), each(lambda key: (key, "o"), lambda key: (key,))),
    "asked.StayBonus(seats)": (lambda given: asked.StayBonus(seats=given), each(lambda key: (key, "o"), lambda key: (key, 3))),
    "asked.Together(people)": (lambda given: asked.Together(people=given), padded),
    "matching.Market(wishes)": (lambda given: matching.Market(wishes=given, rankings={"o": []}), by_key([], [None])),
    "matching.Market(capacities)": (lambda given: matching.Market(wishes={}, rankings={key: [] for key in KEYS}, capacities=given), counts),
    "calendar.WorkCalendar(closed)": (lambda given: calendar.WorkCalendar(closed=given), lambda bad: [None if bad and n == AT else DAY + dt.timedelta(n) for n in range(MANY)]),
    "calendar.overlaps": (lambda given: calendar.overlaps(given), by_key(calendar.Span.inclusive(DAY, DAY), DAY)),
    "facts.propose": (lambda given: timeline.facts.propose(given), lambda bad: [f"{BAD}" if bad and n == AT else DAY + dt.timedelta(n) for n in range(MANY)]),
    "plan.Plan(phases)": (lambda given: timeline.Plan(key="p", start=DAY, calendar=timeline.WorkCalendar(), phases=given), each(lambda key: timeline.Phase(key=key, duration="1 day"), as_it_is)),
    "plan.solve_network": (lambda given: plan.solve_network(given, []), counts),
    "plan.Job(preds)": (lambda given: plan.Job(key="a", duration=1, preds=given), padded),
    "plan.Jobs(jobs)": (lambda given: plan.Jobs(jobs=given, capacity=1), each(lambda key: plan.Job(key=key, duration=1), as_it_is)),
    "hearings.Hearing(jurors)": (lambda given: hearings.Hearing(key="h", jurors=given), padded),
    "contracts.cost_by_year(experience)": (lambda given: contracts.cost_by_year([], promotion=P3, experience=given), by_key(1, "ten")),
    "rows.reviews": (lambda given: rows.reviews(given), each(lambda key: {"item": key, "juror": "j", "mark": "2"}, lambda key: {"item": key, "juror": "j", "mark": "ten"})),
    "rows.scoresheet": (lambda given: rows.scoresheet(given, RUBRIC), each(lambda key: {"item": key, "juror": "j", "impact": "2"}, lambda key: {"item": key, "juror": "j", "impact": "ten"})),
    "book.Book.read(candidates)": (lambda given: book.Book.read(P3, candidates=given), each(lambda key: {"id": key}, lambda key: {"id": key, "years_of_experience": "ten"})),
}  # fmt: skip


def refused(call, given):
    """Return the error of a call, or nothing."""
    try:
        call(given)
    except Exception as error:  # noqa: BLE001 # which it is, is told
        return error
    return None


def judged(call, entries):
    """Tell what a refusal says of the bad entry, with its words."""
    right, wrong = refused(call, entries(False)), refused(call, entries(True))
    if right is not None:
        return "right entries are refused", f"{type(right).__name__}: {right}"
    if wrong is None:
        return "no refusal", ""
    words = f"{type(wrong).__name__}: {wrong}"
    if not isinstance(wrong, EigError):
        return "an error that is not ours", words
    told = [
        one
        for fault in getattr(wrong, "faults", (wrong,))
        for one in (getattr(fault, "place", ""), str(fault).partition(": ")[0])
    ]
    named = set(NAMES.findall(" ".join([words, *told])))
    if named - {BAD}:
        return "another is named, or all", words
    says = BAD in named or any(POSITION.search(one) for one in told)
    return ("says which", words) if says else ("does not say which", words)


def main(shown):
    found = {name: judged(*entry) for name, entry in ENTRIES.items()}
    title("entry points, each with one bad entry of three hundred", len(found))
    for verdict, count in Counter(verdict for verdict, _ in found.values()).most_common():
        title(f"    {verdict}", count)
    for name, (verdict, words) in sorted(found.items(), key=lambda one: one[1][0]) if shown else ():
        print(f"{verdict}: {name}\n    {words[:200]}")


if __name__ == "__main__":
    main("--list" in sys.argv[1:])
