"""How a book stands: its tables with every recorded fact applied. All rooms take the book from here.

A fact is applied in one place alone. So a room cannot hear of one and miss another: what is no more of the
tables is offered to none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from attrs import evolve

from eig._values.faults_together import Gather
from eig._values.nearest_names import Known
from eig.book._tables_joined import Tables, joined
from eig.programme import Application, Challenge, Post, Promotion, SupportSession
from eig.programme._courses_and_contradictions import (
    MOVES,
    Course,
    check_contradictions,
    check_cut,
    check_posts,
    contradict,
    courses_of,
    in_order,
    said,
    status_after,
)
from eig.programme._shared_fields import zone_of
from eig.programme.amendments import Amendment
from eig.programme.appointments import A_DAY, NEEDS, Appointment, Deliverable, Event
from eig.programme.calls import Call
from eig.programme.ledger import STATUSES, check_kinds
from eig.programme.lifecycles import LIVES, LifeCycle
from eig.programme.people import Mentor
from eig.programme.states import PromotionState, check_shares, held_on
from eig.programme.steps import ApplicationStep, StepDecision
from eig.reasons import Reason

if TYPE_CHECKING:
    from eig.book.books import Book
    from eig.teams.asked.cohorts import Cohort

PersonStatus: TypeAlias = Literal[
    "received", "admissible", "shortlisted", "heard", "ranked", "reserve", "seated",
    "inadmissible", "rejected", "withdrawn", "replaced", "left",
]  # fmt: skip
"""Where a person stands, from the application to the last day."""

OUT: Final = ("inadmissible", "rejected", "withdrawn")
"""Who is not of the promotion, whatever was decided before."""
GONE: Final = (*OUT, "left", "replaced")
OVER: Final = ("cut", "ended", "rejected", "withdrawn")
"""Challenges and posts that are not offered any more."""
LOST: Final = ("rejected", "withdrawn")
"""Challenges that nobody works at after all."""


def current(book: Book) -> Tables:
    """Return the tables of a book as they stand: with its facts applied, once a book."""
    return book._stands  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # worked out here, kept there


def standing(book: Book, faults: Gather) -> Tables:
    """Return the tables of a book with its facts applied to them; note what they contradict."""
    events = book.ledger.in_force
    promotion = _promotion(book, events, faults)
    proposed = [_challenge(book, one, events, faults) for one in book.proposed]
    applications = [_application(book, one, events, faults) for one in book.applications]
    out = {*(one.candidate for one in applications if one.status in OUT), *_out_by(events)}
    out |= {one.id for one in (*promotion.challenges, *proposed) if one.status in OVER}
    return joined(book)._replace(
        promotion=promotion,
        proposed=tuple(proposed),
        applications=tuple(applications),
        panels=tuple(
            evolve(one, hears=[name for name in one.hears if name not in out]) for one in book.panels
        ),
        mentors=tuple(_mentors(book.mentors, events)),
        appointments=tuple(_until(one) for one in _courses(book, events, faults) if not one.never),
        steps=(*book.steps, *_refusals(book, events)),
    )


def _out_by(events: Iterable[Event]) -> set[str]:
    """Return who is out by a fact."""
    return {one.person for one in events if one.kind in OUT and one.person is not None}


def _refusals(book: Book, events: Iterable[Event]) -> Iterator[StepDecision]:
    """Yield each refusal before the jury that a fact tells, with its author and its ground."""
    told = {(one.person, one.step) for one in book.steps}
    heard = {name for panel in book.panels for name in panel.hears}
    office = book.promotion.programme.operator
    for one in events:
        step: ApplicationStep = "screening" if one.kind == "inadmissible" else "shortlist"
        if one.kind == "shortlisted" and one.person:
            heard.add(one.person)
        early = one.kind == "inadmissible" or (one.kind == "rejected" and one.person not in heard)
        if early and one.person and (one.person, step) not in told:
            by = one.author or (office.name if office else book.promotion.programme.name)
            yield StepDecision(person=one.person, step=step, on=one.on, by=by, ground=one.what)


def check_facts(book: Book, faults: Gather) -> None:
    """Note each fact that another contradicts, and what no table knows: as a room that applies them would."""
    check_kinds(faults, book.events, [one for life in book.promotion.rules.lives for one in life.statuses])
    _check_statuses(book, faults)
    if book.day is not None or not (book.events or book.appointments or book.mentors):
        return  # what was known on a day stands as it was known: what came later may explain it
    check_contradictions(faults, book.ledger.in_force)
    found, events, now = courses(book), book.ledger.in_force, standing(book, faults)
    out = {*(one.candidate for one in now.applications if one.status in OUT), *_out_by(events)}
    check_posts(faults, found)
    check_cut(faults, found, events)
    _check_mentors(faults, now.all_mentors)
    _check_offered(faults, found, now, events)
    for course in found:
        here = course.never or course.appointment.person not in out
        person, challenge = course.appointment.person, course.appointment.challenge
        faults.that("appointments", here, "book.not_out", value=person, challenge=challenge)


def _check_mentors(faults: Gather, mentors: Iterable[Mentor]) -> None:
    """Note each mentor who stands twice with one team on a day: what they give would be counted twice."""
    by_place: dict[tuple[str, ...], list[Mentor]] = {}
    for one in sorted(mentors, key=lambda one: one.first or date.min):
        by_place.setdefault((one.id, one.challenge, one.post or ""), []).append(one)
    for several in by_place.values():
        for one, other in pairwise(several):
            apart = one.last is not None and other.first is not None and one.last < other.first
            faults.that("mentors", apart, "book.mentor_once", value=one.id, challenge=one.challenge)


def _check_offered(faults: Gather, found: Iterable[Course], now: Tables, events: Iterable[Event]) -> None:
    """Note each appointment that begins at a challenge after it was withdrawn or went on elsewhere."""
    over = {one.id: date.min for one in now.challenges if one.status in LOST}
    closing = (one for one in events if one.person is None and one.kind in (*LOST, "merged"))
    over |= {one.challenge: one.begins for one in closing if one.challenge}
    homes = {post.id: one.id for one in now.challenges for post in one.posts}
    for course in found:
        one = course.appointment
        here = course.never or one.challenge not in over or one.start <= over[one.challenge]
        faults.that("appointments", here, "book.offered", value=one.challenge, person=one.person)
        own = homes.get(one.post, one.challenge) == one.challenge
        faults.that("appointments", own, "book.own_posts", value=one.post, challenge=one.challenge)


def _check_statuses(book: Book, faults: Gather) -> None:
    """Note each status of something else than what the fact names: nobody would hear it."""
    people = [one.kind for one in book.events if one.person]
    posts = [one.kind for one in book.events if one.post and not one.person]
    teams = [one.kind for one in book.events if one.challenge and not (one.person or one.post)]
    for what, kinds, subjects in (
        ("a status of a person", people, ("Application", "Appointment")),
        ("a status of a post", posts, ("Post",)),
        ("a status of a challenge", teams, ("Challenge",)),
    ):
        known = {*NEEDS, *OUT, *(status for one in subjects for status in _life(book, one).statuses)}
        faults.known("events.kind", [one for one in kinds if one in STATUSES], known, what=what)


def _life(book: Book, subject: str) -> LifeCycle:
    own = {one.subject: one for one in book.promotion.rules.lives}
    return own.get(subject) or next(one for one in LIVES if one.subject == subject)


def courses(book: Book) -> list[Course]:
    """Return the course of each appointment, by the facts of the book."""
    return _courses(book, book.ledger.in_force, Gather("Book"))


def facts_of(book: Book, kind: str, person: str | None = None) -> list[Event]:
    """Return the facts of a kind that count, or those of one person."""
    return [one for one in book.ledger.in_force if one.kind == kind and person in (None, one.person)]


def fact_from(amendment: Amendment) -> Event:
    """Return an amendment of a contract as a fact of the ledger."""
    return Event(
        on=amendment.on,
        kind=amendment.kind,
        person=amendment.person,
        challenge=amendment.challenge,
        first=amendment.first,
        last=amendment.last,
        share=amendment.share,
        paid=amendment.paid,
        to=amendment.to,
        post=amendment.post,
        what=amendment.what,
        source=amendment.source,
    )


def days_of(event: Event) -> tuple[date, ...]:
    """Return each day on which a fact holds."""
    last = event.begins if event.last is None else event.last
    return tuple(event.begins + n * A_DAY for n in range((last - event.begins).days + 1))


def _courses(book: Book, events: Iterable[Event], faults: Gather) -> list[Course]:
    return courses_of(book.appointments, list(events), life=_life(book, "Appointment"), faults=faults)


def _until(course: Course) -> Appointment:
    """Return an appointment with the last day that its facts give it."""
    one = course.appointment
    return one if course.end == one.last else evolve(one, stated=course.end)


def _application(book: Book, one: Application, events: Iterable[Event], faults: Gather) -> Application:
    own = [event for event in events if event.person == one.candidate]
    life = _life(book, "Application")
    return evolve(one, status=status_after(one.candidate, one.status, own, life=life, faults=faults))


def _promotion(book: Book, events: tuple[Event, ...], faults: Gather) -> Promotion:
    """Return the promotion with what happened to its challenges, sessions and calls."""
    known = book.promotion
    return evolve(
        known,
        challenges=[_challenge(book, one, events, faults) for one in known.challenges],
        sessions=_sessions(known.sessions, events, faults),
        calls=_calls(known.calls, events, faults),
    )


def _challenge(book: Book, one: Challenge, events: Iterable[Event], faults: Gather) -> Challenge:
    """Return a challenge where it stands, with its posts and mentors; itself where no fact may touch it."""
    places = {one.id, *(post.id for post in one.posts)}
    if not any(event.kind == "mentor_left" or {event.challenge, event.post} & places for event in events):
        return one
    own = [event for event in events if event.person is None and event.challenge == one.id]
    steps = [evolve(event, kind="ended") if event.kind == "merged" else event for event in own]
    life, posts = _life(book, "Challenge"), _life(book, "Post")
    told = {
        post.id: [event for event in events if event.post == post.id and not event.person]
        for post in one.posts
    }
    return evolve(
        one,
        status=status_after(one.id, one.status, steps, life=life, faults=faults),
        posts=[
            evolve(post, status=status_after(post.id, post.status, told[post.id], life=posts, faults=faults))
            for post in one.posts
        ],
        mentors=_mentors(one.mentors, events, one.id),
    )


def _mentors(known: Iterable[Mentor], events: Iterable[Event], challenge: str = "") -> list[Mentor]:
    """Return the mentors with the days on which they joined and left; who leaves before they come never does.

    Of one day, to leave and to join is another share.
    """
    found = list(known)
    for event in events:
        if event.kind == "mentor_joined" and not challenge:
            who, where = event.person or "", event.challenge or ""
            found.append(
                Mentor(
                    id=who,
                    challenge=where,
                    post=event.post,
                    share=event.share,
                    first=event.begins,
                    last=event.last,
                )
            )
        else:
            until = event.begins - A_DAY if event.last is None else event.last
            own = [one for one in found if _ends(event, one) and (one.last is None or until < one.last)]
            here = [one for one in own if one.first is None or one.first <= until]
            new = [one for one in own if one.first == event.on and one not in known]
            stay = {(one.challenge, one.post) for one in (*here, *new) if event.person}
            gone = [one for one in own if one not in here and (one.challenge, one.post) not in stay]
            found = [evolve(one, last=until) if one in here else one for one in found if one not in gone]
    return found


def _ends(event: Event, mentor: Mentor) -> bool:
    """Tell whether by a fact a mentor leaves, or the challenge or the post is no more."""
    over = event.kind in (*OVER, "merged") and event.person is None and bool(event.challenge or event.post)
    left = event.kind == "mentor_left" and event.person == mentor.id
    return (
        (over or left) and event.challenge in (None, mentor.challenge) and event.post in (None, mentor.post)
    )


def name_of(session: SupportSession) -> str:
    """Return what facts call a session: its identifier, or its first day and audience as published."""
    return session.id or "-".join((session.first.isoformat(), *session.audience))


def _sessions(
    known: Iterable[SupportSession], events: Iterable[Event], faults: Gather
) -> list[SupportSession]:
    """Return the sessions where they were moved to, under the identifiers that they had."""
    found = {name_of(one): one for one in known}
    names = Known(found)
    gone: dict[str, Event] = {}
    for event in events:
        if not event.kind.startswith("session_"):
            continue
        faults.known("events.what", [event.what], names, what="a session")
        one = found.get(event.what)
        if event.what in gone:
            contradict(faults, gone[event.what], event)
        elif one is not None and event.kind == "session_cancelled":
            gone[event.what] = event
            del found[event.what]
        elif one is not None:
            found[event.what] = evolve(one, id=event.what, first=event.begins, last=event.last, weekday="")
    return list(found.values())


def _calls(known: Iterable[Call], events: Iterable[Event], faults: Gather) -> list[Call]:
    """Return the calls with the days until which they were prolonged."""
    found = {one.key: one for one in known}
    for event in events:
        if event.kind == "call_extended":
            faults.known("events.what", [event.what], found, what="a call")
            one = found.get(event.what)
            later = one is None or one.closing_day is None or (event.last or event.on) > one.closing_day
            last = one and one.closing_day
            faults.that("events", later, "book.later_close", value=event.last, call=event.what, last=last)
            if one is not None and later and event.last is not None:
                found[event.what] = _open_until(one, event.last, event.source)
    return list(found.values())


def _open_until(call: Call, last: date, source: str) -> Call:
    """Return a call that closes on another day, at the same hour of its place."""
    if call.closes is None:
        return evolve(call, last_day=last, closes_weekday="", source=source or call.source)
    zone = zone_of(call.zone) if call.zone else call.closes.tzinfo
    at = datetime.combine(last, call.closes.timetz(), zone)
    return evolve(call, closes=at, closes_weekday="", source=source or call.source)


# ── one person, one day ───────────────────────────────────────────────────────────────────────────


def states_of(book: Book) -> Mapping[str, PersonStatus]:
    """Return where each person stands, by the tables and the facts alone: not by what was decided."""
    found: dict[str, PersonStatus] = {}
    heard = {name for panel in book.panels for name in panel.hears}
    for one in current(book).applications:
        found[one.candidate] = _asked(one, heard=one.candidate in heard)
    for event in book.ledger.in_force:
        if event.kind in OUT and event.person is not None:
            found[event.person] = cast("PersonStatus", event.kind)
    for course in courses(book):
        person = course.appointment.person
        over = any(one.person is None and one.kind == "withdrawn" for one in course.events)
        lost = course.never and over  # the challenge withdrew, not the person
        if found.get(person) != "seated" and course.status not in MOVES and not lost:
            found[person] = _appointed(course)
    return found


def _asked(one: Application, *, heard: bool) -> PersonStatus:
    """Return where an application stands."""
    known: Mapping[str, PersonStatus] = {
        "inadmissible": "inadmissible", "rejected": "rejected", "withdrawn": "withdrawn",
        "reserve": "reserve", "heard": "heard", "admitted": "heard", "appointed": "heard",
    }  # fmt: skip
    if one.status in known:
        return known[one.status]
    if heard:
        return "heard"
    if one.status == "shortlisted":
        return "shortlisted"
    return "admissible" if one.complete else "received"


def _appointed(course: Course) -> PersonStatus:
    """Return where somebody stands who was appointed: gone, or still of a team."""
    if course.never and course.status not in ("terminated", "replaced"):
        return "withdrawn"
    if course.leaves is None or course.status == "ended":
        return "seated"
    return "replaced" if course.status == "replaced" else "left"


def places_of(book: Book, cohort: Cohort | None) -> Mapping[str, str]:
    """Return where each person sits: as decided, and as the facts have it since."""
    over = {one.id for one in current(book).challenges if one.status in LOST}
    found = {} if cohort is None else {one: place for one, place in cohort.seats if place not in over}
    found |= {one.person: one.challenge for one in current(book).appointments}
    states = book.statuses
    return {person: place for person, place in found.items() if states.get(person) not in GONE}


def fact_of(book: Book, person: str, *, whole: bool) -> Reason | None:
    """Return the fact by which somebody is gone, in words; None where no fact says it.

    What the office wrote besides, and who comes in, are told where the `whole` is asked for.
    """
    walked = [event for one in courses(book) if one.appointment.person == person for event in one.events]
    told = [one for one in book.ledger.in_force if one.person == person]
    own = [one for one in told if one.kind in OUT or (one.kind in LEAVING and one in walked)]
    if not own:
        return None
    return said(own[-1] if whole else evolve(own[-1], by=None, what="", source=""))


LEAVING: Final = ("refused", "resigned", "terminated", "replaced", "ended")


def state_of(book: Book, on: date) -> PromotionState:
    """Return who is where on a day, by what was known then."""
    seen = book.on(on)
    now, appointed = current(seen), {one.person for one in book.appointments}
    places = {one.challenge for one in (*book.appointments, *now.appointments)}
    facts = seen.ledger.in_force
    over = {one.id for one in now.challenges if one.status in OVER}
    places |= over & {one.to for one in facts}  # somebody was to go on there, and nobody does
    due = [*_due(facts)]
    known = {None, *places, *(one.challenge for one in due)}
    told = in_order(
        one if one.by in appointed else evolve(one, by=None)
        for one in facts
        if one.kind not in OF_OTHERS
        if (one.person is None or one.person in appointed) and one.challenge in known
    )
    held = held_on(seen.appointments, told, on, life=_life(book, "Appointment"), faults=Gather("Book"))
    faults = Gather("state_on")
    check_shares(faults, held)
    faults.done()
    posts = [post for one in now.challenges if one.id in places for post in _open_posts(one)]
    return PromotionState(
        on=on, held=held, posts=posts, events=told, deliverables=due, ends=book.promotion.ends
    )


OF_OTHERS: Final = ("absent", "mentor_joined", "mentor_left")
"""Facts about people who may have no appointment."""


def _open_posts(challenge: Challenge) -> Iterator[Post]:
    """Yield the posts of a challenge; those of one that is over are over."""
    over = challenge.status in OVER
    yield from (evolve(post, status="cut") if over else post for post in challenge.posts)


def _due(events: Iterable[Event]) -> Iterator[Deliverable]:
    """Yield what the teams are to deliver, each on the last day that was agreed."""
    due = {(one.challenge, one.what): one for one in events if one.kind == "due"}
    for one in due.values():
        yield Deliverable(id=one.what, challenge=one.challenge or "", due=one.last)
