"""Laws: how each public search and statistic follows its input when the input changes in a stated way."""

import importlib
import inspect
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import examples, law_page, laws_marks
from helpers.metamorphic import CHANGES, LAWS, of
from helpers.shares import whole

pytestmark = pytest.mark.untraced
SEEDS = st.integers(0, 2**32 - 1)
FEW = settings() if whole() else settings(max_examples=5)


@pytest.mark.parametrize("name", LAWS)
def test_a_law_holds(name):
    """What is changed has the effect that the law states, and on some input there is something to see."""
    seen = []

    @FEW
    @given(SEEDS)
    def holds(seed):
        seen.append(LAWS[name].holds(Random(seed)) is not False)

    holds()
    assert any(seen) or any(LAWS[name].holds(Random(seed)) is not False for seed in range(40))


# ── nothing is left out ──────────────────────────────────────────────────────────────────────────

ROOMS = ("eig.jury", "eig.teams", "eig.timeline", "eig.programme", "eig.lots")
NO_LAW = {
    "words, layouts and pictures of what was computed": """
        explain rows say separation words reason reasons in_words label title to_html to_markdown canonical fill
        algorithm_notice candidate_minutes extract_for_candidate grade_labels written_proof
        grades_picture marks_picture rank_ranges_picture weights_picture pareto_picture points_lost_picture
        seats_picture escape_text fold_line gantt_html gantt_picture to_mermaid sessions_for sessions_in iso beside""",
    "a part of a value, read by its key or its name": """
        applying applies call calendar_of challenge criterion fact funding_of grid group_of history holds_on
        hours_of level life mark_sheet mentors_as milestone names of opening part_of people person phase place_of
        places post posts_of profile Application.rank Person.rank rule severity standing tally team_of value values accepts amount
        sheets_on at admits kept_from without_estimates faults admits_all demand""",
    "a step of a life that a table allows, or a correction that is recorded": "to corrected taken_again",
    "a word or a number that stands for a duration": "days weeks months working_days",
    "a digest of its text, whose every letter counts": "commitment one_time_code",
    "a solver that is held against the search of our own": "programme",
}
"""The public functions and methods that no law is about, and why. Class methods write a value in short."""


ANSWERS = (
    *("as_reason", "fills", "gives", "shuts", "need", "held", "told_by", "most_missed", "relaxed_by"),
    *("least_profiles", "shared_by", "is_of_wishes", "is_of_seats"),
)
"""What a rule answers beside its shape: under the law of `check_rule`, as its shape is."""


ASKED_BY_SEARCHES = "allows excludes lines misses points spans"
"""What a rule or a term answers of its shape."""


def public_callables():
    """Yield the public functions of the rooms and the methods of their values, as functions."""
    for module, name in examples.public_names():
        shown = getattr(importlib.import_module(module), name)
        if not module.startswith(ROOMS):
            continue
        if inspect.isfunction(shown):
            yield shown
        elif inspect.isclass(shown) and not getattr(shown, "_is_protocol", False):
            methods = ((own, one) for own, one in examples.members(shown).items() if inspect.isfunction(one))
            yield from (of(shown, own) for own, _ in methods if not own.startswith("_"))


def test_every_public_computation_has_a_law():
    """Whatever computes from marks, votes, wishes or tasks has a law, or a reason that says why it has none.

    What a rule or a term tells the search (`allows`, `points`, `lines` …) is under the law of `check_rule`.
    """
    lawful = {one.__qualname__ for law in LAWS.values() for one in law.functions}
    excused = {
        *ASKED_BY_SEARCHES.split(),
        "check",
        "binds",
        *ANSWERS,
        "pairs",
        "post_points",
        "use",
        *" ".join(NO_LAW.values()).split(),
    }
    missing = [
        one.__qualname__
        for one in public_callables()
        if one.__qualname__ not in lawful and not {one.__name__, one.__qualname__} & excused
    ]

    assert [] == sorted(missing)


def test_every_reason_is_about_something_public():
    """An excuse outlives nothing that it excuses, and no function has both a law and an excuse."""
    public = {name for one in public_callables() for name in (one.__name__, one.__qualname__)}
    lawful = {one.__qualname__ for law in LAWS.values() for one in law.functions}
    excused = set(" ".join(NO_LAW.values()).split())

    assert set() == excused - public
    assert set() == excused & lawful


def test_a_law_states_its_effect_in_a_sentence():
    """A law says what follows in words that a juror understands, and what it is about."""
    assert [] == [name for name, law in LAWS.items() if not law.effect.endswith(".") or not law.functions]


def test_every_change_has_laws():
    """Permute, rename, scale, clone, add a loser, double, split: none is listed for nothing."""
    assert set(CHANGES) == {law.change for law in LAWS.values()}


def test_a_law_that_does_not_hold_is_seen(monkeypatch):
    """The laws are no checks that cannot fail: a mean that counts the first mark twice breaks one."""
    monkeypatch.setattr(laws_marks, "mean", lambda marks: sum([*marks, marks[0]]))

    with pytest.raises(AssertionError):
        LAWS["centres_of_permuted_marks"].holds(Random(1))


def test_the_page_of_laws_is_written_from_them():
    """What the documentation lists is what is tried: `make listings` writes it."""
    assert law_page.PAGE.read_text(encoding="utf-8") == law_page.page()
