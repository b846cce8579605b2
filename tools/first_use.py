"""What a first answer takes as a whole process: instructions, and the least time of nine.

    python tools/first_use.py [REVISION ...]

Beside it stands what Python itself takes, and `import attrs`. This checkout is measured, and each REVISION that is
named, taken out of git; all are compiled before. The processes take turns, so that what else the machine does is no
revision's alone. Without `valgrind` or `perf` no instructions are told.
"""

import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "bench"))
from counting import ROOT, counted, counter, taken

FIRST = {
    "Python alone": "pass",
    "import attrs": "import attrs",
    "a first ranking": "import eig; eig.jury.rank({'a': 1, 'b': 2})",
    "a first composition": "from eig.teams import Opening, Person, Problem, compose; "
    "compose(Problem(people=[Person(id='p1')], openings=[Opening(id='plume')]))",
}
ROUNDS = 9


def called(code):
    return [sys.executable, "-c", code]


def environment(source):
    return {**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": "0"}


def timed(code, env):
    """Return the seconds of a process by the clock."""
    start = time.perf_counter()
    subprocess.run(called(code), env=env, check=True)
    return time.perf_counter() - start


def main(revisions):
    """Print a line for each answer and revision."""
    with tempfile.TemporaryDirectory() as folder:
        sources = {one: taken(one, Path(folder) / one) for one in revisions} | {"this checkout": ROOT / "src"}
        for source in sources.values():
            compileall.compile_dir(source, quiet=2)
        asked = {
            (words, one): (FIRST[words], environment(sources[one])) for words in FIRST for one in sources
        }
        rounds = [{key: timed(*one) for key, one in asked.items()} for _ in range(ROUNDS)]
        by = counter()
        for (words, one), (code, env) in asked.items():
            least = min(found[words, one] for found in rounds) * 1e3
            count = counted(by, called(code), env) if by else None
            told = f"{count / 1e6:8.1f} million instructions" if count else ""
            print(f"{words:20} {one:16} {least:8.1f} ms {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
