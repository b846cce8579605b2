"""What the documentation covers: every public module, every page, every link, every example."""

import re
from pathlib import Path

import pytest

from helpers import reference

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES]
TOCTREE = re.compile(r"```\{toctree\}\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def _read(page):
    return page.read_text(encoding="utf-8")


def _children(page):
    """Return the pages that the tables of contents of a page name."""
    for body in TOCTREE.findall(_read(page)):
        entries = [line.strip() for line in body.splitlines() if line.strip() and not line.startswith(":")]
        for entry in entries:
            yield from sorted(page.parent.glob(f"{entry}.md"))


def _reachable(page, seen):
    if page not in seen:
        seen.add(page)
        for child in _children(page):
            _reachable(child, seen)
    return seen


def _name(path):
    return str(path.relative_to(ROOT))


def test_the_reference_is_made_from_the_code():
    """Whoever looks a public name up finds it under the place that shows it (`make listings`)."""
    written = {page.name: _read(page) for page in (DOCS / "reference").glob("*.md")}

    assert written == reference.pages()


def test_every_page_is_reached_from_the_first():
    """Whoever starts at the first page can come to every other one."""
    assert set(PAGES) == _reachable(DOCS / "index.md", set())


@pytest.mark.parametrize("text", TEXTS, ids=_name)
def test_every_link_leads_somewhere(text):
    """A link to a file of the project leads to a file that is there."""
    missing = [link for link in LINK.findall(_read(text)) if not (text.parent / link).exists()]

    assert missing == []


@pytest.mark.parametrize("text", TEXTS, ids=_name)
def test_every_example_runs(text):
    """What is shown as Python is a session with its answers, which the tests run."""
    silent = [
        body for language, body in BLOCK.findall(_read(text)) if language == "python" and ">>>" not in body
    ]

    assert silent == []


@pytest.mark.parametrize("text", TEXTS, ids=_name)
def test_every_page_has_one_title(text):
    """A page begins with its title, and has no other of that level."""
    prose = BLOCK.sub("", _read(text))

    assert prose.startswith("# ")
    assert len(re.findall(r"^# ", prose, re.MULTILINE)) == 1


@pytest.mark.parametrize("text", TEXTS, ids=_name)
def test_every_command_named_exists(text):
    """A `make` command that a page names is a target of the Makefile."""
    targets = re.findall(r"^([a-z-]+):", _read(ROOT / "Makefile"), re.MULTILINE)
    named = re.findall(r"`make ([a-z][a-z-]*)", _read(text))

    assert set(named) <= set(targets)
