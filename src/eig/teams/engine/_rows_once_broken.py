"""Rules that become rows once values break them: those on one team, and late lines on the cohort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eig._maths.flow_one_seat_each import OUT
from eig._maths.simplex import Found
from eig._maths.simplex_bases import Basis
from eig.teams.engine._cohort_rules_as_rows import COHORT, Asked, Table, bounds_of
from eig.teams.engine._covers_of_team_sums import covers
from eig.teams.engine._envy_claims_as_rows import Broken, Cut
from eig.teams.engine._search_model_in_whole_numbers import bits
from eig.teams.engine._team_worths_and_posts_held import used_of

SLIGHT = 1e-6  # how far from whole a value may be
MORE = 20  # counts that it is asked for at once
APART = 1e-4  # how far a count may be missed by rounding
HALF = 0.5

Seen = tuple[Sequence[dict[int, float]], Mapping[int, float]]  # who sits, by place; what lines are missed by


def broken(
    table: Table, solved: Found | None, basis: Basis | None = None, known: Sequence[int] | None = None
) -> list[Asked]:
    """Return what the values break most, and no row tells yet: counts over teams, and late lines.

    The `basis` bounds columns and rows: where claims may not be missed, or fewer seats be taken, rows tell
    more. Of the teams of a cohort `known`, rows are asked for that are broken halfway to it, if there are
    any: these cut deeper.
    """
    values = None if solved is None else solved.values
    if values is None or (table.seats.exact and not table.late):
        return []
    seen = _seen(table, values)
    halfway = None if known is None else _halfway(table, seen, known)
    return (halfway and _asked(table, halfway, basis)) or _asked(table, seen, basis)


def _seen(table: Table, values: Mapping[int, float]) -> Seen:
    """Return who sits, by place, and how much is missed of each line."""
    here: list[dict[int, float]] = [{} for _ in table.model.places]
    for column, value in values.items():
        number, node = table.columns[column]
        if value > SLIGHT and number >= 0 and node != OUT:
            unit, sitting = table.kinds[number].units[0], here[table.seats.nodes[node].place]
            sitting[unit] = sitting.get(unit, 0.0) + value
    return here, {line: values.get(column, 0.0) for line, column in table.missed.items()}


def _halfway(table: Table, seen: Seen, teams: Sequence[int]) -> Seen:
    """Return what lies halfway to a cohort."""
    first = {unit: kind.units[0] for kind in table.kinds for unit in kind.units}
    used, limits = used_of(table.model, tuple(teams)), table.model.limits
    here = [{unit: HALF * value for unit, value in sitting.items()} for sitting in seen[0]]
    for sitting, team in zip(here, teams, strict=True):
        for unit in [first.get(one, one) for one in bits(team)]:
            sitting[unit] = sitting.get(unit, 0.0) + HALF
    over = {line: max(0, used[line] - limits[line].high) for line in seen[1]}
    return here, {line: HALF * (value + over[line]) for line, value in seen[1].items()}


def _asked(table: Table, seen: Seen, basis: Basis | None) -> list[Asked]:
    """Return the rows that are broken most, of those not asked for yet."""
    here, known = seen[0], set(table.spans)
    found = _broken_lines(table, here)
    cuts = [] if basis is None else list(_broken_claims(table, seen, basis))
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
    worst = [(place, number) for _, place, number in sorted(found)]
    cuts += () if table.seats.exact else covers(table, here)
    return [*[one for one in worst if one not in known][:MORE], *[one for one in cuts if one not in known]]


def _broken_claims(table: Table, seen: Seen, basis: Basis) -> Iterator[Cut]:
    """Yield the rows that claims are broken by, the worst of each place."""
    (here, missed), within, low, high = seen, bool(table.spared), basis.low, basis.high
    for place, claims in table.claims.items():
        kept = not any(high[table.missed[one.line]] for one in claims if one.line in table.missed)
        rows = [len(table.columns) + row for row, one in enumerate(table.seats.nodes) if one.place == place]
        least = 0 if table.bound else int(sum([low[row] for row in rows]))
        sizes = least, int(sum([high[row] for row in rows]))
        everyone = [one.unit for one in table.model.places[place].members]
        some = Broken(claims, sizes, everyone, here, missed)
        yield from some.worst(kept=kept, within=within) if sizes[1] else ()


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
