"""A small promotion, decided from tables to outcome: four challenges judged, two kept, nine candidates for four posts."""

import datetime as dt
from functools import cache

from eig import jury, teams, timeline
from eig.book import Book
from eig.lots import Decision
from eig.promotions import P3
from eig.rows import Dialect

JURORS = [
    {"id": "juror-1", "college": "public", "employer": "acoss", "name": "Nom Juré Un"},
    {"id": "juror-2", "college": "alumni", "employer": "", "name": "Nom Juré Deux"},
    {"id": "juror-3", "college": "public", "employer": "", "name": "Nom Juré Trois"},
]
CANDIDATES = [
    {"id": "cand-1", "name": "Nom Un", "profiles": "data", "employer": "e1", "Vœu 1": "adler", "Vœu 2": "cibnav"},
    {"id": "cand-2", "name": "Nom Deux", "profiles": "dev", "employer": "e1", "Vœu 1": "adler", "Vœu 2": "cibnav"},
    {"id": "cand-3", "name": "Nom Trois", "profiles": "data", "employer": "e1", "Vœu 1": "cibnav", "Vœu 2": ""},
    {"id": "cand-4", "name": "Nom Quatre", "profiles": "dev", "employer": "", "Vœu 1": "cibnav", "Vœu 2": ""},
    {"id": "cand-5", "name": "Nom Cinq", "profiles": "data", "employer": "e5", "Vœu 1": "adler", "Vœu 2": "datareg"},
    {"id": "cand-6", "name": "Nom Six", "profiles": "data", "employer": "", "Vœu 1": "cibnav", "Vœu 2": ""},
    {"id": "cand-7", "name": "Nom Sept", "profiles": "design", "employer": "", "Vœu 1": "adler", "Vœu 2": ""},
    {"id": "cand-8", "name": "Nom Huit", "profiles": "dev", "employer": "", "Vœu 1": "datareg", "Vœu 2": ""},
    {"id": "cand-9", "name": "Nom Neuf", "profiles": "dev", "employer": "", "Vœu 1": "adler", "Vœu 2": "",
     "complete": "non"},
]  # fmt: skip
CALLED = [{"item": item, "juror": f"juror-{n}"} for item in ("adler", "cibnav", "datareg") for n in (1, 2, 3)]
DECLARED = [{"juror": "juror-2", "target": "datareg", "kind": "personal"}]
MENTORS = [{"id": "mentor-1", "challenge": "adler", "share": "0,3", "name": "Nom Mentor"}]
PANELS = [
    {
        "id": "panel-1",
        "members": "juror-1, juror-2",
        "hears": "cand-1, cand-2, cand-3, cand-4, cand-5, cand-6",
    }
]
MARKS = {
    "adler": (4, 4, 3),
    "cibnav": (3, 4, 3),
    "datareg": (2, 3, 3),
    "datajust": (2, 2, 1),
}
LISTS = {
    ("adler", "data"): {"cand-1": 18, "cand-5": 13},
    ("adler", "dev"): {"cand-2": 15},
    ("cibnav", "data"): {"cand-3": 17, "cand-1": 16, "cand-6": 11},
    ("cibnav", "dev"): {"cand-4": 14, "cand-2": 9},
}


def tables(**changed):
    """Return the tables of the book; `changed` replaces some."""
    given = {"candidates": CANDIDATES, "jurors": JURORS, "called": CALLED, "interests": DECLARED}
    return {**given, "panels": PANELS, "mentors": MENTORS, **changed}


@cache
def usual():
    """Read the book as it stands above, once for all tests."""
    return Book.read(P3, **tables(), dialect=Dialect.french())


def book(**changed):
    """Read the book."""
    return Book.read(P3, **tables(**changed), dialect=Dialect.french()) if changed else usual()


def deliberation(joined, places=2):
    """Deliberate on four challenges, with the recusals that the book calls for."""
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    marks = [
        (item, f"juror-{n}", {"impact": mark})
        for item, given in MARKS.items()
        for n, mark in enumerate(given, start=1)
    ]
    sheet = joined.recuse(jury.Scoresheet.from_marks(rubric, marks), by="chair")
    return jury.deliberate(sheet, places=places, reserve=1)


def lists(**changed):
    """Return one list a challenge and profile."""
    return jury.rank_lists({**LISTS, **{tuple(key.split("_")): scores for key, scores in changed.items()}})


def cohort(joined, kept, merit, rules=()):
    """Compose the teams: at most two people of one employer."""
    at_most = teams.MaxEach(id="employers", attribute="employer", maximum=2)
    return composed(joined.problem(kept, merit=merit, wishes=[2, 1], rules=[at_most, *rules]))


@cache
def composed(problem, *orders):
    """Compose teams, and part equals in some orders, once for all tests: of the same teams nothing is asked twice."""
    if not orders:
        return teams.compose(problem)
    decision = Decision(by="jury", reference="minutes", order=orders[-1])
    return composed(problem, *orders[:-1]).settle(decision)


def schedule():
    """Schedule three phases."""
    plan = timeline.Plan(
        key="eig-3",
        start=dt.date(2018, 11, 5),
        calendar=timeline.WorkCalendar(rule=timeline.France()),
        phases=[
            timeline.Phase(key="hearings", name="auditions", duration="3 working days"),
            timeline.Phase(key="mission", name="mission", duration="10 months", pinned=dt.date(2019, 1, 16)),
        ],
        dependencies=[timeline.plan.Dependency(pred="hearings", succ="mission")],
    )
    return timeline.schedule(plan)


def outcome(joined=None, **changed):
    """Decide all."""
    joined = joined or book()
    held, merit = deliberation(joined), lists(**changed)
    minutes = held.minutes(title="EIG 3, défis", sittings=[dt.date(2018, 7, 4)], salt="5a17" * 16)
    return joined.decide(held, merit, cohort(joined, held.kept, merit), schedule=schedule(), minutes=minutes)
