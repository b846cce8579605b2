"""The glossary names what exists, in the words of the domain."""

import importlib
import re
from pathlib import Path

import attrs
import pytest

from helpers import examples

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
TERMS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("| ") and not line.startswith("| French")
]
PATHS = sorted(set(re.findall(r"`(eig(?:\.\w+)+)\.(\w+)`", GLOSSARY)))
FIELDS = sorted(set(re.findall(r"`([A-Z]\w+)\.(\w+)`", GLOSSARY)))


@pytest.mark.untraced
@pytest.mark.parametrize(("room", "name"), PATHS)
def test_each_name_of_the_glossary_is_public(room, name):
    """A name that the glossary gives is in the `__all__` of its room."""
    assert name in importlib.import_module(room).__all__


@pytest.mark.slow
@pytest.mark.parametrize(("noun", "part"), FIELDS)
def test_each_part_of_the_glossary_exists(noun, part):
    """A field or a method that the glossary gives is one of the noun's."""
    kind = examples.names()[noun]

    assert hasattr(kind, part) or part in [field.name for field in attrs.fields(kind)]


def test_each_term_has_its_french_and_its_english_once():
    """Every line has three cells, a French and an English word; no French word stands twice."""
    french = [cells[0] for cells in TERMS]

    assert {3} == {len(cells) for cells in TERMS}
    assert all(cells[0] and cells[1] for cells in TERMS)
    assert len(french) == len(set(french)) >= 50
