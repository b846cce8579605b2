"""The main job: its page is the one that the tutorial shows, and it is quick."""

import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"


def page(lang):
    done = subprocess.run(
        [sys.executable, str(DOCS / "promotion.py"), lang],
        capture_output=True,
        check=True,
        env=None,
        encoding="utf-8",
    )
    return done.stdout


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_tutorial_shows_what_the_script_prints(lang):
    """The page in the tutorial is the page that `make` prints (`make pages` writes it anew)."""
    assert (DOCS / "tutorial" / f"promotion-{lang}.txt").read_text(encoding="utf-8") == page(lang)


def test_the_published_figures_come_out():
    """15 challenges are kept, 32 posts filled by 13 teams of 2 and 2 of 3, and no rule is broken."""
    shown = page("en")

    assert "13 teams of 2 and 2 of 3" in shown
    assert "0 rules broken" in shown
    assert "it is proven" in shown
    assert "2018-11-06 → 2018-11-08" in shown
