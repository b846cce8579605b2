"""Whether some rules hold together is asked of the easiest cohort first."""

from types import SimpleNamespace

import pytest

from eig.programme import Quota
from eig.teams import Apart, Need, Opening, Person, Problem
from eig.teams.asked import Budget, CohortQuota, Forbidden, MinProfiles, SeatGiven
from eig.teams.engine import _can_rules_hold_together
from eig.teams.engine._can_rules_hold_together import _easiest_first
from eig.teams.engine._dual_bound import Bound, Prices
from eig.teams.engine._model_without_worths import without_worths
from eig.teams.engine._search_outcome import SearchOutcome
from eig.teams.engine._work_limit import WorkLimit
from helpers import small_models as small

WOMEN = CohortQuota(id="women", quota=Quota(attribute="gender", value="f", minimum=2))


class TestQuestions:
    """Whether some rules hold together is asked of the easiest cohort first."""

    @pytest.mark.parametrize(("level", "questions"), [(0, 3), (1, 1)])
    def test_a_soft_rule_that_asks_for_people_makes_no_question_harder(self, level, questions):
        """A hard rule that asks for two women may need an opening that may stay empty; a soft one asks for nothing."""
        women = CohortQuota(id="women", quota=Quota(attribute="gender", value="f", minimum=2), level=level)
        openings = [small.place("adler"), small.place("plume")]
        model = small.model_of(women, openings=openings, lifted=["fill:plume"])
        assert len(list(_easiest_first(model))) == questions

    @pytest.mark.parametrize(("apart", "scattered"), [(False, False), (True, True)])
    def test_worths_that_say_nothing_are_scattered_where_seats_are_no_flow(self, apart, scattered):
        """Of a flow alone, everybody is worth nothing; where teams must be looked at, places want different people."""
        model = _can_rules_hold_together._bare(small.model_of(*[Apart.of("p0", "p1")] * apart), WorkLimit())
        assert scattered == any(member.gain for one in model.places for member in one.members)

    def test_worths_that_say_nothing_are_scattered_by_knuth(self):
        """The person times 2654435761, the place times 1013904223, of their sum the last 32 bits, as a part of 1."""
        model = small.model_of(openings=[small.place("adler"), small.place("plume")])
        for spread in (0, 1000, 2**32):
            for number, one in enumerate(without_worths(model, spread=spread).places):
                assert [member.gain for member in one.members] == [
                    (member.unit * 2654435761 + number * 1013904223) % 2**32 * spread // 2**32
                    for member in one.members
                ]

    @pytest.mark.parametrize(
        ("rules", "lifted", "questions"),
        [
            ([], [], [((5, 5, 0), (True, True, True), True)]),
            ([], ["fill:rive"], [((5, 5, 0), (True, True, False), True)]),
            ([], ["fill:plume", "fill:rive"], [((5, 0, 0), (True, False, False), True)]),
            ([WOMEN], [], [((5, 5, 0), (True, True, True), True)]),
            (
                [WOMEN],
                ["fill:plume", "fill:rive"],
                [
                    ((5, 0, 0), (True, False, False), False),
                    ((5, 5, 0), (True, True, False), False),
                    ((5, 5, 0), (True, False, False), True),
                ],
            ),
        ],
    )
    def test_openings_that_may_be_empty_are_so_first(self, rules, lifted, questions):
        """Where a rule asks for people, they are filled next, but for one that nobody may join; then it is as it is."""
        openings = [small.place("adler"), small.place("plume"), small.place("rive", clearance="x")]
        model = small.model_of(*rules, openings=openings, lifted=lifted)
        assert questions == [
            (
                tuple(len(one.members) for one in asked.places),
                tuple(one.empty is None for one in asked.places),
                whole,
            )
            for asked, whole in _easiest_first(model)
        ]

    def test_a_rule_only_adds_where_no_seat_takes_from_it(self):
        """Neither wherever somebody sits, nor at some opening; a rule that counts nobody takes nothing."""
        model = SimpleNamespace(
            users=[[(0, 1)], [(0, 1), (1, -1)], [], [], []],
            places=[SimpleNamespace(uses={0: [(2, 1)], 1: [(3, -1), (2, 2)]}), SimpleNamespace(uses={})],
        )
        assert [True, False, True, False, True] == [
            _can_rules_hold_together._only_adds(model, line) for line in range(5)
        ]

    def test_once_stopped_nothing_more_is_looked_for(self, monkeypatch):
        """Each question is asked in haste, with the steps and the word to stop that were given: any cohort will do."""
        told, word = [], lambda: False
        monkeypatch.setattr(
            _can_rules_hold_together,
            "solve",
            lambda _model, work_limit, **given: told.append((work_limit, given)) or SearchOutcome(proven=0),
        )
        assert _can_rules_hold_together.feasible(small.model_of().problem, nodes=7, stop=word).holds is None
        ((work_limit, given),) = told
        assert (7, word, True) == (work_limit.nodes, work_limit.stop, work_limit.hurried)
        assert {"any_one": True, "backend": None} == given

    @pytest.mark.parametrize(
        ("outcomes", "stopped", "asked", "holds"),
        [
            ([SearchOutcome(), SearchOutcome(), SearchOutcome()], False, 3, False),
            ([SearchOutcome(), SearchOutcome(), SearchOutcome(proven=0)], False, 3, None),
            ([SearchOutcome(), SearchOutcome(teams=(1, 0), proven=0)], False, 2, True),
            ([SearchOutcome()], True, 1, None),
        ],
    )
    def test_a_no_to_an_easier_question_is_no_answer(self, outcomes, stopped, asked, holds, monkeypatch):
        """A cohort is a yes to all; only where all was asked is there none; a word to stop leaves the rest."""
        told = []

        def solve(_model, work_limit, **_):
            work_limit.stopped = stopped
            told.append(work_limit)
            return outcomes[len(told) - 1]

        monkeypatch.setattr(_can_rules_hold_together, "solve", solve)
        openings = [small.place("adler"), small.place("plume")]
        problem = small.model_of(WOMEN, openings=openings, lifted=["fill:plume"]).problem
        assert (holds, asked) == (_can_rules_hold_together.feasible(problem).holds, len(told))

    @pytest.mark.parametrize(
        ("value", "prices", "worths", "needless"),
        [
            (-1, (5, 0), (-1, -1), {"women"}),
            (-1, (0, 5), (0, 0), {"money", "fill:adler"}),
            (-1, (0, 0), (1, 1), {"money", "women", "fill:adler"}),
            (0, (0, 0), (1, 1), set()),
        ],
    )
    def test_a_proof_does_without_what_has_no_price_and_costs_nothing(
        self, value, prices, worths, needless, monkeypatch
    ):
        """Rules without a price, and openings to be filled whose team costs nothing; without a proof, or a team, nothing."""
        model = small.model_of(
            Budget(id="money", amount="cost", maximum=9),
            WOMEN,
            openings=[small.place("adler"), small.place("plume")],
            lifted=["fill:plume"],
        )
        root = Bound(Prices((0,) * 5, prices), model.least + value, tuple((one, 1) for one in worths))
        assert needless == _can_rules_hold_together.needless(model, SearchOutcome(root))
        assert frozenset() == _can_rules_hold_together.needless(model, SearchOutcome())
        monkeypatch.setattr(
            _can_rules_hold_together, "with_teams", lambda _, root: root._replace(teams=root.teams[:1])
        )
        assert frozenset() == _can_rules_hold_together.needless(model, SearchOutcome(root))


def in_cents(unit):
    """Return nine people of whom three sums are asked for to the cent, and the rules that are lifted there."""
    rows = [
        (13, 1, 0),
        (13, 1, 0),
        (3, 1, 0),
        (3, 3, 2),
        (5, 7, 4),
        (5, 4, 0),
        (3, 1, 0),
        (5, 4, 0),
        (23, 3, 3),
    ]
    people = [
        Person(
            id=f"p{number}",
            cost=cost * unit,
            amounts={"days": days},
            skills={"law": law} if law else {},
            open_to_all=True,
        )
        for number, (cost, days, law) in enumerate(rows)
    ]
    openings = [
        Opening(
            id="o0",
            size=(1, 2),
            needs=[Need(skill="law", level=2, count=1), Need(skill="law", level=1, count=1)],
        ),
        Opening(id="o1", size=(2, 2), needs=[Need(skill="law", level=3, count=1)]),
    ]
    days = Budget(id="days", amount="days", minimum=13, maximum=13)
    rules = [
        days,
        Budget(id="money", minimum=36 * unit, maximum=36 * unit + 1),
        MinProfiles(id="few", minimum=2),
    ]
    return Problem(people=people, openings=openings, rules=rules, lifted=["few", "size:o0"])


def without_room(unit):
    """Return an opening for two within a budget that nobody keeps, and one for three beside it."""
    costs = [0, 8, 9, 3, 4, 1, 9]
    people = [
        Person(id=f"p{number}", cost=cost * unit, open_to_all=number not in {1, 4})
        for number, cost in enumerate(costs)
    ]
    openings = [Opening(id="o0", size=(3, 4)), Opening(id="o1", size=(2, 2), budget=7 * unit + unit // 2)]
    seated = [SeatGiven(person="p3", opening="o0"), Forbidden(person="p5", opening="o1")]
    return Problem(people=people, openings=openings, rules=seated)


@pytest.mark.untraced
@pytest.mark.parametrize("world", [in_cents, without_room])
@pytest.mark.parametrize("unit", [3, 100, 1_000_000, 1_000_000_007, 40_000_000_000])
def test_large_sums_are_answered_as_small_ones(world, unit):
    """Whether rules hold together does not depend on the unit of money: a sum in cents is asked as one in thousands."""
    small_, large = (_can_rules_hold_together.feasible(world(one)).holds for one in (2, unit))
    assert small_ == large
