"""Pictures of ranks, marks and weights: what stands where, read off the drawing."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from eig.errors import UnknownKey
from eig.jury import Reviews
from eig.jury.robustness import RankRange, weight_stability
from eig.jury.robustness.pictures_of_marks_ranks_weights import (
    marks_picture,
    rank_ranges_picture,
    weights_picture,
)

RANGES = [
    RankRange(item="a", best=1, worst=2),
    RankRange(item="b", best=1, worst=4),
    RankRange(item="c", best=3, worst=5),
]


def parts(picture, tag):
    """Return the attributes of the parts of a kind as numbers where they are, in order."""
    root = ElementTree.fromstring(picture)
    return [
        {
            name: float(value) if value.replace(".", "").replace("-", "").isdigit() else value
            for name, value in one.attrib.items()
        }
        | {"text": one.text}
        for one in root.iter(f"{{http://www.w3.org/2000/svg}}{tag}")
    ]


def size_of(picture):
    return tuple(map(float, ElementTree.fromstring(picture).attrib["viewBox"].split()[2:]))


@pytest.mark.untraced
def test_an_interval_covers_its_ranks_and_no_other():
    """Each bar goes from its best to its worst rank over the numbers of the axis, one row under the other."""
    picture = rank_ranges_picture(RANGES, places=2, marks={"a": 1, "b": 2})
    ranks = {one["text"]: one["x"] for one in parts(picture, "text") if one["text"].isdigit()}
    bars = [one for one in parts(picture, "rect") if one["height"] == 10]
    discs = parts(picture, "circle")

    assert list("12345") == sorted(ranks)
    assert len(RANGES) == len(bars)
    for held, bar in zip(RANGES, bars, strict=True):
        covered = [int(rank) for rank, x in ranks.items() if bar["x"] < x < bar["x"] + bar["width"]]
        assert list(range(held.best, held.worst + 1)) == sorted(covered)
    assert [ranks["1"], ranks["2"]] == pytest.approx([one["cx"] for one in discs])
    assert [one["y"] + 5 for one in bars[:2]] == pytest.approx([one["cy"] for one in discs])
    (step,) = {round(below["y"] - above["y"], 6) for above, below in pairwise(bars)}
    names = {one["text"]: one["y"] for one in parts(picture, "text") if one["text"] in "abc"}
    assert step == names["b"] - names["a"] == names["c"] - names["b"]
    assert abs(names["a"] - bars[0]["y"] - 5) < step / 2


def test_the_line_of_the_places_stands_after_the_last_place():
    """The dashed line is upright, half way between the last place and the next rank; the axis is level, under all bars."""
    picture = rank_ranges_picture(RANGES, places=2)
    ranks = {one["text"]: one["x"] for one in parts(picture, "text") if one["text"].isdigit()}
    places, axis = parts(picture, "line")
    bottom = max(one["y"] + one["height"] for one in parts(picture, "rect") if one["height"] == 10)
    wide, high = size_of(picture)

    assert places["x1"] == places["x2"] == pytest.approx((ranks["2"] + ranks["3"]) / 2)
    assert (0, axis["y1"]) == (places["y1"], places["y2"])
    assert axis["y1"] == axis["y2"] > bottom
    half = (ranks["2"] - ranks["1"]) / 2
    assert (axis["x1"], axis["x2"]) == pytest.approx((ranks["1"] - half, ranks["5"] + half))
    assert axis["x2"] <= wide
    assert all(axis["y1"] < one["y"] <= high for one in parts(picture, "text") if one["text"].isdigit())


def test_of_many_ranks_every_second_or_third_is_written():
    """Up to twenty ranks are all written; of forty-one, the first and every third."""
    for last, written in ((20, list(range(1, 21))), (21, [1, *range(2, 22, 2)]), (41, [1, *range(3, 42, 3)])):
        picture = rank_ranges_picture([RankRange(item="a", best=1, worst=last)], places=1)
        assert written == [int(one["text"]) for one in parts(picture, "text") if one["text"].isdigit()]


def test_the_marks_of_a_stranger_are_not_drawn():
    """An item without marks is refused by its name; a mark is darker the higher it is, alone in its cell."""
    reviews = Reviews.from_triples([("a", "x", 1), ("a", "y", 5), ("b", "x", 3)])
    with pytest.raises(UnknownKey, match="z"):
        marks_picture(reviews, items=["z"])

    texts = [one["text"] for one in parts(marks_picture(reviews, items=["b"]), "text")]
    assert "3" in texts
    assert not {"1", "5"} & set(texts)


def test_lines_of_totals_go_from_one_end_of_the_weights_to_the_other():
    """Lines of two items cross at the disc of their swap; the weight of today is an upright line where it stands."""
    stability = weight_stability(
        {"a": {"x": 8, "y": 4}, "b": {"x": 6, "y": 7}}, weights={"x": 1, "y": 3}, varied="x"
    )
    picture = weights_picture(stability)
    totals = [one for one in parts(picture, "line") if one.get("stroke-width") == 1.5]
    (disc,) = parts(picture, "circle")
    (now,) = (
        one for one in parts(picture, "line") if one.get("stroke-dasharray") == "6 3" and one["y1"] == 0
    )
    (start,), (end,) = ({one[side] for one in totals} for side in ("x1", "x2"))

    assert len(totals) == 2
    assert now["x1"] == now["x2"] == pytest.approx(start + (end - start) / 4, abs=0.1)
    assert disc["cx"] == pytest.approx(start + (end - start) * float(stability.swaps[0].at), abs=0.1)
    for one in totals:
        share = (disc["cx"] - one["x1"]) / (one["x2"] - one["x1"])
        assert disc["cy"] == pytest.approx(one["y1"] + share * (one["y2"] - one["y1"]), abs=0.2)
    high, low = (one["y2"] for one in totals)
    assert high < low, "a, worth 8 where x alone weighs, ends above b"
