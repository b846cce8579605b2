"""What leaves a dossier out by opinions, as the person concerned reads it: solved again without what is named."""

from itertools import combinations_with_replacement, product

from eig.jury import JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate
from eig.programme.disclosure import Disclosure
from helpers.unfolded import unfolded

SIDES = {"for": "favourable", "against": "unfavourable", "abstains": None}
CHAIR = {
    "en": "casting vote of the chair is unfavourable",
    "fr": "voix prépondérante de la présidence est défavorable",
}
VOTES = {"en": "more opinions against than for, as", "fr": "plus d’avis défavorables que favorables, selon"}
EITHER = {"en": "count as against too", "fr": "comptent aussi comme défavorables"}
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


def test_what_opinions_are_said_to_do_is_undone_without_what_is_named():
    """Without the casting vote or the abstentions that a letter names the dossier is in, and without the others still out."""
    found = set()
    for votes, lang in product(filter(is_out, JURIES), CHAIR):
        told = held(votes)
        text = unfolded(told.explain("x", lang=lang, audience="candidate"))
        chair, abstentions = named = CHAIR[lang] in text, "abstentions" in text
        found.add(named)

        assert any(named) != is_out(votes, chair=not chair, abstentions=not abstentions), text
        assert is_out(votes, chair=chair, abstentions=abstentions), text
        assert (VOTES[lang] in text) == (not any(named)), text
        each = {is_out(votes, chair=False), is_out(votes, abstentions=False)}
        assert each == ({EITHER[lang] in text} if all(named) else {*named} if any(named) else {True}), text
    assert 4 == len(found)


def test_votes_that_may_be_told_say_where_the_chair_decided():
    """A letter that tells the votes tells the casting vote where they are equal."""
    for votes, lang in product(filter(is_out, JURIES), CHAIR):
        told = held(votes, disclosure=OPEN)
        equal = 2 * votes.count("for") == len(votes)
        text = unfolded(told.explain("x", lang=lang, audience="candidate"))
        assert equal == (CHAIR[lang] in text), text
