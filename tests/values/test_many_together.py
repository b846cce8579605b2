"""Many values are looked at together, and none is let through that would be refused alone."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig._values.annotation_rules_and_late_classes import given as given_as
from eig._values.annotation_rules_and_late_classes import held
from eig._values.frozen_maps import FrozenMap

ANY = [3, -7, True, "12", "x", " ", Fraction(1, 3), Decimal("0.5"), 1.5, None, 10**5_000, "1e99999"]


@pytest.mark.untraced
@pytest.mark.parametrize(
    "rule",
    [
        given_as(Mapping[str, int | str | Decimal | Fraction]),
        given_as(Mapping[str, Fraction]),
        given_as(Mapping[str, int | None]),
        given_as(Mapping[str, bool]),
        held(FrozenMap[Fraction]),
        held(FrozenMap[int]),
        held(FrozenMap[bool]),
    ],
)
@given(st.lists(st.sampled_from(ANY), max_size=12), st.sampled_from(["k", " k", "é", "k " * 200]))
@example([3] * 10, "k")
@example([3] * 9 + [10**5_000], "k")
@example([True] * 9, "k")
def test_many_values_are_right_where_each_is(rule, values, name):
    """Whether values are looked at together or one by one, those of a mapping that are wrong are wrong."""
    pairs = [{f"{name}{at}": one} for at, one in enumerate(values)]
    made = dict if rule.holds({}) else FrozenMap
    whole = made({key: one for pair in pairs for key, one in pair.items()})

    assert rule.holds(whole) == all(rule.holds(made(pair)) for pair in pairs)
