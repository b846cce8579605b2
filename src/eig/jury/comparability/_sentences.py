"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "articulation": (
            "without this {kind:=item:dossier|*:juror}, others could no longer be compared",
            "sans ce {kind:=item:dossier|*:juré}, d'autres ne pourraient plus se comparer",
        ),
        "bridge": (
            "losing the review of {item} by {juror} makes the comparison impossible",
            "perdre la note de {juror} sur {item} rend la comparaison impossible",
        ),
        "caption": ("Which marks compare", "Quelles notes se comparent"),
        "component": (
            "in a linked set of {items:# dossier|# dossiers} and {jurors:# juror|# jurors}",
            "dans un ensemble relié de {items:# dossier|# dossiers} et {jurors:# juré|# jurés}",
        ),
        "disconnected": (
            "reviews form {count} linked sets that share neither dossier nor juror: marks do not compare from one to another",
            "les notes forment {count} ensembles sans dossier ni juré commun : elles ne se comparent pas de l'un à l'autre",
        ),
        "linked": (
            "reviews link {items:the only dossier|all # dossiers}: their marks compare",
            "les notes relient {items:le seul dossier|les # dossiers} : elles se comparent",
        ),
        "no_bridge": (
            "no single review holds the comparison together",
            "aucune note ne tient à elle seule la comparaison",
        ),
        "nothing": ("there is no review", "il n'y a aucune note"),
        "whole": ("comparison", "comparaison"),
        # titles of the results
        "title_Connectivity": ("What can be compared", "Ce qui se compare"),
    }
)
