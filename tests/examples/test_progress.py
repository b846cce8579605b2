"""Bars on long work: the answer is the same, and the bar is full at the end (`make examples`)."""

import pytest

from helpers.programs import loaded, needs


@pytest.fixture(scope="module")
def work():
    program = loaded("progress")
    return program, program.long_work(500)


@pytest.mark.slow
def test_a_bar_of_tqdm_is_full_at_the_end(work, capsys):
    """tqdm shows all steps done, and the answer is the same as without a bar."""
    needs("tqdm")
    program, long_work = work

    assert program.with_tqdm(long_work) == long_work()
    assert "100%" in capsys.readouterr().err


@pytest.mark.slow
def test_a_bar_of_rich_is_full_at_the_end(work, capsys):
    """So does rich."""
    needs("rich")
    program, long_work = work

    assert program.with_rich(long_work) == long_work()
    assert "100%" in capsys.readouterr().out


@pytest.mark.slow
def test_what_is_told_is_a_tally_that_ends(work):
    """Without any library: steps never fall, and the last is the total."""
    _, long_work = work
    told = []
    long_work(progress=told.append)

    assert [at.done for at in told] == sorted(at.done for at in told)
    assert told[-1].done == told[-1].total
