"""Sub-juries: jurors who share items, directly or through others, and the items they share.

Marks of two sub-juries that share no item cannot be compared: nothing in them tells a severe panel from weak
items. The eight sub-juries of EIG 4 were such (Guide du jury EIG 4, 2020), and the Conseil d'État annulled a
competition whose candidates had been split between two groups of examiners without need (Section,
27 March 1987, Espieu).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

from attrs import field, frozen

from eig._checks import Gather, to_tuple
from eig.jury._maps import ids
from eig.jury.reviews import Reviews

__all__ = ["Subjury", "subjuries"]


def __dir__() -> list[str]:
    return __all__


def _sorted_ids(names: Iterable[str]) -> tuple[str, ...]:
    given = to_tuple(names)
    return tuple(sorted(given)) if ids.holds(given) else given


@final
@frozen(kw_only=True)
class Subjury:
    """Jurors and items that shared reviews connect, and no review connects with the rest.

    >>> Subjury(jurors=["j2", "j1"], items=["plume"]).jurors
    ('j1', 'j2')
    """

    jurors: tuple[str, ...] = field(converter=_sorted_ids)
    items: tuple[str, ...] = field(converter=_sorted_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("jurors", "items"):
            if faults.check(name, ids):
                found: tuple[str, ...] = getattr(self, name)
                faults.distinct(name, found, what=name.removesuffix("s"))
        faults.done()


def subjuries(reviews: Reviews) -> tuple[Subjury, ...]:
    """Return the sub-juries of a jury, in the order of their first item; one where all marks compare.

    >>> closed = Reviews.from_triples([("a", "j1", 3), ("b", "j2", 4)])
    >>> [(part.jurors, part.items) for part in subjuries(closed)]
    [(('j1',), ('a',)), (('j2',), ('b',))]
    """
    parts: list[tuple[set[str], set[str]]] = []
    for item, marks in reviews.by_item.items():
        jurors, items = set(marks), {item}
        met = [part for part in parts if part[0] & jurors]
        for part in met:
            jurors |= part[0]
            items |= part[1]
        parts = [*(part for part in parts if part not in met), (jurors, items)]
    found = [Subjury(jurors=jurors, items=items) for jurors, items in parts]
    return tuple(sorted(found, key=_first_item))


def _first_item(part: Subjury) -> str:
    return part.items[0]
