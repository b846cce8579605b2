"""What keeps somebody from a seat: what else closes an opening, or the causes that the teams are asked for.

A reason against a seat is a cause: all seats were composed again without it, and the person sits there. Where
somebody would then sit at one of several openings, and at none for sure, all these are named in one reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from attrs import evolve

from eig._maths.but_for_causes import MOST_TOGETHER, Causes
from eig.book._causes_of_no_seat import RANKED_BEFORE, Against, points_by
from eig.book._cautions_on_marks_lists_and_teams import unheard_of
from eig.book._decided_seats_without_a_post import postless
from eig.book._facts_applied_to_every_table import GONE
from eig.book._letters_hide_attributes_of_others import cause_told
from eig.book._lists_that_rank_somebody import (
    compared,
    judged_on,
    left_out,
    lists_of,
    marks_before,
    reason_out,
)
from eig.book._person_statuses_and_lost_seats import seats_left, withdrawals
from eig.book._posts_held_in_a_team import held_at
from eig.book._what_was_decided import policy_of, seatable
from eig.book.seat_reserves import DecidedSeats, is_unasked, without_team
from eig.programme._names_hidden_from_an_audience import Audience
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked import HostPoints, MeritPoints, PairBonus, SkillPoints, StayBonus, WishPoints
from eig.teams.asked.rules_that_a_cohort_breaks import forbidden, no_post

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import RankedList


WORTH: Mapping[type, str] = MappingProxyType(
    {
        WishPoints: "points_of_wishes",
        HostPoints: "points_of_hosts",
        PairBonus: "points_of_mates",
        MeritPoints: "points_of_marks",
        SkillPoints: "points_of_skills",
        StayBonus: "points_of_staying",
    }
)
"""How each term of an objective is told."""


def worth_of(term: object, level: int | None) -> Reason:
    """Return what a term gives points for, and how many where it states them."""
    if type(term) not in WORTH:
        return because("points_of_other", term=getattr(term, "id", type(term).__name__), level=level)
    points = (term.bonus,) if isinstance(term, PairBonus) else getattr(term, "by_rank", None)
    return because(WORTH[type(term)], points=points, level=level)


because: Because = reasons_in("book")


class Asked:
    """What the decisions about people follow from, looked up once."""

    def __init__(self, outcome: DecidedSeats) -> None:
        """Look up what an outcome holds."""
        book, standing, people = outcome.book, outcome._standing, seatable(outcome)  # noqa: SLF001 # found once for all
        self.outcome, self.standing, self.decided = outcome, standing, dict(standing.decided)
        self.states, self.seats, self.reserves = book.statuses, outcome.seats, outcome.reserves
        self.wishes = {one.candidate: one.wishes for one in book.applications}
        self.complete = frozenset(one.candidate for one in book.applications if one.complete)
        self.refused, self.seatless = outcome._refused, outcome._seatless  # noqa: SLF001 # found once for all
        self.closed, self.held = outcome._closed, outcome._before  # noqa: SLF001 # found once for all
        self.open = outcome._open  # noqa: SLF001 # found once for all
        self.unheard, self.policy = unheard_of(outcome), policy_of(outcome)
        self.lost, self.ended = withdrawals(book), withdrawals(book, late=True)
        self.people, gone = frozenset(one.id for one in people), (book, standing.decided, people)
        self.gone, self.short = seats_left(*gone), postless(*gone).short
        self._stands = dict[tuple[str, ...], tuple[dict[str, str], Counter[str]]]()

    def beside(self, listed: RankedList, person: str) -> int:
        """Return how many others of a list are seen where a person is: seated, in reserve or nowhere."""
        if listed.key not in self._stands:
            opening, profile = listed.key[0], " ".join(listed.key[1:])
            on = (one for one in self.reserves if (one.opening, one.profile) == (opening, profile))
            waits = frozenset(chain.from_iterable(one.people for one in on))
            open_ = self.standing.undecided
            stands = {
                one: "undecided" if one in open_ else self._at(one) or ("reserve" if one in waits else "")
                for one in listed.ranking.order
            }
            found = self.outcome.cohort  # whom a decision parted from others is seen to be apart
            parted = {one for decision in (found.decisions if found else ()) for one in decision.order}
            stands |= {one: f"{at} parted" for one, at in stands.items() if one in parted}
            self._stands[listed.key] = stands, Counter(stands.values())
        stands, counts = self._stands[listed.key]
        return counts[stands[person]] - 1

    def _at(self, person: str) -> str:
        return f"at {self.seats[person]}" if person in self.seats else ""

    def waited(self, person: str) -> tuple[str, ...]:
        """Return where somebody could sit who was equal with others, until some of them were gone."""
        found = self.outcome.cohort if self.standing.narrowed else None
        equals = found.equals if found else None
        return equals.places(person) if equals and person not in self.standing.undecided else ()

    def places(self, person: str) -> tuple[str, ...]:
        """Return where a person could sit: the own wishes, best first, and every list that ranks them."""
        by_profile = self.outcome.book.promotion.rules.wish_kind == "profile"
        wishes = () if by_profile else self.wishes.get(person, ())
        listed = [one.key[0] for one in lists_of(self.outcome) if person in one.ranking.ranks]
        return tuple(dict.fromkeys((*wishes, *listed)))


class _Beside:
    """Who sits at an opening that somebody asks for and is ranked before them, after or equal."""

    def __init__(self, asked: Asked, person: str, opening: str) -> None:
        """Look up what is sure: who sits there in one of the equals alone is not told."""
        lists, open_ = lists_of(asked.outcome), asked.standing.undecided
        sitting = [one for one, place in asked.standing.seats if place == opening and one not in open_]
        ranked = compared(lists, person, opening, held_at(asked.outcome, opening))
        self.before, self.equal, self.after = (
            tuple(one for one in sitting if ranked.get(one) == how) for how in ("before", "equal", "after")
        )
        self.marks = marks_before(lists, person, opening, asked.people)


def against(
    asked: Asked, person: str, openings: Iterable[str], audience: Audience
) -> tuple[Mapping[str, Sequence[Reason]], Sequence[Reason]]:
    """Return why a person does not sit at each of some openings, and what is told of several at once."""
    closed = {one: _closed(asked, person, one, audience) for one in openings}
    beside = {one: _Beside(asked, person, one) for one, (_, last) in closed.items() if not last}
    told = {one: some for one, (some, _) in closed.items()}
    if not beside:
        return told, ()
    causes = asked.outcome._causes  # noqa: SLF001 # asked once for all
    passed, marks = any(one.after for one in beside.values()), {at: one.marks for at, one in beside.items()}
    each, anywhere = causes.of_each(person, marks, passed=passed)
    for one, why in each.items():
        seat = person, one
        found = _caused(asked, seat, beside[one], why, audience=audience, barred=told[one], anywhere=anywhere)
        told[one] = (*found, *_lost_since(asked, person, one))
    taken = all(any(one.code == "posts_taken_before" for one in told[at]) for at in each)
    return told, tuple(_anywhere(asked, person, beside, anywhere, audience=audience, taken=taken))


def _closed(asked: Asked, person: str, opening: str, audience: Audience) -> tuple[tuple[Reason, ...], bool]:
    """Return what closes an opening to a person, and whether the teams are not asked for a seat there."""
    found = cast("Composition", asked.outcome.cohort)
    problem = found.problem
    if opening in asked.lost and opening in asked.standing.places(person):
        return (evolve(asked.lost[opening], facts={**asked.lost[opening].facts, "had": False}),), True
    if opening not in {one.id for one in problem.openings}:
        return (asked.lost.get(opening) or without_team(asked.outcome, opening),), True
    if person not in {one.id for one in problem.people}:
        return (because("not_proposed", opening=opening),), True
    lists = lists_of(asked.outcome)
    out = bool(lists) and not any(one.key[0] == opening and person in one.ranking.ranks for one in lists)
    if not out and is_unasked(found, person, opening) and opening not in asked.wishes.get(person, ()):
        return (because("not_wished", opening=opening),), True
    seat = problem.person(person), problem.opening(opening)
    left = left_out(asked.outcome, person, opening) if out else ()
    unlisted = (
        because("not_listed", opening=opening, why=why)
        for why in left
        if why or asked.states.get(person) not in GONE
    )
    bars = [one.rule for one in forbidden(problem, *seat) if not out or one.rule != "asked"]  # of lists
    firm = out or not problem.firm.isdisjoint(bars)
    rules: tuple[Reason | None, ...] = _told(asked, person, bars, audience)
    if not firm and person in asked.seatless:
        firm, rules = True, (no_post(problem, *seat),)
    barred = (because("barred", opening=opening, rule=rule) for rule in rules)
    since = _lost_since(asked, person, opening) if firm else ()
    return (*unlisted, *barred, *since), firm


def _lost_since(asked: Asked, person: str, opening: str) -> Iterator[Reason]:
    """Yield that a challenge is lost, to whoever reads it nowhere else: who has begun stays."""
    told_after = (one.facts.get("opening") for one in asked.closed.get(person, ()))
    if opening in asked.lost and opening not in (*asked.seats.values(), *told_after):
        yield asked.lost[opening]


def left_off(asked: Asked, person: str, opening: str) -> Iterator[Reason]:
    """Yield why lists of a challenge leave out somebody whom another list of it ranks."""
    judged = [one for one in judged_on(asked.outcome, person) if one.key[0] == opening]
    for one in judged if any(person in other.ranking.ranks for other in judged) else ():
        if why := reason_out(one, person):
            listed = because("list_of", challenge=opening, profile=" ".join(one.key[1:]) or None)
            yield because("not_listed", opening=listed, why=why)


def _caused(
    asked: Asked,
    seat: tuple[str, str],
    beside: _Beside,
    told: Against,
    *,
    audience: Audience,
    barred: Sequence[Reason],
    anywhere: Causes[str],
) -> Iterator[Reason]:
    """Yield what keeps a person from a seat that they may ask for, in the order in which the rules act.

    What happened since moves no reason of what was decided.
    """
    person, opening = seat
    there, after = beside.before, beside.after
    if after:
        yield _of_people("sits_after", opening, after, audience)
    alone = [one for one in told.causes.alone if one != RANKED_BEFORE or not there]
    weighed = bool(after or beside.equal or told.causes == Causes()) and told.status == "less"
    marks = not (told.causes.alone or anywhere.alone) and (bool(after) or not told.as_good)
    causes = asked.outcome._causes  # noqa: SLF001 # asked once for all
    sure, tied = causes.by_points(seat, marks=marks) if weighed else ((), ())
    if alone := list(dict.fromkeys((*alone, *sure))):
        yield because("but_for", opening=opening, causes=_told(asked, person, alone, audience))
    else:
        yield from barred
    if there and (told.as_good or RANKED_BEFORE in told.causes.alone):
        yield _of_people("posts_taken_before", opening, there, audience)
    tied = tied if there or not told.as_good else (*tied, RANKED_BEFORE)
    if tied:
        yield because("equal_but_for", opening=opening, causes=_told(asked, person, tied, audience))
    if told.causes.together:
        yield _together(asked, person, opening, told.causes, audience=audience)
    if told.parted:
        yield because("by_draw", opening=opening, by=told.parted.by)
    if told.status == "equal" and opening in asked.waited(person):
        yield because("equal_out", opening=opening)
        return
    found = (told.causes.alone, told.causes.together, told.parted, barred, sure, tied, told.as_good)
    if not any((*found, anywhere.alone, anywhere.together)):
        yield _proven(asked, person, opening, told, audience=audience)


def _anywhere(
    asked: Asked,
    person: str,
    beside: Mapping[str, _Beside],
    causes: Causes[str],
    *,
    audience: Audience,
    taken: bool,
) -> Iterator[Reason]:
    """Yield without what a person would sit at one of several openings.

    That seats are `taken` by people ranked before is not told again where each opening tells it.
    """
    where = because("one_of", openings=tuple(beside))
    there = tuple(dict.fromkeys(chain(*(one.before for one in beside.values()))))
    alone = [one for one in causes.alone if one != RANKED_BEFORE or not there]
    if alone:
        yield because("but_for", opening=where, causes=_told(asked, person, alone, audience))
    if there and not taken and RANKED_BEFORE in causes.alone:
        yield _of_people("posts_taken_before", where, there, audience)
    if causes.together:
        yield _together(asked, person, where, causes, audience=audience)


def _of_people(code: str, opening: str | Reason, people: Sequence[str], audience: Audience) -> Reason:
    """Return that so many people have a seat; who they are, to the jury."""
    shown = tuple(people) if audience == "jury" else ()
    return because(code, opening=opening, count=len(people), people=shown)


def _together(
    asked: Asked, person: str, opening: str | Reason, causes: Causes[str], *, audience: Audience
) -> Reason:
    """Return the causes without which only at once a seat would be there; how many, where they are many."""
    few = _told(asked, person, causes.together[:MOST_TOGETHER], audience)
    return because("together", opening=opening, causes=few, more=causes.more or None)


def _proven(asked: Asked, person: str, opening: str, told: Against, *, audience: Audience) -> Reason:
    """Return what is proven of a seat that no one cause keeps a person from."""
    if told.status == "impossible":
        return because("rules_exclude", opening=opening, rules=_told(asked, person, told.conflict, audience))
    if told.status == "less":
        return because("by_sum", opening=opening, proven=True)
    return because("not_known", opening=opening)


def _told(asked: Asked, person: str, causes: Iterable[str], audience: Audience) -> tuple[Reason, ...]:
    """Return causes in words, each once."""
    found = cast("Composition", asked.outcome.cohort)
    rules = {rule.id: rule for rule in found.problem.all_rules}
    points = {points_by(term): term for term in found.problem.objective.terms}
    words = (
        because("ranked_before")
        if cause == RANKED_BEFORE
        else cause_told(asked.outcome, person, rules[cause], audience)
        if cause in rules
        else worth_of(points[cause], None)
        for cause in causes
    )
    return tuple(dict.fromkeys(words))
