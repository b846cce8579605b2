"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "timetable": ("timetable", "calendrier des auditions"),
        "hearing": ("hearing", "audition"),
        "room": ("room {room}", "salle {room}"),
        "heard": (
            "heard in room {room} on {day} from {starts:hour} to {ends:hour} before {jurors}",
            "audition en salle {room} le {day} de {starts:hour} à {ends:hour} devant {jurors}",
        ),
        "days_off": (
            "hearings on {days:a day|days} not worked: {days}",
            "auditions {days:un jour non ouvré|des jours non ouvrés} : {days}",
        ),
        "recused": ("{juror} leaves the room for it", "{juror} quitte la salle"),
        "steps_back": ("{juror} steps back from it", "déport de {juror}"),
        "sits": (
            "sits for {hearing} in room {room} on {day} at {starts:hour}",
            "siège pour {hearing} en salle {room} le {day} à {starts:hour}",
        ),
        "placed": (
            "{hearings:there is nothing to hear|the one hearing has its room and its time|all # hearings have their room and their time}",
            "{hearings:rien à entendre|l'audition a sa salle et son heure|les # auditions ont leur salle et leur heure}",
        ),
        "partial": (
            "{held:no hearing|one hearing|# hearings} of {asked} {held:has|has|have} a place: no timetable holds more",
            "{held:aucune audition|# audition|# auditions} sur {asked} {held:n'a|a|ont} une place : aucun calendrier n'en contient davantage",
        ),
        "partial_not_settled": (
            (
                "{held:no hearing|one hearing|# hearings} of {asked} {held:has|has|have} a place; whether more have, up to {most}, "
                "is not settled: raise `trials`, or place some by hand; this choice may depend on names and order"
            ),
            (
                "{held:aucune audition|# audition|# auditions} sur {asked} {held:n'a|a|ont} une place ; on ne sait pas si davantage, "
                "jusqu'à {most}, peuvent en avoir : augmenter `trials`, ou en placer à la main ; ce choix peut dépendre des noms "
                "et de l'ordre"
            ),
        ),
        "left_out": (
            "{hearing} has no place: {away:?{away}; }no free place keeps every rule",
            "{hearing} n'a pas de place : {away:?{away} ; }aucune place libre ne respecte toutes les règles",
        ),
        "not_found": (
            "{hearing} has no place yet: the search ended before it found one, or proved that there is none",
            "{hearing} n'a pas encore de place : la recherche a fini avant d'en trouver une, ou de prouver qu'il n'y en a pas",
        ),
        "no_half_day": (
            "{hearing} has no place: on every half-day, somebody it needs is away ({away})",
            "{hearing} n'a pas de place : chaque demi-journée, il manque quelqu'un ({away})",
        ),
        "no_place": ("it has no place yet", "l'audition n'a pas encore de place"),
        "away": ("{person} is away on {half_days}", "absence de {person} : {half_days}"),
        "instead": (
            "equally good: {hearings} could be left out instead",
            "ex æquo : {hearings:pourrait être laissée de côté à la place|pourraient être laissées de côté à la place} ({hearings})",
        ),
        "certain": (
            "no other hearing could be left out instead",
            "aucune autre audition ne pourrait être laissée de côté à la place",
        ),
        "instead_not_settled": (
            "which other hearings could be left out instead is not settled",
            "on ne sait pas quelles autres auditions pourraient être laissées de côté à la place",
        ),
        "equally_good": (
            "other timetables are equally good: this one follows the order of time, of rooms and of keys",
            "d'autres calendriers sont ex æquo : celui-ci suit l'ordre du temps, des salles et des identifiants",
        ),
        "only": ("it is the only one", "c'est le seul"),
        "only_not_settled": (
            "whether another timetable is equally good is not settled: this choice may depend on names and order",
            "on ne sait pas si un autre calendrier est ex æquo : ce choix peut dépendre des noms et de l'ordre",
        ),
        "juror_hears_too_much": (
            "hearings of {juror}: {load}, with time for {time_for}",
            "auditions de {juror} : {load}, avec du temps pour {time_for}",
        ),
        "too_few_jurors": (
            "{hearing} needs {fewest:one juror|# jurors}, and {left:none is|one is|# are} left after recusals",
            "{hearing} n'a plus {left:aucun|qu'un|que #} {fewest:juré|juré, et il en faut un,|des # jurés qu'il lui faut,} après les déports",
        ),
        "too_many_hearings": (
            "{hearings:one hearing|# hearings} for {places:no place|one place|# places} in all rooms and half-days",
            "{hearings:# audition|# auditions} pour {places:aucune place|# place|# places}, toutes salles et demi-journées comprises",
        ),
        "cannot_hold_together": (
            "{rules:this alone leaves no whole timetable|these cannot hold together}, with the rooms and the half-days given: {rules:rules}",
            "avec les salles et les demi-journées données, {rules:cette règle à elle seule ne laisse aucun calendrier complet|ces règles sont incompatibles} : {rules:rules}",
        ),
        "rule_half_day_limit": ("the half-days a juror may sit", "les demi-journées d'un juré"),
        "rule_absences": ("the absences", "les absences"),
        "rule_one_room_at_a_time": (
            "nobody is in two rooms at once",
            "personne n'est dans deux salles à la fois",
        ),
        "would_hold": (
            "{remedy} would be enough for every hearing that has its jurors",
            "{remedy} suffirait pour toutes les auditions qui ont leurs jurés",
        ),
        "more_room": ("one more room", "une salle de plus"),
        "more_half_days": ("one more half-day for each juror", "une demi-journée de plus par juré"),
        # ── what is expected ──
        "apart": ("half-days that do not overlap", "des demi-journées qui ne se chevauchent pas"),
        "apart.remedy": ("Part them, or join them.", "Séparez-les, ou joignez-les."),
        "hours": (
            "a start and an end for each part of a day",
            "un début et une fin pour chaque partie de journée",
        ),
        "some_heard": ("panels that hear something", "des sous-jurys qui entendent quelque chose"),
        "some_heard.remedy": (
            "Say what each panel hears: Panel(hears=[…]).",
            "Dites ce qu'entend chaque sous-jury : Panel(hears=[…]).",
        ),
        "some_jurors": ("one juror or more", "un juré ou plus"),
        "some_parts": ("one part or more", "une partie ou plus"),
        "some_rooms": ("one room or more", "une salle ou plus"),
        # titles of the results
        "title_Timetable": ("Hearings", "Auditions"),
    }
)
