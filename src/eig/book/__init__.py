"""One promotion's tables, checked against one another, and what the rooms take from them.

A `Book` joins a promotion with its candidates, applications, jurors, panels, mentors and interests. It
refuses a name that no table knows, and hands each room what it needs, so that nothing is copied by hand:
recusals for a jury, a problem for the teams, appointments, agendas.

`Book.decide` returns the `Outcome`: what was decided about each challenge and person and why, a letter an
audience, the notice of the treatment, the reserve of each seat, and the `Dossier`, which can be published
without personal data, run again, and compared with an earlier one.

>>> from eig.book import Book
>>> from eig.promotions import P3
>>> print(str(Book(promotion=P3)).partition(";")[0])
EIG 3: 15 challenges, 32 posts
"""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "acts_with_a_published_root": ("Act", "ActLeaf", "ActSubject", "PublishedAct", "verify_leaf"),
        "administrative_decisions": ("AdministrativeDecision", "Office"),
        "book_of_checked_tables": ("Book", "Dossier", "Outcome"),
        "act_chain_and_checks_of_replaced_acts": ("ActCheck", "ChainLink", "ActStep"),
        "dossier_changes": ("DossierChanges", "Replay", "RulingChange"),
        "promotion_comparisons": (
            "PromotionComparison",
            "PromotionFigure",
            "PromotionFigureName",
            "compare_promotions",
        ),
        "erasing_personal_data": ("erase",),
        "erasure_records": ("Erasure",),
        "funnels": ("Funnel", "Stage"),
        "pictures_of_funnels": ("funnel_picture",),
        "own_programme_and_blank_tables": ("read_promotion", "tables_to_fill"),
        "seat_replacements_and_cover": ("SeatReplacement",),
        "rulings_on_challenges_and_people": ("Ruling", "RulingStatus", "Rulings"),
        "seat_reserves": ("SeatReserve",),
    },
)
