"""How many examples a costly law is tried on."""

from hypothesis import settings


def at_most(number):
    """Try a law on so many examples, or on fewer where the profile asks for fewer."""
    return settings(max_examples=min(number, settings.default.max_examples))
