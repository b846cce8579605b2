"""Rows that name nobody: those that sum others up, and those that head a group of people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Final

from attrs import evolve

from eig._values.exact import exact_sum
from eig._values.first_few_names import few
from eig.programme.tables import NAMED
from eig.reasons import Because, Reason, reasons_in
from eig.rows._read_cells import plain
from eig.rows._reading_account import numbers_of
from eig.rows._rows_of_any_table import SCALARS, Lines
from eig.rows._spellings_of_headings import named, parts_of, words_set

because: Because = reasons_in("rows")
TOTALS: Final = words_set(
    "total totaux totals somme sum moyenne moyennes moy mean average sous soustotal subtotal mediane median "
    "ecart type minimum maximum maximal maximale bareme coefficient coefficients coef coeff tot σ effectif "
    "effectifs cumul nb nombre"
)
"""Words of a row that sums others up, or says what they count."""
BESIDE: Final = words_set(
    "general generale generaux globale global par jury jure jures note notes de des du ensemble overall "
    "grand of all per juror marks classe dossiers candidats candidatures fiches"
)
"""Words that stand beside them."""
FINAL: Final = words_set("finale finales generale globale ensemble")
"""What the note is that others make: *Note finale*."""
ALONE: Final = (("nb",), ("nombre",))
"""Words that sum up where they say what they count, and else may be somebody's initials."""
SUMMING: Final = (
    "tot",
    "som",
    "sum",
    "moy",
    "mean",
    "average",
    "dian",
    "cart",
    "imum",
    "imal",
    "barè",
    "bare",
    "coef",
    "σ",
    "∑",
    "effectif",
    "cumul",
    "nb",
    "nombre",
    "note",
)
"""What each word of such a row holds."""
ENOUGH: Final = 4
"""Cells above a last row from which on it is no chance that it sums them up."""
GROUPS: Final = words_set(
    "titulaire titulaires suppleant suppleante suppleants suppleantes membre membres president presidente "
    "presidents presidentes presidence jures rapporteur rapporteurs rapporteuse rapporteuses expert experts "
    "expertes candidat candidats candidates laureat laureats laureates member members chair chairs alternate "
    "alternates substitute substitutes deputy deputies jurors candidates"
)
"""Words that head a group of people."""
HEADING: Final = re.compile("titul|ppl|memb|pr|jur|rap|exp|cand|aur|chai|alt|subst|dep")
"""What each of them begins with, or holds, in whatever way it is written."""


def is_total(cell: object) -> bool:
    """Tell whether a cell says that its row sums others up.

    >>> is_total("TOTAL"), is_total("Moyenne générale :"), is_total("Total Énergies"), is_total("plume")
    (True, True, False, False)
    """
    words = parts_of(cell) if isinstance(cell, str) and _may_sum(cell[:80]) else ()
    return _sums_up(words) == ()


def _sums_up(words: Sequence[str]) -> tuple[str, ...] | None:
    """Return whose total a cell says that its row is, by the words left; None where it is no total."""
    if len(words) > 1 and words[0] in ("note", "notes") and words[-1] in FINAL:
        return ()
    found = [word for word in words if word in TOTALS]
    if not found or found == ["sous"] or (*words,) in ALONE:
        return None
    return tuple(word for word in words if word not in TOTALS and word not in BESIDE)


def _may_sum(text: str) -> bool:
    plain = text.casefold()
    return any(part in plain for part in SUMMING)


def totals_in(lines: Lines, columns: Sequence[str], known: Container[str]) -> set[int]:
    """Return the rows that sum others up: their name says so, or they have none and another cell does."""
    words = [cell for column in columns for cell in lines.once(column) if isinstance(cell, str)]
    some = _may_sum("\n".join(words))
    parts = {cell: parts_of(cell) for cell in words if some}
    of = {cell: _sums_up(own) for cell, own in parts.items()}
    others = {
        (),
        *(tuple(one for one in own if one not in BESIDE) for cell, own in parts.items() if of[cell] is None),
    }
    told = {cell for cell, own in of.items() if own in others and str(plain(cell)) not in known}
    if not columns or not (told or all(map(lines.has_gaps, columns))):
        return set()

    def sums_up(at: int) -> bool:
        own = [lines.cells[column][at] for column in columns]
        if any(isinstance(cell, str) and cell in told for cell in own):
            return True
        return all(map(lines.missing, own)) and any(map(is_total, lines.line(at).cells.values()))

    return {number for at, number in enumerate(lines.numbers) if sums_up(at)}


def last_row(lines: Lines, columns: Sequence[str], but: Container[int]) -> list[Reason]:
    """Return a doubt where the last row holds the sum, mean or count of each column of marks."""
    rows = [at for at, number in enumerate(lines.numbers) if number not in but]
    if len(rows) < 3 or (len(rows) - 1) * len(columns) < ENOUGH:  # noqa: PLR2004 # two to sum up
        return []
    hows = {"sum", "mean", "count"}
    for column in columns:
        hows = hows and hows & _holds(lines, column, rows)
    row = str(lines.numbers[rows[-1]])
    return [because("last_row", row=row, how=how) for how in sorted(hows)[-1:]]


def _holds(lines: Lines, column: str, rows: Sequence[int]) -> set[str]:
    """Return what the last row of a column holds of those above; nothing where these are all alike."""
    cells = [lines.cells[column][at] for at in rows] if lines.kinds(column) <= SCALARS else []
    counted = Counter(cell for cell in cells[:-1] if not lines.missing(cell))
    numbers, last = (numbers_of(given, lines.dialect) for given in (counted, cells[-1:]))
    if not numbers or not last or len(numbers) == 1:
        return set()
    times = counted.total()
    whole = exact_sum(one * count for one, count in zip(numbers, counted.values(), strict=True))
    held = {"sum": whole, "mean": whole / times, "count": times if times > ENOUGH else None}
    return {how for how, one in held.items() if one == last[0]}


def heads_in(lines: Lines, columns: Sequence[str], known: Container[str]) -> set[int]:
    """Return the rows that head a group of people and name nobody: such a word stands alone in them.

    Where no other row is left, each names somebody.
    """
    words = [cell for column in columns for cell in lines.once(column)]
    heads = [cell for cell in words if isinstance(cell, str) and _heads(cell)]
    told = {cell for cell in heads if str(plain(cell)) not in known}
    if not columns or not (told or all(map(lines.has_gaps, columns))):
        return set()

    def is_head(at: int) -> bool:
        own = [cell for column in columns if not lines.missing(cell := lines.cells[column][at])]
        if own and not (isinstance(own[0], str) and own[0] in told):
            return False
        filled = [cell for cell in lines.line(at).cells.values() if not lines.missing(cell)]
        return len(filled) == 1 and isinstance(filled[0], str) and _heads(filled[0])

    found = {number for at, number in enumerate(lines.numbers) if is_head(at)}
    return set() if found == {*lines.numbers} else found


def without_heads(lines: Lines, jurors: Iterable[str], known: Container[str] = ()) -> Lines:
    """Return lines where each juror has a column without the rows that head a group, which is told."""
    own = {named(one) for one in jurors}
    shared = [one for one in lines.cells if named(one) not in own]
    rows = heads_in(lines, shared if own else (), known)
    return evolve(lines.but(rows), doubts=(*lines.doubts, *headed(rows))) if rows else lines


def headed(rows: Iterable[int]) -> list[Reason]:
    """Return a doubt where rows that head a group were left out."""
    told = [str(at) for at in sorted(rows)]
    return [because("headed", rows=few(told, len(told), named=NAMED), count=len(told))] if told else []


def _heads(cell: str) -> bool:
    """Tell whether a cell heads a group of people; one word in small letters may be an identifier.

    >>> _heads("Suppléant(e)s :"), _heads("Président du jury"), _heads("president"), _heads("Membre 1")
    (True, True, False, False)
    """
    start = cell[:80].casefold()
    if not HEADING.search(start):
        return False
    words = parts_of(cell)
    several = len(words) > 1 or cell != start or any(one.endswith("s") for one in words)
    return (
        several
        and any(one in GROUPS for one in words)
        and all(one in GROUPS or one in BESIDE for one in words)
    )
