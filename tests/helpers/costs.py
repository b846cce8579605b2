"""How many examples a costly law is tried on, and what goes through so much that nobody traces it."""

import sys
from functools import wraps

from hypothesis import settings

from helpers.shares import whole


def at_most(number, *, by_day=5):
    """Try a law on so many examples at night, and on few by day; on fewer where the profile asks for fewer."""
    return settings(max_examples=min(number if whole() else by_day, number, settings.default.max_examples))


def untraced(function):
    """Run a brute force without the tracer of branches: it takes thrice as long, and what it crosses tests hold by themselves."""

    @wraps(function)
    def quick(*args, **kwargs):
        before = sys.gettrace()
        sys.settrace(None)
        try:
            return function(*args, **kwargs)
        finally:
            sys.settrace(before)

    return quick
