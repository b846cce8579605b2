# Written by `make listings` from the listing in __init__.py.
from eig.jury.selection._lists_with_ties_and_statuses import SelectionStatus as SelectionStatus
from eig.jury.selection.fair_lottery_draws import CompositionChance as CompositionChance
from eig.jury.selection.fair_lottery_draws import FairDraw as FairDraw
from eig.jury.selection.fair_lottery_draws import FairLottery as FairLottery
from eig.jury.selection.fair_lottery_draws import draw_fairly as draw_fairly
from eig.jury.selection.fair_lottery_draws import fair_lottery as fair_lottery
from eig.jury.selection.main_list_reserve_and_ties import Selection as Selection
from eig.jury.selection.main_list_reserve_and_ties import select as select
from eig.jury.selection.quota_optima_and_conflicts import QuotaConflict as QuotaConflict
from eig.jury.selection.quota_optima_and_conflicts import QuotaOptimum as QuotaOptimum
from eig.jury.selection.quota_optima_and_conflicts import best_under_quotas as best_under_quotas
from eig.jury.selection.replacements_from_the_reserve_list import Replacement as Replacement
from eig.jury.selection.replacements_from_the_reserve_list import replacement as replacement
from eig.jury.selection.replacements_from_the_reserve_list import replacements as replacements
