"""What was read of a table, and how: the account that travels with what was read.

A value that a table gave keeps its reading. What is doubtful in it is a caution of whatever is made of that
value: a ranking, a selection, minutes. It shows headings, rows and kinds of cells; of what stands in cells,
only words of closed lists and names that are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._draw.values_as_lines_of_text import folded
from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig._values.field_rules_and_bounds import label, map_of, text, whole
from eig._values.first_few_names import few
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf, to_numbers
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.reasons import Because, Reason, Trace, reasons_in

if TYPE_CHECKING:
    from eig.typing import Lang

__all__ = ["LookAlikes", "ReadColumn", "TableReading"]

because: Because = reasons_in("programme")
tell: Tell = teller("programme")
Cells: TypeAlias = Literal["blank", "numbers", "dates", "flags", "words", "marks", "text"]
_rows = whole(0).each()
MAIL: Final = "attributes.mail"
NAMED: Final = 6
"""How many columns or rows a caution names; the reading holds them all."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class ReadColumn(Value):
    """A column of a table: what it was read as, and what its cells look like.

    Args:
        heading: How the sheet calls it.
        fills: The field, or the criterion, that it fills; None where no field reads it.
        cells: What its filled cells are, or look like where no field reads them.
        filled: How many of them there are.
        ignored: Whether the caller named it among those left aside.

    >>> ReadColumn(heading="Remarques", cells="text", filled=12).fills is None
    True
    """

    heading: str = field(metadata=keeps(label))
    fills: str | None = None
    cells: Cells = "text"
    filled: int = field(default=0, metadata=keeps(whole(0)))
    ignored: bool = False


@final
@frozen(kw_only=True, eq=False, repr=False)
class LookAlikes(Value):
    """Spellings of one column that may be one name: where they stand, and what else is known by that name.

    Args:
        column: The column, as the sheet calls it.
        places: The row in which each spelling first stands.
        known: The identifier or title that the names resemble, where the programme knows one.

    >>> LookAlikes(column="Juré", places=[3, 9]).places
    (3, 9)
    """

    column: str = field(metadata=keeps(label))
    places: tuple[int, ...] = field(converter=to_numbers, metadata=keeps(_rows))
    known: str | None = None


@final
@frozen(kw_only=True, eq=False, repr=False)
class TableReading(Value):
    """What was read of a table: columns, rows, words, and all that a reader should look at again.

    Args:
        count: How many rows were read.
        columns: The columns, in the order of the sheet.
        blank: The rows passed over because they hold nothing.
        totals: The rows left out because they look like totals, means or counts.
        words: What words of the table were taken for, such as `{"abs": "absent"}`.
        alike: Spellings that may be one name.
        found: What was found out of the table itself, such as its separator; nothing to doubt.
        doubts: What else a reader should look at, such as a declared rule that no column feeds.

    >>> reading = TableReading(count=2, columns=[ReadColumn(heading="Dossier", fills="item", filled=2),
    ...                                          ReadColumn(heading="Remarques", filled=1)], totals=[4])
    >>> print(reading)
    2 rows read; columns read: Dossier (item)
    a column that no field reads was left aside: Remarques (text)
    row 4 looks like a total or a mean, and was left out
    """

    _BRIEF = "{count} rows, {read} columns, {cautions} cautions"
    count: int = field(metadata=keeps(whole(0)))
    columns: tuple[ReadColumn, ...] = field(default=(), converter=TupleOf[ReadColumn])
    blank: tuple[int, ...] = field(default=(), converter=to_numbers, metadata=keeps(_rows))
    totals: tuple[int, ...] = field(default=(), converter=to_numbers, metadata=keeps(_rows))
    words: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=keeps(map_of(text)))
    alike: tuple[LookAlikes, ...] = field(default=(), converter=TupleOf[LookAlikes])
    found: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    doubts: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    def __str__(self) -> str:
        return self.say()

    @property
    def read(self) -> tuple[ReadColumn, ...]:
        """The columns that fill a field."""
        return tuple(one for one in self.columns if one.fills is not None)

    @property
    def left_aside(self) -> tuple[ReadColumn, ...]:
        """The columns that no field reads and that the caller did not name."""
        return tuple(one for one in self.columns if one.fills is None and not one.ignored)

    @cached_property
    def cautions(self) -> tuple[Reason, ...]:
        """What a careful reader should know of whatever is made of this table."""
        return tuple(self._doubts())

    def _doubts(self) -> Iterator[Reason]:
        if aside := self.left_aside:
            names = [because("column_of", column=one.heading, cells=one.cells) for one in aside]
            yield because("aside", columns=few(names, len(names), named=NAMED), count=len(names))
        if self.totals:
            yield _in_rows("totals", self.totals)
        for one in self.alike:
            yield because("alike", column=one.column, rows=tuple(map(str, one.places)), known=one.known)
        yield from self.doubts

    def _whole(self) -> Iterator[Reason]:
        """Yield what was read, then what is doubtful."""
        read = [because("column_as", column=one.heading, **_field(one)) for one in self.read]
        yield because("table_read", count=self.count, columns=few(read, len(read)))
        yield from self.found
        if named := [one.heading for one in self.columns if one.ignored]:
            yield because("aside_asked", columns=few(named, len(named)))
        if self.blank:
            yield _in_rows("blank", self.blank)
        if self.words:
            words = [because("word", word=one, meaning=meant) for one, meant in self.words.items()]
            yield because("words", words=few(words, len(words)))
        yield from self.cautions

    def say(self, lang: Lang = "en") -> str:
        """Return what was read, a line each: first what was taken for what, then what is doubtful.

        >>> print(TableReading(count=1, totals=[44]).say("fr"))
        1 ligne lue
        la ligne 44, qui ressemble à un total ou à une moyenne, n’est pas lue
        """
        language = language_of(lang)
        return folded("\n".join(reason.say(language) for reason in self._whole()))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what was read; or what a column was taken for.

        Args:
            key: A column, as the sheet calls it; the whole where left out.

        >>> reading = TableReading(count=2, columns=[ReadColumn(heading="Avis", fills="opinion", filled=2)])
        >>> print(reading.explain("Avis"))
        Avis: read as opinion, 2 cells filled.
        """
        if key is None:
            return Trace(subject=tell("reading", lang), reasons=self._whole(), lang=lang)
        known = {one.heading: one for one in self.columns}
        require_key("column", key, known)
        return Trace(subject=key, reasons=[_column(known[key])], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a column: what it was read as, and what its cells look like.

        >>> TableReading(count=1, columns=[ReadColumn(heading="Avis", fills="opinion", filled=1)]).rows()[0]
        {'column': 'Avis', 'field': 'opinion', 'cells': 'text', 'filled': 1}
        """
        return [
            {"column": one.heading, "field": one.fills, "cells": one.cells, "filled": one.filled}
            for one in self.columns
        ]


def _in_rows(code: str, rows: Sequence[int]) -> Reason:
    return because(code, rows=few(map(str, rows), len(rows), named=NAMED), count=len(rows))


def _column(one: ReadColumn) -> Reason:
    if one.fills is None:
        return because("left_aside", cells=one.cells, filled=one.filled)
    return because("read_as", **_field(one), filled=one.filled)


def _field(one: ReadColumn) -> dict[str, str | None]:
    """Return the field that a column fills, and the key of it that it gives, if it is a mapping."""
    whole_name = "mark" if (one.fills, one.cells) == ("note", "marks") else one.fills or ""
    name, _, key = (whole_name, "", "") if whole_name == MAIL else whole_name.partition(".")
    return {"field": name, "key": key or None}
