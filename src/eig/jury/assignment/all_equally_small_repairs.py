"""Is it the only repair? All the smallest ways to make an impossible assignment possible, shared out first.

Where several repairs take as few steps, the one that is told is no better than the others: which dossiers go
without a review, or which jurors read one more, is for the jury to choose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.flow_several_columns_each import Demand
from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole
from eig._values.frozen_maps import FrozenMap
from eig._values.progress_and_stopping import Steps
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value
from eig.errors import require_key
from eig.jury.assignment._most_reviews_that_fit import Rota
from eig.jury.assignment.shortages_and_two_repairs import Kind, NoAssignment, ShortageRepair
from eig.reasons import Because, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.assignment")
tell: Tell = teller("jury.assignment")

Step: TypeAlias = tuple[Kind, int]


@final
@frozen(kw_only=True, eq=False, repr=False)
class EqualRepairs(Value):
    """Repairs of one impossible assignment that take as few steps, those shared out most evenly first.

    Among those as evenly shared out, the ones that take least from the items come first.

    Args:
        nothing: What is impossible.
        repairs: The smallest repairs, whether by asking for less, by making room, or by some of both.
        complete: Whether these are all of them.

    >>> from eig.jury.assignment import assign_reviewers
    >>> nothing = assign_reviewers(["a", "b"], ["j1"], reviews_per_item=1, loads=1)
    >>> equal = equal_repairs(nothing)
    >>> [str(repair) for repair in equal.repairs], equal.complete
    (['let j1 read 1 more', 'ask for 1 review less of a', 'ask for 1 review less of b'], True)
    >>> print(equal.explain("a"))
    a: it changes in 1 of the 3 smallest repairs.
    """

    _BRIEF = "repairs {repairs}, complete {complete}"
    nothing: NoAssignment
    repairs: tuple[ShortageRepair, ...] = field(converter=TupleOf[ShortageRepair])
    complete: bool

    @property
    def counts(self) -> FrozenMap[int]:
        """In how many of the repairs each item and juror gives a step; who gives none is left out."""
        return FrozenMap(Counter(name for one in self.repairs for name in one.names))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say in how many of the repairs an item or a juror changes; without a key, how many there are.

        >>> from eig.jury.assignment import assign_reviewers
        >>> nothing = assign_reviewers(["a", "b"], ["j1"], reviews_per_item=1, loads=1)
        >>> print(equal_repairs(nothing).explain("j1", lang="fr").reasons[0].say("fr"))
        change dans 1 des 3 plus petites réparations
        """
        if key is None:
            least = None if self.complete else len(self.repairs)
            whole = because("repairs_found", count=len(self.repairs), least=least)
            return Trace(subject=tell("subject_repairs", lang), reasons=[whole], lang=lang)
        problem = self.nothing.problem
        known = (*problem.items, *problem.jurors)
        require_key("item or juror", key, known)
        code = "gives" if self.complete else "gives_at_least"
        reason = because(code, count=self.counts.get(key, 0), total=len(self.repairs))
        return Trace(subject=key, reasons=[reason], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a repair and step.

        >>> from eig.jury.assignment import assign_reviewers
        >>> nothing = assign_reviewers(["a", "b"], ["j1"], reviews_per_item=1, loads=1)
        >>> equal_repairs(nothing).rows()[0]
        {'repair': 1, 'change': 'room', 'name': 'j1', 'by': 1}
        """
        return [
            {"repair": number, "change": kind, "name": name, "by": by}
            for number, repair in enumerate(self.repairs, start=1)
            for kind, part in repair.parts
            for name, by in part.items()
        ]


@checked_by(most=whole(1), effort=whole(1))
def equal_repairs(
    nothing: NoAssignment, *, most: int = 100, effort: int = 10_000, stop: Callable[[], bool] | None = None
) -> EqualRepairs:
    """Return the smallest repairs of what is impossible, those shared out most evenly first.

    Args:
        nothing: The answer of `assign_reviewers` where the loads cannot be kept.
        most: How many to list at most.
        effort: How many changed problems may be solved.
        stop: Asked after each of them whether to end with the repairs found.

    Raises:
        Fault: Where the loads can be kept, and it is the links between jurors that cannot.

    >>> from eig.jury.assignment import assign_reviewers
    >>> nothing = assign_reviewers(["a", "b"], ["j1"], reviews_per_item={"a": 2, "b": 1}, loads=1)
    >>> for repair in equal_repairs(nothing).repairs:
    ...     print(repair)
    ask for 1 review less of a and let j1 read 1 more
    ask for 1 review less of a and b
    ask for 2 reviews less of a
    """
    faults = Gather("equal_repairs")
    faults.that("nothing", nothing.linkable, "jury.assignment.loads_lack", value=nothing)
    faults.done()
    search = _Search(nothing, Steps(effort, stop, every=1))
    found: list[tuple[Step, ...]] = []
    asked, least = nothing.problem.demand(), nothing.least
    for highest in takewhile(lambda _: search.steps.left >= 0, range(1, least + 1)):
        for steps in search.from_here(asked, least, 0, highest):
            if max(Counter(steps).values()) == highest:
                found.append(steps)
            if len(found) > most:
                break
    repairs = sorted((_repair(nothing, steps) for steps in found), key=_shared_out)
    return EqualRepairs(
        nothing=nothing, repairs=repairs[:most], complete=len(found) <= most and search.steps.left >= 0
    )


class _Search:
    """The walk over steps, each of which leaves a smaller lack. Mutable, private, used once."""

    def __init__(self, nothing: NoAssignment, steps: Steps) -> None:
        self.steps = steps
        problem = nothing.problem
        item, juror = ({name: at for at, name in enumerate(some)} for some in (problem.items, problem.jurors))
        short = [one for one in nothing.shortages if one.of == "readers"]
        spare = [one for one in nothing.shortages if one.of == "items"]
        self.ways: list[Step] = [
            *(("fewer", item[name]) for one in short for name in one.items),
            *(("room", juror[name]) for one in short for name in one.jurors),
            *(("relief", juror[name]) for one in spare for name in one.jurors),
        ]

    def from_here(self, demand: Demand, least: int, start: int, highest: int) -> Iterator[tuple[Step, ...]]:
        """Yield the steps, in the order listed, that make good what lacks, none more often than allowed."""
        if not least:
            yield ()
            return
        for at in range(start, len(self.ways)):
            after = demand
            for times in range(1, min(highest, least) + 1):
                if not self.steps.take():
                    return
                after = _after(after, self.ways[at])
                if min(*after.needs, *after.low) < 0 or _lacking(after) != least - times:
                    break
                for rest in self.from_here(after, least - times, at + 1, highest):
                    yield (*[self.ways[at]] * times, *rest)


def _after(demand: Demand, step: Step) -> Demand:
    """Return what is asked once a step is made."""
    kind, at = step
    if kind == "fewer":
        return demand._replace(needs=_changed(demand.needs, at, -1))
    if kind == "room":
        return demand._replace(high=_changed(demand.high, at, 1))
    return demand._replace(low=_changed(demand.low, at, -1))


def _changed(numbers: Sequence[int], at: int, by: int) -> list[int]:
    return [number + by * (place == at) for place, number in enumerate(numbers)]


def _lacking(demand: Demand) -> int:
    rota = Rota(demand)
    rota.fill()
    return sum(rota.unmet) + sum(rota.level())


def _repair(nothing: NoAssignment, steps: Iterable[Step]) -> ShortageRepair:
    items, jurors = nothing.problem.items, nothing.problem.jurors
    parts: dict[Kind, dict[str, int]] = {"fewer": {}, "room": {}, "relief": {}}
    for (kind, at), times in Counter(steps).items():
        parts[kind][items[at] if kind == "fewer" else jurors[at]] = times
    return ShortageRepair(fewer=parts["fewer"], room=parts["room"], relief=parts["relief"])


def _shared_out(repair: ShortageRepair) -> tuple[int, int, list[tuple[str, ...]]]:
    """Order by the squares of the steps, then by the reviews that dossiers go without, then by names."""
    squares = sum(by * by for _, part in repair.parts for by in part.values())
    return squares, sum(repair.fewer.values()), [tuple(part) for _, part in repair.parts]
