"""The tables of a promotion: how each is read, and which names one takes from another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple, TypeVar, cast

from attrs import AttrsInstance, evolve, fields, frozen

from eig._values.faults_together import raise_all
from eig._values.frozen_maps import FrozenMap
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Phrase, Quoted, noun
from eig.book._names_of_challenges_posts_profiles_people import Stated
from eig.book._tables_of_a_book import BookTables
from eig.errors import Fault, Faults
from eig.programme import Application, Candidate, Challenge, Interest, Juror, Panel, Promotion
from eig.programme.appointments import Appointment, Event, is_of_somebody
from eig.programme.ledger import KINDS
from eig.programme.people import Mentor
from eig.programme.steps import StepDecision
from eig.programme.tables import TableReading
from eig.rows import Dialect, Rows
from eig.rows._columns_to_fields import knows_of
from eig.rows._known_names_of_items_and_jurors import stranger
from eig.rows._own_tables_read_back import codes_of, said_as
from eig.rows._read_cells import DENYING
from eig.rows._reading_account import places_in, undecided
from eig.rows._repeated_rows import values_of
from eig.rows._rows_of_any_table import Line, Lines, rows_of, some_lines
from eig.rows._spellings_of_headings import named as named_
from eig.rows._spellings_of_headings import parts_of
from eig.rows._values_from_rows import Reader, heading_fault
from eig.rows._wishes_by_rank import by_rank, of_wishes

T = TypeVar("T", bound=AttrsInstance)
Table = Rows
ColumnsOf = Mapping[str, Mapping[str, str]]
NO_COLUMNS: Final[ColumnsOf] = FrozenMap[FrozenMap[str]]()
NO_LINK: Final = frozenset(("ras", "rien", "none", "nothing", "nil", "0", "faux", "false"))
"""How a cell begins that says that there is no link: a row is a link, and would call for a recusal."""
LINKS: Final = frozenset(
    ("lien", "liens", "interet", "interets", "conflit", "link", "links", "interest", "conflict")
)
"""Words for a link: beside a word that denies, wherever it stands, there is none."""
DOUBTING: Final = frozenset(("verifier", "confirmer", "verify", "confirm"))
NOTHING: Final[Mapping[str, tuple[str, ...]]] = FrozenMap[tuple[str, ...]]()


class Written(NamedTuple):
    """What the columns of each table hold, and which are left aside."""

    columns: ColumnsOf = NO_COLUMNS
    ignore: Mapping[str, Iterable[str]] = FrozenMap[tuple[str, ...]]()


@frozen(kw_only=True)
class Call:
    """A juror called to judge a dossier."""

    item: str
    juror: str


OF_OTHERS: Final = ("absent", "mentor_joined", "mentor_left")
"""Facts about people who may have no appointment."""


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
    steps: tuple[StepDecision, ...] = ()

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
    posts = Known(post.id for one in challenges for post in one.posts)
    by_profile = tables.promotion.rules.wish_kind == "profile"
    wishes = Known(one.id for one in tables.promotion.profiles) if by_profile else Known(proposals)
    both = ("candidates",)
    for at, one in enumerate(tables.applications):
        yield Reference("applications", at, "candidate", one.candidate, people, both)
        yield from (Reference("applications", at, "wishes", name, wishes, ()) for name in one.wishes)
        yield from (Reference("applications", at, "mates", name, people, both) for name in one.mates)
    for at, step in enumerate(tables.steps):
        yield Reference("steps", at, "person", step.person, people, both)
    for at, panel in enumerate(tables.panels):
        yield from (Reference("panels", at, "members", name, jurors, ("jurors",)) for name in panel.members)
        yield from (Reference("panels", at, "hears", name, dossiers, both) for name in panel.hears)
    for at, interest in enumerate(tables.interests):
        yield Reference("interests", at, "juror", interest.juror, jurors, ("jurors",))
        yield Reference("interests", at, "target", interest.target, targets, both)
    for at, given in enumerate(tables.appointments):
        for name, value in (("person", given.person), ("replaces", given.replaces)):
            yield from (Reference("appointments", at, name, one, people, both) for one in [value] if one)
    for name in ("mentors", "appointments"):
        for at, one in enumerate(getattr(tables, name)):
            yield Reference(name, at, "challenge", one.challenge, Known(proposals), ())
            yield from (Reference(name, at, "post", post, posts, ()) for post in [one.post] if post)
    yield from _in_facts(tables, people, Known(proposals), posts)
    for at, call in enumerate(tables.calls):
        yield Reference("called", at, "item", call.item, dossiers, both)
        yield Reference("called", at, "juror", call.juror, jurors, ("jurors",))


def _in_facts(tables: Tables, people: Known, proposals: Known, posts: Known) -> Iterator[Reference]:
    """Yield every name of the facts: of candidates; of jurors and mentors too, where the kind is of them.

    A kind that is none may be of anybody: it is the fault, and not who is named beside it.
    """
    own = (status for life in tables.promotion.rules.lives for status in life.statuses)
    kinds, told = Known([*KINDS, *own]), {one.kind for one in tables.events}
    meant = {kind: kind if kind in kinds else "".join(kinds.nearest(kind, 1)) for kind in told}
    joined_ = [one.person for one in tables.events if meant[one.kind] == "mentor_joined" and one.person]
    helpers = [*(one.id for one in tables.all_mentors), *joined_]
    anybody = [*(one.id for one in tables.candidates), *(one.id for one in tables.jurors), *helpers]
    of_mentors, of_anybody = Known(helpers), Known(anybody)
    for at, event in enumerate(tables.events):
        whose = (
            of_anybody
            if event.kind == "absent" or event.kind not in kinds
            else of_mentors
            if event.kind.startswith("mentor")
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


def no_tables(written: Written, tables: Iterable[str]) -> list[Fault]:
    """Return a fault for each table that `columns=` or `ignore=` names and that is none."""
    known = Known(tables)
    return [
        Fault(place, name, "values.known", {"what": noun("a table"), "nearest": _nearest(name, known)})
        for place, asked in zip(written._fields, written, strict=True)
        for name in asked
        if name not in known
    ]


def _nearest(name: str, known: Known) -> tuple[Quoted, ...] | None:
    return tuple(map(Quoted, known.nearest(name, 1))) or None


# ── reading ───────────────────────────────────────────────────────────────────────────────────────


class Sheets:
    """Tables as they are read, one after the other: their values, their row numbers, all their faults."""

    def __init__(
        self, dialect: Dialect, columns: ColumnsOf = NO_COLUMNS, *, stated: Stated | None = None
    ) -> None:
        """Read tables that are written so; `columns` says what the columns of each hold."""
        self.stated = stated or Stated()
        self._dialect, self.is_french = dialect, bool(dialect.headings)
        self._columns = _shared(columns)
        self._persons: Sequence[str] = ()
        self.ignored: Collection[str] = ()
        self._called: dict[str, Mapping[str, str]] = {}
        self.readings: dict[str, TableReading] = {}
        self._given: dict[str, tuple[Reader[Any], list[Line]]] = {}
        self._apart: list[Fault] = []
        self._failed: set[str] = set()
        self.faults: list[Fault] = []
        self.more = 0

    def values(self, name: str, table: Rows | None, kind: type[T]) -> tuple[T, ...]:
        """Return the values of a table; its faults are kept, under its name."""
        given = None if table is None else rows_given(table)
        if table is None or (given is None and name != "candidates"):
            return ()  # a table that nobody gave
        try:
            return self._read(name, table if given is None else given, kind)
        except (Fault, Faults) as wrong:
            self._failed.add(name)
            told = [one.within(_shown(name)) for one in wrong.faults]
            self.faults.extend(one for one in told if not self._told(name, one))
            self.more += wrong.more
        return ()

    def _read(self, name: str, table: Rows, kind: type[T]) -> tuple[T, ...]:
        """Return the values of a table; who applied stands in the columns that say who the candidates are."""
        asked = self._columns.get(name, {})
        columns = {**asked, **dict.fromkeys(self._persons, "candidate")} if name == "applications" else asked
        lines = some_lines(table, self._dialect, knows_of(kind, self._dialect, columns))

        def reads(lines: Lines) -> Reader[T]:
            return Reader(kind, lines, lines.dialect, columns=columns, ignore="rest", meant=self.stated.of)

        reader, spread = reads(lines), lines
        ranked: Collection[str] = ()
        if name == "applications" and "wishes" not in reader.fills.values():
            free = [one for one in lines.cells if one not in reader.fills and named_(one) not in self.ignored]
            spread, ranked = by_rank(lines, of_wishes(free, self.stated.wishes))
            reader = reads(spread) if ranked else reader
        fills = {one: field for one, field in reader.fills.items() if one in lines.cells}
        fills |= dict.fromkeys(ranked, "wishes")
        if name == "candidates":
            self._persons = [column for column, filled in reader.fills.items() if filled == "id"]
        self._apart += [one.within(_shown(name)) for one in reader.left_out(lines)]
        read = reader.read_all()
        found = values_of(read, reader.faults, aside=reader.aside)
        self._given[name] = reader, [one.line for one in read]
        self._called[name] = {field: column for column, field in reversed([*fills.items()])}
        told = evolve(lines, found=spread.found, doubts=spread.doubts)
        self.readings[name] = reader.account(told, places_in(read), fills=fills)
        return found

    def _told(self, name: str, fault: Fault) -> bool:
        """Tell whether a table that is read twice told the same of the same cell before."""
        same = [one for one in self.faults if (one.row, one.column) == (fault.row, fault.column)]
        if fault.row is None:
            return name == "applications" and fault.place in {one.place for one in same}
        return name == "applications" and any(one.table == "candidates" for one in same)

    def note(self, name: str, number: int, field: str, fault: Fault) -> None:
        """Note a fault of a value of a table, with the row and the column that it stands in."""
        reader, lines = self._given[name]
        line, called = lines[number], self._called[name].get(field, field)
        column = next((own for own, one in reader.given(field, line) if one == fault.value), called)
        self.faults.append(fault.in_row(line.number, column, table=_shown(name)))

    def refuse_left_out(self) -> None:
        """Note each row that was left out, where no reading tells of it."""
        self.faults += self._apart

    def check(self, tables: Tables) -> None:
        """Note each name that no table knows, with the number of its row."""
        for one in references(tables):
            if one.name not in one.known and not self._failed & set(one.homes):
                bearing = self.stated.bearing(one.field, one.name)
                fault = stranger(one.field, one.name, one.known, bearing)
                self.note(one.table, one.number, one.field, fault)
        for name, number, field, fault in off_lists(tables, french=self.is_french):
            self.note(name, number, field, fault)


def _shown(name: str) -> str:
    """Return the table that a caller gave: applications stand in that of the candidates."""
    return "candidates" if name == "applications" else name


def off_lists(tables: Tables, *, french: bool) -> Iterator[tuple[str, int, str, Fault]]:
    """Yield each kind of fact or link, and each status of an application, that is none, and where it is."""
    lives = {one.subject: one.statuses for one in tables.promotion.rules.lives}
    kinds = {*KINDS, *chain.from_iterable(lives.values())}
    words = {word: code for word, code in codes_of("kind", "Event", french=french).items() if code in kinds}
    for number, one in enumerate(tables.events):
        if one.kind not in kinds:
            facts = {"what": noun("a kind of fact"), "nearest": _nearest(one.kind, Known([*words, *kinds]))}
            yield "events", number, "kind", Fault("kind", one.kind, "values.known", facts)
        elif not is_of_somebody(one):
            yield "events", number, "person", Fault("person", None, "programme.of_somebody")
    links = ((number, one.kind) for number, one in enumerate(tables.interests) if _is_no_link(one.kind))
    yield from (("interests", number, "kind", Fault("kind", kind, "book.a_link")) for number, kind in links)
    steps = lives.get("Application", ())
    given = [one.status for one in tables.applications]
    for number, fault in off_life("Application", given, steps, french=french):
        yield "applications", number, "status", fault


def _is_no_link(kind: str) -> bool:
    """Tell whether words say that there is no link, or that nobody knows yet."""
    said = parts_of(kind.replace(".", ""))
    words, first = {*said}, {*said[:1]} - {"plus", "peu"}
    return bool(first & (NO_LINK | DENYING) or (words & DENYING and words & LINKS) or words & DOUBTING)


def off_life(
    subject: str, given: Iterable[str | None], steps: Iterable[str], *, french: bool
) -> Iterator[tuple[int, Fault]]:
    """Yield each status that is no step of a life, with the number of its row: in the words of tables."""
    said = said_as("status", subject, french=french)
    statuses = tuple(Quoted(said.get(one, one)) for one in steps)
    for number, one in enumerate(given):
        if statuses and one and one.isprintable() and one not in steps:
            yield number, Fault("status", one, "programme.status_of_life", {"statuses": statuses})


def rows_given(table: Rows) -> Rows | None:
    """Return a table that can be read twice; None where it holds nothing at all."""
    told_later = isinstance(cast("object", table), Mapping)  # a mapping has no rows: its table's name says so
    if (
        isinstance(table, (str, bytes))
        or told_later
        or hasattr(table, "shape")
        or hasattr(table, "description")
    ):
        return table
    rows = list(rows_of(table))
    return cast("Rows", rows) or None


def _shared(columns: ColumnsOf) -> dict[str, Mapping[str, str]]:
    """Return what columns hold, table by table: those of candidates say who applied, and for what."""
    asked = dict(columns)
    given = asked.get("candidates", {})
    own = {one.name for one in fields(Application)} - {one.name for one in fields(Candidate)}
    wished = {column: name for column, name in given.items() if re.split(r"[. ]", name)[0] in own}
    if given:
        asked["candidates"] = {column: name for column, name in given.items() if column not in wished}
        asked["applications"] = wished
    return asked


def read_tables(
    tables: Tables, *, candidates: Rows | None, others: Mapping[str, Rows], dialect: Dialect, written: Written
) -> tuple[Tables, Mapping[str, TableReading]]:
    """Return the tables of a book, read, and how; all faults of all of them come together."""
    given = None if candidates is None else rows_given(candidates)
    people = candidates if given is None else given
    promotion, proposed = tables.promotion, tables.proposed
    zoned = dialect if dialect.zone else evolve(dialect, zone=promotion.zone)
    sheets = Sheets(zoned, written.columns, stated=Stated.of_book(promotion, proposed))
    sheets.ignored = {named_(one) for one in written.ignore.get("candidates", ())}
    sheets.faults += no_tables(written, ("candidates", *others))
    applied = sheets.values("candidates", people, Candidate)
    jurors = sheets.values("jurors", others["jurors"], Juror)
    sheets.stated = Stated.of_book(promotion, proposed, applied, jurors)
    read_ = tables._replace(
        candidates=applied,
        applications=sheets.values("applications", people, Application),
        jurors=jurors,
        panels=sheets.values("panels", others["panels"], Panel),
        interests=sheets.values("interests", others["interests"], Interest),
        mentors=sheets.values("mentors", others["mentors"], Mentor),
        calls=sheets.values("called", others["called"], Call),
        events=sheets.values("events", others["events"], Event),
        steps=sheets.values("steps", others["steps"], StepDecision),
    )
    sheets.check(read_)
    readings = joined_readings(sheets.readings, written.ignore)
    if "steps" in readings:
        sheets.faults += (one.within("steps") for one in undecided(StepDecision, lambda: readings["steps"]))
    if "rest" not in dialect.ignore:
        sheets.faults += unread(readings)
    raise_all("Book", sheets.faults, more=sheets.more)
    return read_._replace(
        applications=tuple(evolve(one, wave=_wave(tables.promotion, one)) for one in read_.applications)
    ), readings


def joined_readings(
    readings: Mapping[str, TableReading], ignore: Mapping[str, Iterable[str]]
) -> dict[str, TableReading]:
    """Return the reading of each table: that of candidates says who applied too, for it is read for both."""
    found = dict(readings)
    asked = found.pop("applications", None)
    people = found.get("candidates")
    if asked is not None and people is not None:
        filled = {one.heading: one for one in asked.columns if one.fills is not None}
        columns = [filled.get(one.heading, one) if one.fills is None else one for one in people.columns]
        words = {**people.words, **asked.words}
        told, doubts = (
            dict.fromkeys((*one, *also))
            for one, also in ((people.found, asked.found), (people.doubts, asked.doubts))
        )
        found["candidates"] = evolve(people, columns=columns, words=words, found=told, doubts=doubts)
    for name, names in ignore.items():
        if name in found:
            known = set(map(named_, names))
            columns = [
                evolve(one, ignored=one.fills is None and named_(one.heading) in known)
                for one in found[name].columns
            ]
            found[name] = evolve(found[name], columns=columns)
    return found


def unread(readings: Mapping[str, TableReading]) -> list[Fault]:
    """Return a fault for each column that nobody reads, where a dialect asks that all be."""
    return [
        heading_fault(
            one.heading, "rows.read_column", kind=Phrase("values.table_named", table=name), nearest=None
        ).within(name)
        for name, reading in readings.items()
        for one in reading.left_aside
    ]


def _wave(promotion: Promotion, one: Application) -> int:
    """Return the wave whose call was open when an application was received; its own where none was."""
    calls = promotion.calls_for("candidates")
    own = (call.wave for call in calls if one.received and call.accepts(one.received))
    return next(own, one.wave)


def strangers(tables: Tables, *, seen: bool = False) -> Iterator[Fault]:
    """Yield a fault for each name that no table of a book knows.

    In a book `seen` on a day, the fact by which a mentor came may be known later than what they did.
    """
    for one in references(tables):
        of_fact = seen and (one.table, one.field) == ("events", "person")
        if one.name not in one.known and not (of_fact and tables.events[one.number].kind in OF_OTHERS):
            place = f"{one.table}[{one.number}].{one.field}"
            helpers = {*(one.id for one in tables.jurors), *(one.id for one in tables.all_mentors)}
            if (one.table, one.field) == ("events", "person") and one.name in helpers:
                facts = {"kind": tables.events[one.number].kind}
                yield Fault(f"Book.{place}", one.name, "book.of_candidate", facts)
                continue
            if one.table == "called":
                place = "called" if one.field == "item" else f"called[{tables.calls[one.number].item!r}]"
            path = ("Book", one.table, one.number, one.field)
            yield stranger(f"Book.{place}", one.name, one.known, path=path)


def called_of(calls: Iterable[Call]) -> dict[str, tuple[str, ...]]:
    """Return, of each dossier, who was called."""
    found: dict[str, dict[str, None]] = {}
    for one in calls:
        found.setdefault(one.item, {})[one.juror] = None
    return {item: tuple(jurors) for item, jurors in found.items()}


def joined(book: BookTables) -> Tables:
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
        steps=book.steps,
        calls=tuple(Call(item=item, juror=one) for item, jurors in book.called.items() for one in jurors),
    )
