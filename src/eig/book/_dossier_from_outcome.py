"""The dossier of an outcome: what it asked and decided, each part with its digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from eig.book._act_steps_and_days import dossier_links
from eig.book._dossier_digests import digests_of, tables_of, written_in
from eig.book._letters_and_notices import degree, in_turn, list_rules, operations, parameters, teams_source
from eig.book._rounds_of_a_jury import of_round
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._what_a_dossier_holds import DossierData
from eig.book._what_was_decided import all_held, as_told
from eig.book.funnels import counts_of
from eig.jury.minutes.algorithm_notices import degree_of, operations_of, rules_stated
from eig.programme.jurisdictions import Jurisdiction
from eig.reasons import Reason

if TYPE_CHECKING:
    from eig.book.acts_with_a_published_root import Act, PublishedAct

D = TypeVar("D", bound=DossierData)


def dossier_of(
    kind: type[D],
    outcome: DecidedCases,
    salt: str = "",
    acts: Sequence[Act | PublishedAct] = (),
    *,
    sources: Mapping[str, str] | None,
) -> D:
    """Return the dossier of an outcome, with its digests; without `sources`, it names none of team rules."""
    from eig import __version__ as version  # noqa: PLC0415 # the package is loaded by then

    book, found = outcome.book, outcome.cohort
    roots: dict[str, str] = {one.about: one.root for one in acts}
    cohort = found.cohort if found else None
    teams = Counter(place for _, place in cohort.seats) if cohort else Counter[str]()
    openings = [one.id for one in found.problem.openings] if found and cohort else []
    made = kind(
        promotion=book.promotion.name,
        counts=counts_of(outcome.funnel()),
        seats={name: teams[name] for name in openings},
        titles=titles_of(outcome),
        place=Jurisdiction(words=book.promotion.programme.jurisdiction.words),
        rulings=outcome.rulings,
        reserves=outcome.reserves,
        treatment=_treatment(outcome, sources),
        tables=tables_of(book, salt),
        digests=digests_of(outcome, salt),
        versions={"eig": version},
        roots=roots,
        deliberation=outcome.deliberation,
        lists=outcome.lists,
        cohort=found,
        schedule=outcome.schedule,
        minutes=outcome._valid,  # noqa: SLF001 # found once for all
        rounds=outcome.rounds,
        cautions=outcome.cautions,
        salt=salt,
        disclosure=book.promotion.rules.disclosure,
        replaces={one.about: one.replaces for one in acts if one.replaces},
        sizes={one.about: one.size for one in acts},
    )
    dated = evolve(made, links=dossier_links(outcome, made.digests, salt=salt, roots=roots))
    return evolve(dated, digests={**made.digests, "written": written_in(dated, salt)})


def _treatment(outcome: DecidedCases, sources: Mapping[str, str] | None) -> dict[str, tuple[Reason, ...]]:
    """Return what is told of the treatment: of lists and teams, else of each round of a jury."""
    right = outcome.book.promotion.programme.jurisdiction.quote("algorithm")
    rights = () if right is None else (right,)
    if outcome.cohort or outcome.lists:
        source = () if sources is None else teams_source(outcome, sources)
        return {
            "degree": tuple(degree(outcome)),
            "parameters": (*list_rules(outcome), *source, *parameters(outcome)),
            "operations": tuple(operations(outcome)),
            "rights": rights,
        }
    held, places = all_held(outcome.rounds, outcome.deliberation), outcome._places  # noqa: SLF001 # found once for all
    heads = [(of_round(*places[id(one)]),) if len(held) > 1 else () for one in held]
    told = {
        "degree": map(degree_of, held),
        "parameters": (
            rules_stated(evolve(as_told(outcome, one).rules, rubric=one.sheet.rubric)) for one in held
        ),
        "operations": map(operations_of, held),
    }
    parts = {name: [(*head, *own) for head, own in zip(heads, some)] for name, some in told.items()}  # noqa: B905 # as many
    return {name: in_turn(some) for name, some in parts.items()} | {"rights": rights} if held else {}


def titles_of(outcome: DecidedCases) -> dict[str, str]:
    """Return what challenges and profiles are called, but for proposals of which nothing is told."""
    profiles = {one.id: one.title for one in outcome.book.promotion.profiles if one.title}
    told = {one.subject for one in outcome.rulings.rulings}
    told |= {one.id for one in outcome.book.promotion.challenges}
    return profiles | {one.id: one.title for one in outcome.book.challenges if one.id in told}
