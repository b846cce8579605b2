"""A first cohort, not the best one: for a search that was stopped before it found any.

Places choose a good priced team in turn, among people still free. A place left without a team chooses
before the others the next time; a limit that was passed gets dearer. Every other time people who sit
somewhere in a seating that is known, a flow's, are left to the place where they sit. In the end each place
chooses once more, the others staying as they are, as long as that gains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from eig.teams.engine._dual_bound import Bound, Prices, best_of, prices_at
from eig.teams.engine._one_team_a_place_search import uses_of
from eig.teams.engine._prices_by_subgradient import norms_of
from eig.teams.engine._search_model_in_whole_numbers import Coefficients, Model, Place, bits
from eig.teams.engine._search_outcome import First
from eig.teams.engine._team_worths_and_posts_held import team_worth, worth_of
from eig.teams.engine._work_limit import WorkLimit

TRIES = 60
DEALS = 20  # times that teams are dealt
PART = 2  # of the most that anybody is worth: what a usual use of a limit passed gets dearer by
PRICED = 4  # deals, after which whoever mends makes a cohort of it
DEALT = 20  # partial teams that a place then goes through, once it has one
PLACES = 16  # places after which the work is told of
DEARER = 40  # a limit that was passed by its usual use gets dearer by this part of a usual team

Teams = tuple[int, ...]


def first_cohort(
    model: Model,
    bound: Bound,
    work_limit: WorkLimit | None = None,
    *,
    tries: int = TRIES,
    seated: Teams = (),
    patience: int | None = None,
) -> First | None:
    """Return a cohort that keeps all hard rules, if a few tries find one before the caller says stop.

    Args:
        bound: Its prices are those that places pay.
        work_limit: What tells whether to stop.
        tries: How often places choose.
        seated: The teams of a seating, whatever rules they break.
        patience: How many partial teams a place goes through once it has one; None: all, for its best.
    """
    norms = norms_of(model)
    order = sorted(range(len(model.places)), key=lambda place: (len(model.places[place].members), place))
    limits = bound.prices.limits
    push = abs(bound.value) // (DEARER * max(1, len(order)))
    for count in range(tries):
        if work_limit is not None and work_limit.stops():
            return None
        held = seated if count % 2 == 0 else ()
        teams = _Draft(model, held, patience).of(Prices(bound.prices.units, limits), order)
        left = [place for place in order if place not in teams]
        order = [*left, *(place for place in order if place in teams)]
        if not left:
            chosen = tuple(teams[place] for place in range(len(order)))
            worth = worth_of(model, chosen)
            if worth is not None:
                *_, last = _polished(_Polish(model, First(worth, chosen)), bound.prices, patience)
                return last
            limits = _pushed(model, chosen, limits, [max(1, int(push / norm)) for norm in norms])
    return None


def dealt(model: Model) -> Teams | None:
    """Return teams that share nobody, small ones; None if none are dealt.

    People are dear whom many needs ask for, and who use much of a sum that was passed: it gets dearer. Who
    found nobody left chooses before all others the next time.
    """
    most = 1 + max([max(place.worths, default=0) for place in model.places], default=0)
    prices, found = _asked_for(model, most), list[Teams]()
    sums, pairs = set(model.users), zip(norms_of(model), model.users, strict=True)
    push = [
        int(most / PART / norm) + 1 if all(use > 0 for _, use in users) and _less(users) not in sums else 0
        for norm, users in pairs
    ]
    lean = model.but(places=tuple([place.but(most=_few(place)) for place in model.places]))
    order = sorted(range(len(model.places)), key=lambda place: (len(model.places[place].members), place))
    for _ in range(DEALS):
        teams = _Draft(lean, (), DEALT).of(prices, order)
        left = [place for place in order if place not in teams]
        order = [*left, *(place for place in order if place in teams)]
        if not left:
            found.append(tuple([teams[place] for place in range(len(order))]))
            limits = _pushed(model, found[-1], prices.limits, push)
            if limits == prices.limits or len(found) == PRICED:
                break
            prices = Prices(prices.units, limits)
    return found[-1] if found else None


def _few(place: Place) -> int:
    """Return how many a small team has at most: the least, and so many more as a group may pass it by."""
    return min(place.most, place.least + max(place.sizes, default=1) - 1)


def _less(users: Coefficients) -> Coefficients:
    """Return the uses of a limit that holds a sum from below."""
    return tuple([(unit, -use) for unit, use in users])


def _asked_for(model: Model, most: int) -> Prices:
    """Return prices by how much needs ask for each unit: of one in ten people, a tenth of the most each."""
    units = [0] * len(model.units)
    for place in model.places:
        for _, helpers in place.providers:
            for unit in bits(helpers):
                units[unit] += most // helpers.bit_count()
    return Prices(tuple(units), (0,) * len(model.limits))


@frozen(eq=False, repr=False)
class _Draft:
    """One draft: places choose in turn; people held stay where they are."""

    model: Model
    held: Teams
    patience: int | None

    def of(self, prices: Prices, order: Sequence[int]) -> dict[int, int]:
        """Return the team that each place chooses, as far as there is one."""
        at, used = prices_at(self.model, prices), 0
        kept, others = dict(enumerate(self.held)), sum(self.held)  # no unit is in two teams
        teams: dict[int, int] = {}
        for number in order:
            place = self.model.places[number]
            _tick(self.model, number)
            others ^= kept.pop(number, 0)
            best = best_of(place, at(place), barred=used | others, patience=self.patience)
            if best is not None:
                teams[number], used = best[1], used | best[1]
        return teams


def _pushed(model: Model, teams: Teams, prices: tuple[int, ...], push: list[int]) -> tuple[int, ...]:
    """Return the prices of the limits, dearer where a hard one was passed."""
    used = [0] * len(prices)
    for place, team in zip(model.places, teams, strict=True):
        used = [have + use for have, use in zip(used, uses_of(model, place, team), strict=True)]
    return tuple(
        price + max(price // 2, more) if limit.fine is None and use > limit.high else price
        for use, limit, price, more in zip(used, model.limits, prices, push, strict=True)
    )


def chosen_again(model: Model, first: First) -> Iterator[First]:
    """Yield better and better cohorts, till no place gains by choosing again among people still free."""
    no_price = Prices((0,) * len(model.units), (0,) * len(model.limits))
    return _polished(_Polish(model, first), no_price, DEALT)


def _polished(polish: _Polish, prices: Prices, patience: int | None) -> Iterator[First]:
    """Yield a cohort no worse each time that all places chose again, as long as one gains by it."""
    model, gained = polish.model, True
    at = prices_at(model, prices)
    while gained:
        gained = False
        for number, place in enumerate(model.places):
            _tick(model, number)
            barred = polish.used ^ polish.teams[number]
            best = best_of(place, at(place), barred=barred, patience=patience)
            gained |= best is not None and polish.takes(number, best[1])
        yield First(polish.worth, tuple(polish.teams))


def _tick(model: Model, number: int) -> None:
    """Tell of the work, at every so many places."""
    told = model.places[number].tick
    if number % PLACES == PLACES - 1 and told is not None:
        told()


class _Polish:
    """A cohort that gets better team by team; all sums follow."""

    def __init__(self, model: Model, first: First) -> None:
        self.model, self.worth, self.teams = model, first.worth, list(first.teams)
        self.used = sum(first.teams)  # no unit is in two teams
        self.slack = [limit.high for limit in model.limits]
        for number, team in enumerate(first.teams):
            self.slack = self._less(self.slack, number, team, 1)

    def _less(self, slack: list[int], number: int, team: int, times: int) -> list[int]:
        uses = uses_of(self.model, self.model.places[number], team)
        return [have - times * use for have, use in zip(slack, uses, strict=True)]

    def _fined(self, slack: list[int]) -> int | None:
        """Return what is missed, at its price; None if a hard rule is."""
        total = 0
        for have, limit in zip(slack, self.model.limits, strict=True):
            if have < 0:
                if limit.fine is None:
                    return None
                total -= have * limit.fine
        return total

    def takes(self, number: int, team: int) -> bool:
        """Let a place have another team, if the cohort gains by it; tell whether it does."""
        place, old = self.model.places[number], self.teams[number]
        slack = self._less(self._less(self.slack, number, old, -1), number, team, 1)
        fined, before = self._fined(slack), self._fined(self.slack)
        was, now = team_worth(place, old), team_worth(place, team)
        if fined is None or before is None or was is None or now is None:
            return False
        worth = self.worth + now - was + before - fined
        teams = [*self.teams[:number], team, *self.teams[number + 1 :]]
        if worth <= self.worth or not self.model.allows(tuple(teams)):
            return False
        self.worth, self.teams, self.slack, self.used = worth, teams, slack, self.used ^ old ^ team
        return True
