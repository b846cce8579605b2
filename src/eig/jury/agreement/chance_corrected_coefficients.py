"""Every chance-corrected coefficient of agreement: its value, error, interval and cautions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import fsum, sqrt
from typing import TYPE_CHECKING, Final, cast, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.distributions import t_quantile
from eig._values.annotation_rules_and_late_classes import ANY_TEXT
from eig._values.field_rules_and_bounds import Rule, floating
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.value import Value, keeps, row_of
from eig.errors import UnknownKey
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in, trace

if TYPE_CHECKING:  # words load when something is said
    from eig.typing import Lang

because: Because = reasons_in("jury.agreement")
tell: Tell = teller("jury.agreement")


_by_grade = Rule(
    lambda value: (
        isinstance(value, FrozenMap) and all(map(floating.holds, cast("FrozenMap[object]", value).values()))
    ),
    "values.mapping",
    {"key": ANY_TEXT.phrase, "member": floating.phrase},
)
"""Figures by grade: the digits of a grade may be more than those of a name."""


LEVEL: Final = Rule(lambda value: isinstance(value, (int, float)) and 0 < value < 1, "jury.agreement.level")
"""What the confidence level of an interval is held to."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Coefficient(Value):
    """A chance-corrected agreement: 1 - observed/expected disagreement, with its convention.

    Args:
        name: Which coefficient, such as `krippendorff_alpha`.
        distance: How far two marks are apart: `nominal`, `interval`, `linear`…
        value: The coefficient, 1 at full agreement, 0 at chance; or why there is none.
        observed: The disagreement seen; or why no float holds it.
        expected: The disagreement that chance would bring; or why no float holds it.
        standard_error: Over items, linearised (Gwet 2014); or why there is none.
        low: The lower bound of the confidence interval.
        high: Its upper bound, at most 1.
        level: The confidence level.
        items: How many items count.
        marks: How many marks count.
        z: Value over standard error under the hypothesis of chance alone, where a rule gives one.
        by_category: The coefficient of each category against the others, where a rule gives it.
        alone: How many items with a single mark the standard error counts: the published formula is rough
            there.

    >>> from eig.jury import Reviews
    >>> from eig.jury.agreement import krippendorff_alpha
    >>> krippendorff_alpha(Reviews.from_triples([("a", "x", 1), ("a", "y", 2)])).name
    'krippendorff_alpha'
    """

    _BRIEF = "{name}, items {items}, marks {marks}"
    name: str
    distance: str
    value: float | Undefined
    observed: float | Undefined
    expected: float | Undefined
    standard_error: float | Undefined
    low: float | Undefined
    high: float | Undefined
    level: float = field(default=0.95, metadata=keeps(LEVEL))
    items: int
    marks: int
    z: float | None = None
    by_category: FrozenMap[float] = field(default=EMPTY, converter=MapOf[float], metadata=keeps(_by_grade))
    alone: int = 0

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: a standard error that counts items with a single mark.

        >>> from eig.jury import Reviews
        >>> from eig.jury.agreement import fleiss_kappa
        >>> marks = [("p", "x", 1), ("p", "y", 1), ("q", "x", 2), ("q", "y", 1), ("r", "x", 2)]
        >>> [reason.code for reason in fleiss_kappa(Reviews.from_triples(marks)).cautions]
        ['rough_error']
        """
        rough = self.alone and not isinstance(self.standard_error, Undefined)
        return (because("rough_error", count=self.alone),) if rough else ()

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what the figure means; the only key is `value`.

        >>> from eig.jury import Reviews
        >>> from eig.jury.agreement import krippendorff_alpha
        >>> marks = [("a", "x", 3), ("a", "y", 3), ("b", "x", 3), ("b", "y", 3)]
        >>> print(krippendorff_alpha(Reviews.from_triples(marks)).explain())
        Krippendorff's alpha: every mark that counts is the same: agreement beyond chance cannot be measured.
        """
        if key not in {None, "value"}:
            raise UnknownKey("figure", key, known=["value"])
        return trace(tell("subject_coefficient", lang, name=self.name), _sentences(self), lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row.

        >>> from eig.jury import Reviews
        >>> from eig.jury.agreement import krippendorff_alpha
        >>> krippendorff_alpha(Reviews.from_triples([("a", "x", 1), ("a", "y", 2)])).rows()[0]["items"]
        1
        """
        names = ("value", "standard_error", "low", "high", "observed", "expected")
        figures = {name: figure(getattr(self, name)) for name in names}
        return [
            {
                "name": self.name,
                "distance": self.distance,
                **{name: figures[name] for name in names[:4]},
                "level": self.level,
                **{name: figures[name] for name in names[4:]},
                **row_of(self, "items", "marks", "z"),
            }
        ]


def figure(value: float | Undefined) -> float | None:
    """Return a figure for a row: None where it is undefined."""
    return None if isinstance(value, Undefined) else value


BEYOND = Undefined(reason=because("beyond_floats"))


def as_float(value: Fraction) -> float | Undefined:
    """Return a figure as a float; undefined where none is so great, or so small without being 0."""
    try:
        found = float(value)
    except OverflowError:
        return BEYOND
    return found if found or not value else BEYOND


NO_PAIR = Undefined(reason=because("no_pair"))
CONSTANT = Undefined(reason=because("constant"))
NEGATIVE = Undefined(reason=because("negative_ratio"))
ONE_ITEM = Undefined(reason=because("one_item"))


def _sentences(found: Coefficient) -> Iterable[Reason]:
    if isinstance(found.value, Undefined):
        return [found.value.reason]
    facts = {"value": found.value, "items": found.items, "marks": found.marks, "distance": found.distance}
    return [because("agreement", **facts), _doubt(found), *found.cautions]


def _doubt(found: Coefficient) -> Reason:
    if isinstance(found.standard_error, Undefined):
        return found.standard_error.reason
    return interval_reason(found.level, found.low, found.high)


def interval_reason(level: float, low: object, high: object) -> Reason:
    """Say an interval."""
    return because("interval", percent=100 * level, low=low, high=high)


def standard_error(pulls: Sequence[float]) -> float | Undefined:
    """Return the standard error of a mean of deviations from it, one an item."""
    n = len(pulls)
    return sqrt(fsum(pull * pull for pull in pulls) / (n * (n - 1))) if n > 1 else ONE_ITEM


def bounds(
    value: float | Undefined, error: float | Undefined, df: int, level: float
) -> tuple[float | Undefined, float | Undefined]:
    """Return the interval value ± t·error, cut at 1; undefined where either is."""
    if isinstance(value, Undefined):
        return value, value
    if isinstance(error, Undefined):
        return error, error
    reach = t_quantile((1 + level) / 2, df) * error
    return value - reach, min(1.0, value + reach)
