"""A sub-heading inside a table is nobody and no dossier, and the reading tells of its row."""

import pytest

from eig import rows
from eig.errors import EigError
from eig.jury import EIG_SCALE, Review, Rubric
from eig.programme import Candidate, Panel

RUBRIC = Rubric.equal(["impact"], scale=EIG_SCALE)
SUB_HEADINGS = (
    *(
        "Liste complémentaire",
        "LISTE PRINCIPALE :",
        "Liste d'attente",
        "Retenus",
        "Non retenus",
        "Refusé(e)s",
    ),
    *("Admis", "Réserve", "Désistements", "Abandons", "Hors délai", "Irrecevables", "Jury 1", "Sous-jury A"),
    *("Page 2", "Page 2/3", "Dossiers non retenus", "Candidatures irrecevables", "Candidats admis", "Défis"),
    *("Liste principale (suite)", "Jury n° 2", "Waiting list", "Not selected", "Withdrawals", "Reserve list"),
    *(
        "Ajournés",
        "Reçus hors délai",
        "Dossiers incomplets",
        "Signature",
        "Suite",
        "Annexe 2",
        "---",
        "***",
        "…",
    ),
)
NAMES = (
    *(
        "plume",
        "jury1",
        "page-2",
        "réserve",
        "Jury du port",
        "Liste des ponts",
        "Projet 2",
        "Réserve naturelle",
    ),
    *("Retenus à quai", "Hors piste", "Dossier 3", "Lot 2", "Signature du port", "Suite royale", "suite"),
)


def _told(reading):
    return [one.say("en").split(" looks")[0] for one in reading.doubts if one.code == "headed"]


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("words", SUB_HEADINGS)
def test_a_sub_heading_is_no_dossier_and_nobody(words):
    """*Liste complémentaire* alone in its row is neither marked, nor called, nor a candidate, and is told."""
    sheet = rows.scoresheet(f"item;juror;impact\nplume;J1;3\n{words};;\nadler;J1;2\n", RUBRIC)
    assert (sheet.items, _told(sheet.reading)) == (("adler", "plume"), ["row 3"])
    people = rows.read(f"id;name;profiles\nc1;A;data\n{words};;\nc2;B;dev\n", Candidate)
    assert ([one.id for one in people], _told(people.reading)) == (["c1", "c2"], ["row 3"])
    wide = rows.scoresheet(f"item;J1;J2\nplume;3;2\n{words};;\nadler;2;1\n", RUBRIC, jurors=["J1", "J2"])
    assert (wide.items, _told(wide.reading)) == (("adler", "plume"), ["row 3"])


@pytest.mark.untraced
@pytest.mark.parametrize("words", NAMES)
def test_a_name_that_may_be_a_dossier_is_kept(words):
    """A row with a name alone that no closed list holds is called to judge, as before, and told so."""
    sheet = rows.scoresheet(f"item;juror;impact\nplume2;J1;3\n{words};;\nadler;J1;2\n", RUBRIC)
    assert words in sheet.items
    assert [one.code for one in sheet.reading.doubts] == ["called_alone"]


def test_a_name_with_anything_beside_it_is_a_dossier():
    """*Retenus* with a mark is marked; known as a dossier it is one; and where *Jury 1* has members, so may *Jury 2*."""
    assert "Retenus" in rows.scoresheet("item;juror;impact\nRetenus;J1;3\n", RUBRIC).items
    known = rows.scoresheet("item;juror;impact\nRetenus;;\nb;J1;2\n", RUBRIC, items=["Retenus", "b"])
    assert "Retenus" in known.items
    with pytest.raises(EigError) as told:
        rows.read("id;members;hears\nJury 1;a;x\nJury 2;;\n", Panel)
    assert {one.row for one in told.value.faults} == {3}


def test_a_table_of_sub_headings_alone_names_dossiers():
    """Where no other row is left, each is read: nothing is dropped of a list of such names."""
    read = rows.read("item;juror;mark\nJury 1;J1;3\nJury 2;J1;2\n", Review)
    assert [one.item for one in read] == ["Jury 1", "Jury 2"]
    assert [one.id for one in rows.read("id\nRetenus\nAdmis\n", Candidate)] == ["Retenus", "Admis"]
    one_column = rows.read([{"id": name} for name in ("j1", "Jury 1", "Sous-jury A", "Retenus")], Candidate)
    assert [one.id for one in one_column] == ["j1", "Jury 1", "Sous-jury A"]
