"""An act replaces the last one: an act that skips another, or compares with what nobody read, is told."""

import datetime as dt
from functools import cache

import pytest
from attrs import evolve

from eig import jury, teams
from eig.book import Book, Office
from eig.errors import Fault
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.programme.jurisdictions import FRANCE, NOWHERE
from eig.promotions import P3
from helpers import decided_book

SECRET = "6b28" * 16
DECEMBER, JANUARY, FEBRUARY = dt.date(2018, 12, 10), dt.date(2019, 1, 10), dt.date(2019, 2, 10)


@cache
def decided(*days, told=(), first="c1", names=("c1", "c2")):
    """Return who of two people sits, decided on some days and notified on others."""
    people = [*(Candidate(id=one, profiles=["data"]) for one in names), Candidate(id="d", profiles=["dev"])]
    applied = [Application(candidate=one, wishes=["adler"]) for one in (*names, "d")]
    facts = [("decision_taken", one) for one in days] + [("decision_notified", one) for one in told]
    book = Book(promotion=P3, candidates=people, applications=applied).record(
        *(Event(on=on, kind=kind, what="candidates") for kind, on in facts)
    )
    scores = {one: 18 if one == first else 15 for one in names}
    lists = jury.rank_lists({("adler", "data"): scores, ("adler", "dev"): {"d": 9}})
    return book.decide(None, lists, teams.compose(book.problem(["adler"], merit=lists, wishes=[1])))


def codes(act):
    """Return the doubts on what is replaced."""
    return [one.code for one in act.doubts if one.code.startswith("replace")]


@pytest.mark.slow
def test_an_act_that_skips_the_one_in_between_is_refused_and_the_last_one_is_asked_for():
    """Who was seated by the one in between would read that theirs says the same, and lose a seat without a ground."""
    was = decided(DECEMBER)
    between = decided(DECEMBER, JANUARY, first="c2")
    again = decided(JANUARY, FEBRUARY, DECEMBER)
    one = was.act("candidates", Office(reference="1"), secret=SECRET)
    two = between.act(
        "candidates", Office(reference="2"), secret=SECRET, replaces=one, changes=between.changes_since(was)
    )
    for skipped in (one, one.published()):
        with pytest.raises(Fault, match=r"10 January 2019.*got 10 December 2018"):
            again.act("candidates", secret=SECRET, replaces=skipped, changes=again.changes_since(was))
    three = again.act("candidates", secret=SECRET, replaces=two, changes=again.changes_since(between))
    assert "on the reserve list then, seated" in three.texts["c1"]
    blanks = {one.facts["what"].code for one in three.missing if "what" in one.facts}
    assert "blank_withdrawal" in blanks
    assert [] == codes(two) == codes(three)
    apart = three.published().check(earlier=one.published())
    assert "replaces_another" in [doubt.code for doubt in apart.doubts]


@pytest.mark.slow
def test_an_act_of_no_day_does_not_stand_for_that_of_the_last_decision():
    """Where the ledger has an earlier decision, the act of that day is asked for, whatever else is given."""
    undated, again = decided(), decided(DECEMBER, JANUARY)
    old = undated.act("candidates", secret=SECRET)
    changes = again.changes_since(undated)
    assert codes(again.act("candidates", secret=SECRET, replaces=old, changes=changes)) == ["replaces_untold"]
    assert codes(again.act("candidates", secret=SECRET)) == ["replaces_untold"]
    assert codes(decided(JANUARY).act("candidates", secret=SECRET, replaces=old, changes=changes)) == []


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(
    ("told", "doubts"),
    [
        ((DECEMBER,), ["replaced_unnotified"]),
        ((), []),
        ((JANUARY,), []),
        ((DECEMBER, JANUARY), []),
        ((FEBRUARY,), []),
    ],
)
def test_an_act_that_nobody_read_is_told_where_the_one_before_was_notified(told, doubts):
    """The texts compare with it, and people know of the one before it alone."""
    between = decided(DECEMBER, JANUARY, first="c2")
    last = decided(DECEMBER, JANUARY, FEBRUARY, told=told)
    old = evolve(between.act("candidates", secret=SECRET), replaces="")
    act = last.act("candidates", secret=SECRET, replaces=old, changes=last.changes_since(between))
    assert codes(act) == doubts
    assert all(
        "10 janvier 2019" in one.say("fr").replace("\u00a0", " ") for one in act.doubts if one.code in doubts
    )


@pytest.mark.slow(but=["challenges0-True"])
@pytest.mark.parametrize(("challenges", "late"), [(JANUARY, True), (DECEMBER, False), (None, False)])
def test_people_are_seated_by_no_decision_before_that_on_the_challenges(challenges, late):
    """An act on the people that is dated before the decision on the challenges rests on something later."""
    days = {"candidates": DECEMBER, "challenges": challenges}
    steps = [Event(on=on, kind="decision_taken", what=about) for about, on in days.items() if on]
    outcome = decided_book.outcome().record(*steps)
    act = outcome.act("candidates", secret=SECRET)
    said = [one for one in act.doubts if one.code == "holds_later" and JANUARY in one.facts["later"]]
    assert late == bool(said)


def taken_back(*days, replaces=DECEMBER, lang="en", **stated):
    """Return what a decision that takes the seat of c1 back says of it, and what the office must still name."""
    was, now = decided(*(one for one in days if one <= replaces)), decided(*days, first="c2")
    old = was.act("candidates", Office(reference="1"), secret=SECRET)
    made = now.act(
        "candidates", Office(withdrawal="marks were wrong", **stated), secret=SECRET, lang=lang,
        replaces=old, changes=now.changes_since(was),
    )  # fmt: skip
    told = next(one for one in made.texts["c1"].splitlines() if "marks were wrong" in one)
    blanks = [one.facts["what"] for one in made.missing if one.code == "blank"]
    return told, [one for one in blanks if one.code == "blank_late_withdrawal"]


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize(
    ("taken", "last"),
    [(DECEMBER, dt.date(2019, 4, 10)), (dt.date(2018, 10, 31), dt.date(2019, 2, 28))],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_is_taken_back_too_late_for_the_law_is_taken_back_by_another_text(taken, last, lang):
    """To the last day of four months the article is quoted; from the next one it is a blank, until another text is named."""
    for on in (taken + dt.timedelta(days=1), last):
        told, blanks = taken_back(taken, on, replaces=taken, lang=lang)
        assert not blanks
        assert told.endswith(("within four months).", "dans les quatre mois)."))
    for days in (1, 2500):
        on = last + dt.timedelta(days=days)
        told, (blank,) = taken_back(taken, on, replaces=taken, lang=lang)
        assert (blank.facts["since"], blank.facts["until"], blank.facts["perhaps"]) == (taken, last, None)
        assert ("may still be taken back: the" in told) == (lang == "en")
        hole = {
            "en": r"; \[to be filled in by the office: the text by",
            "fr": r"; \[à compléter par le service : le texte",
        }[lang]
        assert hole in told.replace("\u00a0", " ").replace("\u202f", " ")  # a blank is shown as one
        told, blanks = taken_back(taken, on, replaces=taken, lang=lang, late_withdrawal="article 9")
        assert not blanks
        assert "L242-1" not in told
        assert "article 9" in told


def test_an_act_in_between_does_not_begin_the_four_months_anew():
    """A seat of December that an act of February said again is told to be too late in May, if it is of December."""
    told, (blank,) = taken_back(DECEMBER, FEBRUARY, dt.date(2019, 5, 2), replaces=FEBRUARY)
    assert (blank.facts["since"], blank.facts["perhaps"]) == (DECEMBER, True)
    assert "what was given, if it was on 10 December 2018, may still be taken back" in told
    assert not taken_back(DECEMBER, FEBRUARY, dt.date(2019, 4, 10), replaces=FEBRUARY)[1]


def test_a_place_that_states_no_delay_asks_for_no_other_text():
    """Where the law of a place sets none, or states nothing of what is taken back, nothing has run."""
    was, now = decided(DECEMBER), decided(DECEMBER, dt.date(2021, 1, 4), first="c2")
    for law in (evolve(FRANCE, taken_back_months=None), evolve(FRANCE, taken_back_months=36), NOWHERE):
        rules = evolve(P3, programme=evolve(P3.programme, jurisdiction=law))
        pair = [evolve(one, book=evolve(one.book, promotion=rules)) for one in (was, now)]
        old = pair[0].act("candidates", secret=SECRET)
        made = pair[1].act("candidates", secret=SECRET, replaces=old, changes=pair[1].changes_since(pair[0]))
        assert ("L242-1" in made.texts["c1"]) == (law != NOWHERE)
        assert "may still be taken back" not in made.texts["c1"]


@pytest.mark.slow
def test_the_doubt_on_other_minutes_ends_by_what_it_says():
    """Under a new secret the same minutes are other ones: with the secret of before, or signed again, they are not."""
    minutes = [Event(on=on, kind="minutes_signed", what="candidates") for on in (DECEMBER, JANUARY)]
    was, now = decided(DECEMBER), decided(DECEMBER, FEBRUARY, first="c1")
    was, now, again = (
        evolve(one, book=one.book.record(*some)) for one, some in ((was, minutes[:1]), (now, minutes[:1]), (now, minutes))
    )  # fmt: skip
    old = was.act("candidates", secret=SECRET)
    for later, secret, doubted in ((now, "0f" * 32, True), (now, SECRET, False), (again, "0f" * 32, False)):
        made = later.act("candidates", secret=secret, replaces=old, changes=later.changes_since(was))
        doubts = [one for one in made.check().doubts if one.code == "minutes_of_another"]
        assert bool(doubts) == doubted
        assert not doubts or "take the secret of the act that is replaced, or record" in str(doubts[0])
