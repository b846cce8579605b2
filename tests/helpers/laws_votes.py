"""Laws of votes: orders of preference, grades and the distance of rankings.

Sources: Schulze 2011 (reversal symmetry, independence of clones); Balinski and Laraki 2011 and Fabre 2021 (grades are
absolute, so that no item changes another's place); Borda, Copeland and Kemeny follow pairs, and are no clone-proof.
"""

from eig.jury.marks import Tally
from eig.jury.merit import Ranking
from eig.jury.votes import (
    PairwiseCounts,
    Preference,
    Preferences,
    borda,
    copeland,
    highest_median,
    kemeny,
    majority_judgment,
    majority_value,
    rank_distance,
    schulze,
)
from helpers.metamorphic import (
    close,
    increasing,
    law,
    named,
    renamed,
    reviews,
    sets,
    shuffled,
    triples,
    without,
)

CANDIDATES = named("c", 4)


def ballots_of(draw, candidates=None):
    """Draw ballots: the tiers of each, best first, ties included."""
    found = []
    for _ in range(draw.randint(1, 5)):
        grades = {one: draw.randint(0, 3) for one in candidates or CANDIDATES}
        tiers = [[one for one in grades if grades[one] == grade] for grade in (3, 2, 1, 0)]
        found.append([tier for tier in tiers if tier])
    return found


def cast(ballots, times=1):
    """Return the preferences of ballots."""
    return Preferences.from_orders([Preference(tiers=tiers, count=times) for tiers in ballots])


def _groups(ballots):
    given = cast(ballots)
    return [sets(vote(given).ranking.groups) for vote in (borda, copeland, schulze, kemeny)]


VOTES = (borda, copeland, schulze, kemeny)


@law("permute", *VOTES, Preferences.pairwise)
def votes_of_permuted_ballots(draw):
    """The order in which ballots come, and in which equals are written, decides nothing."""
    ballots = ballots_of(draw)
    other = [[shuffled(draw, tier) for tier in tiers] for tiers in shuffled(draw, ballots)]
    assert _groups(ballots) == _groups(other)
    one, two = (cast(some).pairwise() for some in (ballots, other))
    assert all(one.over(a, b) == two.over(a, b) for a in CANDIDATES for b in CANDIDATES if a != b)


@law("rename", *VOTES, PairwiseCounts.over)
def votes_under_other_names(draw):
    """Candidates under other names are ranked alike, under those names."""
    ballots, new = ballots_of(draw), renamed(draw, CANDIDATES)
    other = [[[new[one] for one in tier] for tier in tiers] for tiers in ballots]
    for before, after in zip(_groups(ballots), _groups(other), strict=True):
        assert [{new[one] for one in group} for group in before] == after
    one, two = cast(ballots).pairwise(), cast(other).pairwise()
    assert all(one.over(a, b) == two.over(new[a], new[b]) for a in CANDIDATES for b in CANDIDATES if a != b)


@law("double", *VOTES)
def votes_of_doubled_ballots(draw):
    """Where every ballot is cast twice, orders stay; points and scores double, what Copeland counts stays."""
    ballots = ballots_of(draw)
    one, two = cast(ballots), cast(ballots, 2)
    assert _groups(ballots) == _groups(ballots * 2)
    assert {name: 2 * points for name, points in borda(one).points.items()} == dict(borda(two).points)
    assert copeland(one).points == copeland(two).points
    assert (2 * kemeny(one).score, set(kemeny(one).orders)) == (kemeny(two).score, set(kemeny(two).orders))
    assert all(
        2 * schulze(one).strength(a, b) == schulze(two).strength(a, b)
        for a in CANDIDATES
        for b in CANDIDATES
        if a != b
    )


@law("reverse", *VOTES)
def votes_of_reversed_ballots(draw):
    """Where every ballot is turned round, so is the result: Borda, Copeland, Kemeny, and who beats whom for Schulze."""
    ballots = ballots_of(draw)
    one, two = cast(ballots), cast([tiers[::-1] for tiers in ballots])
    for vote in (borda, copeland):
        assert sets(vote(one).ranking.groups) == sets(vote(two).ranking.groups)[::-1]
    assert {order[::-1] for order in kemeny(one).orders} == set(kemeny(two).orders)
    few, many = schulze(one), schulze(two)
    assert all(few.beats(a, b) == many.beats(b, a) for a in CANDIDATES for b in CANDIDATES if a != b)


@law("loser", *VOTES)
def votes_with_a_loser(draw):
    """A candidate whom every ballot puts last comes last, and the order of the others stays.

    Each of the others gains a Borda point a ballot, and one victory of Copeland's.
    """
    ballots = ballots_of(draw)
    again = [[*tiers, ["a loser"]] for tiers in ballots]
    for before, after in zip(_groups(ballots), _groups(again), strict=True):
        assert after == [*before, {"a loser"}]
    one, two = cast(ballots), cast(again)
    gained = {name: points + len(ballots) for name, points in borda(one).points.items()}
    assert {**gained, "a loser": 0} == dict(borda(two).points)
    gained = {name: points + 1 for name, points in copeland(one).points.items()}
    assert {**gained, "a loser": 0} == dict(copeland(two).points)
    assert kemeny(two).score == kemeny(one).score + len(ballots) * len(CANDIDATES)


def _cloned(draw, ballots, one):
    """Return ballots where a clone stands beside a candidate: before, after, or tied with it."""
    found = []
    for tiers in ballots:
        own = []
        for tier in tiers:
            rest = [name for name in tier if name != one]
            if len(rest) < len(tier) and not rest:
                own += draw.choice([[[one], ["clone"]], [["clone"], [one]], [[one, "clone"]]])
            else:
                own.append([*tier, "clone"] if one in tier else tier)
        found.append(own)
    return found


@law("clone", schulze)
def schulze_with_a_clone(draw):
    """A candidate beside another on every ballot changes nothing between the others; it beats whom its original beats."""
    ballots = ballots_of(draw)
    one = draw.choice(CANDIDATES)
    few, many = schulze(cast(ballots)), schulze(cast(_cloned(draw, ballots, one)))
    others = [name for name in CANDIDATES if name != one]
    assert all(few.beats(a, b) == many.beats(a, b) for a in others for b in others if a != b)
    for member in (one, "clone"):
        assert all(few.beats(one, other) == many.beats(member, other) for other in others)
        assert all(few.beats(other, one) == many.beats(other, member) for other in others)


@law("clone", borda)
def borda_with_a_clone(draw):
    """A clone may turn a Borda winner into a loser: three of five put a before b, until b has a clone behind it."""
    times = draw.randint(1, 9)
    alone = [[["a"], ["b"]]] * 3 + [[["b"], ["a"]]] * 2
    cloned = [[["a"], ["b"], ["b2"]]] * 3 + [[["b"], ["b2"], ["a"]]] * 2
    assert borda(cast(alone, times)).ranking.groups[0] == ("a",)
    assert borda(cast(cloned, times)).ranking.groups[0] == ("b",)
    ballots = ballots_of(draw)
    one = draw.choice(CANDIDATES)
    tied = [[[*tier, "clone"] if one in tier else tier for tier in tiers] for tiers in ballots]
    points = borda(cast(tied)).points
    assert points[one] == points["clone"]


@law("clone", copeland)
def copeland_with_a_clone(draw):
    """A clone may decide for Copeland, by adding victories: in a cycle of three, the one that beats the cloned one wins."""
    times = draw.randint(1, 9)
    cycle = [[["a"], ["b"], ["c"]], [["b"], ["c"], ["a"]], [["c"], ["a"], ["b"]]]
    assert sets(copeland(cast(cycle, times)).ranking.groups) == [{"a", "b", "c"}]
    cloned = [[[one, "b2"] if one == "b" else [one] for (one,) in tiers] for tiers in cycle]
    assert copeland(cast(cloned, times)).ranking.groups[0] == ("a",)


@law("clone", kemeny)
def kemeny_with_a_clone(draw):
    """A clone that every ballot ties with its original has its places, and doubles its weight against the others.

    That weight may decide: of a cycle, the weakest victory is given up, until it counts twice.
    """
    times = draw.randint(1, 9)
    cycle = [[["a"], ["b"], ["c"]]] * 6 + [[["b"], ["c"], ["a"]]] * 5 + [[["c"], ["a"], ["b"]]] * 4
    assert kemeny(cast(cycle, times)).ranking.groups[0] == ("a",)
    cloned = [[[one, "c2"] if one == "c" else [one] for (one,) in tiers] for tiers in cycle]
    assert kemeny(cast(cloned, times)).ranking.groups[0] == ("b",)
    ballots = ballots_of(draw)
    one = draw.choice(CANDIDATES)
    tied = [[[*tier, "clone"] if one in tier else tier for tier in tiers] for tiers in ballots]
    places = kemeny(cast(tied), most=1000).places
    assert places[one] == places["clone"]


@law("stretch", Preferences.from_reviews)
def preferences_under_an_increasing_map(draw):
    """Marks make orders by their order alone: any map that keeps it leaves every ballot."""
    marks, new = triples(draw, missing=0.2), increasing(draw)
    other = [(item, juror, new[mark]) for item, juror, mark in marks]
    one, two = (Preferences.from_reviews(reviews(some)) for some in (marks, other))
    assert one == two


# ── grades ───────────────────────────────────────────────────────────────────────────────────────

RULES = ("mj", "d", "s", "n")
LEVELS = 4


def tallies_of(draw, judges=5, items=4):
    """Draw tallies of one panel."""
    return [
        Tally.from_grades(item, [draw.randrange(LEVELS) for _ in range(judges)], levels=LEVELS)
        for item in named("d", items)
    ]


def _graded(tallies):
    found = [sets(majority_judgment(tallies).ranking.groups)]
    return found + [sets(highest_median(tallies, rule=rule).groups) for rule in RULES]


@law("permute", majority_judgment, highest_median)
def grades_of_permuted_items(draw):
    """The order in which items come decides nothing."""
    tallies = tallies_of(draw)
    assert _graded(tallies) == _graded(shuffled(draw, tallies))


@law("rename", majority_judgment, highest_median, majority_value)
def grades_under_other_names(draw):
    """Items under other names are ranked alike, under those names."""
    tallies, new = tallies_of(draw), renamed(draw, named("d", 4))
    other = [Tally(item=new[one.item], counts=one.counts) for one in tallies]
    for before, after in zip(_graded(tallies), _graded(other), strict=True):
        assert [{new[one] for one in group} for group in before] == after
    assert [majority_value(one) for one in tallies] == [majority_value(one) for one in other]


@law("loser", majority_judgment, highest_median)
def grades_with_another_item(draw):
    """Grades are absolute: an item that comes or goes, the worst included, leaves the order of the others."""
    tallies = tallies_of(draw)
    worst = Tally(item="lost", counts=[5, 0, 0, 0])
    any_ = Tally.from_grades("other", [draw.randrange(LEVELS) for _ in range(5)], levels=LEVELS)
    for before, after in zip(_graded(tallies), _graded([*tallies, worst, any_]), strict=True):
        assert without(after, ["lost", "other"]) == before
    assert "lost" in _graded([*tallies, worst])[0][-1]


@law("clone", majority_judgment, highest_median)
def grades_with_a_clone(draw):
    """An item graded as another is tied with it, and nobody else changes place."""
    tallies = tallies_of(draw)
    clone = Tally(item="clone", counts=tallies[0].counts)
    for before, after in zip(_graded(tallies), _graded([*tallies, clone]), strict=True):
        assert any({"d0", "clone"} <= group for group in after)
        assert without(after, ["clone"]) == before


@law("double", majority_judgment, highest_median, majority_value)
def grades_of_a_doubled_panel(draw):
    """Where each judge has a double, every order by grades stays, and each median comes out twice."""
    tallies = tallies_of(draw, judges=draw.randint(1, 6))
    twice = [Tally(item=one.item, counts=[2 * count for count in one.counts]) for one in tallies]
    assert _graded(tallies) == _graded(twice)
    assert sorted(majority_value(twice[0])) == sorted(majority_value(tallies[0]) * 2)
    mixed = [one if draw.random() < 0.5 else two for one, two in zip(tallies, twice, strict=True)]
    assert sets(majority_judgment(mixed, unequal="normalise").ranking.groups) == _graded(tallies)[0]


@law("stretch", majority_judgment, highest_median, majority_value)
def grades_with_a_level_nobody_gave(draw):
    """A grade that nobody gave, below all, leaves every order; so does one anywhere, for majority judgment."""
    tallies, at = tallies_of(draw), draw.randint(0, LEVELS)
    below = [Tally(item=one.item, counts=[0, *one.counts]) for one in tallies]
    assert _graded(tallies) == _graded(below)
    inside = [Tally(item=one.item, counts=[*one.counts[:at], 0, *one.counts[at:]]) for one in tallies]
    assert _graded(tallies)[:2] == _graded(inside)[:2]
    for one, two in zip(tallies, below, strict=True):
        assert tuple(grade + 1 for grade in majority_value(one)) == majority_value(two)


@law("unused", majority_judgment, highest_median)
def grades_of_a_full_panel(draw):
    """What is taken of judges who gave no grade is nothing where all gave one."""
    tallies = tallies_of(draw)
    for default in (0, "median"):
        found = majority_judgment(tallies, default_grade=default, judges=5).ranking.groups
        assert sets(found) == _graded(tallies)[0]
        found = highest_median(tallies, rule="d", default_grade=default, judges=5).groups
        assert sets(found) == sets(highest_median(tallies, rule="d").groups)


# ── distances ────────────────────────────────────────────────────────────────────────────────────


def _told(one, other):
    found = rank_distance(one, other)
    return found.discordant, found.tied_in_one, found.footrule, found.tau_b, found.spearman


def _pair(draw):
    return [{one: draw.randint(0, 3) for one in named("d", 5)} for _ in range(2)]


@law("swap", rank_distance)
def distance_from_the_other_side(draw):
    """Two rankings are as far apart seen from either side, under any names."""
    one, other = _pair(draw)
    new = renamed(draw, named("d", 5))
    found = _told(Ranking.from_scores(one), Ranking.from_scores(other))
    assert close(found, _told(Ranking.from_scores(other), Ranking.from_scores(one)))
    again = [Ranking.from_scores({new[name]: score for name, score in some.items()}) for some in (one, other)]
    assert close(found, _told(*again))


@law("reverse", rank_distance)
def distance_of_reversed_rankings(draw):
    """Two rankings turned round are as far apart; one of them turned round turns the sign of both correlations."""
    one, other = _pair(draw)
    turned = [{name: -score for name, score in some.items()} for some in (one, other)]
    found = _told(Ranking.from_scores(one), Ranking.from_scores(other))
    assert close(found, _told(*map(Ranking.from_scores, turned)))
    half = rank_distance(Ranking.from_scores(turned[0]), Ranking.from_scores(other))
    if isinstance(found[3], float):
        assert close((-found[3], -found[4]), (half.tau_b, half.spearman))


@law("loser", rank_distance)
def distance_with_a_common_loser(draw):
    """An item that both put last alone adds no disagreement."""
    one, other = _pair(draw)
    found = rank_distance(Ranking.from_scores(one), Ranking.from_scores(other))
    longer = [Ranking.from_scores({**some, "lost": -1}) for some in (one, other)]
    after = rank_distance(*longer)
    assert (found.discordant, found.tied_in_one, found.footrule) == (
        after.discordant,
        after.tied_in_one,
        after.footrule,
    )
    assert after.pairs == found.pairs + 5


@law("clone", rank_distance)
def distance_with_every_item_twice(draw):
    """With every item twice, side by side and tied, four times as many pairs disagree, and the correlation stays."""
    one, other = _pair(draw)
    twice = [{**some, **{name + " too": score for name, score in some.items()}} for some in (one, other)]
    few, many = (rank_distance(*map(Ranking.from_scores, some)) for some in ((one, other), twice))
    assert (4 * few.discordant, 4 * few.tied_in_one) == (many.discordant, many.tied_in_one)
    assert close(few.spearman, many.spearman)
    assert close(few.tau_b, many.tau_b)
