"""Who comes in for somebody who leaves a seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import final

from attrs import field, frozen

from eig._values.rules import ids, text
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps
from eig.errors import UnknownKey
from eig.reasons import Because, Reason, Trace, reasons_in, to_reasons
from eig.typing import Lang

because: Because = reasons_in("book")


@final
@frozen(kw_only=True, eq=False, repr=False)
class SeatReplacement(Value):
    """Who comes in for somebody who leaves a seat: what `eig.programme.states.appoint_successor` takes.

    Args:
        leaver: Who leaves.
        opening: The challenge.
        post: The post.
        successors: Who may come in: several if they are equally good, none if nobody is left.
        refused: Why nobody may be called, or None.
        passed: Who of the reserve was passed over, and by which rule.

    >>> print(SeatReplacement(leaver="c1", opening="plume", post="plume-1", successors=["c7"]).explain())
    plume-1: c7 comes in for c1 at plume.
    """

    leaver: str = field(metadata=keeps(text))
    opening: str = field(metadata=keeps(text))
    post: str = field(metadata=keeps(text))
    successors: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="person"))
    refused: Reason | None = None
    passed: tuple[Reason, ...] = field(default=(), converter=to_reasons)

    def __repr__(self) -> str:
        return f"<SeatReplacement: {self.post}, {len(self.successors)} may come in>"

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who comes in, or that nobody can, and who was passed over. It has one key, the post.

        >>> nobody = SeatReplacement(leaver="c1", opening="plume", post="plume-1")
        >>> print(nobody.explain())
        plume-1: nobody of the reserve can come in for c1 at plume.
        """
        if key not in (None, self.post):
            raise UnknownKey("post", key, known=[self.post])
        count = min(len(self.successors), 2)
        code = ("nobody_comes_in", "comes_in", "equals_come_in")[count]
        told = because(code, people=self.successors, leaver=self.leaver, opening=self.opening)
        reasons = [told, *filter(None, [self.refused]), *self.passed]
        return Trace(subject=self.post, reasons=reasons, lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a person who may come in.

        >>> len(SeatReplacement(leaver="c1", opening="plume", post="plume-1", successors=["c7"]).rows())
        1
        """
        return [
            {"leaver": self.leaver, "opening": self.opening, "post": self.post, "successor": one}
            for one in self.successors
        ]
