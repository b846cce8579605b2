"""Every field of a value refuses what is of no kind that it knows: a check that is dropped is seen."""

from collections.abc import Mapping
from typing import Literal, get_args, get_origin

import attrs
import pytest

from eig._values.annotation_rules_and_late_classes import annotations_of
from eig.errors import EigError, Fault, Faults
from eig.reasons import Reason
from guards.test_values import CLASSES
from helpers import hostile
from helpers.harvest import harvest

OPEN = {Reason: {"facts"}}
"""A reason of one's own is about whatever its sentence says: its facts may be of any kind."""


MADE = {
    "CalibratedScore", "Calibration", "Coefficient", "Connectivity", "ExpectedRank", "FundingLine", "LinkedSet",
    "Severity", "SeverityModel", "TieBreak",
    "Blocking", "Breach", "CohortRepair", "Composition", "Points", "RuleConflict", "SeatMove", "ShadowPrice",
    "NetworkTimes", "Overload", "PlacedPhase", "Shift", "SpanProgress",
}  # fmt: skip
"""What a calculation makes takes its texts from what it was given."""
WRITTEN = {cls: name for cls, name in CLASSES.items() if cls.__name__ not in MADE}


class Foreign:
    """What no field asks for."""


def _taken(value, foreign):
    """Return the fields of a value that hold something foreign in silence."""
    return [one.name for one in attrs.fields(type(value)) if one.init and _takes(value, one, foreign)]


def _takes(value, field, foreign):
    given = foreign if not callable(foreign) else foreign(getattr(value, field.name))
    if given is None:
        return False
    try:
        attrs.evolve(value, **{field.alias: given})
    except EigError:
        return False
    return True


@pytest.mark.untraced(but=["eig.book.Act"])
@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_a_field_refuses_what_is_foreign_to_it(cls):
    """No field of any public class takes a value of a kind that nobody knows."""
    assert [] == _taken(harvest()[cls][0], Foreign())


@pytest.mark.untraced
@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_a_wrong_field_is_told_where_all_that_may_be_left_out_is(cls):
    """What follows from a field by default is not made of one that is wrong: that field is told."""
    fields = [one for one in attrs.fields(cls) if one.init]
    least = {
        one.alias: getattr(harvest()[cls][0], one.name) for one in fields if one.default is attrs.NOTHING
    }
    for field in fields:
        with pytest.raises((Fault, Faults)) as caught:
            cls(**{**least, field.alias: Foreign()})
        assert field.name in {one.path[1] for one in caught.value.faults}


@pytest.mark.slow
@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_what_is_foreign_is_told_under_the_name_of_its_field(cls):
    """Whatever field is given something that nothing is known of, the error names the class and the field."""
    for field in filter(lambda one: one.init, attrs.fields(cls)):
        with pytest.raises((Fault, Faults)) as caught:
            attrs.evolve(harvest()[cls][0], **{field.alias: Foreign()})
        error = caught.value
        places = [one.place for one in (error.faults if isinstance(error, Faults) else [error])]
        told = f"{cls.__name__}.{field.name}"
        assert any(place.startswith(told) for place in places), (field.name, places)


def test_several_mappings_that_are_none_are_told_together():
    """Each field that was given no mapping is a fault of its own, and the others are not blamed."""
    from eig.teams import Person

    with pytest.raises(Faults) as caught:
        Person(id="p1", skills=3, attributes={"team": "plume"}, amounts="many")
    assert [one.place for one in caught.value.faults] == ["Person.skills", "Person.amounts"]
    with pytest.raises(Fault, match=r"^Person\.attributes: expected each name once, however"):
        Person(id="p1", attributes={"\u00e9": "a", "e\u0301": "b"})


@pytest.mark.untraced
def test_what_cannot_be_read_hides_no_other_fault():
    """Whatever a field makes of what it is given, it raises nothing: the check says so, beside what else is wrong."""
    found = {
        (cls.__name__, one.name, label)
        for cls in CLASSES
        for one in attrs.fields(cls)
        if one.converter is not None
        for label, value in hostile.VALUES.items()
        if _raises(one.converter, value)
    }

    assert set() == found


def _raises(convert, value):
    try:
        convert(value)
    except Exception:  # noqa: BLE001 # what is looked for
        return True
    return False


def _thrice(held):
    """Return a series whose last member stands three times."""
    return (*held, held[-1], held[-1]) if isinstance(held, tuple) and held else None


@pytest.mark.untraced
def test_no_fault_is_told_twice():
    """What stands three times in a field, or is of another kind, is told as often as there is something to mend."""
    found = {
        (cls.__name__, one.name, str(label))
        for cls in CLASSES
        for value in harvest()[cls][:1]
        for one in attrs.fields(cls)
        if one.init
        for label in (_thrice(getattr(value, one.name)), None, "zz", ("zz",) * 3)
        if (told := _told(value, one, label)) and len(told) > len({*told})
    }

    assert set() == found


def _told(value, field, given):
    try:
        attrs.evolve(value, **{field.alias: given})
    except EigError as error:
        return [str(one) for one in error.faults]
    return []


def _with_a_stranger(held):
    """Return a series with a foreign member, or a mapping with a foreign value; None for what is neither."""
    if isinstance(held, tuple):
        return (*held, Foreign())
    return {**held, "a": Foreign()} if isinstance(held, Mapping) else None


@pytest.mark.slow
@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_a_series_refuses_a_foreign_member(cls):
    """Nor does a field that holds several take one among them, whatever stands beside it."""
    assert [] == sorted(
        {name for one in harvest()[cls] for name in _taken(one, _with_a_stranger)} - OPEN.get(cls, set())
    )


def _with_a_control(held):
    """Return a text with a character that nobody sees, or a series with such a text; None for what holds no text."""
    if isinstance(held, str):
        return f"{held}\x00"
    return (*held, "a\x00") if isinstance(held, tuple) and held and isinstance(held[0], str) else None


@pytest.mark.slow
@pytest.mark.parametrize("cls", WRITTEN, ids=WRITTEN.values())
def test_a_text_refuses_characters_that_nobody_sees(cls):
    """Nor does a series of texts take one."""
    assert [] == sorted({name for one in harvest()[cls] for name in _taken(one, _with_a_control)})


def _few(cls):
    """Yield each field of a class that takes one of a few words, with these."""
    for name, hint in annotations_of(cls).items():
        few = [one for one in (hint, *get_args(hint)) if get_origin(one) is Literal]
        words = [word for one in few for word in get_args(one) if isinstance(word, str)]
        if len(words) > 1 and name in attrs.fields_dict(cls):
            yield name, words


OF_FEW = {cls: name for cls, name in WRITTEN.items() if any(_few(cls))}


@pytest.mark.untraced
@pytest.mark.parametrize("cls", OF_FEW, ids=OF_FEW.values())
def test_a_field_of_a_few_words_tells_them(cls):
    """Whoever wrote another word reads which ones there are."""
    for name, words in _few(cls):
        with pytest.raises((Fault, Faults)) as caught:
            attrs.evolve(harvest()[cls][0], **{name: "another"})
        assert any(word in str(caught.value).partition("expected")[2] for word in words), name


WRONG = (None, -1, 99, "x" * 201, " x")
"""Members that some field of several refuses by a rule of its own: too small, too great, too long, padded."""


def _misplaced(value, field):
    """Yield where a wrong member of a series is told at another position than it was given at, from either end."""
    held = getattr(value, field.name)
    for wrong in WRONG:
        for at, given in ((0, (wrong, *held[::-1])), (len(held), (*held[::-1], wrong))):
            try:
                attrs.evolve(value, **{field.alias: given})
            except EigError as error:
                told = [one.path[1:3] for one in error.faults if one.path[1:2] == (field.name,)]
                yield from (way for way in told if len(way) > 1 and type(way[1]) is int and way[1] != at)


@pytest.mark.untraced
@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.values())
def test_a_wrong_member_is_told_at_the_position_that_it_was_given(cls):
    """Whatever is made of a series, sorted or not, a wrong member counts as the caller does."""
    series = [one for one in attrs.fields(cls) if one.init]
    values = harvest()[cls][:2]
    found = [
        (one.name, way)
        for one in series
        for value in values
        if isinstance(getattr(value, one.name), tuple)
        for way in _misplaced(value, one)
    ]

    assert [] == found


def _repeated(value, field):
    """Return the faults of a series whose last member stands again at its end, turned round."""
    held = getattr(value, field.name)
    try:
        attrs.evolve(value, **{field.alias: (*held[::-1], held[-1])})
    except EigError as error:
        return [one for one in error.faults if one.code == "values.once" and one.path[1] == field.name]
    return []


@pytest.mark.untraced
def test_what_stands_twice_is_told_at_the_position_that_it_was_given():
    """A name that stands again is told by its own position, in a series that is sorted too: the value is the name."""
    several = {"Selection": {"main"}}  # one of four lists, which name each once together
    told = {
        (cls.__name__, one.name): (len(held), [fault.path[2:] for fault in _repeated(value, one)])
        for cls in CLASSES
        for value in harvest()[cls][:1]
        for one in attrs.fields(cls)
        if one.init and isinstance(held := getattr(value, one.name), tuple) and held
        if one.name not in several.get(cls.__name__, ())
    }
    found = {key: ways for key, (count, ways) in told.items() if {*ways} - {(count,)}}

    assert {} == found
    assert sum(bool(ways) for _, ways in told.values()) > 40
