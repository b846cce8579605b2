"""Agreement on grades: Cohen's, Fleiss' and Conger's kappa, Gwet's AC1 and AC2, Brennan & Prediger.

They share one form, 1 - observed/expected disagreement, and differ in what chance means:

- Cohen (1960), two jurors, and Conger (1980), any number: each juror keeps their own habits;
- Fleiss (1971): jurors share one set of habits;
- Gwet (2008), AC1 without weights and AC2 with: chance is rarer where one grade rules, so that a jury that
  agrees on a common grade is not punished for it;
- Brennan & Prediger (1981): every grade is as likely.

Missing marks follow Gwet (2014), ch. 2-5; standard errors are his linearisation over items. It takes an item
with a single mark for one without agreement, which it is not: the error is rough where there are such items,
and a caution says so. Statistics in floating point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain, islice
from math import fsum, sqrt
from operator import mul
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from attrs import evolve

from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import common, to_exact
from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import number, one_of
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import to_tuple
from eig.errors import require_key
from eig.jury.agreement.chance_corrected_coefficients import (
    BEYOND,
    CONSTANT,
    LEVEL,
    NO_PAIR,
    Coefficient,
    bounds,
    standard_error,
)
from eig.jury.agreement.krippendorffs_alpha import apart
from eig.jury.marks.reviews import Reviews
from eig.reasons import Undefined

Grades = Sequence[Fraction]
Table = Sequence[Sequence[float]]


FAR: Mapping[str, Callable[[float, int], float]] = MappingProxyType(
    {
        "identity": lambda _, steps: float(steps > 0),
        "linear": lambda gap, _: gap,
        "quadratic": lambda gap, _: float(gap * gap),
        "radical": lambda gap, _: sqrt(gap),
        "ordinal": lambda _, steps: steps * (steps + 1) / 2,
    }
)
"""How far two grades are, from the gap between their marks (1 is the widest) and the steps between them."""
WEIGHTS: Final = one_of(*FAR)


class _Data(NamedTuple):
    """What is asked, each item's grades as places on the scale, how far apart grades are and how common."""

    name: str
    weights: str
    level: float
    units: Sequence[Sequence[int]]
    jurors: Sequence[str]
    grades: Grades
    far: Table
    shares: Sequence[float]

    @property
    def paired(self) -> int:
        """How many items have two marks or more."""
        return sum(len(unit) > 1 for unit in self.units)


class _Chance(NamedTuple):
    """The disagreement that chance brings, and each item's part in that estimate."""

    expected: float
    parts: Sequence[float]


def _data(name: str, reviews: Reviews, weights: str, level: float, *, categories: Iterable[object]) -> _Data:
    scale = reviews.whole[0]
    given = {mark: Fraction(mark, scale) for mark, _ in reviews.grades}
    declared = frozenset(_declared(name, categories))
    if declared and not declared.issuperset(given.values()):
        _refuse_others(name, reviews, declared)
    grades = sorted({*given.values(), *declared})
    at = {grade: place for place, grade in enumerate(grades)}
    place = {mark: at[grade] for mark, grade in given.items()}
    units = [list(map(place.__getitem__, unit)) for unit in reviews.units]
    return _Data(
        name=name,
        weights=weights,
        level=level,
        units=units,
        jurors=[review.juror for review in reviews.reviews],
        grades=grades,
        far=_far(grades, weights),
        shares=_shares(units, len(grades)),
    )


def _declared(name: str, categories: Iterable[object]) -> Grades:
    given = cast("object", to_tuple(categories))
    grades = tuple(map(to_exact, cast("tuple[object, ...]", given))) if isinstance(given, tuple) else given
    require(name, categories=(number.each(), grades))
    return cast("Grades", grades)


def _refuse_others(name: str, reviews: Reviews, declared: frozenset[Fraction]) -> None:
    """Refuse each mark that is none of the grades declared: as one more, it would raise agreement."""
    faults, grades = Gather(name), Quoted(tuple(sorted(declared)))
    for one in reviews.reviews:
        holds, at = one.mark in declared, (one.item, one.juror)
        faults.that("reviews", holds, "jury.agreement.declared", value=one.mark, at=at, grades=grades)
    faults.done()


def _far(grades: Grades, weights: str) -> Table:
    rule, places = FAR[weights], list(enumerate(common(grades)[1]))
    span = (places[-1][1] - places[0][1] if places else 0) or 1
    far = [[rule(abs(x - y) / span, abs(a - b)) for b, y in places] for a, x in places]
    widest = max((max(row) for row in far), default=0.0) or 1.0
    return [[value / widest for value in row] for row in far]


def _shares(units: Sequence[Sequence[int]], size: int) -> Sequence[float]:
    """Return the share of each grade: each item counts once, however many jurors marked it."""
    counts: dict[int, Counter[int]] = {}
    for unit in units:
        counts.setdefault(len(unit), Counter()).update(unit)
    return [
        fsum(count[place] / m for m, count in counts.items()) / (len(units) or 1) for place in range(size)
    ]


def _times(far: Table, shares: Sequence[float]) -> list[float]:
    return [fsum(map(mul, row, shares)) for row in far]


def _per_item(data: _Data, value: Sequence[float]) -> list[float]:
    """Average over each item's marks a value that depends on the grade."""
    return [fsum(map(value.__getitem__, unit)) / len(unit) for unit in data.units]


def _fleiss(data: _Data) -> _Chance:
    from_all = _times(data.far, data.shares)
    return _Chance(fsum(map(mul, data.shares, from_all)), _per_item(data, from_all))


def _gwet(data: _Data) -> _Chance:
    q = len(data.grades)
    alike = (q * q - fsum(map(fsum, data.far))) / (q * (q - 1))
    rare = [1 - alike * (1 - share) for share in data.shares]
    return _Chance(1 - alike * fsum(share * (1 - share) for share in data.shares), _per_item(data, rare))


def _brennan_prediger(data: _Data) -> _Chance:
    expected = fsum(map(fsum, data.far)) / len(data.grades) ** 2
    return _Chance(expected, [expected] * len(data.units))


def _conger(data: _Data) -> _Chance:
    places, marked = list(chain.from_iterable(data.units)), Counter(data.jurors)
    given = Counter(zip(data.jurors, places, strict=True))
    habits: dict[str, dict[int, float]] = {juror: {} for juror in sorted(marked)}
    every: list[list[float]] = [[] for _ in data.grades]
    for (juror, place), count in sorted(given.items()):
        habits[juror][place] = count / marked[juror]
        every[place].append(habits[juror][place])
    from_all = _times(data.far, list(map(fsum, every)))
    pairs, expected = len(habits) * (len(habits) - 1), 0.0
    pulls: dict[tuple[str, int], float] = {}
    for juror, habit in habits.items():
        others = {
            place: from_all[place] - fsum(map(mul, map(data.far[place].__getitem__, habit), habit.values()))
            for place in habit
        }
        usual, share = fsum(map(mul, habit.values(), others.values())), len(data.units) / marked[juror]
        expected += usual / pairs
        pulls |= {(juror, place): share * (other - usual) / pairs for place, other in others.items()}
    stream = map(pulls.__getitem__, zip(data.jurors, places, strict=True))
    return _Chance(expected, [expected + fsum(islice(stream, len(unit))) for unit in data.units])


CHANCES: Mapping[str, Callable[[_Data], _Chance]] = MappingProxyType(
    {
        "cohen_kappa": _conger,
        "conger_kappa": _conger,
        "fleiss_kappa": _fleiss,
        "gwet_ac": _gwet,
        "brennan_prediger": _brennan_prediger,
    }
)


def _seen(data: _Data) -> list[float]:
    """Return the disagreement inside each item: the mean over its pairs of marks."""
    return [apart(unit, data.far) / (len(unit) * (len(unit) - 1) or 1) for unit in data.units]


def _measure(data: _Data) -> Coefficient:
    if not data.paired:
        return _coefficient(data, error=NO_PAIR)
    if len(data.grades) == 1:
        return _coefficient(data, error=CONSTANT)
    seen, chance = _seen(data), CHANCES[data.name](data)
    observed = fsum(seen) / data.paired
    if not chance.expected:
        near = any(not far for place, row in enumerate(data.far) for far in row[:place])
        return _coefficient(data, error=BEYOND if near else CONSTANT)
    error = standard_error(_pulls(data, seen, chance, observed))
    return _coefficient(data, error=error, observed=observed, expected=chance.expected)


def _pulls(data: _Data, seen: Sequence[float], chance: _Chance, observed: float) -> list[float]:
    """Gwet (2014), section 5.3: how far each item pulls the coefficient, chance included."""
    ratio, factor = observed / chance.expected, len(data.units) / data.paired
    return [
        (factor * (1 - own / chance.expected) if len(unit) > 1 else 0.0)
        - 2 * ratio * (1 - part / chance.expected)
        - (1 - ratio)
        for unit, own, part in zip(data.units, seen, chance.parts, strict=True)
    ]


def _coefficient(
    data: _Data, *, error: float | Undefined, observed: float = 0.0, expected: float = 0.0
) -> Coefficient:
    value = 1 - observed / expected if expected else error
    low, high = bounds(value, error, len(data.units) - 1, data.level)
    return Coefficient(
        name=data.name,
        distance=data.weights,
        value=value,
        observed=observed,
        expected=expected,
        standard_error=error,
        low=low,
        high=high,
        level=data.level,
        items=len(data.units),
        marks=len(data.jurors),
        alone=len(data.units) - data.paired,
    )


@checked_by(weights=WEIGHTS, level=LEVEL)
def cohen_kappa(
    reviews: Reviews,
    a: str,
    b: str,
    *,
    weights: str = "identity",
    categories: Iterable[object] = (),
    level: float = 0.95,
) -> Coefficient:
    """Return Cohen's kappa of two jurors, over the items both marked.

    Args:
        a: A juror.
        b: Another juror.
        weights: `identity`, `linear`, `quadratic`, `radical` or `ordinal`: how much a disagreement counts.
            All but the last use the difference of marks, so that a grade nobody gave changes nothing.
        categories: The grades of the scale, those that nobody gave included; the `ordinal` weights count
            them, and a mark that is none of them is refused. Left out, they are the grades that were given.
        level: The confidence level.

    >>> marks = [("p", "x", 1), ("p", "y", 1), ("q", "x", 2), ("q", "y", 2), ("r", "x", 2), ("r", "y", 1)]
    >>> round(cohen_kappa(Reviews.from_triples(marks), "x", "y").value, 3)
    0.4
    """
    for juror in (a, b):
        require_key("juror", juror, reviews.jurors)
    own = [review for review in reviews.reviews if review.juror in {a, b}]
    counts = Counter(review.item for review in own)
    both = Reviews(reviews=[review for review in own if counts[review.item] > 1])
    return _measure(_data("cohen_kappa", both, weights, level, categories=categories))


@checked_by(weights=WEIGHTS, level=LEVEL)
def conger_kappa(
    reviews: Reviews, *, weights: str = "identity", categories: Iterable[object] = (), level: float = 0.95
) -> Coefficient:
    """Return Conger's kappa: Cohen's for any number of jurors, with missing marks where there are.

    Args, weights and faults are those of `cohen_kappa`.

    >>> marks = [("p", "x", 1), ("p", "y", 1), ("q", "x", 2), ("q", "y", 2), ("r", "x", 2), ("r", "y", 1)]
    >>> round(conger_kappa(Reviews.from_triples(marks)).value, 3)
    0.4
    """
    return _measure(_data("conger_kappa", reviews, weights, level, categories=categories))


@checked_by(weights=WEIGHTS, level=LEVEL)
def gwet_ac(
    reviews: Reviews, *, weights: str = "identity", categories: Iterable[object] = (), level: float = 0.95
) -> Coefficient:
    """Return Gwet's AC1 (identity weights) or AC2 (any other), with missing marks where there are.

    Declare `categories`, the grades of the scale: AC counts them, and a grade nobody gave is one of them.

    >>> marks = [("p", "x", 1), ("p", "y", 1), ("q", "x", 2), ("q", "y", 2), ("r", "x", 2), ("r", "y", 1)]
    >>> round(gwet_ac(Reviews.from_triples(marks)).value, 3)
    0.333
    """
    return _measure(_data("gwet_ac", reviews, weights, level, categories=categories))


@checked_by(weights=WEIGHTS, level=LEVEL)
def brennan_prediger(
    reviews: Reviews, *, weights: str = "identity", categories: Iterable[object] = (), level: float = 0.95
) -> Coefficient:
    """Return Brennan & Prediger's coefficient: by chance, every grade is as likely as another.

    Declare `categories`, the grades of the scale: a grade nobody gave is one of them.

    >>> marks = [("p", "x", 1), ("p", "y", 1), ("q", "x", 2), ("q", "y", 2), ("r", "x", 2), ("r", "y", 1)]
    >>> round(brennan_prediger(Reviews.from_triples(marks)).value, 3)
    0.333
    """
    return _measure(_data("brennan_prediger", reviews, weights, level, categories=categories))


@checked_by(weights=WEIGHTS, level=LEVEL)
def fleiss_kappa(
    reviews: Reviews, *, weights: str = "identity", categories: Iterable[object] = (), level: float = 0.95
) -> Coefficient:
    """Return Fleiss' kappa, with missing marks where there are.

    With identity weights and as many marks on every item, also each category's kappa and z, the value over
    its standard error if jurors marked by chance alone (Fleiss 1971; Fleiss, Nee & Landis 1979).

    >>> marks = [("p", "x", 1), ("p", "y", 1), ("q", "x", 2), ("q", "y", 2), ("r", "x", 2), ("r", "y", 1)]
    >>> found = fleiss_kappa(Reviews.from_triples(marks))
    >>> round(found.value, 3), {grade: round(kappa, 3) for grade, kappa in found.by_category.items()}
    (0.333, {'1': 0.333, '2': 0.333})
    """
    data = _data("fleiss_kappa", reviews, weights, level, categories=categories)
    found = _measure(data)
    if isinstance(found.value, Undefined) or weights != "identity" or len(set(map(len, data.units))) > 1:
        return found
    alone = [share * (1 - share) for share in data.shares]
    return evolve(found, z=found.value / _error_by_chance(data, alone), by_category=_by_category(data, alone))


def _error_by_chance(data: _Data, alone: Sequence[float]) -> float:
    """Fleiss, Nee & Landis (1979), Psychological Bulletin 86:974-977, eq. 10."""
    m, n = len(data.units[0]), len(data.units)
    total = fsum(alone)
    skew = fsum(part * (1 - 2 * share) for part, share in zip(alone, data.shares, strict=True))
    return sqrt(2 * (total * total - skew) / (n * m * (m - 1))) / total


def _by_category(data: _Data, alone: Sequence[float]) -> dict[str, float]:
    m, n = len(data.units[0]), len(data.units)
    split = [0] * len(data.grades)
    for unit in data.units:
        for place, count in Counter(unit).items():
            split[place] += count * (m - count)
    return {
        str(grade): 1 - times / (n * m * (m - 1) * part)
        for grade, times, part in zip(data.grades, split, alone, strict=True)
        if part
    }
