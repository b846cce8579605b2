"""Repair: after withdrawals and changes, keep as many people in place as can be, then the best score."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TypeVar, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids
from eig._values.tuple_fields import TupleOf, to_sorted_ids
from eig._values.value import Value, told_where_given
from eig.errors import Fault, UnknownKey, require_key
from eig.programme._names_hidden_from_an_audience import Audience, check_audience
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.reasons import trace as told
from eig.teams.answers._composed_within_limits import Composed, composed
from eig.teams.answers._order_or_draw_among_equal_cohorts import Order
from eig.teams.answers._rules_added_as_questions import Means, asking, check_means, free_name, keeping
from eig.teams.answers._why_a_seat_or_none import effort_of, reasons_against
from eig.teams.answers.cohort_scores import post_of
from eig.teams.answers.composing_and_points_lost import Composition
from eig.teams.answers.equal_cohorts import of_whole
from eig.teams.answers.seat_moves import SeatMove, move_reason, moves_between, moves_rows
from eig.teams.asked._optional_answers_of_rules import given_by
from eig.teams.asked.cohort_rules_quotas_caps_sums import SeatGiven
from eig.teams.asked.cohorts import Cohort
from eig.teams.asked.envy import claims_standing
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints, StayBonus
from eig.teams.asked.objectives_and_kinds_of_terms import Objective, Term
from eig.teams.asked.openings_posts_and_needs import Opening
from eig.teams.asked.people_to_seat import Person, profiles_at
from eig.teams.asked.problems import Problem
from eig.teams.asked.rules_that_a_cohort_breaks import forbidden
from eig.teams.engine._solver_backend_interface import Backend
from eig.typing import Exact, Lang, ProgressCall

T = TypeVar("T", bound=Person | Opening)

because: Because = reasons_in("teams.answers")
tell: Tell = teller("teams.answers")


@final
@frozen(kw_only=True, eq=False, repr=False)
class CohortRepair(Value):
    """A cohort repaired.

    Args:
        composition: The new composition, of the changed problem.
        before: The cohort as it was.
        withdrawn: Who left, people and openings.
        kept: The people of the old cohort who keep their seat.
        moves: Everyone whose seat changed, sorted; empty where no cohort was found, for then nobody can move.
        why: The fact by which somebody left, where one is known: a reason about a `person`.

    >>> from eig.teams import Opening
    >>> problem = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
    >>> found = repair(problem, Cohort.of({"plume": ["p1"]}), withdrawn=["p1"])
    >>> [(move.person, move.kind) for move in found.moves]
    [('p1', 'left'), ('p2', 'joined')]
    """

    _BRIEF = "{composition.status}, {kept} kept, {moves} moves"
    composition: Composition
    before: Cohort
    withdrawn: tuple[str, ...] = field(converter=to_sorted_ids)
    kept: tuple[str, ...] = field(converter=to_sorted_ids)
    moves: tuple[SeatMove, ...] = field(converter=TupleOf[SeatMove])
    why: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason], metadata=told_where_given)

    @property
    def displaced(self) -> tuple[str, ...]:
        """The people who lost their seat though they did not withdraw."""
        return tuple(move.person for move in self.moves if move.before and move.person not in self.withdrawn)

    def explain(
        self,
        key: str | None = None,
        *,
        lang: Lang = "en",
        audience: Audience = "jury",
        stop: Callable[[], bool] | None = None,
    ) -> Trace:
        """Return why a person's seat changed or not; or, of the whole, how many keep theirs, and each change.

        Whoever takes a seat is told the place in order of merit, among those without a seat who could have
        taken it; an opening, what its composition tells.

        Args:
            key: A person or an opening; None for the whole.
            audience, stop: As for `Composition.explain`.

        >>> from eig.teams import Opening
        >>> problem = Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")])
        >>> print(repair(problem, Cohort.of({"plume": ["p1"]}), withdrawn=["p1"]).explain("p1"))
        p1: p1 withdrew from plume.
        """
        check_audience(audience, key)
        stop = keeping("CohortRepair.explain", Means(nodes=None, stop=stop, backend=None))["stop"]
        if key is None:
            return told(tell("subject_cohort", lang), _summary(self), lang)
        if key in self.withdrawn:
            left = _withdrew(self, key)
            return told(key, [because("listed_nowhere") if audience == "public" else left], lang)
        now = self.composition.explain(key, lang=lang, audience=audience, stop=stop)
        move = next((move for move in self.moves if move.person == key), None)
        if move is None or audience == "public":
            return now
        why = _why(self, move, stop) if audience == "jury" or move.before in self.withdrawn else ()
        return told(key, dict.fromkeys((move_reason(move), *why, *now.reasons)), lang)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The people whom the repairs that are as good do not all seat alike: those whom `settle` parts."""
        return self.composition.undecided

    def settle(
        self,
        by: Order,
        *,
        nodes: int | None = None,
        stop: Callable[[], bool] | None = None,
        progress: ProgressCall | None = None,
        backend: Backend | None = None,
    ) -> CohortRepair:
        """Return the repair that a declared order chooses among those that are equally good.

        Args:
            by: As for `Composition.settle`.
            nodes: As for `compose`, for each search.
            stop, backend: As for `compose`.
            progress: As for `Composition.settle`.

        >>> from eig.lots import Decision
        >>> from eig.teams import Opening
        >>> people = [Person(id=name) for name in ("p1", "p2", "p3")]
        >>> problem = Problem(people=people, openings=[Opening(id="plume")])
        >>> found = repair(problem, Cohort.of({"plume": ["p1"]}), withdrawn=["p1"])
        >>> order = Decision(by="jury", order=["p3"], reference="minutes, 4.2")
        >>> found.settle(order).composition.cohort.people
        ('p3',)
        """
        means = Means(nodes=nodes, stop=stop, backend=backend)
        check_means("CohortRepair.settle", means)
        settled = self.composition.settle(by, progress=progress, **means)
        return evolve(_repaired(settled, self.before, self.withdrawn), why=self.why)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a change.

        >>> from eig.teams import Opening
        >>> problem = Problem(people=[Person(id="p1")], openings=[Opening(id="plume")])
        >>> repair(problem, Cohort.of({"plume": ["p1"]})).rows()
        []
        """
        return moves_rows(self.moves)

    def _lines_(self) -> Iterable[object]:
        return _summary(self)


@checked
def repair(  # options, all keyword-only
    before: Composition | Problem,
    cohort: Cohort | None = None,
    *,
    withdrawn: Iterable[str] = (),
    added: Iterable[Person | Opening] = (),
    changed: Iterable[Person | Opening] = (),
    locked: Iterable[str] = (),
    nodes: int | None = None,
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
    backend: Backend | None = None,
) -> CohortRepair:
    """Return the cohort that keeps most people in place once things have changed, and among those the best.

    A seat given by a rule, or locked by an earlier repair, falls with its person or its opening; a claim of
    `Envy` falls with its person, and with the wish it was made of. The partner
    of someone withdrawn, if they sit together or not at all, may not be seated either: lift that rule in the
    problem first, to release the partner.

    Seats kept come at level 0, alone: a problem with other terms there is refused. Its terms at later levels
    stay, a `StayBonus` of its own among them.

    Args:
        before: The composition as it was; or the problem, with a cohort made by hand.
        cohort: The cohort as it was, beside a problem; any cohort. A composition has its own.
        withdrawn: Identifiers of people, or of openings, that leave.
        added: People and openings that come.
        changed: People and openings that replace those of the same identifier.
        locked: People who keep their seat whatever it costs.
        nodes, stop, progress, backend: As for `compose`.

    >>> from eig.teams import Opening, compose
    >>> found = compose(Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")]))
    >>> print(repair(found, withdrawn=["p1"]))
    there was no seat to keep
    it is the only best cohort: it is proven
    p1 withdrew from plume
    p2 takes a seat at plume
    """
    problem, was = _as_it_was(before, cohort)
    gone, new, other = to_sorted_ids(withdrawn), tuple(added), tuple(changed)
    firmly = to_sorted_ids(locked)
    _check_names(problem, gone, firmly)
    after = _changed(problem, gone, new, other)
    present = {*(one.id for one in after.people), *(one.id for one in after.openings)}
    seats = tuple((who, place) for who, place in was.seats if who in present and place in present)
    firm = [
        SeatGiven.of(after.person(who).id, after.opening(_place(was, who)).id)
        for who in dict.fromkeys(firmly)
    ]
    asked = asking(evolve(after, objective=_keeping(seats, after.objective)), *firm)
    means = Means(nodes=nodes, stop=stop, backend=backend)
    check_means("repair", means)
    prices = before.shadow_prices if isinstance(before, Composition) else ()
    known = Composed(problem=problem, status="best_so_far", cohort=_left(seats), shadow_prices=prices)
    found = composed(Composition, asked, means, progress=progress, known=[known])
    return _repaired(found, was, gone)


def _left(seats: Iterable[tuple[str, str]]) -> Cohort:
    """Return the cohort of those who are still there, each in one place."""
    teams: dict[str, list[str]] = {}
    for person, opening in dict(seats).items():
        teams.setdefault(opening, []).append(person)
    return Cohort.of(teams)


def _keeping(seats: Iterable[tuple[str, str]], objective: Objective) -> Objective:
    """Return an objective that keeps seats before all else: what an earlier repair kept is forgotten."""
    others = [term for term in objective.terms if not _by_repair(term)]
    name = free_name("kept", {term.id for term in others})
    return Objective(terms=(StayBonus(seats=seats, id=name, by_repair=True), *others))


def _by_repair(term: Term) -> bool:
    """Tell whether an earlier repair gave a term: nothing else does, whatever its name."""
    return isinstance(term, StayBonus) and term.by_repair


def _as_it_was(before: Composition | Problem, cohort: Cohort | None) -> tuple[Problem, Cohort]:
    if isinstance(before, Composition):
        problem, was = before.problem, before.cohort if cohort is None else None
    else:
        problem, was = before, cohort
    if was is None:
        raise Fault("repair.cohort", cohort, "teams.answers.start")
    return problem, was


def _repaired(found: Composition, before: Cohort, gone: tuple[str, ...]) -> CohortRepair:
    still = set(found.cohort.seats if found.cohort else ())
    return CohortRepair(
        composition=found,
        before=before,
        withdrawn=gone,
        kept=tuple(sorted(who for who, place in before.seats if (who, place) in still)),
        moves=() if found.cohort is None else moves_between(before, found.cohort),
    )


def _check_names(problem: Problem, gone: tuple[str, ...], firmly: tuple[str, ...]) -> None:
    faults = Gather("repair")
    if faults.check("withdrawn", ids, gone) and faults.check("locked", ids, firmly):
        both = tuple(who for who in firmly if who in gone)
        faults.that("locked", not both, "teams.answers.stays", value=both)
    first = tuple(term.id for term in problem.objective.terms if not term.level and not _by_repair(term))
    faults.that("before", not first, "teams.answers.later_levels", value=first)
    faults.done()


def _place(cohort: Cohort, person: str) -> str:
    place = cohort.place_of(person)
    if place is None:
        raise UnknownKey("seated person", person, known=cohort.people)
    return place


def _changed(
    problem: Problem,
    gone: tuple[str, ...],
    added: tuple[Person | Opening, ...],
    changed: tuple[Person | Opening, ...],
) -> Problem:
    people = {one.id: one for one in problem.people}
    openings = {one.id: one for one in problem.openings}
    known = {*people, *openings}
    for name in gone:
        require_key("person or opening", name, known)
    here = _present("person", people, gone, changed=_only(Person, changed), added=_only(Person, added))
    places = _present("opening", openings, gone, changed=_only(Opening, changed), added=_only(Opening, added))
    present = {one.id: one for one in here}
    void = _void(problem, present, {one.id for one in places})
    terms = (_without_marks(one, {*gone}) for one in problem.objective.terms)
    return evolve(
        problem,
        objective=evolve(problem.objective, terms=terms),
        people=here,
        openings=places,
        rules=claims_standing(problem.rules, people, present),
        lifted=dict.fromkeys((*problem.lifted, *void)),
    )


def _without_marks(term: Term, gone: set[str]) -> Term:
    """Return a term without the marks of whoever, or of what, is gone: no slip of the pen is told of them."""
    if not isinstance(term, MeritPoints):
        return term
    return evolve(term, marks=(one for one in term.marks if gone.isdisjoint((one.person, one.opening))))


def _void(problem: Problem, people: Container[str], openings: Container[str]) -> Iterable[str]:
    """Yield the seats given to somebody, or at an opening, that has left: nobody is held to them."""
    for rule in problem.rules:
        seat = given_by(rule)
        if seat is not None and not (seat[0] in people and seat[1] in openings):
            yield rule.id


def _only(kind: type[T], values: Iterable[object]) -> Sequence[T]:
    return [one for one in values if isinstance(one, kind)]


def _present(
    what: str, known: Mapping[str, T], gone: Container[str], *, changed: Sequence[T], added: Sequence[T]
) -> Sequence[T]:
    new = {one.id: one for one in changed}
    for name in new:
        require_key(what, name, known)
    return [*(one for name, one in {**known, **new}.items() if name not in gone), *added]


def _withdrew(repaired: CohortRepair, name: str) -> Reason:
    """Return that somebody, or an opening, left: by which fact, where one is known."""
    place = repaired.before.place_of(name)
    fact = next((one for one in repaired.why if one.facts.get("person") == name), None)
    if fact is not None:
        return because("left_by", opening=place, why=fact)
    return because("withdrew", person=name, opening=place)


def _summary(repaired: CohortRepair) -> Iterable[Reason]:
    """Tell how many keep their seat, how far that is proven, what is equally good, and each change."""
    status = repaired.composition.status
    here = {one.id for one in repaired.composition.problem.people}
    before = [who for who in repaired.before.people if who in here]
    code = "none_to_keep" if status == "optimal" and not before else f"repair_{status}"
    yield because(code, kept=len(repaired.kept), before=len(before))
    if repaired.composition.equals is not None:
        yield from of_whole(repaired.composition.equals)
    for move in repaired.moves:
        gone = move.person in repaired.withdrawn
        yield _withdrew(repaired, move.person) if gone else move_reason(move)


def _why(repaired: CohortRepair, move: SeatMove, stop: Callable[[], bool] | None) -> Iterable[Reason]:
    """Tell why: the order of merit, the opening that left, what bars the seat before, or its price."""
    if move.before is None:
        return _reserve(repaired, move)
    if move.before in repaired.withdrawn:
        return (_withdrew(repaired, move.before),)
    composition = repaired.composition
    person, effort = composition.problem.person(move.person), effort_of(composition, stop)
    against = reasons_against(composition, person, move.before, effort)
    return (*_cut(repaired, move.before), *against)


def _cut(repaired: CohortRepair, place: str) -> Iterable[Reason]:
    """Tell that an opening takes fewer people than those of its team who are still here, if it does."""
    problem = repaired.composition.problem
    here, most = {one.id for one in problem.people}, problem.opening(place).size[1]
    still = [who for who, where in repaired.before.seats if where == place and who in here]
    if len(still) > most:
        yield because("cut", opening=place, most=most, count=len(still))


def _reserve(repaired: CohortRepair, move: SeatMove) -> Iterable[Reason]:
    """Tell the place in order of merit of somebody who joins, and who stands before and was passed over."""
    points = _merits(repaired, move)
    if not points:
        return
    mine = points[move.person]
    before = sorted((-theirs, who) for who, theirs in points.items() if theirs > mine)
    seated = repaired.composition.cohort.people if repaired.composition.cohort else ()
    passed = tuple(who for _, who in before if who not in seated)
    yield because("reserve", person=move.person, rank=len(before) + 1, count=len(points), passed=passed)


def _merits(repaired: CohortRepair, move: SeatMove) -> Mapping[str, Exact]:
    """Return the merit, for the post that somebody joins, of all who had no seat and might have held it."""
    problem, cohort = repaired.composition.problem, repaired.composition.cohort
    terms = [term for term in problem.objective.terms if isinstance(term, MeritPoints)]
    if cohort is None or move.after is None or not terms:
        return {}
    crew = next(one for one in problem.crews(cohort) if one.opening.id == move.after)
    post, seated = post_of(problem, crew)[move.person], set(repaired.before.people)
    return {
        one.id: sum(term.post_points(one, crew.opening, post) for term in terms)
        for one in problem.people
        if one.id not in seated
        and (post is None or not set(post.accepts).isdisjoint(profiles_at(one, move.after)))
        and not forbidden(problem, one, crew.opening)
    }
