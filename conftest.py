"""The examples of README, docs and docstrings run as tests; what oracles and peers compare is recorded."""

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

pytest.register_assert_rewrite("helpers")
pytest_plugins = ["helpers.checks", "helpers.evidence"]
pytest_collect_file = (
    Sybil(parsers=[DocTestParser()], patterns=["*.py"], excludes=["tests/*", "docs/*", "bench/*"])
    + Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["*.md"])
).pytest()
