"""How minutes are checked: run the inputs again, take the digest again, draw again, write the text again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, dropwhile, zip_longest
from typing import Literal, TypeAlias, cast, final
from unicodedata import normalize

from attrs import field, fields, frozen, has

from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.canonical_text_digests_and_salts import (
    SALT,
    SCHEMES,
    canonical,
    is_digest,
    salted,
    scheme_of,
)
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import TupleOf
from eig._values.value import PrivateNames, Value, later_than
from eig._values.whoever_waits import whole_or_none
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.minutes._marks_rules_body_and_lists_of_a_jury import Record
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation, Minutes, holds
from eig.jury.selection.fair_lottery_draws import FairDraw
from eig.lots.decisions_and_priorities_on_ties import Decision, refined_where_tied
from eig.lots.rfc3797 import Rfc3797Draw, unlisted
from eig.programme.appointments import days_of
from eig.programme.ledger import Ledger
from eig.programme.templates import Template, check_template
from eig.reasons import Because, Reason, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.minutes")
tell: Tell = teller("jury.minutes")
Doubts: TypeAlias = Iterator[Reason]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Verification(Value):
    """Whether minutes hold, and what does not.

    Args:
        doubts: What running again gives otherwise; nothing where the minutes hold.
        cautions: What to know of minutes that hold, such as a salt that is too short.

    >>> bool(Verification(doubts=())), str(Verification(doubts=()))
    (True, 'the minutes hold')
    """

    doubts: tuple[Reason, ...] = field(converter=TupleOf[Reason])
    cautions: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    def __bool__(self) -> bool:
        return not self.doubts

    def _lines_(self) -> tuple[Reason, ...]:
        return (*(self.doubts or [because("holds")]), *self.cautions)


@checked
def verify(
    minutes: Minutes,
    deliberation: Deliberation,
    *,
    digest: str | None = None,
    text: str | None = None,
    lang: Lang = "en",
    names: PrivateNames = FrozenMap(),
    template: Template | None = None,
    ledger: Ledger | None = None,
    about: Literal["challenges", "candidates"] = "challenges",
    stop: Callable[[], bool] | None = None,
) -> Verification:
    """Run the inputs again and tell whether the minutes hold: all that they state, their digest, their draws.

    A tie that was parted by a draw has the record of that draw in the deliberation, and in the same order.
    With a ledger, days are held to its facts: of the rules, of the draw, of sittings, of the signature.

    Args:
        deliberation: The inputs, as whoever checks has them.
        digest: The digest that was published, if one was: minutes drawn up anew have another.
        text: The minutes as they were written, in Markdown or HTML, to be compared line by line. Kinds of
            blanks, blanks at an end and how accents are coded do not count: no reader sees them.
        lang: The language of that text.
        names: The names that it was written with.
        template: The office's own words that it was written with, in Markdown; whoever checks reads them.
        ledger: The facts of the promotion: `Book.ledger`.
        about: Whom the jury judged, by which the facts of its act are found.
        stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

    >>> from attrs import evolve
    >>> from eig.jury import EIG_SCALE, Rubric, deliberate
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 3})])
    >>> deliberation = deliberate(sheet, places=1)
    >>> minutes = deliberation.minutes(title="EIG 3")
    >>> print(verify(minutes, deliberation, text=minutes.to_markdown()))
    the minutes hold
    >>> print(verify(minutes, deliberate(sheet, places=2)))
    the inputs differ from the minutes in rules (places)
    the inputs run again give other lists
    >>> bool(verify(evolve(minutes, title="EIG 4"), deliberation))
    False
    """
    check_template("verify", template, "minutes")

    def _again(*, page: bool) -> str:
        if page and template is None:
            return minutes.to_html(lang=lang, names=names)
        return minutes.to_markdown(lang=lang, names=names, template=template)

    def _written() -> Doubts:
        kept = minutes.names_digest
        if kept and not is_digest(kept, lambda _: canonical(FrozenMap(names)), salt=minutes.salt):
            yield because("other_names")
        yield from _other_lines(cast("str", text), _again)

    written = () if text is None else whole_or_none("verify", stop, lambda: tuple(_written()))
    short = bool(minutes.salt) and not salted.holds(minutes.salt)
    loose = text is not None and bool(names) and not minutes.names_digest
    late, undated = _by_ledger(minutes, days_of(ledger.in_force, about)) if ledger is not None else ((), ())
    return Verification(
        doubts=[*_inputs(minutes.deliberation, deliberation), *_act(minutes, digest), *late, *written],
        cautions=[
            *[because("short_salt", digits=SALT)] * short,
            *[because("names_loose")] * loose,
            *lists_free(minutes.deliberation, [one.source for one in ledger.in_force] if ledger else ()),
            *([because("undated", count=len(undated))] if undated else []),
        ],
    )


def _by_ledger(
    minutes: Minutes, stated: Mapping[str, tuple[date, ...]]
) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """Return what the minutes say against the days of a ledger; and the steps of which it has none."""
    announced = (getattr(draw, "announced", None) for draw in minutes.deliberation.draws)
    own = {"sitting": minutes.sittings, "draw": tuple(day for day in announced if day)}
    told = [
        because("other_day", step=step, on=day, known=stated[step])
        for step, days in own.items()
        for day in dict.fromkeys(days)
        if stated[step] and day not in stated[step]
    ]
    sat, signed = minutes.sittings or stated["sitting"], stated["minutes"]
    other = max(({*stated["sitting"]} - {*sat}), default=date.min)  # of a later round, with rules of its own
    late = [day for day in stated["rules"] if sat and day > min(sat)]
    again = len(late) < len(stated["rules"]) or None
    told += [
        because("rules_late", on=day, first=min(sat), again=again) for day in late if not again or day > other
    ]
    on = max(signed, default=date.max)  # of the days before, each may be that of the minutes of another round
    told += [because("signed_early", on=day, last=max(sat)) for day in signed if sat and on < max(sat)]
    later = later_than(on, minutes.deliberation)
    told += [because("signed_early_of", on=on, later=later)] if later else []
    asked = ("rules", *(["draw"] if minutes.deliberation.draws else []), "sitting", "minutes")
    return tuple(told), tuple(step for step in asked if not stated[step])


def _inputs(stated: Deliberation, given: Deliberation) -> Doubts:
    """Name each field of the inputs that is another one, and what of it."""
    for name in (one.name for one in fields(Deliberation)):
        was, now = getattr(stated, name), getattr(given, name)
        if was != now:
            yield because("differs", field=name, what=_what(was, now))
    if _lists(stated) != _lists(given):
        yield because("other_lists")


def _lists(held: Deliberation) -> tuple[object, ...]:
    """Return what the lists are: who is kept, in reserve, and left to decide, with the equals of each."""
    found = held.selection
    return found.main_groups, found.undecided, found.reserve_groups, found.reserve_undecided


def _what(was: object, now: object) -> tuple[str, ...]:
    """Say which part of a field differs: of a scoresheet the sheets, of the rules the rule."""
    if isinstance(was, Scoresheet) and isinstance(now, Scoresheet) and (parts := _sheets(was, now)):
        return parts
    kind: type = type(was)
    names: Iterable[str] = (one.name for one in fields(kind)) if has(kind) else ()
    return tuple(name for name in names if getattr(was, name) != getattr(now, name, None))


def _sheets(was: Scoresheet, now: Scoresheet) -> tuple[str, ...]:
    """Return the items of which a sheet differs."""
    return tuple(sorted({one.item for one in {*was.sheets} ^ {*now.sheets}}))


def _act(minutes: Minutes, published: str | None) -> Doubts:
    """Name a digest that is missing, of another scheme or of other minutes; and doubts of draws and days."""
    if not minutes.digest:
        yield because("no_digest")
    elif scheme_of(minutes.digest) not in SCHEMES:
        yield because("other_scheme", scheme=scheme_of(minutes.digest))
    elif not holds(minutes):
        yield because("altered")
    if published not in (None, minutes.digest):
        yield because("other_digest")
    yield from draw_doubts(minutes.deliberation)
    yield from _dated(minutes)


def draw_doubts(held: Deliberation) -> Doubts:
    """Name a draw that gives something else, one that another contradicts, and a decision without a draw."""
    if not all(draw.verify() for draw in held.draws):
        yield because("other_draw")
    gone = {one.decision.reference for one in held.taken_back if one.decision.by == "draw"}
    standing = [draw for draw in held.draws if draw.record not in gone]
    for one, other in combinations(standing, 2):
        if _contradict(_places(one), _places(other)):
            yield because("draws_contradict", one=one.record, other=other.record)
    for decision in held.decisions:
        if decision.by == "draw" and not any(_gives(draw, decision) for draw in held.draws):
            yield because("no_draw_record", order=decision.order, reference=decision.reference)


def lists_free(held: Deliberation, announced: Sequence[str] = ()) -> Doubts:
    """Name a draw whose numbered list is neither that of equals whom it parts nor that of all, or is free."""
    every, groups = {frozenset(held.sheet.items), frozenset(held.ranking.order)}, held.ranking.groups
    pools: dict[str, set[frozenset[str]]] = {}
    for one in held.decisions:
        tied = next((frozenset(group) for group in groups if {*one.order} <= {*group}), frozenset[str]())
        own = {tied} if one.rest else {tied, frozenset(one.order)}
        pools[one.reference] = pools.get(one.reference, every) | own
        groups = refined_where_tied(groups, [one])
    yield from unlisted(held.draws, announced, pools)


def _places(draw: Record) -> Mapping[str, int]:
    """Return where a draw places each of its pool; those that it does not part are equal."""
    if isinstance(draw, FairDraw):
        return {item: item not in draw.drawn for item in draw.lottery.probabilities}
    pool = draw.pool if isinstance(draw, Rfc3797Draw) else draw.order
    found = {item: at for at, item in enumerate(draw.order)}
    return {item: found.get(item, len(found)) for item in pool}


def _contradict(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Tell whether somebody stands before somebody else in one draw, and after them in another."""
    shared = sorted((place, other[item]) for item, place in one.items() if item in other)
    places = [place for _, place in shared]
    return places != sorted(places)


def _dated(minutes: Minutes) -> Doubts:
    """Name a draw announced once the jury had sat or decided, and what was decided before it sat."""
    held, days = minutes.deliberation, minutes.sittings
    for draw in held.draws:
        announced = getattr(draw, "announced", None)
        decided = [one.on for one in held.decisions if one.reference == draw.record and one.on]
        if announced and any(announced > day for day in (*(days and (max(days),)), *decided)):
            yield because("draw_late", record=draw.record, on=announced)
    for one in held.decisions:
        if days and one.on and one.on < min(days):
            yield because("decided_early", order=one.order, on=one.on, first=min(days))


def _gives(draw: Record, decision: Decision) -> bool:
    """Tell whether a draw gives an order; a draw under quotas gives a set."""
    if isinstance(draw, FairDraw):
        return set(decision.order) <= set(draw.drawn)
    return tuple(item for item in draw.order if item in decision.order) == decision.order


def _other_lines(text: str, written: Callable[..., str]) -> Doubts:
    """Name the first line that the minutes would not write."""
    read = _lines(text)
    page = read[:1] == ["<!doctype html>"]
    for number, (line, due) in enumerate(
        zip_longest(read, _lines(written(page=page)), fillvalue=""), start=1
    ):
        if line != due:
            yield because("other_text", line=number, text=line or due)
            return


def _lines(text: str) -> list[str]:
    """Return lines as they are read: accents coded one way, one kind of blank, none at an end."""
    told = normalize("NFC", text.removeprefix("\ufeff")).rstrip().replace("><", ">\n<")
    lines = [re.sub("[\u00a0\u202f]", " ", line).rstrip() for line in told.splitlines()]
    return [*dropwhile(lambda line: not line, lines)]
