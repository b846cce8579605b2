"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "whole": ("check of the jury", "examen du jury"),
        "asked_yes": (
            "would another jury have kept the same? As far as these marks show, yes: {kept:the item kept stays|each of the # items kept stays} within the places whichever juror is left out, and in 95% at least of redrawn reviews{draws:? (draws: #)}",
            "un autre jury aurait-il retenu les mêmes ? D'après ces notes, oui : {kept:le dossier retenu reste|chacun des # dossiers retenus reste} dans la limite des places quel que soit le juré en moins, et dans 95 % au moins des tirages de nouvelles lectures{draws:? (tirages : #)}",
        ),
        "asked_partly": (
            "would another jury have kept the same? {firm:None|One|#} of the {kept:one item|# items} kept surely{draws:? (draws of reviews: #)}{open:?; depending on who sat: #}{near:?; could have taken a place: #}",
            "un autre jury aurait-il retenu les mêmes ? {firm:Aucun sûrement|Un sûrement|# sûrement} sur {kept:un dossier retenu|# dossiers retenus}{draws:? (tirages de nouvelles lectures : #)}{open:? ; selon la composition du jury : #}{near:? ; place possible avec d'autres notes : #}",
        ),
        "asked_unsure": (
            "would another jury have kept the same? Jurors were not left out one by one: no place is known to be sure{open:?; depending on who sat: #}{near:?; could have taken a place: #}",
            "un autre jury aurait-il retenu les mêmes ? Les jurés n'ont pas été laissés de côté un à un : aucune place n'est connue pour sûre{open:? ; selon la composition du jury : #}{near:? ; place possible avec d'autres notes : #}",
        ),
        "asked_few": (
            "would another jury have kept the same? Reviews were drawn again too few times to say",
            "un autre jury aurait-il retenu les mêmes ? Trop peu de tirages de nouvelles lectures pour le dire",
        ),
        "few_draws": (
            "reviews were drawn again {count:once|# times}; what is sure shows from {least:one draw|# draws} on",
            "les lectures ont été tirées de nouveau {count:une fois|# fois} ; ce qui est sûr se voit à partir {least:d'un tirage|de # tirages}",
        ),
        "asked_unknown": (
            "would another jury have kept the same? These marks cannot say: {count:one item kept has|# items kept have} one review only",
            "un autre jury aurait-il retenu les mêmes ? Ces notes ne le disent pas : {count:un dossier retenu n'a|# dossiers retenus n'ont} qu'une lecture",
        ),
        "asked_all": (
            "would another jury have kept the same? There was room for all: {kept:the only item ranked was|all # items ranked were} kept",
            "un autre jury aurait-il retenu les mêmes ? Il y avait de la place pour tous : {kept:le seul dossier classé est retenu|les # dossiers classés sont retenus}",
        ),
        "asked_apart": (
            "would another jury have kept the same? These marks cannot say: {sets} groups of jurors share no dossier, so that a dossier heard by another of them might have fared otherwise",
            "un autre jury aurait-il retenu les mêmes ? Ces notes ne le disent pas : {sets} groupes de jurés n'ont aucun dossier en commun, et un dossier entendu par un autre aurait pu avoir un autre sort",
        ),
        "asked_nothing": (
            "nothing was kept: there is nothing to ask about",
            "rien n'est retenu : il n'y a rien à examiner",
        ),
        "again": (
            "robustness: with reviews redrawn, {mean} of the {kept} kept would be kept on average{unknown:? (# left out, with one review only)}",
            "robustesse : avec des lectures tirées de nouveau, nombre moyen de dossiers retenus encore : {mean} sur {kept}{unknown:? (hors lecture unique : #)}",
        ),
        "agreement": ("agreement: {said}", "accord : {said}"),
        "comparison": ("comparison: {said}", "comparaison : {said}"),
        "severity": ("severity: {said}", "sévérité : {said}"),
        "severity_same": (
            "marks show that jurors differ in severity, and correcting it would keep the same items",
            "les notes montrent des sévérités différentes ; les corriger retiendrait les mêmes dossiers",
        ),
        "severity_moves": (
            "marks show that jurors differ in severity; correcting it would keep {gains}{loses:? rather than #}",
            "les notes montrent des sévérités différentes ; les corriger retiendrait {gains}{loses:? plutôt que #}",
        ),
        "one_juror": ("one juror less: {said}", "un juré de moins : {said}"),
        "one_criterion": ("one criterion less: {said}", "un critère de moins : {said}"),
        "undefined": ("undefined: {said}", "indéfini : {said}"),
        "no_reviews": (
            "no item has a review, so that there is nothing to draw again",
            "aucun dossier n'a de lecture : il n'y a rien à tirer de nouveau",
        ),
        "one_juror_only": (
            "one juror marked: without that juror nothing is left",
            "un seul juré a noté : sans ses notes, il ne reste rien",
        ),
        "one_criterion_only": (
            "one criterion is marked: without it nothing is left",
            "un seul critère est noté : sans lui, il ne reste rien",
        ),
        "stopped": (
            "the check was stopped before the ranks without each juror were known",
            "le contrôle a été arrêté avant que les rangs sans chaque juré soient connus",
        ),
        "uneven_totals": (
            "totals compare items with as many reviews each: without one juror they have not",
            "des totaux comparent des dossiers lus autant de fois : sans un juré, ils ne le sont plus",
        ),
        "uneven_criteria": (
            "some criteria are marked for some items only: without one of them, items do not compare",
            "certains critères ne valent que pour certains dossiers : sans l'un d'eux, les dossiers ne se comparent plus",
        ),
        "item": (
            "ranked {rank}, {status:=main:kept|undecided:still to be decided|*:not kept}",
            "rang {rank}, {status:=main:sur la liste principale|undecided:à départager|*:hors de la liste principale}",
        ),
        "juror_decides": (
            "other items would be within the places without this juror{gains:?: # would come in}{loses:?; # would go out}",
            "sans ses notes, d'autres dossiers seraient dans la limite des places{gains:?, en plus : #}{loses:?, en moins : #}",
        ),
        "juror_decides_nothing": (
            "the same items are within the places without this juror",
            "sans ses notes, les mêmes dossiers sont dans la limite des places",
        ),
        "caution_adjusted": (
            "scores were adjusted by decision: this check reads the marks as they were given",
            "des scores ont été ajustés par décision : cet examen lit les notes telles que données",
        ),
        "caution_quotas": (
            "quotas took part in the lists: this check reads ranks alone",
            "des quotas ont compté dans les listes : cet examen ne lit que les rangs",
        ),
        "caution_threshold": (
            "a threshold took part in the lists: this check reads ranks alone",
            "un seuil a compté dans les listes : cet examen ne lit que les rangs",
        ),
        "caution_method": (
            "reviews are redrawn for means, while the rules of this jury take another score",
            "les lectures sont tirées de nouveau pour des moyennes, alors que les règles de ce jury prennent un autre score",
        ),
        # titles of the results
        "title_JuryCheck": ("Check of the jury", "Examen du jury"),
    }
)
