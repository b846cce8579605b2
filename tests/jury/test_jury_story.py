"""Two juries of the programme, from sheets to lists: the challenges of EIG 4 and the candidates of EIG 5.

The shapes are published (Guide du jury EIG 4; Règlement de l'appel à candidatures EIG 5); the marks are synthetic.
"""

import random
from fractions import Fraction
from functools import partial

import pytest

from eig.jury import EIG_SCALE, MarkSheet, Rubric, Scoresheet, deliberate, rank, rank_lists, recuse
from eig.jury.marks import interests_from, mean, quorum, recusals_from
from eig.jury.merit import rank_by_group
from eig.jury.minutes import extract_for_candidate, extract_for_juror
from eig.programme import Juror
from helpers.unfolded import unfolded

HEARD = {1: 2, 2: 2, 3: 3, 4: 3, 5: 3, 6: 2, 7: 3, 8: 3}
GRID = Rubric.equal(["impact", "team", "innovation", "definition", "values"], scale=EIG_SCALE)
CHALLENGES = {panel: [f"defi-{panel}-{number}" for number in range(count)] for panel, count in HEARD.items()}
MEMBERS = {panel: tuple(f"m{panel}{seat}" for seat in range(6)) for panel in HEARD}


@pytest.fixture(scope="module")
def challenges():
    """Forty-eight members in eight sub-juries, each filling one collective grid a challenge, with an opinion."""
    rng = random.Random(2020)
    mark_sheets = [
        MarkSheet(
            item=challenge,
            juror=f"sous-jury {panel}",
            members=MEMBERS[panel],
            marks={name: rng.randint(2, 4) for name in GRID.ids},
            opinion="unfavourable" if challenge == "defi-3-2" else "favourable",
            champion=number == 0,
        )
        for panel, heard in CHALLENGES.items()
        for number, challenge in enumerate(heard)
    ]
    return Scoresheet(rubric=GRID, sheets=mark_sheets)


def test_the_jury_of_eig_4_has_its_published_shape(challenges):
    """48 members, 8 sub-juries, 21 challenges heard."""
    people = {person for mark_sheet in challenges.sheets for person in mark_sheet.people}

    assert (len(people), len(challenges.jurors), len(challenges.items)) == (48, 8, 21)


def test_the_whole_field_is_cautioned_and_each_sub_jury_has_its_list(challenges):
    """Sub-juries share no challenge: one list of 20 says so, and eight lists need not."""
    whole, apart = rank(challenges), rank_by_group(challenges)

    assert [reason.code for reason in whole.cautions] == ["disconnected_panels"]
    assert len(whole.order) == 20
    assert [(one.item, one.reason.code) for one in whole.excluded] == [("defi-3-2", "unfavourable")]
    assert [len(one.ranking.order) for one in apart.lists] == [2, 2, 2, 3, 3, 2, 3, 3]
    assert all(one.ranking.cautions == () for one in apart.lists)


def test_grades_break_the_ties_that_the_grid_declares(challenges):
    """Grades and the coup de cœur separate ex æquo where the chain says so; every separation is on record."""
    ranking = rank(challenges, tie_breaks=["criterion_mean:impact", "champions"])
    plain = rank(challenges)

    assert [len(group) for group in plain.ties] != []
    for split in ranking.splits:
        assert set(split.among) <= set(ranking.order)
        if split.separates:
            values = [split.values[part[0]] for part in split.parts]
            assert values == sorted(values, reverse=True)
    told = str(ranking.explain(plain.ties[0][0]))
    assert (
        ("tied with" in told) or ("by mean mark on impact" in told) or ("by share of champion flags" in told)
    )


def test_members_of_the_host_ministry_step_back_and_the_panel_goes_on(challenges):
    """Three members of the Interior hear an Interior challenge: they leave the panel, and half of it is a quorum."""
    jury = [
        Juror(id=person, employer="interior" if person in MEMBERS[1][:3] else None)
        for panel in MEMBERS.values()
        for person in panel
    ]
    about = {"defi-1-0": ["interior"], "defi-2-0": ["interior"]}
    recusals = recusals_from(interests_from(jury, about=about), items=challenges.items)
    after = recuse(challenges, recusals, by="programme team")

    assert after.mark_sheet("defi-1-0", "sous-jury 1").people == MEMBERS[1][3:]
    assert after.mark_sheet("defi-1-1", "sous-jury 1").people == MEMBERS[1]
    assert quorum(after, "defi-1-0", members=MEMBERS[1]).reached
    assert not quorum(after, "defi-1-0", members=MEMBERS[1], share="2/3").reached
    assert rank(after).scores == rank(challenges).scores
    held = deliberate(after, places=15)
    own_sheets = extract_for_juror(held, MEMBERS[1][0], at_least=1)
    all_ties = extract_for_juror(held, MEMBERS[1][0], recusals=recusals, at_least=1)
    assert own_sheets.recused == ("defi-1-0",)
    # The tie reaches the Interior's other challenge too, which another sub-jury heard.
    assert all_ties.recused == ("defi-1-0", "defi-2-0")
    assert not set(all_ties.recused) & set(all_ties.scores)
    assert set(own_sheets.scores) - set(all_ties.scores) == {"defi-2-0"}


CANDIDATES = Rubric.equal(
    ["initiative", "understanding", "general_interest", "fit", "skills"],
    scale=EIG_SCALE,
    out_of=EIG_SCALE.times(5),
)
LISTS = {("plume", "data"): range(9), ("plume", "dev"): range(6, 14), ("adler", "data"): range(4, 12)}


def _hearing(key, people):
    """A hearing by three of five jurors each: synthetic marks."""
    rng = random.Random("-".join(key))
    return Scoresheet.from_marks(
        CANDIDATES,
        [
            (f"c{person:02}", juror, {name: rng.randint(1, 4) for name in CANDIDATES.ids})
            for person in people
            for juror in rng.sample(["j1", "j2", "j3", "j4", "j5"], 3)
        ],
    )


@pytest.fixture(scope="module")
def hearings():
    """One scoresheet per challenge and profile, over the same people."""
    return {key: _hearing(key, people) for key, people in LISTS.items()}


def test_candidates_have_one_list_per_challenge_and_profile(hearings):
    """The jury ranks candidates per challenge and per profile; totals are out of 20, and ties are shown."""
    declared = partial(rank, tie_breaks=["criterion_mean:skills", "lowest_total"])
    rankings = rank_lists(hearings, ranked=declared)

    assert [one.key for one in rankings.lists] == sorted(LISTS)
    for one in rankings.lists:
        assert len(one.ranking.order) == len(LISTS[one.key])
        assert all(5 <= score <= 20 for score in one.ranking.scores.values())
        assert one.ranking.tie_breaks == ("criterion_mean:skills", "lowest_total")


def test_a_score_out_of_twenty_is_the_mean_of_sums_of_grades(hearings):
    """Grades out of 4 are added for a total out of 20, and totals are averaged over the jurors."""
    sheet = hearings["plume", "data"]
    ranking = rank(sheet)

    for item in sheet.items:
        sums = [sum(mark_sheet.marks.values(), Fraction(0)) for mark_sheet in sheet.sheets_on(item)]
        assert ranking.scores[item] == mean(sums)


@pytest.mark.untraced
def test_a_candidate_on_two_lists_has_two_extracts(hearings):
    """Who is heard for two posts sees the own sheets of each hearing, and no rank."""
    both = sorted(set(hearings["plume", "data"].items) & set(hearings["adler", "data"].items))

    assert both != []
    for item in both:
        first, second = (
            extract_for_candidate(deliberate(hearings[key, "data"], places=1), item, results_are_out=True)
            for key in ("plume", "adler")
        )
        assert len(first.sheets) == len(second.sheets) == 3
        assert "rank" not in repr(first)


def test_correcting_a_sheet_moves_one_candidate_and_tells_it(hearings):
    """A slip put right changes the score of that candidate alone, and the explanation says who corrected what."""
    sheet = hearings["plume", "dev"]
    item, juror = sheet.sheets[0].item, sheet.sheets[0].juror
    best = MarkSheet(item=item, juror=juror, marks=dict.fromkeys(CANDIDATES.ids, 4))
    fixed = sheet.corrected(best, by="chair", reason="two sheets were swapped")
    before, after = rank(sheet), rank(fixed)

    assert {name for name in sheet.items if before.scores[name] != after.scores[name]} <= {item}
    assert after.scores[item] >= before.scores[item]
    assert "corrected by the chair: two sheets were swapped" in unfolded(after.explain(item))


def test_a_hearing_of_170_candidates_is_quick():
    """170 candidates, three sheets each, five criteria: the ranking with all its reasons is one call."""
    rng = random.Random(170)
    rows = [
        (f"c{number:03}", juror, {name: rng.randint(1, 4) for name in CANDIDATES.ids})
        for number in range(170)
        for juror in rng.sample([f"j{seat:02}" for seat in range(12)], 3)
    ]
    ranking = rank(Scoresheet.from_marks(CANDIDATES, rows), tie_breaks=["criterion_mean:skills", "top_marks"])

    assert len(ranking.order) == 170
    assert ranking.ties != ()
    assert sum(len(group) for group in ranking.groups) == 170
    assert [reason.code for reason in ranking.cautions] == ["incomplete_panels", "wide_scores"]
