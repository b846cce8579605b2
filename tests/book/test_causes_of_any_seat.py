"""Of whoever has no seat, what alone or at once gave them one somewhere is told, though of no one challenge."""

from collections import Counter
from copy import copy
from itertools import product
from random import Random

import pytest
from attrs import evolve

from eig._language.sentences_from_codes import sentence
from eig.book import _causes_of_no_seat
from eig.book._letters_and_notices import voice
from eig.programme.disclosure import Disclosure
from helpers import letter_worlds as worlds
from helpers.shares import whole
from helpers.unfolded import unfolded

FEW, MANY = 40, 500
OF_SEVERAL = ("but_for", "together", "posts_taken_before")


def of_several(outcome, person, audience="jury"):
    """Return the reasons that speak of a seat at one of several challenges."""
    told = outcome.reasons(audience=audience)[person].reasons
    return [one for one in told if getattr(one.facts.get("opening"), "code", "") == "one_of"]


def check_world(seed, told):
    """Hold what each person reads of one of several challenges against every cohort there is."""
    world = worlds.World(Random(seed), wide=True)
    outcome = worlds.decided(world)
    if outcome.cohort.cohort is None:
        return
    for one in world.open_to_several():
        for reason in (every := of_several(outcome, one)):
            told[reason.code] += 1
            assert worlds.is_true(world, outcome, one, reason), (seed, one, reason.code)
        for audience, lang in product(("jury", "candidate"), ("en", "fr")):
            letter, names = (
                outcome.letter(one, audience=audience, lang=lang),
                voice(outcome, lang, person=one),
            )
            own = of_several(outcome, one, audience)
            assert [reason.code for reason in own] == [reason.code for reason in every]
            assert all(sentence(reason.say(names)) in letter for reason in own)
        if one not in outcome.cohort.cohort.people:
            nothing_is_hidden(world, outcome, one)


def nothing_is_hidden(world, outcome, person):
    """Of whoever has no seat each single cause is told, and else two at once, if any; more, where no fewer are enough."""
    alone, pairs = worlds.of_any_seat(world, outcome, person)
    named, sets = worlds.causes_named(outcome, person)
    drawn = any(one.code == "by_draw" for one in outcome.rulings[person].reasons)
    here = worlds.alone_at_one(world, outcome, person)
    alone -= (
        {"before"} if here and "before" not in here else set()
    )  # which is asked where nothing else is told
    named -= {"marks", "before"} - alone  # the points of marks, and who would be as good, are told besides
    assert named == alone, person
    if alone:
        assert alone == here or not sets, person
    else:
        assert drawn or bool(pairs) <= bool(sets), (person, pairs)
        assert all(some in pairs or not any(two <= some for two in pairs) for some in sets), person


@pytest.mark.slow
def test_what_gave_somebody_a_seat_somewhere_is_told_and_nothing_else():
    """Each best cohort seats them at one wish or another without it: it is told, and no larger set that hides it (`make nightly` goes through more worlds)."""
    told = Counter()
    for seed in range(MANY if whole() else FEW):
        check_world(seed, told)
    assert told


@pytest.mark.parametrize(
    ("seed", "codes"),
    [
        pytest.param(33, {"but_for"}, marks=pytest.mark.untraced),
        pytest.param(37, {"but_for", "posts_taken_before"}, marks=pytest.mark.untraced),
        pytest.param(188, {"posts_taken_before"}, marks=pytest.mark.untraced),
        (194, {"together"}),
        (275, {"together"}),
        pytest.param(377, {"but_for"}, marks=pytest.mark.untraced),
    ],
)
def test_a_cause_of_a_seat_at_one_of_several_is_told(seed, codes):
    """A rule, points, whoever is ranked before, or two of them at once; the points of marks where somebody after has a seat."""
    told = Counter()
    check_world(seed, told)
    assert codes == {*told}


def of_tables(people, marks, rules, points=(2, 1)):
    """Return a world of two challenges with a post of data and one of dev each: everybody wishes for both, in one order."""
    world = object.__new__(worlds.World)
    vars(world).update(
        people={one: [kind] for one, (kind, _) in people.items()},
        employers={one: employer for one, (_, employer) in people.items()},
        wishes={one: ["adler", "plume"] for one in people},
        posts={place: [("data",), ("dev",)] for place in ("adler", "plume")},
        marks=marks, points=points, rules=rules, order=list(people),
    )  # fmt: skip
    return world


CAPPED = of_tables(
    {
        "c1": ("data", "e1"),
        "c2": ("dev", "e1"),
        **{f"c{number}": (("data", "dev")[number % 2 == 0], f"f{number}") for number in range(3, 7)},
    },
    {
        ("adler", "data"): {"c1": 17, "c3": 10},
        ("adler", "dev"): {"c2": 15, "c4": 12},
        ("plume", "data"): {"c1": 17, "c5": 9},
        ("plume", "dev"): {"c2": 15, "c6": 12},
    },
    {"cap": ("most", 1)},
)
"""c2 is first on both lists of dev, and passed over on both: c1, of the same employer, has a seat."""


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            "ADLER or Plume: without this (the cohort has at most 1 of the same employer), this application would have had a seat.",
        ),
        (
            "fr",
            "ADLER ou Plume\xa0: sans ce qui suit (la promotion compte au plus 1 personne de même employeur), cette candidature aurait eu une place.",
        ),
    ],
)
def test_a_rule_without_which_somebody_sat_at_one_or_the_other_is_told(lang, told):
    """Neither seat is certain without the cap, and one of them is: letters, rulings and dossier say so, and tell no set of two."""
    outcome = worlds.decided(CAPPED)
    for audience in ("jury", "candidate"):
        assert told in outcome.letter("c2", audience=audience, lang=lang)
        assert outcome.reasons(audience=audience)["c2"].binds.code == "but_for"
        own = outcome.reasons(audience=audience)["c2"].reasons
        assert not {"together", "equal_but_for", "by_sum"} & {one.code for one in own}
    plain = told.replace("ADLER", "adler").replace("Plume", "plume").rstrip(".")
    for explained in (outcome.rulings.explain("c2", lang=lang), outcome.dossier().explain("c2", lang=lang)):
        assert plain in unfolded(explained)


def test_what_the_employer_of_somebody_else_would_follow_from_is_told_of_each():
    """At ADLER one person sits: that the cap alone kept c2 out would tell the employer of another, of either challenge."""
    world = copy(CAPPED)
    world.posts = {"adler": [("dev",)], "plume": [("data",), ("dev",)]}
    world.marks = {key: marks for key, marks in CAPPED.marks.items() if key != ("adler", "data")}
    world.points = ()
    outcome = worlds.decided(world)
    assert [one.code for one in of_several(outcome, "c2")] == ["but_for"]
    rules = evolve(worlds.EMPTY.rules, disclosure=Disclosure())
    book = evolve(outcome.book, promotion=evolve(worlds.EMPTY, rules=rules))
    own = evolve(outcome, book=book).reasons(audience="candidate")["c2"].reasons
    hidden = [one for one in own if one.code == "by_rules"]
    assert [one.facts["opening"] for one in hidden] == ["adler", "plume"]
    assert not {"but_for", "together"} & {one.code for one in own}


def test_a_search_that_was_stopped_tells_nothing_of_several(monkeypatch):
    """Neither where the cohort is not proven best, nor where it is not known which others are as good."""
    outcome = worlds.decided(CAPPED)
    stopped = evolve(outcome, cohort=evolve(outcome.cohort, status="best_so_far"))
    told = [one.code for one in stopped.rulings["c2"].reasons if one.facts.get("opening") in CAPPED.posts]
    assert [one for one in told if one != "sits_after"] == ["not_known", "not_known"]
    assert not of_several(stopped, "c2")
    known = _causes_of_no_seat.Seats._equals.fget
    equals = property(lambda seats: evolve(known(seats), complete=False))
    monkeypatch.setattr(_causes_of_no_seat.Seats, "_equals", equals)
    assert not of_several(outcome, "c2")
