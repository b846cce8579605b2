"""A deliberation: everything that a jury's lists follow from, as one value that can be run again."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, TypeAlias, final

from attrs import field, fields, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, number, one_of, text, to_tuple, whole
from eig._ground.exact import exact_or_none
from eig._ground.frozen import FrozenMap, late
from eig._ground.values import Value, withheld
from eig.jury.marks.missing import MissingPolicy
from eig.jury.marks.opinions import AbstentionPolicy
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.merit import Method, rank
from eig.jury.merit.ranking import Ranking, grouped
from eig.jury.merit.tiebreaks import TieBreak, break_ties
from eig.jury.selection.reserve import ReserveTerms
from eig.jury.selection.selection import Selection, SelectionObjective, select
from eig.jury.severity.adjustment import Adjustment
from eig.lots.decisions import Decision
from eig.programme.quotas import Attributes, Quota, attributes_map, attributes_rule
from eig.reasons import Reason

__all__ = ["Deliberation"]


def __dir__() -> list[str]:
    return __all__


Floors: TypeAlias = Literal["mean", "any"]
Opinions: TypeAlias = Literal["majority", "ignore"]


def _no_reserve() -> ReserveTerms:
    return ReserveTerms(names=0)


def _chain(tests: Iterable[TieBreak | str]) -> tuple[TieBreak, ...]:
    return tuple(map(TieBreak.read, to_tuple(tests)))


def _decisions(given: Iterable[Decision]) -> tuple[Decision, ...]:
    return to_tuple(given)


def _quotas(given: Iterable[Quota]) -> tuple[Quota, ...]:
    return to_tuple(given)


@final
@checked
@frozen(kw_only=True)
class Deliberation(Value):
    """What the lists of a jury follow from: marks, rules, adjustment and decisions.

    The same deliberation gives the same lists, and its digest tells whether anything in it has changed.

    Args:
        sheet: The scoresheet, with absences, recusals and corrections.
        places: How many places there are.
        method: How the jurors' totals make a score: see `rank`.
        missing: What a missing mark counts as.
        tie_breaks: The declared tests, in order.
        floors: Whether eliminating marks are held against the panel's mean or any juror's mark.
        opinions: Whether an item that more jurors find unfavourable than favourable is left out.
        abstentions: What an abstention counts as in the opinions.
        chair: The juror whose opinion prevails where as many are for as against; None for no casting vote.
        adjustment: The correction of scores that the jury adopted, if any.
        threshold: The lowest score that may be kept, itself included.
        terms: The terms of the reserve list.
        decisions: How ties were parted, on the record.
        quotas: The quotas to keep.
        attributes: For each item, the attributes that quotas count: as private as what they tell, so neither
            in the `repr` of the value nor compared. The digest is taken of them too, and JSON keeps them.
        objective: What is greatest under quotas.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 3})])
    >>> held = Deliberation(sheet=sheet, places=1)
    >>> held.selection().main, held.digest()[:12]
    (('plume',), '24fa5571f9b1')
    """

    sheet: Scoresheet
    places: int
    method: Method = "mean"
    missing: MissingPolicy = "refuse"
    tie_breaks: tuple[TieBreak, ...] = field(default=(), converter=_chain)
    floors: Floors = "mean"
    opinions: Opinions = "majority"
    abstentions: AbstentionPolicy = "apart"
    adjustment: Adjustment | None = None
    threshold: Fraction | None = field(default=None, converter=exact_or_none)
    terms: ReserveTerms = field(factory=_no_reserve)
    decisions: tuple[Decision, ...] = field(default=(), converter=_decisions)
    quotas: tuple[Quota, ...] = field(default=(), converter=_quotas)
    attributes: Attributes = field(
        factory=FrozenMap[FrozenMap[tuple[str, ...]]], converter=attributes_map, repr=withheld
    )
    objective: SelectionObjective = "scores"
    chair: str | None = None

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("sheet", instance_of(Scoresheet))
        faults.check("places", whole(0))
        faults.check("tie_breaks", instance_of(TieBreak).each())
        faults.check("adjustment", instance_of(Adjustment).or_none())
        faults.check("threshold", number.or_none())
        faults.check("terms", instance_of(ReserveTerms))
        faults.check("decisions", instance_of(Decision).each())
        faults.check("quotas", instance_of(Quota).each())
        faults.check("attributes", attributes_rule)
        faults.check("objective", one_of("scores", "ranks", "merit"))
        faults.check("chair", text.or_none())
        faults.done()

    def ranking(self) -> Ranking:
        """Rank by merit, on the adjusted scores where an adjustment was adopted.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> Deliberation(sheet=sheet, places=1).ranking().order
        ('plume',)
        """
        ranked = rank(
            self.sheet,
            method=self.method,
            missing=self.missing,
            tie_breaks=self.tie_breaks,
            floors=self.floors,
            opinions=self.opinions,
            abstentions=self.abstentions,
            chair=self.chair,
        )
        return self._adjusted(ranked, self.adjustment) if self.adjustment else ranked

    def _adjusted(self, ranked: Ranking, adopted: Adjustment) -> Ranking:
        """Return the ranked items in the order of their adjusted scores, ties broken by the same chain."""
        known = adopted.adjusted
        held = {item: known.get(item, ranked.scores[item]) for item in ranked.order}
        marks = self.sheet.reviews(missing=self.missing).by_item

        def read(test: TieBreak, item: str) -> Fraction | None:
            return test.value(item, sheet=self.sheet, totals=tuple(marks[item].values()))

        def evidence(item: str) -> tuple[Reason, ...]:
            said = adopted.explain(item).reasons if item in known and item in held else ()
            return (*ranked.evidence[item], *said)

        groups, splits = break_ties(grouped(held, held.__getitem__), self.tie_breaks, read)
        return Ranking(
            groups=groups,
            scores=held,
            excluded=ranked.excluded,
            method=f"{ranked.method}, adjusted",
            tie_breaks=ranked.tie_breaks,
            splits=splits,
            evidence=late(ranked.evidence, evidence),
            cautions=ranked.cautions,
        )

    def selection(self) -> Selection:
        """Draw up the lists.

        Raises:
            Fault: Quotas without attributes to count, as in a deliberation read from its text.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> Deliberation(sheet=sheet, places=1).selection().main
        ('plume',)
        """
        faults = Gather(self)
        faults.that(
            "attributes",
            bool(self.attributes or not self.quotas),
            rule="quotas count attributes, which the text of a deliberation leaves out",
            remedy="give the attributes of the items, or keep the deliberation as JSON",
            value=(),
        )
        faults.done()
        return select(
            self.ranking(),
            places=self.places,
            reserve=self.terms,
            threshold=self.threshold,
            decisions=self.decisions,
            quotas=self.quotas,
            attributes=self.attributes,
            objective=self.objective,
        )

    def digest(self) -> str:
        """Return the SHA-256 of the canonical text of the deliberation, in hexadecimal.

        The canonical text is the `repr` of each field, one a line: mappings and sheets are sorted, numbers
        are exact, and evaluating the text gives the fields back. It holds the attributes that quotas count:
        it is as private as they are, and its digest tells nothing of them.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> len(Deliberation(sheet=sheet, places=1).digest())
        64
        """
        return digest_of(self.canonical())

    def canonical(self) -> str:
        """Return the text that the digest is taken of.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> Deliberation(sheet=sheet, places=1).canonical().splitlines()[1]
        'places=1'
        """
        given = ((one.name, getattr(self, one.name)) for one in fields(Deliberation))
        return "\n".join(
            f"{name}={value!r}" for name, value in given if name not in _NEW or value is not None
        )


_NEW = ("chair",)
"""Fields that stand in the text only where they are used: digests taken before there were any still hold."""


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    from hashlib import sha256  # noqa: PLC0415 # imported on use: `import eig` stays light

    return sha256(text.encode()).hexdigest()
