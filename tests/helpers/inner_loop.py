"""What `make quick` runs: the files of tests that cost little, and those that stand beside what was changed.

`tests/data/costs.tsv` keeps what each file costs, in hundredths of a second of a processor, and how many tests it has, as
`make costs` measured it under the profile of `make quick`. A file that is not there yet is run. Nothing of the library is imported here, and git,
where it is there, says what was changed: against `main` on a branch of its own, against the last commit on `main`.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "data" / "costs.tsv"
GUARDS = "tests/guards"
LITTLE = 12
"""What a file costs at most that is always run, in hundredths of a second; a folder that has none runs its cheapest."""
LITTLE_OF_A_GUARD = 250
"""The same of a guard of the whole package, and of pages kept whole: what is changed anywhere is found there first."""
BESIDE = 600
"""What the tests beside a change cost together."""
LINT = 280
"""What ruff and the layers cost, beside the second lane."""
DEFINED = re.compile(r"^(?:class|def) ([a-z]\w*)", re.MULTILINE | re.IGNORECASE)


def measured():
    """Return the cost and the number of tests of each file, as they were measured."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {path: (int(cost), int(tests)) for path, cost, tests in rows}


def costs():
    """Return what each file of tests costs, by its path; a file that nobody measured costs little."""
    kept = {path: cost for path, (cost, _) in measured().items()}
    there = sorted(one.relative_to(ROOT).as_posix() for one in (ROOT / "tests").rglob("test_*.py"))
    return {path: kept.get(path, LITTLE) for path in there if "node_modules" not in path}


def _folder(path):
    return path.rpartition("/")[0]


def always(known):
    """Return the files that are run whatever was changed."""
    cheapest = {_folder(path): path for path in sorted(known, key=lambda path: (-known[path], path))}
    guards = {path for path in known if _folder(path) == GUARDS} | {"tests/test_wholes.py"}
    little = {
        path for path, cost in known.items() if cost <= (LITTLE_OF_A_GUARD if path in guards else LITTLE)
    }
    return little | {*cheapest.values()}


def changed():
    """Return the paths that differ from main, or on main from the last commit; none where there is no git."""

    def git(*words):
        try:
            done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
        except OSError:
            return []
        return done.stdout.splitlines() if done.returncode == 0 else []

    base = git("merge-base", "HEAD", "main") or ["HEAD"]
    return sorted({*git("diff", "--name-only", *base), *git("ls-files", "--others", "--exclude-standard")})


def folder_beside(source, known):
    """Return the folder of the tests of a source: its own, or the nearest above that has tests."""
    folder = re.sub(r"^src/eig/_?", "tests/", _folder(source) + "/").rstrip("/")
    folders = {_folder(path) for path in known}
    while folder not in folders:
        folder = _folder(folder)
    return folder


def beside(paths, known):
    """Return what stands beside the changed paths: their tests within the bound, and their own examples.

    Tests that name what a changed source defines come first, then the cheapest.
    """
    sources = [path for path in paths if re.fullmatch(r"src/eig/.*\.py", path) and (ROOT / path).exists()]
    pages = [path for path in paths if re.fullmatch(r"(docs/.*|README|CONTRIBUTING)\.md", path)]
    chosen, spent = {path for path in paths if path in known}, 0
    for source in sources:
        folder = folder_beside(source, known)
        names = {*DEFINED.findall((ROOT / source).read_text(encoding="utf-8"))}
        near = [path for path in known if _folder(path) == folder and path not in chosen]
        told = {
            path: {*re.findall(r"\w+", (ROOT / path).read_text(encoding="utf-8"))} & names for path in near
        }
        for path in sorted(near, key=lambda path: (not told[path], known[path], path)):
            if spent + known[path] <= BESIDE:
                spent += known[path]
                chosen.add(path)
    return chosen, {*sources, *(page for page in pages if (ROOT / page).exists())}


def lanes(paths, known):
    """Return two lists of about the same cost, all guards in the first: they share what is prepared once."""
    chosen, shown = beside(paths, known)
    ordered = sorted(always(known) | chosen, key=lambda path: (_folder(path) != GUARDS, path))
    half, spent, first = (sum(known[path] for path in ordered) + LINT) / 2, 0, []
    for path in ordered:
        spent += known[path]
        if _folder(path) == GUARDS or spent <= half:
            first.append(path)
    return first, [*ordered[len(first) :], *sorted(shown)]


if __name__ == "__main__":
    sys.stdout.write(" ".join(lanes(changed(), costs())[int(sys.argv[1]) - 1]) + "\n")
