"""Values as lines of text: what a person reads of one, in any language. Its English is its `str`.

A value is told by its own lines (`_lines_`: reasons, texts and values), by what `explain` says of the
whole, by its reason, or by its rows; a plain value by what it is called and what was stated of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final, cast

from attrs import fields

from eig._draw.column_headings_and_words_of_codes import heading, said_in, tell
from eig._language.lang_arguments_and_late_words import language_of
from eig._language.languages import Language
from eig._language.sentences_from_codes import say
from eig._values._class_nouns import class_noun
from eig._values.frozen_maps import FrozenMap
from eig._values.value import MOST, Value, holds_private, owner_of

LINES: Final = 12
"""How many lines the text of a result has at most, where it is told by its reasons or rows."""
WIDTH: Final = 80
"""How wide a line is, where names allow."""


def in_words(value: object, lang: str | Language) -> str:
    """Return what a person reads of a value, in a language.

    >>> from eig.jury import rank, Review
    >>> print(in_words(rank({"c1": 3, "c2": 3}), "en"))
    1. c1 and c2: 3 (equally good)
    >>> print(in_words(Review(item="plume", juror="j1", mark="13.5"), "en"))
    review: dossier plume; juror j1; mark 13.5
    """
    language, given = language_of(lang), _Given(value)
    if given.lines is not None:
        return "\n".join(say(line, language, exact=True) for line in given.lines())
    if given.explain is not None:
        return traced(given.explain(lang=language), language)
    if given.reason is not None:
        return say(given.reason, language)
    rows = given.rows() if given.rows is not None else ()
    return _tabled(rows, language) if rows else _stated(value, language)


def folded(text: str, width: int = WIDTH) -> str:
    """Return a text in lines no wider than that, where its words allow; what follows on stands in.

    >>> print(folded("- one two three four", 12))
    - one two
      three four
    """
    lines = text.split("\n")
    if all(len(line) <= width for line in lines):
        return text
    from textwrap import wrap  # noqa: PLC0415 # few texts have a long line

    own = ((line, " " * (2 + len(line) - len(line.lstrip(" ")))) for line in lines)
    return "\n".join(
        part
        for line, within in own
        for part in wrap(
            line, width, subsequent_indent=within, break_long_words=False, break_on_hyphens=False
        )
        or [line]
    )


class _Given:
    """What a value is told by, of what it has."""

    def __init__(self, value: object) -> None:
        self.lines: Callable[[], Iterable[object]] | None = getattr(value, "_lines_", None)
        self.explain: Callable[..., Any] | None = getattr(value, "explain", None)
        self.rows: Callable[[], Sequence[Mapping[str, object]]] | None = getattr(value, "rows", None)
        told = isinstance(getattr(type(value), "reason", None), property) and not holds_private(type(value))
        self.reason: object = getattr(value, "reason", None) if told else None


def traced(trace: Any, language: Language) -> str:  # noqa: ANN401 # a trace, of a module above this one
    """Return a trace as lines, a reason each; the last says how many more there are, where they are many.

    >>> from eig.jury import rank
    >>> print(traced(rank({"c1": 3, "c2": 2}).explain(), language_of("en")))
    ranking: 2 dossiers ranked by scores
    first: c1 with 3
    """
    if len(trace.reasons) < 2:  # noqa: PLR2004 # one line
        return str(trace.say(language))
    first, *rest = (reason.say(language) for reason in trace.reasons)
    lines = [f"{say(trace.subject, language)}{language.colon}{first}", *rest]
    left = len(lines) - LINES
    return "\n".join(lines if left <= 0 else [*lines[: LINES - 1], f"… ({left + 1})"])


# ── plain values ──────────────────────────────────────────────────────────────────────────────────


def _stated(value: object, language: Language) -> str:
    """Return what a value is called, and each field that everybody may read and that says something."""
    kind = type(value).__name__
    noun = language.typeset(class_noun(kind, french=language.otherwise == "fr"))
    translated = {f"{one.name}_in" for one in fields(cast("Any", type(value)))}
    told = [
        cell if cell.startswith(f"{head}{language.colon}") else f"{head} {cell}"
        for one in fields(cast("Any", type(value)))
        if one.init and owner_of(one) == "public" and one.name not in translated
        if (given := _in_language(value, one.name, language)) != one.default
        if (cell := _cell(one.name, given, language, kind))
        if cell != (head := heading(one.name, language, kind)) or not isinstance(given, Value)
    ]
    line = f"{noun}{language.colon}{language.stop.join(told)}" if told else noun
    return line if len(line) <= WIDTH else "\n  ".join([noun, *told])


def _in_language(value: object, name: str, language: Language) -> object:
    """Return what a field holds: its text in a language, where the value has it beside, such as `aim_in`."""
    told: Mapping[str, str] = getattr(value, f"{name}_in", FrozenMap[str]())
    codes = (code for code in (language.code, language.otherwise) if code in told)
    instead: Callable[[str], object] = getattr(value, "_told_", partial(getattr, value))
    return next((told[code] for code in codes), instead(name))


def _cell(name: str, given: object, language: Language, kind: str = "") -> str:
    """Say what a field holds: of many their number, of a value its name."""
    if isinstance(given, FrozenMap):
        pairs = cast("FrozenMap[object]", given).items()
        given = tuple(
            f"{language.name(key)}{language.colon}{_cell(name, one, language)}" for key, one in pairs
        )
    if isinstance(given, tuple):
        several = cast("tuple[object, ...]", given)
        few = tuple(_cell(name, one, language) for one in several[:MOST])
        return language.count(len(several)) if len(several) > MOST else said_in(name, few, language)
    named = _name_of(given) if isinstance(given, Value) and type(given).say is Value.say else ""
    return said_in(name, named or given, language, kind)


def _name_of(value: Value) -> str:
    """Return the first text that everybody may read of a plain value: it names the value."""
    kind: type = type(value)
    readable = (one.name for one in fields(cast("Any", kind)) if owner_of(one) == "public")
    texts = (getattr(value, name) for name in readable)
    return next((text for text in texts if isinstance(text, str) and text), "")


def _tabled(rows: Sequence[Mapping[str, object]], language: Language) -> str:
    """Return rows as a table of text: as many as a screen shows, and the columns that its width holds."""
    told = [{key: said_in(key, cell, language) for key, cell in row.items()} for row in rows[:LINES]]
    keys = [key for key in told[0] if any(row[key] for row in told)]
    if len(rows) == 1:
        return "\n".join(f"{heading(key, language)} {told[0][key]}" for key in keys)
    table = [[heading(key, language) for key in keys], *([row[key] for key in keys] for row in told)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    kept = [at for at in range(len(keys)) if sum(widths[: at + 1]) + 2 * at <= WIDTH or not at]
    said = ["  ".join(line[at].ljust(widths[at]) for at in kept).rstrip() for line in table]
    left = len(rows) - LINES
    return "\n".join([*said, *([tell("more_rows", language, rows=left)] if left > 0 else [])])
