"""Days that a text names are read however they are written, and never read out of what names none."""

from datetime import date

import pytest

from eig._language.day_names import days_named


@pytest.mark.parametrize(
    "text",
    [
        "3 février 2019", "3 févr. 2019", "3 Fevr 2019", "3 FÉVRIER 2019", "3 Feb 2019", "3 February 2019", "Feb. 3, 2019",
        "February 3rd, 2019", "the 3rd February 2019", "2019-02-03", "03/02/2019", "3.2.2019", "02/03/2019", "3\u00a0février\u00a02019",
        "3-2-2019", "03 / 02 / 2019", "2019/02/03", "2019.2.3", "2019-02-03T12:00", "3rd of February 2019", "February 3rd 2019",
    ],
)  # fmt: skip
def test_a_day_is_the_same_however_it_is_written(text):
    """In words, short or long, with or without accents, in figures; of two that figures may mean, the earlier one."""
    assert [date(2019, 2, 3)] == [*days_named(f"arrêté du {text}, art. 2")]


@pytest.mark.parametrize(
    "said", ["dix-huit", "dix huit", "Dix-Huit", "eighteenth", "the EIGHTEENTH of", "18 de"]
)
def test_a_day_in_words_is_that_day_and_no_other(said):
    """It was read as the month alone: its first day, which nobody wrote. Longer words are read before shorter ones."""
    assert [date(2018, 9, 18)] == [
        *days_named(f"arrêté du {said} {'Sept.' if 'e' in said else 'septembre'} 2018")
    ]
    assert [date(2019, 5, 21), date(2019, 5, 20)] == [*days_named("vingt et un mai 2019, vingt mai 2019")]
    assert [] == [*days_named("le trente et un juin 2018, thirty-first of June 2018")]


def test_a_month_alone_is_its_first_day():
    """So that a source of that month is later than a day only where all of the month is."""
    assert [date(2019, 12, 1), date(2018, 9, 1)] == [*days_named("décembre 2019; Sept. 2018")]
    assert [date(2019, 12, 4)] == [*days_named("4 décembre 2019")]
    assert [date(2019, 12, 1)] == [*days_named("1er décembre 2019")]


def test_what_is_no_day_is_none():
    """Numbers of decrees, days that no month has, beginnings of several months, when a source was read."""
    for text in (
        "décret n° 2019-12 du 31 juin 2019", "déc. 2019-123", "3 jui 2019", "art. 2019", "promotion 2019", "31/31/2019",
        "lu en ligne, consulté en mai 2026", "consultée le 3 mai 2026", "read in May 2026", "jusqu'en mai 2026", "until May 2026",
        "consulté le 03/05/2026", "read on 2026-05-03", "jusqu'au 3-5-2026", "13-14-2019", "2019/13/01", "art. L311-3-1",
    ):  # fmt: skip
        assert [] == [*days_named(text)], text
