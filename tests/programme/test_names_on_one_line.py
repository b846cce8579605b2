"""What something is called stands within a sentence and on one line of a paper: any other name is refused at once."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eig.book import Book, Office
from eig.errors import Fault, UnknownKey
from eig.programme import Application, Candidate, Juror, Mentor, Panel, Profile, Programme
from eig.promotions import P3
from eig.timeline import Phase

NAMED = {
    "Candidate.name": lambda name: Candidate(id="c1", name=name).name,
    "Juror.name": lambda name: Juror(id="j1", name=name).name,
    "Mentor.name": lambda name: Mentor(id="m1", challenge="plume", name=name).name,
    "Panel.name": lambda name: Panel(id="p1", members=["j1"], name=name).name,
    "Profile.title": lambda name: Profile(id="data", family="data", title=name).title,
    "Programme.acronym": lambda name: Programme(name="EIG", acronym=name).acronym,
    "Office.name": lambda name: Office(name=name).name,
    "Office.signed_by": lambda name: Office(signed_by=name).signed_by,
    "Office.reference": lambda name: Office(reference=name).reference,
    "Phase.name": lambda name: Phase(key="a", name=name).name,
}
PRIVATE = {"Candidate.name", "Juror.name", "Mentor.name"}
HIDDEN = ("\u202e", "\u200b", "\u2028", "\ufeff", "\x00", "\ud800", "\u200f")
JOINED = {"Office.name", "Office.signed_by", "Office.reference"}  # an office's words are put on one line


@pytest.mark.untraced
@pytest.mark.parametrize("place", NAMED)
@pytest.mark.parametrize("hidden", [*HIDDEN, "\n", "\r\n", "\t"])
def test_a_name_that_breaks_a_line_or_hides_something_is_refused_where_it_is_given(place, hidden):
    """The fault says which field, and shows no name of a person."""
    if place in JOINED and hidden.isspace():
        assert " " not in NAMED[place](f"Ada{hidden}Un").replace("Ada Un", "")
        return
    with pytest.raises(Fault) as wrong:
        NAMED[place](f"Ada{hidden}Un")

    assert wrong.value.place == place
    assert ("Ada" in str(wrong.value)) == (place not in PRIVATE)


@pytest.mark.slow
@given(st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x24F), max_size=30))
@example("")
@example("Zoe\u0308 d'E\u0301te\u0301")
def test_any_other_name_is_kept_as_people_write_it(name):
    """Accents typed apart are joined; nothing else changes, and an empty name is none."""
    for place in NAMED.keys() - JOINED:
        assert NAMED[place](name) == unicodedata.normalize("NFC", name)


def test_an_identifier_with_accents_typed_apart_is_the_one_that_is_known():
    """Each paper answers the same; where a key is looked up by itself, what differs is said."""
    key, apart = "zo\u00eb", "zoe\u0308"
    outcome = Book(
        promotion=P3, candidates=[Candidate(id=key)], applications=[Application(candidate=key)]
    ).decide()

    for told in (outcome.explain, outcome.letter, outcome.notice):
        assert str(told(key)) == str(told(apart))
    assert outcome.letter(subject=apart, lang="fr") == outcome.letter(key, lang="fr")
    with pytest.raises(UnknownKey, match="typed apart; the nearest known") as wrong:
        outcome.rulings[apart]
    assert "saisis à part" in wrong.value.say("fr")
    for other in ("zoe", "yu\u0308"):
        with pytest.raises(UnknownKey) as wrong:
            outcome.explain(other)
        assert "apart" not in str(wrong.value)
