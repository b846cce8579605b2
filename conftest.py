"""The examples of README, docs and docstrings run as tests; evidence of oracles, and costs, are recorded."""

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

pytest.register_assert_rewrite("helpers")
pytest_plugins = ["helpers.checks", "helpers.evidence", "helpers.file_costs"]
pytest_collect_file = SybilCollection(
    (
        Sybil(parsers=[DocTestParser()], patterns=["*.py"], path="src"),
        Sybil(parsers=[DocTestParser()], patterns=["*.py"], path="build/site"),
        Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["*.md"]),
    )
).pytest()
