"""Hypothesis profiles, the examples of the docs run as tests, and what is asked of each fault that a test raises."""

import gc
import os
import re

import pytest
from hypothesis import HealthCheck, settings

from eig._ground import translated
from eig.errors import Fault, UnknownKey

COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", max_examples=5, derandomize=True, **COMMON)
settings.register_profile("default", max_examples=20, derandomize=True, **COMMON)
settings.register_profile("nightly", max_examples=300, print_blob=True, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

gc.set_threshold(100_000, 20, 20)  # thousands of tests are kept: to look for garbage among them takes long

PLACE = re.compile(r"$|\.?[^\W\d]\w*(?:$|[ .\[].*)", re.DOTALL)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """What is collected stays to the end: no later search for garbage goes through it."""
    gc.collect()
    gc.freeze()


def _is_kind(words):
    return translated.french(words, "kind") != words


@pytest.fixture(scope="session", autouse=True)
def each_error_is_told_in_the_right_order():
    """Whatever test raises one: a fault's place is a path of names (or is added later), its rule and remedy are said.

    What kind of key is unknown is told before the key.
    """
    plain, unknown = Fault.__init__, UnknownKey.__init__

    def told(self, place, value, *, rule, remedy, **at):
        assert PLACE.match(place if isinstance(place, str) else "1"), f"no place: {place!r}"
        assert all(isinstance(one, str) for one in (rule, remedy)), f"no sentence: {rule!r}, {remedy!r}"
        plain(self, place, value, rule=rule, remedy=remedy, **at)

    def named(self, kind, key, *, known=()):
        other = isinstance(key, str) and _is_kind(key) and not _is_kind(kind)
        assert not other, f"no kind: {kind!r}"
        unknown(self, kind, key, known=known)

    told.__wrapped__ = plain
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Fault, "__init__", told)
        patch.setattr(UnknownKey, "__init__", named)
        yield
