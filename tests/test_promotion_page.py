"""The main job: its page is the one that the tutorial shows, it is quick, and what it writes can be sent."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from eig.promotions import P3
from helpers.shares import few

DOCS = Path(__file__).parent.parent / "docs"
ELSEWHERE = {**os.environ, "PYTHONHASHSEED": "5", "TZ": "Pacific/Kiritimati", "PYTHONIOENCODING": "utf-8"}


PAGES = """
import runpy, sys
from functools import cache
from eig.book import _what_was_decided as decided
decided.SeatCauses = cache(decided.SeatCauses) # what would be without a rule is the same in both languages
script, folder, *langs = sys.argv[1:]
for lang in langs:
    sys.argv = [script, lang] + [folder] * (lang == "fr")
    runpy.run_path(script, run_name="__main__")
    print(chr(12))
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the folder that the French page writes, and the pages, of one process: by day the French one alone."""
    langs = few(["fr", "en"], 1)
    folder = tmp_path_factory.mktemp("promotion")
    done = subprocess.run(
        [sys.executable, "-c", PAGES, str(DOCS / "promotion.py"), str(folder), *langs],
        capture_output=True,
        check=True,
        env=ELSEWHERE,
        encoding="utf-8",
    )
    *pages, _ = done.stdout.split("\f\n")
    return folder, dict(zip(langs, pages, strict=True))


@pytest.mark.slow
def test_the_published_figures_come_out(written):
    """The 15 published challenges are kept, 32 posts filled by 13 teams of 2 and 2 of 3; published days stand."""
    shown = written[1]["fr"]
    titles = {one.title.replace("'", "’") for one in P3.challenges}
    teams = dict(re.findall(r"^(\S.*?)\s: (C\d{3}(?:(?:, | et )C\d{3})+)$", shown, flags=re.MULTILINE))

    assert titles == set(teams)
    assert [2] * 13 + [3] * 2 == sorted(len(re.findall(r"C\d", people)) for people in teams.values())
    assert "c’est prouvé" in shown
    assert "du 6 novembre 2018 au 8 novembre 2018" in shown
    assert "1\N{NARROW NO-BREAK SPACE}284\N{NARROW NO-BREAK SPACE}266,56" in shown
    assert "personnes affectées\N{NO-BREAK SPACE}: 32" in shown
    assert "les mêmes tableaux donnent les mêmes réponses" in shown


@pytest.mark.slow
def test_the_main_job_prints_the_same_page_everywhere(written):
    """The whole promotion, printed at another hash seed in another time zone, is the page of the tutorial (`make pages`); in English by `make nightly`."""
    for lang, text in written[1].items():
        assert (DOCS / "tutorial" / f"promotion-{lang}.txt").read_text(encoding="utf-8") == text


def test_the_page_speaks_one_language():
    """No English stands on the French page, and no identifier that a name replaces."""
    shown = (DOCS / "tutorial" / "promotion-fr.txt").read_text(encoding="utf-8")

    assert [] == re.findall(r"\b(?:the|with|kept|seat|wish|which|synthetic-candidate\S*)\b", shown)


@pytest.mark.slow
def test_what_the_script_writes_can_be_sent(written):
    """The public dossier names nobody; the whole one names those it is about; the agenda is one."""
    folder, _ = written
    public = (folder / "public.html").read_text(encoding="utf-8")

    assert [] == re.findall(r"synthetic-(?:candidate|juror)|\b[CJ]\d{2,3}\b", public)
    assert "C153" in (folder / "dossier.html").read_text(encoding="utf-8")
    assert "BEGIN:VCALENDAR" in (folder / "j01.ics").read_text(encoding="utf-8")
    assert "## Opérations effectuées" in (folder / "notice.md").read_text(encoding="utf-8")


def test_it_is_as_short_as_it_is_said_to_be():
    """At most 150 lines in one file, headings in two languages included; nothing beside it."""
    lines = (DOCS / "promotion.py").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 150
    assert [DOCS / "promotion.py"] == sorted(DOCS.glob("promotion*.py"))
