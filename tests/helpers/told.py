"""Every sentence of the library, said of a woman, of a name that begins with a vowel, of none, one and many.

`python -m helpers.told` prints them, by table and code, in both languages: read it aloud.
"""

import re
from fractions import Fraction
from importlib import import_module

from eig._language.sentences_from_codes import fill
from helpers import examples

LANGUAGES = ("en", "fr")
NAMES = ("Mme Ève A.", "élan", "Hélène")
COUNTS = (0, 1, Fraction(3, 2), 2, 3)
NUMBERS = frozenset(
    {
        "a", "accepted", "at", "b", "bits", "by", "calls", "count", "df", "digits", "draws", "fewest",
        "fewer", "field", "full", "gap", "given", "grey", "high", "k", "least", "left", "level", "line",
        "low", "maximum", "minimum", "most", "need", "number", "parts", "places", "random_selection",
        "rejected", "sets", "share", "silent", "size", "want",
    }
)  # fmt: skip
"""Facts that are numbers wherever they stand without a form of their own."""
_FORMED = re.compile(r"\{(\w+)(?::((?:[^{}]|\{[^{}]*\})*))?\}")
_SEVERAL = ("or", "rules", "any rule")
_KINDS = (*_SEVERAL, "hour", "exact", "ordinal", "weekday")

TABLES = sorted(
    name.removesuffix("._sentences").removeprefix("eig.")
    for name in examples.modules()
    if name.endswith("._sentences")
)


_NAMED = re.compile(r"\"((?:[a-z_]+\.){1,2}[a-z_]+)\"")
_FAULTS = frozenset(
    name
    for module in examples.modules()
    for name in _NAMED.findall(examples.path_of(module).read_text("utf-8"))
)
"""Codes of faults stand in the sources whole, as in `jury.marks.whole_steps`; those of reasons do not."""


def is_of_a_fault(table, code):
    """Tell whether a sentence is a part of a fault: what was expected, or what to do."""
    return table == "_values" or code.endswith(".remedy") or f"{table}.{code}" in _FAULTS


def sentences():
    """Yield each sentence: its table, its code, its templates in both languages."""
    for table in TABLES:
        for code, pair in import_module(f"eig.{table}._sentences").SENTENCES.items():
            yield table, code, pair


def _fields(template):
    """Yield each field of a template with its form, those inside of a form too."""
    for name, form in _FORMED.findall(template):
        yield name, form
        yield from _fields(form)


def _kind(name, forms):
    """Return what a fact is taken for: one of some words, a number, names, or one name."""
    if any(form[:1] == "=" for form in forms):
        return "choice"
    counted = [form for form in forms if "|" in form and form[:1] not in "?="]
    if counted:
        return "names" if forms & {"", *_SEVERAL} and name not in NUMBERS else "number"
    if forms & {*_SEVERAL, "kind"}:
        return "names"
    return "number" if name in NUMBERS or "exact" in forms else "name"


def _is_whole(forms):
    """Tell whether a number is of things that are never parted: *la place* is said of one place alone."""
    counted = [form.split("|") for form in forms if "|" in form and form[:1] not in "?="]
    return any("#" in more and "#" not in one for *_, one, more in counted)


def _choices(forms):
    return [part.split(":")[0] for form in forms if form[:1] == "=" for part in form[1:].split("|")]


def _value(name, forms, turn):
    kind = _kind(name, forms)
    number = COUNTS[turn % len(COUNTS)]
    one = NAMES[turn % len(NAMES)]
    if "hour" in forms:
        return "09:05"
    if "ordinal" in forms:
        return 1
    if kind == "choice":
        known = _choices(forms)
        return {"*": one, "None": None}.get(known[turn % len(known)], known[turn % len(known)])
    if kind == "number":
        return 2 if _is_whole(forms) and number == Fraction(3, 2) else number
    if kind == "names":
        return NAMES[: int(number)] if number != 1 else (one,)
    return one


def variants(pair):
    """Yield the facts of a sentence: for each count, with and without what may be left out."""
    forms = {}
    for name, form in _fields("".join(pair)):
        forms.setdefault(name, set()).add(form)
    optional = {name for name, given in forms.items() if any(form[:1] == "?" for form in given)}
    most = max([len(_choices(given)) for given in forms.values()], default=0)
    for turn in range(max(2 * len(COUNTS), most)):
        yield {
            name: None if name in optional and turn % 2 else _value(name, given, turn)
            for name, given in forms.items()
            if "weekday" not in given
        }


def told(pair, lang):
    """Return what a sentence says, each wording once."""
    template = pair[LANGUAGES.index(lang)].replace(":weekday", "")
    plain = tuple(one.replace(":weekday", "") for one in pair)
    return dict.fromkeys(fill(template, facts, lang) for facts in variants(plain))


def main():
    """Print all."""
    for table, code, pair in sentences():
        for lang in LANGUAGES:
            for said in told(pair, lang):
                print(f"{table}:{code}\t{lang}\t{said}")  # noqa: T201 # it is asked for


if __name__ == "__main__":
    main()
