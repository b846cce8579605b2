"""Each decision and text that code and pages cite is one that was looked up, under its own date and subject.

The table says of each number when it was decided and what it is cited for: a number with another date, or one
that nobody looked up, is found. Nothing here is legal advice.
"""

import re
from pathlib import Path

import pytest

from helpers.reader import MONTHS

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    [
        *(ROOT / "src").rglob("*.py"),
        *(path for path in (ROOT / "docs").rglob("*.md") if "reference" not in path.parts),
        ROOT / "README.md",
    ]
)
DECISIONS = {
    "156217": ("26 February 1996", "pay of a month that is not complete"),
    "296099": ("12 December 2008", "pay goes on to the end of the notice of who resigns"),
    "353572": (None, "a notice of renewal concerns a contract that may be renewed"),
    "371453": ("17 February 2016", "a candidate's marks, without the criteria of the assessment"),
    "382986": ("7 June 2017", "an examination: stepping back from one candidate"),
    "386400": ("17 October 2016", "a competition: stepping back from all; conscience"),
    "395307": ("12 October 2016", "a decision that need not be written need not be signed"),
    "401796": ("26 January 2018", "an advisory committee: professional links"),
    "404475": ("27 September 2017", "abstention in a university selection committee"),
    "459205": ("13 October 2023", "links add up"),
    "488227": ("11 March 2024", "a year at most, where time limits were not told"),
    "491452": ("18 October 2024", "the intensity of a professional link"),
}
LAWS = {
    "62-765", "78-17", "84-16", "84-972", "86-83", "2003-532", "2006-672", "2008-496", "2014-1318", "2017-330", "2020-172", "2025-564", "2025-695",
    "83-1003", "2012-553", "2022-662",  # the text of the last could not be read: what cites it says so
}  # fmt: skip
ARTICLES = {
    "CGFP": {
        *(
            "L131-1",
            "L131-2",
            "L325-36",
            "L332-1",
            "L332-2",
            "L332-3",
            "L332-4",
            "L332-24",
            "L332-25",
            "L332-26",
        ),
        *("R332-20", "R332-22", "R332-38", "R332-40"),
    },
    "CRPA": {
        "L211-2",
        "L211-5",
        "L242-1",
        "L242-2",
        "L242-4",
        "L342-1",
        "L212-1",
        "L311-2",
        "L311-3-1",
        "L311-14",
        "L312-1-3",
        "R133-10",
        "R133-11",
        "R311-3-1-1",
        "R311-3-1-2",
        "R311-12",
        "R311-13",
        "R311-15",
        "R343-1",
        "R343-3",
        "R343-5",
    },
    "CJA": {"R312-1", "R312-12", "R421-1", "R421-5"},
}
DATED = re.compile(r"(\d{1,2}) (\w+) (\d{4}),\s+n°\s?(\d{6})")


def _text(path):
    """Return a text with its line breaks as spaces, comment and quotation marks left out."""
    return re.sub(r"\s+", " ", path.read_text(encoding="utf-8").replace("\u00a0", " "))


def _never_looked_up(text):
    """Return what a text cites and no table has: decisions, laws, articles, and decisions beside another date."""
    return [
        *(set(re.findall(r"n°\s?(\d{6})\b", text)) - DECISIONS.keys()),
        *(set(re.findall(r"(?:loi|décret)(?: n°)? ?(\d{2,4}-\d+)", text)) - LAWS),
        *(set(re.findall(r"\b([LR]\d{3}-\d+(?:-\d+)*)\b", text)) - set.union(*ARTICLES.values())),
        *(
            (number, day, month, year)
            for day, month, year, number in DATED.findall(text)
            if f"{day} {MONTHS.get(month, month)} {year}" != DECISIONS.get(number, (None,))[0]
        ),
    ]


@pytest.mark.slow
def test_what_is_cited_was_looked_up():
    """Numbers of decisions, laws and articles are in the table, and a decision stands beside its own date."""
    found = {str(path.relative_to(ROOT)): _never_looked_up(_text(path)) for path in TEXTS}
    assert {} == {path: cited for path, cited in found.items() if cited}


def test_what_was_not_looked_up_is_found():
    """The guard is not a check that cannot fail: a number, a law, an article or a date of its own is seen."""
    assert ["123456", "2099-1", "L999-1"] == _never_looked_up("n° 123456, loi n° 2099-1, L999-1")
    assert [("395307", "11", "October", "2016")] == _never_looked_up("11 October 2016, n° 395307")
    assert [] == _never_looked_up("12 October 2016, n° 395307")


@pytest.mark.slow
def test_every_decision_of_the_table_is_cited():
    """The table holds no decision that nothing cites any more."""
    whole = " ".join(map(_text, TEXTS))

    assert set(re.findall(r"n°\s?(\d{6})\b", whole)) == DECISIONS.keys()
