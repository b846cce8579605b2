"""Sub-juries: whose marks compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import Reviews, Subjury, subjuries

pairs = st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz")), max_size=14)


def _reviews(found):
    return Reviews.from_triples((item, juror, 1) for item, juror in sorted(found))


def _reachable(found, item):
    """The items connected with one, by walking the graph: the brute-force answer."""
    seen, todo = set(), {item}
    while todo:
        seen |= todo
        jurors = {j for i, j in found if i in seen}
        todo = {i for i, j in found if j in jurors} - seen
    return seen


@given(pairs)
def test_sub_juries_are_the_parts_that_shared_items_connect(found):
    """Two items are in one sub-jury exactly when a chain of shared jurors leads from one to the other."""
    parts = subjuries(_reviews(found))

    for part in parts:
        assert set(part.items) == _reachable(found, part.items[0])
        assert set(part.jurors) == {juror for item, juror in found if item in part.items}
    assert sorted(item for part in parts for item in part.items) == sorted({item for item, _ in found})
    assert list(parts) == sorted(parts, key=lambda part: part.items)


def test_the_eight_sub_juries_of_eig_4_share_no_challenge():
    """EIG 4: eight sub-juries heard 2, 2, 3, 3, 3, 2, 3 and 3 challenges, 21 in all, none in common (guide du jury)."""
    heard = {"1": 2, "2": 2, "3": 3, "4": 3, "5": 3, "6": 2, "7": 3, "8": 3}
    reviews = Reviews.from_triples(
        (f"defi {panel}.{number}", f"sous-jury {panel}", 3) for panel, count in heard.items() for number in range(count)
    )

    assert [len(part.items) for part in subjuries(reviews)] == [2, 2, 3, 3, 3, 2, 3, 3]


def test_a_sub_jury_names_jurors_and_items_once():
    """Jurors and items are identifiers, each once."""
    with pytest.raises(Faults):
        Subjury(jurors=["j", "j"], items=[1])
    with pytest.raises(Fault):
        Subjury(jurors="j", items=["a"])
