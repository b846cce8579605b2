"""The best cohort met so far, whoever met it: told as it gets better, kept when a search is stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import define

from eig.teams.engine._best_cohort_by_flow_alone import Flowed
from eig.teams.engine._dual_bound import best_of
from eig.teams.engine._local_moves import LOOKS, mended
from eig.teams.engine._search_model_in_whole_numbers import Model
from eig.teams.engine._search_outcome import First, Meet
from eig.teams.engine._team_worths_and_posts_held import team_worth, worth_of

if TYPE_CHECKING:  # loaded where a search takes long
    from eig.teams.engine._wandering_moves import Wanderer

CROWD = (
    300  # units and limits, from which a cohort that is far off is made better before anything is searched
)
PATIENCE = 20  # partial teams that a place then goes through, once it has one
PATIENT = 200  # the same, where places choose as if they were alone
TURNS = 6  # of each place, to do so
MENDS = 6  # cohorts that are mended then
FAR = 100  # parts of what no cohort passes, one of which may be missing

Teams = tuple[int, ...]


@define(eq=False, repr=False)
class Incumbent:
    """The best cohort of a model that was met, and who is told of it."""

    model: Model
    meet: Meet = bool
    first: First | None = None
    wanderer: Wanderer | None = None

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
        """Keep what teams become by moves of one person or two, those that do not stand once chosen again."""
        stand = None if teams is None else self._standing(teams)
        for better in () if stand is None else mended(self.model, stand, pause, looks=looks):
            self.offer(better)

    def wander(self, tries: int) -> None:
        """Let the best cohort wander so many moves; keep what is better."""
        if self.first is not None:
            if self.wanderer is None:
                from eig.teams.engine._wandering_moves import Wanderer  # noqa: PLC0415 # most searches end before

                self.wanderer = Wanderer(self.model, self.first)
            self.take(self.wanderer.go(self.first, tries))

    def outbid(self, proven: int, pause: Callable[[], object]) -> None:
        """Let places in turn have the team that is best for them, whoever sits there; keep what is better.

        Those who lose somebody choose again among people still free. What is passed is mended, a few times.
        """
        places, no_price, idle, mends = self.model.places, [0] * len(self.model.units), 0, 0
        wanted: dict[int, int] = {}
        for turn in range(TURNS * len(places)):
            if self.first is None or not self.is_far(proven):
                return
            if idle == len(places):
                break
            pause()
            number, idle, before = turn % len(places), idle + 1, self.first
            if number not in wanted:
                wanted[number] = (best_of(places[number], no_price, patience=PATIENT) or (0, 0))[1]
            teams = self._having(number, wanted[number], before.teams)
            if teams is None or self._alone(teams) <= before.worth:
                continue
            if mends < MENDS and worth_of(self.model, teams) is None:
                self.mend(teams, pause, looks=0)
                mends += 1
            else:
                self.offer(teams)
            idle = idle if self.first is before else 0
        self.mend(None if self.first is None else self.first.teams, pause, looks=LOOKS)

    def _having(self, number: int, team: int, teams: Teams) -> Teams | None:
        """Return teams where a place has one, and who loses somebody chooses again; None if one cannot."""
        if team == teams[number]:
            return None
        left = [None if one & team else one for one in teams]
        return self._standing([*left[:number], team, *left[number + 1 :]], PATIENT)

    def _alone(self, teams: Teams) -> int:
        """Return what teams are worth, whatever they pass."""
        return sum([team_worth(*pair) or 0 for pair in zip(self.model.places, teams, strict=True)])

    def _standing(self, teams: Sequence[int | None], patience: int = PATIENCE) -> Teams | None:
        """Return teams that stand: the others choose again, at first among their own and people still free.

        None if one finds none.
        """
        pairs = list(zip(self.model.places, teams, strict=True))
        chosen = [None if team is None or team_worth(place, team) is None else team for place, team in pairs]
        used, no_price = sum(filter(None, chosen)), [0] * len(self.model.units)
        others = sum([team or 0 for team in teams]) & ~used
        for number, place in enumerate(self.model.places):
            if chosen[number] is None:
                others &= ~(teams[number] or 0)
                best = best_of(place, no_price, barred=used | others, patience=patience)
                if best is None:
                    best = best_of(place, no_price, barred=used, patience=patience)
                if best is None:
                    return None
                chosen[number], used = best[1], used | best[1]
        return tuple(team for team in chosen if team is not None)

    def seat(self, flow: Flowed | None, pause: Callable[[], object], *, looks: int) -> None:
        """Keep what a flow's seating becomes: limits passed are mended; if far off, looks make it better."""
        if flow is not None:
            self.mend(flow.seats.teams(flow.seating), pause, looks=0)
            crowd = len(self.model.units) + len(self.model.limits) > CROWD
            far = self.first if crowd and self.is_far(flow.value) else None
            self.mend(None if far is None else far.teams, pause, looks=looks)

    def is_far(self, proven: int) -> bool:
        """Tell whether more than a hundredth is missing to what none passes, or something of soft limits."""
        soft = not self.settles(proven) and any(limit.fine for limit in self.model.limits)
        return soft or self.lacks(proven)

    def lacks(self, proven: int) -> bool:
        """Tell whether more than a hundredth is missing to what none passes."""
        return self.first is None or FAR * (proven - self.first.worth) > abs(proven)

    def settles(self, proven: int) -> bool:
        """Tell whether no cohort is better, where none is worth more than so much."""
        return self.first is not None and self.first.worth >= proven
