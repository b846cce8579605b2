"""z-scores by juror: refused where they erase the evidence, and never without a caution.

A z-score is how far a mark lies from its juror's mean, in standard deviations of that juror's marks. A juror
with two dossiers gives +1 to one and -1 to the other, whatever the marks: 18 against 17.5 looks like 18
against 6. And where dossiers go to jurors by theme, it takes the better dossiers' lead away. The library
computes z-scores only for a caller who accepts that in writing; severity is better handled by calibration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import fsum, sqrt
from operator import mul
from typing import Literal, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.field_rules_and_bounds import whole
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import floats_map
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value
from eig.errors import require_key
from eig.jury.comparability.linked_sets_and_connectivity import connectivity
from eig.jury.marks.reviews import Review, Reviews
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.severity")
tell: Tell = teller("jury.severity")


@final
@frozen(kw_only=True, eq=False, repr=False)
class ZScores(Value):
    """The mean z-score of each item: a floating-point statistic, not a score that the library ranks by.

    Args:
        scores: The mean of an item's z-scores.
        cautions: What they hide: never empty.

    >>> reviews = Reviews.from_triples([("a", "j", 18), ("b", "j", "17.5")])
    >>> accepted = z_scores(reviews, accept=True)
    >>> accepted.scores
    FrozenMap({'a': 1.0, 'b': -1.0})
    """

    _BRIEF = "items {scores}, cautions {cautions}"
    scores: FrozenMap[float] = field(converter=floats_map)
    cautions: tuple[Reason, ...] = field(converter=TupleOf[Reason])

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say the z-score of an item and what it hides; without a key, what all of them hide.

        >>> reviews = Reviews.from_triples([("a", "j", 18), ("b", "j", "17.5")])
        >>> z_scores(reviews, accept=True).explain("a").codes
        ('z_score', 'few_dossiers', 'z_scores_distort')
        """
        if key is None:
            return Trace(subject=tell("subject_z_scores", lang), reasons=self.cautions, lang=lang)
        require_key("item", key, self.scores)
        score = because("z_score", score=self.scores[key])
        return Trace(subject=key, reasons=[score, *self.cautions], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item.

        >>> z_scores(Reviews.from_triples([("a", "j", 1), ("b", "j", 0)]), accept=True).rows()[0]
        {'item': 'a', 'z': 1.0}
        """
        return [{"item": item, "z": score} for item, score in self.scores.items()]


@checked_by(at_least=whole(2))
def z_scores(
    reviews: Reviews,
    *,
    accept: bool = False,
    at_least: int = 10,
    sd: Literal["population", "sample"] = "population",
) -> ZScores | Undefined:
    """Return z-scores by juror, or why they are refused.

    Args:
        accept: Whether the caller accepts the distortions, in the knowledge of the cautions.
        at_least: The dossiers a juror needs before a standard deviation means something.
        sd: Which standard deviation: of the population (divided by n) or of a sample (by n - 1).

    Refused unless accepted: fewer dossiers a juror than `at_least`, sub-juries that share no dossier, and in
    any case the distortion itself. A juror whose marks are all equal has no z-score, accepted or not.

    >>> reviews = Reviews.from_triples([("a", "j", 18), ("b", "j", "17.5"), ("c", "k", 18), ("d", "k", 6)])
    >>> print(z_scores(reviews))
    undefined: j and k marked fewer than 10 dossiers: two dossiers give +1 and -1 whatever the marks
    >>> z_scores(reviews, accept=True).scores["d"]
    -1.0
    """
    by_juror: dict[str, list[Review]] = {juror: [] for juror in reviews.jurors}
    for review in reviews.reviews:
        by_juror[review.juror].append(review)
    few = tuple(juror for juror, given in by_juror.items() if len(given) < at_least)
    parts = len(connectivity(reviews).components)
    doubts = [*([_few(few, at_least)] if few else []), *([_apart(parts)] if parts > 1 else []), _DISTORTS]
    constant = _constant(by_juror)
    if constant or not accept:
        return Undefined(reason=constant or doubts[0])
    return ZScores(scores=_scores(reviews, by_juror, sd), cautions=doubts)


def _few(jurors: tuple[str, ...], at_least: int) -> Reason:
    return because("few_dossiers", jurors=jurors, at_least=at_least)


def _apart(parts: int) -> Reason:
    return because("disconnected_panels", parts=parts)


_DISTORTS = because("z_scores_distort")


def _constant(by_juror: Mapping[str, list[Review]]) -> Reason | None:
    same = tuple(juror for juror, given in by_juror.items() if len({review.mark for review in given}) == 1)
    if not same:
        return None
    return because("constant_marks", jurors=same)


def _scores(reviews: Reviews, by_juror: Mapping[str, list[Review]], sd: str) -> dict[str, float]:
    """Average each item's z-scores: a juror's distances are shares of the greatest, which floats hold."""
    scores: dict[str, list[float]] = {item: [] for item in reviews.items}
    for given in by_juror.values():
        centre = sum((review.mark for review in given), Fraction(0)) / len(given)
        most = max(abs(review.mark - centre) for review in given)
        apart = [float((review.mark - centre) / most) for review in given]
        spread = sqrt(fsum(map(mul, apart, apart)) / (len(given) - (sd == "sample")))
        for review, one in zip(given, apart, strict=True):
            scores[review.item].append(one / spread)
    return {item: sum(values) / len(values) for item, values in scores.items()}
