"""The office's own words around what is true: a text with slots, of which none is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from eig._values.faults_together import Gather
from eig._values.phrases_of_faults import Quoted
from eig._values.value import PrivateNames, Value

__all__ = ["PaperKind", "Template"]

PaperKind: TypeAlias = Literal["letter", "decision", "minutes", "agenda"]
"""What a template is for."""

SLOTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "letter": ("title", "decision", "reasons", "closing"),
        "decision": (
            "title", "office", "reference", "dated", "basis", "grounds", "decision", "authority", "remedies",
            "treatment", "signature",
        ),
        "minutes": ("title", "body", "signatures", "digest"),
        "agenda": ("title", "sessions"),
    }
)  # fmt: skip
"""The slots of each paper: a template has a place for each of them."""
_SLOT: Final = re.compile(r"\{\{|\}\}|\{([^{}]+)\}")
_UNSEEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[!/].*?(?:>|\Z)"
    r"|<(?=[a-z{])(?:\"(?:[^\"{]|\{\{)*\"|'(?:[^'{]|\{\{)*'|[^<>\"'{]|\{\{)*+(?:\"(?:[^\"{]|\{\{)*|'(?:[^'{]|\{\{)*)?\{[^{}]*\}"
    r"|<[a-z](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+<.*"
    r"|<(?:br|hr|img|wbr)\b(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+>"
    r"|<(?!(?:[biup]|em|strong|h[1-6])>)([a-z][\w-]*)(?=[\s/>])"
    r"(?:(?:<(?!\1\b)[a-z](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+>|(?!<[a-z!?]).)*?</\1\s*>|(?:(?!<\1\b|<[!?]).)*\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""What of HTML is not read, or in no place: comments, and tags to their end."""
_MARKED: Final = re.compile(
    r"\A(?:---|\+{3})[ \t]*\n.*?^(?:---|\+{3}|\.{3})[ \t]*$"
    r"|^[ \t>*+\d.)-]*(?:```|~~~)[^\n]*"
    r"|(?<!\{)\{++\s*[:#.%<>+~=!-].*?(?:\}+|\Z)|%%.*?%%|(?<!~)~~(?!~).*?~~"
    r"|(?<![~\\])~(?=[^\s~])(?:\\.|[^~\\\n]|\n(?!\s*\n)|(?<=\s)~(?=\s))*+(?<=[^\s~])~(?!~)"
    r"|^[ \t>*+\d.)-]*\[[^\]]*\]:.*?(?=\n\s*\n(?! {4}|\t)|\Z)",
    re.DOTALL | re.MULTILINE,
)
"""What of Markdown is not read, or in no place: heads, fences, notes, text struck out; a tag in it counts."""
_BARE: Final = re.compile(
    r"!?\[(?>[^][{}<]*)\](?:\((?>[^()\"'<\\{}]|<[^<>\\{}\n]*>|\([^()\\{}]*\)|(?<=\s)(?:\"[^\"\\{}]*\"|'[^'\\{}]*'))*+\)|(?![(\[]))"
)
"""Square brackets in which no slot stands, with the address after them: links, images, notes, tasks."""
_DEEP: Final = 50
"""How deep what is not read may be nested: of a text that goes deeper, no slot is found."""
_NAMES: Final = 200
"""How many names the tags of a text may have, more than HTML has: of a text with more, no slot is found."""
_TAG: Final = re.compile(r"<([a-z][\w-]*)", re.IGNORECASE)
_TABLE: Final = re.compile(r"^(?=.*[|:])(?=.*-)(?>[ \t>*+\d.)-]*)[ \t|:-]*$(?:\n.*\S.*)*", re.MULTILINE)
_BORDER: Final = re.compile(r"^[ \t>]*(?:(?:[*+-]|\d+[.)])[ \t]+)*\||\|[ \t]*$")
_BAR: Final = re.compile(r"(?<!\\)\|")
_LEAD: Final = re.compile(r"(?:[ \t]*(?:>|[*+-](?=[ \t])|\d+[.)](?=[ \t])))*[ \t]*")
"""How a line of a quotation or a list begins."""


def _cut(table: re.Match[str]) -> str:
    """Return the rows of a table without slots in the cells beyond its head, which nobody is shown."""
    head, *rows = table[0].splitlines()
    count = len(_BAR.split(_BORDER.sub("", head)))
    cells = (_BAR.split(_BORDER.sub("", row)) for row in rows)
    return "\n".join("|".join([*some[:count], *map(_empty, some[count:])]) for some in cells)


def _empty(text: str) -> str:
    """Return a text without its slots."""
    return _SLOT.sub(lambda found: "" if found[1] else found[0], text)


def _free(text: str) -> str:
    """Return a text without the slots of each paragraph that follow a bracket which is left open around one.

    Links and images stand within a paragraph: before its first such bracket, none of them hides a slot. Of
    brackets that are escaped, or beside what may be code, it is not guessed what they open.
    """
    parts: list[str] = []
    for part in re.split(r"(\n\s*\n)", text):
        around, left, rounds = "", part.replace("{{", "").replace("}}", ""), 0
        while left != around and "{" in left and rounds < _DEEP:
            around, left, rounds = left, _BARE.sub("", left), rounds + 1
        odd = "\\[" in part or "\\]" in part or ("`" in part and {"[", "]"} & {*part})
        first = "" if odd or left.count("]") > left.count("[") else left
        shown = iter(_SLOT.findall(re.split(r"[][]", first)[0]))
        parts.append(
            _SLOT.sub(lambda found, shown=shown: found[0] if not found[1] or next(shown, "") else "", part)
        )
    return "".join(parts)


def check_template(name: str, template: Template | None, kind: PaperKind) -> None:
    """Refuse a template that is for another paper."""
    faults = Gather(name)
    right = template is None or template.kind == kind
    faults.that("template", right, "programme.template_for", value=template, kind=kind)
    faults.done()


@final
@frozen(kw_only=True, eq=False, repr=False)
class Template(Value):
    r"""A text of the office's, in Markdown, with a place in braces for each thing that the paper must say.

    Addresses, greetings and signatures are the office's own words. What is true of the person fills the
    slots: a template that leaves one out is refused, and so is one that hides it: in a comment, in HTML, in
    square brackets or the address after them, in a footnote, beyond the head of a table. It is read as
    CommonMark with tables, footnotes and text struck out; formulas, wiki links and divisions are not looked
    for. A brace is written twice, where it is no place of a slot.

    Args:
        kind: What it is for: a `letter`, a `decision`, the `minutes`, an `agenda`.
        text: The text.

    >>> letter = Template(kind="letter", text="# {title}\n{decision}\n{reasons}\n{closing}\nLe service")
    >>> letter.kind
    'letter'
    """

    kind: PaperKind
    text: str = field()

    def _check(self, faults: Gather) -> None:
        slots = SLOTS[self.kind]
        faults.known("text", iter(sorted({*_SLOT.findall(self.text)} - {""})), slots, what="a slot")
        if not faults.that("text", not {"{", "}"} & {*_SLOT.sub("", self.text)}, "programme.lone_brace"):
            return
        places = [one for one in _SLOT.finditer(self.text) if one[1]]
        apart = all(one.end() < further.start() for one, further in pairwise(places))
        faults.that("text", apart, "programme.slots_apart")
        shown = _TABLE.sub(_cut, _free(self.text))
        around, rounds = "", 0
        most = _DEEP if len({*_TAG.findall(shown)}) <= _NAMES else 0
        while shown != around and rounds < most:
            marked = _MARKED.sub(lambda found: _empty(found[0]), shown)
            around, shown, rounds = shown, _UNSEEN.sub("", marked), rounds + 1
        found = _SLOT.findall(shown) if shown == around else ()
        left = tuple(name for name in slots if name not in found)
        faults.that("text", not left, "programme.each_slot", left=tuple(map(Quoted, left)))

    def fill(self, slots: PrivateNames) -> str:
        r"""Return the text with its slots filled; what is empty leaves no gap.

        Each line of a slot stays in the quotation, the list or the cell of a table that the slot stands in.

        Args:
            slots: What each slot says.

        Raises:
            Fault: A slot is not given.

        >>> letter = Template(kind="letter", text="{title} {{1}}\n\n{decision}\n\n> {reasons}\n\n{closing}")
        >>> letter.fill({"title": "EIG 3", "decision": "", "reasons": "- rank 1\n- kept", "closing": ""})
        'EIG 3 {1}\n\n> - rank 1\n> - kept\n'
        """
        left = tuple(name for name in SLOTS[self.kind] if name not in slots)
        faults = Gather("Template.fill")
        faults.that("slots", not left, "programme.each_slot", left=tuple(map(Quoted, left)), value=())
        faults.done()
        tables = [(_line(self.text, one.start() - 1), one.end()) for one in _TABLE.finditer(self.text)]

        def put(found: re.Match[str]) -> str:
            """Return what stands in place of a slot, or of a brace that is doubled."""
            if not found[1]:
                return found[0][0]
            said, at = slots[found[1]], found.start()
            if any(start <= at < end for start, end in tables):
                return re.sub(r"\s*\n\s*", "<br>", said.strip())
            return _led(said, self.text[_line(self.text, at) : at])

        return re.sub(r"\n{3,}", "\n\n", _SLOT.sub(put, self.text)).strip() + "\n"


def _led(said: str, before: str) -> str:
    """Return lines so that each stays in the quotation or the list that begins before the first."""
    lead = _LEAD.match(before)
    further = re.sub(r"[^>\s]", " ", lead[0] if lead else "")
    first, *others = said.split("\n")
    return "\n".join([first, *(further + one if one else further.rstrip() for one in others)])


def _line(text: str, at: int) -> int:
    """Return where the line of a place in a text begins."""
    return text.rfind("\n", 0, max(at, 0)) + 1
