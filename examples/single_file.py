# /// script
# requires-python = ">=3.11"
# dependencies = ["eig-fellowship"]
#
# [tool.uv.sources]
# eig-fellowship = { path = ".." }
# ///
"""One file that says what it needs: `uv run examples/single_file.py < examples/marks.csv`.

The first lines are those of PEP 723: uv reads them, makes an environment for this file alone, and runs it there. The
library is on no package index yet, so that the last of them gives the folder of the project. Drop it once it is
published, and the file runs wherever it is copied.
"""

import csv
import sys

from eig import jury, rows

RUBRIC = jury.Rubric.equal(["impact", "team", "innovation"], scale=jury.EIG_SCALE)


def main():
    """Rank the table that comes in, and say why the first is first."""
    table = csv.DictReader(sys.stdin, delimiter=";")
    ranking = jury.rank(rows.scoresheet(table, RUBRIC, columns={"dossier": "item"}))
    print(ranking)
    print(ranking.explain(ranking.order[0]))


if __name__ == "__main__":
    main()
