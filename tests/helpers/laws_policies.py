"""Laws of the policies that the docs name: ties, opinions, missing marks, reserve lists, holidays, months, hours."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from eig.errors import Fault, IllegalStep
from eig.jury import (
    MarkSheet,
    Ranking,
    Rubric,
    Scale,
    Scoresheet,
    deliberate,
    rank,
    select,
)
from eig.jury.marks import Criterion, Opinions
from eig.jury.rules import ReserveTerms, TieBreak
from eig.jury.selection import Selection
from eig.jury.severity import proportional_odds
from eig.jury.votes import highest_median, majority_judgment
from eig.lots import Decision, Priority, draw_labels
from eig.programme.durations import add_months
from eig.programme.hours import OpeningHours
from eig.programme.lifecycles import LIVES, LifeCycle
from eig.reasons import Undefined
from eig.rows import grouped
from eig.rows import reviews as reviews_of
from eig.teams.matching import Market, blocking_pairs
from eig.timeline import France, WorkCalendar, to_ical
from eig.timeline.calendar import Span, advance
from eig.timeline.contracts import YearSplit, split_by_year
from eig.timeline.facts import Session
from eig.timeline.hearings import HearingSlot
from helpers.laws_calendars import day_of
from helpers.laws_marks import FIVE, grid, rows_of, wider
from helpers.laws_selection import scores_of
from helpers.laws_timeline import ERA, OFFICE, later, shares_of
from helpers.laws_votes import tallies_of
from helpers.metamorphic import close, law, named, renamed, reviews, sets, shuffled, triples, unit, without

# ── ties, opinions, missing marks ────────────────────────────────────────────────────────────────

TESTS = (
    "criterion_mean:c0",
    "top_marks",
    "champions",
    "fewer_unfavourable",
    "more_favourable",
    "lowest_total",
    "highest_total",
    "median_total",
)


def sheets_of(draw, a=1, b=0, items=4, seed=None):
    """Draw sheets with opinions and favourites, in a unit of marks."""
    return [
        MarkSheet(
            item=item,
            juror=juror,
            marks={one: a * draw.randint(0, 5) + b for one in ("c0", "c1")},
            opinion=draw.choice(["favourable", "unfavourable", None]),
            champion=draw.random() < 0.3,
        )
        for item in named("d", items)
        for juror in named("j", 3)
    ]


def _ranked(sheets, tests, scale=FIVE, **options):
    given = Scoresheet(rubric=grid({"c0": 1, "c1": 1}, scale, None), sheets=sheets)
    return sets(rank(given, tie_breaks=tests, **{"opinions": "ignore", **options}).groups)


@law("scale", rank, TieBreak.value)
def tie_breaks_in_another_unit(draw):
    """Every declared test parts equals alike in any unit of marks, in any order of sheets and under any names."""
    sheets, (a, b) = sheets_of(draw), unit(draw)
    moved = [evolve(one, marks={c: a * mark + b for c, mark in one.marks.items()}) for one in sheets]
    new = renamed(draw, named("d", 4))
    for tests in (*([one] for one in TESTS), draw.sample(TESTS, 4)):
        one = _ranked(sheets, tests)
        assert one == _ranked(shuffled(draw, moved), tests, wider(FIVE, a, b))
        again = _ranked([evolve(some, item=new[some.item]) for some in sheets], tests)
        assert [{new[item] for item in group} for group in one] == again


@law("more", rank, TieBreak.given)
def tie_breaks_that_come_after(draw):
    """One more test parts what was left equal, and turns round nothing; a recorded draw parts all that is left."""
    sheets = sheets_of(draw)
    tests = draw.sample(TESTS, draw.randint(0, 3))
    coarse, fine = _ranked(sheets, tests), _ranked(sheets, [*tests, draw.choice(TESTS)])
    at = {item: place for place, group in enumerate(coarse) for item in group}
    assert [at[item] for group in fine for item in group] == sorted(at.values())
    given = TieBreak.given("draw", {item: place for place, item in enumerate(shuffled(draw, named("d", 4)))})
    assert all(len(group) == 1 for group in _ranked(sheets, [*tests, given]))


@law("loser", rank)
def tie_breaks_with_a_loser(draw):
    """An item below all others by every juror changes no tie and no test among the others."""
    sheets = sheets_of(draw)
    lost = [
        MarkSheet(item="lost", juror=juror, marks={"c0": -1, "c1": -1}, opinion="unfavourable")
        for juror in named("j", 3)
    ]
    scale = Scale(low=-1, high=5)
    for test in TESTS:
        assert without(_ranked([*lost, *sheets], [test], scale), ["lost"]) == _ranked(sheets, [test], scale)


VOTES = ("favourable", "unfavourable")


def _votes(draw):
    return {name: draw.randint(0, 4) for name in (*VOTES, "silent", "abstained", "recused", "absent")}


@law("reverse", Opinions.verdict)
def opinions_turned_round(draw):
    """Where every vote is turned round, so is the verdict; where all are given twice, it stays."""
    votes = _votes(draw)
    turned = {**votes, "favourable": votes["unfavourable"], "unfavourable": votes["favourable"]}
    other = {"favourable": "unfavourable", "unfavourable": "favourable", "divided": "divided", None: None}
    assert Opinions(**turned).verdict() == other[Opinions(**votes).verdict()]
    twice = {name: 2 * count for name, count in votes.items()}
    for policy in ("apart", "unfavourable"):
        assert Opinions(**twice).verdict(abstentions=policy) == Opinions(**votes).verdict(abstentions=policy)


@law("more", Opinions.verdict, Opinions.against, Opinions.casting, Opinions.of)
def opinions_with_one_more_vote(draw):
    """One more vote for it never turns a verdict against it, once somebody voted; an abstention is none, or one against.

    Where nobody voted, abstentions are against nothing: the first vote makes them count, and may so bring a majority
    against it. That is the rule as it is published (`AbstentionPolicy`).
    """
    votes = _votes(draw)
    rank_of = {"unfavourable": 0, None: 1, "divided": 1, "favourable": 2}
    more = {**votes, "favourable": votes["favourable"] + 1}
    for policy in ("apart", "unfavourable"):
        one, two = (Opinions(**some).verdict(abstentions=policy) for some in (votes, more))
        if policy == "apart" or votes["favourable"] + votes["unfavourable"]:
            assert rank_of[one] <= rank_of[two]
    abstain = Opinions(**{**votes, "abstained": votes["abstained"] + 1})
    assert abstain.verdict() == Opinions(**votes).verdict()
    assert abstain.against(abstentions="unfavourable") >= Opinions(**votes).against(
        abstentions="unfavourable"
    )
    side = draw.choice(VOTES)
    if Opinions(**votes).verdict() == "divided" and votes[side]:
        assert Opinions(**votes, chair=side).verdict() == side
        assert Opinions(**votes, chair=side).casting() is not None
    sheets = [
        MarkSheet(item="d", juror=f"j{at}", opinion=one)
        for at, one in enumerate([*VOTES] * 2 + [draw.choice(VOTES)])
    ]
    assert Opinions.of(sheets) == Opinions.of(shuffled(draw, sheets))


@law("more", rank)
def opinions_that_are_ignored(draw):
    """The majority's opinion only leaves items out: those that stay are ranked as where opinions are ignored."""
    sheets = [
        one if draw.random() < 0.8 else MarkSheet(item=one.item, juror=one.juror, state="abstained")
        for one in sheets_of(draw)
    ]
    marked = {one.item for one in sheets if one.counts}
    sheets = [one for one in sheets if one.item in marked]
    every = _ranked(sheets, [], opinions="ignore")
    for policy in ("apart", "unfavourable"):
        kept = _ranked(sheets, [], opinions="majority", abstentions=policy)
        left = {
            item
            for item in marked
            if Opinions.of([one for one in sheets if one.item == item]).verdict(abstentions=policy)
            == "unfavourable"
        }
        assert without(every, left) == kept


@law("more", rank, Criterion.eliminates)
def floors_that_rise(draw):
    """A higher eliminating mark lets no more items in; held against any juror's mark, it lets in no more than the mean."""
    sheets = sheets_of(draw)

    def kept(floor, rule, passes=True):
        criteria = [
            Criterion(id="c0", scale=FIVE, floor=floor, floor_passes=passes),
            Criterion(id="c1", scale=FIVE),
        ]
        given = Scoresheet(rubric=Rubric(criteria=criteria), sheets=sheets)
        found = rank(given, floors=rule, opinions="ignore")
        return {item for group in found.groups for item in group}

    low = draw.randint(0, 3)
    for rule in ("mean", "any"):
        assert kept(low + 1, rule) <= kept(low, rule)
        assert kept(low, rule, passes=False) <= kept(low, rule)
    assert kept(low, "any") <= kept(low, "mean")


@law("more", Scoresheet.reviews, Scoresheet.bounds)
def missing_marks_by_each_policy(draw):
    """Where no mark is missing, every policy says the same; where one is, `refuse` refuses, the others stay in bounds."""
    rows = rows_of(draw, items=2, jurors=2)
    full = Scoresheet.from_marks(grid({"c0": 2, "c1": 1}), rows)
    policies = ("renormalise", "worst", "midpoint", "best")
    assert len({full.reviews(missing=one).reviews for one in ("refuse", *policies)}) == 1
    item, juror, marks = rows[0]
    few = Scoresheet.from_marks(grid({"c0": 2, "c1": 1}), [(item, juror, {"c0": marks["c0"]}), *rows[1:]])
    with pytest.raises(Fault):
        few.reviews(missing="refuse")
    scores = [dict(rank(few, missing=one).scores)[item] for one in policies]
    bounds = few.bounds(item)
    assert bounds.worst == scores[1] <= scores[2] <= scores[3] == bounds.best
    assert bounds.worst <= scores[0] <= bounds.best


@law("unused", deliberate)
def quorum_that_recused_members_leave(draw):
    """Where recused members leave the body, no more must take part, and a quorum that was reached stays reached."""
    sheets = [
        MarkSheet(item="d", juror=juror, state=state, marks={"c0": 1, "c1": 1} if state == "marked" else {})
        for juror, state in zip(
            named("j", 4),
            ["marked", *(draw.choice(["marked", "recused", "absent"]) for _ in range(3))],
            strict=True,
        )
    ]
    given = Scoresheet(rubric=grid({"c0": 1, "c1": 1}), sheets=sheets)
    count, leave = (deliberate(given, places=1, recused=one).quorum("d") for one in ("count", "leave"))
    assert leave.needed <= count.needed
    assert leave.reached >= count.reached
    assert deliberate(given, places=1, quorum=None).quorum("d") is None


@law("unused", highest_median, majority_judgment)
def panels_that_are_equal(draw):
    """Where panels are equal, refusing and normalising unequal ones is the same; where they are not, `refuse` refuses."""
    tallies = tallies_of(draw)
    for vote in (majority_judgment, lambda some, **options: highest_median(some, rule="d", **options)):
        one, two = (vote(tallies, unequal=rule) for rule in ("refuse", "normalise"))
        assert one == two
        with pytest.raises(Fault):
            vote(
                [*tallies, *(evolve(some, item="x", counts=[1, 0, 0, 0]) for some in tallies[:1])],
                unequal="refuse",
            )


@law("rename", proportional_odds)
def odds_of_renamed_items(draw):
    """Free or random, the effects of jurors do not hang on the names and the order of items."""
    marks = [(item, juror, (mark + at) % 3) for at, (item, juror, mark) in enumerate(triples(draw, items=6))]
    new = renamed(draw, named("d", 6))
    factors = {item: {} for item in named("d", 6)}
    other = shuffled(draw, [(new[item], juror, mark) for item, juror, mark in marks])
    for kind in draw.sample(["free", "random", "none"], 1):
        one, two = (
            proportional_odds(reviews(some), factors=of, jurors=kind)
            for some, of in ((marks, factors), (other, {new[item]: {} for item in factors}))
        )
        if isinstance(one, Undefined):
            assert isinstance(two, Undefined)
            continue
        assert close(one.log_likelihood, two.log_likelihood, 1e-4)
        assert close([some.value for some in one.severities], [some.value for some in two.severities], 1e-2)


# ── decisions and reserve lists ──────────────────────────────────────────────────────────────────


@law("permute", Selection.settle, Priority.decide)
def places_that_a_decision_parts(draw):
    """Whoever decides, by the jury, a draw or a priority, the same order gives the same places; `rest` keeps ties after."""
    scores = dict.fromkeys(named("d", 5), 3)
    found = select(Ranking.from_scores(scores), places=2, reserve=None)
    order = shuffled(draw, named("d", 5))
    mains = [
        set(found.settle(Decision(by=by, order=order, reference="minutes")).main)
        for by in ("jury", "draw", "priority")
    ]
    priority = Priority(order=order, reference="call, 3", reason="seniority")
    mains.append(set(found.settle(priority).main))
    assert mains == [set(order[:2])] * 4
    part = found.settle(Decision(by="jury", order=order[:2], reference="minutes", rest="after"))
    assert set(part.main) == set(order[:2])
    assert sets(part.reserve_groups)[0] == set(order[2:])
    labels = draw_labels(named("d", 5), code="00" * 32, randomness="7./")
    assert set(found.settle(labels).main) == set(labels.order[:2])


@law("shift", ReserveTerms.in_force, ReserveTerms.refusal)
def reserve_lists_four_centuries_later(draw):
    """A reserve list holds from its first day to the day before its end, in any era; a call more never opens it."""
    start = day_of(draw)
    terms = ReserveTerms(calls=2, starts=start, ends=start + timedelta(days=draw.randint(1, 400)))
    then = evolve(terms, starts=terms.starts + ERA, ends=terms.ends + ERA)
    on = start + timedelta(days=draw.randint(-5, 410))
    assert terms.in_force(on) == then.in_force(on + ERA)
    refused = [terms.refusal(on=on, called=called) is not None for called in range(4)]
    assert refused == sorted(refused)
    assert refused[0] == (not terms.in_force(on))


@law("more", select)
def reserve_lists_that_are_longer(draw):
    """One more name on the reserve list moves nobody: those who wait already wait in the same order."""
    scores = scores_of(draw)
    one, two = (select(Ranking.from_scores(scores), places=2, reserve=names) for names in (1, 2))
    assert set(one.main) == set(two.main)
    assert set(one.reserve) <= set(two.reserve)


# ── matching, tables ─────────────────────────────────────────────────────────────────────────────


@law("more", blocking_pairs)
def stability_that_asks_for_more(draw):
    """What is super-stable is strongly stable, and what is strongly stable is weakly so: each asks for more."""
    people, places = named("p", 3), named("c", 2)

    def tiers(some):
        mixed = shuffled(draw, some)
        return [tuple(mixed[:2]), *mixed[2:]] if draw.random() < 0.6 and len(mixed) > 1 else mixed

    market = Market(
        wishes={one: tiers(places) for one in people}, rankings={one: tiers(people) for one in places}
    )
    seats = dict(zip(draw.sample(people, 2), places, strict=True))
    weak, strong, whole = (
        {(one.people, one.places) for one in blocking_pairs(market, seats, degree=degree)}
        for degree in ("weak", "strong", "super")
    )
    assert weak <= strong <= whole


@law("permute", reviews_of, grouped)
def tables_of_permuted_rows(draw):
    """The order of the rows of a table decides no review; a blank cell is a fault, or an item that nobody saw."""
    rows = [{"item": item, "juror": juror, "mark": mark} for item, juror, mark in triples(draw)]
    assert set(reviews_of(rows).reviews) == set(reviews_of(shuffled(draw, rows)).reviews)
    blank = [*rows, {"item": "d0", "juror": "j9", "mark": ""}]
    assert reviews_of(blank, blank="unseen") == reviews_of(rows)
    with pytest.raises(Fault):
        reviews_of(blank, blank="refuse")
    one, two = (grouped(some, by="item", of="juror") for some in (rows, shuffled(draw, rows)))
    assert {item: set(some) for item, some in one.items()} == {item: set(some) for item, some in two.items()}


# ── dates ────────────────────────────────────────────────────────────────────────────────────────

TERRITORIES = (
    "metropole",
    "alsace-moselle",
    "guadeloupe",
    "guyane",
    "martinique",
    "mayotte",
    "reunion",
    "saint-barthelemy",
    "saint-martin",
)


@law("more", France)
def holidays_of_every_territory(draw):
    """A territory has the holidays of all France and its own, each once, within the year, and calls them as it likes."""
    year = draw.randint(1990, 2060)
    everywhere = set(France()(year))
    assert len(everywhere) == 11
    for territory in TERRITORIES:
        found = France(territory=territory)(year)
        assert everywhere <= set(found)
        assert len(found) == len(set(found))
        assert {day.year for day, _ in found} == {year}
        assert [day for day, _ in found] == [day for day, _ in France(territory=territory, lang="en")(year)]


@law("more", WorkCalendar.common, WorkCalendar.is_working)
def calendars_of_sites_that_meet(draw):
    """Sites that meet work on the days that all of them work: in any order, and never more with one site more."""
    sites = [
        WorkCalendar(rule=France(territory=one), weekend=draw.choice([(5, 6), (6,)]))
        for one in draw.sample(TERRITORIES, 3)
    ]
    both, mixed, two = (WorkCalendar.common(*some) for some in (sites, shuffled(draw, sites), sites[:2]))
    for _ in range(20):
        day = date(2019, 1, 1) + timedelta(days=draw.randint(0, 364))
        assert both.is_working(day) == mixed.is_working(day) == all(one.is_working(day) for one in sites)
        assert both.is_working(day) <= two.is_working(day)


@law("swap", Span.common, Span.meets, Span.joined)
def spans_from_the_other_side(draw):
    """Two spans meet, share days and join alike from either side; the days shared come off the sum of both."""
    one, two = shares_of(draw)[0].span, shares_of(draw)[0].span
    assert one.common(two) == two.common(one)
    assert one.meets(two) == two.meets(one)
    assert one.joined(two) == two.joined(one)
    if one.common(two) is not None:
        assert one.joined(two).days == one.days + two.days - one.common(two).days


@law("scale", YearSplit.amounts)
def amounts_in_another_unit(draw):
    """An amount and its unit so many times as great: so is each year's; the years add up to the whole."""
    start, k = day_of(draw), draw.randint(2, 9)
    split = split_by_year(Span(start=start, end=start + timedelta(days=draw.randint(1, 900))), OFFICE)
    amount = Fraction(draw.randint(0, 10**6), 100)
    one, two = split.amounts(amount), split.amounts(k * amount, unit=Fraction(k, 100))
    assert {year: k * part for year, part in one.items()} == dict(two)
    assert sum(one.values()) == amount


@law("shift", add_months, advance)
def months_that_are_too_short(draw):
    """Where the month has the day, every policy is the same; where not, `clamp` stays in it and `forward` leaves it."""
    start, n = day_of(draw), draw.randint(-20, 20)
    clamp, forward = (add_months(start, n, overflow=one) for one in ("clamp", "forward"))
    if clamp == forward:
        assert add_months(start, n, overflow="reject") == clamp
        assert clamp.day == start.day
    else:
        assert forward == clamp + timedelta(days=1)
        assert forward.day == 1
        with pytest.raises(Fault):
            add_months(start, n, overflow="reject")
        with pytest.raises(Fault):
            advance(OFFICE, start, f"{n} months", overflow="reject")


@law("more", HearingSlot.capacity, HearingSlot.offset)
def hearings_in_more_time(draw):
    """More minutes never hold fewer hearings; what is held fits, and one more would not."""
    slot = HearingSlot(
        parts=[("pitch", draw.randint(5, 30))],
        pause=draw.randint(0, 15),
        opening=draw.randint(0, 20),
        closing=draw.randint(0, 20),
    )
    minutes = draw.randint(0, 300)
    held = slot.capacity(minutes)
    assert held <= slot.capacity(minutes + 1)
    if held:
        assert slot.offset(held - 1) + slot.minutes <= minutes
    offsets = [slot.offset(number) for number in range(3)]
    assert offsets[1] - offsets[0] == offsets[2] - offsets[1] == slot.minutes + slot.pause


@law("shift", OpeningHours.is_open)
def hours_some_weeks_later(draw):
    """Hours come back every week: in winter time, a moment some weeks later is open alike; longer hours open more."""
    office = OpeningHours(opens=time(9), closes=time(17), zone="Europe/Paris")
    moment = datetime(2019, 1, 7, draw.randint(0, 23), tzinfo=UTC) + timedelta(days=draw.randint(0, 20))
    assert office.is_open(moment) == office.is_open(moment + timedelta(weeks=draw.randint(1, 6)))
    assert office.is_open(moment) <= evolve(office, closes=time(19)).is_open(moment)


@law("permute", to_ical, Session.moments)
def files_of_permuted_sessions(draw):
    """A calendar file has the same events whatever order sessions come in, in local hours and in UTC."""
    states = ("confirmed", "moved", "cancelled", "to_be_confirmed")
    sessions = [
        Session(
            key=f"s{at}",
            when=date(2019, 4, 18) + timedelta(days=at),
            starts=time(draw.randint(8, 16)),
            minutes=60,
            status=draw.choice(states),
        )
        for at in range(4)
    ]
    stamp = datetime(2019, 1, 7, tzinfo=UTC)
    for hours in ("local", "utc"):
        one, two = (
            set(to_ical(some, stamp=stamp, hours=hours).split("BEGIN:VEVENT"))
            for some in (sessions, shuffled(draw, sessions))
        )
        assert {part.split("END:VEVENT")[0] for part in one} == {part.split("END:VEVENT")[0] for part in two}
    by = timedelta(weeks=1)
    for some in sessions:
        assert [(a + by, b + by) for a, b in some.moments(zone="Europe/Paris")] == list(
            evolve(some, when=later(some.when, by)).moments(zone="Europe/Paris")
        )


@law("more", LifeCycle.legal, LifeCycle.step)
def lives_step_by_step(draw):
    """Whatever a life allows leads to a status of that life; what it does not allow is refused."""
    life = draw.choice(LIVES)
    status = draw.choice(life.statuses)
    for other in life.statuses:
        if other in life.legal(status):
            assert life.step(status, other) == other
        elif other != status:
            with pytest.raises(IllegalStep):
                life.step(status, other)
