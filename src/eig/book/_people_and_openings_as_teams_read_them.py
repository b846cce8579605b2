"""People and openings as teams read them, from the tables of a book: who asks for what, and which posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from eig._values.frozen_maps import EMPTY
from eig.book._cautions_on_people_employers_profiles import MAILS
from eig.book._facts_applied_to_every_table import GONE, OVER, BookWithFacts, current
from eig.programme import Candidate, Challenge
from eig.programme.people import Mentor
from eig.rows._spellings_of_headings import key_of
from eig.teams.asked.openings_posts_and_needs import Opening, Seat
from eig.teams.asked.people_to_seat import Person

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import Rankings

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


def opening_of(challenge: Challenge, mentors: Iterable[Mentor], *, cleared: bool = False) -> Opening:
    """Return a challenge as teams read it, with the posts that are not over."""
    posts = [post for post in challenge.posts if post.status not in OVER]
    needed = {post.clearance for post in posts}
    must = sum(not post.optional for post in posts)
    return Opening(
        id=challenge.id,
        size=(must or min(1, len(posts)), len(posts)),
        posts=[Seat(accepts=post.accepted, optional=post.optional) for post in posts],
        clearance=next(iter(needed)) if cleared and len(needed) == 1 else None,
        mentors=dict.fromkeys(one.id for one in mentors if one.challenge == challenge.id),
    )
