"""Headings that ask the contrary of a field: *Refusé*, where the field is who goes on; *Déport*, of a mark.

A plain yes or no under such a heading is read as its opposite. A word that says what was decided keeps its
own meaning: *refusée* under *Refusé* is a refusal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from eig._values.first_few_names import few
from eig._values.names_alike_but_for_case import fold
from eig.errors import Fault
from eig.programme.tables import NAMED
from eig.reasons import Because, Reason, reasons_in
from eig.rows._read_cells import KEPT, LEFT_OUT, Reading, plain
from eig.rows._rows_of_any_table import Line, Lines
from eig.rows._spellings_of_headings import key_of, parts_of, words_set
from eig.rows.dialects import FRENCH, Dialect

because: Because = reasons_in("rows")

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


OF_JURORS: Final = OF_WHOM | words_set(
    "jure juree juror membre member jury evaluateur evaluatrice s se a ete"
)
"""What a heading may say beside a state: *Juré absent*, *S'est récusé*."""
GONE: Final = "gone"
"""What a row is that somebody withdrew: no sheet has such a state."""
PRESENT: Final = "present"
ASKED: Final[Mapping[str, str]] = {
    key_of(word): state
    for state, words in {
        "recused": "déport|déporté|déportée|déporte|récusé|récusée|récusation|récuse|conflit"
        "|conflit d'intérêts|recused|recusal|stepped back|stepped aside|conflict|conflict of interest",
        "absent": "absent|absente|absence|excusé|excusée|excused",
        "abstained": "abstention|abstenu|abstenue|abstient|abstained|abstains",
        PRESENT: "présent|présente|présence|present|presence|attended",
        GONE: "désisté|désistée|désistement|retiré|retirée|retrait|annulé|annulée|annulation|nul|nulle"
        "|forfait|invalidé|invalidée|exclu|exclue|exclusion|supprimé|supprimée|abandon|hors délai"
        "|withdrawn|withdrawal|cancelled|canceled|void|excluded|removed|deleted",
    }.items()
    for word in words.split("|")
}
"""What each heading asks of a row that counts only by what it answers."""
PLAINLY: Final[Mapping[str, bool]] = {"oui": True, "yes": True, "non": False, "no": False}
"""A yes or no that more may be said after: *oui, conjoint*."""


@lru_cache(maxsize=1024)
def asked_of(column: str) -> str | None:
    """Return what a heading asks of a sheet by yes or no: its state, or whether it is gone.

    >>> asked_of("Juré déporté ?"), asked_of("Conflit d'intérêts"), asked_of("Désistements"), asked_of("Avis")
    ('recused', 'recused', 'gone', None)
    """
    return ASKED.get(key_of(" ".join(one for one in parts_of(column) if one not in OF_JURORS)))


def flag_of(cell: object, dialect: Dialect) -> bool | None:
    """Return the yes or no that a cell says, alone or before what explains it; None where it says neither."""
    own = plain(cell)
    text = str(int(own)) if isinstance(own, (bool, int, float)) and own in (0, 1) else str(own)
    found = dialect.flag(text)
    return PLAINLY.get(next(iter(parts_of(text)), "")) if found is None else found


def contrary_in(fills: Mapping[str, str]) -> Iterator[Reason]:
    """Yield, of each column that asks the contrary of what it fills, how a yes there was read."""
    return (
        because("contrary", column=one, field=name) for one, name in fills.items() if is_contrary(one, name)
    )


def counting(lines: Lines, aside: Iterable[str]) -> Iterator[Reason]:
    """Yield a doubt for each column left aside by which rows might not count: they do, like the rest."""
    for column in aside:
        asked = asked_of(column)
        cells = zip(lines.numbers, lines.cells[column], strict=True) if asked else ()
        rows = [str(at) for at, cell in cells if flag_of(cell, lines.dialect) is (asked != PRESENT)]
        if rows:
            yield because("counting", column=column, rows=few(rows, len(rows), named=NAMED), count=len(rows))


def opposed(read: Iterable[tuple[Line, object]], aside: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault where a column left aside says of a line the contrary of what was read of it."""
    asking = [(one, name) for one in aside for name in CONTRARY if is_contrary(one, name)]
    for line, value in read if asking else ():
        for column, name in asking:
            said = flag_of(line.cells.get(column), FRENCH)
            if said is not None and said is getattr(value, name, None):
                yield line.located(Fault("", line.cells[column], "rows.opposed"), column)
