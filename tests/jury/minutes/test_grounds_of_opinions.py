"""What leaves a dossier out by opinions, as the person concerned reads it: and as those read it who may be told votes."""

from itertools import combinations_with_replacement, product

import pytest

from eig.jury import JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate
from eig.programme.disclosure import Disclosure
from helpers.unfolded import unfolded

SIDES = {"for": "favourable", "against": "unfavourable", "abstains": None}
CHAIR = {
    "en": "casting vote of the chair is unfavourable",
    "fr": "voix prépondérante de la présidence est défavorable",
}
VOTES = {"en": "more opinions against than for, as", "fr": "plus d’avis défavorables que favorables, selon"}
RULE = {
    "en": "the casting vote of the chair counting where votes are equal",
    "fr": "la voix de la présidence étant prépondérante",
}
ABSTENTION = {
    "en": "an abstention being counted against",
    "fr": "une abstention comptant comme un avis défavorable",
}
OPEN = Disclosure(votes=["candidate"])


def held(votes, *, chair=True, abstentions=True, **rules):
    """Return what a jury decides of one dossier by some votes, the first of which is the chair's."""
    sheets = [
        MarkSheet(item="x", juror=f"j{n}", state="abstained")
        if vote == "abstains"
        else MarkSheet(item="x", juror=f"j{n}", marks={"impact": 4}, opinion=SIDES[vote])
        for n, vote in enumerate(votes)
    ]
    rubric = Rubric.equal(["impact"], scale=Scale.levels(1, 4))
    rules |= {"casting_vote": chair, "abstentions": "unfavourable" if abstentions else "apart"}
    stated = JuryRules(rubric=rubric, places=1, **rules)
    return deliberate(Scoresheet(rubric=rubric, sheets=sheets), stated, chair="j0")


def is_out(votes, **rules):
    """Tell whether the dossier is left out."""
    return held(votes, **rules).selection.status("x") == "excluded"


JURIES = [
    (chair, *rest)
    for chair, count in product(SIDES, range(4))
    for rest in combinations_with_replacement(SIDES, count)
    if {chair, *rest} != {"abstains"}
]


def told_to_the_candidate(votes, lang, **rules):
    """Return what whoever is left out reads."""
    return unfolded(held(votes, **rules).explain("x", lang=lang, audience="candidate"))


@pytest.mark.slow
def test_whoever_opinions_leave_out_reads_the_rules_and_no_vote():
    """Under the same rules each jury that leaves a dossier out writes the same of the votes of two and more."""
    for lang, chair, abstentions in product(CHAIR, (True, False), (True, False)):
        rules = {"chair": chair, "abstentions": abstentions}
        out = [one for one in JURIES if is_out(one, **rules) and one.count("abstains") < len(one) - 1]
        texts = {told_to_the_candidate(votes, lang, **rules) for votes in out}
        assert len(texts) == 1
        text = texts.pop()
        assert (RULE[lang] in text, ABSTENTION[lang] in text) == (chair, abstentions), text
        assert (VOTES[lang] in text) == (not chair and not abstentions), text


@pytest.mark.slow
def test_more_against_than_for_is_told_where_it_alone_can_leave_out():
    """With neither rule, whoever is left out had more opinions against than for."""
    for votes in JURIES:
        more = votes.count("against") > votes.count("for")
        assert is_out(votes, chair=False, abstentions=False) == more


@pytest.mark.slow
def test_votes_that_may_be_told_say_where_the_chair_decided():
    """A letter that tells the votes tells the casting vote where they are equal."""
    for votes, lang in product(filter(is_out, JURIES), CHAIR):
        told = held(votes, disclosure=OPEN)
        equal = 2 * votes.count("for") == len(votes)
        text = unfolded(told.explain("x", lang=lang, audience="candidate"))
        assert equal == (CHAIR[lang] in text), text
