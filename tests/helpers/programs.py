"""The programs in `examples/`, loaded for their tests."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
WITHOUT = "the examples with other libraries run with `make examples`"


def loaded(name, folder=EXAMPLES):
    """Return a program as a module of its own."""
    spec = spec_from_file_location(name, folder / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def needs(*libraries):
    """Return the last of these libraries; where one is missing, skip the test and say how to run it."""
    return [pytest.importorskip(library, reason=WITHOUT) for library in libraries][-1]


def command(name, *arguments):
    """Return the command line that runs a program with this Python."""
    return [sys.executable, str(EXAMPLES / f"{name}.py"), *map(str, arguments)]
