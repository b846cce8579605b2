"""A slow jury written again from the rules alone, to compare the library with."""

from fractions import Fraction

POINTS = {"worst": Fraction(0), "midpoint": Fraction(1, 2), "best": Fraction(1)}


def random_case(rng):
    """Return a random jury as plain data: criteria, sheets and declared rules."""
    criteria = {
        f"k{number}": {
            "low": (low := rng.randint(0, 1)),
            "high": low + rng.randint(1, 4),
            "weight": Fraction(rng.randint(1, 6), rng.randint(1, 3)),
            "floor": rng.choice([None, None, low + 1]),
            "items": rng.choice([None, None, None, "abc"]),
        }
        for number in range(rng.randint(1, 3))
    }
    criteria["k0"]["items"] = None
    sheets = {
        (item, juror): _random_sheet(rng, item, criteria)
        for item in "abcde"[: rng.randint(2, 5)]
        for juror in "xyz"[: rng.randint(1, 3)]
        if rng.random() < 0.85
    }
    return {
        "criteria": criteria,
        "sheets": sheets,
        "missing": rng.choice(["renormalise", "worst", "midpoint", "best"]),
        "floors": rng.choice(["mean", "any"]),
        "opinions": rng.choice(["majority", "ignore"]),
        "abstentions": rng.choice(["apart", "unfavourable"]),
        "chain": rng.sample(
            ["criterion_mean:k0", "top_marks", "champions", "fewer_unfavourable", "lowest_total"],
            rng.randint(0, 3),
        ),
    }


def _random_sheet(rng, item, criteria):
    state = rng.choice(["marked"] * 6 + ["absent", "recused", "abstained"])
    if state != "marked":
        return {"state": state, "marks": {}, "opinion": None, "champion": False}
    marks = {
        name: rng.randint(one["low"], one["high"])
        for name, one in criteria.items()
        if (one["items"] is None or item in one["items"]) and rng.random() < 0.9
    }
    return {
        "state": state,
        "marks": marks,
        "opinion": rng.choice([None, "favourable", "unfavourable"]),
        "champion": rng.random() < 0.2,
    }


def applying(case, item):
    """Return the criteria that an item is marked on."""
    return {
        name: one for name, one in case["criteria"].items() if one["items"] is None or item in one["items"]
    }


def total(case, item, marks):
    """Return the weighted mean of positions, from 0 to 1; the total out of 20 is twenty times that."""
    top, bottom = Fraction(0), Fraction(0)
    for name, one in applying(case, item).items():
        if name in marks:
            position = Fraction(marks[name] - one["low"], one["high"] - one["low"])
        elif case["missing"] == "renormalise":
            continue
        else:
            position = POINTS[case["missing"]]
        top += one["weight"] * position
        bottom += one["weight"]
    return 20 * top / bottom


def items(case):
    """Return the items with a sheet."""
    return sorted({item for item, _ in case["sheets"]})


def sheets_of(case, item):
    """Return the sheets of an item."""
    return [sheet for (one, _), sheet in case["sheets"].items() if one == item]


def totals(case, item):
    """Return the totals of the sheets with marks."""
    return [total(case, item, sheet["marks"]) for sheet in sheets_of(case, item) if sheet["marks"]]


def marks_on(case, item, name):
    """Return the marks on a criterion."""
    return [sheet["marks"][name] for sheet in sheets_of(case, item) if name in sheet["marks"]]


def excluded(case, item):
    """Return each ground that leaves an item out: eliminating marks first, then opinions, then no mark."""
    found = []
    for name, one in applying(case, item).items():
        marks = marks_on(case, item, name)
        if one["floor"] is not None and marks:
            held = min(marks) if case["floors"] == "any" else Fraction(sum(marks), len(marks))
            if held < one["floor"]:
                found.append("eliminating_mark")
    sheets = sheets_of(case, item)
    against = sum(sheet["opinion"] == "unfavourable" for sheet in sheets)
    if case["abstentions"] == "unfavourable" and any(sheet["opinion"] for sheet in sheets):
        against += sum(sheet["state"] == "abstained" for sheet in sheets)
    if case["opinions"] == "majority" and against > sum(sheet["opinion"] == "favourable" for sheet in sheets):
        found.append("unfavourable")
    return found if totals(case, item) else [*found, "no_marks"]


def _share(flags):
    return Fraction(sum(flags), len(flags)) if flags else None


def read(case, test, item):
    """Return what a tie-break reads, higher first."""
    filled = [
        sheet
        for sheet in sheets_of(case, item)
        if sheet["state"] == "marked" and (sheet["marks"] or sheet["opinion"] or sheet["champion"])
    ]
    if test == "criterion_mean:k0":
        marks = marks_on(case, item, "k0")
        return Fraction(sum(marks), len(marks)) if marks else None
    if test == "top_marks":
        return _share(
            [
                mark == case["criteria"][name]["high"]
                for sheet in filled
                for name, mark in sheet["marks"].items()
            ]
        )
    if test == "champions":
        return _share([sheet["champion"] for sheet in filled])
    if test == "fewer_unfavourable":
        share = _share([sheet["opinion"] == "unfavourable" for sheet in filled])
        return None if share is None else -share
    return min(totals(case, item), default=None)


def refine(case, group, chain):
    """Return a tie as the chain leaves it, one tie at a time and depth first."""
    if len(group) == 1 or not chain:
        return [tuple(sorted(group))]
    values = {item: read(case, chain[0], item) for item in group}
    if None in values.values():
        return refine(case, group, chain[1:])
    return [
        part
        for value in sorted(set(values.values()), reverse=True)
        for part in refine(case, [item for item in group if values[item] == value], chain[1:])
    ]


def ranking(case):
    """Return the groups, best first, and why each other item is left out."""
    out = {item: why for item in items(case) if (why := excluded(case, item))}
    scores = {item: Fraction(sum(given), len(given)) for item in items(case) if (given := totals(case, item))}
    ranked = [item for item in scores if item not in out]
    levels = sorted({scores[item] for item in ranked}, reverse=True)
    groups = [
        part
        for level in levels
        for part in refine(case, [item for item in ranked if scores[item] == level], case["chain"])
    ]
    return tuple(groups), out, scores
