"""Errors in French: what the English says is found in a table, whole, or is said in English."""

import ast
import datetime as dt
from pathlib import Path

import pytest

import eig
from eig._ground import error_words as table
from eig._ground import error_words_jury as table_jury
from eig._ground import error_words_keys as table_keys
from eig._ground import error_words_teams as table_teams
from eig._ground.checks import (
    between,
    day,
    flag,
    instance_of,
    label,
    mark,
    moment,
    number,
    one_of,
    text,
    whole,
)
from eig._ground.translated import _FORM, _of_days, _tables, _typeset, french
from eig.errors import EigError, Fault, Faults, IllegalStep, UnknownKey, Withheld
from eig.jury import Rubric, Scale
from eig.programme import Call
from eig.reasons import ENGLISH, FRENCH, Language
from eig.rows import scoresheet

ROOT = Path(eig.__file__).parent
FILES = sorted(
    [path for room in ("rows", "convert", "programme") for path in (ROOT / room).glob("*.py")]
    + [
        path
        for room in ("jury", "teams", "timeline", "programme", "lots")
        for path in (ROOT / room).rglob("*.py")
    ]
    + [
        ROOT / "_ground" / name
        for name in ("frozen.py", "exact.py", "values.py", "languages.py", "checks.py")
    ]
    + [
        ROOT / "timeline" / name
        for name in (
            "calendar/_cells.py",
            "calendar/closures.py",
            "contracts/costs.py",
            "facts/agendas.py",
            "hearings/planning.py",
            "plan/_published.py",
            "plan/_known_facts.py",
            "plan/phase_facts.py",
        )
    ]
)
RULES = [text, label, flag, number, mark, day, moment, whole(), whole(0), whole(high=4), whole(0, 4)]
RULES += [
    between(0, 1),
    one_of("a", "b"),
    instance_of(Fault),
    instance_of(Fault, Faults),
    text.each().or_none(),
]


def written(node):
    """Return a text as it is written, with something in the place of each fact."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "Xx" for one in node.values)
        return "".join(parts)
    return None


def texts_of(tree):
    """Yield the rules and remedies that a file writes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("rule", "remedy"):
            yield node.arg, written(node.value)
        name = getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""
        if name in ("rule", "remedy", "REMEDY"):
            yield name.lower(), written(node.value)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            names = [getattr(one, "id", "") for one in node.targets[0].elts]
            if names == ["rule", "remedy"] and isinstance(node.value, ast.Tuple):
                yield from zip(names, map(written, node.value.elts), strict=True)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Unreadable", "fault_of"):
            given = node.args[-2:]
            yield from zip(("rule", "remedy"), map(written, given), strict=True)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_tables_documents_and_names_are_refused_for_is_said_in_french(path):
    """Each rule and remedy written in these files has a French sentence."""
    texts = texts_of(ast.parse(path.read_text(encoding="utf8")))
    found = [(kind, words) for kind, words in texts if words and words != "Xx"]

    assert [] == [(kind, words) for kind, words in found if french(words, kind) == words]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule[:40])
def test_the_rules_of_fields_are_said_in_french(rule):
    """The rule of a field and its remedy both have a French sentence."""
    assert french(rule.rule, "rule") != rule.rule
    assert french(rule.remedy, "remedy") != rule.remedy


def test_what_an_unknown_key_is_of_is_said_in_french():
    """Each kind of key that the library looks up has a French name."""
    calls = [
        call.args[0]
        for path in (ROOT).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "UnknownKey"
    ]
    kinds = {one.value for one in calls if isinstance(one, ast.Constant)}

    assert len(kinds) > 50
    assert set() == {kind for kind in kinds if french(kind, "kind") == kind} - {"mentor", "type"}


def test_a_pair_has_the_same_facts_on_both_sides():
    """No fact is lost or invented on the way to French."""
    for pairs in (
        table.RULES,
        table.REMEDIES,
        table_jury.RULES,
        table_jury.REMEDIES,
        table_teams.RULES,
        table_teams.REMEDIES,
        table.KINDS,
        table.BITS,
        table.PLACES,
        table.VALUES,
        table_keys.KEYS,
    ):
        for english, said in pairs:
            names = [{name for name, _ in table_form(one)} for one in (english, said)]
            assert names[0] == names[1], english


SAMPLES = {"figure": "12", "name": "abc", "class": "Abc", "quoted": "'a'", "date": "3 May 2019"}


@pytest.mark.parametrize("kind", ["rule", "remedy"])
def test_each_template_is_said_as_it_is_written(kind):
    """No other template takes its words: "give one of them" is not read as a list whose name is "them"."""
    elsewhere = []
    for english, said in (pair for pairs in _tables(kind) for pair in pairs):
        if "said" not in dict(table_form(english)).values():
            given = {name: SAMPLES.get(form, "Xx") for name, form in table_form(english)}
            words, wanted = (_FORM.sub(lambda one: given[one[1]], text) for text in (english, _typeset(said)))  # noqa: B023 # called at once
            elsewhere += [(english, found)] if (found := french(words, kind)) != _dated(wanted) else []
    assert [] == elsewhere


def _dated(words):
    return words.replace("3 May", "3 mai")


def test_days_and_months_are_those_of_the_languages():
    """Every day of a year reads as the French language writes it, and so does every day of a week."""
    for ordinal in range(dt.date(2019, 1, 1).toordinal(), dt.date(2020, 1, 1).toordinal()):
        day = dt.date.fromordinal(ordinal)
        assert FRENCH.date(day) == _of_days(ENGLISH.date(day))
    assert FRENCH.weekdays == tuple(map(_of_days, ENGLISH.weekdays))


def test_days_are_said_in_french():
    """A date and a day of the week in a rule are those of the language, whatever the rule."""
    with pytest.raises(Fault) as wrong:
        Call(kind="challenges", opens=dt.date(2018, 5, 1), opens_weekday="lundi")

    assert "a Tuesday" in wrong.value.say()
    assert "celui du 1er mai 2018 (mardi)" in wrong.value.say("fr")


def table_form(words):
    """Return the facts of a template."""
    return _FORM.findall(words)


def test_a_fault_in_french():
    """The frame, the rule and the remedy are in French; apostrophes are set, quotes of values are not."""
    fault = Fault("Call.title", "", rule=text.rule, remedy=text.remedy)

    assert (
        "Call.title vaut '' : c’est un texte, ni vide ni bordé d’espaces, sans caractère de contrôle "
        "ni caractère caché\u202f; "
        "donner un texte non vide, sans espaces autour"
    ).replace(" : ", "\u00a0: ") == fault.say("fr")
    assert str(fault) == fault.say() == fault.say(Language(code="de"))
    assert fault.say("fr") == fault.say(Language(code="fr-CA", otherwise="fr"))
    assert "text" == EigError("text").say("fr")
    for wrong in ("de", 3, None):
        with pytest.raises(Fault, match="'en' or 'fr'"):
            fault.say(wrong)


def test_what_has_no_french_is_said_in_english():
    """Nothing is guessed: a rule of yours stands as you wrote it, in the French frame."""
    said = Fault("a", Withheld([]), rule="a rule of mine", remedy="mend it").say("fr")

    assert "a vaut (list, non montré)\u00a0: a rule of mine\u202f; mend it" == said


def test_a_part_without_french_keeps_the_whole_in_english():
    """A sentence is never half French."""
    assert "it is a frobnicated thing" == french("it is a frobnicated thing", "rule")


def test_faults_of_a_table_in_french():
    """Each line says its row and column; over fifty are summed up by kind."""
    rubric = Rubric.equal(["a"], scale=Scale(low=0, high=20))
    lines = [{"item": f"i{n}", "juror": "j", "a": "12/20"} for n in range(3)]
    with pytest.raises(Faults) as few:
        scoresheet(lines, rubric)
    with pytest.raises(Faults) as many:
        scoresheet([{**line, "item": f"{line['item']}{n}"} for n in range(30) for line in lines], rubric)

    assert few.value.say("fr").startswith("rows\u00a0: 3 fautes\u00a0:\n  ligne 2, 'a' (i0, j) vaut '12/20'")
    assert "90 fois c’est un nombre" in many.value.say("fr")
    odd = [Fault("a", n, rule=f"rule {n}", remedy="m") for n in range(52)]
    assert "et 2 autres règles enfreintes" in Faults("x", odd).say("fr")


def test_fifty_rules_are_all_told_and_none_is_left():
    """Of fifty rules broken no other is counted; of fifty-one, one other."""
    for kinds in (50, 51):
        faults = Faults("x", [Fault("a", n, rule=f"rule {n % kinds}", remedy="m") for n in range(kinds + 1)])
        for lang, other in (("en", "other"), ("fr", "autre")):
            told = faults.say(lang).splitlines()
            assert (len(told), other in told[-1]) == (kinds + 1, kinds > 50), (kinds, lang)


def test_unknown_keys_and_steps_in_french():
    """A key is told with its kind and the nearest; a step with those that are possible."""
    assert "défi 'adlr'\u00a0: inconnu ici\u202f; les plus proches\u00a0: 'adler'" == UnknownKey(
        "challenge", "adlr", known=["adler"]
    ).say("fr")
    assert "dossier 3\u00a0: inconnu ici" == UnknownKey("item", 3).say("fr")
    step = IllegalStep("Challenge", "proposed", "open", legal=["screened"])
    assert step.say("fr").endswith("les étapes possibles sont screened")
    assert "étape finale" in IllegalStep("Challenge", "proposed", "open", legal=[]).say("fr")
