"""What each field of a value takes and refuses, at the limits of every kind, with the words of each refusal."""

from itertools import zip_longest

import pytest

from helpers.kept import REFUSED, kept


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_a_field_takes_and_refuses_what_it_did(name):
    """Who changes a limit, a rule or its words keeps them anew, with `python -m helpers.kept`, and reads the difference."""
    pairs = zip_longest(kept(name).splitlines(), REFUSED[name]().splitlines())

    assert [] == [pair for pair in pairs if len(set(pair)) > 1][:3]
