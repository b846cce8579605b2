"""Budget years: the part of a mission in each calendar year."""

import pickle
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import WorkCalendar
from eig.timeline.calendar import Span, advance, months
from eig.timeline.calendar._workday_count_tables import Window
from eig.timeline.contracts import YearPart, YearSplit, split_by_year
from helpers.unfolded import unfolded

OFFICE = WorkCalendar.named("metropole")
PROMOTION_4 = Span(start=date(2020, 9, 1), end=date(2021, 7, 1))


class TestSplitByYear:
    """For co-funding."""

    def test_the_years_of_a_long_span_are_laid_out_together(self, monkeypatch):
        """Each year alone would lay all those before it out anew: of a hundred years nothing is built a hundred times."""
        built, plain = [], Window.build
        monkeypatch.setattr(Window, "build", lambda *given: built.append(given) or plain(*given))

        split = split_by_year(Span(start=date(1900, 5, 1), end=date(2000, 5, 1)), WorkCalendar())

        assert (101, 2) == (len(split.parts), len(built))

    def test_promotion_4_is_four_months_and_six(self):
        """Co-financed from September to December 2020: four of its ten months."""
        split = split_by_year(PROMOTION_4, OFFICE)

        assert [(2020, 4, 0, 122, 86), (2021, 6, 0, 181, 125)] == [
            (part.year, part.whole_months, part.odd_thirtieths, part.days, part.working_days)
            for part in split.parts
        ]

    def test_odd_thirtieths_are_shown(self):
        """A mission from the middle of a month: sixteen thirtieths of September, fourteen of July."""
        split = split_by_year(Span.inclusive(date(2018, 9, 15), date(2019, 7, 14)), OFFICE)

        assert [(3, 16), (6, 14)] == [(part.whole_months, part.odd_thirtieths) for part in split.parts]

    @given(
        st.dates(min_value=date(2010, 1, 1), max_value=date(2030, 1, 1)),
        st.integers(min_value=1, max_value=40),
    )
    def test_parts_make_the_whole(self, start, n):
        """Days and working days add up, parts meet, and each lies in its year."""
        span = Span(start=start, end=advance(OFFICE, start, months(n)))
        parts = split_by_year(span, OFFICE).parts

        assert span.days == sum(part.days for part in parts)
        assert OFFICE.count(span.start, span.end) == sum(part.working_days for part in parts)
        assert (span.start, span.end) == (parts[0].span.start, parts[-1].span.end)
        for one, two in pairwise(parts):
            assert one.span.meets(two.span)
        for part in parts:
            assert {part.year} == {part.span.start.year, part.span.last.year}

    @pytest.mark.parametrize(
        ("thirtieths", "english", "french"),
        [
            (0, "0 months", "0 mois"),
            (1, "one thirtieth of a month", "1 trentième de mois"),
            (3, "3 thirtieths of a month", "3 trentièmes de mois"),
            (60, "2 months", "2 mois"),
            (106, "3 months and 16 thirtieths of a month", "3 mois et 16 trentièmes de mois"),
        ],
    )
    def test_a_length_leaves_out_its_zero_part(self, thirtieths, english, french):
        """Neither no months nor no thirtieths is said beside the other."""
        day = Span.inclusive(date(2020, 12, 1), date(2020, 12, 1))
        part = YearPart(year=2020, span=day, working_days=1, thirtieths=thirtieths)

        assert f"on 1 December 2020: {english}, 1 working day" == part.reason.say("en")
        assert f": {french}, 1 jour ouvré" in unfolded(part.reason.say("fr")).replace(
            "\N{NO-BREAK SPACE}", " "
        )

    @pytest.mark.untraced
    def test_months_and_thirtieths_add_up_whatever_the_first_day(self):
        """A contract of ten months is ten months by year, from each of the 365 days of 2021."""
        for number in range(365):
            start = date(2021, 1, 1) + timedelta(days=number)
            split = split_by_year(Span(start=start, end=advance(OFFICE, start, months(10))), OFFICE)

            assert 300 == split.thirtieths

    @given(
        st.dates(min_value=date(2010, 1, 1), max_value=date(2030, 1, 1)),
        st.integers(min_value=0, max_value=1500),
    )
    def test_thirtieths_of_any_span_are_those_of_its_months(self, start, days):
        """Each whole calendar month counts for thirty, whatever its days; no part is below nothing."""
        split = split_by_year(Span.inclusive(start, start + timedelta(days=days)), OFFICE)

        assert all(part.thirtieths >= 0 for part in split.parts)
        assert all(part.thirtieths == 360 for part in split.parts[1:-1])
        assert abs(split.thirtieths - Fraction(30 * (days + 1) * 12 * 4, 365 * 4 + 1)) < 4

    @given(
        st.dates(min_value=date(2010, 1, 1), max_value=date(2030, 1, 1)),
        st.integers(min_value=1, max_value=40),
        st.integers(min_value=-(10**9), max_value=10**9),
    )
    def test_amounts_add_up_to_the_cent(self, start, n, cents):
        """Each year has its share of the length within a cent, and nothing is lost or made."""
        split = split_by_year(Span(start=start, end=advance(OFFICE, start, months(n))), OFFICE)
        whole = Fraction(cents, 100)
        amounts = split.amounts(whole)

        assert whole == sum(amounts.values())
        for part in split.parts:
            share = whole * part.thirtieths / split.thirtieths
            assert abs(amounts[str(part.year)] - share) <= Fraction(1, 100)
            assert 100 % amounts[str(part.year)].denominator == 0

    @pytest.mark.oracle(what="amounts split by calendar year, to the cent", against="their sum")
    def test_twenty_thousand_amounts_are_split_exactly(self, evidence):
        """From 1,000 first days, 20 amounts each."""
        for number in range(evidence.part(1000)):
            start = date(2017, 1, 1) + timedelta(days=3 * number)
            split = split_by_year(Span(start=start, end=advance(OFFICE, start, months(10))), OFFICE)
            for step in range(20):
                whole = Fraction(123_457 * (step + 1) + number, 100)
                assert whole == sum(split.amounts(whole).values())
                evidence.count()

    def test_an_amount_is_a_whole_number_of_units(self):
        """Half a cent cannot be paid, and a unit is above nothing."""
        split = split_by_year(PROMOTION_4, OFFICE)

        assert [4, 6] == [int(one) for one in split.amounts(10, unit=1).values()]
        with pytest.raises(Fault, match="amount"):
            split.amounts("ten")
        for amount, unit, said in (
            ("0.005", "0.01", "amount: expected a whole number of units of 0.01"),
            (1, Fraction(2, 3), "amount: expected a whole number of units of 2/3"),
            (1, 0, "unit: expected a number above 0"),
            (1, -1, "unit: expected a number above 0"),
        ):
            with pytest.raises(Fault, match=said):
                split.amounts(amount, unit=unit)

    def test_an_amount_without_thirtieths_is_split_by_days(self):
        """Parts that have no length in thirtieths have days, and no cent is lost."""
        spans = (
            Span.inclusive(date(2018, 12, 31), date(2018, 12, 31)),
            Span.inclusive(date(2019, 1, 1), date(2019, 1, 3)),
        )
        parts = [YearPart(year=one.start.year, span=one, working_days=1, thirtieths=0) for one in spans]

        assert {"2018": 2, "2019": 6} == dict(YearSplit(parts=parts).amounts(8))
        assert {} == dict(YearSplit(parts=[]).amounts(8))

    def test_one_year_is_one_part(self):
        """A mission within a year is not split."""
        span = Span.inclusive(date(2019, 1, 17), date(2019, 11, 16))

        assert [span] == [part.span for part in split_by_year(span, OFFICE).parts]

    def test_explains_itself(self):
        """What falls in a year, in both languages."""
        split = split_by_year(PROMOTION_4, OFFICE)

        assert "2020: from 1 September 2020 to 31 December 2020: 4 months, 86 working days." == str(
            split.explain(2020)
        )
        assert "6 mois, 125 jours ouvrés" in unfolded(split.explain(2021, lang="fr"))
        assert ("part", "part") == split.explain().codes
        with pytest.raises(UnknownKey, match=r"no year 2022 here$"):
            split.explain(2022)

    def test_is_laid_out_in_rows_and_in_a_table(self):
        """One row a year."""
        split = split_by_year(PROMOTION_4, OFFICE)

        assert [2020, 2021] == [row["year"] for row in split.rows()]
        assert "<table>" in split._repr_html_()

    def test_is_a_value(self):
        """Equal by content, hashable, picklable."""
        split = split_by_year(PROMOTION_4, OFFICE)

        assert split == pickle.loads(pickle.dumps(split))
        assert hash(split) == hash(split_by_year(PROMOTION_4, OFFICE))

    def test_is_checked(self):
        """A span and a calendar, parts of years."""
        with pytest.raises(Faults):
            split_by_year(None, None)
        with pytest.raises(Fault):
            YearSplit(parts=[1])

    def test_works_up_to_the_end_of_time(self):
        """31 December 9999 has no day after it, and 30 December has."""
        last = date(9999, 12, 30)

        assert 2 == len(
            split_by_year(Span.inclusive(date(9998, 12, 31), last - timedelta(days=1)), WorkCalendar()).parts
        )


def test_a_year_is_looked_up_by_its_number():
    """The part of that year; another year is unknown, and is said to be a year."""
    split = split_by_year(
        Span.inclusive(date(2020, 9, 1), date(2021, 6, 30)), WorkCalendar.named("metropole")
    )
    assert [2020, 2021] == [split[year].year for year in (2020, 2021)]
    for asked in (lambda: split[2022], lambda: split.explain(2022), lambda: split.explain("no year")):
        with pytest.raises(UnknownKey, match="no year"):
            asked()
