"""Interests, recusals and quorum."""

from datetime import date
from itertools import cycle, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, MarkSheet, Recusal, Recusals, Rubric, Scoresheet, rank, recuse
from eig.jury.marks import LinksToJudge, Quorum, interests_from, quorum, recusals_from
from eig.programme import Interest, Juror, Mentor
from helpers.unfolded import unfolded

RUBRIC = Rubric.equal(["impact"], scale=EIG_SCALE)
ITEMS = ("adler", "ia_flash", "plume")
FULL = Scoresheet.from_marks(
    RUBRIC, [(item, juror, {"impact": 3}) for item in ITEMS for juror in ("j1", "j2", "j3")]
)
recusals = st.lists(
    st.builds(
        Recusal,
        juror=st.sampled_from(["j1", "j2", "j3"]),
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
    with pytest.raises(Fault, match="one of 'employer' or 'mentor'"):
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
    with pytest.raises(Fault, match="'competition', 'examination' or 'advisory'"):
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
    assert (one,) == recusals_from(ties, items=ITEMS).recusals


@pytest.mark.parametrize("kind", ["acquaintance", "alumni", "examined_before"])
@pytest.mark.parametrize("procedure", [None, "competition", "examination", "advisory"])
def test_a_link_that_alone_is_no_conflict_recuses_nobody_until_the_jury_judges_it_strong(kind, procedure):
    """To know somebody, to have studied or examined with them: whatever the procedure, or where none is stated."""
    link = Interest(juror="j1", target="plume", kind=kind)
    strong = Interest(juror="j1", target="plume", kind=kind, intensity="strong")

    assert () == recusals_from([link], items=ITEMS, procedure=procedure).recusals
    assert recusals_from([strong], items=ITEMS, procedure=procedure).covers("j1", "plume")


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


@pytest.mark.parametrize(
    ("place", "given"),
    [("items", ["adler "]), ("about", {"adler": [" interior"]}), ("about", {"adler ": []}), ("jurors", [""])],
)
def test_a_padded_or_empty_name_is_refused(place, given):
    """A name with a space too many is like no other, and would recuse nobody: it is told where it was given."""
    with pytest.raises(Fault, match=rf"recusals_from\.{place}\["):
        recusals_from([], **{"items": ITEMS, place: given})


def test_ties_are_said_in_the_language():
    """The kinds of ties that have a name in French are said in French."""
    recusals = Recusals(recusals=[Recusal(juror="j1", item="adler", kind="employer")])
    seen = Recusals(recusals=[Recusal(juror="j1", item=None, kind="examined_before")])

    assert "j1 : déport pour adler (employeur)." == str(recusals.explain("j1", lang="fr"))
    assert "j1: steps back from the whole session (examined before)." == str(seen.explain("j1"))


def test_a_recusal_is_explained():
    """Each juror can be told what they step back from and why, or that they take part in everything."""
    found = Recusals(
        recusals=[
            Recusal(juror="j1", item="plume", kind="employer"),
            Recusal(juror="j2", item=None, kind="personal"),
        ],
        jurors=["j3", "j1", "j2"],
    )

    assert str(found.explain("j1", lang="fr")) == "j1 : déport pour plume (employeur)."
    assert str(found.explain("j2")) == "j2: steps back from the whole session (personal)."
    assert str(found.explain("j3")) == "j3: takes part in everything."


@pytest.mark.untraced
@given(recusals)
def test_a_recused_juror_gives_no_mark_and_everybody_else_keeps_theirs(found):
    """After recusals, exactly the covered sheets are recused; the earlier sheets stay in the history."""
    after = recuse(FULL, found, by="chair", on=date(2018, 7, 4))

    for mark_sheet in FULL.sheets:
        now = after.mark_sheet(mark_sheet.item, mark_sheet.juror)
        if found.covers(mark_sheet.juror, mark_sheet.item):
            assert (now.state, now.counts) == ("recused", False)
            assert after.history(mark_sheet.item, mark_sheet.juror)[0] == mark_sheet
        else:
            assert now == mark_sheet
    assert recuse(after, found, by="chair") == after


def test_nobody_is_recused_who_was_not_asked():
    """A juror without a sheet is recused on record only if called for the item: who was called is data."""
    sheet = Scoresheet(rubric=RUBRIC, sheets=[], items=ITEMS, jurors=["j1", "j2"])
    found = Recusals(
        recusals=[Recusal(juror="j1", item="plume", kind="mentor"), Recusal(juror="j2", item=None, kind="x")]
    )

    assert recuse(sheet, found, by="chair") == sheet
    asked = recuse(sheet, found, by="chair", called={"plume": ["j1"], "adler": ["j1", "j2"]})
    assert [(b.item, b.juror, b.state) for b in asked.sheets] == [
        ("adler", "j2", "recused"),
        ("plume", "j1", "recused"),
    ]
    with pytest.raises(Fault, match=r"recuse\.called"):
        recuse(sheet, found, by="chair", called={"plume": "j1"})


def test_whoever_is_called_is_known_and_a_slip_in_the_call_is_refused():
    """A recused juror without a sheet is known by the call; a dossier or a juror that nothing else names is a slip."""
    sheet = Scoresheet.from_marks(RUBRIC, [("plume", "j1", dict.fromkeys(RUBRIC.ids, 3))])
    found = Recusals(recusals=[Recusal(juror="j3", item="plume", kind="employer")])

    assert (
        "recused"
        == recuse(sheet, found, by="chair", called={"plume": ["j3"]}).mark_sheet("plume", "j3").state
    )
    for called, slip in (
        ({"plum": ["j3"]}, "Did you mean 'plume'"),
        ({"plume": ["j3", "zz"]}, r"recuse\.called\['plume'\]\[1\]: .* got 'zz'"),
    ):
        with pytest.raises(Fault, match=slip):
            recuse(sheet, found, by="chair", called=called)


@given(recusals)
def test_recusals_change_nobody_else(found):
    """Whoever is recused, the sheets are of the same jurors on the same items."""
    after = recuse(FULL, found, by="chair")

    assert [(one.item, one.juror) for one in after.sheets] == [(one.item, one.juror) for one in FULL.sheets]


def test_a_recusal_of_a_stranger_is_a_fault():
    """A slip in a name would let a conflicted mark count: it is told with the nearest name."""
    sheet = Scoresheet(rubric=RUBRIC, sheets=[], items=ITEMS, jurors=["J-7", "j2"])
    slips = Recusals(
        recusals=[Recusal(juror="j-7", item=None, kind="x"), Recusal(juror="j2", item="plum", kind="x")]
    )

    with pytest.raises(Faults) as caught:
        recuse(sheet, slips, by="chair")

    assert ["Did you mean 'J-7'?", "Did you mean 'plume'?"] == [fault.remedy for fault in caught.value.faults]


def test_a_recused_member_leaves_the_panel_and_the_sheet_stays():
    """The panel's collective mark stands without the member who stepped back; without anybody it does not."""
    mark_sheet = MarkSheet(item="plume", juror="panel 1", marks={"impact": 4}, members=["j1", "j2", "j3"])
    sheet = Scoresheet(rubric=RUBRIC, sheets=[mark_sheet])

    def _after(*jurors):
        left = Recusals(recusals=[Recusal(juror=juror, item="plume", kind="employer") for juror in jurors])
        return recuse(sheet, left, by="chair")

    one, all_, panel = _after("j1"), _after("j1", "j2", "j3"), _after("panel 1")
    assert one.mark_sheet("plume", "panel 1").people == ("j2", "j3")
    assert one.mark_sheet("plume", "panel 1").counts
    assert "recused: j1" in unfolded(one.explain("plume"))
    for gone in (all_, panel):
        assert gone.mark_sheet("plume", "panel 1").state == "recused"
        assert gone.mark_sheet("plume", "panel 1").recused == ("j1", "j2", "j3")
        assert rank(gone).excluded[0].reason.code == "no_marks"
    assert (quorum(one, "plume").members, quorum(one, "plume").present) == (("j1", "j2", "j3"), ("j2", "j3"))
    assert (quorum(all_, "plume").members, quorum(all_, "plume").present) == (("j1", "j2", "j3"), ())


def test_links_add_up_and_the_jury_judges_them():
    """None of four professional links sufficed alone; together they may (CE 13 Oct. 2023, n° 459205): they are listed."""
    links = [Interest(juror="j1", target="plume", kind="professional", note=f"link {n}") for n in range(4)]
    others = [Interest(juror="j2", target="plume", kind="alumni")]
    found = recusals_from([*links, *others], items=ITEMS, procedure="advisory")

    assert found.recusals == ()
    assert [(one.juror, one.item, len(one.kinds)) for one in found.to_judge] == [("j1", "plume", 4)]
    assert "j1 has 4 links with plume, and none of them alone calls for a recusal" in unfolded(
        found.explain("j1")
    )
    assert "l’appelle seul" not in unfolded(found.explain(lang="fr"))
    assert "dont aucun n’appelle seul un déport" in unfolded(found.explain(lang="fr"))
    assert found.explain().codes == ("recusals", "links_to_judge")
    decided = Interest(juror="j1", target="plume", kind="professional", intensity="strong")
    judged = recusals_from([*links, decided], items=ITEMS, procedure="advisory")
    assert (judged.to_judge, judged.covers("j1", "plume")) == ((), True)


@pytest.mark.parametrize("procedure", [None, "competition", "examination", "advisory"])
def test_the_intensity_of_a_link_and_conscience_outweigh_its_kind(procedure):
    """A slight link alone recuses nobody, a strong one does (CE 491452); conscience is a ground of its own (CE 386400)."""

    def recuses(kind, intensity):
        link = Interest(juror="j1", target="plume", kind=kind, intensity=intensity)
        return recusals_from([link], items=ITEMS, procedure=procedure).covers("j1", "plume")

    for kind in ("professional", "employer", "alumni"):
        assert not recuses(kind, "slight")
        assert recuses(kind, "strong")
    assert all(recuses("conscience", intensity) for intensity in (None, "slight", "strong"))
    with pytest.raises(Fault, match="'slight' or 'strong'"):
        Interest(juror="j1", target="plume", kind="x", intensity="weak")


def test_what_links_concern_nothing_here_is_told():
    """Links with nothing heard and links of nobody on the jury are cautions of the recusals."""
    links = [Interest(juror="jl", target="plmue", kind="employer")]
    found = recusals_from(links, items=ITEMS, jurors=["j1"])

    assert str(found.explain()) == (
        "recusals: no recusal; links to plmue concern no dossier heard; jl declares links and does not sit on the jury."
    )


def test_the_quorum_counts_the_members_composing_the_jury():
    """One sheet of five members is no quorum; abstaining is taking part; a blank sheet, an absence and a recusal are not."""
    one = Scoresheet.from_marks(
        RUBRIC, [("plume", "j1", {"impact": 4})], jurors=["j1", "j2", "j3", "j4", "j5"]
    )
    sheet = Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(item="plume", juror="j1", marks={"impact": 3}),
            MarkSheet(item="plume", juror="j2", state="abstained"),
            MarkSheet(item="plume", juror="j3", state="recused"),
            MarkSheet(item="plume", juror="j4", state="absent"),
            MarkSheet(item="plume", juror="j5"),
        ],
    )
    found = quorum(sheet, "plume")

    assert not quorum(one, "plume").reached
    assert (found.present, found.recused, found.absent, found.unknown) == (
        ("j1", "j2"),
        ("j3",),
        ("j4",),
        ("j5",),
    )
    assert (found.needed, found.reached) == (3, False)
    assert quorum(sheet, "plume", members=["j1", "j2", "j4", "j5"]).reached
    assert str(found.explain()) == (
        "plume: quorum missed: 2 of the 5 members took part, and 3 are needed; "
        "recused: j3; absent: j4; no sheet of j5."
    )
    assert found.reason().say("fr") == (
        "quorum non atteint\u00a0: 2 des 5 membres ont pris part, il en fallait 3"
    )
    assert quorum(sheet, "plume", share="1/5").reason().code == "quorum_reached"
    assert [row["state"] for row in found.rows()] == ["present", "present", "recused", "absent", "unknown"]


@pytest.mark.untraced
@given(
    st.lists(
        st.sampled_from(["marked", "blank", "absent", "recused", "abstained", "none"]), min_size=1, max_size=7
    ),
    st.fractions(0, 1, max_denominator=6),
)
def test_nobody_who_is_unseen_helps_a_quorum(states, share):
    """A quorum holds exactly where those who marked or abstained are as many as its share of all members."""
    members = [f"j{n}" for n in range(len(states))]
    sheets = [
        MarkSheet(
            item="x",
            juror=juror,
            state="marked" if state in {"marked", "blank"} else state,
            marks={"impact": 3} if state == "marked" else {},
        )
        for juror, state in zip(members, states, strict=True)
        if state != "none"
    ]
    sheet = Scoresheet(rubric=RUBRIC, sheets=sheets, items=["x"], jurors=members)
    present = sum(state in {"marked", "abstained"} for state in states)

    assert quorum(sheet, "x", share=share).reached == (present > 0 and present >= share * len(members))
    assert quorum(sheet, "x", members=members, share=share) == quorum(sheet, "x", share=share)


def test_a_quorum_may_be_counted_among_some_members():
    """Half of the members present, of whom half from outside: the second rule counts the outside members alone."""
    sheet = Scoresheet(
        rubric=RUBRIC,
        sheets=[
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
    among = quorum(sheet, "plume", members=outside, share="4/5")
    assert (among.members, among.present, among.reached) == (
        tuple(outside),
        ("outside 2", "outside 3"),
        False,
    )


def test_a_jury_of_nobody_has_no_quorum():
    """Nobody of nobody is no quorum."""
    assert not Quorum(item="plume", members=[]).reached


def test_parts_of_recusals_and_quorum_are_checked():
    """Wrong recusals and quorums are refused with all their faults."""
    one = Recusal(juror="j1", item="plume", kind="employer")
    with pytest.raises(Faults):
        Recusal(juror="", item="", kind="")
    with pytest.raises(Fault, match=" once, got"):
        Recusals(recusals=[one, one])
    with pytest.raises(Faults):
        Recusals(recusals=[1], without_item=[2])
    with pytest.raises(Fault, match=r"Quorum\.present: expected a member of the jury"):
        Quorum(item="plume", members=["j1"], present=["j2"])
    with pytest.raises(Faults):
        Quorum(item="plume", members=[1], present="j", share=2)


def test_recusals_and_links_stand_by_juror_item_and_kind():
    """Whatever the order in which they are given: a whole session first, then items, then kinds."""
    inorder = [
        Recusal(juror="j1", item=None, kind="rule"),
        Recusal(juror="j1", item="a", kind="mentor"),
        Recusal(juror="j1", item="b", kind="employer"),
        Recusal(juror="j1", item="b", kind="family"),
        Recusal(juror="j2", item="a", kind="employer"),
    ]
    links = [
        LinksToJudge(juror=juror, item=item, kinds=["family"])
        for juror, item in (("j1", "a"), ("j1", "b"), ("j2", "a"))
    ]
    for recusals, left in zip(permutations(inorder), cycle(permutations(links)), strict=False):
        found = Recusals(recusals=recusals, to_judge=left)
        assert (tuple(inorder), tuple(links)) == (found.recusals, found.to_judge)


def test_a_juror_reads_of_links_of_their_own_alone():
    """What is left to judge about another juror is not told of this one."""
    links = [Interest(juror="j1", target="plume", kind="professional", note=f"link {n}") for n in range(2)]
    found = recusals_from(links, items=ITEMS, procedure="advisory", jurors=["j1", "j2"])

    assert "j2: takes part in everything." == str(found.explain("j2"))
    assert found.explain("j1").codes == ("takes_part", "links_to_judge")


def test_a_quorum_needs_somebody():
    """A small share, or a jury of nobody, still needs one; a share that falls between two needs the greater."""
    few = Quorum(item="plume", members=["j1", "j2", "j3", "j4"], present=["j1"], share="1/5")
    nobody = Quorum(item="plume", members=[], present=[])

    assert (1, True) == (few.needed, few.reached)
    assert (1, False) == (nobody.needed, nobody.reached)
    assert 2 == Quorum(item="plume", members=["j1", "j2", "j3"], present=[]).needed


def test_one_member_alone_is_told_as_one():
    """A jury of one is told in the singular, a jury of two in the plural."""
    codes = [
        Quorum(item="plume", members=members, present=present).reason().code
        for members in (["j1"], ["j1", "j2"])
        for present in (members, [])
    ]

    assert ["quorum_reached_alone", "quorum_missed_alone", "quorum_reached", "quorum_missed"] == codes
