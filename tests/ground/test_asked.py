"""What a function lets out when an argument is of another kind than it asks for."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, Protocol, get_type_hints

import pytest
from attrs import frozen
from eig._ground.kinds import NotLoaded, kind_test

from eig._ground import asked
from eig._ground.asked import checked, described, fits
from eig._ground.frozen import FrozenMap
from eig.errors import Fault, Faults
from eig.jury.robustness import rank_ranges_picture
from eig.teams import compose
from eig.teams.answers import Composition, EqualCohorts
from eig.teams.pictures import pareto_picture
from eig.typing import MapFunction

TEXT = "SECRET"


class Named(Protocol):
    """What has a name."""

    name: str

    def say(self) -> str: ...


class Broken:
    """What cannot be read."""

    def __iter__(self):
        raise RuntimeError


class Alike:
    """What has all that another class has, and is not of it."""

    __iter__ = Broken.__iter__


@pytest.mark.parametrize(
    ("hint", "right", "wrong"),
    [
        (int, [1, -1], ["1", 1.5, True, None, 10**16]),
        (str, ["a", "a\nb", ""], [1, None, b"a", "a\x00"]),
        (float, [1, 0.5], ["1", True, float("nan")]),
        (Fraction, [1, "1/2", 0.5, Decimal(1)], ["a", None]),
        (int | str | Decimal | Fraction, [1, "0.5"], ["a", None, []]),
        (str | None, ["a", None], [1]),
        (dt.date, [dt.date(2019, 1, 1)], [dt.datetime(2019, 1, 1, tzinfo=dt.UTC), "2019-01-01"]),
        (Literal["a", 1], ["a", 1], ["b", True, [], 1.0]),
        (Iterable[str], [["a"], (), {"a"}, {"a": 1}, iter([1])], ["a", b"a", None, [1], Broken()]),
        (tuple[str, int], [("a", 1), ["a", 1], iter([3])], [("a",), (1, "a")]),
        (tuple[int, ...], [(1,)], [("a",)]),
        (Mapping[str, int], [{"a": 1}], [{1: 1}, {"a": "b"}, [("a", 1)]]),
        (Mapping, [{1: 2}], [3]),
        (FrozenMap[int], [{"a": 1}, [("a", 1)]], [{1: 1}, 3, {"a": "b"}]),
        (type[Fault], [Fault], [3]),
        (Callable[[int], int], [abs], [3]),
        (MapFunction, [map], [3]),
        (Named, [type("N", (), {"name": "n", "say": abs})], [3]),
        (Fault, [Fault("a", 1, rule="r", remedy="m")], [3]),
        (Broken, [Broken()], [Alike(), [], "a"]),
        (object, [3, None], []),
        ("unknown", [3], []),
    ],
    ids=lambda value: None if isinstance(value, list) else str(value),
)
def test_a_value_fits_its_annotation(hint, right, wrong):
    """Each form of annotation is held against values that fit it, and values that do not."""
    assert [True] * len(right) == [fits(hint, value) for value in right]
    assert [False] * len(wrong) == [fits(hint, value) for value in wrong]
    assert [True] * len(right) == [kind_test(hint)(value) for value in right]


def test_annotations_in_words():
    """A rule says what was asked for."""
    assert "2 values: text, a whole number" == described(tuple[str, int])
    assert "a function" == described(Callable[[int], int])
    assert "a Fault or None" == described(Fault | None)
    assert "a mapping from text to text" == described(FrozenMap[str])
    assert "a value of its kind" == described("unknown")
    assert "one of 'a', 1" == described(Literal["a", 1])


@checked
def add(one: int, other: int, *, names: Mapping[str, str] = FrozenMap()) -> int:
    """Add two numbers; nothing else is asked of the names."""
    return one + other + len(names["a"]) if names else one + other


def test_a_right_call_is_left_alone():
    """What a function returns is returned, and an error that is ours goes on as it is."""

    @checked
    def refuse():
        raise Fault("a", 1, rule="r", remedy="m")

    assert 3 == add(1, 2)
    with pytest.raises(Fault, match="a is 1"):
        refuse()


def test_wrong_arguments_are_told_together():
    """Each argument that does not fit is one fault; a mapping is told by its kind alone."""
    with pytest.raises(Faults) as caught:
        add("1", None, names={"b": 3, TEXT: TEXT})

    assert ["add.one", "add.other", "add.names"] == [fault.place for fault in caught.value.faults]
    assert TEXT not in str(caught.value)


def test_an_error_of_the_callers_own_goes_on():
    """Where all arguments fit, the error is not about them; an argument too many is Python's to tell."""
    with pytest.raises(KeyError):
        add(1, 2, names={"b": "b"})
    with pytest.raises(TypeError, match="positional"):
        add(1, 2, 3)


@checked
@frozen(kw_only=True)
class Size:
    """A value that computes as it is built."""

    names: tuple[str, ...]
    place: "Fault | None" = None

    def __attrs_post_init__(self):
        sorted(self.names)


def test_a_class_tells_what_it_cannot_be_built_of():
    """A class is checked when it is built, as a function when it is called."""
    assert ("a",) == Size(names=("a",)).names
    with pytest.raises(Fault, match=r"Size\.names is \(tuple, not shown\): it is several values, each text"):
        Size(names=("a", 3))


def test_a_class_that_type_checkers_alone_import_is_looked_for():
    """An annotation may name a class that its module does not load."""
    with pytest.raises(Fault, match="it is a Front"):
        pareto_picture(None)
    with pytest.raises(Fault, match="it is several values, each a RankRange"):
        rank_ranges_picture(None, places=2)


@checked
def last(names: "int[str]", /) -> object:
    """Return the last name; its annotation cannot be read."""
    return names[-1]


def test_an_annotation_that_cannot_be_read_asks_for_nothing():
    """An annotation of an extra that is not installed refuses nobody."""
    assert "b" == last("ab")


def test_annotations_are_found_where_python_copies_the_names(monkeypatch):
    """Python 3.14 looks names up in a copy of the mapping that it was given: a plain one must do."""
    import typing

    from eig._ground import asked
    from eig.teams import Problem
    from eig.teams.answers import Composition

    def copied(annotated, localns):
        return typing.get_type_hints(annotated, localns=dict(localns))

    def answers(answer: "Composition", /, *, of: "Unmade | None" = None) -> "Literal['a', 'b']":  # noqa: F821
        return "a"

    monkeypatch.setattr(asked, "get_type_hints", copied)

    hints = asked.annotations_of(answers)
    assert hints["answer"] is Composition
    assert issubclass(typing.get_args(hints["of"])[0], NotLoaded)
    assert typing.get_args(hints["return"]) == ("a", "b")
    assert "objective" in asked.annotations_of(Problem)


def test_a_class_that_is_not_loaded_yet_refuses_nobody():
    """It may be loaded by the next call: a test that was made before does not refuse its values."""
    later = type("Later", (NotLoaded,), {})

    assert kind_test(later)(3)
    assert kind_test(later | None)(3)


def test_a_wrong_kind_is_refused_where_the_function_would_have_answered():
    """A function that answers all the same lets no wrong kind through; its own words come first where it has some."""

    @checked
    def chosen(*, places: int, moving: bool = False, order: Literal["up", "down"] = "up") -> int:
        return 1

    for wrong in (
        {"places": "2"},
        {"places": True},
        {"places": 1, "moving": 1},
        {"places": 1, "order": "left"},
    ):
        with pytest.raises(Fault, match=f"chosen.{next(reversed(wrong))}"):
            chosen(**wrong)
    with pytest.raises(TypeError, match="missing"):
        chosen()


def test_annotations_are_read_where_typing_copies_the_names_it_is_given(monkeypatch):
    """From Python 3.14 on, typing copies the names: what is not among them is found all the same."""

    def copying(annotated, localns=None):
        return get_type_hints(annotated, localns=None if localns is None else {**localns})

    monkeypatch.setattr(asked, "get_type_hints", copying)

    assert asked.annotations_of(compose)["return"] is Composition


def test_what_is_given_by_position_is_held_against_the_kinds_by_position_alone():
    """A third value where two may stand is for Python to refuse: it is not held against what has a name only."""

    def function(a: int, b: str, *, c: str) -> None: ...

    kinds = asked._Asked(function)
    assert not kinds.refuses((1, "b"), {"c": "c"})
    assert kinds.refuses(("a", "b"), {})
    assert kinds.refuses((1, 2), {})
    assert kinds.refuses((1, "b"), {"c": 3})
    assert not kinds.refuses((1, "b", 3), {})


def test_the_kind_of_an_argument_is_read_once_and_only_where_its_class_is_not_named(monkeypatch):
    """A function that is called a thousand times has an annotation read at the first call that needs it."""
    read, plain = [], asked._annotation_of
    monkeypatch.setattr(
        asked, "_annotation_of", lambda function, name: read.append(name) or plain(function, name)
    )

    def function(a: "int", b: "str | None" = None, c: "Named | None" = None) -> None: ...

    kinds = asked._Asked(function)
    assert [False, True, False] == [kinds.refuses((one,), {}) for one in (1, "a", 2)]
    assert not kinds.refuses((1, "b"), {})
    assert ["a"] == read
    assert not kinds.refuses((1, None), {"c": None})
    assert ["a", "b", "c"] == read


@pytest.mark.parametrize(
    ("hint", "given", "refused"),
    [
        ("int", [1, 10**9999, 1], [False, True, False]),
        ("Fraction", [Fraction(1), "1/2", "a", 1], [False, False, True, False]),
        ("int | str | Fraction", ["1/2", "a", 1, Fraction(1, 2)], [False, True, False, False]),
        ("int | str", ["a", 1, None], [False, False, True]),
        ("Literal['a', 'b']", ["a", "c", "b"], [False, True, False]),
        ("Iterable[str]", [["a"], [1], ("a",), (1,)], [False, True, False, True]),
        ("dt.date", [dt.date(2019, 1, 16), 3, dt.date(2019, 1, 16)], [False, True, False]),
        ("Fault | None", [None, 3, None, Fault("a", 1, rule="r", remedy="m")], [False, True, False, False]),
        ("str", ["a", 3, "b", None], [False, True, False, True]),
    ],
)
def test_what_was_asked_before_changes_no_answer(hint, given, refused):
    """A class that passed once passes again where no value of it says more; a value is looked at where one does."""

    def function(one) -> None: ...

    function.__annotations__["one"] = hint
    kinds = asked._Asked(function)
    assert refused == [kinds.refuses((one,), {}) for one in given]
    assert refused == [kinds.refuses((), {"one": one}) for one in given]


def test_a_method_refuses_a_wrong_kind_where_it_would_have_answered():
    """Whether a number sits somewhere is no question: it is refused, and so are a list and no name at all."""
    equal = EqualCohorts(certain=[], possible=[("p1", "plume")], count=2)

    assert equal.places("p9") == ()
    for wrong in (3, None, ["p1"]):
        with pytest.raises(Fault, match=r"EqualCohorts\.places\.person is .*: it is text; give one"):
            equal.places(wrong)


def test_an_argument_is_told_by_the_name_that_the_caller_gave_it_to():
    """What a function hands on, and another refuses for its kind, is refused where it was given."""

    @checked
    def inner(number: int) -> int:
        return number

    @checked
    def outer(total: int, place: int = 0) -> int:
        return inner(total) if place == 0 else inner("a")

    with pytest.raises(Fault, match=r"outer\.total is 'a': it is a whole number"):
        outer("a")
    with pytest.raises(Fault, match=r"inner\.number is 'a'"):
        outer(1, 2)


def test_own_words_of_an_inner_call_stay():
    """Where what is called says more than a kind, that is what is told."""

    @checked
    def inner(number: int) -> int:
        raise Faults("inner", [Fault("inner.number", number, rule="it is odd", remedy="add one")] * 2)

    @checked
    def outer(number: int) -> int:
        return inner(number)

    with pytest.raises(Faults) as caught:
        outer("a")
    assert {"inner.number"} == {fault.place for fault in caught.value.faults}
