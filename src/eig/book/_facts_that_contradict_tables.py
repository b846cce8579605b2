"""Facts that contradict the tables of a book: a mentor twice with a team, a status of something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from eig._values.faults_together import Gather
from eig.book._facts_applied_to_every_table import (
    LOST,
    OUT,
    BookWithFacts,
    closes,
    courses,
    going_on,
    homes_of_posts,
    life_of,
    out_by,
    standing,
)
from eig.book._tables_read_and_joined import Tables
from eig.programme._courses_and_statuses_from_facts import Course
from eig.programme._facts_in_words_and_contradictions import check_contradictions
from eig.programme._posts_and_time_held_twice import (
    check_cut,
    check_posts,
    check_successors,
    check_time,
    check_told_posts,
)
from eig.programme.appointments import NEEDS, Event, is_told_post
from eig.programme.ledger import check_kinds
from eig.programme.lifecycles import STATUSES
from eig.programme.people import Mentor


def check_facts(book: BookWithFacts, faults: Gather) -> None:
    """Note each fact that another contradicts, and what no table knows: as a room that applies them would."""
    check_kinds(faults, book.events, [one for life in book.promotion.rules.lives for one in life.statuses])
    _check_statuses(book, faults)
    if book.day is not None or not (book.events or book.appointments or book.mentors):
        return  # what was known on a day stands as it was known: what came later may explain it
    check_contradictions(faults, book.ledger.in_force)
    found, events, now = courses(book), book.ledger.in_force, standing(book, faults)
    out = {*(one.candidate for one in now.applications if one.status in OUT), *out_by(book)}
    check_posts(faults, found)
    check_successors(faults, found)
    check_time(faults, found)
    check_cut(faults, found, events)
    _check_mentors(faults, now.all_mentors)
    _check_offered(faults, found, now, book)
    _check_joined(faults, events)
    _check_told_posts(faults, found, book)
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


def _check_offered(faults: Gather, found: Iterable[Course], now: Tables, book: BookWithFacts) -> None:
    """Note each appointment that begins at a challenge after it was withdrawn, ended or went on elsewhere."""
    over = {one.id: date.min for one in now.challenges if one.status in LOST}
    closing = (one for one in book.ledger.in_force if closes(one) and not one.post)
    over |= {one.challenge or "": one.until for one in closing}
    merged = sorted((one for one in book.ledger.in_force if one.kind == "merged"), key=lambda one: one.begins)
    homes = {pair for n in range(len(merged) + 1) for pair in going_on(book, merged[:n]).items()}
    posts = homes_of_posts(book)
    for course in found:
        one = course.appointment
        here = course.never or one.challenge not in over or one.start <= over[one.challenge]
        faults.that(
            "appointments", here, "book.offered", value=one.challenge, person=one.person, on=one.start
        )
        own = one.post not in posts or (posts[one.post], one.challenge) in homes
        faults.that("appointments", own, "book.own_posts", value=one.post, challenge=one.challenge)
    for mentor in now.all_mentors:
        own = mentor.post not in posts or (posts[mentor.post], mentor.challenge) in homes
        faults.that("mentors", own, "book.own_posts", value=mentor.post, challenge=mentor.challenge)


def _check_told_posts(faults: Gather, found: Sequence[Course], book: BookWithFacts) -> None:
    """Note each post told of a person that is of another challenge, of no own profile, or not theirs."""
    heard, people = check_told_posts(faults, found), {one.id: one.profiles for one in book.candidates}
    posts, events = {post.id: post for one in book.challenges for post in one.posts}, book.ledger.in_force
    for one in (event for event in events if is_told_post(event) and event not in heard):
        post, at = posts[one.post or ""], one.challenge or ""
        teams = going_on(book, (other for other in events if other.begins <= one.on))
        here = teams[homes_of_posts(book)[post.id]] == teams.get(at)
        faults.that("events", here, "book.own_posts", value=post.id, challenge=at)
        profiles = people.get(one.person or "", ())
        fits = not (here and profiles) or not {*profiles}.isdisjoint(post.accepted)
        faults.that("events", fits, "book.post_for_profile", value=post.id, person=one.person)


def _check_joined(faults: Gather, events: Sequence[Event]) -> None:
    """Note each mentor, or team, that is to join a team or the holder of a post that is no more by then."""
    closing = [(one.post or one.challenge, one.on, one.until) for one in events if closes(one)]
    for one in (event for event in events if event.kind in ("mentor_joined", "merged")):
        place, comes = (one.to, one.challenge) if one.kind == "merged" else (one.challenge, one.person)
        own = [(on, first) for what, on, first in closing if what in (place, one.post or place)]
        open_ = not any(on <= one.on and first <= one.begins for on, first in own)
        faults.that("events", open_, "book.offered", value=place, person=comes, on=one.begins)


def _check_statuses(book: BookWithFacts, faults: Gather) -> None:
    """Note each status of something else than what the fact names: nobody would hear it."""
    facts = dict(enumerate(book.events))
    people = [at for at, one in facts.items() if one.person]
    posts = [at for at, one in facts.items() if one.post and not one.person]
    teams = [at for at, one in facts.items() if one.challenge and not (one.person or one.post)]
    for what, those, out, subjects in (
        ("a status of a person", people, OUT, ("Application", "Appointment")),
        ("a status of a post", posts, (), ("Post",)),
        ("a status of a challenge", teams, LOST, ("Challenge",)),
    ):
        known = {*NEEDS, *out, *(status for one in subjects for status in life_of(book, one).statuses)}
        kinds = {(at, "kind"): facts[at].kind for at in those if facts[at].kind in STATUSES}
        faults.known("events", kinds.values(), known, what=what, ways=kinds)
