"""A name that nobody knows, among three hundred that are known, is told by its key or its position."""

from datetime import date

import pytest

from eig import jury, timeline
from eig.errors import EigError
from eig.jury import assign_reviewers, rank, select
from eig.jury.selection import best_under_quotas
from eig.lots import Decision, decide
from eig.programme import Quota
from eig.timeline.plan import load

AT = 137
NAMES = [f"n{at:03}" for at in range(300)]


def put(several, stranger):
    """Return several with another in the place of one of them."""
    return [*several[:AT], stranger, *several[AT + 1 :]]


def reviewers(**given):
    return assign_reviewers(NAMES, ["x", "y"], reviews_per_item=1, loads=400, **given)


def decision(order, rest=None):
    return Decision(by="jury", order=order, reference="minutes, 4.2", rest=rest)


def quotas(stranger):
    known = {name: {"family": "m"} for name in NAMES}
    asked = [Quota(attribute="family", value=f"v{at}", minimum=0) for at in range(300)]
    return best_under_quotas(dict.fromkeys(NAMES, 1), places=2, quotas=put(asked, stranger), attributes=known)


PHASES = [timeline.Phase(key=name) for name in NAMES]
PLAN = {"key": "p", "start": date(2019, 1, 1), "calendar": timeline.WorkCalendar()}
CASES = {
    "item of a recusal": (
        lambda: reviewers(recusals=put([(name, "x") for name in NAMES], ("zz", "x"))),
        ("recusals", "zz", "x"),
    ),
    "juror of a recusal": (
        lambda: reviewers(recusals=put([(name, "x") for name in NAMES], (NAMES[AT], "zz"))),
        ("recusals", NAMES[AT], "zz"),
    ),
    "load": (
        lambda: assign_reviewers(
            ["a"], NAMES, reviews_per_item=1, loads={**dict.fromkeys(NAMES, 1), "zz": 1}
        ),
        ("loads", "zz"),
    ),
    "order of a decision": (
        lambda: select(rank(dict.fromkeys(NAMES, 1)), places=1, decisions=[decision(put(NAMES, "zz"))]),
        ("decisions", 0, "order", AT),
    ),
    "decision about some equals": (
        lambda: decide(NAMES, by=decision(put(NAMES, "zz"), rest="after")),
        ("by", "order", AT),
    ),
    "quota": (
        lambda: quotas(Quota(attribute="famly", value="w", minimum=0)),
        ("quotas", AT, "attribute"),
    ),
    "capacity": (lambda: load([], capacity={"zz": 1}), ("capacity", "zz")),
    "absence": (
        lambda: timeline.hearings.timetable([], [], absences=[("zz", "am")]),
        ("absences", "zz", "am"),
    ),
    "calendar of a phase": (
        lambda: timeline.Plan(**PLAN, phases=put(PHASES, timeline.Phase(key="k", calendar="zz"))),
        ("phases", AT, "calendar"),
    ),
    "end of a link": (
        lambda: timeline.Plan(
            **PLAN,
            phases=PHASES,
            dependencies=put(
                [timeline.plan.Dependency(pred=NAMES[0], succ=name) for name in NAMES[1:]],
                timeline.plan.Dependency(pred=NAMES[0], succ="zz"),
            ),
        ),
        ("dependencies", AT, "succ"),
    ),
}


@pytest.mark.untraced
@pytest.mark.parametrize("case", CASES)
def test_a_stranger_among_many_is_told_where_it_stands(case):
    """Whoever gives three hundred names reads which of them is none: by its key, its position, or the pair that holds it."""
    call, way = CASES[case]
    with pytest.raises(EigError) as caught:
        call()

    assert way == caught.value.faults[0].path[1:]


def test_a_field_stands_after_a_dot_and_a_key_in_brackets():
    """Whoever reads a place can type it: `decisions[0].order[137]` is what the call was given."""
    with pytest.raises(EigError) as caught:
        CASES["order of a decision"][0]()
    assert f"select.decisions[0].order[{AT}]" == caught.value.faults[0].place

    rubric = jury.Rubric.equal(["order"], scale=jury.EIG_SCALE)
    with pytest.raises(EigError) as caught:
        jury.Scoresheet(rubric=rubric, sheets=[jury.MarkSheet(item="a", juror="j", marks={"order": 9})])
    assert "Scoresheet.sheets[0].marks['order']" == caught.value.faults[0].place
