"""Every value of the room's spine keeps the protocol: equal by content, unchangeable, and as good after a round trip."""

import copy
import pickle
from datetime import date

import attrs
import pytest

from eig.jury import (
    EIG_SCALE,
    Criterion,
    MarkSheet,
    Ranking,
    Recusal,
    Recusals,
    Reviews,
    Rubric,
    Scale,
    Scoresheet,
    deliberate,
    rank,
    recuse,
)
from eig.jury.marks import Bounds, Correction, Opinions, Quorum, ScaleLabel
from eig.jury.merit import (
    Exclusion,
    RankedList,
    Rankings,
    TieBreakStep,
    TrimmedTotal,
    rank_by_group,
    trimmed_total,
)
from eig.jury.minutes import (
    CandidateExtract,
    JurorExtract,
    SheetExtract,
    extract_for_candidate,
)
from eig.jury.rules import TieBreak
from eig.jury.severity import ZScores, z_scores
from eig.reasons import Reason, Trace
from helpers import examples

RUBRIC = Rubric(
    criteria=[
        Criterion(id="impact", scale=EIG_SCALE, weight="2/3", floor=2, en="impact", fr="portée"),
        Criterion(id="code", scale=Scale(low=0, high=20, step="0.5"), applies_to=["plume"]),
    ],
    out_of=Scale(low=0, high=20),
)
BEFORE = Scoresheet(
    rubric=RUBRIC,
    sheets=[
        MarkSheet(
            item="plume", juror="j1", marks={"impact": 4, "code": "13.5"}, opinion="favourable", champion=True
        ),
        MarkSheet(item="plume", juror="j2", marks={"impact": 3, "code": 12}, opinion="unfavourable"),
        MarkSheet(item="adler", juror="j1", marks={"impact": 3}),
        MarkSheet(item="adler", juror="j2", state="abstained"),
        MarkSheet(item="cibnav", juror="panel", marks={"impact": 1}, members=["j1", "j2", "j3"]),
    ],
    items=["plume", "adler", "cibnav", "ghost"],
)
LEFT = Recusals(
    recusals=[Recusal(juror="j2", item="plume", kind="employer"), Recusal(juror="j3", item=None, kind="x")]
)
SHEET = recuse(BEFORE, LEFT, by="chair", reason="déport", on=date(2018, 7, 4))
HELD = deliberate(SHEET, places=1)
RANKING = rank(SHEET, tie_breaks=["criterion_mean:impact", TieBreak.given("draw", {"plume": 1, "adler": 2})])
REVIEWS = Reviews.from_triples([("a", "x", 1), ("b", "x", 3)])
VALUES = (
    ScaleLabel(mark=1, en="a", fr="b"),
    EIG_SCALE,
    *RUBRIC.criteria,
    RUBRIC,
    Bounds(worst=1, best="3/2"),
    *SHEET.sheets,
    *SHEET.corrections,
    SHEET.opinions("plume"),
    SHEET,
    REVIEWS,
    trimmed_total({"a": [1, 2, 4]}, {"a": "1.6"}, mean_places=1),
    z_scores(REVIEWS, accept=True),
    RANKING,
    *RANKING.excluded,
    *RANKING.splits,
    TieBreak.read("champions"),
    TieBreak.given("oral", {"a": "12.5"}),
    rank_by_group(SHEET),
    *rank_by_group(SHEET).lists,
    LEFT,
    *LEFT.recusals,
    Quorum(item="plume", members=["j1", "j2", "j3"], present=["j1", "j3"]),
    JurorExtract(juror="j2", own=[], recused=["plume"], scores={"adler": 3}, ranks={"adler": 1}),
    extract_for_candidate(HELD, "plume", results_are_out=True),
    *extract_for_candidate(HELD, "plume", results_are_out=True).sheets,
    TieBreakStep(
        test="t",
        parts=[["b"], ["a"]],
        values={"a": 1, "b": 2},
        compares=Reason(code="t", sentences={"en": "t", "fr": "t"}),
    ),
)
KINDS = {
    MarkSheet, Bounds, CandidateExtract, Correction, Criterion, Exclusion, JurorExtract, ScaleLabel, Opinions, Quorum,
    RankedList, Ranking, Rankings, Recusal, Recusals, Reviews, Rubric, Scale, Scoresheet, SheetExtract, TieBreakStep,
    TieBreak, TrimmedTotal, ZScores,
}  # fmt: skip


def _id(value):
    return type(value).__name__


def test_every_kind_of_value_is_among_the_samples():
    """No value of the spine escapes the laws below."""
    assert {type(value) for value in VALUES} == KINDS


@pytest.mark.slow
@pytest.mark.parametrize("value", VALUES, ids=_id)
def test_a_value_is_as_good_after_a_round_trip(value):
    """Copied, pickled, evolved or read from its own repr, a value is equal, with the same hash."""
    twins = (
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),
        attrs.evolve(value),
        examples.from_repr(value),
    )
    assert [twin == value for twin in twins] == [True] * 5
    assert {hash(twin) for twin in twins} == {hash(value)}


@pytest.mark.untraced
@pytest.mark.parametrize("value", VALUES, ids=_id)
def test_a_value_never_changes(value):
    """No field can be set, none holds a list, a dict or a set, and there is no room for others."""
    for field in attrs.fields(type(value)):
        assert not isinstance(getattr(value, field.name), (list, dict, set))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("value", [value for value in VALUES if hasattr(value, "rows")], ids=_id)
def test_rows_have_the_same_keys(value):
    """A table has one head: each row of a result has the same keys in the same order."""
    rows = value.rows()

    assert len({tuple(row) for row in rows}) == 1


@pytest.mark.parametrize("value", [value for value in VALUES if hasattr(value, "rows")], ids=_id)
def test_a_notebook_shows_an_escaped_table(value):
    """A notebook shows a table, without script."""
    shown = value._repr_html_()

    assert "<table>" in shown
    assert "<script" not in shown


def test_every_place_of_a_ranking_is_explained_in_two_languages():
    """Ranked or left out, each item has a trace, and both languages tell the same reasons."""
    for item in ("plume", "adler", "cibnav", "ghost"):
        english, french = RANKING.explain(item), RANKING.explain(item, lang="fr")
        assert isinstance(english, Trace)
        assert english.codes == french.codes
        assert str(english) != str(french)


def test_the_sentences_of_a_ranking_read_well():
    """The whole story of each item, word for word."""
    told = {item: str(RANKING.explain(item)) for item in ("plume", "cibnav", "ghost")}

    assert told == {
        "plume": "plume: ranked 1 of 2 with 16.1; marked by j1; recused: j2; champion flag of j1; "
        "opinions: 1 favourable, 0 unfavourable; the sheet of j2 was set aside by the chair; "
        "impact: mean mark 4, a weight of 40% in a total out of 20, brings 8 of at most 8; code: mean mark 13.5, a weight of 60%, brings 8.1.",
        "cibnav": "cibnav: not ranked: 1 on impact is an eliminating mark (the floor is 2); marked by panel; "
        "recused: j3; the sheet of panel stands without j3; "
        "impact: mean mark 1, a weight of 100% in a total out of 20, brings 0 of at most 20.",
        "ghost": "ghost: not ranked: it has no mark.",
    }


def test_the_sentences_of_a_ranking_read_well_in_french():
    """The same stories, for the minutes."""
    assert str(RANKING.explain("plume", lang="fr")) == (
        "plume : rang 1 sur 2 avec 16,1 ; notes données par j1 ; déport : j2 ; coup de cœur de j1 ; "
        "avis : 1 favorable, 0 défavorable ; la fiche de j2 a été écartée par la présidence ; "
        "portée : note moyenne 4, poids de 40 % dans un total sur 20, apport de 8 sur 8 au plus ; code : note moyenne 13,5, poids de 60 %, apport de 8,1."
    )
    assert str(RANKING.explain("cibnav", lang="fr")).startswith(
        "cibnav : hors classement : 1 en portée est une note éliminatoire (seuil : 2) ; notes données par panel"
    )
