"""Results as lines of text: what a person reads of a value, in any language. Its English is its `str`.

A value is told by its own lines (`_lines_`: reasons, texts and values), by what `explain` says of the
whole, or by its reason; a plain value by its `repr`, which builds it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from eig._language.languages import Language, language_of
from eig._language.sentences import say
from eig._values.value import holds_private

LINES: Final = 12
"""How many lines the text of a result has at most, where it is told by its reasons."""


def in_words(value: object, lang: str | Language) -> str:
    """Return what a person reads of a value, in a language.

    >>> from eig.jury import rank
    >>> print(in_words(rank({"c1": 3, "c2": 3}), "fr").replace("\N{NO-BREAK SPACE}", " "))
    1. c1 et c2 : 3 (ex æquo)
    """
    language, given = language_of(lang), _Given(value)
    if given.lines is not None:
        return "\n".join(say(line, language, exact=True) for line in given.lines())
    if given.explain is not None:
        return traced(given.explain(lang=language), language)
    return repr(value) if given.reason is None else say(given.reason, language)


class _Given:
    """What a value is told by, of what it has."""

    def __init__(self, value: object) -> None:
        self.lines: Callable[[], Iterable[object]] | None = getattr(value, "_lines_", None)
        self.explain: Callable[..., Any] | None = getattr(value, "explain", None)
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
