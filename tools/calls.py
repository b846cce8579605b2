"""How many Python functions run for one call of the library: what checks cost, told without a clock.

    PYTHONPATH=src python tools/calls.py [--list]

Counted are the second calls, frames of the library and of the constructors that attrs writes alone. Other versions
of Python count otherwise (3.12 has no frame for a list comprehension); figures of two revisions are compared on one.
"""

import datetime as dt
import sys
from collections import Counter
from functools import cache
from platform import python_version

from sources import ROOT, title

from eig import jury
from eig.timeline import Contract


@cache
def ranking():
    """Return what is selected from, made when `rank` itself was counted: a first call prepares later ones."""
    return jury.rank({"a": 1, "b": 2})


CALLS = {
    'rank({"a": 1, "b": 2})': lambda: jury.rank({"a": 1, "b": 2}),
    'Contract(start=…, duration="10 months").last': lambda: (
        Contract(start=dt.date(2019, 1, 16), duration="10 months").last
    ),
    "select(…, places=1), of these two ranked": lambda: jury.select(ranking(), places=1),
}


def counted(call):
    """Return how often each function runs in the second call."""
    found = Counter()

    def watch(frame, event, _):
        file = frame.f_code.co_filename
        if event == "call" and (file.startswith((str(ROOT), "<attrs generated"))):
            found[f"{file.removeprefix(str(ROOT))}:{frame.f_code.co_name}"] += 1

    call()
    sys.setprofile(watch)
    try:
        call()
    finally:
        sys.setprofile(None)
    return found


def main(shown):
    """Print the figures; with `shown`, the functions that run most."""
    print(f"Python {python_version()}")
    for words, call in CALLS.items():
        found = counted(call)
        title(words, found.total())
        for name, count in found.most_common(12 if shown else 0):
            title(f"    {name}", count)


if __name__ == "__main__":
    main("--list" in sys.argv[1:])
