"""One post each, by the people's own wishes: deferred acceptance, and every outcome that ties leave open.

Everybody asks down their wishes, and each list keeps the best (`eig._maths.deferred_acceptance`). Where a tie
straddles the last post of a list, nobody of the tie is turned away in silence: each way to part it is
followed, and each ends in an outcome.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb
from typing import Final, NamedTuple

from eig._maths.deferred_acceptance import Acceptance
from eig._values.progress_and_stopping import Steps
from eig.lots.decisions_and_priorities_on_ties import Groups

State = tuple[int, ...]

MOST_KEPT: Final = 10_000_000  # wishes at which people stand, in all ways to part ties: some eighty megabytes


class Market(NamedTuple):
    """Who is ranked on which list, how many posts each has, and what people wish, first wish first."""

    groups: Mapping[str, Groups]
    posts: Mapping[str, int]
    wishes: Mapping[str, Sequence[str]]


class Tied(NamedTuple):
    """People tied for the last posts of a list: how many of them it can take, and who they are.

    `among` are all who ask for it there, sooner or later, as a decision must order them; `now` asks already.
    """

    post: str
    open: int
    among: tuple[str, ...]
    now: tuple[str, ...]


class Round:
    """The asking and turning away on one market. Private; holds no state but the market."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.people = sorted(market.wishes)
        self.level = {
            post: {person: level for level, group in enumerate(groups) for person in group}
            for post, groups in market.groups.items()
        }
        self._wish = {
            person: {post: at for at, post in enumerate(wishes)} for person, wishes in market.wishes.items()
        }
        self._acceptance = Acceptance(market.wishes, self.level, market.posts)

    def start(self) -> State:
        """Return the state in which everybody asks for their first wish."""
        return (0,) * len(self.people)

    def post_of(self, state: State, at: int) -> str | None:
        """Return what a person asks for, by number; None after the last wish."""
        wishes = self.market.wishes[self.people[at]]
        return wishes[state[at]] if state[at] < len(wishes) else None

    def settle(self, state: State) -> tuple[State, list[Tied]]:
        """Turn away whoever ranks below a full list, until nobody does; return the ties that remain."""
        held = self._acceptance.held(dict(zip(self.people, state, strict=True)))
        asks = {person: self._wish[person][post] for post, seated in held.items() for _, person in seated}
        settled = tuple(asks.get(person, len(self.market.wishes[person])) for person in self.people)
        tied = [self._tie(post, [person for _, person in held[post]]) for post in sorted(held)]
        return settled, [one for one in tied if one is not None]

    def without(self, state: State, out: Sequence[str]) -> State:
        """Return the state once people are turned away from what they ask for."""
        gone = set(out)
        return tuple(wish + (person in gone) for wish, person in zip(state, self.people, strict=True))

    def _tie(self, post: str, people: list[str]) -> Tied | None:
        """Return the tie that straddles the last post of a list, if more people hold it than it has."""
        level, places = self.level[post], self.market.posts[post]
        if len(people) <= places:
            return None
        last = max(level[person] for person in people)
        now = tuple(sorted(person for person in people if level[person] == last))
        among = [one for one in self.market.groups[post][last] if post in self._wish.get(one, ())]
        return Tied(post, places - len(people) + len(now), tuple(sorted(among)), now)


def outcomes(market: Market, *, most: int, steps: Steps) -> tuple[list[Mapping[str, str]], list[Tied], bool]:
    """Return who takes which post, once for each way to part the ties, and whether these are all.

    The ties returned are those met whatever is decided: each turns somebody away. At most thrice as many
    ways are kept as there are steps to follow them, and fewer where many people make each of them long.
    """
    round_ = Round(market)
    first, ties = round_.settle(round_.start())
    stack, seen, found = [first], {first}, set[State]()
    effort = min(steps.left, MOST_KEPT // (len(first) or 1))
    while stack and len(found) <= most and len(seen) <= 2 * effort and steps.take():
        state, tied = round_.settle(stack.pop())
        if not tied:
            found.add(state)
            continue
        now, turned = tied[0].now, len(tied[0].now) - tied[0].open
        if comb(len(now), turned) > effort:
            return [], ties, False
        born = {round_.without(state, out) for out in combinations(now, turned)}
        stack += sorted(born - seen, reverse=True)
        seen |= born
    complete = not stack and len(found) <= most
    return [_taken(round_, state) for state in sorted(found)[:most]], ties, complete


def _taken(round_: Round, state: State) -> Mapping[str, str]:
    asked = ((person, round_.post_of(state, at)) for at, person in enumerate(round_.people))
    return {person: post for person, post in asked if post is not None}
