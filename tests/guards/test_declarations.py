"""One declaration: a field says everything once, a fault is a code of a table, and no second way is left."""

import ast
import re
from importlib import import_module

import attrs
import pytest

from eig._values.annotated import given, held, named
from eig._values.rules import IN_ORDER
from helpers import examples
from helpers.harvest import CLASSES, harvest

CODE = re.compile(r"[a-z]+(?:\.[a-z]+){0,2}\.[a-z][a-z0-9_ ]*")
FORM = re.compile(r"\{(\w+)")
SENTENCES = {
    name.removesuffix("._sentences").removeprefix("eig.").removeprefix("_"): import_module(name).SENTENCES
    for name in examples.modules()
    if name.endswith("._sentences")
}
FAULTED = {"that": 2, "Fault": 2, "of": 2, "Rule": 1, "Unreadable": 0, "Phrase": 0}
"""What is given a code, and at which place."""


def _tree(module):
    return ast.parse(examples.path_of(module).read_text(encoding="utf-8"))


TREES = {name: _tree(name) for name in examples.modules()}


def _name_of(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _calls(tree):
    return [(_name_of(node), node) for node in ast.walk(tree) if isinstance(node, ast.Call)]


# ── one way to check a value ──────────────────────────────────────────────────────────────────────


def second_ways(tree):
    """Return what checks a value in another way than by its declaration."""
    found = []
    for kind in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        for method in (node for node in kind.body if isinstance(node, ast.FunctionDef)):
            if method.name == "__attrs_post_init__" and kind.name != "Value":
                found.append(f"{kind.name}.__attrs_post_init__")
            if method.name == "_check":
                found += [f"{kind.name}.{one}" for one in _fields_checked(method)]
    return found


def _fields_checked(method):
    """Return the fields that a `_check` holds against a rule, which their declaration does."""
    own = [node for name, node in _calls(method) if name in ("check", "private") and len(node.args) == 2]
    return [node.args[0].value for node in own if isinstance(node.args[0], ast.Constant)]


@pytest.mark.parametrize("module", TREES)
def test_a_field_is_declared_once(module):
    """No class holds its fields to their kinds anywhere but where it declares them."""
    assert [] == second_ways(TREES[module])


@pytest.mark.parametrize(
    "planted",
    [
        "class A(Value):\n  def __attrs_post_init__(self): ...",
        "class A(Value):\n  def _check(self, faults): faults.check('id', text)",
        "class A(Value):\n  def _check(self, faults):\n    if faults.private('name', label): ...",
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


@pytest.mark.parametrize("kind", CLASSES, ids=CLASSES.values())
def test_a_field_of_several_is_ordered_or_sorted(kind):
    """Where order means something a set is refused; where it means nothing the field is sorted."""
    wrong = {
        one.name for value in harvest()[kind] for one in attrs.fields(kind) if _hangs_on_a_set(value, one)
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
    for name, node in _calls(tree):
        keywords = {one.arg for one in node.keywords}
        if name in ("that", "Fault", "distinct") and keywords & {"rule", "remedy"}:
            found.append(ast.unparse(node)[:80])
        if name == "Rule" and len(node.args) > 2 and isinstance(node.args[2], (ast.Constant, ast.JoinedStr)):
            found.append(ast.unparse(node)[:80])
    return found


@pytest.mark.parametrize("module", TREES)
def test_a_fault_is_told_by_its_code(module):
    """No file writes what a fault says: it gives a code, and facts."""
    assert [] == legacy(TREES[module])


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


def codes(tree):
    """Return each code that a call gives, with the names of its facts; None where they are not written there."""
    found = []
    for name, node in _calls(tree):
        at = FAULTED.get(name)
        if at is None or len(node.args) <= at or not isinstance(node.args[at], ast.Constant):
            continue
        code = node.args[at].value
        if isinstance(code, str) and CODE.fullmatch(code):
            found.append((code, _facts(name, node, at)))
    return found


def _facts(name, node, at):
    if any(one.arg is None for one in node.keywords):
        return None
    if name == "Phrase":
        return {one.arg for one in node.keywords}
    if name == "that":
        return {one.arg for one in node.keywords} - {"value", "at", "holds"}
    if len(node.args) == at + 1:
        return None if any(one.arg == "facts" for one in node.keywords) else set()
    given_here = node.args[at + 1]
    keys = given_here.keys if isinstance(given_here, ast.Dict) else [None]
    return None if any(not isinstance(key, ast.Constant) for key in keys) else {key.value for key in keys}


CODES = [(module, code, facts) for module, tree in TREES.items() for code, facts in codes(tree)]


def _parts(code):
    table, _, name = code.rpartition(".")
    return table, name


def unsaid(found):
    """Return the codes that no table has, and those whose sentence asks for a fact that is not given."""
    wrong = []
    for code, facts in found:
        table, name = _parts(code)
        pair = SENTENCES.get(table, {}).get(name)
        if pair is None:
            wrong.append(f"{code}: no sentence")
            continue
        words = " ".join([*pair, *SENTENCES[table].get(f"{name}.remedy", ())])
        missing = set(FORM.findall(words)) - (facts if facts is not None else set(FORM.findall(words)))
        wrong += [f"{code}: no fact {one}" for one in sorted(missing)]
    return wrong


@pytest.mark.parametrize("module", sorted({module for module, _, _ in CODES}))
def test_every_code_has_its_sentence_and_its_facts(module):
    """What a fault is about stands in the table of a package, and is given what its sentence tells."""
    assert [] == unsaid([(code, facts) for home, code, facts in CODES if home == module])


@pytest.mark.parametrize("planted", ["values.flagg", "values.whole", "nowhere.flag"])
def test_a_code_without_a_sentence_or_a_fact_is_found(planted):
    """The guard is not a check that cannot fail."""
    assert unsaid([(planted, set())])


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
    blocks = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    return {one.asname or one.name: (node.module, one.name) for node in imports for one in node.names}


def looked_up(tree, find):
    """Return the names of a file's type-checking imports that are found elsewhere than where it imports them from."""
    return [
        name
        for name, (module, own) in imported_for_types(tree).items()
        if module.startswith("eig") and find(name) is not getattr(import_module(module), own)
    ]


@pytest.mark.parametrize("module", [name for name, tree in TREES.items() if imported_for_types(tree)])
def test_an_annotation_means_the_class_that_its_own_file_imports(module):
    """Also where type checkers alone import it: no other class of the library has its name."""
    assert [] == looked_up(TREES[module], named)


@pytest.mark.parametrize("found", [None, object(), str])
def test_an_annotation_that_means_another_class_is_found(found):
    """The guard is not a check that cannot fail."""
    tree = ast.parse("if TYPE_CHECKING:\n  from eig.errors import Fault")
    assert looked_up(tree, lambda _: found) == ["Fault"]
