"""From marks to an order of merit: rankings, tie-breaks, several lists."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "lists": ("RankedList", "Rankings", "rank_by_group", "rank_lists"),
        "merit": ("rank",),
        "ranking": ("Exclusion", "Ranking", "TieBreakStep"),
        "trimmed": ("TrimmedTotal", "trimmed_total"),
    },
)
