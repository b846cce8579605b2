"""That something personal was erased, as a value that a book, a dossier and an act keep."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import final

from attrs import field, frozen

from eig._values.rules import text, whole
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps
from eig.book.hash_chain_of_dated_steps import sha_of
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("book")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Erasure(Value):
    """That something personal was erased: when, by whom and why; of how many people, never of whom.

    Args:
        on: The day.
        by: Who erased it.
        why: Why: the end of the delay, or somebody's request.
        count: How many people it was about.

    >>> print(Erasure(on=date(2021, 1, 4), by="office", why="two years have passed", count=9).reason)
    erased on 4 January 2021 by office: what was kept of 9 people (two years have passed); it cannot be \
checked any more
    """

    on: date
    by: str = field(metadata=keeps(text))
    why: str = field(metadata=keeps(text))
    count: int = field(metadata=keeps(whole(1)))

    @property
    def reason(self) -> Reason:
        """The erasure, as a sentence that every language can say."""
        return because("erased", on=self.on, by=self.by, why=self.why, count=self.count)


def digest_of_erasure(one: Erasure) -> str:
    """Return the digest that binds an erasure in the chain of an act."""
    return sha_of("eig-erasure-1", one.on.isoformat(), str(one.count), sha_of(one.by), one.why)


def to_erasures(given: Iterable[Erasure]) -> tuple[Erasure, ...]:
    """Return erasures as a tuple."""
    return to_tuple(given)
