"""How many functions a call runs: a count that is the same on every machine."""

import sys


def calls_of(function, *given, events=("call", "c_call")):
    """Return how many functions a call runs, of Python or not."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in events

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        function(*given)
    finally:
        sys.setprofile(before)
    return count
