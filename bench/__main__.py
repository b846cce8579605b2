"""What the library costs: `python bench [ROOM ...]`, or one of these parts.

python bench compare BASE     instructions at the size of the promotion, against another revision
python bench families ...     teams beside solvers, on families of problems
python bench answers ...      the first cohort of each family of problems, the best after a second, the proof
python bench questions ...    the questions after the answer, on the same problems
python bench pictures         the pictures anew, from what is recorded
"""

import importlib
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))  # some families are drawn by the tests' helpers

PARTS = {
    "compare": "comparing",
    "families": "team_solvers",
    "answers": "team_answers",
    "questions": "team_questions",
    "pictures": "speed_plots",
}

if __name__ == "__main__":
    part, *rest = sys.argv[1:] or [""]
    given = rest if part in PARTS else sys.argv[1:]
    sys.exit(importlib.import_module(PARTS.get(part, "speed")).main(given))
