"""A cohort made by hand is held against the best: what it breaks, what it loses, and who would move."""

import pickle

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.teams import Apart, Objective, Opening, Person, Problem, WishPoints, check, compose
from eig.teams.answers import Comparison, compare, score
from eig.teams.answers.seat_moves import moves_between
from eig.teams.asked import Budget, Cohort, MinProfiles, SkillPoints
from helpers.costs import at_most
from helpers.little_problems import problems
from helpers.small_problems import every_cohort, feasible_cohorts
from helpers.unfolded import unfolded

PROBLEM = Problem(
    people=[
        Person(id="p1", skills={"data": 4}, wishes=["adler"], open_to_all=True),
        Person(id="p2", skills={"data": 2}, wishes=["plume"], open_to_all=True),
        Person(id="p3", skills={"data": 1}),
    ],
    openings=[Opening(id="adler", weights={"data": 1}), Opening(id="plume", weights={"data": 3})],
    rules=[Apart.of("p1", "p2"), MinProfiles(id="mixed", minimum=1, level=3)],
    objective=Objective(terms=[SkillPoints(), WishPoints(by_rank=[2], level=2)]),
)
FOUND = compose(PROBLEM)


def told(one, lang="en"):
    """Return the sentences of a comparison."""
    return [reason.say(lang) for reason in one.explain(lang=lang).reasons]


class TestAgainstTheBest:
    """No cohort that keeps the rules scores more than the best; what each lacks is said, level by level."""

    @pytest.mark.slow
    @at_most(25)
    @given(problems(), st.data())
    def test_what_is_lost_is_the_difference_of_two_scores(self, drawn, data):
        """For any cohort at all: the numbers are those of `score`, the rules those of `check`, the moves those between."""
        found = compose(drawn)
        mine = data.draw(st.sampled_from(list(every_cohort(drawn))))
        one = compare(found, mine)

        assert (score(drawn, mine), check(mine, drawn)) == (one.score, one.breaches)
        if found.cohort is None:
            assert ((), (), []) == (one.points, one.moves, one.rows())
            return
        pairs = zip(found.score, one.score, strict=True)
        assert tuple(best.points - own.points for best, own in pairs) == one.points
        assert moves_between(mine, found.cohort) == one.moves
        for level, lost in zip(one.lost, one.points, strict=True):
            rows = [row for row in one.rows() if row["level"] == level.level]
            assert lost == sum(row["composition"] - row["cohort"] for row in rows)

    @pytest.mark.slow
    @at_most(25)
    @given(problems())
    def test_no_cohort_that_keeps_the_rules_gains(self, drawn):
        """Held against what is proven best, none is before it at the first level that differs."""
        found = compose(drawn)
        assume(found.cohort)

        for mine in feasible_cohorts(drawn):
            one = compare(found, mine)
            assert one.keeps
            assert one.points >= (0,) * len(one.points)
        assert not any(compare(found, found.cohort).points)


class TestInWords:
    """A jury reads what its own cohort breaks, what it costs, and what would change."""

    def test_a_cohort_that_keeps_the_rules(self):
        """What is lost at one level and gained at another is said in the order of levels, then who would move."""
        mine = compare(FOUND, Cohort.of({"adler": ["p1"], "plume": ["p2"]}))

        assert [
            "it keeps every hard rule",
            "against the composition, it loses 4 points at level 1 (skills) and gains 4 points at level 2 (wishes)",
            "the composition is proven best",
            "from it to the composition, p1 goes from adler to plume and p2 goes from plume to adler",
        ] == told(mine)
        assert [
            "elle respecte toutes les règles impératives",
            "par rapport à la composition, elle perd 4 points au niveau 1 (compétences) et gagne 4 points au niveau 2 (vœux)",
            "la composition est optimale, preuve faite",
            "pour passer de cette promotion à la composition, p1 quitte adler pour plume et p2 quitte plume pour adler",
        ] == told(mine, "fr")

    def test_a_cohort_that_breaks_rules_is_told_them_first(self):
        """Each hard rule broken, with its remedy; soft ones only count in the points."""
        mine = compare(FOUND, Cohort.of({"adler": ["p1", "p2"]}))

        assert not mine.keeps
        assert "it breaks hard rules: size:adler, fill:plume and apart:p1:p2" == told(mine)[0]
        assert [unfolded(breach) for breach in mine.breaches if not breach.level] == told(mine)[1:4]
        assert "mixed" in {breach.rule for breach in mine.breaches}

    def test_a_person_or_an_opening_is_told_what_speaks_of_it(self):
        """Each rule broken with its people and its opening, each move with the seats left and taken; and no other."""
        mine = compare(FOUND, Cohort.of({"adler": ["p1", "p2"]}))
        rule_of = {unfolded(breach): breach.rule for breach in mine.breaches}
        told = {
            key: [rule_of.get(str(one), str(one)) for one in mine.explain(key).reasons]
            for key in ("p1", "adler", "plume")
        }

        assert {
            "p1": ["size:adler", "apart:p1:p2", "mixed", "p1 goes from adler to plume"],
            "adler": ["size:adler", "apart:p1:p2", "mixed", "p1 goes from adler to plume"],
            "plume": ["fill:plume", "p1 goes from adler to plume"],
        } == told
        assert ("same_here",) == mine.explain("p3").codes

    def test_a_composition_that_was_stopped_is_not_called_best(self):
        """What a stopped search had in hand is only what it had in hand."""
        stopped = compare(evolve(FOUND, status="best_so_far"), FOUND.cohort)

        assert "the composition is not proven best: the search was stopped" == told(stopped)[-1]

    @pytest.mark.parametrize(
        ("options", "words"),
        [({}, "no cohort keeps all the rules"), ({"nodes": 0}, "before it found a cohort")],
    )
    def test_where_there_is_nothing_to_compare_with(self, options, words):
        """What the cohort breaks is still told; no point is said to be lost."""
        people = [evolve(one, cost=1) for one in PROBLEM.people]
        tight = evolve(PROBLEM, people=people).having(Budget(id="few", amount="cost", minimum=99))
        mine = compare(compose(tight, **options), Cohort.of({"plume": ["p2"]}))

        assert ((), ()) == (mine.points, mine.moves)
        assert words in told(mine)[-1]
        assert "few" in told(mine)[0]


class TestTheValue:
    """A comparison is a value, and asks for two things that it can compare."""

    def test_it_is_a_value(self):
        """Equal by content, also after a copy; a table in a notebook."""
        mine = compare(FOUND, FOUND.cohort)

        assert mine == compare(FOUND, FOUND.cohort) == pickle.loads(pickle.dumps(mine))
        assert '<th scope="col" class="n">composition</th>' in mine._repr_html_()

    def test_refused(self):
        """The two the wrong way round, a stranger among the people, and parts that are none of its own."""
        with pytest.raises(Faults) as caught:
            compare(FOUND.cohort, FOUND)
        with pytest.raises(UnknownKey, match="p9"):
            compare(FOUND, Cohort.of({"plume": ["p9"]}))
        with pytest.raises(Fault, match=r"a level score \(LevelScore\)"):
            Comparison(composition=FOUND, cohort=FOUND.cohort, score=[3])

        assert ["compare.composition", "compare.cohort"] == [fault.place for fault in caught.value.faults]
