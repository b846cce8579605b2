"""What would have to change for an item to be selected, on the mean of its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import final

from attrs import field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, number, text, to_ids, whole
from eig._ground.exact import exact, exact_or_none
from eig._ground.frozen import FrozenMap
from eig._ground.maps import exact_map, ids, numbers
from eig._ground.values import Value
from eig.errors import UnknownKey
from eig.jury.marks._marks import reviews_rule
from eig.jury.marks.reviews import Reviews
from eig.jury.robustness.leave_one_out import LeaveOneOut, leave_one_juror_out
from eig.reasons import Reason, Trace, reasons_in
from eig.typing import Lang

__all__ = ["MarksNeeded", "marks_needed"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("jury.robustness")


@final
@checked
@frozen(kw_only=True)
class MarksNeeded(Value):
    """What would have to change for an item to be among the first.

    Args:
        item: The item.
        places: How many places there are.
        rank: Its rank now; so many places would be enough.
        mean: Its mean now.
        line: The mean to pass: that of the last who is in without it; None where no other bars its way.
        marks: For each of its jurors, the mark that would bring its mean to the line, all else the same: more
            than this mark and it is in, this mark and it ties. Only marks up to the highest, if one is given.
        absent: The jurors without any of whose marks it would be within the places, a tie included.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("a", "y", 4), ("b", "x", 2), ("b", "y", 5)])
    >>> change = marks_needed(reviews, "b", places=1, highest=5)
    >>> change.gap, change.marks, change.absent
    (Fraction(1, 1), FrozenMap({'x': Fraction(4, 1)}), ('x',))
    >>> print(change.explain())
    b: ranked 2 for 1 place: its mean is 1 under the line of 4.5; a mark of 4 from x would tie it; \
without the marks of x it would be in.
    """

    item: str
    places: int
    rank: int
    mean: Fraction = field(converter=exact)
    line: Fraction | None = field(default=None, converter=exact_or_none)
    marks: FrozenMap[Fraction] = field(factory=FrozenMap[Fraction], converter=exact_map)
    absent: tuple[str, ...] = field(default=(), converter=to_ids)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("item", text)
        faults.check("places", whole(0))
        faults.check("rank", whole(1))
        faults.check("mean", number)
        faults.check("line", number.or_none())
        faults.check("marks", numbers)
        faults.check("absent", ids)
        faults.done()

    @property
    def gap(self) -> Fraction:
        """How far the mean is under the line; zero or less where it reaches it."""
        return Fraction(0) if self.line is None else self.line - self.mean

    def explain(self, *, lang: Lang = "en") -> Trace:
        """Say what would have to change.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
        >>> print(marks_needed(reviews, "a", places=1).explain(lang="fr"))
        a : rang 1 pour 1 place : sa moyenne dépasse de 3 la ligne de 2.
        """
        reasons = [self._place(), *self._by_marks(), *self._by_absence()]
        return Trace(subject=self.item, reasons=reasons, lang=lang)

    def _place(self) -> Reason:
        en, fr = _places(self)
        many = "s" * (self.places != 1)
        facts = {"rank": self.rank, "places": self.places, "gap": abs(self.gap), "line": self.line}
        return Reason(
            code="place",
            sentences={
                "en": f"ranked {{rank}} for {{places}} place{many}: " + en,
                "fr": f"rang {{rank}} pour {{places}} place{many} : " + fr,
            },
            facts=facts,
        )

    def _by_marks(self) -> list[Reason]:
        return [because("mark_needed", mark=mark, juror=juror) for juror, mark in self.marks.items()]

    def _by_absence(self) -> list[Reason]:
        return [because("in_without", juror=juror) for juror in self.absent]

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a juror whose mark could bring the item to the line.

        >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
        >>> marks_needed(reviews, "b", places=1).rows()
        [{'item': 'b', 'juror': 'x', 'mark': Fraction(5, 1)}]
        """
        return [{"item": self.item, "juror": juror, "mark": mark} for juror, mark in self.marks.items()]


def _places(found: MarksNeeded) -> tuple[str, str]:
    if found.line is None:
        return "nobody stands in its way", "personne ne lui barre la route"
    if found.gap > 0:
        return "its mean is {gap} under the line of {line}", "sa moyenne est à {gap} sous la ligne de {line}"
    if found.gap < 0:
        return "its mean passes the line of {line} by {gap}", "sa moyenne dépasse de {gap} la ligne de {line}"
    return "its mean ties with the line of {line}", "sa moyenne est à égalité avec la ligne de {line}"


@checked
def marks_needed(
    reviews: Reviews, item: str, *, places: int, highest: int | str | Fraction | None = None
) -> MarksNeeded:
    """Return what would have to change for an item to be among the first, ranked by the mean of marks.

    Args:
        reviews: The marks of all jurors.
        item: The item.
        places: How many places there are.
        highest: The highest mark that can be given; None where marks have no ceiling.

    Raises:
        Fault: For anything but reviews, or places that are no number.
        UnknownKey: The item has no marks.

    >>> reviews = Reviews.from_triples([("a", "x", 5), ("b", "x", 2)])
    >>> marks_needed(reviews, "b", places=1).line
    Fraction(5, 1)
    """
    faults = Gather("what_if")
    faults.check("reviews", reviews_rule, reviews)
    faults.check("places", whole(0), places)
    faults.done()
    if item not in reviews.by_item:
        raise UnknownKey("item", item, known=reviews.items)
    variants = leave_one_juror_out(reviews, places=places)
    full = variants.full
    mean = full.scores[item]
    rivals = sorted((full.scores[other] for other in full.order if other != item), reverse=True)
    line = rivals[places - 1] if 0 < places <= len(rivals) else None
    out = full.ranks[item] > places
    return MarksNeeded(
        item=item,
        places=places,
        rank=full.ranks[item],
        mean=mean,
        line=line,
        marks=_marks_needed(reviews, item, line, exact_or_none(highest)) if out else {},
        absent=_enough_without(variants, item) if out else (),
    )


def _enough_without(variants: LeaveOneOut, item: str) -> list[str]:
    places = variants.places
    return [juror for juror, one in variants.without.items() if one.ranks.get(item, places + 1) <= places]


def _marks_needed(
    reviews: Reviews, item: str, line: Fraction | None, highest: Fraction | None
) -> dict[str, Fraction]:
    if line is None:
        return {}
    marks = reviews.by_item[item]
    short = line * len(marks) - sum(marks.values())
    needed = {juror: mark + short for juror, mark in marks.items()}
    return {juror: mark for juror, mark in needed.items() if highest is None or mark <= highest}
