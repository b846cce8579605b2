"""Remedies of tables: whoever follows one loses neither a dossier, nor a sheet, nor half a point."""

from fractions import Fraction

import pytest

from eig import rows
from eig.errors import Fault
from eig.jury import Review, Rubric, Scale

GRID = Rubric.equal(["impact"], scale=Scale(low=0, high=20))
IDS = ("N° dossier", "N°", "Matricule", "Numéro", "Prénom", "Commune")


def _table(heading, *rest):
    cells = (("Portail", "P1", 12), ("Portail", "P2", 14), ("Phare", "P3", 9))
    return [
        {"Dossier": own, heading: one, "Juré": "J1", "impact": mark, **dict(rest)} for own, one, mark in cells
    ]


READ = {
    "scoresheet": lambda table: rows.scoresheet(table, GRID, dialect="fr"),
    "reviews": lambda table: rows.reviews(table, dialect="fr", columns={"impact": "mark"}),
    "read": lambda table: rows.read(table, Review, dialect="fr", columns={"impact": "mark"}),
}


@pytest.mark.untraced(but=["Matricule-read"])
@pytest.mark.parametrize("reader", READ)
@pytest.mark.parametrize("heading", IDS)
def test_two_rows_that_another_column_tells_apart_are_given_two_names(heading, reader):
    """Of two rows of one name, the remedy names the column that tells them apart before a row is removed."""
    table = _table(heading, ("Remarque", "lu"))
    with pytest.raises(Fault) as told:
        READ[reader](table)
    assert told.value.code == "rows.stands_once"
    assert f"« {heading} » les distingue" in " ".join(told.value.say("fr").split())
    assert f"Where {heading} tells them apart" in told.value.say("en").replace("'", "")
    apart = [{**row, "Dossier": f"{row['Dossier']} {row[heading]}"} for row in table]
    marks = READ["reviews"](apart).reviews
    assert [(one.item, one.mark) for one in marks] == [
        ("Phare P3", 9),
        ("Portail P1", 12),
        ("Portail P2", 14),
    ]


def test_two_rows_that_nothing_tells_apart_are_one_too_many():
    """Where no column differs, or only marks do and a column that numbers the rows, one of the two is to be removed."""
    for table in (_table("N°"), _table("Remarque")):
        same = [{name: cell for name, cell in row.items() if name not in ("N°", "Remarque")} for row in table]
        for given in (same, [{"N°": str(at), **row} for at, row in enumerate(same, start=7)]):
            with pytest.raises(Fault) as told:
                READ["scoresheet"](given)
            assert told.value.say("en").endswith("Remove one of the two.")


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("12½", "25/2"),
        ("12 ½", "25/2"),
        ("½", "1/2"),
        ("0½", "1/2"),
        ("7¼", "29/4"),
        ("3¾", "15/4"),
        ("2⅓", "7/3"),
    ],
)
def test_a_fraction_of_one_sign_is_read_exactly(cell, mark):
    """*12½* is twelve and a half, in either language: no remedy takes the half away."""
    for dialect in ("fr", "en"):
        read = rows.reviews([{"item": "A", "juror": "J1", "mark": cell}], dialect=dialect)
        assert [one.mark for one in read.reviews] == [Fraction(mark)]


@pytest.mark.parametrize("cell", ["12½½", "½12", "1,5½", "12½ pts", "-½"])
def test_what_is_no_such_number_is_refused(cell):
    """A cell in which a fraction of one sign stands otherwise is refused, and not read by half."""
    with pytest.raises(Fault):
        rows.reviews([{"item": "A", "juror": "J1", "mark": cell}], dialect="fr")


@pytest.mark.parametrize("name", ["J1 et J2", "J1/J2", "J1 & J2", "J1 + J2", "J1 and J2", "J1 ; J2"])
def test_a_cell_of_two_jurors_is_told(name):
    """*J1 et J2* beside J1 and J2 is one juror more, and the account says so; alone, it is a name."""
    table = [{"Dossier": "A", "Juré": one, "impact": 4} for one in ("J1", "J2", name)]
    for read in (READ["scoresheet"](table), READ["reviews"](table)):
        doubts = [one for one in read.reading.doubts if one.code.endswith("joined")]
        assert [one.facts["rows"] for one in doubts] == [("4",)]
        assert "ligne 4" in " ".join(doubts[0].say("fr").split())
    alone = READ["scoresheet"](table[1:])
    assert not [one for one in alone.reading.doubts if one.code.endswith("joined")]


def test_a_remedy_names_a_column_in_the_language_of_the_table():
    """*Membres déportés* is who stepped back, and no slip for members; of a slip in a French table, the French name is told."""
    table = [{"Dossier": "A", "Jury": "P1", "impact": 4, "Membres": "J1, J2", "Membres déportés": "J3"}]
    assert [(one.members, one.stepped_back) for one in READ["scoresheet"](table).sheets] == [
        (("J1", "J2"), ("J3",))
    ]
    with pytest.raises(Fault, match="read") as told:
        READ["scoresheet"]([{"Dossier": "A", "Juré": "J1", "impact": 4, "Oppinion": "favorable"}])
    assert [one.value for one in told.value.facts["nearest"]] == ["avis"]
