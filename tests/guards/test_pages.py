"""What people see of a result: a page, a part of a notebook, a picture; each for every reader."""

import importlib
import re
from xml.etree import ElementTree

import pytest

import eig
from eig._draw import html_pages_and_fragments, html_tables, svg_drawing
from eig._draw._heading_sentences import COLUMNS
from eig._draw._sentences import WORDS
from eig.errors import Fault
from eig.reasons import FRENCH, Language, Reason, Trace
from guards.test_values import CLASSES
from helpers import accessible
from helpers.harvest import harvest

SHOWN = [cls for cls in CLASSES if any(hasattr(cls, name) for name in ("explain", "rows", "_body_"))]
NAMES = [CLASSES[cls] for cls in SHOWN]
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</td><script>alert(1)</script>&"


def parsed(markup):
    """Return markup as XML: it must be well formed."""
    return ElementTree.fromstring(markup.removeprefix("<!doctype html>"))


@pytest.mark.slow
@pytest.mark.parametrize("cls", SHOWN, ids=NAMES)
def test_every_result_shows_itself_in_a_notebook(cls):
    """As a well-formed part of a page: a table has a caption and its headings their scope; nothing runs."""
    for value in harvest()[cls]:
        shown = value._repr_html_()
        tree = parsed(shown)
        assert {"class": "eig"}.items() <= tree.attrib.items()
        assert all(one.get("scope") for one in tree.iter("th"))
        assert all(one.findtext("caption") for one in tree.iter("table") if cls.__name__ != "Minutes")
        assert not re.search(r"<script|\son\w+=|javascript:", shown)


@pytest.mark.slow(but=["eig.book.Outcome-fr"])
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("cls", SHOWN, ids=NAMES)
def test_every_result_has_a_page_for_every_reader(cls, lang):
    """It keeps the rules of accessibility that a program can check, and fetches nothing."""
    for value in harvest()[cls][:3]:
        page = eig.to_html(value, lang=lang)

        assert parsed(page).get("lang") == lang
        assert accessible.faults_of(page) == []
        assert set(re.findall(r"https?://[^\"'<\s]+(?=\")", page)) <= {"http://www.w3.org/2000/svg"}


@pytest.mark.untraced
@pytest.mark.parametrize("cls", SHOWN, ids=NAMES)
def test_every_result_has_a_title_and_headings_in_words(cls):
    """In English and in French: no reader meets the name of a class or a field. Criteria head their own columns."""
    package = "eig._draw" if cls.__module__.count(".") == 1 else cls.__module__.rpartition(".")[0]
    titled = f"title_{cls.__name__}" in importlib.import_module(f"{package}._sentences").SENTENCES
    assert titled, f"say title_{cls.__name__} in {package}._sentences"
    for value in harvest()[cls]:
        rows = value.rows() if hasattr(value, "rows") else []
        keys = {key for row in rows for key in row}
        own = {key for mark in getattr(value, "sheets", ()) for key in getattr(mark, "marks", ())}
        assert keys - own <= COLUMNS.keys()


NAMED = {"name", "phase", "position"}
"""Columns that hold names of figures, of phases or of people too, beside the words of a code."""


@pytest.mark.untraced
@pytest.mark.parametrize("cls", SHOWN, ids=NAMES)
def test_every_code_in_a_cell_has_its_word(cls):
    """A column that holds codes, such as a status, is read in words."""
    coded = {name.partition(".")[0] for name in WORDS} - NAMED
    for value in harvest()[cls]:
        rows = value.rows() if hasattr(value, "rows") else []
        codes = {
            f"{key}.{cell}"
            for row in rows
            for key, cell in row.items()
            if key in coded and isinstance(cell, str)
        }
        assert codes <= WORDS.keys()


class TestPage:
    """A page of a result."""

    def test_text_is_text(self):
        """Whatever an identifier holds, it is shown and not obeyed; what no page may hold is replaced."""
        reason = Reason(code="own", sentences={"en": HOSTILE})
        page = eig.to_html(Trace(subject=HOSTILE, reasons=[reason]), title=HOSTILE)

        assert "<script" not in page
        assert parsed(page).findtext("body/main/h1") == HOSTILE
        assert parsed(page).findtext("body/main/ul/li") == HOSTILE
        assert html_tables.escape("a\x00\ud800") == "a\ufffd\ufffd"

    def test_names_are_shown_on_this_page_alone(self):
        """A name stands in the place of an identifier, in reasons and rows; the value keeps its identifier."""
        ranking = eig.jury.rank({"c1": 3, "c2": 2})
        page = eig.to_html(ranking, lang="fr", names={"c1": "Ada L."})

        assert "c1" not in page
        assert page.count("Ada L.") == 2
        assert "c1" in eig.to_html(ranking)
        assert page == eig.to_html(ranking, lang=FRENCH.naming({"c1": "Ada L."}))

    def test_what_is_no_result_has_no_page(self):
        """It is told as the result that was asked for, and what it holds is not."""
        with pytest.raises(
            Fault, match=r"to_html\.result: expected a result of eig.*, got \(str, not shown\)"
        ):
            eig.to_html("SECRET")

    @pytest.mark.parametrize("title", [3, "a\x00"])
    def test_a_title_is_text_that_a_page_may_hold(self, title):
        """Another one is refused under its name."""
        with pytest.raises(Fault, match=r"to_html\.title"):
            eig.to_html(eig.jury.rank({"a": 1}), title=title)

    def test_a_fragment_is_a_part_of_another_page(self):
        """With its heading and its styles, and without a head."""
        part = eig.to_html(eig.jury.rank({"a": 1}), fragment=True, title="Mine")

        assert parsed(part).tag == "section"
        assert parsed(part).findtext("h1") == "Mine"

    def test_numbers_are_aligned_on_their_mark(self):
        """What follows the mark stands in a box of one width: as wide as the longest of the column."""
        page = eig.to_html(eig.jury.rank({"a": "13.25", "b": 9, "c": "8.5"} and {"a": 13, "b": 9}))
        assert '<td class="n">13</td>' in page
        table = html_pages_and_fragments.table(
            [{"score": eig.jury.rank({"a": 1}).scores["a"] / 4}, {"score": 9}, {"score": None}], lang="fr"
        )

        assert '<td class="n d2">0<span>,25</span></td>' in table
        assert '<td class="n d2">9<span></span></td>' in table
        assert '<td class="n d2"><span></span></td>' in table

    @pytest.mark.untraced
    def test_a_notebook_shows_some_rows_and_a_page_all(self):
        """What is left out is counted."""
        ranking = eig.jury.rank({f"d{number:03}": number for number in range(100)})

        assert "40 more rows; eig.to_rows gives them all." in ranking._repr_html_()
        assert "d000" not in ranking._repr_html_()
        assert "d000" in eig.to_html(ranking)

    def test_a_column_in_which_nothing_stands_is_left_out(self):
        """A page shows what there is; rows keep every column."""
        ranking = eig.jury.rank({"a": 3, "b": 3, "c": 1})

        assert ">tied with</th>" in eig.to_html(ranking)
        assert ">excluded</th>" not in eig.to_html(ranking)
        assert "excluded" in ranking.rows()[0]

    def test_a_figure_is_called_by_its_name(self):
        """Not by the name of its function."""
        marks = eig.jury.Reviews.from_triples([("a", "x", 1), ("a", "y", 2), ("b", "x", 3), ("b", "y", 3)])
        page = eig.to_html(eig.jury.krippendorff_alpha(marks), lang="fr")

        assert "<h1>Accord du jury\u00a0: alpha de Krippendorff</h1>" in page

    def test_what_is_no_result_is_refused(self):
        """Neither a number nor a plain value has a page; a plain value has its repr in a notebook."""
        person = eig.teams.Person(id="p1")

        assert person._repr_html_() is None
        for value in (3, None, person):
            with pytest.raises(Fault, match=r"to_html\.result"):
                eig.to_html(value)

    def test_a_result_of_the_callers_own_is_shown_too(self):
        """With rows of its own keys, or a title and a body of its own; by the name of its class otherwise."""

        class Own:
            def rows(self):
                return [{"colour": "red"}]

        class Whole:
            def _title_(self, lang):
                return f"Mine, {lang}"

            def _body_(self, lang):
                return "<p>so</p>"

        assert "<h1>Own</h1>" in eig.to_html(Own())
        assert '<th scope="col">colour</th>' in eig.to_html(Own())
        assert "<h1>Mine, fr</h1><p>so</p>" in eig.to_html(Whole(), lang="fr")

    def test_a_third_language_heads_its_tables(self):
        """Titles and headings are sentences like others."""
        german = Language(
            code="de",
            sentences={"jury.merit": {"title_Ranking": "Rangliste"}, "pages": {"column_rank": "Rang"}},
        )
        page = eig.to_html(eig.jury.rank({"a": 1}), lang=german)

        assert '<html lang="de">' in page
        assert "<h1>Rangliste</h1>" in page
        assert ">Rang</th>" in page
        assert ">dossier</th>" in page


class TestColours:
    """Text reads on its ground: a contrast of 4.5 at least, of 3 for lines (WCAG 2.2)."""

    @pytest.mark.untraced
    @pytest.mark.parametrize("share", [step / 50 for step in range(51)])
    def test_ink_reads_on_every_tone(self, share):
        """From white to dark."""
        assert accessible.contrast(*svg_drawing.grey(share)) >= 4.5

    def test_ink_reads_on_paper(self):
        """What is said, and what is said beside."""
        assert accessible.contrast(svg_drawing.INK, svg_drawing.PAPER) >= 7
        assert accessible.contrast(svg_drawing.SOFT, svg_drawing.PAPER) >= 4.5

    def test_pages_read_in_light_in_dark_and_on_paper(self):
        """Text and links on each of the three grounds."""
        style = html_pages_and_fragments._PAGE
        grounds = accessible.colours_of(style, "body.eig")
        links = accessible.colours_of(style, ".eig a")

        assert len(grounds) == 3
        assert all(accessible.contrast(one["color"], one["background"]) >= 7 for one in grounds)
        assert all(
            accessible.contrast(link["color"], ground["background"]) >= 4.5
            for link, ground in zip(links[:2], grounds, strict=False)  # on paper a link is ink
        )
        assert all(accessible.contrast("#8a8a8a", ground["background"]) >= 3 for ground in grounds)


def test_the_check_sees_what_a_page_lacks():
    """The check is not one that cannot fail."""
    poor = (
        '<html><body><h2></h2><img src="x"><table><tr><th>a</th></tr></table>'
        '<a href="y"></a><p id="a"></p><p id="a" tabindex="3"></p><button></button>'
        '<svg role="img"></svg></body></html>'
    )

    assert len(accessible.faults_of(poor)) == 13
    assert accessible.contrast("#fff", "#000") == pytest.approx(21)
