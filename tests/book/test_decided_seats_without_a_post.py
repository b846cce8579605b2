"""Nobody is told that they are seated where the facts leave no post: it was cut, or somebody else has it."""

import datetime as dt

import pytest
from attrs import evolve

from eig import jury, teams
from eig.book import Book
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.promotions import P3
from helpers.unfolded import unfolded

WHO = {"a": "design", "b": "dev", "c": "data", "d": "design", "e": "dev", "f": "data"}
POSTS = {"plume-1": "design", "plume-2": "dev", "plume-3": "data"}


def outcome(beside=(), **posts):
    """Return what was decided at one challenge: three people are seated, three are on the reserve; and who sits beside."""
    who = {**WHO, **dict(beside)}
    plume = P3.challenge("plume")
    plume = evolve(plume, posts=[evolve(one, **posts) for one in plume.posts])
    others = [one for one in P3.challenges if one.id != "plume"]
    book = Book(
        promotion=evolve(P3, challenges=[plume, *others]),
        candidates=[Candidate(id=one, profiles=[profile]) for one, profile in who.items()],
        applications=[Application(candidate=one, wishes=["plume" if one in WHO else "adler"]) for one in who],
    )
    pairs = [(one, other, WHO[one]) for one, other in zip("abc", "def", strict=True)]
    ranked = {("plume", profile): {one: 14, other: 12} for one, other, profile in pairs}
    lists = jury.rank_lists(ranked | {("adler", profile): {one: 12} for one, profile in beside})
    kept = ["plume", "adler"] if beside else ["plume"]
    found = teams.compose(book.problem(kept, merit=lists, wishes=[2, 1]))
    return book.decide(None, lists, found)


def cut(*posts):
    return [Event(on=dt.date(2018, 12, 18), kind="cut", post=one) for one in posts]


def told(year, person, lang="en"):
    return year.letter(person, lang=lang).split("\n", 2)[2]


@pytest.mark.slow
@pytest.mark.parametrize("gone", [["plume-1"], ["plume-2"], ["plume-3", "plume-1"]])
def test_nobody_has_a_post_that_was_cut_nor_is_next_for_it(gone):
    """Post by post, until the last: who held it reads why, nobody is next for it, and the office is told."""
    year = outcome().record(*cut(*gone))
    lost = {POSTS[one] for one in gone}
    held = {one for one in "abc" if WHO[one] in lost}
    assert {*"abc"} - held == {*year.seats} == {*year.funnel()["seated"].passed}
    assert held == {*"abc"} & {one for one, status in year.statuses.items() if status == "unseated"}
    (gap,) = [one for one in year.gaps if one.code == "posts_gone"]
    assert held == {*gap.facts["names"]}
    assert [not year.reserve("plume", one).people for one in ("design", "dev", "data")] == [
        one in lost for one in ("design", "dev", "data")
    ]
    for one in held:
        assert "no post for this profile is left since 18 December 2018" in told(year, one)
        assert "plus de poste pour ce profil depuis le 18 décembre 2018" in told(year, one, "fr")
        assert not {move.person for move in year.cover().moves} & {*"abc"} - {one}
    assert outcome().seats == year.on(dt.date(2018, 12, 17)).seats
    for one in "def":
        closed, reads = WHO[one] in lost, told(year, one)
        assert closed == ("no post of this list is left since 18 December 2018" in reads), one
        assert closed == ("et plus d’appel sur cette liste" in told(year, one, "fr")), one
        assert closed == ("Number 1" not in reads), one


def test_who_keeps_one_of_too_few_posts_is_to_be_decided():
    """All three could hold any post: no name is put out by the order of names, and all three read it."""
    year = outcome(accepts=["design", "dev", "data"]).record(*cut("plume-2"))
    assert {*"abc"} == {*year.seats}
    (gap,) = [one for one in year.gaps if one.code == "posts_gone"]
    assert ("a", "b", "c") == gap.facts["names"]
    for one in "abc":
        assert "fewer posts are left than people who have a seat there" in told(year, one)
        assert "reste à décider qui en garde un" in told(year, one, "fr")


@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.untraced
def test_a_post_at_which_somebody_else_was_appointed_is_theirs(recorded):
    """Corrected or recorded so: who is in is what the state says, in letters, funnel, public text and cover."""
    year = outcome()
    seats = [
        evolve(one, decided=dt.date(2018, 12, 14)) for one in year.book.appoint(year.cohort, starts=P3.starts)
    ]
    (wrong,) = (one for one in seats if one.person == "c")
    right = evolve(wrong, person="f")
    if recorded:
        year = year.record(*(one for one in seats if one is not wrong), right)
    else:
        year = year.record(*seats).correct(wrong, on=dt.date(2019, 1, 4), by="office", why="name", to=right)
    state = year.book.state_on(dt.date(2019, 2, 1))
    assert {*"abf"} == {*state.who("plume")} == {*year.seats} == {*year.funnel()["seated"].passed}
    public = year.reasons(audience="public").rows()
    assert {*"abf"} == {row["subject"] for row in public if row["status"] == "seated"}
    assert "Decision: seated" in told(year, "f")
    assert "another person was appointed" in told(year, "c")
    assert "une autre personne a été nommée" in told(year, "c", "fr")
    assert {*"abf"} <= {*year.cover().composition.cohort.people}
    assert [one.facts["names"] for one in year.gaps if one.code == "posts_gone"] == [("c",)]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("first", "on", "place"),
    [
        ((2019, 9, 2), (2019, 9, 10), "adler"),  # merged since
        ((2019, 9, 2), (2019, 6, 3), "plume"),  # told, and not yet
        ((2019, 12, 2), (2019, 6, 3), "plume"),  # after the missions: never
    ],
)
def test_somebody_comes_in_at_a_post_whose_team_merges(first, on, place):
    """Whoever left before is replaced at their post; the team is called as it is on that day."""
    year = outcome([("g", "dev"), ("h", "data")])
    seats = [
        evolve(one, decided=dt.date(2018, 12, 14)) for one in year.book.appoint(year.cohort, starts=P3.starts)
    ]
    left = Event(on=dt.date(2019, 5, 2), kind="resigned", person="b", last=dt.date(2019, 5, 31))
    merged = Event(
        on=dt.date(2019, 3, 1), kind="merged", challenge="plume", to="adler", first=dt.date(*first)
    )
    found = year.record(*seats, left, merged).on(dt.date(*on)).replacement("b")
    assert (found.post, found.successors, found.opening) == ("plume-2", ("e",), place)


@pytest.mark.untraced
@pytest.mark.parametrize("who", ["c", None])
def test_an_appointment_that_was_taken_back_is_told(who):
    """The seat that was decided stands, and is nobody's appointment: the office decides; a later one ends it."""
    year = outcome()
    seats = [
        evolve(one, decided=dt.date(2018, 12, 14)) for one in year.book.appoint(year.cohort, starts=P3.starts)
    ]
    (wrong,) = (one for one in seats if one.person == "c")
    year = year.record(*seats).correct(wrong, on=dt.date(2019, 1, 4), by="office", why="name")
    year = year if who else year.record(evolve(wrong, decided=dt.date(2019, 1, 7)))
    told_of = [one for one in year.gaps if one.code == "appointed_no_more"]
    assert [one.facts["names"] for one in told_of] == ([("c",)] if who else [])
    assert all("affectation décidée" in unfolded(one.say("fr")) for one in told_of)
