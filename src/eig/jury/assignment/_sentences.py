"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "cannot_be_linked": (
            "no assignment links all jurors by shared items",
            "aucune répartition ne relie tous les jurés par des dossiers communs",
        ),
        "certain_readers": (
            "always by {readers}",
            "toujours par {readers}",
        ),
        "from_worst_off": (
            "{worse} of {count} items are worse off",
            "{worse} dossiers sur {count} sont moins bien servis",
        ),
        "label": (
            "{label}: {members} for a share of {share}",
            "{label} : {members} pour une part de {share}",
        ),
        "members": (
            "{count} jurors",
            "{count} jurés",
        ),
        "never_linked": (
            "no review more would link them, as recusals keep them apart: rank each group apart",
            "aucune lecture de plus ne les relierait, les déports les séparent : classez chaque groupe à part",
        ),
        "no_part": (
            "it takes no part in what is impossible",
            "n'est pas en cause",
        ),
        "not_linked": (
            "no assignment was found that links all jurors by shared items, and the search was stopped early",
            "aucune répartition trouvée ne relie tous les jurés par des dossiers communs, et la recherche a été arrêtée avant son terme",
        ),
        "possible_readers": (
            "read by {readers} in some",
            "lu par {readers} dans l'une ou l'autre",
        ),
        "read_by": (
            "read by {readers}, affinity {total} in all",
            "lu par {readers}, affinité {total} en tout",
        ),
    }
)
