"""The sections of the minutes, each a list of blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from attrs import evolve

from eig._ground.sentences import say
from eig.jury.marks.mark_sheets import MarkSheet
from eig.jury.marks.quorums import quorum
from eig.jury.merit.tiebreaks import TieBreak
from eig.jury.minutes._document import Block, Bullets, Grid, Heading, Paragraph
from eig.jury.minutes._minutes_words import WORDS
from eig.jury.minutes.deliberation import Deliberation
from eig.jury.selection._selection_reasons import price_of
from eig.jury.selection.fair_draw import FairDraw, FairLottery
from eig.lots.label_draw import LabelDraw
from eig.lots.rfc3797 import Rfc3797Draw
from eig.reasons import Reason
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.jury.minutes.proceedings import Minutes


class Voice:
    """Says the words of the minutes in a language, with the names that the caller gives to identifiers."""

    def __init__(self, lang: Lang, names: Mapping[str, str]) -> None:
        self.lang: Lang = lang
        self._names = names

    def word(self, key: str, **facts: object) -> str:
        """Return a word or sentence, with its facts said."""
        template = WORDS[key][self.lang == "fr"]
        return template.format_map({name: say(fact, self.lang) for name, fact in facts.items()})

    def name(self, identifier: str) -> str:
        """Return the name of an identifier, itself by default."""
        return self._names.get(identifier, identifier)

    def named(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Return the names of identifiers."""
        return tuple(map(self.name, identifiers))

    def say(self, value: object) -> str:
        """Say a value."""
        return say(value, self.lang)

    def tell(self, reason: Reason) -> str:
        """Say a reason, with names in the place of identifiers."""
        return (
            evolve(reason, facts=self._renamed(reason.facts)).say(self.lang)
            if self._names
            else reason.say(self.lang)
        )

    def _renamed(self, facts: Mapping[str, object]) -> dict[str, object]:
        return {key: self._fact(fact) for key, fact in facts.items()}

    def _fact(self, fact: object) -> object:
        if isinstance(fact, tuple):
            return tuple(map(self._fact, cast("tuple[object, ...]", fact)))
        return self.name(fact) if isinstance(fact, str) else fact

    def title(self, key: str) -> Heading:
        """Return the heading of a section."""
        return Heading(2, self.word(key))


def composition(minutes: Minutes, voice: Voice) -> list[Block]:
    """Say who sat, when, and under whom."""
    jurors = minutes.deliberation.sheet.jurors
    chaired = [Paragraph(voice.word("chair", chair=voice.name(minutes.chair)))] if minutes.chair else []
    seated = voice.word("jurors", count=len(jurors), jurors=voice.named(jurors))
    held = [Paragraph(voice.word("held", days=minutes.sittings))] if minutes.sittings else []
    panels = [
        Paragraph(voice.word("panel", panel=voice.name(panel), members=voice.named(members)))
        for panel, members in _panels(minutes.deliberation.sheet.sheets).items()
    ]
    return [voice.title("composition"), *held, *chaired, Paragraph(seated), *panels]


def _panels(mark_sheets: Iterable[MarkSheet]) -> dict[str, list[str]]:
    """Return the people of each panel that filled sheets together."""
    found: dict[str, set[str]] = {}
    for one in mark_sheets:
        if one.is_collective:
            found.setdefault(one.juror, set()).update(one.members, one.stepped_back)
    return {panel: sorted(people) for panel, people in sorted(found.items())}


def recusals(minutes: Minutes, voice: Voice) -> list[Block]:
    """Say who stepped back, was absent or abstained, and whether the quorum was reached."""
    sheet = minutes.deliberation.sheet
    told = tuple(
        voice.word(state, juror=voice.name(person), items=voice.named(items))
        for state in ("recused", "absent", "abstained")
        for person, items in _in_state(sheet.sheets, state).items()
    )
    missed = [item for item in sheet.items if not quorum(sheet, item, share=minutes.quorum).reached]
    share = str(minutes.quorum)
    verdict = (
        voice.word("quorum_missed", share=share, items=voice.named(missed))
        if missed
        else voice.word("quorum_reached", share=share)
    )
    fixed = [Paragraph(voice.word("corrections", count=len(sheet.corrections)))] if sheet.corrections else []
    listed: Block = Bullets(told) if told else Paragraph(voice.word("no_recusal"))
    return [voice.title("recusals"), listed, Paragraph(verdict), *fixed]


def _in_state(mark_sheets: Iterable[MarkSheet], state: str) -> dict[str, list[str]]:
    """Return who was in a state, and for which items; who stepped back from a panel's sheet is recused."""
    found: dict[str, list[str]] = {}
    for one in mark_sheets:
        people = one.recused if state == "recused" else (one.juror,) * (one.state == state)
        for person in people:
            found.setdefault(person, []).append(one.item)
    return dict(sorted(found.items()))


def rubric(minutes: Minutes, voice: Voice) -> list[Block]:
    """Show the criteria, their scales, weights and eliminating marks."""
    lines = tuple(
        (
            (one.fr if voice.lang == "fr" else one.en) or one.id,
            f"{voice.say(one.scale.low)} – {voice.say(one.scale.high)}",
            voice.say(one.weight),
            "" if one.floor is None else voice.say(one.floor),
        )
        for one in minutes.deliberation.sheet.rubric.criteria
    )
    head = tuple(voice.word(key) for key in ("criterion", "scale", "weight", "floor"))
    return [voice.title("rubric"), Grid(head, lines)]


def method(minutes: Minutes, voice: Voice) -> list[Block]:
    """Say how marks made scores, with the source, and how ties are broken."""
    held = minutes.deliberation
    tests = tuple(_test(held, test, voice) for test in held.tie_breaks)
    chair = [Paragraph(voice.word("casting_vote", chair=voice.name(held.chair)))] if held.chair else []
    scores, missing = voice.word(f"method_{held.method}"), voice.word(f"missing_{held.missing}")
    return [
        voice.title("method"),
        Paragraph(voice.word("method_is", method=scores, missing=missing)),
        Paragraph(voice.word("source", source=minutes.source)),
        *(Paragraph(voice.word(key)) for key in _rules(held)),
        Paragraph(voice.word("tie_breaks", tests=tests) if tests else voice.word("no_tie_breaks")),
        *chair,
        *_threshold(held, voice),
    ]


def _test(held: Deliberation, test: TieBreak, voice: Voice) -> str:
    """Say what a test compares, a criterion by the words of the grid."""
    if test.criterion is None:
        return test.label(voice.lang)
    title = held.sheet.rubric.criterion(test.criterion).title(voice.lang)
    return evolve(test, criterion=title).label(voice.lang)


def _rules(held: Deliberation) -> Iterator[str]:
    """Name the rules that have something to apply to."""
    if any(one.floor is not None for one in held.sheet.rubric.criteria):
        yield f"floors_{held.floors}"
    if any(one.opinion for one in held.sheet.sheets):
        yield f"opinions_{held.opinions}"
    if held.quotas:
        yield f"objective_{held.objective}"


def _threshold(held: Deliberation, voice: Voice) -> list[Block]:
    return [] if held.threshold is None else [Paragraph(voice.word("threshold", threshold=held.threshold))]


def ranking(minutes: Minutes, voice: Voice) -> list[Block]:
    """Show the ranking, and the reasons of every place."""
    selection = minutes.selection
    head = tuple(voice.word(key) for key in ("rank", "item", "score", "outcome"))
    lines = tuple(
        (
            "" if row["rank"] is None else str(row["rank"]),
            voice.name(str(row["item"])),
            "" if row["score"] is None else voice.say(row["score"]),
            voice.word(f"status_{row['status']}"),
        )
        for row in selection.rows()
    )
    traces = [_reasons(minutes, voice, str(row["item"])) for row in selection.rows()]
    cautions = [
        Paragraph(voice.word("caution", caution=voice.tell(one))) for one in selection.ranking.cautions
    ]
    return [
        voice.title("ranking"),
        Grid(head, lines),
        *cautions,
        voice.title("reasons"),
        Bullets(tuple(traces)),
    ]


def _reasons(minutes: Minutes, voice: Voice, item: str) -> str:
    """Return the trace of the ranking, then what the selection adds to it."""
    known = minutes.selection.ranking.explain(item, lang=voice.lang)
    added = minutes.selection.explain(item, lang=voice.lang).reasons
    told = [*known.reasons, *(reason for reason in added if reason not in known.reasons)]
    colon, stop = (" : ", " ; ") if voice.lang == "fr" else (": ", "; ")
    return f"{voice.name(item)}{colon}{stop.join(map(voice.tell, told))}."


def adjustment(minutes: Minutes, voice: Voice) -> list[Block]:
    """Show the scores before and after an adjustment, who decided it and why."""
    adopted = minutes.deliberation.adjustment
    if adopted is None:
        return [voice.title("adjustment"), Paragraph(voice.word("no_adjustment"))]
    head = tuple(voice.word(key) for key in ("item", "before", "after"))
    lines = tuple(
        (voice.name(one.item), voice.say(one.before), voice.say(one.after)) for one in adopted.scores
    )
    who = voice.word("adjusted_by", who=adopted.decided_by, why=adopted.why, source=adopted.source)
    to = voice.word("adjusted_to", places=adopted.places)
    return [voice.title("adjustment"), Paragraph(who), Paragraph(to), Grid(head, lines)]


def lists(minutes: Minutes, voice: Voice) -> list[Block]:
    """Give the main list, what must still be decided, and the reserve list with its terms."""
    selection, terms = minutes.selection, minutes.selection.terms
    told = [
        (True, voice.word("main", places=selection.places, items=voice.named(selection.main))),
        (selection.unfilled, voice.word("unfilled", count=selection.unfilled)),
        (
            selection.undecided,
            voice.word("undecided", open=selection.open_places, items=voice.named(selection.undecided)),
        ),
        (True, voice.word("reserve", items=voice.named(selection.reserve))),
        (terms.ends, voice.word("reserve_ends", ends=terms.ends)),
        (terms.calls is not None, voice.word("reserve_calls", calls=terms.calls)),
        (selection.conflict, selection.conflict.reason.say(voice.lang) if selection.conflict else ""),
    ]
    return [voice.title("lists"), *(Paragraph(sentence) for holds, sentence in told if holds)]


def quotas(minutes: Minutes, voice: Voice) -> list[Block]:
    """Show the quotas and their prices; nothing where there is none."""
    selection = minutes.selection
    if not selection.quotas:
        return []
    prices: Mapping[str, Fraction] = selection.optimum.prices if selection.optimum else {}
    price = "price" if selection.objective == "scores" else f"price_{selection.objective}"
    head = tuple(voice.word(key) for key in ("quota", "bounds", price))
    lines = tuple(
        (
            quota.name,
            quota.words().say(voice.lang),
            price_of(selection, prices[quota.name]).say(voice.lang) if prices else voice.say(None),
        )
        for quota in selection.quotas
    )
    return [voice.title("quotas"), Grid(head, lines)]


def draws(minutes: Minutes, voice: Voice) -> list[Block]:
    """Give the record of each draw, with all that drawing again takes, and what it gives."""
    told = [block for draw in minutes.draws for block in _drawn(draw, voice)]
    return [voice.title("draws"), *(told or [Paragraph(voice.word("no_draw"))])]


def _drawn(draw: Rfc3797Draw | LabelDraw | FairDraw, voice: Voice) -> list[Block]:
    more: list[Block] = []
    if isinstance(draw, Rfc3797Draw):
        facts = ("RFC 3797", draw.key, draw.drawn)
        more = [Paragraph(voice.word("pool", pool=voice.named(draw.pool), bits=draw.entropy))]
    elif isinstance(draw, LabelDraw):
        facts = (f"draft-thomson-elegy-vrs-00, code {draw.code}", draw.randomness, draw.order)
    else:
        facts = (f"{draw.lottery.rule}, code {draw.code}", draw.randomness, draw.drawn)
        more = _lottery(draw.lottery, voice)
    means, randomness, order = facts
    said = voice.word(
        "drawn", method=means, randomness=randomness, order=voice.named(order), verified=draw.verify()
    )
    return [Bullets((said,)), *more]


def _lottery(lottery: FairLottery, voice: Voice) -> list[Block]:
    """State the chance of each item, and of each number of items of every kind."""
    kinds = tuple(
        (str(number), voice.say(voice.named(kind)), str(lottery.probabilities[kind[0]]))
        for number, kind in enumerate(lottery.kinds, start=1)
    )
    counts = tuple((voice.say(one.counts), str(one.probability)) for one in lottery.mixture)
    return [
        Grid(tuple(map(voice.word, ("kind", "items", "chance"))), kinds),
        Grid(tuple(map(voice.word, ("composition_of_set", "probability"))), counts),
    ]


def signatures(minutes: Minutes, voice: Voice) -> list[Block]:
    """Leave a line to each person who took part, the members of panels too."""
    present = {person for one in minutes.deliberation.sheet.sheets if one.takes_part for person in one.people}
    lines = tuple(voice.word("signature", juror=voice.name(person)) for person in sorted(present))
    return [voice.title("signatures"), Bullets(lines)]


def digest(minutes: Minutes, voice: Voice) -> list[Block]:
    """Give the digest of the inputs."""
    return [voice.title("digest"), Paragraph(voice.word("digest_is", digest=minutes.digest))]


SECTIONS: tuple[Callable[[Minutes, Voice], list[Block]], ...] = (
    composition,
    recusals,
    rubric,
    method,
    ranking,
    adjustment,
    lists,
    quotas,
    draws,
    signatures,
    digest,
)
