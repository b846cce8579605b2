"""What may be done against a decision, and how long what is personal is kept: loaded where a law says so."""

from __future__ import annotations

from typing import Literal, final

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import map_of, text
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.value import Value, keeps
from eig.programme.durations import Duration, duration_or_none, length, limit, to_duration
from eig.reasons import Because, Reason, reasons_in, worded

because: Because = reasons_in("programme")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Remedy(Value):
    """What somebody may do against a decision, or against a refusal to tell its rules.

    Args:
        against: What it is against: the `decision`, or a refusal of `access` to documents.
        to: Whom to refer to, by language, with the article: `{"en": "the court", "fr": "le tribunal"}`.
        within: How long one has; None where the law sets no delay.
        silence: How long a silence lasts that counts as a refusal; None where none does.
        source: Where that stands.

    >>> court = Remedy(against="decision", to={"en": "the court"}, within="2 months", source="statute, s. 4")
    >>> print(court.reason)
    You may bring this decision before the court within 2 months of its notification (statute, s. 4).
    """

    against: Literal["decision", "access"]
    to: FrozenMap[str] = field(converter=MapOf[str], metadata=keeps(map_of(text)))
    within: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    silence: Duration | None = field(default=None, converter=duration_or_none, metadata=keeps(limit))
    source: str = ""

    def _check(self, faults: Gather) -> None:
        faults.that("to", bool(self.to), "programme.in_a_language")

    @property
    def reason(self) -> Reason:
        """The remedy as a sentence."""
        return because(
            f"remedy_{self.against}",
            to=worded("to", self.to),
            named=None,
            within=self.within,
            silence=self.silence,
            source=self.source or None,
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class Retention(Value):
    """How long what is personal is kept after a decision was notified, and where that stands.

    Args:
        delay: How long.
        source: Where that stands: a text, a register, a policy.

    >>> print(Retention(delay="24 months", source="register of treatments, sheet 4").reason)
    What is personal is kept for 24 months after the decision was notified, then erased (register of \
treatments, sheet 4)
    """

    delay: Duration = field(converter=to_duration, metadata=keeps(length))
    source: str = field(metadata=keeps(text))

    @property
    def reason(self) -> Reason:
        """The delay as a sentence."""
        return because("retention", delay=self.delay, source=self.source)
