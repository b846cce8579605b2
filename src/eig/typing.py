"""Public aliases, protocols and pictures, for annotations in your own code.

>>> def holidays(year: int) -> "HolidayDates": ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Protocol, TypeAlias, final, runtime_checkable

from attrs import frozen

from eig._values.value import Value

__all__ = [
    "Cell",
    "Exact",
    "HolidayDates",
    "Lang",
    "MapFunction",
    "Number",
    "Picture",
    "ProgressCall",
    "SearchProgress",
    "Tabular",
]


def __dir__() -> list[str]:
    return __all__


if TYPE_CHECKING:
    from eig._language.languages import Language

    Lang: TypeAlias = str | Language
    """The languages that results speak: English, French, or one of the caller's (`eig.reasons.Language`).

    `"fr"`, and any tag of French such as `"fr-FR"` or `"fr_CA.UTF-8"`; and so of English.
    """
else:

    def __getattr__(name: str) -> object:
        if name != "Lang":
            raise AttributeError(f"eig.typing has no {name!r}; it has {', '.join(__all__)}")
        from eig._language.languages import Language  # noqa: PLC0415 # the words load when something is said

        return Literal["en", "fr"] | Language


Exact: TypeAlias = int | Fraction
"""A number without rounding."""

Number: TypeAlias = Exact | str | Decimal
"""A number without rounding as a caller may write it: text such as `"13.5"` or `"1/3"` too."""

Cell: TypeAlias = str | int | float | bool | None
"""What a cell of a tidy row may hold: a plain scalar."""

HolidayDates: TypeAlias = Iterable[date | tuple[date, str]] | Mapping[date, str]
"""What a holiday rule returns for a year: dates, with or without their names."""


@final
class Picture(str):
    """A picture as text, SVG or HTML, that a notebook shows; it is written to a file as any text is.

    Args:
        text: The SVG, or the HTML.
        alt: What the picture says, in words: the text alternative where it is put into a page.
        caption: What it shows, in one line.

    >>> drawn = Picture("<svg/>", alt="plume: 13.5", caption="Marks")
    >>> drawn, drawn.alt, drawn == "<svg/>"
    (<Picture: Marks>, 'plume: 13.5', True)
    """

    __slots__ = ("alt", "caption")
    alt: str
    caption: str

    def __new__(cls, text: str, *, alt: str = "", caption: str = "") -> Picture:
        """Return the text, with its words."""
        made = super().__new__(cls, text)
        object.__setattr__(made, "alt", alt)
        object.__setattr__(made, "caption", caption)
        return made

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a picture does not change: {name} stays")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a picture does not change: {name} stays")

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (str(self), self.alt, self.caption)

    def _repr_svg_(self) -> str | None:
        return str(self) if self.startswith("<svg") else None

    def _repr_html_(self) -> str | None:
        return None if self.startswith("<svg") else str(self)

    def __repr__(self) -> str:
        return f"<Picture: {self.caption}>" if self.caption else "<Picture>"


def _made(text: str, alt: str, caption: str) -> Picture:
    """Return a picture from its parts: what a pickle calls."""
    return Picture(text, alt=alt, caption=caption)


@final
@frozen(kw_only=True, eq=False, repr=False)
class SearchProgress(Value):
    """How far long work has come: what a function given as `progress=` is told, in every room.

    Of one piece of work to the next, `done` never falls and `gap` never grows.

    Args:
        done: How many steps, questions or items are behind.
        total: How many there are in all; None where nobody can know.
        best: What the best answer so far is worth; None where there is none yet, or nothing is weighed.
        bound: What no answer is better than, as far as is proven; None where that is not known.
        found: The newest answer, where work gives several of them one by one; None else.

    >>> SearchProgress(done=40, best=2031, bound=2040).gap
    9
    """

    done: int
    total: int | None = None
    best: Exact | None = None
    bound: Exact | None = None
    found: Value | None = None

    @property
    def gap(self) -> Exact | None:
        """What a better answer could still gain at most; None where it is not known."""
        if self.best is None or self.bound is None:
            return None
        low, high = sorted((self.best, self.bound))
        return high - low


ProgressCall: TypeAlias = Callable[[SearchProgress], object]
"""Called with a `SearchProgress` on long work."""


class MapFunction(Protocol):
    """An order-keeping map: the builtin, or an executor's, Dask's or Ray's.

    >>> from concurrent.futures import ThreadPoolExecutor
    >>> with ThreadPoolExecutor() as pool:
    ...     mapper: MapFunction = pool.map
    """

    def __call__(self, function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterable[Any]:
        """Apply `function` to each of `items`, in order."""
        ...


@runtime_checkable
class Tabular(Protocol):
    """A result that can be laid out as tidy rows, one mapping each, the same keys in all.

    >>> isinstance(3, Tabular)
    False
    """

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return the rows with exact cells; `eig.to_rows` makes them plain scalars."""
        ...
