"""What a fact says is told of its own day and person, and a fact that nobody hears is told to the office."""

import datetime as dt
from fractions import Fraction
from types import SimpleNamespace

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.book import Book
from eig.errors import Fault
from eig.programme import Appointment, Candidate, Mentor
from eig.programme._facts_in_words_and_contradictions import said
from eig.programme.amendments import Amendment
from eig.programme.appointments import Event
from eig.programme.organisations import Funding, FundingShare
from eig.programme.pay import FRENCH_UNTAKEN_LEAVE
from eig.programme.successors import appoint_successor
from eig.promotions import P3
from helpers.unfolded import unfolded

STARTS, TERM = dt.date(2019, 1, 16), dt.date(2019, 11, 15)
PAY = P3.rules.pay[0].pay
A_DAY = dt.timedelta(days=1)


def day(text):
    return dt.date.fromisoformat(text)


def seat(person="c1", post="plume-1", **more):
    return Appointment(
        person=person,
        challenge=post.rpartition("-")[0],
        post=post,
        start=STARTS,
        terms=P3.rules.terms,
        pay=PAY,
        **more,
    )


def book(*facts, seats=None, **more):
    """Return the book of a few people, with facts."""
    people = [Candidate(id=f"c{n}") for n in range(1, 5)]
    given_ = [seat()] if seats is None else seats
    return Book(promotion=P3, candidates=people, **more).record(*given_, *facts)


def fact(kind, on, **more):
    return Event(on=day(on), kind=kind, **{"person": "c1", **more})


def moved_seminar(on="2019-05-02", first="2019-05-23"):
    return Event(on=day(on), kind="session_moved", what="2019-05-16-fellows", first=day(first))


class TestAnEnd:
    @pytest.mark.slow
    @given(st.sampled_from(["resigned", "terminated"]), st.dates(STARTS + A_DAY, TERM), st.booleans())
    def test_is_told_on_its_own_day(self, kind, on, dated):
        """Without a last day somebody is gone on the day itself; the notice runs from that day, not from the eve."""
        contract = book(Event(on=on, kind=kind, person="c1", last=on if dated else None)).contracts()[0]

        assert on == contract.ended.on
        assert contract.last == (on if dated else on - A_DAY)
        within = on <= dt.date(2019, 2, 15)
        assert (contract.leaving_by is None) == within

    def test_on_the_term_is_no_early_end(self):
        """A mission that ended on its last day, also a prolonged one or one gone elsewhere, was not ended early."""
        longer = fact("extended", "2019-10-02", last=day("2020-01-15"))
        moved = fact("moved", "2019-10-07", to="adler")
        for facts in (
            [fact("ended", "2019-11-15", last=TERM)],
            [fact("ended", "2019-12-02")],
            [longer, fact("ended", "2020-01-15", last=day("2020-01-15"))],
            [longer, moved, fact("ended", "2020-01-20")],
        ):
            contract = book(*facts).contracts()[0]
            assert contract.ended is None
            assert not {"ended_early", "notice_not_kept", "leaving"} & set(contract.explain().codes)

    def test_before_the_term_is_one(self):
        """The mission that ended in July did, and nobody is said to have been dismissed."""
        contract = book(fact("ended", "2019-07-01")).contracts()[0]

        assert dt.date(2019, 6, 30) == contract.last
        assert day("2019-07-01") == contract.ended.on
        assert "dismiss" not in str(contract.explain())
        assert "licenciement" not in str(contract.explain(lang="fr"))


def test_the_days_of_a_contract_stay_in_the_agenda_of_somebody_absent():
    """Ill on the last day of the trial and on the last day: both are days that nobody may miss; sessions go."""
    ill = [fact("absent", "2019-02-15"), fact("absent", "2019-11-15"), fact("absent", "2019-04-11")]
    before, after = book().agenda("c1"), book(*ill).agenda("c1")

    assert {one.key for one in before} - {one.key for one in after} == {"eig-3-2019-04-11-fellows"}


class TestMentors:
    BOTH = (Mentor(id="m1", challenge="plume", share="0.6"), Mentor(id="m1", challenge="adler", share="0.3"))

    def test_who_comes_back_is_asked_for_what_they_give_then(self):
        """Left in March and back in May for less: neither twice at once, nor a fault when the load is asked for."""
        held = book(
            fact("mentor_left", "2019-03-01", person="m1", challenge="plume"),
            fact("mentor_joined", "2019-05-01", person="m1", challenge="plume", share="0.2"),
            mentors=self.BOTH,
        )
        assert [("2019-01-16", "9/10"), ("2019-03-01", "3/10"), ("2019-05-01", "1/2")] == [
            (str(one["first"]), str(one["share"])) for one in held.mentor_load().rows()
        ]

    @pytest.mark.parametrize("over", [{"kind": "mentor_left"}, {"kind": "withdrawn", "person": None}])
    def test_who_leaves_before_they_come_never_comes(self, over):
        """Neither the mentor nor the team is there when the term would start: nothing is asked of anybody."""
        left = fact(**{"on": "2019-04-01", "person": "m1", "challenge": "plume", **over})
        came = fact(
            "mentor_joined",
            "2019-03-01",
            person="m1",
            challenge="plume",
            first=day("2019-05-01"),
            share="0.2",
        )
        tabled = Mentor(id="m1", challenge="plume", first=day("2019-05-01"), share="0.2")
        for held in (book(came, left, seats=[]), book(left, seats=[], mentors=[tabled])):
            assert () == held.mentor_load().assignments
            assert [] == [one for one in held.agenda("m1") if "mentors" in one.audience]

    @pytest.mark.untraced
    def test_a_mentor_stays_with_the_people_of_a_team(self):
        """As long as somebody works there after it was withdrawn; where the team merges, they go along, under either name.

        Nobody has decided what becomes of those who are there still, or were to come; the office is told.
        """
        both = [
            Mentor(id="m1", challenge="plume", share="0.6"),
            Mentor(id="m2", challenge="plume", post="plume-1"),
        ]
        halves = [*self.BOTH, evolve(both[0], id="m3"), evolve(both[1], share="0.1")]
        gone = [
            fact(kind, "2019-06-03", person=None, challenge=challenge, post=post)
            for kind in ("withdrawn", "ended")
            for challenge, post in (("plume", None), (None, "plume-1"))[: 2 if kind == "ended" else 1]
        ]
        left = fact("resigned", "2019-05-02", last=day("2019-08-30"))
        for one in gone:
            who = "m2" if one.post else "m3"
            for facts, until in (((one,), TERM), ((left, one), day("2019-08-30"))):
                held = book(*facts, mentors=halves)
                assert until == max(
                    mine.span.last for mine in held.mentor_load().assignments if mine.who == who
                )
                told = [gap.facts["names"] for gap in held.gaps if gap.code == "nothing_follows"]
                assert told == ([("c1",)] if facts[1:] == () else [])
        merged = fact("merged", "2019-06-03", person=None, challenge="plume", to="adler")
        held = book(merged, mentors=halves)
        whole = {one.who: str(one.share) for one in held.mentor_load().assignments if one.span.last == TERM}
        assert {"m1": "3/10", "m2": "1/10", "m3": "3/5"} == whole
        for name in ("plume", "adler"):
            away = held.record(fact("mentor_left", "2019-10-01", person="m3", challenge=name))
            spans = [one.span for one in away.mentor_load().assignments if one.who == "m3"]
            assert day("2019-09-30") == max(one.last for one in spans)
            assert "no_mentor" not in {one.code for one in away.gaps}

    def test_a_mentor_of_a_post_of_another_team_is_refused(self):
        """In the table as by a fact; the posts of a team that merged go along."""
        joins = fact(
            "mentor_joined", "2019-07-01", person="m2", challenge="adler", post="plume-1", share="0.2"
        )
        with pytest.raises(Fault, match="a post of adler"):
            book(joins)
        merged = fact("merged", "2019-06-03", person=None, challenge="plume", to="adler")
        assert book(merged, joins).mentor_load().assignments[0].what == "plume-1"

    def test_nobody_stays_with_a_team_that_is_no_more(self):
        """Who joins after a merger was agreed is with the team to its eve, and goes along; from its day on, nobody joins."""
        merged = fact(
            "merged", "2019-06-10", person=None, challenge="plume", to="adler", first=day("2019-09-01")
        )
        came = fact("mentor_joined", "2019-07-01", person="m2", challenge="plume", share="0.2")
        terms = book(merged, came).mentor_load().assignments
        assert [("plume", day("2019-07-01"), day("2019-08-31")), ("adler", day("2019-09-01"), TERM)] == [
            (one.what, one.span.start, one.span.last) for one in terms
        ]
        with pytest.raises(Fault, match="still takes people on 1 September 2019, when m2 comes there"):
            book(merged, evolve(came, first=day("2019-09-01")))

    def test_another_share_from_a_day_on_is_no_leave(self):
        """Left and joined on one day, from that day or from a later one on: the first share runs until the eve."""
        for first in ("2019-04-01", "2019-05-01"):
            until = None if first == "2019-04-01" else day("2019-04-30")
            held = book(
                fact("mentor_left", "2019-04-01", person="m1", challenge="plume", last=until),
                fact(
                    "mentor_joined",
                    "2019-04-01",
                    person="m1",
                    challenge="plume",
                    first=day(first),
                    share="0.2",
                ),
                mentors=self.BOTH[:1],
            )
            assert [("2019-01-16", "3/5"), (first, "1/5")] == [
                (str(one["first"]), str(one["share"])) for one in held.mentor_load().rows()
            ]

    def test_nobody_joins_a_team_that_they_are_with(self):
        """What they give would be counted twice; the same of two tables."""
        again = fact("mentor_joined", "2019-05-01", person="m1", challenge="plume", share="0.2")
        with pytest.raises(Fault, match="one line at a time"):
            book(again, mentors=self.BOTH)
        stated = [evolve(one, mentors=[self.BOTH[0]]) if one.id == "plume" else one for one in P3.challenges]
        with pytest.raises(Fault, match="one line at a time"):
            Book(promotion=evolve(P3, challenges=stated), mentors=self.BOTH)

    def test_who_accompanies_a_post_is_asked_for_it_until_it_is_cut(self):
        """The load names the post; it ends with the post, and with the team; the other post's mentor stays."""
        held = book(
            fact("mentor_joined", "2019-04-01", person="m2", challenge="plume", post="plume-3", share="0.4"),
            mentors=[*self.BOTH, Mentor(id="m3", challenge="plume", post="plume-2", share="0.1")],
        )
        spans = {one.what: one.span for one in held.mentor_load().assignments if one.who in ("m2", "m3")}
        assert {"plume-2", "plume-3"} == set(spans)
        cut = held.record(fact("cut", "2019-07-15", person=None, post="plume-3"))
        assert {"m2": "2019-07-14", "m3": "2019-11-15"} == {
            one.who: str(one.span.last) for one in cut.mentor_load().assignments if one.who in ("m2", "m3")
        }
        left = held.record(fact("mentor_left", "2019-06-03", person="m2", post="plume-3"))
        assert "2019-06-02" == str(
            next(one for one in left.mentor_load().assignments if one.who == "m2").span.last
        )
        assert "(plume-3)" in str(held.ledger.explain("m2"))
        with pytest.raises(Fault, match="plume-9"):
            book(mentors=[Mentor(id="m1", challenge="plume", post="plume-9")])
        twice = [Mentor(id="m1", challenge="plume", post=f"plume-{n}", share="0.1") for n in (1, 2)]
        assert 2 == len(book(mentors=twice).mentor_load().assignments)


@pytest.mark.untraced
def test_every_day_in_the_past_is_answered():
    """What was known on a day stands as it was known, also where only a later fact or correction explains it."""
    slip = fact(
        "session_moved",
        "2019-04-01",
        person=None,
        what="2019-05-16-fellows",
        first=day("2019-05-20"),
        last=TERM,
    )
    right = evolve(slip, first=day("2019-05-22"))
    held = book(slip).correct(slip, on=day("2019-04-08"), by="office", why="misread").record(right)
    assert (slip, right) == held.on(day("2019-04-05")).ledger.in_force
    assert (right,) == held.on(day("2019-04-08")).ledger.in_force
    left = fact("mentor_left", "2019-03-01", person="m1", recorded=day("2019-05-06"))
    came = fact("mentor_joined", "2019-04-01", person="m1", challenge="plume", share="0.2")
    held = book(left, came, mentors=TestMentors.BOTH[:1])
    assert [day("2019-04-01")] == [one.on for one in held.on(day("2019-05-03")).ledger.in_force]
    assert held.on(day("2019-05-03")).mentor_load().overloads == ()
    half = fact("part_time", "2019-04-15", first=day("2019-05-05"), share="1/2")
    held = book(half).correct(half, on=day("2019-04-20"), by="office", why="misread")
    held = held.record(fact("part_time", "2019-04-18", first=day("2019-04-24"), last=TERM, share="4/5"))
    assert ("c1",) == held.state_on(day("2019-04-19")).who("plume")
    over = fact("withdrawn", "2019-01-10", person=None, challenge="adler", recorded=day("2019-01-11"))
    moved = fact("moved", "2019-01-05", to="adler", first=day("2019-03-01"))
    held = book(over).correct(over, on=day("2019-02-01"), by="office", why="misread").record(moved)
    assert ("c1",) == held.state_on(day("2019-01-20")).who("plume")
    assert ("c1",) == held.state_on(day("2019-03-01")).who("adler")
    with pytest.raises(Fault, match="cannot"):
        book(slip, right)
    with pytest.raises(Fault, match="cannot"):
        Book(promotion=P3, events=[slip, right])


HALF = fact("part_time", "2019-06-01", first=day("2019-07-01"), last=day("2019-12-31"), share="1/2")
LONG = fact("extended", "2019-10-01", last=day("2020-01-31"))


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("wrong", "to", "facts", "on", "last", "share"),
    [
        (HALF, evolve(HALF, last=day("2019-08-31")), [fact("part_time", "2019-07-20", first=day("2019-09-01"), share="4/5")],
         "2019-07-25", TERM, "1/2"),
        (LONG, evolve(LONG, last=day("2019-11-30")), [fact("extended", "2019-10-20", last=day("2019-12-31"))],
         "2019-10-25", day("2020-01-31"), "1"),
        (None, None, [evolve(LONG, recorded=day("2019-10-05")),
                      fact("leave", "2019-10-02", first=day("2019-12-01"), last=day("2019-12-10"), paid=0)],
         "2019-10-02", TERM, "1"),
        (None, None, [evolve(LONG, recorded=day("2020-01-05")), fact("extended", "2019-12-20", last=day("2020-02-29"))],
         "2019-12-25", TERM, "1"),
    ],
)  # fmt: skip
def test_a_day_on_which_what_was_known_denies_itself_has_an_answer(wrong, to, facts, on, last, share):
    """Until the correction, or what explains it, is known, what was agreed first holds: in every room alike."""
    held = book(*([wrong] if wrong else []))
    held = held.correct(wrong, on=day("2019-11-02"), by="office", why="misread", to=to) if wrong else held
    (seen,) = held.record(*facts).on(day(on)).contracts()
    (there,) = held.record(*facts).state_on(day(on)).held
    assert (last, last, Fraction(share)) == (seen.last, there.last, seen.parts[-1].share)


def test_whoever_is_refused_has_no_appointment_until_more_is_known():
    """Refused by the office, and by the person before that, as was noted later: of no room in between."""
    held = book(fact("rejected", "2019-01-05"), fact("refused", "2019-01-03", recorded=day("2019-01-17")))
    seen = held.on(STARTS)
    assert ("rejected", (), ()) == (seen.statuses["c1"], seen.contracts(), held.state_on(STARTS).held)
    assert "withdrawn" == held.on(day("2019-01-17")).statuses["c1"]


class TestWhoseContract:
    LATER = (
        ("resigned", {"last": day("2019-10-25")}),
        ("extended", {"last": day("2020-01-15")}),
        ("leave", {"first": day("2019-07-01"), "last": day("2019-10-20"), "paid": 0}),
        ("part_time", {"first": day("2019-10-01"), "share": "1/2"}),
    )

    @pytest.mark.slow
    def test_a_contract_is_named_by_any_challenge_of_it(self):
        """By that where it was made, where the person or the team goes on, or by none: it is the same contract."""
        moved = fact("moved", "2019-06-14", first=day("2019-07-08"), to="karfur", post="karfur-1")
        merged = fact("merged", "2019-07-08", person=None, challenge="plume", to="karfur")
        for move in (moved, merged):
            for kind, more in self.LATER:
                for on in ("2019-06-20", "2019-09-20"):
                    for at in ("plume", "karfur"):
                        named, alone = (
                            book(move, fact(kind, on, challenge=place, **more)) for place in (at, None)
                        )
                        assert [one.parts for one in named.contracts()] == [
                            one.parts for one in alone.contracts()
                        ]
                        assert "no_contract" not in {one.code for one in named.gaps}

    def test_what_one_contract_is_called_is_not_the_name_of_another(self):
        """Half at one team and half at another, and one half goes over to the other: each is named by its own."""
        halves = [seat(share="1/2"), seat(post="adler-1", share="1/2")]
        move = fact("moved", "2019-06-14", challenge="plume", first=day("2019-07-08"), to="adler")
        held = book(move, fact("part_time", "2019-06-20", challenge="adler", share="1/4"), seats=halves)
        assert [2, 2] == [len(one.parts) for one in held.contracts()]

    @pytest.mark.untraced
    def test_a_fact_of_whoever_has_come_back_is_of_the_contract_that_runs(self):
        """Somebody resigned, and has another contract since: what comes then changes the second, and not the first."""
        back = evolve(seat(post="karfur-1"), start=day("2019-08-01"), stated=TERM, decided=day("2019-07-20"))
        left = fact("resigned", "2019-05-01", last=day("2019-05-31"))
        for kind, given_ in self.LATER:
            more = given_ | ({"first": day("2019-09-15")} if "first" in given_ else {})
            held = book(left, fact(kind, "2019-09-01", **more), seats=[seat(), back])
            known = book(left, fact(kind, "2019-09-01", challenge="karfur", **more), seats=[seat(), back])
            assert held.contracts() == known.contracts()
            assert day("2019-05-31") == held.contracts()[0].last

    def test_a_team_that_somebody_is_to_come_to_may_merge_or_be_withdrawn_before(self):
        """Whoever was to come goes on where it went, from the day agreed; or stays, if it is no more."""
        move = fact("moved", "2019-05-10", first=day("2019-07-01"), to="karfur", post="karfur-1")
        gone = fact("withdrawn", "2019-06-03", person=None, challenge="karfur")
        merged = evolve(gone, kind="merged", to="adler")
        parts = [book(move, one).contracts()[0].parts for one in (merged, gone)]
        assert [("plume", "adler"), ("plume",)] == [tuple(one.challenge for one in some) for some in parts]
        told = [one.facts["names"] for one in book(move, gone).gaps if one.code == "nothing_follows"]
        assert [("c1",)] == told
        assert day("2019-07-01") == parts[0][1].span.start


class TestWhatIsSaidOnce:
    @pytest.mark.untraced
    def test_what_a_team_owes_is_delivered_by_the_team_that_it_came_to(self):
        """After a merger, under either name; what that team owes itself under the same name is its own."""
        teams = ("plume", "adler")
        merged = fact("merged", "2019-06-03", person=None, challenge="adler", to="plume")
        owed = [
            fact("due", "2019-05-20", person=None, challenge=one, what="code", last=day("2019-06-28"))
            for one in teams
        ]
        done = [fact("delivered", "2019-07-10", person=None, challenge=one, what="code") for one in teams]
        for facts, left in (
            ((owed[1], done[0]), []),
            ((owed[1], done[1]), []),
            ((owed[1], evolve(done[0], on=day("2019-06-01"))), ["adler"]),
            ((*owed, done[0]), ["adler"]),
        ):
            late = book(merged, *facts).state_on(TERM).due
            assert left == [one.challenge for one in late]

    def test_a_session_that_is_moved_by_its_first_day_lasts_as_long(self):
        """Two days stay two days, where nobody gives the last one."""
        moved = fact(
            "session_moved", "2019-04-01", person=None, what="2019-05-16-fellows", first=day("2019-05-23")
        )
        (held,) = [one for one in book(moved).agenda("c1") if one.key.endswith("2019-05-16-fellows")]
        assert (day("2019-05-23"), day("2019-05-24")) == (held.when.start, held.when.last)

    def test_a_holiday_declared_late_is_no_working_day_of_a_contract(self):
        """The last day worked is the one before it; a holiday of other days changes nothing."""
        late = fact("holiday", "2019-10-01", person=None, first=TERM)
        (before,), (after,) = book().contracts(), book(late).contracts()
        assert (TERM, TERM - A_DAY) == (before.last_working_day, after.last_working_day)
        assert before.working_days == after.working_days + 1
        assert (before,) == book(evolve(late, first=TERM + A_DAY)).contracts()

    def test_what_was_recorded_is_corrected_as_it_was_recorded(self):
        """An amendment by itself, also by another; and what a correction put right, once more."""
        given_ = Amendment(person="c1", kind="extended", on=day("2019-10-02"), last=day("2020-01-15"))
        right = evolve(given_, last=day("2020-01-31"))
        told = {"by": "office", "why": "misread"}
        once = book(given_).correct(given_, on=day("2019-10-04"), to=right, **told)
        again = once.correct(right, on=day("2019-10-07"), **told)
        lasts = [held.contracts()[0].last for held in (once, again)]
        assert [day("2020-01-31"), TERM] == lasts
        assert lasts[:1] == [again.on(day("2019-10-05")).contracts()[0].last]


class TestWhatNobodyHears:
    def test_a_fact_that_changes_nothing_is_told(self):
        """A slip of the pen in a name: no contract, no mentor of that team, no payer; the right one is not told."""
        held = book(
            fact("extended", "2019-10-02", person="c4", last=day("2020-01-15")),
            fact("accepted", "2019-10-02", person="c3"),
            fact("mentor_left", "2019-03-01", person="m1", challenge="adler"),
            fact("budget", "2019-03-01", person=None, what="communication", amount=80_000),
            mentors=[TestMentors.BOTH[0]],
        )
        told = {one.code: one.facts["names"] for one in held.gaps}
        assert ("c3", "c4") == tuple(sorted(told["no_contract"]))
        assert ("m1",) == told["no_mentor"]
        assert ("communication",) == told["no_payer"]
        early = book(fact("resigned", "2019-01-02"), seats=[seat(decided=day("2019-01-03"))])
        assert ("c1",) == next(one.facts["names"] for one in early.gaps if one.code == "no_contract")
        gone = book(
            fact("moved", "2019-06-03", to="adler"), fact("resigned", "2019-07-01", challenge="karfur")
        )
        assert ("c1",) == next(one.facts["names"] for one in gone.gaps if one.code == "no_contract")
        right = book(
            fact("extended", "2019-10-02", last=TERM + A_DAY),
            fact("mentor_left", "2019-03-01", person="m1", challenge="plume"),
            fact("mentor_left", "2019-04-01", person="m2"),
            fact("mentor_joined", "2019-03-01", person="m2", challenge="adler", share="0.1"),
            fact("budget", "2019-03-01", person=None, what="contracts", amount=80_000),
            mentors=[TestMentors.BOTH[0]],
        )
        assert not {"no_contract", "no_mentor", "no_payer"} & {one.code for one in right.gaps}

    def test_a_contract_past_the_promotion_is_told_of_the_contract_as_it_is(self):
        """Too long as it was made, and ended in time; and prolonged past the end."""
        late = seat(stated=day("2020-03-31"))
        assert "past_the_end" in {one.code for one in book(seats=[late]).gaps}
        left = fact("resigned", "2019-05-03", last=day("2019-05-31"))
        assert "past_the_end" not in {one.code for one in book(left, seats=[late]).gaps}
        longer = fact("extended", "2019-10-02", last=day("2020-01-15"))
        assert [("c1",)] == [one.facts["names"] for one in book(longer).gaps if one.code == "past_the_end"]

    @pytest.mark.untraced(but=["session_late-facts3"])
    @pytest.mark.parametrize(
        ("code", "facts"),
        [
            ("no_successor", [fact("replaced", "2019-05-01", by="c4")]),
            ("no_successor", [fact("replaced", "2019-05-01", by="c1")]),
            ("session_late", [moved_seminar("2019-06-03")]),
            ("session_late", [moved_seminar(first="2020-06-03")]),
            (
                "past_the_term",
                [fact("leave", "2019-10-02", first=day("2019-11-04"), last=day("2019-12-20"), paid=0)],
            ),
            ("past_the_term", [fact("resigned", "2019-10-02", last=day("2019-12-20"))]),
        ],
    )
    def test_a_fact_of_which_a_part_is_not_heard_is_a_gap(self, code, facts):
        """Who comes in without an appointment, a session moved after its day, a leave that outlasts the contract."""
        assert code in {one.code for one in book(*facts).gaps}
        twice = moved_seminar(), moved_seminar("2019-05-20", "2019-05-27")
        cut_short = (
            fact("leave", "2019-10-02", last=day("2019-11-04"), paid=0),
            fact("resigned", "2019-10-07"),
        )
        comes_in = fact("replaced", "2019-05-01", by="c2")
        after = seat("c2", replaces="c1", decided=day("2019-05-01"))
        right = (
            book(*twice, *cut_short),
            book(comes_in, seats=[seat(), evolve(after, start=day("2019-05-02"))]),
        )
        assert not {"no_successor", "session_late", "past_the_term"} & {
            one.code for held in right for one in held.gaps
        }

    def test_a_mentor_leaves_a_team_once(self):
        """Unless they joined it again, or left another."""
        with_two = {
            "mentors": [Mentor(id="m1", challenge=one, share=Fraction(1, 2)) for one in ("plume", "adler")]
        }
        first, other = (fact("mentor_left", f"2019-0{n}-02", person="m1", challenge="plume") for n in (4, 6))
        back = fact("mentor_joined", "2019-05-02", person="m1", challenge="plume", share=Fraction(1, 2))
        left_all = evolve(first, on=day("2019-03-01"), challenge=None)
        for twice, facts in (
            (True, [first, other]), (True, [left_all, first]), (False, [first, back, other]),
            (False, [first, evolve(other, challenge="adler")]),
        ):  # fmt: skip
            assert twice == ("left_again" in {one.code for one in book(*facts, **with_two).gaps})

    def test_a_first_day_on_a_holiday_that_was_declared_late_is_told(self):
        """As one on a Saturday is."""
        declared = fact("holiday", "2019-01-10", person=None, first=STARTS)
        assert "contracts that start on a day not worked: 16 January 2019" in unfolded(
            book(declared).cautions[-1]
        )
        assert "starts_off" not in {one.code for one in book().cautions}

    def test_somebody_who_is_appointed_twice_is_told_so_once(self):
        """Of the whole of their time; two people at a post are two names."""
        with pytest.raises(Fault, match="the whole of the time of c1"):
            book(seats=[seat(), seat(stated=TERM)])


class TestPlaces:
    @pytest.mark.untraced
    @pytest.mark.parametrize("closed", ["withdrawn", "merged", "ended"])
    def test_nobody_is_appointed_to_a_challenge_that_is_over(self, closed):
        """Decided after it was withdrawn or ended, or after its team went on elsewhere; who moves there neither."""
        more = {"to": "plume"} if closed == "merged" else {}
        over = fact(closed, "2018-12-20", person=None, challenge="karfur", **more)
        late = seat("c2", "karfur-1", decided=day("2018-12-21"))
        with pytest.raises(Fault, match="still takes people"):
            book(over, seats=[seat(), late])
        with pytest.raises(Fault, match="still takes people"):
            book(over, fact("moved", "2019-05-02", to="karfur"))
        if closed == "ended":
            return
        known = evolve(late, decided=day("2018-12-14"))
        held = book(over, seats=[seat(), known])
        assert ("plume" if closed == "merged" else None) == held.decide().seats.get("c2")

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("start", "decided"),
        [("2019-01-16", "2018-12-14"), ("2019-01-16", "2019-07-15"), ("2019-09-02", "2018-12-14")],
    )
    def test_whoever_is_in_a_team_when_it_merges_goes_along(self, start, decided):
        """However early it was agreed: before the team came about, or before somebody was appointed to it."""
        seats = [evolve(seat(decided=day(decided)), start=day(start))]
        merged = {"person": None, "first": day("2019-08-01")}
        early = fact("merged", "2019-06-29", challenge="adler", to="cibnav", **merged)
        first = fact("merged", "2019-07-30", person=None, challenge="plume", to="adler")
        for facts in ([early, first], [evolve(early, challenge="plume")]):
            held = book(*facts, seats=seats)
            assert ("c1",) == held.state_on(day("2019-09-02")).who("cibnav")
            assert "cibnav" == held.contracts()[0].parts[-1].challenge

    def test_who_was_to_go_elsewhere_goes_there_from_a_team_that_merged(self):
        """Agreed before the merger, for a day after it: the merger takes nobody back."""
        moved = fact("moved", "2019-06-20", to="datareg", first=day("2019-09-16"))
        merged = fact(
            "merged", "2019-06-29", person=None, challenge="plume", to="adler", first=day("2019-08-01")
        )
        held = book(moved, merged)
        assert ["plume", "adler", "datareg"] == [one.challenge for one in held.contracts()[0].parts]
        assert ("c1",) == held.state_on(day("2019-09-16")).who("datareg")

    def test_a_team_merges_in_days_that_were_agreed_since(self):
        """Told for a day after the term of somebody who is prolonged before it comes: they go along."""
        merged = fact(
            "merged", "2019-10-28", person=None, challenge="plume", to="adler", first=day("2019-11-18")
        )
        held = book(merged, fact("extended", "2019-10-29", last=day("2019-11-23")))
        assert ["plume", "adler"] == [one.challenge for one in held.contracts()[0].parts]

    def test_a_challenge_that_never_was_of_the_promotion_takes_nobody(self):
        """Withdrawn by its status, without a fact."""
        gone = [evolve(one, status="withdrawn") if one.id == "plume" else one for one in P3.challenges]
        people = [Candidate(id="c1")]
        with pytest.raises(Fault, match="still takes people"):
            Book(promotion=evolve(P3, challenges=gone), candidates=people, appointments=[seat()])

    def test_whoever_has_begun_stays(self):
        """A challenge that is withdrawn in March keeps those who are there: their contracts run."""
        held = book(fact("withdrawn", "2019-03-04", person=None, challenge="plume"))
        assert (TERM, ("c1",)) == (held.contracts()[0].last, held.state_on(TERM).who("plume"))

    def test_a_post_is_one_of_its_challenge(self):
        """Neither that of another team, nor one that nobody knows, nor a team that goes on at itself."""
        with pytest.raises(Fault, match="a post of adler"):
            book(fact("moved", "2019-05-02", to="adler", post="cibnav-1"))
        with pytest.raises(Fault, match="a post of adler"):
            book(seats=[evolve(seat(), challenge="adler")])
        with pytest.raises(Fault, match="plume-9"):
            book(seats=[seat(post="plume-9")])
        with pytest.raises(Fault, match="another challenge"):
            fact("merged", "2019-05-02", person=None, challenge="plume", to="plume")


class TestBudgets:
    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("funding", "payer", "drawn"),
        [
            (Funding.of(PIA="0.7", host="0.3"), "PIA", "28093.33"),
            (Funding(shares=[FundingShare(payer="PIA", share="0.7")], rest="host"), "host", "12040"),
        ],
    )
    def test_are_held_against_whoever_pays(self, funding, payer, drawn):
        """A share, the rest, or the host of a challenge that funds itself: each has an envelope."""
        cut = fact("budget", "2019-07-15", person=None, what=payer, amount=1_000)
        held = evolve(book(), promotion=evolve(P3, funding=funding)).record(cut)
        row = held.costs().budget()[-1]
        assert (payer, Fraction(drawn)) == (row["payer"], row["forecast"])
        assert "envelope_passed" in {one.code for one in held.costs().cautions}
        assert held.on(day("2019-07-14")).costs().budget() == []

    def test_of_a_challenge_that_funds_itself(self):
        """Its host pays, and has a budget of its own."""
        own = evolve(P3, challenges=[evolve(one, self_funded=one.id == "plume") for one in P3.challenges])
        host = P3.challenge("plume").host.name
        held = evolve(book(), promotion=own).record(
            fact("budget", "2019-07-15", person=None, what=host, amount=1_000)
        )
        assert (host, held.costs().total) == tuple(
            held.costs().budget()[-1][name] for name in ("payer", "forecast")
        )

    def test_of_a_year_is_that_of_its_first_day(self):
        """Two years, two budgets of one day; the last of each holds."""
        longer = fact("extended", "2019-10-02", last=day("2020-01-15"))
        told = [
            fact("budget", "2019-07-15", person=None, what="contracts", amount=amount, first=day(first))
            for amount, first in ((50_000, "2019-01-01"), (1_000, "2020-01-01"))
        ]
        again = fact(
            "budget", "2019-08-01", person=None, what="contracts", amount=900, first=day("2020-02-01")
        )
        rows = book(longer, *told, again).costs().budget()[1:]
        assert [(2019, 50_000), (2020, 900)] == [(one["year"], one["envelope"]) for one in rows]
        assert [46_133, 2_000] == [int(one["forecast"]) for one in rows]


def test_leave_that_was_not_taken_is_paid_with_the_last_month_of_the_book():
    """Five days at 240 EUR, told to the costs of the book by person; a person without a contract is refused."""
    owed = FRENCH_UNTAKEN_LEAVE.amount(days=5, monthly=5_000)
    assert book().costs(indemnities={"c1": owed}).total == book().costs().total + 1_200
    with pytest.raises(Fault, match="c2"):
        book().costs(indemnities={"c2": owed})
    with pytest.raises(Fault, match=r"Book\.costs\.indemnities\['c1'\]: .* got -720"):
        book().costs(indemnities={"c1": -720})


class TestVacancies:
    def test_a_post_without_a_stated_term_is_vacant_until_the_missions_end(self):
        """Nobody wrote how long the contract lasts: the post is vacant until 15 November, and not in 2030."""
        bare = Appointment(person="c1", challenge="plume", post="plume-1", start=STARTS)
        held = book(fact("resigned", "2019-05-03", last=day("2019-05-31")), seats=[bare])
        days = ("2019-05-31", "2019-06-01", "2019-11-15", "2019-11-16", "2030-01-01")
        assert [False, True, True, False, False] == [
            "plume-1" in held.state_on(day(one)).vacant for one in days
        ]

    @pytest.mark.untraced
    def test_a_post_that_was_prolonged_is_vacant_until_then(self):
        """Prolonged to 15 January and left on 10 December: who comes in stays until 15 January."""
        held = book(
            fact("extended", "2019-10-02", last=day("2020-01-15")),
            fact("resigned", "2019-12-02", last=day("2019-12-10")),
        )
        days = ("2019-12-10", "2019-12-11", "2020-01-15", "2020-01-16")
        assert [False, True, True, False] == ["plume-1" in held.state_on(day(one)).vacant for one in days]
        told = SimpleNamespace(leaver="c1", successors=("c2",), refused=None)
        comer = appoint_successor(held.state_on(day("2019-12-11")), told, start=day("2019-12-16"))
        assert day("2020-01-15") == comer.last
        late = day("2020-01-16")
        with pytest.raises(Fault, match="15 January 2020"):
            appoint_successor(held.state_on(day("2019-12-11")), told, start=late)


def test_two_teams_owe_what_they_call_by_one_name():
    """The first release of each: told on one day, due of both, and delivered by one it is still due of the other."""
    seats = [seat(), seat("c2", "adler-1")]
    owed = [
        fact("due", "2019-05-20", person=None, challenge=team, what="first release", last=day("2019-06-28"))
        for team in ("plume", "adler")
    ]
    held = book(*owed, seats=seats)
    assert {"plume", "adler"} == {one.challenge for one in held.state_on(day("2019-06-28")).due}
    done = held.record(fact("delivered", "2019-07-10", person=None, challenge="plume", what="first release"))
    assert ["adler"] == [one.challenge for one in done.state_on(day("2019-07-10")).due]
    by_hand = held.record(fact("delivered", "2019-07-10", what="first release"))
    assert () == by_hand.state_on(day("2019-07-10")).due


def test_what_a_team_of_nobody_owes_is_told_and_delivered():
    """Nobody is appointed to it yet: it owes its first release until that is delivered."""
    owed = fact(
        "due", "2019-05-20", person=None, challenge="adler", what="first release", last=day("2019-06-28")
    )
    held = book(owed)
    assert ["adler"] == [one.challenge for one in held.state_on(day("2019-06-28")).due]
    done = held.record(fact("delivered", "2019-07-10", person=None, challenge="adler", what="first release"))
    assert () == done.state_on(day("2019-07-10")).due


class TestAChallengeThatIsNoMore:
    @pytest.mark.untraced
    @pytest.mark.parametrize(
        "end", [{"kind": "withdrawn"}, {"kind": "ended"}, {"kind": "ended", "last": day("2019-01-10")}]
    )
    def test_before_the_first_day_leaves_its_people_to_be_decided_about(self, end):
        """Whoever was to begin at a challenge that is no more is named until somebody decides what follows."""
        lost = book(Event(on=day("2019-01-05"), challenge="plume", **end))

        assert [one.facts["names"] for one in lost.gaps if one.code == "nothing_follows"] == [("c1",)]
        assert not lost.contracts()
        assert lost.on(day("2019-01-04")).statuses["c1"] == "seated" != lost.statuses.get("c1")
        again = lost.record(seat(post="adler-1", decided=day("2019-01-08")))
        assert "nothing_follows" not in [one.code for one in again.gaps]

    @pytest.mark.parametrize("on", ["2019-01-05", "2019-01-20"])
    def test_with_a_later_last_day_leaves_whoever_stays_to_be_decided_about(self, on):
        """Told before the missions or during them: whoever is there past the last day is named, whoever left by it is not."""
        ended = book(Event(on=day(on), kind="ended", challenge="plume", last=day("2019-06-30")))
        left = ended.record(fact("resigned", "2019-05-31", last=day("2019-06-30")))

        assert [one.facts["names"] for one in ended.gaps if one.code == "nothing_follows"] == [("c1",)]
        assert "nothing_follows" not in [one.code for one in left.gaps]

    @pytest.mark.untraced
    @pytest.mark.parametrize(("kind", "on"), [("withdrawn", "2018-12-20"), ("ended", "2019-01-05")])
    def test_is_told_so_in_its_letter_though_no_jury_judged_it(self, kind, on):
        """The letter of a challenge without a sheet notes the fact, and says that nothing is decided where there is none."""
        open_ = book().decide()
        lost = book(Event(on=day(on), kind=kind, challenge="plume")).decide()

        assert "State: not decided yet." == open_.letter("plume").splitlines()[2]
        assert "Noted: challenge withdrawn." == lost.letter("plume").splitlines()[2]
        assert "Constat\u00a0: défi retiré." == lost.letter("plume", lang="fr").splitlines()[2]

    def test_takes_people_until_its_last_day(self):
        """An appointment may begin until the last day of a challenge, and not after it."""
        ended = book(Event(on=day("2019-06-03"), kind="ended", challenge="adler", last=day("2019-07-31")))
        late = evolve(seat("c2", "adler-1", decided=day("2019-06-10")), start=day("2019-07-31"))

        assert len(ended.record(late).contracts()) == 2
        with pytest.raises(Fault, match="still takes people"):
            ended.record(evolve(late, start=day("2019-08-01")))

    def test_nobody_moves_to_it(self):
        """Who was to go to a challenge that ended before stays, and is named."""
        move = fact("moved", "2019-06-01", first=day("2019-07-01"), to="karfur")
        ended = Event(on=day("2019-06-10"), kind="ended", challenge="karfur")
        stays = book(move, ended)

        assert stays.state_on(day("2019-07-02")).where("c1") == ("plume",)
        assert [one.facts["names"] for one in stays.gaps if one.code == "nothing_follows"] == [("c1",)]

    def test_two_ends_are_told_as_they_were_recorded(self):
        """A fault names the facts that were recorded: a team that merged is not told as one that ended."""
        merged = Event(on=day("2019-06-03"), kind="merged", challenge="adler", to="karfur")

        with pytest.raises(Fault, match=r"adler goes on at karfur; .* adler goes on at plume, got 'merged'"):
            book(merged, evolve(merged, on=day("2019-06-10"), to="plume"))


class TestAGap:
    def named(self, code, *facts, **more):
        found = [one.facts["names"] for one in book(*facts, **more).gaps if one.code == code]
        return found[0] if found else ()

    def test_tells_sessions_that_nobody_can_attend(self):
        """A session moved to a past day, or to one on which nobody works, is named; not one that people attend."""
        longer = fact("extended", "2019-09-02", last=day("2020-01-15"))
        december = moved_seminar("2019-05-02", "2019-12-20")

        assert self.named("session_late", moved_seminar("2018-12-16", "2018-12-20"))
        assert self.named("session_late", moved_seminar("2019-05-16", "2019-05-02"))
        assert self.named("session_late", december)
        assert not self.named("session_late", december, longer)
        assert not self.named("session_late", moved_seminar())

    def test_tells_facts_that_no_contract_carries(self):
        """A leave past the last contract is named, one that goes on in the next contract or ends before is not."""
        first = evolve(seat(), stated=day("2019-05-31"))
        second = evolve(seat(decided=day("2019-05-02")), start=day("2019-06-03"), stated=TERM)
        leave = Amendment(kind="leave", on=day("2019-05-02"), person="c1", first=day("2019-05-20"),
                          last=day("2019-06-20"), paid=1)  # fmt: skip
        gone = fact("resigned", "2019-05-06", last=day("2019-05-15"))

        assert self.named("past_the_term", leave, seats=[first]) == ("c1",)
        assert not self.named("past_the_term", leave, seats=[first, second])
        assert self.named("past_the_term", leave, gone) == ("c1",)
        assert not self.named("past_the_term", evolve(leave, first=day("2019-05-10")), gone)

    @pytest.mark.untraced
    @pytest.mark.parametrize(("last", "early"), [("2019-01-15", True), ("2019-01-16", False)])
    def test_tells_an_absence_that_is_over_before_the_first_day(self, last, early):
        """Of a leave, a suspension and part time; not where an earlier contract has it."""
        before = evolve(seat(), start=day("2018-12-03"), stated=day("2019-01-11"))
        for kind, more in {
            "leave": {"paid": 0},
            "suspended": {"paid": 0},
            "part_time": {"share": "1/2"},
        }.items():
            told = Amendment(kind=kind, on=day("2019-01-02"), person="c1", first=day("2019-01-03"),
                             last=day(last), **more)  # fmt: skip
            assert bool(self.named("before_the_term", told)) == early, kind
            assert not self.named("before_the_term", told, seats=[before, seat(decided=day("2019-01-02"))])

    def test_tells_a_successor_who_is_elsewhere(self):
        """Who is to come in for somebody is named until an appointment puts them at that post."""
        gone = fact("replaced", "2019-08-01", by="c2")
        elsewhere, there = seat("c2", "plume-2"), evolve(seat("c2"), start=day("2019-08-01"))

        assert self.named("no_successor", gone, seats=[seat(), elsewhere]) == ("c2",)
        assert not self.named("no_successor", gone, seats=[seat(), there])

    @pytest.mark.untraced
    def test_a_holiday_within_a_jury_is_a_doubt(self):
        """A day off that falls in the middle of a jury is told as on its first day."""
        for on in ("2018-11-06", "2018-11-07"):
            off = Event(on=day("2018-10-10"), kind="holiday", first=day(on))
            assert "steps_off" in [one.code for one in book(off).cautions]


def test_what_is_right_is_told_after_what_was_wrong():
    """In a history a fact that replaces a wrong one follows it, also where it happened on an earlier day."""
    wrong = fact("resigned", "2019-09-30", last=day("2019-10-31"))
    right = evolve(wrong, on=day("2019-09-23"))
    ledger = book(wrong).correct(wrong, on=day("2019-10-04"), by="office", why="misread", to=right).ledger

    assert [one.facts["on"] for one in ledger.explain("c1").reasons] == [
        wrong.on,
        day("2019-10-04"),
        right.on,
    ]


def test_the_posts_of_a_team_that_everybody_left_go_along():
    """A post stays vacant where its team merges after the last of it has left."""
    left = fact("resigned", "2019-03-01", last=day("2019-03-29"))
    merged = Event(on=day("2019-06-03"), kind="merged", challenge="plume", to="adler")

    assert "plume-1" in book(left).state_on(day("2019-07-01")).vacant
    assert "plume-1" in book(left, merged).state_on(day("2019-07-01")).vacant


@pytest.mark.parametrize("kind", ["leave", "suspended"])
def test_a_leave_of_one_day_is_told_of_that_day(kind):
    """What begins and ends on one day is said to be on that day, and not from it to itself."""
    one = fact(kind, "2019-05-06", first=day("2019-06-01"), last=day("2019-06-01"), paid=0)

    assert "on 1 June 2019" in said(one).say()
    assert "le 1er juin 2019" in said(one).say("fr")
    assert "to 2 June 2019" in said(evolve(one, last=day("2019-06-02"))).say()


@pytest.mark.untraced
def test_the_author_of_a_fact_is_nobody_who_comes_in():
    """In a French table of facts, `Auteur` is who notes it, an office or somebody of the book."""
    people = [{"Identifiant": "c4"}]
    for author in ("bureau EIG", "c4"):
        rows = [{"Date": "03/05/2019", "Nature": "démission", "Personne": "c4", "Auteur": author}]
        (event,) = Book.read(P3, candidates=people, events=rows, dialect="fr").events
        assert (author, None) == (event.author, event.by)


@pytest.mark.slow(but=["adler"])
@pytest.mark.parametrize("place", ["adler", "plume", None])
def test_a_mentor_who_leaves_a_team_that_merged_leaves_it_or_is_told(place):
    """By its former name or the present one: on each day the fact ends the load, or is a gap, and never both."""
    facts = [
        Event(on=day("2019-06-03"), kind="merged", challenge="adler", to="plume", first=day("2019-07-01"))
    ]
    year = book(
        *facts,
        seats=[seat(), seat("c2", "adler-1")],
        mentors=[Mentor(id="m2", challenge="adler", share="0.6")],
    )
    heard = []
    for on in ("2019-06-20", "2019-08-01", "2019-11-14", "2019-11-16", "2019-12-02"):
        left = year.record(Event(on=day(on), kind="mentor_left", person="m2", challenge=place))
        heard.append(left.mentor_load().rows() != year.mentor_load().rows())
        late = {"mentor_late", "no_mentor"} & {one.code for one in left.gaps}
        assert heard[-1] == (not late), on
    assert heard[1:] == [True, True, False, False]


@pytest.mark.untraced
@pytest.mark.parametrize(("last", "lang"), [("2019-01-04", "en"), ("2019-06-20", "fr")])
def test_no_letter_says_of_whoever_was_let_go_before_the_first_day_that_they_were_there(last, lang):
    """Twelve days before the first day nobody leaves during a mission."""
    year = book(Event(on=day("2019-01-04"), kind="terminated", person="c1", last=day(last))).decide()
    heading = year.letter("c1", lang=lang).split("\n\n")[1]
    assert heading.endswith({"en": "Noted: left before the end.", "fr": "départ avant la fin."}[lang])
