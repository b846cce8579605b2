"""For what sizes each search and statistic is meant: measured once a row, and shown by a page (`make limits`).

A row names functions that share their limits: the size measured, how the time grows with it, and what happens beyond.
What bounds them is read from what they take, and how soon they hear a word to stop from `helpers.stops`. A guard holds
the names against the public listing. The figures go to `docs/data/limits.json`.
"""

import datetime as dt
import importlib
import inspect
import random
import sys
import time
from fractions import Fraction

from eig import jury, lots, teams, timeline
from eig.jury import agreement, assignment, comparability, posts, robustness, selection, severity, votes
from eig.programme import Quota
from helpers import examples, figures

PACKAGES = (
    "jury.agreement", "jury.comparability", "jury.severity", "jury.robustness", "jury.votes", "jury.selection",
    "jury.soundness", "jury.assignment", "jury.posts", "jury.merit", "teams.answers", "teams.matching", "timeline.plan",
    "timeline.hearings", "lots",
)  # fmt: skip
BOUNDS = {
    "nodes",
    "stop",
    "effort",
    "max_steps",
    "trials",
    "arrangements",
    "limit",
    "replicates",
    "draws",
    "most",
}
"""Arguments that bound a call."""


def _reviews(items, jurors, each=3, grades=21):
    rng = random.Random(items)
    return jury.Reviews.from_triples(
        (f"d{item:05}", f"j{juror:03}", rng.randrange(grades))
        for item in range(items)
        for juror in rng.sample(range(jurors), each)
    )


def _scores(items):
    rng = random.Random(items)
    return {f"d{item:05}": rng.randrange(200) for item in range(items)}


def _two_criteria(items):
    rng = random.Random(items)
    return {f"d{item:05}": {"a": rng.randrange(200), "b": rng.randrange(200)} for item in range(items)}


def _attributes(items):
    rng = random.Random(items)
    return {f"d{item:05}": {"region": rng.choice("nsew"), "field": rng.choice("ab")} for item in range(items)}


QUOTAS = [Quota(attribute="region", value="n", minimum=5), Quota(attribute="field", value="a", maximum=15)]


def _orders(items, jurors, noise):
    rng = random.Random(items)
    names = [f"c{item:04}" for item in range(items)]
    orders = [sorted(names, key=lambda name: int(name[1:]) + rng.gauss(0, noise)) for _ in range(jurors)]
    return votes.Preferences.from_orders(
        votes.Preference(tiers=[[name] for name in order]) for order in orders
    )


def _problem(people, openings):
    rng = random.Random(people)
    names = [f"o{at:02}" for at in range(openings)]
    return teams.Problem(
        people=[teams.Person(id=f"p{at:03}", wishes=rng.sample(names, 4)) for at in range(people)],
        openings=[teams.Opening(id=name, size=(2, 3)) for name in names],
        objective=teams.Objective(terms=[teams.WishPoints(by_rank=[4, 3, 2, 1])]),
    )


def _profiles(jurors):
    rng = random.Random(jurors)
    return {f"j{at:04}": [rng.choice("abcd"), rng.choice("uvwxyz"), rng.choice("mf")] for at in range(jurors)}


def _network(tasks):
    rng = random.Random(tasks)
    links = [(f"t{rng.randrange(at)}", f"t{at}", "FS", 0) for at in range(1, tasks)]
    return {f"t{at}": rng.randrange(1, 9) for at in range(tasks)}, links


def _plan(phases):
    return timeline.Plan(
        key="p",
        start=dt.date(2026, 1, 5),
        calendar=timeline.WorkCalendar.ouvres(),
        phases=[timeline.Phase(key=f"f{at}", duration="3 working days") for at in range(phases)],
        dependencies=[timeline.plan.Dependency(pred=f"f{at - 1}", succ=f"f{at}") for at in range(1, phases)],
    )


def _jobs(count):
    rng = random.Random(count)
    return timeline.plan.Jobs(
        jobs=[
            timeline.plan.Job(key=f"j{at}", duration=rng.randrange(1, 6), demand=rng.randrange(1, 3), preds=[f"j{at - 3}"] if at > 2 else [])
            for at in range(count)
        ],
        capacity=3,
    )  # fmt: skip


def _market(people):
    rng = random.Random(people)
    names, places = [f"p{at}" for at in range(people)], [f"o{at}" for at in range(people // 3 + 1)]
    return teams.matching.Market(
        wishes={name: rng.sample(places, 5) for name in names},
        rankings={place: rng.sample(names, people) for place in places},
        capacities=dict.fromkeys(places, 3),
    )


def _hearings(count):
    rng = random.Random(count)
    jurors = [f"j{at}" for at in range(12)]
    return timeline.hearings.timetable(
        [timeline.hearings.Hearing(key=f"h{at}", jurors=rng.sample(jurors, 3)) for at in range(count)],
        [
            timeline.hearings.HalfDay(
                key=f"d{at}", day=dt.date(2026, 1, 5 + at), starts=dt.time(9), ends=dt.time(12, 30)
            )
            for at in range(10)
        ],
        half_days_per_juror=None,
    )


NOTHING = "nothing: a few passes over the table"
ROWS = (
    ("merit.rank rank_by_group rank_lists trimmed_total", "17,000 dossiers, 3 marks each",
     lambda: (jury.rank, _reviews(17_000, 120)), "with the marks", "the time grows, no more", NOTHING),
    ("agreement.krippendorff_alpha intraclass_correlations kendall_w mean_spearman cohen_kappa conger_kappa fleiss_kappa gwet_ac brennan_prediger",
     "17,000 dossiers, 3 marks each", lambda: (agreement.krippendorff_alpha, _reviews(17_000, 120)),
     "with the marks; kappas with the square of the grades", "more than 1,000 grades are refused", NOTHING),
    ("comparability.connectivity algebraic_connectivity edge_connectivity shared_items", "1,700 dossiers, 60 jurors",
     lambda: (comparability.connectivity, _reviews(1_700, 60)), "with dossiers times jurors", "the time grows, no more", NOTHING),
    ("severity.within_model crossed_model additive_model blup calibrate adopt_calibration z_scores", "1,700 dossiers, 60 jurors",
     lambda: (severity.crossed_model, _reviews(1_700, 60)), "with the marks, and the cube of the jurors", "500 jurors take minutes", "fewer jurors: one jury at a time"),
    ("severity.proportional_odds", "170 dossiers, 12 jurors, 5 grades", lambda: (severity.proportional_odds, _reviews(170, 12, grades=5)),
     "with the marks, times rounds of approximation", "undefined, with its reason, where it does not settle", "fewer grades"),
    ("robustness.bootstrap soundness.check_jury", "170 dossiers, 12 jurors, 1,000 samples",
     lambda: (lambda marks: robustness.bootstrap(marks, places=25, replicates=1_000), _reviews(170, 12)),
     "with samples times marks", "an exact count that would be too long is refused; a sample that is stopped says how many were drawn", ""),
    ("robustness.expected_ranks funding_line", "170 dossiers, 2,000 draws",
     lambda: (lambda model: robustness.expected_ranks(model.estimates, k=25), severity.crossed_model(_reviews(170, 12))),
     "with the square of the dossiers, draws times dossiers, and the cube of the jurors", "10,000 dossiers of 700 jurors take a minute or two; draws that are stopped are counted", ""),
    ("robustness.leave_one_juror_out", "1,700 dossiers, 60 jurors",
     lambda: (lambda marks: robustness.leave_one_juror_out(marks, places=25), _reviews(1_700, 60)),
     "with jurors times marks", "the jurors who were not reached are named", ""),
    ("robustness.weight_stability leave_one_criterion_out marks_needed rank_ranges", "1,000 dossiers, 2 criteria",
     lambda: (lambda given: robustness.weight_stability(given, weights={"a": 1, "b": 1}, varied="a"), _two_criteria(1_000)),
     "with the marks; `weight_stability` with the square of the dossiers", "10,000 dossiers take minutes, by `weight_stability`", "fewer dossiers: those near the last place"),
    ("robustness.marks_picture rank_ranges_picture weights_picture votes.grades_picture", "170 dossiers, 12 jurors",
     lambda: (robustness.marks_picture, _reviews(170, 12)), "with what is drawn", "more than 10,000 places are refused", "draw a part"),
    ("votes.schulze copeland borda rank_distance", "300 dossiers, 12 jurors", lambda: (votes.schulze, _orders(300, 12, 20)),
     "`schulze` with the cube of the dossiers, others with the square", "1,000 dossiers take a second", "fewer dossiers: the first of a first order"),
    ("votes.kemeny", "40 dossiers, 12 jurors who roughly agree", lambda: (votes.kemeny, _orders(40, 12, 2)),
     "exponential in a group on which jurors do not agree", "a good order, with the bound that is proven", ""),
    ("votes.majority_judgment highest_median majority_value", "10,000 dossiers, 12 grades each",
     lambda: (votes.majority_judgment, [votes_tally(at) for at in range(10_000)]), "with dossiers times grades", "more than 1,000 grades are refused", NOTHING),
    ("selection.select replacement replacements", "17,000 dossiers, 25 places",
     lambda: (lambda ranking: jury.select(ranking, places=25), jury.rank(_scores(17_000))), "with the dossiers", "the time grows, no more", NOTHING),
    ("selection.best_under_quotas", "1,700 dossiers, 25 places, 2 quotas",
     lambda: (lambda scores: selection.best_under_quotas(scores, places=25, quotas=QUOTAS, attributes=_attributes(1_700)), _scores(1_700)),
     "with dossiers times places times kinds of candidates", "a set that is not proven, or of which equals may exist, which says so", "fewer quotas that overlap"),
    ("selection.fair_lottery draw_fairly", "170 dossiers, 25 places, 2 quotas",
     lambda: (lambda held: selection.fair_lottery(held, places=25, quotas=QUOTAS), _attributes(170)),
     "with the kinds of candidates, exponential at worst", "a lottery that is not proven, which says so", ""),
    ("assignment.design_panels", "600 jurors in 100 panels, 3 kinds of labels", lambda: (lambda given: assignment.design_panels(given, sizes={f"p{at}": 6 for at in range(100)}), _profiles(600)),
     "with jurors times panels", "the most balanced design so far, and by how much it may be less balanced than another", ""),
    ("assignment.assign_reviewers assign_to_panels", "1,700 dossiers, 60 jurors, 3 reviews each",
     lambda: (lambda items: assignment.assign_reviewers(items, [f"j{at}" for at in range(60)], reviews_per_item=3, loads=(0, 90)), [f"d{at}" for at in range(1_700)]),
     "with dossiers times jurors times reviews", "linked juries of more than 200 by two shared items are not searched", ""),
    ("assignment.equal_assignments equal_repairs", "20 dossiers, 6 jurors",
     lambda: (assignment.equal_assignments, assignment.assign_reviewers([f"d{at}" for at in range(20)], list("abcdef"), reviews_per_item=2, loads=(0, 7))),
     "with how many there are", "the first ones, and that there are more", ""),
    ("posts.fill_posts vacancy_chain vacancy_chains", "1,000 people, 100 posts on 10 lists", lambda: _posts(1_000),
     "with the wishes; ties multiply outcomes", "the outcomes found, and that there are more", ""),
    ("answers.compose repair settle points_lost find_equals alternatives relaxations verify_relaxation binding_rules minimal_conflict conflicts_and_corrections pareto_front written_proof",
     "32 people, 12 challenges", lambda: (teams.compose, _problem(32, 12)), "exponential at worst; a promotion is far from it, by its structure",
     "the best cohort so far, with the gap that is proven, or `unknown`", "`backend=` for large ones"),
    ("answers.score points_of compare", "300 people, 100 challenges", lambda: _scored(300, 100), "with people times rules", "the time grows, no more", NOTHING),
    ("matching.match blocking_pairs", "1,000 people without couples", lambda: (teams.match, _market(1_000)),
     "with the wishes; couples and ties multiply", "`unknown`, with the pairs that block", ""),
    ("plan.schedule count_back what_if slip status progress compare_to_baseline critical_path", "1,000 phases in a chain",
     lambda: (timeline.plan.schedule, _plan(1_000)), "with phases and links", "10,000 phases take seconds", NOTHING),
    ("plan.solve_network", "10,000 tasks", lambda: (lambda network: timeline.plan.solve_network(*network), _network(10_000)),
     "with tasks and links", "the time grows, no more", NOTHING),
    ("plan.level_jobs list_schedule", "30 jobs, 3 people", lambda: (timeline.plan.level_jobs, _jobs(30)),
     "exponential in jobs that compete", "the best order so far, which is not said to be optimal", ""),
    ("plan.load staffed mentor_shares", "1,000 shares", lambda: (timeline.plan.load, _shares(1_000)), "with the shares", "the time grows, no more", NOTHING),
    ("hearings.timetable plan_hearings", "40 hearings, 12 jurors, 10 half-days", lambda: (_hearings, 40), "exponential at worst",
     "as many hearings as were placed, and that it is not proven", ""),
    ("lots.draw_labels draw_rfc3797 decide commitment one_time_code entropy_bits rfc3797_key", "10,000 labels",
     lambda: (lambda labels: lots.draw_labels(labels, code="00" * 32, randomness="1.2.3./"), [f"d{at:05}" for at in range(10_000)]),
     "with the labels; a code with its number", "more than 1,000,000 codes are refused", NOTHING),
)  # fmt: skip
"""Functions, the size measured, what is measured, how the time grows, what happens beyond, what else bounds it."""


def votes_tally(at):
    rng = random.Random(at)
    return jury.marks.Tally.from_grades(f"i{at:05}", [rng.randrange(6) for _ in range(12)], levels=6)


def _posts(people):
    rng = random.Random(people)
    lists = {
        f"l{at}": jury.rank({f"p{rng.randrange(people)}": 2000 - n for n in range(200)}) for at in range(10)
    }
    wishes = {item: rng.sample(sorted(lists), 4) for ranking in lists.values() for item in ranking.order}
    return lambda given: posts.fill_posts(given, posts=10, wishes=wishes), lists


def _scored(people, openings):
    problem = _problem(people, openings)
    return lambda cohort: teams.answers.score(problem, cohort), teams.compose(problem, nodes=2_000).cohort


def _shares(count):
    start = dt.date(2026, 1, 5)
    return [
        timeline.plan.TimeShare(
            who=f"m{at % 40}",
            what=f"k{at}",
            span=timeline.calendar.Span(start=start + dt.timedelta(days=at % 90), end=start + dt.timedelta(days=at % 90 + 30)),
            share=Fraction(1, 10),
        )
        for at in range(count)
    ]  # fmt: skip


def named(row):
    """Return the functions that a row is about, by their names."""
    return [name.rpartition(".")[2] for name in row[0].split()]


def searches():
    """Yield every public function or method that searches or counts, by name, and the bounds that it takes."""
    for module, name in examples.public_names():
        value = getattr(importlib.import_module(module), name)
        if inspect.isfunction(value):
            found = BOUNDS & set(inspect.signature(value).parameters)
            if found or module.removeprefix("eig.") in PACKAGES:
                yield name, found
        elif inspect.isclass(value):
            for own, method in inspect.getmembers(value, inspect.isfunction):
                found = BOUNDS & set(inspect.signature(method).parameters)
                if found and not own.startswith("_"):
                    yield own, found


def bounds_of(row):
    """Return the arguments that bound what a row is about."""
    return sorted({one for name, found in searches() for one in found if name in named(row)})


def bounded_by(row):
    """Say what bounds what a row is about."""
    taken = ", ".join(f"`{one}=`" for one in bounds_of(row))
    return "; ".join(filter(None, (taken, row[5])))


def heard_within(row):
    """Return the most steps between two questions whether to stop, of what a row is about and is counted."""
    from helpers.stops import CALLS

    counted = [most for name, (_, most) in CALLS.items() if name.partition(",")[0] in named(row)]
    return f"{max(counted):,}" if counted else "–"


def main():
    rows = []
    for row in ROWS:
        names, size, build, grows, beyond, _ = row
        job, given = build()
        start = time.process_time()
        job(given)
        took = time.process_time() - start
        print(f"{names.split()[0]}: {took:.2f} s", flush=True)
        functions = ", ".join(f"`{name}`" for name in named(row))
        took = float(f"{took:.2g}")
        rows.append((functions, size, took, grows, beyond, bounded_by(row), heard_within(row)))
    columns = (
        "functions",
        "size measured (the first function)",
        "seconds of computing",
        "the time grows",
        "beyond",
        "what bounds it",
        "steps between two questions of `stop`",
    )
    figures.record("limits", command="make limits", columns=columns, rows=rows)


if __name__ == "__main__":
    sys.exit(main())
