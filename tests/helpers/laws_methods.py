"""Laws of methods that compute from results: chances, replies by a day, repairs, proofs by inspection, look-outs."""

from datetime import date, time, timedelta
from fractions import Fraction

from attrs import evolve

from eig.jury import Ranking, Scoresheet, deliberate, rank, rank_lists
from eig.jury.assignment import (
    Assignment,
    AssignmentProblem,
    PanelDesign,
    ShortageRepair,
    assign_reviewers,
    assign_to_panels,
    design_panels,
)
from eig.jury.comparability import Connectivity, LinkedSet, connectivity
from eig.jury.merit import Rankings
from eig.jury.minutes import Deliberation, verify
from eig.jury.posts import Allocation, fill_posts
from eig.jury.robustness import Bootstrap, bootstrap
from eig.jury.rules import ReserveTerms
from eig.jury.selection import FairDraw, Selection, draw_fairly, fair_lottery
from eig.jury.severity import Estimates, SeverityModel, Variances, blup
from eig.jury.soundness import JuryCheck, check_jury
from eig.jury.votes import SchulzeRanking, schulze
from eig.lots import Decision, LabelDraw, Rfc3797Draw, draw_labels, draw_rfc3797
from eig.programme import Promotion
from eig.programme.durations import Duration
from eig.programme.eligibility import Standing
from eig.programme.hours import OpeningHours
from eig.programme.states import PromotionState, state_on
from eig.programme.terms import FRENCH_PUBLIC_LAW, ContractLaw
from eig.promotions import P3
from eig.teams import Opening, Person, compose, repair
from eig.teams.answers import CohortRepair, Composition
from eig.teams.asked import Budget, Cohort, Problem
from eig.teams.matching import Market
from eig.timeline import Contract, Plan, WorkCalendar, schedule, timetable
from eig.timeline.calendar import YearlyClosure
from eig.timeline.contracts import CostByYear, cost_by_year
from eig.timeline.facts import Proposal, propose
from eig.timeline.hearings import Timetable
from eig.timeline.plan import PhaseFact, PlanStatus, SlipPhase, StretchPhase, status
from helpers import assignments_drawn, hearing_worlds, posts_drawn
from helpers.laws_calendars import contract_of, day_of
from helpers.laws_marks import FIVE, rows_of, sheet_of, wider
from helpers.laws_programme import appointments_of
from helpers.laws_selection import quotas_of, scores_of
from helpers.laws_statistics import severe_marks
from helpers.laws_teams import asked
from helpers.laws_timeline import ERA, MONDAY, OFFICE, plan_of
from helpers.laws_votes import ballots_of, cast
from helpers.metamorphic import close, law, moved, named, of, renamed, reviews, sets, shuffled, triples, unit

# ── jury ─────────────────────────────────────────────────────────────────────────────────────────


@law("scale", JuryCheck.chance, JuryCheck.standing, of(Deliberation, "quorum"), of(Deliberation, "body_of"))
def checks_in_another_unit(draw):
    """Chances before another jury, and the quorum on each item, are those of the same marks in another unit."""
    rows, (a, b) = rows_of(draw, items=3), unit(draw)
    again = [(item, juror, {c: a * mark + b for c, mark in marks.items()}) for item, juror, marks in rows]
    one, two = (
        deliberate(sheet_of(some, scale=scale), places=1)
        for some, scale in ((rows, FIVE), (again, wider(FIVE, a, b)))
    )
    few, many = (check_jury(some, replicates=10, seed=3) for some in (one, two))
    for item in named("d", 3):
        assert close(few.chance(item), many.chance(item))
        assert few.standing(item) == many.standing(item)
        assert one.quorum(item) == two.quorum(item)
        assert one.body_of(item) == two.body_of(item)


@law("permute", Deliberation.minutes, verify)
def minutes_of_permuted_marks(draw):
    """Minutes hold against the marks that they were taken of, in whatever order these come; a changed mark is seen."""
    rows = rows_of(draw, items=3)
    minutes = deliberate(sheet_of(rows), places=1).minutes(title="challenges")
    again = deliberate(sheet_of(shuffled(draw, rows)), places=1)
    assert () == verify(minutes, again, digest=minutes.digest).doubts
    assert () != verify(minutes, again, digest="0" * 64).doubts
    assert minutes.digest == again.minutes(title="challenges").digest
    item, juror, marks = rows[0]
    changed = [(item, juror, {**marks, "c0": (marks["c0"] + 1) % 6}), *rows[1:]]
    assert () != verify(minutes, deliberate(sheet_of(changed), places=1)).doubts


@law("clone", Rankings.places)
def places_on_two_lists_alike(draw):
    """Whoever stands on two lists of the same scores has the same place on both."""
    scores = scores_of(draw)
    lists = rank_lists({"east": scores, "west": shuffled(draw, scores)})
    assert all(len(set(lists.places(item).values())) == 1 for item in scores)


@law("loser", SchulzeRanking.strength, SchulzeRanking.beats)
def strengths_with_a_loser(draw):
    """No path goes through a candidate whom all put last: strengths between the others stay."""
    ballots = ballots_of(draw)
    one, two = schulze(cast(ballots)), schulze(cast([[*tiers, ["lost"]] for tiers in ballots]))
    for a in named("c", 4):
        assert two.beats(a, "lost")
        assert all(one.strength(a, b) == two.strength(a, b) for b in named("c", 4) if a != b)


@law(
    "scale",
    Estimates.covariance,
    Estimates.mean,
    Estimates.variance,
    Estimates.variance_of_difference,
    SeverityModel.variance_given_mean,
)
def errors_in_another_unit(draw):
    """Variances follow the square of the unit of marks, and see no origin."""
    marks, (a, b) = severe_marks(draw), unit(draw)
    square = float(a * a)
    one = blup(reviews(marks), Variances(items=4.0, jurors=2.0, residual=1.0))
    two = blup(reviews(moved(marks, a, b)), Variances(items=4 * square, jurors=2 * square, residual=square))
    assert close(float(a) * one.estimates.mean("d0") + float(b), two.estimates.mean("d0"), 1e-5)
    assert close(square * one.variance_given_mean("d0"), two.variance_given_mean("d0"), 1e-5)
    few, many = (some.estimates.variance_of_difference("d0", "d1") for some in (one, two))
    assert close(square * few, many, 1e-5)
    for some in (one.estimates, two.estimates):
        parts = some.variance("d0") + some.variance("d1") - 2 * some.covariance("d0", "d1")
        assert close(parts, some.variance_of_difference("d0", "d1"), 1e-5)


@law("loser", Bootstrap.interval)
def intervals_with_a_loser(draw):
    """An item below every mark of the others is last for sure, and the intervals of the others stay."""
    marks = triples(draw, items=3, jurors=2)
    again = [*marks, *(("lost", juror, -1) for juror in named("j", 2))]
    one, two = (bootstrap(reviews(some), places=2) for some in (marks, again))
    assert all(one.interval(item) == two.interval(item) for item in named("d", 3))
    assert (two.interval("lost").best, two.interval("lost").worst) == (4, 4)


@law("permute", Connectivity.comparable, LinkedSet.of)
def comparisons_of_permuted_reviews(draw):
    """Whether two items compare does not hang on the order of reviews, nor on which of the two is named first."""
    marks = triples(draw, missing=0.6)
    one, two = (connectivity(reviews(some)) for some in (marks, shuffled(draw, marks)))
    items = named("d", 5)
    assert all(one.comparable(a, b) == two.comparable(b, a) for a in items for b in items)
    parts = [set(part.of(reviews(marks)).reviews) for part in one.components]
    assert sum(map(len, parts)) == len(marks)


@law("more", ShortageRepair.applied, AssignmentProblem.eligible, AssignmentProblem.worth, Assignment.verify)
def repairs_that_are_applied(draw):
    """A repair makes possible what was not; a plan is what it says, whoever looks, in any unit of affinity."""
    problem = assignments_drawn.random_problem(draw, items=4, jurors=4, top=3, most=2)
    given = assignments_drawn.arguments(problem)
    found = assign_reviewers(**given)
    if isinstance(found, Assignment):
        assert found.verify() == ()
        for item, readers in found.readers.items():
            assert set(readers) <= set(found.problem.eligible(item))
        worths = (
            found.problem.worth(item, one) for item, readers in found.readers.items() for one in readers
        )
        assert sum(worths) == found.total
        return True
    for one in found.repairs:
        again = one.applied(found.problem)
        assert isinstance(
            assign_reviewers(
                again.items,
                again.jurors,
                reviews_per_item=dict(again.needs),
                loads=dict(again.loads),
                recusals=again.recusals,
            ),
            Assignment,
        )
    return True


@law("rename", PanelDesign.conflicts, PanelDesign.hearing, PanelDesign.panel_of)
def panels_that_hear_other_names(draw):
    """A panel conflicts with an item where a member steps back from it, under any name of the item."""
    labels = {juror: [draw.choice("ab")] for juror in named("j", 4)}
    design = design_panels(labels, sizes={"east": 2, "west": 2})
    pairs = {(draw.choice(named("d", 3)), draw.choice(named("j", 4))) for _ in range(2)}
    new = renamed(draw, named("d", 3))
    found = {(new[item], panel) for item, panel in design.conflicts(sorted(pairs))}
    assert found == set(design.conflicts([(new[item], juror) for item, juror in sorted(pairs)]))
    assert found == {(new[item], design.panel_of(juror)) for item, juror in pairs}
    plan = assign_to_panels(named("d", 4), design, loads=2)
    assert sorted(item for panel in design.hearing(plan) for item in panel.hears) == named("d", 4)


@law("scale", Allocation.possible, Allocation.reserve, Allocation.holders, Allocation.verify)
def what_lists_leave_open(draw):
    """What each person may take, who holds and who waits, are those of the same lists in another unit."""
    case = posts_drawn.random_lists(draw)
    a, b = unit(draw)
    one, two = (
        fill_posts(
            {
                post: Ranking.from_scores({p: x * s + y for p, s in some.scores.items()})
                for post, some in case["lists"].items()
            },
            posts=case["posts"],
            wishes=case["wishes"],
            most=500,
        )
        for x, y in ((1, 0), (a, b))
    )
    assert one.verify() == two.verify() == ()
    people = {person for some in case["lists"].values() for person in some.scores if person in case["wishes"]}
    assert all(one.possible(person) == two.possible(person) for person in people)
    for post in one.posts:
        if one.complete:
            assert sets(one.reserve(post)) == sets(two.reserve(post))
        if one.settled:
            assert set(one.holders(post)) == set(two.holders(post))


@law(
    "permute",
    Selection.equals_of,
    of(Selection, "tied_on_reserve"),
    of(Selection, "status"),
    Deliberation.settle,
)
def equals_of_permuted_items(draw):
    """Who is tied with whom, for a place or on the reserve list, does not hang on the order of items."""
    rows = rows_of(draw, items=5, jurors=1)
    one, two = (deliberate(sheet_of(some), places=2, reserve=None) for some in (rows, shuffled(draw, rows)))
    assert all(one.selection.status(item) == two.selection.status(item) for item in named("d", 5))
    for item in one.selection.reserve:
        assert set(one.selection.tied_on_reserve(item)) == set(two.selection.tied_on_reserve(item))
    if one.selection.undecided:
        by = Decision(by="jury", order=shuffled(draw, one.selection.undecided), reference="minutes")
        assert set(one.selection.equals_of(by)) == set(by.order)
        assert set(one.settle(by).selection.main) == set(two.settle(by).selection.main)


@law("unused", Deliberation.take_back)
def a_decision_taken_back_parts_nobody(draw):
    """A decision that is taken back leaves the lists as if it had never been taken."""
    found = deliberate(sheet_of(rows_of(draw, items=5, jurors=1)), places=2, reserve=None)
    if found.undecided:
        by = Decision(by="jury", order=shuffled(draw, found.undecided), reference="minutes")
        again = found.settle(by).take_back(by, by="jury", reference="minutes, 2")
        assert again.selection == found.selection
        assert [by] == [one.decision for one in again.taken_back]


@law("rename", FairDraw.verify, LabelDraw.verify, LabelDraw.pick, Rfc3797Draw.verify)
def draws_that_are_verified(draw):
    """A draw is verified by whoever runs it again; somebody else in the place of who was drawn is found out."""
    given = quotas_of(draw)
    fair = draw_fairly(
        fair_lottery(given["attributes"], places=3, quotas=given["quotas"]), code="00" * 32, randomness="7./"
    )
    assert fair.verify()
    other = evolve(fair, randomness="8./")
    assert other.verify() == (
        other.drawn == draw_fairly(fair.lottery, code="00" * 32, randomness="8./").drawn
    )
    labels = draw_labels(named("k", 6), code="00" * 32, randomness="7./")
    assert labels.verify()
    assert labels.pick(2) == labels.order[:2]
    assert labels.pick(2, without=labels.order[:1]) == labels.order[1:3]
    drawn = draw_rfc3797(named("k", 6), count=3, key="9319./")
    assert drawn.verify()
    assert not evolve(drawn, drawn=[*drawn.drawn[1:], drawn.drawn[0]]).verify()


@law("shift", ReserveTerms.concours)
def complementary_lists_four_centuries_later(draw):
    """A complementary list drawn up 400 years later lapses 400 years later, and twice the places may be called."""
    published, places = day_of(draw), draw.randint(1, 20)
    one, two = (ReserveTerms.concours(places, published=day) for day in (published, published + ERA))
    assert (one.ends + ERA, one.calls) == (two.ends, two.calls)
    sooner = ReserveTerms.concours(places, published=published, next_tests_start=one.ends - timedelta(days=9))
    assert sooner.ends == one.ends - timedelta(days=9)


@law("permute", Scoresheet.marks_on, Scoresheet.opinions, Scoresheet.only)
def sheets_of_permuted_rows(draw):
    """The marks and the opinions on an item are the same in any order of sheets, and among fewer items."""
    rows = rows_of(draw)
    one, two = sheet_of(rows), sheet_of(shuffled(draw, rows)).only(["d0", "d1"])
    for item in ("d0", "d1"):
        assert sorted(one.marks_on(item, "c0")) == sorted(two.marks_on(item, "c0"))
        assert one.opinions(item) == two.opinions(item)


# ── teams ────────────────────────────────────────────────────────────────────────────────────────


@law("unused", CohortRepair.settle, Composition.find_equals)
def repairs_that_an_order_chose(draw):
    """Equals found again are the same; an order chooses a repair among those that keep as many and are as good."""
    people = [Person(id=one, cost=draw.randint(1, 2)) for one in named("p", 5)]
    found = compose(Problem(people=people, openings=[Opening(id="c0"), Opening(id="c1")]))
    assert found.find_equals() == found.equals
    again = repair(found, withdrawn=[found.cohort.people[0]])
    order = shuffled(draw, [one for one in again.undecided if one.startswith("p")])
    settled = again.settle(Decision(by="draw", order=order, reference="record"))
    assert len(settled.kept) == len(again.kept)
    assert settled.composition.worth == again.composition.worth
    assert order[0] in settled.composition.cohort.people


@law("permute", Problem.crews, Problem.without, Problem.having, Cohort.place_of)
def problems_of_permuted_cohorts(draw):
    """A cohort reads the same in any order of teams; a rule that comes and goes leaves the problem as it was."""
    problem = asked(draw)
    people = shuffled(draw, [one.id for one in problem.people])
    seating = {one.id: people[2 * at : 2 * at + 2] for at, one in enumerate(problem.openings)}
    one, two = Cohort.of(seating), Cohort.of(shuffled(draw, seating))
    assert problem.crews(one) == problem.crews(two)
    assert all(one.place_of(person) == two.place_of(person) for person in people)
    more = problem.having(Budget(id="poor", maximum=1))
    assert "poor" in {rule.id for rule in more.all_rules}
    again = more.without(["poor"])
    assert {rule.id for rule in again.all_rules} == {rule.id for rule in problem.all_rules}


@law("scale", Market.host_capacity, Market.capacity)
def markets_with_wider_places(draw):
    """A capacity is what is stated, one where it is not, in any order of places."""
    room = {place: draw.randint(1, 4) for place in named("c", 2)}
    lists = {place: ["p0"] for place in named("c", 3)}
    market = Market(wishes={"p0": named("c", 3)}, rankings=shuffled(draw, lists), capacities=room)
    assert {place: market.capacity(place) for place in lists} == {**room, "c2": 1}


# ── timeline ─────────────────────────────────────────────────────────────────────────────────────


@law("shift", of(Contract, "answer_by"), Contract.of, of(Contract, "terms_on"), ContractLaw.band)
def contracts_four_centuries_later(draw):
    """A contract 400 years later has every date of its law 400 years later, on a calendar without holidays."""
    one = contract_of(draw)
    two = evolve(one, start=one.start + ERA)
    assert (one.last + ERA, one.last_working_day + ERA) == (two.last, two.last_working_day)
    for name in ("trial", "trial_renewed"):
        before, after = getattr(one, name), getattr(two, name)
        assert (before is None) == (after is None)
        if before is not None and hasattr(before, "start"):
            assert (before.start + ERA, before.end + ERA) == (after.start, after.end)
    assert one.renewal_by is None or one.renewal_by + ERA == two.renewal_by
    told = min(one.start + timedelta(days=30), one.last)
    few, many = one.answer_by(told), two.answer_by(told + ERA)
    assert few is None or few + ERA == many
    assert one.band == two.band
    assert one.terms_on(told).share == two.terms_on(told + ERA).share
    bands = [FRENCH_PUBLIC_LAW.band(day, day + timedelta(days=200)) for day in (one.start, two.start)]
    assert bands[0] == bands[1]


@law("permute", CostByYear.table)
def tables_of_permuted_costs(draw):
    """A table of costs adds up to the same total by host, payer, challenge or person, in any order of contracts."""
    contracts = [contract_of(draw, f"c{at}") for at in range(3)]
    one, two = cost_by_year(contracts), cost_by_year(shuffled(draw, contracts))
    for by in ("challenge", "person"):
        assert one.table(by) == two.table(by)
        last = [row["total"] for row in one.table(by)]
        assert one.total in (sum(last), sum(last) / 2)


@law("shift", Timetable.of, Timetable.sittings_of)
def agendas_of_hearings_later(draw):
    """Each person's agenda of hearings moves with the half-days."""
    hearings, days, options = hearing_worlds.small_world(draw)
    by = timedelta(weeks=draw.randint(1, 50))
    later_days = [evolve(one, day=one.day + by) for one in days]
    one, two = (timetable(hearings, some, slot=hearing_worlds.SLOT, **options) for some in (days, later_days))
    for person in sorted({person for hearing in hearings for person in (*hearing.jurors, *hearing.guests)}):
        assert [(some.hearing, some.day + by) for some in one.sittings_of(person)] == [
            (some.hearing, some.day) for some in two.sittings_of(person)
        ]
        assert len(one.of(person)) == len(two.of(person)) == len(one.sittings_of(person))


@law("shift", PlanStatus.slip, PlanStatus.what_if, PlanStatus.dates_of, SlipPhase.from_dates, Plan.with_phase)
def running_plans_some_weeks_later(draw):
    """What follows from a change of a running plan is told in days: some weeks later, the same days."""
    one, by = plan_of(draw, kinds=("FS",)), timedelta(weeks=draw.randint(1, 80))
    two = evolve(one, start=one.start + by)
    few, many = (
        status(plan, [PhaseFact(key="a0", started=plan.start)], on=plan.start + timedelta(days=1))
        for plan in (one, two)
    )
    assert few.slip("a1", "1 week").shifts == many.slip("a1", "1 week").shifts
    longer = StretchPhase(key="a1", duration="3 weeks")
    assert few.what_if(longer).shifts == many.what_if(longer).shifts
    slipped = [schedule(SlipPhase(key="a1", by="1 week").from_dates(some.forecast)) for some in (few, many)]
    assert slipped[0].last + by == slipped[1].last
    assert few.dates_of(one).last + by == many.dates_of(two).last
    assert schedule(one.with_phase(one.phase("a0"))) == schedule(one)


@law(
    "shift",
    PhaseFact.known,
    PhaseFact.withdraws,
    PhaseFact.recorded_of,
    PhaseFact.known_start,
    PhaseFact.known_last,
)
def facts_some_days_later(draw):
    """What is known of a phase on a day is known of it some days later, if the fact was recorded as much later."""
    by, on = timedelta(days=draw.randint(1, 400)), MONDAY + timedelta(days=draw.randint(-3, 9))
    started = MONDAY + timedelta(days=draw.randint(0, 3))
    recorded = started + timedelta(days=draw.randint(0, 5))
    one = PhaseFact(key="a", started=started, recorded=recorded)
    two = PhaseFact(key="a", started=started + by, recorded=recorded + by)
    few, many = one.known("started", on), two.known("started", on + by)
    assert (few is None) == (many is None)
    assert few is None or few + by == many
    assert few == one.known_start(on)
    assert one.known_last(on) is None
    assert one.recorded_of("started") + by == two.recorded_of("started")
    back, gone = (
        PhaseFact(key="a", recorded=day + timedelta(days=2), withdrawn=True)
        for day in (recorded, recorded + by)
    )
    assert back.withdraws(one, "started", on) == gone.withdraws(two, "started", on + by)
    assert back.withdraws(one, "started", on) <= back.withdraws(one, "started", on + by)


@law("shift", YearlyClosure.holds, WorkCalendar.why_off, WorkCalendar.names, WorkCalendar.holidays)
def closures_four_centuries_later(draw):
    """A yearly closure holds on the same days of every era; a day off says why, and no other day does."""
    first, last = (day_of(draw) for _ in range(2))
    closure = YearlyClosure(first=(first.month, min(first.day, 28)), last=(last.month, min(last.day, 28)))
    calendar = WorkCalendar(yearly=[closure])
    for _ in range(5):
        day = day_of(draw)
        assert closure.holds(day) == closure.holds(day + ERA)
        assert (calendar.why_off(day) is None) == calendar.is_working(day)
        assert calendar.is_working(day) == (day.weekday() < 5 and not closure.holds(day))
        assert calendar.names(day) == OFFICE.names(day) == ()
        assert calendar.holidays(day.year) == ()


@law("shift", Duration.after, Standing.holds_on, OpeningHours.on)
def standings_four_centuries_later(draw):
    """A duration after a day, a standing on a day and the hours of a weekday are those of 400 years later."""
    start, n = day_of(draw), draw.randint(1, 30)
    for kind in ("months", "weeks", "days"):
        duration = Duration(n=n, unit=kind)
        assert duration.after(start) + ERA == duration.after(start + ERA)
    one = Standing(status="agent", first=start, last=start + timedelta(days=n))
    two = Standing(status="agent", first=one.first + ERA, last=one.last + ERA)
    on = start + timedelta(days=draw.randint(-5, 40))
    assert one.holds_on(on) == two.holds_on(on + ERA) == (one.first <= on <= one.last)
    office = OpeningHours(opens=time(9), closes=time(17), zone="UTC")
    assert [moment + ERA for moment in office.on(on)] == list(office.on(on + ERA))


@law("permute", Proposal.sessions)
def sessions_of_permuted_proposals(draw):
    """Proposed days make the same sessions in whatever order the days were proposed."""
    days = sorted({day_of(draw) for _ in range(4)})
    one, two = (propose(some).sessions("s", title="retreat") for some in (days, shuffled(draw, days)))
    assert {some.when for some in one} == {some.when for some in two}


# ── programme ────────────────────────────────────────────────────────────────────────────────────


@law("permute", PromotionState.who, PromotionState.where)
def who_is_where(draw):
    """Who is at a challenge and where a person is say the same, in any order of appointments."""
    held, on = appointments_of(draw), date(2019, 6, 1)
    one, two = (state_on(some, on) for some in (held, shuffled(draw, held)))
    for key in ("plume", "adler"):
        assert set(one.who(key)) == set(two.who(key))
        assert set(one.who(key)) == {person for person in named("p", 4) if key in one.where(person)}


@law("shift", Promotion.reference_date, Promotion.dates, Promotion.calls_for)
def reference_dates_of_moved_calls(draw):
    """The day on which a condition is looked at moves with the call or the milestone that it is read from."""
    by = timedelta(weeks=draw.randint(1, 9))
    results = [
        evolve(one, first=one.first + by, last=one.last and one.last + by, weekday="")
        for one in P3.milestones
    ]
    moved_ = evolve(P3, milestones=results)
    for condition in P3.rules.eligibility:
        one, two = (some.reference_date(condition) for some in (P3, moved_))
        assert one == two or (condition.at == "decision" and one + by == two)
    assert moved_.calls_for("candidates") == P3.calls_for("candidates")


@law("more", rank)
def merit_of_one_more_juror_who_parts_nobody(draw):
    """One more juror who gives every item the same mark moves each mean as much, and no item past another."""
    rows, mark = rows_of(draw), draw.randint(0, 5)
    again = [*rows, *((item, "more", {"c0": mark, "c1": mark}) for item in named("d", 4))]
    one, two = (rank(sheet_of(some)) for some in (rows, again))
    assert sets(one.groups) == sets(two.groups)
    assert {item: (3 * score + mark) / Fraction(4) for item, score in one.scores.items()} == dict(two.scores)
