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

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import between, text, whole
from eig._values.iterable_results import Several
from eig._values.tuple_fields import TupleOf, to_tuple
from eig._values.value import Value, keeps, row_of, told_where_given
from eig.book._facts_applied_to_every_table import courses, mentors_there
from eig.book.book_of_checked_tables import Book, Outcome
from eig.errors import UnknownKey, require_key
from eig.programme import Promotion
from eig.programme.pay import PayBasis
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
        basis: What a sum that was counted is of: `net` or `gross` pay, or `employer_cost`; empty where it was
            published.
        payer: Whose money a sum is, where it is that of one payer.
        year: The budget year of a sum, where it is that of one.
        source: Where it was published; empty where it was counted in the book.
        disputed: Whether sources differ: it is the one retained.
        change: What it is beside the promotion before of which it is known, or None: sums in another
            currency or of another basis, and those of a year, are put beside none.

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
    basis: PayBasis | Literal[""] = field(default="", metadata=told_where_given)
    payer: str = field(default="", metadata=told_where_given)
    year: int | None = field(default=None, metadata={**keeps(whole(1)), **told_where_given})

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
            value=because("in_its_words", words=self.words) if self.value is None else self.value,
            currency=because("in_euros") if self.currency == "EUR" else self.currency or None,
            basis=because(f"of_{self.basis}") if self.basis else None,
            payer=self.payer or None,
            year=self.year,
            disputed=self.disputed or None,
            source=self.source or None,
        )


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
    figures: tuple[PromotionFigure, ...] = field(converter=TupleOf[PromotionFigure])

    def _check(self, faults: Gather) -> None:
        pairs = (
            " · ".join(filter(None, (one.promotion, one.figure, one.payer, str(one.year or ""))))
            for one in self.figures
        )
        faults.distinct("figures", pairs, what="figure")

    def __repr__(self) -> str:
        return f"<PromotionComparison: {len({one.promotion for one in self.figures})} promotions>"

    def of(self, promotion: str) -> Mapping[str, Fraction | str]:
        """Return what is known of one promotion, by figure: of all payers and years.

        >>> from eig.promotions import P3
        >>> compare_promotions([Book(promotion=P3)]).of("EIG 3")["applied"]
        Fraction(170, 1)
        """
        require_key("promotion", promotion, {one.promotion for one in self.figures})
        own = (one for one in self.figures if one.promotion == promotion and _is_whole(one))
        return {one.figure: one.words if one.value is None else one.value for one in own if one.is_known}

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say each figure of all promotions; one figure, by payer too; or what is known of one promotion.

        >>> from eig.promotions import P3
        >>> found = compare_promotions([Book(promotion=P3)])
        >>> print(found.explain("mentors", lang="fr"))  # doctest: +ELLIPSIS
        mentors\N{NO-BREAK SPACE}: mentors\N{NO-BREAK SPACE}: 21 dans EIG 3 (...), mais les sources divergent.
        """
        figures = dict.fromkeys(one.figure for one in self.figures)
        promotions = dict.fromkeys(one.promotion for one in self.figures)
        if key is not None and key not in figures and key not in promotions:
            raise UnknownKey("figure or promotion", key, known=[*figures, *promotions])
        told = [
            one
            for one in self.figures
            if key in (None, one.figure, one.promotion)
            if one.is_known and (_is_whole(one) or (key == one.figure and one.year is None))
        ]
        lines = [
            because("over_years", figure=because(f"figure_{name}"), years=tuple(one.reason for one in own))
            for name, payer in dict.fromkeys((one.figure, one.payer) for one in told)
            if (own := [one for one in told if (one.figure, one.payer) == (name, payer)])
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
            "basis": one.basis or None,
            **row_of(one, "payer", "year", "change", "source", "disputed"),
        }


@checked
def compare_promotions(years: Sequence[Book | Outcome]) -> PromotionComparison:
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
    counted = [(_book(one).promotion, _counted(one)) for one in given]
    parts: list[Part] = sorted({one for _, found in counted for one in found if one[1] or one[2]})
    whole: list[Part] = [(name, "", 0) for name in PUBLISHED]
    figures = [one for part in (*whole, *parts) for one in _over(part, counted)]
    order = list(PUBLISHED)
    return PromotionComparison(figures=sorted(figures, key=lambda one: order.index(one.figure)))


Part: TypeAlias = tuple[PromotionFigureName, str, int]
"""A figure, of one payer or of all, of one year or of all: 0."""
Sum: TypeAlias = tuple[int | Fraction, str, PayBasis | Literal[""]]
"""A number, its currency and its basis; both are empty for a count."""


def _book(year: Book | Outcome) -> Book:
    return year.book if isinstance(year, Outcome) else year


def _is_whole(figure: PromotionFigure) -> bool:
    return not figure.payer and figure.year is None


def _counted(year: Book | Outcome) -> dict[Part, Sum]:
    """Return what the tables of a book hold: a table that is not there counts nothing."""
    book = _book(year)
    stages = [one for one in year.funnel().stages if one.count]
    found: dict[PromotionFigureName, int] = {
        one.name: one.count for one in stages if one.name != "preselected"
    }
    if not book.proposed:  # the challenges of the promotion are those that were kept
        found.pop("proposed", None)
    if mentors := {one.id for one in mentors_there(book)}:
        found["mentors"] = len(mentors)
    if book.appointments:
        came = {one.appointment.person for one in courses(book) if not one.never}
        gone = {one for one, status in book.statuses.items() if status in ("left", "replaced")}
        found["left"] = len(came & gone)  # whoever was let go before the first day left nothing
    if any(one.kind in ("due", "delivered") for one in book.ledger.in_force):
        state = book.state_on(book.day or date.max)
        found |= {"delivered": len(state.delivered), "overdue": len(state.due)}
    counts: dict[Part, Sum] = {(name, "", 0): (count, "", "") for name, count in found.items()}
    return counts | _money(year)


def _money(year: Book | Outcome) -> dict[Part, Sum]:
    """Return what contracts cost and what is set aside, by payer and year, where all pay is of one kind."""
    pays = [one.pay for one in _book(year).appointments]
    kinds: set[tuple[str, PayBasis]] = {(pay.currency, pay.basis) for pay in pays if pay is not None}
    if None in pays or len(kinds) != 1:
        return {}
    costs, sums = year.costs(), dict[Part, Fraction]()
    for line in costs.lines:
        for payer, on in dict.fromkeys((payer, on) for payer in ("", line.payer) for on in (0, line.year)):
            sums["cost", payer, on] = sums.get(("cost", payer, on), Fraction(0)) + line.amount
    currency, basis = kinds.pop()
    found: dict[Part, Sum] = {part: (amount, currency, basis) for part, amount in sums.items()}
    for one in costs.envelopes:
        found["envelope", one.payer, one.year or 0] = (one.amount, currency, "")
    return found


def _over(part: Part, years: Iterable[tuple[Promotion, Mapping[Part, Sum]]]) -> Iterator[PromotionFigure]:
    """Yield one figure of each promotion, with what it is beside the last that is known of its kind."""
    name, payer, year = part
    before: dict[tuple[str, str], int | Fraction] = {}
    for promotion, counted in years:
        published = {one.key: one for one in promotion.facts if one.is_published}.get(PUBLISHED[name])
        none: tuple[None, str, PayBasis | Literal[""]] = (None, "", "")
        value, currency, basis = counted.get(part, none)
        words, source = "", ""
        if payer or year:
            if value is None:
                continue
        elif value is None and published is not None:
            found, source = published.value, published.sources[0]
            value = found if isinstance(found, int | Fraction) else None
            words = "" if value is not None else str(found)
            currency = "EUR" if name in MONEY and value is not None else ""
        last = None if year else before.get((currency, basis))
        yield PromotionFigure(
            promotion=promotion.name,
            figure=name,
            value=value,
            words=words,
            currency=currency,
            basis=basis,
            payer=payer,
            year=year or None,
            source=source,
            disputed=bool(source and published and published.is_disputed),
            change=None if value is None or last is None else value - last,
        )
        if value is not None:
            before[currency, basis] = value
