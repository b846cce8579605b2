"""Which scores somebody may be told: those so far from the ends of what is possible that no mark follows.

The attacker knows all that is public, which is who stands on which list, and one text: a juror the scores
that they are shown and their own marks; a candidate their own rank and total. A mark of another is given away
where two values of it, or fewer, go with all that. A score is told only where it lies some steps of a mark
inside of what each dossier can have: that it is held back tells which end it is near at most, and three
values are left there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from attrs import evolve

from eig._values.frozen_maps import FrozenMap
from eig.jury.marks.methods_and_policies import MEDIANS
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.jury.marks.scale import Scale
    from eig.jury.rules.jury_rules_with_origins import JuryRules

because: Because = reasons_in("jury.merit")
TO_CANDIDATE = 6
"""How many steps of a mark inside: two keep three values, and one more for each list, or rank, between."""
ROOM = 5
"""How many steps scores have at least where ranks are told: two keep three values, three part four ranks."""
TESTED = 9
"""How many steps scores have at least, on the reader's side of a threshold, where a test that parted equals
is told: six leave two values."""
UNDER = 4
"""How many totals lie at least under what leaves a dossier out, where it is told how it stands otherwise."""
OVER = 3
"""How many steps scores have at least over what leaves a dossier out, where it is told what did."""
BESIDE = 4
"""How many steps of a mark inside of both ends an own score lies where it is told how it stands beside
others: lists take a value, and three are left."""
BETWEEN = 2
"""How many steps lie between the lowest and the highest of these scores, or none is one of them."""
CUT = 3
"""How many steps it lies apart from a threshold, or under what eliminating marks leave."""
AMONG = 2
"""How many others on a list are so few that none of them is told to be equal: each could be the one."""
MANY = 4
"""How many others are so many that, beside a rank or a number, one of them is told to be equal."""
FEWER = Fraction(1, 3)
"""Which part of six larger steps, of a dossier of fewer sheets, a score may lie nearer to an end."""
LEVELS = 2
"""How many scores above the own one lists tell apart beside a rank: of the main list, and of the reserve."""
STANDS = ("own_rank", "ranked", "past_places", "not_kept_for", "not_kept_for_together")
"""What says how a dossier that is left out stands beside others, or would stand."""
NUMBERS = frozenset(
    ("own_reserve", "own_reserve_between", "on_reserve", "on_reserve_between", "on_reserve_tied")
)
"""What tells a number on the reserve list, which is a rank."""
WAITING_TOLD = frozenset({"undecided", "reserve_undecided", "own_undecided", "own_reserve_undecided"})
"""What says that a dossier waits among equals."""
FOR_PLACES = ("main", "undecided")
"""What becomes of whoever stands on the main list, for sure or perhaps."""
ON_RESERVE = ("reserve", "last")
"""Where a reason says that a dossier would be on the reserve list, for sure or perhaps."""
CLASHES = frozenset({"own_conflict", "quota_conflict", "quota_conflict_open"})
"""What says that no list keeps the quotas."""
TESTS = frozenset({"own_tie_break", "tie_break", "cause_tests"})
"""What names a test that parted equals."""
OUT = ("excluded", "below_threshold")
"""What becomes of whoever marks or opinions leave out."""
LISTED = ("main", "undecided", "reserve", "reserve_undecided")
"""Where everybody sees a dossier stand; elsewhere, that it is on no list."""
WAITING = frozenset({"undecided", "reserve_undecided"})
"""What lists say of whoever waits among equals."""
EITHER = ("main", "tied")
"""Where a reason says that a dossier would be on the main list, for sure or perhaps."""
WAITS = ("reserve", "reserve_undecided")
"""What becomes of whoever stands on the reserve list, for sure or perhaps."""
MISSING = frozenset({"other_missing_rule", "own_missing_some", "own_missing_none", "own_missing_highest"})
"""What says whether another mark in the place of one that is missing would be enough: how near others are."""
ENDS = ("least", "most", "steps", "near")
"""Between which scores a candidate is told their own, in how many steps, and how near another may lie."""
NO_SCORE = FrozenMap(zip(ENDS, map(Fraction, (1, 0, 0, 1)), strict=True))
"""Of marks whose scale is not known, what their scores tell of others is not known."""
ORDER_ALONE = FrozenMap({**NO_SCORE, "steps": Fraction(ROOM - 1)})
"""Of grades and pairs, no score and no rank is told, and who is kept, by which limit, is."""
TRIMMED = 2
"""How many marks a trimmed mean leaves out: the lowest and the highest."""


class Standing(NamedTuple):
    """What a candidate may be told of how they stand, who may know their own marks."""

    status: str
    between: FrozenMap[Fraction]
    inside: bool = True
    """Whether the own score lies where others may have more and less."""
    among: bool = True
    """Whether each list with others has so many that one of them may be equal."""
    beside: int = MANY
    """Of how many others one may be equal: of those on the same list; of those on no list that is published,
    where equals wait; of all, where they were parted."""
    parted: bool = False
    """Whether lists or decisions tell that somebody is equal."""
    place: int | None = None
    """The own rank."""
    few: bool = False
    """Whether few totals lie under the eliminating marks."""
    alone: bool = False
    """Whether nobody else is on the reserve list, for sure or perhaps, and nobody waits."""

    def counted(self, equals: int) -> bool:
        """Tell whether so many equals are told: not near an end, nor where they are all others of a list."""
        return not self.between or (self.inside and equals < self.beside)

    def of_few(self, rules: JuryRules, *, tied: bool) -> bool:
        """Tell whether a rank or a number would tell who is equal to one of few others how others stand."""
        for_one = rules.places == 1 and self.status in FOR_PLACES
        equal = self.status in WAITING or (tied and self.beside >= AMONG)
        return equal and self.beside < MANY and not for_one

    def of_all(self, rules: JuryRules) -> bool:
        """Tell whether a rank would say that equals were parted for all of a list; so for all but one."""
        size, parted = rules.places or 0, self.parted and self.status not in WAITING
        return parted and self.place in (1, 2, size + 1, size + 2)[size == 1 :]


class ToldOf(NamedTuple):
    """Who may be told the score that a method makes, and of how many marks, of so many, it is the mean.

    A juror, who knows their own marks, is told none that reads marks in their order. A candidate is told no
    median: it is a mark, or the middle of two, and has few values.
    """

    takes: Callable[[int], int] = int
    candidate: bool = True
    juror: bool = True
    summed: bool = False
    """Whether the marks are added, and not divided by how many they are."""


def _middle(count: int) -> int:
    return count - TRIMMED


def _one(_: int) -> int:
    return 1


BY_METHOD: Mapping[str, ToldOf] = MappingProxyType(
    {
        "mean": ToldOf(),
        "total": ToldOf(summed=True),
        "trimmed_mean": ToldOf(_middle, juror=False),
        **dict.fromkeys(MEDIANS, ToldOf(_one, candidate=False, juror=False)),
    }
)
"""What may be told of a score, by the method that makes it: each door to a score asks here."""


def may_be_told(score: Fraction | None, between: FrozenMap[Fraction]) -> bool:
    """Tell whether a score lies where it may be told; of marks that nobody knows, none is given away."""
    if score is None or not between:
        return True
    return between.get("steps", TESTED) >= TESTED - 1 and between["least"] <= score <= between["most"]


class Middle(NamedTuple):
    """Between which scores it is told how somebody stands, or under which, and how far from a threshold."""

    least: Fraction
    most: Fraction
    under: Fraction
    apart: Fraction


def middle_of(ends: Iterable[FrozenMap[Fraction]]) -> Middle | None:
    """Return where an own score lies far inside of what each dossier can have; None of mere scores."""
    known = [one for one in ends if one and one != ORDER_ALONE]
    if not known:
        return None
    lows, highs, nears = zip(*map(_ends, known), strict=True)
    part, apart = Fraction(BESIDE, TO_CANDIDATE), max(nears) * Fraction(CUT, TO_CANDIDATE)
    least = max(low + near * part for low, near in zip(lows, nears, strict=True))
    most = min(high - near * part for high, near in zip(highs, nears, strict=True))
    if most - least < max(nears) * BETWEEN / TO_CANDIDATE:  # that it is told would tell it
        most = least - apart
    return Middle(least, most, min(lows) - apart, apart)


def _ends(one: FrozenMap[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Return the lowest and the highest score, and six steps of a mark."""
    low, high = sorted((one["least"] - one["near"], one["most"] + one["near"]))
    return low, high, one["near"]


def is_inside(score: Fraction | None, middle: Middle | None, threshold: Fraction | None) -> bool:
    """Tell whether whoever knows their own score may know on which side of it others are."""
    if score is None or middle is None:
        return True
    far = threshold is None or abs(score - threshold) >= middle.apart
    return far and (score <= middle.under or middle.least <= score <= middle.most)


def on_scale(score: Fraction | None, scale: Scale | None) -> dict[str, Fraction | None]:
    """Return the facts that tell a score: itself, and from where to where such scores go, if known.

    Args:
        score: The score.
        scale: The scale of such scores.

    >>> from eig.jury import EIG_SCALE
    >>> on_scale(Fraction(4), EIG_SCALE)["high"], on_scale(Fraction(9), EIG_SCALE)["high"]
    (Fraction(4, 1), None)
    """
    if score is None or scale is None or not scale.low <= score <= scale.high:
        return {"score": score, "low": None, "high": None}
    return {"score": score, "low": scale.low, "high": scale.high}


def tells_ranks(between: FrozenMap[Fraction], threshold: Fraction | None = None) -> bool:
    """Tell whether scores have room for what ranks say; a juror alone, of four marks, leaves none."""
    few = threshold is not None and _few_over(between, threshold)
    return not between or (between["steps"] >= ROOM and not few)


def names_tests(between: FrozenMap[Fraction], threshold: Fraction | None, *, status: str) -> bool:
    """Tell whether scores have room for what a test that parted equals says of them."""
    return not between or _room(between, threshold, under=status in OUT) >= TESTED


def with_room(reasons: Iterable[Reason], own: Standing, rules: JuryRules) -> Iterator[Reason]:
    """Yield what tells nothing of the marks of others: where few totals are left, no standing and no ground.

    Whoever is kept knows that those above are over a threshold too: with the rank, how they were marked.

    Args:
        reasons: What a candidate would be told.
        own: How the candidate stands.
        rules: What keeps a dossier on a list, or off.
    """
    told, between, threshold, status = tuple(reasons), own.between, rules.threshold, own.status
    over = _few_over(between, threshold)
    ranked = tells_ranks(between) and own.inside
    few = own.of_few(rules, tied=any(map(_tied, told)))
    alone = own.beside == 1 and not own.parted
    numberless = over or not tells_ranks(between) or alone or few or not (own.inside or own.alone)
    stands = status in OUT and (own.few or over or not ranked or _few_under(between, threshold))
    unranked = over or rules.quotas or few or own.of_all(rules) or not own.inside
    ranks = STANDS if stands else STANDS[:2] if unranked else ()
    hidden = _hidden(told, own, rules)
    told = (
        _by_some_rule(told, rules, status) if over else told if own.inside else _behind(told, rules, status)
    )
    for one in told:
        if rules.quotas and one.code.startswith("quota_conflict"):  # what would be enough tells who has what
            yield evolve(one, code="no_list_holds", facts={"quotas": rules.quotas})
        elif one.code == "own_conflict":  # so does which of several clash
            yield evolve(one, facts={**one.facts, "quotas": rules.quotas})
        elif rules.quotas and one.code == "own_no_reserve":  # whether a quota matters to it, too
            yield evolve(one, facts={**one.facts, "untold": True})
        elif rules.quotas and (one.code == "in_order" or one.facts.get("then") in ON_RESERVE):
            continue
        elif one.code in NUMBERS and numberless:
            yield because("on_reserve_some")
        elif one.code == "ranked" and one.code in ranks and not rules.quotas:
            yield because("in_order")
        elif one.code not in ranks and hidden.isdisjoint(_named(one)):
            yield _less_of(one, rules, own)


def _hidden(told: tuple[Reason, ...], own: Standing, rules: JuryRules) -> frozenset[str]:
    """Return the codes of causes and tests that are not named."""
    far = frozenset[str]() if rules.policy.tells("gaps", "candidate") else MISSING
    named = names_tests(own.between, rules.threshold, status=own.status) and own.inside
    hidden = frozenset[str]() if named else TESTS | far
    hidden |= frozenset() if own.among else TESTS
    clash = len(rules.quotas) > 1 and not CLASHES.isdisjoint(one.code for one in told)
    lost = own.status == "no_list" and not (own.inside and tells_ranks(own.between, rules.threshold))
    if (
        clash or lost or own.status in ("main", "undecided")
    ):  # who is kept for what they have knows what others have
        hidden |= {"cause_quota", "cause_quotas"}
    return hidden


def _less_of(reason: Reason, rules: JuryRules, own: Standing) -> Reason:
    """Return a reason without the rank beside a quota, and without what tells who is equal."""
    facts, less = reason.facts, dict[str, object]()
    if reason.code in WAITING_TOLD and own.between:
        return _waiting(reason, rules, own)
    if _tied(reason) and not own.counted(cast("int", facts["last"]) - cast("int", facts["number"])):
        return because("on_reserve_tied_some", number=facts["number"])
    if rules.quotas and reason.code == "past_places":
        less = {"rank": None}
    elif reason.code.startswith("not_kept_for") and facts.get("then") in EITHER and not own.among:
        less = {"then": "either"} if "cause_decision" not in _named(reason) else {}
    elif reason.code == "lost_tie" and own.of_all(rules):
        less = {"open": None}
    elif reason.code == "own_rank" and isinstance(equals := facts["equals"], Reason):
        few = own.beside < MANY and not own.parted
        some = None if few else evolve(equals, code="own_equals_some", facts={})
        less = {} if not few and own.counted(cast("int", equals.facts["count"])) else {"equals": some}
    return evolve(reason, facts={**facts, **less}) if less else reason


def _tied(reason: Reason) -> bool:
    """Tell whether a reason says that a dossier shares its number on the reserve list."""
    return reason.code in ("own_reserve", "on_reserve_tied") and reason.facts["last"] is not None


def _waiting(reason: Reason, rules: JuryRules, own: Standing) -> Reason:
    """Return that a dossier waits; how many places are left would tell how many stand above."""
    facts, size = dict(reason.facts), rules.places if own.status == "undecided" else rules.reserve.names
    if "open" in facts and size != 1 and not (own.inside and own.beside >= MANY):
        facts |= {"open": None, **({"share": "last"} if "share" in facts else {})}
    counted = not isinstance(facts["others"], int) or own.counted(facts["others"])
    if counted:
        return evolve(reason, facts=facts)
    del facts["others"]
    return evolve(reason, code=f"{reason.code}_some", facts=facts)


def _behind(told: tuple[Reason, ...], rules: JuryRules, status: str) -> tuple[Reason, ...]:
    """Return one sentence for whatever kept somebody off the main list beside quotas, a decision apart."""
    codes = {code for one in told for code in _named(one)}
    if not rules.quotas or status not in (*WAITS, "not_kept") or "cause_decision" in codes:
        return told
    others = (one for one in told if one.code not in STANDS)
    return (because("behind_by_some_rule", places=rules.places), *others)


def _by_some_rule(told: tuple[Reason, ...], rules: JuryRules, status: str) -> tuple[Reason, ...]:
    """Return one sentence for whatever marks or quotas did, which would tell few scores above apart."""
    codes, quotas = {code for one in told for code in _named(one)}, bool(rules.quotas) or None
    if status in WAITS:
        return _behind(told, rules, status)
    if not _by_marks(status, codes):
        return told
    facts = {"threshold": rules.threshold, "quotas": quotas, "places": rules.places}
    facts["opinions"] = rules.opinions == "majority" or None
    return (because("out_by_some_rule", **facts), *(one for one in told if "decided" in one.code))


def _by_marks(status: str, codes: set[str]) -> bool:
    """Tell whether marks keep a dossier off all lists: neither opinions nor what was decided among equals."""
    eliminated = not codes.isdisjoint(("eliminating_mark", "eliminated"))
    decided = not codes.isdisjoint(("lost_tie", "unfavourable", "out_by_opinions"))
    return (eliminated or status in ("not_kept", "below_threshold")) and not decided


def _few_over(between: FrozenMap[Fraction], threshold: Fraction | None) -> bool:
    """Tell whether whoever is over a threshold, or eliminating marks, knows how those above were marked."""
    levels = 0 if threshold is None else LEVELS
    return bool(between) and _room(between, threshold, under=False) < OVER + levels


def _few_under(between: FrozenMap[Fraction], threshold: Fraction | None) -> bool:
    return threshold is not None and bool(between) and _room(between, threshold, under=True) < UNDER


def _room(between: FrozenMap[Fraction], threshold: Fraction | None, *, under: bool) -> Fraction:
    """Return how many steps scores have on one side of a threshold; in all, where there is none."""
    if threshold is None:
        return between["steps"]
    lowest, highest = between["least"] - between["near"], between["most"] + between["near"]
    room = threshold - lowest if under else highest - threshold
    return min(room * TO_CANDIDATE / between["near"], between["steps"])


def _named(reason: Reason) -> Iterator[str]:
    """Yield the codes of a reason, and of the causes or grounds that it names."""
    yield reason.code
    several = (reason.facts.get(name) or () for name in ("causes", "grounds"))
    within = (reason.facts.get("cause"), *chain(*cast("Iterable[tuple[object, ...]]", several)))
    yield from (code for one in within if isinstance(one, Reason) for code in _named(one))
