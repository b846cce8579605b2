"""The search behind hearing timetables: its theorem, and what never makes things worse."""

import random
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eig._values.progress_and_stopping import Steps
from eig.timeline import timetable
from eig.timeline.hearings import Hearing, _equal_timetables, _most_hearings_placed
from eig.timeline.hearings._exact_placing import Placing, _HalfDays, place
from eig.timeline.hearings._most_hearings_placed import Flow, caps_of, groups_of, most
from helpers import hearing_worlds as worlds
from helpers.shares import few, whole
from helpers.wholes import differences

SEEDS = st.integers(0, 10**6)


def panels(sizes):
    """Return so many hearings for each panel, no juror in two panels."""
    return [
        Hearing(key=f"p{panel}-h{number}", jurors=[f"p{panel}-a", f"p{panel}-b"])
        for panel, size in enumerate(sizes)
        for number in range(size)
    ]


# --- McNaughton's theorem (1959) --------------------------------------------------------------------------------


@pytest.mark.untraced
@given(st.lists(st.integers(1, 4), min_size=1, max_size=6), st.integers(1, 3), st.integers(1, 6))
def test_separate_panels_fit_exactly_where_counting_says(sizes, rooms, capacity):
    """Panels without a common juror fit a half-day exactly if none is longer than it and all fit its rooms."""
    names = ("A", "B", "C")[:rooms]
    found = timetable(panels(sizes), worlds.half_days([capacity]), rooms=names, slot=worlds.SLOT)

    assert found.is_placed == (max(sizes) <= capacity and sum(sizes) <= rooms * capacity)


@pytest.mark.untraced
@given(st.lists(st.integers(1, 3), min_size=1, max_size=6))
def test_hearings_end_as_early_as_counting_allows(sizes):
    """Two rooms hear in no more turns than the longest panel, or half of the hearings, need."""
    found = timetable(panels(sizes), worlds.half_days([12]), rooms=("A", "B"), slot=worlds.SLOT)
    turns = len({sitting.starts for sitting in found.sittings})

    assert max(*sizes, -(-sum(sizes) // 2)) == turns if len(sizes) > 1 else sizes[0] == turns


@pytest.mark.untraced
@given(st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_a_panel_alone_in_its_room_stays_there(sizes):
    """With a room for each panel, no panel changes rooms."""
    names = ("A", "B", "C", "D")[: len(sizes)]
    found = timetable(panels(sizes), worlds.half_days([3]), rooms=names, slot=worlds.SLOT)
    rooms = {(sitting.jurors, sitting.room) for sitting in found.sittings}

    assert len(sizes) == len(rooms)


# --- What never makes things worse ------------------------------------------------------------------------------


@pytest.mark.slow
@given(SEEDS)
def test_one_more_room_never_loses_a_timetable(seed):
    """What fits two rooms fits three."""
    hearings, days, options = worlds.small_world(random.Random(seed))
    assume(worlds.ask((hearings, days, options)).is_placed)

    assert worlds.ask((hearings, days, {**options, "rooms": (*options["rooms"], "Z")})).is_placed


@pytest.mark.slow
@given(SEEDS)
def test_an_absence_less_never_loses_a_timetable(seed):
    """Somebody who comes after all only helps."""
    hearings, days, options = worlds.small_world(random.Random(seed))
    assume(worlds.ask((hearings, days, options)).is_placed)

    assert worlds.ask((hearings, days, {**options, "absences": options["absences"][1:]})).is_placed


@pytest.mark.slow
@given(SEEDS)
def test_a_wider_limit_never_loses_a_timetable(seed):
    """Jurors who may sit any number of half-days only help."""
    hearings, days, options = worlds.small_world(random.Random(seed))
    assume(worlds.ask((hearings, days, options)).is_placed)

    assert worlds.ask((hearings, days, {**options, "half_days_per_juror": None})).is_placed


@pytest.mark.slow
@given(SEEDS)
def test_one_more_half_day_never_loses_a_timetable(seed):
    """Half-days that nobody needs are left alone."""
    hearings, days, options = worlds.small_world(random.Random(seed))
    assume(worlds.ask((hearings, days, options)).is_placed)

    more = worlds.half_days([2] * (len(days) + 1))[-1]
    assert worlds.ask((hearings, [*days, more], options)).is_placed


@pytest.mark.slow
@given(SEEDS)
def test_a_hearing_less_never_loses_a_timetable(seed):
    """A withdrawn challenge frees its place."""
    hearings, days, options = worlds.small_world(random.Random(seed))
    assume(len(hearings) > 1)
    assume(worlds.ask((hearings, days, options)).is_placed)

    left = hearings[1:]
    people = {person for one in left for person in (*one.jurors, *one.guests)}
    kept = {one.key for one in left}
    options = {
        **options,
        "absences": [pair for pair in options["absences"] if pair[0] in people],
        "conflicts": [pair for pair in options["conflicts"] if pair[0] in people and pair[1] in kept],
    }
    assert worlds.ask((left, days, options)).is_placed


@pytest.mark.slow
def test_the_rules_that_cannot_hold_together_are_a_minimal_set():
    """Without the rules that are not named there is no timetable; without one more of the named, there is one."""
    minimal = 0
    for seed in few(range(900), 300):
        hearings, days, options = worlds.small_world(random.Random(seed))
        found = worlds.ask((hearings, days, options))
        if not found.obstacles or found.obstacles[0].code != "cannot_hold_together":
            continue
        if any(reason.code == "too_few_jurors" for reason in found.left_out.values()):
            continue
        for kept in clashes(found):
            minimal += 1
            assert not _exists_with(hearings, days, options, kept)
            assert all(_exists_with(hearings, days, options, kept - {rule}) for rule in kept)
    assert minimal >= (10 if whole() else 3)


def clashes(found):
    """Return the sets of rules that are told not to hold together."""
    told = (one for one in found.obstacles if one.code == "cannot_hold_together")
    return [{rule.code.removeprefix("rule_") for rule in one.facts["rules"]} for one in told]


RULES = ("half_day_limit", "absences", "one_room_at_a_time")
RING = [Hearing(key=a + b, jurors=[a, b]) for a, b in ("xy", "yz", "zx")]


@pytest.mark.parametrize(
    ("limit", "away", "told"),
    [
        (1, [], [{"half_day_limit"}]),
        (None, ["x", "y"], [{"absences"}]),
        (1, ["x", "y"], [{"half_day_limit"}, {"absences"}]),
    ],
)
def test_every_rule_that_alone_leaves_no_timetable_is_told(limit, away, told):
    """Each rule told, all others let go, leaves no timetable; once all that are told are let go, there is one."""
    days, absences = worlds.half_days([2, 2]), [(one, "d1") for one in away]
    options = {"rooms": ("A",), "absences": absences, "conflicts": [], "half_days_per_juror": limit}

    assert told == clashes(worlds.ask((RING, days, options)))
    assert not any(_exists_with(RING, days, options, kept) for kept in told)
    assert _exists_with(RING, days, options, {*RULES}.difference(*told))


@pytest.mark.parametrize("trials", [0, 1, 20])
def test_a_rule_that_is_not_asked_for_is_never_told(trials):
    """Where nobody is away, the absences are no obstacle, even if the search stops early."""
    found = timetable(RING, worlds.half_days([2, 2]), slot=worlds.SLOT, trials=trials)

    assert [{"half_day_limit", "one_room_at_a_time"}] == clashes(found)


def _exists_with(hearings, days, options, rules):
    options = {
        **options,
        "half_days_per_juror": options["half_days_per_juror"] if "half_day_limit" in rules else None,
        "absences": options["absences"] if "absences" in rules else [],
    }
    return worlds.exists((hearings, days, options), one_room="one_room_at_a_time" in rules)


# --- The search itself ------------------------------------------------------------------------------------------


def test_an_empty_request_is_placed():
    """Nothing to place is placed."""
    nothing = Placing(people=(), jurors=(), closed=(), capacities=(1,), rooms=1, limit=1)

    assert ([], True) == place(nothing)


@pytest.mark.parametrize("trials", [0, 1, 3])
def test_a_search_cut_short_does_not_claim_an_end(trials):
    """Without enough trials the answer is unknown."""
    many = Placing(
        people=tuple((n, n + 1) for n in range(8)),
        jurors=tuple((n, n + 1) for n in range(8)),
        closed=(frozenset(),) * 8,
        capacities=(2, 2, 2),
        rooms=2,
        limit=1,
    )

    assert (None, False) == place(many, Steps(trials))


def test_a_chain_of_panels_that_a_limit_ties_to_one_half_day_is_refused():
    """Panels chained by common jurors must share a half-day: four of them in two places is proved impossible."""
    chain = Placing(
        people=tuple((n, n + 1) for n in range(4)),
        jurors=tuple((n, n + 1) for n in range(4)),
        closed=(frozenset(),) * 4,
        capacities=(1, 1),
        rooms=2,
        limit=1,
    )

    assert (None, True) == place(chain)


def test_a_search_that_takes_its_last_trial_has_come_to_its_end():
    """As many trials as the whole takes are enough, and one less is not."""
    chain = Placing(
        people=((0, 1), (1, 2), (2, 0)),
        jurors=((0, 1), (1, 2), (2, 0)),
        closed=(frozenset(),) * 3,
        capacities=(2, 2),
        rooms=2,
        limit=1,
    )
    steps = Steps(500)
    assert (None, True) == place(chain, steps)
    assert [(None, True), (None, False)] == [place(chain, Steps(500 - steps.left - less)) for less in (0, 1)]


def test_half_days_that_are_alike_are_tried_once():
    """Twelve equal half-days do not make an impossible request twelve times longer to refuse."""
    counts = Counter()
    for half_days in (2, 12):
        chain = Placing(
            people=((0, 1), (1, 2), (2, 0)),
            jurors=((0, 1), (1, 2), (2, 0)),
            closed=(frozenset(),) * 3,
            capacities=(2,) * half_days,
            rooms=2,
            limit=1,
        )
        counts[half_days] = next(trials for trials in range(500) if place(chain, Steps(trials))[1])

    assert counts[2] == counts[12]


def test_a_half_day_in_use_is_like_no_other():
    """Three half-days hold a hearing each and have a turn left, the fourth has one turn: all four are options."""
    four = Placing(
        people=((),) * 4,
        jurors=((),) * 4,
        closed=(frozenset(),) * 4,
        capacities=(2, 2, 2, 1),
        rooms=1,
        limit=1,
    )
    board = _HalfDays(four)
    assert [0, 3] == board.options(3)
    for half_day in range(3):
        board.take(half_day, half_day)
    assert [0, 1, 2, 3] == board.options(3)


def test_a_hearing_that_is_given_back_leaves_no_trace():
    """Two half-days are open to another panel in the same order as before it was taken."""
    two = Placing(
        people=((0,), (1,)),
        jurors=((0,), (1,)),
        closed=(frozenset(),) * 2,
        capacities=(2, 3),
        rooms=1,
        limit=1,
    )
    board = _HalfDays(two)
    board.take(0, 0)
    assert [1, 0] == board.options(1)
    board.give_back(0)
    assert [[0, 1], [0, 1]] == [board.options(item) for item in (0, 1)]


def _greatest_flow(placing, groups, caps):
    """Return the greatest flow under the same counts, one augmenting path after another, on a plain network."""
    room = {}

    def join(one, other, count):
        room.setdefault(one, {})[other] = count
        room.setdefault(other, {}).setdefault(one, 0)

    for group, cap in caps.items():
        join("source", ("group", group), cap)
    for hearing, group in enumerate(groups):
        join(("group", group), ("hearing", hearing), 1)
        for half_day, capacity in enumerate(placing.capacities):
            join(("group", group, half_day), ("half-day", half_day), capacity)
            join(("half-day", half_day), "sink", capacity * placing.rooms)
            join(
                ("hearing", hearing), ("group", group, half_day), int(half_day not in placing.closed[hearing])
            )
    value = 0
    while "sink" in (came := _reached(room)):
        node, value = "sink", value + 1
        while node != "source":
            room[came[node]][node] -= 1
            room[node][came[node]] += 1
            node = came[node]
    return value


def _reached(room):
    came, queue = {"source": None}, ["source"]
    for node in queue:
        fresh = [one for one, count in room.get(node, {}).items() if count and one not in came]
        came.update(dict.fromkeys(fresh, node))
        queue.extend(fresh)
    return came


@pytest.mark.untraced
@given(st.randoms(use_true_random=False))
def test_a_flow_places_as_many_as_its_counts_allow(draw):
    """Whatever the order of the hearings: else the bound that it gives would be too low."""
    _check_flow(draw)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200))
def test_a_flow_places_as_many_as_its_counts_allow_on_fixed_requests(seed):
    """The same on two hundred requests that never change."""
    _check_flow(random.Random(seed))


def _check_flow(draw):
    people = [draw.sample(range(5), draw.randint(1, 3)) for _ in range(draw.randint(1, 9))]
    half_days = draw.randint(1, 4)
    placing = Placing(
        people=tuple(map(tuple, people)),
        jurors=tuple(tuple(one[: draw.randint(1, len(one))]) for one in people),
        closed=tuple(frozenset(day for day in range(half_days) if draw.random() < 0.4) for _ in people),
        capacities=tuple(draw.randint(0, 3) for _ in range(half_days)),
        rooms=draw.randint(1, 2),
        limit=draw.choice([1, 2, None]),
    )
    groups = groups_of(placing)
    caps = caps_of(placing, groups, placing.closed)

    assert _greatest_flow(placing, groups, caps) == Flow(placing, groups, placing.closed).value


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_hearing_that_another_of_its_group_replaced_gets_a_turn_of_its_own(order):
    """Three of four can be heard, whichever half-day comes first: who gave way to another is tried again after it."""
    people, capacities = ((2,), (3,), (2, 0), (3, 1)), (1, 3, 1)
    placing = Placing(
        people=people,
        jurors=people,
        closed=tuple(frozenset(map(order.index, days)) for days in ([0, 1], [0, 1], [], [1, 2])),
        capacities=tuple(capacities[day] for day in order),
        rooms=1,
        limit=1,
    )
    groups = groups_of(placing)

    assert 3 == _greatest_flow(placing, groups, caps_of(placing, groups, placing.closed))
    assert 3 == Flow(placing, groups, placing.closed).value


def test_hearings_that_nothing_makes_room_for_are_looked_at_once(monkeypatch):
    """Of two hundred that share nobody, eight have room: what would have to move is found out once, and not for each."""
    people, looked, of_one = tuple((one,) for one in range(200)), [], Flow._open
    monkeypatch.setattr(Flow, "_open", lambda flow, hearing: looked.append(hearing) or of_one(flow, hearing))
    placing = Placing(
        people=people, jurors=((),) * 200, closed=(frozenset(),) * 200, capacities=(4,), rooms=2, limit=None
    )

    assert 8 == Flow(placing, groups_of(placing), placing.closed).value
    assert len(looked) <= 2 * 200


def test_a_hearing_without_people_is_a_group_of_its_own():
    """Three that share nobody may sit in three rooms at once; those that share somebody take turns, the busiest first."""
    alone = Placing(
        people=((), (), ()),
        jurors=((), (), ()),
        closed=(frozenset(),) * 3,
        capacities=(1,),
        rooms=3,
        limit=None,
    )
    people = ((1,), (0, 2), (2,), (0,), (0, 1))
    shared = Placing(
        people=people, jurors=people, closed=(frozenset(),) * 5, capacities=(3,), rooms=3, limit=None
    )

    assert [0, 1, 2] == groups_of(alone)
    assert 3 == Flow(alone, groups_of(alone), alone.closed).value
    assert [1, 0, 2, 0, 0] == groups_of(shared)


def test_a_group_holds_what_its_jurors_half_days_hold():
    """The largest half-days that are open to it, as many as a juror common to all may sit; all, where no juror is common."""
    people = ((0,), (0, 1), (2,), (3,))
    placing = Placing(
        people=people,
        jurors=people,
        closed=(frozenset({2}), frozenset({2}), frozenset(), frozenset({0, 1, 2})),
        capacities=(1, 3, 5),
        rooms=2,
        limit=1,
    )

    assert {0: 3, 1: 5, 2: 0} == caps_of(placing, [0, 0, 1, 2], placing.closed)
    assert {0: 9, 1: 0} == caps_of(placing, [0, 0, 0, 1], placing.closed)


@pytest.mark.untraced
@given(st.randoms(use_true_random=False), st.sampled_from([1, 2, 400]))
def test_as_many_are_heard_as_brute_force_finds(draw, nodes):
    """The bound is never below what is possible, nor the timetable above; with nodes enough, both are what is possible."""
    _check_most(draw, nodes)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_as_many_are_heard_as_brute_force_finds_on_fixed_requests(seed):
    """The same on sixty requests that never change, and after one node, two, or as many as it takes."""
    for nodes in (1, 2, 400):
        _check_most(random.Random(seed), nodes)


def _check_most(draw, nodes):
    people = [tuple(draw.sample(range(4), draw.randint(1, 3))) for _ in range(draw.randint(1, 5))]
    half_days = draw.randint(1, 3)
    placing = Placing(
        people=tuple(people),
        jurors=tuple(one[: draw.randint(1, len(one))] for one in people),
        closed=tuple(frozenset(day for day in range(half_days) if draw.random() < 0.3) for _ in people),
        capacities=tuple(draw.randint(0, 2) for _ in range(half_days)),
        rooms=draw.randint(1, 2),
        limit=draw.choice([1, 2, None]),
    )
    best, missed = _by_brute_force(placing)
    found = most(placing, nodes=nodes)

    assert _is_kept(placing, found.places)
    assert len(found.places) <= best <= found.bound
    if nodes == 400:
        assert len(found.places) == best == found.bound
    if found.instead is not None:
        left = set(range(len(people))) - found.places.keys()
        assert left | found.instead == (missed if left else set())


def _by_brute_force(placing):
    """Return how many can be heard at most, and who is left out by some choice of as many."""
    best, missed = 0, set()
    slots = [(day, turn) for day, capacity in enumerate(placing.capacities) for turn in range(capacity)]

    def go(hearing, places):
        nonlocal best, missed
        if hearing == len(placing.people):
            if len(places) >= best:
                missed = missed if len(places) == best else set()
                best = len(places)
                missed |= set(range(hearing)) - places.keys()
            return
        for slot in slots:
            if _is_kept(placing, more := {**places, hearing: slot}):
                go(hearing + 1, more)
        go(hearing + 1, places)

    go(0, {})
    return best, missed


def _is_kept(placing, places):
    """Tell whether places keep every rule: rooms, people, absences, half-days of jurors."""
    used = Counter(places.values())
    busy = Counter((place, person) for one, place in places.items() for person in placing.people[one])
    sits = {(juror, place[0]) for one, place in places.items() for juror in placing.jurors[one]}
    often = Counter(juror for juror, _ in sits)
    return (
        all(count <= placing.rooms for count in used.values())
        and all(count == 1 for count in busy.values())
        and all(day not in placing.closed[one] for one, (day, _) in places.items())
        and all(0 <= turn < placing.capacities[day] for day, turn in places.values())
        and (placing.limit is None or all(count <= placing.limit for count in often.values()))
    )


@pytest.mark.slow
def test_a_request_has_the_same_timetable_for_ever_in_as_many_steps():
    """A hundred and twenty requests: whoever changes the order of the search sees it, and `python -m helpers.wholes` keeps it."""
    assert [] == differences("timetables.txt")


def test_a_branch_that_holds_no_more_than_is_known_takes_no_node():
    """Once a better timetable is found, what can only be as good is set aside: three is proven to be the most."""
    placing = Placing(
        people=((0, 1, 3), (3,), (0, 1, 2), (1, 2), (0, 1)),
        jurors=((), (3,), (0, 1, 2), (1,), (0, 1)),
        closed=tuple(map(frozenset, ([0], [1, 2, 3], [], [0, 1], [1, 3]))),
        capacities=(0, 2, 1, 3),
        rooms=2,
        limit=1,
    )
    assert _by_brute_force(placing)[0] == 3
    assert [most(placing, nodes=nodes).bound for nodes in (6, 400)] == [3, 3]


def test_a_proof_that_takes_its_last_trial_is_a_proof(monkeypatch):
    """Five trials show that no turns can be found for a half-day: with five the bound is known, with four it is not."""
    placing = Placing(
        people=((1, 3), (1, 4), (0, 1, 3), (3, 4), (0, 2)),
        jurors=((1, 3), (), (0, 1, 3), (), ()),
        closed=tuple(map(frozenset, ([0], [], [], [], []))),
        capacities=(2,),
        rooms=3,
        limit=None,
    )
    assert _by_brute_force(placing)[0] == 3
    for trials, bound in ((4, 4), (5, 3), (2000, 3)):
        monkeypatch.setattr(_most_hearings_placed, "_TURN_TRIALS", trials)
        assert (len(most(placing).places), most(placing).bound) == (3, bound), trials


def test_a_half_day_without_hearings_is_no_reason_to_part():
    """Two of four half-days hold nobody: all five hearings are placed all the same, which brute force confirms."""
    placing = Placing(
        people=((0, 1, 3), (2, 3, 4), (0, 2), (1, 3, 4), (0, 1, 2)),
        jurors=((0,), (), (0, 2), (), (0, 1, 2)),
        closed=tuple(map(frozenset, ([3], [0], [0], [3], [0, 2]))),
        capacities=(0, 3, 1, 0),
        rooms=3,
        limit=2,
    )
    found = most(placing)
    assert (_by_brute_force(placing)[0], len(found.places), found.bound) == (5, 5, 5)


@pytest.mark.parametrize(("places", "walked"), [(99_999, True), (100_000, False)])
def test_up_to_a_hundred_thousand_ways_are_gone_through(places, walked, monkeypatch):
    """A hearing that could take so many places, or none: one way more is not settled."""
    one = Placing(people=((0,),), jurors=((0,),), closed=(frozenset(),), capacities=(1,), rooms=1, limit=1)
    gone = []
    monkeypatch.setattr(_equal_timetables, "_options", lambda _: [range(places)])
    monkeypatch.setattr(_equal_timetables, "_walked", lambda *_: gone.append(1) or (frozenset(), False))
    found = _equal_timetables.equals(one, _most_hearings_placed.Most({}, 0, None))
    assert (walked, walked) == (bool(gone), found.only is not None)


def test_a_half_day_that_is_closed_to_a_hearing_is_no_way_to_hear_it():
    """Four hearings, twenty half-days, each hearing free on one of them alone: there is no other timetable, which is told."""
    every = range(20)
    four = Placing(
        people=((0,), (1,), (2,), (3,)),
        jurors=((0,), (1,), (2,), (3,)),
        closed=tuple(frozenset(every) - {one} for one in range(4)),
        capacities=(1,) * len(every),
        rooms=1,
        limit=1,
    )

    assert (frozenset(), True) == _equal_timetables.equals(four, most(four))
