"""Pictures of cohorts and of what they cost."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__, {"pictures_of_teams": ("pareto_picture", "points_lost_picture", "seats_picture")}
)
