"""What a letter leaves out beside a rule that counts what people have: an attribute of somebody would follow.

Where a rule or the points of the teams turn on what people are or have (an employer, a skill, what they
cost, whom a host asks for, a rule of the office's own), whoever reads knows who sits where, and the rule.
With the own rank, how many ranked before or after have a seat, the place on the reserve, and whether one was
among equals that were parted, what somebody else has would often follow. So all that is left out (that
equals were parted is told to all), unless each such rule is a cap on the values of an
attribute and so many sit elsewhere that each of them could be one that it counts. What kept
the person from a seat is told all the same, rule by rule, where two or more sit; of a seat alone, that rules
and points gave it to somebody else. The page *Who is told what* counts what is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, cast

from attrs import evolve

from eig.book._lists_that_rank_somebody import unranked_at
from eig.book._what_was_decided import Decided, policy_of
from eig.lots.decisions_and_priorities_on_ties import how_parted
from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked._optional_answers_of_rules import given_by, is_of_seats, shut_by, telling_of
from eig.teams.asked.built_in_rules_in_words import said
from eig.teams.asked.names_that_a_problem_lacks import people_of
from eig.teams.asked.rule_shapes import Rule
from eig.teams.asked.rules_that_a_cohort_breaks import no_post

if TYPE_CHECKING:
    from eig.programme._names_hidden_from_an_audience import Audience
    from eig.teams.answers.composing_and_points_lost import Composition

because: Because = reasons_in("book")
SEATED = ("sits", "appointed_there")
LEFT_OUT: Final = ("rank_on", "sits_after", "sits_after_some", "reserve_unsure")
INSTEAD: Final[Mapping[str, str]] = {
    "posts_taken_before": "posts_taken_before_some",
    "on_reserve": "on_reserve_some",
}
WITHOUT: Final[Mapping[str, str]] = {"no_cohort": "rules", "equal_seats": "openings"}
"""Of these, which fact is left out: the rules that clash, and where somebody else is as good."""
RANKED: Final = ("posts_taken_before", "posts_taken_before_some")
OF_RULES: Final = ("but_for", "equal_but_for", "together", "rules_exclude", "by_sum", *RANKED)
"""What is told of the rules and points that gave a seat to somebody else."""
RESERVES: Final = ("on_reserve", "on_reserve_some")
"""What is told after all the places, of each reserve list."""


def without_attributes(
    outcome: Decided, told: Iterable[Reason], places: Collection[str], person: str, *, could: bool
) -> Iterator[Reason]:
    """Yield what a candidate is told, without that from which an attribute or mark of another would follow.

    `places` are the challenges where the person could sit; `could`: whether they could still, when seats were
    given. Of a challenge by whose list the person is told no
    rank, nor are they told how they stand beside whoever has a seat: that is an order too.
    """
    cohort = outcome._standing.cohort  # noqa: SLF001 # found once for all
    sizes = {team.opening: len(team.people) for team in cohort.teams} if cohort else {}
    elsewhere = sum(count for opening, count in sizes.items() if opening not in places)
    (turning, by_points), policy = _turning_on_people(outcome), policy_of(outcome)
    told = tuple(told)
    seated = any(one.code in SEATED for one in told)  # whoever they passed has none of their own values
    many = all(not seated and _among_many(one, elsewhere) for one in turning)
    counted, unranked = by_points or not many, unranked_at(outcome, person, policy)
    if policy.smallest == 1 or not (counted or unranked):
        yield from told
        return
    whole = {one for one in places if counted and (by_points or sizes.get(one) == 1)}
    parted = {at for one in told if one.code == "by_draw" for at in _openings_of(one)}
    hidden, by_marks = whole | unranked, unranked - whole
    caused = {at for one in told if one.code == "but_for" for at in _openings_of(one)} - hidden
    named = parted | ({one.facts["opening"] for one in told if one.code in OF_RULES} - hidden)
    left, withheld = list[Reason](), set[str]()
    for one in told:
        at = {*_openings_of(one)}
        if one.code in OF_RULES and not at.isdisjoint(hidden):
            withheld |= at - named  # elsewhere a draw alone kept them out
        elif one.code == "decided" or (one.code in LEFT_OUT and (counted or not at.isdisjoint(unranked))):
            continue
        elif counted and one.code in WITHOUT:
            left.append(evolve(one, facts={**one.facts, WITHOUT[one.code]: ()}))
        elif counted and one.code in INSTEAD and at.isdisjoint(caused):
            left.append(evolve(one, code=INSTEAD[one.code]))
        elif not counted or one.code not in RANKED:
            left.append(one)
    yield from _in_order(left, {at: at in by_marks for at in places if at in withheld}, places)
    if could:  # told to those alone who were parted, it tells what they have
        yield from _partings_of_all(outcome, person if parted else None)


def _in_order(left: list[Reason], withheld: Mapping[str, bool], places: Collection[str]) -> Iterator[Reason]:
    """Yield what is left, and of each place that rules and points gave a seat there to somebody else.

    `withheld` says of each whether marks would follow, or else what others have. A cause of several places is
    found after those of one: that the order tells nothing, each stands before what is told of later places.
    """
    order = {one: number for number, one in enumerate(places)}
    found = [(order[at], because("by_rules", opening=at, marks=one or None)) for at, one in withheld.items()]
    for one in left:
        after = max((order.get(at, -1) for at in _openings_of(one)), default=-1)
        while found and (one.code in RESERVES or found[0][0] < after):
            yield found.pop(0)[1]
        yield one
    yield from (one for _, one in found)


def _openings_of(reason: Reason) -> tuple[str, ...]:
    """Return the openings that a reason speaks of: one, one of several, or none."""
    opening = reason.facts.get("opening")
    if isinstance(opening, Reason):
        return cast("tuple[str, ...]", opening.facts.get("openings", ()))
    return () if opening is None else (cast("str", opening),)


def _partings_of_all(outcome: Decided, person: str | None) -> Iterator[Reason]:
    """Yield all that was decided, as all are told; to whom a draw kept from a seat, with the own number."""
    for one in partings(outcome, person, every=True):
        yield one if one.facts["number"] else evolve(one, code="decided_all")


def partings(outcome: Decided, person: str | None = None, *, every: bool = False) -> Iterator[Reason]:
    """Yield how equal cohorts were parted: that in which somebody was parted, or all that was decided."""
    if (found := outcome.cohort) is None:
        return
    for one in found.decisions:
        told = how_parted(one, found.draws, person, policy_of(outcome).smallest)
        if every or person in one.order or told["number"]:
            yield because("decided", **told)


def _turning_on_people(outcome: Decided) -> tuple[tuple[Rule, ...], bool]:
    """Return the rules that turn on what people are or have, and whether points do."""
    if outcome.cohort is None:
        return (), False
    problem = outcome.cohort.problem
    turning = tuple(one for one in problem.all_rules if not is_of_seats(one, problem.openings))
    return (
        tuple(one for one in turning if getattr(getattr(one, "quota", one), "attribute", None) != "profile"),
        any(not is_of_seats(one, problem.openings) for one in problem.objective.terms),
    )


def _among_many(rule: Rule, elsewhere: int) -> bool:
    """Tell whether a cap on each value may be full elsewhere for two of them, so that none is known."""
    most: int | None = getattr(rule, "maximum", None)
    return telling_of(rule) == "each" and most is not None and elsewhere > 2 * most


def rule_told(outcome: Decided, person: str | None, rule: Rule, audience: Audience) -> Reason:
    """Return a rule in words.

    To a candidate, one whose words name others is told by its kind alone, and the words of a rule of the
    office's own are told where the policy says so: they may name anybody.
    """
    told, others = as_rule(rule), people_of(rule) - {person}
    if given_by(rule) in outcome._before:  # noqa: SLF001 # found once for all
        told = evolve(told, code="seat_appointed")
    facts = [
        cast("tuple[object, ...]", one) if isinstance(one, tuple) else (one,) for one in told.facts.values()
    ]
    named = {name for fact in facts for name in fact}
    if audience == "jury" or not (others & named if told.table else others):
        own = not told.table and audience != "jury"
        hidden = own and not policy_of(outcome).tells("words", audience)
        return because("own_rule") if hidden else told
    if told.code in ("seat_given", "seat_appointed", "seat_shut"):
        return evolve(told, facts={"person": None, "opening": None})
    return because("load_rule" if hasattr(rule, "mentor") else "pair_rule")


def cause_told(outcome: Decided, person: str, rule: Rule, audience: Audience) -> Reason:
    """Return a rule that keeps somebody from a seat; of posts that take none of their profiles, just that."""
    problem = cast("Composition", outcome.cohort).problem
    here = next((one for one in problem.openings if rule.id == f"posts:{one.id}"), None)
    without = here and no_post(problem, problem.person(person), here)
    return without or rule_told(outcome, person, rule, audience)


def as_rule(rule: Rule) -> Reason:
    """Return a rule in words: one that gives a seat, or shuts it, as a rule and not as its result."""
    given, shut = given_by(rule), shut_by(rule)
    if seat := given or shut:
        return because("seat_given" if given else "seat_shut", person=seat[0], opening=seat[1])
    return said(rule)
