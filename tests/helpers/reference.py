"""Write the reference: a page a package, its names in a table first (`make listings`).

Each name stands on one page, under the place where a user finds it; a guard compares the pages with the code.
"""

import importlib
import inspect
import sys
from pathlib import Path
from types import ModuleType

from helpers import examples

PAGES = Path(__file__).parents[2] / "docs" / "reference"


def _shown(place):
    """Return the names of a place that are not packages, in their order of definition, file by file."""
    loaded = importlib.import_module(place)
    return [name for name in loaded.__all__ if not isinstance(getattr(loaded, name), ModuleType)]


def _summary(value):
    lines = (inspect.getdoc(value) or "").strip().splitlines() if callable(value) else []
    return lines[0].replace("|", "\\|") if lines else ""


HOMES = {name: module for module, name in examples.public_names()}
"""Where each public name is told in full: the innermost place that shows it."""


def _table(place):
    loaded = importlib.import_module(place)
    rows = [
        f"| {{py:obj}}`{name} <{HOMES[name]}.{name}>` | {_summary(getattr(loaded, name))} |"
        for name in sorted(_shown(place), key=str.lower)
    ]
    return ["| name | what it is |", "| --- | --- |", *rows, ""] if rows else []


def _directive(place, name):
    value = getattr(importlib.import_module(place), name)
    if inspect.isclass(value):
        return [f".. autoclass:: {place}.{name}", "   :members:"]
    return [f".. {'autofunction' if inspect.isfunction(value) else 'autodata'}:: {place}.{name}"]


def _packages(place):
    loaded = importlib.import_module(place)
    inner = [name for name in loaded.__all__ if isinstance(getattr(loaded, name), ModuleType)]
    lines = [f"| [{place}.{name}]({place}.{name}.md) | {_summary_of(f'{place}.{name}')} |" for name in inner]
    tree = ["```{toctree}", ":hidden:", "", *(f"{place}.{name}" for name in inner), "```", ""]
    return ["| package | what it answers |", "| --- | --- |", *lines, "", *tree] if inner else []


def _summary_of(place):
    return importlib.import_module(place).__doc__.strip().splitlines()[0]


def page_of(place):
    """Return the page of a place, as MyST text."""
    own = [name for name in _shown(place) if HOMES[name] == place]
    told = [line for name in own for line in [*_directive(place, name), ""]]
    opening = [".. automodule:: " + place, "   :no-members:", ""]
    body = ["```{eval-rst}", *opening, "```", "", *_packages(place), *_table(place)]
    return "\n".join([f"# {place}", "", *body, *(["```{eval-rst}", *told, "```", ""] if told else [])])


def pages():
    """Return every page of the reference: its file name, and its text."""
    return {f"{place}.md": page_of(place) for place in examples.public_modules()}


def main():
    for old in PAGES.glob("*.md"):
        old.unlink()
    for name, text in pages().items():
        (PAGES / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
