"""What publishes a release runs only what is pinned, after the tests, and holds the identity token nowhere else."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)+")
pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="an archive without its workflows: `make test` runs it in the repository"
)


def jobs(text):
    """Return the jobs of a workflow by name, as text."""
    parts = re.split(r"^  ([\w-]+):\n", text.partition("\njobs:\n")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


RELEASE = (FOLDER / "release.yml").read_text(encoding="utf-8") if FOLDER.exists() else ""


@pytest.mark.parametrize("name", ["release.yml", "test.yml"])
def test_actions_are_pinned(name):
    """Each action is named by a digest, with the version that it stands for."""
    used = re.findall(r"uses: (.+)", (FOLDER / name).read_text(encoding="utf-8"))

    assert used
    assert [] == [one for one in used if not one.startswith("./") and not PINNED.fullmatch(one)]


def test_the_token_is_held_where_nothing_of_the_repository_runs():
    """Who may prove to be this repository only takes what was built: no checkout, no command of its own."""
    holders = {name: job for name, job in jobs(RELEASE).items() if "id-token" in job}

    assert {"attest", "publish"} == set(holders)
    assert "id-token" not in RELEASE.partition("\njobs:\n")[0]
    assert not any(word in job for job in holders.values() for word in ("run:", "checkout", "secrets"))


def test_a_release_is_tested_and_named_first():
    """Nothing is published before the tests of this commit pass, and its tag is its version."""
    release = jobs(RELEASE)

    assert "uses: ./.github/workflows/test.yml" in release["test"]
    assert "needs: [test, build, attest]" in release["publish"]
    assert 'test "$TAG" = "v$(' in release["build"]


def test_what_builds_is_pinned_with_digests():
    """Each tool that builds has its version and its digest; no address of an index stands there."""
    lines = (FOLDER / "build-tools.txt").read_text(encoding="utf-8").splitlines()
    tools = [one for one in lines if not one.startswith("#")]

    assert {"build", "hatchling"} <= {one.partition("==")[0] for one in tools}
    assert all(re.fullmatch(r"[\w-]+==[\w.]+ --hash=sha256:[0-9a-f]{64}", one) for one in tools)
    assert "--require-hashes" in jobs(RELEASE)["build"]
