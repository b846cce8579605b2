"""Nobody asks of what class a rule is: what is asked of a built-in rule, a rule of one's own can answer too."""

import ast
import inspect

import pytest

from eig.teams import asked
from eig.teams.asked import (
    cohort_rules_quotas_caps_sums,
    envy,
    pair_rules,
    seat_rules_wishes_clearance_eligibility,
    team_rules_shared_values_profiles,
    team_rules_size_skills_posts_cost,
)
from helpers import examples

HOMES = {
    home.__name__: home
    for home in (
        cohort_rules_quotas_caps_sums,
        envy,
        pair_rules,
        seat_rules_wishes_clearance_eligibility,
        team_rules_shared_values_profiles,
        team_rules_size_skills_posts_cost,
    )
}
CLASSES = {
    name: kind.__module__
    for name in asked.__all__
    if inspect.isclass(kind := getattr(asked, name)) and kind.__module__ in HOMES and hasattr(kind, "check")
}


def _named(node):
    """Yield the names that an expression holds, as text or not."""
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield one.id
        elif isinstance(one, ast.Attribute):
            yield one.attr
        elif isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _asks(node):
    """Yield the expressions where a node asks of what class something is."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"isinstance", "issubclass"}:
        yield node.args[1]
    elif isinstance(node, ast.Compare) and "type" in _named(node):
        yield from (node.left, *node.comparators)
    elif isinstance(node, ast.MatchClass):
        yield node.cls
    elif isinstance(node, ast.Dict):
        yield from (key for key in node.keys if key is not None)


def _asked(tree, module):
    """Return the built-in rules whose class a module asks for, also by a constant, beside those of its own file."""
    constants = {
        name: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for name in _named(node.targets[0] if isinstance(node, ast.Assign) else node.target)
    }
    names = [
        name for node in examples.nodes_of(tree) for expression in _asks(node) for name in _named(expression)
    ]
    names += [inner for name in names if name in constants for inner in _named(constants[name])]
    return [name for name in names if CLASSES.get(name, module) != module]


@pytest.mark.untraced
def test_nobody_asks_of_what_class_a_rule_is():
    """No test by class, no table by class or by its name, outside of the file of a rule and of what all are called."""
    assert {"Envy", "MaxEachTeam", "Posts", "SeatGiven", "TeamRequired", "Apart"} < set(CLASSES)
    found = {module: _asked(examples.tree_of(module), module) for module in examples.modules()}
    assert found.pop("eig._values._class_nouns")

    assert {} == {module: names for module, names in found.items() if names}


@pytest.mark.parametrize(
    "planted",
    [
        "found = [rule for rule in rules if isinstance(rule, (Posts, int))]",
        "BOUNDS = {MaxEach: 'maximum', 'Budget': 'minimum'}",
        "open = type(rule).__name__ == 'SeatGiven' or type(rule) is asked.TeamRequired",
        "match rule:\n    case MinProfiles():\n        pass",
        "OF_SEATS: Final = (asked.Envy, asked.Posts)\nheld = [one for one in rules if isinstance(one, (*OF_SEATS, int))]",
    ],
)
def test_who_asks_is_found(planted):
    """A test by class, a table by class or by name, a comparison of names and a pattern are each found."""
    assert _asked(ast.parse(planted), "eig.teams.answers.somewhere")
    assert not _asked(ast.parse("held = isinstance(rule, Rule) and answers(rule, 'held')"), "eig.book")
