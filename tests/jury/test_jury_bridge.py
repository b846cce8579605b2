"""From a promotion to its jury without glue: the rules that were published, then the marks as an office keeps them.

The rules are those of promotion 3; jurors, candidates and marks are synthetic.
"""

import datetime as dt
import random
from fractions import Fraction

import pytest

from eig import jury, lots, rows
from eig.errors import Fault, Faults
from eig.programme import Juror, Panel
from eig.promotions import ALL, P3, P4, P5, P7
from helpers.unfolded import unfolded

FRENCH = rows.Dialect.french()
TITLES = {one.id: one.title for one in P3.rules.grid("challenges").criteria}
RULES = jury.JuryRules.of(
    P3, "challenges", scale=jury.Scale.levels(1, 4), missing="refuse", tie_breaks=["criterion_mean:impact"],
    reserve=5, quorum="1/2",
)  # fmt: skip
PANELS = tuple(
    Panel(
        id=f"panel-{number}",
        members=[f"j{number}{seat}" for seat in range(3)],
        hears=[one.id for place, one in enumerate(P3.challenges) if place % 3 == number],
    )
    for number in range(3)
)


def marks_of(seed=3):
    """The marks of the challenge jury, as a French sheet: a title a column, a comma, a word where a mark lacks."""
    draw = random.Random(seed)
    table = [
        {
            "Défi": item,
            "Juré": juror,
            **{title: str(draw.randint(1, 4)) for title in TITLES.values()},
            "Avis": "favorable",
        }
        for panel in PANELS
        for item in panel.hears
        for juror in panel.members
    ]
    table[1] = {
        **dict.fromkeys(table[1], ""),
        "Défi": table[1]["Défi"],
        "Juré": table[1]["Juré"],
        "impact": "abs",
    }
    return table


@pytest.mark.untraced
def test_the_challenges_of_a_promotion_are_judged_in_eight_lines():
    """Rules, marks, recusal, deliberation, decision, check, minutes: nothing is renamed or copied by hand."""
    sheet = rows.scoresheet(marks_of(), RULES, dialect=FRENCH, panels=PANELS)
    stepped = jury.Recusals(recusals=[jury.Recusal(juror="j00", item=PANELS[0].hears[0], kind="employer")])
    sheet = jury.recuse(sheet, stepped, by="chair")
    deliberation = jury.deliberate(sheet, RULES, chair="j11", panels=PANELS)
    if deliberation.undecided:
        decision = lots.Decision(
            by="jury", order=deliberation.undecided, reference="rehearsal, synthetic marks"
        )
        deliberation = deliberation.settle(decision)
    minutes = deliberation.minutes(title="Jury des défis", sittings=[dt.date(2018, 7, 4)], salt="5a17" * 16)

    assert "absent" == sheet.mark_sheet(PANELS[0].hears[0], "j01").state
    assert "recused" == sheet.mark_sheet(PANELS[0].hears[0], "j00").state
    assert 15 == len(deliberation.kept)
    assert () == deliberation.undecided
    assert () == jury.verify(minutes, deliberation).doubts
    assert len(str(deliberation).splitlines()) <= 12


def test_what_was_published_is_told_from_what_the_office_gave():
    """Criteria and places are published, with their source; scale, missing marks and quorum are the office's."""
    said = unfolded(RULES.say("fr")).replace("\u00a0", " ").replace("\u202f", " ")
    english = unfolded(RULES.say())

    assert 15 == RULES.places
    assert "Des places peuvent rester non pourvues. [selon article de presse, 17 janvier 2019]" in said
    assert "[critère : publié ; échelle : choix de l’organisateur ; coefficient : égal par défaut" in said
    assert "scale chosen by the office; weight equal by default: none was published]" in english
    (quorum,) = (line for line in said.splitlines() if line.startswith("- Quorum : "))
    assert quorum.endswith(" [choix de l’organisateur]")
    assert said.splitlines()[-1].endswith("d’avenir. [publié]")
    assert "[" not in jury.JuryRules(places=1).say()


def test_published_levels_and_weights_are_not_given_again():
    """Promotion 4 published four levels: they are the scale; another scale, or none where none is known, is a fault."""
    rules = jury.JuryRules.of(P4, "challenges")
    impact = rules.rubric.criterion("impact")

    assert (1, 4, "peu satisfaisant") == (impact.scale.low, impact.scale.high, impact.scale.label(2, "fr"))
    assert (
        rules.published["scale"]
        == jury.JuryRules.of(P4, "challenges", scale=jury.EIG_SCALE).published["scale"]
    )
    assert ("notes", "commentaires") == rules.announced
    assert "Published of equal dossiers: notes and commentaires, in this order. [published]" in unfolded(
        rules.say()
    )
    with pytest.raises(Fault, match="the scale that the promotion published, from 1 to 4 by steps of 1"):
        jury.JuryRules.of(P4, "challenges", scale=jury.Scale.levels(0, 5))
    with pytest.raises(Fault, match=r"scale\.high: expected the best mark that the promotion published, 4"):
        jury.JuryRules.of(P4, "candidates", scale=jury.Scale.levels(0, 5))
    with pytest.raises(Fault, match="published none for this grid, only the best mark, 4"):
        jury.JuryRules.of(P5, "candidates")
    with pytest.raises(Fault, match="published none for this grid, got None"):
        jury.JuryRules.of(P3, "challenges")
    with pytest.raises(Fault, match="no weight of what the promotion weighed"):
        jury.JuryRules.of(P5, "candidates", scale=jury.EIG_SCALE, weights={"skills": 2})


def test_weights_that_nobody_published_are_given_whole():
    """A weight for each criterion of the grid, or none: the total then weighs them, and the sheet says whose they are."""
    weights = dict.fromkeys(TITLES, 1) | {"impact": "2"}
    rules = jury.JuryRules.of(P3, "challenges", scale=jury.Scale.levels(1, 4), weights=weights)

    assert Fraction(1, 3) == rules.rubric.share("impact")
    assert (6, 24) == (rules.rubric.scale.low, rules.rubric.scale.high)
    assert (
        "weight 2. [criterion published; scale chosen by the office; weight chosen by the office]"
        in unfolded(rules.say())
    )
    with pytest.raises(Faults) as raised:
        jury.JuryRules.of(P3, "challenges", scale=jury.EIG_SCALE, weights={"impct": 1})
    assert "Did you mean 'impact'" in str(raised.value)
    assert "a weight for each of 'impact'" in str(raised.value)


def test_places_are_read_of_a_promotion_that_is_over_and_undisputed():
    """What the office gives wins; promotion 7 is still open, so how many it kept so far is no number of places."""
    over = jury.JuryRules.of(P3, "challenges", scale=jury.EIG_SCALE, places=12)

    assert 12 == over.places
    assert "Places: 12. Places may remain unfilled. [chosen by the office]" in unfolded(over.say())
    assert jury.JuryRules.of(P7, "challenges", scale=jury.EIG_SCALE).places is None
    assert jury.JuryRules.of(P3, "candidates", scale=jury.EIG_SCALE).places is None


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("promotion", "judged"), [(one, grid.judges) for one in ALL for grid in one.rules.grids], ids=str
)
def test_every_published_grid_becomes_rules(promotion, judged):
    """Each grid of each promotion, with the scale that was not published, is a rubric of its criteria and a sheet."""
    grid = promotion.rules.grid(judged)
    best = 4 if grid.best is None else grid.best
    rules = jury.JuryRules.of(
        promotion, judged, scale=None if grid.levels else jury.Scale.levels(0, int(best))
    )

    assert rules.rubric.ids == tuple(one.id for one in grid.criteria)
    assert rules.rubric.scale.high == best * len(grid.criteria)
    assert "{" not in rules.say() + rules.say("fr")


LISTED = [
    {"Défi": "plume", "Profil": profile, "Candidat": person, "Jurée": juror, "Critère": title, "Note": "3"}
    for profile in ("data", "dev")
    for person in ("c1", "c2")
    for juror in ("j1", "j2")
    for title in [one.title for one in P3.rules.grid("candidates").criteria]
]
CANDIDATES = jury.JuryRules.of(P3, "candidates", scale=jury.EIG_SCALE, tie_breaks=["criterion_mean:skills"])


def test_candidates_are_ranked_by_challenge_and_profile_from_one_table():
    """One table, a row a criterion by its title, gives a list a challenge and profile: the same person on both."""
    table = [*LISTED]
    table[0] = {**table[0], "Note": "4"}
    sheets = rows.scoresheets(table, CANDIDATES, dialect=FRENCH)
    lists = jury.rank_lists(sheets, CANDIDATES)

    assert [("plume", "data"), ("plume", "dev")] == [one.key for one in lists.lists]
    assert (("c1",), ("c2",)) == lists["plume", "data"].groups
    assert (("c1", "c2"),) == lists["plume", "dev"].groups
    assert ("criterion_mean:skills",) == lists["plume", "dev"].tie_breaks


@pytest.mark.untraced
def test_every_fault_of_a_table_of_lists_comes_with_its_row():
    """A criterion, a list, a candidate and a juror that nobody knows, a mark off its scale, a row twice, an empty list."""
    table = [dict(row) for row in LISTED]
    for at, (column, cell) in enumerate(
        [
            ("Critère", "beauté"),
            ("Profil", "deta"),
            ("Candidat", "c9"),
            ("Jurée", "j9"),
            ("Note", "5"),
            ("Défi", ""),
        ]
    ):
        table[at * 3][column] = cell
    table.append(table[-1])
    with pytest.raises(Faults) as raised:
        rows.scoresheets(
            table, CANDIDATES, dialect=FRENCH, lists=[("plume", "data"), ("plume", "dev"), ("adler", "dev")],
            items=["c1", "c2"], members=["j1", "j2"],
        )  # fmt: skip
    said = str(raised.value)

    for row in (2, 5, 8, 11, 14, 17, 42):
        assert f"row {row}" in said
    assert "the rubric has no criterion" in said
    assert "Did you mean 'plume · data'" in said
    assert "row 17, 'Défi' (c2, j2): expected a value, which every row needs here" in said
    assert 7 == len(raised.value.faults)
    sheets = rows.scoresheets(
        LISTED, CANDIDATES, dialect=FRENCH, lists=[("plume", "data"), ("plume", "dev"), ("adler", "dev")]
    )
    assert () == sheets["adler", "dev"].items


def test_rows_of_one_sheet_that_differ_are_a_fault_of_their_list():
    """Two rows of one sheet give two opinions: no list is made of them."""
    sheet = {"item": "c1", "juror": "j1", "challenge": "plume", "profile": "data"}
    grid = CANDIDATES.rubric.ids
    said = [
        {**sheet, "criterion": grid[n], "mark": 3, "opinion": one}
        for n, one in enumerate(("favourable", "unfavourable"))
    ]
    with pytest.raises(Fault, match="one answer in the rows of a sheet"):
        rows.scoresheets(said, CANDIDATES.rubric)


def test_a_mark_of_another_panel_is_a_fault():
    """Who sits on no panel that hears a challenge has no mark for it; who sits on none at all is not known."""
    table = marks_of()
    table[4]["Juré"], table[5]["Juré"], table[7]["Défi"] = "j11", "j99", "plum"
    with pytest.raises(Faults) as raised:
        rows.scoresheet(table, RULES, dialect=FRENCH, panels=PANELS)
    said = [str(fault) for fault in raised.value.faults]

    assert 3 == len(said)
    assert "row 6, 'Juré'" in said[0]
    assert "a juror of a panel that hears 'cibnav'" in said[0]
    assert "row 7, 'Juré'" in said[1]
    assert "a name of members=, or of a panel" in said[1]
    assert "row 9, 'Défi'" in said[2]
    assert "Did you mean 'plume'" in said[2]


def test_a_sheet_in_the_name_of_a_panel_is_that_of_its_members():
    """The panel fills one sheet together; who stepped back is not behind it."""
    table = [{"Défi": item, "Juré": "panel-0", "impact": "3", "Déports": "j01"} for item in PANELS[0].hears]
    sheet = rows.scoresheet(table, RULES.rubric, dialect=FRENCH, panels=PANELS)
    first = sheet.mark_sheet(PANELS[0].hears[0], "panel-0")

    assert (("j00", "j02"), ("j01",)) == (first.members, first.stepped_back)
    assert {"j00", "j11"} < set(sheet.jurors)


def test_a_table_is_read_by_rules_that_have_a_grid():
    """Rules without a rubric read no mark; something tells lists apart, and lists are named as it does."""
    for ask in (
        lambda: rows.scoresheet([], jury.JuryRules(places=1)),
        lambda: rows.scoresheets([], RULES, by=[]),
        lambda: rows.scoresheets([], RULES, lists=[("plume",)]),
        lambda: rows.scoresheets([], RULES, by=["panel"]),
        lambda: rows.scoresheet([], RULES, panels=["p1"]),
        lambda: jury.rank_lists({}, jury.JuryRules(), ranked=jury.rank),
    ):
        with pytest.raises(Fault):
            ask()


@pytest.mark.untraced
def test_what_a_dialect_calls_a_column_gives_way():
    """`columns=` wins over the dialect, and so does a column that has the field's own name."""
    taste = jury.Rubric.equal(["goût"], scale=jury.Scale(low=0, high=20))
    row = {"Dossier": "A1", "Code": "X1", "Juré": "j1", "goût": "13"}

    assert ("A1",) == rows.scoresheet([row], taste, dialect=FRENCH).items
    assert ("X1",) == rows.scoresheet([row], taste, dialect=FRENCH, columns={"Code": "item"}).items
    assert ("B1",) == rows.scoresheet([{**row, "item": "B1"}], taste, dialect=FRENCH).items
    with pytest.raises(Fault, match="one column for dossier"):
        rows.scoresheet([{**row, "Candidat": "c1"}], taste, dialect=FRENCH)


STEPPED = jury.Recusals(recusals=[jury.Recusal(juror="j00", item=PANELS[0].hears[0], kind="employer")])


@pytest.mark.untraced
@pytest.mark.parametrize(("lang", "dialect"), [("en", rows.Dialect()), ("fr", FRENCH)])
@pytest.mark.parametrize("together", [False, True])
def test_panels_that_hear_are_sheets_to_fill_and_read_back(lang, dialect, together):
    """Who marks what is written once: the sheets, filled, are the scoresheet of those panels, recusals included."""
    sheets = rows.sheets_to_fill(
        PANELS, RULES, recusals=STEPPED, together=together, besides=["opinion", "champion"], lang=lang
    )
    titles = [one.title(lang) for one in RULES.rubric.criteria]
    for row in sheets:
        if not list(row.values())[-1]:
            row.update(dict.fromkeys(titles, "3"))
    found = rows.scoresheet(sheets, RULES, dialect=dialect, panels=PANELS)
    first = PANELS[0].hears[0]

    assert len(sheets) == (15 if together else 45)
    assert {one.id for one in P3.challenges} == set(found.items)
    assert {"j00"} == {person for one in found.sheets for person in one.recused}
    if together:
        assert ("j01", "j02") == found.mark_sheet(first, "panel-0").members
    else:
        assert "recused" == found.mark_sheet(first, "j00").state
        assert 44 == sum(one.counts for one in found.sheets)


@pytest.mark.parametrize(("lang", "gone"), [("en", "j00; j01"), ("fr", "j00, j01")])
def test_those_who_step_back_are_parted_as_cells_are_read(lang, gone):
    """A comma parts several values of a cell in French, a semicolon elsewhere."""
    item = PANELS[0].hears[0]
    stepped = [jury.Recusal(juror=one, item=item, kind="employer") for one in ("j00", "j01")]
    sheets = rows.sheets_to_fill(
        PANELS, RULES, recusals=jury.Recusals(recusals=stepped), together=True, lang=lang
    )
    assert [gone] == [cell for row in sheets for cell in row.values() if "j00" in str(cell)]


def test_an_assignment_is_sheets_to_fill_too():
    """Whoever reads what, by item; a panel alone fills a sheet together, and what is no reader is refused."""
    plan = jury.assign_reviewers(["plume"], ["j1", "j2"], reviews_per_item=2, loads=1)
    sheets = rows.sheets_to_fill(plan.readers, RULES.rubric)

    assert [("plume", "j1"), ("plume", "j2")] == [(row["item"], row["juror"]) for row in sheets]
    for ask in (
        lambda: rows.sheets_to_fill(plan.readers, RULES, together=True),
        lambda: rows.sheets_to_fill(["p1"], RULES),
        lambda: rows.sheets_to_fill(PANELS, jury.JuryRules(places=1)),
        lambda: rows.sheets_to_fill(PANELS, RULES, besides=["tea"]),
    ):
        with pytest.raises(Fault):
            ask()


@pytest.mark.parametrize("together", [False, True])
def test_sheets_of_a_few_names_are_not_without_end(together):
    """A thousand jurors who hear a thousand dossiers would fill a million sheets: they are refused before one is made."""
    names = [f"n{at}" for at in range(1_300)]
    plenary = Panel(id="p1", members=names, hears=[f"c{at}" for at in range(1_000)])
    with pytest.raises(Fault, match="readers: expected 5,000,000 cells in all sheets, at most, got"):
        rows.sheets_to_fill([plenary], RULES.rubric, together=together)


def test_a_whole_panel_that_steps_back_marks_nothing():
    """Nobody is behind the sheet: it says so, and is read back as a recusal."""
    alone = Panel(id="p1", members=["j1"], hears=["plume"])
    stepped = jury.Recusals(recusals=[jury.Recusal(juror="j1", item=None, kind="conscience")])
    sheets = rows.sheets_to_fill([alone], RULES, recusals=stepped, together=True)

    assert "recused" == sheets[0]["state"]
    assert "recused" == rows.scoresheet(sheets, RULES, panels=[alone]).mark_sheet("plume", "p1").state


@pytest.mark.untraced
def test_a_word_in_the_column_of_states_stays_there():
    """*Déport* under *État* is the state of the sheet, whether the dialect or `columns=` names the column."""
    row = {"Dossier": "plume", "Juré": "j1", "impact": "", "État": "déport"}
    other = {"Dossier": "plume", "Juré": "j1", "impact": "", "Statut": "déport"}

    for sheet in (
        rows.scoresheet([row], RULES, dialect=FRENCH),
        rows.scoresheet([other], RULES, dialect=FRENCH, columns={"Statut": "state"}),
    ):
        assert "recused" == sheet.mark_sheet("plume", "j1").state
    absent = rows.scoresheet([{**row, "impact": "abs", "État": ""}], RULES, dialect=FRENCH)
    assert "absent" == absent.mark_sheet("plume", "j1").state
    with pytest.raises(Fault, match="one state in the cells of the row"):
        rows.scoresheet([{**row, "impact": "abs"}], RULES, dialect=FRENCH)


def test_recusals_are_one_value_for_marks_assignment_panels_and_sheets():
    """Interests that facts show become recusals once; readers, panels, sheets and marks all take that value."""
    jurors = [Juror(id="j1", employer="interior"), Juror(id="j2"), Juror(id="j3")]
    hosts = {"plume": ["interior"], "adler": []}
    stepped = jury.marks.recusals_from(
        jury.marks.interests_from(jurors, about=hosts),
        items=list(hosts),
        about=hosts,
        procedure="examination",
    )
    readers = [one.id for one in jurors]
    plan = jury.assign_reviewers(list(hosts), readers, reviews_per_item=2, loads=2, recusals=stepped)
    design = jury.assignment.design_panels(
        {"j1": ["public"], "j2": ["civil"], "j3": ["civil"]}, sizes={"north": 2, "south": 1}
    )
    panels = design.hearing(jury.assignment.assign_to_panels(list(hosts), design, loads=2, recusals=stepped))

    assert (("plume", "j1"),) == stepped.pairs(list(hosts), readers)
    assert () == stepped.pairs(["adler"], readers)
    assert ("j2", "j3") == plan.readers["plume"]
    assert plan == jury.assign_reviewers(
        list(hosts), readers, reviews_per_item=2, loads=2, recusals=[("plume", "j1")]
    )
    assert all("j1" not in panel.members for panel in panels if "plume" in panel.hears)
    assert {"plume", "adler"} == {item for panel in panels for item in panel.hears}
    assert all(row["state"] is None for row in rows.sheets_to_fill(panels, RULES, recusals=stepped))


def test_a_candidate_or_a_challenge_is_what_is_judged():
    """Without a column `item`, the one that names candidates or challenges is it."""
    for column in ("candidate", "challenge", "dossier"):
        sheet = rows.scoresheet([{column: "x1", "juror": "j1", "impact": 3}], RULES.rubric)
        assert ("x1",) == sheet.items
