"""Shadow prices: what one more of something would bring, near the bound, and the proof that they are."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._values.exact_numbers import exact
from eig._values.value import Value
from eig.teams.engine._dual_bound import Bound, Prices, bound_at
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._search_outcome import SearchOutcome


@final
@frozen(kw_only=True, eq=False, repr=False)
class ShadowPrice(Value):
    """What one more of something would bring, near the bound.

    A person's seat, or one more unit of a cohort rule.

    >>> ShadowPrice(kind="rule", key="budget", label="high", points="1/20").points
    Fraction(1, 20)
    """

    kind: str
    key: str
    label: str = ""
    points: Fraction = field(converter=exact)


def prices_of(model: Model, outcome: SearchOutcome) -> tuple[ShadowPrice, ...]:
    """Return what one more unit of each limit would gain at most, by the bound of the whole."""
    return () if outcome.root is None else told_prices(model, outcome.root.prices)


def told_prices(model: Model, prices: Prices) -> tuple[ShadowPrice, ...]:
    """Return prices in points, those of nothing left out."""
    unit = GRAIN * model.grid
    people = (
        ShadowPrice(kind="person", key=model.problem.people[unit_.people[0]].id, points=Fraction(price, unit))
        for price, unit_ in zip(prices.units, model.units, strict=True)
        if price
    )
    rules = (
        ShadowPrice(
            kind="rule",
            key=limit.rule,
            label=limit.label,
            points=Fraction(price * (1 + limit.cut), unit),  # one more may let in what was cut off
        )
        for price, limit in zip(prices.limits, model.limits, strict=True)
        if price
    )
    return (*rules, *people)


def prices_of_people(people: Iterable[str], price: Fraction) -> tuple[ShadowPrice, ...]:
    """Return one price for a seat of each of some people."""
    return tuple([ShadowPrice(kind="person", key=one, points=price) for one in people])


def prices_for(model: Model, prices: Iterable[ShadowPrice]) -> Prices:
    """Return shadow prices as a model's own: those of what it does not have are left out.

    They may come from another problem, or from a file: each is kept from 0 up to what a miss costs here, so
    that the bound they give is a proof.
    """
    from eig.teams.engine._prices_by_subgradient import within  # noqa: PLC0415 # loads when prices are read again

    unit = GRAIN * model.grid
    given = {(price.kind, price.key, price.label): int(price.points * unit) for price in prices}
    people = model.problem.people
    units = tuple(max(0, given.get(("person", people[one.people[0]].id, ""), 0)) for one in model.units)
    limits = tuple(
        within(given.get(("rule", one.rule, one.label), 0) // (1 + one.cut), one.fine) for one in model.limits
    )
    return Prices(units, limits)


def bound_again(model: Model, prices: Iterable[ShadowPrice]) -> Bound | None:
    """Return the bound that prices prove, computed again from them alone."""
    return bound_at(model, prices_for(model, prices))
