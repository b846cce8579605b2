"""Facts that change nothing or come too late: of nobody known, past the end of a contract or a session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from attrs import evolve

from eig.book._contracts_and_budgets import CHANGES, payers_of
from eig.book._facts_applied_to_every_table import (
    FURTHER,
    GONE,
    OUT,
    BookWithFacts,
    closes,
    courses,
    current,
    facts_of,
    going_on,
    is_declined,
    is_lost,
    is_of,
    is_of_one_wish,
    last_days,
    late_mergers,
    name_of,
    wishes_ended,
)
from eig.book._person_statuses_and_lost_seats import LEAVING
from eig.programme._courses_and_statuses_from_facts import MOVES, Course
from eig.programme._facts_in_words_and_contradictions import AMENDS
from eig.programme.appointments import Event
from eig.reasons import Because, reasons_in

because: Because = reasons_in("book")


def unheard(book: BookWithFacts) -> dict[str, list[str]]:
    """Return what facts name of whom they change nothing, so that a slip of the pen is found out."""
    decided = {(one.person, one.decided) for one in book.appointments}
    facts = book.ledger.in_force
    walked = {event for one in courses(book) for event in one.events}
    return {
        "no_contract": [
            one.person
            for one in facts
            if one.person and one.kind in (*CHANGES, "accepted", "refused") and not is_declined(book, one)
            if not is_of_one_wish(book, one)
            if (one.challenge and one not in walked)
            or not any(who == one.person and (day is None or day <= one.on) for who, day in decided)
        ],
        "nothing_follows": [*_left_open(book, walked)],
        "no_mentor": [one.person or "" for one in facts_of(book, "mentor_left") if not _was_there(book, one)],
        "mentor_late": [*_late_mentors(book)],
        "merged_late": [one.challenge or "" for one in late_mergers(book)],
        "no_successor": [one.by for one in facts if one.by and not _comes_in(book, one)],
        "too_early": [*_too_early(book)],
        "ends_both": [*_of_both(book)],
        "share_stops": [*_share_stops(book)],
        "left_again": [*_left_again(facts)],
        "session_late": [*_late_sessions(book, facts)],
        "past_the_term": [*_past_the_term(book)],
        "whole_application": [*_of_profiles(book, walked)],
        "not_asked_for": [*_not_asked_for(book)],
        "before_the_term": [*_before_the_term(book)],
        "on_no_panel": [*_on_no_panel(book)],
        "no_payer": [one.what for one in facts if one.kind == "budget" and one.what not in payers_of(book)],
    }


def _on_no_panel(book: BookWithFacts) -> Iterator[str]:
    """Yield who goes on to the jury by a fact, a step or their status, and is on no list of a panel."""
    heard, now = {name for panel in book.panels for name in panel.hears}, current(book)
    out = {one.person for one in now.steps if not one.passed}
    passed = {one.person for one in now.steps if one.step == "shortlist"} - out
    if heard.isdisjoint(one.id for one in book.candidates):
        return
    for one in now.applications:
        goes = one.complete and (one.status in FURTHER or one.candidate in passed)
        away = one.candidate in heard | out or book.statuses[one.candidate] in (*GONE, "seated", "unseated")
        if goes and not away:
            yield one.candidate


def _of_profiles(book: BookWithFacts, walked: set[Event]) -> Iterator[str]:
    """Yield who is put out by a fact about one challenge, though what they asked for is profiles."""
    asked = {one.candidate for one in book.applications if book.promotion.rules.wish_kind == "profile"}
    for one in book.ledger.in_force:
        if one.person in asked and one.challenge and one.kind in OUT and one not in walked:
            yield one.person or ""


def _not_asked_for(book: BookWithFacts) -> Iterator[str]:
    """Yield of whom a fact ends a wish that they do not have: the application is as it was."""
    wishes = {one.candidate: one.wishes for one in book.applications}
    for person, ended in wishes_ended(book).items():
        own = {fact for name, fact in ended.items() if name in wishes[person]}
        yield from (person for fact in ended.values() if fact not in own)


def _comes_in(book: BookWithFacts, event: Event) -> bool:
    """Tell whether who is to come in for somebody has an appointment that says so, or is at the post."""
    walked = [one.appointment for one in courses(book)]
    posts = {one.post or one.challenge for one in walked if one.person == event.person}
    own = [one for one in walked if one.person == event.by != event.person]
    return any(one.replaces == event.person or (one.post or one.challenge) in posts for one in own)


def _was_there(book: BookWithFacts, left: Event) -> bool:
    """Tell whether a mentor who leaves was with the team before: whoever joined it earlier was."""
    now = (one for one in current(book).all_mentors if one.first is None or one.first < left.begins)
    joined = (one for one in facts_of(book, "mentor_joined", left.person) if one.on < left.on)
    teams = {one.challenge for one in (*book.all_mentors, *now) if one.id == left.person}
    teams |= {one.challenge or "" for one in joined}
    return bool(teams) if left.challenge is None else left.challenge in teams


def _late_mentors(book: BookWithFacts) -> Iterator[str]:
    """Yield each mentor who is to join a team, or to leave it, after its last day: no room hears of it."""
    ends = last_days(book)
    for one in book.ledger.in_force:
        place = one.post or one.challenge
        if one.kind == "mentor_left" and not one.post:  # a team that has merged is called as before too
            homes = going_on(book, (other for other in book.ledger.in_force if other.begins <= one.begins))
            place = homes.get(place or "", place)
        last = ends[place] if place else max(ends.values(), default=date.max)
        if one.kind in ("mentor_joined", "mentor_left") and one.begins > last:
            yield one.person or ""


def _too_early(book: BookWithFacts) -> Iterator[str]:
    """Yield who was appointed in the place of somebody before anything said that they would leave."""
    walked = courses(book)
    for one in walked:
        own = [other for other in walked if other.appointment.person == one.appointment.replaces]
        told = [other.events[-1].known for other in own if other.leaves and other.status not in MOVES]
        if told and one.appointment.decided is not None and one.appointment.decided < min(told):
            yield one.appointment.person


def _in_turn(book: BookWithFacts) -> Iterator[tuple[Course, Course]]:
    """Yield each contract of somebody with one that begins after it."""
    for one in courses(book):
        for other in courses(book):
            same = one.appointment.person == other.appointment.person and one.first is not other.first
            if same and one.appointment.start < other.first.start:
                yield one, other


def _of_both(book: BookWithFacts) -> Iterator[str]:
    """Yield of whom a fact that names no challenge changes several contracts, where one may be meant.

    Part time is of each of two contracts in a row, and of one of two at once.
    """
    kinds, held = (*LEAVING, "extended", *MOVES, "part_time"), dict[Event, list[Course]]()
    for one in courses(book):
        for event in one.events:
            if event.kind in kinds and event.person and not event.challenge:
                held.setdefault(event, []).append(one)
    for event, several in held.items():
        apart = [pair for pair in combinations(several, 2) if pair[0].first is not pair[1].first]
        if any(event.kind != "part_time" or _meet(*pair) for pair in apart):
            yield event.person or ""


def _meet(one: Course, other: Course) -> bool:
    """Tell whether two contracts are at once on some day."""
    return one.runs(other.appointment.start) or other.runs(one.appointment.start)


def _share_stops(book: BookWithFacts) -> Iterator[str]:
    """Yield whose part time without an end is not that of the contract which follows."""
    for one, other in _in_turn(book):
        told = [event for event in one.events if event.kind == "part_time" and not event.challenge]
        stays = [event for event in told if event.last is None]
        after = one.end is not None and one.end < other.appointment.start and other.appointment.share == 1
        if after and one.status not in MOVES and not other.never and not {*stays} <= {*other.events}:
            yield one.appointment.person


def _past_the_term(book: BookWithFacts) -> Iterator[str]:
    """Yield whose contracts, all that a fact is of, end before its last day, or before it where they left."""
    held: dict[tuple[str, Event], list[Course]] = {}
    for one in courses(book):
        for event in one.events if one.status not in MOVES else ():
            held.setdefault((one.appointment.person, event), []).append(one)
    for (person, event), several in held.items():
        latest = max(several, key=lambda one: one.end or date.max)
        day, kinds = (event.begins, AMENDS) if latest.early else (event.last, (*AMENDS, *LEAVING))
        if event.kind in kinds and day and latest.end and latest.end < day:
            yield person


def _before_the_term(book: BookWithFacts) -> Iterator[str]:
    """Yield whose leave, suspension or part time is over before the first day of each contract it is of."""
    told = [(one, event) for one in courses(book) for event in one.events if event.kind in AMENDS]
    held = {event for one, event in told if event.last is None or one.first.start <= event.last}
    yield from (one.appointment.person for one, event in told if event not in held)


def _left_again(facts: Iterable[Event]) -> Iterator[str]:
    """Yield each mentor who leaves a team that they left before, and have not joined since."""
    gone: set[tuple[str | None, ...]] = set()
    for one in facts:
        at, all_teams = (one.person, one.challenge, one.post), (one.person, None, None)
        if one.kind == "mentor_joined":
            gone -= {at, all_teams}
        elif one.kind == "mentor_left":
            if gone & {at, all_teams}:
                yield one.person or ""
            gone.add(at)


def _late_sessions(book: BookWithFacts, facts: Iterable[Event]) -> Iterator[str]:
    """Yield each session that is moved or called off after its day, or moved to where nobody is there."""
    days = {name_of(one): one for one in book.promotion.sessions}
    ends = [book.promotion.ends, *(one.last for one in current(book).appointments)]
    last = max((day for day in ends if day), default=date.max)
    for one in facts:
        if one.kind.startswith("session_") and one.what in days:
            known = days[one.what]
            first = max(one.on, min(known.first, book.promotion.starts or one.on))
            off = one.kind == "session_moved" and not first <= one.begins <= last
            if off or (known.last or known.first) < one.on:
                yield one.what
            days[one.what] = evolve(known, first=one.begins, last=one.last, weekday="")


def _left_open(book: BookWithFacts, heard: set[Event]) -> Iterator[str]:
    """Yield whoever is where nobody works any more, or was to go there: nobody has decided what follows."""
    closed = [one for one in book.ledger.in_force if closes(one) and one.kind != "merged"]
    for event in closed:
        for one in courses(book):
            stays = one.runs(event.until) and one.end != event.until and not one.early
            if stays and one.status not in MOVES and is_of(event, one):
                yield one.appointment.person
    for one in courses(book):
        if is_lost(one) and book.statuses.get(one.appointment.person) not in (*GONE, "seated"):
            yield one.appointment.person
    for move in facts_of(book, "moved"):
        if move not in heard and move.to in {event.challenge for event in closed}:
            yield move.person or ""
