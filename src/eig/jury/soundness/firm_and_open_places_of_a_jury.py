"""Would another jury have kept the same? Agreement, severity and robustness of a deliberation, read together.

Each figure alone misleads: jurors may agree and be few, differ in severity and keep the same, disagree and
leave no doubt at the line. A check puts them side by side, item by item, and says of each figure that does
not exist why it does not. It describes the lists of a jury and never changes them: floating-point statistics
decide nothing here.

An item kept is *firm* where it stays within the places whichever juror is left out and in 95% at least of
the outcomes of redrawn reviews (Efron 1979). One that is not kept is *near* where it would be within the
places without one juror, or in 5% of those outcomes at least. A check that is stopped calls an item firm of
the draws made, which it counts. None is firm where jurors were not left out one by one: a check that was
stopped before, or totals of unequal reviews.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial
from math import ceil
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import exact_sum
from eig._values.field_rules_and_bounds import ids, whole
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps
from eig.errors import look_up, require_key
from eig.jury.agreement.chance_corrected_coefficients import Coefficient
from eig.jury.agreement.krippendorffs_alpha import krippendorff_alpha
from eig.jury.comparability.linked_sets_and_connectivity import Connectivity, connectivity
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scoresheet import Scoresheet, people_of, there
from eig.jury.merit.marks_to_ranking_and_refusals import rank
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
from eig.jury.robustness.bootstrap_resampling import Bootstrap, bootstrap
from eig.jury.robustness.leave_one_out import (
    LeaveOneOut,
    RankRange,
    leave_one_criterion_out,
    leave_one_juror_out,
)
from eig.jury.robustness.pictures_of_marks_ranks_weights import rank_ranges_picture
from eig.jury.severity.calibration import Calibration, calibrate
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in
from eig.typing import Lang, MapFunction, ProgressCall

because: Because = reasons_in("jury.soundness")
tell: Tell = teller("jury.soundness")

SURE: Final = Fraction(19, 20)
"""An outcome that comes so often is held for sure, one that comes as seldom as the rest for unlikely."""
REPLICATES: Final = 1_000
"""Reviews are redrawn so many times: a chance is then known to some 1.5 points."""

Standing: TypeAlias = Literal["firm", "open", "near", "out", "unknown"]
"""What another jury would make of an item: surely kept, or perhaps; perhaps not, or surely not; not known."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class JuryCheck(Value):
    """Agreement, severity and robustness of a jury's lists.

    Args:
        places: How many places there were.
        kept: The items kept, in order of merit.
        undecided: The items among which places were still to be decided.
        agreement: Whether jurors agree beyond chance.
        comparison: Whether all marks can be compared.
        severity: Whether some jurors are more severe, and what correcting it would change.
        one_juror_less: The ranking without each juror in turn; or why there is none.
        one_criterion_less: The ranking without each criterion in turn; or why there is none.
        redrawn: The ranks of items when their reviews are drawn again; or why there are none.
        ranking: The order of merit.
        limits: What the lists follow besides that this check does not read.

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     (item, juror, {"impact": mark}) for item, marks in (("a", "43"), ("b", "24"), ("c", "11"))
    ...     for juror, mark in zip(("j1", "j2"), marks)])
    >>> found = check_jury(deliberate(sheet, places=1))
    >>> found.firm, found.open, found.near
    ((), ('a',), ('b',))
    >>> print(found.explain().reasons[0])
    would another jury have kept the same? None of the one item kept surely (draws of reviews: \
1000); depending on who sat: a; could have taken a place: b
    """

    _BRIEF = "kept {kept}, firm {firm}, near {near}"
    places: int = field(metadata=keeps(whole(0)))
    kept: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))
    undecided: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))
    agreement: Coefficient
    comparison: Connectivity
    severity: Calibration
    one_juror_less: LeaveOneOut | Undefined
    one_criterion_less: LeaveOneOut | Undefined
    redrawn: Bootstrap | Undefined
    ranking: Ranking
    limits: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    def standing(self, item: str) -> Standing:
        """Return what another jury would make of an item.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> check_jury(deliberate(sheet, places=1)).standing("plume")
        'unknown'
        """
        require_key("ranked item", item, self.ranking.ranks)
        chance, kept = self.chance(item), item in self.kept
        if isinstance(chance, Undefined):
            return "unknown"
        if item in self._turned or (chance < SURE if kept else chance > 1 - SURE):
            return "open" if kept else "near"
        return "unknown" if self._unsure else "firm" if kept else "out"

    def chance(self, item: str) -> Fraction | Undefined:
        """Return the chance of an item to be within the places when reviews are drawn again.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> print(check_jury(deliberate(sheet, places=1)).chance("plume"))
        undefined: its chance is undefined: one review drawn again is always the same, which is no certainty
        """
        if isinstance(self.redrawn, Undefined):
            return self.redrawn
        return look_up("item", item, self.redrawn.top)

    @property
    def _unsure(self) -> bool:
        """Whether some juror was not left out, so that no place is sure."""
        return self.one_juror_less in (STOPPED, UNEVEN)

    @cached_property
    def _turned(self) -> frozenset[str]:
        """The items that are within the places in some rankings without one juror and not in others."""
        less = self.one_juror_less
        return frozenset() if isinstance(less, Undefined) else frozenset(less.sometimes)

    def _which(self, standing: Standing) -> tuple[str, ...]:
        return tuple(item for item in self.ranking.order if self.standing(item) == standing)

    @cached_property
    def firm(self) -> tuple[str, ...]:
        """The items kept that another jury would surely have kept."""
        return self._which("firm")

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The items kept that another jury might not have kept."""
        return self._which("open")

    @cached_property
    def near(self) -> tuple[str, ...]:
        """The items not kept that another jury might have kept."""
        return self._which("near")

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """The items of which these marks cannot say, or a check that left no juror out."""
        return self._which("unknown")

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: what the check does not read, and what threatens the comparison."""
        return self.limits

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say whether another jury would have kept the same; or what an item or a juror has to do with it.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     (item, juror, {"impact": mark}) for item, marks in (("a", "44"), ("b", "22"), ("c", "11"))
        ...     for juror, mark in zip(("j1", "j2"), marks)])
        >>> found = check_jury(deliberate(sheet, places=1))
        >>> print(found.explain("a"))
        a: ranked 1, kept; within the one place with probability 1, ranked 1 to 1 in 90% of outcomes; \
ranked 1 with all, 1 to 1 without one; within the one place whoever is left out.
        >>> found.explain("j1").codes
        ('severity', 'juror_decides_nothing')
        """
        if key is None:
            return Trace(subject=tell("whole", lang), reasons=self._whole(), lang=lang)
        if key in self.ranking.ranks:
            return Trace(subject=key, reasons=self._item(key), lang=lang)
        jurors = [juror for part in self.comparison.components for juror in part.jurors]
        require_key("item or juror", key, [*self.ranking.order, *jurors])
        return Trace(subject=key, reasons=self._juror(key), lang=lang)

    def _whole(self) -> Iterator[Reason]:
        yield self._answer()
        if known := [one for one in map(self.chance, self.kept) if not isinstance(one, Undefined)]:
            lone = tuple(one for one in self.kept if isinstance(self.chance(one), Undefined))
            yield because("again", mean=exact_sum(known), kept=len(known), unknown=lone or None)
        elif isinstance(self.redrawn, Undefined):
            yield because("undefined", said=self.redrawn.reason)
        yield because("one_juror", said=_less(self.one_juror_less))
        yield because("one_criterion", said=_less(self.one_criterion_less))
        agreement, *interval = self.agreement.explain().reasons
        yield because("agreement", said=agreement)
        yield from interval
        if not self.comparison.connected:
            yield because("comparison", said=self.comparison.cautions[0])
        yield because("severity", said=self._severity())
        yield from self.limits

    def _answer(self) -> Reason:
        kept = len(self.kept)
        lost = [item for item in self.kept if item in self.unknown]
        if kept in (0, len(self.ranking.order)):
            return because("asked_all", kept=kept) if kept else because("asked_nothing")
        if self._unsure:
            return because("asked_unsure", open=self.open or None, near=self.near or None)
        if len(lost) == kept:
            few = isinstance(self.redrawn, Undefined) and self.redrawn != NO_REVIEWS
            return because("asked_few") if few else because("asked_unknown", count=kept)
        if not self.comparison.connected:
            return because("asked_apart", sets=len(self.comparison.components))
        firm, draws = len(self.firm), None if isinstance(self.redrawn, Undefined) else self.redrawn.replicates
        if firm == kept and not self.near:
            return because("asked_yes", kept=kept, draws=draws)
        near = self.near or None
        return because("asked_partly", firm=firm, kept=kept, draws=draws, open=self.open or None, near=near)

    def _severity(self) -> Reason:
        found = self.severity
        if not found.applied:
            return found.refusals[0]
        after = {one.item for one in found.scores if one.calibrated_rank <= self.places}
        loses = tuple(item for item in self.kept if item not in after)
        before = {*self.kept} if loses else {*self.kept, *self.undecided}
        gains = tuple(sorted(after - before))
        if not (gains or loses):
            return because("severity_same")
        return because("severity_moves", gains=gains, loses=loses or None)

    def _item(self, item: str) -> Iterator[Reason]:
        yield because("item", rank=self.ranking.ranks[item], status=self._status(item))
        for part in (self.redrawn, self.one_juror_less):
            if isinstance(part, Undefined):
                yield because("undefined", said=part.reason)
            else:
                yield from part.explain(item).reasons

    def _juror(self, juror: str) -> Iterator[Reason]:
        known = {one.juror for one in self.severity.severities}
        said = self.severity.explain(juror).reasons[0] if juror in known else self._severity()
        yield because("severity", said=said)
        less = self.one_juror_less
        if isinstance(less, Undefined):
            yield because("undefined", said=less.reason)
            return
        full, alone = (set(_within(one, less.places)) for one in (less.full, less.without[juror]))
        gains, loses = tuple(sorted(alone - full)), tuple(sorted(full - alone))
        decides = bool(gains or loses)
        yield (
            because("juror_decides", gains=gains or None, loses=loses or None)
            if decides
            else because("juror_decides_nothing")
        )

    def _status(self, item: str) -> str:
        return "main" if item in self.kept else "undecided" if item in self.undecided else "not_kept"

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, best first: its rank, its outcome, and what another jury would make of it.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4}), ("plume", "j2", {"impact": 3})])
        >>> check_jury(deliberate(sheet, places=1)).rows()[0]
        {'item': 'plume', 'rank': 1, 'status': 'main', 'standing': 'firm', 'chance': Fraction(1, 1), \
'best': 1, 'worst': 1, 'best_less_one': 1, 'worst_less_one': 1}
        """
        redrawn, less = _ranges(self.redrawn), _ranges(self.one_juror_less)
        return [
            {
                "item": item,
                "rank": self.ranking.ranks[item],
                "status": self._status(item),
                "standing": self.standing(item),
                "chance": self.chance(item) or None,
                "best": redrawn[item].best if item in redrawn else None,
                "worst": redrawn[item].worst if item in redrawn else None,
                "best_less_one": less[item].best if item in less else None,
                "worst_less_one": less[item].worst if item in less else None,
            }
            for item in self.ranking.order
        ]

    def _repr_svg_(self, lang: Lang = "en") -> str:
        found = self.redrawn
        intervals = () if isinstance(found, Undefined) else found.intervals
        return rank_ranges_picture(intervals, places=self.places, marks=self.ranking.ranks, lang=lang)


def _ranges(found: Bootstrap | LeaveOneOut | Undefined) -> Mapping[str, RankRange]:
    """Return the ranks of each item; none where they are undefined."""
    return {} if isinstance(found, Undefined) else {one.item: one for one in found.intervals}


def _less(found: LeaveOneOut | Undefined) -> Reason:
    """Return what a ranking without one says as a whole, or why there is none."""
    return (
        because("undefined", said=found.reason)
        if isinstance(found, Undefined)
        else found.explain().reasons[0]
    )


def _within(ranking: Ranking, places: int) -> Iterator[str]:
    return (item for item, place in ranking.ranks.items() if place <= places)


@checked_by(replicates=whole(1))
def check_jury(
    deliberation: Deliberation,
    *,
    replicates: int = REPLICATES,
    seed: int = 0,
    map: MapFunction = map,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
) -> JuryCheck:
    """Ask of a deliberation whether another jury would have kept the same.

    Args:
        deliberation: The marks, the rules, and what they gave.
        replicates: How many times reviews are drawn again.
        seed: The seed of those draws: the same seed gives the same result.
        map: An order-keeping map, such as an executor's.
        stop: Asked now and then whether to end with the draws made; said before the ranks without each juror
            or criterion are known, it leaves those undefined, and under 20 draws the redraws too. No place is
            then firm, or surely lost.
        progress: Told how many blocks of draws are done, after each (`SearchProgress`).

    >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 3})])
    >>> print(check_jury(deliberate(sheet, places=1)).explain().reasons[0])
    would another jury have kept the same? These marks cannot say: one item kept has one \
review only
    """
    ranking, rules = deliberation.ranking, deliberation.rules
    sheet = deliberation.sheet.only(ranking.order)
    reviews, places = sheet.reviews(missing=rules.missing), deliberation.selection.places
    draws = partial(bootstrap, replicates=replicates, seed=seed, map=map, stop=stop, progress=progress)
    return JuryCheck(
        places=places,
        kept=deliberation.kept,
        undecided=deliberation.undecided,
        agreement=krippendorff_alpha(reviews),
        comparison=connectivity(reviews),
        severity=calibrate(reviews, scale=sheet.rubric.scale, stop=stop),
        one_juror_less=_one_juror_less(deliberation, sheet, reviews, map=map, stop=stop),
        one_criterion_less=_one_criterion_less(deliberation, sheet, stop),
        redrawn=_if_enough(draws(reviews, places=places)) if reviews.items else NO_REVIEWS,
        ranking=ranking,
        limits=_limits(deliberation),
    )


def _if_enough(found: Bootstrap) -> Bootstrap | Undefined:
    """Return redraws; or that they are too few to tell what is sure from what is not."""
    drawn, least = found.replicates, ceil(1 / (1 - SURE))
    few = drawn is not None and drawn < least
    return Undefined(reason=because("few_draws", count=drawn, least=least)) if few else found


NO_REVIEWS = Undefined(reason=because("no_reviews"))
STOPPED = Undefined(reason=because("stopped"))
ONE_JUROR = Undefined(reason=because("one_juror_only"))
UNEVEN = Undefined(reason=because("uneven_totals"))
ONE_CRITERION = Undefined(reason=because("one_criterion_only"))
SOME_CRITERIA = Undefined(reason=because("uneven_criteria"))


def _one_juror_less(
    held: Deliberation,
    sheet: Scoresheet,
    reviews: Reviews,
    *,
    map: MapFunction,
    stop: Callable[[], bool] | None,
) -> LeaveOneOut | Undefined:
    """Rank again without each juror, by the rules of the jury; the chair's voice goes with the chair."""
    if not reviews.items:
        return NO_REVIEWS
    if len(reviews.jurors) < 2:  # noqa: PLR2004 # one juror left out leaves another
        return ONE_JUROR
    seen: dict[str, set[str]] = {}
    for one in reviews.reviews:
        seen.setdefault(one.juror, set()).add(one.item)
    if held.rules.method == "total" and any(len(items) < len(reviews.items) for items in seen.values()):
        return UNEVEN
    method: Callable[[Scoresheet], Ranking] = partial(_ranked, held=held)
    found = leave_one_juror_out(sheet, places=held.selection.places, method=method, map=map, stop=stop)
    return STOPPED if found.untried else found


def _ranked(sheet: Scoresheet, *, held: Deliberation) -> Ranking:
    return rank(sheet, held.rules, chair=held.chair if held.chair in people_of(sheet, there) else None)


def _one_criterion_less(
    held: Deliberation, sheet: Scoresheet, stop: Callable[[], bool] | None
) -> LeaveOneOut | Undefined:
    criteria = sheet.rubric.criteria
    if not sheet.items:
        return NO_REVIEWS
    if len(criteria) < 2:  # noqa: PLR2004 # one criterion left out leaves another
        return ONE_CRITERION
    if any(one.applies_to is not None for one in criteria):
        return SOME_CRITERIA
    places, missing = held.selection.places, held.rules.missing
    found = leave_one_criterion_out(sheet, places=places, missing=missing, stop=stop)
    return STOPPED if found.untried else found


def _limits(held: Deliberation) -> Iterator[Reason]:
    """Yield what the lists follow besides that the check does not read."""
    if held.adjustment is not None:
        yield because("caution_adjusted")
    if held.rules.quotas:
        yield because("caution_quotas")
    if held.rules.threshold is not None:
        yield because("caution_threshold")
    if held.rules.method not in ("mean", "total"):
        yield because("caution_method")
