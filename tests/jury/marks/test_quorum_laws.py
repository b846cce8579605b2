"""A quorum stands only where the stated share of the body sat (CRPA, art. R133-10): of nobody it never stands."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault
from eig.jury import EIG_SCALE, MarkSheet, Rubric, Scoresheet, deliberate
from eig.jury.marks import Quorum, quorum

BODY = ("j1", "j2", "j3", "j4", "j5")
RUBRIC = Rubric.equal(["impact"], scale=EIG_SCALE)
STATES = st.dictionaries(
    st.sampled_from(BODY), st.sampled_from(["marked", "abstained", "recused", "absent", "blank"])
)
SHARES = st.sampled_from(["0", "1/5", "1/2", "2/3", "1"])
SAT = st.none() | st.lists(st.sampled_from(BODY), unique=True)


def sheet_of(states, panel=()):
    """Return the sheets on one dossier: each juror's own, and that of a panel."""
    sheets = [
        MarkSheet(item="a", juror=juror, marks={"impact": 3} if state == "marked" else {}, state=state)
        for juror, state in states.items()
        if state != "blank"
    ]
    shared = [MarkSheet(item="a", juror="panel", marks={"impact": 3}, members=panel)] if panel else []
    return Scoresheet(
        rubric=RUBRIC, items=["a"], sheets=[*sheets, *shared], jurors=[*BODY, *(["panel"] if panel else [])]
    )


@pytest.mark.untraced
@given(STATES, SHARES, SAT, st.sampled_from(["count", "leave"]), st.lists(st.sampled_from(BODY), unique=True))
def test_a_quorum_stands_only_where_enough_of_the_body_sat(states, share, sat, rule, panel):
    """By the published rule: those who sat and took part are at least the share of those who compose the body."""
    sheet = sheet_of(states, panel)
    held = deliberate(sheet, places=1, members=BODY, present=sat, quorum=share, recused=rule)
    recused = {juror for juror, state in states.items() if state == "recused"}
    took_part = (
        {juror for juror, state in states.items() if state in ("marked", "abstained")} | {*panel}
    ) - recused
    seated = took_part & {*(BODY if sat is None else sat)}
    counted = len(BODY) - (len(recused) if rule == "leave" else 0)
    found = held.quorum("a")

    assert found.reached == (len(seated) >= max(ceil(Fraction(share) * counted), 1))
    assert ("a" in held.without_quorum) != found.reached
    assert found.reached <= bool(seated)
    if rule == "count":
        assert found == quorum(sheet, "a", members=BODY, share=share, sat=sat)
    assert not {*found.present} & {*found.recused, *found.absent, *found.unknown}


def test_where_nobody_sat_no_quorum_stands():
    """Marks on every sheet certify no sitting at which nobody sat, and the minutes say so."""
    sheet = sheet_of(dict.fromkeys(BODY, "marked"))
    held = deliberate(sheet, places=1, present=[])

    assert ("a",) == held.without_quorum
    assert BODY == held.quorum("a").absent
    assert "was not reached on a (0 of 5)" in held.minutes(title="t").to_markdown()
    assert not quorum(sheet, "a", sat=["zulu"]).reached


def test_nobody_sits_twice():
    """Who is named twice among those present is one person: the repetition is refused."""
    with pytest.raises(Fault, match="each person once"):
        deliberate(sheet_of({"j1": "marked"}), places=1, present=["j1", "j1"])


def test_a_member_is_in_one_state():
    """Nobody both took part and stepped back."""
    with pytest.raises(Fault, match="each member in one list alone"):
        Quorum(item="a", members=BODY, present=["j1"], recused=["j1"])


def test_of_no_dossier_no_quorum_is_certified():
    """Minutes of no dossier do not say that a quorum was reached."""
    text = deliberate(Scoresheet(rubric=RUBRIC, sheets=[]), places=1).minutes(title="t").to_markdown()

    assert "is counted dossier by dossier, and there is none" in text
    assert "was reached" not in text
