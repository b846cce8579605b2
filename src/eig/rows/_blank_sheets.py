"""Marking sheets to fill: who marks what, a column a criterion, and nothing yet in its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig.jury.marks.recusals import Recusals
from eig.jury.marks.rubric import Rubric
from eig.programme import Panel
from eig.typing import Cell, Lang

tell: Tell = teller("rows")
Besides: TypeAlias = Literal["opinion", "champion"]
MOST_CELLS: Final = 5_000_000
"""Cells of all sheets to fill together: a panel hears dossiers times members, many from a few names."""


class ToFill(NamedTuple):
    """One sheet to fill: by whom, on what, and who behind it steps back."""

    item: str
    juror: str
    members: tuple[str, ...]
    stepped_back: tuple[str, ...]


def cells_of(readers: Sequence[Panel] | Mapping[str, Sequence[str]], columns: int) -> int:
    """Return how many cells the sheets of each juror have, of so many columns."""
    if isinstance(readers, Mapping):
        return columns * sum(map(len, readers.values()))
    return columns * sum(len(panel.hears) * len(panel.members) for panel in readers)


def to_fill(
    readers: Sequence[Panel] | Mapping[str, Iterable[str]], recusals: Recusals, *, together: bool
) -> Iterator[ToFill]:
    """Yield the sheets to fill, panel by panel, in the order in which each panel hears."""
    if isinstance(readers, Mapping):
        pairs = ((item, juror) for item, jurors in readers.items() for juror in jurors)
        yield from (_alone(item, juror, recusals.covers) for item, juror in pairs)
        return
    for panel in readers:
        for item in panel.hears:
            if together:
                gone = tuple(one for one in panel.members if recusals.covers(one, item))
                yield ToFill(item, panel.id, panel.members, gone)
            else:
                yield from (_alone(item, juror, recusals.covers) for juror in panel.members)


def _alone(item: str, juror: str, covers: Callable[[str, str], bool]) -> ToFill:
    return ToFill(item, juror, (juror,), (juror,) if covers(juror, item) else ())


def blank_rows(
    sheets: Iterable[ToFill], rubric: Rubric, besides: Sequence[Besides], *, together: bool, lang: Lang
) -> list[dict[str, Cell]]:
    """Return one row a sheet, its marks blank; one that a juror steps back from says so."""
    language = language_of(lang)
    titles = [one.title(language.otherwise) for one in rubric.criteria]
    blank: dict[str, Cell] = dict.fromkeys([*titles, *(tell(name, lang) for name in besides)])
    between = ", " if language.otherwise == "fr" else "; "
    item, juror, stepped_back, state, recused = (
        tell(name, lang) for name in ("item", "juror", "stepped_back", "state", "recused")
    )

    def row(sheet: ToFill) -> dict[str, Cell]:
        said = recused if sheet.members == sheet.stepped_back else None
        gone = between.join(sheet.stepped_back) or None
        own: dict[str, Cell] = {stepped_back: gone} if together else {}
        return {item: sheet.item, juror: sheet.juror, **blank, **own, state: said}

    return [row(one) for one in sheets]
