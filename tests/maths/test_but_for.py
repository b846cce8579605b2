"""But-for causes: held against all subsets, for outcomes that grow with what is left out and for any others."""

from itertools import combinations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eig._maths.but_for_causes import MOST_TOGETHER, Causes, but_for, fewest

NAMES = "abcdef"


def subsets(causes):
    return [frozenset(some) for size in range(len(causes) + 1) for some in combinations(causes, size)]


class Table:
    """A case that is written down: what would be without each set of causes. It counts what it is asked."""

    def __init__(self, causes, answers):
        self.causes, self.answers, self.asked = tuple(causes), answers, []

    def without(self, causes, /):
        self.asked.append(causes)
        return self.answers[frozenset(causes)]


@st.composite
def tables(draw, *values):
    causes = NAMES[: draw(st.integers(0, 5))]
    return Table(causes, {some: draw(st.sampled_from(values)) for some in subsets(causes)})


@st.composite
def growing(draw):
    """A case in which leaving more out never shuts anybody out: the item is in without one of these sets."""
    causes = NAMES[: draw(st.integers(0, 6))]
    enough = draw(st.lists(st.sets(st.sampled_from(causes), min_size=1), max_size=4)) if causes else []
    return Table(causes, {some: any(one <= some for one in enough) for some in subsets(causes)})


LATE = Table("abcd", {some: {*some} in ({*"abcd"}, {*"acd"}, {*"cd"}) for some in subsets("abcd")})
LONG = Table("abcde", {some: len(some) > 3 for some in subsets("abcde")})


@given(st.sets(st.sampled_from("abcdefghi"), min_size=2), st.integers(0, 8))
def test_where_all_are_named_none_of_those_told_together_can_be_left_out(needed, few):
    """Whatever else is left out beside them, those told are the needed ones, however many these are."""
    case = Table("abcdefghi", {some: needed <= some for some in subsets("abcdefghi")})

    assert but_for(case, few=few, named=9).together == tuple(sorted(needed))


@pytest.mark.untraced
@given(st.one_of(tables(True, False), growing()), st.booleans())
@example(LATE, False)
@example(LONG, False)
def test_a_cause_is_told_where_the_outcome_is_another_without_it(case, now):
    """Each cause told changes the outcome alone; several told together do, and no smaller part of them does."""
    found = but_for(case, now=now)
    changed = {some for some, answer in case.answers.items() if answer is not now}

    assert found.alone == tuple(one for one in case.causes if {one} in changed)
    assert not (found.alone and found.together)
    assert found.unknown == ()
    assert found.together == tuple(one for one in case.causes if one in found.together), "as the rules act"
    assert found.together == () or frozenset(found.together) in changed
    if not found.more:
        assert changed.isdisjoint(
            some for some in subsets(found.together) if 0 < len(some) < len(found.together)
        )
    if found == Causes():
        assert {frozenset(case.causes)} - {frozenset()} <= {*case.answers} - changed


PAIR = Table("abc", {some: {*some} == {*"ac"} for some in subsets("abc")})


@given(tables(True, False), st.booleans(), st.integers(0, 5))
@example(PAIR, False, 3)
@example(PAIR, False, 2)
def test_of_few_causes_no_two_or_three_are_left_out_untold(case, now, few):
    """Where nothing is told of few causes, no two and no three change the outcome, though all at once may not."""
    found = but_for(case, now=now, few=few)
    several = [some for some in subsets(case.causes) if 1 < len(some) <= MOST_TOGETHER]
    changed = [some for some in several if case.answers[some] is not now]

    assert not found.together or case.answers[frozenset(found.together)] is not now
    if not found.alone and (not found.together or found.more) and len(case.causes) <= few:
        assert [] == changed
    if found.together and not found.more and len(case.causes) <= few:
        first = min(changed, key=lambda some: (len(some), sorted(some)))
        assert frozenset(found.together) == first, "the fewest, and of as few the first"


@given(growing())
@example(LONG)
def test_more_than_three_are_told_only_where_each_of_four_is_needed(case):
    """Where leaving out more never harms: past three, four at least of those left are each needed."""
    found = but_for(case)
    needed = [one for one in found.together if not case.answers[frozenset(found.together) - {one}]]

    assert found.more == (len(found.together) > MOST_TOGETHER)
    assert not found.more or len(needed) > MOST_TOGETHER


@given(tables(True, False, None))
@example(Table("ab", {some: None if len(some) > 1 else False for some in subsets("ab")}))
@example(Table("ab", dict.fromkeys(subsets("ab"), False)))
@example(Table("abc", {some: [False, False, None, True][len(some)] for some in subsets("abc")}))
def test_what_a_stopped_search_leaves_open_is_not_known(case):
    """A cause is told only where its answer is known; and nothing is said of several where one is not."""
    assert not (but_for(case, few=0).unknown and but_for(case, few=0).together)
    found = but_for(case)

    assert all(case.answers[frozenset(one)] is True for one in found.alone)
    assert {one for one in case.causes if case.answers[frozenset(one)] is None} <= {*found.unknown}
    assert not (found.unknown and found.together)
    assert found.together == () or case.answers[frozenset(found.together)] is True
    if found == Causes() and len(case.causes) > 1:
        assert case.answers[frozenset(case.causes)] is False


@pytest.mark.untraced
@given(growing())
@example(LONG)
def test_few_questions_are_asked(case):
    """Of many causes each is tried alone, and no more where one is enough; then all at once, and what is left, twice at most."""
    case.asked.clear()
    found, count = but_for(case, few=0), len(case.causes)

    assert len(case.asked) <= (count if found.alone else 1 + 3 * count)
    assert not found.alone or all(len(one) == 1 for one in case.asked)


@given(growing(), st.lists(st.sets(st.sampled_from(NAMES), min_size=1), max_size=2))
def test_the_fewest_in_conflict_are_those_of_all_subsets(case, wasted):
    """What cannot hold together is of the fewest, and of as few the first in order; none past so many, or once a search is stopped."""
    broken = [some for some, cannot in case.answers.items() if cannot]
    assume(broken)
    first = min(broken, key=lambda some: (len(some), sorted(some)))

    def missed(some, *, known=True):
        whole = frozenset(some)
        for one in case.causes:
            whole = whole if whole | {one} in broken else whole | {one}
        left = () if frozenset(some) in broken else {*case.causes}.difference(whole)
        return left if known else None

    clauses = [one for one in wasted if all(not one.isdisjoint(some) for some in broken)]
    found = fewest(case.causes, missed, most=len(case.causes), known=clauses, tries=99)
    assert frozenset(found) == first
    assert None is fewest(case.causes, missed, most=len(first) - 1)
    assert None is fewest(case.causes, lambda some: missed(some, known=False), most=9)


def test_seven_that_conflict_among_sixty_are_found_at_once():
    """Sets that can have no part in each known clause are not gone through: a conflict of seven takes eight questions."""
    seven, asked = frozenset(range(3, 60, 9)), []

    def missed(some):
        asked.append(some)
        return () if seven <= {*some} else {min(seven.difference(some))}

    assert fewest(range(60), missed, most=7) == (*sorted(seven),)
    assert len(asked) == 1 + len(seven)


@pytest.mark.untraced
def test_only_so_many_sets_are_looked_at_for_the_fewest():
    """Rules that hold two of each of nine threes: so many sets come first that none is told; of four threes one is."""
    triangles = [pair for at in range(0, 27, 3) for pair in combinations(range(at, at + 3), 2)]

    assert fewest(range(27), lambda some: (), most=27, known=triangles) is None
    assert fewest(range(12), lambda some: (), most=12, known=triangles[:12]) == (0, 1, 3, 4, 6, 7, 9, 10)
