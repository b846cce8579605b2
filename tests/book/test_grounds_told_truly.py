"""A ground that is told is the ground: of a wish that was stated, of none, of one seat or another."""

from random import Random

import pytest

from eig.teams import Opening, Person, Problem
from eig.teams.answers.conflicts_and_what_to_relax import cannot_hold, minimal_conflict
from helpers import letter_worlds as worlds


def outcome_of(wishes, marks, *, people=None, posts=("data",)):
    """Return the outcome of people who wish, ranked on lists, at challenges that have the same posts."""
    world = worlds.World(Random(0))
    world.people = people or {one: ["data"] for one in wishes}
    world.employers = dict.fromkeys(wishes, "e1")
    world.wishes, world.marks, world.points, world.rules = wishes, marks, (), {}
    world.posts = {place: [(kind,) for kind in posts] for place, _ in marks}
    return worlds.decided(world, settle=False)


WISHED = {"c1": ["adler"], "c2": ["adler"], "c3": []}


@pytest.mark.parametrize(("lang", "false"), [("en", "asked"), ("fr", "demandé")])
def test_whoever_asked_and_stands_on_no_list_is_not_told_to_have_asked_for_nothing(lang, false):
    """The wish cannot be met: that is what closes the challenge, not that nobody asked."""
    found = outcome_of(WISHED, {("adler", "data"): {"c1": 9}})
    told = str(found.cohort.explain("c2", lang=lang))
    assert false not in told
    assert {"en": "can be met", "fr": "vœu possible"}[lang] in told


def test_whoever_stated_no_wish_reads_so():
    """The letter says that no wish was received, and the gaps name the person."""
    found = outcome_of(WISHED, {("adler", "data"): {"c1": 9}})
    assert "Aucun vœu n’a été reçu." in found.letter("c3", lang="fr")
    assert "No wish was received." in found.letter("c3")
    assert [("c3",)] == [one.facts["names"] for one in found.gaps if one.code == "no_wish"]
    assert "Aucun vœu" not in found.letter("c2", lang="fr")


TWO = {"c1": ["adler", "cibnav"], "c2": ["adler"], "c3": ["cibnav"]}


@pytest.mark.parametrize(("lang", "said"), [("en", "adler or cibnav"), ("fr", "adler ou cibnav")])
def test_one_seat_at_two_challenges_is_one_or_the_other(lang, said):
    """No cohort seats anybody twice: the jury, the person and whoever reads the teams read « or »."""
    marks = {("adler", "data"): {"c1": 2, "c2": 2}, ("cibnav", "data"): {"c1": 2, "c3": 2}}
    found = outcome_of(TWO, marks)
    told = [found.explain("c1", lang=lang), found.cohort.equals.explain("c1", lang=lang)]
    assert all(said in str(one) for one in told)
    assert said.lower() in found.letter("c1", lang=lang).lower()


def test_how_many_people_there_are_is_no_rule():
    """Rules of which any one may be left out are listed; the number of people stands apart, as a fact."""
    openings = [Opening(id="adler", size=(2, 2)), Opening(id="plume", size=(2, 2))]
    people = [Person(id=f"p{number}") for number in range(3)]
    told = cannot_hold(minimal_conflict(Problem(people=people, openings=openings)))
    assert {"TeamRequired rule"} == {one.code for one in told.facts["rules"]}
    assert "seats_short" == told.facts["facts"][0].code
