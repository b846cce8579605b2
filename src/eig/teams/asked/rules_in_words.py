"""How rules are told: in one sentence, and in a breach with what was found and the remedy.

Every rule is stated with this module, and most are never told: the words load when the first is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from eig.teams.asked._rule_answers import Answering
from eig.teams.asked.rule_shapes import Rule, answers

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.reasons import Reason


def because(code: str, /, **facts: object) -> Reason:
    """Return a reason of this package."""
    from eig.reasons import reasons_in  # noqa: PLC0415 # loads when a rule is told

    return reasons_in("teams.asked")(code, **facts)


def said(rule: Rule) -> Reason:
    """Return a rule as a reason, that every language can say where the rule answers one."""
    from eig.reasons import Reason  # noqa: PLC0415 # loads when a rule is told

    if answers(rule, "as_reason"):
        return cast("Answering", rule).as_reason()
    plain = {lang: rule.say(lang).replace("{", "{{").replace("}", "}}") for lang in ("en", "fr")}
    return Reason(code="rule", sentences=plain, facts={"rule": rule.id})


def part_of(code: str, part: str, facts: Mapping[str, object]) -> Reason:
    """Return what was found, or the remedy, as a case of a rule says it, else the rule, else all."""
    from eig.teams.asked._sentences import SENTENCES  # noqa: PLC0415 # loads when a rule is told

    own = (f"{code} {part}", f"{code.partition(' ')[0]} {part}", part)
    return because(next(filter(SENTENCES.__contains__, own)), **facts)
