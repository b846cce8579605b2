"""No room quotes the law of a country: that stands with the jurisdiction that names it."""

import ast
import re

import pytest

from eig._language.tables_of_sentences import facts_in
from helpers import examples
from helpers.told import sentences

LEGAL = re.compile(
    r"\b(?:CADA|CRPA|CNIL|RGPD|GDPR|CGFP|CJA|Conseil d[’']État|[Dd]écret|tribunal|administrative court|"
    r"code de procédure|fonction publique|86-83|78-17)\b|\bart\. ?[LR]?\*?\d|\bL\. ?\d{3}|\bR\d{3}-\d|n° \d{5}"
)
"""Words of French law: its texts, its courts, its commissions, its articles."""
NAMED = {
    "eig.programme._law_of_france",
    "eig.programme.terms",
    "eig.programme.interests",
    "eig.programme.pay",
}
"""Where law is stated as data, by its name."""


def _constants(tree):
    """Yield each text of a module, but for docstrings."""
    bare = {id(one.value) for one in examples.nodes_of(tree) if isinstance(one, ast.Expr)}
    for one in examples.nodes_of(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in bare:
            yield one.value


@pytest.mark.untraced
@pytest.mark.parametrize("lang", [0, 1], ids=["en", "fr"])
def test_no_sentence_of_a_room_quotes_the_law_of_france(lang):
    """Tables of sentences leave a place for the law, and state none."""
    quoted = [f"{table}:{code}" for table, code, pair in sentences() if LEGAL.search(pair[lang])]
    assert quoted == []
    assert any("law" in facts_in(pair[lang]) for _, _, pair in sentences())


@pytest.mark.slow
def test_law_is_data_of_the_modules_that_state_it():
    """No other module of the library holds words of French law, in the examples of its docstrings apart."""
    found = {
        module
        for module in examples.modules()
        if not module.startswith("eig.promotions")
        for text in _constants(examples.tree_of(module))
        if LEGAL.search(text)
    }
    assert found == NAMED
