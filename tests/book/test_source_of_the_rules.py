"""Which text sets the rules of a jury: where it is stated, each paper about the decision names it."""

from functools import cache

import pytest
from attrs import evolve

from eig import jury, teams
from eig.book import Book, Office
from eig.programme import Application, Candidate
from eig.promotions import P3

GRIDS = {one.judges: one.source for one in P3.rules.grids}
PROFILES = {"c1": "data", "c2": "dev"}


def deliberated(source, marks):
    sheet = jury.Scoresheet.from_marks(
        jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE),
        [(item, "j1", {"impact": mark}) for item, mark in marks.items()],
    )
    held = jury.deliberate(sheet, places=1)
    return evolve(held, rules=evolve(held.rules, source=source))


@cache
def decided(source):
    """Return what is decided of challenges and people, by rules of one stated source, or of none."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=[some]) for one, some in PROFILES.items()],
        applications=[Application(candidate=one, wishes=["adler"]) for one in PROFILES],
    )
    held = deliberated(source, {"adler": 4, "cibnav": 2})
    lists = jury.rank_lists(
        {
            ("adler", some): deliberated(source, {one: 3}).sheet
            for one, some in PROFILES.items()
        }
    )  # fmt: skip
    lists = evolve(lists, rules=evolve(lists.rules, source=source))
    return book.decide(held, lists, teams.compose(book.problem(held.kept, merit=lists, wishes=[1])))


def test_the_grids_of_the_promotion_state_their_sources():
    """Both are published, each in a text of its own or in the same."""
    assert all(GRIDS[one] for one in ("candidates", "challenges") if one in GRIDS)
    assert "candidates" in GRIDS


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("source", ["", "jury's own rules of 2018"])
@pytest.mark.parametrize(("about", "subject"), [("candidates", "c1"), ("challenges", "adler")])
def test_what_a_decision_has_regard_to_is_the_source_that_its_notice_names(lang, source, about, subject):
    """The rules state it, or the published grid does; no paper says that none is stated beside one that names it."""
    outcome = decided(source)
    stated = source or GRIDS.get(about, "")
    papers = [
        outcome.act(about, Office(name="Etalab"), secret="6b28" * 16, lang=lang).rules,
        outcome.notice(subject, lang=lang),
        outcome.decision(subject, lang=lang).to_markdown(),
    ]
    plain = [
        one.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\N{NO-BREAK SPACE}", " ")
        for one in papers
    ]
    assert [bool(stated)] * 3 == [bool(stated) and stated in one for one in plain]
    unstated = {"en": "of the rules of the jury: not stated", "fr": "des règles du jury : non indiquée"}[lang]
    assert (unstated in plain[1]) == (not stated)


@pytest.mark.slow(but=["False-challenges-adler--en"], one_in=3)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("source", ["", "jury's own rules of 2018"])
@pytest.mark.parametrize(("about", "subject"), [("candidates", "c1"), ("challenges", "adler")])
@pytest.mark.parametrize("grids", [True, False])
def test_where_no_text_sets_the_rules_of_the_jury_the_decision_and_the_act_say_what_lacks(
    lang, source, about, subject, grids
):
    """A blank stands in the decision, and is named, until the rules, the grid or the office state the text."""
    outcome = decided(source)
    if not grids:
        promotion = outcome.book.promotion
        bare = [evolve(one, source="") for one in promotion.rules.grids]
        rules = evolve(promotion.rules, grids=bare)
        outcome = evolve(outcome, book=evolve(outcome.book, promotion=evolve(promotion, rules=rules)))
    stated = source or (grids and GRIDS.get(about, ""))
    words = {"en": "the text that sets the rules of the jury", "fr": "texte qui fixe les règles du jury"}[
        lang
    ]
    for office, told in ((Office(name="Etalab"), bool(stated)), (Office(basis=["the rules, art. 7"]), True)):
        decision = outcome.decision(subject, office, lang=lang)
        act = outcome.act(about, office, secret="6b28" * 16, lang=lang)
        named = [any(words in one.say(lang) for one in made.missing) for made in (decision, act)]
        assert [not told] * 3 == [*named, words in decision.to_markdown()]
