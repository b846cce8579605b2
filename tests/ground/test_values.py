"""What all values do alike: equality, hash and text, by the fields that each states."""

from typing import final

from attrs import field, frozen

from eig._ground.values import Value, withheld


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
