"""The tables of sentences that packages have, by the keys under which a language gives its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from eig.errors import UnknownKey

if TYPE_CHECKING:
    from eig._values.faults_together import Gather

VALUES = "values"
"""The table of what faults say of any value."""
PRIVATE = MappingProxyType({VALUES: "_values", "pages": "_draw"})
"""The tables of private packages: what faults say of any value, and what pages and tables say."""
TABLES: Final = (
    "book", "convert", "jury.agreement", "jury.assignment", "jury.comparability", "jury.marks", "jury.merit",
    "jury.minutes", "jury.posts", "jury.robustness", "jury.rules", "jury.selection", "jury.severity",
    "jury.soundness", "jury.votes", "lots", "pages", "programme", "rows", "teams.answers", "teams.asked",
    "teams.engine", "teams.matching", "teams.pictures", "testing", "timeline.calendar", "timeline.charts",
    "timeline.contracts", "timeline.facts", "timeline.hearings", "timeline.plan", "values",
)  # fmt: skip
"""The tables of sentences that there are."""


NUMBER = "\N{NULL}"  # stands for `#` while a form is filled
FIELD = re.compile(rf"\{{\{{|\}}\}}|{NUMBER}|\{{(\w+)(?::((?:[^{{}}]|\{{[^{{}}]*\}})*))?\}}")
"""A fact in a template, by name, and how it is said."""


def facts_in(template: str) -> tuple[str, ...]:
    """Return the names of the facts that a template has a place for.

    >>> facts_in("{who} keeps {places:one place|# places}")
    ('who', 'places')
    """
    return tuple(name for name, _ in FIELD.findall(template) if name)


@cache
def sentences_of(table: str) -> Mapping[str, tuple[str, str]]:
    """Return the sentences of a table, by code, in English and in French."""
    home = PRIVATE.get(table, table)
    try:
        return cast("Mapping[str, tuple[str, str]]", import_module(f"eig.{home}._sentences").SENTENCES)
    except ImportError:
        raise UnknownKey("table of sentences", table) from None


def check_tables(faults: Gather, given: Mapping[str, Mapping[str, str]]) -> None:
    """Note the tables, codes and facts of a language that nothing says, with the nearest that there are."""
    faults.known("sentences", given, TABLES, what="a table of sentences")
    for table in filter(TABLES.__contains__, given):
        faults.known("sentences", given[table], sentences_of(table), what="a sentence", at=(table,))
        said = given[table]
        ours = sentences_of(table)
        for code in filter(ours.__contains__, said):
            known = facts_in("".join(ours[code]))
            faults.known(
                "sentences", facts_in(said[code]), known, what="a fact of the sentence", at=(table, code)
            )
