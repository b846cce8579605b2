"""Small books whose teams hold posts of several kinds, under any names and in any order."""

from itertools import permutations

from attrs import evolve

from eig import teams
from eig.book import Book
from eig.jury import rank_lists
from eig.programme import Application, Candidate, Post
from eig.promotions import P3

EMPTY = evolve(P3, challenges=[])
KINDS = ("data", "dev", "geomatics")


def some_world(draw):
    """Return the profiles of people, the posts of one challenge, and the marks of each list; marks often tie."""
    posts = [draw.choice(KINDS[:2]) for _ in range(draw.randint(2, 3))]
    accepts = [draw.choice([(), (), (draw.choice(KINDS),)]) for _ in posts]
    people = {
        f"c{number}": draw.sample(KINDS[:2], draw.randint(1, 2)) + draw.choice([[], ["geomatics"]])
        for number in range(draw.randint(2, 5))
    }
    marks = {
        kind: {person: draw.randint(1, 3) for person, own in people.items() if kind in own} for kind in KINDS
    }
    return people, list(zip(posts, accepts, strict=True)), marks


def decided(world, names, draw=None):
    """Return the outcome of a world under other names, its tables in another order if a draw is given."""
    people, posts, marks = world

    def mixed(values):
        return values if draw is None else draw.sample(values, len(values))

    seats = [
        Post(
            id=f"adler-{number}",
            challenge="adler",
            profile=profile,
            accepts=[one for one in accepts if one != profile],
        )
        for number, (profile, accepts) in enumerate(posts, start=1)
    ]
    book = Book(
        promotion=EMPTY,
        proposed=[evolve(P3.challenge("adler"), posts=seats)],
        candidates=mixed([Candidate(id=names[one], profiles=own) for one, own in people.items()]),
        applications=mixed([Application(candidate=names[one], wishes=["adler"]) for one in people]),
    )
    lists = {
        ("adler", kind): dict(mixed([(names[one], mark) for one, mark in given.items()]))
        for kind, given in marks.items()
        if given
    }
    merit = rank_lists(lists)
    return book.decide(lists=merit, cohort=teams.compose(book.problem(["adler"], merit=merit)))


def best_arrangements(world, team):
    """Return each way to give the posts to a team that has the most marks, and then most profiles named first.

    Of posts that accept the same, whoever is worth more there holds the one published first.
    """
    people, posts, marks = world

    def worth(person, post):
        profile, accepts = post
        fitting = {one for one in (profile, *accepts) if one in people[person]}
        own = people[person][0] == profile
        return (max(marks[one][person] for one in fitting), own) if fitting else None

    kinds, ways = [(profile, {profile, *accepts}) for profile, accepts in posts], {}
    for order in permutations(team):
        given = [worth(person, post) for person, post in zip(order, posts, strict=True)]
        if None not in given and all(
            given[one] >= given[other]
            for other in range(len(posts))
            for one in range(other)
            if kinds[one] == kinds[other]
        ):
            held = frozenset((person, f"adler-{number}") for number, person in enumerate(order, start=1))
            ways[held] = tuple(map(sum, zip(*given, strict=True)))
    return [held for held, total in ways.items() if total == max(ways.values())]
