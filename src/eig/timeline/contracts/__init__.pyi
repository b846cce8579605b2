# Written by `make listings` from the listing in __init__.py.
from eig.timeline.contracts.budgets import YearPart as YearPart
from eig.timeline.contracts.budgets import YearSplit as YearSplit
from eig.timeline.contracts.budgets import split_by_year as split_by_year
from eig.timeline.contracts.contracts import Contract as Contract
from eig.timeline.contracts.contracts import contract_end as contract_end

__all__ = [
    "Contract",
    "YearPart",
    "YearSplit",
    "contract_end",
    "split_by_year",
]
