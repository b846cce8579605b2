"""Laws of networks, schedules, calendars, contracts, facts and hearings.

Sources: Kelley and Walker 1959 (early and late times); the Gregorian calendar, which comes back after 400 years, all
weekdays included (146,097 days are 20,871 weeks).
"""

from datetime import date, datetime, time, timedelta
from fractions import Fraction

from attrs import evolve

from eig.programme import Mentor, Panel, Pay, SupportSession
from eig.promotions import P3
from eig.timeline import Contract, Duration, Phase, Plan, WorkCalendar, agenda_of, lint, schedule
from eig.timeline.calendar import (
    Span,
    add_months,
    advance,
    fixed_holidays,
    kind_of_local,
    months_between,
    overlaps,
    to_utc,
)
from eig.timeline.contracts import contract_end, cost_by_year, split_by_year
from eig.timeline.facts import NoticeGap, StatedDate, nominal_days, propose, recur, sessions_of
from eig.timeline.hearings import HalfDay, plan_hearings, timetable
from eig.timeline.plan import (
    Dependency,
    Job,
    Jobs,
    PhaseFact,
    PinPhase,
    SlipPhase,
    Staffing,
    StretchPhase,
    TimeShare,
    compare_to_baseline,
    count_back,
    critical_path,
    level_jobs,
    list_schedule,
    load,
    mentor_shares,
    progress,
    slip,
    solve_network,
    staffed,
    status,
    what_if,
)
from helpers import hearing_worlds
from helpers.metamorphic import law, named, renamed, shuffled

KINDS = ("FS", "SS", "FF", "SF")
ERA = timedelta(days=146_097)

# ── networks and jobs ────────────────────────────────────────────────────────────────────────────


def network(draw, kinds=KINDS, lag=3):
    """Draw tasks and links without circles."""
    tasks = named("t", draw.randint(2, 6))
    durations = {one: draw.randint(1, 6) for one in tasks}
    links = [
        (a, b, draw.choice(kinds), draw.randint(0, lag))
        for at, a in enumerate(tasks)
        for b in tasks[at + 1 :]
        if draw.random() < 0.4
    ]
    return durations, links


def _times(found):
    return {key: (found[key].es, found[key].ls, found[key].total, found[key].free) for key in found.keys}


@law("rename", solve_network)
def networks_under_other_names(draw):
    """Names and the order of tasks and links decide no time."""
    durations, links = network(draw)
    new = renamed(draw, list(durations))
    other = shuffled(draw, {new[one]: length for one, length in durations.items()})
    two = solve_network(other, shuffled(draw, [(new[a], new[b], kind, lag) for a, b, kind, lag in links]))
    assert {new[key]: own for key, own in _times(solve_network(durations, links)).items()} == _times(two)


@law("scale", solve_network)
def networks_in_another_unit(draw):
    """Durations and lags in another unit: every time and every slack follows; the same tasks are critical."""
    (durations, links), k = network(draw), draw.randint(2, 5)
    one = solve_network(durations, links)
    two = solve_network(
        {key: k * length for key, length in durations.items()},
        [(a, b, kind, k * lag) for a, b, kind, lag in links],
    )
    assert {key: tuple(k * value for value in own) for key, own in _times(one).items()} == _times(two)
    assert (one.critical, k * one.duration) == (two.critical, two.duration)


@law("shift", solve_network)
def networks_with_a_later_target(draw):
    """A target so much later gives each task as much more time, and moves no early time."""
    (durations, links), k = network(draw), draw.randint(1, 9)
    one = solve_network(durations, links)
    two = solve_network(durations, links, finish_target=one.duration + k)
    for key in one.keys:
        assert (one[key].es, one[key].ls + k, one[key].total + k) == (
            two[key].es,
            two[key].ls,
            two[key].total,
        )


@law("split", solve_network)
def networks_with_a_task_in_two(draw):
    """A task that becomes two, one after the other, that last as long together: no other time moves."""
    durations, links = network(draw)
    key = draw.choice(list(durations))
    first = draw.randint(0, durations[key])
    parts = {**durations, key: first, "rest": durations[key] - first}
    again = [(key, "rest", "FS", 0)]
    for a, b, kind, lag in links:
        again.append((
            "rest" if a == key and kind[0] == "F" else a,
            "rest" if b == key and kind[1] == "F" else b,
            kind,
            lag,
        ))  # fmt: skip
    if any(kind != "FS" for _, _, kind, _ in links):
        again = [one for one in again if one[2] == "FS"]
        links = [one for one in links if one[2] == "FS"]
    one, two = solve_network(durations, links), solve_network(parts, again)
    for other in durations:
        if other != key:
            assert (one[other].es, one[other].ls) == (two[other].es, two[other].ls)
    assert (one[key].es, one[key].lf) == (two[key].es, two["rest"].lf)
    assert one[key].total == two[key].total == two["rest"].total


@law("unused", solve_network)
def networks_with_a_redundant_link(draw):
    """A link that two others imply already moves no early or late time; nor does a dummy on the way of a link."""
    durations, links = network(draw, kinds=("FS",))
    chain = [(a, c, "FS", 0) for a, b, _, _ in links for other, c, _, _ in links if b == other]
    one = solve_network(durations, links)
    times = {key: (one[key].es, one[key].ls) for key in durations}
    two = solve_network(durations, links + chain)
    assert times == {key: (two[key].es, two[key].ls) for key in durations}
    if not links:
        return False
    (a, b, _, lag), *rest = links
    three = solve_network({**durations, "dummy": 0}, [(a, "dummy", "FS", lag), ("dummy", b, "FS", 0), *rest])
    assert times == {key: (three[key].es, three[key].ls) for key in durations}
    return True


@law("reverse", solve_network)
def networks_run_backwards(draw):
    """A network of ends and starts run backwards: what was early is late, counted from the end."""
    durations, links = network(draw, kinds=("FS",))
    one = solve_network(durations, links)
    two = solve_network(durations, [(b, a, "FS", lag) for a, b, _, lag in links])
    assert one.duration == two.duration
    for key in durations:
        assert (one[key].es, one[key].ls) == (one.duration - two[key].lf, one.duration - two[key].ef)


def jobs_of(draw):
    """Draw jobs that share a capacity."""
    keys = named("a", draw.randint(1, 5))
    jobs = [
        Job(
            key=key,
            duration=draw.randint(1, 4),
            demand=draw.randint(1, 2),
            preds=[one for one in keys[:at] if draw.random() < 0.25],
        )
        for at, key in enumerate(keys)
    ]
    return jobs, draw.randint(2, 3)


@law("scale", level_jobs, list_schedule, Jobs.usage)
def jobs_in_another_unit(draw):
    """Durations in another unit scale every start; demands and capacity in another unit move none."""
    (jobs, capacity), k = jobs_of(draw), draw.randint(2, 4)
    one = Jobs(jobs=jobs, capacity=capacity)
    longer = Jobs(jobs=[evolve(job, duration=k * job.duration) for job in jobs], capacity=capacity)
    wider = Jobs(jobs=[evolve(job, demand=k * job.demand) for job in jobs], capacity=k * capacity)
    assert [k * start for start in list_schedule(one).starts] == list(list_schedule(longer).starts)
    assert list_schedule(one).starts == list_schedule(wider).starts
    assert k * level_jobs(one).makespan == level_jobs(longer).makespan
    assert level_jobs(one).makespan == level_jobs(wider).makespan
    starts = list_schedule(one).starts
    assert [k * use for use in one.usage(starts)] == list(wider.usage(starts))


@law("unused", level_jobs, list_schedule)
def jobs_with_one_that_needs_nobody(draw):
    """A job of one unit of time that needs nobody delays nobody; a preorder that two others imply neither."""
    jobs, capacity = jobs_of(draw)
    idle = Job(key="idle", duration=1, demand=0)
    one, two = Jobs(jobs=jobs, capacity=capacity), Jobs(jobs=[*jobs, idle], capacity=capacity)
    assert level_jobs(one).makespan == level_jobs(two).makespan
    assert list_schedule(one).starts == list_schedule(two).starts[:-1]
    before = {job.key: set(job.preds) for job in jobs}
    closed = [
        evolve(job, preds=sorted({*job.preds, *(old for key in job.preds for old in before[key])}))
        for job in jobs
    ]
    assert level_jobs(Jobs(jobs=closed, capacity=capacity)).makespan == level_jobs(one).makespan


# ── plans ────────────────────────────────────────────────────────────────────────────────────────

OFFICE = WorkCalendar()
MONDAY = date(2019, 4, 15)


def plan_of(draw, kinds=KINDS):
    """Draw a plan in working days, weeks and days, on weekdays without holidays."""
    keys = named("a", draw.randint(2, 5))
    phases = [
        Phase(key=key, duration=f"{draw.randint(1, 6)} {draw.choice(['working days', 'weeks', 'days'])}")
        for key in keys
    ]
    links = [
        Dependency(pred=a, succ=b, kind=draw.choice(kinds), lag=f"{draw.randint(0, 3)} working days")
        for at, a in enumerate(keys)
        for b in keys[at + 1 :]
        if draw.random() < 0.4
    ]
    return Plan(key="p", start=MONDAY, calendar=OFFICE, phases=phases, dependencies=links)


def dates(found):
    """Return the early and late dates of a schedule."""
    return {one.key: (one.early, one.late, one.slack, one.free) for one in found.placed}


def later(span, by):
    """Return a span moved."""
    return Span(start=span.start + by, end=span.end + by)


def _later(told, by):
    return {key: (later(early, by), later(late, by), *rest) for key, (early, late, *rest) in told.items()}


@law("shift", schedule, count_back, critical_path, slip, what_if, compare_to_baseline, staffed)
def plans_some_weeks_later(draw):
    """A plan so many weeks later, where no holiday is known: all dates move as much, and no number changes."""
    one, by = plan_of(draw), timedelta(weeks=draw.randint(1, 80))
    two = evolve(one, start=one.start + by)
    few, many = schedule(one), schedule(two)
    assert _later(dates(few), by) == dates(many)
    assert (critical_path(few), few.critical, few.last + by) == (
        critical_path(many),
        many.critical,
        many.last,
    )
    last = few.last + timedelta(weeks=4)
    back = [schedule(count_back(some, day)) for some, day in ((one, last), (two, last + by))]
    assert _later(dates(back[0]), by) == dates(back[1])
    for change in (SlipPhase(key="a0", by="1 week"), StretchPhase(key="a1", duration="3 weeks")):
        told = [what_if(some, change) for some in (one, two)]
        assert told[0].shifts == told[1].shifts
        assert told[0].end_moved == told[1].end_moved
    assert slip(one, "a0", "2 working days").shifts == slip(two, "a0", "2 working days").shifts
    pinned = [
        what_if(some, PinPhase(key="a0", on=day)).moved
        for some, day in ((one, MONDAY + timedelta(weeks=1)), (two, MONDAY + timedelta(weeks=1) + by))
    ]
    assert pinned[0] == pinned[1]
    assert {one.start for one in compare_to_baseline(few, few).shifts} <= {0}
    people = [Staffing(who="m", key=phase.key, share="1/2") for phase in one.phases]
    assert [later(part.span, by) for part in staffed(few, people)] == [
        part.span for part in staffed(many, people)
    ]


@law("rename", schedule, critical_path)
def plans_under_other_names(draw):
    """Names, and the order in which phases and links are written, decide no date."""
    one = plan_of(draw)
    new = renamed(draw, [phase.key for phase in one.phases])
    links = [evolve(link, pred=new[link.pred], succ=new[link.succ]) for link in one.dependencies]
    phases = [evolve(phase, key=new[phase.key]) for phase in one.phases]
    two = evolve(one, phases=shuffled(draw, phases), dependencies=shuffled(draw, links))
    assert {new[key]: own for key, own in dates(schedule(one)).items()} == dates(schedule(two))
    assert {new[key] for key in schedule(one).critical} == set(schedule(two).critical)
    same = evolve(one, phases=phases, dependencies=links)
    assert [new[key] for key in critical_path(schedule(one))] == list(critical_path(schedule(same)))


@law("unused", schedule, count_back)
def plans_with_an_idle_phase(draw):
    """A phase that nothing depends on, and that ends before the rest, moves no date; nor does a link that others imply."""
    one = plan_of(draw, kinds=("FS",))
    idle = Phase(key="idle", duration="1 working days")
    few, many = schedule(one), schedule(evolve(one, phases=[*one.phases, idle]))
    told = dates(many)
    told.pop("idle")
    assert dates(few) == told
    there = {(link.pred, link.succ) for link in one.dependencies}
    implied = {(a, c) for a, b in there for other, c in there if b == other} - there
    more = [Dependency(pred=a, succ=c) for a, c in sorted(implied)]
    again = schedule(evolve(one, dependencies=[*one.dependencies, *more]))
    assert {key: own[:3] for key, own in dates(few).items()} == {
        key: own[:3] for key, own in dates(again).items()
    }
    last = few.last + timedelta(weeks=2)
    back = schedule(count_back(evolve(one, phases=[*one.phases, idle]), last))
    assert all(back[key].early == own[0] for key, own in dates(schedule(count_back(one, last))).items())


@law("split", schedule)
def plans_with_a_phase_in_two(draw):
    """A phase in working days that becomes two, one after the other, of as many days: no other date moves."""
    one = plan_of(draw, kinds=("FS",))
    whole, first = draw.randint(2, 8), 1
    key = draw.choice(one.phases).key
    one = one.with_phase(evolve(one.phase(key), duration=f"{whole} working days"))
    parts = [
        evolve(one.phase(key), duration=f"{first} working days"),
        Phase(key="rest", duration=f"{whole - first} working days"),
    ]
    links = [evolve(link, pred="rest") if link.pred == key else link for link in one.dependencies]
    two = evolve(
        one,
        phases=[*(phase for phase in one.phases if phase.key != key), *parts],
        dependencies=[*links, Dependency(pred=key, succ="rest")],
    )
    few, many = dates(schedule(one)), dates(schedule(two))
    assert all(few[other] == many[other] for other in few if other != key)
    assert few[key][0] == Span(start=many[key][0].start, end=many["rest"][0].end)
    assert few[key][2] == many[key][2] == many["rest"][2]


@law("shift", status)
def statuses_some_weeks_later(draw):
    """Plan, facts and day so many weeks later: the forecast moves as much, and the same phases are done."""
    one, by = plan_of(draw, kinds=("FS",)), timedelta(weeks=draw.randint(1, 80))
    on = MONDAY + timedelta(days=draw.randint(0, 20))
    facts = [PhaseFact(key="a0", started=MONDAY, last=MONDAY + timedelta(days=draw.randint(0, 9)))]
    moved = [evolve(fact, started=fact.started + by, last=fact.last + by) for fact in facts]
    few, many = status(one, facts, on=on), status(evolve(one, start=one.start + by), moved, on=on + by)
    assert _later(dates(few.forecast), by) == dates(many.forecast)
    assert (few.done, few.started) == (many.done, many.started)
    assert status(one, shuffled(draw, facts * 2), on=on).done == few.done


# ── loads ────────────────────────────────────────────────────────────────────────────────────────


def shares_of(draw):
    """Draw who gives which share of their time to what, when."""
    found = []
    for at in range(draw.randint(1, 5)):
        start = MONDAY + timedelta(days=draw.randint(0, 30))
        span = Span(start=start, end=start + timedelta(days=draw.randint(1, 30)))
        share = Fraction(draw.randint(1, 4), 4)
        found.append(TimeShare(who=draw.choice(["m0", "m1"]), what=f"w{at}", span=span, share=share))
    return found


def _over(found):
    return {(one.who, one.span, one.share) for one in found.overloads}


@law("scale", load)
def loads_in_another_unit(draw):
    """Shares and capacities in another unit: the same overloads; peaks follow; all dates may move together."""
    shares, k = shares_of(draw), Fraction(draw.randint(1, 4), 5)
    one = load(shares)
    two = load(shuffled(draw, [evolve(part, share=k * part.share) for part in shares]), capacity=k)
    assert {(who, span, k * share) for who, span, share in _over(one)} == _over(two)
    by = timedelta(days=draw.randint(1, 900))
    three = load([evolve(part, span=later(part.span, by)) for part in shares])
    assert {(who, later(span, by), share) for who, span, share in _over(one)} == _over(three)
    assert all(k * one.peak(part.who) == two.peak(part.who) for part in shares)


@law("split", load)
def loads_with_a_share_in_two(draw):
    """A share that becomes two halves, or one span that becomes two, loads nobody more or less on any day."""
    shares = shares_of(draw)
    whole, *rest = shares
    half = evolve(whole, share=whole.share / 2)
    halves = load([*rest, half, evolve(half, what="half")])
    assert load(shares).profile(whole.who) == halves.profile(whole.who)
    assert all(load(shares).peak(part.who) == halves.peak(part.who) for part in shares)
    if whole.span.days < 2:
        return False
    cut = whole.span.start + timedelta(days=draw.randint(1, whole.span.days - 1))
    parts = [Span(start=whole.span.start, end=cut), Span(start=cut, end=whole.span.end)]
    two = load([*rest, *(evolve(whole, span=span) for span in parts)])
    assert all(load(shares).peak(part.who) == two.peak(part.who) for part in shares)
    return True


@law("permute", mentor_shares)
def shares_of_permuted_mentors(draw):
    """What mentors give does not hang on the order of challenges; a share for all stands for those not published."""
    keys = [one.id for one in P3.challenges[:3]]
    challenges = [
        evolve(
            P3.challenge(key),
            mentors=[Mentor(id=f"m{at % 2}", challenge=key, share=draw.choice([None, "1/2"]))],
        )
        for at, key in enumerate(keys)
    ]
    span = Span(start=MONDAY, end=MONDAY + timedelta(days=9))
    one, two = (
        mentor_shares(evolve(P3, challenges=some, sessions=[]), span, shares="1/4")
        for some in (challenges, shuffled(draw, challenges))
    )
    assert set(one) == set(two)
    assert {part.share for part in one} <= {Fraction(1, 2), Fraction(1, 4)}


@law("shift", progress, WorkCalendar.count, WorkCalendar.nth, WorkCalendar.is_working, WorkCalendar.span)
def progress_some_weeks_later(draw):
    """Counted on weekdays alone, all is the same some weeks later; done and left make the whole."""
    by, span = timedelta(weeks=draw.randint(1, 500)), shares_of(draw)[0].span
    on = MONDAY + timedelta(days=draw.randint(0, 60))
    one, two = progress(OFFICE, span, on), progress(OFFICE, later(span, by), on + by)
    assert one == two
    assert one.elapsed + one.remaining == OFFICE.count(span.start, span.end)
    assert OFFICE.is_working(on) == OFFICE.is_working(on + by)
    n = draw.randint(1, 30)
    assert OFFICE.nth(on, n) + by == OFFICE.nth(on + by, n)
    assert later(OFFICE.span(on, n), by) == OFFICE.span(on + by, n)


# ── calendars ────────────────────────────────────────────────────────────────────────────────────


def day_of(draw):
    """Draw a day."""
    return date(2000, 1, 1) + timedelta(days=draw.randint(0, 12_000))


@law("shift", add_months, months_between, advance, contract_end, WorkCalendar.clear_days)
def dates_four_centuries_later(draw):
    """The calendar comes back after 400 years: months, weeks and working days lead to the same days of that era."""
    start, n = day_of(draw), draw.randint(-30, 30)
    for overflow in ("clamp", "forward"):
        assert add_months(start, n, overflow=overflow) + ERA == add_months(start + ERA, n, overflow=overflow)
    end = day_of(draw)
    assert end < start or months_between(start, end) == months_between(start + ERA, end + ERA)
    for unit_ in ("months", "weeks", "days", "working_days"):
        duration = Duration(n=n, unit=unit_)
        assert advance(OFFICE, start, duration) + ERA == advance(OFFICE, start + ERA, duration)
    length = f"{abs(n) + 1} months"
    assert contract_end(start, length) + ERA == contract_end(start + ERA, length)
    act = abs(n) + 1
    assert OFFICE.clear_days(start, act) + ERA == OFFICE.clear_days(start + ERA, act)


@law("split", add_months, advance)
def durations_in_two_parts(draw):
    """Weeks, days and working days add up: two parts lead where the whole leads; months from the first of a month do."""
    start, a, b = day_of(draw), draw.randint(1, 20), draw.randint(1, 20)
    for unit_ in ("weeks", "days", "working_days"):
        part = advance(OFFICE, start, Duration(n=a, unit=unit_))
        whole = advance(OFFICE, start, Duration(n=a + b, unit=unit_))
        assert advance(OFFICE, part, Duration(n=b, unit=unit_)) == whole
    first = start.replace(day=1)
    assert add_months(add_months(first, a), b) == add_months(first, a + b)
    assert months_between(first, add_months(first, a)) == (a, 0)


@law("permute", overlaps, fixed_holidays)
def overlaps_of_permuted_spans(draw):
    """Which spans share days does not hang on their order or their names, and moves with them."""
    spans = {f"s{at}": part.span for at, part in enumerate(shares_of(draw))}
    new, by = renamed(draw, list(spans)), timedelta(days=draw.randint(1, 900))
    one = {(frozenset((a, b)), span) for a, b, span in overlaps(spans)}
    moved = shuffled(draw, {new[key]: later(span, by) for key, span in spans.items()})
    assert {(frozenset(map(new.get, pair)), later(span, by)) for pair, span in one} == {
        (frozenset((a, b)), span) for a, b, span in overlaps(moved)
    }
    off = [MONDAY + timedelta(days=draw.randint(0, 99)) for _ in range(3)]
    rules = [fixed_holidays(some, 2019, 2019)(2019) for some in (off, shuffled(draw, off))]
    assert set(rules[0]) == set(rules[1])


@law("shift", to_utc, kind_of_local)
def local_times_a_day_later(draw):
    """Where both days have the same offset, the moment of a local time moves as much as the local time."""
    day = datetime(2019, draw.choice([1, 6, 11]), draw.randint(4, 24), draw.randint(0, 23), 15)
    by = timedelta(days=draw.randint(1, 3))
    assert to_utc(day) + by == to_utc(day + by)
    assert kind_of_local(day) == kind_of_local(day + by) == "regular"


# ── contracts ────────────────────────────────────────────────────────────────────────────────────

PAY = Pay(amount=3600, currency="EUR", basis="gross", per="month")


def contract_of(draw, person="c0", **options):
    """Draw a contract, its pay such that a day of thirty is a whole number of units."""
    return Contract(
        person=person,
        challenge=draw.choice(["plume", "adler"]),
        start=date(2019, draw.randint(1, 12), 1),
        duration=f"{draw.randint(1, 14)} months",
        calendar=OFFICE,
        **{"pay": PAY, **options},
    )


@law("split", cost_by_year)
def costs_of_a_share_in_two(draw):
    """A contract that becomes two of half the time costs as much, each year."""
    one = contract_of(draw)
    halves = [evolve(one, share="1/2"), evolve(one, share="1/2", person="c1")]
    few, many = cost_by_year([one]), cost_by_year(halves)
    assert (few.total, dict(few.by_year)) == (many.total, dict(many.by_year))


@law("scale", cost_by_year)
def costs_in_another_unit(draw):
    """Pay, or what the employer pays for a unit of it, so many times as great: so is every cost, in any order."""
    contracts, k = [contract_of(draw, f"c{at}") for at in range(3)], draw.randint(2, 5)
    one = cost_by_year(contracts)
    dearer = [evolve(some, pay=evolve(PAY, amount=k * PAY.amount)) for some in contracts]
    for two in (cost_by_year(dearer), cost_by_year(shuffled(draw, contracts), employer_rate=k)):
        assert k * one.total == two.total
        assert {year: k * amount for year, amount in one.by_year.items()} == dict(two.by_year)
    assert sum(cost_by_year([some]).total for some in contracts) == one.total
    yearly = evolve(PAY, amount=12 * PAY.amount, per="year")
    assert cost_by_year([evolve(some, pay=yearly) for some in contracts]).by_year == one.by_year


@law("shift", split_by_year)
def years_four_centuries_later(draw):
    """The parts of a span, one a year, are those of the same span 400 years later."""
    span = shares_of(draw)[0].span
    one, two = (split_by_year(some, OFFICE).parts for some in (span, later(span, ERA)))
    assert [(part.year + 400, part.working_days, part.thirtieths, part.days) for part in one] == [
        (part.year, part.working_days, part.thirtieths, part.days) for part in two
    ]
    assert sum(part.days for part in one) == span.days
    assert sum(part.working_days for part in one) == OFFICE.count(span.start, span.end)


# ── facts ────────────────────────────────────────────────────────────────────────────────────────

RULES = (
    "FREQ=MONTHLY;BYDAY=1TH",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=DAILY;INTERVAL=5",
    "FREQ=MONTHLY;BYMONTHDAY=15",
)


@law("shift", nominal_days, recur)
def recurrences_four_centuries_later(draw):
    """A rule gives the same days 400 years later, moved or left out by the same policies."""
    start = day_of(draw)
    span = Span(start=start, end=start + timedelta(days=draw.randint(30, 200)))
    rule = draw.choice(RULES)
    assert [day + ERA for day in nominal_days(rule, span)] == list(nominal_days(rule, later(span, ERA)))
    for policy in ("next", "previous", "skip"):
        one, two = (
            recur(rule, some, calendar=OFFICE, on_holiday=policy) for some in (span, later(span, ERA))
        )
        assert [day + ERA for day in one.days] == list(two.days)


@law("permute", propose)
def proposals_of_permuted_days(draw):
    """What becomes of a nominal date does not hang on the order of dates; on a calendar without days off, nothing does."""
    days = sorted({day_of(draw) for _ in range(5)})
    for policy in ("next", "previous", "skip"):
        one, two = (
            propose(some, calendar=OFFICE, on_holiday=policy) for some in (days, shuffled(draw, days))
        )
        assert set(one.days) == set(two.days)
    assert set(propose(shuffled(draw, days)).days) == set(days)
    gone = draw.choice(days)
    assert set(propose(days, without=[gone], plus=[gone]).days) == set(days)


@law("shift", lint)
def slips_some_weeks_later(draw):
    """Facts are judged each by itself: in another order, and some weeks later on weekdays alone, the same are found."""
    facts = [
        StatedDate(key=f"s{at}", day=day_of(draw), weekday=draw.choice(["", "monday", "sunday"]))
        for at in range(3)
    ]
    results = day_of(draw)
    facts.append(
        NoticeGap(
            key="gap", results=results, start=results + timedelta(days=draw.randint(1, 90)), needed="4 weeks"
        )
    )
    by = timedelta(weeks=draw.randint(1, 40))
    moved = [
        evolve(one, results=one.results + by, start=one.start + by)
        if isinstance(one, NoticeGap)
        else evolve(one, day=one.day + by)
        for one in facts
    ]
    told = [
        {(found.key, found.code) for found in lint(some, calendar=OFFICE).findings}
        for some in (facts, shuffled(draw, facts), moved)
    ]
    assert told[0] == told[1] == told[2]


@law("permute", sessions_of, agenda_of)
def agendas_of_permuted_sessions(draw):
    """Sessions come in the order of days, whatever order they are told in; an agenda has those of its person's roles."""
    told = [
        SupportSession(
            id=f"Seminar {at}",
            first=MONDAY + timedelta(days=7 * at),
            audience=[draw.choice(["fellows", "mentors"])],
        )
        for at in range(4)
    ]
    one, two = sessions_of(told), sessions_of(shuffled(draw, told))
    assert one == two
    few, many = (agenda_of("m", some, roles=["mentors"]) for some in (one, shuffled(draw, one)))
    assert few.sessions == many.sessions
    assert [some.key for some in few.sessions] == [some.key for some in one if "mentors" in some.audience]


# ── hearings ─────────────────────────────────────────────────────────────────────────────────────


@law("shift", timetable)
def hearings_some_days_later(draw):
    """All half-days some weeks later: as many are heard, at the same hours of those days."""
    hearings, days, options = hearing_worlds.small_world(draw)
    by = timedelta(weeks=draw.randint(1, 50))
    moved = [evolve(one, day=one.day + by) for one in days]
    one, two = (timetable(hearings, some, slot=hearing_worlds.SLOT, **options) for some in (days, moved))
    assert (one.most, one.only) == (two.most, two.only)
    assert [(some.hearing, some.room, some.day + by, some.starts) for some in one.sittings] == [
        (some.hearing, some.room, some.day, some.starts) for some in two.sittings
    ]


@law("more", timetable)
def hearings_with_one_more_half_day(draw):
    """One more half-day, or one more room, never lets fewer be heard; an absence of nobody called changes nothing."""
    hearings, days, options = hearing_worlds.small_world(draw)
    last = max(one.day for one in days) + timedelta(days=1)
    more = HalfDay(key="more", day=last, starts=time(9), ends=time(12))
    one = timetable(hearings, days, slot=hearing_worlds.SLOT, **options)
    two = timetable(hearings, [*days, more], slot=hearing_worlds.SLOT, **options)
    rooms = {**options, "rooms": [*options.get("rooms", ("A", "B")), "more"]}
    three = timetable(hearings, days, slot=hearing_worlds.SLOT, **rooms)
    assert one.most <= two.most
    assert one.most <= three.most


@law("shift", plan_hearings)
def panels_heard_some_weeks_later(draw):
    """The hearings of panels some weeks later: as many are heard, by the same panels at the same hours."""
    candidates = named("k", 4)
    panels = [
        Panel(id=one, members=[f"{one}1", f"{one}2"], hears=draw.sample(candidates, draw.randint(1, 3)))
        for one in ("east", "west")
    ]
    days = [date(2018, 11, 6)]
    away = {"east1": days}
    by = timedelta(weeks=draw.randint(1, 40))
    one, two = (
        plan_hearings(
            panels,
            days=[day + more for day in days],
            away={who: [day + more for day in some] for who, some in away.items()},
            rooms=1,
        )
        for more in (timedelta(), by)
    )
    assert one.most == two.most
    assert [(some.hearing, some.day + by, some.starts) for some in one.sittings] == [
        (some.hearing, some.day, some.starts) for some in two.sittings
    ]
