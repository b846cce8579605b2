"""What `make quick` runs is chosen by what is kept of each file's cost and by what was changed, not by luck."""

import pytest

from helpers import inner_loop

KNOWN = inner_loop.costs()
ALWAYS = inner_loop.always(KNOWN)
PACKAGES = sorted(
    one.relative_to(inner_loop.ROOT).as_posix()
    for one in (inner_loop.ROOT / "src" / "eig").rglob("__init__.py")
)
MOST_FILES, MOST_TESTS, MOST_COST = 300, 7_000, 3_200


@pytest.mark.parametrize("package", PACKAGES)
def test_each_room_is_looked_at(package):
    """For each package of the sources, tests that stand beside it run whatever was changed."""
    folder = inner_loop.folder_beside(package, KNOWN)

    assert {one.rpartition("/")[0] for one in ALWAYS} >= {folder, "tests/guards"}


@pytest.mark.slow
def test_the_inner_loop_stays_short():
    """What always runs is no more than so many files, tests and hundredths of a second, halved between two processors."""
    one, other = inner_loop.lanes([], KNOWN)
    first, second = (sum(KNOWN[path] for path in lane) for lane in (one, other))

    assert sorted(ALWAYS) == sorted([*one, *other])
    assert len(ALWAYS) <= MOST_FILES
    assert sum(inner_loop.measured().get(path, (0, 0))[1] for path in ALWAYS) <= MOST_TESTS
    assert first + second <= MOST_COST
    assert abs(first - second - inner_loop.LINT) <= 2 * inner_loop.LITTLE_OF_A_GUARD


def test_nine_files_of_ten_were_measured():
    """The table is of these files: whoever adds many or moves a folder measures them (`make costs`)."""
    measured = {*inner_loop.measured()}

    assert len(measured & {*KNOWN}) >= 9 * max(len(KNOWN), len(measured)) // 10


def test_a_new_file_is_run():
    """A file of tests that nobody measured runs."""
    assert "tests/jury/votes/test_new.py" in inner_loop.always(
        {**KNOWN, "tests/jury/votes/test_new.py": inner_loop.LITTLE}
    )


def test_what_was_changed_is_run_with_what_names_it():
    """A changed test runs whatever it costs; a changed source has the tests that name it first, and its own examples."""
    naming, others, long = (
        f"tests/values/test_{one}.py" for one in ("exact_and_maps", "records", "strangers")
    )
    known = {naming: inner_loop.BESIDE, others: 1, long: 2 * inner_loop.BESIDE}
    source = "src/eig/_values/exact_numbers.py"

    assert ({naming}, {source, "README.md"}) == inner_loop.beside(
        [source, "README.md", "src/eig/_values/gone.py"], known
    )
    assert ({long}, set()) == inner_loop.beside([long, "docs/conf.py"], known)


def test_a_file_without_a_folder_of_tests_of_its_own_has_that_above():
    """The tests of what stands beside the rooms are those of the whole."""
    assert inner_loop.folder_beside("src/eig/errors.py", KNOWN) == "tests"
    assert inner_loop.folder_beside("src/eig/_draw/pages.py", KNOWN) == "tests/draw"
