"""The best cohort met so far, whoever met it: told as it gets better, kept when a search is stopped."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define

from eig.teams.engine._flow_optimum import Flowed, team_worth, worth_of
from eig.teams.engine._local_moves import mended
from eig.teams.engine._model import Model
from eig.teams.engine._search_outcome import First, Meet

Teams = tuple[int, ...]


@define(eq=False, repr=False)
class Incumbent:
    """The best cohort of a model that was met, and who is told of it."""

    model: Model
    meet: Meet = bool
    first: First | None = None

    def offer(self, teams: Teams) -> None:
        """Keep teams, if they are a better cohort."""
        worth = worth_of(self.model, teams)
        if worth is not None:
            self.take(First(worth, teams))

    def take(self, first: First) -> None:
        """Keep a cohort, if it is better."""
        if self.first is None or first.worth > self.first.worth:
            self.first = first
            self.meet(first)

    def mend(self, teams: Teams | None, pause: Callable[[], object], *, looks: int) -> None:
        """Keep what teams become by moves of one person or two, if all of them stand."""
        if teams is None:
            return
        pairs = zip(self.model.places, teams, strict=True)
        if all(team_worth(place, team) is not None for place, team in pairs):
            self.offer(mended(self.model, teams, pause, looks=looks))

    def seat(self, flow: Flowed | None, pause: Callable[[], object]) -> None:
        """Keep what a flow's seating becomes: limits that it passes are mended."""
        if flow is not None:
            self.mend(flow.seats.teams(flow.seating), pause, looks=0)

    def settles(self, proven: int) -> bool:
        """Tell whether no cohort is better, where none is worth more than so much."""
        return self.first is not None and self.first.worth >= proven
