"""From a model to the best cohort: bounds, head counts, and a target that comes down until a cohort meets it.

A share of the seated, "40 % at least", leaves a gap when nobody knows how many will be seated, and is a
plain count once that is known: so the search goes through the head counts, each with its own bound. A
target starts at the highest bound and comes down; all cohorts that meet it are gone over, whatever their
head count, so that the first target that is met is met by the best.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from eig.teams.engine._best_cohort_by_flow_alone import Flowed, flowed
from eig.teams.engine._best_cohort_so_far import Incumbent
from eig.teams.engine._bounds_by_head_count import Heads, Lower, counts_of
from eig.teams.engine._dual_bound import Bound, bound_at, free, rough, with_teams
from eig.teams.engine._first_cohort_of_a_stopped_search import dealt, first_cohort
from eig.teams.engine._local_moves import LOOKS
from eig.teams.engine._one_team_a_place_search import Find, Listing
from eig.teams.engine._prices_by_subgradient import FINEST, Pace, ascend
from eig.teams.engine._prices_that_prove_infeasible import crossed, overdrawn, sums_of
from eig.teams.engine._search_model_in_whole_numbers import GRAIN, Model, Place
from eig.teams.engine._search_outcome import Begin, First, Meet, SearchOutcome, Step
from eig.teams.engine._solver_backend_interface import Backend
from eig.teams.engine._team_enumeration import Crowd
from eig.teams.engine._work_limit import Halt, WorkLimit

if TYPE_CHECKING:  # loaded where seats are priced with rows
    from eig.teams.engine._flow_rows_by_head_count import FlowRows

DRAWN = 20  # tries for a first cohort: where there is none, it is asked whether any exists
MISSED = 4  # targets that no cohort met, after which that is asked again
LITTLE = 40  # parts of a search for teams that a stopped search still takes, for a cohort to give
PATIENCE = 100  # partial teams that a place goes through for it, once it has one
SEATED = 1000  # people whom it still seats
LARGE = 60  # places, up to which rows beside a flow are gone over here, whatever backend is at hand
SMALL = 20  # places, up to which steps are taken here before a backend is loaded for seats
MODEST = 1000  # these steps
LONG = 500  # as many as that where a team has a sum to keep: each takes longer
SEVERAL = 2  # limits that count seats, from which none are
TRIED = 1000  # branches of the backend, after which it is looked whether more steps here settle it
FURTHER = 8000  # those steps
OPEN_TO = 12  # places a person, from which it is looked whether people are alike
QUICK = 1000  # steps taken here before a backend is loaded, where no rule is on the cohort
EASY = 6  # tries for a cohort before anything is priced, where any cohort will do
KNOWN = 500  # moves by which a cohort that is known is made better, where a rule is relaxed or lifted
NARROW = 128  # parts of what a cohort may still gain, one of which the first target is below the bound
CALM = 200  # questions whether to stop, after which the best known wanders
OFTEN = 3  # of these, one in so many where whole teams have a worth
SELDOM = 24  # the same elsewhere: prices lead to a cohort sooner there
SOON = 12  # times that it does in vain once it is dealt, before anything is searched
BESIDE = 25  # moves that it makes then
WIDE = GRAIN << 40  # what a miss may cost where a backend is asked


class Searching:
    """A search under way: what it was given, and what is known from the start."""

    def __init__(
        self,
        given: Model,
        flow: Flowed | None,
        work_limit: WorkLimit,
        *,
        any_one: bool = False,
        step: Step | None = None,
        backend: Backend | None = None,
        begin: Begin | None = None,
        meet: Meet = bool,
    ) -> None:
        self.begin = Begin() if begin is None else begin
        self.given, self.flow, self.work_limit = given, flow, work_limit
        self.model = given.ticking(work_limit.tick) if flow is None else flow.seats.model  # which ticks too
        self.any_one, self.watcher = any_one, step
        self.helper = backend if given.places and not given.accepts and not _is_wide(given) else None
        self.start = rough(given)
        self.told = self.start.value if flow is None else min(self.start.value, flow.value)
        self.met = Incumbent(given, meet)
        self.by_hand = False  # whether teams were dealt before
        self.asked = 0  # how often the caller was asked whether to stop
        self.made: FlowRows | None = None  # the rows, where they were asked for
        self.heads: Heads | None = None  # the bounds by head count, where they were asked for

    def keep(self, bound: Bound) -> Bound:
        """Keep a bound of all cohorts, and tell it, if it is lower than those before; return it."""
        if bound.value < self.told:
            self.step(None, bound.value)
        return bound

    def step(self, best: int | None, bound: int) -> None:
        """Keep what no cohort passes, and tell whoever watches."""
        self.told = min(self.told, bound)
        if self.watcher is not None:
            self.watcher(best, bound)

    def outcome(self) -> SearchOutcome:
        """Return the best cohort of a model, or any one, or what is known when the work_limit is out."""
        self.work_limit.aside = None if self.any_one else self._wander
        outcome = self.known()
        self.work_limit.aside = None
        looked = {} if self.heads is None else self.heads.known
        prices = tuple([(head, bound.prices) for head, bound in looked.items() if head is not None])
        outcome = outcome.but(heads=prices) if prices else outcome
        unproven = outcome.proven is not None and (outcome.teams is None or outcome.worth < outcome.proven)
        hurried = self.work_limit.stopped and (self.work_limit.hurried or self.given.crowded)
        return self.with_easy_cohorts(outcome) if unproven and not hurried else outcome

    def _wander(self) -> None:
        """Let the best cohort known wander, where much is missing and the search takes long."""
        self.asked += 1
        seldom = OFTEN if self.worthy else SELDOM
        if self.asked > CALM and self.asked % seldom == 0 and self.met.lacks(self.told):
            self.met.wander(BESIDE)

    def known(self) -> SearchOutcome:
        """Return what was found, or is known when the work_limit is out, with the lowest bound told."""
        try:
            outcome = self._begun()
        except (Halt, Crowd):
            outcome = SearchOutcome(self.start, proven=self.start.value)
        return outcome if outcome.proven is None else _proven(_taking(outcome, self.met.first), self.told)

    def _begun(self) -> SearchOutcome:
        self.work_limit.pause()
        below = crossed(self.model)
        if below is not None:
            return SearchOutcome(below)
        self._deal()
        if self.any_one and self.met.first is not None:
            return _taking(SearchOutcome(self.start, proven=self.start.value), self.met.first)
        seated = None
        if self.asked_first or self.spanned:
            self.start = self.start if self.flow is None else self.flow.root
            seated = self._asked() if self.seatwise else None
            over = seated is not None and (_settled(seated) or self.work_limit.halted)
            if seated is not None and over and (seated.proven is not None or self._told(seated)):
                return seated
            if self.spanned:
                return self._by_teams(None) if seated is None or over else self._in_turns(seated)
        start = bound_at(self.model, free(self.model))
        if start is None:
            return SearchOutcome()
        self.start = start
        self.work_limit.pause()
        easy = self._easily(start)
        return self._searched(seated) if easy is None else easy

    @cached_property
    def spanned(self) -> bool:
        """Tell whether counts over teams are rows: then no team is looked at as a whole."""
        linear = self.flow is not None and self.flow.seats.linear
        return linear and self.rows is not None and self.rows.alone

    @cached_property
    def whole(self) -> bool:
        """Tell whether the worth or a sum of whole teams counts."""
        return self.worthy or any(place.sums for place in self.model.places)

    @cached_property
    def worthy(self) -> bool:
        """Tell whether the worth of whole teams counts."""
        return any(place.loss is not None for place in self.model.places)

    def _deal(self) -> None:
        """Make a cohort by hand: soon, of small teams dealt one after the other; then of the flow's seating.

        What was dealt gets better where the flow's seating became no better cohort. Where a backend is asked
        first, it finds a better one sooner. Where a cohort of a problem much like this one is known, it is
        mended instead. Where whole teams count, which no flow knows, places then want what is best for them.
        """
        pause, early = self.work_limit.pause, None
        if self.begin.first is not None and self.begin.prices:
            self.met.mend(self.begin.first.teams, pause, looks=KNOWN)
            return
        by_hand = self.by_hand
        if (self.flow is None or self.flow.first is None) and (by_hand or self.met.first is None):
            self.met.mend(None if by_hand else dealt(self.given.ticking(pause)), pause, looks=0)
            early = self.met.first
        if self.asked_first and early is not None:
            return
        self.met.seat(self.flow, pause, looks=0 if self.asked_first else LOOKS)
        if self.flow is not None and self.whole and not self.any_one:
            self.met.outbid(self.flow.value, pause)
        if not self.any_one:
            self._wander_at_first()

    def _wander_at_first(self) -> None:
        """Let what was dealt wander, as long as that makes it better and much is missing."""
        idle, before = 0, self.met.first
        while before is not None and idle < SOON and self.met.lacks(self.told):
            self.work_limit.pause()
            self.met.wander(BESIDE)
            idle, before = 0 if self.met.first is not before else idle + 1, self.met.first

    def _easily(self, start: Bound) -> SearchOutcome | None:
        """Return an answer that needs no search: any cohort will do, or it is worth what the flow proves."""
        flow = self.flow
        if flow is not None and not flow.seats.exact and (self.any_one or flow.kept):
            easy = self.easy
            if easy is not None and (easy.worth >= flow.value or self.any_one):
                return SearchOutcome(flow.root, easy.teams, easy.worth, max(easy.worth, flow.value))
        if self.any_one:
            if self.ruled_out is not None:
                return self.ruled_out
            first = first_cohort(self.model, start, self.work_limit, tries=EASY)
            if first is not None:
                return _taking(SearchOutcome(start, proven=start.value), first)
        return None

    def _searched(self, seated: SearchOutcome | None = None) -> SearchOutcome:
        """Return the answer of a search for teams, or of one in turns with a backend that chooses seats.

        Where a backend that was asked first found no cohort, and prices do not tell that there is none, a
        proof is looked for.
        """
        places, limits = len(self.model.places), self.model.limits
        if places <= LARGE and not limits:
            return self.ruled_out or self._without_limits()
        answer = self.ruled_out or (None if seated is None or seated.proven is not None else seated)
        if answer is not None:
            return answer
        if places <= SMALL and self.seatwise:
            return self._in_turns(seated)
        return self._by_teams(self.helper)

    @cached_property
    def ruled_out(self) -> SearchOutcome | None:
        """Return that there is no cohort, where one rule alone or the head counts say so."""
        below = None if self.begin.first is not None else overdrawn(self.model, self.work_limit)
        if below is not None:
            return SearchOutcome(below)
        return None if counts_of(self.model) else SearchOutcome(self.start)

    @cached_property
    def seatwise(self) -> bool:
        """Tell whether a backend may choose seats."""
        if self.helper is None:
            return False
        from eig.teams.engine._rows_and_columns_over_seats import sayable  # noqa: PLC0415 # loads with a backend

        return sayable(self.model)

    @cached_property
    def asked_first(self) -> bool:
        """Tell whether a backend chooses seats before anything is searched here."""
        if not self.seatwise:
            return False
        many = len(self.model.places) > SMALL and not self._alike()
        return many or _counts_seats(self.given)

    def _alike(self) -> bool:
        """Tell whether so many people are alike that seats are told by kinds, not one by one."""
        seats = sum([len(place.members) for place in self.model.places])
        if seats <= OPEN_TO * len(self.model.units):
            return False  # rows take a while to be made: a backend that chooses seats needs none
        return self.rows is not None and self.rows.exact and self.rows.merged

    @cached_property
    def rows(self) -> FlowRows | None:
        """What prices seats as a flow with rows."""
        from eig.teams.engine._flow_rows_by_head_count import FlowRows  # noqa: PLC0415 # loads where seats are priced with rows

        self.work_limit.pause()
        self.made = None if self.flow is None else FlowRows.of(self.flow, self.met)
        return self.made

    def _seated(self) -> SearchOutcome | None:
        """Return the answer of a backend that chooses seats, unless it is told without that there is none."""
        model, fresh = self.model, self.begin.first is None
        if not counts_of(model):
            return None
        below = overdrawn(model, self.work_limit, sums_of(model)) if fresh else None
        return self._by_seats() if below is None else SearchOutcome(below)

    def _asked(self) -> SearchOutcome | None:
        """Return what a backend that is asked first tells: where places are few, within some branches."""
        if len(self.model.places) > SMALL:
            return self._seated()
        found = self.work_limit.within(TRIED, self._seated)
        if found is None:
            self.work_limit.end()
        elif found.first is not None:
            self.met.take(found.first)
        return found

    def _told(self, outcome: SearchOutcome) -> bool:
        """Tell whether an outcome has a cohort, or prices that prove that there is none."""
        return outcome.teams is not None or (outcome.root or self.start).value < self.model.least

    def _by_seats(self, found: SearchOutcome | None = None) -> SearchOutcome | None:
        """Return the answer of a backend that chooses seats, from what is known on; None if it has none."""
        if self.helper is None or not self.seatwise:
            return None
        from eig.teams.engine._backend_over_seats import by_seats  # noqa: PLC0415 # loads with a backend

        known = (found and found.first) or self.met.first
        return by_seats(self.helper, self.model, self.start, self.work_limit, step=self.step, known=known)

    def _in_turns(self, seated: SearchOutcome | None = None) -> SearchOutcome:
        """Return the answer of a few steps taken here, of a backend, of more steps, or of the backend again.

        Some problems are short for one and long for the other, and mostly that cannot be told before. A
        backend that was asked first had its turn.
        """
        found = seated or SearchOutcome(self.start, proven=self.start.value)
        summed = any(place.sums for place in self.model.places)
        turns = (
            (LONG if summed else MODEST, lambda: self._by_teams(None)),
            (TRIED, lambda: self._by_seats(found)),
            (FURTHER, lambda: self._by_teams(None)),
            (None, lambda: self._by_seats(found) or self._by_teams(self.helper)),
        )[0 if seated is None else 2 :]
        for steps, turn in turns:
            over = _settled(found) or self.work_limit.halted
            more = None if over else self.work_limit.within(steps, turn)
            found = found if more is None else more if more.proven is None else _both(found, more)
            if found.first is not None:
                self.met.take(found.first)
        return found

    def _by_teams(self, helper: Backend | None) -> SearchOutcome:
        """Return the answer of a search for teams."""
        self._meet_by_values()
        heads = _heads(self.model, self._lowest(), self.work_limit, _lowering(self.rows, helper))
        heads.rows, heads.met = self.rows, self.met
        self.heads = heads
        if self.keep(heads.known[None]).value < self.model.least:
            return SearchOutcome(heads.known[None])
        if self.begin.heads and not self.spanned:
            heads.begin(self.begin.heads)
        alone = heads.crowded or (heads.told and len(self.model.places) <= LARGE)
        if helper is not None and not alone:
            from eig.teams.engine._backend_over_teams import finish  # noqa: PLC0415 # loads with a backend

            return finish(helper, heads, self.start, step=self.step) or self._by_teams(None)
        return _descended(heads, self.step, any_one=self.any_one, some=self.begin.first is not None)

    def _meet_by_values(self) -> None:
        """Make a better cohort where the worth or a sum of whole teams counts: once of the values of rows."""
        rows, flow, met, pause = self.rows, self.flow, self.met, self.work_limit.pause
        if flow is None or not self.whole or not met.is_far(flow.value):
            return
        if rows is not None and rows.quick and not (rows.exact or rows.parts):
            part = rows.part(None, rows.table.model, self.work_limit)
            if met.is_far(self.keep(part.bound).value):
                met.mend(part.rounded(), pause, looks=LOOKS)

    def _lowest(self) -> Bound:
        """Return the lowest bound at prices known from the start, and at none."""
        if self.spanned:
            return self.start
        known = [bound_at(self.model, prices, self.start) or self.start for prices in self.begin.prices]
        return self.keep(min([self.start, *known], key=lambda bound: bound.value))

    def _without_limits(self) -> SearchOutcome:
        """Return the answer where no rule is on the cohort: prices of people alone hardly ever leave a gap.

        They are looked for from the flow's on, halfway down to a cohort that is easily had; a backend is
        loaded only where a few steps do not settle it.
        """
        model, easy, work_limit = self.model, self.easy, self.work_limit
        begin = self._lowest()
        if self.flow is not None:
            begin = min(begin, bound_at(model, self.flow.root.prices) or begin, key=lambda one: one.value)
        wanted = model.least if easy is None else easy.worth + 1
        stride = None if easy is None else max(GRAIN, (begin.value - wanted) // 2)
        root = self.keep(ascend(model, begin, work_limit, Pace(least=wanted, stride=stride)))
        if root.value < wanted:
            return _taking(SearchOutcome(root, proven=None if easy is None else easy.worth), easy)
        heads = Heads(
            model, GRAIN, work_limit, ascend, known={None: root}, models={None: model}, met=self.met
        )

        def alone() -> SearchOutcome:
            return _descended(heads, self.step, any_one=self.any_one, some=self.begin.first is not None)

        if self.helper is None:
            return alone()
        quick = work_limit.within(QUICK, alone)
        if quick is not None and _settled(quick):
            return quick
        from eig.teams.engine._backend_over_teams import finish  # noqa: PLC0415 # loads with a backend

        return self._by_seats() or finish(self.helper, heads, self.start, step=self.step) or alone()

    def with_easy_cohorts(self, outcome: SearchOutcome) -> SearchOutcome:
        """Return an outcome with the best cohort known, those included that are had without a search.

        These do not depend on how long the search went on: one that went on longer never knows less.
        """
        outcome, known = _taking(outcome, self.easy), self._at_no_step()
        outcome = _proven(_proven(_taking(outcome, known.first), known.proven), self._at_rows())
        if self.flow is not None:
            outcome = _proven(_taking(outcome, self.flow.first), self.flow.value)
        least, better = self.given.least, outcome.teams is not None and outcome.worth >= self.given.least
        if known.proven is None and not better:
            return known
        none = not better and (outcome.proven is None or outcome.proven < least)
        return SearchOutcome(outcome.root) if none else outcome

    def _at_rows(self) -> int | None:
        """Return what no cohort passes at the prices of rows, where the search went on from others."""
        part = None if self.made is None or self.made.exact else self.made.parts.get(None)
        if part is None or self.work_limit.stopped:
            return None
        known: dict[int | None, Bound] = {None: bound_at(self.given, part.bound.prices) or part.bound}
        heads = Heads(self.given, GRAIN, self.work_limit, ascend, known=known, models={None: self.given})
        return max(map(heads.estimate, counts_of(self.given)), default=self.told)

    def _at_no_step(self) -> SearchOutcome:
        """Return what a search knows that may take no step: no other knows less."""
        if not self.work_limit.spent or self.any_one or self.work_limit.stopped:
            return SearchOutcome(self.start, proven=self.start.value)
        limit = WorkLimit(nodes=0, stop=self.work_limit.stop, halted=True)
        return Searching(self.given, None, limit, begin=self.begin).known()

    @cached_property
    def easy(self) -> First | None:
        """A cohort that is had without a search, in an amount of work that no limit changes."""
        model = self.given.ticking(WorkLimit(nodes=LITTLE).tick)
        try:
            flow = self.flow or flowed(model, WorkLimit(nodes=SEATED))
            known = flow if isinstance(flow, Flowed) else None
            if known is not None and known.settled:
                return known.first
            seated = None if known is None else known.seats.teams(known.seating)
            first = first_cohort(model, self.start, seated=seated or (), patience=PATIENCE)
        except Halt:
            return None
        some = [one for one in (first, None if known is None else known.first) if one is not None]
        return max(some, key=lambda one: one.worth, default=None)


def _counts_seats(model: Model) -> bool:
    """Tell whether several limits count seats, and a miss costs no more than a seat: a backend is quicker."""
    uses = [some for place in model.places for some in place.uses.values()]
    lines, most = {line for some in uses for line, _ in some}, max(map(_dearest, model.places), default=0)
    return len(lines) >= SEVERAL and all((model.limits[line].fine or 0) <= most for line in lines)


def _dearest(place: Place) -> int:
    """Return the most that a seat is worth at a place."""
    return max(place.gains.values(), default=0)


def _is_wide(model: Model) -> bool:
    """Tell whether a miss costs more than a backend's floats hold beside a point."""
    return max([limit.fine or 0 for limit in model.limits], default=0) > WIDE


def _lowering(rows: FlowRows | None, helper: Backend | None) -> Lower:
    if rows is not None and (rows.exact or helper is None):
        return rows.lower if rows.exact else rows.beside
    if helper is None:
        return ascend
    from eig.teams.engine._prices_by_column_generation import generating  # noqa: PLC0415 # loads with a backend

    return generating(helper)


def _heads(model: Model, start: Bound, work_limit: WorkLimit, lower: Lower) -> Heads:
    """Return the bounds by head count, with that of all of them."""
    pace = Pace(least=model.least, finest=GRAIN if model.shares and lower is ascend else FINEST)
    root = lower(model, start, work_limit, pace)
    stride = max(GRAIN, (start.value - root.value) // 50)
    return Heads(model, stride, work_limit, lower, known={None: root}, models={None: model})


def _settled(outcome: SearchOutcome) -> bool:
    """Tell whether nothing is left to look for."""
    return outcome.proven is None or (outcome.teams is not None and outcome.worth == outcome.proven)


def _both(known: SearchOutcome, outcome: SearchOutcome) -> SearchOutcome:
    """Return an outcome with what was known before."""
    return _proven(_taking(outcome, known.first), known.proven)


def _proven(outcome: SearchOutcome, proven: int | None) -> SearchOutcome:
    """Return an outcome with the lower of its bound and another; none is below its cohort."""
    if outcome.proven is None or proven is None:
        return outcome
    lowest = min(proven, outcome.proven)
    lowest = lowest if outcome.teams is None else max(outcome.worth, lowest)
    return outcome if lowest == outcome.proven else outcome.but(proven=lowest)


def _taking(outcome: SearchOutcome, first: First | None) -> SearchOutcome:
    """Return an outcome with the better of its cohort and another."""
    if first is None or (outcome.teams is not None and outcome.worth >= first.worth):
        return outcome
    return outcome.but(teams=first.teams, worth=first.worth)


def _descended(heads: Heads, step: Step, *, any_one: bool, some: bool) -> SearchOutcome:
    """Let the target come down from the highest bound until a cohort meets it.

    Whether there are any cohorts at all need not be asked where rows tell it, or some are known. Prices of a
    search that is cut off tell their bound alone: what else they tell, those a step later may not.
    """
    model, root = heads.root, heads.known[None]
    met = heads.met or Incumbent(model)
    if heads.work_limit.over:
        return _taking(SearchOutcome(root, proven=root.value), met.first)
    counts = counts_of(model, root, None if heads.rows is None else heads.rows.seated)
    told = heads.told or some or met.first is not None
    first = (
        None if told or heads.work_limit.halted else first_cohort(model, root, heads.work_limit, tries=DRAWN)
    )
    if first is not None:
        met.take(first)
    elif not told:
        _rule_out(heads, counts, closely=False)
    at_once = _by_bound(heads, counts, step, any_one=any_one) if heads.told else None
    if at_once is not None:
        return at_once
    proven = heads.highest(counts) // GRAIN * GRAIN
    reached = model.least if met.first is None else met.first.worth
    width = max(GRAIN, (proven - reached) // NARROW)
    target, tried, find = proven, 0, Find(root.value, root.value)
    try:
        while proven >= model.least and not met.settles(proven):
            heads.work_limit.end()
            least = model.least if met.first is None else max(model.least, met.first.worth + GRAIN)
            target = max(target // GRAIN * GRAIN, least)
            find = Find(target - 1, target if any_one else proven, met=met)
            _meet(heads, counts, find)
            if find.teams is not None:
                return SearchOutcome(root, find.teams, find.worth, find.worth)
            proven, target, width, tried = target - GRAIN, target - width, 3 * width // 2, tried + 1
            if met.first is None and tried == MISSED and not told:
                _rule_out(heads, counts, closely=True)
                proven = min(proven, heads.highest(counts))
            step(None if met.first is None else met.first.worth, proven)
    except (Halt, Crowd):
        return _taking(SearchOutcome(root, find.teams, find.worth, proven), met.first)
    known = met.first if met.settles(proven) else None
    return (
        SearchOutcome(root) if known is None else SearchOutcome(root, known.teams, known.worth, known.worth)
    )


def _by_bound(heads: Heads, counts: list[int | None], step: Step, *, any_one: bool) -> SearchOutcome | None:
    """Look for the best cohort by parts of seats alone; None where rounding leaves a part that is not closed.

    A target comes down, half as far again each time, until it is met; seats short of it are left out.
    """
    from eig.teams.engine._best_part_first import Parts  # noqa: PLC0415 # loaded with rows
    from eig.teams.engine._branching_on_parts import Unsettled  # noqa: PLC0415 # loaded with rows

    root, met = heads.known[None], cast("Incumbent", heads.met)
    parts = Parts(heads, counts, met, step)
    proven = max(map(heads.estimate, counts), default=root.value)
    width = max(GRAIN, (proven - parts.known) // NARROW)
    try:
        while proven > parts.known and not (any_one and met.first is not None):
            target, width = max(proven - width, parts.known + 1), 3 * width // 2
            proven = parts.go_over(target, proven, any_one=any_one)
    except Unsettled:
        return None
    except Halt:
        return _taking(SearchOutcome(root, proven=max(parts.proven, parts.known)), met.first)
    if met.first is None:
        return SearchOutcome(root)
    return SearchOutcome(root, met.first.teams, met.first.worth, max(proven, met.first.worth))


def _rule_out(heads: Heads, counts: list[int | None], *, closely: bool) -> None:
    """Rule out head counts that cannot be, up to one that may be."""
    for head in sorted(counts, key=lambda head: -heads.estimate(head)):
        if heads.estimate(head) >= heads.root.least and not heads.rule_out(head, closely=closely):
            return


def _meet(heads: Heads, counts: list[int | None], find: Find) -> None:
    """Go over every cohort worth more than `find` knows, the likeliest head counts first."""
    for head in sorted(counts, key=lambda head: -heads.estimate(head)):
        if find.done:
            return
        if heads.estimate(head) > find.worth and heads.bound(head).value > find.worth:
            _go_over(heads, head, find)


def _go_over(heads: Heads, head: int | None, find: Find) -> None:
    """Go over every cohort of a head count worth more than `find` knows: by teams, or by seats in turns."""
    model, rows = heads.model(head), heads.rows
    bound = with_teams(model, heads.bound(head))
    if bound.value <= find.worth or len(bound.teams) < len(model.places):
        return  # nothing is worth more, or some place can have no team at all
    listing = Listing(heads.work_limit, model, bound, find)
    if rows is None or rows.exact or not rows.beside_teams:
        listing.goes_on()
    else:
        from eig.teams.engine._teams_or_seats_in_turns import race  # noqa: PLC0415 # loaded with rows

        race(listing, rows.parting(head, model, heads.work_limit, find))
