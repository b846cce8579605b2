"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "allocation": ("posts", "postes"),
        "called": ("{person} takes {takes}", "{person} prend {takes}"),
        "decision_on": (
            "the {by:=jury:decision of the jury|draw:draw|priority:order of priority} on equals of {post}{reference:? (#)}",
            "{by:=jury:la décision du jury|draw:le tirage au sort|priority:l'ordre de priorité} entre les ex æquo de {post}{reference:? (#)}",
        ),
        "filled": (
            "{rank:?ranked #, and }{count:it has no post to give|its one post goes to somebody|its # posts go to people} placed before",
            "{rank:?rang #, et }{count:aucun poste n'est à pourvoir|le seul poste va à une personne mieux placée|les # postes vont à des personnes mieux placées}",
        ),
        "first_called": ("if {leaver} gives up {left}, {then}", "si {leaver} renonce à {left}, {then}"),
        "later_wishes": (
            "{posts} came later in the wishes",
            "{posts:{posts} venait|{posts} venaient} ensuite dans ses vœux",
        ),
        "misgiven": (
            "{post} is given to too many people, or to somebody who may not have it",
            "{post} est donné à trop de monde, ou à qui ne peut l'avoir",
        ),
        "moves": ("{person} takes {takes} and leaves {leaves}", "{person} prend {takes} et laisse {leaves}"),
        "listed_nowhere": ("on no published list", "sur aucune liste publiée"),
        "listed_post": ("takes {post}", "prend {post}"),
        "no_post": ("takes no post", "ne prend aucun poste"),
        "no_posts": ("there is no post to give", "aucun poste à pourvoir"),
        "no_wish": ("takes no post: there was no wish", "ne prend aucun poste : aucun vœu"),
        "not_for": ("without {cause}, {post} could be taken", "sans {cause}, {post} pourrait être obtenu"),
        "not_for_together": (
            "without {causes:?# together, and not without only some of them|{count:# decision|# decisions} at once, and not without one of them alone}, {post} could be taken",
            "sans {causes:?# à la fois (une partie ne suffirait pas)|{count:# décision|# décisions} à la fois (une seule ne suffirait pas)}, {post} pourrait être obtenu",
        ),
        "not_known": (
            "ties leave too many outcomes to tell: decide these first",
            "trop d'issues possibles tant que ces ex æquo ne sont pas départagés",
        ),
        "not_known_for": (
            "whether decisions on equals keep {post} away is not known: too many outcomes to follow",
            "on ne sait pas si des décisions entre ex æquo empêchent d'obtenir {post} : trop d'issues à suivre",
        ),
        "not_taken": ("not {post}, wish {wish}: {why}", "pas {post}, vœu {wish} : {why}"),
        "on_reserve": (
            "number {number} on the reserve list of {post}{tied:?, tied: equally good}",
            "n° {number} sur la liste complémentaire de {post}{tied:?, ex æquo}",
        ),
        "on_reserve_between": (
            "one of the numbers {number} to {last} on the reserve list of {post}, as ties are parted",
            "entre le n° {number} et le n° {last} de la liste complémentaire de {post}, selon le départage",
        ),
        "one_of": ("takes {may:or}, as ties are parted", "prend {may:or}, selon le départage"),
        "outranked": (
            "ranked {rank}, and {holders:{holders} comes|{holders} come} before",
            "rang {rank}, après {holders}",
        ),
        "outranked_by_some": (
            "{rank:?ranked #, and }others come before, however ties are parted",
            "{rank:?rang #, }après d'autres, quel que soit le départage",
        ),
        "passed_over": (
            "{person} would rather have {post}, and was passed over",
            "{person} préférerait {post}, qui ne lui est pas donné à son rang",
        ),
        "reserve_listed": ("on the reserve list of {post}", "sur la liste complémentaire de {post}"),
        "reserve_open": (
            "on the reserve list of {post} or not, as ties are parted",
            "sur la liste complémentaire de {post} ou non, selon le départage",
        ),
        "some_or_none": (
            "takes {may:or} or nothing, as ties are parted",
            "prend {may:or} ou rien, selon le départage",
        ),
        "takes": (
            "takes {post}, wish {wish}; ranked {rank} for {count:# post|# posts}",
            "prend {post}, vœu {wish} ; rang {rank} pour {count:# poste|# postes}",
        ),
        "takes_one": ("takes {post}, wish {wish}", "prend {post}, vœu {wish}"),
        "tie_open": (
            "{count} people are equally good for {open:# post|# posts} of {post}: to be decided on the record",
            "{count} personnes sont ex æquo pour {open:# poste|# postes} de {post} : à décider par écrit",
        ),
        "tie_open_some": (
            "several people are equally good for {open:# post|# posts} of {post}: to be decided on the record",
            "plusieurs personnes sont ex æquo pour {open:# poste|# postes} de {post} : à décider par écrit",
        ),
        "tied_for_post": (
            "{among} are tied for {open:# post|# posts} of {post}: to be decided on the record",
            "{among} sont ex æquo pour {open:# poste|# postes} de {post} : à décider par écrit",
        ),
        "tied_for_vacancy": (
            "{tied} are tied for {post}, equally good: to be decided on the record",
            "{tied} sont ex æquo pour {post} : à décider par écrit",
        ),
        "told_open": (
            "ties leave {count:?# outcomes, equally good|too many outcomes to count}",
            "les ex æquo laissent {count:?# issues possibles|trop d'issues possibles pour les compter}",
        ),
        "told_taken": (
            "{taken} of {posts:# post|# posts} taken for sure",
            "{posts:# poste|# postes}, dont {taken:aucun pourvu|# pourvu|# pourvus} de façon certaine",
        ),
        "told_vacant": ("left vacant: {posts}", "{posts:non pourvu|non pourvus} : {posts}"),
        "unranked": ("not on its list", "ne figure pas sur sa liste"),
        "vacant": (
            "nobody waits for {vacant}, which stays vacant",
            "personne n'attend {vacant}, qui reste vacant",
        ),
        # ── what is expected ──
        "fewer_than_tied": (
            "fewer posts than the {tied} people tied",
            "moins de postes que les {tied} personnes ex æquo",
        ),
        "fewer_than_tied.remedy": ("Leave the tie out.", "Omettez ces ex æquo."),
        "number_each": (
            "a number of posts for each list, {missing} included",
            "un nombre de postes pour chaque liste, {missing} compris",
        ),
        "number_each.remedy": (
            "Give one number for all, or one for each list.",
            "Donnez un nombre pour toutes, ou un par liste.",
        ),
        "settled": (
            "an allocation in which ties leave nothing open",
            "une répartition où les ex æquo ne laissent rien à décider",
        ),
        "settled.remedy": (
            "Decide the ties, and give the decisions to fill_posts.",
            "Départagez les ex æquo, et donnez les décisions à fill_posts.",
        ),
        # titles of the results
        "title_Allocation": ("Posts", "Affectation des postes"),
        "title_VacancyChain": ("If {subject} leaves", "Si {subject} part"),
    }
)
