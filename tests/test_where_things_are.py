"""The page that says where things are, held against the sources."""

import ast
import re
from pathlib import Path

import pytest

from helpers import examples, stubs

PAGE = Path(__file__).parent.parent / "docs" / "where-things-are.md"
LINES = re.findall(r"^\| (.*\?) \| `([\w.]+)` \| `(\w+)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def _defined(module):
    """Return the names that a file defines itself, at its top."""
    for node in examples.tree_of(module).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


@pytest.mark.untraced
@pytest.mark.parametrize(("question", "module", "name"), LINES, ids=lambda part: part)
def test_the_file_that_the_page_gives_holds_the_rule(question, module, name):
    """Whoever opens the file that the page gives finds the name there, defined."""
    assert question
    assert name in _defined(module)


def test_no_question_is_asked_twice():
    """A question has one answer."""
    questions = [question for question, _, _ in LINES]

    assert len(questions) == len(set(questions)) >= 24


PACKAGES = {stubs.name_of(path) for path in stubs.packages()} - {"eig", "eig.promotions"}


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_each_package_answers_a_question(package):
    """Every package that shows names is the answer to some question of the page."""
    assert any(module.startswith(f"{package}.") for _, module, _ in LINES)
