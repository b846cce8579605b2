"""Stable matching: markets, couples, blocking pairs."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "people_and_places_of_a_market": ("Couple", "Market", "Tier"),
        "stable_matching": ("Matching", "match"),
        "blocking_pairs_in_a_matching": ("Blocking", "Degree", "blocking_pairs"),
    },
)
