"""The pictures that the documentation shows: `python docs/pictures.py` writes them anew (`make pages`).

Each function draws one, and the gallery shows its lines. People, marks and wishes are invented; the dates are those of
promotion 3.
"""

import datetime as dt
from itertools import pairwise
from pathlib import Path

from eig import jury, teams, timeline
from eig.book import Funnel, Stage, funnel_picture
from eig.promotions import P3
from eig.reasons import ENGLISH, FRENCH

FOLDER = Path(__file__).parent / "_static"

MARKS = {  # four dossiers, marked by five jurors
    "plume": (16, 14, 15, 13, 15),
    "adler": (15, 15, 12, 14, 16),
    "cartobio": (12, 14, 13, 12, 11),
    "datareg": (10, 13, 9, 12, 11),
}
REVIEWS = jury.Reviews.from_triples(
    (item, f"juror-{number}", mark) for item, marks in MARKS.items() for number, mark in enumerate(marks, 1)
)


COUNTS = {"plume": (0, 1, 4, 6), "adler": (1, 2, 2, 6), "cartobio": (2, 3, 5, 1)}  # from weak to excellent
TALLIES = [jury.marks.Tally(item=item, counts=counts) for item, counts in COUNTS.items()]
SCORES = {
    "plume": {"impact": 16, "team": 11},
    "adler": {"impact": 12, "team": 15},
    "cartobio": {"impact": 13, "team": 12},
}


def marks():
    """Draw every mark of every juror."""
    return jury.robustness.marks_picture(REVIEWS)


def ranges():
    """Draw which ranks remain possible when any one juror is left out."""
    found = jury.robustness.leave_one_juror_out(REVIEWS, places=2)
    return jury.robustness.rank_ranges_picture(found.intervals, places=2, marks=found.full.ranks)


def chances():
    """Draw how ranks would vary with other reviews of the same kind."""
    found = jury.robustness.bootstrap(REVIEWS, places=2, replicates=500, seed=2019)
    return jury.robustness.rank_ranges_picture(found.intervals, places=2, marks=found.mean_rank)


def weights():
    """Draw how far the weight of a criterion may move before the order changes."""
    found = jury.robustness.weight_stability(SCORES, weights={"impact": 1, "team": 1}, varied="impact")
    return jury.robustness.weights_picture(found)


def grades():
    """Draw the grades that each dossier got, from best to worst."""
    found = jury.votes.majority_judgment(TALLIES, labels=["weak", "fair", "good", "excellent"])
    return jury.votes.grades_picture(found)


def stages():
    """Draw how many passed each stage of a promotion."""
    counts = {"proposed": 24, "kept": 15, "applied": 170, "complete": 150, "heard": 60, "seated": 32}
    found = [Stage(name=name, passed=map(str, range(count))) for name, count in counts.items()]
    return funnel_picture(Funnel(stages=found))


def composed():
    """Compose three people for two challenges, by their wishes and their marks."""
    people = [
        teams.Person(id="candidate-1", profiles=["data"], wishes=["plume", "adler"]),
        teams.Person(id="candidate-2", profiles=["data"], wishes=["plume"]),
        teams.Person(id="candidate-3", profiles=["dev"], wishes=["adler", "plume"]),
    ]
    data, dev = teams.Seat(accepts=["data"]), teams.Seat(accepts=["dev"])
    openings = [
        teams.Opening(id="plume", posts=[data]),
        teams.Opening(id="adler", size=(2, 2), posts=[data, dev]),
    ]
    aim = teams.Objective(terms=[teams.WishPoints(by_rank=[10, 5])])
    return teams.compose(teams.Problem(people=people, openings=openings, objective=aim))


def seats():
    """Draw who sits where, by which wish, with which points, and whether the rules are kept."""
    return teams.pictures.seats_picture(composed())


def named():
    """Draw the same for those who read it: in French, with names in the place of identifiers."""
    names = {"plume": "Plume", "adler": "ADLER", "candidate-1": "Ada L.", "candidate-2": "Blaise P."}
    return teams.pictures.seats_picture(composed(), lang=FRENCH.naming(names))


def promotion():
    """Compose the fifteen teams of promotion 3, with invented people, each with a first wish."""
    openings = [
        teams.Opening.of_posts(one.id, *([post.profile] for post in one.posts)) for one in P3.challenges
    ]
    people = [
        teams.Person(id=f"fellow of {post.id}", profiles=[post.profile], wishes=[one.id])
        for one in P3.challenges
        for post in one.posts
    ]
    aim = teams.Objective(terms=[teams.WishPoints(by_rank=[10, 5])])
    return teams.compose(teams.Problem(people=people, openings=openings, objective=aim))


def fifteen():
    """Draw fifteen teams on one page, with the titles of their challenges."""
    titles = {challenge.id: challenge.title for challenge in P3.challenges}
    return teams.pictures.seats_picture(promotion(), lang=ENGLISH.naming(titles))


def losses():
    """Draw what each seat given by hand would take from the others, at least."""
    return teams.pictures.points_lost_picture(composed())


def two_aims():
    """State a problem whose merit and wishes conflict."""
    people = [
        teams.Person(id=f"p{n}", wishes=["plume"] if n > 2 else ["adler", "plume"]) for n in range(1, 6)
    ]
    openings = [teams.Opening(id="plume", size=(1, 2)), teams.Opening(id="adler", size=(1, 1))]
    merit = teams.MeritPoints.of(
        {(f"p{n}", place, None): 20 - 2 * n for n in range(1, 6) for place in ("plume", "adler")}
    )
    aims = teams.Objective(terms=[merit, teams.WishPoints(by_rank=[4, 1], level=2)])
    return teams.Problem(people=people, openings=openings, objective=aims)


def front():
    """Draw two aims that conflict, and every pair of points that no cohort betters."""
    return teams.pictures.pareto_picture(teams.answers.pareto_front(two_aims()))


def plan():
    """Plan the months before a mission."""
    phases = [
        timeline.Phase(key="call", name="Call for candidates", duration="22 working days"),
        timeline.Phase(key="hearings", name="Hearings", duration="3 working days"),
        timeline.Phase(key="contracts", name="Contracts", duration="25 working days"),
        timeline.Phase(key="mission", name="Mission", duration="10 months", pinned=dt.date(2019, 1, 16)),
    ]
    keys = [phase.key for phase in phases]
    return timeline.Plan(
        key="promotion-3",
        name="Promotion 3",
        start=dt.date(2018, 9, 13),
        calendar=timeline.WorkCalendar(rule=timeline.France()),
        phases=phases,
        dependencies=[timeline.plan.Dependency(pred=before, succ=after) for before, after in pairwise(keys)],
    )


def dates():
    """Draw the months before a mission, with what may slip."""
    return timeline.charts.gantt_picture(timeline.schedule(plan()), width=900)


def today():
    """Say where promotion 3 stands one evening: its screening takes longer than was planned."""
    own = [
        {"key": "screening", "name": "screening", "duration": "12 working days", "after": "candidates_call",
         "before": "candidate_jury"},
        {"key": "contracts", "name": "contracts", "duration": "15 working days", "after": "results", "before": "mission"},
    ]  # fmt: skip
    facts = [
        {"phase": "challenges_call", "started": "2018-05-04", "last": "2018-06-15"},
        {"phase": "challenge_jury", "started": "2018-07-04", "last": "2018-07-04"},
        {"phase": "candidates_call", "started": "2018-09-13", "last": "2018-10-15"},
        {"phase": "screening", "started": "2018-10-16"},
        {"phase": "screening", "expected": "2018-11-09", "recorded": "2018-10-24"},
    ]
    return timeline.status(timeline.Plan.of(P3, own, sessions=False), facts, on=dt.date(2018, 10, 24))


def running():
    """Draw what was announced under what is now forecast."""
    status = today()
    announced = timeline.schedule(status.forecast.plan)
    later = timeline.plan.PinPhase(key="candidate_jury", on=dt.date(2018, 11, 13))
    return timeline.charts.gantt_picture(status.what_if(later).after, baseline=announced, width=900)


DRAWN = (
    marks,
    ranges,
    chances,
    weights,
    grades,
    stages,
    seats,
    named,
    fifteen,
    losses,
    front,
    dates,
    running,
)
PICTURES = {f"{draw.__name__}.svg": draw for draw in DRAWN}


def main():
    for name, picture in PICTURES.items():
        (FOLDER / name).write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main()
