"""Pages and pictures as people last looked at them: minutes, rules, a dossier, and each picture of a jury and a book."""

import pytest

from helpers import wholes

LONG = ("book", "dossier", "letters")


@pytest.mark.untraced(but=["promotions.txt", "minutes-quotas-en.html", "candidate-en.md"])
@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=[pytest.mark.slow] * one.startswith(LONG)) for one in wholes.PAGES]
)
def test_a_page_is_as_it_was_when_it_was_last_looked_at(name):
    """Not a cell, a line or a width has changed; where one was meant to, look, and `python -m helpers.wholes`."""
    kept = (wholes.KEPT / name).read_text(encoding="utf-8")

    assert kept.splitlines() == wholes.told(name).splitlines()


def test_each_kept_page_is_one_that_is_made():
    """No page is kept that nothing makes."""
    assert sorted(wholes.WHOLES) == sorted(path.name for path in wholes.KEPT.iterdir())
