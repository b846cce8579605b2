"""What a policy withholds stands in no text, and what it tells stands where the person concerned reads it."""

import re
from itertools import product
from typing import get_args

import pytest
from attrs import evolve

from eig.book import Book
from eig.jury import Criterion, JuryRules, MarkSheet, Rubric, Scale, Scoresheet, deliberate, rank_lists
from eig.jury.minutes import candidate_minutes, extract_for_candidate
from eig.lots import Decision
from eig.programme.disclosure import DisclosedFact, Disclosure, Reader, agreed
from eig.programme.rules import PromotionRules
from eig.promotions import P3
from eig.rows import Dialect
from eig.teams import compose
from helpers.shares import few
from helpers.unfolded import unfolded

KINDS = get_args(DisclosedFact)
GRID = Rubric(criteria=[Criterion(id="impact", scale=Scale(low=0, high=10), floor=2)])
MARKS = {"adler": 8, "cibnav": 8, "datareg": 5, "plume": 6, "karfur": 4, "datajust": 1, "ia-flash": 7}
SUBJECTS = {
    "total": "datareg",
    "counts": "datareg",
    "gaps": "datareg",
    "votes": "ia-flash",
    "means": "datajust",
    "words": "adler",
}
"""Whom each kind of fact is about, but the ranks, which letters on seats tell."""
TELLING = {
    "total": {"en": "≈5.13", "fr": "≈5,13"},
    "counts": {"en": "4 of 5", "fr": "4 sur 5"},
    "ranks": {"en": "one seat went to somebody", "fr": "une place est allée à une personne"},
    "gaps": {"en": "≈2.88", "fr": "≈2,88"},
    "votes": {"en": "5 against", "fr": "5 contre"},
    "means": {"en": "a mean of 1", "fr": "une moyenne de 1"},
    "words": {"en": "Mme K.", "fr": "Mme K."},
}
USUAL = Disclosure()
READERS = [(), *((one,) for one in get_args(Reader))]
CANDIDATES = [
    {"Identifiant": f"c{n}", "Nom": f"N. {n}", "Profils": "data" if n < 6 else "dev", "Vœu 1": "adler"}
    for n in range(1, 8)
]
SCORES = {
    ("adler", "data"): {"c1": 17, "c2": 16, "c3": 16, "c4": 15, "c5": 12},
    ("adler", "dev"): {"c6": 15, "c7": 15},
}


def under(policy):
    """Return the promotion under a policy."""
    return evolve(P3, rules=evolve(P3.rules, disclosure=policy))


def held_under(policy):
    """Deliberate on seven challenges: two equal, one that a floor leaves out and one that opinions do."""
    sheets = [
        MarkSheet(
            item=item,
            juror=f"j{n}",
            marks={"impact": mark + (item == "datareg" and n == 0)},
            opinion="unfavourable" if item == "ia-flash" and n < 5 else None,
        )
        for item, mark in MARKS.items()
        for n in range(8)
    ]
    rules = JuryRules(rubric=GRID, places=1, reserve=1, disclosure=policy)
    held = deliberate(Scoresheet(rubric=GRID, sheets=sheets), rules)
    return held.settle(Decision(by="jury", order=["adler", "cibnav"], reference="as Mme K. asked"))


def judged(jury, promotion, langs=("en", "fr")):
    """Return, of each kind of fact and language, the texts that the person concerned reads of a challenge.

    Where the jury states what holds, what it tells alone is one of them.
    """
    held = held_under(jury)
    minutes = held.minutes(title="EIG 3", salt="5a17" * 16)
    found = Book(promotion=under(promotion)).decide(held, minutes=minutes)
    texts = {}
    for lang in langs:
        act = found.act("challenges", secret="6b28" * 16, lang=lang)
        for kind, subject in SUBJECTS.items():
            told = [found.letter(subject, lang=lang), found.notice(subject, lang=lang), act.texts[subject]]
            if promotion in (jury, USUAL):
                told.append(str(held.explain(subject, audience="candidate", lang=lang)))
                told.append(candidate_minutes(minutes, subject, results_are_out=True, lang=lang))
            texts[kind, lang] = [unfolded(one) for one in told]
    return texts


def seats(policy, of_lists=USUAL, scores=SCORES):
    """Decide on seven people of whom two sit, where equals were parted by the jury."""
    book = Book.read(under(policy), candidates=CANDIDATES, dialect=Dialect.french())
    merit = evolve(rank_lists(scores), rules=JuryRules(disclosure=of_lists))
    found = compose(book.problem(["adler"], merit=merit, wishes=[2, 1]))
    if found.undecided:
        found = found.settle(Decision(by="jury", order=found.undecided, reference="as Mme K. asked"))
    return book.decide(None, merit, found)


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("stated_by", ["both", "jury", "promotion"])
def test_a_policy_holds_whoever_states_it(stated_by, at):
    """The promotion, its jury, or both: each text tells a fact of which all can be told, or none does, whatever is counted (one language a share of policies by day)."""
    told = {kind: READERS[(at + number) % 3] for number, kind in enumerate(KINDS)}
    stated = Disclosure(**told, smallest=(1, 2, 5)[at])
    jury, promotion = (USUAL if stated_by == other else stated for other in ("promotion", "jury"))
    langs = few(("fr", "en") if at % 2 else ("en", "fr"), 1)
    for (kind, lang), texts in judged(jury, promotion, langs).items():
        marker, tells = TELLING[kind][lang], bool(told[kind] and (kind != "means" or told["total"]))
        assert [tells] * len(texts) == [marker in one for one in texts], (marker, texts)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("first", [0, 1])
def test_of_two_policies_that_differ_the_narrower_holds_for_each_fact(first):
    """What the jury withholds, and what the promotion does, is told to nobody: each withholds every second kind."""
    policies = [
        Disclosure(
            **{kind: ["public"] if at % 2 == half else [] for at, kind in enumerate(KINDS)}, smallest=1
        )
        for half in (0, 1)
    ]
    for (kind, lang), texts in judged(policies[first], policies[1 - first]).items():
        assert [] == [one for one in texts[:3] if TELLING[kind][lang] in one]


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize(
    ("lang", "jury", "promotion"),
    [
        ("fr", USUAL, Disclosure(total=[], counts=[])),
        ("en", Disclosure(votes=["candidate"], ranks=[]), Disclosure(total=[], smallest=5)),
        ("en", Disclosure(words=["public"]), USUAL),
    ],
)
def test_what_is_announced_is_the_policy_that_every_text_keeps(lang, jury, promotion):
    """The rules that an act publishes say the policy of letters and notices: of challenges, and of lists with rules or of mere numbers."""
    both = unfolded(agreed(jury, promotion).reason.say(lang))
    challenges = Book(promotion=under(promotion)).decide(held_under(jury))
    listed = seats(promotion, jury)
    bare = evolve(listed, lists=rank_lists(SCORES))
    of_numbers = unfolded(agreed(promotion, None).reason.say(lang))
    for about, made, policy in (
        ("challenges", challenges, both),
        ("candidates", listed, both),
        ("candidates", bare, of_numbers),
    ):
        rules = unfolded(made.act(about, secret="6b28" * 16, lang=lang).rules)
        assert 1 == rules.count(policy)
        assert 1 == rules.count(
            {"en": "Told to the person concerned", "fr": "Ce qui est dit à la personne concernée"}[lang]
        )


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whoever_is_told_no_total_is_told_no_marks_that_add_up_to_it(lang):
    """Whatever declares marks by criterion, a policy or the rules of the jury: the sheet says so, once, and contradicts nothing."""
    marks = {"en": "Marks on", "fr": "Notes en"}[lang]
    for total, means, detail in product(([], ["candidate"]), ([], ["candidate"]), (False, True)):
        policy = Disclosure(total=total, means=means)
        held = evolve(held_under(policy), rules=evolve(held_under(policy).rules, detail=detail))
        found = Book(promotion=P3).decide(held, minutes=held.minutes(title="EIG 3", salt="5a17" * 16))
        notice, told = unfolded(found.notice("datareg", lang=lang)), bool(total and (means or detail))
        assert told == (marks in notice)
        alone = {"en": "is shown totals alone", "fr": "ne reçoit que ses totaux"}[lang]
        assert (alone in notice) == bool(total and not told)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize(("readers", "smallest"), [((), 1), (("candidate",), 2), (("public",), 5)])
def test_how_others_are_ranked_is_told_as_far_as_the_policies_say(readers, smallest):
    """Stated by the promotion or by the rules of the lists; a cohort asked alone tells nothing of it."""
    stated = Disclosure(ranks=readers, smallest=smallest, gaps=["candidate"])
    for given in ((stated, USUAL), (USUAL, stated)):
        found = seats(*given)
        for lang, marker in TELLING["ranks"].items():
            act = found.act("candidates", secret="6b28" * 16, lang=lang)
            texts = (found.letter("c4", lang=lang), found.notice("c4", lang=lang), act.texts["c4"])
            assert [bool(readers)] * 3 == [marker in unfolded(one) for one in texts]
            assert marker not in unfolded(str(found.cohort.explain("c4", audience="candidate", lang=lang)))


@pytest.mark.slow
def test_nobody_is_told_their_place_in_the_order_that_parted_equals():
    """Neither how many come before nor after: of whatever policy, whoever stands as another does reads the same."""
    equal = {key: dict.fromkeys(scores, 15) for key, scores in SCORES.items()}
    found = seats(USUAL, scores=equal).cohort
    data = [one for one in SCORES["adler", "data"] if one not in found.cohort.people]
    for lang, parted in (("en", "the tie was parted by the jury"), ("fr", "départagés par le jury")):
        said = {one: str(found.explain(one, audience="candidate", lang=lang)) for one in data}
        assert 1 == len({text.replace(one, "…") for one, text in said.items()})
        assert all(parted in unfolded(one) for one in said.values())
        assert not any(re.search(rf"{parted}\s*:", unfolded(one)) for one in said.values())
    reason = found.decisions[0].reason
    for readers in READERS:
        policy = Disclosure(**dict.fromkeys(KINDS, readers), smallest=1)
        (told,) = policy.told([reason], "candidate")
        assert "c1" not in str(told)
    assert [reason] == [*USUAL.told([reason], "jury")]


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("lang", "alike"), [("en", "equal with one"), ("fr", "à égalité avec une")])
def test_a_letter_tells_twice_or_nowhere_that_others_are_equal(lang, alike):
    """Beside the rank and beside the number in reserve: how many they are, and never that there are none."""
    for policy in (Disclosure(), Disclosure(counts=[], ranks=[], total=[]), Disclosure(smallest=1)):
        text = unfolded(seats(policy).letter("c2", lang=lang))
        assert 2 == text.count(alike)
        counted = {"en": "equal with one other", "fr": "à égalité avec une autre personne"}[lang]
        assert [0, 2][policy.smallest == 1] == text.count(counted)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "ground"), [("en", "could tell the marks of others"), ("fr", "pourraient révéler les notes")]
)
def test_a_total_is_withheld_for_its_own_reason(lang, ground):
    """That others' marks would follow is said where it is so; else the rules withhold it, and that alone is said."""
    extracts = [
        unfolded(
            str(extract_for_candidate(held_under(policy), item, results_are_out=True).explain(lang=lang))
        )
        for policy, item in (
            (Disclosure(total=[]), "datareg"),
            (Disclosure(), "adler"),
            (Disclosure(), "datareg"),
        )
    ]
    rules = {"en": "under the rules on who is told what", "fr": "selon les règles sur ce qui est dit"}[lang]
    assert [True, True, False] == [rules in one for one in extracts]
    assert [False, True, False] == [ground in one for one in extracts]


def test_what_everybody_may_be_told_the_person_is_told():
    """Of each kind; the usual policy is no statement, and leaves it to the other."""
    for kind in KINDS:
        assert Disclosure(**{kind: ["public"]}).tells(kind, "candidate")
    assert Disclosure() == PromotionRules().disclosure
