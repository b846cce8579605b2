"""Who replaces whom: the chain of moves that one withdrawal sets off."""

import pickle
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Ranking, fill_posts
from eig.jury.posts import ChainMove, VacancyChain, vacancy_chain, vacancy_chains
from helpers.posts_drawn import is_stable, random_lists, several_lists, strict_orders
from helpers.unfolded import unfolded

LISTS = {
    "data": Ranking.from_scores({"c1": 17, "c2": 15, "c4": 12}),
    "dev": Ranking.from_scores({"c2": 14, "c3": 12}),
}
WISHES = {"c1": ["data"], "c2": ["data", "dev"], "c3": ["dev"], "c4": ["data"]}


def settled():
    """Return an allocation of two posts: c1 on data, c2 on dev."""
    return fill_posts(LISTS, posts=1, wishes=WISHES)


def after(allocation, chain):
    """Return who takes what once a cascade has run, checking each move on the way."""
    held = {person: post for person, post in allocation.taken.items() if person != chain.leaver}
    vacant = chain.leaves
    for move in chain.moves:
        assert (vacant, held.get(move.person)) == (move.takes, move.leaves)
        held[move.person], vacant = move.takes, move.leaves
    return held


def without(case, leaver):
    """Return a case in which somebody asks for nothing."""
    return {**case, "wishes": {**case["wishes"], leaver: ()}}


@pytest.mark.slow
@given(several_lists())
def test_at_the_end_of_a_cascade_nobody_is_passed_over(case):
    """Move by move, the chain ends at an allocation that is stable without the leaver, for some way to part ties."""
    allocation = fill_posts(**case)
    for chain in vacancy_chains(allocation) if allocation.settled else ():
        if not chain.tied:
            held, again = after(allocation, chain), without(case, chain.leaver)
            assert any(is_stable(again, orders, held) for orders in strict_orders(again))


@pytest.mark.slow
def test_beginning_again_serves_nobody_worse():
    """On strict lists each person has at least as good a post if all begin again as at the end of the chain."""
    for seed in range(200):
        case = random_lists(Random(seed), people=5, levels=10_000)
        allocation = fill_posts(**case)
        for chain in vacancy_chains(allocation) if allocation.settled else ():
            held, again = after(allocation, chain), without(case, chain.leaver)
            best = fill_posts(**again).taken
            for person, post in held.items():
                wishes = case["wishes"][person]
                assert wishes.index(best[person]) <= wishes.index(post)


@pytest.mark.untraced
@given(several_lists())
@example(random_lists(Random(534)))
@example(random_lists(Random(784)))
def test_nobody_is_worse_off_by_the_withdrawal_of_another(case):
    """Whoever moves takes a post that they asked for before the one that they leave."""
    allocation = fill_posts(**case)
    for chain in vacancy_chains(allocation) if allocation.settled else ():
        for move in chain.moves:
            wishes = case["wishes"][move.person]
            assert move.leaves is None or wishes.index(move.takes) < wishes.index(move.leaves)
        assert [move.leaves for move in chain.moves][:-1] == [move.takes for move in chain.moves][1:]


@pytest.mark.untraced
@given(several_lists())
def test_without_moves_only_people_without_a_post_are_called(case):
    """Where nobody moves once posts are accepted, one person at most is called, who held none."""
    allocation = fill_posts(**case)
    for chain in vacancy_chains(allocation, moving=False) if allocation.settled else ():
        assert len(chain.moves) <= 1
        assert all(move.leaves is None and move.person not in allocation.taken for move in chain.moves)


@pytest.mark.slow
def test_every_cascade_of_strict_lists_is_stable():
    """On strict lists the chain never meets a tie, and nobody is passed over at its end."""
    for seed in range(200):
        case = random_lists(Random(seed), levels=10_000)
        allocation = fill_posts(**case)
        for chain in vacancy_chains(allocation) if allocation.settled else ():
            (orders,) = strict_orders(case)
            assert is_stable(without(case, chain.leaver), orders, after(allocation, chain))


def test_one_withdrawal_moves_two_people():
    """c1 gives up data: c2 comes over from dev, and c3 takes dev; the trace tells each step."""
    chain = vacancy_chain(settled(), "c1")

    assert (
        ChainMove(person="c2", takes="data", leaves="dev"),
        ChainMove(person="c3", takes="dev"),
    ) == chain.moves
    assert "c1: if c1 gives up data, c2 takes data and leaves dev; c3 takes dev." == str(chain.explain())
    assert "c1 : si c1 renonce à data, c2 prend data et laisse dev ; c3 prend dev." == str(
        chain.explain(lang="fr")
    )


def test_nobody_moves_if_the_rules_say_so():
    """Where nobody moves, the first without a post who waits is called: c4."""
    chain = vacancy_chain(settled(), "c1", moving=False)

    assert (ChainMove(person="c4", takes="data"),) == chain.moves


def test_a_post_that_nobody_waits_for_stays_vacant():
    """dev after c3: nobody else asked for it."""
    lists = {"dev": Ranking.from_scores({"c3": 12, "c5": 9})}
    chain = vacancy_chain(fill_posts(lists, posts=1, wishes={"c3": ["dev"], "c5": []}), "c3")

    assert ((), "dev", ()) == (chain.moves, chain.vacant, chain.tied)
    assert "if c3 gives up dev, nobody waits for dev, which stays vacant" in unfolded(chain.explain())


def test_the_cascade_stops_at_a_tie():
    """Two tied people wait: the jury decides, and the chain says so after the moves that are certain."""
    lists = {
        "data": Ranking.from_scores({"c1": 17, "c2": 15}),
        "dev": Ranking.from_scores({"c2": 14, "c3": 12, "c4": 12}),
    }
    wishes = {"c1": ["data"], "c2": ["data", "dev"], "c3": ["dev"], "c4": ["dev"]}
    chain = vacancy_chain(fill_posts(lists, posts=1, wishes=wishes), "c1")
    first = vacancy_chain(fill_posts(lists, posts=1, wishes=wishes), "c2")

    assert (("c3", "c4"), None, 1) == (chain.tied, chain.vacant, len(chain.moves))
    assert (
        "c2 takes data and leaves dev; c3 and c4 are tied for dev, equally good: to be decided on the record"
        in str(chain.explain())
    )
    assert "si c2 renonce à dev, c3 et c4 sont ex æquo pour dev : à décider par écrit" in unfolded(
        first.explain(lang="fr")
    )


def test_ties_are_decided_before_withdrawals():
    """While ties leave something open nobody can be told who replaces whom."""
    tied = Ranking.from_scores({"c1": 1, "c2": 1})
    allocation = fill_posts({"data": tied}, posts=1, wishes=dict.fromkeys(["c1", "c2"], ("data",)))

    for name, ask in {
        "vacancy_chain": lambda: vacancy_chain(allocation, "c1"),
        "vacancy_chains": lambda: vacancy_chains(allocation),
    }.items():
        with pytest.raises(Fault, match="Decide the ties") as caught:
            ask()
        assert (f"{name}.allocation", "jury.posts.settled") == (caught.value.place, caught.value.code)


def test_only_those_who_take_a_post_can_give_it_up():
    """Somebody without a post, or unknown, has nothing to give up."""
    for person in ("c4", "c9"):
        with pytest.raises(UnknownKey):
            vacancy_chain(settled(), person)


def test_a_cascade_is_a_value():
    """It survives pickle, has a row a move and a table, and refuses strangers in its fields."""
    chain = vacancy_chain(settled(), "c1")

    assert chain == pickle.loads(pickle.dumps(chain))
    assert [1, 2] == [row["step"] for row in chain.rows()]
    assert "c2 takes data" in chain._repr_html_()
    with pytest.raises(Faults):
        VacancyChain(leaver="", leaves=None, moves=[1], vacant=3, tied=[2])
    with pytest.raises(Faults):
        ChainMove(person="", takes=None, leaves="")


def test_one_person_of_a_chain_is_explained():
    """What one person does in it; somebody who does not move is not known to it."""
    chain = VacancyChain(leaver="c1", leaves="data", moves=[ChainMove(person="c2", takes="data")])

    assert "c2: c2 takes data." == str(chain.explain("c2"))
    assert (1, 2) == (chain.count, evolve(chain, tied=["c3", "c4"]).count)
    with pytest.raises(UnknownKey):
        chain.explain("c9")


def test_a_tie_at_the_end_is_for_the_post_that_was_left_last():
    """Of three who move on, the last leaves what others tie for."""
    moves = [ChainMove(person=f"c{n}", takes=f"p{n}", leaves=f"p{n + 1}") for n in (1, 2, 3)]
    chain = VacancyChain(leaver="c0", leaves="p1", moves=moves, tied=["x", "y"])
    short = VacancyChain(leaver="c0", leaves="p1", tied=["x", "y"])

    assert "x and y are tied for p4" in unfolded(chain.explain())
    assert "x and y are tied for p1" in unfolded(short.explain())
