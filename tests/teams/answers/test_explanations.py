"""Why a composition is what it is: each sentence is true, and a person who cannot sit somewhere is told the rule."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eig._language.sentences_from_codes import say
from eig.errors import Fault, UnknownKey
from eig.lots import Decision
from eig.reasons import Reason
from eig.teams import (
    Apart,
    MeritPoints,
    Need,
    Objective,
    Opening,
    Person,
    Problem,
    Together,
    WishPoints,
    compose,
)
from eig.teams.answers import (
    Composition,
    LevelScore,
    ShadowPrice,
    _why_a_seat_or_none,
    points_of,
    relaxations,
)
from eig.teams.answers._points_lost_level_by_level import reached
from eig.teams.answers._rules_added_as_questions import Effort
from eig.teams.answers._why_a_seat_or_none import reasons_against, why_not
from eig.teams.asked import (
    Breach,
    Budget,
    Cohort,
    EligibilityRequired,
    Forbidden,
    MinProfiles,
    PairBonus,
    PersonStatus,
    SkillPoints,
)
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from helpers.costs import at_most
from helpers.little_problems import best_of, problems
from helpers.small_problems import feasible_cohorts, is_feasible
from helpers.unfolded import unfolded

from .test_composing import tight

DAY = date(2019, 1, 16)


def two_places(**options):
    """Return four people and two openings: p1 and p2 ask for plume, which takes two; p3 and p4 for adler."""
    people = [
        Person(id="p1", skills={"data": 4}, wishes=["plume", "adler"]),
        Person(id="p2", skills={"data": 2}, wishes=["plume"]),
        Person(id="p3", skills={"law": 3}, wishes=["adler"], open_to_all=False),
        Person(id="p4", skills={"law": 1}, wishes=["adler", "plume"]),
    ]
    openings = [
        Opening(id="adler", weights={"law": 2}),
        Opening(id="plume", size=(2, 2), weights={"data": 3}),
    ]
    aims = Objective(terms=[SkillPoints(), WishPoints(by_rank=[5, "5/2"])])
    return Problem(**{"people": people, "openings": openings, "objective": aims, **options})


FOUND = compose(two_places())


def told(found, key, lang="en"):
    """Return the sentences about a key."""
    return [reason.say(lang) for reason in found.explain(key, lang=lang).reasons]


def codes(found, key):
    """Return the codes of the reasons about a key."""
    return found.explain(key).codes


class TestAPersonWithASeat:
    """Where, with whom, which wish, and each point by its term."""

    @pytest.mark.untraced
    def test_it_says_where_and_with_whom(self):
        """The first reason is the seat."""
        assert "p1 sits at plume with p2" == told(FOUND, "p1")[0]
        assert "affectation de p1 : plume, avec p2" == told(FOUND, "p1", "fr")[0]

    def test_it_says_when_the_person_sits_alone(self):
        """A team of one has no mates to name."""
        assert "p3 sits alone at adler" == told(FOUND, "p3")[0]
        assert "affectation de p3 : adler, équipe d’une personne" == told(FOUND, "p3", "fr")[0]

    def test_it_says_which_wish_it_is(self):
        """Wishes are numbered from 1."""
        assert "plume is wish number 1" == told(FOUND, "p1")[1]
        assert "plume est son vœu n° 1" == told(FOUND, "p1", "fr")[1]

    def test_it_says_when_the_seat_was_not_asked_for(self):
        """Somebody open to all may sit where they did not ask to."""
        found = compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")]))
        assert "plume is not among the wishes" == told(found, "p1")[1]
        assert "plume n’est pas parmi ses vœux" == told(found, "p1", "fr")[1]

    def test_it_gives_each_point_by_its_term(self):
        """Skill 4 at weight 3 is 12 points; a first wish is 5."""
        assert ["skills: 12 points for p1", "wishes: 5 points for p1"] == told(FOUND, "p1")[2:4]
        assert ["compétences : 12 points pour p1", "vœux : 5 points pour p1"] == told(FOUND, "p1", "fr")[2:4]

    def test_points_shared_with_a_mate_are_named_for_both(self):
        """A bonus of a pair is told to both of them."""
        aims = Objective(terms=[PairBonus.of("p1", "p2", "3/2")])
        found = compose(two_places(objective=aims))
        assert "bonus:p1:p2: 1.5 points for p1 and p2" in told(found, "p1")
        assert "bonus:p1:p2 : 1,5 point pour p1 et p2" in told(found, "p2", "fr")

    def test_points_of_others_are_not_told(self):
        """p1 hears nothing of the points of p2."""
        assert not [one for one in told(FOUND, "p1") if "for p2" in one]

    @pytest.mark.slow
    @at_most(25)
    @given(problems())
    def test_points_told_are_points_given(self, given):
        """The gifts told to the people are, together, those of the cohort that name somebody at an opening."""
        found = compose(given)
        assume(found.cohort)
        heard = {
            (one.facts["source"], one.facts["people"], one.facts["points"])
            for person in found.cohort.people
            for one in found.explain(person).reasons
            if one.code == "points"
        }
        gifts = points_of(given, found.cohort)
        assert {(one.source, one.people, one.points) for one in gifts if one.opening and one.people} == heard


class TestWhyNotThere:
    """For each other wish: the rule that forbids it, else what it would lose at least."""

    def test_a_wish_that_would_cost_says_so(self):
        """To move p1 to adler would lose its seat at plume."""
        cost = FOUND.explain("p1").reasons[-1]
        assert ("would_lose_at_least", "adler") == (cost.code, cost.facts["opening"])
        assert 0 <= cost.facts["points"] <= FOUND.points_lost("p1", "adler").points[0]
        assert "a seat at adler, if possible, would lose the cohort at least 14.5 points" == cost.say()
        assert (
            "une place à adler, si elle est possible, ferait perdre à la promotion au moins 14,5 points"
            == cost.say("fr")
        )

    def test_with_several_levels_the_first_that_is_sure_to_lose_is_told(self):
        """A weighed number of points is read back as a level, and points of it: never more than the price."""
        aims = Objective(terms=[WishPoints(by_rank=[5]), SkillPoints(level=2)])
        found = compose(two_places(objective=aims))
        cost = found.explain("p1").reasons[-1]
        assert (
            "a seat at adler, if possible, would lose the cohort at least 5 points at level 1" == cost.say()
        )
        assert (
            "une place à adler, si elle est possible, ferait perdre à la promotion au moins 5 points au niveau 1"
            == cost.say("fr")
        )
        assert found.points_lost("p1", "adler").points >= (5, -1000)

    def test_somebody_without_a_seat_is_told_what_each_wish_would_cost(self):
        """p4 has no seat: both wishes are answered, in their order."""
        assert ("not_seated", "would_lose_at_least", "would_lose_at_least") == codes(FOUND, "p4")
        assert ["p4 has no seat", "p4 n’a pas de place"] == [
            told(FOUND, "p4", one)[0] for one in ("en", "fr")
        ]
        places = [one.facts.get("opening") for one in FOUND.explain("p4").reasons]
        assert [None, "adler", "plume"] == places

    @pytest.mark.untraced
    @pytest.mark.parametrize(
        ("change", "rule", "english", "french"),
        [
            (
                {"available": ["P2"]},
                "AvailabilityRequired",
                "free for all the periods",
                "libres pendant toutes les",
            ),
            ({"clearances": ["public"]}, "ClearanceRequired", "hold the clearance", "ont l’habilitation"),
            (
                {"statuses": [PersonStatus(kind="agent")]},
                "EligibilityRequired",
                "nobody seated has the",
                "n’a le statut",
            ),
        ],
    )
    def test_a_rule_that_forbids_a_wish_is_told(self, change, rule, english, french):
        """Not free, not cleared, not eligible: the rule is given in words, with its remedy, and no cost."""
        openings = [
            Opening(id="adler", weights={"law": 2}),
            Opening(id="plume", periods=["P1"], clearance="secret"),
        ]
        cleared = {"available": ["P1"], "clearances": ["secret"]}
        people = [evolve(one, **cleared) for one in two_places().people]
        people[3] = evolve(people[3], **change)
        rules = [EligibilityRequired(id="eligible", status="agent", on=DAY)]
        found = compose(two_places(people=people, openings=openings, rules=rules))
        last = found.explain("p4").reasons[-1]
        assert ("plume" in last.say(), "would_lose_at_least" in codes(found, "p4")[-1:]) == (True, False)
        assert (english in last.say(), french in last.say("fr")) == (True, True)
        assert rule == last.code

    def test_every_rule_that_forbids_a_wish_is_told(self):
        """Two rules forbid it: both are given."""
        rules = [Forbidden.of("p4", "plume"), Forbidden(id="again", person="p4", opening="plume")]
        found = compose(two_places(rules=rules))
        assert ["Forbidden", "Forbidden"] == [one for one in codes(found, "p4") if one == "Forbidden"]

    def test_a_soft_rule_forbids_nothing(self):
        """A preference against the seat has a cost; it does not bar."""
        found = compose(two_places(rules=[Forbidden(id="rather", person="p4", opening="plume", level=1)]))
        assert ("not_seated", "would_lose_at_least", "would_lose_at_least") == codes(found, "p4")

    def test_a_wish_for_an_opening_that_is_not_there_is_passed_over(self):
        """Somebody may have asked for an opening of another year."""
        people = [evolve(one, wishes=["elsewhere", *one.wishes]) for one in two_places().people]
        assert ("not_seated", "would_lose_at_least", "would_lose_at_least") == codes(
            compose(two_places(people=people)), "p4"
        )
        assert () == why_not(FOUND, FOUND.problem.person("p4"), "elsewhere")

    def test_without_a_wish_the_seat_that_costs_least_is_told(self):
        """Somebody open to all who asked for nothing is told the price of the seat nearest to them, not left without a word."""
        people = [
            *two_places().people,
            Person(id="p5", skills={"data": 1, "law": 1}, wishes=["elsewhere"], open_to_all=True),
        ]
        found = compose(two_places(people=people))
        first = min(why_not(found, people[-1], one)[0].facts["points"] for one in ("adler", "plume"))

        assert [
            "p5 has no seat",
            f"a seat at plume, if possible, would lose the cohort at least {say(first)} points",
        ] == told(found, "p5")

    def test_whom_every_opening_is_closed_to_is_told_by_which_rules(self):
        """Each rule once, with the openings that it closes; where a rule closes all, it says so."""
        agent = Person(id="p5", statuses=[PersonStatus(kind="agent")])
        rules = [EligibilityRequired(id="no-agent", status="agent", on=DAY), Forbidden.of("p5", "plume")]
        found = compose(two_places(people=[*two_places().people, agent], rules=rules))

        assert [
            "p5 has no seat",
            "on 16 January 2019, nobody seated has the status: agent; this closes every opening to p5",
            "p5 does not sit at plume; this closes plume to p5",
        ] == told(found, "p5")
        assert (
            "p5 n’a pas de place à plume ; plume : aucune place possible pour p5"
            == told(found, "p5", "fr")[-1]
        )

    def test_whom_no_team_can_hold_is_told_where(self):
        """adler is closed by a rule, and no team of plume can hold p5 without the partner: both are told."""
        people = [*two_places().people, Person(id="p5"), Person(id="p6", open_to_all=False)]
        rules = [Forbidden.of("p5", "adler"), Together.of("p5", "p6")]
        found = compose(two_places(people=people, rules=rules))

        assert ("not_seated", "closed", "no_team") == codes(found, "p5")
        assert "no team of plume that keeps its rules can hold p5" == told(found, "p5")[-1]

    def test_without_a_wish_nor_a_cohort_nothing_is_claimed(self):
        """Where no cohort is known, no opening is said to be closed that may not be."""
        openings = [Opening(id="adler"), Opening(id="plume", size=(9, 9))]
        people = [*two_places().people, Person(id="p5")]
        found = compose(two_places(people=people, openings=openings, rules=[Forbidden.of("p5", "plume")]))

        assert ("not_seated",) == codes(found, "p5")

    @pytest.mark.parametrize("low", [0, -4])
    @pytest.mark.parametrize(
        ("has", "told"), [(5, (1, 1)), (9, (2, 9)), (12, (2, 9))], ids=["more than it has", "all", "a part"]
    )
    def test_no_level_is_said_to_lose_more_than_it_has(self, has, told, low):
        """Of nine points, a level that has five above the least that any cohort has there loses at most five.

        The level before it loses some then, so one at least.
        """
        nobody = Problem(people=[], openings=[])
        model = SimpleNamespace(
            weights={1: 20 * GRAIN, 2: GRAIN}, lows={1: 0, 2: low}, grid=1, problem=nobody
        )
        scores = [LevelScore(level=one, points=points, terms={}) for one, points in ((1, 3), (2, low + has))]

        assert told == reached(model, Fraction(9), scores)

    @pytest.mark.untraced
    def test_a_partner_who_may_not_sit_there_bars_both(self):
        """p3 refuses plume, and p4 sits with p3 or not at all: no team of plume can hold p4."""
        openings = [Opening(id="adler", size=(1, 2), weights={"law": 2}), Opening(id="plume", size=(2, 2))]
        found = compose(two_places(openings=openings, rules=[Together.of("p3", "p4")]))
        last = found.explain("p4").reasons[-1]
        assert (
            "no team of plume that keeps its rules can hold p4: p3 and p4 sit together or not at all"
            == last.say()
        )
        assert (
            "aucune équipe de plume respectant ses règles ne peut compter p4 : "
            "p3 et p4 ont une place dans la même équipe, ou aucune" == last.say("fr")
        )

    def test_a_need_that_leaves_no_room_bars_the_others(self):
        """adler takes one person, who must know law at level 3: p1 does not."""
        openings = [Opening(id="adler", needs=[Need(skill="law", level=3)]), Opening(id="plume", size=(2, 2))]
        found = compose(two_places(openings=openings))
        assert "no_team" == codes(found, "p1")[-1]

    def test_where_nobody_is_there_to_sit_with_no_rule_is_named(self):
        """plume takes two, and only one person is there: it is the number that is missing, no rule."""
        people = [Person(id="p1", wishes=["plume", "adler"])]
        openings = [Opening(id="adler"), Opening(id="plume", size=(2, 2))]
        found = compose(Problem(people=people, openings=openings, lifted=["fill:plume"]))
        assert "no team of plume that keeps its rules can hold p1" == told(found, "p1")[-1]

    def test_where_no_cohort_is_known_nothing_is_claimed(self):
        """An infeasible problem has no cost to tell; a rule that forbids is still told."""
        openings = [Opening(id="adler"), Opening(id="plume", size=(9, 9))]
        found = compose(two_places(openings=openings, rules=[Forbidden.of("p4", "plume")]))
        assert ("not_seated", "Forbidden") == codes(found, "p4")

    @pytest.mark.slow
    @at_most(30)
    @given(problems())
    def test_no_wish_costs_less_than_is_told(self, given):
        """What is told is a floor under the exact price; where no team can hold the person, no cohort has the seat."""
        found = compose(given)
        assume(found.cohort)
        cohorts = feasible_cohorts(given)
        for person in given.people:
            for opening in given.openings:
                if (person.id, opening.id) in found.cohort.seats:
                    continue
                reasons = why_not(found, person, opening.id)
                price = found.points_lost(person.id, opening.id).points
                floors = [
                    one.facts for one in reasons if one.code in {"would_lose_at_least", "may_lose_nothing"}
                ]
                levels = [one.level for one in found.score]
                assert reasons
                for floor in floors if price else ():
                    before = levels.index(floor["level"])
                    assert (*(0,) * before, floor["points"]) <= price[: before + 1]
                if not floors:
                    assert not [one for one in cohorts if (person.id, opening.id) in one.seats]
        assert best_of(given, cohorts) == tuple(one.points for one in found.score)

    @pytest.mark.slow
    @at_most(20)
    @given(problems(), st.integers(0, 1))
    def test_whoever_a_seat_rule_forbids_is_told_that_rule(self, given, where):
        """Every hard seat rule broken by the seat alone is among the reasons, in the order of the rules."""
        found = compose(given)
        opening = given.openings[where % len(given.openings)]
        for person in given.people:
            rules = [one for one in given.all_rules if hasattr(one, "allows") and not one.level]
            broken = [type(one).__name__ for one in rules if not one.allows(person, opening)]
            said = [one.code for one in why_not(found, person, opening.id)]
            assert broken == said if broken else not {"OnlyWished", "Forbidden"} & set(said)


class NoLoneWolf:
    """A user's rule that answers `allows` and nothing of the built-in ones' words."""

    id, level, weight = "wolf", 0, 1

    def allows(self, person, opening):
        return person.id != "p4" or opening.id != "plume"

    def say(self, lang="en"):
        return "p4 keeps out of plume"

    def check(self, crews):
        for crew in crews:
            for person in crew.people:
                if not self.allows(person, crew.opening):
                    told = Reason(code="wolf", sentences={"en": "p4 keeps out", "fr": "p4 reste dehors"})
                    yield Breach(rule=self.id, people=[person.id], have=1, want=0, reason=told)


def test_a_rule_of_ones_own_is_told_as_the_others_are():
    """The built-in rules have no privilege."""
    found = compose(two_places(rules=[NoLoneWolf()]))
    assert ["p4 keeps out", "p4 reste dehors"] == [told(found, "p4", one)[-1] for one in ("en", "fr")]


class TestATeam:
    """A team's score, term by term, and the soft rules that it breaks."""

    def test_it_says_who_sits_there_and_each_point(self):
        """12 and 6 points of skill, and two first wishes."""
        assert [
            "p1 and p2 sit at plume",
            "skills: 12 points for p1",
            "skills: 6 points for p2",
            "wishes: 5 points for p1",
            "wishes: 5 points for p2",
        ] == told(FOUND, "plume")
        assert "plume : p1 et p2" == told(FOUND, "plume", "fr")[0]

    def test_a_soft_rule_that_it_breaks_is_told(self):
        """Two people of no profile are not mixed: the rule says so, with what it costs."""
        found = compose(two_places(rules=[MinProfiles(id="mixed", minimum=2, weight=3)]))
        assert ("team", "MinProfiles") == (codes(found, "plume")[0], codes(found, "plume")[-1])
        assert "mixed: -6 points for p1 and p2" in told(found, "plume")

    def test_a_rule_that_another_team_breaks_is_not(self):
        """adler hears nothing of plume's faults."""
        found = compose(two_places(rules=[Apart(id="apart", people=["p1", "p2"], level=1)]))
        assert "Apart" not in codes(found, "adler")

    def test_an_opening_left_empty_is_said(self):
        """Where an opening may stay empty, it says that it has no team."""
        found = compose(two_places(lifted=["fill:plume"]))
        alone = compose(two_places(people=[], lifted=["fill:plume", "fill:adler"]))
        assert "team" == codes(found, "plume")[0]
        assert ["plume has no team"] == told(alone, "plume")
        assert ["plume n’a pas d’équipe"] == told(alone, "plume", "fr")

    def test_without_a_cohort_no_opening_has_a_team(self):
        """Nor where no cohort exists."""
        assert ("empty",) == codes(compose(two_places(people=[])), "plume")

    @pytest.mark.slow
    @at_most(25)
    @given(problems())
    def test_its_points_are_those_of_the_score(self, given):
        """The points told for all the teams are, together with those of the whole cohort, the score."""
        found = compose(given)
        assume(found.cohort)
        reasons = [one for place in given.openings for one in found.explain(place.id).reasons]
        whole = sum(one.points for one in points_of(given, found.cohort) if one.opening is None)
        total = sum(one.facts["points"] for one in reasons if one.code == "points") + whole
        assert sum(level.points for level in found.score) == total
        assert is_feasible(found.cohort, given)


class TestTheWhole:
    """The status, the score, and the rules that bind."""

    def test_what_is_proven_is_said_first(self):
        """No cohort is better."""
        assert "no cohort is better: it is proven" == told(FOUND, None)[0]
        assert "aucune promotion n’est meilleure : c’est prouvé" == told(FOUND, None, "fr")[0]

    def test_then_the_score_term_by_term(self):
        """24 points of skills and 15 of wishes."""
        english = ["level 1 scores 39 points", "of which skills: 24", "of which wishes: 15"]
        french = ["niveau 1 : 39 points", "dont compétences : 24", "dont vœux : 15"]
        assert (english, french) == (told(FOUND, None)[2:], told(FOUND, None, "fr")[2:])

    def test_a_rule_that_binds_is_told_with_what_a_unit_would_bring(self):
        """A budget that keeps the best person out has a price."""
        people = [Person(id="p1", skills={"data": 4}, cost=9), Person(id="p2", skills={"data": 2}, cost=1)]
        plume = Opening(id="plume", weights={"data": 3}, size=(1, 2))
        aims = Objective(terms=[SkillPoints()])
        budget = Budget(id="budget", amount="cost", maximum=9)
        found = compose(Problem(people=people, openings=[plume], rules=[budget], objective=aims))
        binds = found.explain().reasons[-1]
        assert ("binds", "budget") == (binds.code, binds.facts["rule"])
        assert "budget (at most) limits the result: one unit more would gain at most 6 points" == binds.say()
        assert "limite le résultat" in unfolded(binds.say("fr"))

    @pytest.mark.untraced
    @pytest.mark.parametrize(("half", "gain"), [(3, "6 points"), ("3/2", "3 points"), ("3/4", "1.5 points")])
    def test_what_a_rule_would_gain_is_told_in_points_whole_or_not(self, half, gain):
        """With points half as large it gains half as many."""
        merit = MeritPoints.of({(f"p{cost}", "plume", None): cost * Fraction(half) for cost in (4, 2)})
        found = compose(
            Problem(
                people=[Person(id=f"p{cost}", cost=cost) for cost in (4, 2)],
                openings=[Opening(id="plume", size=(1, 2))],
                rules=[Budget(id="budget", amount="cost", maximum=5)],
                objective=Objective(terms=[merit]),
            )
        )
        assert told(found, None)[-1].endswith(f"one unit more would gain at most {gain}")

    def test_a_unit_too_small_to_count_is_said_to_bind_by_little(self):
        """One more euro where a person costs ten thousand: less than half a hundredth of a point."""
        people = [
            Person(id="p1", skills={"data": 4}, cost=10_000),
            Person(id="p2", skills={"data": 2}, cost=1),
        ]
        plume = Opening(id="plume", weights={"data": 3}, size=(1, 2))
        budget = Budget(id="budget", amount="cost", maximum=10_000)
        found = compose(
            Problem(
                people=people, openings=[plume], rules=[budget], objective=Objective(terms=[SkillPoints()])
            )
        )
        assert (
            "budget (at most) limits the result: one unit more would gain at most 6 points"
            == told(found, None)[-1]
        )

    def test_where_no_cohort_exists_no_point_is_promised(self):
        """A rule that the proof weighs is named; nothing is said to bring points to a cohort that cannot be."""
        budget = Budget(id="budget", amount="cost", maximum=1)
        people = [evolve(one, cost=1) for one in two_places().people]
        found = compose(two_places(people=people, rules=[budget]))

        assert [
            "no cohort keeps all the rules",
            "the proof rests on budget, beside the rules of each team; a conflict names the few to blame",
        ] == told(found, None)
        assert "la preuve repose sur budget" in unfolded(found.explain(lang="fr"))

    def test_a_stopped_search_without_a_cohort_promises_nothing(self):
        """Prices that prove nothing yet are not told."""
        budget = Budget(id="budget", amount="cost", maximum=1)
        people = [evolve(one, cost=1) for one in two_places().people]
        found = compose(two_places(people=people, rules=[budget]))
        unknown = evolve(
            found, status="unknown", shadow_prices=[evolve(one, points=0) for one in found.shadow_prices]
        )

        assert 1 == len(told(unknown, None))

    @pytest.mark.slow
    @at_most(40)
    @given(problems())
    @example(
        Problem(
            people=[Person(id=f"p{level}", cost=3, skills={"data": level}) for level in (2, 3, 4)],
            openings=[Opening(id="plume", weights={"data": 3}, size=(1, 3))],
            rules=[Budget(maximum=5)],
            objective=Objective(terms=[SkillPoints()]),
        )
    )
    def test_a_unit_more_never_gains_more_than_is_told(self, problem):
        """A rule relaxed by one gains no more points than the most that is told of it, at one level."""
        assume(not any(rule.level for rule in problem.all_rules))
        terms = [evolve(term, level=1) for term in problem.objective.terms]
        found = compose(evolve(problem, objective=Objective(terms=terms)))
        assume(found.cohort is not None)
        told_most = {
            one.facts["rule"]: one.facts["points"] for one in found.explain().reasons if one.code == "binds"
        }
        for one in relaxations(found):
            if one.rule in told_most and one.points:
                assert one.points[0] <= told_most[one.rule]

    def test_of_several_levels_no_number_is_promised(self):
        """A unit may move any of them: `relaxations` tells which, and by how much."""
        people = [
            Person(id="p1", skills={"data": 4}, cost=9),
            Person(id="p2", skills={"data": 2}, cost=1, wishes=["plume"]),
        ]
        plume = Opening(id="plume", weights={"data": 3}, size=(1, 2))
        aims = Objective(terms=[SkillPoints(), WishPoints(by_rank=[1], level=2)])
        budget = Budget(maximum=9)
        found = compose(Problem(people=people, openings=[plume], rules=[budget], objective=aims))
        assert "budget (at most) limits the result" == told(found, None)[-1]

    def test_a_person_wanted_by_several_is_no_rule_that_binds(self):
        """Both openings want p1: people have prices, which are not told among the rules."""
        people = [Person(id="p1", skills={"data": 4}), Person(id="p2", skills={"data": 2})]
        places = [Opening(id=one, weights={"data": 3}) for one in ("adler", "plume")]
        found = compose(Problem(people=people, openings=places, objective=Objective(terms=[SkillPoints()])))
        assert {"person"} == {one.kind for one in found.shadow_prices}
        assert "binds" not in codes(found, None)

    def test_a_search_that_was_stopped_tells_the_gap(self):
        """What a better cohort could still gain."""
        found = evolve(FOUND, status="best_so_far", bound=FOUND.worth + Fraction(5, 2))
        assert [
            "the search was stopped: this is the best cohort found so far",
            "a better cohort could gain 2.5 points at most",
        ] == told(found, None)[:2]
        assert "une meilleure promotion gagnerait au plus 2,5 points" == told(found, None, "fr")[1]

    def test_a_gap_over_several_levels_is_told_at_the_first(self):
        """The bound is one number for all levels; what it lets the first gain is told, rounded up."""
        aims = Objective(terms=[WishPoints(by_rank=[5]), SkillPoints(level=2)])
        best = compose(two_places(objective=aims))
        found = evolve(best, status="best_so_far", bound=best.worth + 1)
        assert "a better cohort could gain 1 point at level 1 at most" == told(found, None)[1]
        assert "une meilleure promotion gagnerait au plus 1 point au niveau 1" == told(found, None, "fr")[1]

    def test_a_problem_without_cohort_says_so(self):
        """No cohort keeps all the rules."""
        found = compose(two_places(people=[]))
        assert ["no cohort keeps all the rules"] == told(found, None)
        assert ["aucune promotion ne respecte toutes les règles"] == told(found, None, "fr")

    def test_prices_that_leave_room_for_a_cohort_prove_nothing(self):
        """Where the bound is the least that a cohort can be worth, one may be: no rule is said to forbid all."""
        given = Problem(
            people=[Person(id="p1", cost=3)], openings=[Opening(id="plume")], rules=[Budget(maximum=9)]
        )
        prices = [ShadowPrice(kind="rule", key="budget", label="high", points=0)]
        found = Composition(problem=given, status="unknown", shadow_prices=prices)

        assert found.bound_at_prices.value == found.model.least
        assert ("unknown",) == found.explain().codes

    def test_a_hard_rule_is_no_preference(self):
        """Of a cohort put in by hand, what is counted as missed is what may be missed."""
        given = Problem(
            people=[Person(id="p1"), Person(id="p2")],
            openings=[Opening(id="plume", size=(1, 2))],
            rules=[Apart.of("p1", "p2")],
        )
        soft = evolve(given, rules=[evolve(given.rules[0], level=1)])
        both = [evolve(compose(one), cohort=Cohort.of({"plume": ["p1", "p2"]})) for one in (given, soft)]

        assert [False, True] == ["one preference is not kept" in str(one) for one in both]

    def test_a_search_that_found_nothing_says_how_far_it_went(self):
        """Stopped after so many branches."""
        found = Composition(problem=two_places(), status="unknown", nodes=7)
        assert ["the search was stopped after 7 steps with no cohort found"] == told(found, None)
        assert ["la recherche a été arrêtée après 7 étapes, sans trouver de promotion"] == told(
            found, None, "fr"
        )


class TestTheTrace:
    """An explanation is a trace: a subject, reasons, a language."""

    def test_the_method_and_the_function_agree(self):
        """Without a key, the whole is told."""
        assert FOUND.explain() == FOUND.explain(None)
        assert "cohort" == FOUND.explain().subject

    def test_it_reads_as_one_sentence(self):
        """Subject, colon, reasons."""
        assert str(FOUND.explain("p2")).startswith("p2: p2 sits at plume with p1; plume is wish number 1; ")

    def test_an_unknown_key_is_answered_with_the_nearest(self):
        """Neither a person nor an opening."""
        with pytest.raises(UnknownKey, match=r"no person or opening 'plum' here; the nearest known: 'plume'"):
            FOUND.explain("plum")

    def test_an_unknown_language_is_refused(self):
        """Results speak English and French."""
        with pytest.raises(Fault, match="'en' or 'fr'"):
            FOUND.explain("p1", lang="de")

    def test_people_come_before_openings_of_the_same_name(self):
        """Where a person and an opening share an identifier, the person is explained."""
        found = compose(Problem(people=[Person(id="x")], openings=[Opening(id="x")]))
        assert "x sits alone at x" == told(found, "x")[0]


def test_the_public_reads_who_is_on_a_team_and_of_nobody_without_a_seat():
    """A challenge's team, a seated person's seat; of somebody without a seat nothing but that no list names them."""
    people = [Person(id="p1", wishes=["plume"]), Person(id="p2", wishes=["plume"])]
    aim = Objective(terms=[WishPoints(by_rank=[1])])
    sole = Problem(people=people[:1], openings=[Opening(id="plume", size=(1, 1))], objective=aim)
    both = evolve(sole, people=people)

    assert "p1" in str(compose(sole).explain("plume", audience="public"))
    assert ("not_decided",) == compose(both).explain("plume", audience="public").codes
    alone = compose(evolve(both, rules=[Forbidden.of("p2", "plume")]))
    assert ("listed_nowhere",) == alone.explain("p2", audience="public").codes


def test_the_public_reads_with_whom_somebody_sits():
    """With the others of the team, never with themselves."""
    team = compose(
        Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="x", size=(2, 2))])
    )
    (told,) = team.explain("p1", audience="public").reasons
    assert ("seated", ("p2",)) == (told.code, told.facts["mates"])


@pytest.mark.parametrize(("nodes", "steps"), [(3, 200), (50, 200), (51, 204), (900, 3600)])
def test_an_explanation_may_take_four_times_the_steps_of_the_search(nodes, steps):
    """Or of fifty steps, where it took fewer."""
    found = evolve(compose(Problem(people=[], openings=[])), nodes=nodes)
    assert steps == _why_a_seat_or_none.effort_of(found, None).left


@pytest.mark.slow
def test_what_a_seat_would_lose_is_sought_with_what_other_seats_left():
    """It may take half of the steps that are left, what it takes is gone for the next, and what it shows is told."""
    found, left, told = compose(tight()), 120, []
    effort = Effort(left=left)
    for who, place in (("p1", "c1"), ("p4", "c1"), ("p4", "c0"), ("p0", "c0")):
        taken = found.points_lost(who, place, nodes=max(50, left // 2)).instead.nodes
        told += reasons_against(found, found.problem.person(who), place, effort)
        left -= taken
        assert taken
        assert left == effort.left
    assert [
        "a seat at c1 might lose no points: the search was stopped before it was known",
        "a seat at c1 would lose 1 point",
        "a seat at c0 would lose no points",
        "no cohort that keeps all the rules seats p0 at c0: c1 has a team, c2 has a team and the cost of the seated sums to at most 211",
    ] == list(map(str, told))


@pytest.mark.slow
def test_a_decision_is_told_of_a_seat_that_loses_nothing_by_it():
    """It gave that seat to others; a seat that loses points needs no decision to be refused."""
    found = compose(tight())
    decided = evolve(found, decisions=[Decision(by="jury", order=["p8", "p4"], reference="minutes, 4.2")])
    given_ = [(who, place) for who in ("p4", "p8") for place in ("c0", "c1", "c2")]
    seats = [seat for seat in given_ if seat not in found.cohort.seats]
    told = [
        str(*reasons_against(decided, found.problem.person(who), place, Effort(left=600)))
        for who, place in seats
    ]
    lost = [sum(found.points_lost(who, place).points) for who, place in seats]
    assert [
        f"a seat at {place} would lose no points: the decision gave it to others"
        if not one
        else f"a seat at {place} would lose {one} point{'' if one == 1 else 's'}"
        for (_, place), one in zip(seats, lost, strict=True)
    ] == told
    assert 2 == lost.count(0)
