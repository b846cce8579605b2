"""What the tests of teams share."""

import pytest

from eig.teams.engine import _searching


@pytest.fixture
def luckless(monkeypatch):
    """No cohort is found before the search has found one: what is known is what was proven."""
    monkeypatch.setattr(_searching, "first_cohort", lambda *_, **__: None)
    monkeypatch.setattr(_searching.Searching, "easy", None)
    monkeypatch.setattr(_searching.Searching, "_deal", lambda _: None)
    monkeypatch.setattr(_searching.Searching, "_by_hand", lambda _: None)
