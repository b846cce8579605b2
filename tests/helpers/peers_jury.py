"""What `eig` answers to the cases of peers on votes, grades, agreement, assignment and lotteries, by kind."""

from collections import Counter
from fractions import Fraction

from eig import jury, lots
from eig.jury import Reviews, agreement, votes
from eig.jury.agreement import intraclass_correlations
from eig.jury.marks import Tally
from eig.jury.selection import fair_lottery
from eig.programme import Quota
from eig.reasons import Undefined


def groups(ranking):
    """Give the groups of a ranking, best first, each in the order of its names."""
    return [sorted(group) for group in ranking.groups]


def _preferences(case):
    orders = [votes.Preference(tiers=tiers, count=count) for tiers, count in case["input"]["orders"] if tiers]
    return votes.Preferences(candidates=case["input"]["candidates"], orders=orders)


def _counted(case):
    return getattr(votes, case["method"])(_preferences(case))


def _winners(case):
    found = _counted(case)
    return sorted(found.winners) if hasattr(found, "winners") else groups(found.ranking)[0]


def _strengths(case):
    found = _counted(case)
    return {one: {other: found.strength(one, other) for other in row} for one, row in case["expect"].items()}


def _borda(case):
    """Give the points: a peer that starts at 1 gives one more for each ballot that names the candidate."""
    named = Counter()
    for tiers, count in case["input"]["orders"]:
        named.update(dict.fromkeys((name for tier in tiers for name in tier), count))
    points = _counted(case).points
    return {name: points[name] + case["start"] * named[name] for name in case["expect"]}


def _copeland(case):
    found, others = _counted(case), len(case["input"]["candidates"]) - 1
    return {name: 2 * found.points[name] - others for name in case["expect"]}


def _names(case):
    return case.get("names") or [f"p{number:03}" for number in range(len(case["tallies"]))]


MODES = {
    "None": lambda case: {},
    "StaticDefault": lambda case: {"default_grade": case["default"] or 0, "judges": case["participants"]},
    "MedianDefault": lambda case: {"default_grade": "median", "judges": case["participants"]},
    "Normalized": lambda case: {"unequal": "normalise"},
}


def _judged(case):
    tallies = [
        Tally(item=name, counts=counts) for name, counts in zip(_names(case), case["tallies"], strict=True)
    ]
    return votes.majority_judgment(tallies, **MODES[case.get("mode", "None")](case)).ranking


def _places(case):
    found, place = {}, 1
    for group in _judged(case).groups:
        found |= dict.fromkeys(group, place)
        place += len(group)
    return [found[name] for name in _names(case)]


def _accepted(case):
    _judged(case)
    return "accepted"


def _by_mean(case):
    total, count = Counter(), Counter()
    for marks, times in case["votes"]:
        for item, mark in marks.items():
            total[item] += Fraction(mark) * times
            count[item] += times
    return groups(jury.rank({item: total[item] / count[item] for item in total}))


def _median_score(case):
    tally = Tally(item="a", counts=case["counts"])
    return votes.highest_median([tally], rule=case["rule"]).scores["a"]


def _reviews(case):
    return Reviews.from_triples(
        (item, juror, mark if isinstance(mark, int) else str(mark)) for item, juror, mark in case["marks"]
    )


def _figure(value):
    return "undefined" if isinstance(value, Undefined) else value


def _distance(case):
    return case.get("distance") or {"identity": "nominal", "quadratic": "interval"}[case["weights"]]


METHODS = {
    "krippendorff_alpha": lambda case, reviews: ((), {"distance": _distance(case)}),
    "cohen_kappa": lambda case, reviews: (reviews.jurors, {"weights": case["weights"]}),
}


def _agreement(case):
    reviews, plain = _reviews(case), lambda case, reviews: ((), {"weights": case["weights"]})
    pair, options = METHODS.get(case["method"], plain)(case, reviews)
    found = getattr(agreement, case["method"])(reviews, *pair, **options)
    told = {"value": found.value, "se": found.standard_error, "low": found.low, "high": found.high}
    return {name: _figure(told[name]) for name in case.get("expect_eig", case["expect"])}


def _correlations(case):
    found = getattr(intraclass_correlations(_reviews(case)), case["what"])
    return {name: _figure(found[name]) for name in case["expect"]}


def _no_correlation(case):
    return _figure(intraclass_correlations(_reviews(case)).values["ICC2"])


def _lottery(case):
    people = case.get("people") or {
        f"{at:03}-{number:05}": traits
        for at, (traits, count) in enumerate(case["types"])
        for number in range(count)
    }
    quotas = [
        Quota(attribute=name, value=value, minimum=least, maximum=most)
        for name, value, least, most in case["quotas"]
    ]
    return fair_lottery(
        people, places=case["places"], quotas=quotas, rule=case["rule"], fill="all_or_nothing"
    )


def _chances(case):
    found = _lottery(case).probabilities
    return {person: found[person] for person in case["expect"]}


def _gini(case):
    chances = sorted(_lottery(case).probabilities.values())
    count = len(chances)
    weighed = sum((2 * at - count + 1) * chance for at, chance in enumerate(chances))
    return weighed / (count * sum(chances))


def _assigned(case):
    items = [f"p{number:02}" for number in range(len(case["need"]))]
    jurors = [f"r{number:02}" for number in range(len(case["hi"]))]
    asked = {
        "reviews_per_item": dict(zip(items, case["need"], strict=True)),
        "loads": dict(zip(jurors, zip(case["lo"], case["hi"], strict=True), strict=True)),
        "recusals": [(items[item], jurors[juror]) for item, juror in case["conflict"]],
        "affinity": {
            item: {juror: Fraction(score) for juror, score in zip(jurors, row, strict=True)}
            for item, row in zip(items, case["score"], strict=True)
        },
    }
    best = jury.assign_reviewers(items, jurors, objective="sum", **asked)
    if isinstance(best, jury.assignment.NoAssignment):
        return None
    return [best.total, jury.assign_reviewers(items, jurors, objective="maximin", **asked).worst]


def _drawn(case):
    names = [str(number + 1) for number in range(case["pool"])]
    found = lots.draw_rfc3797(names, count=len(case["expect"]), sources=case["sources"])
    return [int(name) for name in found.drawn]


KINDS = {
    "vote_groups": lambda case: groups(_counted(case).ranking),
    "vote_winners": _winners,
    "pairwise": lambda case: [list(row) for row in _preferences(case).pairwise().wins],
    "schulze_strength": _strengths,
    "borda_points": _borda,
    "copeland_balance": _copeland,
    "kemeny_score": lambda case: _counted(case).score,
    "kemeny_count": lambda case: _counted(case).count,
    "mj_ranks": _places,
    "mj_order": lambda case: groups(_judged(case)),
    "mj_winner": lambda case: groups(_judged(case))[0],
    "mj_refused": _accepted,
    "mean_order": _by_mean,
    "median_score": _median_score,
    "agreement": _agreement,
    "icc": _correlations,
    "icc_undefined": _no_correlation,
    "lottery_min": lambda case: min(_lottery(case).probabilities.values()),
    "lottery_chances": _chances,
    "lottery_gini": _gini,
    "lottery_infeasible": lambda case: isinstance(_lottery(case), jury.selection.QuotaConflict),
    "assign": _assigned,
    "rfc3797": _drawn,
    "rfc3797_key": lambda case: lots.rfc3797_key(case["sources"]),
    "entropy": lambda case: lots.entropy_bits(case["pool"], choose=case["choose"]),
}
