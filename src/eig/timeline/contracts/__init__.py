"""Fixed-term contracts: first and last days, and their cost by budget year."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "budget_years_in_days_or_thirtieths": ("YearPart", "YearSplit", "split_by_year"),
        "contract_dates_trial_and_leave": ("Appointed", "Contract", "contract_end"),
        "costs_by_month_host_and_payer": (
            "ContractCost",
            "CostByYear",
            "CostLine",
            "PaidMonth",
            "cost_by_year",
        ),
        "_pay_conventions_and_hosts": ("PayRule",),
        "amended_contracts": ("ContractPart",),
    },
)
