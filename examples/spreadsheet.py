"""From a spreadsheet of marks to minutes and letters: `python examples/spreadsheet.py marks.csv folder`.

The table has one row a sheet: the dossier, the juror, a mark for each criterion. It is a CSV file, or an Excel file
where openpyxl is installed. The folder receives the ranking as CSV, the minutes in French as Markdown and as a page,
and for each dossier the letter to its bearer and the extract that the bearer may see. All marks are invented.
"""

import sys
from pathlib import Path

from eig import jury, rows
from eig.book import Book
from eig.errors import EigError
from eig.jury.minutes import candidate_minutes
from eig.promotions import P3

COLUMNS = {"dossier": "item"}
CONTACT = "jury@example.org"
BOOK = Book(promotion=P3)  # the challenges, by the names that the table uses
RULES = jury.JuryRules(  # publish RULES.say("fr") before the jury sits
    rubric=jury.Rubric.equal(["impact", "team", "innovation"], scale=jury.EIG_SCALE),
    places=2,
    reserve=1,
    tie_breaks=["champions"],
    source="règlement de l’appel",
)


def read(path):
    """Return a table as it comes: the rows of a sheet, or the bytes of a file."""
    if path.suffix == ".xlsx":
        from openpyxl import load_workbook  # noqa: PLC0415 # only whoever has Excel files needs it

        return list(load_workbook(path, read_only=True, data_only=True).active.values)
    return path.read_bytes()


def decide(table):
    """Return what the jury decides on a table: everything that the minutes follow from."""
    sheet = rows.scoresheet(table, RULES.rubric, columns=COLUMNS, dialect="fr")
    return jury.deliberate(sheet, RULES)


def write(deliberation, folder):
    """Write the ranking, the minutes, the letters and the extracts into a folder."""
    minutes = deliberation.minutes(title="EIG 3, défis")
    ranking = rows.to_csv(deliberation.ranking, lang="fr")
    (folder / "ranking.csv").write_text(ranking, encoding="utf-8", newline="")
    (folder / "minutes.md").write_text(minutes.to_markdown(lang="fr"), encoding="utf-8")
    (folder / "minutes.html").write_text(minutes.to_html(lang="fr"), encoding="utf-8")
    outcome = BOOK.decide(deliberation, minutes=minutes)
    for item in deliberation.sheet.items:
        letter = outcome.letter(item, lang="fr", contact=CONTACT)
        (folder / f"letter-{item}.md").write_text(letter, encoding="utf-8")
        extract = candidate_minutes(minutes, item, results_are_out=True, lang="fr")
        (folder / f"extract-{item}.md").write_text(extract, encoding="utf-8")


def main(table, folder):
    """Read, decide, write; say what is wrong with the table if something is."""
    try:
        deliberation = decide(read(Path(table)))
    except EigError as faults:
        print(faults)
        return 1
    Path(folder).mkdir(exist_ok=True)
    write(deliberation, Path(folder))
    print("kept:", ", ".join(deliberation.kept), "| reserve:", ", ".join(deliberation.reserve))
    print("to be decided:", ", ".join(deliberation.undecided) or "nothing")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:  # its own name, the table, the folder
        sys.exit("python examples/spreadsheet.py marks.csv folder")
    try:
        sys.exit(main(*sys.argv[1:]))
    except OSError as unread:
        sys.exit(str(unread))
