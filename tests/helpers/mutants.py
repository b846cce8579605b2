"""Seeded faults in the sources, and the tests that see them: `make mutants PACKAGE=jury/selection COUNT=100 SEED=1`.

A mutant is one small change of one line: an operator, a constant, a condition, a removed statement, two arguments
swapped, a dropped check of a field. The tests of its package run first, then those of its room and the guards. A
mutant that nothing kills is listed with its line: it is equivalent, or a test is missing. Which mutants were judged
equivalent, and why, stands in `tests/data/equivalent_mutants.txt`.
"""

import argparse
import ast
import hashlib
import json
import os
import pickle
import random
import re
import subprocess
import sys
from collections import Counter
from functools import cache as once
from math import sqrt
from pathlib import Path

from attrs import field, frozen

from helpers import figures
from helpers.mutant_runs import (
    FAILED,
    SHORTEST,
    SLOW,
    TIMES,
    Known,
    cache,
    digests,
    file_of,
    imports_of,
    is_stale,
)

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "eig"
JUDGED = ROOT / "tests" / "data" / "equivalent_mutants.txt"
SKIPPED = (
    "_sentences.py",
    "__init__.py",
)
"""Tables of words, and listings."""
SWAPS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.Div: ast.Mult, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


@frozen
class Mutant:
    """One change: where, of what kind, and what stands in the place of what."""

    path: str
    line: int
    kind: str
    span: tuple[int, int]
    new: str
    last: int
    """The line where it ends."""
    within: tuple[int, int]
    """The lines of the statement that it stands in."""

    def applied(self, text):
        """Return the source with the change."""
        data = text.encode()
        return (data[: self.span[0]] + self.new.encode() + data[self.span[1] :]).decode()

    def told(self, text):
        """Return the change in one line."""
        return f"{self.path}:{self.line} {self._change(text)}"

    def _change(self, text):
        old = text.encode()[slice(*self.span)].decode()
        return f"{self.kind}: {' '.join(old.split())} -> {' '.join(self.new.split())}"

    def placed(self, text):
        """Return the change with the line that it stands in and where in it: the same when lines move."""
        begin = text.encode()[: self.span[0]].decode().rpartition("\n")[2]
        line = text.splitlines()[self.line - 1]
        return f"{self.path} | {line.strip()} | {len(begin.lstrip())} {self._change(text)}"


QUICK, LAST = 12, 30
"""Seconds of computing that a mutant's tests take without it, at first and at the last try: the quickest are run."""
NAME, WORD = re.compile(r"^(?:class|def) (\w+)", re.MULTILINE), re.compile(r"\w+")
SURVIVED, GONE = "survived", "the line was written anew since, without it"
EITHER_WAY = {"min", "max", "gcd", "lcm", "dot"}  # two arguments swapped give the same


def _asserts(name, keyword):
    """Tell whether an argument is a statement that always holds, as an assert is: `zip(…, strict=True)`."""
    return name == "zip" and keyword.arg == "strict"


class Finder(ast.NodeVisitor):
    """Finds every place of a file that can be changed."""

    def __init__(self, path, text):
        self.path, self.found, self.within = path, [], (1, 1)
        self.starts = [0]
        for line in text.encode().splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def add(self, kind, node, new):
        """Note a change of a node."""
        begin = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        if new == ast.unparse(node):
            return  # two like arguments
        within = min(self.within[0], node.lineno), max(self.within[1], node.end_lineno)
        self.found.append(Mutant(self.path, node.lineno, kind, (begin, end), new, node.end_lineno, within))

    def visit(self, node):
        """Visit a node; a statement without statements of its own is what its parts stand in."""
        if isinstance(node, ast.stmt):
            self.within = node.lineno, node.lineno if hasattr(node, "body") else node.end_lineno
        return super().visit(node)

    def visit_BinOp(self, node):
        self._swapped("operator", node, node.op, lambda op: ast.BinOp(node.left, op, node.right))

    def visit_BoolOp(self, node):
        self._swapped("operator", node, node.op, lambda op: ast.BoolOp(op, node.values))

    def visit_Compare(self, node):
        if len(node.ops) == 1:
            self._swapped(
                "operator", node, node.ops[0], lambda op: ast.Compare(node.left, [op], node.comparators)
            )
        else:
            self.generic_visit(node)

    def _swapped(self, kind, node, operator, made):
        if type(operator) in SWAPS:
            self.add(kind, node, f"({ast.unparse(made(SWAPS[type(operator)]()))})")
        self.generic_visit(node)

    def visit_UnaryOp(self, node):
        if isinstance(node.op, ast.Not):
            self.add("condition", node, f"bool({ast.unparse(node.operand)})")
        self.generic_visit(node)

    def visit_Constant(self, node):
        if isinstance(node.value, bool):
            self.add("constant", node, str(not node.value))
        elif isinstance(node.value, int):
            self.add("constant", node, str(node.value + 1))

    def visit_If(self, node):
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return  # what is loaded for type checkers alone
        self.add("condition", node.test, f"(not ({ast.unparse(node.test)}))")
        self.generic_visit(node)

    def visit_IfExp(self, node):
        self.add("condition", node.test, f"(not ({ast.unparse(node.test)}))")
        self.generic_visit(node)

    def visit_comprehension(self, node):
        for test in node.ifs:
            self.add("condition", test, "True")
        self.generic_visit(node)

    def visit_Call(self, node):
        plain = [one for one in node.args if not isinstance(one, ast.Starred)]
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if len(plain) >= 2 and len(plain) == len(node.args) and name not in EITHER_WAY:
            first, second, *rest = node.args
            changed = ast.Call(node.func, [second, first, *rest], node.keywords)
            self.add("arguments", node, ast.unparse(changed))
        for keyword in node.keywords:
            if keyword.arg == "metadata":
                self.add("check", keyword.value, "{}")
        for one in (node.func, *node.args, *(one.value for one in node.keywords if not _asserts(name, one))):
            self.visit(one)

    def visit_Expr(self, node):
        if not isinstance(node.value, (ast.Constant, ast.Yield, ast.YieldFrom)):
            self.add("statement", node, "pass")
        self.generic_visit(node)

    def visit_Raise(self, node):
        self.add("statement", node, "pass")
        self.generic_visit(node)

    def visit_AugAssign(self, node):
        self.add("statement", node, "pass")
        self.generic_visit(node)

    def visit_Continue(self, node):
        self.add("statement", node, "pass")

    def visit_ClassDef(self, node):
        """Visit a class; what attrs would write of a value is what `Value` says: `eq=` and `repr=` tell nothing."""
        if any(isinstance(one, ast.Name) and one.id == "Value" for one in node.bases):
            for one in node.decorator_list:
                if isinstance(one, ast.Call):
                    one.keywords = [word for word in one.keywords if word.arg not in {"eq", "repr"}]
        self.generic_visit(node)

    def visit_AnnAssign(self, node):
        if node.value is not None:
            self.visit(node.value)  # annotations are for type checkers

    def visit_FunctionDef(self, node):
        for one in (
            *node.body,
            *node.decorator_list,
            *node.args.defaults,
            *filter(None, node.args.kw_defaults),
        ):
            self.visit(one)

    def visit_Assert(self, node):
        """What is said to type checkers is no behaviour."""


def mutants_of(package):
    """Return the mutants of a package's files, in order."""
    paths = [path for path in sorted((SOURCES / package).rglob("*.py")) if path.name not in SKIPPED]
    return [
        one
        for path in paths
        for one in mutants_in(path.relative_to(SOURCES).as_posix(), path.read_text(encoding="utf-8"))
    ]


def mutants_in(path, text):
    """Return the mutants of a file, in order."""
    finder = Finder(path, text)
    finder.visit(ast.parse(text))
    return finder.found


def folders_of(path):
    """Return what tests a file's package, and its room: the beginnings of the names of their tests."""
    room, *rest = Path(path).parts
    folder = room.removeprefix("_") if room.startswith("_") else room
    near = f"tests/{folder}/{rest[0]}/" if len(rest) > 1 else f"tests/{folder}/"
    if not (ROOT / near).is_dir():
        near = f"tests/test_{folder.removesuffix('.py')}"
    return near, f"tests/{folder}/"


def ordered(path, names, known, most):
    """Return tests in order: those of the file's package, of its room, the others; in each the quickest first."""
    near, room = folders_of(path)

    def rank(name):
        related = (
            0 if name.startswith(near) or name == f"src/eig/{path}" else 1 if name.startswith(room) else 2
        )
        return related, known.seconds[name], name

    kept, spent = [], 0.0
    for name in sorted((one for one in names if one in known.seconds and one not in known.failing), key=rank):
        spent += known.seconds[name]
        if spent > most and kept:
            break
        kept.append(name)
    return kept


@frozen
class Choice:
    """Which tests run a mutant's lines: those that can be run on living code, and those that need fresh modules."""

    living: tuple[str, ...]
    fresh: tuple[str, ...]
    whole: bool
    """The line runs while the library loads: what runs its file is tried."""


def chosen(mutant, known):
    """Choose the tests of a mutant."""
    contexts = known.running(mutant.path, mutant.line, mutant.last) or known.running(
        mutant.path, *mutant.within
    )
    loaders = {one.removeprefix("import:") for one in contexts if one.startswith("import:")}
    if not contexts or any(one == "nothing" or one.startswith("src") for one in loaders):
        names = {one for one, _ in known.of(mutant.path) if not one.startswith("import:")}
        return Choice(living=(), fresh=tuple(names or naming(mutant.path, known)), whole=True)
    names = {one for one in contexts if not one.startswith("import:")}
    marked = {one for one in map(file_of, names) if loaders & {one, *imports_of(one)}}
    late = {one for one in names if file_of(one) in marked}
    return Choice(living=tuple(names - late), fresh=tuple(late), whole=False)


def naming(path, known):
    """Return the tests of files that import from a file's room: of a file of data, no test runs a line."""
    room = f"from eig.{Path(path).parts[0].removesuffix('.py')} import"
    return {one for one in known.seconds if one.startswith("tests/") and _names(file_of(one), room)}


@once
def _names(file, room):
    files = (ROOT / one for one in imports_of(file))
    return any(room in one.read_text(encoding="utf-8") for one in files if one.is_file())


def _guards(name):
    return name.startswith("tests/guards/")


def widened(mutant, names, known):
    """Return, for a last try, every test of the files of some that runs a line of the mutant's file."""
    files = set(map(file_of, names))
    return {
        one for one, _ in known.of(mutant.path) if not one.startswith("import:") and file_of(one) in files
    }


def judged():
    """Return the changes that were judged to change nothing, as they are `placed`, each with why."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines() if JUDGED.exists() else []
    return dict(line.rsplit("  # ", 1) for line in lines if "  # " in line)


def interval(killed, tried):
    """Return the 95 % interval of a proportion (Wilson 1927)."""
    if not tried:
        return 0.0, 1.0
    share, z = killed / tried, 1.96
    middle, width = (
        share + z * z / (2 * tried),
        z * sqrt(share * (1 - share) / tried + z * z / (4 * tried**2)),
    )
    low, high = ((middle + sign * width) / (1 + z * z / tried) for sign in (-1, 1))
    return low, high


@frozen
class Trial:
    """A sample under trial: every answer is kept as it comes, so that a cut run goes on where it stopped."""

    sample: list
    texts: dict
    folder: Path
    known: Known
    jobs: int
    choices: list
    fates: dict = field(factory=dict)
    """Of each mutant that is settled, by its number, what became of it."""
    killers: dict = field(factory=dict)
    """Of each mutant that a test killed, by its number, which one."""

    def run(self):
        """Return what became of each mutant."""
        for profile, most in (("quick", QUICK), ("default", LAST)):
            self.stage("living", "swap", profile, most, self._widened if most == LAST else self._living)
            seen = self.stage("marked", "swap", profile, most, self._marked, settles=False)
            killers = {
                number: [told["unit"]] for number, told in seen.items() if told["fate"] in {FAILED, SLOW}
            }
            self.stage("confirmed", "fresh", profile, most, lambda number, own=killers: own.get(number, ()))
            if most == QUICK:
                self.stage("near", "fresh", profile, most, self._near)
                self.stage("guards", "fresh", profile, 2 * most, self._guards)
                self.stage("room", "fresh", profile, most, self._loading)
                self._set_equivalents_aside()
        return [self.fates.get(number, "SURVIVED") for number in range(len(self.sample))]

    def _living(self, number):
        return self.choices[number].living

    def _widened(self, number):
        choice, mutant = self.choices[number], self.sample[number]
        return () if choice.whole else widened(mutant, choice.living, self.known) - set(choice.fresh)

    def _marked(self, number):
        choice = self.choices[number]
        return () if choice.whole else choice.fresh

    def _near(self, number):
        """Return the tests of the package of a line that runs while the library loads, and its file's examples."""
        near, _ = folders_of(path := self.sample[number].path)
        whole = self.choices[number].whole
        return (
            [one for one in self.known.seconds if one.startswith(near) or one == f"src/eig/{path}"]
            if whole
            else ()
        )

    def _guards(self, number):
        """Return the guards that speak of what a line that runs while the library loads stands in, or of everything."""
        if not self.choices[number].whole:
            return ()
        path = self.sample[number].path
        own = {*NAME.findall(self.texts[path]), Path(path).stem}
        guards = list(filter(_guards, self.known.seconds))
        return [one for one in guards if "[" not in one or "refused" in one or own & set(WORD.findall(one))]

    def _loading(self, number):
        """Return the other tests that run the file of such a line."""
        choice = self.choices[number]
        tried = set(self._near(number))
        return {one for one in choice.fresh if one not in tried and not _guards(one)} if choice.whole else ()

    def stage(self, name, kind, profile, most, names_of, *, settles=True):
        """Try the mutants that are open and have tests for it; return the answers by number."""
        answers = self.folder / f"{name}-{profile}.jsonl"
        done, tasks = self.read(answers), []
        for number, mutant in enumerate(self.sample):
            if number not in self.fates and number not in done:
                names = ordered(mutant.path, names_of(number), self.known, most)
                old = self.texts[mutant.path]
                task = {
                    "id": number,
                    "path": mutant.path,
                    "old": old,
                    "new": mutant.applied(old),
                    "units": names,
                }
                tasks += [task] if names else []
        if tasks:
            print(f"{name}, {profile}: {len(tasks)} mutants", flush=True)
            file = self.folder / f"{name}-{profile}.tasks"
            file.write_bytes(pickle.dumps(tasks))
            command = [
                sys.executable, "-m", "helpers.mutant_runs", kind, str(cache()), str(self.jobs), profile, str(file),
                str(answers),
            ]  # fmt: skip
            subprocess.run(
                command, cwd=ROOT, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "tests")}
            )
        told = self.read(answers)
        if settles:
            self._settle(told)
        return told

    @staticmethod
    def read(answers):
        """Return the answers of a stage by number."""
        lines = answers.read_text(encoding="utf-8").splitlines() if answers.exists() else []
        return {told["id"]: told for told in map(json.loads, lines) if told["id"] is not None}

    def _settle(self, answers):
        for number, told in answers.items():
            if told["fate"] in {FAILED, SLOW} and number not in self.fates:
                near, _ = folders_of(path := self.sample[number].path)
                own = told["unit"].startswith(near) or told["unit"] == f"src/eig/{path}"
                self.fates[number] = "time" if told["fate"] == SLOW else "package" if own else "room"
                self.killers[number] = told["unit"]

    def _set_equivalents_aside(self):
        known, left = judged(), []
        for number, mutant in enumerate(self.sample):
            if number not in self.fates:
                text = self.texts[mutant.path]
                if why := known.get(mutant.placed(text)):
                    self.fates[number] = f"equivalent: {why}"
                else:
                    left.append(f"{mutant.told(text)}\n    {mutant.placed(text)}")
        (self.folder / "open.txt").write_text("".join(f"{one}\n" for one in sorted(left)), encoding="utf-8")
        print(f"{len(left)} open before the last try", flush=True)


def try_sample(package, count, seed, jobs):
    """Try a sample of mutants; return each with what became of it."""
    everyone = mutants_of(package)
    sample = random.Random(seed).sample(everyone, min(count, len(everyone)))
    trial = tried(sample, f"{package.replace('/', '-') or 'all'}-{seed}-{count}", jobs)
    fates = trial.run()
    return [
        (mutant, mutant.told(trial.texts[mutant.path]), fate)
        for mutant, fate in zip(sample, fates, strict=True)
    ]


def tried(sample, name, jobs):
    """Return a sample made ready: the baseline is run where tests or sources changed, and tests are chosen.

    Answers are kept for as long as no test and no source changes.
    """
    folder = cache()
    if is_stale(folder):
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"}
        command = [sys.executable, "-m", "helpers.mutant_runs", "baseline", str(folder), str(jobs)]
        subprocess.run(command, cwd=ROOT, check=True, env=environment)
    known = Known.read(folder)
    print(
        f"{len(known.seconds)} tests, {len(known.failing)} left out: they fail alone",
        *known.failing,
        flush=True,
    )
    asked = repr([sorted(digests().items()), [(one.path, one.span, one.new) for one in sample]])
    place = folder / f"{name}-{hashlib.sha256(asked.encode()).hexdigest()[:12]}"
    place.mkdir(exist_ok=True)
    texts = {one.path: text_of(one.path) for one in sample}
    choices = [chosen(mutant, known) for mutant in sample]
    return Trial(sample, texts, place, known, jobs, choices)


def try_again(jobs):
    """Try those that are listed as survivors again; return the listing, each with what is known of it by now."""
    rows = json.loads((figures.DATA / "mutants-left.json").read_text(encoding="utf-8"))["rows"]
    left = {change: found_again(change.strip("`")) for change, why in rows if why == SURVIVED}
    sample = [mutant for mutant in left.values() if mutant is not None]
    trial = tried(sample, "again", jobs)
    known = {mutant: why_of(fate) for mutant, fate in zip(sample, trial.run(), strict=True)}
    known |= {sample[number]: f"seen since by `{unit}`" for number, unit in trial.killers.items()}
    now = {change: known.get(mutant, GONE) for change, mutant in left.items()}
    return [[change, now.get(change, why)] for change, why in rows]


def why_of(fate):
    """Return why a mutant that no test killed was judged to change nothing, or that it survived."""
    return fate.partition(": ")[2] or SURVIVED


def text_of(path):
    """Return the text of a source."""
    return (SOURCES / path).read_text(encoding="utf-8")


def found_again(told):
    """Return the mutant that a line of the listing tells, at the nearest line with the same change; None if none has."""
    path, _, rest = told.partition(":")
    line, _, change = rest.partition(" ")
    if not (SOURCES / path).exists():
        return None
    text = text_of(path)
    same = [one for one in mutants_in(path, text) if one.told(text).partition(" ")[2] == change]
    return min(same, key=lambda one: abs(one.line - int(line)), default=None)


def rows_of(results):
    """Return a row for each kind of mutant, and one for all: what killed them, and the interval of the share."""
    for kind in (*sorted({mutant.kind for mutant, *_ in results}), "all"):
        fates = Counter(fate.partition(":")[0] for mutant, _, fate in results if kind in (mutant.kind, "all"))
        tried = sum(fates.values()) - fates["equivalent"]
        killed = fates["package"] + fates["room"] + fates["time"]
        low, high = interval(killed, tried)
        counts = [fates[one] for one in ("package", "room", "time", "SURVIVED", "equivalent")]
        yield [kind, tried, *counts, f"{killed / tried if tried else 1:.1%}", f"{low:.1%} to {high:.1%}"]


def told_of(results):
    """Return the changes that nothing killed, each with why where it was judged to change nothing."""
    left = [(told, fate) for _, told, fate in results if fate.startswith(("SURVIVED", "equivalent"))]
    return [[f"`{told}`", why_of(fate)] for told, fate in sorted(left)]


def record(results, command):
    """Keep what was found for the pages."""
    figures.record(
        "mutants", command=command, rows=rows_of(results),
        note=(
            f" At first as many tests of a mutant as compute for {QUICK} seconds, the quickest; for a survivor, {LAST}."
            f" By time: a test that computed for {SHORTEST} seconds, and for {TIMES} times as long as it does."
        ).strip(),
        columns=[
            "kind", "tried", "killed by the package's tests", "by others", "by time", "survived",
            "equivalent, not counted", "killed", "95 % interval",
        ],
    )  # fmt: skip
    record_left(told_of(results), command)


def record_left(rows, command):
    """Keep those that nothing killed at first, each with why, for the pages."""
    figures.record("mutants-left", command=command, columns=["change", "what is known of it"], rows=rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", default="")
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--again", action="store_true", help="try the survivors that are listed again")
    asked = parser.parse_args()
    if asked.again:
        rows = try_again(asked.jobs)
        print(*(" ".join(row) for row in rows), sep="\n")
        record_left(rows, "make mutants AGAIN=1")
        return int(any(why == SURVIVED for _, why in rows))
    results = try_sample(asked.package, asked.count, asked.seed, asked.jobs)
    for row in (*rows_of(results), *told_of(results)):
        print(*row, sep="\t")
    if not asked.package:
        record(results, f"make mutants COUNT={asked.count} SEED={asked.seed}")
    return int(any(fate == "SURVIVED" for _, _, fate in results))


if __name__ == "__main__":
    sys.exit(main())
