"""The Schulze method: candidates compared by their strongest paths of majorities, in winning votes.

Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method", Social Choice and Welfare 36, 2011. A link from A to B exists where more
jurors prefer A to B than B to A; its strength is how many prefer A to B (winning votes). A path is as strong
as its weakest link.
A beats B where the strongest path from A to B is stronger than that from B to A; this relation is transitive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple, final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.frozen_maps import FrozenMap
from eig._values.progress_and_stopping import never
from eig._values.tuple_fields import to_each, to_tuple
from eig._values.value import Value
from eig.errors import look_up
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.votes._bit_sets import bits_of
from eig.jury.votes._first_tied_and_uncompared import caution, tied_with, uncompared, whole_of
from eig.jury.votes.preferences_and_pairwise_counts import PairwiseCounts, Preferences, asking
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

Reached = tuple[tuple[int, int], ...]
Links = dict[int, dict[int, int]]


because: Because = reasons_in("jury.votes")
tell: Tell = teller("jury.votes")


# ── strongest paths ───────────────────────────────────────────────────────────────────────────────
#
# Links are added from the strongest to the weakest. `ahead[a]` is the set of candidates that a path leads to
# from a, `behind[b]` of those from which a path leads to b; both are integers, a bit a candidate. A few links
# of one strength are joined one by one (G. F. Italiano, "Amortized efficiency of a path retrieval data
# structure", Theoretical Computer Science 48, 1986). Of more, all is closed anew: rings are drawn together
# along one walk (H. N. Gabow, "Path-based depth-first search for strong and biconnected components",
# Information Processing Letters 74, 2000), and each reaches what some rings after it reach. Each pair is
# joined once: the strength in hand when a first reaches b is that of their strongest path.

FEW: Final = 16  # new links of one strength that are joined one by one


def _links(wins: Sequence[Sequence[int]], ask: Callable[[], object]) -> Links:
    """Return the links by strength: for each candidate, the set of those it links to."""
    links: Links = {}
    bit = [1 << at for at in range(len(wins))]
    for at, (row, column) in enumerate(zip(wins, zip(*wins, strict=True), strict=True)):
        ask()
        targets: dict[int, int] = {}
        for won, lost, other in zip(row, column, bit, strict=True):
            if won > lost:
                targets[won] = targets.get(won, 0) | other
        for strength, mask in targets.items():
            links.setdefault(strength, {})[at] = mask
    return links


def _join(ahead: list[int], behind: list[int], one: int, other: int) -> int:
    """Add a link that joins something new; return the set of candidates that now reach further."""
    sources = behind[one] & ~behind[other]
    for target in bits_of(ahead[other] & ~ahead[one]):
        behind[target] |= behind[one]
    for source in bits_of(sources):
        ahead[source] |= ahead[other]
    return sources


def _strongest_paths(wins: Sequence[Sequence[int]], ask: Callable[[], object] = never) -> list[Reached]:
    """Return, for each candidate, `(strength, those first reached at it)`."""
    ahead = [1 << at for at in range(len(wins))]
    behind = list(ahead)
    reached: list[Reached] = [() for _ in wins]
    for strength, links in sorted(_links(wins, ask).items(), reverse=True):
        ask()
        fresh = {one: new for one, targets in links.items() if (new := targets & ~ahead[one])}
        before = [*ahead] if fresh else ahead
        for at in bits_of(_add(fresh, ahead, behind)):
            reached[at] += ((strength, ahead[at] & ~before[at]),)
    return reached


def _beaten(reached: Sequence[Reached], ask: Callable[[], object] = never) -> list[int]:
    """Return those whom each candidate beats: first reached at a strength at which they do not reach it."""
    ahead = [1 << at for at in range(len(reached))]
    rings = {one: one for one in ahead}  # whoever reaches the same reach one another
    beaten = [0] * len(ahead)
    levels: dict[int, list[tuple[int, int]]] = {}
    for at, row in enumerate(reached):
        for strength, new in row:
            levels.setdefault(strength, []).append((at, new))
    for _, level in sorted(levels.items(), reverse=True):
        ask()
        for at, new in level:
            rings[ahead[at]] ^= 1 << at
            ahead[at] |= new
            rings[ahead[at]] = rings.get(ahead[at], 0) | 1 << at
        for at, new in level:
            beaten[at] |= new & ~rings[ahead[at]]
    return beaten


def _times(sets: Iterable[int], size: int) -> list[int]:
    """Return in how many sets each number stands: all are counted at once, a binary digit a set of bits."""
    digits = [0]
    for carried in sets:
        for at, digit in enumerate(digits):
            digits[at], carried = digit ^ carried, digit & carried  # noqa: PLW2901 # what is carried on
        digits += [carried] * (carried > 0)
    told = [f"{digit:0{size}b}" for digit in reversed(digits)]
    return [int("".join(bits), 2) for bits in zip(*told, strict=True)][::-1][:size]


def _add(fresh: Mapping[int, int], ahead: list[int], behind: list[int]) -> int:
    """Add links of one strength; return the set of candidates that reach further than before."""
    if sum(new.bit_count() for new in fresh.values()) > FEW:
        return _close(fresh, ahead, behind)
    moved = 0
    for one, targets in fresh.items():
        for other in bits_of(targets):
            if not ahead[one] >> other & 1:
                moved |= _join(ahead, behind, one, other)
    return moved


def _close(fresh: Mapping[int, int], ahead: list[int], behind: list[int]) -> int:
    """Add links all at once; return the set of candidates that reach further than before."""
    rings = _rings([mask | fresh.get(at, 0) for at, mask in enumerate(ahead)])
    moved, into = 0, [ring.members for ring in rings]
    for at in reversed(range(len(rings))):
        for other in rings[at].through:
            into[other] |= into[at]
        for one in bits_of(rings[at].members):
            moved |= (ahead[one] != rings[at].reach) << one
            ahead[one], behind[one] = rings[at].reach, into[at]
    return moved


class _Ring(NamedTuple):
    """Candidates who reach one another, whom they reach, and through which rings, found before."""

    members: int
    reach: int
    through: Sequence[int]


def _rings(links: Sequence[int]) -> list[_Ring]:
    """Return the rings of links, each after those that it reaches."""
    rings, ring_of, ended = list[_Ring](), [0] * len(links), 0
    left, walk = (1 << len(links)) - 1, list[tuple[int, int]]()
    while left or walk:
        members, after = walk.pop() if walk else (0, left)
        if walk and after & ~members & ~left & ~ended:  # back on the walk: a ring
            earlier, also = walk.pop()
            walk.append((members | earlier, after | also))
        elif new := after & left & -(after & left):
            walk += [(members, after)] * (members > 0) + [(new, links[new.bit_length() - 1])]
            left ^= new
        else:
            for one in bits_of(members):
                ring_of[one] = len(rings)
            rings.append(_ended(members, after, rings, ring_of))
            ended |= members
    return rings


def _ended(members: int, links: int, rings: Sequence[_Ring], ring_of: Sequence[int]) -> _Ring:
    """Return a ring that reaches what those reach to which its links lead; few of them are asked."""
    reach, through = members, list[int]()
    while rest := links & ~reach:
        through.append(ring_of[(rest if len(through) % 2 else rest & -rest).bit_length() - 1])
        reach |= rings[through[-1]].reach
    return _Ring(members, reach, through)


# ── the ranking ───────────────────────────────────────────────────────────────────────────────────


def _reached(rows: Iterable[Iterable[tuple[int, int]]]) -> tuple[Reached, ...]:
    return to_each(rows, to_tuple)


@final
@frozen(kw_only=True, eq=False, repr=False)
class SchulzeRanking(Value):
    """The order of the Schulze method, with the strongest path between any two candidates.

    Args:
        counts: How many jurors prefer each candidate to each other.
        reached: For each candidate, `(strength, candidates)`: those first reached by paths of that strength,
            as the bits of a whole number, strongest first. Read it with `strength`.
        ranking: The order: candidates by how many others beat them.

    >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
    >>> cycle = [Preference(tiers=[[one] for one in order]) for order in ("abc", "bca", "cab")]
    >>> result = schulze(Preferences.from_orders(cycle))
    >>> result.strength("a", "b"), result.winners, result.wins["a"]
    (2, ('a', 'b', 'c'), 0)
    >>> print(result.explain("a"))
    a: ranked 1 of 3; no other candidate beats it by a stronger path; tied with b and c.
    """

    _BRIEF = "candidates {counts.candidates}, ties {ranking.ties}"
    counts: PairwiseCounts
    reached: tuple[Reached, ...] = field(converter=_reached)
    ranking: Ranking

    @cached_property
    def _place(self) -> FrozenMap[int]:
        return FrozenMap({candidate: at for at, candidate in enumerate(self.counts.candidates)})

    def _at(self, candidate: str) -> int:
        return look_up("candidate", candidate, self._place)

    def strength(self, one: str, other: str) -> int:
        """Return the strength of the strongest path from one candidate to another, 0 if there is none.

        >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
        >>> schulze(Preferences.from_orders([Preference(tiers=[["a"], ["b"]], count=3)])).strength("a", "b")
        3
        """
        at, target = self._at(one), self._at(other)
        return next((strength for strength, mask in self.reached[at] if mask >> target & 1), 0)

    def beats(self, one: str, other: str) -> bool:
        """Tell whether a candidate beats another: its path to it is the stronger of the two.

        >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
        >>> schulze(Preferences.from_orders([Preference(tiers=[["a"], ["b"]])])).beats("b", "a")
        False
        """
        return self.strength(one, other) > self.strength(other, one)

    @property
    def winners(self) -> tuple[str, ...]:
        """The candidates that nobody beats: one or more, always."""
        return self.ranking.groups[0] if self.ranking.groups else ()

    @cached_property
    def _beaten(self) -> list[int]:
        """Those whom each candidate beats, a bit a candidate."""
        return _beaten(self.reached)

    @cached_property
    def wins(self) -> FrozenMap[int]:
        """How many candidates each candidate beats."""
        wins = map(int.bit_count, self._beaten)
        return FrozenMap(dict(zip(self.counts.candidates, wins, strict=True)))

    @cached_property
    def losses(self) -> FrozenMap[int]:
        """How many candidates beat each candidate."""
        losses = _times(self._beaten, len(self.reached))
        return FrozenMap(dict(zip(self.counts.candidates, losses, strict=True)))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say who wins and who is tied; or who beats a candidate, and by which strengths.

        >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
        >>> result = schulze(Preferences.from_orders([Preference(tiers=[["a"], ["b"]], count=3)]))
        >>> print(result.explain())
        Schulze: 2 candidates; first: a.
        >>> print(result.explain("b", lang="fr"))
        b : rang 2 sur 2 ; derrière a : son plus fort chemin vaut 3 contre 0.
        """
        if key is None:
            told = [because("candidates", count=len(self.counts.candidates)), *whole_of(self.ranking)]
            return Trace(subject=tell("schulze", lang), reasons=told, lang=lang)
        self._at(key)
        ranked = because("ranked", rank=self.ranking.ranks[key], count=len(self.counts.candidates))
        why = [ranked, *self._losses(key), *tied_with(self.ranking, key)]
        return Trace(subject=key, reasons=why, lang=lang)

    def _lines_(self) -> Iterable[object]:
        return self.explain(), self.ranking

    def _losses(self, candidate: str) -> list[Reason]:
        stronger = [other for other in self.ranking.order if self.beats(other, candidate)]
        silent = self.ranking.evidence.get(candidate, (_UNBEATEN,))
        return [self._loss(candidate, other) for other in stronger] or [*silent]

    def _loss(self, candidate: str, other: str) -> Reason:
        facts = {
            "other": other,
            "theirs": self.strength(other, candidate),
            "mine": self.strength(candidate, other),
        }
        return because("beaten", **facts)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a candidate, best first.

        >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
        >>> schulze(Preferences.from_orders([Preference(tiers=[["a"], ["b"]])])).rows()[0]
        {'candidate': 'a', 'rank': 1, 'wins': 1, 'losses': 0}
        """
        ranks = self.ranking.ranks
        return [
            {"candidate": one, "rank": ranks[one], "wins": self.wins[one], "losses": self.losses[one]}
            for one in self.ranking.order
        ]


_UNBEATEN = because("unbeaten")


@checked
def schulze(
    preferences: Preferences | PairwiseCounts, *, stop: Callable[[], bool] | None = None
) -> SchulzeRanking:
    """Rank candidates by the Schulze method with winning votes.

    The order is exact. Candidates are ranked by how many others beat them; since beating is transitive,
    whoever beats another is ranked before it, and candidates of one rank do not beat one another. A candidate
    that no ballot places above or below another is beaten by nobody: the ranking's cautions name it.

    Args:
        preferences: The orders of preference, or their pairwise counts.
        stop: Asked for each candidate whether to leave it; a fault says so then.

    >>> from eig.jury.votes.preferences_and_pairwise_counts import Preference
    >>> orders = [Preference(tiers=[["a"], ["b"]], count=2), Preference(tiers=[["b"], ["a"]])]
    >>> schulze(Preferences.from_orders(orders)).ranking.order
    ('a', 'b')
    """
    counts = preferences.pairwise(stop=stop) if isinstance(preferences, Preferences) else preferences
    ask = asking("schulze.preferences", counts.candidates, stop)
    reached = _strongest_paths(counts.wins, ask)
    losses = _times(_beaten(reached, ask), len(reached))
    groups: dict[int, list[str]] = {}
    for candidate, lost in zip(counts.candidates, losses, strict=True):
        groups.setdefault(lost, []).append(candidate)
    silent = uncompared(counts)
    ranking = Ranking(
        groups=[groups[lost] for lost in sorted(groups)],
        method="schulze",
        evidence=silent,
        cautions=caution(silent),
    )
    return SchulzeRanking(counts=counts, reached=reached, ranking=ranking)
