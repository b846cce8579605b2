"""All the smallest repairs: which dossiers or jurors give a step is a choice, and the jury sees it."""

import pickle

import pytest

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import assign_reviewers
from eig.jury.assignment import EqualRepairs, ShortageRepair, all_equally_small_repairs, equal_repairs
from helpers.unfolded import unfolded

ITEMS = [f"d{at:02}" for at in range(42)]
JURORS = [f"j{at:02}" for at in range(12)]


def test_what_lacks_is_shared_out_among_dossiers_and_among_jurors():
    """Six reviews short of forty-two dossiers: six dossiers lose one each, or six jurors read one more."""
    nothing = assign_reviewers(ITEMS, JURORS, reviews_per_item=3, loads=10)

    less, more = nothing.repairs
    assert (6, 6, 6) == (nothing.least, less.size, more.size)
    assert {1} == set(less.fewer.values()) == set(more.room.values())
    assert [(126, 120)] == [(one.need, one.offer) for one in nothing.shortages]


def test_long_lists_are_said_by_their_first_names():
    """A shortage of forty-two dossiers is a sentence that a juror can read; its facts name them all."""
    nothing = assign_reviewers(ITEMS, JURORS, reviews_per_item=3, loads=9)

    reason = nothing.shortages[0].reason
    assert str(reason) == (
        "for 42 items (d00, d01, d02…), 126 reviews are asked and 108 are possible: "
        "j00, j01, j02, j03, j04, j05, j06, j07, j08, j09, j10 and j11 are full"
    )
    assert reason.say("fr").startswith(
        "pour 42 dossiers (d00, d01, d02…), 126 lectures demandées, 108 possibles"
    )
    assert tuple(ITEMS) == reason.facts["items"]
    assert "ask for 1 review less of 18 items (d" in unfolded(nothing)


def test_what_nobody_may_read_is_asked_less_and_the_rest_finds_room():
    """Where a dossier has too few readers, it alone goes without, and the others are read by more room."""
    nothing = assign_reviewers(
        ["a", "b"], ["j1", "j2"], reviews_per_item=2, loads={"j1": 1, "j2": 1}, recusals=[("a", "j2")]
    )

    assert nothing.repairs[1] == ShortageRepair(fewer={"a": 1}, room={"j1": 1})
    assert "ask for 1 review less of a and let j1 read 1 more" == str(nothing.repairs[1])


def test_what_jurors_lack_is_shared_out_too():
    """Two jurors who must read three of two dossiers each give one step, rather than one of them two."""
    nothing = assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=(2, 3))

    assert {"j1": 1, "j2": 1} == dict(nothing.repairs[0].relief)
    assert "laisser j1 et j2 lire 1 dossier de moins que le minimum" == nothing.repairs[0].reasons[0].say(
        "fr"
    )


@pytest.mark.slow
def test_as_many_as_asked_and_no_more():
    """A list that is cut says so, and what it counts is said to be at least so many."""
    nothing = assign_reviewers(ITEMS, JURORS, reviews_per_item=3, loads=10)
    equal = equal_repairs(nothing, most=5)

    assert (5, False) == (len(equal.repairs), equal.complete)
    assert all(repair.size == 6 for repair in equal.repairs)
    assert "of the 5 smallest repairs listed, and there may be more" in unfolded(equal.explain("d41"))


def test_a_search_that_is_stopped_says_so():
    """Out of effort, what was found is listed, and not called complete."""
    nothing = assign_reviewers(["a", "b", "c"], ["j1"], reviews_per_item=1, loads=1)

    short, whole = equal_repairs(nothing, effort=1), equal_repairs(nothing)

    assert (False, True) == (short.complete, whole.complete)
    assert f"; {len(short.repairs)} at least, the search was stopped" in unfolded(short.explain())
    assert "at least" not in unfolded(whole.explain())


def test_who_gives_a_step_is_counted():
    """One review too many: either dossier may go without, or the juror reads one more."""
    equal = equal_repairs(assign_reviewers(["a", "b"], ["j1"], reviews_per_item=1, loads=1))

    assert {"a": 1, "b": 1, "j1": 1} == dict(equal.counts)
    assert "j1 : change dans 1 des 3 plus petites réparations." == str(equal.explain("j1", lang="fr"))
    assert "let j1 read 1 more" in map(str, equal.repairs)
    assert "3 repairs are equally small" in equal._repr_html_()
    assert equal == pickle.loads(pickle.dumps(equal))


def test_strangers_are_refused():
    """A name that the problem does not hold, a repair of what needs none, and numbers below one."""
    nothing = assign_reviewers(["a", "b"], ["j1"], reviews_per_item=1, loads=1)

    with pytest.raises(UnknownKey):
        equal_repairs(nothing).explain("z")
    with pytest.raises(Fault, match=r"expected no assignment \(NoAssignment\)"):
        equal_repairs(assign_reviewers(["a"], ["j1"], reviews_per_item=1, loads=1))
    with pytest.raises(Faults):
        equal_repairs(nothing, most=0, effort=0)
    with pytest.raises(Fault, match="expected what is impossible because of loads"):
        equal_repairs(
            assign_reviewers(["a", "b"], ["j1", "j2"], reviews_per_item=1, loads=(1, 1), connected=True)
        )
    with pytest.raises(Faults):
        EqualRepairs(nothing=None, repairs=[None], complete="yes")


def test_who_gives_no_step_is_said_to_change_in_none():
    """A dossier that somebody else reads with ease changes in none of the repairs."""
    nothing = assign_reviewers(
        ["a", "b"], ["j1", "j2"], reviews_per_item={"a": 2, "b": 1}, loads={"j1": 0, "j2": 2}
    )
    equal = equal_repairs(nothing)

    assert {"a": 1, "j1": 1} == dict(equal.counts)
    assert "b: it changes in 0 of the 2 smallest repairs." == str(equal.explain("b"))


def test_just_enough_effort_lists_them_all_and_one_less_does_not(monkeypatch):
    """Each changed problem takes one of the effort: as many as there are is enough, and complete."""
    nothing = assign_reviewers(["a", "b", "c"], ["j1", "j2"], reviews_per_item=2, loads=2)
    after, tried = all_equally_small_repairs._after, []
    monkeypatch.setattr(
        all_equally_small_repairs, "_after", lambda *given: tried.append(given) or after(*given)
    )
    whole = equal_repairs(nothing)
    count = len(tried)

    assert whole.complete
    assert whole == equal_repairs(nothing, effort=count)
    assert not equal_repairs(nothing, effort=count - 1).complete


def test_where_one_step_is_enough_each_is_tried_once():
    """One review too many for two dossiers and a juror: three steps are tried, and none of them again."""
    nothing = assign_reviewers(["a", "b"], ["j1"], reviews_per_item=1, loads=1)

    assert nothing.least == 1
    assert [equal_repairs(nothing, effort=effort).complete for effort in (2, 3)] == [False, True]
    idle = assign_reviewers(["a"], ["j1"], reviews_per_item=1, loads=(2, 3))
    assert (idle.least, equal_repairs(idle, effort=1).complete) == (1, True)  # j1 alone can give a step


def test_exactly_as_many_repairs_as_asked_is_complete():
    """Asking for as many as there are lists them all; asking for one less leaves one out, and says so."""
    nothing = assign_reviewers(["a", "b"], ["j1"], reviews_per_item=1, loads=1)

    assert (3, True) == (len((whole := equal_repairs(nothing, most=3)).repairs), whole.complete)
    assert (2, False) == (len((part := equal_repairs(nothing, most=2)).repairs), part.complete)


def test_what_nobody_is_to_read_is_not_named_in_a_shortage():
    """Two jurors who must read more than is asked: the dossiers that are read are named, and no other."""
    nothing = assign_reviewers(
        ["a", "b", "c"],
        ["j1", "j2", "j3"],
        reviews_per_item={"a": 1, "b": 0, "c": 1},
        loads={"j1": (2, 2), "j2": (0, 2), "j3": (1, 1)},
        recusals=[("c", "j1"), ("a", "j3")],
    )

    assert [("items", ("a",), ("j1",), 2, 1)] == [
        (one.of, one.items, one.jurors, one.need, one.offer) for one in nothing.shortages
    ]
