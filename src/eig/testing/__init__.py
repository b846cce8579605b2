"""For tests and rehearsals: synthetic people and marks from a seed, and Hypothesis strategies.

Generators need nothing but `eig`; strategies need Hypothesis (`pip install 'eig-fellowship[testing]'`),
imported when one is asked for.

>>> from eig.promotions import P3
>>> from eig.testing import synthetic_candidates
>>> synthetic_candidates(170, seed=1, promotion=P3)[169].id
'synthetic-candidate-170'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.testing.laws import LawBroken, check_rule
    from eig.testing.rehearsals import synthetic_jurors, synthetic_marks, synthetic_panels
    from eig.testing.strategies import (
        applications,
        calls,
        candidates,
        challenges,
        identifiers,
        jurors,
        panels,
        reviews,
    )
    from eig.testing.synthetic import (
        is_synthetic,
        synthetic_candidates,
        synthetic_challenges,
        synthetic_wishes,
    )

__all__ = [
    "LawBroken",
    "applications",
    "calls",
    "candidates",
    "challenges",
    "check_rule",
    "identifiers",
    "is_synthetic",
    "jurors",
    "panels",
    "reviews",
    "synthetic_candidates",
    "synthetic_challenges",
    "synthetic_jurors",
    "synthetic_marks",
    "synthetic_panels",
    "synthetic_wishes",
]

_HOMES = {
    "laws": ("LawBroken", "check_rule"),
    "rehearsals": ("synthetic_jurors", "synthetic_marks", "synthetic_panels"),
    "strategies": (
        "applications",
        "calls",
        "candidates",
        "challenges",
        "identifiers",
        "jurors",
        "panels",
        "reviews",
    ),
    "synthetic": (
        "is_synthetic",
        "synthetic_candidates",
        "synthetic_challenges",
        "synthetic_wishes",
    ),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
