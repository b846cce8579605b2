"""Hypothesis profiles, the examples of the docs run as tests, and what is asked of each fault that a test raises."""

import gc
import importlib
import os
import re
from collections import Counter, defaultdict
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

from eig._values.phrases_of_faults import NOUN, Phrase, noun
from eig.errors import Fault, UnknownKey
from helpers import examples
from helpers.shares import whole

COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", max_examples=5, derandomize=True, **COMMON)
settings.register_profile("default", max_examples=10, derandomize=True, **COMMON)
settings.register_profile("nightly", max_examples=300, print_blob=True, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

gc.set_threshold(100_000, 20, 20)  # thousands of tests are kept: to look for garbage among them takes long

PLACE = re.compile(r"$|\.?[^\W\d]\w*(?:$|[ .,\[].*)", re.DOTALL)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Under coverage the library is imported first: what is prepared while tests are collected is not traced."""
    plugin = session.config.pluginmanager.getplugin("_cov")
    if plugin is None:
        return (yield)
    library = [importlib.import_module(name) for name in examples.modules()]
    plugin.cov_controller.pause()
    try:
        return (yield)
    finally:
        for one in (
            one for module in library for one in vars(module).values() if hasattr(one, "cache_clear")
        ):
            one.cache_clear()  # what was found meanwhile is found again
        plugin.cov_controller.resume()


def _is_traced(item):
    return not any(item.get_closest_marker(name) for name in ("slow", "untraced"))


def _beside_a_share(items, one_in):
    """Return all runs of a test but one in so many, and one at least."""
    drawn = sorted(items, key=lambda item: crc32(item.callspec.id.encode()))
    return drawn[-(-len(drawn) // one_in) :]


class Exceptions:
    """What some inputs alone cross is traced on these, and in the inner loop: `untraced(but=["no seat"])`.

    Of the others one in so many runs by day, the same ones each time: `slow(one_in=4)`; all of them at night, and where one
    is asked for by its name.
    """

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config, items):
        shared = defaultdict(list)
        for item in items:
            for mark in [*item.own_markers]:
                if "but" in mark.kwargs and item.callspec.id in mark.kwargs["but"]:
                    item.own_markers.remove(mark)
                elif "one_in" in mark.kwargs:
                    shared[item.parent, item.originalname, mark.kwargs["one_in"]].append(item)
        if whole() or any("[" in str(one) for one in config.args):
            return
        left = {one for (_, _, one_in), some in shared.items() for one in _beside_a_share(some, one_in)}
        items[:] = [one for one in items if one not in left]
        config.hook.pytest_deselected(items=[*left])


def pytest_configure(config):
    config.pluginmanager.register(Exceptions())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Under coverage what is not traced comes last: tracing stops once, before the first of it."""
    if config.pluginmanager.hasplugin("_cov"):
        items.sort(key=lambda item: not _is_traced(item))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Stop tracing, which slows, before a test that computes much or goes over much."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    if plugin is not None and plugin.cov_controller.started and not _is_traced(item):
        plugin.cov_controller.pause()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """What is collected stays to the end: no later search for garbage goes through it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def each_error_is_told():
    """Whatever test raises one: a fault's place is a path of names, and its sentence is there, facts and all.

    Of thousands of one sentence whose facts are of the same kinds, the first thirty are said; all at night.
    """
    plain, unknown, said = Fault.__init__, UnknownKey.__init__, Counter()

    def told(self, place, value, *args, **facts):
        assert isinstance(place, str), f"no place: {place!r}"
        assert PLACE.match(place), f"no place: {place!r}"
        plain(self, place, value, *args, **facts)
        alike = self.code, *((name, type(fact)) for name, fact in self.facts.items())
        said[alike] += 1
        if said[alike] > 30 and not whole():
            return
        nouns = [one for one in self.facts.values() if isinstance(one, Phrase) and one.code.startswith(NOUN)]
        assert all(one.has_words() for one in nouns), f"no noun: {nouns!r}"
        assert self.rule, "no sentence"
        assert self.say("fr"), "no French"

    def named(self, kind, key, *, known=()):
        unknown(self, kind, key, known=known)
        assert noun(kind).has_words(), f"no noun: {kind!r}"
        assert self.say("fr"), "no sentence"

    told.__wrapped__ = plain
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Fault, "__init__", told)
        patch.setattr(UnknownKey, "__init__", named)
        yield
