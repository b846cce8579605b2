"""Rules that become rows once values break them: those on one team, and late lines on the cohort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eig._maths.flow_one_seat_each import OUT
from eig._maths.simplex import Found
from eig.teams.engine._cohort_rules_as_rows import COHORT, Asked, Table, bounds_of
from eig.teams.engine._envy_claims_as_rows import Broken, Cut

SLIGHT = 1e-6  # how far from whole a value may be
MORE = 20  # counts that it is asked for at once
APART = 1e-4  # how far a count may be missed by rounding


def broken(table: Table, solved: Found | None, most: Sequence[float] = ()) -> list[Asked]:
    """Return what the values break most, and no row tells yet: counts over teams, and late lines.

    `most` is how much of each column may be: where claims may not be missed, they tell more.
    """
    values = None if solved is None else solved.values
    if values is None or (table.seats.exact and not table.late):
        return []
    here: list[dict[int, float]] = [{} for _ in table.model.places]
    for column, value in values.items():
        number, node = table.columns[column]
        if value > SLIGHT and number >= 0 and node != OUT:
            unit, sitting = table.kinds[number].units[0], here[table.seats.nodes[node].place]
            sitting[unit] = sitting.get(unit, 0.0) + value
    found = _broken_lines(table, here)
    cuts = list(_broken_claims(table, here, (values, most)))
    for place, sitting in enumerate(() if table.seats.exact else here):
        if table.model.places[place].empty is not None:
            continue  # an opening left empty need not reach what its teams must
        for number, span in enumerate(table.model.places[place].all_spans):
            amounts = span.amounts
            total = sum([value * amounts[unit] for unit, value in sitting.items() if unit in amounts])
            low, high = bounds_of(span)
            off = max(total - high, (low or 0) - total)
            if off > APART:
                found.append((-off, place, number))
    known = set(table.spans)
    worst = [(place, number) for _, place, number in sorted(found)]
    return [*[one for one in worst if one not in known][:MORE], *[one for one in cuts if one not in known]]


def _broken_claims(
    table: Table, here: Sequence[Mapping[int, float]], seen: tuple[Mapping[int, float], Sequence[float]]
) -> Iterator[Cut]:
    """Yield the rows that claims are broken by, the worst of each place."""
    values, most, within = *seen, bool(table.spared)
    for place, claims in table.claims.items():
        columns = {one.line: table.missed[one.line] for one in claims if one.line in table.missed}
        missed = {line: values.get(column, 0.0) for line, column in columns.items()}
        kept = not any(most[column] for column in columns.values())
        some = Broken(claims, table.model.places[place].most, here, missed)
        yield from some.worst(kept=kept, within=within)


def _broken_lines(table: Table, here: Sequence[Mapping[int, float]]) -> list[tuple[float, int, int]]:
    """Return the late lines that seats by place pass, and by how much."""
    claimed = {one.line for some in table.claims.values() for one in some}
    model, totals = table.model, {line: 0.0 for line in table.late if line not in claimed}
    for place, sitting in zip(model.places, here, strict=True):
        for unit, value in sitting.items() if totals else ():
            for line, use in (*model.units[unit].uses, *place.uses.get(unit, ())):
                if line in totals:
                    totals[line] += use * value
    return [
        (model.limits[line].high - total, COHORT, line)
        for line, total in totals.items()
        if total > model.limits[line].high + APART
    ]
