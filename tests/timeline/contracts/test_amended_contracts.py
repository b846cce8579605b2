"""Contracts with a life: a first agreement that stays, dated amendments, and what follows from both.

Texts: décret n° 86-83 of 17 January 1986, art. 9 (trial), 45 (renewal), 46 and 48 (leaving), 2-8 (end of a project
contract); code général de la fonction publique, L332-25 and L332-26. Each date was counted by hand on a calendar.
"""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.programme import Appointment
from eig.programme.amendments import Amendment
from eig.programme.terms import (
    FRENCH_PROJECT_CONTRACT,
    FRENCH_PUBLIC_LAW,
    NO_LAW,
    ContractTerms,
    TermBand,
)
from eig.timeline import Contract
from helpers.unfolded import unfolded

DAY = timedelta(days=1)
FIRST = Contract(
    law=FRENCH_PUBLIC_LAW, person="c1", challenge="plume", start=date(2019, 1, 16), duration="10 months"
)


def amendment(kind, on, **fields):
    return Amendment(person="c1", kind=kind, on=on, **fields)


def amended(*amendments, **fields):
    return evolve(FIRST, amendments=amendments, **fields)


def codes(contract):
    return [one.code for one in contract.cautions]


EXTENDED = amendment("extended", date(2019, 10, 2), last=date(2020, 1, 15))
BROKEN = amendment("terminated", date(2019, 2, 1), last=date(2019, 2, 8))
RESIGNED = amendment("resigned", date(2019, 5, 3), last=date(2019, 5, 31))
PARENTAL = amendment(
    "leave", date(2019, 4, 2), first=date(2019, 6, 3), last=date(2019, 9, 1), paid=0, what="parental"
)
SUSPENDED = amendment("suspended", date(2019, 3, 4), first=date(2019, 3, 4), last=date(2019, 3, 15), paid=1)
HALF = amendment("part_time", date(2019, 5, 3), first=date(2019, 6, 15), share="1/2")
MOVED = amendment("moved", date(2019, 8, 1), first=date(2019, 9, 2), to="adler", post="adler-1")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("contract", "last", "trial", "renewal", "leaving"),
    [
        # Nothing happens: 43 weeks give 43 working days, so the limit of one month holds; a month before the term.
        (FIRST, date(2019, 11, 15), date(2019, 2, 15), date(2019, 10, 15), None),
        # Extended to a whole year: the trial stays that of ten months; a year is still told a month before.
        (amended(EXTENDED), date(2020, 1, 15), date(2019, 2, 15), date(2019, 12, 15), None),
        # Extended to more than two years in all: two months before the term.
        (
            amended(amendment("extended", date(2019, 10, 2), last=date(2021, 1, 15))),
            date(2021, 1, 15),
            date(2019, 2, 15),
            date(2020, 11, 15),
            None,
        ),
        # Broken within the trial: it is still that of the first agreement, and no notice is due.
        (amended(BROKEN), date(2019, 2, 8), date(2019, 2, 15), None, None),
        # Broken on the last day of the trial, and on the day after: then eight days, under six months of service.
        (
            amended(amendment("terminated", date(2019, 2, 15), last=date(2019, 2, 15))),
            date(2019, 2, 15),
            date(2019, 2, 15),
            None,
            None,
        ),
        (
            amended(amendment("terminated", date(2019, 2, 16), last=date(2019, 2, 28))),
            date(2019, 2, 28),
            date(2019, 2, 15),
            None,
            date(2019, 2, 24),
        ),
        # Resigned on 3 May after three months and a half of service: eight days, until 11 May.
        (amended(RESIGNED), date(2019, 5, 31), date(2019, 2, 15), None, date(2019, 5, 11)),
        # The same by somebody whose earlier contract began on 1 October 2018: seven months, so one month, 3 June.
        (
            amended(RESIGNED, since=date(2018, 10, 1)),
            date(2019, 5, 31),
            date(2019, 2, 15),
            None,
            date(2019, 6, 3),
        ),
        # Six months of service to the day: one month, not eight days.
        (
            amended(amendment("resigned", date(2019, 7, 16), last=date(2019, 8, 31))),
            date(2019, 8, 31),
            date(2019, 2, 15),
            None,
            date(2019, 8, 16),
        ),
        (
            amended(amendment("resigned", date(2019, 7, 15), last=date(2019, 8, 31))),
            date(2019, 8, 31),
            date(2019, 2, 15),
            None,
            date(2019, 7, 23),
        ),
        # What may become permanent is told three months before.
        (
            amended(EXTENDED, permanent=True),
            date(2020, 1, 15),
            date(2019, 2, 15),
            date(2019, 10, 15),
            None,
        ),
        # Two years in all, an earlier contract included: two months before the term.
        (
            amended(since=date(2017, 11, 16)),
            date(2019, 11, 15),
            date(2019, 2, 15),
            date(2019, 9, 15),
            None,
        ),
    ],
)
def test_dates_follow_the_first_agreement_or_the_whole(contract, last, trial, renewal, leaving):
    """The trial keeps to what was first agreed; the last day, the renewal and the notice follow what came after."""
    assert (last, trial, renewal, leaving) == (
        contract.last,
        contract.trial.last,
        contract.renewal_by,
        contract.leaving_by,
    )


def test_a_contract_broken_within_its_trial_says_so():
    """Broken on 8 February: the trial ran until 15 February, not until 18 January, and no notice was due."""
    said = str(amended(BROKEN).explain())

    assert "the trial period ends at the latest on 15 February 2019" in said
    assert (
        "told on 1 February 2019, within the trial period, the end of 8 February 2019 needs no notice" in said
    )
    assert "told on 1 February 2019, the end of 8 February 2019 needs no notice" in unfolded(
        amended(BROKEN).explain("leaving")
    )
    assert "no notice of renewal is due" in unfolded(amended(BROKEN).explain("renewal"))
    assert {"last_day": date(2019, 2, 8)} == dict(amended(BROKEN).dates)
    assert "not_left" in FIRST.explain("leaving").codes
    assert not {"not_left", "leaving"} & set(FIRST.explain().codes)


def test_a_notice_that_was_not_kept_is_told():
    """Left on 31 May where the notice would have ended on 3 June; kept, it is not a caution."""
    short, kept = amended(RESIGNED, since=date(2018, 10, 1)), amended(RESIGNED)

    assert ["notice_not_kept"] == codes(short)
    assert "would have ended on 3 June 2019" in unfolded(short.cautions[0])
    assert "aurait fini le 3 juin 2019" in short.cautions[0].say("fr")
    assert [] == codes(kept)
    assert "the notice of the resignation of 3 May 2019 runs until 11 May 2019" in unfolded(
        kept.explain("leaving")
    )
    last_day = amended(amendment("resigned", date(2019, 5, 3), last=date(2019, 5, 11)))
    assert [] == [one for one in codes(last_day) if one == "notice_not_kept"]


def test_doubts_are_said_where_a_trial_may_have_been_renewed_or_an_absence_falls_in_it():
    """The law leaves both open: the contract says so, and gives its dates by what is sure."""
    soon = amended(amendment("terminated", date(2019, 3, 1), last=date(2019, 3, 1)))
    ill = amendment("leave", date(2019, 2, 4), first=date(2019, 2, 4), last=date(2019, 2, 20), paid=1)

    assert "unless the trial period was renewed" in unfolded(soon.cautions[0])
    assert "unless it was disciplinary" in unfolded(soon.cautions[0])
    assert ["trial_absent"] == codes(amended(ill))
    assert [] == codes(amended(SUSPENDED))
    assert date(2019, 2, 15) == amended(ill).trial.last


def test_a_law_that_grants_no_notice_asks_for_none():
    """Another law states its own: without bands for leaving, whoever resigns owes no notice."""
    law = evolve(FRENCH_PUBLIC_LAW, bands=[TermBand()], trial_per_week=None, permanent=None)
    left = amended(RESIGNED, law=law)

    assert (None, None) == (left.trial, left.leaving_by)
    assert "needs no notice" in unfolded(left.explain("leaving"))
    assert "interview" not in evolve(left, amendments=[], permanent=True).explain().codes
    assert "interview" in amended(permanent=True).explain("renewal").codes


def test_lengths_are_held_to_the_terms_and_to_the_law():
    """A programme that offers twelve months at most, and a law of one to six years: what passes them is told."""
    terms = ContractTerms(duration="10 months", longest="12 months", law=FRENCH_PUBLIC_LAW)
    post = Appointment(person="c1", challenge="plume", start=date(2019, 1, 16), terms=terms)
    year, day_more = (
        Contract.of(post, amendments=[amendment("extended", date(2019, 10, 2), last=last)])
        for last in (date(2020, 1, 15), date(2020, 1, 16))
    )

    assert ([], ["longest_passed"]) == (codes(year), codes(day_more))
    assert (
        "12 months at most in all, until 15 January 2020, and the contract lasts until 16 January 2020"
        in str(day_more.cautions[0])
    )
    project = Contract(person="c1", start=date(2024, 6, 3), duration="9 months", law=FRENCH_PROJECT_CONTRACT)
    assert ["too_short", "last_day_not_worked"] == sorted(codes(project), reverse=True)
    assert "12 months at least" in unfolded(project.cautions[1])
    six = evolve(project, duration="72 months")
    beyond = evolve(six, amendments=[amendment("extended", date(2029, 1, 8), last=date(2030, 6, 3))])
    assert "too_long" not in codes(six)
    assert "too_long" in codes(beyond)
    assert "too_long" in codes(evolve(six, since=date(2024, 6, 2)))


def test_the_end_of_a_project_contract_is_told_two_months_before_and_three_above_three_years():
    """Three years to the day are two months (article 2-8: a duration of three years or less)."""
    first = date(2024, 6, 3)
    three = Contract(start=first, duration="36 months", law=FRENCH_PROJECT_CONTRACT)

    assert date(2027, 4, 2) == three.renewal_by
    assert date(2027, 3, 3) == evolve(three, stated=date(2027, 6, 3)).renewal_by


def test_a_project_contract_is_ended_early_only_after_a_year_and_owes_a_tenth():
    """The office is told what the law asks for: a year at least, then a tenth of what was paid (L332-26)."""
    project = Contract(person="c1", start=date(2024, 6, 3), duration="24 months", law=FRENCH_PROJECT_CONTRACT)
    early, late = (
        evolve(project, amendments=[amendment("terminated", date(2025, 2, 3), last=last)])
        for last in (date(2025, 6, 1), date(2025, 6, 2))
    )

    assert "too_early" in codes(early)
    assert "early_end" in codes(late)
    assert "10% of what was paid" in " ".join(map(str, late.cautions))
    left = amendment("resigned", date(2025, 2, 3), last=date(2025, 6, 1))
    assert not {"too_early", "early_end"} & set(codes(evolve(project, amendments=[left])))
    none_owed = evolve(late, law=evolve(FRENCH_PROJECT_CONTRACT, indemnity=None))
    assert "owes" not in " ".join(map(str, none_owed.cautions))


# --- What holds on a day -----------------------------------------------------------------------------------------


def test_the_terms_of_a_day_are_those_that_hold_on_it():
    """Team, share of time and share of pay, before and after each change; nothing outside of the contract."""
    one = amended(PARENTAL, HALF, MOVED, EXTENDED)

    def told(day):
        part = one.terms_on(day)
        return part and (part.challenge, part.share, part.paid, part.away)

    whole, half = Fraction(1), Fraction(1, 2)
    assert ("plume", whole, whole, False) == told(date(2019, 6, 2))
    assert ("plume", whole, Fraction(0), True) == told(date(2019, 6, 3)) == told(date(2019, 6, 14))
    assert ("plume", half, Fraction(0), True) == told(date(2019, 6, 15)) == told(date(2019, 9, 1))
    assert ("adler", half, half, False) == told(date(2019, 9, 2)) == told(date(2020, 1, 15))
    assert (None, None) == (told(date(2019, 1, 15)), told(date(2020, 1, 16)))
    with pytest.raises(Fault, match=r"Contract\.terms_on\.day"):
        one.terms_on("soon")


def test_part_time_may_be_paid_by_another_share_than_that_of_time():
    """In the French State, four fifths of the time are paid six sevenths: the office states it."""
    four_fifths = evolve(HALF, share="0.8", paid="6/7")

    part = amended(four_fifths).terms_on(date(2019, 7, 1))
    assert (Fraction(4, 5), Fraction(6, 7)) == (part.share, part.paid)


def test_part_time_with_an_end_gives_way_to_what_held_before():
    """Half of the time from 15 June on, but for a month of a quarter."""
    quarter = amendment(
        "part_time", date(2019, 7, 1), first=date(2019, 8, 1), last=date(2019, 8, 31), share="1/4"
    )
    shares = [(str(part.span.start), part.share) for part in amended(HALF, quarter).parts]

    half = Fraction(1, 2)
    assert [
        ("2019-01-16", 1),
        ("2019-06-15", half),
        ("2019-08-01", half / 2),
        ("2019-09-01", half),
    ] == shares


def test_amendments_of_an_appointment_are_those_of_the_person_and_of_the_challenge():
    """The office hands over all of them: each contract takes its own, in whatever order they come."""
    terms = ContractTerms(duration="10 months", law=FRENCH_PUBLIC_LAW)
    post = Appointment(person="c1", challenge="plume", start=date(2019, 1, 16), terms=terms)
    others = [evolve(EXTENDED, person="c2"), evolve(MOVED, challenge="adler")]

    assert (SUSPENDED, EXTENDED) == Contract.of(post, amendments=[EXTENDED, *others, SUSPENDED]).amendments
    named = evolve(MOVED, challenge="plume")
    assert (named,) == Contract.of(post, amendments=[named]).amendments
    with pytest.raises(Fault, match="the person of the contract"):
        amended(evolve(EXTENDED, person="c2"))


# --- Amendments that contradict ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amendments", "code"),
    [
        # Two last days; an extension after an early end.
        ([RESIGNED, amendment("terminated", date(2019, 5, 20), last=date(2019, 5, 24))], "one_last_day"),
        ([RESIGNED, amendment("extended", date(2019, 5, 20), last=date(2020, 1, 15))], "one_last_day"),
        # An extension to an earlier day, or to the same one.
        ([amendment("extended", date(2019, 10, 2), last=date(2019, 11, 14))], "later_last_day"),
        ([amendment("extended", date(2019, 10, 2), last=date(2019, 11, 15))], "later_last_day"),
        ([EXTENDED, amendment("extended", date(2019, 12, 2), last=date(2020, 1, 14))], "later_last_day"),
        # After the end: what is over is not amended.
        ([amendment("extended", date(2019, 11, 16), last=date(2020, 1, 15))], "told_in_time"),
        ([amendment("resigned", date(2019, 11, 16), last=date(2019, 11, 16))], "told_in_time"),
        # Leaving after the term, or before the start.
        ([amendment("resigned", date(2019, 10, 2), last=date(2019, 11, 16))], "within"),
        ([amendment("resigned", date(2018, 12, 20), last=date(2019, 1, 15))], "within"),
        # An absence that begins outside of the contract.
        ([evolve(PARENTAL, first=date(2019, 1, 15))], "within"),
        ([evolve(PARENTAL, first=date(2019, 11, 16), last=date(2019, 12, 31))], "within"),
        # Absences within one another, on one day only.
        ([PARENTAL, evolve(SUSPENDED, first=date(2019, 9, 1), last=date(2019, 9, 3))], "apart"),
        ([HALF, evolve(HALF, on=date(2019, 5, 4), share="1/4")], "apart"),
        ([MOVED, evolve(MOVED, on=date(2019, 8, 2), to="acoss")], "apart"),
    ],
)
def test_amendments_that_contradict_are_refused(amendments, code):
    """The contract is not made, and the day that does not fit is told with what was told before."""
    with pytest.raises((Fault, Faults)) as caught:
        amended(*amendments)
    found = getattr(caught.value, "exceptions", [caught.value])
    assert [f"timeline.contracts.{code}"] == [one.code for one in found]
    assert "Contract.amendments[" in found[0].place
    assert "il faut" in found[0].say("fr")


def test_an_absence_may_last_longer_than_the_contract_and_an_extension_not_for_ever():
    """A leave until the end of time ends with the contract; a contract does not last until then."""
    endless = evolve(PARENTAL, last=date.max)

    assert (date(2019, 11, 15), True) == (
        amended(endless).parts[-1].span.last,
        amended(endless).parts[-1].away,
    )
    with pytest.raises(Fault):
        amended(amendment("extended", date(2019, 10, 2), last=date.max))


def test_neighbours_do_not_contradict():
    """An absence the day after another, a last day on the term, an end on the day it is told."""
    after = evolve(SUSPENDED, on=date(2019, 9, 2), first=date(2019, 9, 2), last=date(2019, 9, 3))

    assert 5 == len(amended(PARENTAL, after).parts) + 1
    assert (
        date(2019, 11, 15) == amended(amendment("resigned", date(2019, 11, 15), last=date(2019, 11, 15))).last
    )
    assert date(2019, 1, 16) == amended(amendment("resigned", date(2019, 1, 10), last=date(2019, 1, 16))).last
    with pytest.raises(Fault, match="a day up to 16 January 2019"):
        amended(since=date(2019, 1, 17))


# --- Laws --------------------------------------------------------------------------------------------------------

NEAR = st.integers(-5, 330).map(lambda n: date(2019, 1, 16) + timedelta(days=n))
SHARES = st.sampled_from([Fraction(1, 4), Fraction(1, 2), Fraction(4, 5)])


@st.composite
def some_amendment(draw):
    kind = draw(
        st.sampled_from(["extended", "part_time", "suspended", "leave", "moved", "terminated", "resigned"])
    )
    on, first = draw(NEAR), draw(NEAR)
    last = first + timedelta(days=draw(st.integers(0, 90)))
    fields = {
        "part_time": {"first": first, "last": draw(st.sampled_from([None, last])), "share": draw(SHARES)},
        "suspended": {"first": first, "last": last, "paid": draw(st.sampled_from([0, 1]))},
        "leave": {"first": first, "last": last, "paid": draw(st.sampled_from([0, "1/2"]))},
        "moved": {"first": first, "to": draw(st.sampled_from(["adler", "acoss"]))},
    }
    return amendment(kind, on, **fields.get(kind, {"last": max(on, last)}))


def walk(amendments):
    """Read the amendments as an office would, on a list of days: the days that are left, or None if they contradict."""
    days = [FIRST.start + n * DAY for n in range((FIRST.agreed.last - FIRST.start).days + 1)]
    over = False
    for one in sorted(amendments, key=lambda one: one.on):
        if one.kind in ("extended", "terminated", "resigned"):
            if over or one.on > days[-1]:
                return None
            if one.kind == "extended":
                if one.last <= days[-1]:
                    return None
                days = [FIRST.start + n * DAY for n in range((one.last - FIRST.start).days + 1)]
            elif one.last not in days:
                return None
            else:
                days, over = days[: days.index(one.last) + 1], True
        elif one.first not in days:
            return None
    away = [day for one in amendments if one.kind in ("suspended", "leave") for day in each_day(one)]
    shared = [day for one in amendments if one.kind == "part_time" for day in each_day(one)]
    moves = [one.first for one in amendments if one.kind == "moved"]
    firsts = [one.first for one in amendments if one.kind == "part_time"]
    apart = all(len(one) == len(set(one)) for one in (away, shared, moves, firsts))
    return days if apart else None


def each_day(one):
    """The days of an absence or of part time; without an end, its first day alone."""
    last = one.last or one.first
    return [one.first + n * DAY for n in range((last - one.first).days + 1)]


def terms_by_hand(amendments, day):
    """What holds on a day, by going through all amendments one after another."""
    share, away, challenge = Fraction(1), None, "plume"
    for one in sorted(amendments, key=lambda one: one.first or date.min):
        covers = one.first is not None and one.first <= day and (one.last is None or day <= one.last)
        if covers and one.kind == "part_time":
            share = one.share
        if covers and one.kind == "moved":
            challenge = one.to
        if covers and one.kind in ("suspended", "leave"):
            away = one.paid
    return challenge, share, share * (1 if away is None else away), away is not None


@pytest.mark.slow
@given(st.lists(some_amendment(), max_size=5, unique_by=lambda one: one.on))
def test_a_contract_is_what_a_clerk_reads_day_by_day(amendments):
    """Every day has the terms that a walk through the amendments gives it, and what contradicts is refused."""
    days = walk(amendments)
    if days is None:
        with pytest.raises((Fault, Faults)):
            amended(*amendments)
        return
    contract = amended(*amendments)
    assert (days[0], days[-1]) == (contract.span.start, contract.last)
    assert days == [part.span.start + n * DAY for part in contract.parts for n in range(part.span.days)]
    assert (FIRST.trial, FIRST.trial_renewed, FIRST.agreed) == (
        contract.trial,
        contract.trial_renewed,
        contract.agreed,
    )
    for day in days:
        part = contract.terms_on(day)
        assert terms_by_hand(amendments, day) == (part.challenge, part.share, part.paid, part.away)
    assert contract == amended(*reversed(amendments))


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ((), "125/6"),
        ((amendment("resigned", date(2019, 5, 3), last=date(2019, 7, 15)),), "25/2"),
        ((amendment("part_time", date(2019, 5, 3), first=date(2019, 6, 16), share="1/2"),), "125/8"),
        (
            (amendment("leave", date(2019, 5, 3), first=date(2019, 6, 16), last=date(2019, 7, 15), paid=0),),
            "75/4",
        ),
        (
            (amendment("leave", date(2019, 5, 3), first=date(2019, 6, 16), last=date(2019, 7, 15), paid=1),),
            "125/6",
        ),
    ],
)
def test_annual_leave_is_in_proportion_to_what_was_served(changes, days):
    """25 days a year: ten months give 20 and five sixths, six give 12.5; half of the time gives half, unpaid leave none."""
    contract = amended(*changes)

    assert Fraction(days) == contract.leave_days
    assert "art. 10" in unfolded(contract.explain("leave"))
    assert "the office checks the one in force" in unfolded(contract.explain("leave"))
    assert evolve(contract, law=NO_LAW).leave_days is None
    assert {"no_law", "proposal"} == set(evolve(contract, law=NO_LAW).explain("leave").codes)
    silent = evolve(FRENCH_PUBLIC_LAW, leave=None)
    assert "no_leave" in evolve(contract, law=silent).explain("leave").codes
