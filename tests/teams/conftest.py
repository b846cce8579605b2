"""What the tests of teams share."""

import pytest

from eig.teams.engine import _solve


@pytest.fixture
def luckless(monkeypatch):
    """No cohort is found before the search has found one: what is known is what was proven."""
    monkeypatch.setattr(_solve, "first_cohort", lambda *_, **__: None)
    monkeypatch.setattr(_solve._Solving, "_easy", lambda _: None)
