"""A composition of teams as HiGHS and CP-SAT take it: variables of nothing or one, linear rows, points by level.

A model is `(names, levels, rows)`: the variables, what each is worth at each level, and rows `(terms, low, high)` over
them. Levels are folded into one sum where solvers' numbers hold it, else solved one after the other, each settled level
becoming a row. Both take one thread; the answer is the points level by level, None if there is none, or a word.
"""

FOLDED = 10**9  # a range of points that floats hold with room to spare
HALF = 0.5


def unproven(found):
    """Return what eig says without a proof: the best cohort, what none passes, and the gap in per cent."""
    if found.worth is None:
        return f"none yet of {int(found.bound)}"
    return f"{int(found.worth)} of {int(found.bound)} ({100 * float(found.gap / abs(found.bound)):.2f}%)"


def folded(levels, most):
    """Return groups of levels, each as one series of points; a cohort takes at most so many variables."""
    groups, now, reach = [], None, 1
    for level in reversed(levels):
        span = most * (max(level) - min(0, *level)) + 1
        if now is None or reach * span > FOLDED:
            now, reach = [0] * len(level), 1
            groups.append(now)
        now[:] = [one + reach * more for one, more in zip(now, level, strict=True)]
        reach *= span
    return groups[::-1]


def highs(model, *, most, limit):
    """Solve by HiGHS."""
    import highspy

    names, levels, rows = model
    columns = {name: column for column, name in enumerate(names)}
    solver = highspy.Highs()
    solver.silent()
    for option, value in (
        ("threads", 1),
        ("mip_abs_gap", 0.999),
        ("mip_rel_gap", 0.0),
        ("time_limit", float(limit)),
    ):
        solver.setOptionValue(option, value)
    kept, chosen = list(rows), []
    for costs in folded(levels, most) or [[0] * len(names)]:
        solver.passModel(_programme(columns, costs, kept))
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            return "unproven"
        chosen = [value > HALF for value in solver.getSolution().col_value]
        kept.append(_settled(names, costs, chosen))
    return [sum(worth for worth, one in zip(level, chosen, strict=True) if one) for level in levels]


def _programme(columns, costs, rows):
    import highspy

    starts, indexes, values, low, high = [0], [], [], [], []
    for terms, least, most in rows:
        indexes += [columns[name] for name, _ in terms]
        values += [float(value) for _, value in terms]
        starts.append(len(indexes))
        low.append(-highspy.kHighsInf if least is None else least)
        high.append(highspy.kHighsInf if most is None else most)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(columns), len(rows)
    lp.col_cost_ = [-float(one) for one in costs]
    lp.col_lower_, lp.col_upper_ = [0.0] * len(columns), [1.0] * len(columns)
    lp.row_lower_, lp.row_upper_ = low, high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, indexes, values
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(columns)
    return lp


def _settled(names, costs, chosen):
    """Return the row that keeps what a series of points reached."""
    reached = sum(cost for cost, one in zip(costs, chosen, strict=True) if one)
    return [(name, cost) for name, cost in zip(names, costs, strict=True) if cost], reached, None


def cp_sat(model, *, most, limit):
    """Solve by CP-SAT, one worker."""
    from ortools.sat.python import cp_model

    names, levels, rows = model
    program = cp_model.CpModel()
    variables = {name: program.new_bool_var("") for name in names}

    def keep(terms, low, high):
        total = cp_model.LinearExpr.weighted_sum(
            [variables[name] for name, _ in terms], [value for _, value in terms]
        )
        program.add_linear_constraint(
            total, low if low is not None else -(10**12), high if high is not None else 10**12
        )

    for terms, low, high in rows:
        if terms or (low or 0) > 0:
            keep(terms, low, high)
    chosen = []
    for costs in folded(levels, most) or [[0] * len(names)]:
        program.maximize(cp_model.LinearExpr.weighted_sum(list(variables.values()), costs))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers, solver.parameters.linearization_level = 1, 2
        solver.parameters.max_time_in_seconds = float(limit)
        status = solver.solve(program)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:
            return "unproven"
        chosen = [bool(solver.value(one)) for one in variables.values()]
        keep(*_settled(names, costs, chosen))
    return [sum(worth for worth, one in zip(level, chosen, strict=True) if one) for level in levels]
