"""Figures from rows: `python examples/figures.py folder` (needs matplotlib and altair).

`to_rows` gives a list of plain rows, which every plotting library takes. Two figures show how likely each dossier is to
keep its place if other jurors had sat: one drawn by matplotlib as SVG, one by altair as a Vega-Lite document. All marks
are invented.
"""

import sys
from pathlib import Path

import altair as alt
from matplotlib.figure import Figure  # without pyplot: no window, nothing kept between two figures

from eig import jury, testing, to_rows

RUBRIC = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
PLACES = 2
ITEMS = ("adler", "cartobio", "datareg", "ia-flash", "karfur", "plume")
HOW_LIKELY = "chance of a place"


def chances():
    """Return a row a dossier: how often it has a place, and its mean rank, over samples of jurors."""
    jurors = testing.synthetic_jurors(5, seed=7)
    marks = testing.synthetic_marks(ITEMS, jurors, seed=7, criteria=["impact", "team"])
    reviews = jury.Scoresheet.from_marks(RUBRIC, marks).reviews()
    return to_rows(jury.robustness.bootstrap(reviews, places=PLACES, replicates=500, seed=7))


def with_matplotlib(rows):
    """Return a figure: a bar a dossier, the likeliest on top."""
    figure = Figure(figsize=(7, 3), layout="constrained")
    axes = figure.subplots()
    axes.barh([row["item"] for row in rows], [row["top"] for row in rows], color="#4a6fa5")
    axes.invert_yaxis()
    axes.set(xlim=(0, 1), xlabel=HOW_LIKELY, title=f"{PLACES} places, 500 samples of the jurors")
    return figure


def with_altair(rows):
    """Return a chart of the same bars; a click or a pointer shows the row."""
    return (
        alt.Chart(alt.Data(values=rows), title=f"{PLACES} places, 500 samples of the jurors")
        .mark_bar()
        .encode(
            x=alt.X("top:Q", title=HOW_LIKELY, scale=alt.Scale(domain=[0, 1])),
            y=alt.Y("item:N", title=None, sort=None),
            tooltip=["item:N", "top:Q", "mean_rank:Q", "best:Q", "worst:Q"],
        )
    )


def main(folder):
    """Write both figures into a folder."""
    rows = chances()
    Path(folder).mkdir(exist_ok=True)
    with_matplotlib(rows).savefig(Path(folder) / "chances.svg", metadata={"Date": None})
    (Path(folder) / "chances.vl.json").write_text(with_altair(rows).to_json(), encoding="utf-8")
    for row in rows:
        print(f"{row['item']:<8} {row['top']:.0%}")


if __name__ == "__main__":
    main(sys.argv[1])
