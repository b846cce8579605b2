"""Values outlive a move of files: a pickle names the package that shows a class, and goes through the constructor."""

import os
import pickle
import shutil
import subprocess
import sys

import pytest

from eig._values.value import home_of
from eig.errors import EigError
from eig.jury import Review
from helpers import examples

OLD, NEW = "eig.jury.marks.reviews", "eig.jury.marks.moved"


def _moved_house(folder):
    """Copy the package, and move the file of `Review` within its package."""
    house = folder / "eig"
    shutil.copytree(examples.ROOT, house, ignore=shutil.ignore_patterns("__pycache__"))
    (house / "jury/marks/reviews.py").rename(house / "jury/marks/moved.py")
    for file in house.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(OLD, NEW).replace('"marks.reviews"', '"marks.moved"'), encoding="utf-8")
    listing = house / "jury/marks/__init__.py"
    listing.write_text(listing.read_text().replace('"reviews": (', '"moved": ('), encoding="utf-8")


@pytest.mark.slow
def test_a_value_pickled_before_a_move_loads_after_it(tmp_path):
    """A review written today is read by a library whose file for reviews stands elsewhere."""
    _moved_house(tmp_path)
    written = pickle.dumps(Review(item="plume", juror="j1", mark="13.5"))
    code = (
        "import pickle, sys; value = pickle.load(sys.stdin.buffer); print(type(value).__module__, value.mark)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=written,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=False,
    )

    assert done.stderr == b""
    assert done.stdout.decode().split() == [NEW, "27/2"]


def test_a_pickle_goes_through_the_constructor():
    """A pickle that was altered is refused as a wrong argument is: no value is half alive."""
    build, (home, name, given) = Review(item="plume", juror="j1", mark=3).__reduce__()

    assert (home, name) == ("eig.jury.marks", "Review")
    assert build(home, name, given) == Review(item="plume", juror="j1", mark=3)
    with pytest.raises(EigError):
        build(home, name, given | {"item": ""})


def test_a_class_that_no_package_shows_has_its_file_as_its_home():
    """Only public classes are found by their package; the others are where they are defined."""

    class Alone:
        pass

    assert home_of(Alone) == Alone.__module__
