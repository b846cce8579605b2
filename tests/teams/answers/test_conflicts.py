"""Conflicts and corrections: every member is necessary, together they are sufficient, and none smaller does."""

import pickle
from itertools import combinations, count, pairwise

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eig import to_rows
from eig.errors import Fault
from eig.programme import Quota
from eig.reasons import Undefined
from eig.teams import (
    Apart,
    MaxEach,
    Need,
    Objective,
    Opening,
    Person,
    Problem,
    ShareQuota,
    Together,
    WishPoints,
    compose,
)
from eig.teams.answers import (
    Diagnosis,
    RuleConflict,
    alternatives,
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    relaxations,
)
from eig.teams.answers import conflicts_and_what_to_relax as conflicts_module
from eig.teams.answers._minimal_conflict_search import Oracle, unexplored
from eig.teams.asked import Budget, CohortQuota, Forbidden, SeatGiven
from eig.teams.engine._can_rules_hold_together import SPREAD, Answer, feasible
from eig.teams.engine._model_without_worths import without_worths
from helpers.costs import at_most
from helpers.little_problems import can_hold, problems
from helpers.small_problems import feasible_cohorts, is_feasible
from helpers.unfolded import unfolded

PEOPLE = tuple(Person(id=f"p{n}", cost=n, attributes={"gender": "fm"[n % 2]}) for n in range(1, 4))

FOUR = tuple(Person(id=f"p{n}", cost=n, attributes={"gender": "fm"[n % 2]}) for n in range(1, 5))


def place(name="plume", **options):
    """Return an opening."""
    return Opening(id=name, **options)


def names_of(given):
    """Return the rules that may be in a conflict."""
    return [rule.id for rule in given.all_rules if not rule.level and rule.id not in given.firm]


def is_minimal(given, rules):
    """Tell whether some rules cannot hold, and do as soon as any one is left out."""
    return not can_hold(given, rules) and all(can_hold(given, set(rules) - {one}) for one in rules)


class TestAConflict:
    """A conflict cannot hold, and each of its rules is necessary."""

    @pytest.mark.slow
    def test_whether_a_conflict_is_the_only_one_is_told_once_it_is_known(self):
        """One of two that were sought one at a time may be the only one, or not; of both, none is; alone, it is."""
        lacking = [place(f"o{n}", needs=[Need(skill="data", level=3)]) for n in range(2)]
        for openings, limit, only in (
            (lacking, 1, [None]), (lacking, 99, [False, False]), (lacking[:1], 99, [True])
        ):  # fmt: skip
            told = conflicts_and_corrections(Problem(people=PEOPLE, openings=openings), limit=limit)
            assert [one.only for one in told.conflicts] == only
            assert (told.complete, told.stopped) == (limit == 99, False)

    @pytest.mark.untraced
    def test_the_openings_that_the_rules_speak_of_are_tried_first(self):
        """Of eight openings, one of which needs what nobody has, the seven others are set aside by one question."""
        openings = [place(f"o{n}", needs=[Need(skill="data", level=3)] if n == 4 else []) for n in range(8)]
        told = []
        conflict = minimal_conflict(
            Problem(people=[Person(id=f"p{n}") for n in range(12)], openings=openings), progress=told.append
        )
        assert ("fill:o4", "need:o4:0") == conflict.rules
        assert 5 == told[-1].done, "that all others hold without the need was seen on the way"
        assert {9} == {one.best for one in told if one.best is not None and one.bound == 0}, (
            "all may be in it"
        )
        assert 2 == told[-1].best == told[-1].bound, "both are needed"

    @pytest.mark.untraced
    def test_one_sum_that_explains_all_is_told_before_two(self):
        """Two women are asked for, and one rule allows one: it cannot hold with a team of three, and no other sum is told."""
        women = CohortQuota(quota=Quota(attribute="gender", value="f", minimum=2))
        rules = [MaxEach(id="each", attribute="gender", maximum=1), women, Apart.of("p2", "p4")]
        given = Problem(people=FOUR, openings=[place(size=(3, 3))], rules=rules)

        assert ("fill:plume", "each") == minimal_conflict(given).rules

    @pytest.mark.untraced
    def test_seats_given_are_no_sums(self):
        """One rule parts two seats given, and another bars the second: these two are the fewest that cannot hold."""
        rules = [Apart.of("p1", "p2"), SeatGiven.of("p1", "plume"), SeatGiven.of("p2", "plume")]
        barred = [*rules, Forbidden.of("p2", "plume")]
        given = Problem(people=FOUR, openings=[place(size=(2, 2))], rules=barred)

        assert {"seated:p2:plume", "forbidden:p2:plume"} == {*minimal_conflict(given).rules}

    @pytest.mark.untraced
    @pytest.mark.parametrize("many", [1, 6])
    def test_what_the_first_proof_does_without_is_not_asked_about(self, many):
        """Two teams want the one person; of those with people of their own, however many, no question is asked."""
        wishes = {"p0": ["c1", "c2"], **{f"q{number}": [f"d{number}"] for number in range(many)}}
        given = Problem(
            people=[Person(id=name, wishes=some, open_to_all=False) for name, some in wishes.items()],
            openings=[place(name) for name in dict.fromkeys(one for some in wishes.values() for one in some)],
        )
        told = []

        assert ("fill:c1", "fill:c2") == minimal_conflict(given, progress=told.append).rules
        assert 5 == told[-1].done

    @pytest.mark.untraced
    def test_where_rules_speak_of_all_openings_none_is_set_aside(self):
        """One team and its need: whether they conflict, and each without the other, which shows that no others do."""
        told = []
        minimal_conflict(
            Problem(people=FOUR, openings=[place(needs=[Need(skill="law")])]), progress=told.append
        )

        assert 1 + 2 == told[-1].done

    def test_rules_that_hold_have_none(self):
        """Where a cohort exists there is no conflict."""
        assert minimal_conflict(Problem(people=PEOPLE, openings=[place()])) is None

    def test_an_opening_nobody_can_fill_is_one_rule(self):
        """Nobody applies, and the opening wants a team."""
        assert ("fill:plume",) == minimal_conflict(Problem(people=[], openings=[place()])).rules

    def test_a_need_that_nobody_answers_stands_with_the_team_it_is_asked_of(self):
        """Either plume stays empty, or the skill is not asked for."""
        given = Problem(people=PEOPLE, openings=[place(needs=[Need(skill="law", level=3)])])
        assert ("fill:plume", "need:plume:0") == minimal_conflict(given).rules

    def test_innocent_rules_are_left_out(self):
        """Rules that hold anyhow are in no conflict."""
        rules = [
            Apart.of("p1", "p2"),
            SeatGiven.of("p1", "plume"),
            MaxEach(id="cap", attribute="gender", maximum=3),
            Forbidden.of("p1", "plume"),
        ]
        given = Problem(people=PEOPLE, openings=[place()], rules=rules)
        assert ("seated:p1:plume", "forbidden:p1:plume") == minimal_conflict(given).rules

    def test_its_rules_stand_in_the_order_of_the_problem(self):
        """Openings first, then the rules given."""
        rules = [Budget(id="budget", amount="cost", maximum=2)]
        given = Problem(people=PEOPLE, openings=[place(size=(2, 2))], rules=rules)
        assert ("fill:plume", "budget") == minimal_conflict(given).rules

    @pytest.mark.untraced
    def test_the_rules_stated_first_are_kept_when_one_could_go(self):
        """Two budgets are too small: the first stated explains, and the second is not needed."""
        budgets = [Budget(id=one, amount="cost", maximum=2) for one in ("first", "second")]
        given = Problem(people=PEOPLE, openings=[place(size=(2, 2))], rules=budgets)
        assert ("fill:plume", "first") == minimal_conflict(given).rules

    def test_soft_rules_are_in_no_conflict(self):
        """What may be broken at a price cannot make a cohort impossible."""
        rules = [SeatGiven.of("p1", "plume"), Forbidden(id="rather", person="p1", opening="plume", level=1)]
        assert minimal_conflict(Problem(people=PEOPLE, openings=[place()], rules=rules)) is None

    def test_lifted_rules_are_in_no_conflict(self):
        """What is waived explains nothing."""
        given = Problem(people=[], openings=[place()], lifted=["fill:plume"])
        assert minimal_conflict(given) is None

    def test_a_given_seat_that_a_fact_forbids_is_told_with_the_fact(self):
        """Facts are in no conflict: of a seat given to somebody who is not free, a rule alone would be no reason."""
        people = [Person(id="p1"), Person(id="p2", available=["spring"])]
        given = Problem(people=people, openings=[Opening(id="plume", periods=["spring"])])
        found = minimal_conflict(given.having(SeatGiven.of("p1", "plume")))

        assert ("seated:p1:plume",) == found.rules
        assert str(found) == (
            "this cannot hold\np1 sits at plume\n"
            "given that team members are free for all the periods of the mission"
        )
        assert "étant donné que les membres de l’équipe sont libres" in unfolded(found.explain(lang="fr"))

    def test_facts_are_in_no_conflict(self):
        """Two openings cannot share the only person; that nobody sits twice is a fact, not a choice."""
        given = Problem(people=PEOPLE[:1], openings=[place("adler"), place("plume")])
        assert ("fill:adler", "fill:plume") == minimal_conflict(given).rules

    @pytest.mark.slow
    @at_most(40)
    @given(problems(most_rules=4))
    def test_each_rule_is_necessary_and_together_they_are_sufficient(self, given):
        """QuickXplain (Junker 2004): with any one rule left out the others can hold; all of them cannot."""
        found = minimal_conflict(given)
        if feasible_cohorts(given):
            assert found is None
        else:
            assert (True, True) == (found.minimal, is_minimal(given, found.rules))

    @pytest.mark.usefixtures("luckless")
    def test_what_a_stopped_search_leaves_unproven_is_said(self):
        """A question that was not answered is not taken for an answer."""
        given = Problem(people=PEOPLE, openings=[place(size=(2, 2))])
        for unknown in (minimal_conflict(given, nodes=0), minimal_conflict(given, stop=lambda: True)):
            assert isinstance(unknown, Undefined)
            assert "the search was stopped before it was known" in unfolded(unknown)
        assert minimal_conflict(given) is None

    @pytest.mark.untraced
    @pytest.mark.usefixtures("luckless")
    def test_a_rule_that_was_not_shown_necessary_is_kept_and_said(self):
        """Infeasible is proven without a branch, but not that the rest can hold: the conflict is not minimal."""
        rules = [SeatGiven.of("p1", "plume"), Forbidden.of("p1", "plume"), Apart.of("p1", "p2")]
        given = Problem(people=PEOPLE, openings=[place()], rules=rules)
        told = []
        unsure = minimal_conflict(given, nodes=0, progress=told.append)
        assert (False, True) == (unsure.minimal, set(minimal_conflict(given).rules) <= set(unsure.rules))
        assert {0} == {one.bound for one in told if one.bound is not None}, "none is shown to be needed"
        assert not can_hold(given, unsure.rules)
        assert [False] * len(unsure.rules) == [row["minimal"] for row in unsure.rows()]


class TestWords:
    """A conflict is told in the words of its rules."""

    GIVEN = Problem(people=PEOPLE, openings=[place(needs=[Need(skill="law", level=3, count=2)])])

    def test_in_english(self):
        """One sentence, with what is asked for and what there is."""
        told = "conflict: the team of plume needs 2 people with law at level 3 or more, and no such person may sit there."
        assert told == str(minimal_conflict(self.GIVEN).explain())

    def test_in_french(self):
        """Une phrase, avec ce qui est demandé et ce qu'il y a."""
        told = "incompatibilité : il faut 2 personnes à l’équipe de plume avec law au niveau 3 ou plus, et aucune ne peut y siéger."
        assert told == str(minimal_conflict(self.GIVEN).explain(lang="fr"))

    def test_its_rows_name_each_rule(self):
        """A row a rule: its identifier, its sentence, whether it is shown necessary."""
        assert [
            {"rule": "fill:plume", "sentence": "plume has a team", "minimal": True},
            {
                "rule": "need:plume:0",
                "sentence": "the team of plume has at least 2 with law at level 3 or more",
                "minimal": True,
            },
        ] == to_rows(minimal_conflict(self.GIVEN))

    @pytest.mark.untraced
    def test_its_reasons_have_codes(self):
        """Programs read them: the number that tells all; else the whole, then each rule."""
        apart = [Apart.of("p1", "p2"), SeatGiven.of("p1", "plume"), SeatGiven.of("p2", "plume")]
        found = minimal_conflict(Problem(people=PEOPLE, openings=[place(size=(2, 2))], rules=apart))
        rules = ("Apart rule", "SeatGiven rule", "SeatGiven rule")
        assert ("skill_short",) == minimal_conflict(self.GIVEN).explain().codes
        assert ("conflict_of_several", *rules) == found.explain().codes[:4]

    def test_braces_in_an_identifier_do_no_harm(self):
        """An identifier is text, not a template."""
        found = minimal_conflict(Problem(people=[], openings=[place("{x}")]))
        assert "conflict: the team of {x} needs one person, and nobody may sit there." == str(found.explain())


class TestADiagnosis:
    """All the minimal conflicts, and all the smallest ways out."""

    def test_rules_that_hold_need_none(self):
        """No conflict, no correction, and that is complete."""
        given = Problem(people=PEOPLE, openings=[place()])
        assert Diagnosis(conflicts=[], corrections=[], complete=True) == conflicts_and_corrections(given)

    def test_each_way_out_is_given(self):
        """p1 must sit at plume and must not: one of the two is lifted."""
        given = Problem(
            people=PEOPLE,
            openings=[place()],
            rules=[SeatGiven.of("p1", "plume"), Forbidden.of("p1", "plume")],
        )
        found = conflicts_and_corrections(given)
        assert [("seated:p1:plume", "forbidden:p1:plume")] == [one.rules for one in found.conflicts]
        assert (("seated:p1:plume",), ("forbidden:p1:plume",)) == found.corrections

    @pytest.mark.untraced
    def test_a_rule_is_told_with_what_it_is_part_of_alone(self):
        """Asked about one rule, it says the conflicts and the ways out that name it, and no other."""
        openings = [place(name, needs=[Need(skill="law")]) for name in ("adler", "plume")]
        found = conflicts_and_corrections(Problem(people=PEOPLE, openings=openings))
        told = found.explain("fill:plume")

        assert ("cannot_hold", "correction", "correction") == told.codes
        assert all("fill:plume" in str(reason) for reason in told.reasons[1:])

    @pytest.mark.untraced
    def test_the_smallest_corrections_come_first(self):
        """To leave plume empty takes one rule; to fill it takes two lifted."""
        given = Problem(people=PEOPLE, openings=[place(needs=[Need(skill="law"), Need(skill="data")])])
        found = conflicts_and_corrections(given)
        assert (("fill:plume",), ("need:plume:0", "need:plume:1")) == found.corrections
        assert 2 == len(found.conflicts)
        assert found.complete

    @pytest.mark.untraced
    def test_conflicts_that_share_no_rule_need_a_correction_each(self):
        """Two openings fail, each by itself: a correction lifts a rule of both."""
        openings = [place(name, needs=[Need(skill="law")]) for name in ("adler", "plume")]
        found = conflicts_and_corrections(Problem(people=PEOPLE, openings=openings))
        assert (2, 4) == (len(found.conflicts), len(found.corrections))
        assert {2} == set(map(len, found.corrections))

    @pytest.mark.slow
    @at_most(30, by_day=4)
    @given(problems(most_rules=3))
    def test_it_is_that_of_going_through_all_sets_of_rules(self, given):
        """MARCO (Liffiton et al. 2016): every minimal conflict and every minimal correction, and no other."""
        names = names_of(given)
        assume(len(names) <= 5)
        sets = [frozenset(some) for size in range(len(names) + 1) for some in combinations(names, size)]
        good = {one for one in sets if can_hold(given, one)}
        conflicts = {one for one in sets if one not in good and all(one - {rule} in good for rule in one)}
        largest = {one for one in good if not any(one < other for other in good)}
        corrections = {frozenset(names) - one for one in largest} - {frozenset()}
        found = conflicts_and_corrections(given, limit=60)
        assert found.complete
        assert conflicts == {frozenset(one.rules) for one in found.conflicts}
        assert corrections == set(map(frozenset, found.corrections))

    @pytest.mark.slow
    @at_most(15)
    @given(problems(most_rules=4))
    def test_corrections_make_the_problem_feasible_and_none_smaller_does(self, given):
        """With the rules of a correction lifted a cohort exists; with any one of them kept, none does."""
        for correction in conflicts_and_corrections(given).corrections:
            assert "optimal" == compose(given.without(correction)).status
            for rule in correction:
                kept = [one for one in correction if one != rule]
                assert "infeasible" == compose(given.without(kept)).status

    @pytest.mark.slow
    @at_most(15)
    @given(problems(most_rules=4))
    def test_corrections_come_smallest_first_and_meet_every_conflict(self, given):
        """A correction lifts a rule of each conflict: they are each other's minimal hitting sets (Reiter 1987)."""
        found = conflicts_and_corrections(given)
        sizes = [len(one) for one in found.corrections]
        assert sorted(sizes) == sizes
        assert all(
            set(one.rules) & set(correction) for one in found.conflicts for correction in found.corrections
        )

    @pytest.mark.slow
    @at_most(15)
    @given(problems(most_rules=3), st.randoms())
    def test_the_order_of_people_does_not_matter(self, given, random):
        """People are named, not numbered."""
        shuffled = list(given.people)
        random.shuffle(shuffled)
        other = Problem(
            people=shuffled, openings=given.openings, rules=given.rules, objective=given.objective
        )
        assert conflicts_and_corrections(given) == conflicts_and_corrections(other)

    @pytest.mark.untraced
    @pytest.mark.parametrize("limit", [1, 2, 3])
    def test_no_more_are_looked_for_than_asked(self, limit):
        """Conflicts and corrections together; then it says that there may be others."""
        given = Problem(people=PEOPLE, openings=[place(needs=[Need(skill="law"), Need(skill="data")])])
        found = conflicts_and_corrections(given, limit=limit)
        assert (limit, False) == (len(found.conflicts) + len(found.corrections), found.complete)

    @pytest.mark.usefixtures("luckless")
    def test_a_search_that_is_stopped_says_that_it_is_not_complete(self):
        """Nothing was found, and nothing is claimed."""
        given = Problem(people=PEOPLE, openings=[place(size=(2, 2))])
        assert Diagnosis(
            conflicts=[], corrections=[], complete=False, stopped=True
        ) == conflicts_and_corrections(given, nodes=0)
        assert ("diagnosis_stopped",) == conflicts_and_corrections(given, nodes=0).explain().codes
        assert not conflicts_and_corrections(given, stop=lambda: True).complete

    @pytest.mark.untraced
    @pytest.mark.usefixtures("luckless")
    def test_a_conflict_that_is_not_shown_minimal_makes_it_incomplete(self):
        """Where a conflict might be smaller, there may be others."""
        rules = [SeatGiven.of("p1", "plume"), Forbidden.of("p1", "plume")]
        found = conflicts_and_corrections(Problem(people=PEOPLE, openings=[place()], rules=rules), nodes=0)
        assert ([False], False, True) == (
            [one.minimal for one in found.conflicts],
            found.complete,
            found.stopped,
        )
        assert "maybe not all are to blame" in unfolded(found.explain())

    def test_its_rows_number_conflicts_and_corrections(self):
        """A row a rule."""
        given = Problem(people=PEOPLE, openings=[place(needs=[Need(skill="law")])])
        assert [
            {"kind": "conflict", "number": 1, "rule": "fill:plume", "minimal": True},
            {"kind": "conflict", "number": 1, "rule": "need:plume:0", "minimal": True},
            {"kind": "correction", "number": 1, "rule": "fill:plume", "minimal": True},
            {"kind": "correction", "number": 2, "rule": "need:plume:0", "minimal": True},
        ] == conflicts_and_corrections(given).rows()

    @pytest.mark.untraced
    def test_it_is_told_in_words(self):
        """Each conflict, each way out with its rules in words, and whether there are others."""
        given = Problem(people=PEOPLE, openings=[place("{plume}", needs=[Need(skill="law")])])
        assert [
            (
                "this cannot hold: "
                "the team of {plume} needs one person with law at level 1 or more, and no such person may sit there"
            ),
            "without fill:{plume} ({plume} has a team) the others can hold",
            "without need:{plume}:0 (the team of {plume} has at least one with law at level 1 or more) the others can hold",
            "this is all: it is proven",
        ] == [reason.say() for reason in conflicts_and_corrections(given).explain().reasons]
        french = str(conflicts_and_corrections(given).explain(lang="fr"))
        assert (
            "sans fill:{plume} ({plume} doit avoir une équipe), les autres peuvent être respectées" in french
        )
        assert french.endswith("il n’y a rien d’autre : c’est prouvé.")

    def test_as_many_as_asked_is_not_all(self):
        """The limit is told from the end of a search."""
        given = Problem(people=PEOPLE, openings=[place(needs=[Need(skill="law")])])
        assert "as many were found as asked: there may be more" in unfolded(
            conflicts_and_corrections(given, limit=1).explain()
        )

    def test_rules_that_hold_are_said_to(self):
        """Nothing to correct."""
        assert "diagnosis: the rules can hold together." == str(
            conflicts_and_corrections(Problem(people=PEOPLE, openings=[place()])).explain()
        )

    def test_a_notebook_shows_the_table_and_the_end(self):
        """With the sentence that says whether there are more."""
        shown = conflicts_and_corrections(Problem(people=[], openings=[place()]))._repr_html_()
        assert "<table>" in shown
        assert "this is all: it is proven" in shown

    @pytest.mark.untraced
    def test_each_conflict_is_told_when_it_is_found(self):
        """Whoever listens hears of each, in the order in which they are found."""
        needs, told = [Need(skill="law"), Need(skill="data")], []
        found = conflicts_and_corrections(
            Problem(people=PEOPLE, openings=[place(needs=needs)]), progress=told.append
        )

        assert 2 == len(found.conflicts)
        assert [one.rules for one in found.conflicts] == [one.found.rules for one in told if one.found]

    @pytest.mark.parametrize("ask", [minimal_conflict, conflicts_and_corrections])
    def test_they_are_those_of_a_problem(self, ask):
        """Nothing else has rules: the fault says what to give."""
        with pytest.raises(Fault, match=rf"{ask.__name__}\.problem: expected a problem \(Problem\), got 3"):
            ask(3)

    def test_a_limit_is_a_number_from_one(self):
        """The fault names it."""
        with pytest.raises(Fault, match=r"conflicts_and_corrections\.limit"):
            conflicts_and_corrections(Problem(people=[], openings=[]), limit=0)


class TestTheFacts:
    """A conflict names the facts that it rests on, as far as they are sought."""

    @staticmethod
    def given(many, *needs, rules=()):
        """Return people for two openings, of which the first has needs."""
        openings = [place(size=(2, 2), needs=needs), place("adler", size=(3, 3))]
        people = [Person(id=f"p{number:02}", cost=9) for number in range(many)]
        return Problem(people=people, openings=openings, rules=rules)

    @pytest.mark.untraced
    @pytest.mark.parametrize(("many", "facts"), [(12, []), (13, ["the team of plume has 2 people"])])
    def test_sizes_are_tried_where_few_people_make_few_teams(self, many, facts):
        """A skill that nobody has is lacking whatever the size: of up to twelve people that is found out."""
        found = minimal_conflict(self.given(many, Need(skill="law")))

        assert ("fill:plume", "need:plume:0") == found.rules
        assert facts == [fact.say() for fact in found.facts]

    @pytest.mark.slow
    def test_where_a_rule_speaks_of_the_cohort_all_sizes_are_told(self):
        """The budget is too small for one team: what it leaves to the other is a fact as well."""
        found = minimal_conflict(self.given(13, rules=[Budget(maximum=17)]))

        assert ("fill:plume", "budget") == found.rules
        assert ["the team of plume has 2 people", "the team of adler has 3 people"] == [
            fact.say() for fact in found.facts
        ]

    def test_a_fact_that_was_lifted_is_not_tried(self, monkeypatch):
        """Where periods, clearances and wishes do not bind, no question is asked of them, nor of many people's sizes."""
        asked = []
        monkeypatch.setattr(conflicts_module, "feasible", lambda *given, **_: asked.append(given))
        given = self.given(13, Need(skill="law"))
        minimal_conflict(evolve(given, lifted=["available", "asked", "cleared"]))

        assert [] == asked


class TestCanTheyHold:
    """The question behind both: can the hard rules hold together?"""

    @pytest.mark.slow
    @at_most(30)
    @given(problems(most_rules=4))
    def test_the_answer_is_that_of_going_through_all_cohorts(self, given):
        """And where it is yes, a cohort proves it."""
        answer = feasible(given)
        assert answer.holds == bool(feasible_cohorts(given))
        assert answer.cohort is None or is_feasible(answer.cohort, given)

    def test_an_opening_with_people_of_its_own_is_no_part_of_a_proof(self):
        """Two teams want the one person who asks for both; a third has its own people, and is known to be needless."""
        wishes = {"p0": ["c1", "c2"], "p1": ["c0"], "p2": ["c0"]}
        people = [Person(id=name, wishes=some, open_to_all=False) for name, some in wishes.items()]
        answer = feasible(Problem(people=people, openings=[place(f"c{number}") for number in range(3)]))

        assert (False, {"fill:c0"}) == (answer.holds, answer.needless)

    @pytest.mark.usefixtures("luckless")
    def test_a_search_out_of_fuel_does_not_know(self):
        """None is neither yes nor no."""
        given = Problem(people=PEOPLE, openings=[place(size=(2, 2))])
        assert (None, None) == (feasible(given, nodes=0).holds, feasible(given, nodes=0).cohort)

    def test_soft_rules_cost_nothing_there(self):
        """A soft rule that must be broken is no obstacle, and a soft limit is fined by nothing."""
        rules = [
            Together(id="soft", people=["p1", "p2"], level=1),
            CohortQuota(quota=Quota(attribute="gender", value="f", minimum=3), id="women", level=2),
        ]
        given = Problem(people=PEOPLE, openings=[place(), place("adler")], rules=rules)
        assert feasible(given).holds
        model = without_worths(compose(given).model, spread=SPREAD)
        assert {0} == {limit.fine for limit in model.limits}


class TestUnexplored:
    """Sets of rules that hold no known conflict whole, and no known correction's complement."""

    NAMES = ("a", "b", "c", "d")
    SETS = st.lists(st.sets(st.sampled_from(NAMES), min_size=1), max_size=4)

    @pytest.mark.untraced
    @given(SETS, SETS)
    @example([{"a"}], [{"a"}])
    @example([{"a", "b"}], [{"c"}])
    def test_it_finds_a_largest_set_that_is_left(self, conflicts, corrections):
        """It loses a rule of each conflict and keeps one of each correction; no larger set does; None if none does."""

        def is_left(kept):
            out = set(self.NAMES) - kept
            return not any(one <= kept for one in conflicts) and not any(one <= out for one in corrections)

        every = [set(some) for size in range(5) for some in combinations(self.NAMES, size)]
        left = [one for one in every if is_left(one)]
        found = unexplored(self.NAMES, map(sorted, conflicts), map(sorted, corrections))
        if not left:
            assert found is None
        else:
            assert set(found) in left
            assert not any(set(found) < one for one in left)
            assert sorted(found) == list(found)

    def test_the_first_question_is_about_all_rules(self):
        """Nothing is known yet."""
        assert self.NAMES == unexplored(self.NAMES, [], [])

    def test_when_nothing_can_be_left_out_there_is_none(self):
        """Every set that holds is a correction's already."""
        assert unexplored(self.NAMES, [], [()]) is None


class TestTheValues:
    """Conflicts and diagnoses are values."""

    def test_they_are_equal_by_content_and_pickle(self):
        """And say in one short line how many of each there are."""
        found = conflicts_and_corrections(Problem(people=[], openings=[place()]))
        again = conflicts_and_corrections(Problem(people=[], openings=[place()]))
        assert (found, hash(found)) == (again, hash(again))
        assert found == pickle.loads(pickle.dumps(found))
        assert repr(found) == "<Diagnosis: conflicts 1, corrections 1>"


@pytest.mark.parametrize("ask", [compose, minimal_conflict, conflicts_and_corrections])
def test_limits_that_no_search_could_keep_are_refused(ask):
    """Before anything is searched: a word that is none, and fewer steps than none."""
    with pytest.raises(Fault, match=r"stop: expected a function or None, got 5"):
        ask(Problem(people=[], openings=[]), nodes=-1, stop=5)
    with pytest.raises(Fault, match=r"nodes: expected a whole number from 0.*, got -1"):
        ask(Problem(people=[], openings=[]), nodes=-1)


class Word:
    """A caller's word to stop, said at one of its calls; it counts the calls that come after."""

    def __init__(self, at):
        self.left, self.after = at, 0

    def __call__(self):
        """Tell whether to stop; not again once said, so that only who remembers it stops."""
        self.left -= 1
        self.after += self.left < 0
        return self.left == 0


class TestStopped:
    """A word to stop ends every question that a search of several would still ask."""

    @staticmethod
    def given():
        """Return a problem of many questions, with a cohort."""
        people = [
            Person(id=f"p{n}", attributes={"g": "fm"[n % 2]}, cost=n, wishes=["c1", "c0", "c2"])
            for n in range(1, 7)
        ]
        return Problem(
            people=people,
            openings=[Opening(id=f"c{n}", size=(1, 2)) for n in range(3)],
            rules=[
                ShareQuota(id="women", attribute="g", value="f", minimum=50),
                Budget(id="budget", amount="cost", maximum=12),
            ],
            objective=Objective(terms=[WishPoints(by_rank=[1])]),
        )

    @pytest.mark.untraced(but=["<lambda>4-1"])
    @pytest.mark.parametrize("at", [1, 2, 5])
    @pytest.mark.parametrize(
        "ask",
        [
            lambda given, stop: minimal_conflict(given, stop=stop),
            lambda given, stop: conflicts_and_corrections(given, stop=stop),
            lambda given, stop: compose(given).find_equals(stop=stop),
            lambda given, stop: relaxations(compose(given), stop=stop),
            lambda given, stop: alternatives(given, compose(given).cohort, k=4, stop=stop),
            lambda given, stop: binding_rules(compose(given).points_lost("p6", "c0"), stop=stop),
        ],
    )
    def test_nothing_is_asked_after_the_word(self, ask, at):
        """Whoever was told to stop asks no more, however many questions were left."""
        stop = Word(at)
        ask(self.given(), stop)

        assert not stop.after

    def test_a_conflict_found_before_the_word_is_told_as_unsure(self):
        """What was not shown necessary is not said to be; no budget is told that nobody looked for."""
        given = evolve(self.given(), rules=[Budget(id="small", amount="cost", maximum=3)])
        sure = minimal_conflict(given)
        calls = 1
        while not isinstance(found := minimal_conflict(given, stop=Word(calls)), RuleConflict):
            calls += 1

        assert sure.minimal
        assert (False, None) == (found.minimal, found.needed)
        assert set(sure.rules) <= set(found.rules)

    @pytest.mark.slow
    def test_wherever_the_word_is_said_no_rule_is_said_to_be_needed_that_is_not(self):
        """Four teams want two people: of a conflict cut short, what is said to be minimal is, and little else is said."""
        given = Problem(people=PEOPLE[:2], openings=[place(f"c{number}") for number in range(4)])
        calls, seen = 0, set()
        while True not in seen:
            calls += 1
            told = []
            found = minimal_conflict(given, stop=Word(calls), progress=told.append)
            if isinstance(found, RuleConflict):
                seen.add(found.minimal)
                assert not found.minimal or is_minimal(given, found.rules)
                assert told[-1].bound <= 3 <= len(found.rules) == told[-1].best

        assert {False, True} == seen

    @pytest.mark.untraced
    def test_each_opening_that_is_shown_to_be_needed_is_told(self):
        """Three of four teams are in the conflict: they are known one by one, and the last is not the first heard of."""
        given, told = Problem(people=PEOPLE[:2], openings=[place(f"c{number}") for number in range(4)]), []
        minimal_conflict(given, progress=told.append)

        assert [0, 1, 2, 3] == list(dict.fromkeys(one.bound for one in told if one.bound is not None))
        assert [4, 3] == list(dict.fromkeys(one.best for one in told if one.best is not None))


class TestOthers:
    """A conflict tells whether it is the only one, and not what chose the one shown: rules made of a table follow names."""

    @pytest.mark.slow
    @at_most(40, by_day=4)
    @given(problems(most_rules=3))
    def test_only_is_what_going_through_all_conflicts_tells(self, problem):
        """It is the only conflict exactly if, without any one of its rules, all the others hold together."""
        found = minimal_conflict(problem)
        assume(isinstance(found, RuleConflict))
        names = names_of(problem)
        alone = all(can_hold(problem, set(names) - {rule}) for rule in found.rules)

        assert found.only is alone
        assert alone == ("one of several conflicts" not in unfolded(found))
        several = conflicts_and_corrections(problem, limit=99)
        assert {one.only for one in several.conflicts} == {alone}

    @pytest.mark.slow
    @at_most(40)
    @given(problems(most_rules=4))
    def test_the_one_shown_is_of_the_fewest_rules(self, problem):
        """No fewer rules are in conflict than are shown."""
        found = minimal_conflict(problem)
        assume(isinstance(found, RuleConflict) and found.minimal)
        names = names_of(problem)
        fewer = (some for size in range(len(found.rules)) for some in combinations(names, size))
        assert all(can_hold(problem, some) for some in fewer)

    def test_where_the_search_for_fewer_is_stopped_a_minimal_conflict_is_shown(self, monkeypatch):
        """Whichever question is the last that is answered, what is said to be one of several conflicts is one."""
        lacking = [place(f"o{n}", needs=[Need(skill="law", level=3)]) for n in range(2)]
        given_ = Problem(people=PEOPLE, openings=lacking)
        answered, several = Oracle.ask, 0
        for most in range(8, 26, 2):
            turns = count()
            monkeypatch.setattr(
                Oracle,
                "ask",
                lambda self, *kept, turns=turns, most=most, **options: (
                    answered(self, *kept, **options) if next(turns) < most else Answer(None)
                ),
            )
            found = minimal_conflict(given_)
            if isinstance(found, RuleConflict) and found.only is False:
                assert is_minimal(given_, found.rules)
                several += 1
        assert several

    @pytest.mark.slow
    def test_of_teams_told_apart_only_by_what_is_far_from_them_names_choose_none(self):
        """Of openings in a row, each two asked for by the same two people, one is told by where it stands."""
        told = set[int]()
        for turned in (False, True):
            names = sorted((f"o{n:02}" for n in range(18)), reverse=turned)
            law = [Need(skill="law", level=3)]
            row = [place(one, needs=law if at in (5, 11) else []) for at, one in enumerate(names)]
            people = [Person(id=f"{pair[0]}{turn}", wishes=pair) for pair in pairwise(names) for turn in "ab"]
            found = minimal_conflict(Problem(people=people, openings=row))
            told |= {names.index(rule.split(":")[1]) for rule in found.rules}
        assert {11} == told

    @pytest.mark.untraced
    def test_of_teams_the_one_that_asks_for_more_is_told_under_any_name(self):
        """Of two teams one asks for a skill that nobody has, the other for two people: the same is told of them whichever is called what."""
        told = []
        for names in ("ab", "ba"):
            lacking = place(
                names[0], size=(1, 2), needs=[Need(skill="law", level=3), Need(skill="art", level=3)]
            )
            large = place(names[1], size=(9, 9))
            found = minimal_conflict(Problem(people=PEOPLE, openings=[lacking, large]))
            told.append([(rule.split(":")[0], rule.endswith(names[1])) for rule in found.rules])
            assert found.only is False
        assert [[("fill", True)], [("fill", True)]] == told

    @pytest.mark.slow
    def test_a_stopped_search_does_not_settle_it(self):
        """Where a search was stopped, whether there are others is not settled, and the order may have chosen."""
        found = RuleConflict(rules=["a"], reasons=[], facts=[])
        assert "may depend on names and order" in unfolded(found)
        assert "peuvent dépendre des noms" in found.explain(lang="fr").reasons[-1].say("fr")
        given_ = Problem(people=PEOPLE, openings=[place(size=(2, 2))], rules=[Budget(maximum=1)])
        answers = [
            minimal_conflict(given_, stop=map(number.__lt__, count()).__next__) for number in range(60)
        ]
        told = {one.only for one in answers if isinstance(one, RuleConflict)}
        assert {None, True} == told, "known before the facts are, or not"
        assert minimal_conflict(given_).only

    @pytest.mark.slow
    def test_a_conflict_over_many_people_names_the_sizes_it_rests_on(self):
        """Beyond twelve people the sizes of the teams spoken of are facts of the conflict, which they make sufficient."""
        people = [Person(id=f"p{n:02}", cost=10 + n) for n in range(16)]
        openings = [place("plume", size=(2, 2)), place("adler", size=(3, 3)), place("datajust")]
        tight = Problem(people=people, openings=openings, rules=[Budget(maximum=60)])
        found = minimal_conflict(tight)

        assert ("budget", "fill:adler", "fill:datajust", "fill:plume") == tuple(sorted(found.rules))
        assert "given that" in unfolded(found)
        for told in (
            "the team of plume has 2 people",
            "the team of adler has 3 people",
            "datajust has one person",
        ):
            assert told.replace("one person", "1 person") in str(found)
        cheapest = sum(sorted(one.cost for one in people)[:6])
        assert f"the 3 teams need at least {cheapest}" in unfolded(found)
        loose = evolve(tight, openings=[evolve(one, size=(1, one.size[1])) for one in openings])
        assert minimal_conflict(loose) is None
