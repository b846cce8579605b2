"""What a function and a field are held to: their annotations, told by the name and the place that the caller typed."""

import datetime as dt
import inspect
import os
import pickle
import re
import subprocess
import sys
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, Protocol

import pytest
from attrs import evolve, field, frozen

from eig import jury, teams
from eig._values import annotation_rules_and_late_classes, call_arguments
from eig._values.annotation_rules_and_late_classes import NotLoaded, annotations_of, given, held
from eig._values.call_arguments import ENDLESS, checked
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import (
    above,
    between,
    ids,
    label,
    map_of,
    one_of,
    so_many,
    text,
    whole,
)
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.phrases_of_faults import Phrase, Quoted, Withheld, noun, shown
from eig._values.value import Value, keeps
from eig.book import Act, Book, compare_promotions
from eig.convert import from_json, to_json
from eig.errors import EigError, Fault, Faults, UnknownKey, place_of
from eig.jury import JuryRules
from eig.jury.robustness import rank_ranges_picture
from eig.jury.votes import majority_judgment
from eig.programme import Appointment, SupportSession
from eig.programme.appointments import Event
from eig.programme.durations import months_between
from eig.programme.jurisdictions import FRANCE
from eig.programme.states import state_on
from eig.programme.successors import appoint_successor
from eig.promotions import P3
from eig.reasons import Language, Reason
from eig.rows import sheets_to_fill
from eig.teams.answers import EqualCohorts
from eig.teams.pictures import pareto_picture, points_lost_picture
from eig.testing import synthetic_jurors
from eig.timeline import Contract, Phase, Plan, WorkCalendar
from eig.timeline.calendar import advance
from eig.timeline.contracts import cost_by_year
from eig.timeline.facts import sessions_of
from eig.timeline.plan import SlipPhase, schedule, what_if
from eig.typing import MapFunction
from helpers.examples import public_names

SECRET = "SECRET"

ALONE = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}


class Named(Protocol):
    """What has a name, and says it."""

    name: str

    def say(self) -> str: ...


class Broken:
    """What cannot be read."""

    def __iter__(self):
        raise RuntimeError


class Alike:
    """What has all that another class has, and is not of it."""

    __iter__ = Broken.__iter__


# ── what an annotation asks for ──


@pytest.mark.parametrize(
    ("hint", "right", "wrong"),
    [
        (int, [1, -1, 10**15], ["1.5", 1.5, True, None, 10**9999]),
        (str, ["a", "a\nb", ""], [1, None, b"a"]),
        (bool, [True, False], [1, 0, "yes", None]),
        (float, [1, 0.5], ["1", True, float("nan"), None]),
        (Fraction, [1, "1/2", 0.5, Decimal(1)], ["a", None, float("nan")]),
        (int | str | Decimal | Fraction, [1, "0.5"], ["a", None, []]),
        (str | None, ["a", None], [1]),
        (dt.date, [dt.date(2019, 1, 1)], [dt.datetime(2019, 1, 1, 9, tzinfo=dt.UTC), "2019-01-01", None]),
        (dt.time, [dt.time(9)], ["09:00", 9]),
        (Literal["a", 1], ["a", 1], ["b", True, [], 1.0]),
        (
            Iterable[str],
            [["a"], (), {"a"}, {"a": None}, iter(["a"])],
            [{"a": 1}, "a", b"a", None, [1], Broken()],
        ),
        (Sequence[str], [["a"], (), {"a": 1}.keys()], [{"a"}, frozenset("a"), "a", [1]]),
        (tuple[str, int], [("a", 1), ["a", 1]], [("a",), (1, "a"), {"a", 1}]),
        (tuple[int, ...], [(1,), []], [("a",), {1}]),
        (Mapping[str, int], [{"a": 1}], [{1: 1}, {"a": "b"}, [("a", 1)]]),
        (Mapping, [{1: 2}], [3]),
        (FrozenMap[int], [{"a": 1}, FrozenMap(a=1)], [{1: 1}, 3, {"a": "b"}]),
        (Iterable[Mapping[str, object]], [[{"a": 1}], [3]], [3, "a", None]),
        (type[Fault], [Fault], [3]),
        (Callable[[int], int], [abs], [3]),
        (MapFunction, [map], [3]),
        (Named, [type("N", (), {"name": "n", "say": abs})], [3]),
        (Fault, [Fault("a", 1, "values.flag")], [3]),
        (Broken, [Broken()], [Alike(), [], "a"]),
        (object, [3, None], []),
        ("unknown", [3], []),
    ],
    ids=lambda value: None if isinstance(value, list) else str(value),
)
def test_a_value_fits_its_annotation(hint, right, wrong):
    """Each form of annotation lets pass what fits it, and nothing else."""
    rule = given(hint)
    assert [True] * len(right) == [rule.holds(rule.tidy(value)) for value in right]
    assert [False] * len(wrong) == [given(hint).holds(value) for value in wrong]


@pytest.mark.parametrize(
    ("hint", "right", "wrong"),
    [
        (Fraction, [Fraction(1, 2), 3], ["1/2", 0.5, None]),
        (str, ["", "a\nb"], ["a\x00", 1]),
        (tuple[str, ...], [("a",), ()], [["a"], ("a", 1), "a"]),
        (tuple[str, int], [("a", 1)], [("a",), ["a", 1]]),
        (FrozenMap[str], [FrozenMap(a="b")], [{"a": "b"}, FrozenMap(a=1), FrozenMap({" ": "b"})]),
        (tuple[str, ...] | None, [None, ("a",)], [(1,), []]),
        (float, [1.5, 2], ["1", True]),
    ],
)
def test_a_field_holds_what_its_converter_made(hint, right, wrong):
    """A field is held to what it keeps: an exact number, a tuple, a frozen mapping, and no text for one."""
    assert [True] * len(right) == [held(hint).holds(value) for value in right]
    assert [False] * len(wrong) == [held(hint).holds(value) for value in wrong]


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (tuple[str, int], "2 values (text and a whole number)"),
        (Callable[[int], int], "a function"),
        (Fault | None, "a value of Fault or None"),
        (FrozenMap[str], "a mapping from text to text"),
        (Literal["a", 1], "one of 'a' or 1"),
        (Sequence[int], "several values in an order, such as a list, each a whole number"),
        (Iterable[str], "several values, each text"),
        ("unknown", "any value"),
    ],
)
def test_an_annotation_is_said_in_words(hint, words):
    """A rule says what is asked for, in both languages."""
    assert words == given(hint).phrase.say()
    assert given(hint).phrase.say("fr")


@pytest.mark.parametrize(
    ("hint", "value", "places"),
    [
        (Mapping[str, int], {"a": 1, "b": True, "c": "x"}, [("b",), ("c",)]),
        (Sequence[str], ["a", 1, "b", None], [(1,), (3,)]),
        (Mapping[str, Sequence[int]], {"a": [1], "b": [1, "x"]}, [("b", 1)]),
        (tuple[str, int], ("a", "b"), [(1,)]),
        (tuple[str, int], ("a",), [()]),
        (Mapping[str, int], {3: 1}, [(3,)]),
        (Mapping[str, int], {(1, 2): 1}, [("(1, 2)",)]),
        (Sequence[int] | None, [1, "x"], [(1,)]),
    ],
)
def test_the_member_that_is_wrong_is_named(hint, value, places):
    """Of several values the wrong ones are told, each by its key or its position; where none is, the whole."""
    assert places == [path for path, _, _ in given(hint).wrong(value)]


def test_a_class_that_type_checkers_alone_import_is_looked_for():
    """An annotation may name a class that its module does not load."""
    with pytest.raises(Fault, match=r"a front \(Front\)"):
        pareto_picture(None)
    with pytest.raises(Fault, match=r"each a rank range \(RankRange\)"):
        rank_ranges_picture(None, places=2)


def test_a_class_that_no_file_has_loaded_has_no_value():
    """What is of a class must have loaded it: until then nothing is of it, and a fault says its name."""

    def later(of: "Unmade | None" = None) -> None: ...  # noqa: F821

    unmade = typing.get_args(annotations_of(later)["of"])[0]
    assert issubclass(unmade, NotLoaded)
    assert not given(unmade).holds(3)
    assert "a value of Unmade" == given(unmade).phrase.say()


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("room", ["jury", "lots", "programme", "promotions", "reasons", "teams", "timeline"])
def test_a_room_that_is_loaded_alone_knows_the_languages(room):
    """Whoever loads one room and no other may ask what it says in a language, in whatever order they ask."""
    code = f"import eig.{room}; from eig._values.annotation_rules_and_late_classes import named, given; print(given(named('Lang')).holds('fr'))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=ALONE)

    assert told.stdout == b"True\n"


@pytest.mark.untraced
def test_a_cohort_is_told_where_teams_alone_are_loaded():
    """What a process that loads the teams alone prints of a cohort is who sits where."""
    code = "from eig.teams.asked import Cohort; print(Cohort.of({'plume': ['p1']}))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=ALONE)

    assert told.stdout == b"plume: p1\n"


def test_a_class_that_loads_later_is_known_by_its_name():
    """A function that was asked before a class was loaded takes a value of it once there is one, and no stranger's."""

    def later(of: "Unmade | None" = None) -> None: ...  # noqa: F821

    rule = given(annotations_of(later)["of"])
    made = type("Unmade", (), {"__module__": "eig.later"})
    assert rule.holds(made())
    assert rule.holds(type("Own", (made,), {})())
    assert not rule.holds(type("Unmade", (), {"__module__": "elsewhere"})())


def test_annotations_are_read_where_typing_copies_the_names_it_is_given(monkeypatch):
    """From Python 3.14 on, typing copies the names: what is not among them is found all the same."""
    plain = typing.get_type_hints

    def copying(annotated_, localns=None, **further):
        return plain(annotated_, localns=None if localns is None else {**localns}, **further)

    monkeypatch.setattr(annotation_rules_and_late_classes, "get_type_hints", copying)

    def answers(cohorts: "EqualCohorts", /) -> "Literal['a', 'b']":
        return "a"

    assert EqualCohorts is annotations_of(answers)["cohorts"]


def test_an_inherited_annotation_is_read_where_it_is_written(monkeypatch):
    """A name means what the file of the base calls so; one that it lacks, what the file of the class calls so."""
    below, above = types.ModuleType("below"), types.ModuleType("above")
    below.Kept, above.Kept, above.Late = str, int, Fraction
    for home in (below, above):
        monkeypatch.setitem(sys.modules, home.__name__, home)
    base = type("Base", (), {"__module__": "below", "__annotations__": {"one": "Kept", "other": "Late"}})
    made = type("Made", (base,), {"__module__": "above"})

    assert {"one": str, "other": Fraction} == annotations_of(made)


# ── a function as it is entered ──


@checked
def add(one: int, other: int, *, names: Mapping[str, str] = FrozenMap()) -> int:
    """Add two numbers; nothing else is asked of the names."""
    return one + other + len(names["a"]) if names else one + other


def test_wrong_arguments_are_told_together():
    """Each argument that does not fit is one fault, by its name, and each wrong member by its key."""
    with pytest.raises(Faults) as caught:
        add("one", None, names={"b": 3, "c": "c"})

    assert ["add.one", "add.other", "add.names['b']"] == [fault.place for fault in caught.value.faults]
    assert ("add", "names", "b") == caught.value.faults[2].path


def test_an_error_that_is_not_about_the_arguments_goes_on():
    """Where all fit, nothing is caught; an argument too many, too few or of no name is Python's to tell."""
    assert 3 == add(1, 2)
    with pytest.raises(KeyError):
        add(1, 2, names={"b": "b"})
    for wrong in ((1, 2, 3), (1,)):
        with pytest.raises(TypeError):
            add(*wrong)
    with pytest.raises(TypeError, match="unexpected"):
        add(1, 2, three=3)


def test_what_is_given_by_position_is_not_held_to_what_has_a_name_alone():
    """A third value where two may stand is for Python to refuse: it is told so."""

    @checked
    def function(a: int, b: str, *, c: str = "c") -> str:
        return c

    with pytest.raises(TypeError, match="positional"):
        function(1, "b", 3)


@pytest.mark.parametrize(
    ("hint", "values", "refused"),
    [
        ("int", [1, 10**9999, 1], [False, True, False]),
        ("Fraction", [Fraction(1), "1/2", "a", 1], [False, False, True, False]),
        ("int | str", ["a", 1, None], [False, False, True]),
        ("Literal['a', 'b']", ["a", "c", "b"], [False, True, False]),
        ("Iterable[str]", [["a"], [1], ("a",), (1,)], [False, True, False, True]),
        ("Iterator[str]", [iter("a"), ["a"]], [False, True]),
        ("dt.date", [dt.date(2019, 1, 16), 3, dt.date(2019, 1, 16)], [False, True, False]),
        ("Fault | None", [None, 3, None, Fault("a", 1, "values.flag")], [False, True, False, False]),
        ("str", ["a", 3, "b", None], [False, True, False, True]),
    ],
)
def test_what_was_asked_before_changes_no_answer(hint, values, refused):
    """A class that passed once passes again where no value of it says more; a value is looked at where one does."""

    def function(one): ...

    function.__annotations__["one"] = hint
    called = checked(function)

    def is_refused(*place, **name):
        try:
            called(*place, **name)
        except Fault:
            return True
        return False

    assert refused == [is_refused(one) for one in values]
    assert refused == [is_refused(one=one) for one in values]


def test_an_annotation_is_read_once_and_only_when_it_is_needed(monkeypatch):
    """A function that is called a thousand times has its annotations read at its first call, and no import has."""
    read, plain = [], call_arguments.annotations_of
    monkeypatch.setattr(call_arguments, "annotations_of", lambda one: read.append(one) or plain(one))

    @checked
    def function(a: int) -> int:
        return a

    assert [] == read
    for _ in range(3):
        function(1)
    assert 1 == len(read)


@checked
def last(names: "int[str]", /) -> object:
    """Return the last name; its annotation cannot be read."""
    return names[-1]


def test_an_annotation_that_cannot_be_read_asks_for_nothing():
    """An annotation of an extra that is not installed refuses nobody."""
    assert "b" == last("ab")


@checked
def joined(words: Iterable[str], *, more: Sequence[str] = ()) -> str:
    """Join words, which are gone through twice."""
    return "".join((*words, *words, *more))


def test_what_can_be_read_but_once_is_read_before_it_is_looked_at():
    """An iterator is made a tuple first: it serves as a list does, and its wrong member is named."""
    assert "ababc" == joined(iter("ab"), more=iter("c"))
    with pytest.raises(Fault, match=r"joined\.words\[1\]: expected text, got 3"):
        joined(iter(["a", 3]))


@checked
def lasts(words: Mapping[str, Sequence[str]], *, more: Sequence[object] = ("z",)) -> str:
    """Join the last word of each."""
    return "".join([several[-1] for several in words.values()]) + str(more[-1])


@checked
def firsts(words: Mapping[int, Sequence[str]] | Mapping[str, Sequence[str]]) -> str:
    """Join the first word of each."""
    return "".join([several[0] for several in words.values()])


def test_what_has_no_positions_is_a_tuple_before_it_is_asked_for_one():
    """An iterator within an argument, and the keys of a dict, serve as a list does; a wrong member is named."""
    assert "bdz" == lasts({"one": iter("ab"), "two": {"c": 1, "d": 2}.keys()})
    assert "cd" == lasts({"one": ["c"]}, more={"d": 1}.keys())
    assert "a" == firsts({"one": iter("ab")}) == firsts({1: iter("ab")})
    with pytest.raises(Fault, match=r"lasts\.words\['one'\]\[1\]: expected text, got 3"):
        lasts({"one": iter(["a", 3])})


def test_an_endless_iterator_within_an_argument_is_refused(monkeypatch):
    """It is not waited for, and not cut where nobody would see."""
    monkeypatch.setattr(annotation_rules_and_late_classes, "ENDLESS", 10)
    with pytest.raises(Fault, match=r"lasts\.words\['one'\]: expected several values"):
        lasts({"one": iter("a" * 11)})


def test_an_endless_iterator_is_a_slip(monkeypatch):
    """More values than anybody has are not waited for."""
    monkeypatch.setattr(call_arguments, "ENDLESS", 10)
    assert ENDLESS > 10**6
    with pytest.raises(Fault, match=r"joined\.words: expected at most 10 values"):
        joined(iter("a" * 11))
    assert "a" * 20 == joined(iter("a" * 10))


def test_values_that_are_nobodys_to_read_are_told_by_their_kind():
    """A fault of a call shows text, numbers and dates; of anything else the kind alone."""
    with pytest.raises(Fault) as caught:
        add(1, {SECRET: SECRET})
    assert SECRET not in str(caught.value)
    assert isinstance(caught.value.value, Withheld)


def test_each_of_what_stands_behind_a_star_is_held_to_its_kind():
    """A list where facts are listed one by one is refused by its place: nothing is dropped in silence."""
    public = [getattr(sys.modules[module], name) for module, name in public_names() if name[0].isalpha()]
    members = [
        getattr(one, key) for one in public if inspect.isclass(one) for key in dir(one) if key[0] != "_"
    ]
    own = {call for call in (*public, *members) if inspect.isfunction(getattr(call, "__func__", call))}
    for call in own:
        places = list(inspect.signature(call).parameters.values())
        behind = [at for at, one in enumerate(places) if one.kind is one.VAR_POSITIONAL]
        for at in behind if call.__module__.startswith("eig.") else ():
            with pytest.raises(EigError) as refused:
                call(*[object()] * (at + 1))
            faults = getattr(refused.value, "faults", (refused.value,))
            assert (places[at].name, 0) in {one.path[1:] for one in faults}, call


def test_a_method_is_held_to_its_annotations_without_being_told_so():
    """Whether a number sits somewhere is no question: it is refused, and so are a list and no name at all."""
    equal = EqualCohorts(certain=[], possible=[("p1", "plume")], count=2)

    assert equal.places("p9") == ()
    for wrong in (3, None, ["p1"]):
        with pytest.raises(Fault, match=r"EqualCohorts\.places\.person: expected text, got"):
            equal.places(wrong)


def test_an_argument_is_told_by_the_name_that_the_caller_gave_it_to():
    """What a function hands on is refused where it was given; what it makes itself, where it was made."""

    @checked
    def inner(number: int) -> int:
        return number

    @checked
    def outer(total: int, place: int = 0) -> int:
        return inner(total) if place == 0 else inner("a")

    with pytest.raises(Fault, match=r"outer\.total: expected a whole number, got 'a'"):
        outer("a")
    with pytest.raises(Fault, match=r"inner\.number: .*got 'a'"):
        outer(1, 2)


def test_a_key_that_no_argument_shows_has_the_place_of_the_call():
    """A name is looked for in the arguments, alone, in a series and as a key; a day made of them is told of the call."""

    @checked
    def look(key: object, among: object = ()) -> object:
        raise UnknownKey("person", dt.date(2019, 1, 1) if key is None else key)

    def path(*given):
        with pytest.raises(UnknownKey) as caught:
            look(*given)
        return caught.value.path

    assert [("look",), ("look", "key")] == [path(None, (dt.date(2019, 1, 1),)), path("a")]


# ── a value as it is born ──


@frozen(kw_only=True, eq=False, repr=False)
class Size(Value):
    """A value with a field of each kind: by annotation, by rule, private, converted."""

    name: str = field(metadata=keeps(text))
    places: int | None = field(default=None, metadata=keeps(whole(1)))
    seen: tuple[str, ...] = ()
    marks: FrozenMap[Fraction] = field(factory=FrozenMap[Fraction], converter=MapOf[Fraction])
    note: str = field(default="", metadata=keeps(of="jury"))

    def _check(self, faults):
        faults.that("places", self.places != len(self.seen), "values.flag")


def test_all_faults_of_the_fields_come_together_and_what_reads_none_of_them_beside():
    """What holds between a wrong field and another is asked once each is right: no fault follows from another."""
    with pytest.raises(Faults) as caught:
        Size(name="", places=0, seen=("a", 3), marks={"a": 1.5}, note=3)
    assert ["Size.name", "Size.places", "Size.seen[1]", "Size.marks['a']", "Size.note"] == [
        one.place for one in caught.value.faults
    ]
    with pytest.raises(Fault, match=r"Size\.places: expected True or False, got 1"):
        Size(name="a", places=1, seen=("a",))


def test_a_rule_narrower_than_the_annotation_leaves_none_where_the_annotation_does():
    """A field that may be None is, whatever rule the rest keeps."""
    assert Size(name="a").places is None
    with pytest.raises(Fault, match=r"Size\.places: expected a whole number from 1 or None, got 0"):
        Size(name="a", places=0)


@pytest.mark.parametrize(
    ("call", "given", "name"),
    [
        (majority_judgment, {"tallies": [], "labels": {"fair", "good"}}, "labels"),
        (sheets_to_fill, {"readers": set(), "rules": 0}, "readers"),
        (compare_promotions, {"years": set()}, "years"),
        (cost_by_year, {"contracts": frozenset()}, "contracts"),
        (points_lost_picture, {"composition": 0, "people": {"p1"}}, "people"),
        (points_lost_picture, {"composition": 0, "openings": {"plume"}}, "openings"),
    ],
)
def test_a_set_is_refused_where_the_answer_tells_an_order(call, given, name):
    """Grades from the worst, promotions by year, rows of sheets, contracts and pictures: a set has no order to give."""
    with pytest.raises((Fault, Faults)) as caught:
        call(**given)

    assert (call.__name__, name) in [fault.path for fault in caught.value.faults]


def test_a_private_field_is_never_shown():
    """Neither in the text of the value nor in its fault."""
    assert SECRET not in repr(Size(name="a", note=SECRET))
    with pytest.raises(Fault) as caught:
        Size(name="a", note=f"{SECRET}\x00")
    assert SECRET not in str(caught.value)


# ── rules ──


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        (above(0), [Fraction(1, 9)], [Fraction(0), 1, "1"]),
        (above(0, 1), [Fraction(1)], [Fraction(0), Fraction(2)]),
        (between(0, 1), [Fraction(0), Fraction(1)], [Fraction(-1), Fraction(2)]),
        (one_of("a", 1), ["a", 1], [True, 1.0, "b"]),
        (so_many(text, whole()), [("a", 1)], [("a",), (1, "a"), ["a", 1]]),
        (map_of(ids), [FrozenMap(a=("b",))], [FrozenMap(a=("",)), {"a": ("b",)}]),
    ],
    ids=lambda one: getattr(one, "code", None),
)
def test_a_rule_holds_for_what_it_says(rule, right, wrong):
    """Bounds are included, or above; a choice is of its kind; several are each of theirs."""
    assert all(map(rule.holds, right))
    assert not any(map(rule.holds, wrong))


def test_tidying_is_a_rules_own():
    """Text becomes its composed form, each member of a tuple too; what is tidy is the same object."""
    composed, apart = "\u00c9cologie", "E\u0301cologie"
    tidied = (composed, "a")

    assert composed == label.tidy(apart)
    assert tidied == ids.tidy((apart, "a"))
    assert ids.tidy(tidied) is tidied
    assert text.stands(composed)
    assert not text.stands(apart)


# ── faults and their words ──


def test_a_fault_may_stand_within_a_field():
    """At a key or a position, with a value of its own, and with the facts of its sentence."""
    faults = Gather("select")
    assert not faults.that("quotas", False, "values.whole", at=("design", 2), value=7, low=1, high=4)
    assert faults.that("quotas", True, "values.whole")

    with pytest.raises(Fault) as caught:
        faults.done()
    assert "select.quotas['design'][2]: expected a whole number from 1 up to 4, got 7." == str(caught.value)
    assert ("select", "quotas", "design", 2) == caught.value.path


def test_a_place_is_a_path_written_as_python_does():
    """Names with points, positions and keys in brackets; a long key is cut."""
    assert "rank.scores['a.b'][3]" == place_of(("rank", "scores", "a.b", 3))
    assert place_of(("rank", "scores", "x" * 99)).endswith("x…']")


def test_names_that_look_alike_are_told_by_group():
    """Two spellings of one name are one fault; a name that stands twice is another."""
    faults = Gather("table")
    assert not faults.distinct("names", ["a", "A ", "b", "b"], what="name")
    assert faults.distinct("names", ["a"], what="name")

    with pytest.raises(Faults) as caught:
        faults.done()
    assert {"values.once", "values.look_alikes"} == {one.code for one in caught.value.faults}


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        ("plume", "'plume'", "« plume »"),
        (Fraction(27, 2), "13.5", "13,5"),
        (Fraction(1, 3), "1/3", "1/3"),
        (-1.5, "-1.5", "−1,5"),
        (-12_000, "-12,000", "−12 000"),
        ((12_000, Fraction(5, 2)), "(12,000; 2.5)", "(12 000 ; 2,5)"),
        (int, "the class int", "la classe int"),
        (dt.date(2019, 5, 1), "1 May 2019", "le 1er mai 2019"),
        (dt.time(9, 30), "09:30:00", "09:30:00"),
        ((1, "a", None), "(1, 'a', None)", "(1, « a », rien (None))"),
        (list(range(9)), "(0, 1, 2, 3, 4, 5, … 9 in all)", "(0, 1, 2, 3, 4, 5, … 9 en tout)"),
        ({"a", "b"}, "a set of 2", "un ensemble de 2"),
        ({"a": True}, "{'a': …}", "{« a »: …}"),
        (Withheld("x"), "(str, not shown)", "(un texte, contenu non montré)"),
        (Quoted(Quoted("a")), "'a'", "« a »"),
        (Decimal("1.5"), "Decimal('1.5')", "Decimal('1.5')"),
        (
            (types.SimpleNamespace(name="Ada"),),
            "((SimpleNamespace, not shown))",
            "((une valeur de classe SimpleNamespace, contenu non montré))",
        ),
    ],
    ids=str,
)
def test_a_value_is_shown_as_the_language_writes_it(value, english, french):
    """Numbers, dates and quotes as a reader of the language expects; a set by how many it holds; of what another made, its kind."""
    assert english == shown(value)
    assert french == re.sub("[\u00a0\u202f]", " ", shown(value, "fr"))


def test_words_are_a_code_and_facts_until_they_are_said():
    """A phrase says itself in each language, and in one of the caller's; it is equal to its like, and has a reason."""
    rule = Phrase("values.whole", low=1, high=None)
    german = Language(code="de", sentences={"values": {"whole": "eine ganze Zahl ab {low}"}})

    assert ("a whole number from 1", "un nombre entier à partir de 1") == (rule.say(), rule.say("fr"))
    assert "eine ganze Zahl ab 1" == rule.say(german)
    assert "values: whole" == f"{rule.as_reason().table}: {rule.as_reason().code}"
    assert {rule} == {Phrase("values.whole", low=1, high=None)}
    assert rule != Phrase("values.whole", low=2, high=None)
    assert rule != 3
    for one in (rule, Quoted("a"), Withheld("a")):
        again = pickle.loads(pickle.dumps(one))
        assert (repr(one), one.say("fr")) == (repr(again), again.say("fr"))
    assert 1 == len({Quoted("a"), Quoted("a")})
    assert ("juror", "juré") == (noun("juror").say(), noun("juror").say("fr"))


# ── dates of other libraries ──


@checked
def days_between(first: dt.date, last: dt.date | None = None, *, free: Iterable[dt.date] = ()) -> int:
    """Count days, which only dates allow."""
    return 0 if last is None else (last - first).days - sum(first <= one <= last for one in free)


@checked
def starting(starts: dt.date | Mapping[str, dt.date]) -> list[bool]:
    """Compare first days with a date."""
    found = starts.values() if isinstance(starts, Mapping) else [starts]
    return [one <= dt.date(2019, 1, 16) for one in found]


def test_a_date_of_a_spreadsheet_is_a_date_wherever_it_is_given():
    """A date and time at midnight, as data frames write dates, is that date: alone, in a list and by key."""
    midnight = dt.datetime.fromisoformat("2019-01-16")
    first = dt.date(2019, 1, 10)

    assert days_between(first, midnight) == 6
    assert days_between(first, dt.date(2019, 1, 17), free=iter([midnight])) == 6
    assert starting(midnight) == starting({"c1": midnight}) == [True]
    for wrong in (dt.datetime.fromisoformat("2019-01-16T09:00"), dt.datetime(2019, 1, 16, tzinfo=dt.UTC)):
        with pytest.raises(Fault, match=r"days_between\.last: expected a date without a time of day or None"):
            days_between(first, wrong)
        with pytest.raises(Fault, match=r"days_between\.free\[1\]: "):
            days_between(first, first, free=[first, wrong])
        with pytest.raises(Fault, match=r"starting\.starts\['c1'\]: "):
            starting({"c1": wrong})


def test_options_that_a_table_declares_stand_in_the_signature():
    """Who presses Tab sees each option by its name, though one table declares them for several calls."""
    shown = inspect.signature(Book.rules).parameters

    assert {"judges", "scale", "quorum", "reserve"} <= set(shown)
    assert "options" not in shown
    assert list(shown) == list(dict.fromkeys(shown))
    assert {"promotion", "weights", "places"} <= set(inspect.signature(JuryRules.of).parameters)


@pytest.mark.parametrize(
    "refused",
    [
        lambda: jury.rank({"a": Fraction(1, 10**5000)}),
        lambda: jury.select(jury.rank({"a": 1}), places=10**5000),
        lambda: jury.Review(item="a", juror="j", mark=10**5000),
    ],
)
def test_a_number_that_nobody_can_write_is_told_how_long_it_may_be(refused):
    """It is a number, and is not told that one is expected."""
    with pytest.raises(
        Fault, match="expected a number of at most 4000 digits, got a number of very many digits"
    ):
        refused()


@frozen(kw_only=True, eq=False, repr=False)
class Inner(Value):
    """What a call makes of its arguments."""

    level: int = field(metadata=keeps(whole(0)))
    size: int = field(default=1, metadata=keeps(whole(1)))


@checked
def outer(level: int, **given: object) -> None:
    """Make a value, or refuse what was given in words of an inner place."""
    fault = given.pop("fault", None)
    if fault is not None:
        raise fault
    Inner(level=level, size=given.get("size", 1))


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ({"level": -1}, [("outer", "level")]),
        ({"level": -1, "size": 0}, [("outer", "level"), ("outer", "size")]),
        ({"level": 1, "fault": Fault("Inner.level", -7, "values.flag")}, [("Inner", "level")]),
        ({"level": 1, "names": ["b", "a"], "fault": Fault("Inner.held", "a", "values.flag")}, [("outer", "names", 1)]),
        ({"level": 1, "fault": Fault.of(("Inner", "rows", 7), "x", "values.flag", {}), "rows": ["y"]}, [("Inner", "rows", 7)]),
        ({"level": 1, "fault": Fault.of(("Inner", "rows", 0, "denominator"), 2, "values.flag", {}), "rows": [Fraction(1, 2)]},
         [("outer", "rows", 0, "denominator")]),
        ({"level": 1, "rows": 3, "fault": Fault("rows", 3, "values.rows")}, [("outer", "rows")]),
        ({"level": 1, "rows": 3, "fault": Fault("rows", 3, "values.rows").in_row(3, "level")}, [(3, "level")]),
        ({"level": 1, "fault": Fault("", 3, "values.rows")}, [()]),
        ({"level": 1, "fault": Faults("Inner", [Fault("Inner.made", 3, "values.flag")] * 2)}, [("Inner", "made")] * 2),
    ],
)  # fmt: skip
def test_a_fault_is_told_of_the_argument_that_was_typed(arguments, paths):
    """Whatever was made of an argument on the way, its fault is told of the call and of the name that was typed."""
    with pytest.raises((Fault, Faults)) as caught:
        outer(**arguments)

    assert paths == [one.path for one in caught.value.faults]
    assert [place_of(path) for path in paths if path[:1] == ("outer",)] == [
        one.place for one in caught.value.faults if one.path[:1] == ("outer",)
    ]
    assert ("outer" in str(caught.value)) == any("outer" in path for path in paths)


GRID = jury.Rubric.equal(["impact"], scale=jury.Scale(low=0, high=20))
ORAL = jury.Criterion(id="oral", scale=jury.Scale(low=0, high=20), floor="13.1")
NUMBERS = {
    "a total": lambda mark: GRID.total({"impact": mark}),
    "bounds": lambda mark: GRID.bounds({"impact": mark}),
    "a floor": ORAL.eliminates,
    "where a mark stands": jury.EIG_SCALE.position,
    "a rounded value": lambda mark: jury.marks.rounded(mark, 1),
    "a tie-break": lambda mark: jury.rules.TieBreak.read("lowest_total").value(
        "a", sheet=None, totals=(mark,)
    ),
}


@pytest.mark.parametrize("asked", NUMBERS)
def test_a_number_is_the_same_argument_however_it_is_written(asked):
    """13.1 is 131/10 as text, float or decimal, wherever a function asks for a number, and never the float's own fraction."""
    told = {repr(NUMBERS[asked](one)) for one in (Fraction(131, 10), "13.1", 13.1, Decimal("13.1"), "131/10")}

    assert len(told) == 1
    with pytest.raises(Fault, match="expected a number"):
        NUMBERS[asked](float("nan"))


def test_pairs_are_tidied_each_by_its_own_kind():
    """A number within a pair is read as anywhere else; a pair with nothing to read goes on as it is."""

    @checked
    def largest(pairs: list[tuple[str, Fraction]]) -> tuple[str, Fraction]:
        return max(pairs, key=lambda one: one[1])

    assert largest([("a", "9.5"), ("b", Fraction(10))]) == ("b", 10)
    assert largest([("a", "10.5"), ("b", 10)]) == ("a", Fraction(21, 2))


def test_nothing_is_written_on_what_is_no_mapping():
    """What was given in the place of a mapping is refused as it is: nothing is written on it, and a class is refused too."""

    class Mine:
        pass

    given = Mine()
    for wrong in (given, Mine, str):
        with pytest.raises(Fault, match=r"Person\.skills: expected a mapping"):
            teams.Person(id="p1", skills=wrong)
    assert vars(given) == {}


STATE = state_on(
    [Appointment(person="c1", challenge="plume", start=dt.date(2019, 1, 16))],
    dt.date(2019, 2, 10),
    events=[Event(on=dt.date(2019, 2, 1), kind="resigned", person="c1")],
)
ONE_DAY = Plan(key="p", start=dt.date(2019, 4, 15), calendar=WorkCalendar(), phases=[Phase(key="a")])
LAW = WorkCalendar.named("metropole")
ONE_KEPT = jury.select(jury.Ranking.from_scores({"a": 3, "b": 2}), places=1)
OUT = jury.merit.Exclusion(item="a", reason=Reason(code="no_marks", sentences={"en": "none", "fr": "aucune"}))
MANY = jury.Scoresheet.from_marks(
    GRID,
    [(item, f"j{n}", {"impact": (n + at) % 4 + 1}) for n in range(6) for at, item in enumerate("abcdef")],
)
OF_THE_CALL = {
    ("Rubric.equal", "ids"): lambda: jury.Rubric.equal([], scale=jury.EIG_SCALE),
    ("Rubric.equal", "ids", 1): lambda: jury.Rubric.equal(["a", "a"], scale=jury.EIG_SCALE),
    ("Reviews.from_triples", "triples", 2): lambda: jury.Reviews.from_triples([("b", "x", 1), ("a", "x", 2), ("b", "x", 3)]),
    ("Scoresheet.from_marks", "rows", 1): lambda: jury.Scoresheet.from_marks(GRID, [("a", "x", {"impact": 1})] * 2),
    ("Scoresheet.from_marks", "rows", 0, "item"): lambda: jury.Scoresheet.from_marks(GRID, [("a", "x", {"impact": 1})], items=["b"]),
    ("Ranking.from_scores", "scores"): lambda: jury.Ranking.from_scores({"a": 1, "A": 2}),
    ("Book.problem", "kept"): lambda: Book(promotion=P3).problem(kept={"nobody"}),
    ("WorkCalendar.nth",): lambda: LAW.nth(dt.date(4099, 12, 30), 9),
    ("sessions_of", "key"): lambda: sessions_of([SupportSession(first=dt.date(2019, 5, 16))], key=" "),
    ("appoint_successor", "share"): lambda: appoint_successor(STATE, jury.selection.Replacement(leaver="c1", successors=["c2"]), start=dt.date(2019, 3, 1), share=1e300),
    ("Fault.say", "lang"): lambda: Fault("a.b", 1, "values.flag").say("xx"),
    ("Fault.in_row", "table"): lambda: Fault("a.b", 1, "values.flag").in_row(3, table=3),
    ("Fault.in_row", "row"): lambda: Fault("a.b", 1, "values.flag").in_row("3"),
    ("Scale.times", "count"): lambda: jury.EIG_SCALE.times(-1),
    ("Act.salt_of", "subject"): lambda: Act(promotion="EIG 3", about="candidates", texts={}, text="…", rules="…", secret="5a17" * 16).salt_of("\ud800"),
    ("Contract", "start"): lambda: Contract(start=dt.date.max, duration="10 months"),
    ("Contract.answer_by", "notified"): lambda: Contract(law=FRANCE.contracts, start=dt.date(2019, 1, 16), duration="10 months").answer_by(dt.date.max),
    ("advance", "duration"): lambda: advance(LAW, dt.date(2019, 1, 16), "99999 months"),
    ("advance", "boundary"): lambda: advance(LAW, dt.date.max, "10 months"),
    ("WorkCalendar.clear_days", "act"): lambda: LAW.clear_days(dt.date.max, 3),
    ("WorkCalendar.clear_days", "n"): lambda: LAW.clear_days(dt.date(2019, 1, 16), 10**7),
    ("PairBonus.of", "b"): lambda: teams.asked.PairBonus.of("p1", "", 3),
    ("Selection", "reserve", 1): lambda: evolve(ONE_KEPT, main=["a"], reserve=["b", "a"]),
    ("Ranking", "excluded", 0): lambda: jury.Ranking(groups=[["a"]], excluded=[OUT]),
    ("what_if", "changes", 0, "key"): lambda: what_if(ONE_DAY, SlipPhase(key="none", by="1 week")),
    ("schedule", "finish_by"): lambda: schedule(ONE_DAY, finish_by=dt.date.max),
    ("months_between", "end"): lambda: months_between(dt.date(2019, 1, 16), dt.date.min),
    ("WorkCalendar.is_working", "on"): lambda: LAW.is_working(dt.date.min),
    ("trimmed_total", "mean_places"): lambda: jury.merit.trimmed_total({"team": [1, 2]}, {"team": 1}, drop_low=0, drop_high=0, mean_places=999),
    ("synthetic_jurors", "employers", 1): lambda: synthetic_jurors(2, seed=1, employers=["a", ""]),
    ("Opening.of_posts", "id"): lambda: teams.Opening.of_posts("", ["data"]),
    ("Cohort.of", "seating", "plume", 0): lambda: teams.asked.Cohort.of({"plume": ["p1", "p1"]}),
    ("Book.deliberate", "marks"): lambda: Book(promotion=P3).deliberate("challenges", [], scale=jury.EIG_SCALE),
    ("Book.deliberate", "panels"): lambda: Book(promotion=P3).deliberate("challenges", [], scale=jury.EIG_SCALE, panels="x"),
    ("Book.lists", "marks"): lambda: Book(promotion=P3).lists({}, scale=jury.EIG_SCALE),
    ("from_json", "text"): lambda: from_json("{", jury.Review),
}  # fmt: skip


@pytest.mark.parametrize("path", OF_THE_CALL, ids=lambda path: ".".join(map(str, path)))
def test_a_fault_is_told_of_the_call_of_the_user(path):
    """Whatever a call makes on the way, whoever wrote it reads its name, and the argument that is wrong where one is."""
    with pytest.raises(EigError) as caught:
        OF_THE_CALL[path]()

    (fault,) = caught.value.faults
    assert path == fault.path
    assert str(fault).startswith(f"{fault.place}: ")


def test_a_repeated_member_is_told_where_it_stands_again():
    """The second of two equal names is told, not the first, whatever is made of them on the way."""
    with pytest.raises(Fault) as caught:
        Book(promotion=P3).funnel(kept=["plume", "adler", "plume"])

    assert ("Book.funnel", "kept", 2) == caught.value.path


def test_the_dots_of_python_are_a_wrong_value_as_any_other():
    """Whoever writes `...` where a value belongs reads a fault of that place."""
    with pytest.raises(Fault, match=r"to_json\.value: .* got \(ellipsis, not shown\)"):
        to_json(...)


def test_a_fault_of_a_row_is_told_by_its_row():
    """What was read from a table says where it stands there, whichever call reads it."""
    wrong = Fault("mark", "x", "values.number", {"low": None, "high": None}).in_row(3)

    def read():
        raise wrong

    with pytest.raises(Fault) as caught:
        told_of("Book.read", read, argument="marks")
    assert caught.value.row == 3
    assert caught.value.place == wrong.place
