# Written by `make listings` from the listing in __init__.py.
from eig.jury import agreement as agreement
from eig.jury import assignment as assignment
from eig.jury import comparability as comparability
from eig.jury import marks as marks
from eig.jury import merit as merit
from eig.jury import minutes as minutes
from eig.jury import posts as posts
from eig.jury import robustness as robustness
from eig.jury import rules as rules
from eig.jury import selection as selection
from eig.jury import severity as severity
from eig.jury import soundness as soundness
from eig.jury import votes as votes
from eig.jury.agreement.chance_corrected import krippendorff_alpha as krippendorff_alpha
from eig.jury.assignment.assignment import assign_reviewers as assign_reviewers
from eig.jury.marks.criteria import Criterion as Criterion
from eig.jury.marks.mark_sheets import MarkSheet as MarkSheet
from eig.jury.marks.recusal import Recusal as Recusal
from eig.jury.marks.recusal import Recusals as Recusals
from eig.jury.marks.recusal import recuse as recuse
from eig.jury.marks.reviews import Review as Review
from eig.jury.marks.reviews import Reviews as Reviews
from eig.jury.marks.rubric import Rubric as Rubric
from eig.jury.marks.scale import EIG_SCALE as EIG_SCALE
from eig.jury.marks.scale import Scale as Scale
from eig.jury.marks.scoresheet import Scoresheet as Scoresheet
from eig.jury.merit.lists import rank_lists as rank_lists
from eig.jury.merit.merit import rank as rank
from eig.jury.merit.ranking import Ranking as Ranking
from eig.jury.minutes.deliberation import Deliberation as Deliberation
from eig.jury.minutes.deliberation import deliberate as deliberate
from eig.jury.minutes.verification import verify as verify
from eig.jury.posts.posts import fill_posts as fill_posts
from eig.jury.rules.jury_rules import JuryRules as JuryRules
from eig.jury.selection.selection import Selection as Selection
from eig.jury.selection.selection import select as select
from eig.jury.selection.withdrawal_replacements import replacement as replacement
from eig.jury.soundness.jury_check import check_jury as check_jury

__all__ = [
    "EIG_SCALE",
    "Criterion",
    "Deliberation",
    "JuryRules",
    "MarkSheet",
    "Ranking",
    "Recusal",
    "Recusals",
    "Review",
    "Reviews",
    "Rubric",
    "Scale",
    "Scoresheet",
    "Selection",
    "agreement",
    "assign_reviewers",
    "assignment",
    "check_jury",
    "comparability",
    "deliberate",
    "fill_posts",
    "krippendorff_alpha",
    "marks",
    "merit",
    "minutes",
    "posts",
    "rank",
    "rank_lists",
    "recuse",
    "replacement",
    "robustness",
    "rules",
    "select",
    "selection",
    "severity",
    "soundness",
    "verify",
    "votes",
]
