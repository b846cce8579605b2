r"""The text primitives of iCalendar: escapes, folding, dates and times (RFC 5545, sections 3.1 and 3.3).

The rules, each by its section:

- 3.1: lines end with CRLF and hold at most 75 octets; a longer one goes on after CRLF and a space. A
  character of several octets is never cut. Nor is an escape: the RFC allows it, but there
  are readers that lose the event.
- 3.1: control characters have no place in a line, but for the tab.
- 3.3.11: in TEXT, a backslash, a semicolon and a comma are escaped by a backslash, a line break is `\n`.
- 3.3.4 and 3.3.5: a date is `20190117`, a moment in UTC is `20190117T090000Z`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from eig._values.call_arguments import checked
from eig.errors import Fault

OCTETS: Final = 75
_CONTINUES, _CONTINUES_MASK = 0b1000_0000, 0b1100_0000  # the octets of a character after its first
_ESCAPES: Final[Mapping[int, str | None]] = MappingProxyType(
    {
        **dict.fromkeys((*range(0x20), 0x7F)),  # 3.1: the controls, of which the tab stays
        ord("\t"): "\t",
        ord("\n"): "\\n",
        ord("\\"): "\\\\",
        ord(";"): "\\;",
        ord(","): "\\,",
    }
)
_PLAIN = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f\\;,]*")
_LINE_BREAKS = (("\r\n", "\n"), ("\r", "\n"))


@checked
def escape_text(text: str) -> str:
    r"""Return a text value with its escapes (RFC 5545, 3.3.11). Line breaks of any kind become `\n`.

    >>> print(escape_text("Jury, délibération; suite"))
    Jury\, délibération\; suite
    """
    if _PLAIN.fullmatch(text):
        return text
    for old, new in _LINE_BREAKS:
        text = text.replace(old, new)
    return text.translate(_ESCAPES)


@checked
def fold_line(line: str) -> tuple[str, ...]:
    """Cut a content line into lines of at most 75 octets, inside no character and no escape (RFC 5545, 3.1).

    Every line but the first starts with the space that unfolding removes.

    >>> fold_line("SUMMARY:" + "é" * 40)
    ('SUMMARY:ééééééééééééééééééééééééééééééééé', ' ééééééé')
    """
    try:
        octets = line.encode()
    except UnicodeEncodeError:  # half a character
        raise Fault("fold_line.line", line, "values.prose") from None
    return (line,) if len(octets) <= OCTETS else tuple(_pieces(octets))


def _pieces(octets: bytes) -> Iterator[str]:
    start, room, lead = 0, OCTETS, ""
    while start < len(octets):
        end = _cut(octets, start, start + room)
        yield lead + octets[start:end].decode()
        start, room, lead = end, OCTETS - 1, " "


def _cut(octets: bytes, start: int, end: int) -> int:
    """Return the last place, up to this end, that is inside neither a character (RFC 3629) nor an escape.

    Backslashes before it pair off, as the piece begins outside of an escape: an odd one begins an escape.
    """
    if end >= len(octets):
        return len(octets)
    while octets[end] & _CONTINUES_MASK == _CONTINUES:
        end -= 1
    before = octets[start:end]
    return end - (len(before) - len(before.rstrip(b"\\"))) % 2


@checked
def to_lines(lines: Iterable[str]) -> str:
    r"""Return content lines folded, each ended by CRLF.

    >>> to_lines(["BEGIN:VEVENT", "END:VEVENT"])
    'BEGIN:VEVENT\r\nEND:VEVENT\r\n'
    """
    parts: list[str] = []
    for line in lines:
        if len(line) <= OCTETS and line.isascii():
            parts.append(line)
        else:
            parts += fold_line(line)
    parts.append("")
    return "\r\n".join(parts)


def date_text(day: date) -> str:
    """Return a date as iCalendar writes it: `20190117`."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def time_text(moment: datetime) -> str:
    """Return a date and time as iCalendar writes it, without its zone: `20190117T090000`."""
    return f"{date_text(moment)}T{moment.hour:02}{moment.minute:02}{moment.second:02}"
