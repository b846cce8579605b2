"""Laws of the programme: applications, eligibility, interests and the state of a promotion on a day."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from attrs import evolve

from eig.programme import Appointment, Interest, Promotion, apply, state_on
from eig.programme.applications import eligibility_of, receive
from eig.programme.appointments import Event
from eig.programme.calls import Call
from eig.programme.disclosure import Disclosure
from eig.programme.eligibility import EligibilityCondition, Standing
from eig.programme.interests import calls_for_recusal, recusal_scope
from eig.programme.jurisdictions import FRANCE, Jurisdiction
from eig.programme.ledger import Ledger
from eig.programme.organisations import Funding
from eig.programme.pay import Pay, PayBand
from eig.programme.people import Mentor
from eig.programme.promotions import Programme
from eig.programme.quotas import Quota
from eig.programme.rules import PromotionRules
from eig.programme.successors import appoint_successor
from eig.programme.terms import ContractTerms
from eig.promotions import P3
from eig.reasons import Reason
from helpers.metamorphic import law, named, renamed, shuffled

DAY = date(2019, 1, 16)
ERA = timedelta(days=146_097)


def appointments_of(draw):
    """Draw who is appointed where, from when and for how long."""
    return [
        Appointment(
            person=person,
            challenge=draw.choice(["plume", "adler"]),
            start=DAY + timedelta(days=draw.randint(0, 200)),
            terms=ContractTerms(duration=f"{draw.randint(1, 10)} months"),
        )
        for person in named("p", 4)
    ]


def _who(found):
    return [
        {one.appointment.person for one in group} for group in (found.present, found.coming, found.alumni)
    ]


def _state(found):
    return {(one.appointment.person, one.phase, one.status) for one in found.held}


@law("permute", state_on)
def states_of_permuted_appointments(draw):
    """Who is there on a day does not hang on the order of appointments and events, nor on names."""
    held, on = appointments_of(draw), DAY + timedelta(days=draw.randint(0, 400))
    events = [
        Event(
            on=DAY + timedelta(days=draw.randint(1, 300)),
            kind="terminated",
            person="p0",
            challenge=held[0].challenge,
        )
    ]
    if events[0].on < held[0].start or events[0].on > held[0].last:
        events = []
    one = state_on(held, on, events=events)
    assert _state(one) == _state(state_on(shuffled(draw, held), on, events=shuffled(draw, events)))
    new = renamed(draw, named("p", 4))
    others = [evolve(some, person=new[some.person]) for some in held]
    again = [evolve(some, person=new[some.person]) for some in events]
    assert {(new[person], *rest) for person, *rest in _state(one)} == _state(
        state_on(others, on, events=again)
    )


@law("shift", state_on)
def states_four_centuries_later(draw):
    """Appointments and the day 400 years later: the same people are there, to come, and gone."""
    held, on = appointments_of(draw), DAY + timedelta(days=draw.randint(0, 400))
    moved = [evolve(one, start=one.start + ERA) for one in held]
    assert _state(state_on(held, on)) == _state(state_on(moved, on + ERA))


@law("more", state_on, appoint_successor)
def states_with_one_more_appointment(draw):
    """One more appointment changes the state of nobody else."""
    held, on = appointments_of(draw), DAY + timedelta(days=draw.randint(0, 400))
    one, two = (_state(state_on(some, on)) for some in (held[1:], held))
    assert one <= two
    assert len(two - one) == 1


def facts_of(draw):
    """Draw facts of a year, no two of them alike."""
    kinds = ("strike", "holiday", "noted")
    days = draw.sample(range(300), 4)
    return [Event(on=DAY + timedelta(days=one), kind=draw.choice(kinds), what=f"w{one}") for one in days]


@law("permute", Ledger.record, Ledger.on, Ledger.correct)
def ledgers_of_permuted_facts(draw):
    """What counts does not hang on the order in which facts are recorded, and a correction takes away one fact alone."""
    facts = facts_of(draw)
    one, two = (Ledger().record(*some) for some in (facts, shuffled(draw, facts)))
    wrong, day = facts[0], DAY + timedelta(days=draw.randint(300, 400))
    assert one.in_force == two.in_force
    assert one.on(wrong.on).in_force == two.on(wrong.on).in_force
    right = one.correct(wrong, on=day, by="office", why="misread")
    assert {*one.in_force} - {*right.in_force} == {wrong}
    assert right.on(day - timedelta(days=1)).in_force == one.in_force


@law("shift", Event.covers, Mentor.helps)
def spans_four_centuries_later(draw):
    """A fact and a mentor whose days are all 400 years later hold on the same days, 400 years later."""
    first, last, on = (DAY + timedelta(days=draw.randint(0, 30)) for _ in range(3))
    first, last = sorted((first, last))
    fact = Event(on=first, kind="strike", first=first, last=last)
    mentor = Mentor(id="m", challenge="plume", first=first, last=last)
    dates = {"first": first + ERA, "last": last + ERA}
    assert fact.covers(on) == evolve(fact, on=first + ERA, **dates).covers(on + ERA) == (first <= on <= last)
    assert mentor.helps(on, on) == evolve(mentor, **dates).helps(on + ERA, on + ERA) == (first <= on <= last)


STATUSES = ("agent", "student", "abroad")
CONDITIONS = (
    EligibilityCondition(excludes="agent", at="contract"),
    EligibilityCondition(requires="student", at="application"),
)


@law("unused", eligibility_of, EligibilityCondition.verdict)
def eligibility_with_an_idle_standing(draw):
    """A standing that no condition names, and the order of standings, change no verdict."""
    standings = [
        Standing(status=draw.choice(STATUSES), first=DAY - timedelta(days=draw.randint(1, 300)))
        for _ in range(draw.randint(0, 3))
    ]
    idle = [*shuffled(draw, standings), Standing(status="nothing of it", first=DAY)]
    for condition in CONDITIONS:
        for on in (None, DAY):
            assert condition.verdict(standings, on=on) == condition.verdict(idle, on=on)
    one, two = (eligibility_of(P3, some) for some in (standings, idle))
    assert [some.verdict for some in one.judged] == [some.verdict for some in two.judged]


def _promotion(cap=3):
    return Promotion(
        programme=Programme(name="EIG"), ordinal=1, rules=PromotionRules(wish_cap=cap, wish_kind="challenge")
    )


@law("more", Disclosure.tells, Disclosure.told)
def a_policy_that_tells_more(draw):
    """A kind of fact that is told to one reader more takes nothing from what others read."""
    kind = draw.choice(["total", "counts", "gaps", "votes", "means", "words"])
    few = Disclosure(**{kind: []})
    more = evolve(few, **{kind: ["candidate"]})
    assert few.tells(kind, "public") == more.tells(kind, "public") is False
    assert more.tells(kind, "candidate")
    told = [
        Reason(
            code="own_rank", facts={"rank": 1, "count": 2, "score": 3, "equals": None}, table="jury.minutes"
        )
    ]
    told += [
        Reason(code="margin", facts={"gap": draw.randint(1, 4), "rivals": ("b",)}, table="jury.selection")
    ]
    assert list(few.told(told, "public")) == list(more.told(told, "public"))
    assert list(few.told(told, "jury")) == told == list(more.told(told, "jury"))
    assert len(list(few.told(told, "candidate"))) <= len(list(more.told(told, "candidate")))


@law("permute", Jurisdiction.voice)
def words_of_a_place_in_another_order(draw):
    """The words of a place are said alike in whatever order it gives them: the longest that fits stands first."""
    words = shuffled(draw, [("challenge", "mission"), ("challenges", "missions"), ("no challenge", "none")])
    ours = evolve(FRANCE, words={"en": dict(words)})
    assert "Missions, a mission; none" == ours.voice("en").typeset("Challenges, a challenge; no challenge")
    assert FRANCE.voice("fr") == ours.voice("fr")


@law("unused", Jurisdiction.quote, Jurisdiction.rights)
def rights_under_a_law_with_another_point(draw):
    """A point that is added to a law, and its name, change nothing of what is said of the others."""
    points = draw.sample(sorted(FRANCE.laws), 4)
    few = evolve(FRANCE, laws={point: FRANCE.laws[point] for point in points[:3]})
    more = evolve(few, name="ours", laws={**few.laws, points[3]: {"en": "s. 3"}})
    assert [few.quote(point) for point in points[:3]] == [more.quote(point) for point in points[:3]]
    added = {points[3]} & {"access", "automated", "data"}
    assert [one.code for one in more.rights("us") if one.code not in added] == [
        one.code for one in few.rights("us")
    ]


@law("permute", apply, receive)
def applications_of_permuted_challenges(draw):
    """An application keeps the order of wishes, and does not see the order in which challenges were published."""
    wishes = draw.sample([one.id for one in P3.challenges], P3.rules.wish_cap or 2)
    mixed = evolve(P3, challenges=shuffled(draw, P3.challenges))
    one, two = (apply(some, candidate="p0", wishes=wishes) for some in (P3, mixed))
    assert one == two
    assert [one.rank(wish) for wish in wishes] == list(range(len(wishes)))
    assert receive(mixed, one) == receive(P3, one)


PROCEDURES = ("competition", "examination", "advisory")


@law("more", calls_for_recusal)
def interests_that_grow(draw):
    """A link that the jury judges strong calls for a recusal wherever a slight one of that kind does."""
    kind = draw.choice(["employer", "mentor", "family", "conscience", "friend"])
    for procedure in PROCEDURES:
        slight, strong = (
            calls_for_recusal(Interest(juror="j", target="d", kind=kind, intensity=one), procedure=procedure)
            for one in ("slight", "strong")
        )
        assert slight <= strong


@law("rename", calls_for_recusal, recusal_scope)
def interests_under_other_names(draw):
    """Who and what is linked decides nothing: the kind of the link does, and the procedure alone says how far."""
    kind = draw.choice(["employer", "mentor", "family", "conscience"])
    for procedure in PROCEDURES:
        one, two = (
            calls_for_recusal(Interest(juror=juror, target=target, kind=kind), procedure=procedure)
            for juror, target in (("j", "d"), ("zoe", "alpha"))
        )
        assert one == two
        assert recusal_scope(procedure) in ("item", "session")


@law("split", Funding.share)
def funding_in_two_parts(draw):
    """Shares make the whole, and the order in which payers are named decides none."""
    part = Fraction(draw.randint(1, 9), 10)
    one, two = Funding.of(state=part, host=1 - part), Funding.of(host=1 - part, state=part)
    assert one.share("state") + one.share("host") == 1
    assert (one.share("state"), one.share("host")) == (two.share("state"), two.share("host"))


@law("scale", PromotionRules.pay_for, PayBand.covers)
def pay_in_another_unit(draw):
    """The band of somebody's experience does not hang on what is paid, nor on the order of bands; pay follows."""
    at, k = draw.randint(1, 9), draw.randint(2, 5)
    bands = [
        PayBand(
            pay=Pay(amount=amount, currency="EUR", basis="gross", per="month"),
            from_years=low,
            up_to_years=high,
        )
        for amount, low, high in ((2000, 0, at), (3000, at + 1, None))
    ]
    dearer = [evolve(one, pay=evolve(one.pay, amount=k * one.pay.amount)) for one in bands]
    for years in range(12):
        one = PromotionRules(pay=bands).pay_for(years)
        two = PromotionRules(pay=shuffled(draw, dearer)).pay_for(years)
        assert k * one.amount == two.amount
        assert (k * one.monthly, k * one.yearly) == (two.monthly, two.yearly)
        assert [some.covers(years) for some in bands] == [some.covers(years) for some in dearer]


@law("permute", Quota.counts)
def quotas_of_permuted_values(draw):
    """Whether a quota counts somebody does not hang on the order of their values, nor on what else they have."""
    values = draw.sample(["x", "y", "z"], 2)
    quota = Quota(attribute="p", value="x", minimum=1)
    assert quota.counts({"p": values}) == quota.counts({"p": values[::-1], "q": ["x"]}) == ("x" in values)


@law("more", Call.accepts)
def calls_that_close_later(draw):
    """Whatever a call accepts, the same call that closes later accepts."""
    moment = datetime(2019, 1, 10, draw.randint(0, 23), tzinfo=UTC) + timedelta(days=draw.randint(0, 9))
    one = Call(kind="candidates", opens=date(2019, 1, 12), last_day=date(2019, 1, 15))
    two = evolve(one, last_day=date(2019, 1, 17))
    assert one.accepts(moment) <= two.accepts(moment)
