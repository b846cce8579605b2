"""What all values do alike: equality, hash and text, by the fields that each states."""

from typing import final

import pytest
from attrs import field, frozen

from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import ids, map_of, of_names, text
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Withheld
from eig._values.value import Value, keeps, withheld
from eig.errors import GATHERED, Fault, Faults


@final
@frozen(kw_only=True, eq=False, repr=False)
class Plain(Value):
    id: str
    name: str = field(default="", eq=False, repr=False)
    region: str = field(default="", repr=withheld)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Other(Value):
    id: str
    name: str = field(default="", eq=False, repr=False)
    region: str = field(default="", repr=withheld)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Nothing(Value):
    pass


def test_values_are_equal_by_the_fields_that_decide():
    """A field that does not decide parts no values; each of the others does."""
    one = Plain(id="p1", name="A. B.", region="west")

    assert Plain(id="p1", region="west") == one
    assert hash(Plain(id="p1", region="west")) == hash(one)
    assert Plain(id="p2", region="west") != one
    assert Plain(id="p1", region="east") != one


def test_values_of_two_classes_are_never_equal():
    """Two classes that state the same fields are two things; a set keeps both."""
    assert Plain(id="p1") != Other(id="p1")
    assert len({Plain(id="p1"), Other(id="p1"), Plain(id="p1")}) == 2


def test_a_value_that_states_nothing_equals_its_like():
    """Where there is nothing to tell values apart by, they are one."""
    assert {Nothing(), Nothing()} == {Nothing()}
    assert repr(Nothing()) == "Nothing()"


def test_the_text_of_a_value_withholds_what_is_private():
    """A field is shown as it is, as its class says, or not at all."""
    assert repr(Plain(id="p1", name="A. B.", region="west")) == "Plain(id='p1', region=<withheld>)"


@frozen(kw_only=True, eq=False, repr=False)
class Base(Value):
    id: str = field(metadata=keeps(text))
    seen: tuple[str, ...] = field(default=(), metadata=keeps(ids, of="person"))

    def _check(self, faults):
        faults.distinct("seen", self.seen, what="name")


@frozen(kw_only=True, eq=False, repr=False)
class Between(Base):
    id: str = "between"


@final
@frozen(kw_only=True, eq=False, repr=False)
class Heir(Between):
    id: str = "heir"
    seen: tuple[str, ...] = ("west",)


@pytest.mark.parametrize("wrong", [("west", "west"), ("west", " "), (" ",)])
@pytest.mark.parametrize("kind", [Base, Between, Heir])
def test_no_fault_shows_what_is_private(kind, wrong):
    """What is private is told by its kind, whether its own rule is broken or one between several."""
    with pytest.raises(Fault, match="not shown") as caught:
        kind(id="p1", seen=wrong)

    assert "west" not in str(caught.value)
    assert isinstance(caught.value.value, Withheld)


def test_what_is_made_of_names_may_be_longer_than_a_name():
    """A name has 200 characters at most; what is named after two of them has more."""
    long = "n" * 200

    assert text.holds(long)
    assert not text.holds(f"{long}n")
    assert of_names.holds(f"apart:{long}:{long}")
    assert map_of(text).holds(FrozenMap({f"apart:{long}:{long}": "a"}))
    assert not of_names.holds("n" * 10_001)


def test_a_field_with_another_default_keeps_what_was_declared_of_it():
    """A class that only gives an inherited field another default holds it to the same rule, as private."""
    assert repr(Heir()) == "Heir(id='heir', seen=<withheld>)"
    with pytest.raises(Fault, match=r"Heir\.id: expected text, not empty"):
        Heir(id=" ")


def test_what_a_call_builds_is_refused_in_the_words_of_the_call():
    """Somebody who types a call reads of its arguments, not of the value that it was to make."""
    assert Plain(id="p1") == told_of("apply", lambda: Plain(id="p1"))
    with pytest.raises(Fault) as caught:
        told_of("apply", lambda: Plain(id=1))
    assert "apply.id" == caught.value.place
    with pytest.raises(Fault) as caught:
        told_of("apply", lambda: Plain(id=1), argument="person")
    assert ("apply.person", 1) == (caught.value.place, caught.value.value)


def test_faults_that_were_only_counted_stay_counted():
    """More faults than are told at once are as many, whoever tells them."""
    many = [Fault(f"Plain.id{at}", at, "values.text") for at in range(GATHERED + 5)]

    def made():
        faults = Gather("Plain")
        faults.add_all(many)
        faults.done()

    with pytest.raises(Faults) as caught:
        told_of("apply", made)
    assert (GATHERED, 5) == (len(caught.value.faults), caught.value.more)


def test_a_stranger_is_told_where_it_stands():
    """A name that nobody knows is told with the list that holds it, and its position there."""
    faults = Gather("apply")
    faults.known("wishes", ["plume", "plum"], ["plume"], what="a challenge", at=("c1",))

    with pytest.raises(Fault, match=r"apply\.wishes\['c1'\]\[1\]: .*Did you mean 'plume'"):
        faults.done()
