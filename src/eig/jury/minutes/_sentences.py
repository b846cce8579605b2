"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "holds": (
            "the minutes hold",
            "le procès-verbal est confirmé",
        ),
        "no_draw_record": (
            "no draw on record gives the order {order} ({reference})",
            "aucun tirage consigné ne donne l'ordre {order} ({reference})",
        ),
        "other_draw": (
            "a draw done again gives another order",
            "un tirage refait donne un autre ordre",
        ),
        "other_inputs": (
            "the inputs do not have the digest of the minutes",
            "les données n'ont pas l'empreinte du procès-verbal",
        ),
        "other_lists": (
            "the inputs run again give other lists",
            "les données rejouées donnent d'autres listes",
        ),
        "own_marks": (
            "marks {marks}, mean {mean}",
            "notes {marks}, moyenne {mean}",
        ),
        "recused": (
            "you stepped back from it: nothing about it is shown",
            "vous vous êtes déporté : rien n'en est montré",
        ),
        "withheld": (
            "too few jurors marked it for a mean to keep their marks to themselves",
            "trop peu de jurés l'ont noté pour qu'une moyenne taise leurs notes",
        ),
    }
)
