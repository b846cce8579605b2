"""What leaves a dossier out of a ranking: an eliminating mark, an unfavourable opinion, no marks at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from eig._language.lang_arguments_and_late_words import say
from eig.jury.marks._sheets_of_one_item import ItemSummary
from eig.jury.marks.criteria_and_eliminating_marks import Criterion
from eig.jury.marks.mark_sheets_abstentions_and_corrections import MarkSheet
from eig.jury.marks.means_and_medians import mean
from eig.jury.marks.opinions_and_casting_vote import Opinions
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.merit")
OUT: Final = (
    "out_by_each", "eliminating_marks", "eliminating_mark", "eliminated", "unfavourable", "out_by_opinions",
)  # fmt: skip
BELOW: Final = ("below_threshold",)
"""What leaves an item out of the ranking, as it is told; and what leaves one with a score off all lists."""


def why_out(summary: ItemSummary, rules: JuryRules, casting: str | None) -> Reason | None:
    """Return what leaves an item out: each ground that is enough alone; None where nothing does."""
    grounds = tuple(_grounds(summary, rules, casting))
    return because("out_by_each", grounds=grounds) if len(grounds) > 1 else next(iter(grounds), None)


def with_threshold(told: list[Reason]) -> list[Reason]:
    """Return what is told of an item; that it is under the threshold, among what leaves it out."""
    out, below = (next((one for one in told if one.code in some), None) for some in (OUT, BELOW))
    if out is None or below is None:
        return told
    grounds = out.facts["grounds"] if out.code == "out_by_each" else (out,)
    each = because("out_by_each", grounds=(*cast("tuple[Reason, ...]", grounds), below))
    return [each if one is out else one for one in told if one is not below]


def _grounds(summary: ItemSummary, rules: JuryRules, casting: str | None) -> Iterator[Reason]:
    marks = tuple([one for on in summary.eliminating for one in _eliminated(summary, on, rules.floors)])
    yield from [because("eliminating_marks", grounds=marks)] if len(marks) > 1 else marks
    if rules.opinions == "majority" and any(map(_may_be_against, summary.sheets)):
        tally = summary.opinions(casting)
        if tally.verdict(abstentions=rules.abstentions) == "unfavourable":
            yield _unfavourable(tally, rules)
    if not summary.totals:
        yield because("no_marks")


def _unfavourable(tally: Opinions, rules: JuryRules) -> Reason:
    """Return that opinions are against, by which votes, and by which published rules they were counted.

    Whoever is told no vote reads the rules alone: that the chair decided would be the vote of one juror.
    """
    against = tally.against(abstentions=rules.abstentions)
    counting = ("abstentions",) * (rules.abstentions == "unfavourable") + ("chair",) * rules.casting_vote
    return because(
        "unfavourable",
        against=against,
        abstained=against - tally.unfavourable or None,
        favourable=tally.favourable,
        chair=against == tally.favourable or None,
        counting="both" if len(counting) > 1 else next(iter(counting), None),
    )


def _eliminated(summary: ItemSummary, criterion: Criterion, floors: str) -> Iterator[Reason]:
    """Yield that a mark eliminates: the lowest of a juror, or the mean of the panel."""
    marks = summary.marks_on(criterion.id)
    mark = (min(marks) if floors == "any" else mean(marks)) if marks else None
    if mark is None or not criterion.eliminates(mark):
        return
    reads_alike = say(mark).lstrip("≈") == say(criterion.floor) and mark != criterion.floor
    yield because(
        "eliminating_mark",
        mark=mark,
        exact=str(mark) if reads_alike else None,
        of="mean" if floors == "mean" and len(marks) > 1 else "mark",
        criterion=criterion.id,
        title=criterion,
        floor=criterion.floor,
        equal=mark == criterion.floor,
    )


def _may_be_against(mark_sheet: MarkSheet) -> bool:
    return mark_sheet.opinion == "unfavourable" or mark_sheet.state == "abstained"
