"""What is doubtful between a book and its juries: who is on no sheet or list, and who is on one amiss."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from eig.book._contracts_and_budgets import CHANGES
from eig.book._decided_seats_without_a_post import in_post
from eig.book._facts_applied_to_every_table import (
    GONE,
    OVER,
    BookWithFacts,
    current,
    wishes_ended,
    wishes_told,
)
from eig.book._facts_too_late_or_without_effect import unheard
from eig.book._lists_that_rank_somebody import judged_on, listed_by, lists_of, unposted
from eig.book._minutes_held_to_what_is_kept import minutes_apart, out_of_time, scheduled_apart
from eig.book._people_and_openings_as_teams_read_them import asking
from eig.book._person_statuses_and_lost_seats import LEAVING, lost_challenges, withdrawals
from eig.book._rounds_of_a_jury import doubts_of_rounds, rounds_reversed
from eig.book._teams_held_to_the_book import teams_apart
from eig.book._what_was_decided import Decided, all_held, challenges_kept, gone_from, last_on_challenges
from eig.book.funnels import refused_at
from eig.programme._facts_in_words_and_contradictions import REFUSALS
from eig.reasons import Because, Reason, reasons_in
from eig.teams.answers.equal_cohorts import of_whole

if TYPE_CHECKING:
    from eig.book.seat_reserves import DecidedSeats
    from eig.jury.marks import MarkSheet
    from eig.jury.marks.scoresheet import Scoresheet
    from eig.jury.rules.jury_rules_with_origins import JuryRules
    from eig.teams.answers.composing_and_points_lost import Composition

because: Because = reasons_in("book")
Listed: TypeAlias = Mapping[tuple[str, ...], Iterable[str]]
Several: TypeAlias = Mapping[str, tuple[str, ...]]
"""What each person asks for, or is."""
DECIDED: Final = (*OVER, "selected", "reserve", "staffed", "running")
"""Challenges of which it is known what became of them, whoever marks them."""


def not_called(book: BookWithFacts, judged: Iterable[str]) -> frozenset[str]:
    """Return who is known not to go on to the jury: by a shortlist, or since no panel hears them."""
    people = {one.id for one in book.candidates}
    heard = people.intersection(name for panel in book.panels for name in panel.hears)
    been = people.intersection(judged)
    return refused_at(book, "shortlist", been) | (people - heard if heard else frozenset[str]())


def unheard_of(outcome: DecidedSeats) -> frozenset[str]:
    """Return who was not heard, and is on no list, though a challenge that they ask for was taken up.

    That is known where it is recorded who goes on to be heard, or which panel hears whom.
    """
    book = outcome.book
    listed = {who for one in lists_of(outcome) for who in one.ranking.order}
    return (not_called(book, listed) & _who_ask(outcome)) - listed


def _who_ask(outcome: DecidedSeats) -> frozenset[str]:
    """Return who asks for a challenge that was taken up."""
    book, found = outcome.book, outcome.cohort
    by_profile = book.promotion.rules.wish_kind == "profile"
    taken_up = {one.id for one in found.problem.openings} if found else set[str]()
    ended = wishes_ended(book)
    asks = (
        one
        for one in book.applications
        if by_profile or not (taken_up - {*ended.get(one.candidate, ())}).isdisjoint(one.wishes)
    )
    return frozenset(one.candidate for one in asks if found)


def groundless(outcome: DecidedSeats) -> tuple[str, ...]:
    """Return who was refused, or stands on no list, without a ground on record, in the order of the book."""
    refused, unheard = outcome._refused, unheard_of(outcome)  # noqa: SLF001 # found once for all
    if outcome.lists and outcome.cohort:
        unheard |= {one for one in _who_ask(outcome) if not judged_on(outcome, one)} - unposted(outcome)
    unheard -= {one for one, _ in outcome._before}  # noqa: SLF001 # found once for all
    unheard -= outcome._deciding.keys()  # noqa: SLF001 # found once for all
    incomplete = {one.candidate for one in outcome.book.applications if not one.complete}
    bare = {person for person, some in refused.items() if not all(one.is_grounded for one in some)}
    statuses = outcome.book.statuses
    last = {one.person: one for one in outcome.book.ledger.in_force if one.kind == "rejected" and one.person}
    out = {one for one, fact in last.items() if not fact.what and statuses[one] == "rejected"}
    bare |= out - refused.keys()
    ended = {one.id: wishes_told(outcome.book, one.id).values() for one in outcome.book.candidates}
    bare |= {one for one, some in ended.items() if any(it.kind in REFUSALS and not it.what for it in some)}
    gone = {one for one, status in statuses.items() if status in GONE}
    silent = (incomplete | unheard) - gone - refused.keys()  # who left by themselves was refused by nobody
    bare |= silent
    return tuple(one.id for one in outcome.book.candidates if one.id in bare)


def unmarked(book: BookWithFacts, items: Iterable[str]) -> tuple[str, ...]:
    """Return the challenges that stand in the call and are on no sheet, where a jury judged challenges."""
    judged, challenges = {*items}, current(book).challenges
    standing = (one.id for one in challenges if one.status not in DECIDED and one.id not in judged)
    return tuple(standing) if any(one.id in judged for one in challenges) else ()


def doubts_of_marks(book: BookWithFacts, *sheets: Scoresheet) -> Iterator[Reason]:
    """Yield who or what stands in the call, of the kind that a jury judged, and is on no sheet."""
    judged, people = {item for one in sheets for item in one.items}, {one.id for one in book.candidates}
    away = not_called(book, judged) | judged
    standing = tuple(one for one in asking(book) if one not in away and not judged.isdisjoint(people))
    if names := (*unmarked(book, judged), *standing):
        yield because("unmarked", names=names)
    marked = [one for sheet in sheets for one in sheet.sheets]
    yield from _silent(book, marked, judged)
    yield from _of_mentors(book, marked)


def _of_mentors(book: BookWithFacts, sheets: Sequence[MarkSheet]) -> Iterator[Reason]:
    """Yield which mentors mark their own challenge, where no interest and no rule on recusal tells of it."""
    published = book.promotion.rules.recusal
    if published and "mentor" in published.harmless:
        return
    guides = {(one.id, one.challenge) for one in book.all_mentors}
    marked = {(who, one.item) for one in sheets for who in (one.juror, *one.people) if who not in one.recused}
    for juror, place in sorted(guides & marked - {(one.juror, one.target) for one in book.interests}):
        yield because("mentor_judges", juror=juror, place=place)


def _silent(book: BookWithFacts, sheets: Sequence[MarkSheet], judged: Container[str]) -> Iterator[Reason]:
    """Yield which jurors are on no sheet, where no panel says who hears what."""
    there = {who for one in sheets for who in (one.juror, *one.people, *one.recused)}
    there = there.union(*(one.members for one in book.panels))
    names = tuple(one.id for one in book.jurors if one.id not in there)
    if names and sheets and not any(item in judged for one in book.panels for item in one.hears):
        yield because("silent_jurors", names=names)


def doubts_by_list(book: BookWithFacts, listed: Listed) -> dict[tuple[str, ...], tuple[Reason, ...]]:
    """Return what is doubtful of each list: a profile that no post takes, and who does not belong on it."""
    asked, profiles = asking(book), {one.id: one.profiles for one in book.candidates}
    return {
        key: tuple(_doubts_of(book, key, dict.fromkeys(people), asked=asked, profiles=profiles))
        for key, people in listed.items()
    }


def _doubts_of(
    book: BookWithFacts, key: tuple[str, ...], people: Iterable[str], *, asked: Several, profiles: Several
) -> Iterator[Reason]:
    opening, *profile = key
    name = because("list_of", challenge=opening, profile=" ".join(profile) or None)
    by_challenge = book.promotion.rules.wish_kind != "profile"
    posts = next((one.posts for one in current(book).challenges if one.id == opening), ())
    fits = [one.accepted for one in posts if profile and profile[0] in one.accepted]
    if posts and profile and not fits:
        yield because("no_such_post", listed=name)
    takes = {*profile, *(one for accepted in fits for one in accepted)}
    away = [one for one in people if by_challenge and opening not in asked.get(one, (opening,))]
    other = [one for one in people if profile and profiles.get(one) and takes.isdisjoint(profiles[one])]
    for code, names in (("unasked", away), ("unfit", other)):
        if names:
            yield because(code, listed=name, names=tuple(names))


def doubts_of_lists(
    book: BookWithFacts, listed: Listed, taken_up: Iterable[str] = (), *, read: Iterable[str] = ()
) -> Iterator[Reason]:
    """Yield what is doubtful of each list; who asks for what is judged and is on no list, nor read before."""
    there = {one for some in listed.values() for one in some}
    judged = {*taken_up, *(key[0] for key in listed)}
    by_challenge = book.promotion.rules.wish_kind != "profile"
    away = not_called(book, there) | there | {*read} | {one.person for one in in_post(book)}
    names = [
        one
        for one, wishes in asking(book).items()
        if listed and one not in away and not (by_challenge and judged.isdisjoint(wishes))
    ]
    if names:
        yield because("judged_unlisted", names=tuple(names))
    yield from _ranked_in_vain(book, there)
    stepped = {*read, *(one.person for one in current(book).steps)}
    if names := sorted((refused_at(book, "shortlist", there) & there) - stepped):
        yield because("listed_unstepped", names=tuple(names))
    yield from chain.from_iterable(doubts_by_list(book, listed).values())


def _ranked_in_vain(book: BookWithFacts, there: Container[str]) -> Iterator[Reason]:
    """Yield who is on a list and can have no seat, though they did not leave; and who has one."""
    left = {person for person, state in book.statuses.items() if state in GONE}
    held = {one.person for one in in_post(book)} - left
    known = left | held
    refused = dict.fromkeys(one.person for one in current(book).steps if not one.passed)
    short = dict.fromkeys(one.candidate for one in current(book).applications if not one.complete)
    for code, some in (("refused", refused), ("incomplete", [one for one in short if one not in refused])):
        if names := tuple(one for one in some if one in there and one not in known):
            yield because(f"listed_{code}", names=names)
    if names := tuple(one for one in dict.fromkeys((*refused, *short)) if one in held):
        yield because("appointed_refused", names=names)


def _without_team(outcome: Decided) -> Iterator[Reason]:
    """Yield which challenges the jury kept that have no team, once teams are composed of what it judged."""
    teams, held = outcome.cohort and outcome.cohort.cohort, last_on_challenges(outcome)
    places = {one.opening for one in teams.teams if one.people} if teams else set[str]()
    begun = any(not places.isdisjoint(one.sheet.items) for one in held)
    kept = challenges_kept(outcome) or ()
    if begun and (names := {*kept} - places - lost_challenges(outcome.book)):
        yield because("kept_without_team", names=tuple(sorted(names)))


def other_authorities(outcome: Decided, rules: Iterable[JuryRules | None]) -> Iterator[Reason]:
    """Yield each authority that rules of a jury name and the promotion does not: letters name this one."""
    decides = outcome.book.promotion.rules.decided_by
    for name in dict.fromkeys(one.decided_by for one in rules if one):
        if name and decides and name.casefold() != decides.casefold():
            yield because("other_authority", jury=name, promotion=decides)


def rules_on(outcome: Decided, subject: str | None = None) -> Iterator[JuryRules | None]:
    """Yield the rules of the juries whose marks or minutes are held: of all, or of those on somebody."""
    held = all_held(outcome.rounds, outcome.deliberation)
    for one in (*held, *(minutes.deliberation for minutes in outcome.minutes)):
        if subject in (None, *one.sheet.items):
            yield one.rules
    if outcome.lists and (subject is None or judged_on(outcome, subject)):
        yield outcome.lists.rules


def left_unappointed(outcome: Decided) -> Iterator[Reason]:
    """Yield who left or changed a contract that nobody recorded, once teams are composed: nothing follows."""
    states, away = outcome.book.statuses, unheard(outcome.book)["no_contract"]
    facts = [one for one in outcome.book.ledger.in_force if one.person in away]
    for code, kinds in (("left_unappointed", {*LEAVING}), ("changed_unappointed", CHANGES.keys() - LEAVING)):
        told = [one.person for one in facts if one.kind in kinds and states.get(one.person or "") not in GONE]
        if told and outcome.cohort is not None:
            yield because(code, names=tuple(dict.fromkeys(told)))


def _names_gone(told: Reason, away: frozenset[str]) -> bool:
    """Tell whether names that teams do not know are all of whoever, or what, is gone by the book."""
    return told.code.startswith("stranger_") and away.issuperset(
        cast("Iterable[str]", told.facts.get("names", (None,)))
    )


def cautions_of(outcome: Decided) -> Iterator[Reason]:
    """Yield what the book, the marks, all lists and the teams tell, and what they tell of one another."""
    last, found = outcome.deliberation, outcome.cohort
    held, name = all_held(outcome.rounds, last), outcome.book.promotion.name
    yield from outcome.book.cautions
    yield from left_unappointed(outcome)
    yield from other_authorities(outcome, rules_on(outcome))
    minutes = outcome._valid  # noqa: SLF001 # found once for all
    yield from minutes_apart(name, minutes, held, outcome.lists)
    yield from scheduled_apart(name, outcome.schedule)
    people = {one.id for one in outcome.book.candidates}
    yield from out_of_time(minutes, held, outcome.book.ledger, people, teams=found, lists=outcome.lists)
    yield from teams_apart(outcome)
    yield from _without_team(outcome)
    yield from doubts_of_rounds(outcome)
    yield from rounds_reversed(held, minutes)
    yield from chain.from_iterable(one.cautions for one in held)
    yield from _of_teams(outcome, found) if found else ()
    lists = [one.ranking.cautions for one in outcome.lists.lists] if outcome.lists else []
    yield from (one for one in (lists or [()])[0] if all(one in own for own in lists))
    yield from doubts_of_marks(outcome.book, *(one.sheet for one in held))
    taken_up = [one.id for one in found.problem.openings] if found else ()
    read = [item for one in held for item in one.sheet.items]
    yield from doubts_of_lists(outcome.book, listed_by(outcome.lists), taken_up, read=read)


def _of_teams(outcome: Decided, found: Composition) -> Iterator[Reason]:
    """Yield what the teams tell, but what is over since, and of equals what is left of them."""
    states, lost = outcome.book.statuses, withdrawals(outcome.book)
    standing = outcome._standing  # noqa: SLF001 # found once for all
    told, equals = found.cautions, standing.equals
    if standing.narrowed and equals:
        left = () if equals.only else of_whole(equals, decided=bool(found.decisions))
        told = (*found.problem.cautions, *left)
    seats = equals.possible if equals else ()
    over = bool(seats) and all(states[who] in GONE or at in lost for who, at in seats)
    left_out = {"equals"} if over else set[str]()
    left_out |= {"nothing_asked"} if challenges_kept(outcome) == [] else set()
    left_out |= {"judged_unlisted"} if outcome.rounds else set()  # told of lists, less whom a round judged
    away = gone_from(outcome)
    yield from (one for one in told if one.code not in left_out and not _names_gone(one, away))
