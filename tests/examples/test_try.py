"""The page that runs the library in a reader's browser: what it computes, and that a browser runs it."""

import json
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from helpers.programs import ROOT, loaded

HTML = ROOT / "docs" / "_build" / "html"
MODULES = ROOT / "build" / "try" / "node_modules"
PEOPLE = (
    "person;profile;wish 1;wish 2\nc1;data;plume;adler\nc2;data;adler;\nc3;dev;plume;adler\nc4;dev;adler;"
)
CHALLENGES = "challenge;profiles\nplume;data, dev\nadler;data, dev"


@pytest.fixture(scope="module")
def page():
    return loaded("page", ROOT / "docs" / "extra" / "try")


@pytest.mark.slow
def test_marks_are_ranked_and_a_tie_stays_open(page):
    """Two equal means are shown as equals, and nobody is kept until somebody decides."""
    found = page.rank("dossier;Ana;Bo\nplume;14;12,5\nadler;13;13,5", 1, "en")

    assert "equally good" in found["text"]
    assert found["text"].endswith("kept: –\n\nto be decided: adler, plume")
    assert found["picture"].startswith("<svg")


@pytest.mark.parametrize("text", ["dossier;Ana\nplume;x", "dossier;Ana\nplume;12;13", "dossier;Ana\n;12"])
def test_half_typed_marks_are_told(page, text):
    """Whatever is typed, the page says what is wrong with it."""
    assert page.rank(text, 1, "fr")["fault"]


@pytest.mark.untraced
def test_the_page_answers_in_the_language_asked_for(page):
    """Rankings, faults, teams and dates are said in French where French is chosen."""
    assert "classement" in page.rank("dossier;Ana;Bo\nplume;14;12,5\nadler;13;13,5", 1, "fr")["text"]
    assert "ligne 2" in page.rank("dossier;Ana\nplume;x", 1, "fr")["fault"]
    assert "aucune promotion" in page.compose(PEOPLE, CHALLENGES, "fr")["text"]
    assert "auditions" in page.plan("2019-01-16", 5, "fr")["picture"]


def test_nothing_typed_is_told(page):
    """An empty table ranks nobody, and says so."""
    assert "un tableau qui a des lignes" in page.rank("", 1, "fr")["fault"]


@pytest.mark.parametrize("sign", ["\t", ","])
def test_another_separator_is_read(page, sign):
    """What is pasted from a spreadsheet has tabs, what a program wrote has commas: neither gives a blank."""
    text = "dossier;Ana;Bo\nplume;14;12\nadler;13;13".replace(";", sign)
    assert page.rank(text, 1, "en")["text"].startswith("1. adler and plume: 13")


@pytest.mark.untraced
def test_people_are_seated(page):
    """Teams are drawn; where rules clash, they are named."""
    assert page.compose(PEOPLE, CHALLENGES, "en")["picture"].startswith("<svg")
    assert "plume" in page.compose(PEOPLE, "challenge;profiles\nplume;design", "en")["fault"]
    assert page.compose("person", CHALLENGES, "en")["fault"]


@pytest.mark.untraced
def test_a_date_moves_the_slack(page):
    """A mission that begins sooner leaves less slack; too soon, it is told."""
    early, late = page.plan("2019-01-16", 5, "en"), page.plan("2018-11-16", 5, "en")

    assert early["slack"] > 0 > late["slack"]
    assert early["text"].startswith("contracts may slip by")
    assert len(late["text"].splitlines()) > 1
    assert page.plan("", 5, "en")["fault"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_given):
        """Say nothing."""


@pytest.fixture
def address():
    if not all((HTML / name).exists() for name in ("try.html", "try/runtime/wheels.json")):
        pytest.skip("without what the page runs on: `make runtime` fetches it")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=HTML))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/try.html"
    server.shutdown()
    server.server_close()


def test_a_browser_runs_the_page(address):
    """In a real browser, a mark, a wish and a date are changed, and the answers change with them."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not (browser and shutil.which("node") and MODULES.exists()):
        pytest.skip("without node or Chromium: `make examples` runs it where both are installed")
    driver = Path(__file__).with_name("drive.mjs")
    done = subprocess.run(
        ["node", str(driver), address, browser, str(MODULES)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=300,
    )
    shown = json.loads(done.stdout.splitlines()[-1])

    assert shown["state"].startswith("Ready"), shown["state"]
    assert shown["errors"] == []
    assert "equally good" in shown["first"]
    assert "to be decided: adler, plume" in shown["first"]
    assert "kept: plume" in shown["changed"]
    assert "row 2" in shown["wrong"]
    assert "plume" in shown["impossible"]
    assert shown["slack"] != shown["late"] != shown["french"]
    assert "ligne 2" in shown["ranking_in_french"]
    assert shown["pictures"] >= 1
