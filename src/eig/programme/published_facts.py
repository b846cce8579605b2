"""Published facts, each with its source, and the facts that sources dispute.

One programme publishes 205 and 208 applications for the same call, 27 and 28 fellows for the same promotion.
A figure that stands alone hides it; a `PublishedFact` keeps every reading with its source, and says when
they differ. What nobody published is a fact too: it is `Undefined`, never a guess.
What happens to a promotion is an event: `eig.programme.appointments` and `eig.programme.ledger`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import cast, final

from attrs import field, frozen

from eig._values.exact_numbers import is_writable
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, is_day, label, text
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf
from eig._values.value import Value, keeps, told_where_given
from eig.errors import UnknownKey
from eig.reasons import Because, Reason, Trace, Undefined, reasons_in, trace
from eig.typing import Lang

__all__ = ["PublishedFact", "Reading"]

because: Because = reasons_in("programme")


def _is_plain(value: object) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_plain, cast("tuple[object, ...]", value)))
    if isinstance(value, (int, Fraction)):
        return is_writable(Fraction(value))
    return label.holds(value) if isinstance(value, str) else is_day(value)


plain: Rule = Rule(_is_plain, "programme.plain")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Reading(Value):
    """What one source says.

    Args:
        value: The value, as published: text, a whole number, a fraction, a date, or a tuple of them.
        source: Where it is published, in a few words.
        inferred: Whether it was concluded from the source, not read in it.
        vague: Whether it says less exactly what another does, as a month where that gives the day.

    >>> Reading(value=42, source="article de presse, 17 janvier 2019").value
    42
    """

    value: object = field(metadata=keeps(plain))
    source: str = field(metadata=keeps(text))
    inferred: bool = False
    vague: bool = field(default=False, metadata=told_where_given)


def _said(reading: Reading) -> Reason:
    code = "inferred" if reading.inferred else "less_exact" if reading.vague else "published"
    return because(code, value=reading.value, source=reading.source)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PublishedFact(Value):
    """One fact about a promotion, with all that its sources say.

    Args:
        key: What the fact is about, such as `candidates_filed`.
        readings: What the sources say, the one retained first; none where nothing was published.
        note: What a reader must know besides.
        note_in: The same in other languages, by their codes, such as `{"fr": "EIG Link compris"}`.

    >>> fellows = PublishedFact(key="fellows", readings=[Reading(value=28, source="règlement"),
    ...                                         Reading(value=27, source="etalab.gouv.fr")])
    >>> fellows.value, fellows.is_disputed, fellows.values
    (28, True, (28, 27))
    >>> print(fellows.explain())
    fellows: 28 (règlement); 27 (etalab.gouv.fr); the sources differ.
    >>> print(PublishedFact(key="challenges_heard").value)
    undefined: challenges_heard was not published
    """

    key: str = field(metadata=keeps(text))
    readings: tuple[Reading, ...] = field(default=(), converter=TupleOf[Reading])
    note: str = ""
    note_in: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        pairs = ((reading.value, reading.source) for reading in self.readings)
        faults.distinct("readings", pairs, what="reading")

    @property
    def values(self) -> tuple[object, ...]:
        """The different values, the one retained first."""
        return tuple(dict.fromkeys(reading.value for reading in self.readings))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources, in the order of the readings."""
        return tuple(reading.source for reading in self.readings)

    @property
    def is_published(self) -> bool:
        """Whether any source gives a value."""
        return bool(self.readings)

    @property
    def is_disputed(self) -> bool:
        """Whether sources give different values; one that is less exact is no other."""
        return len({reading.value for reading in self.readings if not reading.vague}) > 1

    @property
    def value(self) -> object:
        """The value retained, the first; `Undefined` where nothing was published."""
        return self.values[0] if self.readings else Undefined(reason=self._silence())

    def _silence(self) -> Reason:
        return because("not_published", key=self.key)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say each reading with its source, and whether they differ. It has one key, its own.

        >>> print(PublishedFact(key="fellows", readings=[Reading(value=32,
        ...     source="bilan")]).explain(lang="fr"))
        fellows : 32 (bilan).
        """
        if key not in (None, self.key):
            raise UnknownKey("fact", key, known=[self.key])
        said = [_said(reading) for reading in self.readings] or [self._silence()]
        if self.is_disputed:
            said.append(because("disputed"))
        if self.note:
            own = Reason(code="note", sentences={"en": self.note, **self.note_in}) if self.note_in else None
            said.append(own or because("note", note=self.note))
        return trace(self.key, said, lang)
