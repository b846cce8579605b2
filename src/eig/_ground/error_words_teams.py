"""What errors of the programme, the teams, the timeline and statistics say in French: see `error_words`."""

from __future__ import annotations

from typing import Final

Pairs = tuple[tuple[str, str], ...]

RULES: Final[Pairs] = (
    ("grades are {most} at most", "il y a au plus {most} niveaux"),
    ("the list lapses before the end of the calendar", "la liste tombe avant la fin du calendrier"),
    (
        "means and variances are of the same items",
        "les moyennes et les variances portent sur les mêmes dossiers",
    ),
    ("they are Estimates, with their errors{more}", "ce sont des Estimates, avec leurs erreurs{more}"),
    (
        "a chance between {low} and 1, neither included",
        "une probabilité entre {low} et 1, bornes exclues",
    ),
    ("one wishes for a {what} of {where}", "un vœu porte sur un {what} de {where}"),
    ("it is a result", "c'est un résultat"),
    ("each has a rank interval", "chacun a un intervalle de rang"),
    (
        "an exact bootstrap takes at most {most} steps, and this one up to {count}",
        "un bootstrap exact prend au plus {most} étapes, et celui-ci jusqu'à {count}",
    ),
    ("variances are not negative", "les variances ne sont pas négatives"),
    ("rows are as long as one another", "les lignes sont aussi longues les unes que les autres"),
    ("as many rows as an item has loadings", "autant de lignes qu'un dossier a de coefficients (loadings)"),
    ("every item has as many loadings", "chaque dossier a autant de coefficients (loadings)"),
    ("one for each of the {count} items", "un pour chacun des {count} dossiers"),
    ("every item has its levels", "chaque dossier a ses niveaux"),
    (
        "known variances: the residual above 0, the others from 0 to a billion times it",
        "variances connues : la résiduelle supérieure à 0, les autres de 0 à un milliard de fois celle-ci",
    ),
    ("all items are graded on one scale", "tous les dossiers sont notés sur une même échelle"),
    (
        "unequal panels are refused or normalised",
        "des jurys inégaux sont refusés (refuse) ou ramenés à l'égalité (normalise)",
    ),
    ("each item has one judge or more", "chaque dossier a un juré ou plus"),
    (
        "all items have as many judges, or a rule says what to do",
        "tous les dossiers ont autant de jurés, ou une règle dit que faire",
    ),
    ("each grade has one label", "chaque mention a un libellé"),
    ("orders rank candidates only", "les ordres ne classent que des candidats"),
    (
        "it is one row of counts a candidate, each as long as there are candidates",
        "c'est une ligne de décomptes par candidat, aussi longue qu'il y a de candidats",
    ),
    ("both rankings rank the same items", "les deux classements portent sur les mêmes dossiers"),
    ("a reason has a sentence, in English at least", "un motif a une phrase, en anglais au moins"),
    ("a jury has colleges, in turn", "un jury a des collèges, à tour de rôle"),
    ("either jurors or panels mark", "ce sont les jurés ou les sous-jurys qui notent"),
    ("a language has {count} of them, or none", "une langue en a {count}, ou aucun"),
    ("panels have jurors", "un sous-jury a des membres"),
    ("a majority value shows {most} grades at most", "une valeur majoritaire montre au plus {most} mentions"),
    (
        "an office writes {most} sheets at most",
        "un bureau écrit au plus {most} fiches",
    ),
    # ── what fields and arguments ask for ──
    ("it is two identifiers", "ce sont deux identifiants"),
    (
        "it is a SHA-256 digest in lower-case hexadecimal",
        "c'est une empreinte SHA-256, en hexadécimal minuscule",
    ),
    ("it is a float or Undefined", "c'est un float ou un Undefined"),
    ("it is a float", "c'est un float"),
    ("a chance is an exact number, or undefined", "une probabilité est un nombre exact, ou indéfinie"),
    ("it is a str", "c'est un texte"),
    ("it is an exact number above 0", "c'est un nombre exact supérieur à 0"),
    (
        "it is groups of identifiers, best first, none empty",
        "ce sont des groupes d'identifiants, les meilleurs d'abord, aucun vide",
    ),
    (
        "it is how many judges gave each grade, the worst grade first",
        "c'est combien de juges ont donné chaque mention, la pire d'abord",
    ),
    (
        "it is text, a whole number, a fraction, a date, or a tuple of them",
        "c'est un texte, un nombre entier, une fraction, une date, ou un tuple de ceux-ci",
    ),
    (
        "it is tiers of candidates, best first, none empty",
        "ce sont des groupes de candidatures, les meilleures d'abord, aucun vide",
    ),
    ("it names a criterion of the grid that is here", "c'est un critère de la grille qui figure ici"),
    (
        "it names a person with a share of time that is here",
        "c'est une personne avec une part de temps qui figure ici",
    ),
    (
        "it names an item that may be kept, that is here",
        "c'est un dossier qui peut être retenu et qui figure ici",
    ),
    (
        "one total a juror and item is asked for, as Reviews",
        "on demande un total par juré et par dossier, dans un objet Reviews",
    ),
    ("the order of the alphabet is not merit", "l'ordre alphabétique n'est pas un mérite"),
    (
        "the promotion published no scale for this grid",
        "la promotion n'a pas publié d'échelle pour cette grille",
    ),
    (
        "what is judged is named in items=, or heard by a panel",
        "ce qui est jugé est nommé dans items=, ou entendu par un sous-jury",
    ),
    (
        "who judges is named in members=, or sits on a panel",
        "qui juge est nommé dans members=, ou siège dans un sous-jury",
    ),
)
REMEDIES: Final[Pairs] = (
    ("give them all, or leave them out", "les donner tous, ou aucun"),
    ("say how many to return", "dire combien en donner"),
    ("let fewer be heard, by fewer jurors", "en faire entendre moins, par moins de jurés"),
    ("rank by a median or a mean", "classer par une médiane ou une moyenne"),
    ("give both for each item", "donner les deux pour chaque dossier"),
    ("give some", "en donner"),
    ("compute them with expected_ranks(…, k=k)", "les calculer par expected_ranks(…, k=k)"),
    (
        "give a number of replicates, such as 1000, to draw a sample",
        "donner un nombre de réplications, tel que 1000, pour tirer un échantillon",
    ),
    ("add it to {what}, or correct it", "l'ajouter à {what}, ou le corriger"),
    (
        "give calibrate(reviews).estimates; where they are undefined, mend what makes them so",
        "donner calibrate(reviews).estimates ; s'ils sont sans valeur, corriger ce qui en est la cause",
    ),
    ("give 0.9, say", "donner 0.9, par exemple"),
    ("give 0 or more", "donner 0 ou plus"),
    ("fill with 0", "compléter par 0"),
    ("give a row for each source, or none", "donner une ligne par source, ou aucune"),
    ("give as many as items", "en donner autant que de dossiers"),
    ("add them, or give None", "les ajouter, ou donner None"),
    ("give the three variances", "donner les trois variances"),
    (
        "give as many counts for each item as the scale has grades",
        "donner à chaque dossier autant de décomptes que l'échelle a de mentions",
    ),
    ('give "refuse" or "normalise"', 'donner "refuse" ou "normalise"'),
    ("leave these items out, or name a default_grade", "omettre ces dossiers, ou nommer default_grade"),
    ('give unequal="normalise" or a default_grade', 'donner unequal="normalise" ou default_grade'),
    (
        "give as many labels as the tallies have counts, the worst first",
        "donner autant de libellés que de décomptes, le pire d'abord",
    ),
    (
        "add these to the candidates, or remove them from the orders",
        "les ajouter aux candidats, ou les ôter des ordres",
    ),
    ("build it with Preferences.pairwise", "le construire avec Preferences.pairwise"),
    ("keep the items that both rank", "garder les dossiers que les deux classent"),
    (
        'give sentences={"en": "…", "fr": "…"}',
        'donner sentences={"en": "…", "fr": "…"}, en anglais et en français',
    ),
    ("name at least one", "en nommer au moins un"),
    # ── what fields and arguments ask for ──
    ("build it with bootstrap", "le construire avec bootstrap"),
    ("correct it, or add it there", "le corriger, ou l'y ajouter"),
    (
        "declare a test of merit, or leave the tie to the jury",
        "déclarer un critère de mérite, ou laisser l'égalité au jury",
    ),
    (
        "give Reviews; those of a scoresheet are sheet.reviews()",
        "donner un objet Reviews ; ceux d'un tableau de notes sont sheet.reviews()",
    ),
    ("give a float", "donner un float"),
    ("give a float or Undefined", "donner un float ou un Undefined"),
    ("give a pair", "donner une paire"),
    (
        "give a positive integer, fraction or quoted digits; leave out a criterion that weighs nothing",
        "donner un entier positif, une fraction ou des chiffres en texte ; omettre un critère sans poids",
    ),
    ("give a str", "donner un texte"),
    ("give a tuple of tuples of identifiers", "donner un tuple de tuples d'identifiants"),
    (
        "give a tuple of whole numbers from 0, one a grade",
        "donner un tuple de nombres entiers à partir de 0, un par mention",
    ),
    ("give a tuple or list", "donner un tuple ou une liste"),
    (
        "give digits or text as published, and no float",
        "donner des chiffres ou un texte tels que publiés, et pas de float",
    ),
    ("give its 64 digits", "donner ses 64 chiffres"),
    ("give its 64 digits, or leave it out", "donner ses 64 chiffres, ou l'omettre"),
)
