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
            "Scores by {method}; a missing mark: {policy}. Numbers are exact: fractions, never rounded.",
            "Scores par {method} ; note manquante : {policy}. Nombres exacts : des fractions, sans arrondi.",
        ),
        "method_mean": ("mean", "moyenne"),
        "method_median": ("median", "médiane"),
        "method_low_median": ("low median", "médiane basse"),
        "method_high_median": ("high median", "médiane haute"),
        "method_trimmed_mean": ("trimmed mean", "moyenne tronquée"),
        "method_total": ("total", "total"),
        "policy_refuse": ("refused", "refusée"),
        "policy_renormalise": ("left out, the weights renormalised", "écartée, les poids renormalisés"),
        "policy_worst": ("counted as the worst", "comptée comme la pire"),
        "policy_midpoint": ("counted as the midpoint", "comptée comme le milieu"),
        "policy_best": ("counted as the best", "comptée comme la meilleure"),
        "source": ("Source of the method: {source}.", "Source de la méthode : {source}."),
        "tie_breaks": (
            "Ties are broken, in this order, by {tests}.",
            "Départage, dans l'ordre, par {tests}.",
        ),
        "no_tie_breaks": (
            "No test was declared to break ties.",
            "Aucun critère de départage n'a été déclaré.",
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
        "reasons": ("Reasons", "Motifs"),
        "adjustment": ("Adjustment of scores", "Péréquation"),
        "adjusted_by": (
            "Adopted by {who}: {why} (source: {source}).",
            "Adoptée par {who} : {why} (source : {source}).",
        ),
        "no_adjustment": ("No score was adjusted.", "Aucun score n'a été péréqué."),
        "before": ("before", "avant"),
        "after": ("after", "après"),
        "lists": ("Lists", "Listes"),
        "main": (
            "Main list, in order of merit ({places} places): {items}.",
            "Liste principale, par ordre de mérite ({places} places) : {items}.",
        ),
        "unfilled": ("Places left unfilled: {count}.", "Places non pourvues : {count}."),
        "undecided": ("To be decided for {open} places: {items}.", "À décider pour {open} places : {items}."),
        "reserve": (
            "Reserve list, in order of merit: {items}.",
            "Liste complémentaire, par ordre de mérite : {items}.",
        ),
        "reserve_ends": (
            "It may be used until {ends}, that day excluded.",
            "Elle peut servir jusqu'au {ends} exclu.",
        ),
        "reserve_calls": ("At most {calls} calls from it.", "Au plus {calls} appels sur cette liste."),
        "quotas": ("Quotas", "Quotas"),
        "quota": ("quota", "quota"),
        "bounds": ("bounds", "bornes"),
        "price": ("price in score", "prix en score"),
        "draws": ("Draws", "Tirages au sort"),
        "no_draw": ("Nothing was drawn by lot.", "Rien n'a été tiré au sort."),
        "drawn": (
            "{method}, from the randomness {randomness}: {order}. Drawn again: {verified}.",
            "{method}, à partir de l'aléa {randomness} : {order}. Tirage refait : {verified}.",
        ),
        "signatures": ("Signatures", "Signatures"),
        "signature": ("{juror}: ____________________", "{juror} : ____________________"),
        "digest": ("Digest of the inputs", "Empreinte des données"),
        "digest_is": (
            "SHA-256 of the canonical text of the inputs: {digest}.",
            "SHA-256 du texte canonique des données : {digest}.",
        ),
        "extract": ("Extract of the minutes for {item}", "Extrait du procès-verbal pour {item}"),
        "rank_is": ("Rank {rank} of {count}, score {score}.", "Rang {rank} sur {count}, score {score}."),
        "not_ranked": ("Not ranked.", "Non classé."),
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
