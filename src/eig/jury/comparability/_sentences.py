"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "articulation": (
            "without it, others could no longer be compared",
            "sans lui, d’autres ne pourraient plus se comparer",
        ),
        "bridge": (
            "losing the review of {item} by {juror} makes the comparison impossible",
            "perdre la note de {item} par {juror} rend la comparaison impossible",
        ),
        "component": (
            "in a component of {items} items and {jurors} jurors",
            "dans une composante de {items} éléments et {jurors} jurés",
        ),
        "disconnected": (
            "reviews form {count} components that share neither item nor juror: marks do not compare",
            "les notes forment {count} composantes sans élément ni juré commun : elles ne se comparent pas",
        ),
    }
)
