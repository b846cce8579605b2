"""Votes of many: what is told of one candidate names few of those tied with it."""

import pytest

from eig.jury.votes import Preference, Preferences, borda


@pytest.mark.untraced
def test_of_many_tied_candidates_few_are_named():
    """Whoever asks about one of a thousand equals reads twenty names, and how many more there are."""
    names = [f"c{number:04d}" for number in range(1000)]
    points = borda(Preferences.from_orders([Preference(tiers=[names])]))

    said = str(points.explain("c0000"))
    assert said.count("c0") <= 22
    assert "979 more" in said
