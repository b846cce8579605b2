"""The rules of a jury, stated once: what is published before it sits, and what every step then takes."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "eig.programme._names_hidden_from_an_audience": ("Audience",),
        "jury_rules_with_origins": ("Fill", "JuryOptions", "JuryRules", "SelectionObjective"),
        "reserve_terms": ("ReserveTerms",),
        "tie_break_tests": ("TieBreak",),
    },
)
