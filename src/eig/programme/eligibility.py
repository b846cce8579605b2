"""Conditions of eligibility: data of each promotion, each with its own reference date.

The same words mean different days and people. A civil servant, or somebody assimilated, is out "in post at
the date of the selection decision" (règlements AAC EIG 3 and 4) or "at the start of the promotion" (AAC
EIG 5); promotion 2 kept out every agent in office, contract agents too, and named no day. A student is out
"at the start of the challenge" (AAC EIG 3), or in the first two university cycles, without a day (AAC EIG 4
and 5). Promotion 7 requires instead that studies are over; a fellowship of the United States, that one is a
citizen.

What a person is, is a `Standing`: a status, and the days between which it holds. A condition is met, not met,
or unknown: where the day that counts was not published, and the status holds for a part of the time, nothing
is concluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import text
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps
from eig.errors import UnknownKey
from eig.programme._weekdays_time_zones_and_order import check_order
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

__all__ = ["Eligibility", "EligibilityCondition", "EligibilityVerdict", "JudgedCondition", "Standing"]

because: Because = reasons_in("programme")
tell: Tell = teller("programme")

EligibilityVerdict: TypeAlias = Literal["met", "not_met", "unknown"]
"""What became of a condition for one person."""

POINTS: Final = ("application", "decision", "start", "always", "unstated")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Standing(Value):
    """What somebody is, from one day to another, such as a civil servant in post.

    Args:
        status: The status, as conditions name it.
        first: The first day, or None where it has no beginning that matters.
        last: The last day, included, or None where it has no end that is known.

    >>> Standing(status="student", last=date(2018, 12, 31)).holds_on(date(2019, 1, 16))
    False
    """

    status: str = field(metadata=keeps(text))
    first: date | None = None
    last: date | None = None

    def _check(self, faults: Gather) -> None:
        check_order(faults, "last", self.first, self.last)

    @property
    def is_lasting(self) -> bool:
        """Whether it has neither a beginning nor an end that is known."""
        return self.first is None and self.last is None

    def holds_on(self, on: date) -> bool:
        """Tell whether it holds on a day.

        >>> Standing(status="civil_servant", first=date(2019, 9, 1)).holds_on(date(2019, 1, 16))
        False
        """
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@final
@frozen(kw_only=True, eq=False, repr=False)
class EligibilityCondition(Value):
    """A status that keeps a person out, or that a person must have, on a given day.

    Args:
        excludes: The status that keeps a person out, such as `civil_servant`.
        requires: The status that a person must have, such as `citizen`; one of the two.
        at: The day that counts: the closing of the call (`application`), the `decision`, the `start`, any
            (`always`), one that is not said (`unstated`), or that of a milestone, by its key.
            `Promotion.reference_date` turns it into a date.
        text: The rule, in its own language.
        source: Where it is published.

    >>> condition = EligibilityCondition(excludes="civil_servant", at="decision")
    >>> condition.admits(["student"]), condition.admits(["student", "civil_servant"])
    (True, False)
    >>> EligibilityCondition(requires="citizen", at="application").admits(["student"])
    False
    """

    excludes: str = ""
    requires: str = ""
    at: str = field(metadata=keeps(text))
    text: str = ""
    source: str = ""

    def _check(self, faults: Gather) -> None:
        one, both = bool(self.excludes) != bool(self.requires), (self.excludes, self.requires)
        faults.that("excludes", one, "programme.one_status", value=both)

    @property
    def status(self) -> str:
        """The status that it looks at."""
        return self.excludes or self.requires

    def admits(self, statuses: Iterable[str]) -> bool:
        """Tell whether somebody with these statuses on the reference date is eligible.

        >>> EligibilityCondition(excludes="juror", at="always").admits([])
        True
        """
        return (self.status in tuple(statuses)) is not bool(self.excludes)

    def verdict(self, standings: Iterable[Standing], *, on: date | None) -> EligibilityVerdict:
        """Return whether the condition is met by what somebody is.

        Args:
            standings: What the person is, and when.
            on: The day that counts; None where any day does, or where it was not published.

        >>> student = Standing(status="student", last=date(2018, 12, 31))
        >>> condition = EligibilityCondition(excludes="student", at="start")
        >>> condition.verdict([student], on=date(2019, 1, 16)), condition.verdict([student], on=None)
        ('met', 'unknown')
        """
        own = [one for one in standings if one.status == self.status]
        if on is not None:
            own = [one for one in own if one.holds_on(on)]
        elif own and self.at != "always" and not any(one.is_lasting for one in own):
            return "unknown"
        return "met" if self.admits([one.status for one in own]) else "not_met"

    def words(self) -> Reason:
        r"""Return the condition in words: its own, or what it excludes or requires.

        >>> EligibilityCondition(requires="citizen", at="application").words().say()
        'needed: citizen'
        """
        return because(
            "condition",
            text=self.text or None,
            status=self.status.replace("_", " "),
            needed=bool(self.requires),
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class JudgedCondition(Value):
    """One condition held against what somebody is.

    Args:
        condition: The condition.
        on: The day that counts, or None.
        verdict: Whether it is met.

    >>> condition = EligibilityCondition(excludes="juror", at="always", text="ne pas être du jury")
    >>> print(JudgedCondition(condition=condition, verdict="met").reason())
    ne pas être du jury: met
    """

    condition: EligibilityCondition
    on: date | None = None
    verdict: EligibilityVerdict

    def reason(self) -> Reason:
        """Say the condition, and whether it is met.

        >>> condition = EligibilityCondition(requires="citizen", at="application")
        >>> print(JudgedCondition(condition=condition, on=date(2024, 9, 30), verdict="not_met").reason())
        needed: citizen: not met on 30 September 2024
        """
        return because(
            f"condition_{self.verdict}",
            condition=self.condition.words(),
            on=self.on,
            source=self.condition.source or None,
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class Eligibility(Value):
    """Every condition of a promotion, held against what one person is: what `eligibility_of` returns.

    Args:
        judged: Each condition with its verdict, in the order of the rules.

    >>> condition = EligibilityCondition(excludes="juror", at="always", text="ne pas être du jury")
    >>> found = Eligibility(judged=[JudgedCondition(condition=condition, verdict="met")])
    >>> found.is_admitted, print(found)
    eligibility: ne pas être du jury: met.
    (True, None)
    """

    _BRIEF = "conditions {judged}"
    judged: tuple[JudgedCondition, ...] = field(converter=TupleOf[JudgedCondition])

    @property
    def is_admitted(self) -> bool:
        """Whether no condition keeps the person out; what is unknown does not, and is told."""
        return all(one.verdict != "not_met" for one in self.judged)

    @property
    def unknown(self) -> tuple[EligibilityCondition, ...]:
        """The conditions that cannot be judged, because the day that counts was not published."""
        return tuple(one.condition for one in self.judged if one.verdict == "unknown")

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say each condition and whether it is met; with a key, those about one status.

        >>> print(Eligibility(judged=[]).explain(lang="fr"))
        recevabilité : aucune condition n’a été publiée.
        """
        about = [one for one in self.judged if key in (None, one.condition.status)]
        if key is not None and not about:
            raise UnknownKey("status", key, known=sorted({one.condition.status for one in self.judged}))
        told = [one.reason() for one in about] or [because("no_condition")]
        return Trace(subject=key or tell("eligibility", lang), reasons=told, lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a condition.

        >>> Eligibility(judged=[]).rows()
        []
        """
        return [
            {
                "condition": one.condition.status,
                "needed": bool(one.condition.requires),
                "point": one.condition.at,
                "day": one.on,
                "verdict": one.verdict,
                "text": one.condition.text,
                "source": one.condition.source,
            }
            for one in self.judged
        ]
