"""One post each, from several lists: who takes which post, why this and not that one, and who waits for it.

The jury of EIG ranks the people that it heard in one list per challenge and per profile, so that one person
may be retained on several lists (Règlement de l'appel à candidatures EIG 3, art. 6.4). Each of them takes one
post at most. `fill_posts` gives everybody the best post, by their own wishes, that no list would rather
give to somebody ranked above who also asks for it. No other allocation that respects the rankings serves
anybody better (D. Gale and L. S. Shapley, American Mathematical Monthly 69, 1962), and nobody gains by
hiding their wishes (L. E. Dubins and D. A. Freedman, the same, 88, 1981).

Merit is strict: a tie at the last post of a list is shown, and parted by a decision on the record alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, check_lang, teller
from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import counted, ids, map_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.map_fields import frozen_map, names_map
from eig._values.progress_and_stopping import Steps
from eig._values.tuple_fields import MOST_LISTED, TupleOf, to_each, to_ids, to_tuple
from eig._values.value import Value, keeps
from eig._values.whoever_waits import whole_or_none
from eig.errors import look_up, require_key
from eig.jury.merit.ranking_groups_and_reasons import Ranking, standing
from eig.jury.merit.several_lists import RankedList, Rankings
from eig.jury.posts._check_that_nobody_is_passed_over import wrongs
from eig.jury.posts._decisions_that_keep_a_post_away import Worlds, decisions_against
from eig.jury.posts._lists_posts_and_wishes_agree import (
    ByList,
    Key,
    by_name,
    check_decided,
    check_names,
    groups_of,
    market_of,
    name_of,
)
from eig.jury.posts._one_post_each_by_deferred_acceptance import Market, outcomes
from eig.jury.rules.reserve_terms import ReserveTerms, terms_of
from eig.jury.selection._main_list_under_quotas import Ahead, ahead, on_reserve
from eig.lots.decisions_and_priorities_on_ties import Decision, Groups
from eig.programme._names_hidden_from_an_audience import Audience, check_audience
from eig.programme.disclosure import PRUDENT
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.posts")
tell: Tell = teller("jury.posts")


@final
@frozen(kw_only=True, eq=False, repr=False)
class PostTie(Value):
    """A tie at the last post of a list, to be parted on the record.

    Args:
        post: The list.
        among: Who stands equal there and asks for the list, sooner or later: a decision orders them all.
        open: How many of them the list can take.

    >>> print(PostTie(post="plume · data", among=["c1", "c2"], open=1).reason)
    c1 and c2 are tied for 1 post of plume · data: to be decided on the record
    """

    post: str = field(metadata=keeps(text))
    among: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids))
    open: int = field(metadata=keeps(whole(1)))

    def _check(self, faults: Gather) -> None:
        tied = len(self.among)
        faults.that("open", self.open < tied, "jury.posts.fewer_than_tied", tied=tied)

    @property
    def reason(self) -> Reason:
        """The tie as a sentence."""
        return because("tied_for_post", among=self.among, post=self.post, open=self.open)


_counts = map_of(whole(0))


def _decisions(decisions: Mapping[str, Iterable[Decision]]) -> FrozenMap[tuple[Decision, ...]]:
    return frozen_map(decisions, to_tuple)


def _outcomes(outcomes: Iterable[Mapping[str, str]]) -> tuple[FrozenMap[str], ...]:
    return to_each(outcomes, lambda one: frozen_map(one, lambda post: post))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Allocation(Value):
    """Who takes which post, from rankings over the same people and their wishes.

    Args:
        rankings: The lists.
        posts: How many posts each list has, by its name.
        wishes: The lists that each person asks for, first wish first.
        decisions: How ties of a list were parted, on the record.
        terms: The terms of the reserve list of each post.
        outcomes: Who takes which post: once if ties leave nothing open, else once for each way to part them.
        ties: The ties to decide: each of them turns somebody away, whatever else is decided.
        complete: Whether these are all outcomes; if not, nothing is certain until ties are decided.

    >>> lists = {"data": Ranking.from_scores({"c1": 17, "c2": 15}),
    ...          "dev": Ranking.from_scores({"c1": 14, "c3": 12})}
    >>> wishes = {"c1": ["dev", "data"], "c2": ["data"], "c3": ["dev"]}
    >>> allocation = fill_posts(lists, posts=1, wishes=wishes)
    >>> allocation.taken, allocation.settled
    (FrozenMap({'c1': 'dev', 'c2': 'data'}), True)
    >>> print(allocation.explain("c3"))
    c3: takes no post; not dev, wish 1: ranked 2, and c1 comes before; number 1 on the reserve list of dev.
    """

    rankings: Rankings
    posts: FrozenMap[int] = field(converter=MapOf[int], metadata=keeps(_counts))
    wishes: FrozenMap[tuple[str, ...]] = field(converter=names_map, metadata=keeps(map_of(ids)))
    decisions: FrozenMap[tuple[Decision, ...]] = field(default=EMPTY, converter=_decisions)
    terms: ReserveTerms = field(factory=ReserveTerms)
    outcomes: tuple[FrozenMap[str], ...] = field(converter=_outcomes)
    ties: tuple[PostTie, ...] = field(default=(), converter=TupleOf[PostTie])
    complete: bool = True

    def _check(self, faults: Gather) -> None:
        check_names(faults, self.rankings, self.posts, self.wishes)
        check_decided(faults, self.rankings, self.wishes, self.decisions)

    # ── who takes what ────────────────────────────────────────────────────────────────────────────

    def __repr__(self) -> str:
        taken, posts = len(self.taken), sum(self.posts.values())
        return f"<Allocation: {taken} of {posts} posts taken, settled: {self.settled}>"

    def _lines_(self) -> Iterable[object]:
        return _told_whole(self)

    @property
    def count(self) -> int | None:
        """How many outcomes are equally good; None where there are more than were followed."""
        return len(self.outcomes) if self.complete else None

    @property
    def settled(self) -> bool:
        """Whether no tie leaves anything open."""
        return self.complete and len(self.outcomes) == 1

    @property
    def _known(self) -> tuple[FrozenMap[str], ...]:
        return self.outcomes if self.complete else ()

    @cached_property
    def taken(self) -> FrozenMap[str]:
        """The post of each person who takes the same one however ties are parted."""
        first = self._known[0] if self._known else FrozenMap[str]()
        always = len(self._known)
        return FrozenMap(
            {person: post for person, post in first.items() if self._had[person][post] == always}
        )

    def possible(self, person: str) -> tuple[str | None, ...]:
        """Return the posts that a person may take, by their wishes, None last for no post.

        >>> tied = Ranking.from_scores({"c1": 15, "c2": 15})
        >>> fill_posts({"data": tied}, posts=1, wishes={"c1": ["data"], "c2": ["data"]}).possible("c1")
        ('data', None)
        """
        wishes, had = self._wishes_of(person), self._had.get(person, Counter[str]())
        without = (None,) if sum(had.values()) < len(self._known) else ()
        return (*(post for post in wishes if post in had), *without)

    @cached_property
    def _had(self) -> Mapping[str, Counter[str]]:
        """In how many outcomes each person who takes a post takes which."""
        had: dict[str, Counter[str]] = {}
        for person, post in chain.from_iterable(one.items() for one in self._known):
            had.setdefault(person, Counter())[post] += 1
        return had

    def _wishes_of(self, person: str) -> tuple[str, ...]:
        return look_up("person with wishes", person, self.wishes)

    def holders(self, post: Key) -> tuple[str, ...]:
        """Return who takes a post for sure, in the order of its list.

        >>> one = fill_posts({"data": Ranking.from_scores({"c1": 15})}, posts=1, wishes={"c1": ["data"]})
        >>> one.holders("data")
        ('c1',)
        """
        order = self.rankings[post].order
        return tuple(person for person in order if self.taken.get(person) == name_of(post))

    @property
    def vacant(self) -> FrozenMap[int]:
        """How many posts of each list nobody takes, however ties are parted; lists that are full left out."""
        given = [Counter(one.values()) for one in self._known]
        most = {post: max((one[post] for one in given), default=count) for post, count in self.posts.items()}
        return FrozenMap(
            {post: count - most[post] for post, count in self.posts.items() if count > most[post]}
        )

    # ── who waits ─────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def groups(self) -> FrozenMap[Groups]:
        """The people of each list in groups, best first, ties parted by the decisions on the record."""
        return groups_of(self.rankings, self.decisions)

    def reserve(self, post: Key) -> Groups:
        """Return the reserve list of a post: who would rather have it than what they take, best first.

        They stand in groups, as ties do, and whoever is on it is so however ties are parted. A list that
        ends in the middle of a tie ends before it.

        >>> rankings = {"data": Ranking.from_scores({"c1": 15, "c2": 14, "c3": 14})}
        >>> wishes = dict.fromkeys(["c1", "c2", "c3"], ["data"])
        >>> fill_posts(rankings, posts=1, wishes=wishes).reserve("data")
        (('c2', 'c3'),)
        """
        name = name_of(post)
        require_key("list", name, self.posts)
        waiting, before = self._queue(name)
        sure = {*on_reserve(waiting, self.terms.names, before)[0]}
        return tuple(group for group in waiting if sure.issuperset(group))

    def _queue(self, post: str) -> tuple[Groups, Ahead]:
        """Return who waits for a post in every outcome, and how many others may come before them."""
        level = {one: at for at, group in enumerate(self.groups[post]) for one in group}
        ways = tuple(
            frozenset(one for one in level if self._waits(one, post, taken)) for taken in self._known
        )
        sure = frozenset(level).intersection(*ways) if ways else frozenset[str]()
        waiting = (tuple(one for one in group if one in sure) for group in self.groups[post])
        some = tuple(frozenset[str]().union(*ways) - sure)
        return tuple(filter(None, waiting)), ahead(level, some, 0, ways)

    def _waits(self, person: str, post: str, taken: Mapping[str, str]) -> bool:
        wishes = self.wishes.get(person, ())
        return post in wishes and taken.get(person) not in wishes[: wishes.index(post) + 1]

    def _place(self, person: str, post: str, *, named: bool) -> Reason | None:
        """Say at which number a person waits for a post, as far as ranks are told; equals share the best."""
        waiting, before = self._queue(post)
        at = next((at for at, group in enumerate(waiting) if person in group), None)
        if at is None:
            return None
        sure, open_ = on_reserve(waiting, self.terms.names, before)
        if person not in sure:
            return because("reserve_open", post=post) if person in open_ else None
        if _rank(self, person, post, named=named) is None:
            return because("reserve_listed", post=post)
        (least, most), others = before(person), len(waiting[at]) - 1
        number = 1 + sum(map(len, waiting[:at])) + least
        if least == most:
            return because("on_reserve", number=number, post=post, tied=others > 0)
        return because("on_reserve_between", number=number, last=number + most - least + others, post=post)

    def causes(self, person: str, post: Key) -> tuple[Reason, ...]:
        """Return the decisions among equals without which somebody could take a post that they do not.

        Each decision, about whichever list, is left out, and the posts are given anew. Nothing is said where
        ranks and the number of posts are enough.

        >>> from eig.lots import Decision
        >>> tied = Ranking.from_scores({"c1": 15, "c2": 15})
        >>> parted = {"data": [Decision(by="jury", order=["c2", "c1"], reference="minutes, 4.2")]}
        >>> one = fill_posts({"data": tied}, posts=1, wishes=dict.fromkeys(["c1", "c2"], ["data"]),
        ...                  decisions=parted)
        >>> print(*one.causes("c1", "data"))
        without the decision of the jury on equals of data (minutes, 4.2), data could be taken
        """
        name = name_of(post)
        require_key("list", name, self.posts)
        wished = name in self._wishes_of(person) and person in self.rankings[name].ranks
        kept_out = wished and name not in self.possible(person)
        return tuple(decisions_against(self._worlds, person, name)) if kept_out else ()

    @cached_property
    def _worlds(self) -> Worlds:
        return Worlds(self.rankings, self.posts, self.wishes, self.decisions)

    # ── the proof, and why ────────────────────────────────────────────────────────────────────────

    def verify(self, *, stop: Callable[[], bool] | None = None) -> tuple[Reason, ...]:
        """Return what is wrong with any outcome; nothing if all holds.

        A list gives no more than its posts, nobody takes what they did not ask for or are not ranked on, and
        nobody is passed over: whoever would rather have a post finds it full of people ranked no lower.

        Args:
            stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

        >>> fill_posts({"data": Ranking.from_scores({"c1": 15})}, posts=1, wishes={"c1": ["data"]}).verify()
        ()
        """
        market = Market(self.groups, self.posts, self.wishes)
        return whole_or_none("Allocation.verify", stop, lambda: tuple(wrongs(market, self.outcomes)))

    def explain(self, key: str | None = None, *, lang: Lang = "en", audience: Audience = "jury") -> Trace:
        """Say what is taken and what ties leave open; or which post a person takes, and why not another.

        Args:
            key: The person; the whole allocation where left out.
            audience: Who reads about the person: the `jury`; the `candidate`, who is told of nobody else; or
                the `public`, who reads which post is taken.

        >>> one = fill_posts({"data": Ranking.from_scores({"c1": 15})}, posts=1, wishes={"c1": ["data"]})
        >>> print(one.explain("c1", lang="fr"))
        c1 : prend data, vœu 1 ; rang 1 pour 1 poste.
        """
        check_audience(audience, key)
        if key is None:
            return Trace(subject=tell("allocation", lang), reasons=_told_whole(self), lang=lang)
        self._wishes_of(key)
        if audience == "public":
            return Trace(subject=key, reasons=[_public_post(self, key)], lang=check_lang(lang))
        named = audience == "jury"
        places = filter(None, (self._place(key, post, named=named) for post in self.wishes[key]))
        reasons = PRUDENT.told([*_reasons_of(self, key, named=named), *places], audience)
        return Trace(subject=key, reasons=reasons, lang=check_lang(lang))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a person: the post, which wish it was, and the rank on its list.

        >>> fill_posts({"data": Ranking.from_scores({"c1": 15})}, posts=1, wishes={"c1": ["data"]}).rows()
        [{'person': 'c1', 'post': 'data', 'wish': 1, 'rank': 1, 'possible': ('data',)}]
        """
        return [self._row(person) for person in self.wishes]

    def _row(self, person: str) -> Mapping[str, object]:
        post, wishes = self.taken.get(person), self.wishes[person]
        return {
            "person": person,
            "post": post,
            "wish": wishes.index(post) + 1 if post in wishes else None,
            "rank": self.rankings[post].ranks.get(person) if post and post in self.posts else None,
            "possible": tuple(one or "" for one in self.possible(person)),
        }


def _told_whole(allocation: Allocation) -> list[Reason]:
    """Return what an allocation comes to: the posts taken for sure, what ties leave open, what is vacant."""
    posts = sum(allocation.posts.values())
    told = [because("told_taken", taken=len(allocation.taken), posts=posts)]
    if not allocation.settled:
        told.append(because("told_open", count=allocation.count))
    if allocation.vacant:
        told.append(because("told_vacant", posts=tuple(allocation.vacant)))
    return [*told, *(tie.reason for tie in allocation.ties)]


def _reasons_of(allocation: Allocation, person: str, *, named: bool) -> list[Reason]:
    """Return why a person takes what they take, why and why no better wish.

    Where others are not to be named, their number stands in their place.
    """
    wishes, taken = allocation.wishes[person], allocation.taken.get(person)
    if taken is None and allocation.possible(person) != (None,):
        return _open(allocation, person, named=named)
    last = len(wishes) if taken is None else wishes.index(taken)
    later = wishes[last + 1 :]
    return [
        _outcome(allocation, person, taken, named=named),
        *(reason for post in wishes[:last] for reason in _not(allocation, person, post, named=named)),
        *([because("later_wishes", posts=later)] if later else []),
    ]


def _public_post(allocation: Allocation, person: str) -> Reason:
    """Return the post that everybody may know of, or that there is none."""
    taken = allocation.taken.get(person)
    return because("listed_post", post=taken) if taken else because("listed_nowhere")


def _rank(allocation: Allocation, person: str, post: str, *, named: bool) -> int | None:
    """Return a rank, or None where its candidate is told none, as it would tell the marks of others."""
    ranking = allocation.rankings[post]
    return ranking.ranks[person] if named or standing(person, ranking, PRUDENT).code == "ranked" else None


def _outcome(allocation: Allocation, person: str, taken: str | None, *, named: bool) -> Reason:
    wishes = allocation.wishes[person]
    if taken is None:
        return because("no_post" if wishes else "no_wish")
    rank, wish = _rank(allocation, person, taken, named=named), wishes.index(taken) + 1
    if rank is None:
        return because("takes_one", post=taken, wish=wish)
    return because("takes", post=taken, wish=wish, rank=rank, count=allocation.posts[taken])


def _not(allocation: Allocation, person: str, post: str, *, named: bool) -> list[Reason]:
    """Say why a person does not take a post that they would rather have."""
    why = because(
        "not_taken",
        post=post,
        wish=allocation.wishes[person].index(post) + 1,
        why=_why_not(allocation, person, post, named=named),
    )
    return [why, *allocation.causes(person, post)]


def _why_not(allocation: Allocation, person: str, post: str, *, named: bool) -> Reason:
    ranking, count, holders = allocation.rankings[post], allocation.posts[post], allocation.holders(post)
    if person not in ranking.ranks:
        out = next((one.reason for one in ranking.excluded if one.item == person), because("unranked"))
        return out if named or out.code != "eliminating_mark" else _ELIMINATED
    if not count:
        return because("no_posts")
    rank = _rank(allocation, person, post, named=named)
    if len(holders) < count:
        return because("outranked_by_some", rank=rank)
    if not named:
        return because("filled", rank=rank, count=count)
    return because("outranked", rank=rank, holders=holders)


_ELIMINATED: Reason = reasons_in("jury.merit")("eliminated")


def _open(allocation: Allocation, person: str, *, named: bool) -> list[Reason]:
    """Say what a person may take, and the ties to decide."""
    may = tuple(post for post in allocation.possible(person) if post)
    none = None in allocation.possible(person)
    code = ("some_or_none" if none else "one_of") if may else "not_known"
    ties = [tie for tie in allocation.ties if person in tie.among] or allocation.ties
    told = (tie.reason if named else because("tie_open", open=tie.open, post=tie.post, count=len(tie.among))
            for tie in ties)  # fmt: skip
    return [because(code, may=may), *told]


_UNDECIDED: FrozenMap[Sequence[Decision]] = FrozenMap()


@checked_by(posts=counted(), most=whole(1, MOST_LISTED), effort=whole(1))
def fill_posts(
    lists: Rankings | ByList[Ranking],
    *,
    posts: int | ByList[int],
    wishes: Mapping[str, Sequence[Key]],
    decisions: ByList[Sequence[Decision]] = _UNDECIDED,
    reserve: int | ReserveTerms | None = None,
    most: int = 100,
    effort: int = 10_000,
    stop: Callable[[], bool] | None = None,
) -> Allocation:
    """Give each person one post at most, by merit on each list and by their own wishes.

    Args:
        lists: The rankings, by name or by challenge and profile. Who is excluded from one has no post there.
        posts: How many posts each list has: one number for all, or one each.
        wishes: The lists that each person asks for, first wish first. A list on which a person is not ranked
            is passed over; a person without wishes takes no post.
        decisions: For each list, how its ties were parted, on the record.
        reserve: The most names of each reserve list, its `ReserveTerms`, or None for all who wait.
        most: How many outcomes to list, where ties leave several.
        effort: How many ways to part the ties to follow.
        stop: Asked before each of them; once it returns True, those found so far are listed as some of all.

    Returns:
        The allocation. Where ties matter it has several outcomes, and `ties` names those to decide first.

    Raises:
        Fault: A list without posts, a wish for no list, or a decision about people who are not tied.

    >>> lists = {("plume", "data"): Ranking.from_scores({"c1": 15, "c2": 15}),
    ...          ("adler", "data"): Ranking.from_scores({"c2": 16, "c3": 12})}
    >>> wishes = {"c1": [("plume", "data")], "c2": [("plume", "data"), ("adler", "data")],
    ...           "c3": [("adler", "data")]}
    >>> open_ = fill_posts(lists, posts=1, wishes=wishes)
    >>> [dict(one) for one in open_.outcomes]
    [{'c1': 'plume · data', 'c2': 'adler · data'}, {'c2': 'plume · data', 'c3': 'adler · data'}]
    >>> print(open_.ties[0].reason)
    c1 and c2 are tied for 1 post of plume · data: to be decided on the record
    >>> on_record = [Decision(by="jury", order=["c2", "c1"], reference="minutes, 4.2")]
    >>> fill_posts(lists, posts=1, wishes=wishes, decisions={("plume", "data"): on_record}).taken
    FrozenMap({'c2': 'plume · data', 'c3': 'adler · data'})
    """
    rankings = lists if isinstance(lists, Rankings) else _rankings(lists)
    terms = told_of("fill_posts", lambda: terms_of(reserve), argument="reserve")
    faults = Gather("fill_posts")
    if isinstance(posts, Mapping):
        given = by_name(posts)
        faults.check("posts", _counts, MapOf[int](given))
    else:
        given = {one.name: posts for one in rankings.lists}
    asked = {person: tuple(map(name_of, keys)) for person, keys in wishes.items()}
    parted = {name: tuple(some) for name, some in by_name(decisions).items()}
    check_names(faults, rankings, given, asked)
    check_decided(faults, rankings, asked, parted)
    faults.done()
    steps = Steps(effort, stop, every=1)
    found, ties, complete = outcomes(
        market_of(rankings, given, asked, groups_of(rankings, parted)), most=most, steps=steps
    )
    return told_of(
        "fill_posts",
        lambda: Allocation(
            rankings=rankings,
            posts=given,
            wishes=asked,
            decisions=parted,
            terms=terms,
            outcomes=[FrozenMap(one) for one in found],
            ties=[PostTie(post=tie.post, among=tie.among, open=tie.open) for tie in ties],
            complete=complete,
        ),
    )


def _rankings(lists: ByList[Ranking]) -> Rankings:
    keys: list[Key] = list(lists)
    pairs = list(zip(keys, lists.values(), strict=True))
    return told_of(
        "fill_posts",
        lambda: Rankings(lists=[RankedList(key=key, ranking=one) for key, one in pairs]),
        argument="lists",
    )
