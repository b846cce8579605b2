"""What gives points to a seat, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig.reasons import Because, Reason, reasons_in
from eig.teams.asked import HostPoints, MeritPoints, PairBonus, SkillPoints, StayBonus, WishPoints

because: Because = reasons_in("book")

WORTH: Mapping[type, str] = MappingProxyType(
    {
        WishPoints: "points_of_wishes",
        HostPoints: "points_of_hosts",
        PairBonus: "points_of_mates",
        MeritPoints: "points_of_marks",
        SkillPoints: "points_of_skills",
        StayBonus: "points_of_staying",
    }
)
"""How each term of an objective is told."""


def worth_of(term: object, level: int | None) -> Reason:
    """Return what a term gives points for, and how many where it states them."""
    if type(term) not in WORTH:
        return because("points_of_other", term=getattr(term, "id", type(term).__name__), level=level)
    points = (term.bonus,) if isinstance(term, PairBonus) else getattr(term, "by_rank", None)
    return because(WORTH[type(term)], points=points, level=level)
