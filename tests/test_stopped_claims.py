"""Whatever a stopped answer claims is so in the whole answer: every public call that hears a word to stop, by its signature."""

import importlib
import inspect
import re
from contextlib import suppress
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from attrs import evolve

from eig import teams, to_html
from eig.errors import EigError, Fault
from eig.jury import Rubric, Scale, Scoresheet, check_jury, deliberate, robustness, severity
from eig.jury.assignment import assign_reviewers
from eig.jury.marks import Reviews
from eig.jury.selection import QuotaConflict, best_under_quotas
from eig.lots import Decision
from eig.programme import Quota
from eig.reasons import Undefined
from eig.timeline import charts
from helpers import examples, stops

ASKINGS = (0, 1, 2, 4, 8, 20, 60, 200, 600)
"""Questions after which a call is told to stop."""


def hearing():
    """Return the annotation of what each public function and method that hears a word to stop answers, by its name."""
    found = {}
    for module, name in examples.public_names():
        value = getattr(importlib.import_module(module), name)
        own = {
            f"{name}.{one}": member for one, member in inspect.getmembers(value, callable) if one[0] != "_"
        }
        for called, member in {name: value, **(own if inspect.isclass(value) else {})}.items():
            with suppress(TypeError, ValueError):
                signature = inspect.signature(member)
                if "Callable" in str(getattr(signature.parameters.get("stop"), "annotation", "")):
                    found[called] = str(signature.return_annotation)
    return found


# ── what each kind of answer claims ───────────────────────────────────────────────────────────────


def _composition(found):
    if found.status == "infeasible":
        yield "infeasible", True
    if found.status == "optimal":
        yield "optimal", found.worth
    if found.worth is not None:
        yield "between", (found.worth, found.bound)


def _equals(found):
    if found is None:
        return
    yield from (("certain", seat) for seat in found.certain)
    yield from (("seated", person) for person in found.seated)
    yield from (("some", seat) for seat in found.possible)
    if found.only is not None:
        yield "only", found.only
    if found.exact:
        yield "count", found.count
    if found.complete and not found.unsettled:
        yield "every seat", (found.certain, found.possible)


def _repair(found):
    yield from _composition(found.composition)


def _alternatives(found):
    if found.ended != "stopped":
        yield "ended", found.ended
    for one in found.found:
        if not one.proven:
            break
        yield "alternative", one.points


def _lost(found):
    points = tuple(one.points for one in found.lost)
    if found.status in ("exact", "impossible"):
        yield found.status, points
    if found.status in ("at_most", "at_least") and len(points) == 1:
        yield "between", (None, points[0]) if found.status == "at_most" else (points[0], None)


def _front(found):
    yield from (("point", (one.first, one.second)) for one in found.points)
    if found.complete:
        yield "complete", len(found.points)


def _relaxation(found):
    if found.status not in ("at_least", "at_most", "unproven", "unknown", "stopped"):
        yield found.rule, found.bound, found.value, found.status, found.gained


def _conflict(found):
    if found is not None and not isinstance(found, Undefined):
        yield "conflict", True
        if found.only is not None:
            yield "only", found.only
    if found is None:
        yield "conflict", False


def _diagnosis(found):
    yield from (("correction", one) for one in found.corrections)
    yield from (("conflict", one.rules) for one in found.conflicts if one.minimal)
    if found.complete:
        yield "complete", (len(found.conflicts), len(found.corrections))


def _readers(found):
    if not found:
        yield "none", True
        if found.proven:
            yield "least", (found.least, found.linkable)
        return
    if found.proven:
        yield "best", (found.total if found.objective == "sum" else found.worst_first, found.total)
    if found.unique is not None:
        yield "unique", found.unique
    for name in ("certain", "possible"):
        if (held := getattr(found, name)) is not None:
            yield name, held
    yield "between", (None, found.total_bound)
    assert () == found.verify()


def _plans(found):
    if found.complete:
        yield "plans", len(found.plans)
    yield from (("plan", str(one.readers)) for one in found.plans)
    yield from (("certain", item, juror) for item, jurors in found.certain.items() for juror in jurors)


def _repairs(found):
    if found.complete:
        yield "repairs", len(found.repairs)
    yield from (("repair", str(one)) for one in found.repairs)


def _design(found):
    if found.proven:
        yield "least", found.imbalance
    yield "between", (found.bound, None)


def _allocation(found):
    yield from (("outcome", one) for one in found.outcomes)
    yield from (("taken", pair) for pair in found.taken.items())
    yield from (("vacant", pair) for pair in found.vacant.items())
    yield from (
        ("waits", post, one) for post in found.posts for group in found.reserve(post) for one in group
    )
    if found.count is not None:
        yield "count", found.count


def _drawn(found):
    yield "seed", found.seed


def _ranks(found):
    for name in ("sure_in", "sure_out"):
        yield from ((name, item) for item in getattr(found, name))


def _left_out(found):
    yield from (("always", item) for item in found.always)
    yield from (("sometimes", item) for item in found.sometimes)
    yield from (("decides", one) for one in found.deciders)
    for item in found.full.order:
        yield from ((item, code) for code in found.explain(item).codes if code in ("always_in", "never_in"))


def _weights(found):
    yield from (("swap", str(one)) for one in found.swaps)
    for places in (1, 3):
        low, high = found.stable_for_first(places)
        yield "stable", places, (low, high)


def _optimum(found):
    if isinstance(found, QuotaConflict):
        yield "conflict", found.quotas and True
        return
    if found.proven:
        yield "best", found.optimum
        yield from (("set", one) for one in found.sets)
        if not found.count_open:
            yield "count", found.count
        if not found.second_open:
            yield "second", found.second_best
    yield "between", (found.optimum, None)


def _lottery(found):
    if found.proven:
        yield "fairest", found.minimum
    yield "between", (found.minimum, None)


def _checked(found):
    yield from (("firm", item) for item in found.firm)


def _kemeny(found):
    yield "between", (found.score, found.bound)
    if found.count is not None:
        yield "orders", found.count
    if found.proven:
        yield "score", found.score


def _matching(found):
    if found.status != "unknown":
        yield "status", found.status


def _levelled(found):
    if found.optimal:
        yield "makespan", found.makespan
    if found.only is not None:
        yield "only", found.only
    yield "between", (None, found.makespan)


def _timetable(found):
    if found.proven:
        yield "placed", len(found.sittings)
    if found.only is not None:
        yield "only", found.only
    yield "between", (len(found.sittings), found.most)


def _fit(found):
    if not isinstance(found, Undefined):
        yield "fit", found


def _floor(found):
    yield "between", (found, None)


def _calibration(found):
    if found.applied:
        yield "applied", True


def _verified(found):
    if "unchecked" not in [one.code for one in found]:
        yield "doubts", found


def _proof(found):
    if found:
        yield "proof", found


def _whole(found):
    if found is not None:  # it was refused
        yield "whole", found


def _each(claims):
    return lambda found: (claim for one in found for claim in claims(one))


def _told(found):
    return (("told", one) for one in found.reasons if one.code in SETTLED)


SETTLED = {"seated", "certain", "only", "no_cohort", "optimal", "infeasible", "equal", "equal_at", "closed"}
"""Codes of sentences that leave nothing open."""

CLAIMS = {
    "Trace": _told,
    "float": _floor,
    "Composition": _composition,
    "EqualCohorts": _equals,
    "CohortRepair": _repair,
    "Alternatives": _alternatives,
    "PointsLost": _lost,
    "Relief": _each(_lost),
    "Relaxation": _each(_relaxation),
    "Front": _front,
    "RuleConflict": _conflict,
    "Diagnosis": _diagnosis,
    "Assignment": _readers,
    "EqualAssignments": _plans,
    "EqualRepairs": _repairs,
    "PanelDesign": _design,
    "Allocation": _allocation,
    "Bootstrap": _drawn,
    "ExpectedRanks": _ranks,
    "LeaveOneOut": _left_out,
    "WeightStability": _weights,
    "QuotaOptimum": _optimum,
    "FairLottery": _lottery,
    "JuryCheck": _checked,
    "KemenyRanking": _kemeny,
    "Matching": _matching,
    "Levelling": _levelled,
    "Timetable": _timetable,
    "SeverityModel": _fit,
    "OrdinalModel": _fit,
    "Calibration": _calibration,
}
"""What each kind of answer claims that a stopped one could claim wrongly."""


@cache
def _year():
    return stops.year(12)


def _teams(seed):
    return stops._asked(10 + seed, 4)


def _shut(seed):
    """Return a problem of teams that no cohort keeps."""
    given = _teams(seed)
    cheap = [evolve(one, maximum=60) if one.id == "cost" else one for one in given.rules]
    return evolve(given, rules=cheap)


def _gone(seed):
    """Return a composition and one of its people, who leaves."""
    found = teams.compose(_teams(seed))
    return found, found.cohort.people[0]


def _repaired(seed):
    found, gone = _gone(seed)
    return lambda stop: teams.repair(found, withdrawn=[gone], stop=stop)


def _tied(seed):
    """Return a problem of which many cohorts are equally good."""
    return evolve(_teams(seed), objective=teams.Objective(terms=[teams.WishPoints(by_rank=[1, 1])]))


def _settled(seed):
    found = teams.compose(_tied(seed))
    return _asked_of(found, "settle", _order_of(found))


def _settled_repair(seed):
    found = teams.repair(teams.compose(_tied(seed)), withdrawn=["p003"])
    return _asked_of(found, "settle", _order_of(found.composition))


def _order_of(found):
    return Decision(by="jury", order=found.find_equals().undecided, reference="minutes 7")


def _readers_of(seed, **options):
    draw = Random(seed)
    items, names = [f"i{at}" for at in range(4)], list("xyz")
    worth = {item: {name: draw.randint(0, 3) for name in names} for item in items}
    asked = {"reviews_per_item": 1, "loads": (0, 2), "affinity": worth, **options}
    return lambda stop: assign_reviewers(items, names, stop=stop, **asked)


def _scores(seed):
    draw = Random(seed)
    return {f"d{at:02}": {name: draw.randrange(9) for name in "abc"} for at in range(12)}


def _turned(seed):
    asked = {"weights": dict.fromkeys("abc", 1), "varied": "a"}
    return lambda stop: robustness.weight_stability(_scores(seed), **asked, stop=stop)


def _without_one(seed):
    asked = {"weights": dict.fromkeys("abc", 1), "places": 3}
    return lambda stop: robustness.leave_one_criterion_out(_scores(seed), **asked, stop=stop)


def _under_quotas(seed):
    draw = Random(seed)
    kinds = {f"i{at:02}": {"a": draw.choice("xyz"), "b": draw.choice("uv")} for at in range(9)}
    quotas = [Quota(attribute="a", value="x", minimum=seed + 1), Quota(attribute="b", value="u", maximum=2)]
    scores = {item: draw.randrange(5) for item in kinds}
    return lambda stop: best_under_quotas(scores, places=4, quotas=quotas, attributes=kinds, stop=stop)


def _asked_of(value, name, *given, **options):
    return lambda stop: getattr(value, name)(*given, stop=stop, **options)


def _apart(seed):
    """Return marks by which some items are well above others, and some in between."""
    draw = Random(seed)
    marks = [
        (f"d{at:02}", f"j{one}", min(20, 2 * at + draw.randint(0, 3))) for at in range(9) for one in range(4)
    ]
    return Reviews.from_triples(marks)


def _ranked_apart(seed):
    estimates = severity.crossed_model(_apart(seed)).estimates
    return lambda stop: robustness.expected_ranks(estimates, k=4, draws=40, stop=stop)


def _checked_apart(seed):
    sheet = Scoresheet.from_marks(
        Rubric.equal(["merit"], scale=Scale(low=0, high=20, step=1)),
        [(one.item, one.juror, {"merit": one.mark}) for one in _apart(seed).reviews],
    )
    held = deliberate(sheet, places=4)
    return lambda stop: check_jury(held, replicates=60, stop=stop)


def _explained_alternative(seed):
    given = _teams(seed)
    known = teams.compose(given).cohort
    return lambda stop: teams.answers.alternatives(given, known).found[0].explain(stop=stop)


def _relaxed(seed):
    found = teams.compose(_teams(seed))
    return lambda stop: teams.answers.verify_relaxation(found, stop=stop)


def _priced(seed):
    """Return what it would cost to seat somebody who has no seat."""
    found = teams.compose(_teams(seed))
    out = min({one.id for one in found.problem.people} - {*found.cohort.people})
    return _asked_of(found, "points_lost", out, "o00")


def _binding(seed):
    return lambda stop: teams.answers.binding_rules(_priced(seed)(None), stop=stop)


CALLS = {
    "to_html": lambda seed: lambda stop: to_html(_year(), stop=stop),
    "Book.compose": lambda seed: _asked_of(
        _year().book,
        "compose",
        [one.id for one in _year().cohort.problem.openings],
        _year().lists,
        wishes=[2, 1],
    ),
    "Book.hearings": lambda seed: stops._heard_in_a_book(8),
    "Dossier.replay": lambda seed: stops._replayed(8),
    "Outcome.act": lambda seed: stops._told("act", "candidates", secret="5a17" * 16, candidates=8),
    "Outcome.changes_since": lambda seed: stops._changed(24),
    "Outcome.cover": lambda seed: stops._covered(24),
    "Outcome.dossier": lambda seed: stops._told("dossier", candidates=8),
    "Outcome.letters": lambda seed: stops._told("letters", candidates=8),
    "Outcome.reasons": lambda seed: stops._told("reasons", candidates=8),
    "assign_reviewers": _readers_of,
    "assign_to_panels": lambda seed: stops._heard(12 + seed),
    "design_panels": lambda seed: stops._design(12 + 6 * seed),
    "equal_assignments": lambda seed: stops._as_good(4 + seed, 3),
    "equal_repairs": lambda seed: stops._repaired(4 + seed, 3),
    "algebraic_connectivity": lambda seed: stops._firm(8 + seed, 4),
    "Minutes.to_html": lambda seed: stops._written("to_html", 6),
    "Minutes.to_markdown": lambda seed: stops._written("to_markdown", 6),
    "verify": lambda seed: stops._verified(6),
    "Allocation.verify": lambda seed: stops._posts_verified(9, 3),
    "fill_posts": lambda seed: stops._posts(9 + seed, 3, grades=3),
    "bootstrap": lambda seed: stops._boot(8 + seed, 4),
    "expected_ranks": _ranked_apart,
    "leave_one_criterion_out": _without_one,
    "leave_one_juror_out": lambda seed: stops._left_out(8 + seed, 5),
    "weight_stability": _turned,
    "best_under_quotas": _under_quotas,
    "fair_lottery": lambda seed: stops._lottery(30 + seed),
    "replacements": lambda seed: stops._replaced(),
    "select": lambda seed: stops._selected(),
    "additive_model": lambda seed: stops._fitted("additive_model", 8, 4),
    "crossed_model": lambda seed: stops._fitted("crossed_model", 8, 4),
    "within_model": lambda seed: stops._fitted("within_model", 8, 4),
    "proportional_odds": lambda seed: stops._fitted("proportional_odds", 8, 4),
    "blup": lambda seed: stops._predicted(8, 4),
    "calibrate": lambda seed: stops._fitted("calibrate", 8, 4),
    "check_jury": _checked_apart,
    "Preferences.pairwise": lambda seed: stops._compared(stops.votes.Preferences.pairwise, 8),
    "copeland": lambda seed: stops._compared(stops.votes.copeland, 8),
    "schulze": lambda seed: stops._compared(stops.votes.schulze, 8),
    "kemeny": lambda seed: stops._kemeny(8 + seed, 5),
    "Composition.settle": _settled,
    "CohortRepair.settle": _settled_repair,
    "Composition.find_equals": lambda seed: _asked_of(teams.compose(_teams(seed)), "find_equals"),
    "Composition.points_lost": _priced,
    "Front.find_equals": lambda seed: _asked_of(teams.answers.pareto_front(_teams(seed)), "find_equals", 1),
    "alternatives": lambda seed: stops._others(10 + seed, 4),
    "binding_rules": _binding,
    "compose": lambda seed: lambda stop: teams.compose((_teams, _shut)[seed % 2](seed), stop=stop),
    "conflicts_and_corrections": lambda seed: (
        lambda stop: teams.answers.conflicts_and_corrections(_shut(seed), stop=stop)
    ),
    "minimal_conflict": lambda seed: (
        lambda stop: teams.answers.minimal_conflict((_shut, _teams)[seed % 2](seed), stop=stop)
    ),
    "pareto_front": lambda seed: stops._front(10 + seed, 4),
    "relaxations": lambda seed: (
        lambda stop: teams.answers.relaxations(teams.compose((_teams, _shut)[seed % 2](seed)), stop=stop)
    ),
    "repair": _repaired,
    "match": lambda seed: stops.couples(20 + 3 * seed),
    "gantt_html": lambda seed: stops._drawn(charts.gantt_html, 9),
    "gantt_picture": lambda seed: stops._drawn(charts.gantt_picture, 9),
    "Alternative.explain": _explained_alternative,
    "CohortRepair.explain": lambda seed: lambda stop: _repaired(seed)(None).explain(stop=stop),
    "Composition.explain": lambda seed: lambda stop: teams.compose(_teams(seed)).explain("p001", stop=stop),
    "verify_relaxation": _relaxed,
    "written_proof": lambda seed: (
        lambda stop: teams.answers.written_proof(teams.compose(_teams(seed)), stop=stop)
    ),
    "plan_hearings": lambda seed: stops._planned(12 + seed),
    "timetable": lambda seed: stops.hearings(12 + seed, panels=3, rooms=2, half_days=2, tangled=True),
    "level_jobs": lambda seed: stops._levelled(8 + seed),
}


OWN = {"verify_relaxation": _verified, "written_proof": _proof}
"""Calls whose answer is of no class of its own."""


def _claims(name, found):
    kinds = [kind for kind in CLAIMS if re.search(rf"\b{kind}\b", hearing_once()[name])]
    claims = OWN.get(name) or (CLAIMS[kinds[0]] if kinds else _whole)
    return [*claims(found)]


@cache
def hearing_once():
    return hearing()


def _contradictions(less, more):
    """Yield the claims of an answer that are not claims of another, which had more time; bounds hold in both."""
    known = [claim for claim in more if claim[0] not in ("between", "stable")]
    bounds = {
        claim[:1] if claim[0] == "between" else claim[:2]: claim
        for claim in more
        if claim[0] in ("between", "stable")
    }
    for claim in less:
        if claim[0] == "between":
            (low, high), (least, most) = claim[-1], bounds.get(("between",), ("", (None, None)))[-1]
            if (None not in (low, least) and low > least) or (None not in (high, most) and high < most):
                yield claim
        elif claim[0] == "stable":
            (low, high), (least, most) = claim[2], bounds[claim[:2]][2]
            if low < least or high > most:
                yield claim
        elif claim not in known:
            yield claim


def _stopped(call, questions):
    """Return what a call answers that is told to stop after so many questions, if it does not refuse."""
    left = iter(range(questions))
    with suppress(EigError):
        return [call(lambda: next(left, None) is None)]
    return []


LESS = {"best_under_quotas"}
"""Calls whose later stop may prove less: a bound that is found in less time may be the tighter one."""


@pytest.mark.slow(one_in=24)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", CALLS)
def test_a_stopped_answer_claims_nothing_that_the_whole_one_contradicts(name, seed):
    """Optimal, unique, sure, needed, impossible: what is said so early is said still when all is known, and at each later stop."""
    call = CALLS[name](seed)
    every = _claims(name, CALLS[name](seed)(None))
    found = [_stopped(call, questions) for questions in ASKINGS]
    told = [[claim for one in own for claim in _claims(name, one)] for own in found]

    for less, more in pairwise([*told, every]):
        assert [] == [*_contradictions(less, every)]
        assert name in LESS or [] == [*_contradictions(less, more)]


@pytest.mark.slow
def test_an_item_is_sure_only_where_the_draws_left_could_not_change_it():
    """Of forty draws one says nothing for sure, thirty-nine say what forty do: an item in, an item out, and some between."""
    call = _ranked_apart(1)
    soon, late, whole = (_stopped(call, questions)[0] for questions in (0, 38, 100))

    assert ((), ()) == (soon.sure_in, soon.sure_out)
    assert (1, 39, 40) == (soon.draws, late.draws, whole.draws)
    assert () < late.sure_in <= whole.sure_in
    assert () < late.sure_out <= whole.sure_out


def test_whoever_may_be_undecided_is_not_said_to_be_decided():
    """An order that is stopped before the equals are known is refused for want of time, whoever it names."""
    found = teams.compose(_tied(0))
    order = _order_of(found)
    for questions in (0, 3, 200):
        fresh = teams.compose(_tied(0))
        left = iter(range(questions))
        with pytest.raises(Fault, match="that the search could follow to its end"):
            fresh.settle(order, stop=lambda left=left: next(left, None) is None)
    with pytest.raises(Fault, match="that equally good cohorts leave undecided"):
        found.settle(Decision(by="jury", order=["nobody"], reference="minutes 7"))


@pytest.mark.slow
def test_each_call_that_hears_a_word_to_stop_is_held_to_it():
    """What is public and takes `stop` stands in the law, by its signature; a kind of answer that claims nothing is given whole."""
    assert {*hearing_once()} == {*CALLS}
