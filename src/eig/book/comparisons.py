"""Promotions over the years: how many came through each stage, who left, what it cost, what was delivered.

A figure is counted in the book where its tables hold it; else it is the one that the promotion published,
with its source; else it is not known, which is not nought. Nothing is concluded from a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.telling import Tell, teller
from eig._values.call_arguments import checked
from eig._values.exact import exact_or_none
from eig._values.faults_together import Gather
from eig._values.iterable_results import Several
from eig._values.rules import between, text
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps
from eig.book._facts_applied import current
from eig.book.books import Book, Outcome
from eig.errors import UnknownKey
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("book")
tell: Tell = teller("book")
PromotionFigureName: TypeAlias = Literal[
    "proposed", "kept", "applied", "complete", "shortlisted", "heard", "seated", "mentors",
    "left", "delivered", "overdue", "envelope", "cost",
]  # fmt: skip
"""What is compared: stages, people, outcomes and money."""
PUBLISHED: Final[Mapping[PromotionFigureName, str]] = {
    "proposed": "challenges_filed",
    "kept": "challenges_selected",
    "applied": "candidates_filed",
    "complete": "",
    "shortlisted": "candidates_shortlisted",
    "heard": "candidates_heard",
    "seated": "fellows",
    "mentors": "mentors",
    "left": "",
    "delivered": "",
    "overdue": "",
    "envelope": "envelope_euros",
    "cost": "spent_euros",
}
"""Each figure, in the order in which they are told, and the fact that publishes it."""
MONEY: Final = ("envelope", "cost")


@final
@frozen(kw_only=True, eq=False, repr=False)
class PromotionFigure(Value):
    """One figure of one promotion.

    Args:
        promotion: The promotion, by name.
        figure: What is counted.
        value: How many, or how much; None where it is not known, or the source gives no number.
        words: What the source says in the place of a number, such as `more than 800`.
        currency: That of a sum; empty for a count.
        source: Where it was published; empty where it was counted in the book.
        disputed: Whether sources differ: it is the one retained.
        change: What it is beside the promotion before of which it is known, or None.

    >>> print(PromotionFigure(promotion="EIG 3", figure="applied", value=170, source="Etalab").reason)
    170 in EIG 3 (Etalab)
    """

    promotion: str = field(metadata=keeps(text))
    figure: PromotionFigureName
    value: Fraction | None = field(default=None, converter=exact_or_none, metadata=keeps(between(0)))
    words: str = ""
    currency: str = ""
    source: str = ""
    disputed: bool = False
    change: Fraction | None = field(default=None, converter=exact_or_none)

    @property
    def is_known(self) -> bool:
        """Whether it was counted or published, as a number or in words."""
        return self.value is not None or bool(self.words)

    @property
    def reason(self) -> Reason:
        """The figure, as a sentence that every language can say."""
        return because(
            "year_figure",
            promotion=self.promotion,
            value=self.words if self.value is None else self.value,
            currency=because("in_euros") if self.currency == "EUR" else self.currency or None,
            disputed=self.disputed or None,
            source=self.source or None,
        )


def _figures(values: Iterable[PromotionFigure]) -> tuple[PromotionFigure, ...]:
    return to_tuple(values)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PromotionComparison(Several[PromotionFigure]):
    """Promotions side by side: what `compare_promotions` returns.

    >>> from eig.promotions import P2, P3
    >>> found = compare_promotions([Book(promotion=P2), Book(promotion=P3)])
    >>> print(found.explain("applied"))  # doctest: +ELLIPSIS
    applied: people who applied: 205 in EIG 2 (...), where sources differ and 170 in EIG 3 (...).
    """

    MEMBERS = "figures"
    figures: tuple[PromotionFigure, ...] = field(converter=_figures)

    def _check(self, faults: Gather) -> None:
        pairs = (f"{one.promotion} · {one.figure}" for one in self.figures)
        faults.distinct("figures", pairs, what="figure")

    def __repr__(self) -> str:
        return f"<PromotionComparison: {len({one.promotion for one in self.figures})} promotions>"

    def of(self, promotion: str) -> Mapping[str, Fraction | str]:
        """Return what is known of one promotion, by figure.

        >>> from eig.promotions import P3
        >>> compare_promotions([Book(promotion=P3)]).of("EIG 3")["applied"]
        Fraction(170, 1)
        """
        if promotion not in (known := dict.fromkeys(one.promotion for one in self.figures)):
            raise UnknownKey("promotion", promotion, known=known)
        own = (one for one in self.figures if one.promotion == promotion)
        return {one.figure: one.words if one.value is None else one.value for one in own if one.is_known}

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say each figure of all promotions; one figure; or what is known of one promotion.

        >>> from eig.promotions import P3
        >>> found = compare_promotions([Book(promotion=P3)])
        >>> print(found.explain("mentors", lang="fr"))  # doctest: +ELLIPSIS
        mentors\N{NO-BREAK SPACE}: mentors\N{NO-BREAK SPACE}: 21 dans EIG 3 (...), mais les sources divergent.
        """
        figures = dict.fromkeys(one.figure for one in self.figures)
        promotions = dict.fromkeys(one.promotion for one in self.figures)
        if key is not None and key not in figures and key not in promotions:
            raise UnknownKey("figure or promotion", key, known=[*figures, *promotions])
        told = [one for one in self.figures if key in (None, one.figure, one.promotion) and one.is_known]
        lines = [
            because("over_years", figure=because(f"figure_{name}"), years=tuple(one.reason for one in own))
            for name in figures
            if (own := [one for one in told if one.figure == name])
        ]
        subject = key or tell("subject_comparison", lang)
        return Trace(subject=subject, reasons=lines or [because("figure_unknown")], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a figure and a promotion; what is not known stays blank.

        >>> from eig.promotions import P3
        >>> compare_promotions([Book(promotion=P3)]).rows()[0]["value"]
        Fraction(42, 1)
        """
        return [self._row(one, one.figure) for one in self.figures]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return the same rows as people read them."""
        return [self._row(one, because(f"figure_{one.figure}")) for one in self.figures]

    def _row(self, one: PromotionFigure, figure: object) -> Mapping[str, object]:
        return {
            "figure": figure,
            "promotion": one.promotion,
            "value": one.value if one.value is not None else one.words or None,
            "currency": one.currency,
            "change": one.change,
            "source": one.source,
            "disputed": one.disputed,
        }


@checked
def compare_promotions(years: Iterable[Book | Outcome]) -> PromotionComparison:
    """Return promotions side by side, from their books: stages, people, outcomes and money.

    Args:
        years: The book of each promotion, or its outcome, in the order of the years: only an outcome knows
            what the jury kept and who was seated. A book seen on a day counts what was known then.

    Raises:
        Fault: Two books of one promotion.

    >>> from eig.promotions import P2, P3
    >>> found = compare_promotions([Book(promotion=P2), Book(promotion=P3)])
    >>> [(row["promotion"], row["value"], row["change"]) for row in found.rows() if row["figure"] == "seated"]
    [('EIG 2', Fraction(28, 1), None), ('EIG 3', Fraction(32, 1), Fraction(4, 1))]
    """
    given = to_tuple(years)
    faults = Gather("compare_promotions")
    faults.distinct("years", (_book(one).promotion.name for one in given), what="promotion")
    faults.done()
    counted = [(one, _counted(one)) for one in given]
    return PromotionComparison(figures=[one for name in PUBLISHED for one in _over(name, counted)])


Counted: TypeAlias = Mapping[PromotionFigureName, int | Fraction]


def _book(year: Book | Outcome) -> Book:
    return year.book if isinstance(year, Outcome) else year


def _counted(year: Book | Outcome) -> Counted:
    """Return what the tables of a book hold: a table that is not there counts nothing."""
    book = _book(year)
    found: dict[PromotionFigureName, int | Fraction] = {
        one.name: one.count for one in year.funnel().stages if one.count
    }
    if not book.proposed:  # the challenges of the promotion are those that were kept
        found.pop("proposed", None)
    if mentors := {one.id for one in current(book).all_mentors}:
        found["mentors"] = len(mentors)
    if book.appointments:
        found["left"] = sum(status in ("left", "replaced") for status in book.statuses.values())
        if all(one.pay for one in book.appointments):
            found["cost"] = year.costs().total
    if any(one.kind in ("due", "delivered") for one in book.ledger.in_force):
        state = book.state_on(book.day or date.max)
        found |= {"delivered": len(state.delivered), "overdue": len(state.due)}
    return found


def _over(
    name: PromotionFigureName, years: Iterable[tuple[Book | Outcome, Counted]]
) -> Iterator[PromotionFigure]:
    """Yield one figure of each promotion, with what it is beside the last that is known."""
    before: int | Fraction | None = None
    for year, counted in years:
        promotion = _book(year).promotion
        published = {one.key: one for one in promotion.facts if one.is_published}.get(PUBLISHED[name])
        value, words, source = counted.get(name), "", ""
        if value is None and published is not None:
            found, source = published.value, published.sources[0]
            value = found if isinstance(found, int | Fraction) else None
            words = "" if value is not None else str(found)
        yield PromotionFigure(
            promotion=promotion.name,
            figure=name,
            value=value,
            words=words,
            currency="" if name not in MONEY or value is None else "EUR" if source else year.costs().currency,
            source=source,
            disputed=bool(source and published and published.is_disputed),
            change=None if value is None or before is None else value - before,
        )
        before = before if value is None else value
