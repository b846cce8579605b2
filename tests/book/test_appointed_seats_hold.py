"""Two calls in one year: whoever was appointed after the first keeps their post when teams are composed again."""

import datetime as dt
import re
from itertools import chain, permutations
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig import jury, lots
from eig.book import Book
from eig.book._letters_and_notices import parameters
from eig.programme import Application, Appointment, Candidate
from eig.programme.appointments import Event
from eig.programme.steps import StepDecision
from eig.promotions import P3
from eig.teams import asked, compose
from helpers.kept_worlds import World

MARCH, JUNE = dt.date(2018, 12, 14), dt.date(2018, 12, 20)


def appointed(person, post, *, decided=MARCH):
    """Return the appointment of somebody to a post."""
    place = post.rpartition("-")[0]
    rules = P3.rules
    return Appointment(
        person=person, challenge=place, post=post, start=P3.starts, terms=rules.terms, decided=decided
    )


def best_beside(world, held):
    """Return the best worth of those who come beside some holders of posts, and all seats of the best cohorts.

    Each way to fill every post is gone through: a held post by its holder, any other by whom a list of it keeps.
    """
    posts = [(place, number) for place, own in world.posts.items() for number in range(len(own))]
    owners = {world_post(post): person for person, post in held.items()}
    free = [post for post in posts if post not in owners]
    cohorts = []
    for team in permutations([one for one in world.people if one not in held], len(free)):
        worths = [
            world.worth(one, place, world.posts[place][number]) if place in world.wishes[one] else None
            for one, (place, number) in zip(team, free, strict=True)
        ]
        if None not in worths:
            seats = {(one, place) for one, (place, _) in zip(team, free, strict=True)}
            cohorts.append((sum(worths), seats | {(who, at[0]) for at, who in owners.items()}))
    most = max((worth for worth, _ in cohorts), default=None)
    return most, {*chain(*(seats for worth, seats in cohorts if worth == most))}


def world_post(post):
    place, number = post.split("-")
    return place, int(number) - 1


@pytest.mark.slow
@given(st.integers(min_value=0))
@example(3)
@example(21)
def test_teams_are_the_best_of_those_in_which_each_who_was_appointed_keeps_the_post(seed):
    """Whoever comes in has a post of their own beside them, and all that are as good have the same seats."""
    draw = Random(seed)
    world = World.drawn(draw)
    known, lists = world.book()
    if lists is None:
        return
    posts = [f"{place}-{number}" for place, own in world.posts.items() for number in range(1, len(own) + 1)]
    held = dict(zip(draw.sample([*world.people], draw.randint(1, 2)), draw.sample(posts, 1), strict=False))
    held = {who: post for who, post in held.items() if {*world.people[who]} & {*world.at(post)[1]}}
    book = known.record(*(appointed(who, post) for who, post in held.items()))
    most, seats = best_beside(world, held)
    found = compose(book.problem([*world.posts], merit=lists))
    assert (most is not None) == (found.status == "optimal")
    if most is not None:
        assert seats == {*found.equals.possible, *found.equals.certain}
        assert {(who, post.split("-")[0]) for who, post in held.items()} <= {*found.equals.certain}
        outcome = book.decide(None, lists, found)
        assert not {one.code for one in outcome.cautions} & {"composed_by_wishes", "composed_by_posts"}
        for who, post in held.items():
            assert "appointed_there" == outcome.rulings[who].binds.code
            assert {post} == {one.post for one in outcome.book.appointments if one.person == who}


def two_calls(*more, posts=("data", "dev"), marks=None):
    """Return a book of one challenge with `a` appointed in the first call to its first post, and the lists of both."""
    marks = marks or {"a": 10, "b": 20, "c": 15}
    adler = evolve(
        P3.challenge("adler"),
        posts=[
            evolve(P3.challenge("adler").posts[0], id=f"adler-{n}", profile=one)
            for n, one in enumerate(posts, 1)
        ],
    )
    book = Book(
        promotion=evolve(P3, challenges=[]),
        proposed=[adler],
        candidates=[
            *(Candidate(id=one, profiles=["data"]) for one in marks),
            Candidate(id="d", profiles=["dev"]),
        ],
        applications=[Application(candidate=one, wishes=["adler"]) for one in (*marks, "d")],
    )
    lists = jury.rank_lists({("adler", "data"): marks, ("adler", "dev"): {"d": 5}})
    return book.record(*more), lists


@pytest.mark.slow
def test_a_better_mark_of_the_second_call_takes_nobody_their_post():
    """`a` has the lowest mark and the post since the first call; `b`, who is first, waits, and may go to court."""
    book, lists = two_calls(appointed("a", "adler-1"))
    found = compose(book.problem(["adler"], merit=lists))
    assert (("a", "adler"), ("d", "adler")) == found.cohort.seats
    outcome = book.decide(None, lists, found)
    assert ["reserve", "reserve"] == [outcome.rulings[one].status for one in "bc"]
    assert not outcome.gaps
    letter = outcome.letter("b")
    assert "administrative court" in letter
    assert "another person was appointed" not in letter
    assert "the appointment of somebody else, decided before" in letter
    told = " ".join(one.say() for one in outcome.rulings["b"].reasons)
    assert "the appointment of a at adler, decided before" in told


def test_the_letter_of_who_was_appointed_notes_it_and_decides_nothing():
    """What decided was the first act: its day is told, and no court is named a second time."""
    book, lists = two_calls(appointed("a", "adler-1"))
    outcome = book.decide(None, lists, compose(book.problem(["adler"], merit=lists)))
    letter = outcome.letter("a")
    assert "Noted: seated (ADLER)." in letter
    assert "- A seat at ADLER, by the appointment decided on 14 December 2018." in letter
    assert "court" not in letter
    assert "court" in outcome.letter("d")


def test_who_was_appointed_needs_no_list_of_the_second_call():
    """With the lists of the second call alone a team is found, and no ground is missing of who has a post."""
    book, lists = two_calls(appointed("a", "adler-1"))
    later = evolve(lists, lists=[one for one in lists.lists if one.key[1] == "dev"])
    problem = book.problem(["adler"], merit=later)
    found = compose(problem)
    assert (("a", "adler"), ("d", "adler")) == found.cohort.seats
    outcome = book.decide(None, later, found)
    named = {name for one in (*outcome.cautions, *outcome.gaps) for name in one.facts.get("names", ())}
    assert "a" not in named


def test_whoever_has_a_post_keeps_that_post_and_not_another_that_would_take_them():
    """`a` has the post that takes both kinds: a developer for whom it alone is fit finds no place beside."""
    book, _ = two_calls(appointed("a", "adler-1"), posts=("dev", "data"))
    book = evolve(
        book,
        proposed=[
            evolve(one, posts=[evolve(one.posts[0], accepts=["data"]), one.posts[1]]) for one in book.proposed
        ],
    )
    lists = jury.rank_lists({("adler", "data"): {"a": 1, "b": 2}, ("adler", "dev"): {"d": 9}})
    found = compose(book.problem(["adler"], merit=lists))
    assert (("a", "adler"), ("b", "adler")) == found.cohort.seats


def test_only_whoever_comes_in_is_appointed_and_no_post_twice():
    """An office that records what `appoint` returns after each call has each person and each post once."""
    book, lists = two_calls(appointed("a", "adler-1"))
    (new,) = book.appoint(compose(book.problem(["adler"], merit=lists)), starts=P3.starts)
    assert ("d", "adler-2") == (new.person, new.post)
    assert not book.record(new).gaps


@pytest.mark.slow
@pytest.mark.parametrize("decided", [MARCH, None])
def test_teams_composed_before_the_appointments_are_not_doubted_once_they_are_recorded(decided):
    """The first call is told after it as before, whether the appointments tell their day or not."""
    book, lists = two_calls()
    found = compose(book.problem(["adler"], merit=lists))
    outcome = book.decide(None, lists, found)
    after = outcome.record(*(evolve(one, decided=decided) for one in book.appoint(found, starts=P3.starts)))
    assert outcome.cautions == after.cautions
    assert "sits" == after.rulings["b"].binds.code


@pytest.mark.parametrize("kind", ["withdrawn", "resigned", "corrected"])
def test_a_post_that_was_left_holds_nobody(kind):
    """Whoever withdrew, left, or was appointed by mistake keeps no post from the second call."""
    held = appointed("a", "adler-1")
    book, lists = two_calls(held)
    if kind == "corrected":
        book = book.correct(held, on=JUNE, by="office", why="wrong person")
    else:
        last = None if kind == "withdrawn" else JUNE
        book = book.record(Event(on=JUNE, kind=kind, person="a", last=last))
    assert ("b", "adler") in compose(book.problem(["adler"], merit=lists)).cohort.seats


def test_a_seat_that_the_office_states_too_is_stated_once():
    """An office that gives the seat as a rule of its own, as it had to before, may go on doing so."""
    book, lists = two_calls(appointed("a", "adler-1"))
    given_seat = asked.SeatGiven.of("a", "adler")
    assert book.problem(["adler"], merit=lists, rules=[given_seat]) == book.problem(["adler"], merit=lists)


def test_nobody_who_has_a_post_elsewhere_is_seated_again():
    """Teams are composed of other challenges: whoever has a post at one that is not among them stays there."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id="a", profiles=["data"])],
        applications=[Application(candidate="a", wishes=["plume", "adler"])],
    ).record(appointed("a", "adler-1"))
    assert [("a", ())] == [(one.id, one.wishes) for one in book.problem(["plume"]).people]


def test_an_appointment_is_told_as_the_cause_where_without_it_alone_the_seat_was_theirs():
    """`a` asks for another challenge too, and would sit there: without the appointment `b` has the post of `a`."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=["data"]) for one in "ab"]
        + [Candidate(id=one, profiles=["dev"]) for one in "de"]
        + [Candidate(id="f", profiles=["design"])],
        applications=[Application(candidate=one, wishes=["adler", "plume"]) for one in "abdef"],
    )
    lists = jury.rank_lists(
        {
            ("adler", "data"): {"a": 10, "b": 20},
            ("adler", "dev"): {"d": 5},
            ("plume", "data"): {"a": 11, "b": 12},
            ("plume", "dev"): {"e": 5},
            ("plume", "design"): {"f": 5},
        }
    )
    free = compose(book.problem(["adler", "plume"], merit=lists))
    assert {("b", "adler"), ("a", "plume")} <= {*free.cohort.seats}
    book = book.record(appointed("a", "adler-1"))
    outcome = book.decide(None, lists, compose(book.problem(["adler", "plume"], merit=lists)))
    assert "plume" == outcome.seats["b"]
    cause = "without this (the appointment of somebody else, decided before)"
    assert cause in outcome.letter("b")
    left = outcome.record(
        Event(on=dt.date(2019, 7, 1), kind="resigned", person="a", last=dt.date(2019, 7, 31))
    )
    assert cause in left.letter("b")


def test_whoever_has_a_post_where_no_team_is_composed_reads_so_and_whoever_asked_for_it_too():
    """Teams are composed for the posts that are left alone: the others are told neither as decided nor as not kept."""
    held = [appointed("a", "adler-1"), appointed("d", "adler-2")]
    book = Book(
        promotion=P3,
        candidates=[
            Candidate(id=one, profiles=["design" if one == "f" else "dev" if one in "de" else "data"])
            for one in "abdef"
        ],
        applications=[Application(candidate=one, wishes=["adler", "plume"]) for one in "abdef"],
    ).record(*held)
    lists = jury.rank_lists(
        {
            ("plume", "data"): {"a": 9, "b": 5},
            ("plume", "dev"): {"d": 9, "e": 5},
            ("plume", "design"): {"f": 5},
        }
    )
    outcome = book.decide(None, lists, compose(book.problem(["plume"], merit=lists)))
    assert ["appointed_there", "appointed_there"] == [outcome.rulings[one].binds.code for one in "ad"]
    letter = outcome.letter("b")
    assert "people had been appointed there before" in letter
    assert "not taken up" not in letter


@pytest.mark.slow
def test_where_no_allocation_keeps_the_rules_whoever_has_a_post_has_it_still():
    """Two of one employer were appointed, and a rule takes one of each: the others wait, and these do not."""
    book, lists = two_calls(appointed("a", "adler-1"), appointed("d", "adler-2"))
    one_each = asked.MaxEach(attribute="employer", maximum=1)
    book = evolve(book, candidates=[evolve(one, employer="x") for one in book.candidates])
    found = compose(book.problem(["adler"], merit=lists, rules=[one_each]))
    assert "infeasible" == found.status
    outcome = book.decide(None, lists, found)
    assert [("seated", "appointed_there")] * 2 == [
        (one.status, one.binds.code) for one in map(outcome.rulings.__getitem__, "ad")
    ]
    assert "undecided" == outcome.rulings["b"].status


def test_an_appointment_that_names_no_post_takes_one():
    """A team of two posts stays one of two, and `appoint` gives the other post."""
    book, lists = two_calls(appointed("a", "adler-1"))
    book = evolve(book, appointments=[evolve(one, post="") for one in book.appointments])
    found = compose(book.problem(["adler"], merit=lists))
    assert (("a", "adler"), ("d", "adler")) == found.cohort.seats
    assert [("d", "adler-2")] == [(one.person, one.post) for one in book.appoint(found, starts=P3.starts)]


@pytest.mark.slow
def test_an_appointment_is_no_rule_that_was_published():
    """What an act says of its rules is the same before and after an appointment, and its letters decide nothing anew."""
    (before, lists), (after, _) = two_calls(), two_calls(appointed("b", "adler-1"))
    outcomes = [
        book.decide(None, lists, compose(book.problem(["adler"], merit=lists))) for book in (before, after)
    ]
    first, second = ([*parameters(one, announced=True)] for one in outcomes)
    assert first == second
    changes = outcomes[1].changes_since(outcomes[0])
    told = " ".join(outcomes[1].letter("b", changes=changes).split())
    assert "decides nothing anew about this application" in told
    assert not re.search("This (?:decision|note) replaces", told)


LAST = dt.date(2019, 11, 15)
CUTS = (dt.date(2018, 12, 20), dt.date(2019, 3, 1), dt.date(2019, 7, 1), LAST)


@pytest.mark.untraced(but=["False-decided0-cut0"])
@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("decided", [MARCH, dt.date(2019, 6, 6)])
@pytest.mark.parametrize("held", [False, True])
def test_who_was_seated_by_a_second_call_has_no_seat_once_its_post_is_cut(cut, decided, held):
    """A post cut before a seat begins is told to whom it was given; one that somebody has is refused as cut."""
    book, lists = two_calls(appointed("a", "adler-1"))
    found = compose(book.problem(["adler"], merit=lists))
    book = book.record(Event(on=decided, kind="decision_taken", what="candidates"))
    over = Event(on=cut, kind="cut", post="adler-2")
    if held:
        with pytest.raises(ValueError, match="a post that nobody has"):
            book.record(appointed("d", "adler-2", decided=decided), over)
        return
    outcome = book.record(over).decide(None, lists, found)
    lost = cut < (LAST if decided > P3.starts else P3.starts)
    assert lost == ("d" not in outcome.seats) == ("Noted: no seat." in outcome.letter("d"))
    assert [("d",)] * lost == [one.facts["names"] for one in outcome.gaps if one.code == "posts_gone"]
    assert lost == (f"since {cut.day} {cut:%B %Y}" in outcome.letter("d"))


@pytest.mark.untraced
@pytest.mark.parametrize("last", [dt.date(2019, 7, 31), LAST])
@pytest.mark.parametrize("decided", [MARCH, dt.date(2019, 6, 6)])
def test_who_was_seated_by_a_second_call_has_no_seat_at_a_challenge_that_ends(last, decided):
    """Whoever has a post there is named among those to be decided about; whoever was to have one, so too."""
    book, lists = two_calls(appointed("a", "adler-1"))
    found = compose(book.problem(["adler"], merit=lists))
    book = book.record(
        Event(on=decided, kind="decision_taken", what="candidates"),
        Event(on=dt.date(2019, 7, 1), kind="ended", challenge="adler", last=last),
    )
    outcome = book.decide(None, lists, found)
    lost = last < LAST and decided > P3.starts
    assert lost == ("d" not in outcome.seats) == ("since 31 July 2019" in outcome.letter("d"))
    assert [("d",)] * lost == [one.facts["names"] for one in outcome.gaps if one.code == "posts_gone"]
    assert "a" in outcome.seats


MERGED = Event(on=dt.date(2019, 9, 2), kind="merged", challenge="adler", to="plume")
TEAM = {"a": "data", "b": "data", "d": "dev", "e": "dev", "f": "design"}


def merging(*facts):
    """Return a book of two challenges, adler of two posts and plume of three, with facts; and the lists of both."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=[kind]) for one, kind in TEAM.items()],
        applications=[Application(candidate=one, wishes=["plume", "adler"]) for one in TEAM],
    )
    marks = {
        (place, kind): {one: 9 + len(place) - ord(one) % 7 for one in TEAM if TEAM[one] == kind}
        for place in ("adler", "plume")
        for kind in ("data", "dev", *(["design"] if place == "plume" else []))
    }
    return book.record(*facts), jury.rank_lists(marks)


@pytest.mark.untraced(but=["plume-2-known0"])
@pytest.mark.parametrize(
    "known", [[], [Event(on=dt.date(2019, 9, 6), kind="decision_taken", what="candidates")]]
)
@pytest.mark.parametrize("cut", [None, "adler-2", "plume-2"])
def test_teams_composed_after_a_merger_have_the_posts_of_both(known, cut):
    """Five posts for five people: each keeps theirs; of one post less, whoever is left out has no seat, and none is short."""
    over = [Event(on=dt.date(2019, 9, 3), kind="cut", post=cut)] if cut else []
    book, lists = merging(appointed("a", "adler-1"), MERGED, *over, *known)
    found = compose(book.problem(["plume"], merit=lists))
    outcome = book.decide(None, lists, found)
    assert len(TEAM) - len(over) == len(found.cohort.people) == len(outcome.seats)
    assert not outcome.gaps
    posts = {one.id for place in ("adler", "plume") for one in P3.challenge(place).posts} - {cut, "adler-1"}
    order = jury_order(found.cohort.people)
    assert posts == {one.post for one in book.appoint(found, starts=MERGED.on, decisions=[order])}
    assert "fewer posts" not in outcome.letter("d")
    assert "the appointment decided on 14 December 2018" in outcome.letter("a")


def jury_order(people):
    return lots.Decision(by="jury", order=[*people], reference="minutes")


@pytest.mark.slow
def test_a_challenge_that_merged_reads_so_where_it_was_asked_for_and_on_its_reserve():
    """It was taken up: whoever asked for it, or waits on its list, reads where its team went and when."""
    book, lists = merging(appointed("a", "adler-1"), MERGED)
    book = evolve(book, applications=[evolve(one, wishes=("adler", "plume")) for one in book.applications])
    letter = book.decide(None, lists, compose(book.problem(["plume"], merit=lists))).letter
    assert "ADLER: the team went over to Plume on 2 September 2019" in letter("d")
    assert "passage de l’équipe à Plume le 2 septembre 2019" in letter("d", lang="fr")
    assert "not taken up" not in letter("d")
    later = Event(on=dt.date(2019, 6, 6), kind="decision_taken", what="candidates")
    book, _ = merging(later)
    told = book.decide(None, lists, compose(book.problem(["plume"], merit=lists))).record(MERGED)
    assert "went over" not in told.letter("d")
    book, _ = merging()
    lists = jury.rank_lists({("adler", "data"): {"a": 3, "b": 2}, ("adler", "dev"): {"d": 2}})
    before = book.decide(None, lists, compose(book.problem(["adler"], merit=lists)))
    after = before.record(MERGED)
    assert "went over" not in before.letter("b")
    assert "Number 1 on the reserve list (ADLER, data scientist)" in after.letter("b")
    assert "ADLER: the team went over to Plume on 2 September 2019" in after.letter("b")


@pytest.mark.parametrize("why", ["row", "incomplete", None])
def test_who_is_appointed_though_refused_is_told_and_no_team_is_asked_for_again(why):
    """The row and the appointment contradict: either is to be corrected, and to compose again changes nothing."""
    book, lists = two_calls(appointed("a", "adler-1"))
    row = StepDecision(person="a", step="screening", by="office", on=dt.date(2018, 10, 30), ground="late")
    applied = [evolve(one, complete=one.candidate != "a") for one in book.applications]
    changed = {"row": {"steps": [row]}, "incomplete": {"applications": applied}, None: {}}[why]
    book = evolve(book, **changed)
    found = compose(book.problem(["adler"], merit=lists))
    outcome = book.decide(None, lists, found)
    told = {one.code: one.facts.get("names") for one in outcome.cautions}
    assert (("a",) if why else None) == told.get("appointed_refused")
    assert {"composed_with_gone", "listed_refused", "listed_incomplete"}.isdisjoint(told)
    assert "a" in outcome.seats
