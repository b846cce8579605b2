"""The sentences of an allocation: why this post, why not that one, and where somebody waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from eig._ground.words import plural
from eig.lots.decisions import decision_reasons
from eig.reasons import Reason, reasons_in, template_in

if TYPE_CHECKING:
    from eig.jury.posts.posts import Allocation


because = reasons_in("jury.posts")


def reasons_of(allocation: Allocation, person: str) -> list[Reason]:
    """Return why a person takes what they take, why no better wish, and where they wait."""
    wishes, taken = allocation.wishes[person], allocation.taken.get(person)
    if taken is None and allocation.possible(person) != (None,):
        return _open(allocation, person)
    last = len(wishes) if taken is None else wishes.index(taken)
    return [
        _outcome(allocation, person, taken),
        *(reason for post in wishes[:last] for reason in _not(allocation, person, post)),
        *_later(wishes[last + 1 :]),
        *_waiting(allocation, person, wishes[:last]),
    ]


def _outcome(allocation: Allocation, person: str, taken: str | None) -> Reason:
    if taken is None:
        asked = bool(allocation.wishes[person])
        return Reason(
            code="no_post" if asked else "no_wish",
            sentences={
                "en": "takes no post" if asked else "takes no post: it asked for none",
                "fr": "ne prend aucun poste" if asked else "ne prend aucun poste : aucun n'est demandé",
            },
        )
    count = allocation.posts[taken]
    return because(
        "takes",
        post=taken,
        wish=allocation.wishes[person].index(taken) + 1,
        rank=allocation.rankings[taken].ranks[person],
        posts=plural(count, "post"),
        postes=plural(count, "poste"),
    )


def _not(allocation: Allocation, person: str, post: str) -> list[Reason]:
    """Say why a person does not take a post that they would rather have."""
    ranking = allocation.rankings[post]
    facts = {"post": post, "wish": allocation.wishes[person].index(post) + 1}
    if person not in ranking.ranks:
        out = next((one.reason for one in ranking.excluded if one.item == person), _UNRANKED)
        return [_told("not_ranked", template_in(out, "en"), template_in(out, "fr"), {**out.facts, **facts})]
    holders = allocation.holders(post)
    count = allocation.posts[post]
    known = "outranked_by_one" if count == 1 else "outranked"
    key = "no_posts" if not count else known if len(holders) == count else "outranked_by_some"
    en, fr = _WHY_NOT[key]
    told = _told(key, en, fr, {**facts, "rank": ranking.ranks[person], "holders": holders})
    return [told, *decision_reasons(allocation.decisions.get(post, ()), person)]


def _told(code: str, en: str, fr: str, facts: Mapping[str, object]) -> Reason:
    return Reason(
        code=code,
        sentences={"en": f"not {{post}}, wish {{wish}}: {en}", "fr": f"pas {{post}}, vœu {{wish}} : {fr}"},
        facts=facts,
    )


_UNRANKED = because("unranked")
_WHY_NOT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "no_posts": ("it has no post to give", "aucun poste à pourvoir"),
        "outranked_by_one": ("ranked {rank}, and {holders} comes before", "classé {rank}, après {holders}"),
        "outranked": ("ranked {rank}, and {holders} come before", "classé {rank}, après {holders}"),
        "outranked_by_some": (
            "ranked {rank}, and others come before, however ties are parted",
            "classé {rank}, après d'autres, quel que soit le départage",
        ),
    }
)


def _later(posts: Sequence[str]) -> list[Reason]:
    reason = Reason(
        code="later_wishes",
        sentences={
            "en": "{posts} came later in its wishes",
            "fr": "{posts} venait ensuite dans ses vœux"
            if len(posts) == 1
            else "{posts} venaient ensuite dans ses vœux",
        },
        facts={"posts": tuple(posts)},
    )
    return [reason] * bool(posts)


def _waiting(allocation: Allocation, person: str, posts: Iterable[str]) -> list[Reason]:
    """Say at which number a person waits on each reserve list; those tied share the best number."""
    told = list[Reason]()
    for post in posts:
        before = 0
        for group in allocation.reserve(post):
            if person in group:
                told.append(_number(post, before + 1, tied=len(group) > 1))
            before += len(group)
    return told


def _number(post: str, number: int, *, tied: bool) -> Reason:
    return Reason(
        code="on_reserve",
        sentences={
            "en": "number {number} on the reserve list of {post}" + ", tied" * tied,
            "fr": "numéro {number} sur la liste complémentaire de {post}" + ", ex æquo" * tied,
        },
        facts={"number": number, "post": post},
    )


def _open(allocation: Allocation, person: str) -> list[Reason]:
    """Say what a person may take, and the ties to decide."""
    may = tuple(post for post in allocation.possible(person) if post)
    none = None in allocation.possible(person)
    key = ("some_or_none" if none else "one_of") if may else "not_known"
    en, fr = _OPEN[key]
    mine = [tie.reason for tie in allocation.ties if person in tie.among]
    return [
        Reason(code=key, sentences={"en": en, "fr": fr}, facts={"may": may}),
        *(mine or [tie.reason for tie in allocation.ties]),
    ]


_OPEN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "one_of": ("takes one of {may}, as ties are parted", "prend l'un de {may}, selon le départage"),
        "some_or_none": (
            "takes {may} or nothing, as ties are parted",
            "prend {may} ou rien, selon le départage",
        ),
        "not_known": (
            "ties leave too many outcomes to tell: decide these first",
            "trop d'issues possibles tant que ces ex æquo ne sont pas départagés",
        ),
    }
)
