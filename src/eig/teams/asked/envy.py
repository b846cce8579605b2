"""Justified envy: somebody would rather have a seat that went to a person ranked below them there.

Abdulkadiroğlu and Sönmez ("School choice: a mechanism design approach", American Economic Review 93, 2003)
ask of an assignment that it eliminate justified envy: that nobody prefer a school to their own assignment
while having a higher priority there than somebody who has a seat. Here schools are openings, and priority
is merit. Each claim is one line over the cohort, so envy is a rule like another: hard, there is none; soft,
there is as little as the levels before it allow, and that is proven.

Plain envy (Foley 1967), whatever the ranking, needs no rule: where every opening has a team, whoever does
not sit at a first wish prefers somebody's seat, and `rank_maximal` leaves as few of those as can be.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from fractions import Fraction
from itertools import compress
from typing import Final, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.tuple_fields import TupleOf
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.claims_on_seats import Claim, ClaimsMet
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import Rule, answers, bound

MOST_ENVIED: Final = 2_000_000
"""Pairs of people of whom one may envy the other: so many claims take seconds, and memory for each name."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Envy(ClaimsMet):
    """Nobody would rather have the seat of somebody ranked below them. Each seat so envied is a miss.

    Args:
        id: The identifier.
        claims: What each person may claim: `Envy.of` reads them from wishes and merit.
        level: 0 for no envy at all; else the level where as little as can be is sought.
        weight: What each envied seat costs at its level.

    >>> from eig.teams import Opening
    >>> from eig.teams.asked import Crew
    >>> rule = Envy(claims=[Claim(person="p1", opening="plume", content=["plume"], below=["p2"], maximum=1)])
    >>> for breach in rule.check((Crew(opening=Opening(id="plume"), people=[Person(id="p2")]),)):
    ...     print(breach)
    p1 would rather have a seat at plume, where p2, ranked below p1, sits; seat p1
      there, or let it stand
    """

    id: str = "envy"
    claims: tuple[Claim, ...] = field(converter=TupleOf[Claim])
    level: int = 1

    def _check(self, faults: Gather) -> None:
        keys = ((claim.person, claim.opening) for claim in self.claims)
        faults.distinct("claims", keys, what="person and opening")

    @classmethod
    @checked
    def of(
        cls, problem: Problem, merit: MeritPoints, *, level: int = 1, weight: int = 1, id: str = "envy"
    ) -> Envy:
        """Return the rule of a problem: wishes are those of its people, ranks those of merit at each opening.

        One person ranks above another at an opening if they have a mark there for some profile in common, or
        for any, and the higher one for each that they have in common: a designer does not envy a seat that
        only a data scientist can hold. Nobody claims, or is envied, a seat that a hard rule forbids them.

        Raises:
            Fault: More than two million pairs, of whom one may envy the other.

        >>> from eig.teams import Opening, compose
        >>> people = [Person(id="p1", wishes=["plume"]), Person(id="p2", wishes=["plume"])]
        >>> merit = MeritPoints.of({("p1", "plume", None): 15, ("p2", "plume", None): 12})
        >>> problem = Problem(people=people, openings=[Opening(id="plume")])
        >>> compose(problem.having(Envy.of(problem, merit))).cohort.people
        ('p1',)
        """
        return cls(id=id, level=level, weight=weight, claims=_claims_of(problem, merit))


def claims_standing(
    rules: Iterable[Rule], before: Mapping[str, Person], now: Mapping[str, Person]
) -> Iterable[Rule]:
    """Yield rules, those on envy with the claims of those who are still there and wish for the seat."""
    for rule in rules:
        if isinstance(rule, Envy):
            yield evolve(rule, claims=[one for claim in rule.claims for one in _standing(claim, before, now)])
        else:
            yield rule


def _standing(claim: Claim, before: Mapping[str, Person], now: Mapping[str, Person]) -> Iterable[Claim]:
    was, one = before.get(claim.person), now.get(claim.person)
    if was is not None and one is None:
        return
    if was is None or one is None or was.wishes == one.wishes or claim.opening not in was.wishes:
        yield claim
    elif claim.opening in one.wishes:
        yield evolve(claim, content=one.wishes[: one.wishes.index(claim.opening) + 1])


Marks = Mapping[str, Mapping[str, Fraction]]  # by person, by profile


def _claims_of(
    problem: Problem, merit: MeritPoints, teams: Mapping[str, Container[str]] | None = None
) -> Iterable[Claim]:
    """Yield what each may claim, of everybody, or of those who sit in teams."""
    ranks, faults = _Ranks(problem, merit, teams), Gather("Envy.of")
    pairs = sum(ranks.lower(one.id, wish).bit_count() for one in problem.people for wish in one.wishes)
    faults.that("merit", pairs <= MOST_ENVIED, "teams.asked.few_envied", value=pairs, most=MOST_ENVIED)
    faults.done()
    for person in problem.people:
        for rank, wish in enumerate(person.wishes):
            below = ranks.below(person.id, wish)
            if below:
                yield Claim(
                    person=person.id,
                    opening=wish,
                    content=person.wishes[: rank + 1],
                    below=below,
                    maximum=ranks.most(wish, len(below)),
                )


class _Ranks:
    """Who stands below whom at each opening, among those who may sit there."""

    def __init__(
        self, problem: Problem, merit: MeritPoints, teams: Mapping[str, Container[str]] | None
    ) -> None:
        self._sizes = {
            one.id: one.size[1] for one in problem.openings if f"size:{one.id}" not in problem.lifted
        }
        rules = [rule for rule in problem.all_rules if not rule.level and answers(rule, "allows")]
        allows = [bound(rule, "allows") for rule in rules]
        marks: dict[str, dict[str, dict[str, Fraction]]] = {one.id: {} for one in problem.openings}
        known = {one.id: one for one in problem.people}
        for mark in merit.marks:
            person = known.get(mark.person)
            own = profiles_at(person, mark.opening) if person else ()
            if person and mark.opening in marks and (mark.profile or "") in ("", *own):
                marks[mark.opening].setdefault(person.id, {})[mark.profile or ""] = mark.points
        self._orders = {
            opening.id: _Order(
                {
                    who: theirs
                    for who, theirs in marks[opening.id].items()
                    if all(test(known[who], opening) for test in allows)
                },
                known if teams is None else teams.get(opening.id, ()),
            )
            for opening in problem.openings
        }

    def lower(self, person: str, opening: str) -> int:
        """Return the set of those who rank below a person at an opening; nobody if it has no mark."""
        here = self._orders.get(opening)
        return here.lower(person) if here else 0

    def below(self, person: str, opening: str) -> tuple[str, ...]:
        """Return who ranks below a person at an opening, sorted."""
        lower = self.lower(person, opening)
        return self._orders[opening].named(lower) if lower else ()

    def most(self, opening: str, below: int) -> int:
        """Return how many of those below can sit there at once."""
        return min(below, self._sizes.get(opening, below))


class _Order:
    """Who stands below whom at one opening: sets of people are whole numbers, a bit a person."""

    def __init__(self, here: Marks, among: Container[str]) -> None:
        self._here, self._names = here, sorted(here)
        self._held: dict[str, int] = {}
        self._lower: dict[tuple[str, Fraction], int] = {}
        bit = {who: (who in among) << at for at, who in enumerate(reversed(self._names))}
        marks = ((points, profile, who) for who, theirs in here.items() for profile, points in theirs.items())
        for points, profile, who in sorted(marks):
            held = self._held.get(profile, 0)
            self._lower.setdefault((profile, points), held)
            self._held[profile] = held | bit[who]

    def lower(self, person: str) -> int:
        """Return the set of those with a mark in common with a person, and a lower one in each."""
        common = higher = 0
        for profile, points in self._here.get(person, {}).items():
            common |= self._held[profile]
            higher |= self._held[profile] ^ self._lower[profile, points]
        return common & ~higher

    def named(self, people: int) -> tuple[str, ...]:
        """Return the people of a set, sorted."""
        return tuple(compress(self._names, map("1".__eq__, f"{people:0{len(self._names)}b}")))


@checked
def envies(problem: Problem, cohort: Cohort, merit: MeritPoints) -> tuple[Breach, ...]:
    """Return the justified envies of a cohort, whoever made it: who, of whom, and where.

    The envied seats are `sum(one.misses for one in ...)`, and the people who envy are those first named.

    Args:
        problem: The problem, for the wishes of its people and its hard rules on seats.
        cohort: Any cohort of its people and openings.
        merit: The ranking.

    >>> from eig.teams import Opening
    >>> people = [Person(id="p1", wishes=["plume"]), Person(id="p2", wishes=["plume"])]
    >>> merit = MeritPoints.of({("p1", "plume", None): 15, ("p2", "plume", None): 12})
    >>> problem = Problem(people=people, openings=[Opening(id="plume")])
    >>> [one.people for one in envies(problem, Cohort.of({"plume": ["p2"]}), merit)]
    [('p1', 'p2')]
    """
    crews = problem.crews(cohort)
    claims = _claims_of(problem, merit, {crew.opening.id: crew.ids for crew in crews})
    return tuple(Envy(claims=claims).check(crews))
