"""What faults say of any value: what was expected of it, and what to do; by code, in English and in French.

A rule is a noun phrase: it follows *expected* and *il faut*. A remedy stands under the code of its rule with
`.remedy` after it, and only where it adds something.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig._values._key_nouns import NOUNS

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # ── the frame ──
        "fault": (
            "{place}: expected {rule}, got {value}.{remedy:? #}",
            "{place} : il faut {rule}, et non {value}.{remedy:? #}",
        ),
        "faults": ("{subject}: {count:# fault|# faults}", "{subject} : {count:# faute|# fautes}"),
        "alike": (
            "{count:once|# times} expected {rule}.{remedy:? #} First: {first}",
            "{count} fois : il faut {rule}.{remedy:? #} D'abord : {first}",
        ),
        "ungathered": (
            "and {count:# more, told once these are mended|# more, told once these are mended}",
            "et {count:# autre, dite une fois celles-ci corrigées|# autres, dites une fois celles-ci corrigées}",
        ),
        "found_at": ("{place}: got {value}", "{place} : {value}"),
        "other_rules": (
            "and {count:# other rule is|# other rules are} broken",
            "et {count:# autre règle enfreinte|# autres règles enfreintes}",
        ),
        "table_named": (
            "{table}",
            "{table:=appointments:nominations|applications:vœux|called:convocations|candidates:candidatures|decided:déports décidés|events:événements|interests:liens d'intérêts|jurors:jury|mentors:mentorat|panels:sous-jurys|proposed:défis proposés|marks:notes|organisations:organismes|posts:postes|challenges:défis|criteria:critères|calls:appels|milestones:étapes|sessions:séances|profiles:profils|steps:décisions préalables|*:#}",
        ),
        "row": (
            "{table:?#, }{row:=0:heading|*:row {row}}{column:?, #}{about:? (#)}",
            "{table:?#, }{row:=0:en-tête|*:ligne {row}}{column:?, colonne #}{about:? (#)}",
        ),
        "unknown": (
            "no {kind} {key} here{apart:?, as its accents are typed apart|}{nearest:?; the nearest known: #}",
            "{kind} {key} introuvable ici{apart:?, car ses accents y sont saisis à part|}{nearest:? ; au plus près : #}",
        ),
        "placed": ("{place}: {said}", "{place} : {said}"),
        "illegal": (
            "{subject} cannot go from {origin} to {target}; from {origin} {ways:?it can go to #|it can go nowhere: it is final}",
            "{subject:=Challenge:un défi|Post:un poste|Application:une candidature|Appointment:une nomination|*:#} ne peut pas passer de {origin} à {target} ; depuis {origin}, {ways:?l'étape possible est #|aucune : c'est une étape finale}",
        ),
        "step": (
            "{code}",
            "{code:=proposed:proposition (#)|received:réception (#)|screened:présélection (#)|shortlisted:présélection (#)|heard:audition (#)|selected:sélection (#)|admitted:admission (#)|reserve:réserve (#)|rejected:rejet (#)|inadmissible:irrecevabilité (#)|withdrawn:retrait (#)|staffed:équipe complète (#)|running:mission en cours (#)|ended:fin de mission (#)|open:poste ouvert (#)|offered:proposition à quelqu'un (#)|filled:poste pourvu (#)|vacant:poste vacant (#)|cut:suppression (#)|appointed:nomination (#)|accepted:acceptation (#)|refused:refus (#)|extended:prolongation (#)|resigned:démission (#)|terminated:rupture du contrat (#)|replaced:remplacement (#)|*:« # »}",
        ),
        # ── a value as it is shown ──
        "quoted": ("'{text}'", "« {text} »"),
        "characters": (" ({count} characters)", " ({count} caractères)"),
        "more": (", … {count} in all", ", … {count} en tout"),
        "set_of": ("a set of {count}", "un ensemble de {count}"),
        "bare": ("{it}", "{it:=None:rien (None)|True:vrai (True)|*:faux (False)}"),
        "on_day": ("{day}", "le {day}"),
        "the_class": ("the class {name}", "la classe {name}"),
        "long_number": ("a number of very many digits", "un nombre d'innombrables chiffres"),
        "withheld": (
            "({kind}, not shown)",
            "({kind:=str:un texte|int:un nombre entier|float:un nombre|bool:vrai (True) ou faux (False)|NoneType:rien (None)|tuple:plusieurs valeurs|list:une liste|set:un ensemble|dict:un dictionnaire|bytes:des octets|function:une fonction|generator:un itérateur|*:une valeur de classe #}, contenu non montré)",
        ),
        # ── one value ──
        "text": (
            "text, not empty, without outer spaces, control or hidden characters",
            "un texte non vide, sans espaces autour, sans caractère de contrôle ni caractère caché",
        ),
        "one_line": (
            "one line of text, without outer spaces, control or hidden characters, or nothing",
            "une seule ligne de texte, sans espaces autour, sans caractère de contrôle ni caractère caché, ou rien",
        ),
        "prose": (
            "text without control characters but line breaks",
            "un texte sans caractère de contrôle, sauts de ligne exceptés",
        ),
        "text_for_none": ("text", "un texte"),
        "text_for_none.remedy": ('Write "" for none.', "Écrivez \"\" s'il n'y en a pas."),
        "map": (
            "a map that gives one answer for each of what it is given, in order, such as the builtin",
            "une fonction map qui rend une réponse pour chacun des éléments donnés, dans leur ordre, comme celle de Python",
        ),
        "any_text": ("text", "un texte"),
        "short": ("at most {most} characters", "au plus {most} caractères"),
        "flag": ("True or False", "vrai (True) ou faux (False)"),
        "whole": (
            "a whole number{low:? from #}{high:? up to #}",
            "un nombre entier{low:? à partir de #}{high:? jusqu'à #}",
        ),
        "digits": ("a number of at most {most} digits", "un nombre de {most} chiffres au plus"),
        "number": (
            "a number, such as 13.5{low:?, from #}{high:?, up to #}",
            "un nombre, tel que 13,5{low:?, à partir de #}{high:?, jusqu'à #}",
        ),
        "number_written": ("a number, such as 13.5", "un nombre, tel que 13,5"),
        "number_written.remedy": (
            "As text, its decimal sign is a point, and nothing stands between thousands: 1234.5.",
            "En texte, son signe décimal est le point, et rien ne sépare les milliers : « 1234.5 ».",
        ),
        "above": (
            "a number above {low}{high:? and up to #}",
            "un nombre supérieur à {low}{high:? et d'au plus #}",
        ),
        "below": ("a number below {high}", "un nombre inférieur à {high}"),
        "mark": (
            "a mark: a number, as text a plain decimal such as 13.5",
            "une note : un nombre ; en texte, un décimal écrit comme « 13.5 »",
        ),
        "float": ("a number", "un nombre"),
        "day": ("a date without a time of day", "une date sans heure"),
        "day_written": ("a date of Python", "une date de Python"),
        "day_written.remedy": ("Write it as {example}.", "Écrivez-la ainsi : {example}."),
        "day.remedy": (
            "From a date and time, take its date in the right time zone.",
            "D'une date avec heure, prenez la date dans le bon fuseau.",
        ),
        "moment": (
            "a date and time with its offset from UTC",
            "une date et une heure, avec le décalage par rapport à UTC",
        ),
        "moment.remedy": (
            "Attach a time zone, such as zoneinfo.ZoneInfo('Europe/Paris').",
            "Ajoutez un fuseau, tel que zoneinfo.ZoneInfo('Europe/Paris').",
        ),
        "time": ("a time of day", "une heure"),
        "waited": (
            "to wait to the end, as nothing is given by halves",
            "attendre la fin, car rien n'est rendu à moitié",
        ),
        "waited.remedy": (
            "Stop later, or ask for less at once.",
            "Arrêtez plus tard, ou demandez moins à la fois.",
        ),
        "nothing": ("None", "rien (None)"),
        "anything": ("any value", "une valeur quelconque"),
        "function": ("a function", "une fonction"),
        "class": ("a class", "une classe"),
        "one_of": ("one of {choices:or}", "l'une des valeurs {choices:or}"),
        "choice": ("one of {choices:or}", "l'une des valeurs {choices:or}"),
        "choice.remedy": ("Did you mean {nearest:or}?", "Est-ce {nearest:or} ?"),
        "instance": ("{classes:kind}", "{classes:kind}"),
        # a result beside what an office has already
        "departs": (
            "{key}: here {ours:=None:none|True:yes|False:no|*:#}, on your list {theirs:=None:none|True:yes|False:no|*:#}{why:? ({why})|}",
            "{key} : ici {ours:=None:rien|True:oui|False:non|*:#}, sur votre liste {theirs:=None:rien|True:oui|False:non|*:#}{why:? ({why})|}",
        ),
        "departs_nowhere": ("your list says the same", "votre liste dit la même chose"),
        "beside": ("beside your list", "à côté de votre liste"),
        "kind_of": ("{classes:kind}", "{classes:kind}"),
        "kind": ("{noun:?# ({name})|a value of {name}}", "{noun:?# ({name})|une valeur de {name}}"),
        "either": ("{rules:or}", "{rules:or}"),
        # ── several ──
        "several": ("several values, each {member:short}", "plusieurs valeurs, chaque fois {member:short}"),
        "rows": (
            "several rows, such as a list of mappings or a data frame",
            "plusieurs lignes, par exemple une liste de dictionnaires ou un tableau de données",
        ),
        "rows.remedy": ("Of a file, give what read() returns.", "D'un fichier, donnez ce que rend read()."),
        "in_order": (
            "several values in an order, such as a list, each {member:short}",
            "plusieurs valeurs dans un ordre, par exemple une liste, chaque fois {member:short}",
        ),
        "lost": (
            "a list, since of a mapping the values would be lost",
            "une liste, car d'un dictionnaire les valeurs se perdraient",
        ),
        "lost.remedy": (
            "If its keys are meant, give them, in order.",
            "Si ses clés sont ce qui compte, donnez-les, dans l'ordre.",
        ),
        "so_many": (
            "{count:one value|# values} ({members:short})",
            "{count:une valeur|# valeurs} ({members:short})",
        ),
        "mapping": (
            "a mapping from {key:short} to {member:short}",
            "un dictionnaire qui mène de {key:short} à {member:short}",
        ),
        "key": (
            "an identifier: text, not empty, without outer spaces, control or hidden characters",
            "un identifiant : un texte non vide, sans espaces autour, sans caractère de contrôle ni caractère caché",
        ),
        "pairs": (
            "a mapping, or pairs, whose keys are text",
            "un dictionnaire, ou des paires, dont les clés sont des textes",
        ),
        "composed": (
            "each name once, however its letters are composed",
            "chaque nom une seule fois, de quelque façon que ses lettres soient composées",
        ),
        "composed.remedy": ("Write it one way.", "Écrivez-le d'une seule façon."),
        "once": ("each {what} once", "chaque {what} une seule fois"),
        "once.remedy": ("Remove the repetition.", "Retirez la répétition."),
        "look_alikes": (
            "names of one {what} that differ by more than case, spaces, dashes, composition or letters that look the same",
            "des noms ({what}) qui diffèrent autrement que par la casse, les espaces, les tirets, la composition ou des lettres d'aspect identique",
        ),
        "look_alikes.remedy": (
            "{places:?They stand at {places}. |}{greek:?In {greek}, character {nth} is a Greek letter. |}{cyrillic:?In {cyrillic}, character {nth} is a Cyrillic letter. |}Write it one way, or give the two other names.",
            "{places:?Ils sont en {places}. |}{greek:?Dans {greek}, le caractère {nth} est une lettre grecque. |}{cyrillic:?Dans {cyrillic}, le caractère {nth} est une lettre cyrillique. |}Écrivez-le d'une seule façon, ou donnez deux autres noms.",
        ),
        "known": ("{what} that is known here", "{what} qui figure ici"),
        "known.remedy": (
            "{nearest:?Did you mean {nearest:or}?|Correct it, or leave it out.}",
            "{nearest:?Est-ce {nearest:or} ?|Corrigez-le, ou omettez-le.}",
        ),
        "lang": ("en, fr or a Language of yours", "en, fr ou une langue à vous (Language)"),
        "common_unit": (
            "numbers whose least common denominator has at most {most} digits, unlike that of {count} different ones",
            "des nombres dont le plus petit dénominateur commun a au plus {most} chiffres, à la différence de celui de {count} dénominateurs différents",
        ),
        "common_unit.remedy": ("Round them to a few decimals.", "Arrondissez-les à quelques décimales."),
        "decimals": ("decimals from 0 to {most}", "de 0 à {most} décimales"),
        "all_or_none": ("{count} of them, or none", "{count} éléments, ou aucun"),
        "result": ("a result of eig, such as a ranking", "un résultat d'eig, tel qu'un classement"),
        "said_in_english": ("a sentence in English at least", "une phrase, en anglais au moins"),
        "said_in_english.remedy": (
            'Give sentences={{"en": "…", "fr": "…"}}.',
            'Donnez sentences={{"en": "…", "fr": "…"}}.',
        ),
        "salt": (
            "{least} hexadecimal digits or more, since fewer are guessed",
            "au moins {least} chiffres hexadécimaux, car moins se devinent",
        ),
        "salt.remedy": (
            "Draw them at random, as with secrets.token_hex(32), and keep them secret.",
            "Tirez-les au hasard, par exemple par secrets.token_hex(32), et gardez-les secrets.",
        ),
        "no_field": ("a field of the class", "un champ de la classe"),
        "no_field.remedy": (
            "Pickle it again with this version, or keep it as JSON.",
            "Refaites le pickle avec cette version, ou gardez la valeur en JSON.",
        ),
        "field_missing": ("this field, which the pickle lacks", "ce champ, absent du pickle"),
        "field_missing.remedy": (
            "Pickle it again with this version.",
            "Refaites le pickle avec cette version.",
        ),
        "endless": ("at most {most} values", "au plus {most} valeurs"),
        "noun_sheet": ("sheet on {item} by", "fiche sur {item} par"),
        # ── what keys and names are of ──
        **{f"noun {english}": (english, french) for english, french in NOUNS.items()},
    }
)
