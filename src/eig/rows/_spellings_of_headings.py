"""Headings as people write them: what two spellings of one heading have in common.

*Avis du juré*, *AVIS*, *Votre avis :*, *avis (obligatoire)* are one heading; so are *Coup de cœur* and
*coup_de_coeur*. Case, accents, ligatures, plurals and punctuation are left out, and so is what a form adds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from eig._values.names_alike_but_for_case import fold
from eig._values.names_and_clean_text import normal


def words_set(words: str) -> frozenset[str]:
    """Return the words of a list, parted by spaces."""
    return frozenset(words.split())


MOST_HEADINGS: Final = 2**15
"""Headings of which the words are kept: each of a table as wide as a megabyte holds is parted once."""
LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "№": "n°", "∑": "σ"})
ASKED: Final = re.compile(
    r"[(\[]\s*(?:obligatoire|facultati(?:f|ve)|optionnel(?:le)?|requise?|required|optional|mandatory"
    r"|[^()\[\]]*\b(?:au plus|(?:au )?maximum|max\.?|choix possibles?|at most|pr[ée]f[ée]rence)\b[^()\[\]]*"
    r"|oui ?/ ?non|o ?/ ?n|yes ?/ ?no|date|si applicable)\s*[)\]]|(?<=\s)o/n\s*$"
)
"""What a form says of a question beside it."""
NUMBER: Final = r"([0-9]{1,3}(?:[.,][0-9]+)?)"
END: Final = r"\s*(?:points?|pts?\.?)?\s*(?:[)\]:;,–-]|$)"
WEIGHT: Final = re.compile(
    rf"\b(?:coef[a-zé.]*|poids|weight|pond[a-zé]+)\s*:?\s*{NUMBER}(?![0-9])\s*%?|[(\[]\s*[x×]?\s*{NUMBER}\s*%\s*[)\]]"
    rf"|[(\[]\s*[x×]\s*{NUMBER}\s*[)\]]"
)
"""Coef. 2, poids 30 %, (30 %), (x2)."""
RANGE: Final = re.compile(rf"(?:\b(?:de|from)\s+)?(?<![0-9]){NUMBER}\s*(?:à|a|to|-|–)\s*{NUMBER}{END}")
"""(0 à 5), de 1 à 4, 0-20; nothing of a year."""
TOP: Final = re.compile(
    rf"(?<![0-9])(?<![0-9]\s)(?:\bsur|\bout of|/)\s*{NUMBER}{END}"
    rf"|[(\[]\s*(?:max[a-z.]*\s*:?\s*{NUMBER}|{NUMBER}\s*(?:au\s+)?max[a-z.]*|{NUMBER}\s*(?:points?|pts?\.?))\s*[)\]]"
)
"""/20, (sur 20), (max 20), (20 points), but not the day of 30/11 nor sheet 1/3."""
INCLUSIVE: Final = re.compile(r"(?<=\w)(?:[(](?:e|s|x|es|ne|se)[)]s?|[·•](?:e|ne|se)(?:[·•]s)?s?)(?!\w)")
ENDING: Final = re.compile(r"(?<=[a-z]{3})[-./](?:e|ne|se)(?:[-./]s)?(?!\w)")
NUMBER_SIGN: Final = re.compile(r"\bn[°º]|#|\bn(?:um|o)?\.(?=\s)|\bno(?=\s*[0-9])")
LIST_NUMBER: Final = re.compile(r"^\s*[0-9]+\s*[.)]\s+(?=\S)")
PARTS: Final = re.compile(r"[a-z]+|[0-9]+(?:er|re|eme|e|nd|nde|st|rd|th)?(?![a-z])|[^\W_]+")
ASKING: Final = words_set(
    "votre vos notre nos mon ma mes your my quel quelle quels quelles est sont etes vous is are what which "
    "merci veuillez indiquer indiquez preciser precisez saisir saisissez renseigner renseignez selectionner "
    "selectionnez choisir choisissez please enter select le la les l un une the a an"
)
"""Words of a question that name nothing."""
JOINING: Final = words_set("de du des d of for pour par by")
NAMING: Final = words_set(
    "id identifiant identifier numero number code reference ref nom name intitule titre title cle key"
)
"""Words that say that an identifier follows, or the name of something."""
MARKING: Final = words_set("note notes mark score points critere criterion")
ROWS_COUNTED: Final = words_set(
    "numero num rang rg rank ranking classement clt ordre order position place ligne row"
)
"""Words that number or rank the rows of a sheet."""
COUNTED_HOW: Final = words_set(
    "d de du final finale general generale provisoire jury dossier candidat of overall"
)
"""Words that stand beside them."""
ORDINALS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "premier premiere first",
            "deuxieme second seconde",
            "troisieme third",
            "quatrieme fourth",
            "cinquieme fifth",
            "sixieme sixth",
            "septieme seventh",
            "huitieme eighth",
            "neuvieme ninth",
            "dixieme tenth",
        ),
        start=1,
    )
    for word in words.split()
}


@lru_cache(maxsize=MOST_HEADINGS)
def named(column: str) -> str:
    """Return what the names of one column have in common, however they are typed.

    >>> named("Stepped_Back") == named("stepped back")
    True
    """
    return fold(column).replace("_", "").replace("’", "'")


def named_in(leaves: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the names of columns to leave aside, folded, beside a word for the rest of them."""
    several = [one for one in leaves if not isinstance(one, str)]
    return frozenset(named(str(one)) for names in several for one in names)


@lru_cache(maxsize=MOST_HEADINGS)
def parts_of(heading: str) -> tuple[str, ...]:
    """Return the words of a heading, without accents, marks of a form and words that only ask.

    >>> parts_of("Votre vœu n° 1 (obligatoire) :"), parts_of("COUP_DE_COEUR"), parts_of("Impact (sur 20)")
    (('voeu', 'numero', '1'), ('coup', 'de', 'coeur'), ('impact',))
    """
    plain = heading.casefold() if heading.isascii() and heading.isalnum() else _unmarked(heading)
    words = PARTS.findall(plain)
    told = words if ASKING.isdisjoint(words) else [word for word in words if word not in ASKING]
    return tuple(told or words)


def _unmarked(heading: str) -> str:
    """Return a heading without accents, marks of a form and what a sheet says of its scale."""
    text = normal("NFKC", heading.translate(LIGATURES)).casefold().translate(LIGATURES)
    text = ASKED.sub(" ", LIST_NUMBER.sub("", text.strip()))
    for stated in (WEIGHT, RANGE, TOP):
        text = stated.sub(" ", text)
    text = NUMBER_SIGN.sub(" numero ", ENDING.sub("", INCLUSIVE.sub("", text)))
    if not text.isascii():
        text = "".join(
            [one for one in normal("NFD", text) if one.isascii() or not unicodedata.combining(one)]
        )
    return text.replace("_", " ")


def stem(word: str) -> str:
    """Return a word without the mark of its plural.

    >>> [stem(one) for one in ("vœux", "dossiers", "wishes", "avis", "xs")]
    ['vœu', 'dossier', 'wish', 'avi', 'xs']
    """
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses")):  # noqa: PLR2004 # longer than its ending
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word  # noqa: PLR2004 # short words have no plural


def counts_rows(heading: str) -> bool:
    """Tell whether a heading says that its column numbers or ranks the rows: no number in it is a mark.

    >>> [counts_rows(one) for one in ("N°", "N° d'ordre", "Rang final", "Classement", "Note", "N° 3")]
    [True, True, True, True, False, False]
    """
    words = {stem(word) for word in parts_of(heading)}
    return bool(words & ROWS_COUNTED) and words <= ROWS_COUNTED | COUNTED_HOW


def key_of(heading: str) -> str:
    """Return what all spellings of one heading have in common.

    >>> key_of("Vœux") == key_of("voeu"), key_of("Coup de cœur") == key_of("coup_de_coeur")
    (True, True)
    """
    return _joined(parts_of(heading)) or fold(heading)


def _joined(words: Iterable[str]) -> str:
    return "".join(stem(word) for word in words if word not in JOINING)


def number_of(heading: str) -> tuple[str, int] | None:
    """Return the key of a heading and its number, where it is one of several: *Vœu n° 2*, *2e vœu*.

    >>> [number_of(one) for one in ("Votre vœu n° 2 :", "Deuxième choix", "Vœu", "Vœu de rang 3")]
    [('voeu', 2), ('choi', 2), None, ('voeu', 3)]
    """
    words = [word for word in parts_of(heading) if word not in JOINING]
    if len(words) > 2 and words[-2] in ("numero", "rang", "priorite", "rank", "priority"):  # noqa: PLR2004 # a name before
        words = [*words[:-2], words[-1]]
    if len(words) < 2:  # noqa: PLR2004 # a name and its number
        return None
    for at in (-1, 0):
        number = ORDINALS.get(words[at]) or _whole(words[at])
        if number is not None:
            left = words[:-1] if at else words[1:]
            return "".join(map(stem, left)), number
    return None


def _whole(word: str) -> int | None:
    found = re.fullmatch(r"([0-9]{1,3})(?:er|re|eme|e|nd|nde|st|rd|th)?", word)
    return int(found[1]) if found else None


def by_key(known: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return what headings may fill, by what their spellings have in common.

    >>> by_key({"Vœu": ["wishes"], "Vœux": ["wishes", "choices"]})
    {'voeu': ('wishes', 'choices')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for heading, names in known.items():
        key = key_of(heading)
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *names)))
    return found


def ways(heading: str, known: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return what a heading may fill: by its own words, then by its parts, the likeliest first.

    Of *avis du juré*, the opinion; of *numéro du dossier*, the item, since a number names what it is of.

    >>> known = by_key({"avis": ["opinion"], "juré": ["juror"], "dossier": ["item"]})
    >>> ways("Avis du juré", known), ways("N° de dossier", known), ways("Remarques", known)
    ((('opinion',),), (('item',), ('id of item',)), ())
    """
    words = parts_of(heading)
    if whole := known.get(_joined(words)):
        return (whole,)
    own = [word for word in words if word not in JOINING]
    if len(own) < 2:  # noqa: PLR2004 # one word is no compound
        return ()
    splits = [at for at, word in enumerate(words) if word in JOINING and 0 < at < len(words) - 1]
    halves: list[tuple[Sequence[str], Sequence[str]]] = [
        (words[:at], words[at + 1 :]) for at in reversed(splits)
    ] or [(own[:1], own[1:]), (own[-1:], own[:-1])]
    return next(filter(None, (_compound(head, of, known) for head, of in halves)), ())


_GIVEN: Final = frozenset(("mark", "opinion", "champion"))
"""What a juror gives: of somebody else, as of a host or an employer, it is none of the jury's."""
_JUDGING: Final = frozenset(("juror", "members", "item", "criterion"))
"""Whose it is, or on what."""


def _compound(
    head: Sequence[str], of: Sequence[str], known: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    """Return what *head of something* may fill: head by its words, or what it names."""
    about, own = known.get(_joined(of), ()), known.get(_joined(head), ())
    if not about:
        return ()
    if set(head) <= NAMING:
        titles = tuple(one for one in own if one in ("name", "title"))
        return tuple(filter(None, (titles, about, tuple(f"id of {one}" for one in about))))
    if set(head) <= MARKING and any(one.startswith("marks.") for one in about):
        return (about,)
    if not _GIVEN.isdisjoint(own) and _JUDGING.isdisjoint(about):
        return ()
    return (own,) if own else ()


def is_acronym(letters: str, name: str) -> bool:
    """Tell whether letters are an acronym of a name: in capitals, or the beginnings of words, in order.

    >>> is_acronym("Insee", "Institut national de la statistique et des études économiques")
    True
    >>> is_acronym("GIP MDS", "Groupement"), is_acronym("DGFiP", ""), is_acronym("Lyon", "Agence de l'eau")
    (True, True, False)
    """
    if len(told := parts_of(letters)) != 1:
        return letters.isupper()
    ends = {0}  # where in the letters what was read so far may end
    for word in parts_of(name):
        ends |= {at + n for at in ends for n in range(1, len(word) + 1) if told[0][at : at + n] == word[:n]}
    return sum(map(str.isupper, letters)) > 1 or len(told[0]) in ends
