"""The reader of a jury's explanations: ranks, shortfalls and prices worked out again from the marks."""

import operator
import re
from collections import Counter
from fractions import Fraction
from itertools import combinations

from eig.jury import Criterion, Ranking, Rubric, Scale, Scoresheet, rank, select
from eig.programme import Quota
from helpers.reader import NUMBER, WITHOUT, Readings, hangs_on, listed, said, sentences


def read_jury(draw):
    """Read why each item of a small jury has its rank, and is kept or not."""
    weights = {"impact": draw.randint(1, 3), "team": draw.randint(1, 3)}
    items, jurors = [f"d{n}" for n in range(draw.randint(2, 6))], ["j1", "j2", "j3"]
    marks = {
        item: {
            juror: {criterion: draw.randint(0, 5) for criterion in weights}
            for juror in draw.sample(jurors, draw.randint(1, 3))
        }
        for item in items
    }
    rubric = Rubric(
        criteria=[
            Criterion(id=name, scale=Scale(low=0, high=20), weight=weight) for name, weight in weights.items()
        ]
    )
    rows = [(item, juror, own) for item, panel in marks.items() for juror, own in panel.items()]
    ranking = rank(Scoresheet.from_marks(rubric, rows))
    total = {
        item: sum(
            Fraction(weight * sum(own[name] for own in panel.values()), sum(weights.values()) * len(panel))
            for name, weight in weights.items()
        )
        for item, panel in marks.items()
    }
    readings = Readings((marks, weights))
    brought = Counter()

    def ranked(item, place, count, score):
        better = sum(other > total[item] for other in total.values())
        return int(place) == better + 1 and int(count) == len(items) and said(total[item], score)

    def marked_by(item, names):
        return listed(names) == set(marks[item])

    def criterion_brings(item, name, mean, share, brings):
        own = Fraction(sum(one[name] for one in marks[item].values()), len(marks[item]))
        part = Fraction(weights[name], sum(weights.values()))
        brought[item] += own * part
        return said(own, mean) and said(100 * part, share) and said(own * part, brings)

    def tied(item, others):
        return listed(others) == {one for one in items if total[one] == total[item]} - {item}

    whole = [
        (rf"ranked (\d+) of (\d+) with {NUMBER}", ranked),
        (r"marked by (.+)", marked_by),
        (rf"(\w+): mean mark {NUMBER}, a weight of {NUMBER}%, brings {NUMBER}", criterion_brings),
        (r"tied with (.+): no declared test separates them", tied),
    ]
    for item in items:
        readings.take(item, sentences(ranking.explain(item)), whole)
        if brought[item] != total[item]:
            readings.wrong.append(("adds up", item, str(ranking.explain(item))))
    _read_kept(draw, readings, ranking, total, ranked)
    return readings


def _read_kept(draw, readings, ranking, total, ranked):  # noqa: C901 # a closure a sentence
    places = draw.randint(1, len(total))
    reserve, threshold = draw.choice([None, 0, 1, 2]), draw.choice([None, None, 2])
    chosen = select(ranking, places=places, reserve=reserve, threshold=threshold)
    apt = {item: own for item, own in total.items() if threshold is None or own >= threshold}
    line = sorted(apt.values(), reverse=True)
    last, tie = None, set()
    if line:
        last = line[min(places, len(line)) - 1]
        above = {item for item, own in apt.items() if own > last}
        level = {item for item, own in apt.items() if own == last}
        tie = level if len(above) + len(level) > places else set()
    sure = {item for item, own in apt.items() if own >= last} - tie if line else set()
    waiting = sorted((item for item in apt if item not in sure), key=lambda item: -apt[item])

    def kept(item, _words, count):
        return item in sure and (count or "1") == str(places)

    def above(item, gap, rivals, _plural):
        others = {one: own for one, own in total.items() if one not in sure}
        best = max(others.values())
        first = {one for one, own in others.items() if own == best}
        return said(total[item] - best, gap) and listed(rivals) == first

    def undecided(item, others, places_told):
        open_ = places - len(sure)
        told = {"the one place": (1, 1), f"the {places} places": (places, places)}
        known = told.get(places_told) or tuple(map(int, re.findall(r"\d+", places_told)))
        return item in tie and listed(others) == tie - {item} and known == (open_, places)

    def not_kept(item, gap, rank_needed):
        # ranks up to that one are those of items that are kept, or that tie for the last places
        least = int(rank_needed)
        ranks = {one: 1 + sum(other > own for other in total.values()) for one, own in total.items()}
        right = {one for one in apt if ranks[one] <= least} == sure | tie
        fits = gap is None or said(min(apt[one] for one in sure | tie) - apt[item], gap)
        return right and fits and item not in sure | tie and least <= places

    def under(item, score, exact, limit):
        return said(total[item], exact or score) and Fraction(limit) == threshold > total[item]

    def numbered(item, number):
        return int(number) == 1 + waiting_numbers(item) and alike(item) == 1

    def numbered_tied(item, others, first, end):
        group = {one for one in waiting if one not in tie and apt[one] == apt[item]}
        return (
            listed(others) == group - {item}
            and int(first) == 1 + waiting_numbers(item)
            and int(end) == int(first) + len(group) - 1
        )

    def reserve_open(item, others, count):
        group = {one for one in waiting if one not in tie and apt[one] == apt[item]}
        losers = len(tie) - (places - len(sure)) if tie else 0
        taken = waiting_numbers(item) - losers
        return listed(others) == group - {item} and int(count or 1) == reserve - losers - taken

    def waiting_numbers(item):
        losers = len(tie) - (places - len(sure)) if tie else 0
        return losers + sum(1 for one in waiting if one not in tie and apt[one] > apt[item])

    def alike(item):
        return sum(1 for one in waiting if one not in tie and apt[one] == apt[item])

    def but_for(item, causes, together, then):
        limit = "one place" if places == 1 else f"{places} places"
        known = {f"the threshold {threshold}": "threshold", f"the limit of {limit}": "places"}
        named = [known.get(one) for one in causes.split(" and ")]

        def fate(gone):
            able = total if "threshold" in gone else apt
            better, level = (
                sum(test(own, total[item]) for own in able.values()) for test in (operator.gt, operator.eq)
            )
            open_ = (len(total) if "places" in gone else places) - better
            return "out" if item not in able or open_ < 1 else "main" if level <= open_ else "tied"

        return None not in named and hangs_on(named, fate, together=together, then=then)

    words = [
        (rf"ranked (\d+) of (\d+) with {NUMBER}", ranked),
        (WITHOUT, but_for),
        (r"kept: within the (one place|(\d+) places)", kept),
        (rf"a score {NUMBER} above that of (.+), the first without a sure place()", above),
        (r"tied with (.+) for (the one place|the \d+ places|\d+ of the \d+ places): to be decided on the record", undecided),
        (rf"not on the main list: (?:a score {NUMBER} below that of (?:the last one kept|those tied for the last places); )?(?:rank|a rank from 1 to) (\d+) was needed", not_kept),
        (rf"{NUMBER}(?: \({NUMBER}\))? is under the threshold {NUMBER}, under which nothing is kept", under),
        (r"number (\d+) on the reserve list", numbered),
        (r"tied with (.+) for numbers (\d+) to (\d+) on the reserve list: equally good", numbered_tied),
        (r"tied with (.+) for the last (?:name|(\d+) names) of the reserve list: to be decided on the record", reserve_open),
    ]  # fmt: skip
    for item in total:
        readings.take(item, sentences(chosen.explain(item)), words)


def read_quotas(draw):  # noqa: C901, PLR0915 # a closure a sentence
    """Read what quotas cost, and why an item is kept or not under them, by going through all sets."""
    items = [f"d{n}" for n in range(draw.randint(2, 6))]
    scores = {item: Fraction(draw.randint(0, 12), draw.choice([1, 2, 3])) for item in items}
    kinds = {item: draw.choice("xyz") for item in items}
    places = draw.randint(1, len(items))
    bounds = {kind: draw.choice([(1, None), (2, None), (0, 1), (1, 1)]) for kind in draw.sample("xyz", 2)}
    quotas = [
        Quota(attribute="p", value=kind, minimum=low, maximum=high) for kind, (low, high) in bounds.items()
    ]
    chosen = select(
        Ranking.from_scores(scores),
        places=places,
        quotas=quotas,
        attributes={item: {"p": kind} for item, kind in kinds.items()},
    )

    def keeps(some, limits):
        counts = Counter(kinds[item] for item in some)
        return all(
            low <= counts[kind] <= (99 if high is None else high) for kind, (low, high) in limits.items()
        )

    all_sets = [some for size in range(len(items) + 1) for some in combinations(items, size)]
    every = [some for some in all_sets if len(some) <= places]

    def best(limits, *, among=lambda _: True, of=every):
        sets = [some for some in of if keeps(some, limits) and among(some)]
        most = max(map(len, sets), default=None)
        longest = [some for some in sets if len(some) == most]
        top = max((sum(scores[item] for item in some) for some in longest), default=None)
        return top, [some for some in longest if sum(scores[item] for item in some) == top]

    top, sets = best(bounds)
    readings = Readings((scores, kinds, places, bounds))
    if chosen.conflict:
        full = [some for some in every if len(some) == places] if sets else every
        _read_quota_conflict(readings, chosen.conflict, keeps, full, bounds, scores)
    if top is None:
        return readings
    size = len(sets[0])
    if (chosen.conflict is None) != (size == places):
        readings.wrong.append(("unfilled", size, str(chosen.conflict)))
    prices, won = chosen.optimum.prices, chosen.optimum.places_won
    for quota in quotas:
        freed, longer = best({kind: own for kind, own in bounds.items() if kind != quota.value})
        if (prices[quota.name], won[quota.name]) != (freed - top, len(longer[0]) - size):
            readings.wrong.append(("price", quota.name, prices[quota.name]))
        readings.read["price"] += 1
    order = {item: 1 + sum(other > own for other in scores.values()) for item, own in scores.items()}

    def ranked(item, place, count, score):
        return int(place) == order[item] and int(count) == len(items) and said(scores[item], score)

    def kept(item, count):
        return all(item in some for some in sets) and int(count) == size

    def loses(item, loss):
        other, longest = best(bounds, among=lambda some: item in some)
        return other is not None and len(longest[0]) == size and said(top - other, loss) and other < top

    def shorter(item, fewer):
        _, longest = best(bounds, among=lambda some: item in some)
        return 0 < int(fewer) == size - len(longest[0])

    def nowhere(item):
        return best(bounds, among=lambda some: item in some)[0] is None

    def some_hold(item, held, count):
        return int(held) == sum(item in some for some in sets) and int(count) == len(sets) > int(held)

    def fate(item, gone):
        own = {kind: own for kind, own in bounds.items() if kind not in gone}
        _, lists = best(own, of=all_sets if limit in gone else every)
        held = [item in some for some in lists]
        return "main" if held and all(held) else "tied" if any(held) else "out"

    limit = "the limit of one place" if places == 1 else f"the limit of {places} places"

    def but_for(item, causes, together, then):
        several = [(limit,)]
        if causes != limit:
            one = causes in ("one of the quotas", "another of the quotas")
            count = 1 if one else int(causes.removesuffix(" quotas"))
            several = combinations(bounds, count)
        return any(
            hangs_on(some, lambda gone: fate(item, gone), together=together, then=then) for some in several
        )

    def past_places(item, place, count):
        known = (order[item], "one place" if places == 1 else f"{places} places")
        fates = {fate(item, gone) for gone in ((), *((kind,) for kind in bounds), tuple(bounds))}
        return known == (int(place), count) and order[item] > places and fates == {"out"}

    words = [
        (rf"ranked (\d+) of (\d+) with {NUMBER}", ranked),
        (WITHOUT, but_for),
        (r"not on the main list: ranked (\d+) for (one place|\d+ places); without any one quota, or without all, not on it either", past_places),
        (r"kept: every best set of (\d+) under the quotas holds it", kept),
        (rf"the best set with it under the quotas totals {NUMBER} less", loses),
        (r"no set with it keeps the quotas", nowhere),
        (r"no set with it keeps the quotas and is as long; the longest holds (\d+) fewer", shorter),
        (r"(\d+) of the (\d+) equally good sets hold it: to be decided on the record", some_hold),
    ]  # fmt: skip
    for item in items:
        readings.take(item, sentences(chosen.explain(item)), words)
    return readings


def _read_quota_conflict(readings, conflict, keeps, every, bounds, scores):
    named = {one.value: (one.minimum, one.maximum) for one in conflict.quotas}
    if any(keeps(some, named) for some in every):
        readings.wrong.append(("conflict sufficient", conflict.quotas, str(conflict)))
    for left_out in named:
        rest = {kind: own for kind, own in named.items() if kind != left_out}
        if not any(keeps(some, rest) for some in every):
            readings.wrong.append(("conflict minimal", left_out, str(conflict)))
    readings.read["quota conflict"] += 1
    for way in conflict.relaxations:
        relaxed = bounds | {one.value: (one.minimum, one.maximum) for one in way}
        able = [some for some in every if keeps(some, relaxed)]
        longest = max(map(len, able), default=0)
        held = [sum(scores[item] for item in some) for some in able if len(some) == longest]
        if not held or max(held) != conflict.optimum:
            readings.wrong.append(("relaxation", way, str(conflict)))
        readings.read["relaxation"] += 1
