"""One promotion's tables, checked against one another, and what the rooms take from them.

A `Book` joins a promotion with its candidates, applications, jurors, panels and interests. It refuses a name
that no table knows, and hands each room what it needs, so that nothing is copied by hand: recusals for a
jury, a problem for the teams, the funnel from proposals to seats.

>>> from eig.book import Book
>>> from eig.promotions import P3
>>> print(Book(promotion=P3))
EIG 3: 15 challenges, 32 posts; 0 candidates, 0 applications, 0 jurors, 0 panels, 0 interests.
"""

from eig._ground.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "books": ("Book",),
        "funnels": ("Funnel", "Stage"),
        "pictures": ("funnel_picture",),
    },
)
