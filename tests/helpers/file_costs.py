"""Keeps what each file of tests costs, in `tests/data/costs.tsv`, where it is asked for: `make costs`."""

from collections import Counter
from time import process_time

import pytest

from helpers.inner_loop import TABLE, costs, measured


def pytest_addoption(parser):
    """Ask for it."""
    parser.addoption(
        "--keep-costs", action="store_true", help="keep what each file of tests that is run costs"
    )


def pytest_configure(config):
    """Measure only where it is asked for."""
    if config.getoption("--keep-costs"):
        config.pluginmanager.register(Meter())


class Meter:
    """What the files cost that were met: to collect them, and to run their tests."""

    def __init__(self):
        self.spent, self.tests = Counter(), Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector):
        """Count what a file takes to be collected."""
        before = process_time()
        report = yield
        if isinstance(collector, pytest.Module):
            self.spent[collector.nodeid] += process_time() - before
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        """Count what a test of the file takes."""
        before = process_time()
        ran = yield
        path = item.nodeid.partition("::")[0]
        self.spent[path] += process_time() - before
        self.tests[path] += 1
        return ran

    def pytest_sessionfinish(self, exitstatus):
        """Keep all that ran, beside what was kept of others, where no test failed."""
        if exitstatus == 0:
            new = {path: (round(100 * spent), self.tests[path]) for path, spent in self.spent.items()}
            rows = {**measured(), **new}
            lines = [f"{path}\t{rows[path][0]}\t{rows[path][1]}\n" for path in costs() if path in rows]
            TABLE.write_text("".join(lines), encoding="utf-8")
