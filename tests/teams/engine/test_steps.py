"""What a search does is the same on every machine: the parts of searches, held against what was written down."""

import importlib
import pkgutil

import attrs
import pytest

from eig.teams import engine
from eig.teams.engine.highs import Highs
from helpers import steps
from helpers.shares import share

KEPT = steps.read()
ASKED = share([one["problem"] for one in KEPT], "steps", one_in=3)
VALUES = {Highs}  # told apart by what they hold


@pytest.mark.slow
def test_every_problem_is_written_down():
    """The file holds each problem once, in order."""
    assert [f"{family} {seed}" for family, seed in steps.names()] == [one["problem"] for one in KEPT]


@pytest.mark.slow(but=["small 88"])
@pytest.mark.parametrize(
    "kept", [one for one in KEPT if one["problem"] in ASKED], ids=lambda one: one["problem"]
)
def test_a_search_takes_the_steps_that_were_written_down(kept):
    """Bounds, prices, teams, answers and counts of steps are those of the file, stopped early or not (all by `make nightly`)."""
    family, seed = kept["problem"].split()
    assert kept == steps.traced(family, int(seed))


@pytest.mark.slow
def test_what_only_a_search_holds_is_told_apart_by_identity():
    """No part of a search compares or prints all that it holds: only its few values do."""
    found = set()
    for module in pkgutil.iter_modules(engine.__path__):
        for one in vars(importlib.import_module(f"{engine.__name__}.{module.name}")).values():
            if isinstance(one, type) and attrs.has(one) and one.__module__.startswith(engine.__name__):
                found.add(one)
    compared = {one for one in found if one.__eq__ is not object.__eq__}
    printed = {one for one in found if one.__repr__ is not object.__repr__}
    assert (VALUES, VALUES) == (compared, printed)
