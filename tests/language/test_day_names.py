"""Days that a text names are read however they are written, and never read out of what names none."""

from datetime import date

import pytest

from eig._language.day_names import days_named


def days(text):
    """Return the days of a text of which each is one alone."""
    found = [*days_named(text)]
    assert all(one.dated and len(one.days) == 1 for one in found)
    return [one.days[0] for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "3 février 2019", "3 févr. 2019", "3 Fevr 2019", "3 FÉVRIER 2019", "3 Feb 2019", "3 February 2019", "Feb. 3, 2019",
        "February 3rd, 2019", "the 3rd February 2019", "2019-02-03", "03/02/2019", "3.2.2019", "3/2/19", "3.2.19", "3\u00a0février\u00a02019",
        "3-2-2019", "03 / 02 / 2019", "2019/02/03", "2019.2.3", "2019-02-03T12:00", "3rd of February 2019", "February 3rd 2019",
    ],
)  # fmt: skip
def test_a_day_is_the_same_however_it_is_written(text):
    """In words, short or long, with or without accents, in figures, which French writes with the day first."""
    assert [date(2019, 2, 3)] == days(f"arrêté du {text}, art. 2")


def test_what_figures_may_mean_beside_is_not_settled():
    """Without a word of French, day and month may stand in either order; parted by dots they may be no day."""
    either = (date(2019, 2, 9), date(2019, 9, 2))
    for said in ("2/9/19", "02-09-2019", "2.9.2019"):
        assert [(said, either, True)] == [*days_named(f"Order of {said}")]
    assert [("2.9.19", either, False)] == [*days_named("2.9.19")]
    assert [("2.9.19", either[1:], False)] == [*days_named("le JO, 2.9.19")]
    assert [date(2019, 9, 13), date(2019, 2, 2)] == days("Orders of 13/9/19 and of 2/2/19")


@pytest.mark.parametrize(
    ("said", "year"),
    [("deux mille dix-huit", 2018), ("deux mil vingt et un", 2021), ("deux-mille-trente-deux", 2032), ("Deux Mille vingt", 2020),
     ("two thousand and eighteen", 2018), ("two thousand nine", 2009), ("twenty twenty-one", 2021), ("twenty nineteen", 2019)],
)  # fmt: skip
def test_a_year_in_words_is_that_year(said, year):
    """It was no day at all: nothing was said of a source of a later year."""
    assert [date(year, 9, 10)] == days(f"le dix septembre {said}")
    assert [date(year, 9, 21)] == days(f"the twenty-first of September {said}, p. 2")


@pytest.mark.parametrize(
    "said", ["dix-huit", "dix huit", "Dix-Huit", "eighteenth", "the EIGHTEENTH of", "18 de"]
)
def test_a_day_in_words_is_that_day_and_no_other(said):
    """It was read as the month alone: its first day, which nobody wrote. Longer words are read before shorter ones."""
    assert [date(2018, 9, 18)] == days(f"arrêté du {said} {'Sept.' if 'e' in said else 'septembre'} 2018")
    assert [date(2019, 5, 21), date(2019, 5, 20)] == days("vingt et un mai 2019, vingt mai 2019")
    assert [] == days("le trente et un juin 2018, thirty-first of June 2018")


def test_a_month_alone_is_its_first_day():
    """So that a source of that month is later than a day only where all of the month is."""
    assert [date(2019, 12, 1), date(2018, 9, 1)] == days("décembre 2019; Sept. 2018")
    assert [date(2019, 12, 4)] == days("4 décembre 2019")
    assert [date(2019, 12, 1)] == days("1er décembre 2019")


def test_what_is_no_day_is_none():
    """Numbers of decrees, days that no month has, beginnings of several months, when a source was read."""
    for text in (
        "décret n° 2019-12 du 31 juin 2019", "déc. 2019-123", "3 jui 2019", "art. 2019", "promotion 2019", "31/31/2019",
        "lu en ligne, consulté en mai 2026", "consultée le 3 mai 2026", "read in May 2026", "jusqu'en mai 2026", "until May 2026",
        "consulté le 03/05/2026", "read on 2026-05-03", "jusqu'au 3-5-2026", "13-14-2019", "2019/13/01", "art. L311-3-1",
    ):  # fmt: skip
        assert [] == days(text), text
