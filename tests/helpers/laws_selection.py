"""Laws of selection, of lotteries and draws, of assignments and of posts."""

from fractions import Fraction

from attrs import evolve

from eig.jury import Ranking, select
from eig.jury.assignment import (
    Assignment,
    assign_reviewers,
    assign_to_panels,
    design_panels,
    equal_assignments,
    equal_repairs,
)
from eig.jury.minutes import Deliberation
from eig.jury.posts import Allocation, fill_posts, vacancy_chain, vacancy_chains
from eig.jury.selection import (
    Selection,
    best_under_quotas,
    draw_fairly,
    fair_lottery,
    replacement,
    replacements,
)
from eig.lots import Decision, decide, draw_labels, draw_rfc3797, entropy_bits, rfc3797_key
from eig.programme import Quota
from helpers import assignments_drawn, causes_drawn, posts_drawn, posts_told
from helpers.metamorphic import law, named, of, renamed, sets, shuffled, unit

ITEMS = named("d", 6)


def scores_of(draw, low=0):
    """Draw scores, some of them equal."""
    return {one: draw.randint(low, 6) for one in ITEMS}


def quotas_of(draw, places=3):
    """Draw quotas on one attribute that can hold together, and the attributes."""
    kinds = {one: {"p": draw.choice("xyz")} for one in ITEMS}
    there = [own["p"] for own in kinds.values()]
    quotas = []
    if there.count("x"):
        quotas.append(Quota(attribute="p", value="x", minimum=1))
    if there.count("x") + there.count("z") >= places:
        quotas.append(Quota(attribute="p", value="y", maximum=draw.randint(0, 2)))
    return {"quotas": quotas, "attributes": kinds}


OBJECTIVES = ("scores", "ranks", "merit")


def kept(scores, **options):
    """Return who is kept for sure and who is tied for the rest."""
    found = select(Ranking.from_scores(scores), **options)
    return set(found.main), set(found.undecided), found.unfilled


@law("permute", select, best_under_quotas)
def selection_of_permuted_items(draw):
    """The order of items, of attributes and of quotas decides nothing."""
    scores, given = scores_of(draw), quotas_of(draw)
    other = {"quotas": shuffled(draw, given["quotas"]), "attributes": shuffled(draw, given["attributes"])}
    for objective in OBJECTIVES:
        assert kept(scores, places=3, objective=objective, **given) == kept(
            shuffled(draw, scores), places=3, objective=objective, **other
        )
    one, two = (best_under_quotas(scores, places=3, **some) for some in (given, other))
    assert (one.optimum, sets(sorted(one.sets)), one.prices) == (
        two.optimum,
        sets(sorted(two.sets)),
        two.prices,
    )


@law("scale", select, Selection.probability)
def selection_in_another_unit(draw):
    """Scores in another unit, the threshold with them, keep the same people, with the same chances."""
    scores, given, (a, b) = scores_of(draw), quotas_of(draw), unit(draw)
    other = {one: a * score + b for one, score in scores.items()}
    for objective in OBJECTIVES:
        assert kept(scores, places=3, objective=objective, **given) == kept(
            other, places=3, objective=objective, **given
        )
    few = select(Ranking.from_scores(scores), places=3, threshold=3, reserve=1)
    many = select(Ranking.from_scores(other), places=3, threshold=3 * a + b, reserve=1)
    assert few.statuses == many.statuses
    assert all(few.probability(one) == many.probability(one) for one in few.undecided)


@law("loser", select)
def selection_with_a_loser(draw):
    """One more item, below all others, takes nobody's place and waits behind everybody."""
    scores = scores_of(draw, low=1)
    few = select(Ranking.from_scores(scores), places=3, reserve=None)
    many = select(Ranking.from_scores({"a loser": 0, **scores}), places=3, reserve=None)
    assert (set(few.main), set(few.undecided)) == (set(many.main), set(many.undecided))
    assert sets(many.reserve_groups) == [*sets(few.reserve_groups), {"a loser"}]


@law("clone", select, Selection.settle)
def selection_with_a_clone(draw):
    """A clone shares the fate of its original; a decision that parts them keeps what the order kept already."""
    scores = scores_of(draw)
    again = {**scores, "clone": scores["d0"]}
    found = select(Ranking.from_scores(again), places=3)
    assert found.status("d0") == found.status("clone")
    if found.undecided:
        order = shuffled(draw, found.undecided)
        after = found.settle(Decision(by="jury", order=order, reference="minutes"))
        assert set(after.main) == {*found.main, *order[: 3 - len(found.main)]}


@law("rename", of(Selection, "causes"), of(Deliberation, "causes"))
def causes_of_renamed_items(draw):
    """What a place is due to hangs on no identifier."""
    held, world = causes_drawn.drawn(draw.randint(0, 10**6))
    new = renamed(draw, sorted(world.scores))
    again = causes_drawn.renamed(held, new)
    assert all(held.causes(one) == again.causes(new[one]) for one in new)
    assert all(held.selection.causes(one) == again.selection.causes(new[one]) for one in new)


@law("rename", Allocation.causes)
def decisions_that_keep_a_post_from_renamed_people(draw):
    """Which decision keeps a post from somebody hangs on no name."""
    held, case = posts_told.drawn(draw)
    new = renamed(draw, sorted(case["wishes"]))
    again = fill_posts(
        {
            name: evolve(
                one,
                groups=[[new[person] for person in group] for group in one.groups],
                scores={new[person]: score for person, score in one.scores.items()},
            )
            for name, one in case["lists"].items()
        },
        posts=case["posts"],
        wishes={new[person]: wishes for person, wishes in case["wishes"].items()},
        decisions={
            name: [evolve(one, order=[new[person] for person in one.order]) for one in some]
            for name, some in case["decisions"].items()
        },
    )
    told = {
        (person, post): held.causes(person, post) for person, some in case["wishes"].items() for post in some
    }
    assert all(again.causes(new[person], post) == causes for (person, post), causes in told.items())
    return any(told.values())


@law("unused", select, best_under_quotas)
def selection_with_an_idle_quota(draw):
    """A quota that no set can break keeps everybody, costs nothing, and has no price."""
    scores, given = scores_of(draw), quotas_of(draw)
    idle = [*given["quotas"], Quota(attribute="p", value="w", maximum=6), Quota(attribute="r", value="s")]
    attributes = {one: {**own, "r": draw.choice("st")} for one, own in given["attributes"].items()}
    one = best_under_quotas(scores, places=3, **given)
    two = best_under_quotas(scores, places=3, quotas=idle, attributes=attributes)
    assert (one.optimum, one.count, one.second_best) == (two.optimum, two.count, two.second_best)
    assert set(map(frozenset, one.sets)) == set(map(frozenset, two.sets))
    for objective in OBJECTIVES:
        assert kept(scores, places=3, objective=objective, **given) == kept(
            scores, places=3, objective=objective, quotas=idle, attributes=attributes
        )


@law("unused", select, best_under_quotas, fair_lottery)
def how_places_are_filled_where_all_can_be(draw):
    """Where quotas let all places be filled, as many as can be and all or nobody are one rule."""
    scores, given = scores_of(draw), quotas_of(draw)
    for objective in OBJECTIVES:
        many, strict = (
            kept(scores, places=3, objective=objective, fill=fill, **given)
            for fill in ("as_many", "all_or_nothing")
        )
        assert many == strict
    one, two = (
        best_under_quotas(scores, places=3, fill=fill, **given) for fill in ("as_many", "all_or_nothing")
    )
    assert one == two
    one, two = (
        fair_lottery(given["attributes"], places=3, quotas=given["quotas"], fill=fill)
        for fill in ("as_many", "all_or_nothing")
    )
    assert one == two


@law("more", best_under_quotas)
def optimum_with_one_more_place(draw):
    """One place more never lets fewer in, and where it stays unfilled the best sets are those of before."""
    scores, kinds = scores_of(draw), {one: {"p": draw.choice("xyz")} for one in ITEMS}
    quotas = [Quota(attribute="p", value=value, maximum=draw.randint(0, 2)) for value in "xyz"]
    few, many = (
        best_under_quotas(scores, places=places, quotas=quotas, attributes=kinds) for places in (3, 4)
    )
    assert few.size <= many.size
    assert few.size < many.size or sets(sorted(few.sets)) == sets(sorted(many.sets))
    return few.size == many.size


@law("scale", best_under_quotas)
def optimum_in_another_unit(draw):
    """Scores in another unit: the same best sets; the total, the second best and prices follow."""
    scores, given, (a, b) = scores_of(draw), quotas_of(draw), unit(draw)
    one = best_under_quotas(scores, places=3, **given)
    two = best_under_quotas({name: a * score + b for name, score in scores.items()}, places=3, **given)
    assert (a * one.optimum + 3 * b, one.count) == (two.optimum, two.count)
    assert set(map(frozenset, one.sets)) == set(map(frozenset, two.sets))
    assert a * one.unconstrained + 3 * b == two.unconstrained
    assert one.second_best is None or a * one.second_best + 3 * b == two.second_best
    assert {name: a * price for name, price in one.prices.items()} == dict(two.prices)


@law("more", best_under_quotas)
def optimum_with_one_more_quota(draw):
    """One quota less never lowers the best total, and what all quotas cost is never below nothing."""
    scores, given = scores_of(draw), quotas_of(draw)
    one = best_under_quotas(scores, places=3, **given)
    two = best_under_quotas(scores, places=3, quotas=given["quotas"][1:], attributes=given["attributes"])
    assert one.optimum <= two.optimum <= one.unconstrained
    assert one.price >= 0


@law("scale", replacement, replacements)
def replacements_in_another_unit(draw):
    """Who comes in for whom does not hang on the unit of scores, nor on the order in which items come."""
    scores, given, (a, b) = scores_of(draw), quotas_of(draw), unit(draw)
    one = select(Ranking.from_scores(scores), places=3, reserve=None, **given)
    other = shuffled(draw, {name: a * score + b for name, score in scores.items()})
    two = select(Ranking.from_scores(other), places=3, reserve=None, **given)
    if one.undecided:
        return False
    told = [{few.leaver: set(few.successors) for few in replacements(some)} for some in (one, two)]
    assert told[0] == told[1]
    assert {leaver: set(replacement(two, leaver).successors) for leaver in told[0]} == told[0]
    return True


# ── lotteries and draws ──────────────────────────────────────────────────────────────────────────

LOTTERIES = ("leximin", "maximin", "uniform")


@law("rename", fair_lottery)
def chances_under_other_names(draw):
    """Chances do not hang on names or order: under other names, each has the chance that it had."""
    given, new = quotas_of(draw), renamed(draw, ITEMS)
    attributes = shuffled(draw, {new[one]: own for one, own in given["attributes"].items()})
    for rule in LOTTERIES:
        one = fair_lottery(given["attributes"], places=3, quotas=given["quotas"], rule=rule)
        two = fair_lottery(attributes, places=3, quotas=shuffled(draw, given["quotas"]), rule=rule)
        assert {new[name]: chance for name, chance in one.probabilities.items()} == dict(two.probabilities)
        assert sum(one.probabilities.values()) == 3


@law("clone", fair_lottery)
def chances_with_everybody_twice(draw):
    """Everybody twice, places and quotas twice as great: under quotas on one attribute, leximin chances stay."""
    given = quotas_of(draw)
    twice = {name + more: own for name, own in given["attributes"].items() for more in ("", " too")}
    quotas = [
        evolve(one, minimum=2 * one.minimum, maximum=None if one.maximum is None else 2 * one.maximum)
        for one in given["quotas"]
    ]
    one = fair_lottery(given["attributes"], places=3, quotas=given["quotas"])
    two = fair_lottery(twice, places=6, quotas=quotas)
    assert all(two.probabilities[name] == chance for name, chance in one.probabilities.items())
    assert all(two.probabilities[name + " too"] == chance for name, chance in one.probabilities.items())


@law("unused", fair_lottery)
def chances_with_an_idle_attribute(draw):
    """An attribute that no quota counts leaves every chance, under each rule."""
    given = quotas_of(draw)
    other = {
        name: {**own, "town": draw.choice(["east", "west"])} for name, own in given["attributes"].items()
    }
    for rule in LOTTERIES:
        one, two = (
            fair_lottery(some, places=3, quotas=given["quotas"], rule=rule)
            for some in (given["attributes"], other)
        )
        assert one.probabilities == two.probabilities


DRAWN = {"code": "00" * 32, "randomness": "3. 14. 15. 92./"}


@law("permute", draw_fairly, draw_labels, decide)
def draws_of_permuted_labels(draw):
    """A label's position comes from the label and the numbers: the order of the list draws nobody else."""
    given = quotas_of(draw)
    one, two = (
        draw_fairly(
            fair_lottery(some, places=3, quotas=given["quotas"]), **{**DRAWN, "randomness": "7./"}
        ).drawn
        for some in (given["attributes"], shuffled(draw, given["attributes"]))
    )
    assert set(one) == set(two)
    labels = draw_labels(ITEMS, **DRAWN)
    assert labels == draw_labels(shuffled(draw, ITEMS), **DRAWN)
    assert decide(ITEMS[:3], by=labels) == decide(shuffled(draw, ITEMS[:3]), by=labels)


@law("more", draw_labels, decide)
def draws_with_one_more_label(draw):
    """One more label takes its own place, and parts no two others in another way."""
    labels = draw.sample(named("k", 50), 6)
    one, two = draw_labels(labels[:5], **DRAWN), draw_labels(labels, **DRAWN)
    assert [name for name in two.order if name != labels[5]] == list(one.order)
    assert decide(labels[:2], by=one).order == decide(labels[:2], by=two).order


@law("rename", draw_rfc3797)
def positions_of_renamed_people(draw):
    """RFC 3797 draws positions of a published list: other names on the list are drawn at the same positions."""
    new, key = renamed(draw, ITEMS), "9319./2.5.8.10.12./9.18.26.34.41.45./"
    one, two = (draw_rfc3797(some, count=4, key=key) for some in (ITEMS, [new[name] for name in ITEMS]))
    assert tuple(new[name] for name in one.drawn) == two.drawn
    assert draw_rfc3797(ITEMS, count=2, key=key).drawn == one.drawn[:2]


@law("permute", rfc3797_key)
def keys_of_permuted_numbers(draw):
    """The numbers of one source are sorted before they make the key (RFC 3797, 4.1): their order decides nothing."""
    sources = [[draw.randint(0, 49) for _ in range(4)] for _ in range(2)]
    assert rfc3797_key(sources) == rfc3797_key([shuffled(draw, one) for one in sources])


@law("more", entropy_bits)
def entropy_of_a_larger_pool(draw):
    """A larger pool never asks for less chance; an order asks for at least as much as a set; all drawn, none is left."""
    pool = draw.randint(2, 60)
    choose = draw.randint(1, pool)
    assert entropy_bits(pool, choose=choose) <= entropy_bits(pool + 1, choose=choose)
    assert entropy_bits(pool, choose=choose) <= entropy_bits(pool, choose=choose, ordered=True)
    assert entropy_bits(pool, choose=choose) == entropy_bits(pool, choose=pool - choose or pool)


# ── assignments ──────────────────────────────────────────────────────────────────────────────────

AIMS = ("sum", "maximin", "leximin")


def _assigned(draw):
    problem = assignments_drawn.random_problem(draw, items=4, jurors=4, top=3, most=2)
    return assignments_drawn.arguments(problem)


def _told(found):
    if not found:
        return found.most_reviews, found.least, {(one.of, one.items, one.lack) for one in found.shortages}
    shared = [{item: set(some) for item, some in given.items()} for given in (found.certain, found.possible)]
    return found.total, found.worst, found.unique, shared


@law("unused", assign_reviewers, equal_assignments)
def assignments_with_an_idle_juror(draw):
    """A juror who steps back from everything, and may read nothing, changes no plan and no shortage."""
    given = _assigned(draw)
    idle = {
        **given,
        "jurors": [*given["jurors"], "idle"],
        "loads": {**given["loads"], "idle": (0, 3)},
        "recusals": [*given["recusals"], *((item, "idle") for item in given["items"])],
    }
    for objective in AIMS:
        one, two = (assign_reviewers(**some, objective=objective) for some in (given, idle))
        if not one:
            assert (one.most_reviews, one.least) == (two.most_reviews, two.least)
            continue
        assert _told(one) == _told(two)
        plans = [
            {tuple(map(frozenset, plan.readers.values())) for plan in equal_assignments(some, most=200).plans}
            for some in (one, two)
        ]
        assert plans[0] == plans[1]


@law("scale", assign_reviewers)
def assignments_in_another_unit(draw):
    """Affinities in another unit, and as much more for every pair: the same plans, their totals follow."""
    given, (a, b) = _assigned(draw), unit(draw)
    affinity = {
        item: {
            juror: a * Fraction(given["affinity"].get(item, {}).get(juror, 0)) + b
            for juror in given["jurors"]
        }
        for item in given["items"]
    }
    needs = given["reviews_per_item"]
    for objective in AIMS[: 3 if len(set(needs.values())) == 1 else 1]:
        one = assign_reviewers(**given, objective=objective)
        two = assign_reviewers(**{**given, "affinity": affinity}, objective=objective)
        if isinstance(one, Assignment):
            assert two.total == a * one.total + b * sum(needs.values())
            assert _told(one)[2:] == _told(two)[2:]
        else:
            assert _told(one) == _told(two)


@law("more", assign_reviewers, equal_repairs)
def assignments_with_one_more_juror(draw):
    """A juror who may read anything never lowers the best total of affinities that are not below 0, nor adds a lack."""
    given = _assigned(draw)
    wider = {
        **given,
        "jurors": [*given["jurors"], "more"],
        "loads": {**given["loads"], "more": (0, 4)},
    }
    one, two = assign_reviewers(**given), assign_reviewers(**wider)
    if one:
        assert two
        assert two.total >= one.total
        return True
    assert one.most_reviews <= (sum(len(some) for some in two.readers.values()) if two else two.most_reviews)
    assert all(repair.size == one.least for repair in equal_repairs(one).repairs) or not one.least
    return True


@law("permute", equal_repairs)
def repairs_of_permuted_jurors(draw):
    """The repairs of what is impossible do not see the order of items and jurors."""
    given = _assigned(draw)
    one = assign_reviewers(**given)
    if isinstance(one, Assignment) or not one.shortages:
        return False
    mixed = {key: shuffled(draw, given[key]) for key in ("items", "jurors", "recusals")}
    few, many = (equal_repairs(some, most=500) for some in (one, assign_reviewers(**{**given, **mixed})))
    if few.complete and many.complete:
        assert {frozenset(map(str, one.reasons)) for one in few.repairs} == {
            frozenset(map(str, one.reasons)) for one in many.repairs
        }
    return True


@law("unused", design_panels, assign_to_panels)
def panels_with_a_common_label(draw):
    """A label that the whole jury shares is balanced whatever the panels, and costs no balance elsewhere."""
    labels = {juror: [draw.choice("ab")] for juror in named("j", 6)}
    sizes = {"east": 3, "west": 3}
    one = design_panels(labels, sizes=sizes)
    two = design_panels({juror: [*own, "all"] for juror, own in labels.items()}, sizes=sizes)
    if one.proven and two.proven:
        assert one.imbalance == two.imbalance
    items = named("d", 4)
    worth = {item: {panel: draw.randint(0, 4) for panel in sizes} for item in items}
    twice = {item: {panel: 2 * points for panel, points in own.items()} for item, own in worth.items()}
    plans = [assign_to_panels(items, one, loads=2, affinity=some) for some in (worth, twice)]
    assert 2 * plans[0].total == plans[1].total


# ── posts ────────────────────────────────────────────────────────────────────────────────────────


def _posts(draw):
    case = posts_drawn.random_lists(draw)
    lists = {post: dict(one.scores) for post, one in case["lists"].items()}
    return lists, case["posts"], case["wishes"]


def _filled(lists, posts, wishes):
    rankings = {post: Ranking.from_scores(scores) for post, scores in lists.items()}
    return fill_posts(rankings, posts=posts, wishes=wishes, most=500)


def _outcomes(found):
    return {frozenset(one.items()) for one in found.outcomes}


@law("scale", fill_posts, vacancy_chain, vacancy_chains)
def posts_in_another_unit(draw):
    """Each list may be marked in a unit of its own: outcomes, ties and chains of replacement stay."""
    lists, posts, wishes = _posts(draw)
    other = {}
    for post, scores in lists.items():
        a, b = unit(draw)
        other[post] = shuffled(draw, {one: a * score + b for one, score in scores.items()})
    one, two = _filled(lists, posts, wishes), _filled(other, posts, shuffled(draw, wishes))
    assert _outcomes(one) == _outcomes(two)
    if one.settled:
        for leaver in one.taken:
            assert vacancy_chain(one, leaver).moves == vacancy_chain(two, leaver).moves
        assert {chain.leaver for chain in vacancy_chains(two)} == set(one.taken)


@law("unused", fill_posts, vacancy_chains)
def posts_with_somebody_without_wishes(draw):
    """Whoever asks for nothing takes nothing, and changes no outcome and no chain, even first on every list."""
    lists, posts, wishes = _posts(draw)
    more = {post: {**scores, "idle": 99} for post, scores in lists.items()}
    one, two = _filled(lists, posts, wishes), _filled(more, posts, {**wishes, "idle": []})
    assert _outcomes(one) == _outcomes(two)
    if one.settled:
        told = [{chain.leaver: chain.moves for chain in vacancy_chains(some)} for some in (one, two)]
        assert told[0] == told[1]


@law("loser", fill_posts)
def posts_with_a_loser(draw):
    """Whoever is last on every list takes what is left at most: the others take what they took."""
    lists, posts, wishes = _posts(draw)
    more = {post: {**scores, "lost": -99} for post, scores in lists.items()}
    one, two = _filled(lists, posts, wishes), _filled(more, posts, {**wishes, "lost": list(lists)})
    others = {frozenset(pair for pair in outcome if pair[0] != "lost") for outcome in _outcomes(two)}
    assert _outcomes(one) == others
