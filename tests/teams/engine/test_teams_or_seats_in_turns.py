"""A search by teams and one by seats take turns."""

from eig.teams.engine import _teams_or_seats_in_turns
from eig.teams.engine._branching_on_parts import Unsettled


class TestTurns:
    """Teams and seats take turns."""

    class Told:
        """One of the two ways, which writes down the work that it is given, and ends at some turn."""

        def __init__(self, ends, error=None):
            self.ends, self.error, self.work = ends, error, []

        def goes_on(self, work=None):
            self.work.append(work)
            if self.error and len(self.work) == self.ends:
                raise self.error
            return len(self.work) == self.ends

    def test_each_turn_is_twice_as_long_and_a_pivot_takes_ten_branches(self):
        """Whoever ends first ends it; a turn of the seats is a tenth as many pivots as the teams had branches."""
        teams, seats = self.Told(9), self.Told(3)
        _teams_or_seats_in_turns.race(teams, seats)
        assert ([500, 1000, 2000], [50, 100, 200]) == (teams.work, seats.work)
        teams, seats = self.Told(2), self.Told(9)
        _teams_or_seats_in_turns.race(teams, seats)
        assert ([500, 1000], [50]) == (teams.work, seats.work)

    def test_teams_go_on_alone_where_rounding_leaves_the_seats_open(self):
        """And without an end."""
        teams, seats = self.Told(9), self.Told(2, Unsettled())
        _teams_or_seats_in_turns.race(teams, seats)
        assert ([500, 1000, None], [50, 100]) == (teams.work, seats.work)
