"""A bar on long work: `python examples/progress.py tqdm`, or `rich` (needs the one that you name).

`progress=` takes a function that is told how far the work is. Each bar takes three lines. The answer is the same with a
bar and without. All marks are invented.
"""

import sys
from functools import partial

from eig import jury, testing

ITEMS = [f"challenge-{number:02}" for number in range(1, 31)]
RUBRIC = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)


def long_work(replicates):
    """Return a call that takes long: would the same dossiers be kept, had other jurors sat?"""
    jurors = testing.synthetic_jurors(9, seed=7)
    marks = testing.synthetic_marks(ITEMS, jurors, seed=7, criteria=["impact", "team"])
    reviews = jury.Scoresheet.from_marks(RUBRIC, marks).reviews()
    return partial(jury.robustness.bootstrap, reviews, places=10, replicates=replicates, seed=7)


def with_tqdm(work):
    """Run work under a bar of tqdm."""
    from tqdm import tqdm  # noqa: PLC0415 # one of the two is enough

    with tqdm(unit="step") as bar:

        def show(at):
            bar.total, _ = at.total, bar.update(at.done - bar.n)

        return work(progress=show)


def with_rich(work):
    """Run work under a bar of rich."""
    from rich.progress import Progress  # noqa: PLC0415 # one of the two is enough

    with Progress() as bars:
        bar = bars.add_task("samples", total=None)
        return work(progress=lambda at: bars.update(bar, total=at.total, completed=at.done))


def main(library="tqdm", replicates=20_000):
    """Run long work under a bar, and print what came out."""
    found = {"tqdm": with_tqdm, "rich": with_rich}[library](long_work(int(replicates)))
    print(found.explain())


if __name__ == "__main__":
    main(*sys.argv[1:])
