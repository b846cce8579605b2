"""What is personal is erased after a stated delay; what was published still holds, and the gap is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, TypeVar, cast

from attrs import evolve

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.value import PrivateText, leaves_of
from eig.book._dossier_digests import check_secret, digests_of, has_own_salt, table_salt, written_in
from eig.book._dossier_integrity import ALTERED, altered_in
from eig.book._what_was_decided import all_held
from eig.book.act_chain_and_checks_of_replaced_acts import ERASURE, ActStep, chained
from eig.book.acts_with_a_published_root import Act, hash_in
from eig.book.book_of_checked_tables import Book, Dossier
from eig.book.erasure_records import ErasedPart, Erasure, digest_of_erasure
from eig.errors import require_key
from eig.programme._names_hidden_from_an_audience import OTHER_PEOPLE, without_names
from eig.programme.appointments import NEEDS, Appointment, Event, days_of
from eig.programme.jurisdictions import Retention
from eig.programme.jurors import Panel
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("book")
HOLDING: tuple[ErasedPart, ...] = ("deliberation", "rounds", "lists", "cohort", "schedule")
"""The parts of a dossier that go whole where they hold somebody who is erased."""


Erasable = TypeVar("Erasable", Book, Dossier, Act)


@checked
def erase(
    held: Erasable,
    *people: str,
    on: date,
    by: str,
    why: str,
    salt: PrivateText = "",
    retention: Retention | None = None,
    everybody: bool = False,
) -> Erasable:
    """Return a book, a dossier or an act in which nothing personal of some people is left.

    What was published is still verified: an act keeps the hash of each leaf, so that its root is the same,
    and whoever kept their leaf checks it as before. A part of a dossier that holds somebody who is erased
    goes whole. The gap is told: in print, by `Act.check` and by `Dossier.replay`. Secrets go with what they
    covered, since a guess could be checked against them: a dossier takes its digests anew.

    Args:
        held: The book, the dossier or the act.
        people: Who is erased, by identifier: candidates, jurors, mentors.
        by: Who erases, in words that everybody may read for ever.
        why: Why: the end of the delay, or somebody's request; read by everybody too.
        salt: A new secret for the digests of a dossier, that of nothing else.
        retention: The delay that the office states, before whose end nothing is erased; of a book, that of
            the programme's jurisdiction where left out.
        everybody: Whether everybody is erased; then nobody is named.

    Raises:
        Fault: A dossier or an act was altered, and what does not hold is named; nobody is named, nor
            everybody asked for; it was not decided by then, or not notified, or the
            delay has not run; a salt that is too short, or known.

    >>> from eig.book import Book
    >>> from eig.programme import Candidate
    >>> from eig.promotions import P3
    >>> book = Book(promotion=P3, candidates=[Candidate(id="c1", name="Ada L."), Candidate(id="c2")])
    >>> left = erase(book, "c1", on=date(2021, 1, 4), by="office", why="two years have passed")
    >>> [one.id for one in left.candidates], left.erasures[0].count
    (['c2'], 1)
    """
    there = _people(held)
    faults = Gather("erase")
    faults.that("people", bool(people) != everybody, "book.people_to_erase", value=people)
    faults.done()
    named: tuple[str, ...] = people or tuple(there)
    for one in named:
        require_key("person", one, there)
    if not named:
        return held
    _check_unaltered(held)
    _check_delay(held, on, retention)
    if salt and isinstance(held, Dossier):
        faults = Gather("erase")
        check_secret(faults, "salt", salt, (held, *held.minutes))
        faults.done()
    erasure = Erasure(on=on, by=by, why=why, count=len({*named}))
    return cast("Erasable", _without(held, named, erasure, salt))


def _check_unaltered(held: Book | Dossier | Act) -> None:
    """Refuse what was altered: digests are taken anew, and would be of what was altered."""
    told: Iterable[Reason] = ()
    if isinstance(held, Dossier):
        told = altered_in(held)
    elif isinstance(held, Act):
        told = (one for one in held.check().doubts if one.code in ALTERED)
    found = tuple(dict.fromkeys(told))
    faults = Gather("erase")
    faults.that("held", not found, "book.unaltered", value=held, why=found)
    faults.done()


def _check_delay(held: Book | Dossier | Act, on: date, retention: Retention | None) -> None:
    """Refuse a day before the decision, the last erasure or the end of the delay, one not begun too."""
    if isinstance(held, Book):
        retention = retention or held.promotion.programme.jurisdiction.retention
        days = days_of(held.ledger.in_force, "candidates")
        told, taken = days["notification"], days["decision"]
    else:
        links = held.links if isinstance(held, Act) else held.links.get("candidates", ())
        told, taken = (
            tuple(one.on for one in links if one.kind == kind) for kind in ("notification", "decision")
        )
    taken += tuple(one.on for one in held.erasures)
    faults = Gather("erase")
    faults.that("retention", not retention or bool(told), "book.delay_begun", value=retention)
    end = retention.delay.after(max(told)) if retention and told else max(taken, default=None)
    faults.that("on", end is None or on >= end, "book.after_delay", value=on, end=end)
    faults.done()


def _without(
    held: Book | Dossier | Act, people: tuple[str, ...], erasure: Erasure, salt: str
) -> Book | Dossier | Act:
    if isinstance(held, Act):
        return _act(held, people, erasure)
    return (
        _dossier(held, people, erasure, salt)
        if isinstance(held, Dossier)
        else _book(held, {*people}, erasure)
    )


def _people(held: Book | Dossier | Act) -> dict[str, str]:
    """Return whom something holds, with their name where it has one: those it decides about come first."""
    if isinstance(held, Act):
        return dict.fromkeys(held.texts, "")
    if isinstance(held, Dossier):
        people = [one.subject for one in held.rulings.rulings if one.about == "person"]
        return dict.fromkeys((*people, *sorted(_jurors(held))), "")
    told = ((one.id, one.name) for some in (held.candidates, held.jurors, held.mentors) for one in some)
    return dict(told)


# ── who is named where ────────────────────────────────────────────────────────────────────────────


def names(value: object, words: Collection[str]) -> bool:
    """Tell whether a value names one of them, as an identifier or within a text."""
    sought = [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in words]
    texts = (said for _, said in leaves_of(value) if isinstance(said, str))
    return any(one.search(said) for said in texts for one in sought)


def _unnamed(reasons: Iterable[Reason], people: Collection[str]) -> tuple[Reason, ...]:
    """Return reasons that count those who are erased, without those whose own words name them."""
    told = without_names(reasons, dict.fromkeys(people, OTHER_PEOPLE), smallest=1)
    return tuple(one for one in told if not names(one, people))


# ── the book ──────────────────────────────────────────────────────────────────────────────────────


def _book(book: Book, gone: set[str], erasure: Erasure) -> Book:
    """Return a book without some people: nothing that names them stays, but that something was erased."""
    words = {*gone, *(name for one, name in _people(book).items() if one in gone and name)}
    panels = (_panel(one, gone) for one in book.panels if {*one.members} - gone)
    return evolve(
        book,
        candidates=[one for one in book.candidates if one.id not in gone],
        applications=[
            evolve(one, mates=[mate for mate in one.mates if mate not in gone])
            for one in book.applications
            if one.candidate not in gone
        ],
        jurors=[one for one in book.jurors if one.id not in gone],
        mentors=[one for one in book.mentors if one.id not in gone],
        panels=list(panels),
        interests=[one for one in book.interests if not names(one, words)],
        called={
            item: [one for one in some if one not in gone]
            for item, some in book.called.items()
            if item not in gone
        },
        appointments=[_seat(one, gone) for one in book.appointments if one.person not in gone],
        **_facts(book, gone, words),
        steps=[one for one in book.steps if not names(one, words)],
        readings={},
        erasures=(*book.erasures, erasure),
    )


def _panel(panel: Panel, gone: set[str]) -> Panel:
    return evolve(
        panel,
        members=[one for one in panel.members if one not in gone],
        hears=[one for one in panel.hears if one not in gone],
        lead=None if panel.lead in gone else panel.lead,
    )


def _facts(book: Book, gone: set[str], words: set[str]) -> dict[str, Any]:
    """Return the facts and their corrections without those who are erased."""
    kept: dict[Event | Appointment, Event | Appointment] = {
        one: new for one in book.events if (new := _fact(one, gone, words))
    }
    seats = (one for told in book.corrections for one in (told.fact, told.to) if isinstance(one, Appointment))
    kept |= {one: _seat(one, gone) for one in seats if one.person not in gone}
    corrections = [
        evolve(
            one,
            fact=kept[one.fact],
            to=kept.get(one.to) if one.to else None,  # what was wrong stays so
            by="…" if names(one.by, words) else one.by,
            why="…" if names(one.why, words) else one.why,
        )
        for one in book.corrections
        if one.fact in kept and (one.to is None or kept.get(one.to) != kept[one.fact])
    ]
    events = dict.fromkeys(kept[one] for one in book.events if one in kept)
    return {"events": events, "corrections": corrections}


def _seat(seat: Appointment, gone: set[str]) -> Appointment:
    return evolve(seat, replaces=None) if seat.replaces in gone else seat


def _fact(fact: Event, gone: set[str], words: set[str]) -> Event | None:
    """Return a fact that names nobody who is erased; None where it is about them, or says nothing without."""
    if fact.person in gone:
        return None
    left: dict[str, Any] = {"by": None} if fact.by in gone else {}
    left |= {name: "" for name in ("what", "source", "author") if names(getattr(fact, name), words)}
    return None if "what" in left and "what" in NEEDS.get(fact.kind, ()) else evolve(fact, **left)


# ── the dossier ───────────────────────────────────────────────────────────────────────────────────


def _dossier(dossier: Dossier, people: tuple[str, ...], erasure: Erasure, salt: str) -> Dossier:
    """Return a dossier without some people; a part that holds them goes whole, and digests are taken anew."""
    rulings = [
        evolve(
            one,
            binds=next(iter(_unnamed([one.binds], people)), because("erased_reason")),
            reasons=_unnamed(one.reasons, people),
        )
        for one in dossier.rulings.rulings
        if one.subject not in people
    ]
    parts = [name for name in HOLDING if names(getattr(dossier, name), people)]
    minutes = [one for one in dossier.minutes if not names(one, people)]
    too: dict[ErasedPart, bool] = {"minutes": minutes != [*dossier.minutes], "digests": bool(dossier.tables)}
    erasure = evolve(erasure, parts=(*parts, *(name for name, went in too.items() if went)))
    public = dossier.redacted("public")
    loose = not all(map(has_own_salt, dossier.tables.values()))
    salts = {} if loose else {name: table_salt(dossier, name) for name in dossier.tables}
    left = evolve(
        dossier,
        **{name: () if name == "rounds" else None for name in parts},  # type: ignore[arg-type]
        counts=public.counts,
        seats=public.seats,
        rulings=evolve(dossier.rulings, rulings=rulings),
        reserves=[one for one in dossier.reserves if not names(one, people)],
        minutes=minutes,
        treatment={name: _unnamed(told, people) for name, told in dossier.treatment.items()},
        cautions=_unnamed(dossier.cautions, people),
        tables={} if loose else dossier.tables,
        table_salts={name: one for name in _without_them(dossier, people) if (one := salts.get(name))},
        digests={},
        salt=salt,
        links={about: chained([_step(erasure)], "", after=links) for about, links in dossier.links.items()},
        erasures=(*dossier.erasures, erasure),
    )
    left = evolve(left, digests=digests_of(left, salt))
    return evolve(left, digests={**left.digests, "written": written_in(left, salt)})


def _jurors(dossier: Dossier) -> set[str]:
    """Return who has a sheet in a deliberation of a dossier, the last or a round."""
    held = all_held(dossier.rounds, dossier.deliberation)
    return {sheet.juror for one in held for sheet in one.sheet.sheets}


def _without_them(dossier: Dossier, people: Collection[str]) -> set[str]:
    """Return the tables in which nobody who is erased stands; candidates are those decided of."""
    candidates = {one.subject for one in dossier.rulings.rulings if one.about == "person"}
    free = {"candidates", "applications"} if candidates.isdisjoint(people) else set[str]()
    free |= {"jurors"} if candidates.issuperset(people) and _jurors(dossier).isdisjoint(people) else set()
    return {"promotion", "proposed", *free}


# ── the act ───────────────────────────────────────────────────────────────────────────────────────


def _step(erasure: Erasure) -> tuple[ActStep, date, str]:
    return ERASURE, erasure.on, digest_of_erasure(erasure)


def _act(act: Act, people: tuple[str, ...], erasure: Erasure) -> Act:
    """Return an act that holds of some people the hash of their leaf alone; its secret goes with them."""
    salts = {name: act.salt_of(name) for name in act.texts}
    hashes = [hash_in(act, one).hex() for one in {*people}]
    return evolve(
        act,
        texts={name: said for name, said in act.texts.items() if name not in people},
        salts={name: salt for name, salt in salts.items() if name not in people},
        hashes=sorted((*act.hashes, *hashes)),
        blanks=_unnamed(act.blanks, people),
        doubts=_unnamed(act.doubts, people),
        secret="",
        links=chained([_step(erasure)], act.replaces, after=act.links),
        erasures=(*act.erasures, erasure),
    )
