"""No two values of a rule of a promotion print the same sheet, and a clerk who reads it comes to the same answers."""

import re

import pytest
from attrs import evolve, fields

from eig._language.sentences_from_codes import template_of
from eig.programme import PromotionRules
from eig.programme.disclosure import Disclosure
from eig.programme.eligibility import EligibilityCondition
from eig.programme.interests import (
    ADVISORY,
    COMPETITION,
    EXAMINATION,
    Interest,
    RecusalRules,
    calls_for_recusal,
)
from eig.programme.lifecycles import CHALLENGE_LIFE, LIVES, LifeCycle
from eig.programme.pay import Pay, PayBand
from eig.programme.rules import GridCriterion, GridLevel, ScoringGrid
from eig.programme.terms import FRENCH_PROJECT_CONTRACT, FRENCH_PUBLIC_LAW, ContractTerms
from helpers.unfolded import unfolded

IMPACT = GridCriterion(id="impact", title="impact")
WORST, BEST = GridLevel(mark=1, label="weak"), GridLevel(mark=4, label="strong")
GRID = ScoringGrid(judges="candidates", criteria=[IMPACT])
BAND = PayBand(pay=Pay(amount=4000, currency="EUR", basis="net", per="month"))
OUT = EligibilityCondition(excludes="agent", at="start")
LINKS = RecusalRules(name="panel", scope="item")
TERMS = ContractTerms(kind="CDD")
PROSE = {"text": "the condition is then printed as the office worded it"}
"""Fields that the sheet may leave out, with the reason."""
OPTIONS = {
    "terms": (
        TERMS,
        {
            "kind": ["projet"],
            "duration": ["10 months", "9 months"],
            "longest": ["20 months"],
            "renewable": [True, False],
            "share": [1, "1/2"],
            "employer": ["DINUM"],
            "law": [FRENCH_PUBLIC_LAW, FRENCH_PROJECT_CONTRACT],
            "source": ["the call"],
        },
    ),
    "grids": (
        GRID,
        {
            "judges": ["challenges", "interviews"],
            "criteria": [
                [],
                [evolve(IMPACT, title="effect")],
                [evolve(IMPACT, weight=1)],
                [evolve(IMPACT, weight=2)],
            ],
            "levels": [[WORST, BEST], [WORST, evolve(BEST, mark=3)], [WORST, evolve(BEST, label="good")]],
            "out_of": [4, 5],
            "source": ["the call"],
        },
    ),
    "pay": (
        BAND,
        {
            "pay": [
                evolve(BAND.pay, **one)
                for one in (
                    {"amount": 3000},
                    {"currency": "CHF"},
                    {"basis": "gross"},
                    {"basis": "employer_cost"},
                    {"per": "year"},
                    {"variable": "0.1"},
                )
            ],
            "from_years": [1, 2],
            "up_to_years": [0, 2],
            "source": ["the call"],
        },
    ),
    "eligibility": (
        OUT,
        {
            "excludes": ["student"],
            "requires": [],
            "at": ["application", "decision", "always", "unstated", "jury"],
            "source": ["the call"],
        },
    ),
    "lives": (
        CHALLENGE_LIFE,
        {
            "subject": ["Post", "Door"],
            "first": ["heard"],
            "steps": [{**CHALLENGE_LIFE.steps, "ended": ["running"]}, {**CHALLENGE_LIFE.steps, "lost": []}],
        },
    ),
    "recusal": (
        LINKS,
        {
            "name": ["competition"],
            "scope": ["session"],
            "harmless": [["alumni"], ["alumni", "mentor"]],
            "decisive": [[], ["mentor"]],
            "source": ["the call"],
        },
    ),
}
"""A value of a rule, and others of each of its fields."""
MORE = {
    "eligibility": [EligibilityCondition(requires="agent", at="start")],
    "lives": [LIVES[:2], LIVES],
    "terms": [
        ContractTerms(source="the call"),
        evolve(TERMS, longest="9 months", renewable=True),
        evolve(TERMS, longest="9 months", renewable=False),
    ],
}
PLAIN = {
    "wish_cap": [None, 1, 2],
    "wish_kind": [None, "challenge", "profile"],
    "mate_wishes": [None, False, True],
    "team_sizes": [[], [1], [2], [1, 2], [1, 2, 3]],
    "tie_break": [[], ["age"], ["age", "lot"], ["lot", "age"]],
    "decided_by": ["", "DINUM"],
    "disclosure": [Disclosure(), Disclosure(votes=["candidate"]), Disclosure(smallest=1)],
}


def _as_given(name, value):
    """Return a value as the rules take it: most hold several."""
    return value if name in ("terms", "recusal") or isinstance(value, tuple) else [value]


def _values(name):
    """Return values of a rule: none, one, and it with each other value of each field."""
    one, others = OPTIONS[name]
    made = [evolve(one, **{field: value}) for field, some in others.items() for value in some]
    given = [_as_given(name, value) for value in (one, *made, *MORE.get(name, ()))]
    return [{"terms": ContractTerms(), "recusal": None}.get(name, ()), *given]


@pytest.mark.slow(but=["grids-fr", "mate_wishes-fr"])
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", [one.name for one in fields(PromotionRules)])
def test_each_value_of_each_rule_changes_the_sheet(name, lang):
    """No two values of a rule, nor of a field of it, print the same sheet."""
    values = PLAIN[name] if name in PLAIN else _values(name)
    printed = {str(PromotionRules(**{name: value}).explain(lang=lang)) for value in values}
    assert len(printed) == len(values)


def test_each_field_of_each_rule_is_gone_through():
    """By their names, so that a new one is printed too, or stands in the list of those left out."""
    for one, others in OPTIONS.values():
        assert {each.name for each in fields(type(one))} - PROSE.keys() == others.keys()


def test_the_sheet_claims_nothing_that_was_not_published():
    """No cap is no freedom, and an order is said as an order."""
    assert "any number" not in str(PromotionRules(wish_kind="challenge").explain())
    assert "libre" not in str(PromotionRules(wish_kind="challenge").explain(lang="fr"))
    assert "in this order, by age and lot" in str(PromotionRules(tie_break=["age", "lot"]).explain())
    assert "teams of 2 or 3" in str(PromotionRules(team_sizes=[2, 3]).explain())
    assert "contract: its terms are not stated" in str(
        PromotionRules(terms=ContractTerms(source="x")).explain()
    )


def test_links_and_steps_are_said_in_french():
    """No identifier of a kind, a status or a procedure stands in the French sheet."""
    told = unfolded(PromotionRules(recusal=ADVISORY, lives=[CHALLENGE_LIFE]).explain(lang="fr"))
    assert "lien professionnel" in told
    assert "commission consultative" in told
    assert not re.search(r"examined|advisory|withdrawn|Challenge", told)


class Sheet:
    """The rules as somebody reads them: what each sentence says, and no fact that its words leave out."""

    def __init__(self, rules, key):
        self.said = [self._read(one) for one in rules.explain(key).reasons]

    def _read(self, fact):
        if isinstance(fact, tuple):
            return [self._read(one) for one in fact]
        if not hasattr(fact, "facts"):
            return fact
        words = template_of("programme", fact.code, "en")
        return {name: self._read(one) for name, one in fact.facts.items() if re.search(rf"{{{name}\b", words)}


def test_a_clerk_with_the_sheet_alone_asks_jurors_to_step_back():
    """Of each kind of link, judged strong, slight or not at all."""
    for rules in (COMPETITION, EXAMINATION, ADVISORY, evolve(LINKS, harmless=["mentor"], decisive=[])):
        [said] = Sheet(PromotionRules(recusal=rules), "recusal").said
        always, never = ([one["kind"] for one in said[name] or ()] for name in ("decisive", "harmless"))
        for kind in ("conscience", "alumni", "mentor", "professional", "other"):
            for strength in (None, "slight", "strong"):
                link = Interest(juror="j1", target="c1", kind=kind, intensity=strength)
                found = kind in always or strength == "strong" or (strength is None and kind not in never)
                assert calls_for_recusal(link, procedure=rules) is found, (kind, strength)


def test_a_clerk_with_the_sheet_alone_follows_each_step():
    """From status to status, as the table of the programme allows."""
    ours = LifeCycle(
        subject="Door", first="shut", steps={"shut": ["open"], "open": ["shut", "gone"], "gone": []}
    )
    for lives in ([ours], LIVES[:3]):
        for said, life in zip(Sheet(PromotionRules(lives=lives), "steps").said, lives, strict=True):
            read = {
                one["origin"]["status"]: [to["status"] for to in one["after"] or ()] for one in said["steps"]
            }
            assert (said["first"]["status"], read) == (
                life.first,
                {key: [*to] for key, to in life.steps.items()},
            )
