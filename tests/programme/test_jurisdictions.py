"""The law of a place is asked for by name, and never supposed."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import JuryRules, rank, select
from eig.programme import Programme
from eig.programme.jurisdictions import FRANCE, NOWHERE, Jurisdiction, Remedy
from eig.programme.terms import FRENCH_PUBLIC_LAW
from eig.promotions import ALL, DESIGNERS
from eig.timeline import Contract, WorkCalendar
from helpers.unfolded import unfolded


def test_nothing_is_quoted_where_no_law_is_stated():
    """A programme and a jury without a jurisdiction quote no law."""
    assert NOWHERE == Programme(name="ours").jurisdiction == JuryRules().jurisdiction == Jurisdiction()
    assert not list(NOWHERE.rights("the programme"))
    assert NOWHERE.quote("quorum") is None


def test_the_published_promotions_state_france():
    """The law of each promotion that ships is that of France, by name."""
    assert {FRANCE} == {one.programme.jurisdiction for one in (*ALL, DESIGNERS)}


@pytest.mark.untraced
@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=6), st.integers(0, 3), st.sampled_from([FRANCE, NOWHERE])
)
def test_the_law_of_a_place_moves_nobody(scores, places, law):
    """A jury of any place keeps the same people: what is quoted decides nothing."""
    ranking = rank({f"c{number}": score for number, score in enumerate(scores)})
    other = JuryRules(places=places, jurisdiction=law)
    assert select(ranking, places=places).statuses == select(ranking, rules=other).statuses


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_it_quotes_names_whom_to_ask_and_its_source(lang):
    """Access, a refusal and its delays, the treatment alone, the data: in both languages, in that order."""
    access, refused, automated, data = (one.say(lang) for one in FRANCE.rights("the office"))
    assert "the office" in access
    assert "L311-3-1" in access
    assert all(word in refused for word in ("CADA", "R343-1", "2 mo", "1 mo"))
    assert "art. 47" in automated
    assert "CNIL" in data
    decided = next(one for one in FRANCE.remedies if one.against == "decision")
    assert "R421-1" in decided.reason.say(lang)


def test_a_remedy_without_delays_says_none():
    """No delay, no silence, no source: whom to refer to, and nothing else."""
    for lang, told in (("en", "Against a refusal you may refer to the court."), ("fr", "saisir the court.")):
        assert Remedy(against="access", to={"en": "the court"}).reason.say(lang).endswith(told)


def test_words_in_one_language_serve_the_others():
    """Who states French words alone is quoted in French to an English reader."""
    quebec = Jurisdiction(name="Quebec", laws={"quorum": {"fr": "règlement, art. 3"}})
    assert "(règlement, art. 3)" in JuryRules(jurisdiction=quebec).say()
    assert "(règlement, art. 3)" in unfolded(JuryRules(jurisdiction=quebec).say("fr"))


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"laws": {"quorum": {"en": "s. 3"}}}, "programme.named_law"),
        ({"name": "ours", "laws": {"quorums": {"en": "s. 3"}}}, None),
        ({"name": "ours", "laws": {"quorum": {}}}, "programme.in_a_language"),
        ({"name": "ours", "laws": {"access": {"en": "ask {whom}"}}}, "programme.contact_alone"),
    ],
)
def test_a_law_that_cannot_be_quoted_is_refused(stated, code):
    """Without a name, on no known point, without words, with a place for what is not known."""
    with pytest.raises((Fault, Faults)) as caught:
        Jurisdiction(**stated)
    assert code in (None, getattr(caught.value, "code", None))
    with pytest.raises(Fault, match="by language"):
        Remedy(against="access", to={})


def test_a_contract_without_a_law_has_its_last_day_alone():
    """Neither trial nor notice, nor days of a law; under that of France, all of them."""
    start = date(2019, 1, 16)
    bare = Contract(start=start, duration="10 months")
    assert {"last_day": date(2019, 11, 15)} == dict(bare.dates)
    assert (None, None, None) == (bare.trial, bare.trial_renewed, bare.answer_by(start))
    assert ("last_day", "no_law", "proposal") == bare.explain().codes
    assert ("no_law", "proposal") == bare.explain("renewal").codes == bare.explain("trial").codes
    assert WorkCalendar() == bare.calendar
    under = evolve(
        bare,
        law=FRANCE.contracts,
        calendar=Contract(start=start, duration="1 month", law=FRENCH_PUBLIC_LAW).calendar,
    )
    assert {"last_day", "trial", "renewal"} == set(under.dates)
    assert WorkCalendar.named("metropole") == under.calendar == WorkCalendar.named(FRANCE.calendar)


def test_a_calendar_that_does_not_ship_is_told_with_the_nearest():
    """A slip in its name is told; what no calendar ships is the caller's to give."""
    with pytest.raises(UnknownKey, match="metropole"):
        WorkCalendar.named("metropol")


@pytest.mark.parametrize("kind", [WorkCalendar.ouvres, WorkCalendar.ouvrables])
def test_no_calendar_is_that_of_france_unless_it_is_named(kind):
    """Working days ask for the holidays of a place."""
    with pytest.raises(TypeError, match="rule"):
        kind()
