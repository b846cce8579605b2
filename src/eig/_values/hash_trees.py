"""A hash tree: one digest of many texts, of which each can be shown to be one of them without the others.

The form is that of RFC 6962 (Certificate Transparency), section 2.1: a leaf is hashed behind a zero byte, a
node behind a one, and a tree is split at the largest power of two below its size. What shows that a leaf is
in the tree is the nodes beside its path, from the leaf up.
"""

from __future__ import annotations

from collections.abc import Sequence


def leaf_hash(salt: bytes, text: str, label: str | None = None) -> bytes:
    """Return the hash of a leaf: of a salt, a text, and whose it is; of the first two in trees made before.

    >>> leaf_hash(bytes(32), "text").hex()[:8], leaf_hash(bytes(32), "text", "c1").hex()[:8]
    ('64540bff', '2f8dce03')
    """
    if label is None:
        return _sha(b"\x00" + salt + text.encode())
    lines = ("eig-leaf-3", salt.hex(), _sha(label.encode()).hex(), text)
    return _sha(b"\x00" + "\n".join(lines).encode())


def is_head(salt: str) -> bool:
    """Tell whether a salt of the schemes before is the head of what is hashed of a leaf now, which is none.

    >>> is_head(b"eig-leaf-3".hex()), is_head("00" * 32)
    (True, False)
    """
    return bytes.fromhex(salt).startswith(b"eig-leaf-")


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root of a tree; of no leaf, the hash of nothing.

    >>> root_of([]).hex()[:8], root_of([bytes(32)]) == bytes(32)
    ('e3b0c442', True)
    """
    if len(leaves) < 2:  # noqa: PLR2004 # a leaf alone is the tree
        return leaves[0] if leaves else _sha(b"")
    half = _split(len(leaves))
    return _node(root_of(leaves[:half]), root_of(leaves[half:]))


def path_of(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the nodes beside the path of a leaf, from the leaf up.

    >>> path_of([bytes(32), b"1" * 32], 0) == (b"1" * 32,)
    True
    """
    if len(leaves) < 2:  # noqa: PLR2004 # a leaf alone is the tree
        return ()
    half = _split(len(leaves))
    if index < half:
        return (*path_of(leaves[:half], index), root_of(leaves[half:]))
    return (*path_of(leaves[half:], index - half), root_of(leaves[:half]))


def climbed(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that a path leads to, or None where it is not the path of such a leaf.

    >>> climbed(bytes(32), 0, 1, ()) == bytes(32), climbed(bytes(32), 1, 1, ()) is None
    (True, True)
    """
    if not 0 <= index < size:
        return None
    if size == 1:
        return None if path else leaf
    if not path:
        return None
    half, (*below, beside) = _split(size), path
    if index < half:
        left = climbed(leaf, index, half, below)
        return None if left is None else _node(left, beside)
    right = climbed(leaf, index - half, size - half, below)
    return None if right is None else _node(beside, right)


def _split(size: int) -> int:
    """Return the largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def _node(left: bytes, right: bytes) -> bytes:
    return _sha(b"\x01" + left + right)


def _sha(data: bytes) -> bytes:
    from hashlib import sha256  # noqa: PLC0415 # imported on use: `import eig` stays light

    return sha256(data).digest()
