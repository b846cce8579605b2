"""Checks of the jury cases on selection, lotteries and robustness, through the public API."""

from fractions import Fraction

from eig.jury import Ranking, Reviews, replacement, select
from eig.jury.robustness import bootstrap, leave_one_juror_out, weight_stability
from eig.jury.selection import fair_lottery
from eig.jury.votes import rank_distance
from eig.lots import commitment, draw_labels, draw_rfc3797, entropy_bits, one_time_code, rfc3797_key
from eig.programme import Quota


def _same(expected, actual, what):
    assert expected == actual, f"{what}: expected {expected}, got {actual}"


def _near(expected, actual, tolerance, what):
    assert abs(expected - actual) <= tolerance, f"{what}: expected {expected}, got {actual}"


def _names(indices):
    """Name items by position so that the order of names is the order of positions."""
    return [f"i{index:05d}" for index in indices]


def _index(name):
    return int(name[1:])


def _scores(case):
    return dict(
        zip(_names(range(len(case["input"]["score"]))), map(_exact, case["input"]["score"]), strict=True)
    )


def _exact(number):
    return Fraction(str(number))


def _quotas(given):
    minimum, maximum = given.get("min", {}), given.get("max", {})
    return [
        Quota(attribute="category", value=value, minimum=minimum.get(value, 0), maximum=maximum.get(value))
        for value in sorted({*minimum, *maximum})
    ]


def _attributes(given):
    names = _names(range(len(given["categories"])))
    return {name: {"category": values} for name, values in zip(names, given["categories"], strict=True)}


def _selection(case, **options):
    given = case["input"]
    return select(
        Ranking.from_scores(_scores(case)),
        places=given["k"],
        quotas=_quotas(given),
        attributes=_attributes(given) if "categories" in given else {},
        **options,
    )


def quotas(case, whole):
    """Check the optimum under quotas, all optimal sets, the second best and the price."""
    expected, selection = case["expected"], _selection(case)
    found = selection.optimum
    if expected.get("feasible") is False:
        return infeasible(case, whole)
    sets = [sorted(map(_index, one)) for one in found.sets]
    actual = {
        "optimum": found.optimum,
        "selected": sets[0],
        "optimal_sets": sorted(sets),
        "second_best": found.second_best,
        "unique": found.count == 1,
        "unconstrained": found.unconstrained,
        "price_of_quotas": found.price,
    }
    for key, value in expected.items():
        if key in actual:
            known = [sorted(one) for one in value] if key == "optimal_sets" else value
            _same(
                known if isinstance(known, (list, bool)) or known is None else _exact(known), actual[key], key
            )
    _same(
        sorted(sets[0]) if found.count == 1 else sorted(map(_index, selection.main)),
        sorted(map(_index, selection.main)),
        "main list",
    )
    return None


def infeasible(case, whole):
    """Check that quotas that cannot hold together are named, with the smallest relaxation."""
    expected, selection = case["expected"], _selection(case)
    conflict = selection.conflict
    _same(expected["feasible"], conflict is None, "feasible")
    bounds = {one.value: one for one in conflict.relaxed}
    lowered = {
        value: one.minimum if one.minimum < case["input"].get("min", {}).get(value, 0) else one.maximum
        for value, one in bounds.items()
    }
    _same(expected["minimal_relaxation"], lowered, "minimal relaxation")
    if after := expected.get("best_after_relaxation"):
        _same(_exact(after["optimum"]), conflict.optimum, "optimum after relaxation")
        sets = [sorted(map(_index, one)) for one in conflict.sets]
        assert sorted(after["selected"]) in sets, (
            f"selected after relaxation: {after['selected']} not in {sets}"
        )


def ties(case, whole):
    """Check that a tie across the line is shown, with the chance of each item."""
    expected, selection = case["expected"], _selection(case)
    names = list(_scores(case))
    actual = {
        "certain": list(map(_index, selection.main)),
        "tie_group": list(map(_index, selection.undecided)),
        "places": selection.open_places,
        "rejected": [_index(name) for name in names if selection.status(name) == "not_kept"],
        "selection_probability": [selection.probability(name) for name in names],
    }
    for key, value in expected.items():
        shown = [Fraction(one) for one in value] if key == "selection_probability" else value
        shown = sorted(shown) if key in {"certain", "tie_group", "rejected"} else shown
        _same(shown, sorted(actual[key]) if key in {"certain", "tie_group", "rejected"} else actual[key], key)


def reserve(case, whole):
    """Check who replaces each possible withdrawal, and the best lists if the others may move."""
    expected, selection = case["expected"], _selection(case, reserve=None)
    _same(_exact(expected["optimum"]), selection.optimum.optimum, "optimum")
    _same(sorted(expected["selected"]), sorted(map(_index, selection.main)), "selected")
    for leaver, wanted in expected["replacement_by_withdrawal"].items():
        found = replacement(selection, _names([int(leaver)])[0])
        kept = wanted["replacement_keeping_others"]
        known = () if kept is None else tuple(_names([kept]))
        assert known == found.successors or (kept is not None and known[0] in found.successors), (
            f"{leaver}: expected {known}, got {found.successors}"
        )
        if wanted.get("reoptimised") is not None:
            sets = [sorted(map(_index, one)) for one in found.reoptimised]
            assert sorted(wanted["reoptimised"]) in sets, f"{leaver}: {wanted['reoptimised']} not in {sets}"


def lottery_fair(case, whole):
    """Check the number of sets that keep the quotas, the best smallest chance, and the uniform chances."""
    given, expected = case["input"], case["expected"]
    tolerance = case["tolerance"].get("abs", 0)
    drawn = {
        rule: fair_lottery(_attributes(given), places=given["k"], quotas=_quotas(given), rule=rule)
        for rule in ("maximin", "uniform")
    }
    names = _names(range(given["n"]))
    if "feasible_panels" in expected:
        _same(expected["feasible_panels"], drawn["uniform"].sets, "feasible panels")
    if "maximin_probability" in expected:
        _near(expected["maximin_probability"], drawn["maximin"].minimum, tolerance, "maximin probability")
    for name, chance in zip(names, expected.get("uniform_over_panels", ()), strict=False):
        _near(chance, drawn["uniform"].probabilities[name], tolerance, f"uniform chance of {name}")


def rfc3797(case, whole):
    """Check the key, the digests and the order of a draw by RFC 3797."""
    given, expected = case["input"], case["expected"]
    key = given.get("key") or rfc3797_key(given["sources"])
    if "key" in expected:
        _same(expected["key"], key, "key")
    for size in given.get("pools", ()):
        draw = draw_rfc3797(_names(range(size)), count=size, key=key)
        _same(expected[f"order_{size}"], list(draw.positions), f"order of {size}")
    if "pool_size" in given:
        names = given.get("names") or _names(range(given["pool_size"]))
        whole_draw = draw_rfc3797(names, count=len(names), key=key)
        draw = draw_rfc3797(names, count=given["k"], key=key)
        actual = {
            "md5_hex": list(whole_draw.digests),
            "selected": list(draw.positions),
            "selected_names": list(draw.drawn),
            "full_order_of_25": list(whole_draw.positions),
        }
        for field, value in expected.items():
            shown = "full_order_of_25" if field.startswith("full_order_of") else field
            if shown == "md5_hex":
                _same(value, actual[shown][: len(value)], field)
            elif shown in actual:
                _same(value, actual[shown], field)
        assert draw.verify(), "the record does not verify"


def entropy(case, whole):
    """Check the bits of randomness needed to choose among pools of several sizes."""
    given = case["input"]
    actual = [entropy_bits(size, choose=given["choose"]) for size in given["pools"]]
    _same(case["expected"]["bits"], actual, "bits")


def vrs(case, whole):
    """Check the commitment, the codes, the positions and the orders of draws by label."""
    given, expected = case["input"], case["expected"]
    codes, gone = given["commit_iterations"], tuple(given.get("disqualified", ()))
    committed = commitment(given["secret"], codes=codes)
    actual = {"commitment": committed}
    for number in (1, 2):
        code = one_time_code(given["secret"], codes=codes, number=number)
        draw = draw_labels(given["labels"], code=code, randomness=given["randomness"])
        assert draw.verify(commitment=committed, number=number), f"draw {number} does not verify"
        actual |= {
            f"code_{number}": code,
            f"order_{number}": list(draw.order),
            f"positions_{number}": dict(draw.positions),
        }
        if number == 1:
            actual["selected"] = list(draw.pick(given["k"], without=gone))
        else:
            actual["substitute_first"] = draw.pick(1, without=(*gone, *actual["selected"]))[0]
    for field, value in expected.items():
        _same(value, actual[field], field)


def weights(case, whole):
    """Check totals, the weight at which two items swap, and where the leader stays."""
    given, expected = case["input"], case["expected"]
    criteria = _names(range(len(given["weights"])))
    scores = {
        item: dict(zip(criteria, map(_exact, marks), strict=True)) for item, marks in given["scores"].items()
    }
    shares = dict(zip(criteria, map(_exact, given["weights"]), strict=True))
    found = weight_stability(scores, weights=shares, varied=criteria[given["varied"]])
    actual = {
        "leader": found.ranking.order[0],
        "swap_at": min(_leader_swaps(found), key=lambda at: abs(at - found.weight), default=None),
        "leader_stable_on": list(found.leader_stable_on),
        **{f"total_{item}": total for item, total in found.totals_at(found.weight).items()},
    }
    for field, value in expected.items():
        if isinstance(value, list):
            _same([_exact(one) for one in value], actual[field], field)
        else:
            _same(value if field == "leader" or value is None else _exact(value), actual[field], field)


def _leader_swaps(found):
    """Return the weights at which the leader ties with another item."""
    leader = found.ranking.order[0]
    return [swap.at for swap in found.swaps if leader in (swap.above, swap.below)]


def leave_one_out(case, whole):
    """Check means and ranks with all jurors and without each, and who is always in."""
    given, expected = case["input"], case["expected"]
    triples = [
        (item, juror, _exact(mark))
        for item, marks in zip(given["dossiers"], given["scores"], strict=True)
        for juror, mark in zip(given["jurors"], marks, strict=True)
        if mark is not None
    ]
    found = leave_one_juror_out(Reviews.from_triples(triples), places=given["k"])
    for name, ranking in (("full", found.full), *found.without.items()):
        wanted = expected["full"] if name == "full" else expected["without"][name]
        _same([_exact(one) for one in wanted["means"]], [ranking.scores[i] for i in given["dossiers"]], name)
        _same(wanted["ranks"], [ranking.ranks[item] for item in given["dossiers"]], name)
    _same(sorted(expected[f"top{given['k']}_always"]), sorted(found.always), "always in")


def bootstrapped(case, whole):
    """Check exact probabilities of the first places, and that a sample comes near them."""
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]
    reviews = Reviews.from_triples(
        (item, f"j{number}", _exact(mark))
        for item, marks in given["reviews"].items()
        for number, mark in enumerate(marks)
    )
    for field, wanted in expected.items():
        places = int(field.rpartition("_")[2])
        found = bootstrap(reviews, places=places)
        drawn = bootstrap(reviews, places=places, replicates=20_000, seed=1)
        for item, chance in wanted.items():
            _same(Fraction(chance), found.top[item], f"{field} of {item}")
            _near(
                found.top[item], drawn.top[item], tolerance.get("monte_carlo_abs", 0.02), f"{field} of {item}"
            )


def distances(case, whole):
    """Check Kendall's and Spearman's measures between rankings given as ranks."""
    given, tolerance = case["input"], case["tolerance"].get("abs", 0)
    rankings = {
        name: Ranking.from_scores(
            {item: -_exact(rank) for item, rank in zip(_names(range(len(ranks))), ranks, strict=True)}
        )
        for name, ranks in given.items()
    }
    for field, value in case["expected"].items():
        measure, _, pair = field.rpartition("_")
        apart = rank_distance(rankings[pair[0]], rankings[pair[1]])
        actual = {
            "tau": apart.tau_b,
            "tau_b": apart.tau_b,
            "kendall_distance": apart.discordant,
            "footrule": apart.footrule,
            "spearman": apart.spearman,
        }[measure]
        _near(value, actual, tolerance, field)


TOPICS = {
    "selection.quotas": quotas,
    "selection.infeasible": infeasible,
    "selection.ties": ties,
    "selection.reserve": reserve,
    "selection.lottery_fair": lottery_fair,
    "lottery.rfc3797": rfc3797,
    "lottery.entropy": entropy,
    "lottery.vrs": vrs,
    "robustness.weights": weights,
    "robustness.leave_one_out": leave_one_out,
    "robustness.bootstrap": bootstrapped,
    "robustness.rank_distance": distances,
}
