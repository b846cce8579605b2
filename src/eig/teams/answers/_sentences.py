"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig.teams.answers._refusal_sentences import EXPECTED

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # what an explanation is about, where it is of the whole
        "subject_cohort": ("cohort", "promotion"),
        "subject_alternative": ("alternative", "variante"),
        "subject_alternatives": ("alternatives", "variantes"),
        "subject_comparison": ("comparison", "comparaison"),
        "subject_conflict": ("conflict", "incompatibilité"),
        "subject_diagnosis": ("diagnosis", "diagnostic"),
        "subject_equals": ("equals", "ex æquo"),
        "subject_front": ("front", "front de Pareto"),
        # what a composition comes to
        "summary": (
            "{teams}: {seated:one person|# people} seated, {left:nobody|one person|# people} without a seat",
            "{teams} : {seated:une personne placée|# personnes placées}, {left:aucune|une|#} sans place",
        ),
        "teams_of": ("{count:one team|# teams} of {size}", "{count:une équipe|# équipes} de {size}"),
        "first_wishes": ("first wishes: {first} of {seated}", "premiers vœux : {first} sur {seated}"),
        "preferences_missed": (
            "{count:one preference is|# preferences are} not kept",
            "{count:une préférence n'est pas respectée|# préférences ne sont pas respectées}",
        ),
        "optimal": ("no cohort is better: it is proven", "aucune promotion n'est meilleure : c'est prouvé"),
        "best_so_far": (
            "the search was stopped: this is the best cohort found so far",
            "la recherche a été arrêtée : c'est la meilleure promotion trouvée jusque-là",
        ),
        "infeasible": ("no cohort keeps all the rules", "aucune promotion ne respecte toutes les règles"),
        "unknown": (
            "the search was stopped after {nodes:one step|# steps} with no cohort found",
            "la recherche a été arrêtée après {nodes:une étape|# étapes}, sans trouver de promotion",
        ),
        "gap": (
            "a better cohort could gain {amount} at most",
            "une meilleure promotion gagnerait au plus {amount}",
        ),
        "rests_on": (
            "the proof rests on {rules}, beside the rules of each team; a conflict names the few to blame",
            "la preuve repose sur {rules}, outre les règles des équipes ; un conflit nomme les seules en cause",
        ),
        "level_score": ("level {level} scores {amount}", "niveau {level} : {amount}"),
        "kept": ("{amount}", "{amount}"),
        "term": (
            "of which {source}: {points}",
            "dont {source:=wishes:vœux|skills:compétences|merit:mérite|hosts:vœux des porteurs|kept:places gardées|*:{source}} : {points}",
        ),
        "binds": (
            "{rule} {label:=high:(at most)|low:(at least)|seat:(a seat given)|*:({label})} limits the result{amount:?: one unit more would gain at most {amount}|}",
            "{rule} {label:=high:(au plus)|low:(au moins)|seat:(place donnée)|*:({label})} limite le résultat{amount:? : une unité de plus ferait gagner au plus {amount}|}",
        ),
        # points
        "points_of": (
            "{points:# point|# points}{level:? at level {level}|}{terms:? ({terms})|}",
            "{points:# point|# points}{level:? au niveau {level}|}{terms:? ({terms})|}",
        ),
        "kept_seats": ("{points:# kept seat|# kept seats}", "{points:# place gardée|# places gardées}"),
        "loses": (
            "{sign:=loses:loses {amounts}|gains:gains {amounts}|*:loses no points}",
            "{sign:=loses:fait perdre {amounts}|gains:fait gagner {amounts}|*:ne fait perdre aucun point}",
        ),
        "scores_less": (
            "{sign:=loses:loses {amounts}|gains:gains {amounts}|*:loses no points}",
            "{sign:=loses:perd {amounts}|gains:gagne {amounts}|*:ne perd aucun point}",
        ),
        "would_lose": (
            "{sign:=loses:would lose {amounts}|gains:would gain {amounts}|*:would lose no points}",
            "{sign:=loses:ferait perdre {amounts}|gains:ferait gagner {amounts}|*:ne ferait perdre aucun point}",
        ),
        "would_gain": (
            "{sign:=loses:would lose {amounts}|gains:would gain {amounts}|*:would gain no points}",
            "{sign:=loses:ferait perdre {amounts}|gains:ferait gagner {amounts}|*:ne ferait gagner aucun point}",
        ),
        # a person, a team
        "seated": (
            "{person} sits {mates:?at {opening} with {mates}|alone at {opening}}",
            "affectation de {person} : {opening}, {mates:?avec {mates}|équipe d'une personne}",
        ),
        "wish": (
            "{opening} {rank:?is wish number {rank}|is not among the wishes}",
            "{opening} {rank:?est son vœu n° {rank}|n'est pas parmi ses vœux}",
        ),
        "not_given": (
            "no seat at {opening} in this cohort, by its rules and points",
            "pas de place à {opening} dans cette promotion, d'après ses règles et ses points",
        ),
        "not_seated": ("{person} has no seat", "{person} n'a pas de place"),
        "not_decided": (
            "not decided yet: several are equally good",
            "pas encore décidé : plusieurs sont ex æquo",
        ),
        "listed_nowhere": ("on no published list", "sur aucune liste publiée"),
        "team": (
            "{people:{people} sits alone|{people} sit} at {opening}",
            "{opening} : {people}{people: (équipe d'une personne)|}",
        ),
        "empty": ("{opening} has no team", "{opening} n'a pas d'équipe"),
        "points": (
            "{source}: {amount} for {people}",
            "{source:=wishes:vœux|skills:compétences|merit:mérite|hosts:vœux des porteurs|kept:places gardées|*:{source}} : {amount} pour {people}",
        ),
        "source": (
            "{source}",
            "{source:=wishes:vœux|skills:compétences|merit:mérite|hosts:vœux des porteurs|kept:places gardées|*:{source}}",
        ),
        "would_lose_at_least": (
            "a seat at {opening}, if possible, would lose the cohort at least {amount}",
            "une place à {opening}, si elle est possible, ferait perdre à la promotion au moins {amount}",
        ),
        "may_lose_nothing": (
            "a seat at {opening} might lose no points: the search was stopped before it was known",
            "une place à {opening} ne ferait peut-être perdre aucun point : la recherche a été arrêtée avant de le savoir",
        ),
        "seat_would_lose": (
            "a seat at {opening} {clauses}{decided:?: the decision gave it to others|}",
            "une place à {opening} {clauses}{decided:? : la décision l'a donnée à d'autres|}",
        ),
        "no_cohort": (
            "no cohort that keeps all the rules seats {person} at {opening}{rules:?: {rules:rules}|}",
            "aucune promotion respectant toutes les règles ne place {person} à {opening}{rules:? : {rules:rules}|}",
        ),
        "no_team": (
            "no team of {opening} that keeps its rules can hold {person}{rules:?: {rules:rules}|}",
            "aucune équipe de {opening} respectant ses règles ne peut compter {person}{rules:? : {rules:rules}|}",
        ),
        "unmet": (
            "{opening}, wish number {rank}: {why:?#|this wish cannot be met}",
            "{opening}, vœu n° {rank} : {why:?#|ce vœu ne peut pas être satisfait}",
        ),
        "no_opening": ("no team of it is composed here", "ce défi n'a pas d'équipe ici"),
        "closed": (
            "{rule}; this closes {openings:?{openings}|every opening} to {person}",
            "{rule} ; {openings:?{openings}|tous les défis} : aucune place possible pour {person}",
        ),
        # equals
        "equal": (
            "equally good: some best cohorts seat {person} at {places:or}{out:?, others leave {person} without a seat|, and all seat {person}}{rivals:? (ex æquo with #)|}",
            "ex æquo : parmi les meilleures promotions, certaines placent {person} à {places:or}{out:?, d'autres laissent {person} sans place|, et toutes placent {person}}{rivals:? (à égalité avec #)|}",
        ),
        "equal_at": (
            "equally good at {opening}: {people}; {decided:?neither a rule nor the decision|no rule} parts them",
            "ex æquo à {opening} : {people} ; {decided:?ni règle ni décision|aucune règle} ne les départage",
        ),
        "equals": (
            "equally good: this is one of {more:?at least |}{count} best cohorts, which differ in the seats of {people}; {decided:?neither a rule nor the decision|no rule} parts them",
            "ex æquo : c'est l'une des {count} meilleures promotions{more:? au moins|}, qui diffèrent par les places de {people} ; {decided:?ni règle ni décision|aucune règle} ne les départage",
        ),
        "maybe_equal": (
            "whether a cohort as good seats {person} otherwise is not settled",
            "on ne sait pas si une promotion aussi bonne place {person} autrement",
        ),
        "maybe_equals": (
            "whether other cohorts are as good is not settled{people:? for {people}|}: the choice may depend on names and their order",
            "on ne sait pas si d'autres promotions sont aussi bonnes{people:?, pour {people}|} : le choix peut dépendre des noms et de leur ordre",
        ),
        "maybe_more": (
            "there may be more: the search was stopped{people:? before it settled {people}|}",
            "il peut y en avoir d'autres : la recherche a été arrêtée{people:? avant de fixer le sort de {people}|}",
        ),
        "only_best": (
            "it is the only best cohort: it is proven",
            "c'est la seule promotion optimale : c'est prouvé",
        ),
        "settled": ("what was decided of {people} stands", "ce qui a été décidé de {people} tient"),
        # what a seat loses
        "seat_loses": ("seating {person} at {opening} {clauses}", "placer {person} à {opening} {clauses}"),
        "loss_at_most": (
            "no more than that: the search for the best cohort with this seat was stopped",
            "pas davantage : la recherche de la meilleure promotion avec cette place a été arrêtée",
        ),
        "loss_at_least": (
            "no less than that: the composition compared with is not proven best",
            "pas moins : l'optimalité de la composition de départ n'est pas prouvée",
        ),
        "loss_unproven": (
            "neither cohort is proven best: both searches were stopped",
            "l'optimalité des deux promotions n'est pas prouvée : les deux recherches ont été arrêtées",
        ),
        "seat_impossible": (
            "no cohort that keeps all the rules seats {person} at {opening}: it is proven",
            "aucune promotion respectant toutes les règles ne place {person} à {opening} : c'est prouvé",
        ),
        "seat_unknown": (
            "what a seat for {person} at {opening} would lose is not known: the search was stopped",
            "on ne sait pas ce que ferait perdre une place pour {person} à {opening} : la recherche a été arrêtée",
        ),
        "without": (
            "without {rule}, seating {person} at {opening} {clauses}{proven:?{proven}|}",
            "sans {rule}, placer {person} à {opening} {clauses}{proven:?{proven}|}",
        ),
        "without_at_most": (" at most", " au plus"),
        "without_at_least": (" at least", " au moins"),
        "without_unproven": (" (not proven)", " (non prouvé)"),
        "without_impossible": (
            "without {rule}, seating {person} at {opening} is still impossible: other rules bar it as well, and the conflict shown is one of several",
            "sans {rule}, placer {person} à {opening} reste impossible : d'autres règles s'y opposent aussi, et le conflit montré est l'un de plusieurs",
        ),
        "without_unknown": (
            "without {rule}, what seating {person} at {opening} would lose is not known: the search was stopped",
            "sans {rule}, on ne sait pas ce que ferait perdre une place pour {person} à {opening} : la recherche a été arrêtée",
        ),
        # who moves
        "joined": ("{person} takes a seat at {after}", "{person} prend une place à {after}"),
        "left": ("{person} loses the seat at {before}", "{person} perd sa place à {before}"),
        "moved": ("{person} goes from {before} to {after}", "{person} quitte {before} pour {after}"),
        "withdrew": (
            "{person} withdrew{opening:? from {opening}|}",
            "retrait de {person}{opening:?, qui avait une place à {opening}|}",
        ),
        "left_by": ("{opening:?{opening}: |}{why}", "{opening:?{opening} : |}{why}"),
        "none_to_keep": ("there was no seat to keep", "aucune place n'était à conserver"),
        "repair_optimal": (
            "seats kept: {kept} of {before}, and no cohort keeps more: it is proven",
            "places gardées : {kept} sur {before}, et aucune promotion n'en garde davantage : c'est prouvé",
        ),
        "repair_best_so_far": (
            "seats kept: {kept} of {before}; the search was stopped: another cohort might keep more",
            "places gardées : {kept} sur {before} ; la recherche a été arrêtée : une autre promotion en garderait peut-être davantage",
        ),
        "repair_infeasible": (
            "after these changes no cohort keeps all the rules: it is proven",
            "après ces changements, aucune promotion ne respecte toutes les règles : c'est prouvé",
        ),
        "repair_unknown": (
            "the search was stopped before it found a cohort",
            "la recherche a été arrêtée avant de trouver une promotion",
        ),
        "cut": (
            "{opening} now takes {most:nobody|one person|# people}, where {count} sat",
            "{opening} ne prend plus {most:personne|qu'une personne|que # personnes}, au lieu de {count}",
        ),
        "reserve": (
            "{person} is number {rank} in order of merit of {count:the one person|# people} without a seat who could take this one{passed:?; before, and still without: {passed}|}",
            "{person} : rang {rank} dans l'ordre du mérite, sur {count:# personne sans place qui pouvait|# personnes sans place qui pouvaient} prendre celle-ci{passed:? ; avant, toujours sans place : {passed}|}",
        ),
        # alternatives
        "this_cohort": ("this cohort {clauses}", "cette promotion {clauses}"),
        "alternative": ("alternative {number} {clauses}", "la variante {number} {clauses}"),
        "alternatives_tied": (
            "alternatives {numbers} are equally good: their order says nothing",
            "les variantes {numbers} sont ex æquo : leur ordre ne dit rien",
        ),
        "alternatives_more": (
            "others, not shown, are equally good to the last",
            "d'autres, non montrées, sont ex æquo avec la dernière",
        ),
        "alternatives_maybe_more": (
            "whether others are as good as the last is not settled",
            "on ne sait pas si d'autres sont aussi bonnes que la dernière",
        ),
        "alternatives_after_equals": (
            "alternative {number} was chosen among equally good ones: those after it may depend on names and their order",
            "la variante {number} a été choisie parmi des ex æquo : les suivantes peuvent dépendre des noms et de leur ordre",
        ),
        "alternatives_enough": (
            "{count:this one was|these # were} asked for: others may exist",
            "{count:voici la variante demandée|voici les # variantes demandées} : il peut en exister d'autres",
        ),
        "alternatives_none_left": (
            "there is no other: it is proven",
            "il n'y en a pas d'autre : c'est prouvé",
        ),
        "alternatives_stopped": (
            "the search was stopped before it found another: there may be more",
            "la recherche a été arrêtée avant d'en trouver une autre : il peut y en avoir",
        ),
        "different_proven": (
            "no cohort that differs enough is better: it is proven",
            "aucune promotion assez différente n'est meilleure : c'est prouvé",
        ),
        "different_not_proven": (
            "the search was stopped: another that differs enough may be better",
            "la recherche a été arrêtée : une autre assez différente est peut-être meilleure",
        ),
        # comparisons
        "breaks": (
            "it breaks hard rules: {rules:rules}",
            "elle enfreint {rules:une règle impérative|# règles impératives}",
        ),
        "keeps": ("it keeps every hard rule", "elle respecte toutes les règles impératives"),
        "compared": ("against the composition, it {clauses}", "par rapport à la composition, elle {clauses}"),
        "compared_with_optimal": (
            "the composition is proven best",
            "la composition est optimale, preuve faite",
        ),
        "compared_with_best_so_far": (
            "the composition is not proven best: the search was stopped",
            "l'optimalité de la composition n'est pas prouvée : la recherche a été arrêtée",
        ),
        "compared_with_infeasible": (
            "no cohort keeps all the rules: there is none to compare with",
            "aucune promotion ne respecte toutes les règles : il n'y en a pas à qui comparer",
        ),
        "compared_with_unknown": (
            "the search was stopped before it found a cohort to compare with",
            "la recherche a été arrêtée avant de trouver une promotion à qui comparer",
        ),
        "same_here": (
            "it breaks no rule here, and nobody would move",
            "aucune règle n'y est enfreinte et personne ne changerait de place",
        ),
        "moves_to": (
            "from it to the composition, {moves}",
            "pour passer de cette promotion à la composition, {moves}",
        ),
        # conflicts
        "conflict_of_one": ("this cannot hold", "cette règle ne peut être respectée"),
        "conflict_of_several": (
            "these {count:?# |}rules cannot hold together, and {count:=2:either one left out lets the other hold|*:any one left out lets the others hold}",
            "ces {count:?# |}règles sont incompatibles ; lever {count:=2:l'une ou l'autre permet de respecter celle qui reste|*:l'une quelconque permet de respecter les autres}",
        ),
        "conflict_of_unsure": (
            "these {count:?# |}rules cannot hold together, but maybe not all are to blame (the search was stopped)",
            "ces {count:?# |}règles sont incompatibles, mais peut-être pas toutes en cause (recherche arrêtée)",
        ),
        "other_conflicts": (
            "this is one of several conflicts: there are others",
            "c'est l'un des conflits : d'autres existent",
        ),
        "maybe_other_conflicts": (
            "whether other rules are in conflict as well is not settled: which ones are shown may depend on names and order",
            "on ne sait pas si d'autres règles sont aussi en conflit : celles-ci peuvent dépendre des noms et de leur ordre",
        ),
        "given_that": ("given that {facts:rules}", "étant donné que {facts:rules}"),
        "sizes": (
            "{openings:the team of {openings} has|the teams of {openings} have} {low}{high:? to {high}|}{one:? person| people}",
            "{openings:l'équipe de {openings} doit compter|les équipes de {openings} doivent compter} {low}{high:? à {high}|}{one:? personne| personnes}",
        ),
        "budget_most": (
            "{rule}, where at most {need} is possible",
            "{rule}, alors que le maximum possible est {need}",
        ),
        "budget_least": (
            "{rule}, where at least {need} is needed",
            "{rule}, alors qu'il faut au moins {need}",
        ),
        "budget_team": (
            "{rule}, where the team{opening:? of {opening}|} needs at least {need}",
            "{rule}, alors qu'il faut à l'équipe{opening:? de {opening}|} au moins {need}",
        ),
        "budget_teams": (
            "{rule}, where the {teams} teams need at least {need}",
            "{rule}, alors qu'il faut aux {teams} équipes au moins {need}",
        ),
        "each_least": (
            "{rule}, where at least {need} of {attribute} = {value} must be seated",
            "{rule}, alors qu'il faut placer au moins {need:# personne|# personnes} ({attribute:=employer:employeur|profile:profil|*:{attribute}} = {value})",
        ),
        "each_in_all": (
            "{rule}, where at least {need} who have one must be seated, and {values:one value allows|# values allow} {want} in all",
            "{rule}, alors qu'il faut placer au moins {need:# personne qui en a un|# personnes qui en ont un}, et que {values:une valeur en permet|# valeurs en permettent} {want} en tout",
        ),
        "share_most": (
            "{rule}, where at {fixed:?most|best} {have} of {seated} seats can go to them, and {want:# is|# are} asked for",
            "{rule}, alors que {have} des {seated} places {fixed:?au plus|au mieux} peuvent leur revenir, et qu'il en faut {want}",
        ),
        "share_least": (
            "{rule}, where at {fixed:?least|best} {have} of {seated} seats go to them, and {want:no more than # is|no more than # are} allowed",
            "{rule}, alors que {have} des {seated} places {fixed:?au moins|au mieux} leur reviennent, et qu'il n'en faut que {want}",
        ),
        "sum_between": (
            "{rule}, where the nearest possible is {below} below and {above} above",
            "{rule}, alors que les valeurs possibles les plus proches sont {below} en dessous et {above} au-dessus",
        ),
        "of_seats": ("{have} of {seated} seats", "{have} des {seated} places"),
        "seats_short": (
            "{openings:the team of {openings} needs|the teams of {openings} need} {want:one person|# people}{openings:| in all}, and {have:nobody|one person|# people} may sit there",
            "il faut {want:une personne|# personnes} {openings:à l'équipe de {openings}|au total aux équipes de {openings}}, et {have:aucune ne peut y siéger|une seule peut y siéger|# peuvent y siéger}",
        ),
        "posts_short": (
            "the posts for {profiles} at {openings} need {want:one person|# people}, and {have:nobody|one person|# people} can hold one",
            "les postes de {profiles} de {openings} demandent {want:une personne|# personnes}, et {have:aucune ne peut en tenir un|une seule peut en tenir un|# peuvent en tenir un}",
        ),
        "skill_short": (
            "{openings:the team of {openings} needs|the teams of {openings} need together} {want:one person|# people} with {skill} at level {grade} or more, and {have:no such person|one such person|# such people} may sit there",
            "il faut {want:une personne|# personnes} {openings:à l'équipe de {openings}|au total aux équipes de {openings}} avec {skill} au niveau {grade} ou plus, et {have:aucune ne peut y siéger|une seule peut y siéger|# peuvent y siéger}",
        ),
        "cannot_hold": ("{head}: {rules:rules}{others:?; #|}", "{head} : {rules:rules}{others:? ; #|}"),
        "cannot_hold_given": (
            "{head}: {rules:rules} (given that {facts:rules}){others:?; #|}",
            "{head} : {rules:rules} (étant donné que {facts:rules}){others:? ; #|}",
        ),
        "rule_named": ("{rule} ({reason})", "{rule} ({reason})"),
        "correction": (
            "without {rules:rules} the others can hold",
            "sans {rules:rules}, les autres peuvent être respectées",
        ),
        "can_hold": ("the rules can hold together", "les règles sont compatibles"),
        "diagnosis_complete": ("this is all: it is proven", "il n'y a rien d'autre : c'est prouvé"),
        "diagnosis_enough": (
            "as many were found as asked: there may be more",
            "le nombre demandé est atteint : il peut y en avoir d'autres",
        ),
        "diagnosis_stopped": (
            "the search was stopped: there may be more",
            "la recherche a été arrêtée : il peut y en avoir d'autres",
        ),
        "stopped": (
            "the search was stopped before it was known whether the rules can hold together",
            "la recherche a été arrêtée avant de savoir si les règles sont compatibles",
        ),
        # relaxations
        "relaxing_maximum": ("relaxing {rule} to at most {value}", "porter {rule} à {value} au plus"),
        "relaxing_minimum": ("relaxing {rule} to at least {value}", "abaisser {rule} à {value} au moins"),
        "relaxing_grade": ("relaxing {rule} to level {value}", "abaisser {rule} au niveau {value}"),
        "relaxing_count": ("relaxing {rule} to a count of {value}", "abaisser {rule} au nombre de {value}"),
        "relaxing_lifted": ("lifting {rule}", "lever {rule}"),
        "relaxed": ("{move} {clauses}{proven:?{proven}|}", "{move} {clauses}{proven:?{proven}|}"),
        "gain_at_least": (" or more: the search was stopped", " ou plus : la recherche a été arrêtée"),
        "gain_at_most": (
            " or less: the composition compared with is not proven best",
            " ou moins : l'optimalité de la composition de départ n'est pas prouvée",
        ),
        "gain_unproven": (
            ", which is not proven: both searches were stopped",
            ", ce qui n'est pas prouvé : les deux recherches ont été arrêtées",
        ),
        "relaxing_opens": ("{move} would let a cohort exist", "{move} permettrait une promotion"),
        "relaxing_closed": (
            "{move} would not be enough for a cohort to exist: it is proven",
            "{move} ne suffirait pas à permettre une promotion : c'est prouvé",
        ),
        "relaxing_unknown": (
            "what {move} would gain is not known: the search was stopped",
            "on ne sait pas ce que ferait gagner {move} : la recherche a été arrêtée",
        ),
        # what a composition says and is not
        "score": ("the score is not the cohort's", "le score n'est pas celui de la promotion"),
        "status": ("the status is {new}, not {old}", "le statut est {new}, et non {old}"),
        "worth": ("the worth is {new}, not {old}", "la valeur est {new}, et non {old}"),
        "bound": ("the bound is {new}, not {old}", "la borne est {new}, et non {old}"),
        "decisions": (
            "the cohort is not the one that the decisions choose",
            "la promotion n'est pas celle que désignent les décisions",
        ),
        "unchecked": (
            "the search was stopped before all was composed again: nobody checked that no cohort is better",
            "la recherche a été arrêtée avant la fin : que nulle autre promotion ne vaille mieux n'a pas été vérifié",
        ),
        # fronts
        "front_every": (
            "{count:no cohort beats this point, and there is no other|no cohort beats any of these # points, and there are no others}: it is proven",
            "{count:aucune promotion ne bat ce point, et il n'y en a pas d'autre|aucune promotion ne bat l'un de ces # points, et il n'y en a pas d'autres} : c'est prouvé",
        ),
        "front_some": (
            "{count:the search was stopped before any point was proven|no cohort beats this point; the search was stopped before all were found|no cohort beats any of these # points; the search was stopped before all were found}",
            "{count:la recherche a été arrêtée avant qu'un point soit prouvé|aucune promotion ne bat ce point ; la recherche a été arrêtée avant la fin|aucune promotion ne bat l'un de ces # points ; la recherche a été arrêtée avant la fin}",
        ),
        "point": (
            "point {point} scores {first} at level {a} and {second} at level {b}",
            "point {point} : {first} au niveau {a} et {second} au niveau {b}",
        ),
        "others_have_them": (
            "the cohort shown is one that has these points: others may have the same points, and which one is shown may depend on names and their order",
            "la promotion montrée est l'une de celles qui ont ces points : d'autres peuvent avoir les mêmes, et le choix peut dépendre des noms et de leur ordre",
        ),
        "trade": (
            "against point {before}, it gives up {loss} at level {a} for {gain} more at level {b}; the seats that change are those of {who}",
            "par rapport au point {before}, il cède {loss} au niveau {a} pour {gain} de plus au niveau {b} ; les places qui changent sont celles de {who}",
        ),
        "reached": (
            "when it was stopped, the search had {first} at level {a} and {second} at level {b} in hand: another cohort may beat that",
            "à son arrêt, la recherche avait obtenu {first} au niveau {a} et {second} au niveau {b} : une autre promotion est peut-être meilleure",
        ),
        "floor": (
            "level {level} scores {strict:?more than|at least} {points} points",
            "le niveau {level} vaut {strict:?plus de|au moins} {points} points",
        ),
        **EXPECTED,
        # titles of the results
        "title_Alternative": ("Another cohort", "Autre promotion possible"),
        "title_Alternatives": ("Other cohorts", "Autres promotions possibles"),
        "title_CohortRepair": ("Repaired cohort", "Promotion réparée"),
        "title_Comparison": ("Cohort against the composition", "Promotion comparée à la composition"),
        "title_Composition": ("Composition", "Composition"),
        "title_Diagnosis": (
            "Why no cohort keeps the rules",
            "Pourquoi aucune promotion ne respecte les règles",
        ),
        "title_EqualCohorts": ("Cohorts that are equally good", "Promotions équivalentes"),
        "title_Front": ("Two aims that conflict", "Deux objectifs en concurrence"),
        "title_PointsLost": ("What a seat would lose: {subject}", "Points perdus par une place : {subject}"),
        "title_Relaxation": ("A rule relaxed", "Règle assouplie"),
        "title_Relief": ("What a rule costs", "Coût d'une règle"),
        "title_RuleConflict": ("Rules that conflict", "Règles incompatibles"),
    }
)
