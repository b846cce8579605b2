"""No file of the package imports, through others, what imports it."""

import ast

import pytest

from helpers import examples
from helpers.graphs import circles

MODULES = set(examples.modules())
ON_DEMAND = ("html_pages", "pictures", "gantt", "values_as_lines")
"""Files that draw or say: a value imports them when it is shown, and they import the value."""
SAID = {
    "eig._language.lang_arguments_and_late_words": {
        "eig._language.languages",
        "eig._language.sentences_from_codes",
    },
    "eig._values.phrases_of_faults": {
        "eig._language.sentences_from_codes",
        "eig._values.value",
        "eig.reasons",
    },
}
"""Files that speak: an error imports the words of a language when it is read, and the words can be refused."""


def _type_checking(node):
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _statements(body):
    for node in body:
        if not isinstance(node, ast.expr) and not _type_checking(node):
            yield node
            yield from _statements(ast.iter_child_nodes(node))


def imports_of(module, *, types=False):
    """Return the files that a file imports when it runs, those of its functions included; and for type checkers."""
    tree = examples.tree_of(module)
    for node in examples.nodes_of(tree) if types else _statements(tree.body):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("eig"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def _drawn(module):
    return module.rpartition(".")[2].lstrip("_").startswith(ON_DEMAND)


def circle(graph):
    """Return one circle of a graph, or nothing: what is left once files that import nothing left are taken away."""
    left = {module: set(targets) for module, targets in graph.items()}
    while free := [module for module, targets in left.items() if not targets & left.keys()]:
        for module in free:
            del left[module]
    return sorted(left)


@pytest.mark.untraced
def test_no_import_circle_stands_between_files():
    """Files can be read from the ground up, but for a picture drawn, and a sentence said, on demand."""
    graph = {
        module: {target for target in imports_of(module) if not _drawn(target)}
        - {module}
        - SAID.get(module, set())
        for module in MODULES
    }

    assert circle(graph) == []


def test_the_guard_sees_a_circle():
    """It is not a check that cannot fail."""
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c", "d"]
    assert circle({"a": {"b"}, "b": set()}) == []


WORDS = ("eig._values", "eig._language", "eig._draw", "eig.errors", "eig.reasons", "eig.typing")
"""The one circle between packages: a value and a fault say themselves, and words are values that are checked."""


@pytest.mark.untraced
def test_no_file_is_known_back_in_annotations_either():
    """For type checkers too, files can be read from the ground up, but for values and the words that say them."""
    graph = {
        module: {target for target in imports_of(module, types=True) if not _drawn(target)} - {module}
        for module in MODULES
    }
    (words,) = circles(graph)

    assert all(module.startswith(WORDS) for module in words)


def test_a_group_of_two_packages_is_found():
    """It is not a check that cannot fail."""
    assert circles({"a.b": {"c.d"}, "c.d": {"a.b"}, "e": {"a.b"}}) == [("a.b", "c.d")]


SHARED = {
    "eig.jury.marks._sheets_as_columns",
    "eig.jury.merit._scores_that_may_be_told",
    "eig.jury.selection._but_for_causes_of_a_place",
    "eig.programme._names_hidden_from_an_audience",
    "eig.programme._courses_and_statuses_from_facts",
    "eig.programme._facts_in_words_and_contradictions",
    "eig.programme._posts_and_time_held_twice",
    "eig.programme._weekdays_time_zones_and_order",
    "eig.rows._read_cells",
    "eig.rows._reading_account",
    "eig.rows._spellings_that_may_be_one_name",
    "eig.rows._columns_to_fields",
    "eig.rows._spellings_of_headings",
    "eig.rows._known_names_of_items_and_jurors",
    "eig.rows._mark_tables",
    "eig.rows._own_tables_read_back",
    "eig.rows._marks_of_several_lists",
    "eig.rows._values_from_rows",
    "eig.rows._wishes_by_rank",
    "eig.rows._rows_of_any_table",
    "eig.rows._repeated_rows",
    "eig.teams.answers._minimal_conflict_search",
    "eig.teams.answers._rules_added_as_questions",
    "eig.teams.asked._optional_answers_of_rules",
}
"""Files that rooms above read too, and no user: who reads what, how a row or a field is read, what follows from facts, what teams give, which rules stand first."""


def _room(module):
    return ".".join(module.split(".")[:2])


@pytest.mark.untraced
def test_no_room_reads_the_private_files_of_another():
    """What rooms share stands on the ground, or in a file without an underscore, but for seven files."""
    read = {
        target
        for module in MODULES
        for target in imports_of(module)
        if _room(module) != _room(target)
        and _room(target) not in ("eig._values", "eig._language", "eig._draw", "eig._maths")
        and any(part.startswith("_") for part in target.split(".")[2:])
    }

    assert read == SHARED
