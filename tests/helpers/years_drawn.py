"""Random facts of a decided year, or some that were chosen: a fact that the year refuses is left out."""

import datetime as dt
from fractions import Fraction

from attrs import evolve

from eig.errors import Fault, Faults
from eig.programme.appointments import Event
from helpers.ledger_rooms import outcome
from helpers.ledgers_misheard import A_DAY

YEAR = outcome()
BEFORE = evolve(YEAR, book=evolve(YEAR.book, appointments=[]))
"""The same year before anybody was appointed."""
START, TERM = dt.date(2019, 1, 16), dt.date(2019, 11, 15)
TEAMS = ("adler", "cibnav", "datareg")
POSTS = {"adler-1": "data", "adler-2": "dev", "cibnav-1": "data", "cibnav-2": "dev", "datareg-1": "data", "datareg-2": "data"}  # fmt: skip
DAYS = [dt.date(2018, 11, day) for day in (6, 7, 8)]
KINDS = (
    "withdrawn", "withdrawn", "inadmissible", "rejected", "refused", "resigned", "terminated", "replaced", "ended",
    "accepted", "extended", "moved", "merged", "cut", "holiday", "strike", "absent", "shortlisted", "heard", "reserve",
    "admitted", "mentor_left", "mentor_joined", "closed", "closed", "leave", "team_ended", "post_ended",
)  # fmt: skip
NAMED = {"closed": "withdrawn", "team_ended": "ended", "post_ended": "ended"}
"""The kinds of what is drawn under another name."""


def a_fact(draw, kinds=KINDS, near=()):
    """Draw a fact of a kind, sensible or not; on a day of some, or beside it, where two facts may meet."""
    kind = draw.choice(kinds)
    early = kind in ("holiday", "strike", "absent", "inadmissible", "rejected", "shortlisted", "heard")
    on = dt.date(2018, 10, 25) + draw.randint(0, 14 if early else 380) * A_DAY
    if near and draw.random() < 0.3:
        on = draw.choice(near) + draw.randint(-1, 1) * A_DAY
    elif not early and draw.random() < 0.5:
        on = draw.choice([START + n * A_DAY for n in (-3, -1, 0, 0, 1)])
    person = f"cand-{draw.randint(1, 5 if draw.random() < 0.7 else 9)}"
    team, other, last = draw.choice(TEAMS), draw.choice(TEAMS), on + draw.randint(0, 30) * A_DAY
    heard = draw.choice(DAYS) - draw.randint(0, 1) * A_DAY
    own, until = {"person": person}, heard + draw.randint(0, 2) * A_DAY
    closed = draw.choice([{"on": min(on, heard), "first": heard}, {"on": heard}]) | {"last": until}
    fields = {
        "closed": {"kind": "withdrawn", "challenge": team},
        "team_ended": {"kind": "ended", "challenge": team},
        "post_ended": {"kind": "ended", "post": draw.choice(sorted(POSTS))},
        "cut": {"post": draw.choice(sorted(POSTS))},
        "extended": own | {"last": TERM + draw.randint(1, 60) * A_DAY},
        "resigned": own | draw.choice([{}, {"last": last}, {"last": max(on, START - draw.randint(0, 1) * A_DAY)}]),
        "terminated": own | draw.choice([{}, {"last": last}, {"last": on - A_DAY}]),
        "replaced": own | {"by": f"cand-{draw.randint(1, 9)}"},
        "moved": own | {"to": team} | draw.choice([{}, {"first": last}]),
        "merged": {"challenge": team, "to": other} | draw.choice([{}, {"first": last}]),
        "holiday": closed,
        "strike": closed,
        "absent": closed | {"person": draw.choice([person, "juror-1", "juror-2", "juror-2"])},
        "mentor_left": {"person": f"mentor-{draw.randint(1, 2)}"} | draw.choice([{}, {"challenge": team}]),
        "mentor_joined": {"person": f"mentor-{draw.randint(1, 4)}", "challenge": team, "share": Fraction(1, 5)}
        | draw.choice([{}, {"last": last}]),
        "leave": own | {"last": last, "paid": 0},
    }  # fmt: skip
    late = {"recorded": on + draw.randint(0, 20) * A_DAY} if draw.random() < 0.2 else {}
    given = {"on": on, "kind": kind, **fields.get(kind, own), **late}
    if "recorded" in given:
        given["recorded"] = max(given["recorded"], given["on"])
    return Event(**given)


def a_year(draw, kinds=KINDS):
    """Draw a decided year with facts: a fact that it refuses is left out. Some years have no appointments yet."""
    year, facts = draw.choice([YEAR, YEAR, BEFORE]), []
    for _ in range(draw.randint(1, 7)):
        try:
            fact = a_fact(draw, kinds, [one.on for one in facts])
            year, facts = year.record(fact), [*facts, fact]
        except (Fault, Faults):
            continue
    return year, facts


def _on(kind, month, day_, year=2019, **given):
    return Event(on=dt.date(year, month, day_), kind=kind, **given)


_JOINED = _on("mentor_joined", 12, 1, 2018, person="mentor-3", challenge="adler", share=Fraction(1, 5))
_AGAIN = _on("mentor_joined", 4, 1, person="mentor-3", challenge="adler", share=Fraction(1, 5))
_LEFT = _on("mentor_left", 2, 1, person="mentor-3")
RARE = (
    [_on("withdrawn", 1, 15, challenge="adler")],
    [_on("withdrawn", 1, 16, challenge="adler")],
    [_on("resigned", 1, 10, person="cand-3", last=dt.date(2019, 1, 15))],
    [_on("resigned", 1, 17, person="cand-3")],
    [_on("ended", 1, 17, person="cand-3")],
    [_JOINED, _LEFT],
    [_JOINED, _LEFT, _AGAIN],
    [_JOINED, _LEFT, _AGAIN, _on("mentor_left", 5, 1, person="mentor-3")],
    [_on("withdrawn", 1, 15, challenge="cibnav")],
    [_on("withdrawn", 1, 16, challenge="cibnav")],
    [_on("ended", 1, 16, person="cand-3")],
    [_on("resigned", 1, 16, person="cand-3")],
    [_JOINED, _on("mentor_left", 12, 2, 2018, person="mentor-3")],
    [_JOINED, _on("mentor_left", 12, 1, 2018, person="mentor-3")],
    [_on("moved", 11, 1, person="cand-3", to="datareg", first=TERM)],
    [_on("moved", 11, 15, person="cand-3", to="datareg")],
    [_on("merged", 11, 1, challenge="cibnav", to="datareg", first=TERM)],
    [_on("merged", 11, 15, challenge="cibnav", to="datareg")],
    [_on("rejected", 11, 5, 2018, person="cand-6")],
    [_on("ended", 1, 17, person="cand-4")],
    [
        _on("moved", 1, 5, person="cand-3", to="adler", first=dt.date(2019, 1, 11)),
        _on("withdrawn", 1, 10, challenge="cibnav"),
    ],
    [_on("moved", 11, 1, person="cand-5", to="cibnav", first=TERM)],
    [_on("moved", 11, 15, person="cand-5", to="cibnav")],
    [_on("merged", 11, 1, challenge="adler", to="cibnav", first=TERM)],
    [_on("merged", 11, 15, challenge="adler", to="cibnav")],
    [_on("terminated", 11, 1, person="cand-5", last=TERM - A_DAY)],
    [_on("terminated", 11, 1, person="cand-5", last=TERM)],
    [_on("terminated", 11, 15, person="cand-5")],
    [_on("replaced", 11, 15, person="cand-5", by="cand-6")],
    [evolve(_JOINED, last=TERM - A_DAY)],
    [evolve(_JOINED, last=TERM)],
    [evolve(_JOINED, on=TERM)],
    [evolve(_JOINED, on=TERM + A_DAY)],
    [_on("resigned", 11, 1, person="cand-5", last=TERM - A_DAY)],
    [_on("resigned", 11, 1, person="cand-5", last=TERM)],
)
"""What few random years hold: each is the facts of one more year, of which the number is counted from a thousand."""


def by_hand(number):
    """Return a year with facts that were chosen, not drawn."""
    return YEAR.record(*RARE[number]), RARE[number]
