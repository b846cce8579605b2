"""The rules of a jury as one value: what it publishes before it sits, and what its ranking and lists follow.

A rule is stated here and nowhere else: `rank`, `select`, the deliberation and its minutes take the rules, and
`JuryRules.say` prints them as the sheet that a jury publishes. The French administration publishes the rules
of the main treatments that ground individual decisions (code des relations entre le public et
l'administration, art. L312-1-3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Self, TypeAlias, TypedDict, Unpack, cast, final

from attrs import field, fields, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact_mark_or_none, exact_or_none, to_whole
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, between, ids, instance_of, mark, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf, to_each, to_ids
from eig._values.value import Value, keeps, told_where_given
from eig.jury.marks.methods_and_policies import AbstentionPolicy, Method, MissingPolicy
from eig.jury.marks.rubric import Rubric
from eig.jury.marks.scale import Scale
from eig.jury.rules.reserve_terms import ReserveTerms, terms_of
from eig.jury.rules.tie_break_tests import TieBreak, chain, to_test
from eig.programme.disclosure import PRUDENT, Disclosure, agreed
from eig.programme.jurisdictions import NOWHERE, Jurisdiction
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.programme import Promotion
    from eig.programme.quotas import Quota
    from eig.programme.rules import ScoringGrid
    from eig.typing import Lang

because: Because = reasons_in("jury.rules")
tell: Tell = teller("jury.rules")

SelectionObjective: TypeAlias = Literal["scores", "ranks", "merit"]
"""What is greatest under quotas: the sum of scores, of ranks from the last, or merit group by group."""

Fill: TypeAlias = Literal["as_many", "all_or_nothing"]
"""How places are filled under quotas: as many as the quotas allow, or all of them or nobody."""

Number: TypeAlias = int | str | Decimal | Fraction


class JuryOptions(TypedDict, total=False):
    """All the rules of a jury, as short forms: each is the field of `JuryRules` of that name.

    >>> options: JuryOptions = {"places": 15, "quorum": "1/2"}
    >>> JuryRules(**options).places
    15
    """

    method: Method
    missing: MissingPolicy
    tie_breaks: Sequence[TieBreak | str]
    floors: Literal["mean", "any"]
    opinions: Literal["majority", "ignore"]
    abstentions: AbstentionPolicy
    places: int | None
    reserve: int | ReserveTerms | None
    threshold: Number | None
    quotas: Sequence[Quota]
    objective: SelectionObjective
    fill: Fill
    casting_vote: bool
    quorum: Number | None
    recused: Literal["count", "leave"]
    detail: bool
    source: str
    decided_by: str


HALF: Final = Fraction(1, 2)
"""The quorum that holds where none is stated; French law asks it of advisory commissions of the State."""


IN_WORDS: Final[Mapping[Fraction, str]] = MappingProxyType(
    {HALF: "half", Fraction(1, 3): "third", Fraction(2, 3): "two_thirds", Fraction(3, 4): "three_quarters"}
)
"""The shares that are said by a word."""


def _tests(given: Iterable[TieBreak | str]) -> tuple[TieBreak, ...]:
    return to_each(given, to_test)


def _no_reserve() -> ReserveTerms:
    return ReserveTerms(names=0)


def _terms(given: int | ReserveTerms | None) -> ReserveTerms:
    known = given is None or whole(0).holds(to_whole(given))
    return terms_of(given) if known else cast("ReserveTerms", given)


_reserve = Rule(instance_of(ReserveTerms).holds, "jury.rules.reserve_terms")
reserve_rule = Rule(lambda value: _reserve.holds(_terms(cast("ReserveTerms", value))), _reserve.code)
"""What an argument may say of the reserve: a number of names, terms, or None for everyone."""


@final
@frozen(kw_only=True, eq=False, repr=False)
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
        fill: Under quotas, `as_many` are kept as the quotas allow, then the best; or `all_or_nothing`: nobody
            where no list that keeps them fills the places, or holds all who may be kept if they are fewer.
        quorum: The share of the members composing the body that must take part; None for none.
        recused: Whether recused members stay among those whom the quorum is counted on.
        detail: Whether a candidate is shown their marks by criterion (see `candidate_minutes`).
        source: The text or decision that sets the rules.
        decided_by: The authority that decides on the lists; empty where it is not stated.
        announced: What was published of how equals are parted, in its own words and in order. No test is run
            for it: `tie_breaks` are the tests.
        jurisdiction: The law of its place, which the sheet quotes beside the rules; none unless stated.
        disclosure: Who beside the jury is told what; the prudent policy unless another is stated.
        published: The source of each rule that was published, by its name; see `JuryRules.of`.
        given: The names of the rules that the office gave. Where either is stated, `say` says of each rule
            whether it was published, chosen by the office, or is a default.

    >>> rules = JuryRules(places=2, tie_breaks=["criterion_mean:impact"], reserve=1, source="rules, art. 5")
    >>> print(rules)
    Rules of the jury (rules, art. 5)
    - Places: 2. Places may remain unfilled.
    - The score of a dossier is the mean of its jurors' totals, exact and never
      rounded.
    - Dossiers are ranked by score, the highest first; the first are kept, as many
      as there are places. A dossier without a mark is not ranked.
    - A missing mark is refused: every criterion is marked.
    - Equal scores are parted, in this order, by mean mark on impact: the higher
      comes first, or the smaller where the test says so. A test without a value for
      one of the equals parts none of them. What that leaves equal stays equal: the
      jury decides on the record, or a draw declared beforehand.
    - A dossier that more jurors find unfavourable than favourable is left out. An
      opinion with reservations counts as unfavourable, unless stated otherwise.
      Whoever gives no opinion, steps back or is absent has no vote. An abstention
      is no vote. Equal votes exclude nobody: there is no casting vote.
    - Reserve list: at most 1 name, in order of merit.
    - Quorum: half of the members composing the jury, or the panel that hears the
      dossier, take part, recused members counted among them. Whoever abstains takes
      part. Where it is missed, the minutes say so, and the dossier keeps its place.
    - A member who steps back from a dossier gives it no mark. Who feels unable to
      be impartial steps back.
    - A candidate is shown totals alone: marks by criterion would show how the jury
      judged.
    - Told to the person concerned: their rank, what was decisive, their total, how
      many stand on the list and how many ranked before or after have a seat. Told
      to the jury alone: how far others are, votes, marks by criterion and the
      office's own words. The number of equals, or of dossiers on a list, is told
      from 3 on; so is the number of people who reached a stage, where 3 or more did
      not; the number of people seated, in all and at each challenge, is public. A
      total and a rank are told only where they give away no mark of another; where
      a rule counts what people have, ranks are told only where they give away
      nothing of that. A juror is shown the score of a dossier that 3 jurors or more
      marked, unless it would give away one of their marks.
    - The jury proposes lists; the authority decides.
    """

    rubric: Rubric | None = None
    places: int | None = field(default=None, metadata=keeps(whole(0)))
    method: Method = "mean"
    missing: MissingPolicy = "refuse"
    tie_breaks: tuple[TieBreak, ...] = field(default=(), converter=_tests, metadata=keeps(chain))
    floors: Literal["mean", "any"] = "mean"
    opinions: Literal["majority", "ignore"] = "majority"
    abstentions: AbstentionPolicy = "apart"
    casting_vote: bool = False
    threshold: Fraction | None = field(default=None, converter=exact_mark_or_none, metadata=keeps(mark))
    reserve: ReserveTerms = field(factory=_no_reserve, converter=_terms, metadata=keeps(_reserve))
    quotas: tuple[Quota, ...] = field(default=(), converter=TupleOf["Quota"])
    objective: SelectionObjective = "scores"
    fill: Fill = field(default="as_many", metadata=told_where_given)
    quorum: Fraction | None = field(default=HALF, converter=exact_or_none, metadata=keeps(between(0, 1)))
    recused: Literal["count", "leave"] = "count"
    detail: bool = False
    source: str = ""
    decided_by: str = ""
    announced: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    jurisdiction: Jurisdiction = field(default=NOWHERE, metadata=told_where_given)
    disclosure: Disclosure = field(default=PRUDENT, metadata=told_where_given)
    published: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str])
    given: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))

    def _check(self, faults: Gather) -> None:
        if self.rubric is not None:
            tests = enumerate(self.tie_breaks)
            named = {(at, "criterion"): name for at, test in tests if (name := test.criterion)}
            ids_ = self.rubric.ids
            faults.known("tie_breaks", named.values(), ids_, what="a criterion of the grid", ways=named)

    @classmethod
    @checked
    def of(
        cls,
        promotion: Promotion,
        judges: str,
        *,
        scale: Scale | None = None,
        out_of: Scale | None = None,
        weights: Mapping[str, Number] | None = None,
        **options: Unpack[JuryOptions],
    ) -> Self:
        """Return the rules that a promotion published for one of its juries, and yours where it did not.

        Criteria, levels, weights, places, what was said of equals and the authority that decides are read
        from the promotion. What you give beside it wins for places, and is a fault for another scale or
        weight: another grid is not the published one.

        Args:
            judges: Which of its juries: `challenges`, `candidates`, or another stage that it has a grid for.
            scale: The scale of each criterion, where its levels were not published.
            out_of: The scale of the total; the weighted criteria add up to it where left out.
            weights: The weight of each criterion, where none was published; equal ones where left out.
            options: The other rules, by the name of their field.

        Raises:
            Fault: No scale, or one that the published grid contradicts; weights of other criteria.

        >>> from eig.jury import EIG_SCALE
        >>> from eig.promotions import P3
        >>> rules = JuryRules.of(P3, "challenges", scale=EIG_SCALE, reserve=5)
        >>> rules.rubric.ids[0], rules.rubric.out_of.high, rules.places
        ('impact', Fraction(20, 1), 15)
        >>> for reason in rules.reasons[:2]:
        ...     print(reason)
        Places: 15. Places may remain unfilled. [published: article de presse, 17 janvier 2019]
        Criterion: impact, marked from 1 to 4, weight 1. [criterion published; scale chosen by the office; \
weight equal by default: none was published]
        """
        from eig.jury.rules._published_rules import published_rules, rubric_of  # noqa: PLC0415 # a ranking needs none

        grid = promotion.rules.grid(judges)
        rubric = rubric_of(grid, scale=scale, out_of=out_of, weights=weights)
        known = published_rules(promotion, judges)
        sources = dict.fromkeys(_on_the_grid(grid), grid.source)
        sources |= {name: source for name, source in known.sources.items() if name not in options}
        asked = {"scale": scale, "out_of": out_of, "weights": weights}
        own = [
            *(name for name, value in asked.items() if value is not None and name not in sources),
            *options,
        ]
        stated: dict[str, object] = {"source": grid.source, **known.values, **options}
        faults, made = Gather("JuryRules.of"), cast("Callable[..., Self]", cls)
        found = faults.made(lambda: made(rubric=rubric, published=sources, given=own, **stated))
        faults.done()
        return cast("Self", found)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The rules as sentences, each with its source where it has one."""
        return tuple(_with_origin(self, line) for line in _sheet(self))

    @property
    def policy(self) -> Disclosure:
        """Who is told what: as the disclosure says, and marks by criterion where `detail` declares them."""
        return agreed(self.disclosure, detail=self.detail)

    def say(self, lang: Lang = "en") -> str:
        """Return the sheet that a jury publishes before it sits, in Markdown.

        >>> print(JuryRules(places=15).say("fr").splitlines()[0])
        Règles du jury (source non indiquée)
        """
        from eig._draw.values_as_lines_of_text import folded  # noqa: PLC0415 # words load when something is said

        return folded("\n".join(sheet_of(self, lang)))


def sheet_of(rules: JuryRules, lang: Lang) -> tuple[str, ...]:
    """Return the sheet of rules: its head, then each rule as an entry of a list, on one line."""
    said = rules.jurisdiction.voice(lang)
    head = tell("sheet", said, source=rules.source or None)
    return (head, *(f"- {reason.say(said)}" for reason in rules.reasons))


def _on_the_grid(grid: ScoringGrid) -> Iterator[str]:
    """Name what a published grid states."""
    yield "criteria"
    if grid.levels:
        yield "scale"
    if any(one.weight is not None for one in grid.criteria):
        yield "weights"
    if grid.top is not None:
        yield "out_of"


class _Line(NamedTuple):
    """A sentence of the sheet, and the rules that it says; of none where the law says it."""

    says: Reason
    rules: tuple[str, ...] = ()


def _with_origin(rules: JuryRules, line: _Line) -> Reason:
    """Return a sentence with where its rule comes from, where that is known of the rules."""
    if not line.rules or not (rules.published or rules.given):
        return line.says
    if line.says.code.startswith("criterion"):
        parts = {part: _origin(rules, (part,)) for part in line.rules}
        if parts["weights"].code == "by_default":
            parts["weights"] = because("equal_by_default")
        return because("criterion_with_origin", rule=line.says, **parts)
    return because("with_origin", rule=line.says, origin=_origin(rules, line.rules))


def _origin(rules: JuryRules, names: tuple[str, ...]) -> Reason:
    """Return where a rule comes from: what was published, what the office gave, or a default.

    The source at the head of the sheet is not said again.
    """
    source = next((rules.published[name] for name in names if name in rules.published), None)
    if source is not None:
        return because("published", source=source if source not in ("", rules.source) else None)
    return because("given" if set(names) & set(rules.given) else "by_default")


def _sheet(rules: JuryRules) -> Iterator[_Line]:
    for part in (_grid, _scores, _ties, _votes, _lists, _body):
        yield from part(rules)


def _grid(rules: JuryRules) -> Iterator[_Line]:
    if rules.places is not None:
        strict = (rules.fill == "all_or_nothing" and rules.quotas) or None
        yield _Line(because("places_strict" if strict else "places", places=rules.places), ("places",))
    for one in rules.rubric.criteria if rules.rubric else ():
        said = because(
            "criterion" if one.floor is None else "criterion_floor",
            title=one,
            low=one.scale.low,
            high=one.scale.high,
            weight=one.weight,
            floor=one.floor,
            passes=one.floor_passes,
            floors=rules.floors,
            only=one.applies_to,
        )
        yield _Line(said, ("criteria", "scale", "weights"))
    if rules.rubric:
        total, only = rules.rubric.scale, any(one.applies_to for one in rules.rubric.criteria) or None
        yield _Line(because("total", low=total.low, high=total.high, only=only), ("out_of",))


def _scores(rules: JuryRules) -> Iterator[_Line]:
    yield _Line(because(f"method_{rules.method}"), ("method",))
    first = (rules.places is not None and not rules.quotas) or None
    yield _Line(because("ranked", first=first))
    yield _Line(because(f"missing_{rules.missing}"), ("missing",))
    if rules.threshold is not None:
        yield _Line(because("threshold", threshold=rules.threshold), ("threshold",))


def _ties(rules: JuryRules) -> Iterator[_Line]:
    if rules.announced:
        yield _Line(because("announced", steps=rules.announced), ("announced",))
    tests = tuple(compared(test, rules.rubric) for test in rules.tie_breaks)
    yield _Line(because("tie_breaks" if tests else "no_tie_breaks", tests=tests), ("tie_breaks",))


def _votes(rules: JuryRules) -> Iterator[_Line]:
    names = ("opinions", "abstentions", "casting_vote")
    if rules.opinions == "ignore":
        yield _Line(because("opinions_ignored"), names)
    else:
        said = because(
            "opinions",
            abstentions=rules.abstentions,
            casting=rules.casting_vote,
            abstaining=rules.jurisdiction.quote("abstentions"),
            chair=rules.jurisdiction.quote("casting_vote"),
        )
        yield _Line(said, names)


def _lists(rules: JuryRules) -> Iterator[_Line]:
    if rules.quotas:
        stated = {"quotas": rules.quotas, "fill": rules.fill, "objective": rules.objective}
        said = because("quotas", **stated, tests=(rules.objective == "scores" and rules.tie_breaks) or None)
        yield _Line(said, ("quotas", "objective", "fill"))
    terms = rules.reserve
    if rules.places is None and terms.names == 0:  # nothing is selected: seats have a reserve of their own
        return
    code = {0: "no_reserve", None: "reserve_all"}.get(terms.names, "reserve")
    told = {name: getattr(terms, name) for name in ("names", "calls", "starts", "ends")}
    yield _Line(because(code, **told, quotas=bool(rules.quotas) or None), ("reserve",))


def _body(rules: JuryRules) -> Iterator[_Line]:
    quote = rules.jurisdiction.quote
    if rules.quorum is None:
        yield _Line(because("no_quorum"), ("quorum",))
    else:
        said = because("quorum", share=share_told(rules.quorum), recused=rules.recused, law=quote("quorum"))
        yield _Line(said, ("quorum", "recused"))
    yield _Line(because("recusal", law=quote("impartiality")))
    means, total = (rules.policy.tells(one, "candidate") for one in ("means", "total"))
    detail = because("detail") if means else because("no_detail", law=quote("marks"), total=total or None)
    yield _Line(detail, ("detail",))
    yield _Line(rules.policy.reason, ("disclosure",))
    if right := quote("algorithm"):
        yield _Line(because("algorithm", right=right, filled=rules.missing != "refuse" or None))
    yield _Line(because("proposed", by=rules.decided_by or None), ("decided_by",) if rules.decided_by else ())


def share_told(share: Fraction) -> Reason | str:
    """Return a share of the members in words, where the language has one for it."""
    return because(f"share_{IN_WORDS[share]}") if share in IN_WORDS else str(share)


def compared(test: TieBreak, rubric: Rubric | None) -> Reason:
    """Return what a test compares, a criterion by its title in a grid."""
    known = rubric.criterion(test.criterion) if rubric and test.criterion else None
    return test.words(known)


def rules_from(subject: str, rules: JuryRules | None, **options: object) -> JuryRules:
    """Return the rules given, or those that short forms make; both together are refused.

    An option that is its default, the same as the field's, says nothing.

    Raises:
        Fault: An option beside the rules.
    """
    stated = {name: value for name, value in options.items() if value is not DEFAULTS[name]}
    faults = Gather(subject)
    if rules is None:
        rules = faults.made(lambda: cast("Callable[..., JuryRules]", JuryRules)(**stated))
    else:
        for name, value in stated.items():
            faults.that(name, False, "jury.rules.stated_once", value=value)  # noqa: FBT003 # noted
    faults.done()
    return cast("JuryRules", rules)


DEFAULTS: Final[Mapping[str, object]] = MappingProxyType(
    {one.name: one.default for one in fields(JuryRules)} | {"reserve": 0}
)
"""What an option is where it is left out: the default of its field."""
