"""Are some jurors more severe: calibration models, their estimates, and adjusted scores."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "adopted_calibrations": ("AdjustedScore", "Adjustment", "adopt_calibration"),
        "calibration": ("CalibratedScore", "Calibration", "calibrate"),
        "estimates_with_covariance": ("Estimates",),
        "ordinal_model": ("OrdinalModel", "proportional_odds"),
        "severity_of_each_juror": ("Severity", "SeverityModel", "Variances"),
        "severity_models_fitted": ("additive_model", "blup", "crossed_model", "within_model"),
        "zscores": ("ZScores", "z_scores"),
    },
)
