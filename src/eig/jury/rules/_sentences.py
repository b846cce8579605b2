"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_DECLARE = (
    "Declare one, or leave the tie to the jury.",
    "Déclarez-en un, ou laissez l'égalité au jury.",
)
SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "sheet": (
            "Rules of the jury ({source:?#|no source is stated})",
            "Règles du jury ({source:?#|source non indiquée})",
        ),
        "places_strict": ("Places: {places}.", "Places : {places}."),
        "places": (
            "Places: {places}. Places may remain unfilled.",
            "Places : {places}. Des places peuvent rester non pourvues.",
        ),
        "criterion": (
            "Criterion: {title}, marked from {low:exact} to {high:exact}, weight {weight:exact}{only:?, only for #}.",
            "Critère : {title}, noté de {low:exact} à {high:exact}, coefficient {weight:exact}{only:?, seulement pour #}.",
        ),
        "criterion_floor": (
            "Criterion: {title}, marked from {low:exact} to {high:exact}, weight {weight:exact}{only:?, only for #}. {passes:=True:Under {floor:exact}|False:At {floor:exact} or under}, {floors:=any:a mark of any juror|mean:the panel's mean mark} eliminates.",
            "Critère : {title}, noté de {low:exact} à {high:exact}, coefficient {weight:exact}{only:?, seulement pour #}. {passes:=True:En dessous de {floor:exact}|False:À {floor:exact} ou moins}, {floors:=any:la note de n'importe quel juré|mean:la note moyenne du jury} est éliminatoire.",
        ),
        "method_mean": (
            "The score of a dossier is the mean of its jurors' totals, exact and never rounded.",
            "Le score d'un dossier est la moyenne des totaux de ses jurés, exacte et jamais arrondie.",
        ),
        "method_median": (
            "The score of a dossier is the median of its jurors' totals: of two in the middle, their mean.",
            "Le score d'un dossier est la médiane des totaux de ses jurés : de deux au milieu, leur moyenne.",
        ),
        "method_low_median": (
            "The score of a dossier is the low median of its jurors' totals: of two in the middle, the lower.",
            "Le score d'un dossier est la médiane basse des totaux de ses jurés : de deux au milieu, le plus bas.",
        ),
        "method_high_median": (
            "The score of a dossier is the high median of its jurors' totals: of two in the middle, the higher.",
            "Le score d'un dossier est la médiane haute des totaux de ses jurés : de deux au milieu, le plus haut.",
        ),
        "method_trimmed_mean": (
            "The score of a dossier is the mean of its jurors' totals, the highest and the lowest left out.",
            "Le score d'un dossier est la moyenne des totaux de ses jurés, sans le plus haut ni le plus bas.",
        ),
        "method_total": (
            "The score of a dossier is the sum of its jurors' totals; every dossier has as many jurors.",
            "Le score d'un dossier est la somme des totaux de ses jurés ; chaque dossier a autant de jurés.",
        ),
        "ranked": (
            "Dossiers are ranked by score, the highest first{first:?; the first are kept, as many as there are places}. A dossier without a mark is not ranked.",
            "Les dossiers sont classés par score, le plus haut d'abord{first:? ; les premiers sont retenus, dans la limite des places}. Un dossier sans note n'est pas classé.",
        ),
        "missing_refuse": (
            "A missing mark is refused: every criterion is marked.",
            "Une note manquante est refusée : chaque critère est noté.",
        ),
        "missing_renormalise": (
            "In totals, a missing mark is left out, and the other criteria of the sheet weigh more in proportion. A sheet without a mark has no total. Tests that part equals and eliminating marks read the marks given.",
            "Dans les totaux, une note manquante est écartée, et les autres critères de la fiche pèsent plus, à proportion. Une fiche sans note n'a pas de total. Les départages et les notes éliminatoires lisent les notes données.",
        ),
        "missing_worst": (
            "In totals, a missing mark counts as the lowest of its scale. A sheet without a mark has no total. Tests that part equals and eliminating marks read the marks given.",
            "Dans les totaux, une note manquante compte comme la plus basse de son échelle. Une fiche sans note n'a pas de total. Les départages et les notes éliminatoires lisent les notes données.",
        ),
        "missing_midpoint": (
            "In totals, a missing mark counts as the middle of its scale. A sheet without a mark has no total. Tests that part equals and eliminating marks read the marks given.",
            "Dans les totaux, une note manquante compte comme le milieu de son échelle. Une fiche sans note n'a pas de total. Les départages et les notes éliminatoires lisent les notes données.",
        ),
        "missing_best": (
            "In totals, a missing mark counts as the highest of its scale. A sheet without a mark has no total. Tests that part equals and eliminating marks read the marks given.",
            "Dans les totaux, une note manquante compte comme la plus haute de son échelle. Une fiche sans note n'a pas de total. Les départages et les notes éliminatoires lisent les notes données.",
        ),
        "threshold": (
            "No dossier whose score is under {threshold:exact} is kept, or stands on the reserve list.",
            "Aucun dossier dont le score est inférieur à {threshold:exact} n'est retenu, ni inscrit sur la liste complémentaire.",
        ),
        "tie_breaks": (
            "Equal scores are parted, in this order, by {tests}: the higher comes first, or the smaller where the test says so. A test without a value for one of the equals parts none of them. What that leaves equal stays equal: the jury decides on the record, or a draw declared beforehand.",
            "Les ex æquo sont départagés, dans cet ordre, par {tests} : la valeur la plus haute d'abord, ou la moindre si le critère le dit. Un critère sans valeur pour l'un des ex æquo n'en sépare aucun. Les dossiers encore ex æquo sont départagés par le jury, par écrit, ou par un tirage au sort annoncé.",
        ),
        "no_tie_breaks": (
            "No test parts equal scores: the jury decides on the record, or a draw declared beforehand.",
            "Aucun critère ne départage les ex æquo : le jury décide par écrit, ou par un tirage au sort annoncé.",
        ),
        "opinions": (
            "A dossier that more jurors find unfavourable than favourable is left out. An opinion with reservations counts as unfavourable, unless stated otherwise. Whoever gives no opinion, steps back or is absent has no vote. {abstentions:=apart:An abstention is no vote.|unfavourable:An abstention counts as an unfavourable vote{abstaining:? (#)}; where nobody voted for or against, abstentions exclude nobody.} {casting:=True:Where votes are equal, the side of the chair prevails{chair:? (#)}; a chair who abstains, steps back, is absent or gives no opinion has no side, and equal votes exclude nobody.|False:Equal votes exclude nobody: there is no casting vote.}",
            "Un dossier qui reçoit plus d'avis défavorables que favorables est écarté. Un avis réservé compte comme défavorable, sauf mention contraire. Ne pas donner d'avis, se déporter ou être absent, ce n'est pas voter. {abstentions:=apart:Une abstention n'est pas un vote.|unfavourable:Une abstention compte comme un avis défavorable{abstaining:? (#)} ; si personne n'a voté pour ni contre, les abstentions n'écartent aucun dossier.} {casting:=True:En cas de partage égal, la voix de la présidence est prépondérante{chair:? (#)} ; si la présidence s'abstient, se déporte, est absente ou ne donne pas d'avis, le partage n'écarte aucun dossier.|False:À égalité de voix, aucun dossier n'est écarté : aucune voix n'est prépondérante.}",
        ),
        "opinions_ignored": ("Opinions exclude nobody.", "Les avis n'écartent aucun dossier."),
        "quotas": (
            "Quotas: {quotas}. {fill:=as_many:As many are kept as they allow.|all_or_nothing:If no list that keeps them fills the places, or holds all who may be kept where they are fewer, nobody is kept.} Among the lists that keep {fill:=as_many:them and are as long|all_or_nothing:them}, the best has {objective:=scores:the greatest sum of scores|ranks:the smallest sum of ranks|merit:as many as can be of the first rank, then of the next, and so on}. Where several lists are the best, the jury chooses one on the record, or a draw declared beforehand does{tests:?: declared tests part no lists}. Where no list of any size keeps them, nothing is decided, and nobody is refused.",
            "Quotas : {quotas}. {fill:=as_many:Sont retenus autant de dossiers que ces quotas le permettent.|all_or_nothing:Si aucune liste qui les respecte ne pourvoit les places, ou ne compte tous ceux qui peuvent être retenus s'ils sont moins nombreux, personne n'est retenu.} Parmi les listes {fill:=as_many:aussi longues |all_or_nothing:}qui les respectent, la meilleure a {objective:=scores:la plus grande somme de scores|ranks:la plus petite somme de rangs|merit:le plus possible de dossiers du premier rang, puis du suivant, et ainsi de suite}. Si plusieurs listes sont les meilleures, le jury en choisit une par écrit, ou un tirage au sort annoncé le fait{tests:? : les critères de départage ne séparent pas des listes}. Si aucune liste ne les respecte, même plus courte, rien n'est décidé et aucun dossier n'est écarté.",
        ),
        "reserve": (
            "Reserve list: at most {names:# name|# names}, in order of merit{starts:?; from #}{calls:?; calls from it: # at most}{ends:?; until #, that day excluded}{quotas:?; whoever comes in for another keeps the quotas}.",
            "Liste complémentaire : au plus {names:# nom|# noms}, par ordre de mérite{starts:? ; à partir du #}{calls:? ; appels : # au plus}{ends:? ; jusqu'au # exclu}{quotas:? ; qui prend une place devenue libre respecte les quotas}.",
        ),
        "reserve_all": (
            "Reserve list: everyone judged apt, in order of merit{starts:?; from #}{calls:?; calls from it: # at most}{ends:?; until #, that day excluded}{quotas:?; whoever comes in for another keeps the quotas}.",
            "Liste complémentaire : toutes les personnes jugées aptes, par ordre de mérite{starts:? ; à partir du #}{calls:? ; appels : # au plus}{ends:? ; jusqu'au # exclu}{quotas:? ; qui prend une place devenue libre respecte les quotas}.",
        ),
        "no_reserve": ("There is no reserve list.", "Il n'y a pas de liste complémentaire."),
        "quorum": (
            "Quorum: {share} of the members composing the jury, or the panel that hears the dossier, take part, recused members {recused:=count:counted among them|leave:left out}{law:? (#)}. Whoever abstains takes part. Where it is missed, the minutes say so, and the dossier keeps its place.",
            "Quorum : doivent prendre part {share} au moins des membres composant le jury, ou le sous-jury qui entend le dossier, déports {recused:=count:compris|leave:non compris}{law:? (#)}. S'abstenir, c'est prendre part. S'il n'est pas atteint, le procès-verbal le dit, et le dossier garde sa place.",
        ),
        "share_half": ("half", "la moitié"),
        "share_third": ("a third", "le tiers"),
        "share_two_thirds": ("two thirds", "les deux tiers"),
        "share_three_quarters": ("three quarters", "les trois quarts"),
        "no_quorum": ("No quorum is asked for.", "Aucun quorum n'est exigé."),
        "recusal": (
            "A member who steps back from a dossier gives it no mark. Who feels unable to be impartial steps back{law:? (#)}.",
            "Un membre qui se déporte d'un dossier ne le note pas. Qui estime ne pas pouvoir être impartial se déporte{law:? (#)}.",
        ),
        "detail": (
            "A candidate is shown their marks by criterion, once results are out: the jury declares it.",
            "Une fois les résultats publiés, chaque personne reçoit ses notes par critère : le jury le déclare.",
        ),
        "no_detail": (
            "{total:?A candidate is shown totals alone: marks by criterion|A candidate is shown neither totals nor marks by criterion: they} would show how the jury judged{law:? (#)}.",
            "{total:?Chaque personne ne reçoit que ses totaux : les notes par critère|Personne ne reçoit ses totaux ni ses notes par critère : ils} montreraient l'appréciation du jury{law:? (#)}.",
        ),
        "proposed": (
            "The jury proposes lists; {by:?#|the authority} decides.",
            "Le jury propose des listes ; {by:?décision : #|l'autorité décide}.",
        ),
        "total": (
            "A juror's total: each mark is placed between the lowest and the highest of its scale, and the mean of these places, by the weights{only:? of the criteria that apply to the dossier}, is read from {low} to {high}.",
            "Total d'un juré : chaque note est située entre la plus basse et la plus haute de son échelle, et la moyenne de ces positions, selon les coefficients{only:? des critères qui s'appliquent au dossier}, est reportée sur une échelle de {low} à {high}.",
        ),
        "announced": (
            "Published of equal dossiers: {steps}, in this order.",
            "Publié au sujet des ex æquo : {steps}, dans cet ordre.",
        ),
        "with_origin": ("{rule} [{origin}]", "{rule} [{origin}]"),
        "criterion_with_origin": (
            "{rule} [criterion {criteria}; scale {scale}; weight {weights}]",
            "{rule} [critère : {criteria} ; échelle : {scale} ; coefficient : {weights}]",
        ),
        "published": ("published{source:?: #}", "{source:?selon #|publié}"),
        "given": ("chosen by the office", "choix de l'organisateur"),
        "equal_by_default": ("equal by default: none was published", "égal par défaut, aucun n'étant publié"),
        "by_default": ("by default", "par défaut"),
        "reserve_early": (
            "the reserve list may not be used on {on}: it starts on {starts}",
            "la liste complémentaire ne peut servir le {on} : elle s'ouvre le {starts}",
        ),
        "reserve_lapsed": (
            "the reserve list may not be used on {on}: it could be used until {ends}, that day excluded",
            "la liste complémentaire ne peut servir le {on} : elle pouvait servir jusqu'au {ends} exclu",
        ),
        "reserve_serves": (
            "the reserve list may be used{starts:? from #}{ends:?{starts:?,} until #, that day excluded}",
            "la liste complémentaire peut servir{starts:? à partir du #}{ends:?{starts:?,} jusqu'au # exclu}",
        ),
        "reserve_used_up": (
            "{calls:the reserve list allows no call|the only call that the reserve list allows has been made|{called} of the # calls that the reserve list allows have been made}",
            "{calls:la liste complémentaire ne permet aucun appel|le seul appel que permet la liste complémentaire a été fait|{called} des # appels que permet la liste complémentaire ont été faits}",
        ),
        "test_criterion_mean": ("mean mark on {criterion}", "la note moyenne en {criterion}"),
        "test_top_marks": ("share of top marks", "la part de notes maximales"),
        "test_champions": ("share of champion flags", "la part de coups de cœur"),
        "test_more_favourable": ("share of favourable opinions", "la part d'avis favorables"),
        "test_fewer_unfavourable": (
            "smaller share of unfavourable opinions",
            "la moindre part d'avis défavorables",
        ),
        "test_given": ("{name}", "{name}"),
        "test_lowest_total": ("lowest total of a juror", "le total le plus bas d'un juré"),
        "test_highest_total": ("highest total of a juror", "le total le plus haut d'un juré"),
        "test_median_total": ("median total", "le total médian"),
        # ── what is expected ──
        "before": (
            "a day of the year {year} at the latest, before the end of the calendar",
            "un jour de l'année {year} au plus tard, avant la fin du calendrier",
        ),
        "chain": ("tests in their order", "des critères de départage dans leur ordre"),
        "chain.remedy": (
            'Write them in a list, as in ["champions"].',
            'Écrivez-les dans une liste, comme ["champions"].',
        ),
        "criterion_to_read": (
            "{wanted:=True:a criterion to read|*:no criterion, which criterion_mean alone reads}",
            "{wanted:=True:un critère à lire|*:aucun critère : seul criterion_mean en lit un}",
        ),
        "criterion_to_read.remedy": (
            'Write "criterion_mean:impact", say.',
            'Écrivez "criterion_mean:impact", par exemple.',
        ),
        "end_after_start": ("a day after the first, {starts}", "un jour après le premier, {starts}"),
        "name_of_test": (
            "{wanted:=True:a name for the given test|*:no name, which a given test alone has}",
            "{wanted:=True:un nom pour le test donné (given)|*:aucun nom : seul un test donné (given) en a un}",
        ),
        "no_merit": (
            "a test of merit, which {test:=alphabetical:the order of the alphabet|name:a name|id:an identifier|input_order:the order of the input|*:the order of arrival} is not",
            "un critère de mérite, ce que n'est pas {test:=alphabetical:l'ordre alphabétique|name:un nom|id:un identifiant|input_order:l'ordre de la saisie|*:l'ordre d'arrivée}",
        ),
        "no_merit.remedy": _DECLARE,
        "published_best": (
            "the best mark that the promotion published, {best:exact}",
            "la meilleure note que la promotion a publiée, {best:exact}",
        ),
        "published_best.remedy": (
            "Give a scale that agrees, or build your own rubric.",
            "Donnez une échelle qui s'accorde, ou construisez votre propre grille.",
        ),
        "published_scale": (
            "the scale that the promotion published, from {low:exact} to {high:exact} by steps of {step:exact}",
            "l'échelle que la promotion a publiée, de {low:exact} à {high:exact} par pas de {step:exact}",
        ),
        "published_scale.remedy": (
            "Leave scale= out, or build your own rubric.",
            "Omettez scale=, ou construisez votre propre grille.",
        ),
        "published_weights": (
            "no weight of what the promotion weighed",
            "aucun coefficient de ce que la promotion a pondéré",
        ),
        "published_weights.remedy": (
            "Leave these out, or build your own rubric.",
            "Omettez-les, ou construisez votre propre grille.",
        ),
        "reserve_terms": (
            "a number of names from 0, ReserveTerms, or None for everyone judged apt",
            "un nombre de noms à partir de 0, des ReserveTerms, ou rien (None) pour toute personne jugée apte",
        ),
        "scale_unpublished": (
            "a scale, since the promotion published none for this grid{best:?, only the best mark, #}",
            "une échelle, car la promotion n'en a pas publié pour cette grille{best:?, seulement la meilleure note, #}",
        ),
        "scale_unpublished.remedy": (
            "Give Scale.levels(1, 4), say.",
            "Donnez Scale.levels(1, 4), par exemple.",
        ),
        "stated_once": ("no option beside rules=", "aucune option à côté de rules="),
        "stated_once.remedy": (
            "Put it in the rules, as in attrs.evolve(rules, ...), or leave rules= out.",
            "Mettez-la dans les règles, comme attrs.evolve(rules, ...), ou omettez rules=.",
        ),
        "undeclared_draw": (
            "a test that can be verified, which an undeclared draw ({test}) cannot",
            "un critère vérifiable, ce que n'est pas un tirage non déclaré ({test})",
        ),
        "undeclared_draw.remedy": (
            "Draw in a declared lottery and give its result as TieBreak.given, or leave the tie to the jury.",
            "Tirez au sort de façon déclarée et donnez le résultat avec TieBreak.given, ou laissez l'égalité au jury.",
        ),
        "algorithm": (
            "An algorithm is used: from the marks, it works out scores, ranks and lists by these rules; it gives no mark{filled:? but what counts for a missing one} and decides nothing, and {right}.",
            "Un algorithme est utilisé : à partir des notes, il calcule les scores, les rangs et les listes selon ces règles ; il ne donne aucune note{filled:?, sinon ce qui compte pour une note manquante,} et ne décide de rien, et {right}.",
        ),
        "unlawful": (
            "a test of merit: {test:=age:age|sex:sex|*:origin} is a ground of discrimination that the law forbids",
            "un critère de mérite : {test:=age:l'âge|sex:le sexe|*:l'origine} est un motif de discrimination que la loi interdit",
        ),
        "unlawful.remedy": _DECLARE,
        "values_to_read": (
            "{wanted:=True:values for the given test to read|*:no values, which a given test alone reads}",
            "{wanted:=True:des valeurs à lire par le test donné (given)|*:aucune valeur : seul un test donné (given) en lit}",
        ),
        "weight_of_each": (
            "a weight for each of {criteria}, or no weights",
            "un coefficient pour chacun de {criteria}, ou aucun",
        ),
        "weight_of_each.remedy": (
            "Give the others, or none for equal weights.",
            "Donnez les autres, ou aucun pour des coefficients égaux.",
        ),
    }
)
