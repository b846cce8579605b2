"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # what an explanation is about, where it is of the whole
        "subject_matching": ("matching", "affectation"),
        "no_stable_matching": (
            "no stable matching exists with these couples and lots",
            "aucune affectation stable n'existe avec ces couples et cet ordre de tirage",
        ),
        "block": (
            "{people} would rather have {places}, and conversely",
            "{people:{people} préférerait|{people} préféreraient} {places}, et réciproquement",
        ),
        "would_take": (
            "{places} would take {person}: they block",
            "{places} prendrait {person} : l'affectation n'est pas stable",
        ),
        "not_ranked": ("{place} does not rank {person}", "{place} ne classe pas {person}"),
        "takes_nobody": ("{place} takes nobody", "{place} ne prend personne"),
        "full_place": (
            "{place} holds {held} of {capacity}, each ranked above {person}{level:?, or level|}",
            "{place} n'a plus de place : {held} sur {capacity} à des personnes classées avant {person}{level:?, ou à égalité|}",
        ),
        "full_both": (
            "{place} has no two seats left: of its {capacity}, people ranked above {person} hold {held}{level:?, or level|}",
            "{place} n'a plus deux places : sur {capacity}, {held} à des personnes classées avant {person}{level:?, ou à égalité|}",
        ),
        "full_host": (
            "{place} is closed: its host {host} holds {held} of {capacity}, each ranked above {person}{level:?, or level|}",
            "{place} ne prend plus personne : {host} a donné {held} places sur {capacity} à des personnes classées avant {person}{level:?, ou à égalité|}",
        ),
        "matched": (
            "{count:one person has|# people have} a place, of {people}; no person and place would both rather have each other",
            "{count:# personne a|# personnes ont} une place, sur {people} ; aucune personne et aucune place ne se préféreraient mutuellement",
        ),
        "by_lots": (
            "where lists hold people equal, the order declared parts them: {lots}",
            "là où des listes sont ex æquo, l'ordre déclaré départage : {lots}",
        ),
        "only_stable": (
            "it is the only stable matching: it is proven",
            "c'est la seule affectation stable : c'est prouvé",
        ),
        "stable_too": (
            "other matchings are stable too, in which {people:{people} sits|{people} sit} elsewhere: this one is the best for {side:=people:each person|*:each place}",
            "d'autres affectations sont stables aussi, où {people:{people} a une autre place|{people} ont une autre place} : celle-ci est la meilleure pour {side:=people:chaque personne|*:chaque place}",
        ),
        "maybe_stable_too": (
            "whether other matchings are stable too is not settled: this one may depend on names and their order",
            "on ne sait pas si d'autres affectations sont stables aussi : celle-ci peut dépendre des noms et de leur ordre",
        ),
        "elsewhere_too": (
            "in another stable matching {person} has {place:?{place}|no place}",
            "dans une autre affectation stable, {person} a {place:?{place}|aucune place}",
        ),
        "search_stopped": (
            "the search stopped at its limit before it found or excluded one",
            "la recherche s'est arrêtée à sa limite sans trouver ni exclure",
        ),
        "seated": ("{person} has {place}, wish number {wish}", "{person} a {place}, son vœu n° {wish}"),
        "unmatched": ("{person} has no place", "{person} n'a pas de place"),
        # ── what is expected ──
        "as_host": (
            "people in the order of the host {host}, who ranks them all, without ties",
            "des personnes dans l'ordre du porteur {host}, qui les classe toutes, sans ex æquo",
        ),
        "couples_or_hosts": (
            "a market with couples or with hosts, not with both",
            "un marché avec des couples ou avec des porteurs, non les deux",
        ),
        "couples_or_hosts.remedy": (
            "Give each place its own capacity, or seat the couples first.",
            "Donnez à chaque place sa capacité, ou placez d'abord les couples.",
        ),
        "listed": (
            "a place that lists {person}, and that {person} lists",
            "une place qui a inscrit {person}, et que {person} a inscrite",
        ),
        "listed.remedy": (
            "Leave the person out, or list the pair.",
            "Omettez la personne, ou inscrivez la paire.",
        ),
        "lot_each": (
            "an order with everybody who is tied, {missing} too",
            "un ordre où figurent tous les ex æquo, {missing} aussi",
        ),
        "order_of_ties": (
            "an order of those whom the lists of {lists} hold equal, which is never that of the alphabet",
            "un ordre des ex æquo des listes de {lists}, qui n'est jamais celui de l'alphabet",
        ),
        "order_of_ties.remedy": ("Give a draw, for instance.", "Donnez un tirage, par exemple."),
        "pair_listed": (
            "for {people} a pair of places that they listed, or none",
            "pour {people} une paire de places de leurs vœux, ou aucune",
        ),
        "pair_listed.remedy": ("Seat both or neither.", "Placez les deux, ou aucune."),
        "people_propose": (
            "'people', since places propose only without hosts and couples",
            "« people », car les places ne proposent que sans porteurs ni couples",
        ),
        "room": (
            "at most {most:one person|# people} at {name}",
            "au plus {most:une personne|# personnes} à {name}",
        ),
        "tier": (
            "an identifier, or several that are held equal in a tuple",
            "un identifiant, ou plusieurs ex æquo dans un tuple",
        ),
        # titles of the results
        "title_Blocking": ("Who would rather be together", "Paire bloquante"),
        "title_Matching": ("Matching", "Appariement"),
    }
)
