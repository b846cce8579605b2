"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # ── what is expected of a text ──
        "json": ("JSON text, as to_json writes it", "un texte JSON, comme l'écrit to_json"),
        "json_from": (
            "JSON text, from line {line}, column {column} on too",
            "un texte JSON, à partir de la ligne {line}, colonne {column} aussi",
        ),
        "readable": (
            "JSON text whose depth and numbers can be read",
            "un texte JSON dont la profondeur et les nombres se lisent",
        ),
        "finite": ("a finite number, or null", "un nombre fini, ou null"),
        "key_once": ("each key of an object once", "chaque clé d'un objet une seule fois"),
        "version": ("version {version} of the documents of eig", "la version {version} des documents d'eig"),
        "version.remedy": (
            "Read it with the release that wrote it.",
            "Lisez-le avec la version qui l'a écrit.",
        ),
        # ── of one value ──
        "whole": ("a whole number, without quotes", "un nombre entier, sans guillemets"),
        "flag": ("true or false, without quotes", "true ou false, sans guillemets"),
        "number": ("a number, without quotes", "un nombre, sans guillemets"),
        "fraction": ("a number, or text such as 13.5 or 27/2", "un nombre, ou le texte « 13.5 » ou « 27/2 »"),
        "date": (
            "a date as ISO 8601 writes it, such as 2019-01-16",
            "une date au format ISO 8601, par exemple 2019-01-16",
        ),
        "moment": (
            "a date and time as ISO 8601 writes them, such as 2018-10-15T17:00:00+02:00",
            "une date et une heure au format ISO 8601, par exemple 2018-10-15T17:00:00+02:00",
        ),
        "time": (
            "a time of day as ISO 8601 writes it, such as 09:30:00",
            "une heure au format ISO 8601, par exemple 09:30:00",
        ),
        "array": ("several values between [ and ]", "plusieurs valeurs entre [ et ]"),
        "array_of": ("{count:one value|# values}", "{count:une valeur|# valeurs}"),
        "object": ("keys and values between {{ and }}", "des clés et des valeurs entre {{ et }}"),
        "field_of": ("a field of {kind}", "un champ de {kind}"),
        "field_of.remedy": (
            "{nearest:?Did you mean {nearest:or}?|Its fields: {fields}.}",
            "{nearest:?Est-ce {nearest:or} ?|Ses champs : {fields}.}",
        ),
        "needed": ("a value, which is needed here", "une valeur, nécessaire ici"),
        "series": (
            "several values under the key series, since any kind may stand here",
            "plusieurs valeurs sous la clé series, puisque toute sorte de valeur est admise ici",
        ),
        "typed": (
            "an object that says its type, such as jury.Review",
            "un objet qui dit son type, par exemple jury.Review",
        ),
        "type": ("a type of eig", "un type d'eig"),
        "type.remedy": (
            "{nearest:?Did you mean {nearest:or}?|Such as jury.Review.}",
            "{nearest:?Est-ce {nearest:or} ?|Par exemple jury.Review.}",
        ),
        "schema": ("what schema() describes", "ce que décrit schema()"),
        # ── of a call ──
        "value": ("a value of eig, such as a Ranking", "une valeur d'eig, par exemple un Ranking"),
        "written": (
            "a value of eig, and no function of yours",
            "une valeur d'eig plutôt qu'une fonction à vous",
        ),
        "kind": ("a class of eig, such as Review", "une classe d'eig, par exemple Review"),
        "template": (
            "text with {{name}} where the name goes, such as #/components/schemas/{{name}}",
            "un texte avec {{name}} à la place du nom, par exemple #/components/schemas/{{name}}",
        ),
    }
)
