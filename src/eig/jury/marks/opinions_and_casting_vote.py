"""The general opinions of a jury on one item, what an abstention is worth, and the chair's casting vote.

An abstention is not a recusal, and its effect differs between juries: some leave it out of the count, and in
a university selection committee it counts as an unfavourable vote (Conseil d'État, 27 September 2017,
n° 404475). The rule is therefore named. Where nobody voted there is nothing to count an abstention with: it
excludes nobody.

Where votes are equal the chair may have a casting vote (*voix prépondérante*), if the rules of the jury say
so: it is the rule of the consultative commissions of the State (code des relations entre le public et
l'administration, art. R133-11; before 2016, décret n° 2006-672, art. 12: a president who has a vote has a
casting vote), and of the committee in the decision above. It is no second vote: the side on which the chair
voted prevails. A chair who abstained, stepped back or was absent has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, final

from attrs import field, frozen

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole
from eig._values.value import Value, keeps
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet, Opinion
from eig.jury.marks.methods_and_policies import AbstentionPolicy
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.marks")
_count = keeps(whole(0))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Opinions(Value):
    """How many jurors were for, against, silent, abstaining, recused or absent.

    Args:
        favourable: The votes for, that of the chair included.
        unfavourable: The votes against, that of the chair included.
        silent: Those who marked and gave no opinion.
        abstained: Those who heard the item and gave neither mark nor opinion.
        recused: Those who stepped back.
        absent: Those who were not there.
        chair: The vote of the chair, if it prevails where votes are equal; None for no casting vote.

    >>> opinions = Opinions(favourable=2, unfavourable=1, abstained=1, recused=1)
    >>> opinions.verdict(), opinions.verdict(abstentions="unfavourable")
    ('favourable', 'divided')
    >>> Opinions(favourable=2, unfavourable=2, chair="unfavourable").verdict()
    'unfavourable'
    """

    favourable: int = field(default=0, metadata=_count)
    unfavourable: int = field(default=0, metadata=_count)
    silent: int = field(default=0, metadata=_count)
    abstained: int = field(default=0, metadata=_count)
    recused: int = field(default=0, metadata=_count)
    absent: int = field(default=0, metadata=_count)
    chair: Opinion | None = None

    def _check(self, faults: Gather) -> None:
        counted = self.chair is None or getattr(self, self.chair) != 0
        faults.that("chair", counted, "jury.marks.vote_of_chair")

    @classmethod
    @checked
    def of(cls, sheets: Iterable[MarkSheet], *, chair: str | None = None) -> Opinions:
        """Count the sheets of one item; a blank sheet counts nowhere.

        Args:
            chair: The juror whose vote prevails where votes are equal; None for no casting vote.

        >>> Opinions.of([MarkSheet(item="plume", juror="j1", opinion="favourable")]).favourable
        1
        >>> split = [MarkSheet(item="plume", juror=juror, opinion=opinion)
        ...          for juror, opinion in (("j1", "favourable"), ("j2", "unfavourable"))]
        >>> Opinions.of(split).verdict(), Opinions.of(split, chair="j2").verdict()
        ('divided', 'unfavourable')
        """
        sheets = tuple(sheets)
        cast: Opinion | None = next((sheet.opinion for sheet in sheets if chair in sheet.people), None)
        counts = Counter(map(_vote, sheets))
        return cls(
            favourable=counts["favourable"],
            unfavourable=counts["unfavourable"],
            silent=counts["silent"],
            abstained=counts["abstained"],
            recused=counts["recused"],
            absent=counts["absent"],
            chair=cast,
        )

    @property
    def voted(self) -> int:
        """The jurors who voted, for or against."""
        return self.favourable + self.unfavourable

    def against(self, *, abstentions: AbstentionPolicy = "apart") -> int:
        """Return the votes against, with the abstentions where the rule says so and somebody voted.

        >>> Opinions(unfavourable=1, abstained=2).against(abstentions="unfavourable")
        3
        >>> Opinions(silent=3, abstained=1).against(abstentions="unfavourable")
        0
        """
        return self.unfavourable + (self.abstained if self.voted and abstentions == "unfavourable" else 0)

    def verdict(self, *, abstentions: AbstentionPolicy = "apart") -> Opinion | Literal["divided"] | None:
        """Return what the majority thinks, `divided` when the votes are equal, None when nobody voted.

        Where votes are equal and the chair has a casting vote, the side of the chair prevails.

        >>> Opinions(silent=3).verdict() is None
        True
        """
        against = self.against(abstentions=abstentions)
        if self.favourable == against:
            return (self.chair or "divided") if against else None
        return "favourable" if self.favourable > against else "unfavourable"

    def casting(self, *, abstentions: AbstentionPolicy = "apart") -> Reason | None:
        """Return the sentence of the chair's casting vote, or None where it decided nothing.

        >>> print(Opinions(favourable=1, unfavourable=1, chair="favourable").casting())
        equal votes, 1 for and 1 against: the casting vote of the chair is favourable
        """
        if not self.chair or self.favourable != self.against(abstentions=abstentions):
            return None
        return because("casting_vote", votes=self.favourable, side=self.chair)

    def reason(self) -> Reason | None:
        """Return the sentence of the count, or None where nobody gave an opinion.

        >>> print(Opinions(favourable=2, unfavourable=1).reason())
        opinions: 2 favourable, 1 unfavourable
        """
        if not self.voted:
            return None
        return because("opinions", favourable=self.favourable, unfavourable=self.unfavourable)


def _vote(sheet: MarkSheet) -> str:
    if sheet.is_blank:
        return "blank"
    return (sheet.opinion or "silent") if sheet.state == "marked" else sheet.state
