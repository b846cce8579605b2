"""The teams room: seats, rules and cohorts, with proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eig._lazy import loader

if TYPE_CHECKING:
    from eig.teams.alternating import Alternative, Alternatives, Ended, alternatives
    from eig.teams.binding import Relief, binding_rules
    from eig.teams.checking import check
    from eig.teams.cohort_rules import (
        CapEach,
        CohortSum,
        Count,
        Differs,
        Exclusive,
        MentorLoad,
        Seated,
        Share,
    )
    from eig.teams.cohorts import Cohort, Crew, Team
    from eig.teams.comparing import Comparison, compare
    from eig.teams.composing import Composition, Price, Proof, compose
    from eig.teams.conflicts import Conflict, Diagnosis, conflict, diagnose
    from eig.teams.envy import Claim, Envy, envies
    from eig.teams.explaining import WHOLE, explain
    from eig.teams.fairness import fair_wishes, rank_maximal
    from eig.teams.highs import Highs, Unfinished
    from eig.teams.market import Couple, Market, Tier
    from eig.teams.matching import Matching, match
    from eig.teams.objectives import (
        HostPoints,
        Kept,
        Mark,
        Merit,
        Objective,
        PairBonus,
        PairTerm,
        PostTerm,
        SeatTerm,
        SkillPoints,
        Term,
        WishPoints,
    )
    from eig.teams.openings import Need, Opening, Seat
    from eig.teams.pair_rules import Apart, Together
    from eig.teams.pareto import Front, FrontPoint, pareto_front
    from eig.teams.people import Person, Status
    from eig.teams.pictures import cost_matrix, pareto_picture, seat_board
    from eig.teams.pricing import PriceStatus, SeatPrice, price_of
    from eig.teams.problems import Problem, rules_of
    from eig.teams.relaxing import Relaxation, RelaxationStatus, relaxations, verify
    from eig.teams.repairing import Move, Repair, moves_between, repair
    from eig.teams.rules import (
        BindingRule,
        Breach,
        CohortRule,
        ExcludingRule,
        Line,
        Rule,
        SeatRule,
        Span,
        SpanRule,
        TeamRule,
    )
    from eig.teams.scores import LevelScore, Points, points_of, post_of, score
    from eig.teams.seat_rules import Asked, Available, Barred, Cleared, Eligible
    from eig.teams.stability import Blocking, Degree, blocking_pairs
    from eig.teams.team_rules import Filled, Mixed, Posts, SkillNeed, TeamBudget, TeamCap, TeamSize

__all__ = [
    "WHOLE",
    "Alternative",
    "Alternatives",
    "Apart",
    "Asked",
    "Available",
    "Barred",
    "BindingRule",
    "Blocking",
    "Breach",
    "CapEach",
    "Claim",
    "Cleared",
    "Cohort",
    "CohortRule",
    "CohortSum",
    "Comparison",
    "Composition",
    "Conflict",
    "Count",
    "Couple",
    "Crew",
    "Degree",
    "Diagnosis",
    "Differs",
    "Eligible",
    "Ended",
    "Envy",
    "ExcludingRule",
    "Exclusive",
    "Filled",
    "Front",
    "FrontPoint",
    "Highs",
    "HostPoints",
    "Kept",
    "LevelScore",
    "Line",
    "Mark",
    "Market",
    "Matching",
    "MentorLoad",
    "Merit",
    "Mixed",
    "Move",
    "Need",
    "Objective",
    "Opening",
    "PairBonus",
    "PairTerm",
    "Person",
    "Points",
    "PostTerm",
    "Posts",
    "Price",
    "PriceStatus",
    "Problem",
    "Proof",
    "Relaxation",
    "RelaxationStatus",
    "Relief",
    "Repair",
    "Rule",
    "Seat",
    "SeatPrice",
    "SeatRule",
    "SeatTerm",
    "Seated",
    "Share",
    "SkillNeed",
    "SkillPoints",
    "Span",
    "SpanRule",
    "Status",
    "Team",
    "TeamBudget",
    "TeamCap",
    "TeamRule",
    "TeamSize",
    "Term",
    "Tier",
    "Together",
    "Unfinished",
    "WishPoints",
    "alternatives",
    "binding_rules",
    "blocking_pairs",
    "check",
    "compare",
    "compose",
    "conflict",
    "cost_matrix",
    "diagnose",
    "envies",
    "explain",
    "fair_wishes",
    "match",
    "moves_between",
    "pareto_front",
    "pareto_picture",
    "points_of",
    "post_of",
    "price_of",
    "rank_maximal",
    "relaxations",
    "repair",
    "rules_of",
    "score",
    "seat_board",
    "verify",
]

_HOMES: dict[str, tuple[str, ...]] = {
    "alternating": ("Alternative", "Alternatives", "Ended", "alternatives"),
    "binding": ("Relief", "binding_rules"),
    "checking": ("check",),
    "cohort_rules": (
        "CapEach",
        "CohortSum",
        "Count",
        "Differs",
        "Exclusive",
        "MentorLoad",
        "Seated",
        "Share",
    ),
    "cohorts": ("Cohort", "Crew", "Team"),
    "comparing": ("Comparison", "compare"),
    "composing": ("Composition", "Price", "Proof", "compose"),
    "conflicts": ("Conflict", "Diagnosis", "conflict", "diagnose"),
    "envy": ("Claim", "Envy", "envies"),
    "explaining": ("WHOLE", "explain"),
    "fairness": ("fair_wishes", "rank_maximal"),
    "highs": ("Highs", "Unfinished"),
    "market": ("Couple", "Market", "Tier"),
    "matching": ("Matching", "match"),
    "objectives": (
        "HostPoints",
        "Kept",
        "Mark",
        "Merit",
        "Objective",
        "PairBonus",
        "PairTerm",
        "PostTerm",
        "SeatTerm",
        "SkillPoints",
        "Term",
        "WishPoints",
    ),
    "openings": ("Need", "Opening", "Seat"),
    "pair_rules": ("Apart", "Together"),
    "pareto": ("Front", "FrontPoint", "pareto_front"),
    "people": ("Person", "Status"),
    "pictures": ("cost_matrix", "pareto_picture", "seat_board"),
    "pricing": ("PriceStatus", "SeatPrice", "price_of"),
    "problems": ("Problem", "rules_of"),
    "relaxing": ("Relaxation", "RelaxationStatus", "relaxations", "verify"),
    "repairing": ("Move", "Repair", "moves_between", "repair"),
    "rules": (
        "BindingRule",
        "Breach",
        "CohortRule",
        "ExcludingRule",
        "Line",
        "Rule",
        "SeatRule",
        "Span",
        "SpanRule",
        "TeamRule",
    ),
    "scores": ("LevelScore", "Points", "points_of", "post_of", "score"),
    "seat_rules": ("Asked", "Available", "Barred", "Cleared", "Eligible"),
    "stability": ("Blocking", "Degree", "blocking_pairs"),
    "team_rules": ("Filled", "Mixed", "Posts", "SkillNeed", "TeamBudget", "TeamCap", "TeamSize"),
}
__getattr__ = loader(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
