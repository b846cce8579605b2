"""Errors in French: each part in its words, with the spaces, quotes, days and numbers of the language."""

import ast
import datetime as dt
from pathlib import Path

import pytest

import eig
from eig._values._key_nouns import NOUNS
from eig.errors import EigError, Fault, Faults, IllegalStep, UnknownKey
from eig.jury import Rubric, Scale
from eig.programme import Call
from eig.reasons import FRENCH, Language
from eig.rows import Dialect, scoresheet

ROOT = Path(eig.__file__).parent
LOOKS = {"UnknownKey", "look_up", "require_key"}


def plain(words):
    """Return a text whose spaces and apostrophes are those of a keyboard."""
    return words.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def test_a_fault_in_french():
    """The frame, the rule and the remedy are in French; a language that leans on it says it so."""
    fault = Fault("Call.opens", "", "values.day")

    assert (
        "Call.opens : il faut une date sans heure, et non «  ». D'une date avec heure, prenez la date dans le bon fuseau."
    ) == plain(fault.say("fr"))
    assert str(fault) == fault.say() == fault.say(Language(code="de"))
    assert plain(fault.say("fr")) == plain(fault.say(Language(code="fr-CA", otherwise="fr")))
    assert "text" in EigError("text").say("fr")
    for wrong in ("de", 3, None):
        with pytest.raises(Fault, match=r"Fault\.say\.lang: expected one of .en. or .fr. or a language"):
            fault.say(wrong)


def test_a_language_of_the_callers_says_faults_too():
    """Its own sentence of a rule, its quotes and its days; English where it has none."""
    german = Language(
        code="de",
        weekdays=["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        sentences={
            "values": {"fault": "{place}: erwartet {rule}, nicht {value}.", "quoted": "„{text}“"},
            "programme": {"weekday": "{day:weekday}"},
        },
    )
    with pytest.raises(Fault) as wrong:
        Call(kind="challenges", opens=dt.date(2018, 5, 1), opens_weekday="lundi")

    assert "Call.opens_weekday: erwartet Dienstag, nicht „lundi“." == wrong.value.say(german)


def test_days_are_said_in_french():
    """A date and a day of the week in a rule are those of the language."""
    with pytest.raises(Fault) as wrong:
        Call(kind="challenges", opens=dt.date(2018, 5, 1), opens_weekday="lundi")

    assert "expected Tuesday, the weekday of 1 May 2018, got 'lundi'" in wrong.value.say()
    assert "il faut mardi, le jour de la semaine du 1er mai 2018, et non « lundi »" in plain(
        wrong.value.say("fr")
    )


@pytest.mark.slow
def test_faults_of_a_table_in_french():
    """Each line says its row and column; over fifty are summed up by kind."""
    rubric = Rubric.equal(["a"], scale=Scale(low=0, high=20))
    lines = [{"item": f"i{n}", "juror": "j", "a": "douze"} for n in range(3)]
    with pytest.raises(Faults) as few:
        scoresheet(lines, rubric, dialect=Dialect.french())
    with pytest.raises(Faults) as many:
        scoresheet([{**line, "item": f"{line['item']}{n}"} for n in range(30) for line in lines], rubric)

    assert plain(few.value.say("fr")).startswith(
        "rows : 3 fautes\n  ligne 2, colonne « a » (i0, j) : il faut un nombre, par exemple 13,5, et non « douze »."
    )
    assert (
        "90 fois : il faut un nombre, par exemple 13.5. D'abord : ligne 2, colonne « a » (i00, j) : « douze »"
        in (plain(many.value.say("fr")))
    )


@pytest.mark.slow
def test_fifty_rules_are_all_told_and_none_is_left():
    """Of fifty rules broken no other is counted; of fifty-one, one other."""
    for kinds in (50, 51):
        faults = Faults(
            "x", [Fault("a", n, "values.whole", {"low": n % kinds, "high": None}) for n in range(kinds + 1)]
        )
        for lang, other in (("en", "other rule is broken"), ("fr", "autre règle enfreinte")):
            told = faults.say(lang).splitlines()
            assert (len(told), other in told[-1]) == (kinds + 1, kinds > 50), (kinds, lang)


def test_unknown_keys_and_steps_in_french():
    """A key is told with its kind and the nearest; a step with those that are possible."""
    unknown = UnknownKey("challenge", "adlr", known=["adler"])
    step = IllegalStep("Challenge", "proposed", "open", legal=["screened"])

    assert "défi « adlr » introuvable ici ; au plus près : « adler »" == plain(unknown.say("fr"))
    assert "dossier 3 introuvable ici" == plain(UnknownKey("item", 3).say("fr"))
    assert step.say("fr").endswith(
        "depuis proposition (proposed), l’étape possible est présélection (screened)"
    )
    assert "étape finale" in IllegalStep("Challenge", "proposed", "open", legal=[]).say("fr")


@pytest.mark.slow
def test_what_an_unknown_key_is_of_has_its_noun():
    """Each kind of key that the library looks up has a name in both languages."""
    calls = [
        call.args[0]
        for text in (path.read_text(encoding="utf8") for path in ROOT.rglob("*.py"))
        if any(name in text for name in LOOKS)
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in LOOKS
    ]
    kinds = {one.value for one in calls if isinstance(one, ast.Constant)}

    assert len(kinds) > 50
    assert set() == kinds - set(NOUNS)


def test_a_whole_number_is_said_however_large():
    """No whole number is too large to say, and none is said as a power of ten."""
    assert FRENCH.number(10**400).count("\u202f") == 133
    assert FRENCH.number(12_345) == "12\u202f345"
