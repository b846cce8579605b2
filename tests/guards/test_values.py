"""The value protocol: what every public class of values keeps."""

import copy
import importlib
import inspect
import pickle
from collections.abc import Mapping
from itertools import chain

import attrs
import pytest

from eig._draw.values_as_lines_of_text import LINES, traced
from eig._values.records import Record
from eig.jury.agreement.intraclass_correlation_icc import KINDS
from eig.jury.selection._best_sets_by_merit import Rest
from eig.jury.selection._lagrangian_search_under_quotas import Node
from eig.programme.organisations import Funding
from eig.reasons import ENGLISH, Reason, Trace
from helpers import examples
from helpers.harvest import CLASSES, harvest
from helpers.shares import few
from helpers.unfolded import unfolded


@pytest.mark.slow
@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_every_public_value_keeps_the_protocol(cls):
    """A value is final, frozen, slotted, keyword-only, equal and hashed by content, and survives copy, pickle and repr."""
    assert harvest()[cls], f"no example of {CLASSES[cls]} builds one: its docstring should"
    assert getattr(cls, "__final__", False), "not @final"
    assert all(field.kw_only for field in attrs.fields(cls) if field.init), "not keyword-only"
    for value in few(harvest()[cls], 4):
        _keeps_the_protocol(value)


def _keeps_the_protocol(value):
    assert not hasattr(value, "__dict__"), "no slots"
    for field in attrs.fields(type(value)):
        assert not isinstance(getattr(value, field.name), (list, dict, set)), f"{field.name} can change"
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)
    for twin in (
        examples.from_repr(value),
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),
        attrs.evolve(value),
        attrs.evolve(value, **{name: iter(held) for name, held in _several_in(value)}),
    ):
        assert value == twin
        assert hash(value) == hash(twin)
    assert value != object()
    assert str(value).strip(), "it says nothing"


def _several_in(value):
    """Yield the fields of a value that hold several, as whoever builds it names them."""
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if field.init and isinstance(held, tuple) and held:
            yield field.alias, held


ASKS = {Funding}  # of what may be left out, shares that sum to 1
DEFAULTS = [
    cls
    for cls in CLASSES
    if cls not in ASKS and all(field.default is not attrs.NOTHING for field in attrs.fields(cls))
]


@pytest.mark.untraced
@pytest.mark.parametrize("cls", DEFAULTS, ids=[CLASSES[cls] for cls in DEFAULTS])
def test_a_value_of_which_nothing_is_stated_still_says_what_it_is(cls):
    """Where nothing is filled in, its text is not empty, in English and in French."""
    value = cls()

    assert str(value).strip()
    assert value.say("fr").strip()


EXPLAINED = [cls for cls in CLASSES if callable(getattr(cls, "explain", None))]


@pytest.mark.untraced
@pytest.mark.parametrize("cls", EXPLAINED, ids=[CLASSES[cls] for cls in EXPLAINED])
def test_every_result_is_asked_why_in_the_same_way(cls):
    """`explain(key=None, *, lang)`: without a key the whole; other options are named."""
    key, *options = list(inspect.signature(cls.explain).parameters.values())[1:]

    assert (key.name, key.default) == ("key", None)
    assert "lang" in {option.name for option in options}
    assert {option.kind for option in options} == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.slow
@pytest.mark.parametrize("cls", EXPLAINED, ids=[CLASSES[cls] for cls in EXPLAINED])
def test_every_result_explains_itself_whole_and_prints(cls):
    """Without a key a result says the whole, in both languages; what it prints is text that a person would read."""
    for value in harvest()[cls]:
        assert str(value.explain())
        assert str(value.explain(lang="fr"))
        lines = unfolded(value).splitlines()
        assert 0 < len(lines) <= LINES
        assert "<" not in lines[0][:1]


ALIKE = {
    english
    for name in examples.modules()
    if name.endswith("._sentences")
    for english, french in importlib.import_module(name).SENTENCES.values()
    if english == french
}
"""The words that both languages write alike."""


def _texts(value):
    """Yield every text that a value holds."""
    if isinstance(value, str):
        yield value
    elif attrs.has(type(value)):
        yield getattr(value, "name", "")
        for one in attrs.fields(type(value)):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(_texts(part) for pair in value.items() for part in pair)
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(_texts, value))


@pytest.mark.slow
@pytest.mark.parametrize("cls", EXPLAINED, ids=[CLASSES[cls] for cls in EXPLAINED])
def test_in_french_what_is_explained_is_a_name_or_a_french_word(cls):
    """The subject of the whole is a text of the result itself, or said by a table: another text, or the same word."""
    for value in harvest()[cls]:
        subject, english = (value.explain(lang=lang).subject for lang in ("fr", "en"))
        assert subject != english or {english, *english.split(", ")} & {*_texts(value), *ALIKE, *KINDS}


BUILT = {
    "Contract", "Funnel", "PublishedFact", "Quorum", "Recusals", "Replacement",
    "TrimmedTotal", "VacancyChain", "YearSplit", "MarksNeeded", "EqualCohorts", "Alternative", "Levelling",
    "NetworkSchedule", "FundingLine", "Load", "SeatReplacement", "SeatReserve",
}  # fmt: skip
"""Results that are small, or that a user writes down: their `repr` builds them again."""


LARGE = [cls for cls in EXPLAINED if cls.__name__ not in BUILT]


@pytest.mark.parametrize("cls", LARGE, ids=[CLASSES[cls] for cls in LARGE])
def test_the_repr_of_a_large_result_is_one_short_line(cls):
    """A console shows what it is and how large; its exact form is JSON."""
    assert max(len(repr(value)) for value in harvest()[cls]) <= 110
    assert {repr(value)[0] for value in harvest()[cls]} == {"<"}


def test_a_result_with_many_reasons_prints_some():
    """Twelve lines at most; the last says how many more there are."""
    reasons = [Reason(code="own", sentences={"en": f"reason {number}"}) for number in range(20)]

    def told(some):
        return traced(Trace(subject="x", reasons=some), ENGLISH)

    assert told(reasons[:2]).splitlines() == ["x: reason 0", "reason 1"]
    assert told(reasons[:1]) == "x: reason 0."
    assert told(reasons).splitlines()[-2:] == ["reason 10", "… (9)"]
    assert told([]) == "x: ."


def test_the_protocol_catches_a_mutable_value():
    """The protocol is not a check that cannot fail."""

    @attrs.define(kw_only=True)
    class Loose:
        parts: list

    with pytest.raises(AssertionError):
        _keeps_the_protocol(Loose(parts=[]))


SEARCHES = ("eig._maths.simplex", "eig.teams.engine._")


def test_what_a_search_keeps_to_itself_is_compared_by_identity():
    """Its parts change or are many: nothing compares them at length or prints them, and no import waits for it."""
    found = {
        cls
        for name in examples.modules()
        if name.startswith(SEARCHES)
        for cls in vars(importlib.import_module(name)).values()
        if isinstance(cls, type) and (attrs.has(cls) or issubclass(cls, Record)) and cls.__module__ == name
    }
    assert len(found) > 40
    for cls in (*found, Node, Rest):
        assert cls.__eq__ is object.__eq__, cls
    for cls in found:
        assert cls.__repr__ is object.__repr__, cls


def test_a_default_of_a_record_is_a_value():
    """No field of a record is left to attrs, which makes none of its defaults."""
    loaded = [importlib.import_module(name) for name in examples.modules()]
    kinds = [cls for cls in Record.__subclasses__() if cls.__module__ in {one.__name__ for one in loaded}]
    assert len(kinds) > 25
    assert [] == [cls for cls in kinds for one in vars(cls).values() if type(one) is type(attrs.field())]
