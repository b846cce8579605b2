"""One declaration: a field says everything once, a fault is a code of a table, and no second way is left."""

import ast
from importlib import import_module

import attrs
import pytest

from eig._values.annotation_rules_and_late_classes import given, held, named
from eig._values.field_rules_and_bounds import IN_ORDER
from helpers import examples
from helpers.fault_codes import KEPT, SENTENCES, calls, codes, unsaid, written
from helpers.harvest import CLASSES, harvest


def _found_in(find):
    """Return what is found in the tree of each module that has something to find."""
    trees = {name: examples.tree_of(name) for name in examples.modules()}
    return {name: found for name, tree in trees.items() if (found := find(tree))}


# ── one way to check a value ──────────────────────────────────────────────────────────────────────


def second_ways(tree):
    """Return what checks a value in another way than by its declaration."""
    found = []
    for kind in (node for node in examples.nodes_of(tree) if isinstance(node, ast.ClassDef)):
        for method in (node for node in kind.body if isinstance(node, ast.FunctionDef)):
            if method.name == "__attrs_post_init__" and kind.bases:
                found.append(f"{kind.name}.__attrs_post_init__")
            if method.name == "_check":
                found += [f"{kind.name}.{one}" for one in _fields_checked(method)]
    return found


def _fields_checked(method):
    """Return the fields that a `_check` holds against a rule, which their declaration does."""
    own = [node for name, node in calls(method) if name == "check" and len(node.args) == 2]
    alone = [node for node in own if "self" not in ast.unparse(node.args[1])]
    return [node.args[0].value for node in alone if isinstance(node.args[0], ast.Constant)]


@pytest.mark.slow
def test_a_field_is_declared_once():
    """No class holds its fields to their kinds anywhere but where it declares them."""
    assert {} == _found_in(second_ways)


@pytest.mark.parametrize(
    "planted",
    [
        "class A(Value):\n  def __attrs_post_init__(self): ...",
        "class A(Value):\n  def _check(self, faults): faults.check('id', text)",
        "class A(Value):\n  def _check(self, faults):\n    if faults.check('name', label, private=True): ...",
    ],
)
def test_a_second_way_is_found(planted):
    """The guard is not a check that cannot fail."""
    assert second_ways(ast.parse(planted))


def _hangs_on_a_set(value, one):
    """Tell whether a field takes a set of what it holds, and answers otherwise in another order."""
    members = getattr(value, one.name)
    if one.converter is None or type(members) is not tuple or not _are_distinct(members):
        return False
    return isinstance(one.converter(set(members)), tuple) and one.converter(list(members)) != one.converter(
        list(reversed(members))
    )


def _are_distinct(members):
    try:
        return len(members) > 1 and len(set(members)) == len(members)
    except TypeError:
        return False


@pytest.mark.untraced
def test_a_field_of_several_is_ordered_or_sorted():
    """Where order means something a set is refused; where it means nothing the field is sorted."""
    wrong = {
        f"{name}.{one.name}"
        for kind, name in CLASSES.items()
        for value in harvest()[kind]
        for one in attrs.fields(kind)
        if _hangs_on_a_set(value, one)
    }
    assert wrong == set()


def test_a_series_says_that_it_has_an_order():
    """A field of several values, and an argument whose order means something, say so when they are given a set."""
    assert held(tuple[str, ...]).code == IN_ORDER
    assert given(tuple[str, ...]).code == IN_ORDER


# ── faults by code ────────────────────────────────────────────────────────────────────────────────


def legacy(tree):
    """Return the calls that give a fault in texts of their own."""
    found = []
    for name, node in calls(tree):
        keywords = {one.arg for one in node.keywords}
        if name in ("that", "Fault", "distinct") and keywords & {"rule", "remedy"}:
            found.append(ast.unparse(node)[:80])
        if name == "Rule" and len(node.args) > 2 and isinstance(node.args[2], (ast.Constant, ast.JoinedStr)):
            found.append(ast.unparse(node)[:80])
    return found


@pytest.mark.slow
def test_a_fault_is_told_by_its_code():
    """No file writes what a fault says: it gives a code, and facts."""
    assert {} == _found_in(legacy)


@pytest.mark.parametrize(
    "planted",
    [
        "faults.that('a', x, rule='it is', remedy='give')",
        "raise Fault('a', x, rule='it is', remedy='give')",
        "Rule(test, 'it is', 'give one')",
    ],
)
def test_a_text_of_its_own_is_found(planted):
    """The guard is not a check that cannot fail."""
    assert legacy(ast.parse(planted))


@pytest.mark.slow
def test_every_code_has_its_sentence_and_its_facts():
    """What a fault is about stands in the table of a package, and is given what its sentence tells."""
    assert {} == _found_in(lambda tree: unsaid(codes(tree)))


@pytest.mark.parametrize("planted", ["values.flagg", "values.whole", "nowhere.flag"])
def test_a_code_without_a_sentence_or_a_fact_is_found(planted):
    """The guard is not a check that cannot fail."""
    assert unsaid([(planted, set())])


@pytest.mark.slow
def test_the_codes_of_faults_are_kept_as_data():
    """Programs and translators read one file; `make listings` writes it anew."""
    assert KEPT.read_text(encoding="utf-8") == written()


def test_no_sentence_of_a_fault_is_left_over():
    """Each remedy belongs to a rule, and each rule of any value is told by something."""
    remedies = [
        (table, name.removesuffix(".remedy"))
        for table, said in SENTENCES.items()
        for name in said
        if name.endswith(".remedy")
    ]
    assert [] == [f"{table}.{name}" for table, name in remedies if name not in SENTENCES[table]]


# ── what an annotation names ──────────────────────────────────────────────────────────────────────


def imported_for_types(tree):
    """Return what a file imports for type checkers alone: the name, and the module that has it."""
    blocks = [
        node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    return {one.asname or one.name: (node.module, one.name) for node in imports for one in node.names}


def looked_up(tree, find):
    """Return the names of a file's type-checking imports that are found elsewhere than where it imports them from."""
    return [
        name
        for name, (module, own) in imported_for_types(tree).items()
        if module.startswith("eig") and getattr(import_module(module), own) != find(name)
    ]


@pytest.mark.slow
def test_an_annotation_means_the_class_that_its_own_file_imports():
    """Also where type checkers alone import it: no other class of the library has its name."""
    assert {} == _found_in(lambda tree: looked_up(tree, named))


@pytest.mark.parametrize("found", [None, object(), str])
def test_an_annotation_that_means_another_class_is_found(found):
    """The guard is not a check that cannot fail."""
    tree = ast.parse("if TYPE_CHECKING:\n  from eig.errors import Fault")
    assert looked_up(tree, lambda _: found) == ["Fault"]


# ── who reads a field ─────────────────────────────────────────────────────────────────────────────

RESULTS = {
    "Coefficient.by_category",
    "IntraclassCorrelations.marks_per_item",
    "IntraclassCorrelations.mean_squares",
    "Matching.tried",
    "NoAssignment.most_reviews",
    "OrdinalModel.standard_errors",
    "QuotaOptimum.second_open",
    "Replacement.reoptimised",
    "SeverityModel.mean_error",
}
"""Figures of a result that its user reads, and no code of the library."""


def unread(fields, trees):
    """Return the fields that no code asks for, as an attribute or by name."""
    asked = {
        node.attr for tree in trees for node in examples.nodes_of(tree) if isinstance(node, ast.Attribute)
    }
    named = {
        node.value for tree in trees for node in examples.nodes_of(tree) if isinstance(node, ast.Constant)
    }
    return sorted(f"{kind}.{name}" for kind, name in fields if name not in asked | named)


@pytest.mark.slow
def test_every_field_is_read_by_somebody():
    """What a value asks for decides something, or is told: a field that nothing reads would promise in vain."""
    fields = [(kind.__name__, one.name) for kind in CLASSES for one in attrs.fields(kind)]

    assert set(unread(fields, [*map(examples.tree_of, examples.modules())])) == RESULTS


def test_a_field_that_nothing_reads_is_found():
    """The guard is not a check that cannot fail."""
    tree = ast.parse("def age(one): return one.born")
    assert unread([("A", "born"), ("A", "died")], [tree]) == ["A.died"]
