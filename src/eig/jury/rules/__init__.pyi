# Written by `make listings` from the listing in __init__.py.
from eig.jury.rules.jury_rules_with_origins import Fill as Fill
from eig.jury.rules.jury_rules_with_origins import JuryOptions as JuryOptions
from eig.jury.rules.jury_rules_with_origins import JuryRules as JuryRules
from eig.jury.rules.jury_rules_with_origins import SelectionObjective as SelectionObjective
from eig.jury.rules.reserve_terms import ReserveTerms as ReserveTerms
from eig.jury.rules.tie_break_tests import TieBreak as TieBreak
from eig.programme._names_hidden_from_an_audience import Audience as Audience
