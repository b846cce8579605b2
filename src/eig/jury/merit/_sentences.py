"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "abstentions_alone": (
            "nobody voted for or against, and {abstained:one abstention excludes|# abstentions exclude} nobody",
            "personne n'a voté pour ni contre : {abstained:une abstention n'écarte|# abstentions n'écartent} aucun dossier",
        ),
        "behind_by_some_rule": (
            "not on the main list: by a quota, or by the limit of {places:one place|# places}; which of them, or both, is not told: few scores can lie on one side of it, and the marks of others would follow",
            "hors de la liste principale : à cause d'un quota, ou de la limite {places:d'une place|de # places} ; lequel de ces motifs, ou les deux, cela n'est pas dit : peu de scores sont possibles d'un côté du sien, et les notes d'autres dossiers s'en déduiraient",
        ),
        "below_threshold": (
            "not ranked: its score is under the threshold {threshold:exact}",
            "hors classement : son score est sous le seuil {threshold:exact}",
        ),
        "caption": ("Ranking by {method}", "Classement par {method}"),
        "disconnected_panels": (
            "{count} groups of jurors share no dossier, and nothing in the marks tells a severe panel from weak dossiers: rank them apart, or record an adjustment that the whole jury decides",
            "{count} groupes de jurés n'ont aucun dossier en commun, et rien dans les notes ne distingue un jury sévère de dossiers faibles : les classer à part, ou consigner une péréquation décidée par tout le jury",
        ),
        "eliminating_mark": (
            "not ranked: {of:=mean:a mean of |*:}{mark}{exact:? (#)} on {title} is an eliminating mark (the floor is {floor}{equal:?, and a mark equal to it eliminates})",
            "hors classement : {of:=mean:une moyenne de |*:}{mark}{exact:? (#)} en {title} est une note éliminatoire (seuil : {floor}{equal:?, et une note égale élimine})",
        ),
        "eliminating_marks": ("{grounds:grounds}", "{grounds:grounds}"),
        "out_by_each": (
            "{grounds:grounds} (each of these grounds is enough alone)",
            "{grounds:grounds} (chacun de ces motifs suffit à lui seul)",
        ),
        "eliminated": (
            "not ranked: an eliminating mark or several, as the rules published them",
            "hors classement : une ou plusieurs notes éliminatoires, telles que les règles les publient",
        ),
        "out_by_some_rule": (
            "on no list: {threshold:?by the threshold #, }by an eliminating mark if the rules have one{quotas:?, by a quota}, or by the limit of {places:one place|# places}{opinions:? (not by opinions, which are told where they leave a dossier out)}; which of them, one or several, is not told: few scores can lie on one side of it, and the marks of others would follow",
            "sur aucune liste : {threshold:?à cause du seuil #, }à cause d'une note éliminatoire si les règles en prévoient{quotas:?, d'un quota} ou de la limite {places:d'une place|de # places}{opinions:? (et non des avis, qui sont dits quand ils écartent un dossier)} ; lequel ou lesquels de ces motifs, cela n'est pas dit : peu de scores sont possibles d'un côté du sien, et les notes d'autres dossiers s'en déduiraient",
        ),
        "on_reserve_some": ("on the reserve list", "sur la liste complémentaire"),
        "on_reserve_tied_some": (
            "equally good as one or more others, from number {number} on, on the reserve list",
            "ex æquo avec un ou plusieurs autres dossiers, à partir du n° {number} de la liste complémentaire",
        ),
        "told_by_deliberation": (
            "what may be told of it, the deliberation tells, which knows the rules",
            "ce qui peut en être dit, la délibération le dit : elle connaît les règles",
        ),
        "told_rank": (
            "{rank}. {items}{score:?: #}{equal:? (equally good)}",
            "{rank}. {items}{score:? : #}{equal:? (ex æquo)}",
        ),
        "told_out": ("{item}: {reason}", "{item} : {reason}"),
        "excluded": ("not ranked: {items}", "hors classement : {items}"),
        "factored": (
            "times {factor} makes {product}, {places:?rounded (decimals: {places})|not rounded}",
            "multiplié par {factor}, donne {product}, {places:?arrondi (décimales : {places})|sans arrondi}",
        ),
        "first": ("first: {items}{score:? with #}", "premier rang : {items}{score:? avec #}"),
        "incomplete_panels": (
            "not every juror read every dossier ({given:# review|# reviews} of {full} possible), and a severe juror weighs only on those they read",
            "tous les jurés n'ont pas lu tous les dossiers ({given:# lecture|# lectures} sur {full} possibles), et la sévérité d'un juré ne pèse que sur ses lectures",
        ),
        "listed": (
            "{list}: rank {rank} of {count}{score:? with #}",
            "{list} : rang {rank}{count:? sur #}{score:? avec #}",
        ),
        "listed_out": ("{list}: {reason}", "{list} : {reason}"),
        "lists": ("{lists:no list|# list|# lists}", "{lists:aucune liste|# liste|# listes}"),
        "marked": ("marked by {who}", "notes données par {who}"),
        "method": (
            "{method:=scores:scores|mean:the mean of the totals|median:the median total|low_median:the low median of the totals|high_median:the high median of the totals|trimmed_mean:the trimmed mean of the totals|total:the sum of the totals|majority_judgment:majority judgment|majority_gauge:majority gauge|typical_judgment:typical judgment|central_judgment:central judgment|usual_judgment:usual judgment|*:#}",
            "{method:=scores:scores|mean:moyenne des totaux|median:total médian|low_median:médiane basse des totaux|high_median:médiane haute des totaux|trimmed_mean:moyenne tronquée des totaux|total:somme des totaux|majority_judgment:jugement majoritaire|majority_gauge:jauge majoritaire|typical_judgment:jugement typique|central_judgment:jugement central|usual_judgment:jugement usuel|*:#}",
        ),
        "missing_marks": (
            "marks are missing on {items}: {missing:=renormalise:they are left out, and the other criteria of the sheet weigh more|worst:each counts as the worst mark of its scale|midpoint:each counts as the middle of its scale|*:each counts as the best mark of its scale}",
            "il manque des notes sur {items} : {missing:=renormalise:elles sont écartées, et les autres critères de la fiche pèsent plus|worst:chacune compte pour la pire note de son échelle|midpoint:chacune compte pour le milieu de son échelle|*:chacune compte pour la meilleure note de son échelle}",
        ),
        "more": ("… {count} more", "… {count} de plus"),
        "no_marks": ("not ranked: it has no mark", "hors classement : aucune note"),
        "not_ranked": ("not ranked", "hors classement"),
        "nothing_to_read": (
            "{compares}: no value for {items}, and a test that cannot read all the tied separates nobody",
            "{compares} : aucune valeur pour {items}, or un départage ne sépare que s'il lit tous les ex æquo",
        ),
        "in_order": ("stands in the order of merit", "figure dans l'ordre de mérite"),
        "ranked": (
            "ranked {rank}{count:? of #}{score:? with #}{exact:? (#)}",
            "rang {rank}{count:? sur #}{score:? avec #}{exact:? (#)}",
        ),
        "ranked_whole": (
            "{count:no dossier ranked|# dossier ranked|# dossiers ranked} by {method}",
            "{count:aucun dossier classé|# dossier classé|# dossiers classés} ({method})",
        ),
        "small_medians": (
            "the median of {least:one mark|# marks} throws away most of what they say: a mean would use it",
            "la médiane de {least:# note|# notes} perd l'essentiel de ce qu'elles disent : une moyenne s'en servirait",
        ),
        "still_tied": (
            "tied with {others}: no declared test separates them{compares:? (#)}",
            "ex æquo avec {others} : aucun départage déclaré ne les sépare{compares:? (#)}",
        ),
        "strange_values": (
            "{test} has values for {items}, not among the dossiers judged: check how they are written",
            "{test} a des valeurs pour {items}, hors des dossiers jugés : vérifier comment ils sont écrits",
        ),
        "tie": ("equally good: {items}, at rank {rank}", "ex æquo : {items}, au rang {rank}"),
        "tie_break": (
            "placed {above:?after #}{both:? and }{below:?before #} by {compares}{value:? (#)}",
            "départage par {compares}{value:? (#)} : {above:?après #}{both:? et }{below:?avant #}",
        ),
        "trimmed": (
            "trimmed mean {mean}, {places:?rounded (decimals: {places})|not rounded}",
            "moyenne tronquée {mean}, {places:?arrondi (décimales : {places})|sans arrondi}",
        ),
        "unequal_medians": (
            "medians of {least} to {most} marks are compared: a median ignores how large a panel is",
            "des médianes de {least} à {most} notes sont comparées : une médiane ignore la taille du jury",
        ),
        "out_by_opinions": (
            "not ranked: {counting:=abstentions:the opinions of the jury are unfavourable, an abstention being counted against where others voted, as the rules published it|chair:the opinions of the jury are unfavourable, the casting vote of the chair counting where votes are equal, as the rules published it|both:the opinions of the jury are unfavourable, an abstention being counted against where others voted and the casting vote of the chair counting where votes are equal, as the rules published it|*:more opinions against than for, as the rules published it}",
            "hors classement : {counting:=abstentions:les avis du jury sont défavorables, une abstention comptant comme un avis défavorable dès qu'il y a un vote, selon les règles publiées|chair:les avis du jury sont défavorables, la voix de la présidence étant prépondérante en cas de partage, selon les règles publiées|both:les avis du jury sont défavorables, une abstention comptant comme un avis défavorable dès qu'il y a un vote et la voix de la présidence étant prépondérante en cas de partage, selon les règles publiées|*:plus d'avis défavorables que favorables, selon les règles publiées}",
        ),
        "unfavourable": (
            "not ranked: {against} against{abstained:?, # of them by abstaining}, {favourable} for{chair:?, and the casting vote of the chair is unfavourable}",
            "hors classement : {against} contre{abstained:?, dont # par abstention}, {favourable} pour{chair:?, et la voix prépondérante de la présidence est défavorable}",
        ),
        "whole": ("ranking", "classement"),
        "whole_lists": ("rankings", "classements"),
        "whole_total": ("total", "total"),
        "total": (
            "{total}, from {components:# component|# components}",
            "{total}, pour {components:# composante|# composantes}",
        ),
        "threshold_idle": (
            "{over:=True:no score reaches|False:every score reaches} the threshold {threshold:exact}: on this grid scores go from {low:exact} to {high:exact}",
            "{over:=True:aucun score n'atteint|False:tous les scores atteignent} le seuil {threshold:exact} : sur cette grille, ils vont de {low:exact} à {high:exact}",
        ),
        "wide_bounds": (
            "the missing marks of {item} could move it past {count} of {field:# dossier|# dossiers}: its rank says little",
            "les notes manquantes de {item} pourraient lui faire passer {count:# dossier|# dossiers} sur {field} : son rang dit peu",
        ),
        "wide_scores": (
            "leaving one mark out could move {count} of {field} dossiers across half of the field: {count:its rank|their order} is not sure",
            "une note de moins pourrait déplacer {count:# dossier|# dossiers} sur {field} de la moitié du classement : {count:son rang|leur ordre} n'est pas sûr",
        ),
        # ── what is expected ──
        "chair_with_sheet": (
            "a juror who has a sheet, of whatever state, for the casting vote",
            "un juré qui a une fiche, quel que soit son état, pour la voix prépondérante",
        ),
        "chair_with_sheet.remedy": (
            "Name one, or leave the chair out.",
            "Nommez-en un, ou omettez la présidence.",
        ),
        "comparing_method": (
            "a method that compares unequal numbers of reviews, here {counts}",
            "une méthode qui compare des nombres inégaux de lectures, ici {counts}",
        ),
        "comparing_method.remedy": ('Use method="mean".', 'Prenez method="mean".'),
        "some_scores": ("a score for one item at least", "un score pour un dossier au moins"),
        "ends_told": (
            "nothing, or for each item a number for each of {names}",
            "rien, ou pour chaque dossier un nombre pour chacun de {names}",
        ),
        "falling_scores": (
            "groups from the highest score to the lowest, each of items with equal scores",
            "des groupes du plus haut score au plus bas, chacun de dossiers de score égal",
        ),
        "falling_scores.remedy": (
            "Build it with Ranking.from_scores.",
            "Construisez-le avec Ranking.from_scores.",
        ),
        "grid_of_rules": (
            "a scoresheet on the grid that the rules published",
            "une feuille de notes sur la grille publiée avec les règles",
        ),
        "grid_of_rules.remedy": ("Build it with rules.rubric.", "Construisez-la avec rules.rubric."),
        "group": ("a group of one identifier or more", "un groupe d'un identifiant ou plus"),
        "marks_and_factor": (
            "marks and a factor for each component",
            "des notes et un facteur pour chaque composante",
        ),
        "read_by_test": (
            "{lacks:=totals:reviews, whose totals by juror this test reads|*:a scoresheet, whose marks this test reads}",
            "{lacks:=totals:des lectures, dont ce critère de départage lit les totaux par juré|*:une feuille de notes, que ce critère de départage lit}",
        ),
        "read_by_test.remedy": (
            "Rank these, or leave the test out. TieBreak.given reads values of yours.",
            "Classez-les, ou omettez le critère. TieBreak.given lit des valeurs de votre choix.",
        ),
        "no_chair": (
            "no casting vote: nobody chairs a list",
            "aucune voix prépondérante : une liste n'a pas de présidence",
        ),
        "no_chair.remedy": (
            "Leave it out; if a chair decides, rank each list by `eig.jury.rank` with its `chair=`, and give it as `ranked=`.",
            "Retirez-la ; si une présidence tranche, classez chaque liste par `eig.jury.rank` avec `chair=`, et donnez-la par `ranked=`.",
        ),
        "of_lists": (
            "a rule of ranking: a list ranks people and keeps nobody",
            "une règle de classement : une liste classe des personnes et n'en retient aucune",
        ),
        "of_lists.remedy": (
            "Leave it out: the posts say how many are seated, and each other person of the list is on its reserve. To keep some of a list, give its ranking to `eig.jury.select`.",
            "Retirez-la : les postes fixent le nombre de places, et toute autre personne de la liste est sur sa liste complémentaire. Pour retenir des personnes d'une liste, donnez son classement à `eig.jury.select`.",
        ),
        "rules_or_function": ("no function beside rules=", "aucune fonction à côté de rules="),
        "rules_or_function.remedy": ("Leave one of the two out.", "Omettez l'un des deux."),
        # titles of the results
        "title_Ranking": ("Ranking", "Classement"),
        "title_Rankings": ("Rankings", "Classements"),
        "title_TrimmedTotal": ("Total", "Total"),
    }
)
