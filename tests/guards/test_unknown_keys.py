"""A key that a result does not have is refused by name: what it is, what was asked for, what there is."""

import pytest

from eig.errors import UnknownKey
from guards.test_values import CLASSES, EXPLAINED, FOUND

NOBODY = "nobody of that name"


@pytest.mark.parametrize("cls", EXPLAINED, ids=[CLASSES[cls] for cls in EXPLAINED])
def test_an_unknown_key_is_told(cls):
    """Whatever explains itself says which key it does not have: a kind of thing first, then what was asked."""
    for value in FOUND[cls]:
        with pytest.raises(UnknownKey) as caught:
            value.explain(NOBODY)
        assert NOBODY == caught.value.key
        assert caught.value.kind
