"""Promotion 6 (2022): the funnel in full, and a call that was extended."""

from __future__ import annotations

from typing import Final

from eig.programme import Call, Promotion
from eig.programme.agenda import Milestone
from eig.promotions._common import EIG, day, fact, read

PRESS: Final = "press, 2022"
COACHES: Final = "documentation of the coaches, promotion 6"

P6: Final = Promotion(
    programme=EIG,
    ordinal=6,
    year=2022,
    calls=[Call(kind="candidates", opens=day("2022-03-07"), last_day=day("2022-04-19"), source=PRESS)],
    milestones=[Milestone(kind="results", first=day("2022-09-01"), source="post of 1 September 2022")],
    facts=[
        fact("challenges_filed"),
        fact("challenges_selected", read(14, PRESS)),
        fact("candidates_filed", read(300, PRESS)),
        fact("candidates_shortlisted", read(103, PRESS)),
        fact("candidates_heard", read(88, PRESS)),
        fact("fellows", read(34, PRESS)),
        fact(
            "call_for_candidates_closes",
            read(day("2022-04-19"), PRESS),
            read(day("2022-04-03"), "press, first deadline"),
            note="the call was extended",
        ),
        fact("start", read("September 2022", PRESS)),
        fact(
            "phases_in_months",
            read((2, 3, 3, 2), COACHES),
            note="validate the hypothesis, prove the concept, prove the value, amplify",
        ),
    ],
)
