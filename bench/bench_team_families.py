"""Families of problems at the size of a promotion, side by side with HiGHS alone and CP-SAT: whole processes.

Run as `python bench/bench_team_families.py [seeds] [solver ...] [family=name ...]`: ten seeds and all families by
default. For each family a line a solver: how many were proven, median and worst seconds, memory, and how the median
and the worst compare with the better of the two peers.
"""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from team_families import FAMILIES

HERE = Path(__file__).parent
NEEDS = {"eig": None, "eig+highs": "highspy", "highs": "highspy", "cp-sat": "ortools"}
PEERS = ("highs", "cp-sat")


def run(solver, path):
    """Return the answer of one process, its seconds and its megabytes."""
    before = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, str(HERE / "team_families.py"), solver, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent / "src")])},
        stdout=subprocess.PIPE,
        text=True,
    )
    text = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    answer = json.loads(text.splitlines()[-1]) if status == 0 else "failed"
    return answer, time.perf_counter() - before, usage.ru_maxrss / 1024


def measure(family, count, solvers):
    """Measure solvers on the same instances of a family."""
    results = {name: [] for name in solvers}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(count):
            path = Path(folder) / f"{seed}.json"
            drawn = [sys.executable, str(HERE / "team_families.py"), "draw", family, str(seed)]
            path.write_text(subprocess.run(drawn, capture_output=True, check=True, text=True).stdout)
            for name in solvers:
                results[name].append(run(name, path))
            answers = {name: results[name][-1][0] for name in solvers}
            proven = {repr(one) for one in answers.values() if not isinstance(one, str)}
            if len(proven) > 1:
                print(f"DISAGREE {family} {seed}: {answers}", flush=True)
    return results


def report(family, results):
    """Print a row of the table a solver."""
    peers = [results[name] for name in PEERS if name in results]
    best = min((statistics.median(seconds for _, seconds, _ in runs) for runs in peers), default=None)
    worst = min((max(seconds for _, seconds, _ in runs) for runs in peers), default=None)
    for name, runs in results.items():
        proven = sum(not isinstance(answer, str) for answer, _, _ in runs)
        seconds, memory = [one for _, one, _ in runs], max(one for *_, one in runs)
        median = statistics.median(seconds)
        ratio = f"{median / best:.2f} | {max(seconds) / worst:.2f}" if best and worst else "- | -"
        print(
            f"| {family} | {name} | {proven}/{len(runs)} | {median:.2f} | {max(seconds):.2f} | {memory:.0f} | {ratio} |",
            flush=True,
        )


if __name__ == "__main__":
    counts = [int(one) for one in sys.argv[1:] if one.isdigit()] or [10]
    named = [one for one in sys.argv[1:] if one in NEEDS] or list(NEEDS)
    asked = [one.removeprefix("family=") for one in sys.argv[1:] if one.startswith("family=")] or list(
        FAMILIES
    )
    there = [name for name in named if NEEDS[name] is None or importlib.util.find_spec(NEEDS[name])]
    print(
        "| family | solver | proven | median s | worst s | MB | median / better peer | worst / better peer |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for one in asked:
        report(one, measure(one, counts[0], there))
