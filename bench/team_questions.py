"""The questions after the answer, on families of problems at the size of a promotion: seconds of processor time.

Run as `python bench questions [seconds] [family=name ...]`: each question is told to stop after so
many seconds (20 by default), and is then marked with `+`; `explain`, of somebody without a seat, takes no limit. For each family a line; a dash where a question does not apply.
"""

import time

from team_families import instance, problem

from eig.teams import alternatives, compose, repair
from eig.teams.answers import (
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
)

FAMILIES = (
    "equal", "cheapest", "magnets", "identical", "first", "tied", "levels", "larger", "with posts", "tandems", "budget",
    "near parity", "tight", "six rules", "open people", "no parity", "no budget", "no posts",
)  # fmt: skip
QUESTIONS = (
    "compose",
    "lost",
    "binding",
    "relaxations",
    "alternative",
    "repair",
    "explain",
    "equals",
    "front",
    "conflict",
    "diagnosis",
)


def timed(seconds, ask):
    """Return the answer, and its seconds with a mark if it was told to stop."""
    start, said = time.process_time(), []

    def stop():
        if time.process_time() > start + seconds:
            said.append(1)
        return bool(said)

    answer = ask(stop)
    return answer, f"{time.process_time() - start:.2f}{'+' * bool(said)}"


def asked(given, found, seat):
    """Return the questions that apply, by name."""
    if found.cohort is None:
        return {
            "conflict": lambda stop: minimal_conflict(given, stop=stop),
            "diagnosis": lambda stop: conflicts_and_corrections(given, stop=stop),
        }
    price = found.points_lost(*seat)
    questions = {
        "lost": lambda stop: found.points_lost(*seat, stop=stop),
        "binding": lambda stop: binding_rules(price, stop=stop),
        "relaxations": lambda stop: relaxations(found, stop=stop),
        "alternative": lambda stop: alternatives(given, found.cohort, k=1, apart=5, stop=stop),
        "repair": lambda stop: repair(found, withdrawn=found.cohort.people[:2], stop=stop),
        "explain": lambda _: found.explain(seat[0]),
        "equals": lambda stop: found.find_equals(stop=stop),
    }
    if len(given.objective.levels) > 1:
        questions["front"] = lambda stop: pareto_front(given, stop=stop)
    return questions


def measure(family, seconds):
    """Print the line of a family."""
    given = problem(instance(family, 0))
    found, times = timed(seconds, lambda stop: compose(given, stop=stop))
    told = {"compose": times}
    seated = set() if found.cohort is None else set(found.cohort.people)
    out = next(one for one in given.people if one.id not in seated)
    seat = out.id, (*out.wishes, given.openings[0].id)[0]
    for name, ask in asked(given, found, seat).items():
        told[name] = timed(seconds, ask)[1]
    print(f"| {family} | " + " | ".join(told.get(name, "-") for name in QUESTIONS) + " |", flush=True)


def main(given):
    """Measure families, and print a row of the table for each."""
    limit = next((float(one) for one in given if "=" not in one), 20.0)
    named = [one.removeprefix("family=") for one in given if "=" in one]
    print("| family | " + " | ".join(QUESTIONS) + " |")
    print("|---" * (len(QUESTIONS) + 1) + "|")
    for one in named or FAMILIES:
        measure(one, limit)
