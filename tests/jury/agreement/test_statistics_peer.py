"""The jury's statistics against other people's libraries, on many random juries."""

from fractions import Fraction
from random import Random
from shutil import which
from subprocess import run

import pytest

from eig._maths import distributions
from eig.jury import Reviews, krippendorff_alpha
from eig.jury.agreement import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac,
    intraclass_correlations,
    kendall_w,
    mean_spearman,
)
from eig.jury.robustness import expected_ranks
from eig.jury.severity import Estimates, crossed_model, proportional_odds, within_model
from eig.reasons import Undefined
from helpers.evidence import peer


def items_by_jurors(rows):
    return Reviews.from_triples(
        (f"i{i:04}", f"j{j:03}", mark)
        for i, row in enumerate(rows)
        for j, mark in enumerate(row)
        if mark is not None
    )


def matrix(random, items, jurors, top, *, holes=0.0, scale=1):
    return [
        [None if random.random() < holes else Fraction(random.randint(0, top), scale) for _ in range(jurors)]
        for _ in range(items)
    ]


def floats(rows):
    return [[float("nan") if mark is None else float(mark) for mark in row] for row in rows]


@pytest.mark.peer(what="alpha by four distances, a third of the marks missing", against="krippendorff")
@pytest.mark.parametrize("distance", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_meets_krippendorff(distance, evidence):
    """Ten thousand random juries, a third of the marks missing: the same alpha as `krippendorff`, to 1e-9."""
    krippendorff, np = peer("krippendorff"), peer("numpy")
    random = Random(11)
    for _ in range(evidence.part(2500)):
        rows = matrix(random, random.randint(2, 9), random.randint(2, 6), random.randint(1, 5), holes=0.3)
        found = krippendorff_alpha(items_by_jurors(rows), distance=distance).value
        if isinstance(found, Undefined):
            continue
        theirs = krippendorff.alpha(reliability_data=np.array(floats(rows)).T, level_of_measurement=distance)
        assert found == pytest.approx(theirs, abs=1e-9)
        evidence.count()
    assert evidence.partial or evidence.instances > 2000


@pytest.mark.peer(what="alpha by four distances, 500 items by 50 jurors", against="krippendorff")
def test_alpha_meets_krippendorff_at_full_size(evidence):
    """500 items by 50 jurors on a grid of 41 half points: the same alpha, to 1e-12."""
    krippendorff, np = peer("krippendorff"), peer("numpy")
    rows = matrix(Random(2), 500, 50, 40, holes=0.3, scale=2)
    for distance in ("nominal", "ordinal", "interval", "ratio"):
        theirs = krippendorff.alpha(reliability_data=np.array(floats(rows)).T, level_of_measurement=distance)
        assert krippendorff_alpha(items_by_jurors(rows), distance=distance).value == pytest.approx(
            theirs, abs=1e-12
        )
        evidence.count()


@pytest.mark.peer(what="six intraclass correlations with intervals", against="pingouin")
@pytest.mark.filterwarnings("ignore")
def test_icc_meets_pingouin(evidence):
    """Two hundred random complete panels: six figures and intervals as pingouin shows them."""
    pingouin, pandas = peer("pingouin"), peer("pandas")
    random = Random(5)
    names = {
        "ICC1": "ICC1",
        "ICC2": "ICC2",
        "ICC3": "ICC3",
        "ICC1k": "ICC1k",
        "ICC2k": "ICC2k",
        "ICC3k": "ICC3k",
    }
    theirs_of = {
        "ICC(1,1)": "ICC1",
        "ICC(A,1)": "ICC2",
        "ICC(C,1)": "ICC3",
        "ICC(1,k)": "ICC1k",
        "ICC(A,k)": "ICC2k",
        "ICC(C,k)": "ICC3k",
        **names,
    }
    for _ in range(evidence.part(200)):
        rows = matrix(random, random.randint(5, 20), random.randint(2, 6), 20, scale=2)
        frame = pandas.DataFrame(
            [(f"i{i:03}", f"j{j}", float(mark)) for i, row in enumerate(rows) for j, mark in enumerate(row)],
            columns=["item", "juror", "mark"],
        )
        found = intraclass_correlations(items_by_jurors(rows))
        table = pingouin.intraclass_corr(frame, targets="item", raters="juror", ratings="mark")
        for _, line in table.iterrows():
            kind = theirs_of[line["Type"]]
            assert found.values[kind] == pytest.approx(line["ICC"], abs=1e-6)
            low, high = line["CI95"] if "CI95" in line else line["CI95%"]
            if not isinstance(found.low[kind], Undefined) and kind != "ICC2k":
                assert found.low[kind] == pytest.approx(low, abs=6e-3)
                assert found.high[kind] == pytest.approx(high, abs=6e-3)
        evidence.count()


@pytest.mark.peer(what="quantiles of Fisher's F and Student's t", against="scipy")
def test_quantiles_meet_scipy(evidence):
    """Ten thousand quantiles of Fisher's F and Student's t, from half a degree of freedom to ten thousand, to 1e-11."""
    stats, random = peer("scipy.stats"), Random(32)
    for _ in range(evidence.part(5000)):
        df1, df2 = (10 ** random.uniform(-0.3, 4) for _ in range(2))
        level = random.choice((random.uniform(1e-6, 1), 0.9, 0.95, 0.99, 0.999))
        p = (1 - level) / 2
        below, above = distributions.f_range(level, df1, df2)
        assert below == pytest.approx(stats.f.ppf(p, df1, df2), rel=1e-11)
        assert 1 / above == pytest.approx(stats.f.ppf(p, df2, df1), rel=1e-11)
        assert distributions.t_quantile(1 - p, df1) == pytest.approx(
            -stats.t.ppf(p, df1), rel=1e-11, abs=1e-11
        )
        evidence.count()


def fisher(stats, level, df1, df2):
    """The two quantiles of Fisher's F that pingouin and the books take."""
    p = (1 + level) / 2
    return stats.f.ppf(p, df1, df2), stats.f.ppf(p, df2, df1)


@pytest.mark.peer(what="intervals of intraclass correlations", against="scipy")
@pytest.mark.filterwarnings("ignore")
def test_intervals_of_icc_meet_scipy(evidence):
    """Four thousand panels, mild and severe jurors, five levels: the intervals of the books with scipy's F, to 1e-10.

    Shrout & Fleiss (1979), pp. 422-424; scipy has no quantile where Satterthwaite leaves next to no degrees of freedom.
    """
    stats, random, met = peer("scipy.stats"), Random(31), 0
    for _ in range(evidence.part(4000)):
        n, k = random.randint(2, 40), random.randint(2, 12)
        level, spread = random.choice((0.5, 0.9, 0.95, 0.99, 0.999)), random.choice((0, 1, 5, 14))
        severities = [round(spread * random.random()) for _ in range(k)]
        qualities = [random.randint(0, 5) for _ in range(n)]
        rows = [[quality + juror + random.randint(-2, 2) for juror in severities] for quality in qualities]
        found = intraclass_correlations(items_by_jurors(rows), level=level)
        between, jurors, within, error = (found.mean_squares[name] for name in ("MSR", "MSC", "MSW", "MSE"))
        expected = {}
        for kind, noise, df in (("ICC1", within, n * (k - 1)), ("ICC3", error, (n - 1) * (k - 1))):
            if between and noise:
                above, below = fisher(stats, level, n - 1, df)
                low, high = between / noise / above, between / noise * below
                expected[kind] = (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)
                expected[f"{kind}k"] = 1 - 1 / low, 1 - 1 / high
        if between and error:
            value = found.values["ICC2"]
            share, rest = k * value * jurors / error, n * (1 + (k - 1) * value) - k * value
            df = (k - 1) * (n - 1) * (share + rest) ** 2 / ((n - 1) * share**2 + rest**2)
            above, below = fisher(stats, level, n - 1, df)
            noise = k * jurors + (k * n - k - n) * error
            expected["ICC2"] = (
                n * (between - above * error) / (above * noise + n * between),
                n * (below * between - error) / (noise + n * below * between),
            )
        for kind, ends in expected.items():
            for ours, theirs in zip((found.low[kind], found.high[kind]), ends, strict=True):
                if theirs == theirs:  # noqa: PLR0124 # scipy's nan
                    assert ours == pytest.approx(theirs, rel=1e-10, abs=1e-10)
                    met += 1
        evidence.count()
    assert evidence.partial or met > 30_000


@pytest.mark.peer(what="Cohen's kappa by three weights", against="scikit-learn")
@pytest.mark.parametrize("weights", ["identity", "linear", "quadratic"])
def test_cohens_kappa_meets_scikit_learn(weights, evidence):
    """A thousand random pairs of jurors: the same weighted kappa as scikit-learn."""
    metrics = peer("sklearn.metrics")
    random, grades = Random(7), [0, 1, 2, 3]
    for _ in range(evidence.part(1000)):
        rows = matrix(random, random.randint(3, 30), 2, 3)
        found = cohen_kappa(items_by_jurors(rows), "j000", "j001", weights=weights, categories=grades).value
        if isinstance(found, Undefined):
            continue
        a, b = ([int(mark) for mark in column] for column in zip(*rows, strict=True))
        theirs = metrics.cohen_kappa_score(
            a, b, labels=grades, weights=None if weights == "identity" else weights
        )
        assert found == pytest.approx(theirs, abs=1e-9)
        evidence.count()


@pytest.mark.peer(what="Fleiss' kappa", against="statsmodels")
def test_fleiss_kappa_meets_statsmodels(evidence):
    """A thousand random complete panels: the same kappa as statsmodels."""
    raters = peer("statsmodels.stats.inter_rater")
    random = Random(8)
    for _ in range(evidence.part(1000)):
        rows = matrix(random, random.randint(2, 12), random.randint(2, 6), 3)
        found = fleiss_kappa(items_by_jurors(rows)).value
        if not isinstance(found, Undefined):
            counts = raters.aggregate_raters([[int(mark) for mark in row] for row in rows])[0]
            assert found == pytest.approx(raters.fleiss_kappa(counts), abs=1e-9)
            evidence.count()


@pytest.mark.peer(what="standard error of Cohen's kappa", against="statsmodels")
def test_cohens_interval_meets_statsmodels(evidence):
    """The linearised standard error is that of Fleiss, Cohen & Everitt (1969), but for n - 1 in place of n."""
    raters, np = peer("statsmodels.stats.inter_rater"), peer("numpy")
    random = Random(9)
    for _ in range(evidence.part(300)):
        rows = [
            [a := random.randint(0, 2), a if random.random() < 0.6 else random.randint(0, 2)]
            for _ in range(40)
        ]
        found = cohen_kappa(items_by_jurors(rows), "j000", "j001")
        table = np.zeros((3, 3))
        for a, b in rows:
            table[a, b] += 1
        theirs = raters.cohens_kappa(table)
        assert found.standard_error * (39 / 40) ** 0.5 == pytest.approx(theirs.std_kappa, rel=1e-6)
        evidence.count()


@pytest.mark.peer(
    what="AC1, Fleiss, Conger, Brennan-Prediger with their standard errors, and alpha", against="irrCAC"
)
@pytest.mark.filterwarnings("ignore")
def test_coefficients_meet_irrcac(evidence):
    """Two hundred juries with holes: AC1, Fleiss, Conger, Brennan-Prediger with their standard errors, and alpha."""
    irr, pandas = peer("irrCAC.raw"), peer("pandas")
    random = Random(4)
    for _ in range(evidence.part(200)):
        rows = [row for row in matrix(random, 12, 4, 3, holes=0.2) if any(mark is not None for mark in row)]
        reviews, seen = (
            items_by_jurors(rows),
            sorted({float(mark) for row in rows for mark in row if mark is not None}),
        )
        table = irr.CAC(pandas.DataFrame(floats(rows)), categories=seen)  # left out, NaN is one more category
        for name, measure in (
            ("gwet", gwet_ac), ("fleiss", fleiss_kappa), ("conger", conger_kappa), ("bp", brennan_prediger),
            ("krippendorff", lambda given: krippendorff_alpha(given, distance="nominal")),
        ):  # fmt: skip
            theirs, found = getattr(table, name)()["est"], measure(reviews)
            assert found.value == pytest.approx(theirs["coefficient_value"], abs=2e-5)
            if name != "krippendorff":  # the port has the error that its author corrected in 2021
                assert found.standard_error == pytest.approx(theirs["se"], abs=2e-5)
        evidence.count()


@pytest.mark.peer(what="Kendall's W with its test, and Spearman's correlations", against="scipy")
def test_w_meets_friedman_and_spearman_meets_scipy(evidence):
    """A thousand juries with ties: chi-squared and p are Friedman's; pairwise correlations are Spearman's."""
    stats = peer("scipy.stats")
    random = Random(6)
    for _ in range(evidence.part(1000)):
        rows = matrix(random, random.randint(3, 9), random.randint(3, 6), 6)
        reviews = items_by_jurors(rows)
        found = kendall_w(reviews)
        columns = [[float(mark) for mark in column] for column in zip(*rows, strict=True)]
        if isinstance(found.value, Undefined):
            continue
        statistic, p = stats.friedmanchisquare(*zip(*columns, strict=True))
        assert found.chi2 == pytest.approx(statistic, abs=1e-9)
        assert found.p == pytest.approx(p, abs=1e-9)
        for a, b, rho, _ in mean_spearman(reviews).pairs:
            theirs = stats.spearmanr(columns[int(a[1:])], columns[int(b[1:])])[0]
            assert rho == pytest.approx(theirs, abs=1e-9)
        evidence.count()


def jury(random, items, jurors, each, *, severity=1.2):
    severities = [random.gauss(0, severity) for _ in range(jurors)]
    triples = []
    for item in range(items):
        quality = random.gauss(10, 1.5)
        for juror in random.sample(range(jurors), each):
            mark = quality + severities[juror] + random.gauss(0, 1.5)
            triples.append((f"i{item:03}", f"j{juror:02}", Fraction(round(2 * mark), 2)))
    return Reviews.from_triples(triples)


@pytest.mark.peer(what="variances by REML, two models", against="statsmodels")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("method", ["crossed", "within"])
def test_reml_meets_statsmodels(method, evidence):
    """Twenty juries of 42 by 8: our criterion is never above that of statsmodels, and equal where it converges."""
    mixed, pandas, np = peer("statsmodels.regression.mixed_linear_model"), peer("pandas"), peer("numpy")
    random, met = Random(12), 0
    for _ in range(evidence.part(20)):
        reviews = jury(random, 42, 8, 3)
        frame = pandas.DataFrame(
            [(one.item, one.juror, float(one.mark), 1) for one in reviews.reviews],
            columns=["item", "juror", "mark", "all"],
        )
        fixed, parts = (
            ("mark ~ 1", {"item": "0 + C(item)", "juror": "0 + C(juror)"})
            if method == "crossed"
            else ("mark ~ 0 + C(item)", {"juror": "0 + C(juror)"})
        )
        fit = mixed.MixedLM.from_formula(
            fixed, groups="all", vc_formula=parts, re_formula="0", data=frame
        ).fit()
        model = (crossed_model if method == "crossed" else within_model)(reviews)
        assert model.criterion <= -2 * fit.llf + 1e-4
        if np.isfinite(fit.llf) and fit.converged and -2 * fit.llf < model.criterion + 1e-4:
            assert model.variances.residual == pytest.approx(fit.scale, rel=2e-2)
            met += 1
        evidence.count()
    assert evidence.partial or met > 10


# R's lme4, twice: by default it stops some 3e-5 away from the optimum, then a simplex goes to the last digit.
LME4 = """
if (!suppressMessages(require(lme4, quietly = TRUE))) quit(status = 3)
cat(as.character(packageVersion("lme4")), "\\n")
marks <- read.csv(file("stdin"))
control <- function(...) lmerControl(calc.derivs = FALSE, check.conv.singular = "ignore", ...)
simplex <- control(optCtrl = list(
  algorithm = "NLOPT_LN_NELDERMEAD", xtol_rel = 1e-12, xtol_abs = 1e-12, ftol_abs = 1e-14, maxeval = 9999
))
for (one in unique(marks$jury)) {
  mine <- marks[marks$jury == one, ]
  first <- lmer(mark ~ 1 + (1 | item) + (1 | juror), mine, REML = TRUE, control = control("bobyqa"))
  fit <- update(first, start = getME(first, "theta"), control = simplex)
  found <- VarCorr(fit)
  cat(sprintf("%.12g", c(found$item, found$juror, sigma(fit)^2, REMLcrit(fit))), "\\n")
}
"""


def lme4(juries, evidence):
    """Fit the crossed model of each jury by lme4: variances of items, jurors and residual, and the criterion."""
    rows = [
        f"{number},{one.item},{one.juror},{float(one.mark)!r}"
        for number, reviews in enumerate(juries)
        for one in reviews.reviews
    ]
    if which("Rscript") is None:
        pytest.skip("without R: `make oracles` runs it where R is installed")
    marks = "\n".join(["jury,item,juror,mark", *rows])
    done = run(["Rscript", "-e", LME4], input=marks, capture_output=True, text=True, check=False)
    if done.returncode == 3:
        pytest.skip("without lme4: `make oracles` runs it where R has it")
    assert done.returncode == 0, done.stderr
    version, *lines = done.stdout.splitlines()
    evidence.version("lme4", version.strip())
    return [[float(word) for word in line.split()] for line in lines]


@pytest.mark.peer(what="variances by REML, from 20 by 4 to 170 by 12", against="lme4")
def test_reml_meets_lme4(evidence):
    """Forty juries, from 20 by 4 to 170 by 12: the variances of R's lme4 to 1e-6, and zero where it finds zero."""
    random = Random(13)
    sizes = [(20, 4, 2), (42, 8, 3), (60, 6, 6), (170, 12, 3)] * evidence.part(10)
    juries = [jury(random, *size, severity=random.choice((0.0, 0.3, 1.2))) for size in sizes]
    singular = 0
    for reviews, (*variances, criterion) in zip(juries, lme4(juries, evidence), strict=True):
        model = crossed_model(reviews)
        found = [model.variances.items, model.variances.jurors, model.variances.residual]
        assert model.criterion == pytest.approx(criterion, abs=1e-7)
        assert found == pytest.approx(variances, rel=1e-6, abs=1e-6)
        assert (model.variances.jurors == 0) == (variances[1] < 1e-9)
        singular += model.variances.jurors == 0
        evidence.count()
    assert evidence.partial or 0 < singular < 20


@pytest.mark.peer(what="proportional odds: coefficients and likelihood", against="statsmodels")
def test_ordinal_meets_statsmodels(evidence):
    """Ten random tables: the coefficients and the likelihood of statsmodels' OrderedModel."""
    ordinal, np = peer("statsmodels.miscmodels.ordinal_model"), peer("numpy")
    random = Random(3)
    for _ in range(evidence.part(10)):
        levels = {f"d{n}": {"x": random.choice("ab"), "y": random.choice("pqr")} for n in range(60)}
        triples = [
            (
                item,
                j,
                min(4, max(1, round(2 + (row["x"] == "b") + 0.5 * (row["y"] == "r") + random.gauss(0, 1)))),
            )
            for item, row in levels.items()
            for j in "kl"
        ]
        model = proportional_odds(Reviews.from_triples(triples), factors=levels, jurors="none")
        columns = np.array(
            [
                [row["x"] == "b", row["y"] == "q", row["y"] == "r"]
                for item, _, _ in triples
                for row in [levels[item]]
            ]
        ).astype(float)
        fit = ordinal.OrderedModel([grade for *_, grade in triples], columns, distr="logit").fit(
            method="bfgs", disp=False, maxiter=500
        )
        assert model.log_likelihood == pytest.approx(fit.llf, abs=1e-4)
        assert list(model.effects.values()) == pytest.approx(list(fit.params[:3]), abs=2e-3)
        evidence.count()


@pytest.mark.peer(what="expected ranks and chances, against draws", against="numpy")
def test_expected_ranks_meet_numpy_simulation(evidence):
    """Fifty fields with shared errors: closed-form ranks and chances meet two hundred thousand draws of numpy."""
    np = peer("numpy")
    rng, random = np.random.default_rng(1), Random(1)
    for _ in range(evidence.part(50)):
        n, k = random.randint(3, 9), random.randint(1, 2)
        means, own = rng.normal(size=n), rng.uniform(0.1, 1, size=n)
        loadings = rng.normal(size=(n, 3)) * 0.5
        found = expected_ranks(
            Estimates(items=[f"d{i}" for i in range(n)], means=means, own=own, loadings=loadings),
            k=k, prior="flat", draws=4000,
        )  # fmt: skip
        drawn = (
            means + rng.normal(size=(200_000, 3)) @ loadings.T + rng.normal(size=(200_000, n)) * np.sqrt(own)
        )
        ranks = (-drawn).argsort(axis=1).argsort(axis=1) + 1
        for i in range(n):
            one = found.of(f"d{i}")
            assert one.rank == pytest.approx(ranks[:, i].mean(), abs=0.03)
            assert one.top == pytest.approx((ranks[:, i] <= k).mean(), abs=0.02)
        evidence.count()
