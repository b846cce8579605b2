"""HiGHS finishes what pure Python has reduced: the extra `eig[highs]`, for problems far beyond a promotion.

Pure Python still states the rules, prices people, bounds the worth and lists the teams within a gap; HiGHS
then chooses among those teams, as a set packing of whole numbers. Its answer is checked again in exact
arithmetic, and the gap says, as ever, that no team outside the list could do better. HiGHS (Huangfu and
Hall 2018) is deterministic.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, final

from attrs import frozen

from eig.errors import EigError
from eig.teams._packing import Packing

__all__ = ["Highs", "Unfinished"]


def __dir__() -> list[str]:
    return __all__


@final
class Unfinished(EigError, RuntimeError):
    """The solver stopped without an answer.

    >>> str(Unfinished("no answer"))
    'no answer'
    """


@final
@frozen(kw_only=True)
class Highs:
    """The backend: give it to `compose(problem, backend=Highs())`.

    Args:
        threads: How many threads HiGHS may use; one gives the same work everywhere.

    >>> Highs()
    Highs(threads=1)
    """

    threads: int = 1

    def pack(self, packing: Packing) -> tuple[int, ...] | None:
        """Return the numbers of the teams that waste least, one a place; None if no choice keeps the limits.

        Raises:
            ImportError: If `highspy` is not installed: `pip install eig-fellowship[highs]`.
            Unfinished: If HiGHS gives no answer.
        """
        # The extra is imported on use, and may be absent where types are checked.
        import highspy as extra  # type: ignore[import-not-found,unused-ignore] # pyright: ignore[reportMissingImports] # noqa: PLC0415

        highspy: Any = extra
        solver: Any = highspy.Highs()
        solver.silent()
        for option, value in (("threads", self.threads), ("mip_abs_gap", 0.999), ("mip_rel_gap", 0.0)):
            solver.setOptionValue(option, value)
        solver.passModel(_programme(highspy, packing))
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Unfinished(f"HiGHS stopped with the status {solver.modelStatusToString(status)}")
        values = solver.getSolution().col_value
        return tuple(number for number in range(len(packing.costs)) if values[number] > 0.5)  # noqa: PLR2004


def _programme(highspy: Any, packing: Packing) -> Any:  # noqa: ANN401 # the extra has no types of its own
    """Return the packing as HiGHS takes it: columns are teams, then what each soft limit is passed by."""
    programme = highspy.HighsLp()
    starts, indexes, values = _columns(packing.columns)
    soft = [row for row, fine in enumerate(packing.fines) if fine is not None]
    for row in soft:
        indexes.append(row)
        values.append(-1.0)
        starts.append(len(indexes))
    teams, count = len(packing.costs), len(packing.costs) + len(soft)
    programme.num_col_, programme.num_row_ = count, len(packing.high)
    programme.col_cost_ = [*packing.costs, *(packing.fines[row] for row in soft)]
    programme.col_lower_ = [0.0] * count
    programme.col_upper_ = [1.0] * teams + [highspy.kHighsInf] * len(soft)
    programme.row_lower_ = [-highspy.kHighsInf if low is None else float(low) for low in packing.low]
    programme.row_upper_ = [float(high) for high in packing.high]
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = starts
    programme.a_matrix_.index_ = indexes
    programme.a_matrix_.value_ = values
    programme.integrality_ = [highspy.HighsVarType.kInteger] * teams + [
        highspy.HighsVarType.kContinuous
    ] * len(soft)
    return programme


def _columns(columns: Sequence[Sequence[tuple[int, int]]]) -> tuple[list[int], list[int], list[float]]:
    starts, indexes, values = [0], list[int](), list[float]()
    for column in columns:
        indexes.extend(row for row, _ in column)
        values.extend(float(value) for _, value in column)
        starts.append(len(indexes))
    return starts, indexes, values
