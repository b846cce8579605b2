"""Would another jury have kept the same: agreement, severity and robustness, read together."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__, {"firm_and_open_places_of_a_jury": ("JuryCheck", "check_jury")}
)
