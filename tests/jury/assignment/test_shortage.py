"""Why nobody can read it all: sets that prove it, and repairs that repair."""

import pickle
from itertools import combinations
from random import Random

import pytest
from hypothesis import example, given

from eig._maths.flow_several_columns_each import Demand
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import assign_reviewers
from eig.jury.assignment import AssignmentProblem, NoAssignment, Shortage, ShortageRepair
from eig.jury.assignment._most_reviews_that_fit import Rota, _apart
from helpers.assignments_drawn import arguments, every_assignment, problems, random_problem
from helpers.unfolded import unfolded


def refused(problem):
    """Return why a problem has no assignment, or None if it has one."""
    plan = assign_reviewers(**arguments(problem))
    return plan if isinstance(plan, NoAssignment) else None


def of_needs(needs, loads):
    """Return a problem of as many items as need reviews, and as many jurors as have loads."""
    return AssignmentProblem(
        items=[*needs], jurors=[*loads], needs=needs, loads=loads, affinity={item: {} for item in needs}
    )


IMPOSSIBLE = problems().filter(lambda problem: refused(problem) is not None)
NO_READERS = of_needs({"a": 3}, {"x": (0, 1), "y": (0, 0)})
NO_ITEMS = of_needs({"a": 1}, {"x": (1, 2), "y": (2, 2)})


def impossible(law):
    """Hold a law to problems that have no assignment: drawn ones, one that lacks readers, one that lacks items."""
    return given(IMPOSSIBLE)(example(NO_READERS)(example(NO_ITEMS)(law)))


@pytest.mark.untraced
@impossible
def test_every_shortage_is_a_proof(problem):
    """Of each set named, counting alone shows that need exceeds what there can be (Hall 1935)."""
    for shortage in refused(problem).shortages:
        assert shortage.need > shortage.offer
        if shortage.of == "readers":
            full = set(shortage.jurors)
            outside = sum(len(set(problem.eligible(item)) - full) for item in shortage.items)
            room = sum(problem.loads[juror][1] for juror in full)
            assert shortage.need == sum(problem.needs[item] for item in shortage.items)
            assert shortage.offer == room + outside
        else:
            least = sum(problem.loads[juror][0] for juror in shortage.jurors)
            assert shortage.need == least


@pytest.mark.slow
@impossible
def test_no_assignment_has_a_reason(problem):
    """Whatever is impossible is explained by one set at least, and by one repair."""
    nothing = refused(problem)

    assert () != nothing.shortages
    assert () != nothing.repairs


@pytest.mark.untraced
@given(problems())
@example(NO_READERS)
@example(of_needs({"a": 1}, {"x": (0, 1)}))
def test_what_is_impossible_is_what_no_way_to_give_reviews_keeps(problem):
    """An assignment is refused if and only if going through all of them finds none."""
    none = next(every_assignment(problem), None) is None

    assert none == (refused(problem) is not None)


@pytest.mark.slow
@impossible
def test_repairs_repair(problem):
    """Each repair makes an assignment possible."""
    for repair in refused(problem).repairs:
        assert refused(repair.applied(problem)) is None, repair


@pytest.mark.untraced
@impossible
def test_no_single_step_less_would_do(problem):
    """A repair is smallest: undoing any one of its steps leaves the problem impossible."""
    for repair in refused(problem).repairs:
        for name in ("fewer", "room", "relief"):
            part = getattr(repair, name)
            for key, by in part.items():
                less = {other: step for other, step in {**part, key: by - 1}.items() if step}
                smaller = ShortageRepair(
                    **{**{n: getattr(repair, n) for n in ("fewer", "room", "relief")}, name: less}
                )
                assert refused(smaller.applied(problem)) is not None


@pytest.mark.slow
@impossible
def test_as_many_reviews_as_fit(problem):
    """The most reviews are those asked for less what the repair gives up."""
    nothing = refused(problem)
    asked = sum(problem.needs.values())

    assert nothing.most_reviews == asked - sum(nothing.repairs[0].fewer.values())


def test_who_has_enough_takes_nothing():
    """The first reads as much as asked and the second three more than that: nothing changes hands."""
    rota = Rota(Demand([{0: 0, 1: 0}] * 4, [1] * 4, [1, 0], [1, 4]))
    rota.fill()
    held = [set(own) for own in rota.held]

    assert ([{0}, {1, 2, 3}], [0, 0]) == (held, rota.level())
    assert held == rota.held


def test_reviews_go_from_hand_to_hand_to_who_falls_short():
    """The third may read only what the second reads, who takes over from the first: nobody reads what is not theirs."""
    able = [{0, 1}, {1, 2}, {0}]
    rota = Rota(Demand([dict.fromkeys(some, 0) for some in able], [1] * 3, [1] * 3, [3] * 3))
    rota.fill()
    rota.readers, rota.held = [{0}, {1}, {0}], [{0, 2}, {1}, set()]

    assert [0, 0, 0] == rota.level()
    assert ([{1}, {2}, {0}], [{2}, {0}, {1}]) == (rota.readers, rota.held)


@pytest.mark.parametrize(("recusals", "sets"), [([("a", "y"), ("b", "x")], ["a", "b"]), ([], ["ab"])])
def test_sets_that_share_nobody_are_named_apart(recusals, sets):
    """Two dossiers that lack readers are two shortages where nobody may read both, and one where the same are full."""
    nothing = assign_reviewers(["a", "b"], ["x", "y"], reviews_per_item=2, loads=1, recusals=recusals)

    assert [tuple(some) for some in sets] == [one.items for one in nothing.shortages]


def test_a_shortage_names_all_who_share_what_there_is():
    """Three jurors who must read one each of two dossiers: the middle one shares either, and all three are the proof."""
    nothing = assign_reviewers(
        ["a", "b"], ["x", "y", "z"], reviews_per_item=1, loads=(1, 1), recusals=[("a", "z"), ("b", "x")]
    )

    assert [(("x", "y", "z"), ("a", "b"), 3, 2)] == [
        (one.jurors, one.items, one.need, one.offer) for one in nothing.shortages
    ]


@pytest.mark.parametrize(
    ("both", "alone", "room"), [(1, 1, [1, 1]), (2, 2, [2, 2]), (1, 2, [2, 1]), (0, 2, [2, 0])]
)
def test_what_does_not_fit_is_shared_out_between_jurors(both, alone, room):
    """Where some dossiers may be read by two and others by the first alone, the second takes over what evens it out."""
    worth = [*[{0: 0, 1: 0}] * both, *[{0: 0}] * alone]
    rota = Rota(Demand(worth, [1] * len(worth), [0, 0], [0, 0]))
    rota.fill()

    assert room == rota.crowd()


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(30))
def test_sets_that_share_an_item_or_a_juror_are_one(seed):
    """Sets are put together as long as two of them share anything, and nothing else is put together."""
    draw = Random(seed)
    sets = [
        ({draw.randrange(9)}, set(draw.sample(range(9), draw.randint(0, 2))))
        for _ in range(draw.randint(0, 6))
    ]
    kept = _apart(sets)

    assert bool(sets) == bool(kept)
    for items, jurors in sets:
        assert 1 == sum(items <= one and jurors <= other for one, other in kept)
    for (one, other), (items, jurors) in combinations(kept, 2):
        assert one.isdisjoint(items)
        assert other.isdisjoint(jurors)
    for items, jurors in kept:
        own = [one for one in sets if one[0] <= items]
        left = [part for part in own[1:] if not (part[0] & own[0][0] or part[1] & own[0][1])]
        assert (items, jurors) == (
            set().union(*(one[0] for one in own)),
            set().union(*(one[1] for one in own)),
        )
        assert len(own) < 2 or len(left) < len(own) - 1


@pytest.mark.untraced
@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_moved_both_lists_agree_and_limits_are_kept(seed):
    """The readers of each dossier are those who hold it, as many as are met, and nobody reads more than they may."""
    problem = random_problem(Random(seed), items=5, jurors=4, top=1)
    demand = problem.demand()
    rota = Rota(demand)
    for step in (rota.fill, rota.level):
        step()
        for item, own in enumerate(rota.readers):
            assert own == {juror for juror, held in enumerate(rota.held) if item in held}
            assert own <= demand.worth[item].keys()
            assert len(own) + rota.unmet[item] == demand.needs[item]
        if step == rota.fill:
            assert all(map(int.__le__, map(len, rota.held), demand.high))


@pytest.mark.slow
def test_many_who_fall_short_are_evened_out_at_once(monkeypatch):
    """Forty jurors are to read twelve of 120 dossiers each: in rounds, none looks for a review more often than that."""
    draw, searches, search = Random(1), [], Rota._search
    worth = [dict.fromkeys(draw.sample(range(40), 4), 0) for _ in range(120)]
    rota = Rota(Demand(worth, [3] * 120, [12] * 40, [20] * 40))
    rota.fill()
    monkeypatch.setattr(Rota, "_search", lambda *given: searches.append(1) or search(*given))

    assert 40 * 12 - 120 * 3 == sum(rota.level())
    assert len(searches) <= 40 * 12


@pytest.mark.slow
@impossible
@example(of_needs({"a": 3, "b": 3}, {"x": (0, 1), "y": (0, 1), "z": (0, 0)}))
def test_what_lacks_is_shared_out_as_evenly_as_can_be(problem):
    """No two steps of one juror, or of one dossier, could be given by another instead, one each."""
    for repair in refused(problem).repairs:
        for name, names in (("fewer", problem.items), ("room", problem.jurors), ("relief", problem.jurors)):
            part = getattr(repair, name)
            for key in (key for key, by in part.items() if by > 1):
                for other in (other for other in names if part.get(other, 0) <= part[key] - 2):
                    moved = {**part, key: part[key] - 1, other: part.get(other, 0) + 1}
                    parts = {one: getattr(repair, one) for one in ("fewer", "room", "relief")}
                    assert not _may(problem, {**parts, name: moved}), (name, key, other)


def _may(problem, parts):
    """Tell whether steps make an assignment possible; a review that is not asked, or no load, cannot be given up."""
    if any(by > problem.needs[item] for item, by in parts["fewer"].items()):
        return False
    if any(by > problem.loads[juror][0] for juror, by in parts["relief"].items()):
        return False
    return refused(ShortageRepair(**parts).applied(problem)) is None


def test_one_juror_for_two_reviews():
    """A dossier with one eligible juror cannot have two reviews: it is named, and so are both numbers."""
    nothing = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=2, loads=4, recusals=[("a", "j2")])

    assert (Shortage(of="readers", items=["a"], jurors=[], need=2, offer=1),) == nothing.shortages
    assert [1] == [one.lack for one in nothing.shortages]
    assert 3 == nothing.most_reviews
    assert "for a, 2 reviews are asked and 1 is possible: no reader is left" in unfolded(nothing)
    assert (ShortageRepair(fewer={"a": 1}),) == nothing.repairs


def test_full_jurors_are_named_and_room_is_the_repair():
    """Three reviews and room for two: one review less, or one place more."""
    nothing = assign_reviewers(["a", "b", "c"], ["j1", "j2"], reviews_per_item=1, loads=1)

    assert [("readers", ("a", "b", "c"), ("j1", "j2"), 3, 2)] == [
        (s.of, s.items, s.jurors, s.need, s.offer) for s in nothing.shortages
    ]
    assert [1, 1] == [repair.size for repair in nothing.repairs]
    assert [{}, {"j1": 1}] == [dict(repair.room) for repair in nothing.repairs]
    assert "let j1 read 1 more" in unfolded(nothing)
    assert "au complet" not in unfolded(nothing)


def test_jurors_who_must_read_more_than_there_is():
    """Two jurors who must read two each of three reviews: the least loads cannot be kept."""
    nothing = assign_reviewers(["a", "b", "c"], ["j1", "j2"], reviews_per_item=1, loads=(2, 3))

    assert [("items", 4, 3)] == [(s.of, s.need, s.offer) for s in nothing.shortages]
    assert 1 == nothing.repairs[0].size
    assert "the least loads ask for 4 reviews and 3 are possible" in unfolded(nothing.explain("j1"))
    assert "les charges minimales demandent 4 lectures, 3 possibles" in unfolded(
        nothing.explain("j1", lang="fr")
    )
    assert 3 == nothing.most_reviews


def test_what_is_not_part_of_the_impossible_is_said_to_be_innocent():
    """A dossier outside every shortage is told that it is not the cause."""
    nothing = assign_reviewers(
        ["a", "b"], ["j1", "j2"], reviews_per_item={"a": 2, "b": 0}, loads=1, recusals=[("a", "j1")]
    )

    assert ("no_part",) == nothing.explain("b").codes
    assert "n’est pas en cause" in unfolded(nothing.explain("b", lang="fr"))


def test_a_repair_changes_those_whom_it_names_and_nobody_else():
    """One dossier is asked less, one juror reads more and one may read less: all the other numbers stay."""
    problem = AssignmentProblem(
        items=["a", "b"],
        jurors=["x", "y", "z"],
        needs={"a": 2, "b": 3},
        loads={"x": (1, 2), "y": (1, 2), "z": (1, 2)},
    )
    after = ShortageRepair(fewer={"a": 1}, room={"x": 1}, relief={"y": 1}).applied(problem)

    assert {"a": 1, "b": 3} == dict(after.needs)
    assert {"x": (1, 3), "y": (0, 2), "z": (1, 2)} == dict(after.loads)


def test_room_is_made_only_where_no_other_juror_has_some():
    """Two dossiers for z alone, who is full: z takes one more; x, who could read both others, leaves one to y."""
    nothing = assign_reviewers(
        [*"abcd"],
        [*"xyz"],
        reviews_per_item=1,
        loads=1,
        recusals=[*(("a", "z"), ("b", "z"), ("b", "y")), *((item, one) for item in "cd" for one in "xy")],
    )

    assert ShortageRepair(room={"z": 1}) == nothing.repairs[1]


def test_a_recusal_is_never_the_repair():
    """A repair changes reviews and loads; the duty to step back stays."""
    problem = AssignmentProblem(
        items=["a"], jurors=["j1"], needs={"a": 1}, loads={"j1": (0, 1)}, recusals=[("a", "j1")]
    )
    nothing = refused(problem)

    assert problem.recusals == nothing.repairs[0].applied(problem).recusals
    assert (ShortageRepair(fewer={"a": 1}),) == nothing.repairs


def test_a_shortage_reads_as_a_sentence_in_french():
    """The three kinds of shortage have their sentence."""
    assert "plus personne pour lire" in Shortage(
        of="readers", items=["a"], jurors=[], need=2, offer=1
    ).reason.say("fr")
    assert "1 possible : j n’a plus de place" in Shortage(
        of="readers", items=["a"], jurors=["j"], need=2, offer=1
    ).reason.say("fr")
    assert "a" in ShortageRepair(fewer={"a": 1}).reasons[0].say("fr")


def test_steps_of_one_size_are_said_together():
    """Items that give as many reviews are named in one sentence, those that give more in another."""
    repair = ShortageRepair(fewer={"a": 1, "b": 2, "c": 1}, room={"j": 2})

    assert "ask for 1 review less of a and c, ask for 2 reviews less of b and let j read 2 more" == unfolded(
        repair
    )


@pytest.mark.parametrize("part", ["fewer", "room", "relief"])
def test_repairs_take_whole_steps(part):
    """A repair by nought, or by a half, is none."""
    with pytest.raises(Fault):
        ShortageRepair(**{part: {"a": 0}})


def test_a_shortage_of_neither_is_refused():
    """Shortages are of readers or of items."""
    with pytest.raises(Faults):
        Shortage(of="luck", items=["a"], jurors=[], need=-1, offer=1)


def test_an_unknown_name_is_refused():
    """Explaining a stranger names the nearest item or juror."""
    nothing = assign_reviewers(["a"], ["j1"], reviews_per_item=2, loads=1)

    with pytest.raises(UnknownKey):
        nothing.explain("z")


def test_no_assignment_is_a_value_and_is_false():
    """It survives pickle, has rows and a table, counts as false, and refuses strangers in its fields."""
    nothing = assign_reviewers(["a"], ["j1"], reviews_per_item=2, loads=1)

    assert nothing == pickle.loads(pickle.dumps(nothing))
    assert bool(nothing) is False
    assert 1 == len(nothing.rows())
    assert "asked and 1 is possible" in nothing._repr_html_()
    with pytest.raises(Faults):
        NoAssignment(problem=None, most_reviews=-1)
