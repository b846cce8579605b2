"""What the office states of itself, and who refused somebody: the same in each text, and asked for where it is not stated."""

import datetime as dt
from functools import cache

import pytest
from attrs import evolve

from eig.book import Office
from eig.book.acts_with_a_published_root import Act
from eig.programme.appointments import Event
from eig.reasons import ENGLISH, FRENCH
from helpers import decided_book

SECRET = "6b28" * 16
LANGS = pytest.mark.parametrize("lang", ["en", "fr"])


@cache
def outcome():
    """Return a small promotion, decided."""
    return decided_book.outcome()


def texts(office, lang):
    """Return each text that says whom to ask: decision, rules, letters and notices, of a person and of a challenge."""
    act: Act = outcome().act("candidates", office, secret=SECRET, lang=lang)
    about = ("cand-1", "adler")
    return {
        **{f"decision {one}": outcome().decision(one, office, lang=lang).to_markdown() for one in about},
        **{f"letter {one}": outcome().letter(one, office=office, lang=lang) for one in about},
        **{f"notice {one}": outcome().notice(one, office=office, lang=lang) for one in about},
        "letters": outcome().letters(office=office, lang=lang)["cand-1"],
        "rules": act.rules,
    }


@pytest.mark.slow
@LANGS
@pytest.mark.parametrize(
    ("office", "asked"),
    [
        (Office(name="Rectorat de Nantes"), "Rectorat de Nantes"),
        (Office(name="Rectorat de Nantes", contact="jury@example.org"), "jury@example.org"),
        (Office(), "Etalab"),
    ],
)
def test_whoever_decides_is_whom_each_text_says_to_ask(office, asked, lang):
    """The contact that is stated, else the office that signs; the operator of the programme where neither is."""
    told = texts(office, lang)
    assert {*told} == {name for name, text in told.items() if asked in text}
    assert [] == [name for name, text in told.items() if asked != "Etalab" and "Etalab" in text]


def test_a_contact_that_is_given_goes_before_that_of_the_office():
    """In a letter, and in a notice."""
    office = Office(name="Rectorat", contact="jury@example.org")
    for text in (
        outcome().letter("cand-1", contact="greffe@example.org", office=office),
        outcome().notice("cand-1", contact="greffe@example.org", office=office),
    ):
        assert "greffe@example.org" in text
        assert "jury@example.org" not in text


@pytest.mark.slow
@LANGS
def test_the_text_that_sets_the_rules_of_the_teams_is_told_or_asked_for(lang):
    """The notice and the sheet of rules name it; where it is not stated, they say so and the act lacks it."""
    stated = Office(team_rules="arrêté du 2 mai 2018")
    for office, is_told in ((stated, True), (Office(), False)):
        act = outcome().act("candidates", office, secret=SECRET, lang=lang)
        told = (act.rules, outcome().notice("cand-1", office=office, lang=lang))
        assert {is_told} == {"arrêté du 2 mai 2018" in text for text in told}
        sentence = {
            "en": "the text that sets the rules of the teams",
            "fr": "texte qui fixe les règles des équipes",
        }
        assert is_told != any(sentence[lang] in one.say(lang) for one in act.missing)
    challenges = outcome().act("challenges", Office(), secret=SECRET)
    assert not any("rules of the teams" in str(one) for one in challenges.missing)


def test_a_source_that_is_given_to_a_notice_goes_before_that_of_the_office():
    """Of the rules of the teams; an office that states none takes none away."""
    for office in (Office(), Office(team_rules="arrêté")):
        assert "Source of the rules of the teams: art. 6." in outcome().notice(
            "cand-1", office=office, sources={"rules": "art. 6"}
        )


def test_a_letter_names_the_court_that_the_office_states():
    """In the words of the decision."""
    office = Office(court="the administrative court of Nantes")
    decision = outcome().decision("cand-1", office).to_markdown().splitlines()
    (said,) = [line.removeprefix("- ") for line in decision if "court of Nantes" in line]
    assert said in outcome().letter("cand-1", office=office).splitlines()


REFUSED = Event(
    on=dt.date(2018, 12, 1), kind="rejected", person="cand-5", author="comité de pilotage", what="no project"
)


@pytest.mark.untraced
@LANGS
@pytest.mark.parametrize("kind", ["rejected", "inadmissible"])
def test_who_refused_somebody_and_why_stands_wherever_the_refusal_is_told(kind, lang):
    """In the letter, the decision, what the jury reads, the ledger and the changes: the author, and the ground."""
    fact = evolve(REFUSED, kind=kind)
    refused = outcome().record(
        fact, Event(on=dt.date(2018, 12, 14), kind="decision_taken", what="candidates")
    )
    language = FRENCH if lang == "fr" else ENGLISH
    told = {
        "letter": refused.letter("cand-5", lang=lang),
        "jury": refused.letter("cand-5", audience="jury", lang=lang),
        "explain": str(refused.explain("cand-5", lang=lang)),
        "decision": refused.decision("cand-5", lang=lang).to_markdown(),
        "dossier": str(refused.dossier().rulings["cand-5"].binds.say(lang)),
        "ledger": refused.book.ledger.explain(lang=lang).listed(),
        "changes": refused.changes_since(outcome()).explain(lang=language).listed(),
    }
    said = {name: " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split()) for name, text in told.items()}
    assert {} == {
        name: text
        for name, text in said.items()
        if not ("comité de pilotage" in text and "no project" in text)
    }
