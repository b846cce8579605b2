"""Records of draws that cannot be: they are refused when they are read, not when somebody asks them."""

from datetime import date
from itertools import combinations
from random import Random

import pytest
from attrs import evolve

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import EIG_SCALE, Rubric, Scoresheet, deliberate
from eig.jury.selection import draw_fairly, fair_lottery
from eig.lots import Decision, draw_labels, draw_rfc3797
from eig.programme import Quota
from helpers.unfolded import unfolded

LOTTERY = fair_lottery({"a": {}, "b": {}}, places=1)
FAIR = draw_fairly(LOTTERY, code="00" * 32, randomness="1./")
RFC = draw_rfc3797(["a", "b"], count=2, key="1./")


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("record", "changes", "place"),
    [
        (RFC, {"drawn": ["a", "zulu"]}, "Rfc3797Draw.drawn[1]"),
        (RFC, {"drawn": ["a", "a"]}, "Rfc3797Draw.drawn[1]"),
        (FAIR, {"drawn": ["zulu"]}, "FairDraw.drawn[0]"),
        (FAIR, {"code": "secret"}, "FairDraw.code"),
        (FAIR, {"commitment": "secret"}, "FairDraw.commitment"),
        (FAIR, {"number": 10**9}, "FairDraw.number"),
        (LOTTERY, {"kinds": [["a", "b"], []]}, "FairLottery.mixture[0]"),
        (LOTTERY, {"kinds": [["a"], ["b"]]}, "FairLottery.mixture[0]"),
        (LOTTERY, {"kinds": [["a"], ["a"]]}, "FairLottery.kinds[1]"),
        (LOTTERY, {"places": 2}, "FairLottery.mixture[0]"),
        (draw_labels(["a"], code="00" * 32, randomness="1./"), {"code": "x"}, "LabelDraw.code"),
    ],
)
def test_a_record_that_cannot_be_is_refused(record, changes, place):
    """A name that nobody drew among, a code that is none, a set that no lottery gives: refused at once."""
    with pytest.raises((Fault, Faults)) as caught:
        evolve(record, **changes)
    assert place in {fault.place for fault in getattr(caught.value, "faults", (caught.value,))}


@pytest.mark.untraced(but=["3"])
@pytest.mark.parametrize("seed", range(12))
def test_a_draw_decided_of_whoever_some_sets_hold_and_others_do_not(seed):
    """Held against all sets that keep the quotas: whoever is in all or in none hears that no draw decided, and whether a quota did."""
    draw = Random(seed)
    kinds = {f"c{number}": {"team": draw.choice("xyz")} for number in range(draw.randint(2, 6))}
    places = draw.randint(1, len(kinds))
    quotas = [Quota(attribute="team", value=draw.choice("xyz"), minimum=0, maximum=draw.randint(0, 2))]
    lottery = fair_lottery(kinds, places=places, quotas=quotas)
    (quota,) = quotas
    sets = [
        some
        for size in range(places, -1, -1)
        for some in combinations(kinds, size)
        if sum(kinds[item]["team"] == quota.value for item in some) <= quota.maximum
    ]
    longest = [some for some in sets if len(some) == len(sets[0])]
    record = draw_fairly(lottery, code="00" * 32, randomness=f"{seed}./")
    for item in kinds:
        held = sum(item in some for some in longest)
        told = record.explain(item)
        expected = "in_no_draw" if held == 0 else "in_each_draw" if held == len(longest) else "draw_decided"
        assert expected == told.codes[0], item
        if expected == "draw_decided":
            assert (item in record.drawn) == bool(told.reasons[0].facts["drawn"])
            assert record.record in str(told)
        else:  # without the one quota, all lists of so many may be drawn
            free = places < len(kinds) if held else places > 0
            assert free == bool(told.reasons[1:]), item
            assert told.reasons[1:] == lottery.explain(item).reasons[2:]
    assert record.code in str(record.explain(lang="fr"))
    assert {one["item"] for one in record.rows() if one["drawn"]} == {*record.drawn}


def test_a_name_that_nobody_drew_among_is_not_explained():
    """It is refused, with the names that there are."""
    with pytest.raises(UnknownKey, match="no item 'zulu'"):
        FAIR.explain("zulu")


def test_whoever_a_draw_parts_is_told_which_draw_it_was():
    """Whoever was drawn, and whoever of the equals was left, reads the record of the draw: it is public."""
    marks = [(item, "j1", {"impact": 3}) for item in ("a", "b", "c")]
    open_ = deliberate(Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), marks), places=1)
    drawn = draw_rfc3797(open_.undecided, count=1, key="1./", announced=date(2025, 6, 1))
    held = open_.settle(drawn)
    silent = open_.settle(evolve(drawn, announced=None))
    by_hand = open_.settle(Decision(by="draw", order=["a"], reference="office, 3", rest="after"))
    for item in "abc":
        (told,) = [r for r in held.explain(item, audience="candidate").reasons if r.code == "own_decided"]
        assert drawn.record in str(told)
        assert "par un tirage au sort annoncé le 1er juin 2025" in unfolded(told.say("fr")).replace(
            "\xa0", " "
        )
        (told,) = [r for r in silent.explain(item, audience="candidate").reasons if r.code == "own_decided"]
        assert "annoncé" not in told.say("fr")
        (told,) = [r for r in by_hand.explain(item, audience="candidate").reasons if r.code == "own_decided"]
        assert "office" not in str(told)
