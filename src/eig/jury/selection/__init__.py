"""Who is kept: places, quotas, reserve lists, fair lotteries under quotas, replacements."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "fair_lottery_draws": ("CompositionChance", "FairDraw", "FairLottery", "draw_fairly", "fair_lottery"),
        "quota_optima_and_conflicts": ("QuotaConflict", "QuotaOptimum", "best_under_quotas"),
        "main_list_reserve_and_ties": ("Selection", "select"),
        "_lists_with_ties_and_statuses": ("SelectionStatus",),
        "replacements_from_the_reserve_list": ("Replacement", "replacement", "replacements"),
    },
)
