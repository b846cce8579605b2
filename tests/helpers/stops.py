"""How many steps of Python a call takes between two questions whether to stop (`python -m helpers.stops`).

A step is one instruction of the interpreter, counted by its tracing: as many on every machine. What is called, and the
most steps that it may take, stand in the one table of limits (`helpers.limits`), with input large enough that deafness shows.
"""

import random
import sys
from contextlib import suppress
from datetime import date, time, timedelta

from eig import jury, teams, testing, to_html
from eig.book import Book
from eig.errors import Fault
from eig.jury import posts, robustness, severity, votes
from eig.jury.assignment import (
    assign_reviewers,
    assign_to_panels,
    design_panels,
    equal_assignments,
    equal_repairs,
)
from eig.jury.comparability import algebraic_connectivity
from eig.jury.selection import best_under_quotas, fair_lottery, replacements
from eig.programme import Panel, Quota
from eig.programme.appointments import Event
from eig.promotions import P3
from eig.timeline.hearings import HalfDay, Hearing, plan_hearings, timetable
from eig.timeline.plan import Job, Jobs, level_jobs, schedule

STEPS = 2_500_000  # between two questions: a tenth of a second


class Counted:
    """Instructions of Python: the most between two questions, and those after the last one."""

    def __init__(self, after=None):
        self.now = self.most = self.all = self.asked = self.end = 0
        self.after = after

    def __call__(self):
        """Answer a question whether to stop."""
        self.asked += 1
        self.most, self.now = max(self.most, self.now), 0
        return self.after is not None and self.asked > self.after

    def trace(self, frame, event, _arg):
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        if event == "opcode":
            self.now += 1
            self.all += 1
        return self.trace

    def run(self, call):
        """Run a call that is given this as its word to stop; return what it answers."""
        before = sys.gettrace()
        sys.settrace(self.trace)
        try:
            found = call(self)
        finally:
            sys.settrace(before)
        self.most, self.end = max(self.most, self.now), self.now
        return found


def _reviews(items, jurors, each=3, grades=21):
    rng = random.Random(items)
    return jury.Reviews.from_triples(
        (f"d{item:05}", f"j{juror:03}", rng.randrange(grades))
        for item in range(items)
        for juror in rng.sample(range(jurors), each)
    )


def _profiles(jurors):
    rng = random.Random(jurors)
    return {f"j{at:04}": [rng.choice("abcd"), rng.choice("uvwxyz"), rng.choice("mf")] for at in range(jurors)}


def _worth(items, jurors):
    draw = random.Random(items)
    names = [f"j{at:03}" for at in range(jurors)]
    return {f"c{at:04}": {name: draw.randrange(11) ** 2 for name in names} for at in range(items)}, names


def _assigned(items, jurors, **options):
    worth, names = _worth(items, jurors)
    most = -(-items * 3 // jurors)
    return lambda stop: assign_reviewers(
        list(worth), names, reviews_per_item=3, loads=(most - 1, most), affinity=worth, stop=stop, **options
    )


def _wanted(items, jurors):
    """Return the fairest plan of items that all want the same few jurors: many flows, and none of them at once."""
    draw = random.Random(items)
    names = [f"j{at:03}" for at in range(jurors)]
    worth = {
        f"c{at:04}": {name: draw.randrange(2 + one) for one, name in enumerate(names)} for at in range(items)
    }
    most = -(-items * 3 // jurors)
    return lambda stop: assign_reviewers(
        list(worth),
        names,
        reviews_per_item=3,
        loads=(0, most),
        affinity=worth,
        objective="maximin",
        stop=stop,
    )


def hearings(count, panels=6, rooms=5, half_days=7, away=0.2, tangled=False):
    """Return hearings before panels, in nearly as many turns as there are; tangled panels share jurors."""
    draw = random.Random(count)
    jurors = [f"j{at:02}" for at in range(panels * 3)]
    members = [draw.sample(jurors, 3) if tangled else jurors[at * 3 : at * 3 + 3] for at in range(panels)]
    heard = [
        Hearing(key=f"h{at:03}", jurors=members[at % panels], guests=[f"g{at:03}"]) for at in range(count)
    ]
    days = [
        HalfDay(key=f"d{at:02}", day=date(2026, 1, 5) + timedelta(days=at), starts=time(9), ends=time(12, 30))
        for at in range(half_days)
    ]
    absences = [(f"g{at:03}", day.key) for at in range(count) for day in days if draw.random() < away]
    return lambda stop, **options: timetable(
        heard, days, rooms=[f"r{at}" for at in range(rooms)], absences=absences, half_days_per_juror=None,
        stop=stop, **options,
    )  # fmt: skip


def _planned(count):
    panels = [
        Panel(id=f"p{at}", members=[f"j{at}", f"k{at}"], hears=[f"c{at}-{n}" for n in range(count // 6)])
        for at in range(6)
    ]
    days = [date(2026, 1, 5) + timedelta(days=at) for at in range(4)]
    return lambda stop: plan_hearings(panels, days=days, rooms=5, stop=stop)


def _orders(items, jurors):
    draw = random.Random(items)
    names = [f"c{item:04}" for item in range(items)]
    return votes.Preferences.from_orders(
        votes.Preference(tiers=[[name] for name in draw.sample(names, items)]) for _ in range(jurors)
    )


def _ring(items):
    return {f"i{at:03}": {"a": str(at % 7), "b": str(at % 11), "c": str(at % 4)} for at in range(items)}, [
        *(Quota(attribute="a", value=str(at), minimum=1, maximum=4) for at in range(7)),
        *(Quota(attribute="b", value=str(at), maximum=3) for at in range(11)),
    ]


def _selected():
    """Return the list of eighty items under twenty quotas, of which each item counts for two."""
    ring = [f"v{at:02}" for at in range(20)]
    kinds = {f"i{at:02}": {"a": [ring[at % 20], ring[(at + 1) % 20]]} for at in range(80)}
    quotas = [Quota(attribute="a", value=value, minimum=1, maximum=2) for value in ring]
    ranking = jury.rank({item: at * 7 % 97 for at, item in enumerate(kinds)})
    return lambda stop: _ended(
        lambda: jury.select(ranking, places=20, quotas=quotas, attributes=kinds, stop=stop)
    )


def _replaced():
    """Return who replaces whom of a main list of twenty-five."""
    ranking = jury.rank({f"i{at:03}": at * 7 % 401 for at in range(400)})
    chosen = jury.select(ranking, places=25, reserve=None)
    return lambda stop: _ended(lambda: replacements(chosen, stop=stop))


def _ceilings():
    """Return the best sets of sixty items, each counted by three of six ceilings."""
    draw = random.Random(4)
    scores = {f"i{at:02}": draw.randint(0, 50) for at in range(60)}
    kinds = {item: dict.fromkeys(draw.sample("abcdef", 3), "x") for item in scores}
    given = {
        "quotas": [Quota(attribute=name, value="x", maximum=2) for name in "abcdef"],
        "attributes": kinds,
    }

    def call(stop):
        with suppress(Fault):  # it was stopped before it found a set
            best_under_quotas(scores, places=8, **given, stop=stop)

    return call


def _lottery(items):
    people, quotas = _ring(items)
    return lambda stop: fair_lottery(people, places=15, quotas=quotas, stop=stop)


def _jobs(count):
    draw = random.Random(count)
    return Jobs(
        jobs=[
            Job(key=f"j{at:04}", duration=draw.randrange(1, 9), demand=draw.randrange(1, 3),
                preds=[f"j{at - 3:04}"] if at > 2 else [])
            for at in range(count)
        ],
        capacity=3,
    )  # fmt: skip


def _sheet(items, jurors):
    grid = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
    draw = random.Random(items)
    return jury.Scoresheet.from_marks(
        grid,
        [
            (f"d{item:03}", f"j{juror}", {"impact": draw.randint(1, 4), "team": draw.randint(1, 4)})
            for item in range(items)
            for juror in draw.sample(range(jurors), 3)
        ],
    )


def _fitted(name, items=200, jurors=100, grades=5):
    marks, fit = _reviews(items, jurors, grades=grades), getattr(severity, name)
    return lambda stop: fit(marks, stop=stop)


def _predicted(items, jurors):
    marks, shares = _reviews(items, jurors), severity.Variances(items=4, jurors=1, residual=2)
    return lambda stop: severity.blup(marks, shares, stop=stop)


def _expected(items, jurors):
    estimates = severity.crossed_model(_reviews(items, jurors)).estimates
    return lambda stop: robustness.expected_ranks(estimates, k=items // 4, stop=stop)


def _ranked(items):
    draw = random.Random(items)
    means = {f"d{at:05}": draw.gauss(0, 3) for at in range(items)}
    estimates = severity.Estimates.independent(means, {name: draw.uniform(1, 2) for name in means})
    return lambda stop: robustness.expected_ranks(estimates, stop=stop)


def _boot(items, jurors):
    marks = _reviews(items, jurors)
    return lambda stop: robustness.bootstrap(marks, places=items // 4, replicates=1_000, stop=stop)


def _left_out(items, jurors):
    marks = _sheet(items, jurors)
    return lambda stop: robustness.leave_one_juror_out(marks, places=items // 4, stop=stop)


def _checked(items, jurors):
    held = jury.deliberate(_sheet(items, jurors), places=items // 4)
    return lambda stop: jury.check_jury(held, replicates=500, stop=stop)


def _design(jurors):
    profiles, sizes = _profiles(jurors), {f"p{at:03}": 6 for at in range(jurors // 6)}
    return lambda stop: design_panels(profiles, sizes=sizes, stop=stop)


def _kemeny(items, jurors):
    orders = _orders(items, jurors)
    return lambda stop: votes.kemeny(orders, effort=3_000, stop=stop)


def _compared(rank, items):
    orders = _orders(items, 12)

    def call(stop):
        with suppress(Fault):  # nobody is ranked before all are compared
            rank(orders, stop=stop)

    return call


def _levelled(count):
    jobs = _jobs(count)
    return lambda stop: level_jobs(jobs, max_steps=2_000, stop=stop)


def _heard(items):
    design = design_panels(_profiles(60), sizes={f"n{at}": 6 for at in range(10)})
    worth, _ = _worth(items, 1)
    worth = {item: {panel: at * 7 % 9 for at, panel in enumerate(design.panels)} for item in worth}
    return lambda stop: assign_to_panels(
        list(worth), design, loads=(0, items // 10 + 2), affinity=worth, stop=stop
    )


def _posts(people, lists, grades=8):
    draw = random.Random(people)
    names = [f"p{at:04}" for at in range(people)]
    rankings = {
        f"l{at}": jury.Ranking.from_scores(
            {name: draw.randrange(grades) for name in draw.sample(names, people // 2)}
        )
        for at in range(lists)
    }
    wishes = {name: draw.sample(sorted(rankings), 3) for name in names}
    return lambda stop, **options: posts.fill_posts(
        rankings, posts=people // lists // 3, wishes=wishes, stop=stop, **options
    )


def _posts_verified(people, lists):
    found = _posts(people, lists)(lambda: False)
    return lambda stop: _ended(lambda: found.verify(stop=stop))


def _asked(people, openings):
    draw = random.Random(people)
    names = [f"o{at:02}" for at in range(openings)]
    some = [
        teams.Person(id=f"p{at:03}", cost=draw.randint(30, 60), wishes=draw.sample(names, 4))
        for at in range(people)
    ]
    merit = teams.MeritPoints.of(
        {(one.id, wish, None): draw.randint(8, 18) for one in some for wish in one.wishes}
    )
    return teams.Problem(
        people=some,
        openings=[teams.Opening(id=name, size=(2, 3)) for name in names],
        rules=[teams.asked.Budget(id="cost", amount="cost", maximum=90 * openings)],
        objective=teams.Objective(terms=[merit, teams.WishPoints(level=2, by_rank=[4, 3, 2, 1])]),
    )


def _promotion(people, openings):
    given = _asked(people, openings)
    return lambda stop: teams.compose(given, stop=stop)


def _explained(people, openings):
    found = teams.compose(_asked(people, openings))
    out = min({one.id for one in found.problem.people} - {*found.cohort.people})
    return lambda stop: found.explain(out, stop=stop)


def _others(people, openings):
    given = _asked(people, openings)
    known = teams.compose(given).cohort
    return lambda stop: teams.answers.alternatives(given, known, stop=stop)


def _front(people, openings):
    given = _asked(people, openings)
    return lambda stop: teams.answers.pareto_front(given, stop=stop)


def couples(people):
    """Return the matching of people of whom one in six belongs to a couple that wants to be placed together."""
    draw = random.Random(people)
    places = [f"o{at}" for at in range(people // 3 + 1)]
    pairs = [
        teams.matching.Couple(
            members=(f"a{at}", f"b{at}"), wishes=[tuple(draw.choices(places, k=2)) for _ in range(4)]
        )
        for at in range(people // 10)
    ]
    alone = {f"p{at}": draw.sample(places, 5) for at in range(people)}
    every = [*alone, *(one for pair in pairs for one in pair.members)]
    market = teams.matching.Market(
        wishes=alone, rankings={place: draw.sample(every, len(every)) for place in places},
        capacities=dict.fromkeys(places, 3), couples=pairs,
    )  # fmt: skip
    return lambda stop: teams.match(market, stop=stop)


def _firm(items, jurors):
    marks = _reviews(items, jurors)
    return lambda stop: algebraic_connectivity(marks, stop=stop)


def _turned(items):
    draw = random.Random(items)
    scores = {f"d{at:04}": {"a": draw.randrange(200), "b": draw.randrange(200)} for at in range(items)}
    return lambda stop: robustness.weight_stability(scores, weights={"a": 1, "b": 1}, varied="a", stop=stop)


def _criteria(items, count):
    draw = random.Random(items)
    names = [f"k{at:02}" for at in range(count)]
    scores = {f"d{at:04}": {name: draw.randrange(20) for name in names} for at in range(items)}
    weights = dict.fromkeys(names, 1)
    return lambda stop: robustness.leave_one_criterion_out(scores, weights=weights, places=9, stop=stop)


def _as_good(items, jurors):
    names = [f"j{at:02}" for at in range(jurors)]
    every = [f"c{at:02}" for at in range(items)]
    plan = assign_reviewers(list(every), names, reviews_per_item=2, loads=(0, 2 * items // jurors + 1))
    return lambda stop: equal_assignments(plan, stop=stop)


def _repaired(items, jurors):
    names = [f"j{at:02}" for at in range(jurors)]
    every = [f"c{at:02}" for at in range(items)]
    nothing = assign_reviewers(list(every), names, reviews_per_item=2, loads=2 * items // jurors - 1)
    return lambda stop: equal_repairs(nothing, stop=stop)


def _written(name, items, **options):
    """Return a text of the minutes of so many items."""
    held = jury.deliberate(_sheet(items, 9), places=items // 4)
    minutes = held.minutes(title="EIG 3")
    return lambda stop: _ended(lambda: getattr(minutes, name)(stop=stop, **options))


def _drawn(draw, phases):
    """Return the chart of so many phases, one after the other."""
    from helpers.limits import _plan

    planned = schedule(_plan(phases))
    return lambda stop: _ended(lambda: draw(planned, stop=stop))


def _verified(items):
    held = jury.deliberate(_sheet(items, 9), places=items // 4)
    minutes = held.minutes(title="EIG 3")
    text = minutes.to_markdown()
    return lambda stop: _ended(lambda: jury.verify(minutes, held, text=text, stop=stop))


def _page(items):
    ranking = jury.rank({f"d{at:05}": at * 7 % 97 for at in range(items)})
    return lambda stop: _ended(lambda: to_html(ranking, stop=stop))


def _ended(call):
    """Answer a call that is ended by a fault once it is stopped."""
    with suppress(Fault):
        return call()


def year(candidates):
    """Return an outcome of which nothing was asked yet: so many candidates, their lists, and their teams."""
    table = testing.synthetic_tables(P3, seed=7, candidates=candidates, jurors=6, panels=3, heard=2)
    panels, given = table["candidate_panels"], {name: table[name] for name in ("candidates", "jurors")}
    joined = Book.read(P3, **given, panels=panels, dialect="fr")
    lists = joined.lists(table["candidate_marks"], scale=jury.EIG_SCALE)
    kept = sorted({one.key[0] for one in lists})[:2]
    return joined.decide(None, lists, joined.compose(kept, lists, wishes=[2, 1]))


def _told(name, *given, candidates=30, **options):
    """Return something that is told of a year, which first asks why each sits where they do."""
    outcome = year(candidates)
    return lambda stop: _ended(lambda: getattr(outcome, name)(*given, stop=stop, **options))


def _covered(candidates):
    outcome = year(candidates)
    return lambda stop: outcome.cover(outcome.cohort.cohort.people[0], stop=stop)


def _changed(candidates):
    before = year(candidates)
    gone = Event(on=date(2018, 12, 1), kind="withdrawn", person=before.cohort.cohort.people[0])
    return lambda stop: _ended(lambda: before.record(gone).changes_since(before, stop=stop))


def _replayed(candidates):
    outcome = year(candidates)
    dossier = outcome.dossier()
    return lambda stop: _ended(lambda: dossier.replay(outcome.book, stop=stop))


def _heard_in_a_book(candidates):
    joined = year(candidates).book
    return lambda stop: joined.hearings(days=[date(2018, 11, 6), date(2018, 11, 7)], stop=stop)


def calls():
    """Return each call that is counted: what makes it, and the most steps between two questions."""
    from helpers.limits import ROWS

    return {name: call for row in ROWS for name, call in row.counted.items()}


def measured(name, questions=40):
    """Return what a call took to its end, or to so many questions, and what it took where it was stopped at once."""
    build, _ = calls()[name]
    build()(lambda: True)  # modules are loaded, which asks nobody
    counts = Counted(questions), Counted(0)
    for counted in counts:
        counted.run(build())
    return counts


def main():
    """Print how many steps each call takes, and the most between two questions."""
    for name in sys.argv[1:] or calls():
        told, at_once = measured(name)
        most, questions = f"{told.most:,} steps between two", f"{told.asked:,} questions"
        print(f"{name}: {questions}, {most}; {at_once.all:,} steps where it is stopped at once", flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
