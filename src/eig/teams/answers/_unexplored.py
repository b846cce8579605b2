"""Sets of rules not yet explored: neither above a known conflict nor below a known cohort.

Each conflict says that one of its rules is out, each correction that one of its rules is in. A small search
over these clauses (Davis, Logemann and Loveland 1962) that prefers rules in returns a largest such set; if
it then holds, what it leaves out is a minimal correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def unexplored(
    names: Sequence[str], conflicts: Iterable[Sequence[str]], corrections: Iterable[Sequence[str]]
) -> tuple[str, ...] | None:
    """Return a set of rules that holds no conflict whole and every correction in part, none larger; or None.

    >>> unexplored(["a", "b"], [["a", "b"]], [])
    ('b',)
    >>> unexplored(["a"], [["a"]], [["a"]]) is None
    True
    """
    outs = [frozenset(one) for one in conflicts]
    ins = [frozenset(one) for one in corrections]
    removed = _removed(outs, ins, frozenset(), frozenset())
    if removed is None:
        return None
    for name in sorted(removed):
        lighter = removed - {name}
        if all(one & lighter for one in outs):
            removed = lighter
    return tuple(name for name in names if name not in removed)


def _removed(
    outs: list[frozenset[str]], ins: list[frozenset[str]], removed: frozenset[str], kept: frozenset[str]
) -> frozenset[str] | None:
    """Return rules to leave out, so that each of `outs` loses one and none of `ins` loses all."""
    if any(one <= removed for one in ins):
        return None
    whole = min((one for one in outs if not one & removed), key=lambda one: len(one - kept), default=None)
    if whole is None:
        return removed
    for name in sorted(whole - kept):
        found = _removed(outs, ins, removed | {name}, kept)
        if found is not None:
            return found
        kept = kept | {name}
    return None
