"""Where no allocation keeps the rules: who depends on it is not decided, and everybody else is, as with any allocation."""

import datetime as dt
from random import Random

import pytest
from attrs import evolve

from eig import jury, teams
from eig.book import Book, Office
from eig.programme import Application, Candidate, Quota
from eig.programme.appointments import Event
from eig.programme.steps import StepDecision
from eig.promotions import P3
from eig.teams.asked import CohortQuota, Forbidden
from helpers.shares import few

KEPT = ("adler", "datareg")
PLACES = (*KEPT, "cibnav")
TAKEN = {one.id: {name for post in one.posts for name in post.accepted} for one in P3.challenges}
PROFILES = ("data", "dev", "design")
LIFTED = CohortQuota(id="all", quota=Quota(attribute="employer", value="e9", minimum=99))
"""A rule that no cohort keeps: nobody works there."""


def drawn(seed):
    """Return a book, its rankings, and who sits at some challenge in some cohort, whatever rules are lifted."""
    random = Random(seed)
    people = {f"c{n}": random.choice(PROFILES[: 2 + (n > 6)]) for n in range(1, 10)}
    wishes = {one: tuple(random.sample(PLACES, random.randint(1, 2))) for one in people}
    complete = {one: random.random() < 0.9 for one in people}
    refused = {one for one in people if random.random() < 0.1}
    gone = {one for one in people if random.random() < 0.1}
    heard = [one for one in people if complete[one] and one not in refused]
    scores = {}
    for one in heard:
        for place in wishes[one]:
            if random.random() < 0.9:
                scores.setdefault((place, people[one]), {})[one] = random.randint(5, 20)
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=[some], employer="e1") for one, some in people.items()],
        applications=[
            Application(candidate=one, wishes=some, complete=complete[one]) for one, some in wishes.items()
        ],
        steps=[StepDecision(person=one, step="shortlist", by="bureau", ground="late") for one in refused],
        events=[Event(on=dt.date(2018, 12, 1), kind="withdrawn", person=one) for one in gone],
    )
    may = {
        one
        for one in {*heard} - gone
        for place in {*wishes[one]} & {*KEPT}
        if one in scores.get((place, people[one]), ()) and people[one] in TAKEN[place]
    }
    return book, jury.rank_lists(scores), may


def decided(book, merit, *rules):
    """Decide it all again, under some rules; challenges may have no team."""
    problem = book.problem(KEPT, merit=merit, wishes=[2, 1], rules=rules)
    return book.decide(None, merit, teams.compose(evolve(problem, lifted=[f"fill:{one}" for one in KEPT])))


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("seed", few(range(12), 4))
def test_who_may_sit_in_some_cohort_once_rules_are_lifted_is_undecided_and_nobody_else(seed):
    """All rules are lifted but wishes, lists and posts: who may sit then depends on the rules; all others read what they would read without the rule that cannot be kept."""
    book, merit, may = drawn(seed)
    first, later = decided(book, merit), decided(book, merit, LIFTED)
    assert ("optimal", "infeasible") == (first.cohort.status, later.cohort.status)

    people = [one.id for one in book.candidates]
    assert may == {one for one in people if later.rulings[one].status == "undecided"}
    for one in {*people} - may:
        assert first.rulings[one].status == later.rulings[one].status
    assert {*first.seats} <= may


def test_a_refusal_that_depends_on_no_seat_stands_in_the_act():
    """Who has no post anywhere, or asks for what has no team, is refused by that; the act counts the others as to be decided."""
    asked = {
        "c1": ("data", "adler"),
        "c2": ("dev", "adler"),
        "c3": ("design", "adler"),
        "c4": ("data", "cibnav"),
    }
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=[profile]) for one, (profile, _) in asked.items()],
        applications=[Application(candidate=one, wishes=[place]) for one, (_, place) in asked.items()],
    )
    merit = jury.rank_lists({(place, profile): {one: 12} for one, (profile, place) in asked.items()})
    shut = Forbidden(id="shut", person="c2", opening="adler")
    later = decided(book, merit, LIFTED, shut)

    told = {one: later.rulings[one].status for one in asked}
    assert {"c1": "undecided", "c2": "undecided", "c3": "not_seated", "c4": "not_seated"} == told
    assert "no post of ADLER is for the profile designer" in later.letter("c3")
    assert "aucun poste d'ADLER n'est ouvert au profil" in later.letter("c3", lang="fr").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")  # fmt: skip
    assert "CibNav" in later.letter("c4")
    act = later.act("candidates", Office(name="Etalab"), secret="6b28" * 16)
    assert {"c3", "c4"} == {*act.texts}
    assert [2] == [one.facts["count"] for one in act.blanks if one.code == "to_decide_candidates"]
