"""How values are checked, how faults are said in French, and how files hang together, in figures.

    PYTHONPATH=src python tools/value_checks.py [--list]

`--list` names what is counted. It reads the sources that `PYTHONPATH` names, of this revision or of another.
"""

import ast
import importlib
import inspect
import re
import sys
from collections import Counter, defaultdict
from types import ModuleType

import attrs
from sources import lines_of, modules, title, tree_of, under_type_checking

from helpers.graphs import circles  # `sources` says where the helpers of the tests are

CHECKS = ("asked", "checks", "kinds", "values", "frozen", "names", "maps", "exact")
BASES = ("eig._values.value", "eig._ground.values")
LOOK_UPS = (
    ("eig._values.annotation_rules", "named"),
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


def way_of(kind, node):
    """Tell how a value class is checked: what runs as it is built, and whether its arguments are looked at before."""
    base = next(importlib.import_module(one).Value for one in BASES if one in modules())
    by_hand = getattr(kind, "__attrs_post_init__", None)
    ruled = any("eig.rule" in one.metadata for one in attrs.fields(kind))
    between = getattr(kind, "_check", None) is not getattr(base, "_check", None)
    if not issubclass(kind, base):
        how = "no value: " + ("checked by hand" if by_hand else "not checked as it is built")
    elif by_hand is not base.__attrs_post_init__:
        how = "by hand, in __attrs_post_init__" + (", beside rules of fields" if ruled else "")
    else:
        how = "by rules of fields (keeps)" if ruled else "by annotations alone"
        how += " and between fields (_check)" if between else ""
    decorated = any(ast.unparse(one) == "checked" for one in node.decorator_list)
    return how + (", and @checked" if decorated else "")


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
    for node in ast.walk(tree_of(module)):
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

    ways = Counter(way_of(*one) for one in classes())
    own = [way for way in ways if not way.startswith("no value")]
    title("ways in which a class is checked", len(ways))
    title("    of these, of values", len(own))
    for short in ("by hand", "by rules of fields", "by annotations alone"):
        title(f"    {short}, in all", sum(ways[way] for way in own if way.startswith(short)))
    for how, count in ways.most_common():
        title(f"    {how}", count)
    files = [name for name in modules() if name.rpartition(".")[0] in {"eig._ground", "eig._values"}]
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
    main("--list" in sys.argv[1:])
