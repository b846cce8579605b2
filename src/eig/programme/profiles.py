"""Profiles and their families: data of each promotion, not a closed list.

Promotion 3 counted a data engineer among *data*, the jury guide of promotion 4 among *development*, and
promotion 5 made it a profile of its own: the same word, three families.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

from attrs import frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, label, text
from eig._ground.frozen import FrozenMap
from eig._ground.values import Value

__all__ = ["Profile", "families"]


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Profile(Value):
    """A kind of skills that posts ask for and people have.

    Args:
        id: The identifier, such as `data` or `geomatics`.
        family: The family it counts in, such as `data`.
        title: How the programme calls it, in its own language.

    >>> Profile(id="geomatics", family="data", title="géomaticien").family
    'data'
    """

    id: str
    family: str
    title: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        faults.check("family", text)
        faults.check("title", label)
        faults.done()


@checked
def families(profiles: Iterable[Profile]) -> FrozenMap[tuple[str, ...]]:
    """Return the profiles of each family, by identifier and sorted.

    >>> families([Profile(id="data", family="data"), Profile(id="geomatics", family="data"),
    ...           Profile(id="ux", family="design")])
    FrozenMap({'data': ('data', 'geomatics'), 'design': ('ux',)})
    """
    members: dict[str, list[str]] = {}
    for profile in profiles:
        members.setdefault(profile.family, []).append(profile.id)
    return FrozenMap({family: tuple(sorted(ids)) for family, ids in members.items()})
