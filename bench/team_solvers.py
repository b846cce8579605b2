"""Team composition beside HiGHS and CP-SAT: whole processes, with the import, the reading and the proof.

    python bench families [--seeds 10] [--families NAME...] [--times 1 3 10] [--sizes 1 3 10]
        [--solvers NAME...] [--save PATH]

All solvers get the same instances, drawn from seeds, one after the other, in the same run. For each family at so many
times the size of a promotion (`--times`), or mixed problem (`--sizes`), a row a solver: how many were proven, median
and worst processor seconds, memory, how the median and the worst compare with the better of the two peers, the longest
that a caller waited for `stop` to be asked, and what eig knew where nothing was proven: its best cohort, what none
passes, and the gap, at the seed where that is widest. `--save` keeps the rows as a table of the docs.

Every solver starts from compiled files, as an installed package does: each is run once before it is measured.
"""

import argparse
import csv
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from team_families import FAMILIES

HERE = Path(__file__).parent
NEEDS = {"eig": None, "eig+highs": "highspy", "highs": "highspy", "cp-sat": "ortools"}
PEERS = ("highs", "cp-sat")
HEAD = ("problem", "solver", "proven", "median s", "worst s", "MB", "median / peer", "worst / peer", "stop asked, s", "unproven")  # fmt: skip


def environment(folder):
    """Return the environment of the processes: where our files are, and a place for compiled ones."""
    paths = [str(HERE), str(HERE.parent / "src"), str(HERE.parent / "tests")]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}  # fmt: skip


def run(solver, script, path, env):
    """Return the answer of one process, its processor seconds and megabytes, and the longest wait to be asked to stop."""
    child = subprocess.Popen(
        [sys.executable, str(HERE / script), solver, str(path)], env=env, stdout=subprocess.PIPE, text=True
    )
    text = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    answer, asked = json.loads(text.splitlines()[-1]) if status == 0 else ("failed", None)
    return answer, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, asked


def measure(script, name, times, given):
    """Measure solvers on the same instances of a family at so many times the size, or of a size."""
    results = {solver: [] for solver in given.solvers}
    with tempfile.TemporaryDirectory() as folder:
        env = environment(folder)
        for seed in range(given.seeds):
            path = Path(folder) / f"{seed}.json"
            drawn = [sys.executable, str(HERE / script), "draw", name, str(seed), *times]
            path.write_text(subprocess.run(drawn, capture_output=True, check=True, text=True, env=env).stdout)
            for solver in given.solvers:
                if seed == 0:
                    run(solver, script, path, env)
                results[solver].append(run(solver, script, path, env))
            answers = {solver: runs[-1][0] for solver, runs in results.items()}
            if len({repr(one) for one in answers.values() if not isinstance(one, str)}) > 1:
                print(f"DISAGREE {name} {times} {seed}: {answers}", flush=True)
    return results


def rows_of(name, results):
    """Yield a row of the table a solver."""
    peers = [results[peer] for peer in PEERS if peer in results]
    best = min((statistics.median(one[1] for one in runs) for runs in peers), default=None)
    worst = min((max(one[1] for one in runs) for runs in peers), default=None)
    for solver, runs in results.items():
        proven = sum(not isinstance(one[0], str) for one in runs)
        seconds, memory = [one[1] for one in runs], max(one[2] for one in runs)
        waits = [one[3] for one in runs if one[3] is not None]
        median = statistics.median(seconds)
        yield (
            name, solver, f"{proven}/{len(runs)}", f"{median:.2f}", f"{max(seconds):.2f}", f"{memory:.0f}",
            f"{median / best:.2f}" if best else "", f"{max(seconds) / worst:.2f}" if worst else "",
            f"{max(waits):.3f}" if waits else "", widest([one[0] for one in runs if isinstance(one[0], str)]),
        )  # fmt: skip


def widest(unproven):
    """Return what is known where the gap is widest, of the answers without a proof."""
    gaps = [one for one in unproven if one.endswith("%)")]
    others = [one for one in unproven if not one.endswith("%)")]
    return (others or [max(gaps, key=lambda one: float(one.split("(")[1][:-2]), default="")])[0]


def asked(given):
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=10, help="instances of each family, and of each size")
    parser.add_argument("--families", nargs="*", default=list(FAMILIES), choices=list(FAMILIES), metavar="NAME")  # fmt: skip
    parser.add_argument("--times", nargs="*", type=int, default=[1], help="families, times a promotion")
    parser.add_argument("--sizes", nargs="*", type=int, default=[], help="mixed problems, times a promotion")
    parser.add_argument("--solvers", nargs="*", default=list(NEEDS), choices=list(NEEDS))
    parser.add_argument("--save", type=Path, help="write the rows as CSV")
    given = parser.parse_args(given)
    given.solvers = [one for one in given.solvers if NEEDS[one] is None or importlib.util.find_spec(NEEDS[one])]  # fmt: skip
    return given


def main(given):
    """Measure, print each row as it comes, and keep them all where asked."""
    given, table = asked(given), [HEAD]
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    some = [
        ("team_families.py", name, [str(times)], name if times == 1 else f"{name} x{times}")
        for times in given.times
        for name in given.families
    ]
    some += [("team_instances.py", str(size), [], f"{170 * size} x {15 * size}") for size in given.sizes]
    for script, name, times, told in some:
        for row in rows_of(told, measure(script, name, times, given)):
            print(f"| {' | '.join(row)} |", flush=True)
            table.append(row)
    if given.save:
        with given.save.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table)
