# Written by `make listings` from the listing in __init__.py.
from eig.jury.merit.marks_to_ranking_and_refusals import rank as rank
from eig.jury.merit.ranking_groups_and_reasons import Exclusion as Exclusion
from eig.jury.merit.ranking_groups_and_reasons import Ranking as Ranking
from eig.jury.merit.ranking_groups_and_reasons import TieBreakStep as TieBreakStep
from eig.jury.merit.several_lists import RankedList as RankedList
from eig.jury.merit.several_lists import Rankings as Rankings
from eig.jury.merit.several_lists import rank_by_group as rank_by_group
from eig.jury.merit.several_lists import rank_lists as rank_lists
from eig.jury.merit.trimmed_totals import TrimmedTotal as TrimmedTotal
from eig.jury.merit.trimmed_totals import trimmed_total as trimmed_total
