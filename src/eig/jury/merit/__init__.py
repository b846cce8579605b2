"""From marks to an order of merit: rankings, tie-breaks, several lists."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "marks_to_ranking_and_refusals": ("rank",),
        "ranking_groups_and_reasons": ("Exclusion", "Ranking", "TieBreakStep"),
        "several_lists": ("RankedList", "Rankings", "rank_by_group", "rank_lists"),
        "trimmed_totals": ("TrimmedTotal", "trimmed_total"),
    },
)
