"""Administrations, partners, and the money that pays for a promotion."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._values.exact import exact
from eig._values.gathering import Gather, told_of
from eig._values.rules import above, text
from eig._values.series import to_tuple
from eig._values.value import Value, keeps

__all__ = ["Administration", "Funding", "FundingShare", "Partner"]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Administration(Value):
    """A public body: a host, a ministry, a fund-holder or an operator.

    Args:
        id: The identifier; a juror's `employer` is one.
        name: The official name, in its own language.
        kind: What it is: a ministry, a court, an agency.
        part_of: The identifier of the body it belongs to, or None.
        zone: The holiday zone of its town, such as `metropole` or `alsace-moselle`; empty if unknown.

    >>> Administration(id="diair", name="Délégation interministérielle").part_of is None
    True
    """

    id: str = field(metadata=keeps(text))
    name: str = field(metadata=keeps(text))
    kind: str = ""
    part_of: str | None = field(default=None, metadata=keeps(text))
    zone: str = ""

    @property
    def lineage(self) -> tuple[str, ...]:
        """Its identifier and the one of the body it belongs to, for whom its agents work."""
        return (self.id,) if self.part_of is None else (self.id, self.part_of)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Partner(Value):
    """An association, a team or an incubator of the programme's community.

    >>> Partner(id="latitudes", name="Latitudes", kind="association").kind
    'association'
    """

    id: str = field(metadata=keeps(text))
    name: str = field(metadata=keeps(text))
    kind: str = ""
    role: str = ""


@final
@frozen(kw_only=True, eq=False, repr=False)
class FundingShare(Value):
    """The exact share that one source pays, above 0 and up to 1.

    >>> FundingShare(payer="PIA", share="0.7").share
    Fraction(7, 10)
    """

    payer: str = field(metadata=keeps(text))
    share: Fraction = field(converter=exact, metadata=keeps(above(0, 1)))


def _shares(shares: Iterable[FundingShare]) -> tuple[FundingShare, ...]:
    return to_tuple(shares)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Funding(Value):
    """Who pays, in exact shares that sum to 1.

    Args:
        shares: The shares, one a payer.
        source: Where the rule is published.

    Raises:
        Fault: The shares do not sum to 1 exactly: three times 0.33 is not 1, three times 1/3 is.

    >>> funding = Funding(shares=[FundingShare(payer="PIA", share="0.7"),
    ...                           FundingShare(payer="administration", share="0.3")])
    >>> funding.share("PIA"), funding.share("nobody")
    (Fraction(7, 10), Fraction(0, 1))
    """

    shares: tuple[FundingShare, ...] = field(converter=_shares)
    source: str = ""

    def _check(self, faults: Gather) -> None:
        faults.distinct("shares", (one.payer for one in self.shares), what="payer")
        shares = tuple(one.share for one in self.shares)
        total = sum(shares, Fraction(0))
        faults.that("shares", total == 1, "programme.sum_of_shares", value=shares, total=total)

    @classmethod
    def of(cls, *, source: str = "", **shares: int | str | Decimal | Fraction) -> Funding:
        """Build from shares by payer.

        >>> Funding.of(PIA=1).shares
        (FundingShare(payer='PIA', share=Fraction(1, 1)),)
        """
        faults = Gather("Funding.of")
        for payer, share in shares.items():
            faults.check(payer, above(0, 1), exact(share))
        faults.done()
        given = [FundingShare(payer=payer, share=exact(share)) for payer, share in shares.items()]
        return told_of("Funding.of", lambda: cls(shares=given, source=source))

    def share(self, payer: str) -> Fraction:
        """Return what a payer pays, 0 for anybody else.

        >>> Funding.of(PIA="1/2", host="1/2").share("host")
        Fraction(1, 2)
        """
        return next((one.share for one in self.shares if one.payer == payer), Fraction(0))
