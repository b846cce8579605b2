"""After the decision: appointments, the dated facts, who is where on a day, who comes in for whom."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from eig import teams, timeline
from eig.book import Book, SeatReplacement
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import rank_lists
from eig.lots import Decision
from eig.programme import Application, Appointment, Candidate, Post
from eig.programme.appointments import Event
from eig.programme.successors import appoint_successor
from eig.promotions import P3
from eig.rows import Dialect
from eig.teams.asked import Cohort
from helpers import decided_book as made
from helpers.unfolded import unfolded

OUTCOME = made.outcome()
BOOK = OUTCOME.book
EMPTY = evolve(P3, challenges=[])
STARTS = dt.date(2019, 1, 16)
APPOINTED = BOOK.appoint(OUTCOME.cohort, starts=STARTS)


class TestAppointing:
    def test_each_person_has_a_post_that_takes_their_profile(self):
        """One appointment a seat, the published contract and pay, the last day that they give."""
        assert ["adler-1", "adler-2", "cibnav-1", "cibnav-2"] == [one.post for one in APPOINTED]
        assert ["cand-5", "cand-2", "cand-3", "cand-4"] == [one.person for one in APPOINTED]
        assert {dt.date(2019, 11, 15)} == {one.last for one in APPOINTED}
        assert {P3.rules.pay[0].pay} == {one.pay for one in APPOINTED}

    def test_posts_are_given_so_that_all_have_one(self):
        """Whoever fits two posts leaves the one that another needs."""
        people = [Candidate(id="a", profiles=["data", "dev"]), Candidate(id="b", profiles=["data"])]
        book = Book(promotion=P3, candidates=people)
        posts = {
            one.person: one.post for one in book.appoint(Cohort.of({"adler": ["a", "b"]}), starts=STARTS)
        }
        assert {"a": "adler-2", "b": "adler-1"} == posts
        assert "datajust-1" == book.appoint(Cohort.of({"datajust": ["b"]}), starts=STARTS)[0].post

    def test_a_post_goes_first_to_those_whose_own_profile_it_asks_for(self):
        """Two who may hold either post: each has that of the profile that they name first."""
        people = [
            Candidate(id="a", profiles=["dev", "data"]),
            Candidate(id="b", profiles=["data", "dev"]),
        ]
        found = Book(promotion=P3, candidates=people).appoint(Cohort.of({"adler": ["a", "b"]}), starts=STARTS)
        kinds = {one.id: one.profile for one in P3.challenge("adler").posts}
        assert {"a": "dev", "b": "data"} == {one.person: kinds[one.post] for one in found}

    def test_two_who_may_hold_either_post_equally_well_are_parted_by_a_decision(self):
        """Names part nobody: the decision names all who are equal, and the first takes the post published first."""
        people = [Candidate(id=one, profiles=["data", "dev"]) for one in "ab"]
        book, team = Book(promotion=P3, candidates=people), Cohort.of({"adler": ["a", "b"]})
        for order in ([], ["a"]):
            decisions = [Decision(by="jury", order=order, reference="minutes, 5")] if order else []
            with pytest.raises(Fault) as caught:
                book.appoint(team, starts=STARTS, decisions=decisions)
            assert ("book.posts_decided", ("a", "b")) == (caught.value.code, caught.value.value)
        for first, second in ("ab", "ba"):
            decision = Decision(by="jury", order=[first, second], reference="minutes, 5")
            found = book.appoint(team, starts=STARTS, decisions=[decision])
            assert [("adler-1", first), ("adler-2", second)] == [(one.post, one.person) for one in found]

    @pytest.mark.untraced
    def test_two_who_are_equal_for_two_posts_that_accept_the_same_are_parted_by_a_decision(self):
        """No name says who holds which: the better first, equals by a decision that names them all."""
        posts = [Post(id=f"adler-{number}", challenge="adler", profile="data") for number in (1, 2, 3)]
        proposed = [evolve(P3.challenge("adler"), posts=posts)]
        people = [Candidate(id=one, profiles=["data"]) for one in "abc"]
        book = Book(promotion=EMPTY, proposed=proposed, candidates=people)
        asked = [Application(candidate=one, wishes=["adler"]) for one in "abc"]
        lists = rank_lists({("adler", "data"): {"a": 3, "b": 3, "c": 4}})
        applied = evolve(book, applications=asked)
        cohort = teams.compose(applied.problem(["adler"], merit=lists))
        for team, tied in ((Cohort.of({"adler": ["a", "b", "c"]}), ("a", "b", "c")), (cohort, ("a", "b"))):
            for order in ([], ["a"]):
                decisions = [Decision(by="draw", order=order, reference="draw 1")] if order else []
                with pytest.raises(Fault) as caught:
                    book.appoint(team, starts=STARTS, decisions=decisions)
                assert ("book.posts_decided", tied) == (caught.value.code, caught.value.value)
        drawn = Decision(by="draw", order=["b", "a"], reference="draw 1")
        found = book.appoint(cohort, starts=STARTS, decisions=[drawn])
        assert ["c", "b", "a"] == [one.person for one in found]

    def test_pay_follows_experience_where_it_is_known(self):
        """No band, no pay; several bands and no experience, no pay."""
        from eig.promotions import P5

        book = Book(promotion=P3, candidates=[Candidate(id="a", profiles=["data"], years_of_experience=3)])
        assert P3.rules.pay_for(3) == book.appoint(Cohort.of({"adler": ["a"]}), starts=STARTS)[0].pay
        banded = evolve(P3, rules=evolve(P3.rules, pay=P5.rules.pay))
        unknown = Book(promotion=banded, candidates=[Candidate(id="a", profiles=["data"])])
        assert unknown.appoint(Cohort.of({"adler": ["a"]}), starts=STARTS)[0].pay is None

    def test_one_pay_for_all_is_that_of_whoever_tells_no_experience(self):
        """The one that was published; none where none was."""
        person = [Candidate(id="a", profiles=["data"])]
        for pay in (P3.rules.pay, ()):
            promotion = evolve(P3, rules=evolve(P3.rules, pay=pay))
            found = Book(promotion=promotion, candidates=person).appoint(
                Cohort.of({"adler": ["a"]}), starts=STARTS
            )
            assert [one.pay for one in pay] or [None] == [one.pay for one in found]

    def test_nobody_is_appointed_before_all_is_decided(self):
        """Equals come first; and so do a first day, a post, and being free."""
        tied = made.outcome(adler_data={"cand-1": 18, "cand-5": 12})
        with pytest.raises(Fault, match="Settle the equals"):
            BOOK.appoint(tied.cohort, starts=STARTS)
        with pytest.raises(Faults, match="appoint"):
            BOOK.appoint(OUTCOME.cohort, starts={"adler": STARTS})
        own = BOOK.appoint(
            OUTCOME.cohort, starts={"adler": STARTS, "cibnav": STARTS, "cand-3": dt.date(2019, 2, 1)}
        )
        assert dt.date(2019, 2, 1) == next(one.start for one in own if one.person == "cand-3")
        busy = [
            evolve(one, available_from=dt.date(2019, 3, 1)) if one.id == "cand-3" else one
            for one in BOOK.candidates
        ]
        with pytest.raises(Fault, match="when cand-3 is free, got"):
            evolve(BOOK, candidates=busy).appoint(OUTCOME.cohort, starts=STARTS)
        with pytest.raises(Fault, match="post that takes their profile"):
            BOOK.appoint(Cohort.of({"adler": ["cand-7"]}), starts=STARTS)
        with pytest.raises(Fault, match=r"appoint\.cohort"):
            BOOK.appoint(Cohort.of({"adler": ["cand-77"]}), starts=STARTS)

    def test_who_is_free_from_the_first_day_on_is_appointed(self):
        """Free on the first day itself is soon enough."""
        people = [Candidate(id="a", profiles=["data"], available_from=STARTS)]
        (found,) = Book(promotion=P3, candidates=people).appoint(Cohort.of({"adler": ["a"]}), starts=STARTS)
        assert STARTS == found.start

    def test_a_cohort_of_a_challenge_that_nobody_knows_is_refused(self):
        """The fault names the challenge, and says what it is that is not known."""
        with pytest.raises(
            Fault, match=r"appoint\.cohort: expected a challenge that is known here, got 'nowhere'"
        ):
            BOOK.appoint(Cohort.of({"nowhere": ["cand-5"]}), starts=STARTS)

    @pytest.mark.parametrize(
        ("status", "remedy"), [("infeasible", "minimal_conflict"), ("unknown", "more nodes")]
    )
    def test_without_a_cohort_nobody_is_appointed(self, status, remedy):
        """It is said that there is no cohort, and what to do: nothing is equal that could be settled."""
        nobody = evolve(teams.compose(evolve(OUTCOME.cohort.problem, people=[])), status=status)
        with pytest.raises(Fault, match=f"a cohort to appoint from, got '{status}'.*{remedy}") as caught:
            BOOK.appoint(nobody, starts=STARTS)
        assert "Settle" not in str(caught.value)
        assert "une promotion d’où nommer" in unfolded(caught.value.say("fr"))


class TestStates:
    def test_a_resignation_is_replaced_from_the_reserve(self):
        """Who comes in is the first of the list of the post; on each day it is known who is where."""
        left = Event(on=dt.date(2019, 5, 3), kind="resigned", person="cand-3", last=dt.date(2019, 6, 15))
        book = evolve(BOOK, appointments=APPOINTED, events=[left])
        assert ("cibnav",) == book.state_on(dt.date(2019, 6, 1)).where("cand-3")
        vacant = book.state_on(dt.date(2019, 6, 20))
        assert ("cibnav-1",) == vacant.vacant
        comes = OUTCOME.replacement("cand-3")
        assert ("cand-1",) == comes.successors
        assert "cand-1 comes in for cand-3 at cibnav" in unfolded(comes)
        after = appoint_successor(vacant, comes, start=dt.date(2019, 7, 1))
        assert ("cibnav",) == evolve(book, appointments=[*APPOINTED, after]).state_on(
            dt.date(2019, 7, 2)
        ).where("cand-1")
        assert ("cand-6",) == OUTCOME.replacement("cand-3", gone=["cand-1"]).successors
        assert () == OUTCOME.replacement("cand-3", gone=["cand-1", "cand-6"]).successors
        assert () == OUTCOME.replacement("cand-4").successors

    def test_only_a_seat_is_left(self):
        """Who has no seat is replaced by nobody."""
        with pytest.raises(Fault, match="somebody whose seat is decided"):
            OUTCOME.replacement("cand-1")

    def test_who_leaves_has_a_seat_for_sure(self):
        """Whoever sits in some equally good cohorts alone leaves no seat yet; nor who has no post."""
        tied = made.outcome(adler_data={"cand-1": 18, "cand-5": 12})
        assert 1 < len(tied.cohort.undecided)
        for unsure in tied.cohort.undecided:  # in the cohort shown, or not
            with pytest.raises(Fault, match="somebody whose seat is decided") as caught:
                tied.replacement(unsure)
            assert "book.sure_seat" == caught.value.code
        strangers = [
            evolve(one, profiles=["design"]) if one.id == "cand-3" else one for one in BOOK.candidates
        ]
        with pytest.raises(Fault, match="post that takes their profile"):
            evolve(OUTCOME, book=evolve(BOOK, candidates=strangers)).replacement("cand-3")

    @pytest.mark.slow
    def test_facts_are_a_table(self):
        """Read with the others, in French; what they name is known."""
        rows = [{"Date": "03/05/2019", "Fait": "resigned", "Personne": "cand-3"}]
        book = Book.read(P3, **made.tables(), events=rows, dialect=Dialect.french())
        assert dt.date(2019, 5, 3) == book.events[0].on
        with pytest.raises(Fault, match="events"):
            Book.read(P3, **made.tables(), events=[{"Date": "03/05/2019", "Fait": "delivered", "Défi": "adle"}],
                      dialect=Dialect.french())  # fmt: skip
        with pytest.raises(Fault, match=r"appointments\[0\]"):
            evolve(BOOK, appointments=[evolve(APPOINTED[0], person="cand-77")])


class TestAgendas:
    def test_each_person_has_their_own_sessions(self):
        """A fellow has those of the fellows and the days of the contract, a mentor theirs, a juror the hearings."""
        book = evolve(BOOK, appointments=APPOINTED)
        hearings = timeline.plan_hearings(book, days=[dt.date(2018, 11, 6)])
        fellow, mentor, juror = (book.agenda(one, hearings) for one in ("cand-3", "mentor-1", "juror-1"))
        assert {"bootcamp"} <= {one.name for one in fellow.sessions}
        assert "mini-bootcamp" in {one.name for one in mentor.sessions}
        assert {"trial period", "last day"} <= {one.name for one in fellow.sessions}
        moved = [
            evolve(one, start=dt.date(2019, 3, 1)) if one.person != "cand-3" else one for one in APPOINTED
        ]
        assert fellow == evolve(book, appointments=moved).agenda("cand-3", hearings)
        own = {one.key for one in hearings.of("juror-1")}
        assert own
        assert own <= {one.key for one in juror}
        assert timeline.to_ical(fellow, stamp=dt.datetime(2018, 10, 20, 9, tzinfo=dt.UTC))
        with pytest.raises(UnknownKey, match="cand-1"):
            book.agenda("cand-11")


PEOPLE = tuple(f"c{number}" for number in range(1, 8))


def _little(employers, scores, *, rules=(), out=()):
    """Return the outcome of one challenge of two posts: c1 and c2 hold them, all others wait in order of score."""
    people = [
        Candidate(id=one, profiles=["data"], employer=employer or None)
        for one, employer in zip(PEOPLE, employers, strict=True)
    ]
    wishes = [Application(candidate=one, wishes=["adler"]) for one in PEOPLE]
    posts = [Post(id=f"adler-{number}", challenge="adler", profile="data") for number in (1, 2)]
    book = Book(promotion=EMPTY, proposed=[evolve(P3.challenge("adler"), posts=posts)],
                candidates=people, applications=wishes)  # fmt: skip
    merit = rank_lists({("adler", "data"): dict(zip(PEOPLE, (40, 30, *scores), strict=True))})
    problem = book.problem(["adler"], merit=merit, rules=rules)
    known = [one for one in problem.people if one.id not in out]
    return book.decide(lists=merit, cohort=teams.compose(evolve(problem, people=known)))


class TestWhoMayComeIn:
    @pytest.mark.slow
    @given(
        employers=st.lists(st.sampled_from(["e1", "e2", ""]), min_size=7, max_size=7),
        scores=st.lists(st.integers(1, 3), min_size=5, max_size=5),
        most=st.integers(1, 2),
        leaver=st.sampled_from(["c1", "c2"]),
        gone=st.sets(st.sampled_from(PEOPLE[2:]), max_size=2),
    )
    @settings(max_examples=25)
    def test_the_first_who_keeps_every_rule_comes_in(self, employers, scores, most, leaver, gone):
        """Counted by hand: who is free, and would not be one too many of an employer; equals come together."""
        own = dict(zip(PEOPLE, employers, strict=True))
        points = dict(zip(PEOPLE[2:], scores, strict=True))
        rule = teams.MaxEach(id="employers", attribute="employer", maximum=most)
        if most == 1 and own["c1"] and own["c1"] == own["c2"]:
            own["c2"], employers = "", [employers[0], "", *employers[2:]]
        found = _little(employers, scores, rules=[rule]).replacement(leaver, gone=gone)
        stays = "c2" if leaver == "c1" else "c1"
        may = {
            one for one in points
            if one not in gone and (not own[one] or (own[one] == own[stays]) + 1 <= most)
        }  # fmt: skip
        best = max((points[one] for one in may), default=0)
        assert {one for one in may if points[one] == best} == set(found.successors)
        passed = {one for one in points if one not in {*may, *gone} and points[one] >= best}
        assert passed == {one.facts["person"] for one in found.passed}
        assert bool(passed) == ("of the same employer" in unfolded(found))

    @pytest.mark.untraced
    def test_who_is_kept_out_by_a_rule_is_passed_over_and_told(self):
        """c3 is of the employer of c2, which may have one: c4 comes in for c1, and it is said why not c3."""
        rule = teams.MaxEach(id="employers", attribute="employer", maximum=1)
        found = _little(["e0", "e1", "e1", "e2", "e2", "", ""], [5, 4, 4, 1, 1], rules=[rule]).replacement(
            "c1"
        )
        assert ("c4", "c5") == found.successors
        assert (
            "adler-1: equally good to come in for c1 at adler, to be decided on the record: c4 and c5; "
            "c3 may not: a rule would be broken: the cohort has at most 1 of the same employer."
        ) == str(found.explain())
        assert "c3 ne le peut pas" in unfolded(found.explain(lang="fr"))

    @pytest.mark.untraced
    def test_whoever_waits_is_told_that_both_seats_went_to_people_ranked_before(self):
        """One list, and nobody of another."""
        told = str(_little([""] * 7, [5, 4, 3, 2, 1]).explain("c3"))
        assert "2 seats went to people ranked before on the same list" in told

    @pytest.mark.untraced
    def test_the_post_is_the_one_that_somebody_was_appointed_to(self):
        """Whatever the lists would give today: the book says who holds which post."""
        outcome = _little([""] * 7, [5, 4, 3, 2, 1])
        assert "adler-1" == outcome.replacement("c1").post
        seat = Appointment(person="c1", challenge="adler", post="adler-2", start=dt.date(2019, 1, 16))
        appointed = evolve(outcome, book=evolve(outcome.book, appointments=[seat]))
        assert "adler-2" == appointed.replacement("c1").post
        elsewhere = evolve(outcome.book, appointments=[evolve(seat, post="")])
        assert "adler-1" == evolve(outcome, book=elsewhere).replacement("c1").post

    def test_a_soft_rule_keeps_nobody_from_coming_in(self):
        """c3 is of the employer of c2, which should have one at most: that costs points, and forbids nothing."""
        rule = teams.MaxEach(id="employers", attribute="employer", maximum=1, level=2)
        found = _little(["e0", "e1", "e1", "", "", "", ""], [5, 4, 3, 2, 1], rules=[rule]).replacement("c1")
        assert (("c3",), ()) == (found.successors, found.passed)

    @pytest.mark.untraced
    def test_a_seat_given_to_the_leaver_falls_with_them(self):
        """A rule that seats the leaver keeps nobody out."""
        given = teams.asked.SeatGiven(id="own", person="c1", opening="adler")
        assert ("c3",) == _little([""] * 7, [5, 4, 3, 2, 1], rules=[given]).replacement("c1").successors

    @pytest.mark.untraced
    @pytest.mark.parametrize("leaver", ["c1", "c2"])
    @pytest.mark.parametrize(("most", "comes"), [(2, "c3"), (1, "c4")])
    def test_who_was_bound_to_whoever_left_stays_and_another_comes_in(self, leaver, most, comes):
        """Two sit together by a rule that the departure of one ends: another comes in as without it, told so."""
        pair, least = teams.Together.of("c1", "c2"), teams.MaxEach(id="m", attribute="employer", maximum=most)
        people = ["e1" if leaver == "c2" else "", "e1" if leaver == "c1" else "", "e1", "", "", "", ""]
        bound, free = (_little(people, [5, 4, 3, 2, 1], rules=[least, *some]) for some in ([pair], []))
        found, cover = bound.replacement(leaver), bound.cover(leaver)
        assert (comes,) == found.successors == free.replacement(leaver).successors
        assert free.replacement(leaver).passed == found.passed
        assert [f"{leaver} leaves, which ends a rule: c1 and c2 sit together or not at all"] == [
            one.say() for one in found.lifted
        ]
        assert f"le départ de {leaver} met fin à une règle" in unfolded(found.explain(lang="fr"))
        assert () == free.replacement(leaver).lifted
        assert free.cover(leaver).moves == cover.moves

    @pytest.mark.untraced
    def test_a_rule_that_binds_whoever_comes_in_holds(self):
        """c3 sits with c4 or not at all: c5 comes in for c1, and nothing is lifted."""
        found = _little([""] * 7, [5, 4, 3, 2, 1], rules=[teams.Together.of("c3", "c4")]).replacement("c1")
        assert (("c5",), ()) == (found.successors, found.lifted)
        assert ["c3", "c4"] == [one.facts["person"] for one in found.passed]

    def test_who_was_not_to_be_seated_is_passed_over(self):
        """A person whom the composition does not know, and one whose profile the post does not take."""
        outcome = _little([""] * 7, [5, 4, 3, 2, 1], out=["c3"])
        told = outcome.replacement("c1")
        assert ("c4",) == told.successors
        assert "c3 may not: not among the people to be seated" in unfolded(told)
        others = [
            evolve(one, profiles=["design"]) if one.id == "c4" else one for one in outcome.book.candidates
        ]
        told = evolve(outcome, book=evolve(outcome.book, candidates=others)).replacement("c1")
        assert ("c5",) == told.successors
        assert "c4 may not: the post adler-1 is for data" in unfolded(told)

    def test_what_keeps_somebody_from_coming_in_is_a_cause(self):
        """Each alone, or only together, three at most; a fact such as a wish is told alone."""
        rules = [teams.MaxEach(id="employers", attribute="employer", maximum=1)]
        rules += [
            teams.asked.Forbidden(id=f"no{number}", person="c5", opening="adler") for number in range(4)
        ]
        outcome = _little(["e0", "e1", "e1", "e1", "", "", ""], [5, 4, 3, 2, 1], rules=rules)
        people = [
            evolve(one, profiles=["design"]) if one.id == "c4" else one for one in outcome.book.candidates
        ]
        problem = outcome.cohort.problem
        asked = [evolve(one, wishes=[]) if one.id == "c6" else one for one in problem.people]
        cohort = evolve(outcome.cohort, problem=evolve(problem, people=asked))
        found = evolve(outcome, book=evolve(outcome.book, candidates=people), cohort=cohort).replacement("c1")
        told = {one.facts["person"]: one.facts["why"] for one in found.passed}
        assert {
            "c3": ["rule_broken"],
            "c4": ["broken_together"],
            "c5": ["broken_together"],
            "c6": ["rule_broken"],
        } == {person: [one.code for one in why] for person, why in told.items()}
        assert [None, True] == [told[one][0].facts["more"] for one in ("c4", "c5")]
        assert "the post adler-1 is for data and the cohort has at most 1 of the same employer" in unfolded(
            found
        )
        assert ("c7",) == found.successors


class TestReplacement:
    def test_it_is_a_value(self):
        """One key, a row a successor, equals told."""
        equal = SeatReplacement(leaver="a", opening="o", post="o-1", successors=["b", "c"])
        assert "equally good to come in for a at o" in unfolded(equal)
        assert 2 == len(equal.rows())
        assert "<SeatReplacement: o-1, 2 may come in>" == repr(equal)
        with pytest.raises(UnknownKey):
            equal.explain("o-2")
        with pytest.raises(Fault, match="successors"):
            SeatReplacement(leaver="a", opening="o", post="o-1", successors=["b", "b"])
        with pytest.raises(Fault, match="successors"):
            SeatReplacement(leaver="a", opening="o", post="o-1", successors=[1])
