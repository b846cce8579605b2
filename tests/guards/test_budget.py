"""What importing costs."""

import subprocess
import sys

import pytest

HEAVY = {
    "numpy",
    "pandas",
    "cattrs",
    "json",
    "zoneinfo",
    "pathlib",
    "random",
    "hypothesis",
    "scipy",
    "dateutil.rrule",
}
TIMER = "import time; start = time.perf_counter(); import {0}; print(time.perf_counter() - start)"
LOADED = "import sys; import {0}; print(' '.join(sorted(sys.modules)))"
ROOMS = ["eig", "eig.programme", "eig.jury", "eig.teams", "eig.timeline", "eig.promotions", "eig.rows"]


def _python(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.slow
def test_importing_eig_costs_at_most_twice_attrs():
    """`import eig` takes at most twice as long as `import attrs`, best of seven in the same run."""
    rounds = [[float(_python(TIMER.format(name))) for name in ("eig", "attrs")] for _ in range(7)]
    ours, theirs = (min(times) for times in zip(*rounds, strict=True))

    assert ours <= 2 * theirs


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_no_room_pulls_in_what_is_heavy(room):
    """Importing a room loads none of the heavy modules that attrs itself does not."""
    ours, floor = ({*_python(LOADED.format(name)).split()} for name in (room, "attrs"))

    assert (ours - floor) & HEAVY == set()


PLAIN = {
    "teams": "from eig.teams import Opening, Person, Problem, compose; "
    'compose(Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])).cohort',
    "jury": "from eig import jury; grid = jury.Rubric.equal(['a'], scale=jury.EIG_SCALE); "
    "jury.rank(jury.Scoresheet.from_marks(grid, [('plume', 'j1', {'a': 3})]))",
}
WORDS = {"eig._language.languages", "eig._language.sentences_from_codes", "eig.programme.quotas"}
LATER = {
    "teams": {
        *WORDS,
        "eig.reasons",
        "eig.lots.decisions_and_priorities_on_ties",
        "eig.teams.asked.cohort_rules_quotas_caps_sums",
        "eig.teams.engine._falling_target_search",
        "eig.teams.answers.equal_cohorts",
        "eig.teams.asked.objective_points_for_wishes_and_merit",
        "eig.teams.asked.team_rules_shared_values_profiles",
    },
    "jury": {*WORDS, "eig.programme.pay", "eig.programme.tables", "eig.jury.rules._published_rules"},
}


@pytest.mark.slow
@pytest.mark.parametrize("room", PLAIN)
def test_a_plain_answer_loads_neither_words_nor_what_it_does_not_use(room):
    """Ranking and composing say nothing: words, laws, tables, rules that none states and searches load when they are needed."""
    loaded = {*_python(f"import sys; {PLAIN[room]}; print(' '.join(sorted(sys.modules)))").split()}

    assert loaded & LATER[room] == set()
