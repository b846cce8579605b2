"""Whether an act is of an outcome, and whether it may take the place of another: what is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, product
from typing import Any, TypeAlias

from attrs import define, evolve, field

from eig._draw.markdown_documents import quoted
from eig._language.languages import LANGUAGES, Language
from eig._language.sentences_from_codes import sentence
from eig._values.faults_together import Gather
from eig._values.first_few_names import few
from eig.book._act_steps_and_days import in_order, last_days, of_jury
from eig.book._decided_status_and_reason_of_each import numbers_told
from eig.book._dossier_digests import check_secret
from eig.book._letters_and_notices import is_noted, voice
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._what_was_decided import applied_after, as_decided, days_decided, decided_before, left_by
from eig.book.act_chain_and_checks_of_replaced_acts import KINDS, ActStep, day_decided
from eig.book.acts_with_a_published_root import Act, ActSubject, PublishedAct
from eig.book.administrative_decisions import stood
from eig.book.dossier_changes import DossierChanges, RulingChange
from eig.book.rulings_on_challenges_and_people import STATUSES, WAITING, Ruling, RulingStatus
from eig.programme.appointments import days_of
from eig.reasons import Because, Reason, reasons_in

because: Because = reasons_in("book")
ABOUT: Mapping[str, str] = {"candidates": "person", "challenges": "challenge"}


def check_replaced(
    outcome: DecidedCases,
    *,
    changes: DossierChanges | None,
    about: ActSubject = "candidates",
    act: Act | PublishedAct | None = None,
    beside: Sequence[Act] = (),
    name: str = "Outcome.act",
) -> None:
    """Refuse an act about others, and changes that are not from what it was made of to this outcome."""
    faults = Gather(name)
    promotion = outcome.book.promotion.name
    facts: dict[str, Any] = {"challenges": about == "challenges", "promotion": promotion}
    same = True
    for place, one in [*(("beside", one) for one in beside), ("replaces", act)]:
        of = None if one is None else (one.promotion, one.about)
        same = of in (None, (promotion, about))
        faults.that(place, same, "book.act_on_same", value=of, **facts)
    on, before = act and day_decided(act.links), decided_before(outcome, about)
    skips = same and on and before and on < before
    faults.that("replaces", not skips, "book.act_since", value=on, before=before)
    texts: Mapping[str, str] = act.texts if isinstance(act, Act) else {}
    apart = tuple(_apart(outcome, changes, texts)) if changes is not None and same else ()
    faults.that("changes", not apart, "book.changes_to_this", value=changes, names=apart)
    faults.done()


def check_acts_of(outcome: DecidedCases, made: Sequence[Act | PublishedAct], salt: str) -> None:
    """Refuse acts of another outcome, or two on the same people; and a salt that is not of a dossier."""
    faults = Gather("Outcome.dossier")
    if salt:
        check_secret(faults, "salt", salt, (*outcome.minutes, *(one for one in made if isinstance(one, Act))))
    faults.distinct("acts", (one.about for one in made), what="subject")
    for at, one in enumerate(made):
        faults.that("acts", is_made_of(one, outcome), "book.act_of_this", at=(at,), value=one)
    faults.done()


def never_notified(outcome: DecidedCases, about: ActSubject) -> date | None:
    """Return the day of the decision before the last one, if nobody was told of it but of one before it."""
    days, told = days_decided(outcome, about), days_of(outcome.book.ledger.in_force, about)["notification"]
    read = {one >= days[-2] for one in told if days[:-2] and one < days[-1]}
    return days[-2] if read == {False} else None


def _apart(outcome: DecidedCases, changes: DossierChanges, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield of whom changes say something else than an outcome, or than the text that was notified."""
    rulings = {one.subject: one for one in outcome.rulings.rulings}
    moved = {one.subject: one for one in changes.moved}
    places = {None, *(one.place for one in rulings.values()), *(one.place for one in moved.values())}
    lines = _Lines(outcome, places)
    for name in sorted({*rulings, *moved, *changes.unmoved}):
        now, one = rulings.get(name), moved.get(name)
        stands = (now.status, now.place) if now else (None, None)
        was, told = ((one.before, one.place), (one.after, one.moved_to)) if one else (stands, stands)
        said = lines.said_in(texts.get(name, ""), now) if now else ()
        same = told == stands and (one or (now and name in changes.unmoved)) and (not said or was in said)
        if not same or (now and not _numbered_then(outcome, now, one, texts.get(name, ""))):
            yield name


def _numbered_then(outcome: DecidedCases, now: Ruling, moved: RulingChange | None, text: str) -> bool:
    """Tell whether a text says the numbers on the reserve that a change, or none, says were told before."""
    unmoved = numbers_told(outcome, now.subject) if text and now.status == "reserve" else ()
    languages = [voice(outcome, lang, person=now.subject) for lang in LANGUAGES]
    count = len(outcome.rulings.rulings)
    for one in unmoved if moved is None else moved.numbers:
        others = (evolve(one, facts={**one.facts, "number": at + 1}) for at in range(count))
        if not _says(text, one, languages) and any(_says(text, other, languages) for other in others):
            return False
    return True


def _says(text: str, reason: Reason, languages: Sequence[Language]) -> bool:
    """Tell whether a line of a text says a reason, or says it and who has the same."""
    said = [sentence(reason.say(language)).removesuffix(".") for language in languages]
    return any(f"{one}{end}" in f"{text}\n" for one in said for end in (".\n", ", "))


def is_made_of(act: Act | PublishedAct, outcome: DecidedCases) -> bool:
    """Tell whether an act is of an outcome: its promotion, its days, how many; a whole one, of all.

    Of all is: whom it decides about, what each text says, and what the jury found.
    """
    then, about = as_decided(outcome, act.about), act.about
    public = act if isinstance(act, PublishedAct) else act.published()
    left = left_by(then, about) - {*(act.texts if isinstance(act, Act) else ())}
    rulings = {one.subject: one for one in decided_about(then, about, without=left)}
    own, days = {one.kind: one for one in act.links}, last_days(then, about)
    dated: dict[ActStep, date | None] = {
        "decision": None,
        **{kind: one.on for kind, one in own.items() if kind in KINDS[:-1]},
    }
    same = all(days[kind] == on for kind, on in dated.items())
    known = public.promotion == then.book.promotion.name
    waits = {one.subject for one in rulings_about(then, about) if act.replaces and one.status in WAITING}
    if not (same and known and len(rulings) <= public.size <= len(rulings) + len(waits) + len(left)):
        return False
    if isinstance(act, PublishedAct):
        return True
    if not act.erasures:
        given = (in_order(then), then)  # acts before were made of minutes as given
        found = (of_jury(one, about, act.secret).items() for one in given)
        held = dict(act.unlinked) | {str(kind): one.digest for kind, one in own.items()}
        same = any(
            all(held.get(kind, "" if act.unlinked else one) == one for kind, one in some) for some in found
        )
        same &= {*rulings} <= {*act.texts} <= {*rulings, *waits}
    return same and says_of_each(act, rulings.values(), then)


def says_of_each(act: Act, rulings: Collection[Ruling], outcome: DecidedCases) -> bool:
    """Tell whether an act says of each what was decided, of whoever it still holds a text."""
    lines = _Lines(outcome, {None, *(one.place for one in (*rulings, *outcome.rulings.rulings))})
    told = ((one, lines.said_in(act.texts.get(one.subject, ""), one)) for one in rulings)
    return all(not said or (one.status, one.place) in said for one, said in told)


Stands: TypeAlias = tuple[RulingStatus, str | None]


@define
class _Lines:
    """The lines that can say what was decided, each once for all of whom it says the same."""

    outcome: DecidedCases
    places: Collection[str | None]
    _known: dict[tuple[object, ...], list[tuple[str, Stands]]] = field(factory=dict[Any, Any])

    def said_in(self, text: str, ruling: Ruling) -> set[Stands]:
        """Return what a text can be read to decide, in any language; nothing where it has none of ours."""
        waits = evolve(ruling, status="undecided").said.code
        alike = ruling.about, waits, ruling.subject in self.places and ruling.subject
        if text and alike not in self._known:
            self._known[alike] = [*self._lines(ruling)]
        lines = {*text.splitlines()}
        return {decided for line, decided in self._known.get(alike, ()) if line in lines}

    def _lines(self, ruling: Ruling) -> Iterator[tuple[str, Stands]]:
        for language in [voice(self.outcome, lang, person=ruling.subject) for lang in LANGUAGES]:
            for status, place in product(STATUSES, self.places):
                one = evolve(ruling, status=status, place=place)
                yield quoted(stood(one, language)), (status, place)


def rulings_about(outcome: DecidedCases, about: ActSubject) -> Iterator[Ruling]:
    """Yield what is decided, or waits, of those whom an act is about; of challenges, without people."""
    found = outcome._of_challenges if about == "challenges" else outcome.rulings.rulings  # noqa: SLF001 # found once for all
    yield from (one for one in found if one.about == ABOUT[about])


def decided_about(
    outcome: DecidedCases, about: ActSubject, *, without: Collection[str] = ()
) -> Iterator[Ruling]:
    """Yield the decisions that an act is about: those on whoever asked for something."""
    silent = ("no_wish", *WAITING)
    found = rulings_about(outcome, about)
    yield from (one for one in found if one.status not in silent and one.subject not in without)


# ── an act of a later call, which stands beside the one before ─────────────────────────────────────


def decided_again(
    outcome: DecidedCases, about: ActSubject, rulings: Sequence[Ruling], beside: Sequence[Act]
) -> Iterator[Reason]:
    """Yield that an act decides again on some, or that nothing tells whether it does.

    Whom acts `beside` it decided on is known; else, of people, when they applied may tell it.
    """
    on, book = decided_before(outcome, about), outcome.book
    since = {one.candidate: on and applied_after(book, one, on) for one in book.applications}
    if beside:
        since = {one.subject: one.subject not in {*chain(*(act.texts for act in beside))} for one in rulings}
    again = [one.subject for one in rulings if on and not since.get(one.subject) and not is_noted(one)]
    early = [one for one in again if since.get(one) is False]
    untold = [one for one in again if one not in early and about == "candidates"]
    names = {"names": few(untold, len(untold)) or None, "early": few(early, len(early)) or None}
    yield from [because("replaces_untold", on=on, **names)] if again else ()
