"""Those who apply, judge and accompany. A person's name never shows in `repr`, errors or traces.

A name is a label: it does not take part in equality, so that a value without it is the same person.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Literal, TypeAlias, final

from attrs import field, frozen

from eig._checks import Gather, between, label, moment, one_of, text, to_ids, whole
from eig._exact import exact
from eig._frozen import FrozenMap

__all__ = ["Application", "Candidate", "Interest", "Juror", "Mentor", "Panel", "Scope"]

Scope: TypeAlias = Literal["item", "session"]
"""How far an interest reaches: one item, or the whole session."""


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Candidate:
    """Somebody who applies.

    There is no field for age, sex or origin. A programme that must hold such statistics passes them in
    `attributes`; quotas on them are its own legal duty, not this library's advice.

    Args:
        id: Their identifier, which is all that results show.
        profile: Their profile, such as `data`.
        skills: Levels by skill, whole numbers from 1 to 5.
        attributes: What the programme holds on top, by name.
        employer: The identifier of their employer, where conflicts or caps depend on it.
        name: Their name; never shown, and not part of equality.

    >>> Candidate(id="c1", profile="data", skills={"python": 4}, name="Zoé")
    Candidate(id='c1', profile='data', skills=FrozenMap({'python': 4}), attributes=FrozenMap({}), employer='')
    """

    id: str
    profile: str
    skills: FrozenMap[int] = field(factory=FrozenMap[int], converter=FrozenMap[int])
    attributes: FrozenMap[str] = field(factory=FrozenMap[str], converter=FrozenMap[str])
    employer: str = ""
    name: str = field(default="", repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        faults.check("profile", text)
        for skill, level in self.skills.items():
            faults.check(f"skills[{skill!r}]", whole(1, 5), level)
        for name, value in self.attributes.items():
            faults.check(f"attributes[{name!r}]", text, value)
        faults.check("employer", label)
        faults.done()


@final
@frozen(kw_only=True)
class Application:
    """What a candidate applies for: wishes in order, up to the cap of the call, and team-mates wished.

    Selections stay individual: a jury takes a wished team-mate into account, no more (rules of the call of
    promotion 2).

    Args:
        candidate: The identifier of the candidate.
        wishes: Identifiers of challenges, best first.
        cap: How many wishes the call allows; two in promotion 3, three in promotions 2, 4 and 5.
        mates: Identifiers of candidates wished as team-mates.
        received: When the platform received it, with its offset; the platform's time stamp decides.

    >>> Application(candidate="c1", wishes=["plume", "adler"], cap=2).wishes[0]
    'plume'
    """

    candidate: str
    wishes: tuple[str, ...] = field(converter=to_ids)
    cap: int
    mates: tuple[str, ...] = field(default=(), converter=to_ids)
    received: dt.datetime | None = None

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("candidate", text)
        sound = faults.check("cap", whole(1))
        for name, what in (("wishes", "wish"), ("mates", "team-mate")):
            if faults.check(name, text.each()):
                faults.distinct(name, getattr(self, name), what=what)
        if sound and text.each().holds(self.wishes):
            self._check_cap(faults)
        faults.that(
            "mates",
            self.candidate not in self.mates,
            rule="nobody is their own team-mate",
            remedy="leave the candidate out",
        )
        faults.check("received", moment.or_none())
        faults.done()

    def _check_cap(self, faults: Gather) -> None:
        rule = f"the call allows at most {self.cap} wishes"
        faults.that("wishes", len(self.wishes) <= self.cap, rule=rule, remedy="keep the first ones")


@final
@frozen(kw_only=True)
class Juror:
    """A member of a jury.

    Args:
        id: Their identifier.
        college: What they sit for, such as `public` or `civil society`: juries may be half and half.
        employer: The identifier of their employer: an interest may follow from it.
        profile: Their expertise, where panels are balanced by it.
        name: Their name; never shown, and not part of equality.

    >>> Juror(id="j1", college="public", employer="dinum")
    Juror(id='j1', college='public', employer='dinum', profile='')
    """

    id: str
    college: str = ""
    employer: str = ""
    profile: str = ""
    name: str = field(default="", repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        for name in ("college", "employer", "profile", "name"):
            faults.check(name, label)
        faults.done()


@final
@frozen(kw_only=True)
class Panel:
    """A part of the jury that hears some items (*sous-jury*).

    Its lead keeps the time and fills in the grid. Panels that share no item are not comparable by their
    marks alone.

    >>> Panel(id="sub-jury-1", members=["j2", "j1"], lead="j1", items=["plume"]).members
    ('j1', 'j2')
    """

    id: str
    members: tuple[str, ...] = field(converter=to_ids)
    items: tuple[str, ...] = field(default=(), converter=to_ids)
    lead: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        for name, what in (("members", "member"), ("items", "item")):
            if faults.check(name, text.each()):
                faults.distinct(name, getattr(self, name), what=what)
                object.__setattr__(self, name, tuple(sorted(getattr(self, name))))
        faults.that(
            "lead",
            not self.lead or self.lead in self.members,
            rule="the lead is one of the members",
            remedy="add the lead to the members",
        )
        faults.done()


@final
@frozen(kw_only=True)
class Mentor:
    """An agent of the host who accompanies a team, and the share of their time they give.

    Args:
        id: Their identifier.
        challenge: The challenge accompanied.
        share: The share of a full-time week, exact: 30 to 40 % is usual for an operational mentor.
        role: `operational`, or `senior` for the sponsor.
        name: Their name; never shown, and not part of equality.

    >>> Mentor(id="m1", challenge="plume", share="0.35").share
    Fraction(7, 20)
    """

    id: str
    challenge: str
    share: Fraction = field(converter=exact)
    role: str = "operational"
    name: str = field(default="", repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        faults.check("challenge", text)
        faults.check("share", between(0, 1))
        faults.check("role", one_of("operational", "senior"))
        faults.check("name", label)
        faults.done()


@final
@frozen(kw_only=True)
class Interest:
    """A tie between a juror and what is judged, likely to influence the judgement.

    How far it reaches is the programme's to say, since the law differs: in a competitive examination
    (*concours*) the juror abstains for **all** candidates (Conseil d'État, 17 October 2016, n° 386400); where
    a shortlist is drawn up, for that candidate only (7 June 2017, n° 382986); in an advisory committee a
    professional tie alone shows no partiality (26 January 2018, n° 401796). Not legal advice.

    Args:
        juror: The identifier of the juror.
        target: The identifier of the item, or of the administration, that the tie is with.
        kind: What the tie is: `employer`, `mentor`, or a named one.
        scope: `item` for what is concerned only, `session` for everything judged.

    >>> Interest(juror="j1", target="plume", kind="mentor").scope
    'item'
    """

    juror: str
    target: str
    kind: str
    scope: Scope = "item"

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("juror", "target", "kind"):
            faults.check(name, text)
        faults.check("scope", one_of("item", "session"))
        faults.done()
