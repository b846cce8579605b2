"""The rounds of a jury: which judged whom, in order; which one decides; and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from eig._values.value import later_than
from eig.book._facts_applied_to_every_table import GONE, current, out_by
from eig.book._lists_that_rank_somebody import judged_on, listed_by
from eig.book._what_was_decided import Decided, all_held, ends_line, gone_from, numbers_of
from eig.book.rulings_on_challenges_and_people import Ruling, RulingStatus
from eig.programme.steps import StepDecision
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.book.funnels import StageName
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes

because: Because = reasons_in("book")
OF_RESERVE: Final = (
    "own_reserve", "own_reserve_between", "own_reserve_undecided", "own_reserve_undecided_some",
)  # fmt: skip
"""What a candidate is told of a place on a reserve list, which is nobody's once that list has ended."""
OF_MAIN_LIST: Final = ("lost_tie", "nobody_below", "not_kept", "not_kept_under_tie", "past_places")
"""What is said of whoever has no place on the main list, which of a round is that of those heard next."""
OF_CHALLENGE: Final[Mapping[str, RulingStatus]] = MappingProxyType(
    {
        "main": "kept",
        "undecided": "undecided",
        "reserve": "reserve",
        "reserve_undecided": "undecided",
        "not_kept": "not_kept",
        "below_threshold": "not_kept",
        "excluded": "not_kept",
    }
)
"""What a place on the lists of a jury decides."""


def of_round(number: int, last: int | None) -> Reason:
    """Return which round something is of, and how many there are; None while none follows."""
    return because("of_round", number=number, last=last)


def rounds_of(outcome: Decided, item: str) -> tuple[Deliberation, ...]:
    """Return the deliberations that judged a challenge or a person, in order."""
    held = all_held(outcome.rounds, outcome.deliberation)
    return tuple(one for one in held if item in one.selection.statuses)


def refusing(outcome: Decided, item: str) -> Deliberation | None:
    """Return the last deliberation that judged a challenge or a person, where it did not keep them."""
    last = rounds_of(outcome, item)[-1:]
    return next((one for one in last if OF_CHALLENGE.get(one.selection.status(item)) == "not_kept"), None)


def judged_in(outcome: Decided) -> dict[str, None]:
    """Return what stands on the sheet of some deliberation, in order: the last first."""
    held = all_held(outcome.rounds, outcome.deliberation)
    return dict.fromkeys(chain(*(one.sheet.items for one in reversed(held))))


def places_of(outcome: Decided) -> dict[int, tuple[int, int | None]]:
    """Return which round each deliberation is, and how many there are; None while none follows.

    Those count in which whoever it kept was judged: nobody learns of a round that was held for others. Each
    is known by its identity, since it is asked for once a dossier.
    """
    people = outcome._people  # noqa: SLF001 # found once for all
    every = all_held(outcome.rounds, outcome.deliberation)
    kinds = [(n, people.isdisjoint(one.sheet.items)) for n, one in zip(numbers_of(every), every, strict=True)]
    more = [0] * len(every)
    for at, one in reversed([*enumerate(every)]):
        listed = int(outcome.lists is not None and not kinds[at][1])
        later = range(at + 1, len(every))
        for item in {*one.kept, *one.undecided} or {*one.sheet.items}:
            following = next((1 + more[n] for n in later if item in every[n].sheet.items), listed)
            more[at] = max(more[at], following)
    most = {kind: max(n for n, other in zip(more, kinds, strict=True) if other == kind) for kind in kinds}
    found = dict[int, tuple[int, int | None]]()
    for kind, own, one in zip(kinds, more, every, strict=True):
        number, rest = kind[0], own or most[kind]
        ends = number > 1 and ends_line(outcome, one)
        found[id(one)] = number, number + rest if rest or ends else None
    return found


def own_place(
    own: Sequence[Deliberation], held: Deliberation, places: Mapping[int, tuple[int, int | None]]
) -> tuple[int, int | None]:
    """Return which a round is of those that judged somebody, and how many there are for them."""
    (number, last), at = places[id(held)], 1 + next(n for n, one in enumerate(own) if one is held)
    return at, last and last - number + at


def deciding(outcome: Decided) -> dict[str, Deliberation]:
    """Return which deliberation decides of each dossier: the last that judged it.

    None decides of a person who is gone; nor a round of one who is on a list, has or may have a seat, or is
    out by a step or a file that is not complete.
    """
    people = outcome._people  # noqa: SLF001 # found once for all
    steps = current(outcome.book).steps
    ends = reversed(outcome._ends)  # noqa: SLF001 # found once for all
    out = {one.person for one in steps if not one.passed}
    gone = {one for one, state in outcome.book.statuses.items() if state in GONE}
    told = {one.candidate for one in outcome.book.applications if one.status == "rejected"}
    told -= out | out_by(outcome.book)  # of the others, the table says what a jury decided
    gone -= {one for one in told if refusing(outcome, one)}
    found = {item: one for one in ends for item in one.sheet.items if item not in gone}
    passed = _judged_later(outcome) | gone
    passed |= {one.candidate for one in current(outcome.book).applications if not one.complete}
    passed |= {one.person for one in steps if one.step == "screening" and not one.passed}
    unlisted = outcome.cohort is not None and outcome.lists is None  # seats alone decide of those kept
    for item, one in _last_rounds(outcome).items():
        kept = item in people and one.selection.status(item) == "main"
        if item not in passed and item not in found and not (kept and (unlisted or item in out)):
            found[item] = one
    return found


def through(outcome: Decided) -> dict[str, bool]:
    """Return whether each challenge and person whom the rounds before the last judged went on.

    Whoever they kept did, and whoever was judged later all the same.
    """
    last = _last_rounds(outcome)
    later = _judged_later(outcome).union(*(one.sheet.items for one in outcome._ends))  # noqa: SLF001 # found once for all
    return {item: one.selection.status(item) == "main" or item in later for item, one in last.items()}


def sent_on(outcome: Decided) -> Iterator[tuple[StageName, int, list[str]]]:
    """Yield, of each round that others follow before the last, its stage, its number and whom it sent on."""
    every = all_held(outcome.rounds, outcome.deliberation)
    numbered, people = [*zip(numbers_of(every), every, strict=True)], outcome._people  # noqa: SLF001 # found once for all
    found: dict[tuple[bool, int], list[Deliberation]] = {}
    for number, one in numbered:
        if not ends_line(outcome, one):
            found.setdefault((people.isdisjoint(one.sheet.items), number), []).append(one)
    for (posed, number), panels in found.items():
        if (posed, number + 1) in found:
            after = {item for n, other in numbered if n > number for item in other.sheet.items}
            held = [(one, item) for one in panels for item in one.sheet.items]
            there = [item for one, item in held if one.selection.status(item) == "main" or item in after]
            yield "preselected" if posed else "shortlisted", number, there


def refusals_of(outcome: Decided) -> dict[str, tuple[StepDecision, ...]]:
    """Return, of each person who does not go on, the steps that refused them, the first one first.

    Whoever a jury judged was shortlisted: what a fact tells of them without a row is decided after it.
    """
    found: dict[str, tuple[StepDecision, ...]] = {}
    rows, judged = {*outcome.book.steps}, judged_in(outcome).keys() | _judged_later(outcome)
    for one in sorted(current(outcome.book).steps, key=lambda one: one.step):
        told = one.step == "shortlist" and one not in rows
        later = told and (one.person in judged or judged_on(outcome, one.person))
        if not (one.passed or later):
            found[one.person] = (*found.get(one.person, ()), one)
    return found


def _last_rounds(outcome: Decided) -> dict[str, Deliberation]:
    """Return the last round, before what ends its line, that judged each challenge and person."""
    every = all_held(outcome.rounds, outcome.deliberation)
    return {item: one for one in every if not ends_line(outcome, one) for item in one.sheet.items}


def _judged_later(outcome: Decided) -> set[str]:
    """Return the people who are on a list, or have or may have a seat: those heard after the rounds."""
    listed = {person for some in listed_by(outcome.lists).values() for person in some}
    return listed.union(outcome.seats, outcome._standing.undecided)  # noqa: SLF001 # found once for all


def told_of_round(
    place: tuple[int, int | None], ruling: Ruling, steps: Iterable[Reason], *, reserve: bool
) -> Ruling:
    """Return what a round decided of whoever no later one judged; whoever it kept is still to be judged.

    Who stands on its reserve, or is equal at the end of it, is not kept once the next round has sat. What
    steps before the jury say of them comes last.
    """
    number, last = place
    if ruling.status in ("kept", "withdrawn"):
        kept = because("kept_by_round", number=number, last=last)
        gone = ruling.status == "withdrawn"
        return ruling if gone else evolve(ruling, status="open", binds=kept, reasons=[kept])
    closed = reserve and last is not None
    there = because("in_round", number=number, last=last, closed=closed or None)
    if ruling.status == "undecided" and not closed:
        there = because("waits_in_round", number=number, last=last)
    own = (one for one in ruling.reasons if not (closed and one.code in OF_RESERVE))
    why = (there, *map(_of_a_round, own), *steps)
    ruling = evolve(ruling, binds=_of_a_round(ruling.binds))
    ended = evolve(ruling, status="not_kept", binds=there) if closed else ruling
    return evolve(ended, reasons=why)


def _of_a_round(reason: Reason) -> Reason:
    """Return why a place was missed, or what it would be due to: of a round, it is one in the next."""
    heard = {"then": "next"} if reason.facts.get("then") == "main" else {}
    missed = {"next": True} if reason.code in OF_MAIN_LIST else {}
    return evolve(reason, facts={**reason.facts, **heard, **missed}) if heard or missed else reason


# ── what is doubtful ──────────────────────────────────────────────────────────────────────────────


def doubts_of_rounds(outcome: Decided) -> Iterator[Reason]:
    """Yield who was judged after a round that did not keep or judge them; and whom it kept for nothing."""
    every, places = all_held(outcome.rounds, outcome.deliberation), places_of(outcome)
    steps = [one for one in current(outcome.book).steps if one.is_grounded]
    gone = gone_from(outcome) | {one.person for one in steps if not one.passed}
    called_by_step = {one.person for one in steps if one.passed and one.step == "shortlist"}
    judged_later = _judged_later(outcome)
    for at, held in enumerate(every):
        if ends_line(outcome, held):
            continue
        number, last = places[id(held)]
        later = judged_later.union(*(one.sheet.items for one in every[at + 1 :]))
        passed_over = later | gone | _why_told(outcome, held, "noted", "absent")
        missing = [one for one in held.kept if one not in passed_over]
        called = len(held.kept) - sum(one in later for one in held.kept)
        unasked = later - called_by_step - _why_told(outcome, held, "noted") - {*held.kept}
        unkept = [one for one in held.sheet.items if one in unasked]
        waiting = [one for one in unkept if held.selection.status(one) == "reserve"]
        told = [one for one in unkept if one not in waiting or len(waiting) > called]
        if told:
            yield because("heard_unkept", number=number, names=tuple(told))
        if missing and last is not None:
            yield because("kept_unheard", number=number, names=tuple(missing))
    yield from _unjudged(outcome, every)
    yield from _against_steps(outcome, places)


def _why_told(outcome: Decided, held: Deliberation | None, *kinds: str) -> set[str | None]:
    """Return of whom a fact says why they were judged after a round, or were not; none of before it sat."""
    days = [day for one in outcome.minutes if one.deliberation == held for day in one.sittings]
    facts = [one for one in outcome.book.ledger.in_force if one.kind in kinds]
    told = (one for one in facts if one.what or one.kind == "absent")
    return {one.person or one.challenge for one in told if one.until >= max(days, default=one.until)}


def _against_steps(outcome: Decided, places: Mapping[int, tuple[int, int | None]]) -> Iterator[Reason]:
    """Yield who was shortlisted, without a ground, though the last round refused them; or the reverse."""
    last = _last_rounds(outcome)
    found: dict[tuple[str, int], list[str]] = {}
    for one in current(outcome.book).steps:
        held = last.get(one.person) if one.step == "shortlist" and not one.is_grounded else None
        status = held and OF_CHALLENGE.get(held.selection.status(one.person))
        if held and status == ("not_kept" if one.passed else "kept"):
            against = "passed" if one.passed else "refused", places[id(held)][0]
            found.setdefault(against, []).append(one.person)
    for (how, number), names in sorted(found.items()):
        yield because(f"step_{how}_against_round", number=number, names=tuple(names))


def _unjudged(outcome: Decided, every: Sequence[Deliberation]) -> Iterator[Reason]:
    """Yield who was judged in a later round, though none of the rounds before it judged them."""
    people = outcome._people  # noqa: SLF001 # found once for all
    known, why = set[str](), _why_told(outcome, None, "noted")
    for number, one in zip(numbers_of(every), every, strict=True):
        new = tuple(item for item in one.sheet.items if item not in known and item not in why)
        if number > 1 and new:
            yield because("heard_unjudged", number=number, names=new)
        known.update(one.sheet.items)
    listed = _judged_later(outcome) if outcome.rounds else set[str]()
    if not known.isdisjoint(people) and (names := tuple(sorted(listed - known - why))):
        yield because("heard_unjudged", number=None, names=names)


def rounds_reversed(rounds: Sequence[Deliberation], minutes: Sequence[Minutes]) -> Iterator[Reason]:
    """Yield each round that sat, or parted equals, after a later one that judged the same had sat."""
    days = [[day for one in minutes if one.deliberation == held for day in one.sittings] for held in rounds]
    for at, (number, one) in enumerate(zip(numbers_of(rounds), rounds, strict=True)):
        for then, later in zip(days[at + 1 :], rounds[at + 1 :], strict=True):
            if not then or one.selection.statuses.keys().isdisjoint(later.selection.statuses):
                continue
            own = {"sat": days[at], "parted": later_than(min(then), (one.decisions, one.draws))}
            for what, on in ((what, max(some)) for what, some in own.items() if some):
                if on > min(then):
                    yield because("rounds_reversed", number=number, what=what, on=on, later=min(then))
