"""Panels: jurors split into groups of stated sizes with balanced profiles, and items heard by one panel each.

A jury of 48 in 8 panels hears 21 challenges; each panel should look like the jury: as many members of each
college, each field, each profile as its size entitles it to. The *imbalance* is the sum, over panels and
labels, of the square of (members with the label − the panel's share of them). Rounding alone makes some of it
unavoidable: that part is the bound, found exactly for each kind of label by itself, and a design that reaches
the bound is proven best. Otherwise the gap is stated.

Panels that share no item give marks that do not compare: see `Assignment.groups`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from fractions import Fraction
from functools import cache, cached_property
from heapq import heappop
from itertools import chain, combinations, islice, permutations, product
from operator import itemgetter, sub
from typing import cast, final

from attrs import define, field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.exact_numbers import exact
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import ids, map_of, whole
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.map_fields import ids_map, names_map
from eig._values.phrases_of_faults import Quoted
from eig._values.progress_and_stopping import ASKED, Steps, Watch
from eig._values.tuple_fields import to_tuple
from eig._values.value import Value, keeps
from eig.errors import Fault, UnknownKey, require_key
from eig.jury.assignment._shares_rounded_to_whole_counts import Counts, Shares, best_counts, imbalance
from eig.jury.assignment.assignment_problem import Loads, Number, check_each_load
from eig.jury.assignment.reviewers_assigned_to_items import Assignment, assign_reviewers
from eig.jury.assignment.shortages_and_two_repairs import NoAssignment
from eig.jury.marks.recusals import Recusals
from eig.programme import Panel
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang, ProgressCall

Panels = Mapping[str, tuple[str, ...]]
Profiles = Mapping[str, Sequence[str]]
Label = tuple[int, str]
Numbers = Mapping[str, tuple[int, ...]]
Beside = dict[str, list[int]]
NO_END = 1 << 62  # steps: exchanges end by themselves
STARTS = 24  # ways to deal the jurors that are tried, unless one reaches the bound
MOST_EXCHANGED = 500_000  # labels and pairs of jurors of two panels that are compared: half a second
MOST_CELLS = 1_000_000  # of a panel and a label: a second


because: Because = reasons_in("jury.assignment")
tell: Tell = teller("jury.assignment")


@final
@frozen(kw_only=True, eq=False, repr=False)
class PanelDesign(Value):
    """Jurors in panels, how balanced the panels are, and how balanced they could be.

    Args:
        panels: The jurors of each panel.
        profiles: The labels of each juror, one of each kind, in the same order for all: college, field...
        imbalance: The sum of the squares of what each panel has beside its share, over all labels.
        bound: The imbalance that rounding makes unavoidable.

    >>> colleges = {"j1": ["public"], "j2": ["public"], "j3": ["civil"], "j4": ["civil"]}
    >>> design = design_panels(colleges, sizes={"north": 2, "south": 2})
    >>> design.panels, design.proven
    (FrozenMap({'north': ('j1', 'j3'), 'south': ('j2', 'j4')}), True)
    >>> print(design.explain("north"))
    north: 2 jurors; civil: 1 for a share of 1; public: 1 for a share of 1; equally good: j1 and j3 could \
sit elsewhere, exchanged with a juror of another panel.
    """

    _BRIEF = "panels {panels}, jurors {profiles}"
    panels: FrozenMap[tuple[str, ...]] = field(converter=ids_map, metadata=keeps(map_of(ids)))
    profiles: FrozenMap[tuple[str, ...]] = field(converter=names_map, metadata=keeps(map_of(ids)))
    imbalance: Fraction = field(converter=exact)
    bound: Fraction = field(converter=exact)

    def _check(self, faults: Gather) -> None:
        seated = tuple(juror for members in self.panels.values() for juror in members)
        ways = [(panel,) for panel, members in self.panels.items() for _ in members]
        faults.distinct("panels", seated, what="juror", ways=ways)
        faults.known("panels", seated, self.profiles, what="a juror", ways=ways)
        there = {*seated}
        left = tuple(juror for juror in self.profiles if juror not in there)
        faults.that("panels", not left, "jury.assignment.seat_each", value=seated, left=Quoted(left))

    @property
    def proven(self) -> bool:
        """Whether no other design is more balanced, by the bound."""
        return self.imbalance == self.bound

    @property
    def gap(self) -> Fraction:
        """How much less imbalance another design could have at most."""
        return self.imbalance - self.bound

    def panel_of(self, juror: str) -> str:
        """Return the panel in which a juror sits.

        >>> design_panels({"j1": ["public"]}, sizes={"north": 1}).panel_of("j1")
        'north'
        """
        for panel, members in self.panels.items():
            if juror in members:
                return panel
        raise UnknownKey("juror", juror, known=self.profiles)

    def hearing(self, plan: Assignment) -> tuple[Panel, ...]:
        """Return the panels with what each hears by an assignment: what sheets and hearings are made of.

        >>> design = design_panels({"j1": ["public"], "j2": ["civil"]}, sizes={"north": 1, "south": 1})
        >>> design.hearing(assign_to_panels(["plume", "adler"], design, loads=1))[0]
        Panel(id='north', members=('j1',), lead=None, hears=('adler',), name='')
        """
        heard = plan.by_juror
        return tuple(
            Panel(id=name, members=members, hears=heard.get(name, ()))
            for name, members in self.panels.items()
        )

    def conflicts(self, recusals: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of an item and a panel with a member who steps back from that item.

        >>> design_panels({"j1": ["public"]}, sizes={"north": 1}).conflicts([("plume", "j1")])
        (('plume', 'north'),)
        """
        seats = {juror: panel for panel, members in self.panels.items() for juror in members}
        return tuple(sorted({(item, seats.get(juror) or self.panel_of(juror)) for item, juror in recusals}))

    @cached_property
    def exchangeable(self) -> tuple[str, ...]:
        """The jurors whom an exchange with a juror of another panel would leave as balanced.

        Longer exchanges, which are not searched, and those beyond half a million comparisons may
        move others: the sentences say "at least".
        """
        labels, steps = len(_held(self.profiles, self.profiles)), Steps(MOST_EXCHANGED)
        if labels * len(self.panels) > MOST_CELLS:
            return ()
        numbers = _numbered(self.profiles)
        beside = _beside(numbers, self.panels)
        inside = {panel: {numbers[juror] for juror in members} for panel, members in self.panels.items()}
        often = Counter(chain.from_iterable(inside.values()))  # equals in two panels may be exchanged
        even = {(panel, own) for panel, some in inside.items() for own in some if often[own] > 1}
        left = {panel for panel, some in inside.items() if any(often[own] == 1 for own in some)}
        for one, other in combinations(inside, 2):
            if one in left or other in left:
                if not steps.take(labels + len(inside[one]) * len(inside[other])):
                    break
                more = _apart(beside, one, other)
                for mine, theirs in product(inside[one], inside[other]):
                    if not _change(more, mine, theirs, len(numbers)):
                        even.update(((one, mine), (other, theirs)))
        return tuple(
            juror
            for panel, members in self.panels.items()
            for juror in members
            if (panel, numbers[juror]) in even
        )

    @property
    def unique(self) -> bool | None:
        """Whether no other design is as balanced; None where that is not settled."""
        sizes = [len(members) for members in self.panels.values() if members]
        if len(sizes) <= 1:
            return True
        return False if len(set(sizes)) < len(sizes) or self.exchangeable else None

    @property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: designs as balanced, of which this one is shown by the order of names."""
        unproven = () if self.proven else (because("panels_unproven"),)
        if self.unique is None:
            return (*unproven, because("panels_open"))
        if self.exchangeable:
            count = len(self.exchangeable)
            known = "all" if count == len(self.profiles) else "some"
            return (*unproven, because("panels_equal", jurors=count, known=known))
        return unproven if self.unique else (*unproven, because("panels_named"))

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say how many members of a panel have each label, and its share; without a key, the design in short.

        >>> design = design_panels({"j1": ["public"], "j2": ["civil"]}, sizes={"north": 1, "south": 1})
        >>> print(design)
        panels: 2 jurors in 2 panels, imbalance 1, which rounding makes unavoidable
        other designs are equally good: each of these jurors could be exchanged, and
          this one is shown by the order of names
        """
        if key is None:
            whole = because(
                "panels",
                jurors=len(self.profiles),
                panels=len(self.panels),
                imbalance=self.imbalance,
                bound=self.bound,
                balance="exact" if not self.imbalance else "best" if self.proven else "open",
            )
            return Trace(subject=tell("subject_panels", lang), reasons=[whole, *self.cautions], lang=lang)
        require_key("panel", key, self.panels)
        members = because("members", count=len(self.panels[key]))
        labels = [because("label", **row) for row in self._shares([key])]
        equal = tuple(juror for juror in self.panels[key] if juror in self.exchangeable)
        known = "all" if len(equal) == len(self.panels[key]) else "some"
        others = [because("exchangeable", jurors=equal, known=known)] if equal else []
        return Trace(subject=key, reasons=[members, *labels, *others], lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a panel and label: how many members have it, and the panel's exact share.

        >>> design_panels({"j1": ["public"]}, sizes={"north": 1}).rows()
        [{'panel': 'north', 'label': 'public', 'members': 1, 'share': Fraction(1, 1)}]
        """
        _few_enough("PanelDesign.rows", self.profiles, self.panels)
        return self._shares(self.panels)

    def _shares(self, panels: Iterable[str]) -> Sequence[Mapping[str, object]]:
        holders = sorted(_held(self.profiles, self.profiles).items())

        @cache
        def _share(count: int) -> Fraction:
            return Fraction(count, len(self.profiles))

        return [
            {
                "panel": panel,
                "label": label[1],
                "members": held.get(label, 0),
                "share": _share(holding * size),
            }
            for panel in panels
            for held, size in ((_held(self.profiles, self.panels[panel]), len(self.panels[panel])),)
            for label, holding in holders
        ]

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        """Return who sits in each panel, which is what people ask for."""
        return [{"panel": panel, "jurors": members} for panel, members in self.panels.items()]


def _held(profiles: Profiles, jurors: Iterable[str]) -> Counter[Label]:
    """Return how many of these jurors have each label; labels of two kinds are told apart by its number."""
    return Counter(chain.from_iterable(enumerate(profiles[juror]) for juror in jurors))


def _few_enough(place: str, profiles: Profiles, panels: Sized) -> None:
    cells = len(panels) * len(_held(profiles, profiles))
    if cells > MOST_CELLS:
        raise Fault(place, cells, "jury.assignment.few_cells", {"most": MOST_CELLS})


def _imbalance(profiles: Profiles, panels: Mapping[str, Sequence[str]]) -> Fraction:
    """Return how far panels are from their shares, squared and summed."""
    jury, holders = len(profiles), _held(profiles, profiles)
    squares = sum(count**2 for count in holders.values())
    held = [(len(members), _held(profiles, members)) for members in panels.values()]
    beside = sum(
        (count * jury) ** 2 - 2 * count * jury * holders[label] * size
        for size, own in held
        for label, count in own.items()
    )
    return Fraction(beside + squares * sum(size**2 for size, _ in held), jury**2 or 1)


def _numbered(profiles: Profiles) -> Numbers:
    """Return the labels of each juror by their numbers; those of two kinds are told apart."""
    number: dict[Label, int] = {}
    return {
        juror: tuple([number.setdefault(label, len(number)) for label in enumerate(labels)])
        for juror, labels in profiles.items()
    }


def _beside(numbers: Numbers, panels: Panels) -> Beside:
    """Return what each panel has of each label beside its share, times the jury."""
    holders = Counter(chain.from_iterable(numbers.values()))
    found: Beside = {}
    for panel, members in panels.items():
        found[panel] = [-holders[label] * len(members) for label in range(len(holders))]
        for label in chain.from_iterable(numbers[juror] for juror in members):
            found[panel][label] += len(numbers)
    return found


def _apart(beside: Beside, one: str, other: str) -> list[int]:
    """Return what a panel has of each label beside its share, less what another has."""
    return list(map(sub, beside[one], beside[other]))


def _change(more: Sequence[int], leaving: tuple[int, ...], coming: tuple[int, ...], jury: int) -> int:
    """Return what an exchange of a juror of one panel with one of another adds to their imbalance.

    Half of it, times the square of the jury; `more` is what the first panel has, less what the other has.
    """
    unlike = len(leaving) - len({*leaving} & {*coming})
    won, lost = ([more[label] for label in labels] for labels in (coming, leaving))
    return sum(won) - sum(lost) + 2 * jury * unlike


# ── the design ────────────────────────────────────────────────────────────────────────────────────


@checked
def design_panels(
    profiles: Mapping[str, Sequence[str]],
    *,
    sizes: Mapping[str, int],
    stop: Callable[[], bool] | None = None,
    progress: ProgressCall | None = None,
) -> PanelDesign:
    """Split jurors into panels that look like the jury.

    Args:
        profiles: The labels of each juror, one of each kind, in the same order for all: college, field...
        sizes: How many jurors sit in each panel.
        stop: Asked now and then whether to end with the most balanced design so far; there is always one.
        progress: Told, before and after each start, of the least imbalance so far and what rounding allows.

    One kind of label alone is balanced exactly. With several, jurors are seated for one kind and then
    exchanged two by two while that helps, from up to 24 starts: a good design, with its gap if any.

    Raises:
        Fault: Where the sizes do not add up to the jury, or profiles differ in length.

    >>> jury = {f"j{n}": ["public" if n < 3 else "civil", "data" if n % 2 else "design"] for n in range(6)}
    >>> design = design_panels(jury, sizes={"north": 3, "south": 3})
    >>> design.imbalance, design.bound, design.gap
    (Fraction(2, 1), Fraction(2, 1), Fraction(0, 1))
    """
    given = names_map(profiles)
    _check(given, sizes)
    kinds, steps = _kinds(given), Steps(NO_END, stop)
    watch = Watch(progress, STARTS, rising=False)
    rough = next(_deals(given, sizes, [_counted(given, sizes, kind, Steps(0))[0] for kind in kinds[:1]]))
    watch.tell(0, best=_imbalance(given, rough))
    counts = [_counted(given, sizes, kind, steps) for kind in kinds]
    bound = sum((least for _, least in counts), start=Fraction(0))
    dealt = _deals(given, sizes, [best for best, _ in counts])

    def _exchanged(panels: Panels) -> Panels:
        watch.tell(0, best=_imbalance(given, panels), bound=bound)
        return _Exchanges.of(given, panels, steps).done()

    found: list[tuple[Fraction, Panels]] = []
    for panels in map(_exchanged, dealt):
        found.append((_imbalance(given, panels), panels))
        watch.tell(len(found), best=found[-1][0], bound=bound)
        if found[-1][0] == bound or steps.stopped:
            break
    least, best = min((*found, (_imbalance(given, rough), rough)), key=itemgetter(0))
    return PanelDesign(panels=best, profiles=given, imbalance=least, bound=bound)


def _check(profiles: Profiles, sizes: Mapping[str, int]) -> None:
    faults = Gather("design_panels")
    if faults.check("sizes", map_of(whole(0)), MapOf[int](sizes)):
        seats, jury = sum(sizes.values()), len(profiles)
        faults.that("sizes", seats == jury, "jury.assignment.seats", value=seats, jury=jury)
    if faults.check("profiles", map_of(ids), profiles):
        kinds = max(map(len, profiles.values()), default=0)
        for juror, labels in profiles.items():
            alike = len(labels) == kinds
            faults.that("profiles", alike, "jury.assignment.labels", value=labels, at=(juror,), kinds=kinds)
    faults.done()
    _few_enough("design_panels.sizes", profiles, sizes)


def _of_kind(profiles: Profiles, sizes: Mapping[str, int], kind: int) -> tuple[dict[str, list[str]], Shares]:
    """Return who has each label of one kind, and the numbers to share out."""
    holders: dict[str, list[str]] = {}
    for juror, labels in profiles.items():
        holders.setdefault(labels[kind], []).append(juror)
    return holders, Shares(
        [len(group) for group in holders.values()], [sizes[panel] for panel in sorted(sizes)]
    )


def _counted(
    profiles: Profiles, sizes: Mapping[str, int], kind: int, steps: Steps
) -> tuple[Counts, Fraction]:
    """Return the best rounding for one kind of label, and the imbalance that it makes unavoidable.

    Nothing is unavoidable that a caller who said stop did not let be found.
    """
    _, shares = _of_kind(profiles, sizes, kind)
    counts, best = best_counts(shares, lambda: not steps.take())
    return counts, imbalance(shares, counts) if best else Fraction(0)


def _kinds(profiles: Profiles) -> range:
    return range(len(next(iter(profiles.values()), ())))


def _deals(profiles: Profiles, sizes: Mapping[str, int], counts: Sequence[Counts]) -> Iterator[Panels]:
    """Yield designs to start from: each order of the kinds of labels, then each from another first juror."""
    ways = ((order, turn) for turn in range(STARTS) for order in permutations(_kinds(profiles)))
    return (
        _dealt(profiles, sizes, order, turn, counts=counts[order[0]] if order else [])
        for order, turn in islice(ways, STARTS)
    )


def _dealt(
    profiles: Profiles, sizes: Mapping[str, int], order: Sequence[int], turn: int, *, counts: Counts
) -> Panels:
    """Seat jurors so that the first kind of label is best balanced, others dealt out in their order."""
    if not order:
        return _filled(sorted(profiles), sizes)
    holders, _ = _of_kind(profiles, sizes, order[0])
    panels: dict[str, list[str]] = {panel: [] for panel in sorted(sizes)}
    for group, places in zip(holders.values(), counts, strict=True):
        line = sorted(group, key=lambda juror: (*(profiles[juror][kind] for kind in order), juror))
        line = [*line[turn % len(line) :], *line[: turn % len(line)]]
        for juror, panel in zip(line, _turns(dict(zip(panels, places, strict=True))), strict=True):
            panels[panel].append(juror)
    return {panel: tuple(members) for panel, members in panels.items()}


def _turns(places: Mapping[str, int]) -> Iterator[str]:
    """Yield the panels in turn, each as often as it has places."""
    for turn in range(max(places.values())):
        yield from (panel for panel, count in places.items() if count > turn)


def _filled(line: Sequence[str], sizes: Mapping[str, int]) -> Panels:
    seated = iter(line)
    members = {panel: tuple(islice(seated, sizes[panel])) for panel in sorted(sizes)}
    return {panel: members[panel] for panel in sizes}


@define(eq=False, repr=False)
class _Exchanges:
    """Panels being made more balanced: what each has beside its share of each label, times the jury."""

    numbers: Numbers
    panels: dict[str, tuple[str, ...]]
    beside: Beside
    steps: Steps

    @classmethod
    def of(cls, profiles: Profiles, panels: Panels, steps: Steps) -> _Exchanges:
        """Return panels before any exchange."""
        numbers = _numbered(profiles)
        return cls(numbers, {**panels}, _beside(numbers, panels), steps)

    def done(self) -> Panels:
        """Exchange two jurors at a time, the first that helps, until none does."""
        panels, again = list(self.panels), list[tuple[int, int]]()  # pairs of which one has changed, in order
        fresh = combinations(range(len(panels)), 2)
        ahead = next(fresh, None)
        while (ahead or again) and self.steps.take():
            if again and (ahead is None or again[0] < ahead):
                pair = heappop(again)
            else:
                pair, ahead = cast("tuple[int, int]", ahead), next(fresh, None)
            if self._exchange(*(panels[at] for at in pair)):
                beside = {
                    (min(at, one), max(at, one)) for at in pair for one in range(len(panels)) if one != at
                }
                again = sorted({*again, *(one for one in beside if ahead is None or one < ahead)})
        return self.panels

    def _exchange(self, one: str, other: str) -> bool:
        """Exchange the first two jurors of two panels that make them more balanced, if there are any.

        Two jurors of unlike labels add twice the jury for each: no exchange helps that gives less back.
        """
        more, numbers, jury = _apart(self.beside, one, other), self.numbers, len(self.numbers)
        least = min((sum([more[at] for at in numbers[juror]]) for juror in self.panels[other]), default=0)
        for at, mine in enumerate(self.panels[one], start=1):
            if not at % ASKED and self.steps.heard():
                return False
            leaving = numbers[mine]
            if least - sum([more[at] for at in leaving]) < -2 * jury:
                for theirs in self.panels[other]:
                    if _change(more, leaving, numbers[theirs], jury) < 0:
                        self._swap((one, mine), (other, theirs))
                        return True
        return False

    def _swap(self, here: tuple[str, str], there: tuple[str, str]) -> None:
        for (panel, leaving), (_, entering) in ((here, there), (there, here)):
            self.panels[panel] = tuple(entering if one == leaving else one for one in self.panels[panel])
            for juror, count in ((leaving, -1), (entering, 1)):
                for label in self.numbers[juror]:
                    self.beside[panel][label] += count * len(self.numbers)


# ── who hears what ────────────────────────────────────────────────────────────────────────────────


@checked
def assign_to_panels(
    items: Iterable[str],
    design: PanelDesign,
    *,
    loads: Loads,
    recusals: Recusals | Iterable[tuple[str, str]] = (),
    affinity: Mapping[str, Mapping[str, Number]] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Assignment | NoAssignment:
    """Give each item to one panel, none of whose members steps back from it.

    Args:
        items: What is to be heard.
        loads: How many items each panel hears, as in `assign_reviewers`.
        recusals: Who steps back from what; or the pairs of an item and a juror.
        affinity: How well panels suit items, by item and then panel.
        stop: As for `assign_reviewers`.

    Returns:
        An assignment whose jurors are the panels, with its proof, or why there is none.

    >>> design = design_panels({"j1": ["public"], "j2": ["civil"]}, sizes={"north": 1, "south": 1})
    >>> design.panel_of("j1")
    'north'
    >>> plan = assign_to_panels(["plume", "adler"], design, loads=1, recusals=[("plume", "j1")])
    >>> plan.by_juror
    FrozenMap({'north': ('adler',), 'south': ('plume',)})
    """
    heard = to_tuple(items, any_order=True)
    pairs = recusals.pairs(heard, list(design.profiles)) if isinstance(recusals, Recusals) else recusals
    faults = Gather("assign_to_panels")
    faults.known("affinity", affinity or (), heard, what="an item")
    for item, given in (affinity or {}).items():
        faults.known("affinity", given, design.panels, what="a panel", at=(item,))
    if isinstance(loads, Mapping):
        check_each_load(faults, loads, tuple(design.panels), panels=True)
    faults.done()
    return told_of(
        "assign_to_panels",
        lambda: assign_reviewers(
            heard,
            tuple(design.panels),
            reviews_per_item=1,
            loads=loads,
            recusals=design.conflicts(pairs),
            affinity=affinity,
            stop=stop,
        ),
    )
