"""Headings that ask the contrary of a field: *Refusé*, where the field is who goes on; *Irrecevable*.

A plain yes or no under such a heading is read as its opposite. A word that says what was decided keeps its
own meaning: *refusée* under *Refusé* is a refusal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from eig._values.names_alike_but_for_case import fold
from eig.rows._read_cells import KEPT, LEFT_OUT, Reading
from eig.rows._spellings_of_headings import key_of, parts_of, words_set

NEGATED: Final = ("non", "pas", "not", "ne pas")
OF_WHOM: Final = words_set(
    "candidature candidatures dossier dossiers candidat candidats personne application"
)
"""What such a heading may say that it is of: *Candidature refusée*."""
ADMISSIBLE: Final = ("recevable", "éligible", "complet", "complète", "complete", "admissible", "eligible")
INADMISSIBLE: Final = (
    *("irrecevable", "irrecevabilité", "inéligible", "inéligibilité", "incomplet", "incomplète"),
    *("inadmissible", "ineligible", "incomplete"),
)
GOES_ON: Final = (*KEPT, *ADMISSIBLE, "validé", "qualifié", "proposé", "passé", "qualified", "approved")
STAYS: Final = (*LEFT_OUT, *INADMISSIBLE, "refus", "rejet", "disqualifié", "disqualified", "éliminatoire")


def _keys(plain: Iterable[str], denied: Iterable[str]) -> frozenset[str]:
    """Return the keys of headings that are contrary by themselves, and of others that are denied."""
    said = [*plain, *(f"{sign} {one}" for one in denied for sign in NEGATED)]
    return frozenset(key_of(one) for word in said for one in (word, f"{word}e"))


CONTRARY: Final[Mapping[str, frozenset[str]]] = {
    "passed": _keys(STAYS, GOES_ON),
    "complete": _keys(INADMISSIBLE, ADMISSIBLE),
}
"""The headings that ask the contrary of each field."""
OPPOSITES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("oui", "o", "x", "✓", "✔", "ok", "vrai", "yes", "y", "true", "1"), "no"),
    **dict.fromkeys(("non", "n", "faux", "no", "false", "0"), "yes"),
}
"""A plain yes or no, and what it is under such a heading."""


@lru_cache(maxsize=1024)  # headings are an office's: no more are kept than of their spellings
def is_contrary(column: str, field: str) -> bool:
    """Tell whether a heading asks the contrary of a field.

    >>> is_contrary("Candidature refusée ?", "passed"), is_contrary("Non recevable", "complete")
    (True, True)
    >>> is_contrary("Retenu", "passed"), is_contrary("Motif du refus", "passed")
    (False, False)
    """
    own = [one for one in parts_of(column) if one not in OF_WHOM]
    return field in CONTRARY and key_of(" ".join(own)) in CONTRARY[field]


def turned(field: str, read: Reading) -> Reading:
    """Return what reads the cells of a field, a plain yes under a heading of the contrary as a no."""
    if field not in CONTRARY:
        return read

    def opposite(column: str, cell: object) -> object:
        if not is_contrary(column, field):
            return read(column, cell)
        told = str(int(cell)) if isinstance(cell, (bool, int, float)) and cell in (0, 1) else cell
        return read(column, OPPOSITES.get(fold(told), cell) if isinstance(told, str) else cell)

    return opposite
