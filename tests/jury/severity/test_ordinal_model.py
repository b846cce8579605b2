"""Proportional odds: published coefficients, the likelihood at its top, and what cannot be fitted."""

from math import exp, inf, log, sqrt
from random import Random

import pytest
from attrs import evolve

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import Reviews
from eig.jury.severity import OrdinalModel, _odds_likelihood, proportional_odds
from eig.reasons import Undefined
from helpers import stops
from helpers.unfolded import unfolded


def bottles():
    """Randall (1989): nine judges, two bottles for each of four treatments, bitterness from 1 to 5."""
    rows = {
        "cold/no": "23 12 23 32 23 32 11 22 12",
        "cold/yes": "34 13 32 32 43 32 22 23 32",
        "warm/no": "44 23 55 32 33 24 23 33 32",
        "warm/yes": "55 54 44 53 33 54 23 34 44",
    }
    triples, levels = [], {}
    for treatment, grades in rows.items():
        temp, contact = treatment.split("/")
        for bottle in (0, 1):
            item = f"{treatment}/{bottle}"
            levels[item] = {"temp": temp, "contact": contact}
            triples += [
                (item, f"{judge + 1}", int(pair[bottle])) for judge, pair in enumerate(grades.split())
            ]
    return Reviews.from_triples(triples), levels


def likelihood(reviews, levels, model):
    """The log-likelihood written out from the definition."""
    total = 0.0
    severity = {one.juror: one.value for one in model.severities}
    for review in reviews.reviews:
        eta = severity.get(review.juror, 0.0)
        for factor, level in levels[review.item].items():
            eta += model.effects.get(f"{factor}: {level}", 0.0)
        place = model.grades.index(review.mark)
        above = 1 / (1 + exp(eta - model.thresholds[place])) if place < len(model.thresholds) else 1
        below = 1 / (1 + exp(eta - model.thresholds[place - 1])) if place else 0
        total += log(above - below)
    return total


def test_the_wine_data_without_judges():
    """Christensen's ordinal package on Randall's wines: warm 2.503, contact 1.528, log-likelihood -86.49."""
    reviews, levels = bottles()
    model = proportional_odds(reviews, factors=levels, jurors="none")

    assert model.effects["temp: warm"] == pytest.approx(2.5031, abs=1e-4)
    assert model.effects["contact: yes"] == pytest.approx(1.5278, abs=1e-4)
    assert model.thresholds == pytest.approx((-1.3444, 1.2508, 3.4669, 5.0064), abs=1e-4)
    assert model.log_likelihood == pytest.approx(-86.4919, abs=1e-3)
    assert model.log_likelihood == pytest.approx(likelihood(reviews, levels, model), abs=1e-9)
    assert model.standard_errors["temp: warm"] == pytest.approx(0.5287, abs=1e-3)
    assert model.severities == ()


@pytest.mark.slow
def test_the_wine_data_with_judges_at_random():
    """The same with normal judge effects, by Laplace: warm 3.063, contact 1.835, variance 1.279, -81.57."""
    reviews, levels = bottles()
    model = proportional_odds(reviews, factors=levels)

    assert model.effects["temp: warm"] == pytest.approx(3.0630, abs=1e-3)
    assert model.effects["contact: yes"] == pytest.approx(1.8349, abs=1e-3)
    assert model.juror_variance == pytest.approx(1.279, abs=2e-3)
    assert model.log_likelihood == pytest.approx(-81.565, abs=2e-3)
    assert sum(one.value > 0 for one in model.severities) == 4
    assert all(one.standard_error > 0 for one in model.severities)


@pytest.mark.slow
def test_free_judges_fit_better_still():
    """Free judge effects climb higher than random ones, and the first judge is the point of comparison."""
    reviews, levels = bottles()
    free = proportional_odds(reviews, factors=levels, jurors="free")

    assert free.log_likelihood > proportional_odds(reviews, factors=levels).log_likelihood
    assert free.severities[0].value == 0
    assert free.log_likelihood == pytest.approx(likelihood(reviews, levels, free), abs=1e-9)
    assert set(free.effects) == {"temp: warm", "contact: yes"}


@pytest.mark.untraced
def test_only_the_order_of_grades_counts():
    """Replacing the grades by others in the same order changes no coefficient."""
    reviews, levels = bottles()
    cubes = Reviews.from_triples((one.item, one.juror, one.mark**3) for one in reviews.reviews)

    for jurors in ("none", "free"):
        before, after = (proportional_odds(one, factors=levels, jurors=jurors) for one in (reviews, cubes))
        assert before.thresholds == after.thresholds
        assert before.effects == after.effects


@pytest.mark.slow
@pytest.mark.parametrize("jurors", ["none", "free", "random"])
def test_no_neighbour_is_more_likely(jurors):
    """Moving a coefficient by a tenth lowers the likelihood (the marginal one where judges are random)."""
    from eig.jury.severity import _odds_likelihood

    reviews, levels = bottles()
    model = proportional_odds(reviews, factors=levels, jurors=jurors)
    if jurors == "random":
        from eig.jury.severity.ordinal_model import _layout

        layout = _layout(reviews, levels, free=False)
        groups = [
            [row for row, review in zip(layout.rows, reviews.reviews, strict=True) if review.juror == juror]
            for juror in reviews.jurors
        ]
        top = [*model.thresholds, *model.effects.values(), log(model.juror_variance) / 2]
        best = _odds_likelihood.laplace(top, groups, 5)
        assert best == pytest.approx(model.log_likelihood, abs=1e-6)
        for place in range(len(top)):
            for move in (-0.1, 0.1):
                moved = [value + move * (number == place) for number, value in enumerate(top)]
                assert _odds_likelihood.laplace(moved, groups, 5) < best
        assert _odds_likelihood.laplace([3, 2, *top[2:]], groups, 5) == float("-inf")
        return
    assert likelihood(reviews, levels, model) == pytest.approx(model.log_likelihood)


@pytest.mark.slow
def test_no_juror_effect_ends_at_exactly_zero():
    """Jurors whose grades differ by chance alone have a variance of exactly 0."""
    random = Random(4)
    reviews = Reviews.from_triples((f"d{n}", j, random.randint(1, 3)) for n in range(40) for j in "xyz")
    model = proportional_odds(reviews, factors={item: {} for item in reviews.items})

    assert model.juror_variance == 0
    assert {one.value for one in model.severities} == {0}


def test_items_as_levels():
    """Without factors each item is a level: a better item has higher odds of a higher grade."""
    marks = {"a": "1213", "b": "2321", "c": "3332"}
    reviews = Reviews.from_triples(
        (item, f"j{n}", int(g)) for item, row in marks.items() for n, g in enumerate(row)
    )
    model = proportional_odds(reviews, jurors="none")

    assert 0 < model.effects["item: b"] < model.effects["item: c"]


def test_an_item_with_only_the_best_grade_has_no_bound():
    """An effect without bound is refused with its reason, neither infinite nor plausible."""
    marks = {"a": "1111", "b": "3333", "c": "1213"}
    reviews = Reviews.from_triples(
        (item, f"j{n}", int(g)) for item, row in marks.items() for n, g in enumerate(row)
    )

    assert proportional_odds(reviews, jurors="none").reason.code == "only_extreme"
    assert proportional_odds(Reviews.from_triples([("a", "x", 2), ("b", "x", 2)])).reason.code == "one_grade"


def test_two_grades_are_a_logistic_regression():
    """With two grades and one factor, the coefficient is the log odds ratio of the cross table."""
    counts = {("no", 0): 12, ("no", 1): 5, ("yes", 0): 4, ("yes", 1): 9}
    triples, levels = [], {}
    for (level, grade), count in counts.items():
        for n in range(count):
            item = f"{level}{grade}{n}"
            levels[item] = {"seen": level}
            triples.append((item, "x", grade))
    model = proportional_odds(Reviews.from_triples(triples), factors=levels, jurors="none")

    assert model.effects["seen: yes"] == pytest.approx(log((9 / 4) / (5 / 12)), abs=1e-6)
    assert model.standard_errors["seen: yes"] == pytest.approx(
        (1 / 12 + 1 / 5 + 1 / 4 + 1 / 9) ** 0.5, abs=1e-4
    )


@pytest.mark.slow
def test_it_speaks_and_refuses():
    """Levels and jurors say their odds in both languages; strangers and wrong options are refused."""
    reviews, levels = bottles()
    model = proportional_odds(reviews, factors=levels)

    assert "multiplies the odds of a higher grade by" in unfolded(model.explain("temp: warm"))
    assert "multiplie les chances" in unfolded(model.explain("1", lang="fr"))
    assert [row["kind"] for row in model.rows()].count("juror") == 9
    assert model.rows()[0]["name"] == "1 | 2"
    assert "<table>" in model._repr_html_()
    with pytest.raises(UnknownKey):
        model.explain("temp: hot")
    with pytest.raises(Fault, match="jurors"):
        proportional_odds(reviews, factors=levels, jurors="all")
    with pytest.raises(Faults) as caught:
        proportional_odds(reviews, factors={})
    assert [f"proportional_odds.factors['{item}']" for item in reviews.items] == [
        one.place for one in caught.value.faults
    ]


def test_two_factors_that_say_the_same_have_no_bound():
    """A factor repeated under another name cannot be told apart from the first, and that is said."""
    reviews, levels = bottles()
    twice = {item: {**row, "heat": row["temp"]} for item, row in levels.items()}

    assert proportional_odds(reviews, factors=twice, jurors="none").reason.code == "separated"


def test_components_do_not_compare_by_grades_either():
    """Rooms that share nobody are refused where items and jurors have effects; without juror effects it is a choice."""
    rooms = Reviews.from_triples(
        [
            (f"{room}{n}", f"{room}{juror}", 1 + (n + k) % 3)
            for room in "pq"
            for n in range(4)
            for k, juror in enumerate("xyz")
        ]
    )
    for jurors in ("random", "free"):
        assert "disconnected" == proportional_odds(rooms, jurors=jurors).reason.code
    assert isinstance(proportional_odds(rooms, jurors="none"), OrdinalModel)


def test_levels_without_bound_are_named():
    """An item that only ever had the best grade has no bound: it is named, in both languages."""
    marks = [("a", "x", 4), ("a", "y", 4), ("b", "x", 2), ("b", "y", 3), ("c", "x", 3), ("c", "y", 2)]
    why = proportional_odds(Reviews.from_triples(marks)).reason

    assert "item: a had only the best or only the worst grade" in unfolded(why)
    assert "item: a : seulement la meilleure" in unfolded(why.say("fr"))


def test_a_variance_of_jurors_that_ends_at_zero_is_told():
    """Jurors who agree on every grade have no variance of their own, and the fit says so."""
    marks = [(f"d{n}", juror, 1 + n % 3) for n in range(9) for juror in "xyz"]
    levels = {f"d{n}": {} for n in range(9)}
    alike = proportional_odds(Reviews.from_triples(marks), factors=levels)

    assert ["singular_jurors"] == [one.code for one in alike.cautions]
    assert () == proportional_odds(Reviews.from_triples(marks), factors=levels, jurors="none").cautions


@pytest.mark.slow
def test_a_judge_at_random_is_at_the_top_of_what_is_known_and_the_error_is_its_curve():
    """A judge's effect is the likeliest given the grades and the judges' spread; its error, 1 over the root of the bend."""
    reviews, levels = bottles()
    model = proportional_odds(reviews, factors=levels)

    for one in model.severities:
        own = Reviews(reviews=[review for review in reviews.reviews if review.juror == one.juror])

        def known(value, one=one, own=own):
            moved = evolve(model, severities=[evolve(one, value=value)])
            return likelihood(own, levels, moved) - value * value / (2 * model.juror_variance)

        below, here, above = (known(one.value + move) for move in (-1e-3, 0, 1e-3))
        assert abs(above - below) < 1e-6
        assert one.standard_error == pytest.approx(1 / sqrt((2 * here - below - above) / 1e-6), rel=1e-4)


@pytest.mark.parametrize("grades", [2, 5])
def test_slopes_of_the_marginal_likelihood_are_what_a_little_more_gives(grades):
    """Moving a threshold, an effect or the variance of jurors by a little changes the likelihood by its slope."""
    draw = Random(grades)
    groups = [
        [_odds_likelihood.Row(draw.randrange(grades), [grades - 1 + draw.randrange(3)]) for _ in range(9)]
        for _ in range(4)
    ]
    values = [*(0.9 * cut - 1 for cut in range(grades - 1)), 0.4, -0.6, 0.1, -0.3]

    def height(place, move):
        moved = [value + move * (number == place) for number, value in enumerate(values)]
        return _odds_likelihood.laplace(moved, groups, grades)

    for place, slope in enumerate(_odds_likelihood.laplace_slopes(values, groups, grades)):
        assert slope == pytest.approx((height(place, 1e-5) - height(place, -1e-5)) / 2e-5, abs=1e-6)


@pytest.mark.slow
def test_marks_out_of_twenty_take_seconds():
    """Forty dossiers of eight jurors, each mark out of twenty a grade of its own: as many effects as that are found."""
    found = proportional_odds(stops._reviews(40, 8, each=4, grades=20))

    assert len(found.grades) + len(found.effects) == 19 + 39
    assert found.juror_variance == 0


def test_too_many_effects_are_refused():
    """A thousand effects take minutes: who asks for more is told the most, in both languages."""
    marks = [(f"d{at:04}", f"j{juror}", (at + juror) % 3) for at in range(1_000) for juror in range(3)]
    found = proportional_odds(Reviews.from_triples(marks))

    assert isinstance(found, Undefined)
    assert found.reason.code == "too_many_effects"
    assert found.reason.facts["most"] == 1_000


@pytest.mark.parametrize("flat", [1, 1000])
def test_a_long_ridge_is_climbed_in_few_steps(flat):
    """Where one way is a hundred times as steep as another, what was seen of the bends shortens the climb, flat or not."""
    seen = []

    def height(at):
        seen.append(at)
        return (-((at[0] - 1) ** 2) - 100 * (at[1] + 2) ** 2 - at[0] * at[1]) / flat

    def slopes(at):
        return [(2 - 2 * at[0] - at[1]) / flat, (-200 * (at[1] + 2) - at[0]) / flat]

    top, _ = _odds_likelihood.climb_quasi([0.0, 0.0], height, slopes)

    assert 2 * top[0] - 2 + top[1] == pytest.approx(0, abs=1e-4)
    assert 200 * (top[1] + 2) + top[0] == pytest.approx(0, abs=1e-4)
    assert len(seen) < 100, len(seen)


def test_a_climb_without_a_top_ends():
    """Where each step is as good as the last, a climb takes two hundred of them, and no more."""
    top, value = _odds_likelihood.climb_quasi([0.0], lambda at: at[0], lambda _: [1.0])

    assert top == [value] == [pytest.approx(200)]


def test_marks_that_nothing_explains_start_at_their_top():
    """Where no factor tells marks apart, the thresholds that a fit starts from leave no slope to climb."""
    rows = [_odds_likelihood.Row(grade, ()) for grade in (0, 0, 0, 1, 2, 2, 3)]
    slopes, _ = _odds_likelihood._slopes(_odds_likelihood._start(rows, 4), rows, 4)

    assert slopes == pytest.approx([0, 0, 0], abs=1e-12)


def test_a_step_is_halved_until_it_climbs():
    """What is as high is no climb; where no part of forty climbs, one stays."""
    tried = []

    def hill(at):
        tried.append(at[0])
        return -abs(at[0] - 1)

    assert ([1.0], 0.0) == _odds_likelihood._climb([0.0], [8.0], -1.0, hill)
    assert [8, 4, 2, 1] == tried
    assert ([1.0], 0.0) == _odds_likelihood._climb([1.0], [8.0], 0.0, hill)
    assert [1 + 8 / 2**number for number in range(40)] == tried[4:]


@pytest.mark.parametrize(("above", "below"), [(1.0, 1.0), (0.5, 2.0), (40.0, 39.0), (-800.0, -800.0)])
def test_a_grade_without_room_between_its_thresholds_is_impossible(above, below):
    """Where a grade's two thresholds meet or cross, its log-likelihood is minus infinity, and has no slope to follow."""
    assert (float("-inf"), 0.0, 0.0, 0.0, 0.0, 0.0) == _odds_likelihood.point(above, below)[:6]


@pytest.mark.parametrize(("above", "below"), [(1.5, -0.5), (0.2, -3.0), (4.0, 3.5)])
def test_slopes_and_bends_of_a_mark_are_what_a_little_more_gives(above, below):
    """Moving either threshold by a little changes the log-likelihood by its slope, and the slopes by its bends."""
    here, little = _odds_likelihood.point(above, below), 1e-6
    right, left = _odds_likelihood.point(above + little, below), _odds_likelihood.point(above - little, below)
    up, down = _odds_likelihood.point(above, below + little), _odds_likelihood.point(above, below - little)
    told = (here.da, here.daa, here.dab, here.db, here.dbb, here.dab)

    assert told == pytest.approx(
        [
            (more - less) / (2 * little)
            for more, less in (
                (right.value, left.value),
                (right.da, left.da),
                (right.db, left.db),
                (up.value, down.value),
                (up.db, down.db),
                (up.da, down.da),
            )
        ],
        rel=1e-5,
    )


def test_a_fit_ends_where_the_least_gain_is_lost_in_rounding(monkeypatch):
    """Of a million marks the likelihood is so far below zero that no step gains what ends a fit: it ends all the same."""
    plain, asked = _odds_likelihood.log_likelihood, []

    def deep(values, rows, grades):
        asked.append(values)
        assert len(asked) < 1000
        return plain(values, rows, grades) - 10**6

    monkeypatch.setattr(_odds_likelihood, "log_likelihood", deep)
    rows = [_odds_likelihood.Row(grade, columns) for grade in range(3) for columns in ((), (2,), ())]

    assert _odds_likelihood.fit(rows, 3, 1).values == pytest.approx([-log(2), log(2), 0], abs=1e-4)


@pytest.mark.parametrize("variance", [0.04, 0.25, 4.0])
def test_the_likeliest_effect_of_a_juror_is_found_in_few_steps(monkeypatch, variance):
    """Each step doubles the digits that are right: eight are enough, whatever the spread of jurors."""
    plain, asked = _odds_likelihood.point, []
    monkeypatch.setattr(_odds_likelihood, "point", lambda a, b: asked.append(a) or plain(a, b))
    rows = [_odds_likelihood.Row(grade, ()) for grade in (0, 2, 2)]
    found = _odds_likelihood.mode([-1.0, 1.0], rows, 3, variance)
    slopes = [plain(a - found.effect, b - found.effect) for a, b in ((-1.0, -inf), (inf, 1.0), (inf, 1.0))]

    assert -sum(one.da + one.db for one in slopes) == pytest.approx(found.effect / variance, abs=1e-9)
    assert len(asked) <= len(rows) * (8 + 1), len(asked)


def test_an_effect_out_of_reach_is_sought_sixty_steps_long(monkeypatch):
    """A step is of two logits at most, and there are sixty: the search for what lies five hundred away ends at 120."""
    plain, asked = _odds_likelihood.point, []
    monkeypatch.setattr(_odds_likelihood, "point", lambda a, b: asked.append(a) or plain(a, b))

    assert -120 == _odds_likelihood.mode([-500.0], [_odds_likelihood.Row(0, ())], 2, 1e9).effect
    assert 60 + 1 == len(asked)
