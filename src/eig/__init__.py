"""Jury scoring, team composition and mission timelines for public-interest-tech fellowships.

The rooms load on first use: `eig.programme` (the nouns), `eig.lots` (decisions and draws), `eig.jury`
(marks to selection), `eig.teams` (seats and rules to cohort), `eig.timeline` (calendars and plans to
schedule), `eig.promotions` (the published promotions), `eig.book` (one promotion's tables joined),
`eig.rows`, `eig.convert` and `eig.testing`.

Everything is a frozen value or a pure function: the library reads nothing, writes nothing, asks no
clock and rolls no dice.

>>> import eig
>>> eig.promotions.P3.ordinal
3
"""

from eig._values.names_loaded_on_first_use import attach

__version__ = "0.1.0"
__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "": (
            "book",
            "convert",
            "errors",
            "jury",
            "lots",
            "programme",
            "promotions",
            "reasons",
            "rows",
            "teams",
            "testing",
            "timeline",
            "typing",
        ),
        "_draw.html_pages_and_fragments": ("to_html",),
        "rows": ("to_rows",),
    },
)
