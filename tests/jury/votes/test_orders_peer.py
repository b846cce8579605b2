"""Ordinal methods against pref_voting."""

from random import Random

import pytest

from eig.jury.votes import borda, copeland, kemeny, schulze
from helpers.evidence import peer
from helpers.orders_drawn import random_jury


def profiles(count, candidates):
    """Yield juries of strict complete orders with pref_voting's profile of the same."""
    module = peer("pref_voting.profiles")
    random = Random(17)
    for _ in range(count):
        names = [f"c{at:03}" for at in range(candidates)]
        jury = random_jury(random, names, 9, ties=0)
        orders = [[names.index(name) for name in order.seen] for order in jury.orders]
        yield jury, module.Profile(orders, rcounts=[order.count for order in jury.orders])


def named(winners):
    """Return candidates' numbers as names."""
    return tuple(f"c{at:03}" for at in sorted(winners))


@pytest.mark.peer(what="winners of six candidates: Schulze, Borda, Copeland, Kemeny", against="pref_voting")
def test_winners_are_those_of_pref_voting(evidence):
    """Schulze (beat path), Borda, Copeland and Kemeny-Young winners agree on 200 juries of six."""
    methods = peer("pref_voting.voting_methods")
    for jury, profile in profiles(evidence.part(200), 6):
        assert named(methods.beat_path(profile)) == schulze(jury).winners
        assert named(methods.borda(profile)) == borda(jury).ranking.groups[0]
        assert named(methods.copeland(profile)) == copeland(jury).ranking.groups[0]
        assert named(methods.kemeny_young(profile)) == tuple(
            sorted({order[0] for order in kemeny(jury, most=720).orders})
        )
        evidence.count()


@pytest.mark.peer(what="winners of forty candidates: Schulze", against="pref_voting")
def test_winners_of_forty_candidates_are_those_of_pref_voting(evidence):
    """Beat path winners agree on 20 juries of forty candidates."""
    methods = peer("pref_voting.voting_methods")
    for jury, profile in profiles(evidence.part(20), 40):
        assert named(methods.beat_path(profile)) == schulze(jury).winners
        evidence.count()


@pytest.mark.peer(what="winners by grades: majority judgment, and its gauge", against="pref_voting")
def test_majority_grades_and_fabres_rules_agree_with_pref_voting(evidence):
    """Majority judgment refines pref_voting's winners, which stop at the gauge; d, s and n give the same."""
    from eig.jury.marks import Tally
    from eig.jury.votes import highest_median, majority_judgment

    grades = peer("pref_voting.grade_profiles")
    methods = peer("pref_voting.grade_methods")
    random = Random(23)
    for _ in range(evidence.part(100)):
        maps = [{at: random.randrange(5) for at in range(4)} for _ in range(7)]
        profile = grades.GradeProfile(maps, list(range(5)))
        tallies = [Tally.from_grades(f"c{at:03}", [one[at] for one in maps], levels=5) for at in range(4)]
        gauge = named(methods.majority_judgement(profile))
        assert set(majority_judgment(tallies).ranking.groups[0]) <= set(gauge)
        assert gauge == highest_median(tallies, rule="mj").groups[0]
        evidence.count()
