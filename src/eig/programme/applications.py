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
from eig._ground.checks import Gather, flag, moment, one_of, text, to_tuple
from eig._ground.values import Value
from eig._ground.words import plural
from eig.errors import Fault, Faults
from eig.programme._fields import check_ids, to_fixed, to_ids
from eig.programme.lifecycles import APPLICATION_LIFE
from eig.programme.promotions import Promotion

__all__ = ["Application", "apply"]


def __dir__() -> list[str]:
    return __all__


@final
@checked
@frozen(kw_only=True)
class Application(Value):
    """What one candidate asks for. `apply` checks it against the rules of a promotion.

    Args:
        candidate: The candidate, by identifier.
        wishes: What is wished for, best first: challenges, or profiles in some promotions.
        mates: The team-mates wished for, by identifier, best first.
        received: The platform's time stamp, with its offset from UTC, or None.
        complete: Whether the file was complete (*recevabilité*).
        status: Where it stands in `APPLICATION_LIFE`.

    >>> application = Application(candidate="c1", wishes=["plume", "adler"])
    >>> application.rank("adler"), application.rank("cibnav"), application.to("shortlisted").status
    (1, None, 'shortlisted')
    """

    candidate: str
    wishes: tuple[str, ...] = field(default=(), converter=to_ids)
    mates: tuple[str, ...] = field(default=(), converter=to_ids)
    received: datetime | None = field(default=None, converter=to_fixed)
    complete: bool = True
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
        faults.check("status", one_of(*APPLICATION_LIFE.statuses))
        faults.done()

    def rank(self, wish: str) -> int | None:
        """Return the rank of a wish, from 0, or None if it was not wished for.

        >>> Application(candidate="c1", wishes=["plume"]).rank("plume")
        0
        """
        return self.wishes.index(wish) if wish in self.wishes else None

    def to(self, status: str) -> Application:
        """Return the application one step further in its life.

        Raises:
            IllegalStep: Its life cycle has no such step; the legal ones are named.

        >>> Application(candidate="c1").to("withdrawn").status
        'withdrawn'
        """
        return evolve(self, status=APPLICATION_LIFE.step(self.status, status))


@checked
def apply(
    promotion: Promotion,
    *,
    candidate: str,
    wishes: Iterable[str] = (),
    mates: Iterable[str] = (),
    received: datetime | None = None,
) -> Application:
    """Return an application that keeps the rules of a promotion.

    Args:
        promotion: The promotion applied to: its wish cap, what it lets people wish for, its call.
        candidate: The candidate, by identifier.
        wishes: What is wished for, best first.
        mates: The team-mates wished for.
        received: The platform's time stamp, or None to leave the deadline unchecked.

    Raises:
        Fault, Faults: Too many wishes, a wish for what the promotion does not have, a file out of time.
            All come together.

    >>> from eig.promotions import P3
    >>> apply(P3, candidate="c1", wishes=["plume", "adler"]).wishes
    ('plume', 'adler')
    >>> apply(P3, candidate="c1", wishes=["plume", "adler", "cibnav"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.Fault: Application.wishes is ('plume', 'adler', 'cibnav'): EIG 3 takes at most 2 wishes; ...
    """
    asked = to_tuple(wishes)
    make = partial(Application, candidate=candidate, wishes=asked, mates=to_tuple(mates), received=received)
    faults = Gather("Application")
    _check_wishes(promotion, asked, faults)
    _check_time(promotion, received, faults)
    for fault in _own_faults(make):
        faults.add(fault)
    faults.done()
    return make()


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
        rule=f"{promotion.name} takes at most {plural(rules.wish_cap or 0, 'wish', 'wishes')}",
        remedy=f"keep the first {rules.wish_cap}",
        value=wishes,
    )
    known = {one.id for one in (promotion.profiles if rules.wish_kind == "profile" else promotion.challenges)}
    strangers = tuple(wish for wish in wishes if known and wish not in known)
    faults.that(
        "wishes",
        not strangers,
        rule=f"one wishes for a {rules.wish_kind or 'challenge'} of {promotion.name}",
        remedy="give identifiers of the promotion",
        value=strangers,
    )


def _check_time(promotion: Promotion, received: datetime | None, faults: Gather) -> None:
    call = next((one for one in promotion.calls if one.kind == "candidates"), None)
    if call is None or received is None or not moment.holds(received):
        return
    faults.that(
        "received",
        call.accepts(received),
        rule=f"{promotion.name} takes applications from {call.opens} to {call.closes or call.last_day}",
        remedy="the platform's time stamp decides: the file is late, or early",
        value=received.isoformat(),
    )
