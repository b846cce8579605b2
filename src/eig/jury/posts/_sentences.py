"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "takes": (
            "takes {post}, wish {wish}; ranked {rank} for {posts}",
            "prend {post}, vœu {wish} ; classé {rank} pour {postes}",
        ),
        "tied_for_post": (
            "{among} are tied for {posts} of {post}: to be decided on the record",
            "{among} sont ex æquo pour {postes} de {post} : à décider par écrit",
        ),
        "unranked": (
            "not on its list",
            "absent de sa liste",
        ),
        "vacant": (
            "nobody waits for {vacant}, which stays vacant",
            "personne n'attend {vacant}, qui reste vacant",
        ),
    }
)
