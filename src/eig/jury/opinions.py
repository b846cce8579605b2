"""The general opinions of a jury on one item, and what an abstention is worth.

An abstention is not a recusal, and its effect differs between juries: some leave it out of the count, and in
a university selection committee it counts as an unfavourable vote (Conseil d'État, 27 September 2017,
n° 404475). The policy is therefore named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, TypeAlias, final

from attrs import frozen

from eig._checks import Gather, one_of, whole
from eig.jury.ballots import Ballot, Opinion
from eig.reasons import Reason

__all__ = ["AbstentionPolicy", "Opinions"]


def __dir__() -> list[str]:
    return __all__


AbstentionPolicy: TypeAlias = Literal["apart", "unfavourable"]
"""What an abstention counts as: nothing, or an unfavourable vote."""

abstention_policy = one_of("apart", "unfavourable")
_count = whole(0)


@final
@frozen(kw_only=True)
class Opinions:
    """How many jurors were for, against, silent, abstaining, recused or absent.

    >>> opinions = Opinions(favourable=2, unfavourable=1, abstained=1, recused=1)
    >>> opinions.verdict(), opinions.verdict(abstentions="unfavourable"), opinions.taking_part
    ('favourable', 'divided', 4)
    """

    favourable: int = 0
    unfavourable: int = 0
    silent: int = 0
    abstained: int = 0
    recused: int = 0
    absent: int = 0

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("favourable", "unfavourable", "silent", "abstained", "recused", "absent"):
            faults.check(name, _count)
        faults.done()

    @classmethod
    def of(cls, ballots: Iterable[Ballot]) -> Opinions:
        """Count the sheets of one item.

        >>> Opinions.of([Ballot(item="plume", juror="j1", opinion="favourable")]).favourable
        1
        """
        return cls(**Counter(map(_vote, ballots)))

    @property
    def taking_part(self) -> int:
        """The jurors who took part: those who marked and those who abstained."""
        return self.favourable + self.unfavourable + self.silent + self.abstained

    def against(self, *, abstentions: AbstentionPolicy = "apart") -> int:
        """Return the votes against, with the abstentions where the policy says so.

        >>> Opinions(unfavourable=1, abstained=2).against(abstentions="unfavourable")
        3
        """
        faults = Gather(self)
        faults.check("abstentions", abstention_policy, abstentions)
        faults.done()
        return self.unfavourable + (self.abstained if abstentions == "unfavourable" else 0)

    def verdict(self, *, abstentions: AbstentionPolicy = "apart") -> Opinion | Literal["divided"] | None:
        """Return what the majority thinks, `divided` when the votes are equal, None when nobody voted.

        >>> Opinions(silent=3).verdict() is None
        True
        """
        against = self.against(abstentions=abstentions)
        if self.favourable == against:
            return "divided" if against else None
        return "favourable" if self.favourable > against else "unfavourable"

    def reason(self) -> Reason | None:
        """Return the sentence of the count, or None where nobody gave an opinion.

        >>> print(Opinions(favourable=2, unfavourable=1).reason())
        opinions: 2 favourable, 1 unfavourable
        """
        if not self.favourable + self.unfavourable:
            return None
        return Reason(
            code="opinions",
            en="opinions: {favourable} favourable, {unfavourable} unfavourable",
            fr="avis : {favourable} favorable(s), {unfavourable} défavorable(s)",
            facts={"favourable": self.favourable, "unfavourable": self.unfavourable},
        )


def _vote(ballot: Ballot) -> str:
    return (ballot.opinion or "silent") if ballot.state == "marked" else ballot.state
