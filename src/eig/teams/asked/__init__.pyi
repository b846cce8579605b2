# Written by `make listings` from the listing in __init__.py.
from eig.teams.asked.breaches import Breach as Breach
from eig.teams.asked.checking import check as check
from eig.teams.asked.cohort_rules import Budget as Budget
from eig.teams.asked.cohort_rules import CohortQuota as CohortQuota
from eig.teams.asked.cohort_rules import MaxEach as MaxEach
from eig.teams.asked.cohort_rules import MaxOverlap as MaxOverlap
from eig.teams.asked.cohort_rules import MentorLoad as MentorLoad
from eig.teams.asked.cohort_rules import SeatGiven as SeatGiven
from eig.teams.asked.cohort_rules import ShareQuota as ShareQuota
from eig.teams.asked.cohorts import Cohort as Cohort
from eig.teams.asked.cohorts import Crew as Crew
from eig.teams.asked.cohorts import Team as Team
from eig.teams.asked.envy import Claim as Claim
from eig.teams.asked.envy import Envy as Envy
from eig.teams.asked.envy import envies as envies
from eig.teams.asked.fairness import fair_wishes as fair_wishes
from eig.teams.asked.fairness import rank_maximal as rank_maximal
from eig.teams.asked.objectives import HostPoints as HostPoints
from eig.teams.asked.objectives import MeritPoints as MeritPoints
from eig.teams.asked.objectives import Objective as Objective
from eig.teams.asked.objectives import PairBonus as PairBonus
from eig.teams.asked.objectives import PairTerm as PairTerm
from eig.teams.asked.objectives import PostTerm as PostTerm
from eig.teams.asked.objectives import SeatMerit as SeatMerit
from eig.teams.asked.objectives import SeatTerm as SeatTerm
from eig.teams.asked.objectives import SkillPoints as SkillPoints
from eig.teams.asked.objectives import StayBonus as StayBonus
from eig.teams.asked.objectives import Term as Term
from eig.teams.asked.objectives import WishPoints as WishPoints
from eig.teams.asked.openings import Need as Need
from eig.teams.asked.openings import Opening as Opening
from eig.teams.asked.openings import Seat as Seat
from eig.teams.asked.pair_rules import Apart as Apart
from eig.teams.asked.pair_rules import Together as Together
from eig.teams.asked.people import Person as Person
from eig.teams.asked.people import PersonStatus as PersonStatus
from eig.teams.asked.problems import Problem as Problem
from eig.teams.asked.problems import rules_of as rules_of
from eig.teams.asked.rule_shapes import BindingRule as BindingRule
from eig.teams.asked.rule_shapes import CohortBound as CohortBound
from eig.teams.asked.rule_shapes import CohortRule as CohortRule
from eig.teams.asked.rule_shapes import ExcludingRule as ExcludingRule
from eig.teams.asked.rule_shapes import Rule as Rule
from eig.teams.asked.rule_shapes import SeatRule as SeatRule
from eig.teams.asked.rule_shapes import TeamBound as TeamBound
from eig.teams.asked.rule_shapes import TeamBoundRule as TeamBoundRule
from eig.teams.asked.rule_shapes import TeamRule as TeamRule
from eig.teams.asked.seat_rules import AvailabilityRequired as AvailabilityRequired
from eig.teams.asked.seat_rules import ClearanceRequired as ClearanceRequired
from eig.teams.asked.seat_rules import EligibilityRequired as EligibilityRequired
from eig.teams.asked.seat_rules import Forbidden as Forbidden
from eig.teams.asked.seat_rules import OneSeatEach as OneSeatEach
from eig.teams.asked.seat_rules import OnlyWished as OnlyWished
from eig.teams.asked.team_rules import MaxEachTeam as MaxEachTeam
from eig.teams.asked.team_rules import MinProfiles as MinProfiles
from eig.teams.asked.team_rules import Posts as Posts
from eig.teams.asked.team_rules import SkillNeed as SkillNeed
from eig.teams.asked.team_rules import TeamBudget as TeamBudget
from eig.teams.asked.team_rules import TeamRequired as TeamRequired
from eig.teams.asked.team_rules import TeamSize as TeamSize

__all__ = [
    "Apart",
    "AvailabilityRequired",
    "BindingRule",
    "Breach",
    "Budget",
    "Claim",
    "ClearanceRequired",
    "Cohort",
    "CohortBound",
    "CohortQuota",
    "CohortRule",
    "Crew",
    "EligibilityRequired",
    "Envy",
    "ExcludingRule",
    "Forbidden",
    "HostPoints",
    "MaxEach",
    "MaxEachTeam",
    "MaxOverlap",
    "MentorLoad",
    "MeritPoints",
    "MinProfiles",
    "Need",
    "Objective",
    "OneSeatEach",
    "OnlyWished",
    "Opening",
    "PairBonus",
    "PairTerm",
    "Person",
    "PersonStatus",
    "PostTerm",
    "Posts",
    "Problem",
    "Rule",
    "Seat",
    "SeatGiven",
    "SeatMerit",
    "SeatRule",
    "SeatTerm",
    "ShareQuota",
    "SkillNeed",
    "SkillPoints",
    "StayBonus",
    "Team",
    "TeamBound",
    "TeamBoundRule",
    "TeamBudget",
    "TeamRequired",
    "TeamRule",
    "TeamSize",
    "Term",
    "Together",
    "WishPoints",
    "check",
    "envies",
    "fair_wishes",
    "rank_maximal",
    "rules_of",
]
