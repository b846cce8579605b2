"""Who knows who sits and the own letter, and tries to find out how a small jury marked others: world by world."""

from itertools import permutations, product

from attrs import evolve

from eig.book import Book
from eig.jury import JuryRules, rank_lists
from eig.programme import Application, Candidate
from eig.programme.disclosure import Disclosure
from helpers.adversary import FEW, MARKS, left_open, posts_of, sheet_of
from helpers.decided_book import composed


def seat_letters_find(people, seats, *, wishes=(("a",),), settled=True, method="mean", jurors=1, **policy):
    """Count the letters of all whom a small jury marked for so many seats, and those by which two values of
    another's mark, or fewer, are left where who sits leaves more.

    The worlds are all scores and, where `settled`, all ways to part equals. The first person reads, and stands for each.
    """
    told, public = {}, {}
    promotion = posts_of(dict.fromkeys(dict.fromkeys(one for some in wishes for one in some), seats))
    promotion = evolve(promotion, rules=evolve(promotion.rules, disclosure=Disclosure(**policy)))
    names = [one.id for one in promotion.challenges]
    for marks in product(product(MARKS, repeat=people), repeat=len(names)):
        sheets = {
            (name, "data"): sheet_of([(one,) * jurors for one in some])
            for name, some in zip(names, marks, strict=True)
        }
        lists = rank_lists(sheets, JuryRules(method=method))
        for wished in product(wishes, repeat=people):
            for outcome in ways_to_seat(promotion, lists, wished, settled):
                found = outcome.cohort
                open_ = frozenset(found.undecided)
                known = (
                    wished,
                    open_,
                    bool(found.decisions),
                    *sorted(one for one in outcome.seats.items() if one[0] not in open_),
                )
                text = known, outcome.letter("c0")
                others = [one for some in marks for one in some[1:]]
                told.setdefault(text, []).append(others)
                public.setdefault(known, []).append(others)

    def given(some):
        return [len(values) <= FEW for values in left_open(some)]

    pairs = [(some, given(some), given(public[known])) for (known, _), some in told.items()]
    found = sum(len(some) for some, now, before in pairs if sum(now) > sum(before))
    return sum(map(len, told.values())), found


def ways_to_seat(promotion, lists, wished, settled):
    people = [Candidate(id=f"c{n}", profiles=["data"]) for n in range(len(wished))]
    asked = [Application(candidate=f"c{n}", wishes=some) for n, some in enumerate(wished)]
    book = Book(promotion=promotion, candidates=people, applications=asked)
    problem = book.problem([one.id for one in promotion.challenges], merit=lists, wishes=[2, 1])
    seats = {}
    for order in permutations(sorted(composed(problem).undecided)) if settled else [()]:
        orders = []
        while settled and (open_ := composed(problem, *orders).undecided):
            orders.append(tuple(one for one in order if one in open_))
        found = composed(problem, *orders)
        outcome = book.decide(None, lists, found)
        seats.setdefault(tuple(sorted(outcome.seats.items())), outcome)
    return seats.values()
