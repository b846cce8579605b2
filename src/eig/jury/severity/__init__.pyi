# Written by `make listings` from the listing in __init__.py.
from eig.jury.severity.adjustment import AdjustedScore as AdjustedScore
from eig.jury.severity.adjustment import Adjustment as Adjustment
from eig.jury.severity.adjustment import adopt_calibration as adopt_calibration
from eig.jury.severity.calibration import CalibratedScore as CalibratedScore
from eig.jury.severity.calibration import Calibration as Calibration
from eig.jury.severity.calibration import calibrate as calibrate
from eig.jury.severity.estimates_with_covariance import Estimates as Estimates
from eig.jury.severity.ordinal_model import OrdinalModel as OrdinalModel
from eig.jury.severity.ordinal_model import proportional_odds as proportional_odds
from eig.jury.severity.severity import Severity as Severity
from eig.jury.severity.severity import SeverityModel as SeverityModel
from eig.jury.severity.severity import Variances as Variances
from eig.jury.severity.severity_models import additive_model as additive_model
from eig.jury.severity.severity_models import blup as blup
from eig.jury.severity.severity_models import crossed_model as crossed_model
from eig.jury.severity.severity_models import within_model as within_model
from eig.jury.severity.zscores import ZScores as ZScores
from eig.jury.severity.zscores import z_scores as z_scores

__all__ = [
    "AdjustedScore",
    "Adjustment",
    "CalibratedScore",
    "Calibration",
    "Estimates",
    "OrdinalModel",
    "Severity",
    "SeverityModel",
    "Variances",
    "ZScores",
    "additive_model",
    "adopt_calibration",
    "blup",
    "calibrate",
    "crossed_model",
    "proportional_odds",
    "within_model",
    "z_scores",
]
