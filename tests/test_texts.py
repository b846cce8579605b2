"""A table as it comes: a text, rows under a heading, a cursor, a frame. What is not stated is found, and told."""

import csv
import io
import pickle
import sqlite3
from fractions import Fraction

import pytest

from eig import jury, rows
from eig._values.nearest_names import Known
from eig.errors import EigError, Fault, Faults
from eig.jury import Rubric, Scale, Scoresheet
from eig.programme import Candidate, Challenge
from eig.rows import Dialect
from eig.rows._rows_of_any_table import lines_of
from eig.rows._separator_encoding_and_heading import decoded
from eig.teams import Person
from helpers import offices
from helpers.counted_calls import calls_of

SCALE = Scale(low=0, high=20, step="0.5")
TWO = Rubric.equal(["impact", "equipe"], scale=SCALE)
TEXT = "Dossier;Juré;Impact;Équipe\nplume;j1;12,5;13\nadler;j1;14;9,5\n"
GRID = [
    ["Notes du jury", None, None, None], ["Dossier", "Juré", "Impact", "Équipe"],
    ["plume", "j1", 12.5, 13], ["adler", "j1", 14, 9.5],
]  # fmt: skip
ROW = {"Identifiant": "c1", "Disponible le": "16/01/2019", "Remarques": "x"}
SHEET = rows.scoresheet(TEXT, TWO, dialect="fr")
WORDS = [
    "Forêt",
    "Lycée",
    "Château",
    "Hôpital",
    "Élan",
    "Énergie",
    "Ça",
    "Noël",
    "Naïf",
    "Maïs",
    "Sûreté",
    "Où",
    "Égalité",
    "Été",
    "Santé",
    "Français",
    "Garçon",
    "Août",
    "Dîner",
    "Théâtre",
    "Père",
    "Brûlé",
    "Aiguë",
    "Haïti",
    "Coût",
    "Goûter",
    "ÉLÈVE",
    "FRANÇOIS",
    "HÉLÈNE",
    "Juré",
    "Müller",
    "Muñoz",
    "José",
]
KNOWN = {"Identifiant", "Remarques"}.__contains__


def found(reading):
    """Return the codes of what was found out of a table."""
    return [one.code for one in reading.found]


def _as_found(given):
    """Return bytes as they are read, or None where they are refused."""
    try:
        return decoded(given)[0]
    except Fault:
        return None


class TestTexts:
    """A text is read in one call."""

    def test_from_a_text_to_a_ranking_in_three_lines(self):
        """The text of a file, pasted or opened, becomes a ranking."""
        sheet = rows.scoresheet(TEXT, TWO, dialect="fr")
        assert ("plume", "adler") == jury.rank(sheet).order
        assert ["found_separator"] == found(sheet.reading)

    @pytest.mark.parametrize("sign", [";", "\t", "|"])
    def test_its_separator_is_found(self, sign):
        """Semicolons, tabs or bars: the rows are the same."""
        assert SHEET == rows.scoresheet(TEXT.replace(";", sign), TWO, dialect="fr")

    @pytest.mark.untraced
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("inner", ["\n", "\r\n", "\r", "\n\n", "\u2028", "\x85"])
    def test_a_quoted_cell_keeps_its_lines(self, end, inner):
        """Rows end as their system ends lines; what stands between quotes is one cell, whatever signs of line ends it holds."""
        text = end.join(["Identifiant;Remarques", f'c1;"un{inner}deux"', f"c2;trois{end}"])
        kept = {"Identifiant": ("c1", "c2"), "Remarques": (f"un{inner}deux", "trois")}
        assert kept == lines_of(text, Dialect(), KNOWN).cells

    def test_a_sign_of_the_end_of_a_line_that_ends_no_row(self):
        """A next-line sign within a cell ends neither the cell nor the row."""
        assert {"a": ["c\x85d"], "b": ["e"]} == lines_of("a;b\nc\x85d;e", Dialect(), KNOWN).cells

    @pytest.mark.untraced(but=["table2-\\r\\n"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("table", [
        ["a;b", "1;2", "3;4"],
        ["a;b", "1;2", "", "3;4", ""],
        ["a;b;", "1;2;", "3;4;"],
        ["a", "1", "", "2"],
        ["Notes", "", "a;b", "1;2"],
        ["a;b", "1;2", "3"],
        ["a;b", f"{'x' * 200_000};2"],
        ["a;b"],
        [],
    ])  # fmt: skip
    def test_quotes_that_nothing_needs_change_nothing(self, table, end):
        """A cell is the same whether it stands in quotes or not, and so is the number of its row."""

        def read(given):
            try:
                lines = lines_of(end.join(given), Dialect(), {"a", "b"}.__contains__)
            except EigError as refused:
                return str(refused)
            told = [(line.number, line.cells, list(map(str, line.faults))) for line in lines]
            return told, lines.blank, lines.found

        quoted = [";".join(f'"{cell}"' if cell else cell for cell in row.split(";")) for row in table]
        assert read(table) == read(quoted)

    def test_commas_part_cells_where_points_mark_decimals(self):
        """A file in English has commas between cells and points in numbers."""
        text = TEXT.replace(",", ".").replace(";", ",")
        assert SHEET == rows.scoresheet(text, TWO, dialect="fr")
        assert "cells parted by commas" in str(rows.scoresheet(text, TWO, dialect="fr").reading)

    def test_a_line_parted_by_another_sign_is_told(self):
        """Two files put end to end, one with semicolons and one with commas: the line is named, not taken for a dossier."""
        with pytest.raises(
            Fault,
            match=r"^row 4 \(zeno,j1,14,9\): expected cells parted as those of the heading, and not by commas",
        ):
            rows.scoresheet(TEXT + "zeno,j1,14,9\n", TWO, dialect="fr")
        remark = rows.scoresheet(f"{TEXT}Lu par a, b et c\n", TWO, dialect="fr").reading
        assert "row 4 names a dossier or a juror and nothing else" in str(remark)

    def test_commas_that_part_cells_and_mark_decimals_are_told(self):
        """Nothing is made of a file whose commas mean two things: a row has more cells than the heading."""
        with pytest.raises(Faults) as caught:
            rows.scoresheet(TEXT.replace(";", ","), TWO, dialect="fr")
        assert {"rows.cell_each"} == {one.code for one in caught.value.faults}

    @pytest.mark.parametrize(
        ("encoding", "told"),
        [
            ("utf-8", False),
            ("utf-8-sig", False),
            ("cp1252", True),
            ("utf-16", True),
            ("cp850", True),
            ("mac_roman", True),
        ],
    )
    def test_its_encoding_is_found(self, encoding, told):
        """Bytes are UTF-8; what Windows and spreadsheets write otherwise is read, and told."""
        sheet = rows.scoresheet(TEXT.encode(encoding), TWO, dialect="fr")

        assert SHEET == sheet
        assert told == ("found_encoding" in found(sheet.reading))

    @pytest.mark.parametrize("codec", ["cp1252", "cp850", "mac_roman"])
    def test_no_accent_of_an_office_is_read_wrongly_in_silence(self, codec):
        """What Excel writes on Windows, as MS-DOS and for a Macintosh: read as meant, or refused with both names."""
        assert all(_as_found(word.encode(codec)) in (word, None) for word in WORDS)
        assert " ".join(WORDS) == _as_found(" ".join(WORDS).encode(codec))

    def test_signs_of_windows_are_read_as_windows_writes_them(self):
        """Quotes, dots, dashes and names of other countries are no reason to take a file for another's."""
        signs = [
            "Paris–Lyon",
            "l’an",
            "etc…",
            "«\u00a0oui\u00a0»",
            "“ici”",
            "k€",
            "n°3",
            "N°dossier",
            "Muñoz",
            "Škoda",
            "Tomáš",
        ]

        assert signs == [_as_found(one.encode("cp1252")) for one in signs]

    def test_accents_that_were_decoded_wrongly_are_mended_and_told(self):
        """Ã© stands for é: the whole text is read as it was meant, and the ranking says so."""
        sheet = rows.scoresheet(TEXT.encode().decode("cp1252"), TWO, dialect="fr")

        assert SHEET == sheet
        assert "mended" in [one.code for one in jury.rank(sheet).cautions]

    @pytest.mark.parametrize("cell", ["Ã‰cologie \u2015", "\ufffdcologie"])
    def test_accents_that_cannot_be_mended_are_told_by_column(self, cell):
        """A cell that lost its accents stays as it is, and its column is named."""
        text = TEXT.replace("plume", cell)
        assert ["slips"] == [one.code for one in rows.scoresheet(text, TWO, dialect="fr").reading.cautions]
        given = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        assert "Dossier" == rows.scoresheet(given, TWO, dialect="fr").reading.cautions[0].facts["column"]

    def test_its_heading_is_found(self):
        """A title above the heading is passed over and told; rows keep the number that the sheet gives them."""
        text = f"Jury du 4 juillet;;;\n;;;\n{TEXT}adler;j2;21;9\n"
        with pytest.raises(Fault, match=r"row 6, 'Impact' \(adler, j2\)"):
            rows.scoresheet(text, TWO, dialect="fr")
        sheet = rows.scoresheet(text.replace("21", "11"), TWO, dialect="fr")
        assert "the heading is row 3; above it, row 1 was not read" in str(sheet.reading)

    def test_a_heading_in_no_known_words_is_the_first_full_row(self):
        """Where nothing is known, the first row that fills most cells is the heading."""
        read = rows.reviews(
            "Dégustation\nVin;Qui;Points obtenus\nA1;Ana;12\n",
            columns={"Vin": "item", "Qui": "juror", "Points obtenus": "mark"},
            dialect="fr",
        )
        assert ("A1",) == read.items

    def test_decimal_commas_are_found(self):
        """Without a dialect, numbers such as 12,5 say that a comma marks decimals."""
        read = rows.reviews("item;juror;mark\na;j1;12,5\nb;j1;3\n")
        assert [Fraction(25, 2), 3] == [one.mark for one in read.reviews]
        assert "numbers with a decimal comma" in str(read.reading)

    def test_a_number_with_two_readings_is_a_fault_with_both(self):
        """1,234 may be a thousand or a little more than one: neither is guessed."""
        with pytest.raises(Fault, match=r"where this is 1\.234 or 1234"):
            rows.reviews("item;juror;mark\na;j1;1,234\n")
        assert (
            Fraction(617, 500) == rows.reviews("item;juror;mark\na;j1;1,234\n", dialect="fr").reviews[0].mark
        )

    def test_two_separators_that_fit_are_a_fault_with_both(self):
        """Where rows are as wide by one sign as by another, the caller says which parts cells."""
        with pytest.raises(Fault, match="not semicolons or commas as well, got 'a;b,c;d,e'"):
            rows.read("a;b,c;d,e\n1;2,3;4,5\n", Candidate)

    @pytest.mark.parametrize("text", ["", "\n\n", "id;name\n", b"", "id\n"])
    def test_a_text_without_rows_is_refused(self, text):
        """A heading alone is no table."""
        with pytest.raises(Fault, match="a table with rows"):
            rows.read(text, Candidate)

    def test_a_text_of_one_column(self):
        """A list of identifiers needs no separator."""
        assert ["c1", "c2"] == [one.id for one in rows.read("id\nc1\nc2\n", Candidate)]

    def test_a_quoted_cell_may_hold_lines_and_signs(self):
        """A separator or a line break inside quotes parts nothing."""
        text = 'Identifiant;Nom;Remarques\nc1;"Ada; L.";"une\nligne"\n'
        (read,) = rows.read(text, Candidate, dialect="fr")
        assert "Ada; L." == read.name
        assert ["a;b"] == [one.id for one in rows.read('id\n"a;b"\n', Candidate)]

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "text",
        [
            "dossier;Titre;Ana;Bo\nA;x;1;2\nB;y;3;4\nC;z;5;6\nD;t;9;9\n",
            'dossier;Titre;Ana;Bo\nA;"x";1;2\nB;y\'s 12";3;4\nC;"z, ""a""\nb";5;6\nD;;9;9\nE;"u";8;7',
            'dossier\tTitre\tAna\tBo\r\nA\t12"\t1\t2\r\nB\t13"\t3\t4\r\n\r\nC\t"z"\t5\t6\r\n',
        ],
    )
    def test_a_stray_quote_gives_no_mark_to_another_row(self, text):
        """Wherever one quote is planted, each row keeps its own marks, or it is a fault that names a row."""
        options = {"ignore": ["Titre"], "jurors": ["Ana", "Bo"], "blank": "unseen", "scale": SCALE}
        kept = rows.reviews(text, **options).by_item
        refused = 0
        for at in range(text.index("\n") + 1, len(text) + 1):
            try:
                read = rows.reviews(text[:at] + '"' + text[at:], **options).by_item
            except (Fault, Faults) as wrong:
                read = {} if all(one.row for one in wrong.faults) else None
                refused += 1
            assert not [own for name, own in read.items() if own.items() - kept.get(name, own).items()]
            assert len(read) in (0, len(kept))
        assert refused >= len(kept)

    def test_a_quote_that_takes_in_rows_or_never_ends_is_a_fault_of_its_row(self):
        """A quote closed by that of another row, or by none in a long text, is told where it opens; prose reads."""
        whole = 'id,name,x\nc1,"Ada,1\nc2,Bo",2\n'
        endless = 'id;name\nc1;"d\n' + f"c2;{'e' * 90}\n" * 2000
        for text, row in ((whole, 2), (endless, 2), ('id;name\nc1;d\n"c2";"a"b\n', 3)):
            with pytest.raises(Fault, match=f"^row {row}: expected quotes that are closed"):
                rows.read(text, Candidate, ignore="rest")
        prose = 'id,title,aim\nc1,A,"Dear all, I\nthank you, Ada"\nc2,B,"x, y"\n'
        aims = [one.aim for one in rows.read(prose, Challenge, ignore="rest")]
        assert aims == ["Dear all, I\nthank you, Ada", "x, y"]

    def test_a_cell_too_long_is_refused(self):
        """What no csv reader takes is refused in words."""
        with pytest.raises(Fault, match="a text with cells parted by"):
            rows.read(f'id;name\nc1;"d"\nc2;{"x" * 200_000}\n', Candidate)
        with pytest.raises(Fault, match="a text with cells parted by"):
            rows.read("id;name\nc1;d\n" * 90 + f"c2;{'x' * 200_000}\n", Candidate)

    def test_a_heading_twice_is_refused(self):
        """A column that stands twice would hide the first."""
        with pytest.raises(Fault, match="each column once"):
            rows.read("id;name;name\nc1;a;b\n", Candidate)

    def test_every_call_takes_a_text(self):
        """Reviews, lists and groups are read from a text as well."""
        assert {"plume": ("j1",), "adler": ("j1",)} == rows.grouped(
            TEXT, by="Dossier", of="Juré", dialect="fr"
        )
        wide = rows.reviews(
            "Vin;Ana;Bo\nA1;12;13,5\n", columns={"Vin": "item"}, jurors=["Ana", "Bo"], dialect="fr"
        )
        assert 2 == len(wide.reviews)
        lists = rows.scoresheets(
            "Défi;Profil;Candidat;Juré;Impact\nplume;dev;c1;j1;12\n",
            Rubric.equal(["impact"], scale=SCALE),
            dialect="fr",
        )
        assert [("plume", "dev")] == [*lists]


class TestRowsUnderAHeading:
    """Rows without names, as a sheet or a cursor has them."""

    def test_values_of_a_sheet(self):
        """Tuples of values under their heading, a title above it."""
        sheet = rows.scoresheet([tuple(row) for row in GRID], TWO, dialect="fr")
        assert SHEET == sheet
        assert ["found_heading"] == found(sheet.reading)
        with pytest.raises(Fault, match=r"row 5, 'Impact'"):
            rows.scoresheet([*GRID, ["cibnav", "j1", 25, 1]], TWO, dialect="fr")

    def test_cells_of_a_sheet(self):
        """Cells of openpyxl hold their value."""

        class Cell:
            coordinate = "A1"

            def __init__(self, value):
                self.value = value

        cells = [tuple(map(Cell, row)) for row in GRID]
        assert SHEET == rows.scoresheet(cells, TWO, dialect="fr")

    def test_a_cell_that_shows_a_percentage_is_told(self):
        """A cell of openpyxl that shows 50 % holds 0.5: neither is guessed."""

        class Cell:
            coordinate, number_format = "A1", "0%"

            def __init__(self, value):
                self.value = value

        with pytest.raises(Fault, match=r"row 2, 'Impact'.*got '50 %'"):
            rows.scoresheet([GRID[1], ["plume", "j1", Cell(0.5), 13]], TWO, dialect="fr")

    @pytest.mark.parametrize(
        "given", ["notes.csv", "/home/x/notes d'été.XLSX", b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0"]
    )
    def test_what_is_no_text_of_a_table_is_told(self, given):
        """The name of a file, and the bytes of a workbook, are told as what they are; and so is a file itself."""
        with pytest.raises(Fault, match="expected the text of a table"):
            rows.reviews(given, dialect="fr")
        with pytest.raises(Fault, match=r"Of a file, give what read\(\) returns"):
            rows.reviews(io.StringIO("dossier;Ana\nA;1\n"), jurors=["Ana"], dialect="fr")

    @pytest.mark.parametrize(
        ("text", "wrong"),
        [
            ("Défi;Personne\nquais;c1\nTotal;1\n", "row 3: expected a row of its own"),
            ("Défi;Personne\nquais;c1\nQuais;c2\n", "row 3, 'Défi': expected one spelling"),
            ("Défi;Personne\nquais;c1\nbus;C1\n", "row 3, 'Personne': expected one spelling"),
            ("Défi;Personne\nquais;c1\nquais;c1\n", "row 3: expected what stands once"),
        ],
    )
    def test_groups_are_not_guessed(self, text, wrong):
        """A total, two spellings of one name and a row that stands twice are faults of a table of teams."""
        with pytest.raises(Fault, match=wrong):
            rows.grouped(text, by="Défi", of="Personne", dialect="fr")

    @pytest.mark.parametrize(
        "text",
        [
            "Défi;Personne\nquais;c1\nquais;c2\nbus;c3\n",
            "DEFI;Personnes (obligatoire)\nquais;c1, c2\nbus;c3\n",
            "Défi;Personne 2;Personne 1;Mail\nquais;c2;c1;x\nbus;;c3;y\n",
            "Équipes de 2018;;\nDéfi;Personne;N°\nquais;c1;1\n;;\nquais;c2;2\nbus;c3;3\n",
        ],
    )
    def test_teams_are_read_however_a_sheet_lays_them_out(self, text):
        """A row a person, several in one cell or in numbered columns: no name is made of two, whatever the headings."""
        teams = rows.grouped(text, by="Défi", of="Personne", dialect="fr")

        assert teams == {"quais": ("c1", "c2"), "bus": ("c3",)}
        assert teams == pickle.loads(pickle.dumps(teams))
        assert {"group", "member"} == {one.fills for one in teams.reading.columns if one.fills}

    def test_teams_may_be_called_by_titles_and_names(self):
        """What the office calls by another name is its identifier, however that is typed; two that are one stand twice."""
        text = "Défi;Personnes\nQUAIS OUVERTS;Ada A., c2\n"
        named = {"Quais ouverts": "quais", "Ada A.": "c1"}
        assert {"quais": ("c1", "c2")} == rows.grouped(
            text, by="Défi", of="Personnes", dialect="fr", named=named
        )
        with pytest.raises(Fault, match="row 3: expected what stands once"):
            rows.grouped(f"{text}quais;c1\n", by="Défi", of="Personnes", dialect="fr", named=named)

    def test_what_was_guessed_of_teams_is_told(self):
        """The sign between cells, the row of the heading, columns left aside, names that resemble, accents: all of it."""
        text = "Équipes;;\nDéfi;Personne;Mail\nquais;Mme Durand;x\nbus;Durand;y\nparc;HÃ©lÃ¨ne;z\nphare;D’Août;u\n"
        told = rows.grouped(text, by="Défi", of="Personne", dialect="fr").reading

        assert ["found_separator", "found_heading"] == [one.code for one in told.found]
        assert ["aside", "alike", "slips"] == [one.code for one in told.cautions]
        assert {"plume": ("c1", "c2")} == rows.grouped([{"a": "plume", "b": ["c1", "c2"]}], by="a", of="b")

    def test_a_row_longer_than_its_heading(self):
        """A cell beyond the last column is a fault; blank ones are not."""
        assert SHEET == rows.scoresheet([*GRID[1:3], [*GRID[3], None, ""]], TWO, dialect="fr")
        with pytest.raises(Fault, match="a cell for each column"):
            rows.scoresheet([*GRID[1:3], [*GRID[3], "x"]], TWO, dialect="fr")
        short = rows.scoresheet([[*GRID[1], "Avis", None], *GRID[2:]], TWO, dialect="fr")
        assert SHEET == short

    @pytest.mark.parametrize("factory", [None, sqlite3.Row])
    def test_two_columns_of_one_name_are_a_fault_of_a_cursor_too(self, factory):
        """Of two columns that a query calls the same, neither is read in the place of the other."""
        base = sqlite3.connect(":memory:")
        base.row_factory = factory
        with pytest.raises(Fault, match=r"each column once.*got 'mark'"):
            rows.reviews(base.execute("select 'a' item, 'j' juror, 3.5 mark, 17 mark"))
        base.close()

    def test_rows_of_a_cursor(self):
        """A cursor gives tuples, and says the names of its columns."""
        base = sqlite3.connect(":memory:")
        base.execute("create table notes (dossier, jure, impact, equipe)")
        base.executemany("insert into notes values (?, ?, ?, ?)", GRID[2:])
        assert SHEET == rows.scoresheet(base.execute("select * from notes"), TWO, dialect="fr")

    @pytest.mark.parametrize("given", [3, None, {"a": 1}])
    def test_what_is_no_table_is_refused(self, given):
        """A number, nothing or one row are no table."""
        with pytest.raises(ValueError, match="rows"):
            rows.read(given, Candidate)


class TestHeadings:
    """A wrong heading is told as such, not by a fault for each cell."""

    def test_rows_parted_by_another_sign(self):
        """A file with commas that was parted by semicolons has one column: nothing is made of it."""
        table = list(csv.DictReader(io.StringIO(TEXT.replace(",", ".").replace(";", ",")), delimiter=";"))
        with pytest.raises(Fault, match="this one holds commas, got 'Dossier,Juré,Impact,Équipe'"):
            rows.scoresheet(table, TWO, dialect="fr")

    def test_a_title_that_was_taken_for_the_heading(self):
        """Where the names of columns stand in a row below, one fault says which."""
        table = list(csv.DictReader(io.StringIO(f"Jury;;;\n{TEXT}"), delimiter=";"))
        with pytest.raises(Fault, match="the names of columns, which stand in row 2"):
            rows.scoresheet(table, TWO, dialect="fr")


class TestCells:
    """A cell that cannot be read says what it is."""

    @pytest.mark.parametrize(
        ("cell", "said"),
        [
            ("50 %", "no percentage"),
            ("12,5%", "no percentage"),
            ("#DIV/0!", "error of a formula"),
            ("#N/A", "error of a formula"),
            ("#VALEUR!", "error of a formula"),
            ("#NOM?", "error of a formula"),
        ],
    )
    def test_of_numbers(self, cell, said):
        """A percentage, the error of a formula."""
        with pytest.raises(Fault, match=said):
            rows.reviews([{"item": "a", "juror": "j", "mark": cell}], dialect="fr")

    def test_of_names(self):
        """The error of a formula names nobody."""
        with pytest.raises(Fault, match="error of a formula"):
            rows.read([{"id": "#REF!"}], Candidate)
        assert "#plume" == rows.read([{"id": "#plume"}], Candidate)[0].id

    @pytest.mark.parametrize("cell", [43481, "43481", 43481.0])
    def test_of_dates(self, cell):
        """The number of a day is told with the day that it would be; a small number is none."""
        with pytest.raises(Fault, match="counts 16 January 2019 by"):
            rows.read([{"id": "c1", "available_from": cell}], Candidate)
        with pytest.raises(Fault, match="a date, such as"):
            rows.read([{"id": "c1", "available_from": 12}], Candidate)


class TestLayouts:
    """What offices add to a table for people who look at it: said, or read where one reading fits."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("Dossier;Juré;Impact;Équipe\n;;(sur 20);(sur 20)\nplume;j1;12;13\n", ("(sur 20)", "(sur 20)")),
            ("Dossier;Juré;Impact;Équipe\nItem;Juror;(/20);note\nplume;j1;12;13\n", ("(/20)", "note")),
            ("Dossier;Impact;;Équipe;\n;J1;J2;J1;J2\nplume;12;13;11;10\n", ("J1", "J2", "J1")),
        ],
    )
    def test_a_second_row_of_names(self, text, said):
        """Names that stand in two rows are one fault, which shows the second."""
        with pytest.raises(Fault, match="row 2: expected values under the heading") as caught:
            rows.scoresheet(text, TWO, dialect="fr")
        assert said == caught.value.value

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "row", ["plume;j1;douze;13", "plume;j1;douze;treize", "Total;;24;26", "plume;j1;abs;abs"]
    )
    def test_a_row_about_somebody_is_no_second_heading(self, row):
        """Whatever its cells hold, a row that names a dossier is read, or told cell by cell."""
        text = f"Dossier;Juré;Impact;Équipe\n{row}\nadler;j1;14;9,5\n"
        try:
            told = str(rows.scoresheet(text, TWO, dialect="fr").reading)
        except ValueError as wrong:
            told = str(wrong)
        assert "heading" not in told

    def test_names_of_columns_under_those_of_jurors(self):
        """A criterion a juror, under a row of jurors: the fault says that two rows hold names, and what to do."""
        with pytest.raises(Faults) as caught:
            rows.scoresheet(
                ";Ana;;Bo;\nDossier;Impact;Équipe;Impact;Équipe\nplume;12;13;11;10\n", TWO, dialect="fr"
            )
        assert {"rows.two_headings"} == {one.code for one in caught.value.faults}

    def test_a_name_that_stands_in_two_merged_rows(self):
        """A column whose name stands above the others, where its cells were merged, is called so, and it is told."""
        marks = rows.reviews(
            "Dossier;Jury de mai;\n;Ana;Bo\nplume;12;13\n", jurors=["Ana", "Bo"], scale=SCALE, dialect="fr"
        )
        assert ("plume",) == marks.items
        assert ["found_separator", "found_heading", "name_above"] == found(marks.reading)
        grid = [["Dossier", "Jury de mai", None], [None, "Ana", "Bo"], ["plume", 12, 13]]
        assert marks == rows.reviews(grid, jurors=["Ana", "Bo"], scale=SCALE, dialect="fr")
        with pytest.raises(Fault, match=r"a column for 'dossier'.*\(A\)"):
            rows.reviews(
                "Mai 2024;;\n;Ana;Bo\nplume;12;13\n", jurors=["Ana", "Bo"], scale=SCALE, dialect="fr"
            )

    def test_the_heading_again(self):
        """The heading that each printed page repeats is left out, and told."""
        again = rows.scoresheet(TEXT.replace("adler", "Dossier;Juré;Impact;Équipe\nadler"), TWO, dialect="fr")
        assert SHEET == again
        (told,) = [one for one in again.reading.found if one.code == "heading_again"]
        assert "row 3 says the heading again, and was left out" == str(told)
        named = rows.scoresheet("Dossier;Juré;Impact;Équipe\nDossier;j1;12;13\n", TWO, dialect="fr")
        assert ("Dossier",) == named.items

    @pytest.mark.untraced
    def test_columns_without_a_name(self):
        """Each has its letter, and is told as any other; one that holds nothing is no column."""
        text = "Dossier;;Ana;;;Bo\nplume;x;12;y;;13\nadler;x;14;z;;9\n"
        marks = rows.reviews(text, jurors=["Ana", "Bo"], scale=SCALE, dialect="fr")
        assert ["(B)", "(D)"] == [one.heading for one in marks.reading.columns if one.fills is None]
        wide = "".join(f"{at};" for at in range(27))
        ids = rows.read(f"id;{wide};last\nc1;{wide}y;x\n", Candidate, ignore="rest")
        assert "(AC)" in [one.heading for one in ids.reading.columns]

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("cell", "said"),
        [
            ("12 pts", "'pts'.* Write the number;"), ("14,5 points", "without 'points'"), ("52 000 €", "without '€'"), ("10 (1)", r"\(1\)"),
            ("12/20", "Write the mark alone where the scale ends at 20"), ("12 sur 20", "ends at 20"), ("douze", "such as 13,5"),
        ],
    )  # fmt: skip
    def test_what_stands_beside_a_number(self, cell, said):
        """A unit, a note or what it is out of is named, and the number alone is the remedy."""
        for name, kind in (
            ("mark", rows.reviews),
            ("cost", lambda table, dialect: rows.read(table, Person, dialect=dialect)),
        ):
            row = {"item": "a", "juror": "j"} if name == "mark" else {"id": "a"}
            with pytest.raises(Fault, match="a whole number" if cell == "douze" and name == "cost" else said):
                kind([{**row, name: cell}], dialect="fr")

    @pytest.mark.slow
    def test_units_of_a_whole_column_are_summed_up(self):
        """However the numbers differ, sixty cells with one unit are one line."""
        marks = "".join(f"d{at};j1;{at % 20} pts\n" for at in range(60))
        with pytest.raises(Faults) as caught:
            rows.reviews(f"Dossier;Juré;Note\n{marks}", scale=SCALE, dialect="fr")
        assert "60 times expected a number alone, without 'pts'" in str(caught.value)

    def test_merged_cells(self):
        """Of merged cells, a sheet keeps the first: each other is a fault that says so."""
        with pytest.raises(Fault, match=r"row 3, 'Dossier'.*Of merged cells the first alone"):
            rows.scoresheet(TEXT.replace("adler", "").replace("\n;j1", "\n;j2"), TWO, dialect="fr")

    @pytest.mark.parametrize("read", [rows.reviews, rows.scoresheet])
    def test_the_heading_of_a_group_among_columns_of_jurors(self, read):
        """It is left out and told; another row that nobody marked is one fault, or no dossier of a list, and told."""
        text = "Dossier;Ana;Bo\nSuppléants;;\nplume;12;13\n"
        given = {"scale": SCALE} if read is rows.reviews else {"rules": Rubric.equal(["goût"], scale=SCALE)}
        marks = read(text, jurors=["Ana", "Bo"], dialect="fr", **given)
        assert ("plume",) == marks.items
        assert "headed" in [one.code for one in jury.rank(marks).cautions]

    def test_words_where_marks_would_stand_are_told(self):
        """A juror who was absent or stepped back has no mark, and the account says by which word."""
        marks = rows.reviews(
            "Dossier;Ana;Bo\nplume;12;abs\nadler;déport;9\n", jurors=["Ana", "Bo"], scale=SCALE, dialect="fr"
        )
        assert {"abs": "absent", "déport": "recused"} == marks.reading.words

    def test_a_row_that_nobody_marked(self):
        """Among columns of jurors it is one fault, which asks whether it is a dossier."""
        text = "Dossier;Ana;Bo\nMinistère;;\nplume;12;\nadler;abs;abs\n"
        with pytest.raises(Faults) as caught:
            rows.reviews(text, jurors=["Ana", "Bo"], scale=SCALE, dialect="fr")
        assert ["rows.any_mark", "rows.filled"] == sorted(one.code for one in caught.value.faults)

    @pytest.mark.untraced
    @pytest.mark.parametrize("lacks", ["Dossier", "Juré", "Profil", "Défi"])
    def test_a_column_that_is_not_there_is_told_once(self, lacks):
        """However many rows need it, the fault is of the heading."""
        row = {"Dossier": "a", "Juré": "j", "Profil": "dev", "Défi": "plume", "impact": 3, "equipe": 4}
        table = [
            {key: cell for key, cell in {**row, "Dossier": one}.items() if key != lacks} for one in "abc"
        ]
        with pytest.raises(Fault, match="heading: expected a column for"):
            rows.scoresheets(
                table, TWO, dialect="fr", columns={} if lacks == "Dossier" else {"Dossier": "item"}
            )
        if lacks in {"Dossier", "Juré"}:
            with pytest.raises(Fault, match="heading: expected a column for"):
                rows.scoresheet(table, TWO, dialect="fr", ignore=["Défi"])


class TestLanguageAndLeniency:
    """The language of a table is one choice, what may be left aside another."""

    def test_a_language_is_a_dialect(self):
        """French is French, by its name."""
        assert rows.read([ROW], Candidate, dialect="fr") == rows.read(
            [ROW], Candidate, dialect=Dialect.french()
        )
        assert rows.read([{"id": "c1"}], Candidate, dialect="en") == rows.read([{"id": "c1"}], Candidate)

    def test_nothing_may_be_left_aside(self):
        """In French as elsewhere, a reader may ask that every column be read."""
        with pytest.raises(Fault, match="Remarques"):
            rows.read([ROW], Candidate, dialect="fr", ignore="nothing")
        assert 1 == len(rows.read([ROW], Candidate, dialect="fr", ignore="rest"))

    @pytest.mark.parametrize(
        ("name", "near"), [("c010", ()), ("c01", ("c001",)), ("C 001", ("c001",)), ("zz1", ("zzz",))]
    )
    def test_a_suggestion_points_to_no_other(self, name, near):
        """Figures tell names apart: c010 is not c001, and c01 may be."""
        assert near == Known(["c001", "c002", "zzz"]).nearest(name)


class TestWork:
    """Reading is the bulk of a request: each cell that stands often is read once."""

    @pytest.mark.slow
    def test_reading_costs_about_what_building_costs(self):
        """A table is read in at most three and a half times the calls that the same marks take, given as values."""
        names = ["impact", "equipe", "donnees", "usagers", "cout"]
        rubric = Rubric.equal(names, scale=SCALE)
        marks = [(f"d{item}", f"j{juror}", {name: str((item * juror) % 21) for name in names}) for item in range(60) for juror in range(8)]  # fmt: skip
        table = [{"Dossier": item, "Juré": juror, **given} for item, juror, given in marks]

        built = calls(lambda: Scoresheet.from_marks(rubric, marks))
        read = calls(lambda: rows.scoresheet(table, rubric, dialect="fr"))

        assert read < 3.5 * built


def calls(run):
    """Return how many Python functions a run calls, once it has run before."""
    run()
    return calls_of(run, events=("call",))


class TestOffices:
    """Twelve files as offices have them, each with its traps, from bytes to decision."""

    @pytest.mark.slow
    def test_each_file_gives_what_it_gave(self):
        """Lines read, faults, doubts and decisions of each file are those kept, in French."""
        told = offices.accounts()

        assert offices.KEPT.read_text(encoding="utf-8") == told
        assert 12 == len(offices.CALLS) == len([*offices.FOLDER.glob("*.*")]) - 1


def test_groups_of_a_column_that_is_not_there_are_refused():
    """What is to be parted stands in a column of the table, or the heading is told."""
    with pytest.raises(Fault, match=r"grouped\.of: expected a column of the table, got 'person'"):
        rows.grouped([{"opening": "a"}], by="opening", of="person")
