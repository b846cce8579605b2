"""Pictures of many: what a picture measures once, it does not measure again for each row."""

import pytest

from eig.jury.marks import Tally
from eig.jury.robustness import RankRange, marks_picture, rank_ranges_picture
from eig.jury.votes import grades_picture, majority_judgment
from eig.teams import Opening, Person, Problem, compose
from helpers.counted_calls import calls_of
from helpers.limits import _reviews


def _ranges(count):
    ranges = [RankRange(item=f"c{rank}", best=rank, worst=rank + 1) for rank in range(1, count)]
    return rank_ranges_picture(ranges, places=5)


def _grades(count):
    return grades_picture(
        majority_judgment([Tally(item=f"c{one}", counts=[1, one % 3, 2 - one % 3]) for one in range(count)])
    )


def _seats(count):
    people = [Person(id=f"p{one}", wishes=[f"c{one}"]) for one in range(count)]
    openings = [Opening(id=f"c{one}", size=(1, 1)) for one in range(count)]
    return compose(Problem(people=people, openings=openings))._repr_svg_()


PICTURES = {
    "marks": lambda count: marks_picture(_reviews(count, 4)),
    "ranges": _ranges,
    "grades": _grades,
    "seats": _seats,
}


@pytest.mark.untraced
@pytest.mark.parametrize("name", PICTURES)
def test_twice_as_many_take_about_twice_the_work(name):
    """A picture of forty rows takes less than two and a half times the work of one of twenty."""
    draw = PICTURES[name]
    draw(3)
    small, large = calls_of(draw, 20), calls_of(draw, 40)
    assert large < 2.5 * small
