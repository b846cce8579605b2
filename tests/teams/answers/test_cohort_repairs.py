"""A repair keeps as many seats as any cohort can, then scores best; locked seats stay; every change has a reason."""

import pickle

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.lots import Decision
from eig.reasons import Reason
from eig.teams import (
    Apart,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Together,
    WishPoints,
    compose,
    repair,
)
from eig.teams.answers import CohortRepair, SeatMove, score
from eig.teams.answers.seat_moves import moves_between
from eig.teams.asked import Breach, Budget, Cohort, Envy, Forbidden, SeatGiven, SkillPoints, StayBonus
from helpers.costs import at_most
from helpers.little_problems import PEOPLE, PLACES, people, problems
from helpers.small_problems import every_cohort, feasible_cohorts, vector
from helpers.unfolded import unfolded


def two_places(**options):
    """Return four people of skills 4, 3, 2, 1, two openings for one each, and nothing to say about wishes."""
    people = [Person(id=f"p{n}", skills={"data": 5 - n}) for n in range(1, 5)]
    places = [Opening(id="adler", weights={"data": 1}), Opening(id="plume", weights={"data": 3})]
    aims = Objective(terms=[SkillPoints()])
    return Problem(**{"people": people, "openings": places, "objective": aims, **options})


BEFORE = Cohort.of({"adler": ["p2"], "plume": ["p1"]})


class NotP2:
    """A rule of one's own, on one team: p2 is not in it."""

    id, level, weight, on = "not p2", 0, 1, "team"

    def say(self, lang="en"):
        return "not p2"

    def check(self, crews):
        reason = Reason(code="p2", sentences={"en": "p2 is here", "fr": "p2 est là"})
        return [
            Breach(rule=self.id, people=["p2"], have=1, want=0, reason=reason)
            for crew in crews
            if "p2" in crew.ids
        ]


def seats(repaired):
    """Return the seats of the repaired cohort."""
    return dict(repaired.composition.cohort.seats)


def kept_first(given, before, cohort):
    """Return the seats kept, then the points."""
    return (len(set(before.seats) & set(cohort.seats)), *vector(given, cohort))


class TestKeptFirst:
    """The most people stay in place; among the cohorts that keep so many, the best is taken."""

    @pytest.mark.untraced
    def test_where_nothing_changed_everyone_stays(self):
        """Even where another cohort would score better."""
        before = Cohort.of({"adler": ["p3"], "plume": ["p4"]})
        repaired = repair(two_places(), before)
        assert (before, ("p3", "p4"), ()) == (repaired.composition.cohort, repaired.kept, repaired.moves)

    def test_the_best_of_the_others_takes_the_seat_left(self):
        """p1 leaves plume; p3 is the best of those without a seat, and p2 is not moved for 3 points."""
        repaired = repair(two_places(), BEFORE, withdrawn=["p1"])
        assert ({"p2": "adler", "p3": "plume"}, ("p2",)) == (seats(repaired), repaired.kept)

    @pytest.mark.parametrize("gone", ["p1", "plume"])
    def test_what_it_asks_names_nobody_who_left(self, gone):
        """The seats to keep are those of people and openings that are still there."""
        repaired = repair(two_places(), BEFORE, withdrawn=[gone])
        (kept,) = (term for term in repaired.composition.problem.objective.terms if term.id == "kept")
        assert (("p2", "adler"),) == kept.seats

    def test_as_few_as_must_be_are_displaced(self):
        """Where p1 and p2 may no longer sit where they do, they change places."""
        rules = [Forbidden.of("p1", "plume"), Forbidden.of("p2", "adler")]
        repaired = repair(two_places(rules=rules), BEFORE)
        assert ({"p1": "adler", "p2": "plume"}, ()) == (seats(repaired), repaired.kept)
        assert ("p1", "p2") == repaired.displaced

    def test_kept_seats_are_the_first_level_of_the_score(self):
        """One seat kept, then 6 + 3 points of skill."""
        repaired = repair(two_places(), BEFORE, withdrawn=["p1"])
        assert [(0, 1), (1, 9)] == [(one.level, one.points) for one in repaired.composition.score]

    @pytest.mark.slow
    @at_most(40)
    @given(problems(), st.data())
    def test_it_keeps_as_many_as_any_cohort_can_then_scores_best(self, given, data):
        """Against all cohorts, for any cohort made by hand and any withdrawals."""
        before = data.draw(st.sampled_from(list(every_cohort(given))))
        gone = data.draw(st.lists(st.sampled_from([one.id for one in given.people]), max_size=2, unique=True))
        repaired = repair(given, before, withdrawn=gone)
        void = [one.id for one in given.rules if isinstance(one, SeatGiven) and one.person in gone]
        left = evolve(given.without(void), people=[one for one in given.people if one.id not in gone])
        ways = [kept_first(left, before, one) for one in feasible_cohorts(left)]
        found = repaired.composition.cohort
        assert max(ways, default=None) == (found and kept_first(left, before, found))
        if found:
            assert len(repaired.kept) == kept_first(left, before, found)[0]
            assert not set(gone) & set(found.people)

    @pytest.mark.parametrize("gone", ["p1", "plume"])
    def test_a_given_seat_falls_with_its_person_or_its_opening(self, gone):
        """Nobody is held to the seat of somebody who left; it is not the caller who must think of the rule."""
        given = two_places(rules=[SeatGiven.of("p1", "plume")])
        repaired = repair(given, BEFORE, withdrawn=[gone])

        assert ("seated:p1:plume",) == repaired.composition.problem.lifted
        assert "p2" in repaired.kept

    def test_a_lock_does_not_outlive_whoever_it_held(self):
        """Locked in one repair and gone in the next: the lock goes too, and the others' locks stay."""
        once = repair(two_places(), BEFORE, locked=["p1", "p2"])
        again = repair(once.composition.problem, once.composition.cohort, withdrawn=["p1"])

        assert ({"p2": "adler", "p3": "plume"}, ("seated:p1:plume",)) == (
            seats(again),
            again.composition.problem.lifted,
        )

    @pytest.mark.slow
    @at_most(15)
    @given(problems())
    def test_a_best_cohort_needs_no_repair(self, given):
        """The answer of `compose` stays as it is."""
        found = compose(given).cohort
        assume(found)
        assert (found, ()) == (repair(given, found).composition.cohort, repair(given, found).moves)

    def test_a_repair_may_be_repaired(self):
        """The seats to keep are those of the last cohort, not of the first."""
        once = repair(two_places(), BEFORE, withdrawn=["p1"])
        again = repair(once.composition.problem, once.composition.cohort, withdrawn=["p2"])
        assert ({"p4": "adler", "p3": "plume"}, ("p3",)) == (seats(again), again.kept)
        assert [StayBonus] == [
            type(one) for one in again.composition.problem.objective.terms if one.level == 0
        ]


class TestWhatChanged:
    """People and openings leave, come, and change."""

    def test_an_opening_may_leave(self):
        """Its people are displaced, though they did not withdraw."""
        repaired = repair(two_places(), BEFORE, withdrawn=["plume"])
        assert ({"p2": "adler"}, ("p1",)) == (seats(repaired), repaired.displaced)

    def test_an_opening_may_come(self):
        """Everyone stays; the new opening takes the best of the others."""
        repaired = repair(two_places(), BEFORE, added=[Opening(id="nova", weights={"data": 1})])
        assert {"p1": "plume", "p2": "adler", "p3": "nova"} == seats(repaired)

    def test_a_person_may_come(self):
        """Better than all, but nobody is moved for them."""
        best = Person(id="p9", skills={"data": 9})
        assert {"p1": "plume", "p2": "adler"} == seats(repair(two_places(), BEFORE, added=[best]))
        assert {"p9": "plume", "p2": "adler"} == seats(
            repair(two_places(), BEFORE, added=[best], withdrawn=["p1"])
        )

    def test_a_person_may_change(self):
        """p1 no longer accepts plume."""
        changed = Person(id="p1", skills={"data": 4}, wishes=["adler"], open_to_all=False)
        repaired = repair(two_places(), BEFORE, changed=[changed])
        assert ({"p2": "adler", "p3": "plume"}, ("p2",)) == (seats(repaired), repaired.kept)
        assert changed == repaired.composition.problem.person("p1")

    def test_an_opening_may_change(self):
        """plume now takes two: p1 stays, p3 joins."""
        changed = Opening(id="plume", size=(2, 2), weights={"data": 3})
        assert {"p1": "plume", "p2": "adler", "p3": "plume"} == seats(
            repair(two_places(), BEFORE, changed=[changed])
        )

    def test_someone_who_leaves_may_come_back_changed(self):
        """Withdrawn and added under one identifier: the new one counts."""
        again = Person(id="p1", skills={"data": 1})
        assert "plume" == seats(repair(two_places(), BEFORE, withdrawn=["p1"], added=[again]))["p1"]

    def test_a_tandem_that_is_broken_loses_both(self):
        """Who sits together or not at all does not sit without the other."""
        places = [Opening(id="plume", size=(2, 2), weights={"data": 3})]
        given = two_places(openings=places, rules=[Together.of("p1", "p2")])
        repaired = repair(given, Cohort.of({"plume": ["p1", "p2"]}), withdrawn=["p1"])
        assert ({"p3": "plume", "p4": "plume"}, ("p2",)) == (seats(repaired), repaired.displaced)

    def test_a_tandem_that_is_released_does_not(self):
        """With the rule lifted, the partner stays."""
        places = [Opening(id="plume", size=(2, 2), weights={"data": 3})]
        given = two_places(openings=places, rules=[Together.of("p1", "p2")]).without(["together:p1:p2"])
        repaired = repair(given, Cohort.of({"plume": ["p1", "p2"]}), withdrawn=["p1"])
        assert ({"p2": "plume", "p3": "plume"}, ("p2",)) == (seats(repaired), repaired.kept)

    def test_a_person_and_an_opening_may_share_a_name(self):
        """Neither replaces the other."""
        given = Problem(people=[Person(id="x"), Person(id="y")], openings=[Opening(id="x")])
        repaired = repair(given, Cohort.of({"x": ["y"]}), changed=[Opening(id="x", weights={"data": 1})])
        assert (("y",), 2) == (repaired.kept, len(repaired.composition.problem.people))

    @pytest.mark.parametrize(
        ("options", "kind"),
        [
            ({"withdrawn": ["p9"]}, "person or opening"),
            ({"changed": [Person(id="p9")]}, "person"),
            ({"changed": [Opening(id="nova")]}, "opening"),
            ({"changed": [Person(id="plume")]}, "person"),
            ({"locked": ["p9"]}, "person"),
            ({"locked": ["p3"]}, "seated person"),
            ({"locked": ["p1"], "withdrawn": ["plume"]}, "opening"),
        ],
    )
    def test_what_is_not_there_cannot_leave_change_or_stay(self, options, kind):
        """An unknown key, with the nearest that are known."""
        with pytest.raises(UnknownKey) as caught:
            repair(two_places(), BEFORE, **options)
        assert kind == caught.value.kind

    def test_identifiers_are_not_people(self):
        """What comes or changes is given whole; all that is wrong is told together."""
        with pytest.raises(Fault, match=r"a person \(Person\) or an opening \(Opening\)"):
            repair(two_places(), BEFORE, added=["p9"])
        with pytest.raises(Faults):
            repair(two_places(), BEFORE, added=["p9"], changed=["p1"])

    def test_it_starts_from_a_composition_or_from_a_problem_and_a_cohort(self):
        """A composition has its cohort, and a problem has none; without one there is nothing to keep."""
        found, hopeless = compose(two_places()), compose(two_places(people=[Person(id="p1")]))
        for before, *cohort in ((found, BEFORE), (two_places(),), (hopeless,), (two_places(), found)):
            with pytest.raises(Fault, match=r"repair\.cohort"):
                repair(before, *cohort)
        for before in (BEFORE, "plume", None):
            with pytest.raises(Fault, match=r"repair\.before"):
                repair(before, BEFORE)

    @pytest.mark.parametrize("name", ["withdrawn", "locked"])
    def test_one_identifier_is_no_list_of_them(self, name):
        """Text would be read letter by letter."""
        with pytest.raises(Fault, match=f"repair.{name}"):
            repair(two_places(), BEFORE, **{name: "p1"})

    @pytest.mark.parametrize("name", ["withdrawn", "locked"])
    def test_people_are_named_by_their_identifiers(self, name):
        """A number names nobody, whichever of the two lists it stands in."""
        with pytest.raises(Fault, match=rf"repair\.{name}\[0\]: expected text, got 3"):
            repair(two_places(), BEFORE, **{name: [3]})
        with pytest.raises(Fault, match=rf"repair\.{name}\[0\]: expected text, not empty"):
            repair(two_places(), BEFORE, **{name: [" "]})

    def test_level_0_is_for_seats_kept(self):
        """Another term there would weigh against people in place."""
        aims = Objective(terms=[SkillPoints(level=0)])
        with pytest.raises(Fault, match="at level 0"):
            repair(two_places(objective=aims), BEFORE)

    def test_what_is_there_cannot_come(self):
        """An identifier stands once."""
        with pytest.raises(Fault, match=" once, got"):
            repair(two_places(), BEFORE, added=[Person(id="p1")])


class TestLocked:
    """Whoever is locked keeps the seat, whatever it costs."""

    def test_of_two_who_must_part_the_locked_one_stays(self):
        """p1 and p2 may no longer sit together: whichever of the two is locked is the one who stays."""
        rules = [Apart.of("p1", "p2")]
        places = [Opening(id="plume", size=(2, 2), weights={"data": 3})]
        before = Cohort.of({"plume": ["p1", "p2"]})
        for name in ("p1", "p2"):
            assert name in seats(repair(two_places(openings=places, rules=rules), before, locked=[name]))

    def test_seats_that_cannot_stay_together_make_it_infeasible(self):
        """Both are locked, and must be apart: infeasible is an answer, and nobody is said to move."""
        places = [Opening(id="plume", size=(2, 2))]
        given = two_places(openings=places, rules=[Apart.of("p1", "p2")])
        repaired = repair(given, Cohort.of({"plume": ["p1", "p2"]}), locked=["p1", "p2"])
        assert ("infeasible", (), ()) == (
            repaired.composition.status,
            repaired.kept,
            repaired.displaced,
        )

    def test_a_seat_locked_twice_is_locked_once(self):
        """Nor does a lock of an earlier repair stand in the way."""
        repaired = repair(two_places(), BEFORE, locked=["p1", "p1"])
        after = repaired.composition
        assert ("p1", "p2") == repaired.kept == repair(after.problem, after.cohort, locked=["p1"]).kept

    @pytest.mark.slow
    @at_most(30)
    @given(problems(), st.data())
    def test_locked_seats_stay_and_the_rest_is_best(self, given, data):
        """Against all the cohorts that hold the locked seats."""
        before = data.draw(st.sampled_from([one for one in every_cohort(given) if one.seats]))
        who = data.draw(st.sampled_from(before.people))
        repaired = repair(given, before, locked=[who])
        seat = (who, before.place_of(who))
        ways = [kept_first(given, before, one) for one in feasible_cohorts(given) if seat in one.seats]
        found = repaired.composition.cohort
        assert max(ways, default=None) == (found and kept_first(given, before, found))
        assert found is None or who in repaired.kept


def test_limits_are_those_of_a_search():
    """What no search could keep, and what it could not tell, are refused."""
    repaired, order = repair(two_places(), BEFORE), Decision(by="jury", order=["p1"], reference="minutes")
    for ask, name in ((lambda **bad: repair(two_places(), BEFORE, **bad), "repair"),
                      (lambda **bad: repaired.settle(order, **bad), "CohortRepair.settle")):  # fmt: skip
        for option, wrong in (("nodes", -1), ("progress", 3)):
            with pytest.raises(Fault, match=rf"{name}\.{option}"):
                ask(**{option: wrong})


class TestTheChange:
    """The change is a difference: who moved, left, joined, and nobody else."""

    def test_each_kind_has_a_name(self):
        """From none: joined; to none: left; else moved."""
        moves = moves_between(
            Cohort.of({"adler": ["p1"], "plume": ["p2", "p4"]}),
            Cohort.of({"adler": ["p2"], "plume": ["p3", "p4"]}),
        )
        assert [("p1", "left"), ("p2", "moved"), ("p3", "joined")] == [
            (one.person, one.kind) for one in moves
        ]

    @pytest.mark.untraced
    @given(st.data())
    @at_most(30)
    def test_it_is_the_difference_of_the_two_cohorts(self, data):
        """The moves turn the first into the second, and name each person once, sorted."""

        def cohort():
            where = [data.draw(st.sampled_from([None, *PLACES])) for _ in PEOPLE]
            rows = zip(PEOPLE, where, strict=True)
            return {who: place for who, place in rows if place}

        def of(seating):
            return Cohort.of({one: [who for who, there in seating.items() if there == one] for one in PLACES})

        old, new = cohort(), cohort()
        moves = moves_between(of(old), of(new))
        changed = {who: place for who, place in old.items() if who not in {one.person for one in moves}}
        changed |= {one.person: one.after for one in moves if one.after}
        assert new == changed
        assert sorted({one.person for one in moves}) == [one.person for one in moves]
        assert all(one.before != one.after and old.get(one.person) == one.before for one in moves)

    @pytest.mark.slow
    @at_most(15)
    @given(problems(), people("p9"), st.data())
    def test_those_kept_and_those_moved_are_everyone_of_either_cohort(self, given, new, data):
        """Nobody is in both; the displaced are those who lost a seat and did not withdraw."""
        before = data.draw(st.sampled_from([one for one in every_cohort(given) if one.seats]))
        gone = before.people[:1]
        repaired = repair(given, before, withdrawn=gone, added=[new])
        assume(repaired.composition.cohort)
        found = repaired.composition.cohort
        moved = {one.person for one in repaired.moves}
        assert {*before.people, *found.people} == moved | set(repaired.kept)
        assert not moved & set(repaired.kept)
        assert set(before.people) - set(repaired.kept) - set(gone) == set(repaired.displaced)

    def test_its_rows_are_the_moves(self):
        """A row a change."""
        assert [
            {"person": "p1", "change": "left", "before": "plume", "after": None},
            {"person": "p3", "change": "joined", "before": None, "after": "plume"},
        ] == repair(two_places(), BEFORE, withdrawn=["p1"]).rows()

    @pytest.mark.usefixtures("luckless")
    @pytest.mark.parametrize("limits", [{"stop": lambda: True}, {"nodes": 0}])
    def test_a_repair_without_cohort_moves_nobody(self, limits):
        """Stopped before a cohort was found: nothing is claimed, and the status says why."""
        repaired = repair(two_places(), BEFORE, withdrawn=["p1"], **limits)
        assert ("unknown", (), (), ()) == (
            repaired.composition.status,
            repaired.kept,
            repaired.moves,
            repaired.displaced,
        )
        assert "cohort: the search was stopped before it found a cohort." == str(repaired.explain())

    @pytest.mark.usefixtures("luckless")
    def test_a_repair_begins_with_those_who_are_left(self):
        """Where those who are left keep every rule, they are known before anything is searched; somebody seated twice sits once."""
        optional = two_places(lifted=["fill:adler", "fill:plume"])
        twice = Cohort.of({"adler": ["p1"], "plume": ["p1", "p2"]})

        assert ("p2",) == repair(optional, BEFORE, withdrawn=["p1"], nodes=0).kept
        assert repair(optional, twice).composition.cohort.people == ("p1", "p2")

    @pytest.mark.untraced
    def test_a_repair_of_a_search_begins_where_it_ended(self):
        """Beginning from a composition or from its cohort alone, the repair is the same."""
        problem = two_places(lifted=["fill:adler", "fill:plume"])
        found = compose(problem)

        for gone in ([], ["p1"], ["adler"], ["p1", "p2", "p3"]):
            by_search, by_hand = repair(found, withdrawn=gone), repair(problem, found.cohort, withdrawn=gone)
            assert by_search.composition.cohort == by_hand.composition.cohort
            assert "optimal" == by_search.composition.status == by_hand.composition.status


class TestReasons:
    """Every change has a reason, in English and in French."""

    REPAIRED = repair(
        two_places(rules=[Forbidden.of("p2", "adler")], objective=Objective(terms=[WishPoints(by_rank=[2])])),
        BEFORE,
        withdrawn=["p1"],
    )

    def told(self, key, lang="en"):
        """Return the sentences about a key."""
        return [one.say(lang) for one in self.REPAIRED.explain(key, lang=lang).reasons]

    def test_who_withdrew_is_said_to_have(self):
        """And from where."""
        assert ["p1 withdrew from plume"] == self.told("p1")
        assert ["retrait de p1, qui avait une place à plume"] == self.told("p1", "fr")

    def test_who_withdrew_without_a_seat_left_none(self):
        """Nor did an opening leave one."""
        repaired = repair(two_places(), BEFORE, withdrawn=["p4", "plume"])
        assert "p4: p4 withdrew." == str(repaired.explain("p4"))
        assert "plume : retrait de plume." == str(repaired.explain("plume", lang="fr"))

    def test_who_moves_is_told_from_where_to_where_and_why(self):
        """p2 may no longer sit at adler: the rule is given, once."""
        first, second, *rest = self.told("p2")
        assert "p2 goes from adler to plume" == first
        assert second.startswith("adler: p2 does not sit at adler; ")
        assert "p2 sits alone at plume" == rest[0]
        assert "p2 quitte adler pour plume" == self.told("p2", "fr")[0]

    def test_who_joins_is_told_where(self):
        """There is no seat before to speak of."""
        joined = next(one for one in self.REPAIRED.moves if one.kind == "joined")
        assert f"{joined.person} takes a seat at {joined.after}" == self.told(joined.person)[0]
        assert f"{joined.person} prend une place à {joined.after}" == self.told(joined.person, "fr")[0]
        assert "seated" == self.REPAIRED.explain(joined.person).codes[1]

    def test_who_loses_the_seat_is_told_the_rule_once(self):
        """The seat before was a wish too: its reason is not repeated."""
        person = Person(id="p1", skills={"data": 4}, wishes=["plume"])
        changed = Opening(id="plume", weights={"data": 3}, clearance="secret")
        cleared = Person(id="p3", clearances=["secret"])
        repaired = repair(two_places(), BEFORE, changed=[person, cleared, changed])
        reasons = repaired.explain("p1").reasons
        assert "p1 loses the seat at plume" == reasons[0].say()
        assert "p1 perd sa place à plume" == reasons[0].say("fr")
        assert ["left", "ClearanceRequired", "not_seated"] == [one.code for one in reasons]

    def test_who_stays_is_told_what_the_composition_tells(self):
        """So are openings."""
        repaired = repair(two_places(), BEFORE, withdrawn=["p1"])
        for key in ("p2", "plume"):
            assert repaired.composition.explain(key) == repaired.explain(key)

    def test_an_opening_that_left_is_the_reason(self):
        """Whoever sat there lost the seat; no rule is to blame."""
        repaired = repair(two_places(), BEFORE, withdrawn=["plume"])
        assert (
            "p1: p1 loses the seat at plume; plume withdrew; p1 has no seat; "
            "a seat at adler, if possible, would lose the cohort at least 1 kept seat."
            == str(repaired.explain("p1"))
        )

    def test_a_post_that_was_cut_is_the_reason(self):
        """plume takes one where two sat: whoever loses the seat is told so first."""
        wide = two_places(openings=[Opening(id="plume", size=(2, 2), weights={"data": 3})])
        narrow = Opening(id="plume", weights={"data": 3})
        repaired = repair(wide, Cohort.of({"plume": ["p1", "p2"]}), changed=[narrow])
        (who,) = repaired.displaced

        assert f"{who} loses the seat at plume; plume now takes one person, where 2 sat" in unfolded(
            repaired.explain(who)
        )
        assert "plume ne prend plus qu’une personne, au lieu de 2" in unfolded(
            repaired.explain(who, lang="fr")
        )

    def test_the_whole_is_told_in_a_sentence_and_each_change(self):
        """How many keep their seat, that it is proven, and who moves."""
        repaired = repair(two_places(), BEFORE, withdrawn=["p1"])
        english = "cohort: seats kept: 1 of 1, and no cohort keeps more: it is proven; it is the only best cohort: it is proven; p1 withdrew from plume; p3 takes a seat at plume."
        assert english == str(repaired.explain())
        assert str(repaired.explain(lang="fr")).startswith(
            "promotion : places gardées : 1 sur 1, et aucune promotion n’en garde davantage : c’est prouvé ; "
        )
        shown = repaired._repr_html_()
        assert "<table>" in shown
        assert "it is proven" in shown

    def test_what_a_seat_would_cost_in_people_is_told_in_people(self):
        """Seats kept come before points: the price of another place is a seat somebody keeps, nobody keeps half."""
        person = Person(id="p1", skills={"data": 4}, wishes=["adler"], open_to_all=True)
        found = repair(two_places(), BEFORE, changed=[person]).composition
        alone = repair(two_places(objective=Objective()), BEFORE, changed=[person]).composition
        price = found.points_lost("p1", "adler").explain(lang="fr").reasons[0]
        assert "2 kept seats" == found.explain().reasons[2].say()
        assert "2 places gardées" == found.explain(lang="fr").reasons[2].say("fr")
        assert "would lose the cohort at least 1 kept seat" in unfolded(alone.explain("p1"))
        assert price.say("fr").startswith("placer p1 à adler fait perdre 2 places gardées et ")

    def test_what_is_not_proven_is_not_claimed(self):
        """A search that was stopped may have missed a cohort that keeps more; where there is none, it is said."""
        repaired = repair(two_places(), BEFORE)
        stopped = evolve(repaired, composition=evolve(repaired.composition, status="best_so_far"))
        assert ("repair_best_so_far", "maybe_equals") == stopped.explain().codes
        assert "the search was stopped: another cohort might keep more" in unfolded(stopped.explain())
        assert ("repair_infeasible",) == repair(
            two_places(), BEFORE, withdrawn=["p1", "p2", "p3", "p4"]
        ).explain().codes[:1]

    def reserve(self, rules=()):
        """Return a repair of one place for a data scientist, p1 withdrawn; p2, p3 and p4 had no seat."""
        people = [
            Person(id=f"p{n}", profiles=["data"], wishes=["plume"], open_to_all=n != 4) for n in range(1, 6)
        ]
        people[3] = evolve(people[3], wishes=["adler"])
        people[4] = evolve(people[4], profiles=["dev"])
        merit = MeritPoints.of({(f"p{n}", "plume", "data"): 20 - n for n in range(1, 6)})
        given = Problem(
            people=people,
            openings=[Opening.of_posts("plume", ["data"])],
            rules=rules,
            objective=Objective(terms=[merit]),
        )
        return repair(given, Cohort.of({"plume": ["p1"]}), withdrawn=["p1"])

    def test_the_reserve_cascades_in_order_of_merit(self):
        """p2 is next; p4 did not ask, and p5 is of another profile: they could not take the seat."""
        repaired = self.reserve()
        assert (
            "p2 is number 1 in order of merit of 2 people without a seat who could take this one"
            == repaired.explain("p2").reasons[1].say()
        )
        assert (
            "p2 : rang 1 dans l’ordre du mérite, sur 2 personnes sans place qui pouvaient prendre celle-ci"
            == repaired.explain("p2").reasons[1].say("fr")
        )

    def test_whoever_is_passed_over_is_named(self):
        """A rule on the team keeps p2 out, though first in order."""
        repaired = self.reserve(rules=[Budget(id="load", amount="load", minimum=0), NotP2()])
        reason = repaired.explain("p3").reasons[1]
        assert (
            "p3 is number 2 in order of merit of 2 people without a seat who could take this one; before, and still without: p2"
            == reason.say()
        )
        assert reason.say("fr").endswith(" ; avant, toujours sans place : p2")
        assert ("p2",) == reason.facts["passed"]

    def test_whoever_joins_elsewhere_is_not_passed_over(self):
        """Two seats are free, and p4 has more merit than p3 for both: whoever sits at one is not without a seat."""
        marks = {("p3", "adler"): 9, ("p4", "adler"): 12, ("p3", "plume"): 18, ("p4", "plume"): 19}
        given = Problem(
            people=[Person(id=f"p{n}") for n in range(1, 5)],
            openings=[Opening(id="adler"), Opening(id="plume")],
            objective=Objective(
                terms=[MeritPoints.of({(*seat, None): mark for seat, mark in marks.items()})]
            ),
        )
        repaired = repair(given, BEFORE, withdrawn=["p1", "p2"])
        facts = {name: repaired.explain(name).reasons[1].facts for name in ("p3", "p4")}

        assert {"p3": "plume", "p4": "adler"} == dict(repaired.composition.cohort.seats)
        assert {"p3": (2, 2, ()), "p4": (1, 2, ())} == {
            name: (one["rank"], one["count"], one["passed"]) for name, one in facts.items()
        }

    @pytest.mark.slow
    @at_most(15)
    @given(problems(), st.data())
    def test_every_move_is_explained_without_repetition(self, given, data):
        """The first reason is the move itself; none stands twice."""
        before = data.draw(st.sampled_from(feasible_cohorts(given) or [Cohort(teams=[])]))
        repaired = repair(given, before, withdrawn=before.people[:1])
        for move in repaired.moves:
            codes = repaired.explain(move.person).codes
            reasons = repaired.explain(move.person).reasons
            assert ("withdrew" if move.person in repaired.withdrawn else move.kind) == codes[0]
            assert len(set(reasons)) == len(reasons)

    def test_an_unknown_key_is_refused(self):
        """Neither a person nor an opening."""
        with pytest.raises(UnknownKey):
            self.REPAIRED.explain("nobody")


class TestTheValue:
    """A repair is a value."""

    def test_it_is_equal_by_content_and_pickles(self):
        """The same change has the same answer."""
        first, second = (repair(two_places(), BEFORE, withdrawn=["p1"]) for _ in range(2))
        assert (first, hash(first)) == (second, hash(second))
        assert first == pickle.loads(pickle.dumps(first))
        assert isinstance(first, CohortRepair)

    def test_moves_say_all_about_themselves(self):
        """`eval(repr(x)) == x`."""
        move = SeatMove(person="p1", before=None, after="plume")
        assert move == eval(repr(move), {"SeatMove": SeatMove})

    def test_the_score_is_that_of_the_changed_problem(self):
        """Read by `score`, level by level."""
        repaired = repair(two_places(), BEFORE, withdrawn=["p1"])
        assert score(repaired.composition.problem, repaired.composition.cohort) == repaired.composition.score


def test_whoever_withdraws_cannot_be_locked():
    """One or the other: the fault names them."""
    with pytest.raises(Fault, match="Lock or withdraw, not both") as caught:
        repair(two_places(), BEFORE, withdrawn=["p1"], locked=["p1", "p2"])

    assert ("p1",) == caught.value.value


def test_whoever_was_never_here_is_not_counted():
    """A cohort may name somebody whom the problem does not have: they keep nothing."""
    repaired = repair(two_places(), Cohort.of({"adler": ["p2"], "carto": ["zz"]}))
    assert "seats kept: 1 of 1" in unfolded(repaired.explain())


WHO, WHERE = ("ada", "bob", "cid", "dee"), ("adler", "plume")
RANKED = st.lists(st.permutations(WHO), min_size=2, max_size=2)
WISHED = st.lists(st.sampled_from([(), ("adler",), ("plume",), WHERE, WHERE[::-1]]), min_size=4, max_size=4)


def with_merit(wishes, ranks, who=WHO, **options):
    """Return people who wish for two challenges, and the order of merit at each."""
    marks = {(one, place, None): at for place, order in zip(WHERE, ranks, strict=True) for at, one in enumerate(order) if one in who}  # fmt: skip
    merit = MeritPoints.of(marks)
    people = [Person(id=one, wishes=wanted) for one, wanted in zip(WHO, wishes, strict=True) if one in who]
    places = [Opening(id=one) for one in WHERE]
    return Problem(people=people, openings=places, objective=Objective(terms=[merit]), **options), merit


@given(wishes=WISHED, ranks=RANKED, level=st.integers(0, 1), left=st.booleans())
def test_nobody_claims_a_seat_after_they_left_or_took_their_wish_back(wishes, ranks, level, left):
    """A repair is the one of the problem whose claims are made again, once ada has left, or wishes for nothing."""
    problem, merit = with_merit(wishes, ranks)
    found = compose(problem.having(Envy.of(problem, merit, level=level)))
    assume(found.cohort is not None)
    how = {"withdrawn": ["ada"]} if left else {"changed": [Person(id="ada")]}
    again, ranked = with_merit([(), *wishes[1:]], ranks, WHO[1:] if left else WHO)
    told = repair(found, **how)
    was = {
        team.opening: [one for one in team.people if one != "ada" or not left] for team in found.cohort.teams
    }
    other = repair(again.having(Envy.of(again, ranked, level=level)), Cohort.of({place: who for place, who in was.items() if who}))  # fmt: skip

    scores = [(one.composition.status, one.kept, [(at.level, at.points) for at in one.composition.score]) for one in (told, other)]  # fmt: skip
    assert scores[0] == scores[1]


def test_a_wish_that_moved_is_claimed_by_where_it_stands_now():
    """Whoever wishes for plume first now would rather have it than adler; a claim that no wish made stands."""
    ranks = [WHO[::-1], WHO[::-1]]
    problem, merit = with_merit([WHERE, WHERE, (), ()], ranks)
    rule = Envy.of(problem, merit)
    changed = repair(compose(problem.having(rule)), changed=[Person(id="ada", wishes=WHERE[::-1])])
    claims = changed.composition.problem.rules[0].claims
    content = {one.opening: {*one.content} for one in claims if one.person == "ada"}
    assert content == {"plume": {"plume"}, "adler": {*WHERE}}

    own = evolve(rule, claims=[evolve(rule.claims[0], person="dee")])
    kept = repair(compose(problem.having(own)), changed=[Person(id="dee", wishes=["plume"])])
    assert own == kept.composition.problem.rules[0]
