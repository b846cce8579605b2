"""The pictures of the README and of the home page: `python docs/pictures.py` writes them anew (`make pages`).

People and wishes are invented. The dates are those of promotion 3.
"""

import datetime as dt
from itertools import pairwise
from pathlib import Path

from eig import teams, timeline

FOLDER = Path(__file__).parent / "_static"


def seats():
    """Return the seat board of three people and two challenges."""
    people = [
        teams.Person(id="candidate-1", profiles=["data"], wishes=["plume", "adler"]),
        teams.Person(id="candidate-2", profiles=["data"], wishes=["plume"]),
        teams.Person(id="candidate-3", profiles=["dev"], wishes=["adler", "plume"]),
    ]
    openings = [
        teams.Opening(id="plume", posts=[teams.Seat(accepts=["data"])]),
        teams.Opening(
            id="adler", size=(2, 2), posts=[teams.Seat(accepts=["data"]), teams.Seat(accepts=["dev"])]
        ),
    ]
    aim = teams.Objective(terms=[teams.WishPoints(by_rank=[10, 5])])
    problem = teams.Problem(people=people, openings=openings, objective=aim)
    return teams.pictures.seats_picture(teams.compose(problem))


def dates():
    """Return the chart of the months before a mission, with what may slip."""
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


PICTURES = {"seats.svg": seats, "dates.svg": dates}


def main():
    for name, picture in PICTURES.items():
        (FOLDER / name).write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main()
