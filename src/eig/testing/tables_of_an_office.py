"""The tables that an office would have, from a seed: what a rehearsal of a whole promotion reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import frozen

from eig._values.call_arguments import checked_by
from eig._values.exact_numbers import decimal_text
from eig._values.faults_together import Gather, require
from eig._values.field_rules_and_bounds import whole
from eig.jury import EIG_SCALE, Scale
from eig.programme import Candidate, Challenge, Juror, Panel, Promotion
from eig.testing.synthetic_juries import synthetic_jurors, synthetic_marks
from eig.testing.synthetic_people import synthetic_candidates, synthetic_wishes

Row: TypeAlias = dict[str, str]
Judged: TypeAlias = tuple[list[str], list[Candidate]]
STEPS: Final = 20  # of a scale that has none
DECIMALS: Final = 28
PEOPLE: Final = 2_000  # candidates, ten times those of EIG
SHEETS: Final = 20_000
"""How many sheets of marks an office writes at most: a hundred times those of EIG."""


@checked_by(candidates=whole(0, PEOPLE))
def synthetic_tables(
    promotion: Promotion,
    *,
    seed: int,
    proposed: Iterable[Challenge] = (),
    candidates: int = 170,
    jurors: int = 18,
    panels: int = 6,
    heard: int = 4,
    scale: Scale = EIG_SCALE,
) -> dict[str, list[Row]]:
    """Make the tables of a promotion as an office in France keeps them: rows of text, in French.

    They are `candidates`, `jurors`, `challenge_panels`, `candidate_panels`, `challenge_marks` and
    `candidate_marks`; `Dialect.french()` reads them. Nobody in them is real. Two panels hear each challenge,
    and each panel hears the candidates who wish for its own challenges. Proposed challenges are marked on the
    lower third of the scale and those of the promotion above it, so that the promotion's own are kept.

    Args:
        promotion: Whose challenges, posts, criteria and hosts the tables are about.
        seed: A whole number; the same seed gives the same tables.
        proposed: Challenges proposed beyond those of the promotion: see `synthetic_challenges`.
        candidates: How many apply.
        jurors: How many sit in the juries.
        panels: Into how many panels they are dealt.
        heard: How many are heard for each post: the first who wish for it.
        scale: The marks of each criterion, whose steps are decimal numbers.

    Raises:
        Fault: More panels than jurors; more than 2,000 candidates, or 20,000 sheets.

    >>> from eig.promotions import P3
    >>> tables = synthetic_tables(P3, seed=2019)
    >>> tables["candidates"][0]["Nom"], tables["jurors"][0]["Identifiant"], len(tables["challenge_panels"])
    ('C001', 'synthetic-juror-001', 6)
    """
    also = tuple(proposed)
    require("synthetic_tables", panels=(whole(1, max(jurors, 1)), panels), heard=(whole(0), heard))
    people = synthetic_candidates(candidates, seed=seed, promotion=promotion)
    wishes = synthetic_wishes(people, seed=seed, promotion=promotion, challenges=promotion.challenges)
    hosts = {one.host.id for one in (*promotion.challenges, *also) if one.host}
    office = _Office(
        promotion=promotion,
        proposed=also,
        people=people,
        wishes={one.candidate: one.wishes for one in wishes},
        jury=synthetic_jurors(jurors, seed=seed, employers=sorted(hosts)),
        panels=panels,
        heard=heard,
        scale=scale,
        seed=seed,
    )
    faults, sheets = Gather("synthetic_tables"), sum(map(office.sheets, range(panels)))
    faults.that("jurors", sheets <= SHEETS, "testing.few_sheets", value=sheets, most=SHEETS)
    faults.done()
    return {
        "candidates": [office.candidate(one) for one in people],
        "jurors": [_juror(one) for one in office.jury],
        "challenge_panels": list(office.panel_rows("challenges")),
        "candidate_panels": list(office.panel_rows("candidates")),
        "challenge_marks": list(office.challenge_marks()),
        "candidate_marks": list(office.candidate_marks()),
    }


@frozen(kw_only=True)
class _Office:
    """What the tables are made from."""

    promotion: Promotion
    proposed: tuple[Challenge, ...]
    people: tuple[Candidate, ...]
    wishes: Mapping[str, tuple[str, ...]]
    jury: tuple[Juror, ...]
    panels: int
    heard: int
    scale: Scale
    seed: int

    def asks(self, person: Candidate, challenge: Challenge, profile: str) -> bool:
        """Tell whether a person wishes for a post of a profile at a challenge."""
        return profile in person.profiles and bool({challenge.id, profile} & {*self.wishes[person.id]})

    def own(self, panel: int) -> tuple[Challenge, ...]:
        """Return the challenges whose candidates a panel hears."""
        return self.promotion.challenges[panel :: self.panels]

    @cached_property
    def called(self) -> list[Candidate]:
        """Who is heard: for each post, the first who wish for it."""
        places = [(one, post.profile) for one in self.promotion.challenges for post in one.posts]
        first = (
            person.id
            for challenge, profile in places
            for person in [one for one in self.people if self.asks(one, challenge, profile)][: self.heard]
        )
        known = {one.id: one for one in self.people}
        return [known[one] for one in dict.fromkeys(first)]

    def panel(self, number: int) -> Judged:
        """Return the challenges and the candidates that a panel hears."""
        every = (*self.promotion.challenges, *self.proposed)
        hears = [one.id for place, one in enumerate(every) if number in _pair(place, self.panels)]
        own = [(one, profile) for one in self.own(number) for profile in _profiles(one)]
        return hears, [person for person in self.called if any(self.asks(person, *post) for post in own)]

    def sheets(self, number: int) -> int:
        """Return how many sheets a panel fills at least: one a member and dossier."""
        challenges, people = self.panel(number)
        return len(self.members(number)) * (len(challenges) + len(people))

    def members(self, number: int) -> list[str]:
        """Return who sits in a panel."""
        return [one.id for one in self.jury[number :: self.panels]]

    def candidate(self, one: Candidate) -> Row:
        """Return a candidate with the wishes, best first."""
        most = max(map(len, self.wishes.values()))
        wishes = dict.fromkeys((f"Vœu {rank}" for rank in range(1, most + 1)), "")
        given = {f"Vœu {rank}": wish for rank, wish in enumerate(self.wishes[one.id], start=1)}
        row = {"Identifiant": one.id, "Nom": _name("C", one.id), "Profils": ", ".join(one.profiles)}
        return {**row, "Employeur": one.employer or "", **wishes, **given, "Recevable": "oui"}

    def panel_rows(self, judges: str) -> Iterator[Row]:
        """Yield the panels, and the challenges or the candidates that each hears."""
        for number in range(self.panels):
            challenges, people = self.panel(number)
            hears = challenges if judges == "challenges" else [one.id for one in people]
            yield {
                "Identifiant": f"panel-{number + 1}",
                "Membres": ", ".join(self.members(number)),
                "Dossiers": ", ".join(hears),
            }

    def challenge_marks(self) -> Iterator[Row]:
        """Yield the marks of the challenges, a column a criterion."""
        own = {one.id for one in self.promotion.challenges}
        lower, upper = _parts(self.scale) if self.proposed else (self.scale, self.scale)
        for number in range(self.panels):
            hears, _ = self.panel(number)
            published = [one for one in hears if one in own]
            yield from self._marks(published, number, judges="challenges", scale=upper)
            others = [one for one in hears if one not in own]
            yield from self._marks(others, number, judges="challenges", scale=lower)

    def candidate_marks(self) -> Iterator[Row]:
        """Yield the marks of the candidates, for one list a challenge and profile."""
        for number in range(self.panels):
            _, people = self.panel(number)
            for challenge in self.own(number):
                for profile in _profiles(challenge):
                    asked = [one.id for one in people if self.asks(one, challenge, profile)]
                    where = {"Défi": challenge.id, "Profil": profile}
                    yield from self._marks(asked, number, judges="candidates", scale=self.scale, where=where)

    def _marks(
        self,
        items: Sequence[str],
        number: int,
        *,
        judges: str,
        scale: Scale,
        where: Mapping[str, str] = MappingProxyType({}),
    ) -> Iterator[Row]:
        titles = {one.id: one.title for one in self.promotion.rules.grid(judges).criteria}
        panel = Panel(id="panel", members=self.members(number), hears=items)
        given = synthetic_marks(items, panels=[panel], seed=self.seed, criteria=list(titles), scale=scale)
        for item, juror, marks in given:
            said = {titles[key]: _written(mark) for key, mark in marks.items()}
            yield {"Dossier": item, "Juré": juror, **where, **said}


def _juror(one: Juror) -> Row:
    row = {"Identifiant": one.id, "Nom": _name("J", one.id), "Collège": one.college}
    return {**row, "Employeur": one.employer or ""}


@lru_cache(maxsize=1024)
def _written(mark: Fraction) -> str:
    """Return a mark with a decimal comma."""
    return decimal_text(mark, DECIMALS).removeprefix("≈").replace(".", ",")


def _profiles(challenge: Challenge) -> list[str]:
    """Return the profiles that the posts of a challenge accept."""
    return sorted({profile for post in challenge.posts for profile in post.accepted})


def _name(letter: str, id: str) -> str:
    return letter + id.rpartition("-")[2]


def _pair(place: int, panels: int) -> tuple[int, int]:
    """Return the two panels that hear a challenge: every pair of panels hears some together."""
    first = place % panels
    return first, (first + 1 + place // panels % max(panels - 1, 1)) % panels


def _parts(scale: Scale) -> tuple[Scale, Scale]:
    """Return the lower third of a scale and what is above it, which meet."""
    step = scale.step or scale.span / STEPS
    steps = int(scale.span / step)
    cut = scale.low + step * max(steps // 3, 1)
    if cut >= scale.high:
        return scale, scale
    return Scale(low=scale.low, high=cut, step=step), Scale(low=cut, high=scale.high, step=step)
