"""Can these marks be compared at all: which jurors share dossiers, and how strongly."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "linked_sets_and_connectivity": (
            "Connectivity",
            "LinkedSet",
            "algebraic_connectivity",
            "connectivity",
            "edge_connectivity",
            "shared_items",
        )
    },
)
