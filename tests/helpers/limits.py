"""For what sizes each search and statistic is meant: measured once a row, and shown by a page (`make limits`).

A row names functions that share their limits: the size measured, how the time grows with it, and what happens beyond.
What bounds them is read from what they take; what they are counted on stands in the row. A guard holds the names
against the public listing, and what nothing bounds to times that grow as its input does. The figures go to `docs/data/limits.json`.
"""

import datetime as dt
import gc
import importlib
import inspect
import random
import re
import sys
import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from attrs import evolve

from eig import book, jury, lots, rows, teams, testing, timeline, to_html
from eig._values.frozen_maps import FrozenMap
from eig.jury import (
    agreement,
    assignment,
    comparability,
    marks,
    minutes,
    posts,
    robustness,
    selection,
    severity,
    votes,
)
from eig.programme import Appointment, Quota, durations, states
from eig.promotions import P3
from helpers import examples, figures, stops
from helpers.stops import STEPS, _profiles, _reviews

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


class Row(NamedTuple):
    """Functions that share their limits; those that are counted, with what makes the call and its most steps."""

    names: str
    size: str
    build: Callable
    grows: str
    beyond: str
    otherwise: str
    counted: Mapping = FrozenMap()


def _scores(items):
    rng = random.Random(items)
    return {f"d{item:05}": rng.randrange(200) for item in range(items)}


def _apart(items):
    return {f"d{item:05}": item for item in range(items)}


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


def _network(tasks):
    rng = random.Random(tasks)
    links = [(f"t{rng.randrange(at)}", f"t{at}", "FS", 0) for at in range(1, tasks)]
    return {f"t{at}": rng.randrange(1, 9) for at in range(tasks)}, links


def _plan(phases):
    return timeline.Plan(
        key="p",
        start=dt.date(2026, 1, 5),
        calendar=timeline.WorkCalendar.named("metropole"),
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
HALVES = "what is stopped is refused: nothing is given by halves"
PRODUCT = "nothing: a product of two numbers of which one is small"
PART = 4  # what is bounded by nothing is measured on a fourth of its size too
ROWS = (
    Row("merit.rank rank_by_group rank_lists trimmed_total", "17,000 dossiers, 3 marks each",
     lambda part=1: (jury.rank, _reviews(17_000 // part, 120)), "with the marks", "the time grows, no more", NOTHING),
    Row("agreement.krippendorff_alpha intraclass_correlations kendall_w cohen_kappa conger_kappa fleiss_kappa gwet_ac brennan_prediger",
     "17,000 dossiers, 3 marks each", lambda part=1: (agreement.krippendorff_alpha, _reviews(17_000 // part, 120)),
     "with the marks; kappas with the square of the grades", "more than 1,000 grades are refused", NOTHING),
    Row("agreement.mean_spearman", "1,700 dossiers, 60 jurors", lambda: (agreement.mean_spearman, _reviews(1_700, 60)),
     "with the marks times the jurors", "more than 2,000,000 pairs of jurors, or of marks of a dossier, are refused", "one jury at a time"),
    Row("comparability.connectivity edge_connectivity shared_items", "1,700 dossiers, 60 jurors",
     lambda part=1: (comparability.connectivity, _reviews(1_700 // part, 60)), "with dossiers times jurors", "the time grows, no more", NOTHING),
    Row("comparability.algebraic_connectivity", "300 dossiers, 40 jurors",
     lambda: (comparability.algebraic_connectivity, _reviews(300, 40)), "with the cube of the jurors", "500 jurors take minutes; what is stopped is a floor", "",
     {"algebraic_connectivity": (lambda: stops._firm(300, 120), STEPS)}),
    Row("severity.within_model crossed_model additive_model blup calibrate adopt_calibration z_scores", "1,700 dossiers, 60 jurors",
     lambda: (severity.crossed_model, _reviews(1_700, 60)), "with the marks, and the cube of the jurors", "500 jurors take seconds, and more than 1,000 are undefined; what is stopped is undefined too", "fewer jurors: one jury at a time",
     {"within_model": (lambda: stops._fitted("within_model"), STEPS), "additive_model": (lambda: stops._fitted("additive_model"), STEPS), "crossed_model": (lambda: stops._fitted("crossed_model"), STEPS), "calibrate": (lambda: stops._fitted("calibrate"), STEPS), "blup": (lambda: stops._predicted(200, 100), STEPS)}),
    Row("severity.proportional_odds", "170 dossiers, 12 jurors, 20 grades", lambda: (severity.proportional_odds, _reviews(170, 12, grades=20)),
     "with the marks, times rounds of approximation", "undefined, with its reason, where it does not settle, where it was stopped, or beyond 1,000 effects", "fewer grades",
     {"proportional_odds": (lambda: stops._fitted("proportional_odds", 60, 8, grades=20), STEPS)}),
    Row("robustness.bootstrap soundness.check_jury", "170 dossiers, 12 jurors, 1,000 samples",
     lambda: (lambda marks: robustness.bootstrap(marks, places=25, replicates=1_000), _reviews(170, 12)),
     "with samples times marks", "an exact count that would be too long is refused; a sample that is stopped says how many were drawn, and sums them up, which takes up to three times as long as drawing them did", "",
     {"bootstrap": (lambda: stops._boot(600, 40), STEPS), "check_jury": (lambda: stops._checked(60, 8), STEPS)}),
    Row("robustness.expected_ranks", "170 dossiers, 2,000 draws",
     lambda: (lambda model: robustness.expected_ranks(model.estimates, k=25), severity.crossed_model(_reviews(170, 12))),
     "with the square of the dossiers, draws times dossiers, and the cube of the jurors", "10,000 dossiers of 700 jurors take a minute; draws that are stopped are counted, and dossiers that were not reached are named", "",
     {"expected_ranks": (lambda: stops._expected(170, 12), STEPS), "expected_ranks, all errors distinct": (lambda: stops._ranked(1_500), STEPS)}),
    Row("robustness.leave_one_juror_out", "1,700 dossiers, 60 jurors",
     lambda: (lambda marks: robustness.leave_one_juror_out(marks, places=25), _reviews(1_700, 60)),
     "with jurors times marks", "the jurors who were not reached are named", "",
     {"leave_one_juror_out": (lambda: stops._left_out(170, 12), STEPS)}),
    Row("robustness.weight_stability leave_one_criterion_out", "1,000 dossiers, 2 criteria",
     lambda: (lambda given: robustness.weight_stability(given, weights={"a": 1, "b": 1}, varied="a"), _two_criteria(1_000)),
     "with the marks; `weight_stability` with the square of the dossiers", "10,000 dossiers take minutes, by `weight_stability`; what was not compared is named", "fewer dossiers: those near the last place",
     {"weight_stability": (lambda: stops._turned(400), STEPS), "leave_one_criterion_out": (lambda: stops._criteria(200, 12), STEPS)}),
    Row("robustness.marks_picture rank_ranges_picture weights_picture votes.grades_picture", "170 dossiers, 12 jurors",
     lambda: (robustness.marks_picture, _reviews(170, 12)), "with what is drawn", "more than 10,000 places are refused", "draw a part"),
    Row("votes.schulze copeland pairwise", "300 dossiers, 12 jurors", lambda: (votes.schulze, _orders(300, 12, 20)),
     "with the square of the dossiers; `schulze` with the cube at worst", "4,200 dossiers take some seconds, and more than 5,000 are refused; what is stopped is refused too", "fewer dossiers: the first of a first order",
     {name: (lambda rank=rank: stops._compared(rank, 100), STEPS) for name, rank in (("schulze", votes.schulze), ("copeland", votes.copeland), ("pairwise", votes.Preferences.pairwise))}),
    Row("votes.borda rank_distance", "4,000 dossiers, 12 jurors", lambda part=1: (votes.borda, _orders(4_000 // part, 12, 20)),
     "with the orders", "the time grows, no more", NOTHING),
    Row("votes.kemeny", "40 dossiers, 12 jurors who roughly agree", lambda: (votes.kemeny, _orders(40, 12, 2)),
     "exponential in a group on which jurors do not agree", "a good order, with the bound that is proven; more than 1,000 dossiers are refused", "",
     {"kemeny": (lambda: stops._kemeny(24, 5), STEPS), "kemeny, many": (lambda: stops._kemeny(90, 5), STEPS)}),
    Row("votes.majority_judgment highest_median majority_value", "10,000 dossiers, 12 grades each",
     lambda part=1: (votes.majority_judgment, [votes_tally(at) for at in range(10_000 // part)]), "with dossiers times grades", "more than 1,000 grades are refused", NOTHING),
    Row("selection.replacements select", "1,000 dossiers, 500 places",
     lambda: (selection.replacements, jury.select(jury.rank(_apart(1_000)), places=500, reserve=None)), "with the dossiers; `select` under quotas as `best_under_quotas`, `replacements` with places times dossiers", f"17,000 dossiers without quotas take half a second; {HALVES}", "fewer quotas",
     {"select": (stops._selected, STEPS), "replacements": (stops._replaced, STEPS)}),
    Row("selection.replacement", "17,000 dossiers, 25 places",
     lambda part=1: (lambda chosen: selection.replacement(chosen, chosen.main[0]), jury.select(jury.rank(_apart(17_000 // part)), places=25, reserve=None)), "with the dossiers", "the time grows, no more", NOTHING),
    Row("selection.best_under_quotas", "1,700 dossiers, 25 places, 2 quotas",
     lambda: (lambda scores: selection.best_under_quotas(scores, places=25, quotas=QUOTAS, attributes=_attributes(1_700)), _scores(1_700)),
     "with dossiers times places times kinds of candidates", "a set that is not proven, or of which equals may exist, which says so", "fewer quotas that overlap",
     {"best_under_quotas": (stops._ceilings, STEPS)}),
    Row("selection.fair_lottery", "170 dossiers, 25 places, 2 quotas",
     lambda: (lambda held: selection.fair_lottery(held, places=25, quotas=QUOTAS), _attributes(170)),
     "with the kinds of candidates, exponential at worst", "a lottery that is not proven, which says so", "",
     {"fair_lottery": (lambda: stops._lottery(60), STEPS), "fair_lottery, many": (lambda: stops._lottery(1_000), STEPS)}),
    Row("assignment.design_panels", "600 jurors in 100 panels, 3 kinds of labels", lambda: (lambda given: assignment.design_panels(given, sizes={f"p{at}": 6 for at in range(100)}), _profiles(600)),
     "with jurors times panels", "the most balanced design so far, and by how much it may be less balanced than another; more than 1,000,000 panels times labels are refused", "",
     {"design_panels": (lambda: stops._design(150), STEPS)}),
    Row("assignment.assign_reviewers assign_to_panels", "1,700 dossiers, 60 jurors, 3 reviews each",
     lambda: (lambda items: assignment.assign_reviewers(items, [f"j{at}" for at in range(60)], reviews_per_item=3, loads=(0, 90)), [f"d{at}" for at in range(1_700)]),
     "with dossiers times jurors times reviews", "linked juries of more than 200 by two shared items are not searched", "",
     {"assign_reviewers": (lambda: stops._assigned(400, 40), STEPS), "assign_reviewers, fair": (lambda: stops._assigned(60, 12, objective="leximin"), STEPS), "assign_reviewers, all want the same": (lambda: stops._wanted(150, 20), STEPS), "assign_reviewers, linked": (lambda: stops._assigned(60, 12, objective="maximin", connected=True), STEPS), "assign_to_panels": (lambda: stops._heard(400), STEPS)}),
    Row("assignment.equal_assignments equal_repairs", "20 dossiers, 6 jurors",
     lambda: (assignment.equal_assignments, assignment.assign_reviewers([f"d{at}" for at in range(20)], list("abcdef"), reviews_per_item=2, loads=(0, 7))),
     "with how many there are", "the first ones, and that there are more", "",
     {"equal_assignments": (lambda: stops._as_good(20, 6), STEPS), "equal_repairs": (lambda: stops._repaired(40, 8), STEPS)}),
    Row("posts.fill_posts", "1,000 people, 100 posts on 10 lists", lambda: _posts(1_000),
     "with the wishes; ties multiply outcomes", "the outcomes found, and that there are more", "",
     {"fill_posts": (lambda: stops._posts(200, 8), STEPS)}),
    Row("answers.compose repair settle points_lost find_equals alternatives relaxations verify_relaxation binding_rules minimal_conflict conflicts_and_corrections pareto_front written_proof explain",
     "32 people, 12 challenges", lambda: (teams.compose, _problem(32, 12)), "exponential at worst; a promotion is far from it, by its structure",
     "the best cohort so far, with the gap that is proven, or `unknown`", "`backend=` for large ones",
     {"compose": (lambda: stops._promotion(170, 15), STEPS), "alternatives": (lambda: stops._others(170, 15), STEPS), "explain": (lambda: stops._explained(170, 15), STEPS), "pareto_front": (lambda: stops._front(170, 15), STEPS)}),
    Row("answers.score points_of compare", "300 people, 100 challenges", lambda part=1: _scored(300 // part, 100 // part), "with people times rules", "the time grows, no more", NOTHING),
    Row("matching.match", "1,000 people without couples", lambda: (teams.match, _market(1_000)),
     "with the wishes; couples and ties multiply", "`unknown`, with the pairs that block", "",
     {"match": (lambda: stops.couples(100), STEPS)}),
    Row("plan.schedule count_back what_if slip status progress compare_to_baseline critical_path", "1,000 phases in a chain",
     lambda part=1: (timeline.plan.schedule, _plan(1_000 // part)), "with phases and links", "10,000 phases take seconds", NOTHING),
    Row("plan.solve_network", "10,000 tasks", lambda part=1: (lambda network: timeline.plan.solve_network(*network), _network(10_000 // part)),
     "with tasks and links", "the time grows, no more", NOTHING),
    Row("plan.level_jobs", "30 jobs, 3 people", lambda: (timeline.plan.level_jobs, _jobs(30)),
     "exponential in jobs that compete", "the best order so far, which is not said to be optimal", "",
     {"level_jobs": (lambda: stops._levelled(60), STEPS)}),
    Row("plan.load staffed mentor_shares", "1,000 shares", lambda part=1: (timeline.plan.load, _shares(1_000 // part)), "with the shares", "the time grows, no more", NOTHING),
    Row("hearings.timetable plan_hearings", "40 hearings, 12 jurors, 10 half-days", lambda: (_hearings, 40), "exponential at worst",
     "as many hearings as were placed, and that it is not proven", "",
     {"plan_hearings": (lambda: stops._planned(120), STEPS), "timetable": (lambda: stops.hearings(170), STEPS), "timetable, tangled": (lambda: stops.hearings(170, panels=12, tangled=True), STEPS)}),
    Row("lots.draw_labels draw_rfc3797 decide commitment one_time_code entropy_bits rfc3797_key", "10,000 labels",
     lambda part=1: (lambda labels: lots.draw_labels(labels, code="00" * 32, randomness="1.2.3./"), [f"d{at:05}" for at in range(10_000 // part)]),
     "with the labels; a code with its number", "more than 1,000,000 codes are refused", NOTHING),
    Row("posts.vacancy_chains matching.blocking_pairs", "250 people, 100 posts on 10 lists", lambda: _chains(250),
     "with the moves of all chains, and people times wishes", "the time grows, no more: people are few", PRODUCT),
    # the rest are passes over what is given
    Row("robustness.rank_ranges marks_needed funding_line selection.draw_fairly posts.vacancy_chain plan.list_schedule", "5 rankings of 4,000 dossiers",
     lambda part=1: (robustness.rank_ranges, [jury.rank(_scores(4_000 // part))] * 5), "with the marks, wishes or jobs", "the time grows, no more", NOTHING),
    Row("to_html minutes.to_markdown verify", "5,000 dossiers", lambda: (to_html, jury.rank(_scores(5_000))), "with what is written", f"minutes of 8,000 dossiers take seconds; {HALVES}", "",
     {"to_html": (lambda: stops._page(2_000), STEPS), "to_html, minutes": (lambda: stops._written("to_html", 200, lang="fr"), STEPS), "to_markdown": (lambda: stops._written("to_markdown", 200), STEPS), "verify": (lambda: stops._verified(200), STEPS), "verify, of posts": (lambda: stops._posts_verified(200, 8), STEPS)}),
    Row("outcome.letters act dossier replay reasons changes_since cover hearings", "30 candidates for 2 challenges", lambda: (lambda outcome: outcome.letters(), stops.year(30)),
     "with the people, and each of their reasons as a composition", f"170 people take seconds; {HALVES}; `cover` and `hearings` give the best so far", "",
     {"letters": (lambda: stops._told("letters"), STEPS), "act": (lambda: stops._told("act", "candidates", secret="5a17" * 16), STEPS), "dossier": (lambda: stops._told("dossier"), STEPS), "reasons": (lambda: stops._told("reasons"), STEPS), "replay": (lambda: stops._replayed(30), STEPS), "changes_since": (lambda: stops._changed(30), STEPS), "cover": (lambda: stops._covered(30), STEPS), "hearings": (lambda: stops._heard_in_a_book(30), STEPS)}),
    Row("rows.to_rows to_csv grouped convert.to_json from_json schema", "5,000 dossiers",
     lambda part=1: (rows.to_csv, jury.rank(_scores(5_000 // part))), "with what is written", "the time grows, no more", NOTHING),
    Row("rows.sheets_to_fill", "5,000 dossiers, 3 jurors each", lambda: (lambda readers: rows.sheets_to_fill(readers, stops._sheet(3, 3).rubric), {f"d{at:05}": ["j1", "j2", "j3"] for at in range(5_000)}),
     "with dossiers times jurors times criteria", "more than 5,000,000 cells are refused", "its cells: five million"),
    Row("rows.read reviews scoresheet scoresheets Dialect.demarches_simplifiees Dialect.exact Dialect.form Dialect.french Dialect.grist", "8,000 marks",
     lambda part=1: (rows.reviews, _table(8_000 // part)), "with the cells", "the time grows, no more", NOTHING),
    Row("marks.count_grades grade_labels interests_from mean median quorum recusals_from recuse rounded trimmed_mean weighted_mean",
     "2,000 dossiers, 3 marks each", lambda part=1: (lambda sheet: marks.count_grades(sheet, "impact"), stops._sheet(2_000 // part, 30)),
     "with the marks", "the time grows, no more", NOTHING),
    Row("minutes.algorithm_notice candidate_minutes deliberate extract_for_candidate extract_for_juror", "5,000 dossiers, 3 marks each",
     lambda part=1: (lambda sheet: minutes.extract_for_juror(jury.deliberate(sheet, places=15), "j1"), stops._sheet(5_000 // part, 60)), "with the marks", "the time grows, no more", NOTHING),
    Row("book.read_promotion Book.read compare_promotions erase funnel_picture tables_to_fill verify_leaf", "2,000 organisations",
     lambda part=1: (lambda rows: book.read_promotion(P3, organisations=rows, dialect="fr"), _bodies(2_000 // part)), "with the rows of its tables", "the time grows, no more", NOTHING),
    Row("applications.apply eligibility_of receive successors.appoint_successor state_on", "2,000 appointments",
     lambda part=1: (lambda held: states.state_on(held, dt.date(2026, 3, 1)), _appointed(2_000 // part)), "with the facts", "the time grows, no more", NOTHING),
    Row("durations.add_months days months months_between weeks working_days Duration.parse Span.inclusive Fault.of WorkCalendar.common WorkCalendar.named WorkCalendar.ouvrables WorkCalendar.ouvres interests.calls_for_recusal recusal_scope", "one value",
     lambda part=1: (durations.months, 3), "with nothing", "the time grows, no more", NOTHING),
    Row("PanelDesign.rows PanelDesign.explain PanelDesign.cautions PanelDesign.unique PanelDesign.exchangeable", "600 jurors in 100 panels, 3 kinds of labels",
     lambda: (lambda design: (design.rows(), design.exchangeable), _designed(600)), "with panels times labels, and the pairs of jurors", "more than 1,000,000 panels times labels are refused; of jurors, as many are told to be exchangeable as 500,000 comparisons find", "panels times labels: a million"),
    Row("asked.check", "120 challenges and as many rules",
     lambda: (lambda given: teams.asked.check(*given), _ruled(120)), "with rules times people seated", "the time grows, no more: rules are few", PRODUCT),
    Row("asked.envies fair_wishes rank_maximal rules_of", "2,000 people, 700 challenges",
     lambda part=1: (teams.asked.rank_maximal, _problem(2_000 // part, 700 // part)), "with people times wishes; `Envy.of` with its pairs of people", "more than two million pairs are refused", NOTHING),
    Row("asked.Envy.of", "500 people, 60 challenges, 20 wishes each", lambda: (lambda given: teams.asked.Envy.of(*given), _wished(500, 60, 20)),
     "with the pairs of people of whom one may envy the other", "more than two million pairs are refused", "its pairs: two million"),
    Row("marks.Reviews.from_triples Opinions.of Rubric.equal Scale.levels Scoresheet.from_marks Tally.from_grades Ranking.from_scores JuryRules.of ReserveTerms.concours TieBreak.given TieBreak.read Estimates.independent Preferences.from_orders Preferences.from_reviews",
     "51,000 marks", lambda part=1: (jury.marks.Reviews.from_triples, _triples(51_000 // part)), "with the marks", "the time grows, no more", NOTHING),
    Row("asked.Cohort.of Forbidden.of MentorLoad.of MeritPoints.of Opening.of_posts PairBonus.of SeatGiven.of TeamRequired.of Couple.tandem Funding.of Plan.of Contract.of",
     "120,000 seats", lambda part=1: (teams.asked.Cohort.of, _seated(120_000 // part)), "with what is given", "the time grows, no more", NOTHING),
    Row("pictures.points_lost_picture", "120 people, 40 challenges",
     lambda: (teams.pictures.points_lost_picture, teams.compose(_problem(120, 40), nodes=2_000)), "with what is drawn: people times challenges", "more than 20,000 are refused, people times challenges", "draw a part: `people=`, `openings=`"),
    Row("pictures.pareto_picture", "12 people, 4 challenges",
     lambda: (teams.pictures.pareto_picture, teams.answers.pareto_front(stops._asked(12, 4))), "with the points of the front", "the time grows, no more", PRODUCT),
    Row("pictures.seats_picture", "120 people, 40 challenges", lambda: (teams.pictures.seats_picture, teams.compose(_problem(120, 40), nodes=2_000)),
     "with what is drawn, and as the composition, whose equals are looked for", "more than 50,000 are refused, people times challenges", "draw `cohort=`, without its equals"),
    Row("testing.applications calls candidates challenges check_rule identifiers is_synthetic jurors panels review_sets synthetic_candidates synthetic_challenges synthetic_jurors synthetic_marks synthetic_panels synthetic_tables synthetic_wishes unanswered",
     "2,000 candidates", lambda part=1: (lambda count: testing.synthetic_candidates(count, seed=1, promotion=P3), 2_000 // part),
     "with what is made", "the time grows, no more", NOTHING),
    Row("calendar.advance fixed_holidays kind_of_local overlaps to_utc", "5,000 spans", lambda part=1: (timeline.calendar.overlaps, _spans(5_000 // part)),
     "with the spans, and how many overlap", "more than 100,000 pairs are refused", NOTHING),
    Row("facts.agenda_of lint nominal_days propose recur sessions_of contracts.contract_end cost_by_year split_by_year", "8 years of days",
     lambda part=1: (lambda span: timeline.facts.recur("FREQ=DAILY", span), _years(8 // part)), "with the days", "the time grows, no more", NOTHING),
    Row("charts.gantt_html gantt_picture", "1,000 phases", lambda: (timeline.charts.gantt_html, timeline.schedule(_plan(1_000))),
     "with what is drawn", f"10,000 phases take seconds; {HALVES}", "",
     {name: (lambda draw=draw: stops._drawn(draw, 300), STEPS) for name, draw in (("gantt_html", timeline.charts.gantt_html), ("gantt_picture", timeline.charts.gantt_picture))}),
    Row("charts.to_mermaid escape_text fold_line to_ical", "1,000 phases",
     lambda part=1: (timeline.charts.to_mermaid, timeline.schedule(_plan(1_000 // part))), "with what is drawn", "the time grows, no more", NOTHING),
)  # fmt: skip
"""What each public function may take: where steps between two questions whether to stop are more than `STEPS`, it is for
passes over what is given, 16,000 affinities or 360 marks of which sheets are made."""


def votes_tally(at):
    rng = random.Random(at)
    return jury.marks.Tally.from_grades(f"i{at:05}", [rng.randrange(6) for _ in range(12)], levels=6)


def _table(cells):
    return [
        {"item": f"d{at // 3:05}", "juror": f"j{at % 3}", "mark": str(at * 7 % 20)} for at in range(cells)
    ]


def _triples(count):
    return [(f"d{at // 3:05}", f"j{at % 3}", at * 7 % 20) for at in range(count)]


def _seated(count):
    return {f"o{at:05}": [f"p{4 * at + one:06}" for one in range(4)] for at in range(count // 4)}


def _wished(people, openings, wishes):
    rng = random.Random(people)
    names = [f"o{at:02}" for at in range(openings)]
    held = [teams.Person(id=f"p{at:03}", wishes=rng.sample(names, wishes)) for at in range(people)]
    marks = {(one.id, wish, None): rng.randrange(200) for one in held for wish in one.wishes}
    problem = teams.Problem(people=held, openings=[teams.Opening(id=name) for name in names])
    return problem, teams.MeritPoints.of(marks)


def _ruled(openings):
    """Return a cohort of so many challenges, each with a rule of its own, and its problem."""
    problem = _problem(openings, openings)
    rules = [teams.asked.MaxEachTeam(id=f"r{at}", attribute=f"a{at}", maximum=1) for at in range(openings)]
    seats = {one.id: [who.id] for one, who in zip(problem.openings, problem.people, strict=True)}
    return teams.asked.Cohort.of(seats), evolve(problem, rules=rules)


def _bodies(count):
    return [{"Identifiant": f"body-{at}", "Nom": f"Body {at}"} for at in range(count)]


def _appointed(count):
    start = dt.date(2026, 1, 5)
    return [Appointment(person=f"c{at:04}", challenge=f"k{at // 3:04}", start=start) for at in range(count)]


def _spans(count):
    return {f"s{at:04}": _years(1, dt.date(1600, 1, 1) + dt.timedelta(days=30 * at)) for at in range(count)}


def _years(count, start=dt.date(2020, 1, 1)):
    return timeline.calendar.Span(start=start, end=start + dt.timedelta(days=360 * count))


def _designed(jurors):
    profiles = _profiles(jurors)
    seated = {f"p{at}": list(profiles)[6 * at : 6 * at + 6] for at in range(jurors // 6)}
    return assignment.PanelDesign(panels=seated, profiles=profiles, imbalance=1, bound=0)


def _posts(people):
    rng = random.Random(people)
    lists = {
        f"l{at}": jury.rank({f"p{rng.randrange(people)}": 2000 - n for n in range(200)}) for at in range(10)
    }
    wishes = {item: rng.sample(sorted(lists), 4) for ranking in lists.values() for item in ranking.order}
    return lambda given: posts.fill_posts(given, posts=10, wishes=wishes), lists


def _chains(people):
    fill, lists = _posts(people)
    return posts.vacancy_chains, fill(lists)


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
    """Return the functions that a row is about, by their names; a way to make a value after its class."""
    return [re.search(r"([A-Z]\w*\.)?\w+$", name)[0] for name in row.names.split()]


@cache
def searches():
    """Return what `_searches` yields: signatures take long to read, and each row asks."""
    return (*_searches(),)


def _searches():
    """Yield every public function, way to make a value and method that can be bounded, and the bounds that it takes."""
    for module, name in examples.public_names():
        value = getattr(importlib.import_module(module), name)
        if inspect.isfunction(value):
            yield name, BOUNDS & set(inspect.signature(value).parameters)
        elif inspect.isclass(value):
            for own in (
                one for one, made in vars(value).items() if isinstance(made, classmethod) and one[0] != "_"
            ):
                yield f"{name}.{own}", BOUNDS & set(inspect.signature(getattr(value, own)).parameters)
            for own, method in inspect.getmembers(value, inspect.isfunction):
                found = BOUNDS & set(inspect.signature(method).parameters)
                if found and not own.startswith("_"):
                    yield own, found


def members():
    """Yield each public method and property, after the class that has it: those may have rows too."""
    for module, name in examples.public_names():
        value = getattr(importlib.import_module(module), name)
        if inspect.isclass(value):
            yield from (f"{name}.{own}" for own in examples.members(value) if own[0] != "_")


def bounds_of(row):
    """Return the arguments that bound what a row is about."""
    return sorted({one for name, found in searches() for one in found if name in named(row)})


def bounded_by(row):
    """Say what bounds what a row is about."""
    taken = ", ".join(f"`{one}=`" for one in bounds_of(row))
    return "; ".join(filter(None, (taken, row.otherwise)))


def heard_within(row):
    """Return the most steps between two questions whether to stop, of what a row is about and is counted."""
    return f"{max(most for _, most in row.counted.values()):,}" if row.counted else "–"


def took(build, *part):
    """Return the seconds that a row takes, or a part of it."""
    job, given = build(*part)
    gc.collect()
    gc.disable()
    start = time.process_time()
    job(given)
    seconds = time.process_time() - start
    gc.enable()
    return seconds


def main():
    rows, growth = [], {}
    for row in ROWS:
        seconds = took(row.build)
        if row.otherwise == NOTHING:
            few, seconds = (min(took(row.build, part) for _ in range(3)) for part in (PART, 1))
            growth[named(row)[0]] = float(f"{seconds / max(few, 1e-4):.2g}")
        print(f"{named(row)[0]}: {seconds:.2f} s, {growth.get(named(row)[0], '')}", flush=True)
        functions = ", ".join(f"`{name}`" for name in named(row))
        seconds = float(f"{seconds:.2g}")
        rows.append((functions, row.size, seconds, row.grows, row.beyond, bounded_by(row), heard_within(row)))
    columns = (
        "functions",
        "size measured (the first function)",
        "seconds of computing",
        "the time grows",
        "beyond",
        "what bounds it",
        "steps between two questions of `stop`",
    )
    figures.record("limits", command="make limits", columns=columns, rows=rows, growth=growth)


if __name__ == "__main__":
    sys.exit(main())
