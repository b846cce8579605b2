"""Stable matching: deferred acceptance both ways, hosts with several places, and couples.

Nobody is seated against the wish of two sides: in a stable matching no person and place would both
rather have each other. With singles only, one always exists (Gale and Shapley 1962), and the side that
proposes gets the best it can have in any stable matching. With couples one may not exist (Roth 1984): the
search either finds one, or proves that there is none, or says that it stopped.

Ties are never broken by the alphabet: where a list holds people equal, the caller names the order, such as
a public draw, in `lots`. The matching is then stable in the weak degree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, map_of, text, whole
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.progress_and_stopping import Steps
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.teams.matching._couples import arrange
from eig.teams.matching._proposals_and_ties_by_lot import people_propose, places_propose, strict_lists
from eig.teams.matching.blocking_pairs_in_a_matching import Seating, newcomers_at
from eig.teams.matching.people_and_places_of_a_market import Market, positions
from eig.typing import Lang


def refusals(market: Market, seats: Mapping[str, str], person: str) -> Iterator[Reason]:
    """Yield why each wish that a person holds dearer than the seat is refused; a couple's wishes are pairs.

    >>> market = Market(wishes={"p": ["A"], "q": ["A"]}, rankings={"A": ["q", "p"]})
    >>> [str(one) for one in refusals(market, {"q": "A"}, "p")]
    ['A holds 1 of 1, each ranked above p']
    """
    seating = Seating(market, seats)
    told = (_refusal(seating, choice, person) for choice in _dearer(market, seats, person))
    yield from dict.fromkeys(told)


def _dearer(market: Market, seats: Mapping[str, str], person: str) -> Iterator[Mapping[str, tuple[str, ...]]]:
    """Yield each choice that a person holds dearer than the seat: who would come, by place."""
    for couple in market.couples:
        if person in couple.members:
            held = tuple(seats.get(one, "") for one in couple.members)
            better = couple.wishes[: couple.wishes.index(held)] if all(held) else couple.wishes
            yield from (newcomers_at(couple.members, pair) for pair in better)
            return
    steps = positions(market.wishes[person])
    now = steps[seats[person]] if person in seats else len(steps)
    yield from ({place: (person,)} for place, step in steps.items() if step < now)


def _refusal(seating: Seating, choice: Mapping[str, tuple[str, ...]], person: str) -> Reason:
    """Return why one choice is refused, by the person's own place first."""
    for place, newcomers in sorted(choice.items(), key=lambda one: person not in one[1]):
        if not seating.has_room(place, newcomers):
            return _full(seating, place, newcomers)
    return because("would_take", person=person, places=tuple(choice))


def _full(seating: Seating, place: str, newcomers: tuple[str, ...]) -> Reason:
    ranks = seating.ranks.get(place, {})
    strangers = tuple(one for one in newcomers if one not in ranks)
    if strangers:
        return because("not_ranked", person=strangers, place=place)
    capacity, dear = seating.market.capacity(place), seating.dear(place, newcomers)
    if not capacity:
        return because("takes_nobody", person=newcomers, place=place)
    kind, facts, held = "place", {"place": place, "capacity": capacity}, dear
    if len(dear) + len(newcomers) <= capacity:
        host = seating.market.hosts[place]
        ranks, held = seating.host_ranks[host], seating.dear_to_host(host, newcomers)
        kind, facts = "host", {**facts, "host": host, "capacity": seating.market.host_capacity(host)}
    elif len(newcomers) > 1:
        kind = "both"
    weakest = max(newcomers, key=lambda one: (ranks[one], one))
    level = any(ranks[one] == ranks[weakest] for one in held)
    return because(f"full_{kind}", held=len(held), person=weakest, level=level, **facts)


Side: TypeAlias = Literal["people", "places"]


because: Because = reasons_in("teams.matching")
tell: Tell = teller("teams.matching")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Matching(Value):
    """Who goes where, and how it stands: stable, proved impossible, or unknown within the limit.

    Args:
        market: The market matched.
        seats: The place of each person who has one; empty unless stable.
        status: `stable` (checked), `none` (no stable matching exists for these lots: proved) or `unknown`.
        tried: How many arrangements of the couples were looked at; 1 without couples.
        proposing: The side that proposed, and has its best stable outcome.
        lots: The order that parted what lists hold equal, if it was needed.

    >>> market = Market(wishes={"p1": ["adler"], "p2": ["adler"]}, rankings={"adler": ["p2", "p1"]})
    >>> found = match(market)
    >>> found.seats, found.status
    (FrozenMap({'p2': 'adler'}), 'stable')
    >>> print(found.explain("p1"))
    p1: adler holds 1 of 1, each ranked above p1; p1 has no place.
    """

    _BRIEF = "{status}, {seats} of {market.people}"
    market: Market
    seats: FrozenMap[str] = field(converter=MapOf[str], metadata=keeps(map_of(text)))
    status: Literal["stable", "none", "unknown"]
    tried: int = field(metadata=keeps(whole(0)))
    proposing: Side = "people"
    lots: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))

    @cached_property
    def opposite(self) -> Matching | None:
        """The stable matching that is best for the other side; None with couples or hosts: none is known.

        In every stable matching each person has a place between the two, and the same people have one
        (Knuth 1976; Roth 1986). So whoever has the same place in both has it in every one.
        """
        if self.status != "stable" or self.market.couples or self.market.hosts:
            return None
        side: Side = "places" if self.proposing == "people" else "people"
        return match(self.market, proposing=side, lots=self.lots or None)

    @property
    def only(self) -> bool | None:
        """Whether no other matching is stable, with these lots; None if that is not known."""
        return None if self.opposite is None else self.opposite.seats == self.seats

    @property
    def undecided(self) -> tuple[str, ...]:
        """The people who have another place in some other stable matching, sorted."""
        if self.opposite is None:
            return ()
        return tuple(sorted(who for who, place in self.seats.items() if self.opposite.seats[who] != place))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say why a person sits there and not at a place wished more; or whether others are stable.

        Args:
            key: A person; None for the whole.

        >>> market = Market(wishes={"p1": ["plume"]}, rankings={"plume": ["p1"]})
        >>> print(match(market).explain("p1"))
        p1: p1 has plume, wish number 1.
        """
        if key is None:
            return trace(tell("subject_matching", lang), _whole(self), lang)
        require_key("person", key, self.market.people)
        if self.status != "stable":
            return trace(key, [_unsettled(self.status)], lang)
        return trace(key, _story(self, key), lang)

    def _lines_(self) -> Iterable[object]:
        return _whole(self)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a person.

        >>> match(Market(wishes={"p1": ["plume"]}, rankings={"plume": ["p1"]})).rows()
        [{'person': 'p1', 'place': 'plume', 'wish': 1}]
        """
        return [
            {"person": one, "place": self.seats.get(one), "wish": _wish(self.market, self.seats, one)}
            for one in self.market.people
        ]


def _unsettled(status: str) -> Reason:
    if status == "none":
        return because("no_stable_matching")
    return because("search_stopped")


def _wish(market: Market, seats: Mapping[str, str], person: str) -> int | None:
    if person not in seats:
        return None
    tiers = market.wishes.get(person)
    if tiers is not None:
        return positions(tiers)[seats[person]] + 1
    couple = next(one for one in market.couples if person in one.members)
    return couple.wishes.index((seats[couple.members[0]], seats[couple.members[1]])) + 1


def _whole(found: Matching) -> Iterator[Reason]:
    if found.status != "stable":
        yield _unsettled(found.status)
        return
    yield because("matched", count=len(found.seats), people=len(found.market.people))
    if found.lots:
        yield because("by_lots", lots=found.lots)
    if found.only is None:
        yield because("maybe_stable_too")
    elif found.only:
        yield because("only_stable")
    else:
        yield because("stable_too", people=found.undecided, side=found.proposing)


def _story(found: Matching, person: str) -> Iterator[Reason]:
    wish = _wish(found.market, found.seats, person)
    yield from refusals(found.market, found.seats, person)
    if wish is None:
        yield because("unmatched", person=person)
    else:
        yield because("seated", person=person, place=found.seats[person], wish=wish)
    if found.opposite is not None and person in found.undecided:
        yield because("elsewhere_too", person=person, place=found.opposite.seats[person])


@checked
def match(
    market: Market,
    *,
    proposing: Side = "people",
    lots: Sequence[str] | None = None,
    arrangements: int = 20_000,
    stop: Callable[[], bool] | None = None,
) -> Matching:
    """Return a stable matching.

    Args:
        market: People and places.
        proposing: The side that proposes, and so gets its best stable outcome. Places that share a host's
            capacity, and couples, take proposals from people.
        lots: The order that breaks ties, everybody and every place that is tied in it; needed where a list
            has ties.
        arrangements: How many arrangements of the couples to look at before answering `unknown`.
        stop: Asked before each arrangement; once it returns True, the answer is `unknown`. Without couples
            nothing is searched, and it is not asked.

    Raises:
        Fault: Where there are ties without lots, or places propose under hosts or with couples.

    Source: Gale and Shapley (1962); for hosts, Abraham, Irving and Manlove (2007), algorithm SPA-student.

    >>> market = Market(wishes={"p1": ["a", "b"], "p2": ["b", "a"]},
    ...                 rankings={"a": ["p2", "p1"], "b": ["p1", "p2"]})
    >>> match(market).seats, match(market, proposing="places").seats
    (FrozenMap({'p1': 'a', 'p2': 'b'}), FrozenMap({'p1': 'b', 'p2': 'a'}))
    """
    faults = Gather("match")
    faults.check("arrangements", whole(1), arrangements)
    plain, hosts = not (market.hosts or market.couples), tuple(sorted(market.hosts))
    faults.that("proposing", proposing == "people" or plain, "teams.matching.people_propose", value=proposing)
    faults.that("market", not (hosts and market.couples), "teams.matching.couples_or_hosts", value=hosts)
    faults.done()
    wishes, rankings = strict_lists(market, lots)
    order = () if lots is None else to_ids(lots)
    if market.couples:
        steps = Steps(arrangements, stop, every=1)
        status, seats, tried = arrange(market, wishes, rankings, steps)
        return Matching(market=market, seats=seats, status=status, tried=tried, lots=order)
    propose = places_propose if proposing == "places" else people_propose
    found = propose(market, wishes, rankings)
    return Matching(market=market, seats=found, status="stable", tried=1, proposing=proposing, lots=order)
