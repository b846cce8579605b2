"""What is doubtful in a book: people who may be one, employers that resemble a host, strange profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final, cast

from eig._draw.column_headings_and_words_of_codes import said_in
from eig._language.languages import LANGUAGES
from eig._values.faults_together import Gather
from eig._values.frozen_maps import EMPTY
from eig._values.names_alike_but_for_case import latin
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Quoted
from eig.book._employers_that_are_hosts import bare_name, bodies_of, employed, place_of, resembled
from eig.book._facts_applied_to_every_table import (
    BookWithFacts,
    current,
    days_of,
    facts_of,
    gone_on,
    incomplete,
)
from eig.book._gaps_in_tables import gaps_of
from eig.book._names_of_challenges_posts_profiles_people import known_to
from eig.book._tables_of_a_book import BookTables
from eig.programme.agenda import STEPS
from eig.programme.appointments import A_DAY
from eig.reasons import Because, Reason, reasons_in
from eig.rows._spellings_of_headings import key_of, parts_of
from eig.rows._spellings_that_may_be_one_name import words_seen
from eig.timeline.calendar.work_calendars_and_delays import days_off

if TYPE_CHECKING:
    from eig.jury.marks.scoresheet import Scoresheet
    from eig.programme import Candidate, Juror, Mentor

because: Because = reasons_in("book")
AUDIENCES: Final = ("fellows", "mentors", "jurors", "candidates", "staff", "public")
"""Who sessions are for, beside people by their identifier."""
CALLED_FOR: Final = ("challenges", "candidates")
LIKE: Final = 0.85  # two names of bodies, or kinds of dates, that near may be one
MAILS: Final = frozenset(("mail", "email", "courriel", "adresseelectronique", "adressemessagerie"))
"""What an attribute may be called that holds an address: two people rarely share one."""


STATE_OF_FILE: Final = key_of("État du dossier")
"""The column in which an export of Démarches simplifiées says who was refused."""


def doubts_of(book: BookWithFacts) -> Iterator[Reason]:
    """Yield what is doubtful in a book, beside what is doubtful in its tables."""
    for code, people in (("one_person", book.candidates), ("one_juror", book.jurors)):
        yield from (because(code, people=ids) for ids in _in_doubt(book, people))
    yield from _on_both_sides(book)
    for name, reading in book.readings.items():
        if any(key_of(one.heading) == STATE_OF_FILE for one in reading.left_aside):
            yield because("state_of_file", table=name)
    for ids in _employers_alike(book.candidates):
        yield because("employers_alike", people=ids)
    bodies = bodies_of(book)
    bare = {bare_name(body): body.name for body in bodies.values()}
    known = Known(bare)
    for one in employed(book.jurors, bodies):
        if one.employer and one.employer not in bodies:
            near = (bare[name] for name in known.nearest(one.employer, 1, close=LIKE))
            for body in dict.fromkeys((*near, *resembled(one.employer, bodies.values()))):
                yield because("employer_like", juror=one.id, body=body)
    named = {name for one in book.promotion.sessions for name in one.audience}
    if strange := sorted(named.difference(AUDIENCES, known_to(book))):
        yield because("strange_audiences", names=tuple(strange), roles=tuple(map(Quoted, AUDIENCES)))
    yield from _of_calls(book)
    yield from _before_the_jury(book)
    yield from _profiles(book)
    yield from (one for one in gaps_of(book) if one.code == "against_rules")
    yield from _days_off(book)


def _before_the_jury(book: BookWithFacts) -> Iterator[Reason]:
    """Yield whom a panel names though they were refused, and who is refused though a fact has them go on."""
    stands, on = {*current(book).steps}, gone_on(book.ledger.in_force)
    steps = dict.fromkeys(one.person for one in book.steps if not one.passed and one in stands)
    refused = steps.keys() | incomplete(book.applications)
    if called := tuple(dict.fromkeys(one for own in book.panels for one in own.hears if one in refused)):
        yield because("refused_and_heard", people=called)
    if against := tuple(one for one in steps if one in on):
        yield because("step_against_fact", people=against)


def _of_calls(book: BookWithFacts) -> Iterator[Reason]:
    """Yield which calls and dates are for something strange, and who wishes for nothing where others do."""
    if own := dict.fromkeys(one.kind for one in book.promotion.calls if one.kind not in CALLED_FOR):
        yield because("strange_calls", names=tuple(own))
    promotion = book.promotion
    read = {*STEPS, *(one.at for one in promotion.rules.eligibility)}
    said = Known([*STEPS, *(said_in("kind", one, lang, "Milestone") for one in STEPS for lang in LANGUAGES)])
    for one in dict.fromkeys(one.kind for one in promotion.milestones if not {one.kind, one.key} & read):
        for near in said.nearest(one, 1, close=LIKE):
            yield because("strange_step", step=Quoted(one), nearest=Quoted(near))
    applied = [one for one in book.applications if one.complete]
    wishless = tuple(one.candidate for one in applied if not one.wishes)
    if wishless and len(wishless) < len(applied):
        yield because("wishless", people=wishless)


def _profiles(book: BookWithFacts) -> Iterator[Reason]:
    """Yield who has a profile that nobody asks for, and profiles that are spelt in several ways."""
    posts = [post for one in book.challenges for post in one.posts]
    asked = {*(one.id for one in book.promotion.profiles), *(one for post in posts for one in post.accepted)}
    strange = [one.id for one in book.candidates if asked and not asked.issuperset(one.profiles)]
    if strange:
        yield because("strange_profiles", people=tuple(strange))
    for names in _spellings(sorted({*asked, *(name for one in book.candidates for name in one.profiles)})):
        yield because("profiles_alike", names=names)


def _days_off(book: BookWithFacts) -> Iterator[Reason]:
    """Yield what stands on a day not worked: sessions, juries, first days of contracts."""
    promotion = current(book).promotion
    name = promotion.programme.jurisdiction.calendar
    sessions = (one.first + n * A_DAY for one in promotion.sessions for n in range(one.days))
    fixed = [one for one in promotion.milestones if not one.by]
    holidays = [day for one in facts_of(book, "holiday") for day in days_of(one)]
    within = (day for one in fixed for day in holidays if one.first <= day <= (one.last or one.first))
    steps = (*(day for one in fixed for day in (one.first, one.last) if day is not None), *within)
    starts = (one.start for one in book.appointments)
    for code, days in (("sessions_off", sessions), ("steps_off", steps), ("starts_off", starts)):
        if off := days_off(name, days, () if code == "sessions_off" else holidays):  # told as a gap
            yield because(code, days=off)


def of_jury(doubts: Iterable[Reason]) -> Iterator[Reason]:
    """Yield the doubts of a book about its jurors: what concerns candidates is no matter of their minutes."""
    for one in doubts:
        if one.code in ("employer_like", "one_juror", *BOTH) or one.facts.get("table") in OF_JURY:
            yield one


def of_list(doubts: Iterable[Reason], sheet: Scoresheet) -> Iterator[Reason]:
    """Yield the doubts of a book about jurors of a sheet who may be candidates, or another juror, on it."""
    for one in doubts:
        person = one.facts.get("person", one.facts.get("juror"))
        both = one.code in BOTH and one.facts["juror"] in sheet.jurors and person in sheet.items
        named = cast("tuple[str, ...]", one.facts["people"]) if one.code == "one_juror" else ()
        if both or len({*sheet.jurors}.intersection(named)) > 1:
            yield one


OF_JURY: Final = ("jurors", "panels", "interests", "called")
"""The tables on who judges."""


BOTH: Final = ("judges_and_applies", "one_identifier", "juror_like")
"""Doubts on a juror who may be a candidate."""


def themselves(book: BookTables, others: Sequence[Juror | Mentor] | None = None) -> dict[str, str]:
    """Return which candidate a juror, or another, is for sure: one identifier or address, no two names."""
    people = {one.id: one for one in book.candidates}
    mails = {mail: one for one in book.candidates for mail in _mails(one)}
    found = (
        (one, people.get(one.id) or mails.get(one.id.strip().casefold()))
        for one in (book.jurors if others is None else others)
    )
    return {
        juror.id: one.id
        for juror, one in found
        if one is not None
        and (not (juror.name and one.name) or words_seen(juror.name) & words_seen(one.name))
    }


def _on_both_sides(book: BookWithFacts) -> Iterator[Reason]:
    """Yield which jurors are candidates, for sure or perhaps: nobody said that they are two."""
    same = themselves(book)
    named: dict[tuple[str, ...], list[str]] = {}
    for one in book.candidates:
        for words in words_seen(one.name):
            named.setdefault(words, []).append(one.id)
    people = {one.id for one in book.candidates}
    published = book.promotion.rules.recusal
    harmless = published.harmless if published else ()
    for juror in book.jurors:
        if juror.id in same:
            own, rivals = (
                None if link in harmless else True for link in ("own_candidacy", "rival_candidacy")
            )
            facts = {"own": own, "rivals": rivals, "alone": rivals and not own, "none": not (own or rivals)}
            yield because(
                "judges_and_applies",
                juror=juror.id,
                person=same[juror.id],
                **{name: one or None for name, one in facts.items()},
            )
            continue
        if juror.id in people:
            yield because("one_identifier", juror=juror.id)
        found = (one for words in words_seen(juror.name) for one in named.get(words, ()) if juror.name)
        for person in dict.fromkeys(found):
            if not any({juror.id, person} <= set(two) for two in book.distinct):
                yield because("juror_like", juror=juror.id, person=person)
    wishes = {one.candidate: one.wishes for one in book.applications}
    guides = themselves(book, book.all_mentors)
    for mentor, place in dict.fromkeys((one.id, one.challenge) for one in book.all_mentors):
        if who := guides.get(mentor):
            own = place in wishes.get(who, ()) or None
            yield because("mentors_and_applies", mentor=mentor, person=who, place=place, own=own)


def _mails(one: Candidate | Juror) -> list[str]:
    """Return the addresses of somebody, folded: of a juror none is known."""
    attributes = getattr(one, "attributes", EMPTY).items()
    return [mail.strip().casefold() for name, mail in attributes if key_of(name) in MAILS]


def _employers_alike(candidates: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """Return, of employers that are spelt in several ways, who first has each: a rule counts them apart."""
    first = {one.employer: one.id for one in reversed(candidates) if one.employer}
    in_order = dict.fromkeys(one.employer for one in candidates if one.employer)
    alike = _spellings(in_order, lambda name: place_of(name) or parts_of(name))
    return [tuple(first[name] for name in names) for names in alike]


def _spellings(
    names: Iterable[str], key: Callable[[str], tuple[str, ...]] = parts_of
) -> list[tuple[str, ...]]:
    """Return the names that are spelt in several ways: by case, accents, signs or alphabet."""
    spelt: dict[tuple[str, ...], list[str]] = {}
    for one in names:
        for words in {*map(key, {one, latin(one)})}:
            spelt.setdefault(words, []).append(one)
    return [*dict.fromkeys(tuple(own) for own in spelt.values() if len(own) > 1)]


def check_once(book: BookWithFacts, seated: Iterable[str], faults: Gather) -> None:
    """Refuse a cohort in which one person may sit twice, under two names: unless they are said to be two."""
    there = set(seated)
    for ids in _in_doubt(book, book.candidates):
        both = tuple(one for one in ids if one in there)
        faults.that("cohort", len(both) < 2, "book.once_seated", value=both)  # noqa: PLR2004 # one seat each


def _in_doubt(book: BookWithFacts, people: Iterable[Candidate | Juror]) -> list[tuple[str, ...]]:
    """Return those of some who may be one person, and whom nobody said to be several."""
    said: dict[str, set[int]] = {}
    for number, group in enumerate(book.distinct):
        for one in group:
            said.setdefault(one, set()).add(number)
    return [ids for ids in _once(people) if not _apart([said.get(one, set()) for one in ids])]


def _apart(groups: Sequence[set[int]]) -> bool:
    """Tell whether one group holds all of some people, or each two of them stand in one."""
    whole = any(all(number in one for one in groups) for number in groups[0])
    return whole or all(not a.isdisjoint(b) for a, b in combinations(groups, 2))


def _once(people: Iterable[Candidate | Juror]) -> list[tuple[str, ...]]:
    """Return those who may be one person: of one name, however it is written, or of one address."""
    groups: dict[tuple[str, ...], dict[str, None]] = {}
    for one in people:
        for key in (*words_seen(one.name), *(("@", mail) for mail in _mails(one))):
            if key:
                groups.setdefault(key, {})[one.id] = None
    return sorted({tuple(sorted(ids)) for ids in groups.values() if len(ids) > 1})


class BookWithCautions(BookWithFacts):
    """A book with what is missing in it and what is doubtful."""

    __slots__ = ()

    @property
    def gaps(self) -> tuple[Reason, ...]:
        """What is missing: people without an application, files that are not complete, posts, hearings."""
        return gaps_of(self)

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What a careful reader should know: what was doubtful in the tables, and people who may be one.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> table = [{"Identifiant": "c1", "Nom": "Ada L."}, {"Identifiant": "c2", "Nom": "L. Ada"}]
        >>> book = Book.read(P3, candidates=table, dialect="fr")
        >>> [one.code for one in book.cautions]
        ['one_person']
        """
        read = (because("in_table", table=name, said=one) for name, one in self._read_with_doubts)
        return (*read, *doubts_of(self))

    @property
    def _read_with_doubts(self) -> list[tuple[str, Reason]]:
        return [(name, one) for name, reading in self.readings.items() for one in reading.cautions]
