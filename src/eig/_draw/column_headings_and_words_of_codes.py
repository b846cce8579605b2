"""The heading of a column and the words of its codes: looked up in the tables by key and by class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, cast

from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig._language.sentences_from_codes import fill, say, template_or_none
from eig.typing import Lang

CODE: Final = "code"
"""The column of codes of reasons, for programs: a sentence beside it says the same to people."""
SAME: Final = MappingProxyType(
    dict.fromkeys(("before", "after", "kind"), "status")
    | dict.fromkeys(("each", "judges"), "about")
    | {"chair": "opinion", "decided_by": "by", "name": "stage", "of": "short_of"}
)
"""Columns whose codes are those of another."""
tell: Tell = teller("pages")


def heading(key: str, lang: Lang, kind: str = "") -> str:
    """Return the heading of a column: the library's word for its key, of a class where it has its own.

    What it has no word for is called by its name.

    >>> heading("tied_with", "fr"), heading("impact", "fr")
    ('ex æquo avec', 'impact')
    """
    own = known(f"column_{kind}.{key}", lang) if kind else ""
    return own or known(f"column_{key}", lang) or _keyed(key, lang, kind)


def _keyed(key: str, lang: Lang, kind: str) -> str:
    """Return the heading of a part of a mapping field, such as `skills.data`; or the key's own name."""
    field, dot, part = key.partition(".")
    word = known(f"column_{kind}.{field}", lang) or known(f"column_{field}", lang) if dot else ""
    return f"{word}.{part}" if word else language_of(lang).name(key)


def known(code: str, lang: Lang) -> str:
    """Say a word of the table of this package; nothing where it has none.

    >>> known("column_rank", "fr"), known("column_impact", "fr")
    ('rang', '')
    """
    template = template_or_none("pages", code, lang)
    return "" if template is None else fill(template, {}, lang)


def said_in(key: str, cell: object, lang: Lang, kind: str = "") -> str:
    """Say a cell of a column: nothing for what is not there, a word for a code, or that of its class.

    >>> said_in("status", "main", "fr"), said_in("item", "main", "fr"), said_in("rank", None, "fr")
    ('liste principale', 'main', '')
    >>> said_in("status", "open", "fr"), said_in("status", "open", "fr", "Post")
    ('pas encore décidé', 'à pourvoir')
    """
    if cell is None or cell == ():
        return ""
    if isinstance(cell, tuple):
        return language_of(lang).join([said_in(key, part, lang) for part in cast("tuple[object, ...]", cell)])
    if key == "field" and isinstance(cell, str):
        return heading(cell, lang)
    keys = _with_words(key, kind) if isinstance(cell, str) else ()
    return next(filter(None, (known(f"word_{one}.{cell}", lang) for one in keys)), "") or say(cell, lang)


def _names_of(key: str, kind: str) -> Iterator[str]:
    """Yield the names under which the codes of a column have words."""
    return iter(dict.fromkeys((f"{kind}.{key}", key, key.removesuffix("s"), SAME.get(key, key))))


def _codes_under(name: str) -> Iterator[str]:
    from eig._draw._sentences import SENTENCES  # noqa: PLC0415 # tables are loaded when something is said

    start = f"word_{name}."
    return (code[len(start) :] for code in SENTENCES if code.startswith(start))


@lru_cache(maxsize=512)
def _with_words(key: str, kind: str) -> tuple[str, ...]:
    """Return the names under which a column has words for its codes: most columns have none."""
    return tuple(one for one in _names_of(key, kind) if any(_codes_under(one)))


def words_of_codes(key: str, lang: Lang, kind: str = "") -> Iterator[Mapping[str, str]]:
    """Yield the codes that a column of this key may hold, and the word of each: those of its class first.

    >>> next(words_of_codes("scope", "fr"))
    {'item': 'le dossier', 'session': 'la séance'}
    """
    for one in _with_words(key, kind):
        yield {code: known(f"word_{one}.{code}", lang) for code in _codes_under(one)}
