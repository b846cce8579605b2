# Written by `make listings` from the listing in __init__.py.
from eig.jury.agreement.chance_corrected_coefficients import Coefficient as Coefficient
from eig.jury.agreement.intraclass_correlation_icc import IntraclassCorrelations as IntraclassCorrelations
from eig.jury.agreement.intraclass_correlation_icc import intraclass_correlations as intraclass_correlations
from eig.jury.agreement.kappas_on_grades import brennan_prediger as brennan_prediger
from eig.jury.agreement.kappas_on_grades import cohen_kappa as cohen_kappa
from eig.jury.agreement.kappas_on_grades import conger_kappa as conger_kappa
from eig.jury.agreement.kappas_on_grades import fleiss_kappa as fleiss_kappa
from eig.jury.agreement.kappas_on_grades import gwet_ac as gwet_ac
from eig.jury.agreement.kendalls_w_and_spearman import Concordance as Concordance
from eig.jury.agreement.kendalls_w_and_spearman import MeanSpearman as MeanSpearman
from eig.jury.agreement.kendalls_w_and_spearman import kendall_w as kendall_w
from eig.jury.agreement.kendalls_w_and_spearman import mean_spearman as mean_spearman
from eig.jury.agreement.krippendorffs_alpha import krippendorff_alpha as krippendorff_alpha
