"""The published promotions of *Entrepreneurs d'intérêt général*, as data: each fact with its source.

Only the promotion asked for is built. A fact that sources dispute says so; one that nobody published is
undefined. Names of fellows, mentors and jurors are left out; titles stay in French. No mark and no candidate
was published: `eig.testing` makes synthetic ones.

>>> from eig.promotions import P3
>>> P3.ordinal, len(P3.challenges), len(P3.posts), P3.posts_by_family
(3, 15, 32, FrozenMap({'data': 17, 'design': 5, 'dev': 10}))
>>> from eig.promotions import DESIGNERS
>>> DESIGNERS.name, len(DESIGNERS.challenges), DESIGNERS.fact("months_of_alphabet").value
('DIG 1', 17, 12)
>>> print(P3.explain("call_for_challenges_opens", lang="fr"))  # doctest: +ELLIPSIS
call_for_challenges_opens : 4 mai 2018 (appel ...) ; mai 2018 (article ...), moins précisément.
"""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "_all": ("ALL",),
        "_designers": ("DESIGNERS",),
        "_p1": ("P1",),
        "_p2": ("P2",),
        "_p3": ("P3",),
        "_p4": ("P4",),
        "_p5": ("P5",),
        "_p6": ("P6",),
        "_p7": ("P7",),
    },
)
