"""Two arguments that are wrong are told in one round: whether one is of a wrong kind, or beyond its bounds."""

import inspect
from itertools import combinations

import pytest

from eig.errors import EigError
from eig.jury import Ranking, assign_reviewers, krippendorff_alpha, rank, select
from eig.jury.agreement import gwet_ac
from eig.jury.marks import Rubric, trimmed_mean
from eig.jury.merit import trimmed_total
from eig.jury.robustness import bootstrap, marks_needed
from eig.jury.selection import best_under_quotas, fair_lottery
from eig.jury.severity import z_scores
from eig.lots import commitment, draw_labels, draw_rfc3797, entropy_bits, one_time_code
from eig.programme import Application
from eig.rows import grouped
from eig.teams.answers import written_proof
from eig.timeline.calendar import fixed_holidays
from eig.timeline.hearings import timetable

WRONG = [
    (rank, {"given": None, "chair": "", "method": "x", "floors": 3}),
    (select, {"ranking": None, "places": -1, "reserve": "x", "fill": 0}),
    (select, {"ranking": None, "places": -1, "reserve": -1, "fill": 0}),
    (Ranking.from_scores, {"scores": None, "method": ""}),
    (trimmed_mean, {"marks": None, "drop_low": -1, "drop_high": "x", "places": -1}),
    (trimmed_total, {"marks": None, "factors": 3, "drop_low": -1, "mean_places": -1}),
    (assign_reviewers, {"items": ["d1", "D1"], "jurors": ["j", "j"], "reviews_per_item": -1, "effort": 0}),
    (assign_reviewers, {"items": None, "jurors": [" x"], "reviews_per_item": -1, "effort": 0}),
    (best_under_quotas, {"scores": None, "limit": -1, "quotas": 3}),
    (fair_lottery, {"attributes": None, "places": "x", "rule": "x"}),
    (fixed_holidays, {"dates": 3, "first_year": 0, "last_year": 10_000}),
    (krippendorff_alpha, {"reviews": None, "distance": "", "level": 2}),
    (gwet_ac, {"reviews": None, "weights": "", "level": -1}),
    (marks_needed, {"reviews": None, "item": 3, "places": -1}),
    (bootstrap, {"reviews": None, "places": -1, "replicates": -1, "seed": "x", "level": -1}),
    (z_scores, {"reviews": None, "at_least": -1}),
    (draw_rfc3797, {"pool": None, "count": -1, "announced": 3}),
    (draw_rfc3797, {"pool": ["a", "a"], "count": -1, "announced": 3}),
    (commitment, {"secret": None, "codes": -1}),
    (one_time_code, {"secret": "", "codes": -1, "number": 0}),
    (draw_labels, {"labels": None, "code": "x", "randomness": "", "number": -1}),
    (draw_labels, {"labels": ["a", "A"], "code": "x", "randomness": "", "number": -1}),
    (Rubric.equal, {"ids": ["a", "a"], "scale": 3, "out_of": 3}),
    (timetable, {"hearings": None, "rooms": ["a", "A"], "trials": "x"}),
    (Application, {"candidate": "", "wishes": ["plume", "Plume"], "received": 3}),
    (entropy_bits, {"pool": None, "choose": -1}),
    (grouped, {"rows": None, "by": "", "of": 3}),
    (written_proof, {"found": None, "most": -1}),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("call", "wrong"), WRONG, ids=lambda one: getattr(one, "__name__", ""))
def test_wrong_arguments_are_told_in_one_round(call, wrong):
    """Who mends what is told is not told of another argument that was wrong from the beginning."""
    assert wrong.keys() <= {*inspect.signature(call).parameters}
    for pair in combinations(wrong, 2):
        with pytest.raises(EigError) as caught:
            call(**dict.fromkeys(_needed(call)) | {name: wrong[name] for name in pair})

        told = {fault.path[1] for fault in caught.value.faults}
        assert told >= {*pair}, (pair, told)


def _needed(call):
    """Return the arguments that a call needs: where no pair names them, they are wrong too."""
    every = inspect.signature(call).parameters.values()
    return [one.name for one in every if one.default is inspect.Parameter.empty]


def test_a_count_is_told_once_its_bound_is_right():
    """No bound is made of an argument that is wrong itself; a column that is none is told once."""
    with pytest.raises(EigError) as caught:
        entropy_bits(-1, choose=3)
    assert [("entropy_bits", "pool")] == [fault.path for fault in caught.value.faults]
    with pytest.raises(EigError) as caught:
        grouped([{"person": "p", "group": "g"}], by="abc", of="group")
    assert [("grouped", "by")] == [fault.path for fault in caught.value.faults]


def test_a_label_that_is_empty_is_told_with_the_count():
    """Whoever draws again without somebody reads both faults at once."""
    drawn = draw_labels(["plume", "adler"], code="00" * 32, randomness="1./")
    with pytest.raises(EigError) as caught:
        drawn.pick(-1, without=[""])
    assert [one.path[1] for one in caught.value.faults] == ["count", "without"]
