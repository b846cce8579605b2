"""Texts that are kept whole, so that whoever changes one sees it: `python -m helpers.kept` writes them anew.

What is drawn or written is looked at before it is kept; what comes from a seed stays as it is, for rehearsals are run
again years later.
"""

from functools import partial
from pathlib import Path

from helpers import charts_drawn, drawings, plans_drawn, refusals, rehearsed, tables_read, timetables_drawn

FOLDER = Path(__file__).parents[1] / "data" / "kept"
CHARTS = {
    "weeks.svg": charts_drawn.weeks,
    "months.svg": charts_drawn.months,
    "page.html": charts_drawn.page,
    "plan.ics": charts_drawn.calendar,
    "plan.mmd": charts_drawn.mermaid,
}
REHEARSED = {"rehearsal.txt": rehearsed.people, "tables.txt": rehearsed.tables}
DRAWN = {"drawings.txt": drawings.drawings}
PLANNED = {"plans.txt": plans_drawn.plans}
ROOMS = ("book", "jury", "lots", "programme", "teams", "timeline")
REFUSED = {f"refused-{room}.txt": partial(refusals.refusals, room) for room in ROOMS}
READ = {"read-tables.txt": tables_read.tables, "read-texts.txt": tables_read.texts}
SEARCHED = {"timetables.txt": timetables_drawn.found}


def kept(name):
    """Return a text as it was kept."""
    return (FOLDER / name).read_bytes().decode()


def main():
    """Write every text anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, made in (CHARTS | DRAWN | PLANNED | READ | REFUSED | REHEARSED | SEARCHED).items():
        (FOLDER / name).write_bytes(made().encode())


if __name__ == "__main__":
    main()
