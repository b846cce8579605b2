"""Texts that are kept whole, so that whoever changes one sees it: `python -m helpers.kept` writes them anew.

What is drawn or written is looked at before it is kept; what comes from a seed stays as it is, for rehearsals are run
again years later.
"""

from pathlib import Path

from helpers import charts_drawn, plans_drawn, rehearsed, timetables_drawn

FOLDER = Path(__file__).parents[1] / "data" / "kept"
CHARTS = {
    "weeks.svg": charts_drawn.weeks,
    "months.svg": charts_drawn.months,
    "page.html": charts_drawn.page,
    "plan.ics": charts_drawn.calendar,
    "plan.mmd": charts_drawn.mermaid,
}
REHEARSED = {"rehearsal.txt": rehearsed.people, "tables.txt": rehearsed.tables}
PLANNED = {"plans.txt": plans_drawn.plans}
SEARCHED = {"timetables.txt": timetables_drawn.found}


def kept(name):
    """Return a text as it was kept."""
    return (FOLDER / name).read_bytes().decode()


def main():
    """Write every text anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, made in (CHARTS | PLANNED | REHEARSED | SEARCHED).items():
        (FOLDER / name).write_bytes(made().encode())


if __name__ == "__main__":
    main()
