"""The words under which tables of facts name what happened, and what is said of one that nobody knows."""

import pytest
from attrs import evolve

from eig._draw.column_headings_and_words_of_codes import said_in
from eig._values.names_and_clean_text import bare
from eig.book import Book
from eig.errors import Fault
from eig.programme.appointments import Event
from eig.programme.lifecycles import APPOINTMENT_LIFE, LifeCycle
from eig.promotions import P3

OFFICE = {
    "rules_published": ["règles publiées", "publication du règlement", "rules published"],
    "draw_announced": ["tirage annoncé", "annonce du tirage au sort"],
    "jury_sat": ["séance", "séance du jury", "réunion du jury", "sitting"],
    "minutes_signed": ["procès-verbal signé", "signature du PV", "minutes signed"],
    "decision_taken": ["décision prise", "décision", "decision taken"],
    "decision_notified": ["notification", "notification des décisions", "notified"],
}
"""What an office may call each step of an act, by hand."""
TOLD = {
    "démission": "resigned",
    "désistement": "withdrawn",
    "nomination": "appointed",
    "withdrawal": "withdrawn",
}


def read(kind, *, heads=("Fait", "Objet du fait"), what="défis", promotion=P3, **more):
    """Return the book of one fact, from a table in French."""
    row = {"Date": "10/07/2018", heads[0]: kind, heads[1]: what, **more}
    return Book.read(promotion, candidates=[{"Identifiant": "c1"}], events=[row], dialect="fr")


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("code", OFFICE)
def test_a_step_of_an_act_is_read_by_its_name_and_as_offices_call_it(code):
    """Its code, the word of our own tables and what offices write are one, in small letters or in capitals, without accents or with them."""
    shown = [said_in("kind", code, lang, "Event") for lang in ("fr", "en")]
    for word in (code, *shown, *OFFICE[code], OFFICE[code][0].upper(), bare(OFFICE[code][0]).upper()):
        for heads in (
            ("Fait", "Objet du fait"),
            ("Événement", "Objet"),
            ("Nature", "Sur quoi"),
            ("Fait", "Quoi"),
        ):
            (fact,) = read(word, heads=heads).events
            assert (code, "challenges") == (fact.kind, fact.what), word


@pytest.mark.untraced
@pytest.mark.parametrize("about", ["candidats", "CANDIDATS", "candidatures", "Candidats "])
def test_whom_a_step_is_about_is_read_as_tables_of_calls_read_it(about):
    """By the word of people as by that of what they sent; in capitals without accents too."""
    assert [("decision_taken", "candidates")] == [
        (one.kind, one.what) for one in read("DECISION PRISE", what=about).events
    ]


@pytest.mark.untraced
@pytest.mark.parametrize("word", TOLD)
def test_what_happens_to_somebody_is_read_as_offices_call_it(word):
    """A resignation or a withdrawal, by the French word and by the English one."""
    assert [TOLD[word]] == [one.kind for one in read(word, what="", Personne="c1").events]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("word", "near"), [("décisoin", "décision"), ("Notifications", "notification"), ("pique-nique", None)]
)
@pytest.mark.parametrize("person", ["c1", ""])
def test_a_word_that_nobody_knows_is_refused_in_its_own_cell(word, near, person):
    """Whoever it is of, or nobody: the nearest word that is known stands beside it, if one is near."""
    with pytest.raises(Fault) as told:
        read(word, Personne=person)
    assert (2, "Fait") == (told.value.row, told.value.column)
    said = told.value.say("fr")
    assert word in said
    assert (near is not None) == ("Est-ce" in said)
    assert near is None or f"« {near} »" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_fact_of_a_programme_s_own_status_is_of_somebody():
    """As a resignation is: where the cell is blank, it is asked for in the column of people."""
    steps = {
        **APPOINTMENT_LIFE.steps,
        "appointed": [*APPOINTMENT_LIFE.legal("appointed"), "paused"],
        "paused": [],
    }
    life = LifeCycle(subject="Appointment", first=APPOINTMENT_LIFE.first, steps=steps)
    own = evolve(P3, rules=evolve(P3.rules, lives=[life]))
    for word, promotion in (("démission", P3), ("paused", own)):
        with pytest.raises(Fault) as told:
            read(word, what="", promotion=promotion, Personne="")
        assert (2, "Personne") == (told.value.row, told.value.column)
        assert "personne, ou le défi d’une équipe" in told.value.say("fr").replace("\N{NO-BREAK SPACE}", " ")
    with pytest.raises(Fault, match=r"Book\.events\[0\]\.person"):
        Book(promotion=own, events=[Event(on=P3.starts, kind="paused")])
    assert ["paused"] == [one.kind for one in read("paused", what="", promotion=own, Personne="c1").events]
