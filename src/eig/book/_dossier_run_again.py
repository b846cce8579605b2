"""How a dossier is run again from a book, and held against what is on record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from eig.book._act_held_against_outcome import decided_about, is_made_of
from eig.book._act_steps_and_days import all_days, chain_of, dossier_links, last_days, rests_later
from eig.book._cautions_on_people_employers_profiles import BookWithCautions
from eig.book._dossier_digests import LATER, TABLES, WRITTEN, asked_of, is_of, is_table, parts_of
from eig.book._dossier_from_outcome import dossier_of
from eig.book._dossier_integrity import chains_in, held_by, minutes_of, published_as
from eig.book._letters_and_notices import TEAMS_SOURCE
from eig.book._person_statuses_and_lost_seats import known_by
from eig.book._rounds_of_a_jury import doubts_of_rounds
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._teams_held_to_the_book import books_of_composing, teams_apart
from eig.book._teams_problem_from_book import problem_of
from eig.book._what_a_dossier_holds import DossierData
from eig.book._what_was_decided import as_decided
from eig.book.act_chain_and_checks_of_replaced_acts import again_in
from eig.book.dossier_changes import Replay, moves_between
from eig.book.rulings_on_challenges_and_people import Rulings
from eig.errors import Fault, Faults
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
from eig.programme._facts_in_words_and_contradictions import said
from eig.programme.appointments import ACT_SUBJECTS, days_of
from eig.reasons import Because, Reason, reasons_in
from eig.teams import compose
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked.problems import Problem
from eig.timeline import schedule as schedule_of

if TYPE_CHECKING:
    from eig.book.acts_with_a_published_root import Act, PublishedAct

because: Because = reasons_in("book")
NOT_GIVEN: Final = MappingProxyType(
    {
        "marks_not_read_again": "deliberation",
        "rounds_not_read_again": "rounds",
        "lists_not_ranked_again": "lists",
        "plan_not_made_again": "schedule",
    }
)
"""What says that a part was taken as it is on record."""
FOUND: Final = ("status", "cohort", "score")
"""What a composition found."""
HELD_IN: Final = MappingProxyType(
    {"rounds": "rounds", "lists": "lists", "teams": "cohort", "team_decisions": "cohort", "plan": "schedule"}
)
"""The part of a dossier that holds what was asked, where it is not the deliberation."""


def run_again(
    dossier: DossierData,
    book: BookWithCautions,
    given: Mapping[str, Any],
    *,
    decide: Callable[..., DecidedCases],
    published: DossierData | None,
    acts: Sequence[Act | PublishedAct],
) -> Replay:
    """Compute everything again from a book and what is given, and compare it with what is on record."""
    try:
        again = min(
            (decided_again(dossier, one, given, decide) for one in _as_it_was(dossier, book)),
            key=lambda one: len([*_tables(dossier, one.book), *moves_between(dossier.rulings, one.rulings)]),
        )
    except (Fault, Faults):
        if not any(held_by(dossier)):
            raise  # else it was altered so that nothing can be decided
        return Replay(differences=[*said_alone(dossier, published), *other_acts(dossier, acts)])
    then, left = again.book, [*_left_out(again.book, book)]
    later = sum(len(getattr(book, name)) - len(getattr(then, name)) for name in GROWS) - len(left)
    doubts, gone = chains_again(dossier, book, again)
    told = [*_tables(dossier, then), *_answers(dossier, again), *said_alone(dossier, published), *doubts]
    return Replay(
        differences=dict.fromkeys(
            [*left, *told, *other_acts(dossier, acts, lambda one: is_made_of(one, again))]
        ),
        unchecked=[
            *not_given(dossier, given, acts),
            *gone,
            *([because("later_facts", count=later, known=_known_then(then, book) or None)] if later else ()),
        ],
    )


def not_given(
    dossier: DossierData, given: Mapping[str, Any], acts: Iterable[Act | PublishedAct]
) -> Iterator[Reason]:
    """Name what was taken as it is on record, since nothing was given to compare it with."""
    for code, name in NOT_GIVEN.items():
        if getattr(dossier, name) not in (None, ()) and not given[name]:
            yield because(code)
    for about in sorted({*dossier.roots} - {one.about for one in acts}):
        yield because("act_not_given", challenges=about == "challenges")


def chains_again(
    dossier: DossierData, book: BookWithCautions, again: DecidedCases
) -> tuple[list[Reason], list[Reason]]:
    """Return what the steps of acts say against each other, the dossier or today; and what has no day."""
    chains = [chain_of(again, one, decided=any(decided_about(again, one))) for one in ACT_SUBJECTS]
    rested = (one for about in ACT_SUBJECTS for one in rests_later(again, as_decided(again, about), about))
    told = (*(one for doubts, _ in chains for one in doubts), *doubts_of_rounds(again))
    steps = _steps(dossier, again, evolve(again, book=book))
    return [*steps, *told, *rested], [one for _, gone in chains for one in gone]


def said_alone(dossier: DossierData, published: DossierData | None) -> Iterator[Reason]:
    """Yield what a dossier says otherwise than itself and what was published."""
    yield from (*held_by(dossier), *minutes_of(dossier), *chains_in(dossier))
    yield from published_as(dossier, published) if published else ()


def other_acts(
    dossier: DossierData,
    acts: Iterable[Act | PublishedAct],
    holds: Callable[[Act | PublishedAct], bool] = lambda _: True,
) -> Iterator[Reason]:
    """Name each act whose root the dossier does not carry, or another size, or made of other decisions.

    And each that has the reference of another, or its secret; of the others, what is doubtful by itself.
    """
    made = tuple(acts)
    for at, one in enumerate(made):
        stated = dossier.roots.get(one.about), dossier.sizes.get(one.about, one.size)
        if stated != (one.root, one.size) or not holds(one):
            yield because("act_of_another", challenges=one.about == "challenges")
        else:
            yield from one.check().doubts
        others = [other for other in made[:at] if other.about != one.about]
        yield from again_in(one.reference, *(other.reference for other in others))
        secret = getattr(one, "secret", "").casefold()
        if secret and secret in [getattr(other, "secret", "").casefold() for other in others]:
            yield because("secret_again")


def decided_again(
    dossier: DossierData,
    book: BookWithCautions,
    given: Mapping[str, Any],
    decide: Callable[..., DecidedCases],
) -> DecidedCases:
    """Return what a book decides of what is given anew, and of what is on record where that is not."""
    whole = evolve(dossier, **{name: one or getattr(dossier, name) for name, one in given.items()})
    if dossier.lists and whole.lists and not dossier.lists.rules:  # as dossiers kept before had them
        whole = evolve(whole, lists=evolve(whole.lists, rules=None))
    dates = None if whole.schedule is None else schedule_of(whole.schedule.plan)
    found = _deliberated(whole.deliberation), whole.lists, _composed(book, whole), dates
    rounds = [_deliberated(one) for one in whole.rounds]
    return decide(book, *found, minutes=dossier.minutes, rounds=rounds)


def _deliberated(held: Deliberation | None) -> Deliberation | None:
    """Return a deliberation that has worked out nothing yet."""
    return None if held is None else evolve(held)


GROWS: Final = ("events", "corrections", "appointments", "steps")
"""The tables to which facts are added, at their end."""


def _as_it_was(dossier: DossierData, book: BookWithCautions) -> Iterator[BookWithCautions]:
    """Yield the book with the facts that the dossier holds alone, whatever else of it differs.

    Of a table that holds other facts too, as they are; and as of the last step that the dossier dates.
    """
    known: dict[str, Any] = {name: _held_of(dossier, name, getattr(book, name)) for name in GROWS}
    held = {name: one for name, one in known.items() if one is not None}
    yield book if all(getattr(book, name) == one for name, one in held.items()) else evolve(book, **held)
    days = [one.on for links in dossier.links.values() for one in links]
    if days and len(held) < len(known):
        seen = known_by(book, max(days), steps=False)
        yield evolve(book, **{name: held.get(name, getattr(seen, name)) for name in GROWS})


def _held_of(dossier: DossierData, name: str, table: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """Return the rows of a table that a dossier holds, without those since; None where it has others."""
    if name not in dossier.tables:
        return () if name == "corrections" else table
    parts = (table[:n] for n in range(len(table), -1, -1))
    return next((one for one in parts if is_table(dossier, name, one)), None)


def _last_decided(book: BookWithCautions) -> date:
    taken = (days_of(book.ledger.in_force, about)["decision"] for about in ACT_SUBJECTS)
    return max(chain(*taken), default=date.min)


def _known_then(then: BookWithCautions, book: BookWithCautions) -> int:
    """Return how many facts that came later were known by the last decision, as their day alone says."""
    last, held = _last_decided(then), {*then.events}
    return sum(one.recorded is None and one.on <= last for one in book.events if one not in held)


def _left_out(then: BookWithCautions, book: BookWithCautions) -> Iterator[Reason]:
    """Yield each fact that was recorded before the last decision, and of which the dossier holds nothing."""
    last, held = _last_decided(then), {*then.events}
    for one in book.events:
        if one not in held and one.recorded and one.recorded < last and not one.of_act:
            yield because("known_and_left_out", fact=said(one), known=one.recorded, on=last)


def _composed(book: BookWithCautions, dossier: DossierData) -> Composition | None:
    """Compose again from the people and openings of the day of composing, where one gives them."""
    found = dossier.cohort
    if found is None or (dossier.lists is None and any("lists" in one.parts for one in dossier.erasures)):
        return found  # of erased lists nothing is composed again
    kept = [one.id for one in found.problem.openings]
    asked = (found.problem.people, found.problem.openings)
    problems = (problem_of(one, kept, merit=dossier.lists) for one in books_of_composing(book))
    first = next(problems)
    met = (one for one in chain([first], problems) if (one.people, one.openings) == asked)
    return composed_again(found, next(met, first))


def composed_again(found: Composition, fresh: Problem) -> Composition:
    """Compose again, of the people of a fresh problem and the rules on record; settle as it was settled.

    Where nothing came out otherwise, it is the composition found: what was asked of it is known.
    """
    again = compose(evolve(found.problem, people=fresh.people, openings=fresh.openings))
    parted = found.decisions if again.cohort else ()  # of no cohort nothing is to be parted
    for decision in parted:
        again = again.settle(decision)
    again = evolve(again, draws=found.draws)
    return found if again == found else again


def _tables(dossier: DossierData, book: BookWithCautions) -> Iterator[Reason]:
    for name in TABLES:
        stated, table = dossier.tables.get(name), getattr(book, name)
        if not is_table(dossier, name, table) if stated else name in LATER and table:
            yield because("other_table", table=because(f"table_{name}"))


def _answers(dossier: DossierData, again: DecidedCases) -> Iterator[Reason]:
    """Yield each answer that came out otherwise."""
    yield from parts_apart(dossier, again)
    yield from teams_apart(evolve(again, cohort=dossier.cohort))
    moved = moves_between(dossier.rulings, again.rulings)
    yield from (one.reason for one in moved)
    yield from _written(dossier, again, but=("rulings", "counts", "seats", "reserves") if moved else ())


def parts_apart(dossier: DossierData, again: DecidedCases, *, lost: Collection[str] = ()) -> Iterator[Reason]:
    """Yield each part that came out otherwise, but for those that were lost."""
    now = parts_of(again)

    def differs(name: str) -> bool:
        stated, value = dossier.digests.get(name, ""), now[name]
        if not stated and HELD_IN.get(name, "deliberation") in lost:
            return False
        return not is_of(stated, value, dossier.salt) if stated and value else bool(stated or value)

    other = [name for name in asked_of(None, None, None, None) if differs(name)]
    yield from (because("other_input", what=because(f"input_{name}")) for name in other)
    if not other and differs("deliberation"):
        yield because("other_input", what=because("input_deliberation"))
    before, after = dossier.cohort, again.cohort
    if before and after and any(getattr(before, one) != getattr(after, one) for one in FOUND):
        yield because("other_cohort")
    if before and after and "teams" not in other and before.problem != after.problem:
        yield because("other_written", what=because("input_teams"))
    if dossier.schedule and again.schedule and dossier.schedule.placed != again.schedule.placed:
        yield because("other_dates")


def _written(dossier: DossierData, again: DecidedCases, *, but: Collection[str]) -> Iterator[Reason]:
    """Yield each part of what the dossier prints that is not what the answers give; moves tell of some."""
    told = dossier.treatment.get("parameters", ())  # what sets the rules of teams is stated, and not found
    stated = [str(one.facts.get("source") or "") for one in told if one.code == TEAMS_SOURCE]
    now = dossier_of(DossierData, again, sources={"rules": stated[0]} if stated else None)
    for name in WRITTEN:
        stood, found = (_in_order(getattr(one, name)) for one in (dossier, now))
        if name not in but and stood != found:
            yield because("other_written", what=because(f"written_{name}"))


def _in_order(printed: object) -> object:
    """Return decisions in the order of those whom they are about: that of the rows says nothing."""
    return {one.subject: one for one in printed.rulings} if isinstance(printed, Rulings) else printed


def _steps(dossier: DossierData, again: DecidedCases, today: DecidedCases) -> Iterator[Reason]:
    """Yield each step that no ledger dates as the dossier does, or that was known then and is left out."""
    if not dossier.links:
        return
    due = dossier_links(again, dossier.digests, salt=dossier.salt, roots=dossier.roots)
    for about in ACT_SUBJECTS:
        kept = {one.kind: one.on for one in dossier.links.get(about, ())}
        asked = {one.kind for one in due.get(about, ())}
        then = (
            dict[str, date | None]() if dossier.erasures else last_days(again, about)
        )  # what it held is not known any more
        for kind, days in all_days(today, about).items():
            on, last, link = kept.get(kind), then.get(kind), because(f"link_{kind}")
            known = (last,) if last and on in days else tuple(sorted({*days}))
            if on is None and kind in asked and days:
                yield because("link_missing", link=link)
            elif on and known and on not in known:
                yield because("days_contradict", link=link, on=on, known=known)
