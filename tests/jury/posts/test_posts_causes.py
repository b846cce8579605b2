"""A decision is told to keep a post from somebody where it does: without it, by another code, they could take it."""

import random

import pytest

from eig.errors import UnknownKey
from eig.jury import Ranking
from eig.jury.posts import _decisions_that_keep_a_post_away, fill_posts
from eig.lots import Decision
from helpers.posts_told import claims, drawn, possible, that_matter
from helpers.shares import few


def names_decisions(reason):
    return reason.code.startswith("not_for")


def kind_of(reason):
    """Return a sentence on decisions without their references, which are told to the jury alone."""
    causes = reason.facts.get("causes") or [reason.facts["cause"]]
    return reason.code, reason.facts["post"], [(one.facts["post"], one.facts["by"]) for one in causes]


def check(seeds):
    """Hold what is told against every way to part the ties; return how many sentences were checked."""
    checked = 0
    for seed in seeds:
        held, case = drawn(random.Random(seed))
        for person, wishes in case["wishes"].items():
            may = possible(case, person)
            assert {post or None for post in held.possible(person)} == may
            read = {
                audience: held.explain(person, audience=audience).reasons
                for audience in ("jury", "candidate")
            }
            told = [(one, claims(case, person, one)) for one in read["jury"]]
            assert [] == [(seed, person, one.say()) for one, so in told if so is False]
            checked += len(read) * sum(so is not None for _, so in told)
            kinds = [[*map(kind_of, filter(names_decisions, some))] for some in read.values()]
            assert (
                kinds[0] == kinds[1]
            )  # a candidate reads the same decisions, without the office's own words
            for post in wishes:
                causes = [
                    one.facts["cause"].facts for one in held.causes(person, post) if one.code == "not_for"
                ]
                listed = person in case["lists"][post].ranks
                alone = that_matter(case, person, post) if listed and post not in may else set()
                assert alone == {(one["post"], one["reference"]) for one in causes}, (seed, person, post)
    return checked


@pytest.mark.slow
def test_a_decision_told_to_keep_a_post_away_does():
    """Each decision that is told is one without which the post could be taken, and none that is so is left out."""
    assert check(range(12)) > 10


@pytest.mark.slow
def test_a_decision_told_to_keep_a_post_away_does_in_two_hundred_cases():
    """The same in two hundred cases (eighty by day)."""
    cases = few(range(100, 300), 80)
    assert check(cases) > len(cases)


def decided(*orders):
    return [
        Decision(by="jury", order=order, reference=f"PV, {at}") for at, order in enumerate(orders, start=1)
    ]


def test_a_decision_on_another_list_may_keep_a_post_away():
    """Who loses a tie elsewhere takes the post that somebody else would have had."""
    lists = {"dev": Ranking.from_scores({"c1": 9, "c2": 9}), "data": Ranking.from_scores({"c1": 9, "c3": 5})}
    wishes = {"c1": ["dev", "data"], "c2": ["dev"], "c3": ["data"]}
    held = fill_posts(lists, posts=1, wishes=wishes, decisions={"dev": decided(["c2", "c1"])})

    assert [
        "without the decision of the jury on equals of dev (PV, 1), data could be taken"
    ] == [one.say() for one in held.causes("c3", "data")]  # fmt: skip
    assert () == held.causes("c3", "dev") == held.causes("c2", "dev")
    assert [
        "sans la décision du jury entre les ex æquo de dev (PV, 1), dev pourrait être obtenu"
    ] == [one.say("fr") for one in held.causes("c1", "dev")]  # fmt: skip


@pytest.mark.parametrize("ties", [2, 4])
def test_several_decisions_may_keep_a_post_away_together(ties):
    """Where somebody loses a post to each of several people, all of whom lost ties elsewhere, it takes all to change."""
    names = [f"t{at}" for at in range(ties)]
    lists = {name: Ranking.from_scores({f"{name}a": 5, f"{name}b": 5}) for name in names}
    lists["data"] = Ranking.from_scores({**{f"{name}a": 9 for name in names}, "z": 1})
    wishes = (
        {f"{name}a": [name, "data"] for name in names}
        | {f"{name}b": [name] for name in names}
        | {"z": ["data"]}
    )
    parted = {name: decided([f"{name}b", f"{name}a"]) for name in names}
    held = fill_posts(lists, posts=1, wishes=wishes, decisions=parted)
    (told,) = [one.say() for one in held.causes("z", "data")]

    named = "the decision of the jury on equals of t0 (PV, 1) and the decision of the jury on equals of t1 (PV, 1)"
    assert told == {
        2: f"without {named} together, and not without only some of them, data could be taken",
        4: "without 4 decisions at once, and not without one of them alone, data could be taken",
    }[ties]  # fmt: skip


def test_what_too_many_outcomes_hide_is_not_known(monkeypatch):
    """Where too many outcomes would have to be followed, it is said that nobody knows."""
    monkeypatch.setattr(_decisions_that_keep_a_post_away, "MOST", 1)
    lists = {"data": Ranking.from_scores(dict.fromkeys(["c1", "c2", "c3"], 5))}
    wishes = dict.fromkeys(["c1", "c2", "c3"], ("data",))
    held = fill_posts(lists, posts=1, wishes=wishes, decisions={"data": decided(["c1", "c2", "c3"])})

    assert ["not_known_for"] == [one.code for one in held.causes("c3", "data")]
    assert ["not_known_for"] == [one.code for one in held.causes("c3", "data")]


def test_a_list_that_is_none_is_refused():
    """A list that the allocation does not have is named with those that it has."""
    held = fill_posts({"data": Ranking.from_scores({"c1": 5})}, posts=1, wishes={"c1": ["data"]})

    with pytest.raises(UnknownKey, match="data"):
        held.causes("c1", "dat")
