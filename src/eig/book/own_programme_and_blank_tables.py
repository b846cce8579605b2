"""A programme of one's own from its tables, and blank tables to fill in, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Final, TypeVar, cast

from attrs import AttrsInstance, evolve, field, fields, frozen

from eig._draw.column_headings_and_words_of_codes import heading
from eig._values.annotation_rules_and_late_classes import annotations_of
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact_or_none
from eig._values.faults_together import raise_all
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.nearest_names import Known
from eig._values.tuple_fields import to_ids
from eig.book._employers_that_are_hosts import names_of_bodies
from eig.book._names_of_challenges_posts_profiles_people import Stated
from eig.book._tables_read_and_joined import (
    NO_COLUMNS,
    NOTHING,
    Call,
    Sheets,
    Table,
    Written,
    joined_readings,
    no_tables,
    off_life,
    unread,
)
from eig.errors import Fault, Faults
from eig.programme import (
    Administration,
    Application,
    Candidate,
    Challenge,
    Interest,
    Juror,
    Panel,
    Post,
    Promotion,
)
from eig.programme.agenda import Milestone, SupportSession
from eig.programme.appointments import Event
from eig.programme.calls import Call as CallForApplications
from eig.programme.lifecycles import CHALLENGE_LIFE
from eig.programme.people import Mentor
from eig.programme.profiles import Profile
from eig.programme.rules import GridCriterion, ScoringGrid
from eig.programme.steps import StepDecision
from eig.rows._known_names_of_items_and_jurors import stranger
from eig.rows._read_cells import holds_a_map
from eig.rows._values_from_rows import blank_cell
from eig.rows.dialects import PLAIN, Dialect, dialect_of
from eig.typing import Cell, Lang

Told = TypeVar("Told", Post, Mentor)


COUNTED: Final = re.compile(r"([1-9])(?:\s*[x×])?\s+(.*\S)|(.*?\S)\s*(?:[x×]\s*([1-9])|\(([1-9])\))")


def _posts_of_a_cell(names: Iterable[str]) -> tuple[str, ...]:
    """Return a profile for each post of a cell: two of *2 data*, *data x2* or *data (2)*."""
    parted = [(one, COUNTED.fullmatch(one)) for one in to_ids(names)]
    each = [
        (found[2] or found[3], found[1] or found[4] or found[5]) if found else (one, 1)
        for one, found in parted
    ]
    return tuple(name for name, times in each for _ in range(int(times)))


@frozen(kw_only=True)
class _Challenge:
    """One row of the challenges: its bodies by identifier or name, and a profile for each of its posts."""

    id: str
    title: str
    aim: str = ""
    aim_in: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str])
    host: str | None = None
    ministry: str | None = None
    fund_holder: str | None = None
    town: str = ""
    posts: tuple[str, ...] = field(default=(), converter=_posts_of_a_cell)
    optional_posts: tuple[str, ...] = field(default=(), converter=_posts_of_a_cell)
    mentors: tuple[str, ...] = field(default=(), converter=to_ids)
    self_funded: bool = False
    status: str | None = None
    source: str = ""


@frozen(kw_only=True)
class _GridCriterion:
    """One row of the criteria: what it judges stands beside."""

    judges: str
    id: str
    title: str
    weight: Fraction | None = field(default=None, converter=exact_or_none)
    out_of: Fraction | None = field(default=None, converter=exact_or_none)


OF_STATUSES: Final = MappingProxyType(
    {
        **dict.fromkeys(("retenu", "retenue", "sélectionné", "lauréat", "liste principale"), "selected"),
        **dict.fromkeys(("refusé", "refusée", "non retenu", "rejeté", "écarté"), "rejected"),
        **dict.fromkeys(("retiré", "abandonné"), "withdrawn"),
        **dict.fromkeys(("proposé", "déposé"), "proposed"),
        **dict.fromkeys(("terminé", "clos"), "ended"),
        **dict.fromkeys(("ouvert", "vacant"), "open"),
        **dict.fromkeys(("candidat", "candidats", "candidate", "candidature"), "candidates"),
        **dict.fromkeys(("appel à candidatures", "appel à candidature", "auditions"), "candidates"),
        **dict.fromkeys(("résultat", "resultats", "resultat"), "results"),
        **dict.fromkeys(("jury des candidats", "jury candidatures"), "candidate_jury"),
        **dict.fromkeys(("jury des projets", "jury défis"), "challenge_jury"),
        **dict.fromkeys(("défi", "projet", "projets", "appel à projets", "appel à défis"), "challenges"),
    }
)
"""What an office calls where a challenge or a post stands, whom a call or a jury is for, and dated steps,
beside the words of our own tables."""
BODIES: Final = ("host", "ministry", "fund_holder")
OF_PROMOTION: Final[Mapping[str, type[AttrsInstance]]] = MappingProxyType(
    {
        "organisations": Administration,
        "challenges": _Challenge,
        "posts": Post,
        "criteria": _GridCriterion,
        "calls": CallForApplications,
        "milestones": Milestone,
        "sessions": SupportSession,
        "profiles": Profile,
        "mentors": Mentor,
    }
)
"""What each table of a promotion holds."""
OF_BOOK: Final[Mapping[str, tuple[type[AttrsInstance], ...]]] = MappingProxyType(
    {
        "candidates": (Candidate, Application),
        "jurors": (Juror,),
        "panels": (Panel,),
        "interests": (Interest,),
        "called": (Call,),
        "events": (Event,),
        "steps": (StepDecision,),
    }
)
"""What each table of a book holds."""


@checked
def read_promotion(
    base: Promotion,
    *,
    organisations: Table = (),
    challenges: Table = (),
    posts: Table = (),
    criteria: Table = (),
    calls: Table = (),
    milestones: Table = (),
    sessions: Table = (),
    profiles: Table = (),
    mentors: Table = (),
    columns: Mapping[str, Mapping[str, str]] = NO_COLUMNS,
    ignore: Mapping[str, Iterable[str]] = NOTHING,
    dialect: Dialect | Lang = PLAIN,
) -> Promotion:
    """Return a promotion with what its tables say, in the place of what it held; the rest stays as it is.

    A body is called by its identifier, its name or its acronym. Every column is to be read, or named in
    `ignore`. `tables_to_fill` gives the tables blank.

    Args:
        base: What tables do not say: the programme, the number, the zone, the rules beside the criteria.
        organisations: One row a body: `id`, `name`, `kind`, `part_of`.
        challenges: One row a challenge: `id`, `title`, `host`, and a profile for each of its `posts`, and of
            its `optional_posts`, without which the team may do; or their identifiers in the table of posts.
        posts: One row a post: `id`, `challenge`, `profile`, `accepts`, `clearance`, `status`, `optional`.
        criteria: One row a criterion: what it `judges` (`challenges`, `candidates`), `id`, `title`, `weight`.
        calls: One row a call: `kind`, `opens`, `closes`.
        milestones: One row a dated step: `kind`, `first`, `last`.
        sessions: One row a session: `first`, `last`, `audience`, `theme`.
        profiles: One row a profile: `id`, `family`, `title`.
        mentors: One row a mentor and challenge: `id`, `challenge`, `share`.
        columns: What columns hold, by table and heading, where they have other names.
        ignore: Columns left aside on purpose, by table.
        dialect: How the tables are written, or their language: `"fr"`.

    Raises:
        Faults: With every fault of every table, each with its row; a body or a challenge that no table
            knows; a row that sums others up or heads a group.

    >>> from eig.programme import Programme
    >>> ours = Promotion(programme=Programme(name="Nos défis"), ordinal=1)
    >>> made = read_promotion(ours, dialect="fr",
    ...     organisations=[{"Identifiant": "ville", "Nom": "Ville de Brest"}],
    ...     challenges=[{"Identifiant": "ports", "Titre": "Ports", "Porteur": "Ville de Brest",
    ...                  "Poste 1": "data", "Poste 2": "dev"}])
    >>> made.challenge("ports").host.id, [one.id for one in made.posts]
    ('ville', ['ports-1', 'ports-2'])
    """
    sheets = Sheets(_written(dialect, base), columns)
    sheets.faults += no_tables(Written(columns, ignore), OF_PROMOTION)
    skilled = sheets.values("profiles", profiles, Profile) or base.profiles
    sheets.stated = Stated(profiles=skilled)
    rows = sheets.values("challenges", challenges, _Challenge)
    sheets.stated = Stated(((one.id, one.title) for one in rows or base.challenges), skilled)
    bodies = {one.id: one for own in base.challenges for one in own.bodies}
    bodies |= {one.id: one for one in sheets.values("organisations", organisations, Administration)}
    ids = Known([*(one.id for one in rows), *(one.id for one in base.challenges if not rows)])
    own = _posts(sheets, posts, skilled)
    _note_statuses(sheets, base, rows, own)
    posts_of = _by_challenge("posts", own, ids, sheets)
    _note_strange_posts(sheets, rows, posts_of, skilled)
    mentors_of = _by_challenge("mentors", sheets.values("mentors", mentors, Mentor), ids, sheets)
    known = list(_challenges(rows, sheets, bodies, (posts_of, mentors_of))) or [
        evolve(one, posts={own.id: own for own in (*one.posts, *posts_of.get(one.id, ()))}.values())
        for one in base.challenges
    ]
    grids = _grids(sheets, sheets.values("criteria", criteria, _GridCriterion))
    dated = (
        sheets.values("calls", calls, CallForApplications) or base.calls,
        sheets.values("milestones", milestones, Milestone) or base.milestones,
        sheets.values("sessions", sessions, SupportSession) or base.sessions,
    )
    sheets.refuse_left_out()
    sheets.faults += unread(joined_readings(sheets.readings, ignore))
    raise_all("read_promotion", sheets.faults, more=sheets.more)
    return evolve(
        base,
        challenges=[evolve(one, mentors=(*one.mentors, *mentors_of.get(one.id, ()))) for one in known],
        calls=[evolve(one, zone=one.zone or base.zone) for one in dated[0]],
        milestones=dated[1],
        sessions=dated[2],
        profiles=skilled,
        rules=evolve(base.rules, grids=grids or base.rules.grids),
    )


def _written(dialect: Dialect | Lang, base: Promotion) -> Dialect:
    """Return how the tables of a promotion are written: with its zone, and statuses as offices call them."""
    found = dialect_of(dialect)
    words = {**OF_STATUSES, **found.words} if found.headings else found.words
    return evolve(found, words=words, zone=found.zone or base.zone)


def _note_statuses(
    sheets: Sheets, base: Promotion, rows: Sequence[_Challenge], posts: Sequence[Post]
) -> None:
    """Note each status of a table that is no step of the life of what it is of, with its row."""
    lives = {one.subject: one.statuses for one in base.rules.lives}
    for table, subject, given in (
        ("challenges", "Challenge", [one.status for one in rows]),
        ("posts", "Post", [one.status for one in posts]),
    ):
        for number, fault in off_life(subject, given, lives.get(subject, ()), french=sheets.is_french):
            sheets.note(table, number, "status", fault)


def _posts(sheets: Sheets, table: Table, profiles: Sequence[Profile]) -> tuple[Post, ...]:
    """Return the posts of a table; a profile that no table knows is noted with its row."""
    found = sheets.values("posts", table, Post)
    for number, one in enumerate(found):
        _note_profiles(
            sheets, profiles, ("posts", number), {"profile": [one.profile], "accepts": one.accepts}
        )
    return found


def _note_strange_posts(
    sheets: Sheets,
    rows: Iterable[_Challenge],
    posts_of: Mapping[str, Sequence[Post]],
    profiles: Sequence[Profile],
) -> None:
    """Note each post of a challenge that is neither in the table of posts nor a profile that is known."""
    for number, row in enumerate(rows):
        own = {one.id for one in posts_of.get(row.id, ())}
        cells = {"posts": row.posts, "optional_posts": row.optional_posts}
        asked = {name: [one for one in cell if one not in own] for name, cell in cells.items()}
        _note_profiles(sheets, profiles, ("challenges", number), asked, own=f"{row.id}-")


def _note_profiles(
    sheets: Sheets,
    profiles: Sequence[Profile],
    row: tuple[str, int],
    asked: Mapping[str, Iterable[str]],
    *,
    own: str = "",
) -> None:
    """Note each profile of a row, by field, that no table knows; a number, or `own` and a number, is none."""
    ids = {one.id for one in profiles}
    known = Known([*ids, *(one.title for one in profiles if one.title)])
    for field_, names in asked.items():
        for name in names:
            if name not in ids and (profiles or name.removeprefix(own).isdecimal()):
                sheets.note(*row, field_, stranger(field_, name, known))


def _challenges(
    rows: Iterable[_Challenge],
    sheets: Sheets,
    bodies: Mapping[str, Administration],
    own: tuple[Mapping[str, Sequence[Post]], Mapping[str, Sequence[Mentor]]],
) -> Iterator[Challenge]:
    """Yield the challenges of a table with their bodies; one that no table knows is noted with its row."""
    named = names_of_bodies(bodies.values())
    known = Known([*bodies, *(one.name for one in bodies.values())])
    for number, row in enumerate(rows):
        asked = {name: one for name in BODIES if (one := getattr(row, name)) is not None}
        ids = {name: named.of(one) for name, one in asked.items()}
        for one in filter(lambda name: PLAIN.flag(name) is not None, row.mentors):
            sheets.note("challenges", number, "mentors", stranger("mentors", one, Known(())))
        for name, found in ids.items():
            if found not in bodies:
                fault = stranger(name, asked[name], known, named.bearing(asked[name]))
                sheets.note("challenges", number, name, fault)
        whose = {name: bodies.get(ids.get(name, "")) for name in BODIES}
        posts, mentors = ({one.id: one for one in of.get(row.id, ())} for of in own)
        named_alone = [one for one in row.mentors if one not in mentors]
        made = _challenge(
            (number, evolve(row, mentors=named_alone)), sheets, whose, cast("dict[str, Post]", posts)
        )
        if made is not None:
            yield made


def _challenge(
    numbered: tuple[int, _Challenge],
    sheets: Sheets,
    whose: Mapping[str, Administration | None],
    own: Mapping[str, Post],
) -> Challenge | None:
    """Return a challenge with its bodies and posts; what is wrong with it is noted with its row."""
    number, row = numbered
    asked = [(one, False) for one in row.posts] + [(one, True) for one in row.optional_posts]
    try:
        return Challenge(
            id=row.id,
            host=whose["host"],
            ministry=whose["ministry"],
            fund_holder=whose["fund_holder"],
            status=row.status or CHALLENGE_LIFE.first,
            title=row.title,
            aim=row.aim,
            aim_in=row.aim_in,
            town=row.town,
            self_funded=row.self_funded,
            source=row.source,
            posts=[
                *(
                    own.get(one)
                    or Post(id=f"{row.id}-{place}", challenge=row.id, profile=one, optional=optional)
                    for place, (one, optional) in enumerate(asked, start=1)
                ),
                *(post for post in own.values() if post.id not in row.posts),
            ],
            mentors=[Mentor(id=one, challenge=row.id) for one in row.mentors],
        )
    except (Fault, Faults) as wrong:
        for fault in wrong.faults:
            field_ = "posts" if fault.path[0] == "Post" else str(fault.path[1])
            sheets.note("challenges", number, field_, fault)
    return None


def _by_challenge(name: str, given: Iterable[Told], known: Known, sheets: Sheets) -> dict[str, list[Told]]:
    """Return the posts, or the mentors, of each challenge; one that no table knows is noted with its row."""
    found: dict[str, list[Told]] = {}
    for number, one in enumerate(given):
        if one.challenge not in known:
            sheets.note(name, number, "challenge", stranger("challenge", one.challenge, known))
        found.setdefault(one.challenge, []).append(one)
    return found


def _grids(sheets: Sheets, rows: Sequence[_GridCriterion]) -> list[ScoringGrid]:
    """Return the grid of each jury, in the order of the rows: all its criteria state a weight, or none."""
    own: dict[str, list[_GridCriterion]] = {}
    weighed = {one.judges for one in rows if one.weight is not None}
    for number, one in enumerate(rows):
        if one.weight is None and one.judges in weighed:
            sheets.note("criteria", number, "weight", blank_cell("weight"))
        own.setdefault(one.judges, []).append(one)
    return [
        ScoringGrid(
            judges=judges,
            criteria=[GridCriterion(id=one.id, title=one.title, weight=one.weight) for one in several],
            out_of=next((one.out_of for one in several if one.out_of is not None), None),
        )
        for judges, several in own.items()
    ]


@checked
def tables_to_fill(*, lang: Lang = "en") -> dict[str, list[dict[str, Cell]]]:
    """Return the tables of a promotion and of its book, blank: a row each, under the headings of a language.

    Write each to a file, such as `csv.DictWriter` does, for the office to fill in; `read_promotion` and
    `Book.read` read them under these names. Several values stand in one cell, or in numbered columns.

    >>> list(tables_to_fill(lang="fr")["jurors"][0])
    ['identifiant', 'collège', 'nom', 'employeur']
    """
    kinds = {**{name: (kind,) for name, kind in OF_PROMOTION.items()}, **OF_BOOK}
    return {
        name: [dict.fromkeys(head for kind in own for head in _heads(kind, lang))]
        for name, own in kinds.items()
    }


def _heads(kind: type[AttrsInstance], lang: Lang) -> Iterator[str]:
    """Yield the headings of the fields that a cell fills; who applied is the candidate of the same row."""
    hints = annotations_of(kind)
    for one in fields(kind):
        if one.init and not holds_a_map(hints[one.name]) and (kind, one.name) != (Application, "candidate"):
            yield heading(one.name, lang, kind.__name__.lstrip("_"))
