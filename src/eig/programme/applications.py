"""Applications: one candidate's wishes, in order, capped, with the time they were received.

The platform's time stamp decides (règlement AAC EIG 3, 2018, art. 5). A wish for a team-mate is taken into
account, "but selections remain individual" (règlement EIG 2, 2017).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, flag, moment, text, to_tuple, whole
from eig._ground.values import Value
from eig._ground.words import say_date
from eig.errors import Fault, Faults
from eig.programme._fields import check_ids, to_fixed, to_ids
from eig.programme.calls import Call
from eig.programme.eligibility import Eligibility, JudgedCondition, Standing
from eig.programme.lifecycles import APPLICATION_LIFE, LifeCycle
from eig.programme.promotions import Promotion

__all__ = ["Application", "apply", "eligibility_of", "receive"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True, eq=False, repr=False)
class Application(Value):
    """What one candidate asks for. `apply` checks it against the rules of a promotion.

    Args:
        candidate: The candidate, by identifier.
        wishes: What is wished for, best first: challenges, or profiles in some promotions.
        mates: The team-mates wished for, by identifier, best first.
        received: The platform's time stamp, with its offset from UTC, or None.
        complete: Whether the file was complete (*recevabilité*).
        wave: In which of several calls it was received, from 1.
        status: Where it stands in its life, such as `APPLICATION_LIFE`.

    >>> application = Application(candidate="c1", wishes=["plume", "adler"])
    >>> application.rank("adler"), application.rank("cibnav"), application.to("shortlisted").status
    (1, None, 'shortlisted')
    """

    candidate: str
    wishes: tuple[str, ...] = field(default=(), converter=to_ids)
    mates: tuple[str, ...] = field(default=(), converter=to_ids)
    received: datetime | None = field(default=None, converter=to_fixed)
    complete: bool = True
    wave: int = 1
    status: str = APPLICATION_LIFE.first

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("candidate", text)
        check_ids(faults, "wishes", self.wishes, what="wish")
        if check_ids(faults, "mates", self.mates, what="team-mate"):
            faults.that(
                "mates",
                self.candidate not in self.mates,
                rule="nobody is their own team-mate",
                remedy="remove the candidate from the mates",
            )
        faults.check("received", moment.or_none())
        faults.check("complete", flag)
        faults.check("wave", whole(1))
        faults.check("status", text)
        faults.done()

    def rank(self, wish: str) -> int | None:
        """Return the rank of a wish, from 0, or None if it was not wished for.

        >>> Application(candidate="c1", wishes=["plume"]).rank("plume")
        0
        """
        return self.wishes.index(wish) if wish in self.wishes else None

    def to(self, status: str, *, life: LifeCycle = APPLICATION_LIFE) -> Application:
        """Return the application one step further in its life.

        Args:
            status: The status to go to.
            life: The steps there are; those of EIG unless you give others.

        Raises:
            IllegalStep: Its life cycle has no such step; the legal ones are named.

        >>> Application(candidate="c1").to("withdrawn").status
        'withdrawn'
        """
        return evolve(self, status=life.step(self.status, status))


@checked
def apply(
    promotion: Promotion,
    *,
    candidate: str,
    wishes: Iterable[str] = (),
    mates: Iterable[str] = (),
    received: datetime | None = None,
    standings: Iterable[Standing] | None = None,
) -> Application:
    """Return an application that keeps the rules of a promotion.

    It is of the wave whose call was open when it was received; of the first where that is not known.

    Args:
        promotion: The promotion applied to: its wish cap, what it lets people wish for, its call.
        candidate: The candidate, by identifier.
        wishes: What is wished for, best first.
        mates: The team-mates wished for.
        received: The platform's time stamp, or None to leave the deadline unchecked.
        standings: What the candidate is, and when, to hold against the conditions of eligibility; None to
            leave them unchecked. `eligibility_of` says each.

    Raises:
        Fault, Faults: Too many wishes, a wish for what the promotion does not have, a file out of time, a
            condition of eligibility that is not met. All come together.

    >>> from eig.promotions import P3
    >>> apply(P3, candidate="c1", wishes=["plume", "adler"]).wishes
    ('plume', 'adler')
    >>> apply(P3, candidate="c1", wishes=["plume", "adler", "cibnav"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.Fault: Application.wishes is ('plume', 'adler', 'cibnav'): EIG 3 takes at most 2 wishes; ...
    """
    asked, named, wave = to_tuple(wishes), to_tuple(mates), _wave(promotion, received)
    make = partial(Application, candidate=candidate, wishes=asked, mates=named, received=received, wave=wave)
    faults = Gather("Application")
    _check_wishes(promotion, asked, faults)
    _check_mates(promotion, named, faults)
    _check_time(promotion, received, faults)
    if standings is not None:
        _check_standings(eligibility_of(promotion, standings, wave=wave), faults)
    for fault in _own_faults(make):
        faults.add(fault)
    faults.done()
    return make()


@checked
def receive(
    promotion: Promotion, application: Application, *, standings: Iterable[Standing] | None = None
) -> Application:
    """Return an application that was read from a table, held against the rules of a promotion.

    It is told the wave whose call was open when it was received, and keeps all else.

    Args:
        promotion: The promotion applied to.
        application: The application.
        standings: What the candidate is, and when; None to leave the conditions unchecked.

    Raises:
        Fault, Faults: As `apply` does.

    >>> from datetime import UTC
    >>> from eig.promotions import P7
    >>> filed = Application(candidate="c1", received=datetime(2024, 4, 20, 12, tzinfo=UTC))
    >>> receive(P7, filed).wave
    2
    """
    held = apply(
        promotion,
        candidate=application.candidate,
        wishes=application.wishes,
        mates=application.mates,
        received=application.received,
        standings=standings,
    )
    return evolve(application, wave=held.wave)


def _own_faults(make: Callable[[], Application]) -> tuple[Fault, ...]:
    """The faults that the application has whatever the promotion, to be told with the others."""
    try:
        make()
    except Fault as one:
        return (one,)
    except Faults as several:
        return several.faults
    return ()


def _check_wishes(promotion: Promotion, wishes: tuple[str, ...], faults: Gather) -> None:
    rules = promotion.rules
    if not text.each().holds(wishes):
        return
    faults.that(
        "wishes",
        rules.wish_cap is None or len(wishes) <= rules.wish_cap,
        rule=f"{promotion.name} takes at most {rules.wish_cap} wish"
        if rules.wish_cap == 1
        else f"{promotion.name} takes at most {rules.wish_cap} wishes",
        remedy="keep the first" if rules.wish_cap == 1 else f"keep the first {rules.wish_cap}",
        value=wishes,
    )
    known = {one.id for one in (promotion.profiles if rules.wish_kind == "profile" else promotion.challenges)}
    strangers = tuple(wish for wish in wishes if known and wish not in known)
    faults.that(
        "wishes",
        not strangers,
        rule=f"one wishes for a profile of {promotion.name}"
        if rules.wish_kind == "profile"
        else f"one wishes for a challenge of {promotion.name}",
        remedy="give identifiers of the promotion",
        value=strangers,
    )


def _check_mates(promotion: Promotion, mates: tuple[str, ...], faults: Gather) -> None:
    faults.that(
        "mates",
        promotion.rules.mate_wishes is not False or not mates,
        rule=f"{promotion.name} takes no wishes for team-mates",
        remedy="leave them out",
        value=mates,
    )


def _wave(promotion: Promotion, received: datetime | None) -> int:
    """Return the wave whose call was open at a moment; the first where none was, or no moment is known."""
    if received is None or not moment.holds(received):
        return 1
    return next((call.wave for call in promotion.calls_for("candidates") if call.accepts(received)), 1)


def _span(call: Call) -> str:
    """Say when a call takes applications, as far as it was published."""
    last = "" if call.closing_day is None else say_date(call.closing_day)
    if call.closes is not None:
        last += f" at {call.closes:%H:%M} ({call.zone})"
    if call.opens is None:
        return f"until {last}" if last else "at any time"
    return f"from {say_date(call.opens)} to {last}" if last else f"from {say_date(call.opens)} on"


def _check_time(promotion: Promotion, received: datetime | None, faults: Gather) -> None:
    calls = promotion.calls_for("candidates")
    if not calls or received is None or not moment.holds(received):
        return
    if any(call.accepts(received) for call in calls):
        return  # nearly all, and when calls are open takes a while to say
    faults.that(
        "received",
        holds=False,
        rule=f"{promotion.name} takes applications {'; '.join(map(_span, calls))}",
        remedy="the platform's time stamp decides: the file is late, or early",
        value=received.isoformat(),
    )


def _check_standings(found: Eligibility, faults: Gather) -> None:
    for one in found.judged:
        source = f" ({one.condition.source})" if one.condition.source else ""
        told = f"{one.condition.words()}{source}"
        faults.that(
            "standings",
            one.verdict != "not_met",
            rule=f"a condition of eligibility is met: {told}"
            if one.on is None
            else f"a condition of eligibility is met on {one.on}: {told}",
            remedy="the file is not admissible; correct what is stated of the person if it is wrong",
            value=one.condition.status,
        )


@checked
def eligibility_of(promotion: Promotion, standings: Iterable[Standing], *, wave: int = 1) -> Eligibility:
    """Return every condition of a promotion, held against what a person is, each on its own day.

    Args:
        promotion: The promotion: its conditions, and the days that they look at.
        standings: What the person is, and when.
        wave: The wave applied in, where there are several.

    >>> from datetime import date
    >>> from eig.promotions import P3
    >>> student = Standing(status="student", last=date(2019, 6, 30))
    >>> found = eligibility_of(P3, [student])
    >>> found.is_admitted, str(found.explain("student").reasons[0])[:54]
    (False, 'ne pas être en cours de scolarité: not met on 16 Janua')
    """
    own = to_tuple(standings)
    days = {one: promotion.reference_date(one, wave=wave) for one in promotion.rules.eligibility}
    return Eligibility(
        judged=[
            JudgedCondition(condition=one, on=on, verdict=one.verdict(own, on=on)) for one, on in days.items()
        ]
    )
