"""Seeded faults in the sources, and the tests that see them: `make mutants PACKAGE=jury/selection COUNT=100 SEED=1`.

A mutant is one small change of one line: an operator, a constant, a condition, a removed statement, two arguments
swapped, a dropped check of a field. The tests of its package run first, then those of its room and the guards. A
mutant that nothing kills is listed with its line: it is equivalent, or a test is missing. Which mutants were judged
equivalent, and why, stands in `tests/data/equivalent_mutants.txt`.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from math import sqrt
from pathlib import Path

from attrs import frozen

from helpers import figures

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "eig"
JUDGED = ROOT / "tests" / "data" / "equivalent_mutants.txt"
SKIPPED = ("_sentences.py", "__init__.py", "error_words.py", "translated.py")  # tables of words, and listings
SWAPS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.Div: ast.Mult, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
PATIENCE = 300  # seconds for the tests of a mutant: one that hangs is seen


@frozen
class Mutant:
    """One change: where, of what kind, and what stands in the place of what."""

    path: str
    line: int
    kind: str
    span: tuple[int, int]
    new: str

    def applied(self, text):
        """Return the source with the change."""
        data = text.encode()
        return (data[: self.span[0]] + self.new.encode() + data[self.span[1] :]).decode()

    def told(self, text):
        """Return the change in one line."""
        old = text.encode()[slice(*self.span)].decode()
        return f"{self.path}:{self.line} {self.kind}: {' '.join(old.split())} -> {' '.join(self.new.split())}"


class Finder(ast.NodeVisitor):
    """Finds every place of a file that can be changed."""

    def __init__(self, path, text):
        self.path, self.found = path, []
        self.starts = [0]
        for line in text.encode().splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def add(self, kind, node, new):
        """Note a change of a node."""
        begin = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        self.found.append(Mutant(self.path, node.lineno, kind, (begin, end), new))

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
        if len(plain) >= 2 and len(plain) == len(node.args):
            first, second, *rest = node.args
            changed = ast.Call(node.func, [second, first, *rest], node.keywords)
            self.add("arguments", node, ast.unparse(changed))
        for keyword in node.keywords:
            if keyword.arg == "metadata":
                self.add("check", keyword.value, "{}")
        self.generic_visit(node)

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
    found = []
    for path in sorted((SOURCES / package).rglob("*.py")):
        if path.name not in SKIPPED:
            text = path.read_text(encoding="utf-8")
            finder = Finder(path.relative_to(SOURCES).as_posix(), text)
            finder.visit(ast.parse(text))
            found += finder.found
    return found


def folders_of(path):
    """Return what to run for a file: its own examples and its package's tests, then its room's and the guards."""
    room, *rest = Path(path).parts
    tests = ROOT / "tests"
    near = [tests / room / rest[0]] if len(rest) > 1 else [tests / room]
    near = [one for one in near if one.exists()] or [tests / "ground"]
    if room == "_maths":
        near = [tests / "maths"]
    far = [tests / room] if (tests / room).exists() else [tests / "jury", tests / "teams", tests / "timeline"]
    return near, [*far, *sorted(tests.glob("test_*.py")), tests / "guards"]


def is_seen(tree, targets, path):
    """Tell whether a test of some fails with the sources of a tree."""
    command = [
        sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist",
        "-m", "not oracle and not peer", "--hypothesis-profile=quick", "--no-header",
        "--ignore", str(ROOT / "tests/guards/test_worlds.py"), "--deselect", "tests/test_docs.py",
        *map(str, targets), *([str(tree / "eig" / path)] if path else []),
    ]  # fmt: skip
    world = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=world, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def judged():
    """Return the mutants that were judged equivalent, each with why."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines() if JUDGED.exists() else []
    pairs = (line.rsplit("  # ", 1) for line in lines if "  # " in line)
    return {_without_line(told): why for told, why in pairs}


def _without_line(told):
    place, _, rest = told.partition(" ")
    return f"{place.partition(':')[0]} {rest}"


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


def run(package, count, seed):
    """Try a sample of mutants; return what became of each, printed as it comes."""
    sample = random.Random(seed).sample(everyone := mutants_of(package), min(count, len(everyone)))
    known, results = judged(), []
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        shutil.copytree(SOURCES, tree / "eig", ignore=shutil.ignore_patterns("__pycache__"))
        for targets in {tuple(map(tuple, folders_of(mutant.path))): None for mutant in sample}:
            for folders in targets:
                if is_seen(tree, folders, ""):
                    sys.exit(f"these fail without any mutant: {' '.join(map(str, folders))}")
        for number, mutant in enumerate(sample, start=1):
            target = tree / "eig" / mutant.path
            text = target.read_text(encoding="utf-8")
            target.write_text(mutant.applied(text), encoding="utf-8")
            near, far = folders_of(mutant.path)
            told = mutant.told(text)
            why = known.get(_without_line(told))
            fate = (
                "package" if is_seen(tree, near, mutant.path)
                else f"equivalent: {why}" if why
                else "room" if is_seen(tree, far, "")
                else "SURVIVED"
            )  # fmt: skip
            target.write_text(text, encoding="utf-8")
            results.append((mutant, fate))
            print(f"{number}/{len(sample)} {fate}: {told}", flush=True)
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", default="")
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    results = run(asked.package, asked.count, asked.seed)
    rows = []
    for kind in (*sorted({mutant.kind for mutant, _ in results}), "all"):
        fates = Counter(fate.partition(":")[0] for mutant, fate in results if kind in (mutant.kind, "all"))
        tried = sum(fates.values()) - fates["equivalent"]
        killed = fates["package"] + fates["room"]
        low, high = interval(killed, tried)
        rows.append([kind, tried, killed, fates["equivalent"], f"{low:.1%} to {high:.1%}"])
        print(*rows[-1], sep="\t")
    if not asked.package:
        figures.record(
            "mutants", command=f"make mutants COUNT={asked.count} SEED={asked.seed}",
            columns=["kind", "tried", "killed", "equivalent", "95 % interval of what is killed"], rows=rows,
        )  # fmt: skip
    return int(any(fate == "SURVIVED" for _, fate in results))


if __name__ == "__main__":
    sys.exit(main())
