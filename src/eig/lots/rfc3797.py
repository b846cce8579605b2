"""Draws by RFC 3797: anyone with the published sources of randomness obtains the same order.

Eastlake 2004, "Publicly Verifiable Nominations Committee (NomCom) Random Selection". The pool is a numbered
list: once published it must not change (section 5.1), for a removal changes every later draw. Who may choose
its order once the values are known chooses who wins: it is that of identifiers, or its digest is announced
with the sources. Where names may leave the pool, draw by label (`eig.lots.label_draw`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import comb, perm
from typing import TYPE_CHECKING, cast, final

from attrs import field, frozen

from eig._values.call_arguments import checked, checked_by
from eig._values.exact_numbers import exact, is_terminating
from eig._values.faults_together import Gather, require, told_of
from eig._values.field_rules_and_bounds import Rule, each_once, ids, number, text, whole
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import to_each, to_ids, to_tuple
from eig._values.value import Value, keeps
from eig.errors import require_key

if TYPE_CHECKING:  # loaded when a draw is told
    from eig.reasons import Reason, Trace
    from eig.typing import Lang

LARGEST_POOL = 65_535
"""The counter of RFC 3797 has two bytes (section 4.3)."""


@checked_by(pool=whole(0, LARGEST_POOL), choose=whole(0))
def entropy_bits(pool: int, *, choose: int, ordered: bool = False) -> int:
    """Return the bits of randomness that a fair draw needs: log2 of the number of outcomes, rounded up.

    RFC 3797, section 3.3: with less, some outcomes cannot happen.

    Args:
        pool: How many names there are: 65,535 at most, as in the RFC.
        choose: How many are drawn.
        ordered: Whether the order in which they are drawn matters, as it does on a list.

    >>> entropy_bits(25, choose=10), entropy_bits(25, choose=10, ordered=True)
    (22, 44)
    """
    require("entropy_bits", choose=(whole(0, pool), choose))
    return ((perm if ordered else comb)(pool, choose) - 1).bit_length()


@checked
def rfc3797_key(sources: Iterable[Iterable[int | str | Decimal | Fraction]]) -> str:
    """Return the key that sources of randomness make (RFC 3797, section 4.2).

    Each number is written in decimals and ends with a period, or holds one before its decimals; the numbers
    of a source are in ascending order, and a slash ends each source.

    >>> rfc3797_key([[9319], [2, 5, 12, 8, 10], ["0.5"]])
    '9319./2.5.8.10.12./0.5/'
    """
    given = _sources(sources)
    require("rfc3797_key", sources=(_decimals, given))
    return "".join("".join(map(_written, source)) + "/" for source in given)


_decimals = (
    Rule(lambda value: isinstance(value, Fraction) and value >= 0 and is_terminating(value), "lots.decimals")
    .each()
    .each()
)


def _written(value: Fraction) -> str:
    whole_part, rest = divmod(value, 1)
    digits = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{whole_part}.{digits}"


def _sources(given: Iterable[Iterable[int | str | Decimal | Fraction]]) -> tuple[tuple[Fraction, ...], ...]:
    return to_each(given, _source)


def _source(numbers: Iterable[int | str | Decimal | Fraction]) -> tuple[Fraction, ...]:
    given = to_tuple(numbers, any_order=True)
    if not isinstance(cast("object", given), tuple):
        return cast("tuple[Fraction, ...]", given)
    read = tuple(map(exact, given))
    return tuple(sorted(read)) if number.each().holds(read) else read


@final
@frozen(kw_only=True, eq=False, repr=False)
class Rfc3797Draw(Value):
    """The record of a draw by RFC 3797, with all that is needed to draw it again.

    Args:
        pool: The names, in the numbered order that was published.
        key: The key made of the sources of randomness.
        drawn: The names drawn, in order.
        sources: The numbers of each source of randomness, in ascending order; empty where only the key is
            known.
        announced: The day on which the sources were announced, before their numbers were known.

    >>> draw = draw_rfc3797(["a", "b", "c"], count=2, key="1.2.3./")
    >>> draw.drawn, draw.verify()
    (('a', 'c'), True)
    """

    _BRIEF = "drawn {drawn} of {pool}"
    pool: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="name"))
    key: str = field(metadata=keeps(text))
    drawn: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="name"))
    sources: tuple[tuple[Fraction, ...], ...] = field(
        default=(), converter=_sources, metadata=keeps(_decimals)
    )
    announced: date | None = None

    def _check(self, faults: Gather) -> None:
        size = len(self.pool)
        faults.that("pool", size <= LARGEST_POOL, "lots.pool", value=size, most=LARGEST_POOL)
        faults.known("drawn", self.drawn, self.pool, what="a name of the pool")
        if self.sources:
            made = rfc3797_key(self.sources)
            faults.that("key", self.key == made, "lots.key_of_sources", made=Quoted(made))

    @property
    def order(self) -> tuple[str, ...]:
        """The names drawn, in order."""
        return self.drawn

    @property
    def record(self) -> str:
        """How it was drawn, from what."""
        return f"RFC 3797, {self.key}"

    @property
    def list_digest(self) -> str:
        """The SHA-256 of the numbered list, a name a line: announced with the sources, it binds its order.

        >>> draw_rfc3797(["b", "a"], count=2, key="1./").list_digest[:8]
        'c4a78e5b'
        """
        from hashlib import sha256  # noqa: PLC0415 # imported on use: `import eig` stays light

        return sha256("\n".join(self.pool).encode()).hexdigest()

    @property
    def entropy(self) -> int:
        """The bits of randomness that the sources must bring for every order to be possible (section 3.3).

        >>> draw_rfc3797(["a", "b", "c"], count=3, key="1.2.3./").entropy
        3
        """
        return entropy_bits(len(self.pool), choose=len(self.drawn), ordered=True)

    @property
    def digests(self) -> tuple[str, ...]:
        """The MD5 digest behind each name drawn, in hexadecimal, as the RFC prints them."""
        return tuple(_digest(self.key, counter).hex().upper() for counter in range(len(self.drawn)))

    @property
    def positions(self) -> tuple[int, ...]:
        """The numbers of the names drawn, from 1."""
        return tuple(self.pool.index(name) + 1 for name in self.drawn)

    def verify(self) -> bool:
        """Draw again and tell whether the record holds.

        >>> Rfc3797Draw(pool=["a", "b"], key="1./", drawn=["b", "a"]).verify()
        False
        """
        return self.drawn == _order(self.pool, self.key, len(self.drawn))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say which names were drawn; or at which turn one of them was, or that it was not.

        Args:
            key: The name; the whole draw where left out.

        >>> print(draw_rfc3797(["a", "b", "c"], count=2, key="1.2.3./").explain("a"))
        a: drawn 1 of 2, from the digest C18A01CE7F3624F0F198A4852B9977D3.
        """
        from eig.lots._draw_reasons import of_one, whole_draw  # noqa: PLC0415 # loads when a draw is told

        if key is None:
            return whole_draw(self.drawn, self.record, lang)
        require_key("name in the pool", key, self.pool)
        return of_one(key, self._turn(key), lang)

    def _turn(self, name: str) -> Reason:
        from eig.lots._draw_reasons import because  # noqa: PLC0415 # loads when a draw is told

        if name not in self.drawn:
            return because("not_drawn")
        turn = self.drawn.index(name)
        return because("drawn_rfc3797", turn=turn + 1, count=len(self.drawn), digest=self.digests[turn])

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a name drawn.

        >>> draw_rfc3797(["a"], count=1, key="1./").rows()[0]["position"]
        1
        """
        drawn = zip(self.drawn, self.positions, self.digests, strict=True)
        return [
            {"turn": turn, "name": name, "position": position, "digest": digest}
            for turn, (name, position, digest) in enumerate(drawn, start=1)
        ]


@checked_by(pool=each_once("name"), count=whole(0))
def draw_rfc3797(
    pool: Sequence[str],
    *,
    count: int,
    key: str | None = None,
    sources: Iterable[Iterable[int | str | Decimal | Fraction]] = (),
    announced: date | None = None,
) -> Rfc3797Draw:
    """Draw names from a numbered pool, by RFC 3797.

    Args:
        pool: The names, in the order of identifiers, or in the order that was announced with the sources.
        count: How many to draw.
        key: The key, where it is known already; otherwise it is made of the sources.
        sources: The published numbers of each source of randomness: the record keeps them.
        announced: The day on which the sources were announced.

    Raises:
        Fault: Neither a key nor sources, or both; or more names to draw than there are.

    >>> draw_rfc3797(["a", "b", "c"], count=1, sources=[[9319], [2, 5]]).drawn
    ('c',)
    """
    given = _sources(sources)
    faults = Gather("draw_rfc3797")
    faults.check("count", whole(0, len(pool)), count)
    stated = (key is None) == bool(given)
    faults.that("sources", stated, "lots.key_or_sources", value=given, key=key is not None)
    faults.check("sources", _decimals, given)
    faults.done()
    made = rfc3797_key(given) if key is None else key
    drawn = _order(tuple(pool), made, count)
    return told_of(
        "draw_rfc3797",
        lambda: Rfc3797Draw(pool=pool, key=made, drawn=drawn, sources=given, announced=announced),
    )


def unlisted(
    draws: Iterable[object], announced: Sequence[str], pools: Mapping[str, Container[frozenset[str]]]
) -> Iterator[Reason]:
    """Yield each draw whose numbered list could be chosen once the values were known (RFC 3797, section 5.1).

    That is one in another order than that of identifiers, or of others than the `pools` of its record, where
    these are known, unless an announcement holds its digest.
    """
    from eig.lots._draw_reasons import because  # noqa: PLC0415 # loads when a draw is told

    for one in draws:
        if isinstance(one, Rfc3797Draw) and not any(one.list_digest in said for said in announced):
            fixed, own = [*one.pool] == sorted(one.pool), frozenset(one.pool)
            if not fixed or own not in pools.get(one.record, (own,)):
                yield because("list_free", record=one.record, digest=one.list_digest, others=fixed)


def _order(pool: tuple[str, ...], key: str, count: int) -> tuple[str, ...]:
    """Return the names drawn: each digest, as a number modulo the names left, points at one (section 4.3)."""
    left = list(pool)
    turns = min(count, len(left))
    return tuple(left.pop(int.from_bytes(_digest(key, turn), "big") % len(left)) for turn in range(turns))


def _digest(key: str, counter: int) -> bytes:
    """Return MD5(counter, key, counter), the counter in two bytes, high byte first (section 4.3)."""
    from hashlib import md5  # noqa: PLC0415 # imported on use: `import eig` stays light

    around = counter.to_bytes(2, "big")
    return md5(around + key.encode() + around, usedforsecurity=False).digest()
