# ruff: noqa: DTZ001 # dates with hours are given to be refused
"""Hearing timetables: the jury logistics of the programme's fourth promotion, and every rule on its own."""

import pickle
import random
from collections import Counter
from datetime import date, datetime, time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._values.progress_and_stopping import Steps
from eig.errors import Fault, Faults, UnknownKey
from eig.timeline import timetable
from eig.timeline.hearings import HalfDay, Hearing, HearingSlot, Sitting, Timetable
from eig.timeline.hearings._most_hearings_placed import Flow, improved, most
from eig.timeline.hearings._timetable_request_and_availability import Request
from eig.timeline.hearings._why_a_hearing_has_no_slot import hidden
from helpers import hearing_worlds as worlds
from helpers.shares import few
from helpers.unfolded import unfolded

P4_SIZES = (2, 2, 3, 3, 3, 2, 3, 3)
P4_SLOT = HearingSlot(opening=15, closing=30)


def half_day(key="am", day=24, starts=time(9), ends=time(12, 30)):
    return HalfDay(key=key, day=date(2020, 3, day), starts=starts, ends=ends)


def p4():
    """The defi jury of promotion 4: 21 challenges, 8 sub-juries of 6, two rooms, four half-days."""
    panels = [panel for panel, size in enumerate(P4_SIZES, start=1) for _ in range(size)]
    hearings = [
        Hearing(key=f"c{number:02}", jurors=[f"p{panel}-{seat}" for seat in range(6)])
        for number, panel in enumerate(panels, start=1)
    ]
    days = [
        half_day(f"{day}-{half}", day, time(hour), time(hour + 3, 30))
        for day in (24, 25)
        for half, hour in (("am", 9), ("pm", 14))
    ]
    return hearings, days


def hear(keys, jurors=("j1",), **fields):
    return [Hearing(key=key, jurors=jurors, **fields) for key in keys]


# --- Promotion 4 ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_promotion_4_fits_two_rooms_and_four_half_days():
    """21 challenges before 8 sub-juries take two rooms and four half-days, nobody sitting more than half a day."""
    hearings, days = p4()
    found = timetable(hearings, days, slot=P4_SLOT)

    assert "placed" == found.status
    assert 21 == len(found.sittings)
    assert [] == worlds.faults(
        (hearings, days, {"rooms": ("A", "B"), "absences": (), "conflicts": (), "half_days_per_juror": 1}),
        found,
    )
    assert {6} == {len(sitting.jurors) for sitting in found.sittings}


@pytest.mark.slow
def test_promotion_4_keeps_each_sub_jury_in_its_room():
    """A sub-jury hears its challenges one after the other, in one room, and closes together."""
    hearings, days = p4()
    found = timetable(hearings, days, slot=P4_SLOT)

    rooms = {(sitting.jurors, sitting.room, sitting.half_day) for sitting in found.sittings}
    assert 8 == len(rooms)
    assert Counter({3: 5, 2: 3}) == Counter(Counter(sitting.jurors for sitting in found.sittings).values())


def test_promotion_4_does_not_fit_one_room():
    """Counting says so at once: 21 challenges, 12 places."""
    hearings, days = p4()
    found = timetable(hearings, days, rooms=("A",), slot=P4_SLOT)

    assert ("partial", 12, True) == (found.status, len(found.sittings), found.proven)
    assert {"hearings": 21, "places": 12} == dict(found.obstacles[0].facts)


def test_a_hearing_lasts_forty_minutes_and_a_break_ten():
    """10 minutes to read, 5 to pitch, 15 of questions, 10 to deliberate; then a break (guide of the jury, 2020)."""
    found = timetable(hear(["a", "b"]), [half_day()], slot=P4_SLOT)

    assert [(time(9, 15), time(9, 55)), (time(10, 5), time(10, 45))] == [
        (sitting.starts, sitting.ends) for sitting in found.sittings
    ]


# --- Lengths ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slot", "minutes", "capacity"),
    [
        (HearingSlot(), 39, 0),
        (HearingSlot(), 40, 1),
        (HearingSlot(), 89, 1),
        (HearingSlot(), 90, 2),
        (HearingSlot(closing=30), 80, 1),
        (HearingSlot(closing=30), 79, 0),
        (HearingSlot(opening=15, closing=30), 210, 3),
        (HearingSlot(pause=0), 120, 3),
        (HearingSlot(parts=(("pitch", 5),), pause=0), 3, 0),
    ],
)
def test_a_half_day_holds_what_its_minutes_hold(slot, minutes, capacity):
    """The last break is not needed, unless a closing deliberation follows."""
    assert capacity == slot.capacity(minutes)


@given(st.integers(1, 90), st.integers(0, 20), st.integers(0, 30), st.integers(0, 30), st.integers(0, 400))
def test_capacity_is_the_most_that_fits(length, pause, opening, closing, minutes):
    """What is held fits in the half-day, and one more would not."""
    slot = HearingSlot(parts=(("all", length),), pause=pause, opening=opening, closing=closing)
    held = slot.capacity(minutes)

    def needed(count):
        return slot.offset(count - 1) + length + (pause + closing if closing else 0)

    assert held == 0 or needed(held) <= minutes
    assert needed(held + 1) > minutes


# --- Each rule --------------------------------------------------------------------------------------------------


def test_nobody_is_in_two_rooms_at_once():
    """Two panels that share a juror hear one after the other, even with two rooms."""
    hearings = [Hearing(key="a", jurors=["j1", "j2"]), Hearing(key="b", jurors=["j2", "j3"])]
    first, second = timetable(hearings, [half_day()]).sittings

    assert first.starts < second.starts


def test_panels_without_a_common_juror_hear_in_parallel():
    """Two rooms hear at the same time."""
    hearings = [Hearing(key="a", jurors=["j1"]), Hearing(key="b", jurors=["j2"])]
    first, second = timetable(hearings, [half_day()]).sittings

    assert (first.starts, "A") == (second.starts, first.room)
    assert "B" == second.room


def test_a_guest_is_not_in_two_rooms_either():
    """A candidate heard for two challenges cannot be heard for both at once."""
    hearings = [Hearing(key="a", jurors=["j1"], guests=["c"]), Hearing(key="b", jurors=["j2"], guests=["c"])]
    first, second = timetable(hearings, [half_day()]).sittings

    assert first.starts < second.starts


def test_a_juror_sits_half_a_day_unless_said():
    """Three hearings do not fit one half-day of two; with two half-days allowed, they do."""
    days = [half_day(ends=time(10, 30)), half_day("pm", starts=time(14), ends=time(15, 30))]

    assert ["c"] == list(timetable(hear("abc"), days).left_out)
    assert "placed" == timetable(hear("abc"), days, half_days_per_juror=2).status
    assert "placed" == timetable(hear("abc"), days, half_days_per_juror=None).status


def test_a_juror_who_is_away_is_not_called():
    """An absence sends the whole panel to another half-day."""
    days = [half_day(), half_day("pm", starts=time(14), ends=time(17))]

    assert {"pm"} == {one.half_day for one in timetable(hear("ab"), days, absences=[("j1", "am")]).sittings}


def test_a_juror_in_conflict_leaves_the_room():
    """The hearing goes on without them, and says so."""
    found = timetable(hear("ab", ["j1", "j2"]), [half_day()], conflicts=[("j2", "b")])
    with_conflict = next(one for one in found.sittings if one.hearing == "b")

    assert ("j1",) == with_conflict.jurors
    assert ("j2",) == with_conflict.recused
    assert ("heard", "recused") == found.explain("b").codes


def in_the_room(hearings, found, juror, told):
    """Tell whether a juror is in the room of a hearing that they step back from: asked of times and panels alone."""
    panels = {one.key: one.jurors for one in hearings}
    at = [one for one in found.sittings if juror in (*one.jurors, *one.guests)]
    if any(one.day == told.day and one.starts < told.ends and told.starts < one.ends for one in at):
        return False
    there = sorted(
        (one.starts, one.hearing)
        for one in found.sittings
        if (one.half_day, one.room) == (told.half_day, told.room)
    )
    place = there.index((told.starts, told.hearing))
    for side in (there[place + 1 :], there[:place][::-1]):
        for _, key in side:
            if juror not in panels[key]:
                break
            if any(one.hearing == key for one in at):
                return True
    return False


def recused_worlds(seeds):
    """Yield random timetables with many conflicts, each with its hearings and each who steps back."""
    for seed in seeds:
        draw = random.Random(seed)
        hearings, days, options = worlds.small_world(draw)
        seats = [(juror, one.key) for one in hearings for juror in one.jurors if len(one.jurors) > 1]
        options["conflicts"] = draw.sample(seats, min(len(seats), draw.choice([1, 2, 3])))
        found = worlds.ask((hearings, days, options))
        for one in found.sittings:
            for juror in one.recused:
                yield hearings, found, juror, one


def check_who_leaves(seeds):
    """Check what is told of each who steps back, and return how often each sentence was."""
    told = Counter()
    for hearings, found, juror, one in recused_worlds(seeds):
        leaves = in_the_room(hearings, found, juror, one)
        says = str(found.explain(one.hearing))
        assert leaves == (f"{juror} leaves the room for it" in says), (one, says)
        assert leaves != (f"{juror} steps back from it" in says), (one, says)
        told[leaves] += 1
    return told


@pytest.mark.slow
def test_only_who_is_in_a_room_leaves_it():
    """Who steps back leaves the room if they hear what comes before or after there, and are not elsewhere."""
    assert {True, False} == set(check_who_leaves(range(60)))


@pytest.mark.slow
def test_only_who_is_in_a_room_leaves_it_on_many_timetables():
    """The same of two hundred and fifty timetables (two thousand by `make nightly`)."""
    seeds = few(range(2_000), 250)
    assert sum(check_who_leaves(seeds).values()) > len(seeds) // 2


def test_too_few_jurors_left_is_an_obstacle():
    """A panel keeps as many jurors as asked for, or there is no hearing."""
    found = timetable(hear("a", ["j1", "j2"]), [half_day()], conflicts=[("j2", "a")], fewest_jurors=2)

    assert {"a": "too_few_jurors"} == {key: reason.code for key, reason in found.left_out.items()}
    assert "a needs 2 jurors, and one is left after recusals" == str(found.left_out["a"])
    assert () == found.instead


def test_a_hearing_that_nobody_can_attend_is_an_obstacle():
    """Somebody is away on every half-day."""
    found = timetable(hear("a", ["j1"], guests=["c"]), [half_day()], absences=[("c", "am")])

    assert "no_half_day" == found.left_out["a"].code
    assert "somebody it needs is away (c is away on am)" in unfolded(found.explain("a"))


def test_a_juror_has_no_time_on_the_half_days_of_their_absence():
    """Two half-days of two hearings, away on one: three hearings are one too many for the juror."""
    days = [half_day(ends=time(10, 30)), half_day("pm", starts=time(14), ends=time(15, 30))]
    found = timetable(hear("abc"), days, absences=[("j1", "pm")], half_days_per_juror=None)

    assert ["hearings of j1: 3, with time for 2"] == list(map(str, found.obstacles))


def test_panels_too_tangled_for_the_half_days_name_the_rules():
    """No count shows it, yet the search proves it: the rules that cannot hold together are named."""
    hearings = [
        Hearing(key="a", jurors=["j1", "j2"]), Hearing(key="b", jurors=["j2", "j3"]), Hearing(key="c", jurors=["j3", "j1"]),
    ]  # fmt: skip
    days = [half_day(ends=time(10, 30)), half_day("pm", starts=time(14), ends=time(15, 30))]
    found = timetable(hearings, days)

    assert ("partial", 2, True) == (found.status, len(found.sittings), found.proven)
    assert ["rule_half_day_limit", "rule_one_room_at_a_time"] == [
        one.code for one in found.obstacles[0].facts["rules"]
    ]
    assert ["cannot_hold_together", "would_hold"] == [reason.code for reason in found.obstacles]
    assert "one more half-day for each juror" in unfolded(found.obstacles[1])


def test_a_room_that_would_make_it_hold_is_named():
    """Where the rooms are what lacks, one more room is the remedy; absences that matter are named."""
    hearings = [Hearing(key=key, jurors=[f"j-{key}"]) for key in "abcd"]
    days = [half_day(ends=time(9, 40)), half_day("pm", starts=time(14), ends=time(15, 30))]
    away = [("j-a", "pm"), ("j-b", "pm"), ("j-c", "pm")]
    found = timetable(hearings, days, absences=away, half_days_per_juror=None)

    assert ["rule_absences"] == [one.code for one in found.obstacles[0].facts["rules"]]
    assert "this alone leaves no whole timetable" in unfolded(found.obstacles[0])
    assert "one more room" in unfolded(found.obstacles[1])
    assert "une salle de plus" in found.obstacles[1].say("fr")


def test_a_panel_splits_its_turns_where_panels_overlap():
    """Panels that overlap in a ring are heard in as many turns as their members need."""
    ring = [Hearing(key=f"h{n}", jurors=[f"j{n}", f"j{(n + 1) % 4}"]) for n in range(4)]
    found = timetable(ring, [half_day(ends=time(10, 30))])

    assert "placed" == found.status
    assert {2} == set(Counter(one.starts for one in found.sittings).values())


def test_a_ring_of_odd_length_needs_one_turn_more():
    """Counting would allow three turns of two for a ring of five with a busy juror: the search finds the fewest."""
    ring = [Hearing(key=f"h{n}", jurors=[f"j{n}", f"j{(n + 1) % 3}"]) for n in range(3)]
    found = timetable(ring, [half_day(ends=time(11, 20))])

    assert 3 == len({one.starts for one in found.sittings})


def ring(size, jurors=1):
    """Return hearings whose panels overlap in a ring: no flow settles them."""
    return [
        Hearing(key=f"h{n:02}", jurors=[f"j{(n + seat) % size}" for seat in range(jurors + 1)])
        for n in range(size)
    ]


def test_a_search_that_stops_still_gives_a_timetable(monkeypatch):
    """It holds what was found, and says how many more might be held."""
    from eig.timeline.hearings import timetables

    monkeypatch.setattr(timetables, "most", lambda placing, trials, nodes=1: most(placing, nodes=1))
    found = timetable(ring(5), [half_day(ends=time(10, 30))], rooms=tuple("ABC"), trials=5)

    assert not found.proven
    assert 0 < len(found.sittings) < found.most
    assert found.instead is None
    assert "is not settled: raise `trials`" in unfolded(found)
    assert "this choice may depend on names and order" in unfolded(found)


@pytest.mark.slow(one_in=5)
@pytest.mark.parametrize("asks", [0, 1, 2, 5])
@pytest.mark.parametrize("seed", range(30))
def test_a_search_that_is_stopped_keeps_every_rule_and_names_no_cause_that_is_not_one(seed, asks):
    """Wherever it is stopped: somebody is heard where somebody can be, and who waits is said to wait for the search."""
    hearings, days, options = worlds.small_world(random.Random(seed))
    told = iter([False] * asks)
    found = timetable(hearings, days, slot=worlds.SLOT, **options, stop=lambda: next(told, True))
    truth = worlds.most((hearings, days, options))[0]

    assert [] == worlds.faults((hearings, days, options), found)
    assert min(truth, 1) <= len(found.sittings) <= truth <= found.most
    codes = {reason.code for reason in found.left_out.values()}
    assert codes <= {"too_few_jurors", "no_half_day", "left_out" if found.proven else "not_found"}


def tangled(seed, hearings=170):
    """Six panels that share jurors, five rooms, 175 places, a fifth of the guests' half-days away."""
    draw = random.Random(seed)
    panels = [draw.sample([f"j{n:02}" for n in range(40)], 4) for _ in range(6)]
    heard = [Hearing(key=f"c{n:03}", jurors=panels[n % 6], guests=[f"g{n:03}"]) for n in range(hearings)]
    days = [half_day(f"d{n}", 1 + n, ends=time(12 - n % 2, 10 if n % 2 == 0 else 20)) for n in range(10)]
    absences = [(one.guests[0], day.key) for one in heard for day in days if draw.random() < 0.2]
    return heard, days, {"rooms": tuple("ABCDE"), "absences": absences, "half_days_per_juror": None}


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("asks", [0, 20])
def test_a_stopped_timetable_of_a_promotion_is_almost_as_full(seed, asks, monkeypatch):
    """Stopped at once, or a little later: most of those who can be heard are, and one flow was looked at."""
    heard, days, options = tangled(seed)
    told, flows = iter([False] * asks), []
    monkeypatch.setattr(
        "eig.timeline.hearings._most_hearings_placed.Flow", lambda *given: flows.append(1) or Flow(*given)
    )
    found = timetable(heard, days, **options, stop=lambda: next(told, True))

    assert [] == worlds.faults((heard, days, {**options, "conflicts": ()}), found)
    assert len(found.sittings) >= 0.7 * found.most
    assert {"not_found"} == {reason.code for reason in found.left_out.values()}
    assert len(flows) == 1


def test_hearings_that_an_order_leaves_out_come_first_in_the_next():
    """Orders improve on nothing at all, until the caller says stop: then what is there is kept."""
    heard, days, options = tangled(1, 60)
    placing = Request(
        hearings=tuple(heard), half_days=tuple(days), slot=HearingSlot(), conflicts=(), limit=None, fewest=1,
        **{name: tuple(options[name]) for name in ("rooms", "absences")},
    ).placing  # fmt: skip
    told = iter([False, False])
    full, stopped = improved(placing, {}, Steps(9)), Steps(9, lambda: next(told, True))

    assert 60 == len(full)
    assert full == improved(placing, full, Steps(9))
    assert 32 == len(improved(placing, {}, stopped))
    assert stopped.stopped


def test_once_stop_was_said_nothing_is_said_to_be_enough():
    """That three hearings have no place is known: which rules alone are at fault, and what would help, takes more."""
    heard = [Hearing(key=key, jurors=jurors) for key, jurors in (("a", ["j1", "j2"]), ("b", ["j2", "j3"]), ("c", ["j3", "j1"]))]  # fmt: skip
    days = (half_day(ends=time(10, 30)), half_day("pm", starts=time(14), ends=time(15, 30)))
    asked = Request(hearings=tuple(heard), half_days=days, slot=HearingSlot(), rooms=("A", "B"), absences=(), conflicts=(), limit=1, fewest=1)  # fmt: skip
    told, stopped = (list(hidden(asked, 99, steps)) for steps in (Steps(99), Steps(99, stopped=True)))

    assert ["cannot_hold_together", "would_hold"] == [one.code for one in told]
    assert ["cannot_hold_together"] == [one.code for one in stopped]
    assert set(told[0].facts["rules"]) <= set(stopped[0].facts["rules"])


@pytest.mark.slow
def test_hearings_near_capacity_have_as_many_places_as_possible():
    """170 hearings, 6 panels, 175 places, a fifth of the guests' half-days away: all have a place, at once."""
    draw = random.Random(2027)
    panels = [[f"p{n}-{seat}" for seat in range(4)] for n in range(6)]
    hearings = [Hearing(key=f"c{n:03}", jurors=panels[n % 6], guests=[f"g{n:03}"]) for n in range(170)]
    days = [half_day(f"d{n}", 1 + n, ends=time(12 - n % 2, 10 if n % 2 == 0 else 20)) for n in range(10)]
    assert 35 == sum(HearingSlot().capacity(day.minutes) for day in days)
    absences = [(f"g{n:03}", day.key) for n in range(170) for day in days if draw.random() < 0.2]
    options = {"rooms": tuple("ABCDE"), "absences": absences, "half_days_per_juror": None}
    found = timetable(hearings, days, **options)

    assert found.is_placed
    assert [] == worlds.faults((hearings, days, {**options, "conflicts": ()}), found)


def test_who_is_left_out_among_equals_is_told():
    """Nine hearings for eight places: one of the panel's own could be left out instead, and those of the other not."""
    hearings = [*hear("abcde", ["j1"]), *hear("vwx", ["j2"])]
    found = timetable(hearings, [half_day()], fewest_jurors=1)

    assert (["e"], ("a", "b", "c", "d")) == (list(found.left_out), found.instead)
    assert "equally good: a, b, c and d could be left out instead" in unfolded(found)


def test_without_half_days_nothing_is_held_and_nobody_is_said_to_be_away():
    """There is no place at all."""
    found = timetable(hear("ab"), [])

    assert (0, True) == (found.most, found.proven)
    assert "2 hearings for no place in all rooms and half-days" in unfolded(found)
    assert {"left_out"} == {reason.code for reason in found.left_out.values()}


def test_what_no_other_hearing_could_replace_is_told():
    """A candidate who is always away is left out in every timetable."""
    found = timetable(hear("ab", guests=["g"]), [half_day()], absences=[("g", "am")])

    assert ((), True) == (found.instead, found.proven)
    assert "no other hearing could be left out instead" in unfolded(found)


def test_no_hearing_is_a_timetable_without_sittings():
    """Nothing to hear is not an obstacle."""
    assert Timetable(only=True) == timetable([], [half_day()])


@pytest.mark.slow
def test_a_search_that_is_not_stopped_proves_what_it_finds():
    """Whatever is asked of a few half-days: how many hearings can have a place is known in the end."""
    for seed in range(250):
        assert worlds.ask(worlds.small_world(random.Random(seed))).proven, seed


# --- Against brute force ----------------------------------------------------------------------------------------


@pytest.mark.untraced
@given(st.integers(0, 10**6))
def test_the_search_agrees_with_trying_everything(seed):
    """As many hearings have a place as trying everything finds; every rule is kept, and it is proven."""
    world = worlds.small_world(random.Random(seed))
    found = worlds.ask(world)
    count, sets = worlds.most(world)

    assert [] == worlds.faults(world, found)
    assert (count, True) == (len(found.sittings), found.proven)
    if found.instead is not None and found.left_out:
        holdable = {one.key for one in world[0]} - {
            key for key, reason in found.left_out.items() if reason.code == "too_few_jurors"
        }
        possible = {key for kept in sets for key in holdable - kept}
        assert possible == ({*found.instead, *found.left_out} & holdable)


@pytest.mark.untraced
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_the_input_decides_nothing(seed, draw):
    """Hearings, half-days and absences in any order give the same timetable."""
    hearings, days, options = worlds.small_world(random.Random(seed))
    mixed = {**options, "absences": draw.sample(options["absences"], len(options["absences"]))}
    shuffled = draw.sample(hearings, len(hearings)), draw.sample(days, len(days)), mixed

    assert worlds.ask((hearings, days, options)) == worlds.ask(shuffled)


@pytest.mark.slow
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_names_decide_nothing_beyond_what_is_told(seed, draw):
    """Renamed and shuffled: as many are held, and what is told of equals is the same, by the new names."""
    world = worlds.small_world(random.Random(seed))
    to = worlds.new_names(world, draw)
    before, after = worlds.ask(world), worlds.ask(worlds.renamed(world, to, draw))

    assert (len(before.sittings), before.most, before.only) == (len(after.sittings), after.most, after.only)
    assert (before.instead is None) == (after.instead is None)
    if before.instead is not None:
        assert {to[key] for key in (*before.left_out, *before.instead)} == {*after.left_out, *after.instead}


@pytest.mark.slow
@given(st.integers(0, 10**6))
def test_what_is_told_of_equals_is_what_trying_everything_finds(seed):
    """Of a small request, whether the timetable is the only one and who could wait instead are always told."""
    world = worlds.small_world(random.Random(seed))
    found, sets = worlds.ask(world), list(worlds.best(world))
    few = {key for key, reason in found.left_out.items() if reason.code == "too_few_jurors"}
    waiting = {one.key for kept in sets for one in world[0] if one.key not in kept} - few

    if found.only is not None:
        assert found.only == (len(sets) == 1 and (not sets[0] or len(world[2]["rooms"]) == 1))
    if found.instead is not None:
        assert waiting == {*found.left_out, *found.instead} - few
    if worlds.is_small(world):
        assert None not in (found.only, found.instead)


def test_the_names_of_two_hearings_do_not_change_whether_there_are_others():
    """One of them can be in either half-day; whichever the search keeps, there are others."""
    days = [half_day("h0", 24, time(9), time(9, 40)), half_day("h1", 25, time(9), time(9, 40))]
    for first, second in (("c0", "c1"), ("c1", "c0")):
        hearings = [Hearing(key=first, jurors=["x", "y"]), Hearing(key=second, jurors=["x"])]
        found = timetable(hearings, days, rooms=["A"], absences=[("y", "h0")])

        assert found.only is False
        assert {"c0", "c1"} == {*found.left_out, *found.instead}


@pytest.mark.parametrize("shift", range(5))
def test_a_hearing_tried_later_makes_room_for_one_that_waits(shift):
    """Whatever the names, three are held: two of the panels of z in one half-day, that of x and w in the other."""
    days = [half_day("h0", 24, time(9), time(10, 30)), half_day("h1", 25, time(9), time(9, 40))]
    panels = [("x", "z"), ("x", "z"), ("w", "x"), ("y", "z"), ("y", "z")]
    keys = [f"c{(number + shift) % 5}" for number in range(5)]
    hearings = [Hearing(key=key, jurors=panel) for key, panel in zip(keys, panels, strict=True)]
    found = timetable(hearings, days, rooms=["A"])

    assert (3, True, ()) == (found.most, found.proven, found.instead)


def test_a_room_has_a_name():
    """A space is no name: the rule for names is told."""
    with pytest.raises(Fault, match=r"timetable\.rooms\[1\]: expected text, not empty"):
        timetable([Hearing(key="c1", jurors=["x"])], [], rooms=["A", " "])


def test_what_is_too_large_to_settle_says_that_names_may_count():
    """Six hearings of six half-days, in one room: there are others, and it is not said."""
    days = [half_day(f"d{day}", day, time(9), time(9, 40)) for day in range(1, 7)]
    jurors = [(f"j{number}", f"j{(number + 1) % 6}") for number in range(6)]
    hearings = [Hearing(key=f"h{number}", jurors=pair) for number, pair in enumerate(jurors)]
    found = timetable(hearings, days, rooms=["A"], half_days_per_juror=2)

    assert found.only is None
    assert "is not settled: this choice may depend on names and order" in unfolded(found)


# --- In words ---------------------------------------------------------------------------------------------------


def test_a_hearing_says_where_and_when():
    """The room, the day, the hours and the jurors, in both languages."""
    found = timetable(hear("a", ["j1", "j2"]), [half_day()])

    assert "a: heard in room A on 24 March 2020 from 09:00 to 09:40 before j1 and j2." == str(
        found.explain("a")
    )
    assert "audition en salle A le 24 mars 2020 de 9\u00a0h à 9\u00a0h\u00a040 devant j1 et j2" in unfolded(
        found.explain("a", lang="fr")
    )


def test_a_juror_says_where_they_sit():
    """A juror asks for their own timetable."""
    found = timetable(hear("ab"), [half_day()])

    assert ("sits", "sits") == found.explain("j1").codes
    assert ["a", "b"] == [one.title for one in found.of("j1")]


def test_a_timetable_that_holds_says_so():
    """Asked about itself, a timetable answers."""
    assert ("placed", "equally_good") == timetable(hear("a"), [half_day()]).explain().codes
    assert "the one hearing has its room and its time" in unfolded(timetable(hear("a"), [half_day()]))


def test_an_unknown_key_names_the_nearest():
    """Neither a hearing nor a juror."""
    with pytest.raises(UnknownKey, match="plume"):
        timetable(hear(["plume"]), [half_day()]).explain("plum")


def test_rows_and_page_show_sittings_or_obstacles():
    """A row a sitting; where there is none, the page lists the obstacles."""
    placed = timetable(hear("a"), [half_day()])
    none = timetable(hear("abcdef"), [half_day()])

    assert [("A", "09:00", "a")] == [(row["room"], row["starts"], row["hearing"]) for row in placed.rows()]
    assert "09:40" in placed._repr_html_()
    assert "no free place keeps every rule" in none._repr_html_()
    assert "<Timetable: 4 hearings, 2 left out>" == repr(none)


# --- Faults, and the values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hearings", "days", "options", "said"),
    [
        (hear("aa"), [half_day()], {}, "hearings"),
        (hear("a"), [half_day(), half_day(day=25)], {}, "half_days"),
        (hear("a"), [half_day(), half_day("b", starts=time(12), ends=time(13))], {}, "overlap"),
        (hear("a"), [half_day()], {"rooms": ()}, "room"),
        (hear("a"), [half_day()], {"rooms": ("A", "A")}, "room"),
        (hear("a"), [half_day()], {"conflicts": [("j9", "a")]}, "conflicts"),
        (
            hear("a"),
            [half_day()],
            {"conflicts": [("j1", "b")]},
            r"conflicts\['j1'\]\['b'\]: expected a hearing .* got 'b'",
        ),
        (
            hear("a"),
            [half_day()],
            {"absences": [("j1", "pm")]},
            r"absences\['j1'\]\['pm'\]: expected a half-day .* got 'pm'",
        ),
        (
            hear("a"),
            [half_day()],
            {"absences": [("j9", "am")]},
            r"absences\['j9'\]\['am'\]: expected a person .* got 'j9'",
        ),
        (hear("a"), [half_day()], {"half_days_per_juror": 0}, "half_days_per_juror"),
        (hear("a"), [half_day()], {"fewest_jurors": 0}, "fewest_jurors"),
        (hear("a"), [half_day()], {"slot": 40}, "slot"),
        (["a"], [half_day()], {}, "hearings"),
        (hear("a"), ["am"], {}, "half_days"),
    ],
)
@pytest.mark.untraced
def test_a_request_that_contradicts_itself_is_refused(hearings, days, options, said):
    """Repeated or unknown keys, overlapping half-days and missing rooms are faults, not obstacles."""
    with pytest.raises((Fault, Faults), match=said):
        timetable(hearings, days, **options)


@pytest.mark.untraced
@pytest.mark.parametrize(
    "build",
    [
        lambda: HearingSlot(parts=()),
        lambda: HearingSlot(parts=[("pitch", 0)]),
        lambda: HearingSlot(parts=[["pitch", 5]]),
        lambda: HearingSlot(parts=[("pitch", 5, 6)]),
        lambda: HearingSlot(parts=5),
        lambda: HearingSlot(pause=-1),
        lambda: HalfDay(key="", day=date(2020, 3, 24), starts=time(9), ends=time(12)),
        lambda: HalfDay(key="a", day=datetime(2020, 3, 24, 9), starts=time(9), ends=time(12)),
        lambda: HalfDay(key="a", day=date(2020, 3, 24), starts=time(12), ends=time(9)),
        lambda: HalfDay(key="a", day=date(2020, 3, 24), starts="9:00", ends=time(12)),
        lambda: Hearing(key="a", jurors=[]),
        lambda: Hearing(key="a", jurors=["j", "j"]),
        lambda: Hearing(key="a", jurors="j1"),
        lambda: Hearing(key="a", jurors=["j"], guests=[""]),
        lambda: Sitting(hearing="", room="A", half_day="d", day=date(2020, 3, 24), starts=time(9), ends=time(10), jurors=[]),
        lambda: Sitting(hearing="a", room="A", half_day="d", day=None, starts=9, ends=10, jurors=[1]),
        lambda: Timetable(most=-1),
        lambda: Timetable(sittings=["a"], obstacles=["b"]),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused(build):
    """Each value keeps its rules at birth."""
    with pytest.raises((Fault, Faults)):
        build()


def test_a_timetable_survives_copy_and_pickle():
    """A timetable is a value; its repr is one line."""
    for one in (timetable(hear("ab"), [half_day()]), timetable(hear("abcdef"), [half_day()])):
        for twin in (pickle.loads(pickle.dumps(one)), attrs.evolve(one)):
            assert one == twin
            assert hash(one) == hash(twin)


# --- The only one, or one of several ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "rooms", "ends", "only"),
    [
        ("", "A", time(9, 40), True),
        ("a", "AB", time(9, 40), False),  # the other room
        ("a", "A", time(10, 30), False),  # the other turn
        ("ab", "A", time(10, 30), False),  # the two change turns
        ("a", "A", time(9, 40), True),
    ],
)
def test_a_timetable_says_whether_others_are_as_good(keys, rooms, ends, only):
    """One among equals is marked as such."""
    assert only == timetable(hear(keys), [half_day(ends=ends)], rooms=tuple(rooms)).only


@pytest.mark.parametrize(("starts", "ends"), [(time(12), time(9)), (time(9), time(9))])
def test_a_half_day_ends_after_it_starts(starts, ends):
    """Not before, nor at once: the place and the hour are told."""
    with pytest.raises(Fault, match=f"expected an hour after {starts}, got {ends}") as caught:
        HalfDay(key="a", day=date(2020, 3, 24), starts=starts, ends=ends)
    assert caught.value.place == "HalfDay.ends"


def test_a_remedy_speaks_of_the_hearings_that_have_their_jurors():
    """One more room places all but a hearing whose juror steps back: no more than that is said of it."""
    given = [Hearing(key="h0", jurors=["z", "x", "w"]), Hearing(key="h1", jurors=["z", "w"]),
             Hearing(key="h2", jurors=["x"]), Hearing(key="h3", jurors=["y"])]  # fmt: skip
    half_days = [HalfDay(key=key, day=date(2020, 3, 24), starts=time(hour), ends=time(hour + 1, 30))
                 for key, hour in (("am", 9), ("pm", 14))]  # fmt: skip
    rules = {"conflicts": [("y", "h3")], "absences": [("x", "pm"), ("y", "am")], "half_days_per_juror": 1}
    found = timetable(given, half_days, rooms=["A"], **rules)
    assert "one more room would be enough for every hearing that has its jurors" in map(str, found.obstacles)
    assert "h3 needs one juror, and none is left after recusals" in unfolded(found.explain("h3"))
    wider = timetable(given, half_days, rooms=["A", "B"], **rules)
    assert {"h0", "h1", "h2"} == {sitting.hearing for sitting in wider.sittings}
