"""Adopting a correction (*péréquation*): a decision that somebody takes, recorded with what it changes.

A calibration is a statistic and moves nothing. A jury that adopts one records, for each item, the score
before and after, who decided, why, and where the figures come from. The scores that result are exact numbers,
rounded at a stage that is stated: what the jury then ranks is what its minutes show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import exact, round_half_up
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import text, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, row_of
from eig.errors import Fault, look_up
from eig.jury.severity.calibration import Calibration
from eig.reasons import Because, Reason, Trace, reasons_in, trace
from eig.typing import Lang

MOST_PLACES: Final = 12
because: Because = reasons_in("jury.severity")
tell: Tell = teller("jury.severity")


@final
@frozen(kw_only=True, eq=False, repr=False)
class AdjustedScore(Value):
    """One score before and after.

    >>> AdjustedScore(item="a", before="12.5", after="12.8")
    AdjustedScore(item='a', before=Fraction(25, 2), after=Fraction(64, 5))
    """

    item: str = field(metadata=keeps(text))
    before: Fraction = field(converter=exact)
    after: Fraction = field(converter=exact)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Adjustment(Value):
    """A correction that was adopted: what it changes, who decided, why, and on what grounds.

    Args:
        scores: Every item's score before and after, items in order.
        decided_by: Who decided: the identifier of a body or a person, such as `jury` or `chair`.
        why: The reason given.
        source: Where the figures come from, such as `calibration: within`.
        places: The decimal places that scores after are rounded to, halves away from zero.
        cautions: What to tell those who read the scores, such as those that leave the scale.

    >>> one = AdjustedScore(item="a", before=12, after="12.5")
    >>> found = Adjustment(scores=[one], decided_by="jury", why="j3 is severe", source="hand", places=1)
    >>> found.adjusted["a"]
    Fraction(25, 2)
    """

    _BRIEF = "items {scores}, decided by {decided_by}"
    scores: tuple[AdjustedScore, ...] = field(converter=TupleOf[AdjustedScore])
    decided_by: str = field(metadata=keeps(text))
    why: str = field(metadata=keeps(text))
    source: str = field(metadata=keeps(text))
    places: int = field(metadata=keeps(whole(0, MOST_PLACES)))
    cautions: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    def _check(self, faults: Gather) -> None:
        faults.distinct("scores", (one.item for one in self.scores), what="item")
        for at, one in enumerate(self.scores):
            faults.that(
                "scores",
                round_half_up(one.after, self.places) == one.after,
                "jury.severity.rounded_score",
                value=one.after,
                at=(at, "after"),
                places=self.places,
            )

    @property
    def adjusted(self) -> FrozenMap[Fraction]:
        """The scores after, by item."""
        return FrozenMap({one.item: one.after for one in self.scores})

    @property
    def moved(self) -> tuple[str, ...]:
        """The items whose score changes."""
        return tuple(one.item for one in self.scores if one.before != one.after)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what was done to an item's score, by whom and why; without a key, to how many scores.

        >>> one = AdjustedScore(item="a", before=12, after="12.5")
        >>> found = Adjustment(scores=[one], decided_by="jury", why="severe j3", source="hand", places=1)
        >>> print(found.explain("a"))
        a: adjusted from 12 to 12.5 by decision of jury (severe j3; source: hand; rounded to 1 decimal place).
        """
        decision = {"who": self.decided_by, "why": self.why, "source": self.source, "places": self.places}
        if key is None:
            changed = because("adjustment", moved=len(self.moved), count=len(self.scores), **decision)
            return trace(tell("subject_adjustment", lang), [changed, *self.cautions], lang)
        one = look_up("item", key, {one.item: one for one in self.scores})
        return trace(key, [because("adjusted", before=one.before, after=one.after, **decision)], lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item.

        >>> one = AdjustedScore(item="a", before=12, after=13)
        >>> Adjustment(scores=[one], decided_by="jury", why="w", source="s", places=0).rows()[0]["after"]
        Fraction(13, 1)
        """
        return [
            row_of(one, "item", "before", "after")
            | {"change": one.after - one.before}
            | row_of(self, "decided_by", "why", "source")
            for one in self.scores
        ]


@checked_by(decided_by=text, why=text, places=whole(0, MOST_PLACES))
def adopt_calibration(calibration: Calibration, *, decided_by: str, why: str, places: int = 2) -> Adjustment:
    """Record that a calibration is adopted, with scores rounded to stated places, halves away from zero.

    Args:
        calibration: One that is applied: a refused one has nothing to adopt.
        decided_by: Who decided.
        why: The reason given.
        places: The decimal places of scores after.

    Raises:
        Fault: For a calibration that was refused, with its reasons; or a field that is not text.

    >>> from eig.jury import Reviews
    >>> from eig.jury.severity import calibrate
    >>> marks = [(f"d{n}", juror, n % 4 + (4 if juror == "kind" else 0) + (n * k) % 3)
    ...          for n in range(12) for k, juror in enumerate(("kind", "strict", "fair")) if n % 3 != k]
    >>> found = adopt_calibration(calibrate(Reviews.from_triples(marks)), decided_by="jury",
    ...     why="kind is generous")
    >>> found.source, found.scores[0]
    ('calibration: within', AdjustedScore(item='d0', before=Fraction(0, 1), after=Fraction(67, 100)))
    """
    if not calibration.applied:
        facts = {"why": calibration.refusals}
        place = "adopt_calibration.calibration"
        raise Fault(place, calibration, "jury.severity.applied_calibration", facts)
    return Adjustment(
        scores=[
            AdjustedScore(
                item=one.item, before=one.raw, after=round_half_up(Fraction(one.calibrated), places)
            )
            for one in sorted(calibration.scores, key=lambda one: one.item)
        ],
        decided_by=decided_by,
        why=why,
        source=f"calibration: {calibration.method}",
        places=places,
        cautions=calibration.off_scale,
    )
