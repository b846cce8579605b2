"""Figures that other libraries draw from rows (`make examples`)."""

import json
import warnings
from xml.etree import ElementTree

import pytest

from helpers.programs import loaded, needs


@pytest.fixture(scope="module")
def figures():
    needs("matplotlib", "altair")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what they warn of is theirs
        return loaded("figures")


@pytest.mark.slow
def test_both_figures_show_every_dossier(figures, tmp_path, capsys):
    """An SVG and a Vega-Lite document, each with a bar a dossier and the chance that was computed."""
    figures.main(tmp_path)
    svg = ElementTree.parse(tmp_path / "chances.svg").getroot()
    chart = json.loads((tmp_path / "chances.vl.json").read_text(encoding="utf-8"))

    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert [row["item"] for row in chart["data"]["values"]] == [row["item"] for row in figures.chances()]
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} == set(figures.ITEMS)


@pytest.mark.slow
def test_the_bars_are_the_rows(figures):
    """Each bar is as long as the chance of its row."""
    found = figures.chances()
    (axes,) = figures.with_matplotlib(found).axes

    assert [bar.get_width() for bar in axes.patches] == [row["top"] for row in found]
