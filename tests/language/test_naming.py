"""Names are shown in the place of identifiers wherever a language says something."""

from __future__ import annotations

from fractions import Fraction

import pytest

from eig import convert
from eig.errors import Fault
from eig.jury import rank, select
from eig.reasons import ENGLISH, FRENCH, Language, Reason
from eig.teams import Objective, Opening, Person, Problem, WishPoints, compose

NAMES = {"c1": "Open justice", "c2": "Health map", "ada": "Ada L.", "plume": "Plume"}


def test_an_explanation_says_the_names_that_the_language_brings() -> None:
    selection = select(rank({"c1": 3, "c2": 2}), places=1)
    said = str(selection.explain("c2", lang=FRENCH.naming(NAMES)))
    assert said.startswith("Health map")
    assert "c2" not in said
    assert "c1" not in said


def test_a_name_is_shown_inside_facts_that_hold_facts() -> None:
    inner = Reason(code="inner", facts={"who": ("c1", "c3")}, sentences={"en": "{who}"})
    outer = Reason(
        code="outer", facts={"inner": inner, "n": Fraction(1, 2)}, sentences={"en": "{inner}: {n}"}
    )
    assert outer.say(ENGLISH.naming(NAMES)) == "Open justice and c3: 0.5"


def test_a_composition_is_explained_with_names() -> None:
    problem = Problem(
        people=[Person(id="ada", wishes=["plume"])],
        openings=[Opening(id="plume", size=(1, 1))],
        objective=Objective(terms=[WishPoints(by_rank=[1])]),
    )
    said = str(compose(problem).explain("ada", lang=ENGLISH.naming(NAMES)))
    assert said.startswith("Ada L.: ")
    assert "plume" not in said


def test_equals_in_brackets_are_named_too() -> None:
    lists = select(rank({"a": 9, "b": 8, "c": 8, "d": 8}), places=1, reserve=3)
    said = str(lists.explain(lang=ENGLISH.naming({"b": "Bea", "d": "Dan"})))
    assert "[Bea = c = Dan]" in said


def test_later_names_join_the_earlier_and_names_stay_out_of_the_repr() -> None:
    language = ENGLISH.naming({"a": "A", "b": "B"}).naming({"b": "Bee"})
    assert [language.name(key) for key in "abc"] == ["A", "Bee", "c"]
    assert "Bee" not in repr(language)
    assert convert.from_json(convert.to_json(language), Language) == language


def test_a_name_that_breaks_the_line_is_refused() -> None:
    with pytest.raises(Fault, match="names"):
        ENGLISH.naming({"a": "A\n# forged"})
