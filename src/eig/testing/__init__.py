"""For tests and rehearsals: synthetic people and marks from a seed, and Hypothesis strategies.

Generators need nothing but `eig`; strategies need Hypothesis (`pip install 'eig-fellowship[testing]'`),
imported when one is asked for.

>>> from eig.promotions import P3
>>> from eig.testing import synthetic_candidates
>>> synthetic_candidates(170, seed=1, promotion=P3)[169].id
'synthetic-candidate-170'
"""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "laws_of_a_rule_of_your_own": ("LawBroken", "check_rule", "unanswered"),
        "synthetic_juries": ("synthetic_jurors", "synthetic_marks", "synthetic_panels"),
        "strategies": (
            "applications",
            "calls",
            "candidates",
            "challenges",
            "identifiers",
            "jurors",
            "panels",
            "review_sets",
        ),
        "synthetic_people": (
            "is_synthetic",
            "synthetic_candidates",
            "synthetic_challenges",
            "synthetic_wishes",
        ),
        "tables_of_an_office": ("synthetic_tables",),
    },
)
