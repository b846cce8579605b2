"""Who is told what of a jury's work: a written policy, published with the rules, which each text keeps.

The jury reads all. What anybody else reads about a person is told fact by fact: each fact of a sentence is of
a kind, and a reader is told the kinds that the policy names them for. The prudent policy, which holds unless
another is stated, tells the person concerned their rank, their total and what decided; no distance to anybody
else, no votes, no marks by criterion, no words of the office that might name others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, cast, final, get_args

from attrs import evolve, field, frozen

from eig._values.field_rules_and_bounds import one_of, whole
from eig._values.tuple_fields import sorted_if
from eig._values.value import Value, keeps, told_where_given
from eig.programme._names_hidden_from_an_audience import Audience
from eig.reasons import Because, Reason, reasons_in

__all__ = ["DisclosedFact", "Disclosure", "Reader"]

because: Because = reasons_in("programme")


Reader: TypeAlias = Literal["candidate", "public"]
"""Who reads beside the jury: the person concerned, or everybody."""

DisclosedFact: TypeAlias = Literal["total", "counts", "ranks", "gaps", "votes", "means", "words"]
"""A kind of fact: the own total; how many a list holds or are equal; how others are ranked; how far they are;
opinions for and against; marks by criterion; words of the office, such as the reference of a decision."""

KINDS: Final = cast("tuple[DisclosedFact, ...]", get_args(DisclosedFact))


_readers_rule: Final = one_of(*get_args(Reader)).each()


def _readers(given: Iterable[Reader]) -> tuple[Reader, ...]:
    return cast("tuple[Reader, ...]", sorted_if(_readers_rule, given))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Disclosure(Value):
    """Who beside the jury is told each kind of fact about a person.

    Args:
        total: The own total and score. Where no candidate is told it, a juror's extract shows no score.
        counts: How many stand on a list, and how many are equal.
        ranks: How others are ranked: how many before the person, or after, have a seat.
        gaps: How far the score of another is: with the own score, it is another person's exact score.
        votes: How many opinions were for and against.
        means: Marks and means by criterion, where a reason would tell one; texts tell none to whoever the
            rules tell no total, which they add up to.
        words: The office's own words, such as the reference of a decision: they may name others.
        smallest: The smallest group that is counted: how many are equal, or stand on a list, is told of no
            fewer; nor a juror the score of a dossier that fewer jurors marked. With 1, nothing is held back
            that would tell the marks or attributes of others: own totals, ranks by a single mark, ranks
            beside a rule that counts what people have. Seats are published, and counted whatever their
            number.

    >>> prudent = Disclosure()
    >>> prudent.tells("gaps", "candidate"), prudent.tells("gaps", "jury"), prudent.tells("total", "candidate")
    (False, True, True)
    >>> print(prudent.reason)
    Told to the person concerned: their rank, what was decisive, their total, how many stand on the \
list and how many ranked before or after have a seat. Told to the jury alone: how far others are, votes, \
marks by criterion and the office's own words. The number of equals, or of dossiers on a list, is told from \
3 on; so is the number of people who reached a stage, where 3 or more did not; the number of people seated, \
in all and at each challenge, is public. A total and a rank are told only where they give away no mark of \
another; where a rule counts what people have, ranks are told only where they give away nothing of that. A \
juror is shown the score of a dossier that 3 jurors or more marked, unless it would give away one of their \
marks.
    """

    total: tuple[Reader, ...] = field(default=("candidate",), converter=_readers)
    counts: tuple[Reader, ...] = field(default=("candidate",), converter=_readers)
    ranks: tuple[Reader, ...] = field(default=("candidate",), converter=_readers, metadata=told_where_given)
    gaps: tuple[Reader, ...] = field(default=(), converter=_readers)
    votes: tuple[Reader, ...] = field(default=(), converter=_readers)
    means: tuple[Reader, ...] = field(default=(), converter=_readers)
    words: tuple[Reader, ...] = field(default=(), converter=_readers)
    smallest: int = field(default=3, metadata=keeps(whole(1)))

    def tells(self, kind: DisclosedFact, reader: Audience) -> bool:
        """Tell whether a reader is told a kind of fact; the jury is told all.

        What everybody may be told, the person concerned is told.

        >>> Disclosure(gaps=["candidate"]).tells("gaps", "candidate")
        True
        """
        return reader == "jury" or not {reader, "public"}.isdisjoint(getattr(self, kind))

    @property
    def reason(self) -> Reason:
        """The policy as sentences, for the sheet of the rules."""
        policy = agreed(self)
        told = {reader: policy._kinds(reader) for reader in get_args(Reader)}  # noqa: SLF001 # of its own
        nobody = tuple(because(f"told_{kind}") for kind in KINDS if not getattr(policy, kind))
        return because(
            "disclosure",
            person=(because("told_rank"), because("told_cause"), *told["candidate"]),
            public=told["public"] or None,
            nobody=nobody or None,
            smallest=self.smallest,
            held=self.smallest > 1 or None,
            jurors=because("shown_to_jurors", smallest=self.smallest)
            if self.tells("total", "candidate")
            else because("shown_to_no_juror"),
        )

    def _kinds(self, reader: Reader) -> tuple[Reason, ...]:
        return tuple(because(f"told_{kind}") for kind in KINDS if self.tells(kind, reader))

    def told(self, reasons: Iterable[Reason], reader: Audience) -> Iterator[Reason]:
        """Yield reasons with the facts that a reader is told; one that has no other fact is left out.

        >>> gap = Reason(code="not_kept", facts={"gap": 2, "places": 3}, table="jury.selection")
        >>> [str(one) for one in Disclosure().told([gap], "candidate")]
        ['not on the main list: a rank from 1 to 3 was needed']
        """
        for reason in reasons:
            told = self._told(reason, reader)
            if told is not None:
                yield told

    def _told(self, reason: Reason, reader: Audience) -> Reason | None:
        """Return a reason with what a reader is told, reasons within it too; None where nothing is left."""
        kinds = _OF_KIND.get(reason.code, _NOTHING)
        small = {
            name
            for name, kind in kinds.items()
            if kind == "counts" and is_small(self, reason.facts.get(name))
        }
        few = small if reader != "jury" else set[str]()
        hidden = {
            name
            for name, kind in kinds.items()
            if name in few or (reader != "jury" if kind is None else not self.tells(kind, reader))
        }
        code = _INSTEAD.get(reason.code, reason.code) if hidden else reason.code
        if code is None:
            return None
        facts = {
            name: None if name in hidden else self._fact(fact, reader) for name, fact in reason.facts.items()
        }
        same = code == reason.code and facts == dict(reason.facts)
        return reason if same else evolve(reason, code=code, facts=facts)

    def _fact(self, fact: object, reader: Audience) -> object:
        if isinstance(fact, Reason):
            return self._told(fact, reader)
        if isinstance(fact, tuple):
            return tuple(self._fact(one, reader) for one in cast("tuple[object, ...]", fact))
        return fact


def is_small(policy: Disclosure, count: object) -> bool:
    """Tell whether nobody beside the jury is told how many these are, since they are too few.

    >>> is_small(Disclosure(), 2), is_small(Disclosure(), 3), is_small(Disclosure(smallest=1), 1)
    (True, False, False)
    """
    return isinstance(count, int) and 0 < count < policy.smallest


def agreed(*stated: Disclosure | None, detail: bool = False) -> Disclosure:
    """Return the policy that holds where a promotion and its jury have one: the one that is stated.

    The usual policy is no statement. Of several, each fact has the readers whom all of them name. Marks by
    criterion, which `detail` declares too, add up to the total: whoever is told none is told no marks.

    >>> agreed(Disclosure(), Disclosure(total=())).total, agreed(Disclosure(gaps=["candidate"]), None).gaps
    ((), ('candidate',))
    >>> both = agreed(Disclosure(total=()), Disclosure(gaps=["candidate"], smallest=5))
    >>> both == agreed(Disclosure(total=(), smallest=5), detail=True)
    True
    """
    own = [one for one in stated if one is not None and one != PRUDENT] or [PRUDENT]
    if len(own) == 1 and not (detail or own[0].means):  # nothing to choose between
        return own[0]
    readers = {
        kind: tuple(reader for reader in get_args(Reader) if all(one.tells(kind, reader) for one in own))
        for kind in KINDS
    }
    both = evolve(PRUDENT, smallest=max(one.smallest for one in own), **readers)
    found = own[0] if len(own) == 1 else both
    means = {*readers["means"], *(("candidate",) if detail else ())}.intersection(readers["total"])
    return found if means == {*readers["means"]} else evolve(found, means=means)


_NOTHING: Final[Mapping[str, DisclosedFact | None]] = MappingProxyType({})
_RANK: Final[Mapping[str, DisclosedFact]] = MappingProxyType(
    {"count": "counts", **dict.fromkeys(("score", "exact", "low", "high"), "total")}
)
_PARTED: Final[Mapping[str, DisclosedFact | None]] = MappingProxyType(
    {"reference": "words", "order": None, "rest": None}
)
_OF_KIND: Final[Mapping[str, Mapping[str, DisclosedFact | None]]] = MappingProxyType(
    {
        "own_rank": _RANK,
        "ranked": _RANK,
        "rank_on": _RANK,
        "own_before": {"before": "total"},
        "below_threshold": {"score": "total", "exact": "total"},
        **{code: {"count": "counts"} for code in ("own_equals", "equal_with")},
        "tie_open": {"count": "counts"},
        **{code: {"others": "counts"} for code in ("own_undecided", "own_reserve_undecided", "equal_seats")},
        **{code: {"count": "ranks"} for code in ("sits_after", "posts_taken_before")},
        "own_missing_some": {"least": "gaps"},
        "not_kept": {"gap": "gaps"},
        "not_kept_under_tie": {"gap": "gaps"},
        "margin": {"gap": "gaps", "rivals": "gaps"},
        "passed_over": {"loss": "gaps", "fewer": "gaps", "rank": "gaps"},
        "passed_over_fewer": {"fewer": "gaps"},
        "unfavourable": dict.fromkeys(("against", "abstained", "favourable", "chair"), "votes"),
        "eliminating_mark": dict.fromkeys(("mark", "exact", "title", "criterion", "floor", "equal"), "means"),
        "eliminating_marks": {"grounds": "means"},
        "tie_break": {"value": "means"},
        "own_decided": {"reference": "words"},
        **{code: {"reference": "words"} for code in ("decided", "decided_all")},
        "decision_on": {"reference": "words"},
        "cause_decision": {"reference": "words"},
        **{f"decided_by_{by}": _PARTED for by in ("jury", "draw", "priority")},
    }
)
"""Of which kind each fact of a reason is, by its code, None where no policy tells it beside the jury.

The others are of the person concerned, or public.
"""
_INSTEAD: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        **{
            code: f"{code}_some"
            for code in ("own_equals", "equal_with", "own_undecided", "own_reserve_undecided", "equal_seats")
        },
        **{code: f"{code}_some" for code in ("sits_after", "posts_taken_before", "tie_open")},
        "own_before": None,
        "margin": None,
        "passed_over": None,
        "passed_over_fewer": None,
        "unfavourable": "out_by_opinions",
        "eliminating_mark": "eliminated",
        "eliminating_marks": "eliminated",
    }
)
"""What a reason whose facts are hidden is told as; None where nothing of it is left."""
PRUDENT: Final = Disclosure()
"""What holds unless another policy is stated."""
