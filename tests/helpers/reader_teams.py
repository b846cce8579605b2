"""The reader of a cohort's explanations and of conflicts: everything worked out again from all cohorts."""

import re
from collections import Counter
from fractions import Fraction
from itertools import product

from eig.programme import Quota
from eig.teams import (
    Apart,
    MaxEach,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    Together,
    WishPoints,
    compose,
)
from eig.teams.answers import RuleConflict, minimal_conflict
from eig.teams.asked import Budget, CohortQuota, Forbidden, MaxEachTeam, SeatGiven, SkillNeed, TeamBudget
from helpers.reader import NUMBER, Readings, listed, said, sentences


def counted(words):
    """Return the number of people that words say."""
    first = words.split()[0]
    return {"one": 1, "no": 0, "nobody": 0}[first] if not first.isdigit() else int(first)


class World:
    """People and openings as plain data, and every cohort by its seats: a place or None for each person."""

    def __init__(self, draw, *, tight):
        """Draw people, openings, rules and points."""
        self.places = {
            f"c{n}": (low := draw.randint(1, 2), low + draw.randint(0, 1)) for n in range(draw.randint(1, 2))
        }
        names = [f"p{n}" for n in range(draw.randint(2, 5))]
        self.people = {
            name: {
                "cost": draw.randint(1, 6),
                "employer": draw.choice(["e1", "e2"]),
                "law": draw.randint(0, 4),
                "gender": draw.choice("fm"),
                "wishes": draw.sample(sorted(self.places), draw.randint(0, len(self.places))),
                "open": draw.random() < 0.8,
            }
            for name in names
        }
        self.wish_points = (draw.choice([0, 3, 5]), 1)
        self.wish_level = draw.choice([1, 1, 2])
        self.merit = {(who, where): draw.randint(0, 6) for who in names for where in self.places}
        self.rules = self._drawn(draw, names, tight)

    def _drawn(self, draw, names, tight):
        place = min(self.places)
        makers = [
            lambda: Budget(maximum=draw.randint(2, 8 if tight else 14)),
            lambda: Budget(id="floor", minimum=draw.randint(4, 14)),
            lambda: TeamBudget(id="team", opening=place, maximum=draw.randint(1, 6)),
            lambda: MaxEach(id="same", attribute="employer", maximum=draw.randint(1, 2)),
            lambda: MaxEachTeam(id="mates", attribute="employer", maximum=1),
            lambda: Together(id="together", people=draw.sample(names, 2)),
            lambda: Apart(id="apart", people=draw.sample(names, 2)),
            lambda: SkillNeed(id="law", opening=place, skill="law", grade=draw.randint(1, 5)),
            lambda: Forbidden(id="barred", person=draw.choice(names), opening=place),
            lambda: SeatGiven(id="given", person=draw.choice(names), opening=place),
            lambda: CohortQuota(
                id="women", quota=Quota(attribute="gender", value="f", minimum=draw.randint(1, 3))
            ),
        ]
        return [make() for make in draw.sample(makers, draw.randint(1, 4) if tight else draw.randint(0, 2))]

    def problem(self):
        """Return the world as a problem."""
        merit = MeritPoints.of({(who, where, None): points for (who, where), points in self.merit.items()})
        wishes = WishPoints(by_rank=list(self.wish_points), level=self.wish_level)
        return Problem(
            people=[
                Person(
                    id=name,
                    cost=one["cost"],
                    employer=one["employer"],
                    skills={"law": one["law"]} if one["law"] else {},
                    attributes={"gender": one["gender"]},
                    wishes=one["wishes"],
                    open_to_all=one["open"],
                )
                for name, one in self.people.items()
            ],
            openings=[Opening(id=place, size=size) for place, size in self.places.items()],
            rules=self.rules,
            objective=Objective(terms=[wishes, merit]),
        )

    def cohorts(self):
        """Yield every way to give each person a place or none."""
        for seats in product((None, *self.places), repeat=len(self.people)):
            yield dict(zip(self.people, seats, strict=True))

    def team(self, cohort, place):
        """Return the people of an opening."""
        return [who for who, where in cohort.items() if where == place]

    def points(self, cohort):
        """Return the points of a cohort, level by level."""
        wished = sum(map(self.wish_of, *zip(*self.seated(cohort), strict=True))) if self.seated(cohort) else 0
        merit = sum(self.merit[seat] for seat in self.seated(cohort))
        return (merit + wished,) if self.wish_level == 1 else (merit, wished)

    def wish_of(self, who, where):
        """Return the points of a wish."""
        wishes = self.people[who]["wishes"]
        rank = wishes.index(where) if where in wishes else None
        return self.wish_points[rank] if rank is not None and rank < len(self.wish_points) else 0

    def seated(self, cohort):
        """Return the seats of a cohort."""
        return [(who, where) for who, where in cohort.items() if where]

    def sizes_keep(self, cohort):
        """Tell whether each team that is there has a size of its opening."""
        teams = {place: self.team(cohort, place) for place in self.places}
        return all(
            not team or low <= len(team) <= high
            for (low, high), team in zip(self.places.values(), teams.values(), strict=True)
        )

    def asked(self, cohort):
        """Tell whether everybody seated asked for the place, or accepts any."""
        return all(
            self.people[who]["open"] or where in self.people[who]["wishes"]
            for who, where in self.seated(cohort)
        )

    # ── rules in words ──

    def holds(self, words, cohort):  # noqa: C901, PLR0911, PLR0912 # one kind of sentence a branch
        """Tell whether a cohort keeps a rule, as its words say it."""
        seated = [who for who, _ in self.seated(cohort)]
        teams = {place: self.team(cohort, place) for place in self.places}

        def read(pattern):
            return re.fullmatch(pattern, words)

        if found := read(r"(\w+) has a team"):
            return bool(teams[found[1]])
        if found := read(r"the teams? of (.+) (?:has|have) (\d+)(?: to (\d+))? (?:person|people)"):
            low, high = int(found[2]), int(found[3] or found[2])
            return all(not teams[place] or low <= len(teams[place]) <= high for place in listed(found[1]))
        if words == "team members have a wish for the challenge that can be met, or accept any":
            return self.asked(cohort)
        if found := read(r"the cost of the seated sums to (at most|at least) (\d+)(?:, where (.+))?"):
            cost = sum(self.people[who]["cost"] for who in seated)
            there = self._needs(found[3], cohort)
            return there and (cost <= int(found[2]) if found[1] == "at most" else cost >= int(found[2]))
        if found := read(
            r"the team of (\w+) costs at most (\d+)(?:, where the team(?: of \w+)? needs at least (\d+))?"
        ):
            cost = sum(self.people[who]["cost"] for who in teams[found[1]])
            return (found[3] is None or bool(teams[found[1]])) and cost <= int(found[2])
        if found := read(
            r"the cohort has at most (\d+) of the same employer"
            r"(?:, where at least (\d+) (?:of employer = (\w+)|who have one) must be seated"
            r"(?:, and (?:one value allows|\d+ values allow) \d+ in all)?)?"
        ):
            counts = Counter(self.people[who]["employer"] for who in seated)
            of_them = counts[found[3]] if found[3] else counts.total()
            must = found[2] is None or of_them >= int(found[2])
            return must and max(counts.values(), default=0) <= int(found[1])
        if found := read(r"the teams? of (.+) needs? (?:together )?(.+), and (.+) may sit there"):
            return not self._is_short(*found.groups())
        if found := read(r"a team has at most (\d+) of the same employer"):
            counts = (Counter(self.people[who]["employer"] for who in team) for team in teams.values())
            return all(max(one.values(), default=0) <= int(found[1]) for one in counts)
        if found := read(r"(\w+) and (\w+) sit together or not at all"):
            return cohort[found[1]] == cohort[found[2]]
        if found := read(r"(\w+) and (\w+) do not sit together"):
            return cohort[found[1]] is None or cohort[found[1]] != cohort[found[2]]
        if found := read(r"the team of (\w+) has at least one with law at level (\d+) or more"):
            team = teams[found[1]]
            return not team or any(self.people[who]["law"] >= int(found[2]) for who in team)
        if found := read(r"(\w+) does not sit at (\w+)"):
            return cohort[found[1]] != found[2]
        if found := read(r"(\w+) sits at (\w+)"):
            return cohort[found[1]] == found[2]
        if found := read(r"of the seated, at least (?:one has|(\d+) have) gender = f(?:, where (.+))?"):
            women = sum(self.people[who]["gender"] == "f" for who in seated)
            return self._needs(found[2], cohort) and women >= int(found[1] or 1)
        raise AssertionError(words)

    def _is_short(self, openings, want, have):
        """Tell whether teams need more people than may sit there, and the two counts are right."""
        places = listed(openings)
        law = re.fullmatch(r"(.+) with law at level (\d+) or more", want)
        grade = int(law[2]) if law else 0
        able = {
            who
            for who, one in self.people.items()
            if one["law"] >= grade and any(one["open"] or place in one["wishes"] for place in places)
        }
        needed = len(places) if law else sum(self.places[place][0] for place in places)
        counts = (counted(law[1] if law else want), counted(have))
        return counts == (needed, len(able)) and needed > len(able)

    def _needs(self, need, cohort):
        """Tell whether the teams that a budget's sentence speaks of are there."""
        if need is None or need == "" or "is possible" in need:
            return True
        if found := re.fullmatch(r"the team of (\w+) needs at least \d+", need):
            return bool(self.team(cohort, found[1]))
        if found := re.fullmatch(r"the (\d+) teams need at least \d+", need):
            return int(found[1]) == len(self.places) and all(
                self.team(cohort, place) for place in self.places
            )
        return bool(re.fullmatch(r"at least \d+ is needed", need))


def read_cohort(draw):
    """Read why each person sits where they do, what other seats would lose, and how many cohorts are as good."""
    world = World(draw, tight=False)
    problem = world.problem()
    found = compose(problem)
    words = [rule.say() for rule in world.rules]
    words += [f"{place} has a team" for place in world.places]
    feasible = [
        one
        for one in world.cohorts()
        if world.sizes_keep(one) and world.asked(one) and all(world.holds(rule, one) for rule in words)
    ]
    best = max(map(world.points, feasible), default=None)
    equals = [one for one in feasible if world.points(one) == best]
    readings = Readings((world.people, world.places, words))
    if best is None:
        if found.status != "infeasible":
            readings.wrong.append(("status", None, found.status))
        return readings
    shown = {who: found.cohort.place_of(who) for who in world.people}
    if shown not in equals:
        readings.wrong.append(("not best", shown, best))
        return readings
    _read_people(readings, world, found, shown, feasible, best, equals)
    _read_whole(readings, world, found, best, equals)
    return readings


def _read_people(readings, world, found, shown, feasible, best, equals):  # noqa: C901 # a closure a sentence
    def with_seat(who, place):
        return max((world.points(one) for one in feasible if one[who] == place), default=None)

    def seated(who, place, mates):
        return shown[who] == place and listed(mates or "none") == set(world.team(shown, place)) - {who}

    def no_seat(who, person):
        return person == who and shown[who] is None

    def wish(who, place, number):
        return world.people[who]["wishes"].index(place) + 1 == int(number)

    def no_wish(who, place):
        return place not in world.people[who]["wishes"]

    def gives(who, term, points, person):
        own = world.wish_of(who, shown[who]) if term == "wishes" else world.merit[who, shown[who]]
        return person == who and said(own, points)

    def loses_least(who, place, points, level):
        with_it = with_seat(who, place)
        if with_it is None:
            return True
        at = int(level or 1) - 1
        lost = [a - b for a, b in zip(best, with_it, strict=True)]
        return lost[:at] > [0] * at or (lost[:at] == [0] * at and lost[at] >= Fraction(points.lstrip("≈")))

    def loses(who, place, clauses):
        with_it = with_seat(who, place)
        told = dict.fromkeys(range(len(best)), Fraction(0))
        sign = 1
        for way, points, level in re.findall(rf"(lose |gain )?{NUMBER} points?(?: at level (\d))?", clauses):
            sign = {"lose ": 1, "gain ": -1}.get(way, sign)
            told[int(level or 1) - 1] += sign * Fraction(points)
        return with_it is not None and [a - b for a, b in zip(best, with_it, strict=True)] == list(
            told.values()
        )

    def impossible(who, person, place, _rules):
        return person == who and with_seat(who, place) is None

    def no_team(who, places, person, _rules):
        return person == who and all(with_seat(who, place) is None for place in listed(places))

    def not_asked(who, _place, person):
        return person == who and not world.people[who]["open"]

    def barred(who, person, place, _who):
        return person == who and with_seat(who, place) is None

    def closed(who, rule, places, person):
        some = set(world.places) if places == "every opening" else listed(places)
        return person == who and all(
            not world.holds(rule, {**dict.fromkeys(world.people), who: place}) for place in some
        )

    def equal(who, person, places, rest, rivals):
        places_of = {one[who] for one in equals}
        out = None in places_of
        had = {one for place in places_of - {None} for cohort in equals for one in world.team(cohort, place)}
        every = {place: [set(world.team(one, place)) for one in equals] for place in places_of - {None}}
        unsure = {
            one for place, teams in every.items() for one in set.union(*teams) - set.intersection(*teams)
        }
        told = ("others leave" in rest) == out and ("all seat" in rest) != out
        return (
            person == who
            and listed(places.replace(" or ", " and ")) == places_of - {None}
            and told
            and (listed(rivals) if rivals else set()) == (had & unsure) - {who}
        )

    words = [
        (r"\w+ sits (?:alone )?at (\w+)(?: with (.+))?", seated),
        (r"(\w+) has no seat", no_seat),
        (r"(\w+) is wish number (\d+)", wish),
        (r"(\w+) is not among the wishes", no_wish),
        (rf"(wishes|merit): {NUMBER} points? for (\w+)", gives),
        (rf"a seat at (\w+), if possible, would lose the cohort at least {NUMBER} points?(?: at level (\d))?", loses_least),
        (r"a seat at (\w+) (would (?:lose|gain) .+)", loses),
        (r"no cohort that keeps all the rules seats (\w+) at (\w+)(?:: (.+))?", impossible),
        (r"no team of (.+) that keeps its rules can hold (\w+)(?:: (.+))?", no_team),
        (r"(?:(\w+): )?team members have a wish for the challenge that can be met, or accept any; not so for (\w+); .+", not_asked),
        (r"(?:\w+: )?(\w+) does not sit at (\w+); broken by (\w+); .+", barred),
        (r"(.+); this closes (.+) to (\w+)", closed),
        (r"equally good: some best cohorts seat (\w+) at (.+?)(, others leave .+?|, and all seat .+?)(?: \(ex æquo with (.+)\))?", equal),
    ]  # fmt: skip
    for who in world.people:
        readings.take(who, sentences(found.explain(who)), words)


def _read_whole(readings, world, found, best, equals):
    terms = Counter()
    for seat in world.seated({who: found.cohort.place_of(who) for who in world.people}):
        terms["merit", 1] += world.merit[seat]
        terms["wishes", world.wish_level] += world.wish_of(*seat)

    def proven(_whole):
        return True

    def level(_whole, number, points):
        return said(best[int(number) - 1], points)

    def term(_whole, name, points):
        own = next(value for (one, _), value in terms.items() if one == name)
        return said(own, points)

    def only(_whole):
        return len(equals) == 1

    def several(_whole, least, count, people, _decided):
        unsure = {who for who in world.people if len({one[who] for one in equals}) > 1}
        right = len(equals) >= int(count) if least else len(equals) == int(count)
        return right and listed(people) == unsure

    def binds(_whole, rule, _kind, gain):
        if gain is None or world.wish_level == 2:
            return True
        budget = next((one for one in world.rules if one.id == rule), None)
        if rule != "budget":
            return budget is not None or rule == "once" or rule.startswith(("fill", "size"))
        words = [one.say() for one in world.rules if one.id != rule]
        words += [f"the cost of the seated sums to at most {budget.maximum + 1}"]
        words += [f"{place} has a team" for place in world.places]
        more = max(
            world.points(one)
            for one in world.cohorts()
            if world.sizes_keep(one) and world.asked(one) and all(world.holds(one_, one) for one_ in words)
        )
        return more[0] - best[0] <= Fraction(gain.lstrip("≈"))

    words = [
        (r"no cohort is better: it is proven", proven),
        (rf"level (\d+) scores {NUMBER} points?(?: at level \d)?", level),
        (rf"of which (\w+): {NUMBER}", term),
        (r"it is the only best cohort: it is proven", only),
        (r"equally good: this is one of (at least )?(\d+) best cohorts, which differ in the seats of (.+); (.+) parts them", several),
        (rf"(.+) \((.+)\) limits the result(?:: one unit more would gain at most {NUMBER} points?)?", binds),
    ]  # fmt: skip
    readings.take("cohort", sentences(found.explain()), words)


def read_conflict(draw):
    """Read a conflict: its words alone leave no cohort, and each rule left out lets the others hold."""
    world = World(draw, tight=True)
    problem = world.problem()
    found = minimal_conflict(problem)
    readings = Readings((world.people, world.places, [rule.say() for rule in world.rules]))
    every = [rule.say() for rule in world.rules] + [f"{place} has a team" for place in world.places]
    cohorts = list(world.cohorts())
    lawful = [one for one in cohorts if world.sizes_keep(one) and world.asked(one)]

    def can_hold(words, among):
        return any(all(world.holds(rule, one) for rule in words) for one in among)

    if not isinstance(found, RuleConflict):
        if found is not None or not can_hold(every, lawful):
            readings.wrong.append(("no conflict told", found, every))
        return readings
    told = [reason for reason in found.explain().reasons if reason.code not in OF_CONFLICTS]
    facts = [one for reason in told if reason.code == "given_that" for one in reason.facts["facts"]]
    rules = [reason.say() for reason in told if reason.code != "given_that"]
    stated = rules + [fact.say() for fact in facts]
    if can_hold(stated, cohorts):
        readings.wrong.append(("conflict sufficient", stated, str(found)))
    words = [reason.say() for reason in found.reasons]
    for left_out in words:
        rest = [one for one in words if one != left_out]
        if not can_hold(rest, lawful):
            readings.wrong.append(("conflict minimal", left_out, str(found)))
    alone = all(can_hold([one for one in every if one != rule], lawful) for rule in words)
    if alone == ("one of several conflicts" in str(found)):
        readings.wrong.append(("only conflict", alone, str(found)))
    for rule in rules:
        _read_need(readings, world, rule, words, lawful)
    readings.read["conflict"] += 1
    return readings


OF_CONFLICTS = {"conflict_of_one", "conflict_of_several", "other_conflicts"}


def _read_need(readings, world, rule, words, lawful):
    """Read what a budget would have to be: the least, or the most, that the other rules of the conflict leave."""
    if "must be seated" in rule:
        _read_employers(readings, world, rule, words, lawful)
        return
    found = re.search(
        r"where (?:the teams?|the \d+ teams|at least|at most).*?(\d+)(?: is (needed|possible))?$", rule
    )
    if not found or "where" not in rule:
        return
    budget = rule.split(", where")[0]
    rest = [one for one in words if one != budget]
    every = [*rest, *(f"{place} has a team" for place in world.places if "teams" in rule)]
    place = re.match(r"the team of (\w+) costs", rule)
    women = rule.startswith("of the seated")
    costs = [
        sum(
            world.people[who]["gender"] == "f" if women else world.people[who]["cost"]
            for who, where in one.items()
            if where and (not place or where == place[1])
        )
        for one in lawful
        if all(world.holds(other, one) for other in every)
    ]
    right = costs and int(found[1]) == (max(costs) if "at most" in rule.split("where")[1] else min(costs))
    if not right:
        readings.wrong.append(("needed", (min(costs, default=None), max(costs, default=None)), rule))
    readings.read["needed"] += 1


def _read_employers(readings, world, rule, words, lawful):
    """Read how many of one employer, or of any, the other rules of a conflict seat at least, and how many may sit."""
    budget, why = rule.split(", where ")
    found = re.match(r"at least (\d+) (?:of employer = (\w+)|who have one)", why)
    every = [*(one for one in words if one != budget), *(f"{place} has a team" for place in world.places)]
    counts = [
        sum(found[2] in (None, world.people[who]["employer"]) for who, where in one.items() if where)
        for one in lawful
        if all(world.holds(other, one) for other in every)
    ]
    right = int(found[1]) == min(counts, default=0)
    if in_all := re.search(r"(one value allows|\d+ values allow) (\d+) in all", why):
        values = {one["employer"] for one in world.people.values()}
        each = int(re.search(r"at most (\d+) of", budget)[1])
        right &= int(in_all[2]) == len(values) * each < int(found[1]) and counted(in_all[1]) == len(values)
    if not right:
        readings.wrong.append(("needed", min(counts, default=None), rule))
    readings.read["employer needed"] += 1
