"""What the documentation covers: every public module, every page, every link, every example."""

import inspect
import json
import re
import runpy
import tomllib
from pathlib import Path

import pytest

import eig
from helpers import examples, reference

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)
APART = [
    "README.md",
    "CHANGELOG.md",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "examples/README.md",
]
TEXTS = [*(ROOT / name for name in APART), *PAGES]
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


@pytest.mark.slow
def test_the_reference_is_made_from_the_code():
    """Whoever looks a public name up finds it under the place that shows it (`make listings`)."""
    written = {page.name: _read(page) for page in (DOCS / "reference").glob("*.md")}

    assert written == reference.pages()


def test_every_page_is_reached_from_the_first():
    """Whoever starts at the first page can come to every other one."""
    assert set(PAGES) == _reachable(DOCS / "index.md", set())


def _found_in_texts(find):
    """Return what is found in each text of the project that has something to find, given the text and its folder."""
    found = {str(path.relative_to(ROOT)): find(_read(path), path.parent) for path in TEXTS}
    return {name: what for name, what in found.items() if what}


@pytest.mark.slow
def test_every_link_leads_somewhere():
    """A link to a file of the project leads to a file that is there."""
    assert {} == _found_in_texts(
        lambda text, folder: [link for link in LINK.findall(text) if not (folder / link).exists()]
    )


@pytest.mark.slow
def test_every_file_named_is_there():
    """A file or folder of the project that a text names is there."""
    named = re.compile(r"`((?:src|tests|bench|docs|examples)/(?!_build)[\w./-]+)`")

    assert {} == _found_in_texts(
        lambda text, _: [path for path in named.findall(text) if not (ROOT / path).exists()]
    )


def test_every_example_runs():
    """What is shown as Python is a session with its answers, which the tests run."""
    assert {} == _found_in_texts(
        lambda text, _: [
            body for language, body in BLOCK.findall(text) if language == "python" and ">>>" not in body
        ]
    )


def test_no_page_holds_two_versions_of_itself():
    """Two branches that changed the same lines were made one."""
    parted = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)

    assert {} == _found_in_texts(lambda text, _: parted.findall(text))


def test_every_page_has_one_title():
    """A page begins with its title, and has no other of that level."""
    title = re.compile(r"^# ", re.MULTILINE)

    assert {} == _found_in_texts(
        lambda text, _: [one.start() for one in title.finditer(BLOCK.sub("", text))] != [0]
    )


def test_every_command_named_exists():
    """A `make` command that a page names is a target of the Makefile."""
    targets = {*re.findall(r"^([a-z-]+):", _read(ROOT / "Makefile"), re.MULTILINE)}

    assert {} == _found_in_texts(lambda text, _: {*re.findall(r"`make ([a-z][a-z-]*)", text)} - targets)


PICTURES = runpy.run_path(str(DOCS / "pictures.py"))["PICTURES"]


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_the_lines_of_a_picture_draw_that_picture(name):
    """The gallery shows each picture with the lines that draw it, five at most, and leads from one to the other."""
    gallery, stem = _read(DOCS / "gallery.md"), name.removesuffix(".svg")
    lines, _ = inspect.getsourcelines(PICTURES[name])

    assert PICTURES[name]() == _read(DOCS / "_static" / name)
    assert len(lines) - 2 <= 5  # without its name and what it says
    shown = re.search(
        rf"\]\(_static/{stem}\.svg\)\n\n```{{literalinclude}} pictures\.py\n:pyobject: {stem}\n", gallery
    )
    place = re.search(rf"\(_static/{stem}\.svg\)\]\(#([\w-]+)\)", gallery)
    title = re.findall(r"^## (.*)$", gallery[: shown.start()], re.MULTILINE)[-1]
    assert place[1] == re.sub(r"[^\w-]", "", title.lower().replace(" ", "-"))


def test_the_gallery_shows_every_picture_that_can_be_drawn():
    """Each public function that draws is one that the gallery calls."""
    drawing = {name for _, name in examples.public_names() if name.endswith("_picture")}

    assert drawing == set(re.findall(r"\b(\w+_picture)\(", _read(DOCS / "pictures.py")))


def test_every_search_word_leads_to_a_page():
    """A word that the search knows belongs to a page that is there; no page has a word twice."""
    words = json.loads(_read(DOCS / "search-words.json"))

    assert [page for page in words if not (DOCS / f"{page}.md").exists()] == []
    assert [page for page, given in words.items() if len(given) != len(set(given))] == []


def test_the_changelog_names_what_exists():
    """Whoever looks an old name up in the changelog finds the new one where it says."""
    renamed = re.findall(
        r"^\| `[\w.]+` \| `\w+` \| `([\w.]+)` \| `(\w+)` \|$", _read(ROOT / "CHANGELOG.md"), re.MULTILINE
    )

    assert renamed
    assert set(renamed) <= set(examples.public_names())


def test_the_version_is_the_same_everywhere():
    """The metadata, the package, the citation, the recipe and the changelog name one version."""
    metadata = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]["version"]
    cited = re.search(r"^version: (.+)$", _read(ROOT / "CITATION.cff"), re.MULTILINE)[1]
    packed = re.search(r'^  version: "(.+)"$', _read(ROOT / "recipe" / "recipe.yaml"), re.MULTILINE)[1]
    told = re.search(r"^## \[(.+)\]", _read(ROOT / "CHANGELOG.md"), re.MULTILINE)[1]

    assert {metadata, cited, packed, told} == {eig.__version__}


def test_the_recipe_asks_for_what_the_project_asks_for():
    """Whoever installs from conda-forge gets the same libraries, and no digest is invented before a release."""
    project = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]
    recipe = _read(ROOT / "recipe" / "recipe.yaml")
    run = recipe[recipe.index("  run:\n") : recipe.index("\ntests:")]

    assert {line[6:].replace(" ", "") for line in run.splitlines()[2:] if line} == set(
        project["dependencies"]
    )
    assert f"  name: {project['name']}\n" in recipe
    assert not re.search(r"\b[0-9a-f]{64}\b", recipe) or re.search(
        r"^## \[.+\] - \d", _read(ROOT / "CHANGELOG.md"), re.MULTILINE
    )


WHEELS = sorted((ROOT / "build" / "dist").glob("*.whl"))


@pytest.mark.parametrize("wheel", WHEELS or [None])
def test_the_wheel_is_as_small_as_it_is_said_to_be(wheel):
    """The size that the pages state is an upper bound, and not twice what it is."""
    if wheel is None:
        pytest.skip("no wheel is built: `make test` builds one")
    stated = {
        float(size)
        for page in (ROOT / "README.md", DOCS / "releasing.md", DOCS / "compatibility.md")
        for size in re.findall(
            r"wheel (?:has no compiled part and )?is\ssmaller than\s([\d.]+)\sMB", _read(page)
        )
    }

    assert len(stated) == 1
    assert max(stated) / 2 < wheel.stat().st_size / 1e6 < max(stated)
