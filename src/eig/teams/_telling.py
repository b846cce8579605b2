"""The words of the built-in rules, and how a breach is told: the rule, what was found, the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from attrs import fields

from eig._checks import Gather, text, whole
from eig._checks import Rule as CheckRule
from eig.reasons import Reason
from eig.teams.cohorts import Crew
from eig.teams.rules import Breach
from eig.typing import Lang


class Words(NamedTuple):
    """A rule and its remedy, in English and French; `{field}` stands for a field of the rule."""

    en: str
    fr: str
    en_remedy: str
    fr_remedy: str


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "Exclusive": Words(
            "nobody sits at two openings",
            "personne ne siège à deux défis",
            "choose one",
            "choisir l'un des deux",
        ),
        "Available": Words(
            "members are free for all the periods of the mission",
            "les membres sont libres pendant toutes les périodes de la mission",
            "seat someone who is free, or move the periods",
            "choisir quelqu'un de libre, ou déplacer les périodes",
        ),
        "Asked": Words(
            "members asked for the opening, or accept any",
            "les membres ont demandé ce défi, ou acceptent tous les défis",
            "ask the person, or seat someone who asked",
            "demander à la personne, ou choisir quelqu'un qui l'a demandé",
        ),
        "Cleared": Words(
            "members hold the clearance that the opening needs",
            "les membres ont l'habilitation que demande le défi",
            "seat someone cleared, or wait for the clearance",
            "choisir quelqu'un d'habilité, ou attendre l'habilitation",
        ),
        "Eligible": Words(
            "on {on}, nobody seated has the status: {status}",
            "au {on}, personne n'a le statut : {status}",
            "seat someone eligible on that day",
            "choisir quelqu'un d'éligible à cette date",
        ),
        "Barred": Words(
            "{person} does not sit at {opening}",
            "{person} ne siège pas à {opening}",
            "seat someone else",
            "choisir quelqu'un d'autre",
        ),
        "TeamSize": Words(
            "the team of {opening} has {low} to {high} people",
            "l'équipe de {opening} compte {low} à {high} personnes",
            "add or remove people",
            "ajouter ou retirer des personnes",
        ),
        "Filled": Words(
            "{opening} has a team", "{opening} a une équipe", "seat a team", "composer une équipe"
        ),
        "SkillNeed": Words(
            "the team of {opening} has {count} with {skill} at level {grade} or more",
            "l'équipe de {opening} en compte {count} avec {skill} au niveau {grade} ou plus",
            "seat someone with the skill, or lower the level",
            "choisir quelqu'un qui a la compétence, ou baisser le niveau",
        ),
        "Posts": Words(
            "every post of {opening} is held by someone of an accepted profile, nobody holding two",
            "chaque poste de {opening} est tenu par quelqu'un d'un profil accepté, personne n'en tenant deux",
            "seat people of the missing profiles, or accept others",
            "choisir les profils qui manquent, ou en accepter d'autres",
        ),
        "TeamBudget": Words(
            "the team of {opening} costs at most {most}",
            "l'équipe de {opening} coûte au plus {most}",
            "raise the budget, or seat people who cost less",
            "relever le budget, ou choisir des personnes moins chères",
        ),
        "TeamCap": Words(
            "at most {most} of a team share the same {attribute}",
            "au plus {most} membres d'une équipe ont le même attribut : {attribute}",
            "seat someone with another value",
            "choisir quelqu'un d'une autre valeur",
        ),
        "Mixed": Words(
            "the members of a team have at least {least} profiles between them",
            "les membres d'une équipe réunissent au moins {least} profils",
            "seat complementary profiles",
            "choisir des profils complémentaires",
        ),
        "Together": Words(
            "{people} sit together or not at all",
            "{people} siègent ensemble ou pas du tout",
            "seat both at one opening, or neither",
            "placer les deux au même défi, ou aucun",
        ),
        "Apart": Words(
            "{people} do not sit together",
            "{people} ne siègent pas ensemble",
            "move one of the two",
            "déplacer l'un des deux",
        ),
        "Count": Words(
            "of the seated, {low} to {high} have {attribute} = {value}",
            "parmi les personnes placées, {low} à {high} ont {attribute} = {value}",
            "exchange people, or move the bound",
            "échanger des personnes, ou déplacer la borne",
        ),
        "Count at least": Words(
            "of the seated, at least {low} have {attribute} = {value}",
            "parmi les personnes placées, au moins {low} ont {attribute} = {value}",
            "seat more of them, or lower the bound",
            "en placer davantage, ou baisser la borne",
        ),
        "Count at most": Words(
            "of the seated, at most {high} have {attribute} = {value}",
            "parmi les personnes placées, au plus {high} ont {attribute} = {value}",
            "seat fewer of them, or raise the bound",
            "en placer moins, ou relever la borne",
        ),
        "Count unbound": Words(
            "of the seated, any number have {attribute} = {value}",
            "parmi les personnes placées, un nombre quelconque ont {attribute} = {value}",
            "nothing to do",
            "rien à faire",
        ),
        "Share": Words(
            "of the seated, {low} to {high} % have {attribute} = {value}",
            "parmi les personnes placées, {low} à {high} % ont {attribute} = {value}",
            "exchange people, or move the share",
            "échanger des personnes, ou déplacer la part",
        ),
        "CapEach": Words(
            "at most {most} of the seated share the same {attribute}",
            "au plus {most} personnes placées ont le même attribut : {attribute}",
            "exchange people, or raise the cap",
            "échanger des personnes, ou relever le plafond",
        ),
        "CohortSum": Words(
            "the {amount} of the seated sums to {least} to {most}",
            "la somme de {amount} des personnes placées va de {least} à {most}",
            "exchange people, or move the bound",
            "échanger des personnes, ou déplacer la borne",
        ),
        "CohortSum at least": Words(
            "the {amount} of the seated sums to at least {least}",
            "la somme de {amount} des personnes placées est d'au moins {least}",
            "exchange people, or lower the bound",
            "échanger des personnes, ou baisser la borne",
        ),
        "CohortSum at most": Words(
            "the {amount} of the seated sums to at most {most}",
            "la somme de {amount} des personnes placées est d'au plus {most}",
            "exchange people, or raise the bound",
            "échanger des personnes, ou relever la borne",
        ),
        "CohortSum unbound": Words(
            "the {amount} of the seated sums to anything",
            "la somme de {amount} des personnes placées est quelconque",
            "nothing to do",
            "rien à faire",
        ),
        "MentorLoad": Words(
            "{mentor} follows at most {most} people",
            "{mentor} suit au plus {most} personnes",
            "share the load with another mentor",
            "partager la charge avec un autre mentor",
        ),
        "Seated": Words(
            "{person} sits at {opening}",
            "{person} siège à {opening}",
            "keep the seat",
            "garder la place",
        ),
        "Envy": Words(
            "nobody would rather have the seat of somebody ranked below them",
            "personne ne préférerait la place de quelqu'un de moins bien classé",
            "seat the person there, or let it stand",
            "y placer la personne, ou l'admettre",
        ),
        "Differs": Words(
            "at most {most} seats are those of an earlier cohort",
            "au plus {most} places sont celles d'une promotion précédente",
            "move more people",
            "déplacer plus de personnes",
        ),
    }
)


BOUNDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"Count": ("low", "high"), "CohortSum": ("least", "most")}
)
BOUNDED: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {(True, True): "", (True, False): " at least", (False, True): " at most", (False, False): " unbound"}
)


def words_of(rule: object) -> Words:
    """Return the words of a built-in rule; a bound left open is not spoken of."""
    name = type(rule).__name__
    if name not in BOUNDS:
        return WORDS[name]
    low, high = (getattr(rule, bound) is not None for bound in BOUNDS[name])
    return WORDS[name + BOUNDED[low, high]]


def sentence(rule: object, lang: Lang) -> str:
    """Return a built-in rule in one sentence."""
    words = words_of(rule)
    return Reason(code="rule", en=words.en, fr=words.fr, facts=facts_of(rule)).say(lang)


def facts_of(rule: object) -> dict[str, object]:
    """Return the fields of a rule, by name."""
    names = (one.name for one in fields(type(rule)))  # type: ignore[arg-type] # every built-in rule is an attrs class
    return {name: getattr(rule, name) for name in names}


def breach(
    rule: object, crew: Crew | None, people: tuple[str, ...], *, have: int, want: int, misses: int = 1
) -> Breach:
    """Return one breach of a built-in rule, told with its numbers and its remedy."""
    words = words_of(rule)
    opening = None if crew is None else crew.opening.id
    en, fr = ("", "") if crew is None else ("{place}: ", "{place} : ")
    told = Reason(
        code=type(rule).__name__,
        en=f"{en}{words.en}; found {{have}} for {{want}} ({{who}}); {words.en_remedy}",
        fr=f"{fr}{words.fr} ; constaté {{have}} pour {{want}} ({{who}}) ; {words.fr_remedy}",
        facts={**facts_of(rule), "have": have, "want": want, "who": people, "place": opening},
    )
    return Breach(
        rule=rule.id,  # type: ignore[attr-defined] # idem: every rule has an id
        level=rule.level,  # type: ignore[attr-defined]
        people=people,
        have=have,
        want=want,
        misses=misses,
        reason=told,
        opening=opening,
    )


def check_bounds(faults: Gather, rule: object, low: str, high: str, *, kind: CheckRule) -> None:
    """Check the two bounds of a rule, each by itself, then that they are not crossed; None is no bound."""
    held = [faults.check(name, kind) for name in (low, high)]
    least, most = getattr(rule, low), getattr(rule, high)
    if all(held) and least is not None and most is not None:
        faults.that(
            low,
            least <= most,
            rule=f"the bound `{low}` is not above `{high}`, here {most}",
            remedy="swap the two bounds, or leave one out",
        )


def gather(rule: object) -> Gather:
    """Check the fields that every built-in rule has, and return the gatherer for the others."""
    faults = Gather(rule)
    faults.check("id", text)
    faults.check("level", whole(0))
    faults.check("weight", whole(1))
    return faults
