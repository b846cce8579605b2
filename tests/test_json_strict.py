"""JSON is read strictly: what a constructor refuses a reader refuses, all together, each with its path."""

import datetime as dt
import json
from fractions import Fraction
from typing import Literal

import pytest
from attrs import field, frozen
from cattrs import Converter
from hypothesis import given
from hypothesis import strategies as st

from eig import convert
from eig._values.frozen_maps import FrozenMap
from eig._values.value import Value
from eig.book import Book
from eig.convert import _json_writing
from eig.convert._json_reading import faults_of, register
from eig.errors import Fault, Faults
from eig.jury import MarkSheet, Ranking, Review, Reviews
from eig.jury.minutes import Deliberation
from eig.reasons import Reason, Trace, Undefined
from eig.teams import Person, Problem
from eig.teams.answers import Composition
from eig.teams.asked import Objective
from helpers.schemas import refusals


@frozen(kw_only=True)
class Interval(Value):
    """A statistic, which holds floats, between two names."""

    low: float = 0.0
    high: float = 1.0
    names: tuple[str, str] = ("a", "b")


def refused(text, kind):
    """Return the places that a text is refused for."""
    with pytest.raises((Fault, Faults)) as caught:
        convert.from_json(text, kind)
    found = caught.value.faults if isinstance(caught.value, Faults) else (caught.value,)
    return [fault.place for fault in found]


@pytest.mark.slow
@given(st.decimals(-1000, 1000, places=3))
def test_a_number_is_one_number_with_or_without_quotes(mark):
    """Quotes part no tie: 13.1 and "13.1" are the same mark, whatever a binary float would hold."""
    texts = [f'{{"item": "a", "juror": "j", "mark": {form}}}' for form in (mark, f'"{mark}"')]

    assert [Fraction(mark)] * 2 == [convert.from_json(text, Review).mark for text in texts]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('{"id": "p", "open_to_all": "false", "wishes": "plume", "cost": 3.9}', {"open_to_all", "wishes", "cost"}),
        ('{"id": null}', {"id"}),
        ('{"id": 3}', {"id"}),
        ('{"id": "p", "cost": true}', {"cost"}),
        ('{"id": "p", "skills": {"dev": "x"}}', {"skills['dev']"}),
        ('{"id": "p", "skills": []}', {"skills"}),
        ('{"id": "p", "statuses": [{"kind": "CDD"}, {"kind": 3, "since": "2019-13-01"}]}',
         {"statuses[1].kind", "statuses[1].since"}),
        ('{"id": "", "wihses": [], "cost": null}', {"wihses", "cost"}),
        ("[]", {"text"}), ("3", {"text"}), ("{}", {"id"}),
    ],
)  # fmt: skip
def test_what_a_constructor_refuses_a_reader_refuses(text, places):
    """Text for a truth value, letters for a list, a null name, a rounding: each with its path, all together."""
    assert places == set(refused(text, Person))


def test_a_fault_of_a_field_has_its_path():
    """What a constructor finds is told from the outside in."""
    text = '{"reviews": [{"item": "a", "juror": "j", "mark": 1}, {"item": " ", "juror": "j", "mark": 1}]}'

    assert ["reviews[1].item"] == refused(text, Reviews)


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"id": NaN}', '{"id": "p", "id": "q"}', "9" * 10_000, None, 3, b"\xff", '{"eig": 2, "id": "p"}']
)  # fmt: skip
def test_what_is_no_document_is_refused(text):
    """Broken text, endless nesting or digits, a key that stands twice, another version: our own fault, without the text."""
    assert len(refused(text, Person)) == 1


def test_no_secret_is_told():
    """Attributes, names and keys that nothing reads are told by their place and kind."""
    text = '{"id": "p", "attributes": {"a": ["SECRET"]}, "naem": "SECRET", "amounts": {"b": "SECRET"}, "employer": 5}'

    with pytest.raises(Faults) as caught:
        convert.from_json(text, Person)

    assert "SECRET" not in str(caught.value).replace("amounts['b'] is 'SECRET'", "")


def test_keys_may_be_sorted():
    """A store that sorts keys changes nothing: `type` may stand anywhere in its object."""
    value = Trace(
        subject="a",
        reasons=[
            Reason(
                code="c",
                sentences={"en": "e"},
                facts={"z": Undefined(reason=Reason(code="d", sentences={"en": "d"}))},
            )
        ],
    )
    stored = json.dumps(json.loads(convert.to_json(value)), sort_keys=True)

    assert value == convert.from_json(stored, Trace)


def test_an_object_may_say_the_type_that_it_has():
    """The type is known where it is asked for: it may be said all the same, and another is refused."""
    text = '{"type": "jury.Review", "item": "a", "juror": "j", "mark": 1}'

    assert Review(item="a", juror="j", mark=1) == convert.from_json(text, Review)
    assert ["type"] == refused(text.replace("jury.Review", "jury.Ranking"), Review)


@pytest.mark.parametrize(
    "fact", ['{"fraction": "x"}', '{"series": 3}', '{"a": 1, "b": 2}', "[1]", '{"map": [1]}', '{"date": 3}', "{}", '{"other": 1}']
)  # fmt: skip
def test_a_value_of_any_kind_says_its_own(fact):
    """An object that does not say what it is, or is not what it says, is refused where it stands."""
    text = f'{{"code": "c", "sentences": {{"en": "e"}}, "facts": {{"x": {fact}}}}}'

    assert [place for place in refused(text, Reason) if place.startswith("facts['x']")]


def test_numbers_of_any_kind():
    """Where any value may stand, a number with a point is a float."""
    text = '{"code": "c", "sentences": {"en": "e"}, "facts": {"x": 0.5, "y": 3}}'

    assert {"x": 0.5, "y": 3} == dict(convert.from_json(text, Reason).facts)


def test_an_unknown_type_among_other_faults():
    """A type that is not there is told with its path, alone and among others."""
    text = '{"code": "c", "sentences": {"en": 3}, "facts": {"x": {"type": "jury.Revue"}}}'

    assert {"sentences['en']", "facts['x']"} == set(refused(text, Reason))
    assert ["facts['x']"] == refused(text.replace("3", '"f"'), Reason)


def test_keys_that_stand_twice_are_told_among_others():
    """A key that stands twice and a number without end are told where they stand, with all else that is wrong."""
    person = '{"id": "a", "id": "b", "cost": NaN, "skills": {"dev": 1, "dev": 2}, "wishes": [Infinity], "profiles": [], "profiles": [], "open_to_all": 3}'
    text = f'{{"people": [{person}], "openings": [], "rules": [NaN, {{"type": "a", "type": "a"}}]}}'

    assert {
        "people[0].id", "people[0].cost", "people[0].skills['dev']", "people[0].wishes[0]", "people[0].profiles",
        "people[0].open_to_all", "rules[0]", "rules[1]",
    } == set(refused(text, Problem))  # fmt: skip
    assert ["type"] == refused(
        '{"type": "jury.Review", "type": "x", "item": "a", "juror": "j", "mark": 1}', Review
    )
    assert ["eig"] == refused('{"eig": 1, "eig": 1}', Review)
    assert ["text"] == refused("-Infinity", Review)


@frozen
class Theirs:
    """A class that is not of the library."""

    amount: int = 1


def test_a_class_that_is_not_ours_is_neither_read_nor_written():
    """JSON is of the library's own values: another class is refused by name, read, written or described."""
    for ask, at in (
        (lambda: convert.from_json("{}", Theirs), "from_json.kind"),
        (lambda: convert.schema(Theirs), "schema.kind"),
        (lambda: convert.to_json(Theirs()), "to_json.value"),
    ):
        with pytest.raises(Fault, match=f"{at}: expected a"):
            ask()


def test_every_document_says_its_version():
    """The version comes first; a document without one is read."""
    text = convert.to_json(Ranking.from_scores({"a": 1}))

    assert text.startswith('{"eig": 1, ')
    assert convert.from_json(text, Ranking) == convert.from_json(text.replace('"eig": 1, ', ""), Ranking)


def _empty(schema):
    if isinstance(schema, dict):
        own = [schema] if not schema else []
        return (
            own
            + [one for key, part in schema.items() if key != "properties" for one in _empty(part)]
            + [one for part in schema.get("properties", {}).values() for one in _empty(part)]
        )
    return [one for part in schema for one in _empty(part)] if isinstance(schema, list) else []


def test_a_schema_is_nowhere_empty_and_takes_a_template():
    """References go where OpenAPI keeps its schemas, and no field is left without a word."""
    shape = convert.schema(Trace, ref_template="#/components/schemas/{name}")

    assert "#/components/schemas/Reason" in json.dumps(shape)
    assert [] == _empty(shape) == _empty(convert.schema(Book))
    assert {"Reason", "AnyValue", "Language"} == set(shape["$defs"])


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("kind", "field"),
    [(Problem, "rules"), (Objective, "terms"), (Composition, "draws"), (Deliberation, "draws")],
)
def test_a_schema_asks_values_of_several_classes_for_their_class(kind, field):
    """Where a rule, a term or a draw stands, a number and a text do not, nor a value that does not say what it is."""
    shape = convert.schema(kind)
    found = {
        place
        for place in refusals(shape, {field: [42, "nonsense", {}, {"type": 3}]})
        if place[:1] == (field,)
    }

    assert {(field, at) for at in range(4)} <= {place[:2] for place in found}
    assert not any(place[:1] == (field,) for place in refusals(shape, {field: []}))


@pytest.mark.parametrize("kind", [dict, 3, None, "Review"])
def test_what_is_no_kind_is_refused(kind):
    """Reading and describing ask for a class of the library."""
    for ask in (lambda: convert.from_json("{}", kind), lambda: convert.schema(kind)):
        with pytest.raises(Fault, match=r"\.kind: expected a class"):
            ask()
    with pytest.raises(Fault, match="a value of eig, such as a Ranking"):
        convert.to_json(kind)
    with pytest.raises(Fault, match=r"\{name\}"):
        convert.schema(Review, ref_template="#")
    with pytest.raises(Fault, match="indent"):
        convert.to_json(Review(item="a", juror="j", mark=1), indent=-1)


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ('{"item": "a", "juror": "j", "state": "abset"}', MarkSheet, ["state"]),
        ('{"item": "a", "juror": "j", "state": 3}', MarkSheet, ["state"]),
        ('{"names": ["p1"]}', Interval, ["names"]),
        ('{"low": "x", "high": 1}', Interval, ["low"]),
    ],
)
def test_each_kind_of_field_keeps_its_form(text, kind, places):
    """A word outside its list, half a pair, and text for a statistic are refused where they stand."""
    assert places == refused(text, kind)


def test_an_error_without_a_note_is_told_of_its_group():
    """What no note places is told of the whole."""
    group = ExceptionGroup("x", [ValueError("hidden"), Fault("a.b", 1, "values.flag")])
    way = ((".at", "at"),)

    assert [("at", ("at",), "convert.schema"), ("at.b", ("at", "b"), "values.flag")] == [
        (one.place, one.path, one.code) for one in faults_of(group, way)
    ]
    assert "hidden" not in str(next(faults_of(group, way)))
    group.exceptions[0].add_note("of somebody else")
    assert 2 == len(list(faults_of(group, way)))


def test_a_place_in_a_document_is_a_path_too():
    """Names, keys and positions stand apart in the path, whatever points and brackets they hold."""
    with pytest.raises(Fault) as caught:
        convert.from_json('{"code": "c", "table": "t", "facts": {"a.b[0]": {"series": [1, [2]]}}}', Reason)

    assert ("facts", "a.b[0]", 1) == caught.value.path
    assert "facts['a.b[0]'][1]" == caught.value.place


@frozen(kw_only=True)
class Chosen(Value):
    """One of some words, one of some numbers, and an amount that is nobody's to read."""

    kind: Literal["a", "b", "long"] = "a"
    level: Literal[1, 2] = 1
    amount: Fraction = field(default=Fraction(0), repr=False)
    parts: tuple["Chosen", ...] = ()


def test_a_choice_is_one_of_its_values_of_their_kind():
    """Each of the values is read; what is like one, as true is like 1, is none, and the nearest is told."""
    for held in ({"kind": "a"}, {"kind": "b"}, {"level": 1}, {"level": 2}):
        assert Chosen(**held) == convert.from_json(json.dumps(held), Chosen)
    for held in ({"kind": "c"}, {"kind": 1}, {"level": True}, {"level": "1"}, {"level": 3}):
        assert list(held) == refused(json.dumps(held), Chosen)
    with pytest.raises(Fault, match=r"one of 'a', 'b' or 'long', got 'lon'\. Did you mean 'long'"):
        convert.from_json('{"kind": "lon"}', Chosen)


def test_what_a_field_withholds_is_not_told():
    """A wrong amount is shown where the field may be, and only its kind where it may not."""
    with pytest.raises(Fault) as caught:
        convert.from_json('{"amount": "SECRET"}', Chosen)
    assert (caught.value.place, "SECRET" in str(caught.value)) == ("amount", False)
    with pytest.raises(Faults) as several:
        convert.from_json('{"parts": [{"amount": "SECRET"}], "stranger": "SECRET"}', Chosen)
    assert "SECRET" not in str(several.value)


def test_a_kind_that_holds_its_like_is_defined_where_it_is_referred_to():
    """Its schema refers to itself by name, and the name is there; a kind that does not is told once."""
    shape = convert.schema(Chosen)
    assert shape["properties"]["parts"]["items"]["$ref"] == "#/$defs/Chosen"
    assert set(shape["$defs"]) == {"Chosen"}
    assert "$defs" not in convert.schema(Interval)


def test_a_whole_number_is_read_as_one():
    """A whole number has no quotes, no point, and is not true: each is told so."""
    converter = Converter()
    register(converter)
    assert converter.structure(3, int) == 3
    for wrong in ("3", True, None):
        with pytest.raises(Exception, match="a whole number, without quotes"):
            converter.structure(wrong, int)
    assert converter.structure(True, bool) is True
    for wrong in ("true", 1, None):
        with pytest.raises(Exception, match="true or false, without quotes"):
            converter.structure(wrong, bool)
    assert converter.structure("3", str) == "3"
    for wrong in (3, True, None):
        with pytest.raises(Exception, match="expected text"):
            converter.structure(wrong, str)


def test_an_object_of_any_kind_that_says_nothing_is_withheld():
    """What is told of it is that it is an object, not what is in it."""
    with pytest.raises(Fault) as caught:
        convert.from_json('{"code": "c", "sentences": {"en": "e"}, "facts": {"x": {"SECRET": 1}}}', Reason)
    assert (
        "facts['x']: expected an object that says its type, such as jury.Review, got (dict, not shown)"
        in str(caught.value)
    )


@pytest.mark.parametrize("wrong", ["true", '"1"', "[]", "{}"])
def test_a_statistic_is_a_number_without_quotes(wrong):
    """Neither true nor text is one, though both could be made one."""
    with pytest.raises(Fault, match=r"low: expected a number, without quotes"):
        convert.from_json(f'{{"low": {wrong}}}', Interval)


def test_a_value_of_any_kind_is_written_with_its_kind_and_read_so():
    """By a converter that was made anew: each kind has its tag, also within others."""
    converter = Converter()
    register(converter)
    _json_writing.register(converter)
    value = (
        1,
        (Fraction(1, 2), dt.date(2019, 1, 16)),
        FrozenMap(a=dt.time(9)),
        Review(item="a", juror="j", mark=1),
    )
    written = converter.unstructure(value, unstructure_as=object)
    assert list(written) == ["series"]
    assert [one if isinstance(one, int) else min(one) for one in written["series"]] == [
        1, "series", "map", "item"
    ]  # fmt: skip
    assert value == converter.structure(written, object)
