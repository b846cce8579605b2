"""From which day to which a mentor is with a team: as long as somebody is there, and where the team goes on."""

import datetime as dt

import pytest
from attrs import evolve

from eig.book import Book
from eig.programme import Appointment, Candidate, Mentor
from eig.programme.appointments import Event
from eig.promotions import P3
from helpers.unfolded import unfolded


def day(month, day_, year=2019):
    return dt.date(year, month, day_)


SEATS = [
    Appointment(person=f"c{n}", challenge=place, post=f"{place}-1", start=P3.starts, terms=P3.rules.terms)
    for n, place in enumerate(("plume", "adler"))
]
BOOK = Book(
    promotion=P3,
    candidates=[Candidate(id="c0"), Candidate(id="c1")],
    appointments=SEATS,
    mentors=[Mentor(id="m1", challenge="plume", share="0.6")],
)
LONGER = Event(on=day(10, 1), kind="extended", person="c0", last=day(1, 31, 2020))
MERGED = Event(on=day(3, 15), kind="merged", challenge="plume", to="adler")


def joined(on, team="adler", **more):
    return Event(on=on, kind="mentor_joined", person="m1", challenge=team, share="0.2", **more)


def asked(book, who="m1"):
    """Return the days on which what is asked of a mentor changes, with the share from then on."""
    found = book.mentor_load().profiles.get(who, ())
    return [(one.span.start, float(one.share)) for one in found], max(
        (one.span.last for one in found), default=None
    )


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ([], [(P3.starts, 0.6)]),
        ([joined(day(3, 1), first=day(10, 1))], [(P3.starts, 0.6), (day(10, 1), 0.2)]),
        ([joined(day(2, 1))], [(P3.starts, 0.6), (day(2, 1), 0.8), (day(3, 15), 0.2)]),
        ([joined(day(2, 1), last=day(2, 28))], [(P3.starts, 0.6), (day(2, 1), 0.8), (day(3, 1), 0.6)]),
    ],
)
def test_a_mentor_goes_along_until_they_give_the_other_team_a_share_of_its_own(facts, told):
    """Whoever is to join the other team in October is not away from it until then."""
    assert (told, P3.ends) == asked(BOOK.record(MERGED, *facts))


def test_a_mentor_is_asked_for_as_long_as_somebody_is_there():
    """A team of which somebody is prolonged is accompanied until then; the others until the end of the missions."""
    shares = [(P3.starts, 0.6), (day(2, 1), 0.8), (day(11, 16), 0.6)]
    assert (shares, day(1, 31, 2020)) == asked(BOOK.record(LONGER, joined(day(2, 1))))
    assert ([(P3.starts, 0.6)], P3.ends) == asked(BOOK)


LEFT = Event(on=day(3, 1), kind="resigned", person="c0", last=day(3, 31))


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("facts", "last"),
    [
        ([LEFT], day(3, 31)),
        ([LEFT, evolve(SEATS[0], person="c1", challenge="plume", post="plume-2")], P3.ends),
        ([LEFT, evolve(SEATS[0], person="c2", start=day(6, 3), stated=day(10, 31))], day(10, 31)),
        ([Event(on=day(1, 4), kind="withdrawn", person="c0")], P3.ends),
        ([Event(on=day(3, 1), kind="moved", person="c0", to="adler")], day(2, 28)),
        ([LEFT, Event(on=day(3, 1), kind="mentor_left", person="m1", last=day(3, 15))], day(3, 15)),
    ],
    ids=["all left", "one stays", "somebody comes in", "nobody came", "went over", "the mentor first"],
)
@pytest.mark.parametrize("post", [None, "plume-1"])
def test_the_load_of_a_mentor_ends_with_the_last_person_left(facts, last, post):
    """In the load, and in the sessions of their agenda; of a mentor of one post, with whoever has it."""
    people = [Candidate(id=f"c{n}") for n in range(3)]
    mentors = [Mentor(id="m1", challenge="plume", post=post, share="0.6")]
    book = evolve(BOOK, candidates=people, mentors=mentors, appointments=SEATS[:1]).record(*facts)
    last = day(3, 31) if post and last == P3.ends and LEFT in facts else last
    assert ([(P3.starts, 0.6)], last) == asked(book)
    held = [one.when for one in book.agenda("m1")]
    asked_to = [one for one in P3.sessions if "mentors" in one.audience and one.first <= last]
    assert [one.first for one in asked_to] == [one.start for one in held]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("fact", "late"),
    [
        (joined(day(12, 1)), True),
        (joined(day(10, 1), first=day(12, 1)), True),
        (joined(day(11, 15)), False),
        (evolve(joined(day(12, 1), team="plume"), person="m2"), False),
        (Event(on=day(2, 1, 2020), kind="mentor_left", person="m1"), True),
        (Event(on=day(12, 1), kind="mentor_left", person="m1", challenge="plume"), False),
    ],
)
def test_a_mentor_who_joins_or_leaves_after_the_last_day_is_told(fact, late):
    """No load, session, state or problem hears of it; of a team of which somebody is prolonged, they do."""
    told = BOOK.record(LONGER, fact)
    gaps = {one.code: one for one in told.gaps}
    assert late == ("mentor_late" in gaps)
    assert not late or "m1" in gaps["mentor_late"].say("fr")
    assert not late or asked(BOOK.record(LONGER)) == asked(told)
    assert not late or BOOK.record(LONGER).problem() == told.problem()


def test_without_an_end_of_the_missions_nobody_is_late():
    """A promotion that says no last day has teams that last."""
    book = evolve(BOOK, promotion=evolve(P3, ends=None), appointments=[])
    assert "mentor_late" not in {one.code for one in book.record(joined(day(12, 1))).gaps}
    assert [(P3.starts, 0.6)] == asked(book)[0]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("came", "noted", "what", "gone"),
    [
        (day(2, 1), day(5, 1), "mentor_left", day(4, 1)),  # the first fact was noted late
        (day(3, 5), None, "mentor_left", day(3, 1)),  # who leaves was not there yet
        (day(4, 2), None, "mentor_left", day(4, 2)),  # both of one day
        (day(4, 2), None, "absent", day(4, 1)),
        (day(2, 1), None, "mentor_left", day(4, 1)),
    ],
)
def test_a_book_that_was_accepted_is_seen_on_every_day(came, noted, what, gone):
    """Of a mentor whom facts alone name: whatever was noted first, and a leaving of nobody is told as one."""
    there = Event(on=came, kind="mentor_joined", person="m2", challenge="adler", share="0.2", recorded=noted)
    left = Event(on=gone, kind=what, person="m2", challenge="adler" if what == "mentor_left" else None)
    book = BOOK.record(there, left)
    for on in (came, gone, day(4, 15), day(5, 1)):
        seen = book.on(on)
        known = [one for one in (there, left) if one.known <= on]
        assert (len(known), on) == (len(seen.events), book.state_on(on).on)
        assert book.decide().on(on).book == seen
        bare = [one for one in seen.gaps if one.code == "no_mentor"]
        first = there in known and came < gone
        assert bool(bare) == (what == "mentor_left" and left in known and not first), on


def test_a_merger_after_the_last_day_is_told_to_change_nothing():
    """Nobody goes along: the office reads so, in both languages; one during the missions is not named."""
    late = BOOK.record(evolve(MERGED, first=day(12, 2)))
    (gap,) = [one for one in late.gaps if one.code == "merged_late"]
    assert ("plume was to merge after the last day there: nobody goes along", ("plume",)) == (
        str(gap),
        gap.facts["names"],
    )
    assert "fusion prévue après le dernier jour" in unfolded(gap.say("fr"))
    assert not [one for one in BOOK.record(MERGED).gaps if one.code == "merged_late"]


@pytest.mark.untraced
@pytest.mark.parametrize(("last", "stays"), [(None, True), (P3.ends, True), (day(11, 14), False)])
def test_a_mentor_who_stays_to_the_last_day_accompanies_the_team(last, stays):
    """A table that says the last day of the missions says as much as one that says none."""
    book = evolve(BOOK, mentors=[Mentor(id="m1", challenge="adler", last=last)])
    assert stays == ("m1" in next(one for one in book.problem().openings if one.id == "adler").mentors)
