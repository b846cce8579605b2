"""What this package says: by code, in English and in French.

A built-in rule has a sentence, a remedy, and how a breach is stated; `{field}` is a field of the rule, `{have}`,
`{want}` and `{who}` those of the breach. A bound left open is not spoken of, so that rules with two bounds have
a sentence for each case.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BREACH = ("{place:?{place}: |}{rule}; {found}; {remedy}", "{place:?{place} : |}{rule} ; {found} ; {remedy}")
"""A breach is told in the same way whatever the rule: its code is the rule's kind."""

_OWN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "OneSeatEach rule": ("nobody sits at two challenges", "personne n'a de place dans deux équipes"),
        "OneSeatEach remedy": ("choose one", "choisir l'un des deux"),
        "OneSeatEach found": ("{who} has {have} seats", "{who} : {have} places"),
        "AvailabilityRequired rule": (
            "team members are free for all the periods of the mission",
            "les membres de l'équipe sont libres pendant toutes les périodes de la mission",
        ),
        "AvailabilityRequired remedy": (
            "seat someone who is free, or move the periods",
            "choisir quelqu'un de libre, ou déplacer les périodes",
        ),
        "AvailabilityRequired found": ("not so for {who}", "ce n'est pas le cas de {who}"),
        "OnlyWished rule": (
            "team members have a wish for the challenge that can be met, or accept any",
            "chaque membre a fait un vœu recevable pour ce défi, ou accepte tous les défis",
        ),
        "OnlyWished remedy": (
            "seat someone who has one, or add the wish",
            "choisir quelqu'un qui en a un, ou ajouter ce vœu",
        ),
        "OnlyWished found": ("not so for {who}", "ce n'est pas le cas de {who}"),
        "ClearanceRequired rule": (
            "team members hold the clearance that the challenge needs",
            "les membres de l'équipe ont l'habilitation que demande le défi",
        ),
        "ClearanceRequired remedy": (
            "seat someone cleared, or wait for the clearance",
            "choisir une personne habilitée, ou attendre l'habilitation",
        ),
        "ClearanceRequired found": ("not so for {who}", "ce n'est pas le cas de {who}"),
        "EligibilityRequired rule": (
            "on {on}, nobody seated has the status: {status}",
            "au {on}, aucune personne placée n'a le statut : {status}",
        ),
        "EligibilityRequired remedy": (
            "seat someone eligible on that day",
            "choisir une personne éligible à cette date",
        ),
        "EligibilityRequired found": ("{who} has it", "{who} l'a"),
        "Forbidden rule": ("{person} does not sit at {opening}", "{person} n'a pas de place à {opening}"),
        "Forbidden remedy": ("seat someone else", "choisir quelqu'un d'autre"),
        "Forbidden found": ("broken by {who}", "règle enfreinte par {who}"),
        "TeamSize rule": (
            "the team of {opening} has {minimum} to {maximum:# person|# people}",
            "l'équipe de {opening} compte {minimum} à {maximum:# personne|# personnes}",
        ),
        "TeamSize remedy": ("add or remove people", "ajouter ou retirer des personnes"),
        "TeamSize exactly rule": (
            "the size of the team of {opening} is {minimum}",
            "l'équipe de {opening} compte {minimum:# personne|# personnes}",
        ),
        "TeamRequired rule": ("{opening} has a team", "{opening} doit avoir une équipe"),
        "TeamRequired remedy": ("seat a team", "composer une équipe"),
        "TeamRequired found": ("it has none", "il n'en a pas"),
        "SkillNeed rule": (
            "the team of {opening} has at least {count:one|#} with {skill} at level {grade} or more",
            "l'équipe de {opening} compte au moins {count:une personne|# personnes} avec {skill} au niveau {grade} ou plus",
        ),
        "SkillNeed remedy": (
            "seat someone with the skill, or lower the level",
            "choisir quelqu'un qui a la compétence, ou baisser le niveau",
        ),
        "Posts rule": (
            "every post of {opening} is held by someone of an accepted profile, nobody holding two",
            "chaque poste de {opening} est tenu par un profil accepté, et personne n'en tient deux",
        ),
        "Posts remedy": (
            "seat people of the missing profiles, or accept others",
            "choisir les profils qui manquent, ou en accepter d'autres",
        ),
        "Posts optional rule": (
            "everybody in the team of {opening} holds a post of an accepted profile, nobody two, and all posts that are not optional are held",
            "chaque personne de l'équipe de {opening} tient un poste qui accepte son profil, aucune n'en tient deux, et tout poste non facultatif est tenu",
        ),
        "TeamBudget rule": (
            "the team of {opening} costs at most {maximum}",
            "l'équipe de {opening} coûte au plus {maximum}",
        ),
        "TeamBudget remedy": (
            "raise the budget, or seat people who cost less",
            "relever le budget, ou choisir des personnes moins chères",
        ),
        "MaxEachTeam rule": (
            "a team has {maximum:nobody with any|at most # of the same|at most # of the same} {attribute}",
            "une équipe {maximum:ne compte personne avec|compte au plus # personne de même|compte au plus # personnes de même} {attribute:=employer:employeur|profile:profil|*:{attribute}}",
        ),
        "MaxEachTeam remedy": ("seat someone with another value", "choisir quelqu'un d'une autre valeur"),
        "MinProfiles rule": (
            "the members of a team have at least {minimum:# profile|# profiles} between them",
            "les membres d'une équipe réunissent au moins {minimum:# profil|# profils}",
        ),
        "MinProfiles remedy": ("seat complementary profiles", "choisir des profils complémentaires"),
        "Together rule": (
            "{people} sit together or not at all",
            "{people} ont une place dans la même équipe, ou aucune",
        ),
        "Together remedy": (
            "seat both at one opening, or neither",
            "placer les deux personnes au même défi, ou aucune",
        ),
        "Together found": ("broken by {who}", "règle enfreinte par {who}"),
        "Apart rule": ("{people} do not sit together", "{people} ne sont pas dans la même équipe"),
        "Apart remedy": ("move one of the two", "déplacer une des deux personnes"),
        "Apart found": ("broken by {who}", "règle enfreinte par {who}"),
        "Together several rule": (
            "{people} sit together or not at all",
            "{people} ont une place dans la même équipe, ou aucune",
        ),
        "Together several remedy": (
            "seat all of them at one opening, or none",
            "les placer toutes au même défi, ou aucune",
        ),
        "Apart several rule": (
            "no two of {people} sit together",
            "parmi {people}, jamais deux dans la même équipe",
        ),
        "Apart several remedy": (
            "leave one of them here and move the others",
            "n'en laisser qu'une ici et déplacer les autres",
        ),
        "CohortQuota rule": (
            "of the seated, {minimum} to {maximum} have {attribute} = {value}",
            "parmi les personnes placées, {minimum} à {maximum} ont {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "CohortQuota remedy": (
            "exchange people, or move the bound",
            "échanger des personnes, ou déplacer la borne",
        ),
        "CohortQuota exactly rule": (
            "of the seated, {minimum:none has|exactly one has|exactly # have} {attribute} = {value}",
            "parmi les personnes placées, {minimum:aucune n'a|exactement une a|exactement # ont} {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "CohortQuota at least rule": (
            "of the seated, at least {minimum:one has|# have} {attribute} = {value}",
            "parmi les personnes placées, au moins {minimum:une a|# ont} {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "CohortQuota at least remedy": (
            "seat more of them, or lower the bound",
            "en placer davantage, ou baisser la borne",
        ),
        "CohortQuota at most rule": (
            "of the seated, at most {maximum:one has|# have} {attribute} = {value}",
            "parmi les personnes placées, au plus {maximum:une a|# ont} {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "CohortQuota at most remedy": (
            "seat fewer of them, or raise the bound",
            "en placer moins, ou relever la borne",
        ),
        "CohortQuota unbound rule": (
            "of the seated, any number have {attribute} = {value}",
            "parmi les personnes placées, un nombre quelconque a {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "CohortQuota unbound remedy": ("nothing to do", "rien à faire"),
        "ShareQuota rule": (
            "of the seated, {minimum} to {maximum} % have {attribute} = {value}",
            "parmi les personnes placées, {minimum} à {maximum} % ont {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "ShareQuota remedy": (
            "exchange people, or move the share",
            "échanger des personnes, ou déplacer la part",
        ),
        "ShareQuota found": (
            "found {count} of {seated}{who:? ({who})|}",
            "constaté {count} sur {seated}{who:? ({who})|}",
        ),
        "ShareQuota exactly rule": (
            "of the seated, {minimum:none has|exactly # % have|exactly # % have} {attribute} = {value}",
            "parmi les personnes placées, {minimum:aucune n'a|exactement # % ont|exactement # % ont} {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "ShareQuota at least rule": (
            "of the seated, at least {minimum} % have {attribute} = {value}",
            "parmi les personnes placées, au moins {minimum} % ont {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "ShareQuota at least remedy": (
            "seat more of them, or lower the share",
            "en placer davantage, ou baisser la part",
        ),
        "ShareQuota at most rule": (
            "of the seated, at most {maximum} % have {attribute} = {value}",
            "parmi les personnes placées, au plus {maximum} % ont {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "ShareQuota at most remedy": (
            "seat fewer of them, or raise the share",
            "en placer moins, ou relever la part",
        ),
        "ShareQuota unbound rule": (
            "of the seated, any share have {attribute} = {value}",
            "parmi les personnes placées, une part quelconque a {attribute:=employer:employeur|profile:profil|*:{attribute}} = {value}",
        ),
        "ShareQuota unbound remedy": ("nothing to do", "rien à faire"),
        "MaxEach rule": (
            "the cohort has {maximum:nobody with any|at most # of the same|at most # of the same} {attribute}",
            "la promotion {maximum:ne compte personne avec|compte au plus # personne de même|compte au plus # personnes de même} {attribute:=employer:employeur|profile:profil|*:{attribute}}",
        ),
        "MaxEach remedy": (
            "exchange people, or raise the cap",
            "échanger des personnes, ou relever le plafond",
        ),
        "Budget rule": (
            "the {amount} of the seated sums to {minimum} to {maximum}",
            "le total de « {amount:=cost:coût|*:{amount}} » des personnes placées va de {minimum} à {maximum}",
        ),
        "Budget remedy": (
            "exchange people, or move the bound",
            "échanger des personnes, ou déplacer la borne",
        ),
        "Budget found": ("found {have} instead of {want}", "constaté {have} au lieu de {want}"),
        "Budget exactly rule": (
            "the {amount} of the seated sums to exactly {minimum}",
            "le total de « {amount:=cost:coût|*:{amount}} » des personnes placées est exactement {minimum}",
        ),
        "Budget at least rule": (
            "the {amount} of the seated sums to at least {minimum}",
            "le total de « {amount:=cost:coût|*:{amount}} » des personnes placées est d'au moins {minimum}",
        ),
        "Budget at least remedy": (
            "exchange people, or lower the bound",
            "échanger des personnes, ou baisser la borne",
        ),
        "Budget at most rule": (
            "the {amount} of the seated sums to at most {maximum}",
            "le total de « {amount:=cost:coût|*:{amount}} » des personnes placées est d'au plus {maximum}",
        ),
        "Budget at most remedy": (
            "exchange people, or raise the bound",
            "échanger des personnes, ou relever la borne",
        ),
        "Budget unbound rule": (
            "the {amount} of the seated sums to anything",
            "le total de « {amount:=cost:coût|*:{amount}} » des personnes placées est quelconque",
        ),
        "Budget unbound remedy": ("nothing to do", "rien à faire"),
        "MentorLoad rule": (
            "{mentor} follows {maximum:nobody|at most one person|at most # people}",
            "{mentor} {maximum:ne suit personne|suit au plus une personne|suit au plus # personnes}",
        ),
        "MentorLoad remedy": (
            "share the load with another mentor",
            "partager la charge avec un autre mentor",
        ),
        "SeatGiven rule": ("{person} sits at {opening}", "{person} a une place à {opening}"),
        "SeatGiven remedy": ("keep the seat", "garder la place"),
        "SeatGiven found": ("not so", "ce n'est pas le cas"),
        "Envy rule": (
            "nobody would rather have the seat of somebody ranked below them",
            "personne ne préférerait la place d'une personne moins bien classée",
        ),
        "list_order": (
            "of people whose points are equal, whoever is ranked first on the list is seated first",
            "à points égaux, la personne classée avant sur la liste passe avant",
        ),
        "Envy remedy": ("seat the person there, or let it stand", "y placer la personne, ou l'admettre"),
        "MaxOverlap rule": (
            "{maximum:no seat is that|at most one seat is that|at most # seats are those} of an earlier cohort",
            "{maximum:aucune place n'est celle|au plus une place est celle|au plus # places sont celles} d'une promotion précédente",
        ),
        "MaxOverlap remedy": ("move more people", "déplacer plus de personnes"),
        "found": (
            "found {have} instead of {want}{who:? ({who})|}",
            "constaté {have} au lieu de {want}{who:? ({who})|}",
        ),
        "stranger_rule": (
            "the rule {rule} names {names}, not here{near:? (the nearest: {near})|}: check the spelling, unless they left",
            "la règle {rule} nomme {names}, qu'on ne trouve pas ici{near:? (au plus près : {near})|} : vérifier l'orthographe, sauf départ",
        ),
        "stranger_term": (
            "the term {rule} names {names}, not here{near:? (the nearest: {near})|}: check the spelling, unless they left",
            "le terme {rule} nomme {names}, qu'on ne trouve pas ici{near:? (au plus près : {near})|} : vérifier l'orthographe, sauf départ",
        ),
        "stranger_mentor": (
            "the rule {rule} is on {names}, whom no opening names as a mentor{near:? (the nearest: {near})|}: check the spelling",
            "la règle {rule} porte sur {names}, qu'aucun défi ne nomme comme mentor{near:? (au plus près : {near})|} : vérifier l'orthographe",
        ),
        "nothing_asked": (
            "no opening was given, so that nobody can have a seat: look at what the problem was made of",
            "aucun défi n'est donné, et personne ne peut avoir de place : voyez de quoi le problème est fait",
        ),
        "stranger_wishes": (
            "{names}, asked for by {who}, is no opening here: check the spelling, unless it left",
            "{names}, parmi les vœux de {who}, n'est pas un défi d'ici : vérifier l'orthographe, sauf retrait",
        ),
        "stranger_host_wishes": (
            "{names}, asked for by {who}, is nobody here: check the spelling, unless they left",
            "{names}, parmi les vœux de {who}, n'est personne d'ici : vérifier l'orthographe, sauf départ",
        ),
        "stranger_places": (
            "{names}, asked for by {who}, is no place here: check the spelling, unless it left",
            "{names}, parmi les vœux de {who}, n'est pas une place d'ici : vérifier l'orthographe, sauf retrait",
        ),
        "stranger_rankings": (
            "{names}, ranked by {who}, is nobody here: check the spelling, unless they left",
            "{names}, au classement de {who}, n'est personne d'ici : vérifier l'orthographe, sauf départ",
        ),
        "stranger_marks": (
            "the term {rule} has marks for {names}, not here{near:? (the nearest: {near})|}: check the spelling, unless they left",
            "{rule:=merit:le mérite|*:le terme #} a des notes pour {names}, qu'on ne trouve pas ici{near:? (au plus près : {near})|} : vérifier l'orthographe, sauf départ",
        ),
        "stranger_nobody": (
            "{rule} refers to the {kind} {name}, which nobody has{near:? (the nearest: {near})}",
            "{rule:=merit:le mérite|*:#} se réfère {kind:=attribute:à l'attribut|amount:au montant|skill:à la compétence|profile:au profil|clearance:à l'habilitation|period:à la période|*:au statut} {name}, que personne n'a{near:? (au plus près : {near})}",
        ),
        "never_fewer": (
            "the team of {opening} is never {least}, since {count:a post|# posts} must be held: make the others optional",
            "l'équipe de {opening} ne compte jamais {least:# personne|# personnes}, car {count:un poste doit être tenu|# postes doivent être tenus} : rendre les autres facultatifs",
        ),
        "stranger_value": (
            "{rule} counts those whose {attribute} is {value}, which is nobody's",
            "{rule} compte les personnes dont {attribute} vaut {value}, et il n'y en a pas",
        ),
        "stranger_lifted": (
            "{names} {names:is lifted, and is no rule|are lifted, and are no rules} here: check the spelling",
            "{names:la règle {names} est levée, et ne figure|les règles {names} sont levées, et ne figurent} pas ici : vérifier l'orthographe",
        ),
        "team": ("{opening}: {people}", "{opening} : {people}"),
        "envied": (
            "{person} would rather have a seat at {opening}, where {envied}, ranked below {person}, {envied:sits|sit}; seat {person} there, or let it stand",
            "{person} préférerait {opening}, où {envied}, après {person} au classement, {envied:a une place|ont une place} ; placer {person} à {opening}, ou l'admettre",
        ),
        # ── what is expected ──
        "answer_each": (
            "an answer{teams:? for each team, here #|}, and no {error}",
            "une réponse{teams:? pour chaque équipe, ici #|}, et aucune erreur {error}",
        ),
        "answer_each.remedy": ("Mend its {method}.", "Corrigez sa méthode {method}."),
        "bounds": (
            "a least that is not above the most, {high}",
            "un minimum qui ne dépasse pas le maximum, {high}",
        ),
        "ends_after": (
            "a last day on or after the first, {start}",
            "une date de fin qui ne précède pas le début, {start}",
        ),
        "few_envied": (
            "{most} pairs of people at most, of whom one may envy the other",
            "{most} paires de personnes au plus, dont l'une peut envier l'autre",
        ),
        "few_envied.remedy": (
            "Take fewer wishes of each person, or marks of fewer people.",
            "Retenez moins de vœux par personne, ou les notes de moins de personnes.",
        ),
        "few_posts": (
            "as many posts as people at most: {most}",
            "au plus autant de postes que de personnes : {most}",
        ),
        "few_posts.remedy": (
            "Allow as many people as there are posts: nobody takes two.",
            "Admettez autant de personnes que de postes : personne n'en tient deux.",
        ),
        "given_here": (
            "{what} that is here, as each seat that is given asks",
            "{what} qui figure ici, comme le demande toute place donnée",
        ),
        "given_here.remedy": (
            "Lift the rule, as by lifted={lifted}, or keep the {what}.",
            "Levez la règle, par lifted={lifted}, ou gardez ce nom ({what}).",
        ),
        "hard_whole": (
            "level 0, since a rule that looks at the whole cohort has no price known in advance",
            "le niveau 0, car une règle qui regarde toute la promotion n'a pas de prix connu d'avance",
        ),
        "hard_whole.remedy": (
            'Make it hard, or give it `misses`, `lines` or `on = "team"`.',
            'Rendez-la impérative, ou donnez-lui `misses`, `lines` ou `on = "team"`.',
        ),
        "ids_once": ("each rule's id once", "chaque identifiant de règle une seule fois"),
        "ids_once.remedy": (
            "Give another id: the openings' own rules and once, available, asked and cleared have theirs, lifted or not.",
            "Donnez un autre identifiant : les règles des défis, once, available, asked et cleared ont le leur, levées ou non.",
        ),
        "misses": (
            "misses from 0 to {most} at {opening}, for a soft rule on a team",
            "des manques de 0 à {most} pour {opening}, si une règle souple porte sur une équipe",
        ),
        "misses.remedy": ("Count them in larger units.", "Comptez-les par unités plus grandes."),
        "on": (
            '"team" or "cohort", where a rule says what it is on',
            '"team" ou "cohort", si la règle dit sur quoi elle porte',
        ),
        "holds_wishes": (
            "all that was asked for, wishes included and in their order",
            "tout ce qui a été demandé, vœux compris et dans leur ordre",
        ),
        "own_field": (
            "other names than {name}, which has a field of its own",
            "d'autres noms que {name}, qui a un champ à lui",
        ),
        "own_field.remedy": ("Give {name}= instead.", "Donnez plutôt {name}=."),
        "rule": (
            "a rule: it has an id, a level, a weight, a sentence and a check",
            "une règle : elle a un identifiant, un niveau, un poids, une phrase et une vérification",
        ),
        "rule.remedy": (
            'Give rules such as Apart.of("p1", "p2").',
            'Donnez des règles comme Apart.of("p1", "p2").',
        ),
        "size": (
            "the fewest people, then the most, such as (2, 3)",
            "le moins de personnes, puis le plus, par exemple (2, 3)",
        ),
        "some_people": ("one person or more", "une personne ou plus"),
        "some_people.remedy": ("Leave the team out.", "Omettez l'équipe."),
        "some_profile": (
            "one profile or more, so that somebody can hold the post",
            "un profil ou plus, pour que quelqu'un puisse tenir le poste",
        ),
        "some_profile.remedy": ("Name it, or leave the post out.", "Nommez-le, ou omettez le poste."),
        "term": (
            "a term, which gives points to a seat, a pair or a post",
            "un terme, qui donne des points à une place, à une paire ou à un poste",
        ),
        "term.remedy": (
            "Give terms such as SkillPoints() or WishPoints(by_rank=[3, 2, 1]).",
            "Donnez des termes comme SkillPoints() ou WishPoints(by_rank=[3, 2, 1]).",
        ),
        "two_people": ("two people or more", "deux personnes ou plus"),
        "no_post_there": (
            "no post of {opening} is for {profiles:?the profile {profiles:or}|somebody without a profile}",
            "aucun poste de {opening} n'est ouvert {profiles:?au profil {profiles:or}|à une personne sans profil}",
        ),
        # titles of the results
        "title_Breach": ("A broken rule", "Règle enfreinte"),
        "title_Cohort": ("Cohort", "Promotion"),
    }
)
SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {**{code[: -len(" rule")]: _BREACH for code in _OWN if code.endswith(" rule")}, **_OWN}
)
