"""How times grow, drawn for a page: a small chart a job, both axes in powers of ten."""

import math
from itertools import pairwise
from pathlib import Path

import rooms
from measuring import OURS, SCALES
from speed_tables import exponent, kept, lines, said_time

from eig._draw.html_tables import element
from eig._draw.svg_drawing import GRID, INK, PAPER, SMALL, SOFT, box, disc, line, picture, words, wrapped
from helpers import figures

COLUMNS, WIDE, DECADE, LEFT, GAP = 3, 210, 22, 52, 26
HEAD, FOOT, KEY = 40, 22, 15  # room for a title of two lines, for the scales, for a line of the key
DASHES = (None, "6 3", "2 3", "8 3 2 3")


def decades(measures):
    """Return the powers of ten of a second between which all calls lie."""
    spent = [one.call for one in measures if one.call] + [
        float(one.said.split()[1])
        for one in measures
        if one.said.startswith("over") and one.said.endswith(" s")
    ]
    return math.floor(math.log10(min(spent))), math.ceil(math.log10(max(spent)))


def mark(kind, place, ground=PAPER):
    """Return the mark of a library: a full disc for eig, then a ring, a square, a diamond."""
    x, y = place
    if kind == 0:
        return disc(place, radius=4)
    if kind == 1:
        return disc(place, radius=4, fill=ground, stroke=INK, stroke_width=1.5)
    if kind == 2:
        return box((x - 3.5, y - 3.5), (7, 7), fill=ground, stroke_width=1.5)
    points = f"{x:.2f},{y - 5:.2f} {x + 5:.2f},{y:.2f} {x:.2f},{y + 5:.2f} {x - 5:.2f},{y:.2f}"
    return element("polygon", points=points, fill=ground, stroke=INK, stroke_width=1.5)


class Panel:
    """The chart of one job: where its corner is, and the decades that it spans."""

    def __init__(self, corner, ends):
        self.x, self.y = corner
        self.low, self.high = ends

    @property
    def height(self):
        return DECADE * (self.high - self.low)

    def place(self, scale, seconds):
        """Return the place of a time at a scale."""
        across = math.log10(scale) / math.log10(SCALES[-1])
        up = math.log10(seconds) - self.low
        return self.x + LEFT + 8 + (WIDE - 16) * across, self.y + HEAD + self.height - DECADE * up

    def frame(self, title):
        """Yield the title, the lines of the decades with their times, and the scales."""
        for row, said in enumerate(wrapped(title, WIDE + LEFT, bold=True)[:2]):
            yield words((self.x, self.y + 14 + 15 * row), said, bold=True)
        top = self.y + HEAD
        yield box((self.x + LEFT, top), (WIDE, self.height), stroke=GRID)
        for power in range(self.low, self.high + 1):
            y = top + DECADE * (self.high - power)
            yield line((self.x + LEFT, y), (self.x + LEFT + WIDE, y), stroke=GRID, stroke_width=0.7)
            yield words((self.x + LEFT - 5, y + 4), said_time(10.0**power), size=SMALL, fill=SOFT, text_anchor="end")  # fmt: skip
        for scale in SCALES:
            x, _ = self.place(scale, 10.0**self.low)
            yield words((x, top + self.height + 15), f"× {scale:,}", size=SMALL, fill=SOFT, text_anchor="middle")  # fmt: skip

    def curve(self, kind, mine):
        """Yield the line of a library, and a mark at each scale."""
        places = [self.place(scale, one.call) for scale, one in mine.items() if one.call]
        dash = {"stroke_dasharray": DASHES[kind]} if DASHES[kind] else {}
        for start, end in pairwise(places):
            yield line(start, end, stroke_width=1.6, **dash)
        for one in places:
            yield mark(kind, one)
        yield from self.crosses(mine)

    def crosses(self, mine):
        """Yield a cross where a process was ended, at the limit."""
        for scale, one in mine.items():
            if one.said.startswith("over") and one.said.endswith(" s"):
                x, y = self.place(scale, float(one.said.split()[1]))
                for rise in (-4, 4):
                    yield line((x - 4, y - rise), (x + 4, y + rise), stroke_width=1.5)
                break

    def key(self, kind, way, mine):
        """Yield a line of the key: the mark, the library, the exponent."""
        y = self.y + HEAD + self.height + FOOT + KEY * (kind + 1)
        dash = {"stroke_dasharray": DASHES[kind]} if DASHES[kind] else {}
        yield line((self.x + LEFT, y - 4), (self.x + LEFT + 26, y - 4), stroke_width=1.6, **dash)
        yield mark(kind, (self.x + LEFT + 13, y - 4))
        power = exponent(mine)
        yield words((self.x + LEFT + 34, y), f"{way}, exponent {power}" if power else way, size=SMALL)


def drawn(room, measures):
    """Return the picture of a room."""
    jobs = {}
    for job, way, mine, _ in lines(measures):
        jobs.setdefault(job, []).append((way, mine))
    ends = decades(measures)
    keys = max(len(ways) for ways in jobs.values())
    high = HEAD + DECADE * (ends[1] - ends[0]) + FOOT + KEY * keys + 20
    content = []
    for number, (job, ways) in enumerate(jobs.items()):
        panel = Panel(((LEFT + WIDE + GAP) * (number % COLUMNS), high * (number // COLUMNS)), ends)
        content += panel.frame(job)
        for kind, (way, mine) in reversed(list(enumerate(ways))):
            content += [*panel.curve(kind, mine), *panel.key(kind, way, mine)]
    rows = math.ceil(len(jobs) / COLUMNS)
    size = ((LEFT + WIDE + GAP) * min(COLUMNS, len(jobs)), high * rows - 12)
    return picture(*content, size=size, title=TITLE.format(TITLES[room]), description=described(jobs))


TITLES = {
    "jury": "Jury",
    "statistics": "Statistics of a jury",
    "teams": "Teams",
    "timeline": "Timeline",
    "others": "Nouns, draws, texts and the book",
}
TITLE = "{}: time of a call, at the size of a promotion and up to 1,000 times that"


def described(jobs):
    """Say in words what is drawn, for those who do not see it."""
    told = []
    for job, ways in jobs.items():
        mine = dict(ways)[OURS]
        power, first = exponent(mine), next((one for one in mine.values() if one.call), None)
        if first:
            told.append(f"{job}: {said_time(first.call)} at × {first.scale:,}" + (f", exponent {power}" if power else ""))  # fmt: skip
    return f"Calls of {OURS}. {'; '.join(told)}."


def path(room):
    return Path(figures.DOCS) / "_static" / f"speed-{room}.svg"


def write(room):
    """Draw the measures of a room that are recorded."""
    path(room).write_text(drawn(room, kept(room)), encoding="utf-8")


def main(_):
    """Draw all rooms anew from what is recorded."""
    for room in rooms.ROOMS:
        write(room)
