"""What was decided on a book: by a jury, on lists of candidates, in teams; and who sits where since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, Self, TypeVar, cast

from attrs import evolve, field, frozen

from eig._values.faults_together import Gather
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import to_tuple
from eig._values.value import told_where_given
from eig.book._book_on_a_day_or_corrected import Dated
from eig.book._causes_of_no_seat import SeatCauses
from eig.book._cautions_on_people_employers_profiles import BookWithCautions, check_once
from eig.book._decided_seats_without_a_post import in_post
from eig.book._equals_once_some_are_gone import Standing, standing_of_equals
from eig.book._facts_applied_to_every_table import GONE, BookWithFacts, courses, current, wishes_ended
from eig.book._person_statuses_and_lost_seats import known_by, lost_challenges, places_of
from eig.jury.merit.several_lists import Rankings
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.jury.selection._but_for_causes_of_a_place import sure_without
from eig.programme import Application
from eig.programme._courses_and_statuses_from_facts import MOVES
from eig.programme.appointments import Appointment, days_of
from eig.programme.disclosure import Disclosure, agreed
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.answers.conflicts_and_what_to_relax import RuleConflict, cannot_hold, minimal_conflict
from eig.teams.asked._optional_answers_of_rules import given_by
from eig.teams.asked.people_to_seat import Person
from eig.timeline.plan.schedules_slack_and_count_back import Schedule

because: Because = reasons_in("book")
RESERVE_NUMBERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("own_reserve", "own_reserve_between"), "own_reserve"),
        **dict.fromkeys(("on_reserve", "on_reserve_between", "on_reserve_tied"), "on_reserve"),
    }
)
"""What a jury tells of a number on its reserve list, and how it tells one number alone."""


def seatable(outcome: Decided) -> tuple[Person, ...]:
    """Return the people of whom teams were composed."""
    return outcome.cohort.problem.people if outcome.cohort else ()


def policy_of(outcome: Decided, held: Deliberation | Rankings | None = None) -> Disclosure:
    """Return who is told what of a jury's work, or of the lists: as the promotion and its rules agree."""
    held = held or outcome.lists
    own = held.rules.disclosure if held is not None and held.rules is not None else None
    return agreed(outcome.book.promotion.rules.disclosure, own)


def as_told(outcome: Decided, held: Deliberation) -> Deliberation:
    """Return a deliberation under the policy that it is told by: the same each time, which ranks once."""
    shown = outcome._shown  # noqa: SLF001 # found once for all
    return shown[id(held)] if id(held) in shown else _under_policy(outcome, held)


def _under_policy(outcome: Decided, held: Deliberation) -> Deliberation:
    told = rules_told(outcome, held.rules, judges_of(outcome, held))
    return held if told == held.rules else evolve(held, rules=told)


def rules_told(outcome: Decided, rules: JuryRules, judges: str) -> JuryRules:
    """Return the rules of a jury with the policy that holds, and where their grid is published."""
    source = rules.source or ", ".join(grid_sources(outcome, judges))
    policy = agreed(outcome.book.promotion.rules.disclosure, rules.disclosure)
    return evolve(rules, disclosure=policy, source=source)


def grid_sources(outcome: Decided, judges: str) -> tuple[str, ...]:
    """Return which texts publish what is marked of `challenges`, or of `candidates`."""
    grids = outcome.book.promotion.rules.grids
    return tuple(dict.fromkeys(one.source for one in grids if one.judges == judges and one.source))


def judges_of(outcome: Decided, held: Deliberation) -> str:
    """Return what a jury judged: `challenges`, or `candidates`."""
    people = outcome._people  # noqa: SLF001 # found once for all
    return "challenges" if people.isdisjoint(held.sheet.items) else "candidates"


def to_rounds(values: Deliberation | Iterable[Deliberation]) -> tuple[Deliberation, ...]:
    """Return rounds in order; panels of one round by their dossiers, in whichever order they are given."""
    found = (values,) if isinstance(values, Deliberation) else to_tuple(values)
    if not isinstance(cast("object", found), tuple) or {*map(type, found)} - {Deliberation}:
        return found  # the check of the field tells what it is
    pairs = zip(numbers_of(found), found, strict=True)
    return tuple(one for _, one in sorted(pairs, key=lambda pair: (pair[0], sorted(pair[1].sheet.items))))


def numbers_of(held: Iterable[Deliberation]) -> list[int]:
    """Return which round each deliberation is of: panels that share no dossier sit in the same one."""
    found, reached = list[int](), dict[str, int]()
    for one in held:
        items = one.sheet.items
        found.append(1 + max((reached.get(item, 0) for item in items), default=0))
        reached |= dict.fromkeys(items, found[-1])
    return found


def all_held(rounds: Sequence[Deliberation], last: Deliberation | None) -> tuple[Deliberation, ...]:
    """Return every deliberation, in order: those of the rounds, then the last."""
    return (*rounds, *(() if last is None else (last,)))


def ends_line(outcome: Decided, held: Deliberation | None) -> bool:
    """Tell whether a deliberation is of the last round on challenges, or on people: nothing follows it."""
    return any(held is one for one in outcome._ends)  # noqa: SLF001 # found once for all


def last_on_challenges(outcome: Decided) -> tuple[Deliberation, ...]:
    """Return the deliberations of the last round on challenges, by panel; none while it is to come."""
    return tuple(one for one in outcome._ends if judges_of(outcome, one) == "challenges")  # noqa: SLF001 # found once for all


def challenges_kept(outcome: Decided) -> list[str] | None:
    """Return what the last round on challenges kept; None while it is to come."""
    last = last_on_challenges(outcome)
    return [item for one in last for item in one.kept] if last else None


def to_minutes(values: Minutes | Iterable[Minutes]) -> tuple[Minutes, ...]:
    return (values,) if isinstance(values, Minutes) else to_tuple(values)


@frozen(kw_only=True, eq=False, repr=False)
class Decided(Dated):
    """What was decided on a book: an `Outcome`, which says why, and tells it to each audience."""

    book: BookWithCautions
    deliberation: Deliberation | None = None
    lists: Rankings | None = None
    cohort: Composition | None = None
    schedule: Schedule | None = None
    minutes: tuple[Minutes, ...] = field(default=(), converter=to_minutes)
    rounds: tuple[Deliberation, ...] = field(default=(), converter=to_rounds, metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        challenges = [one.id for one in self.book.challenges]
        people = [one.id for one in self.book.candidates]
        dossiers = [*challenges, *people]
        if self.deliberation:
            faults.known("deliberation", iter(self.deliberation.sheet.items), dossiers, what="a dossier")
        judged = (item for one in self.minutes for item in one.deliberation.sheet.items)
        faults.known("minutes", judged, dossiers, what="a dossier")
        read = (item for one in self.rounds for item in one.sheet.items)
        faults.known("rounds", read, dossiers, what="a dossier")
        once = all(
            one != self.deliberation and one not in self.rounds[:n] for n, one in enumerate(self.rounds)
        )
        faults.that("rounds", once, "book.rounds_apart", value=self.rounds)
        if self.lists:
            lists = self.lists.lists
            faults.known("lists", (one.key[0] for one in lists), challenges, what="a challenge")
            faults.known(
                "lists", (name for one in lists for name in one.ranking.order), people, what="a candidate"
            )
        if self.cohort:
            problem = self.cohort.problem
            faults.known("cohort", (one.id for one in problem.openings), challenges, what="a challenge")
            faults.known("cohort", (one.id for one in problem.people), people, what="a candidate")
            check_once(self.book, self.cohort.cohort.people if self.cohort.cohort else (), faults)

    @property
    def _book(self) -> BookWithCautions:
        return self.book

    def _with(self, book: BookWithCautions) -> Self:
        return evolve(self, book=book)

    @cached_property
    def _standing(self) -> Standing:
        """Who sits where, and who is still to be parted, without whoever is gone since."""
        return standing_of_equals(self.cohort, self.book.statuses, wishes_ended(self.book))

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """Where each person sits: as decided, and as the facts have it since; whoever is gone is left out."""
        return FrozenMap(places_of(self.book, self._standing.cohort, seatable(self)))

    @cached_property
    def _valid(self) -> tuple[Minutes, ...]:
        """The minutes, but for those of sittings taken back since: the jury deliberated again."""

        def stands(one: Minutes) -> bool:
            about, ledger = judges_of(self, one.deliberation), self.book.ledger
            was, now = ({*days_of(some, about)["sitting"]} for some in (ledger.facts, ledger.in_force))
            return not one.sittings or not (was - now).issuperset(one.sittings)

        return tuple(filter(stands, self.minutes))

    @cached_property
    def _gone(self) -> frozenset[str]:
        states = self.book.statuses.items()
        return frozenset({one for one, state in states if state in GONE} | lost_challenges(self.book))

    @cached_property
    def _before(self) -> Mapping[tuple[str, str], date | None]:
        """The seats of those appointed when teams were composed, there or elsewhere, and the day of each."""
        if self.cohort is None:
            return {}
        problem, team = self.cohort.problem, self.cohort.cohort
        given = {seat for one in problem.all_rules if (seat := given_by(one))}
        composed, seated = {one.id for one in problem.openings}, team.people if team else ()
        there = {(one.person, one.challenge) for one in in_post(self.book)}
        bound = {
            person
            for person, place in self._appointed
            if (person, place) in given
            or ((person, place) in there and place not in composed and person not in seated)
        }
        return {seat: on for seat, on in self._appointed.items() if seat[0] in bound}

    @cached_property
    def _appointed(self) -> Mapping[tuple[str, str], date | None]:
        """Where each person is or was by an appointment, by facts too, and the day of its decision."""
        back = [one.fact for one in self.book.corrections if isinstance(one.fact, Appointment)]
        told = {(one.person, one.post): one.decided for one in (*back, *self.book.appointments)}
        held = [(one, one.challenge) for one in back]
        held += [(one.first, one.appointment.challenge) for one in courses(self.book)]
        return {(one.person, place): told[one.person, one.post] for one, place in held}

    @cached_property
    def _left(self) -> frozenset[str]:
        """Of whom a later call decides nothing: they applied before, and nothing judged them since.

        A call is a later one where somebody was appointed by the decision before.
        """
        on, book = decided_before(self, "candidates"), self.book
        days = [one.decided for one in book.appointments if one.decided]
        if on is None or min(days, default=date.max) > on:
            return frozenset()
        judged = (
            {name for one in self.lists.lists for name in one.ranking.order} if self.lists else set[str]()
        )
        judged |= {item for one in all_held(self.rounds, self.deliberation) for item in one.sheet.items}
        judged |= {one.id for one in seatable(self) if one.wishes} | {*self.seats}
        since = {one.person for one in book.ledger.in_force if one.known > on}
        since |= {one.person for one in book.steps if (one.on or date.max) > on}
        early = {one.candidate for one in book.applications if applied_after(book, one, on) is False}
        return frozenset(early - judged - since)

    @cached_property
    def _shown(self) -> Mapping[int, Deliberation]:
        return {id(one): _under_policy(self, one) for one in all_held(self.rounds, self.deliberation)}

    @cached_property
    def _ends(self) -> tuple[Deliberation, ...]:
        """The deliberations of the last round on challenges, and on people, once the last of all is given.

        Lists and teams follow the rounds on people, of which none is the last then.
        """
        if self.deliberation is None:
            return ()
        followed = "candidates" if self.lists or self.cohort else None
        every = all_held(self.rounds, self.deliberation)
        placed = [*zip((judges_of(self, one) for one in every), numbers_of(every), strict=True)]
        last = dict(sorted(placed))
        return tuple(
            one
            for one, (line, number) in zip(every, placed, strict=True)
            if line != followed and (number == last[line] or one is self.deliberation)
        )

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(one.id for one in self.book.candidates)

    @cached_property
    def _open(self) -> Reason | None:
        """Why an act on the whole is not decided, or None."""
        return act_open(self)

    @cached_property
    def _conflict(self) -> RuleConflict | None:
        """The smallest rules of the teams that cannot hold together, where no cohort keeps all; or None."""
        found = minimal_conflict(cast("Composition", self.cohort).problem)
        return found if isinstance(found, RuleConflict) else None

    @property
    def _causes(self) -> SeatCauses:
        """What the reasons ask of the teams, each question once."""
        found = cast("Composition", self.cohort)
        asked = found._asked_  # of the same teams, whatever is recorded
        return cast("SeatCauses", asked.setdefault("causes", SeatCauses(found)))


def noted_at(
    outcome: Decided, seat: tuple[str, str], gone: Mapping[str, Mapping[str, Reason]]
) -> Reason | None:
    """Return by which appointment somebody sits who had it before, or went over after the decision."""
    (person, place), ledger = seat, outcome.book.ledger.in_force
    appointed = outcome._appointed  # noqa: SLF001 # found once for all
    over = [one.facts for one in gone.get(person, {}).values() if one.code == "seat_went_over"]
    went = [one["on"] for one in over if one["opening"] != place == one["to"]]
    if not went and seat not in appointed:
        return None
    days = days_decided(outcome, "candidates")
    on = appointed.get(seat) or max(days, default=None)
    came = [
        one
        for one in ledger
        if one.kind in MOVES and one.to == place and one.begins in went and one.person in (None, person)
    ]
    held = seat in outcome._before  # noqa: SLF001 # found once for all
    held |= len(days) > 1 and seat in appointed and on is not None and on < days[-1]
    if not held and not any(one.known > on if on else seat in appointed for one in came):
        return None
    last = max(came, key=lambda one: one.begins, default=None)
    by = {kind: last.begins if last and last.kind == kind else None for kind in MOVES}
    return because("appointed_there", opening=place, on=on, bare=seat not in appointed or None, **by)


def days_decided(outcome: Decided, about: str) -> list[date]:
    """Return the days of the decisions of the ledger, each once."""
    return sorted({*days_of(outcome.book.ledger.in_force, about)["decision"]})


def decided_before(outcome: Decided, about: str) -> date | None:
    """Return the day of the decision before the last one, where the ledger has several."""
    days = days_decided(outcome, about)
    return days[-2] if len(days) > 1 else None


def left_by(outcome: Decided, about: str) -> frozenset[str]:
    """Return of whom an act of a later call decides nothing, since an earlier one decided on them."""
    return outcome._left if about == "candidates" else frozenset()  # noqa: SLF001 # found once for all


def applied_after(book: BookWithFacts, one: Application, on: date) -> bool | None:
    """Tell whether somebody applied after a day, by the stamp or a later call; None where unknown."""
    if one.received is not None:
        return on < one.received.date()
    calls = current(book).promotion.calls
    days = [call.closing_day for call in calls if (call.kind, call.wave) == ("candidates", one.wave)]
    return on < days[0] if one.wave > 1 and days and days[0] else None


def decided_then(outcome: Decided, person: str) -> Reason:
    """Return that nothing is decided again of somebody, and by which decision something was."""
    days = days_decided(outcome, "candidates")
    (own,) = (one for one in outcome.book.applications if one.candidate == person)
    after = [one for one in days if own.received and own.received.date() < one]
    return because("decided_then", on=min(after, default=None))


D = TypeVar("D", bound=Decided)


def as_decided(outcome: D, about: str) -> D:
    """Return an outcome as it was known on the day of its last decision on whom an act is about."""
    taken = days_of(outcome.book.ledger.in_force, about)["decision"]
    then = known_by(outcome.book, max(taken)) if taken else outcome.book
    return outcome if then == outcome.book else evolve(outcome, book=then)


def no_list(held: Deliberation) -> Reason | None:
    """Return that no list keeps the quotas, with the smallest conflict; None where nobody waits for one."""
    conflict = held.selection.conflict if "no_list" in held.selection.statuses.values() else None
    return because("no_list", why=conflict.reason) if conflict else None


def gone_from(outcome: Decided) -> frozenset[str]:
    """Return which challenges and people are of no list of a jury any more."""
    return outcome._gone  # noqa: SLF001 # found once for all


def reserve_now(outcome: Decided, held: Deliberation, item: str, told: Iterable[Reason]) -> Iterator[Reason]:
    """Yield reasons with the number on the reserve list that is left, once some who stood there are gone."""
    groups, gone = held.selection.reserve_groups, gone_from(outcome)
    at = next((number for number, group in enumerate(groups) if item in group), 0)
    ahead = sum(one in gone for group in groups[:at] for one in group)
    equal = sum(one in gone for group in groups[at : at + 1] for one in group)
    for one in told:
        if one.code not in RESERVE_NUMBERS or not (ahead or equal):
            yield one
        elif item not in gone:
            number = cast("int", one.facts["number"]) - ahead
            last = cast("int", one.facts.get("last") or one.facts["number"]) - ahead - equal
            others = cast("tuple[str, ...]", one.facts.get("others", ()))
            alike = {"others": tuple(name for name in others if name not in gone)} if others else {}
            facts = {"number": number, "last": last if last > number else None, **alike}
            yield evolve(one, code=one.code if last > number else RESERVE_NUMBERS[one.code], facts=facts)


def sure_now(outcome: Decided, held: Deliberation) -> frozenset[str]:
    """Return what is on each main list drawn up without what is gone, where some of the equals are gone."""
    gone = gone_from(outcome)
    return sure_without(held.selection, gone) if gone.intersection(held.undecided) else frozenset()


def act_open(outcome: Decided) -> Reason | None:
    """Return what is not decided before any seat is: the challenges, or that no cohort keeps the rules."""
    found = outcome.cohort
    for held in last_on_challenges(outcome):
        waits = {*held.undecided} - lost_challenges(outcome.book)
        parted = waits - sure_now(outcome, held)
        equals = because("equal_challenges", count=len(parted)) if parted else because("equal_place_left")
        if (why := no_list(held) or (equals if waits else None)) is not None:
            return because("act_open", why=why)
    if found is not None and found.status == "infeasible":
        conflict = outcome._conflict  # noqa: SLF001 # found once for all
        return because("no_cohort", rules=(cannot_hold(conflict, others=True),) if conflict else ())
    return None
