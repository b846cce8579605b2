"""Would another jury have kept the same: agreement, severity and robustness, read together."""

from eig._values.lazy import attach

__getattr__, __dir__, __all__ = attach(__name__, {"jury_check": ("JuryCheck", "check_jury")})
