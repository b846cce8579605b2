"""Who reads what: optimum, fairness and linking against every assignment, and proofs that can be checked."""

import pickle
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from eig._maths.flow_several_columns_each import bound, solve
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import assign_reviewers
from eig.jury.assignment import Assignment, AssignmentProblem, NoAssignment, equal_assignments
from helpers.assignments_drawn import arguments, every_assignment, groups_of, problems, random_problem
from helpers.unfolded import unfolded

TWO_ROOMS = {
    "a": {"j1": 9, "j2": 8},
    "b": {"j1": 8, "j2": 9},
    "c": {"j1": 9, "j2": 9},
    "d": {"j3": 9, "j4": 8},
    "e": {"j3": 8, "j4": 9},
    "f": {"j2": 1, "j3": 9, "j4": 9},
}
JURORS = ["j1", "j2", "j3", "j4"]


def two_rooms(**options):
    """Return the jury whose best assignment splits it in two rooms that share nothing."""
    return assign_reviewers(
        sorted(TWO_ROOMS), JURORS, reviews_per_item=2, loads=(3, 3), affinity=TWO_ROOMS, **options
    )


@pytest.mark.untraced
@given(problems())
def test_the_total_is_the_greatest(problem):
    """No assignment that keeps the rules has a greater total; and if none keeps them, none is given."""
    best = max((total for _, total, _ in every_assignment(problem)), default=None)
    plan = assign_reviewers(**arguments(problem))

    assert (best is not None) == bool(plan)
    if isinstance(plan, Assignment):
        assert best == plan.total == plan.free_total == plan.total_bound
        assert () == plan.verify()
        assert plan.proven


@pytest.mark.slow
@given(problems(), st.lists(st.integers(-9, 9), min_size=4, max_size=4))
def test_any_prices_bound_every_total(problem, prices):
    """Weak duality: whatever the prices, no assignment is worth more than the bound they give."""
    demand = problem.demand()
    limit = bound(demand, prices[: len(problem.jurors)])

    assert all(total <= limit for _, total, _ in every_assignment(problem))


@pytest.mark.untraced
@given(problems())
def test_the_prices_found_bound_the_total_exactly(problem):
    """Strong duality: the prices found bound the total at the total."""
    flow = solve(problem.demand())
    if flow is not None:
        assert flow.total == bound(problem.demand(), flow.prices)


@pytest.mark.untraced
@given(problems(), st.randoms(use_true_random=False))
def test_affinities_left_out_are_nothing(problem, random):
    """What is not named is worth 0, whether every pair is listed or only those with an affinity."""
    kept = {
        item: {juror: worth - 2 for juror, worth in given.items() if random.random() < 0.5}
        for item, given in problem.affinity.items()
    }
    some = evolve(problem, affinity=kept)
    full, sparse = (solve(some.demand(sparse=way)) for way in (False, True))

    assert (full is None) == (sparse is None)
    if full is not None and sparse is not None:
        assert full.total == sparse.total == bound(some.demand(sparse=True), full.prices)
        assert sparse.total == bound(some.demand(), sparse.prices)
        assert sparse.load == [sum(at in own for own in sparse.readers) for at in range(len(some.jurors))]


@pytest.mark.slow
def test_prices_prove_the_total_on_a_thousand_mixed_problems():
    """Seven items, nine jurors, least loads, recusals, affinities of either sign, most left out: always a proof."""
    random, found = Random(7), 0
    for _ in range(1_000):
        problem = random_problem(random, items=7, jurors=9, most=4)
        share = random.choice([0.2, 0.6])
        kept = {
            item: {juror: worth - 2 for juror, worth in given.items() if random.random() < share}
            for item, given in problem.affinity.items()
        }
        some = evolve(problem, affinity=kept)
        demand = some.demand(sparse=True)
        full, sparse = solve(some.demand()), solve(demand)
        assert (full is None) == (sparse is None)
        if full is not None and sparse is not None:
            found += 1
            assert full.total == sparse.total == bound(demand, sparse.prices) == bound(demand, full.prices)
            loads = zip(demand.low, sparse.load, demand.high, strict=True)
            assert all(low <= load <= high for low, load, high in loads)

    assert found > 300


@pytest.mark.untraced
@given(problems())
def test_the_worst_off_item_is_as_well_off_as_can_be(problem):
    """Maximin: the best worst-off item, then the greatest total that allows it."""
    best = max(((worst, total) for worst, total, _ in every_assignment(problem)), default=None)
    plan = assign_reviewers(**arguments(problem), objective="maximin")

    assert (best is not None) == bool(plan)
    if isinstance(plan, Assignment):
        assert best == (plan.worst, plan.total)
        assert (plan.worst, plan.total) == (plan.worst_bound, plan.total_bound)
        assert plan.price == plan.free_total - plan.total >= 0
        assert () == plan.verify()


@pytest.mark.untraced
@given(problems(), st.integers(1, 2))
def test_linked_jurors_are_linked_at_the_least_price(problem, shared):
    """With linking asked, all jurors who read are linked, and no linked assignment is worth more."""
    best = max((total for _, total, _ in every_assignment(problem, shared)), default=None)
    plan = assign_reviewers(**arguments(problem), connected=True, min_shared=shared)

    assert (best is not None) == bool(plan)
    if isinstance(plan, Assignment):
        assert best == plan.total
        assert groups_of(list(plan.readers.values()), shared) <= 1
        assert () == plan.verify()


@pytest.mark.untraced
@given(problems())
def test_fair_and_linked_together(problem):
    """Both wishes hold together: the fairest of the linked assignments."""
    best = max(((worst, total) for worst, total, _ in every_assignment(problem, 1)), default=None)
    plan = assign_reviewers(**arguments(problem), objective="maximin", connected=True)

    assert best == ((plan.worst, plan.total) if isinstance(plan, Assignment) else None)


@pytest.mark.untraced
@given(problems())
@example(random_problem(Random(0)))
@example(random_problem(Random(11)))
def test_what_is_said_of_those_passed_over_is_true(problem):
    """A juror who would suit better is recused, or costs as much more as it would bring, when no wish is made."""
    plan = assign_reviewers(**arguments(problem))
    for item in plan.readers if isinstance(plan, Assignment) else ():
        for reason in plan.explain(item).reasons:
            if not reason.code.startswith("passed_over"):
                continue
            juror = reason.facts["juror"]
            last = min(plan.readers[item], key=lambda one: (problem.worth(item, one), one))
            assert problem.worth(item, juror) - problem.worth(item, last) == reason.facts["better"]
            assert plan.prices[juror] - plan.prices[last] == reason.facts["dearer"]
            if reason.code == "passed_over_recused":
                assert juror not in problem.eligible(item)
            else:
                assert "passed_over_dearer" == reason.code
                assert reason.facts["dearer"] >= reason.facts["better"] > 0


@pytest.mark.untraced
@given(problems())
def test_piles_are_the_readers_turned_round(problem):
    """A juror's pile holds the items that name it as a reader, and its load is their number."""
    plan = assign_reviewers(**arguments(problem))
    if isinstance(plan, Assignment):
        assert {(i, j) for i, group in plan.readers.items() for j in group} == {
            (i, j) for j, pile in plan.by_juror.items() for i in pile
        }
        assert len(plan.rows()) == sum(plan.loads.values()) == sum(problem.needs.values())


def test_recusals_are_pairs_in_tuples_or_lists():
    """Who steps back may stand in lists of two, as a file of JSON has them: the same plan."""
    plans = [
        assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=2, recusals=pairs)
        for pairs in ([("a", "j1")], [["a", "j1"]], {("a", "j1")})
    ]

    assert [{"a": ("j2",)}] * 3 == [{"a": plan.readers["a"]} for plan in plans]


def test_recusals_are_rules_whatever_the_affinity():
    """A million of affinity does not buy a recusal off."""
    plan = assign_reviewers(
        ["a"],
        ["j1", "j2"],
        reviews_per_item=1,
        loads=1,
        recusals=[("a", "j1")],
        affinity={"a": {"j1": 10**6}},
    )

    assert ("j2",) == plan.readers["a"]
    assert "j1 would suit better by 1,000,000, but is recused" in unfolded(plan.explain("a"))


def test_fractions_are_kept_exact():
    """Affinities of a third are thirds: the total is exact and proven."""
    plan = assign_reviewers(
        ["a", "b"], ["j1"], reviews_per_item=1, loads=2, affinity={"a": {"j1": "1/3"}, "b": {"j1": "0.5"}}
    )

    assert Fraction(5, 6) == plan.total
    assert () == plan.verify()


def test_a_dossier_may_ask_for_its_own_number_of_reviews():
    """Reviews and loads can be given one each."""
    plan = assign_reviewers(
        ["a", "b"], ["j1", "j2"], reviews_per_item={"a": 2, "b": 1}, loads={"j1": 1, "j2": (2, 2)}
    )

    assert {"j1": 1, "j2": 2} == plan.loads


def test_the_best_total_can_split_the_jury_in_two():
    """Without linking, each room reads its own items: marks compare inside a room only."""
    plan = two_rooms()

    assert (("j1", "j2"), ("j3", "j4")) == plan.groups
    assert 104 == plan.total


def test_linking_has_a_price():
    """With linking, one group remains, and the price is the total forgone."""
    plan = two_rooms(connected=True)

    assert (88, 16, 1) == (plan.total, plan.price, len(plan.groups))
    assert "fairness or linking comes first" in " ".join(str(plan.explain(item)) for item in plan.readers)
    assert "l’équité ou le lien" in " ".join(str(plan.explain(item, lang="fr")) for item in plan.readers)


def test_jurors_who_share_nothing_cannot_be_linked():
    """One review an item links nobody: the answer says so, and is false."""
    nothing = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=(1, 1), connected=True)

    assert isinstance(nothing, NoAssignment)
    assert not nothing.linkable
    assert nothing.proven
    assert "no assignment links all jurors" in unfolded(nothing)
    assert "aucune répartition ne relie" in unfolded(nothing.explain("a", lang="fr"))


def test_a_search_cut_short_says_so():
    """With too little effort, what was not looked at stays open: nothing found is not nothing there."""
    rules = {
        "items": ["a", "b"],
        "jurors": ["j0", "j1", "j2"],
        "reviews_per_item": {"a": 2, "b": 1},
        "loads": {"j0": (1, 2), "j1": 1, "j2": 3},
        "affinity": {"a": {"j0": 5, "j1": 4, "j2": 5}, "b": {"j1": 6, "j2": 1}},
    }
    nothing = assign_reviewers(**rules, connected=True, effort=1)

    assert isinstance(nothing, NoAssignment)
    assert not nothing.proven
    assert isinstance(assign_reviewers(**rules, connected=True), Assignment)


def test_a_plan_found_in_haste_is_honest():
    """With little effort a linked plan may still be found; its bound tells how much better one could be."""
    hasty, whole = two_rooms(connected=True, effort=1), two_rooms(connected=True)

    assert not hasty.proven
    assert hasty.total <= whole.total <= hasty.total_bound <= hasty.free_total
    assert 1 == len(hasty.groups)
    assert () == hasty.verify()


def test_fairness_cut_short_says_what_it_could_miss():
    """A fair plan found with little effort gives a bound for its worst-off item."""
    random = Random(11)
    items, jurors = [f"d{at}" for at in range(12)], [f"j{at}" for at in range(4)]
    worth = {item: {juror: random.choice([0, 0, 5, 6]) for juror in jurors} for item in items}
    rules = {"reviews_per_item": 2, "loads": (6, 6), "affinity": worth, "objective": "maximin"}
    hasty, whole = (
        assign_reviewers(items, jurors, **rules, effort=1),
        assign_reviewers(items, jurors, **rules),
    )

    assert hasty.worst <= whole.worst <= hasty.worst_bound
    assert whole.proven


def test_the_same_problem_gives_the_same_plan_in_any_order():
    """The order in which items, jurors and recusals are given does not matter."""
    one = two_rooms(recusals=[("a", "j4"), ("b", "j3")])
    other = assign_reviewers(
        sorted(TWO_ROOMS, reverse=True),
        JURORS[::-1],
        reviews_per_item=2,
        loads=(3, 3),
        affinity=TWO_ROOMS,
        recusals=[("b", "j3"), ("a", "j4")],
    )

    assert one == other


def test_a_forged_plan_is_caught():
    """Verifying needs no trust: readers, loads, recusals, links and prices are all checked."""
    plan = two_rooms(connected=True)
    swapped = {**plan.readers, "a": ("j1",)}
    problem = evolve(plan.problem, recusals=[("a", plan.readers["a"][0])])

    assert ["reviews", "load"] == [reason.code for reason in evolve(plan, readers=swapped).verify()][:2]
    assert "recusal" in [reason.code for reason in evolve(plan, problem=problem).verify()]
    assert "linked" in [reason.code for reason in evolve(two_rooms(), min_shared=1).verify()]
    assert ["proof"] == [reason.code for reason in evolve(plan, prices={"j1": 50}).verify()]
    assert "n’a pas les lectures demandées" in evolve(plan, readers=swapped).verify()[0].say("fr")


def test_nothing_to_read_is_an_empty_plan():
    """No item, no review, nothing wrong."""
    plan = assign_reviewers([], ["j1"], reviews_per_item=3, loads=5, objective="maximin")

    assert (0, 0, ()) == (plan.total, plan.worst, plan.verify())
    assert () == plan.groups


@pytest.mark.parametrize(
    "options",
    [
        {"objective": "luck"},
        {"connected": 1},
        {"min_shared": 0},
        {"effort": 0},
        {"loads": (3, 2)},
        {"loads": "all"},
    ],
)
def test_options_that_mean_nothing_are_refused(options):
    """Each option has its values; the error names them."""
    with pytest.raises((Fault, Faults)):
        assign_reviewers(["a"], ["j1"], **{"reviews_per_item": 1, "loads": 1, **options})


def test_an_unknown_item_is_refused():
    """Asking about a stranger names the nearest item."""
    with pytest.raises(UnknownKey):
        two_rooms().explain("z")


def test_a_plan_is_a_value():
    """It survives pickle, shows each juror's pile, and refuses what is no plan."""
    plan = two_rooms()

    assert plan == pickle.loads(pickle.dumps(plan))
    assert "<td>a, b and c</td>" in plan._repr_html_()
    with pytest.raises(Faults):
        Assignment(problem=None, readers={}, objective="x", prices={}, free_total=0.5, total_bound=0)


def test_the_example_of_peerreview4all():
    """Stelmakh, Shah and Singh (JMLR 2021): the best total leaves an item at nought; a point less leaves none."""
    worth = {"a": {"j1": 100, "j3": 25}, "b": {"j1": 80, "j3": 25}, "c": {"j1": 100, "j2": 24, "j3": 50}}
    rules = {"reviews_per_item": 1, "loads": 1, "affinity": worth}
    best, fair = (
        assign_reviewers(list(worth), ["j1", "j2", "j3"], **rules, objective=objective)
        for objective in ("sum", "maximin")
    )

    assert (150, 0) == (best.total, best.worst)
    assert (149, 24, 1) == (fair.total, fair.worst, fair.price)
    assert fair.proven


def test_fairness_with_two_reviews_changes_readers_where_it_must():
    """Two reviews each and one good reader with two places: it goes to the two items that need it most."""
    worth = {
        "a": {"j1": 9, "j2": 4, "j3": 4, "j4": 4},
        "b": {"j1": 8, "j2": 1, "j3": 1, "j4": 0},
        "c": {"j1": 8, "j2": 0, "j3": 1, "j4": 1},
    }
    plan = assign_reviewers(
        sorted(worth), JURORS, reviews_per_item=2, loads={"j1": 2, "j2": 3, "j3": 3, "j4": 3},
        affinity=worth, objective="maximin",
    )  # fmt: skip

    assert 8 == plan.worst
    assert ("j1" in plan.readers["b"], "j1" in plan.readers["c"]) == (True, True)


@pytest.mark.untraced
@given(st.randoms(use_true_random=False))
def test_fairness_where_good_readers_are_scarce(random):
    """Few good pairs and tight loads: the fairest assignment is still that of enumeration."""
    problem = random_problem(random, items=5, jurors=5, top=3, most=2)
    best = max(((worst, total) for worst, total, _ in every_assignment(problem)), default=None)
    fair = assign_reviewers(**arguments(problem), objective="maximin")

    assert best == ((fair.worst, fair.total) if isinstance(fair, Assignment) else None)


def two_large_rooms(**options):
    """Return 60 items and 8 jurors whose best assignment splits the jury in two."""
    random = Random(2)
    items, jurors = [f"d{at:02}" for at in range(60)], [f"j{at}" for at in range(8)]
    worth = {
        item: {
            juror: random.randint(50, 99) if (at < 30) == (seat < 4) else random.randint(0, 20)
            for seat, juror in enumerate(jurors)
        }
        for at, item in enumerate(items)
    }
    return assign_reviewers(items, jurors, reviews_per_item=3, loads=(22, 23), affinity=worth, **options)


@pytest.mark.untraced
def test_links_of_two_items_on_a_large_jury_are_good_and_honestly_bounded():
    """All jurors are linked by two shared items; what is not proven is not claimed, and the bound holds."""
    once, twice = two_large_rooms(connected=True), two_large_rooms(connected=True, min_shared=2)

    assert once.proven
    assert 1 == len(twice.groups)
    assert twice.total <= twice.total_bound == once.total
    assert twice.proven == (twice.total == twice.total_bound)
    assert () == twice.verify()
    assert not equal_assignments(twice, effort=3).complete


@pytest.mark.untraced
def test_links_of_several_items_and_fairness_on_a_large_jury():
    """With both wishes on a large jury, the plan keeps them and its bounds are those that surely hold."""
    fair = two_large_rooms(connected=True, min_shared=2, objective="maximin")

    assert 1 == len(fair.groups)
    assert fair.worst <= fair.worst_bound
    assert not fair.proven
    assert () == fair.verify()


def test_a_large_jury_already_linked_is_proven():
    """Where the best plan of all links the jurors already, linking costs nothing and that is proven."""
    items, jurors = [f"d{at:02}" for at in range(40)], [f"j{at}" for at in range(6)]
    random = Random(4)
    worth = {item: {juror: random.randint(0, 9) for juror in jurors} for item in items}
    plan = assign_reviewers(
        items, jurors, reviews_per_item=3, loads=(20, 20), affinity=worth, connected=True, min_shared=3
    )

    assert (0, True) == (plan.price, plan.proven)


@pytest.mark.slow
def test_a_large_jury_that_cannot_share_is_told_so_at_once():
    """One review an item shares nothing: a count proves it, however little effort is allowed."""
    items, jurors = [f"d{at:02}" for at in range(60)], [f"j{at}" for at in range(4)]
    nothing = assign_reviewers(
        items, jurors, reviews_per_item=1, loads=(15, 15), connected=True, min_shared=2, effort=10
    )

    assert isinstance(nothing, NoAssignment)
    assert nothing.proven


@pytest.mark.slow
def test_jurors_who_share_some_items_are_given_the_rest():
    """Where jurors share some items but too few, links are completed from what they share already."""
    items, jurors = [f"d{at:02}" for at in range(40)], [f"j{at}" for at in range(6)]
    random = Random(4)
    worth = {item: {juror: random.randint(0, 9) for juror in jurors} for item in items}
    plan = assign_reviewers(
        items,
        jurors,
        reviews_per_item=3,
        loads=(20, 20),
        affinity=worth,
        connected=True,
        min_shared=11,
        effort=60,
    )

    assert () == plan.verify()
    assert plan.price > 0
    assert not plan.proven


@pytest.mark.parametrize("named", [{"items": "ab"}, {"jurors": "jk"}])
def test_a_name_is_not_a_list_of_letters(named):
    """A text where several names are asked for is refused, instead of being spelt out."""
    with pytest.raises(Fault):
        assign_reviewers(**{"items": ["a"], "jurors": ["j"], **named}, reviews_per_item=1, loads=1)


def test_an_item_that_no_one_is_asked_to_read_says_so():
    """An item left out of the numbers of reviews is a fault; 0 says that nobody reads it."""
    with pytest.raises(Fault, match=r"\('b'\) included"):
        assign_reviewers(["a", "b"], ["x", "y"], reviews_per_item={"a": 1}, loads=2)
    assert () == assign_reviewers(["a", "b"], ["x", "y"], reviews_per_item={"a": 1, "b": 0}, loads=2).verify()


def test_a_price_that_is_left_out_is_none(monkeypatch):
    """Where jurors have room their places cost nothing: without any price the proof holds, and no pair is listed for it."""
    plan = assign_reviewers(["a", "b"], ["x", "y"], reviews_per_item=1, loads=2, affinity={"a": {"x": 3}})
    asked, demand = [], AssignmentProblem.demand

    def noted(problem, *, sparse=False):
        asked.append(sparse)
        return demand(problem, sparse=sparse)

    monkeypatch.setattr(AssignmentProblem, "demand", noted)
    assert () == evolve(plan, prices={}).verify()
    assert [True] == asked


def test_who_was_passed_over_is_dearer_by_the_difference_of_two_prices():
    """A place with x costs 3, one with y 1: to a, who reads y, the place that suits better by 1 costs 2 more."""
    affinity = {"a": {"x": 4, "y": 3}, "b": {"x": 6, "y": 2}, "c": {"x": 3, "y": 1}}
    plan = assign_reviewers([*"abc"], [*"xyz"], reviews_per_item=1, loads=1, affinity=affinity)

    assert {"x": 3, "y": 1, "z": 0} == dict(plan.prices)
    assert "x would suit better by 1, but its places cost 2 more" in unfolded(plan.explain("a"))
