"""Criteria: what a jury marks, how much it weighs, and the mark that eliminates."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import language_of
from eig._values.exact_numbers import exact, exact_mark_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import above, ids, mark, text
from eig._values.tuple_fields import to_sorted
from eig._values.value import Value, keeps
from eig.jury.marks.scale import Scale

if TYPE_CHECKING:
    from eig.typing import Lang


def _ids_or_none(names: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if names is None else to_sorted(names, str, lambda name: (name,))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Criterion(Value):
    """One thing that a jury marks.

    Args:
        id: The identifier of the criterion.
        scale: The marks it may get.
        weight: Its weight, exact, relative to the other criteria's.
        floor: The eliminating mark (*note éliminatoire*): an item below it is not ranked.
        floor_passes: Whether a mark equal to the floor passes; False for texts that eliminate at the floor.
        applies_to: The items it is marked for; None for all of them.
        en: What it is called in English.
        fr: What it is called in French.

    >>> impact = Criterion(id="impact", scale=Scale.levels(0, 5), weight="2/5", floor=2)
    >>> impact.eliminates(Fraction(1)), impact.eliminates(Fraction(2)), impact.applies("plume")
    (True, False, True)
    """

    id: str = field(metadata=keeps(text))
    scale: Scale
    weight: Fraction = field(default=Fraction(1), converter=exact, metadata=keeps(above(0)))
    floor: Fraction | None = field(default=None, converter=exact_mark_or_none, metadata=keeps(mark))
    floor_passes: bool = True
    applies_to: tuple[str, ...] | None = field(default=None, converter=_ids_or_none, metadata=keeps(ids))
    en: str = ""
    fr: str = ""

    def _check(self, faults: Gather) -> None:
        low, high = self.scale.low, self.scale.high
        holds = self.floor is None or low <= self.floor <= high
        faults.that("floor", holds, "jury.marks.floor_on_scale", low=low, high=high)

    def title(self, lang: Lang = "en") -> str:
        """Return what the criterion is called: in the other language, where this one has no words for it.

        >>> Criterion(id="impact", scale=Scale.levels(1, 4), fr="impact social").title("fr")
        'impact social'
        >>> Criterion(id="impact", scale=Scale.levels(1, 4), fr="impact social").title()
        'impact social'
        """
        own, other = (self.fr, self.en) if language_of(lang).otherwise == "fr" else (self.en, self.fr)
        return own or other or self.id

    def say(self, lang: Lang = "en") -> str:
        """Return what a sentence calls the criterion: its title.

        >>> Criterion(id="impact", scale=Scale.levels(1, 4), en="public impact").say()
        'public impact'
        """
        return self.title(lang)

    def applies(self, item: str) -> bool:
        """Tell whether an item is marked on this criterion.

        >>> Criterion(id="code", scale=Scale.levels(1, 4), applies_to=["plume"]).applies("adler")
        False
        """
        return self.applies_to is None or item in self._items

    @cached_property
    def _items(self) -> frozenset[str]:
        return frozenset(self.applies_to or ())

    def eliminates(self, mark: Fraction) -> bool:
        """Tell whether a mark eliminates.

        >>> oral = Criterion(id="oral", scale=Scale.levels(0, 20), floor=5, floor_passes=False)
        >>> oral.eliminates(Fraction(5))
        True
        """
        return self.floor is not None and (
            mark < self.floor or (mark == self.floor and not self.floor_passes)
        )
