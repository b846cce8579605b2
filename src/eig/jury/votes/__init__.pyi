# Written by `make listings` from the listing in __init__.py.
from eig.jury.votes.borda_copeland import PointsRanking as PointsRanking
from eig.jury.votes.borda_copeland import borda as borda
from eig.jury.votes.borda_copeland import copeland as copeland
from eig.jury.votes.kemeny_young import KemenyRanking as KemenyRanking
from eig.jury.votes.kemeny_young import kemeny as kemeny
from eig.jury.votes.majority_judgment_rule import MajorityRanking as MajorityRanking
from eig.jury.votes.majority_judgment_rule import majority_judgment as majority_judgment
from eig.jury.votes.majority_judgment_rule import majority_value as majority_value
from eig.jury.votes.median_rules import MedianRule as MedianRule
from eig.jury.votes.median_rules import highest_median as highest_median
from eig.jury.votes.pictures import grades_picture as grades_picture
from eig.jury.votes.preferences import PairwiseCounts as PairwiseCounts
from eig.jury.votes.preferences import Preference as Preference
from eig.jury.votes.preferences import Preferences as Preferences
from eig.jury.votes.rank_distances import RankDistance as RankDistance
from eig.jury.votes.rank_distances import rank_distance as rank_distance
from eig.jury.votes.strongest_paths import SchulzeRanking as SchulzeRanking
from eig.jury.votes.strongest_paths import schulze as schulze

__all__ = [
    "KemenyRanking",
    "MajorityRanking",
    "MedianRule",
    "PairwiseCounts",
    "PointsRanking",
    "Preference",
    "Preferences",
    "RankDistance",
    "SchulzeRanking",
    "borda",
    "copeland",
    "grades_picture",
    "highest_median",
    "kemeny",
    "majority_judgment",
    "majority_value",
    "rank_distance",
    "schulze",
]
