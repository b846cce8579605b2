"""Why jurors cannot all be linked by shared items, who is in the way, and what would link them."""

import pytest

from eig._maths.flow_several_columns_each import Demand, solve
from eig.errors import Fault
from eig.jury import assign_reviewers
from eig.jury.assignment import (
    Assignment,
    AssignmentProblem,
    NoAssignment,
    Shortage,
    ShortageRepair,
    _branch_and_bound_over_reviews,
    _jurors_linked_by_shared_items,
    _repairs_that_link_jurors,
    shortages_and_two_repairs,
)
from eig.jury.assignment._branch_and_bound_over_reviews import Found
from helpers.unfolded import unfolded

ITEMS = [f"d{at:02}" for at in range(42)]
JURORS = [f"j{at:02}" for at in range(12)]
ROOMS = [
    (item, juror)
    for at, item in enumerate(ITEMS)
    for seat, juror in enumerate(JURORS)
    if (at < 21) != (seat < 6)
]


@pytest.mark.parametrize(("least", "effort"), [(2, 9), (1, 0)])
def test_no_repair_is_tried_where_none_can_be_smaller_or_no_effort_is_left(monkeypatch, least, effort):
    """One review more and one place more link two jurors: where that is the fewest, or at once at a stop, it is told."""
    monkeypatch.setattr(_repairs_that_link_jurors, "_tried", lambda *_: pytest.fail("nothing is left to try"))
    monkeypatch.setattr(_repairs_that_link_jurors, "_least", lambda *_: least)
    flow = solve(Demand([{0: 0, 1: 0}] * 2, [1, 1], [1, 1], [1, 1]))

    assert (2, least) == (
        (found := _repairs_that_link_jurors.links(flow, 1, effort=effort, proven=True)).size,
        found.least,
    )


@pytest.mark.untraced
def test_one_review_a_dossier_links_nobody_and_the_count_proves_it():
    """Twelve jurors take eleven shared reviews to link: they are asked for, one of each dossier, with room."""
    nothing = assign_reviewers(ITEMS, JURORS, reviews_per_item=1, loads=(3, 4), connected=True)

    assert [("links", 11, 0)] == [(one.of, one.need, one.offer) for one in nothing.shortages]
    assert nothing.proven
    repair = nothing.repairs[0]
    assert (11, {1}) == (sum(repair.more.values()), set(repair.more.values()))
    assert 16 == nothing.least == repair.size
    after = repair.applied(nothing.problem)
    assert isinstance(
        assign_reviewers(
            after.items, after.jurors, reviews_per_item=after.needs, loads=after.loads, connected=True
        ),
        Assignment,
    )


def test_closed_rooms_are_named_and_no_review_would_link_them():
    """Two rooms kept apart by recusals: both are named with their dossiers, and the way out is to rank apart."""
    nothing = assign_reviewers(
        ITEMS, JURORS, reviews_per_item=2, loads=(7, 7), recusals=ROOMS, connected=True, min_shared=2
    )

    assert [tuple(JURORS[:6]), tuple(JURORS[6:])] == [one.jurors for one in nothing.shortages]
    assert [tuple(ITEMS[:21]), tuple(ITEMS[21:])] == [one.items for one in nothing.shortages]
    assert ("short_of_bridges", "cannot_be_linked", "never_linked") == nothing.explain("j00").codes
    assert "personne d’autre ne peut lire 21 dossiers (d00, d01, d02…)" in unfolded(
        nothing.explain("j00", lang="fr")
    )
    assert ((), 0) == (nothing.repairs, nothing.least)


def test_each_of_three_closed_rooms_is_named_the_largest_first():
    """Three rooms that share no dossier: each is named with its own jurors and its own dossiers, the largest first."""
    rooms = {"a": ["j1", "j2"], "b": ["j3", "j4", "j5"], "c": ["j6", "j7"]}
    jurors = [juror for own in rooms.values() for juror in own]
    needs = {item: len(own) for room, own in rooms.items() for item in (room, f"{room} too")}
    apart = [(item, juror) for item in needs for juror in jurors if juror not in rooms[item[0]]]
    nothing = assign_reviewers(
        list(needs), jurors, reviews_per_item=needs, loads=(0, 2), recusals=apart, connected=True
    )

    assert [(tuple(rooms[room]), (room, f"{room} too")) for room in "bac"] == [
        (one.jurors, one.items) for one in nothing.shortages
    ]
    assert {(1, 0)} == {(one.need, one.offer) for one in nothing.shortages}


def test_all_who_must_read_are_to_be_linked_by_the_items_that_are_read():
    """Three jurors who must read take two shared reviews; the item that nobody is asked to read is not named."""
    nothing = assign_reviewers(
        [*"abcd"],
        ["j1", "j2", "j3"],
        reviews_per_item={**dict.fromkeys("abc", 1), "d": 0},
        loads=(1, 3),
        connected=True,
    )

    assert [("links", 2, 0, ("a", "b", "c"))] == [
        (one.of, one.need, one.offer, one.items) for one in nothing.shortages
    ]


@pytest.mark.parametrize(("asked", "least", "apart"), [(1, 1, True), (1, 0, False), (0, 0, False)])
def test_a_juror_stays_apart_who_must_read_and_shares_no_item(asked, least, apart):
    """The third may read only what has one reader: that is in the way where they must read, and not where they need not."""
    nothing = assign_reviewers(
        ["a", "b", "c"],
        ["j1", "j2", "j3"],
        reviews_per_item={"a": 2, "b": asked, "c": 0},
        loads={"j1": (0, 3), "j2": (0, 3), "j3": (least, 3)},
        recusals=[("a", "j3"), ("b", "j2"), ("c", "j1"), ("c", "j2")],
        connected=True,
    )

    assert apart == (isinstance(nothing, NoAssignment))
    if apart:
        assert [("j1", "j2"), ("j3",)] == [one.jurors for one in nothing.shortages]


@pytest.mark.parametrize(("more", "room", "fewest"), [(0, 0, 2), (0, 1, 1), (1, 0, 2), (2, 0, 3), (2, 1, 2)])
def test_the_fewest_who_can_read_all_that_is_asked(more, room, fewest):
    """Three reviews, places for 2, 2 and 1: more reviews take more jurors, and room for one may spare another."""
    demand = Demand([dict.fromkeys(range(3), 0)] * 2, [2, 1], [0] * 3, [1, 2, 2])

    assert fewest == _repairs_that_link_jurors._readers(demand, more, room)
    assert 3 == _repairs_that_link_jurors._readers(demand._replace(low=[1] * 3), more, room)


def test_steps_that_counts_rule_out_are_not_searched():
    """Counting shows that most pairs of steps link nobody: twenty steps of a search prove that it takes three."""
    recusals = [("a", "y"), ("b", "x"), ("c", "x"), ("c", "y")]
    nothing = assign_reviewers(
        [*"abc"], [*"xyz"], reviews_per_item=1, loads=(1, 2), recusals=recusals, connected=True, effort=20
    )

    assert 3 == nothing.least == nothing.repairs[0].size


@pytest.mark.untraced
def test_a_dossier_that_both_rooms_may_read_is_the_bridge():
    """One dossier that both rooms may read, asked one review more, links them."""
    rooms = [pair for pair in ROOMS if pair[0] != "d20"]
    nothing = assign_reviewers(
        ITEMS,
        JURORS,
        reviews_per_item={**dict.fromkeys(ITEMS, 2), "d20": 1},
        loads=(6, 8),
        recusals=rooms,
        connected=True,
    )

    assert (ShortageRepair(more={"d20": 1}),) == nothing.repairs
    assert 1 == nothing.least
    assert "ask for 1 review more of d20" in unfolded(nothing)
    assert "demander 1 lecture de plus pour d20" == nothing.repairs[0].reasons[0].say("fr")


def test_room_is_part_of_the_repair():
    """Where all loads are full, one review more takes one place more: two steps, and no fewer would do."""
    nothing = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=(1, 1), connected=True)

    assert (2, 2) == (nothing.least, nothing.repairs[0].size)
    assert (1, 1) == (len(nothing.repairs[0].more), len(nothing.repairs[0].room))


def test_a_search_that_was_stopped_claims_nothing():
    """Stopped before its end, it says that no assignment was found, not that there is none."""
    nothing = assign_reviewers(
        ["a", "b"],
        ["j0", "j1"],
        reviews_per_item=1,
        loads={"j0": (0, 4), "j1": (1, 1)},
        connected=True,
        affinity={"a": {"j0": 2, "j1": 6}, "b": {"j0": 4, "j1": 6}},
        effort=1,
    )

    assert (False, 0) == (nothing.proven, nothing.least)
    assert ("not_linked",) == nothing.explain("a").codes
    assert (
        "no assignment found: the search for one that links all jurors by shared items was stopped early"
        in unfolded(nothing)
    )
    assert "a été arrêtée avant son terme, et il peut y en avoir une" in unfolded(
        nothing.explain("a", lang="fr")
    )


def test_a_search_that_the_caller_stopped_asks_for_no_repair():
    """Where one juror may read all, no further review is needed: whoever said stop is told so, and of no repair."""
    rules = {"reviews_per_item": 1, "loads": 5, "recusals": [("i1", "j1")], "connected": True}
    affinity = {"i0": {"j1": 3}, "i1": {"j0": 9}}
    nothing = assign_reviewers(
        [f"i{at}" for at in range(5)], ["j0", "j1"], affinity=affinity, stop=lambda: True, **rules
    )
    whole = assign_reviewers([f"i{at}" for at in range(5)], ["j0", "j1"], affinity=affinity, **rules)

    assert (False, (), ()) == (nothing.proven, nothing.repairs, nothing.cautions)
    assert ("not_linked",) == nothing.explain().codes
    assert "no repair" not in unfolded(nothing)
    assert 9 == whole.total


def test_readers_whom_nothing_links_are_told_so_however_soon_it_is_stopped():
    """Two jurors who may share one item are never linked by two: that needs no search."""
    rules = {"reviews_per_item": 1, "loads": 2, "connected": True, "min_shared": 2}
    nothing = assign_reviewers(
        ["a", "b"], ["j0", "j1"], recusals=[("a", "j0"), ("b", "j1")], stop=lambda: True, **rules
    )

    assert (True, ()) == (nothing.proven, nothing.repairs)
    assert "never_linked" in nothing.explain().codes


def test_links_and_bridges_read_as_sentences():
    """Each count is a sentence in both languages."""
    count = Shortage(of="links", items=["a"], jurors=["j1", "j2"], need=1, offer=0)
    apart = Shortage(of="bridges", items=["a"], jurors=["j1"], need=1, offer=0)

    assert "to link j1 and j2, 1 review is needed beyond the first of each item, and none is possible" == str(
        count.reason
    )
    assert "pour relier j1 et j2, il faut 1 lecture au-delà" in unfolded(count.reason.say("fr"))
    assert "no item of two readers links j1, who alone may read a, with the others" == str(apart.reason)


def test_only_dossiers_that_are_read_are_asked_for_more():
    """The repairs of a size are all ways to ask more of dossiers that are read, as far as readers go, or for room."""
    demand = Demand([{0: 0, 1: 0}, {0: 0, 1: 0}, {1: 0}], [1, 0, 1], [0, 0], [1, 1])
    found = [(tuple(one.more), tuple(one.room)) for one in _repairs_that_link_jurors._steps(demand, 2)]

    assert sorted(found) == [((0, 0, 0), (0, 2)), ((0, 0, 0), (1, 1)), ((0, 0, 0), (2, 0)), *AND_ONE]


AND_ONE = [((1, 0, 0), (0, 1)), ((1, 0, 0), (1, 0))]


@pytest.mark.parametrize("effort", range(1, 9))
def test_no_more_flows_are_solved_than_the_effort_allows(monkeypatch, effort):
    """Each repair that is tried counts, with its flows: one is tried while some effort is left, and none after."""
    demand, spent = Demand([{0: 0, 1: 0}] * 2, [1, 1], [0, 0], [1, 1]), []

    def fruitless(_changed, _shared, allowed):
        spent.append(allowed)
        return Found(None, 0, 0, proven=False, steps=1)

    monkeypatch.setattr(_repairs_that_link_jurors, "_search", fruitless)
    monkeypatch.setattr(_repairs_that_link_jurors, "obstacles", lambda *_: [])
    found, left = _repairs_that_link_jurors._tried(demand, 1, 1, effort)

    assert (None, min((effort + 1) // 2, 4)) == (found, len(spent))
    assert left == effort - 2 * len(spent)
    assert spent == [max(effort - 1 - 2 * before, 1) for before in range(len(spent))]


def test_what_is_searched_is_the_problem_as_the_repair_leaves_it():
    """A review more of one dossier and room for two jurors: the demand that is searched asks for just that."""
    problem = AssignmentProblem(
        items=["a", "b"], jurors=["x", "y"], needs={"a": 1, "b": 0}, loads={"x": (0, 1), "y": (1, 1)}
    )
    steps = _repairs_that_link_jurors.Links(more=[1, 0], room=[2, 1], least=1)
    after = ShortageRepair(more={"a": 1}, room={"x": 2, "y": 1}).applied(problem)

    assert after.demand() == _repairs_that_link_jurors._changed(problem.demand(), steps)


def test_whether_a_step_is_needed_is_asked_for_fifty_flows_and_not_where_no_repair_is_smaller(monkeypatch):
    """Each step is left out in turn while that links the jurors: three of five here, the fewest; then none is asked for."""
    demand, asked = Demand([{0: 0, 1: 0}] * 2, [1, 1], [0, 0], [1, 1]), []

    def linked(changed, _shared, allowed):
        asked.append((allowed, [*changed.high, *changed.needs]))
        return Found(solve(demand), 0, 0, proven=True, steps=1)

    monkeypatch.setattr(_repairs_that_link_jurors, "_search", linked)
    monkeypatch.setattr(_repairs_that_link_jurors, "obstacles", lambda *_: [])
    steps = _repairs_that_link_jurors.Links(more=[1, 1], room=[2, 1], least=0)

    assert ([1, 1], [0, 1]) == _repairs_that_link_jurors._pruned(demand, steps, 3, 1)[:2]
    assert [(50, [2, 2, 2, 2]), (50, [1, 2, 2, 2])] == asked
    assert steps == _repairs_that_link_jurors._pruned(demand, steps, 5, 1)
    assert 2 == len(asked)


@pytest.mark.parametrize("effort", range(5))
def test_no_more_flows_are_solved_than_asked_for_to_see_whether_jurors_can_be_linked(monkeypatch, effort):
    """Two jurors with a dossier each and nothing to share: the first flow, and one for each of the effort, no more."""
    solved = []
    monkeypatch.setattr(
        _branch_and_bound_over_reviews, "solve", lambda *asked: solved.append(1) or solve(*asked)
    )
    demand = Demand(
        [{juror: 9 * (juror == own) for juror in range(4)} for own in range(4)], [2] * 4, [0] * 4, [2] * 4
    )
    found = _repairs_that_link_jurors._search(demand, 2, effort)

    assert (effort + 1, None, False) == (len(solved), found.flow, found.proven)


def test_after_a_stop_no_other_repair_is_tried(monkeypatch):
    """Told to stop, it says at once what is known: the repair at hand, and no search for a smaller one."""
    links, told = shortages_and_two_repairs.links, []

    def noted(*given, effort, proven):
        told.append(effort)
        return links(*given, effort=effort, proven=proven)

    monkeypatch.setattr(shortages_and_two_repairs, "links", noted)
    for stop in (lambda: True, lambda: False):
        nothing = assign_reviewers(
            ["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=1, connected=True, effort=7, stop=stop
        )
        assert (True, False) == (nothing.proven, nothing.linkable)

    assert [0, 7] == told


def test_links_of_several_items_are_searched_to_the_end_up_to_a_size(monkeypatch):
    """With as many pairs as are searched exactly the search covers every plan; with one more it may not, nor say so."""
    demand = Demand([{0: 1, 1: 1}] * 2, [2, 2], [0, 0], [2, 2])
    for most, complete in ((4, True), (3, False)):
        monkeypatch.setattr(_jurors_linked_by_shared_items, "EXACT", most)
        assert complete == _jurors_linked_by_shared_items.branching_of(demand, 2)[1]
        assert _jurors_linked_by_shared_items.branching_of(demand, 1)[1]
        assert _jurors_linked_by_shared_items.branching_of(demand, 0)[1]


@pytest.mark.untraced
@pytest.mark.parametrize(("items", "jurors", "times"), [(2, 100, 1), (3, 67, 0)])
def test_smaller_repairs_are_tried_up_to_a_size(monkeypatch, items, jurors, times):
    """With 200 pairs of a dossier and a juror, each smaller repair is tried; with 201, none is."""
    tried = []
    monkeypatch.setattr(_repairs_that_link_jurors, "_tried", lambda *given: tried.append(given) or (None, 0))
    monkeypatch.setattr(_repairs_that_link_jurors, "_pruned", lambda _demand, found, _least, _shared: found)
    monkeypatch.setattr(_repairs_that_link_jurors, "_least", lambda *_: 0)
    flow = solve(Demand([dict.fromkeys(range(jurors), 0)] * items, [1] * items, [0] * jurors, [1] * jurors))

    assert _repairs_that_link_jurors.links(flow, 1, effort=1, proven=True) is not None
    assert times == len(tried)


def test_without_a_proof_the_repair_is_still_the_cheap_one():
    """Where it is not proven that nothing links the jurors, groups are linked pair by pair, and no bound is told.

    All loads are full: each review more takes a place more, and nobody else is given one.
    """
    flow = solve(Demand([dict.fromkeys(range(6), 0)] * 6, [1] * 6, [0] * 6, [1] * 6))
    found = _repairs_that_link_jurors.links(flow, 1, effort=10, proven=False)
    apart = solve(Demand([{0: 0}, {1: 0}], [1, 1], [0, 0], [1, 1]))

    assert (5, 5, 0) == (sum(found.more), sum(found.room), found.least)
    assert _repairs_that_link_jurors.links(apart, 1, effort=10, proven=False) is None


@pytest.mark.parametrize(("high", "added"), [(1, [(0, 1), (1, 1)]), (2, [(4, 3)])])
def test_a_review_by_a_juror_who_is_full_costs_two(high, added):
    """Two reviews by one with room are as dear as one by a full juror, and go first where dossiers have fewer readers."""
    readers = [{0}, {0}, {1}, {2, 3}, {2, 4, 5}]
    able = [{0, 1}, {0, 1}, {1}, {2, 3}, {2, 3, 4, 5}]
    demand = Demand(
        [dict.fromkeys(some, 1) for some in able], list(map(len, readers)), [0] * 6, [9, 9, 9, high, 9, 9]
    )

    assert added == _repairs_that_link_jurors._cheapest(demand, readers, 2)


@pytest.mark.parametrize(
    ("able", "needs", "loads", "least"),
    [
        (["01", "01"], [1, 1], [(1, 5), (1, 5)], 1),
        (["012"] * 3, [1, 1, 1], [(1, 5)] * 3, 2),
        (["01", "2"], [1, 0], [(1, 2), (1, 2), (0, 2)], 1),
        (["0", "1", "2", "012"], [1, 1, 1, 1], [(0, 5)] * 3, 2),
        (["012", "012"], [1, 2], [(0, 1)] * 3, 1),
        (["01", "01"], [1, 1], [(1, 1), (1, 1)], 2),
        (["01", "01", "23", "23", "0123"], [2, 2, 2, 2, 1], [(0, 3), (0, 2), (0, 2), (0, 2)], 2),
    ],
    ids=[
        "two who must read",
        "three",
        "an idle one",
        "three rooms",
        "room is enough",
        "no room",
        "two full rooms",
    ],
)
def test_the_fewest_steps_that_counts_leave_possible(able, needs, loads, least):
    """A review more for each link that the reviews lack, or room for fewer to read; room for each that does not fit."""
    low, high = zip(*loads, strict=True)
    demand = Demand([dict.fromkeys(map(int, own), 0) for own in able], needs, low, high)

    assert least == _repairs_that_link_jurors._least(demand, 1)


@pytest.mark.parametrize(("left", "least"), [([0], 1), ([1, 0], 2), ([1, 1], 3)])
def test_a_size_that_was_tried_to_the_end_is_ruled_out(monkeypatch, left, least):
    """With effort left after a size, all of it was tried; with none it may not be. Three steps are known: none is tried."""
    efforts = iter(left)
    monkeypatch.setattr(_repairs_that_link_jurors, "_tried", lambda *_: (None, next(efforts)))
    monkeypatch.setattr(_repairs_that_link_jurors, "_pruned", lambda _demand, found, _least, _shared: found)
    monkeypatch.setattr(_repairs_that_link_jurors, "_least", lambda *_: 1)
    flow = solve(Demand([dict.fromkeys(range(4), 0)] * 4, [1] * 4, [1] * 4, [2] * 4))
    found = _repairs_that_link_jurors.links(flow, 1, effort=1, proven=True)

    assert (least, 3, []) == (found.least, found.size, list(efforts))


def test_who_need_not_read_may_stay_out_of_the_group():
    """A third juror, who may read neither dossier and need not, does not keep the two others from being linked."""
    nothing = assign_reviewers(
        ["a", "b"],
        ["j1", "j2", "j3"],
        reviews_per_item=1,
        loads={"j1": (1, 1), "j2": (1, 1), "j3": (0, 1)},
        recusals=[("a", "j3"), ("b", "j3")],
        connected=True,
    )

    assert [2] == [repair.size for repair in nothing.repairs]


def test_two_who_read_nothing_are_not_brought_in_together():
    """The third and fourth could share two dossiers, which would link nobody who reads: no review is added for that."""
    able = [{0, 2, 3}, {1, 2, 3}]
    demand = Demand([dict.fromkeys(some, 0) for some in able], [1, 1], [0] * 4, [9] * 4)

    assert [] == _repairs_that_link_jurors._cheapest(demand, [{0}, {1}], 2)
    assert [(0, 2), (1, 2)] == _repairs_that_link_jurors._cheapest(demand, [{0}, {0, 1}], 2)


def test_two_share_what_takes_no_review_by_one_who_is_full():
    """The second reads all they can: rather than one review more by them, the first reads what the second reads."""
    demand = Demand([{0: 0, 1: 0, 2: 0}] * 3, [1, 1, 1], [0] * 3, [2, 1, 2])
    readers, full = [{0}, {1, 2}, {2}], [False, True, False]
    ways = [
        _repairs_that_link_jurors._shared_by(demand, readers, (0, 1), shared=shared, full=full)
        for shared in range(1, 5)
    ]

    assert [[(1, 0)], [(1, 0), (0, 1)], [(1, 0), (0, 1), (2, 0), (2, 1)], None] == ways


def test_common_items_are_counted_only_where_jurors_are_to_be_linked():
    """How many link two jurors says nothing of a plan that need not link them: it is refused, with what to add."""
    rules = {"reviews_per_item": 1, "loads": 1, "min_shared": 2}
    with pytest.raises(Fault, match=r"min_shared: expected 1, where connected=True is not asked, got 2"):
        assign_reviewers(["a"], ["j"], **rules)


@pytest.mark.untraced
@pytest.mark.parametrize("shared", [1, 2, 3])
def test_each_link_takes_as_many_reviews_beyond_the_first_as_items_are_to_be_shared(shared):
    """Three jurors who must read are linked by two pairs: two reviews beyond the first for each item that a pair shares."""
    asked = {"items": [*"abcdef"], "jurors": ["j1", "j2", "j3"], "loads": (1, 6), "connected": True}
    for beyond in range(2 * shared + 1):
        needs = {item: 1 + (at < beyond) for at, item in enumerate(asked["items"])}
        found = assign_reviewers(**asked, reviews_per_item=needs, min_shared=shared)
        assert isinstance(found, Assignment) == (beyond == 2 * shared)
        if beyond < 2 * shared:
            lacks = [(one.of, one.need, one.offer) for one in found.shortages]
            assert lacks == [("links", 2 * shared, beyond)]
            assert found.least == found.repairs[0].size == 2 * shared - beyond


def test_a_repair_that_is_not_proven_the_smallest_says_that_smaller_ones_may_exist():
    """With one flow allowed, the repair told takes more steps than are ruled out; with more, it is the smallest."""
    needs, loads = {"i0": 1, "i1": 1, "i2": 2, "i3": 1}, {"j0": 2, "j1": 3, "j2": 2, "j3": 2}
    asked = {"reviews_per_item": needs, "loads": loads, "recusals": [("i2", "j0")], "min_shared": 2}
    hasty, whole = (
        assign_reviewers([*needs], [*loads], connected=True, effort=effort, **asked) for effort in (1, 2_000)
    )

    assert 2 == whole.least == whole.repairs[0].size
    assert hasty.least < hasty.repairs[0].size
    assert "other repairs may be as small, and" in unfolded(whole)
    assert "other repairs may be as small or smaller, and" in unfolded(hasty)
    assert "aussi petites ou plus petites, et" in unfolded(hasty.explain(lang="fr"))
