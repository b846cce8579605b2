"""The words of the built-in rules, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Words(NamedTuple):
    """A rule and its remedy, in English and French, and how a breach is stated.

    `{field}` stands for a field of the rule; `{have}`, `{want}` and `{who}` for those of the breach.
    """

    en: str
    fr: str
    en_remedy: str
    fr_remedy: str
    en_found: str = "found {have} instead of {want} ({who})"
    fr_found: str = "constaté {have} au lieu de {want} ({who})"


BROKEN = ("broken by {who}", "enfreint par {who}")
NOT_SO = ("not so for {who}", "ce n'est pas le cas de {who}")
SHARES = ("found {count} of {seated} ({who})", "constaté {count} sur {seated} ({who})")
NUMBERS = ("found {have} instead of {want}", "constaté {have} au lieu de {want}")


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "OneSeatEach": Words(
            "nobody sits at two openings",
            "personne ne siège à deux défis",
            "choose one",
            "choisir l'un des deux",
            "{who} has {have} seats",
            "{who} a {have} places",
        ),
        "AvailabilityRequired": Words(
            "members are free for all the periods of the mission",
            "les membres sont libres pendant toutes les périodes de la mission",
            "seat someone who is free, or move the periods",
            "choisir quelqu'un de libre, ou déplacer les périodes",
            *NOT_SO,
        ),
        "OnlyWished": Words(
            "members asked for the opening, or accept any",
            "les membres ont demandé ce défi, ou acceptent tous les défis",
            "ask the person, or seat someone who asked",
            "demander à la personne, ou choisir quelqu'un qui l'a demandé",
            *NOT_SO,
        ),
        "ClearanceRequired": Words(
            "members hold the clearance that the opening needs",
            "les membres ont l'habilitation que demande le défi",
            "seat someone cleared, or wait for the clearance",
            "choisir quelqu'un d'habilité, ou attendre l'habilitation",
            *NOT_SO,
        ),
        "EligibilityRequired": Words(
            "on {on}, nobody seated has the status: {status}",
            "au {on}, aucune personne placée n'a le statut : {status}",
            "seat someone eligible on that day",
            "choisir quelqu'un d'éligible à cette date",
            "{who} has it",
            "{who} l'a",
        ),
        "Forbidden": Words(
            "{person} does not sit at {opening}",
            "{person} ne siège pas à {opening}",
            "seat someone else",
            "choisir quelqu'un d'autre",
            *BROKEN,
        ),
        "TeamSize": Words(
            "the team of {opening} has {minimum} to {maximum} people",
            "l'équipe du défi {opening} compte {minimum} à {maximum} personnes",
            "add or remove people",
            "ajouter ou retirer des personnes",
        ),
        "TeamSize exactly": Words(
            "the size of the team of {opening} is {minimum}",
            "la taille de l'équipe du défi {opening} est {minimum}",
            "add or remove people",
            "ajouter ou retirer des personnes",
        ),
        "TeamRequired": Words(
            "{opening} has a team",
            "{opening} a une équipe",
            "seat a team",
            "composer une équipe",
            "it has none",
            "il n'en a pas",
        ),
        "SkillNeed": Words(
            "the team of {opening} has at least {count} with {skill} at level {grade} or more",
            "l'équipe du défi {opening} en compte au moins {count} avec {skill} au niveau {grade} ou plus",
            "seat someone with the skill, or lower the level",
            "choisir quelqu'un qui a la compétence, ou baisser le niveau",
        ),
        "Posts": Words(
            "every post of {opening} is held by someone of an accepted profile, nobody holding two",
            "chaque poste du défi {opening} est tenu par un profil accepté, personne n'en tenant deux",
            "seat people of the missing profiles, or accept others",
            "choisir les profils qui manquent, ou en accepter d'autres",
        ),
        "TeamBudget": Words(
            "the team of {opening} costs at most {maximum}",
            "l'équipe du défi {opening} coûte au plus {maximum}",
            "raise the budget, or seat people who cost less",
            "relever le budget, ou choisir des personnes moins chères",
        ),
        "MaxEachTeam": Words(
            "a team has at most {maximum} of the same {attribute}",
            "une équipe en compte au plus {maximum} de même {attribute_fr}",
            "seat someone with another value",
            "choisir quelqu'un d'une autre valeur",
        ),
        "MinProfiles": Words(
            "the members of a team have at least {minimum} profiles between them",
            "les membres d'une équipe réunissent au moins {minimum} profils",
            "seat complementary profiles",
            "choisir des profils complémentaires",
        ),
        "Together": Words(
            "{people} sit together or not at all",
            "{people} siègent ensemble ou pas du tout",
            "seat both at one opening, or neither",
            "placer les deux au même défi, ou aucun",
            *BROKEN,
        ),
        "Apart": Words(
            "{people} do not sit together",
            "{people} ne siègent pas ensemble",
            "move one of the two",
            "déplacer l'un des deux",
            *BROKEN,
        ),
        "Together several": Words(
            "{people} sit together or not at all",
            "{people} siègent ensemble ou pas du tout",
            "seat all of them at one opening, or none",
            "les placer tous au même défi, ou aucun",
            *BROKEN,
        ),
        "Apart several": Words(
            "no two of {people} sit together",
            "parmi {people}, jamais deux ne siègent ensemble",
            "leave one of them here and move the others",
            "n'en laisser qu'un ici et déplacer les autres",
            *BROKEN,
        ),
        "CohortQuota": Words(
            "of the seated, {minimum} to {maximum} have {attribute} = {value}",
            "parmi les personnes placées, {minimum} à {maximum} ont {attribute_fr} = {value}",
            "exchange people, or move the bound",
            "échanger des personnes, ou déplacer la borne",
        ),
        "CohortQuota exactly": Words(
            "of the seated, exactly {minimum} have {attribute} = {value}",
            "parmi les personnes placées, exactement {minimum} ont {attribute_fr} = {value}",
            "exchange people, or move the bound",
            "échanger des personnes, ou déplacer la borne",
        ),
        "CohortQuota at least": Words(
            "of the seated, at least {minimum} have {attribute} = {value}",
            "parmi les personnes placées, au moins {minimum} ont {attribute_fr} = {value}",
            "seat more of them, or lower the bound",
            "en placer davantage, ou baisser la borne",
        ),
        "CohortQuota at most": Words(
            "of the seated, at most {maximum} have {attribute} = {value}",
            "parmi les personnes placées, au plus {maximum} ont {attribute_fr} = {value}",
            "seat fewer of them, or raise the bound",
            "en placer moins, ou relever la borne",
        ),
        "CohortQuota unbound": Words(
            "of the seated, any number have {attribute} = {value}",
            "parmi les personnes placées, un nombre quelconque ont {attribute_fr} = {value}",
            "nothing to do",
            "rien à faire",
        ),
        "ShareQuota": Words(
            "of the seated, {minimum} to {maximum} % have {attribute} = {value}",
            "parmi les personnes placées, {minimum} à {maximum} % ont {attribute_fr} = {value}",
            "exchange people, or move the share",
            "échanger des personnes, ou déplacer la part",
            *SHARES,
        ),
        "ShareQuota exactly": Words(
            "of the seated, exactly {minimum} % have {attribute} = {value}",
            "parmi les personnes placées, exactement {minimum} % ont {attribute_fr} = {value}",
            "exchange people, or move the share",
            "échanger des personnes, ou déplacer la part",
            *SHARES,
        ),
        "ShareQuota at least": Words(
            "of the seated, at least {minimum} % have {attribute} = {value}",
            "parmi les personnes placées, au moins {minimum} % ont {attribute_fr} = {value}",
            "seat more of them, or lower the share",
            "en placer davantage, ou baisser la part",
            *SHARES,
        ),
        "ShareQuota at most": Words(
            "of the seated, at most {maximum} % have {attribute} = {value}",
            "parmi les personnes placées, au plus {maximum} % ont {attribute_fr} = {value}",
            "seat fewer of them, or raise the share",
            "en placer moins, ou relever la part",
            *SHARES,
        ),
        "ShareQuota unbound": Words(
            "of the seated, any share have {attribute} = {value}",
            "parmi les personnes placées, une part quelconque ont {attribute_fr} = {value}",
            "nothing to do",
            "rien à faire",
            *SHARES,
        ),
        "MaxEach": Words(
            "the cohort has at most {maximum} of the same {attribute}",
            "la promotion en compte au plus {maximum} de même {attribute_fr}",
            "exchange people, or raise the cap",
            "échanger des personnes, ou relever le plafond",
        ),
        "Budget": Words(
            "the {amount} of the seated sums to {minimum} to {maximum}",
            "le total de « {amount_fr} » des personnes placées va de {minimum} à {maximum}",
            "exchange people, or move the bound",
            "échanger des personnes, ou déplacer la borne",
            *NUMBERS,
        ),
        "Budget exactly": Words(
            "the {amount} of the seated sums to exactly {minimum}",
            "le total de « {amount_fr} » des personnes placées est exactement {minimum}",
            "exchange people, or move the bound",
            "échanger des personnes, ou déplacer la borne",
            *NUMBERS,
        ),
        "Budget at least": Words(
            "the {amount} of the seated sums to at least {minimum}",
            "le total de « {amount_fr} » des personnes placées est d'au moins {minimum}",
            "exchange people, or lower the bound",
            "échanger des personnes, ou baisser la borne",
            *NUMBERS,
        ),
        "Budget at most": Words(
            "the {amount} of the seated sums to at most {maximum}",
            "le total de « {amount_fr} » des personnes placées est d'au plus {maximum}",
            "exchange people, or raise the bound",
            "échanger des personnes, ou relever la borne",
            *NUMBERS,
        ),
        "Budget unbound": Words(
            "the {amount} of the seated sums to anything",
            "le total de « {amount_fr} » des personnes placées est quelconque",
            "nothing to do",
            "rien à faire",
            *NUMBERS,
        ),
        "MentorLoad": Words(
            "{mentor} follows at most {maximum} people",
            "{mentor} suit au plus {maximum} personnes",
            "share the load with another mentor",
            "partager la charge avec un autre mentor",
        ),
        "SeatGiven": Words(
            "{person} sits at {opening}",
            "{person} siège à {opening}",
            "keep the seat",
            "garder la place",
            "not so",
            "ce n'est pas le cas",
        ),
        "Envy": Words(
            "nobody would rather have the seat of somebody ranked below them",
            "personne ne préférerait la place de quelqu'un de moins bien classé",
            "seat the person there, or let it stand",
            "y placer la personne, ou l'admettre",
        ),
        "MaxOverlap": Words(
            "at most {maximum} seats are those of an earlier cohort",
            "au plus {maximum} places sont celles d'une promotion précédente",
            "move more people",
            "déplacer plus de personnes",
        ),
    }
)
"""Every sentence of the built-in rules."""

SEVERAL = ("Together", "Apart")
"""The rules on a pair that have words of their own for three people or more."""

OPEN: Mapping[str, tuple[object, object]] = MappingProxyType(
    {
        "CohortQuota": (0, None),
        "Budget": (None, None),
        "ShareQuota": (0, 100),
        "TeamSize": (None, None),
    }
)
"""The values that leave the two bounds of a rule open: a bound left open is not spoken of."""

FRENCH: Mapping[str, str] = MappingProxyType({"employer": "employeur", "cost": "coût"})
"""The attributes and amounts that the library names, in French; others are the programme's own words."""
