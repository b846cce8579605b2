"""Whoever goes to another challenge after the decision reads what is on record: nothing is decided anew."""

import datetime as dt
from functools import cache
from itertools import product

import pytest
from attrs import evolve

from eig import jury
from eig.book import Book, Office
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.promotions import P3
from eig.teams import compose

TITLES = {"adler": "ADLER", "plume": "Plume", "cibnav": "CibNav"}
DECIDED, DAYS = dt.date(2018, 12, 14), [dt.date(2019, month, 4) for month in (3, 5, 7)]
TAKEN, LATER = (
    Event(on=on, kind="decision_taken", what="candidates") for on in (DECIDED, dt.date(2019, 9, 5))
)
SAID = {
    "en": {
        "head": "Noted: seated ({}).",
        "seat": "- A seat at {}, by the {} decided on 14 December 2018{}.",
        "by": ("appointment", "allocation"),
        "moved": " and the move of {} that is on record",
        "merged": " and the merger of {} that is on record",
        "went": "- {}: had the seat, and went over{} to {} on {}.",
        "team": " with the team",
        "day": "4 {} 2019",
        "months": {3: "March", 5: "May", 7: "July"},
        "noted": "This is noted, and not decided: it follows from the fact stated.",
        "court": "administrative court",
    },
    "fr": {
        "head": "Constat : affectation ({}).",
        "seat": "- Une place : {}, par {} le 14 décembre 2018{}.",
        "by": ("la nomination décidée", "l’affectation décidée"),
        "moved": " et le passage du {}, consigné depuis",
        "merged": " et la fusion du {}, consignée depuis",
        "went": "- {} : affectation obtenue, puis passage{} à {} le {}.",
        "team": " avec l’équipe",
        "day": "4 {} 2019",
        "months": {3: "mars", 5: "mai", 7: "juillet"},
        "noted": "Il est pris acte de ce fait, ce qui n’est pas une décision.",
        "court": "tribunal administratif",
    },
}


@cache
def first():
    """Return what the call decided: `ada` sits at adler, `zoe` waits."""
    people = {"ada": "data", "dan": "dev", "zoe": "data"}
    book = Book(
        promotion=P3,
        candidates=[Candidate(id=one, profiles=[kind]) for one, kind in people.items()],
        applications=[Application(candidate=one, wishes=["adler"]) for one in people],
    ).record(TAKEN)
    lists = jury.rank_lists({("adler", "data"): {"ada": 10, "zoe": 6}, ("adler", "dev"): {"dan": 5}})
    return book.decide(None, lists, compose(book.problem(["adler"], merit=lists)))


@cache
def appointed():
    done = first()
    return done.record(
        *(evolve(one, decided=DECIDED) for one in done.book.appoint(done.cohort, starts=P3.starts))
    )


def again(facts, places):
    """Return the outcome made again after the facts: the teams are composed of the book as it is then."""
    book = appointed().book.record(*facts)
    return book.decide(None, first().lists, compose(book.problem(places, merit=first().lists)))


WAYS = {
    "recorded": lambda facts: appointed().record(*facts),
    "not appointed": lambda facts: first().record(*facts),
    "made again": lambda facts: again(facts, ["adler"]),
    "made again there": lambda facts: again(facts, [*TITLES]),
}


def ledgers(most):
    """Yield facts by which ada goes on, once or several times, alone or with the team."""
    for count in range(1, most + 1):
        for kinds in product(("moved", "merged"), repeat=count):
            for path in product(TITLES, repeat=count):
                way, merged = ("adler", *path), []
                for at, (kind, here, there) in enumerate(zip(kinds, way, path, strict=False)):
                    if here == there or there in merged:
                        break
                    merged += [here] * (kind == "merged")
                    if at == count - 1:
                        yield [*zip(kinds, way, path, DAYS, strict=False)]


def as_fact(kind, here, there, on):
    who = {"person": "ada"} if kind == "moved" else {"challenge": here}
    return Event(on=on, kind=kind, to=there, **who)


def by_hand(steps, lang, *, bare=False):
    """Return what is to be read: the head, the seat and the facts, each old place with the last day there."""
    say = SAID[lang]

    def day(on):
        return say["day"].format(say["months"][on.month])

    kind, _, place, on = steps[-1]
    old = {
        here: say["went"].format(TITLES[here], say["team"] * (how == "merged"), TITLES[there], day(when))
        for how, here, there, when in steps
    }
    seat = say["seat"].format(TITLES[place], say["by"][bare], say[kind].format(day(on)))
    old.pop(place, None)
    return say["head"].format(TITLES[place]), {seat, *old.values()}


def told(text):
    """Return the head and the bullets of a letter."""
    head = text.replace("\N{NO-BREAK SPACE}", " ").split("\n\n")[1]
    return head, {one.replace("\N{NO-BREAK SPACE}", " ") for one in text.splitlines() if one[:2] == "- "}


def hold(outcome, steps, *, bare=False):
    """Hold what ada reads, in a letter and in the act of a later decision, and that no way of appeal is told."""
    for lang, say in SAID.items():
        letters = [outcome.letter("ada", lang=lang)]
        head, lines = told(letters[0])
        assert by_hand(steps, lang, bare=bare) == (head, {one for one in lines if "10" not in one}), steps
        if not bare:
            later = outcome.record(LATER)
            letters += later.letter("ada", lang=lang), later.decision("ada", lang=lang).to_markdown()
            assert lines <= told(letters[2])[1]
        for text in letters:
            assert say["noted"] in text
            assert say["court"] not in text


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("way", WAYS)
def test_whoever_went_elsewhere_after_the_decision_reads_a_note_of_each_move(way):
    """Alone or with the team, once or several times: appointed or not, recorded since or composed again."""
    was = first().decision("ada").to_markdown()
    for steps in ledgers(2 if way.startswith("made") else 3):
        bare = way == "not appointed"
        known = [one for one in steps if one[0] == "merged"] if bare else steps
        if known == steps:
            outcome = WAYS[way]([as_fact(*one) for one in steps])
            hold(outcome, steps, bare=bare)
            assert "again" in way or was == outcome.decision("ada").to_markdown()


def letters(outcome):
    return [outcome.letter("ada", lang=lang) for lang in SAID]


MOVED = as_fact("moved", "adler", "plume", DAYS[0])
MERGED = as_fact("merged", "adler", "plume", DAYS[0])


@pytest.mark.untraced
@pytest.mark.parametrize(
    "facts",
    [
        (evolve(MOVED, first=DAYS[2]), Event(on=DAYS[1], kind="withdrawn", challenge="plume")),
        (evolve(MOVED, person="dan"), evolve(MOVED, on=DAYS[1], to="adler", post="adler-2")),
        (evolve(MOVED, person="dan"),),
    ],
    ids=["whose new challenge is withdrawn before", "to another post", "of somebody else"],
)
def test_whoever_stays_at_the_challenge_reads_what_was_decided(facts):
    """A move that comes to nothing, one to another post of the challenge, and one of another person change no letter."""
    assert letters(appointed()) == letters(appointed().record(*facts))


@pytest.mark.slow
def test_a_move_to_come_is_no_move_yet():
    """Made again in between, the letter notes the appointment alone; on the day of the move, both."""
    later = [evolve(MOVED, first=DAYS[2])]
    known = appointed().book.record(*later)
    for day, steps in ((DAYS[1], []), (DAYS[2], [("moved", "adler", "plume", DAYS[2])])):
        book = known.on(day)
        outcome = book.decide(None, first().lists, compose(book.problem([*TITLES], merit=first().lists)))
        head, lines = told(outcome.letter("ada"))
        expected = by_hand(steps, "en") if steps else (SAID["en"]["head"].format("ADLER"), set())
        assert (expected[0], True) == (head, expected[1] <= lines)


def test_a_merger_known_before_the_decision_is_part_of_it():
    """What the authority decides is the seat with the team that merged: its letter has the ways of appeal."""
    before = first().record(evolve(MERGED, on=dt.date(2018, 12, 3), first=DAYS[0]))
    for outcome in (before, before.record(*appointed().book.appointments)):
        text = outcome.letter("ada")
        assert "Decision: seated (Plume)." in text
        assert "administrative court" in text


def test_whoever_went_over_with_a_team_and_lost_the_seat_there_reads_both():
    """Not appointed yet: that the team merged, and that the challenge to which it went was withdrawn."""
    lost = Event(on=DAYS[1], kind="withdrawn", challenge="plume")
    text = first().record(MERGED, lost).letter("ada")
    assert "Noted: no seat." in text
    for one in (
        "ADLER: had the seat, and went over with the team to Plume on 4 March 2019.",
        "- Plume: had the seat, and the challenge was withdrawn on 4 May 2019.",
    ):
        assert 1 == text.count(one)


def test_an_act_that_replaces_the_first_says_of_whoever_went_over_that_nothing_is_decided_anew():
    """The act is replaced, but not the decision: no new challenge is said to take the place of the old one."""
    office, secret = Office(reference="A1"), "5a17" * 16
    act = first().act("candidates", office, secret=secret)
    for fact in (MOVED, MERGED):
        later = appointed().record(fact, LATER)
        changes = later.changes_since(appointed())
        again_ = later.act(
            "candidates", evolve(office, reference="A2"), secret=secret, replaces=act, changes=changes
        )
        for text in (again_.texts["ada"], later.letter("ada", replaces=act, changes=changes)):
            assert "; it decides nothing anew about this application." in text
            assert "decision replaces" not in text
            assert "note replaces" not in text
            assert "administrative court" not in text
            assert "Noted" in text


def test_the_notice_of_whoever_went_over_is_that_of_the_decision():
    """What the treatment did is what it did then: a move since takes nothing from it."""
    book = evolve(appointed().book, events=[])  # no day of the decision is on record
    undated = evolve(appointed(), book=book)
    for was in (appointed(), undated):
        for fact in (MOVED, MERGED):
            assert was.notice("ada") == was.record(fact).notice("ada")
