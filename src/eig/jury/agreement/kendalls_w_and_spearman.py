"""Do jurors rank alike? Kendall's coefficient of concordance W, and the mean of Spearman's correlations.

Rules: Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10:275-287; Kendall (1948), *Rank
Correlation Methods*, ch. 6, with the correction for ties: W = 12S / (m²(n³ - n) - mT), where T is the sum of
t³ - t over the groups of t tied items of each juror; m(n - 1)W is about chi-squared with n - 1 degrees of
freedom when jurors rank at random. Statistics in floating point, computed in whole numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb, fsum, sqrt
from operator import mul
from typing import Final, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.distributions import chi2_sf
from eig._values.call_arguments import checked
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value
from eig.errors import Fault, UnknownKey
from eig.jury.agreement.chance_corrected_coefficients import figure
from eig.jury.marks._marks_as_whole_numbers import midranks, missing, panel, whole
from eig.jury.marks.reviews import Reviews
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.agreement")
tell: Tell = teller("jury.agreement")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Concordance(Value):
    """Kendall's W: 1 when all jurors rank alike, 0 when their ranks cancel out.

    Args:
        items: How many items, n.
        jurors: How many jurors, m.
        value: W, corrected for ties; or why there is none.
        uncorrected: W as if nothing were tied.
        squares: S, the sum of squared deviations of rank sums from their mean.
        ties: T, the sum of t³ - t over groups of tied items.
        chi2: m(n - 1)W.
        df: n - 1.
        p: The chance of such a chi-squared or more, if jurors ranked at random.
        mean_spearman: (mW - 1)/(m - 1), the mean correlation between two jurors' ranks.

    >>> kendall_w(Reviews.from_triples([("a", "x", 1), ("b", "x", 2), ("a", "y", 1), ("b", "y", 3)])).value
    1.0
    """

    _BRIEF = "items {items}, jurors {jurors}"
    items: int
    jurors: int
    value: float | Undefined
    uncorrected: float | Undefined
    squares: float
    ties: int
    chi2: float | Undefined
    df: int
    p: float | Undefined
    mean_spearman: float | Undefined

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say whether jurors rank alike; the only key is `value`.

        >>> marks = [("a", "x", 1), ("b", "x", 2), ("a", "y", 1), ("b", "y", 3)]
        >>> print(kendall_w(Reviews.from_triples(marks)).explain())
        Kendall's W: 2 jurors rank 2 items with a concordance of 1, from 0 (at random) to 1 (all alike); \
at random, one would see as much or more with chance 0.1573.
        """
        if key not in {None, "value"}:
            raise UnknownKey("figure", key, known=["value"])
        return trace(tell("subject_kendall_w", lang), [_sentence(self)], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row.

        >>> kendall_w(Reviews.from_triples([("a", "x", 1)])).rows()[0]["value"] is None
        True
        """
        return [
            {
                "name": "kendall_w",
                "value": figure(self.value),
                "uncorrected": figure(self.uncorrected),
                "chi2": figure(self.chi2),
                "df": self.df,
                "p": figure(self.p),
                "mean_spearman": figure(self.mean_spearman),
                "items": self.items,
                "jurors": self.jurors,
            }
        ]


def _sentence(found: Concordance) -> Reason:
    if isinstance(found.value, Undefined):
        return found.value.reason
    return because("concordance", jurors=found.jurors, items=found.items, value=found.value, p=found.p)


ALL_TIED = Undefined(reason=because("all_tied"))
TOO_SMALL = Undefined(reason=because("too_small_to_rank"))


@checked
def kendall_w(reviews: Reviews) -> Concordance:
    """Return Kendall's W of a complete panel; the best mark has rank 1, ties share their mid-rank.

    A panel with missing marks has none, and says so: `mean_spearman` compares each two jurors on what both
    marked.

    >>> print(kendall_w(Reviews.from_triples([("a", "x", 1), ("b", "x", 2), ("a", "y", 1)])).value)
    undefined: the panel misses 1 mark: take mean_spearman, which compares two jurors on what both marked
    """
    rows = panel(reviews)
    if rows is None:
        return _without(reviews, Undefined(reason=because("not_all_ranked", count=missing(reviews))))
    if min(len(rows), len(reviews.jurors)) < 2:  # noqa: PLR2004 # ranks compare two with two
        return _without(reviews, TOO_SMALL)
    return _concordance(reviews, [list(column) for column in zip(*rows, strict=True)])


def _without(reviews: Reviews, why: Undefined) -> Concordance:
    return Concordance(
        items=len(reviews.items),
        jurors=len(reviews.jurors),
        value=why,
        uncorrected=why,
        squares=0.0,
        ties=0,
        chi2=why,
        df=len(reviews.items) - 1,
        p=why,
        mean_spearman=why,
    )


def _concordance(reviews: Reviews, columns: Sequence[Sequence[int]]) -> Concordance:
    m, n = len(columns), len(columns[0])
    sums = list(map(sum, zip(*map(midranks, columns), strict=True)))
    squares = sum(total * total for total in sums) / 4 - m * m * n * (n + 1) ** 2 / 4
    ties = sum(t**3 - t for column in columns for t in Counter(column).values())
    most = m * m * (n**3 - n) - m * ties
    if not most:
        return _without(reviews, ALL_TIED)
    value = 12 * squares / most
    return Concordance(
        items=n,
        jurors=m,
        value=value,
        uncorrected=12 * squares / (m * m * (n**3 - n)),
        squares=squares,
        ties=ties,
        chi2=m * (n - 1) * value,
        df=n - 1,
        p=chi2_sf(m * (n - 1) * value, n - 1),
        mean_spearman=(m * value - 1) / (m - 1),
    )


@final
@frozen(kw_only=True, eq=False, repr=False)
class MeanSpearman(Value):
    """The mean of Spearman's correlations between two jurors, over what both marked.

    Args:
        value: The mean; or why there is none.
        pairs: Each pair of jurors that has a correlation, with it and with how many items both marked.

    >>> marks = [("a", "x", 1), ("b", "x", 2), ("a", "y", 1), ("b", "y", 3)]
    >>> mean_spearman(Reviews.from_triples(marks)).value
    1.0
    """

    _BRIEF = "pairs {pairs}"
    value: float | Undefined
    pairs: tuple[tuple[str, str, float, int], ...] = field(converter=TupleOf[tuple[str, str, float, int]])

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say the mean, or one juror's correlations; the key is `value` or a juror.

        >>> marks = [("a", "x", 1), ("b", "x", 2), ("a", "y", 1), ("b", "y", 3)]
        >>> print(mean_spearman(Reviews.from_triples(marks)).explain("x"))
        x: ranks correlate at 1 with those of y over 2 items.
        """
        if key is None or key == "value":
            return trace(tell("subject_mean_spearman", lang), [_mean_sentence(self)], lang)
        found = [pair for pair in self.pairs if key in pair[:2]]
        if not found:
            raise UnknownKey("juror", key, known={juror for pair in self.pairs for juror in pair[:2]})
        return trace(key, [_pair_sentence(key, pair) for pair in found], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a pair of jurors.

        >>> mean_spearman(Reviews.from_triples([("a", "x", 1)])).rows()
        []
        """
        return [{"juror": a, "other": b, "spearman": rho, "items": n} for a, b, rho, n in self.pairs]


def _mean_sentence(found: MeanSpearman) -> Reason:
    if isinstance(found.value, Undefined):
        return found.value.reason
    return because("mean_spearman", value=found.value, pairs=len(found.pairs))


def _pair_sentence(juror: str, pair: tuple[str, str, float, int]) -> Reason:
    a, b, rho, items = pair
    return because("spearman", rho=rho, other=b if juror == a else a, items=items)


MOST_COMPARED: Final = 2_000_000  # two by two: marks of one item, and jurors; some seconds
NO_SPEARMAN = Undefined(reason=because("no_pair_of_jurors"))


@checked
def mean_spearman(reviews: Reviews) -> MeanSpearman:
    """Return the mean, over pairs of jurors, of Spearman's correlation on the items both marked.

    A pair that shares fewer than two items, or where one of the two gives all of them the same mark, has no
    correlation and is left out. On a complete panel without ties the mean is (mW - 1)/(m - 1).

    Raises:
        Fault: More than two million pairs of jurors, or of marks of an item.

    >>> print(mean_spearman(Reviews.from_triples([("a", "x", 1)])).value)
    undefined: no two jurors rank two items that both marked
    """
    marked = Counter(review.item for review in reviews.reviews)
    pairs_compared = max(comb(len(reviews.jurors), 2), sum(comb(count, 2) for count in marked.values()))
    if pairs_compared > MOST_COMPARED:
        most = {"most": MOST_COMPARED}
        raise Fault("mean_spearman.reviews", pairs_compared, "jury.agreement.few_pairs", most)
    given: dict[str, dict[str, int]] = {juror: {} for juror in reviews.jurors}
    for review, mark in zip(reviews.reviews, whole(reviews).marks, strict=True):
        given[review.juror][review.item] = mark
    found = [(a, b, *_spearman(given[a], given[b])) for a, b in combinations(reviews.jurors, 2)]
    pairs = tuple((a, b, rho, n) for a, b, rho, n in found if rho is not None)
    value = fsum(rho for _, _, rho, _ in pairs) / len(pairs) if pairs else NO_SPEARMAN
    return MeanSpearman(value=value, pairs=pairs)


def _spearman(a: Mapping[str, int], b: Mapping[str, int]) -> tuple[float | None, int]:
    """Return Pearson's correlation of mid-ranks over the shared items, and how many they are."""
    shared = [item for item in a if item in b]
    if len(shared) < 2:  # noqa: PLR2004 # ranks compare two with two
        return None, len(shared)
    x, y = (_centred(midranks([marks[item] for item in shared])) for marks in (a, b))
    size = sum(map(mul, x, x)) * sum(map(mul, y, y))
    return (sum(map(mul, x, y)) / sqrt(size) if size else None), len(shared)


def _centred(doubled: Sequence[int]) -> list[int]:
    mean = len(doubled) + 1
    return [rank - mean for rank in doubled]
