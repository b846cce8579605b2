"""The rules that lists of people are ranked by: each is heeded there, or refused."""

from types import MappingProxyType

import pytest
from attrs import evolve, fields
from hypothesis import example, given
from hypothesis import strategies as st

from eig import jury
from eig.errors import Fault, Faults
from eig.jury.rules import ReserveTerms
from eig.programme import Quota
from eig.programme.disclosure import Disclosure
from eig.programme.jurisdictions import FRANCE

GRID = jury.Rubric(
    criteria=[jury.Criterion(id=one, scale=jury.EIG_SCALE, floor=2) for one in ("impact", "team")]
)
MARKS = {
    "a": ((4, 3), (4, 3), (1, 3)),
    "b": ((3, 4), (3, 4), None),
    "c": ((4, 4), (4, 4), (4, 3)),
    "d": ((3, 2), (3, 2), (2, None)),
    "e": ((2, 3), (2, 3), (3, 3)),
    "f": ((3, 3), (2, 3), (3, 4)),
}
OPINIONS = {"b": ("unfavourable", "favourable"), "c": ("unfavourable", "favourable", "unfavourable")}
BASE = jury.JuryRules(missing="worst")
OTHERS = MappingProxyType(
    {
        "rubric": evolve(GRID, criteria=[evolve(GRID.criteria[0], weight=3), GRID.criteria[1]]),
        "places": 2,
        "method": "low_median",
        "missing": "best",
        "tie_breaks": ["criterion_mean:impact"],
        "floors": "any",
        "opinions": "ignore",
        "abstentions": "unfavourable",
        "casting_vote": True,
        "threshold": 3,
        "reserve": 1,
        "quotas": [Quota(attribute="host", value="x", maximum=0)],
        "objective": "ranks",
        "fill": "all_or_nothing",
        "quorum": 1,
        "recused": "leave",
        "detail": True,
        "source": "the call",
        "decided_by": "the director",
        "announced": ["the chair decides"],
        "jurisdiction": FRANCE,
        "disclosure": Disclosure(smallest=1),
        "published": {"places": "the call"},
        "given": ["places"],
    }
)
"""Another value of each rule."""
SELECTS = [*OTHERS][:12]
"""The rules by which the jury below keeps others, or is refused; the rest says how it works and what is told."""


def sheet():
    """Return what three jurors give five people: one of them abstains once, one leaves a mark out."""
    given_ = [
        jury.MarkSheet(
            item=item,
            juror=f"j{at}",
            marks={
                key: one for key, one in zip(GRID.ids, marks or (), strict=bool(marks)) if one is not None
            },
            state="marked" if marks else "abstained",
            opinion=dict(enumerate(OPINIONS.get(item, ()))).get(at),
        )
        for item, several in MARKS.items()
        for at, marks in enumerate(several)
    ]
    return jury.Scoresheet(rubric=GRID, sheets=given_)


def kept(rules):
    """Return what a jury of one place, unless stated, finds of each by some rules; or that they are refused."""
    hosts = {one: {"host": "x"} for one in MARKS if rules.quotas}
    try:
        held = jury.deliberate(sheet(), evolve(rules, places=rules.places or 1), chair="j0", attributes=hosts)
    except (Fault, Faults):
        return "refused"
    return held.ranking.groups, held.selection.statuses


def listed(rules):
    """Return what a list of the same people by the same rules ranks; or which rules are refused."""
    try:
        found = jury.rank_lists({"x": sheet()}, rules)["x"]
    except (Fault, Faults) as wrong:
        return [one.place.split(".")[-1] for one in getattr(wrong, "faults", (wrong,))]
    return found.groups, {one.item for one in found.excluded}


@pytest.mark.untraced(but=["rubric"])
@pytest.mark.parametrize("name", OTHERS)
def test_a_rule_by_which_a_jury_keeps_others_moves_somebody_on_its_lists_or_is_refused(name):
    """No rule of who is kept is taken for lists and passed over: what it says is done there, or refused by name."""
    rules = evolve(BASE, **{name: OTHERS[name]})
    moved = kept(rules) != kept(BASE)

    assert (name in SELECTS) is moved
    assert moved is (listed(rules) != listed(BASE))
    assert [name] == listed(rules) or isinstance(listed(rules), tuple) or name == "rubric"


def test_each_rule_of_a_jury_is_asked_of_lists():
    """A rule that is added later is asked too."""
    assert {*OTHERS} == {one.name for one in fields(jury.JuryRules)}


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 9)), st.integers(0, 10))
@example({"a": 4, "b": 5, "c": 4}, 5)
@example({"a": 4}, 5)
def test_whoever_is_under_the_threshold_is_on_no_list_and_all_others_keep_their_order(scores, threshold):
    """The list is that of the people who reach it, ranked alone; each other is left out, with the threshold as reason."""
    found = jury.rank_lists({"x": scores}, jury.JuryRules(threshold=threshold))["x"]
    reached = {name: score for name, score in scores.items() if score >= threshold}

    assert found.groups == jury.rank_lists({"x": reached})["x"].groups
    assert {one.item: one.reason.code for one in found.excluded} == dict.fromkeys(
        scores.keys() - reached, "below_threshold"
    )


def test_what_leaves_somebody_out_is_told_with_the_threshold_beside():
    """An eliminating mark, and a score under the threshold: each is enough alone, and is told, in both languages."""
    rules = evolve(BASE, threshold=4, floors="any", tie_breaks=["criterion_mean:impact"])
    found = jury.rank_lists({"x": sheet()}, rules)
    out = {one.item: one.reason for one in found["x"].excluded}

    assert ("out_by_each", "below_threshold", "below_threshold") == tuple(out[one].code for one in "abd")
    assert ["unfavourable", "below_threshold"] == [one.code for one in out["c"].facts["grounds"]]
    assert "not ranked: its score is under the threshold 4" == out["b"].say("en")
    assert "hors classement\u00a0: son score est sous le seuil 4" == out["b"].say("fr")
    assert "its score is under the threshold 4" in str(found.explain("a"))
    assert () == found["x"].order == found["x"].splits


@pytest.mark.parametrize("terms", [{"names": 2}, {"names": 0, "calls": 1}, {"calls": 0}])
def test_a_reserve_that_no_list_can_bound_is_refused_and_its_days_are_not(terms):
    """How many names, or calls, no list heeds; from when and until when it serves, whoever is on it reads."""
    with pytest.raises(Fault, match=r"rank_lists\.rules\.reserve"):
        jury.rank_lists({"x": {"a": 1}}, jury.JuryRules(reserve=ReserveTerms(**terms)))
    assert ("a",) == jury.rank_lists({"x": {"a": 1}}, jury.JuryRules(reserve=ReserveTerms()))["x"].order
