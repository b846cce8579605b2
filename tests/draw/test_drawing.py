"""Pictures: each has its paper, title and description, and nothing is written beyond its edges, whatever names are."""

import datetime as dt
import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eig import jury, teams, timeline
from eig._draw.grids_and_planes_of_pictures import apart
from eig._draw.svg_drawing import PAPER, cut, grey, picture, widest, width_of, wrapped
from eig.book import Funnel, Stage, funnel_picture
from eig.reasons import ENGLISH, FRENCH
from helpers import accessible
from helpers.wholes import DRAWN, differences

SVG = "{http://www.w3.org/2000/svg}"
REVIEWS = jury.Reviews.from_triples([("a", "x", 4), ("a", "y", 3), ("b", "x", "2.5"), ("b", "y", 1)])
COMPOSED = teams.compose(
    teams.Problem(
        people=[teams.Person(id="a", wishes=["x"]), teams.Person(id="b", wishes=["y"]), teams.Person(id="c")],
        openings=[teams.Opening(id="x", size=(1, 2)), teams.Opening(id="y")],
        objective=teams.Objective(terms=[teams.WishPoints(by_rank=[3]), teams.WishPoints(id="w", by_rank=[1], level=2)]),
    )
)  # fmt: skip
SCORES = {"a": {"x": 8, "y": 5}, "b": {"x": 6, "y": 7}}
STABLE = jury.robustness.weight_stability(SCORES, weights={"x": 1, "y": 1}, varied="x")
LEFT_OUT = jury.robustness.leave_one_juror_out(REVIEWS, places=1)
GRADED = jury.votes.majority_judgment([jury.marks.Tally(item="a", counts=[1, 2])], labels=["fair", "good"])
PLANNED = timeline.schedule(
    timeline.Plan(
        key="p",
        start=dt.date(2019, 1, 16),
        calendar=timeline.WorkCalendar.named("metropole"),
        phases=[timeline.Phase(key="a", duration="3 weeks"), timeline.Phase(key="b", duration="10 months")],
    )
)
FUNNEL = Funnel(
    stages=[Stage(name=name, passed=map(str, range(count))) for name, count in (("kept", 0), ("applied", 9), ("heard", 4))]
)  # fmt: skip
FRONT = teams.answers.pareto_front(COMPOSED.problem)
PICTURES = {
    "marks": lambda lang: jury.robustness.marks_picture(REVIEWS, lang=lang),
    "ranks": lambda lang: jury.robustness.rank_ranges_picture(LEFT_OUT.intervals, places=1, lang=lang),
    "weights": lambda lang: jury.robustness.weights_picture(STABLE, lang=lang),
    "grades": lambda lang: jury.votes.grades_picture(GRADED, lang=lang),
    "funnel": lambda lang: funnel_picture(FUNNEL, lang=lang),
    "seats": lambda lang: teams.pictures.seats_picture(COMPOSED, lang=lang),
    "losses": lambda lang: teams.pictures.points_lost_picture(COMPOSED, lang=lang),
    "front": lambda lang: teams.pictures.pareto_picture(FRONT, lang=lang),
    "gantt": lambda lang: timeline.charts.gantt_picture(PLANNED, lang=lang),
}
LETTERS = st.characters(categories=("Lu", "Ll", "Nd"), include_characters=" -")
NAMES = st.text(LETTERS, min_size=1, max_size=90).map(str.strip).filter(bool)


def drawn(markup):
    """Return a picture as XML: it is well formed."""
    return ElementTree.fromstring(markup)


def spans(tree):
    """Return where each line of text that is not turned starts and ends, across."""
    (shifted,) = (one for one in tree.findall(f"{SVG}g"))
    inside = {id(one): 12.0 for one in shifted.iter(f"{SVG}text")}
    for text in tree.iter(f"{SVG}text"):
        if text.get("transform") is None:
            wide = width_of(text.text, int(text.get("font-size")), bold=text.get("font-weight") == "bold")
            back = {"start": 0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
            start = float(text.get("x")) + inside.get(id(text), 0.0) - back
            yield text.text, start, start + wide


@pytest.mark.untraced
@pytest.mark.parametrize("lang", [ENGLISH, FRENCH], ids=["en", "fr"])
@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_says_what_it_is(name, lang):
    """It has a role, a title that it also shows, a description, and paper under all of it; all that is written has its ink."""
    tree = drawn(PICTURES[name](lang))
    title, paper = tree.findtext(f"{SVG}title"), tree.find(f"{SVG}rect")

    assert tree.get("role") == "img"
    assert title.startswith(next(tree.iter(f"{SVG}text")).text)
    assert tree.findtext(f"{SVG}desc")
    assert (paper.get("width"), paper.get("height"), paper.get("fill")) == (
        tree.get("width"),
        tree.get("height"),
        PAPER,
    )
    assert all(re.fullmatch(r"#\w{6}", text.get("fill")) for text in tree.iter(f"{SVG}text"))


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("name", PICTURES)
@settings(max_examples=20)
@given(names=st.lists(NAMES, min_size=5, max_size=5))
def test_nothing_is_written_beyond_the_edges(name, names):
    """However long names are, whatever their letters."""
    lang = FRENCH.naming(dict(zip("abcxy", names, strict=True)))
    tree = drawn(PICTURES[name](lang))
    wide = float(tree.get("width"))

    for text, start, end in spans(tree):
        assert start >= 0, text
        assert end <= wide, text


def test_a_name_that_is_cut_is_whole_in_its_hint():
    """Who points at it, or does not see it, has all of it."""
    name = "Observatoire national de la transformation numérique des services publics de proximité"
    picture_ = PICTURES["ranks"](FRENCH.naming({"a": name}))

    assert f"…<title>{name}</title>" in picture_


def test_patterns_of_two_pictures_on_a_page_are_apart():
    """An identifier stands once on a page."""
    one, other = PICTURES["seats"](ENGLISH), PICTURES["seats"](FRENCH)
    ids = re.findall(r' id="([^"]+)"', one + other)

    assert ids
    assert len(ids) == len(set(ids))
    assert all(f"url(#{mark})" in one + other for mark in ids)
    assert (
        accessible.faults_of(f'<html lang="en"><title>t</title><main><h1>t</h1>{one}{other}</main></html>')
        == []
    )


def test_words_fit_their_room():
    """Lines break between words, none is lost; a word too long is cut, and the cut shows."""
    assert wrapped("one team of two", 60) == ["one team", "of two"]
    assert wrapped("a" * 50, 60)[0].endswith("…")
    assert cut("data", 400) == "data"
    assert cut("data", 1) == "…"
    assert width_of("漢字") > width_of("ab")


def test_labels_stand_apart():
    """Moved down as far as they would overlap, and up again at the end of the frame."""
    assert apart([0, 0, 0], 10, 100) == [0, 10, 20]
    assert apart([95, 95], 10, 100) == [90, 100]
    assert apart([], 10, 100) == []


def test_a_picture_of_nothing_has_room_for_its_title():
    """A long title goes on to a second line."""
    tree = drawn(
        picture(size=(0, 0), title="A title that is longer than the narrowest of all pictures, by far")
    )

    assert len(list(tree.iter(f"{SVG}text"))) == 2
    assert float(tree.get("width")) > 420
    assert Fraction(tree.get("height")) > 40


def test_letters_are_as_wide_as_in_wide_fonts():
    """Narrow, small, wide and capital letters, others, and those as wide as high; bold ones a tenth wider; in points."""
    widths = {"i": 3.84, "f": 4.92, "m": 11.76, "A": 9.36, "a": 7.68, "\u10ff": 7.68, "\u1100": 12, "漢": 12}

    assert widths == {one: round(width_of(one), 6) for one in widths}
    assert (6.4, 7.04) == (width_of("a", 10), round(width_of("a", 10, bold=True), 6))
    assert (0, 7.68, 5) == (widest([]), widest(["", "a", "i"]), widest(["a"], most=5))


def test_a_text_that_just_fits_is_whole():
    """As wide as its room it stays; in less, letters go until the cut and what is left of it fit."""
    room = width_of("data")
    assert ("data", "da…") == (cut("data", room), cut("data", room - 0.01))
    assert (["ab cd"], ["ab", "cd"]) == (
        wrapped("ab cd", width_of("ab cd")),
        wrapped("ab cd", width_of("ab cd") - 0.01),
    )
    assert "a…" == cut("a bcd", width_of("a …") + 1)


def test_tones_keep_their_contrast():
    """Between the lightest tone that paper reads on and the darkest that ink reads on there is none."""
    shown = {
        0: "#ffffff",
        0.5: "#a4a4a4",
        0.7: "#828282",
        0.724: "#828282",
        0.729: "#767676",
        0.75: "#767676",
        1: "#4a4a4a",
        -1: "#ffffff",
        2: "#4a4a4a",
    }

    assert shown == {share: grey(share)[0] for share in shown}
    assert ["#1a1a1a", "#1a1a1a", "#ffffff", "#ffffff"] == [grey(share)[1] for share in (0, 0.724, 0.729, 1)]


@pytest.mark.parametrize("name", DRAWN)
def test_marks_grids_and_planes_are_drawn_as_they_were_seen(name):
    """Who changes a drawing draws it anew, with `python -m helpers.wholes`, and looks at it."""
    assert [] == differences(name)
