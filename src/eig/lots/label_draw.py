"""Draws by label: each name gets a position of its own, so that removals leave the others in order.

Thomson 2023, Internet-Draft draft-thomson-elegy-vrs-00. An organiser commits to a secret, hashed as many
times as there may be draws; later a public randomness is read, and a one-time code revealed for each draw.
Each label is placed by HKDF-SHA256 (RFC 5869) of the code, the randomness and the label alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, final

from attrs import field, frozen

from eig._values.call_arguments import checked_by
from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import Rule, each_once, ids, map_of, text, whole
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.tuple_fields import to_tuple
from eig._values.value import PrivateText, Value, keeps
from eig.errors import require_key

if TYPE_CHECKING:  # loaded when a draw is told
    from eig.reasons import Trace
    from eig.typing import Lang

LENGTH = 32
"""The bytes of a SHA-256 digest, and of a position."""


MOST_CODES: Final = 1_000_000  # hashes that a machine makes in a second


def _is_hex(value: object) -> bool:
    return isinstance(value, str) and len(value) == 2 * LENGTH and not set(value) - set("0123456789abcdef")


digest = Rule(_is_hex, "lots.digest", {"digits": 2 * LENGTH})
digest_or_none = Rule(
    lambda value: _is_hex(value) or (isinstance(value, str) and not value),
    "lots.digest",
    {"digits": 2 * LENGTH},
)


@checked_by(secret=text, codes=whole(2, MOST_CODES), number=whole(1))
def one_time_code(secret: PrivateText, *, codes: int, number: int) -> str:
    """Return the code to reveal for a draw: the secret hashed `codes - number` times, in hexadecimal.

    Codes are revealed from the last hash backwards: each proves itself by hashing to the one before, and none
    tells the next. The secret itself is never one: `codes` hashes leave `codes - 1` draws.

    >>> one_time_code("totally not a bikeshed", codes=10, number=1)[:16]
    '5346f2efb5397a67'
    """
    require("one_time_code", number=(whole(1, codes - 1), number))
    return _hashed(secret.encode(), codes - number).hex()


@checked_by(secret=text, codes=whole(1, MOST_CODES))
def commitment(secret: PrivateText, *, codes: int) -> str:
    """Return what to publish before the randomness is known: the secret hashed `codes` times, in hexadecimal.

    >>> commitment("totally not a bikeshed", codes=10)[:16]
    '950ea08d8d5fd3ae'
    """
    return _hashed(secret.encode(), codes).hex()


@final
@frozen(kw_only=True, eq=False, repr=False)
class LabelDraw(Value):
    """The record of a draw by label, with all that is needed to draw it again.

    Args:
        randomness: The public randomness, as text: the key of RFC 3797 serves.
        code: The one-time code revealed for this draw, in hexadecimal.
        positions: The position of each label, in hexadecimal: the lowest comes first.
        commitment: What was published before the randomness was known; empty where nothing was.
        number: The number of the draw: its code hashed so many times is the commitment.

    >>> draw = draw_labels(["plume", "adler"], code="00" * 32, randomness="1.2.3./")
    >>> draw.order, draw.verify()
    (('adler', 'plume'), True)
    """

    _BRIEF = "labels {positions}, number {number}"
    randomness: str = field(metadata=keeps(text))
    code: str = field(metadata=keeps(digest))
    positions: FrozenMap[str] = field(converter=MapOf[str], metadata=keeps(map_of(digest)))
    commitment: str = field(default="", metadata=keeps(digest_or_none))
    number: int = field(default=1, metadata=keeps(whole(1, MOST_CODES)))

    @property
    def order(self) -> tuple[str, ...]:
        """The labels, in the order drawn."""
        return tuple(sorted(self.positions, key=lambda label: (self.positions[label], label)))

    @property
    def record(self) -> str:
        """How it was drawn, from what."""
        return f"draft-thomson-elegy-vrs-00, code {self.code}, {self.randomness}"

    def pick(self, count: int, *, without: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the first labels, those that left or were disqualified being skipped.

        >>> draw_labels(["plume", "adler"], code="00" * 32, randomness="1./").pick(1, without=["adler"])
        ('plume',)
        """
        faults = Gather("LabelDraw.pick")
        faults.check("count", whole(0), count)
        gone = to_tuple(without, any_order=True)
        if faults.check("without", ids, gone):
            faults.known("without", gone, self.positions, what="a label")
        faults.done()
        return tuple(label for label in self.order if label not in gone)[:count]

    def verify(self, *, commitment: str = "", number: int | None = None) -> bool:
        """Draw again and tell whether the record holds, and whether its code is the one committed to.

        Args:
            commitment: What was published beforehand, where the record does not hold it.
            number: The number of the draw, where the record does not hold it.

        >>> draw = draw_labels(["plume"], code=one_time_code("s", codes=3, number=2), randomness="1./")
        >>> draw.verify(commitment=commitment("s", codes=3), number=2)
        True
        """
        turn, published = number if number is not None else self.number, commitment or self.commitment
        require("LabelDraw.verify", number=(whole(1, MOST_CODES), turn))
        held = not published or _hashed(bytes.fromhex(self.code), turn).hex() == published
        return held and self.positions == _positions(self.positions, self.code, self.randomness)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say in which order labels were drawn; or where one of them came.

        Args:
            key: The label; the whole draw where left out.

        >>> print(draw_labels(["plume", "adler"], code="00" * 32, randomness="1.2.3./").explain("plume"))
        plume: drawn 2 of 2, at position 9732e5341f6f.
        """
        from eig.lots._draw_reasons import because, of_one, whole_draw  # noqa: PLC0415 # loads when a draw is told

        if key is None:
            return whole_draw(self.order, self.record, lang)
        require_key("label", key, self.positions)
        reason = because(
            "drawn_label",
            turn=self.order.index(key) + 1,
            count=len(self.positions),
            position=self.positions[key][:12],
        )
        return of_one(key, reason, lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a label, in the order drawn.

        >>> draw_labels(["plume"], code="00" * 32, randomness="1./").rows()[0]["label"]
        'plume'
        """
        return [
            {"turn": turn, "label": label, "position": self.positions[label]}
            for turn, label in enumerate(self.order, start=1)
        ]


@checked_by(
    labels=each_once("label"),
    code=digest,
    randomness=text,
    commitment=digest_or_none,
    number=whole(1, MOST_CODES),
)
def draw_labels(
    labels: Iterable[str], *, code: PrivateText, randomness: str, commitment: str = "", number: int = 1
) -> LabelDraw:
    """Draw labels in an order that depends on nothing but the code, the randomness and each label.

    Args:
        labels: What is drawn among; their order does not matter.
        code: The one-time code, in hexadecimal.
        randomness: The public randomness, as text.
        commitment: What was published before the randomness was known: the record keeps it, and `verify`
            checks the code against it.
        number: The number of the draw.

    >>> draw_labels(["plume", "adler"], code="00" * 32, randomness="1.2.3./").order
    ('adler', 'plume')
    """
    given = to_tuple(labels, any_order=True)
    return LabelDraw(
        randomness=randomness,
        code=code,
        positions=_positions(given, code, randomness),
        commitment=commitment,
        number=number,
    )


def _positions(labels: Iterable[str], code: str, randomness: str) -> FrozenMap[str]:
    """Place each label: HKDF-Expand(HKDF-Extract(code, randomness), label, 32 bytes)."""
    key = _hmac(bytes.fromhex(code), randomness.encode())
    return FrozenMap({label: _expand(key, label).hex() for label in labels})


def _expand(key: bytes, label: str) -> bytes:
    """Return the first block of HKDF-Expand (RFC 5869, section 2.3): it is all of 32 bytes."""
    return _hmac(key, label.encode() + b"\x01")


def _hmac(key: bytes, message: bytes) -> bytes:
    import hmac  # noqa: PLC0415 # imported on use: `import eig` stays light

    return hmac.digest(key, message, "sha256")


def _hashed(message: bytes, times: int) -> bytes:
    from hashlib import sha256  # noqa: PLC0415 # imported on use: `import eig` stays light

    for _ in range(times):
        message = sha256(message).digest()
    return message
