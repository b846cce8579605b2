"""How French sets its punctuation: no-break spaces, and apostrophes."""

from __future__ import annotations

from typing import Final

NARROW: Final = "\u202f"  # a no-break space, narrow
HARD: Final = "\u00a0"  # and of full width
SPACES: Final = (
    *((" :", f"{HARD}:"), ("« ", f"«{HARD}"), (" »", f"{HARD}»"), ("n° ", f"n°{HARD}")),
    *((f" {mark}", f"{NARROW}{mark}") for mark in ";?!%"),
    ("'", "’"),
)
