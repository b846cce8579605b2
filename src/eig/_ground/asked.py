"""What a public function is held to as it is entered: see `eig._values.entry`."""

from __future__ import annotations

from eig._values.annotated import annotations_of, given
from eig._values.entry import ASKED_BY_SEARCHES, checked, checked_methods

__all__ = ["ASKED_BY_SEARCHES", "annotations_of", "checked", "checked_methods", "described", "fits"]


def __dir__() -> list[str]:
    return __all__


def fits(hint: object, value: object) -> bool:
    """Tell whether a value fits an annotation.

    >>> fits(int, "2"), fits(tuple[int, ...], [1, None])
    (False, False)
    """
    return given(hint).holds(value)


def described(hint: object) -> str:
    """Say an annotation as a sentence does.

    >>> described(tuple[int, ...] | None)
    'several values in an order, such as a list, each a whole number or None'
    """
    return given(hint).phrase.say()
