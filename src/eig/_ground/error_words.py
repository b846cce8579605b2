"""What errors say in French, beside the English that they are written in.

A pair is an English text and its French. `{name}` stands for anything, which is kept as it is; `{name:said}`
for a text that has its own French, without which the pair does not hold. The first pair that fits is taken.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from eig._ground.programme_words import PROGRAMME_REMEDIES, PROGRAMME_RULES

Pairs = tuple[tuple[str, str], ...]

RULES: Final[Pairs] = (
    # ── rules of recurrence ──
    ("{name} goes with {names}", "{name} va avec {names}"),
    # ── all others ──
    (
        "a sample has at most {most} ranks, one for each item and draw",
        "un échantillon a au plus {most} rangs, un par dossier et par tirage",
    ),
    ("estimates are numbers of at most 1e300", "les estimations sont des nombres d'au plus 1e300"),
    (
        "calibrated means are floating-point numbers, which end at some 1e300",
        "les moyennes calibrées sont des nombres à virgule flottante, qui finissent vers 1e300",
    ),
    ("the name is known to another table", "un autre tableau connaît ce nom"),
    ("people are appointed once every seat is decided", "on nomme quand chaque place est décidée"),
    (
        "each person seated has a post that takes their profile",
        "chaque personne affectée a un poste qui accepte son profil",
    ),
    ("every appointment has a first day", "chaque nomination a un premier jour"),
    (
        "{person} is free on the first day, and is so from {day}",
        "{person} est libre le premier jour, et ne l'est qu'à partir du {day}",
    ),
    ("only a whole dossier can be run again", "seul un dossier entier peut être rejoué"),
    # ── one value ──
    ("each: {rule:said}", "chacun : {rule}"),
    ("{rule:said}, or None", "{rule}, ou None"),
    (
        "it is text, neither empty nor padded with spaces, without control or hidden characters",
        "c'est un texte, ni vide ni bordé d'espaces, sans caractère de contrôle ni caractère caché",
    ),
    (
        "it is text without control characters but line breaks",
        "c'est un texte sans caractère de contrôle, sauts de ligne exceptés",
    ),
    (
        "it is a number: an integer, a fraction, a decimal, or text such as '13.5' or '1/3'",
        "c'est un nombre : entier, fraction, décimal, ou texte tel que '13.5' ou '1/3'",
    ),
    (
        "it is a number; a mark typed as text is a plain decimal, such as '13.5'",
        "c'est un nombre ; une note écrite en texte est un décimal, tel que '13.5'",
    ),
    (
        "it is a number, or text such as '13.5' or '27/2'",
        "c'est un nombre, ou un texte tel que '13.5' ou '27/2'",
    ),
    ("it is a date without a time of day", "c'est une date sans heure"),
    (
        "it is a date and time that says its offset from UTC",
        "c'est une date et une heure, avec son décalage par rapport à UTC",
    ),
    ("it is a date and time with its offset", "c'est une date et une heure, avec son décalage"),
    (
        (
            "it is a mapping by identifier, neither empty nor padded with spaces, without control or hidden characters, "
            "and for each of its values {rule:said}"
        ),
        (
            "c'est un dictionnaire par identifiant, ni vide ni bordé d'espaces, sans caractère de contrôle ni caractère "
            "caché, et pour chacune de ses valeurs : {rule}"
        ),
    ),
    ("it maps text to values", "un texte y mène à chaque valeur"),
    ("it maps columns to fields", "une colonne y mène à chaque champ"),
    (
        "a name stands once, however its letters are composed",
        "un nom figure une fois, de quelque façon que ses lettres soient composées",
    ),
    ("it is yes or no", "c'est oui ou non"),
    ("each {what:said} stands once", "chaque {what} figure une fois"),
    (
        "two names of one {what} do not differ only by case, spaces or composition",
        "deux noms ({what}) ne diffèrent pas seulement par la casse, les espaces ou la composition",
    ),
    (
        "names do not differ only by case, spaces or composition",
        "deux noms ne diffèrent pas seulement par la casse, les espaces ou la composition",
    ),
    ("it names {what:said} that is here", "c'est {what} qui figure ici"),
    ("decimals are counted from 0 to {most}", "les décimales se comptent de 0 à {most}"),
    (
        "results speak English, French or a Language of yours",
        "les résultats parlent anglais, français ou une langue à vous (Language)",
    ),
    ("a value is written as the items write it", "une valeur s'écrit comme dans les dossiers"),
    ("the class has no such field", "la classe n'a pas ce champ"),
    (
        "the class needs this field, and the pickle lacks it",
        "la classe a besoin de ce champ, absent du pickle",
    ),
    # ── marks ──
    ("marks go from {low} to {high}", "les notes vont de {low} à {high}"),
    ("marks are of the rubric's criteria", "une note porte sur un critère de la grille"),
    ("the criterion does not apply to {item}", "le critère ne s'applique pas à {item}"),
    # ── tables ──
    ("a table is several rows", "un tableau compte plusieurs lignes"),
    ("a column stands once, however it is spaced", "une colonne figure une fois, espaces mis à part"),
    ("a row maps the names of columns to cells", "une ligne donne une cellule par nom de colonne"),
    (
        "a row has a cell for each column, and this one has {more} more",
        "une ligne a une cellule par colonne, et celle-ci en a {more} de plus",
    ),
    ("columns= names columns of the table", "columns= nomme des colonnes du tableau"),
    ("jurors= names columns of the table", "jurors= nomme des colonnes du tableau"),
    (
        "{kind} has {names}; a mapping is named with its key, as skills.dev",
        "{kind} a pour champs {names} ; un dictionnaire se nomme avec sa clé, comme skills.dev",
    ),
    ("every column is read by a field of {kind}", "chaque colonne est lue par un champ de {kind}"),
    ("one column fills {name}", "une seule colonne remplit {name}"),
    (
        "each numbered column of {name} has a number of its own",
        "chaque colonne numérotée de {name} a son numéro",
    ),
    (
        "a scoresheet has a column for each criterion, or the columns criterion and mark",
        "une grille a une colonne par critère, ou les colonnes criterion et mark",
    ),
    ("the cells of one row say one state", "les cellules d'une même ligne disent un seul état"),
    (
        "it is a number, of which one sees whether a point parts thousands",
        "c'est un nombre, dont on voit si un point y sépare les milliers",
    ),
    ("a sheet needs its {name}", "une fiche a besoin du champ {name}"),
    ("a {kind} needs its {name}", "{kind} a besoin du champ {name}"),
    ("the rows of one sheet say one {name}", "les lignes d'une même fiche disent un seul {name}"),
    (
        "it stands once, and {place:said} holds it too",
        "une seule ligne le porte, et la {place} le porte aussi",
    ),
    ("no cell holds such a value", "aucune cellule ne porte une telle valeur"),
    ("something parts values", "quelque chose sépare les valeurs"),
    (
        "it is a result with rows, or values of one class",
        "c'est un résultat qui a des lignes, ou des valeurs d'une même classe",
    ),
    ("it is a frozen class", "c'est une classe figée"),
    ('it lists columns, or is "rest"', 'c\'est une liste de colonnes, ou "rest"'),
    # ── JSON ──
    ("it is JSON text", "c'est un texte JSON"),
    ("it is JSON text ({error})", "c'est un texte JSON ({error})"),
    ("it is JSON text that can be read ({error})", "c'est un texte JSON lisible ({error})"),
    ("it can be read ({error})", "c'est lisible ({error})"),
    ("it is needed", "c'est indispensable"),
    ("a number is finite", "un nombre est fini"),
    ("a key stands once in its object", "une clé figure une fois dans son objet"),
    (
        "this library reads version {version} of its documents",
        "cette bibliothèque lit la version {version} de ses documents",
    ),
    ("it is a {kind} as ISO 8601 writes it", "c'est une valeur {kind} écrite selon ISO 8601"),
    ("it is an array", "c'est un tableau JSON"),
    ("it is an array of {count} values", "c'est un tableau JSON de {count} valeurs"),
    ("it is an object", "c'est un objet JSON"),
    ("{kind} has no such field", "{kind} n'a pas ce champ"),
    ("several values of any kind say so", "plusieurs valeurs de toute sorte le disent"),
    (
        "an object where any value may stand says what it is",
        "un objet, là où toute valeur peut figurer, dit ce qu'il est",
    ),
    ("it is a value of eig", "c'est une valeur de eig"),
    ("it is a class of eig", "c'est une classe de eig"),
    (
        "a value of eig goes into JSON, a function of yours does not",
        "une valeur de eig s'écrit en JSON, une fonction à vous non",
    ),
    ("it holds {name} where the name goes", "le texte contient {name} à la place du nom"),
    # ── what is asked of an argument: the words are made from its annotation ──
    ("it is {what:said}", "c'est {what}"),
    # ── plans, facts, hearings and costs ──
    ("every column is read", "chaque colonne est lue"),
    *PROGRAMME_RULES,
)

REMEDIES: Final[Pairs] = (
    ("give {most} draws at most", "donner au plus {most} tirages"),
    ("count marks in another unit", "compter les notes dans une autre unité"),
    ("count in another unit", "compter dans une autre unité"),
    ("settle the equals first: see Composition.settle", "départager d'abord : voir Composition.settle"),
    (
        "compose the teams with the posts of the challenge, or correct the profiles",
        "composer les équipes avec les postes du défi, ou corriger les profils",
    ),
    (
        "give the first day of the person, or of the challenge",
        "donner le premier jour de la personne, ou du défi",
    ),
    (
        "give the person a first day of their own, as in starts={person: day, challenge: day}",
        "donner à la personne un premier jour, comme dans starts={personne: jour, défi: jour}",
    ),
    ("add it to its table, or correct the name", "l'ajouter à son tableau, ou corriger le nom"),
    ("keep the whole dossier too", "garder aussi le dossier entier"),
    ("did you mean {names:said}?", "est-ce {names} ?"),
    ("give one of {choices:choices}", "donner l'une des valeurs {choices}"),
    ("give one of the two", "donner l'un des deux"),
    ("give one of them", "donner l'une d'elles"),
    ("give one", "en donner un"),
    ("give text", "donner un texte"),
    ("give text, or leave it out", "donner un texte, ou l'omettre"),
    ("give non-empty text without outer spaces", "donner un texte non vide, sans espaces autour"),
    ("give a bool", "donner True ou False"),
    (
        "give a number, or its digits with a decimal point",
        "donner un nombre, ou ses chiffres avec un point décimal",
    ),
    ("write its digits with a decimal point", "écrire ses chiffres avec un point décimal"),
    (
        "give a datetime.date; from a datetime, take .date() in the right time zone",
        "donner une datetime.date ; d'un datetime, prendre .date() dans le bon fuseau",
    ),
    (
        "attach a time zone, such as zoneinfo.ZoneInfo('Europe/Paris')",
        "ajouter un fuseau, tel que zoneinfo.ZoneInfo('Europe/Paris')",
    ),
    ("remove the repetition", "ôter la répétition"),
    ("remove one of the two", "ôter l'une des deux"),
    (
        "write it one way, or give the two other names",
        "l'écrire d'une seule façon, ou donner deux autres noms",
    ),
    ("write it one way", "l'écrire d'une seule façon"),
    ("correct it, or leave it out", "le corriger, ou l'omettre"),
    ("correct one of them", "corriger l'une d'elles"),
    ("mark again", "noter de nouveau"),
    ("mark on the scale", "noter sur l'échelle"),
    ("mark one of {criteria}", "noter l'un des critères {criteria}"),
    ("leave it out, or widen the criterion's applies_to", "l'omettre, ou élargir applies_to"),
    ("leave it out", "l'omettre"),
    (
        "give a dict, or pairs, whose keys are text",
        "donner un dict, ou des paires, dont les clés sont des textes",
    ),
    ("give 2, say", "donner 2, par exemple"),
    ('give "en", "fr" or an eig.reasons.Language', 'donner "en", "fr" ou une eig.reasons.Language'),
    (
        "pickle it again with this version, or keep it as JSON",
        "refaire le pickle avec cette version, ou le garder en JSON",
    ),
    ("pickle it again with this version", "refaire le pickle avec cette version"),
    (
        "write it as they do: theirs looks the same but for case, spaces or composition",
        "l'écrire comme eux : seuls diffèrent la casse, les espaces ou la composition",
    ),
    # ── tables ──
    (
        "give a list of mappings, as csv.DictReader does, or a data frame",
        "donner une liste de dictionnaires, comme csv.DictReader, ou un data frame",
    ),
    (
        "look for a separator inside a cell that is not quoted",
        "chercher un séparateur dans une cellule sans guillemets",
    ),
    ("look at the heading", "relire l'en-tête"),
    ("name one of them", "en nommer un"),
    (
        "name its field in columns=, or the column in ignore=",
        "nommer son champ dans columns=, ou la colonne dans ignore=",
    ),
    (
        "name its field in columns= (is it {name}?), or the column in ignore=",
        "nommer son champ dans columns= (est-ce {name} ?), ou la colonne dans ignore=",
    ),
    (
        "name its field in columns={hint}, or the column in ignore=",
        "nommer son champ dans columns={hint}, ou la colonne dans ignore=",
    ),
    ("name the others in ignore=", "nommer les autres dans ignore="),
    ("fill the column {name}", "remplir la colonne {name}"),
    (
        "number them apart, or name the others in ignore=",
        "leur donner des numéros différents, ou nommer les autres dans ignore=",
    ),
    ("name in columns= those that mark {criteria}", "nommer dans columns= celles qui notent {criteria}"),
    (
        "write 52 000 or 52000 for thousands, 52,000 for decimals",
        "écrire 52 000 ou 52000 pour des milliers, 52,000 pour des décimales",
    ),
    ("write it with a decimal comma", "l'écrire avec une virgule décimale"),
    ("write it with a decimal point", "l'écrire avec un point décimal"),
    ("write it with {form}", "l'écrire avec {form}"),
    ("give digits only", "ne donner que des chiffres"),
    ("write it as {one} or {other}", "l'écrire comme {one} ou {other}"),
    ("write it as {form}", "l'écrire comme {form}"),
    (
        "leave the column out, and give the values in code",
        "omettre la colonne, et donner les valeurs par programme",
    ),
    ('give ";" or ","', 'donner ";" ou ","'),
    ("give a result of eig", "donner un résultat de eig"),
    ("give Candidate, say", "donner Candidate, par exemple"),
    ('give {"Dossier": "item"}, say', 'donner {"Dossier": "item"}, par exemple'),
    ("give a list", "donner une liste"),
    # ── JSON ──
    ("give the text of to_json", "donner le texte de to_json"),
    ("give the text of to_json, or follow schema()", "donner le texte de to_json, ou suivre schema()"),
    ("follow schema()", "suivre schema()"),
    ("leave it out, or write null", "l'omettre, ou écrire null"),
    ("read it with its own version", "le lire avec sa propre version"),
    ("write it so", "l'écrire ainsi"),
    ("write it without quotes", "l'écrire sans guillemets"),
    ("write its digits", "écrire ses chiffres"),
    ("write several values between [ and ]", "écrire plusieurs valeurs entre [ et ]"),
    ("write keys and values between { and }", "écrire des clés et des valeurs entre { et }"),
    ("give as many", "en donner autant"),
    ("it has {names}", "champs connus : {names}"),
    ('write {"series": [...]}', 'écrire {"series": [...]}'),
    ('give it a "type", such as "jury.Review"', 'lui donner un "type", tel que "jury.Review"'),
    ("give it", "le donner"),
    ("give a frozen value, such as a Ranking", "donner une valeur figée, telle qu'un Ranking"),
    ("give a class, such as Review", "donner une classe, telle que Review"),
    ('give "#/components/schemas/{name}", say', 'donner "#/components/schemas/{name}", par exemple'),
    ("write it as a frozen value, or leave it out", "l'écrire comme une valeur figée, ou l'omettre"),
    ("give {kinds:said}", "donner {kinds}"),
    # ── plans, facts, hearings and costs ──
    *PROGRAMME_REMEDIES,
)

KINDS: Final[Pairs] = (  # what an annotation asks for
    ("several values, each {one:said}", "plusieurs valeurs, chacune {one}"),
    ("a mapping from {key:said} to {part:said}", "un dictionnaire qui associe {key} à {part}"),
    ("one of {choices:choices}", "l'une des valeurs {choices}"),
    ("{count:figure} values: {kinds:said}", "{count} valeurs : {kinds}"),
    ("{one:said} or {other:said}", "{one} ou {other}"),
    ("{one:said}, {other:said}", "{one}, {other}"),
    ("a whole number{bounds:said}", "un nombre entier{bounds}"),
    ("an exact number{bounds:said}", "un nombre exact{bounds}"),
    ("a number", "un nombre"),
    ("text", "un texte"),
    ("a tuple", "un tuple"),
    ("a date", "une date"),
    ("a time of day", "une heure"),
    ("True or False", "True ou False"),
    ("None", "None"),
    ("a function", "une fonction"),
    ("any value", "une valeur quelconque"),
    ("a value of its kind", "une valeur de sa sorte"),
    ("a {kind:class}", "un objet {kind}"),
    ("{kind:class}", "{kind}"),
)

BITS: Final[Pairs] = (  # bounds and lists of names, inside a sentence
    ("", ""),
    (" from {low:figure} up to {high:figure}", " de {low} à {high}"),
    (" from {low:figure}", " à partir de {low}"),
    (" up to {high:figure}", " jusqu'à {high}"),
    ("{one:quoted} or {others:said}", "{one} ou {others}"),
    ("{one:quoted}", "{one}"),
    ("{one:said}; {others:said}", "{one} ; {others}"),
    ("from {first:date} to {last:said}", "du {first} au {last}"),
    ("from {first:date} on", "à partir du {first}"),
    ("until {last:said}", "jusqu'au {last}"),
    ("at any time", "à tout moment"),
    ("{day:date} at {hour} ({zone})", "{day} à {hour} ({zone})"),
    ("{day:date}", "{day}"),
)

PLACES: Final[Pairs] = (
    ("row {number:figure}", "ligne {number}"),
    ("row {number:figure}, {rest}", "ligne {number}, {rest}"),
    ("row {number:figure} and {others:said}", "ligne {number} et {others}"),
    ("row {number:figure} {rest}", "ligne {number} {rest}"),
    ("heading", "en-tête"),
    ("rule {name}", "règle {name}"),
    ("candidates.{rest:said}", "candidatures, {rest}"),
    ("applications.{rest:said}", "candidatures, {rest}"),
    ("jurors.{rest:said}", "jurés, {rest}"),
    ("panels.{rest:said}", "sous-jurys, {rest}"),
    ("interests.{rest:said}", "intérêts, {rest}"),
    ("mentors.{rest:said}", "mentors, {rest}"),
    ("called.{rest:said}", "convocations, {rest}"),
    ("events.{rest:said}", "faits, {rest}"),
    ("decided.{rest:said}", "déports décidés, {rest}"),
)

VALUES: Final[Pairs] = (
    ("({kind:name}, not shown)", "({kind}, non montré)"),
    ("'(not shown)'", "(non montré)"),
    ("'{cut}… ({count:figure} characters in all)'", "'{cut}…' ({count} caractères en tout)"),
    ("{cut}… ({count:figure} characters in all)", "{cut}… ({count} caractères en tout)"),
)

FRAMES: Final = MappingProxyType(
    {
        "fault": "{place} vaut {value} : {rule} ; {remedy}",
        "faults_one": "{subject} : {count} faute :",
        "faults": "{subject} : {count} fautes :",
        "alike": "{count} fois {rule} ; {remedy} (d'abord : {first})",
        "first": "{place} vaut {value}",
        "others_one": "et {count} autre règle enfreinte",
        "others": "et {count} autres règles enfreintes",
        "ungathered_one": "et {count} autre, annoncée une fois celles-ci corrigées",
        "ungathered": "et {count} autres, annoncées une fois celles-ci corrigées",
        "unknown": "{kind} {key} : inconnu ici",
        "unknown_near": "{kind} {key} : inconnu ici ; les plus proches : {near}",
        "illegal": "{subject} ne peut pas passer de {origin} à {target} ; depuis {origin}, {ways}",
        "ways": "les étapes possibles sont {legal}",
        "final": "aucune : c'est une étape finale",
    }
)
