"""Columns of yes and no in tables of marks: whoever stepped back, was absent or left counts nowhere unsaid."""

from functools import partial
from random import Random

import pytest

from eig import rows
from eig.errors import EigError
from eig.jury import EIG_SCALE, Rubric, rank
from eig.programme import Panel
from eig.rows._headings_of_the_contrary import ASKED, GONE, PRESENT, asked_of

GRID = Rubric.equal(["impact"], scale=EIG_SCALE)
SAID = {
    **dict.fromkeys(
        ("Déport", "Déports", "Déport ?", "Membre déporté", "S'est récusé", "Récusation"), "recused"
    ),
    **dict.fromkeys(("Conflit d'intérêts", "Conflit", "Juré récusé (oui/non)", "stepped_back"), "recused"),
    **dict.fromkeys(("Absent", "Absent(e)", "Absence", "Excusé", "Jurée absente"), "absent"),
    **dict.fromkeys(("Abstention", "S'abstient"), "abstained"),
}
"""What a yes says of the sheet, by the heading under which it stands."""
LEFT = (
    "Désisté",
    "Désistement",
    "Candidature retirée",
    "Retrait",
    "Annulé",
    "Dossier annulé",
    "Exclu",
    "Forfait",
)
ANSWERS = (
    ("oui", "non"),
    ("x", ""),
    ("1", "0"),
    (True, False),
    (1, 0),
    ("Oui, conjoint", "Non"),
    ("VRAI", "faux"),
)


def _table(heading, yes, no, mark=""):
    return [
        {"Dossier": "A", "Juré": "J1", "impact": mark, heading: yes},
        {"Dossier": "A", "Juré": "J2", "impact": 4, heading: no},
        {"Dossier": "B", "Juré": "J1", "impact": 3, heading: no},
        {"Dossier": "B", "Juré": "J2", "impact": 3, heading: no},
    ]


def _sheet(table, **asked):
    return rows.scoresheet(table, GRID, dialect="fr", **asked)


def _faults(call):
    with pytest.raises(EigError) as told:
        call()
    return [(one.code, one.row, one.column) for one in told.value.faults]


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("heading", SAID)
def test_a_yes_says_why_a_sheet_has_no_mark(heading):
    """Whoever has a yes under *Déport* or *Absent* stepped back or was absent: the mark of the others alone counts."""
    for yes, no in ANSWERS:
        sheet = _sheet(_table(heading, yes, no))
        assert {(one.item, one.juror): one.state for one in sheet.sheets if one.state != "marked"} == {
            ("A", "J1"): SAID[heading]
        }
        assert not any(one.stepped_back for one in sheet.sheets)
        assert rank(sheet).scores["A"] == 4
        assert (heading, "state") in [(one.heading, one.fills) for one in sheet.reading.columns]
        assert (
            f"« {heading.replace(chr(39), '’')} »"
            in " ".join(sheet.reading.say("fr").split()).split("séparées")[-1]
        )
        read = rows.reviews(
            _table(heading, yes, no), dialect="fr", columns={"impact": "mark"}, blank="refuse"
        )
        assert [(one.item, one.juror) for one in read.reviews] == [("A", "J2"), ("B", "J1"), ("B", "J2")]


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("heading", [*SAID, *LEFT])
def test_no_mark_counts_beside_a_yes_that_takes_it_away(heading):
    """A mark beside a yes to *Déport*, *Absent* or *Désisté* is refused with its row, never counted."""
    for yes, no in ANSWERS:
        table = _table(heading, yes, no, mark=1)
        calls = (
            partial(_sheet, table),
            partial(rows.reviews, table, dialect="fr", columns={"impact": "mark"}),
        )
        assert [[one[1:] for one in _faults(call)] for call in calls] == [[(2, heading)]] * 2
        left = _sheet(table, ignore=[heading])
        assert rank(left).scores["A"] == (1 + 4) / 2


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("heading", [*SAID, *LEFT])
def test_a_no_everywhere_changes_nothing(heading):
    """Where all answer no, every mark counts, and nobody is named « non »."""
    for no in ("non", 0, "0", False):
        table = _table(heading, no, no, mark=1)
        plain = [{name: cell for name, cell in row.items() if name != heading} for row in table]
        assert _sheet(table).sheets == _sheet(plain).sheets


def test_who_is_not_present_is_absent():
    """A no under *Présent* is an absence, and a mark beside it is refused."""
    sheet = _sheet(_table("Présent", "non", "oui"))
    assert [one.state for one in sheet.sheets] == ["absent", "marked", "marked", "marked"]
    assert [one[1:] for one in _faults(lambda: _sheet(_table("Présent", "non", "oui", mark=1)))] == [
        (2, "Présent")
    ]


def test_a_sheet_of_several_names_who_stepped_back():
    """Of a sheet that a panel filled, a yes says not who stepped back: it is refused; names are read, be they 1 and 2."""
    table = [
        {"Dossier": "A", "Jury": "P1", "impact": 2, "Membres": "2, 3", "Déports": "1"},
        {"Dossier": "B", "Jury": "P1", "impact": 3, "Membres": "1, 2, 3", "Déports": "non"},
    ]
    assert [(one.members, one.stepped_back) for one in _sheet(table).sheets] == [
        (("2", "3"), ("1",)),
        (("1", "2", "3"), ()),
    ]
    table[0]["Déports"] = "oui"
    assert _faults(lambda: _sheet(table)) == [("rows.who_stepped_back", 2, "Déports")]
    panel = Panel(id="P1", members=["1", "2", "3"], hears=["A", "B"])
    own = [{name: cell for name, cell in row.items() if name != "Membres"} for row in table]
    assert _faults(lambda: _sheet(own, panels=[panel])) == [("rows.who_stepped_back", 2, "Déports")]
    own[0]["Déports"] = "1"
    assert _sheet(own, panels=[panel]).sheets[0].stepped_back == ("1",)


def test_a_juror_who_is_named_on_their_own_sheet_stepped_back():
    """*Déport: J1* on the sheet of J1 is a recusal; on the sheet of J2 it is refused, for it says nothing of J2."""
    assert _sheet(_table("Déport", "J1", "")).sheets[0].state == "recused"
    assert _faults(lambda: _sheet(_table("Déport", "J2", ""))) == [("rows.yes_or_no", 2, "Déport")]


def test_what_is_neither_yes_nor_no_is_not_shown():
    """Beside a yes, a cell of why somebody is away is refused, and stays private."""
    table = _table("Absent", "oui", "")
    table[1]["Absent"] = "malade"
    with pytest.raises(EigError, match="row 3, 'Absent'") as told:
        _sheet(table)
    assert "malade" not in told.value.say("fr") + str(told.value)


def test_two_answers_that_contradict_each_other_are_refused():
    """Who is said to be absent and to have stepped back is one of the two: the row is refused."""
    table = [{**row, "Absent": row["Déport"]} for row in _table("Déport", "oui", "non")]
    assert [one[:2] for one in _faults(lambda: _sheet(table))] == [("rows.one_state", 2)]


@pytest.mark.parametrize("heading", ["Déport", "Absent", "Désisté"])
def test_where_each_juror_has_a_column_a_yes_is_of_no_juror(heading):
    """*Déport: oui* beside the columns of several jurors does not say whose: it is refused, once."""
    table = [
        {"Dossier": "A", "J1": 2, "J2": 3, heading: "oui"},
        {"Dossier": "B", "J1": 2, "J2": 3, heading: "non"},
    ]
    for call in (
        lambda: _sheet(table, jurors=["J1", "J2"]),
        lambda: rows.reviews(table, jurors=["J1", "J2"], dialect="fr"),
    ):
        assert [one[0] for one in _faults(call)] == [
            "rows.row_gone" if heading == "Désisté" else "rows.said_once"
        ]


def test_headings_that_ask_otherwise_are_left():
    """*Motif d'absence* or *Nombre de déports* ask for no yes; whatever asks for one says which."""
    asked = ["Motif d'absence", "Nombre de déports", "Avis", "Retenu", "Date de retrait", "Présentation"]
    assert [asked_of(one) for one in asked] == [None] * len(asked)
    assert {*ASKED.values()} == {"recused", "absent", "abstained", PRESENT, GONE}


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(6))
def test_a_column_of_yes_says_what_a_word_in_the_place_of_the_mark_says(seed):
    """*Oui* under *Déport*, and *déport* where the mark stands, are one sheet: in any order, whatever jurors are called."""
    draw = Random(seed)
    for heading in ("Déport", "Récusé", "Conflit d'intérêts"):
        yes, no = draw.choice(ANSWERS)
        names = draw.choice((["J1", "J2", "J3"], ["1", "2", "3"], ["o", "n", "x"]))
        both = []
        for item in ("A", "B", "C"):
            for juror in names:
                gone, mark = draw.random() < 0.3, draw.randint(1, 4)
                own = {"Dossier": item, "Juré": juror}
                flagged = {**own, "impact": None if gone else mark, heading: yes if gone else no}
                both.append((flagged, {**own, "impact": "déport" if gone else mark}))
        draw.shuffle(both)
        asked = draw.choice(({}, {"members": names}, {"items": ["A", "B", "C"]}))
        by_yes, by_word = (_sheet(list(table), **asked) for table in zip(*both, strict=True))
        assert by_yes.sheets == by_word.sheets
