"""The nouns of a fellowship programme: promotions, calls, challenges, posts, people, juries and their ties.

>>> from eig.programme import Challenge
>>> Challenge(id="plume", title="Plume").to("screened").status
'screened'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.programme.agenda import Milestone, SupportSession
    from eig.programme.applications import Application, apply
    from eig.programme.calls import Call, CallKind
    from eig.programme.challenges import Challenge, Post
    from eig.programme.eligibility import EligibilityCondition, ReferencePoint
    from eig.programme.facts import Fact, Reading
    from eig.programme.interests import Interest, Procedure, Scope, calls_for_recusal, recusal_scope
    from eig.programme.jurors import Juror, Panel
    from eig.programme.lifecycles import APPLICATION_LIFE, CHALLENGE_LIFE, POST_LIFE, LifeCycle
    from eig.programme.organisations import Administration, Funding, FundingShare, Partner
    from eig.programme.people import Candidate, Mentor, MentorRole
    from eig.programme.profiles import Profile, families
    from eig.programme.promotions import Programme, Promotion
    from eig.programme.rules import GridCriterion, GridLevel, PayBand, PromotionRules, ScoringGrid, WishKind

__all__ = [
    "APPLICATION_LIFE",
    "CHALLENGE_LIFE",
    "POST_LIFE",
    "Administration",
    "Application",
    "Call",
    "CallKind",
    "Candidate",
    "Challenge",
    "EligibilityCondition",
    "Fact",
    "Funding",
    "FundingShare",
    "GridCriterion",
    "GridLevel",
    "Interest",
    "Juror",
    "LifeCycle",
    "Mentor",
    "MentorRole",
    "Milestone",
    "Panel",
    "Partner",
    "PayBand",
    "Post",
    "Procedure",
    "Profile",
    "Programme",
    "Promotion",
    "PromotionRules",
    "Reading",
    "ReferencePoint",
    "Scope",
    "ScoringGrid",
    "SupportSession",
    "WishKind",
    "apply",
    "calls_for_recusal",
    "families",
    "recusal_scope",
]

_HOMES = {
    "agenda": (
        "Milestone",
        "SupportSession",
    ),
    "applications": (
        "Application",
        "apply",
    ),
    "calls": (
        "Call",
        "CallKind",
    ),
    "challenges": (
        "Challenge",
        "Post",
    ),
    "eligibility": (
        "EligibilityCondition",
        "ReferencePoint",
    ),
    "facts": (
        "Fact",
        "Reading",
    ),
    "interests": (
        "Interest",
        "Procedure",
        "Scope",
        "calls_for_recusal",
        "recusal_scope",
    ),
    "jurors": (
        "Juror",
        "Panel",
    ),
    "lifecycles": (
        "APPLICATION_LIFE",
        "CHALLENGE_LIFE",
        "LifeCycle",
        "POST_LIFE",
    ),
    "organisations": (
        "Administration",
        "Funding",
        "FundingShare",
        "Partner",
    ),
    "people": (
        "Candidate",
        "Mentor",
        "MentorRole",
    ),
    "profiles": (
        "Profile",
        "families",
    ),
    "promotions": (
        "Programme",
        "Promotion",
    ),
    "rules": (
        "GridCriterion",
        "GridLevel",
        "PayBand",
        "PromotionRules",
        "ScoringGrid",
        "WishKind",
    ),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
