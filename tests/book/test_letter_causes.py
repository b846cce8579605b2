"""Every reason against a seat is a cause: without it the person would sit there, by every cohort there is."""

from collections import Counter
from contextlib import suppress
from copy import copy
from datetime import date
from itertools import combinations, permutations, product
from random import Random

import pytest
from attrs import evolve

from eig import teams
from eig._language.sentences_from_codes import sentence
from eig.book import Book, _causes_of_no_seat
from eig.book._letters_and_notices import voice
from eig.errors import Fault
from eig.jury import rank_lists
from eig.lots import Decision
from eig.programme import Application, Candidate, Post
from eig.programme.appointments import Event
from eig.programme.disclosure import Disclosure
from eig.promotions import P3
from helpers import letter_worlds as worlds
from helpers.shares import few, whole
from helpers.unfolded import unfolded

FEW, MANY = 25, 150
SEATS = (
    "but_for",
    "equal_but_for",
    "together",
    "posts_taken_before",
    "by_draw",
    "rules_exclude",
    "barred",
    "sits_after",
    "rule_broken",
    "broken_together",
    "no_list_of_post",
)


def check_world(seed, told):
    """Check each reason against a seat, the letters that say them, and the same world under other names."""
    draw = Random(seed)
    world = worlds.World(draw)
    settle = draw.random() < 0.7
    first = worlds.decided(world, settle=settle)
    if first.cohort.cohort is None:
        return
    for one in world.people:
        letters = [
            (first.letter(one, audience="jury", lang=lang), voice(first, lang, person=one))
            for lang in ("en", "fr")
        ]
        own = [reason.code for reason in first.reasons(audience="candidate")[one].reasons]
        for reason in first.rulings[one].reasons:
            found = worlds.is_true(world, first, one, reason)
            if found is not None:
                told[reason.code] += 1
                assert found, (seed, one, reason.code)
                assert reason.code in own, (seed, one, "the candidate is told of the same seat")
                assert all(sentence(reason.say(lang)) in letter for letter, lang in letters)
        passed = {
            reason.facts["opening"]: {*reason.facts["people"]}
            for reason in first.rulings[one].reasons
            if reason.code == "sits_after"
        }
        assert passed == worlds.passed_over(world, first, one), (seed, one)
        for named, swaying in worlds.points_named(world, first, one):
            assert named == swaying, (seed, one, "whoever is passed over reads which points did it")
    if not first.cohort.undecided:
        for leaver in first.cohort.cohort.people:
            with suppress(Fault):  # posts that are still to be parted
                for code, found in worlds.entries_are_true(world, first, leaver):
                    told[code] += 1
                    assert found, (seed, leaver, code)
    people = list(world.people)
    names = dict(zip(people, draw.sample([f"z{n}" for n in range(len(people))], len(people)), strict=True))
    other = worlds.decided(world, names, draw, settle=settle)
    back = {new: old for old, new in names.items()}
    for new, old in back.items():
        assert first.letter(old) == other.letter(new).replace(new, old), (seed, old)
        codes = [
            Counter(reason.code for reason in one.rulings[who].reasons)
            for one, who in ((first, old), (other, new))
        ]
        assert codes[0] == codes[1], (seed, old)


@pytest.mark.slow
def test_each_reason_against_a_seat_is_a_cause():
    """Once what a letter names is gone, the person sits there in every best cohort (`make nightly` goes through more worlds)."""
    told = Counter()
    for seed in range(MANY if whole() else FEW):
        check_world(seed, told)
    assert set(SEATS) <= set(told) <= {*SEATS, "by_sum"}  # seldom: no points alone did it


@pytest.mark.slow(one_in=4)
@pytest.mark.parametrize("seed", few([25, 33, 48, 59, *range(24)], 7))
def test_other_names_of_challenges_change_nothing_but_the_names(seed):
    """The smallest conflict, the causes and their order hang on no name: in a letter only the names are others (more by `make nightly`)."""
    draw = Random(seed)
    world = worlds.World(draw)
    first, other = worlds.decided(world), worlds.decided(worlds.under_other_names(world, draw))
    for one in world.people:
        letters = [found.letter(one, audience="jury") for found in (first, other)]
        assert worlds.nameless(letters[0], world.people) == worlds.nameless(letters[1], world.people)


def of_profiles(people, posts, marks):
    """Return a world of one challenge, where each has one profile and is ranked on its list."""
    world = worlds.World(Random(0))
    world.people = {one: [kind] for one, kind in people.items()}
    world.employers = dict.fromkeys(people, "e1")
    world.wishes = {one: ["adler"] for one in people}
    world.posts, world.points, world.rules = {"adler": [(kind,) for kind in posts]}, (), {}
    world.marks = {
        ("adler", kind): {one: mark for one, mark in marks.items() if people[one] == kind}
        for kind in worlds.KINDS
    }
    return world


@pytest.mark.untraced
def test_equals_are_those_who_may_hold_the_same_posts():
    """Two tie for the post of data, three for that of dev: each is told of the others of that post, and of no more."""
    people = {"c1": "data", "c2": "data", "c3": "dev", "c4": "dev", "c5": "dev"}
    outcome = worlds.decided(of_profiles(people, ["data", "dev"], dict.fromkeys(people, 9)), settle=False)
    for one, kind in people.items():
        (told,) = (reason for reason in outcome.rulings[one].reasons if reason.code == "equal_seats")
        assert {*told.facts["people"]} == {who for who in people if people[who] == kind and who != one}


@pytest.mark.parametrize(
    "seeds", [(13, 16, 46, 48), pytest.param(range(60 if whole() else 24), marks=pytest.mark.slow)]
)
@pytest.mark.untraced
def test_whoever_an_equal_would_exchange_with_is_told(seeds):
    """Two best cohorts that differ, and by nothing that changes alone, make rivals of those who are seated in one only."""
    for seed in seeds:
        world = worlds.World(Random(seed))
        outcome, every = worlds.decided(world, settle=False), worlds.best(world)
        for one in outcome.cohort.undecided if outcome.cohort.cohort else ():
            told = {
                who for reason in outcome.rulings[one].reasons for who in reason.facts.get("people") or ()
            }
            for first, second in permutations(every, 2):
                moved = {who for who in first if first[who] != second[who]}
                between = ({who for who in first if first[who] != third[who]} for third in every)
                if one in moved and not first[one] and not any(some < moved for some in between if some):
                    left = {who for who in moved if first[who] == second[one] and not second[who]}
                    assert left <= told, (seed, one)


@pytest.mark.slow
@pytest.mark.parametrize("marks", [(9, 7, 7), (7, 9, 7, 5), (9, 8, 7, 7, 7)])
def test_equals_second_are_told_that_somebody_ranked_before_has_the_post(marks):
    """Neither of two equals would have the post for sure without the first; each reads all the same who has it."""
    people = [f"c{number}" for number, _ in enumerate(marks, start=1)]
    outcome = worlds.decided(
        of_profiles(dict.fromkeys(people, "data"), ["data"], dict(zip(people, marks, strict=True)))
    )
    for one, mark in zip(people, marks, strict=True):
        told = [reason for reason in outcome.rulings[one].reasons if reason.code in SEATS]
        assert [reason.code for reason in told] == ["posts_taken_before"] * (mark < max(marks))


@pytest.mark.untraced
def test_nobody_is_on_the_reserve_of_a_list_that_no_post_takes():
    """Of dev ranked where all posts are of data nobody can come in: no number is told, and the reserve is empty."""
    people = {"c1": "dev", "c2": "data", "c3": "data", "c4": "data"}
    outcome = worlds.decided(
        of_profiles(people, ["data", "data"], dict(zip(people, (9, 8, 7, 6), strict=True)))
    )
    assert [(), ("c4",)] == [outcome.reserve("adler", kind).people for kind in ("dev", "data")]
    assert ("not_seated", "reserve") == (outcome.rulings["c1"].status, outcome.rulings["c4"].status)
    assert not any("liste complémentaire" in outcome.letter("c1", lang=lang) for lang in ("en", "fr"))


WITH_EQUALS = (16, 48, 425, 661)
"""Worlds in which equals wait, and others are on a reserve: some with a number, before or after who sits."""


def other_post(mark, kind="dev"):
    """Return a world where two are equal for a post of data, and somebody with a mark there sits at the other post."""
    world = worlds.World(Random(0))
    world.people = {"c1": ["data"], "c2": ["data"], "c3": ["data"], "c4": sorted({"data", kind})}
    world.employers = dict.fromkeys(world.people, "e1")
    world.wishes = {one: ["adler"] for one in world.people}
    world.posts, world.points, world.rules = {"adler": [("data",), (kind,)]}, (), {}
    world.marks = {("adler", "dev"): {"c4": 20}, ("adler", "data"): {"c1": 9, "c2": 9, "c3": 5, "c4": mark}}
    return world


@pytest.mark.untraced
@pytest.mark.parametrize(
    "world",
    [
        *(pytest.param(worlds.World(Random(seed)), marks=pytest.mark.slow(one_in=3)) for seed in WITH_EQUALS),
        other_post(3),
        other_post(8),
        other_post(20, "data"),
    ],
)
def test_what_the_decided_are_told_holds_however_equals_are_parted(world):
    """A number on the reserve, and who sits there: told while equals wait, it is so after any decision."""
    waiting = worlds.decided(world, settle=False)
    open_ = waiting.cohort.undecided
    assert open_
    for order in (open_, open_[::-1]):
        found = waiting.cohort.settle(Decision(by="jury", order=order, reference="minutes, 4"))
        parted = waiting.book.decide(lists=waiting.lists, cohort=found)
        for one in {*world.people}.difference(open_):
            for reason in waiting.rulings[one].reasons:
                if reason.code == "on_reserve":
                    assert reason in parted.rulings[one].reasons
                elif reason.code in ("sits_after", "posts_taken_before"):
                    side = worlds.after if reason.code == "sits_after" else worlds.before
                    assert {*reason.facts["people"]} <= side(world, parted, one, reason.facts["opening"])


@pytest.mark.untraced
def test_who_waits_for_equals_on_a_reserve_has_no_number():
    """Of two equal for a seat one will be before the third; the reserve names both, and the letter no number."""
    waiting = worlds.decided(other_post(3), settle=False)
    reserve = waiting.reserve("adler", "data")
    assert (reserve.groups, reserve.waiting) == ((("c1", "c2"), ("c3",)), ("c1", "c2"))
    assert reserve.people == ("c3",)
    assert "to be parted" in unfolded(reserve.explain())
    assert [None] == [row["number"] for row in reserve.rows()]
    assert "the number is not sure" in unfolded(reserve.explain("c3")).lower()
    assert "Number 1" not in waiting.letter("c3")


# ── what the law seldom meets ─────────────────────────────────────────────────────────────────────


def little(people, posts, rules=(), **options):
    """Return the outcome of one challenge: the mark and the employer of each person, and how many posts of data."""
    seats = [Post(id=f"adler-{number}", challenge="adler", profile="data") for number in range(posts)]
    book = Book(
        promotion=worlds.EMPTY,
        proposed=[evolve(P3.challenge("adler"), posts=seats)],
        candidates=[
            Candidate(id=one, profiles=["data"], employer=employer or None)
            for one, (_, employer) in people.items()
        ],
        applications=[Application(candidate=one, wishes=["adler"]) for one in people],
    )
    merit = rank_lists({("adler", "data"): {one: mark for one, (mark, _) in people.items()}})
    problem = book.problem(["adler"], merit=merit, rules=rules)
    return book.decide(lists=merit, cohort=teams.compose(evolve(problem, **options)))


def codes(outcome, person):
    """Return the codes of what is told of a person, but for ranks and reserves."""
    told = [reason.code for reason in outcome.rulings[person].reasons]
    return [code for code in told if code not in ("rank_on", "on_reserve")]


GIVING = {
    "points_of_hosts": lambda points: teams.asked.HostPoints(by_rank=points.values()),
    "points_of_staying": lambda points: teams.asked.StayBonus(
        seats=[(one, "adler") for one, gained in points.items() if gained]
    ),
    "points_of_skills": lambda _: teams.asked.SkillPoints(),
}
"""Terms by which each person gains so many points at adler, the most first."""


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("code", GIVING)
def test_whoever_is_passed_over_reads_which_points_did_it(code):
    """One seat: of the best marks alone, points kept it from them; of the best marks with others, from being equal."""
    told = Counter()
    best = "c"
    for marks in product((1, 2), repeat=3):
        points = {one: 2 * (one == best) for one in sorted("abc", key=lambda one: one != best)}
        found = little(dict(zip("abc", ((mark, "") for mark in marks), strict=True)), 1)
        given = found.cohort.problem
        problem = evolve(
            given,
            people=[evolve(one, skills={"sql": 1} if one.id == best else {}) for one in given.people],
            openings=[evolve(one, weights={"sql": 2}, host_wishes=list(points)) for one in given.openings],
            objective=evolve(given.objective, terms=[*given.objective.terms, GIVING[code](points)]),
        )
        outcome = found.book.decide(lists=found.lists, cohort=teams.compose(problem))
        for one, mark in zip("abc", marks, strict=True):
            named = [
                reason.code
                for reason in outcome.rulings[one].reasons
                if reason.code in ("but_for", "equal_but_for")
                and code in [cause.code for cause in reason.facts["causes"]]
            ]
            first = one != best and mark == max(marks)
            own = ["but_for" if marks.count(mark) == 1 else "equal_but_for"] if first else []
            assert named == own, (marks, one)
            told.update(named)
    assert {"but_for", "equal_but_for"} == set(told)


@pytest.mark.slow
@pytest.mark.parametrize("appointed", [False, True])
def test_whoever_was_on_the_reserve_of_a_challenge_that_withdrew_reads_so_once(appointed):
    """Whether or not somebody has begun there; the grounds of the day when they were on it stay beside."""
    day, before = date(2025, 3, 4), little({"c1": (5, ""), "c2": (4, ""), "c3": (3, "")}, 1)
    if appointed:
        signed = before.book.appoint(before.cohort, starts=date(2024, 9, 2))
        before = evolve(before.book, appointments=signed).decide(lists=before.lists, cohort=before.cohort)
    over = before.record(Event(on=day, kind="withdrawn", challenge="adler"))

    for one in ("c2", "c3"):
        assert before.rulings[one].status == "reserve"
        assert over.rulings[one].status == "not_seated"
        assert codes(over, one) == [*codes(before, one), "seat_lost"]
        for letter in (over.letter(one), over.letter(one, audience="jury")):
            assert letter.count("withdrawn on 4 March 2025") == 1


def test_a_fact_recorded_while_equals_wait_is_told_to_those_who_waited():
    """Where the challenge is withdrawn nobody waits; where one is gone, whoever is left is equal with nobody."""
    waiting = little({"c1": (5, ""), "c2": (5, ""), "c3": (5, ""), "c4": (1, "")}, 2)
    day, equals = date(2025, 3, 4), ("c1", "c2", "c3")
    over = waiting.record(Event(on=day, kind="withdrawn", challenge="adler"))
    left = waiting.record(Event(on=day, kind="withdrawn", person="c1"))
    nobody = left.record(Event(on=day, kind="withdrawn", person="c2")).record(
        Event(on=day, kind="withdrawn", person="c3")
    )

    assert {("not_seated", "seat_lost")} == {(over.rulings[one].status, *codes(over, one)) for one in equals}
    bare = waiting
    for number in range(2):
        bare = bare.record(Event(on=date(2018, 12, 18), kind="cut", post=f"adler-{number}"))
    for outcome, words in (
        (over, "was withdrawn on 4 March 2025"),
        (bare, "lost all its posts on 18 December 2018"),
    ):
        letters = {outcome.letter(one).replace(one, "…") for one in equals}
        assert len(letters) == 1  # no name chooses who had a seat, and nobody had one
        letter = letters.pop()
        assert f"the challenge {words}" in letter
        assert "Noted: no seat." in letter
        assert ("not_seated", "not_seated") == tuple(outcome.rulings[one].status for one in ("c1", "c4"))
    assert [["equal_seats"]] * 3 == [codes(waiting, one) for one in equals]
    assert [["sits", "equal_left"]] * 2 == [codes(left, one) for one in equals[1:]]
    assert "Number 1" in left.letter("c4")
    assert "Number 1" in nobody.letter("c4")
    assert [True, False, False, False] == [
        "best cohorts" in str(one) for one in (waiting, left, over, nobody)
    ]


def as_composed_without(world, waiting, gone):
    """Check who is left of equals, once one of them is gone, against every cohort; return what is told of each."""
    best = [cohort for cohort in worlds.best(world) if cohort[gone] is None]
    after = waiting.record(Event(on=date(2025, 3, 4), kind="withdrawn", person=gone))
    told = set()
    for one in {*world.people} - {gone} if best else ():
        places = {cohort[one] for cohort in best}
        status = "undecided" if len(places) > 1 else "seated" if places != {None} else None
        ruling, letter = after.rulings[one], after.letter(one, lang="fr")
        assert (ruling.status == status) if status else ruling.status not in ("undecided", "seated")
        assert (ruling.place,) == (*places,) if status == "seated" else ruling.place is None
        equals = [reason for reason in ruling.reasons if reason.code in ("equal_seats", "equal_alone")]
        assert [{*places} - {None}] * (status == "undecided") == [{*one.facts["openings"]} for one in equals]
        assert ("sera consignée" in letter) == (status == "undecided")
        told |= {reason.code for reason in ruling.reasons if one in waiting.cohort.undecided}
    assert ("best cohorts" in unfolded(after)) == (len(best) > 1 or not best)
    assert bool(after.rulings.equals) == (len(best) > 1 or not best)
    return told


LEFT = (13, 110, 214)


@pytest.mark.parametrize(
    "seeds", [LEFT[-1:], pytest.param(range(MANY) if whole() else LEFT, marks=pytest.mark.slow)]
)
def test_whoever_is_left_of_equals_stands_as_composed_again_without_those_who_left(seeds):
    """Seated where each best cohort left has them, to be parted where some have, else told that the seats are others'."""
    told = set()
    for seed in seeds:
        world = worlds.World(Random(seed))
        for marks in world.marks.values():
            marks.update(dict.fromkeys(marks, 1))
        waiting = worlds.decided(world, settle=False)
        for gone in waiting.cohort.undecided:
            told |= as_composed_without(world, waiting, gone)
    assert {"sits", "equal_left", "equal_out", "equal_seats"} <= told


@pytest.mark.slow
def test_a_seat_is_told_as_to_be_confirmed_only_where_every_cohort_composed_again_has_it():
    """However many of the equals left, and of whichever post: whoever else waited waits, and no number hangs on the sure."""
    heads = dict.fromkeys(("ruled_to_confirm", "ruled_undecided"), 0)
    for seed in (134, 143, 184, 193) if not whole() else range(MANY):
        world = worlds.World(Random(seed))
        for marks in world.marks.values():
            marks.update(dict.fromkeys(marks, 1))
        waiting = worlds.decided(world, settle=False)
        for gone in combinations(waiting.cohort.undecided, 2):
            after = waiting.record(
                *(Event(on=date(2025, 3, 4), kind="withdrawn", person=one) for one in gone)
            )
            again = worlds.best(without_people(world, gone))
            for one in (ruling for ruling in after.rulings if ruling.status == "undecided"):
                heads[one.said.code] += 1
                places = {cohort[one.subject] for cohort in again}
                if one.said.code == "ruled_to_confirm":
                    assert places == {*one.binds.facts["openings"]}
                    assert not any(one.subject in reserve.waiting for reserve in after.reserves)
                else:
                    assert "confirmed" not in after.letter(one.subject)
    assert all(heads.values()), heads


def without_people(world, gone):
    """Return a world where some people are not."""
    left = copy(world)
    left.wishes = {one: [] if one in gone else wishes for one, wishes in world.wishes.items()}
    return left


@pytest.mark.untraced
@pytest.mark.parametrize("order", [("c1", "c2", "c3"), ("c3", "c1", "c2"), ("c2", "c3", "c1")])
def test_a_decision_that_parts_equals_for_a_seat_orders_the_reserve_too(order):
    """The first has the post, the next are called in that order; whoever is ranked after follows."""
    waiting = little({"c1": (5, ""), "c2": (5, ""), "c3": (5, ""), "c4": (1, "")}, 1)
    found = waiting.cohort.settle(Decision(by="jury", order=order, reference="minutes, 4"))
    parted = waiting.book.decide(lists=waiting.lists, cohort=found)
    assert parted.place_of(order[0]) == "adler"
    assert parted.reserve("adler", "data").groups == tuple((one,) for one in (*order[1:], "c4"))
    assert parted.replacement(order[0]).successors == (order[1],)
    assert "Number 2 on the reserve list" in parted.letter(order[2])
    assert "numéro" not in parted.letter(order[1], lang="fr")


def test_whoever_sat_in_each_of_the_equals_leaves_a_seat_that_is_to_be_confirmed():
    """b was to sit at one of two challenges, a or c at the other: once b is gone, nobody is to be parted there."""
    world = object.__new__(worlds.World)
    vars(world).update(
        people={"a": ["data"], "b": ["data"], "c": ["data"]},
        employers=dict.fromkeys("abc", "e1"),
        wishes={"a": ["adler"], "b": ["adler", "plume"], "c": ["plume"]},
        posts={"adler": [("data",)], "plume": [("data",)]},
        marks={("adler", "data"): {"a": 1, "b": 2}, ("plume", "data"): {"c": 1, "b": 2}},
        points=(), rules={}, order=[],
    )  # fmt: skip
    waiting = worlds.decided(world, settle=False)
    assert ("a", "b", "c") == waiting.cohort.undecided
    after = waiting.record(Event(on=date(2025, 3, 4), kind="withdrawn", person="b"))
    for lang, words in (("en", "the seat will be confirmed"), ("fr", "l’affectation sera confirmée")):
        assert words in after.letter("a", lang=lang)


TWO = {"c1": (5, "e1"), "c2": (4, "e1")}


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whoever_withdraws_later_reads_the_cause_of_before_too(lang):
    """The fact comes first, and binds; what kept them from a seat when it was decided is told after it."""
    one_each = [teams.MaxEach(id="one", attribute="employer", maximum=1)]
    before = little({**TWO, "c3": (3, "")}, 2, one_each)
    after = before.record(Event(on=date(2025, 3, 4), kind="withdrawn", person="c2"))
    told = after.rulings["c2"]
    assert (told.status, told.binds) == ("withdrawn", told.reasons[0])
    assert "but_for" in codes(before, "c2")
    assert codes(before, "c2") == codes(after, "c2")[1:]
    (cause,) = (one for one in told.reasons if one.code == "but_for")
    assert sentence(cause.say(lang))[9:] in after.letter("c2", lang=lang)
    assert ["event_withdrawn"] == codes(
        after.record(Event(on=date(2025, 3, 5), kind="withdrawn", person="c1")), "c1"
    )


def test_a_search_that_was_stopped_proves_nothing():
    """Of a cohort that is not proven best no cause is told, to the jury nor in a letter, though a rule counts people."""
    outcome = little(TWO, 1, [teams.MaxEach(id="one", attribute="employer", maximum=1)])
    rules = evolve(worlds.EMPTY.rules, disclosure=Disclosure())
    outcome = evolve(outcome, book=evolve(outcome.book, promotion=evolve(worlds.EMPTY, rules=rules)))
    stopped = evolve(outcome, cohort=evolve(outcome.cohort, status="best_so_far"))
    assert codes(stopped, "c2") == ["not_known"]
    assert codes(outcome, "c2") == ["posts_taken_before"]
    assert "no seat there goes to this application" in outcome.letter("c2")
    assert "what this application would have needed for a seat there is not known" in stopped.letter("c2")


@pytest.mark.untraced(but=["0-not_known"])
@pytest.mark.parametrize(("after", "told"), [(0, "not_known"), (3, "by_sum")])
def test_a_question_that_was_stopped_is_told_as_not_known(monkeypatch, after, told):
    """Neither a cause, nor that there is none: from the first question on, or of the seat alone."""
    outcome = little({**TWO, "c3": (3, "")}, 1, [teams.MaxEach(id="one", attribute="employer", maximum=1)])
    search, count = _causes_of_no_seat.compose, iter(range(100))

    def stopped(problem, **options):
        found = search(problem, **options)
        return found if next(count) < after else evolve(found, status="best_so_far")

    monkeypatch.setattr(_causes_of_no_seat, "compose", stopped)
    if not after:
        ask = type(outcome.cohort).points_lost
        monkeypatch.setattr(
            type(outcome.cohort), "points_lost", lambda *given, **_: evolve(ask(*given), status="unknown")
        )
    assert codes(outcome, "c3") == [told]


def test_a_last_question_that_was_stopped_claims_nothing(monkeypatch):
    """Whether every best cohort has the seat is not known: that the one ranked before has it is all the same."""
    outcome, search = little(TWO, 1), _causes_of_no_seat.compose

    def stopped(problem, **options):
        found = search(problem, **options)
        asked = any(isinstance(rule, teams.asked.Forbidden) for rule in problem.rules)
        return evolve(found, status="best_so_far") if asked else found

    monkeypatch.setattr(_causes_of_no_seat, "compose", stopped)
    assert codes(outcome, "c2") == ["posts_taken_before"]


def test_a_seat_as_good_that_no_decision_kept_from_somebody_is_not_explained():
    """Where the equals are not all known, nothing is claimed of a seat that loses nothing."""
    outcome = little({"c1": (5, ""), "c2": (5, "")}, 1)
    told = _causes_of_no_seat.SeatCauses(outcome.cohort).against(("c2", "adler"), [])
    assert ("equal", None) == (told.status, told.parted)
    assert not told.causes.alone


def test_facts_alone_may_leave_no_team():
    """One person for two posts: no rule is blamed, where nobody asks that the challenge has a team."""
    outcome = little({"c1": (5, "")}, 2, lifted=["fill:adler", "posts:adler"])
    (told,) = [one for one in outcome.rulings["c1"].reasons if one.code == "rules_exclude"]
    assert () == told.facts["rules"]
    assert (
        str(told)
        == "adler: no allocation that gives this application a seat there keeps the rules, and that is proven"
    )


@pytest.mark.untraced
def test_a_conflict_that_is_told_by_a_number_is_named_to_each():
    """One person for two posts: the jury reads how many there are, the candidate which rules cannot hold."""
    outcome = little({"c1": (5, "e1")}, 2)
    assert "the team of ADLER needs 2 people, and one person may sit there" in outcome.letter(
        "c1", audience="jury"
    )
    assert "no seat is decided; this cannot hold: ADLER has a team." in outcome.letter("c1")
    assert "needs 2 people" in unfolded(outcome.rulings.open_acts[0])


@pytest.mark.slow
def test_whoever_is_first_on_the_list_of_a_post_reads_who_sits_there():
    """Though the other stands before them on another list of the challenge; of who holds no post, all lists count."""
    world = object.__new__(worlds.World)
    vars(world).update(
        people={"a": ["data"], "t": ["data", "dev"], "b": ["data", "dev"], "e": ["dev"]},
        employers={"a": "e1", "t": "e2", "b": "e3", "e": "e2"},
        wishes={"a": ["adler"], "t": ["adler"], "b": ["adler"], "e": ["plume"]},
        posts={"adler": [("dev",), ("data",)], "plume": [("dev",)]},
        marks={
            ("adler", "data"): {"a": 20, "t": 10, "b": 16},
            ("adler", "dev"): {"t": 20, "b": 18},
            ("plume", "dev"): {"e": 30},
            ("plume", "data"): {},
        },
        points=(),
        rules={"one": ("most", 1), "apart": ("apart", "a", "t")},
        order=[],
    )
    outcome = worlds.decided(world)
    assert {"adler": {"b"}} == worlds.passed_over(world, outcome, "t")
    (told,) = [one for one in outcome.rulings["t"].reasons if one.code == "sits_after"]
    assert ("adler", ("b",)) == (told.facts["opening"], told.facts["people"])
    for lang, words in (("en", "ranked after on the same list sits there (b)"), ("fr", "moins bien classée")):
        assert words in outcome.letter("t", audience="jury", lang=lang)
        assert words in unfolded(outcome.rulings.explain("t", lang=lang))
        assert words in unfolded(outcome.dossier().explain("t", lang=lang))


@pytest.mark.untraced
def test_the_marks_of_all_who_are_ranked_before_on_a_list_are_the_cause():
    """a and b stand before c on the list of dev; whichever of them holds the other post, without these marks c has one."""
    world = object.__new__(worlds.World)
    vars(world).update(
        people={"a": ["dev", "data"], "b": ["dev", "data"], "c": ["dev"]},
        employers=dict.fromkeys("abc", "e1"),
        wishes={one: ["adler"] for one in "abc"},
        posts={"adler": [("dev",), ("data",)]},
        marks={("adler", "data"): {"a": 4, "b": 4}, ("adler", "dev"): {"a": 3, "b": 4, "c": 1}},
        points=(), rules={}, order=[],
    )  # fmt: skip
    told = codes(worlds.decided(world), "c")
    assert ["posts_taken_before"] == told
    assert worlds.sits(world, None, "c", "adler", ["before"])


@pytest.mark.untraced
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nobody_is_on_the_reserve_of_a_seat_that_a_rule_keeps_them_from(lang):
    """Ranked next on the list, and barred there: the letter says the rule, and promises no number."""
    rule = teams.asked.Forbidden(id="r", person="c2", opening="adler")
    outcome = little({**TWO, "c3": (3, "")}, 1, [rule])
    assert ("c3",) == outcome.reserve("adler", "data").people
    assert "not_seated" == outcome.rulings["c2"].status
    number = {"en": "Number 1 on", "fr": "N°\xa01 sur"}[lang]
    assert [False, True] == [number in outcome.letter(one, lang=lang) for one in ("c2", "c3")]


@pytest.mark.slow
def test_rules_that_each_bar_a_seat_are_told_together():
    """Without one the other still bars it; of more than three, three are named."""
    for count in (2, 4):
        rules = [
            teams.asked.Forbidden(id=f"r{number}", person="c1", opening="adler") for number in range(count)
        ]
        outcome = little({**TWO, "c3": (3, "")}, 2, rules)
        (told,) = [one for one in outcome.rulings["c1"].reasons if one.code == "together"]
        assert told.facts["more"] == (True if count == 4 else None)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("rule", "words", "own"),
    [
        (
            teams.asked.SeatGiven.of("c2", "adler"),
            "a rule that gives c2 a seat at adler",
            "a rule that gives somebody else a seat",
        ),
        (
            teams.asked.Forbidden.of("c1", "adler"),
            "a rule that keeps c1 from a seat at adler",
            "a rule that keeps c1 from a seat at ADLER",
        ),
    ],
)
def test_a_seat_that_a_rule_gives_or_shuts_is_told_as_a_rule(rule, words, own):
    """Neither as its own result, nor as a rule on who sits with whom; whose seat a rule gives is not for others to read."""
    outcome = little(TWO, 1, [rule])
    told = [one for one in outcome.rulings["c1"].reasons if one.code == "but_for"]
    assert f"adler: without this ({words}), this application would have had a seat" in map(str, told)
    assert f"({own}), this" in outcome.letter("c1")


@pytest.mark.untraced
def test_whoever_could_come_in_if_others_changed_posts_is_named():
    """Nobody is on the list of the post that falls vacant; who is on another, and fits the team, is told beside."""
    people = {"p0": ["data"], "p1": ["data", "dev"], "p4": ["data", "dev"]}
    posts = [Post(id=f"adler-{kind}", challenge="adler", profile=kind) for kind in ("dev", "data")]
    book = Book(
        promotion=worlds.EMPTY,
        proposed=[evolve(P3.challenge("adler"), posts=posts)],
        candidates=[Candidate(id=one, profiles=kinds) for one, kinds in people.items()],
        applications=[Application(candidate=one, wishes=["adler"]) for one in people],
    )
    merit = rank_lists(
        {("adler", "data"): {"p0": 17, "p1": 18, "p4": 15}, ("adler", "dev"): {"p1": 11, "p4": 11}}
    )
    outcome = book.decide(lists=merit, cohort=teams.compose(book.problem(["adler"], merit=merit)))
    told, apart = outcome.replacement("p4"), outcome.replacement("p4", gone=["p0"])

    assert ((), "adler-dev") == (told.successors, told.post)
    assert ["p0"] == [
        one.facts["person"] for one in told.passed if one.facts["why"][0].code == "no_list_of_post"
    ]
    assert "p0 takes a seat at adler" in unfolded(outcome.cover("p4"))
    assert () == apart.passed
    assert "sits_after" not in codes(outcome, "p0"), "p4 holds a post on whose list p0 does not stand"


@pytest.mark.slow
def test_the_decision_that_parted_equals_is_the_one_told():
    """Of two, the one after which the seat was in no cohort as good; one that came before is not."""
    world = {"adler": ["c1", "c2"], "cibnav": ["c3", "c4"]}
    book = Book(
        promotion=worlds.EMPTY,
        proposed=[
            evolve(P3.challenge(place), posts=[Post(id=f"{place}-1", challenge=place, profile="data")])
            for place in world
        ],
        candidates=[Candidate(id=one, profiles=["data"]) for some in world.values() for one in some],
        applications=[
            Application(candidate=one, wishes=[place]) for place, some in world.items() for one in some
        ],
    )
    merit = rank_lists({(place, "data"): dict.fromkeys(some, 3) for place, some in world.items()})
    found = teams.compose(book.problem(list(world), merit=merit))
    found = found.settle(Decision(by="draw", order=["c2", "c1"], reference="draw 1"))
    found = found.settle(Decision(by="jury", order=["c4", "c3"], reference="minutes, 4"))
    outcome = book.decide(lists=merit, cohort=found)
    told = {one: [r for r in outcome.rulings[one].reasons if r.code == "by_draw"] for one in ("c1", "c3")}
    assert {"c1": ["draw"], "c3": ["jury"]} == {
        one: [r.facts["by"] for r in some] for one, some in told.items()
    }
    assert "tirage au sort" in outcome.letter("c1", lang="fr")
