"""Every room says the same of every day and of every person, whatever was recorded."""

import datetime as dt
import random
from contextlib import suppress

import pytest
from attrs import evolve

from eig.book._facts_applied_to_every_table import GONE
from eig.errors import EigError, Fault
from eig.programme.appointments import Event
from eig.teams import compose
from helpers import ledgers_decided, ledgers_misheard
from helpers.ledger_rooms import FACTS, outcome
from helpers.ledgers_drawn import hold, stands
from helpers.shares import few, whole

YEAR = outcome()
PEOPLE = [one.id for one in YEAR.book.candidates]


@pytest.mark.untraced
@pytest.mark.parametrize(
    "seed", [3, *(pytest.param(one, marks=pytest.mark.slow(one_in=3)) for one in range(12) if one != 3)]
)
def test_every_room_says_the_same_of_every_day(seed):
    """A dozen ledgers here; a thousand by `tools/ledgers.py`."""
    assert hold(random.Random(seed)) > 0


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("seed", few(range(8), 4))
def test_facts_of_many_kinds_come_to_what_a_clerk_counts(seed):
    """Each day as it was known, contracts, costs by payer and challenge, budgets, agendas, mentors, what is due."""
    ledgers_misheard.hold(random.Random(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", few(range(8), 4))
def test_each_person_stands_at_one_place_in_every_face(seed):
    """Seated, on the reserve or gone: by the status, the dossier, the seats, the funnel, the problem, the contract and
    the letter alike; a thousand ledgers by `tools/ledgers.py`.
    """
    assert stands(random.Random(seed), YEAR) >= 0


@pytest.mark.untraced
def test_whoever_was_not_appointed_is_free_once_no_post_is_left():
    """Both posts of a team ended before anybody was appointed: a cover holds nobody there, as where the team ended."""
    facts = [Event(on=dt.date(2019, 1, 14), kind="ended", post=f"adler-{n}") for n in (1, 2)]
    year = ledgers_decided.BEFORE.record(*facts)
    ledgers_decided.hold_cover(year, ledgers_decided.Clerk(year, facts))
    assert {"cand-3", "cand-4"} == dict(year.cover().composition.cohort.seats).keys()


def fact(kind, on, first=None, **given):
    return Event(kind=kind, on=dt.date(2019, *on), first=first and dt.date(2019, *first), **given)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(
    "facts",
    [
        [fact("ended", (1, 15), post="cibnav-1"), fact("merged", (11, 1), (11, 24), challenge="adler", to="cibnav")],
        [fact("ended", (1, 15), post="cibnav-2"), fact("merged", (10, 1), (11, 15), challenge="cibnav", to="adler")],
        [fact("merged", (1, 13), challenge="cibnav", to="adler"), fact("withdrawn", (4, 16), challenge="adler")],
        [fact("cut", (1, 13), post="cibnav-2"), fact("ended", (1, 16), post="cibnav-1")],
    ],
    ids=["after the missions", "on their last day", "withdrawn since", "post by post"],
)  # fmt: skip
def test_of_whoever_was_not_appointed_every_room_says_the_same(facts):
    """Whether a seat has a post is asked of the first day; a team that merges later takes no post along before."""
    year = ledgers_decided.BEFORE.record(*facts)
    clerk = ledgers_decided.Clerk(year, facts)
    for held in ledgers_decided.ROOMS.values():
        held(year, clerk)


def test_no_team_merges_with_one_that_is_no_more():
    """It was withdrawn, or has merged itself: refused as the coming of a person is, whether or not anybody was appointed."""
    for closed in (
        fact("withdrawn", (3, 6), challenge="adler"),
        fact("merged", (3, 6), challenge="adler", to="cibnav"),
    ):
        with pytest.raises(Fault, match="a challenge that still takes people on 18 March 2019"):
            ledgers_decided.BEFORE.record(
                closed, fact("merged", (3, 10), (3, 18), challenge="datareg", to="adler")
            )


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("seed", [0, 1, 155, 239, 325])
def test_a_decided_year_comes_to_what_a_clerk_says(seed):
    """Who may be seated, is heard, comes in or covers, stands on a reserve, and reads what: now, and as was known on a day."""
    assert 10 == ledgers_decided.hold(random.Random(seed))


@pytest.mark.oracle(
    what="a decided year with random facts, today and as it was known: seats, cover, reserves, funnel, hearings, letters",
    against="a clerk who reads the tables and the facts alone",
)
@pytest.mark.parametrize("batch", range(10))
def test_a_decided_year_comes_to_what_a_clerk_says_at_full_size(batch, evidence):
    """The same of 1,000 decided years."""
    for seed in range(batch * 100, batch * 100 + evidence.part(100)):
        ledgers_decided.hold(random.Random(seed))
        evidence.count()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("withdrawn challenge", {"challenge": "adler"}, {"cand-1", "cand-2", "cand-5"}),
        (
            "withdrawn challenge",
            {"challenge": "adler", "on": dt.date(2019, 3, 4)},
            {"cand-1", "cand-2", "cand-5"},
        ),
        ("merged into another", {}, {"cand-2", "cand-5"}),
        ("moved", {"person": "cand-4", "to": "adler"}, {"cand-4"}),
    ],
)
def test_whoever_had_a_seat_is_told_the_fact_by_which_it_is_theirs_no_more(name, change, told):
    """A challenge that is withdrawn is told to whoever sits there, and to its reserve: of these, and of a seat lost, it is noted."""
    year = YEAR.record(evolve(FACTS[name], **({"on": dt.date(2019, 1, 4)} | change)))
    place = "cibnav" if name == "moved" else "adler"
    for person in ("cand-1", "cand-2", "cand-3", "cand-4", "cand-5", "cand-6"):
        ruling = year.rulings[person]
        own = [one.code for one in ruling.reasons if one.facts.get("opening") == place]
        assert (person in told) == bool({"seat_lost", "seat_went_over"}.intersection(own)), person
        assert person not in told or own[-1] in ("seat_lost", "seat_went_over"), person
        had = YEAR.seats.get(person) == place and ruling.status != "seated"
        noted = name == "withdrawn challenge" and (had or (person in told and ruling.status == "not_seated"))
        assert noted == (ruling.binds.code == "seat_lost"), person
        over = name != "withdrawn challenge" and person in told  # went elsewhere after the decision
        assert (noted or over) == ("This is noted, " in year.letter(person)), person


LEFT = {"seat_lost", "post_lost", "posts_short", "seat_went_over", "team_went_over", "list_closed"}
STATES = {"sits", "appointed_there", "on_reserve", *LEFT}
"""What is told of today: where somebody sits, what became of a seat, and how the reserve stands."""


LOST = evolve(FACTS["withdrawn challenge"], on=dt.date(2019, 1, 4), challenge="adler")
OF_TEAMS = [LOST, *(FACTS[name] for name in ("merged into another", "ended post", "moved"))]


@pytest.mark.parametrize(
    ("decided", "facts"),
    [
        pytest.param(ledgers_decided.BEFORE, OF_TEAMS, id="not appointed", marks=pytest.mark.slow),
        pytest.param(YEAR, FACTS.values(), id="appointed", marks=pytest.mark.slow),
        *[pytest.param(ledgers_decided.BEFORE, FACTS.values(), id="any", marks=pytest.mark.slow)] * whole(),
    ],
)
def test_what_is_recorded_after_a_decision_moves_no_reason_of_it(decided, facts):
    """Whoever is of the promotion still reads the reasons of that day; whose seat was touched reads the fact besides."""
    was, touched = {one: _reasons(decided, one) for one in PEOPLE}, 0
    for fact in facts:
        with suppress(EigError):  # of people who were not appointed
            after = decided.record(fact)
            for person in (one for one in PEOPLE if after.book.statuses[one] not in GONE):
                now = _reasons(after, person)
                assert was[person][0] == now[0], (fact, person)
                place, new = decided.seats.get(person), after.seats.get(person)
                if None is not place != new:
                    touched += 1
                    assert place in {one.facts["opening"] for one in now[1] if one.code in LEFT}, (
                        fact,
                        person,
                    )
    assert touched


def _reasons(outcome, person):
    """Return what is told of a decision, and what of today."""
    told = outcome.rulings[person].reasons
    return [one for one in told if one.code not in STATES], [
        one for one in told if one.code in STATES - {"on_reserve"}
    ]


@pytest.mark.slow
def test_a_seat_lost_where_no_teams_were_composed_is_told_with_its_day():
    """Appointed by the office, and the challenge withdrawn, or composed without it: no seat, and the ground."""
    gone = evolve(FACTS["withdrawn challenge"], challenge="adler", on=dt.date(2019, 1, 4))
    ruling = YEAR.book.record(gone).decide().rulings["cand-2"]
    problem = YEAR.book.record(gone).problem(["adler", "cibnav"], merit=YEAR.lists)
    later = evolve(YEAR, book=evolve(YEAR.book, appointments=[]), cohort=compose(problem)).record(gone)

    assert ("not_seated", "seat_lost") == (ruling.status, ruling.binds.code)
    assert "adler: the challenge was withdrawn on 4 January 2019" in map(str, later.rulings["cand-1"].reasons)


@pytest.mark.slow
@pytest.mark.parametrize("appointed", [True, False])
def test_a_challenge_that_ends_before_the_missions_is_told_as_what_it_is(appointed):
    """With its last day, in letters of whoever had a seat and whoever asked, and of itself: it seats nobody in any face."""
    end = Event(on=dt.date(2019, 1, 10), kind="ended", challenge="cibnav", last=dt.date(2019, 1, 14))
    year = (YEAR if appointed else ledgers_decided.BEFORE).record(end)
    had, asked = year.letter("cand-3", lang="fr"), year.letter("cand-6")
    assert "Constat : pas d’affectation" in had.replace("\N{NO-BREAK SPACE}", " ")
    assert "affectation obtenue, puis fin du défi le 14 janvier 2019" in had
    assert "Noted: no seat" in asked
    assert "CibNav: the challenge has its last day on 14 January 2019" in asked
    assert "withdrawn" == year.rulings["cibnav"].status == year.dossier().rulings["cibnav"].status
    assert "CibNav: the challenge has its last day on 14 January 2019" in year.letter("cibnav")
    assert {"cand-2": "adler", "cand-5": "adler"} == year.seats
    assert ("cand-2", "cand-5") == year.funnel()["seated"].passed
    assert {"unseated"} == {year.statuses[one] for one in ("cand-3", "cand-4")}
