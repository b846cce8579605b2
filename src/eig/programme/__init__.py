"""The nouns of a fellowship programme: promotions, calls, challenges, posts, people, juries, interests.

>>> from eig.programme import Challenge
>>> Challenge(id="plume", title="Plume").to("screened").status
'screened'
"""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "": (
            "agenda",
            "amendments",
            "applications",
            "appointments",
            "calls",
            "challenges",
            "disclosure",
            "durations",
            "eligibility",
            "hours",
            "interests",
            "jurisdictions",
            "jurors",
            "ledger",
            "lifecycles",
            "organisations",
            "pay",
            "people",
            "profiles",
            "promotions",
            "published_facts",
            "quotas",
            "rules",
            "states",
            "steps",
            "successors",
            "tables",
            "templates",
            "terms",
        ),
        "agenda": ("SupportSession",),
        "applications": ("Application", "apply"),
        "appointments": ("Appointment",),
        "calls": ("Call",),
        "challenges": ("Challenge", "Post"),
        "interests": ("Interest",),
        "jurors": ("Juror", "Panel"),
        "organisations": ("Administration",),
        "pay": ("Pay",),
        "people": ("Candidate", "Mentor"),
        "profiles": ("Profile",),
        "promotions": ("Programme", "Promotion"),
        "quotas": ("Quota",),
        "rules": ("PromotionRules",),
        "states": ("state_on",),
    },
)
