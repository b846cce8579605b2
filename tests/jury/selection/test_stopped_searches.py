"""Under many overlapping ceilings a search is stopped, and what it looked for is told as not known."""

from random import Random

from eig.jury import rank, select
from eig.jury.selection import best_under_quotas
from eig.jury.selection._selection_reasons import price_of
from eig.programme import Quota


def _many_ceilings():
    """Twenty items, each counted by three of six ceilings that leave places unfilled."""
    draw = Random(4)
    names = [f"a{number}" for number in range(6)]
    scores = {f"i{number:02}": draw.randint(0, 50) for number in range(20)}
    kinds = {item: dict.fromkeys(draw.sample(names, 3), "x") for item in scores}
    return scores, [Quota(attribute=name, value="x", maximum=2) for name in names], kinds


def test_a_search_that_is_stopped_is_told_as_not_known(monkeypatch):
    """What the smallest relaxation is, the next total and a price are left open where their search was stopped."""
    scores, quotas, kinds = _many_ceilings()
    known = best_under_quotas(scores, places=8, quotas=quotas, attributes=kinds)
    assert known.conflict.units is not None
    assert not known.second_open
    for name, most in (("PATIENCE", 1), ("LENIENCE", 1)):
        monkeypatch.setattr(f"eig.jury.selection._best_weight.{name}", most)
    monkeypatch.setattr("eig.jury.selection.quota_optima.STEPS", 0)
    stopped = best_under_quotas(scores, places=8, quotas=quotas, attributes=kinds)

    assert (stopped.optimum, stopped.sets, stopped.count) == (known.optimum, known.sets, known.count)
    assert (None, True, {}) == (stopped.second_best, stopped.second_open, dict(stopped.prices))
    assert {None} == {row["price"] for row in stopped.rows()}
    assert (stopped.conflict.units, stopped.conflict.relaxations, stopped.conflict.sets) == (None, (), ())
    assert (stopped.conflict.quotas, stopped.conflict.fillable) == (
        known.conflict.quotas,
        known.conflict.fillable,
    )
    assert "the smallest relaxation is not known" in str(stopped.conflict)
    chosen = select(rank(scores), places=8, quotas=quotas, attributes=kinds)
    assert chosen.main == known.sets[0]
    assert "not known" == str(price_of(chosen, 0, None))
