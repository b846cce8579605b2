"""Whatever a public function or class is given, what it lets out is ours, or a signature's TypeError."""

import pytest

from helpers import hostile

CALLS = hostile.recorded()


@pytest.mark.parametrize(("function", "call"), CALLS.items(), ids=[name for name, _ in CALLS.values()])
def test_only_our_own_faults_come_out(function, call):
    """Each argument in its turn is hostile: the answer is right, or a fault in words; nothing hangs."""
    _, given = call
    wrong = {
        (argument, label): found
        for argument in given
        for label, value in hostile.VALUES.items()
        if (found := hostile.outcome(function, {**given, argument: value}))
    }

    assert {} == wrong


def test_most_of_what_is_public_is_tried():
    """The examples give right arguments for nearly every public callable; the rest are built by no example."""
    tried = {name for name, _ in CALLS.values()}

    assert len(tried) >= 0.95 * len(set(hostile.public_callables().values()))


def test_the_guard_catches_a_raw_error_a_hang_and_a_message_that_fails(monkeypatch):
    """The guard is not a check that cannot fail."""

    def spin():
        while True:
            pass

    monkeypatch.setattr(hostile, "SECONDS", 0.1)

    assert hostile.outcome(lambda number: number + 1, {"number": "a"}).startswith("TypeError")
    assert "Slow" == hostile.outcome(spin, {})
    assert hostile.outcome(lambda number: number + 1, {"number": 1}) is None
