"""The chain of an act: what was published, announced, held, recorded, decided, notified, erased, each bound.

A link is the SHA-256 of six lines: `eig-link-1`, the link before, its kind, its day, its digest, and the root
of the act that is replaced. A digest is that of a text published beside it, or was taken with a secret. The
root of an act commits to the chain before it and to what is published, so that none of it can be written
anew unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias, cast, final, get_args

from attrs import field, frozen

from eig._values.field_rules_and_bounds import text
from eig._values.names_alike_but_for_case import fold, folded
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("book")
ActStep: TypeAlias = Literal["rules", "draw", "sitting", "minutes", "decision", "notification", "erasure"]
"""What a link stands for, in the order of the chain."""
ERASURE: Final = "erasure"
KINDS: Final = cast("tuple[ActStep, ...]", get_args(ActStep)[:-1])
BEFORE: Final = KINDS[: KINDS.index("decision")]
"""The steps before the decision, to which its root commits."""
OTHER_DAY: Final = "_day"
"""Ends the name of a step whose own record has no day, or another than the ledger."""
KEPT: Final = ("rules", "minutes")
"""The steps of which nothing changes under the same day."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class ChainLink(Value):
    """One step of an act, bound to the step before.

    Args:
        kind: What was done: the `rules` were published, the sources of a `draw` were announced, the jury's
            last `sitting`, its `minutes`, the `decision`, its `notification`, an `erasure` since.
        on: The day.
        digest: The digest of what was done.
        link: The digest that binds it to the step before.

    >>> from datetime import date
    >>> ChainLink(kind="rules", on=date(2018, 5, 4), digest="00", link="00").kind
    'rules'
    """

    kind: ActStep
    on: date
    digest: str = field(metadata=keeps(text))
    link: str = field(metadata=keeps(text))


@final
@frozen(kw_only=True, eq=False, repr=False)
class ActCheck(Value):
    """Whether an act holds, and what is missing from it.

    Args:
        doubts: What was altered, comes too late, or contradicts the rest; nothing where the act holds.
        missing: What is not there.

    >>> print(ActCheck(doubts=[]), bool(ActCheck(doubts=[])))
    the act holds True
    """

    doubts: tuple[Reason, ...] = field(converter=TupleOf[Reason])
    missing: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    def __bool__(self) -> bool:
        return not self.doubts

    def _lines_(self) -> tuple[Reason, ...]:
        return (*(self.doubts or [because("act_holds")]), *self.missing)


def chained(
    steps: Iterable[tuple[ActStep, date | None, str]], replaces: str, *, after: Sequence[ChainLink] = ()
) -> Iterator[ChainLink]:
    """Yield some links, then those of the steps that have a day and something to bind."""
    yield from after
    before = after[-1].link if after else ""
    for kind, on, digest in steps:
        if on is not None and digest:
            before = _link(before, kind, on, digest, replaces=replaces)
            yield ChainLink(kind=kind, on=on, digest=digest, link=before)


def missing_from(links: Iterable[ChainLink], *, drawn: bool) -> Iterator[Reason]:
    """Yield each step that a chain lacks; a draw is none where nothing was drawn."""
    there = {*(one.kind for one in links), *(() if drawn else ("draw",))}
    yield from (because("link_missing", link=_named(kind)) for kind in KINDS if kind not in there)


def head_of(links: Iterable[ChainLink]) -> str:
    """Return the last link before the decision; nothing where there is none."""
    return next((one.link for one in reversed(tuple(links)) if one.kind in BEFORE), "")


def day_decided(links: Iterable[ChainLink]) -> date | None:
    """Return the day of the decision of a chain."""
    return next((one.on for one in links if one.kind == "decision"), None)


def doubts_on(links: Sequence[ChainLink], stated: Mapping[str, str], replaces: str) -> Iterator[Reason]:
    """Name each link that was altered, comes too late, is out of place, or is of something else."""
    before, left = "", KINDS
    for one in links:
        named = _named(one.kind)
        if _link(before, one.kind, one.on, one.digest, replaces=replaces) != one.link:
            yield because("link_altered", link=named)
        if stated.get(one.kind, one.digest) != one.digest:
            yield because("link_of_another", link=named)
        if one.kind == ERASURE:
            left = ()
        elif one.kind not in left:
            yield because("link_misplaced", link=named)
        else:
            left = left[left.index(one.kind) + 1 :]
        before = one.link
    yield from late_in((one.kind, one.on) for one in links)


def again_in(own: str, *earlier: str) -> Iterator[Reason]:
    """Name a reference that an act before had, or that looks like one: in other blanks, dashes or case."""
    if own and fold(own) in folded(earlier):
        yield because("reference_again", reference=own)


def doubts_between(links: Iterable[ChainLink], earlier: Iterable[ChainLink]) -> Iterator[Reason]:
    """Name what the chains of an act and of the act that it replaces say against each other."""
    was = {one.kind: one for one in earlier}
    for one in links:
        before = was.get(one.kind)
        if before and one.kind == "decision" and one.on <= before.on:
            yield because("replaced_later", on=one.on, before=before.on)
        if before and one.kind in KEPT and one.on == before.on and one.digest != before.digest:
            yield because(f"{one.kind}_of_another", on=one.on)


def late_in(steps: Iterable[tuple[ActStep, date]]) -> Iterator[Reason]:
    """Name each step that is dated before one that it follows, and that one."""
    last: tuple[ActStep, date] | None = None
    for kind, on in steps:
        if last and on < last[1]:
            yield because("link_late", link=_named(kind), on=on, follows=_named(last[0]), before=last[1])
        else:
            last = kind, on


def _named(kind: ActStep) -> Reason:
    return because(f"link_{kind}")


def _link(before: str, kind: str, on: date, digest: str, *, replaces: str) -> str:
    return sha_of("eig-link-1", before, kind, on.isoformat(), digest, replaces)


def sha_of(*lines: str) -> str:
    """Return the SHA-256 of lines of text, in hexadecimal.

    >>> sha_of("abc")[:8]
    'ba7816bf'
    """
    from hashlib import sha256  # noqa: PLC0415 # imported on use: `import eig` stays light

    return sha256("\n".join(lines).encode()).hexdigest()
