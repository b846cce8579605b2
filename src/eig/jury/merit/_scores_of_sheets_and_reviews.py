"""Rankings of sheets and reviews: added up by column, with who is left out and what a reader should know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from eig._values.faults_together import Gather, raise_all
from eig._values.field_rules_and_bounds import mark
from eig._values.frozen_maps import FrozenMap, late
from eig._values.value import unchecked
from eig.errors import Fault
from eig.jury.marks._sheets_of_one_item import ItemSummary
from eig.jury.marks._totals_of_sheets import Totals
from eig.jury.marks.means_and_medians import mean, means_of, median, trimmed_mean
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scoresheet import Scoresheet, columns_of, people_of, there
from eig.jury.merit._exclusions_from_a_ranking import why_out
from eig.jury.merit._ranking_cautions_on_panels_and_medians import (
    Panels,
    cautions_of,
    panels_of,
    sheet_cautions,
    threshold_cautions,
)
from eig.jury.merit._ranking_of_plain_scores import scores_in
from eig.jury.merit._scores_that_may_be_told import NO_SCORE, TRIMMED
from eig.jury.merit._scores_told_of_sheets import told_beside_tests, told_late
from eig.jury.merit._ties_parted_by_declared_tests import break_ties
from eig.jury.merit.ranking_groups_and_reasons import Exclusion, Ranking, grouped
from eig.jury.rules.jury_rules_with_origins import JuryRules, rules_from
from eig.jury.rules.tie_break_tests import TieBreak, label_of, needed_by, read_by
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("jury.merit")


Given: TypeAlias = tuple[Fraction, ...]


def _total(marks: Given) -> Fraction:
    return sum(marks, Fraction(0))


METHODS: Mapping[str, Callable[[Given], Fraction]] = MappingProxyType(
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


class _Jury(NamedTuple):
    """The rules of one ranking, and the juror who has the casting vote, if any."""

    rules: JuryRules
    casting: str | None

    def check(self, given: object) -> None:
        """Refuse another grid than the rules', and a casting vote of somebody who is not there."""
        sheet = given if isinstance(given, Scoresheet) else None
        rubric = self.rules.rubric
        faults = Gather("rank")
        follows = sheet is None or rubric in (None, sheet.rubric)
        faults.that("given", follows, "jury.merit.grid_of_rules", value=sheet)
        sits = self.casting is None or (sheet is not None and self.casting in people_of(sheet, there))
        faults.that("chair", sits, "jury.merit.chair_with_sheet", value=self.casting)
        for at, test in enumerate(self.rules.tie_breaks):
            lacks = needed_by(test, sheet=sheet is not None, totals=isinstance(given, Reviews))
            named = label_of(test)
            faults.that(
                "tie_breaks", lacks is None, "jury.merit.read_by_test", value=named, at=(at,), lacks=lacks
            )
        faults.done()
        for test in self.rules.tie_breaks:
            if sheet is not None and test.criterion is not None:
                sheet.rubric.criterion(test.criterion)


def ranked(
    given: Scoresheet | Reviews | Mapping[str, int | str | Decimal | Fraction],
    rules: JuryRules | None,
    chair: str | None,
    **options: object,
) -> Ranking:
    """Return the ranking of what is given, under rules or the short forms that make them."""
    declared = rules_from("rank", rules, **options)
    casting = chair if rules is None or rules.casting_vote else None
    jury = _Jury(rules=declared, casting=casting)
    jury.check(given)
    return _scored(given, jury).ranked(declared)


def _scored(
    given: Scoresheet | Reviews | Mapping[str, int | str | Decimal | Fraction], jury: _Jury
) -> _Scored:
    if isinstance(given, Scoresheet):
        return _of_sheet(given, jury)
    if isinstance(given, Reviews):
        return _of_reviews(given, jury)
    return _Scored(scores=scores_in(given), method="scores")


class _Scored(NamedTuple):
    """The items with their scores, and what is known of each."""

    scores: FrozenMap[Fraction]
    method: str
    totals: FrozenMap[Given] = FrozenMap[Given]()
    sheet: Scoresheet | None = None
    excluded: tuple[Exclusion, ...] = ()
    cautions: tuple[Reason, ...] = ()
    evidence: FrozenMap[tuple[Reason, ...]] = FrozenMap[tuple[Reason, ...]]()
    told: FrozenMap[FrozenMap[Fraction]] = FrozenMap[FrozenMap[Fraction]]()

    def read(self, test: TieBreak, item: str) -> Fraction | None:
        """Return what a test reads for an item."""
        return read_by(test, item, sheet=self.sheet, totals=self.totals.get(item, ()))

    def ranked(self, rules: JuryRules) -> Ranking:
        """Group by score, then break ties by the declared chain."""
        chain = rules.tie_breaks
        out = {one.item for one in self.excluded}
        groups = grouped((item for item in self.scores if item not in out), self.scores.__getitem__)
        rubric = self.sheet.rubric if self.sheet else None
        groups, splits = break_ties(groups, chain, self.read, rubric=rubric)
        ends = (*(group[0] for group in groups), *(one for one in out if one in self.scores))
        right = not chain and all(mark.holds(self.scores[item]) for item in ends)  # names were checked before
        return (partial(unchecked, Ranking) if right else Ranking)(
            groups=groups,
            scores=self.scores,
            excluded=self.excluded,
            method=self.method,
            tie_breaks=tuple(map(label_of, chain)),
            splits=splits,
            evidence=self.evidence,
            cautions=(*self.cautions, *self._strange(chain)),
            told_between=told_beside_tests(self.told, self.sheet, rules, groups=groups, scores=self.scores),
        )

    def _strange(self, chain: tuple[TieBreak, ...]) -> Iterator[Reason]:
        """Yield a caution for each given test that has values of items that are not here."""
        here = {*self.scores, *(one.item for one in self.excluded)}
        for test in chain:
            if strange := tuple(sorted(set(test.values) - here)):
                yield because("strange_values", test=label_of(test), items=strange)


def _of_reviews(reviews: Reviews, jury: _Jury) -> _Scored:
    totals = FrozenMap({item: tuple(marks.values()) for item, marks in reviews.by_item.items()})
    panels = panels_of(reviews)
    return _Scored(
        scores=_scores(totals, panels, jury.rules.method),
        method=jury.rules.method,
        totals=totals,
        cautions=(*cautions_of(panels, jury.rules.method), *_doubts(reviews)),
        evidence=late(totals, lambda item: (because("marked", who=tuple(reviews.by_item[item])),)),
        told=FrozenMap(dict.fromkeys(totals, NO_SCORE)),
    )


def _doubts(given: Scoresheet | Reviews) -> tuple[Reason, ...]:
    """Return what is doubtful in the table that marks come from."""
    return given.reading.cautions if given.reading else ()


def _of_sheet(sheet: Scoresheet, jury: _Jury) -> _Scored:
    """Add the sheets up by column; an item is summed up when somebody asks for its reasons."""
    rules, columns = jury.rules, columns_of(sheet)
    added = Totals.of(sheet.rubric, columns, rules.missing)
    summaries = late(sheet.items, lambda item: _summary(sheet, added, item, rules.missing))
    totals, panels = late(added.marked, added.exact), panels_of(added)
    scores = _scores(totals, panels, rules.method)
    gaps = () if rules.missing == "refuse" else dict.fromkeys(columns.items[at] for at in columns.gaps)
    return _Scored(
        scores=scores,
        method=rules.method,
        totals=totals,
        sheet=sheet,
        excluded=tuple(_excluded(sheet, summaries, jury)),
        cautions=(
            *cautions_of(panels, rules.method),
            *sheet_cautions(map(summaries.__getitem__, gaps), scores, rules.missing),
            *threshold_cautions(rules, sheet.rubric.scale),
            *_doubts(sheet),
        ),
        evidence=late(summaries, lambda item: _evidence(summaries[item], sheet, jury)),
        told=told_late(sheet, rules.method, floors=rules.floors),
    )


def _summary(sheet: Scoresheet, added: Totals, item: str, missing: MissingPolicy) -> ItemSummary:
    return ItemSummary(sheet.rubric, item, added.columns, missing, added.exact(item))


def _evidence(summary: ItemSummary, sheet: Scoresheet, jury: _Jury) -> tuple[Reason, ...]:
    """Return the reasons behind the score of an item, and how opinions were counted where that matters."""
    slips = [step for step in sheet.corrections if step.after.item == summary.item]
    known = summary.reasons(slips, parts=jury.rules.method == "mean")
    return known if jury.rules.opinions == "ignore" else (*known, *_votes(summary, jury))


def _votes(summary: ItemSummary, jury: _Jury) -> Iterator[Reason]:
    """Yield the casting vote where it decided, and that abstentions alone decide nothing."""
    abstentions, tally = jury.rules.abstentions, summary.opinions(jury.casting)
    if cast := tally.casting(abstentions=abstentions):
        yield cast
    if abstentions == "unfavourable" and tally.abstained and not tally.voted:
        yield because("abstentions_alone", abstained=tally.abstained)


def _scores(totals: FrozenMap[Given], panels: Panels, method: str) -> FrozenMap[Fraction]:
    if method in REFUSALS:
        REFUSALS[method](totals)
    worth = METHODS[method]
    if worth is mean:
        return FrozenMap(means_of(panels.items, panels.unit, panels.marks))
    return FrozenMap({item: worth(marks) for item, marks in totals.items()})


def _refuse_unequal(totals: FrozenMap[Given]) -> None:
    counts = tuple(sorted({len(marks) for marks in totals.values()}))
    if len(counts) > 1:
        raise Fault("rank.method", "total", "jury.merit.comparing_method", {"counts": counts})


def _refuse_few(totals: FrozenMap[Given]) -> None:
    """Refuse items of whose totals nothing is left without the lowest and the highest."""
    facts = {"least": TRIMMED + 1, "low": 1, "high": 1}
    few = [(item, len(marks)) for item, marks in totals.items() if len(marks) <= TRIMMED]
    place = ("rank", "given")
    raise_all(
        "rank", [Fault.of((*place, item), count, "jury.marks.left_after_trim", facts) for item, count in few]
    )


REFUSALS: Mapping[str, Callable[[FrozenMap[Given]], None]] = MappingProxyType(
    {"total": _refuse_unequal, "trimmed_mean": _refuse_few}
)
"""What some methods refuse of the numbers of marks."""


def _excluded(sheet: Scoresheet, summaries: Mapping[str, ItemSummary], jury: _Jury) -> Iterator[Exclusion]:
    """Yield who is left out; most items are cleared by the columns alone."""
    for item in sorted({*_suspects(sheet)}):
        reason = why_out(summaries[item], jury.rules, jury.casting)
        if reason:
            yield Exclusion(item=item, reason=reason)


def _suspects(sheet: Scoresheet) -> Iterator[str]:
    """Yield the items without a mark, with a mark that may eliminate, or with more said than marks."""
    columns = columns_of(sheet)
    yield from {*sheet.items} - {*columns.spans}
    yield from (columns.items[at] for at in (*columns.said, *columns.gaps))
    for one in sheet.rubric.criteria:
        if one.floor is not None:
            column = columns.marks[one.id]
            low = {
                key for key, mark in columns.known[one.id].items() if mark is not None and mark <= one.floor
            }
            yield from (item for item, mark in zip(columns.items, column, strict=True) if id(mark) in low)
