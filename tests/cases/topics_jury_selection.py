"""Checks of the jury cases on selection, lotteries and robustness, through the public API."""

from fractions import Fraction

from eig.jury import Quota, Ranking, best_under_quotas, replacement, select


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


TOPICS = {
    "selection.quotas": quotas,
    "selection.infeasible": infeasible,
    "selection.ties": ties,
    "selection.reserve": reserve,
}
