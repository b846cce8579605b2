"""One post each from several lists, and who moves when one is vacant."""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "allocation_of_posts": ("Allocation", "PostTie", "fill_posts"),
        "chains_of_moves": ("ChainMove", "VacancyChain", "vacancy_chain", "vacancy_chains"),
    },
)
