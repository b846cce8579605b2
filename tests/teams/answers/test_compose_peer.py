"""`compose` held against two solvers of whole-number programmes, on promotions of 170 people for 15 openings.

The programme is written here from the text of the format alone: one variable for each person at each opening
where the person may sit, one for each opening's pair that gains points. Nothing of the library's engine is in it.
"""

import pytest

from eig.teams import check, compose
from eig.teams.answers import score
from eig.teams.engine import Highs
from helpers.evidence import peer
from helpers.promotions import promotion
from helpers.topics_teams import problem_of

FULL, BLOCK = 200, 10
LIMIT = 60_000  # steps: where only all rules together fail by little, the proof may take longer


class Programme:
    """An instance as rows over variables of 0 or 1: `rows` holds (low, high, {variable: coefficient})."""

    def __init__(self, instance):
        self.gains, self.rows = [], []
        self.instance = instance
        self.people = {one["id"]: one for one in instance["candidates"]}
        self.seat = {}
        for place in instance["challenges"]:
            for person in instance["candidates"]:
                if self._may_sit(person, place):
                    self.seat[person["id"], place["id"]] = self._variable(self._points(person, place))
        self._once()
        for place in instance["challenges"]:
            self._team(place)
            for pair in instance["pairs"]:
                self._pair(pair, place["id"])
        for rule in instance["cohort"]:
            getattr(self, "_" + rule["kind"])(rule)

    def _variable(self, gain):
        self.gains.append(gain)
        return len(self.gains) - 1

    def _may_sit(self, person, place):
        free = set(place["periods"]) <= set(person["available"])
        return free and (person["open"] or place["id"] in person["preferences"])

    def _points(self, person, place):
        def ranked(points, wishes, one):
            rank = wishes.index(one) if one in wishes else len(points)
            return points[rank] if rank < len(points) else 0

        given = self.instance["objective"]
        skills = sum(weight * person["skills"].get(skill, 0) for skill, weight in place["weights"].items())
        wished = ranked(given["preference_points"], person["preferences"], place["id"])
        return skills + wished + ranked(given["host_points"], place["preferences"], person["id"])

    def _seats(self, weigh, place=None):
        return {
            variable: weight
            for (person, where), variable in self.seat.items()
            if place in (None, where) and (weight := weigh(self.people[person]))
        }

    def _once(self):
        for one in self.people:
            mine = {variable: 1 for (person, _), variable in self.seat.items() if person == one}
            self.rows.append((None, 1, mine))

    def _team(self, place):
        low, high = place["size"]
        self.rows.append((low, high, self._seats(lambda one: 1, place["id"])))
        for need in place["needs"]:
            able = self._seats(
                lambda one, need=need: int(one["skills"].get(need["skill"], 0) >= need["level"]), place["id"]
            )
            self.rows.append((need["count"], None, able))
        if "budget" in place:
            self.rows.append((None, place["budget"], self._seats(lambda one: one["cost"], place["id"])))

    def _pair(self, pair, place):
        a, b = self.seat.get((pair["a"], place)), self.seat.get((pair["b"], place))
        known = [one for one in (a, b) if one is not None]
        if pair["kind"] == "together":
            self.rows.append((0, 0, dict(zip(known, (1, -1), strict=False))))
        elif len(known) < 2:
            return
        elif pair["kind"] == "apart":
            self.rows.append((None, 1, {a: 1, b: 1}))
        else:
            both = self._variable(pair["points"])
            self.rows += [(None, 0, {both: 1, a: -1}), (None, 0, {both: 1, b: -1})]
            self.rows.append((None, 1, {a: 1, b: 1, both: -1}))

    def _share(self, rule):
        def weigh(one):
            return 100 * (one["attributes"][rule["attribute"]] == rule["value"]) - rule["min_percent"]

        self.rows.append((0, None, self._seats(weigh)))

    def _value(self, one, rule):
        return one["employer"] if rule["attribute"] == "employer" else one["attributes"][rule["attribute"]]

    def _cap_each(self, rule):
        for value in sorted({self._value(one, rule) for one in self.people.values()} - {None}):
            same = self._seats(lambda one, value=value: int(self._value(one, rule) == value))
            self.rows.append((None, rule["max"], same))

    def _count(self, rule):
        with_value = self._seats(lambda one: int(self._value(one, rule) == rule["value"]))
        self.rows.append((rule.get("min"), rule.get("max"), with_value))

    def _sum(self, rule):
        self.rows.append((None, rule["max"], self._seats(lambda one: one[rule["field"]])))


def by_highs(programme):
    """Return the optimum of a programme by HiGHS, or None if nothing keeps its rows."""
    highspy = peer("highspy")
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)
    for gain in programme.gains:
        solver.addCol(float(gain), 0.0, 1.0, 0, [], [])
    for variable in range(len(programme.gains)):
        solver.changeColIntegrality(variable, highspy.HighsVarType.kInteger)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    for low, high, row in programme.rows:
        below = -highspy.kHighsInf if low is None else float(low)
        above = highspy.kHighsInf if high is None else float(high)
        solver.addRow(below, above, len(row), list(row), [float(one) for one in row.values()])
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return None
    assert highspy.HighsModelStatus.kOptimal == solver.getModelStatus()
    return round(solver.getInfo().objective_function_value)


def by_cp_sat(programme):
    """Return the optimum of a programme by CP-SAT, or None if nothing keeps its rows."""
    cp_model = peer("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    variables = [model.new_bool_var("") for _ in programme.gains]
    for low, high, row in programme.rows:
        total = sum(one * variables[variable] for variable, one in row.items())
        if low is not None:
            model.add(total >= low)
        if high is not None:
            model.add(total <= high)
    model.maximize(sum(gain * one for gain, one in zip(programme.gains, variables, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return None if status == cp_model.INFEASIBLE else round(solver.objective_value)


def settled(found, best):
    """Hold an answer against the optimum that the solvers proved (None: no cohort); tell whether it is proven too."""
    if found.status in ("unknown", "best_so_far"):
        assert best is None or (found.worth or best) <= best <= found.bound
        return False
    assert ("infeasible" if best is None else "optimal", best, best) == (
        found.status,
        found.worth,
        found.bound,
    )
    if best is not None:
        points = score(found.problem, found.cohort)[0].points
        assert (best, ()) == (points, check(found.cohort, found.problem))
    return True


def agree(seed):
    """Hold `compose` against both solvers on one promotion; tell whether pure Python settled it within the limit."""
    instance = promotion(seed)
    programme, problem = Programme(instance), problem_of(instance)
    best = by_highs(programme)
    assert best == by_cp_sat(programme)
    assert settled(compose(problem, backend=Highs()), best)
    return settled(compose(problem, nodes=LIMIT), best)


@pytest.mark.peer(
    what="compositions of teams at the size of a promotion, in pure Python and with HiGHS",
    against="highspy, ortools",
)
@pytest.mark.parametrize("start", range(0, FULL, BLOCK))
def test_the_optimum_is_that_of_two_solvers(start, evidence):
    """Two solvers and `compose` give one optimum, or all say that there is no cohort; with HiGHS, every time."""
    open_ = 0
    for seed in range(start, start + evidence.part(BLOCK)):
        open_ += not agree(seed)
        evidence.count()
    assert open_ <= 1
