"""The law of France as data: what `FRANCE` of `eig.programme.jurisdictions` is made of."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

LAWS: Final = MappingProxyType(
    {
        "quorum": {
            "en": "half, for the advisory commissions of the State: CRPA, art. R133-10",
            "fr": "la moitié, pour les commissions consultatives de l'État : CRPA, art. R133-10",
        },
        "casting_vote": {"en": "CRPA, art. R133-11", "fr": "CRPA, art. R133-11"},
        "abstentions": {
            "en": "Conseil d'État, 27 September 2017, n° 404475",
            "fr": "Conseil d'État, 27 septembre 2017, n° 404475",
        },
        "impartiality": {
            "en": "Conseil d'État, 17 October 2016, n° 386400",
            "fr": "Conseil d'État, 17 octobre 2016, n° 386400",
        },
        "marks": {
            "en": "Conseil d'État, 17 February 2016, n° 371453",
            "fr": "Conseil d'État, 17 février 2016, n° 371453",
        },
        "algorithm": {
            "en": "whoever a decision concerns has the right to be told its rules (CRPA, art. L311-3-1)",
            "fr": (
                "toute personne concernée par une décision a le droit d'en obtenir les règles "
                "(CRPA, art. L311-3-1)"
            ),
        },
        "access": {
            "en": (
                "You have the right to be told the rules that define it and the main features of how they "
                "were applied, on request to {contact} (CRPA, art. L311-3-1, R311-3-1-1 and R311-3-1-2)."
            ),
            "fr": (
                "Vous avez le droit d'obtenir les règles qui le définissent et les principales "
                "caractéristiques de leur mise en œuvre (demande à adresser à : {contact} ; CRPA, "
                "art. L311-3-1, R311-3-1-1 et R311-3-1-2)."
            ),
        },
        "automated": {
            "en": (
                "This decision does not rest on the treatment alone: people gave the marks, and an authority "
                "decided (GDPR, art. 22; loi n° 78-17 of 6 January 1978, art. 47)."
            ),
            "fr": (
                "Cette décision n'est pas prise sur le seul fondement du traitement : les notes ont été "
                "données par des personnes, et une autorité a décidé (RGPD, art. 22 ; loi n° 78-17 du "
                "6 janvier 1978, art. 47)."
            ),
        },
        "author": {"en": "CRPA, art. L212-1", "fr": "CRPA, art. L212-1"},
        "notified": {"en": "CJA, art. R421-5", "fr": "CJA, art. R421-5"},
        "court": {
            "en": "CJA, art. R312-1; for an agent, art. R312-12",
            "fr": "CJA, art. R312-1 ; pour un agent, art. R312-12",
        },
        "withdrawal": {
            "en": "CRPA, art. L242-1: only if it was illegal, and within four months",
            "fr": "CRPA, art. L242-1 : seulement si elle est illégale, et dans les quatre mois",
        },
        "information": {"en": "GDPR, art. 13", "fr": "RGPD, art. 13"},
        "data": {
            "en": (
                "You may ask {contact} for the data about you, and have them corrected (GDPR, art. 15 and "
                "16), and complain to the Commission nationale de l'informatique et des libertés (CNIL) "
                "(GDPR, art. 77)."
            ),
            "fr": (
                "Vous pouvez obtenir les données qui vous concernent et les faire rectifier (RGPD, art. 15 "
                "et 16 ; demande à adresser à : {contact}), et adresser une réclamation à la Commission "
                "nationale de l'informatique et des libertés (CNIL) (RGPD, art. 77)."
            ),
        },
    }
)
REMEDIES: Final = (
    {
        "against": "access",
        "to": {
            "en": (
                "the Commission d'accès aux documents administratifs (CADA), which must come before any court"
            ),
            "fr": (
                "la Commission d'accès aux documents administratifs (CADA), préalable obligatoire à "
                "tout recours devant le juge"
            ),
        },
        "within": "2 months",
        "silence": "1 month",
        "source": "CRPA, art. L342-1, R311-12, R311-13, R343-1",
    },
    {
        "against": "decision",
        "to": {"en": "the administrative court", "fr": "le tribunal administratif"},
        "within": "2 months",
        "source": "CJA, art. R421-1",
    },
)
