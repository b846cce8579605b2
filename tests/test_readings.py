"""What was read of a table travels with what is made of it: columns, rows, words and names, and every doubt."""

import json
import pickle
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from eig import jury, rows
from eig.book import Book
from eig.convert import from_json, to_json
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Criterion, JuryRules, Review, Rubric, Scale, Scoresheet
from eig.programme import Application, Candidate, Juror, Panel
from eig.programme.appointments import Event
from eig.programme.people import Mentor
from eig.programme.tables import ReadColumn, TableReading
from eig.promotions import P3
from eig.rows import Dialect
from eig.rows._spellings_that_may_be_one_name import resembling
from helpers import spellings

FRENCH = Dialect.french()
SCALE = Scale(low=0, high=20, step="0.5")
TWO = Rubric.equal(["impact", "equipe"], scale=SCALE)
ROW = {"Dossier": "plume", "Juré": "j1", "Impact": "12", "Équipe": "13"}
OTHER = {"Dossier": "adler", "Juré": "j2", "Impact": "10", "Équipe": "9"}


WIDE = {"columns": {"Vin": "item"}, "dialect": FRENCH, "scale": SCALE, "blank": "unseen"}


def _read_of_juror(heading, juror):
    """Return the reviews of a table in which the marks of a juror stand under a heading, as text."""
    return str(rows.reviews([{"Vin": "A1", heading: "12", "Zoe": "9"}], jurors=[juror, "Zoe"], **WIDE))


def read(*given, **options):
    """Return the scoresheet of a French table."""
    return rows.scoresheet(list(given), TWO, dialect=FRENCH, **options)


def codes(value):
    """Return the codes of the cautions of a value."""
    return [one.code for one in value.cautions]


class TestSpellings:
    """Headings as people write them, made by rule over all tables."""

    @pytest.mark.slow
    def test_no_spelling_is_dropped(self):
        """However a heading is spelt, its column is read rightly, or it is told."""
        found = spellings.outcomes()
        counts = Counter(chain.from_iterable(given.values() for given in found.values()))

        assert {"read", "told"} == {*counts}
        assert counts.total() > 800
        assert counts["read"] > 0.99 * counts.total()

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("heading", "aside"),
        [
            ("Commentaire du juré", True),
            ("Date du jury", True),
            ("Avis du jury", False),
            ("Mail du juré", True),
        ],
    )
    def test_what_is_of_something_is_not_that_thing(self, heading, aside):
        """An opinion of the jury is an opinion; a comment of a juror is no juror, and is left aside."""
        sheet = read({**ROW, heading: "favorable"} if not aside else {**ROW, heading: "texte"})

        assert aside == (heading in [one.heading for one in sheet.reading.left_aside])

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "heading", ["Avis du porteur", "Avis de l'employeur", "Avis du service d'origine"]
    )
    def test_an_opinion_of_somebody_else_is_no_juror_s(self, heading):
        """Read as the juror's own, a host's opinion would leave the best dossier out: it is refused, or left aside on purpose."""
        with pytest.raises(Fault, match="its cells are opinions"):
            read({**ROW, heading: "défavorable"})
        assert read({**ROW, "Coup de cœur du porteur": "oui"}).sheets[0].champion is False

    @pytest.mark.parametrize("heads", ["Nom;Prénom", "Porteur"])
    def test_half_a_name_is_no_item_and_a_fault_lists_the_columns_of_the_sheet(self, heads):
        """Of two people of one family name neither is dropped as said twice; no column is named that nobody wrote."""
        cells = ";".join("Durand" for _ in heads.split(";"))
        text = f"{heads};Ana;Bo\n{cells};12;13\n{cells};11;12\n"
        with pytest.raises(Fault, match="a column for") as caught:
            rows.reviews(text, jurors=["Ana", "Bo"], scale=SCALE, dialect="fr")
        assert [*heads.split(";"), "Ana", "Bo"] == [*caught.value.value]

    def test_the_name_of_a_thing_gives_way_to_its_number(self):
        """Where a sheet numbers dossiers and titles them, one column is the item, the other is told."""
        sheet = read(
            {"N° de dossier": "d1", "Intitulé du dossier": "Plume", **{k: ROW[k] for k in ("Juré", "Impact")}}
        )

        assert ("d1",) == sheet.items
        assert ["Intitulé du dossier"] == [one.heading for one in sheet.reading.left_aside]

    def test_numbered_columns_of_one_name_stand_together(self):
        """Wishes are read in the order of their numbers, whatever each heading looks like."""
        row = {"Candidat": "c1", "Voeu n°2": "adler", "VŒU 1": "plume", "3e vœu": "cibnav", "Date 2": "x"}
        (asked,) = rows.read([row], rows_of_wishes(), dialect=FRENCH)

        assert ("plume", "adler", "cibnav") == asked.wishes

    @pytest.mark.untraced
    @pytest.mark.parametrize("name", ["Chloé", "Mme Durand", "Bo", "j1"])
    def test_marks_stand_under_a_juror_however_the_heading_is_spelt(self, name):
        """Case, accents and what a form adds change no column; *Note de* somebody holds their marks, *Avis de* does not."""
        known = rows.reviews([{"Vin": "A1", name: "12", "Zoe": "9"}], jurors=[name, "Zoe"], **WIDE)
        spelt = [*spellings.written(name), f"Note de {name}", f"Note {name} (/20)", f"{name} (sur 20)"]
        told = {one: _read_of_juror(one, name) for one in spelt if one != spellings.plural(name)}

        assert {str(known)} == {*told.values()}
        for other in (f"Avis de {name}", f"Remarques {name}", f"{name}a"):
            with pytest.raises(Fault, match=r"reviews\.jurors: expected a column"):
                _read_of_juror(other, name)

    def test_of_two_columns_that_may_be_a_juror_s_the_one_of_the_very_name_is(self):
        """The other is told as a column of marks that nobody reads; of two jurors of one spelling, neither is guessed."""
        row = {"Vin": "A1", "Ana": "12", "Bo": "9"}
        with pytest.raises(Fault, match="got 'Note de Ana'"):
            rows.reviews([{**row, "Note de Ana": "3"}], jurors=["Ana", "Bo"], **WIDE)
        with pytest.raises(Faults, match="reviews") as told:
            rows.reviews([{"Vin": "A1", "NOÊ": "12"}], jurors=["Noé", "Noe"], **WIDE)
        assert {"Noé", "Noe"} == {one.value for one in told.value.faults}

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "heading", ["N°", "#", "Rang", "RANG FINAL", "Classement", "N° d'ordre", "Rank", "Place"]
    )
    def test_what_numbers_or_ranks_the_rows_is_told_and_never_a_mark(self, heading):
        """A column of ranks changes no score, refuses no table, and is named in the cautions of whatever is made of it."""
        given = [{**row, heading: at} for at, row in enumerate((ROW, OTHER), start=1)]
        ranking = jury.rank(read(*given))

        assert jury.rank(read(ROW, OTHER)).scores == ranking.scores
        assert [heading in str(one) for one in ranking.cautions if one.code == "aside"] == [True]
        with pytest.raises(Fault, match="a column for each criterion"):
            read({"Dossier": "plume", "Juré": "j1", heading: "1"})

    def test_a_number_that_is_missing_is_told_before_the_column_that_follows(self):
        """Where the first and the third wish lack a column, the second and the fourth are not both behind them."""
        row = {"Candidat": "c1", "Vœu 2": "adler", "Vœu 3": "cibnav", "Vœu 5": "bus"}
        (told,) = rows.read([{**row, "Vœu 5": ""}], Application, dialect=FRENCH).reading.doubts
        assert ("Vœu 5", 2) == (told.facts["column"], told.facts["count"])
        del row["Vœu 5"]
        (told,) = rows.read([row], Application, dialect=FRENCH).reading.doubts
        assert ("Vœu 2", 1) == (told.facts["column"], told.facts["count"])

    @pytest.mark.parametrize("cell", ["✓", "♥", "OK", "recevable", "Complet"])
    def test_a_yes_is_read_however_it_is_said(self, cell):
        """A tick, a heart, *OK* or *recevable* say yes; a fault names yes and no in the language of the table."""
        assert rows.read([{"Candidat": "c1", "Recevable": cell}], Application, dialect=FRENCH)[0].complete
        with pytest.raises(Fault, match="one of 'oui' or 'non', got 'bof'"):
            rows.read([{"Candidat": "c1", "Recevable": "bof"}], Application, dialect=FRENCH)

    def test_a_number_of_what_has_one_value_is_told(self):
        """Two columns that number marks of no criterion are not read, and each is told."""
        with pytest.raises(ValueError, match="Note 1"):
            read({**ROW, "Note 1": "3"})


def test_a_fault_calls_a_column_as_the_sheet_does():
    """A mark off its scale and a word beside marks are told under the heading of their column, and as they stand."""
    long = [{"Dossier": "a", "Juré": "j1", "Critère": "impact", "Note": "30"}]
    with pytest.raises(Fault, match="row 2, 'Note'"):
        rows.scoresheet(long, TWO, dialect=FRENCH)
    with pytest.raises(Fault, match=r"row 2, 'Impact'.*got 'déport'"):
        read({**ROW, "Impact": "déport"})
    with pytest.raises(Fault, match="one column for membre du jury"):
        read({**ROW, "Membre du jury": "j1"})


class TestWishesByRank:
    """A row a candidate, a column a challenge, and in its cell the rank of that wish."""

    @staticmethod
    def book(text, **options):
        return Book.read(P3, candidates=f"Identifiant;Profils;{text}", dialect="fr", **options)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("first", "second"), [("1", "2"), ("1er", "2e"), ("choix 1", "choix 2"), ("1.0", "2.0")]
    )
    @pytest.mark.parametrize(
        "heads",
        [
            "plume;ADLER;cartobio",
            "Vœux [Plume];Vœux [adler];Vœux [CartoBio]",
            "Vœu : Plume;ADLER (adler);Choix - CartoBio",
        ],
    )
    def test_ranks_are_wishes(self, heads, first, second):
        """Whoever writes 1 under a challenge wishes for it first; who writes nothing wishes for nothing."""
        found = self.book(f"{heads};Notes\nc1;data;{second};{first};;a\nc2;data;;;x;b\nc3;data;;;;c\n")

        assert [one.wishes for one in found.applications] == [("adler", "plume"), ("cartobio",), ()]
        reading = found.readings["candidates"]
        assert [one.heading for one in reading.left_aside] == ["Notes"]
        assert "vœux lus par leurs rangs" in reading.say("fr")

    @pytest.mark.parametrize("sign", ["; ", " | ", " / ", "\n"])
    def test_a_sign_that_parts_no_values_is_told(self, sign):
        """Two people in a cell are not one in silence, where another sign parts them than the table's own."""
        row = {"Défi": "plume", "Personne": f"p1{sign}p2"}
        (doubt,) = rows.grouped([row], by="Défi", of="Personne", dialect="fr").reading.cautions

        assert ("unparted", "Personne") == (doubt.code, doubt.facts["column"])
        own = [{"Défi": "plume", "Personne": one} for one in ("p1, p2", "p3;", "p4/p5", "p6")]
        assert () == rows.grouped(own, by="Défi", of="Personne", dialect="fr").reading.cautions

    @pytest.mark.untraced(but=["1;x"])
    @pytest.mark.parametrize("cells", ["1;1", "x;x", "1;x", "2;", "12,5;14", "14;12", "1;oui, surtout"])
    def test_what_ranks_nothing_is_a_fault(self, cells):
        """Two first wishes, a second without a first, marks or words are told by row, and never guessed."""
        with pytest.raises(Fault, match="the rank of each wish") as caught:
            self.book(f"plume;adler\nc1;data;1;2\nc2;data;{cells}\nTotal;;2;2\n")
        assert (caught.value.row, caught.value.table) == (3, "candidates")
        kept = self.book(f"plume;adler\nc2;data;{cells}\n", ignore={"candidates": ["Plume", "ADLER"]})
        assert kept.applications[0].wishes == ()

    @pytest.mark.untraced
    def test_words_about_a_challenge_are_no_wish(self):
        """A column of remarks on a challenge, or a wish under a heading of its own, is told as before."""
        for text in ("Plume;ADLER\nc1;data;très bien;\n", "Plume;Vœu 1\nc1;data;1;adler\n"):
            found = self.book(text)
            assert "Plume" in [one.heading for one in found.readings["candidates"].left_aside]
            assert "vœux lus" not in found.readings["candidates"].say("fr")

    @pytest.mark.parametrize(
        ("table", "told"),
        [
            ("plume;ADLER;âge\nc1;2;1;31\nc2;;1;27\nTotal;2;2;58", ("plume", "ADLER")),
            (
                "Vœux [Plume];Vœux [Adler];Notes\nc1;choix 2;1er;oui, si possible",
                ("Vœux [Plume]", "Vœux [Adler]"),
            ),
            ("plume;adler\nc1;1;1\nc2;2;1", ()),
            ("plume;adler\nc1;x;\nc2;;x", ()),
            ("rang\nc1;1\nc2;2", ()),
            ("vœu 1;plume;adler\nc1;plume;1;2", ()),
        ],
    )
    def test_ranks_that_nothing_reads_are_told(self, table, told):
        """Whoever knows no challenges reads no wish under their names, and says which call does."""
        doubts = rows.read(f"identifiant;{table}\n", rows_of_people(), dialect="fr").reading.doubts

        assert [("unread_ranks", told)] * bool(told) == [
            (one.code, tuple(str(name).strip("'") for name in one.facts["columns"])) for one in doubts
        ]
        assert bool(told) == any("Book.read les lit" in one.say("fr") for one in doubts)


def rows_of_people():
    """Return the class of who is to be seated."""
    from eig.teams import Person  # one use

    return Person


def rows_of_wishes():
    """Return the class of what a candidate asks for."""
    from eig.programme import Application  # one use

    return Application


def test_a_serial_day_where_an_hour_is_due_says_what_it_is():
    """The number by which a spreadsheet counts a day is told as such, of a date with an hour as of a date."""
    with pytest.raises(Fault, match="2019") as told:
        rows.read([{"Candidat": "c1", "Défi": "plume", "Reçu le": "43481"}], Application, dialect=FRENCH)
    assert "rows.serial_day" == told.value.code


class TestColumns:
    """Nothing is left aside unsaid."""

    def test_a_column_that_nobody_reads_is_a_caution(self):
        """It is named, with what its cells look like, in whatever is made of the marks."""
        sheet = read({**ROW, "Remarques": "à revoir"}, OTHER)
        ranking = jury.rank(sheet)

        assert "aside" in codes(ranking)
        assert "aside" in codes(jury.select(ranking, places=1))
        assert "aside" in codes(jury.rank(sheet.reviews()))
        assert "Remarques (text)" in str(ranking)

    def test_a_column_named_in_ignore_is_no_caution(self):
        """Who names a column has seen it: the reading says that it was left aside as asked."""
        sheet = read({**ROW, "Remarques": "à revoir"}, ignore=["Remarques"])

        assert () == sheet.reading.left_aside
        assert "left aside as asked: Remarques" in str(sheet.reading)

    @pytest.mark.parametrize("cells", [("12,5", "0"), (12.5, 20)])
    def test_a_column_of_marks_is_never_left_aside(self, cells):
        """A column whose every filled cell is a mark on the scale is a fault, unless it is named."""
        table = [{**ROW, "Cohérence": cells[0]}, {**OTHER, "Cohérence": cells[1]}]

        with pytest.raises(Fault, match="each of its cells is a mark on the scale, got 'Cohérence'"):
            read(*table)
        assert read(*table, ignore=["coherence", "Cohérence"]).reading.cautions == ()

    def test_numbers_off_the_scale_are_a_caution(self):
        """A year is no mark on twenty: it is told, and nothing more."""
        assert ["aside"] == codes(read({**ROW, "Année": "2018"}).reading)

    def test_a_column_of_opinions_is_never_left_aside(self):
        """Opinions under a heading of another name are a fault where no column is read as the opinion."""
        with pytest.raises(Fault, match="its cells are opinions, got 'Conclusion'"):
            read({**ROW, "Conclusion": "défavorable"}, {**OTHER, "Conclusion": "Favorable"})
        both = read({**ROW, "Avis": "favorable", "Conclusion": "défavorable"})
        assert ["Conclusion"] == [one.heading for one in both.reading.left_aside]

    def test_a_juror_who_is_left_out_is_told(self):
        """Marks of a juror whose column nobody named change the winner: that is a fault, with the column."""
        wide = [
            {"Vin": "a", "Ana": "14", "Bo": "12", "Chloé": "13"},
            {"Vin": "b", "Ana": "13", "Bo": "15", "Chloé": "14"},
        ]
        asked = {"columns": {"Vin": "item"}, "jurors": ["Ana", "Bo"], "dialect": FRENCH}

        with pytest.raises(Fault, match="mark on the scale, got 'Chloé'"):
            rows.reviews(wide, **asked)
        with pytest.raises(Fault, match="mark on the scale, got 'Chloé'"):
            rows.reviews(wide, scale=SCALE, **asked)
        off = [{**one, "Chloé": "2018"} for one in wide]
        assert ["aside"] == codes(rows.reviews(off, scale=SCALE, **asked).reading)
        assert ["aside", "no_scale"] == codes(rows.reviews(off, **asked).reading)

    @pytest.mark.untraced
    @pytest.mark.parametrize("last", ["27", "abs", "27,5"])
    def test_totals_and_words_hide_no_marks(self, last):
        """A column is of marks whatever stands in the row of totals, and with words for absent among its marks."""
        total = {"Dossier": "TOTAL", "Juré": "", "Impact": "22", "Équipe": "22", "Cohérence": last}
        with pytest.raises(Fault, match="mark on the scale, got 'Cohérence'"):
            read({**ROW, "Cohérence": "14"}, {**OTHER, "Cohérence": "abs"}, total)
        wide = [{"Vin": "a", "Ana": "14", "Bo": "12"}, {"Vin": "b", "Ana": "13", "Bo": "abs"}, {"Vin": "TOTAL", "Ana": "27", "Bo": last}]  # fmt: skip
        with pytest.raises(Fault, match="mark on the scale, got 'Bo'"):
            rows.reviews(wide, columns={"Vin": "item"}, jurors=["Ana"], scale=SCALE, dialect=FRENCH)

    def test_a_mark_without_a_criterion_is_told(self):
        """Where a grid has several criteria, a column of marks of none of them is not read in silence."""
        with pytest.raises(Fault, match="mark on the scale, got 'Note'"):
            read({**ROW, "Note": "12"})

    @pytest.mark.parametrize(
        ("cells", "looks"),
        [
            (["2018", "2 019,5"], "numbers"),
            (["oui", "non"], "flags"),
            (["01/02/2018", "2018-03-04"], "dates"),
            (["un texte", "un autre"], "text"),
            (["A", "B"] * 4, "words"),
            (["", None], "blank"),
        ],
    )
    def test_what_cells_look_like(self, cells, looks):
        """Numbers, dates, yes or no, a few words, text, nothing: what was left aside is described, not shown."""
        table = [{"id": f"c{at}", "Autre": cell} for at, cell in enumerate(cells)]
        reading = rows.read(table, Candidate, dialect=FRENCH).reading

        assert [looks] == [one.cells for one in reading.columns if one.heading == "Autre"]

    def test_what_is_read_is_told_by_what_it_is(self):
        """A column that is read holds what its field holds: marks, numbers, dates, yes or no, words of a list."""
        whole = {**ROW, "Avis": "favorable", "Coup de coeur": "oui", "Remarques": "122", "Ville": ""}
        long = {"Dossier": "plume", "Juré": "j1", "Critère": "impact", "Note": 12}
        wide = [{"Dossier": "a", "Ana": "14", "Bo": "abs"}]
        person = {"id": "c1", "attributes.age": "31", "skills.dev": 2, "clearances": "secret"}
        asks = {"candidat": "c1", "Signée le": "2018-10-01", "Voeu 1": "plume"}
        for value, cells in (
            (read(whole), "texte, texte, notes, notes, quelques mots, oui ou non, nombres, vide"),
            (read(long), "texte, texte, texte, notes"),
            (rows.reviews(wide, jurors=["Ana", "Bo"], scale=SCALE, dialect=FRENCH), "texte, notes, notes"),
            (rows.read([person], Candidate, dialect=FRENCH), "texte, texte, nombres, texte"),
            (rows.read([asks], Application, dialect=FRENCH), "texte, dates, texte"),
        ):
            told = rows.to_rows(value.reading, lang="fr")
            assert cells == ", ".join(row["cellules"] for row in told)


class TestRows:
    """Rows that hold nothing, and rows that sum others up."""

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "name",
        [
            "TOTAL",
            "Total général",
            "Moyenne",
            "Moyenne :",
            "Écart-type",
            "Sous-total",
            "TOT",
            "MOY GEN",
            "Note mini",
            "Plus basse note",
            "Note éliminatoire",
            "Seuil d'admission",
            "Variance",
            "Min :",
            "n =",
            "∑",
            "Nb dossiers",
            "Nombre de candidats",
            "Effectif",
            "Note finale",
            "Total : 5 dossiers",
        ],
    )
    def test_a_total_is_not_ranked(self, name):
        """A row that sums others up is left out, and told."""
        sheet = read(ROW, OTHER, {"Dossier": name, "Impact": "11", "Équipe": "11"})

        assert ("adler", "plume") == sheet.items
        assert (4,) == sheet.reading.totals
        assert "totals" in codes(jury.rank(sheet))

    @pytest.mark.parametrize(
        "name", ["Ensemble du jury", "NOTE DU JURY", "Synthèse", "Note de synthèse", "Jury mark"]
    )
    def test_a_row_of_the_jury_as_a_whole_is_no_juror_s(self, name):
        """It sums up the rows of the jurors, and is told; where it stands alone, it is the one mark that there is."""
        whole = [{**row, "Juré": name} for row in (ROW, OTHER)]
        sheet = read(ROW, whole[0], OTHER)
        assert ("j1", "j2") == sheet.jurors
        assert (3,) == sheet.reading.totals
        assert "totals" in codes(jury.rank(sheet))
        assert (name,) == read(*whole).jurors
        assert ("Jury 2", "j1") == read(ROW, {**OTHER, "Juré": "Jury 2"}).jurors

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("marks", "last", "how"),
        [
            (((4, 2), (3, 5)), (7, 7), "sum"),
            (((4, 2), (3, 5)), ("3,5", "3,5"), "mean"),
            (((4, 2), (3, 5), (4, 4), (3, 3), (1, 5)), (5, 5), "count"),
            (((4, 2), (3, 5)), (7, 6), ""),
            (((4, 4), (4, 4)), (4, 4), ""),
            (((4, 2), (3, 5), (1, 1)), (3, 3), ""),
            (((4, 2), ("abs", "abs")), (4, 2), ""),
            (((4, 2),), (4, 2), ""),
        ],
    )
    def test_a_last_row_that_sums_up_is_told_whatever_its_name(self, marks, last, how):
        """A last row with the sum, mean or count under each column is told; one that has them by chance is not."""
        own = [
            {"Dossier": name, "Juré": "j1", "Impact": a, "Équipe": b}
            for name, (a, b) in zip("abcdef", [*marks, last], strict=False)
        ]
        wide = [{"Dossier": one["Dossier"], "Ana": one["Impact"], "Bo": one["Équipe"]} for one in own]
        for reading in (
            read(*own).reading,
            rows.reviews(wide, jurors=["Ana", "Bo"], dialect=FRENCH, scale=SCALE).reading,
        ):
            told = [one.facts["how"] for one in reading.doubts if one.code == "last_row"]
            assert told == [how] * bool(how)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("last", "told"),
        [
            (("3,333", "3,833"), True), (("3,33", "3,83"), True), (("3,3", "3,8"), True),
            (("3", "3,8"), False), (("3,32", "3,83"), False), (("3,33",), True), (("3,3",), False),
        ],
    )  # fmt: skip
    def test_a_mean_may_be_rounded(self, last, told):
        """A last row of means as a spreadsheet shows them is told: with one decimal of several jurors, with two of one."""
        marks = ((4, 2), (3, 5), (4, 4), (3, 3), (3, 5), (3, 4), last)
        jurors = ("Ana", "Bo")[: len(last)]
        table = [
            {"Dossier": name, **dict(zip(jurors, own, strict=False))}
            for name, own in zip("abcdefx", marks, strict=True)
        ]
        reading = rows.reviews(table, jurors=jurors, dialect=FRENCH, scale=Scale(low=0, high=20)).reading
        assert ["mean"] * told == [one.facts["how"] for one in reading.doubts]

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("last", "how"),
        [((3, 4), "median"), ((4, 5), "max"), ((1, 2), "min"), ((20, 20), "top"), ((4, 4), "")],
    )
    def test_a_last_row_that_bounds_each_column_is_told(self, last, how):
        """The most, the least, the median or the end of the scale under each juror is told; never of a known juror."""
        marks = [*zip("abc", (4, 3, 1), (2, 5, 4), strict=True), ("x", *last)]
        text = "Dossier;Ana;Bo\n" + "".join(f"{name};{a};{b}\n" for name, a, b in marks)
        reading = rows.reviews(text, jurors=["Ana", "Bo"], dialect="fr", scale=SCALE).reading
        assert [how] * bool(how) == [one.facts["how"] for one in reading.doubts]
        long = [{"Dossier": name, "Juré": "j1", "Impact": a, "Équipe": b} for name, a, b in marks]
        assert () == read(*long).reading.doubts

    @pytest.mark.untraced(but=["Nombre-cells8-True"])
    @pytest.mark.parametrize(
        ("name", "cells", "stated"),
        [
            ("Max", ("12", "13"), True), ("max", ("20", "20"), True), ("Max", ("12", "9"), False),
            ("Min", ("10", "9"), True), ("Min", ("11", "9"), False), ("Min", ("", ""), False),
            ("N", ("2", "2"), True), ("Nb", ("2", "3"), False), ("Nombre", ("2", ""), True),
        ],
    )  # fmt: skip
    def test_a_short_name_sums_up_where_its_row_does(self, name, cells, stated):
        """Max, Min or N may be people: their row is left out, and told, where it holds that of each column."""
        own = {"Dossier": name, "Impact": cells[0], "Équipe": cells[1]}
        table = [ROW, OTHER, {**own, "Juré": "j1"}]
        sheet = read(*table)
        assert stated == (name not in sheet.items)
        assert name in read(*table, items=["plume", "adler", name]).items
        wide = [{"Dossier": "plume", "Ana": "12", "Bo": "13"}, {"Dossier": "adler", "Ana": "10", "Bo": "9"}]
        options = {"jurors": ["Ana", "Bo"], "scale": SCALE, "dialect": "fr", "blank": "unseen"}
        read_wide = rows.reviews([*wide, {"Dossier": name, "Ana": cells[0], "Bo": cells[1]}], **options)
        assert name not in read_wide.items or not stated

    @pytest.mark.untraced(
        but=[
            "True-Coef.-cells2-weight",
            "True-Maximum-cells10-total",
            "False-/20-cells5-",
            "False-Note max-cells8-scale",
        ]
    )
    @pytest.mark.parametrize(
        ("name", "cells", "code"),
        [
            ("Coefficient", ("1", "1"), ""), ("Poids", ("50 %", "50 %"), ""), ("Coef.", ("x3", "x1"), "weight"),
            ("Barème", ("20", "/20"), ""), ("Sur", ("20", "40"), "scale"), ("/20", ("20", "20"), ""), ("Sur 20", ("10", "20"), "scale"),
            ("Note maximale", ("20", "20"), ""), ("Note max", ("10", "20"), "scale"), ("Plus haute note", ("12", "13"), "total"),
            ("Maximum", ("", ""), "total"), ("Coefficient plume", ("3", "1"), "total"), ("Moyenne", ("3", "1"), "total"),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("last", [True, False])
    def test_a_row_of_weights_or_ends_of_scales_says_what_is_declared(self, name, cells, code, last):
        """It is read as such where it agrees; another scale or other weights are a fault, as in a heading; none is a total."""
        own = {"Dossier": name, "Juré": "", "Impact": cells[0], "Équipe": cells[1]}
        wide = [
            {"Dossier": one["Dossier"], "Ana": one["Impact"], "Bo": one["Équipe"]}
            for one in (ROW, OTHER, own)
        ]
        options = {"jurors": ["Ana", "Bo"], "scale": SCALE, "dialect": "fr", "blank": "unseen"}
        for call in (
            lambda: read(*([ROW, OTHER, own] if last else [own, ROW, OTHER])),
            lambda: rows.reviews(wide if last else [wide[2], *wide[:2]], **options),
        ):
            if code in ("weight", "scale"):
                with pytest.raises((Fault, Faults)) as told:
                    call()
                assert {f"rows.stated_{code}"} == {one.code for one in told.value.faults}
                assert {4 if last else 2} == {one.row for one in told.value.faults}
            else:
                reading = call().reading
                assert (code == "total") == ("totals" in codes(reading)) or not any(cells)
                assert (code == "") == ("stated_row" in [one.code for one in reading.found])

    def test_the_end_of_a_scale_that_nobody_declared_is_no_dossier(self):
        """Without a scale, a row that states one is no dossier either, and the highest marks are those of their group."""
        text = "dossier;Ana;Bo\nSur;20;20\nplume;14;12\nMaximum;14;12\nadler;13;15\nMaximum;13;15\n"
        found = rows.reviews(text, jurors=["Ana", "Bo"], dialect="fr")
        assert {"plume", "adler"} == {*found.items}
        assert "la ligne 2 annonce le barème" in found.reading.say("fr")
        assert (4, 6) == found.reading.totals

    @pytest.mark.untraced
    @pytest.mark.parametrize("name", ["NB", "Nombre", "Note", "Nombre d'or", "Max Durand", "Haute"])
    def test_a_name_that_resembles_a_total_is_a_name(self, name):
        """Initials, and words that count nothing, are names of dossiers."""
        assert name in read(ROW, {**OTHER, "Dossier": name}).items

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "name",
        ["Titulaires", "Suppléant(e)s :", "SUPPLEANTS", "Membres du jury", "Présidente", "— Jurés —", "Experts",
         "membre titulaire", "Candidats", "Alternates", "Chair"],
    )  # fmt: skip
    def test_the_heading_of_a_group_is_nobody(self, name):
        """A word for a group that stands alone in a row is left out, and told by its row, in any table of people."""
        people = [{"id": "j1", "college": "A"}, {"id": name, "college": ""}, {"id": "j2", "college": "B"}]
        asked = [{"id": "", "name": name}, {"id": "c1", "name": "Ana"}]
        for found, row in (
            (rows.read(people, Juror), 3),
            (rows.read([{"id": one["id"]} for one in people], Juror), 3),
            (rows.read([{"id": name}, *people, {"id": name}], Juror), 2),
            (rows.read(asked, Candidate), 2),
            (read({"Juré": name}, ROW), 2),
            (rows.reviews([{"item": name}, {"item": "a", "juror": "j1", "mark": 12}]), 2),
        ):
            [told] = [one for one in found.reading.cautions if one.code == "headed"]
            assert str(row) == told.facts["rows"][0]
            assert name not in str(found)
            assert "ressemble" in told.say("fr")
            assert {"unmarked", "blank_sheets", "totals"}.isdisjoint(codes(found.reading))

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "name", ["president", "(prix au plus 3)", "Jury 1", "Membre 2", "Prune", "Titulaires Durand"]
    )
    def test_a_name_is_no_heading(self, name):
        """An identifier of one small word, a number or a name beside it, or any other cell filled: it is somebody."""
        assert ("j1", name) == tuple(one.id for one in rows.read([{"id": "j1"}, {"id": name}], Juror))
        filled = rows.read([{"id": "j1", "college": "A"}, {"id": "Président", "college": "B"}], Juror)
        assert "Président" == filled[1].id
        roles = rows.read([{"id": "Présidente"}, {"id": "Rapporteur"}], Juror)
        assert ("Présidente", "Rapporteur") == tuple(one.id for one in roles)

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "name", ["Total plume", "Sous-total : PLUME", "Moyenne de plume", "plume (total)"]
    )
    def test_the_total_of_one_dossier_is_not_ranked(self, name):
        """A row under each group that sums it up is left out and told, though a juror stands in it; what is known is read."""
        own = {**ROW, "Dossier": name}

        assert ("plume",) == read(ROW, own).items
        assert (3,) == read(ROW, own).reading.totals
        assert name in read(ROW, own, items=["plume", name]).items
        assert name in read({**ROW, "Dossier": "Plumes"}, own).items

    @pytest.mark.untraced
    @pytest.mark.parametrize("head", ["Note", "Ma note", "mark"])
    def test_what_nobody_marked_is_told(self, head):
        """Where a blank cell is a dossier that was not read, one that nobody read is told by row: it is on no list."""
        table = [{"Dossier": one, "Juré": juror, head: mark} for one, juror, mark in (
            ("plume", "j1", "3"), ("plume", "j2", ""), ("adler", "j1", ""), ("quais", "j2", "abs"), ("TOTAL", "", ""), ("", "j1", ""),
        )]  # fmt: skip
        columns = {head: "mark"} if head == "Ma note" else {}
        asked = {"blank": "unseen", "dialect": "fr", "scale": Scale(low=1, high=4)}
        ranking = jury.rank(rows.reviews(table, columns=columns, **asked))

        assert {"plume": 3} == dict(ranking.scores)
        assert "les lignes 4 et 5 nomment ce que personne" in ranking.say("fr")
        wide = [{"Dossier": "plume", "j1": "3", "j2": ""}, {"Dossier": "adler", "j1": "", "j2": "abs"}]
        assert "unmarked" in codes(jury.rank(rows.reviews(wide, jurors=["j1", "j2"], **asked)))
        assert "unmarked" not in codes(jury.rank(rows.reviews(wide[:1], jurors=["j1", "j2"], **asked)))

    @pytest.mark.parametrize("place", ["Dossier", "Juré"])
    def test_a_name_alone_that_names_nothing_is_told_by_its_row(self, place):
        """A row with a dossier or a juror alone calls somebody: what can be no name is a fault of that row."""
        for wrong in ("plume\u200b", "x" * 300):
            with pytest.raises(Fault, match=f"^row 3, '{place}'"):
                read(ROW, {place: wrong})

    @pytest.mark.parametrize("name", ["Total Énergies", "Somme toute", "plume", "Effectifs 2030"])
    def test_a_name_that_holds_more_is_read(self, name):
        """A dossier may have such a word in its name."""
        assert name in read({**ROW, "Dossier": name}).items

    @pytest.mark.parametrize(
        "options", [{}, {"panels": [Panel(id="p", members=["j1", "j2"], hears=["plume", "adler"])]}]
    )
    def test_a_sheet_that_says_nothing_is_told(self, options):
        """By row, in whatever is made of the marks; a sheet with a state, or with marks in another row, is none."""
        blank = {"Dossier": "adler", "Juré": "j1", "Impact": "", "Équipe": None, "État": ""}
        sheet = read(
            ROW, OTHER, blank, {**blank, "Dossier": "plume", "Juré": "j2", "État": "absent"}, **options
        )
        by_row = [
            {"Dossier": "plume", "Juré": "j1", "Critère": one, "Note": mark}
            for one, mark in (("impact", "3"), ("equipe", ""))
        ]

        assert ["row 4 holds neither mark nor word: this sheet is missing, and counts for nothing"] == [
            str(one) for one in jury.rank(sheet).cautions if one.code == "blank_sheets"
        ]
        assert [] == codes(rows.scoresheet(by_row, TWO, dialect=FRENCH).reading)
        assert "row 2 (j2)" in str(
            rows.scoresheet(
                [{"Dossier": "a", "j1": "3", "j2": ""}],
                Rubric.equal(["x"], scale=SCALE),
                jurors=["j1", "j2"],
                dialect=FRENCH,
            ).reading
        )

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "options", [{}, {"panels": [Panel(id="p", members=["j1", "j2"], hears=["plume", "adler"])]}]
    )
    def test_a_missing_mark_has_its_row_its_column_its_dossier_and_its_juror(self, options):
        """Where the rules refuse it, as they do unless they say what it counts as."""
        half = ({**ROW}, {**OTHER, "Équipe": ""})
        with pytest.raises(Fault, match=r"row 3, 'Équipe' \(adler, j2\): expected a mark on each criterion"):
            rows.scoresheet(half, JuryRules(rubric=TWO), dialect=FRENCH, **options)
        assert 2 == len(
            rows.scoresheet(half, JuryRules(rubric=TWO, missing="worst"), dialect=FRENCH, **options).sheets
        )
        with pytest.raises(Fault, match=r"\['adler'\]\['j2'\]\['equipe'\]"):
            jury.rank(read(*half))
        apart = Rubric(
            criteria=[
                Criterion(id="impact", scale=SCALE),
                Criterion(id="equipe", scale=SCALE, applies_to=["plume"]),
            ]
        )
        assert 2 == len(rows.scoresheet(half, JuryRules(rubric=apart), dialect=FRENCH, **options).sheets)

    def test_a_row_that_names_a_dossier_alone_is_told(self):
        """A line under the table, such as a signature, is no dossier that nobody saw come in."""
        sheet = read(ROW, OTHER, {"Dossier": "Signé : la présidente", "Juré": "", "Impact": "", "Équipe": ""})

        assert "Signé : la présidente" in sheet.items
        assert "row 4 names a dossier or a juror and nothing else: called, without a sheet" in str(
            sheet.reading
        )
        assert "called_alone" in codes(jury.rank(sheet))

    def test_a_second_wish_without_a_first_is_told(self):
        """What stands in a second column is read as the first where the first is blank, and that is told by row."""
        table = [
            {"Candidat": one, "Vœu 1": first, "Vœu 2": second}
            for one, first, second in (
                ("c1", "", "plume"),
                ("c2", "plume", ""),
                ("c3", "", ""),
                ("c4", "plume", "adler"),
            )
        ]
        read_ = rows.read(table, rows_of_wishes(), dialect=FRENCH)

        assert [("plume",), ("plume",), (), ("plume", "adler")] == [one.wishes for one in read_]
        assert ["skipped"] == codes(read_.reading)
        assert "in row 2, Vœu 1 or one after it is blank" in str(read_.reading)
        assert [] == codes(rows.read(table[1:], rows_of_wishes(), dialect=FRENCH).reading)

    def test_a_field_that_no_column_fills_is_named_in_the_language_of_the_table(self):
        """A French sheet lacks *membre du jury*, and no juror; a program's lacks juror."""
        for dialect, said in (("fr", "membre du jury"), ("en", "juror")):
            with pytest.raises(ValueError, match=f"heading: expected a column for '{said}'.* jurors="):
                rows.reviews([{"item": "a", "mark": "3"}], dialect=dialect)

    def test_a_total_that_is_known_is_read(self):
        """What items= names is a dossier, whatever it is called."""
        assert ("Total",) == read({**ROW, "Dossier": "Total"}, items=["Total"]).items

    def test_a_total_under_another_heading(self):
        """The word may stand in a column that nobody reads, where the row names nothing."""
        last = {"Dossier": "", "Juré": "", "N°": "TOTAL", "Impact": "11", "Équipe": "11"}
        assert (3,) == read({**ROW, "N°": "900"}, last).reading.totals

    @pytest.mark.untraced
    @pytest.mark.parametrize("heading", ["N°", "Rang", "N° d'ordre"])
    @pytest.mark.parametrize("named", [("2", ""), ("2", "1"), ("2 dossiers", "2 jurés"), ("", "j1")])
    def test_a_total_under_what_numbers_the_rows_is_nobody(self, heading, named):
        """Where a word for a total stands among the numbers of rows, no count beside it is a dossier or a juror."""
        last = {"Dossier": named[0], "Juré": named[1], heading: "TOTAL", "Impact": "11", "Équipe": "11"}
        sheet = read({**ROW, heading: "1"}, {**OTHER, heading: "2"}, last)

        assert ((4,), ("adler", "plume")) == (sheet.reading.totals, sheet.items)

    @pytest.mark.parametrize(
        "call", [rows.reviews, rows.read, rows.scoresheet, rows.scoresheets, rows.grouped]
    )
    @pytest.mark.parametrize("given", [[], [{"item": "", "juror": None}], [{}]])
    def test_a_table_without_rows_is_refused(self, call, given):
        """A blank sheet is the wrong sheet: nothing is made of it."""
        asked = {rows.read: (Candidate,), rows.scoresheet: (TWO,), rows.scoresheets: (TWO,)}.get(call, ())
        named = {"by": "item", "of": "juror"} if call is rows.grouped else {}

        with pytest.raises(Fault, match="a table with rows"):
            call(given, *asked, **named)


class TestNames:
    """Spellings that may be one name are told by row and column, and never shown."""

    @pytest.mark.untraced(but=["Bernard-Bernrad"])
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Mme Durand", "Durand"),
            ("Hélène Martin", "Helene Martin"),
            ("Martin Hélène", "Hélène Martin"),
            ("Hélène Martin", "Hélene Martim"),
            ("Lefèvre", "Lefevres"),
            ("Dr Nuñez", "NUNEZ"),
            ("Bernard", "Bernrad"),
            ("007", "7"),
            ("J01", "J1"),
        ],
    )
    def test_jurors_who_resemble_one_another(self, one, other):
        """Case, accents, the order of words, a title, a slip: two jurors may be one."""
        reading = read({**ROW, "Juré": one}, {**OTHER, "Juré": other}).reading

        assert [("Juré", (2, 3), None)] == [(it.column, it.places, it.known) for it in reading.alike]
        assert all(name not in str(reading) for name in (one, other))
        assert ["alike"] == codes(reading)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("J-1", "J-11"),
            ("c001", "c002"),
            ("Ana", "Anna"),
            ("Lot A", "Lot B"),
            ("Durand", "Dupont"),
            ("Martin Luc", "Martin Léo"),
        ],
    )
    def test_names_that_are_two(self, one, other):
        """Figures tell names apart, and so does a slip in a short word."""
        assert () == read({**ROW, "Juré": one}, {**OTHER, "Juré": other}).reading.alike

    def test_one_group_is_told_once(self):
        """Three spellings of one name are one sentence, with their three rows."""
        found = [*resembling("Juré", {"Dr Roux": 2, "Roux": 3, "Ivry": 4, "Me Roux": 5, "Roux 2": 6}, ())]
        assert [(2, 3, 5)] == [one.places for one in found]

    def test_two_known_names_are_two(self):
        """Members who are stated apart are two people, however alike their names; one alone is named."""
        table = ({**ROW, "Juré": "Durand"}, {**OTHER, "Juré": "Durant"})

        assert () == read(*table, members=["Durand", "Durant"]).reading.alike
        (found,) = resembling("Juré", {"Durand": 2, "Durant": 3}, {"Durand"})
        assert ("Durand", (2, 3)) == (found.known, found.places)
        assert "may be one name: Durand" in str(TableReading(count=2, alike=[found]))

    def test_several_in_a_cell(self):
        """Who sat on a panel is compared name by name."""
        row = {**ROW, "Juré": "p1", "Membres": "Mme Durand, M. Ivry", "Impact": "abs", "Équipe": ""}
        assert 1 == len(
            read({**ROW, "Membres": "Durand"}, {**OTHER, "Membres": row["Membres"]}).reading.alike
        )


class TestRules:
    """A declared rule that no column feeds is told."""

    @pytest.mark.parametrize(
        ("test", "column", "cell"),
        [
            ("champions", "Coup de cœur", "oui"),
            ("fewer_unfavourable", "Avis", "favorable"),
            ("more_favourable", "Avis", "favorable"),
        ],
    )
    def test_a_test_of_merit_without_its_column(self, test, column, cell):
        """A tie-break on flags reads flags: where no column holds any, the ranking says so."""
        rules = JuryRules(rubric=TWO, tie_breaks=[test])
        without = rows.scoresheet([ROW, OTHER], rules, dialect=FRENCH)
        fed = rows.scoresheet([{**ROW, column: cell}, OTHER], rules, dialect=FRENCH)

        assert ["unfed"] == codes(without.reading)
        assert "unfed" in codes(jury.rank(without, rules))
        assert [] == codes(fed.reading)


class TestTheReading:
    """The account itself."""

    SHEET = read(
        {**ROW, "Remarques": "r", "Avis": "Défavorable"},
        {},
        {**OTHER, "Impact": "abs", "Équipe": ""},
        {"Dossier": "Total"},
    )

    def test_it_says_itself_in_two_languages(self):
        """What was read as what, words translated, rows passed over, then each doubt; nothing English in French."""
        english, french = str(self.SHEET.reading), self.SHEET.reading.say("fr")

        assert "Avis (opinion)" in english
        assert "words read: Défavorable as unfavourable and abs as absent" in english
        assert "row 3 passed over" in english
        assert "row 5 looks like a total" in english
        assert "Dossier (dossier)" in french
        assert "Défavorable pour défavorable" in french
        assert "ligne vide, passée" in french.replace("\u00a0", " ")
        assert not {"opinion", "unfavourable", "absent", "item"} & {*french.replace(")", " ").split()}

    def test_it_answers_by_column(self):
        """A column says what it was taken for, or that it was left aside."""
        reading = self.SHEET.reading
        assert "Avis: read as opinion, one cell filled." == str(reading.explain("Avis"))
        assert "Remarques: left aside: one cell filled, text." == str(reading.explain("Remarques"))
        assert str(reading.explain()).startswith("reading: 2 rows read")
        with pytest.raises(UnknownKey, match="Avi"):
            reading.explain("Avi")

    def test_it_is_laid_out(self):
        """One row a column."""
        assert {"column": "Avis", "field": "opinion", "cells": "words", "filled": 1} in rows.to_rows(
            self.SHEET.reading
        )

    def test_it_decides_nothing(self):
        """Two sheets of the same marks are equal, whatever was read to get them; the reading is kept all the same."""
        bare = Scoresheet(
            rubric=TWO, sheets=self.SHEET.sheets, items=self.SHEET.items, jurors=self.SHEET.jurors
        )

        assert bare == self.SHEET
        assert hash(bare) == hash(self.SHEET)
        assert bare.reading is None
        assert self.SHEET.reading == from_json(to_json(self.SHEET), Scoresheet).reading
        assert self.SHEET.reading == pickle.loads(pickle.dumps(self.SHEET)).reading
        assert self.SHEET.reading == self.SHEET.only(["plume"]).reading
        assert repr(self.SHEET.reading).startswith("<TableReading: 2 rows, 5 columns")

    @pytest.mark.untraced
    def test_minutes_have_one_digest(self):
        """Minutes of the same marks have the same digest, read from a table or not; and they tell the doubts."""
        bare = Scoresheet(
            rubric=TWO, sheets=self.SHEET.sheets, items=self.SHEET.items, jurors=self.SHEET.jurors
        )
        held, other = (jury.deliberate(one, places=1) for one in (self.SHEET, bare))
        minutes = held.minutes(title="EIG 3, challenges")

        assert other.minutes(title="EIG 3, challenges").digest == minutes.digest
        assert {"aside", "totals"} <= {*codes(held)}
        assert "Remarques (text)" in minutes.to_markdown()
        assert "Remarques" not in other.minutes(title="EIG 3, challenges").to_markdown()

    def test_what_was_read_is_a_tuple_with_its_reading(self):
        """Values of a table are a tuple, equal to any other, that keeps its reading, and that nothing changes."""
        found = rows.read([{"id": "c1", "note": "x"}], Candidate, ignore="rest")

        assert (Candidate(id="c1"),) == found
        assert ["aside"] == codes(found.reading)
        assert found.reading == pickle.loads(pickle.dumps(found)).reading
        with pytest.raises(AttributeError):
            found.reading = None

    def test_a_mark_off_the_scale_is_a_fault_of_reviews(self):
        """A scale may be stated for a table of totals: a slip is told with its row and juror."""
        table = [{"item": "a", "juror": "j1", "mark": "12,5"}, {"item": "b", "juror": "j1", "mark": "125"}]

        with pytest.raises(Fault, match=r"row 3, 'mark' \(b, j1\): expected a mark from 0 to 20.*got 125"):
            rows.reviews(table, dialect=FRENCH, scale=SCALE)
        assert 2 == len(rows.reviews(table, dialect=FRENCH).reviews)
        assert Review(item="a", juror="j1", mark="12.5") in rows.reviews(table, dialect=FRENCH).reviews

    def test_columns_say_what_they_are(self):
        """A column keeps its heading, its field and the count of its cells."""
        assert ReadColumn(heading="Juré", fills="juror", filled=2) in self.SHEET.reading.columns


class TestFirstNames:
    """A name in two columns is one name."""

    @pytest.mark.untraced
    @pytest.mark.parametrize("heading", ["Prénom", "PRENOMS", "prénom"])
    def test_first_name_and_name(self, heading):
        """The first name comes first, whichever column does; one alone is the name."""
        table = [{"ID": 1, "Nom": "Martin", heading: "Hélène"}, {"ID": 2, "Nom": "Zola", heading: ""}]
        found = rows.read(table, Candidate, dialect=Dialect.demarches_simplifiees())

        assert ["Hélène Martin", "Zola"] == [one.name for one in found]
        assert () == found.reading.left_aside

    def test_the_state_of_a_file_is_read(self):
        """Whoever stands in an export with a file that was refused or closed is no candidate any more, and it is told."""
        states = {"En construction": "received", "En instruction": "received", "Accepté": "received"}
        states |= {"Refusé": "rejected", "Classé sans suite": "rejected"}
        table = [{"ID": at, "Archivé": "Non", "État du dossier": one} for at, one in enumerate(states)]
        read = rows.read(table, Application, dialect=Dialect.demarches_simplifiees())

        assert [*states.values()] == [one.status for one in read]
        assert states == dict(read.reading.words)
        assert "Refusé pour rejet" in read.reading.say("fr")

    def test_a_first_name_without_a_name_is_told(self):
        """Where no column holds the name, that of first names is left aside, and told."""
        found = rows.read([{"Identifiant": "c1", "Prénom": "Zoé"}], Candidate, dialect="fr")

        assert ["Prénom"] == [one.heading for one in found.reading.left_aside]
        assert "" == found[0].name
        named = rows.read([{"Identifiant": "c1", "Nom": "A", "Prénom": "Zoé"}], Candidate, dialect="fr", ignore=["prénom"])  # fmt: skip
        assert "A" == named[0].name


def test_marks_without_a_scale_are_told():
    """No slip can be seen among marks that lie on no scale: a caution of the ranking, unless a program wrote them."""
    table = [{"item": "a", "juror": "j1", "mark": "125"}]

    assert ["no_scale"] == codes(jury.rank(rows.reviews(table)))
    assert [] == codes(jury.rank(rows.reviews([{**table[0], "mark": "12"}], scale=SCALE)))
    assert [] == codes(rows.reviews(table, dialect=Dialect.exact()).reading)


def test_whoever_is_excused_is_absent_and_not_recused():
    """*Excusé* in the place of a mark or a state is an absence, and told as it was taken."""
    sheet = read(ROW, {**OTHER, "Impact": "Excusée", "Équipe": ""})
    assert sheet.mark_sheet("adler", "j2").state == "absent"
    assert sheet.reading.words["Excusée"] == "absent"


class TestHeadingsThatStateAScale:
    """What a heading says of a scale or a weight is the rubric's, or a fault."""

    @pytest.mark.parametrize(
        ("impact", "team", "wrong"),
        [
            ("Impact /20", "Équipe (0 à 20)", ""),
            ("Impact (sur 20)", "Équipe", ""),
            ("Impact /10", "Équipe /20", "Impact /10"),
            ("Impact (sur 5)", "Équipe", "Impact (sur 5)"),
            ("Impact", "Équipe (1 à 20)", "Équipe (1 à 20)"),
            ("Impact (%)", "Équipe", "Impact (%)"),
            ("Impact (max 10)", "Équipe", "Impact (max 10)"),
        ],
    )
    def test_a_heading_states_the_scale_of_its_criterion_or_is_a_fault(self, impact, team, wrong):
        """Marks under a heading that names another scale are not read as if they were on ours."""
        table = [{"Dossier": "plume", "Juré": "j1", impact: "9", team: "8"}]
        if not wrong:
            assert rows.scoresheet(table, TWO, dialect=FRENCH).mark_sheet("plume", "j1").marks == {
                "impact": 9,
                "equipe": 8,
            }
            return
        with pytest.raises(Fault) as told:
            rows.scoresheet(table, TWO, dialect=FRENCH)
        assert (told.value.code, told.value.value, told.value.row) == ("rows.stated_scale", wrong, 0)

    @pytest.mark.parametrize(
        ("weights", "impact", "team", "wrong"),
        [
            ((1, 1), "Impact (coef 3)", "Équipe (coef 3)", False),
            ((3, 1), "Impact (coef. 3)", "Équipe", False),
            (("0.75", "0.25"), "Impact (coef 3)", "Équipe (coef 1)", False),
            ((2, 2), "Impact", "Équipe (coef 2)", False),
            ((3, 1), "Impact (coef 75)", "Équipe", False),
            ((1, 1), "Impact (coef 3)", "Équipe (coef 1)", True),
            ((1, 1), "Impact", "Équipe (coef 2)", True),
        ],
    )
    def test_headings_state_the_weights_of_the_rubric_or_are_a_fault(self, weights, impact, team, wrong):
        """Weights that headings state are those that the marks count by, in proportion."""
        own = zip(TWO.ids, weights, strict=True)
        rubric = Rubric(criteria=[Criterion(id=name, scale=SCALE, weight=weight) for name, weight in own])
        table = [{"Dossier": "plume", "Juré": "j1", impact: "9", team: "8"}]
        if not wrong:
            assert rows.scoresheet(table, rubric, dialect=FRENCH).items == ("plume",)
            return
        with pytest.raises(Fault, match="the weights of the rubric") as told:
            rows.scoresheet(table, rubric, dialect=FRENCH)
        assert told.value.code == "rows.stated_weight"

    def test_a_heading_of_one_mark_a_row_or_one_juror_states_the_scale_too(self):
        """*Note /10* and *Ana /10* are refused where marks are out of 20, by whatever reads them."""
        one = Rubric.equal(["impact"], scale=SCALE)
        row, wide = {"Dossier": "plume", "Juré": "j1", "Note /10": "9"}, {"Dossier": "plume", "Ana /10": "9"}
        for read_ in (
            lambda: rows.reviews([row], scale=SCALE, dialect=FRENCH),
            lambda: rows.reviews([wide], scale=SCALE, dialect=FRENCH, jurors=["Ana /10"]),
            lambda: rows.scoresheet([row], one, dialect=FRENCH),
            lambda: rows.scoresheet([wide], one, dialect=FRENCH, jurors=["Ana /10"]),
            lambda: rows.scoresheet([{**row, "Critère": "impact"}], TWO, dialect=FRENCH),
        ):
            with pytest.raises(Fault) as told:
                read_()
            assert told.value.code == "rows.stated_scale"
        doubts = rows.reviews([row], dialect=FRENCH).reading.doubts
        assert [one.code for one in doubts] == ["no_scale"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("2", "3"), "chacune de ses cellules est une note"),
        (("25", "3"), "ses cellules sont des notes (à corriger : 1)"),
        (("12/20", "3"), "(à corriger : 1)"),
        (("25", "abs"), None),
        (("25", "35"), None),
        (("2/3", "3"), None),
        (("bon", "3"), None),
    ],
)
def test_a_slip_in_a_column_of_marks_does_not_hide_it(cells, told):
    """A juror's column that nobody named is a fault, with one mark off the scale as without one; other numbers are told."""
    table = [{"Dossier": name, "Ana": 4, "Bo": cell} for name, cell in zip("AB", cells, strict=True)]
    scale = jury.Scale(low=0, high=20, step="0.5")
    if told is None:
        (aside,) = rows.reviews(table, jurors=["Ana"], scale=scale, dialect="fr").reading.left_aside
        assert "Bo" == aside.heading
    else:
        with pytest.raises(Fault) as caught:
            rows.reviews(table, jurors=["Ana"], scale=scale, dialect="fr")
        assert told in caught.value.say("fr").replace("\N{NO-BREAK SPACE}", " ")


def test_a_cell_that_may_be_blank_is_not_asked_to_be_none():
    """A share above one is told what a share is; that the cell may be blank is no part of it, and None no word of a table."""
    with pytest.raises(Fault) as caught:
        rows.read([{"Identifiant": "m", "Défi": "a", "Quotité": 3}], Mentor, dialect="fr")
    assert "None" not in caught.value.say("fr")
    assert "values.number" == caught.value.code
    with pytest.raises(Fault, match="blank"):
        rows.read([{"On": "2019-01-02", "Kind": "resigned", "Person": ""}], Event)


@pytest.mark.untraced
def test_a_fault_says_what_it_wants_once():
    """No French refusal says « et non » twice: what was wanted, and not what was given."""
    kept = Path("tests/data/refusals.jsonl").read_text(encoding="utf-8").splitlines()
    assert not [one for one in kept if json.loads(one)["fr"].split("Corrigez")[0].count(", et non ") > 1]
