"""What is explained to a candidate holds no more than a letter does, whichever answer is asked."""

import re
from collections import defaultdict
from itertools import permutations, product
from random import Random

import pytest

from eig.jury import EIG_SCALE, Criterion, JuryRules, Rubric, Scoresheet, deliberate, fill_posts, rank_lists
from eig.lots import Decision
from eig.programme import Quota
from eig.programme.disclosure import Disclosure
from eig.teams import MaxEach, Objective, Opening, Person, Problem, compose, repair
from eig.teams.asked import Forbidden, SkillPoints

NAMES = ("x", "y", "z")
COUNTING = [
    MaxEach(id="each", attribute="employer", maximum=1),
    Quota(attribute="employer", value="w", minimum=1),
    Quota(attribute="employer", value="w", maximum=1),
]
ONE = Rubric.equal(["impact"], scale=EIG_SCALE)
FLOOR = Rubric(criteria=[Criterion(id="impact", scale=EIG_SCALE, floor=2)])


def cohort_of(rule, size, employers, points):
    """Return the best cohort of three people, of some employers and points, for the seats of one challenge."""
    people = [
        Person(id=name, employer=one, skills={"m": given}, wishes=["plume"])
        for name, one, given in zip(NAMES, employers, points, strict=True)
    ]
    openings = [Opening(id="plume", size=(size, size), weights={"m": 1})]
    return compose(
        Problem(people=people, openings=openings, rules=[rule], objective=Objective(terms=[SkillPoints()]))
    )


def worlds():
    """Yield each cohort under a rule that counts employers, or after somebody left, with what its reader has."""
    for rule, size in product(COUNTING, (1, 2)):
        for employers, points in product(product("wv", repeat=3), permutations((5, 4, 2))):
            found = cohort_of(rule, size, employers, points)
            yield (COUNTING.index(rule), size, employers[0]), found
            if found.cohort and size == 1 and "x" not in found.cohort.people:
                yield (
                    (COUNTING.index(rule), "left", employers[0]),
                    repair(found, withdrawn=found.cohort.people),
                )


def test_whoever_has_a_seat_reads_it_without_points():
    """What a seat is worth would tell what others are worth."""
    read = str(cohort_of(COUNTING[0], 1, "wwv", (5, 4, 2)).explain("x", audience="candidate"))
    assert "plume" in read
    assert "point" not in read


@pytest.mark.slow
def test_who_sits_where_is_all_that_a_cohort_tells_of_others():
    """Where the same people have the same seats, and the reader is the same, the text is: whatever others have, and how many points."""
    read = defaultdict(set)
    for known, found in worlds():
        seats = tuple(str(found.explain(one, audience="public")) for one in (*NAMES, "plume"))
        for lang in ("en", "fr"):
            read[known, seats, lang].add(str(found.explain("x", lang=lang, audience="candidate")))
        read[known, seats, "plume"].add(str(found.explain("plume", audience="candidate")))
    assert {1} == {len(some) for some in read.values()}
    assert any("no seat at plume in this cohort" in str(some) for some in read.values())


@pytest.mark.slow(but=["median"])
@pytest.mark.parametrize("method", ["median", "mean"])
def test_posts_tell_no_score_of_another(method):
    """Whoever goes through all marks of three people, of one post and a reserve, knows none that the lists do not tell."""
    before, after = defaultdict(list), defaultdict(list)
    for marks in product((1, 2, 3, 4), repeat=3):
        rows = [
            (one, f"j{n}", {"impact": mark}) for one, mark in zip(NAMES, marks, strict=True) for n in range(3)
        ]
        lists = rank_lists({"a": Scoresheet.from_marks(ONE, rows)}, JuryRules(rubric=ONE, method=method))
        given = fill_posts(lists, posts=1, wishes=dict.fromkeys(NAMES, ("a",)), reserve=2)
        seen = tuple(str(given.explain(one, audience="public")) for one in NAMES)
        before[seen].append(marks)
        told = str(given.explain("x", audience="candidate"))
        after[seen, told].append(marks)
        assert not re.search(r"\b2 people", told)
    for (seen, told), left in after.items():
        for other in (1, 2):
            known = {len({one[other] for one in some}) for some in (left, before[seen])}
            assert 1 not in known or len(known) == 1, told


def figures(text):
    """Return the figures of a text, and what counts one; how many places are open is told in words, or not."""
    return {*re.findall(r"\d+|\bone other\b", text.replace("1 of the 2 places", "the last place"))}


def test_a_selection_tells_a_candidate_no_figure_that_the_letter_withholds():
    """Asked alone or in its deliberation, a selection says how many are equal, and scores and ranks, as far as the deliberation does."""
    told, draw = set(), Random(1)
    for number in range(40):
        rows = [
            (item, f"j{n}", {"impact": draw.randint(1, 4)})
            for item in "abcdef"
            for n in range(draw.choice([6, 12]))
        ]
        shown = Disclosure() if number % 2 else Disclosure(total=(), counts=(), ranks=())
        grid = FLOOR if number % 5 < 2 else ONE
        rules = JuryRules(
            rubric=grid, places=2, reserve=1, disclosure=shown, threshold=(number % 3) * 2 or None
        )
        held = deliberate(Scoresheet.from_marks(grid, rows), rules)
        if held.selection.undecided and number % 4 == 1:
            order = held.selection.undecided
            held = held.settle(Decision(by="jury", order=order, reference="minutes, 4.2"))
        for item in "abcdef":
            letter, alone = (str(one.explain(item, audience="candidate")) for one in (held, held.selection))
            assert figures(alone) <= figures(letter), (alone, letter)
            told |= figures(alone)
    assert len(told) > 3


def test_a_cohort_tells_what_bars_a_wish_and_that_equals_wait():
    """A wish that no post is there for, one that a rule bars to the person alone, a tie, and how it was parted."""
    people = [
        Person(id=one, wishes=["plume", "adler"], asked_for=["cibnav", "plume", "adler"]) for one in NAMES
    ]
    shut = Forbidden.of("x", "adler")
    found = compose(Problem(people=people, openings=[Opening(id="plume"), Opening(id="adler")], rules=[shut]))
    settled = found.settle(Decision(by="jury", order=["y", "z", "x"], reference="minutes, 4.2"))
    open_, parted = (str(one.explain("x", audience="candidate")) for one in (found, settled))
    assert "not decided yet" in open_
    assert "sits" not in open_
    assert "no seat" in parted
    assert "parted by the jury" in parted
    assert "minutes" not in parted
    for text in (open_, parted):
        assert "cibnav, wish number 1" in text
        assert "no seat at adler" not in text
        assert "adler" in text.split("cibnav")[1]
