"""The marks of a Gantt chart: bars, diamonds, sessions, deadlines, today, and the legend.

Nothing is said by colour alone: what is critical is hatched and its name is bold, a session to be confirmed
is hollow, a cancelled one is crossed, so that the chart reads the same in black and white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from eig._draw.html_tables import element
from eig._draw.svg_drawing import INK, PAPER, SMALL, SOFT, box, hint, line, number, pattern, width_of, words
from eig._language.lang_arguments_and_late_words import language_of
from eig.reasons import Reason
from eig.timeline.calendar.spans import Span
from eig.timeline.charts._gantt_scale import Scale, because, short_date, tell
from eig.timeline.facts.sessions import Session
from eig.timeline.plan.phases import Phase
from eig.timeline.plan.schedules_slack_and_count_back import PlacedPhase
from eig.typing import Lang

ROW, BAR = 26.0, 14.0
HATCH: Final = pattern("critical")
PLAIN: Final = "#8fb8d8"
CRITICAL: Final = "#8c1c13"
_SMALLEST: Final = 4.0
_ONE_DAY: Final = timedelta(days=1)


def say_phase(phase: Phase, placed: PlacedPhase, margin: Reason, lang: Lang, *, dated: bool) -> str:
    """Say what a bar shows; how far a phase is only on a day that is known."""
    return tell(
        "says_phase",
        lang,
        name=phase.title,
        span=placed.early,
        duration=phase.duration,
        state=because(placed.state) if dated else None,
        critical=placed.critical,
        margin=None if placed.critical or placed.state == "done" else margin,
    )


def name(text: str, y: float, room: float, *, bold: bool) -> str:
    """Return the name of a row, in the left column."""
    return words((0, y + ROW / 2 + 4), text, room=room, bold=bold)


def phase_marks(
    phase: Phase, placed: PlacedPhase, scale: Scale, y: float, *, said: Sequence[str], lang: Lang
) -> Iterator[str]:
    """Yield the marks of a phase: its slack, its bar or diamond, its dates, its deadline.

    What is said of it comes first, and then each of its conflicts.
    """
    if not placed.critical and placed.late.end > placed.early.end:
        yield _slack(placed, scale, y)
    title = hint(language_of(lang).stop.join(said))
    shape = _diamond(placed, scale, y) if phase.milestone else _bar(placed, scale, y)
    yield element("g", title, shape)
    if phase.deadline:
        yield _deadline(phase.deadline, scale, y, lang)
    yield _dates(placed, scale, y, lang, in_conflict=len(said) > 1)


def _bar(placed: PlacedPhase, scale: Scale, y: float) -> str:
    x, end = scale.x(placed.early.start), scale.x(placed.early.end)
    return box(
        (x, y + (ROW - BAR) / 2),
        (max(end - x, _SMALLEST), BAR),
        rx=2,
        fill=HATCH if placed.critical else PLAIN,
        stroke=CRITICAL if placed.critical else SOFT,
        stroke_width=1.5 if placed.critical else 0.8,
    )


def _middle(span: Span, scale: Scale) -> float:
    return (scale.x(span.start) + scale.x(span.end)) / 2


def _diamond(placed: PlacedPhase, scale: Scale, y: float) -> str:
    x, middle, size = _middle(placed.early, scale), y + ROW / 2, BAR / 2 + 1
    corners = ((x, middle - size), (x + size, middle), (x, middle + size), (x - size, middle))
    return element(
        "path",
        d="M" + "L".join(f"{number(left)} {number(top)}" for left, top in corners) + "z",
        fill=HATCH if placed.critical else PLAIN,
        stroke=CRITICAL if placed.critical else INK,
        stroke_width=1.5,
    )


def _slack(placed: PlacedPhase, scale: Scale, y: float) -> str:
    start, end, middle = scale.x(placed.early.end), scale.x(placed.late.end), y + ROW / 2
    line = f"M{number(start)} {number(middle)}H{number(end)}"
    return element("path", d=line, stroke=SOFT, stroke_dasharray="3 2", fill="none") + element(
        "path", d=f"M{number(end)} {number(middle - 4)}v8", stroke=SOFT
    )


def _deadline(deadline: date, scale: Scale, y: float, lang: Lang) -> str:
    x = scale.x(deadline + _ONE_DAY)
    said = tell("labelled", lang, name=because("deadline"), text=deadline)
    path = f"M{number(x)} {number(y + 2)}V{number(y + ROW - 2)}M{number(x)} {number(y + 2)}l5 3l-5 3z"
    mark = element("path", d=path, stroke=INK, fill=INK, stroke_width=1.2)
    return element("g", hint(said), mark)


def _dates(placed: PlacedPhase, scale: Scale, y: float, lang: Lang, *, in_conflict: bool) -> str:
    """Write the dates after the bar and its slack, or before it where the chart ends."""
    first, last = short_date(placed.early.start, lang), short_date(placed.early.last, lang)
    shown = (first if placed.early.days == 1 else f"{first} – {last}") + (" !" if in_conflict else "")
    after = scale.x(placed.early.end if placed.critical else max(placed.early.end, placed.late.end)) + 12
    before = scale.x(placed.early.start) - 12
    fits = after + width_of(shown, SMALL) <= scale.right
    place = after if fits else before, y + ROW / 2 + 4
    return words(place, shown, size=SMALL, text_anchor="start" if fits else "end", halo=True)


def baseline_mark(name: str, planned: Span, scale: Scale, y: float, *, lang: Lang) -> str:
    """Return a thin hollow bar under a phase: where it stood in the baseline."""
    x, end = scale.x(planned.start), scale.x(planned.end)
    bar = box((x, y + ROW - 5), (max(end - x, _SMALLEST), 4), stroke_width=0.9)
    return element("g", hint(tell("labelled", lang, name=name, text=planned)), bar)


def hours(session: Session, lang: Lang) -> str:
    """Return the hours of a session as text; nothing for whole days."""
    if session.starts is None or session.ends is None:
        return ""
    return tell("between", lang, starts=f"{session.starts:%H:%M}", ends=f"{session.ends:%H:%M}")


def say_session(session: Session, lang: Lang) -> str:
    """Say what a session's mark shows."""
    status = None if session.status == "confirmed" else because(session.status)
    return tell(
        "says_session",
        lang,
        name=session.name,
        span=session.when,
        hours=hours(session, lang) or None,
        status=status,
    )


def session_mark(session: Session, scale: Scale, y: float, lang: Lang) -> str:
    """Return the mark of a session: a disc, or a lozenge over several days."""
    middle, radius = y + ROW / 2, 5.0
    start, end = scale.x(session.when.start), scale.x(session.when.end)
    half = max((end - start) / 2, radius)
    center = (start + end) / 2
    sure = session.status in {"confirmed", "moved"}
    shape = box(
        (center - half, middle - radius),
        (2 * half, 2 * radius),
        rx=number(radius),
        fill=INK if sure else PAPER,
        stroke_width=1.5,
    )
    title = hint(say_session(session, lang))
    return element("g", title, shape, *(() if session.is_held else (_cross(center, middle),)))


def _cross(x: float, y: float) -> str:
    path = f"M{number(x - 4)} {number(y - 4)}l8 8m0 -8l-8 8"
    return element("path", d=path, stroke=INK, stroke_width=1.5)


def today_line(today: date, scale: Scale, between: tuple[float, float], lang: Lang) -> str:
    """Return the line of today, at the end of that day, with its date above the months."""
    x, (top, bottom) = scale.x(today + _ONE_DAY), between
    label = tell("today", lang, day=short_date(today, lang))
    fits = x + width_of(label, SMALL) <= scale.right
    drawn = line((x, top - 44), (x, bottom), stroke_width=1.5, stroke_dasharray="6 3")
    place, anchor = (x + (5 if fits else -5), top - 34), "start" if fits else "end"
    return drawn + words(place, label, size=SMALL, font_style="italic", text_anchor=anchor, halo=True)


def critical_links(places: Sequence[tuple[Span, float]], scale: Scale) -> Iterator[str]:
    """Yield a thin line from each bar of the critical path to the next one."""
    for (span, y), (after, below) in pairwise(places):
        away = BAR / 2 if below > y else -BAR / 2
        start, end, target = y + ROW / 2 + away, below + ROW / 2, scale.x(after.start)
        if span.end <= after.start:
            path = f"M{number(scale.x(span.end) - 2)} {number(start)}V{number(end)}H{number(target)}"
        else:
            path = f"M{number(target + 2)} {number(start)}V{number(end - away)}"
        yield element("path", d=path, stroke=CRITICAL, stroke_width=1.2, fill="none")
