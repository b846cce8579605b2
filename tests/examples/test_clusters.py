"""A sweep on real local clusters gives what one core gives (`make examples`)."""

import subprocess

import pytest

from helpers.programs import command, needs


@pytest.mark.parametrize(("program", "library"), [("cluster", "distributed"), ("cluster_ray", "ray")])
def test_a_cluster_gives_what_one_core_gives(program, library):
    """A scheduler and two workers, each a process of its own: the same answers, in the same order."""
    needs(library)
    done = subprocess.run(
        command(program, 30), capture_output=True, check=True, encoding="utf-8", timeout=300
    )

    assert "same answers: True" in done.stdout
    assert "30 of 30" in done.stdout
    assert "with 2 workers" in done.stdout
