"""The page that lists the laws, made from the table: `PYTHONPATH=tests python -m helpers.law_page`."""

import sys
from pathlib import Path

from helpers import (  # noqa: F401 # each notes its laws
    laws_calendars,
    laws_marks,
    laws_methods,
    laws_options,
    laws_policies,
    laws_programme,
    laws_robustness,
    laws_rules,
    laws_selection,
    laws_statistics,
    laws_teams,
    laws_timeline,
    laws_votes,
)
from helpers.metamorphic import CHANGES, LAWS

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "laws.md"
HEAD = """\
# Laws: what follows when the input changes

For a juror, a statistician or an auditor who asks whether an answer hangs on something that it should not hang on. Each line states what
is changed and what must follow, as the published definition has it; a test draws inputs, changes them so, and compares. Every public search
and statistic of the three rooms and of the programme is in some line. Where a method is known to break a law that others keep, such as
Borda with clones, the line says what may change, and the test shows a case.

This page is written from the laws themselves, by `make listings`. `make quick` and `make test` try each on some inputs, `make nightly` on
many. Names and order of every search are changed by a test of their own, `tests/guards/test_renaming.py`.
"""


def _about(law):
    names = dict.fromkeys(one.__qualname__.removesuffix(".__init__") for one in law.functions)
    return ", ".join(f"`{name}`" for name in names)


def page():
    """Return the page: a table for each change."""
    parts = [HEAD]
    for change, what in CHANGES.items():
        laws = sorted((_about(law), law.effect) for law in LAWS.values() if law.change == change)
        rows = [f"| {about} | {effect} |" for about, effect in laws]
        title = f"## {change.capitalize()}: {what}"
        parts.append("\n".join([title, "", "| of what | what follows |", "| --- | --- |", *rows]) + "\n")
    return "\n".join(parts)


def main():
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
