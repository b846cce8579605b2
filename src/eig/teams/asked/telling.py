"""How rules are told: in one sentence, and in a breach with what was found and the remedy.

Every rule is stated with this module, and most are never told: the words load when the first is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from eig._ground.checks import Gather, text, whole
from eig._ground.checks import Rule as CheckRule
from eig._ground.values import Value
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.rules import Rule

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.reasons import Reason
    from eig.teams.asked.breaches import Breach
    from eig.typing import Lang

__all__: list[str] = []  # for the rooms and the book; users have the results that say these


def __dir__() -> list[str]:
    return __all__


def because(code: str, /, **facts: object) -> Reason:
    """Return a reason of this package."""
    from eig.reasons import reasons_in  # noqa: PLC0415 # loads when a rule is told

    return reasons_in("teams.asked")(code, **facts)


def _is_said(code: str) -> bool:
    """Tell whether the package has a sentence of a code."""
    from eig.teams.asked._sentences import SENTENCES  # noqa: PLC0415 # loads when a rule is told

    return code in SENTENCES


SEVERAL = ("Together", "Apart")
"""The rules on a pair that have words of their own for three people or more."""

OPEN: Mapping[str, tuple[object, object]] = MappingProxyType(
    {"CohortQuota": (0, None), "Budget": (None, None), "ShareQuota": (0, 100), "TeamSize": (None, None)}
)
"""The values that leave the two bounds of a rule open: a bound left open is not spoken of."""

_BOUNDED: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {(True, True): "", (True, False): " at least", (False, True): " at most", (False, False): " unbound"}
)

_LARGE = ("claims", "posts", "quota", "seats")


def _code_of(rule: object) -> str:
    """Return the code of a built-in rule's sentence."""
    name = type(rule).__name__
    if len(getattr(rule, "people", ())) > 2 and name in SEVERAL:  # noqa: PLR2004 # a pair has words of its own
        return f"{name} several"
    if name not in OPEN:
        return name
    least, most = OPEN[name]
    below, above = (getattr(getattr(rule, "quota", rule), bound) for bound in ("minimum", "maximum"))
    if below == above and below is not None:
        return f"{name} exactly"
    return name + _BOUNDED[below != least, above != most]


def _facts_of(rule: object) -> dict[str, object]:
    """Return the fields of a rule by name, those of its quota included, but for long lists."""
    names = {name: value for value in (rule, getattr(rule, "quota", None)) for name in _names_of(value)}
    return {name: getattr(value, name) for name, value in names.items() if name not in _LARGE}


def _names_of(value: object) -> list[str]:
    return [one.name for one in getattr(type(value), "__attrs_attrs__", ())]


def said(rule: Rule) -> Reason:
    """Return a rule as a reason, that every language can say: one of the library's, or a user's own."""
    from eig.reasons import Reason  # noqa: PLC0415 # loads when a rule is told

    if isinstance(rule, Value) and _is_said(f"{_code_of(rule)} rule"):
        return because(f"{_code_of(rule)} rule", **_facts_of(rule))
    plain = {lang: rule.say(lang).replace("{", "{{").replace("}", "}}") for lang in ("en", "fr")}
    return Reason(code="rule", sentences=plain, facts={"rule": rule.id})


def sentence(rule: object, lang: Lang) -> str:
    """Return a built-in rule in one sentence."""
    return because(f"{_code_of(rule)} rule", **_facts_of(rule)).say(lang)


def breach(
    rule: object,
    crew: Crew | None,
    people: tuple[str, ...],
    *,
    have: int,
    want: int,
    misses: int = 1,
    facts: Mapping[str, object] = MappingProxyType({}),
) -> Breach:
    """Return one breach of a built-in rule, told with its numbers and its remedy.

    Who is concerned is told too, but not of a rule on an attribute: that would tell what each person is.
    `people` holds them, for those who hold the attributes.
    """
    from eig.teams.asked.breaches import Breach  # noqa: PLC0415 # loads when a rule is told

    code, fields = _code_of(rule), _facts_of(rule)
    opening = None if crew is None else crew.opening.id
    private = fields.get("attribute", "employer") != "employer"
    found = {**facts, "have": have, "want": want, "who": () if private else people}
    told = because(
        type(rule).__name__,
        place=opening,
        rule=because(f"{code} rule", **fields),
        found=because(f"{code} found" if _is_said(f"{code} found") else "found", **found),
        remedy=because(f"{code} remedy", **fields),
        have=have,
        want=want,
        **facts,
    )
    return Breach(
        rule=cast("Rule", rule).id,
        level=cast("Rule", rule).level,
        people=people,
        have=have,
        want=want,
        misses=misses,
        reason=told,
        opening=opening,
    )


def check_bounds(faults: Gather, rule: object, low: str, high: str, *, kind: CheckRule) -> None:
    """Check the two bounds of a rule, each by itself, then that they are not crossed; None is no bound."""
    held = [faults.check(name, kind) for name in (low, high)]
    least, most = getattr(rule, low), getattr(rule, high)
    if all(held) and least is not None and most is not None:
        faults.that(
            low,
            least <= most,
            rule=f"the bound `{low}` is not above `{high}`, here {most}",
            remedy="swap the two bounds, or leave one out",
        )


def gather(rule: object) -> Gather:
    """Check the fields that every built-in rule has, and return the gatherer for the others."""
    faults = Gather(rule)
    faults.check("id", text)
    faults.check("level", whole(0))
    faults.check("weight", whole(1))
    return faults
