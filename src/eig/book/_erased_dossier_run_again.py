"""How a dossier in which people were erased is run again: what is left is compared, the rest is named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from eig.book._act_held_against_outcome import says_of_each
from eig.book._cautions_on_people_employers_profiles import BookWithCautions
from eig.book._dossier_digests import TABLES, is_table, table_salt
from eig.book._dossier_from_outcome import titles_of
from eig.book._dossier_run_again import (
    chains_again,
    decided_again,
    not_given,
    other_acts,
    parts_apart,
    said_alone,
)
from eig.book._person_statuses_and_lost_seats import known_by
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._what_a_dossier_holds import DossierData
from eig.book.act_chain_and_checks_of_replaced_acts import day_decided
from eig.book.acts_with_a_published_root import Act
from eig.book.dossier_changes import Replay, RulingChange, moves_between
from eig.book.erasure_records import PARTS, Erasure
from eig.book.rulings_on_challenges_and_people import WAITING, Ruling
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.book.acts_with_a_published_root import PublishedAct

because: Because = reasons_in("book")
RANKED: Final = "rank_on"
"""The reason that keeps the rank and the score of somebody, once the rankings were erased."""


def left_again(
    dossier: DossierData,
    book: BookWithCautions,
    given: Mapping[str, Any],
    *,
    decide: Callable[..., DecidedCases],
    published: DossierData | None,
    acts: Sequence[Act | PublishedAct],
) -> Replay:
    """Compare what is left of a dossier with a book and what is given; name what cannot be compared."""
    lost = {part for one in dossier.erasures for part in one.parts}
    taken = [on for links in dossier.links.values() if (on := day_decided(links))]
    books = (book, *([known_by(book, max(taken))] if taken else ()))  # the digests of facts were erased too
    there = {name for name, one in given.items() if one} - ({*lost} if book.erasures else set())
    tried = [decided_again(dossier, one, given, decide) for one in books]
    again = min(tried, key=lambda one: len(_moved(dossier, one, lost, there)[0]))
    moved, waits = _moved(dossier, again, lost, there)
    other, unread = _tables(dossier, book, lost)
    doubts, gone = chains_again(dossier, book, again)
    told = [
        *parts_apart(dossier, again, lost=lost),
        *(one.reason for one in moved),
        *_written(dossier, again),
        *(because("other_table", table=one) for one in other),
        *_rows(dossier, again),
        *_ranked(dossier, again, {*lost} & there),
        *said_alone(dossier, published),
        *(
            one
            for one in doubts
            if one.code != "minutes_contradict" or not {"deliberation", "rounds"} & lost - there
        ),
        *other_acts(dossier, acts, lambda one: _says_the_same(dossier, one, again)),
    ]
    kept = {f"link_{one.kind}" for links in dossier.links.values() for one in links}
    loose = [
        because(code) for name, code in PARTS.items() if name in lost and given.get(name) not in (None, ())
    ]
    return Replay(
        differences=dict.fromkeys(told),
        unchecked=[
            *(one.reason for one in dossier.erasures),
            *([because("tables_erased", tables=unread)] if unread else ()),
            *([because("given_beside_erased", what=tuple(loose))] if loose else ()),
            *([because("undecided_as_erased", count=waits)] if waits else ()),
            *not_given(dossier, given, acts),
            *(one for one in gone if getattr(one.facts.get("link"), "code", "") not in kept),
        ],
    )


def _moved(
    dossier: DossierData, again: DecidedCases, lost: Collection[str], there: Collection[str]
) -> tuple[Sequence[RulingChange], int]:
    """Return whose decision came out otherwise, and how many rest on what was erased and is not `there`.

    Who was erased may still be in the book; who was erased from the book may still be in the dossier.
    """
    was, now = ({one.subject: one for one in some.rulings} for some in (dossier.rulings, again.rulings))
    gone = {*lost} - {*there}
    waits = {name for name, one in was.items() if _waits(one, now.get(name), gone, lists=again.lists)}
    absent = {name for name, one in was.items() if name not in now and one.about == "person"}
    more = {name for name, one in now.items() if name not in was and one.about == "person"}
    if len(absent) > sum(one.count for one in again.book.erasures):
        absent = set[str]()
    if len(more) > sum(one.count for one in dossier.erasures):
        more = set[str]()
    apart = waits | absent | more
    before, after = (
        evolve(dossier.rulings, rulings=[one for name, one in some.items() if name not in apart])
        for some in (was, now)
    )
    return moves_between(before, after), len(waits | absent)


def _waits(then: Ruling, now: Ruling | None, gone: set[str], *, lists: object) -> bool:
    """Tell whether a decision cannot be found again, since what it rests on was erased, and is not given.

    Who stands on a reserve cannot where the lists are not given again; who stood on that of a round, where
    nothing tells that another followed.
    """
    waiting = now is None or now.status in WAITING
    in_round = any(one.code in OF_ROUNDS for one in then.reasons)
    if then.about == "challenge":
        return waiting and ("deliberation" in gone or (in_round and "rounds" in gone))
    if in_round:
        ended = then.status == "not_kept" and now is not None and now.status in ("reserve", "undecided")
        return "rounds" in gone or (ended and not gone.isdisjoint(("deliberation", "lists")))
    if now is not None and then.status == "reserve" and "lists" in gone and lists is None:
        return True
    return now is not None and waiting and not gone.isdisjoint(("deliberation", "lists", "cohort"))


def _written(dossier: DossierData, again: DecidedCases) -> Iterator[Reason]:
    """Yield what the dossier prints otherwise than the book, of what no erasure changes."""
    promotion = again.book.promotion
    now: dict[str, object] = {"promotion": promotion.name, "titles": titles_of(again)}
    if dossier.disclosure is not None:
        now["disclosure"] = promotion.rules.disclosure
    for name, one in now.items():
        if getattr(dossier, name) != one:
            yield because("other_written", what=because(f"written_{name}"))


def _tables(
    dossier: DossierData, book: BookWithCautions, lost: Collection[str]
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Return which tables are others than those of a dossier; and which cannot be compared any more.

    A table from which somebody was erased whom the dossier still holds is another one for that alone.
    """
    held = [name for name in TABLES if dossier.tables.get(name) and table_salt(dossier, name) is not None]
    fewer = {_act_of(one) for one in book.erasures} - {_act_of(one) for one in dossier.erasures}
    other = [name for name in held if not is_table(dossier, name, getattr(book, name))]
    unread = [
        name for name in TABLES if "digests" in lost and (name not in held or (fewer and name in other))
    ]
    named = {name: because(f"table_{name}") for name in TABLES}
    return tuple(named[one] for one in other if not fewer), tuple(named[one] for one in unread)


def _act_of(erasure: Erasure) -> Erasure:
    """Return an erasure without what of a dossier went with it."""
    return evolve(erasure, parts=())


OF_ROUNDS: Final = ("in_round", "waits_in_round", "kept_by_round")
"""The reasons of whoever a round before the last decided about."""
READ: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"sits": frozenset(("opening", "wish")), "list_of": frozenset(("challenge", "profile"))}
)
"""The facts by which reasons are compared with tables."""


def _rows(dossier: DossierData, again: DecidedCases) -> Iterator[Reason]:
    """Yield each table of which what a reason keeps, a wish that was met or a score, is another now."""
    wishes = {one.candidate: one.wishes for one in again.book.applications}
    asked = again.book.promotion.rules.wish_kind != "profile"
    told = [(one.subject, reason) for one in dossier.rulings.rulings for reason in one.reasons]
    if any(map(_lacks, (one for _, one in told))):
        yield because("part_altered", what=because("input_written"))
        return
    met = (
        (name, one.facts["opening"])
        for name, one in told
        if one.code == "sits" and one.facts["wish"] is not None
    )
    if asked and any(at not in wishes.get(name, (at,)) for name, at in met):
        yield because("other_table", table=because("table_applications"))
    if again.lists is None:
        return
    now: dict[tuple[object, ...], object] = {
        (one.key[0], " ".join(one.key[1:]) or None, name): score
        for one in again.lists.lists
        for name, score in one.ranking.scores.items()
    }
    for name, one in told:
        listed, score = one.facts.get("listed"), one.facts.get("score")
        if one.code == RANKED and isinstance(listed, Reason) and score is not None:
            key = listed.facts["challenge"], listed.facts["profile"], name
            if now.get(key) != score:
                yield because("other_input", what=because("input_lists"))


def _ranked(dossier: DossierData, again: DecidedCases, given: Collection[str]) -> Iterator[Reason]:
    """Yield what is given of an erased part that ranks somebody otherwise than decisions still say."""
    now = {(one.subject, reason.code): reason for one in again.rulings.rulings for reason in one.reasons}
    for one in dossier.rulings.rulings if given else ():
        part = "rounds" if "rounds" in given and one.about == "person" else "marks"
        said = (told for told in one.reasons if told.code == "ranked")
        if any(now.get((one.subject, "ranked"), told) != told for told in said):
            yield because("other_input", what=because(f"input_{part}"))


def _lacks(told: Reason) -> bool:
    """Tell whether a reason, or the list that it names, was read without a fact that it is compared by."""
    parts = (one for one in (told, told.facts.get("listed")) if isinstance(one, Reason))
    return any(not one.facts.keys() >= READ.get(one.code, frozenset()) for one in parts)


def _says_the_same(dossier: DossierData, act: Act | PublishedAct, again: DecidedCases) -> bool:
    """Tell whether an act says the same of everybody whom both still hold, and whom nothing moved since."""
    if not isinstance(act, Act):
        return True
    day = day_decided(act.links) or date.min
    since = [fact for fact in again.book.events if fact.known > day]
    moved = {name for fact in since for name in (fact.person, fact.by, fact.challenge)}
    return says_of_each(act, [one for one in dossier.rulings.rulings if one.subject not in moved], again)
