"""The problem of the teams that a book poses: people with open wishes, openings with free posts, points."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather, raise_all
from eig._values.field_rules_and_bounds import between
from eig._values.nearest_names import Known
from eig.book._cautions_on_marks_lists_and_teams import doubts_of_lists
from eig.book._cautions_on_people_employers_profiles import BookWithCautions
from eig.book._facts_applied_to_every_table import current, mentors_who_stay, wishes_ended
from eig.book._lists_that_rank_somebody import listed_by
from eig.book._people_and_openings_as_teams_read_them import (
    Ranked,
    asking,
    is_offered,
    is_tested,
    kept_for,
    opening_of,
    person_of,
    ranked_by,
)
from eig.book._teams_after_facts import Seats, at_home, opening_now, seats_of
from eig.errors import Fault
from eig.programme import Candidate
from eig.rows._known_names_of_items_and_jurors import stranger
from eig.teams import MeritPoints, Objective, Opening, Problem, WishPoints
from eig.teams.asked import PairBonus, Person, SeatGiven, SeatMerit
from eig.teams.asked.rule_shapes import Rule
from eig.typing import Number

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import Rankings
    from eig.programme.quotas import Quota


def problem_of(
    book: BookWithCautions,
    kept: Iterable[str] | None,
    *,
    merit: Rankings | None,
    points: tuple[tuple[Number, ...], Number, tuple[Number, ...]] = ((), 0, ()),
    rules: Iterable[Rule | Quota] = (),
    cleared: bool = False,
) -> Problem:
    """Return the problem of the teams; `points`: of wishes, of a team-mate, shares of merit by wish.

    Whoever was appointed before keeps that seat, by a rule.
    """
    known = {one.id: one for one in current(book).challenges}
    chosen = chosen_of(book, kept)
    if chosen and book.promotion.rules.wish_kind == "profile":
        raise Fault("Book.problem.kept", tuple(chosen), "book.wished_challenges")
    if bare := tuple(one for one in chosen if not known[one].posts):
        raise Fault("Book.problem.kept", bare, "book.stated_posts")
    asked, seats, ended = asking(book), seats_of(book, {}, ()), wishes_ended(book)
    offered = [opening_of(known[one], mentors_who_stay(book), cleared=cleared) for one in chosen]
    ranked = None if merit is None else ranked_by(merit)
    held = {
        one.id: _appointed(one, asked.get(one.id, ()), offered, ranked, seats=seats)
        for one in book.candidates
        if one.id in seats.staying
    }
    openings = [opening_now(one, known[one.id], book, seats=seats, people=held.values()) for one in offered]
    there = [one for one in book.candidates if one.id in held or one.id in asked]
    given = [SeatGiven.of(one, seats.places[one]) for one in held if seats.places[one] in {*chosen}]
    stated = (*rules,)
    return Problem(
        people=[
            held.get(one.id) or _person(one, asked[one.id], openings, ranked, ended=ended.get(one.id, ()))
            for one in there
        ],
        openings=openings,
        objective=_objective(book, merit, chosen, points, people={one.id for one in there}),
        rules=[*stated, *(one for one in given if one not in stated)],
        doubts=[*book.cautions, *doubts_of_lists(book, listed_by(merit), chosen)],
    )


def _objective(
    book: BookWithCautions,
    merit: Rankings | None,
    chosen: list[str],
    points: tuple[tuple[Number, ...], Number, tuple[Number, ...]],
    *,
    people: Container[str],
) -> Objective:
    """Return the points of lists for the people of a problem, of wishes, and of team-mates."""
    (wishes, mates, shares), asked = points, asking(book)
    by_wish = _shares("Book.problem", shares)
    marks = () if merit is None else _marks_of(merit, chosen, asked, by_wish)
    out = {one.id for one in book.candidates if one.id not in people}
    terms = [] if merit is None else [MeritPoints(marks=[one for one in marks if one.person not in out])]
    return Objective(
        terms=[*terms, *([WishPoints(by_rank=wishes)] if wishes else []), *_pairs(book, mates, asked)]
    )


def chosen_of(book: BookWithCautions, kept: Iterable[str] | None) -> list[str]:
    """Return the challenges that a team may be composed for, of those kept: one that is over has none."""
    known = {one.id: one for one in current(book).challenges}
    named = [one.id for one in book.promotion.challenges] if kept is None else list(kept)
    strangers = [one for one in named if one not in known]
    raise_all("problem", [stranger("Book.kept", one, Known(known)) for one in strangers])
    return [one for one in named if is_offered(known[one])]


def _pairs(book: BookWithCautions, points: Number, asked: Mapping[str, object]) -> list[PairBonus]:
    """Return the points of each two people of whom one wishes for the other as a team-mate."""
    wished = {
        (min(one.candidate, mate), max(one.candidate, mate))
        for one in book.applications
        for mate in one.mates
        if points and one.candidate in asked and mate in asked and mate != one.candidate
    }
    return [PairBonus.of(one, other, points) for one, other in sorted(wished)]


def _person(
    one: Candidate,
    asked: tuple[str, ...],
    openings: Iterable[Opening],
    ranked: Ranked | None,
    *,
    ended: Container[str] = (),
) -> Person:
    """Return a candidate with the wishes that may be met: of kept challenges, a list of which ranks them.

    A wish that ended is met no more; each of the others has the rank that was given.
    """
    kept = {at.id for at in openings if at.id not in ended}
    some = [at for at in asked if at in kept and (ranked is None or (one.id, at) in ranked)]
    return person_of(one, asked, some, kept_for(one, openings, ranked or {}))


def _appointed(
    one: Candidate,
    asked: tuple[str, ...],
    openings: Sequence[Opening],
    ranked: Ranked | None,
    *,
    seats: Seats,
) -> Person:
    """Return a candidate who was appointed before; with other wishes where a team is composed there."""
    here = next((at for at in openings if at.id == seats.places[one.id]), None)
    if here is None:
        return person_of(one, asked, ())
    return at_home(_person(one, asked, openings, ranked), here, seats.accepted.get(one.id, ()))


def _shares(place: str, given: Iterable[Number]) -> tuple[Fraction, ...]:
    """Return the share of merit that counts at each wish, checked."""
    shares, faults = tuple(map(exact, given)), Gather(place)
    faults.check("merit_by_wish", between(0, 1).each(), shares)
    faults.done()
    return shares


def _marks_of(
    merit: Rankings, kept: list[str], asked: Mapping[str, Sequence[str]], shares: Sequence[Fraction]
) -> list[SeatMerit]:
    """Return the points of each seat: a score, or what counts of it at that wish; and, of tests, the rank."""

    def counted(person: str, opening: str) -> Fraction:
        wishes = asked.get(person, ())
        if not shares or opening not in wishes:
            return Fraction(1)
        return shares[min(wishes.index(opening), len(shares) - 1)]

    tested = is_tested(merit)
    return [
        SeatMerit(
            person=person,
            opening=one.key[0],
            profile=(one.key[1:] or (None,))[0],
            points=score * counted(person, one.key[0]),
            rank=one.ranking.ranks.get(person) if tested else None,
        )
        for one in merit.lists
        if one.key[0] in kept
        for person, score in one.ranking.scores.items()
    ]
