"""The tables of a promotion: how each is read, and which names one takes from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast

from attrs import AttrsInstance, evolve, frozen

from eig._values.gathering import raise_all
from eig._values.names import Known
from eig._values.phrases import Quoted
from eig.errors import Fault, Faults
from eig.programme import Application, Candidate, Challenge, Interest, Juror, Panel, Promotion
from eig.programme.appointments import Appointment, Event
from eig.programme.people import Mentor
from eig.rows import Dialect, read
from eig.rows._headings import named
from eig.rows._tables import column_of, lines_of, rows_of

if TYPE_CHECKING:
    from eig.book.books import Book

T = TypeVar("T", bound=AttrsInstance)
Table = Iterable[Mapping[str, object]]


@frozen(kw_only=True)
class Call:
    """A juror called to judge a dossier."""

    item: str
    juror: str


class Reference(NamedTuple):
    """A name that a table takes from another: where it stands, and who is known there."""

    table: str
    number: int
    field: str
    name: str
    known: Known
    homes: tuple[str, ...]


class Tables(NamedTuple):
    """The tables as they were read, before they are a book."""

    promotion: Promotion
    proposed: tuple[Challenge, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    applications: tuple[Application, ...] = ()
    jurors: tuple[Juror, ...] = ()
    panels: tuple[Panel, ...] = ()
    interests: tuple[Interest, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    calls: tuple[Call, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def challenges(self) -> tuple[Challenge, ...]:
        """The challenges of the promotion, then those that were proposed besides."""
        return (*self.promotion.challenges, *self.proposed)

    @property
    def all_mentors(self) -> tuple[Mentor, ...]:
        """The mentors that challenges state, then those of the table."""
        return (*(mentor for one in self.challenges for mentor in one.mentors), *self.mentors)


def references(tables: Tables) -> Iterator[Reference]:
    """Yield every name that a table takes from another."""
    challenges = [*tables.promotion.challenges, *tables.proposed]
    proposals = [one.id for one in challenges]
    candidates = [one.id for one in tables.candidates]
    bodies = [body.id for one in challenges for body in one.bodies]
    people, jurors = Known(candidates), Known(one.id for one in tables.jurors)
    dossiers, targets = Known([*proposals, *candidates]), Known([*proposals, *candidates, *bodies])
    by_profile = tables.promotion.rules.wish_kind == "profile"
    wishes = Known(one.id for one in tables.promotion.profiles) if by_profile else Known(proposals)
    both = ("candidates",)
    for at, one in enumerate(tables.applications):
        yield Reference("applications", at, "candidate", one.candidate, people, both)
        yield from (Reference("applications", at, "wishes", name, wishes, ()) for name in one.wishes)
        yield from (Reference("applications", at, "mates", name, people, both) for name in one.mates)
    for at, panel in enumerate(tables.panels):
        yield from (Reference("panels", at, "members", name, jurors, ("jurors",)) for name in panel.members)
        yield from (Reference("panels", at, "hears", name, dossiers, both) for name in panel.hears)
    for at, interest in enumerate(tables.interests):
        yield Reference("interests", at, "juror", interest.juror, jurors, ("jurors",))
        yield Reference("interests", at, "target", interest.target, targets, both)
    for at, mentor in enumerate(tables.mentors):
        yield Reference("mentors", at, "challenge", mentor.challenge, Known(proposals), ())
    for at, given in enumerate(tables.appointments):
        yield Reference("appointments", at, "person", given.person, people, both)
        yield Reference("appointments", at, "challenge", given.challenge, Known(proposals), ())
    yield from _in_facts(tables, people, Known(proposals))
    for at, call in enumerate(tables.calls):
        yield Reference("called", at, "item", call.item, dossiers, both)
        yield Reference("called", at, "juror", call.juror, jurors, ("jurors",))


def _in_facts(tables: Tables, people: Known, proposals: Known) -> Iterator[Reference]:
    """Yield every name of the facts: of candidates; of jurors and mentors too, where the kind is of them."""
    challenges = [*tables.promotion.challenges, *tables.proposed]
    mentors = [*tables.mentors, *(mentor for one in challenges for mentor in one.mentors)]
    joined_ = [one.person for one in tables.events if one.kind == "mentor_joined" and one.person]
    helpers = [*(one.id for one in mentors), *joined_]
    anybody = [*(one.id for one in tables.candidates), *(one.id for one in tables.jurors), *helpers]
    of_mentors, of_anybody = Known(helpers), Known(anybody)
    posts = Known(post.id for one in challenges for post in one.posts)
    for at, event in enumerate(tables.events):
        whose = (
            of_mentors
            if event.kind.startswith("mentor")
            else of_anybody
            if event.kind == "absent"
            else people
        )
        for name, value, known, homes in (
            ("person", event.person, whose, ("candidates", "jurors", "mentors")),
            ("by", event.by, people, ("candidates",)),
            ("challenge", event.challenge, proposals, ()),
            ("to", event.to, proposals, ()),
            ("post", event.post, posts, ()),
        ):
            if value is not None:
                yield Reference("events", at, name, value, known, homes)


def stranger(place: str, name: str, known: Known, path: Sequence[str | int] = ()) -> Fault:
    """Return the fault of a name that no table knows, with the nearest that one does."""
    near = tuple(map(Quoted, known.nearest(name, 1))) or None
    return Fault(place, name, "book.known_elsewhere", {"nearest": near}, path=path)


# ── reading ───────────────────────────────────────────────────────────────────────────────────────


class Sheets:
    """Tables as they are read, one after the other: their values, their row numbers, all their faults."""

    def __init__(self, dialect: Dialect) -> None:
        """Read tables that are written so."""
        self._dialect = dialect
        self._numbers: dict[str, list[int]] = {}
        self._failed: set[str] = set()
        self.faults: list[Fault] = []
        self.more = 0

    def values(self, name: str, table: object, kind: type[T]) -> tuple[T, ...]:
        """Return the values of a table; its faults are kept, under its name."""
        try:
            rows = list(rows_of(table))
            if not rows and name != "candidates":
                return ()  # a table that nobody gave
            self._numbers[name] = [line.number for line in lines_of(rows, self._dialect)]
            columns = _columns(name, rows)
            return read(
                cast("list[Mapping[str, object]]", rows),
                kind,
                columns=columns,
                ignore="rest",
                dialect=self._dialect,
            )
        except (Fault, Faults) as wrong:
            self._failed.add(name)
            several = wrong.faults if isinstance(wrong, Faults) else (wrong,)
            self.faults.extend(one.within(name) for one in several if not self._told(name, one))
            self.more += wrong.more if isinstance(wrong, Faults) else 0
        return ()

    def _told(self, name: str, fault: Fault) -> bool:
        """Tell whether a table that is read twice told the same of the same cell before."""
        same = [one for one in self.faults if (one.row, one.column) == (fault.row, fault.column)]
        return name == "applications" and any(one.table == "candidates" for one in same)

    def check(self, tables: Tables) -> None:
        """Note each name that no table knows, with the number of its row."""
        for one in references(tables):
            if one.name not in one.known and not self._failed & set(one.homes):
                table = "candidates" if one.table == "applications" else one.table
                row = self._numbers[one.table][one.number]
                fault = stranger(one.field, one.name, one.known)
                self.faults.append(fault.in_row(row, one.field, table=table))


IDENTIFIERS: Final = ("id", "identifiant")
"""The columns of candidates that say whose wishes a row holds."""


def _columns(name: str, rows: list[object]) -> dict[str, str]:
    """Return what a column holds whose own name says otherwise: whose wishes they are."""
    if name != "applications":
        return {}
    tables = (cast("Mapping[object, object]", row) for row in rows if isinstance(row, Mapping))
    heading = {column_of(column) for row in tables for column in row if column is not None}
    return {column: "candidate" for column in heading if named(column) in IDENTIFIERS}


def read_tables(
    tables: Tables, *, candidates: Table, others: Mapping[str, Table], dialect: Dialect
) -> Tables:
    """Return the tables of a book, read; all faults of all of them come together."""
    people = candidates if hasattr(candidates, "columns") else tuple(rows_of(candidates))
    sheets = Sheets(dialect)
    read_ = tables._replace(
        candidates=sheets.values("candidates", people, Candidate),
        applications=sheets.values("applications", people, Application),
        jurors=sheets.values("jurors", others["jurors"], Juror),
        panels=sheets.values("panels", others["panels"], Panel),
        interests=sheets.values("interests", others["interests"], Interest),
        mentors=sheets.values("mentors", others["mentors"], Mentor),
        calls=sheets.values("called", others["called"], Call),
        events=sheets.values("events", others["events"], Event),
    )
    sheets.check(read_)
    raise_all("Book", sheets.faults, more=sheets.more)
    return read_._replace(
        applications=tuple(evolve(one, wave=_wave(tables.promotion, one)) for one in read_.applications)
    )


def _wave(promotion: Promotion, one: Application) -> int:
    """Return the wave whose call was open when an application was received; its own where none was."""
    calls = promotion.calls_for("candidates")
    own = (call.wave for call in calls if one.received and call.accepts(one.received))
    return next(own, one.wave)


def strangers(tables: Tables) -> Iterator[Fault]:
    """Yield a fault for each name that no table of a book knows."""
    for one in references(tables):
        if one.name not in one.known:
            place = f"{one.table}[{one.number}].{one.field}"
            if one.table == "called":
                place = "called" if one.field == "item" else f"called[{tables.calls[one.number].item!r}]"
            yield stranger(f"Book.{place}", one.name, one.known, ("Book", one.table, one.number, one.field))


def called_of(calls: Iterable[Call]) -> dict[str, tuple[str, ...]]:
    """Return, of each dossier, who was called."""
    found: dict[str, dict[str, None]] = {}
    for one in calls:
        found.setdefault(one.item, {})[one.juror] = None
    return {item: tuple(jurors) for item, jurors in found.items()}


def joined(book: Book) -> Tables:
    """Return the tables of a book."""
    return Tables(
        promotion=book.promotion,
        proposed=book.proposed,
        candidates=book.candidates,
        applications=book.applications,
        jurors=book.jurors,
        panels=book.panels,
        interests=book.interests,
        mentors=book.mentors,
        appointments=book.appointments,
        events=book.events,
        calls=tuple(Call(item=item, juror=one) for item, jurors in book.called.items() for one in jurors),
    )
