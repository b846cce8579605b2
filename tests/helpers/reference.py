"""Write the reference: a page a package, its names in a table first, then a section a file (`make listings`).

Each name stands on one page, under the place where a user finds it; a guard compares the pages with the code.
One more page lists what results say: each code with its sentence in English and in French.
"""

import ast
import importlib
import inspect
import re
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from eig._language import tables_of_sentences
from eig._values.names_loaded_on_first_use import file_of
from helpers import examples, fault_codes, stubs

PAGES = Path(__file__).parents[2] / "docs" / "reference"

HOMES = {name: module for module, name in examples.public_names()}
"""Where each public name is told in full: the innermost place that shows it."""


def _loaded(place):
    return importlib.import_module(place)


def _shown(place):
    """Return the names of a place that are not packages, in alphabetical order."""
    loaded = _loaded(place)
    names = [name for name in loaded.__all__ if not isinstance(getattr(loaded, name), ModuleType)]
    return sorted(names, key=str.lower)


def _first_sentence(text):
    return (text or "").strip().splitlines()[0].replace("|", "\\|") if text else ""


def _summary(place, name):
    """Return the first line of what is said of a name: its docstring, or the text below its assignment."""
    value = getattr(_loaded(place), name)
    if inspect.isclass(value) or inspect.isfunction(inspect.unwrap(value)):
        return _first_sentence(inspect.getdoc(value))
    file = _file_of(place, name)
    alone = file != place and [*_files(place).get(file.rpartition(".")[2], ())] == [name]
    return _first_sentence(_said_below(file, name) or (_loaded(file).__doc__ if alone else ""))


def _file_of(place, name):
    """Return the file that a name of a place is defined in."""
    path = examples.path_of(place)
    homes = stubs.homes_of(path) if stubs.attaches(path) else {"": (name,)}
    file = next(module for module, names in homes.items() if name in names)
    return file_of(place, file) if file else place


def _said_below(file, name):
    body = examples.tree_of(file).body
    told = [one for node in body for one in (node.body if isinstance(node, ast.If) else [node])]
    for node, after in pairwise(told):
        target = getattr(node, "target", None) or next(iter(getattr(node, "targets", ())), None)
        said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if getattr(target, "id", None) == name and said:
            return after.value.value
    return ""


def _files(place):
    """Return the files of a package that define names told on its page: file to names, in their order there."""
    path = examples.path_of(place)
    if not stubs.attaches(path):
        return {}
    homes = {module: names for module, names in stubs.homes_of(path).items() if module}
    told = {module: [name for name in names if HOMES[name] == place] for module, names in homes.items()}
    return {module: _in_their_order(file_of(place, module), names) for module, names in told.items() if names}


def _in_their_order(file, names):
    text = examples.path_of(file).read_text(encoding="utf-8")
    lines = {name: at for at, line in enumerate(text.splitlines()) for name in names if _defines(line, name)}
    return sorted(names, key=lambda name: (lines.get(name, 0), name))


def _defines(line, name):
    return line.startswith((f"class {name}(", f"class {name}:", f"def {name}(", f"{name}:", f"{name} ="))


def _table(place):
    rows = [
        f"| {{py:obj}}`{name} <{HOMES[name]}.{name}>` | {_summary(place, name)} |" for name in _shown(place)
    ]
    return ["| name | what it is |", "| --- | --- |", *rows, ""] if rows else []


def _directive(place, name):
    value = getattr(_loaded(place), name)
    if inspect.isclass(value):
        base = value.__base__
        home, _, file = base.__module__.rpartition(".")
        below = file.startswith("_") or home == "eig.book"
        own = ["   :inherited-members: Value"] if below else []
        return [f".. autoclass:: {place}.{name}", "   :members:", *own, ""]
    return [f".. {'autofunction' if inspect.isfunction(value) else 'autodata'}:: {place}.{name}", ""]


def _rest(lines):
    return ["```{eval-rst}", *lines, "```", ""] if lines else []


def _introduction(file):
    return [f".. automodule:: {file}", "   :no-members:", "   :no-index:", ""]


TITLES = {
    "highs": "HiGHS",
    "ical": "iCalendar",
    "ical_text": "iCalendar text",
    "icc": "ICC",
    "rfc3797": "RFC 3797",
}


def _title(file):
    name = file.rpartition(".")[2].strip("_")
    words = name.replace("_", " ")
    return TITLES.get(name, words[0].upper() + words[1:])


def _section(place, module, names):
    file = file_of(place, module)
    directives = [line for name in names for line in _directive(place, name)]
    return [f"## {_title(module)}", "", *_rest([*_introduction(file), *directives])]


def _packages(place):
    loaded = _loaded(place)
    inner = [name for name in loaded.__all__ if isinstance(getattr(loaded, name), ModuleType)]
    lines = [
        f"| [{place}.{name}]({place}.{name}.md) | {_first_sentence(_loaded(f'{place}.{name}').__doc__)} |"
        for name in inner
    ]
    tree = ["```{toctree}", ":hidden:", "", *(f"{place}.{name}" for name in inner), "```", ""]
    return ["| package | what it answers |", "| --- | --- |", *lines, "", *tree] if inner else []


def page_of(place):
    """Return the page of a place, as MyST text."""
    files = _files(place)
    sections = [line for module, names in files.items() for line in _section(place, module, names)]
    alone = [] if files else [name for name in _shown(place) if HOMES[name] == place]
    directives = [line for name in alone for line in _directive(place, name)]
    opening = _rest([f".. automodule:: {place}", "   :no-members:", ""])
    return "\n".join(
        [f"# {place}", "", *opening, *_packages(place), *_table(place), *sections, *_rest(directives)]
    )


KEYS = {home: key for key, home in tables_of_sentences.PRIVATE.items()}
"""What `Language(sentences=)` calls the tables of private packages."""

CODES = """\
# Codes and sentences

For whoever programs with results, or translates them: what may a reason, a caution or a conflict say? Programs read the code, which is
stable. People read the sentence, which may change in any release. `{name}` stands for a fact of the reason; `src/eig/_language/sentences_from_codes.py`
describes plurals and choices. A language of yours may bring its own: `Language(sentences={package: {code: sentence}})`; a
package or a code that is not on this page is refused.
"""


def _cell(text):
    fence = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}".replace("|", "\\|")


def sentences_page():
    """Return the page of all sentences: a table a package."""
    tables = [name for name in examples.modules() if name.endswith("._sentences")]
    lines = [CODES]
    for table in tables:
        package = table.removeprefix("eig.").removesuffix("._sentences")
        lines += [
            f"## {KEYS.get(package, package)}",
            "",
            "| code | English | French |",
            "| --- | --- | --- |",
        ]
        said = sorted(_loaded(table).SENTENCES.items())
        lines += [f"| `{code}` | {_cell(english)} | {_cell(french)} |" for code, (english, french) in said]
        lines += [""]
    return "\n".join(lines)


FAULTS = """\
# The codes of faults

For whoever meets a fault in a program, or translates faults: what is it called, and what does it tell? Each has a code,
`room.package.name`, which is stable from 1.0, and facts. `fault.code`, `fault.facts` and `fault.path` are for programs; `fault.say(lang)` is
the sentence. What was expected is a noun phrase of the package that refuses, and stands with what else it says in
[codes and sentences](sentences.md); the remedy stands under the same name, with `.remedy` after it, where there is one. A language of yours
says both: give them to its `sentences`, by package and name.

All {count} codes, with their facts and both languages, are one file of the documentation: {{download}}`faults.json <../data/faults.json>`.

    >>> from eig.errors import Fault
    >>> from eig.jury import select, rank
    >>> try:
    ...     select(rank({{"a": 1}}), places=-1)
    ... except Fault as fault:
    ...     print(fault.code, dict(fault.facts), fault.path)
    values.whole {{'low': 0, 'high': None}} ('select', 'places')

[Faults, cautions and statuses](../statuses.md) says what to do with each kind of word.
"""


def faults_page():
    """Return the page that explains the codes of faults; the codes themselves are data."""
    return FAULTS.format(count=len(fault_codes.listed()))


LEXICON = """\
# From English to French

For whoever writes in English and looks for the French word of the programme's documents. The [glossary](../glossary.md) has the same
words from French to English, each with what it is in a line.

| English | French |
| --- | --- |
"""
GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


def lexicon_page():
    """Return the glossary the other way round: each English word, in alphabetical order, with its French."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    words = {
        (word.strip(), french)
        for french, english, _ in rows
        if french != "French"
        for word in re.split("[:;]", english)[0].split(",")
    }
    said = sorted(words, key=lambda pair: (pair[0].lower(), pair[1]))
    return LEXICON + "\n".join(f"| {english} | {french} |" for english, french in said) + "\n"


def pages():
    """Return every page of the reference: its file name, and its text."""
    packages = {f"{place}.md": page_of(place) for place in examples.public_modules()}
    return {
        **packages,
        "faults.md": faults_page(),
        "lexicon.md": lexicon_page(),
        "sentences.md": sentences_page(),
    }


def main():
    for old in PAGES.glob("*.md"):
        old.unlink()
    for name, text in pages().items():
        (PAGES / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
