"""Teams held to the book and the lists: composed by these rankings, of these people, as recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from eig.book._cautions_on_people_employers_profiles import BookWithCautions
from eig.book._facts_applied_to_every_table import current, wishes_ended
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
from eig.book._person_statuses_and_lost_seats import known_by
from eig.book._rounds_of_a_jury import judged_in
from eig.book._teams_after_facts import opening_now, seats_of
from eig.book._what_was_decided import Decided, gone_from, last_on_challenges
from eig.programme.appointments import A_DAY, days_of
from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked.names_that_a_problem_lacks import read_of_people
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints
from eig.teams.asked.people_to_seat import Person

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import Rankings
    from eig.teams.asked.problems import Problem

because: Because = reasons_in("book")
Marks = dict[tuple[str, str, str], Fraction]


def books_of_composing(book: BookWithCautions) -> Iterator[BookWithCautions]:
    """Yield a book as it may have been when teams were composed: now, and before what was told since.

    That is each fact, appointment, refusal and correction from the day of the decision on, as a day has no
    hours; and before any appointment that tells no day.
    """
    taken = days_of(book.ledger.in_force, "candidates")["decision"]
    appointed = [one.decided for one in book.appointments if one.decided]
    on = min((*taken, *appointed), default=date.min + A_DAY)
    days = [one.known for one in book.events] + [
        *appointed,
        *(one.on for one in book.corrections),
        *(one.on for one in book.steps if one.on),
    ]
    yield book
    yield from (known_by(book, day - A_DAY, steps=False) for day in sorted({*days}) if day >= on)
    if len(appointed) < len(book.appointments):
        yield evolve(book, appointments=())


def teams_apart(outcome: Decided) -> Iterator[Reason]:
    """Yield that teams were composed by other rankings, or of others than the jury or the book has."""
    found, lists = outcome.cohort, outcome.lists
    if found is None:
        return
    problem = found.problem
    terms = [one for one in problem.objective.terms if isinstance(one, MeritPoints)]
    scores = _scores(problem, lists) if lists else Marks()
    by_others = bool(terms) and lists is not None and not any(_is_by(one, problem, scores) for one in terms)
    strange = _not_kept(outcome, {one.id for one in problem.openings})
    if by_others or strange:
        yield because("teams_of_another", lists=by_others or None, challenges=strange)
    if scores and not terms:
        yield because("teams_unranked")
    elif lists and is_tested(lists) and _leave_ranks_out(terms, lists):
        yield because("tests_unread")
    apart = list[dict[str, list[str]]]()
    for one in books_of_composing(outcome.book):
        apart.append(_others(one, problem, ranked_by(lists) if lists else None))
        if not apart[-1]:
            return
    yield from (
        because(code, names=tuple(names))
        for code, names in min(apart, key=lambda one: sum(map(len, one.values()))).items()
    )


def _not_kept(outcome: Decided, openings: set[str]) -> tuple[str, ...]:
    """Return which openings the jury did not keep: of a reserve, those whose turn has not come."""
    listed, gone, last = set[str](), gone_from(outcome), last_on_challenges(outcome)
    for held in last:
        listed.update(held.kept, held.undecided)
        free = len(gone & {*held.kept, *held.undecided})
        for group in (*held.selection.reserve_groups, held.selection.reserve_undecided):
            listed.update(group if free > 0 else gone.intersection(group))
            free -= 0 if held.selection.rules.quotas else len({*group} - gone)
    return tuple(sorted(openings & {*judged_in(outcome)} - listed)) if last else ()


def _leave_ranks_out(terms: Iterable[MeritPoints], lists: Rankings) -> bool:
    """Tell whether a list parts equal scores, and marks have other ranks than it does."""
    read = {mark.key: mark.rank for one in terms for mark in one.marks}
    return any(
        read.get((one.key[0], who, "".join(one.key[1:])), rank) != rank
        for one in lists.lists
        if len({*one.ranking.scores.values()}) < len(one.ranking.groups)
        for who, rank in one.ranking.ranks.items()
    )


def _others(book: BookWithCautions, problem: Problem, ranked: Ranked | None) -> dict[str, list[str]]:
    """Return whom and what a problem has otherwise than a book: absent, gone, or else in what it reads."""
    read, asked = read_of_people(problem.rules, problem.openings), asking(book)
    now = {one.id: person_of(one, (), ()) for one in book.candidates}
    by_challenge = book.promotion.rules.wish_kind != "profile"
    known = {one.id: one for one in current(book).challenges}
    lost = {one.id for one in problem.openings if not is_offered(known[one.id])}
    seats, ended = seats_of(book, {}, ()), wishes_ended(book)
    may_move = asked.keys() - seats.staying
    applied = {one.candidate for one in book.applications} - asked.keys() - seats.staying
    free = [one for one in problem.people if one.id in may_move]
    offered = {
        one.id: opening_now(opening_of(at, ()), at, book, seats=seats, people=problem.people)
        for one in problem.openings
        if one.posts and is_offered(at := known[one.id])
    }
    apart = {
        "composed_without": sorted({*asked} - {one.id for one in problem.people}),
        "composed_with_gone": [one.id for one in problem.people if one.id in applied],
        "composed_by_wishes": [
            one.id
            for one in free
            if (by_challenge and (one.asked_for or one.wishes) != asked[one.id])
            or not {*one.wishes}.isdisjoint(ended.get(one.id, ()))
        ],
        "composed_by_details": [
            one.id
            for one in free
            if any(_reads(one, *what) != _reads(now[one.id], *what) for what in read)
            or (ranked is not None and one.profiles_by_opening != kept_for(one, problem.openings, ranked))
        ],
        "composed_for_lost": sorted(lost),
        "composed_by_posts": [
            one.id
            for one in problem.openings
            if one.id in offered and Counter(one.posts) != Counter(offered[one.id].posts)
        ],
    }
    return {code: names for code, names in apart.items() if names}


def _reads(person: Person, kind: str, name: str) -> object:
    """Return what a rule or an opening reads of somebody, of what a book tells."""
    read: Mapping[str, Callable[[str], object]] = {
        "attribute": person.values,
        "skill": person.level,
        "profile": person.profiles.__contains__,
        "clearance": person.clearances.__contains__,
    }
    return read[kind](name) if kind in read else None


def _scores(problem: Problem, lists: Rankings) -> Marks:
    """Return the scores on lists of the people and the openings of a problem."""
    people, openings = {one.id for one in problem.people}, {one.id for one in problem.openings}
    return {
        (one.key[0], person, "".join(one.key[1:2])): score
        for one in lists.lists
        if one.key[0] in openings
        for person, score in one.ranking.scores.items()
        if person in people
    }


def _is_by(merit: MeritPoints, problem: Problem, scores: Marks) -> bool:
    """Tell whether points are some scores: at each wish, the same share of each score."""
    asked = {one.id: one.asked_for or one.wishes for one in problem.people}
    openings = {one.id for one in problem.openings}
    marks = {one.key: one.points for one in merit.marks if one.person in asked and one.opening in openings}
    if marks.keys() != scores.keys():
        return False
    shares = dict[int, Fraction]()
    for (opening, person, profile), score in scores.items():
        wished = asked[person].index(opening) if opening in asked[person] else -1
        share = marks[opening, person, profile] / score if score else None
        if share is not None and shares.setdefault(wished, share) != share:
            return False
    return True
