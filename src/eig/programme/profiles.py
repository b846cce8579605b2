"""Profiles and their families: data of each promotion, not a closed list.

Promotion 3 counted a data engineer among *data*, the jury guide of promotion 4 among *development*, and
promotion 5 made it a profile of its own: the same word, three families.
"""

from __future__ import annotations

from typing import final

from attrs import field, frozen

from eig._values.field_rules_and_bounds import called, text
from eig._values.value import Value, keeps

__all__ = ["Profile"]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Profile(Value):
    """A kind of skills that posts ask for and people have.

    Args:
        id: The identifier, such as `data` or `geomatics`.
        family: The family it counts in, such as `data`.
        title: How the programme calls it, in its own language.

    >>> Profile(id="geomatics", family="data", title="géomaticien").family
    'data'
    """

    id: str = field(metadata=keeps(text))
    family: str = field(metadata=keeps(text))
    title: str = field(default="", metadata=keeps(called))
