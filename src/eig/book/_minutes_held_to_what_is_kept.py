"""Minutes held to what they are given beside: those of another sitting, altered, or there twice."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Final

from eig.book._lists_that_rank_somebody import listed_by, lists_of
from eig.book._what_was_decided import Decided, all_held, numbers_of
from eig.book.act_chain_and_checks_of_replaced_acts import ActStep, late_in
from eig.jury.minutes.checking_of_minutes import draw_doubts, lists_free, verify
from eig.lots.rfc3797 import unlisted
from eig.programme.appointments import ACT_STEPS, ACT_SUBJECTS, Event, days_of
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.jury.merit.ranking_groups_and_reasons import Ranking
    from eig.jury.merit.several_lists import RankedList, Rankings
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes
    from eig.lots.decisions_and_priorities_on_ties import Draw
    from eig.programme.ledger import Ledger
    from eig.teams.answers.composing_and_points_lost import Composition
    from eig.timeline.plan.schedules_slack_and_count_back import Schedule

because: Because = reasons_in("book")
WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
YEAR: Final = 4  # digits: the third promotion may be called that of 2018 too


def minutes_apart(
    promotion: str, minutes: Sequence[Minutes], held: Sequence[Deliberation], lists: Rankings | None
) -> Iterator[Reason]:
    """Yield minutes that are there twice, do not hold, contradict what is kept, or rank as no list does.

    And those that are titled for another promotion, or tell one deliberation twice.

    Minutes of some of the dossiers, as those of a panel are, have the same marks and rules, and the same
    fate of each, as one of the deliberations held: the last or that of a round. Minutes of a round of people
    need not rank as a list does. Where some are of one round, each other that judged the same has some too.
    """
    names = [one.title for one in minutes]
    yield from (because("minutes_twice", title=one) for one in dict.fromkeys(names) if names.count(one) > 1)
    if others := tuple(one for one in dict.fromkeys(names) if names_another(promotion, one)):
        yield because("titled_for_another", promotion=promotion, titles=others)
    by_content: dict[Deliberation, dict[str, None]] = {}
    for one in minutes:
        by_content.setdefault(one.deliberation, {})[one.title] = None
    yield from (because("minutes_of_one", titles=tuple(own)) for own in by_content.values() if len(own) > 1)
    for one in minutes:
        if why := verify(one, one.deliberation).doubts:
            yield because("other_minutes", title=one.title, why=why)
    loose = [one for one in minutes if not is_kept(one.deliberation, held)]
    ranks = [_ranked_in(one.deliberation, lists.lists if lists else ()) for one in loose]
    told = [(one, any(own.values()) if own else None) for one, own in zip(loose, ranks, strict=True)]
    apart = [one for one, alike in told if alike is None and is_kept(one.deliberation, held) is False]
    for some, of_lists in ((apart, None), ([one for one, alike in told if alike is False], True)):
        if titles := tuple(dict.fromkeys(one.title for one in some)):
            yield because("minutes_contradict", titles=titles, lists=of_lists, rounds=len(held) > 1 or None)
    found = [own for one in minutes for own in told_by(one.deliberation, held)]
    read = {item for one in minutes for item in one.deliberation.sheet.items}
    for number, own in zip(numbers_of(held), held, strict=True) if not apart else ():
        if own not in found and not read.isdisjoint(own.sheet.items):
            yield because("minutes_lacking", number=number)


def lists_unminuted(outcome: Decided) -> Iterator[Reason]:
    """Yield the lists of which no minutes are given, beside those of another: nothing signed binds them."""
    known, held = lists_of(outcome), all_held(outcome.rounds, outcome.deliberation)
    signed = (one.deliberation for one in outcome.minutes)
    ranks = [_ranked_in(one, known) for one in signed if not is_kept(one, held)]
    bound = {key for own in ranks for key, alike in own.items() if alike}
    told = bound.union(*(own for own in ranks if not any(own.values())))  # contradictions are told already
    bare = [one for one in known if _judged_by(one) and one.key not in told]
    if bound and bare:
        names = (
            because("list_of", challenge=one.key[0], profile=" ".join(one.key[1:]) or None) for one in bare
        )
        yield because("minutes_of_list_lacking", lists=tuple(names))


def minutes_doubted(
    promotion: str, minutes: Sequence[Minutes], held: Sequence[Deliberation], lists: Rankings | None
) -> Iterator[Reason]:
    """Yield what is doubtful of minutes; and of draws that none of them records."""
    yield from minutes_apart(promotion, minutes, held, lists)
    for own in held:
        if all(one.deliberation.draws != own.draws for one in minutes):
            yield from draw_doubts(own)


def names_another(promotion: str, said: str) -> bool:
    """Tell whether words name a promotion as this one is named but for a number, and never this one."""
    name, *alike = _names_in(promotion, said)
    return bool(alike) and name not in alike


def in_promotion(promotion: str, said: str) -> str:
    """Return a title after the name of the promotion, unless it names it, or another."""
    return said if _names_in(promotion, said)[1:] else f"{promotion}, {said}"


def _names_in(promotion: str, said: str) -> list[list[str]]:
    """Return the words of a promotion's name, then those of some text that are shaped alike."""
    name, words = (WORDS.findall(one.casefold()) for one in (promotion, said))
    found = [words[at : at + len(name)] for at in range(len(words) - len(name) + 1)]
    return [name, *(one for one in found if [*map(_shape, one)] == [*map(_shape, name)])]


def _shape(word: str) -> str | bool:
    return len(word) == YEAR if word.isdigit() else word


def scheduled_apart(promotion: str, schedule: Schedule | None) -> Iterator[Reason]:
    """Yield that dates are of another promotion, by the name of their plan."""
    if schedule and names_another(promotion, schedule.plan.key):
        yield because("scheduled_for_another", promotion=promotion, plan=schedule.plan.key)


def out_of_time(
    minutes: Sequence[Minutes],
    held: Sequence[Deliberation],
    ledger: Ledger,
    people: Container[str],
    *,
    teams: Composition | None,
    lists: Rankings | None,
) -> Iterator[Reason]:
    """Yield each sitting that is dated before its rules were published, or after what it prepares.

    And each, as each announcement of a draw, those of the teams among them, on a day that the ledger lacks.
    """
    facts = ledger.in_force
    known = {about: days_of(facts, about) for about in ACT_SUBJECTS}
    own = [(one.deliberation, one.sittings) for one in minutes]
    for one, sittings in (*own, *((one, ()) for one in held)):
        about = ACT_SUBJECTS[any(item in people for item in one.sheet.items)]
        days = known[about]
        for day in sittings:
            steps: list[tuple[ActStep, date]] = [("rules", min(days["rules"], default=day)), ("sitting", day)]
            yield from late_in([*steps, ("decision", max(days["decision"], default=day))])
        yield from unknown_days({"draw": announced(one.draws), "sitting": sittings}, days)
        yield from draws_free(facts, about, held=[one])
    yield from unknown_days({"draw": announced(teams.draws if teams else ())}, known["candidates"])
    yield from draws_free(facts, "candidates", teams=teams, lists=lists)


def draws_free(
    facts: Sequence[Event],
    about: str,
    *,
    held: Iterable[Deliberation] = (),
    teams: Composition | None = None,
    lists: Rankings | None = None,
) -> Iterator[Reason]:
    """Yield each draw of juries or teams that could be chosen later: by its list, or by a day left unsaid."""
    stated = [one for one in facts if one.kind == ACT_STEPS["draw"] and one.what == about]
    sources, known = [one.source for one in stated], tuple(sorted({one.on for one in stated}))
    own, seats = tuple(held), teams.draws if teams else ()
    for one in (*(draw for some in own for draw in some.draws), *seats):
        if known and getattr(one, "announced", known) is None:
            yield because("draw_undated", link=because("link_draw"), record=one.record, known=known)
    for some in own:
        yield from lists_free(some, sources)
    yield from unlisted(seats, sources, _pools_of_teams(teams, lists) if teams and seats else {})


def _pools_of_teams(found: Composition, lists: Rankings | None) -> Mapping[str, set[frozenset[str]]]:
    """Return, by the record of each draw, the lists that nobody could choose: all its equals, or everybody.

    Its equals are found again, as they were before it. Where they are not known in full, it has no entry.
    """
    ranked = [one.ranking.order for one in lists.lists] if lists else []
    every = {frozenset(chain(*some)) for some in (listed_by(lists).values(), ranked)}
    every.add(frozenset([one.id for one in found.problem.people]))
    pools, records = dict[str, set[frozenset[str]]](), {one.record for one in found.draws}
    befores = found._before_  # found once for all
    for one, before in zip(found.decisions, befores, strict=True):
        equals = before.equals if one.reference in records else None
        if equals and equals.complete:
            pools[one.reference] = pools.get(one.reference, every) | {frozenset(equals.undecided)}
    return pools


def announced(draws: Iterable[object]) -> tuple[date, ...]:
    """Return the days on which draws were announced, as their records state them."""
    return tuple(day for one in draws if (day := getattr(one, "announced", None)))


def unannounced(draws: Iterable[Draw]) -> Iterator[Reason]:
    """Yield each draw of announced sources whose record states no day on which they were."""
    for one in draws:
        if getattr(one, "announced", ()) is None:
            yield because("draw_unannounced", record=one.record)


def unknown_days(
    own: Mapping[ActStep, Iterable[date]], stated: Mapping[str, tuple[date, ...]]
) -> Iterator[Reason]:
    """Yield each day of a step that the ledger, which has that step, does not know."""
    for step, days in own.items():
        for day in dict.fromkeys(days) if stated[step] else ():
            if day not in stated[step]:
                link = because(f"link_{step}")
                yield because("days_contradict", link=link, on=day, known=tuple(sorted(stated[step])))


def _differs(told: Deliberation, held: Deliberation) -> bool:
    """Tell whether minutes are of another deliberation, or tell some of its dossiers otherwise."""
    own, items = told.sheet.by_item, held.sheet.by_item
    shared = [one for one in items if one in own]
    if len(shared) in (0, len(items)):
        return bool(shared) and told != held
    found, kept = told.selection.statuses, held.selection.statuses
    alike = all(own[one] == items[one] and found[one] == kept[one] for one in shared)
    return len(own) > len(shared) or told.rules != held.rules or not alike


def is_kept(told: Deliberation, held: Sequence[Deliberation]) -> bool | None:
    """Tell whether minutes are of one of the deliberations held; None where none judged the same dossiers."""
    items = told.selection.statuses.keys()
    alike = [one for one in held if not items.isdisjoint(one.selection.statuses)]
    return any(not _differs(told, one) for one in alike) if alike else None


def told_by(told: Deliberation, held: Sequence[Deliberation]) -> list[Deliberation]:
    """Return which deliberations minutes are of: the same one, else those of which they tell a part."""
    return [one for one in held if one == told] or [one for one in held if is_kept(told, [one])]


def _judged_by(listed: RankedList) -> Sequence[str]:
    """Return whom a list ranks, else whom it leaves out."""
    return listed.ranking.order or [out.item for out in listed.ranking.excluded]


def _ranked_in(told: Deliberation, lists: Sequence[RankedList]) -> Mapping[tuple[str, ...], bool]:
    """Return each list of whose people minutes judge all: whether it ranks, and scores, them as they do."""
    judged = {*told.sheet.items}
    own = (one for one in lists if (names := _judged_by(one)) and judged.issuperset(names))
    return {one.key: _ranks_as(one.ranking, told) for one in own}


def _ranks_as(listed: Ranking, told: Deliberation) -> bool:
    """Tell whether a list ranks those whom it judged as minutes do: who is on it, equals, and each score.

    Mere numbers may be of another scale: of them, the order counts.
    """
    on_it = {*listed.order, *(one.item for one in listed.excluded)}
    on_it -= {name for name, status in told.selection.statuses.items() if status == "below_threshold"}
    groups = [[name for name in group if name in on_it] for group in told.ranking.groups]
    scores = told.ranking.scores
    scored = listed.scores if listed.method != "scores" else dict[str, Fraction]()
    same = all(scores.get(name, score) == score for name, score in scored.items())
    return same and [*map(list, listed.groups)] == [*filter(None, groups)]
