"""Majority judgment against its definition: medians removed one judge at a time."""

import pickle
from itertools import pairwise, permutations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._draw.svg_drawing import LINE
from eig._language.languages import language_of
from eig.errors import Fault, UnknownKey
from eig.jury.marks import Tally
from eig.jury.votes import (
    MajorityRanking,
    grades_picture,
    majority_judgment,
    majority_value,
    pictures_of_grades,
)
from eig.jury.votes.majority_judgment_rule import first_difference, majority_runs
from helpers.unfolded import unfolded


def by_definition(counts):
    """Return the majority value by removing the lower median again and again (Balinski and Laraki 2007)."""
    grades = [grade for grade, count in enumerate(counts) for _ in range(count)]
    value = []
    while grades:
        value.append(grades.pop((len(grades) - 1) // 2))
    return tuple(value)


def tally(item, *counts):
    return Tally(item=item, counts=counts)


@st.composite
def equal_panels(draw):
    """Draw tallies of as many judges on one scale."""
    levels, judges = draw(st.integers(1, 5)), draw(st.integers(1, 9))
    grades = st.lists(st.integers(0, levels - 1), min_size=judges, max_size=judges)
    panels = draw(st.lists(grades, min_size=1, max_size=5))
    return [Tally.from_grades(f"i{at}", one, levels=levels) for at, one in enumerate(panels)]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6))
def test_the_majority_value_is_the_medians_removed_in_turn(counts):
    """The majority value lists the grades in the order in which median judges are removed."""
    assert by_definition(counts) == majority_value(Tally(item="a", counts=counts))


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6), st.integers(0, 8))
def test_the_start_of_a_majority_value_can_be_asked_for(counts, first):
    """The first grades of a majority value are its beginning."""
    one = Tally(item="a", counts=counts)

    assert majority_value(one)[:first] == majority_value(one, first=first)


@pytest.mark.slow
def test_a_million_grades_are_written_out_and_not_one_more():
    """Of a million judges and one, the first million grades may be asked for; all of them, asked for or not, may not."""
    tally = Tally(item="a", counts=[1_000_001])

    assert 1_000_000 == len(majority_value(tally, first=1_000_000))
    assert 1_000_000 == len(majority_value(Tally(item="b", counts=[1_000_000])))
    for first in (None, 1_000_001):
        with pytest.raises(Fault):
            majority_value(tally, first=first)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6))
def test_runs_are_few_and_count_every_judge(counts):
    """Runs count each judge once, and never are more than twice the grades plus one."""
    runs = majority_runs(Tally(item="a", counts=counts))

    assert sum(counts) == sum(len(grades) * times for grades, times in runs)
    assert len(runs) <= 2 * len(counts) + 1
    assert all(times > 0 for _, times in runs)


@pytest.mark.untraced
@given(equal_panels())
def test_items_are_ranked_by_their_majority_values(panels):
    """The order is that of the majority values, compared grade by grade; only equal tallies tie."""
    ranking = majority_judgment(panels).ranking
    values = {one.item: by_definition(one.counts) for one in panels}

    assert sorted(set(values.values()), reverse=True) == [values[group[0]] for group in ranking.groups]
    for group in ranking.groups:
        assert 1 == len({values[item] for item in group})


@given(equal_panels(), st.integers(2, 10**9))
def test_a_million_times_the_jury_gives_the_same_order_for_equal_parity(panels, factor):
    """Multiplying every tally by an odd number never changes who has the higher majority grade."""
    times = [Tally(item=one.item, counts=[count * factor for count in one.counts]) for one in panels]
    grades = [one.median for one in panels]

    assert grades == [one.median for one in times]
    assert 1 <= len(majority_judgment(times).ranking.groups) <= len(panels)


@given(equal_panels())
def test_a_better_grade_from_one_judge_never_hurts(panels):
    """Monotonicity: raising one judge's grade of an item never lowers its place."""
    first = panels[0]
    low = next(at for at, count in enumerate(first.counts) if count)
    if low + 1 == len(first.counts):
        return
    raised = list(first.counts)
    raised[low] -= 1
    raised[low + 1] += 1
    before = majority_judgment(panels).ranking.ranks[first.item]
    after = majority_judgment([Tally(item=first.item, counts=raised), *panels[1:]]).ranking.ranks[first.item]

    assert after <= before


@given(equal_panels())
def test_what_is_said_of_a_place_is_true(panels):
    """Everyone who is not first is told who is ahead and where the majority values part."""
    result = majority_judgment(panels)
    for one in panels:
        trace = result.explain(one.item)
        assert ("lower_majority_grade" in trace.codes or "medians_removed" in trace.codes) == (
            result.ranking.ranks[one.item] > 1
        )
        assert ("same_tally" in trace.codes) == (len(result.ranking.group_of(one.item)) > 1)
        for reason in trace.reasons:
            if reason.code == "medians_removed":
                other = by_definition(result.tally(reason.facts["other"]).counts)
                mine = by_definition(one.counts)
                at = reason.facts["removed"]
                assert mine[:at] == other[:at]
                assert (str(other[at]), str(mine[at])) == (reason.facts["theirs"], reason.facts["mine"])
                assert other[at] > mine[at]


@pytest.mark.untraced
@pytest.mark.parametrize("judges", [4, 5, 6])
def test_two_tallies_part_where_their_written_out_values_do(judges):
    """Of any two tallies on three grades, the judges removed and the two grades told are those of the first difference."""
    counts = [(a, b, judges - a - b) for a in range(judges + 1) for b in range(judges + 1 - a)]
    for better, worse in permutations(counts, 2):
        ahead, behind = by_definition(better), by_definition(worse)
        if ahead > behind:
            at = next(at for at, (one, two) in enumerate(zip(ahead, behind, strict=True)) if one != two)
            told = first_difference(tally("a", *better), tally("b", *worse))
            assert (at, ahead[at], behind[at]) == told


def test_two_wines_of_balinski_and_laraki():
    """Majority Judgment, section 1.5: two wines with equal medians are parted at the third removal."""
    first = Tally.from_grades("first", [7, 11, 9, 9, 11], levels=21)
    second = Tally.from_grades("second", [8, 11, 9, 9, 10], levels=21)

    assert ("first", "second") == majority_judgment([first, second]).ranking.order


def test_a_tie_of_the_gauge_is_broken_by_further_judges():
    """Equal shares above the median: the item with fewer judges below comes first (MieuxVoter issue 48)."""
    a, b = tally("A", 1, 1, 1, 7, 8, 1), tally("B", 1, 1, 4, 4, 3, 6)

    assert ("A", "B") == majority_judgment([a, b]).ranking.order
    assert a.share_above == b.share_above


def test_a_half_and_half_jury_gives_the_lower_grade():
    """With as many judges for each of two grades, a majority confers only the lower."""
    assert 0 == tally("a", 3, 3).median


def test_billions_of_judges_cost_nothing():
    """Tallies in the tens of billions are compared without being expanded."""
    a = tally("a", 11312415004, 21153652410, 24101523299, 18758623562)
    b = tally("b", 11312415004, 21153652400, 24101523299, 18758623572)
    result = majority_judgment([a, b])

    assert ("b", "a") == result.ranking.order
    assert "medians_removed" in result.explain("a").codes


def test_equal_tallies_tie_and_say_so():
    """Two items with the same tally share a rank, and the trace says with whom."""
    result = majority_judgment([tally("a", 1, 2), tally("b", 1, 2)], labels=["no", "yes"])

    assert (("a", "b"),) == result.ranking.groups
    assert "tied with b: the same grades from as many judges" in unfolded(result.explain("a"))
    assert "ex æquo avec b" in unfolded(result.explain("a", lang="fr"))


def test_the_trace_names_grades_by_their_labels():
    """A juror reads grades, not numbers."""
    result = majority_judgment([tally("a", 0, 1, 2), tally("b", 2, 1, 0)], labels=["poor", "fair", "good"])

    assert "a majority gives it poor or better" in unfolded(result.explain("b"))
    assert "behind a, at good" in unfolded(result.explain("b"))


def test_labels_count_the_grades():
    """A label too few is refused."""
    with pytest.raises(Fault, match="2 labels, one a grade"):
        majority_judgment([tally("a", 1, 2)], labels=["yes"])


def test_no_item_is_no_ranking():
    """Nothing to rank gives an empty ranking."""
    result = majority_judgment([])

    assert () == result.ranking.groups
    assert [] == result.rows()
    assert "No item." in result._repr_svg_()


def test_an_unknown_item_is_refused():
    """Asking about an item that is not there names the nearest."""
    result = majority_judgment([tally("plume", 1, 2)])

    with pytest.raises(UnknownKey, match="plume"):
        result.explain("plum")


def test_rows_and_pictures_show_every_item():
    """Rows hold one line an item, best first; the picture one bar, with its counts as text."""
    result = majority_judgment([tally("a & b", 1, 2), tally("c", 0, 3)], labels=["no", "yes"])

    assert ["c", "a & b"] == [row["item"] for row in result.rows()]
    assert {"item", "rank", "grade", "share_above", "share_below", "judges"} == set(result.rows()[0])
    assert "<title>a &amp; b: yes × 2</title>" in result._repr_svg_()
    assert "Majority judgment" in result._repr_html_()


def test_a_picture_of_many_long_grades_keeps_its_width():
    """Words of grades go on to a second line; a count stands on its part where there is room for it."""
    labels = [f"a grade with a rather long name, number {number}" for number in range(5)]
    picture = grades_picture(majority_judgment([tally("a", 1, 0, 0, 0, 200)], labels=labels))
    texts = [one.text for one in ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]

    assert set(labels) <= set(texts)
    assert "200" in texts
    assert "1" not in texts
    assert "a: a grade with a rather long name, number 0 × 1" in picture


def test_a_majority_ranking_is_a_value():
    """It survives pickle and repr, and refuses strangers in its fields."""
    result = majority_judgment([tally("a", 1, 2)])

    assert result == pickle.loads(pickle.dumps(result))
    with pytest.raises(Fault, match="Tally"):
        MajorityRanking(tallies=["a"], labels=(), ranking=result.ranking)


def _lines(labels):
    """Return how far the bars start, and the places of the grades in the legend."""
    tallies = [Tally(item="a", counts=[1] * len(labels))]
    drawn = pictures_of_grades._Profile(tallies, labels, language_of("en"))
    return drawn.top, drawn.legend


@pytest.mark.parametrize("count", [1, 3, 7, 12])
def test_the_legend_wraps_and_the_bars_start_under_it(monkeypatch, count):
    """Best grade first, line after line, none beyond the width, each line as full as can be; the bars come below."""
    monkeypatch.setattr(pictures_of_grades, "width_of", lambda words, _: len(words))
    monkeypatch.setattr(pictures_of_grades, "WIDE", 100)
    labels = tuple(f"grade {at}".ljust(5 + 3 * at) for at in range(count))
    top, legend = _lines(labels)
    wide = {grade: 30 + len(labels[grade]) for grade in range(count)}

    assert [grade for _, _, grade in legend] == list(range(count - 1, -1, -1))
    assert (0, 0) == legend[0][:2]
    for (x, row, grade), (then, below, following) in pairwise(legend):
        fits = x + wide[grade] + wide[following] <= 100
        assert (then, below) == ((x + wide[grade], row) if fits else (0, row + 1))
    assert top == (LINE + 4) * (1 + legend[-1][1]) + 2 * LINE + 6


def test_lines_of_the_legend_are_as_far_apart_as_the_room_that_is_made_for_them(monkeypatch):
    """Where the legend takes three lines, each stands below the one before by what it moves the bars down."""
    labels = ("fair", "good", "best")
    monkeypatch.setattr(pictures_of_grades, "WIDE", 500)
    alone = _lines(labels)[0]
    monkeypatch.setattr(pictures_of_grades, "WIDE", 50)
    tallies = [Tally(item="a", counts=[1, 1, 1])]
    drawn = pictures_of_grades._Profile(tallies, labels, language_of("en"))
    boxes = [
        one for part in drawn.draw() if (one := ElementTree.fromstring(part)).attrib.get("width") == "14"
    ]

    assert [(drawn.top - alone) / 2 * row for row in range(3)] == [float(one.attrib["y"]) for one in boxes]


def test_grades_that_fit_exactly_stay_on_one_line(monkeypatch):
    """A legend just as wide as the bars takes one line; one unit less, and it takes two."""
    monkeypatch.setattr(pictures_of_grades, "width_of", lambda words, _: len(words))
    for wide, lines in ((2 * 34, [0, 0]), (2 * 34 - 1, [0, 1])):
        monkeypatch.setattr(pictures_of_grades, "WIDE", wide)
        assert lines == [row for _, row, _ in _lines(("fair", "good"))[1]]


def test_shares_are_written_at_the_ends_and_in_the_middle_of_the_bars():
    """The share of nobody starts where bars start, that of all ends where they end, the half is centred between."""
    picture = grades_picture(majority_judgment([tally("a", 1, 2)]))
    texts = [
        (float(one.attrib["x"]), one.attrib.get("text-anchor"))
        for one in ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")
        if one.text and one.text.replace("\u00a0", "").replace(" ", "") in {"0%", "50%", "100%"}
    ]

    assert ["start", "middle", "end"] == [anchor for _, anchor in texts]
    (low, _), (middle, _), (high, _) = texts
    assert (middle - low, high - middle) == pytest.approx(
        (pictures_of_grades.WIDE / 2, pictures_of_grades.WIDE / 2)
    )


def test_each_grade_of_the_legend_stands_right_of_its_box_and_above_the_bars():
    """A word starts five units after its box and rests two above its foot; shares stand between legend and bars."""
    labels = [f"grade number {number}" for number in range(5)]
    picture = ElementTree.fromstring(
        grades_picture(majority_judgment([tally("a", 1, 1, 1, 1, 1)], labels=labels))
    )
    texts = {one.text: one for one in picture.iter("{http://www.w3.org/2000/svg}text")}
    every = list(picture.iter("{http://www.w3.org/2000/svg}rect"))
    boxes = [one for one in every if one.attrib["height"] == "12"]
    bars = [float(one.attrib["y"]) for one in every[-5:]]

    for label, box in zip(reversed(labels), boxes, strict=True):
        word = texts[label].attrib
        assert float(word["x"]) == pytest.approx(float(box.attrib["x"]) + 14 + 5, abs=0.06)
        assert float(word["y"]) == float(box.attrib["y"]) + 12 - 2
    (share,) = (float(one.attrib["y"]) for text, one in texts.items() if text and text.startswith("50"))
    lowest = max(float(one.attrib["y"]) + 12 for one in boxes)
    assert {share + 8} == set(bars)
    assert lowest < share


def test_a_count_is_written_in_its_part_where_there_is_room_around_it(monkeypatch):
    """A part of seven units is too narrow for a letter of one and six around it; one of eight is not."""
    monkeypatch.setattr(pictures_of_grades, "width_of", lambda words, _: len(words))
    monkeypatch.setattr(pictures_of_grades, "WIDE", 100)
    for count, written in ((7, ["93"]), (8, ["92", "8"])):
        drawn = pictures_of_grades._Profile(
            [Tally(item="a", counts=[count, 100 - count])], ("fair", "good"), language_of("en")
        )
        words = [ElementTree.fromstring(part) for part in drawn._bar(drawn.tallies[0], 0)]
        assert written == [one.text for one in words if one.tag == "text"]
