"""What a cost is reckoned by: who is paid what, how months are counted, who takes a challenge in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, cast

from eig.errors import Fault
from eig.programme import Promotion
from eig.programme.organisations import Funding
from eig.programme.pay import Pay, PayBand, PayConvention
from eig.timeline.contracts.amended_contracts import ContractPart
from eig.timeline.contracts.contract_dates_trial_and_leave import Contract

PayRule: TypeAlias = Pay | Iterable[PayBand] | Mapping[str, Pay]
"""What contracts are paid: all alike, by bands of experience, or by person."""


def own_funding(promotion: Promotion | None) -> Mapping[str, Funding]:
    """Return who pays for the challenges that fund themselves."""
    if promotion is None:
        return {}
    found = {one.id: promotion.funding_of(one.id) for one in promotion.challenges if one.self_funded}
    return {challenge: one for challenge, one in found.items() if one is not None}


def conventions_of(
    contracts: Sequence[Contract], convention: PayConvention | None, usual: PayConvention | None
) -> list[PayConvention | None]:
    """Return how each contract counts a month; one fault names all those of whom nobody says it, and must."""
    found = [convention or one.law.convention or usual for one in contracts]
    missing = tuple(
        one.person
        for one, counted in zip(contracts, found, strict=True)
        if counted is None and not all(map(_is_whole, one.parts))
    )
    if missing:
        raise Fault(
            "cost_by_year.convention", None, "timeline.contracts.convention_too", {"missing": missing}
        )
    return found


def _is_whole(part: ContractPart) -> bool:
    """Tell whether a part has whole calendar months alone."""
    return part.span.start.day == 1 and part.span.end.day == 1


def hosts_of(promotion: Promotion | None) -> Mapping[str, str]:
    """Return who takes each challenge in, by name."""
    if promotion is None:
        return {}
    bodies = {one.id: one.host or one.ministry for one in promotion.challenges}
    return {one.id: body.name if (body := bodies[one.id]) else one.title for one in promotion.challenges}


def paid_of(contracts: Sequence[Contract], rule: PayRule | None, experience: Mapping[str, int]) -> list[Pay]:
    """Return what each contract is paid; one fault names all those for whom nobody says it."""
    bands = _bands(rule)
    found = [one.pay or _pay_of(one.person, rule, bands, experience) for one in contracts]
    missing = tuple(one.person for one, amount in zip(contracts, found, strict=True) if amount is None)
    facts = {"missing": missing}
    if missing and bands:
        given = tuple(sorted(experience))
        raise Fault("cost_by_year.experience", given, "timeline.contracts.years_too", facts)
    if missing:
        told = tuple(sorted(cast("Mapping[str, Pay]", rule))) if isinstance(rule, Mapping) else None
        raise Fault("cost_by_year.pay", told, "timeline.contracts.pay_too", facts)
    return cast("list[Pay]", found)


def _bands(rule: PayRule | None) -> tuple[PayBand, ...]:
    """Return the bands of a rule, or nothing where it is of another kind."""
    if rule is None or isinstance(rule, (Pay, Mapping)):
        return ()
    return tuple(rule)


def _pay_of(
    person: str, rule: PayRule | None, bands: Sequence[PayBand], experience: Mapping[str, int]
) -> Pay | None:
    if isinstance(rule, Pay):
        return rule
    if isinstance(rule, Mapping):
        return cast("Mapping[str, Pay]", rule).get(person)
    everybody = [one.pay for one in bands if one.from_years == 0 and one.up_to_years is None]
    years = experience.get(person)
    covering = [] if years is None else [one.pay for one in bands if one.covers(years)]
    return next(iter(covering or everybody), None)
