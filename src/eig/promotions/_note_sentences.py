"""The notes beside published facts, in French: each as it stands in English beside its fact."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

IN_FRENCH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pilot challenges, without a call": "défis pilotes, sans appel",
        "cartAV and La machine à données": "cartAV et La machine à données",
        "by the Cour des comptes": "par la Cour des comptes",
        "salaries 756 553.38, accompaniment 25 000, research 10 000": "salaires 756 553,38, accompagnement 25 000, recherche 10 000",
        "the first call opened on 3 November 2016, and missions started in January 2017": "le premier appel s'est ouvert le 3 novembre 2016, les missions ont commencé en janvier 2017",
        "until promotion 3; later promotions are paid by the programme and the hosts": "jusqu'à la promotion 3 ; les suivantes sont payées par le programme et les hôtes",
        "DINSIC became DINUM in 2019; `operator` is the one of promotions 1 to 3": "la DINSIC est devenue la DINUM en 2019 ; `operator` est celui des promotions 1 à 3",
        "the jury kept 10; EIG Link and two self-funded challenges were added": "le jury en a retenu 10 ; EIG Link et deux défis autofinancés ont été ajoutés",
        "PIA pays for all others": "le PIA paie tous les autres",
        "salaries 1 801 326, communication 74 209, accompaniment 37 106": "salaires 1 801 326, communication 74 209, accompagnement 37 106",
        "EIG Link included": "EIG Link compris",
        "the page of Etalab says 28, and 32 two lines below": "la page d'Etalab dit 28, et 32 deux lignes plus bas",
        "the posts asked for; who was hired where is not repeated here": "les postes demandés ; qui a été recruté où n'est pas repris ici",
        "56 % in the evaluation report": "56 % dans le rapport d'évaluation",
        "28 % in the evaluation report": "28 % dans le rapport d'évaluation",
        "16 % in the evaluation report": "16 % dans le rapport d'évaluation",
        "of 15": "sur 15",
        "the rule, and what the forecast comes to": "la règle, et ce que donne la prévision",
        "salaries 2 100 364.09, communication 80 000, accompaniment 220 000, research 30 000": "salaires 2 100 364,09, communication 80 000, accompagnement 220 000, recherche 30 000",
        "eig-link: some 50 000 of accompaniment a year, and 80 000 of communication": "eig-link : environ 50 000 d'accompagnement par an, et 80 000 de communication",
        "the call counts those who work with the teams, the website every name": "l'appel compte ceux qui travaillent avec les équipes, le site chaque nom",
        "of 14 projects: EIG Link was left out": "sur 14 projets, sans EIG Link",
        "of 14 projects: EIG Link was left out; 11 at the end": "sur 14 projets, sans EIG Link ; 11 à la fin",
        "of 14 projects: EIG Link was left out; one at the end": "sur 14 projets, sans EIG Link ; un à la fin",
        "on contracts": "en contrat",
        "contractors among them": "prestataires compris",
        "by two months": "de deux mois",
        "9 more were to come by March 2020": "9 autres étaient attendus avant mars 2020",
        "*Designers d'intérêt général*, beside promotion 3: `DESIGNERS`": "*Designers d'intérêt général*, à côté de la promotion 3 : `DESIGNERS`",
        "16 kept by the jury, and EIG Link": "16 retenus par le jury, et EIG Link",
        "posts changed after the call": "des postes ont changé après l'appel",
        "38 in all; the règlement of May says 41": "38 en tout ; le règlement de mai dit 41",
        "as they were called then": "comme ils s'appelaient alors",
        "reading, pitch, questions, deliberation": "lecture, présentation, questions, délibération",
        'published as "7 June 2020 23h (UTC+1)"; Paris was at UTC+2': "publié comme « 7 juin 2020 23h (UTC+1) » ; Paris était à UTC+2",
        "22 March 2020 was a Sunday": "le 22 mars 2020 était un dimanche",
        "full employer cost, September to December 2020": "coût employeur complet, de septembre à décembre 2020",
        "three EIG Link, for 12 months": "trois EIG Link, pour 12 mois",
        "candidates applied before they knew the projects": "les candidatures ont précédé la présentation des projets",
        "the preamble has it close before it opens": "le préambule le ferme avant de l'ouvrir",
        "1 October to 31 December 2021": "du 1er octobre au 31 décembre 2021",
        "the call was extended": "l'appel a été prolongé",
        "validate the hypothesis, prove the concept, prove the value, amplify": "valider l'hypothèse, prouver le concept, prouver la valeur, amplifier",
        "missions published so far": "missions publiées à ce jour",
        "the third is *direction de l'impact*": "le troisième est *direction de l'impact*",
        "how many there are: see the grid": "leur nombre : voir la grille",
        "people published so far": "personnes publiées à ce jour",
        "counted by challenge": "comptés par défi",
        "a group of public interest, and a body of social security: whether the décret n° 86-83 holds for their contracts was not checked": "un groupement d'intérêt public, et un organisme de sécurité sociale : l'application du décret n° 86-83 à leurs contrats n'a pas été vérifiée",
    }
)  # fmt: skip
