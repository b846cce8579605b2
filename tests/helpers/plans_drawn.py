"""The plans of all promotions, and of one made up for what no promotion has published, a phase and a link a line."""

from datetime import date

from attrs import evolve

from eig.programme import Call, SupportSession
from eig.programme.agenda import Milestone, Rhythm
from eig.promotions import P1, P2, P3, P4, P5, P6, P7
from eig.timeline import Plan

LENGTHS = {
    P1.name: {"candidates_call": "4 weeks", "mission": "10 months"},
    P6.name: {"challenges_call": "8 weeks"},
    P7.name: {"mission": "12 months"},
}
OWN = [
    {"key": "screening", "duration": "10 working days", "after": "candidates_call", "before": "candidate_jury"},
    {"key": "papers", "duration": "1 week", "before": "mission; announcement", "section": "Papers", "name": "Contracts"},
    {"key": "last", "duration": "2 days", "after": "screening, papers"},
]  # fmt: skip
MADE_UP = evolve(
    P7,
    calls=[
        Call(kind="challenges", opens=date(2024, 1, 8), last_day=date(2024, 1, 31)),
        Call(kind="candidates", opens=date(2024, 1, 31), last_day=date(2024, 2, 20)),
        Call(kind="candidates", opens=date(2024, 3, 1), wave=2),
        Call(kind="candidates", last_day=date(2024, 4, 1), wave=3),
    ],
    milestones=[
        Milestone(kind="challenge_jury", first=date(2024, 1, 31)),
        Milestone(kind="candidate_jury", first=date(2024, 2, 20), last=date(2024, 2, 22)),
        Milestone(kind="candidate_jury", first=date(2024, 3, 20), last=date(2024, 3, 20), wave=2),
        Milestone(kind="notification", first=date(2024, 2, 23), by=True),
        Milestone(kind="results", first=date(2024, 2, 26), last=date(2024, 2, 28), by=True),
        Milestone(kind="restitution", first=date(2024, 12, 1)),
        Milestone(kind="summer_camp", first=date(2024, 7, 1), last=date(2024, 7, 3)),
    ],
    rhythms=[
        Rhythm(kind="open_day", every="2 months", first=date(2024, 1, 31), last=date(2024, 7, 1), source="page 2"),
        Rhythm(kind="challenge_jury", every="1 month", first=date(2024, 3, 1), last=date(2024, 4, 30)),
    ],
    sessions=[
        SupportSession(first=date(2024, 7, 1), last=date(2024, 7, 3), audience=["fellows"], theme="Camp"),
        SupportSession(first=date(2024, 12, 1), audience=["fellows"], theme="The end"),
        SupportSession(first=date(2024, 6, 3), last=date(2024, 6, 4), audience=["fellows"], theme="Summer", source="p"),
        SupportSession(first=date(2024, 6, 5), audience=["mentors"], theme="Mentors"),
    ],
    starts=date(2024, 2, 27),
    ends=date(2024, 12, 26),
)  # fmt: skip


def plans():
    """Write every plan."""
    asked = [(one, LENGTHS.get(one.name, ()), "en") for one in (P1, P2, P3, P4, P5, P6, P7)]
    asked += [
        (P3, OWN, "fr"),
        (MADE_UP, {"candidates_call-2": "3 weeks", "candidates_call-3": "20 days"}, "en"),
    ]
    asked.append((evolve(MADE_UP, starts=None), {"candidates_call-2": "1 month", "candidates_call-3": "5 working days", "mission": "9 months"}, "fr"))  # fmt: skip
    return "".join(map(_written, (Plan.of(one, lengths, lang=lang) for one, lengths, lang in asked)))


def _written(plan):
    lines = [f"{plan.key} {plan.name}, {plan.start}", *map(repr, plan.phases)]
    lines += [f"{one.pred} -> {one.succ}, {one.kind}, {one.lag}" for one in plan.dependencies]
    return "".join(f"{line}\n" for line in lines)
