"""Steps before the jury: who was found inadmissible, who was not shortlisted, by whom and on what ground.

A refusal has its ground: whoever is refused is told the reasons of law and of fact that the decision rests
on. So each step is a recorded decision of its own, with its author; where the office recorded no ground, that
is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import text
from eig._values.value import Value, keeps
from eig.programme._names_hidden_from_an_audience import Audience
from eig.programme.eligibility import EligibilityCondition
from eig.reasons import Because, Reason, reasons_in

__all__ = ["ApplicationStep", "StepDecision"]

because: Because = reasons_in("programme")

ApplicationStep: TypeAlias = Literal["screening", "shortlist"]
"""A step before the jury: whether an application is admissible, and who is shortlisted to be heard."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class StepDecision(Value):
    """What was decided about one application at one step.

    Args:
        person: Whose application it is, by identifier.
        step: `screening` (*recevabilité*) or `shortlist` (*présélection*).
        passed: Whether it goes on.
        on: The day on which it was decided, or None.
        by: Who decided, as letters name them.
        ground: Why, in the office's own words; empty where none is recorded.
        readers: Who reads these words beside the jury: the `candidate`, or the `jury` alone.
        condition: The condition of eligibility that is not met, by its status, such as `civil_servant`: the
            words and the source of the promotion's rule are the ground.

    >>> late = StepDecision(person="c1", step="screening", by="bureau EIG", ground="received after the call")
    >>> print(late.reason())
    decided at the screening (bureau EIG): received after the call
    """

    person: str = field(metadata=keeps(text, of="person"))
    step: ApplicationStep
    passed: bool = False
    on: date | None = None
    by: str = field(metadata=keeps(text))
    ground: str = field(default="", metadata=keeps(of="person"))
    readers: Literal["candidate", "jury"] = "candidate"
    condition: str = ""

    @property
    def is_grounded(self) -> bool:
        """Whether a ground is recorded."""
        return bool(self.ground or self.condition)

    def reason(
        self, *, conditions: Iterable[EligibilityCondition] = (), audience: Audience = "jury"
    ) -> Reason:
        """Return the decision as a reason, with its ground as far as an audience may read it.

        Args:
            conditions: The conditions of the promotion, which say the one that is named.
            audience: Who reads.

        >>> told = StepDecision(person="c1", step="shortlist", by="jury", ground="see file 4", readers="jury")
        >>> print(told.reason(audience="candidate"))
        decided at the shortlisting (jury): jury has the ground, and may be asked for it
        """
        return because(
            "step_passed" if self.passed else "step_refused",
            step=self.step,
            by=self.by,
            on=self.on,
            ground=None if self.passed else self._ground(tuple(conditions), audience),
        )

    def _ground(self, conditions: tuple[EligibilityCondition, ...], audience: Audience) -> Reason:
        for one in conditions:
            if self.condition and one.status == self.condition:
                return because("ground_of_condition", condition=one.words(), source=one.source or None)
        if not self.is_grounded:
            return because("no_ground")
        if audience not in ("jury", self.readers):
            return because("ground_kept", by=self.by)
        plain = (self.ground or self.condition).replace("{", "{{").replace("}", "}}")
        return Reason(code="ground", sentences={"en": plain})
