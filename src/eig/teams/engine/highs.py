"""HiGHS for problems far beyond a promotion: the extra `eig-fellowship[highs]`.

Pure Python still states the rules and bounds the worth. HiGHS proposes prices, by a linear programme over
seats, or over the teams listed where a rule looks at teams as a whole, and chooses whole seats or teams among
those within a gap of the bound. Its prices prove nothing, the bound at them does; its choice is weighed
again in exact arithmetic. HiGHS (Huangfu and Hall 2018) is deterministic.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final, final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import NOTHING, whole
from eig._values.phrases_of_faults import Phrase
from eig._values.value import Value, keeps
from eig.errors import EigError
from eig.teams.engine._solver_backend_interface import Choice, Column, Relaxed, Row
from eig.typing import Lang

SETTLED = ("kOptimal", "kInfeasible", "kUnboundedOrInfeasible")  # no cost is below 0
HALTED = ("kSolutionLimit", "kInterrupt", "kHighsInterrupt")
HALF = 0.5
MOST_THREADS: Final = 1_000  # beyond, it is a slip
WITHIN = 0.999  # worths differ by whole points: what is within less than one of the best is the best


@final
class Unfinished(EigError, RuntimeError):
    """A solver gave no answer, or one that is none.

    >>> print(Unfinished("stopped", {"status": "kUnknown"}))
    HiGHS stopped with the status kUnknown
    """

    def __init__(self, code: str, facts: Mapping[str, object] = NOTHING) -> None:
        super().__init__(code, dict(facts))
        self.code = f"teams.engine.{code}"
        self.facts = facts

    def _said(self, lang: Lang) -> str:
        return Phrase(self.code, **self.facts).say(lang)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Highs(Value):
    """The backend: give it to `compose(problem, backend=Highs())`.

    Args:
        threads: How many threads HiGHS may use; one gives the same work everywhere.

    >>> Highs()
    Highs(threads=1)
    """

    threads: int = field(default=1, metadata=keeps(whole(1, MOST_THREADS)))

    def programme(self, rows: Sequence[Row]) -> _Programme:
        """Return a programme of these rows, with no column yet.

        Its answers raise `Unfinished` if HiGHS gives none.

        Raises:
            ImportError: If `highspy` is not installed: `pip install eig-fellowship[highs]`.
        """
        # The extra is imported on use, and may be absent where types are checked.
        import highspy  # type: ignore[import-not-found,unused-ignore] # pyright: ignore[reportMissingImports] # noqa: PLC0415

        return _Programme(highspy, self.threads, rows)


class _Programme:
    """A programme in HiGHS, which goes on from its last answer when columns are added."""

    def __init__(self, highspy: Any, threads: int, rows: Sequence[Row]) -> None:  # noqa: ANN401 # the extra has no types
        self.extra: Any = highspy
        self.whole: list[int] = []
        self.solver: Any = _silent(highspy)
        for option, value in (("threads", threads), ("mip_abs_gap", WITHIN), ("mip_rel_gap", 0.0)):
            self.solver.setOptionValue(option, value)
        for least, most in rows:
            low = -highspy.kHighsInf if least is None else float(least)
            self.solver.addRow(low, float(most), 0, [], [])

    def add(self, columns: Sequence[Column], *, whole: bool) -> None:
        """Take further columns, to be chosen whole or not at all; or to be taken in any amount."""
        if whole:
            first = self.solver.getNumCol()
            self.whole.extend(range(first, first + len(columns)))
        starts, rows, values = [0], list[int](), list[float]()
        for _, entries in columns:
            rows.extend(row for row, _ in entries)
            values.extend(float(value) for _, value in entries)
            starts.append(len(rows))
        count, infinity = len(columns), self.extra.kHighsInf
        costs, most = [cost for cost, _ in columns], [1.0 if whole else infinity] * count
        self.solver.addCols(count, costs, [0.0] * count, most, len(rows), starts[:-1], rows, values)

    def relaxed(self, stop: Callable[[], bool] | None = None) -> Relaxed | None:
        """Return how much of each column is taken, if all may be taken in part, and the rows' prices."""
        if stop is not None:
            self.solver.cbSimplexInterrupt.subscribe(partial(_ask, stop))
        for _ in range(2):  # going on from the last answer can fail where starting afresh does not
            self.solver.run()
            if self.solver.getModelStatus().name == "kOptimal":
                solution = self.solver.getSolution()
                return Relaxed(solution.col_value, solution.row_dual)
            if stop is not None and stop():
                break
            self.solver.clearSolver()
        return None

    def choose(self, nodes: int | None, stop: Callable[[], bool] | None) -> Choice:
        """Return the whole columns at the least cost, to within one point; if halted, the best so far."""
        kind = self.extra.HighsVarType.kInteger
        self.solver.changeColsIntegrality(len(self.whole), self.whole, [kind] * len(self.whole))
        if nodes is not None:
            self.solver.setOptionValue("mip_max_nodes", nodes)
        if stop is not None:
            self.solver.cbMipInterrupt.subscribe(partial(_ask, stop))
        self.solver.run()
        status = self.solver.getModelStatus().name
        if status not in (*SETTLED, *HALTED):
            raise Unfinished("stopped", {"status": status})
        info = self.solver.getInfo()
        found = info.primal_solution_status == self.extra.SolutionStatus.kSolutionStatusFeasible
        values = self.solver.getSolution().col_value
        chosen = (
            tuple(number for number, column in enumerate(self.whole) if values[column] > HALF)
            if found
            else None
        )
        return Choice(chosen, settled=status in SETTLED, nodes=max(0, info.mip_node_count))


def _silent(highspy: Any) -> Any:  # noqa: ANN401 # the extra has no types
    """Return a solver that says nothing: it would print a banner as callbacks are enabled."""

    class _Silent(highspy.Highs):  # type: ignore[misc] # a class without types
        def enableCallbacks(self) -> None:  # noqa: N802 # the extra's own name
            """Stay silent, as callbacks make it speak."""
            self.silent()
            highspy.Highs.enableCallbacks(self)

    solver = _Silent()
    solver.silent()
    return solver


def _ask(stop: Callable[[], bool], event: Any) -> None:  # noqa: ANN401 # the extra has no types
    """Pass on the caller's word, when HiGHS asks whether to go on."""
    if stop():
        event.interrupt()
