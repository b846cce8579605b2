"""Check: every rule that a cohort breaks, with the people, the numbers and the remedy."""

from __future__ import annotations

from collections.abc import Sequence

from eig._values.call_arguments import checked
from eig.reasons import Reason
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.built_in_rules_in_words import because
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import answers, breaches_of


@checked
def check(cohort: Cohort, problem: Problem) -> tuple[Breach, ...]:
    """Return every breach of a cohort, whoever made it: hard rules first, then soft ones by level.

    Nothing stops at the first. No search takes part, so a cohort can be checked that no search could find.

    Args:
        problem: The problem whose rules it is held against.

    >>> from eig.teams import Opening, Person
    >>> problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume", size=(2, 3))])
    >>> [(one.rule, one.have, one.want) for one in check(Cohort.of({"plume": ["p1"]}), problem)]
    [('size:plume', 1, 2)]
    """
    crews = problem.crews(cohort)
    breaches = [breach for rule in problem.all_rules for breach in breaches_of(rule, crews)]
    return tuple(sorted(breaches, key=lambda breach: breach.level))


def forbidden(problem: Problem, person: Person, opening: Opening) -> Sequence[Breach]:
    """Return the breaches of the hard rules on one person at one opening, whoever else sits there."""
    crew = Crew(opening=opening, people=(person,))
    return [
        breach
        for rule in problem.all_rules
        if not rule.level and answers(rule, "allows")
        for breach in breaches_of(rule, (crew,))
    ]


def no_post(problem: Problem, person: Person, opening: Opening) -> Reason | None:
    """Return that an opening has posts, and none takes a profile of somebody; else None."""
    posts, own = problem.posts_of(opening), profiles_at(person, opening.id)
    closed = posts and all({*own}.isdisjoint(post.accepts) for post in posts)
    return because("no_post_there", opening=opening.id, profiles=own or person.profiles) if closed else None
