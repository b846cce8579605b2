"""An appointment that was recorded wrongly: corrected with its history, as any other fact."""

import datetime as dt

import pytest
from attrs import evolve

from eig import convert
from eig.book import Book, erase
from eig.errors import Fault
from eig.programme import Appointment, Candidate
from eig.programme.appointments import Event
from eig.programme.ledger import FactCorrection
from eig.promotions import P3


def day(month, day_, year=2019):
    return dt.date(year, month, day_)


SEAT, OTHER = (
    Appointment(person=person, challenge="plume", post=post, start=P3.starts, terms=P3.rules.terms, decided=day(12, 14, 2018))
    for person, post in (("c1", "plume-1"), ("c2", "plume-2"))
)  # fmt: skip
LATE = evolve(SEAT, start=day(1, 21))
BOOK = Book(promotion=P3, candidates=[Candidate(id=f"c{n}", name=f"Nom {n}") for n in (1, 2, 3)]).record(
    SEAT, OTHER
)


def corrected(book, wrong, right, on):
    return book.correct(wrong, on=on, by="office", why="misread", to=right)


def starts(book):
    return {one.person: one.start for one in book.contracts()}


def test_each_day_knows_an_appointment_as_it_was_known_then():
    """Corrected, corrected back, and taken away: before each correction, the one that stood there."""
    book = corrected(BOOK, SEAT, LATE, day(1, 3))
    book = corrected(book, LATE, SEAT, day(1, 5))
    book = corrected(book, SEAT, None, day(1, 8))
    now, late, gone = ({"c1": one, "c2": P3.starts} for one in (P3.starts, day(1, 21), None))
    told = [(2, now), (3, late), (4, late), (5, now), (7, now), (8, gone), (20, gone)]
    for on, known in told:
        assert {one: first for one, first in known.items() if first} == starts(book.on(day(1, on))), on
    assert {} == starts(book.on(day(12, 13, 2018)))
    assert book == convert.from_json(convert.to_json(book), Book)


@pytest.mark.parametrize("key", ["c1", "plume-1", None])
def test_the_ledger_says_what_was_corrected(key):
    """Who, when, why, what was wrong and what is right, in both languages; and nothing of it to anybody else."""
    book = corrected(corrected(BOOK, SEAT, LATE, day(1, 3)), LATE, None, day(1, 8))
    first, second = book.ledger.explain(key).reasons
    assert (
        "an appointment was corrected on 3 January 2019 by office: misread; c1 at plume (plume-1) from 16 January 2019 "
        "was wrong, c1 at plume (plume-1) from 21 January 2019 is right"
    ) == str(first)
    assert second.say("fr").endswith("à compter du 21 janvier 2019, aucune nomination")
    with pytest.raises(KeyError, match="c2"):
        book.ledger.explain("c2")


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("wrong", "right", "on", "told"),
    [
        (evolve(SEAT, post="plume-3"), None, day(1, 3), "fact: expected an appointment of the book, got 'c1'"),
        (SEAT, SEAT, day(1, 3), "to: expected a fact other than the one corrected"),
        (SEAT, Event(on=day(1, 3), kind="strike"), day(1, 3), "to: expected a fact for a fact, or an appointment"),
        (SEAT, LATE, day(12, 13, 2018), "on: expected a day on or after 14 December 2018"),
        (SEAT, evolve(SEAT, post="plume-2"), day(1, 3), "one person at a time at the post plume-2"),
    ],
)  # fmt: skip
def test_a_correction_of_what_is_not_there_is_refused(wrong, right, on, told):
    """By name of what was given; and so is one that contradicts another appointment."""
    with pytest.raises(Fault, match=told):
        corrected(BOOK, wrong, right, on)


def test_corrections_follow_each_other_in_time():
    """What was right from the third of January on is corrected no sooner; a fact is no appointment either."""
    book = corrected(BOOK, SEAT, LATE, day(1, 3))
    with pytest.raises(Fault, match="on: expected a day on or after 3 January 2019"):
        corrected(book, LATE, None, day(1, 2))
    strike = Event(on=day(1, 3), kind="strike")
    with pytest.raises(Fault, match="to: expected a fact for a fact"):
        corrected(BOOK.record(strike), strike, SEAT, day(1, 4))


def test_an_erased_book_tells_corrections_of_others_alone():
    """Of whoever is erased nothing stays; what was wrong of somebody else stays wrong, whoever it is right of."""
    book = corrected(BOOK, SEAT, LATE, day(1, 3))
    left = Event(on=day(2, 1), kind="resigned", person="c2", last=day(2, 28))
    book = book.record(left)
    book = corrected(book, left, evolve(left, person="c1"), day(2, 4))
    for gone, seats in (("c1", {"c2": OTHER.start}), ("c2", {"c1": LATE.start})):
        erased = erase(book, gone, on=day(3, 1), by="office", why="asked")
        assert seats == starts(erased)
        assert gone not in str([erased.corrections, erased.events])
        assert [P3.ends if gone == "c1" else day(2, 28)] == [one.last for one in erased.contracts()]


def test_a_correction_knows_no_day_of_an_appointment_without_one():
    """Nobody stated when it was decided: any day may correct it."""
    seat = evolve(SEAT, decided=None)
    assert seat == FactCorrection(on=day(1, 1, 2018), fact=seat, by="office", why="misread").fact
