"""An act: one root for all, to each the text it was taken of, and a chain in which nothing is moved unseen."""

import datetime as dt
import json
import random
import re
import runpy
import subprocess
import sys
from contextlib import suppress
from hashlib import sha256

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig import convert, lots, to_html
from eig._values.hash_trees import climbed, leaf_hash, path_of, root_of
from eig.book import Act, ActCheck, ActLeaf, Book, Office, PublishedAct, erase, verify_leaf
from eig.book._dossier_digests import written_in
from eig.book.act_chain_and_checks_of_replaced_acts import KINDS, chained
from eig.errors import EigError, Fault, UnknownKey
from eig.lots import draw_rfc3797
from eig.programme import Application, Candidate
from eig.programme.appointments import Event
from eig.programme.jurisdictions import Retention
from eig.programme.templates import Template
from eig.promotions import P3
from helpers import decided_book as made
from helpers.programs import EXAMPLES
from helpers.shares import few, share
from helpers.unfolded import unfolded

SECRET = "6b28" * 16
DAYS = {
    "rules_published": dt.date(2018, 5, 4),
    "minutes_signed": dt.date(2018, 7, 6),
    "decision_taken": dt.date(2018, 7, 10),
    "decision_notified": dt.date(2018, 7, 12),
}
OFFICE = Office(
    name="Etalab",
    signed_by="Nom Signataire",
    capacity="director",
    reference="2018-7",
    delegation="arrêté du 2 mai 2018",
    court="the administrative court of Paris",
    information="Etalab answers for the data.",
    retention=Retention(delay="24 months", source="register, sheet 4"),
    team_rules="règlement, art. 6",
)


def steps(days, about=("challenges", "candidates")):
    """Return the steps of acts as facts of the ledger."""
    return [Event(on=on, kind=kind, what=what) for kind, on in days.items() for what in about]


BARE = made.outcome()
CALLED = evolve(
    BARE.book.promotion.rules,
    grids=[evolve(one, source="the call") for one in BARE.book.promotion.rules.grids],
)
BARE = evolve(BARE, book=evolve(BARE.book, promotion=evolve(BARE.book.promotion, rules=CALLED)))
OUTCOME = BARE.record(*steps(DAYS))


def acted(outcome=BARE, about="challenges", days=(), office=OFFICE, **options):
    """Return an act of an outcome, with days of its own."""
    known = outcome.record(*steps({**DAYS, **dict(days)}, [about]))
    return known.act(about, office, **{"secret": SECRET, **options})


ACT = OUTCOME.act("challenges", OFFICE, secret=SECRET)
PEOPLE = OUTCOME.act("candidates", OFFICE, secret=SECRET)
PUBLIC = ACT.published()


# ── the tree ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.untraced
def test_the_tree_is_that_of_rfc_6962():
    """Its own examples: no leaf, one, two and three, written out by hand."""
    one, two, three = (leaf_hash(bytes(32), text) for text in "abc")
    node = sha256(b"\x01" + one + two).digest()

    assert sha256(b"\x00" + bytes(32) + b"a").digest() == one
    assert sha256(b"").digest() == root_of([])
    assert one == root_of([one])
    assert node == root_of([one, two])
    assert sha256(b"\x01" + node + three).digest() == root_of([one, two, three])
    assert (two, three) == path_of([one, two, three], 0)
    assert (node,) == path_of([one, two, three], 2)


@pytest.mark.untraced
@given(st.integers(1, 40), st.data())
def test_each_leaf_leads_to_the_root_and_nothing_else_does(size, data):
    """Of a tree of any size; another place, another size or another node leads elsewhere, or nowhere."""
    leaves = [leaf_hash(bytes(32), str(number)) for number in range(size)]
    index = data.draw(st.integers(0, size - 1))
    path, root = path_of(leaves, index), root_of(leaves)

    assert root == climbed(leaves[index], index, size, path)
    assert root != climbed(leaf_hash(bytes(32), "x"), index, size, path)
    assert root != climbed(leaves[index], index, size, (*path, bytes(32)))
    assert root not in {climbed(leaves[index], at, size, path) for at in range(-1, size + 1) if at != index}
    for at in range(len(path)):
        other = [*path[:at], bytes(32), *path[at + 1 :]]
        assert root != climbed(leaves[index], index, size, other)
        assert root != climbed(leaves[index], index, size, [*path[:at], *path[at + 1 :]])


# ── the act ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_each_leaf_leads_to_the_root_that_is_published():
    """And its text is the decision that the person is given, to the byte."""
    for act in (ACT, PEOPLE):
        public = act.published()
        assert public.root == act.root
        assert public.size == len(act.texts)
        for subject in act.texts:
            leaf = act.leaf(subject)
            assert OUTCOME.decision(subject, OFFICE).to_markdown() == leaf.text
            assert verify_leaf(leaf) == act.root
            assert () == public.check(leaf=leaf).doubts
            assert ("leaf_of_another",) == tuple(
                one.code for one in public.check(leaf=evolve(leaf, text=leaf.text + ".")).doubts
            )
    with pytest.raises(UnknownKey, match="none of who waits or was erased"):
        ACT.leaf("cand-1")


def test_no_leaf_of_now_is_passed_on_as_one_of_before():
    """Those bound no name: the head of what is hashed now is no salt of theirs, in either verifier."""
    leaf = ACT.leaf("adler")
    lines = ("eig-leaf-3", leaf.salt, sha256(leaf.subject.encode()).hexdigest(), leaf.text)
    held = "\n".join(lines).encode()
    assert leaf_hash(held[:32], held[32:].decode()) == leaf_hash(
        bytes.fromhex(leaf.salt), leaf.text, leaf.subject
    )

    forged = evolve(leaf, scheme="", subject="plume", salt=held[:32].hex(), text=held[32:].decode())
    assert (verify_leaf(leaf), verify_leaf(forged)) == (ACT.root, "")
    assert [one.code for one in PUBLIC.check(leaf=forged).doubts] == ["leaf_of_another"]
    climb = runpy.run_path(str(EXAMPLES / "verify" / "leaf.py"))["climb"]
    assert [climb(json.loads(convert.to_json(one))) for one in (leaf, forged)] == [ACT.root, None]


def test_each_salt_is_of_one_leaf_alone():
    """A leaf tells no salt of another, and places are in the order of hashes, which says nothing of anybody."""
    leaves = [PEOPLE.leaf(one) for one in PEOPLE.texts]

    assert len(leaves) == len({one.salt for one in leaves})
    assert sorted(one.index for one in leaves) == list(range(len(leaves)))
    assert [one.subject for one in sorted(leaves, key=lambda one: one.index)] != sorted(PEOPLE.texts)


@pytest.mark.untraced
def test_what_is_published_has_no_text_no_secret_and_no_salt():
    """No identifier of a person, no mark, no digest of anything that could be guessed without the secret."""
    assert "- Challenges kept: " in PUBLIC.text
    written = convert.to_json(PUBLIC) + convert.to_json(PEOPLE.published()) + repr(PEOPLE)
    guesses = [
        sha256(text.encode()).hexdigest() for text in (*PEOPLE.texts.values(), OUTCOME.minutes[0].canonical())
    ]

    assert SECRET not in written
    assert [] == [one for one in guesses if one in written]
    assert [] == [leaf.salt for leaf in map(PEOPLE.leaf, PEOPLE.texts) if leaf.salt in written]
    assert "juror-" not in written
    assert [] == [text for text in PEOPLE.texts.values() if text in written]
    assert OUTCOME.minutes[0].digest not in written
    for value in (PEOPLE, PUBLIC, ACT.leaf("adler")):
        assert convert.from_json(convert.to_json(value), type(value)) == value
    assert "Dear" not in repr(ACT.leaf("adler"))
    assert "<ActLeaf: adler>" == repr(ACT.leaf("adler"))
    assert f"<Act: EIG 3, challenges, root {ACT.root[:12]}>" == repr(ACT)
    assert PUBLIC.text.split() == str(PUBLIC).split() == str(ACT).split()  # folded as a page is


@pytest.mark.slow
def test_another_secret_or_text_gives_another_root():
    """And so does another day of the chain before the decision: the root commits to it."""
    others = [
        acted(secret="0a17" * 16).root,
        acted(lang="fr").root,
        acted(office=evolve(OFFICE, contact="somebody")).root,
        acted(days={"rules_published": dt.date(2018, 5, 3)}).root,
        acted(days={"minutes_signed": dt.date(2018, 7, 7)}).root,
    ]
    same = acted(days={"decision_notified": dt.date(2018, 8, 1)})

    assert 1 + len(others) == len({ACT.root, *others})
    assert ACT.root == same.root
    assert acted() == ACT


@pytest.mark.slow
def test_an_act_names_what_the_office_must_still_fill_in():
    """Who signs, in which capacity, for which office, under which reference; days; what is to be decided."""
    bare = BARE.act("candidates", secret=SECRET)
    assert (
        "to be filled in by the office: who signs (CRPA, art. L212-1)",
        "to be filled in by the office: the capacity of who signs (CRPA, art. L212-1)",
        "to be filled in by the office: the office",
        "to be filled in by the office: the reference",
        "to be filled in by the office: the day of the decision",
        "to be filled in by the office: which court (CJA, art. R312-1; for an agent, art. R312-12)",
        (
            "to be filled in by the office: who answers for the data, on what legal basis and to whom they go "
            "(GDPR, art. 13)"
        ),
        "to be filled in by the office: the text that sets the rules of the teams",
        "to be filled in by the office: how long what is personal is kept (GDPR, art. 13)",
        "no ground is recorded for 2 people: `outcome.gaps` names who",
        "missing: the publication of the rules",
        "missing: the sitting",
        "missing: the minutes",
        "missing: the decision",
        "missing: the notification",
    ) == tuple(map(str, bare.missing))
    assert "Decided." in bare.text
    assert () == ACT.missing
    assert (
        "Etalab. Reference: 2018-7. Decided on 10 July 2018, signed by Nom Signataire, director." in ACT.text
    )
    assert "the act holds" == str(ACT.check())
    assert "il manque" in bare.check().say("fr")
    assert bool(bare.check())
    tied = acted(made.outcome(adler_data={"cand-1": 18, "cand-5": 12}), "candidates")
    assert "to_decide_candidates" in [one.code for one in tied.missing]


@pytest.mark.slow
def test_the_counts_of_what_is_published_are_those_of_its_lists():
    """An act, its outcome, the funnel and the public dossier say the same number of people who sit."""
    for marks in ({}, {"adler_data": {"cand-1": 18, "cand-5": 12}}):
        outcome = made.outcome(**marks)
        sit = [
            int(one)
            for one in re.findall(r": (\d+) (?:person|people) seated", acted(outcome, "candidates").text)
        ]
        dossier = outcome.dossier(salt="c4" * 32)
        assert f"People seated: {sum(sit)}." in acted(outcome, "candidates").text
        assert sum(sit) == len(outcome.rulings.of("seated")) == outcome.funnel()["seated"].count
        assert sum(sit) == sum(dossier.redacted("public").seats.values())


def test_what_holds_a_decision_never_says_that_nothing_is_decided():
    """Where everybody is refused, the act says that no name is on a list, in a sentence."""
    book = Book(
        promotion=P3,
        candidates=[Candidate(id="c1")],
        applications=[Application(candidate="c1", complete=False)],
    )
    act, bare = (one.decide().act("candidates", secret=SECRET) for one in (book, Book(promotion=P3)))
    assert act.texts
    assert "- No name stands on a published list." in act.text
    assert "- Nothing was decided yet." in bare.text


@pytest.mark.slow
def test_the_rules_are_announced_with_the_treatment():
    """Before the fact: that a treatment is used, by which rules, and that it decides nothing."""
    assert "An algorithmic treatment is used" in ACT.rules
    assert "- Places: 2." in ACT.rules
    assert [
        "- ADLER: on the main list.",
        "- CibNav: on the main list.",
        "- DataReg: on the reserve list.",
    ] == [line for line in ACT.text.splitlines() if "list." in line]
    assert ("eople" in ACT.text, "- People who applied: " in PEOPLE.text) == (False, True)
    assert (
        "Un traitement algorithmique est utilisé"
        in OUTCOME.act("candidates", OFFICE, secret=SECRET, lang="fr").rules
    )
    assert "at most 2 of the same employer" in PEOPLE.rules
    assert "cand-" not in PEOPLE.rules
    assert "the right to be told its rules (CRPA, art. L311-3-1)" in PEOPLE.rules
    assert "Etalab answers for the data." in PEOPLE.rules


@pytest.mark.slow
def test_a_step_that_the_ledger_dates_is_a_link_where_what_the_jury_found_is_held():
    """Without minutes, its rankings or its deliberation stand for them; without those, the step is missing."""
    sat = {"jury_sat": dt.date(2018, 7, 4)}
    for about, without in (("candidates", {"lists": None}), ("challenges", {"deliberation": None})):
        known = evolve(BARE, minutes=[])
        full, empty = (acted(one, about, sat) for one in (known, evolve(known, **without)))
        assert {"sitting", "minutes"} <= {one.kind for one in full.links}
        assert ["link_sitting", "link_minutes"] == [
            one.facts["link"].code for one in empty.missing if one.code == "link_missing"
        ]
        moved = acted(evolve(known, lists=made.lists(adler_data={"cand-1": 19, "cand-5": 12})), about, sat)
        assert (moved.root == full.root) == (about == "challenges")


@pytest.mark.slow
def test_an_act_on_candidates_whom_a_jury_judged_stands_on_their_minutes():
    """The sitting and the minutes are those of the jury that judged them."""
    held = made.deliberation(OUTCOME.book)
    sheet = evolve(
        held.sheet,
        items=["cand-1", "cand-2"],
        sheets=[
            evolve(one, item=f"cand-{n}") for n, one in enumerate(held.sheet.sheets_on("adler")[:2], start=1)
        ],
        corrections=(),
    )
    judged = evolve(held, sheet=sheet, rules=evolve(held.rules, places=1, reserve=0, quorum=None))
    minutes = judged.minutes(title="EIG 3, data", sittings=[dt.date(2018, 11, 8)], salt="5a17" * 16)
    later = {"minutes_signed": dt.date(2018, 11, 9), "decision_taken": dt.date(2018, 12, 14), "decision_notified": dt.date(2018, 12, 15)}  # fmt: skip
    act = acted(evolve(BARE, minutes=[*BARE.minutes, minutes]), "candidates", later)

    assert {"no_ground_count", "minutes_of_list_lacking"} == {one.code for one in act.missing}
    assert () == act.check().doubts
    assert dt.date(2018, 11, 8) == act.links[1].on
    assert "- Places: 1." in act.rules


@pytest.mark.slow
def test_a_draw_stands_in_the_chain_on_the_day_it_was_announced():
    """The day is that of its record, or the one that the office states; without any, it is told as missing."""
    tied = made.deliberation(OUTCOME.book, places=3)
    equal = evolve(
        tied, sheet=evolve(tied.sheet, sheets=[*tied.sheet.sheets_on("adler"), *(evolve(one, item="cibnav") for one in tied.sheet.sheets_on("adler"))], items=["adler", "cibnav"], corrections=()),
        rules=evolve(tied.rules, places=1, reserve=0),
    )  # fmt: skip

    def act(announced, days=()):
        draw = draw_rfc3797(["adler", "cibnav"], count=2, key="1.2./", announced=announced)
        held = equal.settle(draw)
        minutes = held.minutes(title="t", sittings=[dt.date(2018, 7, 4)], salt="5a17" * 16)
        decided = BARE.book.decide(held, minutes=minutes)
        return acted(decided, days=days)

    told = act(dt.date(2018, 7, 2))
    assert ["rules", "draw", "sitting", "minutes", "decision", "notification"] == [
        one.kind for one in told.links
    ]
    assert () == told.missing
    assert dt.date(2018, 7, 1) == act(None, {"draw_announced": dt.date(2018, 7, 1)}).links[1].on
    assert ["missing: the announcement of the draw"] == list(map(str, act(None).missing))
    late = act(dt.date(2018, 7, 5)).check()
    assert not late
    assert (
        "late: the sitting, on 4 July 2018, though what comes before it (the announcement of the draw) is dated 5 July 2018"
        in map(str, late.doubts)
    )


@pytest.mark.untraced
def test_a_step_that_came_too_early_is_not_mended_by_another_since():
    """Minutes signed before the jury sat are told, though they were signed again; so are rules published after."""
    sat = OUTCOME.minutes[0].sittings[0]
    early, late = (sat + dt.timedelta(days) for days in (-1, 1))
    for kind, on, link in (("minutes_signed", early, "minutes"), ("decision_taken", early, "decision")):
        again = OUTCOME.record(Event(on=on, kind=kind, what="challenges"))
        doubts = again.act("challenges", OFFICE, secret=SECRET).check().doubts
        assert [("link_late", f"link_{link}", on)] == [
            (one.code, one.facts["link"].code, one.facts["on"]) for one in doubts if one.code == "link_late"
        ]
    for on in (sat, late):
        again = OUTCOME.record(
            *(Event(on=on, kind=kind, what="challenges") for kind in ("jury_sat", "minutes_signed"))
        )
        assert "link_late" not in {
            one.code for one in again.act("challenges", OFFICE, secret=SECRET).check().doubts
        }


@pytest.mark.slow
def test_the_days_of_an_act_are_facts_of_the_ledger():
    """A fact that is corrected moves the link; a day that minutes or a draw contradict is told, as is one too late."""
    wrong = Event(on=dt.date(2018, 7, 6), kind="minutes_signed", what="challenges")
    right = evolve(wrong, on=dt.date(2018, 7, 9))
    corrected = OUTCOME.correct(wrong, on=dt.date(2018, 7, 11), by="office", why="misread", to=right)
    assert dt.date(2018, 7, 9) == corrected.act("challenges", OFFICE, secret=SECRET).links[2].on

    other = acted(days={"jury_sat": dt.date(2018, 7, 5)})
    told = "contradictory: the sitting, on 4 July 2018, where the ledger has 5 July 2018"
    assert [told] == list(map(str, other.check().doubts))
    assert not other.check()
    assert () == acted(days={"jury_sat": dt.date(2018, 7, 4)}).check().doubts
    assert "late: the minutes" in unfolded(acted(days={"minutes_signed": dt.date(2018, 7, 3)}).check())


@pytest.mark.slow
def test_who_withdrew_before_the_decision_with_a_seat_is_asked_about():
    """When it became known is asked of the office, unless it is stated, or no decision is dated, or she has no seat."""
    known = OUTCOME.record(*steps({"decision_taken": dt.date(2018, 12, 10)}, ["candidates"]))

    def asked(outcome, person="cand-2", **told):
        left = outcome.record(Event(on=dt.date(2018, 12, 5), kind="withdrawn", person=person, **told))
        told = [one.say("fr") for one in left.act("candidates", OFFICE, secret=SECRET).missing]
        return [one for one in told if "daté du 5 décembre 2018" in one]

    assert ["reserve", "seated"] == [known.rulings[one].status for one in ("cand-1", "cand-2")]
    assert 1 == len(asked(known))
    assert [] == [*asked(known, recorded=dt.date(2018, 12, 6)), *asked(known, "cand-1"), *asked(OUTCOME)]


@pytest.mark.slow
def test_a_replay_holds_a_dossier_to_the_ledger():
    """Steps that the ledger states: one that contradicts the minutes or comes too late, and one that is left out."""

    def told(*facts):
        known = BARE.record(*facts)
        held = known.dossier().replay(known.book)
        return list(map(str, held.differences)), [one.code for one in held.unchecked]

    def fact(kind, day):
        return Event(on=dt.date(2018, 7, day), kind=kind, what="challenges")

    assert (any("link_missing" in one for one in told()[1]), "chain_missing" in told()[1]) == (False, True)
    assert ([], 3) == (
        told(*steps(DAYS))[0],
        told(fact("decision_taken", 10))[1].count("link_missing_challenges"),
    )
    assert (
        "contradictory: the sitting, on 4 July 2018, where the ledger has 3 July 2018"
        in told(fact("jury_sat", 3))[0]
    )
    late = told(fact("minutes_signed", 12), fact("decision_taken", 10))[0]
    assert [
        "late: the decision, on 10 July 2018, though what comes before it (the minutes) is dated 12 July 2018"
    ] == late


def moved_links(links, at, **change):
    return [evolve(one, **change) if number == at else one for number, one in enumerate(links)]


@pytest.fixture(scope="module")
def dated():
    """Return a dossier that holds the days of the steps, and what is published of it."""
    whole = OUTCOME.dossier(salt="7c39" * 16, acts=[ACT])
    return whole, whole.redacted("public")


def told_of(dated, links):
    """Return what a replay tells of a dossier whose steps are these, whatever else was made to fit them."""
    whole, public = dated
    forged = evolve(whole, links={**whole.links, "challenges": links})
    anew = evolve(forged, digests={**forged.digests, "written": written_in(forged, whole.salt)})
    return {one.code for one in anew.replay(OUTCOME.book, published=public).differences}


def test_a_dossier_holds_the_days_of_each_step(dated):
    """Rules, sitting, minutes, decision, notification: dated, each bound to the one before, and published."""
    whole, public = dated
    links = whole.links["challenges"]
    days = [(one.kind, one.on) for one in links]

    assert [(one.kind, one.on) for one in ACT.links] == days
    assert whole.links == public.links
    assert {} == dict(OUTCOME.dossier(salt="").redacted("public").links)
    assert SECRET not in convert.to_json(public)
    assert convert.from_json(convert.to_json(whole), type(whole)) == whole
    assert () == whole.replay(OUTCOME.book, published=public).differences
    assert {} == dict(BARE.dossier().links)
    assert "12 July 2018 (challenges)" in to_html(public)
    assert "under a secret of the office" in to_html(public)
    assert "SHA-256" not in to_html(evolve(OUTCOME, minutes=[]).dossier().redacted("public"))
    (kind, on, digest), *others = [(one.kind, one.on, one.digest) for one in links]
    moved = chained([(kind, on + dt.timedelta(1), digest), *others[1:]], "")
    assert {"days_contradict", "other_published", "link_missing"} <= told_of(dated, tuple(moved))
    forged = [
        evolve(public, links={**public.links, "challenges": chained([*others, (kind, on, "2:00")], "")})
    ]
    forged += [
        evolve(public, links={**public.links, "challenges": [evolve(links[0], link="00"), *links[1:]]})
    ]
    forged += [evolve(public, links={})]
    for one in forged:
        assert ["other_published"] == [
            why.code for why in whole.replay(OUTCOME.book, published=one).differences
        ]
    later = OUTCOME.record(Event(on=dt.date(2018, 7, 20), kind="decision_notified", what="challenges"))
    assert () == whole.replay(later.book).differences
    told = next(one for one in later.book.events if one.kind == "decision_notified" and one.what == "challenges")  # fmt: skip
    moved = later.book.correct(told, on=dt.date(2018, 7, 21), by="office", why="misread")
    assert {"days_contradict"} == {one.code for one in whole.replay(moved).differences}


@pytest.mark.slow
def test_no_step_of_a_dossier_is_changed_unseen(dated):
    """A day moved, another document, a step left out, a link altered, all left out: each is named (of one step; of all by `make nightly`)."""
    whole, _ = dated
    links = whole.links["challenges"]
    pairs = [(one.kind, one.on, one.digest) for one in links]
    for at in share(range(len(pairs)), "steps", one_in=4) or (2,):
        kind, on, digest = pairs[at]
        moved = [*pairs[:at], (kind, on + dt.timedelta(1), digest), *pairs[at + 1 :]]
        other = [*pairs[:at], (kind, on, f"2:{'0' * 64}"), *pairs[at + 1 :]]
        assert {"days_contradict", "other_published"} <= told_of(dated, tuple(chained(moved, "")))
        assert "link_of_another" in told_of(dated, tuple(chained(other, "")))
        assert "link_missing" in told_of(dated, tuple(chained([*pairs[:at], *pairs[at + 1 :]], "")))
        assert "link_altered" in told_of(dated, moved_links(links, at, digest=f"2:{'0' * 64}"))
    assert "part_altered" in {one.code for one in evolve(whole, links={}).replay(OUTCOME.book).differences}


@pytest.mark.slow
def test_the_public_dossier_carries_the_roots_and_nothing_of_the_tree():
    """Each leaf leads to the root that the dossier carries; no leaf, path, salt or text of a person is in it."""
    whole = OUTCOME.dossier(acts=[ACT, PEOPLE.published()])
    public = whole.redacted("public")

    assert {"challenges": ACT.root, "candidates": PEOPLE.root} == dict(public.roots)
    assert {ACT.root, PEOPLE.root} == {verify_leaf(one) for one in (ACT.leaf("adler"), PEOPLE.leaf("cand-1"))}
    written = convert.to_json(public)
    parts = [part for one in map(PEOPLE.leaf, PEOPLE.texts) for part in (one.text, one.salt, *one.path)]
    assert [] == [one for one in parts if one in written]
    assert PEOPLE.root in to_html(public, lang="fr")
    assert () == whole.replay(OUTCOME.book, published=public).differences
    forged = evolve(whole, roots={"challenges": PEOPLE.root})
    assert ["part_altered", "link_of_another", "other_published"] == [
        one.code for one in forged.replay(OUTCOME.book, published=public).differences
    ]
    leaves = [[PEOPLE.leaf("cand-1"), ACT.leaf("adler")], [evolve(ACT.leaf("adler"), text="kept")], []]
    assert [[[], []], [["another text: leaf 1"], []], [[], []]] == judged(
        as_json(public, *some) for some in leaves
    )
    with pytest.raises(Fault, match="each subject once"):
        OUTCOME.dossier(acts=[ACT, ACT])


@pytest.mark.slow
def test_a_draw_of_the_teams_is_on_record():
    """Equal seats are drawn: the dossier keeps the record, the chain its announcement, and another record is seen."""
    tied = made.outcome(adler_data={"cand-1": 18, "cand-5": 12})
    names = sorted(tied.rulings.equals)
    draw = draw_rfc3797(names, count=len(names), key="1.2./", announced=dt.date(2018, 12, 1))
    settled = evolve(tied, cohort=tied.cohort.settle(draw))
    dossier = settled.dossier()

    assert (draw,) == dossier.cohort.draws
    assert () == dossier.replay(settled.book).differences
    other = draw_rfc3797(names, count=len(names), key="1.3./")
    forged = evolve(dossier, cohort=evolve(dossier.cohort, draws=[other]))
    assert "part_altered" in [one.code for one in forged.replay(settled.book).differences]
    later = {"decision_taken": dt.date(2018, 12, 14), "decision_notified": dt.date(2018, 12, 15)}
    assert dt.date(2018, 12, 1) == acted(settled, "candidates", later).links[1].on
    by_jury = tied.cohort.settle(lots.Decision(by="jury", order=names, reference="2.1"))
    assert () == by_jury.draws


def test_an_act_that_replaces_another_is_bound_to_it():
    """The act that is replaced is named by its root, in each link: another one is seen."""
    corrected = made.outcome(adler_data={"cand-1": 19, "cand-5": 12})
    anew = {"decision_taken": dt.date(2018, 9, 3), "decision_notified": dt.date(2018, 9, 5)}
    anew["minutes_signed"] = dt.date(2018, 9, 1)
    office = evolve(OFFICE, reference="2018-8")
    later = acted(corrected, "candidates", anew, office, replaces=PEOPLE)

    assert PEOPLE.root == later.replaces
    assert () == later.published().check(earlier=PEOPLE.published()).doubts
    assert later == acted(corrected, "candidates", anew, office, replaces=PEOPLE.published())
    another = [one.code for one in later.published().check(earlier=PUBLIC).doubts]
    assert {"replaces_another", "replaces_others"} <= {*another}
    assert "link_altered" in [
        one.code for one in evolve(later.published(), replaces=PUBLIC.root).check().doubts
    ]


@pytest.mark.slow
def test_rules_cite_nothing_that_was_written_after_them():
    """A source whose words name a day after the rules, or after the sitting where they have none, is a doubt."""
    known = made.outcome()  # the rules for candidates cite the call of 10 September 2018

    def doubts(**days):
        act = known.record(*steps(days, ["candidates"])).act("candidates", OFFICE, secret=SECRET)
        return [(one.code, one.facts["later"]) for one in act.check().doubts]

    late = ("holds_later", (dt.date(2018, 9, 10),))
    assert [late] == doubts(rules_published=dt.date(2018, 9, 9)) == doubts(jury_sat=dt.date(2018, 9, 9))
    assert [] == doubts(rules_published=dt.date(2018, 9, 10)) == doubts(decision_taken=dt.date(2018, 9, 9))


@pytest.mark.slow(but=["10.9.18-told2"])
@pytest.mark.parametrize(
    ("said", "told"),
    [("décret 10/9/18", ["holds_later"]), ("order 8/10/18", ["a day later than"]), ("10.9.18", ["a day, later than"]),
     ("le dix septembre deux mille dix-huit", ["holds_later"]), ("order 9/8/18, art. 10.9.18, 1.2.18", [])],
)  # fmt: skip
def test_a_source_that_may_be_later_is_a_doubt_and_no_guess(said, told):
    """Figures that may mean a later day are told as they stand; what is a later day is told as that day."""
    grids = [evolve(one, source=said) for one in P3.rules.grids]
    joined = evolve(made.book(), promotion=evolve(P3, rules=evolve(P3.rules, grids=grids)))
    known = made.outcome(joined).record(*steps({"rules_published": dt.date(2018, 9, 9)}, ["candidates"]))
    doubts = known.act("candidates", OFFICE, secret=SECRET).check().doubts
    assert len(told) == len(doubts)
    for one, part in zip(doubts, told, strict=True):
        assert part in f"{one.code}: {one.say('en')}"
        assert (part == "holds_later") or one.facts["said"] in said


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("replaced", [PEOPLE, PEOPLE.published()])
def test_an_act_replaces_one_about_the_same_that_was_decided_before(replaced):
    """One about others is refused; one decided no earlier, or under other rules of the same day, is a doubt."""
    with pytest.raises(Fault, match="an act on the challenges of EIG 3"):
        OUTCOME.act("challenges", OFFICE, secret=SECRET, replaces=replaced)
    own = evolve(OFFICE, reference="2018-8")
    for day in (DAYS["decision_taken"], dt.date(2018, 7, 9)):
        act = acted(about="candidates", days={"decision_taken": day}, office=own, replaces=replaced)
        seen = act.published().check(earlier=PEOPLE.published())
        assert ["replaced_later", "replaced_unexplained"] == [one.code for one in act.check().doubts]
        assert ["replaced_later"] == [one.code for one in seen.doubts]
    later = {"decision_taken": dt.date(2018, 9, 3), "decision_notified": dt.date(2018, 9, 3)}
    other = evolve(own, information="Others answer for the data.")
    for day, codes in ((DAYS["rules_published"], ["rules_of_another"]), (dt.date(2018, 5, 5), [])):
        days = {**later, "rules_published": day}
        act = acted(about="candidates", days=days, office=other, replaces=replaced)
        assert [*codes, "replaced_unexplained"] == [one.code for one in act.check().doubts]
        assert codes == [one.code for one in act.published().check(earlier=PEOPLE.published()).doubts]


def test_acts_are_values_that_refuse_what_they_cannot_read():
    """A short secret, a step that is none, a path that is no digest: refused by code, nothing private shown."""
    with pytest.raises(Fault, match="32 hexadecimal digits"):
        OUTCOME.act("challenges", secret="short")
    with pytest.raises(Fault, match="a secret of its own, and not that of minutes"):
        OUTCOME.act("challenges", secret=OUTCOME.minutes[0].salt)
    with pytest.raises(Fault, match="32 hexadecimal digits"):
        evolve(ACT, secret="short")
    with pytest.raises(Fault, match="an act"):
        Event(on=dt.date(2018, 7, 4), kind="jury_sat", what="juries")
    with pytest.raises(Fault, match="a template for a decision"):
        Office(template=Template(kind="letter", text="{title}\n{decision}\n{reasons}\n{closing}"))
    for path in (["0"], ["zz" * 32], ["0" * 62 + "x"]):
        with pytest.raises(Fault, match="digests in hexadecimal"):
            evolve(ACT.leaf("adler"), path=path)
    doubts = ACT.check().missing or [OUTCOME.gaps[0]] if OUTCOME.gaps else [PEOPLE.missing[0]]
    assert not bool(ActCheck(doubts=doubts))


# ── the independent verifier ──────────────────────────────────────────────────────────────────────


def judged(cases):
    """Return what the program of the standard library says of acts with their leaves."""
    lines = "\n".join(json.dumps(one) for one in cases)
    done = subprocess.run(
        [sys.executable, "-I", str(EXAMPLES / "verify" / "leaf.py"), "-"],
        input=lines,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def as_json(act, *leaves):
    return {
        "act": json.loads(convert.to_json(act)),
        "leaves": [json.loads(convert.to_json(one)) for one in leaves],
    }


def world(seed):
    """Return a random act: so many texts, any of the steps, on days in order or not."""
    drawn = random.Random(seed)
    texts = {f"c{n}": f"Décision n° {drawn.random()}\n" for n in range(drawn.randint(1, 40))}
    kinds = [kind for kind in KINDS[:4] if drawn.random() < 0.8]
    days = [dt.date(2018, 1, 1) + dt.timedelta(drawn.randint(0, 300)) for _ in range(6)]
    days = sorted(days) if drawn.random() < 0.8 else days
    bare = Act(promotion="P", about="candidates", texts=texts, text="liste\n", rules="règles", secret=SECRET, replaces=drawn.choice(["", "ab" * 32]), scheme=drawn.choice("1234"), drawn=drawn.random() < 0.3)  # fmt: skip
    if bare.scheme == "4":
        used = drawn.sample(["2018-5", "2018-6", "2018-7"], drawn.choice([0, 0, 1, 2]))
        bare = evolve(bare, reference=drawn.choice(["", "2018-7"]), earlier_references=used)
    digests = {
        "rules": sha256("règles".encode()).hexdigest(),
        "draw": "2:00",
        "sitting": "2:01",
        "minutes": "2:02",
    }
    steps = [
        (kind, day, digests[kind]) for kind, day in zip(KINDS[:4], days[:4], strict=True) if kind in kinds
    ]
    if bare.scheme == "4" and drawn.random() < 0.5:
        loose = {kind: one for kind, one in digests.items() if kind not in kinds}
        bare = evolve(bare, unlinked=loose)
    later = drawn.randint(0, 2)
    begun = evolve(bare, links=chained([*steps, *[("decision", days[4], "to come")][:later]], bare.replaces))
    decision = sha256(f"{begun.root}\nliste\n".encode()).hexdigest()
    after = [("decision", days[4], decision), ("notification", days[5], begun.root)][:later]
    act = evolve(begun, links=chained([*steps, *after], bare.replaces))
    leaf = act.leaf(drawn.choice(sorted(texts)))
    if drawn.random() < 0.2:
        on, count = dt.date(2018, 1, 1) + dt.timedelta(drawn.randint(301, 1500)), drawn.randint(1, len(texts))
        act = erase(act, *drawn.sample(sorted(texts), count), on=on, by="le service", why="délai échu")
    return act, leaf


def said(act, leaf):
    """Return the verdict of eig in the shape of the program's: whether all holds, and what is missing."""
    found = act.check(leaf=leaf)
    gone = ["what was erased"] * any(one.code == "erased" for one in found.missing)
    told = [one.facts["link"].code.removeprefix("link_") for one in found.missing if one.code != "erased"]
    return [bool(found), [*told, *gone]]


@pytest.mark.slow
def test_a_stranger_s_verifier_agrees_on_a_thousand_worlds():
    """One file on the standard library alone says of each act and leaf what the library says (of three hundred by day)."""
    worlds = [world(seed) for seed in few(range(1000), 300)]
    public = [(act.published(), leaf) for act, leaf in worlds]
    verdicts = judged([as_json(act, leaf) for act, leaf in public])
    ours = [said(act, leaf) for act, leaf in public]

    assert [[not wrong, missing] for wrong, missing in verdicts] == ours
    assert {True, False} == {one for one, _ in ours}


def flipped(digest):
    return ("0" if digest[0] != "0" else "1") + digest[1:]


LEAF, OTHER, *_ = sorted(map(PEOPLE.leaf, PEOPLE.texts), key=lambda one: (-len(one.path), one.subject))
WHOLE = PEOPLE.published()
LINKED = PUBLIC.links
OF_LEAF = {
    "a letter of the text": {"text": LEAF.text.replace("1", "2", 1)},
    "a space at the end": {"text": LEAF.text + " "},
    "the text of another": {"text": OTHER.text},
    "the salt": {"salt": flipped(LEAF.salt)},
    "the salt of another": {"salt": OTHER.salt},
    "the place": {"index": (LEAF.index + 1) % LEAF.size},
    "a place beyond the tree": {"index": LEAF.size},
    "the size": {"size": LEAF.size + 1},
    "a size of one": {"size": 1, "index": 0},
    "a node beside": {"path": [flipped(LEAF.path[0]), *LEAF.path[1:]]},
    "a node left out": {"path": LEAF.path[1:]},
    "no node": {"path": []},
    "a node more": {"path": [*LEAF.path, "00" * 32]},
    "nodes exchanged": {"path": LEAF.path[::-1]},
    "the path of another": {"path": OTHER.path},
    "the chain it stands on": {"before": "00" * 32},
    "what is stated": {"stated": "00" * 32},
    "what is stated, left out": {"stated": ""},
    "whose it is": {"subject": OTHER.subject},
    "the scheme, left out": {"scheme": ""},
    "the first letters of the text, taken for salt": {
        "text": LEAF.text[2:],
        "salt": LEAF.salt + LEAF.text[:2].encode().hex(),
    },
    "the same by the scheme before": {
        "text": LEAF.text[2:],
        "salt": LEAF.salt + LEAF.text[:2].encode().hex(),
        "scheme": "",
    },
    "a salt in half digits": {"salt": LEAF.salt + "0"},
}
OF_ACT = {
    "the root": {"root": flipped(PUBLIC.root)},
    "the size": {"size": PUBLIC.size + 1},
    "the name of the promotion": {"promotion": "EIG 9"},
    "whom it is about": {"about": "candidates"},
    "the root of the tree": {"tree": flipped(PUBLIC.tree)},
    "the root of the tree left out": {"tree": ""},
    "the list, with all that follows": {
        "text": PUBLIC.text + ".",
        "links": list(chained([(one.kind, one.on, sha256(f"{PUBLIC.root}\n{PUBLIC.text}.".encode()).hexdigest() if one.kind == "decision" else one.digest) for one in LINKED], ""))},
    "a letter of the rules": {"rules": PUBLIC.rules + "."},
    "a letter of what is published": {"text": PUBLIC.text + "."},
    "the act that is replaced": {"replaces": "ab" * 32},
    "the reference": {"reference": "2018-8"},
    "the reference left out": {"reference": ""},
    "the reference of an act before, added": {"earlier_references": ["2018-1"]},
    "a part that none was bound of, added": {"unlinked": {"found": "2:00"}},
    "rules without a day that are others": {"unlinked": {"rules": flipped(LINKED[0].digest)}},
    **{f"the day of {one.kind}": {"links": moved_links(LINKED, at, on=dt.date(2018, 7, 3))} for at, one in enumerate(LINKED)},
    **{f"the digest of {one.kind}": {"links": moved_links(LINKED, at, digest=f"2:{'0' * 64}")} for at, one in enumerate(LINKED)},
    **{f"the link of {one.kind}": {"links": moved_links(LINKED, at, link=flipped(one.link))} for at, one in enumerate(LINKED)},
    **{f"{one.kind} left out": {"links": [two for two in LINKED if two != one]} for one in LINKED},
    "the first two exchanged": {"links": [LINKED[1], LINKED[0], *LINKED[2:]]},
    "a link twice": {"links": [*LINKED, LINKED[-1]]},
    "no link": {"links": []},
    **{f"the day of the {kind} written anew, with all that follows": {
        "links": list(chained([(one.kind, day if one.kind == kind else one.on, one.digest) for one in LINKED], ""))}
        for kind, day in (("sitting", dt.date(2018, 7, 3)), ("decision", dt.date(2018, 7, 11)))},
}  # fmt: skip


def test_each_alteration_is_seen_by_both():
    """Of the leaf, of the list, of the chain: both say that it does not hold, or name what is missing."""
    cases = {f"leaf: {name}": (WHOLE, evolve(LEAF, **change)) for name, change in OF_LEAF.items()}
    cases |= {
        f"act: {name}": (evolve(PUBLIC, **change), ACT.leaf("adler")) for name, change in OF_ACT.items()
    }
    verdicts = dict(zip(cases, judged(as_json(*one) for one in cases.values()), strict=True))
    ours = {name: said(*one) for name, one in cases.items()}

    assert [[[], []]] == judged([as_json(PUBLIC, *map(ACT.leaf, ACT.texts))])
    assert 40 <= len(cases)
    assert ours == {name: [not wrong, missing] for name, (wrong, missing) in verdicts.items()}
    assert [] == [name for name, one in ours.items() if one == [True, []]]
    assert ["act: notification left out"] == [name for name, (holds, _) in ours.items() if holds]
    assert [] == [
        name for name, change in OF_ACT.items() if said(evolve(PUBLIC, **change), None) == [True, []]
    ]


@pytest.mark.slow
def test_the_program_reads_files_and_ends_as_it_found(tmp_path):
    """It prints the root and what is missing, or what does not hold, and ends with 0 or 1."""
    names = {"act.json": PUBLIC, "leaf.json": ACT.leaf("adler"), "open.json": PEOPLE.published()}
    names |= {"forged.json": evolve(ACT.leaf("adler"), text="kept")}
    for name, value in names.items():
        (tmp_path / name).write_text(convert.to_json(value), encoding="utf-8")

    def run(*files):
        command = [
            sys.executable,
            "-I",
            str(EXAMPLES / "verify" / "leaf.py"),
            *(str(tmp_path / one) for one in files),
        ]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
        return done.returncode, done.stdout

    assert (0, f"holds: root {PUBLIC.root}\n") == run("act.json", "leaf.json")
    assert (1, "another text: leaf 1\n") == run("act.json", "forged.json")
    assert (0, f"holds: root {PEOPLE.root}\nmissing: sitting\n") == run("open.json")


@pytest.mark.untraced
def test_the_place_of_a_leaf_is_bound_by_how_many_were_published_beside_the_root():
    """Another place in a tree of another size can lead to the same root: a dossier of before, which does not say how many, says that neither is bound."""
    program, leaf = runpy.run_path(str(EXAMPLES / "verify" / "leaf.py")), ACT.leaf("adler")
    public = OUTCOME.dossier(salt="c4" * 16, acts=[ACT]).redacted("public")
    sizes = {"challenges": len(ACT.texts)}
    assert sizes == dict(public.sizes)
    dossier = json.loads(convert.to_json(public))
    before = {name: value for name, value in dossier.items() if name != "sizes"}
    moved = [evolve(leaf, size=size, index=at) for size in range(1, 9) for at in range(size)]
    same = [one for one in moved if verify_leaf(one) == ACT.root]
    assert len(same) > 1
    for one in moved:
        assert ACT.root * (one == leaf) == verify_leaf(one, size=sizes["challenges"]) * (one in same)
        assert bool(PUBLIC.check(leaf=one)) == (one == leaf)
        written = json.loads(convert.to_json(one))
        for beside, holds, loose in ((dossier, one == leaf, False), (before, one in same, True)):
            assert (not holds) == ("another text: leaf 1" in program["check"](beside, [written])[0])
            if holds:
                left = program["held_in"](beside, [written])[1]
                assert loose == any("the place of a leaf" in part for part in left)


def others_of(leaf, rng):
    """Return three leaves with another place, another size or another path; a forger may alter several at once."""
    path, at, noise = leaf.path, rng.randrange(leaf.size + 2), rng.randbytes(32).hex()
    size = rng.choice([one for one in range(1, 2 * leaf.size + 2) if one != leaf.size])
    step = rng.randrange(len(path) + 1)
    changes = [
        {"index": at if at != leaf.index else leaf.size + 2},
        {"size": size},
        {"size": size, "index": rng.randrange(size)},
        {"path": [*path[:step], noise, *path[step:]]},
        {"path": [*path, *path[-1:], noise][: len(path) + 1]},
        *({"path": [*path[:one], *path[one + 1 :]]} for one in range(len(path))),
        *({"path": [*path[:one], noise, *path[one + 1 :]]} for one in range(len(path))),
        *(
            {"path": path[:one], "size": 1 << one, "index": leaf.index % (1 << one)}
            for one in range(len(path))
        ),
    ]
    return [evolve(leaf, **change) for change in rng.sample(changes, 3)]


@pytest.mark.untraced
def test_every_altered_place_size_and_path_of_a_thousand_leaves_is_refused_by_both():
    """By the library and by the program, beside a dossier: of trees of one to forty leaves, each true leaf holds, and no other."""
    program, rng, seen = runpy.run_path(str(EXAMPLES / "verify" / "leaf.py")), random.Random(6962), 0

    def agreed(leaf, act):
        published = {"roots": {act.about: act.root}, "sizes": {act.about: act.size}}
        given = {name: getattr(leaf, name) for name in program["NEEDED"]["leaf"]}
        given |= {"before": leaf.before, "stated": leaf.stated, "scheme": leaf.scheme}
        both = (
            verify_leaf(leaf, size=act.size) == act.root,
            program["carried"](published, given) == [act.about],
        )
        assert both in ((True, True), (False, False)), leaf
        assert (verify_leaf(leaf) or None) == program["climb"](given)
        return both[0]

    while seen < 1000:
        texts = {f"c{at}": str(at) for at in range(rng.randint(1, 40))}
        act = Act(
            promotion="P", about="candidates", texts=texts, text="", rules="", secret=SECRET, scheme="4"
        )
        for leaf in map(act.leaf, rng.sample([*texts], min(len(texts), 12))):
            seen += 1
            assert agreed(leaf, act)
            assert not any(agreed(one, act) for one in others_of(leaf, rng))


@pytest.mark.slow
def test_a_dossier_states_of_how_many_leaves_its_acts_are_and_a_replay_holds_it_to_them():
    """Another number, one left out, one added to a dossier of before: each is named; a dossier of before still holds."""
    people = OUTCOME.act("candidates", evolve(OFFICE, reference="2018-8"), secret="7c39" * 16)
    whole = OUTCOME.dossier(salt="c4" * 32, acts=[ACT, people])
    public, acts = whole.redacted("public"), [ACT, people.published()]

    def codes(dossier, published=None):
        return {one.code for one in dossier.replay(OUTCOME.book, acts=acts, published=published).differences}

    old = evolve(whole, sizes={})
    old = evolve(old, digests={**old.digests, "written": written_in(old, old.salt)})
    assert {"challenges": ACT.size, "candidates": people.size} == dict(public.sizes)
    assert set() == codes(whole, public) == codes(old, old.redacted("public"))
    assert {"part_altered", "act_of_another", "other_published"} == codes(
        evolve(whole, sizes={**whole.sizes, "challenges": 9}), public
    )
    assert {"part_altered", "other_published"} == codes(evolve(whole, sizes={}), public)
    assert {"part_altered"} == codes(evolve(old, sizes=whole.sizes))
    rewritten = evolve(whole, sizes={"challenges": 9})
    rewritten = evolve(rewritten, digests={**whole.digests, "written": written_in(rewritten, whole.salt)})
    assert {"act_of_another"} == codes(rewritten)


@pytest.mark.slow
def test_the_program_says_what_it_checked_and_what_it_cannot_read(tmp_path):
    """No file, no JSON, a leaf without its salt: one line and 2; of a dossier, a root that no leaf leads to is not checked."""

    def run(*values):
        files = [tmp_path / f"{at}.json" for at, _ in enumerate(values)]
        for file, value in zip(files, values, strict=True):
            file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        command = [sys.executable, "-I", str(EXAMPLES / "verify" / "leaf.py"), *map(str, files)]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
        return done.returncode, done.stdout.splitlines() or done.stderr.splitlines()

    act, leaf = (json.loads(convert.to_json(one)) for one in (PUBLIC, ACT.leaf("adler")))
    wrong = [
        (),
        ({**act, "rules": "\ud800"},),
        (act, {**leaf, "text": "\ud800"}),
        ("[" * 100_000,),
        ({**act, "drawn": 1},),
        ("{",),
        ([],),
        ({"roots": 1},),
        ({"roots": {}, "links": 1},),
        ({"roots": {}, "sizes": {"challenges": True}},),
        ({"roots": {}, "sizes": {"somebody": 1}},),
        ({"roots": {}, "links": {"challenges": [1]}},),
        ({**act, "links": [{}]},),
        ({**act, "tree": 1},),
        ({**act, "erasures": 1},),
        *(
            (act, {**leaf, **change})
            for change in ({"salt": None}, {"path": ["zz"]}, {"path": [1]}, {"path": ["0"]}, {"index": "1"})
        ),
    ]
    for values in wrong:
        code, told = run(*values)
        assert (2, 1) == (code, len(told)), told
    rest = "not checked: whatever else the dossier says"
    assert (2, [f"not checked: root {'ab' * 32}", rest]) == run(
        {"eig": 1, "roots": {"challenges": "ab" * 32}}
    )
    assert (2, [rest]) == run({"eig": 1, "roots": {}})
    dossier = json.loads(convert.to_json(OUTCOME.dossier(salt="c4" * 16, acts=[ACT]).redacted("public")))
    chains = ["holds: chain of challenges", "holds: chain of candidates"]
    code, told = run(dossier, leaf)
    chains = [*sorted(chains), "missing: sitting, candidates", rest]
    assert (0, f"holds: leaf 1, root {ACT.root}", chains) == (code, told[0], sorted(told[1:]))
    assert 0 == run(f"\ufeff{json.dumps(act)}", leaf)[0]
    assert PUBLIC == convert.from_json(
        f"\ufeff{convert.to_json(PUBLIC)}", type(PUBLIC)
    )  # as leaf.py reads it
    dossier["links"]["challenges"][0]["on"] = "2018-05-03"
    assert (1, ["altered: rules, challenges", "missing: sitting, candidates", rest]) == run(dossier, leaf)
    del dossier["sizes"]
    place = "not checked: the place of a leaf, and of how many: the act has them"
    assert place in run(dossier, leaf)[1]


@pytest.mark.untraced
def test_whatever_key_a_file_lacks_both_read_it_or_neither_does():
    """What may be left out of the JSON of an act or a leaf is empty to a stranger's program too."""
    program, given = runpy.run_path(str(EXAMPLES / "verify" / "leaf.py")), as_json(PUBLIC, ACT.leaf("adler"))
    act, (leaf,) = given["act"], given["leaves"]
    read = []
    for key in (*act, *leaf):
        files = [{name: value for name, value in one.items() if name != key} for one in (act, leaf)]
        verdict, told = (
            [],
            [program["unread"](one, kind) for one, kind in zip(files, ("act", "leaf"), strict=True)],
        )
        with suppress(EigError):
            verdict = said(
                *(
                    convert.from_json(json.dumps(one), of)
                    for one, of in zip(files, (PublishedAct, ActLeaf), strict=True)
                )
            )
        assert bool(verdict) != any(told), key
        if verdict:
            wrong, missing = program["check"](files[0], files[1:])
            assert verdict == [not wrong, missing], key
            read.append(key)
    assert {"replaces", "links", "before"} < {*read}


@pytest.mark.slow
def test_a_file_that_the_library_refuses_holds_nothing_by_the_program_either(tmp_path):
    """A key that stands twice, of which a reader sees the first; a key of nobody; another version; true in the place of 1."""
    program, dossier = (
        runpy.run_path(str(EXAMPLES / "verify" / "leaf.py")),
        OUTCOME.dossier(salt="c4" * 16, acts=[ACT]),
    )
    file, refused = tmp_path / "one.json", 0
    for value in (PUBLIC, ACT.leaf("adler"), dossier.redacted("public")):
        kind, text = "leaf" if isinstance(value, ActLeaf) else "act", convert.to_json(value)
        written = json.loads(text)
        file.write_text(text, encoding="utf-8")
        assert written == program["read"](str(file), kind)
        twice = [text.replace(f'"{key}": ', f'"{key}": "Kept", "{key}": ', 1) for key in written]
        other = [
            {**written, **change} for change in ({"eig": 2}, {"eig": True}, {"note": "kept"}, {"size": True})
        ]
        for altered in (*twice, *map(json.dumps, other)):
            file.write_text(altered, encoding="utf-8")
            with pytest.raises(EigError):
                convert.from_json(altered, type(value))
            with pytest.raises(SystemExit):
                program["read"](str(file), kind)
            refused += 1
    assert refused > 40


TEXTS = st.text(st.sampled_from("aàe\u0301\n ’"), max_size=8)


@pytest.mark.slow
@example({"a": "e\u0301"})
@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), TEXTS, min_size=1, max_size=6))
def test_whatever_the_texts_each_leaf_leads_to_the_root(texts):
    """Empty texts, equal texts, any letters: each person's leaf, and no other's text, leads to the root."""
    act = Act(promotion="P", about="candidates", texts=texts, text="", rules="", secret=SECRET)
    for subject in texts:
        leaf = act.leaf(subject)
        assert verify_leaf(leaf) == act.root
        assert act.root != verify_leaf(evolve(leaf, text=leaf.text + "x"))
    assert isinstance(act.published(), PublishedAct)
    assert isinstance(act.leaf(min(texts)), ActLeaf)


# ── whose act it is ───────────────────────────────────────────────────────────────────────────────


def others():
    """Return acts that are not of the outcome, by what they differ in."""
    small = made.deliberation(BARE.book, places=1)
    later = acted(days={"decision_taken": dt.date(2018, 9, 3)})
    return {
        "another jury": acted(evolve(BARE, deliberation=small, minutes=[])),
        "another promotion": evolve(ACT, promotion="EIG 9"),
        "another day": later,
        "another day, published": later.published(),
        "more of them": evolve(PUBLIC, size=9),
        "other people": evolve(PEOPLE, texts={f"x{name}": one for name, one in PEOPLE.texts.items()}),
        "another text": evolve(ACT, texts={**ACT.texts, "datareg": ACT.texts["adler"]}),
        "no decision": evolve(ACT, links=ACT.links[:2]),
    }


def test_a_dossier_takes_the_acts_of_its_own_outcome_alone():
    """One of another jury, promotion, day or decision is refused, and told where a dossier carries its root."""
    known = others()
    for act in known.values():
        with pytest.raises(Fault, match="an act of this outcome"):
            OUTCOME.dossier(acts=[act])
    act = known["another text"]
    whole = OUTCOME.dossier(acts=[PEOPLE, ACT])
    forged = evolve(whole, roots={**whole.roots, act.about: act.root})
    assert "act_of_another" in [one.code for one in forged.replay(OUTCOME.book, acts=[act]).differences]
    own = OUTCOME.dossier(acts=[erase(ACT, "adler", on=dt.date(2021, 1, 4), by="o", why="w"), PEOPLE])
    found = own.replay(OUTCOME.book, acts=[PEOPLE])
    assert ((), 1) == (found.differences, [one.code for one in found.unchecked].count("act_not_given"))
    gone = erase(own, "cand-1", on=dt.date(2021, 1, 4), by="o", why="w")
    assert "act_of_another" in [
        one.code for one in gone.replay(OUTCOME.book, acts=[acted(secret="0a17" * 16)]).differences
    ]
    assert "act_of_another" not in [one.code for one in gone.replay(OUTCOME.book, acts=[ACT]).differences]


@pytest.mark.untraced
def test_everybody_reads_that_a_draw_parted_equals_and_that_its_announcement_is_missing():
    """Of the act as published, by the library and by a stranger's program; and nobody can leave it out."""
    draw = draw_rfc3797(["adler", "cibnav"], count=2, key="1.2./")
    held = evolve(BARE.deliberation, draws=[draw])
    act = acted(evolve(BARE, deliberation=held, minutes=[]), days={"jury_sat": dt.date(2018, 7, 4)})
    public = act.published()
    missing = ["missing: the announcement of the draw"]
    assert missing == list(map(str, public.check().missing)) == list(map(str, act.check().missing))
    assert (
        "- Equals were parted by a draw (method and values: RFC 3797, 1.2./; numbered list in the order of identifiers)."
        in act.text
    )
    assert "Equals" not in ACT.text
    forged = evolve(public, drawn=False)
    assert [[[], ["draw"]], [["another text: root"], []]] == judged([as_json(public), as_json(forged)])
    assert [] != forged.check().doubts
    assert public.check(leaf=act.leaf("adler"))
