"""The jury room: marks, scores, rankings and selections, exact and explained.

>>> from eig.jury import Review, Reviews
>>> Reviews(reviews=[Review(item="plume", juror="j1", mark=14)]).items
('plume',)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.jury.ballots import Ballot, Correction, Opinion, State
    from eig.jury.means import MedianKind, mean, median, trimmed_mean, weighted_mean
    from eig.jury.opinions import AbstentionPolicy, Opinions
    from eig.jury.ranking import Exclusion, Ranking, Split
    from eig.jury.reviews import Review, Reviews
    from eig.jury.rubric import Bounds, Criterion, MissingPolicy, Rubric
    from eig.jury.scale import EIG_SCALE, Label, Scale
    from eig.jury.scoresheet import Scoresheet

__all__ = [
    "EIG_SCALE",
    "AbstentionPolicy",
    "Ballot",
    "Bounds",
    "Correction",
    "Criterion",
    "Exclusion",
    "Label",
    "MedianKind",
    "MissingPolicy",
    "Opinion",
    "Opinions",
    "Ranking",
    "Review",
    "Reviews",
    "Rubric",
    "Scale",
    "Scoresheet",
    "Split",
    "State",
    "mean",
    "median",
    "trimmed_mean",
    "weighted_mean",
]

_HOMES = {
    "ballots": (
        "Ballot",
        "Correction",
        "Opinion",
        "State",
    ),
    "means": (
        "MedianKind",
        "mean",
        "median",
        "trimmed_mean",
        "weighted_mean",
    ),
    "opinions": (
        "AbstentionPolicy",
        "Opinions",
    ),
    "ranking": (
        "Exclusion",
        "Ranking",
        "Split",
    ),
    "reviews": (
        "Review",
        "Reviews",
    ),
    "rubric": (
        "Bounds",
        "Criterion",
        "MissingPolicy",
        "Rubric",
    ),
    "scale": (
        "EIG_SCALE",
        "Label",
        "Scale",
    ),
    "scoresheet": ("Scoresheet",),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
