"""What is of another kind than asked is told in words, and hides nothing else that is wrong."""

from datetime import date
from fractions import Fraction
from functools import partial

import pytest

from eig import jury, programme, teams
from eig.errors import EigError, Fault
from eig.programme.appointments import Appointment
from eig.programme.published_facts import Reading
from eig.teams.asked import MaxEachTeam, WishPoints
from eig.timeline import hearings
from eig.timeline.contracts import Contract
from eig.timeline.facts import Session
from eig.timeline.hearings import Timetable


def told(call):
    """Return what is told of a call that is refused."""
    with pytest.raises(EigError) as caught:
        call()
    return [str(one) for one in caught.value.faults]


@pytest.mark.parametrize(
    ("call", "places"),
    [
        (
            lambda: programme.Promotion(programme="EIG", ordinal=0),
            ["Promotion.programme", "Promotion.ordinal"],
        ),
        (lambda: Contract(law="text", start=date(2019, 1, 16), duration="10 months"), ["Contract.law"]),
        (lambda: Timetable(sittings=3), ["Timetable.sittings"]),
    ],
)
def test_a_default_is_not_made_of_a_wrong_field(call, places):
    """Where a field follows from one that is wrong, that one is told, beside the others, and nothing more."""
    assert places == [one.partition(":")[0] for one in told(call)]


@pytest.mark.parametrize(
    "call",
    [
        lambda: WishPoints(by_rank=[2, 1]).points("a", "x"),
        lambda: MaxEachTeam(attribute="ministry", maximum=1).misses("x"),
        lambda: teams.Budget(maximum=1).lines(["p1"]),
    ],
)
def test_what_a_rule_or_a_term_is_asked_about_is_looked_at(call):
    """People, openings and teams, where the caller asks a rule itself."""
    assert all(": expected " in one for one in told(call))


def test_a_map_that_gives_no_answers_is_told():
    """One answer for each, in order, as the builtin gives them."""
    reviews = jury.Reviews.from_triples((item, juror, 3) for item in "ab" for juror in "xy")
    for own in (lambda make, items: None, lambda make, items: [*map(make, items)] * 2):
        assert ["leave_one_juror_out.map"] == [
            one.partition(":")[0]
            for one in told(lambda own=own: jury.robustness.leave_one_juror_out(reviews, places=1, map=own))
        ]
    right = jury.robustness.leave_one_juror_out(
        reviews, places=1, map=lambda make, items: [*map(make, items)]
    )
    assert right == jury.robustness.leave_one_juror_out(reviews, places=1)


def test_the_last_day_of_all_hides_no_other_fault():
    """A session of the day after which no day comes is told beside its title."""
    assert ["Session.when", "Session.title"] == [
        one.partition(":")[0] for one in told(lambda: Session(key="k", when=date.max, title=3))
    ]


def test_a_text_that_may_be_empty_says_how_none_is_written():
    """Whoever writes None for no post reads what to write; in French too."""
    with pytest.raises(Fault, match=r"expected text, got None\. Write \"\" for none") as caught:
        Appointment(person="c1", challenge="plume", post=None, start=date(2019, 1, 16))
    assert 'Écrivez ""' in caught.value.say("fr")


@pytest.mark.parametrize("twin", ["\u0430dler", "\u0391DLER", "Adl\u0435r"])
def test_names_alike_in_another_alphabet_are_told(twin):
    """Cyrillic and Greek letters that nobody tells from Latin ones make no second name; a name of their own is one."""
    assert ["rank.given"] == [one.partition(":")[0] for one in told(lambda: jury.rank({"adler": 1, twin: 2}))]
    assert 2 == len(jury.rank({"\u0434\u0430": 1, "\u043d\u0435\u0442": 2}).order)


def test_all_that_is_wrong_with_hearings_is_told_at_once():
    """How many jurors, rooms and trials, each at its own argument."""
    wrong = {"rooms": 0, "fewest_jurors": 0, "trials": -1, "half_days_per_juror": 0}
    plan = partial(hearings.plan_hearings, [], days=[date(2018, 11, 6)])
    assert {f"plan_hearings.{name}" for name in wrong} == {
        one.partition(":")[0] for one in told(lambda: plan(**wrong))
    }


def test_a_member_that_stands_three_times_is_told_once():
    """One fault a name where no position tells them apart; of two scores, each by its own position."""
    assert 1 == len(told(lambda: jury.marks.MarkSheet(item="a", juror="j", members=["x", "x", "x"])))
    one = jury.severity.AdjustedScore(item="a", before=1, after=Fraction(1, 3))
    adjusted = {"decided_by": "jury", "why": "w", "source": "s", "places": 1}
    faults = told(lambda: jury.severity.Adjustment(scores=[one, one], **adjusted))
    assert len(faults) == len({*faults}) == 3


@pytest.mark.parametrize("value", ["\ud800", ("a", "\ud800"), "a\x00"])
def test_a_reading_holds_no_half_character(value):
    """What a source says is text that can be written."""
    with pytest.raises(Fault, match=r"Reading\.value"):
        Reading(value=value, source="règlement")
