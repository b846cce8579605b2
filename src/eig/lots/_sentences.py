"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "decided_by_draw": (
            "the tie was parted by a draw{order:?: #}{rest:?, then the others}{reference:? (#)}{on:?, on #}",
            "les ex æquo ont été départagés par tirage au sort{order:? : #}{rest:?, puis les autres}{reference:? (#)}{on:?, le #}",
        ),
        "decided_by_jury": (
            "the tie was parted by the jury{order:?: #}{rest:?, then the others}{reference:? (#)}{on:?, on #}",
            "les ex æquo ont été départagés par le jury{order:? : #}{rest:?, puis les autres}{reference:? (#)}{on:?, le #}",
        ),
        "decided_by_priority": (
            "the tie was parted by an order of priority{order:?: #}{rest:?, then the others}{reference:? (#)}{on:?, on #}",
            "les ex æquo ont été départagés par un ordre de priorité{order:? : #}{rest:?, puis les autres}{reference:? (#)}{on:?, le #}",
        ),
        "drawn_label": (
            "drawn {turn} of {count}, at position {position}",
            "rang {turn} sur {count} au tirage (position {position})",
        ),
        "drawn_rfc3797": (
            "drawn {turn} of {count}, from the digest {digest}",
            "rang {turn} sur {count} au tirage (empreinte {digest})",
        ),
        "draw": ("draw", "tirage au sort"),
        "list_free": (
            "the numbered list of a draw ({record}) could be chosen once the values were known: {others:?it is neither that of all the equals nor that of all who were judged|it is not in the order of identifiers}, and no announcement holds its digest ({digest})",
            "la liste numérotée d'un tirage au sort ({record}) a pu être choisie une fois les valeurs connues : {others:?ce n'est ni celle de tous les ex æquo ni celle de tous les dossiers jugés|elle n'est pas dans l'ordre des identifiants}, et aucune annonce n'en porte l'empreinte ({digest})",
        ),
        "told_draw": ("{order}, by {record}", "{order}, par {record}"),
        "taken_back": (
            "taken back by {by:=jury:the jury|*:#} ({reference}{on:?, #}{why:?: #}): {decision}",
            "décision retirée par {by:=jury:le jury|*:#} ({reference}{on:?, #}{why:? : #}) : {decision}",
        ),
        "not_drawn": ("not drawn", "aucun rang au tirage"),
        # ── what is expected ──
        "all_tied": (
            "an order of all who are tied, {out} included",
            "un ordre de tous les ex æquo, {out} compris",
        ),
        "all_tied.remedy": (
            'Order these too, or say rest="after": they come after the others, still tied.',
            'Ordonnez-les aussi, ou dites rest="after" : ils viennent après les autres, toujours ex æquo.',
        ),
        "decimals": (
            "a number from 0 with finitely many decimals",
            "un nombre à partir de 0, aux décimales en nombre fini",
        ),
        "digest": (
            "a SHA-256 digest: {digits} digits in lower-case hexadecimal",
            "une empreinte SHA-256 : {digits} chiffres hexadécimaux en minuscules",
        ),
        "key_of_sources": ("the key that the sources make, {made}", "la clé que donnent les sources, {made}"),
        "key_of_sources.remedy": ("Leave one of the two out.", "Omettez l'une des deux."),
        "key_or_sources": (
            "{key:?no sources beside a key|sources, or the key that they make}",
            "{key:?des sources absentes à côté d'une clé|des sources, ou la clé qu'elles donnent}",
        ),
        "key_or_sources.remedy": (
            "Give the published sources, or the key alone.",
            "Donnez les sources publiées, ou la clé seule.",
        ),
        "names_each": (
            "an order of priority that names all who are tied, {out} included",
            "un ordre de priorité qui nomme tous les ex æquo, {out} compris",
        ),
        "names_each.remedy": (
            "Add them to the order of priority, or draw among them.",
            "Ajoutez-les à l'ordre de priorité, ou tirez au sort parmi eux.",
        ),
        "names_tied": (
            "an order that names somebody tied{tied:?: one or more of #}",
            "un ordre qui nomme des ex æquo{tied:? : un au moins parmi #}",
        ),
        "names_tied.remedy": (
            "Draw among them, or add them to the order of priority.",
            "Tirez au sort parmi eux, ou ajoutez-les à l'ordre de priorité.",
        ),
        "not_parted": (
            "items that no earlier decision has parted",
            "des dossiers qu'aucune décision antérieure n'a départagés",
        ),
        "not_parted.remedy": (
            "Take the earlier one back on the record, or leave this one out.",
            "Retirez la précédente par écrit, ou omettez celle-ci.",
        ),
        "pool": ("at most {most:# name|# names}", "au plus {most:# nom|# noms}"),
        "tied_together": (
            "items that are tied together and may be kept",
            "des dossiers ex æquo entre eux, qui peuvent être retenus",
        ),
        "tied_together.remedy": (
            "Name items of one tie group, or leave the decision out.",
            "Nommez des dossiers ex æquo entre eux, ou omettez la décision.",
        ),
        # titles of the results
        "title_LabelDraw": ("Draw by label", "Tirage par étiquette"),
        "title_Rfc3797Draw": ("Draw by RFC 3797", "Tirage selon la RFC 3797"),
    }
)
