"""Applications: one candidate's wishes, in order, capped, with the time they were received.

The platform's time stamp decides (règlement AAC EIG 3, 2018, art. 5). A wish for a team-mate is taken into
account, "but selections remain individual" (règlement EIG 2, 2017).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import cast, final

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, moment, text, whole
from eig._values.phrases_of_faults import Phrase
from eig._values.tuple_fields import to_ids, to_tuple
from eig._values.value import Value, keeps
from eig.programme._weekdays_time_zones_and_order import to_fixed
from eig.programme.calls import Call, offset_text
from eig.programme.eligibility import Eligibility, JudgedCondition, Standing
from eig.programme.lifecycles import APPLICATION_LIFE, LifeCycle
from eig.programme.promotions import Promotion

__all__ = ["Application", "apply", "eligibility_of", "receive"]


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

    candidate: str = field(metadata=keeps(text))
    wishes: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="wish"))
    mates: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="team-mate"))
    received: datetime | None = field(default=None, converter=to_fixed, metadata=keeps(moment))
    complete: bool = True
    wave: int = field(default=1, metadata=keeps(whole(1)))
    status: str = field(default=APPLICATION_LIFE.first, metadata=keeps(text))

    def _check(self, faults: Gather) -> None:
        faults.that("mates", self.candidate not in self.mates, "programme.other_mates")

    def rank(self, wish: str) -> int | None:
        """Return the rank of a wish, from 0, or None if it was not wished for.

        >>> Application(candidate="c1", wishes=["plume"]).rank("plume")
        0
        """
        return self.wishes.index(wish) if wish in self.wishes else None

    def to(self, status: str, *, life: LifeCycle = APPLICATION_LIFE) -> Application:
        """Return the application one step further in its life; no such step is an `IllegalStep`.

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
    eig.errors.Fault: apply.wishes: expected at most 2 wishes in EIG 3, got ('plume', 'adler', 'cibnav'). ...
    """
    asked, named, wave = to_tuple(wishes), to_tuple(mates), _wave(promotion, received)
    make = partial(Application, candidate=candidate, wishes=asked, mates=named, received=received, wave=wave)
    faults = Gather("apply")
    made = faults.made(make)
    _check_wishes(promotion, asked, faults)
    if promotion.rules.mate_wishes is False:
        faults.that("mates", not named, "programme.no_mates", value=named, promotion=promotion.name)
    _check_time(promotion, received, faults)
    if standings is not None:
        stated = to_tuple(standings)
        _check_standings(eligibility_of(promotion, stated, wave=wave), stated, faults)
    faults.done()
    return cast("Application", made)


@checked
def receive(
    promotion: Promotion, application: Application, *, standings: Iterable[Standing] | None = None
) -> Application:
    """Return an application that was read from a table, held against the rules of a promotion.

    It is told the wave whose call was open when it was received, and keeps all else.

    Args:
        promotion: The promotion applied to.
        standings: What the candidate is, and when; None to leave the conditions unchecked.

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


def _check_wishes(promotion: Promotion, wishes: tuple[str, ...], faults: Gather) -> None:
    rules = promotion.rules
    if not ids.holds(wishes):
        return
    most = len(wishes) if rules.wish_cap is None else rules.wish_cap
    few = len(wishes) <= most
    faults.that("wishes", few, "programme.wish_cap", value=wishes, count=most, promotion=promotion.name)
    by_profile = rules.wish_kind == "profile"
    known = [one.id for one in (promotion.profiles if by_profile else promotion.challenges)]
    if known:
        faults.known("wishes", wishes, known, what="a profile" if by_profile else "a challenge")


def _wave(promotion: Promotion, received: datetime | None) -> int:
    """Return the wave whose call was open at a moment; the first where none was, or no moment is known."""
    if received is None or not moment.holds(received):
        return 1
    return next((call.wave for call in promotion.calls_for("candidates") if call.accepts(received)), 1)


def _span(call: Call) -> Phrase:
    """Say when a call takes applications, as far as it was published."""
    at = None if call.closes is None else f"{call.closes:%H:%M}"
    facts = {
        "last": call.closing_day,
        "at": at,
        "zone": call.zone or (call.closes and f"UTC{offset_text(call.closes)}"),
    }
    if call.opens is None:
        return Phrase("programme.until", **facts)
    return Phrase("programme.span", first=call.opens, **facts)


def _check_time(promotion: Promotion, received: datetime | None, faults: Gather) -> None:
    calls = promotion.calls_for("candidates")
    if not calls or received is None or not moment.holds(received):
        return
    if any(call.accepts(received) for call in calls):
        return  # nearly all, and when calls are open takes a while to say
    spans = tuple(map(_span, calls))
    faults.that("received", False, "programme.in_time", value=received, spans=spans)  # noqa: FBT003 # noted


def _check_standings(found: Eligibility, stated: tuple[Standing, ...], faults: Gather) -> None:
    statuses = tuple(one.status for one in stated)
    for one in found.judged:
        faults.that(
            "standings",
            one.verdict != "not_met",
            "programme.condition_kept",
            value=statuses,
            condition=one.condition.words(),
            on=one.on,
            source=one.condition.source or None,
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
