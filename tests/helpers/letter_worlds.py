"""Small promotions whose letters can be held against every cohort there is, written from the published rules.

Nothing here asks the library who sits where: all cohorts of a world are gone through, with what its rules say.
"""

import re
from copy import copy
from functools import cache
from itertools import combinations, permutations, product
from weakref import WeakKeyDictionary

from attrs import evolve

from eig import teams
from eig._language.sentences_from_codes import sentence
from eig.book import Book
from eig.book._letters_and_notices import voice
from eig.jury import rank_lists
from eig.lots import Decision
from eig.programme import Application, Candidate, Post
from eig.programme.disclosure import Disclosure
from eig.programme.quotas import Quota
from eig.promotions import P3
from eig.reasons import Reason
from eig.teams.asked.built_in_rules_in_words import said

EMPTY = evolve(P3, challenges=[], rules=evolve(P3.rules, disclosure=Disclosure(smallest=1)))
KINDS = ("data", "dev")
CHALLENGES = ("adler", "cibnav", "plume")
POINTS = (2, 1)


class World:
    """A promotion as plain tables: people, posts, marks, rules, and whether wishes give points."""

    def __init__(self, draw, *, wide=False):
        """Draw one; a `wide` one has two or three challenges, and most people wish for each."""
        self.people, self.employers, self.wishes = {}, {}, {}
        self.posts = {
            place: [_accepts(draw) for _ in range(draw.choice([1, 1, 1, 2] if wide else [1, 1, 2]))]
            for place in draw.sample(CHALLENGES, draw.choice([2, 2, 3] if wide else [1, 2, 2, 3]))
        }
        seats = sum(map(len, self.posts.values()))
        for number in range(draw.randint(seats + wide, max(min(seats + 2, 6), seats + wide))):
            one = f"c{number}"
            self.people[one] = draw.sample(KINDS, draw.choice([1, 2, 2] if wide else [1, 1, 2]))
            self.employers[one] = draw.choice(["e1", "e1", "e2"])
            self.wishes[one] = draw.sample(
                list(self.posts), min(len(self.posts), draw.choice([1, 3, 3] if wide else [1, 2, 2]))
            )
        self.marks = {
            (place, kind): {
                one: draw.randint(1, 4)
                for one in self.people
                if kind in self.people[one] and place in self.wishes[one] and draw.random() < 0.9
            }
            for place in self.posts
            for kind in KINDS
        }
        self.points = draw.choice([POINTS, ()])
        drawn = filter(
            None, (_rule(draw, self) for _ in range(draw.choice([1, 1, 2] if wide else [0, 1, 1, 2])))
        )
        self.rules = {f"r{number}": rule for number, rule in enumerate(dict.fromkeys(drawn))}
        self.order = draw.sample(list(self.people), len(self.people))

    def open_to(self, one):
        """Return where somebody may sit: a wish, on a list of which they are ranked."""
        return [place for place in self.wishes[one] if any(one in self.marks[place, kind] for kind in KINDS)]

    def open_to_several(self):
        """Return who may sit at several challenges."""
        return [one for one in self.people if len(self.open_to(one)) > 1]


def _accepts(draw):
    return tuple(draw.sample(KINDS, draw.choice([1, 1, 1, 2])))


def _rule(draw, world):
    people = list(world.people)
    kind = draw.choice(["most", "most", "least", "apart", "together", "never"])
    if kind == "most":
        return kind, draw.choice([1, 2])
    if kind == "least":
        return kind, "e2", draw.choice([1, 2])
    if kind == "never":
        one = draw.choice(people)
        return kind, one, draw.choice(world.wishes[one])
    if len(people) < 2:
        return None
    return kind, *sorted(draw.sample(people, 2))


def as_rule(name, rule, names):
    """Return a rule as the library states it, under other names."""
    kind, *given = rule
    if kind == "most":
        return teams.MaxEach(id=name, attribute="employer", maximum=given[0])
    if kind == "least":
        quota = Quota(attribute="employer", value=given[0], minimum=given[1])
        return teams.asked.CohortQuota(id=name, quota=quota)
    if kind == "never":
        return teams.asked.Forbidden(id=name, person=names[given[0]], opening=given[1])
    shape = teams.Apart if kind == "apart" else teams.Together
    return shape(id=name, people=[names[one] for one in given])


def keeps(world, cohort, rule):
    """Tell whether a cohort keeps a rule: a cohort is a place, or None, of each person."""
    kind, *given = rule
    seated = [one for one, place in cohort.items() if place]
    if kind == "most":
        return all(sum(world.employers[one] == who for one in seated) <= given[0] for who in ("e1", "e2"))
    if kind == "least":
        return sum(world.employers[one] == given[0] for one in seated) >= given[1]
    if kind == "never":
        return cohort.get(given[0]) != given[1]
    first, second = (cohort.get(one) for one in given)
    if kind == "apart":
        return first is None or first != second
    return first == second


def merit(world, place, team, *, posts=True, unmarked=()):
    """Return the most marks of a team at its posts; None where somebody has no post, or a post nobody."""
    if not posts:
        own = (
            [
                0 if (one, kind) in unmarked else world.marks[place, kind].get(one, 0)
                for kind in world.people[one]
            ]
            for one in team
        )
        return sum(map(max, own))
    totals = []
    for order in permutations(team):
        given = [
            [
                0 if (one, kind) in unmarked else world.marks[place, kind].get(one, 0)
                for kind in accepts
                if kind in world.people[one] and one in world.marks.get((place, kind), ())
            ]
            for one, accepts in zip(order, world.posts[place], strict=True)
        ]
        if all(given):
            totals.append(sum(map(max, given)))
    return max(totals, default=None)


def cohorts(world, without=frozenset()):
    """Yield every cohort that keeps the rules, with its total; `without` names rules, points and marks."""
    people = list(world.people)
    rules = [rule for name, rule in world.rules.items() if name not in without]
    worth = cache(
        lambda place, team: merit(
            world,
            place,
            team,
            posts=f"posts:{place}" not in without,
            unmarked={
                key[:2] for key in (one for one in without if isinstance(one, tuple)) if key[2] == place
            },
        )
    )
    for places in product(*([None, *world.open_to(one)] for one in people)):
        cohort = dict(zip(people, places, strict=True))
        teams_ = {place: tuple(one for one in people if cohort[one] == place) for place in world.posts}
        if any(
            len(team) != len(world.posts[place]) and (team or f"fill:{place}" not in without)
            for place, team in teams_.items()
        ):
            continue
        marks = [worth(place, team) for place, team in teams_.items() if team]
        if "marks" in without and None not in marks:
            marks = []
        if None in marks or not all(keeps(world, cohort, rule) for rule in rules):
            continue
        points = (
            0
            if "points" in without
            else sum(
                dict(zip(world.wishes[one], world.points, strict=False)).get(place, 0)
                for one, place in cohort.items()
                if place
            )
        )
        yield cohort, sum(marks) + points


_BEST = WeakKeyDictionary()
"""The best cohorts of each world, by what is lifted."""


def best(world, without=frozenset()):
    """Return every best cohort."""
    known = _BEST.setdefault(world, {})
    if without not in known:
        every = list(cohorts(world, without))
        most = max((total for _, total in every), default=None)
        known[without] = [cohort for cohort, total in every if total == most]
    return known[without]


def settled(world, equals, order):
    """Return the best cohorts that an order of people keeps: each in turn, those that seat them best."""

    def liking(cohort, one):
        wishes = world.open_to(one)
        place = cohort[one]
        return 0 if place is None else len(wishes) - wishes.index(place) + 1

    for one in order:
        most = max(liking(cohort, one) for cohort in equals)
        equals = [cohort for cohort in equals if liking(cohort, one) == most]
    return equals


def decided(world, names=None, draw=None, *, settle=True):
    """Return the outcome of a world, under other names and in another order; equals settled by its order."""
    names = names or {one: one for one in world.people}

    def mixed(values):
        return values if draw is None else draw.sample(values, len(values))

    proposed = [
        evolve(
            P3.challenge(place),
            posts=[
                Post(id=f"{place}-{number}", challenge=place, profile=accepts[0], accepts=accepts[1:])
                for number, accepts in enumerate(posts, start=1)
            ],
        )
        for place, posts in world.posts.items()
    ]
    book = Book(
        promotion=EMPTY,
        proposed=proposed,
        candidates=mixed(
            [
                Candidate(id=names[one], profiles=own, employer=world.employers[one])
                for one, own in world.people.items()
            ]
        ),
        applications=mixed(
            [Application(candidate=names[one], wishes=wishes) for one, wishes in world.wishes.items()]
        ),
    )
    lists = {
        key: dict(mixed([(names[one], mark) for one, mark in given.items()]))
        for key, given in world.marks.items()
        if given
    }
    ranked = rank_lists(lists)
    rules = [as_rule(name, rule, names) for name, rule in world.rules.items()]
    found = teams.compose(book.problem(list(world.posts), merit=ranked, wishes=world.points, rules=rules))
    if settle and found.undecided:
        order = [names[one] for one in world.order if names[one] in found.undecided]
        found = found.settle(Decision(by="draw", order=order, reference="draw 1"))
    return book.decide(lists=ranked, cohort=found)


def under_other_names(world, draw):
    """Return a world whose challenges exchange their names and come in another order."""
    new = dict(zip(world.posts, draw.sample(list(world.posts), len(world.posts)), strict=True))
    other = copy(world)
    other.posts = dict(draw.sample([(new[at], posts) for at, posts in world.posts.items()], len(new)))
    other.wishes = {one: [new[at] for at in wishes] for one, wishes in world.wishes.items()}
    other.marks = {(new[at], kind): marks for (at, kind), marks in world.marks.items()}
    other.rules = {
        name: (*rule[:2], new[rule[2]]) if rule[0] == "never" else rule for name, rule in world.rules.items()
    }
    return other


def nameless(letter, people):
    """Return the lines of a letter without the names of people and challenges, those that stand side by side counted."""
    titles = [P3.challenge(at).title for at in CHALLENGES]
    bare = re.sub(rf"\b({'|'.join((*people, *titles))})\b", "…", letter)
    return re.sub(r"…(?:, …)*(?: and …)?", lambda found: f"({found[0].count('…')})", bare).splitlines()


def told(outcome, person):
    """Yield each reason that an audience is told, with the jury's and whether both letters say it: none is public."""
    whole = {(one.code, one.facts.get("opening")): one for one in outcome.rulings[person].reasons}
    for audience in ("jury", "candidate", "public"):
        letters = {
            lang: (outcome.letter(person, audience=audience, lang=lang), voice(outcome, lang, person=person))
            for lang in (("en", "fr") if audience != "public" else ())
        }
        rulings = outcome.reasons(audience=audience).rulings
        for reason in (one for ruling in rulings if ruling.subject == person for one in ruling.reasons):
            said = all(sentence(reason.say(language)) in letter for letter, language in letters.values())
            yield audience, said, whole.get((reason.code, reason.facts.get("opening")), reason)


# ── what a letter says, held against every cohort ─────────────────────────────────────────────────


def held(world, place, team, orders=()):
    """Return what each of a team holds, as profiles, in each arrangement that marks and profiles named first leave."""
    accepted, best_of = world.posts[place], {}
    for people in permutations(team):
        own = [
            [world.marks[place, kind][one] for kind in kinds if one in world.marks.get((place, kind), ())]
            for one, kinds in zip(people, accepted, strict=True)
        ]
        if all(own):
            named = sum(world.people[one][0] == kinds[0] for one, kinds in zip(people, accepted, strict=True))
            found = {one: frozenset(kinds) for one, kinds in zip(people, accepted, strict=True)}
            best_of.setdefault((sum(map(max, own)), named), []).append(found)
    equals = best_of[max(best_of)]
    for one in (one for order in orders for one in order if one in team):
        may = [frozenset(kinds) for kinds in accepted if any(way[one] == frozenset(kinds) for way in equals)]
        equals = [way for way in equals if way[one] == may[0]]
    return equals


def ranked(world, outcome, place):
    """Return a function that tells who is before another (1) or after (-1), on the list of the post that they hold.

    With `each`, both stand on a list of every post that they may hold.
    """
    seats = outcome.cohort.cohort.seats
    team = tuple(one for one, at in seats if at == place)
    sure = not {*team} & {*outcome.cohort.undecided}
    orders = [one.order for one in outcome.cohort.decisions]
    ways = held(world, place, team, orders) if team and sure else []

    def posts_of(other):
        """Return what somebody may hold: while equals wait, each post that takes them."""
        if other not in team:
            return {frozenset(KINDS)}
        kept = {kind for kind in world.people[other] if other in world.marks.get((place, kind), ())}
        takes = {frozenset(kinds) for kinds in world.posts[place] if kept & {*kinds}}
        return {way[other] for way in ways} or takes

    def side(other, person, *, each=False):
        both = {
            kind: (world.marks[place, kind][other] > world.marks[place, kind][person])
            - (world.marks[place, kind][other] < world.marks[place, kind][person])
            for kind in KINDS
            if {other, person} <= {*world.marks[place, kind]}
        }
        told = [{how for kind, how in both.items() if kind in post} for post in posts_of(other)]
        every = set().union(*told)
        return every.pop() if len(every) == 1 and (all(told) or not each) else 0

    return side


def before(world, outcome, person, place):
    """Return who is ranked before somebody on the same list of a challenge."""
    side = ranked(world, outcome, place)
    return {one for one in world.people if one != person and side(one, person) == 1}


def marks_before(world, person, place):
    """Return the marks, on each list of a challenge, of whoever is ranked before somebody on that list."""
    own = {kind: world.marks[place, kind] for kind in KINDS if person in world.marks[place, kind]}
    return {
        (one, kind, place)
        for kind, marks in own.items()
        for one, mark in marks.items()
        if mark > marks[person]
    }


def after(world, outcome, person, place):
    """Return who sits at a challenge in every cohort that is left, and is ranked after somebody on the same list."""
    side = ranked(world, outcome, place)
    sitting = [one for one, at in outcome.cohort.cohort.seats if at == place]
    return {
        one for one in sitting if one not in outcome.cohort.undecided and side(one, person, each=True) == -1
    }


def passed_over(world, outcome, person):
    """Return, of each challenge that somebody would rather have, who sits there and is ranked after on the same list."""
    if person in outcome.cohort.undecided:
        return {}
    place, wishes = outcome.cohort.cohort.place_of(person), world.open_to(person)
    better = wishes[: wishes.index(place)] if place else wishes
    return {at: some for at in better if (some := after(world, outcome, person, at))}


def sits(world, outcome, person, place, without=()):
    """Tell whether every best cohort has somebody at a challenge, or one of several, once some causes are gone."""
    equals = best(world, gone_with(world, person, place, without))
    return bool(equals) and all(cohort[person] in places_in(place) for cohort in equals)


def places_in(opening):
    """Return the challenges that a reason speaks of: one, or several of which one."""
    if isinstance(opening, Reason):
        return opening.facts["openings"]
    return (opening,) if isinstance(opening, str) else opening


def gone_with(world, person, place, causes):
    """Return what is lifted with some causes: of those ranked before, their marks."""
    marks = set().union(*(marks_before(world, person, at) for at in places_in(place)))
    lifted = [marks if cause == "before" else {cause} for cause in causes]
    return frozenset().union(*lifted)


def of_any_seat(world, outcome, person):
    """Return, of one or two causes, each smallest set without which every best cohort seats somebody at a wish."""
    wishes, every = world.open_to(person), causes_there_are(outcome)
    alone = {one for one in every if sits(world, outcome, person, wishes, [one])}
    pairs = (frozenset(some) for some in combinations(every, 2) if sits(world, outcome, person, wishes, some))
    return alone, {some for some in pairs if alone.isdisjoint(some)}


def alone_at_one(world, outcome, person):
    """Return the causes without which, each alone, every best cohort has somebody at the same challenge."""
    every = causes_there_are(outcome)
    return {
        one
        for one in every
        if any(sits(world, outcome, person, place, [one]) for place in world.open_to(person))
    }


def causes_named(outcome, person):
    """Return which causes somebody reads as enough for a seat: each alone, and the sets that are so at once."""
    alone, sets = set(), set()
    for one in outcome.rulings[person].reasons:
        if one.code == "but_for":
            alone |= {*causes_of(outcome, one.facts["causes"])}
        elif one.code == "posts_taken_before":
            alone |= {"before"}
        elif one.code == "together":
            sets |= {frozenset(causes_of(outcome, one.facts["causes"]))}
    return alone, sets


def causes_of(outcome, told):
    """Return the causes that a reason against a seat at a place names: by the words of each rule."""
    words = {str(said(rule)): rule.id for rule in outcome.cohort.problem.all_rules}
    words |= {  # a rule that shuts a seat is told as one, not as the result
        f"a rule that keeps {rule.person} from a seat at {rule.opening}": rule.id
        for rule in outcome.cohort.problem.all_rules
        if isinstance(rule, teams.asked.Forbidden)
    }
    own = {
        "points_of_wishes": "points",
        "points_of_marks": "marks",
        "ranked_before": "before",
    }
    posts = {one: f"posts:{one.facts['opening']}" for one in told if one.code == "no_post_there"}
    return [posts.get(one) or own.get(one.code) or words[str(one)] for one in told]


def causes_there_are(outcome):
    """Return each cause that there may be."""
    problem = outcome.cohort.problem
    return [*(rule.id for rule in problem.all_rules if rule.id not in problem.firm), "points", "before"]


def is_true(world, outcome, person, reason):
    """Tell whether a reason against a seat is true by every cohort there is; None of another reason."""
    place = reason.facts.get("opening")
    check = _CHECKS.get(reason.code)
    return None if check is None else check(world, outcome, (person, place), reason)


def _alone(world, outcome, seat, reason):
    causes = causes_of(outcome, reason.facts["causes"])
    return all(sits(world, outcome, *seat, [one]) for one in causes)


def _as_good(world, outcome, seat, reason):
    causes = causes_of(outcome, reason.facts["causes"])
    return not _may_sit(world, seat) and all(
        _may_sit(world, seat, one) and not sits(world, outcome, *seat, [one]) for one in causes
    )


def _may_sit(world, seat, *without):
    """Tell whether some best cohort has a seat."""
    places = places_in(seat[1])
    return any(cohort[seat[0]] in places for cohort in best(world, gone_with(world, *seat, without)))


def points_named(world, outcome, person):
    """Yield, where somebody is passed over at a challenge, the points told there, and those without which they might sit.

    Points of marks, without which all may be equal, are told where nothing else alone is a cause.
    """
    told = outcome.rulings[person].reasons
    for place in passed_over(world, outcome, person):
        named = {
            one
            for reason in told
            if reason.code in ("but_for", "equal_but_for") and reason.facts["opening"] == place
            for one in causes_of(outcome, reason.facts["causes"])
        }
        open_ = _may_sit(world, (person, place))
        points = {
            one
            for one in ("points", "marks")
            if sits(world, outcome, person, place, [one])
            or (not open_ and _may_sit(world, (person, place), one))  # else only a sure one is new
        }
        rules = [one for one in causes_there_are(outcome) if sits(world, outcome, person, place, [one])]
        yield named & {"points", "marks"}, points - ({"marks"} if rules else set())


def _at_once(world, outcome, seat, reason):
    causes = causes_of(outcome, reason.facts["causes"])
    if reason.facts["more"]:
        return _without_any(world, outcome, seat) and _with_others(world, outcome, seat, causes)
    fewer = [[one for one in causes if one != left] for left in causes]
    return sits(world, outcome, *seat, causes) and not any(
        sits(world, outcome, *seat, some) for some in fewer
    )


def _with_others(world, outcome, seat, causes):
    """Tell whether some causes and others, more than three in all, are enough for a seat."""
    others = [one for one in causes_there_are(outcome) if one not in causes]
    sizes = range(1, len(others) + 1)
    return any(
        sits(world, outcome, *seat, [*causes, *some]) for size in sizes for some in combinations(others, size)
    )


def _before(world, outcome, seat, reason):  # as every check
    """Tell whether, without the marks of those ranked before, the seat is sure; or as good, where it was not."""
    as_good = not _may_sit(world, seat) and _may_sit(world, seat, "before")
    return as_good or sits(world, outcome, *seat, ["before"])


def _by_draw(world, outcome, seat, reason):
    by = [one.by for one in outcome.cohort.decisions]
    return reason.facts["by"] in by and any(cohort[seat[0]] == seat[1] for cohort in best(world))


def _without_any(world, outcome, seat):
    """Tell whether no cause is enough for a seat, nor any two or three at once."""
    every = causes_there_are(outcome)
    sets = (some for size in (1, 2, 3) for some in combinations(every, size))
    return len(every) > 12 or not any(sits(world, outcome, *seat, some) for some in sets)


def _by_rule(world, outcome, seat, reason):  # as every check
    none = not any(cohort[seat[0]] == seat[1] for cohort, _ in cohorts(world))
    return none and _without_any(world, outcome, seat)


def _by_sum(world, outcome, seat, reason):
    none = not any(cohort[seat[0]] == seat[1] for cohort in best(world))
    equal = _may_sit(world, seat, "before")  # then who is ranked before is told
    return reason.facts["proven"] and none and not equal and _without_any(world, outcome, seat)


def _barred(world, outcome, seat, reason):  # as every check
    return not any(cohort[seat[0]] == seat[1] for cohort, _ in cohorts(world))


def _after(world, outcome, seat, reason):
    return len(after(world, outcome, *seat)) == reason.facts["count"]


def entries_are_true(world, outcome, leaver):
    """Yield each reason why somebody of the reserve may not come in for one who leaves, and whether it is a cause."""
    cohort = dict(outcome.cohort.cohort.seats)
    place = cohort.pop(leaver)
    for told in outcome.replacement(leaver).passed:
        person = told.facts["person"]
        after = {**cohort, person: place}
        team = [one for one, where in after.items() if where == place]

        def enters(without, after=after, team=team):
            rules = [
                rule
                for name, rule in world.rules.items()
                if name not in without and not (rule[0] == "together" and leaver in rule)  # it ends with them
            ]
            fits = merit(world, place, team, posts=f"posts:{place}" not in without) is not None
            return fits and all(keeps(world, after, rule) for rule in rules)

        for why in told.facts["why"]:
            if why.code == "no_list_of_post":
                yield why.code, enters(())
                continue
            causes = causes_of(outcome, why.facts.get("causes") or [why.facts["rule"]])
            fewer = [[one for one in causes if one != left] for left in causes]
            enough = enters(causes) or bool(why.facts.get("more"))
            yield why.code, enough and not any(enters(some) for some in fewer)


_CHECKS = {
    "but_for": _alone,
    "equal_but_for": _as_good,
    "together": _at_once,
    "posts_taken_before": _before,
    "by_draw": _by_draw,
    "rules_exclude": _by_rule,
    "by_sum": _by_sum,
    "barred": _barred,
    "sits_after": _after,
}
