"""Ranking by merit: from a scoresheet, reviews or plain scores to an order that can be defended.

`rank` scores each item exactly, leaves out what an eliminating mark, an unfavourable opinion or the lack of
marks excludes, breaks ties by the declared chain alone, and says what a careful reader should know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import Literal, TypeAlias

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, one_of
from eig._ground.frozen import FrozenMap, late
from eig._ground.maps import exact_map, numbers
from eig._ground.values import Value
from eig.jury.marks.criteria import Criterion
from eig.jury.marks.mark_sheets import MarkSheet
from eig.jury.marks.means import mean, median, trimmed_mean
from eig.jury.marks.missing import MissingPolicy
from eig.jury.marks.opinions import AbstentionPolicy, Opinions, abstention_policy
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit._cautions import cautions_of, sheet_cautions
from eig.jury.merit.ranking import Exclusion, Ranking, grouped
from eig.jury.merit.tiebreaks import TieBreak, break_ties, label_of, read_chain
from eig.reasons import Reason, reasons_in

__all__ = ["rank"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("jury.merit")


Totals: TypeAlias = tuple[Fraction, ...]
Method: TypeAlias = Literal["mean", "median", "low_median", "high_median", "trimmed_mean", "total"]


def _total(marks: Totals) -> Fraction:
    return sum(marks, Fraction(0))


METHODS: Mapping[str, Callable[[Totals], Fraction]] = MappingProxyType(
    {
        "mean": mean,
        "median": median,
        "low_median": partial(median, kind="low"),
        "high_median": partial(median, kind="high"),
        "trimmed_mean": trimmed_mean,
        "total": _total,
    }
)
"""How the totals of the jurors make the score of an item."""


@frozen(kw_only=True)
class _Rules(Value):
    """The declared rules of one ranking."""

    method: str
    policy: MissingPolicy
    chain: tuple[TieBreak, ...]
    floors: str
    opinions: str
    abstentions: AbstentionPolicy
    chair: str | None = None

    def check(self, sheet: Scoresheet | None) -> None:
        faults = Gather("rank")
        faults.check("method", one_of(*METHODS), self.method)
        faults.check("floors", one_of("mean", "any"), self.floors)
        faults.check("opinions", one_of("majority", "ignore"), self.opinions)
        faults.check("abstentions", abstention_policy, self.abstentions)
        ballots = sheet.ballots if sheet else ()
        faults.that(
            "chair",
            self.chair is None or any(self.chair in (*one.people, *one.recused) for one in ballots),
            rule="the chair who has a casting vote is a juror of the scoresheet",
            remedy="name one who has a sheet, of whatever state, or leave the chair out",
            value=self.chair,
        )
        faults.done()


@checked
def rank(
    given: Scoresheet | Reviews | Mapping[str, int | str | Decimal | Fraction],
    *,
    method: Method = "mean",
    policy: MissingPolicy = "refuse",
    tie_breaks: Iterable[TieBreak | str] = (),
    floors: Literal["mean", "any"] = "mean",
    opinions: Literal["majority", "ignore"] = "majority",
    abstentions: AbstentionPolicy = "apart",
    chair: str | None = None,
) -> Ranking:
    """Rank items by merit, the highest score first.

    Args:
        given: A scoresheet, reviews, or a score by item.
        method: How the jurors' totals make a score. A `total` is refused where items have unequal numbers of
            reviews: it would rank by attendance.
        policy: What a missing mark counts as: see `MissingPolicy`.
        tie_breaks: The declared tests, in order: `TieBreak` values or their short forms. What they leave
            tied stays tied.
        floors: Whether an eliminating mark is held against the panel's mean mark, or against any juror's.
        opinions: Whether an item that more jurors find unfavourable than favourable is left out.
        abstentions: What an abstention counts as in the opinions.
        chair: The juror whose opinion prevails where as many are for as against: see `Opinions`.

    Raises:
        Fault: An unknown or refused rule, missing marks under `refuse`, totals of unequal panels.
            Several faults come together.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact", "team"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4, "team": 2}), ("adler", "j1", {"impact": 3, "team": 3}),
    ...     ("cibnav", "j1", {"impact": 1, "team": 2})])
    >>> rank(sheet).groups
    (('adler', 'plume'), ('cibnav',))
    >>> ranking = rank(sheet, tie_breaks=["criterion_mean:impact"])
    >>> ranking.order
    ('plume', 'adler', 'cibnav')
    >>> print(ranking.explain("adler"))
    adler: ranked 2 of 3 with 3; marked by j1; impact: mean mark 3, 50% of the total, brings 1.5; \
team: mean mark 3, 50% of the total, brings 1.5; placed after plume by mean mark on impact (3).
    """
    sheet = given if isinstance(given, Scoresheet) else None
    rules = _Rules(
        method=method,
        policy=policy,
        chain=read_chain(tie_breaks, sheet),
        floors=floors,
        opinions=opinions,
        abstentions=abstentions,
        chair=chair,
    )
    rules.check(sheet)
    return _scored(given, rules).ranked(rules.chain)


def _scored(
    given: Scoresheet | Reviews | Mapping[str, int | str | Decimal | Fraction], rules: _Rules
) -> _Scored:
    if isinstance(given, Scoresheet):
        return _of_sheet(given, rules)
    return _of_reviews(given, rules) if isinstance(given, Reviews) else _of_scores(given)


@frozen(kw_only=True)
class _Scored(Value):
    """The items with their scores, and what is known of each."""

    scores: FrozenMap[Fraction]
    method: str
    totals: FrozenMap[Totals] = field(factory=FrozenMap[Totals])
    sheet: Scoresheet | None = None
    excluded: tuple[Exclusion, ...] = ()
    cautions: tuple[Reason, ...] = ()
    evidence: FrozenMap[tuple[Reason, ...]] = field(factory=FrozenMap[tuple[Reason, ...]])

    def read(self, test: TieBreak, item: str) -> Fraction | None:
        """Return what a test reads for an item."""
        return test.value(item, sheet=self.sheet, totals=self.totals.get(item, ()))

    def ranked(self, chain: tuple[TieBreak, ...]) -> Ranking:
        """Group by score, then break ties by the declared chain."""
        out = {one.item for one in self.excluded}
        groups = grouped((item for item in self.scores if item not in out), self.scores.__getitem__)
        groups, splits = break_ties(groups, chain, self.read)
        return Ranking(
            groups=groups,
            scores=self.scores,
            excluded=self.excluded,
            method=self.method,
            tie_breaks=[label_of(test) for test in chain],
            splits=splits,
            evidence=self.evidence,
            cautions=self.cautions,
        )


def _of_scores(given: Mapping[str, int | str | Decimal | Fraction]) -> _Scored:
    scores = exact_map(given)
    faults = Gather("rank")
    faults.check("scores", numbers, scores)
    faults.done()
    return _Scored(scores=scores, method="scores")


def _of_reviews(reviews: Reviews, rules: _Rules) -> _Scored:
    totals = _totals(reviews)
    return _Scored(
        scores=_scores(totals, rules.method),
        method=rules.method,
        totals=totals,
        cautions=cautions_of(reviews, rules.method),
        evidence=late(totals, lambda item: (_marked_by(tuple(reviews.by_item[item])),)),
    )


def _of_sheet(sheet: Scoresheet, rules: _Rules) -> _Scored:
    reviews = sheet.reviews(policy=rules.policy)
    totals = _totals(reviews)
    scores = _scores(totals, rules.method)
    return _Scored(
        scores=scores,
        method=rules.method,
        totals=totals,
        sheet=sheet,
        excluded=_excluded(sheet, scores, rules),
        cautions=(*cautions_of(reviews, rules.method), *sheet_cautions(sheet, scores, rules.policy)),
        evidence=late(sheet.items, lambda item: _evidence(sheet, item, rules)),
    )


def _evidence(sheet: Scoresheet, item: str, rules: _Rules) -> tuple[Reason, ...]:
    """Return the reasons behind the score of an item, and the casting vote where it decided the opinion."""
    known = sheet.reasons(item, brought=_brought(sheet, item, rules))
    if rules.opinions == "ignore":
        return known
    cast = _opinions(sheet, item, rules).casting(abstentions=rules.abstentions)
    return (*known, cast) if cast else known


def _opinions(sheet: Scoresheet, item: str, rules: _Rules) -> Opinions:
    return Opinions.of(sheet.sheets(item), chair=rules.chair)


def _totals(reviews: Reviews) -> FrozenMap[Totals]:
    return FrozenMap({item: tuple(marks.values()) for item, marks in reviews.by_item.items()})


def _scores(totals: FrozenMap[Totals], method: str) -> FrozenMap[Fraction]:
    if method == "total":
        _refuse_unequal(totals)
    return FrozenMap({item: METHODS[method](marks) for item, marks in totals.items()})


def _refuse_unequal(totals: FrozenMap[Totals]) -> None:
    counts = tuple(sorted({len(marks) for marks in totals.values()}))
    faults = Gather("rank")
    faults.that(
        "method",
        len(counts) <= 1,
        rule=f"totals compare items with the same number of reviews, and here they have {counts}",
        remedy='use method="mean"',
        value="total",
    )
    faults.done()


def _marked_by(who: tuple[str, ...]) -> Reason:
    return because("marked", who=who)


def _brought(sheet: Scoresheet, item: str, rules: _Rules) -> Mapping[str, Fraction]:
    """Return what each criterion brings to a mean of totals, where the parts add up; nothing otherwise."""
    if rules.method != "mean":
        return FrozenMap[Fraction]()
    parts = [
        sheet.rubric.contributions(ballot.marks, item=item, policy=rules.policy)
        for ballot in sheet.sheets(item)
        if ballot.counts
    ]
    names = sorted({name for part in parts for name in part})
    return {name: mean([part.get(name, Fraction(0)) for part in parts]) for name in names}


def _excluded(sheet: Scoresheet, scores: FrozenMap[Fraction], rules: _Rules) -> tuple[Exclusion, ...]:
    found = ((item, _why_out(sheet, item, item in scores, rules)) for item in sheet.items)
    return tuple(Exclusion(item=item, reason=reason) for item, reason in found if reason)


def _why_out(sheet: Scoresheet, item: str, scored: bool, rules: _Rules) -> Reason | None:  # noqa: FBT001 # a fact
    """Return the first reason to leave an item out, or None."""
    eliminated = (_eliminated(sheet, item, one, rules.floors) for one in sheet.rubric.applying(item))
    reasons = (*eliminated, _unfavourable(sheet, item, rules), None if scored else _no_marks())
    return next((reason for reason in reasons if reason), None)


def _no_marks() -> Reason:
    return because("no_marks")


def _eliminated(sheet: Scoresheet, item: str, criterion: Criterion, floors: str) -> Reason | None:
    marks = () if criterion.floor is None else sheet.marks_on(item, criterion.id)
    if not marks:
        return None
    mark = min(marks) if floors == "any" else mean(marks)
    if not criterion.eliminates(mark):
        return None
    return because(
        "eliminating_mark",
        mark=mark,
        criterion=criterion.id,
        en=criterion.title(),
        fr=criterion.title("fr"),
        floor=criterion.floor,
    )


def _unfavourable(sheet: Scoresheet, item: str, rules: _Rules) -> Reason | None:
    if rules.opinions == "ignore" or not any(map(_may_be_against, sheet.sheets(item))):
        return None
    tally = _opinions(sheet, item, rules)
    if tally.verdict(abstentions=rules.abstentions) != "unfavourable":
        return None
    return because(
        "unfavourable", against=tally.against(abstentions=rules.abstentions), favourable=tally.favourable
    )


def _may_be_against(ballot: MarkSheet) -> bool:
    return ballot.opinion == "unfavourable" or ballot.state == "abstained"
