"""The rules of a jury as one value: what it publishes before it sits, and what its ranking and lists follow.

A rule is stated here and nowhere else: `rank`, `select`, the deliberation and its minutes take the rules, and
`JuryRules.say` prints them as the sheet that a jury publishes. The French administration publishes the rules
of the main treatments that ground individual decisions (code des relations entre le public et
l'administration, art. L312-1-3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, TypedDict, Unpack, cast, final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, between, flag, instance_of, label, mark, one_of, to_tuple, whole
from eig._ground.exact import exact_mark_or_none, exact_or_none
from eig._ground.sentences import teller
from eig._ground.values import Value, keeps
from eig.errors import Fault
from eig.jury.marks.criteria import Criterion
from eig.jury.marks.missing import POLICIES, MissingPolicy
from eig.jury.marks.opinions import AbstentionPolicy, abstention_policy
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale
from eig.jury.rules.reserve import ReserveTerms, terms_of
from eig.jury.rules.tie_breaks import TieBreak
from eig.programme.quotas import Quota
from eig.reasons import Reason, reasons_in
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.programme import Promotion

__all__ = ["JuryOptions", "JuryRules", "RankOptions", "SelectOptions", "SelectionObjective"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("jury.rules")
tell = teller("jury.rules")

Method: TypeAlias = Literal["mean", "median", "low_median", "high_median", "trimmed_mean", "total"]
METHODS: tuple[Method, ...] = ("mean", "median", "low_median", "high_median", "trimmed_mean", "total")
"""How the totals of the jurors make the score of an item."""

SelectionObjective: TypeAlias = Literal["scores", "ranks", "merit"]
"""What is greatest under quotas: the sum of scores, of ranks from the last, or merit group by group."""

Number: TypeAlias = int | str | Decimal | Fraction


class RankOptions(TypedDict, total=False):
    """The rules of a ranking, as short forms: each is the field of `JuryRules` of that name.

    >>> from eig.jury import rank
    >>> options: RankOptions = {"method": "median"}
    >>> rank({"a": 1, "b": 2}, **options).order
    ('b', 'a')
    """

    method: Method
    missing: MissingPolicy
    tie_breaks: Iterable[TieBreak | str]
    floors: Literal["mean", "any"]
    opinions: Literal["majority", "ignore"]
    abstentions: AbstentionPolicy


class SelectOptions(TypedDict, total=False):
    """The rules of a selection, as short forms: each is the field of `JuryRules` of that name.

    >>> from eig.jury import Ranking, select
    >>> options: SelectOptions = {"places": 1, "reserve": 1}
    >>> select(Ranking.from_scores({"a": 1, "b": 2}), **options).reserve
    ('a',)
    """

    places: int
    reserve: int | ReserveTerms | None
    threshold: Number | None
    quotas: Iterable[Quota]
    objective: SelectionObjective


class JuryOptions(RankOptions, SelectOptions, total=False):
    """All the rules of a jury, as short forms: each is the field of `JuryRules` of that name.

    >>> options: JuryOptions = {"places": 15, "quorum": "1/2"}
    >>> JuryRules(**options).places
    15
    """

    casting_vote: bool
    quorum: Number | None
    recused: Literal["count", "leave"]
    detail: bool
    source: str


def _tests(given: Iterable[TieBreak | str]) -> tuple[TieBreak, ...]:
    several = to_tuple(given)
    if isinstance(several, str):
        raise Fault(
            "JuryRules.tie_breaks",
            several,
            rule="a chain of tie-breaks is a list of tests",
            remedy='write them in a list, as in ["champions"]',
        )
    return tuple(map(TieBreak.read, several))


def _quotas(given: Iterable[Quota]) -> tuple[Quota, ...]:
    return to_tuple(given)


def _no_reserve() -> ReserveTerms:
    return ReserveTerms(names=0)


@final
@checked
@frozen(kw_only=True)
class JuryRules(Value):
    """The rules of a jury: those that it publishes before it sits.

    Args:
        rubric: The grid: criteria, scales, weights and eliminating marks. None where each scoresheet brings
            its own.
        places: How many may be kept; places may remain unfilled. None where nothing is selected.
        method: How the jurors' totals make a score. A `total` is refused where items have unequal numbers of
            reviews: it would rank by attendance.
        missing: What a missing mark counts as: see `MissingPolicy`.
        tie_breaks: The declared tests, in order: `TieBreak` values or their short forms. What they leave
            tied stays tied.
        floors: Whether an eliminating mark is held against the panel's mean mark, or against any juror's.
        opinions: Whether an item that more jurors find unfavourable than favourable is left out.
        abstentions: What an abstention counts as in the opinions.
        casting_vote: Whether the chair's side prevails where as many are for as against.
        threshold: The lowest score that may be kept, itself included; None for no threshold.
        reserve: The terms of the reserve list: a number of names, its `ReserveTerms`, or None for everyone
            judged apt.
        quotas: The fewest and the most to keep with a value of an attribute; they may overlap.
        objective: What is greatest under quotas: the sum of `scores`, the sum of `ranks` counted from the
            last, or `merit`: as many as possible of the first group, then of the second, and so on.
        quorum: The share of the members composing the body that must take part; None for none.
        recused: Whether recused members stay among those whom the quorum is counted on.
        detail: Whether a candidate is shown their marks by criterion (see `candidate_minutes`).
        source: The text or decision that sets the rules.

    >>> rules = JuryRules(places=2, tie_breaks=["criterion_mean:impact"], reserve=1, source="rules, art. 5")
    >>> print(rules)
    Rules of the jury (rules, art. 5)
    - Places: 2. Places may remain unfilled.
    - The score of an item is the mean of its jurors' totals, exact and never rounded.
    - A missing mark is refused: every criterion is marked.
    - Equal scores are parted, in this order, by mean mark on impact. What that leaves equal stays equal: \
the jury decides on the record, or a draw declared beforehand.
    - An item that more jurors find unfavourable than favourable is left out. An abstention is no vote. \
Equal votes exclude nobody: there is no casting vote.
    - Reserve list: at most 1 name, in order of merit.
    - Quorum: 1/2 of the members composing the jury take part, recused members counted among them \
(half, for the advisory commissions of the State: CRPA, art. R133-10).
    - A member who steps back from an item gives it no mark. Who feels unable to be impartial steps back \
(Conseil d'État, 17 October 2016, n° 386400).
    - A candidate is shown totals alone: marks by criterion would show how the jury judged \
(Conseil d'État, 17 February 2016, n° 371453).
    - The jury proposes lists; the authority decides.
    """

    rubric: Rubric | None = field(default=None, metadata=keeps(instance_of(Rubric).or_none()))
    places: int | None = field(default=None, metadata=keeps(whole(0).or_none()))
    method: Method = field(default="mean", metadata=keeps(one_of(*METHODS)))
    missing: MissingPolicy = field(default="refuse", metadata=keeps(one_of(*POLICIES)))
    tie_breaks: tuple[TieBreak, ...] = field(
        default=(), converter=_tests, metadata=keeps(instance_of(TieBreak).each())
    )
    floors: Literal["mean", "any"] = field(default="mean", metadata=keeps(one_of("mean", "any")))
    opinions: Literal["majority", "ignore"] = field(
        default="majority", metadata=keeps(one_of("majority", "ignore"))
    )
    abstentions: AbstentionPolicy = field(default="apart", metadata=keeps(abstention_policy))
    casting_vote: bool = field(default=False, metadata=keeps(flag))
    threshold: Fraction | None = field(
        default=None, converter=exact_mark_or_none, metadata=keeps(mark.or_none())
    )
    reserve: ReserveTerms = field(
        factory=_no_reserve, converter=terms_of, metadata=keeps(instance_of(ReserveTerms))
    )
    quotas: tuple[Quota, ...] = field(
        default=(), converter=_quotas, metadata=keeps(instance_of(Quota).each())
    )
    objective: SelectionObjective = field(
        default="scores", metadata=keeps(one_of("scores", "ranks", "merit"))
    )
    quorum: Fraction | None = field(
        default=Fraction(1, 2), converter=exact_or_none, metadata=keeps(between(0, 1).or_none())
    )
    recused: Literal["count", "leave"] = field(default="count", metadata=keeps(one_of("count", "leave")))
    detail: bool = field(default=False, metadata=keeps(flag))
    source: str = field(default="", metadata=keeps(label))

    def _check(self, faults: Gather) -> None:
        named = [
            test.criterion for test in self.tie_breaks if instance_of(TieBreak).holds(test) and test.criterion
        ]
        lost = tuple(name for name in named if self.rubric is not None and name not in self.rubric.ids)
        faults.that(
            "tie_breaks",
            not lost,
            rule="a tie-break on a criterion reads one of the grid",
            remedy="name a criterion of the rubric",
            value=lost,
        )

    @classmethod
    @checked
    def of(
        cls,
        promotion: Promotion,
        judges: Literal["challenges", "candidates"],
        *,
        scale: Scale,
        **options: Unpack[JuryOptions],
    ) -> Self:
        """Return rules on the published grid of a promotion, each criterion on a scale that you state.

        Args:
            promotion: The promotion.
            judges: Which of its grids.
            scale: The scale of each criterion; the total adds them up.
            options: The other rules, by the name of their field.

        >>> from eig.jury import EIG_SCALE
        >>> from eig.promotions import P3
        >>> rules = JuryRules.of(P3, "challenges", scale=EIG_SCALE, places=15)
        >>> rules.rubric.ids[0], rules.rubric.out_of.high
        ('impact', Fraction(20, 1))
        """
        grid = promotion.rules.grid(judges)
        count = len(grid.criteria)
        rubric = Rubric(
            criteria=[
                Criterion(id=one.id, scale=scale, weight=one.weight, fr=one.title) for one in grid.criteria
            ],
            out_of=Scale(low=count * scale.low, high=count * scale.high),
        )
        stated: JuryOptions = {"source": grid.source, **options}
        return cls(rubric=rubric, **stated)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The rules as sentences, each with its source where it has one."""
        return tuple(_sheet(self))

    def say(self, lang: Lang = "en") -> str:
        """Return the sheet that a jury publishes before it sits, in Markdown.

        >>> print(JuryRules(places=15).say("fr").splitlines()[0])
        Règles du jury
        """
        head = tell("sheet", lang, source=self.source or None)
        return "\n".join([head, *(f"- {reason.say(lang)}" for reason in self.reasons)])

    def __str__(self) -> str:
        return self.say()


def _sheet(rules: JuryRules) -> Iterator[Reason]:
    for part in (_grid, _scores, _ties, _votes, _lists, _body):
        yield from part(rules)


def _grid(rules: JuryRules) -> Iterator[Reason]:
    if rules.places is not None:
        yield because("places", places=rules.places)
    criteria = rules.rubric.criteria if rules.rubric else ()
    for one in criteria:
        yield because(
            "criterion" if one.floor is None else "criterion_floor",
            title=one,
            low=one.scale.low,
            high=one.scale.high,
            weight=one.weight,
            floor=one.floor,
            floors=rules.floors,
        )


def _scores(rules: JuryRules) -> Iterator[Reason]:
    yield because(f"method_{rules.method}")
    yield because(f"missing_{rules.missing}")
    if rules.threshold is not None:
        yield because("threshold", threshold=rules.threshold)


def _ties(rules: JuryRules) -> Iterator[Reason]:
    tests = tuple(compared(test, rules.rubric) for test in rules.tie_breaks)
    yield because("tie_breaks" if tests else "no_tie_breaks", tests=tests)


def _votes(rules: JuryRules) -> Iterator[Reason]:
    if rules.opinions == "ignore":
        yield because("opinions_ignored")
    else:
        yield because("opinions", abstentions=rules.abstentions, casting=rules.casting_vote)


def _lists(rules: JuryRules) -> Iterator[Reason]:
    if rules.quotas:
        yield because("quotas", quotas=rules.quotas, objective=rules.objective)
    terms = rules.reserve
    code = {0: "no_reserve", None: "reserve_all"}.get(terms.names, "reserve")
    yield because(code, names=terms.names, calls=terms.calls, ends=terms.ends)


def _body(rules: JuryRules) -> Iterator[Reason]:
    if rules.quorum is None:
        yield because("no_quorum")
    else:
        yield because("quorum", share=str(rules.quorum), recused=rules.recused)
    yield because("recusal")
    yield because("detail" if rules.detail else "no_detail")
    yield because("proposed")


def compared(test: TieBreak, rubric: Rubric | None) -> Reason:
    """Return what a test compares, a criterion by its title in a grid."""
    known = rubric.criterion(test.criterion) if rubric and test.criterion else None
    return test.words(known)


def rules_from(
    subject: str, rules: JuryRules | None, options: Mapping[str, object], *, takes: AbstractSet[str]
) -> JuryRules:
    """Return the rules given, or those that short forms make; both together are refused.

    Raises:
        Fault: An option beside the rules.
        TypeError: An option that the function does not take.
    """
    for name in options:
        if name not in takes:
            raise TypeError(f"{subject}() got an unexpected keyword argument {name!r}")
    if rules is None:
        return cast("Callable[..., JuryRules]", JuryRules)(**options)
    faults = Gather(subject)
    faults.check("rules", instance_of(JuryRules), rules)
    faults.that(
        "options",
        not options,
        rule="rules are stated once: beside rules= there is no option",
        remedy="put it in the rules, as in attrs.evolve(rules, ...), or leave rules= out",
        value=tuple(options),
    )
    faults.done()
    return rules
