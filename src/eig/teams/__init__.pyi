# Written by `make listings` from the listing in __init__.py.
from eig.teams import answers as answers
from eig.teams import asked as asked
from eig.teams import engine as engine
from eig.teams import matching as matching
from eig.teams import pictures as pictures
from eig.teams.answers.alternative_cohorts import alternatives as alternatives
from eig.teams.answers.cohort_repairs import repair as repair
from eig.teams.answers.composing import compose as compose
from eig.teams.asked.checking import check as check
from eig.teams.asked.cohort_rules import Budget as Budget
from eig.teams.asked.cohort_rules import MaxEach as MaxEach
from eig.teams.asked.cohort_rules import ShareQuota as ShareQuota
from eig.teams.asked.objectives import MeritPoints as MeritPoints
from eig.teams.asked.objectives import Objective as Objective
from eig.teams.asked.objectives import WishPoints as WishPoints
from eig.teams.asked.openings import Need as Need
from eig.teams.asked.openings import Opening as Opening
from eig.teams.asked.openings import Seat as Seat
from eig.teams.asked.pair_rules import Apart as Apart
from eig.teams.asked.pair_rules import Together as Together
from eig.teams.asked.people import Person as Person
from eig.teams.asked.problems import Problem as Problem
from eig.teams.matching.matching import match as match

__all__ = [
    "Apart",
    "Budget",
    "MaxEach",
    "MeritPoints",
    "Need",
    "Objective",
    "Opening",
    "Person",
    "Problem",
    "Seat",
    "ShareQuota",
    "Together",
    "WishPoints",
    "alternatives",
    "answers",
    "asked",
    "check",
    "compose",
    "engine",
    "match",
    "matching",
    "pictures",
    "repair",
]
