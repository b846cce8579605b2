"""A key that a result does not have is refused by name: what it is, what was asked for, what there is."""

import pytest

from eig.errors import UnknownKey
from guards.test_values import CLASSES, EXPLAINED, FOUND

NOBODY = "nobody of that name"
OPEN = {"Book", "Comparison", "Quorum", "Recusals", "Replacement"}
"""Those that are of one thing alone, or that do not hold every name that there is: they answer any key."""
KEYED = [cls for cls in EXPLAINED if cls.__name__ not in OPEN]


@pytest.mark.parametrize("cls", KEYED, ids=[CLASSES[cls] for cls in KEYED])
def test_an_unknown_key_is_told(cls):
    """Whatever explains itself says which key it does not have: a kind of thing first, then what was asked."""
    with pytest.raises(UnknownKey) as caught:
        FOUND[cls][0].explain(NOBODY)
    assert NOBODY == caught.value.key
