"""The Schulze method against its definition."""

import pickle
from random import Random

import pytest
from hypothesis import given

from eig.errors import Fault, UnknownKey
from eig.jury.votes import Preference, Preferences, SchulzeRanking, schulze
from helpers.orders_drawn import juries, prefers, random_jury, strongest_paths
from helpers.unfolded import unfolded

CYCLE = Preferences.from_orders(
    [Preference(tiers=[[one] for one in order]) for order in ("abc", "bca", "cab")]
)


@pytest.mark.slow
@given(juries())
def test_strengths_are_those_of_the_strongest_paths(jury):
    """The strength from one candidate to another is its strongest path's weakest link, in winning votes."""
    result, expected = schulze(jury), strongest_paths(jury)

    for one in jury.candidates:
        for other in jury.candidates:
            if one != other:
                assert expected[one, other] == result.strength(one, other)


@pytest.mark.untraced(but=["1"])
@pytest.mark.parametrize("seed", range(6))
def test_links_of_one_strength_join_the_same_one_by_one_and_all_at_once(seed):
    """However many links a strength has, paths are as strong, and as many candidates are beaten."""
    names = [f"c{at:02}" for at in range(14)]
    jury = random_jury(Random(seed), names, 2 + seed, seen=0.6)
    counts = jury.pairwise()
    with pytest.MonkeyPatch.context() as patch:
        found = []
        for few in (0, 3, 10**6):
            patch.setattr("eig.jury.votes.schulze_strongest_paths.FEW", few)
            found.append(schulze(counts))

    assert found[0] == found[1] == found[2]
    assert dict(found[0].wins) == {one: sum(found[0].beats(one, other) for other in names) for one in names}
    assert dict(found[1].losses) == {one: sum(found[1].beats(other, one) for other in names) for one in names}


@pytest.mark.untraced
@given(juries())
def test_each_strength_is_told_with_those_first_reached_at_it(jury):
    """From the strongest on, each strength names somebody, nobody is reached twice, and nobody reaches themselves."""
    for own, told in enumerate(schulze(jury).reached):
        strengths, met = [strength for strength, _ in told], 1 << own
        assert strengths == sorted(set(strengths), reverse=True)
        for _, mask in told:
            assert mask
            assert not mask & met
            met |= mask


@pytest.mark.untraced
@given(juries())
def test_who_beats_another_is_ranked_before(jury):
    """Beating is by the stronger path, it is transitive, and the ranking keeps it."""
    result, ranks = schulze(jury), schulze(jury).ranking.ranks
    for one in jury.candidates:
        for other in jury.candidates:
            if result.beats(one, other):
                assert ranks[one] < ranks[other]
                assert all(
                    result.beats(one, third) for third in jury.candidates if result.beats(other, third)
                )


@pytest.mark.untraced
@given(juries())
def test_winners_are_those_whom_nobody_beats(jury):
    """There is always a winner, even in a perfect cycle."""
    result = schulze(jury)
    unbeaten = [
        one for one in jury.candidates if not any(result.beats(other, one) for other in jury.candidates)
    ]

    assert tuple(unbeaten) == result.winners
    assert result.winners


@pytest.mark.untraced
@given(juries())
def test_wins_and_losses_count_the_beaten_and_the_beaters(jury):
    """Wins and losses are told of each candidate, and add up to the same."""
    result = schulze(jury)

    assert sum(result.wins.values()) == sum(result.losses.values())
    for one in jury.candidates:
        assert result.losses[one] == len([r for r in result.explain(one).reasons if r.code == "beaten"])


@pytest.mark.slow
@given(juries(complete=True, strict=True))
def test_a_candidate_who_beats_all_others_wins(jury):
    """Condorcet's criterion."""
    for one in jury.candidates:
        others = [other for other in jury.candidates if other != one]
        if all(prefers(jury, one, other) > prefers(jury, other, one) for other in others):
            assert (one,) == schulze(jury).winners


@pytest.mark.untraced
@given(juries(complete=True, strict=True))
def test_turning_every_order_round_turns_the_beating_round(jury):
    """Reversal symmetry (Schulze 2011, section 4.4) of strict and complete orders."""
    turned = Preferences(
        candidates=jury.candidates,
        orders=[Preference(tiers=order.tiers[::-1], count=order.count) for order in jury.orders],
    )
    there, back = schulze(jury), schulze(turned)
    for one in jury.candidates:
        for other in jury.candidates:
            assert there.beats(one, other) == back.beats(other, one)


def test_a_perfect_cycle_has_three_winners():
    """In a perfect cycle nobody beats anybody: all win, none is dropped."""
    result = schulze(CYCLE)

    assert ("a", "b", "c") == result.winners
    assert "no other candidate beats it" in unfolded(result.explain("b"))
    assert "aucun autre dossier ne passe devant" in unfolded(result.explain("b", lang="fr"))


def test_nobody_to_rank():
    """No candidate, no winner."""
    assert () == schulze(Preferences(candidates=[], orders=[])).winners


def test_the_same_counts_give_the_same_ranking():
    """Pairwise counts serve as well as the orders."""
    assert schulze(CYCLE) == schulze(CYCLE.pairwise())


@pytest.mark.slow
def test_a_thousand_candidates_take_a_moment():
    """A thousand candidates and twelve jurors are ranked whole, in one pass over the strengths."""
    names = [f"c{at:04}" for at in range(1000)]
    turns = [names[at * 83 :] + names[: at * 83] for at in range(12)]
    result = schulze(Preferences.from_orders([Preference(tiers=[[one] for one in turn]) for turn in turns]))

    assert 1000 == len(result.ranking.order)


def test_a_stranger_is_refused():
    """Unknown candidates are named with the nearest."""
    with pytest.raises(UnknownKey):
        schulze(CYCLE).strength("a", "z")
    with pytest.raises(UnknownKey):
        schulze(CYCLE).explain("z")


def test_a_schulze_ranking_is_a_value():
    """It survives pickle, has rows and a table, and refuses strangers in its fields."""
    result = schulze(CYCLE)

    assert result == pickle.loads(pickle.dumps(result))
    assert [("a", 1, 0, 0), ("b", 1, 0, 0), ("c", 1, 0, 0)] == [tuple(row.values()) for row in result.rows()]
    assert "Schulze" in result._repr_html_()
    with pytest.raises(Fault):
        SchulzeRanking(counts=CYCLE.pairwise(), reached=[3], ranking=result.ranking)


def test_who_is_beaten_reads_by_how_much_either_way():
    """A candidate's trace names who beats it: the strength of their path first, then of its own."""
    orders = [Preference(tiers=[["a"], ["b"]], count=3), Preference(tiers=[["b"], ["a"]], count=2)]
    found = schulze(Preferences.from_orders(orders))
    (why,) = [reason for reason in found.explain("b").reasons if reason.code == "beaten"]

    assert (why.facts["other"], why.facts["theirs"], why.facts["mine"]) == ("a", 3, 0)
    assert (found.strength("a", "b"), found.strength("b", "a")) == (3, 0)
