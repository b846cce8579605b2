"""What was measured, as data and as the tables of a page: the calls of each job, and its whole processes."""

import json

from measuring import MEMORY, OURS, SCALES, Measure, growth

from helpers import figures

UNITS = ((1, "s"), (1e-3, "ms"), (1e-6, "µs"))
TIMES = tuple(f"× {scale:,}" for scale in SCALES)
CALLS = ("job, and its size at the promotion", "by", *TIMES, "exponent")
PROCESSES = ("job", "by", *TIMES)


def rounded(value):
    """Return a number with two significant figures, or all of a whole part.

    It is said as people write it: 0.11, 1.5, 83, 1,765.
    """
    return f"{value:,.0f}" if value >= 10 else f"{float(f'{value:.2g}'):g}"


def said_time(seconds):
    """Say a time in the unit that suits it."""
    size, unit = next(((size, unit) for size, unit in UNITS if seconds >= size * 0.9995), UNITS[-1])
    return f"{rounded(seconds / size)} {unit}"


def called(one, ours):
    """Say how long a call took, and how many times eig's that is."""
    if one.call is None:
        return stopped(one)
    ratio = f" ({rounded(one.call / ours.call)} ×)" if one.way != OURS and ours.call else ""
    return said_time(one.call) + ratio


def processed(one, ours):
    """Say how long a whole process took, how many times eig's that is, and the most memory that it held."""
    if one.whole is None:
        return stopped(one)
    ratio = f" ({rounded(one.whole / ours.whole)} ×)" if one.way != OURS and ours.whole else ""
    return f"{said_time(one.whole)}{ratio}, {rounded(one.memory)} MB"


def stopped(one):
    """Say in a cell that there is no time: what stopped it, or a dash."""
    return one.said if one.said.startswith("over") else "–"


def lines(measures):
    """Yield the measures of each job and way, by scale, with those of eig."""
    for job, way in dict.fromkeys((one.job, one.way) for one in measures):
        mine = {one.scale: one for one in measures if (one.job, one.way) == (job, way)}
        ours = {one.scale: one for one in measures if (one.job, one.way) == (job, OURS)}
        yield job, way, mine, ours


def cells(mine, ours, say):
    """Return what a row says at each scale."""
    return [say(mine[scale], ours[scale]) if scale in mine else "" for scale in SCALES]


def exponent(mine):
    """Say by which exponent the calls of a way grow."""
    found = growth([(one.scale, one.call) for one in mine.values() if one.call])
    return "" if found is None else f"{found:.2f}"


def call_rows(measures):
    """Return the rows of the table of calls."""
    return [
        [f"{job}: {next(iter(mine.values())).size}" if way == OURS else "", way, *cells(mine, ours, called), exponent(mine)]
        for job, way, mine, ours in lines(measures)
    ]  # fmt: skip


def process_rows(measures):
    """Return the rows of the table of whole processes."""
    return [
        [job if way == OURS else "", way, *cells(mine, ours, processed)]
        for job, way, mine, ours in lines(measures)
    ]


def reasons(measures):
    """Say what was not run and why, one sentence a reason."""
    found = {}
    for one in measures:
        if one.said and not one.said.startswith("over"):
            first = found.setdefault((one.job, one.way, one.said), one.scale)
            found[one.job, one.way, one.said] = min(first, one.scale)
    told = [f"{job}, {way}, from {scale:,} times on ({said})" for (job, way, said), scale in found.items()]
    return f" Not run: {'; '.join(told)}." if told else ""


def note(measures, limit, minutes):
    """Say what bounded the processes, how long all took, and what was not run."""
    bounds = f"{rounded(limit)} s and {MEMORY} GiB a process at most; {rounded(minutes)} minutes in all."
    return bounds + reasons(measures)


def keep(room, measures, *, command, limit, minutes):
    """Record the tables of a room; the first one holds each measure as numbers too."""
    rows = [list(one) for one in measures]
    measured = {"fields": list(Measure._fields), "measured": rows}
    figures.record(
        f"speed-{room}", command=command, columns=CALLS, rows=call_rows(measures), note=note(measures, limit, minutes), **measured
    )  # fmt: skip
    figures.record(f"speed-{room}-processes", command=command, columns=PROCESSES, rows=process_rows(measures))


def kept(room):
    """Return the measures of a room that are recorded."""
    found = json.loads((figures.DATA / f"speed-{room}.json").read_text(encoding="utf-8"))
    return [Measure(**dict(zip(found["fields"], row, strict=True))) for row in found["measured"]]
