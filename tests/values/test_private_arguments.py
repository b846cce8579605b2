"""What an argument holds of somebody is shown by no message: the argument declares whose it is, as a field does."""

import importlib
import inspect

import attrs
import pytest

from eig import jury, lots, programme, teams
from eig._values.annotation_rules_and_late_classes import annotations_of
from eig._values.call_arguments import _private_in
from eig._values.value import Value, owner_of
from eig.errors import EigError, Fault
from helpers import examples, hostile
from helpers.shares import share

KINDS = [
    kind
    for module in examples.modules()
    for kind in vars(importlib.import_module(module)).values()
    if inspect.isclass(kind) and issubclass(kind, Value) and attrs.has(kind)
]
OWNERS = [(one.name, owner_of(one)) for kind in KINDS for one in attrs.fields(kind)]
ONLY_PRIVATE = {name for name, whose in OWNERS if whose != "public"} - {
    name for name, whose in OWNERS if whose == "public"
}
"""Names that no field but a private one has."""


def asked():
    """Yield each public function and method, by its name."""
    for module, name in examples.public_names():
        found = getattr(importlib.import_module(module), name)
        several = vars(found).items() if inspect.isclass(found) else [(name, found)]
        for own, one in several:
            function = inspect.unwrap(getattr(one, "__func__", one))
            if inspect.isfunction(function) and not own.startswith("_") and module != "eig.testing":
                yield f"{name}.{own}", function


@pytest.mark.slow
def test_an_argument_named_as_a_private_field_is_declared_private():
    """A secret, an attribute or an employer is withheld as an argument, as it is as a field."""
    found = [
        (name, argument)
        for name, call in asked()
        for argument in annotations_of(call)
        if argument in ONLY_PRIVATE
    ]
    told = [
        f"{name}({argument})" for name, argument in found if argument not in _private_in(dict(asked())[name])
    ]
    assert len(found) > 10
    assert [] == told


def test_what_is_given_for_a_private_argument_is_not_shown():
    """A wrong secret, or a wrong attribute of somebody, is refused by its kind alone."""
    with pytest.raises(Fault, match=r"secret: expected text, got \(int, not shown\)"):
        lots.one_time_code(271828, codes=2, number=1)
    with pytest.raises(Fault, match=r"attributes\['a'\]\[0\]: .* got \(int, not shown\)"):
        jury.select(jury.rank({"a": 1}), places=1, attributes={"a": {"x": 271828}})


@pytest.mark.parametrize("wrong", [271828, [""], ["x", 3]])
def test_the_name_of_an_attribute_is_not_shown(wrong):
    """What somebody has is as private as how much: the attribute is told by its position, the item by its name."""
    several = {"family": "a", "handicap": wrong}
    for call, way in (
        (lambda: programme.Candidate(id="a", attributes=several), ("attributes", 1)),
        (
            lambda: jury.selection.best_under_quotas({"a": 1}, places=1, attributes={"a": several}),
            ("attributes", "a", 1),
        ),
    ):
        with pytest.raises(Fault) as caught:
            call()

        assert way == caught.value.path[1 : len(way) + 1]
        shown = [caught.value.say(), caught.value.say("fr"), repr(caught.value), *map(str, caught.value.path)]
        assert not any("handicap" in one for one in shown)


def test_an_argument_that_may_be_left_out_is_private_too():
    """Where None may stand for a secret, the secret is withheld all the same."""
    from eig.book import Outcome

    assert {"salt"} <= _private_in(Outcome.dossier)


SECRET = "Zoé secret"
OF_SOMEBODY = [
    programme.Interest(juror="j1", target="c1", kind="employer", note=SECRET),
    programme.Candidate(id="c1", name=SECRET, employer=SECRET, attributes={"h": SECRET}, clearances=[SECRET]),
    programme.steps.StepDecision(person="c1", step="screening", by="b", ground=SECRET),
    teams.Person(id="p1", employer=SECRET, attributes={"h": SECRET}),
    lots.Priority(order=["a", "b"], reference="r", reason=SECRET),
]
FORMS = {
    "itself": lambda one: one,
    "under a key": lambda one: {"c1": one},
    "in a list": lambda one: [one, one],
    "by its parts, for a value": lambda one: attrs.asdict(one, recurse=False),
    "by its parts, for one of several values": lambda one: [attrs.asdict(one, recurse=False)],
}
"""How somebody's facts come to where they are not expected."""
MEANT = {
    "by its parts, for a value": lambda right: isinstance(right, Value),
    "by its parts, for one of several values": lambda right: (
        isinstance(right, (tuple, list)) and any(isinstance(one, Value) for one in right)
    ),
}
"""Parts stand where a value is meant: elsewhere each is an entry of its own, and the wrong one is shown."""


def shown_of(call, given):
    """Return all that is shown where a call refuses what it is given."""
    try:
        call(**given)
    except EigError as error:
        return [error.say(), error.say("fr"), repr(error), *map(str, error.path)]
    except TypeError:  # an argument that a signature does not have, or has twice
        pass
    return []


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("form", FORMS)
def test_whatever_is_refused_with_somebody_s_facts_in_it_shows_none(form):
    """A candidate, an interest or their parts, given where something else is meant, are told by key and kind (a sixteenth or a fourth of the calls; all by `make nightly`)."""
    calls = {name: (call, given) for call, (name, given) in hostile.recorded().items()}
    given = [
        (f"{name}({argument}) {type(one).__name__}", call, {**right, argument: FORMS[form](one)})
        for name, (call, right) in calls.items()
        for argument in right
        if MEANT.get(form, lambda _: True)(right[argument])
        for one in OF_SOMEBODY
    ]
    chosen = set(share([what for what, *_ in given], form, one_in=16 if form not in MEANT else 4))
    told = {what: shown for what, call, one in given if what in chosen and (shown := shown_of(call, one))}

    assert len(told) > 25
    assert {} == {what: shown for what, shown in told.items() if any(SECRET in words for words in shown)}
