"""How a tie is parted on the record: by the jury, or by a draw declared beforehand. Never in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, one_of, text, to_ids
from eig._ground.maps import ids
from eig._ground.values import Value
from eig.reasons import Reason

__all__ = ["Decision"]


def __dir__() -> list[str]:
    return __all__


Groups: TypeAlias = tuple[tuple[str, ...], ...]
"""Things in order, those that nothing separates side by side."""


@final
@checked
@frozen(kw_only=True)
class Decision(Value):
    """How a tie was parted, on the record: by the jury, or by a draw that was declared beforehand.

    Args:
        by: `jury` or `draw`.
        order: The tied items, the first chosen first.
        reference: Where the decision is recorded: a paragraph of the minutes, or the digest of a draw.

    >>> Decision(by="jury", order=["plume", "adler"], reference="minutes, 4.2").order
    ('plume', 'adler')
    """

    by: Literal["jury", "draw"]
    order: tuple[str, ...] = field(converter=to_ids)
    reference: str

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("by", one_of("jury", "draw"))
        faults.check("reference", text)
        if faults.check("order", ids):
            faults.distinct("order", self.order, what="item")
        faults.done()


def refined(groups: Groups, decisions: Iterable[Decision], *, subject: str = "select") -> Groups:
    """Return the groups with each decided tie parted: the items decided, in order, then those still tied."""
    for decision in decisions:
        _check_applies(groups, decision, subject)
        groups = refined_where_tied(groups, [decision])
    return groups


def refined_where_tied(groups: Groups, decisions: Iterable[Decision]) -> Groups:
    """Return the groups parted by the decisions that order items tied together; others change nothing."""
    for decision in decisions:
        groups = tuple(part for group in groups for part in _parted(group, decision))
    return groups


def _parted(group: tuple[str, ...], decision: Decision) -> Groups:
    if not set(decision.order) <= set(group):
        return (group,)
    rest = tuple(item for item in group if item not in decision.order)
    return (*((item,) for item in decision.order), *((rest,) if rest else ()))


def _check_applies(groups: Groups, decision: Decision, subject: str) -> None:
    faults = Gather(subject)
    faults.that(
        "decisions",
        any(len(group) > 1 and set(decision.order) <= set(group) for group in groups),
        rule="a decision parts items that are tied together and may be kept",
        remedy="name items of one tie group, or leave the decision out",
        value=decision.order,
    )
    faults.done()


def decision_reasons(decisions: Iterable[Decision], item: str) -> list[Reason]:
    """Return the sentences of the decisions that parted a tie of an item."""
    return [
        Reason(
            code=f"decided_by_{decision.by}",
            sentences={
                "en": f"the tie was parted by {_BY[decision.by][0]}: {{order}} ({{reference}})",
                "fr": f"les ex æquo ont été départagés par {_BY[decision.by][1]} : {{order}} ({{reference}})",
            },
            facts={"order": decision.order, "reference": decision.reference},
        )
        for decision in decisions
        if item in decision.order
    ]


_BY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"jury": ("the jury", "le jury"), "draw": ("a draw", "tirage au sort")}
)
