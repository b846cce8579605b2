"""Records of draws that cannot be: they are refused when they are read, not when somebody asks them."""

import pytest
from attrs import evolve

from eig.errors import Fault, Faults
from eig.jury.selection import draw_fairly, fair_lottery
from eig.lots import draw_labels, draw_rfc3797

LOTTERY = fair_lottery({"a": {}, "b": {}}, places=1)
FAIR = draw_fairly(LOTTERY, code="00" * 32, randomness="1./")
RFC = draw_rfc3797(["a", "b"], count=2, key="1./")


@pytest.mark.parametrize(
    ("record", "changes", "place"),
    [
        (RFC, {"drawn": ["a", "zulu"]}, "Rfc3797Draw.drawn"),
        (RFC, {"drawn": ["a", "a"]}, "Rfc3797Draw.drawn"),
        (FAIR, {"drawn": ["zulu"]}, "FairDraw.drawn"),
        (FAIR, {"code": "secret"}, "FairDraw.code"),
        (FAIR, {"commitment": "secret"}, "FairDraw.commitment"),
        (FAIR, {"number": 10**9}, "FairDraw.number"),
        (LOTTERY, {"kinds": [["a", "b"], []]}, "FairLottery.mixture[0]"),
        (LOTTERY, {"kinds": [["a"], ["b"]]}, "FairLottery.mixture[0]"),
        (LOTTERY, {"kinds": [["a"], ["a"]]}, "FairLottery.kinds"),
        (LOTTERY, {"places": 2}, "FairLottery.mixture[0]"),
        (draw_labels(["a"], code="00" * 32, randomness="1./"), {"code": "x"}, "LabelDraw.code"),
    ],
)
def test_a_record_that_cannot_be_is_refused(record, changes, place):
    """A name that nobody drew among, a code that is none, a set that no lottery gives: refused at once."""
    with pytest.raises((Fault, Faults)) as caught:
        evolve(record, **changes)
    assert place in {fault.place for fault in getattr(caught.value, "faults", (caught.value,))}
