"""The Swiss National Science Foundation's funding line, for comparison.

Rule (Heyard, Ott, Salanti & Egger 2022, *Statistics and Public Policy* 9:110-121): the line is the expected
rank of the k-th item; an item whose credible rank interval lies above the line is accepted, below it is
rejected, and one whose interval crosses or touches it enters a random selection for the places left.

Not a default: intervals end on whole ranks, so that one more draw can move an item across the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole
from eig._values.tuple_fields import to_ids
from eig._values.value import Value
from eig.errors import require_key
from eig.jury.robustness.expected_rank_chances_and_grey_zone import ExpectedRank, ExpectedRanks
from eig.reasons import Because, Trace, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.robustness")
tell: Tell = teller("jury.robustness")


@final
@frozen(kw_only=True, eq=False, repr=False)
class FundingLine(Value):
    """What the rule decides.

    Args:
        line: The expected rank of the k-th item.
        k: How many places.
        accepted: Items whose interval ends before the line.
        lottery: Items whose interval crosses or touches it.
        rejected: Items whose interval starts after it.

    >>> ranks = [ExpectedRank(item="a", rank=1.2, low=1, high=1),
    ...          ExpectedRank(item="b", rank=1.8, low=2, high=2)]
    >>> found = funding_line(ranks, k=1)
    >>> found.line, found.accepted, found.rejected, found.places_by_lottery
    (1.2, ('a',), ('b',), 0)
    """

    line: float
    k: int
    accepted: tuple[str, ...] = field(converter=to_ids)
    lottery: tuple[str, ...] = field(converter=to_ids)
    rejected: tuple[str, ...] = field(converter=to_ids)

    @property
    def places_by_lottery(self) -> int:
        """How many places are left to draw."""
        return max(0, self.k - len(self.accepted))

    @property
    def groups(self) -> Mapping[str, str]:
        """The group of each item: `accepted`, `random_selection` or `rejected`."""
        return {item: group for group, items in self._groups() for item in items}

    def _groups(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield "accepted", self.accepted
        yield "random_selection", self.lottery
        yield "rejected", self.rejected

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say where an item stands against the line; without a key, how many stand where.

        >>> ranks = [ExpectedRank(item="a", rank=1.2, low=1, high=2)]
        >>> print(funding_line(ranks, k=1).explain("a"))
        a: its rank interval touches or crosses the line at 1.2: it enters the draw.
        """
        if key is None:
            counts = {group: len(items) for group, items in self._groups()}
            return trace(
                tell("subject_funding_line", lang),
                [because("funding_line", line=self.line, k=self.k, **counts)],
                lang,
            )
        require_key("item", key, self.groups)
        return trace(key, [because(self.groups[key], line=self.line)], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item.

        >>> funding_line([ExpectedRank(item="a", rank=1, low=1, high=1)], k=1).rows()
        [{'item': 'a', 'group': 'random_selection'}]
        """
        return [{"item": item, "group": group} for item, group in self.groups.items()]


@checked
def funding_line(ranks: ExpectedRanks | Iterable[ExpectedRank], *, k: int) -> FundingLine:
    """Apply the SNSF's rule to expected ranks with their intervals.

    Args:
        ranks: `expected_ranks(estimates, k=k)`, or its `ranks`.
        k: How many places.

    Raises:
        Fault: Where `k` is not between 1 and the number of items, or an interval is missing.

    >>> ranks = [ExpectedRank(item="a", rank=1.4, low=1, high=2),
    ...          ExpectedRank(item="b", rank=1.6, low=1, high=2)]
    >>> funding_line(ranks, k=1).lottery
    ('a', 'b')
    """
    held = ranks.ranks if isinstance(ranks, ExpectedRanks) else tuple(ranks)
    _check(held, k)
    given = sorted(held, key=lambda one: (one.rank, one.item))
    line = given[k - 1].rank
    return FundingLine(
        line=line,
        k=k,
        accepted=[one.item for one in given if cast("int", one.high) < line],
        lottery=[one.item for one in given if cast("int", one.low) <= line <= cast("int", one.high)],
        rejected=[one.item for one in given if cast("int", one.low) > line],
    )


def _check(given: tuple[ExpectedRank, ...], k: int) -> None:
    faults = Gather("funding_line")
    if faults.that("ranks", bool(given), "jury.robustness.some_ranks", value=given):
        faults.check("k", whole(1, len(given)), k)
    for one in given:
        ends = (one.low, one.high)
        faults.that("ranks", None not in ends, "jury.robustness.interval", value=ends, at=(one.item,))
    faults.done()
