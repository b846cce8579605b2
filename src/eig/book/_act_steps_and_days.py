"""The steps of an act and their days, by ledger, minutes and draws: what contradicts, and what is bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar, cast

from attrs import evolve

from eig._language.days_named_in_texts import NamedDay, days_named
from eig._values.canonical_text_digests_and_salts import canonical, digest_of
from eig._values.value import later_than
from eig.book._cautions_on_marks_lists_and_teams import left_unappointed, other_authorities
from eig.book._cautions_on_people_employers_profiles import BookWithCautions
from eig.book._facts_applied_to_every_table import FURTHER
from eig.book._minutes_held_to_what_is_kept import (
    announced,
    draws_free,
    lists_unminuted,
    minutes_doubted,
    told_by,
    unknown_days,
)
from eig.book._rounds_of_a_jury import doubts_of_rounds, of_round, rounds_reversed
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._teams_held_to_the_book import teams_apart
from eig.book._what_a_dossier_holds import DossierData
from eig.book._what_was_decided import all_held, as_decided, challenges_kept, grid_sources
from eig.book.act_chain_and_checks_of_replaced_acts import KINDS, ActStep, ChainLink, chained, late_in
from eig.book.acts_with_a_published_root import ActSubject
from eig.jury.merit.several_lists import Rankings
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.lots.decisions_and_priorities_on_ties import Draw
from eig.programme.appointments import ACT_SUBJECTS, days_of
from eig.programme.steps import StepDecision
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("book")


D = TypeVar("D", bound=DecidedCases)


def in_order(outcome: D) -> D:
    """Return an outcome with its minutes by their days, in whichever order they are given."""
    valid = outcome._valid  # noqa: SLF001 # found once for all
    told = tuple(sorted(valid, key=lambda one: (one.sittings, one.title, one.digest)))
    return outcome if told == outcome.minutes else evolve(outcome, minutes=told)


def _held(made: DecidedCases | DossierData, about: ActSubject) -> tuple[Deliberation, ...]:
    """Return the deliberations that an act rests on: the jury's on challenges, or those on people."""
    if about == "challenges":
        return _judging(made, about)
    recorded = [one.deliberation for one in _recorded(made, about)]
    return (*(one for one in _judging(made, about) if one not in recorded), *recorded)


def _judging(made: DecidedCases | DossierData, about: ActSubject) -> tuple[Deliberation, ...]:
    """Return the rounds on whom an act is about, in order, the last among them."""
    held = all_held(made.rounds, made.deliberation)
    return tuple(one for one in held if _is_about(made, about, one.sheet.items))


def _found(made: DecidedCases | DossierData, about: ActSubject) -> Deliberation | Rankings | None:
    """Return what the jury found last of whom an act is about: on challenges, or the lists of people."""
    last = [one for one in _judging(made, about) if one is made.deliberation]
    return made.lists if about == "candidates" else next(iter(last), None)


def rules_in(outcome: DecidedCases, about: ActSubject) -> Mapping[JuryRules, Sequence[Reason]]:
    """Return the rules of each jury that an act rests on, with its grid; and of which rounds they are.

    Those of the lists of people, and of minutes that are of no round before, are of the last.
    """
    judging, places = _judging(outcome, about), outcome._places  # noqa: SLF001 # found once for all
    ends = max((places[id(one)][1] or 0 for one in judging), default=0)
    found: dict[JuryRules, list[Reason]] = {}
    for one in _held(outcome, about):
        at = next((places[id(own)] for own in told_by(one, judging)), (ends, ends))
        found.setdefault(evolve(one.rules, rubric=one.sheet.rubric), []).append(of_round(*at))
    if about == "candidates" and outcome.lists and outcome.lists.rules:
        found.setdefault(outcome.lists.rules, []).append(of_round(ends, ends))
    return found


def draws_in(made: DecidedCases | DossierData, about: ActSubject) -> tuple[Draw, ...]:
    """Return the records of the draws that an act rests on: of its jury, and of the teams."""
    found = made.cohort if about == "candidates" else None
    return (*(draw for one in _held(made, about) for draw in one.draws), *(found.draws if found else ()))


def _recorded(made: DecidedCases | DossierData, about: ActSubject) -> Sequence[Minutes]:
    """Return the minutes of whoever judged those whom an act is about."""
    every = made.minutes if isinstance(made, DossierData) else made._valid  # noqa: SLF001 # found once for all
    return [one for one in every if _is_about(made, about, one.deliberation.sheet.items)]


def _is_about(made: DecidedCases | DossierData, about: ActSubject, items: Iterable[str]) -> bool:
    """Tell whether those who were judged are people, where an act is about people; or are not."""
    book: BookWithCautions | None = getattr(made, "book", None)
    if book is None:
        people = {one.subject for one in made.rulings.rulings if one.about == "person"}
    else:  # the rulings of an outcome take long
        people = {one.id for one in book.candidates}
    return people.isdisjoint(items) == (about == "challenges")


def all_days(outcome: DecidedCases, about: ActSubject) -> dict[ActStep, tuple[date, ...]]:
    """Return the days of each step: of the facts of the ledger, of the minutes, and of the draws."""
    stated, own = days_of(outcome.book.ledger.in_force, about), _own_days(outcome, about)
    return {step: (*stated[step], *own.get(step, ())) for step in KINDS}


def step_days(outcome: DecidedCases, about: ActSubject) -> Mapping[ActStep, tuple[date, ...]]:
    """Return the days of each step; those on which one before the last was notified are of that one."""
    found = all_days(outcome, about)
    decided = found["decision"]
    last = max(decided, default=date.min)
    told = (day for day in found["notification"] if day >= last or day < min(decided))
    return {**found, "notification": tuple(told)}


def _own_days(outcome: DecidedCases, about: ActSubject) -> Mapping[ActStep, tuple[date, ...]]:
    """Return the days that the minutes and the draws state themselves."""
    sat = (day for one in _recorded(outcome, about) for day in one.sittings)
    return {"draw": announced(draws_in(outcome, about)), "sitting": tuple(sat)}


def contradictions(
    outcome: DecidedCases, about: ActSubject, *, beside: object = None, cited: str = ""
) -> Iterator[Reason]:
    """Yield each day of the minutes or of a draw that the ledger, which has that step, does not know.

    And each step that was taken before what it follows, though it was taken again since; each that holds
    something of a later day, rules with a later source, or one that may be later, among them; and an
    authority of the jury's rules that is not the promotion's, of which each is named somewhere.
    """
    teams = outcome.cohort if about == "candidates" else None
    own = _found(outcome, about)
    held = (_recorded(outcome, about), own, *(one for one in _judging(outcome, about) if one is not own))
    more = (teams and (teams.decisions, teams.draws), beside)
    known = step_days(outcome, about)
    sources = [*days_named(cited), *_sources_named(outcome, about)]
    yield from _later_sources(sources, max(known["rules"] or known["sitting"], default=date.max))
    bound: Mapping[ActStep, object] = {"minutes": held, "decision": (*held, *more)}
    for step, part in bound.items():
        on = max(known[step], default=date.max)
        if later := later_than(on, part):
            yield because("holds_later", link=because(f"link_{step}"), on=on, later=later)
    yield from other_authorities(outcome, rules_in(outcome, about))
    people = about == "candidates"
    listed, judged = outcome.lists if people else None, _judging(outcome, about)
    yield from minutes_doubted(outcome.book.promotion.name, _recorded(outcome, about), judged, listed)
    yield from rounds_reversed(judged, _recorded(outcome, about))
    names = ((one, cast("tuple[str, ...]", one.facts["names"])) for one in doubts_of_rounds(outcome))
    yield from (one for one, some in names if _is_about(outcome, about, some))
    if people:
        yield from (*teams_apart(outcome), *left_unappointed(as_decided(outcome, about)))
    last = {*late_in((step, max(days)) for step, days in known.items() if days)}
    facts = outcome.book.ledger.in_force
    stated = days_of(facts, about)
    told = dict.fromkeys(one for steps in _before_the_last(known) for one in late_in(steps))
    yield from (one for one in told if one not in last)
    yield from unknown_days(_own_days(outcome, about), stated)
    yield from draws_free(facts, about, held=_held(outcome, about), teams=teams, lists=listed)


MADE: Final[tuple[ActStep, ...]] = ("sitting", "minutes", "decision")
"""The steps that each decision takes anew."""


def _before_the_last(known: Mapping[ActStep, Sequence[date]]) -> Iterator[list[tuple[ActStep, date]]]:
    """Yield the steps of each decision but the last: a draw may be announced once equals were found.

    The sitting of the first may be on no record. A step is of one between where each decision has its day.
    """
    days: dict[ActStep, list[date]] = {one: sorted({*some}) for one, some in known.items() if one != "draw"}
    sat, signed, decided = (days[step] for step in MADE)
    lost = sat and len(sat) < len(decided) <= len(signed) and sat[0] > decided[0]
    yield [(step, some[0]) for step, some in days.items() if some and not (lost and step == "sitting")]
    for at in range(1, len(decided) - 1):
        yield [(step, days[step][at]) for step in MADE if len(days[step]) == len(decided)]


def _later_sources(sources: Sequence[NamedDay], on: date) -> Iterator[Reason]:
    """Yield that a source of the rules names a later day, or what may be one: nothing is guessed."""
    if told := tuple(sorted({one.days[0] for one in sources if one.dated and one.days[0] > on})):
        yield because("holds_later", link=because("link_rules"), on=on, later=told)
    for one in sources:
        if one.days[-1] > on and one.days[0] not in told:
            yield because("may_be_later", said=one.said, on=on, dated=one.dated or None)


def rests_later(outcome: DecidedCases, then: DecidedCases, about: ActSubject) -> Iterator[Reason]:
    """Yield that teams were composed without somebody, or a challenge, lost after the decision alone.

    And that the challenges themselves were decided after it.
    """
    found, kept = then.cohort, challenges_kept(then)
    if found is None or about != "candidates":
        return
    complete = {one.candidate for one in then.book.applications if one.complete}
    there = {*(one.id for one in found.problem.people), *(one.id for one in found.problem.openings)}
    absent = {*complete, *(kept or ())} - there
    facts = ({*outcome.book.events} - {*then.book.events}) | ({*outcome.book.steps} - {*then.book.steps})
    lost = [
        one for one in facts if not (one.passed if isinstance(one, StepDecision) else one.kind in FURTHER)
    ]
    days = {one.on for one in lost if not absent.isdisjoint((one.person, getattr(one, "challenge", None)))}
    on = max(step_days(outcome, about)["decision"], default=None)
    if kept is not None and on:
        taken = min(days_of(outcome.book.ledger.in_force, "challenges")["decision"], default=on)
        days |= {taken} if taken > on else set()
    if days and on:
        yield because(
            "holds_later", link=because("link_decision"), on=on, later=tuple(sorted(filter(None, days)))
        )


def _sources_named(outcome: DecidedCases, about: ActSubject) -> Iterator[NamedDay]:
    """Yield the days that the sources of the rules name."""
    own = [said for one in rules_in(outcome, about) for said in (one.source, *one.published.values())]
    for source in (*own, *grid_sources(outcome, about)):
        yield from days_named(source)


def chain_of(outcome: DecidedCases, about: ActSubject, *, decided: bool) -> tuple[list[Reason], list[Reason]]:
    """Return what the steps of an act say against each other or too late; and which have no day."""
    days: dict[ActStep, date] = {
        step: max(known) for step, known in step_days(outcome, about).items() if known
    }
    if not any(days_of(outcome.book.ledger.in_force, about).values()):
        return [], [because("chain_missing", challenges=about == "challenges")] if decided else []
    drawn = bool(draws_in(outcome, about))
    gone = [step for step in KINDS if step not in days and (step != "draw" or drawn)]
    told = [*contradictions(outcome, about), *late_in(days.items())]
    bare = lists_unminuted(outcome) if about == "candidates" else ()
    return told, [*(because(f"link_missing_{about}", link=because(f"link_{step}")) for step in gone), *bare]


def last_days(outcome: DecidedCases, about: ActSubject) -> Mapping[str, date | None]:
    """Return the last day of each step; the ledger's of an announcement, where it has one."""
    stated = days_of(outcome.book.ledger.in_force, about)["draw"]
    days = step_days(outcome, about)
    return {
        step: max(known if step != "draw" else stated or known, default=None) for step, known in days.items()
    }


def of_jury(made: DecidedCases | DossierData, about: ActSubject, salt: str) -> dict[str, str]:
    """Return what binds the draw, the sitting and the minutes, taken with a secret; nothing of nothing.

    Where no minutes were given, what the jury found stands for them; what none of them records, beside them.
    """
    minutes, own = _recorded(made, about), _found(made, about)
    rounds = tuple(one for one in _judging(made, about) if one is not own)
    found = (*rounds, *([own] if own is not None else ()))
    body = tuple((one.title, one.sittings, one.deliberation.body) for one in minutes)
    beside = bool(minutes) and own not in (None, *(one.deliberation for one in minutes))
    parts: dict[str, tuple[object, ...]] = {
        "draw": draws_in(made, about),
        "sitting": (*body, *rounds) if body else found,
        "minutes": (*(one.digest for one in minutes), *rounds) if minutes else found,
        "found": (own,) if beside else (),
    }
    return {step: digest_of(canonical(held), salt=salt) if held else "" for step, held in parts.items()}


def bound_in(
    made: DecidedCases | DossierData, about: ActSubject, digests: Mapping[str, str], *, salt: str, root: str
) -> dict[str, str]:
    """Return what binds each step of a decision in a dossier; nothing where there is nothing to bind."""
    asked = ("rules",) if about == "challenges" else ("teams", "lists")
    decided = digests.get("rulings", "")
    rules = next((digests[name] for name in asked if name in digests), "")
    return {
        "rules": rules,
        **of_jury(made, about, salt),
        "decision": decided,
        "notification": root or decided,
    }


def dossier_links(
    outcome: DecidedCases, digests: Mapping[str, str], *, salt: str, roots: Mapping[str, str]
) -> dict[str, tuple[ChainLink, ...]]:
    """Return the chain of each decision of which the ledger dates a step."""
    found: dict[str, tuple[ChainLink, ...]] = {}
    for about in ACT_SUBJECTS:
        if any(days_of(outcome.book.ledger.in_force, about).values()):
            days = last_days(outcome, about)
            bound = bound_in(outcome, about, digests, salt=salt, root=roots.get(about, ""))
            found[about] = tuple(chained([(step, days[step], bound[step]) for step in KINDS], ""))
    return found
