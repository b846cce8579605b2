"""What each kind of person reads in a first act, in one that replaces it, in a third, and in one beside: by hand."""

import datetime as dt
import json
import runpy
from functools import cache

import pytest
from attrs import evolve

from eig import convert, jury
from eig.book import Book, Office
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.promotions import P3
from eig.teams import compose
from helpers.programs import EXAMPLES
from helpers.shares import few

VERIFIER = runpy.run_path(str(EXAMPLES / "verify" / "leaf.py"))
SECRETS = "5a17" * 16, "6b28" * 16
PEOPLE = {
    "amy": ("data", "adler"),
    "bob": ("dev", "adler"),
    "cat": ("dev", "cibnav"),
    "col": ("data", "cibnav"),
    "dan": ("data", "datareg"),
    "dee": ("data", "datareg"),
    "fay": ("data", "adler"),
    "gus": ("dev", "adler"),
    "hal": ("dev", "adler"),
    "ivy": ("dev", "adler"),
    "kim": ("design", "plume"),
}
MARKS = {
    ("adler", "data"): {"amy": 18, "fay": 12},
    ("adler", "dev"): {"bob": 17, "ivy": 9},
    ("cibnav", "data"): {"col": 15},
    ("cibnav", "dev"): {"cat": 14},
    ("datareg", "data"): {"dee": 16, "dan": 13},
}
LISTS = jury.rank_lists(MARKS)
OPENINGS = ("adler", "cibnav", "datareg")


def fact(month, day, kind, **of):
    return Event(on=dt.date(2018, month, day), kind=kind, **of)


def taken(month):
    return [fact(month, 4, "decision_taken", what="candidates"), fact(month, 6, "decision_notified", what="candidates")]  # fmt: skip


SINCE = (
    fact(11, 20, "withdrawn", person="ivy"),
    fact(11, 21, "resigned", person="cat", last=dt.date(2018, 11, 30)),
    fact(11, 22, "moved", person="col", to="plume"),
    fact(11, 25, "merged", challenge="datareg", to="plume"),
)


@cache
def first():
    """Return what is decided in November: six sit, two wait, one is refused, one is gone, one asked for what was not kept."""
    stamp = dt.datetime(2018, 9, 1, tzinfo=dt.UTC)
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=name, profiles=[kind]) for name, (kind, _) in PEOPLE.items()],
        applications=[
            Application(candidate=name, wishes=[wish], received=stamp) for name, (_, wish) in PEOPLE.items()
        ],
    ).record(
        fact(10, 1, "inadmissible", person="gus", what="late", author="office"),
        fact(10, 2, "withdrawn", person="hal"),
        *taken(11),
    )
    return book.decide(None, LISTS, compose(book.problem(OPENINGS, merit=LISTS, wishes=[1])))


@cache
def later(way, month=12):
    """Return what is decided in December, or in a month after: noted beside the same teams, or composed again."""
    done = first()
    held = [evolve(one, decided=dt.date(2018, 11, 4)) for one in done.book.appoint(done.cohort, starts=P3.starts) if one.person not in ("bob", "dan")]  # fmt: skip
    facts = [one for at in range(12, month + 1) for one in taken(at)] if month > 11 else []
    book = done.book.record(*held, *SINCE, *facts)
    if way == "noted":
        return evolve(done, book=book)
    return book.decide(None, LISTS, compose(book.problem(["adler"], merit=LISTS, wishes=[1])))


@cache
def changes(way):
    """Return what is told of what changed between the two."""
    return later(way).changes_since(first())


def act(outcome, number, **how):
    office = Office(name="Etalab", reference=f"A{number}", signed_by="A. Directrice", capacity="directrice", court="TA")  # fmt: skip
    return outcome.act("candidates", office, secret=SECRETS["beside" in how], **how)


@cache
def acts(way, lang):
    """Return the first act, the one that replaces it, and the one that replaces that one."""
    one = act(first(), 1, lang=lang)
    second, third = later(way), later(way).record(*(evolve(step, on=step.on.replace(day=step.on.day + 10)) for step in taken(12)))  # fmt: skip
    two = act(second, 2, lang=lang, replaces=one, changes=changes(way))
    three = act(third, 3, lang=lang, replaces=two, changes=third.changes_since(second))
    return one, two, three


def part(text, *heads):
    """Return the lines under the first of some headings that is there, no-break spaces told as spaces."""
    told = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    (found,) = [one for one in told.split("\n## ") if one.split("\n")[0] in heads]
    return [one.removeprefix("- ") for one in found.splitlines()[1:] if one]


WORDS = {
    "en": {
        "basis": ("Basis",),
        "grounds": ("Grounds", "Fact"),
        "decision": ("Decision", "What is noted"),
        "remedies": ("Ways of appeal and time limits", "If this is wrong"),
        "blank": "to be filled in by the office: the texts",
        "fact": "Having regard to: the fact stated below.",
        "regard": "Having regard to: the act of {} that this one replaces",
        "noted": "This is noted, and not decided",
        "court": "You may bring this decision",
        "stands": "This act replaces the one of {}, reference {}; it decides nothing anew about this application: what was decided before stands.",
        "goes on": "This act replaces the one of {}, reference {}; it decides nothing anew about this application.",
        "same": "This decision replaces the one of {}, reference {}, and comes to the same.",
        "regrounded": "This decision replaces the one of {}, reference {}, and comes to the same; its grounds changed.",
        "same note": "This note replaces the note of {}, reference {}, and comes to the same.",
        "changed": "This decision replaces the one of {}, reference {} (why:",
        "gone": "This note replaces the decision of {}, reference {} (why:",
        "days": ("4 November 2018", "4 December 2018"),
    },
    "fr": {
        "basis": ("Visas",),
        "grounds": ("Motifs", "Fait"),
        "decision": ("Décision", "Constat"),
        "remedies": ("Voies et délais de recours", "En cas d’erreur"),
        "blank": "à compléter par le service : textes",
        "fact": "Vu : le fait énoncé ci-après.",
        "regard": "Vu : l’acte du {} que celui-ci remplace",
        "noted": "Il est pris acte de ce fait, ce qui n’est pas une décision",
        "court": "Vous pouvez contester cette décision",
        "stands": "Cet acte remplace celui du {}, référence {} ; il ne statue pas de nouveau sur cette candidature : ce qui avait été décidé demeure.",
        "goes on": "Cet acte remplace celui du {}, référence {} ; il ne statue pas de nouveau sur cette candidature.",
        "same": "Cette décision remplace celle du {}, référence {}, et a le même sens.",
        "regrounded": "Cette décision remplace celle du {}, référence {}, et a le même sens ; ses motifs ont changé.",
        "same note": "Ce constat remplace le constat du {}, référence {}, et a le même sens.",
        "changed": "Cette décision remplace celle du {}, référence {} (motif :",
        "gone": "Ce constat remplace la décision du {}, référence {} (motif :",
        "days": ("4 novembre 2018", "4 décembre 2018"),
    },
}  # fmt: skip
NOTES = ("stands", "goes on", "same note", "gone")
BOTH = {
    "amy": ("stands", "stands"),  # appointed
    "bob": ("same", "same"),  # has the seat, and no appointment yet
    "cat": ("gone", "same note"),  # appointed, and resigned
    "col": ("goes on", "stands"),  # appointed, and moved
    "dee": ("goes on", "stands"),  # appointed, and the team merged
    "gus": ("same", "same"),  # refused before the jury
    "hal": ("same note", "same note"),  # withdrew before
    "ivy": ("gone", "same note"),  # waited, and withdrew
    "fay": ("same", "same"),  # waits
    "kim": ("same", "same"),  # asked for a challenge that was not taken up
}
BY_HAND = {
    "noted": {**BOTH, "dan": ("changed", "same")},  # not appointed: the seat goes on with the team
    "composed again": {
        **BOTH,
        "dan": ("changed", "same"),  # not appointed: no seat any more
        "fay": ("regrounded", "same"),  # the post is held by an appointment
        "kim": ("regrounded", "same"),  # people are appointed there
    },
}
"""What is said of the act before in the second and in the third, for each person."""
DECIDED_FIRST = {*PEOPLE} - {"hal"}
EACH = [("noted", "fr"), ("composed again", "en"), ("noted", "en"), ("composed again", "fr")]
"""The ways in both languages: the first two by day."""


def hold(text, lang, *, noted, basis):
    """Hold what a decision has and a note has not: who decides and ways of appeal; a note stands on its fact."""
    say = WORDS[lang]
    decided, appeal = ("\n".join(part(text, *say[one])) for one in ("decision", "remedies"))
    grounds, stands = (part(text, *say[one]) for one in ("grounds", "basis"))
    assert noted == (say["noted"] in decided)
    assert noted == (say["court"] not in appeal)
    assert noted == (say["fact"] in stands)
    assert say["blank"] not in text
    assert basis == [one for one in stands if say["regard"].split("{")[0] in one]
    return grounds


@pytest.mark.slow
@pytest.mark.parametrize("lang", WORDS)
def test_of_a_first_act_nobody_reads_that_something_is_replaced(lang):
    """Whoever withdrew reads a note that stands on the fact; all others a decision."""
    (one, *_) = acts("noted", lang)
    assert {*PEOPLE} == {*one.texts}
    for name, text in one.texts.items():
        for line in hold(text, lang, noted=name not in DECIDED_FIRST, basis=[]):
            assert {"en": "replaces", "fr": "remplace"}[lang] not in line


@pytest.mark.slow
@pytest.mark.parametrize(("way", "lang"), few(EACH, 2))
def test_of_an_act_that_replaces_another_each_reads_what_becomes_of_theirs(way, lang):
    """Decided anew and otherwise, or the same; noted since something happened; or nothing anew, since a post is held."""
    one, two, three = acts(way, lang)
    say = WORDS[lang]
    for name, told in BY_HAND[way].items():
        for act_, before, day, how in zip((two, three), (one, two), say["days"], told, strict=True):
            root = {"en": "root", "fr": "racine"}[lang]
            regard = f"{say['regard'].format(day)} ({root} {before.root})."
            grounds = hold(act_.texts[name], lang, noted=how in NOTES, basis=[regard])
            assert grounds[0].startswith(say[how].format(day, before.reference)), (name, how, grounds[0])
            others = "replaces" if lang == "en" else "remplace"
            assert not any(others in line for line in grounds[1:])


@pytest.mark.parametrize("lang", WORDS)
def test_of_an_act_beside_another_only_notes_are_left_for_whom_that_one_decided_on(lang):
    """Nobody applied since: whoever has a post, or is gone since, reads a note; of whoever was not listed again there is no text."""
    one, *_ = acts("composed again", lang)
    two = act(later("composed again"), 2, lang=lang, beside=[one])
    held = {"amy", "col", "dee", "cat", "ivy"}
    assert held <= {*two.texts}
    assert {"gus", "hal", "kim"}.isdisjoint(two.texts)
    for name in held:
        for line in hold(two.texts[name], lang, noted=True, basis=[]):
            assert {"en": "replaces", "fr": "remplace"}[lang] not in line


@pytest.mark.slow
@pytest.mark.parametrize("way", BY_HAND)
def test_changes_name_new_grounds_only_of_those_who_read_that_theirs_changed(way):
    """The jury reads of as many that their grounds changed as are told so: of a post that is held, nothing is decided."""
    _, two, _ = acts(way, "en")
    told = {name for name, text in two.texts.items() if "its grounds changed" in text}
    assert told == {*changes(way).regrounded}


@pytest.mark.slow
@pytest.mark.parametrize(("way", "lang"), few(EACH, 2))
def test_a_letter_tells_each_what_the_act_tells(way, lang):
    """The first ground of each text is in the letter, word for word."""
    one, two, _ = acts(way, lang)
    for name, text in two.texts.items():
        letter = later(way).letter(name, lang=lang, changes=changes(way), replaces=one)
        said = part(text, *WORDS[lang]["grounds"])[0]
        assert said in letter.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.slow
@pytest.mark.parametrize("way", BY_HAND)
def test_a_chain_of_three_acts_holds_and_is_replayed(way):
    """Each publication holds beside the one before; a dossier of the last is of the decisions that are made again."""
    one, two, three = acts(way, "en")
    for before, after in ((one, two), (two, three)):
        assert () == after.published().check(earlier=before.published()).doubts
    for act_ in (one, two, three):
        leaves = [json.loads(convert.to_json(act_.leaf(name))) for name in act_.texts]
        assert [] == VERIFIER["check"](json.loads(convert.to_json(act_.published())), leaves)[0]
    third = later(way).record(*(evolve(step, on=step.on.replace(day=step.on.day + 10)) for step in taken(12)))
    found = third.dossier(salt="c4" * 32, acts=[three]).replay(third.book, lists=LISTS, acts=[three])
    assert () == found.differences


@pytest.mark.slow
def test_whoever_goes_on_with_a_team_reads_the_merger_as_its_cause_and_nothing_of_others():
    """Where no team was composed again, none is to find why: what was recorded of others did not lead there."""
    moved = {one.subject: one.due for one in changes("noted").moved}
    assert ["changed_fact"] == [one.code for one in moved["dan"]]
    assert "the team of datareg goes on at plume" in moved["dan"][0].say()


@pytest.mark.parametrize(("lang", "said"), [("en", "The decision of 4 November 2018 has a notice of its own, on request to Etalab."), ("fr", "La décision du 4 novembre 2018 a sa propre notice (demande à adresser à : Etalab).")])  # fmt: skip
def test_the_notice_of_a_post_that_is_held_sends_to_that_of_its_decision(lang, said):
    """No treatment took part in the note, but one may have in the decision that stands."""
    outcome = later("composed again")
    told = {name: outcome.notice(name, lang=lang, contact="Etalab") for name in ("amy", "cat")}
    held = {name for name, text in told.items() if said in text.replace("\N{NO-BREAK SPACE}", " ")}
    assert {"amy"} == held


CALLED = fact(11, 20, "withdrawn", person="amy")
ENDED = fact(11, 20, "withdrawn", challenge="datareg")
REFUSED = fact(11, 20, "inadmissible", person="bob", what="diploma", author="office")
SINCE_THEN = {
    "who was called from the reserve": ("fay", "goes on", CALLED),
    "whose successor was called": ("amy", "gone", CALLED),
    "whose challenge ended before an appointment": ("dan", "gone", ENDED),
    "who was refused with a seat": ("bob", "changed", REFUSED),
    "who waits still": ("ivy", "same", REFUSED),
}


@pytest.mark.untraced(but=["who waits still-en"])
@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("who", SINCE_THEN)
def test_whoever_something_happened_to_between_two_acts_reads_what_becomes_of_theirs(who, lang):
    """An appointment since is no decision of the act; nor is the end of a challenge. A refusal is."""
    name, how, happened = SINCE_THEN[who]
    done, say = first(), WORDS[lang]
    (held,) = [one for one in done.book.appoint(done.cohort, starts=P3.starts) if one.person == "amy"]
    called = [evolve(held, person="fay", decided=dt.date(2018, 11, 24))] * (happened is CALLED)
    outcome = evolve(done, book=done.book.record(*called, happened, *taken(12)))
    one = act(done, 1, lang=lang)
    two = act(outcome, 2, lang=lang, replaces=one, changes=outcome.changes_since(done))
    root = {"en": "root", "fr": "racine"}[lang]
    regard = f"{say['regard'].format(say['days'][0])} ({root} {one.root})."
    grounds = hold(two.texts[name], lang, noted=how in NOTES, basis=[regard])
    assert grounds[0].startswith(say[how].format(say["days"][0], "A1"))


@pytest.mark.parametrize("way", BY_HAND)
def test_each_room_has_each_person_where_the_last_act_has_them(way):
    """The line of the decision, the seat, the contract and the post of the day name one challenge."""
    outcome, (*_, three) = later(way), acts(way, "en")
    places = {}
    for contract in outcome.book.contracts():
        moved = [one.to for one in contract.amendments if one.kind == "moved"]
        places[contract.person] = [contract.challenge, *moved][-1]
    held = outcome.book.state_on(P3.starts).present
    titles = {one.id: one.title for one in P3.challenges}
    for name, text in three.texts.items():
        place = outcome.place_of(name)
        said = f"Seated at {titles[place]}." if place else "Seated"
        assert (place is not None) == (said in part(text, *WORDS["en"]["decision"])), name
        assert places.get(name, place) == place
    assert {one.appointment.person: one.appointment.challenge for one in held} == places
    assert {"amy", "col", "dee"} == {*places}
