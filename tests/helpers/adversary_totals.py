"""Who knows the lists and the own texts of a small jury, of up to six dossiers: through all totals, of others as they stand on lists."""

from itertools import combinations_with_replacement, product

from eig.jury import deliberate
from eig.jury.minutes import extract_for_candidate
from helpers.adversary import FEW, MARKS, listed, marks_in, marks_of, sheet_of


def totals_find(jurors, items, rules):
    """Count the worlds; those in which an own text leaves two values of a mark of another or fewer; and one of its total.

    The lists leave more. Others on the same list differ by nothing that is told, so that each way in which their totals
    may be stands for all that name them otherwise.
    """
    told, public = {}, {}
    given = range(MARKS[0] * jurors, MARKS[-1] * jurors + 1)
    for own, others in product(given, combinations_with_replacement(given, items - 1)):
        where, text, found = _read(jurors, (own, *others), rules)
        for known, kept in (((where, text), told), (where, public)):
            worlds, values = kept.setdefault(known, ([], {}))
            worlds.append((own, *others))
            for at, totals in found.items():
                values.setdefault(at, set()).update(totals)

    def known(values):
        marks = {(at, 0) for at, some in values.items() if len(marks_in(some, jurors)) <= FEW}
        return marks | {(at, 1) for at, some in values.items() if len(some) == 1}

    news = [
        (len(worlds), {kind for _, kind in known(values) - known(public[where][1])})
        for (where, _), (worlds, values) in told.items()
    ]
    return tuple(sum(count for count, kinds in news if kind in (*kinds, None)) for kind in (None, 0, 1))


def _read(jurors, totals, rules):
    """Return on which list the first dossier is and how many others are on each, its texts, and the totals there."""
    held = deliberate(sheet_of([marks_of(one, jurors) for one in totals]), rules)
    texts = (held, held.selection, extract_for_candidate(held, "c0", results_are_out=True))
    told = str([str(one.explain("c0", audience="candidate")) for one in texts[:2]]) + str(texts[2].rows())
    lists = listed(held)
    on = [next((at for at, some in enumerate(lists) if f"c{n}" in some), None) for n in range(len(totals))]
    found = {}
    for at, total in zip(on[1:], totals[1:], strict=True):
        found.setdefault(at, []).append(total)
    return (on[0], frozenset((at, len(some)) for at, some in found.items())), told, found
