"""Trimmed totals with stated rounding, as judged sports use them: each stage is named and can be shown.

A total rounded in another order is another total: on the free skating of the ladies at the 2017 World
championships, rounding once instead of twice changes more than half of the totals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import whole
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import exact_map
from eig._values.value import Value, keeps
from eig.errors import require_key
from eig.jury.marks.means_and_medians import rounded, trimmed_mean
from eig.reasons import Because, Trace, reasons_in
from eig.typing import Exact, Lang

because: Because = reasons_in("jury.merit")
tell: Tell = teller("jury.merit")


@final
@frozen(kw_only=True, eq=False, repr=False)
class TrimmedTotal(Value):
    """A total of trimmed means, with each stage that led to it.

    Args:
        means: The trimmed mean of each component, rounded as stated.
        factors: What each mean is multiplied by.
        products: Each mean times its factor, rounded as stated.
        total: The sum of the products.
        mean_places: Decimal places of the means; None where they stay exact.
        product_places: Decimal places of the products; None where they stay exact.

    >>> trimmed_total({"skills": ["9.5", "9.25", "9.75", "9.5"]}, {"skills": "1.6"}, mean_places=2).total
    Fraction(76, 5)
    """

    means: FrozenMap[Fraction] = field(converter=exact_map)
    factors: FrozenMap[Fraction] = field(converter=exact_map)
    products: FrozenMap[Fraction] = field(converter=exact_map)
    total: Fraction = field(converter=exact)
    mean_places: int | None = field(default=None, metadata=keeps(whole(0)))
    product_places: int | None = field(default=None, metadata=keeps(whole(0)))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say the total; or how the marks of a component became its part of it, stage by stage.

        >>> total = trimmed_total({"skills": ["9.5", "9.25", "9.75"]}, {"skills": "1.6"}, mean_places=2)
        >>> print(total.explain("skills"))
        skills: trimmed mean 9.5, rounded (decimals: 2); times 1.6 makes 15.2, not rounded.
        """
        if key is None:
            told = because("total", total=self.total, components=len(self.means))
            return Trace(subject=tell("whole_total", lang), reasons=[told], lang=lang)
        require_key("component", key, self.means)
        mean, product = self.means[key], self.products[key]
        reasons = [
            because("trimmed", mean=mean, places=self.mean_places),
            because("factored", factor=self.factors[key], product=product, places=self.product_places),
        ]
        return Trace(subject=key, reasons=reasons, lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a component.

        >>> trimmed_total({"a": [1, 2, 3]}, {"a": 2}).rows()[0]["product"]
        Fraction(4, 1)
        """
        return [
            {
                "component": component,
                "mean": self.means[component],
                "factor": self.factors[component],
                "product": self.products[component],
            }
            for component in self.means
        ]


@checked_by(
    drop_low=whole(0), drop_high=whole(0), mean_places=whole(0).or_none(), product_places=whole(0).or_none()
)
def trimmed_total(
    marks: Mapping[str, Sequence[Exact | str | Decimal]],
    factors: Mapping[str, Exact | str | Decimal],
    *,
    drop_low: int = 1,
    drop_high: int = 1,
    mean_places: int | None = None,
    product_places: int | None = None,
) -> TrimmedTotal:
    """Return the sum of trimmed means times their factors, rounded at the stages stated and nowhere else.

    Args:
        marks: The panel's marks by component.
        factors: What each component's mean is multiplied by.
        drop_low: How many of the lowest marks of a component are dropped.
        drop_high: How many of the highest.
        mean_places: Decimal places to round each mean to, halves away from zero.
        product_places: Decimal places to round each product to.

    >>> marks = {"skills": ["9.5", "9.25", "9.75", "9.5"], "music": ["9.0", "9.25", "9.5", "9.25", "9.0"]}
    >>> total = trimmed_total(marks, {"skills": "1.6", "music": "1.6"}, mean_places=2, product_places=2)
    >>> total.total, total.means["music"]
    (Fraction(2987, 100), Fraction(917, 100))
    """
    faults = Gather("trimmed_total")
    odd = tuple(sorted(set(marks) ^ set(factors)))
    faults.that("factors", not odd, "jury.merit.marks_and_factor", value=odd)
    faults.done()
    out = drop_low + drop_high
    for name, several in marks.items():
        faults.that(
            "marks",
            len(several) > out,
            "jury.marks.left_after_trim",
            value=len(several),
            at=(name,),
            least=out + 1,
            low=drop_low,
            high=drop_high,
        )
    faults.done()
    given = exact_map(factors)
    means = {
        name: trimmed_mean(marks[name], drop_low=drop_low, drop_high=drop_high, places=mean_places)
        for name in given
    }
    products = {name: rounded(means[name] * given[name], product_places) for name in given}
    return TrimmedTotal(
        means=means,
        factors=given,
        products=products,
        total=sum(products.values(), Fraction(0)),
        mean_places=mean_places,
        product_places=product_places,
    )
