"""What the reasons of an allocation claim of decisions, solved again by going through every way to part every tie.

Nothing here is taken from the library but the values that it was given and the reasons that it told.
"""

from itertools import combinations, permutations, product

from eig.jury import Ranking
from eig.jury.posts import fill_posts
from eig.lots import Decision
from helpers.posts_drawn import LISTS, PEOPLE


def drawn(draw):
    """Return an allocation of a case with decisions of some of its ties, and the case."""
    names, posts = PEOPLE[: draw.randint(3, 5)], LISTS[: draw.randint(1, 3)]
    ranked = {post: [one for one in names if draw.random() < 0.9] for post in posts}
    case = {
        "lists": {
            post: Ranking.from_scores({one: draw.randint(1, 2) for one in ranked[post]}) for post in posts
        },
        "posts": {post: draw.choice([0, 1, 1, 1, 2]) for post in posts},
        "wishes": {one: tuple(draw.sample(posts, draw.randint(1, len(posts)))) for one in names},
    }
    decisions = {}
    for name, ranking in case["lists"].items():
        for number, group in enumerate(ranking.ties, start=1):
            if draw.random() < 0.8:
                order = draw.sample(group, draw.randint(1, len(group)))
                rest = "after" if len(order) < len(group) else None
                made = Decision(
                    by=draw.choice(["jury", "draw"]), order=order, reference=f"{name} {number}", rest=rest
                )
                decisions.setdefault(name, []).append(made)
    case["decisions"] = {name: tuple(some) for name, some in decisions.items()}
    return fill_posts(**case), case


def parted(groups, decisions):
    """The groups of a list, each decision parting the tie that it names."""
    for one in decisions:
        for at, group in enumerate(groups):
            rest = tuple(person for person in group if person not in one.order)
            if len(group) > 1 and set(one.order) <= set(group) and (one.rest or not rest):
                groups = [
                    *groups[:at],
                    *((name,) for name in one.order),
                    *([rest] if rest else []),
                    *groups[at + 1 :],
                ]
                break
    return groups


def orders(case):
    """Every strict order of every list that its groups allow."""
    ways = []
    for name, ranking in case["lists"].items():
        groups = parted(list(ranking.groups), case["decisions"].get(name, ()))
        ways.append(
            [[one for part in parts for one in part] for parts in product(*map(permutations, groups))]
        )
    for some in product(*ways):
        yield dict(zip(case["lists"], some, strict=True))


def by_asking(case, order):
    """Everybody asks down their wishes, and each list keeps the first of those who ask, until nobody is turned away."""
    asked = {
        person: [post for post in wishes if person in order[post]]
        for person, wishes in case["wishes"].items()
    }
    turn = dict.fromkeys(asked, 0)
    while True:
        asks = {one: posts[turn[one]] for one, posts in asked.items() if turn[one] < len(posts)}
        out = [
            one
            for one, post in asks.items()
            if sum(asks[other] == post for other in order[post][: order[post].index(one)] if other in asks)
            >= case["posts"][post]
        ]
        if not out:
            return asks
        for one in out:
            turn[one] += 1


def possible(case, person):
    """All the posts that somebody may take; None for none."""
    return {by_asking(case, order).get(person) for order in orders(case)}


def without(case, causes):
    """The case without the decisions that reasons name, each by its list and reference."""
    gone = {(one.facts["post"], one.facts["reference"]) for one in causes}
    kept = {
        name: tuple(one for one in some if (name, one.reference) not in gone)
        for name, some in case["decisions"].items()
    }
    return {**case, "decisions": kept}


def claims(case, person, reason):
    """Whether what a reason says of decisions is so; None where it speaks of none."""
    post = reason.facts.get("post")
    if reason.code == "not_for":
        return post not in possible(case, person) and post in possible(
            without(case, [reason.facts["cause"]]), person
        )
    if reason.code == "not_for_together":
        causes = reason.facts["causes"]
        fewer = [part for size in range(len(causes)) for part in combinations(causes, size)]
        enough = post in possible(without(case, causes), person)
        return enough and not any(post in possible(without(case, part), person) for part in fewer)
    return None


def that_matter(case, person, post):
    """The decisions, by list and reference, without any one of which somebody could take a post."""
    every = [(name, one.reference) for name, some in case["decisions"].items() for one in some]
    found = set()
    for name, reference in every:
        kept = {
            other: tuple(one for one in some if (other, one.reference) != (name, reference))
            for other, some in case["decisions"].items()
        }
        if post in possible({**case, "decisions": kept}, person):
            found.add((name, reference))
    return found
