"""What a jury's reasons claim, solved again by going through all lists of a few dossiers.

Nothing here is taken from the library but the values that it was given and the reasons that it told. The rules are those that
it publishes: who reaches the threshold may be kept; under quotas as many as they allow are, and of these lists the best;
what is equally good stays open until a decision parts it, and a decision parts what all of it stands equal in.
"""

from fractions import Fraction
from itertools import combinations, product
from types import MappingProxyType
from typing import NamedTuple

from attrs import evolve

OUT, TIED, MAIN = "out", "tied", "main"
RESERVE, LAST = "reserve", "last"


class World(NamedTuple):
    """Dossiers with their score and what a declared test reads, and the rules that act on them."""

    scores: dict
    tests: dict
    attributes: dict
    places: int
    threshold: object = None
    quotas: tuple = ()
    objective: str = "scores"
    fill: str = "as_many"
    decisions: tuple = ()
    out: dict = MappingProxyType({})
    before: dict = MappingProxyType({})
    reserve: int | None = 0


def ranked(world):
    """The dossiers that nothing leaves out, in groups, best first."""
    keys = {
        one: (score, world.tests.get(one, 0)) for one, score in world.scores.items() if not world.out.get(one)
    }
    return [
        sorted(one for one in keys if keys[one] == key) for key in sorted(set(keys.values()), reverse=True)
    ]


def rank_of(world, item):
    groups = ranked(world)
    at = next(at for at, group in enumerate(groups) if item in group)
    return 1 + sum(map(len, groups[:at]))


def apt(world):
    """The groups that may be kept."""
    low = world.threshold
    return [group for group in ranked(world) if low is None or world.scores[group[0]] >= low]


def lists(world):
    """The main lists that are equally good, once decisions have parted what they can."""
    return under_quotas(world) if world.quotas else by_merit(world)


def by_merit(world):
    groups = apt(world)
    for decision in world.decisions:
        for at, group in enumerate(groups):
            named, rest = list(decision.order), [one for one in group if one not in decision.order]
            if len(group) > 1 and set(named) <= set(group) and (decision.rest or not rest):
                groups = [
                    *groups[:at],
                    *([one] for one in named),
                    *([rest] if rest else []),
                    *groups[at + 1 :],
                ]
                break
    chosen = []
    for group in groups:
        left = world.places - len(chosen)
        if len(group) > left:
            return [frozenset((*chosen, *some)) for some in combinations(group, left)]
        chosen += group
    return [frozenset(chosen)]


def keeps(world, chosen):
    counts = [
        (one, sum(one.value in world.attributes[item].get(one.attribute, ()) for item in chosen))
        for one in world.quotas
    ]
    return all(
        one.minimum <= count and (one.maximum is None or count <= one.maximum) for one, count in counts
    )


def feasible(world):
    """The lists that keep the quotas and are as long as the rules ask."""
    items = [item for group in apt(world) for item in group]
    full = min(world.places, len(items))
    sizes = [full] if world.fill == "all_or_nothing" else range(full, -1, -1)
    found = (
        [some for some in map(frozenset, combinations(items, size)) if keeps(world, some)] for size in sizes
    )
    return next(filter(None, found), [])


def worth(world, chosen):
    """What is made greatest: the sum of scores, of ranks from the last, or merit group by group."""
    if world.objective == "scores":
        return sum((world.scores[item] for item in chosen), Fraction(0))
    if world.objective == "ranks":
        return -sum(rank_of(world, item) for item in chosen)
    return tuple(len(chosen.intersection(group)) for group in apt(world))


def under_quotas(world):
    found = feasible(world)
    best = max((worth(world, one) for one in found), default=None)
    tied = [one for one in found if worth(world, one) == best]
    open_ = {item for one in tied for item in one if not all(item in other for other in tied)}
    valid = [one for one in world.decisions if set(one.order) <= open_]
    named = [item for one in valid for item in one.order]
    if not valid or (open_ - set(named) and not any(one.rest for one in valid)):
        return tied
    wanted = max([item in one for item in named] for one in tied)
    return [one for one in tied if [item in one for item in named] == wanted]


def status(world, item):
    """Whether all lists hold a dossier, some, or none."""
    held = [item in one for one in lists(world)]
    return MAIN if held and all(held) else TIED if any(held) else OUT


def waits(world, item):
    """Whether an item on no main list is on the reserve list however equals are parted, in some way, or in none."""
    ways = [way for chosen in lists(world) for way in _waiting(world, item, chosen)]
    return RESERVE if ways and all(ways) else LAST if any(ways) else OUT


def _waiting(world, item, chosen):
    """Whether an item has a place on the reserve list where its equals go first, and where they go last."""
    waiting = [[one for one in group if one not in chosen] for group in apt(world)]
    at = next((at for at, group in enumerate(waiting) if item in group), None)
    before = sum(map(len, waiting[:at]))
    left = len(world.scores) if world.reserve is None else world.reserve - before
    return [] if at is None else [left >= len(waiting[at]), left > 0]


def stands(world, item):
    """Where a dossier is: on the main list, tied for it, on the reserve list, perhaps, or nowhere."""
    found = status(world, item)
    return waits(world, item) if found == OUT else found


# ── what is left out ──────────────────────────────────────────────────────────────────────────────


def without(world, causes):
    """The world without what a reason names."""
    for cause in causes:
        match cause.code:
            case "cause_quota":
                world = without_quota(world, cause.facts["quota"])
            case "cause_decision":
                reference = cause.facts["reference"]
                assert any(one.reference == reference for one in world.decisions)
                left = (one for one in world.decisions if one.reference != reference)
                world = world._replace(decisions=tuple(left))
            case "cause_tests":
                world = world._replace(tests={})
            case "cause_threshold":
                assert cause.facts["threshold"] == world.threshold
                world = world._replace(threshold=None)
            case "cause_floors" | "cause_opinions" as code:
                kind = code.removeprefix("cause_")
                world = world._replace(out={one: some - {kind} for one, some in world.out.items()})
            case "cause_adjustment":
                world = world._replace(scores=world.before)
            case "cause_fill":
                world = world._replace(fill="as_many")
            case "cause_places":
                assert cause.facts["places"] == world.places
                world = world._replace(places=len(world.scores))
            case other:
                raise AssertionError(other)
    return world


def meant(world, causes):
    """The causes that a reason may mean: a decision whose reference is not told is any of those made so."""
    return product(*(
        [
            evolve(one, facts={**one.facts, "reference": made.reference})
            for made in world.decisions
            if made.by == one.facts["by"]
        ]
        if one.code == "cause_decision" and one.facts["reference"] is None
        else [one]
        for one in causes
    ))  # fmt: skip


UNNAMED = ("cause_quotas", "cause_quota_other")
"""Quotas that are counted, and not named."""


def worlds_without(world, causes):
    """The worlds that a reason may mean: where quotas are counted and not named, one for each choice of them."""
    return [one for some in meant(world, causes) for one in _worlds_without(world, some)]


def _worlds_without(world, causes):
    named = [one for one in causes if one.code not in UNNAMED]
    count = sum(one.facts.get("count", 1) for one in causes if one.code in UNNAMED)
    base = without(world, named)
    return [base._replace(quotas=tuple(left)) for left in combinations(base.quotas, len(base.quotas) - count)]


def grounds(world):
    """All that can be left out, each as a change of the world."""
    return [
        lambda one: one._replace(tests={}),
        lambda one: one._replace(threshold=None),
        *(lambda one, quota=quota: without_quota(one, quota) for quota in world.quotas),
        lambda one: one._replace(fill="as_many"),
        *(
            lambda one, gone=gone: one._replace(decisions=tuple(d for d in one.decisions if d != gone))
            for gone in world.decisions
        ),
        lambda one: one._replace(places=len(one.scores)),
        *(
            lambda one, kind=kind: one._replace(out={item: some - {kind} for item, some in one.out.items()})
            for kind in sorted({kind for some in world.out.values() for kind in some})
        ),
        lambda one: one._replace(scores=one.before or one.scores),
    ]


def without_several(world, count):
    """The worlds without so many of all that can be left out."""
    for some in combinations(grounds(world), count):
        left = world
        for change in some:
            left = change(left)
        yield left


# ── what is claimed ───────────────────────────────────────────────────────────────────────────────


def claims(world, item, reason):
    """Whether what a reason says of a cause is so; None where it speaks of none.

    *On the main list, or tied for its last places* is so where one of the two is.
    """
    check = CLAIMS.get(reason.code)
    if check is not None and reason.facts.get("then") == "either":
        return any(check(world, item, {**reason.facts, "then": one}) for one in (MAIN, TIED))
    return None if check is None else check(world, item, reason.facts)


def _alone(was):
    def check(world, item, facts):
        found = worlds_without(world, [facts["cause"]])
        if facts["then"] in (RESERVE, LAST):
            return (
                was == OUT and stands(world, item) == OUT and any(_waits(one, item, facts) for one in found)
            )
        then, now = [status(one, item) for one in found], status(world, item)
        return now in (was, TIED) and facts["then"] not in (was, now) and facts["then"] in then

    return check


def _waits(world, item, facts):
    """Whether the reserve list has room for an item as a reason says; what decisions part on it is not worked out."""
    then = stands(world, item)
    return then == facts["then"] or (bool(world.decisions) and then in (RESERVE, LAST))


def _together(was):
    def check(world, item, facts):
        if facts["then"] in (RESERVE, LAST):
            return was == OUT and _waits_together(world, item, facts)
        now = status(world, item)
        if now not in (was, TIED) or facts["then"] in (was, now):
            return False
        if facts["causes"] is None:
            found = {status(one, item) for one in without_several(world, facts["count"])}
            return facts["count"] > 3 and facts["then"] in found
        if any(one.code == "cause_quotas" for one in facts["causes"]):
            return facts["then"] in {status(one, item) for one in worlds_without(world, facts["causes"])}
        return any(_only_together(world, item, some, facts["then"]) for some in meant(world, facts["causes"]))

    return check


def _waits_together(world, item, facts):
    if facts["causes"] is None:
        return any(_waits(one, item, facts) for one in without_several(world, facts["count"]))
    found = worlds_without(world, facts["causes"])
    parts = [part for size in range(1, len(facts["causes"])) for part in combinations(facts["causes"], size)]
    fewer = [stands(one, item) for part in parts for one in worlds_without(world, part)]
    still = bool(world.decisions) or not fewer or OUT in fewer
    return still and any(_waits(one, item, facts) for one in found)


def _only_together(world, item, causes, then):
    some = [part for size in range(1, len(causes)) for part in combinations(causes, size)]
    changed = {status(without(world, part), item) for part in some}
    now = status(world, item)
    still = then not in changed if now == TIED else changed == {now}
    return still and status(without(world, causes), item) == then


def _past_places(world, item, facts):
    """Ranked past the places, whatever quota is left out, or all of them, with the threshold if it is not reached."""
    low = world if any(item in group for group in apt(world)) else world._replace(threshold=None)
    fewer = [without_quota(world, one) for one in world.quotas]
    told = (facts["rank"], facts["places"], facts["quotas"])
    return (
        told == (rank_of(world, item), world.places, len(world.quotas) or None)
        and facts["rank"] > world.places
        and {OUT} == {status(one, item) for one in (world, *fewer, low._replace(quotas=()))}
    )


def _rank_needed(world, item, facts):
    enough = world._replace(places=len(world.scores))
    return (
        status(world, item) == OUT
        and rank_of(world, item) > world.places == facts["places"]
        and status(enough, item) != OUT
    )


def _lost_tie(world, item, _facts):
    return status(world, item) == OUT and status(world._replace(decisions=()), item) == TIED


def _below(world, item, facts):
    return world.scores[item] < world.threshold == facts["threshold"]


def _conflict(world, _item, facts):
    blamed = world._replace(quotas=tuple(facts["quotas"]))
    return not feasible(world) and not feasible(blamed)


def _own_conflict(world, _item, facts):
    """Quotas that no list keeps; none of so many, only where all or nothing is the rule."""
    blamed = world._replace(quotas=tuple(facts["quotas"]))
    told = blamed if facts["fewer"] else blamed._replace(fill="as_many")
    return not feasible(world) and (not facts["fewer"] or world.fill != "as_many") and not feasible(told)


CLAIMS = {
    "not_kept_for": _alone(OUT),
    "kept_for": _alone(MAIN),
    "not_kept_for_together": _together(OUT),
    "kept_for_together": _together(MAIN),
    "past_places": _past_places,
    "not_kept": _rank_needed,
    "not_kept_under_tie": _rank_needed,
    "lost_tie": _lost_tie,
    "nobody_below": lambda world, item, _facts: world.places == 0 and status(world, item) == OUT,
    "below_threshold": _below,
    "quota_conflict": _conflict,
    "own_conflict": _own_conflict,
    "no_list_holds": lambda world, _item, facts: facts["quotas"] == world.quotas and not feasible(world),
    "kept_under_quotas": lambda world, item, _facts: bool(world.quotas) and status(world, item) == MAIN,
    "own_kept": lambda world, item, _facts: status(world, item) == MAIN,
    "kept": lambda world, item, _facts: status(world, item) == MAIN,
}


def who_comes_in(world, stay, first):
    """The fewest quotas that must go for one of the first of the reserve list to come in; None where none is on it."""
    for count in range(len(world.quotas) + 1):
        for left in combinations(world.quotas, len(world.quotas) - count):
            if any(keeps(world._replace(quotas=left), {*stay, item}) for item in first):
                return count
    return None


def rules_that_matter(world, item):
    """The rules and decisions without any one of which a dossier would stand elsewhere, each with where.

    A decision that names one who is kept, or in a tie, is told as such. Where somebody may be kept, what leaves
    that one out, or the others, is any of what acts; else what leaves the others out matters under quotas alone.
    """
    was = status(world, item)
    left_out = {("cause_quota", one): without_quota(world, one) for one in world.quotas}
    if world.before:
        left_out["cause_adjustment", None] = world._replace(scores=world.before)
    barred = {kind for some in world.out.values() for kind in some} if world.quotas or was != OUT else ()
    for kind in {*barred, *world.out.get(item, ())}:
        others = {one: some - {kind} for one, some in world.out.items()}
        left_out[f"cause_{kind}", None] = world._replace(out=others)
    if world.quotas:
        left_out["cause_fill", None] = world._replace(fill="as_many")
    for one in world.decisions:
        if was == OUT or item not in one.order:
            others = tuple(other for other in world.decisions if other != one)
            left_out["cause_decision", one.reference] = world._replace(decisions=others)
    left_out["cause_tests", None] = world._replace(tests={})
    low = world.threshold is not None and world.scores[item] < world.threshold
    if low or (world.threshold is not None and (world.out.get(item) or world.quotas)):
        left_out["cause_threshold", world.threshold] = world._replace(threshold=None)
    off = world.quotas and stands(world, item) == OUT and any(item in group for group in apt(world))
    return {
        cause
        for cause, other in left_out.items()
        if status(other, item) != was or (off and stands(other, item) != OUT)
    }


def without_quota(world, quota):
    return world._replace(quotas=tuple(one for one in world.quotas if one != quota))
