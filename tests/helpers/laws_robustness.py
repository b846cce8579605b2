"""Laws of robustness, of expected ranks and of what connects a jury."""

from fractions import Fraction

from eig.jury import deliberate
from eig.jury.comparability import algebraic_connectivity, connectivity, edge_connectivity, shared_items
from eig.jury.marks import Reviews
from eig.jury.merit import Ranking
from eig.jury.robustness import (
    ExpectedRank,
    WeightStability,
    bootstrap,
    expected_ranks,
    funding_line,
    leave_one_criterion_out,
    leave_one_juror_out,
    marks_needed,
    rank_ranges,
    weight_stability,
)
from eig.jury.severity import (
    Estimates,
)
from eig.jury.soundness import check_jury
from helpers.laws_marks import FIVE, rows_of, sheet_of, wider
from helpers.laws_statistics import cloned
from helpers.metamorphic import (
    close,
    law,
    moved,
    named,
    renamed,
    reviews,
    sets,
    shuffled,
    triples,
    unit,
)

# ── robustness ───────────────────────────────────────────────────────────────────────────────────


@law("scale", bootstrap, leave_one_juror_out, marks_needed)
def robustness_in_another_unit(draw):
    """Marks in another unit leave every chance and every rank; the mean to reach follows."""
    marks, (a, b) = triples(draw, items=3, jurors=2), unit(draw)
    one, other = reviews(marks), reviews(shuffled(draw, moved(marks, a, b)))
    few, many = bootstrap(one, places=1), bootstrap(other, places=1)
    assert (few.top, few.mean_rank) == (many.top, many.mean_rank)
    few, many = (leave_one_juror_out(some, places=1) for some in (one, other))
    for juror in named("j", 2):
        assert sets(few.without[juror].groups) == sets(many.without[juror].groups)
    assert set(few.deciders) == set(many.deciders)
    few, many = (marks_needed(some, "d0", places=1) for some in (one, other))
    assert (few.rank, a * few.mean + b) == (many.rank, many.mean)
    assert few.line is None or a * few.line + b == many.line
    assert {juror: a * mark + b for juror, mark in few.marks.items()} == dict(many.marks)


@law("rename", bootstrap, leave_one_juror_out, marks_needed)
def robustness_under_other_names(draw):
    """Names decide nothing: chances, ranks and marks needed are those of the same items and jurors."""
    marks = triples(draw, items=3, jurors=2)
    new = renamed(draw, [*named("d", 3), *named("j", 2)])
    one = reviews(marks)
    other = reviews([(new[item], new[juror], mark) for item, juror, mark in marks])
    few, many = (bootstrap(some, places=1) for some in (one, other))
    assert {new[item]: value for item, value in few.top.items()} == dict(many.top)
    few, many = (leave_one_juror_out(some, places=1) for some in (one, other))
    assert {new[juror] for juror in few.deciders} == set(many.deciders)
    few, many = marks_needed(one, "d1", places=2), marks_needed(other, new["d1"], places=2)
    assert (few.rank, few.line, {new[j] for j in few.marks}) == (many.rank, many.line, set(many.marks))


@law("loser", bootstrap, marks_needed, leave_one_juror_out)
def robustness_with_a_loser(draw):
    """An item below every mark of the others takes nobody's chance and nobody's rank."""
    marks = triples(draw, items=3, jurors=2)
    again = [*marks, *(("lost", juror, -1) for juror in named("j", 2))]
    few, many = (bootstrap(reviews(some), places=2) for some in (marks, again))
    assert all(few.top[item] == many.top[item] for item in named("d", 3))
    assert all(few.mean_rank[item] == many.mean_rank[item] for item in named("d", 3))
    assert (many.top["lost"], many.mean_rank["lost"]) == (0, 4)
    few, many = (marks_needed(reviews(some), "d0", places=1) for some in (marks, again))
    assert (few.line, few.marks) == (many.line, many.marks)
    few, many = (leave_one_juror_out(reviews(some), places=1) for some in (marks, again))
    assert (set(few.always), set(few.deciders)) == (set(many.always), set(many.deciders))


@law("permute", rank_ranges)
def ranges_of_permuted_rankings(draw):
    """The range of ranks does not see the order of rankings, nor that one of them comes twice."""
    rankings = [Ranking.from_scores({one: draw.randint(0, 4) for one in named("d", 4)}) for _ in range(3)]
    one, other = (rank_ranges(some) for some in (rankings, shuffled(draw, [*rankings, rankings[0]])))
    assert set(one) == set(other)


@law("scale", expected_ranks, funding_line, Estimates.independent)
def expected_ranks_in_another_unit(draw):
    """Qualities and errors in another unit leave expected ranks, and what is funded."""
    means = {item: draw.uniform(0, 10) for item in named("d", 5)}
    errors = {item: draw.uniform(0.1, 2) for item in named("d", 5)}
    a, b = map(float, unit(draw))
    for prior in ("flat", "normal"):
        few = expected_ranks(Estimates.independent(means, errors), prior=prior)
        scaled = Estimates.independent(
            {one: a * mean + b for one, mean in means.items()}, {one: a * a * s for one, s in errors.items()}
        )
        many = expected_ranks(scaled, prior=prior)
        assert close([one.rank for one in few.ranks], [many.of(one.item).rank for one in few.ranks], 1e-4)
        assert close(sum(one.rank for one in few.ranks), 15.0)
    few, many = (
        funding_line(expected_ranks(some, k=2, draws=100), k=2).groups
        for some in (Estimates.independent(means, errors), scaled)
    )
    assert sets(few) == sets(many)


@law("loser", expected_ranks)
def expected_ranks_with_a_loser(draw):
    """An item that is surely below all others takes nobody's rank."""
    means = {item: draw.uniform(0, 10) for item in named("d", 5)}
    errors = dict.fromkeys(means, 1.0)
    few, many = (
        expected_ranks(
            Estimates.independent({**means, **more}, {**errors, **dict.fromkeys(more, 1.0)}), prior="flat"
        )
        for more in ({}, {"lost": -1e4})
    )
    assert close([one.rank for one in few.ranks], [many.of(one.item).rank for one in few.ranks], 1e-5)


@law("loser", funding_line)
def funding_with_a_loser(draw):
    """An item whose ranks are all last is rejected, and the groups of the others stay."""
    ranks = []
    for item in named("d", 5):
        middle, width = draw.uniform(1, 5), draw.randint(0, 1)
        low, high = max(1, round(middle) - width), min(5, round(middle) + width)
        ranks.append(ExpectedRank(item=item, rank=middle, low=low, high=high))
    last = ExpectedRank(item="lost", rank=6.0, low=6, high=6)
    one, other = funding_line(ranks, k=3), funding_line(shuffled(draw, [*ranks, last]), k=3)
    assert close(one.line, other.line)
    assert (set(one.accepted), set(one.lottery)) == (set(other.accepted), set(other.lottery))
    assert set(other.rejected) == {*one.rejected, "lost"}


def _scored(draw):
    scores = {item: {c: draw.randint(0, 9) for c in ("c0", "c1", "c2")} for item in named("d", 4)}
    return scores, {c: draw.randint(1, 4) for c in ("c0", "c1", "c2")}


@law(
    "scale",
    leave_one_criterion_out,
    weight_stability,
    WeightStability.ranking_at,
    WeightStability.stable_for_first,
    WeightStability.totals_at,
)
def weights_in_another_unit(draw):
    """Weights count by their ratios, scores by their differences: ranks without a criterion, swaps and ranges stay."""
    (scores, weights), (a, b) = _scored(draw), unit(draw)
    other = {item: {c: a * one + b for c, one in own.items()} for item, own in scores.items()}
    triple = {c: 3 * weight for c, weight in weights.items()}
    few = leave_one_criterion_out(scores, weights=weights, places=2)
    many = leave_one_criterion_out(shuffled(draw, other), weights=shuffled(draw, triple), places=2)
    for criterion in weights:
        assert sets(few.without[criterion].groups) == sets(many.without[criterion].groups)
    assert set(few.deciders) == set(many.deciders)
    few = weight_stability(scores, weights=weights, varied="c0")
    many = weight_stability(other, weights=triple, varied="c0")
    assert (few.stable_on, few.leader_stable_on) == (many.stable_on, many.leader_stable_on)
    assert few.stable_for_first(2) == many.stable_for_first(2)
    assert {(one.above, one.below, one.at) for one in few.swaps} == {
        (one.above, one.below, one.at) for one in many.swaps
    }
    at = Fraction(draw.randint(0, 8), 8)
    assert sets(few.ranking_at(at).groups) == sets(many.ranking_at(at).groups)
    assert {item: a * total + b for item, total in few.totals_at(at).items()} == dict(many.totals_at(at))


@law("unused", leave_one_criterion_out)
def leaving_out_a_criterion_without_weight(draw):
    """A criterion of weight 0 decides nothing: without it, the order is the whole order."""
    scores, weights = _scored(draw)
    found = leave_one_criterion_out(scores, weights={**weights, "c2": 0}, places=2)
    assert sets(found.without["c2"].groups) == sets(found.full.groups)
    assert "c2" not in found.deciders


@law("split", weight_stability)
def stability_with_a_split_criterion(draw):
    """One of the other criteria that becomes two of half its weight, scored alike, leaves every swap."""
    scores, weights = _scored(draw)
    half = Fraction(weights["c1"], 2)
    other = {item: {**own, "half": own["c1"]} for item, own in scores.items()}
    few = weight_stability(scores, weights=weights, varied="c0")
    many = weight_stability(other, weights={**weights, "c1": half, "half": half}, varied="c0")
    assert (few.swaps, few.stable_on) == (many.swaps, many.stable_on)


@law("scale", check_jury)
def soundness_in_another_unit(draw):
    """Whether another jury would have kept the same does not hang on the unit of marks."""
    rows, (a, b) = rows_of(draw), unit(draw)
    again = [(item, juror, {c: a * mark + b for c, mark in marks.items()}) for item, juror, marks in rows]
    few, many = (
        check_jury(deliberate(sheet_of(some, scale=scale), places=2), replicates=10, seed=1)
        for some, scale in ((rows, FIVE), (again, wider(FIVE, a, b)))
    )
    assert [one.code for one in few.explain().reasons] == [one.code for one in many.explain().reasons]


# ── comparability ────────────────────────────────────────────────────────────────────────────────

CONNECTIVITY = (algebraic_connectivity, connectivity, edge_connectivity, shared_items)


def _linked(marks):
    given = reviews(marks)
    found = connectivity(given)
    parts = sorted((len(one.items), len(one.jurors)) for one in found.components)
    return algebraic_connectivity(given), edge_connectivity(given), parts, len(found.bridges)


@law("rename", *CONNECTIVITY)
def links_under_other_names(draw):
    """What connects a jury does not hang on names, on order or on marks."""
    marks = triples(draw, missing=0.5)
    new = renamed(draw, [*named("d", 5), *named("j", 3)])
    other = [(new[item], new[juror], 9) for item, juror, _ in shuffled(draw, marks)]
    assert close(_linked(marks), _linked(other))
    few, many = shared_items(reviews(marks)), shared_items(reviews(other))
    assert {new[a]: {new[b]: count for b, count in own.items()} for a, own in few.items()} == {
        a: dict(own) for a, own in many.items()
    }


@law("swap", algebraic_connectivity, connectivity, edge_connectivity)
def links_with_roles_exchanged(draw):
    """Items and jurors are the two sides of one graph: exchanged, they are linked as firmly."""
    marks = triples(draw, missing=0.5)
    other = [(juror, item, mark) for item, juror, mark in marks]
    one, two = _linked(marks), _linked(other)
    assert close((one[0], one[1], one[3]), (two[0], two[1], two[3]))
    assert one[2] == sorted((items, jurors) for jurors, items in two[2])


@law("more", algebraic_connectivity, connectivity, edge_connectivity, shared_items, Reviews.from_triples)
def links_with_one_more_review(draw):
    """One more review between those who are there never loosens anything (Fiedler 1973)."""
    marks = triples(draw, missing=0.5)
    there = {(item, juror) for item, juror, _ in marks}
    jurors = {juror for _, juror in there}
    open_ = [(d, j) for d in named("d", 5) for j in sorted(jurors) if (d, j) not in there]
    if not open_:
        return False
    other = [*marks, (*draw.choice(open_), 3)]
    one, two = _linked(marks), _linked(other)
    assert one[0] <= two[0] + 1e-9
    assert one[1] <= two[1]
    assert len(one[2]) >= len(two[2])
    few, many = shared_items(reviews(marks)), shared_items(reviews(other))
    assert all(few[a].get(b, 0) <= many[a].get(b, 0) for a in few for b in few)
    return True


@law("clone", shared_items, connectivity)
def links_with_cloned_items(draw):
    """With every item twice, jurors share twice as many, and no review of a linked group is the only link but to it."""
    marks = triples(draw, missing=0.5)
    few, many = shared_items(reviews(marks)), shared_items(reviews(cloned(marks)))
    assert all(2 * few[a].get(b, 0) == many[a].get(b, 0) for a in few for b in few)
    one, other = (connectivity(reviews(some)) for some in (marks, cloned(marks)))
    assert len(one.components) == len(other.components)
    assert not other.cut_items
