"""Tables in which each juror has a column: what stands beside the marks is no juror's, and no mark is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig import rows
from eig.errors import Fault, Faults
from eig.jury import JuryRules, Rubric, Scale, deliberate
from eig.rows._mark_tables import like_marks
from eig.rows._reading_account import numbers_of

SCALE = Scale(low=0, high=20, step="0.5")
ONCE = {
    "Avis": "réservé",
    "Coup de cœur": "x",
    "État": "absent",
    "Déports": "J2",
    "Membres": "J1, J2",
    "impact": "3",
}
"""What a table may say once of a dossier, by its heading."""


def _codes(call):
    try:
        call()
    except (Fault, Faults) as wrong:
        return [one.code for one in wrong.faults]
    return []


def _sheet(text, *jurors, criteria=("impact", "utilite"), **asked):
    return rows.scoresheet(text, Rubric.equal(criteria, scale=SCALE), jurors=jurors, dialect="fr", **asked)


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("criteria", [("impact",), ("impact", "utilite")])
@pytest.mark.parametrize("heading", ONCE)
@pytest.mark.parametrize("jurors", [("J1",), ("J1", "J2"), ("Ève", "J1", "J2")])
def test_what_is_said_once_of_a_dossier_is_said_by_no_juror(heading, jurors, criteria):
    own, cells = ";".join(jurors), ";".join("12" for _ in jurors)
    plain = f"Dossier;Critère;{own}\nA;impact;{cells}\nB;impact;{cells}\n"
    text = f"Dossier;Critère;{own};{heading}\nA;impact;{cells};{ONCE[heading]}\nB;impact;{cells};\n"
    codes = _codes(lambda: _sheet(text, *jurors, criteria=criteria))
    assert "rows.said_once" in codes
    assert "jury.marks.state_fits" not in codes
    left = _sheet(text, *jurors, criteria=criteria, ignore=[heading])
    assert left.sheets == _sheet(plain, *jurors, criteria=criteria).sheets
    blank = text.replace(f";{ONCE[heading]}\n", ";\n")
    assert _sheet(blank, *jurors, criteria=criteria).sheets == left.sheets


WORDS = ["n.c.", "?", "NR", "non noté", "absent(e)", "s'abstient", "voir PV"]


@pytest.mark.untraced(one_in=5)
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_column_of_marks_with_one_strange_word_is_not_left_aside_as_text(word, at):
    cells = [word if no == at else f"{no + 9}" for no in range(5)]
    text = "Dossier;J1;J2;Ève\n" + "".join(f"D{no};5;19;{cell}\n" for no, cell in enumerate(cells))
    read = [
        lambda: rows.reviews(text, jurors=["J1", "J2"], scale=SCALE, blank="unseen", dialect="fr"),
        lambda: rows.reviews(text, jurors=["J1", "J2"], blank="unseen", dialect="fr"),
        lambda: _sheet(text, "J1", "J2", criteria=["impact"]),
    ]
    assert [_codes(one) for one in read] == [["rows.like_marks"]] * 3
    by_criterion = "Dossier;Juré;impact;Ève\n" + "".join(
        f"D{no};J1;12;{cell}\n" for no, cell in enumerate(cells)
    )
    assert _codes(lambda: _sheet(by_criterion, criteria=["impact"])) == ["rows.like_marks"]


@pytest.mark.slow
@given(st.lists(st.sampled_from(["12", "12,5", 12, "99", "12/20", "abs", "x", "ABS"]), min_size=1))
@example(["12", "12", "12", "12", "99"])
@example(["12", 12, "12", "x", "abs", "12/20"])
@example(["x", "x", "12"])
def test_of_each_cell_left_aside_it_is_counted_as_often_as_it_stands_whether_it_is_a_mark(cells):
    """Marks, of which one of four may be off the scale, and fewer words than half: these are to be corrected."""
    said = [cell for cell in cells if cell not in ("abs", "ABS")]
    alone = ["12" if cell == "12/20" else cell for cell in said]
    numbers = [one for cell in alone for one in numbers_of([cell], rows.Dialect.french()) or ()]
    off, words = sum(one > 20 for one in numbers), len(said) - len(numbers)
    marks = 2 * words < len(said) and off < len(numbers) and off <= max(1, len(numbers) // 4)
    fault = like_marks("Ève", cells, rows.Dialect.french(), [(SCALE.admits, SCALE.high)])
    assert (fault is not None) == marks
    if fault is not None:
        assert (fault.facts.get("off") or 0) == off + words + said.count("12/20")


def test_a_column_of_words_with_a_number_or_two_is_text():
    text = "Dossier;J1;J2;Remarque\nA;12;13;bien\nB;12;13;12\nC;12;13;à revoir\nD;12;13;\n"
    read = rows.reviews(text, jurors=["J1", "J2"], scale=SCALE, dialect="fr")
    assert [one.heading for one in read.reading.left_aside] == ["Remarque"]


@pytest.mark.parametrize("cells", [("favorable", "défavorable"), ("favorable", "réservé", "à voir")])
def test_opinions_beside_the_marks_of_jurors_are_not_left_aside(cells):
    text = "Dossier;J1;J2;Avis du comité\n" + "".join(f"D{no};12;13;{one}\n" for no, one in enumerate(cells))
    assert _codes(lambda: rows.reviews(text, jurors=["J1", "J2"], scale=SCALE, dialect="fr")) == [
        "rows.like_opinions"
    ]


@pytest.mark.slow(but=["sous r\\xe9serve"])
@pytest.mark.parametrize("word", ["réservé", "Réservée", "RÉSERVÉ", "Avis réservé", "sous réserve"])
def test_an_opinion_that_holds_back_is_told_wherever_the_votes_are(word):
    """Read as against, it may leave a dossier off the list: reading, deliberation and minutes say so."""
    rules = JuryRules(rubric=Rubric.equal(["impact"], scale=SCALE), places=1)
    text = f"Dossier;Juré;impact;Avis\nA;J1;16;{word}\nB;J1;10;favorable\n"
    decided = deliberate(rows.scoresheet(text, rules, dialect="fr"), rules)
    said = [one.say("fr") for one in decided.sheet.reading.doubts]
    assert said == [
        f"1 avis «\N{NO-BREAK SPACE}{word}\N{NO-BREAK SPACE}» est lu comme défavorable\N{NO-BREAK SPACE}: là où les règles comptent les avis, il est contre"
    ]
    for told in (decided.say("fr"), decided.minutes(title="x").to_markdown(lang="fr")):
        assert "lu comme défavorable" in " ".join(told.split())
    assert " ".join(decided.say("fr").split()).endswith(
        "A : hors classement : 1 contre, 0 pour".replace(" :", "\N{NO-BREAK SPACE}:").replace(
            "\N{NO-BREAK SPACE}", " "
        )
    )
    plain = rows.scoresheet(text.replace(word, "défavorable"), rules, dialect="fr")
    assert plain.reading.doubts == ()


HELD_APART = [
    (
        "Dossier;Juré;Critère;Note;Avis\nA;J1;impact;12;favorable\nA;J1;utilite;13;défavorable\n",
        "Avis",
        "défavorable",
    ),
    (
        "Dossier;Juré;Critère;Note;Coup de cœur\nA;J1;impact;12;oui\nA;J1;utilite;13;non\n",
        "Coup de cœur",
        "non",
    ),
    (
        "Dossier;Juré;Critère;Note\nA;J1;impact;12\nB;J1;impact;3\nB;J1;utilite;3\n",
        "utilite",
        "une ligne qui manque",
    ),
    ("Dossier;Juré;impact;utilite\nA;J1;12;\nB;J1;3;4\n", "utilite", "une cellule vide"),
    ("Dossier;Juré;Critère;Note\nA;J1;impact;12\nA;J1;utilite;abs\n", "Note", "abs"),
    ("Dossier;Juré;impact;utilite\nA;J1;12;3\nB;J1;abs;4\n", "impact", "abs"),
    ("Dossier;Juré;impact;utilite;État\nA;J1;12;3;absent\n", "État", "absent"),
]
"""Tables that contradict themselves or lack a mark, the column to look at, and what it shows there."""


@pytest.mark.untraced(
    but=["Dossier;Jur\\xe9;impact;utilite\\nA;J1;12;\\nB;J1;3;4\\n-utilite-une cellule vide"]
)
@pytest.mark.parametrize(("text", "column", "shown"), HELD_APART)
def test_a_fault_of_a_sheet_names_a_column_and_words_of_the_table(text, column, shown):
    """No heading and no word that the table does not show: no code of a closed list, and no None."""
    rules = JuryRules(rubric=Rubric.equal(["impact", "utilite"], scale=SCALE), places=1)
    with pytest.raises(Fault) as caught:
        rows.scoresheet(text, rules, dialect="fr")
    told = caught.value.say("fr")
    assert caught.value.column == column
    assert shown in told
    assert not [one for one in ("marked", "« mark »", "None", "favourable", "False", "state") if one in told]


def test_a_word_in_the_column_of_a_juror_is_told_of_that_column():
    text = "Dossier;Critère;J1;J2\nA;impact;12;3\nA;utilite;abs;4\n"
    with pytest.raises(Fault) as caught:
        _sheet(text, "J1", "J2")
    assert (caught.value.column, caught.value.row, caught.value.value) == ("J1", 3, "abs")
