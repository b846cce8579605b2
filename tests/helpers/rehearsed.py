"""A rehearsal from one seed: challenges, candidates, wishes, jurors, panels, marks, and the tables of an office."""

from attrs import evolve

from eig.jury import Scale
from eig.promotions import P3, P4
from eig.testing import (
    synthetic_candidates,
    synthetic_challenges,
    synthetic_jurors,
    synthetic_marks,
    synthetic_panels,
    synthetic_tables,
    synthetic_wishes,
)  # fmt: skip

SEED = 2019


def people():
    """Write one value a line: who applies and for what, who judges and with which marks."""
    challenges = synthetic_challenges(6, seed=SEED, promotion=P3)
    candidates = synthetic_candidates(12, seed=SEED, promotion=P3)
    wishes = synthetic_wishes(candidates, seed=SEED, promotion=P3, mate_share="0.5")
    profiles = synthetic_wishes(candidates[:3], seed=SEED, promotion=P4)
    uncapped = evolve(P3, rules=evolve(P3.rules, wish_cap=None))
    more = synthetic_wishes(candidates, seed=SEED, promotion=uncapped, challenges=challenges)
    jurors = synthetic_jurors(7, seed=SEED)
    panels = synthetic_panels(jurors, [one.id for one in challenges], seed=SEED, panels=3)
    heard = synthetic_marks([one.id for one in challenges], panels=panels, seed=SEED)
    few = synthetic_marks(
        ["a", "b", "c"], jurors, seed=SEED, reviews_per_item=2, criteria=["x"], scale=Scale(low=0, high=20),
        severity_spread=3,
    )  # fmt: skip
    default = synthetic_panels(synthetic_jurors(9, seed=1), ["a"], seed=1)
    made = (*challenges, *candidates, *wishes, *profiles, *more, *jurors, *panels, *heard, *few, *default)
    return "".join(f"{one!r}\n" for one in made)


def tables():
    """Write one row a line, of the tables of a promotion of five challenges and two proposed ones."""
    small = evolve(P3, challenges=P3.challenges[:5])
    proposed = synthetic_challenges(2, seed=SEED, promotion=P3)
    asked = [
        {"proposed": proposed, "candidates": 14, "jurors": 7, "panels": 3, "heard": 2},
        {"candidates": 5, "jurors": 2, "panels": 1, "heard": 1, "scale": Scale(low=0, high=20, step="0.5")},
        {"proposed": proposed[:1], "candidates": 0, "jurors": 1, "panels": 1, "scale": Scale(low=2, high=9)},
        {"proposed": proposed[:1], "candidates": 0, "jurors": 1, "panels": 1, "scale": Scale.levels(0, 1)},
    ]
    made = [synthetic_tables(small, seed=SEED, **one) for one in asked]
    return "".join(f"{name} {row}\n" for given in made for name, rows in given.items() for row in rows)
