"""Dated facts: every room hears them, two that contradict are refused, and what was wrong stays with its history."""

import datetime as dt
import re

import pytest
from attrs import evolve

from eig import teams
from eig.book import Book, compare_promotions
from eig.book._facts_applied_to_every_table import current
from eig.errors import Fault, Faults
from eig.programme import Appointment, Candidate, Juror, Mentor, SupportSession
from eig.programme._facts_in_words_and_contradictions import said
from eig.programme.amendments import Amendment
from eig.programme.appointments import A_DAY, NEEDS, Event
from eig.programme.ledger import FactCorrection, Ledger
from eig.programme.states import state_on
from eig.programme.steps import StepDecision
from eig.promotions import P3
from eig.teams.asked.cohorts import Cohort
from helpers import decided_book as made
from helpers import ledger_rooms
from helpers.ledger_rooms import EARLY, FACTS, HEARD_IN, ROOMS, STARTS, answers, eve, fact, heard
from helpers.shares import share
from helpers.unfolded import unfolded

YEAR = ledger_rooms.outcome()
UNTOLD = answers(YEAR)


@pytest.mark.slow
@pytest.mark.parametrize("kind", share(sorted(FACTS), "rooms", one_in=16))
def test_each_room_hears_each_fact_that_concerns_it(kind):
    """With the fact a room answers otherwise, and without it as before; a room that it does not concern stays as it was.

    An eighth of the facts by day, all of them by `make nightly`.
    """
    year = eve(YEAR, kind)
    before = UNTOLD if year == YEAR else answers(year)

    assert HEARD_IN[kind].split() == sorted(heard(before, answers(year.record(FACTS[kind]))))


@pytest.mark.slow
def test_teams_are_asked_once_why_a_seat_went_elsewhere(monkeypatch):
    """Neither a fact that is recorded later nor an act on the challenges asks the same teams again."""
    told, fresh = YEAR.letter("cand-1"), evolve(YEAR, cohort=evolve(YEAR.cohort))
    monkeypatch.setattr("eig.book._causes_of_no_seat.compose", None)

    assert told == YEAR.record(FACTS["noted"]).letter("cand-1")
    assert ledger_rooms.chain(fresh) == UNTOLD["act"]
    with pytest.raises(TypeError):
        fresh.letter("cand-1")


@pytest.mark.untraced
def test_every_kind_and_every_room_stands_in_the_table():
    """No kind of fact that is no status is without an example, and no room without a fact."""
    assert set(NEEDS) <= {kind.split(" ")[0] for kind in FACTS}
    assert set(FACTS) == set(HEARD_IN)
    assert set(ROOMS) == {room for rooms in HEARD_IN.values() for room in rooms.split()}


class TestWhoIsOut:
    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "status",
        ["inadmissible", *(pytest.param(one, marks=pytest.mark.slow) for one in ("withdrawn", "rejected"))],
    )
    def test_an_application_that_is_out_is_seated_nowhere(self, status):
        """Neither in the problem nor on a reserve, and its status is told in the letter."""
        book = made.book()
        changed = [
            evolve(one, status=status) if one.candidate == "cand-6" else one for one in book.applications
        ]
        year = made.outcome(evolve(book, applications=changed))
        assert "cand-6" not in {one.id for one in year.cohort.problem.people}
        assert status == year.rulings["cand-6"].status
        assert all("cand-6" not in one.people for one in year.reserves)
        assert "réserve" not in year.letter("cand-6", lang="fr")

    def test_a_withdrawn_challenge_gets_no_team(self):
        """No opening, no appointment, no letter that says seated; the letter of the challenge says what happened."""
        year = YEAR.record(FACTS["withdrawn challenge"])
        problem = year.book.problem(["adler", "cibnav"])
        assert ["adler"] == [one.id for one in problem.openings]
        anew = evolve(year.book, appointments=()).appoint(year.cohort, starts=STARTS)
        assert {"adler"} == {one.challenge for one in anew}
        assert "withdrawn" == year.rulings["cibnav"].status
        assert "défi retiré" in year.letter("cibnav", lang="fr")
        assert "seated" != year.rulings["cand-3"].status

    @pytest.mark.parametrize("status", ["cut", "ended"])
    def test_a_post_that_is_over_is_filled_by_nobody(self, status):
        """A seat less at the opening, and nobody is appointed to it."""
        adler = P3.challenge("adler")
        posts = [evolve(one, status=status) if one.id == "adler-2" else one for one in adler.posts]
        promotion = evolve(P3, challenges=[evolve(adler, posts=posts)])
        book = Book(promotion=promotion, candidates=[Candidate(id="c1", profiles=["data"])])
        (opening,) = book.problem(["adler"]).openings
        assert (1, 1) == opening.size
        (seat,) = book.appoint(Cohort.of({"adler": ["c1"]}), starts=STARTS)
        assert "adler-1" == seat.post

    @pytest.mark.untraced
    def test_nobody_who_withdrew_comes_first_on_the_reserve(self):
        """The next one is the first then, and comes in for whoever leaves."""
        assert ("cand-1",) == YEAR.replacement("cand-3").successors
        year = YEAR.record(fact("withdrawn", dt.date(2019, 1, 7), person="cand-1"))
        assert ("cand-6",) == year.replacement("cand-3").successors
        assert "réserve" not in year.letter("cand-1", lang="fr")

    @pytest.mark.untraced
    def test_a_challenge_of_which_every_post_is_cut_is_offered_to_nobody(self):
        """Before anybody was appointed: the other challenges are composed."""
        book = evolve(YEAR.book, appointments=[])
        cut = [fact("cut", EARLY, post=f"adler-{n}") for n in (1, 2)]
        assert ["cibnav"] == [one.id for one in book.record(*cut).problem(["adler", "cibnav"]).openings]

    @pytest.mark.untraced
    def test_two_who_leave_one_team_are_each_replaced(self):
        """The other seat is vacant too: that is no rule that whoever comes in would break."""
        both = [fact("resigned", person=one, last=dt.date(2019, 4, 15)) for one in ("cand-3", "cand-4")]
        assert ("cand-1",) == YEAR.record(*both).replacement("cand-3").successors
        third = [fact("moved", person="cand-2", to="cibnav"), fact("resigned", person="cand-3")]
        assert ("cand-1",) == YEAR.record(*third).replacement("cand-3").successors

    def test_who_was_to_go_on_at_a_challenge_that_withdrew_is_nowhere(self):
        """By the state as by the contract: before the first day it took nobody."""
        moved = fact("moved", dt.date(2019, 1, 2), person="cand-3", to="datareg")
        year = YEAR.record(moved, fact("withdrawn", dt.date(2019, 1, 3), challenge="datareg"))
        assert () == year.book.state_on(STARTS).where("cand-3")
        assert "cand-3" not in {one.person for one in year.contracts()}
        assert not [post for post in year.book.state_on(STARTS).vacant if post.startswith("datareg")]

    @pytest.mark.untraced
    def test_a_letter_tells_the_fact_by_which_somebody_is_gone(self):
        """A resignation from a contract that nobody has ends nothing; a mission ended before its first day is told so."""
        gone = FACTS["withdrawn"], fact("resigned", person="cand-3", last=dt.date(2019, 4, 15))
        early = evolve(YEAR, book=evolve(YEAR.book, appointments=[])).record(*gone)
        assert "On 5 November 2018, Nom Trois withdrew" in early.letter("cand-3")
        ended = YEAR.record(fact("ended", dt.date(2019, 1, 9), person="cand-3"))
        assert "On 9 January 2019, the mission of Nom Trois ended" in ended.letter("cand-3")

    @pytest.mark.slow
    def test_who_withdraws_without_an_application_on_the_table_is_out_too(self):
        """The fact is enough: not heard, and withdrawn."""
        book = evolve(made.book(), applications=[]).record(FACTS["withdrawn reserve"])
        assert "withdrawn" == book.statuses["cand-6"]
        assert "cand-6" not in book.sitting[0].hears

    @pytest.mark.slow
    def test_who_loses_a_seat_is_not_said_to_have_withdrawn(self):
        """The challenge withdrew: on the reserve of another list, or unseated. Whoever was dismissed before the first day
        has left, and whoever refused is asked by no problem any more.
        """
        lost = YEAR.record(FACTS["withdrawn challenge"]).statuses
        assert {"cand-3": "unseated", "cand-4": "unseated"} == {
            one: lost[one] for one in ("cand-3", "cand-4")
        }
        told = YEAR.record(FACTS["withdrawn challenge"], fact("admitted", person="cand-3")).statuses
        assert "unseated" == told["cand-3"]
        early = fact("terminated", dt.date(2018, 12, 20), person="cand-3")
        assert "left" == YEAR.record(early).statuses["cand-3"]
        year = YEAR.record(FACTS["refused"])
        assert "withdrawn" == year.statuses["cand-3"]
        assert "cand-3" not in {one.id for one in year.book.problem(["cibnav"]).people}
        told = fact("reserve", EARLY, person="cand-8")
        assert ("reserve", "heard") == (
            YEAR.record(told).book.statuses["cand-8"],
            YEAR.record(told).statuses["cand-8"],
        )

    def test_each_person_stands_somewhere(self):
        """From the application to the seat: what was decided counts, and what happened since counts more."""
        found = YEAR.statuses
        assert {"cand-3": "seated", "cand-1": "reserve", "cand-7": "admissible", "cand-9": "received"} == {
            one: found[one] for one in ("cand-3", "cand-1", "cand-7", "cand-9")
        }
        assert "left" == YEAR.record(FACTS["resigned"]).statuses["cand-3"]
        assert "heard" == YEAR.book.statuses["cand-1"]
        assert "shortlisted" == YEAR.record(FACTS["shortlisted"]).statuses["cand-8"]

    @pytest.mark.slow
    def test_who_came_in_is_on_no_reserve_and_in_every_face(self):
        """A successor is seated, by the letter, the funnel, the costs and the state."""
        seat = next(one for one in YEAR.book.appointments if one.person == "cand-3")
        comer = evolve(seat, person="cand-6", start=dt.date(2019, 5, 2), stated=seat.last, replaces="cand-3")
        year = YEAR.record(FACTS["resigned"], comer)
        assert ("seated", "cibnav") == (year.rulings["cand-6"].status, year.rulings["cand-6"].place)
        assert "cand-6" in year.funnel()["seated"].passed
        assert all("cand-6" not in one.people for one in year.reserves)
        assert () == year.book.state_on(dt.date(2019, 5, 2)).vacant
        assert "cand-6" in ledger_rooms.amounts(year)

    @pytest.mark.slow
    def test_a_repaired_cohort_is_decided(self):
        """What a repair found is decided as it stands."""
        repaired = teams.repair(YEAR.cohort, withdrawn=["cand-3"])
        book = evolve(YEAR.book, appointments=[]).record(FACTS["withdrawn"])
        year = book.decide(YEAR.deliberation, YEAR.lists, repaired)
        assert repaired.composition == year.cohort
        assert "withdrawn" == year.rulings["cand-3"].status


class TestGrounds:
    GROUND = "a degree of another year"

    @pytest.mark.slow
    def test_the_ground_of_a_fact_is_that_of_the_step(self):
        """A candidate reads by whom, when and why, from a fact as from the table of steps; nobody is named elsewhere."""
        told = fact("inadmissible", EARLY, person="cand-6", what=self.GROUND, author="bureau EIG")
        step = StepDecision(person="cand-6", step="screening", on=EARLY, by="bureau EIG", ground=self.GROUND)
        by_fact, by_step = YEAR.record(told), YEAR.record(step)
        for year in (by_fact, by_step):
            assert "inadmissible" == year.rulings["cand-6"].status
            assert f"(bureau EIG, 5 November 2018): {self.GROUND}" in year.letter("cand-6")
            assert self.GROUND not in year.letter("cand-3")
        assert by_fact.letter("cand-6") == by_step.letter("cand-6")
        assert by_fact == YEAR.record(told)

    def test_who_is_rejected_before_the_jury_was_not_shortlisted(self):
        """Unless a panel hears them, or they were shortlisted: then the jury decided, and no step did."""
        grounds = [
            (person, one.step, one.by)
            for person in ("cand-7", "cand-6")
            for one in current(YEAR.book.record(fact("rejected", EARLY, person=person))).steps
        ]
        assert [("cand-7", "shortlist", P3.programme.operator.name)] == grounds
        kept = [
            fact("shortlisted", dt.date(2018, 11, 1), person="cand-7"),
            fact("rejected", EARLY, person="cand-7"),
        ]
        assert () == current(YEAR.book.record(*kept)).steps

    def test_a_step_is_known_from_its_day(self):
        """Decided on 5 November: the eve does not know it; one without a day is known from the start."""
        dated = StepDecision(person="cand-6", step="screening", on=EARLY, by="office", ground=self.GROUND)
        book = YEAR.book.record(dated, evolve(dated, person="cand-7", on=None))
        assert ["cand-7"] == [one.person for one in book.on(EARLY - dt.timedelta(days=1)).steps]
        assert ["cand-6", "cand-7"] == [one.person for one in book.on(EARLY).steps]
        assert "cand-6" not in {one.id for one in book.problem(["cibnav"]).people}

    def test_what_an_office_writes_of_a_person_stands_in_no_fault(self):
        """Neither in a fault nor in the text of the value; what names a session does."""
        leave = evolve(FACTS["leave"], what="twins")
        with pytest.raises(Fault) as caught:
            YEAR.record(leave, evolve(leave, on=dt.date(2019, 3, 5), what="quarrel"))
        assert {"twins", "quarrel"}.isdisjoint(re.findall(r"\w+", caught.value.say()))
        assert "twins" not in repr(leave)
        assert "twins" == YEAR.record(leave).book.ledger.rows()[0]["what"]


class TestOneBook:
    def test_the_state_the_agenda_and_the_cost_say_the_same_last_day(self):
        """Prolonged until January and left in May: 2,240,000 is nobody's cost."""
        people = [Candidate(id=f"c{n}", profiles=["data"]) for n in (1, 12)]
        seats = [
            Appointment(person=one.id, challenge="plume", post=post, start=STARTS, terms=P3.rules.terms,
                        pay=P3.rules.pay[0].pay)
            for one, post in zip(people, ("plume-1", "plume-2"), strict=True)
        ]  # fmt: skip
        book = Book(promotion=P3, candidates=people, appointments=seats).record(
            fact("extended", dt.date(2019, 10, 2), person="c1", last=dt.date(2020, 1, 15)),
            fact("resigned", dt.date(2019, 5, 3), person="c12", last=dt.date(2019, 5, 31)),
        )
        agenda = {one: {key.key: key.when.last for key in book.agenda(one)} for one in ("c1", "c12")}
        lasts = {one.person: one.last for one in book.contracts()}
        assert {"c1": dt.date(2020, 1, 15), "c12": dt.date(2019, 5, 31)} == lasts
        assert lasts == {one: agenda[one][f"contract-{one}-last_day"] for one in agenda}
        assert all(day <= dt.date(2019, 5, 31) for day in agenda["c12"].values())
        assert ("c1",) == book.state_on(dt.date(2020, 1, 15)).who("plume")
        assert "seated" == book.decide().rulings["c1"].status
        assert "left" == book.decide().rulings["c12"].status

    @pytest.mark.untraced
    def test_a_vacancy_ends_with_the_mission(self):
        """Vacant until the last day that was agreed, and not in 2030."""
        year = YEAR.record(FACTS["resigned"])
        days = (dt.date(2019, 4, 16), dt.date(2019, 11, 15), dt.date(2019, 11, 16), dt.date(2030, 1, 1))
        assert [("cibnav-1",), ("cibnav-1",), (), ()] == [year.book.state_on(day).vacant for day in days]

    @pytest.mark.slow
    def test_a_day_is_seen_as_it_was_known(self):
        """The eve of a fact does not know it; what was noted later is known later."""
        noted = evolve(FACTS["resigned"], recorded=dt.date(2019, 3, 20))
        year = YEAR.record(noted)
        assert [0, 0, 1] == [len(year.on(dt.date(2019, 3, day)).book.events) for day in (3, 19, 20)]
        assert "seated" == year.on(dt.date(2019, 3, 19)).rulings["cand-3"].status
        assert "left" == year.on(dt.date(2019, 4, 16)).rulings["cand-3"].status
        decided = evolve(YEAR.book.appointments[0], decided=dt.date(2018, 12, 14))
        book = evolve(YEAR.book, appointments=[decided])
        assert [0, 1] == [len(book.on(dt.date(2018, 12, day)).appointments) for day in (13, 14)]
        with pytest.raises(Fault, match="the whole book"):
            year.on(dt.date(2019, 3, 19)).record(FACTS["strike"])
        with pytest.raises(Fault, match="the whole book"):
            year.on(dt.date(2019, 3, 20)).correct(noted, on=dt.date(2019, 4, 1), by="office", why="misread")

    @pytest.mark.untraced
    @pytest.mark.parametrize("kind", ["resigned", "terminated", "replaced", "ended"])
    def test_whoever_gave_notice_is_there_until_their_last_day(self, kind):
        """State, statuses, rulings and the years compared say the same: seated until the last day, gone after it."""
        year, last = YEAR.record(evolve(FACTS["resigned"], kind=kind)), dt.date(2019, 4, 15)
        after = "replaced" if kind == "replaced" else "left"
        for days, status, place in ((0, "seated", "cibnav"), (1, after, None)):
            seen = year.on(last + days * A_DAY)
            assert (status, place) == (seen.statuses["cand-3"], seen.place_of("cand-3"))
            assert bool(place) == bool(seen.book.state_on(seen.book.day).where("cand-3"))
            assert days == compare_promotions([seen]).of("EIG 3")["left"]
        assert after == year.statuses["cand-3"]

    def test_whoever_is_to_go_on_elsewhere_sits_where_they_are_until_then(self):
        """The letter of the eve tells of the seat that they have; that of the day, that it went over."""
        year = YEAR.record(evolve(FACTS["moved"], first=dt.date(2019, 4, 1)))
        for day, place in ((dt.date(2019, 3, 31), "cibnav"), (dt.date(2019, 4, 1), "datareg")):
            seen = year.on(day)
            assert (place,) == seen.book.state_on(day).where("cand-3")
            assert place == seen.place_of("cand-3")
            assert ("went over" in seen.letter("cand-3")) == (place == "datareg")

    def test_nobody_is_moved_to_where_they_are(self):
        """A move to the own challenge names another post; a team that came there since is no fault of a move told before."""
        move = evolve(FACTS["moved"], to="cibnav", first=dt.date(2019, 10, 1))
        merged = fact("merged", dt.date(2019, 5, 6), challenge="cibnav", to="adler")
        for given in ({}, {"post": "cibnav-1"}):
            with pytest.raises(Fault, match="another challenge than the one where cand-3 is"):
                YEAR.record(evolve(move, **given))
        with pytest.raises(Fault, match="another challenge than"):
            YEAR.record(merged, evolve(move, to="adler", on=dt.date(2019, 5, 7)))
        late = YEAR.record(evolve(move, to="adler"), merged)
        assert ("adler",) == late.book.state_on(dt.date(2019, 10, 2)).where("cand-3")
        assert 1 == sum(one.person == "cand-3" for one in late.contracts())

    @pytest.mark.untraced
    def test_a_stage_that_was_reached_stays_reached(self):
        """A hearing does not unhappen when somebody withdraws after it; whoever withdrew before it was not heard."""
        book, gone = evolve(YEAR.book, appointments=[]), evolve(FACTS["withdrawn"], on=dt.date(2019, 1, 4))
        before, after = YEAR.funnel(), YEAR.record(gone).funnel()
        assert [("seated", ("cand-3",))] == [
            (one.name, tuple({*one.passed} - {*other.passed}))
            for one, other in zip(before.stages, after.stages, strict=True)
            if one.passed != other.passed
        ]
        assert "cand-3" not in book.record(gone).funnel()["heard"].passed
        assert "cand-3" in book.record(gone).funnel(cohort=YEAR.cohort)["heard"].passed
        late = next(one.candidate for one in YEAR.book.applications if one.received)
        assert [False, True] == [
            late in YEAR.on(dt.date(2018, 10, day)).funnel()["applied"].passed for day in (19, 20)
        ]

    def test_a_mission_that_ended_on_its_last_day_is_not_left(self):
        """Nor one that ended where no last day was agreed: whoever had it all is of the alumni, and seated."""
        whole = YEAR.record(evolve(FACTS["ended"], on=dt.date(2019, 11, 18)))
        open_ = Appointment(person="c1", challenge="plume", start=STARTS)
        over = state_on(
            [open_], dt.date(2019, 9, 2), events=[Event(on=dt.date(2019, 7, 1), kind="ended", person="c1")]
        )
        assert "seated" == whole.statuses["cand-3"]
        assert not whole.book.state_on(dt.date(2019, 11, 18)).held[0].early
        assert ("c1",) == over.alumni
        assert not over.held[0].early


@pytest.mark.untraced
@pytest.mark.parametrize("kind", sorted(FACTS))
def test_two_facts_that_say_different_things_are_told_differently(kind):
    """What was corrected is told beside what is right: each day, share, place and amount is in the sentence."""
    full = {
        "budget": {"first": STARTS},
        "mentor_joined": {"first": STARTS, "last": dt.date(2019, 6, 1), "post": "adler-1"},
        "mentor_left": {"challenge": "adler", "post": "adler-1"},
        "part_time": {"paid": "1/2"},
    }
    one = evolve(FACTS[kind], **full.get(kind, {}))
    if one.kind in ("resigned", "terminated", "replaced", "ended") and one.person:
        one = evolve(one, last=dt.date(2019, 4, 15))
    if one.person and not one.kind.startswith(("absent", "mentor")):
        one = evolve(one, challenge="cibnav")
    for name in ("on", "person", "challenge", "post", "to", "first", "last", "share", "paid", "amount", "by"):
        given = getattr(one, name)
        if given is None or (name == "challenge" and one.kind in LIFE_OF_APPLICATIONS):
            continue
        other = {"share": "1/3", "paid": "1/3", "amount": 7}.get(name, "cand-9")
        changed = evolve(one, **{name: given + A_DAY if isinstance(given, dt.date) else other})
        for lang in ("en", "fr"):
            assert said(one).say(lang) != said(changed).say(lang), name


LIFE_OF_APPLICATIONS = (
    "admitted", "appointed", "heard", "inadmissible", "rejected", "reserve", "shortlisted", "withdrawn",
    "ended", "moved",
)  # fmt: skip
"""What is told of a person, wherever they are."""


class TestReplays:
    @pytest.mark.slow
    def test_later_facts_do_not_change_what_was_decided(self):
        """A dossier holds against a book that knows more, which says so; the dossier of that book holds too."""
        then = ledger_rooms.outcome()
        left, seat = FACTS["resigned"], YEAR.book.appointments[0]
        later = then.record(
            left, evolve(seat, person="cand-6", post="", start=dt.date(2019, 6, 3), replaces="cand-3")
        )
        later = later.correct(left, on=dt.date(2019, 4, 1), by="office", why="misread")

        told = then.dossier().replay(later.book)
        assert () == told.differences
        assert "the book knows 3 facts more, recorded since" in unfolded(told)
        assert "later_facts" not in [one.code for one in then.dossier().replay(then.book).unchecked]
        assert () == then.record(left).dossier().replay(then.record(left).book).differences

    @pytest.mark.slow
    def test_what_was_known_when_it_was_decided_counts(self):
        """Seats that were decided without a withdrawal of before are not what the book gives; nor is a book without a fact."""
        gone, taken = FACTS["withdrawn"], fact("decision_taken", dt.date(2018, 12, 14), what="candidates")
        year = evolve(YEAR, book=evolve(YEAR.book, appointments=[])).record(gone, taken)
        codes = [one.code for one in year.dossier().replay(year.book).differences]
        assert "other_cohort" in codes
        less = YEAR.record(gone).dossier().replay(YEAR.book)
        assert "other_table" in [one.code for one in less.differences]


class TestWhoCovers:
    @pytest.mark.slow(but=["resigned-cand-3 resigned, last day 15 April 2019"])
    @pytest.mark.parametrize(
        ("kind", "told"),
        [("resigned", "cand-3 resigned, last day 15 April 2019"), ("withdrawn", "cand-3 withdrew")],
    )
    def test_a_cover_names_the_fact_by_which_somebody_left(self, kind, told):
        """Who resigned did not withdraw; nothing that the office wrote besides is told; named alone, they withdrew."""
        cover = YEAR.record(evolve(FACTS[kind], what="a private word")).cover()
        assert (
            f"cibnav: on {'4 March 2019' if kind == 'resigned' else '5 November 2018'}, {told}"
            in unfolded(cover)
        )
        assert told in unfolded(cover.explain("cand-3", audience="candidate"))
        assert "private" not in f"{cover}{cover.explain('cand-3')}"
        assert "cand-3 withdrew from cibnav" in unfolded(YEAR.cover("cand-3"))

    def test_a_team_lacks_what_nobody_else_has(self):
        """The profile that only the leaver has; nothing of somebody without a seat, and a stranger is told."""
        assert ["without cand-3, nobody at cibnav has the profile data"] == [
            str(one) for one in YEAR.lacks("cand-3")
        ]
        assert () == YEAR.lacks("cand-8")
        assert "data" in str(YEAR.record(FACTS["resigned"]).lacks("cand-3")[0])
        with pytest.raises(Exception, match="no person"):
            YEAR.lacks("cand-33")

    def test_marks_go_along_with_a_team_that_merges(self):
        """Whoever is on its reserve has their marks where it goes on, beside those who are on the list there."""
        merged = YEAR.record(fact("merged", challenge="cibnav", to="adler"), FACTS["resigned"])
        terms = [
            next(term for term in one.objective.terms if isinstance(term, teams.MeritPoints))
            for one in (YEAR.cohort.problem, merged.cover().composition.problem)
        ]
        points = {(one.person, one.opening): one.points for term in terms for one in term.marks}
        marks = terms[1].marks
        assert points["cand-1", "cibnav"] <= points["cand-1", "adler"]
        assert len(marks) == len({one.key for one in marks})

    def test_who_covers_is_found_by_repair(self):
        """The best of the reserve comes in, nobody else moves, and whoever is gone is not asked again."""
        found = YEAR.cover("cand-3")
        assert ("cand-1",) == tuple(one.person for one in found.moves if one.kind == "joined")
        assert () == found.displaced
        year = YEAR.record(FACTS["resigned"], fact("withdrawn", dt.date(2019, 1, 7), person="cand-1"))
        assert ("cand-6",) == tuple(one.person for one in year.cover().moves if one.kind == "joined")
        gone = YEAR.record(FACTS["withdrawn challenge"]).cover()
        assert "cibnav" not in {one.id for one in gone.composition.problem.openings}
        with pytest.raises(Fault, match="a cohort"):
            YEAR.book.decide().cover("cand-3")

    @pytest.mark.untraced
    def test_who_sits_at_a_challenge_that_was_not_composed_comes_in_nowhere_else(self):
        """Moved to a third challenge: not asked to cover; in their place somebody comes in at the post that they left."""
        year = YEAR.record(FACTS["moved"])
        found = year.cover("cand-4")
        assert "cand-3" not in {*found.withdrawn, *(one.id for one in found.composition.problem.people)}
        assert "cand-3" not in {one.person for one in found.moves}
        assert ("cibnav", "cibnav-1") == ((left := year.replacement("cand-3")).opening, left.post)
        assert "cand-4" not in year.replacement("cand-4").successors

    def test_a_mentor_is_asked_for_no_more_than_there_is(self):
        """Three fifths twice until one of them ends, by a fact about the person or about the challenge."""
        facts = {
            "2019-11-15": [],
            "2019-03-03": [fact("mentor_left", person="mentor-2", challenge="adler")],
            "2019-03-31": [fact("merged", first=dt.date(2019, 4, 1), challenge="cibnav", to="adler")],
        }
        for last, told in facts.items():
            busy = YEAR.record(*told).mentor_load().overloads
            assert [("mentor-2", last)] == [(one.who, str(one.span.last)) for one in busy]


class TestCorrections:
    RIGHT = evolve(FACTS["resigned"], last=dt.date(2019, 5, 31))

    @pytest.mark.slow
    def test_a_correction_keeps_its_history(self):
        """Before it the wrong day counts, after it the right one; both stay, with who corrected and why."""
        year = YEAR.record(FACTS["resigned"])
        wrong = FACTS["resigned"]
        year = year.correct(wrong, on=dt.date(2019, 3, 8), by="office", why="date misread", to=self.RIGHT)
        lasts = [
            next(one.last for one in year.on(dt.date(2019, 3, day)).contracts() if one.person == "cand-3")
            for day in (7, 8)
        ]
        assert [dt.date(2019, 4, 15), dt.date(2019, 5, 31)] == lasts
        told = str(year.book.ledger.explain("cand-3"))
        assert "corrected on 8 March 2019 by office: date misread" in told
        again = year.correct(year.book.events[-1], on=dt.date(2019, 3, 9), by="office", why="no", to=wrong)
        days = re.findall("last day ([^;.]*)", str(again.book.ledger.explain("cand-3")))
        assert ["15 April 2019", "31 May 2019", "15 April 2019"] == days
        assert ["office", None] == [row["corrected_by"] for row in year.book.ledger.rows()]
        assert "registre des faits" in unfolded(year.book.ledger.explain(lang="fr"))
        assert {"corrections"} == set(year.dossier().tables) - set(YEAR.dossier().tables)

    @pytest.mark.slow
    def test_what_did_not_happen_counts_no_more(self):
        """Corrected without another fact: as if it had not been, from that day on."""
        year = YEAR.record(FACTS["resigned"]).correct(
            FACTS["resigned"], on=dt.date(2019, 3, 8), by="office", why="another person"
        )
        assert UNTOLD["costs"] == answers(year)["costs"]
        assert () == year.book.state_on(dt.date(2019, 5, 2)).vacant

    def test_a_fact_is_corrected_once_and_was_recorded(self):
        """A stranger, a second correction, the same fact again, a day before it was noted: each is refused."""
        wrong, day = FACTS["resigned"], dt.date(2019, 3, 8)
        ledger = Ledger(facts=[wrong])
        with pytest.raises(Fault, match="a fact of the ledger"):
            Ledger().correct(wrong, on=day, by="office", why="misread")
        once = ledger.correct(wrong, on=day, by="office", why="misread")
        with pytest.raises(Fault, match="not corrected before"):
            once.correct(wrong, on=day, by="office", why="misread")
        with pytest.raises(Fault, match="other than the one corrected"):
            FactCorrection(on=day, fact=wrong, by="office", why="misread", to=wrong)
        with pytest.raises(Fault, match="4 March 2019"):
            ledger.correct(wrong, on=dt.date(2019, 3, 3), by="office", why="misread")
        later = evolve(self.RIGHT, on=dt.date(2019, 3, 9))
        assert later in ledger.correct(wrong, on=day, by="office", why="misread", to=later).facts
        assert "nothing was recorded" in unfolded(Ledger().explain())
        with pytest.raises(Exception, match="no person, post"):
            ledger.explain("cand-33")


CONTRADICTIONS = {
    "left twice": ([FACTS["resigned"], fact("terminated", dt.date(2019, 4, 1), person="cand-3")],
                   "4 March 2019.*cand-3 resigned.*1 April 2019.*contract of cand-3"),
    "withdrew and was heard": ([FACTS["withdrawn reserve"], fact("heard", dt.date(2018, 11, 6), person="cand-6")],
                               "cand-6 withdrew.*6 November 2018"),
    "twice on leave": ([FACTS["leave"], fact("suspended", dt.date(2019, 5, 2), person="cand-3",
                                             last=dt.date(2019, 6, 2), paid=0)],
                       "4 March 2019, leave of cand-3.*2 May 2019.*suspen"),
    "two shares at once": ([FACTS["part_time"], fact("part_time", dt.date(2019, 2, 4), person="cand-3", share="4/5",
                                                     last=dt.date(2019, 4, 30))],
                           "4 February 2019, part time.*4 March 2019, part time"),
    "two shares from the first day": ([fact("part_time", dt.date(2018, 12, 20), person="cand-3", share="1/2"),
                                       fact("part_time", dt.date(2018, 12, 21), person="cand-3", share="4/5")],
                                      "20 December 2018, part time.*21 December 2018, part time"),
    "two shares before a move": ([fact("part_time", person="cand-3", share="1/2", last=dt.date(2019, 5, 31)),
                                  fact("moved", dt.date(2019, 6, 3), person="cand-3", to="datareg"),
                                  fact("part_time", dt.date(2019, 6, 10), person="cand-3", share="4/5",
                                       first=dt.date(2019, 5, 1))],
                                 "4 March 2019, part time.*10 June 2019, part time"),
    "moved twice on a day": ([FACTS["moved"], FACTS["merged"]], "(?=.*cand-3 goes over)(?=.*team of cibnav)"),
    "heard though rejected": ([fact("heard", dt.date(2018, 11, 6), person="cand-9")],
                              "no step of cand-9 after rejected"),
    "on leave after leaving": ([FACTS["terminated"], fact("leave", dt.date(2019, 5, 2), person="cand-3",
                                                          last=dt.date(2019, 6, 2), paid=0)],
                               "4 March 2019, the contract of cand-3.*2 May 2019, leave"),
    "a session on two days": ([FACTS["session_moved"], evolve(FACTS["session_moved"], last=None)],
                              "moved to 23 May 2019 until 24 May 2019.*moved to 23 May 2019"),
    "moved after it was cancelled": ([FACTS["session_cancelled"],
                                      evolve(FACTS["session_moved"], on=dt.date(2019, 3, 5))],
                                     "2019-05-16-fellows was cancelled.*was moved"),
    "cut while held": ([fact("cut", post="cibnav-1")], "a post that nobody has: cand-3 does, until 15 November 2019"),
    "extended to an earlier day": ([fact("extended", person="cand-3", last=dt.date(2019, 6, 1))],
                                   "a day after 15 November 2019"),
    "withdrew after the first day": ([fact("withdrawn", person="cand-3")], "up to 16 January 2019.*resigns"),
    "inadmissible though appointed": ([fact("inadmissible", EARLY, person="cand-3")],
                                      "still of the promotion.*cibnav.*cand-3"),
    "rejected though appointed": ([fact("rejected", EARLY, person="cand-3")], "still of the promotion.*terminated"),
    "a status of a challenge for a person": ([fact("staffed", person="cand-3")], "a status of a person"),
    "a status of a person for a post": ([fact("resigned", post="cibnav-1")], "a status of a post"),
    "a status of an application for a challenge": (
        [fact("inadmissible", challenge="cibnav")], "a status of a challenge"),
    "a status of a challenge for a post": ([fact("withdrawn", post="cibnav-1")], "a status of a post"),
    "a status of a person for a team": ([fact("shortlisted", challenge="cibnav")], "a status of a challenge"),
    "a kind that is none": ([fact("resignd", person="cand-3")], "a kind of fact.*Did you mean 'resigned'"),
    "a session that is none": ([fact("session_cancelled", what="2019-05-17-fellows")], "a session that is known"),
    "a call that is none": ([fact("call_extended", what="candidate", last=EARLY)], "a call that is known"),
    "a call that closes sooner": ([fact("call_extended", what="candidates", last=dt.date(2018, 10, 1))],
                                  "a day after 15 October 2018"),
    "a step that no application makes": ([fact("appointed", EARLY, person="cand-5"),
                                          fact("heard", dt.date(2018, 11, 6), person="cand-5")],
                                         "cannot: on 5 November 2018, cand-5: appointed"),
    "the same fact twice": ([FACTS["budget"], FACTS["budget"]], "once"),
}  # fmt: skip


@pytest.mark.untraced(
    but=[
        "a call that closes sooner",
        "a session on two days",
        "a session that is none",
        "heard though rejected",
        "moved after it was cancelled",
        "moved twice on a day",
        "on leave after leaving",
        "two shares before a move",
    ]
)
@pytest.mark.parametrize("name", sorted(CONTRADICTIONS))
def test_two_facts_that_contradict_are_a_fault(name):
    """The fault names both in words, whatever the order in which they were recorded; in French too."""
    facts, told = CONTRADICTIONS[name]
    rejected = [
        evolve(one, status="rejected") if one.candidate == "cand-9" else one for one in YEAR.book.applications
    ]
    year = evolve(YEAR, book=evolve(YEAR.book, applications=rejected))
    for order in (facts, facts[::-1]):
        with pytest.raises((Fault, Faults)) as caught:
            year.record(*order)
        assert re.search(told, caught.value.say(), re.DOTALL)
        assert caught.value.say("fr") != caught.value.say()


@pytest.mark.untraced
@pytest.mark.parametrize("kind", ["heared", "absnt", "mentor_joind", "mentor_here", "x"])
@pytest.mark.parametrize("person", ["cand-3", "jury-1", "mentor-1"])
def test_a_kind_that_is_none_is_the_only_fault_of_its_fact(kind, person):
    """A fact of no kind may be of anybody whom a table knows: its kind is told once, and nobody as unknown."""
    book = evolve(
        YEAR.book,
        jurors=[*YEAR.book.jurors, Juror(id="jury-1")],
        mentors=[Mentor(id="mentor-1", challenge="adler")],
    )
    with pytest.raises(Fault) as caught:
        book.record(fact(kind, person=person))
    place = f"Book.events[{len(YEAR.book.events)}].kind"
    assert ("values.known", place) == (caught.value.code, caught.value.place)


def test_whoever_joins_by_a_kind_misspelt_is_known_after_it():
    """A mentor whose coming is misspelt is no stranger when they leave; somebody whom nobody knows still is."""
    left = fact("mentor_left", dt.date(2019, 5, 6), person="mentor-9", challenge="adler")
    with pytest.raises(Fault, match="a kind of fact"):
        YEAR.book.record(
            fact("mentor_joind", dt.date(2019, 3, 4), person="mentor-9", challenge="adler"), left
        )
    with pytest.raises(Fault, match="mentor-8"):
        YEAR.book.record(fact("absnt", person="mentor-8"))


def test_what_concerns_somebody_no_more_is_told_of_nobody():
    """A challenge withdrawn once its team is there ends no mission; a team that merges takes nobody who has left."""
    late = fact("withdrawn", challenge="cibnav")
    assert ("cand-3", "cand-4") == YEAR.record(late).book.state_on(dt.date(2019, 6, 3)).who("cibnav")
    merged = fact("merged", dt.date(2019, 11, 4), first=dt.date(2019, 12, 2), challenge="cibnav", to="adler")
    assert UNTOLD["contracts"] == answers(YEAR.record(merged))["contracts"]
    before = YEAR.record(
        FACTS["withdrawn challenge"], fact("accepted", dt.date(2018, 12, 20), person="cand-3")
    )
    assert () == before.book.state_on(STARTS).where("cand-3")


def test_what_was_proposed_has_facts_too():
    """A proposal that is withdrawn is offered to nobody; a call without an hour closes on another day."""
    adler = evolve(P3.challenge("adler"), id="more", posts=[], mentors=[])
    book = Book(promotion=P3, proposed=[adler]).record(fact("withdrawn", challenge="more"))
    assert () == book.problem(["more"]).openings
    calls = [evolve(one, closes=None, closes_weekday="", last_day=one.closing_day) for one in P3.calls]
    late = Book(promotion=evolve(P3, calls=calls)).record(FACTS["call_extended"])
    assert dt.date(2018, 10, 22) == current(late).promotion.call("candidates").closing_day
    assert "<Ledger: 1 facts, 0 corrected>" == repr(late.ledger)


def test_sessions_of_candidates_are_for_whoever_is_one():
    """Who withdrew is asked to none."""
    session = SupportSession(first=dt.date(2018, 11, 20), audience=["candidates"], theme="welcome")
    book = evolve(YEAR.book, promotion=evolve(P3, sessions=[session]), appointments=[])
    assert ["welcome"] == [one.name for one in book.agenda("cand-6")]
    assert () == book.record(FACTS["withdrawn reserve"]).agenda("cand-6").sessions


def test_two_people_do_not_hold_one_post():
    """Named, with the post and the day; half and half may share it, and so may who stands in for a leave."""
    seat = next(one for one in YEAR.book.appointments if one.person == "cand-3")
    also = evolve(seat, person="cand-6", start=dt.date(2019, 3, 18), stated=dt.date(2019, 4, 30))
    with pytest.raises(
        Fault, match=r"one person at a time at the post cibnav-1 on 18 March 2019.*cand-3.*cand-6"
    ):
        YEAR.record(also)
    with pytest.raises(Fault, match="one person at a time"):
        YEAR.book.record(also)
    halves = [evolve(one, share="1/2") for one in (seat, also)]
    others = [one for one in YEAR.book.appointments if one.person != "cand-3"]
    shared = evolve(YEAR.book, appointments=[*others, *halves])
    assert ("cand-3", "cand-6") == shared.state_on(dt.date(2019, 3, 20)).who("cibnav-1")
    stands_in = YEAR.book.record(FACTS["leave"], also)
    assert ("cand-6",) == stands_in.state_on(dt.date(2019, 3, 20)).who("cibnav-1")


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "moved", "person": "c1"},
        {"kind": "leave", "person": "c1", "last": STARTS},
        {"kind": "resigned"},
        {"kind": "session_moved", "what": "seminar"},
        {"kind": "budget", "amount": 3},
        {"kind": "leave", "person": "c1", "first": STARTS, "last": EARLY, "paid": 0},
        {"kind": "strike", "recorded": EARLY},
    ],
)
def test_a_fact_states_what_its_kind_asks_for(given):
    """Where somebody goes, until when and at what pay, which session, how much; and it is noted after it happened."""
    with pytest.raises(Fault):
        Event(on=STARTS, **given)


def test_a_correction_changes_something_and_what_was_corrected_is_noted_on_a_later_day():
    """A fact is not corrected to itself; what was taken back, and is true after all, counts from the day it is noted again."""
    day = dt.date(2019, 3, 1)
    signed = Amendment(person="cand-3", kind="terminated", on=day, last=dt.date(2019, 3, 29))
    known, late = YEAR.record(signed), dt.date(2019, 3, 12)
    with pytest.raises(Fault) as caught:
        known.correct(signed, on=late, by="office", why="nothing", to=signed)
    assert "programme.another_fact" == caught.value.code
    back = known.correct(signed, on=late, by="office", why="wrong file")
    for again in (signed, Event(on=day, kind="terminated", person="cand-3", last=dt.date(2019, 3, 29))):
        with pytest.raises(Fault, match="recorded") as caught:
            back.record(again)
        assert "programme.noted_again" == caught.value.code
    told = back.record(
        Event(
            on=day,
            kind="terminated",
            person="cand-3",
            last=dt.date(2019, 3, 29),
            recorded=dt.date(2019, 3, 15),
        )
    )
    days = [told.on(dt.date(2019, 3, one)).book.state_on(dt.date(2019, 4, 2)) for one in (14, 15)]
    assert ["present", "gone"] == [
        next(one.phase for one in state.held if one.appointment.person == "cand-3") for state in days
    ]


@pytest.mark.untraced
def test_a_successor_stays_until_the_end_of_the_mission():
    """Two months and a half for the one who comes in September, and nobody comes in once it is over."""
    from eig.programme.successors import appoint_successor  # of this test alone

    left = fact("resigned", dt.date(2019, 8, 1), person="cand-3", last=dt.date(2019, 8, 31))
    state = YEAR.record(left).book.state_on(dt.date(2019, 9, 2))
    comer = appoint_successor(state, YEAR.replacement("cand-3"), start=dt.date(2019, 9, 9))
    assert (dt.date(2019, 11, 15), dt.date(2019, 9, 2)) == (comer.last, comer.decided)
    assert "cand-1" in {one.person for one in YEAR.record(left, comer).contracts()}
    with pytest.raises(Fault, match="15 November 2019"):
        appoint_successor(state, YEAR.replacement("cand-3"), start=dt.date(2019, 11, 16))


def test_whoever_was_inadmissible_is_counted_at_no_stage():
    """Appointed by mistake and replaced before the first day, they were neither heard nor seated."""
    out = fact("inadmissible", dt.date(2018, 10, 29), person="cand-2")
    funnel = YEAR.record(out, fact("replaced", dt.date(2019, 1, 2), person="cand-2", by="cand-8")).funnel()
    assert ["applied"] == [one.name for one in funnel.stages if "cand-2" in one.passed]


@pytest.mark.untraced
def test_what_the_office_did_at_another_team_keeps_nobody_from_coming_in():
    """A third person moved to a team of two: whoever leaves another team is replaced all the same."""
    moved = fact("moved", dt.date(2019, 1, 13), person="cand-4", to="adler", first=dt.date(2019, 2, 4))
    year = YEAR.record(moved)
    assert ("cand-1",) == year.replacement("cand-3").successors
    assert () == year.replacement("cand-2").successors


@pytest.mark.untraced
@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "fact",
    [
        {"kind": "noted", "what": "x"},
        {"kind": "withdrawn", "challenge": "plume"},
        {"kind": "mentor_joined", "person": "m1", "challenge": "plume"},
        {"kind": "merged", "challenge": "plume", "to": "ami"},
    ],
    ids=lambda fact: fact["kind"],
)
def test_a_fact_of_the_first_or_the_last_day_is_a_fact(fact, day):
    """A year written with a wrong figure is told by what comes of it, or refused in words."""
    try:
        told = str(Book(promotion=P3).record(Event(on=day, **fact)).state_on(day))
    except Fault as fault:
        told = fault.say("fr")
    assert told
