"""The search that proves: private, but for the solver that may stand in for it."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(__name__, {"highs": ("Highs", "Unfinished")})
