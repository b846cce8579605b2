"""What recusals a book asks for, and who was called to a dossier and did not come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from eig._values.faults_together import Gather, told_of
from eig._values.frozen_maps import FrozenMap
from eig._values.nearest_names import Known
from eig.book._cautions_on_people_employers_profiles import themselves
from eig.book._employers_that_are_hosts import bodies_of, employed
from eig.book._names_of_challenges_posts_profiles_people import Stated
from eig.book._tables_of_a_book import BookTables
from eig.book._tables_read_and_joined import Sheets, Table
from eig.jury.marks import interests_from, recusals_from
from eig.jury.marks.recusals import Recusal, Recusals
from eig.programme import Interest
from eig.programme.interests import recusal_scope
from eig.rows import Dialect
from eig.rows._known_names_of_items_and_jurors import stranger

if TYPE_CHECKING:
    from eig.jury.marks.scoresheet import Scoresheet
    from eig.programme.interests import RecusalProcedure


def recusals_of(
    book: BookTables,
    dossiers: Iterable[str] | None,
    *,
    procedure: RecusalProcedure | None,
    mentors_step_back: bool,
) -> Recusals:
    """Return the recusals that declared interests, employers and mentors call for."""
    hosts = {
        one.id: dict.fromkeys(name for body in one.bodies for name in body.lineage) for one in book.challenges
    }
    kinds = ("employer", "mentor") if mentors_step_back else ("employer",)
    jurors = employed(book.jurors, bodies_of(book))
    derived = interests_from(jurors, about=hosts, mentors=book.all_mentors, kinds=kinds)
    given = None if dossiers is None else tuple(dossiers)
    by = procedure or book.promotion.rules.recusal
    whole = by is not None and recusal_scope(by) == "session"  # then the own candidacy is ground enough
    known = themselves(book)
    rivals = _rivals(book, {*known.values()}, given)
    own = [
        Interest(juror=juror, target=one, kind=f"{'own' if whole or one == person else 'rival'}_candidacy")
        for juror, person in known.items()
        for one in rivals[person]
    ]
    asked = (*hosts, *dict.fromkeys(one.target for one in own)) if given is None else given
    about = {one: hosts[one] for one in asked if one in hosts}
    found = told_of(
        "Book.recusals",
        lambda: recusals_from((*book.interests, *derived, *own), items=asked, about=about, procedure=by),
        named={"items": "dossiers"},
    )
    return evolve(found, jurors=[one.id for one in book.jurors])


def _rivals(
    book: BookTables, people: Iterable[str], judged: Iterable[str] | None
) -> Mapping[str, tuple[str, ...]]:
    """Return the file of each candidate, and those judged beside it: each mark on one moves the other.

    Rivals ask for the same challenge, or stand on the same list; where somebody states no wish, whoever has
    the same profile is one.
    """
    there = dict.fromkeys(one.id for one in book.candidates)
    listed = () if judged is None else tuple(one for one in dict.fromkeys(judged) if one in there)
    files = tuple(there) if judged is None else listed
    wishes = {one.candidate: {*one.wishes} for one in book.applications}
    profiles: Mapping[str, set[str]] = {one.id: {*one.profiles} for one in book.candidates}

    def _meet(person: str, one: str) -> bool:
        stated = (wishes.get(person), wishes.get(one))
        mine, theirs = stated if all(stated) else (profiles[person], profiles[one])
        return one == person or not (mine or set[str]()).isdisjoint(theirs or ())

    return {
        person: listed if person in listed else tuple(one for one in files if _meet(person, one))
        for person in people
    }


def decided_of(book: BookTables, sheet: Scoresheet, decided: Table, dialect: Dialect) -> tuple[Recusal, ...]:
    """Return the recusals of a table; names in it or in the sheet that the book does not know are faults."""
    faults = Gather("Book.recuse")
    faults.known(
        "sheet",
        iter(sheet.jurors),
        [*(one.id for one in book.jurors), *(one.id for one in book.panels)],
        what="a juror",
    )
    dossiers = [*(one.id for one in book.challenges), *(one.id for one in book.candidates)]
    faults.known("sheet", iter(sheet.items), dossiers, what="a dossier")
    stated = Stated.of_book(book.promotion, book.proposed, book.candidates, book.jurors)
    sheets = Sheets(dialect, stated=stated)
    found = sheets.values("decided", decided, Recusal)
    for name, known in (("juror", Known(sheet.jurors)), ("item", Known(sheet.items))):
        for number, one in enumerate(found):
            if (given := getattr(one, name)) is not None and given not in known:
                sheets.note(
                    "decided", number, name, stranger(name, given, known, stated.bearing(name, given))
                )
    faults.add_all(sheets.faults, more=sheets.more)
    faults.done()
    return found


def asked_to_judge(book: BookTables, sheet: Scoresheet, recusals: Recusals) -> dict[str, tuple[str, ...]]:
    """Return who was to judge each dossier: who was called, and whoever steps back from it.

    Of a dossier that a panel hears, only its members step back; the recusal is told, sheet or no sheet.
    """
    heard = {item: panel.members for panel in book.panels for item in panel.hears}
    sat = {
        item: tuple(one for one in heard.get(item, sheet.jurors) if one in sheet.jurors)
        for item in sheet.items
    }
    back = {item: [one for one in own if recusals.covers(one, item)] for item, own in sat.items()}
    return {item: (*dict.fromkeys((*book.called.get(item, ()), *back[item])),) for item in sheet.items}


def not_come_of(book: BookTables, *rounds: Scoresheet) -> FrozenMap[tuple[str, ...]]:
    """Return, of each dossier that was judged, who was called and has no sheet in any round."""
    sheets, items = chain(*(one.sheets for one in rounds)), {*chain(*(one.items for one in rounds))}
    there = {(one.item, person) for one in sheets for person in (one.juror, *one.people, *one.recused)}
    missing = {
        item: tuple(one for one in jurors if (item, one) not in there)
        for item, jurors in book.called.items()
        if item in items
    }
    return FrozenMap({item: jurors for item, jurors in missing.items() if jurors})
