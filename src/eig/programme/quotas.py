"""Quotas: some values of an attribute must be present among those kept, or may not be too many.

Quotas on personal attributes are the caller's legal duty: the library holds no age, sex or origin of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import language_of
from eig._values.call_arguments import PRIVATE
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, ids, map_of, text, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.map_fields import frozen_map
from eig._values.names_alike_but_for_case import fold
from eig._values.nearest_names import nearest
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import to_each, to_ids, to_tuple
from eig._values.value import Value, keeps

if TYPE_CHECKING:  # loaded when a quota is told
    from eig.reasons import Reason
    from eig.typing import Lang

__all__ = ["Quota"]

Attributes = FrozenMap[FrozenMap[tuple[str, ...]]]
GivenAttributes: TypeAlias = Annotated[Mapping[str, Mapping[str, str | Iterable[str]]], PRIVATE]
"""For each item, the attributes that quotas count, each with one value or several: as private as they are."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Quota(Value):
    """At least, or at most, so many items with a value of an attribute.

    A published quota can show whom it counts, though no value here says it: beside published ranks, whoever
    is kept from beyond the places is counted, and whoever is passed over is not.

    Args:
        attribute: The name of the attribute, such as `profile`.
        value: The value counted, such as `design`.
        minimum: The fewest to keep.
        maximum: The most to keep; None for no limit.

    >>> print(Quota(attribute="profile", value="design", minimum=2))
    profile=design: at least 2
    """

    attribute: str = field(metadata=keeps(text))
    value: str = field(metadata=keeps(text))
    minimum: int = field(default=0, metadata=keeps(whole(0)))
    maximum: int | None = field(default=None, metadata=keeps(whole(0)))

    def _check(self, faults: Gather) -> None:
        faults.check("maximum", whole(self.minimum).or_none())

    @property
    def name(self) -> str:
        """The attribute and its value, as `profile=design`."""
        return f"{self.attribute}={self.value}"

    def counts(self, attributes: Annotated[Mapping[str, str | Iterable[str]], PRIVATE]) -> bool:
        """Tell whether the quota counts an item that has these attributes, each one value or several.

        >>> Quota(attribute="profile", value="design").counts({"profile": ("data", "design")})
        True
        >>> Quota(attribute="gender", value="male").counts({"gender": "female"})
        False
        """
        given = attributes.get(self.attribute, ())
        return self.value == given if isinstance(given, str) else self.value in given

    def say(self, lang: Lang = "en") -> str:
        """Return the quota as a sentence says it: what it counts, and its bounds.

        >>> Quota(attribute="profile", value="design", minimum=1).say()
        'profile=design: at least 1'
        """
        return f"{self.name}{language_of(lang).colon}{self.words().say(lang)}"

    def words(self) -> Reason:
        """Return the bounds in words.

        >>> Quota(attribute="profile", value="design", maximum=3).words().say("fr")
        'au plus 3'
        """
        from eig.reasons import reasons_in  # noqa: PLC0415 # loads when a quota is told

        least, most = bool(self.minimum), self.maximum is not None
        code = (
            ("quota_between" if most else "quota_least") if least else "quota_most" if most else "quota_any"
        )
        return reasons_in("programme")(code, quota=self.name, minimum=self.minimum, maximum=self.maximum)


def check_quotas(faults: Gather, quotas: Iterable[Quota], attributes: Attributes) -> None:
    """Note slips: an attribute that nobody has and that resembles one, a value typed in another way.

    What resembles nothing may be meant: at most so many of those who may yet come.
    """
    values: dict[str, set[str]] = {}
    for held in attributes.values():
        for attribute, some in held.items():
            values.setdefault(attribute, set()).update(some)
    given = tuple(quotas)
    named = enumerate(quota.attribute for quota in given)
    slips = {(at, "attribute"): one for at, one in named if nearest(one, values)}
    faults.known("quotas", slips.values(), values, what="an attribute", ways=slips)
    for quota in given:
        there = values.get(quota.attribute, set())
        alike = sorted(one for one in there if fold(one) == fold(quota.value))
        written = quota.value in there or not alike
        names = tuple(map(Quoted, alike))
        faults.that("quotas", written, "programme.as_items_write", value=quota.value, names=names)


def _values(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else to_tuple(given)


def _attributes_of(given: Mapping[str, str | Iterable[str]]) -> FrozenMap[tuple[str, ...]]:
    return frozen_map(given, _values)


def attributes_map(given: Mapping[str, Mapping[str, str | Iterable[str]]]) -> Attributes:
    """Return attributes by item, each with its values: the converter of fields that hold them."""
    return frozen_map(given, _attributes_of)


def counting(
    quotas: Sequence[Quota], items: Iterable[str], attributes: Attributes
) -> Iterator[tuple[int, ...]]:
    """Yield for each item the places of the quotas that count it."""
    nothing: FrozenMap[tuple[str, ...]] = FrozenMap()
    for item in items:
        held = attributes.get(item, nothing)
        yield tuple(at for at, one in enumerate(quotas) if one.value in held.get(one.attribute, ()))


def to_sets(sets: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return sets of identifiers as tuples; what is not a series of them as it is, for the check."""
    return to_each(sets, to_ids)


id_sets: Rule = ids.each()
attributes_rule: Rule = map_of(map_of(ids))
