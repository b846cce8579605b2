"""Several contracts of one person, and who comes in for whom: what is refused, and what the office is told."""

import datetime as dt
import itertools
import random
from contextlib import suppress

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eig.book import Book
from eig.errors import EigError, Fault
from eig.programme import Appointment, Candidate, Juror, Mentor
from eig.programme.appointments import Event
from eig.programme.states import state_on
from eig.programme.successors import appoint_successor
from eig.promotions import P3
from eig.timeline.facts import agenda_of

TERM = P3.ends


def day(month, day_, year=2019):
    return dt.date(year, month, day_)


def seat(person, post="", *, start=P3.starts, challenge="plume", **more):
    return Appointment(
        person=person, challenge=post.rpartition("-")[0] or challenge, post=post, start=start, terms=P3.rules.terms,
        **more,
    )  # fmt: skip


BOOK = Book(
    promotion=P3,
    candidates=[Candidate(id=f"c{n}") for n in range(4)],
    jurors=[Juror(id="j1")],
    mentors=[Mentor(id="m1", challenge="plume", share="0.2")],
)
LEFT = Event(on=day(5, 3), kind="resigned", person="c1", last=day(5, 31))


def gaps(book):
    return {one.code: one.facts["names"] for one in book.gaps}


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("facts", "first", "taken"),
    [
        ([LEFT], day(5, 20), False),
        ([LEFT], day(6, 1), True),
        ([], day(6, 1), False),
        ([Event(on=day(4, 1), kind="moved", person="c1", first=day(5, 20), to="adler")], day(5, 20), True),
        ([Event(on=day(4, 1), kind="leave", person="c1", last=day(12, 1), paid=0)], day(5, 20), True),
        ([Event(on=day(4, 1), kind="part_time", person="c1", share="1/2")], day(5, 20), False),
    ],
)
@pytest.mark.parametrize("post", ["plume-2", ""])
def test_nobody_comes_in_for_somebody_who_is_still_there(facts, first, taken, post):
    """Whether at their post, at another or at none: first they leave, go elsewhere or are away."""
    year = BOOK.record(seat("c1", "plume-1"), *facts)
    comer = seat("c2", post, start=first, stated=TERM, replaces="c1")
    if taken:
        assert ("c2", first) in {(one.person, one.start) for one in year.record(comer).contracts()}
        return
    with pytest.raises(Fault, match="whom c2 replaces") as refused:
        year.record(comer)
    assert "remplace" in refused.value.say("fr")


def test_two_halves_of_a_post_are_no_two_people():
    """Whoever comes in for the other half of somebody who works half the time may come at once."""
    half = Event(on=day(4, 1), kind="part_time", person="c1", share="1/2")
    comer = seat("c2", "plume-2", start=day(5, 20), stated=TERM, replaces="c1", share="1/2")
    assert 2 == len(BOOK.record(seat("c1", "plume-1"), half, comer).contracts())


def test_a_successor_begins_after_the_leaver():
    """The state of a day after the end is asked, and a first day before that end refused."""
    state = state_on([seat("c1", "plume-1")], day(6, 3), events=[LEFT])

    class Told:
        leaver, successors, refused = "c1", ("c2",), None

    with pytest.raises(Fault, match="a day after 31 May 2019, the last of c1, whom c2 replaces"):
        appoint_successor(state, Told(), start=day(5, 20))
    assert day(6, 1) == appoint_successor(state, Told(), start=day(6, 1)).start


def test_whoever_is_replaced_is_known():
    """A name that no table knows is a slip of the pen."""
    with pytest.raises(Fault, match="replaces: expected a name that another table knows, got 'c9'"):
        BOOK.record(seat("c2", "plume-1", replaces="c9"))


def test_whoever_is_appointed_before_anybody_would_leave_is_told():
    """The place was not free when it was decided: the day of one of the two facts is wrong."""
    comer = seat("c2", "plume-1", start=day(6, 3), stated=TERM, replaces="c1", decided=day(4, 10))
    year = BOOK.record(seat("c1", "plume-1"), LEFT)
    assert ("c2",) == gaps(year.record(comer))["too_early"]
    assert "too_early" not in gaps(year.record(evolve(comer, decided=day(5, 10))))
    assert "too_early" not in gaps(year.record(evolve(comer, decided=None)))


def in_a_row(*facts, decided=None, share=1):
    """Return a book of two contracts in a row of one person, and of facts."""
    first = seat("c1", "plume-1", stated=day(8, 31))
    second = seat("c1", "adler-1", start=day(10, 1), stated=TERM, decided=decided, share=share)
    return BOOK.record(first, second, *facts)


def test_an_end_that_ends_the_next_contract_too_is_told():
    """It names no challenge, and nothing says that the next one was decided later."""
    end = Event(on=day(8, 1), kind="resigned", person="c1", last=day(8, 20))
    assert ("c1",) == gaps(in_a_row(end))["ends_both"]
    for known in (in_a_row(end, decided=day(9, 10)), in_a_row(evolve(end, challenge="plume"))):
        assert "ends_both" not in gaps(known)
        assert ["plume", "adler"] == [one.challenge for one in known.contracts()]


HALVES = (
    (seat("c1", "plume-1", share="1/2"), seat("c1", "adler-1", share="1/2")),
    (seat("c1", "plume-1", share="1/2"), seat("c1", "adler-1", start=day(6, 3), share="1/2")),
    (seat("c1", "plume-1", stated=day(8, 31)), seat("c1", "adler-1", start=day(10, 1), stated=TERM)),
)
WHEN = {"last": day(8, 20)}
UNNAMED = [
    Event(on=on, kind=kind, person="c1", **how)
    for on in (dt.date(2019, 1, 4), day(5, 6), day(7, 8))
    for kind, how in (
        ("resigned", WHEN), ("terminated", WHEN), ("ended", WHEN), ("replaced", {**WHEN, "by": "c2"}), ("refused", {}),
        ("extended", {"last": dt.date(2020, 1, 15)}), ("moved", {"to": "cibnav"}), ("part_time", {"share": "2/5"}),
    )
]  # fmt: skip


def standing(book):
    """Return who is where with which last day, on some days of the year and after it."""
    days = [day(month, 2) for month in range(2, 13)]
    held = [(on, book.state_on(on).held) for on in (*days, dt.date(2020, 2, 3))]
    contracts = {
        (one.challenge, one.start, one.last, tuple((part.span.start, part.share) for part in one.parts))
        for one in book.contracts()
    }
    return contracts, [
        (on, one.appointment.challenge, one.appointment.start, one.phase) for on, some in held for one in some
    ]


@pytest.mark.parametrize("contracts", HALVES, ids=["at once", "one later", "in turn"])
def test_what_names_no_challenge_and_is_of_both_contracts_is_told(contracts):
    """Unless the year is the same with the challenge of one contract named: an end, a refusal, a longer term, a move.

    Part time that names none is of each of two in a row, and of one of two at once.
    """
    at_once = contracts is not HALVES[2]
    told = 0
    for fact in UNNAMED:
        named = []
        for one in contracts:
            with suppress(EigError):  # no fact of this contract on that day
                named.append(standing(BOOK.record(*contracts, evolve(fact, challenge=one.challenge))))
        with suppress(EigError):
            year = BOOK.record(*contracts, fact)
            both = standing(year) not in named and (at_once or fact.kind != "part_time")
            told += both
            assert both == ("ends_both" in gaps(year)), fact
    assert told


def test_whoever_left_a_contract_has_left_whatever_becomes_of_the_next_one():
    """Who worked and resigned did not withdraw, though the next contract is refused, or ends with the first."""
    end = Event(on=day(8, 1), kind="resigned", person="c1", last=day(8, 20))
    refused = Event(on=day(9, 2), kind="refused", person="c1", challenge="adler")
    for facts in ([end], [evolve(end, challenge="plume"), refused]):
        year = in_a_row(*facts)
        assert "left" == year.statuses["c1"]
        turned = evolve(year, appointments=year.appointments[::-1])
        assert "left" == turned.statuses["c1"]
    assert "withdrawn" == in_a_row(Event(on=dt.date(2019, 1, 4), kind="refused", person="c1")).statuses["c1"]


AGREED = (
    ((P3.starts, day(8, 31)), (day(10, 1), TERM)),
    ((P3.starts, day(9, 30)), (day(5, 1), TERM)),
    ((P3.starts, TERM), (P3.starts, TERM)),
    ((P3.starts, TERM), (day(5, 1), day(8, 31))),
)
"""Two contracts of one person, first and last days as agreed: in turn, one into the other, at once, one within the other."""
ENDED = ("", "resigned", "terminated", "ended", "replaced", "refused")


def told_of(first, last, kind, place):
    """Return the fact by which a contract ends, the status of whoever had it, and their last day; None who never came."""
    gone = first + dt.timedelta(30)
    if kind == "refused":
        return Event(on=first - dt.timedelta(5), kind=kind, person="c1", challenge=place), None, None
    if not kind:
        return None, "seated", last
    by = "c2" if kind == "replaced" else None
    fact = Event(on=gone - dt.timedelta(10), kind=kind, person="c1", challenge=place, last=gone, by=by)
    return fact, "replaced" if by else "left", gone


@pytest.mark.parametrize("agreed", AGREED, ids=["in turn", "one into the other", "at once", "one within"])
def test_where_somebody_stands_is_told_by_the_contract_that_lasts_longest(agreed):
    """Who had the last of them to the day agreed is seated, who left it earlier has left; who never came withdrew."""
    for how in itertools.product(ENDED, repeat=2):
        told = [told_of(*span, *rest) for span, *rest in zip(agreed, how, ("plume", "adler"), strict=True)]
        longest = max((last for *_, last in told if last), default=None)
        ends = {status for _, status, last in told if last == longest and status} or {"withdrawn"}
        seats = [
            seat("c1", post, start=first, stated=last, share="1/2")
            for (first, last), post in zip(agreed, ("plume-1", "adler-1"), strict=True)
        ]
        for order in (seats, seats[::-1]):
            year = BOOK.record(*order, *(fact for fact, *_ in told if fact))
            assert year.statuses["c1"] in ({"seated"} if "seated" in ends else ends), how
            after = longest and longest + dt.timedelta(1)
            if after and all(fact.on <= after for fact, *_ in told if fact):
                assert "seated" == year.on(longest).statuses["c1"]
                assert year.statuses["c1"] == year.on(after).statuses["c1"]


def test_part_time_that_the_next_contract_does_not_take_up_is_told():
    """A contract states its own share: one that was decided after part time began is full time unless it says."""
    half = Event(on=day(6, 20), kind="part_time", person="c1", share="1/2")
    assert ("c1",) == gaps(in_a_row(half, decided=day(9, 10)))["share_stops"]
    for known in (
        in_a_row(half),
        in_a_row(half, decided=day(9, 10), share="1/2"),
        in_a_row(evolve(half, last=day(7, 31)), decided=day(9, 10)),
        in_a_row(evolve(half, challenge="plume"), decided=day(9, 10)),
    ):
        assert "share_stops" not in gaps(known)


@pytest.mark.parametrize("who", ["m1", "j1"])
def test_a_leave_of_a_mentor_or_a_juror_is_refused_as_what_it_is(who):
    """They have no contract, and stand in their own table: nobody is told to add them to one."""
    with pytest.raises(Fault, match="a fact of the kind leave is of no juror and of no mentor") as refused:
        BOOK.record(Event(on=day(3, 1), kind="leave", person=who, last=day(3, 8), paid=1))
    assert "absent" in refused.value.say("fr")


POSTS = st.sampled_from(["plume-1", "plume-2", "adler-1"])


@pytest.mark.slow
@given(st.lists(POSTS, min_size=2, max_size=4), st.permutations(range(4)), st.sampled_from([0, 200]))
@example(["plume-1", "plume-1"], [1, 0, 2, 3], 0)
@example(["plume-1", "adler-1", "plume-1"], [0, 1, 2, 3], 200)
def test_whoever_is_engaged_again_at_a_post_has_no_other_trial(posts, order, gap):
    """Whenever that is, and in whatever order the contracts were recorded; at another post they have one (décret n° 86-83, art. 9)."""
    spans = [P3.starts + n * dt.timedelta(days=100 + gap) for n in range(len(posts))]
    seats = [
        seat("c1", post, start=on, stated=on + dt.timedelta(days=90))
        for post, on in zip(posts, spans, strict=True)
    ]
    year = BOOK.record(*(seats[n] for n in order if n < len(seats)))
    found = {one.start: one for one in year.contracts()}
    for n, (post, on) in enumerate(zip(posts, spans, strict=True)):
        assert (post in posts[:n]) == (found[on].trial is None)
        assert (found[on].trial is None) == (
            "no_trial_anew" in {one.code for one in found[on].explain("trial").reasons}
        )
    trials = {one.when.start for one in year.agenda("c1", lang="fr").sessions if "essai" in one.title}
    assert trials
    assert trials <= {one.trial.last for one in found.values() if one.trial}


def test_who_comes_in_has_a_trial_and_so_has_who_never_came():
    """Another person at the post has one; and an appointment that was refused is no engagement."""
    other = BOOK.record(seat("c1", "plume-1"), seat("c2", "plume-1", start=TERM + dt.timedelta(days=1)))
    assert all(one.trial for one in other.contracts())
    law = evolve(P3.rules.terms, law=evolve(P3.rules.terms.law, trial_anew=True))
    after = TERM + dt.timedelta(days=1)
    abroad = BOOK.record(
        evolve(seat("c1", "plume-1"), terms=law), evolve(seat("c1", "plume-1", start=after), terms=law)
    )
    assert [False, True] == [one.again for one in abroad.contracts()]
    assert all(one.trial for one in abroad.contracts())


@pytest.mark.parametrize(
    ("last", "told"), [(day(1, 15, 2025), False), (day(1, 16, 2025), True), (day(1, 15, 2029), True)]
)
def test_a_contract_of_the_state_that_passes_six_years_is_told(last, told):
    """Renewals included, to the day: with the article that says so (CGFP, L332-4)."""
    longer = Event(on=day(10, 2), kind="extended", person="c1", last=last)
    (held,) = BOOK.record(seat("c1", "plume-1"), longer).contracts()
    said = [one for one in held.cautions if one.code == "too_long"]
    assert told == bool(said)
    assert told == any("L332-4" in one.say("fr") for one in held.cautions)


ENGAGED = st.lists(
    st.tuples(
        st.integers(1, 40), st.integers(20, 300), st.sampled_from(["plume-1", "adler-1"]), st.integers(-9, 9)
    ),
    min_size=1,
    max_size=3,
)


def stretches(drawn):
    """Return contracts in a row; two halves of a post and of another, side by side, where the last ends differ."""
    first = P3.starts
    for gap, length, post, longer in drawn:
        start = first + dt.timedelta(days=gap)
        first = start + dt.timedelta(days=length)
        share = "1/2" if longer else 1
        yield seat("c1", post, start=start, stated=first, share=share)
        if longer:
            first += dt.timedelta(days=longer)
            yield seat("c1", "plume-2", start=start, stated=first, share=share)
            first += dt.timedelta(days=10)


@given(ENGAGED, st.randoms(use_true_random=False))
@example([(1, 300, "plume-1", 0), (1, 200, "plume-1", 0), (1, 200, "adler-1", 0)], random.Random(0))
@example([(1, 300, "plume-1", 5), (9, 200, "adler-1", -5)], random.Random(0))
@settings(max_examples=8)
def test_each_day_of_each_contract_stands_in_the_agenda(drawn, draw):
    """In a row or side by side: none takes the place of another, and the first keeps the names it was sent under."""
    several = [*stretches(drawn)]
    book = BOOK.record(*draw.sample(several, len(several)))
    contracts = book.contracts()
    assert len(several) == len(contracts)
    due = {(key, on) for one in contracts for key, on in one.dates.items()}
    for found in (book.agenda("c1"), agenda_of("c1", draw.sample(contracts, len(contracts)), contracts)):
        told = {
            one.key.removeprefix("contract-c1-"): one.when.start for one in found if "contract" in one.key
        }
        assert due == {(key.partition("-")[0], on) for key, on in told.items()}
        ends = {key.partition("-")[2] for key in told}
        starts = {"", *(str(one.start) for one in several[1:])}
        assert all(one[:10] in starts for one in ends)
        first = {key: on for key, on in told.items() if "-" not in key}
        assert first in [{**one.dates} for one in contracts if one.start == several[0].start]


@pytest.mark.slow
@given(st.integers(0, 300), st.sampled_from(["adler-1", "plume-2", "karfur-1"]), st.booleans())
@example(75, "adler-1", False)
@settings(max_examples=10)
def test_a_move_is_of_the_contract_that_runs_on_its_day(later, post, named):
    """Whether it names the challenge or not: the contract that has not begun is as it was agreed."""
    begins = P3.starts + dt.timedelta(days=later)
    move = Event(on=begins, kind="moved", person="c1", challenge="plume" if named else None, to="adler")
    second = seat("c1", post, start=day(11, 16), stated=day(9, 15, 2020))
    before, after = BOOK.record(seat("c1", "plume-1"), second, move).contracts()
    assert [("moved", begins, "adler")] == [(one.kind, one.first, one.to) for one in before.amendments]
    assert (second.challenge, ()) == (after.challenge, tuple(after.amendments))


@given(st.integers(1, 300), st.sampled_from(["adler-1", "plume-1"]), st.booleans())
@example(1, "plume-1", True)
@settings(max_examples=10)
def test_an_extension_is_of_the_contract_that_runs_on_its_day(later, post, decided):
    """It names no challenge: the contract that has not begun ends when it was agreed to end."""
    first = seat("c1", "plume-1", stated=day(11, 14))
    second = seat(
        "c1", post, start=day(11, 16), stated=day(9, 15, 2020), decided=P3.starts if decided else None
    )
    longer = Event(on=P3.starts + dt.timedelta(days=later), kind="extended", person="c1", last=day(11, 15))
    assert [day(11, 15), day(9, 15, 2020)] == [
        one.last for one in BOOK.record(first, second, longer).contracts()
    ]


@given(st.integers(1, 304), st.sampled_from(["adler-1", "plume-1"]), st.booleans())
@example(304, "plume-1", True)
@example(1, "adler-1", False)
@settings(max_examples=10)
def test_whoever_has_begun_refuses_the_contract_that_is_to_begin(later, post, named):
    """They keep the one that runs, whose first day is past; where the next is not decided yet, they resign or stay."""
    second = seat("c1", post, start=day(11, 16), stated=day(9, 15, 2020))
    year, on = BOOK.record(seat("c1", "plume-1"), second), P3.starts + dt.timedelta(days=later)
    no = Event(on=on, kind="refused", person="c1", challenge=second.challenge if named else None)
    assert [(P3.starts, day(11, 15))] == [(one.start, one.last) for one in year.record(no).contracts()]
    undecided = BOOK.record(seat("c1", "plume-1"), evolve(second, decided=day(11, 16)))
    with pytest.raises(Fault, match="expected a day up to 16 January 2019"):
        undecided.record(evolve(no, on=day(10, 20), challenge="plume"))
