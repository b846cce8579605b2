"""What is typed in a line is read in steps that grow with its length, and not with the square of it."""

from datetime import date, timedelta

import pytest

from eig._draw.svg_drawing import cut, wrapped
from eig.timeline import WorkCalendar
from eig.timeline.charts import escape_text, fold_line
from eig.timeline.facts import propose
from helpers.counted_calls import calls_of

SEEN = [0]


class Seen(date):
    """A day that counts with how many others it is compared."""

    def __eq__(self, other):
        SEEN[0] += 1
        return date.__eq__(self, other)

    def __hash__(self):
        return date.__hash__(self)


def _days(count):
    return [Seen.fromordinal(737_000 + one) for one in range(count)]


READ = {
    "a label that is cut": lambda count: cut("m" * count, 320),
    "a title that is wrapped": lambda count: wrapped("mm " * count, 320),
    "a word that is wrapped": lambda count: wrapped("m" * count, 320),
    "days that are taken away": lambda count: propose(_days(count), without=_days(count)),
    "days that are closed and opened": lambda count: WorkCalendar(
        closed=_days(count), opened=[one + timedelta(days=count) for one in _days(count)]
    ),
    "an escape": lambda count: escape_text("\\" * count),
    "a line": lambda count: fold_line("\\" * count),
}


def steps(read, count):
    """Return how many functions are called, and how many days compared, to read so much."""
    SEEN[0] = 0
    return calls_of(read, count) + SEEN[0]


@pytest.mark.untraced
@pytest.mark.parametrize("name", READ)
def test_twice_as_much_is_read_in_about_twice_the_steps(name):
    """Reading four hundred takes less than two and a half times the steps of two hundred."""
    READ[name](3)

    assert steps(READ[name], 400) < 2.5 * steps(READ[name], 200) + 50
