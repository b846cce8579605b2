"""What a fact says is told of its own day and person, and a fact that nobody hears is told to the office."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.book import Book
from eig.programme import Appointment, Candidate
from eig.programme.appointments import Event
from eig.promotions import P3

STARTS, TERM = dt.date(2019, 1, 16), dt.date(2019, 11, 15)
PAY = P3.rules.pay[0].pay
A_DAY = dt.timedelta(days=1)


def day(text):
    return dt.date.fromisoformat(text)


def seat(person="c1", post="plume-1", **more):
    return Appointment(
        person=person,
        challenge=post.rpartition("-")[0],
        post=post,
        start=STARTS,
        terms=P3.rules.terms,
        pay=PAY,
        **more,
    )


def book(*facts, seats=None, **more):
    """Return the book of a few people, with facts."""
    people = [Candidate(id=f"c{n}") for n in range(1, 5)]
    given_ = [seat()] if seats is None else seats
    return Book(promotion=P3, candidates=people, **more).record(*given_, *facts)


def fact(kind, on, **more):
    return Event(on=day(on), kind=kind, **{"person": "c1", **more})


class TestAnEnd:
    @given(st.sampled_from(["resigned", "terminated"]), st.dates(STARTS + A_DAY, TERM), st.booleans())
    def test_is_told_on_its_own_day(self, kind, on, dated):
        """Without a last day somebody is gone on the day itself; the notice runs from that day, not from the eve."""
        contract = book(Event(on=on, kind=kind, person="c1", last=on if dated else None)).contracts()[0]

        assert on == contract.ended.on
        assert contract.last == (on if dated else on - A_DAY)
        within = on <= dt.date(2019, 2, 15)
        assert (contract.leaving_by is None) == within

    def test_on_the_term_is_no_early_end(self):
        """A mission that ended on its last day, also a prolonged one or one gone elsewhere, was not ended early."""
        longer = fact("extended", "2019-10-02", last=day("2020-01-15"))
        moved = fact("moved", "2019-10-07", to="adler")
        for facts in (
            [fact("ended", "2019-11-15", last=TERM)],
            [fact("ended", "2019-12-02")],
            [longer, fact("ended", "2020-01-15", last=day("2020-01-15"))],
            [longer, moved, fact("ended", "2020-01-20")],
        ):
            contract = book(*facts).contracts()[0]
            assert contract.ended is None
            assert not {"ended_early", "notice_not_kept", "leaving"} & set(contract.explain().codes)

    def test_before_the_term_is_one(self):
        """The mission that ended in July did, and nobody is said to have been dismissed."""
        contract = book(fact("ended", "2019-07-01")).contracts()[0]

        assert dt.date(2019, 6, 30) == contract.last
        assert day("2019-07-01") == contract.ended.on
        assert "dismiss" not in str(contract.explain())
        assert "licenciement" not in str(contract.explain(lang="fr"))


def test_the_days_of_a_contract_stay_in_the_agenda_of_somebody_absent():
    """Ill on the last day of the trial and on the last day: both are days that nobody may miss; sessions go."""
    ill = [fact("absent", "2019-02-15"), fact("absent", "2019-11-15"), fact("absent", "2019-04-11")]
    before, after = book().agenda("c1"), book(*ill).agenda("c1")

    assert {one.key for one in before} - {one.key for one in after} == {"eig-3-2019-04-11-fellows"}


