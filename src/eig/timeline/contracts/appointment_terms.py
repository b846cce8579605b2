"""What a contract is made of, whoever keeps it: an appointment of `eig.programme`, or a value of yours."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Protocol

from eig.programme.pay import Pay
from eig.programme.terms import ContractTerms


class Appointed(Protocol):
    """What a contract is made of: who starts when, under which terms.

    >>> from eig.programme import Appointment
    >>> mission: Appointed = Appointment(person="c1", challenge="plume", start=date(2019, 1, 16))
    """

    @property
    def person(self) -> str:
        """Whose contract it is."""
        ...

    @property
    def challenge(self) -> str:
        """What it is for."""
        ...

    @property
    def start(self) -> date:
        """The first day."""
        ...

    @property
    def share(self) -> Fraction:
        """The share of working time."""
        ...

    @property
    def terms(self) -> ContractTerms:
        """What the programme offers: how long, under which law."""
        ...

    @property
    def stated(self) -> date | None:
        """The last day that the signed contract states."""
        ...

    @property
    def pay(self) -> Pay | None:
        """What is paid."""
        ...
