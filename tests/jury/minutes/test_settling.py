"""What a deliberation accepts holds: it is explained, minuted, settled and printed; what cannot be is refused at once."""

import datetime as dt
import json

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig.convert import from_json, to_json
from eig.errors import EigError, Fault, Faults
from eig.jury import (
    EIG_SCALE,
    MarkSheet,
    Rubric,
    Scoresheet,
    Selection,
    deliberate,
    fill_posts,
    rank,
    select,
    verify,
)
from eig.jury.minutes import Deliberation, Minutes, algorithm_notice, candidate_minutes
from eig.jury.posts import Allocation
from eig.jury.severity import AdjustedScore, Adjustment
from eig.lots import Decision, Priority, TakenBack, draw_labels, draw_rfc3797
from eig.programme import Quota

SALT = "0123456789abcdef" * 4
ITEMS = ("a", "b", "c", "d", "e")
SOMEBODY = st.sampled_from((*ITEMS, "zulu"))
ORDERS = st.lists(SOMEBODY, max_size=4, unique=True)
DECISIONS = st.builds(
    Decision,
    by=st.just("jury"),
    order=ORDERS,
    reference=st.sampled_from(["4.1", "4.2"]),
    rest=st.sampled_from(["after", None]),
)
PRIORITIES = st.builds(
    Priority, order=st.permutations(ITEMS), reference=st.just("art. 6"), reason=st.just("date of filing")
)
DRAWS = st.builds(
    draw_rfc3797, st.permutations(ITEMS), count=st.integers(1, 5), key=st.sampled_from(["1./", "2./"])
) | st.builds(
    draw_labels, st.permutations(ITEMS), code=st.just("0" * 64), randomness=st.sampled_from(["1./", "2./"])
)
QUOTAS = st.builds(
    Quota,
    attribute=st.just("team"),
    value=st.sampled_from(["x", "y"]),
    minimum=st.integers(0, 1),
    maximum=st.sampled_from([None, 1, 2]),
)


@st.composite
def scoresheets(draw):
    """Draw marks of few jurors on few dossiers, where ties are many and some marks are missing."""
    marks = st.fixed_dictionaries({"impact": st.integers(2, 3)}, optional={"team": st.integers(2, 3)})
    states = st.sampled_from(["marked"] * 6 + ["recused", "absent", "abstained"])
    full = draw(st.booleans())
    sheets = []
    for item in ITEMS[: draw(st.integers(0, 5))]:
        for juror in ("j1", "j2")[: draw(st.integers(1, 2))]:
            state = draw(states)
            given_ = {**({"team": 2} if full else {}), **draw(marks)} if state == "marked" else {}
            sheets.append(MarkSheet(item=item, juror=juror, state=state, marks=given_))
    return Scoresheet(rubric=Rubric.equal(["impact", "team"], scale=EIG_SCALE), sheets=sheets)


@st.composite
def adjustments(draw):
    """Draw an adopted correction of the score of somebody, who may be nobody here."""
    scores = [AdjustedScore(item=item, before=2, after=3) for item in draw(ORDERS)]
    return Adjustment(scores=scores, decided_by="jury", why="w", source="s", places=0)


INPUTS = st.fixed_dictionaries(
    {"sheet": scoresheets(), "places": st.integers(0, 4)},
    optional={
        "reserve": st.sampled_from([None, 0, 1, 2]),
        "missing": st.sampled_from(["refuse", "worst", "renormalise"]),
        "tie_breaks": st.lists(
            st.sampled_from(["champions", "criterion_mean:impact", "criterion_mean:nothing"]),
            unique=True,
            max_size=2,
        ),
        "threshold": st.sampled_from([None, 2, 3]),
        "quotas": st.lists(QUOTAS, max_size=2, unique_by=lambda quota: quota.name),
        "objective": st.sampled_from(["scores", "ranks", "merit"]),
        "method": st.sampled_from(["mean", "median", "total"]),
        "attributes": st.dictionaries(SOMEBODY, st.fixed_dictionaries({"team": st.sampled_from("xy")})),
        "decisions": st.lists(DECISIONS, max_size=3),
        "adjustment": st.none() | adjustments(),
        "casting_vote": st.booleans(),
        "chair": st.sampled_from([None, "j1", "j2"]),
        "quorum": st.sampled_from([None, 0, "1/2", 1]),
        "present": st.none() | st.lists(st.sampled_from(["j1", "j2"]), max_size=2),
    },
)


def refused(made, *given_, **options):
    """Return what is made, or None where it is refused: each fault then says where it stands."""
    try:
        return made(*given_, **options)
    except (Fault, Faults) as error:
        for fault in getattr(error, "faults", (error,)):
            assert fault.place.partition(".")[0] not in {"rank", "select", "Selection", "Ranking"}, (
                fault.place
            )
            assert fault.rule
            assert fault.remedy
        return None


def told(held):
    """Ask a deliberation everything, and draw up everything that is made of it."""
    assert (held.kept, held.undecided, held.reserve, held.cautions) is not None
    for audience in ("jury", "candidate", "public"):
        for item in held.selection.statuses:
            assert str(held.explain(item, audience=audience, lang="fr"))
    assert str(held)
    assert repr(held)
    assert held.explain()
    assert list(held.rows()) == list(held.selection.rows())
    minutes = held.minutes(title="t", salt=SALT)
    assert minutes.to_markdown()
    assert minutes.to_html(lang="fr")
    assert verify(minutes, held).doubts == tuple(
        one for one in verify(minutes, held).doubts if one.code == "no_draw_record"
    )
    for item in held.selection.statuses:
        assert candidate_minutes(minutes, item, results_are_out=True)
        assert algorithm_notice(minutes, item, purpose="p", contact="c").to_markdown()
    assert from_json(to_json(held), Deliberation) == held
    assert from_json(to_json(minutes), Minutes) == minutes


TIED = Scoresheet.from_marks(
    Rubric.equal(["impact"], scale=EIG_SCALE), [(one, "j1", {"impact": 3}) for one in "ab"]
)
PARTED = Decision(by="jury", order=["b", "a"], reference="4.1")


class TestWhatIsAcceptedHolds:
    """Whatever a deliberation accepts can be explained, minuted, settled and printed."""

    @pytest.mark.slow
    @given(INPUTS)
    def test_what_is_accepted_can_be_told(self, inputs):
        """A deliberation that is accepted answers everything that it can be asked."""
        if held := refused(deliberate, **inputs):
            told(held)

    @pytest.mark.slow
    @given(INPUTS, st.lists(DECISIONS | PRIORITIES | DRAWS, min_size=1, max_size=3))
    def test_what_settles_is_accepted_or_refused_at_once(self, inputs, settling):
        """A decision is refused when it is given, or the deliberation answers everything with it."""
        held = refused(deliberate, **inputs)
        for by in settling if held else ():
            held = refused(held.settle, by) or held
            told(held)

    @pytest.mark.slow
    @given(INPUTS, st.lists(PRIORITIES | DRAWS, min_size=1, max_size=3), st.integers(0, 5))
    @example({"sheet": TIED, "places": 1}, [PARTED], 0)
    def test_what_is_taken_back_stays_on_record(self, inputs, settling, which):
        """A decision that is taken back parts nobody, and the minutes still tell it."""
        held = refused(deliberate, **inputs)
        for by in settling if held else ():
            held = refused(held.settle, by) or held
        if not held or not held.decisions:
            return
        decision = held.decisions[which % len(held.decisions)]
        again = refused(
            held.take_back, decision, by="jury", reference="4.9", on=dt.date(2018, 7, 4), why="a slip"
        )
        if again:
            assert decision not in again.decisions
            assert "4.9" in again.minutes(title="t", salt=SALT).to_markdown()
            told(again)

    @pytest.mark.slow
    @given(INPUTS, st.lists(DECISIONS, max_size=3))
    def test_what_json_holds_is_checked_as_what_is_given(self, inputs, decisions):
        """A deliberation is read from JSON as it is built: the same is refused."""
        held = refused(deliberate, **{**inputs, "decisions": []})
        if held:
            forged = {
                **json.loads(to_json(held)),
                "decisions": [json.loads(to_json(one)) for one in decisions],
            }
            read = refused(from_json, json.dumps(forged), Deliberation)
            assert (read is None) == (refused(evolve, held, decisions=decisions) is None)


SHEET = Scoresheet.from_marks(
    Rubric.equal(["impact"], scale=EIG_SCALE),
    [(item, "j1", {"impact": mark}) for item, mark in (("a", 4), ("b", 3), ("c", 3), ("d", 2), ("e", 2))],
)


def decision(*order, rest=None):
    return Decision(by="jury", order=order, reference="minutes, 4.2", rest=rest)


def test_what_older_minutes_did_not_hold_is_in_no_digests_until_it_is_there():
    """Minutes drawn up before decisions could be taken back keep their digest."""
    first = decision("b", "c")
    settled = deliberate(SHEET, places=2).settle(first)
    again = settled.take_back(first, by="jury", reference="4.3")

    assert "taken_back" not in settled.minutes(title="t").canonical()
    assert "taken_back=(TakenBack(" in again.minutes(title="t").canonical()


class TestDecisionsThatPartNothing:
    """A decision that parts nothing is refused when it is made, and says what is wrong with it."""

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("order", "code"),
        [
            (["zulu"], "values.known"),
            (["a", "b"], "lots.tied_together"),
            (["b", "d"], "lots.tied_together"),
            ([], "lots.tied_together"),
            (["b"], "lots.all_tied"),
        ],
    )
    @pytest.mark.parametrize(
        ("made", "place"),
        [
            ("deliberate", "deliberate.decisions[0]"),
            ("settle", "Deliberation.settle.by"),
            ("settle_lists", "Selection.settle.by"),
            ("select", "select.decisions[0]"),
            ("posts", "fill_posts.decisions['data'][0]"),
        ],
    )
    def test_a_wrong_decision_is_refused_everywhere(self, made, place, order, code):
        """An unknown name, no tie, two ties, or part of one: at once, wherever the decision is given."""
        wrong, open_ = decision(*order), deliberate(SHEET, places=2)
        ways = {
            "deliberate": lambda: deliberate(SHEET, places=2, decisions=[wrong]),
            "settle": lambda: open_.settle(wrong),
            "settle_lists": lambda: open_.selection.settle(wrong),
            "select": lambda: select(rank(SHEET), places=2, decisions=[wrong]),
            "posts": lambda: fill_posts(
                {"data": rank(SHEET)},
                posts=1,
                wishes={who: ["data"] for who in "abcd"},
                decisions={"data": [wrong]},
            ),
        }
        with pytest.raises(Fault) as caught:
            ways[made]()
        assert caught.value.place in (place, f"{place}.order[0]")
        assert code == caught.value.code

    def test_what_was_parted_is_not_parted_again(self):
        """A decision against an earlier one is refused until the earlier one is taken back."""
        first, other = decision("b", "c"), decision("c", "b")
        settled = deliberate(SHEET, places=2).settle(first)

        with pytest.raises(
            Fault, match=r"that no earlier decision has parted, .*\. Take the earlier one back"
        ):
            settled.settle(other)
        again = settled.take_back(first, by="jury", reference="4.3").settle(other)
        assert ("a", "c") == again.kept
        assert (TakenBack(decision=first, by="jury", reference="4.3"),) == again.taken_back
        with pytest.raises(Fault, match=r"Deliberation\.take_back\.decision: expected a decision that holds"):
            again.take_back(first, by="jury", reference="4.4")

    def test_what_was_parted_is_not_parted_again_under_quotas(self):
        """Under quotas too, nobody is ordered twice, and a name is one of those judged."""
        quota = Quota(attribute="team", value="x", minimum=0)
        given_ = {"places": 2, "quotas": [quota], "attributes": {"a": {"team": "x"}}}
        settled = deliberate(SHEET, **given_).settle(decision("b", "c"))

        with pytest.raises(Fault, match="that no earlier decision has parted"):
            settled.settle(decision("c", "b"))
        with pytest.raises(
            Fault, match=r"Deliberation\.settle\.by: expected an item that is known here, got 'zulu'"
        ):
            settled.settle(decision("zulu"))

    def test_a_later_decision_that_needs_it_is_taken_back_first(self):
        """What a later decision rests upon is not taken back under it."""
        first, then = decision("b", rest="after"), decision("c", "f")
        sheet = Scoresheet.from_marks(SHEET.rubric, [(item, "j1", {"impact": 3}) for item in "bcf"])
        settled = deliberate(sheet, places=2).settle(first).settle(then)

        assert ("b", "c") == settled.kept
        with pytest.raises(
            Fault, match=r"Deliberation\.take_back\.decisions\[0\]: expected an order of all who are tied"
        ):
            settled.take_back(first, by="jury", reference="4.3")
        assert 0 == len(
            settled.take_back(then, by="jury", reference="4.3")
            .take_back(first, by="jury", reference="4.3")
            .decisions
        )

    def test_all_faults_come_together(self):
        """Quotas without attributes, a test of no criterion, two slips of names: one answer tells them all."""
        with pytest.raises(Faults) as caught:
            deliberate(
                SHEET,
                places=2,
                quotas=[Quota(attribute="team", value="x")],
                tie_breaks=["criterion_mean:imapct"],
                decisions=[decision("zulu"), decision("b", "cc")],
                adjustment=Adjustment(
                    scores=[AdjustedScore(item="yankee", before=1, after=2)],
                    decided_by="jury",
                    why="w",
                    source="s",
                    places=0,
                ),
            )
        assert {
            "deliberate.attributes", "deliberate.adjustment", "deliberate.rules.tie_breaks[0].criterion",
            "deliberate.decisions[0].order[0]", "deliberate.decisions[1].order[1]",
        } == {fault.place for fault in caught.value.faults}  # fmt: skip

    def test_a_missing_mark_is_told_where_it_stands(self):
        """Marks that the rules do not let miss are asked for when the jury deliberates."""
        rubric = Rubric.equal(["impact", "team"], scale=EIG_SCALE)
        with pytest.raises(Fault, match=r"deliberate\.sheet\.sheets\['a'\]\['j1'\]\['team'\]"):
            deliberate(Scoresheet.from_marks(rubric, [("a", "j1", {"impact": 3})]), places=1)

    @pytest.mark.untraced
    @pytest.mark.parametrize("kind", [Selection, Allocation])
    def test_a_wrong_decision_is_not_read_from_json(self, kind):
        """A list or an allocation whose JSON holds a decision that parts nothing is refused."""
        lists = {"data": rank(SHEET)}
        right = decision("b", "c")
        made = {
            Selection: lambda: select(rank(SHEET), places=2, decisions=[right]),
            Allocation: lambda: fill_posts(
                lists, posts=2, wishes={"b": ["data"]}, decisions={"data": [right]}
            ),
        }[kind]()
        asked = json.loads(to_json(made))
        held = asked["decisions"] if kind is Selection else asked["decisions"]["data"]
        held[0]["order"] = ["a", "b"]
        with pytest.raises(EigError, match="expected items that are tied together"):
            from_json(json.dumps(asked), kind)
