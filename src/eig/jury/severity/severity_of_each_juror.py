"""How severe is each juror, and what would each item have got without it? The value of a fitted model.

`mark = quality of the item + severity of the juror + error`: the fits are in
`eig.jury.severity.severity_models_fitted`.

Severities are what a juror adds to every mark: above zero is generous, below zero severe. Floating-point
statistics: they never reorder a ranking by themselves, see `calibrate` and `Adjustment`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._maths.symmetric_matrices import dot
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value
from eig.errors import look_up, require_key
from eig.jury.severity.estimates_with_covariance import Estimates, shared
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.typing import Lang

because: Because = reasons_in("jury.severity")
tell: Tell = teller("jury.severity")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Severity(Value):
    """What a juror adds to every mark, with its standard error: generous above zero, severe below.

    >>> Severity(juror="x", value=-1.5, standard_error=0.4)
    Severity(juror='x', value=-1.5, standard_error=0.4)
    """

    juror: str
    value: float
    standard_error: float


@final
@frozen(kw_only=True, eq=False, repr=False)
class Variances(Value):
    """Variances of qualities, of severities, and of what is left; None where a model leaves them free.

    >>> Variances(items=4, jurors=1, residual=2).residual
    2
    """

    items: float | None
    jurors: float | None
    residual: float


@final
@frozen(kw_only=True, eq=False, repr=False)
class SeverityModel(Value):
    """A fitted model of severity.

    Args:
        method: `within`, `crossed`, `additive` or `blup`.
        variances: The variances found or given.
        severities: Each juror's, in their order.
        estimates: Each item's quality on the scale of marks, with errors that shared jurors correlate. For
            `crossed` and `blup` they are errors of the distance to the mean.
        mean: The mean of the model, where it has one.
        mean_error: Its standard error.
        criterion: -2 times the restricted log-likelihood, where variances are found by it.
        ratio: How much the criterion falls by letting severities differ (`within` only).

    >>> marks = [("a", "x", 14), ("a", "y", 10), ("b", "x", 12), ("b", "z", 9), ("c", "y", 11),
    ...          ("c", "z", 13)]
    >>> from eig.jury import Reviews
    >>> from eig.jury.severity import blup
    >>> model = blup(Reviews.from_triples(marks), Variances(items=4, jurors=1, residual=2))
    >>> model.mean, [round(one.value, 4) for one in model.severities]
    (11.5, [0.9444, -0.7778, -0.1667])
    """

    _BRIEF = "method {method}, jurors {severities}, items {estimates.items}"
    method: str
    variances: Variances
    severities: tuple[Severity, ...] = field(converter=TupleOf[Severity])
    estimates: Estimates
    mean: float | None = None
    mean_error: float | None = None
    criterion: float | None = None
    ratio: float | None = None

    @property
    def singular(self) -> tuple[str, ...]:
        """Which variances ended at zero: `items`, `jurors`, `residual`."""
        return tuple(name for name in ("items", "jurors", "residual") if getattr(self.variances, name) == 0)

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What the fit warns of."""
        return tuple(SINGULAR[name] for name in self.singular)

    def severity(self, juror: str) -> Severity:
        """Return a juror's severity.

        >>> from eig.jury import Reviews
        >>> from eig.jury.severity import additive_model
        >>> marks = [("a", "x", 3), ("a", "y", 1), ("b", "x", 4), ("b", "y", 2)]
        >>> round(additive_model(Reviews.from_triples(marks)).severity("x").value, 9)
        1.0
        """
        return look_up("juror", juror, {one.juror: one for one in self.severities})

    def variance_given_mean(self, item: str) -> float:
        """Return the variance of an item's error if the mean were known (`crossed` and `blup`).

        >>> from eig.jury import Reviews
        >>> from eig.jury.severity import Variances, blup
        >>> marks = [("a", "x", 14), ("b", "x", 12)]
        >>> model = blup(Reviews.from_triples(marks), Variances(items=1, jurors=0, residual=1))
        >>> round(model.variance_given_mean("a"), 9), round(model.estimates.variance("a"), 9)
        (0.5, 0.75)
        """
        require_key("item", item, self.estimates.items)
        place = self.estimates.items.index(item)
        row = shared(self.estimates, place)[0 if self.mean is None else 1 :]
        return self.estimates.own[place] + dot(row, row)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say a juror's severity or an item's quality; without a key, how far severities go.

        >>> from eig.jury import Reviews
        >>> from eig.jury.severity import additive_model
        >>> marks = [("a", "x", 3), ("a", "y", 1), ("b", "x", 5), ("b", "y", 2)]
        >>> print(additive_model(Reviews.from_triples(marks)).explain("x"))
        x: adds 1.25 to every mark, give or take 0.25 (generous).
        """
        if key is None:
            return trace(
                tell("subject_severities", lang, method=self.method),
                [*severity_range(self.severities), *self.cautions],
                lang,
            )
        if key in self.estimates.items:
            return self.estimates.explain(key, lang=lang)
        return trace(key, [severity_reason(self.severity(key))], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a juror.

        >>> from eig.jury import Reviews
        >>> from eig.jury.severity import additive_model
        >>> marks = [("a", "x", 3), ("a", "y", 1), ("b", "x", 4), ("b", "y", 2)]
        >>> additive_model(Reviews.from_triples(marks)).rows()[0]["juror"]
        'x'
        """
        return [
            {"juror": one.juror, "severity": one.value, "standard_error": one.standard_error}
            for one in self.severities
        ]


SINGULAR: Mapping[str, Reason] = MappingProxyType(
    {
        "items": because("singular_items"),
        "jurors": because("singular_jurors"),
        "residual": because("singular_residual"),
    }
)


def severity_reason(one: Severity) -> Reason:
    """Say what a juror adds to every mark, and whether that is generous or severe."""
    manner = "generous" if one.value > 0 else "severe" if one.value < 0 else "neither"
    return because("severity", value=one.value, error=one.standard_error, manner=manner)


def severity_range(severities: Sequence[Severity]) -> Iterator[Reason]:
    """Say how far apart the most severe and the most generous juror are."""
    if severities:
        values = [one.value for one in severities]
        yield because("severity_range", count=len(values), low=min(values), high=max(values))
