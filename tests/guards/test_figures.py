"""The figures that the code base keeps: short functions, short files, few positional parameters."""

import ast

import pytest

from helpers import examples

LONGEST_BODY, LONGEST_FILE, MOST_POSITIONAL = 40, 600, 4


def _functions(module):
    return [node for node in examples.nodes_of(examples.tree_of(module)) if isinstance(node, ast.FunctionDef)]


def _body_lines(function):
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def _positional(function):
    given = [*function.args.posonlyargs, *function.args.args]
    return len([argument for argument in given if argument.arg not in {"self", "cls"}])


@pytest.mark.untraced
def test_the_house_keeps_its_figures():
    """No function body over 40 lines, no file over 600, no more than four positional parameters."""
    for module in examples.modules():
        functions = _functions(module)
        long = [one.name for one in functions if _body_lines(one) > LONGEST_BODY]
        wide = [one.name for one in functions if _positional(one) > MOST_POSITIONAL]

        assert (module, [], []) == (module, long, wide)
        assert len(examples.path_of(module).read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, module
