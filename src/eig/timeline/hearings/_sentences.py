"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "cannot_hold_together": (
            "these cannot hold together, with the rooms and the half-days given: {rules_en}",
            "ceci ne tient pas ensemble, avec les salles et les demi-journées données : {rules_fr}",
        ),
        "heard": (
            "heard in room {room} on {day} from {starts} to {ends} before {jurors}",
            "audition en salle {room} le {day} de {starts} à {ends} devant {jurors}",
        ),
        "juror_hears_too_much": (
            "hearings of {juror}: {load}, with time for {time_for}",
            "auditions de {juror} : {load}, avec du temps pour {time_for}",
        ),
        "no_half_day": (
            "on every half-day, somebody {hearing} needs is away",
            "chaque demi-journée, il manque quelqu'un à {hearing}",
        ),
        "placed": (
            "every hearing has its room and its time",
            "chaque audition a sa salle et son heure",
        ),
        "recused": (
            "{juror} leaves the room for it",
            "{juror} quitte la salle",
        ),
        "sits": (
            "sits for {hearing} in room {room} on {day} at {starts}",
            "siège pour {hearing} en salle {room} le {day} à {starts}",
        ),
        "too_few_jurors": (
            "{hearing} is left with {left} of the {fewest} jurors it needs, after recusals",
            "{hearing} n’a plus que {left} des {fewest} jurés qu’il lui faut, après les déports",
        ),
        "too_many_hearings": (
            "{hearings} hearings for {places} places in all rooms and half-days",
            "{hearings} auditions pour {places} places, toutes salles et demi-journées comprises",
        ),
        "undecided": (
            "the search stopped after {trials} trials: raise `trials`, or place some hearings by hand",
            "la recherche s'est arrêtée après {trials} essais : augmenter `trials`, ou en placer à la main",
        ),
    }
)
