"""A proof in writing: somebody who never searches, and shares nothing with the search, adds it up."""

import json

import pytest
from attrs import evolve

from eig.teams import (
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Seat,
    ShareQuota,
    Together,
    WishPoints,
    compose,
)
from eig.teams.answers import written_proof
from eig.teams.asked import Budget, Envy, MaxEachTeam, MinProfiles, PairBonus, SkillNeed
from eig.teams.engine import _written_proof_parts
from eig.teams.engine._problem_to_model import compile_problem
from eig.teams.engine._search_model_in_whole_numbers import GRAIN
from eig.teams.engine._work_limit import WorkLimit
from helpers.proof_checker import Wrong, check
from helpers.seat_problems import seat_problem
from helpers.shares import few
from helpers.small_problems import problem, seatwise
from helpers.tight_problems import tight


@pytest.mark.parametrize(
    ("drawn", "start"),
    [
        pytest.param(
            drawn, start, marks=[pytest.mark.slow(one_in=4)] * ((drawn, start) != (seat_problem, 10))
        )
        for drawn in (seat_problem, seatwise)
        for start in range(0, 60, 10)
    ],
)
def test_what_is_kept_proves_the_answer(drawn, start):
    """Of small problems with every rule that rows can say: the best cohort, or that there is none."""
    kept = 0
    for seed in range(start, start + 10):
        found = compose(drawn(seed))
        lines = written_proof(found)
        if lines:
            check(found.problem, found.cohort, lines)
            kept += 1
    assert kept


@pytest.mark.slow
@pytest.mark.parametrize("seed", few([1, 4], 1))
def test_at_the_size_of_a_promotion(seed):
    """A share and two sums that bind, then people bound together, needs, colleagues and profiles beside them."""
    given = tight(seed, people=170, openings=15)
    more = given.having(
        Together.of("p01", "p02"),
        SkillNeed(id="dear", opening="c3", skill="law", grade=1),
        MaxEachTeam(id="alike", attribute="gender", maximum=2),
        MinProfiles(id="mixed", minimum=2, level=0),
    )
    skilled = [
        evolve(one, skills={"law": 1} if number % 3 else {}, profiles=["data", "design"][number % 2 :])
        for number, one in enumerate(given.people)
    ]
    for one in few([evolve(more, people=skilled), given], 1):
        found = compose(one)
        lines = written_proof(found)
        assert "optimal" == found.status
        assert 2 < len(lines) < 100
        check(one, found.cohort, lines)


def test_soft_lines_that_are_rows_late_are_proven_too():
    """Envy is many lines: those that matter are told once they are broken, and cost no more than their fine."""
    given = tight(3, people=20, openings=4, sums=(), share=False)
    (merit,) = given.objective.terms
    ranks = WishPoints(id="ranks", by_rank=[3, 2, 1], level=3)
    wished = evolve(given, objective=Objective(terms=[WishPoints(by_rank=[1, 1, 1]), ranks]))
    found = compose(wished.having(Envy.of(given, merit, level=2)))
    lines = written_proof(found)
    assert any('{"row":["line","envy"' in line for line in lines)
    check(found.problem, found.cohort, lines)


def several():
    """Return an answer whose proof parts cohorts a few times, with the lines."""
    found = compose(tight(1))
    return found, list(written_proof(found))


@pytest.mark.slow
def test_what_is_altered_is_refused():
    """A line left out or told twice, prices left out, another claim, another cohort, a row or a fine too generous."""
    found, lines = several()
    check(found.problem, found.cohort, lines)
    head, *parts = map(json.loads, lines)
    closed = next(number for number, part in enumerate(parts) if set(part) == {"prices"})
    for number in range(len(parts)):
        refused(found, [head, *parts[:number], *parts[number + 1 :]])
    refused(found, [head, *parts, parts[-1]])
    refused(found, [head, *parts[:closed], {"prices": []}, *parts[closed + 1 :]])
    refused(found, [head, {"prices": [[0, -(10**12)]]}])
    refused(found, [{**head, "worth": head["worth"] + head["grain"]}, *parts])
    refused(found, [{**head, "worth": head["worth"] - head["grain"]}, *parts])
    refused(found, [{**head, "grain": 2 * head["grain"] + 1}, *parts])
    refused(found, [{**head, "levels": {"1": 2 * head["levels"]["1"]}}, *parts])
    narrow = [[*row[:3], row[3] - 1] if row[0] == "size" else row for row in head["rows"]]
    refused(found, [{**head, "rows": narrow}, *parts])
    other = compose(evolve(found.problem, objective=Objective())).cohort
    with pytest.raises(Wrong):
        check(found.problem, other, lines)
    with pytest.raises(Wrong):
        check(found.problem, None, lines)


def refused(found, said):
    """Hold that lines prove nothing."""
    with pytest.raises(Wrong):
        check(found.problem, found.cohort, list(map(json.dumps, said)))


@pytest.mark.slow
def test_a_count_that_no_rule_states_is_refused():
    """Nobody may say that a team has to hold somebody."""
    found, lines = several()
    with pytest.raises(Wrong):
        check(found.problem, found.cohort, [lines[0], json.dumps({"row": ["team", "c0", 1, 1, {"p01": 1}]})])


class TestWhereNoneIsKept:
    def test_beyond_the_bytes_or_the_steps(self):
        """All lines and their ends are counted; one byte less is too few."""
        found, lines = several()
        size = sum(len(line.encode()) + 1 for line in lines)
        assert tuple(lines) == written_proof(found, most=size)
        assert () == written_proof(found, most=size - 1)
        assert () == written_proof(found, nodes=3)
        assert () == written_proof(found, stop=lambda: True)

    def test_of_an_answer_that_is_not_proven(self):
        """A search that was stopped proves nothing."""
        found = compose(tight(1), nodes=30)
        assert ("best_so_far", ()) == (found.status, written_proof(found))

    def test_where_a_team_is_looked_at_as_a_whole(self):
        """Friends, points by post, a rule of one's own: rows do not say them."""
        people = [Person(id=f"p{one}", profiles=["data"]) for one in range(4)]
        plume = Opening(id="plume", size=(2, 2))
        friends = Problem(
            people=people, openings=[plume], objective=Objective(terms=[PairBonus.of("p0", "p1", 3)])
        )
        assert () == written_proof(compose(friends))
        merit = MeritPoints.of({("p0", "plume", "data"): 5})
        posts = evolve(friends, openings=[evolve(plume, posts=[Seat(accepts=["data"])])])
        assert () == written_proof(compose(evolve(posts, objective=Objective(terms=[merit]))))
        assert () == written_proof(compose(problem(2)))

    @pytest.mark.slow
    def test_where_points_are_too_wide_or_rounding_leaves_a_part(self, monkeypatch):
        """Nothing is claimed that floats could not tell."""
        given = tight(1, people=20, openings=3, sums=(), share=False)
        assert written_proof(compose(given))
        wide = {("p00", place, None): 2**60 + one for one, place in enumerate(given.person("p00").wishes)}
        wider = evolve(given, objective=Objective(terms=[MeritPoints.of(wide)]))
        assert () == written_proof(compose(wider))
        found, _ = several()
        monkeypatch.setattr(_written_proof_parts.SearchPart, "cut", lambda *_: None)
        monkeypatch.setattr(_written_proof_parts.SearchPart, "stale", lambda *_: False)
        assert () == written_proof(found)


def test_people_alike_and_a_share_that_cannot_be():
    """Exactly half of an odd number of people: told apart by heads, no count is left."""
    people = [Person(id=f"p{one}", attributes={"gender": "fm"[one % 2]}) for one in range(8)]
    half = ShareQuota(id="half", attribute="gender", value="f", minimum=50, maximum=50)
    given = Problem(
        people=people,
        openings=[Opening(id=name, size=(1, 1)) for name in ("adler", "plume", "quai")],
        rules=[half],
    )
    found = compose(given.having(Budget(id="cost", maximum=99)))
    lines = written_proof(found)
    assert "infeasible" == found.status
    check(found.problem, None, lines)
    with pytest.raises(Wrong):
        check(given.without(["half"]), None, lines)


def test_friends_who_can_never_meet_take_no_proof_away():
    """One of them may sit nowhere: whoever checks the proof sees it without a search."""
    people = [
        Person(id="p0", open_to_all=True),
        Person(id="p1", open_to_all=False),
        Person(id="p2", open_to_all=True),
    ]
    terms = [MeritPoints.of({("p0", "plume", None): 3}), PairBonus.of("p0", "p1", 5)]
    given = Problem(
        people=people, openings=[Opening(id="plume", size=(1, 2))], objective=Objective(terms=terms)
    )
    found = compose(given)
    check(found.problem, found.cohort, written_proof(found))
    with pytest.raises(Wrong, match="friends"):
        check(
            evolve(given, people=[people[0], evolve(people[1], open_to_all=True)]),
            found.cohort,
            written_proof(found),
        )


def test_nothing_follows_once_rows_do_not_say_it(monkeypatch):
    """Friends, points too wide, a part that rounding leaves: the last line is none."""
    friends = Problem(
        people=[Person(id="p0"), Person(id="p1")],
        openings=[Opening(id="plume", size=(2, 2))],
        objective=Objective(terms=[PairBonus.of("p0", "p1", 3)]),
    )
    given = tight(1)
    wide = {("p00", place, None): 2**60 + one for one, place in enumerate(given.person("p00").wishes)}
    for one in (
        evolve(friends, people=[*friends.people, Person(id="p2")]),
        evolve(given, objective=Objective(terms=[MeritPoints.of(wide)])),
    ):
        assert [None] == list(_written_proof_parts.lines_of(compile_problem(one), 0, WorkLimit()))
    monkeypatch.setattr(_written_proof_parts.SearchPart, "cut", lambda *_: None)
    monkeypatch.setattr(_written_proof_parts.SearchPart, "stale", lambda *_: False)
    found, model = compose(given), compile_problem(given)
    assert (
        None
        is list(_written_proof_parts.lines_of(model, int(found.worth * GRAIN * model.grid), WorkLimit()))[-1]
    )
