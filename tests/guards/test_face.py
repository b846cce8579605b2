"""The public face: what is named, documented and shown."""

import ast
import importlib
import inspect

import examples
import pytest


@pytest.mark.parametrize("module", examples.public_modules())
def test_every_public_module_lists_its_names(module):
    """`__all__` has no repetition, resolves, and is what `dir` shows; the module says what it is for."""
    loaded = importlib.import_module(module)
    hidden = {"__version__"} if module == "eig" else set()

    assert loaded.__doc__
    assert len(loaded.__all__) == len(set(loaded.__all__))
    assert set(dir(loaded)) - hidden == set(loaded.__all__)
    assert all(hasattr(loaded, name) for name in loaded.__all__)
    with pytest.raises(AttributeError):
        _ = loaded.no_such_name


@pytest.mark.parametrize(("module", "name"), examples.public_names(), ids=lambda part: part)
def test_every_public_name_is_documented_and_shown(module, name):
    """Every public class and function has a docstring with an example that runs."""
    value = getattr(importlib.import_module(module), name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert value.__doc__
        shown = value.__doc__ + "".join(
            member.__doc__ or ""
            for member in vars(value).values()
            if inspect.isclass(value) and hasattr(member, "__doc__")
        )
        assert ">>>" in shown


def _type_checking_names(module):
    tree = ast.parse(examples.path_of(module).read_text(encoding="utf-8"))
    blocks = [
        node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    return {
        (node.module.removeprefix(f"{module}."), alias.asname or alias.name)
        for block in blocks
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


@pytest.mark.parametrize("room", ["eig.jury", "eig.teams", "eig.timeline", "eig.programme"])
def test_the_three_lists_of_a_room_agree(room):
    """What type checkers import, what `__all__` lists and what loads on use are the same names."""
    loaded = importlib.import_module(room)
    homes = {(home, name) for home, names in loaded._HOMES.items() for name in names}

    assert homes == _type_checking_names(room)
    assert {name for _, name in homes} == set(loaded.__all__)
    assert len(homes) == len(loaded.__all__)


@pytest.mark.parametrize("room", ["eig.jury", "eig.teams", "eig.timeline", "eig.programme"])
def test_a_room_shows_all_that_its_modules_make_public(room):
    """Every public name of a room's modules is reachable from the room itself."""
    loaded = importlib.import_module(room)
    public = {name for module, name in examples.public_names() if module.startswith(f"{room}.")}

    assert public == set(loaded.__all__)
