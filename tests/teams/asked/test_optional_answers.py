"""What a rule of one's own answers beside its shape: an answer of no use is told by the rule and the method."""

import pytest

from eig.errors import Fault
from eig.reasons import Reason
from eig.teams import Objective, Opening, Person, Problem, WishPoints, alternatives, check, compose, repair
from eig.teams.answers import minimal_conflict, relaxations
from eig.teams.asked import Cohort
from eig.testing import check_rule

OPENINGS = [Opening(id=name, size=(1, 1)) for name in ("adler", "plume")]
SMALL = Problem(
    people=[Person(id=f"p{one}", profiles=["data"], wishes=["plume", "adler"]) for one in range(3)],
    openings=OPENINGS,
    objective=Objective(terms=[WishPoints(by_rank=[3, 1])]),
)
SHORT = Problem(people=SMALL.people[:1], openings=OPENINGS)
SEATED = Cohort.of({"adler": ["p0"], "plume": ["p1"]})


class Mine:
    """A rule of one's own that holds always, and answers one question as a test says."""

    id, level, weight, on = "own", 0, 1, "team"

    def __init__(self, **answers):
        for name, answer in answers.items():
            setattr(self, name, answer)

    def say(self, lang="en"):
        return "a rule of mine"

    def check(self, crews):
        return ()


class Spanning(Mine):
    """The same, in the shape of a rule that counts."""

    def misses(self, crew):
        return 0


def _raises(*_):
    raise ValueError("the dossier of p1 is thin")


QUESTIONS = {
    "having": SMALL.having,
    "compose": lambda rule: compose(SMALL.having(rule)).worth,
    "check": lambda rule: check(SEATED, SMALL.having(rule)),
    "relaxations": lambda rule: relaxations(compose(SMALL.having(rule))),
    "conflict": lambda rule: minimal_conflict(SHORT.having(rule)).rules,
    "explain": lambda rule: [str(compose(SMALL.having(rule)).explain(one)) for one in ("p0", "p2")],
    "lost": lambda rule: str(compose(SMALL.having(rule)).points_lost("p2", "plume")),
    "alternatives": lambda rule: str(alternatives(SMALL.having(rule), SEATED, k=1)),
    "repair": lambda rule: str(repair(SMALL.having(rule), SEATED, withdrawn=["p1"])),
    "str": lambda rule: str(SMALL.having(rule)),
    "fr": lambda rule: SMALL.having(rule).say("fr"),
    "letter": lambda rule: compose(SMALL.having(rule)).say("fr"),
    "check_rule": lambda rule: check_rule(rule, SMALL, cohorts=3),
}
WRONG = {
    "as_reason": (3, None),
    "fills": (3, []),
    "gives": (3, ("p1",), ("p1", 3), {"p1": "plume"}),
    "shuts": (3, "ab", ("a", "b", "c")),
    "need": (3, "data"),
    "held": (3, ["data"], "data"),
    "told_by": (3, "sums"),
    "least_profiles": ("x", -1, 1.5),
    "shared_by": (3, ("employer", "x"), ("employer",)),
    "is_of_wishes": ("no", 3),
    "is_of_seats": ("no", 3),
    "most_missed": ("x", -1),
    "relaxed_by": (3, [3], [("most", 2, Mine(id="r"))], [("maximum", 2, "r")]),
    "say": (3, None),
    "spans": (None, 3, [3]),
    "binds": (None, 3, [3]),
    "excludes": (None, 3, [3]),
    "lines": (None, 3, [3]),
}


def _fault(ask, rule):
    """Return the text of the fault that a question ends with, or nothing where it has an answer."""
    try:
        ask(rule)
    except Fault as fault:
        return str(fault)
    return ""


def _rule(method, answer):
    shape = Spanning if method in {"spans", "binds", "excludes"} else Mine
    return shape(**{method: answer})


ALIKE = {"as_reason", "fills", "held", "most_missed", "need", "say", "shared_by", "shuts", "told_by"}
"""Those whose answers are looked at as others are: no branch is of them alone."""


@pytest.mark.slow(but=["binds"], one_in=5)
@pytest.mark.parametrize(
    "method", [pytest.param(one, marks=[pytest.mark.slow] if one in ALIKE else []) for one in WRONG]
)
def test_an_answer_of_no_use_is_told_by_its_method(method):
    """Whatever a rule answers, every question has the answer of a silent rule, or one fault that names both."""
    for answer in (_raises, *(lambda *_, given=given: given for given in WRONG[method])):
        told = {name: _fault(ask, _rule(method, answer)) for name, ask in QUESTIONS.items()}
        assert told["check_rule"]
        faults = [text for text in told.values() if text]
        assert [text for text in faults if not text.startswith(f"rule own.{method}") or "thin" in text] == []


STRANGE = {
    "fills": "nowhere",
    "shuts": ("nobody", "nowhere"),
    "shared_by": ("colour", 1),
    "told_by": "sum",
    "relaxed_by": [],
}


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("method", STRANGE)
def test_an_answer_about_strangers_changes_no_answer(method):
    """What a rule says of a place that nobody has changes nothing of what is composed, and raises nothing."""
    told = {
        name: ask for name, ask in QUESTIONS.items() if name not in {"having", "check_rule", "relaxations"}
    }
    for name, ask in told.items():
        assert ask(Mine()) == ask(_rule(method, lambda *_: STRANGE[method])), name


@pytest.mark.parametrize("method", ["gives", "fills", "shuts"])
def test_an_answer_of_nothing_is_silence(method):
    """A rule that answers None says that it has no such answer."""
    assert compose(SMALL.having(_rule(method, lambda: None))).worth == compose(SMALL).worth


def test_a_reason_and_a_series_of_ones_own_are_taken():
    """A list stands for a tuple, as everywhere; a reason of one's own is how the rule is told."""
    told = Reason(code="own", sentences={"en": "a rule of mine", "fr": "une règle à moi"})

    assert "une règle à moi" in SMALL.having(Mine(as_reason=lambda: told)).say("fr")
    assert compose(SMALL.having(Mine(gives=lambda: ["p1", "plume"]))).worth == compose(SMALL).worth


def test_a_value_that_a_rule_builds_wrongly_is_told_by_its_method():
    """A fault of this library, raised within a rule, says in which rule and method; any other error is named."""
    for wrong, place in (
        (lambda _: [Person(id=3)], "rule own.check.Person.id"),
        (lambda _: SMALL.person("zz"), "rule own.check:"),
    ):
        with pytest.raises(Fault) as caught:
            check(SEATED, SMALL.having(Mine(check=wrong)))
        assert str(caught.value).startswith(place)
