"""Lists, posts and wishes drawn at random, and their stable allocations by trying every one."""

from itertools import permutations, product

from hypothesis import strategies as st

from eig.jury import Ranking

PEOPLE, LISTS = ("c1", "c2", "c3", "c4", "c5"), ("adler", "datajust", "plume")


def random_lists(draw, *, people=4, lists=3, levels=4):
    """Return `lists`, `posts` and `wishes` drawn with a random generator; scores of few levels tie often."""
    names = PEOPLE[: draw.randint(1, people)]
    posts = LISTS[: draw.randint(1, lists)]
    rankings = {
        post: Ranking.from_scores({one: draw.randint(1, levels) for one in names if draw.random() < 0.8})
        for post in posts
    }
    wishes = {one: tuple(draw.sample(posts, draw.randint(0, len(posts)))) for one in names}
    return {"lists": rankings, "posts": {post: draw.randint(0, 2) for post in posts}, "wishes": wishes}


@st.composite
def several_lists(draw):
    """Draw a small case."""
    return random_lists(draw(st.randoms(use_true_random=False)))


def strict_orders(case):
    """Yield each way to order each list strictly, keeping its groups in order."""
    ways = [
        [
            tuple(person for part in parts for person in part)
            for parts in product(*(permutations(group) for group in ranking.groups))
        ]
        for ranking in case["lists"].values()
    ]
    for orders in product(*ways):
        yield dict(zip(case["lists"], orders, strict=True))


def every_allocation(case):
    """Yield every way to give each person one of their wishes, or none, within the posts."""
    people = sorted(case["wishes"])
    options = [
        (None, *(post for post in case["wishes"][one] if one in case["lists"][post].ranks)) for one in people
    ]
    for given in product(*options):
        if all(given.count(post) <= count for post, count in case["posts"].items()):
            yield {person: post for person, post in zip(people, given, strict=True) if post}


def better(case, person, post, taken):
    """Tell whether a person would rather have a post than what they take."""
    wishes = case["wishes"][person]
    return post in wishes and (taken is None or wishes.index(post) < wishes.index(taken))


def is_stable(case, orders, given):
    """Tell whether nobody would rather have a post that is free, or that somebody ordered after them takes."""
    for post, order in orders.items():
        holders = [order.index(person) for person, taken in given.items() if taken == post]
        full = len(holders) == case["posts"][post]
        for place, person in enumerate(order):
            beaten = not full or place < max(holders, default=-1)
            if person in case["wishes"] and beaten and better(case, person, post, given.get(person)):
                return False
    return True


def best_stable(case, orders):
    """Return the stable allocation that nobody finds worse than another stable one."""
    stable = [given for given in every_allocation(case) if is_stable(case, orders, given)]

    def place(person, given):
        wishes = case["wishes"][person]
        return wishes.index(given[person]) if person in given else len(wishes)

    best = {person: min(place(person, given) for given in stable) for person in case["wishes"]}
    (chosen,) = [
        given for given in stable if all(place(person, given) == own for person, own in best.items())
    ]
    return chosen


def key_of(given):
    """Return an allocation as a value that sorts."""
    return tuple(sorted(given.items()))
