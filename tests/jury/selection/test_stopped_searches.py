"""Under many overlapping ceilings a search is stopped, and what it looked for is told as not known."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest

from eig import errors
from eig.errors import Fault
from eig.jury import rank, select
from eig.jury.selection import best_under_quotas, fair_lottery, replacement, replacements
from eig.jury.selection._lagrangian_search_under_quotas import Tired
from eig.jury.selection._why_kept_or_out_and_rank_needed import price_of
from eig.programme import Quota
from helpers.shares import whole
from helpers.unfolded import unfolded


def _many_ceilings(seed=4, items=14, each=3):
    """Items, each counted by some of six ceilings that leave places unfilled."""
    draw = Random(seed)
    names = [f"a{number}" for number in range(6)]
    scores = {f"i{number:02}": draw.randint(0, 50) for number in range(items)}
    kinds = {item: dict.fromkeys(draw.sample(names, each), "x") for item in scores}
    return scores, [Quota(attribute=name, value="x", maximum=2) for name in names], kinds


def test_a_search_that_is_stopped_is_told_as_not_known(monkeypatch):
    """What the smallest relaxation is, the next total and a price are left open where their search was stopped."""
    scores, quotas, kinds = _many_ceilings()
    known = best_under_quotas(scores, places=6, quotas=quotas, attributes=kinds)
    assert known.conflict.units is not None
    assert not known.second_open
    for name, most in (("PATIENCE", 1), ("LENIENCE", 1)):
        monkeypatch.setattr(f"eig.jury.selection._greatest_weight_by_two_searches.{name}", most)
    monkeypatch.setattr("eig.jury.selection.quota_optima_and_conflicts.STEPS", 0)
    stopped = best_under_quotas(scores, places=6, quotas=quotas, attributes=kinds)

    assert (stopped.optimum, stopped.sets, stopped.count) == (known.optimum, known.sets, known.count)
    assert (None, True, {}) == (stopped.second_best, stopped.second_open, dict(stopped.prices))
    assert [] == stopped.rows()
    assert (stopped.conflict.units, stopped.conflict.relaxations, stopped.conflict.sets) == (None, (), ())
    assert (stopped.conflict.quotas, stopped.conflict.fillable) == (tuple(quotas), known.conflict.fillable)
    assert (False, None) == (known.conflict.only, stopped.conflict.only)
    assert "whether each of them is needed is not known" in unfolded(stopped.conflict)
    assert "the smallest relaxation is not known" in unfolded(stopped.conflict)
    chosen = select(rank(scores), places=6, quotas=quotas, attributes=kinds)
    assert chosen.main == known.sets[0]
    assert "not known" == str(price_of(chosen, 0, None))


def after(count):
    """Return a word to stop that is said once so many questions were asked."""
    asked = iter(range(count))
    return lambda: next(asked, None) is None


def told_truly(known, found, quotas, kinds):
    """Whether what a stopped search tells is so, beside what is known."""
    held = [[sum(one.attribute in kinds[item] for item in some) for one in quotas] for some in found.sets]
    assert all(count <= one.maximum for counts in held for count, one in zip(counts, quotas, strict=True))
    assert not found.proven or (found.size, found.optimum) == (known.size, known.optimum)
    assert (found.size, found.optimum) <= (known.size, known.optimum)
    assert found.count_open or (found.sets, found.shares) == (known.sets, known.shares)
    assert found.second_open or found.second_best == known.second_best
    assert dict(found.prices).items() <= dict(known.prices).items()
    assert dict(found.places_won).items() <= dict(known.places_won).items()
    if found.conflict and found.proven:
        assert found.conflict.only is None or found.conflict.quotas == known.conflict.quotas
        assert found.conflict.units is None or found.conflict.relaxations == known.conflict.relaxations


def test_what_is_told_after_a_stop_is_so_wherever_the_search_was_stopped(monkeypatch):
    """Said at any question, a stop leaves fewer things known, and nothing that is told becomes false."""
    monkeypatch.setattr("eig.jury.selection._greatest_weight_by_two_searches.PATIENCE", 40)
    monkeypatch.setattr("eig.jury.selection._greatest_weight_by_two_searches.SOME", 40)
    scores, quotas, kinds = _many_ceilings(1, items=14, each=2)
    given = {"places": 8, "quotas": quotas, "attributes": kinds}
    known, outcomes = best_under_quotas(scores, **given), set()
    for count in (*range(0, 240, 40), *range(240, 400, 6), 700):
        found = best_under_quotas(scores, **given, stop=after(count))
        told_truly(known, found, quotas, kinds)
        outcomes.add((found.proven, found.count_open))

    assert {(False, True), (True, True), (True, False)} == outcomes


@pytest.mark.slow(but=["all_or_nothing-3"])
@pytest.mark.parametrize(("fill", "places"), [("as_many", 9), ("as_many", 3), ("all_or_nothing", 3)])
def test_a_search_that_is_stopped_at_once_has_a_set_of_as_many_as_can_be(fill, places):
    """It is dealt: it keeps the quotas, and of all sets of as many hardly any is heavier, whatever the scores."""
    for seed in range(6):
        scores, quotas, kinds = _many_ceilings(seed, items=18, each=3)
        scores = {item: score - 20 for item, score in scores.items()}
        given = {"places": places, "quotas": quotas, "attributes": kinds, "fill": fill}
        found = best_under_quotas(scores, **given, stop=lambda: True)

        able = [
            sum(map(scores.get, chosen))
            for chosen in combinations(scores, found.size)
            if max(Counter(name for item in chosen for name in kinds[item]).values()) <= 2
        ]
        assert (min(places, 4), False, True) == (found.size, found.proven, found.optimum in able)
        assert 20 * sum(weight > found.optimum for weight in able) <= len(able)
        with pytest.raises(Fault, match="the search ends in time"):
            best_under_quotas(scores, **given | {"places": 6, "fill": "all_or_nothing"}, stop=lambda: True)
        unheld = [*quotas, Quota(attribute="a0", value="y", minimum=1)]
        with pytest.raises(Fault, match="the search ends in time"):
            best_under_quotas(
                {**scores, "y": 9},
                places=0,
                quotas=unheld,
                attributes={**kinds, "y": {"a0": "y"}},
                stop=lambda: True,
            )


def test_an_order_of_merit_under_many_quotas_is_settled_group_by_group(monkeypatch):
    """Where too much could be held, each group of an order of merit is settled by a programme: the same sets."""
    scores, quotas, kinds = _many_ceilings()
    given = {"places": 6, "quotas": quotas, "attributes": kinds, "objective": "merit"}
    known = select(rank(scores), **given)
    monkeypatch.setattr("eig.jury.selection._best_sets_by_merit.LENIENCE", 1)
    found = select(rank(scores), **given)

    assert (known.main, known.undecided, known.count) == (found.main, found.undecided, found.count)
    assert found.optimum.second_open
    floor = [*quotas, Quota(attribute="a0", value="x", minimum=9)][1:]
    assert () == select(rank(scores), **{**given, "quotas": floor, "fill": "all_or_nothing"}).main


def test_a_jury_rests_on_no_search_that_was_stopped(monkeypatch):
    """A list that is not proven the best is no list: the quotas are refused, and what was found is elsewhere."""
    scores, quotas, kinds = _many_ceilings()
    given = {"places": 6, "quotas": quotas, "attributes": kinds}
    chosen = select(rank(scores), **given, reserve=3)
    out = next(item for item, status in chosen.statuses.items() if status == "not_kept")

    def tired(*_given, **_named):
        raise Tired

    monkeypatch.setattr("eig.jury.selection.quota_optima_and_conflicts.best_sets", tired)
    for call in (lambda: select(rank(scores), **given), lambda: replacement(chosen, chosen.main[0])):
        with pytest.raises(errors.Fault, match="the search ends in time"):
            call()
    found = best_under_quotas(scores, **given)
    assert (False, True, 1) == (found.proven, found.count_open, found.count)
    told = [str(reason) for reason in chosen.explain(out, audience="candidate").reasons]
    assert (
        "whether a rule or a decision keeps it off the main list is not known: the search was stopped" in told
    )
    assert "by how much the best set with it is worse is not known: its search was stopped" in told


def test_where_nobody_knows_how_many_can_be_kept_quotas_are_refused(monkeypatch):
    """All or nothing: whether the places can be filled is not known, so that no conflict is named."""
    scores, quotas, kinds = _many_ceilings()
    given = {"places": 6, "quotas": quotas, "attributes": kinds, "fill": "all_or_nothing"}
    assert select(rank(scores), **given).conflict.fillable is not None
    monkeypatch.setattr("eig.jury.selection.quota_optima_and_conflicts.longest", lambda model: (None, False))
    with pytest.raises(errors.Fault, match="the search ends in time"):
        select(rank(scores), **given)


def test_best_sets_that_are_too_many_to_follow_are_found_by_composition(monkeypatch):
    """Item by item or composition by composition: the same list."""
    scores, quotas, kinds = _many_ceilings()
    given = {"places": 6, "quotas": quotas, "attributes": kinds, "objective": "merit"}
    known = select(rank(dict.fromkeys(scores, 1)), **given)
    monkeypatch.setattr("eig.jury.selection._greatest_weight_by_two_searches.SOME", 1)
    found = select(rank(dict.fromkeys(scores, 1)), **given)

    assert (known.main, known.undecided, known.count) == (found.main, found.undecided, found.count)


def test_a_lottery_whose_longest_list_is_not_known_is_not_proven(monkeypatch):
    """A lottery over lists of which longer ones may exist says that it is not proven; without any, it is refused."""
    _, quotas, kinds = _many_ceilings()
    known = fair_lottery(kinds, places=6, quotas=quotas)
    monkeypatch.setattr(
        "eig.jury.selection.fair_lottery_draws.longest", lambda model: (range(known.places), False)
    )
    assert (True, False) == (known.proven, fair_lottery(kinds, places=6, quotas=quotas).proven)
    monkeypatch.setattr("eig.jury.selection.fair_lottery_draws.EFFORT", 0)
    with pytest.raises(errors.Fault, match="the search ends in time"):
        fair_lottery(kinds, places=6, quotas=quotas)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("items", "each", "most", "scored"),
    [(30, 3, 3, 100), *[(40, 3, 3, 100), (60, 3, 3, 100), (100, 3, 3, 100), (100, 4, 5, 10)] * whole()],
)
def test_many_items_under_overlapping_ceilings_have_an_answer(items, each, most, scored):
    """The best sets are proven, or the answer says that they are not: in either case there is one."""
    draw = Random(2)
    names = [f"a{number}" for number in range(items // 5)]
    scores = {f"i{number:03}": draw.randint(0, scored) for number in range(items)}
    kinds = {item: dict.fromkeys(draw.sample(names, each), "x") for item in scores}
    quotas = [Quota(attribute=name, value="x", maximum=most) for name in names]
    found = best_under_quotas(scores, places=items * 2 // 5, quotas=quotas, attributes=kinds)

    assert (scored == 100, found.size) == (found.proven, len(found.sets[0]))
    assert all(sum(one.attribute in kinds[item] for item in found.sets[0]) <= most for one in quotas)


@pytest.mark.slow(but=["0", "1"])
@pytest.mark.parametrize("questions", [0, 1, 5])
def test_a_list_under_quotas_and_its_replacements_are_whole_or_refused(questions):
    """Whoever says stop is told that nothing is given by halves, and whoever waits has the list of whoever says nothing."""
    left = iter(range(questions))
    kinds = {f"c{at:02}": {"a": f"v{at % 4}"} for at in range(40)}
    asked = {
        "places": 8,
        "reserve": None,
        "quotas": [Quota(attribute="a", value=f"v{at}", minimum=1, maximum=3) for at in range(4)],
        "attributes": kinds,
    }
    ranking = rank({item: at for at, item in enumerate(kinds)})
    chosen = select(ranking, **asked)

    with pytest.raises(Fault, match=r"select\.stop: .* nothing is given by halves"):
        select(ranking, **asked, stop=lambda: True)
    with pytest.raises(Fault, match=r"replacements\.stop: .* nothing is given by halves"):
        replacements(chosen, stop=lambda: next(left, None) is None)
    assert chosen == select(ranking, **asked, stop=lambda: False)
    assert replacements(chosen) == replacements(chosen, stop=lambda: False)
