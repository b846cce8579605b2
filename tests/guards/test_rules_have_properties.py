"""Every rule that the docs name is gone through by a property test: rules of teams, policies, options, fields of rules."""

import importlib
import inspect
import re
import typing

import attrs
import pytest

from eig._values.annotation_rules_and_late_classes import annotations_of
from eig.jury import Criterion, JuryRules, Rubric, Scale
from eig.jury.agreement import cohen_kappa, krippendorff_alpha
from eig.jury.rules import ReserveTerms, TieBreak
from eig.lots import Decision
from eig.programme import Call, Pay, PromotionRules, Quota
from eig.programme.eligibility import EligibilityCondition, Standing
from eig.programme.hours import OpeningHours
from eig.programme.interests import Interest, RecusalRules
from eig.programme.pay import PayBand
from eig.programme.terms import ContractLaw, ContractTerms, TermBand
from eig.teams import Opening, Person, Problem, asked
from eig.teams.matching import Couple, Market
from eig.timeline import Contract, France, Phase, Plan, WorkCalendar
from eig.timeline.calendar import YearlyClosure
from eig.timeline.hearings import HalfDay, Hearing, HearingSlot
from eig.timeline.plan import Dependency, Job, Jobs, PhaseFact, Staffing, TimeShare
from helpers import examples
from helpers.property_tests import words

ROOMS = ("eig.jury", "eig.teams", "eig.timeline", "eig.programme", "eig.lots")
MACHINERY = {"stop", "progress", "map", "effort", "nodes", "backend", "trials", "max_steps"}
"""Options of how a search runs, which change no answer that is proven: see tests/test_progress.py and the oracles."""

PICTURES = {"gantt_html", "gantt_picture", "seats_picture"}
"""What only draws."""

OF_THE_BOOK = {"team_sizes", "grids", "lives", "recusal", "doubts"}
"""Fields of the rules of a promotion, and of a problem, that are of the book: tests/book holds them."""

WORDS = {"given", "source", "text", "note"}
"""Fields that hold words, or what was said of the others."""

TEAM_RULES = [
    shown
    for name in asked.__all__
    if inspect.isclass(shown := getattr(asked, name))
    and not getattr(shown, "_is_protocol", False)
    and any(hasattr(shown, face) for face in ("check", "points", "pairs", "post_points"))
]
STATED = [
    *TEAM_RULES,
    *(JuryRules, Criterion, Rubric, Scale, ReserveTerms, TieBreak, Decision, Quota, Interest, RecusalRules),
    *(Call, Pay, PayBand, PromotionRules, EligibilityCondition, Standing, OpeningHours),
    *(ContractLaw, ContractTerms, TermBand, Contract, Opening, Person, Problem, Couple, Market),
    *(France, Phase, Plan, WorkCalendar, YearlyClosure, HalfDay, Hearing, HearingSlot),
    *(Dependency, Job, Jobs, PhaseFact, Staffing, TimeShare),
]
"""What a programme, a jury or a team states its rules with."""


def public_functions():
    """Return the public functions of the rooms, by name."""
    found = {}
    for module, name in examples.public_names():
        shown = getattr(importlib.import_module(module), name)
        if module.startswith(ROOMS) and inspect.isfunction(shown):
            found[name] = shown
    return found


FUNCTIONS = public_functions()


def unnamed(names):
    """Return those of some names that no property test goes through, as a keyword or as a text."""
    return [name for name in names if not {f"{name}=", f"'{name}'"} & words()]


@pytest.mark.slow
@pytest.mark.parametrize("rule", TEAM_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_or_a_term_of_teams_has_a_property(rule):
    """A rule on seats, teams or cohorts, or a term of an objective, is drawn by a property test."""
    assert rule.__name__ in words()


@pytest.mark.untraced
@pytest.mark.parametrize("stated", STATED, ids=lambda stated: stated.__name__)
def test_what_a_rule_states_has_a_property(stated):
    """Each field of a rule is set by a property test."""
    fields = [one.name for one in attrs.fields(stated) if one.init]

    assert set() == set(unnamed(fields)) - OF_THE_BOOK - WORDS


@pytest.mark.slow
def test_every_option_has_a_property():
    """Each option of a public function is set by a property test, but those of how a search runs."""
    options = {
        (name, key)
        for name, function in FUNCTIONS.items()
        for key, one in inspect.signature(function).parameters.items()
        if one.kind is one.KEYWORD_ONLY and key not in MACHINERY and name not in PICTURES
    }

    assert [] == sorted((name, key) for name, key in options if unnamed([key]))


def literals(annotation):
    """Yield the texts that an annotation allows, word by word."""
    if typing.get_origin(annotation) is typing.Literal:
        yield from (one for one in typing.get_args(annotation) if isinstance(one, str))
    else:
        for one in typing.get_args(annotation):
            yield from literals(one)


def policies():
    """Yield each word that an option or a field of a rule may hold, with where it may."""
    for name, shown in [*FUNCTIONS.items(), *((one.__name__, one) for one in STATED)]:
        for key, annotation in annotations_of(shown).items():
            if key != "return" and key not in MACHINERY:
                yield from (((name, key), word) for word in literals(annotation))


@pytest.mark.slow
def test_every_policy_has_a_property():
    """Each word of a policy (a tie-break, an overflow, a side that proposes …) is said by a property test."""
    found = list(policies())

    assert ("add_months", "overflow") in dict(found)
    assert [] == sorted((*where, word) for where, word in found if f"'{word}'" not in words())


LISTED = (TieBreak, cohen_kappa, krippendorff_alpha)
"""Whose docstrings list the words that one field or option takes."""


@pytest.mark.slow
@pytest.mark.parametrize("shown", LISTED, ids=lambda shown: shown.__name__)
def test_every_word_that_a_docstring_lists_has_a_property(shown):
    """The tests of a tie-break, weights and distances are lists of words: each is said by a property test."""
    listed = set(re.findall(r"`([a-z]\w*)`", inspect.getdoc(shown)))
    told = {one.partition(":")[0] for one in words()} | {f"{one}'" for one in words()}

    assert len(listed) > 2
    assert [] == sorted(
        one for one in listed if f"'{one}'" not in words() and f"'{one}" not in told and one not in words()
    )


@pytest.mark.slow
def test_a_rule_without_a_property_is_seen():
    """The guard is no check that cannot fail."""
    assert ["a rule nobody stated"] == unnamed(["a rule nobody stated", "minimum"])
