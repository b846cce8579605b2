"""A draw binds everybody or is told: its list is fixed before the values, its day is the ledger's, and it can be drawn again."""

import datetime as dt
import re
from functools import cache
from random import Random

import pytest
from attrs import evolve

from eig import jury
from eig.jury.minutes import verify
from eig.lots import draw_rfc3797
from eig.programme.appointments import Event
from helpers import decided_book as made
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
    facts = [Event(on=on, kind=kind, what="candidates") for kind, on in LATE.items()]
    facts.append(
        Event(on=DAY, kind="draw_announced", what="candidates", source=source.format(draw.list_digest))
    )
    before = tied()
    return evolve(before, book=before.book.record(*facts), cohort=before.cohort.settle(draw))


def doubts_in_each_room(outcome):
    """Return which doubts of draws the outcome, its act and the replay of its dossier tell."""
    act = outcome.act("candidates", secret=SECRET)
    replay = outcome.dossier(salt="0b" * 32).replay(outcome.book)
    codes = ("list_free", "draw_undated", "days_contradict")
    rooms = (outcome.cautions, act.doubts, replay.differences)
    return [sorted({one.code for one in room} & {*codes}) for room in rooms], act.published().check()


@pytest.mark.parametrize(("swapped", "source"), [(False, ""), (True, ""), (True, "list {}")])
def test_an_order_of_the_list_that_nothing_announced_is_told_everywhere(swapped, source):
    """The order of identifiers, or one whose digest was announced, is no doubt; any other is one in every room."""
    names = sorted(tied().cohort.undecided, reverse=swapped)
    told, check = doubts_in_each_room(drawn(names, source=source))
    free = swapped and not source
    assert [["list_free"] if free else []] * 3 == told
    assert free == ("list_free_published" in {one.code for one in check.doubts})


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


def test_who_was_drawn_draws_again_from_the_own_letter():
    """Who lost a seat by it has number, size, method and values in the letter: whoever applies RFC 3797 to bare numbers finds their own turn."""
    names = sorted(tied().cohort.undecided)
    outcome = drawn(names)
    (draw,) = outcome.cohort.draws
    size = len(names)
    for who in [one for one in names if not outcome.place_of(one)]:
        said = unfolded(outcome.letter(who))
        values = re.search(r"RFC 3797, ([\d./]+)", said)[1]
        number, fewer = re.search(
            r"as number (\d+) of (?:fewer than )?(\d+) on the numbered list", said
        ).groups()
        assert int(fewer) == max(size, 3)
        again = draw_rfc3797([str(one) for one in range(1, size + 1)], count=size, key=values)
        assert again.drawn.index(number) == draw.drawn.index(who)
    assert "announced on 5 November 2018" in outcome.act("candidates", secret=SECRET).text


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
