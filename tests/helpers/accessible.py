"""What a page owes to whoever does not see it, or uses no mouse: rules of WCAG 2.2 that a program can check.

`python -m helpers.accessible FOLDER` checks every page of a built site (`make docs`).
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "br", "hr", "img", "input", "source", "wbr", "col"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}


class _Page(HTMLParser):
    """Reads a page once, and notes what it lacks."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults = []
        self.open = []
        self.ids = set()
        self.level = 0
        self.ones = 0
        self.title = ""
        self.language = ""
        self.mains = 0

    def handle_startendtag(self, tag, attributes):
        """Read an element that closes itself."""
        self._start(tag, dict(attributes))

    def handle_starttag(self, tag, attributes):
        """Read the start of an element."""
        given = dict(attributes)
        self._start(tag, given)
        if tag not in VOID:
            self.open.append([tag, given, ""])

    def handle_endtag(self, tag):
        """Read the end of an element: what it says is known now."""
        while self._inside(tag):
            name, given, said = self.open.pop()
            if self.open:
                self.open[-1][2] += said
            self._end(name, given, said)
            if name == tag:
                break

    def handle_data(self, data):
        """Read text."""
        if self.open:
            self.open[-1][2] += data

    def _note(self, rule, what=""):
        self.faults.append(f"{rule}: {what}".rstrip(": "))

    def _start(self, tag, given):
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "main" or given.get("role") == "main":
            self.mains += 1
        if tag == "img" and self.open:
            self.open[-1][2] += given.get("alt") or ""
        if tag == "img" and "alt" not in given:
            self._note("an image has a text alternative", given.get("src", ""))
        if (
            tag == "th"
            and given.get("scope") not in {"row", "col", "rowgroup", "colgroup"}
            and not self._in("docutils")
        ):
            self._note("a heading of a table says its scope")
        if int(given.get("tabindex") or 0) > 0:
            self._note("the order of the keyboard is that of the page")
        mark = given.get("id")
        if mark is not None and mark in self.ids:
            self._note("an identifier stands once", mark)
        self.ids.add(mark)
        if tag in HEADINGS:
            self.ones += tag == "h1"
            if HEADINGS[tag] > self.level + 1:
                self._note("headings skip no level", f"h{self.level} then {tag}")
            self.level = HEADINGS[tag]

    def _in(self, kind):
        return any(kind in (given.get("class") or "") for _, given, _ in self.open)

    def _end(self, tag, given, said):
        text = said.strip() or given.get("aria-label", "") or given.get("title", "")
        if tag == "title" and not self._inside("svg"):
            self.title = said.strip()
        if tag in HEADINGS and not text:
            self._note("a heading says something")
        if tag == "a" and "href" in given and not text and not self._labelled(given):
            self._note("a link says where it leads", given["href"])
        if tag == "button" and not text:
            self._note("a button says what it does")
        if (
            tag == "svg"
            and given.get("aria-hidden") != "true"
            and given.get("role") == "img"
            and not said.strip()
        ):
            self._note("a picture has a title")

    def _inside(self, tag):
        return any(name == tag for name, _, _ in self.open)

    @staticmethod
    def _labelled(given):
        return bool(given.get("aria-labelledby") or given.get("aria-hidden"))


def faults_of(page):
    """Return what a page lacks, in words; nothing for a page that keeps the rules."""
    read = _Page()
    read.feed(page)
    read.close()
    if not read.language:
        read.faults.append("a page says its language")
    if not read.title:
        read.faults.append("a page has a title")
    if read.ones != 1:
        read.faults.append(f"a page has one first heading: {read.ones}")
    if read.mains != 1:
        read.faults.append(f"a page has one main part: {read.mains}")
    return read.faults


def luminance(colour):
    """Return the relative luminance of a colour such as `#1a1a1a` or `#fff` (WCAG 2.2)."""
    digits = colour.removeprefix("#")
    digits = "".join(2 * one for one in digits) if len(digits) == 3 else digits
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Return the contrast of two colours, from 1 to 21: text needs 4.5, a line 3 (WCAG 2.2, 1.4.3 and 1.4.11)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours_of(style, selector):
    """Return the `color` and `background` that each rule of a selector gives, in order."""
    rules = re.findall(re.escape(selector) + r"\{([^}]*)\}", style)
    return [dict(re.findall(r"(?:^|;)(color|background):(#\w+)", rule)) for rule in rules]


def main(folder):
    """Print what each page of a built site lacks."""
    lacking = 0
    for path in sorted(Path(folder).rglob("*.html")):
        for fault in faults_of(path.read_text(encoding="utf-8")):
            lacking += 1
            sys.stdout.write(f"{path.relative_to(folder)}: {fault}\n")
    return lacking


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1])))
