"""What errors say in French, beside the English that they are written in.

A pair is an English text and its French. `{name}` stands for anything, which is kept as it is; `{name:said}`
for a text that has its own French, without which the pair does not hold. The first pair that fits is taken.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

Pairs = tuple[tuple[str, str], ...]

RULES: Final[Pairs] = (
    ("each {what:said} stands once", "chaque {what} figure une fois"),
    ("it is {what:said}", "c'est {what}"),
)

REMEDIES: Final[Pairs] = (
    ("give one", "en donner un"),
    ("give {kinds:said}", "donner {kinds}"),
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
    ("jurors.{rest:said}", "jurés, {rest}"),
    ("panels.{rest:said}", "sous-jurys, {rest}"),
    ("interests.{rest:said}", "intérêts, {rest}"),
    ("mentors.{rest:said}", "mentors, {rest}"),
    ("called.{rest:said}", "convocations, {rest}"),
    ("events.{rest:said}", "faits, {rest}"),
    ("decided.{rest:said}", "déports décidés, {rest}"),
)

VALUES: Final[Pairs] = (("({kind:name}, not shown)", "({kind}, non montré)"),)

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
