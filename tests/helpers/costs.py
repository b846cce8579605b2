"""How many examples a costly law is tried on."""

from hypothesis import settings

from helpers.shares import whole


def at_most(number, *, by_day=10):
    """Try a law on so many examples at night, and on few by day; on fewer where the profile asks for fewer."""
    return settings(max_examples=min(number if whole() else by_day, number, settings.default.max_examples))
