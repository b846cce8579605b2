"""How a book stands: its tables with every recorded fact applied. All rooms take the book from here.

A fact is applied in one place alone. So a room cannot hear of one and miss another: what is no more of the
tables is offered to none of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Final, Literal, TypeAlias, cast

from attrs import evolve, frozen

from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap
from eig._values.nearest_names import Known
from eig.book._names_of_challenges_posts_profiles_people import called_apart, hearings_of, names_of
from eig.book._tables_of_a_book import BookTables, holding
from eig.book._tables_read_and_joined import Tables, joined
from eig.programme import Application, Challenge, Post, Promotion, SupportSession
from eig.programme._courses_and_statuses_from_facts import MOVES, OF_A_WISH, Course, courses_of, status_after
from eig.programme._facts_in_words_and_contradictions import REFUSALS, contradict
from eig.programme._weekdays_time_zones_and_order import zone_of
from eig.programme.appointments import A_DAY, Appointment, Event
from eig.programme.calls import Call
from eig.programme.lifecycles import LIVES, LifeCycle
from eig.programme.people import Mentor
from eig.programme.steps import ApplicationStep, StepDecision

OUT: Final = ("inadmissible", "rejected", "withdrawn")
"""Who is not of the promotion, whatever was decided before."""
GONE: Final = (*OUT, "left", "replaced")
OVER: Final = ("cut", "ended", "rejected", "withdrawn")
"""Challenges and posts that are not offered any more."""
FURTHER: Final = ("shortlisted", "heard", "admitted", "reserve", "appointed")
"""Who was shortlisted, or went further."""
LOST: Final = ("rejected", "withdrawn")
"""Challenges that nobody works at after all."""

PersonStatus: TypeAlias = Literal[
    "received", "admissible", "shortlisted", "heard", "ranked", "reserve", "seated", "undecided",
    "inadmissible", "rejected", "withdrawn", "replaced", "left", "unseated",
]  # fmt: skip
"""Where a person stands, from the application to the last day; `unseated` whose challenge is no more."""


def current(book: BookWithFacts) -> Tables:
    """Return the tables of a book as they stand: with its facts applied, once a book."""
    return book._stands  # noqa: SLF001 # worked out here, kept there


def standing(book: BookWithFacts, faults: Gather) -> Tables:
    """Return the tables of a book with its facts applied to them; note what they contradict."""
    walked, late = walked_in(book, book.ledger.in_force, faults), late_mergers(book)
    events = tuple(one for one in book.ledger.in_force if one not in late)
    promotion = _promotion(book, events, faults)
    proposed = [_challenge(book, one, events, faults) for one in book.proposed]
    applications = [_application(book, one, events, faults) for one in book.applications]
    out = {*(one.candidate for one in applications if one.status in OUT), *out_by(book)}
    out |= {one.id for one in (*promotion.challenges, *proposed) if one.status in OVER}
    steps = (*_lifted(book, events), *_refusals(book, events))
    out |= {one.person for one in steps if not one.passed} | incomplete(applications)
    return joined(book)._replace(
        promotion=promotion,
        proposed=tuple(proposed),
        applications=tuple(applications),
        panels=tuple(
            holding(one, hears=tuple(name for name in one.hears if name not in out)) for one in book.panels
        ),
        mentors=tuple(_mentors(book, events, walked)),
        appointments=tuple(_until(one) for one in walked if not one.never),
        steps=steps,
    )


def incomplete(applications: Iterable[Application]) -> set[str]:
    """Return whose application is not complete: no panel hears them."""
    return {one.candidate for one in applications if not one.complete}


def out_by(book: BookWithFacts) -> set[str]:
    """Return who is out by a fact."""
    facts = (one for one in book.ledger.in_force if not is_of_one_wish(book, one))
    return {one.person for one in facts if one.kind in OUT and one.person is not None}


def facts_of_wishes(book: BookWithFacts) -> Mapping[str, tuple[Event, ...]]:
    """Return, of each person, the facts that end one wish and no contract: each names its challenge."""
    return book._of_wishes  # noqa: SLF001 # worked out here, kept there


def naming_a_wish(book: BookWithFacts) -> Mapping[str, tuple[Event, ...]]:
    """Return the same, worked out."""
    if book.promotion.rules.wish_kind == "profile":
        return {}
    begun = (one for one in courses(book) if not _never_there(one))
    walked, found = {event for one in begun for event in one.events}, dict[str, tuple[Event, ...]]()
    asked = {one.candidate for one in book.applications if one.wishes}
    for one in book.ledger.in_force:
        named = one.challenge and one.person in asked and one.kind in OF_A_WISH
        if named and one.person and one not in walked:
            found[one.person] = (*found.get(one.person, ()), one)
    return found


def wishes_ended(book: BookWithFacts) -> Mapping[str, Mapping[str, Event]]:
    """Return the wishes that ended alone, of each person who asks for others still, each by its last fact.

    Of a team that has merged by the day of the fact, each name is that of the wish.
    """
    return book._ended  # noqa: SLF001 # worked out here, kept there


def ended_one_by_one(book: BookWithFacts, person: str) -> Mapping[str, Event]:
    """Return each of several wishes of somebody, with the last fact that ended it, where no wish is left."""
    return {} if person in wishes_ended(book) else book._ended_each.get(person, {})  # noqa: SLF001 # worked out here, kept there


def wishes_told(book: BookWithFacts, person: str) -> Mapping[str, Event]:
    """Return the wishes of somebody that facts ended, in their order: not what they never asked for."""
    found = wishes_ended(book).get(person, {}) or ended_one_by_one(book, person)
    asked = (wish for one in book.applications if one.candidate == person for wish in one.wishes)
    return {wish: found[wish] for wish in asked if wish in found}


def _each_ended(book: BookWithFacts) -> Mapping[str, Mapping[str, Event]]:
    """Return the wishes that facts ended, of each person with several or with one that stands, worked out."""
    wishes = {one.candidate: one.wishes for one in book.applications}
    found = dict[str, dict[str, Event]]()
    for person, facts in facts_of_wishes(book).items():
        here = dict[str, Event]()
        for fact in facts:
            at = going_on(book, (one for one in book.ledger.in_force if one.begins <= fact.on))
            home = at.get(fact.challenge or "")
            here |= {one: fact for one in wishes[person] if home is not None and at.get(one) == home}
            here[fact.challenge or ""] = fact
        if len(wishes[person]) > 1 or not here.keys() >= {*wishes[person]}:
            found[person] = here
    return found


def _ended_alone(book: BookWithFacts) -> Mapping[str, Mapping[str, Event]]:
    """Return the wishes that ended, of each person who asks for others still, worked out."""
    wishes = {one.candidate: one.wishes for one in book.applications}
    each = book._ended_each.items()  # noqa: SLF001 # worked out here, kept there
    return {person: here for person, here in each if not here.keys() >= {*wishes[person]}}


def is_of_one_wish(book: BookWithFacts, fact: Event) -> bool:
    """Tell whether a fact ends one wish of somebody who asks for others still, and not the application."""
    person = fact.person or ""
    return person in wishes_ended(book) and fact in facts_of_wishes(book)[person]


def gone_on(events: Iterable[Event]) -> Mapping[str, Event]:
    """Return the last fact by which each person was shortlisted, or went further."""
    return {one.person: one for one in events if one.person and one.kind in FURTHER}


def _lifted(book: BookWithFacts, events: Iterable[Event]) -> Iterator[StepDecision]:
    """Yield the table of decisions before the jury; of whom a later fact says that they go on, that fact."""
    on = gone_on(events)
    for one in book.steps:
        fact = on.get(one.person)
        if fact and one.on and one.on < fact.on and not one.passed:
            yield evolve(one, passed=True, on=fact.on, by=author_of(book, fact), ground=fact.what)
        else:
            yield one


def author_of(book: BookWithFacts, fact: Event) -> str:
    """Return who decided what a fact tells: its author, else the office."""
    programme = book.promotion.programme
    return fact.author or (programme.operator or programme).name


def _refusals(book: BookWithFacts, events: Sequence[Event]) -> Iterator[StepDecision]:
    """Yield each refusal before the jury that a fact tells, with its author and its ground.

    A row of the same step tells it; a fact of a later day, with another ground, is one more decision. What is
    rejected once people were decided about was refused by no step before.
    """
    told = {(one.person, one.step): one for one in book.steps}
    decided = [one.on for one in events if one.kind == "decision_taken" and one.what == "candidates"]
    heard = {name for panel in book.panels for name in panel.hears}
    for one in events:
        step: ApplicationStep = "screening" if one.kind == "inadmissible" else "shortlist"
        if one.kind in FURTHER and one.person:
            heard.add(one.person)
        before = one.person not in heard and not any(on <= one.on for on in decided)
        early = one.kind == "inadmissible" or (one.kind == "rejected" and before)
        early = early and not is_of_one_wish(book, one)
        early = early and one not in ended_one_by_one(book, one.person or "").values()
        row = told.get((one.person or "", step))
        anew = row is None or bool(row.on and row.on < one.on and one.what not in ("", row.ground))
        if early and one.person and anew:
            by = author_of(book, one)
            yield StepDecision(person=one.person, step=step, on=one.on, by=by, ground=one.what)


def life_of(book: BookWithFacts, subject: str) -> LifeCycle:
    own = {one.subject: one for one in book.promotion.rules.lives}
    return own.get(subject) or next(one for one in LIVES if one.subject == subject)


def courses(book: BookWithFacts) -> tuple[Course, ...]:
    """Return the course of each appointment, by the facts of the book: walked once a book."""
    return book._walked  # noqa: SLF001 # worked out here, kept there


def facts_of(book: BookWithFacts, kind: str, person: str | None = None) -> list[Event]:
    """Return the facts of a kind that count, or those of one person."""
    return [one for one in book.ledger.in_force if one.kind == kind and person in (None, one.person)]


def days_of(event: Event) -> tuple[date, ...]:
    """Return each day on which a fact holds."""
    return tuple(event.begins + n * A_DAY for n in range((event.until - event.begins).days + 1))


def closures_of(book: BookWithFacts) -> tuple[date, ...]:
    """Return the days of strikes and of holidays that were declared late."""
    facts = [*facts_of(book, "holiday"), *facts_of(book, "strike")]
    return tuple(sorted({day for one in facts for day in days_of(one)}))


def walked_in(book: BookWithFacts, events: Iterable[Event], faults: Gather) -> list[Course]:
    """Return the courses of a book by some facts; note what these contradict."""
    return courses_of(book.appointments, list(events), life=life_of(book, "Appointment"), faults=faults)


def _until(course: Course) -> Appointment:
    """Return an appointment with the last day that its facts give it."""
    one = course.appointment
    return one if course.end == one.last else evolve(one, stated=course.end)


def _application(
    book: BookWithFacts, one: Application, events: Iterable[Event], faults: Gather
) -> Application:
    """Return an application where it stands: it ends with the last wish, if each ended alone."""
    own = [event for event in events if event.person == one.candidate]
    life, of_wishes = life_of(book, "Application"), facts_of_wishes(book).get(one.candidate, ())
    ended, noted = {fact.challenge for fact in of_wishes}, set[Event]()
    places = {fact.challenge: fact for fact in own if fact.challenge in ended and fact.kind in life.steps}
    for place, last in places.items():
        until = own[: own.index(last) + 1]
        told = [event for event in until if event.challenge == place or event not in of_wishes]
        status_after(one.candidate, one.status, told, life=life, faults=faults, noted=noted)
    left = () if one.candidate in wishes_ended(book) else of_wishes[-1:]
    whole = [event for event in own if event in left or event not in of_wishes]
    stands = status_after(one.candidate, one.status, whole, life=life, faults=faults, noted=noted)
    return holding(one, status=stands)


def _promotion(book: BookWithFacts, events: tuple[Event, ...], faults: Gather) -> Promotion:
    """Return the promotion with what happened to its challenges, sessions and calls."""
    known = book.promotion
    return holding(
        known,
        challenges=tuple(_challenge(book, one, events, faults) for one in known.challenges),
        sessions=tuple(_sessions(known.sessions, events, faults)),
        calls=tuple(_calls(known.calls, events, faults)),
    )


def _challenge(book: BookWithFacts, one: Challenge, events: Iterable[Event], faults: Gather) -> Challenge:
    """Return a challenge where it stands, with its posts; its mentors are of the table, with all others."""
    places = {one.id, *(post.id for post in one.posts)}
    if not any({event.challenge, event.post, event.to} & places for event in events):
        return holding(one, mentors=())
    own = [event for event in events if event.person is None and event.challenge == one.id]
    life, homes = life_of(book, "Challenge"), going_on(book, events)
    return holding(
        one,
        status=status_after(one.id, one.status, own, life=life, faults=faults),
        posts=tuple(
            holding(_post(book, post, events, faults), challenge=one.id)
            for other in book.challenges
            for post in other.posts
            if homes[other.id] == one.id
        ),
        mentors=(),
    )


def homes_of_posts(book: BookWithFacts) -> dict[str, str]:
    """Return the challenge for which each post was published."""
    return {post.id: one.id for one in book.challenges for post in one.posts}


def going_on(book: BookWithFacts, events: Iterable[Event]) -> dict[str, str]:
    """Return where the team of each challenge is, once teams have merged: its posts go along."""
    found, late = {one.id: one.id for one in book.challenges}, late_mergers(book)
    merged = [(one.to, one) for one in events if one.kind == "merged" and one.to in found and one not in late]
    for to, event in sorted(merged, key=lambda one: one[1].begins):
        found |= {one: to for one, place in found.items() if place == event.challenge}
    return found


def late_mergers(book: BookWithFacts) -> list[Event]:
    """Return the mergers after the last day of the missions by which nobody goes anywhere."""
    ends = book.promotion.ends or date.max
    late = [one for one in facts_of(book, "merged") if ends < one.begins]
    walked = {event for one in courses(book) for event in one.events} if late else ()
    return [one for one in late if one not in walked]


def _post(book: BookWithFacts, one: Post, events: Iterable[Event], faults: Gather) -> Post:
    own = [event for event in events if event.post == one.id and not event.person]
    life = life_of(book, "Post")
    return holding(one, status=status_after(one.id, one.status, own, life=life, faults=faults))


def _mentors(book: BookWithFacts, events: Iterable[Event], walked: Iterable[Course]) -> list[Mentor]:
    """Return the mentors with the days on which they joined and left; who leaves before they come never does.

    Of one day, to leave and to join is another share. With a team that merges its mentors go along, and stay
    with one that is no more as long as somebody is there.
    """
    known, found = book.all_mentors, [*book.all_mentors]
    merged = [one for one in events if one.kind == "merged"]
    for event in sorted(events, key=closes):
        if event.kind == "mentor_joined":
            found.append(_joining(event))
            continue
        until = max(event.begins, date.min + A_DAY) - A_DAY if event.last is None else event.last
        if event.kind != "merged" and closes(event):
            team = (one for one in walked if is_of(event, one) and one.runs(event.begins))
            until = max([until, *(one.end or date.max for one in team)])
        homes = going_on(book, (one for one in merged if one.begins <= event.begins))
        own = [one for one in found if _ends(event, one, homes) and (one.last is None or until < one.last)]
        here = [one for one in own if one.first is None or one.first <= until]
        new = [one for one in own if one.first == event.on and one not in known]
        stay = {(one.challenge, one.post) for one in (*here, *new) if event.person}
        gone = [one for one in own if one not in here and (one.challenge, one.post) not in stay]
        found = [evolve(one, last=until) if one in here else one for one in found if one not in gone]
        if event.kind == "merged":
            found += [*_going_along(event, own, found)]
    return found


def _joining(event: Event) -> Mentor:
    return Mentor(
        id=event.person or "",
        challenge=event.challenge or "",
        post=event.post,
        share=event.share,
        first=event.begins,
        last=event.last,
    )


def is_of(event: Event, course: Course) -> bool:
    """Tell whether a challenge or a post that is no more is that of an appointment."""
    at = course.appointment
    return at.post == event.post if event.post else at.challenge == event.challenge


def _going_along(merger: Event, own: Iterable[Mentor], known: Iterable[Mentor]) -> Iterator[Mentor]:
    """Yield the mentors of a team where it goes on; whoever is with that one too keeps the share there.

    Whoever joins that one later goes along until the eve.
    """
    for one in own:
        first = max(merger.begins, one.first or merger.begins)
        there = [
            other.first or date.min
            for other in known
            if (other.id, other.challenge, other.post) == (one.id, merger.to, one.post)
            and other.helps(first, one.last or date.max)
        ]
        if not there or first < min(there):
            last = min(there) - A_DAY if there else one.last
            yield evolve(one, challenge=merger.to or "", first=first, last=last)


def last_days(book: BookWithFacts) -> dict[str, date]:
    """Return the last day of somebody at each challenge and post; that of the missions where nobody came."""
    found: dict[str, date] = {}
    for one in (course for course in courses(book) if not course.never):
        for place in filter(None, (one.appointment.challenge, one.appointment.post)):
            found[place] = max(found.get(place, date.min), one.end or date.max)
    places = (name for one in book.challenges for name in (one.id, *(post.id for post in one.posts)))
    return dict.fromkeys(places, book.promotion.ends or date.max) | found


def mentors_there(book: BookWithFacts) -> list[Mentor]:
    """Return the mentors with the last day on which somebody is there whom they accompany, or their own."""
    ends = last_days(book)
    terms = ((one, ends[one.post or one.challenge]) for one in current(book).all_mentors)
    return [
        one if end >= (one.last or date.max) else evolve(one, last=end)
        for one, end in terms
        if one.first is None or one.first <= end
    ]


def mentors_who_stay(book: BookWithFacts) -> Iterator[Mentor]:
    """Yield the mentors who come before the last day of the missions, or of their team, and stay to it."""
    ends, until = last_days(book), book.promotion.ends or date.max
    for one in current(book).all_mentors:
        come = one.first or date.min
        if come <= max(until, ends[one.post or one.challenge]) and (one.last or date.max) >= until:
            yield one


def closes(event: Event) -> bool:
    """Tell whether by a fact a challenge or a post is no more."""
    return event.kind in (*OVER, "merged") and event.person is None and bool(event.challenge or event.post)


def _ends(event: Event, mentor: Mentor, homes: Mapping[str, str]) -> bool:
    """Tell whether by a fact a mentor leaves, or the challenge or the post is no more.

    A team that has merged is called as before, or as the one that it came to.
    """
    left = event.kind == "mentor_left" and event.person == mentor.id
    names = (None, mentor.challenge, *([homes.get(mentor.challenge)] if left else ()))
    return (left or closes(event)) and event.challenge in names and event.post in (None, mentor.post)


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
        faults.known("events.what", {event.what}, names, what="a session")
        one = found.get(event.what)
        if event.what in gone:
            contradict(faults, gone[event.what], event)
        elif one is not None and event.kind == "session_cancelled":
            gone[event.what] = event
            del found[event.what]
        elif one is not None:
            last = event.last or (
                one.last and event.begins + (one.last - one.first)
            )  # as many days as before
            found[event.what] = evolve(one, id=event.what, first=event.begins, last=last, weekday="")
    return list(found.values())


def _calls(known: Iterable[Call], events: Iterable[Event], faults: Gather) -> list[Call]:
    """Return the calls with the days until which they were prolonged."""
    found = {one.key: one for one in known}
    for event in events:
        if event.kind == "call_extended":
            faults.known("events.what", {event.what}, found, what="a call")
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


# ── where each person stands ──────────────────────────────────────────────────────────────────────


def states_of(book: BookWithFacts) -> Mapping[str, PersonStatus]:
    """Return where each person stands, by the tables and the facts alone: not by what was decided.

    Of a book that is seen on a day it is what holds on that day.
    """
    now = current(book)
    heard = {name for panel in now.panels for name in panel.hears}
    found: dict[str, PersonStatus] = {one.candidate: _asked(one, heard) for one in now.applications}
    refused = {one.person for one in now.steps if one.step == "screening" and not one.passed}
    found |= {one: "inadmissible" for one in refused if found.get(one, "withdrawn") not in OUT}
    for event in sorted(book.ledger.in_force, key=lambda one: one.kind in OUT):
        out = event.kind in OUT or is_declined(book, event)
        if event.person is not None and out and not is_of_one_wish(book, event):
            found[event.person] = cast("PersonStatus", event.kind if event.kind in OUT else "withdrawn")
    for course in sorted(courses(book), key=_by_last_day):
        person = course.appointment.person
        if _never_there(course) and any(is_of_one_wish(book, one) for one in course.events):
            continue  # the seat ended with that wish: the others stand
        if is_lost(course):
            found[person] = found[person] if found.get(person) in GONE else "unseated"
        elif course.status not in MOVES:
            notice = not course.never and course.leaves and course.leaves > (book.day or date.max)
            found[person] = "seated" if notice else _appointed(course)
    rows = {one.person: one.step for one in now.steps[: len(book.steps)] if not one.passed}
    for person in [one for one, status in found.items() if status == "withdrawn"]:
        ends = book._ended_each.get(person, {}).values()  # noqa: SLF001 # worked out here, kept there
        refusals = [one.kind for one in ends if one.kind in REFUSALS]
        refusals += [REFUSALS[rows[person] == "shortlist"]] if person in rows else []
        found[person] = cast("PersonStatus", [found[person], *refusals][-1])
    return found


def _by_last_day(course: Course) -> tuple[bool, date, bool]:
    """Return in which order contracts tell where somebody stands: the one that ends last is heard."""
    return not course.never, course.end or date.max, not course.early


def _never_there(course: Course) -> bool:
    """Tell whether somebody never comes to the seat that they were given."""
    return course.never and course.first is course.appointment


def is_declined(book: BookWithFacts, event: Event) -> bool:
    """Tell whether somebody who was not appointed refused a seat: they are on no reserve any more."""
    return event.kind == "refused" and all(one.person != event.person for one in book.appointments)


def is_lost(course: Course) -> bool:
    """Tell whether the challenge withdrew or ended before somebody began, and not the person."""
    return course.never and any(one.person is None and one.kind != "merged" for one in course.events)


def _asked(one: Application, heard: Container[str]) -> PersonStatus:
    """Return where an application stands."""
    known: Mapping[str, PersonStatus] = {
        "inadmissible": "inadmissible", "rejected": "rejected", "withdrawn": "withdrawn",
        "reserve": "reserve", "heard": "heard", "admitted": "heard", "appointed": "heard",
    }  # fmt: skip
    if one.status in known:
        return known[one.status]
    if one.candidate in heard:
        return "heard"
    if one.status == "shortlisted":
        return "shortlisted"
    return "admissible" if one.complete else "received"


def _appointed(course: Course) -> PersonStatus:
    """Return where somebody stands who was appointed: gone, or still of a team."""
    if course.never and course.status not in ("terminated", "replaced"):
        return "withdrawn"
    if not course.early:
        return "seated"
    return "replaced" if course.status == "replaced" else "left"


@frozen(kw_only=True, eq=False, repr=False)
class BookWithFacts(BookTables):
    """The tables of a book, with its facts applied, where each person stands, and names: each found once."""

    @cached_property
    def _stands(self) -> Tables:
        return standing(self, Gather("Book"))

    @cached_property
    def _walked(self) -> tuple[Course, ...]:
        return tuple(walked_in(self, self.ledger.in_force, Gather("Book")))

    @cached_property
    def _of_wishes(self) -> Mapping[str, tuple[Event, ...]]:
        return naming_a_wish(self)

    @cached_property
    def _ended(self) -> Mapping[str, Mapping[str, Event]]:
        return _ended_alone(self)

    @cached_property
    def _ended_each(self) -> Mapping[str, Mapping[str, Event]]:
        return _each_ended(self)

    @cached_property
    def _states(self) -> Mapping[str, PersonStatus]:
        return states_of(self)

    @property
    def statuses(self) -> Mapping[str, PersonStatus]:
        """Where each person stands, by identifier: from `received` to `seated`, `withdrawn` or `left`.

        Of a book seen on a day, on that day: whoever gave notice is `seated` until the last day. Whoever had
        the mission until the last day agreed stays `seated`; if it `ended` before, they `left`: of several
        contracts that began, the one that ends last counts. Whose
        challenge was withdrawn, or ended, before they began is `unseated`, until something is decided.
        """
        return dict(self._states)

    @cached_property
    def names(self) -> FrozenMap[str]:
        """What people, challenges and hearings are called, for display alone; who has no name is left out."""
        return FrozenMap(called_apart(names_of(self)) | hearings_of(self))
