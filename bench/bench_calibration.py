"""Calibration and expected ranks against statsmodels and R's lme4: `python bench/bench_calibration.py`.

One line a measurement: ours, the peer's, their ratio, in turns in the same run; the least of several. Ours reads its
marks anew each time; lme4 fits many times in one process of R, so that its start is not counted. A peer that is
missing, or that takes too long or too much memory, is said so.
"""

import subprocess
import sys
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random
from shutil import which
from tempfile import TemporaryDirectory
from time import perf_counter

from bench_statistics import first, least, line, peak, peer

from eig.jury import Reviews
from eig.jury.robustness import expected_ranks
from eig.jury.severity import calibrate, crossed_model, within_model

LONG = "--long" in sys.argv  # statsmodels takes minutes at 1700 x 38: only when asked for


def jury(items, jurors, each=3, seed=1):
    random = Random(seed)
    severities = [random.gauss(0, 1.2) for _ in range(jurors)]
    triples = []
    for item in range(items):
        quality = random.gauss(12, 1.5)
        for juror in random.sample(range(jurors), each):
            mark = quality + severities[juror] + random.gauss(0, 1.5)
            triples.append((f"i{item:05}", f"j{juror:04}", Fraction(round(2 * mark), 2)))
    return Reviews.from_triples(triples)


def mixed(reviews):
    """Fit the crossed model by statsmodels; return the seconds and its criterion."""
    module, pandas = peer("statsmodels.regression.mixed_linear_model"), peer("pandas")
    frame = pandas.DataFrame(
        [(one.item, one.juror, float(one.mark), 1) for one in reviews.reviews],
        columns=["item", "juror", "mark", "all"],
    )
    parts = {"item": "0 + C(item)", "juror": "0 + C(juror)"}
    start = perf_counter()
    fit = module.MixedLM.from_formula(
        "mark ~ 1", groups="all", vc_formula=parts, re_formula="0", data=frame
    ).fit()
    return perf_counter() - start, -2 * fit.llf


LME4 = """
if (!suppressMessages(require(lme4, quietly = TRUE))) quit(status = 3)
given <- commandArgs(TRUE)
marks <- read.csv(given[1], stringsAsFactors = TRUE)
times <- as.integer(given[2])
fit <- function() lmer(mark ~ 1 + (1 | item) + (1 | juror), marks, REML = TRUE)
criterion <- REMLcrit(fit())
seconds <- system.time(for (k in seq_len(times)) fit())[["elapsed"]] / max(times, 1)
cat(sprintf("%.9f", c(seconds, criterion)))
"""


def lme4(marks, times):
    """Fit by lme4, `times` more times against R's own clock; return the seconds of one and its criterion."""
    if which("Rscript") is None:
        return None
    done = subprocess.run(
        ["Rscript", "-e", LME4, marks, str(times)], check=False, capture_output=True, text=True
    )
    return tuple(map(float, done.stdout.split())) if done.returncode == 0 else None


def written(reviews, folder):
    marks = Path(folder) / "marks.csv"
    rows = [f"{one.item},{one.juror},{float(one.mark)}" for one in reviews.reviews]
    marks.write_text("\n".join(["item,juror,mark", *rows]), encoding="utf-8")
    return str(marks)


def bench_statsmodels():
    there = peer("statsmodels.regression.mixed_linear_model")
    for items, jurors, tries in ((42, 8, 5), (170, 12, 5), (1700, 38, int(LONG))):
        reviews, size = jury(items, jurors), f"{items}x{jurors}x3"
        crossed, within, theirs, note = [], [], [], "" if tries else "statsmodels: minutes, run with --long"
        for _ in range(max(tries, 3)):
            crossed.append(first(reviews, crossed_model))
            within.append(first(reviews, within_model))
            if there and tries > len(theirs):
                theirs.append(mixed(reviews))
        if theirs:
            note = f"criterion {crossed_model(reviews).criterion:.4f} v {theirs[0][1]:.4f}"
        least_theirs = min((seconds for seconds, _ in theirs), default=None)
        line(f"REML crossed {size}", min(crossed), least_theirs, "statsmodels", note)
        line(f"REML within {size}", min(within), least_theirs, "statsmodels", "v its crossed fit")


def bench_lme4():
    for items, jurors, times in (
        (42, 8, 60),
        (170, 12, 60),
        (1700, 38, 20),
        (1700, 120, 10),
        (17_000, 120, 2),
    ):
        reviews, size = jury(items, jurors), f"{items}x{jurors}x3"
        ours, theirs = [], []
        with TemporaryDirectory() as folder:
            marks = written(reviews, folder)
            for _ in range(3):
                ours.append(first(reviews, crossed_model))
                theirs.append(lme4(marks, times))
        if not all(theirs):
            line(f"REML crossed {size}", min(ours), None, "lme4", "R with lme4 is not there")
            continue
        note = f"criterion {crossed_model(reviews).criterion:.7f} v {theirs[0][1]:.7f}"
        line(f"REML crossed {size}", min(ours), min(theirs)[0], "lme4", note)


def bench_ranks():
    for items, jurors in ((42, 8), (170, 12), (1700, 38)):
        estimates = crossed_model(jury(items, jurors)).estimates
        closed = least(partial(expected_ranks, estimates))
        line(f"expected ranks of {items}, closed form", closed, None, "-")
        if items < 1000:
            drawn = least(partial(expected_ranks, estimates, k=20, draws=2000))
            line(f"chances of {items} among 20, 2000 draws", drawn, None, "-")
    reviews = jury(170, 12)
    found = least(partial(expected_ranks, within_model(reviews).estimates))
    line("expected ranks of 170, normal prior found", found, None, "-")
    line("calibrate 170x12x3, all checks and cautions", first(reviews, calibrate), None, "-")


OURS = """
from csv import reader
from sys import argv
from eig.jury import Reviews
from eig.jury.severity import crossed_model
with open(argv[1], encoding="utf-8") as file:
    _, *rows = reader(file)
crossed_model(Reviews.from_triples(rows))
"""
STATSMODELS = """
from sys import argv
from pandas import read_csv
from statsmodels.regression.mixed_linear_model import MixedLM
parts = {"item": "0 + C(item)", "juror": "0 + C(juror)"}
frame = read_csv(argv[1]).assign(all=1)
MixedLM.from_formula("mark ~ 1", groups="all", vc_formula=parts, re_formula="0", data=frame).fit()
"""


def process(source, marks):
    subprocess.run([sys.executable, "-W", "ignore", "-c", source, marks], check=True, capture_output=True)


def bench_processes():
    """Whole processes, from a CSV file to the variances: start of the language and imports counted."""
    for items, jurors, dense in ((170, 12, True), (17_000, 120, False)):
        with TemporaryDirectory() as folder:
            marks = written(jury(items, jurors), folder)
            peers = {
                "statsmodels": partial(process, STATSMODELS, marks)
                if dense and peer("statsmodels.regression.mixed_linear_model")
                else None,
                "lme4": partial(lme4, marks, 0) if lme4(marks, 0) else None,
            }
            for who, theirs in peers.items():
                rounds = [
                    (least(partial(process, OURS, marks), 1), least(theirs, 1) if theirs else None)
                    for _ in range(3)
                ]
                note = "" if theirs else f"{who} is not there, or not at this size"
                line(
                    f"whole process, REML crossed {items}x{jurors}x3",
                    min(ours for ours, _ in rounds),
                    min(seconds for _, seconds in rounds) if theirs else None,
                    who,
                    note,
                )


def bench_memory():
    for items, jurors in ((170, 12), (17_000, 120)):
        reviews = jury(items, jurors)
        for name, fit in (("crossed", crossed_model), ("within", within_model)):
            fit(reviews)
            dense = len(reviews.reviews) * (items + jurors) * 8 / 1e6
            print(
                f"memory, REML {name} {items}x{jurors}x3: peak {peak(partial(fit, reviews)):.1f} MB; "
                f"statsmodels' matrix of effects alone is {dense:.1f} MB"
            )


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    for bench in (bench_statsmodels, bench_lme4, bench_ranks, bench_processes, bench_memory):
        bench()
