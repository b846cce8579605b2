"""From a cohort to appointments: each person at a post that takes their profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import evolve

from eig._values.faults_together import Gather
from eig.book._cautions_on_people_employers_profiles import check_once
from eig.book._decided_seats_without_a_post import as_kept, in_post
from eig.book._facts_applied_to_every_table import GONE, OVER, BookWithFacts, current, going_on, wishes_ended
from eig.book._posts_held_in_a_team import arranged
from eig.lots.decisions_and_priorities_on_ties import Decision
from eig.programme import Candidate, Post
from eig.programme.appointments import Appointment
from eig.programme.pay import Pay
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked import Problem
from eig.teams.asked.cohorts import Cohort

Starts = date | Mapping[str, date]


def appointments_of(
    book: BookWithFacts,
    cohort: Cohort,
    starts: Starts,
    *,
    problem: Problem | None,
    decisions: Sequence[Decision],
) -> tuple[Appointment, ...]:
    """Return one appointment a seat, in the order of challenges and posts."""
    known = as_kept(book.candidates, dict(cohort.seats), problem.people if problem else ())
    people = {one.id: one for one in known}
    before = in_post(book)
    taken = {one.post: one.person for one in before if one.post}
    posted, appointed = {*taken.values()}, {one.person for one in before}
    challenges = {
        one.id: evolve(one, posts=[post for post in one.posts if post.id not in taken])
        for one in current(book).challenges
    }
    faults = Gather("Book.appoint")
    faults.known("cohort", (team.opening for team in cohort.teams), challenges, what="a challenge")
    faults.known("cohort", iter(cohort.people), people, what="a candidate")
    check_once(book, cohort.people, faults)
    faults.done()
    states, at, ended = book.statuses, going_on(book, book.ledger.in_force), wishes_ended(book)
    seated: dict[str, list[Candidate]] = {}
    for person, place in cohort.seats:
        is_new = person not in posted and states.get(person) not in GONE
        is_new = is_new and place not in ended.get(person, ())
        if is_new and challenges[at[place]].status not in OVER:
            seated.setdefault(at[place], []).append(people[person])
    teams = [arranged(team, challenges[place], problem, decisions) for place, team in seated.items()]
    found = [
        _appointment(book, people[person], post, start)
        for team in teams
        for person, post in team.posts.items()
        if person not in appointed
        and (start := _start(starts, person, post.challenge, faults))
        and _is_free(people[person], start, faults)
    ]
    faults.done()
    homeless = tuple(one for team in teams for one in team.homeless)
    faults.that("cohort", not homeless, "book.post_for_each", value=homeless)
    faults.done()
    undecided = tuple(one for team in teams for one in team.undecided)
    faults.that("cohort", not undecided, "book.posts_decided", value=undecided)
    faults.done()
    return tuple(sorted(found, key=lambda one: (one.challenge, one.post)))


def check_decided(found: Composition) -> Cohort:
    """Return the cohort of a composition, once there is one and nothing is left to decide."""
    faults = Gather("Book.appoint")
    is_there, status = found.cohort is not None, found.status
    faults.that("cohort", is_there, "book.some_cohort", value=status, status=status)
    faults.that("cohort", not found.undecided, "book.all_settled", value=found.undecided)
    faults.done()
    return found.cohort or Cohort(teams=[])


def _start(starts: Starts, person: str, challenge: str, faults: Gather) -> date | None:
    """Return the first day: of the person, else of the challenge, else of all."""
    if isinstance(starts, date):
        return starts
    found = starts.get(person) or starts.get(challenge)
    is_there = found is not None
    faults.that("starts", is_there, "book.first_day", value=found, person=person, challenge=challenge)
    return found


def _is_free(person: Candidate, start: date, faults: Gather) -> bool:
    free = person.available_from is None or person.available_from <= start
    return faults.that(
        "starts", free, "book.free_then", value=start, person=person.id, day=person.available_from
    )


def _appointment(book: BookWithFacts, person: Candidate, post: Post, start: date) -> Appointment:
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


def _pay(book: BookWithFacts, person: Candidate) -> Pay | None:
    """Return the published pay: the one that there is, or that of the years of experience."""
    rules = book.promotion.rules
    if person.years_of_experience is not None:
        return rules.pay_for(person.years_of_experience)
    return rules.pay[0].pay if len(rules.pay) == 1 else None
