"""From sheets to a ranking: exact, with tie groups and a reason for each place, against pandas in floats.

pandas computes weighted means and competition ranks alone: no check of the marks, no exactness, no tie-break, no reason.
The last lines compare whole processes, import included, at the size of a hearing of EIG.
"""

import random
import subprocess
import sys
import time

from eig.jury import EIG_SCALE, Rubric, Scoresheet, rank

SIZES = ((170, 12), (1_700, 120), (17_000, 1_200))
CRITERIA = ("initiative", "understanding", "general_interest", "fit", "skills")
RUBRIC = Rubric.equal(CRITERIA, scale=EIG_SCALE, out_of=EIG_SCALE.times(5))


def rows_of(items, jurors):
    """Return three sheets an item, as `(item, juror, marks)`."""
    rng = random.Random(items)
    seats = [f"j{seat:04}" for seat in range(jurors)]
    return [
        (f"c{item:05}", juror, {name: rng.randint(1, 4) for name in CRITERIA})
        for item in range(items)
        for juror in rng.sample(seats, 3)
    ]


def scored(rows):
    return Scoresheet.from_marks(RUBRIC, rows).reviews()


def ranked(rows):
    return rank(Scoresheet.from_marks(RUBRIC, rows), tie_breaks=["criterion_mean:skills", "top_marks"])


def with_pandas(rows):
    import pandas as pd

    frame = pd.DataFrame([{"item": item, "juror": juror, **marks} for item, juror, marks in rows])
    frame["total"] = frame[list(CRITERIA)].sum(axis=1)
    return frame.groupby("item")["total"].mean().rank(ascending=False, method="min")


def timed(function, rows, repeat=3):
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        function(rows)
        best = min(best, time.perf_counter() - start)
    return best


def process(code):
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main():
    try:
        import pandas as pd
    except ImportError:
        pd = None
    for items, jurors in SIZES:
        rows = rows_of(items, jurors)
        repeat = 3 if items < 10_000 else 1
        line = f"{items:>6} items x 3 sheets: checked totals {1000 * timed(scored, rows, repeat):8.1f} ms"
        full = timed(ranked, rows, repeat)
        line += f", ranking with reasons {1000 * full:8.1f} ms"
        if pd is not None:
            theirs = timed(with_pandas, rows, repeat)
            line += f"; pandas, floats without reasons {1000 * theirs:8.1f} ms (ratio {theirs / full:.2f})"
        print(line)
    if pd is not None:
        here = (
            "import sys; sys.path.insert(0, 'bench'); import bench_ranking as b; rows = b.rows_of(170, 12); "
        )
        ours, theirs = (
            min(process(here + call) for _ in range(3)) for call in ("b.ranked(rows)", "b.with_pandas(rows)")
        )
        print(f"   170 items, whole process: eig {1000 * ours:.0f} ms; with pandas {1000 * theirs:.0f} ms")


if __name__ == "__main__":
    main()
