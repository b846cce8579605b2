"""Rules on one team: size, team at all, needs, posts, budget, caps and mixture."""

from collections import Counter
from itertools import combinations, permutations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Faults
from eig.teams import Need, Objective, Opening, Person, Problem, Seat, check, compose
from eig.teams.asked import (
    Cohort,
    Crew,
    MaxEachTeam,
    MinProfiles,
    Posts,
    SkillNeed,
    SkillPoints,
    TeamBudget,
    TeamRequired,
    TeamSize,
)
from helpers.crews_drawn import PROFILES, both, broken, crew_of, numbers, some_people

EMPTY = crew_of()
small = st.integers(0, 4)


def elsewhere(crew):
    """Return the same people at another opening."""
    return evolve(crew, opening=Opening(id="adler"))


def faults_of(kind, **fields):
    """Return where the faults of a rule stand."""
    with pytest.raises(Faults) as caught:
        kind(**fields)
    return [one.place for one in caught.value.faults]


def kept_by_spans(rule, crew):
    """Tell whether the counts that a rule shows to the search hold for a team."""
    totals = [(span, sum(map(span.amount, crew.people))) for span in rule.spans(crew.opening)]
    return all(span.low <= total and (span.high is None or total <= span.high) for span, total in totals)


def agrees(rule, crew):
    """Hold the three faces of a rule together: what it counts, what it misses and what it breaches."""
    found = broken(rule, crew)
    assert sum(one.misses for one in found) == rule.misses(crew)
    if crew.people and hasattr(rule, "spans"):
        assert kept_by_spans(rule, crew) == (rule.misses(crew) == 0)
    return found


class TestTeamSize:
    """The team of an opening has so many people."""

    @pytest.mark.slow
    @given(some_people, st.integers(1, 4), small)
    def test_misses_are_people_too_many_or_too_few(self, people, low, more):
        """A team misses its size by the people to add or to remove, and by nothing else."""
        rule, crew = TeamSize(id="size", opening="plume", minimum=low, maximum=low + more), crew_of(*people)
        wanted = range(low, low + more + 1)
        expected = min(abs(len(people) - size) for size in wanted) if people else 0

        assert expected == rule.misses(crew)
        assert bool(expected) == bool(agrees(rule, crew))
        assert 0 == rule.misses(elsewhere(crew))

    @pytest.mark.slow
    def test_the_bound_broken_is_the_one_told(self):
        """A team too small is told the least, a team too large the most."""
        rule = TeamSize(id="size", opening="plume", minimum=2, maximum=3)

        assert [(("p1",), 1, 2, 1)] == numbers(broken(rule, crew_of("p1")))
        assert [(("p1", "p2", "p3", "p4", "p5"), 5, 3, 2)] == numbers(
            broken(rule, crew_of("p1", "p2", "p3", "p4", "p5"))
        )

    def test_an_empty_opening_is_not_a_small_team(self):
        """An opening left empty breaks the rule that it has a team, and that one alone."""
        problem = Problem(people=[], openings=[Opening(id="plume", size=(2, 3))])

        assert ["fill:plume"] == [one.rule for one in check(Cohort(teams=[]), problem)]

    def test_another_opening_counts_nothing(self):
        """The search is shown no count for an opening of which the rule does not speak."""
        assert () == TeamSize(id="size", opening="plume", minimum=1, maximum=2).spans(Opening(id="adler"))

    def test_said_and_refused(self):
        """The rule is said in both languages, and a size from 0 to 0 of no opening has three faults."""
        assert both(TeamSize(id="size", opening="plume", minimum=2, maximum=3)) == (
            "the team of plume has 2 to 3 people",
            "l’équipe de plume compte 2 à 3 personnes",
        )
        assert ["TeamSize.opening", "TeamSize.minimum", "TeamSize.maximum"] == faults_of(
            TeamSize, id="size", opening="", minimum=0, maximum=0
        )


class TestFilled:
    """An opening has a team."""

    rule = TeamRequired.of("plume")

    def test_one_person_is_a_team(self):
        """One person is enough; nobody is a breach; another opening left empty is not the matter."""
        assert [((), 0, 1, 1)] == numbers(agrees(self.rule, EMPTY))
        assert () == agrees(self.rule, crew_of("p1"))
        assert () == agrees(self.rule, crew_of(opening="adler"))
        assert () == self.rule.spans(Opening(id="adler"))

    def test_said_and_refused(self):
        """The rule is said in both languages, and needs a name and an opening."""
        assert both(self.rule) == ("plume has a team", "plume doit avoir une équipe")
        assert ["TeamRequired.id", "TeamRequired.opening"] == faults_of(TeamRequired, id="", opening="")

    def test_lifted_or_soft(self):
        """An opening that need not have a team may stay empty; at a price, it is filled if that costs less."""
        opening = Opening(id="plume", weights={"data": -1})
        problem = Problem(
            people=[Person(id="p1", skills={"data": 3})],
            openings=[opening],
            lifted=["fill:plume"],
            objective=Objective(terms=[SkillPoints()]),
        )
        cheap, dear = (
            problem.having(TeamRequired(id="fill", opening="plume", level=1, weight=weight))
            for weight in (2, 4)
        )

        assert ((), ("p1",)) == (compose(cheap).cohort.people, compose(dear).cohort.people)
        assert (-2, -3) == (compose(cheap).worth, compose(dear).worth)


class TestSkillNeed:
    """So many members of a team have a skill at a level."""

    @pytest.mark.untraced
    @given(some_people, st.integers(1, 4), st.integers(1, 3))
    def test_misses_are_the_people_who_lack(self, people, grade, count):
        """A need is missed by as many people as must still be found with the skill at the level."""
        rule = SkillNeed(id="need", opening="plume", skill="data", grade=grade, count=count)
        have = len([one for one in people if one.skills.get("data", 0) >= grade])
        expected = max(0, count - have) if people else 0

        assert expected == rule.misses(crew_of(*people))
        assert [(have, count)] * bool(expected) == [
            (one.have, one.want) for one in agrees(rule, crew_of(*people))
        ]

    @pytest.mark.untraced
    @given(some_people)
    def test_adding_someone_never_breaks_a_need(self, people):
        """A need that is met stays met whoever joins."""
        rule = SkillNeed(id="need", opening="plume", skill="data", grade=2, count=2)
        misses = [rule.misses(crew_of(*people[:size])) for size in range(1, len(people) + 1)]

        assert sorted(misses, reverse=True) == misses

    def test_one_member_answers_several_needs(self):
        """Someone with two skills answers both needs."""
        opening = Opening(id="plume", needs=[Need(skill="data", level=3), Need(skill="law")])
        both_skills = Person(id="p1", skills={"data": 3, "law": 1})

        assert () == check(Cohort.of({"plume": ["p1"]}), Problem(people=[both_skills], openings=[opening]))

    def test_another_opening(self):
        """The need of one opening says nothing of another."""
        rule = SkillNeed(id="need", opening="plume", skill="data")

        assert 0 == rule.misses(crew_of("p1", opening="adler"))
        assert () == rule.spans(Opening(id="adler"))

    def test_said_and_refused(self):
        """The rule is said in both languages, and its four fields are checked together."""
        assert both(SkillNeed(id="need", opening="plume", skill="data", grade=3, count=2)) == (
            "the team of plume has at least 2 with data at level 3 or more",
            "l’équipe de plume compte au moins 2 personnes avec data au niveau 3 ou plus",
        )
        assert ["opening", "skill", "grade", "count"] == [
            place.removeprefix("SkillNeed.")
            for place in faults_of(SkillNeed, id="need", opening="", skill="", grade=0, count=0)
        ]


class TestPosts:
    """Every post is held by someone of an accepted profile, nobody holding two."""

    @pytest.mark.slow
    @given(
        some_people,
        st.lists(st.lists(st.sampled_from(PROFILES), unique=True, min_size=1), min_size=1, max_size=3),
    )
    def test_against_every_way_to_hand_out_posts(self, people, accepted):
        """The misses are the posts that stay free in the best of all ways to hand them out (Hall 1935, Ore)."""
        posts = [Seat(accepts=one) for one in accepted]
        rule = Posts(id="posts", opening="plume", posts=posts)
        holders = [*people, *[Person(id=f"nobody{n}") for n in range(len(posts))]]
        held = max(
            sum(bool(set(post.accepts) & set(one.profiles)) for post, one in zip(posts, order, strict=True))
            for order in permutations(holders, len(posts))
        )

        assert (len(posts) - held if people else 0) == rule.misses(crew_of(*people))
        agrees(rule, crew_of(*people))

    def test_two_posts_one_designer(self):
        """One designer does not hold two posts for designers, whatever else the designer can do."""
        rule = Posts(id="posts", opening="plume", posts=[Seat(accepts=["design"])] * 2)
        designer = Person(id="p1", profiles=["design", "dev"])

        assert [(("p1", "p2"), 1, 2, 1)] == numbers(
            agrees(rule, crew_of(designer, Person(id="p2", profiles=["dev"])))
        )

    def test_no_post_is_no_rule(self):
        """Without posts there is nothing to hold, and nothing to miss."""
        assert () == agrees(Posts(id="posts", opening="plume", posts=[]), crew_of("p1"))

    def test_another_opening(self):
        """The posts of one opening say nothing of another."""
        rule = Posts(id="posts", opening="plume", posts=[Seat(accepts=["data"])])

        assert 0 == rule.misses(crew_of("p1", opening="adler"))
        assert () == rule.spans(Opening(id="adler"))

    def test_said_and_refused(self):
        """The rule is said in both languages, and needs a name and an opening."""
        assert both(Posts(id="posts", opening="plume", posts=[])) == (
            "every post of plume is held by someone of an accepted profile, nobody holding two",
            "chaque poste de plume est tenu par un profil accepté, et personne n’en tient deux",
        )
        assert ["Posts.id", "Posts.opening"] == faults_of(Posts, id="", opening="", posts=[])

    def test_composed_as_tried(self):
        """The search fills posts as trying all teams does: a team that cannot hold them is never chosen."""
        people = [
            Person(id=f"p{n}", profiles=profiles, skills={"data": n})
            for n, profiles in enumerate([["design"], ["dev"], ["data"], ["data"], ["data", "dev"]])
        ]
        opening = evolve(Opening.of_posts("plume", ["design", "dev"], ["data"], ["dev"]), weights={"data": 1})
        problem = Problem(people=people, openings=[opening], objective=Objective(terms=[SkillPoints()]))
        teams = [Cohort.of({"plume": team}) for team in combinations([one.id for one in people], 3)]
        good = [team for team in teams if not check(team, problem)]
        best = max(sum(int(who[1]) for who in team.people) for team in good)

        assert 0 < len(good) < len(teams)
        assert best == compose(problem).worth


class TestTeamBudget:
    """The team of an opening costs at most so much."""

    @pytest.mark.slow
    @given(some_people, st.integers(0, 12))
    def test_misses_are_what_is_spent_too_much(self, people, most):
        """A budget is missed by what the team costs above it, and the numbers say both."""
        rule, cost = TeamBudget(id="budget", opening="plume", maximum=most), sum(one.cost for one in people)

        assert [(cost, most, cost - most)] * (cost > most) == [
            (one.have, one.want, one.misses) for one in agrees(rule, crew_of(*people))
        ]
        assert () == broken(rule, elsewhere(crew_of(*people)))

    @pytest.mark.untraced
    @given(some_people, st.integers(0, 8))
    def test_adding_a_person_never_mends_a_budget(self, people, most):
        """Whoever joins, a team that costs too much goes on costing too much."""
        rule = TeamBudget(id="budget", opening="plume", maximum=most)
        misses = [rule.misses(crew_of(*people[:size])) for size in range(len(people) + 1)]

        assert sorted(misses) == misses

    def test_to_the_last_unit(self):
        """A budget spent to the last unit is kept."""
        rule = TeamBudget(id="budget", opening="plume", maximum=490)

        assert () == broken(rule, crew_of(Person(id="p1", cost=490)))
        assert [(("p1",), 491, 490, 1)] == numbers(broken(rule, crew_of(Person(id="p1", cost=491))))

    def test_said_and_refused(self):
        """The rule is said in both languages, and a budget below nothing is refused."""
        assert both(TeamBudget(id="budget", opening="plume", maximum=1000)) == (
            "the team of plume costs at most 1000",
            "l’équipe de plume coûte au plus 1000",
        )
        assert ["TeamBudget.opening", "TeamBudget.maximum"] == faults_of(
            TeamBudget, id="budget", opening="", maximum=-1
        )
        assert () == TeamBudget(id="budget", opening="plume", maximum=1).spans(Opening(id="adler"))


class TestTeamCap:
    """At most so many members of any team share the same value of an attribute."""

    @pytest.mark.untraced
    @given(some_people, small)
    def test_each_value_is_held_to_the_cap(self, people, most):
        """Every value held by too many is told with those who hold it; those without an employer never are."""
        rule = MaxEachTeam(id="mates", attribute="employer", maximum=most)
        counts = Counter(one.employer for one in people if one.employer)
        expected = [
            (tuple(one.id for one in people if one.employer == value), count, most, count - most)
            for value, count in sorted(counts.items())
            if count > most
        ]

        assert expected == numbers(agrees(rule, crew_of(*people)))

    @pytest.mark.untraced
    @given(some_people, st.integers(0, 2))
    def test_adding_a_person_never_mends_a_cap(self, people, most):
        """Whoever joins, a cap that is broken stays broken."""
        rule = MaxEachTeam(id="west", attribute="region", maximum=most)
        misses = [rule.misses(crew_of(*people[:size])) for size in range(len(people) + 1)]

        assert sorted(misses) == misses

    def test_each_team_by_itself(self):
        """Two of the same employer at two openings are no breach."""
        mates = [Person(id=one, employer="e1") for one in ("p1", "p2")]
        rule = MaxEachTeam(id="mates", attribute="employer", maximum=1)

        assert () == broken(rule, crew_of(mates[0]), crew_of(mates[1], opening="adler"))
        assert 1 == len(broken(rule, crew_of(*mates)))

    def test_said_and_refused(self):
        """The rule is said in both languages, and needs an attribute and a whole number."""
        assert both(MaxEachTeam(id="mates", attribute="employer", maximum=1)) == (
            "a team has at most 1 of the same employer",
            "une équipe compte au plus 1 personne de même employeur",
        )
        assert ["MaxEachTeam.attribute", "MaxEachTeam.maximum"] == faults_of(
            MaxEachTeam, id="mates", attribute="", maximum="1"
        )


class TestMixed:
    """The members of a team have several profiles between them."""

    @pytest.mark.untraced
    @given(some_people, st.integers(1, 4))
    def test_misses_are_the_profiles_that_lack(self, people, least):
        """A team misses as many profiles as it lacks, each counted once; an empty opening misses none."""
        rule = MinProfiles(id="mixed", minimum=least)
        have = len({profile for one in people for profile in one.profiles})
        expected = max(0, least - have) if people else 0

        assert [(have, least, least - have)] * bool(expected) == [
            (one.have, one.want, one.misses) for one in agrees(rule, crew_of(*people))
        ]

    def test_a_preference_by_default(self):
        """Teams of one profile are legal: the rule is soft unless said otherwise."""
        assert (1, 1, 2) == (
            MinProfiles(id="mixed").level,
            MinProfiles(id="mixed").weight,
            MinProfiles(id="mixed").minimum,
        )

    def test_said_and_refused(self):
        """The rule is said in both languages, and asks for one profile at least."""
        assert both(MinProfiles(id="mixed", minimum=3)) == (
            "the members of a team have at least 3 profiles between them",
            "les membres d’une équipe réunissent au moins 3 profils",
        )
        assert [
            "MinProfiles.weight",
            "MinProfiles.id",
            "MinProfiles.minimum",
            "MinProfiles.level",
        ] == faults_of(MinProfiles, id=" ", level=-1, weight=0, minimum=0)


@pytest.mark.slow
@given(some_people)
def test_the_order_of_members_does_not_matter(people):
    """A team is a set of people: no rule on a team depends on the order in which they are named."""
    rules = [
        TeamSize(id="size", opening="plume", minimum=2, maximum=2),
        SkillNeed(id="need", opening="plume", skill="data", grade=2),
        TeamBudget(id="budget", opening="plume", maximum=4),
        MaxEachTeam(id="mates", attribute="employer", maximum=1),
        MinProfiles(id="mixed"),
        Posts(id="posts", opening="plume", posts=[Seat(accepts=["data"]), Seat(accepts=["data", "dev"])]),
    ]
    there, back = crew_of(*people), Crew(opening=Opening(id="plume"), people=people[::-1])

    assert [rule.misses(there) for rule in rules] == [rule.misses(back) for rule in rules]
