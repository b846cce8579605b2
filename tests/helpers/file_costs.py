"""Keeps what each file of tests costs, in `tests/data/costs.tsv`: `make costs`, which loads this as a plugin of pytest."""

import resource
from collections import Counter

import pytest

from helpers.inner_loop import TABLE, costs

spent, tests = Counter(), Counter()


def _processor():
    return sum(
        sum(resource.getrusage(whose)[:2]) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """Count what a file takes to be collected."""
    before = _processor()
    report = yield
    if isinstance(collector, pytest.Module):
        spent[collector.nodeid] += _processor() - before
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Count what a test of the file takes."""
    before = _processor()
    ran = yield
    path = item.nodeid.partition("::")[0]
    spent[path] += _processor() - before
    tests[path] += 1
    return ran


def pytest_sessionfinish(exitstatus):
    """Keep all, where no test failed."""
    if exitstatus == 0:
        lines = [f"{path}\t{round(100 * spent[path])}\t{tests[path]}\n" for path in sorted(costs())]
        TABLE.write_text("".join(lines), encoding="utf-8")
