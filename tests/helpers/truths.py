"""Where tests take the truth of a result: `if found:` passes over what counts as false, and `assert found` may never fail.

A result is what a public function says that it returns, where that is a value of the library, alone or beside others: an
`Undefined`, a `NoAssignment` and a `Verification` that does not hold count as false, and other values as true whatever they
hold. Whoever means it compares with None, asks for a field, or writes `bool(found)`.
"""

import ast
import importlib
import inspect
import typing
from functools import cache

from eig._values.annotation_rules_and_late_classes import annotations_of
from eig._values.frozen_maps import FrozenMap
from helpers.examples import public_modules

SCOPES = (ast.FunctionDef, ast.Lambda, ast.Module)


def _classes(hint):
    """Yield the classes that an annotation names, but those that a mapping or a series holds."""
    parts = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, type(int | str)) else (hint,)
    yield from (part for part in parts if inspect.isclass(part))


@cache
def _gives_a_result(module, name):
    """Tell whether what stands in a module by a name gives a value of the library when it is called."""
    if module.split(".")[0] != "eig":
        return False
    found = getattr(importlib.import_module(module), name, None)
    if inspect.isclass(found):
        return found is not FrozenMap and not issubclass(found, BaseException)
    hints = annotations_of(inspect.unwrap(found)) if inspect.isfunction(found) else {}
    return any(cls.__module__.startswith("eig.") for cls in _classes(hints.get("return")))


def _imported(nodes):
    """Return the names of a file that are imported, each with its module and its name there."""
    return {
        one.asname or one.name: (node.module, one.name)
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module and not node.level
        for one in node.names
    }


def _by_scope(tree):
    """Return the nodes of a file and of each function of it, but those of functions within it."""
    found, left = {tree: []}, [(tree, tree)]
    for node, scope in left:  # which grows
        children = [child for child in ast.iter_child_nodes(node) if child._fields]  # no mere sign
        found[scope] += children
        for child in children:
            if isinstance(child, SCOPES):
                found[child] = []
            left.append((child, child if isinstance(child, SCOPES) else scope))
    return found


def _asked(node):
    """Yield the expressions whose truth a node takes."""
    if isinstance(node, ast.If | ast.While | ast.IfExp | ast.Assert):
        yield from _parts(node.test)
    elif isinstance(node, ast.BoolOp):
        for one in node.values[:-1]:
            yield from _parts(one)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from _parts(node.operand)
    elif isinstance(node, ast.comprehension):
        for one in node.ifs:
            yield from _parts(one)


def _parts(node):
    """Yield what the truth of an expression hangs on."""
    if isinstance(node, ast.BoolOp):
        for one in node.values:
            yield from _parts(one)
    else:
        yield node


def _dotted(node):
    """Return a name and its attributes as they are written; nothing of what else may be called."""
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return before and f"{before}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


class _File:
    """What gives a result in a file: what it imports of the library, and its own functions that return such."""

    def __init__(self, tree):
        self.nodes = _by_scope(tree)
        self.imported = _imported(node for nodes in self.nodes.values() for node in nodes)
        self.own = set()
        functions = [one for one in tree.body if isinstance(one, ast.FunctionDef) and self._gives(one)]
        for _ in functions:
            known = set(self.own)
            self.own |= {one.name for one in functions if self._returns(one)}
            if known == self.own:
                break

    def _gives(self, function):
        return any(isinstance(node, ast.Return) and node.value is not None for node in self.nodes[function])

    def _returns(self, function):
        bound = self.bound(function)
        return any(
            isinstance(node, ast.Return) and self.is_result(node.value, bound)
            for node in self.nodes[function]
        )

    def bound(self, scope):
        """Return the names that hold a result and nothing else."""
        held = {}
        for node in self.nodes[scope]:
            named = [node.target] if isinstance(node, ast.NamedExpr) else ()
            targets = node.targets if isinstance(node, ast.Assign) else named
            for target in targets:
                if isinstance(target, ast.Name):
                    held.setdefault(target.id, []).append(self.is_result(node.value, ()))
        return {name for name, all_ in held.items() if all(all_)}

    def is_result(self, node, bound):
        """Tell whether an expression is a result, or one or nothing."""
        if isinstance(node, ast.NamedExpr):
            return self.is_result(node.value, bound)
        if isinstance(node, ast.IfExp):
            return self.is_result(node.body, bound) or self.is_result(node.orelse, bound)
        if isinstance(node, ast.Name):
            return node.id in bound
        called = _dotted(node.func) if isinstance(node, ast.Call) else ""
        head, _, last = called.rpartition(".")
        if head in self.imported:
            module = ".".join(self.imported[head])
            return module in public_modules() and _gives_a_result(module, last)
        return called in self.own or (called in self.imported and _gives_a_result(*self.imported[called]))


def truths(text):
    """Return the lines of a file at which the truth of a result is taken, each with its source."""
    tree = ast.parse(text)
    file, found = _File(tree), set()
    for scope, nodes in file.nodes.items():
        bound = file.bound(scope)
        asked = (one for node in nodes for one in _asked(node))
        found.update((one.lineno, ast.unparse(one)) for one in asked if file.is_result(one, bound))
    return sorted(found)
