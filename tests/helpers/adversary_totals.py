"""Who knows the lists and the own texts of a small jury: through all marks, or totals, of others as they stand on lists."""

from itertools import combinations_with_replacement, product

from attrs import evolve

from eig.jury import EIG_SCALE, Criterion, MarkSheet, Rubric, Scoresheet, deliberate
from eig.jury.minutes import extract_for_candidate
from helpers.adversary import FEW, MARKS, doors, listed, marks_in, marks_of, sheet_of


def totals_find(jurors, items, rules, criteria=({},), *, each=(), votes=False, attributes=None):
    """Count the worlds; those in which an own text leaves two values of a mark of another or fewer; and one of its total.

    The lists leave more. Others on the same list, who have the same attributes, differ by nothing that is told, so that
    each way in which their totals may be stands for all that name them otherwise. Worlds are totals on each criterion;
    or of which marks `each` juror gives one; with `votes`, also how many are against.
    """
    rubric = Rubric(criteria=[Criterion(id=f"m{at}", scale=EIG_SCALE, **one) for at, one in enumerate(criteria)])  # fmt: skip
    told, public = {}, {}
    for states in _worlds(_states(jurors, len(criteria), each, votes), items, attributes):
        where, text, found = _read(jurors, states, rubric, rules, attributes)
        for known, kept in (((where, text), told), (where, public)):
            worlds, values = kept.setdefault(known, [0, {}])
            kept[known][0] = worlds + 1
            for at, some in found:
                values.setdefault(at, set()).add(some)

    def known(values):
        for at, some in values.items():
            for number in range(len(criteria)):
                if len(_open(some, number, jurors, each=each)) <= FEW:
                    yield at, 0, number
            if len({_total(one, rubric) for one in some}) == 1:
                yield at, 1, None

    news = [
        (worlds, {kind for _, kind, _ in {*known(values)} - {*known(public[where][1])}})
        for (where, _), (worlds, values) in told.items()
    ]
    return tuple(sum(count for count, kinds in news if kind in (*kinds, None)) for kind in (None, 0, 1))


def stated_later_find(jurors, items, rules, threshold):
    """Count the worlds; those in which somebody knows a mark of another that both lists leave open; and a score.

    They read all own texts, and again all of them once a threshold was stated. A world counts once, whoever knows.
    """
    told, public, worlds = {}, {}, [*product(range(jurors, MARKS[-1] * jurors + 1), repeat=items)]
    for world in worlds:
        sheet = sheet_of([marks_of(one, jurors) for one in world])
        held = [deliberate(sheet, one) for one in (rules, evolve(rules, threshold=threshold))]
        lists, minutes = tuple(map(listed, held)), [one.minutes(title="list") for one in held]
        for own in range(items):
            texts = tuple(
                doors(one, own_minutes, f"c{own}") for one, own_minutes in zip(held, minutes, strict=True)
            )
            told.setdefault((own, lists, texts), []).append(world)
            public.setdefault((own, lists), []).append(world)

    def known(some, own):
        for at in {*range(items)} - {own}:
            totals = {world[at] for world in some}
            yield from [(at, 0)] * (len(marks_in(totals, jurors)) <= FEW) + [(at, 1)] * (len(totals) == 1)

    found = [
        (some, {kind for _, kind in {*known(some, own)} - {*known(public[own, lists], own)}})
        for (own, lists, _), some in told.items()
    ]
    each = ({world for some, kinds in found if kind in kinds for world in some} for kind in (0, 1))
    return len(worlds), *map(len, each)


def _states(jurors, criteria, each, votes):
    """Return all that a dossier may have: of each juror, or in all on each criterion; and how many are against."""
    if each:
        sheets = combinations_with_replacement([*product(each, repeat=criteria)], jurors)
    else:
        sheets = product(range(MARKS[0] * jurors, MARKS[-1] * jurors + 1), repeat=criteria)
    return [*product(sheets, range(jurors + 1) if votes else (0,))]


def _worlds(states, items, attributes):
    others = combinations_with_replacement(states, items - 1)
    if attributes:
        others = product(states, repeat=items - 1)
    others = [*others]
    for own in states:
        yield from ((own, *some) for some in others)


def _marks(state, jurors):
    """Return the marks of each juror: as they are, or such that they have the totals."""
    if isinstance(state[0], tuple):
        return state
    return tuple(zip(*(marks_of(total, jurors) for total in state), strict=True))


def _total(state, rubric):
    weights = [one.weight for one in rubric.criteria]
    sums = map(sum, zip(*state, strict=True)) if isinstance(state[0], tuple) else state
    return sum(weight * one for weight, one in zip(weights, sums, strict=True))


def _open(states, number, jurors, *, each):
    if each:
        return {marks[number] for one in states for marks in one}
    return marks_in({one[number] for one in states}, jurors)


def _read(jurors, states, rubric, rules, attributes):
    """Return on which list the first dossier is and how many others are on each, its texts, and what is so there."""
    sheets = [
        MarkSheet(
            item=f"c{item}",
            juror=f"j{juror}",
            marks=dict(zip(rubric.ids, marks, strict=True)),
            opinion="unfavourable" if juror < against else None,
        )
        for item, (state, against) in enumerate(states)
        for juror, marks in enumerate(_marks(state, jurors))
    ]
    options = {} if attributes is None else {"attributes": attributes}
    held = deliberate(Scoresheet(rubric=rubric, sheets=sheets), rules, **options)
    texts = (held, held.selection, extract_for_candidate(held, "c0", results_are_out=True))
    told = str([str(one.explain("c0", audience="candidate")) for one in texts[:2]]) + str(texts[2].rows())
    lists = listed(held)
    on = [
        (
            next((at for at, some in enumerate(lists) if f"c{n}" in some), len(lists)),
            n if attributes else 0,
        )
        for n in range(len(states))
    ]
    found = [*zip(on[1:], (state for state, _ in states[1:]), strict=True)]
    return (on[0], *sorted(on[1:])), told, found


def parted_find(jurors, rules, *, owns=None, weights=(1, 1), attributes=None):
    """Count the own texts of two dossiers, and those that tell whoever knows their own sums a mark of the other.

    A world is a sum on each of two criteria; `owns` are those of whoever reads, or all. The lists leave more than
    two values of the mark. Third, in how many worlds the test that parted equals is named; fourth, a total told.
    """
    criteria = [Criterion(id=f"m{at}", scale=EIG_SCALE, weight=one) for at, one in enumerate(weights)]
    rubric, sums = Rubric(criteria=criteria), range(jurors, MARKS[-1] * jurors + 1)
    told, public, named, totals = {}, {}, 0, 0
    for own, other in product(owns or [*product(sums, repeat=2)], product(sums, repeat=2)):
        states = [((*own,), 0), (other, 0)]
        where, text, _ = _read(jurors, states, rubric, rules, attributes)
        named += "declared test" in text
        totals += "'total': None" not in text
        told.setdefault((own, where, text), []).append(other)
        public.setdefault((own, where), []).append(other)

    def known(some):
        return {at for at in range(2) if len(marks_in({one[at] for one in some}, jurors)) <= FEW}

    found = sum(len(some) for (*where, _), some in told.items() if known(some) - known(public[*where]))
    return sum(map(len, told.values())), found, named, totals
