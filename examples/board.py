"""A page to try rules on: `marimo run examples/board.py` (needs marimo).

marimo shows the cells as a page: change the marks or the number of places, and what follows from them is computed
again. The page keeps nothing. All marks are invented.
"""

import marimo

__generated_with = "0.25.2"

app = marimo.App(app_title="A jury's board")


@app.cell
def _():
    import marimo as mo

    from eig import errors, jury, rows

    return errors, jury, mo, rows


@app.cell
def _(mo):
    marks = mo.ui.text_area(
        label="A dossier a line, a juror a column",
        value="dossier;Ana;Bo;Chloé\nplume;14;12,5;15\nadler;13;15;13,5\ncartobio;11;;12",
        full_width=True,
    )
    places = mo.ui.slider(1, 10, value=1, label="Places", show_value=True)
    mo.vstack([mo.md("# A jury's board"), marks, places])
    return marks, places


@app.cell
def _(errors, jury, marks, places, rows):
    def decide(text, count):
        """Return the ranking and the selection, or the faults of the table."""
        heading = text.strip().partition("\n")[0]
        sign = next((sign for sign in ";\t," if sign in heading), ";")
        first, *jurors = [name.strip() for name in heading.split(sign)]
        try:
            reviews = rows.reviews(
                text.strip(), columns={first: "item"}, jurors=jurors, blank="unseen", dialect="fr"
            )
        except errors.EigError as faults:
            return None, None, str(faults)
        ranking = jury.rank(reviews)
        return ranking, jury.select(ranking, places=count), ""

    ranking, selection, faults = decide(marks.value, places.value)
    return faults, ranking, selection


@app.cell
def _(faults, mo, ranking, selection):
    # a result shows itself, as in any notebook
    shown = mo.plain_text(faults) if faults else mo.vstack([ranking, selection])
    shown
    return (shown,)


if __name__ == "__main__":
    app.run()
