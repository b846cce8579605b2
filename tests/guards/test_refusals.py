"""What each field of a value takes and refuses, at the limits of every kind, with the words of each refusal."""

import pytest

from helpers.wholes import REFUSED, differences


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_a_field_takes_and_refuses_what_it_did(name):
    """Who changes a limit, a rule or its words keeps them anew, with `python -m helpers.wholes`, and reads the difference."""
    assert [] == differences(name)
