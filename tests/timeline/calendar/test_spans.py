"""Spans: half-open inside, inclusive for people."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.timeline.calendar import Span, overlaps

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2025, 1, 1))


@st.composite
def spans(draw):
    first, length = draw(DAYS), draw(st.integers(min_value=1, max_value=400))
    return Span(start=first, end=first + timedelta(days=length))


def days_of(span):
    return {span.start + timedelta(days=n) for n in range(span.days)}


MISSION = Span.inclusive(date(2019, 1, 17), date(2019, 11, 16))


class TestSpan:
    """The days from a start up to, and not including, an end."""

    def test_says_its_last_day(self):
        """The end is exclusive, the last day is not: never both ambiguous."""
        assert date(2019, 11, 17) == MISSION.end
        assert date(2019, 11, 16) == MISSION.last
        assert 304 == MISSION.days

    def test_is_said_in_two_languages(self):
        """People read the first and the last day."""
        assert "from 17 January 2019 to 16 November 2019" == str(MISSION)
        assert "du 17 janvier 2019 au 16 novembre 2019" == MISSION.say("fr")
        one = Span.inclusive(date(2019, 5, 1), date(2019, 5, 1))
        assert ("on 1 May 2019", "le 1er mai 2019") == (one.say(), one.say("fr"))

    def test_holds_its_days_and_no_other(self):
        """The start and the last day are in it, the end is not."""
        assert MISSION.start in MISSION
        assert MISSION.last in MISSION
        assert MISSION.end not in MISSION

    @given(spans())
    def test_is_a_value(self, span):
        """Equal by content, hashable, picklable, and its repr builds it again."""
        again = eval(repr(span), {"Span": Span, "datetime": __import__("datetime")})

        assert span == again == pickle.loads(pickle.dumps(span))
        assert 1 == len({span, again})

    @given(spans())
    def test_is_built_from_its_first_and_last_day(self, span):
        """Inclusive bounds build the same span."""
        assert span == Span.inclusive(span.start, span.last)

    def test_refuses_a_backward_or_empty_span(self):
        """A span has at least one day."""
        for end in (date(2019, 1, 17), date(2019, 1, 1)):
            with pytest.raises(Fault, match="after the start, 17 January 2019"):
                Span(start=date(2019, 1, 17), end=end)

    def test_refuses_a_last_day_before_the_first(self):
        """Whoever names both days reads which of them is wrong, not the day after it."""
        with pytest.raises(Fault) as caught:
            Span.inclusive(date(2019, 1, 17), date(2019, 1, 16))
        told = (caught.value.place, caught.value.value, caught.value.code)
        assert ("Span.inclusive.last", date(2019, 1, 16), "timeline.calendar.last_day") == told

    def test_refuses_hours(self):
        """A datetime is not a day; both bounds are reported together."""
        with pytest.raises(Faults) as caught:
            Span(start=datetime(2019, 1, 17, tzinfo=UTC), end="2019-11-17")

        assert ["Span.start", "Span.end"] == [fault.place for fault in caught.value.exceptions]
        with pytest.raises(Fault):
            Span.inclusive(date(2019, 1, 17), datetime(2019, 1, 18, tzinfo=UTC))

    def test_refuses_the_last_day_of_time(self):
        """The day after 31 December 9999 does not exist."""
        with pytest.raises(Fault, match="year 1 to 9999"):
            Span.inclusive(date(2019, 1, 1), date.max)

    def test_accepts_a_subclass_of_date(self):
        """Only a time of day is refused."""

        class Day(date):
            pass

        assert 1 == Span(start=Day(2019, 1, 1), end=Day(2019, 1, 2)).days

    @given(spans(), spans())
    def test_common_days_are_the_days_of_both(self, one, two):
        """The overlap holds exactly the days that both hold, whichever comes first."""
        common = one.common(two)

        assert days_of(one) & days_of(two) == (days_of(common) if common else set())
        assert common == two.common(one)

    @given(spans(), spans())
    def test_joined_spans_hold_the_days_of_either(self, one, two):
        """Two spans make one exactly when no day lies between them."""
        both = days_of(one) | days_of(two)
        joined = one.joined(two)

        if joined is None:
            assert not one.common(two)
            assert not one.meets(two)
        else:
            assert both == days_of(joined)

    @given(spans(), st.integers(min_value=1, max_value=50))
    def test_neighbours_meet(self, span, length):
        """What starts where another ends meets it, shares no day with it, and joins it."""
        following = Span(start=span.end, end=span.end + timedelta(days=length))

        assert span.meets(following)
        assert following.meets(span)
        assert span.common(following) is None
        assert span.days + following.days == span.joined(following).days


class TestOverlaps:
    """Every pair that shares days."""

    def test_names_each_pair_once_in_order(self):
        """Pairs come in the order given, with the days that they share."""
        table = {
            "c": Span.inclusive(date(2019, 3, 1), date(2019, 3, 31)),
            "a": Span.inclusive(date(2019, 3, 31), date(2019, 4, 30)),
            "b": Span.inclusive(date(2019, 1, 1), date(2019, 12, 31)),
        }

        found = [(one, two, shared.days) for one, two, shared in overlaps(table)]

        assert [("c", "a", 1), ("c", "b", 31), ("a", "b", 31)] == found

    @given(st.lists(spans(), max_size=6))
    def test_finds_what_day_sets_find(self, given_spans):
        """The pairs are those whose sets of days meet."""
        table = {str(n): span for n, span in enumerate(given_spans)}
        expected = [
            (one, two)
            for n, one in enumerate(table)
            for two in list(table)[n + 1 :]
            if days_of(table[one]) & days_of(table[two])
        ]

        assert expected == [(one, two) for one, two, _ in overlaps(table)]

    @pytest.mark.slow
    def test_more_pairs_than_anybody_reads_are_refused(self):
        """A thousand spans of the same days are half a million pairs: it is refused at once, with what to do."""
        same = {f"s{at:04}": Span(start=date(2020, 1, 1), end=date(2021, 1, 1)) for at in range(1_000)}
        with pytest.raises(Fault, match="100,000 pairs of spans that share days, at most"):
            overlaps(same)

    def test_of_nothing_are_none(self):
        """No spans, no overlaps; nor have two of which one follows the other."""
        april = Span.inclusive(date(2019, 4, 1), date(2019, 4, 30))
        assert () == overlaps({})
        assert () == overlaps({"a": april, "b": Span.inclusive(date(2019, 5, 1), date(2019, 5, 31))})
