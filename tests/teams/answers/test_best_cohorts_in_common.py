"""What best cohorts have in common, asked seat by seat: stopped at any step, or by composing again, nothing else is told."""

from types import SimpleNamespace

import pytest
from attrs import evolve

from eig.teams import Apart, MeritPoints, Objective, Opening, Person, Problem, Together, WishPoints, compose
from eig.teams.answers import binding_rules
from eig.teams.answers._equals_seen_so_far import _QUESTIONS, Seen, _still_in, alike, rewarding
from eig.teams.asked import Budget, Cohort, PairBonus, SeatGiven, ShareQuota, SkillPoints
from eig.teams.engine import _seats_of_best_cohorts
from eig.teams.engine._branching_on_parts import Unsettled
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._work_limit import WorkLimit
from helpers.seat_problems import best_cohorts, seat_problem
from helpers.shares import whole


def one_sure(many=12):
    """Return somebody who is worth most at both of two openings, and many who are worth as much as each other.

    The budget pays for all pairs but one.
    """
    people = [Person(id=f"p{number:02}", cost=number + 4) for number in range(many + 1)]
    worth = {
        (one.id, place, None): 2 if one.id == "p00" else 1 for one in people for place in ("adler", "plume")
    }
    return Problem(
        people=people,
        openings=[Opening(id="adler", size=(1, 1)), Opening(id="plume", size=(1, 1))],
        rules=[Budget(id="budget", amount="cost", maximum=2 * 4 + many - 1)],
        objective=Objective(terms=[MeritPoints.of(worth)]),
    )


def test_who_sits_in_every_best_cohort_is_told_though_no_seat_is_certain():
    """Too many cohorts to count: p00 is in all of them, at one opening or the other; p12 is too dear for any."""
    told = compose(one_sure()).find_equals()

    assert ((), ("p00",), True) == (told.certain, told.seated, told.complete)
    assert {f"p{number:02}" for number in range(12)} == set(told.undecided)
    assert told.count >= 2


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("nodes", [2, 5, 8, 12, 20, 40, 80])
def test_what_a_stopped_search_tells_is_true(nodes):
    """However soon each search is stopped, a seat told certain is certain, and one told possible is possible."""
    found = compose(one_sure())
    every, told = found.find_equals(), found.find_equals(nodes=nodes)

    assert set(told.certain) <= set(every.certain)
    assert set(told.possible) <= set(every.possible)
    assert set(told.possible) == set(every.possible) or not told.complete
    assert told.count <= 24
    assert set(told.seated) <= {"p00"}


def test_what_each_question_took_is_taken_into_account_once():
    """The first bound, the seats that all have, and those that any has: each gives back the work_limit that it was given."""

    class Counting:
        def __init__(self):
            self.given, self.spent = [], []

        def work_limit(self):
            self.given.append(WorkLimit())
            return self.given[-1]

        def spend(self, work_limit):
            self.spent.append(work_limit)

    answer, given = Counting(), one_sure(4)
    seen = Seen(given, compose(given).cohort, answer, lambda _: None)
    assert seen.learn("common")
    assert seen.learn("any")
    assert 3 == len(answer.given)
    assert answer.given == answer.spent


class _Free:
    """What answers as long as it takes."""

    def work_limit(self):
        return WorkLimit()

    def spend(self, work_limit):
        """Keep no account."""


def test_whoever_has_a_twin_without_a_seat_is_not_sure_of_one():
    """The two best are alike and both seated; the third has a twin at none, who may as well sit: one cohort is met, once."""
    names = ("c0", "c1", "c2")
    people = [Person(id=name, cost=1) for name in "abcd"] + [Person(id="dear", cost=5)]
    worth = {(one.id, name, None): 2 if one.id in "ab" else 1 for one in people for name in names}
    given = Problem(
        people=people,
        openings=[Opening(id=name) for name in names],
        rules=[Budget(maximum=3)],
        objective=Objective(terms=[MeritPoints.of(worth)]),
    )
    first = Cohort.of(dict(zip(names, map(list, "abc"), strict=True)))
    seen = Seen(given, first, _Free(), lambda _: None)
    assert (False, {"a", "b"}) == (seen.told, seen.always)

    other = Cohort.of(dict(zip(names, map(list, "bad"), strict=True)))
    for _ in range(2):
        seen.meet(other)
    assert [first, other] == seen.cohorts


def test_of_many_who_are_as_good_for_few_places_only_the_best_is_sure_of_one():
    """Where seats are all that matters and cohorts too many to count, who is left out of some is not told as seated."""
    problem = one_sure(40)
    told = compose(evolve(problem, rules=[])).find_equals()

    assert (False, True, ("p00",)) == (told.exact, told.complete, told.seated)


def test_there_are_as_many_cohorts_as_places_for_one_person():
    """Two people who are not alike may change places: whoever listens hears of two cohorts at once."""
    merit = MeritPoints.of(
        {("p1", "a", None): 2, ("p1", "b", None): 1, ("p2", "a", None): 3, ("p2", "b", None): 2}
    )
    people, openings = [Person(id="p1"), Person(id="p2")], [Opening(id="a"), Opening(id="b")]
    told = []
    compose(Problem(people=people, openings=openings, objective=Objective(terms=[merit]))).find_equals(
        progress=told.append
    )

    assert 2 == told[0].found.count


def test_where_nobody_need_be_seated_all_who_might_are_possible():
    """A team of one is worth as much as none: both people may sit there, though the cohort found is empty."""
    given = Problem(
        people=[Person(id="p1"), Person(id="p2")],
        openings=[Opening(id="plume", size=(1, 2))],
        objective=Objective(terms=[PairBonus.of("p1", "p2", -3)]),
        lifted=["fill:plume"],
    )
    found = compose(given)
    told = found.find_equals()

    assert ((), (("p1", "plume"), ("p2", "plume")), 3) == (found.cohort.seats, told.possible, told.count)


def test_two_who_may_change_places_are_certain_of_neither():
    """Asked to stop at once, it is known of two who are alike that each may hold the seat of the other."""
    people = [Person(id="p1"), Person(id="p2")]
    places = [Opening(id="adler", size=(1, 1)), Opening(id="plume", size=(1, 1))]
    aims = Objective(terms=[MeritPoints.of({(one.id, two.id, None): 1 for one in people for two in places})])
    budget = Budget(id="budget", amount="cost", maximum=9)
    found = compose(Problem(people=people, openings=places, rules=[budget], objective=aims))

    told = found.find_equals(stop=lambda: True)
    assert ((), ()) == (told.certain, told.unsettled)
    assert {(one.id, two.id) for one in people for two in places} == set(told.possible)


def test_a_seat_is_told_certain_as_soon_as_that_is_proven():
    """Two seats are in all best cohorts, the third is not: each word holds what was proven before, and never a seat too many."""
    people = [Person(id=f"p{number}", cost=number + 4) for number in range(5)]
    worth = {(one.id, place, None): 1 for one in people for place in ("adler", "carto", "plume")}
    worth |= {("p0", "adler", None): 3, ("p1", "plume", None): 3}
    found = compose(
        Problem(
            people=people,
            openings=[Opening(id=name, size=(1, 1)) for name in ("adler", "carto", "plume")],
            rules=[Budget(id="budget", amount="cost", maximum=4 + 5 + 7)],
            objective=Objective(terms=[MeritPoints.of(worth)]),
        )
    )
    told = []
    equals = found.find_equals(progress=told.append)
    words = [one.found.certain for one in told]

    assert [1, 2, 2] == list(map(len, words))
    assert set(words[0]) < set(words[1]) == set(words[2]) == set(equals.certain)
    assert [2, 1, 0] == [len(one.found.unsettled) for one in told]


def test_each_pair_that_may_change_places_makes_one_more_cohort():
    """Four alike in four openings, a fifth at none: six pairs change places, and four give their seat to the fifth."""
    names = [f"c{number}" for number in range(4)]
    people = [Person(id=f"p{number}") for number in range(5)]
    aims = Objective(terms=[MeritPoints.of({(one.id, name, None): 1 for one in people for name in names})])
    found = compose(
        Problem(
            people=people,
            openings=[Opening(id=name, size=(1, 1)) for name in names],
            rules=[Budget(id="budget", amount="cost", maximum=9)],
            objective=aims,
        )
    )
    assert 1 + 6 + 4 == found.find_equals(stop=lambda: True).count

    both = evolve(found.problem, people=people[:4], openings=[Opening(id="c0", size=(4, 4))])
    assert 1 == compose(both).find_equals(stop=lambda: True).count, (
        "those of one team have no places to change"
    )


def test_a_question_to_the_best_cohorts_comes_after_all_aims_and_rules():
    """Whether a term or a soft rule has the last level, and whatever terms are called."""
    terms = [SkillPoints(id="among equals:0", level=2), SkillPoints(id="among equals:1", level=1)]
    for level in (1, 4):
        soft = Apart(id="apart", people=("p1", "p2"), level=level)
        given = Problem(people=[], openings=[], rules=[soft], objective=Objective(terms=terms))
        *before, asked = rewarding(given, lambda *_: 1).objective.terms
        assert terms == before
        assert asked.level > max(2, level)
        assert asked.id not in {one.id for one in terms}


@pytest.mark.untraced(but=["5"])
@pytest.mark.parametrize("asked", range(1, 7))
def test_what_is_told_when_asked_to_stop_is_true(asked):
    """Asked to stop at the first moment, or at a later one, nothing is said to be complete."""
    found, times = compose(one_sure()), iter(range(1, 10**6))

    told = found.find_equals(stop=lambda: next(times) >= asked)

    assert not told.complete
    assert set(told.seated) <= {"p00"}


def half_of_one_group():
    """Return five people of whom four can be seated, half of them of one group, under a budget."""
    people = [
        Person(id=f"p{number}", cost=number + 4, attributes={"group": "ab"[number % 2]})
        for number in range(5)
    ]
    worth = {(one.id, place, None): 1 for one in people for place in ("adler", "plume")}
    return Problem(
        people=people,
        openings=[Opening(id="adler", size=(1, 2)), Opening(id="plume", size=(1, 2))],
        rules=[
            Budget(id="budget", amount="cost", maximum=27),
            ShareQuota(attribute="group", value="a", minimum=50),
        ],
        objective=Objective(terms=[MeritPoints.of(worth)]),
    )


def test_cohorts_of_fewer_people_are_worth_less_and_need_not_be_asked():
    """Half the cohort must be of one group: fours are best, and the equals are those of all fours."""
    given = half_of_one_group()
    told, best = compose(given).find_equals(), best_cohorts(given)[1]

    assert told.complete
    assert set(told.possible) == {seat for cohort in best for seat in cohort.seats} - set(told.certain)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("nodes", range(6))
def test_a_search_that_ends_at_its_first_steps_tells_nothing_false(nodes):
    """Stopped before it knows what to ask, it names no seat that all best cohorts do not have."""
    given = half_of_one_group()
    told, best = compose(given).find_equals(nodes=nodes), best_cohorts(given)[1]

    assert all(set(told.certain) <= set(cohort.seats) for cohort in best)


def test_where_rounding_leaves_a_seat_open_composing_again_tells_the_same(monkeypatch):
    """A part that its own prices do not close is no answer: the problem is composed again instead."""
    expected = compose(one_sure(4)).find_equals()

    def open_(*_):
        raise Unsettled

    monkeypatch.setattr(_seats_of_best_cohorts.Parting, "goes_on", open_)
    told = compose(one_sure(4)).find_equals()

    assert (expected.certain, expected.possible, expected.seated) == (
        told.certain,
        told.possible,
        told.seated,
    )


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("seed", [18, 21, *[27] * whole()])
def test_what_a_seat_loses_without_a_rule_is_told_by_all_cohorts(seed):
    """Whatever is known from before, each rule that binds is worth what all cohorts without it say."""
    given = seat_problem(seed)
    found = compose(given)
    for person in given.people:
        for opening in given.openings:
            price = found.points_lost(person.id, opening.id)
            for one in binding_rules(price) if price.status == "exact" else ():
                free = given.without([one.rule])
                best = best_cohorts(free)[0]
                seated = best_cohorts(free.having(SeatGiven.of(person.id, opening.id)))[0]
                assert one.points == tuple(a - b for a, b in zip(best, seated, strict=True))
                assert one.points < price.points


def kinds(*people, rules=(), sizes=(1, 1), **options):
    """Return who is the same as whom to every rule and aim, in alphabetical order."""
    openings = [Opening(id=name, size=sizes, weights={"data": 1}) for name in ("adler", "plume")]
    model = compile_problem(Problem(people=people, openings=openings, rules=rules, **options))
    return {"".join(sorted((one, *others))) for one, others in alike(model).items()}


CROWD = (
    Person(id="a", cost=3), Person(id="b", cost=3), Person(id="c", cost=4),
    Person(id="d", cost=3, skills={"data": 2}), Person(id="e", cost=3, wishes=["plume"]),
    Person(id="f", cost=3, wishes=["plume"]),
)  # fmt: skip


def test_alike_are_those_whom_every_rule_and_aim_takes_for_the_same():
    """A cost that nothing counts tells nobody apart; a budget, points and wishes do."""
    points = Objective(terms=[SkillPoints()])
    wished = Objective(terms=[WishPoints(by_rank=[1])])
    money = Budget(id="money", amount="cost", maximum=99)
    assert kinds(*CROWD) == {"abcd", "ef"}
    assert kinds(*CROWD, rules=[money]) == {"abd", "c", "ef"}
    assert kinds(*CROWD, objective=points) == {"abc", "d", "ef"}
    assert kinds(*CROWD, rules=[money], objective=wished) == {"abd", "c", "ef"}


def test_who_is_bound_to_somebody_is_like_nobody():
    """Two who must not meet, or must go together, are apart from the others and from each other."""
    assert kinds(*CROWD[:4], rules=[Apart.of("a", "b")], sizes=(1, 2)) == {"cd"}
    assert kinds(*CROWD[:4], rules=[Together.of("a", "b")], sizes=(1, 2)) == {"cd"}


def test_nobody_is_taken_for_another_where_a_function_judges_teams():
    """A bonus for two who sit together is asked team by team: who is alike is not told."""
    assert kinds(*CROWD, objective=Objective(terms=[PairBonus.of("a", "b", 1)]), sizes=(1, 2)) == set()


@pytest.mark.parametrize(
    ("what", "known", "points"),
    [
        ("common", ("p1", "plume"), (-1, 0, 0)),
        ("any", ("p1", "plume"), (0, 1, 1)),
        ("always", "p1", (-1, -1, 0)),
    ],
)
def test_what_is_not_known_yet_is_worth_more(what, known, points):
    """A seat of all cohorts seen, or a person of all, is worth a point less; a seat of none of them, a point."""
    seats = (("p1", "plume"), ("p1", "adler"), ("p2", "adler"))
    assert points == tuple(_QUESTIONS[what](frozenset({known}), *seat) for seat in seats)


def test_who_left_what_is_known_meanwhile_is_not_asked_about():
    """An answer may settle others: those that come later are asked about only where they are still in question."""
    known = {"p1", "p2", "p3", "p4"}
    asked = []
    for one in _still_in(lambda: frozenset(known)):
        asked.append(one)
        known.difference_update({"p1", "p3"})

    assert ["p1", "p2", "p4"] == asked


def test_a_seat_of_all_cohorts_is_asked_about_by_its_person_and_its_opening():
    """The second of three people at the first of two openings: it is that seat that the best cohorts may lack."""
    asked = []

    class Each:
        def lacking(self, *question):
            asked.append(question[:2])

    people = [Person(id=f"p{one}") for one in range(3)]
    model = compile_problem(Problem(people=people, openings=[Opening(id=one) for one in ("adler", "plume")]))
    seen = SimpleNamespace(model=model, common=frozenset({("p1", "adler"), ("p2", "plume")}))
    seats = [seat for seat, _ in Seen._answers(seen, Each(), "common", WorkLimit())]

    assert ([("p1", "adler"), ("p2", "plume")], [(1, 0), (2, 1)]) == (seats, asked)


def test_cohorts_without_a_seat_in_common_are_counted_exactly():
    """Two pairs are as good for one team: no seat is certain, which needs no search, and there are two cohorts."""
    pairs = [("p0", "p1"), ("p2", "p3")]
    found = compose(
        Problem(
            people=[Person(id=f"p{n}") for n in range(4)],
            openings=[Opening(id="plume", size=(2, 2))],
            objective=Objective(terms=[PairBonus(id=f"bonus {a}", people=(a, b), bonus=3) for a, b in pairs]),
        )
    )
    assert ((), 2, True) == (found.equals.certain, found.equals.count, found.equals.exact)
    told = []
    found.find_equals(progress=told.append)
    assert 2 == told[-1].done, "one question finds the other pair, one that there are no more"
