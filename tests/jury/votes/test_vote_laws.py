"""Renaming candidates, and the order in which anything is given, change no outcome of a vote."""

from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.jury import Ranking
from eig.jury.marks import Tally
from eig.jury.votes import (
    Preference,
    Preferences,
    borda,
    copeland,
    highest_median,
    kemeny,
    majority_judgment,
    rank_distance,
    schulze,
)
from eig.jury.votes.rank_distances import mean_ranks
from eig.reasons import Language
from helpers.orders_drawn import juries
from helpers.unfolded import unfolded

RULES = [borda, copeland, kemeny, schulze]
MEDIANS = [
    majority_judgment,
    *((lambda given, rule=rule: highest_median(given, rule=rule)) for rule in ("mj", "d", "s", "n")),
]


def renamed(jury, names):
    """The same jury with other names for the candidates."""
    orders = [
        Preference(tiers=[[names[one] for one in tier] for tier in order.tiers], count=order.count)
        for order in jury.orders
    ]
    return Preferences(candidates=names.values(), orders=orders)


def groups_of(result):
    """The groups of a result, best first, each as a set; and who is left out."""
    ranking = result if isinstance(result, Ranking) else result.ranking
    return [set(group) for group in ranking.groups], {one.item for one in ranking.excluded}


def other_names(names, random):
    """Other names, in another order of the alphabet."""
    return dict(zip(names, random.sample([f"z{at:02}" for at in range(len(names))], len(names)), strict=True))


@pytest.mark.untraced
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@given(jury=juries(), random=st.randoms(use_true_random=False))
def test_names_part_nobody(rule, jury, random):
    """Under other names, the same candidates stand at the same ranks."""
    names = other_names(jury.candidates, random)
    groups, out = groups_of(rule(jury))

    assert groups_of(rule(renamed(jury, names))) == (
        [{names[one] for one in group} for group in groups],
        {names[one] for one in out},
    )


@pytest.mark.untraced
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@given(jury=juries(), random=st.randoms(use_true_random=False))
def test_the_order_of_the_jurors_changes_nothing(rule, jury, random):
    """Orders of preference handed in another order give the same result."""
    mixed = evolve(
        jury,
        orders=random.sample(jury.orders, len(jury.orders)),
        candidates=random.sample(jury.candidates, len(jury.candidates)),
    )

    assert rule(mixed) == rule(jury)


@pytest.mark.untraced
@given(st.integers(0, 10**6), st.integers(5, 9))
@example(11, 5)
@example(0, 5)
def test_a_proven_kemeny_ranking_does_not_hang_on_names(seed, size):
    """However little effort the search may take, a proven result is the same under other names."""
    random = Random(seed)
    candidates = [f"c{at}" for at in range(size)]
    orders = [Preference(tiers=[[one] for one in random.sample(candidates, size)]) for _ in range(2)]
    jury = Preferences(candidates=candidates, orders=orders)
    names = other_names(jury.candidates, random)
    whole = groups_of(kemeny(jury))[0]
    found = kemeny(renamed(jury, names), effort=4)

    if found.count is not None:
        assert groups_of(found)[0] == [{names[one] for one in group} for group in whole]
    else:
        assert found.ranking.cautions


@pytest.mark.untraced(one_in=2)
@pytest.mark.parametrize("rule", MEDIANS)
@given(
    counts=st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), min_size=1, max_size=5),
    random=st.randoms(use_true_random=False),
)
def test_names_part_nobody_by_grades(rule, counts, random):
    """Under other names and in another order, tallies are ranked alike."""
    panels = [[*some[:2], 7 - sum(some[:2])] for some in counts]
    items = [f"i{at}" for at in range(len(panels))]
    names = other_names(items, random)
    tallies = [Tally(item=item, counts=panel) for item, panel in zip(items, panels, strict=True)]
    others = [evolve(one, item=names[one.item]) for one in random.sample(tallies, len(tallies))]
    groups, out = groups_of(rule(tallies))

    assert groups_of(rule(others)) == ([{names[one] for one in group} for group in groups], out)


@pytest.mark.slow
@given(juries(), st.randoms(use_true_random=False))
def test_distances_do_not_hang_on_names(jury, random):
    """The distance of two orders is that of the same orders under other names."""
    names = other_names(jury.candidates, random)
    first, second = kemeny(jury).ranking, schulze(jury).ranking
    other = renamed(jury, names)

    assert (
        rank_distance(first, second).rows()
        == rank_distance(kemeny(other).ranking, schulze(other).ranking).rows()
    )


@pytest.mark.untraced
@pytest.mark.parametrize("rule", [*RULES, lambda _: majority_judgment([Tally(item="a", counts=[1, 2])])])
def test_every_rule_explains_its_order_whole_in_any_language(rule):
    """Without a key the whole; a third language says what its table holds, and English the rest."""
    jury = Preferences.from_orders([Preference(tiers=[["a"], ["b", "c"]])])
    german = Language(code="de", sentences={"jury.votes": {"first": "zuerst: {candidates}"}})
    result = rule(jury)

    assert "zuerst: a" in unfolded(result.explain(lang=german))
    assert unfolded(result).startswith(f"{result.explain()}")
    assert repr(result).startswith(f"<{type(result).__name__}: ")
    assert "1. a" in unfolded(result)


def test_whom_no_ballot_compares_is_named_in_the_whole():
    """Borda leaves out whom no ballot compares with another, and says so."""
    jury = Preferences(candidates=["a", "b", "z"], orders=[Preference(tiers=[["a"], ["b"]])])

    assert str(borda(jury).explain()) == "Borda: 3 candidates; first: a; not ranked: z."
    assert "hors classement\u00a0: z" in unfolded(borda(jury).explain(lang="fr"))


def test_tied_items_share_the_mean_of_their_places():
    """Places 1 to n are shared out among n items, whatever is tied."""
    ranking = Ranking.from_scores({"a": 9, "b": 9, "c": 5, "d": 3, "e": 3, "f": 3})

    assert {"a": 1.5, "b": 1.5, "c": 3, "d": 5, "e": 5, "f": 5} == dict(mean_ranks(ranking))
