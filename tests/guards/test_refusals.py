"""What each field of a value takes and refuses, at the limits of every kind, with the words of each refusal."""

import pytest

from helpers import refused_arguments
from helpers.wholes import KEPT, REFUSED, differences


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_a_field_takes_and_refuses_what_it_did(name):
    """Who changes a limit, a rule or its words keeps them anew, with `python -m helpers.wholes`, and reads the difference."""
    assert [] == differences(name)


@pytest.mark.parametrize("name", [name for name in REFUSED if name.startswith("refused-arguments-")])
def test_a_wrong_kind_is_told_of_what_was_called(name):
    """Whoever gives a number for a name is told the function and the argument that they wrote, not one within it."""
    elsewhere, owner = [], ""
    for line in (KEPT / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            owner = line
        elif line.endswith("; give one"):
            place = line.rpartition(": it is ")[0].rpartition(": ")[2]
            argument = line.strip().partition(",")[0]
            elsewhere += [] if f".{owner}.{argument}".endswith(f".{place}") else [(owner, argument, place)]
    assert [] == elsewhere


@pytest.mark.slow
@pytest.mark.parametrize("argument", ["nodes", "stop", "backend", "progress"])
def test_a_limit_that_cannot_be_is_told_of_what_was_asked(argument):
    """Whoever asks for equals is told of what they gave to `find_equals`, not of a search that it makes."""
    told = {
        name: place
        for name, place in refused_arguments.places(argument, object())
        if not any(place.startswith(f"{one}.") for one in (name, name.partition(".")[2]))
    }
    assert {} == told
