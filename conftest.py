"""The examples of README, docs and docstrings run as tests."""

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

pytest_collect_file = (
    Sybil(parsers=[DocTestParser()], patterns=["*.py"], excludes=["tests/*", "docs/*", "bench/*"])
    + Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["*.md"])
).pytest()
