"""First purity net: what the sources may say."""

import ast

import pytest

from helpers import examples

STDLIB = {
    "__future__", "abc", "array", "bisect", "collections", "collections.abc", "datetime", "decimal", "difflib", "enum", "fractions",
    "functools", "hashlib", "heapq", "hmac", "html", "inspect", "itertools", "math", "numbers", "operator", "re", "statistics", "string",
    "textwrap", "types", "typing", "unicodedata", "zoneinfo",
}  # fmt: skip
RUNTIME = {"attrs", "dateutil", "dateutil.easter", "dateutil.relativedelta", "dateutil.rrule"}
ALLOWED_ONLY_IN = {
    "random": {"eig._values.seeded_random"},
    "importlib": {
        "eig._values.annotation_rules_and_late_classes",  # an alias of `eig.typing` that an annotation names before anything loads it
        "eig._values.names_loaded_on_first_use",
        "eig._language.tables_of_sentences",
        "eig._values.value",
        "eig.convert._json_kinds_and_class_names",
    },
    "contextvars": {"eig._values.whoever_waits"},  # a word to stop, set and taken back within one call
    "sys": {
        "eig._ground",  # modules of old pickles, under their names of then
        "eig._values.annotation_rules_and_late_classes",
    },  # which classes are loaded, for annotations that type checkers alone import
    "builtins": {
        "eig._values.annotation_rules_and_late_classes",
        "eig.jury.robustness.expected_rank_chances_and_grey_zone",
    },
    "pickle": {"eig.errors"},  # whether a value that was refused can travel with its error; nothing is read
    "importlib.util": {"eig._values.names_loaded_on_first_use"},
    "contextlib": {
        "eig._language.day_names",
        "eig._language.days_named_in_texts",
        "eig.jury.selection._lottery_mixtures",
    },
    "warnings": {"eig._values.names_loaded_on_first_use"},  # a name that is to go says so
    "csv": {
        "eig.rows._separator_encoding_and_heading"
    },  # parts lines that it is given into cells; it opens nothing
    "json": {"eig.convert", "eig.convert._json_reading", "eig.teams.engine._written_proof_parts"},
    "cattrs": {"eig.convert", "eig.convert._json_reading", "eig.convert._json_writing"},
    "cattrs.errors": {"eig.convert._json_reading"},
    "cattrs.gen": {"eig.convert._json_reading", "eig.convert._json_writing"},
    "hypothesis": {"eig.testing.strategies", "eig.testing.laws_of_a_rule_of_your_own"},
    "hypothesis.strategies": {"eig.testing.strategies", "eig.testing.laws_of_a_rule_of_your_own"},
    "struct": {"eig.rows._read_cells"},  # the floats that a narrow type holds
    "highspy": {"eig.teams.engine.highs"},
    "numpy": {"eig.teams.engine.highs"},
}
CALLS = {
    "open",
    "print",
    "input",
    "exec",
    "eval",
    "compile",
    "__import__",
    "breakpoint",
    "globals",
    "setattr",
    "vars",
}
CLOCKS = {
    "now",
    "today",
    "utcnow",
    "time",
    "monotonic",
    "perf_counter",
    "localtime",
    "getenv",
    "urandom",
    "uuid4",
}
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
TABLES = {"__all__"}  # read by type checkers and by `loader`, never changed


def _imports(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "."]
    return []


def _import_faults(module, node):
    for name in _imports(node):
        ours = name == "eig" or name.startswith("eig.")
        if not (ours or name in STDLIB or name in RUNTIME or module in ALLOWED_ONLY_IN.get(name, ())):
            yield f"imports {name}"


def _call_faults(node):
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in CALLS:
            yield f"calls {node.func.id}"
        if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield f"calls .{node.func.attr}"


def _literal_faults(statement):
    if isinstance(statement, (ast.Assign, ast.AnnAssign)) and isinstance(statement.value, MUTABLE):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        hint = ast.unparse(statement.annotation) if isinstance(statement, ast.AnnAssign) else ""
        typed = hint.removeprefix("Final[").startswith("Mapping[")
        if not (names <= TABLES or typed):
            yield f"has a mutable value at its top: {', '.join(sorted(names))}"


COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _is_made(node):
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return isinstance(node, (ast.BinOp, *COMPREHENSIONS)) or (
        called and node.func.id in {"set", "frozenset", "dict", "list", "tuple", "sorted"}
    )


def _names(*nodes):
    return {one.id for node in nodes for one in ast.walk(node) if isinstance(one, ast.Name)}


def _remade_faults(node):
    if isinstance(node, COMPREHENSIONS):
        turns = _names(*(one.target for one in node.generators))
        for asked in ast.walk(node):
            asks = zip(asked.ops, asked.comparators, strict=True) if isinstance(asked, ast.Compare) else ()
            for how, made in asks:
                if isinstance(how, (ast.In, ast.NotIn)) and _is_made(made) and not _names(made) & turns:
                    yield f"makes {ast.unparse(made)} anew at each turn"


def faults(module, tree):
    """Return what the net catches in one module's source, parsed."""
    caught = [fault for statement in tree.body for fault in _literal_faults(statement)]
    for node in examples.nodes_of(tree):
        caught += [*_import_faults(module, node), *_call_faults(node), *_remade_faults(node)]
        if isinstance(node, (ast.Global, ast.Nonlocal)) and isinstance(node, ast.Global):
            caught.append(f"declares global {', '.join(node.names)}")
    return caught


@pytest.mark.untraced
def test_the_sources_are_pure():
    """No module reads, writes, asks the clock, rolls dice, or keeps state at its top."""
    trees = {name: examples.tree_of(name) for name in examples.modules()}

    assert {} == {name: caught for name, tree in trees.items() if (caught := faults(name, tree))}


@pytest.mark.parametrize(
    "bad",
    [
        "import os",
        "import random",
        "from pathlib import Path",
        "import numpy as np",
        "def f():\n    import json",
        "print(1)",
        "def f():\n    return open('x')",
        "eval('1')",
        "date.today()",
        "datetime.now(tz)",
        "time.monotonic()",
        "def f():\n    global x\n    x = 1",
        "cache = {}",
        "seen: list[int] = []",
        "names = [n for n in range(3)]",
        "def f(a, b):\n    return [one for one in a if one not in set(b)]",
        "def f(a, b, c):\n    return any(one in b - c for one in a)",
        "def f(a, b):\n    return {one: one in {two.id for two in b} for one in a}",
    ],
)
def test_the_net_catches_known_bad_code(bad):
    """The net is not a check that cannot fail: it catches each known way to be impure."""
    assert faults("eig.jury.merit.ranking_groups_and_reasons", ast.parse(bad)) != []
