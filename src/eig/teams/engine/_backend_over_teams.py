"""The end of a search by a backend.

Among the teams within a gap of the bound, the best cohort; a wider gap, until no other could do better. Where
a share leaves more than a few points to go over, head counts part them, each with its own, lower bound.
"""

from __future__ import annotations

from attrs import define

from eig.teams.engine._backend_team_columns import Frame, teams_within
from eig.teams.engine._bounds_by_head_count import Heads, counts_of
from eig.teams.engine._dual_bound import Bound
from eig.teams.engine._one_team_a_place_search import Find
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._search_outcome import SearchOutcome, Step
from eig.teams.engine._solver_backend_interface import Backend
from eig.teams.engine._team_enumeration import Crowd
from eig.teams.engine._work_limit import Halt
from eig.teams.engine.highs import Unfinished

EXACT = (
    1 << 40
)  # points that a backend's floats hold exactly: wider worths are told as wastes, which are small
NARROW = 1 << 10  # parts of what is missing, of which the first gap is one at least
PARTED = 3 * GRAIN  # a gap from which head counts are gone through one by one


def finish(backend: Backend, heads: Heads, start: Bound, *, step: Step | None = None) -> SearchOutcome | None:
    """Return the best cohort of a model, or what is known when the work_limit is out.

    None where the teams to choose among differ by more than a backend's floats hold beside a point.

    The first gap is a point, or a small part of what is missing to the cohort that was met. A cohort found
    tells how wide the next must be; if none is, the gap doubles.
    """
    root, least = heads.known[None], heads.root.least
    search = _Search(backend, heads, start, find=Find(least - GRAIN, root.value))
    known = least if heads.met is None or heads.met.first is None else heads.met.first.worth
    find, proven, gap = search.find, root.value, max(GRAIN, (root.value - known) // NARROW)
    try:
        while proven >= find.worth + GRAIN:
            target = find.worth + GRAIN if find.teams is not None else max(search.top - gap, least)
            if search.top - target >= EXACT * GRAIN:
                return None
            if search.top - target > PARTED and search.parted():
                proven, gap = min(proven, search.top), GRAIN
                continue
            search.go_over(target)
            proven, gap = max(find.worth, min(proven, target - 1)), 2 * gap
            if step is not None:
                step(None if find.teams is None else find.worth, proven)
    except (Halt, Crowd):
        return SearchOutcome(root, find.teams, find.worth, proven)
    return SearchOutcome(root, find.teams, find.worth, None if find.teams is None else find.worth)


@define(eq=False, repr=False)
class _Search:
    """A search by a backend: which head counts it goes through, and the best cohort so far."""

    backend: Backend
    heads: Heads
    start: Bound  # at no prices
    find: Find
    counts: tuple[int | None, ...] = (None,)

    @property
    def top(self) -> int:
        """What no cohort passes."""
        return max(self.heads.estimate(head) for head in self.counts)

    def parted(self) -> bool:
        """Go through head counts from now on; tell whether that is new."""
        if not self.heads.root.shares or self.counts != (None,):
            return False
        self.counts = tuple(counts_of(self.heads.root, self.heads.known[None]))
        self.heads.highest(self.counts)
        return True

    def go_over(self, target: int) -> None:
        """Go over every cohort worth the target, and more than is known."""
        for head in sorted(self.counts, key=lambda head: -self.heads.estimate(head)):
            wanted = max(target, self.find.worth + GRAIN)
            if self.heads.estimate(head) >= wanted and self.heads.bound(head).value >= wanted:
                self._pack(self.heads.model(head), self.heads.bound(head), wanted)

    def _pack(self, model: Model, bound: Bound, wanted: int) -> None:
        """Look for the best cohort worth so much, among the teams that one can be made of."""
        if not self.heads.work_limit.lasts():
            raise Halt
        exact = self.start.value - model.least < EXACT * GRAIN
        frame = Frame(model, self.start if exact else bound)
        teams = teams_within(model, bound, bound.value - wanted)
        programme = self.backend.programme(frame.rows)
        programme.add([frame.column(place, team) for place, team in teams], whole=True)
        programme.add(frame.rests(), whole=False)
        choice = programme.choose(self.heads.work_limit.left, self.heads.work_limit.stop)
        self.heads.work_limit.spent += choice.nodes
        if choice.columns is not None:
            self._keep(frame, [teams[number] for number in choice.columns])
        if not choice.settled:
            raise Halt

    def _keep(self, frame: Frame, chosen: list[tuple[int, int]]) -> None:
        worth = frame.weighed(chosen)
        if worth is None:
            raise Unfinished("no_cohort_of_teams")
        if worth > self.find.worth:
            self.find.worth, self.find.teams = worth, tuple(team for _, team in chosen)
