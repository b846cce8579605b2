"""Rankings without one juror, or without one criterion: did one of them decide?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeVar, final

from attrs import evolve, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, one_of, whole
from eig._ground.frozen import FrozenMap
from eig._ground.html import table
from eig._ground.maps import map_of
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.jury.marks.reviews import Reviews
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.merit import rank
from eig.jury.merit.ranking import Ranking
from eig.jury.robustness._profiles import Profiles
from eig.jury.robustness._watch import watched
from eig.jury.robustness.pictures import rank_ranges_picture
from eig.reasons import Reason, Trace
from eig.typing import Lang, MapFunction, ProgressCall

__all__ = [
    "LeaveOneOut",
    "RankRange",
    "leave_one_criterion_out",
    "leave_one_juror_out",
    "mean_ranking",
    "rank_ranges",
]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class RankRange(Value):
    """The best and the worst rank of an item among several rankings.

    >>> str(RankRange(item="plume", best=2, worst=5))
    'plume: ranked 2 to 5'
    """

    item: str
    best: int
    worst: int

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("best", "worst"):
            faults.check(name, whole(1))
        faults.done()

    def __str__(self) -> str:
        return f"{self.item}: ranked {self.best} to {self.worst}"


@checked
def rank_ranges(rankings: Iterable[Ranking]) -> tuple[RankRange, ...]:
    """Return the best and the worst rank of each item, in the order of the first ranking.

    >>> print(*rank_ranges([Ranking(groups=[["a"], ["b"]]), Ranking(groups=[["a", "b"]])]), sep="; ")
    a: ranked 1 to 1; b: ranked 1 to 2
    """
    given = tuple(rankings)
    return _intervals(given, dict.fromkeys(item for ranking in given for item in ranking.order))


def _intervals(rankings: Sequence[Ranking], items: Iterable[str]) -> tuple[RankRange, ...]:
    ranks = {item: [one.ranks[item] for one in rankings if item in one.ranks] for item in items}
    return tuple(RankRange(item=item, best=min(held), worst=max(held)) for item, held in ranks.items())


def _rankings(given: Mapping[str, Ranking]) -> FrozenMap[Ranking]:
    return FrozenMap(given)


@final
@checked
@frozen(kw_only=True)
class LeaveOneOut(Value):
    """The ranking with everyone, and the rankings without each juror or criterion in turn.

    Args:
        kind: What is left out: a `juror` or a `criterion`.
        places: How many places there are.
        full: The ranking with all.
        without: The ranking without each one, by its identifier. An item may be ranked in some and not in
            others, such as one that a single juror's eliminating mark leaves out.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
    >>> result = leave_one_juror_out(reviews, places=1)
    >>> result.always, result.sometimes, result.deciders
    ((), ('a', 'b'), ('x',))
    >>> print(result.explain("b"))
    b: ranked 2 with all, 1 to 2 without one; among the first 1 without x.
    """

    kind: Literal["juror", "criterion"]
    places: int
    full: Ranking
    without: FrozenMap[Ranking] = field(converter=_rankings)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("kind", one_of("juror", "criterion"))
        faults.check("places", whole(0))
        faults.check("full", instance_of(Ranking))
        faults.check("without", map_of(instance_of(Ranking)))
        faults.done()

    @property
    def _all(self) -> tuple[Ranking, ...]:
        return (self.full, *self.without.values())

    @cached_property
    def _items(self) -> tuple[str, ...]:
        """Every item that a ranking holds, those of the full one first."""
        return tuple(dict.fromkeys(item for ranking in self._all for item in ranking.order))

    def _times(self, item: str) -> int:
        return sum(self._is_in(ranking, item) for ranking in self._all)

    def _is_in(self, ranking: Ranking, item: str) -> bool:
        """Tell whether an item is ranked within the places, a tie for the last one included."""
        return item in ranking.ranks and ranking.ranks[item] <= self.places

    @property
    def always(self) -> tuple[str, ...]:
        """The items ranked within the places every time, best first."""
        return tuple(item for item in self._items if self._times(item) == len(self._all))

    @property
    def sometimes(self) -> tuple[str, ...]:
        """The items ranked within the places in some rankings and not in others."""
        return tuple(item for item in self._items if 0 < self._times(item) < len(self._all))

    @property
    def deciders(self) -> tuple[str, ...]:
        """Those without whom other items would be within the places."""
        kept = self._kept(self.full)
        return tuple(one for one, ranking in self.without.items() if self._kept(ranking) != kept)

    def _kept(self, ranking: Ranking) -> tuple[str, ...]:
        return tuple(sorted(item for item in ranking.order if self._is_in(ranking, item)))

    @property
    def intervals(self) -> tuple[RankRange, ...]:
        """The best and the worst rank of each item, best first."""
        return rank_ranges(self._all)

    def explain(self, item: str, *, lang: Lang = "en") -> Trace:
        """Say how the rank of an item depends on one juror or criterion.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 4), ("b", "x", 2), ("b", "y", 3)])
        >>> print(leave_one_juror_out(reviews, places=1).explain("a", lang="fr"))
        a : rang 1 avec tous, 1 à 1 sans l’un d’eux ; dans les 1 premiers quel que soit celui qu’on retire.
        """
        if item not in self._items:
            raise UnknownKey("ranked item", item, known=self._items)
        (held,) = _intervals(self._all, [item])
        rank = self.full.ranks.get(item)
        place = Reason(
            code="leave_one_out",
            sentences={
                "en": ("ranked {rank}" if rank else "not ranked")
                + " with all, {best} to {worst} without one",
                "fr": ("rang {rank}" if rank else "non classé")
                + " avec tous, {best} à {worst} sans l'un d'eux",
            },
            facts={"rank": rank, "best": held.best, "worst": held.worst},
        )
        return Trace(subject=item, reasons=[place, self._outcome(item)], lang=lang)

    def _outcome(self, item: str) -> Reason:
        base = self._is_in(self.full, item)
        turned = tuple(one for one, ranking in self.without.items() if self._is_in(ranking, item) != base)
        words = _OUTCOMES[base, bool(turned)]
        facts = {"places": self.places, "turned": turned}
        return Reason(code=words[0], sentences={"en": words[1], "fr": words[2]}, facts=facts)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item and left-out juror or criterion; `left_out` is None for the full ranking.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
        >>> leave_one_juror_out(reviews, places=1).rows()[0]
        {'left_out': None, 'item': 'a', 'rank': 1, 'score': Fraction(5, 1)}
        """
        named: list[tuple[str | None, Ranking]] = [(None, self.full), *self.without.items()]
        return [_row(one, item, ranking) for one, ranking in named for item in self._items]

    def _repr_html_(self) -> str:
        return table(self.rows(), caption=f"Without one {self.kind}")

    def _repr_svg_(self) -> str:
        return rank_ranges_picture(self.intervals, places=self.places, marks=self.full.ranks)


def _row(left_out: str | None, item: str, ranking: Ranking) -> dict[str, object]:
    rank, score = ranking.ranks.get(item), ranking.scores.get(item)
    return {"left_out": left_out, "item": item, "rank": rank, "score": score}


_OUTCOMES: Mapping[tuple[bool, bool], tuple[str, str, str]] = MappingProxyType(
    {
        (True, False): (
            "always_in",
            "among the first {places} whoever is left out",
            "dans les {places} premiers quel que soit celui qu'on retire",
        ),
        (True, True): (
            "in_until",
            "not among the first {places} without {turned}",
            "hors des {places} premiers sans {turned}",
        ),
        (False, False): (
            "never_in",
            "not among the first {places} whoever is left out",
            "hors des {places} premiers quel que soit celui qu'on retire",
        ),
        (False, True): (
            "in_without",
            "among the first {places} without {turned}",
            "dans les {places} premiers sans {turned}",
        ),
    }
)


@checked
def mean_ranking(reviews: Reviews) -> Ranking:
    """Rank items by the mean of their marks, never by a total: reviews may differ in number.

    >>> mean_ranking(Reviews.from_triples([("a", "x", 5), ("b", "x", 2), ("b", "y", 4)])).order
    ('a', 'b')
    """
    unit = reviews.whole[0]
    totals = zip(reviews.items, reviews.sums, reviews.units, strict=True)
    means = {item: Fraction(total, unit * len(marks)) for item, total, marks in totals}
    return Ranking.from_scores(means, method="mean")


Marked = TypeVar("Marked", Reviews, Scoresheet)


def _ranked(given: Reviews | Scoresheet) -> Ranking:
    return rank(given) if isinstance(given, Scoresheet) else mean_ranking(given)


@checked
def leave_one_juror_out(
    reviews: Marked,
    *,
    places: int,
    method: Callable[[Marked], Ranking] = _ranked,
    map: MapFunction = map,
    progress: ProgressCall | None = None,
) -> LeaveOneOut:
    """Rank again without each juror in turn.

    Args:
        reviews: The marks of all jurors: reviews, or a scoresheet, whose eliminating marks and opinions then
            count too.
        places: How many places there are.
        method: How they are ranked, such as `rank` with the rules of the jury; by default the mean of marks
            for reviews, and `rank` for a scoresheet.
        map: An order-keeping map, such as an executor's.
        progress: Called with `(done, total)` after each juror.

    Raises:
        Fault: For neither reviews nor a scoresheet.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 1), ("b", "x", 2), ("b", "y", 3)])
    >>> leave_one_juror_out(reviews, places=1).without["y"].order
    ('a', 'b')
    """
    faults = Gather("leave_one_juror_out")
    faults.check("reviews", instance_of(Reviews, Scoresheet), reviews)
    faults.done()
    jurors = _markers(reviews)
    less = [_without_juror(reviews, juror) for juror in jurors]
    ranked = watched(map(method, less), len(less), progress)
    without = dict(zip(jurors, ranked, strict=True))
    return LeaveOneOut(kind="juror", places=places, full=method(reviews), without=without)


def _markers(given: Reviews | Scoresheet) -> tuple[str, ...]:
    """Return the jurors, or panels, who filled a sheet."""
    if isinstance(given, Reviews):
        return given.jurors
    return tuple(
        juror for juror, held in given.by_juror.items() if any(one.state == "marked" for one in held)
    )


def _without_juror(given: Marked, juror: str) -> Marked:
    if isinstance(given, Reviews):
        return evolve(given, reviews=[one for one in given.reviews if one.juror != juror])
    return evolve(
        given,
        ballots=[one for one in given.ballots if one.juror != juror],
        jurors=[one for one in given.jurors if one != juror],
        corrections=[one for one in given.corrections if one.after.juror != juror],
    )


@checked
def leave_one_criterion_out(
    scores: Mapping[str, Mapping[str, int | str | Fraction]] | Scoresheet,
    *,
    weights: Mapping[str, int | str | Fraction] | None = None,
    places: int,
) -> LeaveOneOut:
    """Rank again without each criterion in turn, the others keeping the ratios of their weights.

    Args:
        scores: For each item, its score on each criterion; or a scoresheet, which gives the means of its
            marks on each criterion.
        weights: The weight of each criterion; those of the scoresheet's rubric by default.
        places: How many places there are.

    Raises:
        Fault: Scores that are not complete; a criterion of a scoresheet that applies to some items only.

    >>> scores = {"a": {"impact": 4, "team": 1}, "b": {"impact": 2, "team": 2}}
    >>> result = leave_one_criterion_out(scores, weights={"impact": 1, "team": 1}, places=1)
    >>> result.full.order, result.deciders
    (('a', 'b'), ('impact',))
    """
    profiles = Profiles.given(scores, weights)
    parts = {name: profiles.without(name) for name in profiles.criteria} if len(profiles.criteria) > 1 else {}
    without = {name: part.ranking() for name, part in parts.items() if part.total_weight}
    return LeaveOneOut(kind="criterion", places=places, full=profiles.ranking(), without=without)
