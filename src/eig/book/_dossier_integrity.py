"""Whether a dossier holds by itself: what it keeps is what its digests were taken of, and says one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from attrs import evolve

from eig._values.canonical_text_digests_and_salts import SCHEMES, scheme_of
from eig.book._act_steps_and_days import bound_in
from eig.book._dossier_digests import (
    LATER,
    PRINTED,
    TABLES,
    has_own_salt,
    is_of,
    is_written,
    parts_of,
    written_part,
)
from eig.book._minutes_held_to_what_is_kept import minutes_doubted, scheduled_apart
from eig.book._rounds_of_a_jury import rounds_reversed
from eig.book._what_a_dossier_holds import DossierData, minutes_key
from eig.book._what_was_decided import all_held
from eig.book.act_chain_and_checks_of_replaced_acts import ERASURE, doubts_on
from eig.jury.minutes.deliberation_and_its_minutes import holds
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from eig.book.acts_with_a_published_root import ActSubject

because: Because = reasons_in("book")
ALTERED: Final = ("link_altered", "link_of_another", "root_of_another")
"""What is said of a chain that is not as it was made; what is late was so from the start."""


def held_by(dossier: DossierData) -> Iterator[Reason]:
    """Name what is missing from a dossier, what was altered in it, and what contradicts the rest."""
    tables = (one for one in dossier.tables.values() if not has_own_salt(one))
    stated = {scheme_of(one) for one in (*tables, *dossier.digests.values())}
    yield from (because("other_scheme", scheme=one) for one in sorted(stated - {*SCHEMES}))
    yield from (
        because("no_digest", what=because(f"table_{name}"))
        for name in TABLES
        if name not in dossier.tables and name not in LATER and not dossier.erasures
    )
    for name, value in parts_of(dossier).items():
        yield from _part(dossier, name, value, because(f"input_{name}"))
    if not older(dossier) and not is_written(dossier):
        yield from _part(dossier, "written", written_part(dossier), because("input_written"))


def older(dossier: DossierData) -> bool:
    """Tell whether a dossier was made before digests said their scheme: it has none of what it prints."""
    return not dossier.erasures and not any(map(scheme_of, dossier.tables.values()))


def _part(dossier: DossierData, name: str, value: object, what: Reason) -> Iterator[Reason]:
    stated = dossier.digests.get(name, "")
    if stated and not value:
        yield because("part_missing", what=what)
    elif value and not stated:
        yield because("no_digest", what=what)
    elif stated and not is_of(stated, value, dossier.salt):
        yield because("part_altered", what=what)


def minutes_of(dossier: DossierData) -> Iterator[Reason]:
    """Name minutes that are missing, do not hold, or report another deliberation than the dossier's."""
    kept = {minutes_key(one): one.digest for one in dossier.minutes}
    stated = _stated_minutes(dossier)
    for name in (one for one in stated if one not in kept):
        yield because("minutes_missing", title=name.removeprefix("minutes: "))
    several = {name for name, count in Counter(map(minutes_key, dossier.minutes)).items() if count > 1}
    for one in dossier.minutes:
        if stated.get(minutes_key(one)) != one.digest and not (minutes_key(one) in several and holds(one)):
            yield because("other_minutes", title=one.title, why=())
    held = all_held(dossier.rounds, dossier.deliberation)
    lost = {part for one in dossier.erasures for part in one.parts} & {"deliberation", "rounds"}
    told = [one.deliberation for one in dossier.minutes if lost and one.deliberation not in held]
    yield from minutes_doubted(dossier.promotion, dossier.minutes, (*told, *held), dossier.lists)
    yield from scheduled_apart(dossier.promotion, dossier.schedule)
    yield from rounds_reversed(held, dossier.minutes)


def _stated_minutes(dossier: DossierData) -> dict[str, str]:
    return {name: one for name, one in dossier.digests.items() if name.startswith("minutes: ")}


def altered_in(dossier: DossierData) -> Iterator[Reason]:
    """Name what of a dossier is missing or altered, by itself: no step that comes late, and no draw."""
    yield from held_by(dossier)
    stated = _stated_minutes(dossier)
    kept = {minutes_key(one): one for one in dossier.minutes}
    same = {name for name, one in kept.items() if stated.get(name) == one.digest and holds(one)}
    lost = sorted({*stated, *kept} - same)
    yield from (because("other_minutes", title=one.removeprefix("minutes: "), why=()) for one in lost)
    yield from (one for one in chains_in(dossier) if one.code in ALTERED)


def chains_in(dossier: DossierData) -> Iterator[Reason]:
    """Name each step of a dossier that was altered, comes late, is out of place, or is of something else."""
    for about, links in dossier.links.items():
        subject = cast("ActSubject", about)
        root = dossier.roots.get(about, "")
        bound = bound_in(dossier, subject, dossier.digests, salt=dossier.salt, root=root)
        yield from doubts_on(links, {} if dossier.erasures else bound, "")


PUBLIC: Final = (*PRINTED, "place", "tables", "digests", "schedule", "disclosure", "replaces", "sizes")
"""What a published dossier holds."""


SALTS: Final = ("salt", "table_salts")
KEPT_BACK: Final = ("audience", "deliberation", "rounds", "lists", "cohort", "minutes", "cautions", *SALTS)
"""What it never holds."""
LASTING: Final = (
    "promotion",
    "counts",
    "seats",
    "titles",
    "place",
    "roots",
    "disclosure",
    "replaces",
    "sizes",
)
"""What of it stays as it was when people are erased."""


def published_as(dossier: DossierData, published: DossierData) -> Iterator[Reason]:
    """Name what the dossier would publish otherwise than what was published."""
    now = dossier.redacted("public")
    if "written" not in published.digests:  # as dossiers published before
        now = evolve(now, digests={name: one for name, one in now.digests.items() if name != "written"})
    kept = (name for name in PUBLIC if name in LASTING or not dossier.erasures)
    other = [name for name in kept if getattr(now, name) != getattr(published, name)]
    stays = any(map(has_own_salt, published.tables.values()))
    if dossier.erasures and stays and now.tables != published.tables:
        other.append("tables")
    later = dossier.erasures and (not published.links or _days(dossier) == _days(published))
    if now.links != published.links and not later:  # what has lost its secret publishes none
        other.append("links")
    if any(getattr(now, name) != getattr(published, name) for name in KEPT_BACK):
        other.append("kept_back")
    if now.erasures[: len(published.erasures)] != published.erasures:
        other.append("erasures")
    if other:
        yield because("other_published", what=tuple(because(f"written_{name}") for name in other))


def _days(dossier: DossierData) -> dict[str, list[tuple[str, date]]]:
    """Return the days of steps; erasures come later."""
    return {
        about: [(one.kind, one.on) for one in links if one.kind != ERASURE]
        for about, links in dossier.links.items()
    }
