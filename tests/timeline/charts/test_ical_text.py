# ruff: noqa: DTZ001 # local times have no zone: that is what is tested
"""iCalendar text primitives: RFC 5545, sections 3.1 (lines) and 3.3.11 (TEXT)."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.timeline.charts.ical_text import date_text, escape_text, fold_line, time_text, to_lines

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


def unescape(text):
    """Read a TEXT value back, character by character, as 3.3.11 says."""
    out, signs = [], iter(text)
    for sign in signs:
        if sign != "\\":
            out.append(sign)
            continue
        after = next(signs)
        out.append("\n" if after in "nN" else after)
    return "".join(out)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Revue à mi-parcours", "Revue à mi-parcours"),
        ("Jury, délibération; suite\\fin", "Jury\\, délibération\\; suite\\\\fin"),
        ("ligne 1\nligne 2", "ligne 1\\nligne 2"),
        ("ligne 1\r\nligne 2\rligne 3", "ligne 1\\nligne 2\\nligne 3"),
        ("a\tb", "a\tb"),
        ("a\x00b\x07c\x7f", "abc"),
        ('deux-points : guillemets "', 'deux-points : guillemets "'),
        ("", ""),
    ],
)
def test_text_is_escaped(text, escaped):
    """Backslashes, semicolons, commas and line breaks are escaped; colons and quotes are not (3.3.11)."""
    assert escaped == escape_text(text)


@pytest.mark.slow
@given(TEXT)
def test_escaping_reads_back(text):
    """What was escaped reads back as the text, line breaks made one kind and controls left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = "".join(sign for sign in lines if sign in "\n\t" or not (ord(sign) < 32 or ord(sign) == 127))

    assert expected == unescape(escape_text(text))


@pytest.mark.slow
@given(TEXT)
def test_escaped_text_stays_in_its_line(text):
    """An escaped text holds no line break and no control but the tab (3.1)."""
    assert not [sign for sign in escape_text(text) if sign != "\t" and (ord(sign) < 32 or ord(sign) == 127)]


LONG = (
    "x" * 76, "x" * 149, "x" * 150, "SUMMARY:" + "y" * 400, "é" * 40, "x" * 74 + "é" * 3, "x" * 73 + "€" * 60,
    "x" * 72 + "\N{GRINNING FACE}" * 40,
)  # fmt: skip


@pytest.mark.parametrize("line", LONG)
def test_a_long_line_is_cut_as_late_as_can_be(line):
    """Each piece but the last is as full as its characters allow, and the text holds the pieces, not the line (3.1)."""
    pieces = fold_line(line)
    sizes = [len(piece.encode()) for piece in pieces]

    assert max(sizes) <= 75
    assert len(pieces) > 1
    for piece, size, after in zip(pieces, sizes, pieces[1:], strict=False):
        assert size + len(after[1].encode()) > 75, piece
    assert line == pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:])
    assert to_lines([line, "END"]) == "\r\n".join((*pieces, "END", ""))


@pytest.mark.slow
@given(LINE)
def test_lines_hold_seventy_five_octets_and_unfold(line):
    """No line has more than 75 octets, none is cut inside a character, and unfolding gives the line back (3.1)."""
    pieces = fold_line(line)

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert line == pieces[0] + "".join(piece[1:] for piece in pieces[1:])


@pytest.mark.slow
@given(st.text("\\\\\\;,\nné🙂", min_size=30, max_size=300), st.integers(0, 80))
def test_no_line_ends_inside_an_escape(text, before):
    """Each line of a folded text reads on its own: a backslash and what it escapes stand on one line."""
    line = "x" * before + escape_text(text)
    pieces = [piece.removeprefix(" ") for piece in fold_line(line)]

    assert line == "".join(pieces)
    assert text.replace("\r", "\n") == "".join(map(unescape, pieces)).removeprefix("x" * before)
    sizes = [len(piece.encode()) for piece in fold_line(line)]
    assert all(70 < size <= 75 for size in sizes[:-1])


@given(st.integers(0, 80), st.sampled_from("aé€🙂"))
def test_folding_is_as_late_as_it_can_be(before, sign):
    """A line is cut only where one more character would not fit."""
    line = "x" * before + sign * 60
    first, *rest = fold_line(line)

    if rest:
        assert len(first.encode()) + len(rest[0][1].encode()) > 75


def test_a_line_of_seventy_five_octets_is_not_folded():
    """The limit itself is allowed (3.1)."""
    assert ("x" * 75,) == fold_line("x" * 75)
    assert ("x" * 75, " x") == fold_line("x" * 76)
    assert ("é" * 37,) == fold_line("é" * 37)
    assert ("é" * 37, " é") == fold_line("é" * 38)


@pytest.mark.slow
@given(st.lists(LINE, max_size=5))
def test_lines_end_with_a_carriage_return_and_a_line_feed(lines):
    """Every line ends with CRLF, the last one too (3.1)."""
    text = to_lines(lines)

    assert sum(len(fold_line(line)) for line in lines) == text.count("\r\n")
    assert not text or text.endswith("\r\n")


def test_dates_and_times_have_eight_and_six_digits():
    """Early years keep their four digits (3.3.4)."""
    assert "00330401" == date_text(date(33, 4, 1))
    assert "20190117T090500" == time_text(datetime(2019, 1, 17, 9, 5))
