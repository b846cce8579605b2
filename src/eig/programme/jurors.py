"""Jurors and panels (*sous-jurys*).

The jury of EIG is *mixte*: agents of the State and members of civil society. A juror's college and employer
are what parity, quorum and recusals are read from.
"""

from __future__ import annotations

from typing import final

from attrs import field, frozen

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import called, ids, text
from eig._values.tuple_fields import to_ids, to_ids_once
from eig._values.value import Value, keeps, told_where_given
from eig.typing import Lang

__all__ = ["Juror", "Panel"]

tell: Tell = teller("programme")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Juror(Value):
    """Someone who judges challenges or candidates.

    Args:
        id: The identifier.
        college: Whom the juror stands for: `public`, `civil_society`, `alumni`, or another of your own.
        name: The person's name: neither in the text of the value, nor in errors, nor compared.
        employer: The identifier of the employer, or None; withheld from texts and errors.

    >>> Juror(id="j1", college="public", employer="dgt", name="A. B.")
    Juror(id='j1', college='public', employer=<withheld>)
    """

    id: str = field(metadata=keeps(text))
    college: str = ""
    name: str = field(default="", repr=False, eq=False, metadata=keeps(called, of="juror"))
    employer: str | None = field(default=None, metadata=keeps(text, of="juror"))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Panel(Value):
    """Jurors who hear some items together.

    Splitting a jury is lawful where numbers make it necessary and equality is kept (Conseil d'État, Section,
    27 March 1987); `eig.jury.comparability.connectivity` says whether the marks of panels can be compared.

    Args:
        id: The identifier.
        members: The jurors, by identifier.
        lead: The *référent jury*, who keeps time and fills the grid; one of the members, or None.
        hears: What the panel hears, in order.
        name: What texts call the panel; its identifier where left out.

    >>> panel = Panel(id="p1", members=["j2", "j1"], lead="j1", hears=["plume", "adler"])
    >>> panel.members, panel.hears
    (('j1', 'j2'), ('plume', 'adler'))
    """

    id: str = field(metadata=keeps(text))
    members: tuple[str, ...] = field(converter=to_ids_once, metadata=keeps(ids, once="juror"))
    lead: str | None = field(default=None, metadata=keeps(text))
    hears: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="item"))
    name: str = field(default="", metadata={**keeps(called), **told_where_given})

    def _check(self, faults: Gather) -> None:
        faults.that("members", bool(self.members), "programme.some_juror")
        led = self.lead is None or self.lead in self.members
        faults.that("lead", led, "programme.a_member", members=self.members)

    def say(self, lang: Lang = "en") -> str:
        """Return who sits, who leads, and what they hear.

        >>> print(Panel(id="p1", members=["j1", "j2"], lead="j1", hears=["plume", "adler"]))
        p1: j1 and j2, led by j1; hears plume and adler
        """
        return tell(
            "panel", lang, id=self.name or self.id, members=self.members, lead=self.lead, hears=self.hears
        )
