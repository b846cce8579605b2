"""The codes that faults are told by, read from the sources: `python -m helpers.fault_codes` keeps them as data.

A code is `room.package.name`. Its sentence, a noun phrase, stands in the table of that package, in English and in
French; the remedy, where there is one, stands under the same name with `.remedy` after it.
"""

import ast
import json
import re
from importlib import import_module
from pathlib import Path

from helpers import examples

CODE = re.compile(r"[a-z]+(?:\.[a-z]+){0,2}\.[a-z][a-z0-9_ ]*")
FORM = re.compile(r"(?<!\{)\{(\w+)")
GIVEN_AT = {"that": 2, "Fault": 2, "of": 2, "Rule": 1, "Unreadable": 0}
"""What is given the code of a fault, and at which place."""
KEPT = Path(__file__).parents[2] / "docs" / "data" / "faults.json"
SENTENCES = {
    name.removesuffix("._sentences").removeprefix("eig.").removeprefix("_"): import_module(name).SENTENCES
    for name in examples.modules()
    if name.endswith("._sentences")
}


def name_of(call):
    """Return what a call calls."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def calls(tree):
    """Return the calls of a tree, each with the name of what it calls."""
    return [(name_of(node), node) for node in examples.nodes_of(tree) if isinstance(node, ast.Call)]


def codes(tree):
    """Return each code that a call gives, with the names of its facts; None where they are not written there."""
    found = []
    for name, node in calls(tree):
        at = {**GIVEN_AT, "Phrase": 0}.get(name)
        given = None if at is None or len(node.args) <= at else node.args[at]
        if isinstance(given, ast.Constant) and isinstance(given.value, str) and CODE.fullmatch(given.value):
            found.append((given.value, _facts(name, node, at)))
    return found


def _facts(name, node, at):
    if any(one.arg is None for one in node.keywords):
        return None
    if name in ("Phrase", "Unreadable", "that"):
        return {one.arg for one in node.keywords} - ({"value", "at", "holds"} if name == "that" else set())
    if len(node.args) == at + 1:
        return None if any(one.arg == "facts" for one in node.keywords) else set()
    given = node.args[at + 1]
    keys = given.keys if isinstance(given, ast.Dict) else [None]
    return None if any(not isinstance(key, ast.Constant) for key in keys) else {key.value for key in keys}


def sentence_of(code):
    """Return the table of a code, and its name there."""
    table, _, name = code.rpartition(".")
    return table, name


def unsaid(found):
    """Return the codes that no table has, and those whose sentence asks for a fact that is not given."""
    wrong = []
    for code, facts in found:
        table, name = sentence_of(code)
        pair = SENTENCES.get(table, {}).get(name)
        if pair is None:
            wrong.append(f"{code}: no sentence")
            continue
        asked = set(FORM.findall(" ".join([*pair, *SENTENCES[table].get(f"{name}.remedy", ())])))
        wrong += [f"{code}: no fact {one}" for one in sorted(asked - (asked if facts is None else facts))]
    return wrong


def listed():
    """Return every code of a fault: what it expects and what it advises, in both languages, and its facts."""
    trees = [examples.tree_of(name) for name in examples.modules()]
    told = {
        code
        for tree in trees
        for name, node in calls(tree)
        if name in GIVEN_AT
        for code in _code_of(name, node)
    }
    return [_row(code) for code in sorted(told) if sentence_of(code)[0] in SENTENCES]


def _code_of(name, node):
    at = GIVEN_AT[name]
    given = node.args[at].value if len(node.args) > at and isinstance(node.args[at], ast.Constant) else None
    return [given] if isinstance(given, str) and CODE.fullmatch(given) else []


def _row(code):
    table, name = sentence_of(code)
    rule, remedy = SENTENCES[table][name], SENTENCES[table].get(f"{name}.remedy", (None, None))
    facts = sorted(set(FORM.findall(" ".join([*rule, *(part or "" for part in remedy)]))))
    said = {"expected": dict(zip(("en", "fr"), rule, strict=True))}
    return {"code": code, "facts": facts, **said, "remedy": dict(zip(("en", "fr"), remedy, strict=True))}


def written():
    """Return the data file: one code a line."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in listed())
    return f"[\n{rows}\n]\n"


if __name__ == "__main__":
    KEPT.write_text(written(), encoding="utf-8")
