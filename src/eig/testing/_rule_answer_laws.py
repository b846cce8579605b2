"""Laws of what a rule answers beside its shape: each answer says what `check` says, on every cohort drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import cast, get_args

from eig._language.said_values import LANGS
from eig.reasons import Reason
from eig.teams.asked._rule_answers import (
    MovedBound,
    NumberTold,
    filled_by,
    given_by,
    is_of_wishes,
    least_profiles,
    most_missed,
    need_of,
    posts_of,
    relaxed,
    shared_by,
    telling_of,
)
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.openings import Seat
from eig.teams.asked.people import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import CohortRule, Rule, answers
from eig.teams.asked.rules_in_words import said

Law = tuple[str, bool]
RELAXED = "another id"


def answer_laws(rule: Rule, problem: Problem, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    """Yield the laws of the answers that a rule gives, on one cohort."""
    yield from _of_openings(rule, crews, missed)
    yield from _of_teams(rule, crews)
    yield from _of_numbers(rule, problem, crews)
    yield from _of_relaxing(rule, crews, missed)
    if answers(rule, "as_reason"):
        reason = cast("object", said(rule))
        same = isinstance(reason, Reason) and all(reason.say(lang) == rule.say(lang) for lang in LANGS)
        yield "`as_reason` says what `say` says", same


def _of_openings(rule: Rule, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    """Yield the laws of a rule on one opening: a team, a seat, a skill, posts."""
    teams = {crew.opening.id: crew.people for crew in crews}
    own = teams.get(cast("str", getattr(rule, "opening", "")), ())
    filled, seat, need, posts = filled_by(rule), given_by(rule), need_of(rule), posts_of(rule)
    if filled in teams:
        yield "`check` is silent where the opening of `fills` has a team", bool(missed) != bool(teams[filled])
    if seat is not None:
        seats = {(person.id, opening) for opening, people in teams.items() for person in people}
        yield "`check` is silent where the seat of `gives` is taken", bool(missed) != (seat in seats)
    if need is not None:
        able = sum(person.level(need.skill) >= need.level for person in own)
        yield "`check` misses what is short of `need`", missed == bool(own) * max(0, need.count - able)
    if posts is not None:
        short = len(posts) - _most_held(posts, own)
        yield "`check` misses the posts of `held` that nobody holds", missed == bool(own) * short


def _most_held(posts: Sequence[Seat], people: Sequence[Person]) -> int:
    """Return how many posts can be held at once: as many as some set of posts leaves possible (Ore 1955)."""
    able = [
        {number for number, one in enumerate(people) if {*post.accepts} & {*one.profiles}} for post in posts
    ]
    sets = (some for size in range(len(posts) + 1) for some in combinations(able, size))
    return min(len(posts) - len(some) + len(set[int]().union(*some)) for some in sets)


def _of_teams(rule: Rule, crews: tuple[Crew, ...]) -> Iterable[Law]:
    """Yield the laws of a rule on every team, or on every seat."""
    profiles, sharing = least_profiles(rule), shared_by(rule)
    asked = ("least_profiles", "shared_by", "is_of_wishes", "most_missed")
    for crew in crews if any(answers(rule, one) for one in asked) else ():
        missed = sum(breach.misses for breach in rule.check((crew,)))
        if profiles is not None and crew.people:
            found = {profile for person in crew.people for profile in person.profiles}
            short = len(found) < profiles
            yield "a team breaks it where it has fewer than `least_profiles`", bool(missed) == short
        if sharing is not None:
            values = [person.value(sharing[0]) for person in crew.people]
            shared = any(values.count(one) > sharing[1] for one in values if one is not None)
            yield "a team breaks it where more share a value than `shared_by` says", bool(missed) == shared
        if is_of_wishes(rule):
            strangers = sum(not person.accepts(crew.opening.id) for person in crew.people)
            yield "`is_of_wishes`: it bars whoever neither asked nor accepts any", missed >= strangers
        worst = most_missed(rule, len(crew.people))
        yield "no team misses more than `most_missed`", worst is None or missed <= worst


def _of_numbers(rule: Rule, problem: Problem, crews: tuple[Crew, ...]) -> Iterable[Law]:
    """Yield the laws of how the number of a rule is told."""
    telling = telling_of(rule)
    if telling is None:
        return
    yield "`told_by` is one of 'sum', 'load', 'each' and 'share'", telling in get_args(NumberTold)
    lines = cast("CohortRule", rule).lines(problem.people) if answers(rule, "lines") else ()
    if telling == "each":
        attribute = cast("str", getattr(rule, "attribute", ""))
        seated = [person.value(attribute) for crew in crews for person in crew.people]
        counted = all(line.use(crews) == seated.count(line.label) for line in lines)
        yield "`told_by` 'each': a line counts those who have the value that it is named by", counted
    elif telling != "load":
        named = {line.label for line in lines} <= {"low", "high"}
        yield "`told_by` 'sum' and 'share': lines are named 'low' and 'high'", named
    if telling == "share":
        seated_at_all = sum(len(crew.people) for crew in crews)
        bounds = {
            "low": cast("int", getattr(rule, "minimum", 0)),
            "high": cast("int", getattr(rule, "maximum", 0)),
        }
        signs = {"low": -1, "high": 1}
        shares = {signs[line.label] * line.use(crews) + bounds[line.label] * seated_at_all for line in lines}
        whole = len(shares) <= 1 and all(share % 100 == 0 for share in shares)
        yield "`told_by` 'share': lines are hundredths of the seated, from `minimum` to `maximum`", whole


def _of_relaxing(rule: Rule, crews: tuple[Crew, ...], missed: int) -> Iterable[Law]:
    """Yield the laws of a rule that is relaxed."""
    for bound, _, other in relaxed(rule, 1, RELAXED) or ():
        yield (
            "`relaxed_by` names the bound 'maximum', 'minimum', 'grade' or 'count'",
            bound in get_args(MovedBound),
        )
        same = (other.id, other.level, other.weight) == (RELAXED, rule.level, rule.weight)
        yield "`relaxed_by` gives the rule another id, and nothing else but the bound", same
        more = sum(breach.misses for breach in other.check(crews))
        yield "whatever keeps a rule keeps it relaxed", more <= missed
