"""The examples run, and show what their pages say. What needs another library is skipped without it (`make examples`)."""

import csv
import re
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOKS = ["jury_in_ten_minutes", "teams_and_dates"]
WITHOUT = "the examples with other libraries run with `make examples`"


def _loaded(name):
    spec = spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _cells(name):
    """Return the cells of a notebook kept as text: whether it is prose, and its lines."""
    text = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    return [
        (head.strip() == "[markdown]", body)
        for head, body in re.findall(r"^# %%(.*)\n((?:(?!# %%).*\n?)*)", text, re.MULTILINE)
    ]


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
    notebook = _loaded("jury_in_ten_minutes")

    assert notebook.open_list.undecided == ("adler", "plume")
    assert notebook.kept.main == ("adler",)
    assert notebook.ranking.order[-1] == "datareg"


def test_a_sweep_gives_the_same_on_all_cores():
    """Processes of the standard library give what one core gives."""
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "sweep.py"), "6"], capture_output=True, check=True, encoding="utf-8"
    )

    assert "same answers: True" in done.stdout
    assert "6 of 6" in done.stdout


class TestSpreadsheet:
    """From a table of marks to minutes."""

    def test_a_table_becomes_minutes_and_extracts(self, tmp_path, capsys):
        """The folder holds the ranking, the minutes and one extract a dossier."""
        assert _loaded("spreadsheet").main(EXAMPLES / "marks.csv", tmp_path / "out") == 0
        written = {file.name for file in (tmp_path / "out").iterdir()}
        assert {"ranking.csv", "minutes.md", "minutes.html", "extract-plume.md"} < written
        assert "kept: plume, adler | reserve: cartobio" in capsys.readouterr().out

    def test_an_extract_names_no_other_dossier(self, tmp_path):
        """Whoever receives an extract reads of their own dossier alone."""
        _loaded("spreadsheet").main(EXAMPLES / "marks.csv", tmp_path / "out")
        text = (tmp_path / "out" / "extract-adler.md").read_text(encoding="utf-8")

        assert "adler" in text
        assert [one for one in ("plume", "cartobio", "datareg", "juror-") if one in text] == []

    def test_a_wrong_table_stops_with_all_its_faults(self, tmp_path, capsys):
        """Nothing is written from a table with faults; each is told with its row."""
        table = tmp_path / "marks.csv"
        table.write_text(
            "dossier;juror;impact;team;innovation\nplume;j1;9;3;3\nadler;j1;3;x;3\n", encoding="utf-8"
        )

        assert _loaded("spreadsheet").main(table, tmp_path / "out") == 1
        told = capsys.readouterr().out
        assert ["row 2", "row 3"] == [row for row in ("row 2", "row 3", "row 4") if row in told]
        assert not (tmp_path / "out").exists()

    def test_an_excel_file_gives_what_its_csv_gives(self, tmp_path):
        """The same table decides the same, whichever file holds it."""
        openpyxl = pytest.importorskip("openpyxl", reason=WITHOUT)
        book = openpyxl.Workbook()
        with (EXAMPLES / "marks.csv").open(encoding="utf-8") as file:
            for line in csv.reader(file, delimiter=";"):
                book.active.append([int(cell) if cell.isdigit() else cell or None for cell in line])
        book.save(tmp_path / "marks.xlsx")
        example = _loaded("spreadsheet")
        read = [
            example.decide(example.read(path)) for path in (EXAMPLES / "marks.csv", tmp_path / "marks.xlsx")
        ]

        assert read[0] == read[1]


class TestService:
    """The service answers a ranking with its reasons, or all faults of the table."""

    MARKS = (
        {"item": "plume", "juror": "j1", "impact": 4, "team": 3},
        {"item": "adler", "juror": "j1", "impact": 4, "team": 4},
    )

    @pytest.fixture
    def client(self):
        pytest.importorskip("fastapi", reason=WITHOUT)
        pytest.importorskip("httpx", reason=WITHOUT)
        with warnings.catch_warnings():  # its client of tests warns of its own future
            warnings.simplefilter("ignore")
            from fastapi.testclient import TestClient

        return TestClient(_loaded("service").app)

    def test_it_ranks(self, client):
        """Each item comes with its rank, its exact score and its reason."""
        answer = client.post("/ranking?lang=fr", json={"marks": self.MARKS})

        assert answer.status_code == 200
        assert [(one["item"], one["rank"], one["score"]) for one in answer.json()["ranking"]] == [
            ("adler", 1, "4"),
            ("plume", 2, "7/2"),
        ]
        assert "plume" in answer.json()["ranking"][1]["why"]

    def test_it_tells_all_faults(self, client):
        """A table with faults gets them all back, with their rows, columns and remedies."""
        wrong = [{"item": "plume", "juror": "j1", "impact": 9, "team": ""}, {"item": "adler", "impact": "x"}]
        answer = client.post("/ranking", json={"marks": wrong})

        assert answer.status_code == 422
        assert [(one["row"], one["column"]) for one in answer.json()["faults"]] == [
            (0, "impact"),
            (1, "impact"),
            (1, "juror"),
        ]

    def test_it_refuses_what_is_no_table(self, client):
        """The form of a request is pydantic's to check: nothing but a table of scalars passes."""
        assert [
            client.post("/ranking", json=one).status_code
            for one in ({}, {"marks": []}, {"marks": [1]}, {"marks": self.MARKS, "x": 1})
        ] == [422] * 4

    def test_many_at_once_get_the_same_answer(self, client):
        """A hundred requests at once get one and the same answer, byte for byte."""
        with ThreadPoolExecutor(8) as pool:
            answers = {
                answer.content
                for answer in pool.map(
                    lambda _: client.post("/ranking", json={"marks": self.MARKS}), range(100)
                )
            }

        assert len(answers) == 1

    def test_it_describes_itself(self, client):
        """OpenAPI names the answer; the schema of a whole ranking is the library's own."""
        assert "Answer" in client.get("/openapi.json").json()["components"]["schemas"]
        assert client.get("/schema/ranking").json()["title"] == "Ranking"
