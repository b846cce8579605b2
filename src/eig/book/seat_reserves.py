"""The reserve of a seat: who is ranked for it, is seated nowhere, and may still be called, with a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import cast, final

from attrs import evolve, field, frozen

from eig._values.faults_together import Gather, ways_in
from eig._values.field_rules_and_bounds import ids, text
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps
from eig.book._decided_seats_without_a_post import over_since, posts_over
from eig.book._equals_once_some_are_gone import Standing
from eig.book._facts_applied_to_every_table import GONE, BookWithFacts, going_on, wishes_ended
from eig.book._lists_that_rank_somebody import lists_of
from eig.book._person_statuses_and_lost_seats import (
    closed_by,
    lost_challenges,
    seats_left,
    teams_over,
    withdrawals,
)
from eig.book._posts_held_in_a_team import held_in_best
from eig.book._rounds_of_a_jury import deciding, places_of, refusals_of
from eig.book._what_was_decided import Decided, seatable
from eig.book.rulings_on_challenges_and_people import equal_with
from eig.errors import look_up
from eig.lots.decisions_and_priorities_on_ties import refined_where_valid
from eig.programme.appointments import days_of
from eig.programme.quotas import id_sets, to_sets
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.asked import PairBonus
from eig.teams.asked.people_to_seat import profiles_at
from eig.teams.asked.rules_that_a_cohort_breaks import forbidden, no_post
from eig.typing import Lang

because: Because = reasons_in("book")


@final
@frozen(kw_only=True, eq=False, repr=False)
class SeatReserve(Value):
    """Who may take a seat that falls vacant: those ranked for it and seated nowhere, best first.

    Args:
        opening: The challenge.
        profile: The profile of the list; empty where the list is of the challenge alone.
        groups: The people, best first, equals together.
        waiting: Those of them who may have a seat yet, since equals wait to be parted.

    >>> reserve = SeatReserve(opening="plume", profile="data", groups=[["c3"], ["c1", "c2"]])
    >>> print(reserve.explain())
    plume, data: c3 first; then, equal, c1 and c2.
    """

    _BRIEF = "{opening}, {people} people"
    opening: str = field(metadata=keeps(text))
    profile: str = ""
    groups: tuple[tuple[str, ...], ...] = field(default=(), converter=to_sets, metadata=keeps(id_sets))
    waiting: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))

    def _check(self, faults: Gather) -> None:
        people = [one for group in self.groups for one in group]
        faults.distinct("groups", people, what="person", ways=ways_in(self.groups))

    @property
    def people(self) -> tuple[str, ...]:
        """The people without a seat, best first; `groups` shows who is equal."""
        return tuple(self._numbers)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who comes first, and after; or where one person stands, with a number where it is sure.

        >>> print(SeatReserve(opening="plume", groups=[["c3"], ["c1"]]).explain("c1"))
        c1: number 2 on the reserve list (plume).
        >>> print(SeatReserve(opening="plume", groups=[["c3"], ["c1"]], waiting=["c3"]).explain("c1"))
        c1: on the reserve list (plume); the number is not sure: equals ranked no lower wait to be parted.
        """
        about = because("list_of", challenge=self.opening, profile=self.profile or None)
        if key is None:
            told = [
                because("reserve_next" if number else "reserve_first", equal=len(group) > 1, people=group)
                for number, group in enumerate(self.groups)
            ]
            told += [because("reserve_waits", people=self.waiting)] if self.waiting else []
            return Trace(subject=about.say(lang), reasons=told or [because("reserve_empty")], lang=lang)
        number, equals = look_up("person on the reserve", key, self._numbers)
        reason = because("on_reserve", number=number, equals=equal_with(equals), listed=about)
        unsure = [because("on_reserve_some", listed=about), because("reserve_unsure")]
        return Trace(subject=key, reasons=[reason] if number else unsure, lang=lang)

    @cached_property
    def _numbers(self) -> Mapping[str, tuple[int | None, int]]:
        """The number of each person, where it is sure, and with how many others they share it."""
        waiting, found, ahead, sure = {*self.waiting}, dict[str, tuple[int | None, int]](), 0, True
        for group in self.groups:
            sure = sure and waiting.isdisjoint(group)
            number = ahead + 1 if sure else None
            found |= {one: (number, len(group) - 1) for one in group if one not in waiting}
            ahead += len(group)
        return found

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a person: its number on the reserve, the same for equals; none where it is not sure.

        >>> SeatReserve(opening="plume", groups=[["c3"]]).rows()
        [{'opening': 'plume', 'profile': '', 'number': 1, 'person': 'c3'}]
        """
        return [
            {"opening": self.opening, "profile": self.profile, "number": number, "person": one}
            for one, (number, _) in self._numbers.items()
        ]


def reserves_of(outcome: Decided, *, whole: bool = False, closed: bool = False) -> Iterator[SeatReserve]:
    """Yield, of each list of a challenge that was taken up, those ranked on it who are seated nowhere.

    Somebody who sits in some equally good cohorts, and in others nowhere, waits there until that is decided.
    Whom a hard rule keeps from the challenge is on no reserve of it, but for a `whole` one. Nobody is on that
    of a list whose challenge, or whose posts, are over by now; who would be, is on a `closed` one.
    """
    found = outcome.cohort
    waits = outcome._open  # noqa: SLF001 # found once for all
    if found is None or found.cohort is None or waits is not None:
        return
    standing = outcome._standing  # noqa: SLF001 # found once for all
    withdrawn = withdrawals(outcome.book)
    undecided = {one for one in standing.undecided if open_to(standing, one, withdrawn)}
    waiting = undecided.difference(standing.equals.seated if standing.equals else (), dict(standing.sure))
    taken, states = {*outcome.seats, *undecided} - waiting, outcome.book.statuses
    asked = {one.candidate: one.wishes for one in outcome.book.applications if one.complete}
    ended = wishes_ended(outcome.book)
    complete = {person for person in asked if states[person] not in GONE} - taken
    lost, at = lost_challenges(outcome.book), going_on(outcome.book, outcome.book.ledger.in_force)
    gone, over = lost.union(closed_by(outcome.book, late=True)), posts_over(outcome.book, late=True)
    openings = {one.id for one in found.problem.openings if closed or one.id not in lost}
    bare = {one.id for one in outcome.book.challenges if not one.posts}
    for one in lists_of(outcome):
        if (opening := one.key[0]) in openings:
            posts = _taking(outcome.book, *one.key[:2])
            shut = not gone.isdisjoint((opening, at.get(opening))) or bool(posts and posts <= over)
            may = complete if shut is closed and (posts or opening in bare) else ()
            here = (who for who in one.ranking.ranks if who in may and opening not in ended.get(who, ()))
            bars = {who: barred(found, who, opening, asks=opening in asked[who]) for who in here}
            free = {who for who, some in bars.items() if not some or (whole and "asked" not in some)}
            ranked = refined_where_valid(one.ranking.groups, found.decisions)
            groups = [tuple(who for who in group if who in free) for group in ranked]
            profile, wait = (
                " ".join(one.key[1:]),
                [who for who in one.ranking.order if who in free and who in waiting],
            )
            yield SeatReserve(opening=opening, profile=profile, groups=filter(None, groups), waiting=wait)


def _taking(book: BookWithFacts, opening: str, profile: str = "") -> frozenset[str]:
    """Return the posts that take a list, over or not; any of the challenge, of a list of no profile."""
    posts = [post for one in book.challenges if one.id == opening for post in one.posts]
    known = profile in {one.id for one in book.promotion.profiles}
    return frozenset(post.id for post in posts if not known or profile in post.accepted)


def closed_lists(outcome: Decided) -> Mapping[str, Sequence[Reason]]:
    """Return, of each person who would be on the reserve of a list, why it calls nobody any more."""
    book, found = outcome.book, dict[str, list[Reason]]()
    lost, at = withdrawals(book, late=True), going_on(book, book.ledger.in_force)
    had = seats_left(book, outcome._standing.decided, seatable(outcome))  # noqa: SLF001 # found once for all
    for one in reserves_of(outcome, closed=True):
        listed = because("list_of", challenge=one.opening, profile=one.profile or None)
        on = over_since(book, _taking(book, one.opening, one.profile))
        told = because("list_closed", listed=listed, on=on)
        if fact := lost.get(one.opening) or lost.get(at.get(one.opening, "")):
            told = evolve(fact, facts={**fact.facts, "had": False})
        for person in (who for who in one.people if who not in had):  # who had a seat reads of that
            found.setdefault(person, []).append(told)
    return found


def open_to(standing: Standing, person: str, lost: Mapping[str, Reason]) -> tuple[str, ...]:
    """Return where somebody may sit while equals wait: at no challenge that was withdrawn since."""
    return tuple(one for one in standing.places(person) if one not in lost)


def barred(found: Composition, person: str, opening: str, *, asks: bool = False) -> frozenset[str]:
    """Return the hard rules that keep somebody from an opening, but that one must ask where one `asks`."""
    there = {one.id: one for one in found.problem.people}
    if person not in there:
        return frozenset()
    bars = forbidden(found.problem, there[person], found.problem.opening(opening))
    return frozenset(one.rule for one in bars if not (asks and one.rule == "asked"))


def seatless(outcome: Decided) -> frozenset[str]:
    """Return, where no cohort keeps the rules, who sits in none whichever rules are lifted.

    That is whoever may sit at no challenge for which a team was to be composed: by the own wishes and lists,
    days and clearances, or because no post there takes a profile of theirs.
    """
    found, waits = outcome.cohort, outcome._open  # noqa: SLF001 # found once for all
    if found is None or waits is None or waits.code != "no_cohort":
        return frozenset()
    problem = found.problem
    may = (
        one.id
        for one in problem.people
        for at in problem.openings
        if no_post(problem, one, at) is None
        and problem.firm.isdisjoint(breach.rule for breach in forbidden(problem, one, at))
    )
    return frozenset(one.id for one in outcome.book.candidates).difference(may)


def is_unasked(found: Composition, person: str, opening: str) -> bool:
    """Tell whether somebody did not ask for an opening that takes only those who did."""
    return "asked" in barred(found, person, opening)


def rivals(outcome: DecidedSeats, seats: Iterable[tuple[str, str]], person: str) -> set[str]:
    """Return who may hold a post that somebody may hold, or that such a rival may.

    A post counts that somebody holds in some best cohort; where these are too many, one of an own profile.
    Where rules, or points of two people who sit together, link posts, all who wait may be such.
    """
    problem = cast("Composition", outcome.cohort).problem
    linked = problem.rules or any(isinstance(one, PairBonus) for one in problem.objective.terms)
    held = None if linked else outcome._held  # noqa: SLF001 # found once
    takes: dict[str, set[object]] = {**held} if held else {}
    for one, opening in seats if not held else ():
        posts = () if linked else problem.posts_of(problem.opening(opening))
        kinds = {*profiles_at(problem.person(one), opening)}
        own = {(opening, post.accepts) for post in posts if kinds & {*post.accepts}}
        takes.setdefault(one, set()).update(own if posts else [not linked and opening])
    found, reached = set[str](), takes.get(person, set())
    while new := {one for one, own in takes.items() if own & reached} - found:
        found |= new
        reached = reached.union(*(takes[one] for one in new))
    return found


@frozen(kw_only=True, eq=False, repr=False)
class DecidedSeats(Decided):
    """What was decided, with who may take a seat that falls vacant."""

    _deciding = cached_property(deciding)  # which deliberation decides of each dossier
    _places = cached_property(places_of)  # which round each deliberation is
    _refused = cached_property(refusals_of)  # the steps before the jury that refused each
    _seatless = cached_property(seatless)  # who sits nowhere, though no cohort keeps the rules
    _held = cached_property(held_in_best)  # the kinds of posts that each holds in some best cohort
    _closed = cached_property(closed_lists)  # of whom lists call nobody any more, and why

    @cached_property
    def reserves(self) -> tuple[SeatReserve, ...]:
        """The reserve of each list of a challenge that was taken up: those ranked on it, seated nowhere."""
        return tuple(reserves_of(self))


def without_team(outcome: DecidedSeats, opening: str) -> Reason:
    """Return why no team was composed for a challenge: people are there already, or it was not kept."""
    decided = max(days_of(outcome.book.ledger.in_force, "candidates")["decision"], default=date.max)
    if told := teams_over(outcome.book, by=decided).get(opening):
        return told
    if any(at == opening for _, at in outcome._before):  # noqa: SLF001 # found once for all
        return because("not_composed", opening=opening)
    held = outcome._deciding.get(opening)  # noqa: SLF001 # found once for all
    listed = {"main": False, "reserve": True}.get(held.selection.statuses[opening] if held else "")
    if listed is None:
        return because("not_taken_up", opening=opening)
    return because("no_team_there", opening=opening, reserve=listed or None)
