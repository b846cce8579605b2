"""Once somebody is erased, each decision that is still told is held to the rounds and deliberations handed in."""

import datetime as dt
from html import unescape
from random import Random

import pytest

from eig import jury, to_html
from eig.book import Book, erase
from eig.programme import Application, Candidate, Juror
from eig.promotions import P3
from eig.teams import compose
from helpers.shares import few

CHALLENGES = ("adler", "datareg", "plume", "karfur", "cibnav")
PEOPLE = tuple(f"c{n}" for n in range(1, 7))
JURORS = ("j1", "j2", "j3")
RUBRIC = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
SALTS = [mark * 16 for mark in ("5a17", "6b28", "7c39", "8d40")]
GONE = {"on": dt.date(2021, 1, 4), "by": "office", "why": "two years have passed", "salt": SALTS[0]}
FIT = ("data", "dev")


def judged(marks, places, reserve=1):
    """Return a deliberation of three jurors, who mark each dossier alike."""
    rows = [(item, one, {"impact": mark}) for item, mark in marks.items() for one in JURORS]
    return jury.deliberate(jury.Scoresheet.from_marks(RUBRIC, rows), places=places, reserve=reserve)


def drawn_marks(names, drawn):
    return {one: drawn.randint(1, 4) for one in names}


def exchanged(held, drawn):
    """Return a deliberation in which two dossiers of unlike marks have each other's marks; else the same one."""
    marks = {one.item: one.marks["impact"] for one in held.sheet.sheets}
    one = drawn.choice([*marks])
    other = drawn.choice([name for name in marks if marks[name] != marks[one]] or [one])
    marks |= {one: marks[other], other: marks[one]}
    return judged(marks, held.rules.places, held.rules.reserve)


def world(drawn):
    """Return a book and what was decided: two rounds on challenges, one on files, two lists, teams."""
    read = judged(dict(zip(CHALLENGES, drawn.sample((4, 4, 3, 2, 1), 5), strict=True)), 3)
    last = judged(drawn_marks(read.kept, drawn), 1)
    files = judged(drawn_marks(PEOPLE, drawn), 4)
    people = [Candidate(id=one, profiles=[FIT[at % 2]]) for at, one in enumerate(PEOPLE)]
    wishes = [Application(candidate=one, wishes=CHALLENGES) for one in PEOPLE]
    book = Book(
        promotion=P3, candidates=people, applications=wishes, jurors=[Juror(id=one) for one in JURORS]
    )
    heard = {name: [one for one in files.kept if PEOPLE.index(one) % 2 == at] for at, name in enumerate(FIT)}
    scores = {
        ("adler", name): {one: drawn.randint(8, 18) for one in some} for name, some in heard.items() if some
    }
    lists = jury.rank_lists(scores) if scores else None
    cohort = compose(book.problem(last.kept, merit=lists)) if scores and last.kept else None
    return book, {"deliberation": last, "lists": lists, "rounds": [read, files]}, cohort


def decided(book, given, cohort):
    """Return an outcome, with minutes of what the jury decided on challenges."""
    held = [given["rounds"][0], given["deliberation"]]
    minutes = [
        one.minutes(title=f"EIG 3, sitting {n}", sittings=[dt.date(2018, 6 + n, 4)], salt=SALTS[n])
        for n, one in enumerate(held, 1)
    ]
    return book.decide(held[1], given["lists"], cohort, rounds=given["rounds"], minutes=minutes)


def of_jury(outcome):
    """Return what the rounds and the deliberation decided: of challenges, and of people whom a round refused."""
    return {
        one.subject: one.status
        for one in outcome.rulings.rulings
        if one.about == "challenge" or one.status == "not_kept"
    }


def ranks_in(made):
    """Return the rank that each is told, in words, of those that are told one."""
    told = ((one.subject, reason) for one in made.rulings.rulings for reason in one.reasons)
    return {name: reason.say() for name, reason in told if reason.code == "ranked"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", few(range(40), 1))
def test_whoever_is_erased_each_altered_decision_that_is_told_is_seen(seed):
    """What was given then holds; where a round or the deliberation is another, whom it moves is named."""
    drawn = Random(seed)
    book, given, cohort = world(drawn)
    outcome = decided(book, given, cohort)
    whole = outcome.dossier(salt=SALTS[3])
    told, altered = of_jury(outcome), {
        "files": {"rounds": [given["rounds"][0], exchanged(given["rounds"][1], drawn)]},
        "read": {"rounds": [exchanged(given["rounds"][0], drawn), given["rounds"][1]]},
        "last": {"deliberation": exchanged(given["deliberation"], drawn)},
    }  # fmt: skip
    for name in [drawn.choice(PEOPLE), drawn.choice(JURORS)]:
        left = erase(whole, name, **GONE)
        assert () == left.replay(book).differences
        assert () == left.replay(book, **given).differences
        for changed in altered.values():
            again = {**given, **changed}
            other = book.decide(again["deliberation"], again["lists"], cohort, rounds=again["rounds"])
            now, ranks = of_jury(other), ranks_in(other)
            moved = {one for one, status in told.items() if one != name and now.get(one) != status}
            found = left.replay(book, **again).differences
            assert moved <= {one.facts["subject"] for one in found if one.code == "moved"}
            assert found != () or not any(
                ranks.get(one, rank) != rank for one, rank in ranks_in(left).items()
            )


def test_a_rank_that_decisions_still_say_is_held_to_the_marks_handed_in():
    """Two challenges not kept have each other's marks: nobody's decision moves, and their ranks say it."""
    book, given, cohort = world(Random(1))
    read = judged(dict(zip(CHALLENGES, (4, 4, 4, 2, 1), strict=True)), 3, reserve=0)
    given |= {"rounds": [read, given["rounds"][1]], "deliberation": judged(dict.fromkeys(read.kept, 2), 3)}
    left = erase(decided(book, given, cohort).dossier(salt=SALTS[3]), "j1", **GONE)
    assert () == left.replay(book, **given).differences
    marks = dict(zip(CHALLENGES, (4, 4, 4, 1, 2), strict=True))
    given["rounds"] = [judged(marks, 3, reserve=0), given["rounds"][1]]
    found = left.replay(book, **given).differences
    assert "other_input" in {one.code for one in found}
    assert "moved" not in {one.code for one in found}


@pytest.mark.slow
def test_a_juror_who_is_erased_takes_no_published_list_away():
    """The challenges that were published as kept, or on the reserve, stay so on the public page; nobody else is named."""
    book, given, cohort = world(Random(3))
    whole = decided(book, given, cohort).dossier(salt=SALTS[3])
    left = erase(whole, "j1", **GONE)
    listed = [
        [(one.subject, one.status) for one in some.redacted("public").rulings.rulings]
        for some in (whole, left)
    ]
    assert listed[0] == listed[1] != []
    assert {"challenge"} == {one.about for one in left.redacted("public").rulings.rulings}
    names = {one.id: one.title for one in P3.challenges}
    for page in (to_html(left.redacted("public")), to_html(left)):
        table = unescape(page).split('<h2 id="challenges">')[1].split("</section>")[0]
        assert all(names[one] in table or one in table for one, _ in listed[0])
        assert not any(f">{one}<" in table for one in PEOPLE)
