"""What an office sends, publishes and keeps, heard in both languages, of promotions small, empty and equal."""

import datetime as dt
import re
from functools import cache
from itertools import product
from random import Random

import pytest
from attrs import evolve

from eig import to_html
from eig.book import Office, erase
from eig.programme import Panel
from eig.reasons import ENGLISH
from helpers import decided_book
from helpers.read_aloud import OFFICE, STEPS, drawn, faults, texts
from helpers.shares import whole

HEARD = [(28, "en"), (16, "fr"), (25, "fr")]
"""A seat that no allocation gives; nobody ranked is there; two marks of equals: each said something twice."""


@cache
def outcome(seed):
    """Return a drawn promotion, made once."""
    return drawn(Random(seed))


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("seed", "code"), [*product(range(60), ["en", "fr"])] if whole() else HEARD)
def test_no_text_of_a_promotion_has_what_a_hearer_would_take_up(seed, code):
    """Two colons in a breath, an empty heading, two marks or blanks, *1 people*, no elision, another language."""
    found = {what: faults(text, code) for what, text in texts(outcome(seed), code).items()}
    assert {} == {what: wrong for what, wrong in found.items() if wrong}


@pytest.mark.parametrize(
    ("wrong", "line", "code"),
    [("two colons", "Not kept: ADLER: taken", "en"), ("two blanks", "before the  court", "en"), ("two marks", "Paris., ", "en"),
     ("one of many", "1 people", "en"), ("nothing said", "- Names:", "en"), ("a place left", "of None", "en"),
     ("no elision", "candidature de Élise", "fr"), ("another language", "le seat", "fr"), ("an empty heading", "## Lists", "en"),
     ("one of many", "1 personnes", "fr")],
)  # fmt: skip
def test_what_is_taken_up_is_heard(wrong, line, code):
    """Each fault is found where it stands, and none in words that only look like it."""
    assert (wrong, line) in faults(line, code)
    heard = "# One\n\nAt 09:00, A (places: 1): b; c: d. 11 people, 1.5 names; n° 2018-7: x [e: f].\nDate : le 1er mai, d’Élise."
    assert [] == faults(heard, "en")


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "fr"])
def test_rules_say_their_source_or_that_none_is_stated(code):
    """On the sheet of rules, in the minutes, the notice and the dossier: of the jury, and of the teams."""
    none = "no source is stated" if code == "en" else "source non indiquée"
    sheet = outcome(16).act("candidates", OFFICE, secret="6b28" * 16, lang=code).rules
    told = outcome(16).act("candidates", evolve(OFFICE, team_rules="art. 6"), secret="6b28" * 16, lang=code)
    assert [f"({none})", "(art. 6)"] == [
        next(line for line in one.splitlines() if line.startswith("## "))[-len(end) :]
        for one, end in ((sheet, f"({none})"), (told.rules, "(art. 6)"))
    ]
    minutes = outcome(16).minutes[0].to_markdown(lang=code)
    assert ("Source of the rules: not stated." if code == "en" else "non indiquée.") in minutes
    for sources, said in (
        ({"rules": "art. 6"}, "art. 6."),
        ({}, "not stated." if code == "en" else "non indiquée."),
    ):
        notice = decided_book.outcome().notice("cand-1", lang=code, sources=sources)
        assert any(
            "teams: " in one or "équipes\N{NO-BREAK SPACE}: " in one
            for one in notice.splitlines()
            if said in one
        )


@pytest.mark.slow
def test_criteria_of_lists_stand_beside_no_source_that_is_not_theirs():
    """They were told among the rules of the teams, whose source is another, or is not stated."""
    made = decided_book.outcome()
    sheet = made.act("candidates", OFFICE, secret="6b28" * 16).rules
    told = [made.notice("cand-1"), sheet, to_html(made.dossier().redacted("public"))]
    for text, source in zip(told, ("Source of the rules of the teams", "## Rules of the teams", "Source of the rules of the teams"), strict=True):  # fmt: skip
        before, found, after = text.partition(source)
        assert found
        assert "riteria of the lists" in before
        assert "riteria of the lists" not in after


@pytest.mark.slow
def test_the_source_of_team_rules_in_a_dossier_is_held_by_its_digests():
    """It is of no table: a replay takes it as it is stated, and names a dossier in which it was altered or left out."""
    made = decided_book.outcome()
    for office, said in ((Office(team_rules="art. 6"), "art. 6."), (Office(), "not stated.")):
        dossier = made.dossier(salt="c4" * 32, office=office)
        assert f"Source of the rules of the teams: {said}" in to_html(dossier.redacted("public"))
        assert () == dossier.replay(made.book).differences
        told_of = {one.code == "teams_source": one for one in dossier.treatment["parameters"]}
        other = evolve(told_of[True], facts={"source": "art. 7"})
        swapped = [other if one == told_of[True] else one for one in dossier.treatment["parameters"]]
        for told in (swapped, [one for one in swapped if one != other]):
            forged = evolve(dossier, treatment={**dossier.treatment, "parameters": told})
            assert ["part_altered"] == [one.code for one in forged.replay(made.book).differences]


@pytest.mark.slow
def test_a_text_that_sets_the_rules_of_the_teams_is_no_later_than_they_are():
    """The source that the office states is read as each source of the rules is."""
    later = evolve(OFFICE, team_rules="décision du 1er juin 2018")
    codes = [one.code for one in outcome(16).act("candidates", later, secret="6b28" * 16).check().doubts]
    before = [one.code for one in outcome(16).act("candidates", OFFICE, secret="6b28" * 16).check().doubts]
    assert codes.count("holds_later") >= before.count("holds_later")
    assert "1 June 2018" in str(outcome(16).act("candidates", later, secret="6b28" * 16).check())


def test_words_of_an_office_stand_within_a_sentence():
    """Blanks are none, a mark at the end is left out: what is blank is missing, however it is typed."""
    typed = Office(name=" \n", signed_by=" A.  Un ", reference="2018-7.", court=" Conseil\td’État. ; ")
    assert ("", "A. Un", "2018-7", "Conseil d’État") == (
        typed.name,
        typed.signed_by,
        typed.reference,
        typed.court,
    )
    assert ("capacity", "name") == typed.blanks


@pytest.mark.slow
def test_a_panel_is_called_by_its_name():
    """In its own words, in an agenda of who hears the same person twice, and in what names are made of."""
    panels = [
        Panel(id=name, members=["juror-1"], hears=["cand-1"], name=called)
        for name, called in (("p1", "Jury A"), ("p2", ""))
    ]
    book = evolve(decided_book.book(), panels=panels)
    assert "Jury A: juror-1; hears cand-1" == str(panels[0])
    lang = ENGLISH.naming(book.names)
    agenda = book.agenda("juror-1", book.hearings(days=[dt.date(2018, 11, 6)], rooms=1), lang=lang)
    assert ["Nom Un, Jury A (room A)", "Nom Un, p2 (room A)"] == re.findall(
        "Nom.*(?=[.])", agenda.to_markdown(lang=lang)
    )


@pytest.mark.slow
def test_what_a_dossier_counts_is_said_once_and_what_is_left_of_it_by_its_own_words():
    """How many are kept and seated, as decided; once somebody is erased, that fewer decisions are held."""
    dossier = decided_book.outcome().record(*STEPS).dossier(salt="c4" * 32)
    left = erase(dossier, "cand-2", on=dt.date(2021, 1, 4), by="office", why="art. 5")
    assert 1 == str(dossier).count("seated: 4")
    told = left.explain().listed()
    assert "- people seated: 4" in told
    assert "- once people were erased, 12 decisions are still held\n" in told
    assert "- seated: 3" in told
    assert "seated: 3" not in left.redacted("public").explain().listed()


@pytest.mark.slow
def test_a_public_dossier_in_which_nobody_is_kept_does_not_say_that_nothing_was_decided():
    """Whoever is on no list is not told of: that no name is on one is all that is said."""
    nobody = outcome(2)
    assert () == nobody.deliberation.kept == nobody.deliberation.undecided
    public = nobody.dossier(salt="c4" * 32).redacted("public")
    assert "none_listed" == public.explain().codes[-1]
    assert "nothing_decided" not in {*public.explain().codes, *nobody.explain().codes}
    assert "nothing_asked" not in {one.code for one in nobody.cautions}
