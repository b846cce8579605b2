"""The reference cases of the jury room's spine: weighted totals, trimmed means, refused z-scores."""

from fractions import Fraction
from math import isclose

from eig.jury import Criterion, Reviews, Rubric, Scale
from eig.jury.marks import weighted_mean
from eig.jury.merit import trimmed_total
from eig.jury.severity import ZScores, z_scores
from eig.reasons import Undefined

POLICIES = {
    "renormalise": "renormalise",
    "worst_grade": "worst",
    "scale_midpoint": "midpoint",
    "best_possible": "best",
}


def _same(found, expected, what):
    if found != expected:
        raise AssertionError(f"{what}: expected {expected}, found {found}")


def weighted(case, whole):
    """Total a rubric exactly, and under each rule for a missing criterion."""
    given, expected = case["input"], case["expected"]
    marks = {name: Fraction(str(mark)) for name, mark in given["scores"].items() if mark is not None}
    low, high = given.get("scale", (min(0, *marks.values()), max(5, *marks.values())))
    scale = Scale(low=str(low), high=str(high))
    rubric = Rubric(
        criteria=[Criterion(id=name, scale=scale, weight=weight) for name, weight in given["weights"].items()]
    )
    if "total" in expected:
        total = Fraction(expected["total"])
        _same(rubric.total(marks), total, "total")
        _same(weighted_mean(marks, given["weights"]), total, "weighted mean")
    for key, missing in POLICIES.items():
        if key in expected:
            _same(rubric.total(marks, missing=missing), Fraction(expected[key]), key)
    if {"worst_grade", "best_possible"} <= expected.keys():
        bounds = rubric.bounds(marks)
        _same(bounds.worst, Fraction(expected["worst_grade"]), "lower bound")
        _same(bounds.best, Fraction(expected["best_possible"]), "upper bound")


def trimmed(case, whole):
    """Drop the extremes, round at the two stages of the rule, and add up."""
    for entry, expected in zip(case["input"]["entries"], case["expected"]["entries"], strict=True):
        parts = {part["component"]: part for part in entry["components"]}
        total = trimmed_total(
            {name: part["marks"] for name, part in parts.items()},
            {name: part["factor"] for name, part in parts.items()},
            mean_places=2,
            product_places=2,
        )
        _same(entry["id"], expected["id"], "entry")
        _same(
            [total.means[name] for name in parts], list(map(Fraction, expected["panel_scores"])), entry["id"]
        )
        _same(total.total, Fraction(expected["total_component_score"]), entry["id"])


def forbidden(case, whole):
    """Refuse z-scores of tiny or disconnected panels; compute them only for a caller who accepts, with cautions."""
    given = case["input"]
    reviews = Reviews.from_triples((item, juror, str(mark)) for item, juror, mark in given["scores"])
    refused = z_scores(reviews, sd=given["sd"])
    _same(type(refused), Undefined, "without acceptance")
    accepted = z_scores(reviews, sd=given["sd"], accept=True)
    _same(type(accepted), ZScores, "with acceptance")
    _same(bool(accepted.cautions), True, "cautions")
    for item, z in case["expected"]["z"].items():
        if not isclose(accepted.scores[item], z, rel_tol=0, abs_tol=case["tolerance"]["abs"]):
            raise AssertionError(f"{item}: expected {z}, found {accepted.scores[item]}")


TOPICS = {
    "aggregation.weighted": weighted,
    "aggregation.trimmed_mean": trimmed,
    "aggregation.forbidden": forbidden,
}
