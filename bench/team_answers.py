"""The answer of a search as time goes by: the first cohort, the best after a second, the proof.

    python bench answers [--families NAME ...] [--seeds 3] [--times 1] [--limit 10] [--backend] [--peer]
        [--save PATH] [--record]

For each family and each seed a row: processor seconds and steps until the first cohort was
told, how far the best told after a second is from what is proven in the end (in per cent), the processor seconds of
the whole call, the most memory of the process, and what is proven; of what is not, the gap that is left. Seconds count
from the call of `compose`: the import and the statement of the problem are not in them; what the search loads on its
way is, from compiled files, as in an installed package. With `--peer`, the last column
holds what HiGHS alone takes for the same problem stated as rows over seats, in the same process; `+`: it was stopped.
`--record` keeps a row a family, the worst of its seeds, as a table of the docs (`docs/data/teams-families.json`);
`--from PATH ...` makes it of rows that were saved.
"""

import argparse
import csv
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from team_drawn import DRAWN
from team_families import FAMILIES
from team_fresh import FRESH
from team_further import FURTHER, highs, problem
from team_newest import HARDEST_DRAWS, NEWEST
from team_solvers import HERE, environment

NAMES = [*FAMILIES, *FURTHER, *DRAWN, *FRESH, *NEWEST, *HARDEST_DRAWS]
HEAD = (
    "problem",
    "seed",
    "first s",
    "first steps",
    "short after 1 s, %",
    "seconds",
    "steps",
    "MB",
    "status",
    "gap, %",
    "HiGHS alone, s",
)
KEPT = (
    "problem",
    "proven",
    "first cohort, s",
    "short after 1 s, %",
    "median s",
    "worst s",
    "MB",
    "gap left, %",
    "HiGHS alone, s",
)
SECOND = 1.0


def watched(given, limit, backend=None):
    """Return what one call told as it went, by processor time."""
    from eig.teams import compose

    told = []
    start = time.process_time()

    def progress(at):
        if at.best is not None and (not told or told[-1][2] != at.best):
            told.append((time.process_time() - start, at.done, at.best))

    found = compose(
        given, backend=backend, stop=lambda: time.process_time() > start + limit, progress=progress
    )
    spent = time.process_time() - start
    if found.worth is not None and (not told or told[-1][2] != found.worth):
        told.append((spent, found.nodes, found.worth))
    return found, told, spent


def short(told, found):
    """Return by how many per cent the best told after a second is below what none passes."""
    early = [best for at, _, best in told if at <= SECOND]
    if found.bound is None:
        return ""
    if not early:
        return "none" if told or found.status == "unknown" else ""
    return f"{100 * float((found.bound - early[-1]) / max(1, abs(found.bound))):.2f}"


def row(name, seed, times, limit, *, backend, peer):
    """Return the row of one instance."""
    given = problem(name, seed, times)
    helper = None
    if backend:
        from eig.teams.engine import Highs

        helper = Highs()
    found, told, spent = watched(given, limit, helper)
    first = told[0] if told else None
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    alone = highs(given, limit) if peer else None
    gap = "" if found.gap is None else f"{100 * float(found.gap / max(1, abs(found.bound))):.3f}"
    return (
        name if times == 1 else f"{name} x{times}", str(seed),
        "" if first is None else f"{first[0]:.3f}", "" if first is None else str(first[1]),
        short(told, found), f"{spent:.2f}", str(found.nodes),
        f"{memory:.0f}", found.status, gap, "" if alone is None else f"{alone[0]:.2f}{'+' * (not alone[1])}",
    )  # fmt: skip


def _worst(cells):
    """Return the highest of some cells; a word outweighs all numbers."""
    words = [cell for cell in cells if cell and not cell.replace(".", "").isdigit()]
    return words[0] if words else max(cells, key=lambda cell: float(cell or -1), default="")


def kept(table):
    """Return a row a family, of rows of seeds: the worst of what a caller waits for, the median of what it takes."""
    families = {}
    for line in table:
        families.setdefault(line[0], []).append(line)
    for name, lines in families.items():
        seconds = [float(line[5] or 0) for line in lines]
        proven = sum(line[8] in ("optimal", "infeasible") for line in lines)
        alone = [line[10] for line in lines if line[10]]
        yield (
            name, f"{proven}/{len(lines)}", _worst([line[2] for line in lines]), _worst([line[4] for line in lines]),
            f"{statistics.median(seconds):.2f}", f"{max(seconds):.2f}", _worst([line[7] for line in lines]),
            _worst([line[9] for line in lines if line[8] == "best_so_far"]),
            sorted(alone, key=lambda cell: float(cell.rstrip("+")))[len(alone) // 2] if alone else "",
        )  # fmt: skip


def record(table):
    """Keep a row a family for the docs."""
    from helpers import figures

    note = (
        "One processor, whole calls of `compose`; the worst of the seeds of each family. `+`: it was stopped."
    )
    figures.record("teams-families", command="python bench answers --peer --record", columns=KEPT, rows=kept(table), note=note)  # fmt: skip


def asked(given):
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--families", nargs="*", default=NAMES, choices=NAMES, metavar="NAME")  # fmt: skip
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--times", nargs="*", type=int, default=[1])
    parser.add_argument("--limit", type=float, default=10.0, help="processor seconds until stop is said")
    parser.add_argument("--backend", action="store_true", help="with the extra highs")
    parser.add_argument("--peer", action="store_true", help="HiGHS alone, on the same rows")
    parser.add_argument("--save", type=Path, help="write the rows as CSV")
    parser.add_argument("--record", action="store_true", help="keep a row a family for the docs")
    parser.add_argument("--from", dest="saved", nargs="*", type=Path, default=[], help="rows that were saved")
    return parser.parse_args(given)


def measured(asked_, env):
    """Return the row of one instance, measured in a process of its own."""
    child = subprocess.run([sys.executable, __file__, *asked_], capture_output=True, text=True, check=False, env=env)  # fmt: skip
    if child.returncode == 0:
        return json.loads(child.stdout.splitlines()[-1])
    return [*asked_[:2], *[""] * 6, "failed", child.stderr.splitlines()[-1], ""]


def main(given):
    """Measure each instance in a process of its own, and print each row as it comes."""
    given, table = asked(given), [HEAD]
    if given.saved:
        lines = [line for path in given.saved for line in csv.reader(path.open(encoding="utf-8"))]
        record([line for line in lines if line[0] != HEAD[0]])
        return
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    with tempfile.TemporaryDirectory() as folder:
        env = environment(folder)
        subprocess.run([sys.executable, "-m", "compileall", "-q", HERE.parent / "src" / "eig"], env=env, check=True)  # fmt: skip
        for times in given.times:
            for name in given.families:
                for seed in range(given.seeds):
                    asked_ = [name, str(seed), str(times), str(given.limit), str(int(given.backend)), str(int(given.peer))]  # fmt: skip
                    line = measured(asked_, env)
                    print(f"| {' | '.join(line)} |", flush=True)
                    table.append(line)
    if given.record:
        record(table[1:])
    if given.save:
        with given.save.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table)


if __name__ == "__main__":
    name, seed, times, limit, backend, peer = sys.argv[1:]
    print(
        json.dumps(row(name, int(seed), int(times), float(limit), backend=backend == "1", peer=peer == "1"))
    )
