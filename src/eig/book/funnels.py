"""The funnel of a promotion: how many were proposed, kept, heard and seated."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, whole
from eig._values.frozen_maps import FrozenMap
from eig._values.iterable_results import Several
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, told_where_given
from eig.book._facts_applied_to_every_table import FURTHER, OUT, BookWithFacts, current, facts_of, incomplete
from eig.book._person_statuses_and_lost_seats import seats_kept
from eig.errors import look_up
from eig.programme import Application
from eig.programme.disclosure import Disclosure, agreed
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import Rankings
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
    from eig.teams.asked.cohorts import Cohort
    from eig.teams.asked.people_to_seat import Person

because: Because = reasons_in("book")
tell: Tell = teller("book")
StageName: TypeAlias = Literal[
    "proposed", "preselected", "kept", "applied", "complete", "shortlisted", "heard", "seated"
]
STAGES: tuple[StageName, ...] = (
    "proposed", "preselected", "kept", "applied", "complete", "shortlisted", "heard", "seated",
)  # fmt: skip
AFTER: Mapping[StageName, tuple[StageName, ...]] = {
    "preselected": ("proposed",),
    "kept": ("preselected", "proposed"),
    "complete": ("applied",),
    "shortlisted": ("complete",),
    "heard": ("shortlisted", "complete"),
    "seated": ("heard",),
}
"""The stages that each stage may keep a part of: the first that is known."""
CHALLENGES: Final = frozenset({"proposed", "preselected", "kept"})
"""The stages that count challenges; the others count people."""
SHOWN: Final = frozenset({"proposed", "kept", "seated"})
"""The stages that are counted whatever the number."""


def before_of(name: StageName, known: Container[str]) -> StageName | None:
    """Return the stage that a stage keeps a part of, of those that are known.

    >>> before_of("heard", ["applied", "complete"]), before_of("heard", [])
    ('complete', None)
    """
    return next((one for one in AFTER.get(name, ()) if one in known), None)


def counts_of(funnel: Funnel) -> dict[str, int]:
    """Return how many passed each stage of a funnel, without its single rounds.

    >>> counts_of(Funnel(stages=[Stage(name="heard", passed=["a"], round=1)]))
    {}
    """
    return {str(one.name): one.count for one in funnel.stages if one.round is None}


def told_counts(
    counts: Mapping[str, int], policy: Disclosure, *, again: Container[str] = (), listed: int = 0
) -> dict[str, int]:
    """Return the counts that everybody is told: of a stage that enough people reached, and enough did not.

    Enough is the smallest group that the policy counts; who did not are counted beside each stage of the same
    kind that is told, and beside the challenges that are `listed`. How many are seated is public. Of the
    `candidates`, or `challenges`, told `again` beside those of an act that is replaced, it is all.

    >>> told_counts({"applied": 9, "complete": 8, "shortlisted": 6, "seated": 2}, Disclosure())
    {'applied': 9, 'shortlisted': 6, 'seated': 2}
    """
    found = {name: count for name, count in counts.items() if name in SHOWN}
    for name, count in counts.items():
        posed = name in CHALLENGES
        beside = [other for one, other in found.items() if (one in CHALLENGES) == posed]
        others = (0, *beside, *([listed] if posed else []))
        enough = all(abs(count - one) >= policy.smallest for one in others)
        if policy.smallest == 1 or (enough and ("challenges" if posed else "candidates") not in again):
            found[name] = count
    return {name: count for name, count in counts.items() if name in found}


def counted_under(
    held: Iterable[Deliberation], lists: Rankings | None, stated: Disclosure | None
) -> Disclosure:
    """Return the policy that counts are told by: as the promotion and each jury, of each round, agree."""
    return agreed(stated, *(one.rules.disclosure for one in (*held, lists) if one and one.rules))


def most_beside(name: str, counts: Mapping[str, int]) -> int:
    """Return the most that a stage of the same kind counts: challenges and people each have their scale.

    >>> most_beside("kept", {"proposed": 42, "kept": 15, "applied": 170})
    42
    """
    alike = [count for one, count in counts.items() if (one in CHALLENGES) == (name in CHALLENGES)]
    return max(alike, default=0)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Stage(Value):
    """One stage of a funnel, and who or what passed it.

    Args:
        name: `proposed`, `preselected` by the rounds before the last, and `kept` for challenges; `applied`,
            `complete`, `shortlisted`, `heard` and `seated` for people.
        passed: Who or what passed, by identifier.
        round: By which round of a jury, where others followed before the last; None for all other stages.

    >>> Stage(name="kept", passed=["plume", "adler"]).count
    2
    """

    name: StageName
    passed: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="name"))
    round: int | None = field(default=None, metadata={**keeps(whole(1)), **told_where_given})

    @property
    def label(self) -> Reason:
        """What it is called."""
        named = because(f"stage_{self.name}")
        return named if self.round is None else because(f"{named.code}_by_round", round=self.round)

    @property
    def count(self) -> int:
        """How many passed."""
        return len(self.passed)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Funnel(Several[Stage]):
    """From proposals to seats: each stage with who passed it. Only stages that are known stand in it.

    >>> funnel = Funnel(stages=[Stage(name="proposed", passed=["a", "b"]), Stage(name="kept", passed=["b"])])
    >>> print(funnel.explain())
    funnel: challenges proposed: 2; challenges kept: 1 of 2.
    >>> funnel["kept"].passed
    ('b',)
    """

    MEMBERS = "stages"
    stages: tuple[Stage, ...] = field(converter=TupleOf[Stage])

    def _check(self, faults: Gather) -> None:
        faults.distinct("stages", ((stage.name, stage.round) for stage in self.stages), what="stage")

    def __getitem__(self, name: str) -> Stage:
        known: dict[str, Stage] = {stage.name: stage for stage in self.stages}
        return look_up("stage", name, known)

    def _repr_svg_(self, lang: Lang = "en") -> str:
        from eig.book.pictures_of_funnels import funnel_picture  # noqa: PLC0415 # the drawing loads when it is asked for

        return funnel_picture(self, lang=lang)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say how many passed each stage, or one of them.

        >>> print(Funnel(stages=[Stage(name="kept", passed=["b"])]).explain("kept", lang="fr"))
        kept\N{NO-BREAK SPACE}: défis retenus\N{NO-BREAK SPACE}: 1.
        """
        stages = self.stages if key is None else (self[key],)
        return Trace(subject=key or tell("subject_funnel", lang), reasons=map(self._said, stages), lang=lang)

    def _said(self, stage: Stage) -> Reason:
        known: dict[str, int] = {one.name: one.count for one in self.stages}
        earlier = [one.count for one in self.stages[: self.stages.index(stage)] if one.name == stage.name]
        before = earlier[-1] if earlier else known.get(before_of(stage.name, known) or "")
        return because("step", stage=stage.label, count=stage.count, before=before)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a stage.

        >>> Funnel(stages=[Stage(name="kept", passed=["b"])]).rows()
        [{'stage': 'kept', 'count': 1, 'passed': ('b',)}]
        """
        several = any(one.round is not None for one in self.stages)
        return [
            {
                "stage": one.name,
                **({"round": one.round} if several else {}),
                "count": one.count,
                "passed": one.passed,
            }
            for one in self.stages
        ]


def refused_at(book: BookWithFacts, step: str, heard: Iterable[str] = ()) -> frozenset[str]:
    """Return who does not go on after a step: who was refused, or is not among those who do.

    Rows of those who go on say who does not where most of those `heard` have one: else they are decisions on
    some alone, such as a refusal that was lifted.
    """
    there, been = [one for one in current(book).steps if one.step == step], {*heard}
    named = {one.person for one in there if one.passed}
    is_table = named and (not been or 2 * len(named & been) > len(been))
    others = {one.candidate for one in book.applications} - named if is_table else set[str]()
    return frozenset({one.person for one in there if not one.passed} | others)


def funnel_of(
    book: BookWithFacts,
    kept: Iterable[str] | None,
    cohort: Cohort | None,
    judged: Iterable[str] = (),
    *,
    waiting: Iterable[str] = (),
    through: Mapping[str, bool] = FrozenMap(),
    rounds: Sequence[tuple[StageName, int, Sequence[str]]] = (),
    people: Iterable[Person] = (),
) -> Funnel:
    """Return the funnel of a book: whoever reached a stage did, also where they withdrew later.

    Whoever the rounds before the last judged goes `through` or not, unless a step or a fact says otherwise;
    whom each of several such `rounds` sent on stands before.
    Whoever was `judged`, composed or appointed was heard; whoever withdrew otherwise was not. Only a seat
    that was not taken up is none, and that of somebody who is equal to others and `waiting`.
    """
    known, states, stands = {one.id for one in book.candidates}, book.statuses, current(book)
    heard = dict.fromkeys(name for panel in book.panels for name in panel.hears if name in known)
    on = {who for who, goes in through.items() if goes}
    refusing = {one.person for one in stands.steps if one.step == "shortlist" and not one.passed}
    chosen = {*(one.person for one in book.appointments), *(cohort.people if cohort else ())}
    been = {*judged, *chosen}
    cut, screened = (refused_at(book, one, been) for one in ("shortlist", "screening"))
    cut = (cut - on) | refusing
    barred = {person for person, state in states.items() if state == "inadmissible"} | screened
    withdrawn = {person for person, state in states.items() if state == "withdrawn"} - been
    passed_on = {one.person for one in stands.steps if one.step == "shortlist" and one.passed}
    applied = [one for one in book.applications if _is_in(one, book.day)]
    complete = [one.candidate for one in applied if one.complete and one.candidate not in barred]
    listed = {one.person for one in facts_of(book, "shortlisted") if one.person}
    listed |= {one.candidate for one in stands.applications if one.status == "shortlisted"}
    short, named = cut | (withdrawn - passed_on - listed - on), passed_on | listed | on
    unheard = barred | withdrawn | ((cut | incomplete(book.applications)) - been)
    if asked := any(one.step == "shortlist" for one in stands.steps):
        listed = {*complete}
    elif listed:  # without decisions on the others, whoever went further was of them
        listed |= {*heard, *chosen, *(one.candidate for one in stands.applications if one.status in FURTHER)}
    if by_round := not known.isdisjoint(through):
        listed = (listed - through.keys()) | named
    short_list = [one for one in complete if one in listed and one not in short]
    posed = [one.id for one in book.challenges]
    passed: dict[StageName, Iterable[str] | None] = {
        "proposed": posed,
        "preselected": None if known.issuperset(through) else [one for one in posed if through.get(one)],
        "kept": None if kept is None else kept,
        "applied": [one.candidate for one in applied],
        "complete": complete,
        "shortlisted": short_list if asked or listed or by_round else None,
        "heard": [one for one in heard if one not in unheard] if heard else None,
        "seated": _seated(book, cohort, waiting, people) if cohort or book.appointments else None,
    }
    stages: list[Stage] = []
    for name, who in passed.items():
        stages += [Stage(name=name, passed=some, round=n) for stage, n, some in rounds if stage == name]
        stages += [Stage(name=name, passed=who)] if who is not None else []
    return Funnel(stages=stages)


def _is_in(application: Application, day: date | None) -> bool:
    """Tell whether an application was received by a day; where no time is known it was."""
    return day is None or application.received is None or application.received.date() <= day


def _seated(
    book: BookWithFacts, cohort: Cohort | None, waiting: Iterable[str], people: Iterable[Person]
) -> list[str]:
    """Return who has a seat or had one: who withdrew or was refused has none, who came in has one."""
    unsure, appointed = {*waiting}, [one.person for one in current(book).appointments]
    decided = [one for one in seats_kept(book, cohort, people) if one not in unsure]
    out = {one.candidate for one in current(book).applications if one.status in OUT}
    out |= {one for one, state in book.statuses.items() if state in OUT}
    return [one for one in dict.fromkeys((*decided, *appointed)) if one not in out]
