"""The page of faults, cautions and statuses names what the code has, and all of it."""

import importlib
import re
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from eig import errors
from eig.reasons import Reason
from helpers import examples
from helpers.harvest import harvest

PAGE = (Path(__file__).parents[1] / "docs" / "statuses.md").read_text(encoding="utf-8")
STATUSES = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^### |\Z)", PAGE, re.DOTALL | re.MULTILINE))
CODES = re.findall(r"^\| `([\w.]+):(\w+)` \|", PAGE, re.MULTILINE)


def _alias(name):
    found = {
        getattr(importlib.import_module(module), name)
        for module in examples.modules()
        if get_origin(getattr(importlib.import_module(module), name, None)) is Literal
    }
    assert len(found) == 1
    return found.pop()


@pytest.mark.untraced
@pytest.mark.parametrize("name", STATUSES)
def test_every_status_is_on_the_page(name):
    """Each word that a status may be, and no other, with what it means and what to do."""
    rows = re.findall(r"^\| `([\w ]+)` \| (.+?) \| (.+?) \|$", STATUSES[name], re.MULTILINE)

    assert [word for word, _, _ in rows] == list(get_args(_alias(name)))


@pytest.mark.untraced
@pytest.mark.parametrize(("table", "code"), CODES, ids=[":".join(one) for one in CODES])
def test_every_caution_of_the_page_exists(table, code):
    """It has its sentence."""
    assert code in importlib.import_module(f"eig.{table}._sentences").SENTENCES


@pytest.mark.slow
def test_every_caution_that_the_examples_meet_is_on_the_page():
    """None is left without its cause and what to do."""
    met = {
        (one.table, one.code)
        for values in harvest().values()
        for value in values
        for one in getattr(value, "cautions", ())
        if isinstance(one, Reason) and one.table
    }

    assert met <= set(CODES)


def test_every_error_is_on_the_page():
    """Each class of error, with what it also is."""
    public = {name for name in errors.__all__ if isinstance(getattr(errors, name), type)}
    kinds = {name for name in public if issubclass(getattr(errors, name), Exception)} - {"EigError"}

    assert kinds <= set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
