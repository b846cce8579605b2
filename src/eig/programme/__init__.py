"""The nouns of a fellowship programme: promotions, calls, challenges, posts, people, juries, interests.

>>> from eig.programme import Challenge
>>> Challenge(id="plume", title="Plume").to("screened").status
'screened'
"""

from eig._ground.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "": (
            "agenda",
            "applications",
            "calls",
            "challenges",
            "eligibility",
            "facts",
            "interests",
            "jurors",
            "lifecycles",
            "organisations",
            "people",
            "profiles",
            "promotions",
            "quotas",
            "rules",
        ),
        "agenda": ("SupportSession",),
        "applications": (
            "Application",
            "apply",
        ),
        "calls": ("Call",),
        "challenges": (
            "Challenge",
            "Post",
        ),
        "interests": ("Interest",),
        "jurors": (
            "Juror",
            "Panel",
        ),
        "organisations": ("Administration",),
        "people": (
            "Candidate",
            "Mentor",
        ),
        "profiles": ("Profile",),
        "promotions": (
            "Programme",
            "Promotion",
        ),
        "quotas": ("Quota",),
        "rules": ("PromotionRules",),
    },
)
