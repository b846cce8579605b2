"""Extracts: each person sees only what is theirs."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import (
    EIG_SCALE,
    JuryRules,
    MarkSheet,
    Recusal,
    Recusals,
    Rubric,
    Scoresheet,
    deliberate,
    rank,
    recuse,
)
from eig.jury.minutes import (
    CandidateExtract,
    JurorExtract,
    SheetExtract,
    algorithm_notice,
    candidate_minutes,
    extract_for_candidate,
    extract_for_juror,
)
from eig.programme.disclosure import Disclosure
from helpers.adversary_jurors import parted
from helpers.unfolded import unfolded

RUBRIC = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
OPEN = Disclosure(smallest=1)
ITEMS, JURORS = ("a", "b", "c", "d"), ("j1", "j2", "j3", "j4")
PLACES = [(item, juror) for item in ITEMS for juror in JURORS]
mark = st.integers(1, 4)
opinion = st.sampled_from([None, "favourable", "unfavourable"])
sheets = st.fixed_dictionaries({place: st.tuples(mark, mark, opinion, st.booleans()) for place in PLACES})


def _held(sheet, **rules):
    return deliberate(sheet, places=1, missing="renormalise", **rules)


def _sheet(grid, recused):
    """Every juror marks every item, but for the recused pairs."""
    return Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(item=item, juror=juror, state="recused")
            if (item, juror) in recused
            else MarkSheet(item=item, juror=juror, marks={"impact": i, "team": t}, opinion=o, champion=c)
            for (item, juror), (i, t, o, c) in grid.items()
        ],
    )


@pytest.mark.slow
@given(sheets, sheets, st.sets(st.sampled_from(ITEMS)), st.sampled_from(JURORS))
def test_nothing_about_a_recused_item_leaks_to_its_recused_juror(grid, other, items, juror):
    """Whatever the others wrote on the items a juror stepped back from, the juror's extract is the same.

    Means and ranks over the whole field would move with them: that is how a chair with a conflict can read
    scores off aggregate statistics (HotCRP issue 426). How much is shown moves with the published lists alone.
    """
    recused = {(item, juror) for item in items}
    changed = {place: other[place] if place[0] in items else given for place, given in grid.items()}
    rules = JuryRules(places=1, tie_breaks=["criterion_mean:impact", "champions"])
    held = [deliberate(_sheet(some, recused), rules) for some in (grid, changed)]
    one, other = (extract_for_juror(some, juror) for some in held)

    assert one == other or len({*map(parted, held)}) == 2
    assert all(one.scores[item] == other.scores[item] for item in {*one.scores} & {*other.scores})


@pytest.mark.slow
@given(sheets, sheets, st.sampled_from(ITEMS))
def test_a_candidate_sees_nothing_of_others(grid, other, item):
    """Whatever the others got, a candidate's extract is the same, but that the total of whoever waits among equals is
    held back (CADA 20140067, 20140591, 20231612, 20234607)."""
    changed = {place: given if place[0] == item else other[place] for place, given in grid.items()}
    held = [_held(_sheet(some, ())) for some in (grid, changed)]
    one, two = (extract_for_candidate(some, item, results_are_out=True) for some in held)
    waits = [some.selection.status(item) in ("undecided", "reserve_undecided") for some in held]

    assert one == two or waits[0] != waits[1]
    assert all(told.withheld for told, wait in zip((one, two), waits, strict=True) if wait)


@pytest.mark.slow
@given(sheets, st.sampled_from(JURORS))
def test_a_juror_without_recusal_sees_the_ranking(grid, juror):
    """Who stepped back from nothing sees all that is ranked so far inside of what each item may have."""
    sheet = _sheet(grid, ())
    own, near = [sum(grid[item, juror][:2]) for item in ITEMS], 1 + parted(_held(sheet))[0]
    least, most = max(own) + 3 * 2 + near, min(own) + 3 * 8 - near
    sums = {item: sum(sum(grid[item, other][:2]) for other in JURORS) for item in ITEMS}
    shown = [item for item in rank(sheet).ranks if least <= sums[item] <= most]
    extract, ranking = extract_for_juror(_held(sheet), juror), rank(sheet.only(shown))

    assert (extract.scores, extract.ranks) == (ranking.scores, ranking.ranks)
    assert extract.withheld == tuple(item for item in ITEMS if item not in shown)
    assert extract.own == sheet.by_juror[juror]


@pytest.mark.untraced
@pytest.mark.parametrize("steps", range(6))
@pytest.mark.parametrize("end", [1, 4])
def test_a_score_near_an_end_of_what_is_possible_is_withheld(end, steps):
    """Near an end few marks of others are left: with one list, from three steps away on, the score is shown."""
    left = iter([*[1] * steps, *[0] * 6])
    inside = 1 if end == 1 else -1
    grid = dict.fromkeys(PLACES, (2, 3, None, False))
    for juror in JURORS[1:]:
        grid["a", juror] = (*(end + inside * next(left) for _ in range(2)), None, False)
    extract = extract_for_juror(_held(_sheet(grid, ())), "j1")

    assert extract.withheld == (("a",) if steps < 3 else ())
    assert tuple(extract.scores) == (ITEMS[1:] if steps < 3 else ITEMS)


def test_ranks_are_among_the_items_shown():
    """With the first item hidden, the next is first: a gap in the ranks would give the hidden place away."""
    grid = {
        place: (3 - (place[0] in "cd"), 2 + (place[0] == "a") - (place == ("d", "j4")), None, False)
        for place in PLACES
    }
    extract = extract_for_juror(_held(_sheet(grid, {("a", "j1")})), "j1")

    assert extract.ranks == {"b": 1, "c": 2, "d": 3}
    assert extract.recused == ("a",)
    assert str(extract.explain("a", lang="fr")) == "a : déport de votre part : rien n’en est montré."
    assert (
        str(extract.explain("b"))
        == "b: the panel's score is 2.5 on a scale from 1 to 4, rank 1 among the dossiers shown."
    )
    assert [row["item"] for row in extract.rows()] == ["b", "c", "d"]
    assert "Extract for j1" in extract._repr_html_()
    with pytest.raises(UnknownKey):
        extract.explain("z")


def test_an_extract_is_told_whole():
    """How many results are shown, how many withheld, and from what the juror stepped back."""
    grid = {place: (3, 2 + (place[0] == "a"), None, False) for place in PLACES}
    extract = extract_for_juror(_held(_sheet(grid, {("a", "j1")})), "j1")

    assert "j1: 3 results shown; none held back; nothing of a" in unfolded(extract.explain())


def test_a_score_of_two_sheets_is_withheld():
    """With two sheets a juror would subtract the own mark and read the other's."""
    sheet = Scoresheet.from_marks(
        RUBRIC, [("a", juror, {"impact": 3, "team": 3}) for juror in ("j1", "j2")], jurors=["j1", "j2", "j3"]
    )

    assert extract_for_juror(_held(sheet), "j1").withheld == ("a",)
    assert extract_for_juror(_held(sheet), "j1").explain("a").codes == ("withheld",)
    assert extract_for_juror(_held(sheet), "j3", at_least=2).scores == {"a": 3}
    assert extract_for_juror(_held(sheet), "j3").own == ()
    with pytest.raises(UnknownKey, match="no juror 'j9'"):
        extract_for_juror(_held(sheet), "j9")
    with pytest.raises(Fault, match="whole number from 1"):
        extract_for_juror(_held(sheet), "j1", at_least=0)


def test_a_member_who_left_the_panel_sees_nothing_of_its_sheet():
    """A panel's collective mark is hidden from the member who stepped back, and shown to the others."""
    sheet = Scoresheet(
        rubric=RUBRIC,
        sheets=[MarkSheet(item="a", juror="panel 1", marks={"impact": 4, "team": 4}, members=["j1", "j2"])],
    )
    after = recuse(sheet, Recusals(recusals=[Recusal(juror="j1", item="a", kind="employer")]), by="chair")

    left, stayed = (extract_for_juror(_held(after), juror, at_least=1) for juror in ("j1", "j2"))
    assert (left.scores, left.own) == ({}, (MarkSheet(item="a", juror="j1", state="recused"),))
    assert stayed.scores == {"a": 4}


def test_a_candidate_sees_own_marks_once_results_are_out():
    """Own marks and sheets, numbered and without the jurors' names, and not a day before publication."""
    sheet = Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(
                item="c1", juror="j1", marks={"impact": 4, "team": 2}, opinion="favourable", champion=True
            ),
            MarkSheet(item="c1", juror="j2", marks={"impact": 3, "team": 2}),
            MarkSheet(item="c1", juror="j3", state="recused"),
        ],
    )
    extract = extract_for_candidate(_held(sheet, detail=True), "c1", results_are_out=True, disclosure=OPEN)

    assert extract.total == Fraction(11, 4)
    assert extract.means == {"impact": Fraction(7, 2), "team": 2}
    assert [one.number for one in extract.sheets] == [1, 2]
    assert not any(juror in repr(extract) for juror in ("j1", "j2", "j3"))
    assert (
        str(extract.explain("impact", lang="fr"))
        == "impact : notes 4 et 3, moyenne 3,5 sur une échelle de 1 à 4."
    )
    assert extract.rows()[0] == {"sheet": 1, "total": 3, "impact": 4, "team": 2}
    assert "<p>2 sheets, mean total 2.75 on a scale from 1 to 4</p>" in extract._repr_html_()
    with pytest.raises(Fault, match="once results are out"):
        extract_for_candidate(_held(sheet), "c1", results_are_out=False)
    with pytest.raises(UnknownKey):
        extract_for_candidate(_held(sheet), "c2", results_are_out=True)
    with pytest.raises(UnknownKey):
        extract.explain("beauty")


@pytest.mark.slow
@given(
    st.lists(mark, min_size=4, max_size=4),
    st.sampled_from([OPEN, Disclosure(total=()), Disclosure(counts=()), None]),
)
@example([4, 3, 2, 1], OPEN)
@example([2, 2, 2, 2], Disclosure(total=()))
def test_a_text_made_under_another_policy_is_that_of_a_jury_which_states_it(marks, policy):
    """Minutes, extract and notice of one person alike; the notice prints the rules as they were published."""
    rows = [(f"c{n}", f"j{m}", {"impact": one, "team": one}) for n, one in enumerate(marks) for m in range(4)]
    sheet = Scoresheet.from_marks(RUBRIC, rows)
    own = _held(sheet)
    other = evolve(own, rules=evolve(own.rules, disclosure=policy or own.rules.disclosure))
    words = {"purpose": "to rank", "contact": "x"}
    for name in ("c0", "c3"):
        by, stated = own.minutes(title="t"), other.minutes(title="t")
        assert candidate_minutes(by, name, results_are_out=True, disclosure=policy) == candidate_minutes(
            stated, name, results_are_out=True
        )
        asked = algorithm_notice(by, name, **words, disclosure=policy)
        plain, ruled = (algorithm_notice(one, name, **words) for one in (by, stated))
        told = len(asked.parameters) - len(ruled.parameters)
        assert (asked.data, told) == (ruled.data, 0)
        rules = {*plain.parameters} & {*by.deliberation.rules.reasons}
        assert rules <= {*asked.parameters}
        assert {*asked.parameters} - rules <= {*ruled.parameters}


@pytest.mark.slow
@given(sheets, st.permutations(JURORS), st.booleans())
def test_two_candidates_who_compare_their_extracts_learn_no_juror(grid, names, detail):
    """Sheets stand in the order of what they show: whatever the jurors are called, the extract is the same."""
    renamed = {(item, names[JURORS.index(juror)]): marks for (item, juror), marks in grid.items()}
    one, other = (
        extract_for_candidate(_held(_sheet(cells, ()), detail=detail), "a", results_are_out=True)
        for cells in (grid, renamed)
    )

    assert one == other
    assert detail or not any(sheet.marks or sheet.opinion or sheet.champion for sheet in one.sheets)


def test_a_candidate_whom_nobody_marked_has_no_total():
    """No mark is no total: not a zero."""
    sheet = Scoresheet(rubric=RUBRIC, sheets=[], items=["c1"])

    assert extract_for_candidate(_held(sheet), "c1", results_are_out=True).total is None


def test_parts_of_extracts_are_checked():
    """Extracts are values like the others: wrong parts are refused."""
    with pytest.raises(Faults):
        JurorExtract(juror="", own=[1], recused=[2], withheld=[3], scores={"a": 0.5}, ranks={"a": 0})
    with pytest.raises(Faults):
        SheetExtract(number=0, marks={"a": 0.5}, opinion="maybe", champion=1)
    with pytest.raises(Faults):
        CandidateExtract(item="", sheets=[1], means={"a": 0.5}, total=0.5)


def test_sheets_come_best_total_first_and_those_without_marks_last():
    """A sheet that holds an opinion alone has no total, and comes after all that have one."""
    rows = [
        MarkSheet(item="c1", juror="j1", opinion="favourable"),
        MarkSheet(item="c1", juror="j2", marks={"impact": 1, "team": 1}),
        MarkSheet(item="c1", juror="j3", marks={"impact": 4, "team": 1}, champion=True),
        MarkSheet(item="c1", juror="j4", marks={"impact": 4, "team": 1}),
    ]
    sheet = Scoresheet(rubric=RUBRIC, sheets=rows)
    shown = extract_for_candidate(
        _held(sheet, detail=True), "c1", results_are_out=True, disclosure=OPEN
    ).sheets

    assert [(1, Fraction(5, 2)), (2, Fraction(5, 2)), (3, 1), (4, None)] == [
        (one.number, one.total) for one in shown
    ]
    assert [True, False, False, False] == [one.champion for one in shown]
    assert [None, None, None, "favourable"] == [one.opinion for one in shown]


def test_a_panel_whose_members_all_stepped_back_has_left():
    """A panel's sheet that says recused hides the item from the panel; a member who stayed elsewhere sees theirs."""
    left = MarkSheet(item="a", juror="panel", state="recused", stepped_back=["x", "y"])
    kept = MarkSheet(
        item="b", juror="panel", marks={"impact": 4, "team": 3}, members=["x"], stepped_back=["y"]
    )
    sheet = Scoresheet(rubric=RUBRIC, sheets=[left, kept])

    assert [("a",), ("a",), ("a", "b")] == [
        extract_for_juror(_held(sheet), one, at_least=1).recused for one in ("panel", "x", "y")
    ]


def test_a_total_that_another_has_too_is_not_told_in_an_extract():
    """Whoever reads in a letter that somebody is equal reads the own total nowhere; nor does whoever votes leave out."""
    rows = {"a": (2, 3, 3, 2, 3), "b": (3, 3, 2, 3, 2), "c": (3, 3, 3, 2, 3)}

    def told(*items, opinion=None):
        sheets = [
            MarkSheet(item=item, juror=f"j{at}", marks={"impact": one, "team": one}, opinion=opinion)
            for item in items
            for at, one in enumerate(rows[item])
        ]
        sheet = Scoresheet(rubric=RUBRIC, sheets=sheets)
        return extract_for_candidate(_held(sheet), "a", results_are_out=True).total

    own = Fraction(13, 5)
    assert (told("a"), told("a", "b"), told("a", "c")) == (own, None, own)
    assert told("a", "c", opinion="unfavourable") is None
