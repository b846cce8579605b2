"""Two calls in one year: the act of the second stands beside that of the first, and replaces nothing of it."""

import datetime as dt
import hashlib
from functools import cache, partial

import pytest
from attrs import evolve

from eig import jury
from eig.book import Book, Office, verify_leaf
from eig.book.act_chain_and_checks_of_replaced_acts import chained
from eig.errors import Fault
from eig.programme import Application, Call, Candidate
from eig.programme.appointments import Event
from eig.programme.steps import StepDecision
from eig.promotions import P3
from eig.teams import compose

SECRETS = ("5a17" * 16, "6b28" * 16)
DECEMBER, JUNE = dt.date(2018, 12, 14), dt.date(2019, 6, 6)
FIRST = {"ada": "data", "dan": "dev", "eve": "dev", "zoe": "data"}
LATER = {"ben": "data", "cat": "data", "max": "dev", "flo": "design"}
DAYS = {
    "jury_sat": (dt.date(2018, 12, 10), dt.date(2019, 6, 3)),
    "minutes_signed": (dt.date(2018, 12, 12), dt.date(2019, 6, 4)),
    "decision_taken": (DECEMBER, JUNE),
}
STAMPS = (dt.datetime(2018, 10, 1, tzinfo=dt.UTC), dt.datetime(2019, 4, 2, tzinfo=dt.UTC))


def steps(call):
    return [Event(on=days[call], kind=kind, what="candidates") for kind, days in DAYS.items()]


@cache
def first():
    """Return what the first call decided: two sit at adler, `eve` and `zoe` wait."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=[kind]) for one, kind in FIRST.items()],
        applications=[Application(candidate=one, wishes=["adler"], received=STAMPS[0]) for one in FIRST],
    ).record(*steps(0))
    lists = jury.rank_lists(
        {("adler", "data"): {"ada": 10, "zoe": 6}, ("adler", "dev"): {"dan": 5, "eve": 4}}
    )
    return book.decide(None, lists, compose(book.problem(["adler"], merit=lists)))


@cache
def second(*again, stamp=STAMPS[1], wave=1, calls=()):
    """Return what the second call decided of those who came since, and of some of the first who are listed again."""
    done = first()
    held = [evolve(one, decided=DECEMBER) for one in done.book.appoint(done.cohort, starts=P3.starts)]
    new = [Application(candidate=one, wishes=["plume"], received=stamp, wave=wave) for one in LATER]
    old = [
        evolve(one, wishes=("adler", "plume")) if one.candidate in again else one
        for one in done.book.applications
    ]
    book = evolve(
        done.book,
        promotion=evolve(P3, calls=[*P3.calls, *calls]),
        candidates=[
            *done.book.candidates,
            *(Candidate(id=one, profiles=[kind]) for one, kind in LATER.items()),
        ],
        applications=[*old, *new],
    ).record(*held, *steps(1))
    marks = {
        ("plume", kind): {one: 20 - len(one) - at for at, one in enumerate(LATER) if LATER[one] == kind}
        for kind in ("data", "dev", "design")
    }
    for one in again:
        marks["plume", FIRST[one]] |= {one: 40}
    lists = jury.rank_lists(marks)
    return book.decide(None, lists, compose(book.problem(["plume"], merit=lists)))


def acts(*again, lang="en", **how):
    """Return the acts of both calls, of which the second names no act as replaced."""
    one = first().act("candidates", Office(reference="A1"), secret=SECRETS[0], lang=lang)
    two = second(*again, **how).act("candidates", Office(reference="A2"), secret=SECRETS[1], lang=lang)
    return one, two


def untold(act):
    return [one for one in act.doubts if one.code.startswith("replace")]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_act_of_a_second_call_decides_on_who_came_since_and_replaces_nothing(lang):
    """Whoever the first call decided on has no text but a note of their post; nobody reads that something is replaced."""
    one, two = acts(lang=lang)
    assert {*LATER, "ada", "dan"} == {*two.texts}
    assert [] == untold(two)
    assert "" == two.replaces
    said = " ".join((two.text, *two.texts.values()))
    assert ("replace" if lang == "en" else "rempla") not in said
    assert ("those of the act before" if lang == "en" else "ceux de l’acte précédent") in two.text
    assert {"decision", "minutes", "sitting"} <= {link.kind for link in two.links}
    for act in (one, two):
        assert () == act.published().check().doubts
        assert {act.root} == {verify_leaf(act.leaf(name), size=act.size) for name in act.texts}


NOTES = {
    "en": ("decided before", "The decision {} on this application stands: nothing is decided again."),
    "fr": (
        "décision antérieure",
        "La décision {} sur cette candidature demeure : rien n’est décidé de nouveau.",
    ),
}


@pytest.mark.untraced(but=["en"])
@pytest.mark.parametrize("lang", NOTES)
def test_the_letter_of_whoever_the_first_call_decided_on_notes_that_its_decision_stands(lang):
    """Refused or waiting since December: no letter, text or notice of June decides on them, or gives ways of appeal."""
    head, stands = NOTES[lang]
    of = {"en": "of 14 December 2018", "fr": "du 14 décembre 2018"}[lang]
    on = dt.date(2018, 11, 5)
    refused = StepDecision(person="eve", step="screening", passed=False, on=on, by="office", ground="abroad")
    waits = second()
    out = evolve(waits, book=evolve(waits.book, steps=[refused]))
    for outcome, name in ((waits, "eve"), (waits, "zoe"), (out, "eve")):
        letter, notice = outcome.letter(name, lang=lang), outcome.notice(name, lang=lang)
        extract = outcome.decision(name, lang=lang).to_markdown()
        for text in (letter, extract):
            assert stands.format(of).replace(" :", "\N{NO-BREAK SPACE}:") in text
            assert (outcome is out) == ("abroad" in text)
        assert f" {head}." in letter.replace("\N{NO-BREAK SPACE}", " ")
        for word in ("administrative court", "tribunal administratif", "L311-3-1"):
            assert word not in letter + extract + notice


def test_where_nothing_tells_when_somebody_applied_it_is_decided_again():
    """A second act cannot tell that an earlier one decided on them: their letter has the ways of appeal."""
    was = second()
    undated = [evolve(one, received=None) for one in was.book.applications]
    outcome = evolve(was, book=evolve(was.book, applications=undated))
    assert "administrative court" in outcome.letter("zoe")


@pytest.mark.slow
def test_both_acts_hold_after_both_calls_and_the_appointments_of_the_second():
    """Replayed on the tables of today, neither is of other decisions; nor is an act of before, with a text for all."""
    one, two = acts()
    outcome = second()
    new = [
        evolve(made, decided=JUNE)
        for made in outcome.book.appoint(outcome.cohort, starts=dt.date(2019, 7, 1))
    ]
    after = outcome.record(*new)
    assert two == after.act("candidates", Office(reference="A2"), secret=SECRETS[1])
    said = {name: after.decision(name).to_markdown() for name in ("eve", "zoe")}
    before = evolve(two, texts={**two.texts, **said})
    ends = {
        "decision": hashlib.sha256(f"{before.root}\n{before.text}".encode()).hexdigest(),
        "notification": before.root,
    }
    before = evolve(
        before, links=chained([(one.kind, one.on, ends.get(one.kind, one.digest)) for one in two.links], "")
    )
    then = first().book.record(
        *(made for made in after.book.appointments if made.decided == DECEMBER), *steps(1)
    )
    for made, act, book in (
        (first(), one, then),
        *((outcome, act, after.book) for act in (two, before, two.published())),
    ):
        found = made.dossier(salt="c4" * 32, acts=[act]).replay(book, lists=made.lists, acts=[act])
        assert found.holds
        assert () == found.differences


@pytest.mark.slow
def test_whoever_the_first_act_decided_on_is_named_where_the_second_decides_on_them_again():
    """`eve` waits since December and is listed for another challenge: the doubt names her, and nobody else.

    When she applied is stated: it is not asked for.
    """
    one, two = acts("eve")
    (doubt,) = untold(two)
    assert (None, ("eve",)) == (doubt.facts["names"], doubt.facts["early"])
    assert doubt.say().endswith("and this one decides again on eve: give the act of that day as replaces=")
    assert "celle-ci statue à nouveau (eve)" in doubt.say("fr")
    assert "received=" not in doubt.say() + doubt.say("fr")
    assert {*LATER, "ada", "dan", "eve"} == {*two.texts}
    office = Office(reference="A2")
    beside = second("eve").act("candidates", office, secret=SECRETS[1], beside=[one])
    assert untold(two) == untold(beside)


@pytest.mark.slow
def test_a_replay_repeats_what_is_doubtful_of_an_act():
    """A doubt that the act itself has, and its dossier alone cannot know, is told where the act is given."""
    outcome, (_, two) = second("eve"), acts("eve")
    dossier = outcome.dossier(salt="c4" * 32, acts=[two])
    assert dossier.replay(outcome.book, lists=outcome.lists).holds
    told = dossier.replay(outcome.book, lists=outcome.lists, acts=[two])
    assert {*two.doubts} <= {*told.differences}
    reworded = evolve(two.published(), text=f"{two.text}\nADLER: 9 people seated.")
    found = dossier.replay(outcome.book, lists=outcome.lists, acts=[reworded]).differences
    assert "root_of_another" in {one.code for one in found}


CHALLENGES = {1: {"adler": 4, "cibnav": 2}, 2: {"plume": 4, "datareg": 2}, 3: {"plume": 4, "adler": 2}}
"""The marks of the challenges of a first call, of a second, and of one that judges one of the first again."""


@cache
def challenges(call, days):
    """Return what a call decided of challenges, with so many decisions in the ledger."""
    facts = [evolve(one, what="challenges") for at in range(days) for one in steps(at)]
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    marks = [(item, "j1", {"impact": mark}) for item, mark in CHALLENGES[call].items()]
    held = jury.deliberate(jury.Scoresheet.from_marks(rubric, marks), places=1)
    return Book(promotion=P3).record(*facts).decide(held)


@pytest.mark.untraced(but=["3-again1"])
@pytest.mark.parametrize(("call", "again"), [(2, ()), (3, ("adler",))])
def test_the_act_of_a_second_call_for_challenges_stands_beside_that_of_the_first(call, again):
    """Nothing dates a challenge: the act of the first call tells whom it decided on, and nobody else is doubted."""
    one = challenges(1, 1).act("challenges", Office(reference="A1"), secret=SECRETS[0])
    made = partial(challenges(call, 2).act, "challenges", Office(reference="A2"))
    (doubt,) = untold(made(secret=SECRETS[1]))
    assert doubt.say().endswith("give the act of that day as replaces=, or as beside= where both stand")
    two = made(secret=SECRETS[1], beside=[one])
    assert [again] * bool(again) == [doubt.facts["early"] for doubt in untold(two)]
    assert "" == two.replaces
    assert () == two.published().check().doubts
    with pytest.raises(Fault, match="beside"):
        made(secret=SECRETS[1], beside=[acts()[0]])
    with pytest.raises(Fault, match="secret"):
        made(secret=SECRETS[0], beside=[one])
    alike = challenges(call, 2).act(
        "challenges", Office(reference="a1"), secret=SECRETS[1], beside=iter([one])
    )
    assert ["reference_again"] == [doubt.code for doubt in alike.doubts][:1]


@pytest.mark.slow
def test_where_the_second_act_replaces_the_first_only_whom_that_decided_on_reads_it():
    """`eve` reads that hers is replaced, whoever has a post that nothing is decided anew; whoever came since neither."""
    one, _ = acts()
    later = second("eve")
    changes = later.changes_since(first())
    two = later.act("candidates", Office(reference="A2"), secret=SECRETS[1], replaces=one, changes=changes)
    bare = later.act("candidates", Office(reference="A2"), secret=SECRETS[1], replaces=one)
    for act in (two, bare):
        assert {"eve", "zoe", "ada", "dan"} == {
            name for name, said in act.texts.items() if "that this one replaces" in said
        }
    anew = {name for name, said in two.texts.items() if "decides nothing anew" in said}
    assert {"ada", "dan"} == anew
    assert [] == untold(two)


@pytest.mark.slow
def test_an_act_that_replaces_the_second_leaves_whom_it_left():
    """Corrected in September: whoever the first call decided on reads nothing of it, `ben` that theirs is replaced."""
    _, two = acts()
    was = second()
    days = [Event(on=dt.date(2019, 9, 2), kind="decision_taken", what="candidates")]
    done = [evolve(one, decided=JUNE) for one in was.book.appoint(was.cohort, starts=dt.date(2019, 7, 1))]
    again = was.record(*done, *days)
    changes = again.changes_since(was)
    for given in (two, two.published()):
        office, public = Office(reference="A3"), given is not two
        three = again.act("candidates", office, secret=SECRETS[1], replaces=given, changes=changes)
        assert {*two.texts} | ({"eve", "zoe"} if public else set()) == {*three.texts}
        assert "that this one replaces" in three.texts["cat"]
        assert [] == untold(three)
        found = again.dossier(salt="c4" * 32, acts=[three]).replay(
            again.book, lists=again.lists, acts=[three]
        )
        assert found.holds


LEFT = {
    "eve": (Event(on=dt.date(2019, 6, 20), kind="withdrawn", person="eve"), None),
    "ada": (
        Event(on=dt.date(2019, 6, 20), kind="resigned", person="ada", last=dt.date(2019, 6, 30)),
        "This note replaces the note of 6 June 2019, reference A2 (why: a fact recorded since)",
    ),
    "ben": (
        Event(on=dt.date(2019, 6, 20), kind="withdrawn", person="ben"),
        "This note replaces the decision of 6 June 2019, reference A2 (why: a fact recorded since)",
    ),
}


@pytest.mark.parametrize("name", LEFT)
def test_an_act_is_said_to_replace_only_what_the_one_before_says_of_somebody(name):
    """Of `eve` the second act says nothing, of `ada` it notes a post, of `ben` it decides: all three leave since."""
    (left, said), (_, two), was = LEFT[name], acts(), second()
    again = was.record(left, Event(on=dt.date(2019, 9, 2), kind="decision_taken", what="candidates"))
    changes = again.changes_since(was)
    three = again.act("candidates", Office(reference="A3"), secret=SECRETS[1], replaces=two, changes=changes)
    for text in (three.texts[name], again.letter(name, changes=changes, replaces=two)):
        assert (said is None) == ("replaces" not in text)
        assert said is None or said in text


CALLED = Call(kind="candidates", wave=2, opens=dt.date(2019, 3, 1), last_day=dt.date(2019, 4, 30))


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("how", "named"),
    [
        ({"stamp": None}, True),
        ({"stamp": None, "wave": 2}, True),
        ({"stamp": None, "wave": 2, "calls": (CALLED,)}, False),
        ({"stamp": None, "calls": (CALLED,)}, True),
        ({"stamp": None, "wave": 2, "calls": (evolve(CALLED, last_day=None),)}, True),
    ],
)
def test_nobody_is_taken_to_have_come_since_unless_a_stamp_or_a_later_call_tells_it(how, named):
    """Without a day of the application, nor one of its call, the doubt asks; with either, it does not."""
    _, two = acts(**how)
    assert [tuple(sorted(LATER))] * named == [tuple(sorted(one.facts["names"])) for one in untold(two)]


@pytest.mark.untraced
def test_whom_a_later_sitting_judged_is_told_of_that_sitting_alone():
    """The jury of December did not judge whoever applied in April."""
    _, two = acts()
    assert "(the jury sat on 3 June 2019)" in two.texts["cat"]
    assert "10 December 2018" not in two.texts["cat"]
