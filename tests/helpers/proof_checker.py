"""A checker of written proofs that never searches: it reads a problem and lines, adds up, and compares.

It shares nothing with the search, and knows rules by what they answer.
"""

import json
from collections import Counter
from fractions import Fraction
from math import gcd, lcm

from eig.teams.asked import Crew, MaxEachTeam, MinProfiles


class Wrong(AssertionError):
    """Lines that prove nothing."""


def ensure(holds, *said):
    """Refuse lines where something does not hold."""
    if not holds:
        raise Wrong(*said)


class Stated:
    """A problem as rows over seats: who sits together, where each may sit, and what that is worth."""

    def __init__(self, problem, weights):
        """Read a problem, given how much a point of each level weighs."""
        self.problem, self.weights = problem, weights
        self.hard = [rule for rule in problem.all_rules if not rule.level]
        self.soft = [rule for rule in problem.all_rules if rule.level]
        self.order = {person.id: number for number, person in enumerate(problem.people)}
        self.units = self._units()
        self.of = {one: lead for lead, some in self.units.items() for one in some}
        self.fixed = {
            seat
            for rule in self.hard
            for line in self.lines_of(rule)
            if not line.by_person and len(line.by_seat) == 1
            for seat, use in line.by_seat.items()
            if use <= line.high < 0
        }
        self.seats = {
            (lead, opening.id): self._points(some, opening)
            for lead, some in self.units.items()
            for opening in problem.openings
            if self._may_sit(some, opening)
        }

    def lines_of(self, rule):
        """Return the bounds on the cohort of a rule."""
        return rule.lines(self.problem.people) if hasattr(rule, "lines") else ()

    def _units(self):
        lead = {name: name for name in self.order}
        for some in [rule.binds() for rule in self.hard if hasattr(rule, "binds")]:
            known = [one for one in some if one in lead]
            if len(known) < len(some):
                ensure(not known, "bound to somebody absent")
            for one in known[1:]:
                old = lead[one]
                lead = {name: lead[known[0]] if at == old else at for name, at in lead.items()}
        groups = {}
        for name, at in lead.items():
            groups.setdefault(at, []).append(name)
        return {some[0]: some for some in groups.values()}

    def _may_sit(self, some, opening):
        people = [self.problem.person(one) for one in some]
        given = {place for who, place in self.fixed if who in some}
        apart = [set(rule.excludes()) for rule in self.hard if hasattr(rule, "excludes")]
        if any(
            span.high is not None and sum(map(span.amount, people)) > span.high
            for span in self.spans(opening)
        ):
            return False  # those who sit together are too many, or too dear, by themselves
        return (
            given <= {opening.id}
            and all(
                rule.allows(one, opening) for rule in self.hard if hasattr(rule, "allows") for one in people
            )
            and not any(len(foes.intersection(some)) > 1 for foes in apart)
        )

    def _may_meet(self, a, b):
        """Tell whether two who do not sit as one may both sit at some opening."""
        units = {self.of.get(a), self.of.get(b)}
        return len(units) == 2 and any(
            all((unit, opening.id) in self.seats for unit in units) for opening in self.problem.openings
        )

    def _points(self, some, opening):
        """Return the points of a seat of people who sit together, level by level."""
        told = Counter()
        people = [self.problem.person(one) for one in some]
        for term in self.problem.objective.terms:
            if hasattr(term, "pairs"):
                told[term.level] += sum(points for a, b, points in term.pairs() if {a, b} <= set(some))
            elif hasattr(term, "post_points"):
                told[term.level] += sum(term.post_points(one, opening, None) for one in people)
            else:
                told[term.level] += sum(term.points(one, opening) for one in people)
        for rule in self.soft:
            if hasattr(rule, "allows"):
                told[rule.level] -= rule.weight * sum(not rule.allows(one, opening) for one in people)
        return told

    def check_rules(self):
        """Refuse a problem of which rows over seats do not say all."""
        shapes = ("allows", "lines", "binds", "excludes", "spans")
        for rule in self.hard:
            told = isinstance(rule, MaxEachTeam) or (isinstance(rule, MinProfiles) and rule.minimum <= 2)
            ensure(told or any(hasattr(rule, one) for one in shapes), "a rule on whole teams", rule.id)
        ensure(
            all(hasattr(rule, "allows") or hasattr(rule, "lines") for rule in self.soft),
            "a soft rule on teams",
        )
        for term in self.problem.objective.terms:
            for a, b, points in term.pairs() if hasattr(term, "pairs") else ():
                ensure(not points or not self._may_meet(a, b), "friends")
            posts = any(self.problem.posts_of(opening) for opening in self.problem.openings)
            ensure(not (posts and hasattr(term, "post_points")), "points by post")

    def worth(self, lead, place):
        """Return what a seat is worth, all levels in one number."""
        total = sum(self.weights[level] * points for level, points in self.seats[lead, place].items())
        ensure(total == int(total), "parts of a grain")
        return int(total)

    def check_levels(self):
        """Refuse weights at which the levels below could outweigh a point of one."""
        below = 0
        for level in sorted(self.weights, reverse=True):
            values = {
                seat: Fraction(points[level], len(self.units[seat[0]])) for seat, points in self.seats.items()
            }
            parts = lcm(*[Fraction(points[level]).denominator for points in self.seats.values()])
            ensure(below < Fraction(self.weights[level], parts), "weights")
            for opening in self.problem.openings:
                here = [0, *[value for (_, place), value in values.items() if place == opening.id]]
                below += self.weights[level] * (max(here) - min(here)) * self.size_of(opening)[1]
            for rule in self.soft:
                for line in self.lines_of(rule) if rule.level == level else ():
                    uses = [*line.by_person.values(), *line.by_seat.values()]
                    below += self.weights[level] * rule.weight * (sum(map(abs, uses)) + abs(line.high))

    def amounts(self, opening, amount):
        """Return what each of those who may sit at an opening adds to a count, who sit together as one."""
        here = [lead for lead in self.units if (lead, opening.id) in self.seats]
        told = {lead: sum(amount(self.problem.person(one)) for one in self.units[lead]) for lead in here}
        return {lead: one for lead, one in told.items() if one}

    def size_of(self, opening):
        """Return the fewest and the most people of a team."""
        each = self.amounts(opening, lambda _: 1)
        spans = [span for span in self.spans(opening) if self.amounts(opening, span.amount) == each]
        most = min([sum(each.values()), *[span.high for span in spans if span.high is not None]])
        return (max([1, *[span.low for span in spans]]) if self.must(opening) else 0), most

    def spans(self, opening):
        """Return the counts and sums that rules state of the team of an opening."""
        return [span for rule in self.hard if hasattr(rule, "spans") for span in rule.spans(opening)]

    def must(self, opening):
        """Tell whether an opening must have a team."""
        crew = Crew(opening=opening, people=())
        given = any(place == opening.id for _, place in self.fixed)
        return given or any(rule.misses(crew) for rule in self.hard if hasattr(rule, "misses"))

    def counts(self, opening):
        """Return all counts that the team of an opening must keep: the least, the most, and what each adds."""
        found = [(span.low, span.high, self.amounts(opening, span.amount)) for span in self.spans(opening)]
        for rule in self.hard:
            if isinstance(rule, MaxEachTeam):
                values = {one.value(rule.attribute) for one in self.problem.people} - {None}
                found += [
                    (0, rule.maximum, self.amounts(opening, lambda one, value=value, rule=rule: one.value(rule.attribute) == value))
                    for value in values
                ]  # fmt: skip
            if isinstance(rule, MinProfiles):
                named = {one for person in self.problem.people for one in person.profiles}
                found += [
                    (
                        1,
                        None,
                        self.amounts(opening, lambda one, but=but: any(it != but for it in one.profiles)),
                    )
                    for but in (None, *(named if rule.minimum == 2 else ()))
                ]
            if hasattr(rule, "excludes"):
                foes = {self.of[one] for one in rule.excludes() if one in self.of}
                found += [(0, 1, {one: 1, other: 1}) for one in foes for other in foes if one < other]
        for who in [who for who, place in self.fixed if place == opening.id]:
            found.append((1, None, {self.of[who]: 1} if (self.of[who], opening.id) in self.seats else {}))
        return [(low, sum(each.values()) if high is None else high, each) for low, high, each in found]


def check(problem, cohort, lines):
    """Refuse lines that do not prove that a cohort is best; or, where it is None, that there is no cohort."""
    head, *rest = map(json.loads, lines)
    weights = {int(level): weight for level, weight in head["levels"].items()}
    stated = Stated(problem, weights)
    proof = _Proof(stated, head, nothing=cohort is None)
    if cohort is None:
        ensure(head["worth"] is None)
    else:
        stated.check_rules()
        stated.check_levels()
        ensure(not any(list(rule.check(problem.crews(cohort))) for rule in stated.hard), "it breaks a rule")
        ensure(head["worth"] == proof.worth_of(cohort), "another worth")
    proof.follow(rest)


class _Proof:
    """The lines of a proof, as they are followed."""

    def __init__(self, stated, head, *, nothing):
        self.stated, self.nothing, self.wanted = (
            stated,
            nothing,
            0 if nothing else head["worth"] + head["grain"],
        )
        self.worths = {seat: 0 if nothing else stated.worth(*seat) for seat in stated.seats}
        self.rows = [self._row(row) for row in head["rows"]]
        fines = [] if nothing else [fine for *_, fine in self.rows if fine]
        ensure(
            head["grain"] > 0 and not any(one % head["grain"] for one in [*self.worths.values(), *fines]),
            "grain",
        )

    def worth_of(self, cohort):
        seats = {
            (self.stated.of[who], place)
            for who, place in ((who, place) for place, who in self._pairs(cohort))
        }
        total = sum(self.worths[seat] for seat in seats)
        for rule in self.stated.soft:
            for line in self.stated.lines_of(rule):
                missed = max(0, line.use(self.stated.problem.crews(cohort)) - line.high)
                total -= self.stated.weights[rule.level] * rule.weight * missed
        return total

    @staticmethod
    def _pairs(cohort):
        return [(team.opening, who) for team in cohort.teams for who in team.people]

    def _row(self, row):
        """Return a row that the problem states: its least, its most, what seats add, and what a miss costs."""
        kind, stated = row[0], self.stated
        if kind == "size":
            opening = stated.problem.opening(row[1])
            low, high = stated.size_of(opening)
            each = stated.amounts(opening, lambda _: 1)
            also = [most for _, most, some in stated.counts(opening) if some == each and most is not None]
            ensure(row[2] <= low and row[3] >= min([high, *also]), "a size", row, low, high)
            return row[2], row[3], {(lead, opening.id): one for lead, one in each.items()}, None
        if kind == "team":
            opening = stated.problem.opening(row[1])
            each = {lead: one for lead, one in row[4].items() if (lead, opening.id) in stated.seats}
            known = [(low, high) for low, high, some in stated.counts(opening) if some == each]
            ensure(stated.must(opening), "a count of a team that need not be")
            ensure(
                any((row[2] or 0) <= low and row[3] >= high for low, high in known),
                "a count that no rule states",
                row,
            )
            return row[2], row[3], {(lead, opening.id): one for lead, one in each.items()}, None
        if kind == "count":
            ensure(all(lead in stated.units and one >= 0 for lead, one in row[1].items()))
            uses = {seat: row[1].get(seat[0], 0) for seat in stated.seats}
            return 0, sum(row[1].values()), uses, None
        ensure(kind == "line", kind)
        return self._line(*row[1:])

    def _line(self, name, label):
        named = [rule for rule in self.stated.problem.all_rules if rule.id == name]
        told = [(rule, one) for rule in named for one in self.stated.lines_of(rule) if one.label == label]
        ensure(len(told) == 1, "a line that no rule states", name, label)
        ((rule, line),) = told
        uses = {
            (lead, place): sum(line.by_person.get(one, 0) + line.by_seat.get((one, place), 0) for one in self.stated.units[lead])
            for lead, place in self.stated.seats
        }  # fmt: skip
        if rule.level:
            fine = 0 if self.nothing else self.stated.weights[rule.level] * rule.weight
            return None, line.high, uses, fine
        step = gcd(*uses.values()) or 1
        return None, line.high // step * step, uses, None

    def follow(self, lines):
        """Go through the lines: each open part is closed, or parted in two."""
        places = {lead: [None] for lead in self.stated.units}
        for lead, place in self.stated.seats:
            places[lead].append(place)
        bounds = {number: row[:2] for number, row in enumerate(self.rows)}
        open_ = [(places, bounds)]
        for line in lines:
            if isinstance(line.get("row"), list) and isinstance(line["row"][0], str):
                self.rows.append(self._row(line["row"]))
                for _, known in open_:
                    known[len(self.rows) - 1] = self.rows[-1][:2]
                continue
            ensure(open_, "a line too many")
            open_ += self._parted(*open_.pop(), line)
        ensure(not open_, "parts are left open")

    def _parted(self, places, bounds, line):
        """Return the parts that a line leaves open, the first last."""
        value, profits = self._value(places, bounds, line["prices"])
        if not {"row", "seat", "again"} & set(line):
            ensure(value < self.wanted, "a part that is not closed")
            return []
        spare = value - self.wanted
        left = {}
        for lead, some in places.items():
            best = max(profits[lead, place] for place in some) if some else 0
            left[lead] = [place for place in some if best - profits[lead, place] <= spare]
        if "again" in line:
            return [(left, dict(bounds))]
        if "row" in line:
            row, most = line["row"]
            low, high = bounds[row]
            return [(left, {**bounds, row: (most + 1, high)}), (left, {**bounds, row: (low, most)})]
        who, place = line["seat"]
        there = [one for one in left[who] if (one is not None if place is None else one == place)]
        away = [one for one in left[who] if one not in there]
        return [({**left, who: there}, dict(bounds)), ({**left, who: away}, dict(bounds))]

    def _value(self, places, bounds, prices):
        """Return what no cohort of a part passes, and what each seat brings, its rows paid."""
        total, costs = 0, Counter()
        for row, price in prices:
            (low, high), (_, _, uses, fine) = bounds[row], self.rows[row]
            ensure(
                isinstance(price, int) and (price >= 0 or low is not None), "a price that a row cannot have"
            )
            ensure(fine is None or price <= fine, "a price above the fine")
            total += price * (high if price > 0 else low)
            for seat, use in uses.items():
                costs[seat] += price * use
        profits = {(lead, None): 0 for lead in places}
        profits |= {seat: worth - costs[seat] for seat, worth in self.worths.items()}
        for lead, some in places.items():
            if not some:
                return self.wanted - 1, profits  # nobody can be there in that way: no cohort is in the part
            total += max(profits[lead, place] for place in some)
        return total, profits
