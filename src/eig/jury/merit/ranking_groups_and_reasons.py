"""The order of merit: groups from best to worst, ties kept as groups, and the reasons of every place.

A `Ranking` is what a jury hands over. It holds who stands where, who is not ranked and why, which declared
tie-break separated whom, and what is still tied: a tie is shown, never broken in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, chain, islice, pairwise
from typing import TYPE_CHECKING, cast, final

from attrs import evolve, field, fields, frozen

from eig._language.lang_arguments_and_late_words import Tell, say, teller
from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather, require, ways_in
from eig._values.field_rules_and_bounds import Rule, ids, marks, text, whole
from eig._values.first_few_names import few, few_others, others_of
from eig._values.frozen_maps import EMPTY, FrozenMap, is_late
from eig._values.iterable_results import Several
from eig._values.map_fields import exact_map, frozen_map, marks_map
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import TupleOf, to_each, to_ids, to_sorted, to_sorted_ids
from eig._values.value import Value, keeps, told_nowhere, unchecked
from eig.errors import look_up, require_key
from eig.jury.merit._scores_that_may_be_told import (
    BY_METHOD,
    ENDS,
    FEWER,
    ORDER_ALONE,
    OVER,
    Middle,
    is_inside,
    may_be_told,
    middle_of,
    tells_ranks,
)
from eig.programme._names_hidden_from_an_audience import (
    OTHER_DOSSIERS,
    Audience,
    check_audience,
    without_names,
)
from eig.reasons import Because, Reason, Trace, beside, meant_by, reasons_in, reasons_map

if TYPE_CHECKING:
    from eig.programme.disclosure import Disclosure
    from eig.typing import Lang

because: Because = reasons_in("jury.merit")
ADJUSTED = ", adjusted"
"""What the method of a ranking on adjusted scores ends with."""
tell: Tell = teller("jury.merit")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Exclusion(Value):
    """An item that the ranking leaves out, and why: an eliminating mark, an unfavourable opinion, no mark.

    >>> nothing = Reason(code="no_marks", sentences={"en": "nobody marked it", "fr": "personne ne l'a noté"})
    >>> out = Exclusion(item="adler", reason=nothing)
    >>> out.reason.say("fr")
    'personne ne l’a noté'
    """

    item: str = field(metadata=keeps(text))
    reason: Reason


def to_groups(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return each group in the order of its identifiers, which says nothing of merit."""
    return to_each(groups, to_sorted_ids)


def _late_or_exact(given: Mapping[str, Mapping[str, Fraction]]) -> FrozenMap[FrozenMap[Fraction]]:
    return cast("FrozenMap[FrozenMap[Fraction]]", given) if is_late(given) else frozen_map(given, exact_map)


groups_rule = Rule(
    lambda value: ids.holds(value) and value != (), "jury.merit.group", members=ids.members
).each()


@final
@frozen(kw_only=True, eq=False, repr=False)
class TieBreakStep(Value):
    """One step of a tie-break chain: a test that looked at tied items and separated them, or could not.

    Args:
        test: The name of the test.
        parts: The tied items as the test leaves them, best first: one part if it separated nobody.
        values: What the test read for each item.
        compares: What the test compares, in words.

    >>> flags = Reason(code="champions", sentences={"en": "champion flags", "fr": "coups de cœur"})
    >>> split = TieBreakStep(test="champions", parts=[["plume"], ["adler"]], values={"plume": 2, "adler": 1},
    ...                      compares=flags)
    >>> split.among, split.separates
    (('adler', 'plume'), True)
    """

    test: str = field(metadata=keeps(text))
    parts: tuple[tuple[str, ...], ...] = field(converter=to_groups, metadata=keeps(groups_rule))
    values: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    compares: Reason

    @cached_property
    def among(self) -> tuple[str, ...]:
        """The items that were tied before the test, in the order of their identifiers."""
        return tuple(sorted(item for part in self.parts for item in part))

    @property
    def separates(self) -> bool:
        """Whether the test separated anybody."""
        return len(self.parts) > 1

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """The items for which a test that reads values had none: it then separates nobody."""
        return tuple(item for item in self.among if item not in self.values) if self.values else ()

    def part_of(self, item: str) -> int:
        """Return the number of the part that an item is in, from 0.

        >>> oral = Reason(code="oral", sentences={"en": "the oral"})
        >>> TieBreakStep(test="oral", parts=[["a"], ["b"]], compares=oral).part_of("b")
        1
        """
        return look_up("item", item, self._part_at)

    @cached_property
    def _part_at(self) -> FrozenMap[int]:
        return FrozenMap({one: number for number, part in enumerate(self.parts) for one in part})

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """How many items stand before each part."""
        return tuple(accumulate(map(len, self.parts), initial=0))

    def separation(self, item: str) -> Reason:
        """Return the sentence of what the test did to an item: whom it placed before and after it.

        >>> oral = Reason(code="oral", sentences={"en": "the oral"})
        >>> print(TieBreakStep(test="oral", parts=[["a"], ["b"]], compares=oral).separation("b"))
        placed after a by the oral
        """
        mine, parts, starts = self.part_of(item), self.parts, self._starts
        before = (other for part in islice(parts, mine) for other in part)
        after = (other for number in range(mine + 1, len(parts)) for other in parts[number])
        above, below = few(before, starts[mine]), few(after, starts[-1] - starts[mine + 1])
        return because(
            "tie_break",
            test=self.test,
            compares=self.compares,
            above=above,
            below=below,
            both=bool(above and below),
            value=self.values.get(item),
        )


def _exclusions(excluded: Iterable[Exclusion]) -> tuple[Exclusion, ...]:
    return to_sorted(excluded, Exclusion, lambda one: (one.item,))


def told_out(excluded: Iterable[Exclusion]) -> Iterator[Reason]:
    """Yield who is not ranked, and why."""
    yield from (because("told_out", item=one.item, reason=one.reason) for one in excluded)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Ranking(Several[str]):
    """An order of merit with its ties and its reasons.

    Args:
        groups: The ranked items, best first; items of one group are tied, listed in the order of their
            identifiers, which says nothing of merit.
        scores: The score of each item, exact, higher is better; empty where the method gives none.
        excluded: The items that are not ranked, and why.
        method: The name of the method that gave the scores or the order.
        tie_breaks: The tests declared to break ties, in order.
        splits: What each test did, in the order it was tried.
        evidence: For each item, the reasons behind its score; `rank` makes them when they are first read.
        cautions: What a careful reader should know.
        told_between: Of each item, between which scores its candidate is told their own: nearer to an end of
            the scale, marks of others would follow. `rank` finds it; empty where nothing is known of marks.

    >>> ranking = Ranking.from_scores({"plume": "17.5", "adler": 14, "cibnav": 14})
    >>> ranking.groups, ranking.ranks["cibnav"]
    ((('plume',), ('adler', 'cibnav')), 2)
    >>> ranking
    <Ranking: items 3, ties 1, excluded 0>
    >>> print(ranking)
    1. plume: 17.5
    2. adler and cibnav: 14 (equally good)
    >>> print(ranking.explain("adler"))
    adler: ranked 2 of 3 with 14; tied with cibnav: no declared test separates them.
    """

    _BRIEF = "items {order}, ties {ties}, excluded {excluded}"
    MEMBERS = "order"
    groups: tuple[tuple[str, ...], ...] = field(converter=to_groups, metadata=keeps(groups_rule))
    scores: FrozenMap[Fraction] = field(default=EMPTY, converter=exact_map)
    excluded: tuple[Exclusion, ...] = field(default=(), converter=_exclusions)
    method: str = field(default="scores", metadata=keeps(text))
    tie_breaks: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    splits: tuple[TieBreakStep, ...] = field(default=(), converter=TupleOf[TieBreakStep])
    evidence: FrozenMap[tuple[Reason, ...]] = field(default=EMPTY, converter=reasons_map)
    cautions: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    told_between: FrozenMap[FrozenMap[Fraction]] = field(
        default=EMPTY, converter=_late_or_exact, eq=False, metadata=told_nowhere
    )

    def _check(self, faults: Gather) -> None:
        named = [item for group in self.groups for item in group]
        all_named = [*named, *(one.item for one in self.excluded)]
        out = (("excluded", at) for at in range(len(self.excluded)))
        paths = chain((("groups", *way) for way in ways_in(self.groups)), out)
        faults.distinct("groups", all_named, what="item", paths=paths)
        for name in ("scores", "evidence"):
            faults.known(name, getattr(self, name), all_named, what="an item")
        if not is_late(self.told_between):
            ends = all({*one} == {*ENDS} for one in self.told_between.values())
            faults.that("told_between", ends, "jury.merit.ends_told", names=tuple(map(Quoted, ENDS)))
        levels = [[self.scores[item] for item in group if item in self.scores] for group in self.groups]
        known = [level for level in levels if level]
        tied = all(len(level) == 1 or level.count(level[0]) == len(level) for level in known)
        ratios = [level[0].as_integer_ratio() for level in known]
        falling = all(a * d >= b * c for (a, b), (c, d) in pairwise(ratios))
        faults.that("groups", tied and falling, "jury.merit.falling_scores")

    @classmethod
    @checked_by(method=text)
    def from_scores(
        cls, scores: Mapping[str, int | str | Decimal | Fraction], *, method: str = "scores"
    ) -> Ranking:
        """Rank items by their scores, higher first; equal scores are a tie.

        >>> Ranking.from_scores({"a": 1, "b": 2}).order
        ('b', 'a')
        """
        given = marks_map(scores)
        require("Ranking.from_scores", scores=(marks, given))
        faults = Gather("Ranking.from_scores")
        faults.alike("scores", given, what="item")
        faults.done()
        return cls(groups=grouped(given, given.__getitem__), scores=given, method=method)

    def __getitem__(self, place: int) -> str:
        """Return who stands at a place of the order, from 0; equals stand in the order of identifiers."""
        return self.order[place]

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ranked items, best first. Inside a tie the order is that of identifiers: see `ties`."""
        return tuple(item for group in self.groups for item in group)

    @cached_property
    def ranks(self) -> FrozenMap[int]:
        """The competition rank of each item: 1 is best, tied items share the best rank, as in 1, 2, 2, 4."""
        starts = accumulate((len(group) for group in self.groups), initial=1)
        return FrozenMap(
            {item: start for start, group in zip(starts, self.groups, strict=False) for item in group}
        )

    @property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """The groups of two items or more: what remains tied."""
        return tuple(group for group in self.groups if len(group) > 1)

    def group_of(self, item: str) -> tuple[str, ...]:
        """Return the items tied with an item, itself included.

        >>> Ranking.from_scores({"a": 1, "b": 1}).group_of("a")
        ('a', 'b')
        """
        return self._group_at[self._known(item)]

    @cached_property
    def _group_at(self) -> FrozenMap[tuple[str, ...]]:
        return FrozenMap({item: group for group in self.groups for item in group})

    @cached_property
    def _having(self) -> Counter[Fraction]:
        """How many have each score."""
        return Counter(self.scores.values())

    @cached_property
    def _splits_at(self) -> FrozenMap[tuple[TieBreakStep, ...]]:
        """The steps that looked at each item, in the order they were tried."""
        found: dict[str, tuple[TieBreakStep, ...]] = {}
        for split in self.splits:
            for item in split.among:
                found[item] = (*found.get(item, ()), split)
        return FrozenMap(found)

    @cached_property
    def _excluded_at(self) -> FrozenMap[Exclusion]:
        return FrozenMap({one.item: one for one in self.excluded})

    def _known(self, item: str) -> str:
        require_key("ranked item", item, self._group_at)
        return item

    def explain(self, key: str | None = None, *, lang: Lang = "en", audience: Audience = "jury") -> Trace:
        """Say who comes first, what is tied and who is not ranked; or why an item stands where it stands.

        A ranking knows no places: what a place on a list is due to, `Selection.causes` tells, and
        `Deliberation.causes` with the rules that act before the ranking. Nor does it know a threshold, votes
        or a written policy: what a candidate is told under them, `Deliberation.explain` tells.

        Args:
            key: The item; the whole ranking where left out.
            audience: Who reads about the item: the `jury` is told all; the `candidate` that it is about, of
                scores without marks the rank and the tests that gave it, without another item; of marks, and
                the `public`, whether it is ranked.

        >>> ranking = Ranking.from_scores({"a": 1, "b": 2})
        >>> print(ranking.explain())
        ranking: 2 dossiers ranked by scores; first: b with 2.
        >>> print(ranking.explain("b", lang="fr"))
        b : rang 1 sur 2 avec 2.
        """
        check_audience(audience, key)
        if key is None:
            return Trace(subject=tell("whole", lang), reasons=self._whole(), lang=lang)
        if audience != "jury":
            return Trace(subject=key, reasons=self._told_outside(key, audience), lang=lang)
        if key in self._excluded_at:
            return Trace(subject=key, reasons=[self._excluded_at[key].reason, *self._why(key)], lang=lang)
        group = self.group_of(key)
        why = [self._place(key), *self._why(key), *self._breaks(key), *self._tie(key, group)]
        return Trace(subject=key, reasons=why, lang=lang)

    def beside(self, theirs: Mapping[str, int] | Sequence[str], *, lang: Lang = "en") -> Trace:
        """Say where the order departs from one that an office has: for whom, and by which mark or test.

        Args:
            theirs: The rank of each item, by its identifier or a name that the language gives; or these, best
                first.

        Raises:
            Fault: Ranks that are no whole numbers, such as scores; an item that stands twice.

        >>> ranking = Ranking.from_scores({"plume": "17.5", "adler": 14, "cibnav": 14})
        >>> print(ranking.beside(["plume", "adler", "cibnav"]))
        beside your list: cibnav: here 2, on your list 3 (ranked 2 of 3 with 14 and tied with adler: no \
declared test separates them).
        """
        faults = Gather("Ranking.beside")
        ranks: Mapping[str, int] = theirs if isinstance(theirs, Mapping) else {}
        faults.check("theirs", whole(1).each(), tuple(ranks.values()))
        items = meant_by(tuple(theirs), (*self.order, *self._excluded_at), lang)
        faults.distinct("theirs", items, what="item")
        faults.done()
        given = dict(zip(items, ranks.values() or range(1, len(items) + 1), strict=True))
        return beside({item: self.ranks[item] for item in self.order}, given, self.explain, lang)

    @cached_property
    def _beside(self) -> tuple[Fraction, Fraction] | None:
        """Between which scores more than four steps of a mark of each dossier are open, on either side."""
        ends = [one for item in self.order if (one := ends_of(self, item))]
        least = (one["least"] - one["near"] * FEWER for one in ends)
        return (max(least), min(one["most"] + one["near"] * FEWER for one in ends)) if ends else None

    @cached_property
    def _middle(self) -> Middle | None:
        return middle_of(ends_of(self, item) for item in self.order)

    def _told_outside(self, item: str, audience: Audience) -> tuple[Reason, ...]:
        """Return what a candidate, or the public, reads of an item.

        Of marks, no standing is told: a threshold, or votes, of which a ranking does not know, would make
        the rank and the total tell the marks of others.
        """
        out, marks = item in self._excluded_at or not self._known(item), ends_of(self, item)
        if audience != "public" and marks and marks["steps"] < OVER:
            return (because("told_by_deliberation"),)
        if audience == "public" or (marks and not out):
            return (because("not_ranked" if out else "in_order"),)
        from eig.programme.disclosure import PRUDENT  # noqa: PLC0415 # loads when somebody outside is told

        told = [standing(item, self, PRUDENT)]
        told += [] if out else [*self._breaks(item), *self._tie(item, self.group_of(item))]
        others = {*self.order, *self._excluded_at} - {item}
        hidden = dict.fromkeys(others, OTHER_DOSSIERS)
        return without_names(PRUDENT.told(told, audience), hidden, smallest=PRUDENT.smallest)

    def _whole(self) -> Iterator[Reason]:
        yield because("ranked_whole", count=len(self.order), method=method_of(self.method))
        for group in self.groups[:1]:
            yield because("first", items=group, score=self.scores.get(group[0]))
        for group in self.ties:
            yield because("tie", items=group, rank=self.ranks[group[0]])
        if self.excluded:
            yield because("excluded", items=tuple(one.item for one in self.excluded))
        yield from self.cautions

    def _why(self, item: str) -> tuple[Reason, ...]:
        return self.evidence.get(item, ())

    def _place(self, item: str) -> Reason:
        facts = {"rank": self.ranks[item], "count": len(self.order), "score": self.scores.get(item)}
        return because("ranked", **facts, exact=self._exact(item))

    def _exact(self, item: str) -> str | None:
        """Return a score as a fraction, where two decimals would not tell it from another's."""
        score = self.scores.get(item)
        shown = "" if score is None else say(score)
        alike = self._read_as[shown[1:]] if shown.startswith("≈") else ()
        return str(score) if len(alike) > 1 else None

    @cached_property
    def _read_as(self) -> FrozenMap[tuple[Fraction, ...]]:
        """The scores that read alike in two decimals."""
        alike: dict[str, dict[Fraction, None]] = {}
        for item in self.order:
            if item in self.scores:
                alike.setdefault(say(self.scores[item]).lstrip("≈"), {})[self.scores[item]] = None
        return FrozenMap({shown: tuple(scores) for shown, scores in alike.items()})

    def _breaks(self, item: str) -> list[Reason]:
        return [split.separation(item) for split in self._splits_at.get(item, ()) if split.separates]

    def _tie(self, item: str, group: tuple[str, ...]) -> list[Reason]:
        if len(group) == 1:
            return []
        tried = self._splits_at.get(item, ())
        names, words = [tuple(getattr(split, part) for split in tried) for part in ("test", "compares")]
        tied = because("still_tied", others=others_of(group, item), tests=names, compares=words)
        return [
            tied,
            *(
                because("nothing_to_read", compares=split.compares, items=few(unread, len(unread)))
                for split in tried
                if (unread := split.unread)
            ),
        ]

    def _lines_(self) -> Iterable[object]:
        yield from map(self._line, self.groups[:SHOWN])
        if rest := sum(map(len, self.groups[SHOWN:])):
            yield because("more", count=rest)
        yield from told_out(self.excluded)
        yield from self.cautions

    def _line(self, group: tuple[str, ...]) -> Reason:
        """Return the line of a rank: who stands there, with which score."""
        first, rest = group[0], max(len(group) - SHOWN, 0)
        return because(
            "told_rank",
            rank=self.ranks[first],
            items=(*group[:SHOWN], *((because("more", count=rest),) if rest else ())),
            score=self._exact(first) or self.scores.get(first),
            equal=len(group) > 1,
        )

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item: the ranked ones, best first, then the others.

        `tied` says with how many others it is tied, and `tied_with` names the first of them.

        >>> Ranking.from_scores({"a": 1}).rows()
        [{'item': 'a', 'rank': 1, 'score': Fraction(1, 1), 'tied': 0, 'tied_with': (), 'excluded': None}]
        """
        return [*map(self._row, self.order), *(self._row(one.item) for one in self.excluded)]

    def _row(self, item: str) -> Mapping[str, object]:
        group, out = self._group_at.get(item, ()), self._excluded_at.get(item)
        return {
            "item": item,
            "rank": self.ranks.get(item),
            "score": self.scores.get(item),
            "tied": max(len(group) - 1, 0),
            "tied_with": few_others(group, item),
            "excluded": out.reason if out else None,
        }


SHOWN = 12
"""How many ranks the text of a ranking shows, and how many names at one: what fits on a screen."""


def method_of(method: str) -> Reason:
    """Return what says a method."""
    return because("method", method=method)


def grouped(items: Iterable[str], score: Callable[[str], Fraction]) -> tuple[tuple[str, ...], ...]:
    """Return the items in groups of equal score, the highest first."""
    alike: dict[int, tuple[Fraction, list[str]]] = {}  # by object first: equal scores are mostly the same one
    for item in items:
        one = score(item)
        alike.setdefault(id(one), (one, []))[1].append(item)
    levels: dict[Fraction, list[str]] = {}
    for one, some in alike.values():
        levels.setdefault(one, []).extend(some)
    return tuple(tuple(sorted(levels[level])) for level in sorted(levels, reverse=True))


def ranked_again(
    groups: tuple[tuple[str, ...], ...], scores: Mapping[str, Fraction], *, like: Ranking
) -> Ranking:
    """Return the ranking of items that another one has checked, with other groups and scores.

    Nothing is checked again: of a thousand rankings of ten thousand items, checks would be most of the work.
    The groups stand in order, each in the order of identifiers, and agree with the scores.
    """
    given = {one.name: getattr(like, one.name) for one in fields(Ranking)}
    return unchecked(Ranking, **{**given, "groups": groups, "scores": FrozenMap(scores)})


def ends_of(ranking: Ranking, item: str) -> FrozenMap[Fraction]:
    """Return between which scores the candidate of an item is told their own; nothing where any is.

    Of mere scores nobody knows the marks. What makes an order of grades, of pairs, or as the caller's own
    function does, is held to tell no score and no rank: both would tell how single jurors judged.
    """
    known = ranking.method == "scores" or ranking.method in BY_METHOD
    return ranking.told_between.get(item, FrozenMap() if known else ORDER_ALONE)


def standing(item: str, ranking: Ranking, policy: Disclosure, *, apart: bool | None = None) -> Reason:
    """Return the rank and the score of an item, or that it is not ranked, as far as a candidate is told."""
    out = next((one.reason for one in ranking.excluded if one.item == item), None)
    if out is not None:
        return next(iter(policy.told([out], "candidate")), because("not_ranked"))
    rank, score = own_rank(item, ranking, policy), own_score(item, ranking, policy, apart=apart)
    if rank is None:
        return because("in_order")
    return because("ranked", rank=rank, count=len(ranking.order), score=score, exact=None)


def own_rank(
    item: str, ranking: Ranking, policy: Disclosure, threshold: Fraction | None = None
) -> int | None:
    """Return the own rank where the person may be told it: each door to a rank asks here.

    Of lists, with their threshold: whoever is ranked knows that those above are over it too.
    """
    ends = ends_of(ranking, item)
    told = policy.smallest == 1 or (tells_ranks(ends, threshold) and in_middle(item, ranking, threshold))
    return ranking.ranks.get(item) if told else None


def in_middle(item: str, ranking: Ranking, threshold: Fraction | None) -> bool:
    """Tell whether a candidate, who may know their own marks, may know on which side of them others are."""
    middle = ranking._middle  # noqa: SLF001 # found once for all
    return is_inside(ranking.scores.get(item), middle, threshold)


def own_score(
    item: str,
    ranking: Ranking,
    policy: Disclosure,
    threshold: Fraction | None = None,
    *,
    apart: bool | None = None,
) -> Fraction | None:
    """Return the own score where the person may be told it: nobody is told to be equal, no mark follows.

    Lists say whether the person stands `apart`, as nothing tells who is equal; else nobody must be.
    Whoever is left out reads what it would be without the rule: with the own score, another's would follow.
    So it would for whoever is ranked near a published threshold, at which others may stand, and beside a
    dossier of fewer sheets, of which a reader may know how many they are: its steps are larger. An adjusted
    score, beside the own marks, tells how severe jurors were, by their marks on others.
    """
    score, between = ranking.scores.get(item), ends_of(ranking, item)
    if policy.smallest == 1 or score is None:
        return score
    if ranking.method.endswith(ADJUSTED):
        return None
    near = threshold is not None and bool(between) and abs(score - threshold) < between["near"]
    alone = item in ranking.ranks and (ranking._having[score] == 1 if apart is None else apart)  # noqa: SLF001 # found once for all
    room = ranking._beside  # noqa: SLF001 # found once for all
    open_ = room is None or room[0] < score < room[1]
    return score if alone and open_ and not near and may_be_told(score, between) else None


def own_policy(
    item: str,
    ranking: Ranking,
    policy: Disclosure,
    threshold: Fraction | None = None,
    *,
    apart: bool | None = None,
) -> Disclosure:
    """Return a policy that tells no total where the person may not be told their own."""
    told = own_score(item, ranking, policy, threshold, apart=apart) is not None
    return policy if told else evolve(policy, total=())
