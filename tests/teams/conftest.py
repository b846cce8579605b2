"""What the tests of teams share."""

import pytest

from eig.teams.engine import _falling_target_search
from eig.teams.engine._search_outcome import SearchOutcome


@pytest.fixture
def luckless(monkeypatch):
    """No cohort is found before the search has found one: what is known is what was proven."""
    monkeypatch.setattr(_falling_target_search, "first_cohort", lambda *_, **__: None)
    monkeypatch.setattr(_falling_target_search.Searching, "easy", None)
    monkeypatch.setattr(_falling_target_search.Searching, "_deal", lambda _: None)
    monkeypatch.setattr(
        _falling_target_search.Searching,
        "_at_no_step",
        lambda search: SearchOutcome(proven=search.start.value),
    )
