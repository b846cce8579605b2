"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "casting_vote": (
            "equal votes, {votes} for and {votes} against: the casting vote of the chair is {en}",
            "partage égal des voix, {votes} pour et {votes} contre : la voix prépondérante du président est {fr}",
        ),
        "opinions": (
            "opinions: {favourable} favourable, {unfavourable} unfavourable",
            "avis : {favourable} favorable(s), {unfavourable} défavorable(s)",
        ),
        "takes_part": (
            "takes part in everything",
            "participe à tout",
        ),
    }
)
