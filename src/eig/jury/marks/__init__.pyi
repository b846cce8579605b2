# Written by `make listings` from the listing in __init__.py.
from eig.jury.marks.criteria import Criterion as Criterion
from eig.jury.marks.grades import count_grades as count_grades
from eig.jury.marks.grades import grade_labels as grade_labels
from eig.jury.marks.interests_from_facts import interests_from as interests_from
from eig.jury.marks.mark_sheets import Correction as Correction
from eig.jury.marks.mark_sheets import MarkSheet as MarkSheet
from eig.jury.marks.mark_sheets import Opinion as Opinion
from eig.jury.marks.mark_sheets import SheetState as SheetState
from eig.jury.marks.means import MedianKind as MedianKind
from eig.jury.marks.means import mean as mean
from eig.jury.marks.means import median as median
from eig.jury.marks.means import rounded as rounded
from eig.jury.marks.means import trimmed_mean as trimmed_mean
from eig.jury.marks.means import weighted_mean as weighted_mean
from eig.jury.marks.missing import Bounds as Bounds
from eig.jury.marks.missing import MissingPolicy as MissingPolicy
from eig.jury.marks.opinions import AbstentionPolicy as AbstentionPolicy
from eig.jury.marks.opinions import Opinions as Opinions
from eig.jury.marks.quorums import Quorum as Quorum
from eig.jury.marks.quorums import quorum as quorum
from eig.jury.marks.recusal import LinksToJudge as LinksToJudge
from eig.jury.marks.recusal import Recusal as Recusal
from eig.jury.marks.recusal import Recusals as Recusals
from eig.jury.marks.recusal import recusals_from as recusals_from
from eig.jury.marks.recusal import recuse as recuse
from eig.jury.marks.reviews import Review as Review
from eig.jury.marks.reviews import Reviews as Reviews
from eig.jury.marks.rubric import Rubric as Rubric
from eig.jury.marks.scale import EIG_SCALE as EIG_SCALE
from eig.jury.marks.scale import Scale as Scale
from eig.jury.marks.scale import ScaleLabel as ScaleLabel
from eig.jury.marks.scoresheet import Scoresheet as Scoresheet
from eig.jury.marks.tallies import Tally as Tally

__all__ = [
    "EIG_SCALE",
    "AbstentionPolicy",
    "Bounds",
    "Correction",
    "Criterion",
    "LinksToJudge",
    "MarkSheet",
    "MedianKind",
    "MissingPolicy",
    "Opinion",
    "Opinions",
    "Quorum",
    "Recusal",
    "Recusals",
    "Review",
    "Reviews",
    "Rubric",
    "Scale",
    "ScaleLabel",
    "Scoresheet",
    "SheetState",
    "Tally",
    "count_grades",
    "grade_labels",
    "interests_from",
    "mean",
    "median",
    "quorum",
    "recusals_from",
    "recuse",
    "rounded",
    "trimmed_mean",
    "weighted_mean",
]
