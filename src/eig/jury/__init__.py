"""The jury room: marks, scores, rankings and selections, exact and explained.

>>> from eig.jury import Review, Reviews
>>> Reviews(reviews=[Review(item="plume", juror="j1", mark=14)]).items
('plume',)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.jury.ranking import Exclusion, Ranking, Split
    from eig.jury.reviews import Review, Reviews

__all__ = [
    "Exclusion",
    "Ranking",
    "Review",
    "Reviews",
    "Split",
]

_HOMES = {
    "ranking": (
        "Exclusion",
        "Ranking",
        "Split",
    ),
    "reviews": (
        "Review",
        "Reviews",
    ),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
