"""JSON and back."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from fractions import Fraction
from operator import itemgetter
from typing import Literal

import pytest
from attrs import field, frozen
from hypothesis import example, given
from hypothesis import strategies as st

from eig import convert
from eig._values.frozen_maps import FrozenMap
from eig._values.value import Value
from eig.book import Book, Dossier, PublishedAct
from eig.convert._json_schemas import NAME
from eig.errors import Fault, Faults
from eig.jury import Review, Reviews
from eig.programme import Application, Candidate, Mentor
from eig.programme.hours import OpeningHours
from eig.programme.organisations import FundingShare
from eig.programme.quotas import Quota
from eig.promotions import P3
from eig.reasons import Reason, Trace, Undefined
from eig.teams import Opening, Person, Problem
from helpers.schemas import refusals

FACTS = {
    "number": Fraction(1, 3),
    "day": dt.date(2019, 1, 16),
    "moment": dt.datetime(2019, 1, 16, 9, tzinfo=dt.UTC),
    "hour": dt.time(9, 30),
    "several": ("a", 1, (Fraction(2),)),
    "map": FrozenMap(a=Fraction(1)),
    "value": Review(item="a", juror="j", mark=1),
    "nothing": None,
}
REASON = Reason(code="c", sentences={"en": "because", "fr": "parce que"}, facts=FACTS)
DOSSIER = Book(promotion=P3).decide().dossier()


@frozen(kw_only=True)
class Open(Value):
    """A value whose field takes several kinds, or a function."""

    answer: Fraction | Undefined | None = None
    key: str | int = 0
    kind: Literal["a", "b"] = "a"
    parts: FrozenMap[Fraction] = field(factory=FrozenMap, converter=FrozenMap)
    rule: Callable[[int], int] | None = None
    share: float = 0.5


@pytest.mark.parametrize(
    "value",
    [
        Reviews.from_triples([("a", "j1", Fraction(1, 3))]),
        REASON,
        Trace(subject="a", reasons=[REASON], lang="fr"),
        Open(answer=Fraction(1, 2), key="k", parts={"x": Fraction(1)}),
        Open(answer=Undefined(reason=REASON), key=3),
        Open(),
    ],
    ids=lambda value: type(value).__name__,
)
def test_json_gives_back_the_value(value):
    """What is written as JSON is read back equal, and written again the same."""
    text = convert.to_json(value)

    assert value == convert.from_json(text, type(value))
    assert text == convert.to_json(convert.from_json(text, type(value)), indent=None)
    assert json.loads(text) == json.loads(convert.to_json(value, indent=2))


@given(st.lists(st.booleans(), min_size=3, max_size=3))
@example([False, True, False])
def test_a_part_that_older_readers_do_not_know_is_written_where_it_holds_something(there):
    """No act replaced, no reference, no erasure: none is named, and a copy of the program of before reads the act."""
    later = {"reference": "2018-7", "earlier_references": ["2018-1"], "unlinked": {"rules": "00"}}
    given = {name: one for (name, one), is_there in zip(later.items(), there, strict=True) if is_there}
    bare = {"promotion": "EIG 3", "about": "candidates", "text": "", "rules": "", "root": "00", "size": 1}
    written = json.loads(convert.to_json(PublishedAct(**bare, **given)))
    assert written == {"eig": 1, **bare, "links": [], "replaces": "", **given}


def test_a_function_does_not_go_into_json():
    """A function is refused with a remedy rather than lost."""
    with pytest.raises(Fault, match="no function of yours"):
        convert.to_json(Open(rule=abs))


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"item": "a"}',
        '{"item": "a", "juror": "j", "mark": "x"}',
        '{"item": "a", "juror": "j", "mark": "1", "age": 3}',
        "[]",
    ],
)
def test_text_that_is_not_the_value_is_refused(text):
    """Broken JSON, a missing or unknown key, or a wrong value is refused by our own error."""
    with pytest.raises((Fault, Faults)):
        convert.from_json(text, Review)


@pytest.mark.parametrize("wrong", ['"0.5"', "true"])
def test_a_number_is_written_as_one(wrong):
    """Text and truth values are refused where a share stands, and told so."""
    text = convert.to_json(Open()).replace("0.5", wrong)
    with pytest.raises((Fault, Faults), match="a number, without quotes"):
        convert.from_json(text, Open)


def test_rules_hold_when_reading():
    """JSON is validated as construction is, with all faults together."""
    with pytest.raises(Faults):
        convert.from_json('{"item": "", "juror": "", "mark": "1"}', Review)


def test_an_unknown_type_names_the_nearest():
    """A misspelt type is answered with the nearest known."""
    text = convert.to_json(REASON).replace("jury.Review", "jury.Revue")

    with pytest.raises(Fault, match=r"Did you mean 'jury\.Review'") as caught:
        convert.from_json(text, Reason)
    assert ("facts", "value") == caught.value.path


def test_the_schema_describes_the_text():
    """The schema lists fields, what they hold and which are needed, and refers to nested kinds once."""
    shape = convert.schema(Reviews)
    loose = convert.schema(Open)["properties"]

    assert {"$ref": "#/$defs/Review"} == shape["properties"]["reviews"]["items"]
    assert ["item", "juror", "mark"] == shape["$defs"]["Review"]["required"]
    number, undefined, nothing = loose["answer"]["anyOf"]
    assert ["fraction"] == number["anyOf"][1]["required"]
    assert (["type"], {"type": "null"}) == (undefined["required"], nothing)
    assert {"anyOf": [{"type": "string"}, {"type": "integer"}], "default": 0} == loose["key"]
    assert {"enum": ["a", "b"], "default": "a"} == loose["kind"]
    assert "pattern" in loose["parts"]["additionalProperties"]["anyOf"][0]
    facts = convert.schema(Reason)["properties"]["facts"]
    assert facts.pop("description").startswith("a mapping from an identifier")
    assert facts == {
        "type": "object", "propertyNames": {"pattern": NAME}, "additionalProperties": {"$ref": "#/$defs/AnyValue"},
    }  # fmt: skip


def test_the_schema_says_what_else_is_asked():
    """A field says what is expected of it and what it is where left out; a class, that rules between fields hold too."""
    shape = convert.schema(Quota)

    assert ("a whole number from 0", 0) == itemgetter("description", "default")(
        shape["properties"]["minimum"]
    )
    assert shape["description"].startswith("Rules between these fields hold too")
    assert "description" not in convert.schema(Reviews)["$defs"]["Review"]
    assert "default" not in shape["properties"]["attribute"]


def test_a_missing_extra_is_named(monkeypatch):
    """Without cattrs, the error says what to install."""
    convert._converter.cache_clear()
    monkeypatch.setitem(sys.modules, "cattrs", None)

    with pytest.raises(ModuleNotFoundError, match=r"eig-fellowship\[json\]"):
        convert.to_json(REASON)
    convert._converter.cache_clear()


@frozen(kw_only=True)
class Counted(Value):
    """A value that counts its parts itself."""

    parts: tuple[int, ...]
    size: int = field(init=False, default=0)


def test_what_a_value_computes_is_not_read():
    """A field that no caller may give is no key of its document."""
    assert convert.from_json('{"parts": [1]}', Counted) == Counted(parts=(1,))
    with pytest.raises(Fault) as caught:
        convert.from_json('{"parts": [1], "size": 3}', Counted)
    assert ("size", "Its fields: 'parts'.") == (caught.value.place, caught.value.remedy)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("kind", "document", "at"),
    [
        (Application, {"candidate": "", "wishes": []}, ("candidate",)),
        (Application, {"candidate": " c1"}, ("candidate",)),
        (Application, {"candidate": "c\u00001"}, ("candidate",)),
        (Application, {"candidate": "c1", "wishes": ["plume", ""]}, ("wishes", 1)),
        (Application, {"candidate": "c1", "wishes": ["plume", "plume"]}, ("wishes",)),
        (Application, {"candidate": "c1", "wave": 0}, ("wave",)),
        (Application, {"candidate": "c1", "age": 3}, ("age",)),
        (Candidate, {"id": "c1", "skills": {"dev": -1}}, ("skills", "dev")),
        (Candidate, {"id": "c1", "skills": {" ": 1}}, ("skills", " ")),
        (Candidate, {"id": "c1", "employer": ""}, ("employer",)),
        (Candidate, {"id": "c1", "attributes": {"region": ""}}, ("attributes", "region")),
        (Mentor, {"id": "m", "challenge": "x", "share": 1.5}, ("share",)),
        (FundingShare, {"payer": "PIA", "share": 0}, ("share",)),
        (Dossier, {**json.loads(convert.to_json(DOSSIER)), "audience": "candidate"}, ("audience",)),
        (OpeningHours, {"opens": "09:00:00", "closes": "17:00:00", "weekdays": [7]}, ("weekdays", 0)),
    ],
)
def test_the_schema_says_what_a_field_declares(kind, document, at):
    """Names, counts, shares and choices that a reader refuses, the schema refuses in the same place."""
    assert [at] == refusals(convert.schema(kind), document)
    with pytest.raises((Fault, Faults)):
        convert.from_json(json.dumps(document), kind)


@pytest.mark.untraced
@pytest.mark.parametrize(
    "value",
    [REASON, DOSSIER, DOSSIER.rulings, Application(candidate="c 1"), P3.rules, P3.challenges[0]],
    ids=repr,
)
def test_a_value_keeps_its_schema(value):
    """What is written has the form that is described."""
    assert [] == refusals(convert.schema(type(value)), json.loads(convert.to_json(value)))


@frozen
class MaxEach:
    """A rule of one's own, which has the name of one of the library."""

    id: str = "mine"
    level: int = 0
    weight: int = 1

    def say(self, lang="en"):
        return "a rule of mine"

    def check(self, crews):
        return ()


def test_a_rule_of_ones_own_does_not_go_into_json():
    """A class of the caller's that has the name of one of the library would be read as that: it is refused."""
    own = MaxEach()
    assert not type(own).__module__.startswith("eig.")

    with pytest.raises(Fault, match=r"to_json\.value: expected a value of eig"):
        convert.to_json(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")], rules=[own]))
