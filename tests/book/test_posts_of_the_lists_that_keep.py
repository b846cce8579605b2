"""Who may hold which post of a challenge: people of several profiles, by the lists that rank them."""

import datetime as dt
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.book.seat_replacements_and_cover import _with_posts, seats_of
from eig.errors import EigError
from eig.programme.appointments import Event
from eig.teams import compose, repair
from helpers.kept_worlds import World

STARTS = dt.date(2019, 1, 15)
BOTH = ["data", "dev"]


def adler(marks, *posts, **beside):
    """Return a world of one challenge, whose posts take one profile each; everybody has both."""
    given = {one: {("adler", kind): mark for kind, mark in own.items()} for one, own in marks.items()}
    return World({"adler": [[one] for one in posts]}, dict.fromkeys(marks, BOTH), given, **beside)


def appointments(world, outcome):
    """Return who is appointed, each at a post whose list keeps them; nobody where equals for posts wait."""
    try:
        found = outcome.book.appoint(outcome.cohort, starts=STARTS)
    except EigError:
        return ()
    assert all(world.worth(one.person, *world.at(one.post)) is not None for one in found)
    return found


@pytest.mark.slow
@given(st.integers(min_value=0))
@example(5)
def test_the_best_cohort_is_that_of_people_whom_the_list_of_each_post_keeps(seed):
    """There is one where brute force finds one, it is worth as much, and all that are as good have the same seats."""
    world = World.drawn(Random(seed))
    known, lists = world.book()
    most, seats = world.best()
    found = compose(known.problem([*world.posts], merit=lists)) if lists else None
    assert (most is not None) == (found is not None and found.status == "optimal")
    if most is not None:
        assert most == sum(world.merit(team.opening, team.people) for team in found.cohort.teams)
        assert seats == {*found.equals.possible, *found.equals.certain}


@pytest.mark.slow
@given(st.integers(min_value=0))
@example(36)
def test_whoever_comes_in_or_moves_holds_a_post_whose_list_keeps_them(seed):
    """Of each who leaves: who replaces them, who covers, and the cohort that is repaired; before and after the act."""
    world = World.drawn(Random(seed))
    outcome = world.decided() if world.best()[0] is not None else None
    if outcome is None:
        return
    assert not [one for one in outcome.cautions if one.code == "composed_by_details"]
    for year in (outcome, outcome.record(*appointments(world, outcome))):
        for leaver, place in sorted(year.seats.items())[-2:]:
            repaired = [repair(outcome.cohort, withdrawn=[leaver])] if year is outcome else []
            for found in (year.cover(leaver), *repaired):
                teams = found.composition.cohort.teams if found.composition.cohort else ()
                assert None not in [world.merit(team.opening, team.people) for team in teams]
            try:
                seat = year.replacement(leaver)
            except EigError:  # which post is theirs is to be decided
                continue
            here = (place, world.at(seat.post)[1])
            kept = {one for one in world.people if world.worth(one, *here) is not None}
            assert kept.issuperset(seat.successors)
            free = {one for one in kept if place in world.wishes[one]} - {*year.seats}
            assert bool(free) == bool(seat.successors)


def test_whoever_is_kept_for_one_of_two_profiles_is_appointed_at_that_post():
    """A post is that of a list on which its holder stands, also where another would fit the profiles as well."""
    world = adler({"c1": {"data": 2, "dev": 3}, "c2": {"dev": 4, "data": 3}}, "data", "dev")
    found = appointments(world, world.decided())
    assert {"c1": "adler-2", "c2": "adler-1"} == {one.person: one.post for one in found}


def test_a_post_that_was_cut_leaves_no_other_to_whoever_no_other_list_keeps():
    """The post of their list is no more: another that their profiles would fit is free, and is not theirs."""
    world = adler({"c1": {"data": 2, "dev": 3}, "c2": {"data": 4, "dev": 2}}, "data", "dev")
    cut = Event(on=dt.date(2018, 12, 18), kind="cut", post="adler-2")
    gone = Event(on=dt.date(2018, 12, 17), kind="withdrawn", person="c2")
    year = world.decided().record(gone, cut)
    assert {} == dict(year.seats) == dict.fromkeys(year.funnel()["seated"].passed)
    assert ("c1",) in [one.facts["names"] for one in year.gaps if one.code == "posts_gone"]
    assert "post_lost" in [one.code for one in year.rulings["c1"].reasons]
    assert not [move for move in year.cover().moves if move.after]


def test_whoever_covers_takes_the_post_of_the_list_that_keeps_them():
    """Both posts are free by the facts, and the first would fit the profiles: its list does not keep them."""
    marks = {"c1": {"data": 2, "dev": 3}, "c2": {"data": 2, "dev": 4}, "c3": {"data": 3}}
    outcome = adler(marks, "data", "dev").decided()
    cover = outcome.cover("c2")
    posts = _with_posts(outcome, cover, seats_of(outcome.book, outcome.seats, outcome.cohort.problem.people))
    assert [("c1", "adler-2")] == [(move.person, post) for move, post in posts if move.after]


def test_a_kept_profile_goes_with_the_team_where_it_goes_on():
    """The team of a challenge goes on at another: whoever was kept for one profile there comes in for no other."""
    posts = {"adler": [["data"]], "plume": [["dev"]]}
    marks = {
        "c1": {("adler", "data"): 4},
        "c2": {("plume", "dev"): 4},
        "c3": {("adler", "data"): 3, ("adler", "dev"): 1},
    }
    wishes = {"c1": ["adler"], "c2": ["plume"], "c3": ["adler"]}
    world = World(posts, dict.fromkeys(marks, BOTH), marks, wishes=wishes)
    outcome = world.decided()
    merged = Event(
        on=dt.date(2019, 3, 1), kind="merged", challenge="adler", to="plume", first=dt.date(2019, 9, 2)
    )
    year = outcome.record(*appointments(world, outcome), merged)
    assert [("c3", "plume")] == [(move.person, move.after) for move in year.cover("c1").moves if move.after]
    assert [] == [move.person for move in year.cover("c2").moves if move.after]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "ADLER, data scientist: not ranked: its score is under the threshold 3"),
        ("fr", "ADLER, data scientist : hors classement : son score est sous le seuil 3"),
    ],
)
def test_whoever_one_list_leaves_out_and_another_ranks_reads_both(lang, words):
    """Without a seat, somebody reads why one list leaves them out, and what keeps them from the post of the other."""
    marks = {"c1": {"data": 2, "dev": 3}, "c2": {"dev": 4}, "c3": {"data": 3}}
    outcome = adler(marks, "data", "dev").decided()
    told = outcome.rulings["c1"]
    assert {"rank_on", "not_listed"} <= {one.code for one in told.reasons}
    assert "posts_taken_before" == told.binds.code
    assert words in " ".join(outcome.letter("c1", lang=lang).split())
    assert "not_listed" not in [one.code for one in outcome.rulings["c3"].reasons]


def test_teams_of_people_who_may_hold_other_posts_than_the_lists_say_are_told():
    """Composed as if every list kept them: a caution names whom the lists keep for fewer posts, and nobody else."""
    world = adler({"c1": {"data": 2, "dev": 3}, "c2": {"dev": 4, "data": 3}}, "data", "dev")
    known, lists = world.book()
    asked = known.problem(["adler"], merit=lists)
    free = compose(evolve(asked, people=[evolve(one, profiles_by_opening={}) for one in asked.people]))
    told = [one for one in known.decide(None, lists, free).cautions if one.code == "composed_by_details"]
    assert [("c1",)] == [one.facts["names"] for one in told]
