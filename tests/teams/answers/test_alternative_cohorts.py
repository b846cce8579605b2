"""Alternatives: the next best cohorts, the best first, each at least so many seats from all before it."""

import pickle
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.teams import Objective, Opening, Person, Problem, WishPoints, alternatives, compose
from eig.teams.answers import Alternative, Alternatives, SeatMove, alternative_cohorts, score
from eig.teams.asked import Cohort, Forbidden, PairBonus, SkillPoints
from helpers.costs import at_most
from helpers.little_problems import best_of, problems
from helpers.small_problems import feasible_cohorts, is_feasible, vector
from helpers.unfolded import unfolded


def one_place(**options):
    """Return three people of skills 4, 3, 2 for one place; p3 asked for it."""
    people = [Person(id=f"p{n}", skills={"data": 5 - n}) for n in (1, 2)]
    people.append(Person(id="p3", skills={"data": 2}, wishes=["plume"]))
    plume = Opening(id="plume", weights={"data": 3})
    aims = Objective(terms=[SkillPoints(), WishPoints(by_rank=["3/2"])])
    return Problem(**{"people": people, "openings": [plume], "objective": aims, **options})


FIRST = Cohort.of({"plume": ["p1"]})


def cohorts(found):
    """Return the cohorts of alternatives."""
    return [one.composition.cohort for one in found]


def gone(before, after):
    """Return how many seats of a cohort are not in another."""
    return len(set(before.seats) - set(after.seats))


class TestTheNextBest:
    """Without a distance, alternatives are the next best cohorts."""

    @pytest.mark.untraced
    def test_they_come_best_first(self):
        """Skill 3 is worth 9, skill 2 and a wish 7.5."""
        found = alternatives(one_place(), FIRST)
        assert [("p2",), ("p3",)] == [one.people for one in cohorts(found)]
        assert [9, Fraction(15, 2)] == [one.composition.score[0].points for one in found]

    @pytest.mark.untraced
    def test_each_is_asked_to_differ_from_every_cohort_before_it(self):
        """The rules of its problem say so, by the number of the cohort: the first is 0."""
        found = alternatives(one_place(), FIRST)
        names = [[rule.id for rule in one.composition.problem.rules] for one in found]
        assert [["differs:0"], ["differs:0", "differs:1"]] == names

    @pytest.mark.untraced
    def test_each_is_told_as_it_is_found(self):
        """How many of those asked for are found, and the last."""
        told = []
        found = alternatives(one_place(), FIRST, k=5, progress=told.append)
        assert [(1, 5, found[0]), (2, 5, found[1])] == [(one.done, one.total, one.found) for one in told]

    def test_as_many_as_asked(self):
        """One is asked for, one is given."""
        found = alternatives(one_place(), FIRST, k=1)
        assert (1, "enough", False) == (len(found), found.ended, found.complete)

    @pytest.mark.untraced
    def test_fewer_mean_that_there_are_no_more(self):
        """Three people for one place make two alternatives."""
        found = alternatives(one_place(), FIRST, k=9)
        assert (2, True, True) == (len(found), found.complete, found.proven)

    def test_the_only_cohort_has_none(self):
        """Where one cohort exists, there is no other."""
        rules = [Forbidden.of(one, "plume") for one in ("p2", "p3")]
        found = alternatives(one_place(rules=rules), FIRST)
        assert ([], True, "none_left") == (list(found), found.complete, found.ended)

    def test_the_first_may_be_any_cohort(self):
        """Made by hand, and not the best: then the best is the first alternative."""
        found = alternatives(one_place(), Cohort.of({"plume": ["p3"]}), k=1)
        assert FIRST == found[0].composition.cohort

    @pytest.mark.untraced
    def test_the_first_may_break_the_rules(self):
        """A cohort by hand may be infeasible; its alternatives are not."""
        found = alternatives(one_place(), Cohort.of({"plume": ["p1", "p2"]}))
        assert [("p1",), ("p2",), ("p3",)] == [one.people for one in cohorts(found)]

    def test_a_cohort_that_only_adds_a_person_is_another(self):
        """Somebody more is a change, though no seat is gone."""
        wide = Opening(id="plume", size=(1, 2), weights={"data": 3})
        found = alternatives(one_place(openings=[wide]), FIRST, k=1)
        assert ("p1", "p2") == found[0].composition.cohort.people

    @pytest.mark.untraced
    def test_a_cohort_that_only_loses_a_person_is_another(self):
        """So is somebody less."""
        wide = Opening(id="plume", size=(1, 2))
        found = alternatives(one_place(openings=[wide]), Cohort.of({"plume": ["p1", "p2"]}), k=9)
        assert 5 == len({FIRST, *cohorts(found)})

    @pytest.mark.slow
    @at_most(30)
    @given(problems(), st.integers(1, 4))
    def test_they_are_those_of_going_through_all_cohorts(self, given, k):
        """The k next best of all, none twice, each proven."""
        first = compose(given).cohort
        assume(first)
        ranked = sorted((vector(given, one) for one in feasible_cohorts(given)), reverse=True)
        found = alternatives(given, first, k=k)
        assert ranked[1 : k + 1] == [vector(given, one) for one in cohorts(found)]
        assert len({first, *cohorts(found)}) == len(found) + 1
        assert all(is_feasible(one, given) for one in cohorts(found))
        assert {"optimal"} >= {one.composition.status for one in found}


class TestApart:
    """With a distance, each leaves at least so many seats of every cohort before it."""

    PEOPLE = tuple(Person(id=f"p{n}", skills={"data": 9 - n}) for n in range(1, 7))
    TWO = Problem(
        people=PEOPLE,
        openings=[Opening(id="plume", size=(2, 2), weights={"data": 1})],
        objective=Objective(terms=[SkillPoints()]),
    )
    BEST = Cohort.of({"plume": ["p1", "p2"]})

    def test_each_is_that_far_from_all_before_it(self):
        """Two seats apart, six people make two alternatives to the first pair."""
        found = cohorts(alternatives(self.TWO, self.BEST, k=9, apart=2))
        assert [("p3", "p4"), ("p5", "p6")] == [one.people for one in found]

    def test_one_seat_apart_is_a_nearer_choice(self):
        """The price of diversity: 1 point here, 4 points two seats apart."""
        near, far = (alternatives(self.TWO, self.BEST, k=1, apart=one)[0] for one in (1, 2))
        assert (-1, -4) == (near.gains["skills"], far.gains["skills"])

    def test_somebody_more_is_not_apart(self):
        """With a distance, seats of the cohort before must be gone; an added person leaves none."""
        wide = Opening(id="plume", size=(1, 2), weights={"data": 3})
        found = alternatives(one_place(openings=[wide]), FIRST, k=1, apart=1)
        assert ("p2", "p3") == found[0].composition.cohort.people

    def test_further_than_there_are_seats_is_nowhere(self):
        """No cohort leaves two seats of one."""
        found = alternatives(one_place(), FIRST, apart=2)
        assert ([], True, 2) == (list(found), found.complete, found.apart)

    @pytest.mark.slow
    @at_most(30)
    @given(problems(), st.integers(1, 2))
    def test_each_is_the_best_of_those_far_enough(self, given, apart):
        """Against all cohorts: none that is far enough from all before is better; and when they end, none is left."""
        first = compose(given).cohort
        assume(first)
        found = cohorts(alternatives(given, first, k=2, apart=apart))
        before = [first]
        for one in found:
            far = [it for it in feasible_cohorts(given) if all(gone(old, it) >= apart for old in before)]
            assert all(gone(old, one) >= apart for old in before)
            assert best_of(given, far) == vector(given, one)
            before.append(one)
        if len(found) < 2:
            assert not [it for it in feasible_cohorts(given) if all(gone(old, it) >= apart for old in before)]

    @pytest.mark.slow
    @at_most(15)
    @given(problems(), st.integers(1, 2))
    def test_none_is_better_than_the_one_before(self, given, apart):
        """Each has more to keep away from, and so is worth no more."""
        first = compose(given).cohort
        assume(first)
        points = [vector(given, one) for one in (first, *cohorts(alternatives(given, first, apart=apart)))]
        assert sorted(points, reverse=True) == points


class TestGainsAndLosses:
    """Each alternative tells who moves, and what each term gains or loses."""

    @pytest.mark.untraced
    def test_a_loss_of_one_term_and_a_gain_of_another(self):
        """p3 has half the skill, and asked."""
        last = alternatives(one_place(), FIRST)[-1]
        assert {"skills": -6, "wishes": Fraction(3, 2)} == dict(last.gains)

    def test_a_term_that_only_one_of_the_two_has_counts_in_full(self):
        """A bonus lost is lost whole."""
        aims = Objective(terms=[PairBonus.of("p1", "p2", 5), SkillPoints()])
        pair = Opening(id="plume", size=(2, 2), weights={"data": 3})
        found = alternatives(
            one_place(openings=[pair], objective=aims), Cohort.of({"plume": ["p1", "p2"]}), k=1
        )
        assert {"bonus:p1:p2": -5, "skills": -3} == dict(found[0].gains)

    def test_everyone_whose_seat_changes_is_named(self):
        """p1 leaves, p2 joins."""
        first = alternatives(one_place(), FIRST, k=1)[0]
        assert (
            SeatMove(person="p1", before="plume", after=None),
            SeatMove(person="p2", before=None, after="plume"),
        ) == first.moves

    def test_rows_are_the_moves(self):
        """A row a change."""
        assert [
            {"person": "p1", "change": "left", "before": "plume", "after": None},
            {"person": "p2", "change": "joined", "before": None, "after": "plume"},
        ] == alternatives(one_place(), FIRST, k=1)[0].rows()

    def test_an_alternative_is_explained_as_any_cohort_is(self):
        """In English and in French."""
        other = alternatives(one_place(), FIRST, k=1)[0].composition
        assert "p2 sits alone at plume" == other.explain("p2").reasons[0].say()
        assert "affectation de p2 : plume, équipe d’une personne" == other.explain("p2", lang="fr").reasons[
            0
        ].say("fr")

    @pytest.mark.slow
    @at_most(20)
    @given(problems())
    def test_gains_add_up_to_the_difference_of_the_scores(self, given):
        """Over all the terms, of all levels."""
        first = compose(given).cohort
        assume(first)
        total = sum(level.points for level in score(given, first))
        for one in alternatives(given, first, k=2):
            there = sum(level.points for level in score(given, one.composition.cohort))
            assert there - total == sum(one.gains.values())
            assert list(one.gains) == sorted(one.gains)


class TestAsking:
    """What may be asked, and how often."""

    @pytest.mark.parametrize(("name", "value"), [("k", 0), ("k", "3"), ("apart", 0), ("apart", -1)])
    def test_numbers_are_whole_and_from_one(self, name, value):
        """The fault names the argument."""
        with pytest.raises(Fault, match=f"alternatives.{name}"):
            alternatives(one_place(), FIRST, **{name: value})

    def test_all_faults_come_together(self):
        """Both are told."""
        with pytest.raises(Faults):
            alternatives(one_place(), FIRST, k=0, apart=0)

    @pytest.mark.untraced
    def test_alternatives_of_an_alternative_may_be_asked_for(self):
        """Those already seen stay away: its problem says so."""
        one = alternatives(one_place(), FIRST, k=1)[0].composition
        assert [("p3",)] == [it.people for it in cohorts(alternatives(one.problem, one.cohort))]

    @pytest.mark.usefixtures("luckless")
    @pytest.mark.parametrize("limits", [{"stop": lambda: True}, {"nodes": 0}])
    def test_a_search_that_is_stopped_is_not_taken_for_the_end(self, limits):
        """The caller's clock and the number of branches are limits: nothing found does not mean that there is none."""
        found = alternatives(one_place(), FIRST, **limits)
        assert ([], False, "stopped") == (list(found), found.complete, found.ended)

    def test_one_that_is_not_proven_says_so(self, monkeypatch):
        """A search that was stopped with a cohort in hand gives it, unproven; the next is looked for all the same."""

        def stopped(*given, **named):
            found = compose(*given, **named)
            return evolve(found, status="best_so_far" if found.cohort else "unknown")

        monkeypatch.setattr(alternative_cohorts, "compose", stopped)
        found = alternatives(one_place(), FIRST, k=9)
        assert (2, False, "stopped") == (len(found), found.proven, found.ended)
        assert (
            "alternative",
            "different_not_proven",
            "alternative",
            "different_not_proven",
            "alternatives_stopped",
        ) == found.explain().codes
        assert ("this_cohort", "different_not_proven", "left", "joined") == found.explain("1").codes

    @pytest.mark.untraced
    def test_the_same_question_has_the_same_answer(self):
        """Equal by content, hashable, picklable."""
        first, second = (alternatives(one_place(), FIRST) for _ in range(2))
        assert (first, hash(first)) == (second, hash(second))
        assert first == pickle.loads(pickle.dumps(first))
        assert {Alternative} == set(map(type, first))


class TestTheSeries:
    """The answer is gone over as a tuple is, and says why it ends where it does."""

    @pytest.mark.untraced
    def test_it_is_gone_over_counted_and_indexed(self):
        """For, len, numbers from the front and from the back."""
        found = alternatives(one_place(), FIRST)
        assert (2, list(found)) == (len(found), [found[0], found[-1]])

    @pytest.mark.untraced
    def test_the_price_is_a_vector(self):
        """Wishes come first: p1 costs one and gains skill, p2 less of it."""
        aims = Objective(terms=[WishPoints(by_rank=[5]), SkillPoints(level=2)])
        given = one_place(objective=aims)
        found = alternatives(given, Cohort.of({"plume": ["p3"]}))
        assert [(5, -6), (5, -3)] == [one.points for one in found]
        assert [
            "alternative 1 loses 5 points at level 1 (wishes) and gains 6 points at level 2 (skills)",
            "alternative 2 loses 5 points at level 1 (wishes) and gains 3 points at level 2 (skills)",
            "there is no other: it is proven",
        ] == [reason.say() for reason in found.explain().reasons]

    def test_a_cohort_better_than_one_made_by_hand_brings_points(self):
        """The price is held against the first cohort, whoever made it."""
        found = alternatives(one_place(), Cohort.of({"plume": ["p3"]}), k=1)
        assert (
            "alternatives: alternative 1 gains 4.5 points; this one was asked for: others may exist."
            == str(found.explain())
        )
        assert "variante" in str(found.explain(lang="fr"))

    @pytest.mark.untraced
    def test_one_of_them_is_told_by_its_number(self):
        """What it costs, that it is proven, and who moves."""
        told = alternatives(one_place(), FIRST).explain("1", lang="fr")
        assert (
            "1 : cette promotion fait perdre 3 points ; aucune promotion assez différente n’est meilleure : c’est prouvé ; "
            "p1 perd sa place à plume ; p2 prend une place à plume."
        ) == str(told)

    @pytest.mark.untraced
    def test_a_number_that_is_not_there_is_refused(self):
        """With those that are."""
        with pytest.raises(UnknownKey, match="alternative"):
            alternatives(one_place(), FIRST).explain("9")

    @pytest.mark.untraced
    def test_rows_are_one_an_alternative_and_a_level(self):
        """What it loses, how many move and who, and whether it is proven."""
        assert {
            "alternative": 1, "level": 1, "lost": 3, "moves": 2, "who": "p1 p2", "proven": True,
        } == alternatives(one_place(), FIRST).rows()[0]  # fmt: skip

    @pytest.mark.untraced
    def test_a_notebook_shows_the_table_and_the_end(self):
        """Escaped, with the sentence that says whether there are more."""
        shown = alternatives(one_place(), FIRST)._repr_html_()
        assert "<table>" in shown
        assert "there is no other: it is proven" in shown

    def test_it_checks_itself(self):
        """All its faults come together."""
        with pytest.raises(Faults) as caught:
            Alternatives(first=None, apart=0, found=[None], ended="tired")
        assert 4 == len(caught.value.exceptions)
        with pytest.raises(Faults):
            Alternative(composition=None, moves=[None], lost=[None])


def test_those_after_a_choice_among_equals_may_depend_on_names():
    """With a distance, an alternative chosen among equals decides which come after: it is told."""
    people = [Person(id=f"p{n}") for n in range(1, 7)]
    given_ = Problem(people=people, openings=[Opening(id="plume", size=(2, 2))])
    found = alternatives(given_, Cohort.of({"plume": ["p1", "p2"]}), k=2, apart=1)

    assert "alternative 1 was chosen among equally good ones" in unfolded(found)
    assert "la variante 1 a été choisie parmi des ex æquo" in unfolded(found.explain(lang="fr"))
    sure = alternatives(one_place(), FIRST, k=2, apart=1)
    assert "chosen among equally good ones" not in unfolded(sure)
    assert "chosen among" not in unfolded(alternatives(given_, Cohort.of({"plume": ["p1", "p2"]}), k=2))
