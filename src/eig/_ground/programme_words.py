"""What faults of a promotion, its people and its dates say in French: pairs as in `error_words`."""

from __future__ import annotations

from typing import Final

Pairs = tuple[tuple[str, str], ...]

PROGRAMME_RULES: Final[Pairs] = (
    # ── appointments and replacements ──
    (
        "people are appointed from a cohort, and this composition has none",
        "on nomme à partir d'une promotion composée, et il n'y en a pas ici",
    ),
    ("who leaves has a seat", "qui part a une place"),
    ("who leaves has a seat for sure", "qui part a une place certaine"),
    ("who leaves has a post that takes their profile", "qui part a un poste qui accepte son profil"),
    ("nobody of the reserve can come in", "personne de la liste complémentaire ne peut entrer"),
    (
        "{subject} cannot go from {origin} to {target}; {rest}",
        "{subject} ne peut passer de {origin} à {target} ; {rest}",
    ),
)

PROGRAMME_REMEDIES: Final[Pairs] = (
    (
        "lift or change a rule: minimal_conflict tells which rules cannot hold together",
        "lever ou changer une règle : minimal_conflict dit lesquelles sont incompatibles",
    ),
    (
        "search for longer: give compose more nodes",
        "chercher plus longtemps : donner plus de nœuds à compose",
    ),
    ("name somebody who is seated", "nommer une personne qui a une place"),
    ("correct the profiles, or the posts", "corriger les profils, ou les postes"),
    ("swap the two", "échanger les deux"),
    ("leave the criterion out", "omettre le critère"),
)
