"""What the library says: each sentence once, in a table, in English and in French, with the same facts."""

import ast
import re
from importlib import import_module

import pytest

from eig._ground.sentences import fill
from eig.reasons import ENGLISH, FRENCH, Language, Reason
from helpers import examples

TABLES = sorted(
    name.removesuffix("._sentences").removeprefix("eig.")
    for name in examples.modules()
    if name.endswith("._sentences")
)
SENTENCES = [
    (table, code, *pair)
    for table in TABLES
    for code, pair in import_module(f"eig.{table}._sentences").SENTENCES.items()
]
FIELD = re.compile(r"\{(\w+)")
GLUED = re.compile(r"""lang == ["']fr["']|\[lang\]|["']fr["']\s*:\s""")
GENDERED = re.compile(
    r"s'est déporté|s'est abstenu|était absent|1 places|0 jours|\bcandidats?\b.{0,3}retenus? :"
)


def test_both_languages_hold_the_same_facts():
    """A fact that the English sentence gives is given in French too, whatever the words around it."""
    own = {"en": "fr"}  # the words of a caller, given in both languages
    apart = {
        f"{table}:{code}": pair
        for table, code, *pair in SENTENCES
        if {own.get(name, name) for name in FIELD.findall(pair[0])} != set(FIELD.findall(pair[1]))
    }

    assert {} == apart


def _is_well_set(french):
    plain = FRENCH.typeset(re.sub(r"\{[^{}]*\}", "", french))
    return not (
        {"\u00a0", "\u202f"} & set(french)
        or re.search(r"(?<=[a-zéèà])[;?!]| [:;?!%»]|« |'", plain)
        or GENDERED.search(french)
    )


def test_french_is_typeset_by_rule():
    """Spaces before `: ; ? ! %` never break, quotes are one kind; templates are written without such spaces."""
    assert {} == {
        f"{table}:{code}": french for table, code, _, french in SENTENCES if not _is_well_set(french)
    }


@pytest.mark.parametrize(
    "french", ["a\u00a0: b", "« a »".replace(" ", "\u202f"), "quoi?", "s'est abstenu", "1 places"]
)
def test_the_rule_of_typesetting_can_fail(french):
    """The guard is not a check that cannot fail."""
    assert not _is_well_set(french)


def _is_glued(module):
    tree = ast.parse(examples.path_of(module).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return bool(GLUED.search(ast.unparse(tree)))


def test_no_sentence_stands_outside_the_tables():
    """A language is a table: no file asks which language is spoken, or holds a pair of texts."""
    apart = ("eig._ground", "eig.reasons")
    modules = [name for name in examples.modules() if not name.startswith(apart)]

    assert [] == [name for name in modules if not name.endswith("_sentences") and _is_glued(name)]


@pytest.mark.parametrize("table", TABLES)
def test_every_code_has_its_sentence(table):
    """A reason that the code gives by name is in its package's table."""
    known = set(import_module(f"eig.{table}._sentences").SENTENCES)
    package = f"eig.{table}."
    sources = [
        examples.path_of(name).read_text(encoding="utf-8")
        for name in examples.modules()
        if name.startswith(package) and not name.endswith("_sentences")
    ]

    assert set(re.findall(r'\bbecause\(\s*"(\w+)"', "\n".join(sources))) <= known


def test_a_third_language_is_a_table():
    """A language of the caller's says what its table has, and leans on English for the rest."""
    german = Language(
        code="de", decimal=",", words={"and": " und "}, sentences={"jury.selection": {"kept": "angenommen"}}
    )

    assert Reason(code="kept", table="jury.selection", facts={"places": 2}).say(german) == "angenommen"
    assert fill("{x} {names}", {"x": 1.5, "names": ("a", "b")}, german) == "1,5 a und b"
    assert Reason(code="own", sentences={"en": "so", "de": "daher"}).say(german) == "daher"
    assert german.word("yes") == ENGLISH.word("yes")


def test_a_template_says_what_it_is_given():
    """A doubled brace stands for itself; what says itself is asked, and anything else is written."""
    assert fill("{{x}} {x}", {"x": frozenset()}) == "{x} frozenset()"
    assert fill("{x}", {"x": Reason(code="own", sentences={"en": "so"})}) == "so"
