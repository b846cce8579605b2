"""What errors of the jury say in French, beside the English that they are written in: see `error_words`."""

from __future__ import annotations

from typing import Final

Pairs = tuple[tuple[str, str], ...]

RULES: Final[Pairs] = (
    ("a level is between 0 and 1", "un niveau est compris entre 0 et 1"),
    ("grades are exact numbers", "les mentions sont des nombres exacts"),
    (
        "the chair, those present, and whoever filled a sheet or sits on a panel are members",
        "la présidence, les présents, et qui a rempli une fiche ou siège dans un sous-jury sont membres",
    ),
    ("quotas count attributes", "les quotas comptent des attributs"),
    (
        "a salt is {digits} hexadecimal digits or more: a shorter one is guessed",
        "un sel a {digits} chiffres hexadécimaux ou plus : plus court, il se devine",
    ),
    (
        "a digest taken of attributes without a salt lets anybody check a guess about a person",
        "sans sel, l'empreinte d'attributs permet à chacun de vérifier ce qu'il suppose d'une personne",
    ),
    ("a deliberation has a number of places", "une délibération a un nombre de places"),
    ("a casting vote is that of a chair", "une voix prépondérante est celle d'une présidence"),
    (
        "a candidate's marks are communicable once results are out",
        "les notes sont communicables à la personne une fois les résultats publiés",
    ),
    (
        "a tie-break on a criterion reads one of the grid",
        "un départage par un critère lit un critère de la grille",
    ),
    ("what is taken back is a decision that holds", "on retire une décision en vigueur"),
    ("scores after are rounded to {places} places", "les scores après ont {places} décimales"),
)
REMEDIES: Final[Pairs] = (
    ("give 0.95, say", "donner 0.95, par exemple"),
    ("quote the digits, as in '0.5'", "mettre les chiffres entre guillemets, comme '0.5'"),
    ("give marks", "donner des notes"),
    ("give {count} labels", "donner {count} libellés"),
    (
        "add them to the members composing the jury, or correct the name",
        "les ajouter aux membres composant le jury, ou corriger le nom",
    ),
    ("name one of its decisions", "nommer une de ses décisions"),
    ("give the attributes of the items", "donner les attributs des dossiers"),
    (
        "draw one at random, as with secrets.token_hex(32), and keep it secret",
        "en tirer un au sort, comme avec secrets.token_hex(32), et le garder secret",
    ),
    ("give the rules places=", "donner places= aux règles"),
    ("name the chair", "nommer la présidence"),
    ("wait for their publication", "attendre leur publication"),
    ("name a criterion of the rubric", "nommer un critère de la grille"),
)
