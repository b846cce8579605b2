"""Panels that look like the jury, and who hears what."""

import pickle
from fractions import Fraction
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig._values.progress_and_stopping import Steps
from eig.errors import Fault, Faults, UnknownKey
from eig.jury.assignment import (
    PanelDesign,
    assign_to_panels,
    balanced_panels_and_their_items,
    design_panels,
)
from eig.jury.assignment._shares_rounded_to_whole_counts import Shares, best_counts
from eig.jury.assignment._shares_rounded_to_whole_counts import imbalance as apart
from eig.jury.assignment.balanced_panels_and_their_items import (
    _apart,
    _beside,
    _change,
    _Exchanges,
    _numbered,
)
from helpers.unfolded import unfolded

COLLEGES = ["public", "civil", "alumni"]
profiles = st.dictionaries(
    st.sampled_from([f"j{at}" for at in range(9)]),
    st.tuples(st.sampled_from(COLLEGES), st.sampled_from(["data", "design"])),
    min_size=2,
)


def halves(jury):
    """Return the sizes of two panels."""
    return {"north": len(jury) // 2, "south": len(jury) - len(jury) // 2}


def imbalance(jury, north):
    """Return the sum of the squares of what each of two panels has beside its share, by definition."""
    total = Fraction(0)
    for kind in range(len(next(iter(jury.values())))):
        for label in sorted({labels[kind] for labels in jury.values()}):
            holders = {juror for juror, labels in jury.items() if labels[kind] == label}
            for panel in (set(north), set(jury) - set(north)):
                total += (len(holders & panel) - Fraction(len(holders) * len(panel), len(jury))) ** 2
    return total


@pytest.mark.untraced
@given(profiles)
def test_every_juror_sits_once_and_sizes_are_kept(jury):
    """Panels seat every juror once, as many as asked in each."""
    design = design_panels(jury, sizes=halves(jury))

    assert halves(jury) == {panel: len(members) for panel, members in design.panels.items()}
    assert sorted(jury) == sorted(juror for members in design.panels.values() for juror in members)


def test_a_jury_without_labels_is_seated_by_name():
    """Where jurors have no label to balance, the panels are filled one after the other, in the order of names."""
    design = design_panels({f"j{at}": [] for at in range(6)}, sizes={"north": 1, "south": 3, "east": 2})

    assert {"east": ("j0", "j1"), "north": ("j2",), "south": ("j3", "j4", "j5")} == design.panels
    assert design.proven


@pytest.mark.untraced
@given(profiles)
def test_the_imbalance_is_as_defined_and_never_under_the_bound(jury):
    """The imbalance is the sum of squares, and no split at all goes under the bound."""
    design = design_panels(jury, sizes=halves(jury))
    splits = [imbalance(jury, north) for north in combinations(sorted(jury), halves(jury)["north"])]

    assert imbalance(jury, design.panels["north"]) == design.imbalance
    assert design.bound <= min(splits) <= design.imbalance
    assert design.gap == design.imbalance - design.bound
    assert design.proven == (design.imbalance == design.bound)


@given(st.lists(st.sampled_from(COLLEGES), min_size=1, max_size=12), st.integers(1, 4))
def test_with_one_kind_of_label_the_bound_is_reached(colleges, count):
    """Balancing colleges alone is always proven best."""
    jury = {f"j{at:02}": [college] for at, college in enumerate(colleges)}
    sizes = {f"p{at}": len(jury) // count + (at < len(jury) % count) for at in range(count)}
    design = design_panels(jury, sizes=sizes)

    assert design.proven


def three_labels(seed):
    """Return how many of a jury have each of three labels, and the sizes of three panels."""
    draw = Random(seed)
    sizes = [draw.randint(0, 5), draw.randint(0, 5), 3]
    first, second = sorted(draw.choices(range(sum(sizes) + 1), k=2))
    return Shares([first, second - first, sum(sizes) - second], sizes)


@pytest.mark.untraced(but=["shares10"])
@pytest.mark.parametrize("shares", [*map(three_labels, range(20)), Shares([3, 1, 2, 2], [3, 1, 4])])
def test_no_numbers_of_members_are_nearer_to_the_shares(shares):
    """Whatever the sizes of the panels, of all ways to seat the holders of each label the squares are the least."""
    rows = [
        [row for row in product(*(range(size + 1) for size in shares.sizes)) if sum(row) == label]
        for label in shares.labels
    ]
    tables = [
        table
        for table in product(*rows)
        if [sum(column) for column in zip(*table, strict=True)] == shares.sizes
    ]
    squares = {
        table: sum(
            (count - Fraction(label * size, shares.jury)) ** 2
            for row, label in zip(table, shares.labels, strict=True)
            for count, size in zip(row, shares.sizes, strict=True)
        )
        for table in tables
    }
    found, _ = best_counts(shares)

    assert apart(shares, found) == squares[tuple(map(tuple, found))] == min(squares.values())


@pytest.mark.untraced
@given(profiles)
def test_no_exchange_of_two_jurors_helps(jury):
    """The design cannot be bettered by exchanging two jurors."""
    design = design_panels(jury, sizes=halves(jury))
    north, south = (set(members) for members in design.panels.values())
    for one in north:
        for other in south:
            assert imbalance(jury, north - {one} | {other}) >= design.imbalance


@pytest.mark.slow
def test_a_jury_of_forty_eight_in_eight_panels():
    """The jury of promotion 4: 48 members, 8 panels of 6, four colleges and four fields, balanced at once."""
    random = Random(1)
    jury = {
        f"j{at:02}": [random.choice([*COLLEGES, "mentor"]), random.choice(["data", "design", "law", "dev"])]
        for at in range(48)
    }
    design = design_panels(jury, sizes={f"p{at}": 6 for at in range(8)})

    assert design.proven
    assert 8 * 8 == len(design.rows())


def test_a_panel_that_is_not_known_is_told_as_a_panel():
    """An affinity names an item, then a panel: of each that is not there, it is told which of the two it is."""
    design = design_panels({"j0": [], "j1": []}, sizes={"north": 1, "south": 1})

    with pytest.raises(Faults) as refused:
        assign_to_panels(["a"], design, loads=1, affinity={"a": {"nort": 1}, "z": {"north": 1}})

    assert [
        "assign_to_panels.affinity['z']: expected an item that is known here, got 'z'. Correct it, or leave it out.",
        "assign_to_panels.affinity['a']['nort']: expected a panel that is known here, got 'nort'. Did you mean 'north'?",
    ] == [str(one) for one in refused.value.faults]


def test_items_avoid_panels_with_a_recused_member():
    """An item goes to a panel none of whose members steps back from it."""
    jury = {f"j{at}": ["public"] for at in range(4)}
    design = design_panels(jury, sizes={"north": 2, "south": 2})
    plan = assign_to_panels(["a", "b"], design, loads=(1, 1), recusals=[("a", "j0")])

    assert design.panel_of("j0") not in plan.readers["a"]
    assert () == plan.verify()


def test_an_item_in_conflict_with_every_panel_is_named():
    """When every panel has a recused member, the answer says which item cannot be heard."""
    jury = {f"j{at}": ["public"] for at in range(2)}
    design = design_panels(jury, sizes={"north": 1, "south": 1})
    nothing = assign_to_panels(["a", "b"], design, loads=2, recusals=[("a", "j0"), ("a", "j1")])

    assert ("a",) == nothing.shortages[0].items


def test_panels_can_be_matched_to_items():
    """An affinity of panels for items is served, as in any assignment."""
    design = design_panels({"j0": ["x"], "j1": ["x"]}, sizes={"north": 1, "south": 1})
    plan = assign_to_panels(["a", "b"], design, loads=1, affinity={"a": {"south": 5}, "b": {"north": 1}})

    assert 6 == plan.total


@pytest.mark.parametrize(
    ("jury", "sizes"),
    [
        ({"j1": ["x"]}, {"north": 2}),
        ({"j1": ["x"]}, {"north": -1, "south": 2}),
        ({"j1": ["x"], "j2": ["x", "y"]}, {"north": 2}),
        ({"j1": [""]}, {"north": 1}),
    ],
)
def test_sizes_and_profiles_that_do_not_fit_are_refused(jury, sizes):
    """Sizes add up to the jury; every juror has a label of each kind."""
    with pytest.raises((Fault, Faults), match=r"design_panels\.(sizes|profiles)"):
        design_panels(jury, sizes=sizes)


def test_labels_without_an_order_are_refused():
    """The first label of each juror is of one kind: a set says not which is first."""
    with pytest.raises(Fault, match=r"design_panels\.profiles\['j1'\]"):
        design_panels({"j1": {"public", "data"}}, sizes={"north": 1})


def test_what_panels_may_hear_is_refused_in_the_words_of_the_call():
    """Loads of panels that are none are told of the call that was made."""
    design = design_panels({"j1": ["x"]}, sizes={"north": 1})
    with pytest.raises(Fault, match=r"assign_to_panels\.loads: expected a greatest load"):
        assign_to_panels(["a"], design, loads=-1)


def test_loads_of_panels_are_told_of_panels():
    """A panel without a load, and a load of no panel, are told as panels: no juror is named."""
    design = design_panels({"j1": ["x"], "j2": ["y"]}, sizes={"north": 1, "south": 1})
    with pytest.raises(Faults) as caught:
        assign_to_panels(["a"], design, loads={"north": 1, "j1": 1})
    stranger, lacking = map(str, caught.value.faults)
    assert "assign_to_panels.loads['j1']: expected a panel that is known here" in stranger
    assert "assign_to_panels.loads: expected a load for each panel, ('south') included" in lacking
    assert not any("juré" in one.say("fr") for one in caught.value.faults)
    assert assign_to_panels(["a"], design, loads={"north": 1, "south": 1}).proven


def test_an_empty_jury_has_empty_panels():
    """Nobody in no panel is balanced."""
    assert design_panels({}, sizes={}).proven


def test_strangers_are_refused():
    """Unknown panels and jurors are named with the nearest."""
    design = design_panels({"j1": ["x"]}, sizes={"north": 1})

    with pytest.raises(UnknownKey, match="north"):
        design.explain("nort")
    with pytest.raises(UnknownKey):
        design.panel_of("j9")


def test_a_design_is_a_value():
    """It survives pickle, shows as a table, and refuses a juror in two panels."""
    design = design_panels({"j1": ["x"]}, sizes={"north": 1})

    assert design == pickle.loads(pickle.dumps(design))
    assert "balanced exactly" in design._repr_html_()
    for panels, said in (
        ({"n": ["j1"], "s": ["j1"]}, "each juror once"),
        ({"n": ["j1", "j2"]}, "a juror that is known here, got 'j2'"),
        ({"n": []}, "a seat for each juror, .'j1'. included"),
    ):
        with pytest.raises(Fault, match=said):
            PanelDesign(panels=panels, profiles={"j1": ["x"]}, imbalance=0, bound=0)
    with pytest.raises(Fault):
        PanelDesign(panels={"n": [3]}, profiles={"j1": ["x"]}, imbalance=0, bound=0)


def test_the_trace_of_a_panel_tells_each_label_and_its_share():
    """A panel's trace says how many members have each label, and how many it is entitled to."""
    design = design_panels({"j1": ["x"], "j2": ["y"], "j3": ["x"]}, sizes={"north": 2, "south": 1})

    assert ("members", "label", "label", "exchangeable") == design.explain("north").codes
    assert "x: 1 for a share of ≈1.33" in unfolded(design.explain("north"))
    assert "2 jurés" in unfolded(design.explain("north", lang="fr"))


def test_whoever_waits_hears_of_a_design_before_any_exchange():
    """The first word tells a design that was dealt, when no start is done; the last one the design that is given."""
    told = []
    labels = {f"j{n}": ["abc"[n % 3], "de"[n % 5 > 2], "fg"[n % 7 > 3]] for n in range(12)}
    design = design_panels(labels, sizes={"north": 6, "south": 6}, progress=told.append)

    assert [(0, None), (0, design.bound), (1, design.bound)] == [(at.done, at.bound) for at in told[:3]]
    assert told[0].best >= told[-1].best == design.imbalance


def test_where_the_bound_is_out_of_reach_the_gap_is_told():
    """Three kinds of labels that pull apart: no start reaches the bound, and the design says so."""
    labels = ["xvn", "zum", "yvn", "zum", "zvn", "xun", "xvm", "zvn", "yvn"]
    jury = {f"j{at}": list(own) for at, own in enumerate(labels)}
    design = design_panels(jury, sizes={"north": 3, "south": 3, "west": 3})

    assert design.gap > 0
    assert not design.proven


def test_a_label_is_not_a_list_of_letters():
    """One label a juror is a list of one: a text would be spelt out, and panels balanced by its letters."""
    with pytest.raises(Faults):
        design_panels({"j1": "dev", "j2": "ops"}, sizes={"north": 1, "south": 1})


def evenly_exchanged(jury, design):
    """Return the jurors of two panels whom some exchange with the other panel moves without a change of the imbalance."""
    north, south = (design.panels[panel] for panel in ("north", "south"))
    return {
        juror
        for one in north
        for other in south
        if imbalance(jury, {*north, other} - {one}) == design.imbalance
        for juror in (one, other)
    }


@pytest.mark.untraced
@given(profiles)
def test_jurors_who_could_sit_elsewhere_are_those_an_even_exchange_moves(jury):
    """A juror is exchangeable exactly if some exchange with a juror of the other panel keeps the imbalance."""
    design = design_panels(jury, sizes=halves(jury))
    north, south = design.panels["north"], design.panels["south"]
    even = evenly_exchanged(jury, design)

    assert even == set(design.exchangeable)
    assert design.unique is (False if even or len(north) == len(south) else None)
    assert design.cautions
    for panel in ("north", "south"):
        told = [one.facts for one in design.explain(panel).reasons if one.code == "exchangeable"]
        mine = tuple(juror for juror in design.panels[panel] if juror in even)
        known = "all" if mine == design.panels[panel] else "some"
        assert [(one["jurors"], one["known"]) for one in told] == ([(mine, known)] if mine else [])


@pytest.mark.parametrize("seed", range(12, 18))
def test_between_panels_of_unlike_sizes_an_even_exchange_is_one_that_keeps_the_imbalance(seed):
    """Two panels of two and six: whoever an exchange could move at no loss is told, and nobody else."""
    draw = Random(seed)
    jury = {f"j{at}": [draw.choice("xyz"), draw.choice("uv")] for at in range(8)}
    design = design_panels(jury, sizes={"north": 2, "south": 6})

    assert evenly_exchanged(jury, design) == set(design.exchangeable)


def test_a_panel_in_which_nobody_sits_makes_no_other_design():
    """All sit in one panel, beside two empty ones of one size: there is no other design."""
    design = design_panels({"j1": ["x"], "j2": ["y"]}, sizes={"east": 0, "north": 2, "south": 0})

    assert design.unique


@pytest.mark.slow(one_in=2)
@pytest.mark.parametrize("seed", range(3))
def test_a_design_that_is_stopped_later_is_as_balanced(seed):
    """Whenever it is stopped, the design is at least as balanced as at any question before, and the bound as near."""
    draw = Random(seed)
    profiles = {
        f"j{at:02}": [draw.choice("abcd"), draw.choice("uvwx"), draw.choice("mf")] for at in range(60)
    }
    sizes, asked, before = {f"p{at}": 6 for at in range(10)}, [], None

    def stopped(questions):
        asked.clear()
        return design_panels(profiles, sizes=sizes, stop=lambda: asked.append(1) or len(asked) > questions)

    for questions in range(200):
        found = stopped(questions)
        if before is not None:
            assert found.imbalance <= before.imbalance
            assert found.bound >= before.bound
        before = found
        if len(asked) <= questions:
            break
    assert len(asked) <= questions
    assert found == design_panels(profiles, sizes=sizes)


@pytest.mark.parametrize(
    ("labels", "starts"),
    [("xyxyxyxy", 1), (["xvn", "zum", "yvn", "zum", "zvn", "xun", "xvm", "zvn", "yvn"], 24)],
)
def test_starts_end_with_the_first_that_reaches_the_bound(labels, starts):
    """Where a start reaches the bound no other is tried; where none does, all are, and the best is kept."""
    told = []
    jury = {f"j{at}": list(own) for at, own in enumerate(labels)}
    design = design_panels(jury, sizes={"n": 3, "s": 3, "w": len(jury) - 6}, progress=told.append)

    assert (starts, design.imbalance) == (told[-1].done, told[-1].best)
    assert design.proven == (starts == 1)


@pytest.mark.slow(but=["1"], one_in=3)
@pytest.mark.parametrize("seed", range(3))
def test_large_panels_are_left_while_their_jurors_are_compared(seed):
    """In panels of forty the word to stop is heard between two jurors: as balanced a design as at any question before."""
    draw = Random(seed)
    jury = {f"j{at:02}": [draw.choice("abcd"), draw.choice("uvwx"), draw.choice("mf")] for at in range(80)}
    found, asked = [], 0
    for questions in range(12, 42):
        left = iter(range(questions))
        design = design_panels(
            jury, sizes={"n": 40, "s": 40}, stop=lambda left=left: next(left, None) is None
        )
        found.append(design.imbalance)
        asked += next(left, None) is None
        assert imbalance(jury, design.panels["n"]) == design.imbalance

    assert asked > 3
    assert sorted(found, reverse=True) == found


def test_a_jury_of_too_many_panels_and_labels_is_refused():
    """A thousand panels and more labels than that have a million shares, which are neither computed nor listed."""
    jury = {f"j{at}": [f"a{at}"] for at in range(1001)}
    panels = {f"p{at}": [juror] for at, juror in enumerate(jury)}
    with pytest.raises(
        Fault, match=r"design_panels\.sizes: expected at most 1,000,000 panels times labels, got 1,002,001"
    ):
        design_panels(jury, sizes=dict.fromkeys(panels, 1))
    design = PanelDesign(panels=panels, profiles=jury, imbalance=0, bound=0)
    with pytest.raises(Fault, match=r"PanelDesign\.rows: expected at most 1,000,000"):
        design.rows()
    assert () == design.exchangeable
    assert "j7" in panels[design.panel_of("j7")]


@pytest.mark.parametrize("most", [0, 40, 60, 90, 200])
def test_of_exchanges_that_are_too_many_to_compare_some_are_told(most, monkeypatch):
    """Whoever is told to be exchangeable after few comparisons is among those that all comparisons tell."""
    draw = Random(2)
    jury = {f"j{at}": [draw.choice("xyz"), draw.choice("uvw"), draw.choice("lmn")] for at in range(12)}
    whole, some = (design_panels(jury, sizes={"north": 3, "south": 4, "west": 5}) for _ in range(2))
    assert {*whole.exchangeable}
    monkeypatch.setattr(balanced_panels_and_their_items, "MOST_EXCHANGED", most)
    assert {*some.exchangeable} <= {*whole.exchangeable}
    assert most or {*some.exchangeable} < {*whole.exchangeable}


def test_who_steps_back_sits_in_the_panel_that_is_told():
    """Each recusal is told of the panel of its juror; of a juror who sits in none it is refused."""
    design = design_panels({f"j{at}": ["x"] for at in range(4)}, sizes={"north": 2, "south": 2})
    pairs = [(f"c{at}", juror) for at, juror in enumerate(design.profiles)]

    assert tuple((item, design.panel_of(juror)) for item, juror in pairs) == design.conflicts(pairs)
    with pytest.raises(UnknownKey, match="j9"):
        design.conflicts([("c0", "j9")])


def test_where_no_exchange_is_even_uniqueness_stays_open():
    """Two panels of unlike sizes, and nobody who could change places: other designs were not looked at."""
    design = design_panels(
        {"j0": ["x", "x"], "j1": ["x", "y"], "j2": ["y", "x"]}, sizes={"north": 2, "south": 1}
    )

    assert ((), None) == (design.exchangeable, design.unique)
    assert ("panels_open",) == tuple(reason.code for reason in design.cautions)


def test_a_design_alone_and_panels_that_could_change_names():
    """One panel has no other design; two panels of one size could change names, whoever sits in them."""
    alone = design_panels({"j1": ["x"], "j2": ["y"]}, sizes={"north": 2})
    named = PanelDesign(
        panels={"north": ["j1"], "south": ["j2"]},
        profiles={"j1": ["x"], "j2": ["x"]},
        imbalance=0,
        bound=0,
    )
    uneven = PanelDesign(
        panels={"north": ["j1", "j2"], "south": ["j3"], "west": []},
        profiles={"j1": ["x"], "j2": ["x"], "j3": ["y"]},
        imbalance="4/3",
        bound=0,
    )

    assert alone.unique
    assert "balanced exactly." in unfolded(alone)
    assert not named.unique
    assert uneven.unique in (None, False)
    assert "au mieux 0" in unfolded(uneven.explain(lang="fr"))
    assert "panels_unproven" in [reason.code for reason in uneven.cautions]


@pytest.mark.untraced
@given(profiles, st.randoms(use_true_random=False))
def test_a_proven_balance_does_not_hang_on_names_or_order(jury, random):
    """Renamed and shuffled, a jury has the same bound, and the same imbalance wherever both are proven."""
    names = random.sample(sorted(jury), len(jury))
    new = dict(zip(sorted(jury), names, strict=True))
    shuffled = {new[juror]: jury[juror] for juror in sorted(jury, key=lambda _: random.random())}
    design, other = (design_panels(one, sizes=halves(jury)) for one in (jury, shuffled))

    assert design.bound == other.bound
    if design.proven and other.proven:
        assert design.imbalance == other.imbalance
        if len(jury) % 2:
            assert design.cautions


@pytest.mark.untraced
@given(profiles)
def test_no_more_equals_are_claimed_than_are_known(jury):
    """Exchanges of two jurors do not reach all equal designs: a list that is not everybody is told as a part."""
    design = design_panels(jury, sizes=halves(jury))
    best = [set(north) for north in combinations(sorted(jury), len(design.panels["north"]))]
    equals = [north for north in best if imbalance(jury, north) == design.imbalance]
    movable = set(jury) if len(equals) > 1 else set()
    for juror in jury:
        if all((juror in north) == (juror in design.panels["north"]) for north in equals):
            movable.discard(juror)

    assert set(design.exchangeable) <= movable
    if design.exchangeable:
        said = "each of these" if len(design.exchangeable) == len(jury) else "at least"
        assert said in unfolded(design)
        assert ("chacun de ces" if said != "at least" else "au moins") in str(design.explain(lang="fr"))


@pytest.mark.untraced
@given(profiles, st.randoms())
def test_an_exchange_costs_what_it_adds_to_the_imbalance(jury, random):
    """What two jurors who change places would add is told without counting the panels anew, and exactly."""
    line = random.sample(sorted(jury), len(jury))
    panels = {"north": tuple(line[: len(line) // 2]), "south": tuple(line[len(line) // 2 :])}
    one, other = random.choice(panels["north"]), random.choice(panels["south"])
    moved = {*panels["north"]} - {one} | {other}
    numbers = _numbered(jury)
    more = _apart(_beside(numbers, panels), "north", "south")
    change = _change(more, numbers[one], numbers[other], len(jury))

    assert Fraction(2 * change, len(jury)) == imbalance(jury, moved) - imbalance(jury, panels["north"])


def test_two_panels_are_looked_at_again_only_after_one_of_them_changed():
    """Of four panels the last two exchange jurors: the five pairs with one of those are looked at again, the first is not."""
    jury = {f"j{at}": (label, "any") for at, label in enumerate("xyxyxxyy")}
    panels = {name: (f"j{2 * at}", f"j{2 * at + 1}") for at, name in enumerate("abcd")}
    steps = Steps(100)
    found = _Exchanges.of(jury, panels, steps).done()

    assert [{"x", "y"}] * 4 == [{jury[one][0] for one in members} for members in found.values()]
    assert 6 + 5 == steps.done
