"""Selection under quotas: the proven optimum, prices, ties, conflicts and who replaces whom."""

import datetime as dt
import random
import re
from fractions import Fraction
from itertools import combinations, permutations, product

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig._values.faults_together import Gather
from eig._values.map_fields import marks_map
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Ranking, replacement, select
from eig.jury.rules import ReserveTerms
from eig.jury.selection import (
    QuotaConflict,
    QuotaOptimum,
    Replacement,
    _greatest_weight_by_two_searches,
    _lagrangian_search_under_quotas,
    best_under_quotas,
    replacements,
)
from eig.jury.selection._greatest_weight_by_two_searches import best_sets, best_weight, feasible
from eig.jury.selection._lagrangian_search_under_quotas import (
    Model,
    _moved,
    _plan,
    planned,
    rising_sets,
    sets_above,
)
from eig.jury.selection._why_kept_or_out_and_rank_needed import reserve_numbers
from eig.jury.selection.quota_optima_and_conflicts import Pool, _least_slack, pool_of
from eig.lots import Decision
from eig.programme import Quota
from eig.programme.disclosure import Disclosure
from helpers.unfolded import unfolded

X = Quota(attribute="team", value="x", minimum=1)
SCORES = {"a": 9, "b": 8, "c": 8, "d": 5}
TEAMS = {"d": {"team": "x"}}


def merit(scores=SCORES):
    return Ranking.from_scores(scores)


@st.composite
def instances(draw):
    count = draw(st.integers(1, 6))
    items = [f"i{index}" for index in range(count)]
    scores = {item: Fraction(draw(st.integers(0, 5)), draw(st.sampled_from([1, 2]))) for item in items}
    attributes = {
        item: {"tag": draw(st.lists(st.sampled_from("uv"), max_size=2, unique=True))} for item in items
    }
    bounds = st.tuples(st.integers(0, 2), st.sampled_from([None, 2, 3]))
    quotas = [
        Quota(attribute="tag", value=value, minimum=low, maximum=high)
        for value, (low, high) in draw(st.dictionaries(st.sampled_from("uv"), bounds)).items()
    ]
    return scores, attributes, quotas, draw(st.integers(0, count))


def keeping(scores, attributes, quotas, places):
    def keeps(chosen):
        counts = [(quota, sum(quota.counts(attributes[item]) for item in chosen)) for quota in quotas]
        return all(q.minimum <= n and (q.maximum is None or n <= q.maximum) for q, n in counts)

    return [chosen for chosen in combinations(sorted(scores), places) if keeps(chosen)]


# ── the optimum ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@given(instances())
def test_the_best_sets_are_those_of_enumeration(instance):
    """Listing every set gives the same optimum, the same optimal sets and the same number of them."""
    scores, attributes, quotas, places = instance
    found = best_under_quotas(scores, places=places, quotas=quotas, attributes=attributes)
    sets = keeping(scores, attributes, quotas, places)
    totals = sorted({sum((scores[item] for item in one), Fraction(0)) for one in sets}, reverse=True)
    if not sets:
        assert isinstance(found, QuotaConflict)
        return
    best = [one for one in sets if sum(scores[item] for item in one) == totals[0]]
    assert totals[0] == found.optimum
    assert sorted(best) == sorted(tuple(sorted(one)) for one in found.sets)
    assert len(best) == found.count
    assert (totals[1] if len(totals) > 1 else None) == found.second_best


@pytest.mark.untraced
def test_a_minimum_displaces_the_last_of_the_others():
    """One of team x is needed: it takes the place of the lowest, and the price is what that costs."""
    found = best_under_quotas(SCORES, places=2, quotas=[X], attributes=TEAMS)

    assert (("a", "d"),) == found.sets
    assert (14, 17, 3) == (found.optimum, found.unconstrained, found.price)
    assert {"team=x": Fraction(3)} == dict(found.prices)


@pytest.mark.untraced
def test_a_quota_that_holds_anyway_costs_nothing():
    """The price of a quota that the best set keeps of itself is zero."""
    found = best_under_quotas(SCORES, places=1, quotas=[X], attributes={"a": {"team": "x"}})

    assert 0 == found.price == found.prices["team=x"]


def test_every_optimal_set_is_counted_and_some_are_listed():
    """With more optimal sets than the limit, all are counted and the first are listed."""
    found = best_under_quotas(dict.fromkeys("abcdefgh", 1), places=4, limit=10)

    assert (70, 10) == (found.count, len(found.sets))
    assert set(found.shares.values()) == {Fraction(1, 2)}
    assert None is found.second_best


@pytest.mark.untraced
def test_of_quotas_in_conflict_the_fewest_are_named_and_of_as_few_those_stated_first():
    """Of quotas drawn at random no fewer cannot hold than are named, and none of as few was stated before."""
    several = set()
    for seed in range(60):
        draw = random.Random(seed)
        items = {f"c{number}": draw.randint(1, 4) for number in range(4)}
        kinds = {item: {"p": draw.choice("xy"), "q": draw.choice("uv")} for item in items}
        bounds = [
            (*one, draw.choice([(0, 0), (1, None), (2, None), (3, 4)])) for one in ("px", "py", "qu", "qv")
        ]
        quotas = [
            Quota(attribute=a, value=v, minimum=low, maximum=high)
            for a, v, (low, high) in draw.sample(bounds, 4)
        ]
        given = {"places": 3, "attributes": kinds, "fill": "all_or_nothing"}
        found = best_under_quotas(items, quotas=quotas, **given)
        if not isinstance(found, QuotaConflict):
            continue
        sets = (list(some) for size in range(1, 5) for some in combinations(quotas, size))
        first = next(
            some
            for some in sets
            if not any(
                _keeps(some, kinds, chosen)
                for size in (range(4) if found.fillable is None else [3])
                for chosen in combinations(items, size)
            )
        )
        assert list(found.quotas) == first, seed
        several.add(found.only)
        ways = [
            (len(way), [quotas.index(next(q for q in quotas if q.name == one.name)) for one in way])
            for way in found.relaxations
        ]
        assert ways == sorted(ways)
    assert several == {True, False}


def _keeps(quotas, kinds, chosen):
    counts = [(one, sum(kinds[item][one.attribute] == one.value for item in chosen)) for one in quotas]
    return all(one.minimum <= held and (one.maximum is None or held <= one.maximum) for one, held in counts)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("places", range(1, 5))
@pytest.mark.parametrize("holders", range(5))
def test_one_quota_is_missed_by_what_the_nearest_set_misses(holders, places):
    """Of four items some have x: a set is short of it, or over by it; the most places that can be filled are told too."""
    scores = {"a": 4, "b": 3, "c": 2, "d": 1}
    attributes = {item: {"team": "x"} for item in list(scores)[:holders]}
    had = {size: (max(0, holders - (4 - size)), min(holders, size)) for size in range(places + 1)}
    fewest, most = had.pop(places)
    for bound in range(6):
        wanted, borne = bound - most, fewest - bound
        for low, high, units in ((bound, None, wanted), (bound, 9, wanted), (0, bound, borne)):
            quotas = [Quota(attribute="team", value="x", minimum=low, maximum=high)]
            given = {"places": places, "quotas": quotas, "attributes": attributes}
            if units <= 0:
                assert isinstance(best_under_quotas(scores, **given), QuotaOptimum)
                continue
            found = best_under_quotas(scores, **given, fill="all_or_nothing")
            fits = [size for size in had if had[size][1] >= low and (high is None or had[size][0] <= high)]
            assert (units, max(fits, default=None), True) == (found.units, found.fillable, found.only)
            pool = pool_of(
                Gather("pool"), marks_map(scores), places=places, quotas=quotas, attributes=attributes
            )
            assert units == _least_slack(pool.model)


def test_prices_and_second_best_may_be_left_out():
    """Where only the best sets are asked, nothing else is searched."""
    found = best_under_quotas(SCORES, places=2, quotas=[X], attributes=TEAMS, priced=False)

    assert (None, {}) == (found.second_best, dict(found.prices))


def test_an_item_may_have_several_values_of_an_attribute():
    """A person with two skills counts for both quotas."""
    quotas = [Quota(attribute="skill", value=value, minimum=1) for value in ("data", "law")]
    found = best_under_quotas(
        {"a": 9, "b": 1}, places=1, quotas=quotas, attributes={"b": {"skill": ["data", "law"]}}
    )

    assert (("b",),) == found.sets


def test_overlapping_maximums_hold_together():
    """Two maximums on different attributes of the same people are kept both."""
    quotas = [Quota(attribute="sex", value="m", maximum=1), Quota(attribute="city", value="p", maximum=1)]
    people = {"a": {"sex": "m", "city": "p"}, "b": {"sex": "m", "city": "q"}, "c": {"sex": "f", "city": "p"}}
    found = best_under_quotas({"a": 9, "b": 8, "c": 7}, places=2, quotas=quotas, attributes=people)

    assert (("b", "c"),) == found.sets


def test_quotas_have_rows():
    """One row a quota, with its price in places and in points."""
    assert [{"quota": "team=x", "places": 0, "price": Fraction(3)}] == best_under_quotas(
        SCORES, places=2, quotas=[X], attributes=TEAMS
    ).rows()


def test_no_item_makes_one_empty_set():
    """Nothing to choose among: the empty set is the only one, with total zero."""
    assert (0, ((),)) == (
        best_under_quotas({}, places=2).optimum,
        best_under_quotas({}, places=2).sets,
    )


# ── conflicts ─────────────────────────────────────────────────────────────────────────────────────


def test_quotas_that_cannot_hold_are_named_with_the_smallest_repair():
    """Two of team x are wanted and there is one: the quota is named, and lowering it by one is enough."""
    two = Quota(attribute="team", value="x", minimum=2)
    found = best_under_quotas(SCORES, places=2, quotas=[two], attributes=TEAMS)

    assert ((two,), 1, (X,)) == (found.quotas, found.units, found.relaxed)
    assert (14, (("a", "d"),), 1, None) == (found.optimum, found.sets, found.count, found.fillable)
    assert "team=x: au moins 2" not in unfolded(found)


def test_a_maximum_too_low_is_relaxed_upwards():
    """Only one of team x may come and all are of it: raising the maximum, or leaving a place empty, repairs it."""
    one = Quota(attribute="team", value="x", maximum=1)
    kept = best_under_quotas(
        {"a": 2, "b": 1}, places=2, quotas=[one], attributes={"a": {"team": "x"}, "b": {"team": "x"}}
    )
    found = kept.conflict

    assert ((("a",),), {"team=x": 1}, {"team=x": 1}) == (kept.sets, kept.places_won, kept.prices)
    assert (Quota(attribute="team", value="x", maximum=2),) == found.relaxed
    assert 1 == found.fillable
    assert [{"relaxation": 1, "quota": "team=x", "minimum": 0, "maximum": 2}] == found.rows()


@pytest.mark.slow
@given(
    st.dictionaries(st.sampled_from("abcde"), st.integers(0, 2), min_size=1),
    st.dictionaries(st.sampled_from("abcde"), st.sampled_from("xyz")),
    st.lists(st.integers(1, 3), min_size=3, max_size=3),
    st.integers(1, 4),
)
def test_every_smallest_relaxation_is_listed(scores, kinds, least, places):
    """Of sets that miss the quotas by the fewest units, the best totals give the relaxations listed, and no others."""
    quotas = [Quota(attribute="p", value=kind, minimum=low) for kind, low in zip("xyz", least, strict=True)]
    people = {item: {"p": kind} for item, kind in kinds.items() if item in scores}
    found = best_under_quotas(scores, places=places, quotas=quotas, attributes=people)
    assume(isinstance(found, QuotaConflict))
    ways = {}
    for some in combinations(sorted(scores), min(places, len(scores))):
        counts = [sum(kinds.get(item) == kind for item in some) for kind in "xyz"]
        missed = [(kind, n) for kind, n, low in zip("xyz", counts, least, strict=True) if n < low]
        units = sum(max(low - count, 0) for low, count in zip(least, counts, strict=True))
        ways.setdefault((units, -sum(scores[item] for item in some)), set()).add(tuple(missed))

    told = {tuple((one.value, one.minimum) for one in way) for way in found.relaxations}
    assert told == ways[min(ways)]
    assert (found.units, -found.optimum) == min(ways)


@pytest.mark.untraced
def test_many_relaxations_are_counted_and_some_are_said():
    """A sentence says six ways and how many more there are; the value holds all."""
    quotas = [Quota(attribute="p", value=value, minimum=1) for value in "abcdefgh"]
    people = {value: {"p": value} for value in "abcdefgh"}
    found = best_under_quotas(dict.fromkeys("abcdefgh", 1), places=7, quotas=quotas, attributes=people)

    assert 8 == len(found.relaxations)
    assert "(6) p=f: any number and 2 more" in unfolded(found)
    assert "et 2 autres" in unfolded(found.reason.say("fr"))


@pytest.mark.untraced
def test_one_way_beyond_six_is_counted():
    """Of seven equally good ways six are said and one more is counted; of six, all are said."""
    seven, six = (
        best_under_quotas(
            dict.fromkeys(values, 1),
            places=len(values) - 1,
            quotas=[Quota(attribute="p", value=value, minimum=1) for value in values],
            attributes={value: {"p": value} for value in values},
        )
        for values in ("abcdefg", "abcdef")
    )

    assert "is enough, in 7 ways that are equally good: (1) p=a" in unfolded(seven)
    assert str(seven).endswith("(6) p=f: any number and 1 more")
    assert str(six).endswith("(6) p=f: any number")


def test_others_in_conflict_are_told():
    """Where a second conflict stays once the first is repaired, it is said that others are in conflict too."""
    quotas = [Quota(attribute="p", value=value, minimum=3) for value in "xy"]
    found = best_under_quotas({"a": 1, "b": 1}, places=2, quotas=quotas)

    assert not found.only
    assert 1 == len(found.quotas)
    assert "and others are in conflict as well" in unfolded(found)


def test_only_the_quotas_in_conflict_are_named():
    """A harmless quota beside two that exclude each other is not blamed."""
    quotas = [
        Quota(attribute="sex", value="f", minimum=2),
        Quota(attribute="sex", value="m", minimum=2),
        Quota(attribute="team", value="x", maximum=3),
    ]
    people = {item: {"sex": sex, "team": "x"} for item, sex in zip("abcd", "ffmm", strict=True)}
    found = best_under_quotas(dict.fromkeys("abcd", 1), places=3, quotas=quotas, attributes=people)

    assert ["sex=f", "sex=m"] == [quota.name for quota in found.quotas]


def test_a_conflict_may_need_more_than_one_unit():
    """Three are missing: the repair says three."""
    four = Quota(attribute="team", value="x", minimum=4)

    assert 3 == best_under_quotas(SCORES, places=4, quotas=[four], attributes=TEAMS).units


def test_under_a_conflict_nobody_is_kept_and_everyone_learns_why():
    """A selection under impossible quotas keeps nobody, and the reason is the conflict."""
    two = Quota(attribute="team", value="x", minimum=2)
    chosen = select(merit(), places=2, quotas=[two], attributes=TEAMS)

    assert ((), "no_list") == (chosen.main, chosen.status("a"))
    assert "team=x: at least 2 cannot hold, however many" in unfolded(chosen.explain("a"))
    assert "aucune liste n’est possible, quel que soit le nombre" in unfolded(chosen.explain("a", lang="fr"))


# ── the quota as a value ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("bounds", "en", "fr"),
    [
        ({"minimum": 2}, "at least 2", "au moins 2"),
        ({"maximum": 3}, "at most 3", "au plus 3"),
        ({"minimum": 2, "maximum": 3}, "at least 2 and at most 3", "au moins 2 et au plus 3"),
        ({}, "any number", "n’importe quel nombre"),
    ],
)
def test_a_quota_says_its_bounds(bounds, en, fr):
    """The bounds are said in both languages."""
    words = Quota(attribute="team", value="x", **bounds).words()

    assert (en, fr) == (words.say(), words.say("fr"))


def test_a_quota_is_checked():
    """No bound under zero, no maximum under its minimum, and names are not empty: told together."""
    with pytest.raises(Faults) as raised:
        Quota(attribute="", value="x", minimum=-1)
    assert ["Quota.attribute", "Quota.minimum"] == [one.place for one in raised.value.faults]
    for minimum, maximum in ((3, 2), (1, 0)):
        with pytest.raises(Fault, match="expected a whole number from"):
            Quota(attribute="team", value="x", minimum=minimum, maximum=maximum)
    for wrong in ({"minimum": "two", "maximum": 1}, {"minimum": 1, "maximum": "two"}):
        with pytest.raises(Fault, match="expected a whole number"):
            Quota(attribute="team", value="x", **wrong)


def test_what_quotas_are_asked_of_is_checked():
    """A quota twice, negative places, inexact scores and wrong attributes are refused."""
    with pytest.raises(Fault, match="expected each quota once"):
        best_under_quotas(SCORES, places=1, quotas=[X, X])
    with pytest.raises(Faults):
        best_under_quotas({"a": 0.5}, places=-1, attributes={"a": {"team": 3}}, quotas=["x"])


@pytest.mark.parametrize("kind", [QuotaOptimum, QuotaConflict])
def test_results_are_checked_too(kind):
    """A result built by hand with a count under one, or numbers that are not exact, is refused."""
    with pytest.raises(Faults):
        kind(**dict.fromkeys(("optimum", "sets", "count")) | _rest(kind))


def _rest(kind):
    if kind is QuotaOptimum:
        return {"unconstrained": 1}
    return {"quotas": [], "places": 1, "units": 1, "relaxations": []}


# ── selection under quotas ────────────────────────────────────────────────────────────────────────


def test_the_main_list_is_what_every_optimal_set_holds():
    """Two sets tie: what both hold is kept, what one holds is undecided, with its share of the sets."""
    chosen = select(merit(), places=3, quotas=[X], attributes=TEAMS)

    assert (("a", "d"), ("b", "c")) == (chosen.main, chosen.undecided)
    assert Fraction(1, 2) == chosen.probability("b")
    assert 1 == chosen.open_places
    assert "1 of the 2 equally good sets hold it" in unfolded(chosen.explain("b"))
    assert "présence dans 1 des 2 listes ex æquo" in unfolded(chosen.explain("b", lang="fr"))


def test_a_decision_chooses_among_equally_good_sets():
    """The jury may choose among the optimal sets; the choice is on the record, and the price stays."""
    decided = Decision(by="jury", order=["c", "b"], reference="4.2")
    chosen = select(merit(), places=3, quotas=[X], attributes=TEAMS, decisions=[decided], reserve=None)

    assert (("a", "c", "d"), (), ("b",)) == (chosen.main, chosen.undecided, chosen.reserve)
    assert Fraction(3) == chosen.optimum.prices["team=x"]


def test_a_decision_never_chooses_a_worse_set():
    """A decision about somebody whom no optimal set holds, or all do, is refused."""
    for item in "ad":
        with pytest.raises(Fault, match="expected undecided items, which some of the best sets hold"):
            select(
                merit(),
                places=3,
                quotas=[X],
                attributes=TEAMS,
                decisions=[Decision(by="jury", order=[item], reference="4.2", rest="after")],
            )


def test_a_slip_in_attributes_lets_nobody_escape_a_quota():
    """Attributes are of items that the ranking has, excluded ones too: the nearest name is offered."""
    cap = Quota(attribute="p", value="x", maximum=0)
    ranking = Ranking.from_scores({"plume": 9, "adler": 8})

    for slip in ("Plume", "plum"):
        with pytest.raises(Fault, match="Did you mean 'plume'"):
            select(ranking, places=1, quotas=[cap], attributes={slip: {"p": "x"}})
    with pytest.raises(Fault, match="Did you mean 'plume'"):
        best_under_quotas({"plume": 9}, places=1, quotas=[cap], attributes={"plum": {"p": "x"}})
    assert ("adler",) == select(ranking, places=1, quotas=[cap], attributes={"plume": {"p": "x"}}).main


def test_who_is_kept_for_a_quota_learns_it():
    """Where the policy tells all: else they would know what others have. The jury is not told which one counts them."""
    chosen = select(merit(), places=2, quotas=[X], attributes=TEAMS)
    said = str(chosen.explain("d"))

    assert "without one of the quotas, it would not be on the main list" in said
    assert "team" not in said
    told = {
        one: unfolded(
            evolve(chosen, rules=evolve(chosen.rules, disclosure=Disclosure(smallest=one))).explain(
                "d", audience="candidate"
            )
        )
        for one in (1, 3)
    }
    assert "without the quota (team=x: at least 1)" in told[1]
    assert told[3] == "d: kept: every best set of 2 under the quotas holds it."


@pytest.mark.slow
def test_where_no_list_keeps_the_quotas_nobody_reads_what_would_be_enough():
    """It says how many of the others have what is counted: of three, whoever has it not would know that nobody has."""
    two, told = Quota(attribute="team", value="x", minimum=2), set()
    for others in product("xy", repeat=2):
        values = {item: {"team": team} for item, team in zip("abc", ("y", *others), strict=True)}
        chosen = select(
            Ranking.from_scores({"a": 9, "b": 8, "c": 7}), places=2, quotas=[two], attributes=values
        )
        if not chosen.main:
            told.add(str(chosen.explain("a", audience="candidate")))
            assert "relaxing by" in str(chosen.explain("a"))
    (same,) = told
    assert "no list keeps the quotas published (team=x: at least 2)" in same


def test_who_would_be_kept_anyway_is_not_told_of_quotas():
    """Somebody ranked within the places learns that every best set holds it, and no more."""
    chosen = select(merit(), places=2, quotas=[X], attributes=TEAMS)

    assert ("ranked", "kept_under_quotas") == chosen.explain("a").codes


def test_who_is_kept_for_a_maximum_learns_it():
    """A maximum may let somebody lower in: without it, others would be kept."""
    most = Quota(attribute="team", value="y", maximum=1)
    chosen = select(
        merit({"a": 9, "b": 8, "c": 7}),
        places=2,
        quotas=[most],
        attributes={"a": {"team": "y"}, "b": {"team": "y"}},
    )

    assert ("a", "c") == chosen.main
    assert ("ranked", "kept_under_quotas", "kept_for") == chosen.explain("c").codes


def test_who_is_passed_over_learns_what_it_would_have_cost():
    """Somebody better than the last kept learns what the best list with it would have lost."""
    chosen = select(merit({"a": 9, "b": 8, "d": 5}), places=2, quotas=[X], attributes=TEAMS, reserve=1)

    assert "the best set with it under the quotas totals 1 less; number 1 on the reserve list" in unfolded(
        chosen.explain("b")
    )


def test_who_breaks_a_quota_in_any_set_learns_it():
    """Somebody whom no set that keeps the quotas can hold learns so."""
    none = Quota(attribute="team", value="x", maximum=0)
    said = str(select(merit(), places=2, quotas=[none], attributes=TEAMS).explain("d"))

    assert "no set with it keeps the quotas" in said


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("objective", "main"), [("scores", ("a", "f")), ("ranks", ("b", "c")), ("merit", ("a", "f"))]
)
def test_the_objective_is_declared(objective, main):
    """The sum of scores favours one very good item, the sum of ranks two good ones, merit the first of all."""
    quotas = [
        Quota(attribute="set", value="top", maximum=1),
        Quota(attribute="set", value="mid", maximum=2),
        Quota(attribute="bond", value="u", minimum=2),
    ]
    people = {
        "a": {"set": "top", "bond": "u"},
        "b": {"set": "mid", "bond": "u"},
        "c": {"set": "mid", "bond": "u"},
        "d": {},
        "e": {},
        "f": {"bond": "u", "set": "top2"},
    }
    quotas.append(Quota(attribute="pair", value="ab", maximum=1))
    quotas.append(Quota(attribute="pair", value="ac", maximum=1))
    people["a"]["pair"] = ["ab", "ac"]
    people["b"]["pair"] = "ab"
    people["c"]["pair"] = "ac"
    scores = {"a": 100, "b": 8, "c": 7, "d": 6, "e": 5, "f": 1}
    chosen = select(merit(scores), places=2, quotas=quotas, attributes=people, objective=objective)

    assert main == chosen.main


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", range(150))
def test_merit_is_settled_group_by_group(seed):
    """As many as possible of the first group, then of the second: every best set, counted, and the next best."""
    draw = random.Random(seed)
    scores = {f"i{index}": draw.randint(0, 3) for index in range(draw.randint(3, 7))}
    people = {item: {"tag": draw.sample("uvw", draw.randint(0, 2))} for item in scores}
    places = draw.randint(1, len(scores) - 1)
    quotas = [
        Quota(attribute="tag", value=tag, minimum=draw.randint(0, 2), maximum=draw.choice([None, 2]))
        for tag in draw.sample("uvw", 2)
    ]
    chosen = select(merit(scores), places=places, quotas=quotas, attributes=people, objective="merit")
    ladder = sorted(set(scores.values()), reverse=True)
    held = {
        one: [sum(scores[item] == step for item in one) for step in ladder]
        for one in combinations(sorted(scores), places)
        if all(_within(quota, [people[item] for item in one]) for quota in quotas)
    }
    if not held:
        assert None is not chosen.conflict
        return
    vectors = sorted({tuple(vector) for vector in held.values()}, reverse=True)
    best = {one for one, vector in held.items() if tuple(vector) == vectors[0]}
    assert best == {tuple(sorted(one)) for one in chosen.optimum.sets}
    assert len(best) == chosen.optimum.count
    second = chosen.optimum.second_best
    assert (len(vectors) > 1) == (second is not None)
    assert second is None or second == sum(
        count * (2 * places + 1) ** (len(ladder) - step) for step, count in enumerate(vectors[1], start=1)
    )


def _within(quota, people):
    count = sum(map(quota.counts, people))
    return quota.minimum <= count and (quota.maximum is None or count <= quota.maximum)


@pytest.mark.slow
def test_a_whole_promotion_is_settled_by_merit():
    """170 candidates on a fine scale, four quotas: no set that another objective chooses is better by merit."""
    draw = random.Random(7)
    scores = {f"c{index:03}": Fraction(draw.randint(30, 80), 4) for index in range(170)}
    people = {
        item: {"profile": draw.choice(["data", "data", "dev", "design"]), "region": draw.choice("abc")}
        for item in scores
    }
    quotas = [
        Quota(attribute="profile", value="design", minimum=10),
        Quota(attribute="profile", value="dev", minimum=8, maximum=9),
        Quota(attribute="region", value="a", maximum=9),
    ]
    chosen = {
        objective: select(merit(scores), places=32, quotas=quotas, attributes=people, objective=objective)
        for objective in ("scores", "ranks", "merit")
    }
    ladder = sorted(set(scores.values()), reverse=True)
    held = {
        objective: [sum(scores[item] == step for item in one.optimum.sets[0]) for step in ladder]
        for objective, one in chosen.items()
    }
    assert max(held.values()) == held["merit"]
    out = next(item for item in merit(scores).order if chosen["merit"].status(item) == "not_kept")
    assert re.search(r"holds \d+ fewer of rank \d+", str(chosen["merit"].explain(out)))


def test_what_a_worse_set_loses_is_said_in_the_terms_of_the_objective():
    """Points of score, a sum of ranks, or fewer of a rank: never a number that nobody can read."""
    asked = {"places": 2, "quotas": [X], "attributes": TEAMS}
    said = {
        objective: str(select(merit(), **asked, objective=objective).explain("c"))
        for objective in ("scores", "ranks", "merit")
    }

    assert "totals " in said["scores"]
    assert "has ranks that add up to " in said["ranks"]
    assert re.search(r"holds \d+ fewer of rank \d+", said["merit"])


def test_a_decision_chooses_among_sets_equally_good_by_merit():
    """The first named is kept where a best set holds it; the order of merit itself does not move."""
    people = {"d": {"team": "x"}, "e": {"team": "x"}}
    asked = {"places": 2, "quotas": [X], "attributes": people, "objective": "merit"}
    scores = {"a": 9, "b": 9, "c": 8, "d": 5, "e": 5}
    decided = [
        Decision(by="jury", order=["b", "a"], reference="r"),
        Decision(by="jury", order=["e", "d"], reference="r"),
    ]

    assert {"a", "b", "d", "e"} == set(select(merit(scores), **asked).undecided)
    assert ("b", "e") == select(merit(scores), **asked, decisions=decided).main


def test_under_quotas_those_whom_a_decision_leaves_out_come_after_those_it_names():
    """Of three equals for one place, the one named has it, by merit as by scores."""
    people = {"d": {"team": "x"}}
    decision = Decision(by="jury", order=["b"], rest="after", reference="r")
    for objective in ("scores", "ranks", "merit"):
        asked = {"places": 2, "quotas": [X], "attributes": people, "objective": objective}
        assert ("b", "d") == select(
            merit({"a": 9, "b": 9, "c": 9, "d": 5}), **asked, decisions=[decision]
        ).main


def test_under_quotas_too_a_decision_says_what_becomes_of_all_who_are_tied():
    """Two of four equals are named: the others are told, in order, and the decision is refused."""
    decision = Decision(by="jury", order=["b", "a"], reference="r")
    scores = {"e": 9, "a": 9, "b": 9, "c": 9, "d": 5}
    with pytest.raises(Fault, match="all who are tied") as caught:
        select(merit(scores), places=2, quotas=[X], attributes={"d": {"team": "x"}}, decisions=[decision])

    assert ("select.decisions", ("b", "a")) == (caught.value.place, caught.value.value)
    assert ("c", "e") == caught.value.facts["out"].value


def test_nobody_to_rank_cannot_keep_a_minimum():
    """Where everybody is under the threshold, a minimum cannot hold by merit either."""
    asked = {"places": 2, "quotas": [X], "attributes": TEAMS, "threshold": 10, "objective": "merit"}

    assert None is not select(merit(), **asked).conflict


def test_no_tier_of_merit_gives_way_in_a_conflict():
    """Where quotas cannot hold, the set that misses them least is the best by merit among those."""
    people = {"a": {"t": "u"}, "b": {}, "c": {"t": "u"}, "d": {}}
    two = Quota(attribute="t", value="u", minimum=3)
    found = select(
        merit({"a": 4, "b": 3, "c": 2, "d": 1}),
        places=2,
        quotas=[two, Quota(attribute="t", value="v", minimum=1)],
        attributes=people,
        objective="merit",
    ).conflict

    assert (("a", "c"),) == found.sets


def test_a_ranking_without_scores_needs_another_objective():
    """The sum of scores needs scores; ranks and merit do not."""
    bare = Ranking(groups=[["a"], ["d"]])
    with pytest.raises(Fault, match="since not every item has a score"):
        select(bare, places=1, quotas=[X], attributes=TEAMS)

    assert ("d",) == select(bare, places=1, quotas=[X], attributes=TEAMS, objective="merit").main


def test_an_attribute_that_is_no_name_is_told_where_it_stands():
    """A padded value would be counted by no quota: it is refused, and not shown."""
    with pytest.raises(Fault, match=r"select\.attributes\['d'\]\[0\]\[0\]: .*not shown"):
        select(merit(), places=1, quotas=[X], attributes={"d": {"team": "x "}})


def test_an_objective_has_a_name():
    """An unknown objective is refused with the known ones."""
    with pytest.raises(Fault, match="one of 'scores', 'ranks' or 'merit'"):
        select(merit(), places=1, quotas=[X], attributes=TEAMS, objective="sum")


def test_a_threshold_comes_before_quotas():
    """Somebody under the threshold cannot be kept for a quota."""
    chosen = select(merit(), places=2, quotas=[X], attributes=TEAMS, threshold=6)

    assert None is not chosen.conflict
    assert "below_threshold" == chosen.status("d")


# ── withdrawals ───────────────────────────────────────────────────────────────────────────────────


def test_the_next_on_the_reserve_replaces_who_withdraws():
    """Without quotas the next in order of merit comes in, whoever leaves."""
    chosen = select(merit(), places=1, reserve=None, threshold=8, decisions=())

    assert [("a", ("b", "c"))] == [(one.leaver, one.successors) for one in replacements(chosen)]


def test_where_just_enough_are_left_they_are_all_kept():
    """Two places, and two people left once one withdraws: both are the best that can be."""
    chosen = select(merit({"a": 3, "b": 2, "c": 1}), places=2, reserve=1)

    assert (("a", "c"),) == replacement(chosen, "b").reoptimised
    assert (("b", "c"),) == replacement(chosen, "a").reoptimised


def test_a_replacement_may_fill_a_quota_up_to_its_maximum():
    """At most one of team x: when b leaves, d of team x comes in, since nobody else of the team is kept."""
    most = Quota(attribute="team", value="x", maximum=1)
    scores = {"a": 9, "b": 8, "d": 5, "e": 4}
    chosen = select(merit(scores), places=2, reserve=None, quotas=[most], attributes=TEAMS)

    assert ("d",) == replacement(chosen, "b").successors


def test_a_quota_is_kept_by_the_replacement():
    """Who is counted by a minimum is replaced by the best who is counted too, not by the next on the list."""
    scores = {"a": 9, "b": 8, "c": 7, "d": 5, "e": 4}
    chosen = select(
        merit(scores), places=2, reserve=None, quotas=[X], attributes={"d": {"team": "x"}, "e": {"team": "x"}}
    )

    assert {"a": ("b",), "d": ("e",)} == {one.leaver: one.successors for one in replacements(chosen)}
    assert (("a", "e"),) == replacement(chosen, "d").reoptimised


def test_nobody_may_be_able_to_replace():
    """Where no name of the reserve keeps the quota, nobody comes in, and it is said."""
    chosen = select(
        merit(),
        places=3,
        reserve=None,
        quotas=[X],
        attributes=TEAMS,
        decisions=[Decision(by="jury", order=["b", "c"], reference="r")],
    )
    found = replacement(chosen, "d")

    assert ((), ()) == (found.successors, found.reoptimised)
    assert "nobody comes in for it; without one of the quotas, c would come in" in unfolded(found.explain())


def test_equals_on_the_reserve_tie_to_come_in():
    """Two equals may come in: it is decided on the record, in both languages."""
    found = Replacement(leaver="a", successors=["b", "c"])

    assert "b and c tie to come in" in unfolded(found.explain())
    assert "sont ex æquo pour prendre la place" in unfolded(found.explain(lang="fr"))


def test_an_empty_reserve_replaces_nobody():
    """Without a reserve list a withdrawal leaves a place empty."""
    found = replacement(select(merit({"a": 2, "b": 1}), places=1), "a")

    assert ((), ()) == (found.successors, found.reoptimised)


def test_a_lapsed_list_replaces_nobody():
    """After its end, or once its calls are used up, the reserve list calls nobody, and that is why."""
    terms = ReserveTerms(calls=1, ends=dt.date(2020, 1, 1))
    chosen = select(merit({"a": 2, "b": 1}), places=1, reserve=terms)
    late = replacement(chosen, "a", on=dt.date(2020, 1, 1))

    assert ("b",) == replacement(chosen, "a", on=dt.date(2019, 12, 31)).successors
    assert () == late.successors
    assert "nobody comes in for it; the reserve list may not be used on 1 January 2020" in unfolded(
        late.explain()
    )
    assert "jusqu’au 1er janvier 2020 exclu" in unfolded(late.explain(lang="fr"))


def test_used_up_calls_replace_nobody_whatever_the_day():
    """The calls that the terms allow are counted, whether or not a day is given."""
    chosen = select(merit({"a": 2, "b": 1}), places=1, reserve=ReserveTerms(calls=1))

    assert () == replacement(chosen, "a", on=dt.date(2019, 12, 31), called=1).successors
    assert "the only call that the reserve list allows has been made" in unfolded(
        replacement(chosen, "a", called=1).explain()
    )


def test_a_tie_for_the_places_is_decided_before_withdrawals():
    """Who replaces whom is not told while a tie for the places is open, though nobody has a place yet."""
    chosen = select(merit({"a": 9, "b": 8, "c": 8, "d": 7}), places=2, reserve=None)
    nobody = select(merit({"a": 9, "b": 9}), places=1)

    assert () == nobody.main
    asked = {
        "replacement": lambda: replacement(chosen, "a"),
        "replacements": lambda: replacements(chosen),
        "replacements ": lambda: replacements(nobody),
    }
    for name, ask in asked.items():
        with pytest.raises(Fault, match="no item that is undecided for the places") as caught:
            ask()
        assert f"{name.strip()}.selection.undecided" == caught.value.place


def test_those_who_tie_for_the_last_names_of_the_reserve_tie_to_come_in():
    """A reserve list of one name, for which two tie: either may come in, and it is to be decided."""
    chosen = select(merit({"a": 9, "b": 8, "c": 8}), places=1, reserve=1)
    found = replacement(chosen, "a")

    assert ("b", "c") == found.successors
    assert (("b",), ("c",)) == found.reoptimised
    assert "b and c tie to come in" in unfolded(found.explain())


def test_only_the_main_list_can_withdraw():
    """Somebody who is not kept cannot withdraw from the list."""
    with pytest.raises(UnknownKey, match="item on the main list"):
        replacement(select(merit(), places=1), "d")


def test_a_replacement_is_checked_and_has_a_row():
    """Successors are identifiers; one row says who leaves and who comes in."""
    with pytest.raises(Fault):
        Replacement(leaver="", successors=())
    assert [{"leaver": "a", "successors": ()}] == Replacement(leaver="a", successors=()).rows()


# ── the search itself ─────────────────────────────────────────────────────────────────────────────


def test_the_bound_alone_proves_that_quotas_cannot_hold():
    """Two disjoint minimums that sum to more than the places are refused without any search."""
    model = Model(weights=(0,) * 4, size=2, members=((0,), (0,), (1,), (1,)), least=(2, 2), most=(2, 2))

    assert not feasible(model)
    assert best_weight(model) is None
    assert {} == best_sets(model)


def test_quotas_may_hold_for_fractions_of_people_and_not_for_people():
    """Each of three pairs must hold exactly one of three people, which halves of people could: found by search."""
    model = Model(
        weights=(1, 1, 1), size=2, members=((0, 1), (1, 2), (0, 2)), least=(0, 0, 0), most=(1, 1, 1)
    )

    assert not feasible(model)


def test_sets_under_the_threshold_are_left_out():
    """All sets of at least a weight come out, and no other."""
    model = Model(weights=(3, 2, 1), size=2, members=((0,), (), ()), least=(1,), most=(2,))
    ends = sets_above(planned(model), 4)

    assert {5: 1, 4: 1} == {weight: sum(end.ways for end in held) for weight, held in ends.items()}


@pytest.mark.parametrize(
    ("second", "kept"), [(98, {100, 98}), (97, {100, 97, 96}), (96, {100, 96}), (95, {100, 95, 94, 93, 92})]
)
def test_the_next_best_weight_is_sought_in_steps_that_double(second, kept):
    """One below the best, then two, four and eight: all weights so far down are found with the next best, none below."""
    weights = (100, *range(second, 80, -1))
    model = Model(weights=weights, size=1, members=((),) * len(weights), least=(), most=())

    assert kept == set(best_sets(model, distinct=2))


def test_what_is_gone_over_down_to_the_lightest_set_is_not_gone_over_again(monkeypatch):
    """Of two items there are two weights: a third is not looked for once both are found."""
    told, plain = [], _greatest_weight_by_two_searches.sets_above
    monkeypatch.setattr(
        _greatest_weight_by_two_searches,
        "sets_above",
        lambda plan, least, *_: told.append(least) or plain(plan, least),
    )
    model = Model(weights=(100, 99), size=1, members=((), ()), least=(), most=())

    assert {100, 99} == set(best_sets(model, distinct=3))
    assert [100, 99] == told


@pytest.mark.untraced
def test_a_large_selection_is_quick_and_exact():
    """170 items, 25 places, ties everywhere: the optimum equals that of sorting where one quota binds."""
    scores = {f"i{index:03}": index % 10 for index in range(170)}
    attributes = {item: {"half": "low"} for item in list(scores)[:85]}
    quota = Quota(attribute="half", value="low", minimum=13)
    found = best_under_quotas(scores, places=25, quotas=[quota], attributes=attributes)

    low = sorted((scores[item] for item in attributes), reverse=True)
    high = sorted((score for item, score in scores.items() if item not in attributes), reverse=True)
    assert max(sum(low[:k]) + sum(high[: 25 - k]) for k in range(13, 26)) == found.optimum


def test_a_set_that_is_no_better_is_not_taken_for_better():
    """A bound may promise more than a set holds: only a heavier set replaces the best one."""
    model = Model(
        weights=(58, 42, 30, 32, 27),
        size=2,
        members=((0, 1, 2, 3), (2,), (1,), (1, 3), (0,)),
        least=(1, 1, 0, 0),
        most=(1, 1, 1, 2),
    )

    assert 59 == best_weight(model)


@pytest.mark.parametrize(
    ("rising", "model"),
    [
        ([13, 14], Model((9, 1, 3, 10, 2, 1, 2), 4, ((0, 2, 3), (3,), (0, 2, 3), (2,), (0,), (1,), (1, 2, 3)),
                         (1, 2, 2, 2), (2, 3, 2, 3))),
        ([23, 24], Model((2, 3, 12, 22, 2, 5, 9), 3, ((), (1,), (0, 2), (0, 1), (1, 2), (0,), ()),
                         (0, 0, 1), (1, 1, 2))),
        ([47], Model((2, 32, 4, 9, 2, 1, 9, 4, 3), 4,
                     ((0, 2), (2, 3), (1,), (0, 2, 3, 4), (0, 4), (2, 3), (0, 1, 2, 3, 4), (1, 2), (0,)),
                     (1, 0, 2, 2, 2), (2, 1, 3, 3, 2))),
    ],
)  # fmt: skip
def test_a_set_better_by_a_single_point_is_found_and_one_as_good_is_not_told(rising, model):
    """Where the first set found is a point below the best, the best is still found; each set told is a better one."""
    fits = [
        sum(model.weights[item] for item in one)
        for one in combinations(range(len(model.weights)), model.size)
        if not model.lacks(
            [sum(q in model.members[item] for item in one) for q in range(len(model.least))],
            [0] * len(model.least),
        )
    ]

    assert rising == [weight for _, weight in rising_sets(planned(model))]
    assert max(fits) == rising[-1]


def test_a_slip_in_a_quota_is_told():
    """An attribute that nobody has and that resembles one, and a value typed another way, are faults with the remedy."""
    ranking, genre = Ranking.from_scores({"a": 9, "b": 8}), {"a": {"genre": "H"}, "b": {"genre": "F"}}

    with pytest.raises(Fault, match="Did you mean 'genre'"):
        select(ranking, places=1, quotas=[Quota(attribute="gendre", value="H", maximum=0)], attributes=genre)
    with pytest.raises(Fault, match="as the items write it"):
        select(ranking, places=1, quotas=[Quota(attribute="genre", value="h", maximum=0)], attributes=genre)
    assert select(
        ranking, places=1, quotas=[Quota(attribute="site", value="x", maximum=0)], attributes=genre
    ).main


def test_a_quota_that_counts_nobody_is_a_caution():
    """What resembles nothing may be meant, and is told by its name; a quota that counts somebody is not."""
    ranking, site = Ranking.from_scores({"a": 9, "b": 8}), {"a": {"site": "x"}}
    quotas = [Quota(attribute="site", value="x", maximum=1), Quota(attribute="genre", value="H", maximum=0)]
    told = select(ranking, places=1, quotas=quotas, attributes=site).explain().reasons

    assert ["genre=H"] == [name for one in told if one.code == "void_quotas" for name in one.facts["names"]]
    assert not any(
        one.code == "void_quotas"
        for one in select(ranking, places=1, quotas=quotas[:1], attributes=site).explain().reasons
    )


def _drawn(seed):
    """Yield selections of close scores under a quota of x, with each way to part all equals: who is kept, who waits."""
    draw = random.Random(seed)
    for _ in range(30):
        scores = {f"i{number}": draw.randint(0, 3) for number in range(draw.randint(3, 6))}
        of_x = {item for item in scores if draw.random() < 0.5}
        low = draw.randint(0, min(2, len(of_x)))
        places, high, names = (
            draw.randint(max(low, 1), len(scores) - 1),
            draw.randint(low, 3),
            draw.randint(0, 4),
        )
        lists = [
            set(some)
            for size in range(places + 1)
            for some in combinations(scores, size)
            if low <= len(of_x.intersection(some)) <= high
        ]
        longest = [some for some in lists if len(some) == max(map(len, lists))]
        most = max(sum(map(scores.get, some)) for some in longest)
        ways = [
            (some, sorted((one for one in order if one not in some), key=lambda one: -scores[one])[:names])
            for some in longest
            if sum(map(scores.get, some)) == most
            for order in permutations(scores)
        ]
        quotas = [Quota(attribute="team", value="x", minimum=low, maximum=max(high, 1))]
        if high:
            teams = {item: {"team": "x"} for item in of_x}
            yield (
                select(merit(scores), places=places, quotas=quotas, attributes=teams, reserve=names),
                ways,
                scores,
            )


def _kinds(**kinds):
    return {item: {"kind": list(some)} for item, some in kinds.items()}


def test_first_on_the_reserve_list_is_not_refused_while_others_wait_for_a_place():
    """Only x may have the one place: a, ranked first, is number 1 on the list of two names, and e is not sure of it."""
    x = Quota(attribute="kind", value="x", minimum=1)
    found = select(
        merit({"a": 3, "b": 2, "c": 2, "d": 2, "e": 2, "f": 1}),
        places=1, quotas=[x], attributes=_kinds(b="x", c="x", d="x"), reserve=2,
    )  # fmt: skip
    assert (("b", "c", "d"), ("a",), ("e",)) == (found.undecided, found.reserve, found.reserve_undecided)
    assert "number 1 on the reserve list" in unfolded(found.explain("a"))
    assert "as is decided among equals" in unfolded(found.explain("e"))
    assert "not_kept" == found.status("f")
    parted = found.settle(Decision(by="jury", order=["c"], reference="minutes, 4", rest="after"))
    assert (("a",), ("b", "d", "e")) == (parted.reserve, parted.reserve_undecided)


def test_who_lost_a_place_to_equals_may_be_parted_from_others_for_the_reserve():
    """b waited for the place and d did not; both are equal for the last name, and the jury decides between them."""
    x = Quota(attribute="kind", value="x", minimum=1)
    found = select(
        merit({"b": 2, "c": 2, "d": 2}), places=1, quotas=[x], attributes=_kinds(b="x", c="x"), reserve=1
    )
    found = found.settle(Decision(by="jury", order=["c"], reference="minutes, 4", rest="after"))
    assert ("b", "d") == found.reserve_undecided
    for order in (["b", "d"], ["d", "b"]):
        parted = found.settle(Decision(by="jury", order=order, reference="minutes, 5"))
        assert ((order[0],), ()) == (parted.reserve, parted.reserve_undecided)


def test_an_order_of_equal_lists_holds_on_the_reserve_list_too():
    """The jury put d before a before c, of whom one list of two was to be: who is left stands in that order."""
    x = Quota(attribute="kind", value="x", minimum=1)
    found = select(
        merit({"a": 3, "b": 3, "c": 3, "d": 3, "e": 1, "f": 1}),
        places=2, quotas=[x], attributes=_kinds(e="x", f="x"), reserve=1,
    )  # fmt: skip
    assert ("a", "b", "c", "d", "e", "f") == found.undecided
    order = ["b", "d", "e", "a", "c", "f"]
    found = found.settle(Decision(by="jury", order=order, reference="minutes, 4"))
    assert (("b", "e"), ("d",), ()) == (found.main, found.reserve, found.reserve_undecided)
    wide = evolve(found.rules, reserve=ReserveTerms())
    found = select(found.ranking, wide, decisions=found.decisions, attributes=_kinds(e="x", f="x"))
    assert (("d",), ("a",), ("c",), ("f",)) == found.reserve_groups


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_told_of_a_reserve_list_under_quotas_holds_however_equals_are_parted(seed):
    """Who is on it, who is not, and at which number: while equals wait for a place, as after any decision on them."""
    told = set()
    for found, ways, scores in _drawn(seed):
        for item in scores:
            at = {
                "main" if item in kept else listed.index(item) + 1 if item in listed else 0
                for kept, listed in ways
            }
            numbers = at - {0, "main"}
            status = (
                "main" if at == {"main"}
                else "undecided" if "main" in at
                else "not_kept" if not numbers
                else "reserve_undecided" if 0 in at
                else "reserve"
            )  # fmt: skip
            assert status == found.status(item)
            if status == "reserve":
                first, last = reserve_numbers(found, item)
                assert {*range(first, last + len(found.tied_on_reserve(item)))} == at
            told.add((status, bool(found.undecided)))
            waits = "reserve_waits" in found.explain(item).codes
            assert waits == (status == "reserve_undecided" and bool(found.undecided))
    assert {(status, True) for status in ("main", "not_kept", "reserve")} <= told


def test_a_maximum_that_is_just_reached_is_not_relaxed():
    """Only what a set breaks gives way: a quota that it keeps to the last unit stays as it is."""
    quotas = [Quota(attribute="p", value="x", minimum=2), Quota(attribute="p", value="y", maximum=1)]
    found = best_under_quotas(
        {"a": 3, "b": 2}, places=2, quotas=quotas, attributes={"a": {"p": "x"}, "b": {"p": "y"}}
    )

    assert (evolve(quotas[0], minimum=1),) == found.relaxed


def test_multipliers_stop_at_zero_and_bounds_are_loosened_by_the_slack_times_the_greatest():
    """A bound that binds on one side does not bind on the other; without multipliers nothing is loosened."""
    asked = Model((5, 4, 3), 2, ((0,), (1,), ()), (1, 0), (2, 1), slack=3)

    assert (0, 0, 4, -4, 2, -2) == _moved((3, -3, 3, -3, 0, 0), (-5, 5, 1, -1, 2, -2))
    assert (0, 0) == _moved((1, -1), (-5, 5))
    assert 0 == _plan(asked, (0, 0)).constant
    assert 3 * 7 - (5 * 1 - 7 * 1) == _plan(asked, (5, -7)).constant


def test_a_replacement_follows_the_objective_that_was_declared():
    """By points two middling ones are the best left; by merit the best one stays, with whoever keeps the quotas."""
    scores = {"a": 10, "gone": 9, "b": 7, "c": 6, "d": 1}
    both, quotas = {"p": ["u", "v"]}, [Quota(attribute="p", value=value, minimum=1) for value in "uv"]
    attributes = {"gone": both, "b": {"p": "u"}, "c": {"p": "v"}, "d": both}
    found = {
        objective: replacement(
            select(
                merit(scores), places=2, reserve=9, quotas=quotas, attributes=attributes, objective=objective
            ),
            "gone",
        ).reoptimised
        for objective in ("scores", "merit")
    }

    assert {"scores": (("b", "c"),), "merit": (("a", "d"),)} == found


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("names", "listed"), [(0, ()), (1, ()), (2, ("d",)), (3, ("d", "e")), (None, ("d", "e"))]
)
def test_who_loses_a_tie_under_quotas_comes_first_on_the_reserve(names, listed):
    """Of two who tie for the last place one will lose, and has the first of the names."""
    both = {"b": {"team": "x"}, "c": {"team": "x"}}
    chosen = select(
        merit({"a": 9, "b": 8, "c": 8, "d": 7, "e": 6}),
        places=2, reserve=ReserveTerms(names=names), quotas=[X], attributes=both,
    )  # fmt: skip

    assert (("a",), ("b", "c"), listed) == (chosen.main, chosen.undecided, chosen.reserve)


@pytest.mark.parametrize("limit", [-1, "3", None])
def test_how_many_sets_are_listed_is_a_whole_number(limit):
    """Sets are listed up to a whole number from 0; with 0 they are counted alone."""
    with pytest.raises(Fault, match="limit"):
        best_under_quotas({"a": 9, "b": 8, "c": 8}, places=2, limit=limit)

    assert ((), 2) == (
        (found := best_under_quotas({"a": 9, "b": 8, "c": 8}, places=2, limit=0)).sets,
        found.count,
    )


@pytest.mark.parametrize(("field", "wrong"), [
    ("scores", {"a": "fine"}), ("places", -1), ("places", 1.5), ("quotas", ["x"]), ("attributes", {"a": {"x": 1}}),
    ("attributes", {"z": {"x": "y"}}),
])  # fmt: skip
def test_what_sets_are_chosen_from_is_checked(field, wrong):
    """Each wrong part alone is refused at its name, before anything is searched."""
    right = {"scores": {"a": 9, "b": 8}, "places": 1}
    with pytest.raises(Fault, match=field):
        best_under_quotas(**{**right, field: wrong})


@pytest.mark.parametrize(
    ("successors", "code"), [([], "none"), (["b"], ""), (["b", "c"], "tied"), (["b", "c", "d"], "tied")]
)
def test_however_many_may_come_in_it_is_said(successors, code):
    """Nobody, one, two or three who may come in are each said in a sentence; of anybody else nothing is."""
    found = Replacement(leaver="a", successors=successors)

    assert (f"replacement_{code}".rstrip("_"),) == found.explain().codes
    assert all(found.explain(one).codes == found.explain().codes for one in ("a", *successors))
    with pytest.raises(UnknownKey, match="person"):
        found.explain("z")


def test_the_best_list_is_told_where_those_left_just_fill_the_places():
    """Three are known and one leaves two places to two others: that is the best list that is left."""
    selection = select(merit({"a": 9, "b": 8, "c": 7}), places=2, reserve=1)

    assert (("b", "c"),) == replacement(selection, "a").reoptimised


def test_of_those_tied_on_reserve_only_they_come_in_who_keep_the_quotas():
    """Where c and d tie for the one name on reserve, only d, who is of x like the one who leaves, may come in."""
    attributes = {"a": {"team": "x"}, "d": {"team": "x"}}
    selection = select(
        merit({"a": 9, "b": 8, "c": 7, "d": 7}), places=2, reserve=1, quotas=[X], attributes=attributes
    )

    assert ((), ("c", "d")) == (selection.reserve, selection.reserve_undecided)
    assert [("d",), ("c", "d")] == [one.successors for one in replacements(selection)]


def test_points_for_ranks_go_from_one_for_the_last_to_their_number_for_the_first():
    """Of four ranked, the first and the last are worth 4 and 1 points: the best two with the last of them, 5."""
    chosen = select(merit(), places=2, quotas=[X], attributes=TEAMS, objective="ranks")

    assert (("a", "d"), 4 + 1) == (chosen.main, chosen.optimum.optimum)


def test_of_scores_that_are_all_nothing_a_quota_costs_nothing():
    """Sets that are worth 0 with a quota are worth 0 without."""
    found = best_under_quotas({"a": 0, "b": 0}, places=1, quotas=[X], attributes={"b": {"team": "x"}})

    assert (0, 0) == (found.optimum, found.prices["team=x"])


def test_a_price_is_counted_in_points_and_not_by_merit():
    """Without the quota that only d fills, b and c keep the others for 13 points; a and d did so for 11."""
    people = {"b": {"p": "u"}, "c": {"p": "v"}, "d": {"p": ["u", "v", "w"]}}
    quotas = [Quota(attribute="p", value=value, minimum=1) for value in "uvw"]
    found = best_under_quotas({"a": 10, "b": 7, "c": 6, "d": 1}, places=2, quotas=quotas, attributes=people)

    assert (("a", "d"),) == found.sets
    assert {"p=u": 0, "p=v": 0, "p=w": 2} == dict(found.prices)


def counting(monkeypatch, owner, name):
    """Return what a function is called with from now on."""
    plain, found = getattr(owner, name), []
    monkeypatch.setattr(owner, name, lambda *given, **named: found.append(given) or plain(*given, **named))
    return found


def test_nothing_but_what_was_asked_is_searched(monkeypatch):
    """The best sets take one search; the next total, one more just below; a price, one for each quota."""
    sets, prices = (
        counting(monkeypatch, _greatest_weight_by_two_searches, "sets_above"),
        counting(monkeypatch, Pool, "greatest"),
    )
    counts = []
    for priced in (False, True):
        best_under_quotas(SCORES, places=2, quotas=[X], attributes=TEAMS, priced=priced)
        counts.append((len(sets), len(prices)))
        sets.clear()
        prices.clear()

    assert [(1, 0), (2, 1)] == counts


def test_what_a_decision_leaves_and_what_an_item_would_cost_are_priced_once(monkeypatch):
    """Once equals are parted the quotas cost what they cost before; that of an item kept by force is no price."""
    people = {"b": {"team": "x"}, "c": {"team": "x"}}
    chosen = select(merit(), places=2, reserve=9, quotas=[X], attributes=people)
    prices = counting(monkeypatch, Pool, "greatest")
    decided = chosen.settle(Decision(by="jury", order=["c", "b"], reference="minutes, 4.2"))

    assert ("a", "c") == decided.main
    assert 1 == len(prices)
    assert "d" in str(chosen.explain("d"))
    assert (("a", "b"),) == replacement(decided, "c").reoptimised
    assert 1 == len(prices)


def test_slips_in_quotas_are_told_wherever_they_are_asked_for():
    """An attribute that resembles one, or a value written in another way, is refused as it is in a selection."""
    for attribute, value in (("taem", "x"), ("team", "X")):
        with pytest.raises(Fault, match="quotas"):
            best_under_quotas(
                SCORES, places=2, quotas=[Quota(attribute=attribute, value=value)], attributes=TEAMS
            )


def test_only_a_minimum_that_counts_an_item_is_said_to_need_it():
    """c is kept since only one of team y may come; that one of z must come is no reason to keep c."""
    quotas = [Quota(attribute="team", value="y", maximum=1), Quota(attribute="team", value="z", minimum=1)]
    people = {"a": {"team": ["y", "z"]}, "b": {"team": "y"}, "c": {"team": "w"}, "d": {"team": "y"}}
    chosen = select(merit({"a": 9, "b": 8, "c": 7, "d": 6}), places=2, quotas=quotas, attributes=people)

    assert ("a", "c") == chosen.main
    assert "quota_needs_it" not in chosen.explain("c").codes
    assert "told_quotas" in chosen.explain().codes


def test_the_chance_of_each_is_its_share_of_the_best_sets():
    """Of five pairs that hold a or b, of x, three hold each of these; c and d are in two each; e comes after."""
    people = {"a": {"team": "x"}, "b": {"team": "x"}}
    chosen = select(merit({**dict.fromkeys("abcd", 8), "e": 1}), places=2, quotas=[X], attributes=people)

    assert [Fraction(n, 5) for n in (3, 3, 2, 2, 0)] == [chosen.probability(item) for item in "abcde"]


def test_only_equals_are_parted_by_what_was_declared_for_them():
    """A name that is alone at its place has no equals; of several ties that of those named is parted."""
    found = select(merit({"a": 9, "b": 8, "c": 7, "d": 7, "e": 6, "f": 6}), places=1, reserve=5)

    assert [(), ("c", "d"), ("e", "f")] == [
        found.equals_of(Decision(by="jury", order=[item], reference="minutes, 4.2")) for item in "bdf"
    ]


@pytest.mark.untraced(but=["3-24", "3-32"], one_in=3)
@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("patience", [0, 3])
def test_the_programme_that_takes_over_finds_the_same(seed, patience, monkeypatch):
    """However soon the search item by item is given up: the greatest total is the same, and so is whether there is one."""
    draw = random.Random(seed)
    members = tuple(tuple(sorted(draw.sample(range(5), draw.randint(0, 3)))) for _ in range(10))
    slack = draw.choice([0, 0, 1])
    model = Model(
        tuple(draw.randint(-9, 20) for _ in members), 4, members,
        tuple(draw.randint(0, 1) for _ in range(5)), tuple(draw.randint(1, 2) for _ in range(5)), slack,
    )  # fmt: skip
    patient = best_weight(model), feasible(model)
    monkeypatch.setattr(_greatest_weight_by_two_searches, "PATIENCE", patience)

    assert patient == (best_weight(model), feasible(model))
    assert (patient[0] is None) != patient[1]


@pytest.mark.slow
def test_many_ceilings_that_overlap_are_no_reason_to_search_for_ever():
    """A hundred dossiers count for three of thirty quotas each: the greatest total is proven in under a second."""
    draw = random.Random(0)
    members = tuple(tuple(sorted(draw.sample(range(30), 3))) for _ in range(100))
    model = Model(tuple(draw.randrange(200) for _ in members), 28, members, (0,) * 30, (3,) * 30)
    best = best_weight(model)

    assert best is not None
    assert best <= planned(model).ceiling // _lagrangian_search_under_quotas.SCALE
    assert feasible(model)
