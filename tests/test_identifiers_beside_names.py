"""A column of identifiers beside one of names, in a table of marks: nothing is marked under another's name."""

import pytest

from eig import rows
from eig.errors import EigError
from eig.jury import EIG_SCALE, Rubric

RUBRIC = Rubric.equal(["impact"], scale=EIG_SCALE)
TITLES = {"Quais ouverts": "quais", "Le phare": "phare"}
HEADINGS = ["Identifiant", "Code", "Réf.", "id", "Numéro", "N°"]


def _sheet(heading, first, second, **options):
    table = f"{heading};Intitulé;Juré;impact\n{first};J1;4\n{second};J1;3\n"
    return rows.scoresheet(table, RUBRIC, dialect="fr", **options)


def _marks(sheet):
    return {one.item: int(one.marks["impact"]) for one in sheet.sheets}


@pytest.mark.untraced(but=["id"])
@pytest.mark.parametrize("heading", HEADINGS)
def test_known_identifiers_count_in_the_place_of_names(heading):
    """Where each cell is a known identifier, the dossier is the one that it names, of two of one title too."""
    known = _sheet(heading, "quais;Quais ouverts", "phare;Le phare", named=TITLES)
    assert _marks(known) == {"quais": 4, "phare": 3}
    two = _sheet(heading, "P1;Portail", "P2;Portail", items=["P1", "P2"])
    assert _marks(two) == {"P1": 4, "P2": 3}


@pytest.mark.untraced(but=["Code"])
@pytest.mark.parametrize("heading", [*HEADINGS, "N° de dossier"])
def test_a_name_of_another_is_a_fault_of_its_row(heading):
    """An identifier beside the title of another dossier is refused, in each row where it stands."""
    with pytest.raises(EigError) as told:
        _sheet(heading, "quais;Le phare", "phare;Le phare", named=TITLES)
    assert [(one.code, one.row, one.column) for one in told.value.faults] == [("rows.name_of", 2, "Intitulé")]
    with pytest.raises(EigError) as both:
        _sheet(heading, "quais;phare", "phare;Quais ouverts", named=TITLES)
    assert [one.row for one in both.value.faults] == [2, 3]
    assert "le nom de «\u00a0quais\u00a0»" in both.value.faults[0].say("fr")


def test_a_name_that_nothing_knows_contradicts_nothing():
    """Another wording of a title beside a known identifier is left aside, and told."""
    sheet = _sheet("Identifiant", "quais;Les quais", "phare;Le phare de Brest", named=TITLES)
    assert _marks(sheet) == {"quais": 4, "phare": 3}
    assert [one.heading for one in sheet.reading.left_aside] == ["Intitulé"]


@pytest.mark.parametrize("cells", [("quais", "x9"), ("", "")])
def test_what_is_not_all_known_identifies_nothing(cells):
    """A code that is none of the known identifiers leaves the title to count, and is told as left aside."""
    first, second = cells
    sheet = _sheet("Code", f"{first};Quais ouverts", f"{second};Le phare", named=TITLES)
    assert _marks(sheet) == {"quais": 4, "phare": 3}


def test_identifiers_part_two_dossiers_of_one_title():
    """Where nothing is known, two dossiers of one title are told apart by their identifiers, marked in any layout."""
    assert _marks(_sheet("Identifiant", "P1;Portail", "P2;Portail")) == {"P1": 4, "P2": 3}
    wide = "Code;Intitulé;Ana;Bo\nP1;Portail;4;3\nP2;Portail;2;1\n"
    read = rows.reviews(wide, jurors=["Ana", "Bo"], scale=EIG_SCALE, dialect="fr")
    assert {*read.by_item} == {"P1", "P2"}
    long = "Réf.;Intitulé;Juré;Note\nP1;Portail;Ana;4\nP1;Portail;Bo;3\nP2;Portail;Ana;1\nP2;Portail;Cy;1\n"
    assert {*rows.reviews(long, scale=EIG_SCALE, dialect="fr").by_item} == {"P1", "P2"}


@pytest.mark.parametrize("heading", ["id", "Numéro", "Code"])
def test_a_number_of_the_row_parts_no_dossier(heading):
    """Where each row has a number of its own and its own juror, the title is the dossier: nothing is split."""
    table = f"{heading};Intitulé;Juré;impact\n101;Portail;J1;4\n102;Portail;J2;3\n"
    assert rows.scoresheet(table, RUBRIC, dialect="fr").items == ("Portail",)


def test_names_told_apart_by_themselves_count():
    """Where each title has its one identifier and nothing is known, the title is what the lists show."""
    assert _marks(_sheet("Code", "P1;Plume", "P2;Adler")) == {"Plume": 4, "Adler": 3}
    asked = _sheet("Code", "P1;Plume", "P2;Plume2", columns={"Intitulé": "item"}, items=["Plume", "Plume2"])
    assert _marks(asked) == {"Plume": 4, "Plume2": 3}
