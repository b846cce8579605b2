# %% [markdown]
# # Teams, then dates
#
# For whoever has wishes and a start date: six people, three challenges, one impossible request, and the months before the mission.
# All people are invented. This is a notebook as text: open it in Jupyter with jupytext, in VS Code as it is, or run it with Python.

# %%
import datetime as dt

from eig import teams, timeline

people = [
    teams.Person(id="c1", profiles=["data"], wishes=["plume", "adler"]),
    teams.Person(id="c2", profiles=["data"], wishes=["adler", "plume"]),
    teams.Person(id="c3", profiles=["dev"], wishes=["plume", "cartobio"]),
    teams.Person(id="c4", profiles=["dev"], wishes=["adler", "cartobio"]),
    teams.Person(id="c5", profiles=["design"], wishes=["cartobio", "plume"]),
    teams.Person(id="c6", profiles=["data"], wishes=["cartobio", "adler"]),
]
openings = [
    teams.Opening(id=name, size=(2, 2), posts=[teams.Seat(accepts=[first]), teams.Seat(accepts=[second])])
    for name, first, second in [
        ("plume", "data", "dev"),
        ("adler", "data", "dev"),
        ("cartobio", "data", "design"),
    ]
]
aim = teams.Objective(terms=[teams.WishPoints(by_rank=[2, 1])])
problem = teams.Problem(people=people, openings=openings, objective=aim)

# %%
composition = teams.compose(problem)
print(composition.status)
for team in composition.cohort.teams:
    print(team.opening, "·", ", ".join(team.people))

# %% [markdown]
# Why is somebody where they are?

# %%
print(composition.explain("c6"))

# %% [markdown]
# Two people ask to sit together, and their wishes have no place for both. The answer names the rules that cannot hold together.

# %%
from attrs import evolve  # noqa: E402 # a notebook imports where it needs

together = evolve(problem, rules=[*problem.rules, teams.Together.of("c5", "c4")])
print(teams.compose(together).status)
print(teams.answers.minimal_conflict(together).explain())

# %% [markdown]
# The mission begins on 16 January 2019. What may slip before that?

# %%
plan = timeline.Plan(
    key="promotion",
    start=dt.date(2018, 11, 12),
    calendar=timeline.WorkCalendar(rule=timeline.France()),
    phases=[
        timeline.Phase(key="contracts", duration="25 working days"),
        timeline.Phase(key="mission", duration="10 months", pinned=dt.date(2019, 1, 16)),
    ],
    dependencies=[timeline.plan.Dependency(pred="contracts", succ="mission")],
)
schedule = timeline.schedule(plan)
print(schedule["contracts"].early.last, "slack:", schedule["contracts"].slack, "working days")

# %%
schedule
