"""What a search tells on its way, in points: the best cohort so far, and what no cohort passes."""

from __future__ import annotations

from fractions import Fraction

from eig._values.progress_and_stopping import Watch
from eig._values.records import Record
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model
from eig.teams.engine._search_outcome import First
from eig.teams.engine._work_limit import WorkLimit


class Progress(Record, frozen=False):
    """Who watches a search of a model, and the cohort known from the start."""

    watch: Watch
    work_limit: WorkLimit
    model: Model
    known: First | None = None

    def step(self, best: int | None, bound: int) -> None:
        """Tell what the best cohort so far is worth, and what no cohort passes."""
        self.watch.tell(self.work_limit.spent, best=self._points(best), bound=self._points(bound))

    def meet(self, first: First) -> None:
        """Tell a cohort that is better than all those before."""
        if self.known is None or first.worth > self.known.worth:
            cohort = self.model.cohort(first.teams)
            self.watch.tell(self.work_limit.spent, best=self._points(first.worth), found=cohort)

    def _points(self, worth: int | None) -> Fraction | None:
        return None if worth is None else Fraction(worth // GRAIN, self.model.grid)
