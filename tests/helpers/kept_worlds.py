"""Small promotions with lists by profile and a threshold: who may hold which post, written from the published rules.

Nothing here asks the library who sits where: all cohorts of a world are gone through.
"""

from itertools import chain, permutations, product

from attrs import evolve

from eig import jury
from eig.book import Book
from eig.lots import Decision
from eig.programme import Application, Candidate, Post
from eig.promotions import P3
from eig.teams import compose

GRID = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
KINDS, PLACES = ("data", "dev"), ("adler", "plume")


class World:
    """Posts by challenge, profiles and wishes by person, marks by person, challenge and profile, and a threshold."""

    def __init__(self, posts, people, marks, threshold=3, *, wishes=None):
        """`marks`: of each person, by challenge and profile; whoever has none is on no list."""
        self.posts, self.people, self.marks, self.threshold = posts, people, marks, threshold
        self.wishes = wishes or {one: [*posts] for one in people}

    @classmethod
    def drawn(cls, draw):
        """Draw one: people stand on the lists of their profiles where they ask for a seat, but for some."""
        posts = {
            place: [draw.sample(KINDS, draw.choice([1, 1, 1, 2])) for _ in range(draw.choice([1, 2, 2]))]
            for place in PLACES[: draw.choice([1, 2])]
        }
        people = {f"c{one}": draw.sample(KINDS, draw.choice([1, 2, 2])) for one in range(draw.randint(2, 6))}
        wishes = {one: draw.sample([*posts], draw.randint(1, len(posts))) for one in people}
        marks = {
            one: {
                (place, kind): draw.randint(1, 4)
                for place in wishes[one]
                for kind in own
                if draw.random() < 0.9
            }
            for one, own in people.items()
        }
        return cls(posts, people, marks, draw.randint(1, 3), wishes=wishes)

    def worth(self, one, place, accepts):
        """Return the best mark by which a list of a post keeps somebody, or None where none does."""
        own = (self.marks[one].get((place, kind), 0) for kind in accepts)
        return max((mark for mark in own if mark >= self.threshold), default=None)

    def merit(self, place, team):
        """Return the most that a team is worth, each at a post whose list keeps them; None where that cannot be."""
        found = [
            [self.worth(one, place, accepts) for one, accepts in zip(team, held, strict=True)]
            for held in permutations(self.posts[place], len(team))
        ]
        return max((sum(own) for own in found if None not in own), default=None)

    def best(self):
        """Return the worth of the best cohorts, every post held, and the seats of all of them."""
        full = [
            [
                (place, team)
                for team in permutations(self.people, len(own))
                if self.merit(place, team) is not None
            ]
            for place, own in self.posts.items()
        ]
        people = [[*chain(*(team for _, team in one))] for one in product(*full)]
        cohorts = [one for one, who in zip(product(*full), people, strict=True) if len({*who}) == len(who)]
        worths = [sum(self.merit(*team) for team in one) for one in cohorts]
        most = max(worths, default=None)
        best = [one for one, worth in zip(cohorts, worths, strict=True) if worth == most]
        return most, {(who, place) for one in best for place, team in one for who in team}

    def book(self):
        """Return the book of the world, and its lists; None of these where nobody has a mark."""
        sheets = {
            key: jury.Scoresheet.from_marks(GRID, marks)
            for key in product(self.posts, KINDS)
            if (marks := [(one, "j1", {"impact": own[key]}) for one, own in self.marks.items() if key in own])
        }
        known = Book(
            promotion=evolve(P3, challenges=[]),
            proposed=[
                evolve(P3.challenge(place), posts=[_post(place, *one) for one in enumerate(own, 1)])
                for place, own in self.posts.items()
            ],
            candidates=[Candidate(id=one, profiles=own) for one, own in self.people.items()],
            applications=[Application(candidate=one, wishes=own) for one, own in self.wishes.items()],
        )
        return known, jury.rank_lists(sheets, jury.JuryRules(threshold=self.threshold)) if sheets else None

    def decided(self):
        """Return what was decided, equals parted by a draw."""
        known, lists = self.book()
        found = compose(known.problem([*self.posts], merit=lists))
        if found.undecided:
            found = found.settle(Decision(by="draw", order=sorted(found.undecided), reference="draw 1"))
        return known.decide(None, lists, found)

    def at(self, post):
        """Return the challenge of a post, and what it accepts."""
        place, number = post.split("-")
        return place, self.posts[place][int(number) - 1]


def _post(place, number, accepts):
    return Post(id=f"{place}-{number}", challenge=place, profile=accepts[0], accepts=accepts[1:])
