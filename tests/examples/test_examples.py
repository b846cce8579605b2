"""The examples run, and show what their pages say. What needs another library is skipped without it (`make examples`)."""

import csv
import re
import subprocess

import pytest

from helpers.programs import EXAMPLES, ROOT, command, loaded, needs

NOTEBOOKS = ["jury_in_ten_minutes", "teams_and_dates", "from_tables_to_letters"]


def _cells(name):
    """Return the cells of a notebook kept as text: whether it is prose, and its lines."""
    text = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    return [
        (head.strip() == "[markdown]", body)
        for head, body in re.findall(r"^# %%(.*)\n((?:(?!# %%).*\n?)*)", text, re.MULTILINE)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_cell_by_cell(name, capsys):
    """The cells of a notebook run in order, and each piece of prose is a comment."""
    names = {}
    for prose, body in _cells(name):
        if prose:
            assert all(line.startswith("#") for line in body.splitlines() if line)
        else:
            exec(compile(body, name, "exec"), names)

    assert capsys.readouterr().out


def test_the_jury_in_ten_minutes_decides():
    """The tie stays until the jury decides; the recused juror's marks do not count."""
    notebook = loaded("jury_in_ten_minutes")

    assert notebook.open_list.undecided == ("adler", "plume")
    assert notebook.kept.main == ("adler",)
    assert notebook.ranking.order[-1] == "datareg"


@pytest.mark.parametrize(
    ("name", "given"),
    [("spreadsheet", ()), ("spreadsheet", ("none.csv", "out")), ("sweep", ()), ("sweep", ("many",))],
)
def test_an_example_that_lacks_what_it_needs_says_so(name, given, tmp_path):
    """Whoever forgets an argument reads the line to write; whoever names no file reads which; nobody a trace."""
    done = subprocess.run(
        command(name, *given), capture_output=True, encoding="utf-8", cwd=tmp_path, check=False
    )

    assert done.returncode
    assert (given[0] if given[1:] else f"{name}.py") in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_whole_promotion_ends_with_letters():
    """The tie goes on the record; a rule kept somebody out, and the letter says which; the public form names nobody."""
    notebook = loaded("from_tables_to_letters")
    letter = notebook.outcome.letter("c1")

    assert notebook.cohort.cohort.place_of("c6") == "polygraphe"
    assert "employer" in letter
    assert [name for name in ("Bea", "Cid", "c2", "c3", "j1") if name in letter] == []
    assert [name for name in ("Ada A.", ">c1<", ">j1<") if name in notebook.page] == []


@pytest.mark.slow
def test_a_sweep_gives_the_same_on_all_cores():
    """Processes of the standard library give what one core gives."""
    done = subprocess.run(command("sweep", 6), capture_output=True, check=True, encoding="utf-8")

    assert "same answers: True" in done.stdout
    assert "6 of 6" in done.stdout


class TestSpreadsheet:
    """From a table of marks to minutes and letters."""

    @pytest.mark.slow
    def test_a_table_becomes_minutes_letters_and_extracts(self, tmp_path, capsys):
        """The folder holds the ranking, the minutes, and one letter and one extract a dossier."""
        assert loaded("spreadsheet").main(EXAMPLES / "marks.csv", tmp_path / "out") == 0
        written = {file.name for file in (tmp_path / "out").iterdir()}
        assert {"ranking.csv", "minutes.md", "minutes.html", "extract-plume.md", "letter-plume.md"} < written
        assert "kept: plume, adler | reserve: cartobio" in capsys.readouterr().out

    @pytest.mark.slow
    @pytest.mark.parametrize("kind", ["extract", "letter"])
    def test_what_a_bearer_receives_names_no_other_dossier(self, kind, tmp_path):
        """Whoever receives an extract or a letter reads of their own dossier alone."""
        loaded("spreadsheet").main(EXAMPLES / "marks.csv", tmp_path / "out")
        text = (tmp_path / "out" / f"{kind}-adler.md").read_text(encoding="utf-8").lower()

        assert "adler" in text
        assert [one for one in ("plume", "cartobio", "datareg", "juror-") if one in text] == []

    @pytest.mark.slow
    def test_the_page_shows_the_letter_that_is_written(self, tmp_path):
        """What the page of the example prints is what the example writes."""
        loaded("spreadsheet").main(EXAMPLES / "marks.csv", tmp_path / "out")
        page = (ROOT / "docs" / "examples" / "spreadsheet.md").read_text(encoding="utf-8")
        letter = (tmp_path / "out" / "letter-adler.md").read_text(encoding="utf-8").replace("\xa0", " ")

        assert "\n".join(f"    {line}".rstrip() for line in letter.splitlines()[:7]) in page

    def test_a_wrong_table_stops_with_all_its_faults(self, tmp_path, capsys):
        """Nothing is written from a table with faults; each is told with its row."""
        table = tmp_path / "marks.csv"
        table.write_text(
            "dossier;juror;impact;team;innovation\nplume;j1;9;3;3\nadler;j1;3;x;3\n", encoding="utf-8"
        )

        assert loaded("spreadsheet").main(table, tmp_path / "out") == 1
        told = capsys.readouterr().out
        assert ["row 2", "row 3"] == [row for row in ("row 2", "row 3", "row 4") if row in told]
        assert not (tmp_path / "out").exists()

    def test_an_excel_file_gives_what_its_csv_gives(self, tmp_path):
        """The same table decides the same, whichever file holds it."""
        openpyxl = needs("openpyxl")
        book = openpyxl.Workbook()
        with (EXAMPLES / "marks.csv").open(encoding="utf-8") as file:
            for line in csv.reader(file, delimiter=";"):
                book.active.append([int(cell) if cell.isdigit() else cell or None for cell in line])
        book.save(tmp_path / "marks.xlsx")
        example = loaded("spreadsheet")
        read = [
            example.decide(example.read(path)) for path in (EXAMPLES / "marks.csv", tmp_path / "marks.xlsx")
        ]

        assert read[0] == read[1]
