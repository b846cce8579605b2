"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # the board of seats
        "board": ("Seat board: {status}", "Plan des places : {status}"),
        "optimal": ("no cohort is better, proven", "aucune promotion n'est meilleure, c'est prouvé"),
        "best_so_far": ("the best so far", "la meilleure trouvée jusqu'ici"),
        "hand": ("a cohort made by hand", "une promotion faite à la main"),
        "infeasible": ("no cohort keeps all the rules", "aucune promotion ne respecte toutes les règles"),
        "unknown": ("no cohort found yet", "pas encore de promotion trouvée"),
        "first": ("first wish", "premier vœu"),
        "second": ("second wish", "deuxième vœu"),
        "later": ("a later wish", "vœu suivant"),
        "unasked": ("not asked for", "hors vœux"),
        "wish": ("wish {rank}", "vœu {rank}"),
        "merit": ("merit {points}", "mérite {points}"),
        "points": ("{points} points", "{points} points"),
        "kept": ("✓ rules kept", "✓ règles respectées"),
        "empty": ("empty", "vacant"),
        "either": ("{a} or {b}", "{a} ou {b}"),
        "equal": ("= equally good: {people}", "= ex æquo : {people}"),
        "few_seats": (
            "{most} at most, people times openings, to look for who is equally good",
            "{most} au plus, personnes fois équipes, pour y chercher les ex æquo",
        ),
        "few_seats.remedy": (
            "Give cohort=composition.cohort, which is drawn without it.",
            "Donnez cohort=composition.cohort, dessinée sans cela.",
        ),
        "few_drawn": (
            "{most} at most, people times openings, to draw what each seat would lose",
            "{most} au plus, personnes fois équipes, pour dessiner ce que chaque place ferait perdre",
        ),
        "few_drawn.remedy": (
            "Draw a part: give people= or openings=.",
            "Dessinez une partie : donnez people= ou openings=.",
        ),
        # the matrix of points lost
        "matrix": (
            "What a seat would lose the cohort, in points at least",
            "Ce qu'une place ferait perdre à la promotion, en points au moins",
        ),
        "matrix_legend": (
            "● seated; · a rule forbids it; × no team can hold them; ? unknown; darker: loses less",
            "● affectation ; · interdit par une règle ; × aucune équipe ; ? non connu ; foncé : perd moins",
        ),
        "matrix_levels": (
            "the small figure is the level that loses them: no gain at a later one pays for it",
            "le petit chiffre est le niveau qui les perd : aucun gain à un suivant ne compense",
        ),
        "people": ("people", "personnes"),
        "challenges": ("challenges", "défis"),
        "cell_seated": ("seated", "affectation"),
        "cell_loses": ("points at least", "points au moins"),
        "cell_barred": ("a rule forbids it", "une règle l'interdit"),
        "cell_no_team": ("no team can hold the person", "aucune équipe possible"),
        "cell_unknown": ("unknown", "non connu"),
        "headed": ("{head}: {said}", "{head} : {said}"),
        # the Pareto front
        "front": (
            "Pareto front of levels {a} and {b}: {complete:?proven complete|stopped before all points were found}",
            "Front de Pareto des niveaux {a} et {b} : {complete:?complet, c'est prouvé|arrêté avant la fin}",
        ),
        "front_point": ("point {number} scores {first} and {second}", "point {number} : {first} et {second}"),
        "front_axis": ("points at level {level}", "points du niveau {level}"),
        "front_reached": (
            "reached, perhaps beaten: {first} and {second}",
            "atteint, peut-être dépassé : {first} et {second}",
        ),
        "front_none": ("no point", "aucun point"),
    }
)
