"""A published fact keeps its sources, and says when they differ."""

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.programme.published_facts import PublishedFact, Reading
from eig.reasons import Undefined

FELLOWS = PublishedFact(
    key="fellows",
    readings=[Reading(value=28, source="report"), Reading(value=27, source="website")],
    note="promotion 2",
)


def test_a_disputed_fact_says_so():
    """28 by the report, 27 by the website: the first is retained, both are shown, and the dispute is said."""
    assert FELLOWS.is_disputed
    assert 28 == FELLOWS.value
    assert (28, 27) == FELLOWS.values
    assert ("report", "website") == FELLOWS.sources
    assert ("published", "published", "disputed", "note") == FELLOWS.explain().codes
    assert "fellows : 28 (report) ; 27 (website) ; les sources divergent ; promotion 2." == str(
        FELLOWS.explain(lang="fr")
    )


def test_two_sources_that_agree_dispute_nothing():
    """The same figure twice is one value with two sources."""
    fact = PublishedFact(
        key="fellows", readings=[Reading(value=32, source="a"), Reading(value=32, source="b")]
    )

    assert not fact.is_disputed
    assert (32,) == fact.values
    assert "fellows: 32 (a); 32 (b)." == str(fact.explain())


def test_what_nobody_published_is_undefined():
    """An unpublished figure is neither zero nor a guess: it is undefined, with its reason."""
    fact = PublishedFact(key="challenges_heard")

    assert not fact.is_published
    assert not fact.is_disputed
    assert isinstance(fact.value, Undefined)
    assert ("not_published",) == fact.explain().codes
    assert "challenges_heard : challenges_heard n’a pas été publié." == str(fact.explain(lang="fr"))


def test_what_was_concluded_is_marked():
    """A start that was concluded from an end is not passed off as read."""
    fact = PublishedFact(
        key="start", readings=[Reading(value=date(2019, 1, 16), source="the end", inferred=True)]
    )

    assert "start: 16 January 2019, concluded from the end." == str(fact.explain())
    assert ("inferred",) == fact.explain().codes


@pytest.mark.parametrize(
    "value", [42, "mi-janvier", date(2019, 1, 16), Fraction(7, 10), (2, 3), True, ("a", (1,))]
)
def test_plain_values_are_facts(value):
    """Text, numbers, dates, and tuples of them."""
    assert value == Reading(value=value, source="s").value


@pytest.mark.parametrize("value", [0.7, None, datetime.fromisoformat("2019-01-16"), [1], {"a": 1}, (1, [2])])
def test_other_values_are_refused(value):
    """A float is not as published; what can change, or nothing, is no fact."""
    with pytest.raises(Fault):
        Reading(value=value, source="s")


def test_faults_of_facts_come_together():
    """Each fault is named."""
    with pytest.raises(Faults) as error:
        Reading(value=0.5, source="", inferred="no")
    assert 3 == len(error.value.faults)
    with pytest.raises(Faults) as error:
        PublishedFact(key="", readings=[3], note=4)
    assert 3 == len(error.value.faults)


def test_a_reading_stands_once():
    """The same source saying the same twice is a slip."""
    with pytest.raises(Fault):
        PublishedFact(key="fellows", readings=[Reading(value=1, source="a"), Reading(value=1, source="a")])


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abcd")), unique=True, max_size=8))
def test_a_fact_is_disputed_if_two_readings_differ(pairs):
    """Whatever is published, the dispute is exactly that two values differ, and the first is retained."""
    fact = PublishedFact(key="k", readings=[Reading(value=value, source=source) for value, source in pairs])
    values = [value for value, _ in pairs]

    assert (len(set(values)) > 1) == fact.is_disputed
    assert set(values) == set(fact.values)
    assert not values or values[0] == fact.value
    assert len(pairs) == len(fact.sources)


def test_a_fact_is_asked_for_by_its_own_key_alone():
    """Another key is answered with the one that there is."""
    fact = PublishedFact(key="fellows")

    assert fact.explain("fellows") == fact.explain()
    with pytest.raises(UnknownKey, match="fellows"):
        fact.explain("felows")
