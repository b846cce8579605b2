"""What a heading of marks states of their scale or weight, beside what the rubric declares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from eig._values.exact import exact_sum
from eig._values.names import normal
from eig.errors import Fault
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale
from eig.rows._spellings_of_headings import named
from eig.rows._values_from_rows import heading_fault

NUMBER: Final = r"([0-9]{1,3}(?:[.,][0-9]+)?)"
END: Final = r"\s*(?:points?|pts?\.?)?\s*(?:[)\]:;,–-]|$)"
WEIGHT: Final = re.compile(
    rf"\b(?:coef[a-zé.]*|poids|weight|pond[a-zé]+)\s*:?\s*{NUMBER}(?![0-9])\s*%?|[(\[]\s*[x×]?\s*{NUMBER}\s*%\s*[)\]]"
    rf"|[(\[]\s*[x×]\s*{NUMBER}\s*[)\]]"
)
"""Coef. 2, poids 30 %, (30 %), (x2)."""
RANGE: Final = re.compile(rf"(?<![0-9]){NUMBER}\s*(?:à|a|to|-|–)\s*{NUMBER}{END}")
"""(0 à 5), de 1 à 4, 0-20; nothing of a year."""
TOP: Final = re.compile(
    rf"(?:^|[^0-9\s])\s*(?:\bsur|\bout of|/)\s*{NUMBER}{END}"
    rf"|[(\[]\s*(?:max[a-z.]*\s*:?\s*{NUMBER}|{NUMBER}\s*(?:au\s+)?max[a-z.]*|{NUMBER}\s*(?:points?|pts?\.?))\s*[)\]]"
)
"""/20, (sur 20), (max 20), (20 points), but not the day of 30/11 nor sheet 1/3."""
PERCENT: Final = re.compile(r"[(\[]\s*(?:en\s+|in\s+)?%\s*[)\]]|(?<![0-9\s])\s+(?:en\s+|in\s+)?%\s*$")


def stated_scale(heading: str) -> tuple[tuple[Fraction | None, Fraction], ...]:
    """Return the ends of the scales that a heading may state, the lower None where it is not stated.

    >>> stated_scale("Impact /10"), stated_scale("Impact (1 à 4)"), stated_scale("Note du 30/11")
    (((None, Fraction(10, 1)),), ((Fraction(1, 1), Fraction(4, 1)),), ())
    """
    text = WEIGHT.sub(" ", normal("NFKC", heading).casefold())
    if found := RANGE.search(text):
        return ((_number(found[1]), _number(found[2])),)
    if found := TOP.search(text):
        return ((None, _number(next(filter(None, found.groups())))),)
    return ((None, Fraction(100)), (None, Fraction(1))) if PERCENT.search(text) else ()


def stated_weight(heading: str) -> Fraction | None:
    """Return the weight that a heading states.

    >>> stated_weight("Impact (coef. 2,5)"), stated_weight("Impact (30 %)"), stated_weight("Impact /20")
    (Fraction(5, 2), Fraction(30, 1), None)
    """
    found = WEIGHT.search(normal("NFKC", heading).casefold())
    return _number(next(filter(None, found.groups()))) if found else None


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", "."))


def off_scale(heading: str, scale: Scale) -> Iterator[Fault]:
    """Yield a fault where a heading of marks states another scale than theirs."""
    stated = stated_scale(heading)
    if stated and not any(high == scale.high and low in (None, scale.low) for low, high in stated):
        yield heading_fault(heading, "rows.stated_scale", low=scale.low, high=scale.high)


def contradicted(rubric: Rubric, fills: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each heading of marks that states another scale, or of other weights."""
    titles = {named(name) for one in rubric.criteria for name in (one.id, one.fr, one.en) if name}
    read = {column: name for column, name in fills.items() if named(column) not in titles}
    for column, name in read.items():
        own = [one.scale for one in rubric.criteria if name in (one.id, "mark")]
        yield from (fault for scale in dict.fromkeys(own) for fault in off_scale(column, scale))
    weights = {one.id: one.weight for one in rubric.criteria}
    stated = {column: stated_weight(column) for column, name in read.items() if name in weights}
    said = {read[column]: weight for column, weight in stated.items() if weight is not None}
    if said and not _agree(said, weights):
        columns = tuple(column for column, weight in stated.items() if weight is not None)
        yield heading_fault(columns, "rows.stated_weight", weights=tuple(weights[one] for one in said))


def _agree(said: Mapping[str, Fraction], weights: Mapping[str, Fraction]) -> bool:
    """Tell whether weights are as stated, or in proportion; one alone may state its share."""
    others = {**dict.fromkeys(weights, Fraction(1)), **said}
    whole = exact_sum(weights.values())
    return (
        (len(said) > 1 and _in_proportion(said, weights))
        or _in_proportion(others, weights)
        or all(weights[one] in (weight, weight * whole / 100) for one, weight in said.items())
    )


def _in_proportion(said: Mapping[str, Fraction], weights: Mapping[str, Fraction]) -> bool:
    first = next(iter(said))
    return all(weight * weights[first] == said[first] * weights[one] for one, weight in said.items())
