"""Pages that show figures show those that were measured; each function states its limits."""

import json
import re

import pytest

from helpers import figures, limits, release

PAGES = figures.pages()


def test_pages_that_show_figures_are_found():
    """Trust and limits are pages of figures."""
    assert {"trust.md", "limits.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_the_figures_that_were_measured(page):
    """No figure is typed by hand: `make figures` writes them from the data of the commands."""
    text = page.read_text(encoding="utf-8")

    assert text == figures.rendered(text)


def test_no_figure_of_trust_is_typed_by_hand():
    """Beside the blocks of figures, the page has no number but those of a version or a year."""
    page = next(page for page in PAGES if page.name == "trust.md")
    prose = figures.BLOCK.sub("", page.read_text(encoding="utf-8"))

    assert [] == re.findall(r"(?<![\w.])\d+(?![\w.]*\d)", re.sub(r"Python \d\.\d+|`[^`]*`", "", prose))


def test_a_figure_that_was_changed_by_hand_is_seen():
    """The guard is not a check that cannot fail."""
    text = "<!-- figures: fuzz -->\n| what | number |\n<!-- end -->"

    assert figures.rendered(text) != text
    assert [figures.cell(one) for one in (True, 12345, 0.01234, 12345.6, "a|b")] == [
        "yes",
        "12,345",
        "0.0123",
        "12,346",
        "a\\|b",
    ]


SEARCHES = {}
for NAME, FOUND in limits.searches():
    SEARCHES.setdefault(NAME, set()).update(FOUND)


@pytest.mark.untraced
@pytest.mark.parametrize("name", sorted(SEARCHES))
def test_every_function_states_its_limits(name):
    """The sizes it was measured at, how the time grows, and what happens beyond."""
    assert any(name in limits.named(row) for row in limits.ROWS), (
        f"give {name} a row in tests/helpers/limits.py"
    )


def test_the_page_names_each_function_of_the_table():
    """A row that was written and never measured stands on no page: `make limits` writes it there."""
    kept = json.loads((figures.DATA / "limits.json").read_text(encoding="utf-8"))["rows"]
    shown = {name for row in kept for name in re.findall(r"`([\w.]+)`", row[0])}

    assert set() == {name for row in limits.ROWS for name in limits.named(row)} - shown


@pytest.mark.slow
def test_the_page_says_what_bounds_each_search():
    """What a call takes to be bounded, and how soon it hears a word to stop, stand in its row of the page."""
    kept = json.loads((figures.DATA / "limits.json").read_text(encoding="utf-8"))["rows"]

    assert [[limits.bounded_by(row), limits.heard_within(row)] for row in limits.ROWS] == [
        row[5:] for row in kept
    ]


def test_what_nothing_bounds_takes_as_many_times_longer_as_it_is_larger():
    """Whoever gives four times as much waits some four times as long: what may take longer can be stopped, or is bounded."""
    kept = json.loads((figures.DATA / "limits.json").read_text(encoding="utf-8"))["growth"]
    free = {limits.named(row)[0] for row in limits.ROWS if row.otherwise == limits.NOTHING}

    assert free == {*kept}
    assert {} == {name: times for name, times in kept.items() if times > 2 * limits.PART}
    for row in limits.ROWS:
        if row.otherwise not in (limits.NOTHING, limits.PRODUCT):
            refused = "refused" in row.beyond or "undefined" in row.beyond
            assert refused or [] == [name for name in limits.named(row) if not SEARCHES.get(name)]


def test_no_function_has_two_rows():
    """What bounds it stands in one place."""
    names = [name for row in limits.ROWS for name in limits.named(row)]

    assert sorted({*names}) == sorted(names)


def test_every_row_is_about_something_public():
    """A row outlives none of its functions."""
    named = {name for row in limits.ROWS for name in limits.named(row)}

    assert set() == named - SEARCHES.keys() - {*limits.members()}


def test_the_bill_of_a_wheel_lists_what_it_needs(tmp_path):
    """What is required, what an extra brings, with the versions that are accepted; none is pinned."""
    import zipfile

    wheel = tmp_path / "toy-1.0-py3-none-any.whl"
    told = (
        "Name: toy\nVersion: 1.0\nLicense-Expression: MIT\nRequires-Dist: attrs>=23.2\n"
        "Requires-Dist: cattrs>=23.2; extra == 'json'\n"
    )
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("toy-1.0.dist-info/METADATA", told)
    bill = release.bill_of(wheel)

    assert [("attrs", "required"), ("cattrs", "optional")] == [
        (one["name"], one["scope"]) for one in bill["components"]
    ]
    assert ["pkg:pypi/attrs", "pkg:pypi/cattrs"] == bill["dependencies"][0]["dependsOn"]
    assert "MIT" == bill["metadata"]["component"]["licenses"][0]["license"]["id"]
