"""Statistics, robustness and assignment speak from their tables: whole explanations, and a third language."""

import pytest

from eig._draw.values_as_lines_of_text import traced
from eig.jury import Reviews, assign_reviewers
from eig.jury.agreement import intraclass_correlations, kendall_w, krippendorff_alpha, mean_spearman
from eig.jury.assignment import design_panels, equal_assignments, equal_repairs
from eig.jury.robustness import (
    bootstrap,
    expected_ranks,
    funding_line,
    leave_one_juror_out,
    marks_needed,
    rank_ranges_picture,
    weight_stability,
)
from eig.jury.severity import adopt_calibration, calibrate, proportional_odds, within_model, z_scores
from eig.reasons import ENGLISH, Language
from helpers.unfolded import unfolded

REVIEWS = Reviews.from_triples(
    (f"d{n:02}", juror, n % 4 + (4 if juror == "kind" else 0) + (n * k) % 3)
    for n in range(12)
    for k, juror in enumerate(("kind", "strict", "fair"))
    if n % 3 != k
)
CALIBRATED = calibrate(REVIEWS)
NOTHING = assign_reviewers(["a", "b"], ["j1"], reviews_per_item=1, loads=1)
PLAN = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=1)
RANKS = expected_ranks(CALIBRATED.estimates, k=3, draws=100)
WHOLE = {
    "adjustment": adopt_calibration(CALIBRATED, decided_by="jury", why="one generous reader"),
    "alpha": krippendorff_alpha(REVIEWS),
    "assignment": PLAN,
    "bootstrap": bootstrap(REVIEWS, places=3, replicates=20),
    "calibration": CALIBRATED,
    "equal plans": equal_assignments(PLAN),
    "equal repairs": equal_repairs(NOTHING),
    "estimates": CALIBRATED.estimates,
    "expected ranks": RANKS,
    "funding line": funding_line(RANKS, k=3),
    "icc": intraclass_correlations(REVIEWS),
    "left out": leave_one_juror_out(REVIEWS, places=3),
    "line": marks_needed(REVIEWS, "d00", places=3),
    "model": within_model(REVIEWS),
    "no assignment": NOTHING,
    "odds": proportional_odds(REVIEWS, factors={f"d{n:02}": {} for n in range(12)}),
    "panels": design_panels({"j1": ["x"], "j2": ["y"]}, sizes={"north": 1, "south": 1}),
    "spearman": mean_spearman(REVIEWS),
    "w": kendall_w(REVIEWS),
    "weights": weight_stability(
        {"a": {"x": 2, "y": 1}, "b": {"x": 1, "y": 3}}, weights={"x": 1, "y": 1}, varied="x"
    ),
    "z": z_scores(REVIEWS, accept=True, at_least=2),
}
ONE_LINE = [
    "assignment", "bootstrap", "calibration", "equal plans", "equal repairs", "expected ranks", "left out", "model",
    "no assignment", "odds", "weights",
]  # fmt: skip


@pytest.mark.untraced
@pytest.mark.parametrize("name", WHOLE)
def test_without_a_key_a_result_sums_itself_up_in_each_language(name):
    """A few reasons, said in English and in French, and nothing of a template is left in the text."""
    english, french = (WHOLE[name].explain(lang=lang) for lang in ("en", "fr"))

    assert english.codes == french.codes
    assert english.codes
    assert str(english) != str(french)
    for text in map(str, (english, french)):
        assert not {"{", "}", "#"} & set(text)


@pytest.mark.parametrize("name", ONE_LINE)
def test_a_large_result_is_shown_in_one_line(name):
    """The repr is a line in angle brackets that names no item; the text is the whole explanation, a line a reason."""
    shown = repr(WHOLE[name])

    assert shown.startswith("<")
    assert shown.endswith(">")
    assert "\n" not in shown
    assert "d00" not in shown
    assert unfolded(WHOLE[name]) == traced(WHOLE[name].explain(), ENGLISH)


def test_a_third_language_says_what_its_table_has_and_english_the_rest():
    """A table for a package is enough; sentences that it lacks are said in the language that it leans on."""
    german = Language(
        code="de",
        words={"and": " und "},
        decimal=",",
        sentences={
            "jury.assignment": {"only_best": "kein anderer Plan ist so gut"},
            "jury.robustness": {"picture_ranges": "Ränge; die Linie steht nach Platz {places}"},
            "jury.severity": {"severity_range": "{count} Juroren: von {low} bis {high}"},
            "jury.agreement": {"too_small": "es braucht zwei"},
        },
    )
    plan = assign_reviewers(["a"], ["j"], reviews_per_item=1, loads=1)
    alone = intraclass_correlations(Reviews.from_triples([("a", "x", 1)]))

    assert str(plan.explain(lang=german)).endswith("affinity 0 in all; kein anderer Plan ist so gut.")
    assert "3 Juroren: von -0,6667" in unfolded(CALIBRATED.explain(lang=german))
    assert "es braucht zwei" in unfolded(alone.explain(lang=german))
    picture = rank_ranges_picture(WHOLE["left out"].intervals, places=3, lang=german)
    assert "Ränge; die Linie steht nach Platz 3" in picture
