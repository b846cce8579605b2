"""The teams as the facts have them: who stays, at which post, who is missed, and what may still be filled.

Problems, replacement and cover ask here alone: a post that is no more is offered to nobody, whoever went
over sits where they went, and whoever came in is the one who is missed once they leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from eig.book._decided_seats_without_a_post import in_post, postless, stays
from eig.book._facts_applied_to_every_table import (
    GONE,
    OVER,
    BookWithFacts,
    courses,
    current,
    going_on,
    homes_of_posts,
    is_lost,
    wishes_ended,
)
from eig.book._people_and_openings_as_teams_read_them import is_offered, opening_of, person_of
from eig.programme import Challenge
from eig.programme._courses_and_statuses_from_facts import MOVES
from eig.programme.appointments import Appointment
from eig.teams import Opening, Person, Problem, Seat
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints, SeatMerit
from eig.teams.asked.people_to_seat import profiles_at
from eig.teams.asked.rule_shapes import answers
from eig.teams.asked.rules_that_a_cohort_breaks import check


@frozen
class Seats:
    """Where each person sits, or sat last.

    Args:
        places: The challenge of each, as decided and as the facts have it since.
        posts: The post of each whom the book appointed to one.
        accepted: The profiles that the post of each accepts.
        staying: Who keeps their seat.
        freed: Who lost it with their challenge, before they began.
        held: The appointments that go on; somebody may have two.
        last: Who had each post last.
    """

    places: Mapping[str, str]
    posts: Mapping[str, str]
    accepted: Mapping[str, tuple[str, ...]]
    staying: frozenset[str]
    freed: frozenset[str]
    held: tuple[Appointment, ...]
    last: Mapping[str, str]

    def at(self, place: str) -> list[str]:
        """Return who stays at a challenge."""
        return sorted(one for one in self.staying if self.places[one] == place)

    def is_missed(self, person: str) -> bool:
        """Tell whether somebody who is gone left a seat that nobody has taken since."""
        if person in self.staying | self.freed or any(one.replaces == person for one in self.held):
            return False
        post = self.posts.get(person)
        return post is None or (self.last.get(post) == person and all(one.post != post for one in self.held))


def seats_of(
    book: BookWithFacts, decided: Mapping[str, str], people: Iterable[Person], leavers: Iterable[str] = ()
) -> Seats:
    """Return where each person sits by the facts, without some who leave."""
    walked, states, going = courses(book), book.statuses, frozenset(leavers)
    kept = {one.appointment.person: one for one in walked if stays(one)}
    last = {one.appointment.person: one for one in walked} | kept
    at = going_on(book, book.ledger.in_force)
    bare = postless(book, decided.items(), people).without
    ended = wishes_ended(book)
    left = {one for one, place in decided.items() if place in ended.get(one, ())}
    decided = {one: at.get(place, place) for one, place in decided.items()}
    held = {one: course.appointment for one, course in last.items()}
    gone = {one: at.get(seat.challenge, seat.challenge) for one, seat in held.items() if one not in kept}
    places = {**decided, **{one: seat.challenge for one, seat in held.items()}, **gone}
    over = {one.id for one in current(book).challenges if not is_offered(one)}
    out, given = {one for one in places if states.get(one) in GONE}, left - last.keys()
    unbegun = {one for one in places if one not in last and places[one] in over}
    freed = (
        unbegun | bare.keys() | {one for one, course in last.items() if one not in kept and is_lost(course)}
    )
    staying = {one for one in places if one in kept or one not in (*last, *freed, *out, *given)}
    posts = {one: course.appointment.post for one, course in last.items() if course.appointment.post}
    accepted = {post.id: post.accepted for one in book.challenges for post in one.posts}
    return Seats(
        places=places,
        posts=posts,
        accepted={one: accepted[post] for one, post in posts.items() if post in accepted},
        staying=frozenset(staying) - going,
        freed=frozenset(freed) - out - going,
        held=tuple(one for one in in_post(book) if one.person not in going),
        last={
            one.appointment.post: one.appointment.person
            for one in walked
            if one.appointment.post and one.status not in MOVES
        },
    )


@frozen
class Standing:
    """The teams that were composed, as they stand.

    Args:
        problem: The problem that was composed, with the people, the posts and the sizes that there are now.
        before: Who sits where, whoever is missed still at their seat.
        others: Who sits where without them.
        withdrawn: The people who are missed, and the challenges that are offered no more.
        locked: Who stays at a challenge that is offered no more.
    """

    problem: Problem
    before: Cohort
    others: Cohort
    withdrawn: tuple[str, ...]
    locked: tuple[str, ...]


def standing_of(book: BookWithFacts, problem: Problem, seats: Seats) -> Standing:
    """Return the teams that were composed as the facts have them."""
    now = {one.id: one for one in current(book).challenges}
    others_there = beside(book, problem, seats)
    now |= {one.id: one for one in others_there}
    problem = evolve(problem, openings=[*problem.openings, *(opening_of(one, ()) for one in others_there)])
    over = {one.id for one in now.values() if not is_offered(one)}
    closed = [one.id for one in problem.openings if one.id in over and not seats.at(one.id)]
    offered = {one.id for one in problem.openings} - {*closed}
    here = {one: place for one, place in seats.places.items() if one in seats.staying and place in offered}
    going = offered - over
    missed = {one: place for one, place in seats.places.items() if place in going and seats.is_missed(one)}
    freed = {one: place for one, place in seats.places.items() if one in seats.freed and place in closed}
    away = seats.places.keys() - here.keys() - missed.keys() - seats.freed
    away |= {one.id for one in problem.people if book.statuses.get(one.id) in GONE} - missed.keys()
    people = [*_people(book, problem, {**here, **missed}, away, held=seats.accepted)]
    openings = [
        opening_now(one, now[one.id], book, seats=seats, people=people)
        if one.id in now and one.id in offered
        else one
        for one in problem.openings
    ]
    at = going_on(book, book.ledger.in_force)
    terms = [
        evolve(one, marks=_along((mark for mark in one.marks if mark.person not in away), at))
        if isinstance(one, MeritPoints)
        else one
        for one in problem.objective.terms
    ]
    aim = evolve(problem.objective, terms=terms)
    asked = evolve(problem, openings=openings, people=people, objective=aim)
    before, others = _composed(asked, {**freed, **missed, **here}), _composed(asked, here)
    broken = [{one.rule for one in check(cohort, asked) if not one.level} for cohort in (before, others)]
    firm = {f"{kind}:{one.id}" for kind in ("fill", "size", "posts") for one in openings}
    bonds = {one.id for one in asked.rules if answers(one, "binds")}  # broken by who left, whoever comes in
    lifted = (broken[1] & (broken[0] | bonds)) - firm  # what is broken as it is keeps nobody from a seat
    asked = evolve(asked, lifted=dict.fromkeys((*asked.lifted, *lifted)))
    locked = tuple(one for one, place in here.items() if place in over)
    return Standing(asked, before, others, (*missed, *closed), locked)


def beside(book: BookWithFacts, problem: Problem, seats: Seats) -> list[Challenge]:
    """Return where people are, or are missed, and nobody was composed: with the posts that are theirs."""
    composed = {one.id for one in problem.openings}
    went = {post for post, home in homes_of_posts(book).items() if home in composed} | {*seats.posts.values()}
    there = {
        place for one, place in seats.places.items() if one in seats.staying or seats.is_missed(one)
    } - composed
    return [
        evolve(one, posts=posts)
        for one in current(book).challenges
        if one.id in there and (posts := [post for post in one.posts if post.id in went])
    ]


def _along(marks: Iterable[SeatMerit], at: Mapping[str, str]) -> list[SeatMerit]:
    """Return marks that count where a team goes on too: the best of a person and profile there."""
    found: dict[tuple[object, ...], SeatMerit] = {}
    for one in marks:
        for opening in (one.opening, at.get(one.opening, one.opening)):
            mark = evolve(one, opening=opening)
            if mark.key not in found or found[mark.key].points < mark.points:
                found[mark.key] = mark
    return list(found.values())


def _composed(problem: Problem, seats: Mapping[str, str]) -> Cohort:
    """Return who sits where, of the people and the challenges of a problem."""
    people, teams = {one.id for one in problem.people}, dict[str, list[str]]()
    for person in sorted(people & seats.keys()):
        teams.setdefault(seats[person], []).append(person)
    return Cohort.of({one.id: teams[one.id] for one in problem.openings if one.id in teams})


def _people(
    book: BookWithFacts,
    problem: Problem,
    seats: Mapping[str, str],
    away: set[str],
    *,
    held: Mapping[str, tuple[str, ...]],
) -> Iterator[Person]:
    """Yield who may be seated; whoever sits somewhere may stay there, and who came in later is among them."""
    openings, at = {one.id: one for one in problem.openings}, going_on(book, book.ledger.in_force)
    known = {one.id: one for one in problem.people if one.id not in away}
    ended = wishes_ended(book)
    later = [one for one in book.candidates if one.id in seats and one.id not in known]
    known |= {one.id: person_of(one, (), ()) for one in later}
    for one in known.values():
        left = tuple(wish for wish in one.wishes if wish not in ended.get(one.id, ()))
        some = one if left == one.wishes else evolve(one, wishes=left, asked_for=one.asked_for or one.wishes)
        asked = _asking(some, {wish: at.get(wish, wish) for wish in left}, openings)
        yield at_home(asked, openings[seats[one.id]], held.get(one.id, ())) if one.id in seats else asked


def _asking(person: Person, at: Mapping[str, str], openings: Mapping[str, Opening]) -> Person:
    """Return somebody who asked too for where a team goes on, and as what they may hold a post there."""
    new = {there: one for one, there in at.items() if not person.accepts(there)}
    asked_for = dict.fromkeys((*person.asked_for, *new)) if person.asked_for else ()
    asked, kept = dict.fromkeys((*person.wishes, *new)), {**person.profiles_by_opening}
    for there, one in new.items():
        names = [name for post in openings[one].posts for name in post.accepts] if one in openings else []
        kept |= {there: tuple(own for own in profiles_at(person, one) if own in names)} if names else {}
    wishes = [one for one in asked_for or asked if one in asked]
    return evolve(person, wishes=wishes, asked_for=asked_for, profiles_by_opening=kept)


def at_home(person: Person, opening: Opening, post: Sequence[str]) -> Person:
    """Return somebody whom no rule on one person keeps from the seat that they have.

    The post that they have, by the profiles that it accepts, they hold as one alone: the first of their own
    that it takes, or the one that it seeks.
    """
    held = next((one for one in (*profiles_at(person, opening.id), *post) if one in post), None)
    return evolve(
        _asking(person, {opening.id: opening.id}, {}),
        profiles=person.profiles or (opening.posts[0].accepts if opening.posts else ()),
        profiles_by_opening={**person.profiles_by_opening, **({opening.id: [held]} if held else {})},
        clearances={*person.clearances, *filter(None, [opening.clearance])},
        available={*person.available, *opening.periods},
    )


def opening_now(
    opening: Opening, now: Challenge, book: BookWithFacts, *, seats: Seats, people: Iterable[Person]
) -> Opening:
    """Return an opening with the posts that there are; whoever has one, or is there without one, may stay.

    A post that somebody has takes the profile alone as which they have it, as they have no other there: so
    whoever fits in beside them has a post of their own.
    """
    here = {one.person: one.post for one in seats.held if seats.places[one.person] == opening.id}
    elsewhere = {one.post for one in seats.held if one.person not in here}
    over = not is_offered(now)  # whoever is there stays, and nobody comes in
    posts = [one for one in now.posts if one.id in here.values() or not (over or one.status in OVER)]
    posts = [one for one in posts if one.id not in elsewhere]
    tables = next(one for one in book.challenges if one.id == opening.id)
    was = opening.posts or [one for one in tables.posts if one.status not in OVER]
    open_posts = {one.id for one in posts}
    free = open_posts.difference(here.values())
    moved = {one.person for one in book.appointments if one.post}
    without = [who for who, post in here.items() if post not in open_posts and (post or who in moved)]
    without += [who for who, post in here.items() if not post and who not in moved][len(free) :]
    most = max(opening.size[1] + len(posts) - len(was), 1) + len(without)
    must = sum(not one.optional for one in posts) - sum(not one.optional for one in was)
    size = (min(max(opening.size[0] + must, 1), most), most)
    if not opening.posts:
        return evolve(opening, size=size)
    held = {here[one.id]: profiles_at(one, opening.id) for one in people if one.id in here}
    taken = [Seat(accepts=held.get(one.id) or one.accepted, optional=one.optional) for one in posts]
    own = {one.id: one.profiles for one in book.candidates}
    theirs = [Seat(accepts=own[one], optional=True) for one in without if own.get(one)]
    return evolve(opening, size=size, posts=[*taken, *theirs])
