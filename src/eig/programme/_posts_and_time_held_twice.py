"""Posts that are cut while somebody has them, or held by two; people asked for more than their whole time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eig._values.faults_together import Gather
from eig.programme._courses_and_statuses_from_facts import Course
from eig.programme._facts_in_words_and_contradictions import AMENDS
from eig.programme.appointments import Event, is_told_post


def check_cut(faults: Gather, courses: Iterable[Course], events: Iterable[Event]) -> None:
    """Note each post that is cut while somebody has it, or is to come to it."""
    cut = {one.post: one for one in events if one.kind == "cut" and one.post}
    for one in courses:
        event = cut.get(one.appointment.post)
        held = event is not None and not one.never and (one.end is None or event.begins <= one.end)
        person, post = one.appointment.person, one.appointment.post
        faults.that("events", not held, "programme.post_of_nobody", value=post, person=person, last=one.end)


def check_posts(faults: Gather, courses: Sequence[Course]) -> None:
    """Note each two people who hold one post on one day, for more than the whole of it."""
    held: dict[str, list[Course]] = {}
    for one in courses:
        if one.appointment.post and not one.never:
            held.setdefault(one.appointment.post, []).append(one)
    for post, several in held.items():
        for on in sorted({one.appointment.start for one in several}):
            there = [
                one for one in several if one.runs(on) and (one.appointment.start == on or not one.away(on))
            ]
            people = tuple(sorted({one.appointment.person for one in there}))
            if len(people) > 1 and sum(one.share(on) for one in there) > 1:
                faults.that("appointments", False, "programme.one_post", value=people, post=post, on=on)  # noqa: FBT003 # noted


def check_told_posts(faults: Gather, courses: Sequence[Course]) -> set[Event]:
    """Note each post told of a contract that is another one: not where it was made, nor where it goes on.

    Return the facts of contracts whose post is known.
    """
    held: dict[Event, list[str]] = {}
    for one in courses:
        own = [other.appointment.post for other in courses if other.first is one.first]
        for event in filter(is_told_post, one.events) if any(own) else ():
            held.setdefault(event, []).extend(filter(None, own))
    for event, posts in held.items():
        faults.that(
            "events",
            event.post in posts,
            "programme.post_held",
            value=event.post,
            person=event.person,
            posts=tuple(dict.fromkeys(posts)),
        )
    return {*held}


def check_successors(faults: Gather, courses: Sequence[Course]) -> None:
    """Note each person who comes in for somebody who is still there, at another post or at none."""
    for one in courses:
        at = one.appointment
        new = at.replaces is not None and not one.never  # whoever goes on elsewhere replaces nobody there
        for other in (other for other in courses if new and other.appointment.person == at.replaces):
            before = other.appointment
            place = before.challenge == at.challenge and (before.post != at.post or not at.post)
            there = place and other.runs(at.start) and not other.away(at.start)
            faults.that(
                "appointments",
                not there or other.share(at.start) + one.share(at.start) <= 1,
                "programme.still_there",
                value=at.start,
                person=at.person,
                replaces=before.person,
                last=other.end,
            )


def check_time(faults: Gather, courses: Iterable[Course]) -> None:
    """Note each person who is to work more than the whole of their time, on the first day of it."""
    by_person: dict[str, list[Course]] = {}
    for one in courses:
        by_person.setdefault(one.appointment.person, []).append(one)
    for person, own in by_person.items():
        told = [event for one in own for event in one.events if event.kind in AMENDS] if own[1:] else []
        days = {*(one.appointment.start for one in own), *(event.begins for event in told)}
        for on in sorted(days | {event.leaves for event in told}):
            there = [one for one in own if one.runs(on) and not one.away(on)]
            share = sum(one.share(on) for one in there)
            places = tuple(one.appointment.post or one.appointment.challenge for one in there)
            if not faults.that(
                "appointments",
                share <= 1,
                "programme.whole_time",
                value=share,
                person=person,
                on=on,
                places=places,
            ):
                break
