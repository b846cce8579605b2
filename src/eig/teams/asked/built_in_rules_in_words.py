"""How rules and breaches are told, and what built-in rules share: their first fields, whom a breach names.

Every rule is stated with this module, and most are never told: the words load when the first is.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, cast

from attrs import Factory, evolve, field, fields, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import instance_of, of_names, whole
from eig._values.value import Value, keeps
from eig.teams.asked._optional_answers_of_rules import Answering
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.rule_shapes import Rule, answered, answers, is_ours

if TYPE_CHECKING:
    from eig.reasons import Reason
    from eig.teams.asked._optional_answers_of_rules import MovedBound, RelaxedRule
    from eig.teams.asked.breach_of_a_rule import Breach
    from eig.typing import Lang


def because(code: str, /, **facts: object) -> Reason:
    """Return a reason of this package."""
    from eig.reasons import reasons_in  # noqa: PLC0415 # loads when a rule is told

    return reasons_in("teams.asked")(code, **facts)


def said(rule: Rule) -> Reason:
    """Return a rule as a reason, that every language can say where the rule answers one."""
    from eig.reasons import Reason  # noqa: PLC0415 # loads when a rule is told

    if answers(rule, "as_reason"):
        ask = cast("Answering", rule).as_reason
        return ask() if is_ours(rule) else answered(rule, "as_reason", ask, kind=instance_of(Reason))
    kind = instance_of(str)
    told = {lang: answered(rule, "say", partial(rule.say, lang), kind=kind) for lang in ("en", "fr")}
    plain = {lang: one.replace("{", "{{").replace("}", "}}") for lang, one in told.items()}
    return Reason(code="rule", sentences=plain, facts={"rule": rule.id})


def part_of(code: str, part: str, facts: Mapping[str, object]) -> Reason:
    """Return what was found, or the remedy, as a case of a rule says it, else the rule, else all."""
    from eig.teams.asked._sentences import SENTENCES  # noqa: PLC0415 # loads when a rule is told

    own = (f"{code} {part}", f"{code.partition(' ')[0]} {part}", part)
    return because(next(filter(SENTENCES.__contains__, own)), **facts)


def id_by(name_of: Callable[[Any], str]) -> Any:  # noqa: ANN401 # a default of attrs
    """Return the default of an `id` made of the other fields; where one is wrong, its check says so."""

    def _made(rule: object) -> str:
        try:
            return name_of(rule)
        except Exception:  # noqa: BLE001 # of anybody's value, before the fields are checked
            return type(rule).__name__.lower()

    return Factory(_made, takes_self=True)


@frozen(kw_only=True, eq=False, repr=False)
class BuiltIn(Value):
    """A rule of this library: hard, and of weight 1, where it says nothing else.

    A breach says who is concerned if the rule `_NAMES` people: of what each is, such as their gender, it
    never does, so that a rule which says nothing of it names nobody.
    """

    _NAMES: ClassVar[bool] = False
    id: str = field(metadata=keeps(of_names))
    level: int = field(default=0, metadata=keeps(whole(0)))
    weight: int = field(default=1, metadata=keeps(whole(1)))

    @property
    def _code(self) -> str:
        """The code of its sentences."""
        return type(self).__name__

    @property
    def _facts(self) -> Mapping[str, object]:
        """What its sentences may speak of: its fields, but for long lists; none says its id."""
        given = {one.name: getattr(self, one.name) for one in fields(type(self)) if one.name != "id"}
        return {name: value for name, value in given.items() if _is_plain(value)}

    def say(self, lang: Lang = "en") -> str:
        """Return the rule in one sentence."""
        return self.as_reason().say(lang)

    def as_reason(self) -> Reason:
        """Return the rule as a reason, that every language can say."""
        return because(f"{self._code} rule", **self._facts)

    @abstractmethod
    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""

    def _breach(
        self,
        crew: Crew | None,
        people: tuple[str, ...],
        *,
        have: int,
        want: int,
        misses: int = 1,
        facts: Mapping[str, object] = MappingProxyType({}),
    ) -> Breach:
        """Return one breach, told with its numbers and its remedy.

        Who is concerned is told too, of a rule that names people, and of employers. `people` holds them in
        any case, for those who hold the attributes.
        """
        from eig.teams.asked.breach_of_a_rule import Breach  # noqa: PLC0415 # loads when a rule is told

        opening = None if crew is None else crew.opening.id
        names = self._NAMES or self._facts.get("attribute") == "employer"
        found = {**facts, "have": have, "want": want, "who": people if names else ()}
        told = because(
            type(self).__name__,
            place=opening,
            rule=self.as_reason(),
            found=part_of(self._code, "found", found),
            remedy=part_of(self._code, "remedy", self._facts),
            have=have,
            want=want,
            **facts,
        )
        return Breach(
            rule=self.id,
            level=self.level,
            people=people,
            have=have,
            want=want,
            misses=misses,
            reason=told,
            opening=opening,
        )


def _is_plain(value: object) -> bool:
    return not isinstance(value, Value) and (
        not isinstance(value, tuple) or all(isinstance(one, str) for one in cast("tuple[object, ...]", value))
    )


@frozen(kw_only=True, eq=False, repr=False)
class Relaxable(BuiltIn):
    """A rule whose bounds are moved away one by one, each up to its end, where it asks nothing more."""

    _ENDS: ClassVar[Mapping[MovedBound, int | None]]

    def relaxed_by(self, by: int, id: str) -> Iterable[RelaxedRule]:
        """Yield each bound moved away."""
        rule: Any = self
        for name, end in self._ENDS.items():
            value: int | None = getattr(self, name)
            if value is not None and value != end:
                raised = name == "maximum"
                moved = value + by if raised else value - by
                moved = moved if end is None else min(moved, end) if raised else max(moved, end)
                yield name, moved, evolve(rule, id=id, **{name: moved})


_HOW: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {(True, True): "", (True, False): " at least", (False, True): " at most", (False, False): " unbound"}
)


def between(low: int | None, high: int | None, least: int | None = None, most: int | None = None) -> str:
    """Return how the code of a rule goes on by its two bounds: one left open, as here, is not spoken of."""
    exact = low == high and low is not None
    return " exactly" if exact else _HOW[low != least, high != most]


def check_bounds(faults: Gather, low: int | None, high: int | None) -> None:
    """Note a least that is above the most; None is no bound."""
    if low is not None and high is not None:
        faults.that("minimum", low <= high, "teams.asked.bounds", high=high)
