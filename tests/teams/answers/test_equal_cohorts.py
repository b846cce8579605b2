"""Equals: which seats every best cohort has, who is undecided, and what a declared order chooses."""

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig.errors import Fault, UnknownKey
from eig.lots import Decision, draw_labels, draw_rfc3797
from eig.teams import (
    MaxEach,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    WishPoints,
    alternatives,
    compose,
    repair,
)
from eig.teams.answers import EqualCohorts, _order_or_draw_among_equal_cohorts, equal_cohorts
from eig.teams.asked import Cohort, Forbidden, PairBonus, SkillPoints
from helpers.costs import at_most
from helpers.little_problems import PEOPLE, PLACES, best_of, problems
from helpers.small_problems import feasible_cohorts, vector
from helpers.unfolded import unfolded


def best_cohorts(problem):
    """Return every best cohort, by going through all of them."""
    cohorts = feasible_cohorts(problem)
    best = best_of(problem, cohorts)
    return [one for one in cohorts if vector(problem, one) == best]


def common(cohorts, what):
    """Return what all cohorts have and what some have, of seats or people."""
    sets = [set(getattr(one, what)) for one in cohorts]
    return set.intersection(*sets), set.union(*sets)


def twins(count=2, **fields):
    """Return people alike in all but their names, for one seat."""
    people = [Person(id=f"p{number}", **fields) for number in range(1, count + 1)]
    return Problem(people=people, openings=[Opening(id="plume")])


def crossed():
    """Return four people, two openings of one seat; p1 and p2 tie for plume, p3 and p4 for adler."""
    people = [
        Person(id=f"p{n}", wishes=["plume" if n < 3 else "adler"], open_to_all=False) for n in range(1, 5)
    ]
    return Problem(
        people=people,
        openings=[Opening(id="adler"), Opening(id="plume")],
        objective=Objective(terms=[WishPoints(by_rank=[1])]),
    )


def decided(*order):
    """Return a decision of the jury."""
    return Decision(by="jury", order=order, reference="minutes, 4.2")


class TestAgainstEveryCohort:
    """What is said of the best cohorts is so, by going through all of them."""

    @pytest.mark.slow
    @at_most(60)
    @given(problems())
    def test_certain_possible_and_counted(self, problem):
        """Certain seats are those of every best cohort, possible ones those of some; all are counted."""
        found = compose(problem)
        if found.cohort is None:
            assert found.equals is None
            assert () == found.undecided
            return
        cohorts = best_cohorts(problem)
        (every, some), (seated, _) = common(cohorts, "seats"), common(cohorts, "people")
        told = found.equals

        assert (every, some - every) == (set(told.certain), set(told.possible))
        assert seated == set(told.seated)
        assert (len(cohorts), True, True, ()) == (told.count, told.exact, told.complete, told.unsettled)
        assert (len(cohorts) == 1) == told.only

    @pytest.mark.slow
    @at_most(40)
    @given(problems(), st.integers(0, 12))
    def test_what_a_stopped_search_says_is_true(self, problem, nodes):
        """With too few steps less is said, and none of it is wrong."""
        found = compose(problem)
        assume(found.cohort is not None)
        cohorts = best_cohorts(problem)
        every, some = common(cohorts, "seats")
        told = found.find_equals(nodes=nodes)

        assert set(told.certain) <= every
        assert set(told.possible) <= some - every
        assert every <= set(told.certain) | set(told.unsettled)
        assert told.count == len(cohorts) if told.exact else told.count <= len(cohorts)
        assert not told.complete or some == {*told.certain, *told.possible, *told.unsettled}
        assert set(told.seated) <= common(cohorts, "people")[0]

    @pytest.mark.slow
    @at_most(40)
    @given(problems(), st.permutations([*PEOPLE, *PLACES]))
    def test_an_order_chooses_as_if_each_in_turn_kept_the_cohorts_they_like_best(self, problem, names):
        """The cohort settled is one that going through all of them leaves, and the others left are told."""
        found = compose(problem)
        assume(found.cohort is not None)
        places = {place for _, place in found.equals.possible}
        order = [name for name in names if name in {*found.undecided, *places}]
        assume(order)
        people = [name for name in order if name in PEOPLE]
        cohorts = best_cohorts(problem)
        for name in order:
            most = max(likes(problem, one, name, people) for one in cohorts)
            cohorts = [one for one in cohorts if likes(problem, one, name, people) == most]
        settled = found.settle(decided(*order))

        assert settled.cohort in cohorts
        assert len(cohorts) == settled.equals.count
        assert (found.worth, vector(problem, settled.cohort)) == (
            settled.worth,
            vector(problem, found.cohort),
        )

    @pytest.mark.slow
    @at_most(25)
    @given(
        st.lists(st.lists(st.sampled_from(PLACES), unique=True), min_size=2, max_size=4),
        st.integers(1, 3),
        st.permutations(PEOPLE),
    )
    def test_after_an_order_only_the_cohorts_that_it_leaves_are_counted(self, wishes, most, names):
        """Where teams may be larger, those who came first keep a seat in every cohort that is counted."""
        people = [Person(id=name, wishes=some) for name, some in zip(PEOPLE, wishes, strict=False)]
        openings = [Opening(id=place, size=(1, most)) for place in PLACES]
        problem = Problem(people=people, openings=openings)
        found = compose(problem)
        order = [name for name in names if name in found.undecided]
        assume(order)
        cohorts = best_cohorts(problem)
        for name in order:
            best = max(likes(problem, one, name, order) for one in cohorts)
            cohorts = [one for one in cohorts if likes(problem, one, name, order) == best]
        told = found.settle(decided(*order)).equals

        assert (len(cohorts), True) == (told.count, told.exact)
        assert common(cohorts, "people")[0] == set(told.seated)


def likes(problem, cohort, name, people):
    """Return how much a name of an order likes a cohort."""
    if name in PLACES:
        return [name == cohort.place_of(who) for who in people]
    wishes, place = problem.person(name).wishes, cohort.place_of(name)
    return -1 if place is None else len(wishes) - wishes.index(place) if place in wishes else 0


class TestNames:
    """Neither names nor the order in which things are given decide anything that is not told as equal."""

    @pytest.mark.slow
    @at_most(40)
    @given(problems(), st.permutations(PEOPLE), st.permutations(PLACES), st.randoms(use_true_random=False))
    def test_renamed_and_permuted(self, problem, people, places, draw):
        """The best cohorts of a problem with other names are the best cohorts, renamed."""
        name = dict(zip((*PEOPLE, *PLACES), (*people, *places), strict=True))
        other = renamed(problem, name, draw)
        before, after = compose(problem), compose(other)

        assert (before.status, before.worth) == (after.status, after.worth)
        if before.cohort is not None:
            assert seats_of(before.equals, name) == seats_of(after.equals, {one: one for one in name})
            assert before.equals.count == after.equals.count

    @pytest.mark.slow
    @at_most(25)
    @given(problems(), st.permutations(PEOPLE), st.permutations(PLACES), st.randoms(use_true_random=False))
    def test_repairs_alternatives_and_points_lost(self, problem, people, places, draw):
        """Renamed, a repair keeps as many, alternatives lose as much and a seat loses the same points."""
        name = dict(zip((*PEOPLE, *PLACES), (*people, *places), strict=True))
        other = renamed(problem, name, draw)
        found = compose(problem)
        assume(found.cohort is not None)
        there = Cohort.of(
            {name[team.opening]: [name[one] for one in team.people] for team in found.cohort.teams}
        )
        who = found.problem.people[0].id

        one, two = repair(problem, found.cohort, withdrawn=[who]), repair(other, there, withdrawn=[name[who]])
        assert (len(one.kept), one.composition.worth) == (len(two.kept), two.composition.worth)
        if one.composition.cohort is not None:
            assert seats_of(one.composition.equals, name) == seats_of(
                two.composition.equals, {one: one for one in name}
            )
        first, second = (
            alternatives(some, cohort, k=2) for some, cohort in ((problem, found.cohort), (other, there))
        )
        assert [one.points for one in first] == [one.points for one in second]
        mine = found.points_lost(who, problem.openings[0].id)
        assert mine.points == compose(other).points_lost(name[who], name[problem.openings[0].id]).points


def seats_of(told, name):
    """Return what is certain and what is possible, by other names."""
    return [{(name[who], name[place]) for who, place in some} for some in (told.certain, told.possible)]


def renamed(problem, name, draw):
    """Return a problem with other names, and its people, openings, rules and terms in another order."""
    people = [
        evolve(one, id=name[one.id], wishes=[name[wish] for wish in one.wishes]) for one in problem.people
    ]
    openings = [evolve(one, id=name[one.id]) for one in problem.openings]
    rules = [rule_by(one, name) for one in problem.rules]
    terms = [
        PairBonus.of(*(name[who] for who in one.people), one.bonus) if isinstance(one, PairBonus) else one
        for one in problem.objective.terms
    ]
    for some in (people, openings, rules, terms):
        draw.shuffle(some)
    return Problem(people=people, openings=openings, rules=rules, objective=Objective(terms=terms))


def rule_by(rule, name):
    """Return a rule with other names."""
    named = {
        field: name[value] if isinstance(value, str) else tuple(name[one] for one in value)
        for field in ("person", "opening", "people")
        if (value := getattr(rule, field, None)) is not None
    }
    return evolve(rule, **named)


class TestTold:
    """Equals are told with the words equally good, and ex æquo."""

    def test_two_people_alike_for_one_seat(self):
        """Whoever is shown, both are told equally good, in the whole, of each and of the opening."""
        found = compose(twins())

        assert "equally good: this is one of 2 best cohorts" in unfolded(found.explain())
        assert "ex æquo : c’est l’une des 2 meilleures promotions" in unfolded(
            found.explain(lang="fr")
        ).replace("\u00a0", " ")
        for who in ("p1", "p2", "plume"):
            assert "equally good" in unfolded(found.explain(who))
        assert ["equally good"] == [row["standing"] for row in found.rows()]
        assert ["equals"] == [one.code for one in found.cautions]

    def test_the_only_best_cohort_is_told_as_such(self):
        """Where there is no other, it is said, and nobody reads of equals."""
        found = compose(twins(count=1))

        assert "it is the only best cohort: it is proven" in unfolded(found.explain())
        assert "equal" not in str(found.explain("p1"))
        assert (True, (), ()) == (found.equals.only, found.undecided, found.cautions)
        assert "it is the only best cohort" in unfolded(found.equals.explain())
        assert [("p1", "certain")] == [(row["person"], row["standing"]) for row in found.equals.rows()]

    def test_a_cohort_that_is_not_proven_says_that_names_may_have_decided(self):
        """Nothing is known of equals where the search was stopped."""
        found = evolve(compose(twins()), status="best_so_far", bound=9)

        assert (None, False) == (found.equals.only, found.equals.exact)
        assert "the choice may depend on names and their order" in unfolded(found.explain())
        assert "is not settled" in unfolded(found.explain("p1"))
        assert ["not settled"] == [row["standing"] for row in found.rows()]
        assert not found.equals.complete
        assert {"not settled"} == {found.equals.standing(who, "plume") for who in ("p1", "p2")}

    def test_seats_are_told_by_opening_and_then_by_person(self):
        """Of a team that all best cohorts have, its people stand in their order."""
        found = compose(evolve(twins(count=7), openings=[Opening(id="plume", size=(7, 7))])).equals
        assert tuple((f"p{number}", "plume") for number in range(1, 8)) == found.certain

    def test_cohorts_that_break_a_preference_are_counted_too(self):
        """Whoever sits, two of one employer sit together: three teams miss the preference, and are as good."""
        soft = MaxEach(id="employers", attribute="employer", maximum=1, level=1)
        pair = evolve(twins(count=3, employer="e"), openings=[Opening(id="plume", size=(2, 2))], rules=[soft])
        assert (3, True) == (compose(pair).equals.count, compose(pair).equals.exact)

    @pytest.mark.parametrize(("leaves", "exact"), [(3, True), (2, False)])
    def test_as_many_as_may_be_tried_are_counted_exactly(self, leaves, exact, monkeypatch):
        """Three for one seat are counted where three may be tried; with two, they are at least so many."""
        monkeypatch.setattr(equal_cohorts, "LEAVES", leaves)
        assert exact == compose(twins(count=3)).equals.exact

    def test_someone_who_sits_in_any_case_and_does_not_know_where(self):
        """It is told that all the best cohorts seat them."""
        people = [Person(id="p1"), Person(id="p2")]
        found = compose(Problem(people=people, openings=[Opening(id="adler"), Opening(id="plume")]))

        assert ("p1", "p2") == found.equals.seated
        assert "seat p1 at adler or plume, and all seat p1 (ex æquo with p2)" in unfolded(found.explain("p1"))
        assert ("adler", "plume") == found.equals.places("p1")
        assert ("p1", "p2") == found.equals.people("plume")

    @pytest.mark.slow
    def test_too_many_to_count_are_at_least_so_many(self):
        """Counting stops where it would take long: then it says at least."""
        assert compose(twins(count=10)).equals.exact
        found = compose(twins(count=11)).equals
        assert (False, True) == (found.exact, found.complete)
        assert 1 < found.count <= 11
        assert "one of at least " in unfolded(found.explain())

        people = [Person(id=f"p{number}") for number in range(6)]
        openings = [Opening(id=f"c{number}") for number in range(6)]
        found = compose(Problem(people=people, openings=openings)).equals
        assert not found.exact
        assert 36 == len(found.possible)
        assert tuple(one.id for one in people) == found.seated

    def test_what_a_stopped_search_left_open_is_told(self):
        """There may be more than those seen."""
        told = EqualCohorts(
            certain=[],
            possible=[("p1", "a"), ("p2", "a")],
            unsettled=[("p3", "b")],
            count=2,
            exact=False,
            complete=False,
        )
        assert "before it settled p3" in unfolded(told.explain())
        assert "there may be more: the search was stopped" in unfolded(evolve(told, unsettled=[]).explain())
        assert "is not settled" in unfolded(told.explain("p3"))
        assert "equally good at a: p1 and p2" in unfolded(told.explain("a"))
        assert "not settled for p3" in unfolded(told.explain("b"))
        assert ["equally good", "equally good", "not settled", "not settled"] == [
            told.standing(*seat) for seat in (("p1", "a"), ("p2", "a"), ("p3", "b"), ("p9", "b"))
        ]
        assert EqualCohorts(certain=[("p1", "a")]).standing("p1", "b") is None
        seats = EqualCohorts(certain=[("p1", "a")], exact=False, complete=False)
        assert "as good is not settled: the choice" in unfolded(seats.explain())
        assert "aussi bonnes\N{NO-BREAK SPACE}: le choix" in unfolded(seats.explain(lang="fr"))

    def test_nobody_of_that_name(self):
        """A name that no best cohort is known to have is refused, with the nearest."""
        with pytest.raises(UnknownKey, match="plume"):
            compose(twins()).equals.explain("plum")


class TestSettled:
    """Only a declared order chooses among equals."""

    def test_by_a_decision_a_draw_and_a_draw_by_label(self):
        """The first of the order has the seat, and how it was chosen is told."""
        found = compose(twins())
        for by in (
            decided("p2", "p1"),
            draw_rfc3797(found.undecided, count=2, key="3./"),
            draw_labels(found.undecided, code="00" * 32, randomness="1./"),
        ):
            settled = found.settle(by)
            (decision,) = settled.decisions

            assert decision.order[:1] == settled.cohort.people
            assert (True, ()) == (settled.equals.only, settled.undecided)
            told = "the jury" if decision.by == "jury" else "a draw"
            assert f"the tie was parted by {told}" in unfolded(settled.explain(decision.order[0]))
            assert f"the tie was parted by {told}" in unfolded(settled.explain())

    def test_where_nothing_is_decided_the_problem_is_asked_as_it_is(self):
        """No rule is put to it before an order has parted anybody; then what was decided is one."""
        found = compose(crossed())
        assert found._settled is found.problem
        assert len(found.settle(decided("p2"))._settled.rules) == len(found.problem.rules) + 1

    def test_what_an_order_does_not_name_stays_undecided(self):
        """A first decision parts two people; the two others are still equally good, and a second parts them."""
        half = compose(crossed()).settle(decided("p2"))
        assert "the tie was parted by the jury" in unfolded(half.explain())

        assert ("p2", ("p3", "p4")) == (half.cohort.team_of("plume").people[0], half.undecided)
        assert "equally good" in unfolded(half.explain("p3"))
        whole = half.settle(decided("p4", "p3"))
        assert {("p2", "plume"), ("p4", "adler")} == set(whole.cohort.seats)
        assert (2, True) == (len(whole.decisions), whole.equals.only)

    @pytest.mark.untraced
    def test_an_opening_takes_those_who_come_first(self):
        """Where people like two places alike, an opening in the order says who sits there."""
        people = [Person(id="p1"), Person(id="p2")]
        found = compose(Problem(people=people, openings=[Opening(id="adler"), Opening(id="plume")]))

        assert found.settle(decided("p2", "p1")).equals.only is False
        settled = found.settle(decided("p2", "p1", "plume"))
        assert (("p2", "plume"), True) == (settled.cohort.seats[1], settled.equals.only)

    def test_an_opening_may_come_first(self):
        """It takes who comes first in the order, and that stands for the people named after it."""
        people = [Person(id="p1"), Person(id="p2", wishes=["adler", "plume"])]
        found = compose(Problem(people=people, openings=[Opening(id="adler"), Opening(id="plume")]))

        settled = found.settle(decided("plume", "p2", "p1"))
        assert (("p2", "plume"), True) == (settled.cohort.seats[1], settled.equals.only)
        assert "adler" == found.settle(decided("p2", "plume", "p1")).cohort.place_of("p2")

    @pytest.mark.untraced
    def test_what_is_left_after_a_decision_is_not_told_as_if_there_were_none(self):
        """Whoever came first has a seat in each cohort counted; what parts nobody further is both."""
        people = [Person(id=name) for name in "abc"]
        openings = [Opening(id=name, size=(1, 2)) for name in "xy"]
        found = compose(Problem(people=people, openings=openings))
        settled = found.settle(decided("a", "b", "c"))

        assert (6, True, ("a", "b", "c")) == (
            settled.equals.count,
            settled.equals.exact,
            settled.equals.seated,
        )
        assert "and all seat a" in unfolded(settled.explain("a"))
        assert "; no rule parts them" in unfolded(found)
        for told in (settled, settled.explain("x"), settled.cautions[0]):
            assert "; neither a rule nor the decision parts them" in unfolded(told)

    def test_an_order_that_names_somebody_decided_is_refused(self):
        """It would part nobody."""
        with pytest.raises(Fault, match=r"Composition\.settle\.by\.order.*leave undecided, got \('p9'\)"):
            compose(twins()).settle(decided("p1", "p9"))
        with pytest.raises(Fault, match="leave undecided"):
            compose(twins(count=1)).settle(decided("p1"))

    def test_a_cohort_that_is_not_proven_or_not_there_is_refused(self):
        """There is nothing to choose among."""
        for status in ("best_so_far", "unknown"):
            found = evolve(
                compose(twins()), status=status, cohort=None if status == "unknown" else Cohort(teams=[])
            )
            with pytest.raises(Fault, match=f"proven optimal.* got '{status}'"):
                found.settle(decided("p1"))
        with pytest.raises(Fault, match=r"Composition\.settle: .* got 'best_so_far'"):
            _order_or_draw_among_equal_cohorts.check_order("best_so_far", compose(twins()).equals, ("p1",))

    def test_a_search_stopped_before_the_order_could_choose(self, monkeypatch):
        """Nothing is chosen then, and it is said."""
        found = compose(twins())
        monkeypatch.setattr(_order_or_draw_among_equal_cohorts, "chosen_by", lambda *_: None)
        with pytest.raises(Fault, match="give it more nodes"):
            found.settle(decided("p2", "p1"))

    def test_the_rule_that_stands_for_an_order_speaks_of_it(self):
        """It is a rule like another: who loses the seat that the order gave breaks it."""
        rule = _order_or_draw_among_equal_cohorts.settled_by(twins(), Cohort.of({"plume": ["p1"]}), ["p1"])

        assert "what was decided of p1 stands" == rule.say()
        assert [(("p1",), 0, 1)] == [(one.people, one.have, one.want) for one in rule.check(())]
        assert [(-1, {("p1", "plume"): -1})] == [(one.high, dict(one.by_seat)) for one in rule.lines(())]
        assert ("p1",) == compose(twins().having(rule)).cohort.people
        assert compose(twins().having(rule, Forbidden.of("p1", "plume"))).cohort is None


def test_an_opening_that_has_chosen_is_closed_to_those_named_whom_it_has_not():
    """And who has chosen and has no seat keeps none: nothing is left to them."""
    cohort = Cohort.of({"plume": ["p1"]})
    for names, turns in ((["plume", "p1", "p2"], 1), (["p1", "p2"], 2)):
        assert {"p1": ("plume",), "p2": ()} == _order_or_draw_among_equal_cohorts.settled_by(
            twins(), cohort, names, turns
        ).places


def test_a_wish_is_liked_more_than_the_next_and_any_seat_more_than_none():
    """Each by one: two wishes in order, then a seat that was not asked for, then no seat."""
    problem = twins(wishes=["plume", "adler"])
    places = ("plume", "adler", "carto", None)
    assert [3, 2, 1, 0] == [
        _order_or_draw_among_equal_cohorts._liking(problem, "p1", place) for place in places
    ]


@pytest.mark.parametrize("first", ["p1", "p2"])
def test_an_opening_that_comes_first_takes_the_first_person_named(first):
    """Whoever the search shows, and whichever of the two that is."""
    (other,) = {"p1", "p2"} - {first}
    assert (first,) == compose(twins()).settle(decided("plume", first, other)).cohort.people


@pytest.mark.parametrize(("proven", "chosen"), [(True, ("p1",)), (False, None)])
def test_what_an_order_chooses_is_proven_or_is_not_given(proven, chosen):
    """A cohort that a stopped search had in hand is none: others may be liked more."""
    cohort = Cohort.of({"plume": ["p1"]})
    found = _order_or_draw_among_equal_cohorts.chosen_by(twins(), cohort, ["p1"], lambda *_: (cohort, proven))
    assert chosen == (found and found.people)


def test_somebody_who_is_called_as_an_opening_closes_none():
    """A person x has chosen, and an opening x has not: both openings stay as good to whoever likes both as much."""
    problem = Problem(people=[Person(id="p2"), Person(id="x")], openings=[Opening(id="x"), Opening(id="y")])
    rule = _order_or_draw_among_equal_cohorts.settled_by(
        problem, Cohort.of({"x": ["x"], "y": ["p2"]}), ["p2", "x"]
    )
    assert {"p2": ("x", "y"), "x": ("x", "y")} == rule.places


def test_an_opening_likes_the_first_of_an_order_more_than_all_after_together():
    """Three who are named are worth 4, 2 and 1 there, whoever is not named nothing, and nobody anything elsewhere."""
    liked = _order_or_draw_among_equal_cohorts._liked(twins(4), "plume", ["p3", "p1", "p2"])
    assert [2, 1, 4, 0] == [liked(f"p{number}", "plume") for number in range(1, 5)]
    assert 0 == liked("p3", "adler")


def test_a_problem_that_has_a_term_of_that_name_is_asked_all_the_same():
    """The level added has a name of its own."""
    aims = Objective(terms=[SkillPoints(id="among equals:0")])
    assert ("p1", "p2") == compose(evolve(twins(), objective=aims)).undecided


def test_rows_stand_by_opening_and_then_by_person():
    """Whatever their standing: certain, undecided or open."""
    names = [f"p{number}" for number in range(9)]
    equal_cohorts = EqualCohorts(
        certain=[("p4", "plume"), ("p0", "plume")],
        possible=[(name, place) for name in ("p8", "p2", "p6") for place in ("plume", "adler")],
        unsettled=[(name, "plume") for name in ("p7", "p1", "p5", "p3")],
        count=2,
        complete=False,
    )
    assert [*((name, "adler") for name in ("p2", "p6", "p8")), *((name, "plume") for name in names)] == [
        (row["person"], row["opening"]) for row in equal_cohorts.rows()
    ]


def test_where_a_flow_tells_all_the_first_word_is_the_last():
    """Without rules on the cohort all best cohorts are known at once: what is certain is told so on the way."""
    people = [Person(id=f"p{number}") for number in range(4)]
    worth = {(one.id, "plume", None): 2 if one.id == "p2" else 1 for one in people}
    aims = Objective(terms=[MeritPoints.of(worth)])
    told = []
    equal_cohorts = compose(
        Problem(people=people, openings=[Opening(id="plume", size=(2, 2))], objective=aims)
    ).find_equals(progress=told.append)
    first = next(one.found for one in told if one.found is not None)
    assert ((("p2", "plume"),), True) == (equal_cohorts.certain, equal_cohorts.complete)
    assert (equal_cohorts.certain, equal_cohorts.possible, ()) == (
        first.certain,
        first.possible,
        first.unsettled,
    )


def test_equals_by_themselves_know_of_no_decision():
    """What is told of an opening speaks of a decision where one was taken, and nowhere else."""
    equal = EqualCohorts(certain=[], possible=[("p1", "plume"), ("p2", "plume")], count=2)
    assert "plume: equally good at plume: p1 and p2; no rule parts them." == str(equal.explain("plume"))
