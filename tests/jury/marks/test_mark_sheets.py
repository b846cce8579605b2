"""Mark sheets: marks, and the three states without one."""

from datetime import date, datetime

import pytest

from eig.errors import Fault, Faults
from eig.jury import MarkSheet, Review
from eig.jury.marks import Correction, Opinions


@pytest.mark.parametrize("state", ["absent", "recused", "abstained"])
@pytest.mark.parametrize("held", [{"marks": {"impact": 3}}, {"opinion": "favourable"}, {"champion": True}])
def test_a_sheet_without_a_juror_holds_no_mark_opinion_or_flag(state, held):
    """Absent, recused and abstained give no mark: whoever steps back says nothing about the item."""
    with pytest.raises(Fault, match="expected the state 'marked', since the sheet holds marks"):
        MarkSheet(item="plume", juror="j1", state=state, **held)


def test_the_three_states_differ():
    """Someone who abstains took part; someone absent or recused did not; none of the three counts as a mark."""
    sheets = {
        state: MarkSheet(item="plume", juror="j1", state=state)
        for state in ("absent", "recused", "abstained")
    }

    assert [sheet.takes_part for sheet in sheets.values()] == [False, False, True]
    assert not any(sheet.counts for sheet in sheets.values())
    assert len(set(sheets.values())) == 3
    assert sheets["recused"].recused == ("j1",)
    assert sheets["absent"].recused == ()


def test_an_opinion_alone_is_not_a_score():
    """A favourable opinion without marks, and a champion flag, give no score."""
    assert not MarkSheet(item="plume", juror="j1", opinion="favourable", champion=True).counts


def test_a_collective_sheet_names_its_members():
    """A panel fills one sheet; a member who stepped back is on record and not behind it."""
    sheet = MarkSheet(
        item="plume", juror="panel 1", marks={"impact": 3}, members=["j2", "j1"], stepped_back=["j3"]
    )

    assert sheet.is_collective
    assert (sheet.people, sheet.recused) == (("j1", "j2"), ("j3",))
    assert not MarkSheet(item="plume", juror="j1").is_collective
    with pytest.raises(Fault, match="expected each member once"):
        MarkSheet(item="plume", juror="panel 1", members=["j1"], stepped_back=["j1"])


def test_the_faults_of_a_sheet_come_together():
    """A wrong item, a mark that is no decimal and an unknown state are told at once."""
    with pytest.raises(Faults) as caught:
        MarkSheet(
            item="",
            juror="j1",
            marks={"impact": "12/20"},
            state="late",
            opinion="maybe",
            champion=1,
            members="j1",
        )

    assert [fault.place.removeprefix("MarkSheet.") for fault in caught.value.exceptions] == [
        "item", "marks['impact']", "state", "opinion", "champion", "members",
    ]  # fmt: skip
    with pytest.raises(Fault, match="mapping"):
        MarkSheet(item="plume", juror="j1", marks=[3])
    with pytest.raises(Fault, match="mapping"):
        MarkSheet(item="plume", juror="j1", marks={1: 3})


def test_a_correction_is_about_one_sheet_and_changes_it():
    """A correction keeps both sheets, who corrected and why."""
    before = MarkSheet(item="plume", juror="j1", marks={"impact": 1})
    after = MarkSheet(item="plume", juror="j1", marks={"impact": 4})
    step = Correction(before=before, after=after, by="chair", reason="slip", on=date(2018, 7, 4))

    assert (step.before, step.after) == (before, after)
    with pytest.raises(Fault, match="a sheet on 'plume' by 'j1', as before"):
        Correction(before=before, after=MarkSheet(item="adler", juror="j1"), by="chair", reason="slip")
    with pytest.raises(Fault, match="a sheet that differs from the one before"):
        Correction(before=before, after=before, by="chair", reason="slip")
    with pytest.raises(Faults):
        Correction(before=None, after=after, by="", reason="", on=datetime(2018, 7, 4))  # noqa: DTZ001 # a wrong value


def test_opinions_are_counted_state_by_state():
    """For, against, silent, abstaining, recused and absent are six counts; a blank sheet is none of them."""
    sheets = [
        MarkSheet(item="x", juror="a", opinion="favourable"),
        MarkSheet(item="x", juror="b", opinion="unfavourable"),
        MarkSheet(item="x", juror="c", champion=True),
        MarkSheet(item="x", juror="blank"),
        *(MarkSheet(item="x", juror=state, state=state) for state in ("abstained", "recused", "absent")),
    ]

    assert Opinions.of(sheets) == Opinions(
        favourable=1, unfavourable=1, silent=1, abstained=1, recused=1, absent=1
    )
    assert (sheets[3].is_blank, sheets[3].takes_part, sheets[2].takes_part) == (True, False, True)


def test_an_abstention_counts_against_only_where_the_rule_says_so():
    """In a university selection committee an abstention counts as an unfavourable vote (CE 27 Sept. 2017, n° 404475)."""
    opinions = Opinions(favourable=2, unfavourable=1, abstained=2)

    assert opinions.verdict() == "favourable"
    assert opinions.verdict(abstentions="unfavourable") == "unfavourable"
    assert Opinions(abstained=2).verdict() is None
    with pytest.raises(Fault, match="apart"):
        opinions.verdict(abstentions="favourable")
    with pytest.raises(Fault, match="whole number"):
        Opinions(absent=-1)
    assert Opinions(silent=2).reason() is None
    assert Opinions(favourable=1).reason().say("fr") == "avis : 1 favorable, 0 défavorable"


def test_a_name_is_one_name_however_its_letters_were_typed():
    """A sheet or a review whose accent was typed apart is that of the item whose accent was not."""
    apart, together = "E\u0301cologie", "\u00c9cologie"

    assert MarkSheet(item=apart, juror="j1", marks={"impact": 3}).item == together
    assert Review(item="plume", juror=apart, mark=3).juror == together
