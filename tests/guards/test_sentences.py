"""What the library says: each sentence once, in a table, in English and in French, with the same facts."""

import ast
import inspect
import re
from collections.abc import Mapping
from importlib import import_module

import pytest

from eig import jury
from eig._draw._sentences import WORDS
from eig._language.sentences_from_codes import fill
from eig.jury import Reviews
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
MAYBE_GLUED = re.compile(r"""["']fr["']|\[\s*lang\s*\]""")
"""What each of these has in it, however it is written: files without are not parsed."""
GENDERED = re.compile(
    r"s'est déporté|s'est abstenu|était absent|1 places|(?<!\d)0 jours|\bcandidats?\b.{0,3}retenus? :"
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


CHOICE = re.compile(r"\{(\w+):=((?:[^{}]|\{[^{}]*\})*)\}")


def _choices(template):
    """Return, of each fact by which words are chosen, what it may be."""
    return [
        (name, [part.partition(":")[0] for part in re.sub(r"\{[^{}]*\}", "", form).split("|")])
        for name, form in CHOICE.findall(template)
    ]


def test_words_that_are_chosen_are_chosen_by_a_plain_word():
    """An end was told as a withdrawal, since its own words were asked for by a sign that no fact is written with."""
    choices = {f"{table}:{code}": (*map(_choices, pair),) for table, code, *pair in SENTENCES}
    strange = {one: key for one, both in choices.items() for told in both for _, keys in told
               for key in keys if not re.fullmatch(r"\w[\w .-]*|\*", key)}  # fmt: skip

    assert {} == strange
    assert [("kind", ["a", "=b", "*"])] == _choices("{kind:=a:{x:?one}|=b:two|*:three}")


def test_no_words_of_an_alternative_hold_another():
    """What stands inside another choice would be cut at its own bar, and read with its braces."""
    nested = re.compile(r"\{\w+:(\?([^{}|]|\{[^{}|]*\})*|[^?}]([^{}]|\{[^{}|]*\})*)\{\w+:[^{}]*\|[^{}]*\}")

    assert {} == {
        f"{table}:{code}": pair for table, code, *pair in SENTENCES if any(map(nested.search, pair))
    }
    assert nested.search("{first:? {last:?from|on} {first}|}")
    assert nested.search("{first:?round {number} of {names:it|them}|none}")
    assert nested.search("{count:one of {names:it|them}|# of them}")
    assert not nested.search("{first:?round {number}|of {names:it|them}}")


def _is_well_set(french):
    plain = FRENCH.typeset(re.sub(r"\{[^{}]*\}", "", french))
    return not (
        {"\u00a0", "\u202f"} & set(french)
        or re.search(r"(?<=[a-zéèà])[;?!]| [:;?!%»]|« |'", plain)
        or GENDERED.search(french)
    )


@pytest.mark.slow
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
    text = examples.path_of(module).read_text(encoding="utf-8")
    if not MAYBE_GLUED.search(text):
        return False
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return bool(GLUED.search(ast.unparse(tree)))


@pytest.mark.slow
def test_no_sentence_stands_outside_the_tables():
    """A language is a table: no file asks which language is spoken, or holds a pair of texts."""
    apart = ("eig._language", "eig.reasons", "eig.programme._law_of_france")
    modules = [name for name in examples.modules() if not name.startswith(apart)]

    assert [] == [name for name in modules if not name.endswith("_sentences") and _is_glued(name)]


def test_every_sentence_that_a_file_writes_is_said():
    """Of two sentences under one code, the later was told of both things, and the other of none."""
    said = {tuple(pair) for _, _, *pair in SENTENCES}
    homes = {f"eig.{table}" for table in TABLES}
    parts = [
        one for one in examples.modules() if one.endswith("_sentences") and one.rpartition(".")[0] in homes
    ]
    tables = [
        table
        for part in parts
        for name, table in vars(import_module(part)).items()
        if name.isupper() and isinstance(table, Mapping)
    ]

    assert len(tables) > len(TABLES)
    assert set() == {pair for table in tables for pair in table.values() if isinstance(pair, tuple)} - said


@pytest.mark.slow
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


# What results that were stored before still say.
STORED_BEFORE = {("book", "by_rule"): "a reason against a seat, of dossiers from before reasons were causes"}


def _unsaid(codes, trees):
    """Return the codes that no source writes, whole, as the end of a dotted name, or as a part and what fills it."""
    nodes = [node for tree in trees for node in examples.nodes_of(tree)]
    written = {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    written |= {one.rpartition(".")[2] for one in written}
    parts = {
        tuple(part.value if isinstance(part, ast.Constant) else "" for part in one.values)
        for one in nodes
        if isinstance(one, ast.JoinedStr)
    }
    forms = {"".join(re.escape(part) or "(.*)" for part in one) for one in parts if len("".join(one)) > 1}
    filled = re.compile("|".join(forms) or "(?!)")
    return [
        code
        for code in codes
        if not written & {code, code.split(".")[0], code.split(" ")[0]} and not filled.fullmatch(code)
    ]


@pytest.mark.slow
@pytest.mark.untraced
def test_every_sentence_is_said_by_something():
    """A sentence whose code nothing writes is translated for nobody: it goes with the last who said it."""
    trees = [examples.tree_of(one) for one in examples.modules() if not one.endswith("_sentences")]
    left = set(_unsaid({code for _, code, *_ in SENTENCES}, trees))
    titles = {code for code in left if code.startswith("title_")}  # of the class that is named behind

    assert {code for _, code in STORED_BEFORE} == left - titles
    assert ["lost"] == _unsaid(["kept", "half_kept", "lost"], [ast.parse("because('kept'), f'half_{x}'")])


ASKED = {}
for _, CODE, *PAIR in SENTENCES:
    # `next` is given where a round tells what the jury told: without it, there is none
    ASKED.setdefault(CODE, []).append({*FIELD.findall("".join(PAIR))} - {"next"})


def unsaid_facts(tree):
    """Return the codes that are told without a fact that their sentence asks for, in every table that has them."""
    calls = [
        node
        for node in examples.nodes_of(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "because"
    ]
    plain = [(one.args[0].value, {named.arg for named in one.keywords}) for one in calls if isinstance(one.args[0], ast.Constant)]  # fmt: skip
    return [
        code for code, given in plain if None not in given and not any(one <= given for one in ASKED[code])
    ]


@pytest.mark.slow
def test_whoever_tells_something_gives_each_fact_of_its_sentence():
    """A change of a table that is nobody's had no word for whose it is: nothing of what changed could be said."""
    assert {} == {one: bare for one in examples.modules() if (bare := unsaid_facts(examples.tree_of(one)))}
    assert ["changed_table"] == unsaid_facts(ast.parse("because('changed_table', table=1)"))


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


@pytest.mark.parametrize(
    "template", ["{x}", "{x:?#|none}", "{y:?# of {x}|}", "{n:one {x}|# {x}}", "{x:=a:b|*:#}"]
)
def test_what_is_said_is_never_read_as_a_template(template):
    """Braces and signs of a text that somebody typed stand as they are, wherever a sentence shows it."""
    typed = "{y} {z:?#} # {{"

    assert typed in fill(template, {"x": typed, "y": "9", "n": 3})


SAYS = {"tell", "because"}


def _makers(tree):
    """Return the names under which a file makes explanations."""
    makers = {"Trace", "trace"}
    for node in examples.nodes_of(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "eig.reasons":
            makers |= {one.asname or one.name for one in node.names if one.name == "trace"}
    return makers


def _written(node):
    """Yield the texts of an expression that no table says."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYS:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    parts = (node.body, node.orelse) if isinstance(node, ast.IfExp) else ast.iter_child_nodes(node)
    for part in parts:
        yield from _written(part)


def subjects_written(tree):
    """Return the subjects of explanations that stand in a source, parsed, as plain words."""
    makers = _makers(tree)
    calls = [node for node in examples.nodes_of(tree) if isinstance(node, ast.Call)]
    made = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id in makers]
    subjects = [
        next((word.value for word in one.keywords if word.arg == "subject"), one.args[0] if one.args else one)
        for one in made
    ]
    return [text for subject in subjects for text in _written(subject)]


@pytest.mark.slow
def test_what_an_explanation_is_about_is_said_in_the_language():
    """The subject of an explanation is a name that the caller gave, or a word of a table: never a word of the code."""
    assert [] == [name for name in examples.modules() if subjects_written(examples.tree_of(name))]


@pytest.mark.parametrize(
    "bad",
    [
        'trace("cohort", said, lang)',
        'Trace(subject=key or "book", reasons=told, lang=lang)',
        'Trace(subject=f"without one {kind}", reasons=told, lang=lang)',
        'from eig.reasons import trace as told\ntold("equals" if key is None else key, said, lang)',
    ],
)
def test_a_word_of_the_code_is_seen(bad):
    """The check is not one that cannot fail."""
    assert subjects_written(ast.parse(bad))


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("table", "code", "english", "french"),
    [one for one in SENTENCES if one[1].startswith("subject_")],
    ids=[f"{table}:{code}" for table, code, _, _ in SENTENCES if code.startswith("subject_")],
)
def test_a_subject_is_a_few_words(table, code, english, french):
    """It stands before a colon: no sentence, no colon, no word of the code."""
    for template in (english, french):
        assert not re.search(r": |[.;_]", re.sub(r"\{[^{}]*\}", "", template))


def of_reviews():
    """Yield each statistic of reviews alone, or of two jurors, with what it says of a small jury."""
    reviews = Reviews.from_triples([
        (f"d{at}", juror, (at * turn) % 7 + at % 3) for at in range(8) for turn, juror in enumerate("xyz")
    ])  # fmt: skip
    for room in filter(inspect.ismodule, (getattr(jury, name) for name in jury.__all__)):
        for name in room.__all__:
            given = (
                inspect.signature(call).parameters if inspect.isfunction(call := getattr(room, name)) else {}
            )
            needed = [one.name for one in given.values() if one.default is inspect.Parameter.empty]
            if needed in (["reviews"], ["reviews", "a", "b"]):
                yield name, call(reviews, *("x", "y")[: len(needed) - 1])


@pytest.mark.untraced
def test_a_statistic_has_a_name_where_its_rows_call_it():
    """A French table that names its figure by the function would say `cohen_kappa`: the words stand under `name.` and that name."""
    named = {
        name
        for name, found in of_reviews()
        if any(row.get("name") == name for row in getattr(found, "rows", tuple)())
    }

    assert {"cohen_kappa", "kendall_w"} <= named
    assert [] == sorted(name for name in named if f"name.{name}" not in WORDS)
