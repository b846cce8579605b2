"""Rules on the whole cohort: counts, shares, caps, sums, loads, seats given, and seats that differ."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.programme import Quota
from eig.teams import MaxEach, Objective, Opening, Person, Problem, ShareQuota, check, compose
from eig.teams.answers import score
from eig.teams.asked import (
    Budget,
    Cohort,
    CohortQuota,
    MaxEachTeam,
    MaxOverlap,
    MentorLoad,
    OneSeatEach,
    SeatGiven,
    SkillPoints,
    TeamSize,
)
from helpers.crews_drawn import both, broken, crew_of, numbers, some_crews
from helpers.small_problems import every_cohort, is_feasible
from helpers.unfolded import unfolded

bounds = st.one_of(st.none(), st.integers(0, 4))


def seated(crews):
    """Return all the people of some crews."""
    return [person for crew in crews for person in crew.people]


def west(crews):
    """Return the identifiers of those seated who are of the west."""
    return tuple(one.id for one in seated(crews) if one.value("region") == "west")


def outside(have, low, high):
    """Return what was found, what was asked for and the difference, if a bound that is there is passed."""
    too_few = [] if low is None or have >= low else [(have, low, low - have)]
    return too_few + ([] if high is None or have <= high else [(have, high, have - high)])


def faults_of(kind, **fields):
    """Return where the faults of a rule stand."""
    with pytest.raises(Faults) as caught:
        kind(**fields)
    return [one.place.split(".")[1] for one in caught.value.faults]


def agrees(rule, crews):
    """Hold the two faces of a rule together: what its lines pass their bounds by is what its breaches miss."""
    found = broken(rule, *crews)
    passed = [line.use(crews) - line.high for line in rule.lines(seated(crews))]
    assert sorted(over for over in passed if over > 0) == sorted(one.misses for one in found)
    return found


class TestExclusive:
    """Nobody sits at two challenges."""

    @pytest.mark.slow
    @given(st.lists(st.sets(st.sampled_from(["p1", "p2", "p3"])), min_size=3, max_size=3))
    def test_each_one_seated_twice_is_told(self, teams):
        """Someone at two openings misses once, at three twice; those who sit once are not named."""
        crews = [crew_of(*sorted(team), opening=name) for name, team in zip("abc", teams, strict=True)]
        counts = Counter(person for team in teams for person in team)

        assert [((who,), n, 1, n - 1) for who, n in sorted(counts.items()) if n > 1] == numbers(
            broken(OneSeatEach(), *crews)
        )

    def test_said_and_refused(self):
        """The rule is said in both languages, and checked like any other."""
        assert both(OneSeatEach()) == (
            "nobody sits at two challenges",
            "personne n’a de place dans deux équipes",
        )
        assert ["weight", "id"] == faults_of(OneSeatEach, id="", weight=0)


class TestCount:
    """Between so many and so many of the seated have a value."""

    @pytest.mark.untraced
    @given(some_crews(), bounds, bounds)
    def test_counted_one_by_one(self, crews, low, high):
        """A count misses by the people to add or to remove; a bound left open is never broken."""
        assume(low is None or high is None or low <= high)
        who = west(crews)
        rule = CohortQuota(
            quota=Quota(attribute="region", value="west", minimum=low or 0, maximum=high), id="west"
        )

        assert [(who, *told) for told in outside(len(who), low, high)] == numbers(agrees(rule, crews))

    def test_said_with_the_bounds_it_has(self):
        """A bound that is not there is not spoken of, in either language."""
        said = {
            (2, 3): (
                "of the seated, 2 to 3 have region = west",
                "parmi les personnes placées, 2 à 3 ont region = west",
            ),
            (2, None): (
                "of the seated, at least 2 have region = west",
                "parmi les personnes placées, au moins 2 ont region = west",
            ),
            (None, 3): (
                "of the seated, at most 3 have region = west",
                "parmi les personnes placées, au plus 3 ont region = west",
            ),
            (None, None): (
                "of the seated, any number have region = west",
                "parmi les personnes placées, un nombre quelconque a region = west",
            ),
        }

        assert said == {
            (low, high): both(
                CohortQuota(
                    quota=Quota(attribute="region", value="west", minimum=low or 0, maximum=high), id="west"
                )
            )
            for low, high in said
        }

    def test_a_breach_says_what_to_do(self):
        """Whoever reads that one of the west is missing reads what to do about it."""
        rule = CohortQuota(quota=Quota(attribute="region", value="west", minimum=1), id="west")
        (found,) = broken(rule, crew_of("p1"))

        assert unfolded(found) == (
            "of the seated, at least one has region = west; found 0 instead of 1; "
            "seat more of them, or lower the bound"
        )
        assert found.reason.say("fr") == (
            "parmi les personnes placées, au moins une a region = west ; constaté 0 au lieu de 1 ; "
            "en placer davantage, ou baisser la borne"
        )

    @pytest.mark.parametrize(("low", "high", "misses"), [(3, None, 1), (0, 1, 1), (4, None, 2), (2, 2, None)])
    def test_it_misses_by_those_to_add_or_to_remove(self, low, high, misses):
        """Of three seated, two are of the west."""
        rule = CohortQuota(
            quota=Quota(attribute="region", value="west", minimum=low, maximum=high), id="west"
        )
        homes = ("west", "east", "west")
        people = [Person(id=f"p{n}", attributes={"region": home}) for n, home in enumerate(homes)]

        assert [misses] * (misses is not None) == [one.misses for one in broken(rule, crew_of(*people))]

    def test_a_breach_tells_nobody_what_a_person_is(self):
        """The sentence gives the numbers, not the names: who has the value is for those who hold the attributes."""
        rule = CohortQuota(quota=Quota(attribute="region", value="west", maximum=0), id="west")
        (found,) = broken(rule, crew_of(Person(id="p1", attributes={"region": "west"})))

        assert ("p1",) == found.people
        assert "p1" not in str(found) + found.reason.say("fr") + repr(found.reason)

    def test_a_breach_on_employers_names_them(self):
        """An employer is no statistic: who must move is said."""
        rule = MaxEach(id="employers", attribute="employer", maximum=0)
        (found,) = broken(rule, crew_of(Person(id="p1", employer="e1")))

        assert "p1" in str(found)

    def test_refused(self):
        """No attribute, and bounds below 0, are three faults."""
        assert ["level", "quota", "id"] == faults_of(CohortQuota, id="", level=-1, quota="region=west")


class TestShare:
    """Between so many and so many per cent of the seated have a value."""

    @pytest.mark.slow
    @given(some_crews(), st.integers(0, 100), st.integers(0, 100))
    def test_exact_to_the_hundredth_of_a_person(self, crews, low, high):
        """A share is compared as an exact fraction: nothing is rounded, and nobody seated breaks nothing."""
        low, high = sorted((low, high))
        everyone, who = seated(crews), west(crews)
        found = agrees(
            ShareQuota(id="west", attribute="region", value="west", minimum=low, maximum=high), crews
        )
        share = Fraction(len(who), len(everyone)) if everyone else None

        assert (share is not None and share < Fraction(low, 100)) == any(one.have < one.want for one in found)
        assert (share is not None and share > Fraction(high, 100)) == any(
            one.have > one.want for one in found
        )
        assert all(one.have == 100 * len(who) and one.people == who for one in found)

    @pytest.mark.parametrize(("women", "seats", "kept"), [(2, 5, True), (3, 8, False), (4, 10, True)])
    def test_forty_per_cent(self, women, seats, kept):
        """2 of 5 are 40%, 4 of 10 too; 3 of 8 are 37.5%, which no rounding makes 40."""
        people = [Person(id=f"p{n}", attributes={"gender": "f" if n < women else "m"}) for n in range(seats)]
        rule = ShareQuota(id="women", attribute="gender", value="f", minimum=40)

        assert kept == (not agrees(rule, [crew_of(*people)]))

    def test_all_and_nobody_bind_nothing(self):
        """A share of 0 to 100 per cent shows the search no bound at all."""
        assert () == ShareQuota(id="west", attribute="region", value="west").lines([Person(id="p1")])

    def test_one_per_cent_binds(self):
        """At least 1% is one person at least; at most 99% is not everybody."""
        other, one = Person(id="p1"), Person(id="p2", attributes={"region": "west"})
        least = ShareQuota(id="west", attribute="region", value="west", minimum=1)
        most = ShareQuota(id="west", attribute="region", value="west", maximum=99)

        assert [(1, 0), (0, 1)] == [
            tuple(len(agrees(rule, [crew_of(who)])) for who in (other, one)) for rule in (least, most)
        ]

    def test_said_and_refused(self):
        """The rule is said in both languages, and per cents go from 0 to 100."""
        assert both(ShareQuota(id="women", attribute="gender", value="f", minimum=40, maximum=60)) == (
            "of the seated, 40 to 60% have gender = f",
            "parmi les personnes placées, 40 à 60 % ont gender = f",
        )
        assert ["attribute", "value", "minimum", "maximum"] == faults_of(
            ShareQuota, id="women", attribute="", value="", minimum=-1, maximum=101
        )


class TestCapEach:
    """At most so many of the seated share any one value."""

    @pytest.mark.slow
    @given(some_crews(), st.integers(0, 3))
    def test_each_employer_is_held_to_the_cap(self, crews, most):
        """Each employer of too many is told with those people; having no employer is nobody's value."""
        holders = {}
        for one in seated(crews):
            holders.setdefault(one.employer, []).append(one.id)
        holders.pop(None, None)
        expected = [
            (tuple(who), len(who), most, len(who) - most)
            for _, who in sorted(holders.items())
            if len(who) > most
        ]

        assert expected == numbers(agrees(MaxEach(id="cap", attribute="employer", maximum=most), crews))

    @pytest.mark.untraced
    @given(some_crews(), st.integers(0, 2))
    def test_adding_a_team_never_mends_a_cap(self, crews, most):
        """Whoever is seated besides, a cap that is broken stays broken."""
        rule = MaxEach(id="cap", attribute="region", maximum=most)
        misses = [sum(one.misses for one in rule.check(crews[:size])) for size in range(len(crews) + 1)]

        assert sorted(misses) == misses

    def test_said_and_refused(self):
        """The rule is said in both languages, and a cap is a whole number from 0."""
        assert both(MaxEach(id="cap", attribute="employer", maximum=2)) == (
            "the cohort has at most 2 of the same employer",
            "la promotion compte au plus 2 personnes de même employeur",
        )
        assert (
            "la promotion compte au plus 1 personne de même profil"
            == both(MaxEach(id="cap", attribute="profile", maximum=1))[1]
        )
        assert ["maximum", "attribute"] == faults_of(MaxEach, id="cap", attribute=None, maximum=-1)


def test_a_value_that_cannot_pass_the_cap_has_no_bound():
    """Three of one employer may pass a cap of two, and are bounded; two of another, and one of a third, cannot."""
    employers = ("e1", "e1", "e1", "e2", "e2", "e3")
    people = [Person(id=f"p{n}", employer=one) for n, one in enumerate(employers)]
    lines = MaxEach(id="employers", attribute="employer", maximum=2).lines(people)

    assert [("e1", 2, {"p0": 1, "p1": 1, "p2": 1})] == [(one.label, one.high, one.by_person) for one in lines]


class TestBudget:
    """The sum of an amount over the seated lies between bounds."""

    @pytest.mark.untraced
    @given(some_crews(), st.one_of(st.none(), st.integers(-4, 4)), st.one_of(st.none(), st.integers(-4, 9)))
    def test_added_one_by_one(self, crews, least, most):
        """A sum misses by what is lacking or too much, below nothing too; a bound left open is never broken."""
        assume(least is None or most is None or least <= most)
        total = sum(one.amounts["load"] for one in seated(crews))
        rule = Budget(id="load", amount="load", minimum=least, maximum=most)

        assert outside(total, least, most) == [
            (one.have, one.want, one.misses) for one in agrees(rule, crews)
        ]

    @pytest.mark.untraced
    @given(some_crews(), st.integers(0, 20))
    def test_a_budget_names_all_who_spend_it(self, crews, most):
        """The cost is an amount like another, and a budget that is passed concerns all the seated."""
        everyone = seated(crews)
        cost = sum(one.cost for one in everyone)

        assert [(tuple(one.id for one in everyone), cost, most, cost - most)] * (cost > most) == numbers(
            agrees(Budget(id="budget", amount="cost", maximum=most), crews)
        )

    def test_said_with_the_bounds_it_has(self):
        """A bound that is not there is not spoken of, in either language."""
        said = {
            (2, 3): (
                "the load of the seated sums to 2 to 3",
                "le total de « load » des personnes placées va de 2 à 3",
            ),
            (2, None): (
                "the load of the seated sums to at least 2",
                "le total de « load » des personnes placées est d’au moins 2",
            ),
            (None, 3): (
                "the load of the seated sums to at most 3",
                "le total de « load » des personnes placées est d’au plus 3",
            ),
            (None, None): (
                "the load of the seated sums to anything",
                "le total de « load » des personnes placées est quelconque",
            ),
        }

        assert said == {
            (least, most): both(Budget(id="load", amount="load", minimum=least, maximum=most))
            for least, most in said
        }

    def test_refused(self):
        """No amount, and bounds that are not whole, are three faults."""
        assert ["amount", "minimum", "maximum"] == faults_of(
            Budget, id="budget", amount="", minimum=0.5, maximum="9"
        )


class TestMentorLoadOfOpenings:
    """What the openings say of who follows them is read once, not written twice."""

    def test_the_openings_that_name_the_mentor(self):
        """All those, and no other; the rule is named after the mentor."""
        openings = [
            Opening(id=one, mentors=two) for one, two in (("a", ["m1"]), ("b", ["m2", "m1"]), ("c", []))
        ]

        assert MentorLoad(id="load:m1", mentor="m1", openings=["a", "b"], maximum=3) == MentorLoad.of(
            "m1", openings, maximum=3
        )

    def test_a_mentor_whom_none_names(self):
        """A load over no opening would bind nobody, and is refused."""
        with pytest.raises(UnknownKey, match=r"no mentor 'm11' here$"):
            MentorLoad.of("m11", [Opening(id="a", mentors=["m1"])], maximum=3)


class TestMentorLoad:
    """A mentor follows at most so many people, over all the openings that name the mentor."""

    def test_its_line_counts_each_seat_that_it_follows_once(self):
        """Two sit where the mentor follows them, one elsewhere: a load of one is passed by one."""
        rule = MentorLoad(mentor="m1", openings=["adler", "plume"], maximum=1)
        crews = [crew_of(f"p{n}", opening=name) for n, name in enumerate(("adler", "plume", "cesar"))]
        (line,) = rule.lines([Person(id=f"p{n}") for n in range(3)])

        assert ("m1", 1, 2) == (line.label, line.high, line.use(crews))
        assert [(("p0", "p1"), 2, 1, 1)] == numbers(broken(rule, *crews))
        assert () == broken(MentorLoad(mentor="m1", openings=["adler", "plume"], maximum=2), *crews)

    @pytest.mark.slow
    @given(some_crews(), st.sets(st.sampled_from(["plume", "adler", "cesar"])), st.integers(0, 3))
    def test_the_people_of_the_openings_named(self, crews, openings, most):
        """Only those who sit at an opening of the mentor count, all together."""
        rule = MentorLoad(id="load", mentor="m1", openings=sorted(openings), maximum=most)
        who = tuple(person for crew in crews if crew.opening.id in openings for person in crew.ids)

        assert [(who, len(who), most, len(who) - most)] * (len(who) > most) == numbers(agrees(rule, crews))

    def test_said_and_refused(self):
        """The rule is said in both languages, and its fields are checked together."""
        assert both(MentorLoad(id="load", mentor="m1", openings=["plume"], maximum=4)) == (
            "m1 follows at most 4 people",
            "m1 suit au plus 4 personnes",
        )
        assert MentorLoad(mentor="m1", openings=["plume"], maximum=0).maximum == 0
        assert ["maximum", "mentor", "openings"] == faults_of(
            MentorLoad, id="load", mentor="", openings="plume", maximum=-1
        )


class TestSeated:
    """One person sits at one opening."""

    @pytest.mark.slow
    @given(some_crews(), st.sampled_from(["p0", "p5"]), st.sampled_from(["plume", "cesar", "nowhere"]))
    def test_there_or_not(self, crews, person, opening):
        """The rule holds if and only if that person sits at that very opening, be it one that exists or not."""
        there = any(person in crew.ids for crew in crews if crew.opening.id == opening)
        found = agrees(SeatGiven(id="seat", person=person, opening=opening), crews)

        assert [((person,), 0, 1, 1)] * (not there) == numbers(found)
        assert all(one.opening == (None if opening == "nowhere" else opening) for one in found)

    def test_a_seat_given_is_one_seat(self):
        """p1 must sit at plume: at adler the seat is missed, by one."""
        rule = SeatGiven.of("p1", "plume")
        there, elsewhere = crew_of("p1"), crew_of("p1", opening="adler")
        (line,) = rule.lines([Person(id="p1")])

        assert [-1, 0] == [line.use([crew]) for crew in (there, elsewhere)]
        assert -1 == line.high
        assert [[], [(("p1",), 0, 1, 1)]] == [numbers(broken(rule, crew)) for crew in (there, elsewhere)]

    def test_somebody_or_an_opening_that_is_not_there_is_refused(self):
        """No cohort could keep such a seat: the problem names each value, the rule and the remedy, all together."""
        one = {"people": [Person(id="p1")], "openings": [Opening(id="plume")]}
        with pytest.raises(Faults) as caught:
            Problem(**one, rules=[SeatGiven.of("p1", "adler"), SeatGiven.of("p2", "carto")])

        assert [
            ("Problem.rules[0].opening", "adler"),
            ("Problem.rules[1].person", "p2"),
            ("Problem.rules[1].opening", "carto"),
        ] == [(fault.place, fault.value) for fault in caught.value.exceptions]
        assert "lifted=('seated:p1:adler')" in caught.value.exceptions[0].remedy

    def test_a_seat_lifted_or_soft_may_be_of_somebody_who_left(self):
        """It asks for nothing that must be kept."""
        one = {"people": [Person(id="p1")], "openings": [Opening(id="plume")]}
        soft = SeatGiven(id="soft", person="p1", opening="adler", level=1)
        gone = SeatGiven.of("p2", "plume")
        problem = Problem(**one, rules=[soft, gone], lifted=["seated:p2:plume"])

        assert "optimal" == compose(problem).status
        assert ["soft"] == [one.rule for one in check(Cohort.of({"plume": ["p1"]}), problem)]

    def test_said_and_refused(self):
        """The rule is said in both languages, and names a person and an opening."""
        assert both(SeatGiven.of("p1", "plume")) == ("p1 sits at plume", "p1 a une place à plume")
        assert ["person", "opening"] == faults_of(SeatGiven, id="seat", person="", opening="")


class TestDiffers:
    """At most so many seats are those of an earlier cohort."""

    earlier = (("p0", "plume"), ("p1", "plume"), ("p2", "adler"), ("p9", "cesar"))

    @pytest.mark.parametrize(("any_change", "have", "most"), [(False, 2, 1), (True, 1, 0)])
    def test_two_seats_kept_and_a_new_one(self, any_change, have, most):
        """Two are those of the earlier cohort; where any change counts, the new one is taken off."""
        crews = [crew_of("p0", "p1"), crew_of("p3", opening="adler")]
        rule = MaxOverlap(id="other", seats=self.earlier, maximum=most, any_change=any_change)
        (line,) = rule.lines(seated(crews))

        assert (have, most) == (line.use(crews), line.high)
        assert [(("p0", "p1"), have, most, 1)] == numbers(broken(rule, *crews))

    @pytest.mark.slow
    @given(some_crews(), st.integers(-3, 4), st.booleans())
    def test_seats_kept_less_seats_that_are_new(self, crews, most, any_change):
        """Seats that are still there count; new ones are taken off if any change is one."""
        seats = {(person, crew.opening.id) for crew in crews for person in crew.ids}
        kept = [seat for seat in self.earlier if seat in seats]
        have = len(kept) - (len(seats) - len(kept) if any_change else 0)
        rule = MaxOverlap(id="other", seats=self.earlier, maximum=most, any_change=any_change)

        assert [(tuple(who for who, _ in kept), have, most, have - most)] * (have > most) == numbers(
            agrees(rule, crews)
        )

    def test_said_and_refused(self):
        """The rule is said in both languages; a seat stands once, and is a pair."""
        assert both(MaxOverlap(id="other", seats=[], maximum=1)) == (
            "at most one seat is that of an earlier cohort",
            "au plus une place est celle d’une promotion précédente",
        )
        assert ["id", "seats[0]", "maximum", "any_change"] == faults_of(
            MaxOverlap, id="", any_change=1, maximum=None, seats=["p1"]
        )
        with pytest.raises(Fault, match="expected each seat once"):
            MaxOverlap(id="other", maximum=1, seats=[("p1", "plume"), ("p1", "plume")])
        with pytest.raises(Fault, match="expected 2 values"):
            MaxOverlap(id="other", maximum=1, seats=["p1"])


def small(*rules, **options):
    """Return five people for two openings, with levels 1 to 5 of a skill that both want."""
    return Problem(
        people=[
            Person(
                id=f"p{n}",
                cost=n,
                skills={"data": n},
                attributes={"region": "west" if n in (1, 2) else "east"},
                employer="e1" if n >= 4 else None,
            )
            for n in range(1, 6)
        ],
        openings=[Opening(id=one, size=(1, 2), weights={"data": 1}) for one in ("plume", "adler")],
        rules=rules,
        objective=Objective(terms=[SkillPoints()]),
        **options,
    )


BINDING = [
    lambda **soft: CohortQuota(
        quota=Quota(attribute="region", value="west", minimum=2, maximum=2), id="r", **soft
    ),
    lambda **soft: ShareQuota(id="r", attribute="region", value="west", minimum=50, **soft),
    lambda **soft: ShareQuota(id="r", attribute="region", value="east", maximum=40, **soft),
    lambda **soft: MaxEach(id="r", attribute="employer", maximum=1, **soft),
    lambda **soft: Budget(id="r", amount="cost", maximum=9, **soft),
    lambda **soft: Budget(id="r", amount="cost", minimum=14, **soft),
    lambda **soft: MentorLoad(id="r", mentor="m1", openings=["plume", "adler"], maximum=3, **soft),
    lambda **soft: SeatGiven(id="r", person="p1", opening="adler", **soft),
    lambda **soft: MaxOverlap(id="r", seats=[(f"p{n}", "plume") for n in range(1, 6)], maximum=1, **soft),
    lambda **soft: MaxOverlap(
        id="r", seats=[("p4", "plume"), ("p5", "plume")], maximum=-1, any_change=True, **soft
    ),
]


@pytest.mark.slow(one_in=5)
@pytest.mark.parametrize("make", BINDING)
@pytest.mark.parametrize("soft", [{}, {"level": 1}, {"level": 1, "weight": 3}, {"level": 2}])
def test_composed_as_tried(make, soft):
    """Hard or soft, the cohort composed is as good as the best of all cohorts, level by level."""
    problem = small(make(**soft))
    best = max(
        tuple(level.points for level in score(problem, one))
        for one in every_cohort(problem)
        if is_feasible(one, problem)
    )
    found = compose(problem)

    assert best == tuple(level.points for level in found.score)
    assert () == tuple(one for one in check(found.cohort, problem) if one.level == 0)


@pytest.mark.slow
@pytest.mark.parametrize("make", BINDING)
def test_each_of_them_binds(make):
    """Each of the rules tried above forbids some cohort and allows another: the trials prove something."""
    rule, problem = make(), small()
    verdicts = {bool(tuple(rule.check(problem.crews(cohort)))) for cohort in every_cohort(problem)}

    assert {True, False} == verdicts


@pytest.mark.parametrize(
    ("make", "field", "value"),
    [
        (
            lambda: ShareQuota(id="x", attribute="a", value="b", minimum=60, maximum=40),
            "ShareQuota.minimum",
            60,
        ),
        (lambda: Budget(id="x", amount="cost", minimum=1, maximum=-1), "Budget.minimum", 1),
        (lambda: TeamSize(id="x", opening="plume", minimum=3, maximum=2), "TeamSize.minimum", 3),
    ],
)
def test_crossed_bounds_are_refused(make, field, value):
    """A bound above the other would be a rule that nothing can keep: the fault names it, and the other."""
    with pytest.raises(Fault, match="expected a least that is not above the most") as caught:
        make()

    assert (field, value) == (caught.value.place, caught.value.value)


def test_a_bound_that_is_no_number_is_told_alone():
    """Bounds are compared only where both are numbers."""
    with pytest.raises(Fault, match="expected a whole number"):
        CohortQuota(quota=Quota(attribute="a", value="b", minimum=3, maximum="2"), id="x")


class TestQuota:
    """A quota of the programme is a rule of a problem: the jury and the teams count in the same words."""

    def test_a_quota_among_the_rules_is_a_hard_rule_of_the_cohort(self):
        """It is named after what it counts, and its repr builds the same problem again."""
        people = [Person(id="p1", attributes={"region": "west"}), Person(id="p2")]
        west = Quota(attribute="region", value="west", maximum=0)
        given = Problem(people=people, openings=[Opening(id="plume")], rules=[west])

        assert (CohortQuota(quota=west),) == given.rules
        assert ("region=west", 0) == (given.rules[0].id, given.rules[0].level)
        assert ("p2",) == compose(given).cohort.people

    @pytest.mark.untraced
    @given(some_crews())
    def test_a_quota_on_profiles_counts_who_has_that_profile(self, crews):
        """Someone of several profiles counts for each; an attribute of that name, where there is one, wins."""
        rule = CohortQuota(quota=Quota(attribute="profile", value="data", maximum=0))
        have = [one.id for one in seated(crews) if "data" in one.profiles]

        assert ([((*have,), len(have), 0, len(have))] if have else []) == numbers(agrees(rule, crews))
        named = Person(id="p1", profiles=["data"], attributes={"profile": "dev"})
        assert ("dev",) == named.values("profile")

    def test_rules_are_named_after_what_they_say(self):
        """Whoever writes a rule need not name it."""
        names = [
            MaxEach(attribute="employer", maximum=2).id,
            ShareQuota(attribute="gender", value="f", minimum=40).id,
            Budget(maximum=10).id,
            Budget(amount="days", minimum=1).id,
            MentorLoad(mentor="m1", openings=["plume"], maximum=1).id,
        ]

        assert names == ["max:employer", "share:gender=f", "budget", "budget:days", "load:m1"]


@pytest.mark.parametrize(
    "rule",
    [
        CohortQuota(quota=Quota(attribute="region", value="west", maximum=0)),
        ShareQuota(attribute="region", value="west", maximum=0),
        MaxEach(attribute="employer", maximum=0),
        MaxEachTeam(attribute="employer", maximum=0),
        MaxOverlap(id="other", seats=[("a", "plume")], maximum=0),
        MentorLoad(mentor="m1", openings=["plume"], maximum=0),
    ],
    ids=lambda rule: type(rule).__name__,
)
def test_a_bound_of_none_is_said_without_a_figure(rule):
    """Nobody reads *at most 0 seats* or *exactly 0 %*: the sentence says none, nobody or no."""
    for lang in ("en", "fr"):
        assert "0" not in rule.say(lang)
