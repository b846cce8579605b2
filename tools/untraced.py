"""Which traced tests cross no line and no branch that cheaper ones leave: `slow` or `untraced` marks these.

`PYTHONPATH=src:tests .venv/bin/python tools/untraced.py` looks at all tests (twenty minutes), and with `tests/book` at these alone:
what they cross beside the others is then not known, so run the lanes after it. Inputs of one test are told apart:
`untraced(but=["no seat"])` traces those that are needed.
"""

import sys
import time
from collections import Counter, defaultdict

import pytest

TRACED = "not oracle and not peer and not slow and not untraced"
SIGN = 28  # bits of a line in what the tracer keeps of a step from one to another


class Crossed:
    """What each test crosses, and the seconds of computing that it takes."""

    def __init__(self):
        self.steps = {}
        self.known = {}
        self.seconds = Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        data = item.config.pluginmanager.getplugin("_cov").cov_controller.cov._collector.data
        if not self.steps:
            self.steps["imports"] = self.taken(data)
        start = time.process_time()
        found = yield
        self.seconds[item.nodeid] = time.process_time() - start
        self.steps[item.nodeid] = self.taken(data)
        return found

    def taken(self, data):
        """Return the steps from line to line that were traced, by file, each kept once, and forget them."""
        steps = [(file, step) for file, some in list(data.items()) for step in list(some)]
        for some in list(data.values()):
            some.clear()
        return frozenset(self.known.setdefault(one, one) for one in steps)


def branches(steps):
    """Return the lines and the branches of each test: a step from where others lead elsewhere is one."""
    line = (1 << SIGN) - 1
    ways = defaultdict(set)
    for file, step in frozenset().union(*steps.values()):
        ways[file, step & line].add(step)
    return {
        test: {(file, step >> SIGN & line) for file, step in some}
        | {one for one in some if len(ways[one[0], one[1] & line]) > 1}
        for test, some in steps.items()
    }


def needed(crossed, seconds):
    """Return the tests that together cross all that is crossed, for few seconds: the dearest are left out first."""
    left = Counter(one for some in crossed.values() for one in some)
    kept = set(crossed)
    for test in sorted(crossed, key=lambda one: (-seconds[one], one)):
        if all(left[one] > 1 for one in crossed[test]):
            kept.remove(test)
            left.subtract(crossed[test])
    return kept


def main(paths):
    """Print the tests that need no tracing, the dearest first, and the seconds that they take."""
    found = Crossed()
    options = ["-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-m", TRACED]
    pytest.main([*options, "--cov", "--cov-report=", "--cov-fail-under=0", *paths], plugins=[found])
    kept = needed(branches(found.steps), found.seconds)
    beside = sorted(set(found.seconds) - kept, key=lambda one: -found.seconds[one])
    for test in beside:
        print(f"{found.seconds[test]:8.2f} {test}")
    print(f"{sum(found.seconds[one] for one in beside):8.2f} of {sum(found.seconds.values()):.2f} seconds")


if __name__ == "__main__":
    main(sys.argv[1:] or ["tests"])
