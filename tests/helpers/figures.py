"""Figures that commands measure: kept as data with their command, date and machine, shown by the pages (`make figures`).

A command calls `record("fuzz", command="make fuzz", columns=[…], rows=[…])`, which writes `docs/data/fuzz.json`. A
page shows it between `<!-- figures: fuzz -->` and `<!-- end -->`; a guard compares the pages with the data.
"""

import datetime as dt
import json
import os
import platform
import re
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
DATA = DOCS / "data"
BLOCK = re.compile(r"(<!-- figures: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def machine():
    """Return the kind of machine: what compares runs, and names nobody's."""
    cores = os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {cores} cores, {python}"


def record(name, *, command, columns, rows, note="", **more):
    """Write what a command measured: a table, one row a thing measured, cells of text or numbers; and more data."""
    found = {
        "command": command,
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "machine": machine(),
        "note": note,
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        **more,
    }
    DATA.mkdir(exist_ok=True)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def cell(value):
    """Return a cell as a page shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    return str(value).replace("|", "\\|")


def shown(name):
    """Return recorded figures as a page shows them: a table, and below it where it comes from."""
    found = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    rows = [
        [row[name] for name in found["columns"]] if isinstance(row, dict) else row for row in found["rows"]
    ]
    head = [found["columns"], ["---"] * len(found["columns"]), *rows]
    lines = ["| " + " | ".join(map(cell, row)) + " |" for row in head]
    note = f" {found['note']}" if found["note"] else ""
    lines += ["", f"`{found['command']}`, {found['date']}, {found['machine']}.{note}", ""]
    return "\n".join(lines)


def pages():
    """Return the pages that show figures."""
    return [
        page
        for page in sorted(DOCS.rglob("*.md"))
        if "_build" not in page.parts and BLOCK.search(page.read_text(encoding="utf-8"))
    ]


def rendered(text):
    """Return a page with its figures as they are in the data."""
    return BLOCK.sub(lambda match: f"{match[1]}{shown(match[2])}{match[3]}", text)


def main():
    for page in pages():
        page.write_text(rendered(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
