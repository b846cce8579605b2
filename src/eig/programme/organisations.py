"""Those who host, pay and help: administrations, partners and funding."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._checks import Gather, between, label, text
from eig._exact import exact
from eig._frozen import FrozenMap
from eig.errors import UnknownKey

__all__ = ["Administration", "Funding", "Partner"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Administration:
    """A public body that hosts a challenge (*administration d'accueil*).

    Args:
        id: Its identifier.
        name: Its name, as it publishes it.
        ministry: The ministry it belongs to, or nothing where it is independent or not published.

    >>> Administration(id="cour-des-comptes", name="Cour des comptes").ministry
    ''
    """

    id: str
    name: str
    ministry: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        faults.check("name", text)
        faults.check("ministry", label)
        faults.done()


@final
@frozen(kw_only=True)
class Partner:
    """An organisation that helps without hosting: an association, an incubator, a team.

    >>> Partner(id="latitudes", name="Latitudes", kind="association", role="helps accompany the teams").kind
    'association'
    """

    id: str
    name: str
    kind: str
    role: str

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("id", "name", "kind", "role"):
            faults.check(name, text)
        faults.done()


def _shares(values: Mapping[str, int | str | Decimal | Fraction]) -> FrozenMap[Fraction]:
    return FrozenMap({key: exact(value) for key, value in values.items()})


@final
@frozen(kw_only=True)
class Funding:
    """Who pays which share of the employer's cost, exactly.

    Args:
        name: What the funding is called.
        shares: The share of each payer, from 0 to 1; they add up to 1.
        source: Where it is published.

    >>> funding = Funding(name="third promotion", shares={"PIA": "7/10", "host": "3/10"}, source="call, 2018")
    >>> funding.part_of("host", 70_000)
    Fraction(21000, 1)
    """

    name: str
    shares: FrozenMap[Fraction] = field(converter=_shares)
    source: str

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("name", text)
        faults.check("source", text)
        sound = [faults.check(f"shares[{key!r}]", between(0, 1), share) for key, share in self.shares.items()]
        faults.that(
            "shares",
            not all(sound) or sum(self.shares.values()) == 1,
            rule="the shares of all payers add up to 1",
            remedy="name the payer of the rest",
        )
        faults.done()

    def part_of(self, payer: str, cost: int | Fraction) -> Fraction:
        """Return what a payer pays of a cost, in the unit of the cost.

        Raises:
            UnknownKey: For somebody who pays nothing here.

        >>> Funding(name="self", shares={"host": 1}, source="rules").part_of("host", 10)
        Fraction(10, 1)
        """
        if payer not in self.shares:
            raise UnknownKey("payer", payer, known=self.shares)
        return self.shares[payer] * cost
