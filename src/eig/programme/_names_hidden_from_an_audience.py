"""Who reads: each audience its own words.

The jury reads all. A candidate reads of their own case, and neither of another candidate nor of a juror:
where a sentence would name them, it says how many they are. The public reads who is on which list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Literal, TypeAlias, cast

from attrs import evolve

from eig._values.first_few_names import MORE
from eig.errors import Fault
from eig.reasons import Because, Reason, reasons_in

Audience: TypeAlias = Literal["jury", "candidate", "public"]
"""Who reads: the jury, the candidate that a decision is about, or everybody."""

because: Because = reasons_in("programme")

OTHER_DOSSIERS, OTHER_PEOPLE, SOME_JURORS = "other_dossiers", "other_people", "some_jurors"
"""How those who are not named are counted."""


def check_audience(audience: Audience, key: str | None) -> None:
    """Refuse the whole to anybody but the jury."""
    if key is None and audience != "jury":
        raise Fault("explain.key", key, "programme.one_case")


def without_names(
    reasons: Iterable[Reason], names: Mapping[str, str], *, smallest: int | None
) -> tuple[Reason, ...]:
    """Return reasons that count some people or dossiers instead of naming them.

    Args:
        names: For each name to leave out, as what it is counted.
        smallest: From how many on they are counted, None for never: see `Disclosure`.

    >>> tied = Reason(code="tied", facts={"others": ("b", "c")}, sentences={"en": "tied with {others}"})
    >>> hidden = {"b": OTHER_PEOPLE, "c": OTHER_PEOPLE}
    >>> [str(one) for few in (1, 3) for one in without_names([tied], hidden, smallest=few)]
    ['tied with 2 other people', 'tied with one or more other people']
    """
    return tuple(
        evolve(one, facts={key: _unnamed(fact, names, smallest) for key, fact in one.facts.items()})
        for one in reasons
    )


def _unnamed(fact: object, names: Mapping[str, str], smallest: int | None) -> object:
    if isinstance(fact, str):  # a name, or the identifier of a rule or term that holds some
        parts = (part for part in fact.split(":") if part not in names)
        return _others(names[fact], 1, smallest) if fact in names else ":".join(parts)
    if isinstance(fact, Reason):
        return without_names([fact], names, smallest=smallest)[0]
    return _counted(cast("tuple[object, ...]", fact), names, smallest) if isinstance(fact, tuple) else fact


def _others(kind: str, count: int, smallest: int | None) -> Reason:
    counted = smallest is not None and count >= smallest
    return because(kind if counted else f"{kind}_some", count=count if counted else None)


def _without_more(facts: tuple[object, ...]) -> tuple[tuple[object, ...], int]:
    """Return a list without what says how many more there are, and how many: they are counted together."""
    last = facts[-1] if facts else None
    if isinstance(last, Reason) and last.code == MORE:
        return facts[:-1], cast("int", last.facts["count"])
    return facts, 0


def _counted(facts: tuple[object, ...], names: Mapping[str, str], smallest: int | None) -> object:
    """Return a list whose neighbours that are not named are counted together; a count alone, if none is."""
    told: list[object] = []
    facts, more = _without_more(facts)
    for kind, some in groupby(facts, key=lambda fact: names.get(fact) if isinstance(fact, str) else None):
        group = tuple(some)
        told += (
            [_unnamed(one, names, smallest) for one in group]
            if kind is None
            else [_others(kind, len(group) + more, smallest)]
        )
    alone = len(told) == 1 and told[0] not in facts and isinstance(facts[0], str)
    return told[0] if alone else tuple(told)
