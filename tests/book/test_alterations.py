"""What was altered in a dossier is seen, whoever handed what to the replay; and no honest dossier is accused."""

import datetime as dt
import gzip
import json
from itertools import combinations, pairwise

import pytest
from attrs import evolve, fields
from hypothesis import example, given
from hypothesis import strategies as st

from eig import convert, jury, timeline
from eig.book import ChainLink, Dossier, Erasure
from eig.errors import EigError
from eig.jury import MarkSheet, verify
from eig.jury.minutes import Minutes
from eig.jury.selection import draw_fairly, fair_lottery
from eig.lots import Decision, TakenBack, draw_labels, draw_rfc3797
from eig.programme.appointments import Event
from eig.programme.disclosure import Disclosure
from eig.programme.jurisdictions import Jurisdiction
from eig.programme.ledger import Ledger
from eig.reasons import Reason
from eig.teams import Opening, Person, Problem, compose
from eig.teams.asked import Cohort
from helpers import decided_book as made
from helpers.costs import at_most
from helpers.shares import share
from helpers.unfolded import unfolded

BOOK = made.book()
SALT, MINUTES_SALT = "7c39" * 16, "5a17" * 16
NAMES = {one.id: one.name for one in BOOK.jurors}
DRAW = draw_rfc3797(["datajust", "datareg"], count=1, key="1.2.3./", announced=dt.date(2018, 7, 2))
OTHER = next(
    draw
    for draw in (draw_rfc3797(["datajust", "datareg"], count=2, key=f"1.2.{n}./") for n in range(4, 99))
    if draw.drawn[0] != DRAW.drawn[0]
)
"""A draw from another key, which gives the contrary."""
SITTING = dt.date(2018, 7, 4)


def held_with(draw=DRAW, **marks):
    """Deliberate, and draw between two challenges that are equal for the reserve list."""
    given = {**made.MARKS, "datareg": (2, 2, 1), **marks}
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    rows = [
        (item, f"juror-{n}", {"impact": mark})
        for item, some in given.items()
        for n, mark in enumerate(some, start=1)
    ]
    held = jury.deliberate(jury.Scoresheet.from_marks(rubric, rows), places=2, reserve=1, chair="juror-1")
    return held.settle(draw) if held.selection.reserve_undecided else held


def decided(held, **changed):
    """Decide all, with minutes of the deliberation."""
    facts = {"title": "EIG 3", "sittings": [SITTING], "salt": MINUTES_SALT, "names": NAMES}
    minutes = held.minutes(**{**facts, **changed})
    lists = made.lists()
    cohort = made.cohort(BOOK, held.kept, lists)
    return BOOK.decide(held, lists, cohort, schedule=made.schedule(), minutes=minutes)


HELD = held_with()
OUTCOME = decided(HELD)
DOSSIER = OUTCOME.dossier(salt=SALT)
MINUTES = DOSSIER.minutes[0]
MARKED = HELD.sheet.corrected(
    MarkSheet(item="adler", juror="juror-1", marks={"impact": 1}), by="juror-1", reason="slip"
)
LATE = held_with(evolve(DRAW, announced=dt.date(2018, 7, 5)))


def without(name, *keys):
    kept = {key: one for key, one in getattr(DOSSIER, name).items() if key not in keys}
    return {name: kept}


def stated(**digests):
    return {"digests": {**DOSSIER.digests, **digests}}


def rules(**changed):
    return {"deliberation": evolve(HELD, rules=evolve(HELD.rules, **changed))}


def anew(held, **changed):
    """Return minutes of another deliberation, drawn up anew, with the dossier's digest of them."""
    minutes = held.minutes(title="EIG 3", sittings=[SITTING], salt=MINUTES_SALT, **changed)
    return {"minutes": [minutes], **stated(**{"minutes: EIG 3": minutes.digest})}


def minutes(**changed):
    return {"minutes": [evolve(MINUTES, **changed)]}


def cohort_of(person, place):
    """Return the composition with one person seated elsewhere."""
    seats = dict(DOSSIER.cohort.cohort.seats) | {person: place}
    taken = {opening: [one for one, at in seats.items() if at == opening] for opening in {*seats.values()}}
    return {"cohort": evolve(DOSSIER.cohort, cohort=Cohort.of(taken))}


PARTED = HELD.decisions[0]
ALTERED = {
    "the minutes left out": ({"minutes": []}, "minutes_missing"),
    "the deliberation left out": ({"deliberation": None}, "part_missing"),
    "the rankings left out": ({"lists": None}, "part_missing"),
    "the cohort left out": ({"cohort": None}, "part_missing"),
    "the schedule left out": ({"schedule": None}, "part_missing"),
    "the digest of an empty table left out": (without("tables", "steps"), "part_altered"),
    "a digest more": (stated(more=DOSSIER.digests["marks"]), "part_altered"),
    "another policy of who is told what": ({"disclosure": Disclosure(smallest=1)}, "part_altered"),
    "an act said to be replaced": ({"replaces": {"candidates": "00" * 32}}, "part_altered"),
    "the policy left out": ({"disclosure": None}, "part_altered"),
    "a salt of a table, as if somebody had been erased": ({"table_salts": {"jurors": SALT}}, "part_altered"),
    "a table's digest left out": (without("tables", "candidates"), "no_digest"),
    "the digest of the marks left out": (without("digests", "marks"), "no_digest"),
    "the digest of the minutes left out": (without("digests", "minutes: EIG 3"), "other_minutes"),
    "the digest of what is printed left out": (without("digests", "written"), "no_digest"),
    "the minutes' own digest left out": (minutes(digest=""), "other_minutes"),
    "a decision left out": ({"rulings": evolve(DOSSIER.rulings, rulings=DOSSIER.rulings.rulings[1:])}, "moved"),
    "a reserve left out": ({"reserves": DOSSIER.reserves[1:]}, "other_written"),
    "the operations left out": ({"treatment": {**DOSSIER.treatment, "operations": ()}}, "other_written"),
    "the salt left out": ({"salt": ""}, "part_altered"),
    "another salt": ({"salt": "0a" * 32}, "part_altered"),
    "a mark": ({"deliberation": evolve(HELD, sheet=MARKED)}, "part_altered"),
    "a mark of the minutes": (minutes(deliberation=evolve(HELD, sheet=MARKED)), "other_minutes"),
    "a mark of the minutes, drawn up anew": (anew(evolve(HELD, sheet=MARKED)), "minutes_contradict"),
    "another title of the minutes": (minutes(title="EIG 4"), "minutes_missing"),
    "another day of sitting": (minutes(sittings=[dt.date(2018, 7, 3)]), "other_minutes"),
    "who recorded": (minutes(recorded_by="nobody"), "other_minutes"),
    "other names": (minutes(names_digest=MINUTES.digest), "other_minutes"),
    "another salt of the minutes": (minutes(salt="0a" * 32), "other_minutes"),
    "another digest of the minutes": (minutes(digest=f"2:{'0' * 64}"), "other_minutes"),
    "a digest said to be of no scheme": (minutes(digest=MINUTES.digest[2:]), "other_minutes"),
    "a digest of a scheme to come": (minutes(digest=f"9:{MINUTES.digest[2:]}"), "other_minutes"),
    "a digest of the dossier of a scheme to come": (stated(marks=f"9:{DOSSIER.digests['marks'][2:]}"), "other_scheme"),
    "another digest of the rules": (stated(rules=f"2:{'0' * 64}"), "part_altered"),
    "another digest of the deliberation": (stated(deliberation=f"2:{'0' * 64}"), "other_input"),
    "another digest of a table": ({"tables": {**DOSSIER.tables, "candidates": f"2:{'0' * 64}"}}, "other_table"),
    "marks of other rankings": ({"lists": made.lists(adler_data={"cand-1": 12, "cand-5": 13})}, "part_altered"),
    "the chair": ({"deliberation": evolve(HELD, chair="juror-2")}, "part_altered"),
    "the members": ({"deliberation": evolve(HELD, members={f"juror-{n}": "x" for n in (1, 2, 3)})}, "part_altered"),
    "nobody present": ({"deliberation": evolve(HELD, present=[])}, "part_altered"),
    "the attributes": ({"deliberation": evolve(HELD, attributes={"adler": {"host": "x"}})}, "part_altered"),
    "the places": (rules(places=3), "part_altered"),
    "the quorum": (rules(quorum=0), "part_altered"),
    "the threshold": (rules(threshold=1), "part_altered"),
    "the tests for equals": (rules(tie_breaks=["champions"]), "part_altered"),
    "the reserve list": (rules(reserve=2), "part_altered"),
    "the source of the rules": (rules(source="another"), "part_altered"),
    "the detail shown": (rules(detail=True), "part_altered"),
    "the order of a decision": ({"deliberation": evolve(HELD, decisions=[evolve(PARTED, order=OTHER.drawn[:1])])}, "part_altered"),
    "a decision said to be the jury's": ({"deliberation": evolve(HELD, decisions=[evolve(PARTED, by="jury")])}, "part_altered"),
    "a draw left out, drawn up anew": (anew(evolve(HELD, draws=[])), "other_minutes"),
    "the key of a draw, drawn up anew": (anew(evolve(HELD, draws=[evolve(DRAW, key=OTHER.key)])), "other_minutes"),
    "a second draw that contradicts, drawn up anew": (anew(evolve(HELD, draws=[DRAW, OTHER])), "other_minutes"),
    "a draw announced after the sitting, drawn up anew": (anew(LATE), "other_minutes"),
    "a decision before the sitting, drawn up anew": (
        anew(evolve(HELD, decisions=[evolve(PARTED, by="jury", on=dt.date(2018, 7, 1))])), "other_minutes"),
    "a seat": (cohort_of("cand-1", "cibnav"), "other_cohort"),
    "the points of the teams": ({"cohort": evolve(DOSSIER.cohort, score=())}, "other_cohort"),
    "the rules of the teams": ({"cohort": evolve(DOSSIER.cohort, problem=evolve(DOSSIER.cohort.problem, rules=()))}, "part_altered"),
    "a cost": (
        {"cohort": evolve(DOSSIER.cohort, problem=evolve(DOSSIER.cohort.problem, people=[
            evolve(one, cost=1) for one in DOSSIER.cohort.problem.people]))}, "part_altered"),
    "the proof of the teams": ({"cohort": evolve(DOSSIER.cohort, shadow_prices=DOSSIER.cohort.shadow_prices[1:])}, "part_altered"),
    "what the teams are worth": ({"cohort": evolve(DOSSIER.cohort, worth=1)}, "part_altered"),
    "how long the teams were searched": ({"cohort": evolve(DOSSIER.cohort, nodes=0)}, "part_altered"),
    "the dates": ({"schedule": evolve(DOSSIER.schedule, placed=DOSSIER.schedule.placed[::-1])}, "other_dates"),
    "the counts": ({"counts": {**DOSSIER.counts, "kept": 9}}, "other_written"),
    "how many sit where": ({"seats": {**DOSSIER.seats, "adler": 9}}, "other_written"),
    "a title": ({"titles": {**DOSSIER.titles, "adler": "Autre"}}, "other_written"),
    "the name of the promotion": ({"promotion": "EIG 9"}, "other_written"),
    "the versions": ({"versions": {"eig": "9"}}, "part_altered"),
    "the reasons": (
        {"rulings": evolve(DOSSIER.rulings, rulings=[evolve(one, reasons=one.reasons[:1]) for one in DOSSIER.rulings.rulings])},
        "part_altered"),
    "what things are called": ({"place": Jurisdiction(words={"en": {"challenge kept": "challenge cancelled"}})}, "part_altered"),
    "a caution left out, or added": ({"cautions": [*DOSSIER.cautions, DOSSIER.rulings.rulings[0].binds]}, "part_altered"),
    "the root of an act": ({"roots": {"challenges": "00" * 32}}, "part_altered"),
    "of how many leaves an act is": ({"sizes": {"challenges": 9}}, "part_altered"),
    "the day of a step": (
        {"links": {"challenges": [ChainLink(kind="rules", on=SITTING, digest="0", link="0")]}}, "link_altered"),
    "an erasure that was none": ({"erasures": [Erasure(on=SITTING, by="x", why="y", count=1)]}, "part_altered"),
    "minutes twice": ({"minutes": [MINUTES, MINUTES]}, "minutes_twice"),
    "a round that was none": ({"rounds": [evolve(HELD, sheet=MARKED)]}, "no_digest"),
}  # fmt: skip


def test_each_part_of_a_dossier_is_among_those_altered():
    """A part that a dossier has since is altered here too, but for who reads it."""
    changed = {name for change, _ in ALTERED.values() for name in change}

    assert {one.name for one in fields(Dossier)} - changed == {"audience"}


BRANCHES = {
    "a cost",
    "a mark of the minutes, drawn up anew",
    "a digest of a scheme to come",
    "the minutes' own digest left out",
}
"""Those that go where no other test does: they are few enough to be traced."""


REST = [one for one in ALTERED if one not in BRANCHES]


@pytest.mark.untraced(but=["a cost", "a digest of a scheme to come"])
@pytest.mark.parametrize(
    "what",
    [
        *sorted(BRANCHES),
        *(pytest.param(one, marks=pytest.mark.slow) for one in share(REST, "altered", one_in=12)),
    ],
)
def test_whatever_is_altered_in_a_dossier_is_named(what):
    """Left out, altered, contradictory or late: the replay names it, and it does not hold (all of them by `make nightly`)."""
    change, code = ALTERED[what]
    again = evolve(DOSSIER, **change).replay(BOOK)

    assert code in again.explain().codes, str(again)
    assert not again.holds


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("part", ["deliberation", "lists", "schedule"])
def test_the_true_part_that_is_handed_does_not_hide_another_inside(part):
    """A dossier with another part inside, or none, is not saved by the right one in the caller's hand."""
    inside = {
        "deliberation": evolve(HELD, sheet=MARKED),
        "lists": made.lists(adler_data={"cand-1": 12, "cand-5": 13}),
        "schedule": evolve(DOSSIER.schedule, plan=evolve(DOSSIER.schedule.plan, start=dt.date(2018, 11, 12))),
    }
    right = {part: getattr(DOSSIER, part)}

    assert DOSSIER.replay(BOOK, **right).holds
    assert "part_altered" in evolve(DOSSIER, **{part: inside[part]}).replay(BOOK, **right).explain().codes
    assert "part_missing" in evolve(DOSSIER, **{part: None}).replay(BOOK, **right).explain().codes


@pytest.mark.slow
def test_a_dossier_written_anew_as_a_whole_is_seen_by_what_was_published():
    """Whoever has the secret can write all of it anew: only what everybody has tells."""
    published = DOSSIER.redacted("public")
    forged = decided(held_with(datajust=(4, 4, 4))).dossier(salt=SALT)

    assert forged.replay(BOOK).holds
    told = forged.replay(BOOK, published=published)
    assert not told.holds
    assert "other_published" in told.explain().codes
    assert "reasons of decisions, what is told of the treatment and the digests of answers" in unfolded(told)
    assert DOSSIER.replay(BOOK, published=published).holds


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"salt": SALT}, "what is kept from the public", marks=pytest.mark.slow),
        pytest.param({"minutes": [MINUTES]}, "what is kept from the public", marks=pytest.mark.slow),
        ({"cohort": DOSSIER.cohort}, "what is kept from the public"),
        pytest.param({"audience": "jury"}, "what is kept from the public", marks=pytest.mark.slow),
        ({"erasures": [Erasure(on=SITTING, by="x", why="y", count=1)]}, "the erasures"),
    ],
)
def test_what_was_published_holds_nothing_that_the_public_is_not_told(change, told):
    """A public dossier with the salt, minutes or an erasure that was none written into it is another one."""
    public = DOSSIER.redacted("public")
    held = DOSSIER.replay(BOOK, published=evolve(public, **change))

    assert [f"what was published is something else: {told}"] == [
        str(one).split(", such")[0] for one in held.differences
    ]


@pytest.mark.slow
def test_a_dossier_altered_so_that_nothing_can_be_decided_is_named_as_altered():
    """The book is right, and is not said to be wrong: of a ranking whose names changed places, nothing can be decided."""
    kept = DOSSIER.lists.lists
    forged = evolve(
        DOSSIER, lists=evolve(DOSSIER.lists, lists=[evolve(kept[0], key=kept[0].key[::-1]), *kept[1:]])
    )
    told = forged.replay(BOOK, published=DOSSIER.redacted("public"))
    assert {"part_altered"} <= {*told.explain().codes}
    assert "rankings" in unfolded(told)
    with pytest.raises(EigError):
        DOSSIER.replay(BOOK, lists=forged.lists)


def test_a_part_of_another_promotion_is_named_and_never_fails():
    """A jury, lists or teams in which nobody of this promotion is: each is told as altered, whoever compares."""
    marks = jury.Scoresheet.from_marks(jury.Rubric.equal(["x"], scale=jury.EIG_SCALE), [("z", "w", {"x": 1})])
    other = {
        "deliberation": jury.deliberate(marks, places=1),
        "lists": jury.rank_lists({("z", "data"): {"w": 1}}),
        "cohort": compose(Problem(people=[Person(id="w", wishes=["z"])], openings=[Opening(id="z")])),
        "schedule": timeline.schedule(
            timeline.Plan(
                key="z",
                start=SITTING,
                calendar=DOSSIER.schedule.plan.calendar,
                phases=[timeline.Phase(key="a")],
            )
        ),
    }
    for name, part in other.items():
        found = evolve(DOSSIER, **{name: part}).replay(BOOK, published=DOSSIER.redacted("public"))
        assert "part_altered" in found.explain().codes


@pytest.mark.slow
def test_a_deliberation_without_minutes_is_held_to_its_draws():
    """Two draws that contradict each other are told, minutes or not; one taken back is none."""
    bare = evolve(OUTCOME, minutes=[], deliberation=evolve(HELD, draws=[DRAW, OTHER])).dossier(salt=SALT)

    assert "draws_contradict" in bare.replay(BOOK).explain().codes
    assert evolve(OUTCOME, minutes=[]).dossier(salt=SALT).replay(BOOK).holds
    assert BOOK.decide(minutes=MINUTES).dossier().replay(BOOK).holds


# ── minutes ───────────────────────────────────────────────────────────────────────────────────────


def doubts(minutes, **asked):
    return tuple(one.code for one in verify(minutes, minutes.deliberation, **asked).doubts)


def drawn_up(held, *days):
    return held.minutes(title="t", sittings=days or [SITTING])


def test_a_draw_announced_once_the_jury_had_sat_is_late():
    """Or once the decision that follows it was taken: whoever chose the sources may have known the numbers."""
    dated = evolve(HELD, decisions=[evolve(PARTED, on=dt.date(2018, 7, 1))])

    assert () == doubts(drawn_up(HELD))
    assert () == doubts(drawn_up(held_with(evolve(DRAW, announced=SITTING))))
    assert ("draw_late",) == doubts(drawn_up(LATE))
    assert () == doubts(drawn_up(LATE, SITTING, dt.date(2018, 7, 5)))
    assert () == doubts(LATE.minutes(title="t"))
    assert "draw_late" in doubts(drawn_up(dated, dt.date(2018, 7, 1), SITTING))
    assert "tirage" in verify(drawn_up(LATE), LATE).say("fr")


def test_two_draws_that_contradict_each_other_do_not_hold():
    """Unless one was taken back on the record; a second draw that only goes on where the first stopped is none."""
    both = evolve(HELD, draws=[DRAW, OTHER])
    gone = TakenBack(
        decision=Decision(by="draw", order=OTHER.order, reference=OTHER.record), by="jury", reference="4.3"
    )
    slip = evolve(gone, decision=evolve(gone.decision, by="jury"))
    labels = draw_labels(["datajust", "datareg"], code="00" * 32, randomness="1./")
    lottery = fair_lottery({"datajust": {}, "datareg": {}}, places=1)
    codes = [f"{n:02d}" * 32 for n in range(20)]
    sets = {
        draw.drawn: draw for draw in (draw_fairly(lottery, code=code, randomness="1./") for code in codes)
    }

    assert DRAW.order[0] != OTHER.order[0]
    assert ("draws_contradict",) == doubts(drawn_up(both))
    assert () == doubts(drawn_up(evolve(both, taken_back=[gone])))
    assert ("draws_contradict",) == doubts(drawn_up(evolve(both, taken_back=[slip])))
    assert () == doubts(drawn_up(evolve(HELD, draws=[DRAW, DRAW])))
    first = evolve(DRAW, drawn=(), key=DRAW.key)
    assert "draws_contradict" not in doubts(drawn_up(evolve(HELD, draws=[DRAW, first])))
    assert 2 == len(sets)
    seen = {
        order: "draws_contradict" in doubts(drawn_up(evolve(HELD, draws=[DRAW, draw])))
        for order, draw in sets.items()
    }
    assert seen == {order: order != DRAW.order for order in sets}
    told = "draws_contradict" in doubts(drawn_up(evolve(HELD, draws=[DRAW, labels])))
    assert told == (labels.order[0] != DRAW.order[0])


def dated(kind, *days, what="challenges"):
    return [Event(on=dt.date(2018, 7, day), kind=kind, what=what) for day in days]


def by_ledger(facts):
    known = verify(MINUTES, MINUTES.deliberation, ledger=Ledger(facts=facts))
    return [one.code for one in known.doubts], [one.facts["count"] for one in known.cautions]


day = st.lists(st.integers(1, 9), max_size=2, unique=True)


@pytest.mark.slow
@given(rules=day, announced=day, sat=day, signed=day)
@example(rules=[], announced=[], sat=[3], signed=[])
@example(rules=[5], announced=[3], sat=[4], signed=[3])
@example(rules=[1], announced=[2], sat=[4], signed=[4])
@example(rules=[1, 6], announced=[], sat=[4, 7], signed=[])
@example(rules=[1, 8], announced=[], sat=[4, 7], signed=[])
@example(rules=[1], announced=[2], sat=[4], signed=[3, 5])
def test_minutes_are_held_to_the_ledger(rules, announced, sat, signed):
    """A sitting or an announcement of another day, rules too late, a signature too early; steps without a day are counted."""
    days = {"rules_published": rules, "draw_announced": announced, "jury_sat": sat, "minutes_signed": signed}
    doubts, without = by_ledger([one for kind, some in days.items() for one in dated(kind, *some)])
    other = (bool(sat) and 4 not in sat) + (bool(announced) and 2 not in announced)

    assert doubts.count("other_day") == other
    next_round = max([one for one in sat if one != 4] if any(one <= 4 for one in rules) else [], default=0)
    assert doubts.count("rules_late") == sum(one > max(4, next_round) for one in rules)
    served = any(one >= 4 for one in signed)  # a day before is that of the minutes of another round
    assert doubts.count("signed_early") == (0 if served else len(signed))
    assert without == [gone for gone in [sum(not one for one in days.values())] if gone]


def test_facts_of_another_act_date_nothing():
    """Days of the act on the candidates say nothing of minutes about challenges."""
    assert ([], [4]) == by_ledger(dated("jury_sat", 3, what="candidates"))
    held = verify(
        MINUTES, MINUTES.deliberation, ledger=Ledger(facts=dated("jury_sat", 3)), about="candidates"
    )
    assert held.doubts == ()


def test_a_decision_of_a_day_before_the_jury_sat_contradicts_the_minutes():
    """On the day itself, or with no day stated, it holds."""
    early = evolve(HELD, draws=[], decisions=[evolve(PARTED, by="jury", on=dt.date(2018, 7, 3))])
    same = evolve(early, decisions=[evolve(early.decisions[0], on=SITTING)])

    assert ("decided_early",) == doubts(drawn_up(early))
    assert () == doubts(drawn_up(same))
    assert () == doubts(early.minutes(title="t"))


def test_names_exchanged_in_a_written_text_are_seen():
    """Minutes drawn up with names keep a digest of them: a text under a forger's map does not hold."""
    forged = {**NAMES, "juror-1": NAMES["juror-2"], "juror-2": NAMES["juror-1"]}
    loose = HELD.minutes(title="t")
    text = {"text": MINUTES.to_markdown(names=NAMES), "names": NAMES}
    other = {"text": MINUTES.to_markdown(names=forged), "names": forged}

    assert () == doubts(MINUTES, **text)
    assert ("other_names",) == doubts(MINUTES, **other)
    assert "other_names" in doubts(MINUTES, text=MINUTES.to_markdown())
    known = verify(loose, HELD, text=loose.to_markdown(names=forged), names=forged)
    assert ("names_loose",) == tuple(one.code for one in known.cautions)
    assert () == known.doubts
    assert () == verify(loose, HELD, text=loose.to_markdown()).cautions
    assert NAMES["juror-1"] not in convert.to_json(MINUTES)


# ── digests of earlier releases ───────────────────────────────────────────────────────────────────


def earlier():
    """Return what was stored before digests had a scheme: minutes, and a dossier, as JSON."""
    with gzip.open("tests/data/before_schemes.jsonl.gz", "rt", encoding="utf-8") as kept:
        return [json.loads(line) for line in kept]


@pytest.mark.slow
def test_minutes_of_a_scheme_before_are_verified():
    """Those of some hundred changes ago hold, and those altered since do not."""
    kept = [convert.from_json(one["json"], Minutes) for one in earlier() if one["kind"] == "Minutes"]

    assert 3 == len(kept)
    for minutes in kept:
        assert () == doubts(minutes)
        assert ":" not in minutes.digest
        assert ("altered",) == doubts(evolve(minutes, recorded_by="somebody"))


@pytest.mark.slow
def test_a_dossier_of_a_scheme_before_is_run_again():
    """Its digests are taken again by its own scheme; what was altered in it since is seen, and who is told otherwise."""
    kept = [convert.from_json(one["json"], Dossier) for one in earlier() if one["kind"] == "Dossier"]

    told = [str(one) for one in kept[0].replay(BOOK).differences]
    assert 5 == len(told)
    assert "what is published of the promotion" in told[0]  # it states its jurisdiction since
    assert "what was asked of the teams changed" == told[1]
    assert "other wishes of cand-5" in told[2]  # a second wish stays one where the first is not to be had
    assert "cand-7: no seat before, not shortlisted now" == told[3]
    assert "what is told of the treatment" in told[4]
    assert not evolve(kept[0], minutes=[]).replay(BOOK).holds
    assert "part_altered" in evolve(kept[0], deliberation=evolve(kept[0].deliberation, sheet=MARKED)).replay(BOOK).explain().codes  # fmt: skip


# ── honest worlds ─────────────────────────────────────────────────────────────────────────────────

marks = st.tuples(*[st.integers(1, 4)] * 3)


@pytest.mark.slow
@at_most(300, by_day=2)
@given(st.fixed_dictionaries(dict.fromkeys(made.MARKS, marks)), st.integers(1, 9), st.booleans())
def test_no_honest_dossier_is_accused(given_marks, key, named):
    """Whatever the marks, and whatever is drawn: the dossier holds, with all that it holds handed in or not."""
    held = held_with(
        draw_rfc3797(sorted(made.MARKS), count=4, key=f"{key}./", announced=SITTING), **given_marks
    )
    if held.undecided:
        held = held.settle(draw_rfc3797(held.undecided, count=len(held.undecided), key=f"{key}./"))
    outcome = decided(held, names=NAMES if named else {})
    dossier = outcome.dossier()

    again = dossier.replay(BOOK, published=dossier.redacted("public"))
    assert again.holds, str(again)
    handed = dossier.replay(BOOK, deliberation=held, lists=made.lists(), schedule=made.schedule())
    assert str(handed).startswith("the same answers come from the same tables\nnot checked: the ledger")


# ── two steps at once ─────────────────────────────────────────────────────────────────────────────


def heard():
    """Return an outcome of which the candidates have minutes too, of a jury that drew between two of them."""
    rubric = jury.Rubric.equal(["merit"], scale=jury.EIG_SCALE)
    rows = [(f"cand-{n}", f"juror-{m}", {"merit": 3}) for n in (1, 2) for m in (1, 2, 3)]
    held = jury.deliberate(jury.Scoresheet.from_marks(rubric, rows), places=1, chair="juror-1")
    draw = draw_rfc3797(held.undecided, count=2, key="1.2.3./", announced=dt.date(2018, 11, 2))
    minutes = held.settle(draw).minutes(
        title="EIG 3, people", sittings=[dt.date(2018, 11, 8)], salt="6b28" * 16, names=NAMES
    )
    return evolve(OUTCOME, minutes=[*OUTCOME.minutes, minutes])


STEPS = {
    "rules": ("rules_published", dt.date(2018, 5, 4)),
    "draw": ("draw_announced", dt.date(2018, 7, 2)),
    "sitting": ("jury_sat", SITTING),
    "minutes": ("minutes_signed", dt.date(2018, 7, 6)),
    "decision": ("decision_taken", dt.date(2018, 7, 10)),
    "notification": ("decision_notified", dt.date(2018, 7, 12)),
}
OF_PEOPLE = {
    "rules": dt.date(2018, 9, 13),
    "draw": dt.date(2018, 11, 2),
    "sitting": dt.date(2018, 11, 8),
    "minutes": dt.date(2018, 11, 9),
    "decision": dt.date(2018, 12, 14),
    "notification": dt.date(2018, 12, 16),
}
KNOWN = ("draw", "sitting")
"""The steps whose day the record of the draw and the minutes say too, so that the ledger contradicts it or is not asked."""
DAYS = {"challenges": {step: day for step, (_, day) in STEPS.items()}, "candidates": OF_PEOPLE}
NEXT = dict(pairwise(STEPS)) | {"notification": "notification"}


def wrong(days):
    """Return each way in which one step is wrong: how, which, and the day that the ledger has."""
    one = dt.timedelta(1)
    return [
        *(("late", step, days[after] + one) for step, after in NEXT.items() if step != "notification"),
        ("early", "notification", days["decision"] - one),
        *(("contradictory", step, days[step] - one) for step in KNOWN),
        *(("missing", step, None) for step in STEPS if step not in KNOWN),
    ]


def apart(one, other):
    """Tell whether the day of a step still tells that another is late, or early."""
    how, step, _ = one
    return other[1] not in (step, {"late": NEXT[step], "early": "decision"}.get(how))


PAIRS = {
    f"{about}: {a[1]} {a[0]}, {b[1]} {b[0]}": (about, a, b)
    for about, days in DAYS.items()
    for a, b in combinations(wrong(days), 2)
    if apart(a, b) and apart(b, a)
}


@pytest.mark.parametrize("pair", share(PAIRS, "two steps", one_in=30))
@pytest.mark.slow(but=["candidates: sitting late, decision late"])
def test_of_two_steps_that_are_wrong_at_once_each_is_named(pair):
    """Late, missing or contradictory: the act says it and so does the replay, of each of them (every pair by `make nightly`).

    So it is of the act on challenges, and of that on people.
    """
    about, *steps = PAIRS[pair]
    days = DAYS[about] | {step: day for _, step, day in steps}
    facts = [Event(on=day, kind=STEPS[step][0], what=about) for step, day in days.items() if day]
    outcome = heard().record(*facts)
    found, again = (
        outcome.act(about, secret="5c28" * 16).check(),
        outcome.dossier(salt=SALT).replay(outcome.book),
    )
    for told in ((*found.doubts, *found.missing), (*again.differences, *again.unchecked)):
        named = {part.code for one in told for part in one.facts.values() if isinstance(part, Reason)}
        assert set() == {f"link_{step}" for _, step, _ in steps} - named


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("about", DAYS)
def test_of_steps_that_are_right_nothing_is_told(about):
    """Each dated, in its order, on the day that the minutes and the draw say too."""
    facts = [Event(on=day, kind=STEPS[step][0], what=about) for step, day in DAYS[about].items()]
    outcome = heard().record(*facts)
    found, again = outcome.act(about, secret="5c28" * 16), outcome.dossier(salt=SALT).replay(outcome.book)
    assert () == found.check().doubts == again.differences
    assert [] == [one.code for one in (*found.missing, *again.unchecked) if "link" in one.code]
