"""The public face: what is named, documented and shown."""

import ast
import importlib
import inspect
from types import ModuleType

import pytest

from helpers import examples, stubs


@pytest.mark.untraced(but=["eig.convert", "eig.errors", "eig.reasons", "eig.rows", "eig.typing"])
@pytest.mark.parametrize("module", examples.public_modules())
def test_every_public_module_lists_its_names(module):
    """`__all__` has no repetition and resolves; what a user opens shows it in `dir`; the module says what it is for."""
    loaded = importlib.import_module(module)
    is_opened = hasattr(loaded, "__path__") or module.count(".") == 1

    assert loaded.__doc__
    assert len(loaded.__all__) == len(set(loaded.__all__))
    assert not is_opened or set(dir(loaded)) == set(loaded.__all__)
    assert all(hasattr(loaded, name) for name in loaded.__all__)
    with pytest.raises(AttributeError):
        _ = loaded.no_such_name


def _is_shown(module, name):
    value = getattr(importlib.import_module(module), name)
    return inspect.isclass(value) or inspect.isfunction(value)


def _has_an_example(value):
    members = vars(value).values() if inspect.isclass(value) else ()
    return bool(value.__doc__) and ">>>" in value.__doc__ + "".join(
        getattr(one, "__doc__", "") or "" for one in members
    )


@pytest.mark.untraced
def test_every_public_name_is_documented_and_shown():
    """Every public class and function has a docstring with an example that runs."""
    documented = [one for one in examples.public_names() if _is_shown(*one)]
    assert [] == [
        (module, name)
        for module, name in documented
        if not _has_an_example(getattr(importlib.import_module(module), name))
    ]


@pytest.mark.untraced
def test_every_file_lists_what_is_there():
    """A file names each thing once, and all of it is there."""
    loaded = {name: importlib.import_module(name) for name in examples.modules()}
    listed = {name: one.__all__ for name, one in loaded.items() if hasattr(one, "__all__")}
    assert listed
    assert [] == [name for name, names in listed.items() if len(names) != len(set(names))]
    assert [] == [
        f"{name}.{one}" for name, names in listed.items() for one in names if not hasattr(loaded[name], one)
    ]


PACKAGES = stubs.packages()


@pytest.mark.untraced
@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_the_stub_of_a_package_says_what_the_package_lists(path):
    """What type checkers read is made from the one listing of the package (`make listings`)."""
    assert path.with_suffix(".pyi").read_text(encoding="utf-8") == stubs.stub_of(path)


def test_a_public_name_means_one_thing():
    """The same public name in two packages is the same object."""
    meanings = {}
    for module in examples.public_modules():
        loaded = importlib.import_module(module)
        for name in loaded.__all__:
            if not isinstance(getattr(loaded, name), ModuleType):
                meanings.setdefault(name, set()).add(id(getattr(loaded, name)))

    assert [name for name, values in meanings.items() if len(values) > 1] == []


@pytest.mark.untraced
@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_no_name_is_that_of_a_module_beside_it(path):
    """An import of the module would hide the name: no package gives a name that one of its files has."""
    homes = stubs.homes_of(path)
    beside = {file.stem for file in path.parent.iterdir()}

    assert {name for module, names in homes.items() if module for name in names} & beside == set()


@pytest.mark.parametrize(
    ("room", "most"), [("eig.jury", 25), ("eig.teams", 20), ("eig.timeline", 20), ("eig.programme", 20)]
)
def test_a_room_shows_few_first_names(room, most):
    """A user who opens a room meets at most so many names, and its packages."""
    loaded = importlib.import_module(room)

    assert len([one for one in loaded.__all__ if not isinstance(getattr(loaded, one), ModuleType)]) <= most


def listed_again(module, tree):
    """Return the listing of a file whose names a package lists: `__all__`, where a user does not open the file."""
    names = [one.id for node in tree.body for one in ast.walk(node) if isinstance(one, ast.Name)]
    return ["__all__"] if "__all__" in names and module not in examples.public_modules() else []


@pytest.mark.untraced
def test_a_public_name_is_listed_once():
    """Who adds a name lists it in its package, and nowhere else."""
    assert [] == [name for name in examples.modules() if listed_again(name, examples.tree_of(name))]


def test_a_second_listing_is_found():
    """The guard is not a check that cannot fail."""
    tree = ast.parse("__all__ = ['kappa']")
    assert listed_again("eig.jury.agreement.kappas_on_grades", tree)
    assert not listed_again("eig.jury.agreement", tree)
