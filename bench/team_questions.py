"""The questions after the answer, on families of problems at the size of a promotion: seconds of processor time.

Run as `python bench questions [seconds] [family=name ...] [question=name ...] [seed=number]`: each
question is told to stop after so many seconds (20 by default), and is then marked with `+`; `explain` is of somebody
without a seat, `proof` the proof in writing. In brackets: when the first answer was told, where a question has several and
tells them as they come. For each family a line; a dash where a question does not apply. The last column is the
longest that any of them went on without asking whether to stop. Any family of `python bench answers` may be named.
"""

import time

from team_further import problem

from eig.teams import alternatives, compose, repair
from eig.teams.answers import (
    binding_rules,
    conflicts_and_corrections,
    minimal_conflict,
    pareto_front,
    relaxations,
    written_proof,
)

FAMILIES = (
    "equal", "cheapest", "magnets", "identical", "first", "tied", "levels", "larger", "with posts", "tandems", "budget",
    "near parity", "tight", "six rules", "open people", "skilled", "team budget", "may be empty", "envy", "one opening", "every kind of rule", "no parity", "no budget", "no posts", "odd sum",
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
    "proof",
    "front",
    "conflict",
    "diagnosis",
)


def timed(seconds, ask):
    """Return the answer, what is told of its seconds, and the longest wait.

    The seconds are marked if it was told to stop, with those to the first answer in brackets.
    """
    start = time.process_time()
    asked, waits, first, said = [start], [0.0], [], []

    def stop():
        now = time.process_time()
        waits.append(now - asked[-1])
        asked.append(now)
        if now > start + seconds:
            said.append(1)
        return bool(said)

    def progress(at):
        if at.found is not None and not first:
            first.append(time.process_time() - start)

    answer = ask(stop, progress)
    spent = time.process_time() - start
    if len(asked) > 1:
        waits.append(start + spent - asked[-1])
    told = f"{spent:.2f}{'+' * bool(said)}" + (f" ({first[0]:.2f})" if first else "")
    return answer, told, max(waits)


def asked(given, found, seat):
    """Return the questions that apply, by name."""
    if found.cohort is None:
        return {
            "conflict": lambda stop, tell: minimal_conflict(given, stop=stop, progress=tell),
            "diagnosis": lambda stop, tell: conflicts_and_corrections(given, stop=stop, progress=tell),
            "proof": lambda stop, _: written_proof(found, stop=stop),
        }
    price = found.points_lost(*seat)
    gone = found.cohort.people[:2]
    questions = {
        "lost": lambda stop, tell: found.points_lost(*seat, stop=stop, progress=tell),
        "binding": lambda stop, tell: binding_rules(price, stop=stop, progress=tell),
        "relaxations": lambda stop, tell: relaxations(found, stop=stop, progress=tell),
        "alternative": lambda stop, tell: alternatives(
            given, found.cohort, k=1, apart=5, stop=stop, progress=tell
        ),
        "repair": lambda stop, tell: repair(found, withdrawn=gone, stop=stop, progress=tell),
        "explain": lambda stop, _: found.explain(seat[0], stop=stop),
        "equals": lambda stop, tell: found.find_equals(stop=stop, progress=tell),
        "proof": lambda stop, _: written_proof(found, stop=stop),
    }
    if len(given.objective.levels) > 1:
        questions["front"] = lambda stop, tell: pareto_front(given, stop=stop, progress=tell)
    return questions


def measure(family, seed, seconds, names):
    """Print the line of a family."""
    given = problem(family, seed)
    found, times, wait = timed(seconds, lambda stop, _: compose(given, stop=stop))
    told, waits = {"compose": times}, [wait]
    seated = set() if found.cohort is None else set(found.cohort.people)
    out = next(one for one in given.people if one.id not in seated)
    seat = out.id, (*out.wishes, given.openings[0].id)[0]
    for name, ask in asked(given, found, seat).items():
        if name in names:
            _, told[name], wait = timed(seconds, ask)
            waits.append(wait)
    cells = [told.get(name, "-") for name in ("compose", *names)]
    print(f"| {family} | " + " | ".join([*cells, f"{max(waits):.3f}"]) + " |", flush=True)


def chosen(given, word, every):
    """Return what the command line names, or everything."""
    some = [one.removeprefix(f"{word}=") for one in given if one.startswith(f"{word}=")]
    return some or every


def main(given):
    """Measure families, and print a row of the table for each."""
    limit = next((float(one) for one in given if "=" not in one), 20.0)
    questions = chosen(given, "question", [one for one in QUESTIONS if one != "compose"])
    print("| family | " + " | ".join(["compose", *questions, "wait"]) + " |")
    print("|---" * (len(questions) + 3) + "|")
    for family in chosen(given, "family", FAMILIES):
        for seed in chosen(given, "seed", ["0"]):
            measure(family, int(seed), limit, questions)
