"""Jury: agreement, severity, chance. See `measuring`."""

import random

from jobs_marks import applications, sized
from measuring import Job, Way


def marks(scale):
    """Draw three marks out of 20 an application, from jurors of several severities."""
    rng = random.Random(1)
    jurors = {f"j{seat:05}": rng.gauss(0, 1.2) for seat in range(sized(12, scale, 4))}
    names, drawn = list(jurors), []
    for item in range(sized(170, scale, 4)):
        quality = rng.gauss(12, 1.5)
        drawn += [
            (f"c{item:06}", name, min(20, max(0, round(quality + jurors[name] + rng.gauss(0, 1.5)))))
            for name in rng.sample(names, 3)
        ]
    return drawn


def table(scale, share=1.0):
    """Draw twelve marks out of 20 an application, as rows."""
    rng = random.Random(1)
    return [
        (f"c{item:06}", f"j{seat:02}", rng.randint(0, 20))
        for item in range(sized(170, scale, 4))
        for seat in range(12)
        if rng.random() < share
    ]


def holed(scale):
    """Draw the same, three in ten left out."""
    return table(scale, 0.7)


def by_twelve(scale):
    return f"{sized(170, scale):,} × 12"


def reviews(rows):
    from eig.jury import Reviews

    return Reviews.from_triples(rows)


def of(package, name, **options):
    """Return the call of a function of the jury, imported when it is called."""

    def call(given):
        import importlib

        return getattr(importlib.import_module(f"eig.jury.{package}"), name)(given, **options)

    return call


def frame(rows):
    import pandas as pd

    return pd.DataFrame(rows, columns=["item", "juror", "mark"])


def pingouin(frame):
    import pingouin

    return pingouin.intraclass_corr(frame, targets="item", raters="juror", ratings="mark")


def matrix(rows):
    import numpy as np

    items = {name: at for at, name in enumerate(dict.fromkeys(item for item, _, _ in rows))}
    found = np.full((12, len(items)), np.nan)
    for item, juror, mark in rows:
        found[int(juror[1:]), items[item]] = mark
    return found


def alpha(matrix):
    import krippendorff

    return krippendorff.alpha(reliability_data=matrix, level_of_measurement="interval")


def mixed(frame):
    from statsmodels.regression.mixed_linear_model import MixedLM

    parts = {"item": "0 + C(item)", "juror": "0 + C(juror)"}
    given = frame.assign(all=1)
    return MixedLM.from_formula("mark ~ 1", groups="all", vc_formula=parts, re_formula="0", data=given).fit()


def estimates(rows):
    return of("severity", "within_model")(reviews(rows)).estimates


def bootstrapped(given):
    from eig.jury.robustness import bootstrap

    return bootstrap(given, places=max(1, len(given.by_item) * 25 // 170), replicates=1_000, seed=1)


def left_out(given):
    from eig.jury.robustness import leave_one_juror_out

    return leave_one_juror_out(given, places=max(1, len(given.by_item) * 25 // 170))


def array(rows):
    import numpy as np

    by_item = {}
    for item, _, mark in rows:
        by_item.setdefault(item, []).append(float(mark))
    return np.array(list(by_item.values()))


def numpy_bootstrap(marks):
    import numpy as np

    draw = np.random.default_rng(1)
    for _ in range(1_000):
        picks = draw.integers(0, 3, size=marks.shape)
        (-np.take_along_axis(marks, picks, axis=1).mean(axis=1)).argsort().argsort()


DENSE = "its matrix of effects grows with the square: 0.8 GB at ten times"
JOBS = (
    Job("Krippendorff's alpha, interval", holed, by_twelve, {
        "eig": Way(of("agreement", "krippendorff_alpha"), reviews, lambda found: round(found.value, 6)),
        "krippendorff": Way(alpha, matrix, lambda found: round(float(found), 6), "krippendorff"),
    }),
    Job("six intraclass correlations, with intervals", table, by_twelve, {
        "eig": Way(of("agreement", "intraclass_correlations"), reviews),
        "pingouin": Way(pingouin, frame, needs="pingouin"),
    }),
    Job("severity by REML, crossed", marks, applications, {
        "eig": Way(of("severity", "crossed_model"), reviews, lambda found: round(found.criterion, 2)),
        "statsmodels": Way(mixed, frame, lambda fit: round(-2 * fit.llf, 2), "statsmodels.regression.mixed_linear_model", 1, DENSE),
    }),
    Job("expected ranks", marks, applications, {"eig": Way(of("robustness", "expected_ranks"), estimates)}),
    Job("each juror left out in turn", marks, applications, {"eig": Way(left_out, reviews)}),
    Job("1,000 bootstrap samples", marks, applications, {
        "eig": Way(bootstrapped, reviews),
        "NumPy, ranks only": Way(numpy_bootstrap, array, needs="numpy"),
    }),
)  # fmt: skip
