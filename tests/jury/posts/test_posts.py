"""One post each from several lists: by merit, by the people's own wishes, and ties shown."""

import pickle
import re
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

import eig
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Ranking, fill_posts, rank_lists
from eig.jury.merit import Exclusion, RankedList, Rankings
from eig.jury.posts import Allocation, PostTie
from eig.jury.rules import ReserveTerms
from eig.lots import Decision
from eig.reasons import Reason
from helpers import examples
from helpers.posts_drawn import (
    PEOPLE,
    best_stable,
    better,
    key_of,
    random_lists,
    several_lists,
    strict_orders,
)
from helpers.shares import few, whole
from helpers.unfolded import unfolded

DATA = Ranking.from_scores({"c1": 17, "c2": 15, "c3": 12})
DEV = Ranking.from_scores({"c2": 16, "c1": 14, "c4": 11})
LISTS = {"data": DATA, "dev": DEV}
WISHES = {"c1": ["dev", "data"], "c2": ["dev", "data"], "c3": ["data"], "c4": ["dev"]}


def one_tie(**options):
    """Return an allocation in which c1 and c2 tie for the only post, and c2 has another wish."""
    lists = {
        "data": Ranking.from_scores({"c1": 15, "c2": 15}),
        "dev": Ranking.from_scores({"c2": 9, "c3": 8}),
    }
    wishes = {"c1": ["data"], "c2": ["data", "dev"], "c3": ["dev"]}
    return fill_posts(lists, posts=1, wishes=wishes, **options)


def test_vacant_posts_are_those_offered_less_those_taken():
    """Of five posts two are taken, so that three stay vacant; a list with a taker for each post is not named."""
    found = fill_posts(
        {"data": DATA, "dev": DEV},
        posts={"data": 5, "dev": 1},
        wishes={"c1": ["data"], "c3": ["data"], "c4": ["dev"]},
    )

    assert {"data": 3} == found.vacant


def test_an_allocation_is_told_whole():
    """How many posts are taken for sure, how many outcomes ties leave, what is vacant, which ties to decide."""
    open_, settled = one_tie(), fill_posts({"data": DATA}, posts=4, wishes={"c1": ["data"]})

    assert "1 of 2 posts taken for sure" in unfolded(
        fill_posts({"data": DATA}, posts=2, wishes={"c1": ["data"]})
    )
    assert "ties leave 2 outcomes, equally good" in unfolded(open_)
    assert "c1 and c2 are tied for 1 post of data" in unfolded(open_.explain())
    assert "non pourvu\u00a0: data" in unfolded(settled.explain(lang="fr"))
    assert (2, 1) == (open_.count, settled.count)
    assert "<Allocation: 1 of 4 posts taken, settled: True>" == repr(settled)


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.untraced
@given(several_lists())
def test_everybody_has_the_best_post_that_merit_allows(case):
    """For each way to part the ties, each person has the best of all stable allocations, and no other counts."""
    allocation = fill_posts(**case)

    assert allocation.complete
    assert sorted({key_of(best_stable(case, orders)) for orders in strict_orders(case)}) == sorted(
        map(key_of, allocation.outcomes)
    )


@pytest.mark.slow
@given(several_lists())
def test_a_candidate_is_told_of_nobody_else(case):
    """Whatever the lists and the wishes, what one candidate receives names no other; the jury reads the names."""
    allocation = fill_posts(**case)
    for person in allocation.wishes:
        for lang in ("en", "fr"):
            said = str(allocation.explain(person, lang=lang, audience="candidate"))
            assert not set(re.findall(r"\w+", said)) & (set(allocation.wishes) - {person})


def test_a_candidate_is_told_what_decided():
    """How many posts went to better placed people, how many are equally good, who parted equals."""
    taken = fill_posts(LISTS, posts=1, wishes=WISHES)
    on_record = {"data": [Decision(by="jury", order=["c2", "c1"], reference="minutes, 4.2")]}

    assert "ranked 3, and its one post goes to somebody placed before" in unfolded(
        taken.explain("c3", audience="candidate")
    )
    assert "several people are equally good for 1 post of data" in unfolded(
        one_tie().explain("c1", audience="candidate")
    )
    assert "without the decision of the jury on equals of data, data could be taken" in unfolded(
        one_tie(decisions=on_record).explain("c1", audience="candidate")
    )
    with pytest.raises(Fault, match="one of 'jury'"):
        taken.explain("c3", audience="press")


@pytest.mark.untraced
@given(several_lists())
def test_nobody_is_passed_over(case):
    """Whoever would rather have a post finds it full of people ranked no lower, in every outcome."""
    allocation = fill_posts(**case)

    assert () == allocation.verify()
    for outcome in allocation.outcomes:
        assert set(outcome.values()) <= set(case["posts"])


@pytest.mark.untraced
@given(several_lists())
def test_what_is_certain_is_so_in_every_outcome(case):
    """A post is taken for sure if and only if each outcome gives it to the same person."""
    allocation = fill_posts(**case)

    for person in case["wishes"]:
        had = {outcome.get(person) for outcome in allocation.outcomes}
        assert had == set(allocation.possible(person))
        assert (had == {allocation.taken.get(person)}) or person not in allocation.taken
    assert allocation.settled == (len(allocation.outcomes) == 1)


@pytest.mark.untraced
@given(several_lists())
@example(random_lists(Random(68)))
@example(random_lists(Random(0)))
@example(
    {
        "lists": {"data": Ranking.from_scores(dict.fromkeys(["c1", "c2", "c3"], 1))},
        "posts": 1,
        "wishes": {"c1": ["data"], "c2": ["data"]},
    }
)
def test_each_tie_to_decide_turns_somebody_away_in_every_outcome(case):
    """A tie is told only if it matters, and names all whom a decision must order: one on these is taken, and parts them."""
    allocation = fill_posts(**case)
    for tie in allocation.ties:
        decided = fill_posts(
            **case, decisions={tie.post: [Decision(by="jury", order=tie.among, reference="PV")]}
        )
        assert not [one for one in decided.ties if {*one.among} <= {*tie.among} and one.post == tie.post]

    for tie in allocation.ties:
        for outcome in allocation.outcomes:
            assert tie.open >= sum(outcome.get(person) == tie.post for person in tie.among)
    assert bool(allocation.ties) == (not allocation.settled)


@pytest.mark.untraced
@given(several_lists())
def test_those_on_a_reserve_list_would_rather_have_the_post(case):
    """A reserve list holds, in order of merit, those who asked for the post and take nothing that they prefer."""
    allocation = fill_posts(**case)

    for post, ranking in case["lists"].items():
        waiting = [person for group in allocation.reserve(post) for person in group]
        assert waiting == [person for person in ranking.order if person in waiting]
        for person in ranking.order:
            wishes = case["wishes"][person]
            before = wishes[: wishes.index(post) + 1] if post in wishes else None
            waits = before is not None and all(one.get(person) not in before for one in allocation.outcomes)
            assert waits == (person in waiting)


def check_places(case, names=None):
    """Hold what is told of reserve lists against every way to part the ties; return the codes told."""
    allocation, waits, told = fill_posts(**case, reserve=names), {}, set()
    for orders in strict_orders(case):
        taken = best_stable(case, orders)
        for post, order in orders.items():
            queue = [
                one for one in order if one in case["wishes"] and better(case, one, post, taken.get(one))
            ]
            for one in order:
                at = queue.index(one) + 1 if one in queue else None
                waits.setdefault((one, post), set()).add(at)
    for (person, post), places in waits.items():
        waiting = None not in places
        listed = waiting and (names is None or max(places) <= names)
        assert listed == any(person in group for group in allocation.reserve(post)), (case, person, post)
        said = [
            one
            for one in allocation.explain(person).reasons
            if one.facts.get("post") == post
            and one.code in ("on_reserve", "on_reserve_between", "reserve_open")
        ]
        if not waiting or min(places) > (len(PEOPLE) if names is None else names):
            assert [] == said, (case, person, post)
            continue
        (reason,) = said
        told.add(reason.code)
        assert (reason.code != "reserve_open") == listed, (case, person, post)
        if reason.code == "on_reserve":
            assert (min(places), len(places) > 1) == (reason.facts["number"], reason.facts["tied"]), case
        elif listed:
            assert (min(places), max(places)) == (reason.facts["number"], reason.facts["last"]), case
    return told


@pytest.mark.untraced
@given(several_lists(), st.sampled_from([None, 0, 1, 2]))
@example(  # three are equal for the post, and one ranks after them: number 3, or on no list of one name
    {
        "lists": {"data": Ranking.from_scores({"c1": 2, "c2": 2, "c3": 2, "c4": 1})},
        "posts": {"data": 1},
        "wishes": dict.fromkeys(("c1", "c2", "c3", "c4"), ("data",)),
    },
    1,
)
def test_a_place_on_a_reserve_list_holds_however_ties_are_parted(case, names):
    """A number on a reserve list is the one of every way to part the ties, and who is on the list always is."""
    check_places(case, names)


def test_each_place_on_a_reserve_list_is_told():
    """A number, several of which one is right, or that the last names wait to be decided: each is told where it is so."""
    even = {
        "lists": {"a": Ranking.from_scores({"c1": 2, "c2": 1, "c3": 1})},
        "posts": {"a": 1},
        "wishes": dict.fromkeys(("c1", "c2", "c3"), ("a",)),
    }
    told = [check_places(even, 1), *(check_places(random_lists(Random(seed)), 2) for seed in (1, 199))]

    assert {"on_reserve", "on_reserve_between", "reserve_open"} == set().union(*told)


@pytest.mark.untraced
@given(several_lists())
def test_names_of_people_change_nothing(case):
    """Turned about, the identifiers give the same allocation: nothing follows the order of names."""
    turn = {"c1": "c5", "c2": "c4", "c4": "c2", "c5": "c1"}
    turned = {
        "lists": {
            post: Ranking.from_scores({turn.get(one, one): score for one, score in ranking.scores.items()})
            for post, ranking in case["lists"].items()
        },
        "posts": case["posts"],
        "wishes": {turn.get(one, one): wishes for one, wishes in case["wishes"].items()},
    }

    assert sorted(map(key_of, fill_posts(**turned).outcomes)) == sorted(
        key_of({turn.get(one, one): post for one, post in outcome.items()})
        for outcome in fill_posts(**case).outcomes
    )


@pytest.mark.slow
def test_hiding_a_wish_never_helps():
    """On strict lists nobody gets a better post by other wishes than their own (Dubins and Freedman 1981)."""
    for seed in few(range(150), 75):
        case = random_lists(Random(seed), levels=1_000)
        honest = fill_posts(**case)
        if not honest.settled:
            continue
        for person, wishes in case["wishes"].items():
            place = {post: at for at, post in enumerate(wishes)}
            had = place.get(honest.taken.get(person), len(wishes))
            for told in ((), wishes[1:], wishes[::-1], wishes[:1]):
                other = fill_posts(**{**case, "wishes": {**case["wishes"], person: told}})
                assert place.get(other.taken.get(person), len(wishes)) >= had


# ── examples ──────────────────────────────────────────────────────────────────────────────────────


def test_one_person_retained_on_two_lists_takes_the_post_they_prefer():
    """c2 is best on dev and second on data: c2 takes dev, c1 takes data, and each trace says why."""
    allocation = fill_posts(LISTS, posts=1, wishes=WISHES)

    assert {"c1": "data", "c2": "dev"} == dict(allocation.taken)
    assert ("c2",) == allocation.holders("dev")
    assert (
        "c1: takes data, wish 2; ranked 1 for 1 post; not dev, wish 1: ranked 2, and c2 comes before; "
        "number 1 on the reserve list of dev." == str(allocation.explain("c1"))
    )
    assert "c2 : prend dev, vœu 1 ; rang 1 pour 1 poste ; data venait ensuite dans ses vœux." == str(
        allocation.explain("c2", lang="fr")
    )
    assert "pas data, vœu 1 : rang 3, après c1" in unfolded(allocation.explain("c3", lang="fr"))


def test_several_later_wishes_are_said_together():
    """Wishes that came after the post taken are told, in both languages."""
    lists = {"a": DATA, "b": DATA, "c": DATA}
    allocation = fill_posts(lists, posts=3, wishes={"c1": ["b", "a", "c"]})

    assert "a and c came later in the wishes" in unfolded(allocation.explain("c1"))
    assert "a et c venaient ensuite dans ses vœux" in unfolded(allocation.explain("c1", lang="fr"))


def test_a_tie_at_the_last_post_is_reported_and_not_broken():
    """Two tie for one post: both outcomes are shown, and who is touched says so."""
    allocation = one_tie()

    assert (PostTie(post="data", among=["c1", "c2"], open=1),) == allocation.ties
    assert [{"c1": "data", "c2": "dev"}, {"c2": "data", "c3": "dev"}] == [
        dict(one) for one in allocation.outcomes
    ]
    assert ({}, False) == (dict(allocation.taken), allocation.settled)
    assert ("data", "dev") == allocation.possible("c2")
    assert "takes data or dev, as ties are parted; c1 and c2 are tied for 1 post of data" in unfolded(
        allocation.explain("c2")
    )
    assert "prend dev ou rien, selon le départage ; c1 et c2 sont ex æquo pour 1 poste de data" in unfolded(
        allocation.explain("c3", lang="fr")
    )


def check_what_ties_leave_open(cases, seed):
    """Check what is told of each person whom ties touch, against every way to part them; return how many there were."""
    draw, told = Random(seed), 0
    for _ in range(cases):
        case = random_lists(draw, people=3, levels=1)
        allocation = fill_posts(**case)
        ways = [best_stable(case, orders) for orders in strict_orders(case)]
        for person, wishes in case["wishes"].items():
            may = [post for post in wishes if any(one.get(person) == post for one in ways)]
            may += ["nothing"] if any(person not in one for one in ways) else []
            if len(may) > 1:
                first = str(allocation.explain(person)).split(": ", 1)[1].split(", as ties")[0]
                listed = (
                    f"{', '.join(may[:-2])} or {may[-2]}".removeprefix(" or ") if len(may) > 2 else may[0]
                )
                assert f"takes {listed} or {may[-1]}" in {first, first.replace(" or ", ", ", 1)}, case
                assert " and " not in first, case
                told += 1
    return told


@pytest.mark.untraced
def test_what_ties_leave_open_is_told_as_one_post_or_another():
    """A person takes one post at most: what they may take is told with *or*, never with *and*."""
    assert check_what_ties_leave_open(40, 5) > 5


@pytest.mark.slow
def test_what_ties_leave_open_is_told_as_one_post_or_another_in_a_thousand_cases():
    """The same in a thousand cases (four hundred by day)."""
    assert check_what_ties_leave_open(1_000 if whole() else 400, 6) > (150 if whole() else 60)


def test_a_decision_on_the_record_parts_the_tie():
    """With the jury's decision one outcome is left, and who would have the post without it is told so."""
    decided = [Decision(by="jury", order=["c2", "c1"], reference="minutes, 4.2")]
    allocation = one_tie(decisions={"data": decided})

    assert {"c2": "data", "c3": "dev"} == dict(allocation.taken)
    assert "without the decision of the jury on equals of data (minutes, 4.2), data could" in unfolded(
        allocation.explain("c1")
    )
    assert () == allocation.ties


def test_a_decision_is_told_to_those_whom_it_parts():
    """Who is ranked under the equals that the jury parted is told nothing of it; the equals are."""
    lists = {"data": Ranking.from_scores({"c1": 15, "c2": 15, "c3": 9})}
    decided = {"data": [Decision(by="jury", order=["c2", "c1"], reference="minutes, 4.2")]}
    allocation = fill_posts(
        lists, posts=1, wishes=dict.fromkeys(("c1", "c2", "c3"), ("data",)), decisions=decided
    )

    assert "4.2" in str(allocation.explain("c1"))
    assert "4.2" not in str(allocation.explain("c3"))


def test_who_is_tied_is_told_of_their_own_tie_alone():
    """Of two ties, each for one post, those of one are told nothing of the other."""
    lists = {
        "data": Ranking.from_scores({"c1": 15, "c2": 15}),
        "dev": Ranking.from_scores({"c3": 9, "c4": 9}),
    }
    wishes = {**dict.fromkeys(("c1", "c2"), ("data",)), **dict.fromkeys(("c3", "c4"), ("dev",))}
    told = fill_posts(lists, posts=1, wishes=wishes).explain("c1")

    assert "c1 and c2" in unfolded(told)
    assert "c3" not in str(told)


def test_the_public_is_told_the_post_that_somebody_takes_and_no_more():
    """Which post, or that there is none: neither the wish nor the rank."""
    allocation = fill_posts(LISTS, posts=1, wishes=WISHES)
    told = {one: allocation.explain(one, audience="public").codes for one in ("c1", "c3")}

    assert {"c1": ("listed_post",), "c3": ("listed_nowhere",)} == told


def test_who_gave_an_eliminating_mark_is_told_to_the_jury_alone():
    """A candidate is told that there was one; any other reason to be left out is told to both."""
    reasons = {
        one: Reason(code=code, sentences={"en": f"{said} {{by}}", "fr": f"{said} {{by}}"}, facts={"by": "J"})
        for one, code, said in (("c2", "eliminating_mark", "1 by"), ("c3", "late", "late, says"))
    }
    out = [Exclusion(item=one, reason=reason) for one, reason in reasons.items()]
    lists = Rankings(lists=[RankedList(key="a", ranking=Ranking(groups=[["c1"]], excluded=out))])
    allocation = fill_posts(lists, posts=1, wishes=dict.fromkeys(("c1", "c2", "c3"), ("a",)))
    said = {
        (one, audience): str(allocation.explain(one, audience=audience))
        for one in ("c2", "c3")
        for audience in ("jury", "candidate")
    }

    assert "1 by J" in said["c2", "jury"]
    assert "1 by J" not in said["c2", "candidate"]
    assert "late, says J" in said["c3", "jury"]
    assert "late, says J" in said["c3", "candidate"]


def test_a_tie_above_the_last_post_matters_to_nobody():
    """Two tied people for two posts both take one: no tie is reported."""
    lists = {"data": Ranking.from_scores({"c1": 15, "c2": 15, "c3": 9})}
    allocation = fill_posts(lists, posts=2, wishes=dict.fromkeys(["c1", "c2", "c3"], ("data",)))

    assert ({"c1": "data", "c2": "data"}, ()) == (dict(allocation.taken), allocation.ties)
    assert "ranked 3, and c1 and c2 come before" in unfolded(allocation.explain("c3"))


def test_whoever_comes_after_a_tie_is_told_that_it_changes_nothing():
    """c3 ranks below the tie for the last post: no outcome serves it, and the trace says so."""
    lists = {"data": Ranking.from_scores({"c1": 15, "c2": 15, "c3": 9})}
    allocation = fill_posts(lists, posts=1, wishes=dict.fromkeys(["c1", "c2", "c3"], ("data",)))

    assert "ranked 3, and others come before, however ties are parted" in unfolded(allocation.explain("c3"))
    assert "number 2 on the reserve list of data" in unfolded(allocation.explain("c3"))


def test_a_list_without_posts_and_a_list_without_the_person():
    """Three ways not to have a post: no post to give, not on the list, left out of it, with its reason."""
    low = Exclusion(
        item="c2",
        reason=Reason(
            code="floor",
            sentences={"en": "mark {mark} too low", "fr": "note {mark} trop basse"},
            facts={"mark": 1},
        ),
    )
    lists = Rankings(
        lists=[
            RankedList(key="a", ranking=Ranking(groups=[["c1"]], excluded=[low])),
            RankedList(key="b", ranking=Ranking(groups=[["c1"], ["c2"]])),
        ]
    )
    allocation = fill_posts(
        lists, posts={"a": 1, "b": 0}, wishes={"c1": ["b"], "c2": ["a", "b"], "c3": ["a"], "c4": []}
    )

    assert "not b, wish 1: there is no post to give" in unfolded(allocation.explain("c1"))
    assert "not a, wish 1: mark 1 too low" in unfolded(allocation.explain("c2"))
    assert "pas a, vœu 1 : note 1 trop basse" in unfolded(allocation.explain("c2", lang="fr"))
    assert "not a, wish 1: not on its list" in unfolded(allocation.explain("c3"))
    assert "c4: takes no post: there was no wish." == str(allocation.explain("c4"))
    assert {"a": 1} == dict(allocation.vacant)


def test_the_reserve_list_keeps_its_cap_and_never_cuts_a_tie():
    """A reserve list of two names ends before a tie that would make it three."""
    ranking = Ranking.from_scores({"c1": 9, "c2": 8, "c3": 7, "c4": 7, "c5": 6})
    wishes = dict.fromkeys(ranking.order, ("data",))
    reserves = [
        fill_posts({"data": ranking}, posts=1, wishes=wishes, reserve=names).reserve("data")
        for names in (2, 3, ReserveTerms(names=1), None)
    ]

    assert [
        (("c2",),),
        (("c2",), ("c3", "c4")),
        (("c2",),),
        (("c2",), ("c3", "c4"), ("c5",)),
    ] == reserves
    assert "number 2 on the reserve list of data, tied" in unfolded(
        fill_posts({"data": ranking}, posts=1, wishes=wishes).explain("c4")
    )


def test_lists_by_challenge_and_profile():
    """Keys of two parts name a list as `rank_lists` does."""
    lists = rank_lists({("plume", "data"): {"c1": 15, "c2": 14}, ("plume", "dev"): {"c2": 16}})
    wishes = {"c1": [("plume", "data")], "c2": ["plume · data", ("plume", "dev")]}
    allocation = fill_posts(lists, posts={("plume", "data"): 1, ("plume", "dev"): 1}, wishes=wishes)

    assert {"c1": "plume · data", "c2": "plume · dev"} == dict(allocation.taken)
    assert ("c2",) == allocation.holders(("plume", "dev"))
    assert () == allocation.reserve(("plume", "dev"))


def test_too_many_ways_to_part_ties_leave_nothing_certain():
    """Forty tied people for twenty posts: what to decide first is named, and nobody is promised anything."""
    people = [f"c{at:02}" for at in range(40)]
    tied = Ranking.from_scores(dict.fromkeys(people, 10))
    allocation = fill_posts({"data": tied}, posts=20, wishes=dict.fromkeys(people, ("data",)))

    assert (False, (), {}) == (allocation.complete, allocation.outcomes, dict(allocation.taken))
    assert 20 == allocation.ties[0].open
    assert "ties leave too many outcomes to tell: decide these first" in unfolded(allocation.explain("c00"))
    assert "trop d’issues possibles" in unfolded(allocation.explain("c00", lang="fr"))
    assert () == allocation.reserve("data")
    assert {} == dict(allocation.vacant)


def test_the_outcomes_listed_are_limited():
    """More outcomes than asked for: some are listed, all of them sound, and the rest is said to exist."""
    tied = Ranking.from_scores(dict.fromkeys(["c1", "c2", "c3", "c4"], 10))
    wishes = dict.fromkeys(tied.order, ("data",))
    few = fill_posts({"data": tied}, posts=2, wishes=wishes, most=3)
    brief = fill_posts({"data": tied}, posts=2, wishes=wishes, effort=6)

    assert (3, False, ()) == (len(few.outcomes), few.complete, few.verify())
    assert not brief.complete
    assert 6 == len(fill_posts({"data": tied}, posts=2, wishes=wishes).outcomes)


def test_fewer_outcomes_are_the_first_of_them():
    """Where only so many outcomes are listed, they are the first of the whole list."""
    tied = {"data": Ranking.from_scores({"c1": 1, "c2": 1, "c3": 1})}
    asked = {"posts": 1, "wishes": dict.fromkeys(("c1", "c2", "c3"), ("data",))}
    whole = fill_posts(tied, **asked).outcomes

    assert 3 == len(whole)
    assert whole[:1] == fill_posts(tied, **asked, most=1).outcomes


def test_ways_to_part_ties_that_lead_to_the_same_outcomes_do_not_count_twice():
    """Whoever is turned away from a first, c0 and c1 end tied for b: two outcomes, and two asked for are all."""
    lists = {
        "a": Ranking.from_scores({"c2": 2, "c3": 2, "c0": 1, "c1": 1}),
        "b": Ranking.from_scores({"c0": 2, "c1": 2, "c2": 1, "c3": 1}),
    }
    wishes = {**dict.fromkeys(("c0", "c1", "c3"), ("a", "b")), "c2": ("b", "a")}
    every, few = (fill_posts(lists, posts={"a": 2, "b": 1}, wishes=wishes, most=most) for most in (2, 1))

    assert (True, 2) == (every.complete, every.count)
    assert [{"c2": "a", "c3": "a", one: "b"} for one in ("c0", "c1")] == list(every.outcomes)
    assert (False, every.outcomes[:1]) == (few.complete, few.outcomes)


def test_a_way_to_part_ties_that_is_met_again_is_not_followed_again():
    """Ten steps are enough for five outcomes, to which several ways lead; nine are not."""
    lists = {post: Ranking.from_scores(dict.fromkeys(("c0", "c1", "c2", "c3"), 1)) for post in "ab"}
    wishes = {"c0": ["b", "a"], "c1": ["a"], "c2": ["b"], "c3": ["a"]}
    whole, cut = (fill_posts(lists, posts=1, wishes=wishes, effort=steps) for steps in (10, 9))

    assert (True, 5) == (whole.complete, len(whole.outcomes))
    assert not cut.complete


def test_a_tie_is_parted_if_it_takes_no_more_ways_than_steps():
    """Two ways to part a tie: in two steps one of them is listed, in one step neither is."""
    assert [1, 0] == [len(one_tie(effort=steps).outcomes) for steps in (2, 1)]


# ── refusals ──────────────────────────────────────────────────────────────────────────────────────


def test_slips_come_together_with_their_names():
    """A list without posts, a wish for no list and a wish made twice: one message names all three."""
    with pytest.raises(Faults) as caught:
        fill_posts(LISTS, posts={"data": 1}, wishes={"c1": ["devs"], "c2": ["dev", "dev"]})

    assert {
        "fill_posts.posts": ("data",),
        "fill_posts.wishes['c1'][0]": "devs",
        "fill_posts.wishes['c2'][1]": "dev",
    } == {fault.place: fault.value for fault in caught.value.faults}
    assert "for each list, ('dev') included" in str(caught.value)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"lists": {"": LISTS["data"]}}, "lists"),
        ({"posts": {**dict.fromkeys(LISTS, 1), "ops": 1}}, "posts['ops']"),
        ({"posts": {**dict.fromkeys(LISTS, 1), "data": -1}}, "posts['data']"),
        ({"posts": -1}, "posts"),
        ({"wishes": {"c1": {"data", "dev"}}}, "wishes['c1']"),
        ({"wishes": {"": ["data"]}}, "wishes['']"),
        ({"decisions": {"data": {Decision(by="jury", order=["c1"], reference="4.2")}}}, "decisions['data']"),
        ({"reserve": -1}, "reserve"),
    ],
)
def test_what_is_given_is_refused_where_it_was_given(given, place):
    """A slip is told of the argument that holds it; wishes without an order are no wishes."""
    with pytest.raises(Fault) as caught:
        fill_posts(**{"lists": LISTS, "posts": 1, "wishes": WISHES, **given})
    assert f"fill_posts.{place}" == caught.value.place


def test_a_person_is_written_one_way_in_lists_and_wishes():
    """A wish of C1 is not one of c1: nobody loses a post to a capital letter."""
    with pytest.raises(Fault, match="by more than case"):
        fill_posts(LISTS, posts=1, wishes={**WISHES, "C1": ["data"]})


@pytest.mark.parametrize("options", [{"most": 0}, {"effort": 0}])
def test_limits_are_whole_and_from_one(options):
    """A limit of nothing is a slip."""
    with pytest.raises(Fault):
        fill_posts(LISTS, posts=1, wishes=WISHES, **options)


def test_posts_are_counted():
    """A number of posts is whole and from 0."""
    with pytest.raises(Fault, match=r"fill_posts\.posts"):
        fill_posts(LISTS, posts=-1, wishes=WISHES)


def test_a_decision_about_people_who_are_not_tied_is_refused():
    """A decision parts a tie: it never overrules merit, nor speaks of a list that is none."""
    swap = [Decision(by="jury", order=["c2", "c1"], reference="minutes")]
    with pytest.raises(Fault, match=r"fill_posts\.decisions.*tied together"):
        fill_posts(LISTS, posts=1, wishes=WISHES, decisions={"data": swap})
    with pytest.raises(Fault, match="a list that is known here"):
        fill_posts(LISTS, posts=1, wishes=WISHES, decisions={"ops": swap})


def test_strangers_are_refused():
    """Unknown people and lists are named, with the nearest that are known."""
    allocation = fill_posts(LISTS, posts=1, wishes=WISHES)

    for ask in (allocation.explain, allocation.possible):
        with pytest.raises(UnknownKey):
            ask("c9")
    for ask in (allocation.reserve, allocation.holders):
        with pytest.raises(UnknownKey):
            ask("ops")


def test_a_tie_that_does_not_matter_is_none():
    """As many posts as people tied: there is nothing to decide."""
    with pytest.raises(Fault, match="fewer posts than the 2 people tied"):
        PostTie(post="data", among=["c1", "c2"], open=2)
    with pytest.raises(Faults):
        PostTie(post="", among=["c1", "c2"], open=0)


def test_an_allocation_checks_its_fields():
    """Strangers in the fields are refused together, and nothing crashes on the way."""
    with pytest.raises(Faults):
        Allocation(rankings=None, posts={"data": "1"}, wishes=None, outcomes=3, ties=[1], complete=None)
    with pytest.raises(Fault, match="expected each wish once"):
        Allocation(
            rankings=Rankings(lists=[RankedList(key="data", ranking=DATA)]),
            posts={"data": 1},
            wishes={"c1": ["data", "data"]},
            outcomes=[],
        )


def test_what_is_wrong_with_an_allocation_is_found():
    """A post given twice, to a stranger, or over the head of somebody is told."""
    allocation = fill_posts(LISTS, posts=1, wishes=WISHES)
    wrong = {
        "misgiven": {"c1": "data", "c3": "data", "c2": "dev"},
        "passed_over": {"c3": "data", "c2": "dev"},
    }

    for code, outcome in wrong.items():
        assert code in [reason.code for reason in evolve(allocation, outcomes=[outcome]).verify()]
    assert "misgiven" in [one.code for one in evolve(allocation, outcomes=[{"c4": "data"}]).verify()]
    assert "passed over" in unfolded(evolve(allocation, outcomes=[{}]).verify()[0])
    assert () == allocation.verify(stop=lambda: False)
    with pytest.raises(Fault, match="nothing is given by halves"):
        allocation.verify(stop=lambda: True)


# ── a value ───────────────────────────────────────────────────────────────────────────────────────


def test_an_allocation_is_a_value():
    """It survives pickle and JSON, has rows and a table, and says its text."""
    allocation = one_tie()
    assert allocation == pickle.loads(pickle.dumps(allocation))
    assert allocation == examples.from_repr(allocation)
    assert [("c1", None), ("c2", None), ("c3", None)] == [
        (row["person"], row["post"]) for row in allocation.rows()
    ]
    assert ("dev", "") == allocation.rows()[2]["possible"]
    assert "0 of 2 posts taken" in allocation._repr_html_()
    assert {"person", "post", "wish", "rank", "possible"} == set(eig.to_rows(allocation)[0])


def test_the_order_of_a_mapping_says_nothing():
    """Posts are by list: in whatever order they are given, they are the same posts."""
    posts = {"dev": 1, "data": 1}

    assert fill_posts(LISTS, posts=posts, wishes=WISHES) == fill_posts(
        LISTS, posts=dict(reversed(posts.items())), wishes=WISHES
    )


def test_each_part_of_an_allocation_is_checked_whatever_the_others_are():
    """One part that is none is the one fault, at the member that is wrong; names are compared after that."""
    right = {
        "rankings": fill_posts(LISTS, posts=1, wishes=WISHES).rankings,
        "posts": {"data": 1, "dev": 1},
        "wishes": WISHES,
        "outcomes": [],
    }
    for name, wrong, at in (
        ("rankings", None, ""),
        ("posts", {"data": -1, "dev": 1}, "['data']"),
        ("wishes", {"c1": ["data", 1]}, "['c1'][1]"),
        ("decisions", {"data": [1]}, "['data'][0]"),
        ("terms", 3, ""),
        ("outcomes", [None], "[0]"),
        ("ties", [1], "[0]"),
        ("complete", 1, ""),
    ):
        with pytest.raises(Fault) as caught:
            Allocation(**{**right, name: wrong})
        assert f"Allocation.{name}{at}" == caught.value.place


def test_one_outcome_and_one_step_may_be_asked_for_and_none_may_not():
    """Limits are from one on, and both are told."""
    found = one_tie(most=1, effort=10)

    assert (None, 1) == (found.count, len(found.outcomes))
    with pytest.raises(Faults) as caught:
        one_tie(most=0, effort=0)
    assert ["fill_posts.most", "fill_posts.effort"] == [one.place for one in caught.value.faults]


def test_a_post_goes_to_who_is_ranked_for_it_and_wished_for_it():
    """Ranked without a wish, or with a wish and no rank: either is a post given by mistake."""
    allocation = fill_posts(LISTS, posts=1, wishes={"c1": ["dev", "data"], "c2": ["dev"], "c3": ["data"]})
    for outcome, post in (({"c2": "data"}, "data"), ({"c4": "dev"}, "dev")):
        told = [(one.code, one.facts["post"]) for one in evolve(allocation, outcomes=[outcome]).verify()]
        assert ("misgiven", post) in told


def test_only_those_level_at_the_last_post_are_tied():
    """Of four people for three posts, two who are better hold theirs; the two at the end are tied for the last one."""
    lists = {"data": Ranking.from_scores({"c1": 18, "c2": 17, "c3": 9, "c4": 9})}
    found = fill_posts(lists, posts=3, wishes={one: ["data"] for one in ("c1", "c2", "c3", "c4")})

    assert [(("c3", "c4"), 1)] == [(tie.among, tie.open) for tie in found.ties]
    assert 2 == found.count


@pytest.mark.parametrize("post", ["dev", "nowhere"])
def test_a_wrong_post_is_told_and_its_row_has_neither_wish_nor_rank(post):
    """Of a post that nobody asked for, or that no list has, the table says no wish, and verify says why."""
    found = fill_posts({"data": Ranking.from_scores({"c1": 2})}, posts=1, wishes={"c1": ["data"]})
    wrong = evolve(found, outcomes=[{"c1": post}])

    assert (None, None) == (wrong.rows()[0]["wish"], wrong.rows()[0]["rank"])
    assert wrong.verify()
