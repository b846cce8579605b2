"""Laws of networks, schedules, calendars, contracts, facts and hearings.

Sources: Kelley and Walker 1959 (early and late times); the Gregorian calendar, which comes back after 400 years, all
weekdays included (146,097 days are 20,871 weeks).
"""

from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve

from eig.programme import Mentor
from eig.promotions import P3
from eig.timeline import Phase, Plan, WorkCalendar, schedule
from eig.timeline.calendar import (
    Span,
)
from eig.timeline.plan import (
    Dependency,
    Job,
    Jobs,
    Load,
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


@law("scale", load, Load.peak)
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


@law("split", load, Load.profile)
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
