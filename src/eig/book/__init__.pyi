# Written by `make listings` from the listing in __init__.py.
from eig.book.books import Book as Book
from eig.book.funnels import Funnel as Funnel
from eig.book.funnels import Stage as Stage
from eig.book.pictures import funnel_picture as funnel_picture

__all__ = [
    "Book",
    "Funnel",
    "Stage",
    "funnel_picture",
]
