"""Deferred acceptance: what places hold in the end, whoever asks first, with ties and without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._maths.deferred_acceptance import Acceptance

PEOPLE, PLACES = "pqrst", "abc"
levels = st.fixed_dictionaries(
    {place: st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 2)) for place in PLACES}
)
wishes = st.fixed_dictionaries(
    {
        person: st.permutations(PLACES).flatmap(lambda order: st.integers(0, 3).map(lambda n: order[:n]))
        for person in PEOPLE
    }
)
room = st.fixed_dictionaries({place: st.integers(0, 2) for place in PLACES})


def by_rounds(wishes, levels, room):
    """Everybody asks at once; whoever enough people rank above asks for the next wish; until nobody moves."""
    turn = dict.fromkeys(wishes, 0)
    while True:
        asking = {person: wishes[person][at] for person, at in turn.items() if at < len(wishes[person])}
        out = [
            person
            for person, place in asking.items()
            if person not in levels[place]
            or sum(
                other in levels[place] and levels[place][other] < levels[place][person]
                for other, asked in asking.items()
                if asked == place
            )
            >= room[place]
        ]
        if not out:
            return asking
        for person in out:
            turn[person] += 1


@pytest.mark.untraced
@given(wishes, levels, room, st.permutations(PEOPLE))
def test_what_is_held_is_what_rounds_of_asking_end_with(wishes, levels, room, order):
    """In any order of asking, places hold whom the textbook's rounds leave them, ties at the line included."""
    held = Acceptance({person: wishes[person] for person in order}, levels, room).held()

    assert {person: place for place, seated in held.items() for _, person in seated} == by_rounds(
        wishes, levels, room
    )


def test_a_tie_goes_once_enough_people_rank_above():
    """Two tied people are both held in one room, and both turned away by a third who ranks above them."""
    levels = {"a": {"p": 1, "q": 1, "r": 0}}
    asking = {person: ["a"] for person in "pqr"}

    assert len(Acceptance({"p": ["a"], "q": ["a"]}, levels, {"a": 1}).held()["a"]) == 2
    assert Acceptance(asking, levels, {"a": 1}).held()["a"] == [(0, "r")]
    assert sorted(Acceptance(asking, levels, {"a": 2}).held()["a"]) == [(-1, "p"), (-1, "q"), (0, "r")]
