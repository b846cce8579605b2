"""Two revisions by counts of instructions: `python bench compare BASE [--jobs WORD ...]` (`make bench-compare BASE=rev`).

Each job runs at the size of the promotion, with this revision's library and with that of BASE, taken from git into a
temporary folder; the jobs and their input are this revision's for both. Two processes a job and revision: with one call,
and with two. A count moves by a few in ten thousand where a time moves by a tenth, so a small change
is seen on a busy machine. It counts neither waiting nor memory.
"""

import argparse
import compileall
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import measuring
import rooms
from counting import MISSING, ROOT, counted, counter, taken

CALLS = (1, 2)


def compiled(sources):
    """Compile sources before any process is counted: the first to import them would count it."""
    for source in (*sources, measuring.HERE, ROOT / "tests" / "helpers"):
        compileall.compile_dir(source, quiet=2)


def job_counts(by, sources, folder, named):
    """Return what a job counts in each revision: whole process, next call; None where it fails."""
    module, job = named
    path = measuring.drawn(module, job, 1, folder)
    found = []
    for source in sources:
        env = measuring.environment(source)
        counts = [
            counted(by, measuring.command(str(calls), module, job.name, measuring.OURS, path), env)
            for calls in CALLS
        ]
        found.append(None if None in counts else steps(counts))
    return job.name, found


def steps(counts):
    """Return the whole process with one call, and what a second call adds."""
    one, two = counts
    return one, two - one


def ratios(found):
    """Return the ratios of now to before: whole process, next call; a call of nothing has none."""
    then, now = found
    return [new / old if old > 0 else None for old, new in zip(then, now, strict=True)]


def ordered(results):
    """Return the jobs that both revisions did, sorted by how much a second call changed, and those that one did not."""
    both = [(name, found, ratios(found)) for name, found in results if None not in found]
    return sorted(both, key=lambda one: -abs((one[2][1] or 1) - 1)), [
        name for name, found in results if None in found
    ]


def shown(row):
    """Say a job on a line."""
    name, (then, now), found = row
    said = "  ".join(f"{one:10.4f}" if one else f"{'-':>10}" for one in found)
    return f"{name:46.46} {said}   {then[1]:>16,} {now[1]:>16,}"


def main(given):
    """Print the ratio of each job, what changed most first."""
    parser = argparse.ArgumentParser(prog="bench compare", description=__doc__.splitlines()[0])
    parser.add_argument("base", help="the revision to compare with")
    parser.add_argument("--jobs", nargs="*", default=[], help="only jobs whose name has one of these words")
    options, by = parser.parse_args(given), counter()
    if by is None:
        print(MISSING, file=sys.stderr)
        return 1
    asked = [
        one
        for room in rooms.ROOMS
        for one in rooms.jobs_of(room)
        if not options.jobs or any(word in one[1].name for word in options.jobs)
    ]
    with tempfile.TemporaryDirectory() as folder:
        sources = taken(options.base, folder), ROOT / "src"
        compiled(sources)
        for named in asked:
            measuring.drawn(*named, 1, folder)  # one after the other: jobs share input
        with ThreadPoolExecutor(2) as two:
            results = list(two.map(partial(job_counts, by, sources, folder), asked))
    told, failed = ordered(results)
    print(f"instructions ({by}), this revision / {options.base}; below 1 it does with fewer")
    print(f"{'job':46} {'process':>10}  {'next call':>10}   {'next call then':>16} {'now':>16}")
    for row in told:
        print(shown(row))
    for name in failed:
        print(f"{name}: not done by both revisions")
    return 0
