"""Do the jurors agree: alpha, intraclass correlations, kappas, concordance."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "chance_corrected_coefficients": ("Coefficient",),
        "krippendorffs_alpha": ("krippendorff_alpha",),
        "kendalls_w_and_spearman": ("Concordance", "MeanSpearman", "kendall_w", "mean_spearman"),
        "intraclass_correlation_icc": ("IntraclassCorrelations", "intraclass_correlations"),
        "kappas_on_grades": ("brennan_prediger", "cohen_kappa", "conger_kappa", "fleiss_kappa", "gwet_ac"),
    },
)
