"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "disputed": (
            "the sources differ",
            "les sources divergent",
        ),
        "not_published": (
            "{key} was not published",
            "{key} n'a pas été publié",
        ),
        "published": ("{value} ({source})", "{value} ({source})"),
        "inferred": ("{value}, concluded from {source}", "{value}, déduit de {source}"),
        "promotion": (
            "{challenges:no challenge|one challenge|# challenges} and {posts:no post|one post|# posts} are known",
            "{challenges:aucun défi connu|# défi connu|# défis connus}, {posts:aucun poste|# poste|# postes}",
        ),
        "fact": ("{key}: {reasons}", "{key} : {reasons}"),
        "silent": ("not published: {facts}", "non publié : {facts}"),
        "other_dossiers": (
            "{count:one other dossier|# other dossiers}",
            "{count:un autre dossier|# autres dossiers}",
        ),
        "other_people": (
            "{count:one other person|# other people}",
            "{count:une autre personne|# autres personnes}",
        ),
        "some_jurors": ("{count:one juror|# jurors}", "{count:un juré|# jurés}"),
        "quota_any": ("any number", "n'importe quel nombre"),
        "quota_between": (
            "at least {minimum} and at most {maximum}",
            "au moins {minimum} et au plus {maximum}",
        ),
        "quota_least": ("at least {minimum}", "au moins {minimum}"),
        "quota_most": ("at most {maximum}", "au plus {maximum}"),
        "note": (
            "{note}",
            "{note}",
        ),
    }
)
