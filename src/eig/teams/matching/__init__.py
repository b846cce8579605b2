"""Stable matching: markets, couples, blocking pairs."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "market": ("Couple", "Market", "Tier"),
        "matching": ("Matching", "match"),
        "who_blocks_a_matching": ("Blocking", "Degree", "blocking_pairs"),
    },
)
