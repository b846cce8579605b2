"""Laws of marks, of totals and of the order of merit."""

from fractions import Fraction

from eig.jury import MarkSheet, Recusal, Recusals, Rubric, Scale, Scoresheet, deliberate, rank, recuse
from eig.jury.marks import (
    Criterion,
    Tally,
    count_grades,
    interests_from,
    mean,
    median,
    quorum,
    recusals_from,
    rounded,
    trimmed_mean,
    weighted_mean,
)
from eig.jury.merit import rank_by_group, rank_lists, trimmed_total
from eig.jury.rules import JuryRules
from eig.programme import Interest, Juror
from eig.promotions import P3
from helpers.metamorphic import law, named, renamed, sets, shuffled, unit, without

METHODS = ("mean", "median", "low_median", "high_median", "trimmed_mean", "total")
KINDS = ("low", "mid", "high")
POLICIES = ("renormalise", "worst", "midpoint", "best")


def some_marks(draw, least=3):
    """Draw the marks of one item."""
    return [draw.randint(0, 20) for _ in range(draw.randint(least, 7))]


def centres(marks):
    """Return the mean, the three medians and the trimmed mean of marks."""
    return [mean(marks), *(median(marks, kind=kind) for kind in KINDS), trimmed_mean(marks)]


@law("permute", mean, median, trimmed_mean)
def centres_of_permuted_marks(draw):
    """The mean, the medians and the trimmed mean do not see the order of marks."""
    marks = some_marks(draw)
    assert centres(marks) == centres(shuffled(draw, marks))


@law("scale", mean, median, trimmed_mean)
def centres_of_scaled_marks(draw):
    """Where every mark becomes `a * mark + b`, so do the mean, the medians and the trimmed mean."""
    marks, (a, b) = some_marks(draw), unit(draw)
    assert centres([a * mark + b for mark in marks]) == [a * one + b for one in centres(marks)]


@law("double", mean, median, trimmed_mean)
def centres_of_doubled_marks(draw):
    """Where every mark is given twice, mean and medians stay; so does the trimmed mean, twice as many dropped."""
    marks = some_marks(draw)
    assert mean(marks * 2) == mean(marks)
    assert [median(marks * 2, kind=kind) for kind in KINDS] == [median(marks, kind=kind) for kind in KINDS]
    assert trimmed_mean(marks * 2, drop_low=2, drop_high=2) == trimmed_mean(marks)


@law("more", mean, median, trimmed_mean)
def centres_with_outliers(draw):
    """A mark below all and one above all leave the medians, and the trimmed mean that drops one more of each."""
    marks = some_marks(draw)
    wider = [*marks, -100, 100]
    assert centres(wider)[1:4] == centres(marks)[1:4]
    assert trimmed_mean(wider, drop_low=2, drop_high=2) == trimmed_mean(marks)
    assert mean([*marks, mean(marks)]) == mean(marks)


@law("reverse", median)
def medians_turned_round(draw):
    """Where a high mark is a bad one, the low median is the high one, and conversely."""
    marks = some_marks(draw)
    turned = [-mark for mark in marks]
    assert [median(turned, kind=kind) for kind in KINDS] == [
        -median(marks, kind=kind) for kind in KINDS[::-1]
    ]


@law("scale", rounded)
def roundings_of_tens(draw):
    """Ten times a value, with one place fewer, is ten times the rounded value; the other sign, the same size."""
    value, places = Fraction(draw.randint(-900, 900), draw.choice([8, 6, 200])), draw.randint(1, 3)
    assert rounded(10 * value, places - 1) == 10 * rounded(value, places)
    assert rounded(-value, places) == -rounded(value, places)
    assert rounded(rounded(value, places), places) == rounded(value, places)


def _weighed(draw):
    names = named("c", draw.randint(2, 4))
    return {one: draw.randint(0, 20) for one in names}, {one: draw.randint(1, 5) for one in names}


@law("scale", weighted_mean)
def weighted_mean_of_scaled_weights(draw):
    """Weights count by their ratios alone; where every mark becomes `a * mark + b`, so does the mean."""
    (marks, weights), (a, b) = _weighed(draw), unit(draw)
    expected = weighted_mean(marks, weights)
    assert weighted_mean(marks, {one: weight * a for one, weight in weights.items()}) == expected
    moved = {one: a * mark + b for one, mark in marks.items()}
    assert weighted_mean(shuffled(draw, moved), shuffled(draw, weights)) == a * expected + b


@law("split", weighted_mean)
def weighted_mean_of_a_split_criterion(draw):
    """A criterion that becomes two of half its weight, marked alike, leaves the weighted mean; so does a weight of 0."""
    marks, weights = _weighed(draw)
    half = Fraction(weights["c0"], 2)
    again = {**marks, "half": marks["c0"], "idle": 7}
    assert weighted_mean(again, {**weights, "c0": half, "half": half, "idle": 0}) == weighted_mean(
        marks, weights
    )


@law("split", trimmed_total)
def trimmed_total_of_a_split_component(draw):
    """A component that becomes two of half its factor leaves the total; factors twice as great double it."""
    names = named("c", 2)
    marks = {one: some_marks(draw) for one in names}
    factors = {one: Fraction(draw.randint(1, 30), 10) for one in names}
    expected = trimmed_total(marks, factors).total
    half = factors["c0"] / 2
    assert trimmed_total({**marks, "c9": marks["c0"]}, {**factors, "c0": half, "c9": half}).total == expected
    assert trimmed_total(marks, {one: 2 * factor for one, factor in factors.items()}).total == 2 * expected
    permuted = {one: shuffled(draw, some) for one, some in marks.items()}
    assert trimmed_total(shuffled(draw, permuted), shuffled(draw, factors)).total == expected


# ── rubrics ──────────────────────────────────────────────────────────────────────────────────────

FIVE = Scale(low=0, high=5)


def grid(weights, scale=FIVE, out_of=FIVE):
    """Return a rubric of weights by criterion."""
    return Rubric(
        criteria=[Criterion(id=one, scale=scale, weight=weight) for one, weight in weights.items()],
        out_of=out_of,
    )


def wider(scale, a, b):
    """Return a scale in another unit and from another origin."""
    return Scale(low=a * scale.low + b, high=a * scale.high + b)


def _grid_and_marks(draw):
    weights = {one: draw.randint(1, 5) for one in named("c", 3)}
    marks = {one: draw.randint(0, 5) for one in weights}
    return weights, {one: marks[one] for one in draw.sample(list(marks), draw.randint(2, 3))}


@law("scale", Rubric.total, Rubric.bounds)
def totals_in_another_unit(draw):
    """A criterion marked in another unit, on its scale in that unit, brings the same; a total read so follows."""
    (weights, marks), (a, b) = _grid_and_marks(draw), unit(draw)
    moved = {one: a * mark + b for one, mark in marks.items()}
    for policy in POLICIES:
        expected = grid(weights).total(marks, missing=policy)
        assert grid(weights, wider(FIVE, a, b)).total(moved, missing=policy) == expected
        assert grid(weights, out_of=wider(FIVE, a, b)).total(marks, missing=policy) == a * expected + b
        tripled = {one: 3 * weight for one, weight in weights.items()}
        assert grid(tripled).total(marks, missing=policy) == expected
    assert grid(weights, wider(FIVE, a, b)).bounds(moved) == grid(weights).bounds(marks)


@law("split", Rubric.total, Rubric.contributions, Rubric.share, Rubric.bounds)
def totals_of_a_split_criterion(draw):
    """A criterion that becomes two of half its weight, marked alike, leaves the total, whatever is missing."""
    weights, marks = _grid_and_marks(draw)
    halves = {**weights, "c0": Fraction(weights["c0"], 2), "half": Fraction(weights["c0"], 2)}
    again = {**marks, "half": marks["c0"]} if "c0" in marks else marks
    for policy in POLICIES:
        expected = grid(weights).total(marks, missing=policy)
        assert grid(halves).total(again, missing=policy) == expected
        assert sum(grid(halves).contributions(again, missing=policy).values()) == expected
    assert grid(halves).bounds(again) == grid(weights).bounds(marks)
    assert grid(halves).share("c0") + grid(halves).share("half") == grid(weights).share("c0")


@law("more", Rubric.total, Rubric.bounds)
def totals_with_one_more_mark(draw):
    """A mark that comes in narrows what is known of a total; every rule for missing marks stays within."""
    weights, marks = _grid_and_marks(draw)
    few = dict(list(marks.items())[:1])
    wide, narrow = grid(weights).bounds(few), grid(weights).bounds(marks)
    assert wide.worst <= narrow.worst <= narrow.best <= wide.best
    for policy in POLICIES:
        assert wide.worst <= grid(weights).total(few, missing=policy) <= wide.best


@law("scale", Scale.position, Scale.at, Scale.admits, Scale.times)
def positions_in_another_unit(draw):
    """A mark has the same position on its scale in any unit; a position and its mark say the same."""
    a, b = unit(draw)
    scale = Scale(low=0, high=5, step=Fraction(1, 2))
    other = Scale(low=b, high=5 * a + b, step=a / 2)
    mark = Fraction(draw.randint(0, 20), 4)
    assert other.position(a * mark + b) == scale.position(mark)
    assert other.at(scale.position(mark)) == a * mark + b
    assert other.admits(a * mark + b) == scale.admits(mark)
    assert Scale(low=0, high=5).times(3).at(scale.position(mark)) == 3 * mark


# ── sheets ───────────────────────────────────────────────────────────────────────────────────────


def rows_of(draw, *, items=4, jurors=3):
    """Draw the rows of a scoresheet on two criteria."""
    return [
        (item, juror, {one: draw.randint(0, 5) for one in ("c0", "c1")})
        for item in named("d", items)
        for juror in named("j", jurors)
    ]


def sheet_of(rows, weights=None, scale=FIVE, out_of=None):
    """Return a scoresheet of rows."""
    return Scoresheet.from_marks(grid(weights or {"c0": 2, "c1": 1}, scale, out_of), rows)


def ranked(rows, method, **options):
    """Return what an order of merit shows: tied groups, best first."""
    return sets(rank(sheet_of(rows, **options), method=method).groups)


@law("permute", rank, Scoresheet.reviews, deliberate)
def merit_of_permuted_rows(draw):
    """The order in which sheets come in decides nothing."""
    rows, mixed = rows_of(draw), None
    mixed = shuffled(draw, rows)
    for method in METHODS:
        assert ranked(rows, method) == ranked(mixed, method)
    one, other = (deliberate(sheet_of(some), places=2).selection for some in (rows, mixed))
    assert (set(one.main), set(one.undecided)) == (set(other.main), set(other.undecided))


@law("rename", rank, Scoresheet.reviews, rank_by_group, deliberate)
def merit_under_other_names(draw):
    """Items and jurors under other names are ranked alike, under those names."""
    rows = rows_of(draw)
    new = renamed(draw, [*named("d", 4), *named("j", 3)])
    other = [(new[item], new[juror], marks) for item, juror, marks in rows]
    for method in METHODS:
        assert ranked(other, method) == [{new[one] for one in group} for group in ranked(rows, method)]
    kept, again = (set(deliberate(sheet_of(some), places=2).selection.main) for some in (rows, other))
    assert again == {new[one] for one in kept}
    lists, again = (rank_by_group(sheet_of(some)).lists for some in (rows, other))
    assert [sets(one.ranking.groups) for one in again] == [
        [{new[item] for item in group} for group in one.ranking.groups] for one in lists
    ]


@law("scale", rank, Scoresheet.reviews, deliberate)
def merit_in_another_unit(draw):
    """Marks and scale in another unit: the same order; scores follow, and a threshold moved with them keeps the same."""
    rows, (a, b) = rows_of(draw), unit(draw)
    moved = [(item, j, {c: a * mark + b for c, mark in marks.items()}) for item, j, marks in rows]
    for method in METHODS[:-1]:
        one = rank(sheet_of(rows), method=method)
        other = rank(sheet_of(moved, scale=wider(FIVE, a, b)), method=method)
        assert sets(one.groups) == sets(other.groups)
        assert {item: a * score + b for item, score in one.scores.items()} == dict(other.scores)
    kept = deliberate(sheet_of(rows), places=3, threshold=3).selection
    again = deliberate(sheet_of(moved, scale=wider(FIVE, a, b)), places=3, threshold=3 * a + b).selection
    assert (kept.main, kept.undecided) == (again.main, again.undecided)


@law("split", rank, Scoresheet.reviews)
def merit_with_a_split_criterion(draw):
    """A criterion that becomes two of half its weight, marked alike, leaves every order and every score."""
    rows = rows_of(draw)
    again = [(item, juror, {**marks, "half": marks["c0"]}) for item, juror, marks in rows]
    for method in METHODS:
        one = rank(sheet_of(rows), method=method)
        other = rank(sheet_of(again, {"c0": 1, "c1": 1, "half": 1}), method=method)
        assert (sets(one.groups), one.scores) == (sets(other.groups), other.scores)


@law("clone", rank)
def merit_with_a_clone(draw):
    """An item marked as another is tied with it; nobody else changes place among the others."""
    rows = rows_of(draw)
    again = [*rows, *(("clone", juror, marks) for item, juror, marks in rows if item == "d1")]
    for method in METHODS:
        found = ranked(again, method)
        assert any({"d1", "clone"} <= group for group in found)
        assert without(found, ["clone"]) == ranked(rows, method)


@law("loser", rank, deliberate)
def merit_with_a_loser(draw):
    """An item below all others by every juror comes last, and the order of the others stays; so do those kept."""
    rows = [(item, juror, {c: mark + 1 for c, mark in marks.items()}) for item, juror, marks in rows_of(draw)]
    again = [("a loser", juror, {"c0": 0, "c1": 0}) for juror in named("j", 3)] + rows
    six = Scale(low=0, high=6)
    for method in METHODS:
        assert ranked(again, method, scale=six) == [*ranked(rows, method, scale=six), {"a loser"}]
    one, other = (deliberate(sheet_of(some, scale=six), places=2).selection for some in (rows, again))
    assert (set(one.main), set(one.undecided)) == (set(other.main), set(other.undecided))


@law("double", rank)
def merit_of_a_doubled_jury(draw):
    """Where each juror has a double who marks alike, means and medians stay; a total doubles; the order stays."""
    rows = rows_of(draw)
    again = [*rows, *((item, juror + " too", marks) for item, juror, marks in rows)]
    for method in ("mean", "median", "low_median", "high_median", "total"):
        one, other = (rank(sheet_of(some), method=method) for some in (rows, again))
        assert sets(one.groups) == sets(other.groups)
        times = 2 if method == "total" else 1
        assert {item: times * score for item, score in one.scores.items()} == dict(other.scores)


@law("more", rank_lists, rank_by_group)
def lists_beside_another(draw):
    """One list more changes nothing in the others: each is ranked on its own."""
    lists = {name: {one: draw.randint(0, 5) for one in named("d", 4)} for name in ("east", "west")}
    alone = rank_lists({"east": lists["east"]}).lists[0]
    both = rank_lists(shuffled(draw, lists))
    assert alone in both.lists
    rows = rows_of(draw)
    apart = [(item + " b", juror + " b", marks) for item, juror, marks in rows_of(draw)]
    one = rank_by_group(sheet_of(rows)).lists[0].ranking.groups
    assert sets(one) in [sets(some.ranking.groups) for some in rank_by_group(sheet_of(rows + apart)).lists]


@law("double", count_grades)
def grades_of_a_doubled_jury(draw):
    """Where each juror has a double, every grade is counted twice, and shares and median grade stay."""
    levels = Scale.levels(1, 4)
    rows = [(item, juror, {"c0": draw.randint(1, 4)}) for item in named("d", 3) for juror in named("j", 3)]
    again = [*rows, *((item, juror + " too", marks) for item, juror, marks in rows)]
    for one, other in zip(
        *(count_grades(sheet_of(some, {"c0": 1}, levels), "c0") for some in (rows, again)), strict=True
    ):
        assert other.counts == tuple(2 * count for count in one.counts)
        assert (other.median, other.share_above) == (one.median, one.share_above)
    mixed = count_grades(sheet_of(shuffled(draw, rows), {"c0": 1}, levels), "c0")
    counted = count_grades(sheet_of(rows, {"c0": 1}, levels), "c0")
    assert {one.item: one.counts for one in mixed} == {one.item: one.counts for one in counted}


@law("permute", Tally.from_grades)
def tallies_of_permuted_grades(draw):
    """A tally does not see the order of grades, and loses nothing of them."""
    grades = [draw.randint(0, 3) for _ in range(draw.randint(1, 6))]
    one, other = (Tally.from_grades("d", some, levels=4) for some in (grades, shuffled(draw, grades)))
    assert one == other
    assert one.counts == tuple(map(grades.count, range(4)))


# ── recusals and quorum ──────────────────────────────────────────────────────────────────────────


def _interests(draw):
    kinds = ("employer", "mentor", "family")
    return [
        Interest(
            juror=draw.choice(named("j", 4)),
            target=draw.choice(named("d", 4)),
            kind=draw.choice(kinds),
            scope=draw.choice(["item", "session"]),
            intensity=draw.choice([None, "slight", "strong"]),
        )
        for _ in range(draw.randint(0, 4))
    ]


PROCEDURES = (None, "competition", "examination", "advisory")


@law("permute", recusals_from, Recusal.covers, Recusals.pairs, Recusals.covers, Recusals.kept_from)
def recusals_of_permuted_interests(draw):
    """The order of interests, items and jurors decides nothing; an interest stated twice counts as once."""
    links, items, jurors = _interests(draw), named("d", 4), named("j", 4)
    for procedure in PROCEDURES:
        one = recusals_from(links, items=items, procedure=procedure)
        other = recusals_from(shuffled(draw, links * 2), items=shuffled(draw, items), procedure=procedure)
        assert set(one.pairs(items, jurors)) == set(other.pairs(items, jurors))
        for juror in jurors:
            kept = {item for item in items if other.covers(juror, item)}
            assert kept == {item for item in items if any(some.covers(juror, item) for some in one.recusals)}
            assert set(one.kept_from(juror, items)) == kept


@law("more", recusals_from)
def recusals_with_one_more_interest(draw):
    """One more interest never lets a juror back in."""
    links, items, jurors = _interests(draw), named("d", 4), named("j", 4)
    for procedure in PROCEDURES:
        few, more = (
            set(recusals_from(some, items=items, procedure=procedure).pairs(items, jurors))
            for some in (links[1:], links)
        )
        assert few <= more


@law("unused", interests_from)
def interests_with_an_idle_juror(draw):
    """A juror whom nothing links to an item has no interest, and adds none to the others."""
    jury = [Juror(id=one, employer=draw.choice([None, "e0", "e1"])) for one in named("j", 4)]
    about = {item: draw.sample(["e0", "e1", "e2"], 1) for item in named("d", 3)}
    found = set(interests_from(jury, about=about))
    assert set(interests_from([*shuffled(draw, jury), Juror(id="idle", employer="e9")], about=about)) == found


@law("double", recuse)
def recused_twice(draw):
    """Recusing again whoever is recused already changes no mark and no sheet."""
    rows = rows_of(draw)
    pairs = {(draw.choice(named("j", 3)), draw.choice(named("d", 4))) for _ in range(2)}
    recusals = Recusals(recusals=[Recusal(juror=j, item=d, kind="employer") for j, d in sorted(pairs)])
    once = recuse(sheet_of(rows), recusals, by="chair")
    assert set(recuse(once, recusals, by="chair").sheets) == set(once.sheets)
    kept = {(item, juror) for item, juror, _ in rows if (juror, item) not in pairs}
    assert {(one.item, one.juror) for one in once.reviews().reviews} == kept


@law("more", quorum)
def quorum_with_one_more_present(draw):
    """Whoever comes and takes part never loses a quorum; a body twice as large, twice as many present, has the same."""
    states = [draw.choice(["marked", "absent", "abstained", "recused"]) for _ in range(4)]
    share = Fraction(draw.randint(1, 4), 4)

    def reached(some, copies=1):
        sheets = [
            MarkSheet(
                item="d",
                juror=f"{copy}j{at}",
                state=state,
                marks={"c0": 1, "c1": 1} if state == "marked" else {},
            )
            for copy in range(copies)
            for at, state in enumerate(some)
        ]
        given = Scoresheet(rubric=grid({"c0": 1, "c1": 1}), sheets=sheets)
        return quorum(given, "d", members=[one.juror for one in sheets], share=share).reached

    assert reached([*states, "marked"]) >= reached(states)
    assert reached([*states, "absent"]) <= reached(states)
    assert reached(states, 2) == reached(states)
    assert reached(shuffled(draw, states)) == reached(states)


@law("permute", JuryRules.of)
def rules_of_permuted_weights(draw):
    """The rules that a promotion publishes do not hang on the order in which the office gives weights."""
    given = {one.id: draw.randint(1, 3) for one in P3.rules.grids[0].criteria} if P3.rules.grids else {}
    if not given:
        return False
    judges = P3.rules.grids[0].judges
    one, other = (
        JuryRules.of(P3, judges, scale=FIVE, weights=some) for some in (given, shuffled(draw, given))
    )
    assert set(one.rubric.criteria) == set(other.rubric.criteria)
    return True
