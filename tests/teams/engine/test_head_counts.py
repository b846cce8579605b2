"""Head counts: the prices of one bound the others, and those that might hold most are looked at first."""

from math import ceil
from types import SimpleNamespace

import pytest

from eig.programme import Quota
from eig.teams import Objective, Opening, Person, Problem, ShareQuota
from eig.teams.asked import Budget, CohortQuota, SkillPoints
from eig.teams.asked.rule_shapes import CohortBound
from eig.teams.engine import _falling_target_search
from eig.teams.engine._bounds_by_head_count import Heads
from eig.teams.engine._dual_bound import Bound, Prices, bound_at, free
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, ShareLine
from eig.teams.engine._share_rules_as_counts import heads_left, share_lines
from eig.teams.engine._work_limit import WorkLimit
from helpers import small_models as small

MODEL = compile_problem(
    Problem(
        people=[
            Person(id=f"p{one}", skills={"data": one}, attributes={"gender": "fm"[one % 2]})
            for one in range(6)
        ],
        openings=[Opening(id="plume", size=(1, 5), weights={"data": 1})],
        rules=[ShareQuota(id="half", attribute="gender", value="f", minimum=50)],
        objective=Objective(terms=[SkillPoints()]),
    )
)
ROOT = bound_at(MODEL, free(MODEL))


def heads_of(values):
    """Return head counts whose bounds come down to some values at once, and what is asked on the way."""
    told = []

    def lower(model, begin, _work_limit, pace):
        head = model.limits[-2].high
        told.append((head, pace.least, pace.other))
        dear = Prices(begin.prices.units, (*begin.prices.limits[:-2], 10, 0))
        return Bound(dear, values[head].pop(0), begin.teams)

    return Heads(MODEL, 80 * GRAIN, WorkLimit(), lower, known={None: ROOT}, models={None: MODEL}), told


def test_the_highest_bound_is_looked_for_where_it_may_be():
    """Roughly, then closely: a head costs ten, so that four may hold twenty more than two, and three are left out."""
    top = ROOT.value
    heads, told = heads_of({2: [top - 25], 4: [top - 12, top - 14]})
    assert top - 14 == heads.highest([2, 3, 4])
    assert [(2, MODEL.least, top), (4, top - 25, top - 15), (4, MODEL.least, None)] == told
    assert (top - 25, top - 24, top - 14) == tuple(map(heads.estimate, (2, 3, 4)))


def test_one_head_count_alone_has_no_other_to_hold_more():
    """The least is all that it is held against."""
    heads, told = heads_of({3: [ROOT.value - 2, ROOT.value - 4]})
    assert ROOT.value - 4 == heads.highest([3])
    assert [(3, MODEL.least, MODEL.least), (3, MODEL.least, None)] == told


@pytest.mark.parametrize("known", [False, True])
def test_what_is_known_closely_is_not_looked_at_again(known):
    """The root is known from the start, and so is what was looked at twice."""
    heads, told = heads_of({3: [ROOT.value, ROOT.value - 1]})
    assert ROOT.value == heads.highest([None])
    heads.highest([3])
    told.clear()
    assert ROOT.value - 1 == (heads.highest([3]) if known else heads.bound(3).value)
    assert told == []


def test_a_head_count_begins_at_prices_of_a_problem_much_like_it():
    """Two of six people of skills 0 to 5 have 9 at most, where a head costs 3: that is kept, and looked at closely yet."""
    dear = Prices(free(MODEL).units, (*free(MODEL).limits[:-2], 3 * GRAIN * MODEL.grid, 0))
    heads, told = heads_of({2: [0]})
    heads.begin([(2, dear), (3, free(MODEL))])
    assert {None: ROOT.value, 2: 9 * GRAIN * MODEL.grid} == {
        one: heads.known[one].value for one in heads.known
    }
    assert [(2, MODEL.least, None)] == [told[-1] for _ in (heads.bound(2),)]


class TestShares:
    """Where it is known how many sit, a share is a count."""

    def test_every_other_rule_stays_as_it_is(self):
        """So many sit, no more and no fewer; the budget is what it was, and the share a number of people."""
        budget, half = (
            Budget(id="money", amount="cost", maximum=9),
            ShareQuota(id="half", attribute="gender", value="f", minimum=50),
        )
        model = small.model_of(budget, half)
        for seated in (1, 2, 3):
            mine = model.with_heads(seated)
            counts = {share.count for share in model.shares}
            last = len(model.limits) - 2
            assert len(mine.limits) == len(model.limits)
            for line, (before, after) in enumerate(zip(model.limits, mine.limits, strict=True)):
                same = [(one.rule, one.label, one.fine, one.even) for one in (before, after)]
                assert same[0] == same[1]
                if line in counts:
                    assert after.high == -ceil(seated / 2)
                elif line >= last:
                    assert after.high == (seated if line == last else -seated)
                else:
                    assert after is before


def test_head_counts_are_ruled_out_up_to_one_that_may_be():
    """From the likeliest on, those that could be worth something; the first that may be ends it."""

    class Told:
        """Head counts with an estimate each, of which some cannot be."""

        root = small.model_of()

        def __init__(self, *ruled):
            self.asked, self.ruled = [], ruled

        def estimate(self, head):
            return self.root.least + head - 2

        def rule_out(self, head, *, closely):
            assert closely
            self.asked.append(head)
            return head in self.ruled

    for ruled, asked in (((), [5]), ((5,), [5, 4]), ((5, 4, 3, 2, 1), [5, 4, 3, 2])):
        heads = Told(*ruled)
        _falling_target_search._rule_out(heads, [1, 2, 3, 4, 5], closely=True)
        assert asked == heads.asked


@pytest.mark.parametrize("below", [None, ROOT])
def test_a_head_count_that_rows_rule_out_is_known_closely(below):
    """What rows prove of a head count without a cohort is its bound, which is not looked for again."""
    heads, _ = heads_of({})
    heads.rows, heads.rough = SimpleNamespace(below=lambda *_: below), {3}

    assert (below is not None) == heads.rule_out(3, closely=False)
    assert (below is not None, below is None) == (3 in heads.known, 3 in heads.rough)


HALF = {"alpha": 1, "beta": 2, "high": 0}


@pytest.mark.parametrize(
    ("counted", "more", "left"),
    [
        (["a"], {}, [0, 1, 2, 3, 4]),
        (["a", "b"], {}, [0, 2, 4]),
        (["ab", "bc", "cd"], {}, [0, 2, 4]),
        (["ab", "ac", "ad"], {}, [0, 1, 2, 3, 4]),
        (["ab", "ac", "ad"], {"high": -4}, [4]),
    ],
)
def test_shares_leave_the_head_counts_that_each_leaves_with_those_that_count_others(counted, more, left):
    """Half of the seated each, the last maybe four more: two that count nobody twice are two halves, which odd numbers have not."""
    shares = [ShareLine(line=number, count=number, **HALF) for number in range(len(counted))]
    shares[-1] = shares[-1].but(**more)
    assert left == heads_left(shares, dict(enumerate(counted)), range(5))


@pytest.mark.parametrize(("rule", "shares"), [("share", 1), ("count", 0)])
def test_a_count_of_some_people_is_no_share_of_them(rule, shares):
    """Whoever is not counted adds nothing to a count; to a share, everybody seated does."""
    rules = {
        "share": ShareQuota(id="share", attribute="gender", value="f", minimum=40),
        "count": CohortQuota(id="count", quota=Quota(attribute="gender", value="f", minimum=1)),
    }
    assert shares == len(small.model_of(rules[rule]).shares)


@pytest.mark.parametrize(
    ("uses", "shares"),
    [({"p0": -1}, 0), ({"p0": -1, "p1": 1}, 0), ({"p0": -2, "p1": 1, "p2": 1, "p3": 1, "p4": -2}, 1)],
)
def test_a_line_that_leaves_somebody_out_is_no_share(uses, shares):
    """Those whom it does not name add nothing: a share takes two values over all, one below nothing and one above."""
    line = CohortBound("line", 0, uses)
    found, more = share_lines(small.model_of().problem, [(Budget(id="mine", maximum=0), line)])
    assert (shares, 3 * shares) == (len(found), len(more))
