# ruff: noqa: DTZ001 # local times have no zone
"""What other libraries write for a missing value is refused in words, and their dates and numbers become Python's own."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

import attrs
import pytest

from eig.errors import EigError
from eig.programme import Application, Call
from eig.reasons import Reason
from eig.timeline.calendar import kind_of_local, to_utc
from helpers import examples, hostile
from helpers.harvest import harvest
from helpers.shares import share

pytestmark = pytest.mark.slow

PLACES = [one for one in examples.public_modules() if one != "eig.testing"]
MISSING = ("moment", "value", "number", "date of NumPy", "length of NumPy")
LENGTHS = ("three days of NumPy", "a day of pandas")
"""What Python's table of numbers takes for a whole number, and what looks like one: lengths of time."""


@cache
def foreign():
    """Return what stands for a missing value in other libraries, and their lengths of time, by what they are."""
    import numpy as np
    import pandas as pd

    missing = (pd.NaT, pd.NA, np.float64("nan"), np.datetime64("NaT"), np.timedelta64("NaT"))
    lengths = (np.timedelta64(3, "D"), pd.Timedelta(days=1))
    return dict(zip((*MISSING, *LENGTHS), (*missing, *lengths), strict=True))


def stamp(*given, **zone):
    """Return a time stamp of pandas."""
    import pandas as pd

    return pd.Timestamp(*given, **zone)


@cache
def classes():
    """Return the public classes with their first value; a reason of one's own has facts of any kind."""
    return {cls: found[0] for cls, found in harvest().items() if cls is not Reason}


SUMMER = dt.timezone(dt.timedelta(hours=2))
DAYS = [
    (("2019-01-16",), {}, dt.datetime(2019, 1, 16)),
    (("2019-01-16 09:30",), {}, dt.datetime(2019, 1, 16, 9, 30)),
    (("2019-06-16 09:30",), {"tz": "Europe/Paris"}, dt.datetime(2019, 6, 16, 9, 30, tzinfo=SUMMER)),
]
"""What pandas reads as a time stamp, beside Python's own."""


def within(value, given):
    """Yield a value, and what holds it where the right argument holds its like."""
    yield value
    if isinstance(given, Mapping) and given:
        key = next(iter(given))
        yield {**given, key: value}
    elif isinstance(given, (list, tuple)) and given:
        yield [value, *given[1:]]


def set_to(value, field, given):
    """Return what a field of a value holds when it is given something else; "refused" for a fault of ours."""
    try:
        return getattr(attrs.evolve(value, **{field.alias: given}), field.name)
    except EigError:
        return "refused"


@pytest.mark.parametrize("label", [*MISSING, *LENGTHS])
def test_no_field_takes_what_is_missing(label):
    """A field is never missing in silence, and a length of time is no number: the fault is ours (a twelfth here, all by `make nightly`)."""
    given = foreign()[label]
    taken = [
        (cls.__name__, field.name)
        for cls, first in classes().items()
        for field in attrs.fields(cls)
        if field.init and share([label], f"{cls.__name__}.{field.name}", one_in=12)
        for wrong in within(given, getattr(first, field.name))
        if set_to(first, field, wrong) != "refused"
    ]

    assert [] == sorted(one for one in taken if one[0] not in hostile.ANSWERS)


def answered(function, given):
    """Tell whether a function answers; a fault of ours is none, and any other error is shown."""
    try:
        with hostile.limited(hostile.SECONDS):
            hostile.called(function, given)
    except EigError:
        return False
    return True


@pytest.mark.parametrize("place", PLACES)
def test_no_function_takes_what_is_missing(place):
    """No argument of a public function may be missing in silence: the fault is ours (a sixth here, all by `make nightly`)."""
    calls = {
        function: call
        for function, call in hostile.recorded().items()
        if hostile.package_of(call[0]) == place and function not in (Reason, *classes())
    }
    taken = [
        (name, argument, label)
        for function, (name, given) in calls.items()
        for argument, right in given.items()
        for label in share(foreign(), f"{name}({argument})", one_in=6)
        for wrong in within(foreign()[label], right)
        if answered(function, {**given, argument: wrong})
    ]

    assert [] == taken


@pytest.mark.parametrize(("read", "zone", "own"), DAYS)
def test_a_field_holds_the_same_of_another_library(read, zone, own):
    """A time stamp of another library is held as Python's own, or refused as Python's own is."""
    given = stamp(*read, **zone)
    differs = [
        (cls.__name__, field.name, held)
        for cls, first in classes().items()
        for field in attrs.fields(cls)
        if field.init
        if repr(held := set_to(first, field, given)) != repr(set_to(first, field, own))
    ]

    assert [] == differs


def test_the_moment_of_a_local_time_is_pythons_own():
    """A local time of pandas names the moment that Python's own names, as a datetime."""
    found = to_utc(stamp("2019-10-27 02:30"), fold=1, zone="Europe/Paris")

    assert dt.datetime is type(found)
    assert to_utc(dt.datetime(2019, 10, 27, 2, 30), fold=1, zone="Europe/Paris") == found
    assert "ambiguous" == kind_of_local(stamp("2019-10-27 02:30"), zone="Europe/Paris")


def test_a_deadline_of_pandas_is_kept_as_pythons():
    """A call and an application take a time stamp with its offset, and keep the moment that it names."""
    there = stamp("2019-06-16 12:00", tz="Europe/Paris")
    call = Call(kind="candidates", closes=there)

    assert dt.datetime is type(call.closes) is type(Application(candidate="c", received=there).received)
    assert call.accepts(there)
    assert not call.accepts(there + dt.timedelta(seconds=1))
