"""How a tie is parted on the record: by the jury, or by a draw declared beforehand. Never in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, final, runtime_checkable

from attrs import evolve, field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Key, ids, text
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps
from eig.errors import Attribute

if TYPE_CHECKING:  # loaded when a decision is told
    from eig.reasons import Reason

Groups: TypeAlias = tuple[tuple[str, ...], ...]
"""Things in order, those that nothing separates side by side."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Decision(Value):
    """How a tie was parted, on the record: by the jury, or by a draw or a priority declared beforehand.

    Args:
        by: `jury`, `draw` or `priority`.
        order: The tied items, the first chosen first.
        reference: Where the decision is recorded: a paragraph of the minutes, or the record of a draw.
        on: The day on which it was taken, if it is stated.
        rest: What becomes of the tied items that the order leaves out: `after` places them after it, still
            tied with one another; None says that there are none, and a decision that leaves some out is
            refused.

    >>> Decision(by="jury", order=["plume", "adler"], reference="minutes, 4.2").order
    ('plume', 'adler')
    """

    by: Literal["jury", "draw", "priority"]
    order: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="item"))
    reference: str = field(metadata=keeps(text))
    on: date | None = None
    rest: Literal["after"] | None = None

    @property
    def reason(self) -> Reason:
        """The decision as a sentence."""
        from eig.reasons import reasons_in  # noqa: PLC0415 # loads when a decision is told

        return reasons_in("lots")(
            f"decided_by_{self.by}", order=self.order, reference=self.reference, on=self.on, rest=self.rest
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class TakenBack(Value):
    """A decision that was taken back, on the record: by whom, where that is written, and why.

    Args:
        decision: The decision that no longer holds.
        by: Who took it back, such as `jury`.
        reference: Where that is recorded.
        on: The day on which it was taken back, if it is stated.
        why: The reason given, if one is.

    >>> decided = Decision(by="jury", order=["b", "a"], reference="minutes, 4.2")
    >>> print(TakenBack(decision=decided, by="jury", reference="minutes, 4.3", why="a slip").reason)
    taken back by the jury (minutes, 4.3: a slip): the tie was parted by the jury: b and a (minutes, 4.2)
    """

    decision: Decision
    by: str = field(metadata=keeps(text))
    reference: str = field(metadata=keeps(text))
    on: date | None = None
    why: str = field(default="", metadata=keeps(of="jury"))

    @property
    def reason(self) -> Reason:
        """What was taken back, as a sentence."""
        from eig.reasons import reasons_in  # noqa: PLC0415 # loads when a decision is told

        facts = {"by": self.by, "reference": self.reference, "on": self.on, "why": self.why or None}
        return reasons_in("lots")("taken_back", decision=self.decision.reason, **facts)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Priority(Value):
    """An order of priority declared beforehand: who comes first among equals, and why that is so.

    Args:
        order: Who may be equal, the first served first.
        reference: Where the order was declared, and when.
        reason: What the order follows: no name, age or sex.

    >>> filed = Priority(order=["adler", "plume", "zulu"], reference="rules, art. 6", reason="date of filing")
    >>> filed.decide(["zulu", "adler"]).order
    ('adler', 'zulu')
    """

    order: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="item"))
    reference: str = field(metadata=keeps(text))
    reason: str = field(metadata=keeps(text, of="jury"))

    @property
    def record(self) -> str:
        """Where the order is declared, and what it follows."""
        return f"{self.reference}: {self.reason}"

    def decide(self, tied: Iterable[str]) -> Decision:
        """Return the decision that the order gives about some equals: see `decide`.

        >>> Priority(order=["a", "b"], reference="rules", reason="date").decide(["b", "a"]).by
        'priority'
        """
        return decide(tied, by=self)


@runtime_checkable
class Draw(Protocol):
    """The record of a draw, of any kind: an order, and what is written of it.

    >>> from eig.lots import draw_labels
    >>> isinstance(draw_labels(["a"], code="00" * 32, randomness="1./"), Draw)
    True
    """

    @property
    def order(self) -> tuple[str, ...]:
        """What was drawn, in order."""
        ...

    @property
    def record(self) -> str:
        """How it was drawn, from what."""
        ...

    def verify(self) -> bool:
        """Draw again and tell whether the record holds."""
        ...


def how_parted(
    decision: Decision, draws: Iterable[Draw], item: str | None = None, smallest: int = 1
) -> dict[str, date | str | int | None]:
    """Return how equals were parted: the record of a draw is public, a reference is in the office's words.

    Of an item in the numbered list of the draw, its number there and how many there are, so that whoever it
    is about draws again: where the list has fewer than `smallest`, that it has.
    """
    pool = next((getattr(one, "pool", ()) for one in draws if one.record == decision.reference), ())
    size = len(pool) if item in pool else None
    open_sizes = range(2, smallest)  # what "fewer than" leaves open: one size alone is told
    told = bool(size) and (len(open_sizes) <= 1 or size not in open_sizes)
    records = {one.record: getattr(one, "announced", None) for one in draws}
    reference = decision.reference
    return {
        "by": decision.by,
        "on": decision.on,
        "announced": records.get(reference),
        "record": reference if reference in records else None,
        "reference": None if reference in records else reference,
        "number": pool.index(item) + 1 if item in pool else None,
        "size": size if told else None,
        "fewer": smallest if size and not told else None,
    }


@checked
def decide(tied: Iterable[str], *, by: Decision | Priority | Draw) -> Decision:
    """Return the decision about some equals that a decision, an order of priority or a draw gives.

    Args:
        tied: The equals.
        by: What parts them. A decision is about them and nobody else. An order of priority names them all; a
            draw that leaves some out places them after the others, still equal.

    Raises:
        Fault: It names none of them, a decision names somebody else, or it or an order of priority leaves
            some out.

    >>> from eig.lots import draw_rfc3797
    >>> decide(["a", "b"], by=draw_rfc3797(["a", "b", "c"], count=3, key="1.2.3./")).order
    ('a', 'b')
    """
    equals = dict.fromkeys(to_ids(tied))
    order = tuple(item for item in by.order if item in equals)
    left = equals.keys() - {*order}
    out = tuple(item for item in equals if item in left)
    faults = Gather("decide")
    if faults.that("by", bool(order), "lots.names_tied", value=by, tied=Quoted(out) if out else None):
        if isinstance(by, Decision):
            faults.known("by", by.order, equals, what="an item", at=(Attribute("order"),))
            faults.that(
                "by", not out or by.rest is not None, "lots.all_tied", value=by.order, out=Quoted(out)
            )
        elif isinstance(by, Priority):
            faults.that("by", not out, "lots.names_each", value=by, out=Quoted(out))
    faults.done()
    if isinstance(by, Decision):
        return by
    return Decision(
        by="priority" if isinstance(by, Priority) else "draw",
        order=order,
        reference=by.record,
        rest="after" if out else None,
    )


def cut(groups: Groups, names: int | None) -> tuple[Groups, tuple[str, ...]]:
    """Return the groups that fit whole under a number of names, and the tie that straddles it, if any."""
    count = 0
    for number, group in enumerate(groups):
        if names is not None and count + len(group) > names:
            return groups[:number], group if count < names else ()
        count += len(group)
    return groups, ()


def refined_where_tied(groups: Groups, decisions: Iterable[Decision]) -> Groups:
    """Return the groups parted by the decisions that order items tied together; others change nothing."""
    for decision in decisions:
        groups = tuple(part for group in groups for part in _parted(group, decision))
    return groups


def refined_where_valid(groups: Groups, decisions: Iterable[Decision]) -> Groups:
    """Return the groups parted by the decisions that would hold there: others are left out.

    A decision holds where all that it names stand equal, and all their equals are named or said to follow.
    """
    for decision in decisions:
        tied = _holding(groups, decision)
        if len(tied) > 1 and (decision.rest or len(decision.order) == len(tied)):
            groups = refined_where_tied(groups, [decision])
    return groups


def _parted(group: tuple[str, ...], decision: Decision) -> Groups:
    named = set(decision.order)
    if not named <= set(group):
        return (group,)
    rest = tuple(item for item in group if item not in named)
    return (*((item,) for item in decision.order), *((rest,) if rest else ()))


def check_decisions(
    faults: Gather,
    groups: Groups,
    decisions: Iterable[Decision],
    judged: Iterable[str],
    *,
    within: Sequence[str] = (),
) -> None:
    """Note each decision that parts nothing: a name that is none, no tie, two ties, or one parted before.

    Each is held against what the ones before it left; one that is wrong leaves the groups as they were.
    """
    first, given, known = groups, tuple(decisions), frozenset(judged)
    check_named(faults, given, known, within=within)
    for at, decision in enumerate(given):
        place: tuple[Key, ...] = (*within, at)
        if known.issuperset(decision.order) and _check_applies(faults, place, (first, groups), decision):
            groups = refined_where_tied(groups, [decision])


def check_named(
    faults: Gather, decisions: Iterable[Decision], judged: Iterable[str], *, within: Sequence[str] = ()
) -> None:
    """Note each name of a decision that is none of those judged; the decisions may stand `within` a key."""
    known = frozenset(judged)
    for at, decision in enumerate(decisions):
        if not known.issuperset(decision.order):
            faults.known(
                "decisions", decision.order, known, what="an item", at=(*within, at, Attribute("order"))
            )


def _check_applies(
    faults: Gather, place: Sequence[Key], found: tuple[Groups, Groups], decision: Decision
) -> bool:
    before, group = (_holding(groups, decision) for groups in found)
    order, named = decision.order, set(decision.order)
    out = tuple(item for item in group if item not in named)
    if len(group) < 2:  # noqa: PLR2004 # a tie
        code = "lots.not_parted" if len(before) > 1 else "lots.tied_together"
        return faults.that("decisions", False, code, value=order, at=place)  # noqa: FBT003 # noted
    told = not out or decision.rest is not None
    return faults.that("decisions", told, "lots.all_tied", value=order, at=place, out=Quoted(out))


def _holding(groups: Groups, decision: Decision) -> tuple[str, ...]:
    """Return the group that holds all that a decision names; none where it names nothing."""
    named = set(decision.order)
    return next((group for group in groups if named and named.issubset(group)), ())


def decision_reasons(decisions: Iterable[Decision], item: str) -> list[Reason]:
    """Return the sentences of the decisions that parted a tie of an item, the first of many named."""
    from eig._values.first_few_names import few  # noqa: PLC0415 # loads when a decision is told

    told = [decision for decision in decisions if item in decision.order]
    return [
        evolve(one.reason, facts={**one.reason.facts, "order": few(one.order, len(one.order))})
        for one in told
    ]
