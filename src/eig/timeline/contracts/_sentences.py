"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "years": ("years", "années"),
        "title_last_day": ("last day", "dernier jour"),
        "title_trial": ("trial period", "période d'essai"),
        "title_renewal": ("renewal", "renouvellement"),
        "title_leaving": ("leaving early", "fin anticipée"),
        "title_leave": ("annual leave", "congé annuel"),
        "as_read": (
            "read in these versions: {read:exact}; the office checks the one in force",
            "versions lues : {read:exact} ; il reste à vérifier celle en vigueur",
        ),
        "leave": (
            "this service gives {days} days of annual leave, in proportion to {year} for a year",
            "ce service ouvre droit à {days} jours de congé annuel, au prorata de {year} pour une année",
        ),
        "no_leave": (
            "the law that is stated says nothing of annual leave",
            "le droit énoncé ne dit rien du congé annuel",
        ),
        "law": ("the law that it follows: {law}", "le droit suivi : {law}"),
        "no_law": (
            "no law is stated: neither trial period nor notice is worked out",
            "aucun droit n'est énoncé : ni période d'essai ni préavis ne sont calculés",
        ),
        "contract": ("contract", "contrat"),
        "of_person": ("{person}: {what}", "{person} : {what}"),
        "conventions_differ": (
            "the last month has no day {number}: another convention would end on {clamped}, a day short",
            "le dernier mois n'a pas de {number} : un autre usage finirait le {clamped}, un jour trop tôt",
        ),
        "last_day_not_worked": (
            "{last} is not worked: {worked:?the last working day is #|no day of the contract is}",
            "le {last} n'est pas travaillé : {worked:?le dernier jour travaillé est le #|aucun jour du contrat ne l'est}",
        ),
        "cost": ("cost", "coût"),
        "costs": (
            (
                "{amount} {currency} for {length} of {pay}"
                "{share:?, at {share:exact} of full pay}{rate:?, times # for the employer}{challenge:?, for {challenge}|}"
            ),
            (
                "{amount} {currency:=EUR:€|*:#} pour {length} de {pay}"
                "{share:?, à {share:exact} du plein traitement}{rate:?, fois # pour l'employeur}{challenge:?, pour {challenge}|}"
            ),
        ),
        "past_full_time": (
            "the contracts of {person} add up to {share} of full time from {first}: each is counted",
            "contrats de {person} : {share} d'un temps plein au total à partir du {first} ; chacun est compté",
        ),
        "costs_months": (
            "{months:no month|one month|# months}{odd:? and {odd:exact} of a month}",
            "{months:aucun mois|un mois|# mois}{odd:? et {odd:exact} d'un mois}",
        ),
        "costs_days": ("{odd:exact} of a month", "{odd:exact} d'un mois"),
        "indemnity": (
            "of which {amount} {currency} beside the pay, with the last month",
            "dont {amount} {currency:=EUR:€|*:#} en plus de la rémunération, avec le dernier mois",
        ),
        "envelope_of_nobody": (
            "nothing is drawn from the envelope of {payer}: {payers:?the contracts are paid by #|nobody is known to pay}",
            "rien n'est tiré de l'enveloppe ({payer}) : {payers:?les contrats sont financés par #|aucun financeur n'est connu}",
        ),
        "envelope_passed": (
            (
                "the envelope of {amount} {currency}{payer:? of {payer}|}{year:? for {year:exact}|} is passed by {over} {currency}: "
                "{drawn} {currency} are drawn from it{source:? ({source})|}"
            ),
            (
                "l'enveloppe de {amount} {currency:=EUR:€|*:#}{payer:? ({payer})|}{year:? pour {year:exact}|} est dépassée de "
                "{over} {currency:=EUR:€|*:#} : il en est tiré {drawn} {currency:=EUR:€|*:#}{source:? ({source})|}"
            ),
        ),
        "in_year": ("{year}: {amount} {currency}", "{year} : {amount} {currency:=EUR:€|*:#}"),
        "in_all": ("in all {amount}{currency:=None:|*: #}", "en tout {amount}{currency:=None:|EUR: €|*: #}"),
        "pays": ("{payer} pays {amount} {currency}", "à payer par {payer} : {amount} {currency:=EUR:€|*:#}"),
        "basis": (
            "this is {basis} pay: what the employer pays besides is not in it",
            (
                "ce sont des rémunérations {basis:=net:nettes|*:brutes} : ce que l'employeur paie en plus n'y est pas"
            ),
        ),
        "kinds_added": (
            "pay of several kinds, such as net and gross, is added here: the sum is of none of them",
            "des rémunérations de plusieurs natures, nettes et brutes par exemple, sont additionnées : la somme n'est d'aucune",
        ),
        "variable": ("what may come on top of the fixed pay is not in it", "la part variable n'y est pas"),
        "part": ("{span}: {length}, {worked}", "{span} : {length}, {worked}"),
        "thirtieths": (
            "{odd:one thirtieth|# thirtieths} of a month",
            "{odd:# trentième|# trentièmes} de mois",
        ),
        "proposal": (
            "this is a proposal: only the dates of the contract hold",
            "c'est une proposition : seules font foi les dates du contrat",
        ),
        "analogy": ("by analogy with the {source}", "par analogie avec le {source}"),
        "source": ("source: {source}", "source : {source}"),
        "last_day": (
            "{length} from {start} lead to {last} inclusive",
            "{length} à compter du {start} : jusqu'au {last} inclus",
        ),
        "trial": (
            (
                "the trial period ends at the latest on {last}: "
                "{rate:?{rate} a week of contract}{limit:?, and at most {limit}}"
            ),
            (
                "la période d'essai finit au plus tard le {last} : "
                "{rate:?{rate} par semaine de contrat}{limit:?, et au plus {limit}}"
            ),
        ),
        "trial_limited": (
            "the trial period ends at the latest on {last}: at most {limit}",
            "la période d'essai finit au plus tard le {last} : au plus {limit}",
        ),
        "trial_renewed": (
            (
                "if the contract says so, it may be renewed {times:once|# times} for the same length, until {renewed} "
                "at the latest"
            ),
            (
                "si le contrat le prévoit, elle peut être renouvelée {times:une fois|# fois} pour la même durée, "
                "jusqu'au {renewed} au plus tard"
            ),
        ),
        "no_trial": ("the law grants no trial period", "la loi ne prévoit pas de période d'essai"),
        "no_trial_anew": (
            "no trial period: the same person is engaged again for the same work or at the same post",
            "aucune période d'essai : la même personne est engagée à nouveau, pour les mêmes fonctions ou sur le même emploi",
        ),
        "no_notice": (
            "the law asks for no notice of renewal",
            "la loi ne demande aucune notification de renouvellement",
        ),
        "renewal": (
            (
                "{known:?|if the contract may be renewed, }the administration says by {by}, {notice} before the term of "
                "{last}, whether it renews it{answer:?; the agent then has {answer} to answer, and silence gives the post up}"
            ),
            (
                "{known:?|si le contrat peut être renouvelé, }l'administration notifie au plus tard le {by}, {notice} avant "
                "le terme du {last}, si elle le renouvelle{answer:? ; l'agent a ensuite {answer} pour répondre ; à défaut de "
                "réponse, la renonciation à l'emploi est présumée}"
            ),
        ),
        "not_renewable": (
            "the contract may not be renewed: no notice of renewal is due",
            "le contrat ne peut être renouvelé : aucune notification de renouvellement n'est due",
        ),
        "stated_differs": (
            "the contract states {stated}, {off} from the {proposed} proposed: check it, and keep what is signed",
            "le contrat indique le {stated}, à {off} du {proposed} proposé : vérifier, et garder ce qui est signé",
        ),
        "amended_last_day": (
            "with its amendments, the contract ends on {last}",
            "compte tenu des avenants, le contrat finit le {last}",
        ),
        "ended_in_trial": (
            "told on {on}, within the trial period, the end of {last} needs no notice",
            "annoncée le {on}, pendant la période d'essai, la fin du {last} ne demande pas de préavis",
        ),
        "ended_early": (
            "the contract was ended on {last}: no notice of renewal is due",
            "il a été mis fin au contrat le {last} : aucune notification de renouvellement n'est due",
        ),
        "interview": (
            "since the contract may become permanent, an interview comes before",
            "le contrat pouvant devenir à durée indéterminée, un entretien précède",
        ),
        "not_left": ("the contract runs to its term, {last}", "le contrat va à son terme, le {last}"),
        "no_leaving_notice": (
            "told on {on}, the end of {last} needs no notice",
            "annoncée le {on}, la fin du {last} ne demande pas de préavis",
        ),
        "leaving": (
            "the notice of the {kind:=resigned:resignation|*:early end} of {on} runs until {by}; the last day is {last}",
            "le préavis {kind:=resigned:de la démission|*:de la fin anticipée} du {on} court jusqu'au {by} ; le dernier jour est le {last}",
        ),
        "notice_not_kept": (
            (
                "the last day is {last}: the notice of the {kind:=resigned:resignation|*:early end} of {on} would have ended "
                "on {by}{renewed:?, unless the trial period was renewed|}{kind:=resigned:|*:, unless it was disciplinary}"
            ),
            (
                "le dernier jour est le {last} : le préavis {kind:=resigned:de la démission|*:de la fin anticipée} du {on} aurait "
                "fini le {by}{renewed:?, sauf si la période d'essai a été renouvelée|}"
                "{kind:=resigned:|*:, sauf si la rupture est disciplinaire}"
            ),
        ),
        "too_short": (
            "{law}: such a contract lasts {least} at least{source:? ({source})|}",
            "{law} : un tel contrat dure au moins {least}{source:? ({source})|}",
        ),
        "too_long": (
            "{law}: such a contract lasts {most} at most in all, and this one lasts until {last}{source:? ({source})|}",
            "{law} : un tel contrat dure au plus {most} en tout, et celui-ci va jusqu'au {last}{source:? ({source})|}",
        ),
        "longest_passed": (
            "the programme offers {most} at most in all, until {until}, and the contract lasts until {last}",
            "le programme propose au plus {most} en tout, jusqu'au {until}, et le contrat va jusqu'au {last}",
        ),
        "trial_absent": (
            (
                "an absence falls within the trial period: by analogy with labour law, its end of {last} may be put off "
                "by as many days; no text that we know says so"
            ),
            (
                "une absence tombe pendant la période d'essai : par analogie avec le droit du travail, sa fin du {last} peut "
                "être reportée d'autant de jours ; aucun texte connu de nous ne le dit"
            ),
        ),
        "too_early": (
            "the employer may end such a contract only after {after}{owed:?|}{source:? ({source})|}",
            "l'employeur ne peut mettre fin à un tel contrat qu'après {after}{owed:?|}{source:? ({source})|}",
        ),
        "early_end": (
            "ended early by the employer after {after}{owed:?, it owes {owed} % of what was paid|}{source:? ({source})|}",
            "rompu par l'employeur après {after}{owed:?, il ouvre droit à {owed} % de ce qui a été payé|}{source:? ({source})|}",
        ),
        # ── what is expected ──
        "own_person": ("the person of the contract", "la personne du contrat"),
        "up_to_start": (
            "a day up to {start}, the first of the contract",
            "un jour jusqu'au {start}, le premier du contrat",
        ),
        "within": (
            "a day of the contract, from {start} to {last} as it is told by then",
            "un jour du contrat, du {start} au {last} à ce que l'on en sait alors",
        ),
        "one_last_day": (
            "nothing more of the last day, since the contract ends early on {last}{start:?|}",
            "rien d'autre sur le dernier jour, car le contrat finit plus tôt, le {last}{start:?|}",
        ),
        "one_last_day.remedy": (
            "Keep the amendment that holds, and correct the other.",
            "Gardez l'avenant qui vaut, et corrigez l'autre.",
        ),
        "told_in_time": (
            "a day up to {last}, the last of the contract when it was told{start:?|}",
            "un jour jusqu'au {last}, le dernier du contrat à ce moment{start:?|}",
        ),
        "told_in_time.remedy": (
            "A contract that is over is not amended: make another.",
            "Un contrat fini ne se modifie plus : faites-en un autre.",
        ),
        "later_last_day": (
            "a day after {last}, the last of the contract so far{start:?|}",
            "un jour après le {last}, le dernier du contrat jusque-là{start:?|}",
        ),
        "apart": (
            "a day outside of what is told from {first} to {last} already",
            "un jour hors de ce qui est déjà dit du {first} au {last}",
        ),
        "a_length": (
            "a duration, since the terms of {person} do not say how long the contract lasts",
            "une durée, car les conditions de {person} ne disent pas celle du contrat",
        ),
        "one_currency": ("amounts in one currency", "des montants dans une seule monnaie"),
        "one_currency.remedy": (
            "Ask for each currency apart, or convert the pay at a rate of yours.",
            "Demandez chaque monnaie à part, ou convertissez la rémunération à un taux à vous.",
        ),
        "pay_too": (
            "the pay of {missing} too, which the contracts do not say",
            "aussi la rémunération de {missing}, que les contrats ne disent pas",
        ),
        "convention_too": (
            "how a month that is not complete is paid, which no law of {missing} says",
            "comment se paie un mois incomplet, ce qu'aucun droit de {missing} ne dit",
        ),
        "convention_too.remedy": (
            "Give a `PayConvention`, with the text that it rests on.",
            "Donnez une `PayConvention`, avec le texte sur lequel elle repose.",
        ),
        "whole_units": (
            "a whole number of units of {unit:exact}",
            "un nombre entier d'unités de {unit:exact}",
        ),
        "whole_units.remedy": (
            "Round it first, or give a smaller unit.",
            "Arrondissez-le d'abord, ou donnez une unité plus petite.",
        ),
        "years_too": (
            "the years of experience of {missing} too, by which they are paid",
            "aussi les années d'expérience de {missing}, dont dépend la rémunération",
        ),
        "years_too.remedy": (
            "Give them, or the pay in the contracts.",
            "Donnez-les, ou la rémunération dans les contrats.",
        ),
        # titles of the results
        "title_Contract": ("Contract", "Contrat"),
        "title_CostByYear": ("Cost by budget year", "Coût par exercice budgétaire"),
        "title_YearSplit": ("Years of a contract", "Contrat par année"),
    }
)
