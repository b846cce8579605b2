"""Challenges, the posts they open, and the profiles they seek."""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

from attrs import evolve, field, frozen

from eig._checks import Gather, label, one_of, text, to_ids
from eig.programme._cycles import CHALLENGE, POST, step

__all__ = ["FAMILIES", "Challenge", "Post", "Profile"]

FAMILIES = ("data", "development", "design", "law", "product", "coordination")
"""The families of profiles seen in promotions 1 to 7; a programme may use names of its own."""


def __dir__() -> list[str]:
    return __all__


@final
@frozen(kw_only=True)
class Profile:
    """A profile sought, and the family it belongs to.

    A geomatician is of the family `data`, a data engineer of `development` (jury guide of promotion 4).

    >>> Profile(id="geomatician", family="data", name="Géomaticien").family
    'data'
    """

    id: str
    family: str
    name: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        faults.check("family", text)
        faults.check("name", label)
        faults.done()


@final
@frozen(kw_only=True)
class Challenge:
    """A challenge (*défi*) that an administration proposes.

    Args:
        id: Its identifier.
        title: Its title, as published.
        host: The identifier of the host administration; empty where it is not published.
        aim: What it is for.
        status: Where it stands: proposed, shortlisted, heard, reserved, selected, staffed, running, ended,
            stopped, rejected or withdrawn.

    >>> plume = Challenge(id="plume", title="Plume", host="cour-des-comptes")
    >>> plume.to("shortlisted").to("heard").status
    'heard'
    >>> plume.to("running")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.IllegalStep: challenge plume cannot go from proposed to running; from proposed it can go to ...
    """

    id: str
    title: str
    host: str = ""
    aim: str = ""
    status: str = "proposed"

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        faults.check("id", text)
        faults.check("title", text)
        faults.check("host", label)
        faults.check("aim", label)
        faults.check("status", one_of(*CHALLENGE))
        faults.done()

    def to(self, status: str) -> Challenge:
        """Return the challenge one step further in its life.

        Raises:
            IllegalStep: Where its life has no such step.

        >>> Challenge(id="plume", title="Plume").to("withdrawn").status
        'withdrawn'
        """
        return evolve(self, status=step(f"challenge {self.id}", CHALLENGE, self.status, status))


@final
@frozen(kw_only=True)
class Post:
    """A post that a challenge opens: one person, of an accepted profile.

    What is sought is not always what is found: a challenge that sought a geomatician may take a data
    scientist. Which profiles it accepts is therefore said apart from the one it seeks.

    Args:
        id: Its identifier.
        challenge: The identifier of the challenge.
        sought: The profile sought.
        accepted: The profiles accepted, the one sought among them; that one alone where nothing is said.
        status: open, offered, filled, vacant, unfilled, cut or ended.

    >>> post = Post(id="cartobio-1", challenge="cartobio", sought="geomatician", accepted=["data"])
    >>> post.accepted, post.to("offered").to("filled").status
    (('data', 'geomatician'), 'filled')
    """

    id: str
    challenge: str
    sought: str
    accepted: tuple[str, ...] = field(default=(), converter=to_ids)
    status: str = "open"

    def __attrs_post_init__(self) -> None:
        faults = Gather(self)
        for name in ("id", "challenge", "sought"):
            faults.check(name, text)
        if faults.check("accepted", text.each()):
            object.__setattr__(self, "accepted", _with(self.sought, self.accepted))
        faults.check("status", one_of(*POST))
        faults.done()

    def accepts(self, profile: str) -> bool:
        """Tell whether a profile may fill the post.

        >>> Post(id="plume-1", challenge="plume", sought="design").accepts("data")
        False
        """
        return profile in self.accepted

    def to(self, status: str) -> Post:
        """Return the post one step further in its life.

        >>> Post(id="plume-1", challenge="plume", sought="design").to("cut").status
        'cut'
        """
        return evolve(self, status=step(f"post {self.id}", POST, self.status, status))


def _with(sought: str, accepted: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({sought, *accepted}))
