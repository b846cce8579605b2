"""One post each, by the people's own wishes: deferred acceptance, and every outcome that ties leave open.

Everybody asks for their first wish. A list with more people than posts keeps the best and turns the others
away for good, who ask for their next wish, until nobody is turned away (D. Gale and L. S. Shapley, "College
admissions and the stability of marriage", American Mathematical Monthly 69, 1962). In which order people ask
changes nothing. Where a tie straddles the last post of a list, nobody of the tie is turned away in silence:
each way to part it is followed, and each ends in an outcome.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

from eig.lots.decisions import Groups

State = tuple[int, ...]


class Market(NamedTuple):
    """Who is ranked on which list, how many posts each has, and what people wish, first wish first."""

    groups: Mapping[str, Groups]
    posts: Mapping[str, int]
    wishes: Mapping[str, Sequence[str]]


class Tied(NamedTuple):
    """People tied for the last posts of a list: how many of them it can take, and who they are."""

    post: str
    open: int
    among: tuple[str, ...]


class Round:
    """The asking and turning away on one market. Private; holds no state but the market, by number."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.people = sorted(market.wishes)
        self.level = {
            post: {person: level for level, group in enumerate(groups) for person in group}
            for post, groups in market.groups.items()
        }

    def start(self) -> State:
        """Return the state in which everybody asks for their first wish."""
        return (0,) * len(self.people)

    def post_of(self, state: State, at: int) -> str | None:
        """Return what a person asks for, by number; None after the last wish."""
        wishes = self.market.wishes[self.people[at]]
        return wishes[state[at]] if state[at] < len(wishes) else None

    def settle(self, state: State) -> tuple[State, list[Tied]]:
        """Turn away whoever ranks below a full list, until nobody does; return the ties that remain."""
        while True:
            out, tied = self._turned_away(state)
            if not out:
                return state, tied
            state = self.without(state, out)

    def without(self, state: State, out: Sequence[str]) -> State:
        """Return the state once people are turned away from what they ask for."""
        gone = set(out)
        return tuple(wish + (person in gone) for wish, person in zip(state, self.people, strict=True))

    def _turned_away(self, state: State) -> tuple[list[str], list[Tied]]:
        asking: dict[str, list[str]] = {}
        for at, person in enumerate(self.people):
            post = self.post_of(state, at)
            if post is not None:
                asking.setdefault(post, []).append(person)
        out, tied = list[str](), list[Tied]()
        for post, people in sorted(asking.items()):
            below, tie = self._cut(post, people)
            out += below
            tied += tie
        return out, tied

    def _cut(self, post: str, people: list[str]) -> tuple[list[str], list[Tied]]:
        """Return who ranks below the last post, and the tie that straddles it, if any."""
        level, places = self.level[post], self.market.posts[post]
        if len(people) <= places:
            return [], []
        if not places:
            return people, []
        line = sorted(people, key=lambda person: (level[person], person))
        last = level[line[places - 1]]
        above = [person for person in line if level[person] < last]
        among = tuple(person for person in line if level[person] == last)
        below = [person for person in line if level[person] > last]
        straddles = len(above) + len(among) > places
        return below, [Tied(post, places - len(above), among)] * straddles


def outcomes(market: Market, *, most: int, effort: int) -> tuple[list[Mapping[str, str]], list[Tied], bool]:
    """Return who takes which post, once for each way to part the ties, and whether these are all.

    The ties returned are those met whatever is decided: each turns somebody away.
    """
    round_ = Round(market)
    first, ties = round_.settle(round_.start())
    stack, seen, found = [first], {first}, set[State]()
    for _ in range(effort):
        if not stack or len(found) > most:
            break
        state, tied = round_.settle(stack.pop())
        if not tied:
            found.add(state)
            continue
        among, turned = tied[0].among, len(tied[0].among) - tied[0].open
        if comb(len(among), turned) > effort:
            return [], ties, False
        born = {round_.without(state, out) for out in combinations(among, turned)}
        stack += sorted(born - seen, reverse=True)
        seen |= born
    complete = not stack and len(found) <= most
    return [_taken(round_, state) for state in sorted(found)[:most]], ties, complete


def _taken(round_: Round, state: State) -> Mapping[str, str]:
    asked = ((person, round_.post_of(state, at)) for at, person in enumerate(round_.people))
    return {person: post for person, post in asked if post is not None}
