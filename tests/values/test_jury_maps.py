"""Fields that hold mappings: converters read what they can, and leave the rest to the check."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._values import field_rules_and_bounds as rules
from eig._values import map_fields
from eig._values.field_rules_and_bounds import whole
from eig.reasons import FrozenMap, Reason, reasons_map

REASON = Reason(code="tied", sentences={"en": "tied", "fr": "ex æquo"})
exact = st.one_of(st.integers(), st.fractions(), st.decimals(allow_nan=False, allow_infinity=False))
keys = st.text(alphabet="abc", min_size=1)


@pytest.mark.slow
@given(st.dictionaries(keys, exact))
def test_exact_numbers_of_every_kind_become_fractions(given_numbers):
    """Integers, fractions and decimals are read exactly, and the mapping follows its keys."""
    found = map_fields.exact_map(given_numbers)

    assert map_fields.numbers.holds(found)
    assert found == {key: Fraction(number) for key, number in given_numbers.items()}
    assert list(found) == sorted(given_numbers)


@pytest.mark.parametrize("wrong", [{1: 2}, [("a", 1)], "ab", None, 3])
@pytest.mark.parametrize(
    "convert",
    [map_fields.exact_map, map_fields.marks_map, map_fields.floats_map, reasons_map, map_fields.ids_map],
    ids=lambda one: one.__name__,
)
def test_what_is_no_mapping_by_identifier_stays_as_it_is(convert, wrong):
    """A converter never raises: it leaves what it cannot read, and the check that follows says so."""
    assert convert(wrong) is wrong
    assert not map_fields.numbers.holds(wrong)


def test_what_is_no_number_is_left_for_the_check():
    """What cannot be read stays what it was, so that the fault shows the value given; a float is its decimal."""
    found = map_fields.exact_map({"a": 0.1, "b": "1/3", "c": Decimal("0.5"), "d": "high"})

    assert {"a": Fraction(1, 10), "b": "1/3"} == map_fields.marks_map({"a": 0.1, "b": "1/3"})
    assert found == {"a": Fraction(1, 10), "b": Fraction(1, 3), "c": Fraction(1, 2), "d": "high"}
    assert not map_fields.numbers.holds(found)


def test_floats_are_kept_as_floats_and_integers_are_not_floats():
    """Statistics by name hold floats, and only floats."""
    held = rules.map_of(rules.floating)
    assert held.holds(map_fields.floats_map({"a": 0.5}))
    assert not held.holds(map_fields.floats_map({"a": 1}))


def test_reasons_and_identifiers_become_tuples():
    """Lists become tuples; identifiers are put in order."""
    assert reasons_map({"a": [REASON]}) == {"a": (REASON,)}
    assert map_fields.ids_map({"a": ["y", "x"]}) == {"a": ("x", "y")}


@pytest.mark.untraced
@given(st.dictionaries(keys, st.integers(-3, 3)))
def test_a_mapping_keeps_a_rule_when_all_its_values_do(given_numbers):
    """The rule of a mapping is the rule of each of its values, and its words."""
    rule = rules.map_of(whole(0))

    assert rule.holds(FrozenMap(given_numbers)) == all(number >= 0 for number in given_numbers.values())
    assert not rule.holds(given_numbers)
    assert rule.phrase.say().endswith("to a whole number from 0")
    assert sorted((key,) for key, number in given_numbers.items() if number < 0) == [
        path for path, _, _ in rule.wrong(FrozenMap(given_numbers)) if path
    ]
