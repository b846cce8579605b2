"""From sheets to a ranking: exact, with tie groups and the reasons of each place, against pandas in floats.

pandas takes weighted means and competition ranks of a frame: no check of the marks, no exactness, no tie-break, no reason.
Ours and the peer take turns in one run; the best of each stands. Whole processes count their imports and the reading of the marks, and
the most memory that they held.
"""

import random
import subprocess
import sys
import time

from eig.jury import EIG_SCALE, Criterion, Rubric, Scoresheet, rank

SIZES = ((170, 12, 25), (1_700, 120, 7), (17_000, 1_200, 3))
WEIGHTS = {"initiative": 3, "understanding": 2, "general_interest": 2, "fit": 2, "skills": 1}
RUBRIC = Rubric(criteria=[Criterion(id=name, scale=EIG_SCALE, weight=one) for name, one in WEIGHTS.items()])


def rows_in(items, jurors, each):
    """Yield so many sheets an item, as `(item, juror, marks)`."""
    rng = random.Random(items)
    seats = [f"j{seat:04}" for seat in range(jurors)]
    for item in range(items):
        for juror in rng.sample(seats, each):
            yield f"c{item:05}", juror, {name: rng.randint(1, 4) for name in WEIGHTS}


def rows_of(items, jurors):
    """Return three sheets an item."""
    return list(rows_in(items, jurors, 3))


def read(rows):
    return Scoresheet.from_marks(RUBRIC, rows)


def ranked(sheet):
    return rank(sheet)


def parted(sheet):
    return rank(sheet, tie_breaks=["criterion_mean:skills", "top_marks"])


def explained(sheet):
    ranking = parted(sheet)
    return [str(ranking.explain(item)) for item in ranking.order]


def frame(rows):
    import pandas as pd

    return pd.DataFrame([{"item": item, "juror": juror, **marks} for item, juror, marks in rows])


def grouped(frame):
    weights = {name: one / sum(WEIGHTS.values()) for name, one in WEIGHTS.items()}
    totals = sum(frame[name] * one for name, one in weights.items())
    return totals.groupby(frame["item"]).mean().rank(ascending=False, method="min")


def best(jobs, given, repeat):
    """Return the best time of each job in milliseconds, the jobs taking turns."""
    times = {job: [] for job in jobs}
    for job in [job for _ in range(repeat) for job in jobs]:
        start = time.perf_counter()
        job(given)
        times[job].append(1000 * (time.perf_counter() - start))
    return [min(times[job]) for job in jobs]


WHOLE = """import glob, sys
sys.path.insert(0, "bench")
import bench_ranking as b
b.{rank}(b.{read}(b.{rows}))
status = (line for path in glob.glob("/proc/self/status") for line in open(path))
print(*(line.split()[1] for line in status if line.startswith("VmHWM")))"""


def process(rows, read, rank):
    """Return the time of a process in milliseconds, and the most memory that it held in MiB, where Linux tells."""
    code = WHOLE.format(rank=rank, read=read, rows=rows)
    start = time.perf_counter()
    held = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    return 1000 * (time.perf_counter() - start), int(held or 0) // 1024


def main():
    try:
        import pandas as pd
    except ImportError:
        pd = None
    for items, jurors, repeat in SIZES:
        rows = rows_of(items, jurors)
        sheet = read(rows)
        line = f"{items:>6} x 3 sheets: rank {{:.1f}} ms, two tie-breaks {{:.1f}}, and all reasons {{:.1f}}"
        print(line.format(*best([ranked, parted, explained], sheet, repeat)), end="")
        print("; sheets read and checked {:.1f}".format(*best([read], rows, repeat)))
        if pd is not None:
            (theirs,) = best([grouped], frame(rows), repeat)
            print(f"{'':17} pandas, weighted means and ranks {theirs:.1f} ms", end="")
            print("; frame built {:.1f}".format(*best([frame], rows, repeat)))
        source = f"rows_of({items}, {jurors})"
        turns = [
            (process(source, "read", "ranked"), process(source, "frame", "grouped") if pd else None)
            for _ in range(min(repeat, 7))
        ]
        (ours, held), theirs = min(mine for mine, _ in turns), min((peer for _, peer in turns), default=None)
        line = f"{'':17} whole process {ours:.0f} ms, {held} MiB"
        print(
            line
            if theirs is None
            else f"{line}; pandas {theirs[0]:.0f} ms, {theirs[1]} MiB, ratio {theirs[0] / ours:.1f}"
        )
    time_taken, held = process("rows_in(17_000, 24, 24)", "read", "ranked")
    print(f" 17000 x 24 sheets, 2,040,000 marks: whole process {time_taken:.0f} ms, {held} MiB")


if __name__ == "__main__":
    main()
