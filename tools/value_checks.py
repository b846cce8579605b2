"""How values are checked, how faults are said in French, and how files hang together, in figures.

    PYTHONPATH=src python tools/value_checks.py [--list]

`--list` names what is counted. It reads the sources that `PYTHONPATH` names, of this revision or of another.
"""

import ast
import gc
import importlib
import inspect
import re
import sys
from collections import Counter, defaultdict
from types import ModuleType

import attrs
from sources import lines_of, modules, statements_in, title, tree_of, under_type_checking

from helpers.graphs import circles  # `sources` says where the helpers of the tests are

OLDER = ("asked", "checks", "kinds", "values", "frozen", "names", "maps", "exact")  # at a782eef6
CHECKS = (
    *OLDER,
    "annotation_rules_and_late_classes",
    "call_arguments",
    "exact_numbers",
    "faults_together",
    "field_rules_and_bounds",
    "frozen_maps",
    "rules",
    "tuple_fields",
    "value",
)
MACHINES = {
    "_declared_in": "by the declaration of each field",
    "_rules_of": "by rules of fields (keeps)",
    "_kinds_of": "by annotations",
}
"""What finds the rules of fields, in the module of the base: today one, in older revisions two."""
GROUND = ("eig._ground.", "eig._values.")
BASES = ("eig._values.value", "eig._ground.values")
LOOK_UPS = (
    ("eig._values.annotation_rules_and_late_classes", "named"),
    ("eig._values.call_arguments", "_loaded"),
    ("eig._ground.asked", "_loaded"),
)
FRENCH = re.compile(r"eig\._ground\.(error_words\w*|programme_words)")
WORD = re.compile(r"[^\W\d]\w*")


def classes():
    """Return every class of the library that attrs builds, with its definition."""
    for module in modules():
        loaded = importlib.import_module(module)
        for node in tree_of(module).body:
            kind = loaded.__dict__.get(node.name) if isinstance(node, ast.ClassDef) else None
            if inspect.isclass(kind) and attrs.has(kind):
                yield kind, node


def base():
    """Return the module of the base class of values."""
    return next(importlib.import_module(one) for one in BASES if one in modules())


def way_of(kind, node):
    """Tell what holds the fields of a value class as it is built, and whether its arguments are looked at before.

    The base holds a field to what its look-ups find. Today one finds the rule of each field, stated or of its
    annotation, and it is no other way that a field states one. Older revisions have two: a field that states a
    rule, and one that does not, are held by other code, and the second not at all in a class with a `_check`.
    """
    looks = {words: vars(base())[name] for name, words in MACHINES.items() if name in vars(base())}
    how = " and ".join(words for words, look in looks.items() if look(kind)) or "by nothing, without fields"
    if kind.__attrs_post_init__ is not base().Value.__attrs_post_init__:
        how = "by hand, in __attrs_post_init__"
    decorated = any(ast.unparse(one) == "checked" for one in node.decorator_list)
    return how + (", and @checked" if decorated else "")


def is_between(one):
    """Tell whether a value class, given with its definition, has rules between its fields."""
    return one[0].__dict__.get("_check") is not None


def is_held(node):
    """Tell whether a class that is no value refuses something as it is built."""
    own = [one for one in node.body if getattr(one, "name", "") == "__attrs_post_init__"]
    names = {ast.unparse(one) for method in own for one in ast.walk(method) if isinstance(one, ast.Name)}
    raised = any(isinstance(one, ast.Raise) for method in own for one in ast.walk(method))
    return raised or bool(names & {"Gather", "require", "Fault", "refuse"})


def repeated_kinds():
    """Return the fields whose rule `instance_of(X)` says the X of their annotation again."""
    return [
        f"{module}.{node.name}.{one.target.id}"
        for module in modules()
        for node in tree_of(module).body
        if isinstance(node, ast.ClassDef)
        for one in node.body
        if isinstance(one, ast.AnnAssign) and one.value is not None and _says_again(one)
    ]


def _says_again(field):
    words = set(WORD.findall(ast.unparse(field.annotation)))
    asked = [
        {ast.unparse(arg).rpartition(".")[2] for arg in call.args}
        for call in ast.walk(field.value)
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] == "instance_of"
    ]
    return any(names and names <= words for names in asked)


def imports_of(module):
    """Return the files of the library that a file imports, for type checkers too."""
    for node in statements_in(tree_of(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("eig"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules() else node.module


def files_in_circles():
    """Return the groups of files of which each imports each through others, the largest first."""
    return circles({module: set(imports_of(module)) - {module} for module in modules()})


def names_in_several():
    """Return the names of classes, and of aliases of types, that stand in more than one file: where each stands."""
    named, aliased = defaultdict(list), defaultdict(list)
    for module in modules():
        for node in tree_of(module).body:
            if isinstance(node, ast.ClassDef):
                named[node.name].append(module)
            for name in _alias(node):
                aliased[name].append(module)
    both = {name: named[name] + aliased[name] for name in {*named, *aliased}}
    return (
        {name: homes for name, homes in named.items() if len(homes) > 1},
        {name: homes for name, homes in both.items() if len(homes) > 1},
    )


def _alias(node):
    """Yield the name of an alias of a type: `Pairs: TypeAlias = …`, or a capitalised name of a subscript or a union."""
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation).endswith("TypeAlias"):
        yield node.target.id
    if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Subscript, ast.BinOp)):
        for one in node.targets:
            if isinstance(one, ast.Name) and re.fullmatch(r"_?[A-Z]\w*[a-z]\w*", one.id):
                yield one.id


def bare_names():
    """Return the annotations that a file imports for type checkers alone, and what a search by name alone finds.

    Each as the file, the name and the classes found, the one that is meant first.
    """
    held = defaultdict(list)
    for module in modules():
        for name, value in vars(importlib.import_module(module)).items():
            if not isinstance(value, ModuleType) and not any(value is one for one in held[name]):
                held[name].append(value)
    for module in modules():
        for name, (home, own) in under_type_checking(module).items():
            if home.startswith("eig") and name not in vars(importlib.import_module(module)):
                meant = getattr(importlib.import_module(home), own)
                yield module, name, meant, held[name]


def by_name_alone():
    """Return the look-ups that find another class than is meant, and those of which several could be found."""
    homes = [(importlib.import_module(home), name) for home, name in LOOK_UPS if home in modules()]
    look_up = next(getattr(home, name) for home, name in homes if hasattr(home, name))
    found = list(bare_names())
    wrong = [f"{module}: {name}" for module, name, meant, _ in found if look_up(name) is not meant]
    several = [f"{module}: {name}" for module, name, _, held in found if len(held) > 1]
    return wrong, several


def main(shown):
    """Print the figures; with `shown`, what they count."""
    listed = []

    def told(words, found):
        title(words, len(found))
        listed.extend((words, *(f"    {one}" for one in found)))

    values = [one for one in classes() if issubclass(one[0], base().Value)]
    others = [one for one in classes() if not issubclass(one[0], base().Value)]
    ways = Counter(way_of(*one) for one in values)
    title("ways in which the fields of a value are checked", len(ways))
    for how, count in ways.most_common():
        title(f"    {how}", count)
    title("    of the values, with rules between fields beside (_check)", sum(map(is_between, values)))
    title("classes that are no values: what a search works on, which no user builds", len(others))
    told("    of these, checked as they are built", [kind.__name__ for kind, node in others if is_held(node)])
    files = [one for one in modules() if one.startswith(GROUND) and one.rpartition(".")[2] in CHECKS]
    title(
        f"lines that check ({', '.join(one.rpartition('.')[2] for one in files)})", sum(map(lines_of, files))
    )
    told("rules of fields that say the class of the annotation again", repeated_kinds())
    french = [name for name in modules() if FRENCH.fullmatch(name)]
    title(f"lines of French patterns ({len(french)} files)", sum(map(lines_of, french)))
    groups = files_in_circles()
    told("files in circles of imports, type checking included", [one for group in groups for one in group])
    title("    circles", len(groups))
    named, both = names_in_several()
    told(
        "names of classes that stand in several files",
        [f"{one}: {', '.join(named[one])}" for one in sorted(named)],
    )
    told("    and of aliases", [f"{one}: {', '.join(both[one])}" for one in sorted(both)])
    wrong, several = by_name_alone()
    told("look-ups by name alone that find another class", wrong)
    told("    that could find several", several)
    if shown:
        print("\n" + "\n".join(listed))


if __name__ == "__main__":
    gc.disable()  # trees of all sources are kept: to look for garbage among them takes as long as to read them
    main("--list" in sys.argv[1:])
