"""Mended by hand: a cohort that breaks a limit, or could be better, changed by moves of one person or two.

Somebody comes in, leaves, takes a free person's seat or moves, two change seats (Croes 1958), or a team that
need not be there leaves. The first aim is that hard limits are passed by less, the second that the cohort is
worth more; where no move mends, several are made at once. Teams always stand: a move that breaks one is none.
Nothing is proven here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import define, field, frozen

from eig._maths.flow_one_seat_each import OUT
from eig.teams.engine._prices_by_subgradient import norms_of
from eig.teams.engine._required_sums_of_few_amounts import opposite, with_counts
from eig.teams.engine._search_model_in_whole_numbers import Member, Model, bits
from eig.teams.engine._team_worths_and_posts_held import used_of

LOOKS = 6_000  # moves weighed, after which what is reached will do
ENOUGH = 100  # moves that mend, of which the best are made before others are looked for
SINGLE = 100  # moves of which several are made at once, where no sum of one alone mends
TOGETHER = 3  # so many, and as many again
SUMS = 3_000  # of moves, once there are so many no further move is added to them
WINDOW = 20  # how far below the most that it may come to a sum is looked for
PARTS = 1 << 10  # of a usual use, in which it is measured how far limits are passed

Teams = tuple[int, ...]
Sums = tuple[int, int, int]  # of a team: state, size, worth
Move = tuple[tuple[int, int, int], ...]  # units, each from a place to a place


@frozen(eq=False, repr=False)
class _Moves:
    """Moves of teams and people apart: what they gain, those they touch as bits, and all of them as one."""

    gain: int
    mask: int
    move: Move

    def beside(self, other: _Moves | None) -> _Moves | None:
        """Return both, if they touch no team and nobody twice."""
        if other is None or self.mask & other.mask:
            return None
        return _Moves(self.gain + other.gain, self.mask | other.mask, self.move + other.move)


def mended(model: Model, teams: Teams, pause: Callable[[], object], *, looks: int = LOOKS) -> Iterator[Teams]:
    """Yield teams that pass hard limits by less, and then what is worth more; all given must stand.

    What gains is looked for in so many moves; what mends, in all of them.
    """
    work = Work.mended(model, list(teams), pause)
    nearest = with_counts(model, sum(work.teams)) if work.passed else None
    if nearest is not None:
        work = Work(model, Work.mended(nearest, work.teams, pause).teams)
    if work.passed:
        work.combine(pause)
    yield tuple(work.teams)
    while not work.passed and work.looks < looks and work.improve(pause, looks):
        pause()
        yield tuple(work.teams)


@define(eq=False, repr=False)
class Work:
    """Teams under way."""

    model: Model
    teams: list[int]
    looks: int = 0
    at: dict[int, int] = field(init=False)  # the place of each unit that sits
    members: list[dict[int, Member]] = field(init=False)
    known: dict[tuple[int, int], int | None] = field(factory=dict[tuple[int, int], "int | None"])
    slack: list[int] = field(init=False)
    scales: list[int | None] = field(init=False)  # of hard limits
    uses: list[tuple[tuple[int, int], ...]] = field(init=False)
    sums: list[Sums] = field(init=False)  # of each team as it is
    hard: bool = field(init=False)  # no limit may be passed at a price
    plain: bool = field(init=False)  # nothing is gained but by seats

    @classmethod
    def mended(cls, model: Model, teams: list[int], pause: Callable[[], object]) -> Work:
        """Return teams that pass hard limits by as little as single moves bring about."""
        work = cls(model, teams)
        while work.passed and work.mend(pause):
            pause()
        return work

    def __attrs_post_init__(self) -> None:
        model = self.model
        self.at = {unit: place for place, team in enumerate(self.teams) for unit in bits(team)}
        self.members = [{one.unit: one for one in place.members} for place in model.places]
        used = used_of(model, tuple(self.teams))
        self.slack = [limit.high - use for use, limit in zip(used, model.limits, strict=True)]
        norms = zip(model.limits, norms_of(model), strict=True)
        self.scales = [
            None if one.fine is not None else int(PARTS / max(1.0, norm)) + 1 for one, norm in norms
        ]
        self.uses = [unit.uses for unit in model.units]
        self.hard = not any(limit.fine for limit in model.limits)
        self.plain = self.hard and not any(one.loss for one in model.places)
        self.sums = [(place.start, 0, 0) for place in model.places]
        for place, team in enumerate(self.teams):
            for unit in bits(team):
                self.sums[place] = self.more(place, unit, 1)

    def more(self, place: int, unit: int, sign: int, sums: Sums | None = None) -> Sums:
        """Return the sums of a team with one more, or one less."""
        one, (state, size, worth) = self.members[place][unit], sums or self.sums[place]
        return state + sign * one.pack, size + sign * one.size, worth + sign * one.gain

    @property
    def passed(self) -> bool:
        """Tell whether a hard limit is passed."""
        return any(have < 0 and scale for have, scale in zip(self.slack, self.scales, strict=True))

    def total(self) -> tuple[int, int]:
        """Return by how much hard limits are passed, and what all teams are worth, soft limits included."""
        passed, worth = 0, sum([self._worth(*pair) or 0 for pair in enumerate(self.teams)])
        for have, scale, limit in zip(self.slack, self.scales, self.model.limits, strict=True):
            if have < 0:
                passed -= have * (scale or 0)
                worth += have * (limit.fine or 0)
        return passed, worth

    def mend(self, pause: Callable[[], object]) -> bool:
        """Make the moves that mend, those that cost least for it first; tell whether there was one."""
        mending, made = list[tuple[float, Move]](), False
        dear = {
            line: scale
            for line, (have, scale) in enumerate(zip(self.slack, self.scales, strict=True))
            if have < 0 and scale
        }
        weights = [sum([dear[line] * use for line, use in uses if line in dear]) for uses in self.uses]
        for move in self._asking(pause):
            if self._relief(move, weights, dear) > 0 and self._able(move):
                passed, gained = self.weighed(move) or (0, 0)
                if passed < 0 <= gained:
                    self.make(move)  # what costs nothing is not compared with others
                    made = True
                    if not self.passed:
                        break
                elif passed < 0:
                    mending.append((gained / passed, move))
                    if len(mending) == ENOUGH:
                        break
        self.looks = 0
        for _, move in () if made else sorted(mending):
            if not self.passed:
                break
            if self._able(move) and (self.weighed(move) or (0, 0))[0] < 0:
                self.make(move)
                made = True
        return made

    def combine(self, pause: Callable[[], object]) -> None:
        """Make moves that together come to what the limit passed most allows, if there are any."""
        passed = [min(0, have) * (scale or 0) for have, scale in zip(self.slack, self.scales, strict=True)]
        line = passed.index(min(passed))
        others = opposite(self.model, line)
        if not others:
            return  # what need not be met is mended by single moves
        singles, known = self._by_change(line), {0: _Moves(0, 0, ())}
        for _ in range(TOGETHER):
            pause()
            for change, some in list(known.items()) if len(known) < SUMS else ():
                for more, other in singles.items():
                    _keep(known, change + more, some.beside(other))
        pause()
        both: dict[int, _Moves] = {}
        most = self.slack[line]
        least = max([most - WINDOW, *[-self.slack[one] for one in others]])
        for change, some in known.items():
            for end in range(least, most + 1):
                _keep(both, change, some.beside(known.get(end - change)))
        best = sorted([(-one.gain, one.move) for one in both.values()])[:ENOUGH]
        able = [move for _, move in best if (self.weighed(move) or (0, 0))[0] == sum(passed)]
        self.make(able[0] if able else ())

    def _by_change(self, line: int) -> dict[int, _Moves]:
        """Return the moves that change a limit's use: of those that change it by as much, who gains most."""
        found: dict[int, _Moves] = {}
        for move in self._moves():
            change, gain = self._change(move).get(line, 0), self._gain(move)
            known = found.get(change)
            if change and (known is None or gain > known.gain) and self.weighed(move) is not None:
                places = {place for _, *both in move for place in both if place != OUT}
                people = sum([1 << unit for unit, _, _ in move])
                found[change] = _Moves(
                    gain, people << len(self.teams) | sum([1 << place for place in places]), move
                )
        least = sorted(found.items(), key=lambda one: abs(one[0]))[: 2 * SINGLE]
        return dict(sorted(least, key=lambda one: -one[1].gain)[:SINGLE])

    def _relief(self, move: Move, weights: list[int], dear: Mapping[int, int]) -> int:
        """Return by how much less the limits that are passed now would be used."""
        relief = 0
        for unit, origin, end in move:
            for place, sign in ((origin, 1), (end, -1)):
                if place != OUT:
                    here = self.members[place][unit].uses
                    more = sum([dear[line] * use for line, use in here if line in dear]) if here else 0
                    relief += sign * (weights[unit] + more)
        return relief

    def improve(self, pause: Callable[[], object], looks: int) -> bool:
        """Make the moves that gain, as they are met; tell whether there was one."""
        gained = False
        for move in self._asking(pause):
            if self.looks >= looks:
                break
            if self.plain and self._gain(move) <= 0:
                continue
            passed, more = (self.weighed(move) if self._able(move) else None) or (0, 0)
            if passed <= 0 < more:
                self.make(move)
                gained = True
        return gained

    def _gain(self, move: Move) -> int:
        """Return what seats alone gain."""
        members, total = self.members, 0
        for unit, origin, end in move:
            total += members[end][unit].gain if end != OUT else 0
            total -= members[origin][unit].gain if origin != OUT else 0
        return total

    def _able(self, move: Move) -> bool:
        """Tell whether all who move are where they were."""
        return all(self.at.get(unit, OUT) == origin for unit, origin, _ in move)

    def _asking(self, pause: Callable[[], object]) -> Iterator[Move]:
        """Yield the moves, asking now and then whether to go on."""
        for number, move in enumerate(self._moves()):
            if number % PARTS == 0:
                pause()
            yield move

    def _moves(self) -> Iterator[Move]:
        """Yield the moves: in, a whole team out, another instead, out or elsewhere, and exchanges."""
        for place, here in enumerate(self.members):
            free = sorted([unit for unit in here if unit not in self.at], key=lambda one: -here[one].gain)
            for unit in free:
                yield ((unit, OUT, place),)
            if self.teams[place] and self.model.places[place].empty is not None:
                yield tuple([(one, place, OUT) for one in bits(self.teams[place])])
            for one in bits(self.teams[place]):
                yield from (((one, place, OUT), (unit, OUT, place)) for unit in free if unit not in self.at)
                yield ((one, place, OUT),)
                for other, there in enumerate(self.members):
                    if other != place and one in there:
                        yield ((one, place, other),)
                        for two in bits(self.teams[other]) if other > place else ():
                            if two in here:
                                yield (one, place, other), (two, other, place)

    def _worth(self, place: int, team: int) -> int | None:
        key = place, team
        if key not in self.known:
            worth, loss = self._changed(place, team), self.model.places[place].loss
            lost = loss(team) if loss is not None and team and worth is not None else 0
            self.known[key] = None if worth is None or lost is None else worth - lost
        return self.known[key]

    def _changed(self, number: int, team: int) -> int | None:
        """Return what a team is worth, by what it changes of the one there; None if it does not stand."""
        place, sums = self.model.places[number], self.sums[number]
        if not team:
            return place.empty
        for unit in bits(team ^ self.teams[number]):
            sign = 1 if team >> unit & 1 else -1
            if sign > 0 and self.members[number][unit].foes & team:
                return None
            sums = self.more(number, unit, sign, sums)
        state, size, worth = sums
        stands = place.least <= size <= place.most and not state & place.over and not place.goal & ~state
        return worth if stands else None

    def weighed(self, move: Move, least: int | None = None) -> tuple[int, int] | None:
        """Return how much more hard limits are passed, and what is gained.

        None if a team does not stand, or if teams gain less than they must at least.
        """
        self.looks += 1
        teams: dict[int, int] = {}
        for unit, *places in move:
            for place in places:
                if place != OUT:
                    teams[place] = teams.get(place, self.teams[place]) ^ 1 << unit
        gained = 0
        for place, team in teams.items():
            now = self._worth(place, team)
            if now is None:
                return None
            gained += now - (self._worth(place, self.teams[place]) or 0)
        if least is not None and gained < least:
            return None
        passed = 0
        for line, more in self._change(move).items():
            have, scale = self.slack[line], self.scales[line]
            over = max(0, more - have) - max(0, -have)
            if scale is None:
                gained -= over * (self.model.limits[line].fine or 0)
            else:
                passed += over * scale
        return passed, gained

    def _change(self, move: Move) -> dict[int, int]:
        """Return how much more of each limit is used."""
        change: dict[int, int] = {}
        for unit, origin, end in move:
            everywhere = self.uses[unit] if OUT in (origin, end) else ()
            for place, sign in ((origin, -1), (end, 1)):
                if place != OUT:
                    for uses in (everywhere, self.members[place][unit].uses):
                        for line, use in uses:
                            change[line] = change.get(line, 0) + sign * use
        return change

    def make(self, move: Move) -> None:
        """Make a move."""
        for line, more in self._change(move).items():
            self.slack[line] -= more
        for unit, origin, end in move:
            self.at.pop(unit, None)
            if origin != OUT:
                self.sums[origin] = self.more(origin, unit, -1)
                self.teams[origin] ^= 1 << unit
            if end != OUT:
                self.sums[end] = self.more(end, unit, 1)
                self.teams[end] ^= 1 << unit
                self.at[unit] = end


def _keep(known: dict[int, _Moves], change: int, one: _Moves | None) -> None:
    """Keep moves by what they change, if none that change as much gain more."""
    old = known.get(change)
    if one is not None and (old is None or one.gain > old.gain):
        known[change] = one
