"""Is it the only one? All the assignments that are as good, and what they agree upon.

Where several assignments are equally good, the one that was returned is no better than the others: which one
a jury uses is then a choice, to be made by it or by a declared draw. What all agree upon is no choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import whole
from eig._values.frozen_maps import FrozenMap
from eig._values.progress_and_stopping import never
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value
from eig.errors import require_key
from eig.jury.assignment._search_for_fair_or_linked_plans import as_good
from eig.jury.assignment.reviewers_assigned_to_items import Assignment
from eig.reasons import Because, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.assignment")
tell: Tell = teller("jury.assignment")


@final
@frozen(kw_only=True, eq=False, repr=False)
class EqualAssignments(Value):
    """Assignments that serve the same wish equally well.

    Args:
        plans: The assignments, in the order of their readers.
        complete: Whether these are all of them.

    >>> from eig.jury.assignment import assign_reviewers
    >>> plan = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=1)
    >>> equal = equal_assignments(plan)
    >>> len(equal.plans), equal.complete, equal.certain
    (2, True, FrozenMap({'a': (), 'b': ()}))
    >>> print(equal.explain("a"))
    a: 2 plans are equally good; read by j1 and j2 in some; no juror reads it in all.
    """

    _BRIEF = "plans {plans}, complete {complete}"
    plans: tuple[Assignment, ...] = field(converter=TupleOf[Assignment])
    complete: bool

    @property
    def certain(self) -> FrozenMap[tuple[str, ...]]:
        """The readers that each item has in every plan; none is known unless all are listed."""
        ways = self._ways()
        return FrozenMap(
            {
                item: tuple(
                    juror for juror in readers if self.complete and all(juror in way for way in ways[item])
                )
                for item, readers in self.possible.items()
            }
        )

    @property
    def possible(self) -> FrozenMap[tuple[str, ...]]:
        """The readers that each item has in one plan listed or more."""
        return FrozenMap(
            {item: tuple(sorted(set[str]().union(*ways))) for item, ways in self._ways().items()}
        )

    def _ways(self) -> Mapping[str, list[set[str]]]:
        items = self.plans[0].readers if self.plans else ()
        return {item: [set(plan.readers[item]) for plan in self.plans] for item in items}

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who reads an item in some of the plans, and who in all; without a key, how many there are.

        >>> from eig.jury.assignment import assign_reviewers
        >>> plan = assign_reviewers(["a"], ["j"], reviews_per_item=1, loads=1)
        >>> print(equal_assignments(plan).explain("a", lang="fr"))
        a : c’est la seule répartition optimale ; lecture par j dans l’une ou l’autre ; toujours par j.
        """
        code = "equally_good" if self.complete else "equally_good_at_least"
        count = because(code, count=len(self.plans))
        if key is None:
            return Trace(subject=tell("subject_equals", lang), reasons=[count], lang=lang)
        require_key("item", key, self.possible)
        possible = because("possible_readers", readers=self.possible[key])
        certain = [because("certain_readers", readers=self.certain[key])] if self.complete else []
        return Trace(subject=key, reasons=[count, possible, *certain], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item: who may read it and who must.

        >>> from eig.jury.assignment import assign_reviewers
        >>> equal_assignments(assign_reviewers(["a"], ["j"], reviews_per_item=1, loads=1)).rows()
        [{'item': 'a', 'possible': ('j',), 'certain': ('j',)}]
        """
        certain = self.certain
        return [
            {"item": item, "possible": readers, "certain": certain[item]}
            for item, readers in self.possible.items()
        ]


@checked_by(most=whole(1), effort=whole(1))
def equal_assignments(
    plan: Assignment, *, most: int = 100, effort: int = 2_000, stop: Callable[[], bool] | None = None
) -> EqualAssignments:
    """Return the assignments as good as a plan: the same rules, wish and total, and as fair.

    Args:
        plan: A plan from `assign_reviewers`, proven.
        most: How many to list at most.
        effort: How many flows may be solved.
        stop: Asked before each flow whether to end with those found.

    >>> from eig.jury.assignment import assign_reviewers
    >>> plan = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=1,
    ...     affinity={"a": {"j1": 1}})
    >>> [dict(one.readers) for one in equal_assignments(plan).plans]
    [{'a': ('j1',), 'b': ('j2',)}]
    """
    problem = plan.problem
    place = {juror: at for at, juror in enumerate(problem.jurors)}
    flows, complete = as_good(
        problem.demand(),
        [{place[juror] for juror in plan.readers[item]} for item in problem.items],
        aim=plan.objective,
        min_shared=plan.min_shared,
        most=most,
        effort=effort,
        stop=stop or never,
    )
    readers = sorted(tuple(tuple(sorted(group)) for group in flow.readers) for flow in flows)
    plans = [
        evolve(
            plan,
            readers={
                item: [problem.jurors[juror] for juror in group]
                for item, group in zip(problem.items, groups, strict=True)
            },
        )
        for groups in readers
    ]
    return EqualAssignments(plans=plans, complete=complete and plan.proven)
