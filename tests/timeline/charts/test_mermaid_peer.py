"""Mermaid text, as the real mermaid reads it: `make mermaid` installs it where node is."""

import json
import random
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from eig.timeline import Phase, Plan, Session, WorkCalendar, schedule
from eig.timeline.charts import to_mermaid
from eig.timeline.plan import Dependency

HERE = Path(__file__).parent / "mermaid"
MERMAID = HERE / "node_modules" / "mermaid" / "package.json"
pytestmark = pytest.mark.skipif(
    not shutil.which("node") or not MERMAID.exists(),
    reason="without node or mermaid: `make mermaid` fetches it",
)

TRAPS = (
    "Title of the year", "title", "TITLE", "Section critique", "section", "excludes weekends", "includes", "Excludes",
    "dateFormat D", "axisFormat", "tickInterval 1week", "todayMarker off", "click here", "Call for projects", "call",
    "gantt", "topAxis", "inclusiveEndDates", "weekday monday", "weekend friday", "accTitle: x", "accDescr: x",
    "accDescr {x}", 'href "x"', "displayMode: compact", "Jury: deliberation", "a; b", "a # b", "100 % done",
    "5% of the jury", "%% comment", "%%{init: {}}%%", "50%%", "%%%", "done", "crit", "active", "milestone", "vert",
    "after p_a", "2019-01-17 kick-off", "2019", "A & B", "<b>bold</b>", '"quoted"', "l’État « ouvre » ses données",
    "é" * 80, "a, b, c", "---", "-", "{x}", "}", "(x)", "[x]", "`x`", "$x$", "\\n", "a/b", "_x_", "*x*", "a\tb", "&amp;",
    "#58;", "a:b:c", ":", ";", "#", "%", "p_a", "Mi-parcours :", "graph", "flowchart", "https://example.org/?a=b#c",
)  # fmt: skip


def read(texts):
    """Return what mermaid understands of each text."""
    done = subprocess.run(
        ["node", "parse.mjs"], input=json.dumps(texts), capture_output=True, text=True, cwd=HERE, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture(autouse=True)
def which_mermaid(evidence):
    """The version that the results are of."""
    if MERMAID.exists():
        evidence.version("mermaid", json.loads(MERMAID.read_text(encoding="utf-8"))["version"])


def plain(text):
    return " ".join(text.replace("\u200b", "").split())


def expected(dates, title):
    phases = zip(dates.plan.phases, dates.placed, strict=True)
    return {
        "title": plain(title),
        "tasks": [
            {
                "name": plain(phase.title),
                "start": str(placed.early.start),
                "end": str(placed.early.end),
                "crit": placed.critical,
                "milestone": phase.milestone,
            }
            for phase, placed in phases
        ],
    }


def actual(found):
    assert "error" not in found, found
    keys = ("start", "end", "crit", "milestone")
    return {
        "title": plain(found["title"]),
        "tasks": [{"name": plain(one["name"]), **{key: one[key] for key in keys}} for one in found["tasks"]],
    }


def plan_of(names, *, sections=("",)):
    phases = [
        Phase(
            key=f"{number}-{plain(name)}", name=name, duration=f"{number % 9 + 1} days",
            section=sections[number % len(sections)],
        )
        for number, name in enumerate(names)
    ]  # fmt: skip
    return Plan(key="p", start=date(2019, 1, 17), calendar=WorkCalendar.named("metropole"), phases=phases)


@pytest.mark.peer(what="Mermaid text of plans with every known trap, read back", against="mermaid")
def test_every_known_trap_reads_back_as_it_was_written(evidence):
    """A phase named as a keyword, a comment, a date, a tag or an entity stays itself, at its own dates."""
    plans = [plan_of([name]) for name in TRAPS] + [plan_of(TRAPS)]
    dates = [schedule(plan) for plan in plans]
    texts = [to_mermaid(one, title=one.plan.phases[0].name) for one in dates]

    found = read(texts)

    for one, text, got in zip(dates, texts, found, strict=True):
        assert expected(one, one.plan.phases[0].name) == actual(got), text
        evidence.count()


@pytest.mark.peer(what="Mermaid text of sections and sessions, read back", against="mermaid")
def test_sections_and_sessions_read_back(evidence):
    """Headings named as keywords stay headings, and sessions stand under their own."""
    dates = schedule(plan_of(["a", "b", "c", "d"], sections=("Section 1: x", "", "title")))
    sessions = [
        Session(key="done", when=date(2019, 2, 21), title="Séance: n° 1"),
        Session(key="off", when=date(2019, 3, 21), status="cancelled"),
    ]

    (found,) = read([to_mermaid(dates, sessions=sessions, lang="fr")])

    assert [
        ("a", "Section 1: x"), ("b", "Autres étapes"), ("c", "title"), ("d", "Section 1: x"), ("Séance: n° 1", "Séances"),
    ] == [(plain(task["name"]), plain(task["section"])) for task in found["tasks"]]  # fmt: skip
    assert ("s_done", "2019-02-21", "2019-02-22", True) == tuple(
        found["tasks"][-1][key] for key in ("id", "start", "end", "milestone")
    )
    evidence.count()


@pytest.mark.peer(what="Mermaid text of states and milestones, read back", against="mermaid")
def test_states_and_milestones_read_back(evidence):
    """Critical phases, milestones and links read back with the dates of the schedule, weekends included."""
    plan = Plan(
        key="p", start=date(2019, 4, 12), calendar=WorkCalendar.named("metropole"),
        phases=[
            Phase(key="jury", duration="2 working days"),
            Phase(key="mission", duration="10 months"),
            Phase(key="demo", milestone=True),
            Phase(key="slack", duration="1 day"),
        ],
        dependencies=[Dependency(pred="jury", succ="mission"), Dependency(pred="mission", succ="demo")],
    )  # fmt: skip
    dates = schedule(plan)

    (found,) = read([to_mermaid(dates)])

    assert expected(dates, "p") == actual(found)
    evidence.count()


@pytest.mark.peer(what="Mermaid text of plans with random names, read back", against="mermaid")
def test_random_names_read_back(evidence):
    """Whatever a name is made of, mermaid shows it as it is, and no phase is lost."""
    draw = random.Random(2019)
    letters = "abzAZ019 :;#%&<>\"'{}()[]`$\\/|_*-+=~^.,!?éÉœß–—’«»€漢🙂\t"
    stems = [*TRAPS, ""]
    plans = []
    for _ in range(evidence.part(150)):
        names = {
            plain(draw.choice(stems) + "".join(draw.choices(letters, k=draw.randint(1, 12)))): None
            for _ in range(12)
        }
        plans.append(plan_of([name for name in names if name]))
    dates = [schedule(plan) for plan in plans]

    found = read([to_mermaid(one, title="x") for one in dates])

    for one, got in zip(dates, found, strict=True):
        assert expected(one, "x") == actual(got), to_mermaid(one)
        evidence.count()
