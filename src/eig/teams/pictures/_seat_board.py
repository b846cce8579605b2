"""The seat board: a row a challenge, a card a post, with its person, wish, points, and the rules broken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, reduce
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen

from eig._draw.html_tables import element
from eig._draw.svg_drawing import (
    INK,
    LINE,
    PAPER,
    SMALL,
    box,
    hint,
    pattern,
    picture,
    widest,
    width_of,
    words,
    wrapped,
)
from eig._language.lang_arguments_and_late_words import Tell, language_of, teller
from eig.teams.answers.cohort_scores import Points, points_of, post_of
from eig.teams.asked.breach_of_a_rule import Breach
from eig.teams.asked.cohorts import Cohort, Crew
from eig.teams.asked.objective_points_for_wishes_and_merit import MeritPoints, StayBonus
from eig.teams.asked.openings_posts_and_needs import Opening, Seat
from eig.teams.asked.people_to_seat import Person
from eig.teams.asked.problems import Problem
from eig.teams.asked.rule_shapes import answers
from eig.teams.asked.rules_that_a_cohort_breaks import check
from eig.typing import Lang, Picture

if TYPE_CHECKING:
    from eig.teams.answers.composing_and_points_lost import Composition


def headed(head: str, said: str, lang: Lang) -> str:
    """Return words after what they are about.

    >>> headed("plume", "p1", "en")
    'plume: p1'
    """
    return tell("headed", lang, head=head, said=said)


def named(identifiers: Iterable[str], lang: Lang) -> list[str]:
    """Return what identifiers are called.

    >>> from eig.reasons import ENGLISH
    >>> named(["p1", "p2"], ENGLISH.naming({"p1": "Ada L."}))
    ['Ada L.', 'p2']
    """
    return list(map(language_of(lang).name, identifiers))


def amount(points: Fraction, lang: Lang) -> str:
    """Say points with two decimals at most, without the mark of lost digits: there is no room for it."""
    return language_of(lang).number(points).removeprefix("≈")


tell: Tell = teller("teams.pictures")

STEP, GAP, BAND, TOP = 14, 6, 12, 26
"""The height of a line of a card, the space between cards, the width of a band, the height of the legend."""
CARD, FLAGS = 150, 220
"""The least room for words on a card, and the most for what is told beside a team."""
MARKS = (INK, pattern("hatched"), pattern("dotted"))
"""The bands of the first wish, of the second, and of those after."""


@frozen
class Card:
    """A post and who holds it: one of the two may be missing."""

    post: Seat | None
    person: Person | None


@frozen
class Row:
    """A challenge, its cards, and the rules that its team breaks."""

    opening: Opening
    cards: tuple[Card, ...]
    breaches: tuple[Breach, ...]
    equal: str  # who is undecided at the challenge, told; nothing if nobody is

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """The rules broken, each once, and who is equally good for a seat."""
        equal = (self.equal,) if self.equal else ()
        return (*dict.fromkeys(map(_flag, self.breaches)), *equal)


@frozen
class Board:
    """All that a board shows."""

    rows: tuple[Row, ...]
    points: tuple[Points, ...]
    breaches: tuple[Breach, ...]
    lang: Lang
    levels: tuple[int, ...]  # those whose terms give points to seats; seats kept are no points
    merits: tuple[str, ...]  # the terms that are merit: told by themselves

    def say(self, key: str, **facts: object) -> str:
        """Say words of the board."""
        return tell(key, self.lang, **facts)

    def name(self, identifier: str) -> str:
        """Return what somebody or something is called."""
        return language_of(self.lang).name(identifier)

    @cached_property
    def card_height(self) -> float:
        """The height of the cards: a line more where merit is told."""
        return STEP * (3 + bool(self.merits)) + 8

    def height(self, row: Row) -> float:
        """Return what a row takes: its cards, or its flags if they are more."""
        return max(self.card_height, LINE * len(row.flags)) + GAP

    @cached_property
    def card_room(self) -> float:
        """The room for words on a card: what the longest name takes, within bounds."""
        people = [self.name(card.person.id) for row in self.rows for card in row.cards if card.person]
        return max(CARD, widest(people, bold=True))

    @cached_property
    def card_width(self) -> float:
        return BAND + 12 + self.card_room

    @cached_property
    def label_room(self) -> float:
        """The room for the names of challenges."""
        return widest((self.name(row.opening.id) for row in self.rows), bold=True) + 10

    @cached_property
    def seats(self) -> int:
        """The most cards in a row."""
        return max((len(row.cards) for row in self.rows), default=0)

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """Where each row starts, and where the last ends."""
        return tuple(accumulate(map(self.height, self.rows), initial=TOP))

    @cached_property
    def flags_at(self) -> float:
        """Where the rules broken are told."""
        return self.label_room + self.seats * (self.card_width + GAP) + GAP

    @cached_property
    def width(self) -> float:
        """How wide the board is."""
        flags = [flag for row in self.rows for flag in row.flags]
        return max(self.flags_at + max(110, widest(flags, most=FLAGS, bold=True)), 620)


def draw_board(composition: Composition, hand: Cohort | None, lang: Lang) -> Picture:
    """Return the board of a composition, or of a cohort made by hand for its problem."""
    equals = composition.equals if hand is None else None
    undecided = {} if equals is None else {place: equals.people(place) for _, place in equals.possible}
    board = _board(composition.problem, composition.cohort if hand is None else hand, lang, undecided)
    told = [part for breach in board.breaches for part in _told(board, breach)]
    foot = board.tops[-1] + LINE
    status = board.say(composition.status if hand is None else "hand")
    return picture(
        _legend(board),
        *(_row(board, top, row) for top, row in zip(board.tops, board.rows, strict=False)),
        *(words((0, foot + LINE * (number + 0.5)), said) for number, said in enumerate(told)),
        size=(board.width, foot + LINE * len(told)),
        title=board.say("board", status=status),
        description=". ".join(_described(board, row) for row in board.rows),
    )


def _board(
    problem: Problem, given: Cohort | None, lang: Lang, equals: Mapping[str, tuple[str, ...]]
) -> Board:
    cohort = given or Cohort(teams=[])
    breaches = check(cohort, problem) if given else ()
    return Board(
        rows=tuple(
            Row(
                crew.opening,
                _cards(crew, problem.posts_of(crew.opening), post_of(problem, crew)),
                tuple(one for one in breaches if one.opening == crew.opening.id),
                tell("equal", lang, people=people) if (people := equals.get(crew.opening.id)) else "",
            )
            for crew in problem.crews(cohort)
        ),
        points=points_of(problem, cohort),
        breaches=breaches,
        lang=lang,
        levels=_levels(problem),
        merits=tuple(term.id for term in problem.objective.terms if isinstance(term, MeritPoints)),
    )


def _levels(problem: Problem) -> tuple[int, ...]:
    terms = [term for term in problem.objective.terms if not isinstance(term, StayBonus)]
    giving = [term for term in terms if answers(term, "points") or answers(term, "post_points")]
    return tuple(sorted({term.level for term in giving})) or (1,)


def _cards(crew: Crew, posts: Iterable[Seat], held: Mapping[str, Seat | None]) -> tuple[Card, ...]:
    """Return a card a post, in the opening's order, then the members without post, then the seats missing."""
    left = list(crew.people)
    cards: list[Card] = []
    for post in posts:
        holder = next((one for one in left if held[one.id] == post), None)
        if holder is not None:
            left.remove(holder)
        cards.append(Card(post, holder))
    cards += [Card(None, person) for person in left]
    return (*cards, *[Card(None, None)] * (crew.opening.size[0] - len(cards)))


def _legend(board: Board) -> str:
    shown = [*zip(("first", "second", "later"), MARKS, strict=True), ("unasked", PAPER)]
    parts: list[str] = []
    x = 0.0
    for key, fill in shown:
        said = board.say(key)
        parts += [box((x, 2), (BAND, 12), fill=fill), words((x + BAND + 5, 12), said, size=SMALL)]
        x += BAND + 20 + width_of(said, SMALL)
    return "".join(parts)


def _row(board: Board, top: float, row: Row) -> str:
    y = top + (board.height(row) - GAP - board.card_height) / 2
    middle = y + board.card_height / 2 + 4
    step = board.card_width + GAP
    cards = (
        _card(board, row, card, (board.label_room + place * step, y)) for place, card in enumerate(row.cards)
    )
    name = board.name(row.opening.id)
    return element(
        "g",
        words((0, middle), name, room=board.label_room - 8, bold=True),
        *cards,
        *_flags(board, row, (board.flags_at, middle)),
    )


def _flags(board: Board, row: Row, place: tuple[float, float]) -> Iterable[str]:
    x, y = place
    keeps = not row.breaches and any(card.person for card in row.cards)
    said = [*((board.say("kept"), False) for _ in range(keeps)), *((flag, True) for flag in row.flags)]
    top = y - LINE * (len(said) - 1) / 2
    for number, (flag, bold) in enumerate(said):
        yield words((x, top + LINE * number), flag, room=FLAGS, bold=bold)


def _flag(breach: Breach) -> str:
    return f"{'~' if breach.level else '✗'} {breach.rule}"


def _card(board: Board, row: Row, card: Card, place: tuple[float, float]) -> str:
    size, room = (board.card_width, board.card_height), board.card_room
    inside, top = place[0] + BAND + 6, place[1] + 13
    post = words((inside, top), _post(board, card), room=room, size=SMALL)
    if card.person is None:
        empty = words((inside, top + STEP), board.say("empty"), font_style="italic")
        return box(place, size, stroke_dasharray="4 3") + post + empty
    mark, wish = _wish(board, row, card.person)
    given = _given(board, row, card.person)
    sums = board.say("points", points=" | ".join(_by_level(board, given)))
    lines = [f"{wish} · {_merit(board, given)}", sums] if board.merits else [f"{wish} · {sums}"]
    name = board.name(card.person.id)
    points = (f"{board.name(key)} {amount(one, board.lang)}" for (_, key), one in given.items())
    return element(
        "g",
        hint("; ".join([name, wish, *points])),
        box(place, size),
        box(place, (BAND, board.card_height), fill=mark),
        post,
        words((inside, top + STEP), name, room=room, bold=True),
        *(
            words((inside, top + STEP * (2 + number)), said, room=room, size=SMALL)
            for number, said in enumerate(lines)
        ),
    )


def _post(board: Board, card: Card) -> str:
    if card.post is not None:
        return reduce(lambda a, b: board.say("either", a=a, b=b), card.post.accepts)
    return "" if card.person is None else ", ".join(card.person.profiles)


def _wish(board: Board, row: Row, person: Person) -> tuple[str, str]:
    rank = person.rank(row.opening.id)
    if rank is None:
        return PAPER, board.say("unasked")
    return MARKS[min(rank, len(MARKS) - 1)], board.say("wish", rank=rank + 1)


def _given(board: Board, row: Row, person: Person) -> Mapping[tuple[int, str], Fraction]:
    """Return the points of one person at one opening, by level and term; those of pairs are no one's."""
    sums: dict[tuple[int, str], Fraction] = {}
    for one in board.points:
        if one.opening == row.opening.id and one.people == (person.id,) and one.points > 0:
            key = (one.level, one.source)
            sums[key] = sums.get(key, Fraction(0)) + one.points
    return sums


def _merit(board: Board, given: Mapping[tuple[int, str], Fraction]) -> str:
    """Return the merit of a card, whatever else gives points at its level."""
    points = sum((one for (_, source), one in given.items() if source in board.merits), Fraction(0))
    return board.say("merit", points=amount(points, board.lang))


def _by_level(board: Board, given: Mapping[tuple[int, str], Fraction]) -> Iterable[str]:
    """Return the points of each level that gives any to anybody: levels are never added up."""
    for level in board.levels:
        points = sum((one for (at, _), one in given.items() if at == level), Fraction(0))
        yield amount(points, board.lang)


def _told(board: Board, breach: Breach) -> Sequence[str]:
    return wrapped(headed(_flag(breach), breach.reason.say(board.lang), board.lang), board.width)


def _described(board: Board, row: Row) -> str:
    seated = [
        f"{board.name(card.person.id)} ({_wish(board, row, card.person)[1]})"
        if card.person
        else board.say("empty")
        for card in row.cards
    ]
    broken = [_flag(breach) for breach in row.breaches]
    equal = [row.equal] if row.equal else []
    return headed(
        board.name(row.opening.id), language_of(board.lang).join([*seated, *broken, *equal]), board.lang
    )
