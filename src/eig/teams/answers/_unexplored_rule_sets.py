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
    removed = _removed(outs, ins)
    if removed is None:
        return None
    for name in sorted(removed):
        lighter = removed - {name}
        if all(one & lighter for one in outs):
            removed = lighter
    return tuple(name for name in names if name not in removed)


def _removed(outs: list[frozenset[str]], ins: list[frozenset[str]]) -> frozenset[str] | None:
    """Return rules to leave out, so that each of `outs` loses one and none of `ins` loses all.

    A branch is the rules left out, and those kept; the first in order is gone into first.
    """
    branches = [(frozenset[str](), frozenset[str]())]
    while branches:
        removed, kept = branches.pop()
        if any(one <= removed for one in ins):
            continue
        whole = min((one for one in outs if not one & removed), key=lambda one: len(one - kept), default=None)
        if whole is None:
            return removed
        names = sorted(whole - kept)
        branches += [(removed | {name}, kept.union(names[:at])) for at, name in enumerate(names)][::-1]
    return None
