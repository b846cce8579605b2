"""Whether some rules hold together is asked of the easiest cohort first."""

import pytest

from eig.programme import Quota
from eig.teams import Apart
from eig.teams.asked import CohortQuota
from eig.teams.engine import _feasible
from eig.teams.engine._feasible import _easiest_first
from eig.teams.engine._fuel import Fuel
from eig.teams.engine._hollow import hollow
from eig.teams.engine._outcome import Outcome
from helpers import small_models as small


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
        model = _feasible._hollowed(small.model_of(*[Apart.of("p0", "p1")] * apart), Fuel())
        assert scattered == any(member.gain for one in model.places for member in one.members)

    def test_worths_that_say_nothing_are_scattered_by_knuth(self):
        """The person times 2654435761, the place times 1013904223, of their sum the last 32 bits, as a part of 1."""
        model = small.model_of(openings=[small.place("adler"), small.place("plume")])
        for spread in (0, 1000, 2**32):
            for number, one in enumerate(hollow(model, spread=spread).places):
                assert [member.gain for member in one.members] == [
                    (member.unit * 2654435761 + number * 1013904223) % 2**32 * spread // 2**32
                    for member in one.members
                ]

    def test_once_stopped_nothing_more_is_looked_for(self, monkeypatch):
        """Each question is asked in haste, with the steps and the word to stop that were given."""
        told, word = [], lambda: False
        monkeypatch.setattr(
            _feasible, "solve", lambda _model, fuel, **_: told.append(fuel) or Outcome(proven=0)
        )
        assert _feasible.feasible(small.model_of().problem, nodes=7, stop=word).holds is None
        assert [(7, word, True)] == [(fuel.nodes, fuel.stop, fuel.hurried) for fuel in told]
