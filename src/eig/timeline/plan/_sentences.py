"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "jobs": ("jobs", "tâches"),
        "network": ("network", "réseau"),
        "load": ("load", "charge"),
        # the phases that a promotion publishes
        "selection": ("Selection", "Sélection"),
        "mission": ("Mission", "Mission"),
        "support": ("Support programme", "Accompagnement"),
        "phase_challenges_call": ("call for challenges", "appel à défis"),
        "phase_challenge_jury": ("jury of challenges", "jury des défis"),
        "phase_candidates_call": ("call for candidates", "appel à candidatures"),
        "phase_candidate_jury": ("jury of candidates", "jury des candidats"),
        "phase_notification": ("notification", "notification"),
        "phase_results": ("results", "résultats"),
        "phase_mission": ("mission", "mission"),
        "phase_announcement": ("announcement", "annonce"),
        "phase_restitution": ("restitution", "restitution"),
        "phase_follow_up": ("follow-up with a strategic mentor", "suivi avec un mentor stratégique"),
        "published": ("published: {source}", "publié : {source}"),
        # where a phase stands
        "a_day": (
            "a date, such as 2018-11-16 or 16/11/2018",
            "une date, par exemple 16/11/2018 ou 16 novembre 2018",
        ),
        "dates": ("{duration}, {span}", "{duration}, {span}"),
        "stands": (
            (
                "at the end of {as_of} it is {state:=planned:still to come|running:running|*:done}, "
                "{elapsed} of {total:one working day|# working days} gone by"
            ),
            (
                "à la fin du {as_of}, cette étape est {state:=planned:à venir|running:en cours|*:terminée} ; "
                "{elapsed:aucun jour ouvré écoulé|# jour ouvré écoulé|# jours ouvrés écoulés} sur {total}"
            ),
        ),
        "re_estimated": (
            "on {recorded} it was re-estimated{length:?: it lasts {length}}{last:?: its last day is {last}}",
            "le {recorded}, cette étape a été réestimée{length:? : elle dure {length}}{last:? : son dernier jour est le {last}}",
        ),
        "held_by_start": (
            "nothing holds it before the plan starts, on {bound}",
            "rien ne la retient avant le début du plan, le {bound}",
        ),
        "held_by_not_before": ("it may not start before {bound}", "elle ne peut commencer avant le {bound}"),
        "held_by_pinned": ("it is pinned to {bound}", "sa date est fixée au {bound}"),
        "held_by_finish_on": ("its last day is fixed to {bound}", "son dernier jour est fixé au {bound}"),
        "held_by_expected": (
            "it is now expected to end on {bound}",
            "sa fin est maintenant attendue le {bound}",
        ),
        "held_by_as_of": (
            "it had not started by the end of {bound}, so it starts after it",
            "elle n'avait pas commencé à la fin du {bound}, donc elle commence après",
        ),
        "held_by_fact": ("it started on {bound}", "elle a commencé le {bound}"),
        "held_by_link": (
            (
                "it {kind:=FS:waits for the end of {pred}, whose last day is {day}"
                "|SS:waits for the start of {pred}, on {day}"
                "|FF:may not end before {pred}, whose last day is {day}"
                "|SF:may not end before the start of {pred}, on {day}}{lag:? (lag {lag})}"
            ),
            (
                "elle {kind:=FS:attend la fin de « {pred} », dont le dernier jour est le {day}"
                "|SS:attend le début de « {pred} », le {day}"
                "|FF:ne peut finir avant « {pred} », dont le dernier jour est le {day}"
                "|SF:ne peut finir avant le début de « {pred} », le {day}}{lag:? (décalage : {lag})}"
            ),
        ),
        "held_also": (
            "{others} {others:holds|hold} it as long",
            "{others} {others:la retient|la retiennent} autant",
        ),
        "chain": (
            "the chain that sets its start, with the slack of each step: {steps}",
            "la chaîne qui fixe son début, avec la marge de chaque étape : {steps}",
        ),
        "step": ("{phase} ({margin})", "{phase} ({margin})"),
        "done": ("it is done", "elle est terminée"),
        # what a delay hits
        "critical": (
            "it is critical: one working day of delay {hits}",
            "elle est critique : un jour ouvré de retard {hits}",
        ),
        "not_critical": (
            (
                "it is not critical: it {margin}{free:?, but after # another phase or the end moves"
                "| and no other phase moves}; one working day more {hits}"
            ),
            (
                "elle n'est pas critique : elle {margin}{free:?, mais après le # une autre étape ou la fin bouge"
                "| sans qu'aucune autre étape ne bouge} ; un jour ouvré de plus {hits}"
            ),
        ),
        "too_late": (
            "it is critical: it comes {late} too late, and {hits}",
            "elle est critique : elle arrive {late} trop tard et {hits}",
        ),
        "hits_end": ("moves the end of the plan, on {last}", "déplace la fin du plan, le {last}"),
        "hits_finish_by": (
            "misses {last}, the last day asked for",
            "dépasse le {last}, dernier jour demandé",
        ),
        "hits_deadline": (
            "misses the deadline of {phase}, on {day}",
            "dépasse l'échéance de « {phase} », le {day}",
        ),
        "hits_pin": (
            "breaks the fixed date of {phase}, on {day}",
            "contredit la date fixée de « {phase} », le {day}",
        ),
        # what a plan asks for and its dates do not give
        "pin_breaks_link": (
            "it is pinned to {pinned}, but the link from {pred} holds it until {bound}",
            "sa date est fixée au {pinned}, mais le lien depuis « {pred} » la retient jusqu'au {bound}",
        ),
        "finish_on_breaks_link": (
            "its last day is fixed to {pinned}, but the link from {pred} holds it until {bound}",
            "son dernier jour est fixé au {pinned}, mais le lien depuis « {pred} » la retient jusqu'au {bound}",
        ),
        "finish_on_too_early": (
            "to end on {fixed} it starts on {start}, before {floor}, when it may start",
            "pour finir le {fixed} elle commence le {start}, avant le {floor} où elle peut commencer",
        ),
        "finish_on_missed": (
            "it was to end on {fixed}, and its last day is {last}",
            "dernier jour fixé au {fixed}, mais atteint le {last}",
        ),
        "pinned_too_early": (
            "it is pinned to {pinned}, before {floor}, when it may start",
            "sa date est fixée au {pinned}, avant le {floor} où elle peut commencer",
        ),
        "pinned_on_day_off": (
            "it is pinned to {pinned}, which is not worked{worked:?: it runs from that day, and its work starts on {worked}}",
            "sa date est fixée au {pinned}, qui n'est pas travaillé{worked:? : elle court dès ce jour, et son travail commence le {worked}}",
        ),
        "pin_missed": (
            "it was pinned to {pinned}, and had not started by the end of {as_of}",
            "sa date était fixée au {pinned}, et elle n'avait pas commencé à la fin du {as_of}",
        ),
        "out_of_sequence": (
            "it started on {start}, before the link from {pred} allowed it",
            "elle a commencé le {start}, avant que le lien depuis « {pred} » ne le permette",
        ),
        "deadline_missed": (
            "its last day is {last}, after its deadline on {deadline}",
            "dernier jour le {last}, après l'échéance du {deadline}",
        ),
        "finish_missed": (
            "it ends on {last}, after {finish_by}, the last day asked for",
            "dernier jour le {last}, après le {finish_by} demandé",
        ),
        "conflict": ("{phase}: {reason}", "{phase} : {reason}"),
        # a whole schedule
        "schedule": ("{phases:one phase|# phases}, {span}", "{phases:# étape|# étapes}, {span}"),
        "margin": (
            "may {by:=end:end|start:start} as late as {day}",
            "peut {by:=end:finir|start:commencer} au plus tard le {day}",
        ),
        "no_margin": ("no slack", "sans marge"),
        "overdue": (
            "should {by:=end:end|start:start} by {day}",
            "devrait {by:=end:finir|start:commencer} au plus tard le {day}",
        ),
        "line": ("{phase}: {span}{margin:?, #}", "{phase} : {span}{margin:?, #}"),
        "critical_path": (
            "the end is set by {path:one phase|a chain of # phases}: {steps}",
            "la fin dépend {path:d'une étape|d'une chaîne de # étapes} : {steps}",
        ),
        "path_tied": (
            "{others} {others:holds|hold} {phase} as long: another chain sets the end too, and this one follows the order of the plan",
            (
                "{others} {others:retient|retiennent} « {phase} » autant : une autre chaîne fixe aussi la fin, "
                "et celle-ci suit l'ordre du plan"
            ),
        ),
        "ends_too": ("{phases} {phases:ends|end} as late", "{phases} {phases:finit|finissent} aussi tard"),
        "no_conflict": ("nothing that was asked for is missed", "tout ce qui est demandé est tenu"),
        "counts": (
            (
                "at the end of {as_of}, {done:nothing|one phase|# phases} done, "
                "{running:nothing|one|#} running, {planned:nothing|one|#} still to come"
            ),
            (
                "à la fin du {as_of} : {done:aucune étape terminée|# étape terminée|# étapes terminées}, "
                "{running:aucune en cours|# en cours|# en cours}, {planned:aucune à venir|# à venir|# à venir}"
            ),
        ),
        # schedules compared
        "moved": (
            (
                "it was to run {before} and now runs {after}"
                "{way:=later:: its end comes {by} later|earlier:: its end comes {by} earlier"
                "|beside:; no working day lies between the two ends|*:; its last day stays}"
            ),
            (
                "cette étape devait aller {before} et va maintenant {after}"
                "{way:=later: : sa fin recule de {by}|earlier: : sa fin avance de {by}"
                "|beside: ; aucun jour ouvré ne sépare les deux fins|*: ; son dernier jour reste}"
            ),
        ),
        "unmoved": ("it does not move", "elle ne bouge pas"),
        "added": ("it was not there before", "elle n'existait pas avant"),
        "removed": ("it is no longer there", "elle n'y figure plus"),
        "end_stays": ("the end stays on {last}", "la fin reste le {last}"),
        "end_moved": (
            (
                "the end moves from {before} to {after}"
                "{way:=later:, {by} later|beside:, and no working day lies between|*:, {by} earlier}"
            ),
            (
                "la fin passe du {before} au {after}"
                "{way:=later:, {by} plus tard|beside:, sans jour ouvré entre les deux|*:, {by} plus tôt}"
            ),
        ),
        "phases_moved": (
            "{phases:no phase moves|one phase moves: #|these phases move: #}",
            "{phases:aucune étape ne bouge|une étape bouge : #|ces étapes bougent : #}",
        ),
        # people
        "peak": ("at most {peak} of their time is asked for", "on lui demande au plus {peak} de son temps"),
        "overload": (
            "{span}, {share} is asked for, out of {capacity}, by {what}",
            "{span}, charge demandée : {share} sur {capacity}, par {what}",
        ),
        "overload_of": (
            "{who}: {span}, {share} is asked for, out of {capacity}",
            "{who} : {span}, charge demandée : {share} sur {capacity}",
        ),
        "percent": ("{number} %", "{number} %"),
        "no_overload": ("nobody gives more time than they have", "personne ne donne plus que son temps"),
        # jobs that share people, and networks
        "start": ("it starts at {start}", "elle commence à {start}"),
        "optimal": (
            "all jobs end at {makespan}: no order ends sooner",
            "tout finit à {makespan} : aucun ordre ne finit plus tôt",
        ),
        "bounded": (
            "all jobs end at {makespan}; no order can beat {bound}, and the search did not close the gap",
            "tout finit à {makespan} ; aucun ordre ne peut faire mieux que {bound}, et la recherche n'a pas tranché",
        ),
        "other_starts": (
            "other starts end as soon: this is one of several equally good ones",
            "d'autres dates finissent aussi tôt : celles-ci sont ex æquo",
        ),
        "only_starts": ("no other starts end as soon", "aucune autre répartition ne finit aussi tôt"),
        "starts_not_settled": (
            "whether other starts end as soon is not settled: this choice may depend on names and order",
            "on ne sait pas si d'autres dates finissent aussi tôt : ce choix peut dépendre des noms et de l'ordre",
        ),
        "times": ("it runs from {es} to {ef}", "elle va de {es} à {ef}"),
        "network_chain": (
            "its start is set by the chain {chain}",
            "son début est fixé par la chaîne {chain}",
        ),
        "network_end": (
            "all tasks end at {end}; the chain that sets it: {chain}",
            "tout finit à {end} ; la chaîne qui le fixe : {chain}",
        ),
        "slack": (
            "its total slack is {total} and its free slack {free}",
            "sa marge totale est de {total} et sa marge libre de {free}",
        ),
        # ── what is expected ──
        "a_start": (
            "a day on which it started, since it ended on {last}",
            "un jour où elle a commencé, car elle a fini le {last}",
        ),
        "few_moments": (
            "{most} moments at most in all jobs together",
            "{most} unités de temps au plus dans toutes les tâches ensemble",
        ),
        "few_moments.remedy": (
            "Count in longer units, or split the list.",
            "Comptez en unités plus longues, ou partagez la liste.",
        ),
        "few_people": (
            "jobs that need {capacity:one person|# people} at most, as many as there are",
            "des tâches qui demandent {capacity:# personne|# personnes} au plus, autant qu'il y en a",
        ),
        "few_people.remedy": (
            "Split them, or raise the capacity.",
            "Partagez-les, ou augmentez la capacité.",
        ),
        "first_day": (
            "a first day, since no date of the promotion was published",
            "un premier jour, car aucune date de la promotion n'a été publiée",
        ),
        "forecast": (
            "a schedule made on a day, as status(plan, facts, on=…) makes it",
            "un calendrier établi un jour donné, comme le fait status(plan, facts, on=…)",
        ),
        "known_shares": (
            "the share of {missing} too, which was not published",
            "aussi la part de {missing}, qui n'a pas été publiée",
        ),
        "known_shares.remedy": (
            "Give one share for all, such as 0.35, or one by mentor.",
            "Donnez une part pour tous, telle que 0.35, ou une par mentor.",
        ),
        "later_only": (
            "a duration from 0, since the links of a phase that is not pinned hold it",
            "une durée à partir de 0, car une étape sans date fixée est retenue par ses liens",
        ),
        "later_only.remedy": (
            "Change its links, or what comes before it.",
            "Changez ses liens, ou ce qui la précède.",
        ),
        "lengths": (
            "the length of {missing} too, which nobody published",
            "aussi la durée de {missing}, que personne n'a publiée",
        ),
        "lengths.remedy": (
            "Give a mapping from key to duration, or a table with the columns key and duration.",
            "Donnez un dictionnaire de la clé à la durée, ou un tableau avec les colonnes key et duration.",
        ),
        "no_circle": (
            "waits that never come back to where they begin",
            "des attentes qui ne reviennent jamais à leur point de départ",
        ),
        "no_circle.remedy": ("Remove one of these.", "Ôtez-en une."),
        "not_done": (
            "a phase that is not done, since what is done slips no more",
            "une étape qui n'est pas terminée, car ce qui l'est ne glisse plus",
        ),
        "not_done.remedy": (
            "Slip what follows it, or correct the fact.",
            "Faites glisser ce qui la suit, ou corrigez le fait.",
        ),
        "number_each": (
            "{count:one number|# numbers}, one for each task",
            "{count:# nombre|# nombres}, un par tâche",
        ),
        "number_each.remedy": (
            "Build it with solve_network(durations, links).",
            "Construisez-le avec solve_network(durations, links).",
        ),
        "one_answer": (
            "one answer for {what} among the facts recorded on {day}",
            "une seule réponse pour {what} parmi les faits notés le {day}",
        ),
        "one_answer.remedy": (
            "Keep the one that holds, or give the later one the day it was recorded.",
            "Gardez celle qui vaut, ou donnez à la plus récente le jour où elle est notée.",
        ),
        "one_day": (
            "1 day or 1 working day, which is what a milestone occupies",
            "1 jour ou 1 jour ouvré, qui est ce qu'occupe un jalon",
        ),
        "one_end": (
            "None, since the first day is fixed, {pinned}, and the duration gives the last",
            "rien (None), car le premier jour est fixé, {pinned}, et la durée donne le dernier",
        ),
        "one_end.remedy": ("Leave pinned or finish_on out.", "Omettez pinned ou finish_on."),
        "own_calendar": (
            "a calendar, since the jurisdiction of the programme names none",
            "un calendrier, car le droit que suit le programme n'en nomme aucun",
        ),
        "own_calendar.remedy": ("Give WorkCalendar(rule=…).", "Donnez WorkCalendar(rule=…)."),
        "plan_again": ("a plan, which every change returns", "un plan, que rend tout changement"),
        "published_length": ("the published length, {length}", "la durée publiée, {length}"),
        "published_length.remedy": (
            "Leave it out, or change the plan afterwards.",
            "Omettez-la, ou changez ensuite le plan.",
        ),
        "recorded_on": (
            "the day it was recorded, from which what is expected or withdrawn counts",
            "le jour où c'est noté, dont compte ce qui est attendu ou retiré",
        ),
        "some_fact": (
            "a first day, or else a last day, an expected day or a duration",
            "un premier jour, ou sinon un dernier jour, un jour attendu ou une durée",
        ),
        "some_phases": ("one phase or more", "une étape ou plus"),
        "span_of_missions": (
            "a span, since the days of the missions were not published",
            "une période, car les jours des missions n'ont pas été publiés",
        ),
        "start_each": (
            "{count:one start|# starts}, one for each job in their order",
            "{count:# début|# débuts}, un par tâche dans leur ordre",
        ),
        "task_link": (
            "two tasks of the network, {kinds:or}, and a whole lag",
            "deux tâches du réseau, {kinds:or}, et un décalage entier",
        ),
        "task_link.remedy": (
            "Write it as (predecessor, successor, kind, lag).",
            "Écrivez-le comme (prédécesseur, successeur, sorte, décalage).",
        ),
        # titles of the results
        "title_Diff": ("What changes: {subject}", "Ce qui change : {subject}"),
        "title_Levelling": ("Levelled jobs", "Travaux lissés"),
        "title_Load": ("Load of each person", "Charge de chaque personne"),
        "title_NetworkSchedule": ("Network", "Réseau de tâches"),
        "title_Plan": ("Plan", "Plan"),
        "title_PlanStatus": ("Where the plan stands: {subject}", "Avancement du plan : {subject}"),
        "title_Schedule": ("Schedule: {subject}", "Calendrier : {subject}"),
    }
)
