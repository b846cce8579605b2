"""Ranks or points given where a list is meant: their values would be lost, so they are refused."""

import attrs
import pytest

from eig._values.field_rules_and_bounds import lost
from eig.errors import EigError, Fault, Faults
from eig.jury import fill_posts, rank
from eig.jury.marks import mean
from eig.lots import Decision
from eig.teams import WishPoints
from helpers.harvest import CLASSES, harvest

LISTS = {"c1": rank({"a": 2, "b": 1}), "c2": rank({"a": 2, "b": 1})}


@pytest.mark.parametrize(
    ("call", "place"),
    [
        (lambda: Decision(by="jury", order={"a": 3, "b": 1}, reference="PV 1"), "Decision.order"),
        (lambda: WishPoints(by_rank={1: 30, 2: 20}), "WishPoints.by_rank"),
        (lambda: mean({3: "x", 1: "y"}), "mean.marks"),
        (
            lambda: fill_posts(LISTS, posts=1, wishes={"a": {"c1": 2, "c2": 1}, "b": ["c1"]}),
            "fill_posts.wishes['a']",
        ),
    ],
)
def test_ranks_given_for_an_order_are_refused(call, place):
    """The jury put b first and somebody wrote ranks: nobody is kept by the order of writing."""
    with pytest.raises(Fault, match="a mapping the values would be lost") as caught:
        call()

    assert caught.value.place == place
    assert "une liste, car d'un dictionnaire" in caught.value.say("fr").replace("’", "'")


def _taken(value, one):
    """Tell whether a field takes, for what it holds, a mapping of it to ranks."""
    ranks = {member: at for at, member in enumerate(getattr(value, one.name))}
    try:
        attrs.evolve(value, **{one.alias: ranks})
    except (Fault, Faults) as caught:
        return all(fault.path[1:2] != (one.name,) for fault in caught.faults)
    except EigError:
        return False
    return True


def _can_be_keys(members):
    try:
        return type(members) is tuple and bool({*members})
    except TypeError:
        return False


@pytest.mark.untraced
def test_no_field_of_several_takes_ranks_for_a_series():
    """Whatever a value holds several of, a mapping of them to ranks is refused."""
    wrong = {
        f"{name}.{one.name}"
        for kind, name in CLASSES.items()
        for value in harvest()[kind][:1]
        for one in attrs.fields(kind)
        if one.init and one.converter and _can_be_keys(getattr(value, one.name)) and _taken(value, one)
    }

    assert wrong == set()


def test_a_mapping_that_holds_nothing_but_its_keys_is_their_series():
    """`dict.fromkeys` names each once, in order: nothing of it is lost."""
    assert Decision(by="jury", order=dict.fromkeys("ba"), reference="PV 1").order == ("b", "a")
    assert lost({}) is None
