"""A draw binds everybody or is told: its list is fixed before the values, its day is the ledger's, and what a test parts is not its to part."""

import datetime as dt
import re
from functools import cache
from itertools import permutations, product
from random import Random

import pytest
from attrs import evolve

from eig import jury
from eig.jury.minutes import verify
from eig.jury.rules import JuryRules
from eig.lots import Decision, draw_rfc3797
from eig.programme.appointments import Event
from helpers import decided_book as made
from helpers.shares import few
from helpers.unfolded import unfolded

SECRET = "6b28" * 16
DAY = dt.date(2018, 11, 5)
LATE = {"rules_published": dt.date(2018, 10, 1), "decision_taken": dt.date(2018, 12, 14)}


@cache
def tied():
    """Return an outcome of which two people are equally good for the seats."""
    return made.outcome(adler_data={"cand-1": 18, "cand-5": 12})


def drawn(names, announced=DAY, source=""):
    """Decide by a draw over a numbered list, with a ledger that has its announcement."""
    draw = draw_rfc3797(names, count=len(names), sources=[[9319], [2, 5]], announced=announced)
    before = tied()
    return evolve(
        before, book=dated(before.book, source.format(draw.list_digest)), cohort=before.cohort.settle(draw)
    )


def dated(book, source=""):
    """Record in a book when the rules of the teams were published, a draw announced and the decision taken."""
    facts = [Event(on=on, kind=kind, what="candidates") for kind, on in LATE.items()]
    return book.record(*facts, Event(on=DAY, kind="draw_announced", what="candidates", source=source))


def doubts_in_each_room(outcome):
    """Return which doubts of draws the outcome, its act and the replay of its dossier tell."""
    act = outcome.act("candidates", secret=SECRET)
    replay = outcome.dossier(salt="0b" * 32).replay(outcome.book)
    codes = ("list_free", "draw_undated", "days_contradict")
    rooms = (outcome.cautions, act.doubts, replay.differences)
    return [sorted({one.code for one in room} & {*codes}) for room in rooms], act.published().check()


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize(("swapped", "source"), [(False, ""), (True, ""), (True, "list {}")])
def test_an_order_of_the_list_that_nothing_announced_is_told_everywhere(swapped, source):
    """The order of identifiers, or one whose digest was announced, is no doubt; any other is one in every room."""
    names = sorted(tied().cohort.undecided, reverse=swapped)
    told, check = doubts_in_each_room(drawn(names, source=source))
    free = swapped and not source
    assert [["list_free"] if free else []] * 3 == told
    assert free == ("list_free_published" in {one.code for one in check.doubts})


@pytest.mark.slow(but=["on3-days_contradict", "None-draw_undated"], one_in=2)
@pytest.mark.parametrize(
    ("on", "code"),
    [(DAY, None), (None, "draw_undated"), (dt.date(2018, 11, 4), "days_contradict"), (dt.date(2018, 11, 7), "days_contradict")],
)  # fmt: skip
def test_a_draw_without_the_day_of_the_ledger_is_told_everywhere(on, code):
    """No day where the ledger has one, the day before, two days later: each room and the published act tell it."""
    outcome = drawn(sorted(tied().cohort.undecided), announced=on)
    told, check = doubts_in_each_room(outcome)
    assert [[code] if code else []] * 3 == told
    assert bool(code) == ("other_day_published" in {one.code for one in check.doubts})
    assert (on is None) == ("draw_unannounced" in {one.code for one in outcome.gaps})


@pytest.mark.slow
def test_who_was_drawn_draws_again_from_the_own_letter():
    """Who lost a seat by it has number, size, method and values in the letter: whoever applies RFC 3797 to bare numbers finds their own turn."""
    names = sorted(tied().cohort.undecided)
    outcome = drawn(names)
    (draw,) = outcome.cohort.draws
    size = len(names)
    for who in [one for one in names if not outcome.place_of(one)]:
        said = unfolded(outcome.letter(who))
        values = re.search(r"RFC 3797, ([\d./]+)", said)[1]
        number, told = re.search(r"number (\d+) of (\d+) on the list numbered before the draw", said).groups()
        assert int(told) == size
        again = draw_rfc3797([str(one) for one in range(1, size + 1)], count=size, key=values)
        assert again.drawn.index(number) == draw.drawn.index(who)
    assert "announced on 5 November 2018" in outcome.act("candidates", secret=SECRET).text


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(6))
def test_no_list_that_an_office_could_choose_passes_the_minutes(seed):
    """Over drawn juries: all the equals or all judged, by identifier, pass; one left out, one added or two swapped are told."""
    pick = Random(seed)
    items = [f"d{number}" for number in range(pick.randint(5, 7))]
    marks = dict.fromkeys(items[:3], 3) | {one: pick.choice((1, 2)) for one in items[3:]}
    rubric = jury.Rubric.equal(["i"], scale=jury.EIG_SCALE)
    sheet = jury.Scoresheet.from_marks(rubric, [(one, "j", {"i": mark}) for one, mark in marks.items()])
    held = jury.deliberate(sheet, places=1)
    equals = sorted(held.undecided)
    lists = {
        "equals": (equals, False),
        "all": (sorted(items), False),
        "swapped": ([equals[1], equals[0], *equals[2:]], True),
        "one left out": (equals[1:], True),
        "one added": (sorted([*equals, items[-1]]), True),
    }
    for name, (pool, free) in lists.items():
        draw = draw_rfc3797(pool, count=len(pool), key=f"{seed}./")
        settled = held.settle(draw)
        check = verify(settled.minutes(title="EIG 3", salt="0b" * 32), settled)
        assert free == ("list_free" in {one.code for one in check.cautions}), name


RUBRIC = jury.Rubric.equal(["impact", "craft"], scale=jury.EIG_SCALE)
LISTED = {
    **made.LISTS,
    ("adler", "data"): {"cand-1": 1, "cand-5": 1},
    ("cibnav", "data"): {"cand-1": 1, "cand-3": 1, "cand-6": 1},
}
ASKED = {one["id"]: [one["Vœu 1"], one["Vœu 2"]] for one in made.CANDIDATES}
PEOPLE = sorted({who for own in LISTED.values() for who in own})


def listed_by_drawn_marks(pick, tests=("criterion_mean:craft",)):
    """Return the lists of drawn marks, equals parted by craft; and the marks, impact and craft, of each list."""
    some = ((4, 2), (3, 3), (2, 4), (4, 3))
    marks = {key: {who: pick.choice(some) for who in people} for key, people in LISTED.items()}
    sheets = {
        key: jury.Scoresheet.from_marks(
            RUBRIC, [(who, "j", dict(zip(("impact", "craft"), two, strict=True))) for who, two in own.items()]
        )
        for key, own in marks.items()
    }
    return jury.rank_lists(sheets, JuryRules(rubric=RUBRIC, tie_breaks=tests)), marks


def every_best(merit, marks, points):
    """Return every way to fill the four posts that is worth most, by going through all."""
    at = {who: [key for key in LISTED if who in LISTED[key]] for who in PEOPLE}
    ways = product(*((None, *at[who]) for who in PEOPLE))
    full = [one for one in ways if sorted(key for key in one if key) == sorted(LISTED)]

    def worth(way):
        seats = [(who, key) for who, key in zip(PEOPLE, way, strict=True) if key]
        return sum(merit[key].scores[who] + points[ASKED[who].index(key[0])] for who, key in seats)

    best = max(map(worth, full))
    return [dict(zip(PEOPLE, one, strict=True)) for one in full if worth(one) == best]


def passed_over(way, marks, points):
    """Return who is ranked before somebody equal who sits there, worth as much, and sits nowhere that they like as much."""
    for key, own in marks.items():
        wish = {who: ASKED[who].index(key[0]) for who in own}
        for one, other in permutations(own, 2):
            equal = sum(own[one]) == sum(own[other]) and points[wish[one]] == points[wish[other]]
            before = equal and own[one][1] > own[other][1]
            liked = way[one] and ASKED[one].index(way[one][0]) <= wish[one]
            if before and way[other] == key and not liked:
                yield one


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", range(3))
def test_whoever_a_lot_seats_is_ranked_after_no_equal_who_has_no_seat(seed):
    """Of the best cohorts of drawn marks, a draw has those that pass over fewest whom a test puts first: none, in nearly all."""
    pick, settled_worlds = Random(seed), 0
    for _ in few(range(120), 12):
        (merit, marks), points = listed_by_drawn_marks(pick), pick.choice(([1, 1], [2, 1], [0, 0]))
        best = every_best(merit, marks, points)
        passed = [len([*passed_over(one, marks, points)]) for one in best]
        left = [one for one, count in zip(best, passed, strict=True) if count == min(passed)]
        found = made.usual().compose(("adler", "cibnav"), merit, wishes=points)
        open_ = {who for who in PEOPLE if len({one[who] for one in left}) > 1}
        assert open_ == {*found.undecided}
        for order in (sorted(open_), sorted(open_, reverse=True)) if open_ else ():
            seats = found.settle(Decision(by="draw", order=order, reference="2.1")).cohort.seats
            assert dict(seats) in [{who: key[0] for who, key in one.items() if key} for one in left]
        settled_worlds += len(left) < len(best) and bool(open_)
    assert settled_worlds


@pytest.mark.slow(but=["1"])
@pytest.mark.parametrize("seed", range(3))
def test_teams_composed_by_scores_alone_are_told_where_a_test_parts_equals(seed):
    """Of drawn marks: a list in which a test parts equal scores is told, in the decision and its act, of teams composed without it alone."""
    merit, marks = listed_by_drawn_marks(Random(seed))
    parted = {
        sum(own[one]) == sum(own[other]) and own[one] != own[other]
        for own in marks.values()
        for one, other in permutations(own, 2)
    }
    held = made.deliberation(made.book())
    for tests in (("criterion_mean:craft",), ()):
        of_teams, _ = listed_by_drawn_marks(Random(seed), tests)
        outcome = made.book().decide(held, merit, made.book().compose(held, of_teams, wishes=[1, 1]))
        for room in (outcome.cautions, outcome.act("candidates", secret=SECRET).doubts):
            told = "tests_unread" in {one.code for one in room}
            assert told == (not tests and any(parted))


def left_equal(merit, marks, points, before=()):
    """Return who sits otherwise in some best cohort that passes over fewest, of those in which an order had its way."""
    best = every_best(merit, marks, points)
    passed = [len([*passed_over(one, marks, points)]) for one in best]
    left = [one for one, count in zip(best, passed, strict=True) if count == min(passed)]
    for who in before:
        liked = [ASKED[who].index(one[who][0]) if one[who] else len(ASKED[who]) for one in left]
        left = [one for one, place in zip(left, liked, strict=True) if place == min(liked)]
    return sorted(who for who in PEOPLE if len({one[who] for one in left}) > 1)


LOTS_OF_TEAMS = [
    (0, (), "all"),
    (0, (), "fewer"),
    (1, (), "another"),
    (0, ("cand-5",), "all"),
    (0, ("cand-5",), "one more"),
    (2, ("cand-5",), "fewer"),
]


@pytest.mark.slow(but=["lot4"], one_in=4)
@pytest.mark.parametrize(("seed", "first", "kind"), LOTS_OF_TEAMS, ids=[f"lot{n}" for n in range(6)])
def test_a_draw_of_teams_over_a_chosen_list_is_told_everywhere(seed, first, kind):
    """A list of fewer than all whom the teams left equal, or of others, is told in each room, once the jury parted some too; that of all is not."""
    merit, marks = listed_by_drawn_marks(Random(seed))
    book = dated(made.book())
    held = made.deliberation(book)
    found = book.compose(held, merit, wishes=[1, 1])
    if first:
        found = found.settle(Decision(by="jury", order=first, reference="minutes, 4.2"))
    equals = left_equal(merit, marks, [1, 1], first)
    stranger = min({*PEOPLE} - {*equals})
    pools = {
        "all": equals,
        "fewer": equals[1:],
        "another": sorted([*equals[1:], stranger]),
        "one more": sorted([*equals, stranger]),
    }
    draws = (draw_rfc3797(pools[kind], count=1, key=f"{number}./", announced=DAY) for number in range(99))
    draw = next(one for one in draws if {*one.drawn} <= {*equals})
    told, check = doubts_in_each_room(book.decide(held, merit, found.settle(draw)))
    free = kind != "all"
    assert [["list_free"] if free else []] * 3 == told
    assert free == ("list_free_published" in {one.code for one in check.doubts})
