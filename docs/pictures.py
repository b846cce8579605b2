"""The pictures that the documentation shows: `python docs/pictures.py` writes them anew (`make pages`).

Each function draws one, and the gallery shows its lines. People, marks and wishes are invented; the dates are those of
promotion 3.
"""

import datetime as dt
from itertools import pairwise
from pathlib import Path

from eig import jury, teams, timeline

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


def marks():
    """Draw every mark of every juror."""
    return jury.robustness.marks_picture(REVIEWS)


def ranges():
    """Draw which ranks remain possible when any one juror is left out."""
    return jury.robustness.leave_one_juror_out(REVIEWS, places=2)._repr_svg_()


def chances():
    """Draw how ranks would vary with other reviews of the same kind."""
    return jury.robustness.bootstrap(REVIEWS, places=2, replicates=500, seed=2019)._repr_svg_()


def weights():
    """Draw how far the weight of a criterion may move before the order changes."""
    scores = {
        "plume": {"impact": 16, "team": 11},
        "adler": {"impact": 12, "team": 15},
        "cartobio": {"impact": 13, "team": 12},
    }
    stability = jury.robustness.weight_stability(scores, weights={"impact": 1, "team": 1}, varied="impact")
    return jury.robustness.weights_picture(stability)


def grades():
    """Draw the grades that each dossier got, from best to worst."""
    counts = {"plume": (0, 1, 4, 6), "adler": (1, 2, 2, 6), "cartobio": (2, 3, 5, 1)}
    tallies = [jury.marks.Tally(item=item, counts=given) for item, given in counts.items()]
    words = ["weak", "fair", "good", "excellent"]
    return jury.votes.majority_judgment(tallies, labels=words)._repr_svg_()


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


def losses():
    """Draw what each seat given by hand would take from the others, at least."""
    return teams.pictures.points_lost_picture(composed())


def front():
    """Draw two aims that conflict, and every pair of points that no cohort betters."""
    people = [
        teams.Person(id=f"p{n}", wishes=["plume"] if n > 2 else ["adler", "plume"]) for n in range(1, 6)
    ]
    openings = [teams.Opening(id="plume", size=(1, 2)), teams.Opening(id="adler", size=(1, 1))]
    merit = teams.MeritPoints.of(
        {(f"p{n}", place, None): 20 - 2 * n for n in range(1, 6) for place in ("plume", "adler")}
    )
    aims = teams.Objective(terms=[merit, teams.WishPoints(by_rank=[4, 1], level=2)])
    found = teams.answers.pareto_front(teams.Problem(people=people, openings=openings, objective=aims))
    return teams.pictures.pareto_picture(found)


def dates():
    """Draw the months before a mission, with what may slip."""
    phases = [
        timeline.Phase(key="call", name="Call for candidates", duration="22 working days"),
        timeline.Phase(key="hearings", name="Hearings", duration="3 working days"),
        timeline.Phase(key="contracts", name="Contracts", duration="25 working days"),
        timeline.Phase(key="mission", name="Mission", duration="10 months", pinned=dt.date(2019, 1, 16)),
    ]
    keys = [phase.key for phase in phases]
    plan = timeline.Plan(
        key="promotion-3",
        name="Promotion 3",
        start=dt.date(2018, 9, 13),
        calendar=timeline.WorkCalendar(rule=timeline.France()),
        phases=phases,
        dependencies=[timeline.plan.Dependency(pred=before, succ=after) for before, after in pairwise(keys)],
    )
    return timeline.charts.gantt_picture(timeline.schedule(plan), width=900)


DRAWN = (marks, ranges, chances, weights, grades, seats, losses, front, dates)
PICTURES = {f"{draw.__name__}.svg": draw for draw in DRAWN}


def main():
    for name, picture in PICTURES.items():
        (FOLDER / name).write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main()
