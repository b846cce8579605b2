"""Laws of the options that the docs name: what a casting vote, a law of contracts, a host or a milestone changes, and what not."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import pairwise

from attrs import evolve

from eig.jury import EIG_SCALE, MarkSheet, Rubric, Scoresheet, deliberate, rank
from eig.jury.marks import Criterion, quorum
from eig.jury.minutes import extract_for_juror
from eig.jury.robustness import expected_ranks, marks_needed
from eig.jury.rules import JuryRules
from eig.jury.selection import best_under_quotas
from eig.jury.severity import AdjustedScore, Adjustment, Estimates, calibrate, z_scores
from eig.lots import draw_rfc3797, rfc3797_key
from eig.programme import Interest, Panel, apply, state_on
from eig.programme.amendments import Amendment
from eig.programme.appointments import Deliverable
from eig.programme.calls import Call
from eig.programme.eligibility import Standing
from eig.programme.hours import OpeningHours
from eig.programme.interests import RecusalRules, calls_for_recusal
from eig.programme.lifecycles import APPOINTMENT_LIFE
from eig.programme.organisations import Funding
from eig.programme.pay import Pay, PayBand, UntakenLeave
from eig.programme.terms import ContractLaw, ContractTerms, TermBand
from eig.promotions import P3, P4
from eig.reasons import Undefined
from eig.teams.matching import Couple, Market, match
from eig.timeline import Contract, France, Phase, WorkCalendar, lint, schedule, timetable
from eig.timeline.calendar import Span
from eig.timeline.contracts import cost_by_year
from eig.timeline.facts import Session
from eig.timeline.hearings import plan_hearings
from eig.timeline.plan import (
    AddPhases,
    Dependency,
    PhaseFact,
    PinPhase,
    RemovePhase,
    Staffing,
    UseCalendar,
    status,
    what_if,
)
from helpers import hearing_worlds
from helpers.laws_calendars import PAY, contract_of, day_of
from helpers.laws_marks import grid, rows_of, sheet_of
from helpers.laws_policies import sheets_of
from helpers.laws_programme import appointments_of
from helpers.laws_selection import quotas_of, scores_of
from helpers.laws_statistics import severe_marks
from helpers.laws_teams import SIDES, market_of
from helpers.laws_timeline import MONDAY, OFFICE, dates, plan_of
from helpers.metamorphic import close, law, named, reviews, sets, shuffled, triples
from helpers.unfolded import unfolded

# ── jury ─────────────────────────────────────────────────────────────────────────────────────────


@law("more", rank)
def casting_votes(draw):
    """A casting vote decides where votes are equal, and nowhere else."""
    sheets = sheets_of(draw)
    given = Scoresheet(rubric=grid({"c0": 1, "c1": 1}, out_of=None), sheets=sheets)
    divided = {item for item in named("d", 4) if given.opinions(item).verdict() == "divided"}
    nobody, chair = (
        {item for group in rank(given, JuryRules(casting_vote=cast), chair="j0").groups for item in group}
        for cast in (False, True)
    )
    assert nobody - chair <= divided
    assert chair <= nobody
    against = {one.item for one in sheets if one.juror == "j0" and one.opinion == "unfavourable"}
    assert nobody - chair == divided & against


@law("split", quorum)
def collective_sheets_in_single_ones(draw):
    """A sheet that a panel filled together counts each member: as many as their single sheets, those who stepped back apart."""
    members = named("j", draw.randint(2, 4))
    back = draw.sample(members, draw.randint(0, 1))
    rubric, marks = grid({"c0": 1}), {"c0": 3}
    together = MarkSheet(
        item="d",
        juror="panel",
        marks=marks,
        members=[one for one in members if one not in back],
        stepped_back=back,
    )
    single = [
        MarkSheet(item="d", juror=one, **({"state": "recused"} if one in back else {"marks": marks}))
        for one in members
    ]
    one, two = (
        quorum(Scoresheet(rubric=rubric, sheets=some), "d", members=members) for some in ([together], single)
    )
    assert (set(one.present), set(one.recused), one.reached) == (
        set(two.present),
        set(two.recused),
        two.reached,
    )


@law("unused", deliberate)
def adjustments_that_change_nothing(draw):
    """A correction that leaves every score as it was keeps the same; who presides or leads a panel ranks nobody."""
    given = sheet_of(rows_of(draw, jurors=2), {"c0": 1, "c1": 1})
    one = deliberate(given, places=2)
    same = [AdjustedScore(item=item, before=score, after=score) for item, score in rank(given).scores.items()]
    idle = Adjustment(scores=same, decided_by="jury", why="none", source="none", places=2)
    two = deliberate(given, places=2, adjustment=idle, chair="j1")
    assert sets(one.selection.groups) == sets(two.selection.groups)
    assert set(one.selection.main) == set(two.selection.main)


@law("more", extract_for_juror)
def extracts_that_hide_more(draw):
    """The more jurors must have marked an item, the more items are withheld, and the fewer are shown."""
    rows = [one for one in rows_of(draw) if one[1] == "j0" or draw.random() < 0.7]
    held = deliberate(sheet_of(rows), places=1)
    shown = [extract_for_juror(held, "j0", at_least=least) for least in (2, 3, 4)]
    for few, many in pairwise(shown):
        assert set(few.withheld) <= set(many.withheld)
        assert set(many.scores) <= set(few.scores)


@law("more", calibrate)
def calibrations_that_ask_for_less(draw):
    """The greater the significance that is accepted, or the fewer items must be shared, the less is refused."""
    given = reviews(severe_marks(draw))
    strict, loose = (calibrate(given, significance=one, least_shared=3) for one in ("1/50", "1/2"))
    assert strict.applied <= loose.applied
    many, few = (calibrate(given, least_shared=least) for least in (6, 1))
    assert many.applied <= few.applied


@law("unused", z_scores)
def z_scores_that_were_accepted(draw):
    """Once accepted, z-scores do not hang on how many dossiers a juror should have; refused, they say why."""
    given = reviews(triples(draw, items=6))
    one, two = (z_scores(given, accept=True, at_least=least) for least in (2, 10))
    if isinstance(one, Undefined):
        return False
    assert one.scores == two.scores
    assert isinstance(z_scores(given, at_least=7), Undefined)
    return True


@law("more", expected_ranks)
def ranks_that_ask_for_more_certainty(draw):
    """The surer one must be, the fewer are surely in or out; many degrees of freedom are as good as a normal law."""
    given = Estimates.independent(
        {item: draw.uniform(0, 5) for item in named("d", 5)}, dict.fromkeys(named("d", 5), 1.0)
    )
    few, many = (expected_ranks(given, k=2, draws=200, sure=sure) for sure in (0.95, 0.7))
    assert set(few.sure_in) <= set(many.sure_in)
    assert set(few.sure_out) <= set(many.sure_out)
    wide = expected_ranks(given, k=2, draws=200, df=10**6)
    assert close([one.rank for one in wide.ranks], [one.rank for one in few.ranks], 1e-3)


@law("more", marks_needed)
def marks_under_a_higher_ceiling(draw):
    """A higher ceiling takes away no way to be among the first; without one, there is always one."""
    given = reviews(triples(draw, items=3))
    low, high, free = (marks_needed(given, "d0", places=1, highest=top) for top in (5, 9, None))
    assert set(low.marks.items()) <= set(high.marks.items()) <= set(free.marks.items())


@law("unused", best_under_quotas)
def optimum_without_prices(draw):
    """Whether prices are asked for changes no best set."""
    scores, given = scores_of(draw), quotas_of(draw)
    one, two = (best_under_quotas(scores, places=3, priced=priced, **given) for priced in (True, False))
    assert (one.optimum, one.sets, one.count) == (two.optimum, two.sets, two.count)


@law("unused", draw_rfc3797, rfc3797_key)
def draws_from_sources(draw):
    """A draw from published numbers is the draw from their key; the day on which they were announced draws nobody."""
    sources = [[draw.randint(0, 49) for _ in range(4)] for _ in range(2)]
    one = draw_rfc3797(named("p", 6), count=3, sources=sources, announced=date(2019, 1, 16))
    assert one.drawn == draw_rfc3797(named("p", 6), count=3, key=rfc3797_key(sources)).drawn


# ── matching ─────────────────────────────────────────────────────────────────────────────────────


@law("unused", match)
def matchings_with_a_couple_nobody_ranks(draw):
    """Two people who choose together and whom no place ranks take no seat, nor move others unless it is told."""
    given = market_of(draw)
    couple = Couple(members=("q0", "q1"), wishes=[("c0", "c1"), ("c1", "c1")])
    one, two = match(Market(**given)), match(Market(**given, couples=[couple]), arrangements=100)
    assert two.status == "stable"
    assert {"q0", "q1"}.isdisjoint(two.seats)
    assert dict(one.seats) == dict(two.seats) or "may depend on names" in unfolded(two)


@law("unused", match)
def matchings_with_hosts_of_one_place(draw):
    """Where each place has a host of its own, of its capacity and its ranking, hosts change nothing."""
    given = market_of(draw)
    hosts = {place: f"h{place}" for place in given["rankings"]}
    hosted = Market(
        **given,
        hosts=hosts,
        host_rankings={hosts[place]: some for place, some in given["rankings"].items()},
        host_capacities={hosts[place]: room for place, room in given["capacities"].items()},
    )
    assert dict(match(Market(**given)).seats) == dict(match(hosted).seats)


@law("unused", match)
def matchings_with_lots_but_no_ties(draw):
    """Lots part ties alone: where no list has any, they change no seat, whoever proposes."""
    given = market_of(draw)
    order = shuffled(draw, [*named("p", 5), *named("c", 3)])
    for side in SIDES:
        one, two = (match(Market(**given), proposing=side, lots=lots) for lots in (None, order))
        assert dict(one.seats) == dict(two.seats)


# ── programme ────────────────────────────────────────────────────────────────────────────────────


@law("more", calls_for_recusal)
def recusal_rules_that_are_stricter(draw):
    """One more harmless kind of link recuses nobody more; one more decisive kind recuses nobody less."""
    kinds = ["employer", "alumni", "family"]
    link = Interest(
        juror="j", target="d", kind=draw.choice(kinds), intensity=draw.choice([None, "slight", "strong"])
    )
    ours = RecusalRules(name="ours", scope="item", harmless=draw.sample(kinds, 1), decisive=[])
    milder = evolve(ours, harmless=[*ours.harmless, *(one for one in kinds[:1] if one not in ours.harmless)])
    harder = evolve(ours, decisive=[one for one in kinds if one not in ours.harmless])
    asked = [calls_for_recusal(link, procedure=one) for one in (milder, ours, harder)]
    assert asked == sorted(asked)


@law("more", OpeningHours.is_open)
def hours_on_one_more_weekday(draw):
    """One more weekday closes nothing that was open."""
    few = OpeningHours(opens=time(9), closes=time(17), weekdays=draw.sample(range(7), 3), zone="Europe/Paris")
    many = evolve(few, weekdays=sorted({*few.weekdays, draw.randint(0, 6)}))
    moment = datetime(2019, 1, 7, draw.randint(0, 23), tzinfo=UTC) + timedelta(days=draw.randint(0, 9))
    assert few.is_open(moment) <= many.is_open(moment)


@law("unused", apply)
def applications_that_are_checked(draw):
    """An application in time, of somebody whom no condition keeps out, is the one that nobody checked."""
    call = P3.calls_for("candidates")[0]
    received = call.closes - timedelta(hours=draw.randint(1, 200))
    idle = [Standing(status="nothing of it", first=date(2018, 1, 1))]
    wishes = [one.id for one in P3.challenges[:2]]
    one = apply(P3, candidate="p0", wishes=wishes)
    two = apply(P3, candidate="p0", wishes=wishes, received=received)
    assert evolve(two, received=None) == one
    wider = evolve(
        P3, rules=evolve(P3.rules, wish_cap=P3.rules.wish_cap + 1, mate_wishes=True, eligibility=[])
    )
    assert apply(wider, candidate="p0", wishes=wishes, standings=idle) == one
    assert P4.rules.wish_kind == "profile"
    profiles = [profile.id for profile in P4.profiles][: P4.rules.wish_cap or 1]
    assert apply(P4, candidate="p0", wishes=profiles).wishes == tuple(profiles)


@law("unused", state_on)
def states_with_a_deliverable(draw):
    """What a team is to deliver, and the life that is the default, change nobody's state."""
    held, on = appointments_of(draw), date(2019, 1, 16) + timedelta(days=draw.randint(0, 400))
    code = Deliverable(id="code", challenge="plume", due=date(2019, 9, 1), licence="EUPL-1.2")
    one = state_on(held, on)
    two = state_on(held, on, deliverables=[code], life=APPOINTMENT_LIFE)
    assert one.held == two.held
    assert two.due == (code,) or on < date(2019, 9, 1) or two.due == ()


@law("more", Call.accepts)
def calls_of_another_wave(draw):
    """The wave of a call, and the weekday that it states, accept nobody."""
    moment = datetime(2019, 1, 10, draw.randint(0, 23), tzinfo=UTC) + timedelta(days=draw.randint(0, 9))
    one = Call(kind="candidates", opens=date(2019, 1, 12), last_day=date(2019, 1, 15))
    two = evolve(one, wave=2, opens_weekday="samedi", closes_weekday="mardi")
    assert one.accepts(moment) == two.accepts(moment)


# ── contracts and money ──────────────────────────────────────────────────────────────────────────


@law("unused", Contract.of)
def contracts_that_state_what_was_proposed(draw):
    """A contract that states the day that was proposed has the same dates; one not renewable is due no notice."""
    one = contract_of(draw)
    two = evolve(one, stated=one.proposed.last)
    assert (one.last, one.trial, one.renewal_by, one.working_days) == (
        two.last,
        two.trial,
        two.renewal_by,
        two.working_days,
    )
    assert two.agrees
    assert evolve(one, renewable=False).renewal_by is None
    later = one.last + timedelta(days=draw.randint(1, 40))
    assert evolve(one, stated=later).last == later


@law("more", ContractLaw.band, TermBand.holds)
def contract_laws_that_grant_more(draw):
    """A longer notice is told no later, a longer trial ends no sooner, and a renewed trial lasts no less."""
    weeks = draw.randint(1, 8)
    ours = ContractLaw(
        name="ours",
        bands=[
            TermBand(under="6 months", trial=f"{weeks} weeks", notice=f"{weeks} weeks", leaving="8 days"),
            TermBand(trial=f"{weeks} weeks", notice=f"{weeks} weeks", leaving="1 months"),
        ],
        trial_renewals=1,
        answer="8 days",
        last_day_by_analogy=True,
        trial_source="art. 1",
        notice_source="art. 2",
        last_day_source="art. 3",
    )
    more = evolve(
        ours,
        bands=[evolve(one, trial=f"{weeks + 1} weeks", notice=f"{weeks + 1} weeks") for one in ours.bands],
    )
    contract = contract_of(draw, renewable=True, law=ours)
    other = evolve(contract, law=more)
    assert contract.trial.end <= other.trial.end
    assert other.renewal_by <= contract.renewal_by
    assert contract.trial.end <= contract.trial_renewed.end
    weekly = evolve(contract, law=evolve(ours, trial_per_week="1 days"))
    assert weekly.trial.end <= contract.trial.end
    once, anew = (evolve(contract, law=evolve(ours, trial_anew=one)) for one in (False, True))
    assert (once.trial, evolve(anew, again=True).trial) == (contract.trial, contract.trial)
    assert evolve(once, again=True).trial is None
    terms = ContractTerms(duration="10 months", longest="24 months", renewable=True, law=ours)
    assert terms.law.band(contract.start, contract.span.end) == contract.band
    exact = contract.start, TermBand(under="6 months").under.after(contract.start)
    assert (False, True) == tuple(
        TermBand(under="6 months", included=one).holds(*exact) for one in (False, True)
    )


@law("more", ContractLaw, UntakenLeave.amount)
def contract_laws_that_ask_for_more(draw):
    """What asks for a longer contract, or allows a shorter one in all, says no less; a longer notice ends no sooner."""
    sources = dict.fromkeys(
        ("leaving_source", "length_source", "early_source", "leave_source", "as_read"), "art. 4"
    )
    few = ContractLaw(name="few", bands=[TermBand(leaving="8 days")], leave=20, **sources)
    more = evolve(
        few,
        leave=25,
        bands=[TermBand(leaving="1 months")],
        permanent="3 months",
        shortest=f"{draw.randint(1, 20)} months",
        longest=f"{draw.randint(1, 20)} months",
        early="12 months",
        indemnity="1/10",
    )
    one = contract_of(draw, renewable=True, law=few, permanent=True, since=date(2018, 6, 1))
    told = one.start + timedelta(days=draw.randint(0, 20))
    left = Amendment(person=one.person, kind="terminated", on=told, last=told)
    kept, asked = (evolve(one, law=law, amendments=[left]) for law in (few, more))
    assert kept.leaving_by < asked.leaving_by
    assert kept.leave_days * 25 == asked.leave_days * 20
    assert {caution.code for caution in kept.cautions} <= {caution.code for caution in asked.cautions}
    assert one.renewal_by is None
    assert evolve(one, law=more).renewal_by < one.last
    days, most = draw.randint(0, 40), draw.randint(0, 30)
    rule = UntakenLeave(counts="250ths", most=most, source="art. 5")
    amounts = [rule.amount(days=count, monthly=2500) for count in (days, days + 1)]
    assert [120 * min(count, most) for count in (days, days + 1)] == amounts
    tenth = evolve(rule, counts="tenth", most=None)
    assert tenth.amount(days=days, paid=1000, due=40) == Fraction(100 * days, 40)


@law("split", cost_by_year)
def costs_shared_by_payers(draw):
    """What payers and hosts owe adds up to the whole, whatever the shares; the basis and the variable part of pay add nothing."""
    contracts = [contract_of(draw, f"c{at}") for at in range(3)]
    part = Fraction(draw.randint(1, 9), 10)
    whole = cost_by_year(contracts)
    shared = cost_by_year(
        contracts,
        funding=Funding.of(state=part, host=1 - part),
        hosts={"plume": "interior", "adler": "justice"},
    )
    assert sum(shared.by_payer.values()) == sum(shared.by_host.values()) == whole.total
    assert shared.by_payer["state"] == part * whole.total
    for basis in ("net", "gross", "employer_cost"):
        other = evolve(PAY, basis=basis, variable="0.06")
        assert cost_by_year([evolve(one, pay=other) for one in contracts]).by_year == whole.by_year
    bands = [PayBand(pay=PAY)]
    unpaid = [evolve(one, pay=None) for one in contracts]
    years = {one.person: draw.randint(0, 9) for one in contracts}
    assert cost_by_year(unpaid, pay=bands, experience=years).total == whole.total


@law("unused", Pay)
def pay_with_a_variable_part(draw):
    """What may come on top is told, and changes neither the month nor the year."""
    one = Pay(
        amount=draw.randint(1000, 9000), currency="EUR", basis="gross", per=draw.choice(["month", "year"])
    )
    two = evolve(one, variable="0.1")
    assert (one.monthly, one.yearly) == (two.monthly, two.yearly)
    assert 12 * one.monthly == one.yearly


# ── calendars and plans ──────────────────────────────────────────────────────────────────────────


@law("more", France, WorkCalendar.is_working)
def days_that_are_opened(draw):
    """A day that is opened is worked whatever the rule says, and no other day changes; Good Friday is Alsace's alone."""
    calendar, day = WorkCalendar(rule=France()), day_of(draw)
    opened = evolve(calendar, opened=[day])
    assert opened.is_working(day)
    for other in (day + timedelta(days=draw.randint(1, 9)), day - timedelta(days=1)):
        assert opened.is_working(other) == calendar.is_working(other)
    year = day.year
    assert France(good_friday=False)(year) == France()(year)
    alsace, without = (France(territory="alsace-moselle", good_friday=one)(year) for one in (True, False))
    assert set(without) < set(alsace)
    both = evolve(calendar, also=[WorkCalendar(weekend=(4, 5, 6))])
    assert both.is_working(day) == (calendar.is_working(day) and day.weekday() != 4)


@law("unused", schedule, what_if)
def plans_told_what_they_do_already(draw):
    """A phase kept from before the plan, pinned or ended where it stands, or on an equal calendar, moves no date."""
    one = plan_of(draw, kinds=("FS",))
    phase = draw.choice(one.phases)
    told = {key: own[0] for key, own in dates(schedule(one)).items()}
    stands = told[phase.key]
    for other in (
        evolve(phase, not_before=one.start - timedelta(weeks=3)),
        evolve(phase, not_before=stands.start),
        evolve(phase, pinned=stands.start),
        evolve(phase, calendar="site"),
        evolve(phase, deadline=stands.last),
    ):
        again = evolve(one.with_phase(evolve(phase)), calendars={"site": OFFICE}).with_phase(other)
        assert {key: own[0] for key, own in dates(schedule(again)).items()} == told
    whole = schedule(one)
    site = evolve(one, calendars={"site": OFFICE})
    for change in (UseCalendar(calendar=OFFICE), PinPhase(key=phase.key, on=stands.start)):
        assert not any(shift.start for shift in what_if(site, change, finish_by=whole.last).shifts)
    more = AddPhases(
        phase=Phase(key="more", duration="2 weeks"), dependencies=[Dependency(pred="a0", succ="more")]
    )
    assert schedule(RemovePhase(key="more")(more(one))) == whole


@law("unused", schedule)
def milestones_of_one_day(draw):
    """A milestone occupies its day, as a phase of one working day does; one that ends on its last day starts there."""
    one = plan_of(draw, kinds=("FS",))
    key = draw.choice(one.phases).key
    few, many = (
        dates(schedule(one.with_phase(Phase(key=key, duration="1 working days", milestone=mark))))
        for mark in (False, True)
    )
    assert {name: own[0] for name, own in few.items()} == {name: own[0] for name, own in many.items()}
    last = MONDAY + timedelta(weeks=draw.randint(1, 9))
    ended = schedule(one.with_phase(Phase(key=key, duration="1 working days", finish_on=last)))
    assert (ended[key].early.start, ended[key].early.last) == (last, last)


@law("shift", schedule, status, what_if)
def plans_with_a_later_end_to_reach(draw):
    """A later day to finish by gives every phase no less slack, moves no early date, and overloads nobody."""
    one = plan_of(draw, kinds=("FS",))
    last, by = schedule(one).last, timedelta(weeks=draw.randint(1, 5))
    few, many = (schedule(one, finish_by=day) for day in (last, last + by))
    for phase in one.phases:
        assert few[phase.key].early == many[phase.key].early
        assert few[phase.key].slack <= many[phase.key].slack
    few, many = (status(one, [], on=one.start, finish_by=day).forecast for day in (last, last + by))
    assert {one.key: one.early for one in few.placed} == {one.key: one.early for one in many.placed}
    people = [Staffing(who="m", key=phase.key, share=Fraction(1, len(one.phases))) for phase in one.phases]
    assert what_if(one, PinPhase(key="a0", on=one.start), staffing=people).overloads == ()


@law("shift", status)
def phases_that_are_expected_later(draw):
    """A phase that is expected to end later ends then, and nothing that waits for it starts sooner."""
    one = plan_of(draw, kinds=("FS",))
    ends = schedule(one)["a0"].early.last + timedelta(weeks=draw.randint(1, 4))
    facts = [PhaseFact(key="a0", started=one.start)]
    later = [*facts, PhaseFact(key="a0", expected=ends, recorded=one.start)]
    few, many = (status(one, some, on=one.start).forecast for some in (facts, later))
    assert many["a0"].early.last == ends
    assert all(few[phase.key].early.start <= many[phase.key].early.start for phase in one.phases)


@law("more", timetable, plan_hearings)
def hearings_that_ask_for_more_jurors(draw):
    """The more jurors must be left in the room, the fewer hearings can be held."""
    hearings, days, options = hearing_worlds.small_world(draw)
    options.pop("fewest_jurors", None)
    few, many = (
        timetable(hearings, days, slot=hearing_worlds.SLOT, fewest_jurors=fewest, **options)
        for fewest in (1, 2)
    )
    if many.proven and few.proven:
        assert many.most <= few.most
    panels = [Panel(id="east", members=["j0", "j1"], hears=["k0"], lead=draw.choice([None, "j0", "j1"]))]
    found = [
        plan_hearings(
            panels, days=[date(2018, 11, 6)], fewest_jurors=fewest, away={"j1": [date(2018, 11, 6)]}
        ).most
        for fewest in (1, 2)
    ]
    assert found == sorted(found, reverse=True)


@law("more", lint)
def slips_with_school_holidays(draw):
    """School holidays that are known find no slip less."""
    sessions = [
        Session(key=f"s{at}", when=MONDAY + timedelta(days=draw.randint(0, 30)), place="Paris")
        for at in range(3)
    ]
    spring = ("spring", Span.inclusive(MONDAY, MONDAY + timedelta(days=12)))
    few, many = (
        {(one.key, one.code) for one in lint(sessions, calendar=OFFICE, school=school).findings}
        for school in ([], [spring])
    )
    assert few <= many
    assert {key for key, _ in many - few} == {one.key for one in sessions if spring[1].common(one.when)}


@law("unused", Rubric.total)
def criteria_that_apply_to_others(draw):
    """A criterion that applies to other items alone has no part in the total of an item."""
    weights = {one: draw.randint(1, 5) for one in named("c", 2)}
    marks = {one: draw.randint(1, 4) for one in weights}
    own = [Criterion(id=one, scale=EIG_SCALE, weight=weight) for one, weight in weights.items()]
    other = Criterion(id="other", scale=EIG_SCALE, weight=7, applies_to=["elsewhere"])
    one, two = Rubric(criteria=own), Rubric(criteria=[*own, other])
    assert one.total(marks, item="d") == two.total(marks, item="d")
