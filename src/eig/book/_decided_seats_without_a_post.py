"""Decided seats for which fewer posts are left: one was cut, or somebody else was appointed to it.

Whoever was seated and not appointed yet keeps the seat as long as the team has a post that takes them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from eig._maths.flow_one_seat_each import most_seated
from eig.book._facts_applied_to_every_table import GONE, OVER, BookWithFacts, courses, current, going_on
from eig.programme._courses_and_statuses_from_facts import MOVES, Course
from eig.programme.appointments import Appointment, days_of
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.programme import Candidate
    from eig.programme.appointments import Event
    from eig.teams.asked import Person

because: Because = reasons_in("book")


@frozen
class Postless:
    """Whose decided seat has no post any more.

    Args:
        without: By what no post is left for each whom none takes, and where.
        short: Where each sits who may be left without one: who keeps a post is to be decided.
    """

    without: Mapping[str, Reason]
    short: Mapping[str, str]


def posts_over(book: BookWithFacts, *, late: bool = False) -> frozenset[str]:
    """Return the posts that are over before decided seats begin, by status or a fact, or a `late` one."""
    return frozenset(post for post, _ in endings(book, late=late)) | {
        post.id for one in book.challenges for post in one.posts if post.status in OVER
    }


def endings(book: BookWithFacts, *, late: bool = False) -> list[tuple[str, Event]]:
    """Return each post that is over before decided seats begin, by which fact; and by the `late` ones.

    Those of a challenge that ends during the missions end with it.
    """
    starts, begun = book.promotion.starts or date.min, day_begun(book) or date.min
    facts = [one for one in book.ledger.in_force if one.kind in OVER and not one.person]
    ended = {
        one.challenge: one for one in facts if one.kind == "ended" and not one.post and starts <= one.until
    }
    along = [
        (post.id, ended[one.id]) for one in current(book).challenges if one.id in ended for post in one.posts
    ]
    found = [*((one.post, one) for one in facts if one.post), *along]
    return [(post, one) for post, one in found if late or one.until < begun]


def day_begun(book: BookWithFacts) -> date | None:
    """Return from which day on nothing is taken from a decided seat: from the first of the missions on.

    A second call is decided during them: its seats begin by an appointment, until the last day.
    """
    starts, ends = book.promotion.starts, book.promotion.ends
    decided = max(days_of(book.ledger.in_force, "candidates")["decision"], default=date.min)
    return (ends or date.max) if starts and starts <= decided else starts


def stays(course: Course) -> bool:
    """Tell whether somebody has the post to the end, as state and vacancies have it."""
    return not (course.never or course.early) and course.status not in MOVES


def in_post(book: BookWithFacts) -> tuple[Appointment, ...]:
    """Return the appointments of those who have their post to the end, as their facts have it."""
    return tuple(one.appointment for one in courses(book) if stays(one))


def as_kept(
    candidates: Iterable[Candidate], seats: Mapping[str, str], people: Iterable[Person]
) -> list[Candidate]:
    """Return candidates, each with the profiles alone as which they may hold a post where they sit."""
    kept = {one.id: one.profiles_by_opening for one in people}
    own = {one: kept[one][place] for one, place in seats.items() if place in kept.get(one, ())}
    return [evolve(one, profiles=own[one.id]) if one.id in own else one for one in candidates]


def postless(book: BookWithFacts, seats: Iterable[tuple[str, str]], people: Iterable[Person]) -> Postless:
    """Return which of some decided seats have no post once they begin, of those who were not appointed.

    The posts of a team that merged count with it, where nobody was composed there: it had gone by then.
    """
    walked, over, decided = courses(book), posts_over(book), dict(seats)
    if not (walked or over):
        return Postless({}, {})
    appointed, begun = {one.appointment.person for one in walked}, day_begun(book) or date.max
    known, facts = (*people,), book.ledger.in_force
    asked = {wish for one in known for wish in one.wishes}
    at = going_on(book, (one for one in facts if one.begins <= begun or one.challenge not in asked))
    teams: dict[str, list[str]] = {}
    for one, place in decided.items():
        if one not in appointed and book.statuses.get(one) not in GONE:
            teams.setdefault(at.get(place, place), []).append(one)
    held = {one.post for one in in_post(book)}
    kept, filled = as_kept(book.candidates, decided, known), over | held
    profiles = {one.id: frozenset(one.profiles) for one in kept}
    without: dict[str, Reason] = {}
    short: dict[str, str] = {}
    for place, team in teams.items():
        posts = [post for one in book.challenges if at[one.id] == place for post in one.posts]
        takes = {one: [post.id for post in posts if profiles[one] & {*post.accepted}] for one in team}
        fits = {one: own for one, own in takes.items() if own}
        may = {one: [post for post in own if post not in filled] for one, own in fits.items()}
        without |= {one: _lost(book, place, fits[one], held) for one, few in may.items() if not few}
        most, open_ = most_seated(may.values()), [one for one, few in may.items() if few]
        if most < len(open_):
            rest = ([may[other] for other in may if other != one] for one in open_)
            short |= {one: place for one, few in zip(open_, rest, strict=True) if most_seated(few) == most}
    return Postless(without, short)


def over_since(book: BookWithFacts, posts: Container[str | None]) -> date | None:
    """Return the day on which the last of some posts was over; None by no fact."""
    return max((one.until for post, one in endings(book, late=True) if post in posts), default=None)


def _lost(book: BookWithFacts, place: str, fits: Sequence[str], held: Iterable[str]) -> Reason:
    """Return by what no post is left for somebody: each was cut, or somebody else has one."""
    taken = not {*held}.isdisjoint(fits)
    return because("post_lost", opening=place, on=None if taken else over_since(book, fits))


def posts_gone(
    book: BookWithFacts, seats: Sequence[tuple[str, str]], people: Iterable[Person], *, lost: Container[str]
) -> Iterator[Reason]:
    """Yield the gaps of decided seats: of whom no post or challenge is left, and of appointments taken back.

    No team sits at the challenges that are `lost`.
    """
    found, decided = postless(book, seats, people), dict(seats)
    gone = {one for one, state in book.statuses.items() if state in GONE}
    gone |= {one.person for one in book.appointments} | {*found.without, *found.short}
    back = (one.fact.person for one in book.corrections if isinstance(one.fact, Appointment))
    without = [one for one, place in decided.items() if place in lost and one not in gone]
    names = {"posts_gone": (*found.without, *found.short, *without)}
    names["appointed_no_more"] = tuple(
        dict.fromkeys(one for one in back if one in decided and one not in gone)
    )
    yield from (because(code, names=some) for code, some in names.items() if some)
