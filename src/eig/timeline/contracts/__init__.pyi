# Written by `make listings` from the listing in __init__.py.
from eig.timeline.contracts._pay_conventions_and_hosts import PayRule as PayRule
from eig.timeline.contracts.amended_contracts import ContractPart as ContractPart
from eig.timeline.contracts.budget_years_in_days_or_thirtieths import YearPart as YearPart
from eig.timeline.contracts.budget_years_in_days_or_thirtieths import YearSplit as YearSplit
from eig.timeline.contracts.budget_years_in_days_or_thirtieths import split_by_year as split_by_year
from eig.timeline.contracts.contract_dates_trial_and_leave import Appointed as Appointed
from eig.timeline.contracts.contract_dates_trial_and_leave import Contract as Contract
from eig.timeline.contracts.contract_dates_trial_and_leave import contract_end as contract_end
from eig.timeline.contracts.costs_by_month_host_and_payer import ContractCost as ContractCost
from eig.timeline.contracts.costs_by_month_host_and_payer import CostByYear as CostByYear
from eig.timeline.contracts.costs_by_month_host_and_payer import CostLine as CostLine
from eig.timeline.contracts.costs_by_month_host_and_payer import PaidMonth as PaidMonth
from eig.timeline.contracts.costs_by_month_host_and_payer import cost_by_year as cost_by_year
