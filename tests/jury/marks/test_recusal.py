"""Interests, recusals and quorum."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, MarkSheet, Recusal, Recusals, Rubric, Scoresheet, rank, recuse
from eig.jury.marks import Quorum, interests_from, quorum, recusals_from
from eig.programme import Interest, Juror, Mentor

RUBRIC = Rubric.equal(["impact"], scale=EIG_SCALE)
ITEMS = ("adler", "ia_flash", "plume")
FULL = Scoresheet.from_marks(
    RUBRIC, [(item, juror, {"impact": 3}) for item in ITEMS for juror in ("j1", "j2", "j3")]
)
recusals = st.lists(
    st.builds(
        Recusal,
        juror=st.sampled_from(["j1", "j2", "j3", "j9"]),
        item=st.sampled_from([None, *ITEMS]),
        kind=st.just("employer"),
    ),
    unique=True,
    max_size=5,
).map(lambda found: Recusals(recusals=found))


def test_an_employer_who_hosts_the_item_is_an_interest():
    """A juror of the Interior has a tie to the Interior's challenge, as in the sub-juries of EIG 4."""
    jury = [Juror(id="j1", employer="interior"), Juror(id="j2"), Juror(id="j3", employer="dinum")]
    ties = interests_from(
        jury, about={"ia_flash": ["interior", "antai"], "plume": iter(["cour des comptes"])}
    )

    assert ties == (Interest(juror="j1", target="ia_flash", kind="employer"),)


def test_mentors_count_only_where_the_programme_says_so():
    """Mentors of a challenge sit on the jury for its candidates (AAC EIG 3, art. 6.4): there, mentoring is no tie."""
    jury = [Juror(id="j1", employer="interior")]
    mentors = [
        Mentor(id="j1", challenge="plume", share="0.3"),
        Mentor(id="m7", challenge="adler", share="0.3"),
    ]
    about = {"ia_flash": ["interior"]}

    assert [tie.kind for tie in interests_from(jury, about=about, mentors=mentors)] == ["employer", "mentor"]
    assert [tie.kind for tie in interests_from(jury, about=about, mentors=mentors, kinds=["employer"])] == [
        "employer"
    ]
    with pytest.raises(Fault, match="'employer', 'mentor'"):
        interests_from(jury, about=about, kinds=["friend"])


def test_a_competition_recuses_from_everything_and_a_shortlist_from_one_item():
    """In a competition the juror abstains for all (CE 17 Oct. 2016, n° 386400), at a shortlist for one (CE 7 June 2017, n° 382986)."""
    tie = [Interest(juror="j1", target="plume", kind="personal")]
    shortlist = recusals_from(tie, items=ITEMS, procedure="examination")
    competition = recusals_from(tie, items=ITEMS, procedure="competition")

    assert shortlist.kept_from("j1", ITEMS) == ("plume",)
    assert competition.kept_from("j1", ITEMS) == ITEMS
    assert competition.kept_from("j2", ITEMS) == ()
    assert recusals_from(tie, items=ITEMS) == shortlist
    with pytest.raises(Fault, match="'competition', 'examination', 'advisory'"):
        recusals_from(tie, items=ITEMS, procedure="lottery")


def test_not_every_tie_calls_for_a_recusal():
    """In an advisory committee a professional tie alone shows no partiality (CE 26 Jan. 2018, n° 401796); knowing a candidate never does."""
    ties = [
        Interest(juror="j1", target="plume", kind="professional"),
        Interest(juror="j2", target="plume", kind="acquaintance"),
    ]

    assert recusals_from(ties, items=ITEMS, procedure="advisory").recusals == ()
    (one,) = recusals_from(ties, items=ITEMS, procedure="examination").recusals
    assert one.juror == "j1"
    assert len(recusals_from(ties, items=ITEMS).recusals) == 2


def test_a_tie_to_an_administration_reaches_its_items():
    """A tie to the host reaches each item that concerns it; a tie that concerns nothing heard is listed, not lost."""
    ties = [
        Interest(juror="j1", target="interior", kind="employer"),
        Interest(juror="j1", target="ia_flash", kind="employer"),
        Interest(juror="j2", target="plmue", kind="named"),
    ]
    found = recusals_from(ties, items=ITEMS, about={"ia_flash": ["interior"], "adler": ["interior"]})

    assert found.kept_from("j1", ITEMS) == ("adler", "ia_flash")
    assert found.without_item == ("plmue",)
    assert len(found.rows()) == 2


def test_a_tie_of_nobody_of_the_jury_is_listed():
    """A juror's name with a slip of the pen would recuse nobody: it is listed, not lost."""
    ties = [
        Interest(juror="j1", target="adler", kind="named"),
        Interest(juror="jl", target="adler", kind="named"),
    ]

    assert recusals_from(ties, items=ITEMS, jurors=["j1", "j2"]).without_juror == ("jl",)
    assert recusals_from(ties, items=ITEMS).without_juror == ()


@pytest.mark.parametrize("given", [{"items": "adler"}, {"about": {"adler": "interior"}}, {"jurors": "j1"}])
def test_a_name_where_several_are_asked_for_is_refused(given):
    """Spelt out letter by letter, a name would match nothing, and nobody would step back."""
    tie = Interest(juror="j1", target="interior", kind="employer")

    with pytest.raises(Fault, match="recusals_from"):
        recusals_from([tie], **{"items": ITEMS, **given})


def test_ties_are_said_in_the_language():
    """The kinds of ties that have a name in French are said in French."""
    recusals = Recusals(recusals=[Recusal(juror="j1", item="adler", kind="employer")])
    seen = Recusals(recusals=[Recusal(juror="j1", item=None, kind="examined_before")])

    assert "j1 : se déporte pour adler (employeur)." == str(recusals.explain("j1", lang="fr"))
    assert "j1: steps back from the whole session (examined before)." == str(seen.explain("j1"))


def test_a_recusal_is_explained():
    """Each juror can be told what they step back from and why, or that they take part in everything."""
    found = Recusals(
        recusals=[
            Recusal(juror="j1", item="plume", kind="employer"),
            Recusal(juror="j2", item=None, kind="personal"),
        ]
    )

    assert str(found.explain("j1", lang="fr")) == "j1 : se déporte pour plume (employeur)."
    assert str(found.explain("j2")) == "j2: steps back from the whole session (personal)."
    assert str(found.explain("j3")) == "j3: takes part in everything."


@given(recusals)
def test_a_recused_juror_gives_no_mark_and_everybody_else_keeps_theirs(found):
    """After recusals, exactly the covered sheets are recused; the earlier sheets stay in the history."""
    after = recuse(FULL, found, by="chair", on=date(2018, 7, 4))

    for ballot in FULL.ballots:
        now = after.ballot(ballot.item, ballot.juror)
        if found.covers(ballot.juror, ballot.item):
            assert (now.state, now.counts) == ("recused", False)
            assert after.history(ballot.item, ballot.juror)[0] == ballot
        else:
            assert now == ballot
    assert recuse(after, found, by="chair") == after


def test_a_recusal_is_on_record_even_without_a_sheet():
    """A recused juror who filled nothing is recused, not merely missing; a stranger to the jury adds nothing."""
    sheet = Scoresheet(rubric=RUBRIC, ballots=[], items=ITEMS, jurors=["j1", "j2"])
    found = Recusals(
        recusals=[Recusal(juror="j1", item="plume", kind="mentor"), Recusal(juror="j9", item=None, kind="x")]
    )

    assert [(b.item, b.juror, b.state) for b in recuse(sheet, found, by="chair").ballots] == [
        ("plume", "j1", "recused")
    ]


def test_a_recused_member_leaves_the_panel_and_the_sheet_stays():
    """The panel's collective mark stands without the member who stepped back; without anybody it does not."""
    ballot = MarkSheet(item="plume", juror="panel 1", marks={"impact": 4}, members=["j1", "j2", "j3"])
    sheet = Scoresheet(rubric=RUBRIC, ballots=[ballot])

    def _after(*jurors):
        left = Recusals(recusals=[Recusal(juror=juror, item="plume", kind="employer") for juror in jurors])
        return recuse(sheet, left, by="chair")

    one, all_, panel = _after("j1"), _after("j1", "j2", "j3"), _after("panel 1")
    assert one.ballot("plume", "panel 1").people == ("j2", "j3")
    assert one.ballot("plume", "panel 1").counts
    assert "recused: j1" in str(one.explain("plume"))
    for gone in (all_, panel):
        assert gone.ballot("plume", "panel 1").state == "recused"
        assert gone.ballot("plume", "panel 1").recused == ("j1", "j2", "j3")
        assert rank(gone).excluded[0].reason.code == "no_marks"
    assert (quorum(one, "plume").called, quorum(one, "plume").taking_part) == (3, 2)
    assert (quorum(all_, "plume").called, quorum(all_, "plume").taking_part) == (3, 0)


def test_the_quorum_counts_those_who_take_part():
    """Abstaining is taking part; absence and recusal are not; recused jurors stay in the count or leave it, as ruled."""
    sheet = Scoresheet(
        rubric=RUBRIC,
        ballots=[
            MarkSheet(item="plume", juror="j1", marks={"impact": 3}),
            MarkSheet(item="plume", juror="j2", state="abstained"),
            MarkSheet(item="plume", juror="j3", state="recused"),
            MarkSheet(item="plume", juror="j4", state="absent"),
            MarkSheet(item="plume", juror="j5", state="absent"),
        ],
    )

    strict, lenient = quorum(sheet, "plume"), quorum(sheet, "plume", recused="leave")
    assert (strict.called, strict.taking_part, strict.reached) == (5, 2, False)
    assert (lenient.called, lenient.taking_part, lenient.reached) == (4, 2, True)
    assert quorum(sheet, "plume", called=8, share="1/4").reached
    assert str(strict.reason()) == "quorum missed: 2 of 5 took part, and 0.5 of them must"
    assert lenient.reason().say("fr") == "quorum atteint : 2 sur 4 ont participé, et il en faut 0,5"
    with pytest.raises(Fault, match="'count', 'leave'"):
        quorum(sheet, "plume", recused="ignore")


def test_a_quorum_may_be_counted_among_some_members():
    """Half of the members present, of whom half from outside: the second rule counts the outside members alone."""
    sheet = Scoresheet(
        rubric=RUBRIC,
        ballots=[
            MarkSheet(item="plume", juror="inside", marks={"impact": 3}),
            MarkSheet(item="plume", juror="outside 1", state="absent"),
            MarkSheet(
                item="plume",
                juror="panel",
                marks={"impact": 3},
                members=["inside 2", "outside 2", "outside 3"],
            ),
        ],
    )
    outside = [f"outside {number}" for number in (1, 2, 3)]

    assert quorum(sheet, "plume", share="4/5").reached
    among = quorum(sheet, "plume", among=outside, share="4/5")
    assert (among.called, among.taking_part, among.reached) == (3, 2, False)


def test_a_jury_of_nobody_has_no_quorum():
    """Nobody of nobody is no quorum."""
    assert not Quorum(item="plume", called=0, taking_part=0).reached


def test_parts_of_recusals_and_quorum_are_checked():
    """Wrong recusals and quorums are refused with all their faults."""
    one = Recusal(juror="j1", item="plume", kind="employer")
    with pytest.raises(Faults):
        Recusal(juror="", item="", kind="")
    with pytest.raises(Fault, match="stands once"):
        Recusals(recusals=[one, one])
    with pytest.raises(Faults):
        Recusals(recusals=[1], without_item=[2])
    with pytest.raises(Fault, match="among those called"):
        Quorum(item="plume", called=1, taking_part=2)
    with pytest.raises(Faults):
        Quorum(item="plume", called=-1, taking_part=0.5, share=2)
