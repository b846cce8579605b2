"""How built-in rules are told: in one sentence, and in a breach with what was found and the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig._ground.checks import Gather, text, whole
from eig._ground.checks import Rule as CheckRule
from eig.reasons import Reason
from eig.teams.asked._rule_words import FRENCH, OPEN, SEVERAL, WORDS, Words
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.rules import Breach
from eig.typing import Lang


def words_of(rule: object) -> Words:
    """Return the words of a built-in rule; a bound left open is not spoken of."""
    name = type(rule).__name__
    if len(getattr(rule, "people", ())) > 2 and name in SEVERAL:  # noqa: PLR2004 # a pair has words of its own
        return WORDS[f"{name} several"]
    if name not in OPEN:
        return WORDS[name]
    least, most = OPEN[name]
    below, above = (getattr(getattr(rule, "quota", rule), bound) for bound in ("minimum", "maximum"))
    if below == above and below is not None:
        return WORDS[f"{name} exactly"]
    return WORDS[name + _BOUNDED[below != least, above != most]]


_BOUNDED: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {(True, True): "", (True, False): " at least", (False, True): " at most", (False, False): " unbound"}
)


def sentence(rule: object, lang: Lang) -> str:
    """Return a built-in rule in one sentence."""
    words = words_of(rule)
    return Reason(code="rule", sentences={"en": words.en, "fr": words.fr}, facts=facts_of(rule)).say(lang)


def facts_of(rule: object) -> dict[str, object]:
    """Return the fields of a rule, by name, and what the library itself names, in French."""
    given = _fields(rule) | _fields(getattr(rule, "quota", None))
    told = {
        f"{name}_fr": FRENCH.get(str(given[name]), given[name])
        for name in ("attribute", "amount")
        if name in given
    }
    return {**given, **told}


def _fields(value: object) -> dict[str, object]:
    """Return the fields of an attrs value by name, but for a quota, whose own fields are told."""
    names = (one.name for one in getattr(type(value), "__attrs_attrs__", ()))
    return {name: getattr(value, name) for name in names if name != "quota"}


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
    words = words_of(rule)
    opening = None if crew is None else crew.opening.id
    private = facts_of(rule).get("attribute") not in {None, "employer"}
    en_found, fr_found = (
        found.removesuffix(" ({who})") if private else found for found in (words.en_found, words.fr_found)
    )
    who = {} if private else {"who": people}
    en, fr = ("", "") if crew is None else ("{place}: ", "{place} : ")
    told = Reason(
        code=type(rule).__name__,
        sentences={
            "en": f"{en}{words.en}; {en_found}; {words.en_remedy}",
            "fr": f"{fr}{words.fr} ; {fr_found} ; {words.fr_remedy}",
        },
        facts={**facts_of(rule), "have": have, "want": want, **who, "place": opening, **facts},
    )
    return Breach(
        rule=rule.id,  # type: ignore[attr-defined] # idem: every rule has an id
        level=rule.level,  # type: ignore[attr-defined]
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
