"""A heading that asks the contrary of a field turns nobody's decision round."""

from functools import partial

import pytest
from attrs import resolve_types

from eig import rows
from eig.errors import EigError
from eig.programme import Application, Candidate
from eig.programme.steps import StepDecision
from eig.rows import Dialect
from eig.rows._headings_of_the_contrary import is_contrary

REFUSING = (
    *("Refusé", "Refusée", "Refusé(e) ?", "ÉCARTÉ", "Irrecevable", "Éliminé·e", "Non retenu", "Non-retenue"),
    *(
        "Pas retenu",
        "Rejeté",
        "Candidature rejetée",
        "Dossier non recevable",
        "Refus",
        "Non admis",
        "Ajourné",
    ),
    *("Rejected", "Not selected", "Declined", "Inadmissible", "Not eligible", "Non présélectionné"),
)
BARRED = ("Irrecevable", "Dossier irrecevable", "Non éligible", "Inéligible", "Incomplet", "Non recevable")


def _decided(heading, yes="oui", no="non", *, dialect="fr", columns=()):
    table = f"person;step;{heading};by;on;ground\nc1;shortlist;{yes};b;2026-03-02;g\nc2;shortlist;{no};b;2026-03-02;g\n"
    read = rows.read(table, StepDecision, dialect=dialect, columns=dict(columns))
    return {one.person: one.passed for one in read}


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("heading", REFUSING)
def test_yes_to_refused_is_a_refusal(heading):
    """Who has a yes under *Refusé*, or whatever says so, does not go on; who has a no does, named or not."""
    for yes, no in (("oui", "non"), ("x", "n"), ("1", "0"), ("Oui", "NON"), ("vrai", "faux")):
        assert _decided(heading, yes, no) == {"c1": False, "c2": True}
    assert _decided(heading, columns={heading: "passed"}) == {"c1": False, "c2": True}
    assert _decided(heading, "yes", "no", dialect="en") == {"c1": False, "c2": True}


@pytest.mark.untraced
def test_words_of_a_decision_keep_their_meaning():
    """*Refusée* under *Refusé* is a refusal, *retenue* is none; under *Retenu* a yes goes on."""
    assert _decided("Refusé", "refusée", "retenue") == {"c1": False, "c2": True}
    assert _decided("Irrecevable", "irrecevable", "recevable") == {"c1": False, "c2": True}
    assert _decided("Retenu", "non", "oui") == {"c1": False, "c2": True}
    assert _decided("Décision", "refusée", "oui") == {"c1": False, "c2": True}


def test_cells_that_are_no_text_are_turned_too():
    """A spreadsheet's TRUE, and its 1, under *Refusé* are refusals."""
    for yes, no in ((True, False), (1, 0), (1.0, 0.0)):
        given = [
            {"person": one, "step": "shortlist", "Refusé": cell, "by": "b", "ground": "g"}
            for one, cell in (("c1", yes), ("c2", no))
        ]
        read = rows.read(given, StepDecision, dialect="fr")
        assert [one.passed for one in read] == [False, True]


@pytest.mark.untraced
@pytest.mark.parametrize("heading", ["Refusé", "Non retenu"])
@pytest.mark.parametrize("cell", ["", "peut-être", "aucun projet joint"])
def test_what_is_neither_yes_nor_no_is_refused(heading, cell):
    """A blank, or words that decide nothing, are a fault under such a heading: nobody goes on by them."""
    with pytest.raises(EigError) as told:
        _decided(heading, "oui", cell)
    assert [(one.row, one.column) for one in told.value.faults] == [(3, heading)]


@pytest.mark.parametrize("heading", BARRED)
def test_yes_to_inadmissible_is_inadmissible(heading):
    """Whose application is said to be inadmissible is not read as admissible."""
    read = rows.read(
        f"candidate;profiles;wishes;{heading}\nc1;data;quais;oui\nc2;dev;quais;non\n",
        Application,
        dialect="fr",
    )
    assert {one.candidate: one.complete for one in read} == {"c1": False, "c2": True}


@pytest.mark.parametrize("heading", ["À écarter", "Décision de refus", "Sort"])
def test_no_remedy_turns_decisions_round(heading):
    """A heading that is not known is refused, with a remedy that says whom the field means."""
    with pytest.raises(EigError) as told:
        _decided(heading)
    (fault,) = told.value.faults
    assert fault.code == "rows.who_passed"
    assert "jamais de qui est refusé" in fault.say("fr")
    assert "never of who is refused" in fault.say("en")


def test_a_column_already_read_is_not_read_twice():
    """Beside a column that says who goes on, one that says who does not is left aside, and told."""
    table = "person;step;Décision;Refusé;by;ground\nc1;shortlist;retenue;non;b;g\n"
    read = rows.read(table, StepDecision, dialect=Dialect.french())
    assert [one.passed for one in read] == [True]
    assert [one.heading for one in read.reading.left_aside] == ["Refusé"]
    assert not is_contrary("Motif du refus", "passed")


def test_a_table_that_refuses_everybody_is_refused_once_types_are_resolved_too():
    """Whatever else a program did with the class, such as write it as JSON, no table of steps refuses everybody unsaid."""
    resolve_types(StepDecision)
    with pytest.raises(EigError, match="who goes on"):
        _decided("Sort")


@pytest.mark.untraced(but=["Non retenu"])
@pytest.mark.parametrize("heading", ["Refusé", "Non retenu", "Irrecevable"])
def test_two_columns_that_contradict_each_other_are_refused(heading):
    """Who is kept in one column and refused in another is a fault, whichever is read; named in ignore=, it is not."""
    for other, said, at_odds in (
        ("oui", "oui", 1),
        ("non", "non", 1),
        ("oui", "non", 0),
        ("non", "oui", 0),
        ("oui", "", 0),
    ):
        table = f"person;step;Retenu;{heading};by;on;ground\nc1;shortlist;{other};{said};b;2026-03-02;g\n"
        read = partial(rows.read, table, StepDecision, dialect="fr")
        if at_odds:
            with pytest.raises(EigError) as told:
                read()
            assert [(one.code, one.row, one.column) for one in told.value.faults] == [
                ("rows.opposed", 2, heading)
            ]
        else:
            assert [one.passed for one in read()] == [other == "oui"]
        assert [one.passed for one in read(ignore=[heading])] == [other == "oui"]


def test_the_account_says_how_a_yes_was_read():
    """The account of a table with *Refusé* says that a yes there is a refusal; of *Retenu*, nothing."""
    table = "person;step;{};by;on;ground\nc1;shortlist;oui;b;2026-03-02;g\n"
    told = [
        rows.read(table.format(one), StepDecision, dialect="fr").reading.say("fr")
        for one in ("Refusé", "Retenu")
    ]
    assert ["se lit comme un refus" in " ".join(one.split()) for one in told] == [True, False]


@pytest.mark.parametrize("heading", ["Désisté", "Retiré", "Annulé", "Absent", "Déport"])
def test_whoever_may_not_count_is_told_by_row(heading):
    """A yes under *Désisté*, which nothing reads of candidates, is told with its row: that person counts as the rest do."""
    table = f"id;profiles;{heading}\nc1;data;oui\nc2;dev;non\nc3;dev;\n"
    read = rows.read(table, Candidate, dialect="fr")
    doubts = [one for one in read.reading.doubts if one.code.endswith("counting")]
    assert [(one.facts["column"], one.facts["rows"]) for one in doubts] == [(heading, ("2",))]
    quiet = rows.read(table.replace("oui", "non"), Candidate, dialect="fr").reading
    assert not [one for one in quiet.doubts if one.code.endswith("counting")]
    assert not rows.read(table, Candidate, dialect="fr", ignore=[heading]).reading.doubts
