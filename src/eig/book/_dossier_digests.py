"""Digests of the tables, of what was asked, and of what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from eig._values.canonical_text_digests_and_salts import (
    SCHEME,
    Told,
    canonical,
    digest_of,
    is_digest,
    leaf_salt,
    salted,
    scheme_of,
)
from eig._values.faults_together import Gather
from eig._values.phrases_of_faults import Withheld
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._tables_of_a_book import BookTables
from eig.book._what_a_dossier_holds import DossierData, minutes_key

if TYPE_CHECKING:
    from eig.jury.merit.several_lists import Rankings
    from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
    from eig.teams.answers.composing_and_points_lost import Composition
    from eig.timeline.plan.schedules_slack_and_count_back import Schedule

TABLES = (
    "promotion",
    "proposed",
    "candidates",
    "applications",
    "steps",
    "jurors",
    "mentors",
    "panels",
    "interests",
    "called",
    "appointments",
    "distinct",
    "events",
)
"""The tables of a book, each with a digest of its own."""

OWN_SALT: Final = ("3", "4")
"""The schemes of a digest of a table: as 2, under a salt of its own (see `leaf_salt`); 4 sorts the rows."""
LATER = ("steps", "distinct")
"""The tables that books have had since dossiers were kept: one without its digest holds nothing of it."""


WRITTEN = ("promotion", "counts", "seats", "titles", "rulings", "reserves", "treatment", "place")
"""What a dossier prints of the answers."""
COMPOSED = ("status", "score", "worth", "bound", "shadow_prices", "nodes")
"""What a search says of the teams, with its proof."""
PRINTED = (*WRITTEN[:-1], "versions", "roots")
"""What it prints, with what it was made with."""
BOUND_LAST = ("disclosure", "replaces", "table_salts", "sizes")
"""What its digest has bound since the last; where it has none of them, it may be of before."""


def tables_of(book: BookTables, salt: str) -> dict[str, str]:
    """Return the digest of each table, taken with its name: two empty ones differ; of corrections, if any.

    Each has a salt of its own, so that the others can be checked once what one was taken with is erased. The
    order of rows says nothing.
    """
    names = (*TABLES, *(("corrections",) if book.corrections else ()))
    own = salted.holds(salt)
    taken = {
        name: digest_of(
            _named(name, _any_order(getattr(book, name))), salt=leaf_salt(salt, name).hex() if own else salt
        )
        for name in names
    }
    return {name: f"{OWN_SALT[-1]}:{one.rpartition(':')[2]}" if own else one for name, one in taken.items()}


def has_own_salt(digest: str) -> bool:
    """Tell whether the digest of a table was taken under a salt of its own."""
    return scheme_of(digest) in OWN_SALT


def table_salt(dossier: DossierData, name: str) -> str | None:
    """Return what the digest of a table was taken with; None once that was erased."""
    own = has_own_salt(dossier.tables.get(name, ""))
    if own and dossier.erasures:
        return dossier.table_salts.get(name)
    return leaf_salt(dossier.salt, name).hex() if own else dossier.salt


def is_table(dossier: DossierData, name: str, table: object) -> bool:
    """Tell whether a dossier states a table: in any order; or, as dossiers before, as given, or unnamed."""
    digest, salt = dossier.tables[name], table_salt(dossier, name) or ""
    digest = f"{SCHEME}:{digest.rpartition(':')[2]}" if has_own_salt(digest) else digest
    return (
        is_digest(digest, lambda told: _named(name, _any_order(table, told)), salt=salt)
        or is_digest(digest, lambda told: _named(name, canonical(table, told)), salt=salt)
        or is_of(digest, table, salt)
    )


def same_rows(table: object, other: object) -> bool:
    """Tell whether two tables have the same rows, in any order."""
    return table == other or _any_order(table) == _any_order(other)


def _any_order(table: object, *told: Told) -> str:
    if not isinstance(table, tuple):
        return canonical(table, *told)
    return f"({','.join(sorted(canonical(one, *told) for one in cast('tuple[object, ...]', table)))})"


def _named(name: str, text: str) -> str:
    return f"{name}={text}"


def asked_of(
    held: Deliberation | None,
    lists: Rankings | None,
    found: Composition | None,
    schedule: Schedule | None,
    *,
    rounds: tuple[Deliberation, ...] = (),
) -> dict[str, object]:
    """Return what was asked, part by part; what is not there is None."""
    return {
        "marks": held and held.sheet,
        "rules": held and held.rules,
        "jury": held and (held.chair, held.members, held.panels, held.present),
        "attributes": held and held.attributes,
        "adjustment": held and held.adjustment,
        "decisions": held and (held.decisions, held.draws),
        "rounds": rounds,
        "lists": lists,
        "teams": found and found.problem,
        "team_decisions": found and ((found.decisions, found.draws) if found.draws else found.decisions),
        "plan": schedule and schedule.plan,
    }


def parts_of(made: DecidedCases | DossierData) -> dict[str, object]:
    """Return the parts that a digest is taken of: what was asked, the deliberation, the decisions."""
    asked = asked_of(made.deliberation, made.lists, made.cohort, made.schedule, rounds=made.rounds)
    return {"deliberation": made.deliberation, **asked, "rulings": made.rulings}


def digests_of(made: DecidedCases | DossierData, salt: str) -> dict[str, str]:
    """Return the digests of what was asked, and of the decisions."""
    taken = {name: _taken(value, salt) for name, value in parts_of(made).items() if value}
    return taken | {minutes_key(one): one.digest for one in made.minutes if one.digest}


def written_in(dossier: DossierData, salt: str) -> str:
    """Return the digest of what a dossier prints beside its parts, and of what it was made with."""
    return _taken(written_part(dossier), salt)


def written_part(dossier: DossierData, *, bound: int = 5) -> tuple[object, ...]:
    """Return what a dossier prints beside its parts, and what of it is bound: all five today.

    First erasures and steps were, then words, then the teams, then the digests of all else, then the policy.
    """
    names = PRINTED if dossier.roots else PRINTED[:-1]
    cautions = (dossier.cautions,) if dossier.cautions else ()  # dossiers kept before had none
    digests = {name: one for name, one in dossier.digests.items() if name != "written"}
    later: tuple[Iterable[object], ...] = (
        filter(None, (dossier.erasures, dossier.links)),
        (dossier.place,),
        [getattr(dossier.cohort, name) for name in COMPOSED] if dossier.cohort else (),
        (dossier.tables, digests),
        _bound_last(dossier),
    )
    return (*(getattr(dossier, name) for name in names), *cautions, *chain.from_iterable(later[:bound]))


def is_written(dossier: DossierData) -> bool:
    """Tell whether a dossier prints what its digest was taken of: as of today, or with less bound before."""
    stated, least = dossier.digests.get("written", ""), 0 if dossier.erasures else 1
    parts = (written_part(dossier, bound=bound) for bound in range(5 if _bound_last(dossier) else least, 6))
    return any(is_of(stated, one, dossier.salt) for one in parts)


def _bound_last(dossier: DossierData) -> list[object]:
    return [held for name in BOUND_LAST if (held := getattr(dossier, name))]


def is_of(digest: str, value: object, salt: str) -> bool:
    """Tell whether a digest, of whichever scheme, is that of a value."""
    return is_digest(digest, lambda told: canonical(value, told), salt=salt)


def check_secret(faults: Gather, name: str, secret: str, beside: Iterable[object]) -> None:
    """Note a secret that is too short, or that of something beside, whatever the case of its digits."""
    faults.check(name, salted, secret, private=True)
    known = {getattr(one, "secret", getattr(one, "salt", "")).casefold() for one in beside}
    faults.that(name, secret.casefold() not in known, "book.own_secret", value=Withheld(secret))


def _taken(value: object, salt: str) -> str:
    return digest_of(canonical(value), salt=salt)
