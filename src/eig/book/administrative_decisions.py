"""A decision as it is notified: who decides, on what basis, why, and what may be done against it.

Each part has its source in the law of the programme's place, or is a blank that the office fills; a blank is
shown as one. Nothing is invented, and no law is quoted where none is stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, final

from attrs import evolve, field, frozen

from eig._draw.markdown_documents import Bullets, quoted
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._language.languages import Language
from eig._language.sentences_from_codes import sentence
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import said, text
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.names_and_clean_text import UNSEEN, is_clean
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, told_where_given
from eig.book._cautions_on_marks_lists_and_teams import other_authorities, rules_on
from eig.book._decided_status_and_reason_of_each import DecidedPeople, ruling_on
from eig.book._letters_and_notices import (
    against_decision,
    authority_of,
    basis_replaced,
    change_told,
    check_decided,
    contact_of,
    days_about,
    decided_by,
    decision_in,
    is_noted,
    is_untreated,
    judged_with,
    told_again,
    treatment_of,
    voice,
)
from eig.book._lists_that_rank_somebody import judged_on
from eig.book._minutes_held_to_what_is_kept import is_kept
from eig.book._what_was_decided import grid_sources
from eig.book.act_chain_and_checks_of_replaced_acts import ChainLink, day_decided
from eig.book.acts_with_a_published_root import Act, PublishedAct
from eig.book.dossier_changes import DossierChanges, RulingChange
from eig.book.rulings_on_challenges_and_people import WAITING, Ruling, RulingStatus
from eig.jury.rules.jury_rules_with_origins import JuryRules
from eig.programme.durations import add_months, months
from eig.programme.jurisdictions import Retention
from eig.programme.templates import SLOTS, Template
from eig.reasons import Because, Reason, reasons_in, worded
from eig.typing import Lang

because: Because = reasons_in("book")
tell: Tell = teller("book")
NONE: Final[Mapping[str, RulingStatus]] = MappingProxyType({"person": "not_seated", "challenge": "not_kept"})
"""As what a decision is told that holds no more."""
HEADED: Final = ("basis", "grounds", "decision", "remedies", "treatment")
"""The slots that stand under a heading of their own in the library's template."""
SAID: Final = MappingProxyType({**keeps(said), **told_where_given})
AS_STATED: Final = FrozenMap({"en": "{text}"})


@final
@frozen(kw_only=True, eq=False, repr=False)
class AdministrativeDecision(Value):
    """A decision on one person or challenge, as it is notified.

    `Outcome.decision` makes it.

    Args:
        subject: The person or the challenge, by identifier.
        slots: What each part says, in Markdown: see `Template`.
        template: The words around them.
        missing: What the office must still fill in, or settle: which authority decides, where rules name two.

    >>> from eig.book import Book, Office
    >>> from eig.programme import Application, Candidate
    >>> from eig.promotions import P3
    >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")],
    ...             applications=[Application(candidate="c1", complete=False)])
    >>> decision = book.decide().decision("c1", Office(signed_by="A. Director"))
    >>> print(decision.to_markdown().splitlines()[0])
    # EIG 3: the application of c1
    """

    _BRIEF = "{subject}"
    subject: str = field(metadata=keeps(text))
    slots: FrozenMap[str] = field(converter=MapOf[str], metadata=keeps(of="person"))
    template: Template
    missing: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])

    def to_markdown(self) -> str:
        """Return the decision in Markdown, blanks shown as blanks.

        >>> from eig.book import Book
        >>> from eig.programme import Application, Candidate
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")],
        ...             applications=[Application(candidate="c1", complete=False)])
        >>> "to be filled in by the office: who signs" in book.decide().decision("c1").to_markdown()
        True
        """
        return self.template.fill(self.slots)


def _in_line(said: str) -> str:
    """Return words that stand within a sentence: on one line, without the mark that would end it."""
    return _stated(" ".join(said.split()).rstrip(" .,;:"), breaks=False) if type(said) is str else said


def _stated(said: str, *, breaks: bool = True) -> str:
    """Return words as they are; nothing where they hold no letter and no digit, and so state nothing."""
    says = type(said) is not str or any(one.isalnum() and one not in UNSEEN for one in said)
    return said if says or not is_clean(said, breaks=breaks) else ""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Office(Value):
    """What an office states of the decisions that it notifies; what it leaves out is a blank, shown as one.

    Args:
        name: The office.
        signed_by: Who signs.
        capacity: In which capacity.
        reference: The reference of the decision.
        basis: The texts that it stands on, beside the rules and the minutes that are known.
        team_rules: The text that sets the rules of the teams, as the sheet of rules names it.
        delegation: By which text who signs may decide, where the authority that decides is another.
        withdrawal: Why a seat or a place that was decided may be taken back, where an act does so.
        late_withdrawal: The text that allows it once the delay of the law of the place has run.
        court: Before which court a decision is brought, such as `the administrative court of Paris`.
        contact: Whom to ask for the rules; the office where left out, and where it has no name the operator
            of the programme.
        information: What is told of the data: who answers for them, on what legal basis, to whom they go.
            It stands in the rules of an act, and in each decision on a person.
        retention: How long they are kept, where the law of the programme's place does not say it.
        template: The office's own words around each decision.

    >>> Office(name="Etalab", signed_by="A. Director").blanks
    ('capacity', 'reference')
    """

    name: str = field(default="", converter=_in_line, metadata=keeps(said))
    signed_by: str = field(default="", converter=_in_line, metadata=keeps(said))
    capacity: str = field(default="", converter=_in_line, metadata=keeps(said))
    reference: str = field(default="", converter=_in_line, metadata=keeps(said))
    basis: tuple[str, ...] = field(default=(), converter=to_ids)
    team_rules: str = field(default="", converter=_in_line, metadata=SAID)
    delegation: str = field(default="", converter=_in_line, metadata=SAID)
    withdrawal: str = field(default="", converter=_in_line, metadata=SAID)
    late_withdrawal: str = field(default="", converter=_in_line, metadata=SAID)
    court: str = field(default="", converter=_in_line, metadata=SAID)
    contact: str = field(default="", converter=_in_line, metadata=keeps(said))
    information: str = field(default="", converter=_stated)
    retention: Retention | None = None
    template: Template | None = None

    def _check(self, faults: Gather) -> None:
        right = self.template is None or self.template.kind == "decision"
        faults.that("template", right, "programme.template_for", value=self.template, kind="decision")

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is not stated, by name."""
        return tuple(one for one in ("signed_by", "capacity", "name", "reference") if not getattr(self, one))

    @property
    def asked(self) -> str:
        """Whom to ask for the rules: the contact, or else the office; empty where it states neither."""
        return self.contact or self.name


BLANK: Final = Office()
"""What an office states that states nothing."""


@frozen
class Replaced:
    """The act that another one replaces, if any, and what changed; and the acts that stand beside it."""

    act: Act | PublishedAct | None = None
    changes: DossierChanges | None = None
    beside: tuple[Act, ...] = ()

    @property
    def root(self) -> str:
        """Its root; empty where none is replaced."""
        return "" if self.act is None else self.act.root

    @property
    def links(self) -> tuple[ChainLink, ...]:
        """Its chain."""
        return () if self.act is None else self.act.links

    @property
    def references(self) -> tuple[str, ...]:
        """Its reference, and those of the acts before it."""
        used = () if self.act is None else (self.act.reference, *self.act.earlier_references)
        return tuple(filter(None, used))

    @property
    def basis(self) -> tuple[Reason, ...]:
        """That it is replaced, as a text that the other one stands on."""
        return basis_replaced(self.act)

    def basis_of(self, outcome: DecidedPeople, ruling: Ruling) -> tuple[Reason, ...]:
        """Return the same for one person: of whoever it did not decide, nothing is."""
        known = self.act.texts if isinstance(self.act, Act) else {ruling.subject: ""}
        decided = ruling.subject in known if self.changes is None else bool(self.ground(outcome, ruling))
        return self.basis if decided else ()

    def leaves(self, left: frozenset[str]) -> frozenset[str]:
        """Return of some whom an earlier call decided on those of whom the act replaced has no text."""
        return frozenset(one for one in left if not decided_by(self.act, one))

    @property
    def _moved(self) -> tuple[RulingChange, ...]:
        return self.changes.moved if self.changes is not None else ()

    def ground(self, outcome: DecidedPeople, ruling: Ruling) -> tuple[Reason, ...]:
        """Return what a person is told of the change."""
        told = evolve(ruling, status="not_seated") if self.recalls(ruling) else ruling
        return change_told(outcome, told, self.changes, self.act)

    def standing(self, ruling: Ruling, language: Language) -> str:
        """Return the line that says what is decided; of whoever waits again, that it holds no more."""
        if not self.recalls(ruling):
            return stood(ruling, language)
        moved = {one.subject: one for one in self._moved}
        told = moved[ruling.subject].to_person().facts["before"] if ruling.subject in moved else None
        return sentence(tell("recalled", language, before=told, **decision_in(self.act)))

    def takes(self, ruling: Ruling) -> bool:
        """Tell whether somebody loses what was given to them: a seat, a place on a list, a number there."""
        one = next((one for one in self._moved if one.subject == ruling.subject), None)
        if one is None or not self.root or is_noted(ruling):
            return False
        before, after = GIVEN.get(one.before or "", 0), GIVEN.get(one.after or "", 0)
        return (
            one.numbered_worse
            or before > after
            or (before == after == max(GIVEN.values()) and one.place != one.moved_to)
        )

    def recalls(self, ruling: Ruling) -> bool:
        """Tell whether somebody waits of whom the act that is replaced decided something."""
        decided = {one.subject for one in self._moved if one.before not in (None, *WAITING)}
        told = ruling.subject in (self.act.texts if isinstance(self.act, Act) else decided)
        return bool(self.root) and ruling.status in WAITING and told


NOTHING: Final = Replaced()
GIVEN: Final[Mapping[str, int]] = MappingProxyType({"reserve": 1, "kept": 3, "seated": 3})
"""What is worth more than something else, of what a decision gives; a seat counts with its challenge."""


def decision_of(
    outcome: DecidedPeople, subject: str, office: Office, *, lang: Lang, replaced: Replaced = NOTHING
) -> AdministrativeDecision:
    """Return the decision on one person or challenge, as it is notified."""
    ruling = ruling_on(outcome, subject, "candidate", again=decided_by(replaced.act, subject))
    told = evolve(ruling, status=NONE[ruling.about]) if replaced.recalls(ruling) else ruling
    check_decided("Outcome.decision", told)
    language, contact = voice(outcome, lang, person=subject), office.asked or contact_of(outcome)
    takes, law = replaced.takes(ruling), outcome.book.promotion.programme.jurisdiction
    late = tuple(_late(outcome, ruling, replaced)) if takes else ()
    allowed = _taken_back(outcome, office, late) if takes else ()
    again, loose = told_again(outcome, ruling), _undelegated(outcome, office)
    parts = {
        "basis": (*_basis(outcome, ruling, office), *replaced.basis_of(outcome, ruling), *allowed),
        "grounds": (*replaced.ground(outcome, ruling), *(again if replaced.root else ruling.reasons)),
        "remedies": tuple(against_decision(outcome, told, contact, court=office.court)),
        "treatment": _treatment(outcome, told, office),
    }
    said = {name: tuple(one.say(language) for one in reasons) for name, reasons in parts.items()}
    rules = () if is_untreated(outcome, ruling) else tuple(rules_on(outcome, subject))
    lacks = lacks_source(outcome, judged_with(ruling), rules, office)
    unnamed = () if office.late_withdrawal else late
    empty = {
        "dated": not decided_on(outcome, ruling),
        "delegation": loose,
        "basis": len(said["basis"]) == int(loose) and not lacks,
        "rules": lacks,
        "remedies": not said["remedies"],
        "court": "court" in law.laws and bool(said["remedies"]) and not (office.court or is_noted(told)),
        "withdrawal": takes and "withdrawal" in law.laws and not office.withdrawal,
    }
    for name, part in (("court", "remedies"), ("rules", "basis")):
        said[part] += (_hole(name, language),) * empty[name]
    blanks = [*office.blanks, *(name for name, holds in empty.items() if holds)]
    return AdministrativeDecision(
        subject=subject,
        slots={
            **_listed(said, language),
            **_plain(outcome, ruling, office, language),
            "decision": quoted(replaced.standing(ruling, language)),
        },
        template=office.template or default_template(ruling, language),
        missing=[*(blank(outcome, name) for name in blanks), *unnamed, *other_authorities(outcome, rules)],
    )


def _taken_back(outcome: DecidedPeople, office: Office, late: Sequence[Reason]) -> Iterator[Reason]:
    """Yield why what was given may be taken back; past the delay of the law, by what text."""
    quoted_law = outcome.book.promotion.programme.jurisdiction.quote("withdrawal")
    law = (office.late_withdrawal or None) if late else quoted_law
    unnamed = None if law or not late else late[0]
    if law or unnamed or office.withdrawal:
        yield because("basis_withdrawal", text=office.withdrawal or None, law=law, late=unnamed)


def _late(outcome: DecidedPeople, ruling: Ruling, replaced: Replaced) -> Iterator[Reason]:
    """Yield that the delay for taking back has run, from which day to which: by then another text is needed.

    Where an act before the one that is replaced is of the ledger alone, it may have given what is taken.
    """
    law, days = outcome.book.promotion.programme.jurisdiction, days_about(outcome, ruling)["decision"]
    was, within = day_decided(replaced.links), law.taken_back_months or 0
    for since in dict.fromkeys((was, min(days))) if was and within and days else ():
        until = add_months(since, within)
        if until < max(days):
            told = {"perhaps": since != was or None, "delay": months(within), "since": since, "until": until}
            yield because(
                "blank", what=because("blank_late_withdrawal", **told), source=law.quote("withdrawal")
            )
            return


def _undelegated(outcome: DecidedPeople, office: Office) -> bool:
    """Tell whether somebody signs who is not the authority that decides, by a text that is not stated."""
    signs = f"{office.signed_by}, {office.capacity}, {office.name}".casefold()
    decides = outcome.book.promotion.rules.decided_by.casefold()
    return bool(office.signed_by) and not office.delegation and decides not in signs


def lacks_source(
    outcome: DecidedPeople, about: str, rules: Iterable[JuryRules | None], office: Office
) -> bool:
    """Tell whether some rules of a jury state no source, nor their grid, nor the office a text."""
    stated = office.basis or grid_sources(outcome, about)
    return not stated and any(one is not None and not one.source for one in rules)


def decided_on(outcome: DecidedPeople, ruling: Ruling) -> date | None:
    """Return the day of the decision, as the ledger has it."""
    return max(days_about(outcome, ruling)["decision"], default=None)


def blank(outcome: DecidedPeople, name: str) -> Reason:
    """Return that the office must fill something in, with the source that asks for it."""
    points = {
        "signed_by": "author",
        "capacity": "author",
        "remedies": "notified",
        "information": "information",
        "court": "court",
        "withdrawal": "withdrawal",
        "retention": "information",
    }
    law = outcome.book.promotion.programme.jurisdiction
    source = law.quote(points[name]) if name in points else None  # type: ignore[arg-type]
    return because("blank", what=because(f"blank_{name}"), source=source)


def _listed(said: Mapping[str, tuple[str, ...]], language: Language) -> dict[str, str]:
    """Return each part as a list of sentences; an empty one as its blank."""
    return {
        name: Bullets(tuple(map(sentence, told)) or (_hole(name, language),)).markdown()
        for name, told in said.items()
    }


def _plain(outcome: DecidedPeople, ruling: Ruling, office: Office, language: Language) -> dict[str, str]:
    """Return the parts that are one line each."""
    name = outcome.book.promotion.name
    stated = {one: getattr(office, one) or _hole(one, language) for one in ("name", "reference")}
    who = office.signed_by or _hole("signed_by", language)
    capacity = office.capacity or _hole("capacity", language)
    day: object = decided_on(outcome, ruling) or _hole("dated", language)
    lines = {
        "title": tell(f"letter_{ruling.about}", language, promotion=name, subject=ruling.subject),
        "office": stated["name"],
        "reference": tell("reference_is", language, reference=stated["reference"]),
        "dated": tell("dated_on", language, on=day, noted=is_noted(ruling) or None),
        "authority": sentence(authority_of(outcome, ruling).say(language)),
        "signature": f"{who}, {capacity}",
    }
    return {slot: quoted(line) for slot, line in lines.items()}


def stood(ruling: Ruling, language: Language) -> str:
    """Return the line that says what was decided."""
    told = tell("stood", language, status=ruling.said, place=ruling.place, beside=ruling.beside)
    return sentence(told)


def _hole(name: str, language: Language) -> str:
    """Return what stands where nothing was stated."""
    return f"[{tell('blank', language, what=because(f'blank_{name}'), source=None)}]"


def _basis(outcome: DecidedPeople, ruling: Ruling, office: Office) -> tuple[Reason, ...]:
    """Return what a decision stands on: texts that the office names, published rules, the jury's opinion."""
    grids = grid_sources(outcome, judged_with(ruling))
    held = (one.source for one in rules_on(outcome, ruling.subject) if one)
    texts = dict.fromkeys([*office.basis, *held, *grids])
    judged, delegated = not is_untreated(outcome, ruling), office.delegation or _undelegated(outcome, office)
    valid = outcome._valid if judged else ()  # noqa: SLF001 # found once for all
    minutes = [one for one in valid if ruling.subject in one.deliberation.sheet.items]
    listed = any(not is_kept(one.deliberation, outcome.rounds) for one in minutes)
    count = len(judged_on(outcome, ruling.subject)) if judged and not listed else 0
    stamps = [
        one.received.date()
        for one in outcome.book.applications
        if one.received and one.candidate == ruling.subject
    ]
    days = tuple(day for day in days_about(outcome, ruling)["sitting"] if day >= max(stamps, default=day))
    return (
        *(because("basis_text", text=one) for one in texts if one),
        *([because("basis_delegation", text=office.delegation or None)] if delegated else []),
        *(because("basis_minutes", title=one.title, days=one.sittings) for one in minutes),
        *((because("basis_lists", count=count, days=days),) if count else ()),
        *((because("basis_noted"),) if is_noted(ruling) else ()),
    )


def _treatment(outcome: DecidedPeople, ruling: Ruling, office: Office) -> Iterator[Reason]:
    """Yield the mention of the treatment and what may be asked; to a person, what is told of data."""
    yield from treatment_of(outcome, ruling, office.asked or contact_of(outcome))
    if ruling.about == "person":
        for line in filter(None, map(str.strip, office.information.splitlines())):
            yield worded("information", AS_STATED, text=line)
        yield from (one.reason for one in (kept_for(outcome, office),) if one)


def kept_for(outcome: DecidedPeople, office: Office) -> Retention | None:
    """Return how long what is personal is kept: as the office states it, or the law of the place."""
    return office.retention or outcome.book.promotion.programme.jurisdiction.retention


def default_template(ruling: Ruling, language: Language) -> Template:
    """Return the library's own words around a decision, or around what is noted."""
    told = {"noted": is_noted(ruling) or None, "personal": ruling.about == "person" or None}
    heads = {name: f"## {tell(f'part_{name}', language, **told)}\n\n" for name in HEADED}
    parts = [f"{heads.get(name, '')}{{{name}}}" for name in SLOTS["decision"] if name != "title"]
    return Template(kind="decision", text="\n\n".join(["# {title}", *parts]))
