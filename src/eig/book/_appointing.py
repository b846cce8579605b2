"""From a cohort to appointments: each person at a post that takes their profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from eig._ground.checks import Gather
from eig.book.replacements import SeatReplacement
from eig.errors import Fault
from eig.programme import Candidate, Post
from eig.programme.appointments import Appointment
from eig.programme.pay import Pay
from eig.teams.answers.composing import Composition
from eig.teams.asked.cohorts import Cohort

if TYPE_CHECKING:
    from eig.book.books import Book
    from eig.book.outcomes import Outcome

Starts = date | Mapping[str, date]


def appointments_of(book: Book, cohort: Cohort, starts: Starts) -> tuple[Appointment, ...]:
    """Return one appointment a seat, in the order of challenges and posts."""
    people = {one.id: one for one in book.candidates}
    challenges = {one.id: one for one in book.challenges}
    faults = Gather("appoint")
    faults.known("cohort", (team.opening for team in cohort.teams), challenges, what="a challenge")
    faults.known("cohort", cohort.people, people, what="a candidate")
    faults.done()
    found = [
        _appointment(book, people[person], post, start)
        for team in cohort.teams
        for person, post in posts_of(team.people, people, challenges[team.opening].posts).items()
        if (start := _start(starts, person, team.opening, faults)) and _is_free(people[person], start, faults)
    ]
    placed = {one.person for one in found}
    faults.done()
    homeless = [one for one in cohort.people if one not in placed]
    faults.that(
        "cohort",
        not homeless,
        rule="each person seated has a post that takes their profile",
        remedy="compose the teams with the posts of the challenge, or correct the profiles",
        value=tuple(homeless),
    )
    faults.done()
    return tuple(sorted(found, key=lambda one: (one.challenge, one.post)))


def check_decided(found: Composition) -> Cohort:
    """Return the cohort of a composition, once nothing is left to decide."""
    faults = Gather("appoint")
    faults.that(
        "cohort",
        found.cohort is not None and not found.undecided,
        rule="people are appointed once every seat is decided",
        remedy="settle the equals first: see Composition.settle",
        value=found.undecided,
    )
    faults.done()
    return found.cohort or Cohort(teams=[])


def _start(starts: Starts, person: str, challenge: str, faults: Gather) -> date | None:
    """Return the first day: of the person, else of the challenge, else of all."""
    if isinstance(starts, date):
        return starts
    found = starts.get(person) or starts.get(challenge)
    faults.that(
        "starts",
        found is not None,
        rule="every appointment has a first day",
        remedy="give the first day of the person, or of the challenge",
        value=person,
    )
    return found


def _is_free(person: Candidate, start: date, faults: Gather) -> bool:
    free = person.available_from is None or person.available_from <= start
    faults.that(
        "starts",
        free,
        rule=f"{person.id} is free on the first day, and is so from {person.available_from}",
        remedy="give the person a first day of their own, as in starts={person: day, challenge: day}",
        value=start,
    )
    return free


def _appointment(book: Book, person: Candidate, post: Post, start: date) -> Appointment:
    terms = book.promotion.rules.terms
    return Appointment(
        person=person.id,
        challenge=post.challenge,
        post=post.id,
        start=start,
        share=1 if terms.share is None else terms.share,
        terms=terms,
        pay=_pay(book, person),
    )


def _pay(book: Book, person: Candidate) -> Pay | None:
    """Return the published pay: the one that there is, or that of the years of experience."""
    rules = book.promotion.rules
    if person.years_of_experience is not None:
        return rules.pay_for(person.years_of_experience)
    return rules.pay[0].pay if len(rules.pay) == 1 else None


def posts_of(team: Iterable[str], people: Mapping[str, Candidate], posts: Iterable[Post]) -> dict[str, Post]:
    """Return a post for each member of a team, as many as can be, the profile sought first."""
    taken: dict[str, str] = {}
    offered = {one.id: one for one in posts}

    def seat(post: Post, tried: set[str]) -> bool:
        """Give a post to somebody, who may leave another one for it."""
        able = [one for one in team if set(people[one].profiles) & set(post.accepted)]
        for person in sorted(able, key=lambda one: (people[one].profile != post.profile, one)):
            if person not in tried:
                tried.add(person)
                if person not in taken or seat(offered[taken[person]], tried):
                    taken[person] = post.id
                    return True
        return False

    for post in offered.values():
        seat(post, set())
    return {person: offered[post] for person, post in taken.items()}


def replacement_of(outcome: Outcome, leaver: str, gone: tuple[str, ...]) -> SeatReplacement:
    """Return who comes in for somebody, from the reserve of the profile of the post."""
    found = outcome.cohort
    cohort = found.cohort if found else None
    place = cohort.place_of(leaver) if cohort else None
    if cohort is None or place is None:
        remedy = "name somebody who is seated"
        raise Fault("replacement.person", leaver, rule="who leaves has a seat", remedy=remedy)
    people = {one.id: one for one in outcome.book.candidates}
    challenge = next(one for one in outcome.book.challenges if one.id == place)
    team = cohort.team_of(place)
    post = posts_of(team.people if team else (), people, challenge.posts)[leaver]
    free = [
        group
        for profile in (*post.accepted, "")
        for reserve in outcome.reserves
        if (reserve.opening, reserve.profile) == (place, profile)
        for group in (tuple(one for one in some if one not in gone) for some in reserve.groups)
        if group
    ]
    successors = free[0] if free else ()
    return SeatReplacement(leaver=leaver, opening=place, post=post.id, successors=successors)
