"""Nothing of the programme is carried for nobody: each field is read, and each name is met on a page."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from helpers import examples

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    *(
        path
        for part in ("tutorial", "how-to", "explanation", "fr")
        for path in (ROOT / "docs" / part).glob("*.md")
    ),
]
# Read by a name that is put together, or held against a date where the value is born.
READ_OTHERWISE = {
    ("Call", "opens_weekday"): "held against the first day",
    ("Call", "closes_weekday"): "held against the last day",
    ("ContractLaw", "trial_source"): "said with the trial period of a contract",
    ("ContractLaw", "notice_source"): "said with the notice of renewal",
    ("ContractLaw", "last_day_source"): "said with the last day",
    ("ContractLaw", "leave_source"): "said with the annual leave",
    ("ContractLaw", "leaving_source"): "said with the notice of whoever leaves",
    ("Disclosure", "votes"): "asked for each fact of a reason by the kind that it is of",
    ("Candidate", "available_from"): "held against the first day by eig.book",
    ("Candidate", "years_of_experience"): "asked for the pay by eig.book",
}


def _classes():
    """Return the values of `eig.programme`, with the fields that each states."""
    for module in examples.modules():
        if not module.startswith("eig.programme"):
            continue
        for node in examples.tree_of(module).body:
            if isinstance(node, ast.ClassDef) and "Protocol" not in map(ast.unparse, node.bases):
                yield from (
                    (node.name, part.target.id) for part in node.body if isinstance(part, ast.AnnAssign)
                )


def _reads(node, owner="", method=""):
    """Yield each attribute that is read: its name, the class and the method that read it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Attribute) and isinstance(child.ctx, ast.Load):
            yield child.attr, owner, method
        yield from _reads(
            child,
            child.name if isinstance(child, ast.ClassDef) else owner,
            child.name if isinstance(child, ast.FunctionDef) else method,
        )


@cache
def _all_reads():
    """Return who reads each attribute: the class and the method."""
    found = defaultdict(set)
    for module in examples.modules():
        for name, owner, method in _reads(examples.tree_of(module)):
            found[name].add((owner, method))
    return found


def _is_read(owner, field):
    """A field is read by another class or function, or by a method of its own that answers somebody."""
    return any(
        reader != owner or not (method.startswith("_check") or method == "__attrs_post_init__")
        for reader, method in _all_reads()[field]
    )


@pytest.mark.slow
def test_every_field_of_the_programme_is_read():
    """What no function and no sentence reads is not asked of anybody."""
    assert [] == [one for one in sorted(_classes()) if not _is_read(*one) and one not in READ_OTHERWISE]


def test_what_is_read_otherwise_is_still_there():
    """An exception outlives neither its field nor its reason."""
    assert set(READ_OTHERWISE) <= set(_classes())


WORDS = set(re.findall(r"\w+", " ".join(path.read_text(encoding="utf-8") for path in PAGES)))
NAMES = sorted(
    {
        name
        for module, name in examples.public_names()
        if module.startswith("eig.programme") and name[0].isupper()
    }
)


@pytest.mark.untraced
@pytest.mark.parametrize("name", NAMES)
def test_every_noun_of_the_programme_is_met_on_a_page(name):
    """A noun that no page needs is none that a user would look for; types of fields stand with their fields."""
    types = {
        "AmendmentKind",
        "ApplicationStep",
        "DayCount",
        "EligibilityVerdict",
        "HeldPhase",
        "LinkIntensity",
        "MentorRole",
        "PaperKind",
        "PayBasis",
        "PayPeriod",
    }
    types |= {"RecusalProcedure", "RecusalScope", "ReferencePoint", "WishKind", "Unit", "Overflow"}

    assert name in WORDS | types
