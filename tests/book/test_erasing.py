"""What is personal is erased: nothing of it stays anywhere, what was published still holds, and the gap is told."""

import datetime as dt
import json
import pickle
import subprocess
import sys
from contextlib import suppress
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig import convert, jury, to_html
from eig._values.canonical_text_digests_and_salts import canonical, digest_of
from eig.book import Erasure, Office, erase, verify_leaf
from eig.book._dossier_digests import written_part
from eig.errors import EigError, Fault, UnknownKey
from eig.programme import Mentor
from eig.programme.appointments import Appointment, Event
from eig.programme.disclosure import Disclosure
from eig.programme.jurisdictions import FRANCE, Retention
from helpers import decided_book as made
from helpers.programs import EXAMPLES
from helpers.shares import share
from helpers.unfolded import unfolded

SECRET = "6b28" * 16
GONE = {"on": dt.date(2021, 1, 4), "by": "office", "why": "two years have passed"}
NOTIFIED = Event(on=dt.date(2018, 12, 15), kind="decision_notified", what="candidates")
STARTS = dt.date(2019, 1, 16)


def rich(drawn):
    """Return a decided book whose every person has a string of their own wherever one may stand."""
    book = made.book()
    candidates = [
        evolve(
            one,
            employer=one.employer and f"employer-of-{one.id}x",
            attributes={"region": f"region-of-{one.id}x"},
        )
        for one in book.candidates
    ]
    ids = [one.id for one in candidates]
    applications = [
        evolve(one, mates=[mate for mate in [drawn.choice(ids)] if mate != one.candidate])
        for one in book.applications
    ]
    noted = [
        Event(on=dt.date(2018, 11, 5), kind="noted", what=f"a call of {drawn.choice(candidates).name}"),
        Event(
            on=dt.date(2018, 11, 6), kind="strike", source=f"told by {drawn.choice(ids)}", author="juror-1"
        ),
        NOTIFIED,
    ]
    book = evolve(book, candidates=candidates, applications=applications).record(*noted)
    wrong = book.events[drawn.randrange(2)]
    book = book.correct(
        wrong, on=dt.date(2018, 11, 9), by=drawn.choice(ids), why=f"as {drawn.choice(ids)} said"
    )
    outcome = made.outcome(book)
    seats = outcome.book.appoint(outcome.cohort, starts=STARTS)
    last = Event(on=dt.date(2019, 3, 4), kind="replaced", person=seats[0].person, by=ids[-1])
    return evolve(outcome, book=evolve(outcome.book, appointments=seats).record(last))


def strings_of(book, people):
    """Return every string that is somebody's own."""
    found = set(people)
    for one in book.candidates:
        if one.id in people:
            found |= {one.name, one.employer or one.id, *one.attributes.values()}
    return found | {one.name for one in (*book.jurors, *book.mentors) if one.id in people}


def written(value):
    """Return everything that a value can be told by."""
    pickled = pickle.dumps(value).decode("latin-1")
    return "\n".join([repr(value), str(value), convert.to_json(value), pickled])


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("seed", [2, *(pytest.param(one, marks=pytest.mark.slow) for one in (0, 1, 3))])
def test_nothing_of_whoever_is_erased_stays_anywhere(seed):
    """Neither in the text of the value, its JSON or its pickle, nor in a fault: of the book, the dossier and the act."""
    drawn = Random(seed)
    outcome = rich(drawn)
    people = [one.id for one in outcome.book.candidates]
    gone = drawn.sample(people, drawn.randint(1, 4)) + drawn.sample(
        ["juror-1", "juror-2", "juror-3"], seed % 2
    )
    strings = strings_of(outcome.book, gone)
    act = outcome.act("candidates", Office(name="Etalab"), secret=SECRET)
    decided = [one for one in gone if one in act.texts]

    book = erase(outcome.book, *gone, **GONE)
    dossier = erase(
        outcome.dossier(acts=[act]),
        *[one for one in gone if one in [*people, "juror-1", "juror-2", "juror-3"]],
        **GONE,
        salt="0b" * 16,
    )
    left = erase(act, *decided, **GONE) if decided else act
    told = {"book": book, "dossier": dossier, "act": left, "public": dossier.redacted("public")}
    assert [] == [
        (name, one)
        for name, value in told.items()
        for one in strings
        for text in [written(value)]
        if one in text.replace(f"{one}0", "")
    ]
    assert [] == [one for one in strings if one in to_html(dossier, lang="fr")]
    with pytest.raises(UnknownKey) as wrong:
        book.explain("nobody")
    assert [] == [one for one in strings if one in str(wrong.value)]
    assert len(gone) == book.erasures[0].count
    for value in (book, dossier, left):
        assert convert.from_json(convert.to_json(value), type(value)) == value
    kept = {one.id for one in outcome.book.candidates} - {*gone}
    assert kept == {one.id for one in book.candidates}
    assert kept <= {one.subject for one in dossier.rulings.rulings}


OUTCOME = made.outcome().record(NOTIFIED)
ACT = OUTCOME.act("candidates", Office(name="Etalab"), secret=SECRET)
DOSSIER = OUTCOME.dossier(salt=SECRET)


def test_what_was_published_still_holds():
    """The root is the same; who kept their leaf checks it, and so does a stranger's program; the gap is told."""
    public = ACT.published()
    left = erase(ACT, "cand-1", "cand-2", **GONE)

    assert ACT.root == left.root == left.published().root
    assert verify_leaf(ACT.leaf("cand-1")) == left.root
    assert ACT.leaf("cand-3") == left.leaf("cand-3")
    assert () == left.published().check(leaf=ACT.leaf("cand-1")).doubts
    assert () == left.check().doubts
    assert public.size == left.published().size
    told = "erased on 4 January 2021 by office: what was kept of 2 people (two years have passed); it cannot be checked any more"
    assert told in unfolded(left.published().check())
    assert told in list(map(str, left.missing))
    assert "effacement du 4 janvier 2021" in left.check().say("fr")
    with pytest.raises(UnknownKey):
        left.leaf("cand-1")
    again = erase(left, **GONE, everybody=True)
    assert (ACT.root, {}) == (again.root, dict(again.texts))
    assert again == erase(again, **GONE, everybody=True)
    for people, everybody in (((), False), (("cand-3",), True)):
        with pytest.raises(Fault, match="everybody=True"):
            erase(ACT, *people, **GONE, everybody=everybody)
    with pytest.raises(Fault, match="digests in hexadecimal"):
        evolve(left, hashes=["x"])


def test_what_is_published_after_an_erasure_is_held_to_what_was_published_before():
    """It holds, and a second erasure too; a step left out or dated anew, or an erasure told otherwise, is named."""
    steps = {"rules_published": 8, "jury_sat": 9, "minutes_signed": 10, "decision_taken": 14}
    facts = [Event(on=dt.date(2018, 12, day), kind=kind, what="candidates") for kind, day in steps.items()]
    whole = made.outcome(made.book().record(*facts, NOTIFIED)).act("candidates", secret=SECRET)
    first, second = erase(whole, "cand-1", **GONE), erase(erase(whole, "cand-1", **GONE), "cand-2", **GONE)
    before, after, last = (one.published() for one in (whole, first, second))
    for later, earlier in ((after, before), (last, after), (last, before), (before, before)):
        assert () == later.check(earlier=earlier).doubts
    moved = [
        evolve(one, on=dt.date(2018, 12, 20)) if one.kind == "notification" else one for one in after.links
    ]
    wrong = {
        "the act that was erased, as if nothing were": (before, after),
        "without its notification": (evolve(after, links=after.links[:-2]), before),
        "notified on another day": (evolve(after, links=moved), before),
        "an erasure by another": (evolve(last, erasures=[evolve(last.erasures[0], by="x"), *last.erasures[1:]]), after),
        "other rules": (evolve(after, rules="Others"), before),
    }  # fmt: skip
    for name, (later, earlier) in wrong.items():
        codes = {one.code for one in later.check(earlier=earlier).doubts}
        assert codes, name
        assert "replaces_another" not in codes


def test_a_stranger_s_program_reads_an_erased_act():
    """The leaf that was kept holds, and so does all that was published; what was erased is named."""
    taken = Event(on=dt.date(2018, 12, 14), kind="decision_taken", what="candidates")
    act = OUTCOME.record(taken).act("candidates", Office(name="Etalab"), secret=SECRET)
    left = erase(act, "cand-3", **GONE)
    cases = [
        {"act": json.loads(convert.to_json(one)), "leaves": [json.loads(convert.to_json(act.leaf("cand-3")))]}
        for one in (left.published(), evolve(left.published(), text="forged"), act.published())
    ]
    command = [sys.executable, "-I", str(EXAMPLES / "verify" / "leaf.py"), "-"]
    lines = "\n".join(map(json.dumps, cases))
    done = subprocess.run(command, input=lines, capture_output=True, check=True, encoding="utf-8")
    erased, forged, whole = map(json.loads, done.stdout.splitlines())
    assert ([], "what was erased") == (erased[0], erased[1][-1])
    assert ["another text: decision", "another text: root", "another text: leaf 1"] == forged[0]
    assert [] == whole[0]
    assert "- CibNav: 2 people seated." in act.text
    assert (act.text, act.links) == (left.text, left.links[:-1])

    published, links = left.published(), left.links
    one = published.erasures[0]
    changes = {
        "the day": [evolve(one, on=dt.date(2021, 1, 5))],
        "who": [evolve(one, by="somebody")],
        "why": [evolve(one, why="at a request")],
        "how many": [evolve(one, count=2)],
        "one more": [one, one],
        "none": [],
    }
    forged = [evolve(published, erasures=some) for some in changes.values()]
    forged.append(evolve(published, links=[*links[:-1], evolve(links[-1], on=dt.date(2021, 1, 5))]))
    loose = evolve(published, links=links[:-1])
    cases = [{"act": json.loads(convert.to_json(some)), "leaves": []} for some in (*forged, loose)]
    lines = "\n".join(map(json.dumps, cases))
    done = subprocess.run(command, input=lines, capture_output=True, check=True, encoding="utf-8")
    *seen, last = map(json.loads, done.stdout.splitlines())
    assert [["another text: erasure"]] * len(changes) + [["altered: erasure"]] == [wrong for wrong, _ in seen]
    assert [False] * len(forged) == [bool(some.check()) for some in forged]
    assert ([], True) == (last[0], "erasure" in last[1])
    assert "missing: what binds the erasures" in list(map(str, loose.check().missing))
    assert "link_of_another" in [some.code for some in evolve(left, erasures=[one, one]).check().doubts]


def test_acts_of_the_scheme_before_are_erased_and_verified():
    """A leaf by the scheme before leads to its root, whoever is erased; and the erasure is bound as it is today."""
    act = evolve(ACT, scheme="2", links=(), unlinked={})
    left = erase(act, "cand-1", **GONE)
    assert ("", "3") == (act.leaf("cand-1").scheme, ACT.leaf("cand-1").scheme)
    assert act.root == left.root == verify_leaf(act.leaf("cand-1")) != ACT.root
    assert ["erasure"] == [one.kind for one in left.links]
    assert left.published().check(leaf=act.leaf("cand-1"))


def test_a_dossier_that_lost_people_is_held_to_what_is_left():
    """What was published stays as it was, what is left is not altered, and what went is named."""
    whole = OUTCOME.dossier(salt="7c39" * 16, acts=[ACT])
    public = whole.redacted("public")
    left = erase(whole, "cand-1", **GONE, salt="0b" * 16)
    found = left.replay(OUTCOME.book, published=public)

    for known, told in (
        (whole.salt, "of its own"),
        (whole.minutes[0].salt, "of its own"),
        ("0b", "32 hexadecimal"),
    ):
        with pytest.raises(Fault, match=told):
            erase(whole, "cand-1", **GONE, salt=known)
    assert (None, None) == (left.lists, left.cohort)
    assert whole.deliberation == left.deliberation
    assert () == found.differences
    assert {"erased", "tables_erased", "undecided_as_erased"} <= {one.code for one in found.unchecked}
    assert str(found).startswith("what is left says the same, as far as it could be compared")
    assert found.explain(lang="fr").codes[0] == "replay_left"
    assert (
        "(two years have passed), and with it the rankings of the candidates, the teams and the digests"
        in unfolded(found)
    )
    assert "ffacement du" in to_html(left, lang="fr")
    assert "erased on 4 January 2021" in unfolded(left.say())
    assert public.roots == left.redacted("public").roots
    altered = evolve(left, counts={**left.counts, "seated": 9}).replay(OUTCOME.book, published=public)
    assert {"part_altered", "other_published"} == {one.code for one in altered.differences}
    reworded = evolve(left, erasures=[evolve(left.erasures[0], why="at a request")])
    assert "part_altered" in [one.code for one in reworded.replay(OUTCOME.book, published=public).differences]
    before = evolve(
        left, disclosure=None, tables={}, table_salts={}, sizes={}
    )  # as it was kept before erasures were bound
    loose = evolve(before, digests={**left.digests, "written": digest_of(canonical(written_part(before, bound=0)), salt=left.salt)})  # fmt: skip
    assert (
        ()
        == loose.replay(
            OUTCOME.book, published=evolve(public, disclosure=None, tables={}, sizes={})
        ).differences
    )
    jury = erase(whole, "juror-1", **GONE, salt="0b" * 16)
    assert (None, ()) == (jury.deliberation, jury.minutes)
    for one in (jury, erase(left, "juror-2", **GONE)):
        assert () == one.replay(OUTCOME.book, published=public).differences
        assert public.titles == one.redacted("public").titles
    bare = erase(whole, "cand-1", **GONE)  # with the secret, what is bound by it
    assert () == bare.replay(OUTCOME.book, published=public).differences
    about, links = next(iter(bare.links.items()))
    moved = evolve(bare, links={**bare.links, about: [evolve(links[0], on=dt.date(2018, 5, 3)), *links[1:]]})
    told = moved.replay(OUTCOME.book, published=public).differences
    assert "other_published" in [one.code for one in told]
    everybody = erase(whole, **GONE, everybody=True)
    assert [] == [one.subject for one in everybody.rulings.rulings if one.about == "person"]
    assert {"erased_reason"} >= {
        one.binds.code for one in everybody.rulings.rulings if one.binds.code.startswith("erased")
    }


WHOLE = OUTCOME.dossier(salt="7c39" * 16, acts=[ACT])
LEFT = erase(WHOLE, "cand-1", **GONE, salt="0b" * 16)
JURY_LEFT = erase(WHOLE, "juror-1", **GONE, salt="0b" * 16)


def other_marks():
    """Deliberate on the marks of the jury, each challenge with those of the next."""
    names = list(made.MARKS)
    marks = dict(zip(names, [*list(made.MARKS.values())[1:], made.MARKS[names[0]]], strict=True))
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    rows = [
        (item, f"juror-{n}", {"impact": one}) for item, some in marks.items() for n, one in enumerate(some, 1)
    ]
    return jury.deliberate(jury.Scoresheet.from_marks(rubric, rows), places=2, reserve=1, chair="juror-1")


def elsewhere():
    """Return the book in which everybody wishes for a challenge where nobody sits."""
    wishes = [evolve(one, wishes=["datareg"]) for one in OUTCOME.book.applications]
    return evolve(OUTCOME.book, applications=wishes)


SWAPPED = jury.rank_lists(
    {key: {one: 20 - mark for one, mark in some.items()} for key, some in made.LISTS.items()}
)
BARE = evolve(OUTCOME.book, candidates=[], applications=[], panels=[], interests=[], called={}, events=[])
OTHERS = {
    "an empty book": (LEFT, BARE, {}),
    "other wishes": (LEFT, elsewhere(), {}),
    "another promotion": (LEFT, evolve(OUTCOME.book, promotion=evolve(OUTCOME.book.promotion, ordinal=9)), {}),
    "another policy": (LEFT, evolve(OUTCOME.book, promotion=evolve(OUTCOME.book.promotion, rules=evolve(OUTCOME.book.promotion.rules, disclosure=Disclosure(smallest=1)))), {}),
    "another day": (LEFT, evolve(OUTCOME.book, events=[evolve(one, on=dt.date(2018, 12, 16)) for one in OUTCOME.book.events]), {}),
    "other rankings": (LEFT, OUTCOME.book, {"lists": SWAPPED}),
    "other marks": (LEFT, OUTCOME.book, {"deliberation": other_marks()}),
    "another act": (LEFT, OUTCOME.book, {"acts": [evolve(ACT, texts={**ACT.texts, "cand-3": "…"})]}),
    "other rankings, a juror gone": (JURY_LEFT, OUTCOME.book, {"lists": SWAPPED}),
    "other marks, a juror gone": (JURY_LEFT, OUTCOME.book, {"deliberation": other_marks()}),
    "other wishes, a juror gone": (JURY_LEFT, elsewhere(), {}),
    "a candidate more": (LEFT, evolve(OUTCOME.book, candidates=[*OUTCOME.book.candidates, *(evolve(OUTCOME.book.candidates[0], id=f"more-{n}") for n in (1, 2))]), {}),
}  # fmt: skip


@pytest.mark.slow(but=["a candidate more", "an empty book"], one_in=3)
@pytest.mark.parametrize("what", OTHERS)
def test_whatever_else_is_handed_beside_an_erased_dossier_is_told(what):
    """Of a book, rankings, marks or an act that are others: what is left speaks against them."""
    left, book, given_too = OTHERS[what]
    assert not left.replay(book, **given_too)


@pytest.mark.slow
@pytest.mark.parametrize("left", [LEFT, JURY_LEFT])
def test_what_is_right_is_told_beside_an_erased_dossier_as_well(left):
    """Handed the same again, or the book in which the same people were erased: nothing differs."""
    same = {"deliberation": OUTCOME.deliberation, "lists": OUTCOME.lists, "acts": [ACT]}
    found = left.replay(OUTCOME.book, published=WHOLE.redacted("public"), **same)
    assert (True, ()) == (bool(found), found.differences)
    assert {"erased", "tables_erased", "given_beside_erased"} <= {one.code for one in found.unchecked}
    gone = ["cand-1"] if left is LEFT else ["juror-1"]
    assert () == left.replay(erase(OUTCOME.book, *gone, **GONE)).differences
    assert () == LEFT.replay(erase(OUTCOME.book, "cand-1", "cand-2", **GONE)).differences


def test_an_act_as_it_was_published_is_held_to_an_erased_dossier_by_its_root():
    """It holds nobody's text: its own root differs in nothing, and that of another act is told."""
    public = ACT.published()
    assert () == LEFT.replay(OUTCOME.book, acts=[public]).differences
    other = LEFT.replay(OUTCOME.book, acts=[evolve(public, root="00" * 32)])
    assert ["act_of_another"] == [one.code for one in other.differences]


def exchanged(kept):
    """Exchange the statuses of two people by hand, in what is stored."""
    rulings = [one for one in kept["rulings"]["rulings"] if one["about"] == "person"]
    one, other = rulings[0], next(some for some in rulings if some["status"] != rulings[0]["status"])
    one["subject"], other["subject"] = other["subject"], one["subject"]


def _stored():
    """Yield each part of what is stored of a dossier, with an alteration of it by hand."""
    held = json.loads(convert.to_json(LEFT))
    yield "two people exchanged", exchanged
    for name in held:
        if name not in ("kind", "schema", "salt"):
            yield f"{name} removed", lambda kept, name=name: kept.pop(name)


@pytest.mark.parametrize(
    "left", [LEFT, *(pytest.param(one, marks=pytest.mark.slow(one_in=2)) for one in (WHOLE, JURY_LEFT))]
)
def test_nothing_altered_by_hand_is_erased_away(left):
    """Whatever was altered in what is stored is refused as it is read, seen by the replay, and refused by `erase`.

    A sixth is altered by day, all at night.
    """
    public, unseen, laundered = WHOLE.redacted("public"), [], []
    changes = dict(_stored())
    for what in share(changes, (len(left.erasures), left.lists is None), one_in=6):
        change = changes[what]
        kept = json.loads(convert.to_json(left))
        try:
            change(kept)
            altered = convert.from_json(json.dumps(kept), type(left))
        except (EigError, KeyError):
            continue
        if altered == left:
            continue
        with suppress(EigError):
            if altered.replay(OUTCOME.book, published=public, acts=[ACT]):
                unseen.append(what)
        with suppress(EigError):
            anew = erase(altered, "cand-4", **GONE, salt="0c" * 16)
            if anew.replay(OUTCOME.book, published=public, acts=[ACT]):
                laundered.append(what)
    assert ([], []) == (unseen, laundered)


@pytest.mark.slow
def test_an_act_or_minutes_altered_by_hand_are_not_erased():
    """New digests would be of what was altered: an act of another text, minutes of another day."""
    taken = Event(on=dt.date(2018, 12, 14), kind="decision_taken", what="candidates")
    act = OUTCOME.record(taken).act("candidates", secret=SECRET)
    first = erase(act, "cand-1", **GONE)
    for held in (act, first):
        forged = evolve(held, texts={**held.texts, "cand-3": held.texts["cand-2"]})
        with pytest.raises(Fault, match="digests were taken of"):
            erase(forged, "cand-4", **GONE)
    other = evolve(WHOLE, minutes=[evolve(WHOLE.minutes[0], sittings=[dt.date(2018, 7, 9)])])
    with pytest.raises(Fault) as told:
        erase(other, "cand-1", **GONE)
    assert "n’est pas confirmé" in told.value.say("fr")
    rules = Event(on=dt.date(2019, 1, 1), kind="rules_published", what="candidates")
    late = OUTCOME.record(taken, rules).act("candidates", secret=SECRET)
    assert "link_late" in [one.code for one in late.check().doubts]
    assert 1 == len(erase(late, "cand-1", **GONE).erasures)


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("smallest", [1, 3])
def test_whoever_is_erased_what_was_published_still_verifies(smallest):
    """Seated, refused, on the reserve, a juror: seats and counts are those that were published, alone or one after another."""
    book = made.book()
    rules = evolve(book.promotion.rules, disclosure=Disclosure(smallest=smallest))
    outcome = made.outcome(evolve(book, promotion=evolve(book.promotion, rules=rules))).record(NOTIFIED)
    whole = outcome.dossier(salt=SECRET)
    public = whole.redacted("public")
    assert {"reserve", "seated"} < {one.status for one in whole.rulings.rulings if one.about == "person"}
    left = whole
    for one in [*book.candidates, *book.jurors]:
        left = left if one in book.jurors[1:] else erase(left, one.id, **GONE)
        for dossier in (left, erase(whole, one.id, **GONE, salt="0b" * 16)):
            assert () == dossier.replay(outcome.book, published=public).differences
    assert (public.counts, public.seats) == (left.counts, left.seats)


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("name", ["data", "4", "public", "e1"])
def test_an_identifier_that_means_something_else_erases_the_same(name):
    """That of a profile, a number, a word of ours, an employer: what was published still verifies, and tells no less."""
    people = [{**one, "id": name} if one["id"] == "cand-3" else one for one in made.CANDIDATES]
    panels = [{**one, "hears": one["hears"].replace("cand-3", name)} for one in made.PANELS]
    book = made.book(candidates=people, panels=panels)
    scores = {
        key: {name if one == "cand-3" else one: mark for one, mark in some.items()}
        for key, some in made.LISTS.items()
    }
    lists, held = jury.rank_lists(scores), made.deliberation(book)
    whole = book.decide(held, lists, made.cohort(book, held.kept, lists)).dossier(salt=SECRET)
    public = whole.redacted("public")
    assert DOSSIER.redacted("public").titles == public.titles
    assert () == erase(whole, name, **GONE).replay(book, published=public).differences


@pytest.mark.untraced
def test_nothing_is_erased_before_it_was_decided():
    """Nor before what was erased last: of a book, an act and a dossier."""
    known = OUTCOME.record(Event(on=dt.date(2018, 12, 14), kind="decision_taken", what="candidates"))
    act = known.act("candidates", secret=SECRET)
    for held in (known.book, act, known.dossier(salt="7c39" * 16, acts=[act])):
        with pytest.raises(Fault, match="14 December 2018 or later"):
            erase(held, "cand-1", **{**GONE, "on": dt.date(2018, 12, 13)})
    with pytest.raises(Fault, match="4 January 2021 or later"):
        erase(erase(act, "cand-1", **GONE), "cand-2", **{**GONE, "on": dt.date(2021, 1, 3)})


def test_the_delay_that_the_law_states_is_kept():
    """Before its end nothing is erased; without a delay, the office decides, and the act names that as missing."""
    kept = Retention(delay="24 months", source="register, sheet 4")
    programme = evolve(OUTCOME.book.promotion.programme, jurisdiction=evolve(FRANCE, retention=kept))
    book = evolve(OUTCOME.book, promotion=evolve(OUTCOME.book.promotion, programme=programme))
    with pytest.raises(Fault, match="15 December 2020 or later"):
        erase(book, "cand-1", **{**GONE, "on": dt.date(2020, 12, 14)})
    assert 1 == len(erase(book, "cand-1", **{**GONE, "on": dt.date(2020, 12, 15)}).erasures)
    with pytest.raises(UnknownKey):
        erase(book, "nobody", **GONE)
    missing = list(map(str, ACT.missing))
    assert any("how long what is personal is kept" in one for one in missing)
    law = evolve(OUTCOME, book=book).act("candidates", Office(name="Etalab"), secret=SECRET)
    own = OUTCOME.act("candidates", Office(name="Etalab", retention=kept), secret=SECRET)
    for act in (law, own):
        assert "kept for 24 months after the decision was notified" in act.texts["cand-1"]
        assert "kept for 24 months" in act.rules
        assert not any("how long what" in str(one) for one in act.missing)


@pytest.mark.slow
@example(days=730)
@example(days=731)
@given(days=st.integers(0, 1500))
def test_the_delay_that_the_office_states_is_kept(days):
    """Of a book, an act and a dossier: before its end nothing is erased."""
    retention = Retention(delay="24 months", source="register, sheet 4")
    on = dt.date(2018, 12, 15) + dt.timedelta(days)
    asked = {**GONE, "on": on, "retention": retention}
    for held in (OUTCOME.book, ACT, DOSSIER):
        if days < 731:
            with pytest.raises(Fault, match="15 December 2020 or later"):
                erase(held, "cand-1", **asked)
        else:
            assert 1 == len(erase(held, "cand-1", **asked).erasures)
    assert 1 == len(erase(held, "cand-1", **{**asked, "retention": None}).erasures)


@pytest.mark.slow
def test_what_was_not_notified_has_no_delay_that_could_have_run():
    """Of a book, an act or a dossier without a notification nothing is erased by a delay that runs from it."""
    asked = {
        **GONE,
        "on": dt.date(2018, 12, 16),
        "retention": Retention(delay="24 months", source="register"),
    }
    bare = evolve(OUTCOME, book=evolve(OUTCOME.book, events=[]))
    for held in (bare.book, bare.act("candidates", secret=SECRET), bare.dossier()):
        with pytest.raises(Fault, match="no notification of the decision is on record"):
            erase(held, "cand-1", **asked)


@pytest.mark.untraced
def test_facts_that_name_whoever_is_erased_say_nothing_of_them():
    """A successor, a panel's lead, words of the office: what is of others stays, without the name."""
    seat = [
        Appointment(person="cand-1", challenge="adler", start=STARTS),
        Appointment(person="cand-2", challenge="adler", start=STARTS, replaces="cand-5"),
    ]
    facts = [
        Event(on=dt.date(2019, 3, 4), kind="replaced", person="cand-1", by="cand-5"),
        Event(
            on=dt.date(2019, 3, 5),
            kind="due",
            challenge="adler",
            what="notes of cand-5",
            last=dt.date(2019, 6, 3),
        ),
        Event(
            on=dt.date(2019, 3, 6), kind="noted", what="a note", author="cand-5", source="cand-5, by phone"
        ),
    ]
    book = evolve(made.book(), appointments=seat, mentors=[Mentor(id="mentor-1", challenge="adler")]).record(
        *facts
    )
    led = evolve(book, panels=[evolve(one, lead=one.members[0]) for one in book.panels])
    left = erase(led, "cand-5", led.panels[0].lead, "mentor-1", **GONE)
    assert ["replaced", "noted"] == [one.kind for one in left.events]
    assert (None, "a note", "", "") == (
        left.events[0].by,
        left.events[1].what,
        left.events[1].author,
        left.events[1].source,
    )
    assert None is left.panels[0].lead
    assert () == left.mentors
    assert [None] == [one.replaces for one in left.appointments[1:]]
    assert isinstance(left.erasures[0], Erasure)


# ── tables ────────────────────────────────────────────────────────────────────────────────────────


def with_table(name, book=OUTCOME.book):
    """Return the book with one thing changed in a table."""
    if name == "promotion":
        return evolve(book, promotion=evolve(book.promotion, posts=book.promotion.posts[1:]))
    row = getattr(book, name)[-1]
    other = {
        "candidates": {"skills": {"sig": 3}},
        "applications": {"complete": True},
        "jurors": {"college": "x"},
    }
    return evolve(book, **{name: [*getattr(book, name)[:-1], evolve(row, **other[name])]})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("left", "stays"), [(LEFT, ("jurors",)), (JURY_LEFT, ("candidates", "applications"))]
)
def test_a_table_in_which_nobody_was_erased_is_still_held_to_its_digest(left, stays):
    """It keeps a salt of its own: another row is told by its table. Of the others, the salt went with what was erased."""
    assert {*stays, "promotion", "proposed"} == {*left.table_salts}
    assert WHOLE.tables == left.tables == left.redacted("public").tables
    assert {} == left.redacted("public").table_salts
    for name in ("candidates", "jurors"):
        found = left.replay(with_table(name))
        unread = next(one.facts["tables"] for one in found.unchecked if one.code == "tables_erased")
        told = [one.facts["table"].code for one in found.differences if one.code == "other_table"]
        assert (name in stays) == (told == [f"table_{name}"])
        assert (name in stays) != (f"table_{name}" in {one.code for one in unread})
    again = erase(left, "juror-2" if left is LEFT else "cand-2", **GONE)
    assert {"promotion", "proposed"} == {*again.table_salts}
    assert () == again.replay(OUTCOME.book, published=WHOLE.redacted("public")).differences


def test_salts_of_tables_are_no_salt_of_another_and_nothing_else_is_opened_with_one():
    """Whoever is given one table and its salt can check a guess on that table alone."""
    salts = LEFT.table_salts
    assert len({*salts.values()}) == len(salts)
    assert {*salts.values()}.isdisjoint({WHOLE.salt, LEFT.salt, SECRET})
    lost = evolve(LEFT, table_salts={**salts, "candidates": salts["jurors"]})
    assert "other_table" in {one.code for one in lost.replay(OUTCOME.book).differences}


def test_what_was_published_of_tables_is_held_to_what_is_left_of_them():
    """Digests of tables that were published stay as they were; another is told by whoever has the publication."""
    public = WHOLE.redacted("public")
    other = evolve(LEFT, tables={**LEFT.tables, "candidates": f"3:{'0' * 64}"})
    anew = evolve(other, digests={**other.digests, "written": digest_of(canonical(written_part(other)), salt=other.salt)})  # fmt: skip
    assert () == anew.replay(OUTCOME.book).differences
    assert "other_published" in {one.code for one in anew.replay(OUTCOME.book, published=public).differences}


def test_somebody_erased_from_the_book_alone_makes_no_table_another_one():
    """The book in which a candidate is erased has other rows than a dossier in which a juror is: they are not compared."""
    book = erase(OUTCOME.book, "cand-9", **{**GONE, "why": "at a request"})
    found = JURY_LEFT.replay(book)
    unread = next(one.facts["tables"] for one in found.unchecked if one.code == "tables_erased")
    assert "table_candidates" in {one.code for one in unread}
    assert "other_table" not in {one.code for one in found.differences}


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("salt", ["7c39" * 16, ""])
def test_a_dossier_of_the_scheme_before_is_verified_and_erased_as_it_was(salt):
    """Its tables had one salt together, or none: nothing of them can stay checked, and all are named."""
    whole = OUTCOME.dossier(salt=salt)
    named = {
        name: digest_of(f"{name}={canonical(getattr(OUTCOME.book, name))}", salt=salt)
        for name in whole.tables
    }
    before = evolve(whole, tables=named)
    before = evolve(before, digests={**before.digests, "written": digest_of(canonical(written_part(before)), salt=salt)})  # fmt: skip
    assert before.replay(OUTCOME.book).differences == ()
    assert "other_table" in {one.code for one in before.replay(with_table("jurors")).differences}
    assert before != whole
    left = erase(before, "cand-1", **GONE, salt="0b" * 16)
    assert ({}, {}) == (left.tables, left.table_salts)
    found = left.replay(OUTCOME.book)
    assert () == found.differences
    assert 13 == len(next(one.facts["tables"] for one in found.unchecked if one.code == "tables_erased"))
    if salt:
        assert ["other_salt"] == [one.code for one in whole.differs_from(before).causes]
