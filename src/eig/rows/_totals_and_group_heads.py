"""Rows that name nobody: those that sum others up, and those that head a group of people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from attrs import evolve

from eig._values.exact_numbers import exact_sum
from eig._values.first_few_names import few
from eig._values.frozen_maps import FrozenMap
from eig.programme.tables import NAMED
from eig.reasons import Because, Reason, reasons_in
from eig.rows._columns_to_fields import by_column_of_juror
from eig.rows._fields_and_their_columns import Filled
from eig.rows._read_cells import plain
from eig.rows._reading_account import numbers_of
from eig.rows._rows_of_any_table import SCALARS, Lines
from eig.rows._spellings_of_headings import parts_of, words_set

because: Because = reasons_in("rows")
Label: TypeAlias = Literal["total", "weight", "top", "max"]
WEIGHTS: Final = words_set(
    "coefficient coefficients coef coeff poids ponderation ponderations weight weights"
)
TOPS: Final = words_set("bareme sur")
HIGHEST: Final = words_set("max maxi maximum maximal maximale haute elevee meilleure highest best")
SHORT: Final = words_set(
    "max min n nb nombre sur haute elevee basse faible meilleure eliminatoire highest lowest best"
)
"""Words that sum up beside words that say of what, but not beside a name."""
TOTALS: Final = (
    SHORT
    | WEIGHTS
    | TOPS
    | HIGHEST
    | words_set(
        "total totaux totals somme sum moyenne moyennes moy mean average sous soustotal subtotal mediane "
        "median ecart type minimum minimal minimale mini tot σ effectif effectifs cumul variance "
        "seuil threshold cutoff"
    )
)
"""Words of a row that sums others up, or says what they count."""
BESIDE: Final = words_set(
    "general generale generaux gen globale global par jury jure jures note notes notation de des du ensemble "
    "overall grand of all per juror marks classe dossiers candidats candidatures fiches plus point points d "
    "admission passage admissibilite"
)
"""Words that stand beside them."""
WHOLE: Final = words_set("ensemble note notes avis synthese summary overall whole mark marks opinion")
"""What is of the jury as a whole: *Note du jury*, *Synthèse*."""
FINAL: Final = words_set("finale finales generale globale ensemble")
"""What the note is that others make: *Note finale*."""
ALONE: Final[Mapping[str, str]] = FrozenMap(
    {"max": "max", "min": "min", "n": "count", "nb": "count", "nombre": "count"}
)
"""What may be somebody, or sum up: it does where its row holds that of the others, or *n =* says so."""
SUMMING: Final = re.compile(
    r"tot|som|sum|moy|mean|average|dian|cart|im[ua][ml]|bar[eè]|coef|σ|∑|effectif|cumul|not|poids|weight|pond"
    r"|varia|seuil|threshold|cutoff|\b(?:n|nb|nombre|mini?|maxi?|sur)\b|/ *[0-9]|out of|haut|basse|est\b|lev"
)
"""What such a cell holds."""
HOWS: Final = ("sum", "mean", "count", "median", "max", "min", "top")
"""What a last row may hold of the others, the likeliest first."""
ENOUGH: Final = 4
"""Cells above a last row from which on it is no chance that it sums them up."""
GROUPS: Final = words_set(
    "titulaire titulaires suppleant suppleante suppleants suppleantes membre membres president presidente "
    "presidents presidentes presidence jures rapporteur rapporteurs rapporteuse rapporteuses expert experts "
    "expertes candidat candidats candidates laureat laureats laureates member members chair chairs alternate "
    "alternates substitute substitutes deputy deputies jurors candidates"
)
"""Words that head a group of people."""
LISTS: Final = words_set(
    "liste listes retenu retenus retenue retenues refuse refuses refusee refusees admis admise admises "
    "admissible admissibles irrecevable irrecevables recevable recevables ecartes ecartees elimines "
    "eliminees rejetes rejetees exclus exclues reserve reserves desistement desistements desistes "
    "desistees abandon abandons jury page feuille defis projets dossiers candidatures list lists selected "
    "refused rejected admitted excluded inadmissible withdrawn withdrawals withdrawal challenges "
    "applications delai preselectionnes preselectionnees selectionnes selectionnees ajournes ajournees recus "
    "recues incomplets incompletes complets completes signature signatures suite annexe annexes legende"
)
"""Words that head a part of a list: *Liste complémentaire*, *Non retenus*, *Hors délai*, *Page 2*."""
PARTED: Final = words_set(
    "non not pas hors attente complementaire complementaires principale principales suite fin sous out time "
    "late waiting main reserve shortlist short supplementary et and ou n numero sheet"
)
"""Words that stand beside them, as a number or a letter does."""
OF_PEOPLE: Final = GROUPS | BESIDE
OF_PARTS: Final = OF_PEOPLE | LISTS | PARTED
"""What alone stands in a sub-heading: of a group of people, or of a part of a list."""
NUMBERED: Final = re.compile(r"(?:[0-9]|\s[A-Za-z])\W*$")
"""A number or a letter behind such words: in a table of one column, it may be the name of one of several."""
HEADING: Final = re.compile(
    "titul|ppl|memb|pr|jur|rap|exp|cand|aur|chai|alt|subst|dep|list|re[tfcçjs]|adm|rr|[eé][lc][ia]|excl|r[eé]s"
    "|d[eé][sf]|band|del|dél|page|feu|doss|sele|withd|chall|appl|ssib|ajour|compl|sign|suite"
    r"|annex|l[eé]gend|^\W+$"
)
"""What each of them begins with, or holds, in whatever way it is written."""


def is_total(cell: object) -> bool:
    """Tell whether a cell says that its row sums others up.

    >>> is_total("TOTAL"), is_total("Moyenne générale :"), is_total("Total Énergies"), is_total("plume")
    (True, True, False, False)
    """
    may = isinstance(cell, str) and SUMMING.search(cell[:80].casefold())
    return bool(may) and _sums_up(str(cell), parts_of(str(cell))) == ()


def _sums_up(cell: str, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return whose total a cell says that its row is, by the words left; None where it is no total."""
    if _tops(cell, words) or (len(words) > 1 and words[0] in ("note", "notes") and words[-1] in FINAL):
        return ()
    found = {word for word in words if word in TOTALS}
    if len(words) == 1 and found <= SHORT:
        return () if words == ("sur",) or (words[0] in ALONE and cell.strip()[-1] in ":=") else None
    counted = () if found <= SHORT else (one for one in words if one.isdecimal() and len(one) < len("2030"))
    beside = {*BESIDE, *counted}  # Total : 5 candidatures
    left = tuple(word for word in words if word not in TOTALS and word not in beside)
    return None if found <= {"sous"} or (left and found <= SHORT) else left


def _tops(cell: str, words: Sequence[str]) -> bool:
    """Tell whether a cell is the end of a scale alone: /20, sur 20."""
    return not words and re.match(r"\W*(?:sur|out of)?\W*[0-9]+\W*$", cell.casefold()) is not None


def _label(cell: str) -> Label:
    """Return what a row states by the cell that says so."""
    words = {*parts_of(cell)}
    return (
        "weight"
        if words & WEIGHTS
        else "top"
        if not words or words & TOPS
        else "max"
        if words & HIGHEST
        else "total"
    )


def totals_in(
    lines: Lines, columns: Sequence[str], known: Container[str], numbers: Sequence[str] = ()
) -> dict[int, Label]:
    """Return the rows that sum others up, and what each states.

    The name of such a row says so, or its cell among their `numbers`; or it has none and another cell does.
    """
    named = (*columns, *numbers) if columns else ()
    words = [cell for column in named for cell in lines.once(column) if isinstance(cell, str)]
    some = SUMMING.search("\n".join(words).casefold())
    parts = {cell: parts_of(cell) for cell in words if some}
    of = {cell: _sums_up(cell, own) for cell, own in parts.items()}
    others = {
        (),
        *(tuple(one for one in own if one not in BESIDE) for cell, own in parts.items() if of[cell] is None),
    }
    told = {cell for cell, own in of.items() if own in others and str(plain(cell)) not in known}
    may = {cell: ALONE.get(" ".join(own)) for cell, own in parts.items() if of[cell] is None}
    short = {cell: how for cell, how in may.items() if how and str(plain(cell)) not in known}
    if not columns or not (told or short or all(map(lines.has_gaps, columns))):
        return {}

    def sums_up(at: int) -> str | None:
        own = [cell for column in columns if not lines.missing(cell := lines.cells[column][at])]
        also = own and [lines.cells[column][at] for column in numbers]
        cells = [cell for cell in own + also or lines.line(at).cells.values() if isinstance(cell, str)]
        return next((one for one in cells if one in told or (not own and is_total(one))), None)

    cells = {number: one for at, number in enumerate(lines.numbers) if (one := sums_up(at))}
    found: dict[int, Label] = {
        number: "total" if of.get(one) else _label(one) for number, one in cells.items()
    }  # a row with a name left is of one dossier
    alone = [
        (at, short[cell])
        for column in (columns if short else ())
        for at, cell in enumerate(lines.cells[column])
        if isinstance(cell, str) and cell in short
    ]
    but = {*found, *(lines.numbers[at] for at, _ in alone)}
    held = [(lines.numbers[at], how, _holds_all(lines, columns, at, but, how=how)) for at, how in alone]
    somebody = {number for number, _, whole in held if not whole}
    bounds: dict[int, Label] = {number: _label(how) for number, how, _ in held if number not in somebody}
    return found | bounds


def of_whole_jury(lines: Lines, filled: Iterable[Filled], known: Container[str]) -> dict[int, Label]:
    """Return the rows of the jury as a whole in a column of jurors: none where it names no juror beside."""
    found: dict[int, Label] = {}
    for column in (column for one in filled if one.name == "juror" for column, _ in one.columns):
        given = {str(cell) for cell in lines.once(column) if not lines.missing(cell)}
        whole = {name for name in given if _of_jury(name) and name not in known}
        for at, cell in zip(lines.numbers, lines.cells[column], strict=True) if set() < whole < given else ():
            if str(cell) in whole:
                found[at] = "total"
    return found


def _of_jury(cell: str) -> bool:
    """Tell whether a cell names the jury as a whole.

    >>> _of_jury("Ensemble du jury"), _of_jury("synthèse"), _of_jury("Jury 2"), _of_jury("Avis d'Ana")
    (True, True, False, False)
    """
    words = {*parts_of(cell[:80])}
    of = {"jury", "jures", "jurors", "synthese", "summary"}
    return bool(words & WHOLE and words & of) and words <= WHOLE | of | BESIDE | {"the"}


def _holds_all(lines: Lines, names: Container[str], at: int, but: Container[int], *, how: str) -> bool:
    """Tell whether each number of a row is the most, the least or the count of its column."""
    own = lines.called[at] if lines.called else None
    rows = [
        one
        for one, number in enumerate(lines.numbers)
        if number not in but and (own is None or lines.called[one] == own)
    ]
    held: list[bool] = []
    for column in (one for one in lines.cells if one not in names):
        cells = lines.cells[column]
        given = [
            numbers_of([cells[one]], lines.dialect) for one in [*rows, at] if not lines.missing(cells[one])
        ]
        *others, last = [one[0] for one in given if one] or [Fraction(0)]
        if others and not lines.missing(cells[at]) and given[-1]:
            most = last >= max(others) if how == "max" else last <= min(others)
            held.append(last == len(others) if how == "count" else most)
    return bool(held) and all(held)


def last_row(
    lines: Lines,
    columns: tuple[Sequence[str], Iterable[str]],
    but: tuple[Collection[int], Container[str]],
    tops: Mapping[str, Fraction],
) -> list[Reason]:
    """Return a doubt where the last row holds what sums the others up, in each column of marks.

    Columns of marks, then of names; but for some rows, and names that are known. A name of the last row that
    is in another is that of somebody, whose marks may be the most or the least by chance.
    """
    (marks, names), (apart, known) = columns, but
    lines = lines.but(apart)
    if len(lines) < 3 or (len(lines) - 1) * len(marks) < ENOUGH:  # noqa: PLR2004 # two to sum up
        return []
    hows, near = {*HOWS}, _half_a_digit(lines, marks, -1)
    for column in marks:
        hows = hows and hows & _holds(lines, column, (tops.get(column), near))
    cells = [lines.cells[column] for column in names]
    somebody = any(
        own[-1] in own[:-1] or str(plain(own[-1])) in known for own in cells if not lines.missing(own[-1])
    )
    may = ("sum", "mean", "count") if somebody or len(marks) == 1 else HOWS
    row = str(lines.numbers[-1])
    return [because("last_row", row=row, how=how) for how in may if how in hows][:1]


def _half_a_digit(lines: Lines, marks: Sequence[str], at: int) -> Fraction:
    """Return by how much rounded means may be off, by the decimals of a row; by nothing where it has too few.

    One decimal is told of several columns, two of one that stands alone: of fewer, it may well be chance.
    """
    last = [one for column in marks for one in numbers_of([lines.cells[column][at]], lines.dialect) or ()]
    tens = next((ten for ten in (1, 10, 100, 1000) if all(ten % one.denominator == 0 for one in last)), 10000)
    return Fraction(1, 2 * tens) if tens > 1 + 9 * (len(marks) == 1) else Fraction(0)


def _holds(lines: Lines, column: str, bounds: tuple[Fraction | None, Fraction]) -> set[str]:
    """Return what the last cell of a column holds of the others; nothing where all are alike.

    The bounds are the top of the scale, and by how much a mean may be off.
    """
    cells = lines.cells[column] if lines.kinds(column) <= SCALARS else ()
    counted = {cell: count for cell, count in Counter(cells[:-1]).items() if not lines.missing(cell)}
    numbers, last = (numbers_of(given, lines.dialect) for given in (counted, cells[-1:]))
    if not numbers or not last or len(numbers) == 1:
        return set()
    parted = sorted(zip(numbers, counted.values(), strict=True))
    each = [one for one, count in parted for _ in range(count)]
    times, whole = len(each), exact_sum(one * count for one, count in parted)
    held = {
        "sum": whole,
        "mean": last[0] if abs(last[0] - whole / times) <= bounds[1] else None,
        "count": times if times > ENOUGH else None,
        "median": (each[(times - 1) // 2] + each[times // 2]) / 2,
        "max": each[-1],
        "min": each[0],
        "top": bounds[0],
    }
    return {how for how, one in held.items() if one == last[0]}


def heads_in(lines: Lines, columns: Sequence[str], known: Container[str]) -> set[int]:
    """Return the rows that are sub-headings and name nobody: such words stand alone in them.

    Where no other row is left, each names somebody.
    """
    words = [cell for column in columns for cell in lines.once(column)]
    heads = [cell for cell in words if isinstance(cell, str) and _heads(cell)]
    told = {cell for cell in heads if str(plain(cell)) not in known}
    if not columns or not (told or all(map(lines.has_gaps, columns))):
        return set()

    def head(at: int) -> str:
        own = [cell for column in columns if not lines.missing(cell := lines.cells[column][at])]
        if own and not (isinstance(own[0], str) and own[0] in told):
            return ""
        filled = [cell for cell in lines.line(at).cells.values() if not lines.missing(cell)]
        sole = filled[0] if len(filled) == 1 and isinstance(filled[0], str) and _heads(filled[0]) else ""
        return "" if len(lines.cells) == 1 and NUMBERED.search(sole) else sole

    found = {number: cell for at, number in enumerate(lines.numbers) if (cell := head(at))}
    named = {
        parts_of(str(cell))[:1]
        for column in (columns if found else ())
        for number, cell in zip(lines.numbers, lines.cells[column], strict=True)
        if number not in found and cell in heads
    }  # where Jury 1 has members, Jury 2 is no heading
    rows = {number for number, cell in found.items() if parts_of(cell)[:1] not in named}
    return set() if rows == {*lines.numbers} else rows


def without_heads(lines: Lines, jurors: Iterable[str], known: Container[str] = ()) -> Lines:
    """Return lines where each juror has a column without the rows that head a group, which is told."""
    own = by_column_of_juror(lines.cells, jurors)
    shared = [one for one in lines.cells if one not in own]
    rows = heads_in(lines, shared if own else (), known)
    return evolve(lines.but(rows), doubts=(*lines.doubts, *headed(rows))) if rows else lines


def headed(rows: Iterable[int]) -> list[Reason]:
    """Return a doubt where rows that head a group were left out."""
    told = [str(at) for at in sorted(rows)]
    return [because("headed", rows=few(told, len(told), named=NAMED), count=len(told))] if told else []


def _heads(cell: str) -> bool:
    """Tell whether a cell is a sub-heading; one word in small letters may be an identifier.

    >>> _heads("Suppléant(e)s :"), _heads("Président du jury"), _heads("president"), _heads("Membre 1")
    (True, True, False, False)
    >>> _heads("---"), _heads("Reçus hors délai"), _heads("Ajournés"), _heads("suite")
    (True, True, True, False)
    """
    start = cell[:80].casefold()
    if not HEADING.search(start):
        return False
    if not any(map(str.isalnum, start)):
        return True  # a line drawn in signs
    words = parts_of(cell)
    several = len(words) > 1 or cell != start or any(one.endswith("s") for one in words)
    people = not GROUPS.isdisjoint(words) and OF_PEOPLE.issuperset(words)
    return several and (people or _parts(cell))


def _parts(cell: str) -> bool:
    """Tell whether a cell heads a part of a list: words of a closed list, with a number or a letter.

    >>> [_parts(one) for one in ("Liste d'attente", "Sous-jury A", "Page 2/3", "jury1", "Jury du port")]
    [True, True, True, False, False]
    """
    words = parts_of(cell)
    tight = re.search(r"[0-9]", cell) and not re.search(r"\s", cell.strip())
    others = {one for one in words if not one.isdecimal() and len(one) > 1}
    return not tight and not LISTS.isdisjoint(words) and others <= OF_PARTS
