"""Draws under quotas, with the chance of each item stated beforehand.

Three rules. `leximin`: the smallest chance is the greatest that any rule can give, then the next smallest,
and so on; one list of chances alone does it. `maximin` stops after the smallest. `uniform`: every set that
keeps the quotas is as likely. Items that quotas do not tell apart have equal chances in all three (Flanigan,
Gölz, Gupta, Hennig & Procaccia 2021, "Fair algorithms for selecting citizens' assemblies", Nature 596).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial
from itertools import accumulate
from operator import le
from typing import Final, Literal, TypeAlias, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather, told_of, ways_in
from eig._values.field_rules_and_bounds import ids, map_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap
from eig._values.map_fields import marks_map, names_map
from eig._values.progress_and_stopping import Asked, Steps, Watch
from eig._values.tuple_fields import TupleOf, to_ids, to_numbers
from eig._values.value import Value, keeps
from eig.errors import Fault, require_key
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.rules.jury_rules_with_origins import Fill
from eig.jury.selection._greatest_weight_by_two_searches import EFFORT
from eig.jury.selection._how_many_of_each_kind_search import Kinds, heavier
from eig.jury.selection._lagrangian_search_under_quotas import Counts, Model, Tired, spend
from eig.jury.selection._lottery_mixtures import by_kind, fair_mixture, sets_of, uniform_mixture
from eig.jury.selection._main_list_under_quotas import attributes_of
from eig.jury.selection.main_list_reserve_and_ties import select
from eig.jury.selection.quota_optima_and_conflicts import (
    Pool,
    QuotaConflict,
    in_time,
    longest,
    pool_of,
    repaired,
)
from eig.lots.label_draw import MOST_CODES, LabelDraw, digest, digest_or_none, draw_labels
from eig.programme.quotas import GivenAttributes, Quota, id_sets, to_sets
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang, ProgressCall

SET_LABEL = "the composition of the set"
"""The label whose position draws the composition."""
POSITIONS = 1 << 256
"""How many positions a label may have."""

OF_SETS: Final[Mapping[str, str]] = {
    "not_kept_for": "sets_without",
    "not_kept_for_together": "sets_without_all",
    "kept_for": "not_each_without",
    "kept_for_together": "not_each_without_all",
}
"""What is told of the sets of a lottery for each cause of a place."""

LotteryRule: TypeAlias = Literal["leximin", "maximin", "uniform"]


because: Because = reasons_in("jury.selection")
tell: Tell = teller("jury.selection")


@final
@frozen(kw_only=True, eq=False, repr=False)
class CompositionChance(Value):
    """How many items of each kind a set holds, and how likely that is.

    Args:
        counts: The number of items of each kind, in the order of the lottery's kinds.
        probability: The chance of this composition.

    >>> CompositionChance(counts=[2, 1], probability="1/3").probability
    Fraction(1, 3)
    """

    counts: tuple[int, ...] = field(converter=to_numbers, metadata=keeps(whole(0).each()))
    probability: Fraction = field(converter=exact)


@final
@frozen(kw_only=True, eq=False, repr=False)
class FairLottery(Value):
    """A rule to draw a set that keeps the quotas, and the chance that it gives to each item.

    A composition is drawn first, then so many items of each kind, with equal chances.

    Args:
        rule: `leximin`, `maximin` or `uniform`.
        places: How many items a set has.
        kinds: The items that no quota tells apart, kind by kind.
        mixture: The compositions that may be drawn.
        proven: Whether no rule is fairer, as `rule` says it; not where the search was stopped.
        conflict: The quotas that leave places unfilled; None where all are filled that can be without quotas.
        quotas: The quotas that each set keeps.
        members: For each item, the names of the quotas that count it: as private as the attributes that they
            tell of, so not in the text of the value.

    >>> quota = Quota(attribute="team", value="x", minimum=1)
    >>> lottery = fair_lottery({"a": {}, "b": {}, "c": {"team": "x"}}, places=2, quotas=[quota])
    >>> lottery.probabilities, lottery.minimum
    (FrozenMap({'a': Fraction(1, 2), 'b': Fraction(1, 2), 'c': Fraction(1, 1)}), Fraction(1, 2))
    """

    _BRIEF = "{rule}, places {places}, compositions {mixture}"
    rule: LotteryRule
    places: int = field(metadata=keeps(whole(0)))
    kinds: tuple[tuple[str, ...], ...] = field(converter=to_sets, metadata=keeps(id_sets))
    mixture: tuple[CompositionChance, ...] = field(converter=TupleOf[CompositionChance])
    proven: bool = True
    conflict: QuotaConflict | None = None
    quotas: tuple[Quota, ...] = field(default=(), converter=TupleOf[Quota])
    members: FrozenMap[tuple[str, ...]] = field(
        default=EMPTY, converter=names_map, metadata=keeps(map_of(ids), of="person")
    )

    def _check(self, faults: Gather) -> None:
        items = [item for kind in self.kinds for item in kind]
        faults.distinct("kinds", items, what="item", ways=ways_in(self.kinds))
        total = sum((one.probability for one in self.mixture), Fraction(0))
        faults.that("mixture", total == 1, "jury.selection.certain", value=total)
        sizes = tuple(map(len, self.kinds))
        for at, one in enumerate(self.mixture):
            held = len(one.counts) == len(sizes) and all(map(le, one.counts, sizes)) and 0 not in sizes
            drawn = held and sum(one.counts) == self.places and one.probability > 0
            faults.that(
                "mixture", drawn, "jury.selection.composition", value=one, at=(at,), places=self.places
            )

    @cached_property
    def probabilities(self) -> FrozenMap[Fraction]:
        """The chance of each item, exact."""
        chances = [
            sum((one.probability * one.counts[row] for one in self.mixture), Fraction(0)) / len(kind)
            for row, kind in enumerate(self.kinds)
        ]
        return FrozenMap(
            {item: chance for kind, chance in zip(self.kinds, chances, strict=True) for item in kind}
        )

    @property
    def minimum(self) -> Fraction:
        """The smallest chance of an item: zero where no set that keeps the quotas holds it."""
        return min(self.probabilities.values(), default=Fraction(1))

    @property
    def sets(self) -> int:
        """How many sets may be drawn."""
        return sum(sets_of(self.kinds, one.counts) for one in self.mixture)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say how the lottery draws; or the chance of an item.

        Args:
            key: The item; the whole lottery where left out.

        >>> print(fair_lottery({"a": {}, "b": {}}, places=1, rule="uniform").explain("a"))
        a: drawn with probability 1/2; each of the 2 sets that keep the quotas is as likely.
        """
        if key is None:
            told = because("told_lottery", places=self.places, count=len(self.probabilities))
            left = [self.conflict.reason] if self.conflict else []
            return Trace(subject=tell("lottery", lang), reasons=[told, *left, self._rule_reason()], lang=lang)
        require_key("item", key, self.probabilities)
        chance = self.probabilities[key]
        sure = because("in_each_set" if chance else "in_no_set")
        decided = chance in (0, 1) and self.proven
        reasons = (sure, *_causes(self, key)) if decided else (self._rule_reason(),)
        return Trace(subject=key, reasons=[because("chance", chance=str(chance)), *reasons], lang=lang)

    def _rule_reason(self) -> Reason:
        if self.rule == "uniform":
            return because("uniform", sets=self.sets)
        if not self.proven:
            return because("not_proven_fair")
        possible = [chance for chance in self.probabilities.values() if chance]
        return because(self.rule, least=str(min(possible, default=Fraction(0))))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item.

        >>> fair_lottery({"a": {}, "b": {}}, places=1).rows()[0]
        {'item': 'a', 'probability': Fraction(1, 2)}
        """
        return [{"item": item, "probability": chance} for item, chance in self.probabilities.items()]


def _causes(lottery: FairLottery, item: str) -> tuple[Reason, ...]:
    """Return without which quotas an item that no set holds would be in some, or one of all not in all.

    The sets are the main lists of a selection under the same quotas in which all are equal. Nothing is said
    where its search is stopped.
    """
    try:
        equals = select(
            Ranking.from_scores(dict.fromkeys(lottery.probabilities, 0)),
            places=lottery.conflict.places if lottery.conflict else lottery.places,
            quotas=lottery.quotas if lottery.members else (),
            attributes=attributes_of(lottery.members, lottery.quotas),
        )
    except Fault:
        return ()
    return tuple(evolve(one, code=OF_SETS[one.code]) for one in equals.causes(item) if one.code in OF_SETS)


@checked
def fair_lottery(
    attributes: GivenAttributes,
    *,
    places: int,
    quotas: Iterable[Quota] = (),
    rule: LotteryRule = "leximin",
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
    fill: Fill = "as_many",
) -> FairLottery | QuotaConflict:
    """Return a lottery among the longest sets that keep the quotas, or the quotas that cannot hold together.

    Args:
        attributes: The items to draw among, each with the attributes that quotas count.
        places: How many items to draw at most.
        quotas: The quotas to keep.
        rule: `leximin` (the smallest chance is the greatest possible, then the next smallest, and so on),
            `maximin` (the smallest alone: of several such lotteries, the order of the quotas' names chooses
            one) or
            `uniform`. The first two are exact, and proven unless stopped.
        stop: Asked now and then whether to stop; the lottery is then fair as far as the search came, keeps
            the quotas, and says that it is not proven.
        progress: Told of each step of the search: nobody knows before how many there are.
        fill: `as_many` as the quotas allow, or `all_or_nothing`: a conflict where no set fills the places, or
            holds all items where they are fewer.

    Some 70 kinds of items under four attributes, 32 of 170, take seconds; 8 kinds under two, hundredths.

    Raises:
        Fault: A uniform lottery over too many compositions.

    >>> fair_lottery({"a": {}, "b": {}, "c": {}}, places=1, rule="uniform").sets
    3
    """
    judged = marks_map(dict.fromkeys(attributes, 0))
    given = pool_of(Gather("fair_lottery"), judged, places=places, quotas=quotas, attributes=attributes)
    pool = evolve(_nameless(given), fill=fill)
    return in_time("fair_lottery", pool.quotas, lambda: _lottery(pool, rule, Asked(Watch(progress), stop)))


def _lottery(pool: Pool, rule: LotteryRule, stop: Callable[[], bool]) -> FairLottery | QuotaConflict:
    model, kinds, all_in = pool.model, by_kind(pool.model.members), True
    try:
        first = _first(model, kinds)
    except Tired:
        first = None
    if first is None and pool.fill == "as_many":
        chosen, all_in = longest(model)
        model = evolve(model, size=len(chosen or ()))
        first = _first(model, kinds)
    if first is None:
        return repaired(pool)
    mixed, proven = (
        (uniform_mixture(model, kinds), True)
        if rule == "uniform"
        else fair_mixture(Kinds.of(model, kinds), first, stages=1 if rule == "maximin" else None, stop=stop)
    )
    made = partial(
        FairLottery,
        rule=rule,
        places=model.size,
        kinds=[[pool.items[index] for index in kind] for kind in kinds],
        mixture=[CompositionChance(counts=counts, probability=chance) for counts, chance in mixed],
        proven=proven and all_in,
        conflict=repaired(pool, fillable=model.size) if model.size < pool.model.size else None,
        quotas=pool.quotas,
        members={
            item: [pool.quotas[number].name for number in own]
            for item, own in zip(pool.items, pool.model.members, strict=True)
        },
    )
    return told_of("fair_lottery", made, named={"kinds": "attributes"})


def _first(model: Model, kinds: Sequence[Sequence[int]]) -> Counts | None:
    """Return how many of each kind a set holds that keeps the quotas; None if there is none."""
    tick = partial(spend, Steps(EFFORT))
    return heavier(Kinds.of(model, kinds), [0] * len(kinds), -1, tick)


def _nameless(pool: Pool) -> Pool:
    """Return quotas in the order of their names, items kind by kind: the search sees no name of an item."""
    model, quotas = pool.model, pool.quotas
    stated = sorted(range(len(quotas)), key=lambda number: quotas[number].name)
    place = {number: turn for turn, number in enumerate(stated)}
    members = [tuple(sorted(place[number] for number in own)) for own in model.members]
    order = sorted(range(len(members)), key=members.__getitem__)
    return evolve(
        pool,
        items=tuple(pool.items[index] for index in order),
        quotas=tuple(quotas[number] for number in stated),
        model=evolve(
            model,
            members=tuple(members[index] for index in order),
            least=tuple(model.least[number] for number in stated),
            most=tuple(model.most[number] for number in stated),
        ),
    )


# ── the draw ──────────────────────────────────────────────────────────────────────────────────────


@final
@frozen(kw_only=True, eq=False, repr=False)
class FairDraw(Value):
    """The record of a draw from a fair lottery, with all that is needed to draw it again.

    Args:
        lottery: The lottery, with the chance of each item.
        randomness: The public randomness, as text.
        code: The one-time code revealed for this draw, in hexadecimal.
        drawn: The items drawn, in the order of the lottery's kinds, each kind in the order drawn.
        commitment: What was published before the randomness was known; empty where nothing was.
        number: The number of the draw: its code hashed so many times is the commitment.

    >>> lottery = fair_lottery({"a": {}, "b": {}}, places=1)
    >>> draw = draw_fairly(lottery, code="00" * 32, randomness="1.2.3./")
    >>> draw.drawn, draw.verify()
    (('a',), True)
    """

    _BRIEF = "{lottery.rule}, drawn {drawn}"
    lottery: FairLottery
    randomness: str = field(metadata=keeps(text))
    code: str = field(metadata=keeps(digest))
    drawn: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="item"))
    commitment: str = field(default="", metadata=keeps(digest_or_none))
    number: int = field(default=1, metadata=keeps(whole(1, MOST_CODES)))

    def _check(self, faults: Gather) -> None:
        faults.known("drawn", self.drawn, self.lottery.probabilities, what="an item")

    @property
    def order(self) -> tuple[str, ...]:
        """The items drawn."""
        return self.drawn

    @property
    def record(self) -> str:
        """How it was drawn, from what."""
        return f"{self.lottery.rule}, code {self.code}, {self.randomness}"

    @property
    def labels(self) -> LabelDraw:
        """The draw by label that orders the items."""
        return draw_labels(
            list(self.lottery.probabilities),
            code=self.code,
            randomness=self.randomness,
            commitment=self.commitment,
            number=self.number,
        )

    def verify(self) -> bool:
        """Draw again and tell whether the record holds, and whether its code is the one committed to.

        >>> lottery = fair_lottery({"a": {}, "b": {}}, places=1)
        >>> FairDraw(lottery=lottery, code="00" * 32, randomness="1.2.3./", drawn=["b"]).verify()
        False
        """
        return self.labels.verify() and self.drawn == _drawn(self.lottery, self.code, self.randomness)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what was drawn, and how; or whether the draw decided of an item, and by which chance.

        Args:
            key: The item; the whole draw where left out.

        >>> lottery = fair_lottery({"a": {}, "b": {}}, places=1)
        >>> print(draw_fairly(lottery, code="00" * 32, randomness="1.2.3./").explain("b").reasons[0])
        not drawn: the draw decided, and the chance was 1/2
        """
        way = {"rule": self.lottery.rule, "code": self.code, "randomness": self.randomness}
        by = because("drawn_by", **way)
        if key is None:
            told = because("told_drawn", items=self.drawn, by=by)
            return Trace(subject=tell("lottery", lang), reasons=[told], lang=lang)
        chances = self.lottery.probabilities
        require_key("item", key, chances)
        chance = chances[key]
        if not 0 < chance < 1:
            sure = because("in_each_draw" if chance else "in_no_draw")
            return Trace(subject=key, reasons=[sure, *_causes(self.lottery, key)], lang=lang)
        told = because(
            "draw_decided",
            drawn=key in self.drawn or None,
            chance=str(chance),
            stated=bool(self.commitment) or None,
        )
        return Trace(subject=key, reasons=[told, by], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item: its chance, and whether it was drawn.

        >>> draw_fairly(fair_lottery({"a": {}}, places=1), code="00" * 32, randomness="1./").rows()
        [{'item': 'a', 'probability': Fraction(1, 1), 'drawn': True}]
        """
        return [{**row, "drawn": row["item"] in self.drawn} for row in self.lottery.rows()]


@checked
def draw_fairly(
    lottery: FairLottery, *, code: str, randomness: str, commitment: str = "", number: int = 1
) -> FairDraw:
    """Draw a set: first its composition, then the items of each kind, all by the draft's positions.

    The composition is the one that holds the point `position / 2**256`; see `eig.lots.label_draw`.

    Args:
        code: The one-time code, in hexadecimal.
        randomness: The public randomness, as text.
        commitment: What was published before the randomness was known: the record keeps and checks it.
        number: The number of the draw.

    >>> draw_fairly(fair_lottery({"a": {}}, places=1), code="00" * 32, randomness="1./").drawn
    ('a',)
    """
    return told_of(
        "draw_fairly",
        lambda: FairDraw(
            lottery=lottery,
            code=code,
            randomness=randomness,
            drawn=_drawn(lottery, code, randomness),
            commitment=commitment,
            number=number,
        ),
    )


def _drawn(lottery: FairLottery, code: str, randomness: str) -> tuple[str, ...]:
    place = draw_labels([SET_LABEL], code=code, randomness=randomness).positions[SET_LABEL]
    counts = _holding(lottery.mixture, Fraction(int(place, 16), POSITIONS))
    order = draw_labels(list(lottery.probabilities), code=code, randomness=randomness).order
    rank = {item: turn for turn, item in enumerate(order)}
    return tuple(
        item
        for kind, count in zip(lottery.kinds, counts, strict=True)
        for item in sorted(kind, key=rank.__getitem__)[:count]
    )


def _holding(mixture: Sequence[CompositionChance], point: Fraction) -> tuple[int, ...]:
    """Return the counts of the composition that holds a point of [0, 1)."""
    ends = accumulate(one.probability for one in mixture)
    return next(one.counts for one, end in zip(mixture, ends, strict=True) if point < end)
