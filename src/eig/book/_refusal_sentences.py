"""What this package expects of its values and arguments: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_SETTLE = (
    "Settle the equals first, by Composition.settle.",
    "Départagez d'abord les ex æquo, par Composition.settle.",
)
EXPECTED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "after_delay": (
            "a day when it was decided and the delay has run: {end} or later",
            "une date où la décision est prise et le délai échu : le {end} ou après",
        ),
        "delay_begun": (
            "a delay that has begun: no notification of the decision is on record, from which it would run",
            "un délai qui a commencé à courir : aucune notification de la décision n'est consignée",
        ),
        "delay_begun.remedy": (
            "Record `decision_notified` on its day, and erase when the delay has run.",
            "Consignez `decision_notified` à sa date, puis effacez une fois le délai échu.",
        ),
        "people_to_erase": (
            "the people to erase, by identifier, or `everybody=True` alone",
            "les personnes dont effacer les données, par identifiant, ou `everybody=True` seul",
        ),
        "unaltered": (
            "a dossier or an act that is still what its digests were taken of, and not this: {why}",
            "un dossier ou un acte resté conforme à ses empreintes plutôt que ceci : {why}",
        ),
        "unaltered.remedy": (
            "Erase from a copy that holds, or make it again: new digests would hide what was altered.",
            "Effacez dans une copie conforme, ou refaites-le : de nouvelles empreintes cacheraient ce qui a été altéré.",
        ),
        "identifiers_apart": (
            "other identifiers for candidates than for challenges: what is decided of one would be read of the other",
            "d'autres identifiants pour les candidatures que pour les défis : ce qui est décidé de l'un serait lu de l'autre",
        ),
        "identifiers_apart.remedy": (
            "Name the candidates otherwise in each table, such as `c1` for `1`.",
            "Donnez aux candidatures d'autres identifiants dans chaque table, comme `c1` pour `1`.",
        ),
        "rounds_apart": (
            "each deliberation once: the rounds before the last, in order, and the last apart",
            "chaque délibération une seule fois : les tours précédents, dans l'ordre, et la dernière à part",
        ),
        "own_secret": (
            "a secret of its own, and not that of minutes or of an act",
            "un secret à part plutôt que celui d'un procès-verbal ou d'un acte",
        ),
        "own_secret.remedy": (
            "Whoever verifies minutes is given their salt: take another secret here.",
            "Qui vérifie un procès-verbal en reçoit le sel : prenez ici un autre secret.",
        ),
        "whole_book": (
            "the whole book, not as it is seen on a day",
            "le livre entier plutôt que tel qu'il est vu un jour donné",
        ),
        "whole_book.remedy": (
            "Record the fact in the book that this view was taken of.",
            "Notez le fait dans le livre dont cette vue est tirée.",
        ),
        "later_close": (
            "a day after {last}, the last of the call {call}",
            "un jour après le {last}, le dernier de l'appel {call}",
        ),
        "not_out": (
            "somebody who is still of the promotion: the application did not hold, and {challenge} has an appointment of them",
            "une personne qui reste dans la promotion : la candidature est écartée et il y a une nomination à {challenge}",
        ),
        "not_out.remedy": (
            "Correct the status or the appointment; a contract that is broken is `terminated`, a resignation `resigned`.",
            "Corrigez le statut ou la nomination ; un contrat rompu est `terminated`, une démission `resigned`.",
        ),
        "mentor_once": (
            "one line at a time for a mentor with {challenge}",
            "une seule ligne à la fois par mentor auprès de {challenge}",
        ),
        "mentor_once.remedy": (
            "Another share is a `mentor_left` and a `mentor_joined`.",
            "Pour une autre quotité, notez un `mentor_left` et un `mentor_joined`.",
        ),
        "recorded_seat": ("an appointment of the book", "une nomination du livre"),
        "of_candidate": (
            "somebody who applied: a fact of the kind {kind} is of no juror and of no mentor",
            "une personne qui a candidaté : le fait « {kind} » ne se note ni du jury ni de l'accompagnement",
        ),
        "of_candidate.remedy": (
            "Note days off as `absent`; a mentor leaves by `mentor_left`.",
            "Notez une absence par `absent`, la fin d'un accompagnement par `mentor_left`.",
        ),
        "offered": (
            "a challenge that still takes people on {on}, when {person} comes there",
            "un défi qui accueille encore le {on}, à l'arrivée de {person}",
        ),
        "offered.remedy": (
            "Correct the fact that closed it, or the one that leads there.",
            "Corrigez le fait qui l'a fermé, ou celui qui y conduit.",
        ),
        "own_posts": ("a post of {challenge}", "un poste de {challenge}"),
        "own_posts.remedy": (
            "Correct the post, or leave it empty.",
            "Corrigez le poste, ou laissez ce champ vide.",
        ),
        "post_for_profile": ("a post for a profile of {person}", "un poste pour un profil de {person}"),
        "post_for_profile.remedy": (
            "Correct the post, or leave it empty.",
            "Corrigez le poste, ou laissez ce champ vide.",
        ),
        "once_seated": (
            "one seat a person, and not seats for two who may be one: the same name, or the same address",
            "une place par personne plutôt que deux places pour qui n'est peut-être qu'une seule personne, d'après le nom ou l'adresse",
        ),
        "once_seated.remedy": (
            "Leave one of the applications out; or say in the book's distinct= that they are two people.",
            "Écartez l'une des candidatures ; ou dites dans distinct= du livre que ce sont deux personnes.",
        ),
        "post_for_each": (
            "people who each have a post that takes their profile",
            "des personnes dont chacune a un poste qui accepte son profil",
        ),
        "post_for_each.remedy": (
            "Compose the teams with the posts of the challenge, or correct the profiles.",
            "Composez les équipes avec les postes du défi, ou corrigez les profils.",
        ),
        "some_cohort": (
            "a composition with a cohort to appoint from",
            "une composition avec une promotion d'où nommer",
        ),
        "some_cohort.remedy": (
            "{status:=infeasible:Lift or change a rule; minimal_conflict tells which cannot hold together.|*:Search for longer; give compose more nodes.}",
            "{status:=infeasible:Levez ou changez une règle ; minimal_conflict dit lesquelles sont incompatibles.|*:Cherchez plus longtemps ; donnez plus de nœuds à compose.}",
        ),
        "all_settled": (
            "a cohort in which every seat is decided",
            "une promotion dont chaque place est décidée",
        ),
        "all_settled.remedy": _SETTLE,
        "sure_seat": (
            "somebody whose seat is decided, as are those of all who stay",
            "une personne dont la place est décidée, comme celles de qui reste",
        ),
        "sure_seat.remedy": _SETTLE,
        "posts_decided": (
            "people whose posts are decided, where several arrangements are equally good",
            "des personnes dont le poste est décidé, là où plusieurs répartitions se valent",
        ),
        "posts_decided.remedy": (
            "Give their order in decisions=: who stands first takes the post published first.",
            "Donnez leur ordre dans decisions= : le premier rang prend le poste publié en premier.",
        ),
        "stated_posts": (
            "challenges whose posts are stated: they say how many people each takes",
            "des défis dont les postes sont donnés : ils disent combien de personnes chacun accueille",
        ),
        "stated_posts.remedy": (
            "Add a row a post to the table of posts, or state the problem of the teams yourself (eig.teams.Problem).",
            "Ajoutez une ligne par poste au tableau des postes, ou posez vous-même le problème des équipes (eig.teams.Problem).",
        ),
        "wished_challenges": (
            "challenges that people wish for, and wishes of this promotion are for profiles: nobody could have a seat",
            "des défis sur lesquels portent des vœux, et les vœux de cette promotion portent sur des profils : personne n'aurait de place",
        ),
        "wished_challenges.remedy": (
            "State the problem of the teams yourself (eig.teams.Problem), with the challenges that each person accepts.",
            "Posez vous-même le problème des équipes (eig.teams.Problem), avec les défis que chaque personne accepte.",
        ),
        "first_day": (
            "a first day for {person}, or for {challenge}",
            "un premier jour pour {person}, ou pour {challenge}",
        ),
        "free_then": (
            "a day from {day} on, when {person} is free",
            "un jour à partir du {day}, où {person} est libre",
        ),
        "free_then.remedy": (
            "Give the person a first day of their own, as in starts={{person: day, challenge: day}}.",
            "Donnez à la personne un premier jour à elle, ainsi starts={{person: day, challenge: day}}.",
        ),
        "day_of_missions": (
            "a day of the missions, from {first}{last:? to #|}",
            "un jour des missions, à partir du {first}{last:? et jusqu'au #|}",
        ),
        "a_link": (
            "a kind of link, since each row declares one",
            "une nature de lien, car chaque ligne en déclare un",
        ),
        "a_link.remedy": (
            "Where there is none, or nobody knows yet, leave the row out.",
            "S'il n'y en a pas, ou si on ne le sait pas encore, ôtez la ligne.",
        ),
        "a_seat": ("somebody whose seat is decided", "une personne dont la place est décidée"),
        "own_post": (
            "somebody who has a post that takes their profile",
            "une personne qui a un poste acceptant son profil",
        ),
        "own_post.remedy": ("Correct the profiles, or the posts.", "Corrigez les profils, ou les postes."),
        "act_since": (
            "the act of the decision of {before}, the last one before this",
            "l'acte de la décision du {before}, la dernière avant celle-ci",
        ),
        "act_since.remedy": (
            "Give that act, and what changed since; if that decision was never taken, correct the ledger.",
            "Donnez cet acte, et ce qui a changé depuis ; si cette décision n'a jamais été prise, corrigez le registre des faits.",
        ),
        "act_on_same": (
            "an act on {challenges:?the challenges|the candidates} of {promotion}",
            "un acte sur {challenges:?les défis|les candidatures} de {promotion}",
        ),
        "decided_of": (
            "a person or a challenge of whom something is decided",
            "une personne ou un défi qui a fait l'objet d'une décision",
        ),
        "decided_of.remedy": (
            "`outcome.letter` says where it stands; decide first, as with `settle` where equals wait.",
            "`outcome.letter` dit où en est le dossier ; prenez d'abord la décision, par `settle` s'il reste des ex æquo.",
        ),
        "act_of_this": (
            "an act of this outcome: of its promotion, its days and its decisions",
            "un acte de ce résultat : de sa promotion, de ses dates et de ses décisions",
        ),
        "act_of_this.remedy": (
            "Give the act that `outcome.act` makes of it; one that was replaced stays with its own dossier.",
            "Donnez l'acte que `outcome.act` en fait ; un acte remplacé reste avec son propre dossier.",
        ),
        "changes_to_this": (
            "the changes from the outcome of the act that is replaced to this one, and not those that say something else of {names}",
            "les changements entre le résultat de l'acte remplacé et celui-ci plutôt que ceux qui disent autre chose sur {names}",
        ),
        "changes_to_this.remedy": (
            "Give `outcome.changes_since(earlier)`, where `earlier` is the outcome that the act was made of.",
            "Donnez `outcome.changes_since(earlier)`, où `earlier` est le résultat dont l'acte a été fait.",
        ),
        "path_of_digests": (
            "digests in hexadecimal, in small letters",
            "des empreintes en hexadécimal, en minuscules",
        ),
        "small_digits": ("hexadecimal digits in small letters", "des chiffres hexadécimaux en minuscules"),
        "whole_dossier": (
            "the whole dossier, which alone can be run again",
            "le dossier entier, qui seul peut être recalculé",
        ),
    }
)
