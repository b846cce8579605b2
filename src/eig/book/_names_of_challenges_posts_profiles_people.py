"""What a book and its rows call challenges, posts, profiles and people: by identifier, title or name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, cast

from eig.book._employers_that_are_hosts import called_bodies
from eig.book._tables_of_a_book import BookTables
from eig.programme import Candidate, Juror
from eig.rows._known_names_of_items_and_jurors import Names
from eig.rows._spellings_that_may_be_one_name import words_seen

if TYPE_CHECKING:
    from eig.programme import Challenge, Promotion
    from eig.programme.profiles import Profile

Pairs = Iterable[tuple[str, str]]
OF_PROFILES: Final = ("profile", "profiles", "accepts", "posts", "optional_posts")
OF_CHALLENGES: Final = ("challenge", "to", "item", "hears", "wishes", "target")
OF_DOSSIERS: Final = ("item", "hears")
OF_JURORS: Final = ("juror", "members", "lead")
OF_CANDIDATES: Final = ("by", "mates")
ONCE: Final = ("profiles", "accepts")
"""Where a name that stands twice says no more than once."""


class Stated:
    """The names that are stated of challenges, profiles, hosts and posts, and what rows mean by them."""

    def __init__(
        self,
        challenges: Pairs = (),
        profiles: Iterable[Profile] = (),
        *,
        also: Mapping[str, Names] | None = None,
    ) -> None:
        """Know challenges by their titles, and profiles; `also` is what other fields mean by a name."""
        own, proposals = Names((one.id, one.title) for one in profiles), Names(challenges)
        names = {**dict.fromkeys(OF_PROFILES, own), **dict.fromkeys(OF_CHALLENGES, proposals)}
        self._names: Mapping[str, Names] = {**names, **(also or {})}
        self._posts: Iterable[tuple[str, str, str]] = ()

    @classmethod
    def of_book(
        cls,
        promotion: Promotion,
        proposed: Iterable[Challenge],
        candidates: Iterable[Candidate] = (),
        jurors: Iterable[Juror] = (),
    ) -> Stated:
        """Return the names that a promotion, the challenges proposed besides and people state to a book."""
        challenges = [*promotion.challenges, *proposed]
        applied, judges = ([(one.id, one.name) for one in some] for some in (candidates, jurors))
        titles = [(one.id, one.title) for one in challenges]
        bodies = {body.id: body for one in challenges for body in one.bodies}
        also = {
            **dict.fromkeys(OF_PROFILES, profiles_of(promotion, challenges)),
            **dict.fromkeys(OF_DOSSIERS, Names([*titles, *applied])),
            **dict.fromkeys(OF_JURORS, Names(judges)),
            **dict.fromkeys(OF_CANDIDATES, Names(applied)),
            "person": Names([*applied, *judges]),
            "target": Names([*titles, *applied, *called_bodies(bodies.values())]),
        }
        if promotion.rules.wish_kind == "profile":
            also["wishes"] = Names((one.id, one.title) for one in promotion.profiles)
        stated = cls(titles, promotion.profiles, also=also)
        stated._posts = [(one.id, post.id, post.profile) for one in challenges for post in one.posts]
        return stated

    @property
    def wishes(self) -> Names:
        """What may be wished for, by its names."""
        return self._names["wishes"]

    def bearing(self, field: str, name: str) -> Sequence[str]:
        """Return the identifiers of all that a name stands for in a field, or the one that it nearly is."""
        own = self._names.get(field, Names())
        return own.bearing(name) or own.near(name)

    def of(self, given: Mapping[str, object]) -> Mapping[str, object]:
        """Return what a row gives, with the identifiers of what it calls by another name."""
        meant = {name: self._meant(name, given[name]) for name in self._names if given.get(name)}
        if post := given.get("post"):
            meant["post"] = self._post(cast("str", post), meant.get("challenge"))
        return {**given, **meant}

    def _meant(self, name: str, given: object) -> object:
        """Return the identifiers of what a cell names; the names where one stands twice, which is a fault."""
        of = self._names[name].of
        if isinstance(given, str):
            return of(given)
        names = cast("tuple[str, ...]", given)
        found, once = tuple(map(of, names)), tuple(dict.fromkeys(map(of, names)))
        as_written = name not in OF_PROFILES and len({*names}) < len(names)
        return once if name in ONCE else names if as_written else found

    def _post(self, post: str, challenge: object) -> str:
        """Return the post that is named, by itself or by its profile, which one of its challenge seeks."""
        posts = [(one, profile) for own, one, profile in self._posts if own == (challenge or own)]
        return Names(posts).of(self._names["profile"].of(post))


def profiles_of(promotion: Promotion, challenges: Iterable[Challenge]) -> Names:
    """Return the profiles of a promotion by their names; those of its posts where it states none."""
    stated = [(one.id, one.title) for one in promotion.profiles]
    return Names(
        stated or ((name, name) for own in challenges for post in own.posts for name in post.accepted)
    )


def names_of(book: BookTables) -> dict[str, str]:
    """Return what people and challenges are called; those without a name are left out."""
    people = {one.id: one.name for one in book.all_mentors}
    people |= {one.id: one.name for one in book.panels}
    people |= {one.id: one.name for one in book.jurors} | {one.id: one.name for one in book.candidates}
    titles = {one.id: one.title for one in book.challenges}
    return titles | {key: name for key, name in people.items() if name}


def called_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return names for display: one that several bear stands with the identifier of each.

    >>> called_apart({"c1": "Ada A.", "c2": "Bea B.", "c3": "Ada A."})
    {'c1': 'Ada A. (c1)', 'c2': 'Bea B.', 'c3': 'Ada A. (c3)'}
    """
    borne = Counter(words for name in names.values() for words in words_seen(name))
    return {
        key: f"{name} ({key})"
        if name != key and any(borne[words] > 1 for words in words_seen(name))
        else name
        for key, name in names.items()
    }


def hearings_of(book: BookTables) -> dict[str, str]:
    """Return what hearings are called: where several panels hear somebody, the key of each says which."""
    names = names_of(book)
    heard = [(panel, item) for panel in book.panels for item in panel.hears if item in names]
    return {f"{item} ({panel.id})": f"{names[item]}, {panel.name or panel.id}" for panel, item in heard}


def known_to(book: BookTables) -> tuple[str, ...]:
    """Return every person, challenge and panel that a book knows."""
    people = (*names_of(book), *(one.id for one in book.candidates), *(one.id for one in book.jurors))
    others = (*(one.id for one in book.panels), *(one.id for one in book.all_mentors))
    return (*people, *others, *(one.person for one in book.appointments))
