"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "decided_by_draw": (
            "the tie was parted by a draw: {order}{rest:?, then the others} ({reference}{on:?, #})",
            "les ex æquo ont été départagés par tirage au sort : {order}{rest:?, puis les autres} ({reference}{on:?, #})",
        ),
        "decided_by_jury": (
            "the tie was parted by the jury: {order}{rest:?, then the others} ({reference}{on:?, #})",
            "les ex æquo ont été départagés par le jury : {order}{rest:?, puis les autres} ({reference}{on:?, #})",
        ),
        "decided_by_priority": (
            "the tie was parted by an order of priority: {order}{rest:?, then the others} ({reference}{on:?, #})",
            "les ex æquo ont été départagés par un ordre de priorité : {order}{rest:?, puis les autres} ({reference}{on:?, #})",
        ),
        "drawn_label": (
            "drawn {turn} of {count}, at position {position}",
            "{turn:ordinal} du tirage sur {count} (position {position})",
        ),
        "drawn_rfc3797": (
            "drawn {turn} of {count}, from the digest {digest}",
            "{turn:ordinal} du tirage sur {count} (empreinte {digest})",
        ),
        "draw": ("draw", "tirage au sort"),
        "told_draw": ("{order}, by {record}", "{order}, par {record}"),
        "taken_back": (
            "taken back by {by} ({reference}{on:?, #}{why:?: #}): {decision}",
            "retiré par {by} ({reference}{on:?, #}{why:? : #}) : {decision}",
        ),
        "not_drawn": (
            "not drawn",
            "non tiré au sort",
        ),
        # what is expected of a draw
        "digest": (
            "a SHA-256 digest: {digits} digits in lower-case hexadecimal",
            "une empreinte SHA-256 : {digits} chiffres hexadécimaux en minuscules",
        ),
        # titles of the results
        "title_LabelDraw": ("Draw by label", "Tirage par étiquette"),
        "title_Rfc3797Draw": ("Draw by RFC 3797", "Tirage selon la RFC 3797"),
    }
)
