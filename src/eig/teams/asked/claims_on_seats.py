"""What people may claim of seats that went to others ranked below; and the order of lists among equals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import ids, text, whole
from eig._values.tuple_fields import TupleOf, to_ids_once
from eig._values.value import Value, keeps
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.built_in_rules_in_words import BuiltIn, because
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints, SeatMerit
from eig.teams.asked.objectives_and_kinds_of_terms import Term
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.rule_shapes import CohortBound, OfSeats, Rule, answers, bound, is_ours

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.reasons import Reason


@final
@frozen(kw_only=True, eq=False, repr=False)
class Claim(Value):
    """What one person may claim at one opening: not to be passed over there for somebody ranked below.

    Args:
        person: The person.
        opening: The opening wished for.
        content: The openings where the person would not claim: those wished for as much or more.
        below: The people ranked below the person at the opening.
        maximum: How many of them can sit there at once.

    >>> Claim(person="p1", opening="plume", content=["plume"], below=["p2"], maximum=1).below
    ('p2',)
    """

    person: str = field(metadata=keeps(text))
    opening: str = field(metadata=keeps(text))
    content: tuple[str, ...] = field(converter=to_ids_once, metadata=keeps(ids, once="entry"))
    below: tuple[str, ...] = field(converter=to_ids_once, metadata=keeps(ids, once="entry"))
    maximum: int = field(metadata=keeps(whole(1)))

    @property
    def line(self) -> CohortBound:
        """The claim as a bound: those passed over for are none, or the person sits somewhere as good."""
        seats = {(one, self.opening): 1 for one in self.below}
        content = {(self.person, place): -self.maximum for place in self.content}
        return CohortBound(f"{self.person} {self.opening}", 0, by_seat={**seats, **content})


@frozen(kw_only=True, eq=False, repr=False)
class ClaimsMet(OfSeats, BuiltIn):
    """A rule that claims are met; each seat that is claimed is a miss."""

    claims: tuple[Claim, ...] = field(converter=TupleOf[Claim])

    def lines(self, people: Sequence[Person]) -> tuple[CohortBound, ...]:  # noqa: ARG002 # the shape of every cohort rule
        """Return one bound a claim."""
        return tuple(claim.line for claim in self.claims)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield one breach a claim not met: the person, then those whose seats are envied."""
        teams = {crew.opening.id: {*crew.ids} for crew in crews}
        for claim in self.claims:
            team = teams.get(claim.opening, set[str]())
            content = any(claim.person in teams.get(place, ()) for place in claim.content)
            if not content and not team.isdisjoint(claim.below):
                yield self._claimed(claim, tuple(filter(team.__contains__, claim.below)))

    def _claimed(self, claim: Claim, envied: tuple[str, ...]) -> Breach:
        told = because("envied", person=claim.person, opening=claim.opening, envied=envied)
        return Breach(
            rule=self.id,
            level=self.level,
            people=(claim.person, *envied),
            have=len(envied),
            want=0,
            misses=len(envied),
            reason=told,
            opening=claim.opening,
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class ListOrder(ClaimsMet):
    """Whom points leave equal, the order of their list parts.

    A claim is on a seat that is worth as much for both, of somebody ranked after on each list by which they
    may sit there.
    """

    def as_reason(self) -> Reason:
        """Return the rule as a reason, that every language can say."""
        return because("list_order")


_Ranked: TypeAlias = Mapping[str, tuple[Fraction, int]]  # by profile: the points, and the rank below none


def by_ranks(
    merit: MeritPoints,
    people: Sequence[Person],
    openings: Sequence[Opening],
    *,
    beside: tuple[Iterable[Term], Sequence[Rule]],
) -> ListOrder:
    """Return that the ranks of marks part equals, `beside` other terms and rules: it comes after all of them.

    A question to the equals that are left is none of them.
    """
    terms, rules = [one for one in beside[0] if not getattr(one, "of_equals", False)], beside[1]
    allows = [
        bound(one, "allows") for one in rules if is_ours(one) and not one.level and answers(one, "allows")
    ]
    points = [bound(one, "points") for one in terms if is_ours(one) and answers(one, "points")]
    known, marks = {one.id: one for one in people}, dict[str, dict[str, list[SeatMerit]]]()
    for mark in merit.marks:
        marks.setdefault(mark.opening, {}).setdefault(mark.person, []).append(mark)
    claims = list[Claim]()
    for opening in openings:
        here = marks.get(opening.id, {})
        asking = [known[who] for who in here if who in known]
        able = [one for one in asking if all(test(one, opening) for test in allows)]
        ranked = {one.id: _ranked(here[one.id], one, opening) for one in able}
        worth = {one.id: tuple([of(one, opening) for of in points]) for one in able}
        below = _below(ranked, worth)
        claims += [
            Claim(
                person=one.id,
                opening=opening.id,
                content=one.wishes[: one.wishes.index(opening.id) + 1]
                if opening.id in one.wishes
                else [place.id for place in openings],
                below=below[one.id],
                maximum=min(len(below[one.id]), opening.size[1]),
            )
            for one in able
            if below[one.id]
        ]
    level = max(one.level for one in (*terms, *rules)) + 1
    return ListOrder(id=f"ranks:{merit.id}", level=level, claims=claims)


def _ranked(marks: Iterable[SeatMerit], person: Person, opening: Opening) -> _Ranked:
    """Return by which lists somebody may sit at an opening."""
    accepted = {name for post in opening.posts for name in post.accepts}
    fits = [one for one in profiles_at(person, opening.id) if one in accepted or not opening.posts]
    return {
        mark.profile or "": (mark.points, -(mark.rank or 0))
        for mark in marks
        if mark.profile is None or mark.profile in fits
    }


def _below(ranked: Mapping[str, _Ranked], worth: Mapping[str, object]) -> dict[str, list[str]]:
    """Return whose seat is worth as much, and who is ranked after somebody on each list by which they sit."""
    ties: dict[object, list[str]] = {}
    for who, own in ranked.items():
        for profile, (points, _) in own.items():
            ties.setdefault((profile, points, worth[who]), []).append(who)
    equal = {
        who: dict.fromkeys(
            chain(*(ties[profile, points, worth[who]] for profile, (points, _) in own.items()))
        )
        for who, own in ranked.items()
    }
    return {
        who: [
            one
            for one in equal[who]
            if all(profile in own and own[profile] > mark for profile, mark in ranked[one].items())
        ]
        for who, own in ranked.items()
    }
