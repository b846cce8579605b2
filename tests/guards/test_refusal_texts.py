"""What a refusal says, in both languages, is what was kept: each change of a text is seen, and meant."""

import re

import pytest

from helpers import refusal_texts, refused_arguments, ways_of_refusals
from helpers.shares import share

UNSAID = {
    "programme.limit": "another check, of the kind, speaks first",
    "programme.whole_cents": "it is a part of a choice, which is told whole",
    "values.anything": "nothing is refused by it",
    "rows.one_sign": "it is a part of a choice, which is told whole",
    "values.nothing": "it is a part of a choice, which is told whole",
}
"""Codes that no probe and no kept test tells, each with why."""


@pytest.mark.slow
def test_each_refusal_says_what_it_said():
    """Each sentence of a field or an argument is told once at least, a two-hundredth of the places and a thirty-sixth of the tests that tell
    others, with all that is told so there (all by `make nightly`); who changes them keeps them anew (`make refusals`).
    """
    kept, asked = refusal_texts.kept(), refusal_texts.tellers(one_in=200)
    tests = [test for test in share(refusal_texts.of_kept_tests(), "tests", one_in=36) if test in asked]
    asked = {one for one in asked if not one.startswith("tests/")} | {*tests}
    lines = refusal_texts.tried(asked.__contains__)
    lines += refusal_texts.of_tests(lines, tests)

    assert len(lines) > 700
    assert set() == told_where(lines) - told_where(kept)
    assert [] == [line for line in kept if refusal_texts.who_told(line) in asked and line not in lines]


def told_where(lines):
    """Return which code each place tells."""
    return {(line.get("code"), line.get("place"), line.get("error")) for line in lines}


@pytest.mark.slow
def test_each_code_is_told_by_a_kept_refusal():
    """Whoever writes a rule keeps a refusal that says it (`make refusals TESTS=tests/jury` looks for one in these tests)."""
    assert sorted(UNSAID) == refusal_texts.unsaid(refusal_texts.kept())


@pytest.mark.untraced
def test_each_kept_refusal_speaks_french():
    """No kept sentence is the same in both languages."""
    assert [] == [line["en"] for line in refusal_texts.kept() if line["en"] == line["fr"]]


@pytest.mark.slow
def test_a_code_that_no_refusal_tells_is_seen():
    """The share is not one that cannot fall."""
    kept = refusal_texts.kept()
    others = [line for line in kept if line.get("code") != "values.whole"]

    assert len(kept) > len(others)
    assert {"values.whole"} == set(refusal_texts.unsaid(others)) - set(refusal_texts.unsaid(kept))


WHOLE = ("values.unknown", "values.illegal")
"""Codes whose text is a whole sentence: of a key that is not there, and of a step that is none."""


MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
ILL_SAID = {
    "a date without its article": rf"et non (?:\d+|1er) (?:{MONTHS})",
    "nothing, not denied": r"il faut aucun",
    "a constant of Python without its words": r"(?<![\w(=])(?:None|True|False)(?![\w)])",
    "an explanation in the midst of a sentence": r"(?:d’|à )(?:un identifiant|une note) : ",
    "quotes of a keyboard": r"(?<!\w)’\w+’",
    "a class as Python writes it": r"<class",
    "a number in the way of another language": r"(?:et non|à partir de|jusqu’à|supérieur à) (?:-\d|\d{5,}|\d+\.\d)",
    "a word of English": r"\b(?:the|of|and|with|each|must|expected|between|whole|values?|from|only|until|after|before|first|people|jurors?)\b",
}
APART = re.compile(r'« [^»]*»|`[^`]*`|\w+\([^)]*\)|\w+=[\w"]*|\([a-z]+\)|\[[^\]]*\]|\{[^}]*\}')
"""What a sentence quotes or shows as code: names, calls, keywords, mappings."""


def read_aloud(line):
    """Return what a French sentence says after its place, without what it quotes."""
    plain = re.sub("[\u00a0\u202f]", " ", line["fr"])
    return APART.sub("·", plain.partition(" : ")[2])


@pytest.mark.slow
def test_each_kept_refusal_reads_as_french():
    """Numbers, dates, quotes and negations as French writes them, and no word of English outside quotes."""
    found = {
        (slip, line["fr"])
        for line in refusal_texts.kept()
        for slip, sign in ILL_SAID.items()
        if re.search(sign, read_aloud(line))
    }
    assert set() == found


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ("a date without its article", "il faut un jour, et non 13 décembre 2018."),
        ("nothing, not denied", "il faut aucune note, et non 4."),
        ("a constant of Python without its words", "il faut un nombre, et non None."),
        ("an explanation in the midst of a sentence", "il mène d’un identifiant : un texte, à 3."),
        ("quotes of a keyboard", "il faut ’people’, et non « x »."),
        ("a class as Python writes it", "il faut une grille, et non <class 'int'>."),
        ("a number in the way of another language", "il faut un nombre, et non 1000000."),
        ("a number in the way of another language", "il faut un niveau, et non 1.0."),
        ("a number in the way of another language", "il faut un nombre, et non -1."),
        ("a word of English", "il faut un nom pour each juror, et non 3."),
    ],
)
def test_a_sentence_that_reads_ill_is_found(slip, said):
    """The guard can fail."""
    assert re.search(ILL_SAID[slip], read_aloud({"fr": f"rank : {said}"}))


@pytest.mark.untraced
def test_each_kept_refusal_says_what_was_expected():
    """A line of a fault has its code, and a sentence that begins with its place and says what was expected."""
    told = [line for line in refusal_texts.kept() if line.get("code", WHOLE[0]) not in WHOLE]

    assert len(told) > 1_000
    assert [] == [
        line["en"]
        for line in told
        if not line["en"].startswith(line["place"]) or ": expected " not in line["en"]
    ]


@pytest.mark.untraced
def test_each_kept_refusal_has_its_place_in_parts():
    """A program finds the wrong value by the parts of its place: names, keys and positions, never words that hold several."""
    told = [line for line in refusal_texts.kept() if "path" in line and not line["given"].startswith("tests")]

    assert told
    assert [] == [
        line["path"] for line in told if any(mark in str(part) for part in line["path"] for mark in "[]")
    ]


@pytest.mark.untraced
def test_each_unknown_key_is_told_of_the_call():
    """Whoever asks for what is not there reads which argument of which call asked for it."""
    told = [line["en"] for line in refusal_texts.kept() if line.get("code") in WHOLE]

    assert len(told) > 200
    assert [] == [words for words in told if not re.match(r"[\w.]+(\[.*\][\w.]*)*: ", words)]


@pytest.mark.untraced
def test_a_wrong_kind_is_told_of_what_was_called():
    """Whoever gives a number for a name is told the function that they wrote, or its class, not one within it."""
    elsewhere = {}
    for line in refusal_texts.kept():
        called = refusal_texts.who_told(line)
        if called[0].islower() and line.get("code", "").startswith("values.") and "/" not in called:
            parts = called.split(".")
            own = {".".join(parts[at:]) for at in range(len(parts))} | {
                one for one in parts if one[0].isupper()
            }
            if not any(f"{line['place']}.".replace("[", ".").startswith(f"{one}.") for one in own):
                elsewhere.setdefault(called, set()).add(line["place"])
    assert {} == elsewhere


WITHOUT_A_WAY = {
    "Priority.decide": "the order, which names nobody who is tied, is its own",
    "Outcome.reserve": "two arguments together name the list",
    "Allocation.causes": "two arguments together name the list",
    "WorkCalendar.nth": "the year is one that the count reaches, not one that was given",
    "WorkCalendar.span": "the year is one that the count reaches, not one that was given",
}
"""Calls of which a refusal names no argument, each with why."""


@pytest.mark.slow
def test_each_place_is_one_of_what_was_given():
    """A place leads to what is wrong: a field of a value after a dot, a key or a position in brackets (a share of them by day). Of a
    document of JSON it is the way to the part.."""
    kept = {refusal_texts.who_told(line) for line in refusal_texts.kept()} - {"convert.from_json"}
    asked = {*share(sorted(kept), "ways", one_in=60), "Plan", "jury.selection.select", "book.Book.deliberate"}
    alone, elsewhere, led = set(), {}, 0
    for given, fault, words in ways_of_refusals.refusals(asked.__contains__):
        if len(fault.path) == 1:
            alone |= {fault.place} - {*WITHOUT_A_WAY}
        elif (place := ways_of_refusals.place_in(given, fault)) is not None:
            led += 1
            if place != fault.place:
                elsewhere[words] = (place, fault.place)

    assert led > 50
    assert {} == elsewhere
    assert set() == alone


@pytest.mark.slow
@pytest.mark.parametrize("argument", ["nodes", "stop", "backend", "progress"])
def test_a_limit_that_cannot_be_is_told_of_what_was_asked(argument):
    """Whoever asks for equals is told of what they gave to `find_equals`, not of a search that it makes."""
    told = {
        name: place
        for name, place in refused_arguments.places(argument, object())
        if not any(place.startswith(f"{one}.") for one in (name, name.partition(".")[2]))
    }
    assert {} == told
