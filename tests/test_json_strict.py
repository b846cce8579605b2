"""JSON is read strictly: what a constructor refuses a reader refuses, all together, each with its path."""

import json
from fractions import Fraction

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from eig import convert
from eig.convert._reading import faults_of
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import MarkSheet, Ranking, Review, Reviews
from eig.reasons import Reason, Trace, Undefined
from eig.teams import Person


@frozen(kw_only=True)
class Interval:
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
    """A type that is not there is told with its path among the others; alone, it is an unknown key."""
    text = '{"code": "c", "sentences": {"en": 3}, "facts": {"x": {"type": "jury.Revue"}}}'

    assert {"sentences['en']", "facts['x']"} == set(refused(text, Reason))
    with pytest.raises(UnknownKey, match=r"jury\.Review"):
        convert.from_json(text.replace("3", '"f"'), Reason)


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
    assert [] == _empty(shape)
    assert {"Reason", "AnyValue"} == set(shape["$defs"])


@pytest.mark.parametrize("kind", [dict, 3, None, "Review"])
def test_what_is_no_kind_is_refused(kind):
    """Reading and describing ask for a class of the library."""
    for ask in (lambda: convert.from_json("{}", kind), lambda: convert.schema(kind)):
        with pytest.raises(Fault, match="a class of eig"):
            ask()
    with pytest.raises(Fault, match="frozen value"):
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
    group = ExceptionGroup("x", [ValueError("hidden"), Fault("a.b", 1, rule="r", remedy="m")])

    assert [("at", "it can be read (ValueError)"), ("at.b", "r")] == [
        (one.place, one.rule) for one in faults_of(group, "at")
    ]
    group.exceptions[0].add_note("of somebody else")
    assert 2 == len(list(faults_of(group, "at")))
