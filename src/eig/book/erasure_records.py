"""That something personal was erased, as a value that a book, a dossier and an act keep."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import text, whole
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, told_where_given
from eig.book.act_chain_and_checks_of_replaced_acts import sha_of
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("book")
ErasedPart: TypeAlias = Literal["deliberation", "rounds", "lists", "cohort", "schedule", "minutes", "digests"]
"""What of a dossier may go whole with somebody."""
PARTS: Final[Mapping[ErasedPart, str]] = MappingProxyType(
    {
        "deliberation": "input_deliberation",
        "rounds": "input_rounds",
        "lists": "input_lists",
        "cohort": "written_cohort",
        "schedule": "written_schedule",
        "minutes": "link_minutes",
        "digests": "written_lost",
    }
)
"""The code of its name."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Erasure(Value):
    """That something personal was erased: when, by whom and why; of how many people, never of whom.

    Args:
        on: The day.
        by: Who erased it.
        why: Why: the end of the delay, or somebody's request.
        count: How many people it was about.
        parts: What of a dossier went whole with them.

    >>> print(Erasure(on=date(2021, 1, 4), by="office", why="two years have passed", count=9).reason)
    erased on 4 January 2021 by office: what was kept of 9 people (two years have passed); it cannot be \
checked any more
    """

    on: date
    by: str = field(metadata=keeps(text))
    why: str = field(metadata=keeps(text))
    count: int = field(metadata=keeps(whole(1)))
    parts: tuple[ErasedPart, ...] = field(
        default=(), converter=TupleOf[ErasedPart], metadata=told_where_given
    )

    @property
    def reason(self) -> Reason:
        """The erasure, as a sentence that every language can say."""
        parts = tuple(because(PARTS[one]) for one in self.parts)
        return because("erased", on=self.on, by=self.by, why=self.why, count=self.count, parts=parts)


def digest_of_erasure(one: Erasure) -> str:
    """Return the digest that binds an erasure in the chain of an act."""
    told = (one.on.isoformat(), str(one.count), sha_of(one.by))
    parts = sha_of(*one.parts)
    return (
        sha_of("eig-erasure-2", *told, parts, one.why)
        if one.parts
        else sha_of("eig-erasure-1", *told, one.why)
    )
