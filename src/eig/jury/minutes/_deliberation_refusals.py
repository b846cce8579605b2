"""What stands in the way of a deliberation: strangers to the jury, and slips that its lists cannot bear."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from eig._values.faults_together import Gather
from eig._values.nearest_names import Known
from eig.errors import Fault, Faults, place_of
from eig.jury.marks.scoresheet import people_of, there
from eig.jury.minutes._marks_rules_body_and_lists_of_a_jury import Held
from eig.lots.decisions_and_priorities_on_ties import check_named


def check_body(faults: Gather, held: Held) -> None:
    """Note whoever is no member of the jury, where it stands: on the sheet, in a panel, in the chair."""
    faults.distinct("present", held.present or (), what="person")
    panels, body = held.panels, Known(held.body)
    for name, people in (
        ("sheet", people_of(held.sheet, there)),
        ("panels", {person for one in panels for person in one.members}),
        ("present", held.present or ()),
        ("chair", () if held.chair is None else (held.chair,)),
    ):
        told = iter(sorted(people))
        faults.known(name, told, body, what="a member of the jury", code="jury.minutes.of_the_jury")


def check_runs(faults: Gather, held: Held) -> None:
    """Work the lists out, and note all that stands in their way: what is accepted can be explained."""
    judged = held.sheet.items
    counted = faults.that(
        "attributes", bool(held.attributes or not held.rules.quotas), "jury.minutes.counted", value=()
    )
    adopted = held.adjustment.scores if held.adjustment else ()
    faults.known("adjustment", (one.item for one in adopted), judged, what="an item")
    tests = enumerate(held.rules.tie_breaks)
    read = {("tie_breaks", at, "criterion"): name for at, test in tests if (name := test.criterion)}
    grid = held.sheet.rubric.ids
    known = faults.known("rules", read.values(), grid, what="a criterion of the grid", ways=read)
    ran = known and _runs(faults, lambda: held.ranking) and counted
    if ran:
        _runs(faults, lambda: held.selection)
    else:
        check_named(faults, held.decisions, judged)


def _seen_here(fault: Fault) -> Fault:
    """Return a fault of a ranking or a selection as one of the deliberation."""
    if fault.path[:2] == ("rank", "given"):
        path = ("Deliberation", "sheet", *fault.path[2:])
        return fault.at(place_of(path), path=path)
    place = fault.place.partition(".")[2]
    return fault.at(f"Deliberation.{place}", path=("Deliberation", *fault.path[1:]))


def _runs(faults: Gather, work: Callable[[], object]) -> bool:
    """Do a part of the work of a deliberation; note its faults where they stand in the deliberation."""
    try:
        work()
    except (Fault, Faults) as error:
        several = error.faults if isinstance(error, Faults) else (error,)
        faults.add_all(map(_seen_here, several), more=getattr(error, "more", 0))
        return False
    return True


def check_printed(items: Sequence[str], names: Mapping[str, str], asked: str) -> None:
    """Refuse names under which two dossiers print alike: no reader could tell which one is kept."""
    faults = Gather(asked)
    ways = [(item,) if item in names else () for item in items]
    faults.distinct("names", [names.get(item, item) for item in items], what="item", ways=ways)
    faults.done()
