"""Small worlds of hearings, a judge of timetables and a brute force: shared by the fast tests and the long proof."""

from collections import Counter
from datetime import date, time
from itertools import combinations, product

from attrs import evolve

from eig.timeline import timetable
from eig.timeline.hearings import HalfDay, Hearing, HearingSlot
from eig.timeline.hearings._equal_timetables import WAYS

SLOT = HearingSlot(parts=(("all", 30),), pause=0)


def half_days(capacities):
    """Return half-days that hold so many hearings of 30 minutes."""
    return [
        HalfDay(key=f"d{n}", day=date(2020, 3, 24 + n), starts=time(9), ends=time(9 + capacity // 2, capacity % 2 * 30 + 1))
        for n, capacity in enumerate(capacities)
    ]  # fmt: skip


def small_world(draw):
    """Return a random request: hearings, half-days and options, from a `random.Random`."""
    jurors = [f"j{n}" for n in range(draw.randint(2, 4))]
    hearings = [
        Hearing(
            key=f"h{n}",
            jurors=draw.sample(jurors, draw.randint(1, 2)),
            guests=draw.sample(["g1", "g2"], draw.choice([0, 0, 1])),
        )
        for n in range(draw.randint(1, 5))
    ]
    days = half_days([draw.choice([1, 2, 2, 3]) for _ in range(draw.randint(1, 3))])
    people = sorted({person for one in hearings for person in (*one.jurors, *one.guests)})
    pairs = [(one, day.key) for one in people for day in days]
    seats = [(juror, one.key) for one in hearings for juror in one.jurors]
    options = {
        "rooms": ("A", "B")[: draw.randint(1, 2)],
        "absences": draw.sample(pairs, min(len(pairs), draw.choice([0, 0, 1, 3]))),
        "conflicts": draw.sample(seats, min(len(seats), draw.choice([0, 0, 1]))),
        "half_days_per_juror": draw.choice([1, 1, 2, None]),
    }
    return hearings, days, options


def ask(world):
    """Return the timetable of a world."""
    hearings, days, options = world
    return timetable(hearings, days, slot=SLOT, **options)


def most(world):
    """Return the greatest number of hearings that keep every rule, and which sets of them do, by trying everything."""
    hearings, days, options = world
    places = [(n, turn) for n, day in enumerate(days) for turn in range(SLOT.capacity(day.minutes))]
    present = {
        one.key: [juror for juror in one.jurors if (juror, one.key) not in options["conflicts"]]
        for one in hearings
    }
    best, sets = 0, set()

    def go(number, chosen):
        nonlocal best, sets
        if len(chosen) + len(hearings) - number < best:
            return
        if number == len(hearings):
            if len(chosen) > best:
                best, sets = len(chosen), set()
            sets.add(frozenset(chosen))
            return
        one = hearings[number]
        for place in places if present[one.key] else ():
            more = {**chosen, one.key: place}
            kept = [other for other in hearings if other.key in more]
            if _holds((kept, days, options), present, [more[other.key] for other in kept], True):  # as it is
                go(number + 1, more)
        go(number + 1, chosen)

    go(0, {})
    return best, sets


def best(world):
    """Yield which hearings each timetable of as many as possible holds, by trying everything; rooms are alike."""
    hearings, days, options = world
    count = most(world)[0]
    places = [(n, turn) for n, day in enumerate(days) for turn in range(SLOT.capacity(day.minutes))]
    present = {
        one.key: [juror for juror in one.jurors if (juror, one.key) not in options["conflicts"]]
        for one in hearings
    }
    for kept in combinations([one for one in hearings if present[one.key]], count):
        for chosen in placements(places, count, len(options["rooms"])):
            if _holds((kept, days, options), present, chosen, True):
                yield frozenset(one.key for one in kept)


def placements(places, count, rooms):
    """Return the ways to give so many hearings a place, none taken more often than there are rooms."""
    return (
        chosen
        for chosen in product(places, repeat=count)
        if max(Counter(chosen).values(), default=0) <= rooms
    )


def new_names(world, draw):
    """Return other names for the hearings, the people, the half-days of a world, each for each."""
    hearings, days, _ = world
    people = sorted({person for one in hearings for person in (*one.jurors, *one.guests)})
    kinds = ([one.key for one in hearings], people, [one.key for one in days])
    return {
        old: new for names in kinds for old, new in zip(names, draw.sample(names, len(names)), strict=True)
    }


def renamed(world, to, draw):
    """Return a world under other names, its parts in another order."""
    hearings, days, options = world

    def mixed(pairs):
        return draw.sample([(to[one], to[other]) for one, other in pairs], len(pairs))

    panels = [
        Hearing(
            key=to[one.key],
            jurors=draw.sample([to[juror] for juror in one.jurors], len(one.jurors)),
            guests=[to[guest] for guest in one.guests],
        )
        for one in hearings
    ]
    halves = [evolve(day, key=to[day.key]) for day in days]
    asked = {**options, "absences": mixed(options["absences"]), "conflicts": mixed(options["conflicts"])}
    return draw.sample(panels, len(panels)), draw.sample(halves, len(halves)), asked


def is_small(world):
    """Tell whether a world has few enough ways for all of them to be gone through, whatever its rules."""
    hearings, days, _ = world
    return (1 + sum(SLOT.capacity(day.minutes) for day in days)) ** len(hearings) <= WAYS


def exists(world, *, one_room=True):
    """Tell by trying everything whether a world has a timetable, even with people in two rooms if need be."""
    hearings, days, options = world
    present = {
        one.key: [juror for juror in one.jurors if (juror, one.key) not in options["conflicts"]]
        for one in hearings
    }
    if not all(present.values()):
        return False
    places = [(n, turn) for n, day in enumerate(days) for turn in range(SLOT.capacity(day.minutes))]
    return any(_holds(world, present, chosen, one_room) for chosen in product(places, repeat=len(hearings)))


def _holds(world, present, chosen, one_room):
    hearings, days, options = world
    at = Counter()
    used = Counter(chosen)
    sits = {}
    for one, (half_day, turn) in zip(hearings, chosen, strict=True):
        for person in (*present[one.key], *one.guests):
            at[person, half_day, turn] += 1
            if (person, days[half_day].key) in options["absences"]:
                return False
        for juror in present[one.key]:
            sits.setdefault(juror, set()).add(half_day)
    limit = options["half_days_per_juror"]
    return (
        (not one_room or all(count == 1 for count in at.values()))
        and all(count <= len(options["rooms"]) for count in used.values())
        and (limit is None or all(len(days_) <= limit for days_ in sits.values()))
    )


def faults(world, found):
    """Return what is wrong with a timetable, rule by rule."""
    hearings, days, options = world
    wrong = []
    by_key = {one.key: one for one in hearings}
    if sorted(by_key) != sorted((*found.left_out, *(sitting.hearing for sitting in found.sittings))):
        wrong.append("not every hearing once, or left out")
    rooms = Counter((one.half_day, one.starts, one.room) for one in found.sittings)
    if any(count > 1 for count in rooms.values()) or not {one.room for one in found.sittings} <= set(
        options["rooms"]
    ):
        wrong.append("a room twice")
    people = Counter(
        (person, one.half_day, one.starts)
        for one in found.sittings
        for person in (*one.jurors, *by_key[one.hearing].guests)
    )
    if any(count > 1 for count in people.values()):
        wrong.append("somebody in two rooms")
    if any((person, half_day) in options["absences"] for person, half_day, _ in people):
        wrong.append("somebody away")
    sits = {}
    for one in found.sittings:
        for juror in one.jurors:
            sits.setdefault(juror, set()).add(one.half_day)
            if (juror, one.hearing) in options["conflicts"]:
                wrong.append("a conflict in the room")
    limit = options["half_days_per_juror"]
    if limit is not None and any(len(seen) > limit for seen in sits.values()):
        wrong.append("too many half-days")
    ends = {day.key: day.ends for day in days}
    if any(one.ends > ends[one.half_day] for one in found.sittings):
        wrong.append("past the end")
    return wrong
