"""Rankings without one juror, or without one criterion: did one of them decide?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, partial
from itertools import accumulate, takewhile
from typing import Literal, TypeVar, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked, checked_by
from eig._values.field_rules_and_bounds import ids, text, whole
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.progress_and_stopping import mapped, never, watched
from eig._values.tuple_fields import to_ids
from eig._values.value import Value, keeps, told_where_given
from eig.errors import require_key
from eig.jury.marks.methods_and_policies import MissingPolicy
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scoresheet import Scoresheet, without_juror
from eig.jury.merit.marks_to_ranking_and_refusals import rank
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.robustness._means_without_juror import Means
from eig.jury.robustness._scores_by_weighted_criteria import Profiles
from eig.jury.robustness.pictures_of_marks_ranks_weights import rank_ranges_picture
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang, MapFunction, ProgressCall

because: Because = reasons_in("jury.robustness")
tell: Tell = teller("jury.robustness")


@final
@frozen(kw_only=True, eq=False, repr=False)
class RankRange(Value):
    """The best and the worst rank of an item among several rankings.

    >>> str(RankRange(item="plume", best=2, worst=5))
    'plume: ranked 2 to 5'
    """

    item: str = field(metadata=keeps(text))
    best: int = field(metadata=keeps(whole(1)))
    worst: int = field(metadata=keeps(whole(1)))

    @property
    def reason(self) -> Reason:
        """The two ranks, in a sentence."""
        return because("ranked_between", item=self.item, best=self.best, worst=self.worst)


@checked
def rank_ranges(rankings: Iterable[Ranking]) -> tuple[RankRange, ...]:
    """Return the best and the worst rank of each item, in the order of the first ranking.

    >>> print(*rank_ranges([Ranking(groups=[["a"], ["b"]]), Ranking(groups=[["a", "b"]])]), sep="; ")
    a: ranked 1 to 1; b: ranked 1 to 2
    """
    given = tuple(rankings)
    return _intervals(given, dict.fromkeys(item for ranking in given for item in ranking.order))


def _intervals(rankings: Sequence[Ranking], items: Iterable[str]) -> tuple[RankRange, ...]:
    ranks: dict[str, list[int]] = {item: [] for item in items}
    for ranking in rankings:
        for item, place in ranking.ranks.items():
            if item in ranks:
                ranks[item].append(place)
    return tuple(RankRange(item=item, best=min(held), worst=max(held)) for item, held in ranks.items())


@final
@frozen(kw_only=True, eq=False, repr=False)
class LeaveOneOut(Value):
    """The ranking with everyone, and the rankings without each juror or criterion in turn.

    Args:
        kind: What is left out: a `juror` or a `criterion`.
        places: How many places there are.
        full: The ranking with all.
        without: The ranking without each one, by its identifier. An item may be ranked in some and not in
            others, such as one that a single juror's eliminating mark leaves out.
        untried: Those without whom no ranking was made, as the caller said stop: nothing is known of them.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
    >>> result = leave_one_juror_out(reviews, places=1)
    >>> result.always, result.sometimes, result.deciders
    ((), ('a', 'b'), ('x',))
    >>> print(result.explain("b"))
    b: ranked 2 with all, 1 to 2 without one; within the one place without x.
    """

    _BRIEF = "{kind}, left out in turn {without}, places {places}"
    kind: Literal["juror", "criterion"]
    places: int = field(metadata=keeps(whole(0)))
    full: Ranking
    without: FrozenMap[Ranking] = field(converter=MapOf[Ranking])
    untried: tuple[str, ...] = field(
        default=(), converter=to_ids, metadata={**keeps(ids), **told_where_given}
    )

    @property
    def _all(self) -> tuple[Ranking, ...]:
        return (self.full, *self.without.values())

    @cached_property
    def _items(self) -> tuple[str, ...]:
        """Every item that a ranking holds, those of the full one first."""
        return tuple(dict.fromkeys(item for ranking in self._all for item in ranking.order))

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each item is within the places."""
        return Counter(item for ranking in self._all for item in self._kept(ranking))

    def _is_in(self, ranking: Ranking, item: str) -> bool:
        """Tell whether an item is ranked within the places, a tie for the last one included."""
        return item in ranking.ranks and ranking.ranks[item] <= self.places

    def _kept(self, ranking: Ranking) -> tuple[str, ...]:
        """Return the items within the places, a tie for the last one included."""
        starts = accumulate(map(len, ranking.groups), initial=0)
        within = takewhile(lambda pair: pair[0] < self.places, zip(starts, ranking.groups, strict=False))
        return tuple(sorted(item for _, group in within for item in group))

    @property
    def always(self) -> tuple[str, ...]:
        """The items ranked within the places every time, best first; none is known before all are tried."""
        return () if self.untried else self._never_out

    @property
    def _never_out(self) -> tuple[str, ...]:
        times, most = self._times, len(self._all)
        return tuple(item for item in self._items if times[item] == most)

    @property
    def sometimes(self) -> tuple[str, ...]:
        """The items ranked within the places in some rankings and not in others."""
        times, most = self._times, len(self._all)
        return tuple(item for item in self._items if 0 < times[item] < most)

    @property
    def deciders(self) -> tuple[str, ...]:
        """Those without whom other items would be within the places."""
        kept = self._kept(self.full)
        return tuple(one for one, ranking in self.without.items() if self._kept(ranking) != kept)

    @property
    def intervals(self) -> tuple[RankRange, ...]:
        """The best and the worst rank of each item, best first."""
        return rank_ranges(self._all)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say how the rank of an item depends on one juror or criterion; without a key, who decides.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 4), ("b", "x", 2), ("b", "y", 3)])
        >>> print(leave_one_juror_out(reviews, places=1).explain("a", lang="fr"))
        a : rang 1 avec tous, 1 à 1 sans l’un d’eux ; dans la limite de la place, quel que soit le retrait.
        """
        if key is None:
            subject = tell("subject_left_out", lang, kind=self.kind)
            return Trace(subject=subject, reasons=[self._whole(), *self._untried()], lang=lang)
        require_key("ranked item", key, self._items)
        (held,) = _intervals(self._all, [key])
        place = because("leave_one_out", rank=self.full.ranks.get(key), best=held.best, worst=held.worst)
        return Trace(subject=key, reasons=[place, *self._outcome(key), *self._untried()], lang=lang)

    def _untried(self) -> Iterator[Reason]:
        if self.untried:
            yield because("untried", who=self.untried)

    def _whole(self) -> Reason:
        return because(
            "left_out",
            kind=self.kind,
            places=self.places,
            always=len(self._never_out),
            tried=len(self.without) if self.untried else None,
            sometimes=self.sometimes,
            deciders=self.deciders,
        )

    def _outcome(self, item: str) -> Iterator[Reason]:
        """Say without whom an item turns; that none turns it is known once all are tried."""
        base = self._is_in(self.full, item)
        turned = tuple(one for one, ranking in self.without.items() if self._is_in(ranking, item) != base)
        code = ("in_until" if turned else "always_in") if base else ("in_without" if turned else "never_in")
        if turned or not self.untried:
            yield because(code, places=self.places, turned=turned)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item and left-out juror or criterion; `left_out` is None for the full ranking.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
        >>> leave_one_juror_out(reviews, places=1).rows()[0]
        {'left_out': None, 'item': 'a', 'rank': 1, 'score': Fraction(5, 1)}
        """
        named: list[tuple[str | None, Ranking]] = [(None, self.full), *self.without.items()]
        return [_row(one, item, ranking) for one, ranking in named for item in self._items]

    def _repr_svg_(self, lang: Lang = "en") -> str:
        return rank_ranges_picture(self.intervals, places=self.places, marks=self.full.ranks, lang=lang)


def _row(left_out: str | None, item: str, ranking: Ranking) -> dict[str, object]:
    rank, score = ranking.ranks.get(item), ranking.scores.get(item)
    return {"left_out": left_out, "item": item, "rank": rank, "score": score}


Marked = TypeVar("Marked", Reviews, Scoresheet)


def _ranked(given: Reviews | Scoresheet) -> Ranking:
    return rank(given) if isinstance(given, Scoresheet) else Means.of(given).ranking()


@checked_by(places=whole(0))
def leave_one_juror_out(
    reviews: Marked,
    *,
    places: int,
    method: Callable[[Marked], Ranking] = _ranked,
    map: MapFunction = map,
    progress: ProgressCall | None = None,
    stop: Callable[[], bool] | None = None,
) -> LeaveOneOut:
    """Rank again without each juror in turn.

    Args:
        reviews: The marks of all jurors: reviews, or a scoresheet, whose eliminating marks and opinions then
            count too.
        places: How many places there are.
        method: How they are ranked, such as `rank` with the rules of the jury; by default the mean of marks
            for reviews, and `rank` for a scoresheet.
        map: An order-keeping map, such as an executor's.
        progress: Told how many jurors are done, after each (`SearchProgress`).
        stop: Asked after each juror; once it returns True, those that are left are told as `untried`.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
    >>> leave_one_juror_out(reviews, places=1).without["y"].order
    ('a', 'b')
    """
    jurors, full = _markers(reviews), method(reviews)
    if method is _ranked and isinstance(reviews, Reviews):
        without_one: Callable[[str], Ranking] = partial(Means.of(reviews).without, whole=full)
        ranked = mapped(map, without_one, jurors, len(jurors), kind=Ranking)
    else:
        fewer = (_without_juror(reviews, juror) for juror in jurors)
        ranked = mapped(map, method, fewer, len(jurors), kind=Ranking)
    without = dict(zip(jurors, watched(ranked, len(jurors), progress, stop or never), strict=False))
    untried = jurors[len(without) :]
    return LeaveOneOut(kind="juror", places=places, full=full, without=without, untried=untried)


def _markers(given: Reviews | Scoresheet) -> tuple[str, ...]:
    """Return the jurors, or panels, who filled a sheet."""
    if isinstance(given, Reviews):
        return given.jurors
    return tuple(
        juror
        for juror, held in given.by_juror.items()
        if any(one.state == "marked" and not one.is_blank for one in held)
    )


def _without_juror(given: Marked, juror: str) -> Marked:
    if isinstance(given, Reviews):
        return evolve(given, reviews=[one for one in given.reviews if one.juror != juror])
    return without_juror(given, juror)


@checked_by(places=whole(0))
def leave_one_criterion_out(
    scores: Mapping[str, Mapping[str, int | str | Fraction]] | Scoresheet,
    *,
    weights: Mapping[str, int | str | Fraction] | None = None,
    places: int,
    missing: MissingPolicy = "refuse",
    stop: Callable[[], bool] | None = None,
) -> LeaveOneOut:
    """Rank again without each criterion in turn, the others keeping the ratios of their weights.

    Args:
        scores: For each item, its score on each criterion; or a scoresheet, which gives the means of its
            marks on each criterion.
        weights: The weight of each criterion; those of the scoresheet's rubric by default.
        places: How many places there are.
        missing: What a missing mark counts as: see `MissingPolicy`. Under `renormalise` an item without a
            mark on any other criterion is not ranked.
        stop: Asked after each criterion; once it returns True, those that are left are told as `untried`.

    Raises:
        Fault: Scores that are not complete and may not be; a criterion of a scoresheet that applies to some
            items only.

    >>> scores = {"a": {"impact": 4, "team": 1}, "b": {"impact": 2, "team": 2}}
    >>> result = leave_one_criterion_out(scores, weights={"impact": 1, "team": 1}, places=1)
    >>> result.full.order, result.deciders
    (('a', 'b'), ('impact',))
    """
    profiles = Profiles.given(scores, weights, missing, asked="leave_one_criterion_out")
    parts = {name: profiles.without(name) for name in profiles.criteria}
    some = [name for name, part in parts.items() if part.total_weight]
    ranked = watched((parts[name].ranking() for name in some), len(some), None, stop or never)
    without, untried = dict(zip(some, ranked, strict=False)), some[len(ranked) :]
    full = profiles.ranking()
    return LeaveOneOut(kind="criterion", places=places, full=full, without=without, untried=untried)
