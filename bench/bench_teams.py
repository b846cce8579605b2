"""Team composition beside HiGHS and CP-SAT: whole processes, with the import, the reading and the proof.

    python bench/bench_teams.py [INSTANCES] [SCALE...] [SOLVER...]

Prints a line a size and a solver: solved with proof, the median and the worst time, the ratio to the best peer, and
memory. Instances are drawn from seeds; every solver gets the same, one after the other, in the same run: all that are
installed, or those named.
"""

import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from team_instances import instance

HERE = Path(__file__).parent
PATHS = [str(HERE), str(HERE.parent / "src"), str(HERE.parent / "tests" / "cases")]
NEEDS = {"eig": None, "eig+highs": "highspy", "highs": "highspy", "cp-sat": "ortools"}
PEERS = ("highs", "cp-sat")


def run(solver, path):
    """Return the answer of one process, its seconds and its megabytes."""
    before = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, str(HERE / "team_instances.py"), solver, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(PATHS)},
        stdout=subprocess.PIPE,
        text=True,
    )
    text = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    answer = json.loads(text.splitlines()[-1]) if status == 0 else "failed"
    return answer, time.perf_counter() - before, usage.ru_maxrss / 1024


def measure(scale, count, solvers):
    """Measure solvers on the same instances."""
    results = {name: [] for name in solvers}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(count):
            path = Path(folder) / f"{seed}.json"
            path.write_text(json.dumps(instance(seed, scale)))
            for name in solvers:
                results[name].append(run(name, path))
            answers = {name: results[name][-1][0] for name in solvers}
            proven = {repr(one) for one in answers.values() if not isinstance(one, str)}
            if len(proven) > 1:
                print(f"  DISAGREE seed {seed}: {answers}")
    report(scale, count, results)


def report(scale, count, results):
    """Print a line a solver."""
    medians = {name: statistics.median(seconds for _, seconds, _ in runs) for name, runs in results.items()}
    best = min((medians[name] for name in PEERS if name in medians), default=None)
    for name, runs in results.items():
        proven = sum(not isinstance(answer, str) for answer, _, _ in runs)
        ratio = f"best peer / this {best / medians[name]:.2f}" if best else "no peer here"
        worst, memory = max(seconds for _, seconds, _ in runs), max(memory for *_, memory in runs)
        print(
            f"{170 * scale} x {15 * scale}: {name:9} proven {proven}/{count}, median {medians[name]:.2f} s, "
            f"worst {worst:.2f} s, {memory:.0f} MB, {ratio}",
            flush=True,
        )


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:] if one not in NEEDS]
    named = [one for one in sys.argv[1:] if one in NEEDS] or list(NEEDS)
    there = [name for name in named if NEEDS[name] is None or importlib.util.find_spec(NEEDS[name])]
    number, scales = (given[0] if given else 20), (given[1:] or [1, 3])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for size in scales:
        measure(size, number, there)
