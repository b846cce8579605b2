"""Scales: what marks may be, from worst to best, with or without zero and with words for the levels.

A scale is more than its bounds: a mark off its step is a slip of the pen, and a mark of zero on a scale that
starts at 1 is not a bad mark, it is no mark at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig._values.call_arguments import checked
from eig._values.exact_numbers import common, exact, exact_mark, exact_or_none
from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import instance_of, pair, text, whole
from eig._values.field_rules_and_bounds import mark as a_mark
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps

if TYPE_CHECKING:
    from eig.typing import Lang, Number

tell: Tell = teller("jury.marks")


@final
@frozen(kw_only=True, eq=False, repr=False)
class ScaleLabel(Value):
    """The words of one level of a scale.

    >>> ScaleLabel(mark=4, en="excellent", fr="excellent").mark
    Fraction(4, 1)
    """

    mark: Fraction = field(converter=exact)
    en: str = field(metadata=keeps(text))
    fr: str = field(metadata=keeps(text))


def _labels(labels: Iterable[ScaleLabel]) -> tuple[ScaleLabel, ...]:
    given = to_tuple(labels, any_order=True)
    return tuple(sorted(given, key=_mark)) if instance_of(ScaleLabel).each().holds(given) else given


def _mark(label: ScaleLabel) -> Fraction:
    return label.mark


FAR: Final = 10**12
"""Beyond it an end of a scale is the one that is wrong, where the other is not."""


def _part(faults: Gather, low: Fraction, high: Fraction) -> bool:
    """Tell whether the ends of a scale leave marks between them, or note the one that is wrong."""
    if abs(low) > FAR >= abs(high):
        return faults.that("low", low < high, "values.below", value=low, high=high)
    return faults.that("high", low < high, "values.above", value=high, low=low, high=None)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Scale(Value):
    """The marks that a criterion or a total may take; higher is better.

    Args:
        low: The worst mark.
        high: The best mark.
        step: The distance between neighbouring marks; None where any exact mark between the bounds will do.
        labels: The words of the levels, where they have some.

    >>> out_of_twenty = Scale(low=0, high=20, step="0.5")
    >>> out_of_twenty.admits("13.5"), out_of_twenty.admits("13.25"), out_of_twenty.admits(0)
    (True, False, True)
    """

    low: Fraction = field(converter=exact)
    high: Fraction = field(converter=exact)
    step: Fraction | None = field(default=None, converter=exact_or_none)
    labels: tuple[ScaleLabel, ...] = field(default=(), converter=_labels)

    def _check(self, faults: Gather) -> None:
        low, high, step = self.low, self.high, self.step
        if not _part(faults, low, high):
            return
        divides = step is None or (step > 0 and (self.span / step).denominator == 1)
        faults.that("step", divides, "jury.marks.step_that_divides", low=low, high=high)
        faults.distinct("labels", (label.mark for label in self.labels), what="labelled mark")
        for label in self.labels if divides else ():
            on_it = self.admits(label.mark)
            faults.that(
                "labels", on_it, "jury.marks.mark_on_scale", value=label.mark, low=low, high=high, step=step
            )

    @classmethod
    @checked
    def levels(cls, low: int, high: int, *, labels: Sequence[tuple[str, str]] = ()) -> Scale:
        """Build a scale of whole levels; `labels` are their (English, French) words, the worst first.

        >>> Scale.levels(0, 2, labels=[("no", "non"), ("partly", "en partie"), ("yes", "oui")]).label(1, "fr")
        'en partie'
        """
        words, count = tuple(map(tuple, labels)), high - low + 1
        faults = Gather("Scale.levels")
        _part(faults, Fraction(low), Fraction(high))
        faults.done()
        faults.check("labels", pair.each(), words)
        faults.that(
            "labels", len(words) in (0, count), "jury.marks.label_each_level", value=words, count=count
        )
        faults.done()
        named = [ScaleLabel(mark=low + at, en=en, fr=fr) for at, (en, fr) in enumerate(words)]
        return cls(low=low, high=high, step=1, labels=named)

    @property
    def span(self) -> Fraction:
        """The distance from the worst mark to the best."""
        return self.high - self.low

    @property
    def midpoint(self) -> Fraction:
        """The middle of the scale, be it one of its marks or not."""
        return (self.low + self.high) / 2

    def admits(self, mark: Number) -> bool:
        """Tell whether a mark stands on the scale.

        >>> from eig.jury import EIG_SCALE
        >>> EIG_SCALE.admits(0), EIG_SCALE.admits(4)
        (False, True)
        """
        given = exact_mark(mark)
        if not isinstance(given, Fraction):  # pyright: ignore[reportUnnecessaryIsInstance] # `exact` leaves what is not
            return False
        return stands_on(self, given)

    @cached_property
    def _grid(self) -> tuple[int, list[int]]:
        """The worst mark, the best and the step as whole numbers, on the unit that comes first."""
        return common((self.low, self.high, self.step or 0))

    def label(self, mark: Number, lang: Lang = "en") -> str:
        """Return the words of a mark, or its digits where it has none.

        >>> from eig.jury import EIG_SCALE
        >>> EIG_SCALE.label(1), EIG_SCALE.label("2.5", "fr")
        ('not at all satisfactory', '2,5')
        """
        language, given = language_of(lang), exact_mark(mark)
        require("Scale.label", mark=(a_mark, given))
        found = next((label for label in self.labels if label.mark == given), None)
        if found is None:
            return language.number(given)
        return found.fr if language.otherwise == "fr" else found.en

    def position(self, mark: Fraction) -> Fraction:
        """Return where a mark stands, from 0 (worst) to 1 (best).

        >>> from eig.jury import EIG_SCALE
        >>> EIG_SCALE.position(Fraction(2))
        Fraction(1, 3)
        """
        return (mark - self.low) / self.span

    def at(self, position: Fraction) -> Fraction:
        """Return the mark at a position from 0 (worst) to 1 (best), be it on a step or not.

        >>> from eig.jury import EIG_SCALE
        >>> EIG_SCALE.at(Fraction(1, 2))
        Fraction(5, 2)
        """
        return self.low + position * self.span

    def times(self, count: int) -> Scale:
        """Return the scale of the sum of `count` marks of this one.

        >>> from eig.jury import EIG_SCALE
        >>> total = EIG_SCALE.times(5)
        >>> total.low, total.high
        (Fraction(5, 1), Fraction(20, 1))
        """
        require("Scale.times", count=(whole(1), count))
        return Scale(low=count * self.low, high=count * self.high, step=self.step)

    def words(self, lang: Lang = "en") -> str:
        """Say what the scale admits.

        >>> Scale(low=0, high=20, step="0.5").words()
        'marks go from 0 to 20 by steps of 0.5'
        """
        return tell("mark_levels", lang, **levels_of(self))


def stands_on(scale: Scale, mark: Fraction) -> bool:
    """Tell whether a number stands on a scale: at its ends or between them, and on a step."""
    unit, (low, high, step) = scale._grid  # noqa: SLF001 # of this module
    above, below = mark.as_integer_ratio()
    from_low = above * unit - low * below
    return 0 <= from_low <= (high - low) * below and not (step and from_low % (step * below))


def levels_of(scale: Scale) -> Mapping[str, Fraction | None]:
    """Return the facts of a sentence on the marks that a scale admits."""
    return {"low": scale.low, "high": scale.high, "step": scale.step}
