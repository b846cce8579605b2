"""The seeded faults of `make mutants`: each is one change that still parses, and a proportion has its interval."""

import ast

import pytest

from helpers.mutants import Finder, interval, mutants_of

TEXT = '''
def f(a: int, b: "str" = 1):
    """Words."""
    if not a and b < 2:
        raise ValueError(g(a, b))
    a += 1
    note(a)
    return [x for x in b if x] if a in b else field(metadata=keeps(text))
'''


def found(text):
    finder = Finder("toy.py", text)
    finder.visit(ast.parse(text))
    return finder.found


def test_each_kind_of_fault_is_found_and_every_one_parses():
    """Operators, constants, conditions, statements, arguments, checks; words and annotations are left alone."""
    mutants = found(TEXT)
    assert {"operator", "constant", "condition", "statement", "arguments", "check"} == {
        one.kind for one in mutants
    }
    for mutant in mutants:
        changed = mutant.applied(TEXT)
        assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(TEXT))
        assert '"""Words."""' in changed
        assert '"str"' in changed


def test_every_file_of_a_package_has_mutants_that_parse():
    """A sample over one package: the change stands where it is said to stand."""
    mutants = mutants_of("lots")
    assert len(mutants) > 50
    assert all(mutant.path.startswith("lots/") for mutant in mutants)


@pytest.mark.parametrize(("killed", "tried"), [(0, 0), (97, 100), (1455, 1500)])
def test_a_proportion_lies_in_its_interval(killed, tried):
    """The interval holds what was seen, and narrows with more."""
    low, high = interval(killed, tried)
    assert 0 <= low <= (killed / tried if tried else 1) <= high <= 1
