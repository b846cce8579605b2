"""Teams held to the book and the lists: composed by these rankings, of these people, as recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from eig._values.frozen_maps import EMPTY
from eig.book._cautions_on_people_employers_profiles import MAILS, BookWithCautions
from eig.book._facts_applied_to_every_table import GONE, OVER, BookWithFacts, current
from eig.book._person_statuses_and_lost_seats import known_by
from eig.book._rounds_of_a_jury import judged_in
from eig.book._what_was_decided import Decided, last_on_challenges
from eig.programme import Candidate, Challenge
from eig.programme.appointments import A_DAY, days_of
from eig.reasons import Because, Reason, reasons_in
from eig.rows._spellings_of_headings import key_of
from eig.teams.asked.names_that_a_problem_lacks import read_of_people
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints
from eig.teams.asked.openings_posts_and_needs import Opening, Seat
from eig.teams.asked.people_to_seat import Person

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import Rankings
    from eig.teams.asked.problems import Problem

because: Because = reasons_in("book")
Marks = dict[tuple[str, str, str], Fraction]
Ranked: TypeAlias = Mapping[tuple[str, str], Mapping[str, None]]
Kept: TypeAlias = Mapping[str, tuple[str, ...]]


def asking(book: BookWithFacts) -> dict[str, tuple[str, ...]]:
    """Return what people ask for whose applications are complete, but for those refused or gone."""
    gone = {one.person for one in current(book).steps if not one.passed}
    gone |= {person for person, state in book.statuses.items() if state in GONE}
    return {
        one.candidate: one.wishes
        for one in current(book).applications
        if one.complete and one.candidate not in gone
    }


def person_of(
    candidate: Candidate, asked: tuple[str, ...], wishes: Iterable[str], kept: Kept = EMPTY
) -> Person:
    """Return a candidate as teams read them, with the wishes that may be met, and as what lists keep them."""
    some = tuple(wishes)
    return Person(
        id=candidate.id,
        profiles=candidate.profiles,
        profiles_by_opening=kept,
        skills=candidate.skills,
        employer=candidate.employer,
        clearances=candidate.clearances,
        attributes={key: one for key, one in candidate.attributes.items() if key_of(key) not in MAILS},
        wishes=some,
        asked_for=asked if len(some) < len(asked) else (),
        open_to_all=False,
    )


def is_tested(lists: Rankings) -> bool:
    """Tell whether a declared test parts equal scores: ranks say then what scores do not."""
    return lists.rules is not None and bool(lists.rules.tie_breaks)


def ranked_by(lists: Rankings) -> Ranked:
    """Return who is ranked for which challenge, and for which profiles: any, by a list that names none."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in lists.lists:
        for person in one.ranking.order:
            found.setdefault((person, one.key[0]), {}).update(dict.fromkeys(one.key[1:] or ("",)))
    return found


def kept_for(person: Candidate | Person, openings: Iterable[Opening], ranked: Ranked) -> Kept:
    """Return as what lists keep somebody who may not hold each post of an opening that takes a profile."""
    found, own = dict[str, tuple[str, ...]](), {*person.profiles}
    for opening in openings:
        listed = ranked.get((person.id, opening.id), {"": None})
        posts = [{*post.accepts} for post in opening.posts if "" not in listed]
        shut = {name for one in posts if one.isdisjoint(listed) or one.isdisjoint(own) for name in one}
        if shut & own:
            found[opening.id] = tuple(
                one for one in {**dict.fromkeys(person.profiles), **listed} if one not in shut
            )
    return found


def is_offered(challenge: Challenge) -> bool:
    """Tell whether a team may be composed: nothing is over, and neither are all posts that it has."""
    posts = [one.status in OVER for one in challenge.posts]
    return challenge.status not in OVER and not (posts and all(posts))


def seats_of(challenge: Challenge) -> list[Seat]:
    """Return the posts of a challenge that are not over, as teams read them."""
    posts = [post for post in challenge.posts if post.status not in OVER]
    return [Seat(accepts=post.accepted, optional=post.optional) for post in posts]


def books_of_composing(book: BookWithCautions) -> Iterator[BookWithCautions]:
    """Yield a book as it may have been when teams were composed: now, and before what was told since.

    That is each fact, refusal and correction from the day of the decision on: a day has no hours.
    """
    taken = days_of(book.ledger.in_force, "candidates")["decision"]
    appointed = (one.decided for one in book.appointments if one.decided)
    on = min((*taken, *appointed), default=date.min + A_DAY)
    days = [one.known for one in book.events] + [
        *(one.on for one in book.corrections),
        *(one.on for one in book.steps if one.on),
    ]
    yield book
    yield from (known_by(book, day - A_DAY, steps=False) for day in sorted({*days}) if day >= on)


def teams_apart(outcome: Decided) -> Iterator[Reason]:
    """Yield that teams were composed by other rankings, or of others than the jury or the book has."""
    found, held, lists = outcome.cohort, last_on_challenges(outcome), outcome.lists
    if found is None:
        return
    problem = found.problem
    terms = [one for one in problem.objective.terms if isinstance(one, MeritPoints)]
    scores = _scores(problem, lists) if lists else Marks()
    by_others = bool(terms) and lists is not None and not any(_is_by(one, problem, scores) for one in terms)
    openings = {one.id for one in problem.openings}
    listed = {item for one in held for item in (*one.kept, *one.undecided, *one.reserve)}
    strange = tuple(sorted(openings & {*judged_in(outcome)} - listed)) if held else ()
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
    applied = {one.candidate for one in book.applications} - asked.keys()
    there = [one for one in problem.people if one.id in asked]
    known = {one.id: one for one in current(book).challenges}
    lost = {one.id for one in problem.openings if not is_offered(known[one.id])}
    apart = {
        "composed_without": sorted({*asked} - {one.id for one in problem.people}),
        "composed_with_gone": [one.id for one in problem.people if one.id in applied],
        "composed_by_wishes": [
            one.id for one in there if by_challenge and (one.asked_for or one.wishes) != asked[one.id]
        ],
        "composed_by_details": [
            one.id
            for one in there
            if any(_reads(one, *what) != _reads(now[one.id], *what) for what in read)
            or (ranked is not None and one.profiles_by_opening != kept_for(one, problem.openings, ranked))
        ],
        "composed_for_lost": sorted(lost),
        "composed_by_posts": [
            one.id
            for one in problem.openings
            if one.id not in lost and one.posts and Counter(one.posts) != Counter(seats_of(known[one.id]))
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
