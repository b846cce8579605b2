"""The rules of a promotion, as data: what differs from one promotion to the next is never code.

Wish caps, team sizes, grids, pay, months and the authority that decides have all changed between promotions 1
and 7. What a promotion did not publish is None or empty, not a default.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.exact_numbers import exact, exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import above, ids, text, whole
from eig._values.tuple_fields import TupleOf, sorted_if, to_ids
from eig._values.value import Value, keeps
from eig.errors import UnknownKey, look_up, require_key
from eig.programme.disclosure import PRUDENT, Disclosure
from eig.programme.eligibility import EligibilityCondition
from eig.programme.interests import RecusalRules
from eig.programme.lifecycles import LIVES, LifeCycle
from eig.programme.pay import Pay, PayBand
from eig.programme.terms import ContractTerms
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

__all__ = ["GridCriterion", "GridLevel", "PromotionRules", "ScoringGrid", "WishKind"]

because: Because = reasons_in("programme")
tell: Tell = teller("programme")


WishKind: TypeAlias = Literal["challenge", "profile"]
"""What people wish for, challenges (promotions 2, 3 and 5) or profiles (promotion 4)."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class GridCriterion(Value):
    """One criterion of a scoring grid, as published.

    Args:
        id: The identifier.
        title: What it is called, in the programme's own language.
        weight: Its weight; None where none was published. No published grid of EIG gives weights that differ.

    >>> GridCriterion(id="impact", title="impact").weight is None
    True
    """

    id: str = field(metadata=keeps(text))
    title: str = field(metadata=keeps(text))
    weight: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(above(0)))


@final
@frozen(kw_only=True, eq=False, repr=False)
class GridLevel(Value):
    """One level of a scale, with its words.

    >>> GridLevel(mark=4, label="excellent").mark
    Fraction(4, 1)
    """

    mark: Fraction = field(converter=exact)
    label: str = field(metadata=keeps(text))


@final
@frozen(kw_only=True, eq=False, repr=False)
class ScoringGrid(Value):
    """What a jury marks, as published: criteria, and levels where they were published.

    Args:
        judges: What is judged: `challenges`, `candidates`, or a stage of your own, such as `interviews`.
        criteria: The criteria, in the order published.
        levels: The levels of each criterion, from worst to best; empty where they were not published.
        out_of: The best mark of each criterion, where that much was published.
        source: Where it is published.

    >>> impact = GridCriterion(id="impact", title="impact", weight=2)
    >>> grid = ScoringGrid(judges="challenges", criteria=[impact],
    ...                    levels=[GridLevel(mark=1, label="faible"), GridLevel(mark=4, label="excellent")])
    >>> grid.best, grid.top
    (Fraction(4, 1), Fraction(8, 1))
    """

    judges: str = field(metadata=keeps(text))
    criteria: tuple[GridCriterion, ...] = field(converter=TupleOf[GridCriterion])
    levels: tuple[GridLevel, ...] = field(default=(), converter=TupleOf[GridLevel])
    out_of: Fraction | None = field(default=None, converter=exact_or_none)
    source: str = ""

    def _check(self, faults: Gather) -> None:
        faults.distinct("criteria", (one.id for one in self.criteria), what="criterion")
        marks = tuple(one.mark for one in self.levels)
        rising = all(low < high for low, high in pairwise(marks))
        faults.that("levels", rising, "programme.levels_rising", value=marks)
        if marks:
            faults.that("out_of", self.out_of in (None, marks[-1]), "programme.best_level", best=marks[-1])

    @property
    def top(self) -> Fraction | None:
        """The best total, such as 20 for five criteria out of 4; None without published marks and weights."""
        weights = [one.weight for one in self.criteria]
        known = [weight for weight in weights if weight is not None]
        best = self.best
        return None if best is None or len(known) < len(weights) else best * sum(known, Fraction(0))

    @property
    def best(self) -> Fraction | None:
        """The best mark of each criterion; None where it was not published."""
        return self.levels[-1].mark if self.levels else self.out_of


_sizes_rule: Final = whole(1).each()


def _sizes(numbers: Iterable[int]) -> tuple[int, ...]:
    return sorted_if(_sizes_rule, numbers)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PromotionRules(Value):
    """The rules of one promotion.

    Args:
        wish_cap: The most wishes an application may hold; None if it is not limited or not known.
        wish_kind: What people wish for.
        mate_wishes: Whether people may name a team-mate they would like; None if it is not known.
        team_sizes: The sizes a team may have.
        terms: The contracts offered: how long, for what share of the time, under which law.
        grids: The scoring grids.
        tie_break: What breaks ties, in order, as published.
        pay: The pay bands.
        eligibility: What keeps people out, and what they must be.
        lives: The steps of challenges, posts, applications and appointments, one table a subject.
        recusal: Which links call for a recusal, and how far it reaches; None where nothing was published.
        decided_by: The authority that validates the jury's opinion.
        disclosure: Who beside the jury is told what; the prudent policy unless another is stated.

    >>> net = Pay(amount=4000, currency="EUR", basis="net", per="month")
    >>> rules = PromotionRules(wish_cap=2, team_sizes=[2, 3], pay=[PayBand(pay=net)])
    >>> rules.pay_for(7).amount, rules.wish_cap
    (Fraction(4000, 1), 2)
    """

    _BRIEF = "{grids} grids, {pay} pay bands, {eligibility} conditions, wish cap {wish_cap}"
    wish_cap: int | None = field(default=None, metadata=keeps(whole(1)))
    wish_kind: WishKind | None = None
    mate_wishes: bool | None = None
    team_sizes: tuple[int, ...] = field(default=(), converter=_sizes, metadata=keeps(_sizes_rule))
    terms: ContractTerms = field(factory=ContractTerms)
    grids: tuple[ScoringGrid, ...] = field(default=(), converter=TupleOf[ScoringGrid])
    tie_break: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="step"))
    pay: tuple[PayBand, ...] = field(default=(), converter=TupleOf[PayBand])
    eligibility: tuple[EligibilityCondition, ...] = field(default=(), converter=TupleOf[EligibilityCondition])
    lives: tuple[LifeCycle, ...] = field(default=LIVES, converter=TupleOf[LifeCycle])
    recusal: RecusalRules | None = None
    decided_by: str = ""
    disclosure: Disclosure = PRUDENT

    def _check(self, faults: Gather) -> None:
        faults.distinct("grids", (grid.judges for grid in self.grids), what="grid")
        faults.distinct("lives", (life.subject for life in self.lives), what="life cycle")

    def grid(self, judges: str) -> ScoringGrid:
        """Return the grid for `challenges` or `candidates`.

        >>> PromotionRules(grids=[ScoringGrid(judges="candidates", criteria=[])]).grid("candidates").levels
        ()
        """
        found = {grid.judges: grid for grid in self.grids}
        require_key("grid", judges, found)
        return next(grid for grid in self.grids if grid.judges == judges)

    def life(self, subject: str) -> LifeCycle:
        """Return the steps of `Challenge`, `Post`, `Application` or `Appointment`.

        >>> PromotionRules().life("Post").first
        'open'
        """
        found = {one.subject: one for one in self.lives}
        return look_up("life cycle", subject, found)

    def pay_for(self, years: int) -> Pay | None:
        """Return the pay for whole years of experience; None where no band covers them.

        >>> PromotionRules().pay_for(3) is None
        True
        """
        return next((band.pay for band in self.pay if band.covers(years)), None)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say the rules as they were published, each with its source; what was not published is left out.

        Args:
            key: `wishes`, `teams`, `grids`, `ties`, `pay`, `terms`, `eligibility`, `steps`, `recusal`,
                `decision` or `disclosure`; all of them where left out. Steps and disclosure are said where
                they are not the usual ones.

        >>> net = Pay(amount=4000, currency="EUR", basis="net", per="month")
        >>> rules = PromotionRules(wish_cap=2, wish_kind="challenge", pay=[PayBand(pay=net, source="AAC")])
        >>> print(rules.explain())
        rules: at most 2 wishes, for challenges; 4,000 EUR net a month (AAC).
        """
        told = {
            "wishes": self._wishes(),
            "teams": [because("rule_teams", sizes=self.team_sizes)] if self.team_sizes else [],
            "grids": [_grid(one) for one in self.grids],
            "ties": [because("rule_ties", count=len(self.tie_break), steps=self.tie_break)]
            if self.tie_break
            else [],
            "pay": [_band(one) for one in self.pay],
            "terms": self._terms(),
            "eligibility": [_condition(one) for one in self.eligibility],
            "steps": self._steps(),
            "recusal": [] if self.recusal is None else [_recusal(self.recusal)],
            "decision": [because("rule_decision", who=self.decided_by)] if self.decided_by else [],
            "disclosure": [self.disclosure.reason] if self.disclosure != PRUDENT else [],
        }
        if key is not None and key not in told:
            raise UnknownKey("rule", key, known=told)
        asked = [reason for name, some in told.items() if key in (None, name) for reason in some]
        return Trace(subject=key or tell("rules", lang), reasons=asked or [because("no_rule")], lang=lang)

    def _wishes(self) -> list[Reason]:
        told: list[Reason] = []
        if self.wish_cap is not None or self.wish_kind is not None:
            cap = "wishes_free" if self.wish_cap is None else "wishes_capped"
            kind = None if self.wish_kind is None else because(f"wishes_{self.wish_kind}")
            told.append(because("rule_wishes", cap=because(cap, n=self.wish_cap), kind=kind))
        if self.mate_wishes is not None:
            told.append(because("rule_mates", taken=self.mate_wishes))
        return told

    def _steps(self) -> list[Reason]:
        told = [_life(one) for one in self.lives] or [because("rule_no_steps")]
        return told if self.lives != LIVES else []

    def _terms(self) -> list[Reason]:
        told = because("rule_terms", terms=self.terms, source=self.terms.source or None)
        return [told] if self.terms != ContractTerms() else []


def criteria_of(grid: ScoringGrid) -> tuple[Reason, ...]:
    """Return the criteria of a grid in words, each with its weight where one was published."""
    return tuple(because("rule_criterion", title=one.title, weight=one.weight) for one in grid.criteria)


def _life(life: LifeCycle) -> Reason:
    def word(status: str) -> Reason:
        """Return a status, which each language says."""
        return because("rule_status", status=status)

    steps = tuple(
        because("rule_step", origin=word(origin), after=tuple(map(word, after)) or None)
        for origin, after in life.steps.items()
    )
    return because("rule_life", subject=life.subject, first=word(life.first), steps=steps)


def _grid(grid: ScoringGrid) -> Reason:
    levels = tuple(because("rule_level", mark=one.mark, label=one.label) for one in grid.levels)
    return because(
        "rule_grid",
        judges=grid.judges,
        criteria=criteria_of(grid),
        levels=levels,
        best=grid.out_of,
        source=grid.source or None,
    )


def _band(band: PayBand) -> Reason:
    return because(
        "rule_pay",
        pay=band.pay,
        low=because("years_from", n=band.from_years) if band.from_years else None,
        high=None if band.up_to_years is None else because("years_to", n=band.up_to_years),
        source=band.source or None,
    )


def _condition(condition: EligibilityCondition) -> Reason:
    source = condition.source or None
    return because("rule_condition", condition=condition.words(), at=condition.at, source=source)


def _recusal(rules: RecusalRules) -> Reason:
    return because(
        "rule_recusal",
        name=rules.name,
        scope=rules.scope,
        harmless=_links(rules.harmless),
        decisive=_links(rules.decisive),
        source=rules.source or None,
    )


def _links(kinds: Iterable[str]) -> tuple[Reason, ...] | None:
    return tuple(because("rule_link", kind=kind) for kind in kinds) or None
