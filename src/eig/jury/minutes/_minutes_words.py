"""The words of the minutes, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "minutes": ("Minutes of the jury", "Procès-verbal du jury"),
        "held": ("Sittings: {days}.", "Séances : {days}."),
        "composition": ("Composition", "Composition"),
        "chair": ("Chair: {chair}.", "Présidence : {chair}."),
        "jurors": ("Jurors ({count}): {jurors}.", "Jurés ({count}) : {jurors}."),
        "panel": ("{panel} is {members}.", "{panel} réunit {members}."),
        "recusals": ("Recusals, absences and quorum", "Déports, absences et quorum"),
        "recused": ("{juror} stepped back from {items}", "{juror} s'est déporté pour {items}"),
        "absent": ("{juror} was absent for {items}", "{juror} était absent pour {items}"),
        "abstained": ("{juror} abstained on {items}", "{juror} s'est abstenu sur {items}"),
        "no_recusal": (
            "Nobody stepped back, was absent or abstained.",
            "Ni déport, ni absence, ni abstention.",
        ),
        "quorum_reached": (
            "The quorum ({share} of those called) was reached on every item.",
            "Le quorum ({share} des jurés convoqués) a été atteint pour chaque dossier.",
        ),
        "quorum_missed": (
            "The quorum ({share} of those called) was not reached on {items}.",
            "Le quorum ({share} des jurés convoqués) n'a pas été atteint pour {items}.",
        ),
        "corrections": (
            "Corrections of marks kept on record: {count}.",
            "Corrections de notes conservées : {count}.",
        ),
        "rubric": ("Rubric", "Grille"),
        "criterion": ("criterion", "critère"),
        "scale": ("scale", "échelle"),
        "weight": ("weight", "poids"),
        "floor": ("eliminating under", "éliminatoire sous"),
        "method": ("Method", "Méthode"),
        "method_is": (
            "Scores by {method}; a missing mark: {missing}. Numbers are exact: fractions, never rounded.",
            "Scores par {method} ; note manquante : {missing}. Nombres exacts : des fractions, sans arrondi.",
        ),
        "method_mean": ("mean", "moyenne"),
        "method_median": ("median", "médiane"),
        "method_low_median": ("low median", "médiane basse"),
        "method_high_median": ("high median", "médiane haute"),
        "method_trimmed_mean": ("trimmed mean", "moyenne tronquée"),
        "method_total": ("total", "total"),
        "missing_refuse": ("refused", "refusée"),
        "missing_renormalise": ("left out, the weights renormalised", "écartée, les poids renormalisés"),
        "missing_worst": ("counted as the worst", "comptée comme la pire"),
        "missing_midpoint": ("counted as the midpoint", "comptée comme le milieu"),
        "missing_best": ("counted as the best", "comptée comme la meilleure"),
        "source": ("Source of the method: {source}.", "Source de la méthode : {source}."),
        "tie_breaks": (
            "Ties are broken, in this order, by {tests}.",
            "Départage, dans l'ordre, par {tests}.",
        ),
        "no_tie_breaks": (
            "No test was declared to break ties.",
            "Aucun critère de départage n'a été déclaré.",
        ),
        "floors_mean": (
            "An eliminating mark is held against the panel's mean mark.",
            "Une note éliminatoire s'apprécie sur la note moyenne du jury.",
        ),
        "floors_any": (
            "An eliminating mark is held against the mark of any juror.",
            "Une note éliminatoire s'apprécie sur la note de n'importe quel juré.",
        ),
        "opinions_majority": (
            "An item that more jurors find unfavourable than favourable is left out.",
            "Un dossier qui reçoit plus d'avis défavorables que favorables est écarté.",
        ),
        "opinions_ignore": ("Opinions exclude nobody.", "Les avis n'écartent personne."),
        "threshold": (
            "Nothing under {threshold} may be kept.",
            "Rien sous {threshold} ne peut être retenu.",
        ),
        "objective_scores": (
            "Under quotas, the greatest sum of scores.",
            "Sous quotas, la plus grande somme des scores.",
        ),
        "objective_ranks": (
            "Under quotas, the smallest sum of ranks.",
            "Sous quotas, la plus petite somme des rangs.",
        ),
        "objective_merit": (
            "Under quotas, as many as can be of the first rank, then of the next, and so on.",
            "Sous quotas, le plus possible du premier rang, puis du suivant, et ainsi de suite.",
        ),
        "casting_vote": (
            "Where opinions for and against are equal, the vote of the chair, {chair}, prevails.",
            "En cas de partage égal des avis, la voix du président, {chair}, est prépondérante.",
        ),
        "ranking": ("Ranking", "Classement"),
        "rank": ("rank", "rang"),
        "item": ("item", "dossier"),
        "score": ("score", "score"),
        "outcome": ("outcome", "issue"),
        "outcome_is": ("Outcome: {outcome}.", "Issue : {outcome}."),
        "caution": ("To be read with care: {caution}.", "À lire avec réserve : {caution}."),
        "reasons": ("Reasons", "Motifs"),
        "adjustment": ("Adjustment of scores", "Péréquation"),
        "adjusted_by": (
            "Adopted by {who}: {why} (source: {source}).",
            "Adoptée par {who} : {why} (source : {source}).",
        ),
        "adjusted_to": (
            "Decimals kept in the scores after: {places}.",
            "Décimales gardées dans les scores après : {places}.",
        ),
        "no_adjustment": ("No score was adjusted.", "Aucun score n'a été péréqué."),
        "before": ("before", "avant"),
        "after": ("after", "après"),
        "lists": ("Lists", "Listes"),
        "main": (
            "Main list, in order of merit (places: {places}): {items}.",
            "Liste principale, par ordre de mérite (places : {places}) : {items}.",
        ),
        "unfilled": ("Places left unfilled: {count}.", "Places non pourvues : {count}."),
        "undecided": ("To be decided (places: {open}): {items}.", "À décider (places : {open}) : {items}."),
        "reserve": (
            "Reserve list, in order of merit: {items}.",
            "Liste complémentaire, par ordre de mérite : {items}.",
        ),
        "reserve_ends": (
            "It may be used until {ends}, that day excluded.",
            "Elle peut servir jusqu'au {ends} exclu.",
        ),
        "reserve_calls": ("Calls from it, at most: {calls}.", "Appels sur cette liste, au plus : {calls}."),
        "quotas": ("Quotas", "Quotas"),
        "quota": ("quota", "quota"),
        "bounds": ("bounds", "bornes"),
        "price": ("price in score", "prix en score"),
        "price_ranks": ("price in ranks", "prix en rangs"),
        "price_merit": ("price: fewer kept", "prix : moins de retenus"),
        "draws": ("Draws", "Tirages au sort"),
        "no_draw": ("Nothing was drawn by lot.", "Rien n'a été tiré au sort."),
        "drawn": (
            "{method}, from the randomness {randomness}: {order}. Drawn again: {verified}.",
            "{method}, à partir de l'aléa {randomness} : {order}. Tirage refait : {verified}.",
        ),
        "pool": (
            "Names numbered in this order: {pool}. Bits of randomness that all outcomes take: {bits}.",
            "Noms numérotés dans cet ordre : {pool}. Bits d'aléa que demandent toutes les issues : {bits}.",
        ),
        "chance": ("chance of each", "probabilité de chacun"),
        "kind": ("kind", "groupe"),
        "items": ("items", "dossiers"),
        "composition_of_set": ("number of each kind", "nombre par groupe"),
        "probability": ("probability", "probabilité"),
        "signatures": ("Signatures", "Signatures"),
        "signature": ("{juror}: ____________________", "{juror} : ____________________"),
        "digest": ("Digest of the inputs", "Empreinte des données"),
        "digest_is": (
            "SHA-256 of the canonical text of the inputs: {digest}.",
            "SHA-256 du texte canonique des données : {digest}.",
        ),
        "extract": ("Extract of the minutes for {item}", "Extrait du procès-verbal pour {item}"),
        "rank_is": ("Rank {rank} of {count}, score {score}.", "Rang {rank} sur {count}, score {score}."),
        "rank_before": (
            "Score before the adjustment of scores: {before}.",
            "Score avant péréquation : {before}.",
        ),
        "marks": ("Your marks", "Vos notes"),
        "sheet": ("sheet", "fiche"),
        "mark": ("mark", "note"),
        "status_main": ("on the main list", "sur la liste principale"),
        "status_undecided": (
            "tied for the last places: to be decided",
            "ex æquo pour les dernières places : à décider",
        ),
        "status_reserve": ("on the reserve list", "sur la liste complémentaire"),
        "status_reserve_undecided": (
            "tied for the last names of the reserve list: to be decided",
            "ex æquo pour les derniers noms de la liste complémentaire : à décider",
        ),
        "status_not_kept": ("not kept", "non retenu"),
        "status_below_threshold": ("not kept: under the threshold", "non retenu : sous le seuil"),
        "status_excluded": ("not ranked", "non classé"),
    }
)
