"""A text as a table: its encoding, separator, decimal mark and heading are found, and told.

The caller opened the file, or pasted; nothing is read here but what is given.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from eig._values.phrases_of_faults import Phrase, Quoted, Withheld
from eig.errors import Fault
from eig.reasons import Because, Reason, reasons_in
from eig.rows.dialects import Dialect

because: Because = reasons_in("rows")
Row = Sequence[object]
Knows = Callable[[str], bool]
"""What tells whether a heading is known: of a field, of a criterion, or of the dialect."""
SEPARATORS: Final = (";", "\t", ",", "|")
LOOKED_AT: Final = 15  # rows among which the heading is looked for
SAMPLE: Final = 60  # rows by which the separator is told
LINES: Final = re.compile(r"[^\r\n]+(?:\r\n?|\n)?|\r\n?|\n")  # with their ends, that quoted cells may hold
COMMA: Final = re.compile(r"[+-]?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})")
NUMBERS: Final = re.compile(r"[+-]?[0-9]+(?:[ .,:/h-]*[0-9]+)*")
OFFICES: Final = MappingProxyType(
    {"Windows-1252": "cp1252", "MS-DOS (cp850)": "cp850", "Macintosh (mac_roman)": "mac_roman"}
)
"""What offices write beside UTF-8 and UTF-16: Windows, then what Excel calls MS-DOS and Macintosh."""
FRENCH: Final = "àâäçéèêëîïôöùûüÿœæ"
ABROAD: Final = re.compile(r"[^\x00-\x7f]")
SLIPS: Final = re.compile("Ã[\u0080-\u00bf©¨ª®´¹§¯«\u0152\u0153\u0178\u2030\u20ac]|Â[ \u00a0°«»]|â€|\ufffd")


@frozen(kw_only=True)
class Found:
    """What a text turned out to be: its heading, what is under it, and what there is to tell of it.

    What is under it are columns, where all lines part alike, or rows.
    """

    head: Row
    over: Row
    heading: int
    columns: Sequence[Sequence[str]]
    rows: Sequence[Row]
    dialect: Dialect
    told: tuple[Reason, ...]
    doubts: tuple[Reason, ...] = ()


def table_in(given: str | bytes, dialect: Dialect, knows: Knows) -> Found:
    """Return the rows of a text, and what was found out of it."""
    text, told = decoded(given)
    text, doubts = mended(text)
    plain = '"' not in text
    lines = _plain_lines(text) if plain else LINES.findall(text)
    sign = separator_of(lines, [one for one in SEPARATORS if one in text], knows)
    ends, all_rows = ([], []) if plain else _strict_rows(lines, sign, dialect.first_row)
    first = all_rows[:LOOKED_AT] or list(islice(_rows(lines, sign), LOOKED_AT))
    heading = heading_of(first, knows)
    head = first[heading] if first else ()
    columns = _parted(lines[heading + 1 :], sign, head) if plain and head else []
    rows = [] if columns else (all_rows or list(_rows(lines, sign)))[heading + 1 :]
    for at, row in enumerate([] if plain else rows, start=heading + 1):
        if _takes_in(row, lines[ends[at - 1] : ends[at]], sign, len(head)):
            raise Fault("", Phrase("rows.open_quote"), "rows.closed_quote").in_row(dialect.first_row + at - 1)
    may = dialect.decimal == "." and "," in text and not (plain and sign == ",")
    cells = dict.fromkeys(chain.from_iterable(columns or rows)) if may else ()
    comma = any("," in cell and COMMA.fullmatch(cell.strip()) for cell in cells)
    found = [because("found_separator", sign=sign_of(sign))] if sign in text else []
    if comma:
        found.append(because("found_comma"))
    return Found(
        head=head,
        over=first[heading - 1] if heading else (),
        heading=heading,
        columns=columns,
        rows=rows,
        dialect=evolve(dialect, decimal=",") if comma else dialect,
        told=(*told, *found, *above(first, heading)),
        doubts=doubts,
    )


def _plain_lines(text: str) -> list[str]:
    """Return the lines of a text without quoted cells."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def _strict_rows(lines: Sequence[str], sign: str, first: int) -> tuple[list[int], list[list[str]]]:
    """Return the rows of lines, and the line that ends each; refuse a quote closed amid text, or never."""
    given = csv.reader(lines, delimiter=sign, strict=True)
    ends: list[int] = []
    rows: list[list[str]] = []
    try:
        for row in given:
            ends.append(given.line_num)
            rows.append(row)
    except csv.Error:
        list(_rows([line for line in lines if len(line) > csv.field_size_limit()], sign))
        raise Fault("", Phrase("rows.open_quote"), "rows.closed_quote").in_row(
            first + len(rows) - 1
        ) from None
    return ends, rows


def _takes_in(row: Sequence[str], lines: Sequence[str], sign: str, width: int) -> bool:
    """Tell whether cells of a row hold others: without quotes, each of its lines would be a row."""
    bare = re.compile(re.escape(sign) + "(?! )")  # prose has spaces
    return any(map(bare.search, row)) and {len(bare.findall(line)) for line in lines} == {width - 1}


def _parted(lines: Sequence[str], sign: str, head: Sequence[str]) -> list[list[str]]:
    """Return the columns of lines without quoted cells; none, unless each has a cell a name."""
    width = len(head)
    alike = {*map(str.count, lines, repeat(sign))} == {width - 1} and head[-1].strip("\ufeff \u00a0")
    if not alike or max(map(len, lines)) > csv.field_size_limit():
        return []
    cells = sign.join(lines).split(sign)
    return [cells[at::width] for at in range(width)]


def decoded(given: str | bytes) -> tuple[str, tuple[Reason, ...]]:
    """Return text without its byte-order mark; bytes are UTF-8, UTF-16 with its mark, or what offices write.

    >>> decoded("Équipe".encode("cp1252"))[0], [str(one) for one in decoded("Équipe".encode("cp1252"))[1]]
    ('Équipe', ['encoding found: Windows-1252'])
    """
    if isinstance(given, str):
        return given.removeprefix("\ufeff"), ()
    if given[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return given.decode("utf-16", errors="replace"), (because("found_encoding", name="UTF-16"),)
    try:
        return given.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    return _of_office(given)


def _of_office(given: bytes) -> tuple[str, tuple[Reason, ...]]:
    """Return bytes as Windows writes them, or DOS or a Macintosh where their words are likelier so."""
    texts = {name: given.decode(codec, errors="replace") for name, codec in OFFICES.items()}
    own, *others = texts
    scores = {name: likely(text) for name, text in texts.items()}
    best = max(scores[name] for name in others)
    names = [name for name in others if scores[own] <= 0 < best <= 2 * scores[name]]
    names = [own, *names] if names and scores[own] == 0 else names or [own]
    if len(names) > 1:
        raise Fault("rows", Withheld(given), "rows.one_encoding", {"names": tuple(map(Quoted, names))})
    return texts[names[0]], (because("found_encoding", name=names[0]),)


def likely(text: str) -> int:
    """Return how likely the letters and signs of a text stand where they do, beside other letters.

    >>> likely("Lycée"), likely("Lyc\u201ae"), likely("Lyc\u017de"), likely("l\u2019an")
    (2, -2, -2, 2)
    """
    padded = f" {text} "
    return sum(map(_likely_at, {padded[one.start() - 1 : one.end() + 1] for one in ABROAD.finditer(padded)}))


def _likely_at(three: str) -> int:
    """Return how likely the second of three characters stands between the others."""
    before, sign, after = three[0], three[1], three[2]
    left, right = before.isalpha(), after.isalpha()
    letter = sign.isalpha() and sign not in "ƒªºˆ"
    odd_case = (before.islower() or (left and after.islower())) if sign.isupper() else after.isupper()
    if not (left or right) or sign in "–—žš":
        return 0
    if letter:
        return -2 if odd_case else 1 + (sign.lower() in FRENCH)
    if sign in "“‘«":
        return 2 if right and not left else -2
    if sign in "”’»…":
        return 2 if left and (sign == "’" or not right) else -2
    return -2 if right or sign not in "°²³®™€" else 0


def mended(text: str) -> tuple[str, tuple[Reason, ...]]:
    """Return a text whose accents were decoded wrongly once as they were meant, and that it was so.

    >>> mended("Ã‰quipe;JurÃ©")[0], mended("Équipe")
    ('Équipe;Juré', ('Équipe', ()))
    """
    if not slips(text):
        return text, ()
    try:
        return text.encode("cp1252").decode("utf-8"), (because("mended"),)
    except UnicodeError:
        return text, ()  # cell by cell, it is told where


def slips_in(cells: Iterable[object]) -> bool:
    """Tell whether some cells hold accents that were decoded wrongly, or lost.

    >>> slips_in(["JurÃ©"]), slips_in(["Jur\ufffd"]), slips_in(["Juré", 3])
    (True, True, False)
    """
    return any(isinstance(cell, str) and slips(cell) for cell in cells)


def slips(text: str) -> bool:
    """Tell whether a text holds accents that were decoded wrongly, or lost."""
    return not text.isascii() and any(sign in text for sign in "ÃÂâ\ufffd") and bool(SLIPS.search(text))


# ── where cells end, and which row is the heading ─────────────────────────────────────────────────


def separator_of(lines: Sequence[str], signs: Iterable[str], knows: Knows) -> str:
    """Return which of some signs parts the cells of lines, or refuse it where two do so as well."""
    scored: list[tuple[tuple[int, float], str]] = []
    for sign in signs:
        rows = [row for row in islice(_rows(lines[: 10 * SAMPLE], sign), SAMPLE) if any(map(_is_filled, row))]
        widths = Counter(map(len, rows))
        wide = [width for width in widths if width > 1]
        if wide:
            share = max(widths[width] for width in wide) / len(rows)
            scored.append(((max(_known_in(row, knows) for row in rows[:LOOKED_AT]), share), sign))
    if not scored:
        return SEPARATORS[0]
    best = max(score for score, _ in scored)
    told = [sign for score, sign in scored if score == best]
    if len(told) > 1:
        raise Fault("rows", lines[0], "rows.one_separator", {"signs": tuple(map(sign_of, told))})
    return told[0]


def heading_of(rows: Sequence[Row], knows: Knows) -> int:
    """Return which row is the heading: the first that holds most known names, or fills most cells.

    A row with a number or a date is none where another row has neither.
    """
    first = rows[:LOOKED_AT]
    words = [() if any(map(is_number, row)) else row for row in first]
    known = [_known_in(row, knows) for row in (words if any(words) else first)]
    filled = [sum(map(_is_filled, row)) for row in first]
    counted = known if any(known) else filled
    return counted.index(max(counted)) if counted else 0


def is_number(cell: object) -> bool:
    """Tell whether a cell is a number, a date or an hour, by its figures."""
    return bool(NUMBERS.fullmatch(str(cell).strip()))


def above(rows: Sequence[Row], heading: int) -> Iterator[Reason]:
    """Yield what stands above the heading."""
    over = tuple(str(at + 1) for at, row in enumerate(rows[:heading]) if any(map(_is_filled, row)))
    if over:
        yield because("found_heading", row=str(heading + 1), above=over)


def _rows(lines: Sequence[str], sign: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=sign)
    except csv.Error:
        raise Fault("rows", None, "rows.a_text", {"sign": Quoted(sign)}) from None


def _known_in(row: Row, knows: Knows) -> int:
    return sum(isinstance(cell, str) and bool(cell.strip()) and knows(cell) for cell in row)


def _is_filled(cell: object) -> bool:
    return cell is not None and str(cell).strip() != ""


def sign_of(sign: str) -> Reason:
    return because("sign", sign={";": "semicolon", "\t": "tab", ",": "comma"}.get(sign, "bar"))
