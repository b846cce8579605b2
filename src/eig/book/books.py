"""The book of one promotion: its tables joined, and checked against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar, cast, final

from attrs import AttrsInstance, field, frozen

from eig._ground.asked import checked
from eig._ground.checks import Gather, instance_of, raise_all, to_tuple
from eig._ground.frozen import FrozenMap
from eig._ground.maps import ids, ids_map, map_of
from eig._ground.names import Known
from eig._ground.sentences import teller
from eig._ground.values import Value, keeps
from eig.book.funnels import Funnel, Stage, StageName
from eig.errors import Fault, Faults
from eig.jury.marks import interests_from, recusals_from
from eig.jury.marks.recusal import Recusals, recuse
from eig.programme import Application, Candidate, Challenge, Interest, Juror, Panel, Promotion
from eig.reasons import Reason, Trace, reasons_in
from eig.rows import Dialect, read
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, Seat, WishPoints
from eig.teams.asked import SeatMerit
from eig.typing import Exact, Lang

if TYPE_CHECKING:
    from eig.jury.marks.scoresheet import Scoresheet
    from eig.jury.merit.lists import Rankings
    from eig.programme.interests import RecusalProcedure
    from eig.teams.asked.cohorts import Cohort
    from eig.teams.asked.rules import Rule

__all__ = ["Book"]


def __dir__() -> list[str]:
    return __all__


because = reasons_in("book")
tell = teller("book")
T = TypeVar("T", bound=AttrsInstance)
Table = Iterable[Mapping[str, object]]
PLAIN = Dialect()


def _challenges(values: Iterable[Challenge]) -> tuple[Challenge, ...]:
    return to_tuple(values)


def _candidates(values: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return to_tuple(values)


def _applications(values: Iterable[Application]) -> tuple[Application, ...]:
    return to_tuple(values)


def _jurors(values: Iterable[Juror]) -> tuple[Juror, ...]:
    return to_tuple(values)


def _panels(values: Iterable[Panel]) -> tuple[Panel, ...]:
    return to_tuple(values)


def _interests(values: Iterable[Interest]) -> tuple[Interest, ...]:
    return to_tuple(values)


@final
@checked
@frozen(kw_only=True, repr=False)
class Book(Value):
    """One promotion and its people. Every name that a table holds is known to another, or it is a fault.

    Args:
        promotion: The promotion: its challenges, posts, rules and dates.
        proposed: Challenges that were proposed, beyond those of the promotion.
        candidates: The people who applied.
        applications: What each asks for.
        jurors: The members of the juries.
        panels: Which jurors hear what, together.
        interests: Declared interests between a juror and a candidate, a challenge or an administration.
        called: For each dossier, the jurors called to judge it; empty where nobody wrote it down.

    >>> from eig.promotions import P3
    >>> book = Book(promotion=P3, candidates=[Candidate(id="c1", profiles=["data"])],
    ...             applications=[Application(candidate="c1", wishes=["plume"])])
    >>> book.funnel()["applied"].passed
    ('c1',)
    >>> Book(promotion=P3, applications=[Application(candidate="c1", wishes=["plum"])])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.Faults: Book has 2 faults...
    """

    promotion: Promotion = field(metadata=keeps(instance_of(Promotion)))
    proposed: tuple[Challenge, ...] = field(
        default=(), converter=_challenges, metadata=keeps(instance_of(Challenge).each())
    )
    candidates: tuple[Candidate, ...] = field(
        default=(), converter=_candidates, metadata=keeps(instance_of(Candidate).each())
    )
    applications: tuple[Application, ...] = field(
        default=(), converter=_applications, metadata=keeps(instance_of(Application).each())
    )
    jurors: tuple[Juror, ...] = field(
        default=(), converter=_jurors, metadata=keeps(instance_of(Juror).each())
    )
    panels: tuple[Panel, ...] = field(
        default=(), converter=_panels, metadata=keeps(instance_of(Panel).each())
    )
    interests: tuple[Interest, ...] = field(
        default=(), converter=_interests, metadata=keeps(instance_of(Interest).each())
    )
    called: FrozenMap[tuple[str, ...]] = field(
        factory=FrozenMap[tuple[str, ...]], converter=ids_map, metadata=keeps(map_of(ids))
    )

    def _check(self, faults: Gather) -> None:
        if len(faults):
            return
        for name, keys in (
            ("challenges", [one.id for one in self.challenges]),
            ("candidates", [one.id for one in self.candidates]),
            ("applications", [one.candidate for one in self.applications]),
            ("jurors", [one.id for one in self.jurors]),
            ("panels", [one.id for one in self.panels]),
        ):
            faults.distinct(name, keys, what="identifier")
        for place, name, known in self._references():
            if name not in known:
                faults.add(_stranger(place, name, known))

    def _references(self) -> Iterator[tuple[str, str, Known]]:
        """Yield every name that a table takes from another: where, the name, and who is known there."""
        candidates = [one.id for one in self.candidates]
        proposals = [one.id for one in self.challenges]
        bodies = [body.id for one in self.challenges for body in one.bodies]
        people, challenges = Known(candidates), Known(proposals)
        jurors = Known(one.id for one in self.jurors)
        by_profile = self.promotion.rules.wish_kind == "profile"
        wishes = Known(one.id for one in self.promotion.profiles) if by_profile else challenges
        dossiers, targets = Known([*proposals, *candidates]), Known([*proposals, *candidates, *bodies])
        for number, one in enumerate(self.applications):
            place = f"applications[{number}]"
            yield f"{place}.candidate", one.candidate, people
            yield from ((f"{place}.wishes", wish, wishes) for wish in one.wishes)
            yield from ((f"{place}.mates", mate, people) for mate in one.mates)
        for number, panel in enumerate(self.panels):
            yield from ((f"panels[{number}].members", juror, jurors) for juror in panel.members)
            yield from ((f"panels[{number}].hears", name, dossiers) for name in panel.hears)
        for number, interest in enumerate(self.interests):
            yield f"interests[{number}].juror", interest.juror, jurors
            yield f"interests[{number}].target", interest.target, targets
        for dossier, called in self.called.items():
            yield "called", dossier, dossiers
            yield from ((f"called[{dossier!r}]", juror, jurors) for juror in called)

    @classmethod
    @checked
    def read(
        cls,
        promotion: Promotion,
        *,
        candidates: Table,
        jurors: Table = (),
        interests: Table = (),
        panels: Table = (),
        proposed: Iterable[Challenge] = (),
        dialect: Dialect = PLAIN,
    ) -> Book:
        """Return the book of a promotion from its tables; all faults of all tables come together.

        Args:
            promotion: The promotion.
            candidates: One row a candidate: `id`, `profiles`, and the wishes, best first.
            jurors: One row a juror: `id`, `college`, `employer`.
            interests: One row an interest: `juror`, `target`, `kind`.
            panels: One row a panel: `id`, `members`, `hears`.
            proposed: Challenges proposed beyond those of the promotion.
            dialect: How the tables are written.

        >>> from eig.promotions import P3
        >>> table = [{"id": "c1", "profiles": "data", "wishes": "plume; adler"}]
        >>> Book.read(P3, candidates=table).applications[0].wishes
        ('plume', 'adler')
        """
        rows = list(candidates)
        gathered: list[Fault] = []
        keep = partial(_read, gathered=gathered, dialect=dialect)
        book = {
            "candidates": keep("candidates", rows, Candidate),
            "applications": keep("applications", rows, Application, columns={"id": "candidate"}),
            "jurors": keep("jurors", jurors, Juror),
            "interests": keep("interests", interests, Interest),
            "panels": keep("panels", panels, Panel),
        }
        raise_all("Book", gathered)
        return cls(promotion=promotion, proposed=proposed, **cast("dict[str, tuple[object, ...]]", book))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] # by name

    # ── what it holds ────────────────────────────────────────────────────────────────────────────

    @cached_property
    def challenges(self) -> tuple[Challenge, ...]:
        """The challenges of the promotion, then those that were proposed besides."""
        return (*self.promotion.challenges, *self.proposed)

    @cached_property
    def names(self) -> FrozenMap[str]:
        """What people and challenges are called, for display alone; those without a name are left out."""
        titles = {one.id: one.title for one in self.challenges}
        people = {one.id: one.name for one in self.candidates} | {one.id: one.name for one in self.jurors}
        return FrozenMap(titles | {key: name for key, name in people.items() if name})

    def __repr__(self) -> str:
        return f"<Book: {self.promotion.name}, {len(self.candidates)} candidates, {len(self.jurors)} jurors>"

    def __str__(self) -> str:
        return self.say()

    def say(self, lang: Lang = "en") -> str:
        """Return what the book holds, in a sentence.

        >>> from eig.promotions import P3
        >>> print(Book(promotion=P3).say("fr")[8:16])
        15 défis
        """
        return tell("book", lang, **self._counts)

    @cached_property
    def _counts(self) -> Mapping[str, object]:
        """Return the facts that say what the book holds."""
        tables = ("challenges", "candidates", "applications", "jurors", "panels", "interests")
        counts = {name: len(getattr(self, name)) for name in tables}
        posts = sum(len(one.posts) for one in self.challenges)
        return {"promotion": self.promotion.name, "posts": posts, **counts}

    @property
    def gaps(self) -> tuple[Reason, ...]:
        """What is missing: people without an application, files that are not complete, posts, hearings."""
        applied = {one.candidate for one in self.applications}
        heard = {name for panel in self.panels for name in panel.hears}
        missing = {
            "no_application": [one.id for one in self.candidates if one.id not in applied],
            "incomplete": [one.candidate for one in self.applications if not one.complete],
            "no_posts": [one.id for one in self.promotion.challenges if not one.posts],
            "not_heard": [one.id for one in self.challenges if heard and one.id not in heard],
        }
        return tuple(because(code, names=tuple(names)) for code, names in missing.items() if names)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what is missing in the book, or what it holds of a name.

        >>> from eig.promotions import P3
        >>> print(Book(promotion=P3, candidates=[Candidate(id="c1")]).explain())
        book: c1 applied for nothing: no application names this person.
        """
        told = [one for one in self.gaps if key is None or key in cast("tuple[str, ...]", one.facts["names"])]
        whole = because("book", **self._counts)
        return Trace(subject=key or "book", reasons=told or [whole], lang=lang)

    # ── what the rooms take ──────────────────────────────────────────────────────────────────────

    @checked
    def recusals(
        self,
        dossiers: Iterable[str] | None = None,
        *,
        procedure: RecusalProcedure | None = None,
        mentors_step_back: bool = False,
    ) -> Recusals:
        """Return the recusals that declared interests, employers and mentors call for.

        Args:
            dossiers: What is judged; the challenges where none is given.
            procedure: The kind of decision: see `eig.jury.marks.recusals_from`.
            mentors_step_back: Whether a mentor steps back from the own challenge; in EIG they sit (règlement
                AAC EIG 3, art. 6.4).

        >>> from eig.promotions import P3
        >>> host = P3.challenge("plume").host
        >>> book = Book(promotion=P3, jurors=[Juror(id="j1", employer=host.id)])
        >>> book.recusals().kept_from("j1", ["plume", "adler"])
        ('plume',)
        """
        hosts = {one.id: [body.id for body in one.bodies] for one in self.challenges}
        mentors = [mentor for one in self.challenges for mentor in one.mentors]
        kinds = ("employer", "mentor") if mentors_step_back else ("employer",)
        derived = interests_from(self.jurors, about=hosts, mentors=mentors, kinds=kinds)
        asked = tuple(hosts) if dossiers is None else tuple(dossiers)
        about = {one: hosts[one] for one in asked if one in hosts}
        told = (*self.interests, *derived)
        return recusals_from(told, items=asked, about=about, procedure=procedure)

    @checked
    def recuse(self, sheet: Scoresheet, *, by: str, procedure: RecusalProcedure | None = None) -> Scoresheet:
        """Return a scoresheet without the marks of jurors who must step back, by `recusals`.

        Args:
            sheet: The scoresheet.
            by: Who decided the recusals.
            procedure: The kind of decision.

        >>> from eig.jury import EIG_SCALE, Rubric, Scoresheet
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, jurors=[Juror(id="j1", employer=P3.challenge("plume").host.id)])
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})])
        >>> book.recuse(sheet, by="chair").mark_sheet("plume", "j1").state
        'recused'
        """
        found = self.recusals(sheet.items, procedure=procedure)
        sits = [one for one in found.recusals if one.juror in sheet.jurors]
        called = {item: jurors for item, jurors in self.called.items() if item in sheet.items}
        return recuse(sheet, Recusals(recusals=sits), by=by, called=called)

    @checked
    def problem(
        self,
        kept: Iterable[str] | None = None,
        *,
        merit: Rankings | None = None,
        wishes: Iterable[Exact] = (),
        rules: Iterable[Rule] = (),
    ) -> Problem:
        """Return the team problem: the kept challenges with their posts, the candidates with their wishes.

        Args:
            kept: The challenges that were kept; those of the promotion where none is given.
            merit: Rankings by challenge and profile, whose scores are points.
            wishes: The points of a first wish, a second, and so on.
            rules: Other rules of the problem.

        >>> from eig.promotions import P3
        >>> from eig.teams import compose
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1", profiles=["data"])],
        ...             applications=[Application(candidate="c1", wishes=["plume"])])
        >>> book.problem(["plume"], wishes=[2, 1]).people[0].wishes
        ('plume',)
        """
        known = {one.id: one for one in self.challenges}
        chosen = [one.id for one in self.promotion.challenges] if kept is None else list(kept)
        raise_all("problem", [_stranger("kept", one, Known(known)) for one in chosen if one not in known])
        asked = {one.candidate: one.wishes for one in self.applications if one.complete}
        terms = [MeritPoints(marks=_marks_of(merit, chosen))] if merit is not None else []
        points = tuple(wishes)
        return Problem(
            people=[_person(one, asked[one.id], chosen) for one in self.candidates if one.id in asked],
            openings=[_opening(known[one]) for one in chosen],
            objective=Objective(terms=[*terms, *([WishPoints(by_rank=points)] if points else [])]),
            rules=rules,
        )

    @checked
    def funnel(self, *, kept: Iterable[str] | None = None, cohort: Cohort | None = None) -> Funnel:
        """Return how many were proposed, kept, heard and seated.

        Args:
            kept: The challenges that the jury kept, where it is known.
            cohort: Who sits where, where it is known.

        >>> from eig.promotions import P3
        >>> Book(promotion=P3).funnel(kept=["plume"]).rows()[1]
        {'stage': 'kept', 'count': 1, 'passed': ('plume',)}
        """
        people = {one.id for one in self.candidates}
        heard = dict.fromkeys(name for panel in self.panels for name in panel.hears if name in people)
        passed: dict[StageName, Iterable[str] | None] = {
            "proposed": [one.id for one in self.challenges],
            "kept": kept,
            "applied": [one.candidate for one in self.applications],
            "complete": [one.candidate for one in self.applications if one.complete],
            "heard": heard or None,
            "seated": cohort.people if cohort is not None else None,
        }
        return Funnel(
            stages=[Stage(name=name, passed=who) for name, who in passed.items() if who is not None]
        )


def _stranger(place: str, name: str, known: Known) -> Fault:
    near = known.nearest(name)
    remedy = f"did you mean {near[0]!r}?" if near else "add it to its table, or correct the name"
    return Fault(f"Book.{place}", name, rule="the name is known to another table", remedy=remedy)


def _read(
    name: str,
    table: Table,
    kind: type[T],
    *,
    gathered: list[Fault],
    dialect: Dialect,
    columns: Mapping[str, str] | None = None,
) -> tuple[T, ...]:
    """Read a table; its faults join those of the others, under its name."""
    try:
        return read(table, kind, columns=columns or {}, ignore="rest", dialect=dialect)
    except Fault as one:
        gathered.append(one.within(name))
    except Faults as several:
        gathered.extend(one.within(name) for one in several.faults)
    return ()


def _person(candidate: Candidate, wishes: tuple[str, ...], kept: list[str]) -> Person:
    return Person(
        id=candidate.id,
        profiles=candidate.profiles,
        skills=candidate.skills,
        employer=candidate.employer,
        clearances=candidate.clearances,
        attributes=candidate.attributes,
        wishes=[wish for wish in wishes if wish in kept],
        open_to_all=False,
    )


def _opening(challenge: Challenge) -> Opening:
    size = len(challenge.posts)
    return Opening(
        id=challenge.id, size=(size, size), posts=[Seat(accepts=post.accepted) for post in challenge.posts]
    )


def _marks_of(merit: Rankings, kept: list[str]) -> list[SeatMerit]:
    return [
        SeatMerit(person=person, opening=one.key[0], profile=(one.key[1:] or (None,))[0], points=score)
        for one in merit.lists
        if one.key[0] in kept
        for person, score in one.ranking.scores.items()
    ]
