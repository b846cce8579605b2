"""Decided seats for which fewer posts are left: one was cut, or somebody else was appointed to it.

Whoever was seated and not appointed yet keeps the seat as long as the team has a post that takes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from eig.book._facts_applied_to_every_table import GONE, OVER, courses, current, going_on
from eig.programme import Post
from eig.programme._courses_and_statuses_from_facts import MOVES, Course
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.book.book_of_checked_tables import Book
    from eig.programme.appointments import Event

because: Because = reasons_in("book")


@frozen
class Postless:
    """Whose decided seat has no post any more.

    Args:
        without: Where each sat of whom no post that takes them is left.
        short: Where each sits who may be left without one: who keeps a post is to be decided.
    """

    without: Mapping[str, str]
    short: Mapping[str, str]


def posts_over(book: Book) -> frozenset[str]:
    """Return the posts that are over when the missions begin: by their status, or by a fact before."""
    return frozenset(one.post for one in _endings(book) if one.post) | {
        post.id for one in book.challenges for post in one.posts if post.status in OVER
    }


def _endings(book: Book) -> list[Event]:
    """Return the facts by which a post is over before the missions."""
    starts = book.promotion.starts or date.min
    facts = (one for one in book.ledger.in_force if one.kind in OVER and one.post and not one.person)
    return [one for one in facts if one.until < starts]


def stays(course: Course) -> bool:
    """Tell whether somebody has the post to the end, as state and vacancies have it."""
    return not (course.never or course.early) and course.status not in MOVES


def postless(book: Book, seats: Iterable[tuple[str, str]]) -> Postless:
    """Return which of some decided seats have no post any more, of those who were not appointed."""
    walked, over = courses(book), posts_over(book)
    if not (walked or over):
        return Postless({}, {})
    appointed, at = {one.appointment.person for one in walked}, going_on(book, book.ledger.in_force)
    waits = [(one, at.get(place, place)) for one, place in seats if one not in appointed]
    waits = [pair for pair in waits if book.statuses.get(pair[0]) not in GONE]
    held = {one.appointment.post for one in walked if stays(one)}
    profiles = {one.id: frozenset(one.profiles) for one in book.candidates}
    published = [post for one in book.challenges for post in one.posts]
    without: dict[str, str] = {}
    short: dict[str, str] = {}
    for challenge in current(book).challenges:
        left = [one for one in challenge.posts if one.id not in over and one.id not in held]
        all_posts = {post.id for post in challenge.posts}
        were = [one for one in published if one.id in all_posts]
        team = [one for one, place in waits if place == challenge.id and _fitting(profiles[one], were)]
        may = {one: _fitting(profiles[one], left) for one in team}
        without |= {one: challenge.id for one in team if not may[one]}
        most, open_ = _most(may), [one for one in team if may[one]]
        if most < len(open_):
            rest = ({other: may[other] for other in may if other != one} for one in open_)
            short |= {one: challenge.id for one, few in zip(open_, rest, strict=True) if _most(few) == most}
    return Postless(without, short)


def _fitting(profiles: frozenset[str], posts: Iterable[Post]) -> list[str]:
    return [one.id for one in posts if profiles & {*one.accepted}]


def _most(may: Mapping[str, Sequence[str]]) -> int:
    """Return how many people can have a post at once, one each."""
    holder: dict[str, str] = {}

    def seated(person: str, seen: set[str]) -> bool:
        for post in may[person]:
            if post not in seen:
                seen.add(post)
                if post not in holder or seated(holder[post], seen):
                    holder[post] = person
                    return True
        return False

    return sum(seated(one, set()) for one in may)


def post_lost(book: Book, person: str, place: str) -> Reason:
    """Return by what the post of somebody is no more theirs: it was cut, or somebody else has it."""
    own = next(one for one in book.candidates if one.id == person)
    posts = next(one for one in current(book).challenges if one.id == place).posts
    fits = _fitting(frozenset(own.profiles), posts)
    over = [one.until for one in _endings(book) if one.post in fits]
    held = any(one.appointment.post in fits and stays(one) for one in courses(book))
    return because("post_lost", opening=place, on=None if held else max(over, default=None))


def posts_gone(book: Book, seats: Sequence[tuple[str, str]]) -> tuple[Reason, ...]:
    """Return the gap of whose seat fewer posts are left than people have; none where there is none."""
    found = postless(book, seats)
    names = (*found.without, *found.short)
    return (because("posts_gone", names=names),) if names else ()
