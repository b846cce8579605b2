"""Results as HTML: a fragment for a notebook, a whole page to print or to send. No script, nothing fetched.

A result is shown by its title, its reasons, its picture and its rows, each where it has one: `explain`,
`_repr_svg_` and `rows` are asked for (`_rows_` where people read other rows than programs do). A value may
write its body itself, as `_body_(lang)` (markup, headings
from h2), and its title as `_title_(lang)` (plain text).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

from eig._draw.column_headings_and_words_of_codes import CODE, heading, said_in, tell
from eig._draw.html_tables import element, escape, table
from eig._language.lang_arguments_and_late_words import language_of
from eig._language.sentences_from_codes import fill, template_or_none
from eig._values._class_nouns import class_noun
from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import label
from eig._values.frozen_maps import FrozenMap
from eig._values.phrases_of_faults import Withheld
from eig._values.value import PrivateNames
from eig._values.whoever_waits import whole_or_none
from eig.typing import Lang

SHOWN: Final = 60
"""How many rows a notebook shows; a page shows all."""
FEW: Final = 4
"""A single row of more columns than these is shown as a column."""

_TABLES: Final = (
    ".eig{font-family:system-ui,sans-serif;line-height:1.45}"
    ".eig .wide{overflow-x:auto;margin:1em 0;position:relative}"
    ".eig table{border-collapse:collapse;font-variant-numeric:tabular-nums}"
    ".eig caption{text-align:left;font-weight:bold;padding:.3em 0}"
    ".eig table th,.eig table td{padding:.25em .7em;border-bottom:1px solid #8a8a8a}"
    ".eig table th,.eig table td{text-align:left;vertical-align:top}"
    ".eig table tbody th{font-weight:normal}"
    ".eig th.n,.eig td.n{text-align:right;white-space:nowrap}"
    ".eig td.n span{display:inline-block;text-align:left}"
    + "".join(f".eig td.d{digits} span{{min-width:{digits + 0.6:g}ch}}" for digits in range(1, 9))
    + ".eig figure{margin:1em 0}.eig svg{max-width:100%;height:auto}"
    "@media(max-width:40em){.eig svg{max-width:none}}"
)
_PAGE: Final = (
    ":root{color-scheme:light dark}"
    "body.eig{max-width:60em;margin:2em auto;padding:0 1em;color:#1a1a1a;background:#fff}"
    ".eig h1,.eig h2,.eig h3{line-height:1.2;overflow-wrap:anywhere}"
    ".eig p,.eig li{overflow-wrap:anywhere}"
    ".eig a{color:#0b57a4}"
    ":focus-visible{outline:3px solid currentColor;outline-offset:2px}"
    "@media(prefers-color-scheme:dark){body.eig{color:#e8e8e8;background:#16181b}.eig a{color:#8ab4f8}}"
    "@media print{body.eig{color:#000;background:#fff;max-width:none;margin:0;padding:0;font-size:10pt}"
    ".eig .wide{overflow:visible}.eig a{color:inherit}.eig thead{display:table-header-group}"
    ".eig tr,.eig figure,.eig svg{break-inside:avoid}.eig h2,.eig h3{break-after:avoid}"
    ".eig svg{max-width:100%;max-height:24cm}}"
)


@checked_by(title=label)
def to_html(
    result: object,
    *,
    lang: Lang = "en",
    names: PrivateNames = FrozenMap(),
    title: str = "",
    fragment: bool = False,
    stop: Callable[[], bool] | None = None,
) -> str:
    """Return a result as one HTML page, without script, with styles for light, dark and print.

    Args:
        result: A result: what answers `explain`, or has rows, or writes its own body.
        lang: The language of the page; it may bring names for identifiers.
        names: What to call people and things on this page, by identifier.
        title: The title of the page; what the result is, unless given.
        fragment: Whether to leave out the head of the page: a section to place in a page of yours.
        stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

    Raises:
        Fault: The value is no result: it has neither reasons nor rows.

    >>> from eig.jury import rank
    >>> shown = to_html(rank({"c1": 3, "c2": 2}), lang="fr", names={"c1": "Justice ouverte"})
    >>> shown[:31], "Justice ouverte" in shown, "<h1>Classement</h1>" in shown
    ('<!doctype html><html lang="fr">', True, True)
    """
    faults = Gather("to_html")
    shows = has_face(result)
    faults.that("result", shows, "values.result", value=Withheld(result))
    faults.done()
    spoken = language_of(lang).naming(names) if names else lang
    head = title or title_of(result, spoken)
    body = element("h1", escape(head)) + whole_or_none("to_html", stop, lambda: body_of(result, spoken))
    return section(body, lang=spoken) if fragment else page(body, title=head, lang=spoken)


def page(body: str, *, title: str, lang: Lang) -> str:
    """Return a whole page around a body that holds its own h1.

    >>> page("<h1>x</h1>", title="x", lang="en")[-37:]
    '<main><h1>x</h1></main></body></html>'
    """
    head = (
        '<meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/>',
        element("title", escape(title)),
        element("style", _TABLES + _PAGE),
    )
    shown = element("body", element("main", body), class_="eig")
    return f"<!doctype html>{element('html', element('head', *head), shown, lang=language_of(lang).code)}"


def section(body: str, *, lang: Lang) -> str:
    """Return a part of a page, with the styles of its tables.

    >>> section("<p>x</p>", lang="fr").endswith('<p>x</p></section>')
    True
    """
    style = element("style", _TABLES)
    return f'<section class="eig" lang="{escape(language_of(lang).code)}">{style}{body}</section>'


def notebook(value: object) -> str | None:
    """Return what a notebook shows of a result; nothing of a plain value, whose `repr` it then shows."""
    if not has_face(value):
        return None
    given: Any = value
    lang: Lang = getattr(given, "lang", "en")
    return section(body_of(value, lang, most=SHOWN), lang=lang)


def has_face(value: object) -> bool:
    """Tell whether a value is shown as HTML: it has reasons, rows or a body of its own."""
    return any(callable(getattr(type(value), name, None)) for name in ("explain", "rows", "_body_"))


def title_of(value: object, lang: Lang) -> str:
    """Return what a result is, in words: what it says itself, or the title of its class.

    >>> from eig.jury import rank
    >>> title_of(rank({"c1": 3}), "fr")
    'Classement'
    """
    given: Any = value
    own = getattr(given, "_title_", None)
    if own is not None:
        return cast("str", own(lang))
    kind = type(value).__name__
    template = template_or_none(_table_of(type(value)), f"title_{kind}", lang)
    if template is None:  # a plain value, or a result of the caller's own
        noun = class_noun(kind, french=language_of(lang).otherwise == "fr")
        return f"{noun[:1].upper()}{noun[1:]}" if type(value).__module__.startswith("eig.") else kind
    facts = {} if "{subject" not in template else {"subject": _subject(given, lang)}
    return fill(template, facts, lang)


def _table_of(kind: type) -> str:
    """Return the package whose table has the title of a class: its own; here, for what is of no package."""
    package, _, _ = kind.__module__.rpartition(".")
    return package.removeprefix("eig.") if package.startswith("eig.") else "pages"


def _subject(given: Any, lang: Lang) -> str:  # noqa: ANN401 # a result that explains itself
    return said_in("name", given.explain(lang=lang).subject, lang)


def body_of(value: object, lang: Lang, *, most: int | None = None) -> str:
    """Return the body of a result: its own, or its reasons, its picture and its rows.

    Args:
        value: The result.
        most: How many rows to show at most; all, unless given.
    """
    given: Any = value
    own = getattr(given, "_body_", None)
    if own is not None:
        return cast("str", own(lang))
    return "".join((_reasons(given, lang), _picture(given, lang), _rows(given, lang, most)))


def part_of(value: object, lang: Lang, *, level: int = 2) -> str:
    """Return a result as a part of another's body, under a heading.

    >>> from eig.jury import rank
    >>> part_of(rank({"c1": 3}), "en")[:16]
    '<h2>Ranking</h2>'
    """
    return element(f"h{level}", escape(title_of(value, lang))) + body_of(value, lang)


def _reasons(given: Any, lang: Lang) -> str:  # noqa: ANN401 # a result, asked for what it has
    explain = getattr(given, "explain", None)
    if explain is None:
        return ""
    said = (reason.say(lang) for reason in explain(lang=lang).reasons)
    return sentences(list(dict.fromkeys(said)))


def sentences(said: Sequence[str]) -> str:
    """Return sentences as a paragraph, or as a list where there are several.

    >>> sentences(["one"]), sentences(["one", "two"]), sentences([])
    ('<p>one</p>', '<ul><li>one</li><li>two</li></ul>', '')
    """
    if len(said) == 1:
        return element("p", escape(said[0]))
    return element("ul", *(element("li", escape(one)) for one in said)) if said else ""


def _picture(given: Any, lang: Lang) -> str:  # noqa: ANN401 # idem
    draw = getattr(given, "_repr_svg_", None)
    return "" if draw is None else wide(element("figure", draw(lang)), title_of(given, lang))


def _rows(given: Any, lang: Lang, most: int | None) -> str:  # noqa: ANN401 # idem
    ask = getattr(given, "_rows_", None) or getattr(given, "rows", None)
    rows = _told(() if ask is None else ask())
    if not rows:
        return ""
    caption = title_of(given, lang)
    if len(rows) == 1 and len(rows[0]) > FEW:
        return wide(_upright(rows[0], caption, lang), caption)
    shown = rows if most is None else rows[:most]
    left = len(rows) - len(shown)
    more = sentences([tell("more_rows", lang, rows=left)] if left else [])
    kind = type(given).__name__
    own = {key: heading(key, lang, kind) for key in rows[0]}
    return wide(table(shown, caption=caption, lang=lang, headings=own), caption) + more


def _told(rows: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Return rows without their codes, and without the columns in which nothing stands."""
    empty = {key for row in rows[:1] for key in row if all(one[key] in (None, ()) for one in rows)} | {CODE}
    return [{key: cell for key, cell in row.items() if key not in empty} for row in rows]


def _upright(row: Mapping[str, object], caption: str, lang: Lang) -> str:
    """Return one row as a table of two columns: what, and how much."""
    what, value = tell("figure", lang), tell("figure_value", lang)
    rows = [
        {what: heading(key, lang), value: said_in(key, cell, lang)}
        for key, cell in row.items()
        if cell not in (None, ())
    ]
    return table(rows, caption=caption, lang=lang, headings={what: what, value: value})


def wide(content: str, title: str) -> str:
    """Return what may be wider than a phone, in a frame that scrolls and that the keyboard reaches.

    >>> wide("<p>x</p>", "Ranking")
    '<div class="wide" role="group" aria-label="Ranking" tabindex="0"><p>x</p></div>'
    """
    return element("div", content, class_="wide", role="group", aria_label=title, tabindex=0)
