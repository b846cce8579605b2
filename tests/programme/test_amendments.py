"""Amendments: what changes a contract, each a dated fact."""

from datetime import date
from fractions import Fraction

import pytest

from eig.errors import Fault, Faults
from eig.programme.amendments import Amendment

ON = date(2019, 5, 3)
DAYS = {"first": date(2019, 6, 3), "last": date(2019, 6, 28)}
EACH = {
    "extended": {"last": DAYS["last"]},
    "part_time": {"first": DAYS["first"], "share": "0.8"},
    "suspended": {**DAYS, "paid": 1},
    "leave": {**DAYS, "paid": 0},
    "moved": {"first": DAYS["first"], "to": "adler"},
    "terminated": {"last": DAYS["last"]},
    "resigned": {"last": DAYS["last"]},
}
ANYTHING = {**DAYS, "share": Fraction(1, 2), "paid": 1, "to": "adler", "post": "adler-1"}
OPTIONAL = {"part_time": {"last", "paid"}, "moved": {"post"}}


@pytest.mark.untraced
@pytest.mark.parametrize("kind", EACH)
def test_an_amendment_has_what_its_kind_needs_and_nothing_else(kind):
    """A leave has its days and what is paid of it; an extension has a last day, and no share of time."""
    assert kind == Amendment(person="c1", kind=kind, on=ON, **EACH[kind]).kind
    for name in EACH[kind]:
        with pytest.raises(Fault) as caught:
            Amendment(person="c1", kind=kind, on=ON, **{**EACH[kind], name: None})
        assert (f"Amendment.{name}", "programme.amendment_needs") == (caught.value.place, caught.value.code)
    for name in ANYTHING.keys() - EACH[kind].keys():
        given = {**EACH[kind], name: ANYTHING[name]}
        if name in OPTIONAL.get(kind, ()):
            assert ANYTHING[name] == getattr(Amendment(person="c1", kind=kind, on=ON, **given), name)
            continue
        with pytest.raises(Fault) as caught:
            Amendment(person="c1", kind=kind, on=ON, **given)
        assert (f"Amendment.{name}", "programme.amendment_leaves_out") == (
            caught.value.place,
            caught.value.code,
        )


def test_nobody_leaves_before_it_was_told_and_no_absence_ends_before_it_begins():
    """A resignation of 3 May ends nothing on 1 May; the last day may be the eve, of who is gone on the day itself."""
    for kind, days in (
        ("resigned", {"last": date(2019, 5, 1)}),
        ("terminated", {"last": date(2019, 5, 1)}),
        ("leave", {"first": date(2019, 6, 3), "last": date(2019, 6, 2), "paid": 0}),
    ):
        with pytest.raises(Fault, match=r"Amendment\.last"):
            Amendment(person="c1", kind=kind, on=ON, **days)
    for last in (ON, date(2019, 5, 2)):
        assert Amendment(person="c1", kind="resigned", on=ON, last=last).last == last
    told_late = Amendment(person="c1", kind="leave", on=ON, first=date(2019, 5, 1), last=ON, paid=1)
    assert told_late.first < told_late.on


def test_a_kind_that_nobody_knows_is_refused():
    """A slip of the pen ends no contract."""
    with pytest.raises((Fault, Faults), match="kind"):
        Amendment(person="c1", kind="resignd", on=ON, last=ON)


def test_each_amendment_says_what_changes_and_never_why():
    """In both languages; the kind of leave is the person's own."""
    leave = Amendment(person="c1", kind="leave", on=ON, **EACH["leave"], what="parental", source="courrier")
    moved = Amendment(person="c1", kind="moved", on=ON, **EACH["moved"], post="adler-2")
    half = Amendment(person="c1", kind="part_time", on=ON, **EACH["part_time"])

    assert (
        "on 3 May 2019, leave of c1 from 3 June 2019 to 28 June 2019, with 0% of the pay (courrier)"
        == str(leave.reason)
    )
    assert "parental" not in str(leave.reason) + repr(leave)
    assert "on 3 May 2019, c1 goes over to adler (adler-2) from 3 June 2019" == str(moved.reason)
    assert "80% from 3 June 2019" in str(half.reason)
    assert "congé" in leave.reason.say("fr")
