# Written by `make listings` from the listing in __init__.py.
from eig.testing.rule_laws import LawBroken as LawBroken
from eig.testing.rule_laws import check_rule as check_rule
from eig.testing.rule_laws import unanswered as unanswered
from eig.testing.strategies import applications as applications
from eig.testing.strategies import calls as calls
from eig.testing.strategies import candidates as candidates
from eig.testing.strategies import challenges as challenges
from eig.testing.strategies import identifiers as identifiers
from eig.testing.strategies import jurors as jurors
from eig.testing.strategies import panels as panels
from eig.testing.strategies import review_sets as review_sets
from eig.testing.synthetic_juries import synthetic_jurors as synthetic_jurors
from eig.testing.synthetic_juries import synthetic_marks as synthetic_marks
from eig.testing.synthetic_juries import synthetic_panels as synthetic_panels
from eig.testing.synthetic_people import is_synthetic as is_synthetic
from eig.testing.synthetic_people import synthetic_candidates as synthetic_candidates
from eig.testing.synthetic_people import synthetic_challenges as synthetic_challenges
from eig.testing.synthetic_people import synthetic_wishes as synthetic_wishes
from eig.testing.tables_of_an_office import synthetic_tables as synthetic_tables

__all__ = [
    "LawBroken",
    "applications",
    "calls",
    "candidates",
    "challenges",
    "check_rule",
    "identifiers",
    "is_synthetic",
    "jurors",
    "panels",
    "review_sets",
    "synthetic_candidates",
    "synthetic_challenges",
    "synthetic_jurors",
    "synthetic_marks",
    "synthetic_panels",
    "synthetic_tables",
    "synthetic_wishes",
    "unanswered",
]
