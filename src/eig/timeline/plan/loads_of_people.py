"""Load: who gives which share of their time to what, and when that is more than they have.

Shares are exact fractions: a mentor gives 30 to 40% of their time to a challenge. The load of a person is
a step function over days; what exceeds their capacity is an overload, shown with its days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, text
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import exact_map
from eig._values.tuple_fields import to_sorted
from eig._values.value import Value, keeps
from eig.errors import Fault, look_up
from eig.programme import Mentor, Promotion
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.timeline.calendar.spans import Span
from eig.timeline.plan.schedules_slack_and_count_back import Schedule
from eig.typing import Lang, Number

_HUNDRED: Final = 100
Parts = list[tuple[Span, tuple[str, ...]]]


because: Because = reasons_in("timeline.plan")


@final
@frozen(kw_only=True, eq=False, repr=False)
class TimeShare(Value):
    """A person gives a share of their time to something over a span.

    Args:
        who: The identifier of the person.
        what: The identifier of what they give it to.
        span: When.
        share: The share of their time, exact: `"0.4"`, `Fraction(2, 5)`; 1 if left out.

    >>> mission = Span.inclusive(date(2019, 1, 16), date(2019, 11, 15))
    >>> TimeShare(who="m1", what="plume", span=mission, share="0.4").share
    Fraction(2, 5)
    """

    who: str = field(metadata=keeps(text))
    what: str = field(metadata=keeps(text))
    span: Span
    share: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(between(0)))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Staffing(Value):
    """A person gives a share of their time to a phase of a plan, whenever it is scheduled.

    >>> Staffing(who="m1", key="mission", share="0.4").share
    Fraction(2, 5)
    """

    who: str = field(metadata=keeps(text))
    key: str = field(metadata=keeps(text))
    share: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(between(0)))


@checked
def staffed(schedule: Schedule, staffing: Iterable[Staffing]) -> tuple[TimeShare, ...]:
    """Return the assignments of people to the phases of a schedule.

    Raises:
        Fault: A phase that the schedule does not have, with the nearest that it has.

    >>> from eig.timeline import Phase, Plan, WorkCalendar, schedule
    >>> plan = Plan(key="p", start=date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
    >>> staffed(schedule(plan), [Staffing(who="m1", key="a")])[0].span.start
    datetime.date(2019, 4, 15)
    """
    people = tuple(staffing)
    faults = Gather("staffed")
    asked = {(at, "key"): one.key for at, one in enumerate(people)}
    faults.known("staffing", asked.values(), schedule.by_key, what="a phase", ways=asked)
    faults.done()
    return tuple(
        TimeShare(who=one.who, what=one.key, span=schedule[one.key].early, share=one.share) for one in people
    )


@checked
def mentor_shares(
    promotion: Promotion,
    span: Span | None = None,
    *,
    mentors: Iterable[Mentor] | None = None,
    shares: Mapping[str, Number] | Number | None = None,
) -> tuple[TimeShare, ...]:
    """Return what mentors give to their challenges, as published: what `load` takes.

    A mentor of several challenges gives each its share, on the days on which they are with the team; who
    accompanies one post gives it to that post.

    Args:
        span: When; the missions of the promotion if left out.
        mentors: Who; the mentors that the challenges state if left out.
        shares: What mentors give whose share was not published: one share for all, or by mentor.

    Raises:
        Fault: The share of some mentors is not known (one fault names them all), nor when they are there.

    >>> from attrs import evolve
    >>> from eig.programme import Mentor
    >>> from eig.promotions import P3
    >>> helped = [evolve(P3.challenge(key), mentors=[Mentor(id="m1", challenge=key, share="0.6")])
    ...           for key in ("plume", "adler")]
    >>> busy = load(mentor_shares(evolve(P3, challenges=helped)))
    >>> [(one.who, str(one.share), str(one.span.last)) for one in busy.overloads]
    [('m1', '6/5', '2019-11-15')]
    """
    whole = span or _missions(promotion)
    stated = (mentor for challenge in promotion.challenges for mentor in challenge.mentors)
    asked = stated if mentors is None else mentors
    found = [one for one in asked if one.helps(whole.start, whole.last)]
    given = [_share_of(mentor, shares) for mentor in found]
    missing = tuple(one.id for one, share in zip(found, given, strict=True) if share is None)
    if missing:
        raise Fault("mentor_shares.shares", shares, "timeline.plan.known_shares", {"missing": missing})
    return tuple(
        TimeShare(who=one.id, what=one.post or one.challenge, span=_with_team(one, whole), share=share)
        for one, share in zip(found, given, strict=True)
        if share is not None
    )


def _with_team(mentor: Mentor, span: Span) -> Span:
    """Return the days of a span on which a mentor is with the team."""
    first, last = mentor.first or span.start, mentor.last or span.last
    return Span.inclusive(max(first, span.start), min(last, span.last))


def _missions(promotion: Promotion) -> Span:
    """Return the days of the missions of a promotion."""
    length = promotion.rules.terms.duration
    if promotion.starts is not None and promotion.ends is not None:
        return Span.inclusive(promotion.starts, promotion.ends)
    if promotion.starts is not None and length is not None:
        return Span(start=promotion.starts, end=length.after(promotion.starts))
    raise Fault("mentor_shares.span", None, "timeline.plan.span_of_missions")


def _share_of(mentor: Mentor, shares: Mapping[str, Number] | Number | None) -> Fraction | None:
    """Return what a mentor gives, as published or as the caller says."""
    said = shares.get(mentor.id) if isinstance(shares, Mapping) else shares
    return mentor.share if mentor.share is not None else None if said is None else exact(said)


@final
@frozen(kw_only=True, eq=False, repr=False)
class LoadStep(Value):
    """A share of time that holds over a span: one step of a person's load.

    >>> LoadStep(span=Span.inclusive(date(2019, 4, 1), date(2019, 4, 30)), share=Fraction(2, 5)).share
    Fraction(2, 5)
    """

    span: Span
    share: Fraction


@final
@frozen(kw_only=True, eq=False, repr=False)
class Overload(Value):
    """Days on which a person gives more time than they have.

    Args:
        who: The identifier of the person.
        span: The days.
        share: What is asked of them.
        capacity: What they have.

    >>> april = Span.inclusive(date(2019, 4, 1), date(2019, 4, 30))
    >>> busy = load([TimeShare(who="m1", what="plume", span=april, share="1.2")])
    >>> busy.overloads[0].capacity
    Fraction(1, 1)
    """

    who: str
    span: Span
    share: Fraction
    capacity: Fraction

    @property
    def reason(self) -> Reason:
        """Who is asked for too much, and when."""
        share, capacity = _percent(self.share), _percent(self.capacity)
        return because("overload_of", who=self.who, span=self.span, share=share, capacity=capacity)


def _assignments(values: Iterable[TimeShare]) -> tuple[TimeShare, ...]:
    return to_sorted(values, TimeShare, _place)


def _place(one: TimeShare) -> tuple[str, ...]:
    return (one.who, one.span.start.isoformat(), one.span.end.isoformat(), one.what, str(one.share))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Load(Value):
    """The load of people: what `load(assignments)` returns.

    Args:
        assignments: Who gives what, when.
        capacities: How much of their time each person has.

    >>> april = Span.inclusive(date(2019, 4, 1), date(2019, 4, 30))
    >>> busy = load([TimeShare(who="m1", what="plume", span=april, share="1.2")])
    >>> len(busy.overloads), busy.profiles["m1"][0].share
    (1, Fraction(6, 5))
    """

    assignments: tuple[TimeShare, ...] = field(converter=_assignments)
    capacities: FrozenMap[Fraction] = field(converter=exact_map)

    @cached_property
    def profiles(self) -> FrozenMap[tuple[LoadStep, ...]]:
        """The load of each person, as steps in the order of days; days without load are left out."""
        changes: dict[str, dict[int, Fraction]] = {who: {} for who in self.capacities}
        for one in self.assignments:
            own = changes.get(one.who, {})
            for boundary, share in ((one.span.start, one.share), (one.span.end, -one.share)):
                ordinal = boundary.toordinal()
                own[ordinal] = own.get(ordinal, Fraction(0)) + share
        return FrozenMap({who: _steps(own) for who, own in changes.items()})

    def profile(self, who: str) -> tuple[LoadStep, ...]:
        """Return the load of a person.

        >>> april = Span.inclusive(date(2019, 4, 1), date(2019, 4, 30))
        >>> busy = load([TimeShare(who="m1", what="plume", span=april, share="1.2")])
        >>> [str(step.span) for step in busy.profile("m1")]
        ['from 1 April 2019 to 30 April 2019']
        """
        return look_up("person", who, self.profiles)

    def peak(self, who: str) -> Fraction:
        """Return the highest share that is asked of a person.

        >>> april = Span.inclusive(date(2019, 4, 1), date(2019, 4, 30))
        >>> busy = load([TimeShare(who="m1", what="plume", span=april, share="1.2")])
        >>> busy.peak("m1")
        Fraction(6, 5)
        """
        return max((step.share for step in self.profile(who)), default=Fraction(0))

    @cached_property
    def overloads(self) -> tuple[Overload, ...]:
        """The days on which people give more than they have, by person and by day."""
        return tuple(
            Overload(who=who, span=step.span, share=step.share, capacity=capacity)
            for who, capacity in self.capacities.items()
            for step in self.profiles[who]
            if step.share > capacity
        )

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what is asked of a person, and when it is too much; without a key, all that is too much.

        >>> april = Span.inclusive(date(2019, 4, 1), date(2019, 4, 30))
        >>> busy = load([TimeShare(who="m1", what="plume", span=april, share="1.2")])
        >>> print(busy.explain("m1").reasons[1].say("fr"))
        du 1er avril 2019 au 30 avril 2019, charge demandée : 120 % sur 100 %, par plume
        >>> print(busy.explain())
        load: m1: from 1 April 2019 to 30 April 2019, 120% is asked for, out of 100%.
        """
        if key is None:
            return trace(
                because("load").say(lang),
                [one.reason for one in self.overloads] or [because("no_overload")],
                lang,
            )
        peak = because("peak", peak=_percent(self.peak(key)))
        own = (one for one in self.overloads if one.who == key)
        return trace(key, (peak, *(told for one in own for told in self._too_much(one))), lang)

    def _too_much(self, one: Overload) -> Iterator[Reason]:
        share, capacity = _percent(one.share), _percent(one.capacity)
        for span, what in self._given_to[one.who][one.span.start]:
            yield because("overload", span=span, share=share, capacity=capacity, what=what)

    @cached_property
    def _given_to(self) -> Mapping[str, Mapping[date, Parts]]:
        """The parts of each step of each person's load, by its first day."""
        own: dict[str, list[TimeShare]] = {}
        for one in self.assignments:
            own.setdefault(one.who, []).append(one)
        return {who: _parts(own.get(who, ()), steps) for who, steps in self.profiles.items()}

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a step of each person's load, by what it is given to.

        >>> april = Span.inclusive(date(2019, 4, 1), date(2019, 4, 30))
        >>> busy = load([TimeShare(who="m1", what="plume", span=april, share="1.2")])
        >>> busy.rows()[0]["overloaded"]
        True
        """
        return [
            {
                "who": who,
                "what": what,
                "first": span.start,
                "last": span.last,
                "share": step.share,
                "capacity": capacity,
                "overloaded": step.share > capacity,
            }
            for who, capacity in self.capacities.items()
            for step in self.profiles[who]
            for span, what in self._given_to[who][step.span.start]
        ]


def _parts(shares: Sequence[TimeShare], steps: Iterable[LoadStep]) -> Mapping[date, Parts]:
    """Return the parts of each step, each with what somebody gives their time to in it."""
    found: dict[date, Parts] = {}
    ahead, waiting, active = [*steps][::-1], [*shares][::-1], list[TimeShare]()
    for start, end in pairwise(sorted({day for one in shares for day in (one.span.start, one.span.end)})):
        while waiting and waiting[-1].span.start <= start:
            active.append(waiting.pop())
        active = [one for one in active if one.span.end > start]
        while ahead and ahead[-1].span.end <= start:
            ahead.pop()
        if ahead and ahead[-1].span.start <= start:
            what = tuple(dict.fromkeys(one.what for one in active))
            own = found.setdefault(ahead[-1].span.start, [])
            first = own.pop()[0].start if own and own[-1][1] == what else start
            own.append((Span(start=first, end=end), what))
    return found


def _percent(share: Fraction) -> Reason:
    return because("percent", number=share * _HUNDRED)


def _steps(changes: Mapping[int, Fraction]) -> tuple[LoadStep, ...]:
    """Return the steps between changes of level; a change of 0 joins two steps, a level of 0 is none."""
    boundaries = [ordinal for ordinal in sorted(changes) if changes[ordinal]]
    levels = accumulate(changes[ordinal] for ordinal in boundaries)
    return tuple(
        LoadStep(span=Span(start=date.fromordinal(start), end=date.fromordinal(end)), share=level)
        for (start, end), level in zip(pairwise(boundaries), levels, strict=False)
        if level
    )


@checked
def load(assignments: Iterable[TimeShare], *, capacity: Mapping[str, Number] | Number = 1) -> Load:
    """Return the load of everyone who is assigned to something.

    Args:
        assignments: Who gives which share of their time to what, when.
        capacity: How much they have: one share for all (1 is all of their time), or by person, 1 where not
            said.

    >>> autumn = Span.inclusive(date(2019, 9, 2), date(2019, 11, 15))
    >>> busy = load([TimeShare(who="m1", what=one, span=autumn, share="0.6") for one in ("adler", "plume")])
    >>> [(one.who, str(one.share)) for one in busy.overloads]
    [('m1', '6/5')]
    """
    given = tuple(assignments)
    people = dict.fromkeys(one.who for one in given)
    shares = dict(capacity) if isinstance(capacity, Mapping) else dict.fromkeys(people, capacity)
    faults = Gather("load")
    faults.alike("capacity", (*people, *shares), what="person")
    faults.known("capacity", shares, people, what="a person with a share of time")
    faults.done()
    return Load(assignments=given, capacities={**dict.fromkeys(people, 1), **shares})
