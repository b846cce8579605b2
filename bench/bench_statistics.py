"""Agreement against pingouin and krippendorff: `python bench/bench_statistics.py`.

One line a measurement: ours, the peer's, their ratio, in the same run; the least of several runs. Whole
processes count the import. A peer that is missing, or that takes too long or too much memory, is said so.
"""

import subprocess
import sys
import tracemalloc
from fractions import Fraction
from functools import partial
from random import Random
from time import perf_counter

from eig.jury import Reviews, krippendorff_alpha
from eig.jury.agreement import intraclass_correlations

TRIES = 5


def peer(name):
    try:
        return __import__(name, fromlist=["_"])
    except ImportError:
        return None


def least(work, tries=TRIES):
    times = []
    for _ in range(tries):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def line(job, ours, theirs, who, note=""):
    ratio = f"{theirs / ours:9.1f}x" if theirs else "         -"
    shown = f"{theirs * 1000:11.2f} ms" if theirs else "          -   "
    print(f"{job:<46} ours {ours * 1000:10.2f} ms   {who:<13} {shown} {ratio}  {note}", flush=True)


def complete(items, jurors, seed=1):
    random = Random(seed)
    return [[Fraction(random.randint(0, 40), 2) for _ in range(jurors)] for _ in range(items)]


def holed(items, jurors, top, scale, seed=1):
    random = Random(seed)
    return [
        [None if random.random() < 0.3 else Fraction(random.randint(0, top), scale) for _ in range(jurors)]
        for _ in range(items)
    ]


def reviews_of(rows):
    return Reviews.from_triples(
        (f"i{i:05}", f"j{j:04}", mark)
        for i, row in enumerate(rows)
        for j, mark in enumerate(row)
        if mark is not None
    )


def peak(work):
    """Return the megabytes that one run takes above what its data take."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def both(job, ours, theirs, who, tries, *, memory=False):
    """Time two jobs in turns, so that what else the machine does hits both alike; return the peer's time."""
    rounds = [(least(ours, 5), least(theirs, 1) if theirs else None) for _ in range(tries)]
    note = ""
    if memory:
        note = f"peak {peak(ours):.1f} MB" + (f" v {peak(theirs):.1f} MB" if theirs else "")
    least_theirs = min(their for _, their in rounds) if theirs else None
    line(job, min(our for our, _ in rounds), least_theirs, who, note)
    return least_theirs


def first(reviews, work):
    """Return the time of a first statistic, which reads the marks of the reviews that later ones find read."""
    fresh = iter([Reviews(reviews=reviews.reviews) for _ in range(3)])
    return least(lambda: work(next(fresh)), 3)


def bench_icc():
    pingouin, pandas = peer("pingouin"), peer("pandas")
    for items, jurors, tries in ((50, 12, 20), (170, 12, 20), (1700, 38, 5), (17_000, 120, 1)):
        rows = complete(items, jurors)
        reviews, theirs = reviews_of(rows), None
        if pingouin:
            frame = pandas.DataFrame(
                [(i, j, float(mark)) for i, row in enumerate(rows) for j, mark in enumerate(row)],
                columns=["item", "juror", "mark"],
            )
            theirs = partial(pingouin.intraclass_corr, frame, targets="item", raters="juror", ratings="mark")
        size = f"{items}x{jurors}"
        once = first(reviews, intraclass_correlations)
        least_theirs = both(
            f"six ICCs with intervals {size}",
            partial(intraclass_correlations, reviews),
            theirs,
            "pingouin",
            tries,
            memory=items > 1000,
        )
        line("- the first time, when marks are read", once, least_theirs, "pingouin")


def bench_alpha():
    krippendorff, numpy = peer("krippendorff"), peer("numpy")
    two, four = ("ordinal", "interval"), ("nominal", "ordinal", "interval", "ratio")
    for top, scale, grid in ((5, 1, "0..5"), (40, 2, "41 half points")):
        for items, jurors, distances, tries in (
            (50, 12, two, 20),
            (500, 50, four, 10),
            (17_000, 120, two, 1),
        ):
            rows = holed(items, jurors, top, scale)
            reviews, theirs = reviews_of(rows), None
            if krippendorff:
                matrix = numpy.array(
                    [[float("nan") if mark is None else float(mark) for mark in row] for row in rows]
                ).T
            for distance in distances:
                if krippendorff:
                    theirs = partial(
                        krippendorff.alpha, reliability_data=matrix, level_of_measurement=distance
                    )
                both(
                    f"alpha {distance} {items}x{jurors}, {grid}",
                    partial(krippendorff_alpha, reviews, distance=distance),
                    theirs,
                    "krippendorff",
                    tries,
                    memory=items > 1000,
                )


OURS = """
from random import Random
from fractions import Fraction
from eig.jury import Reviews, {name}
random = Random(1)
rows = [(f"i{{i:03}}", f"j{{j:02}}", Fraction(random.randint(0, 40), 2)) for i in range(170) for j in range(12)]
{name}(Reviews.from_triples(rows))
"""
THEIRS = {
    "intraclass_correlations": """
from random import Random
import pandas, pingouin
random = Random(1)
rows = [(i, j, random.randint(0, 40) / 2) for i in range(170) for j in range(12)]
frame = pandas.DataFrame(rows, columns=["item", "juror", "mark"])
pingouin.intraclass_corr(frame, targets="item", raters="juror", ratings="mark")
""",
    "krippendorff_alpha": """
from random import Random
import numpy, krippendorff
random = Random(1)
rows = [[random.randint(0, 40) / 2 for _ in range(170)] for _ in range(12)]
krippendorff.alpha(reliability_data=numpy.array(rows), level_of_measurement="interval")
""",
}


def process(source):
    def run():
        subprocess.run([sys.executable, "-W", "ignore", "-c", source], check=True, capture_output=True)

    return least(run, 3)


def bench_processes():
    for name, source in THEIRS.items():
        ours = process(OURS.format(name=name))
        who = {"i": "pingouin", "k": "krippendorff"}[name[0]]
        try:
            theirs = process(source)
        except subprocess.CalledProcessError:
            theirs = None
        line(f"whole process, import included: {name}", ours, theirs, who)


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    for bench in (bench_icc, bench_alpha, bench_processes):
        bench()
