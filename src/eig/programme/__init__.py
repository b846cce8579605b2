"""The nouns of a fellowship programme: who proposes, applies, judges, hosts and pays, and by which rules.

>>> from eig.programme import Challenge
>>> Challenge(id="plume", title="Plume").status
'proposed'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.programme.calls import Call
    from eig.programme.challenges import FAMILIES, Challenge, Post, Profile
    from eig.programme.facts import Fact, Figure, Version
    from eig.programme.organisations import Administration, Funding, Partner
    from eig.programme.people import Application, Candidate, Interest, Juror, Mentor, Panel, Scope
    from eig.programme.promotion import Condition, Programme, Promotion, SupportSession

__all__ = [
    "FAMILIES",
    "Administration",
    "Application",
    "Call",
    "Candidate",
    "Challenge",
    "Condition",
    "Fact",
    "Figure",
    "Funding",
    "Interest",
    "Juror",
    "Mentor",
    "Panel",
    "Partner",
    "Post",
    "Profile",
    "Programme",
    "Promotion",
    "Scope",
    "SupportSession",
    "Version",
]

_HOMES = {
    "calls": ("Call",),
    "challenges": ("FAMILIES", "Challenge", "Post", "Profile"),
    "facts": ("Fact", "Figure", "Version"),
    "organisations": ("Administration", "Funding", "Partner"),
    "people": ("Application", "Candidate", "Interest", "Juror", "Mentor", "Panel", "Scope"),
    "promotion": ("Condition", "Programme", "Promotion", "SupportSession"),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
