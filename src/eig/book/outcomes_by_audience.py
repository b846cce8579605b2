"""What was decided in a promotion, and what each audience is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve

from eig._values.call_arguments import checked
from eig._values.faults_together import Gather, told_of
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import to_ids
from eig._values.value import PrivateText
from eig._values.whoever_waits import whole_or_none
from eig.book._act_from_outcome import act_of
from eig.book._act_held_against_outcome import check_replaced
from eig.book._act_steps_and_days import rests_later
from eig.book._cautions_on_marks_lists_and_teams import groundless
from eig.book._decided_seats_without_a_post import posts_gone
from eig.book._decided_status_and_reason_of_each import person_statuses, rulings_of
from eig.book._dossier_digests import check_secret
from eig.book._facts_applied_to_every_table import PersonStatus
from eig.book._letters_and_notices import letter_of, notice_of
from eig.book._minutes_held_to_what_is_kept import lists_unminuted, unannounced
from eig.book._person_statuses_and_lost_seats import lost_challenges
from eig.book._recusals_and_absent_jurors import not_come_of
from eig.book._rulings_cautions_and_counts import DecidedCases
from eig.book._what_was_decided import all_held, seatable
from eig.book.acts_with_a_published_root import Act, ActSubject, PublishedAct, altered
from eig.book.administrative_decisions import BLANK, AdministrativeDecision, Office, Replaced, decision_of
from eig.book.dossier_changes import DossierChanges
from eig.book.rulings_on_challenges_and_people import Rulings, still_to_settle
from eig.book.seat_replacements_and_cover import (
    SeatReplacement,
    cover_costs_of,
    cover_of,
    lacks_of,
    replacement_of,
)
from eig.book.seat_reserves import SeatReserve
from eig.errors import UnknownKey
from eig.lots.decisions_and_priorities_on_ties import Decision
from eig.programme._names_hidden_from_an_audience import Audience
from eig.programme.templates import Template, check_template
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.teams.answers.cohort_repairs import CohortRepair
from eig.typing import Lang, Number

because: Because = reasons_in("book")


class ToldByAudience(DecidedCases):
    """What was decided, as each audience is told: an `Outcome`, which also makes its dossier."""

    __slots__ = ()

    def reasons(
        self, *, audience: Audience = "jury", lang: Lang = "en", stop: Callable[[], bool] | None = None
    ) -> Rulings:
        """Return what was decided with the reasons, as one audience is told: `to_rows` lays them out.

        Args:
            audience: The `jury` is told all; a `candidate` of the own file alone; the `public` who sits and
                what was kept.
            lang: The language of the rows.
            stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().reasons(audience="public").rows()
        []
        """
        told = whole_or_none("Outcome.reasons", stop, lambda: tuple(rulings_of(self, audience)))
        return Rulings(rulings=told, lang=lang)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what was decided; or of one challenge or person, what and why, as the jury is told.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> str(Book(promotion=P3).decide().explain(lang="fr"))[-25:]
        'rien n’est encore décidé.'
        """
        if key is not None:
            return self.rulings.explain(key, lang=lang)
        told = [one for one in self.rulings.explain().reasons if one.facts["status"] != because("ruled_open")]
        name = self.book.promotion.name
        reasons = (*(told or [because("nothing_decided")]), *self.cautions)
        return Trace(subject=name, reasons=reasons, lang=lang)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a challenge and a person, as the jury is told: see `Rulings.rows`.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().rows()
        []
        """
        return self.rulings.rows()

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        return self.rulings._rows_()  # as people read them

    def letter(
        self,
        subject: str,
        *,
        audience: Audience = "candidate",
        lang: Lang = "en",
        contact: str = "",
        office: Office = BLANK,
        template: Template | None = None,
        changes: DossierChanges | None = None,
        replaces: Act | PublishedAct | None = None,
    ) -> str:
        """Return the letter about a person or a challenge, in Markdown.

        A candidate's letter names no other candidate, no juror and no mentor: it says what was decided, of
        which list each rank is, the rule that binds, who decides in the end, and the mention of the treatment
        that the law of the programme asks for: `eig.programme.jurisdictions`.

        Args:
            subject: The person or the challenge, by identifier.
            audience: Who reads: the `candidate` that it is about, the `jury`, or the `public`.
            lang: The language; what it names is shown by its name.
            contact: Whom to ask for the rules; whom the `office` states where left out, or else the operator
                of the programme.
            template: The office's own words around it.
            office: What the office states: whom to ask, and which court.
            changes: What changed since an earlier decision, as the person is told: see `changes_since`.
            replaces: The act that holds that decision: the letter names its day and its reference.

        >>> from eig.book import Book
        >>> from eig.programme import Application, Candidate
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1", name="Ada L.")],
        ...             applications=[Application(candidate="c1", complete=False)])
        >>> print(book.decide().letter("c1").splitlines()[0])
        # EIG 3: the application of Ada L.
        """
        check_template("Outcome.letter", template, "letter")
        person = any(one.id == subject for one in self.book.candidates)
        about: ActSubject = "candidates" if person else "challenges"
        check_replaced(self, changes=changes, act=replaces, about=about, name="Outcome.letter")
        words = _words(lang, contact, office, template)
        return letter_of(self, subject, audience=audience, changes=changes, replaces=replaces, **words)

    def letters(
        self,
        *,
        lang: Lang = "en",
        contact: str = "",
        office: Office = BLANK,
        template: Template | None = None,
        changes: DossierChanges | None = None,
        replaces: Act | PublishedAct | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> FrozenMap[str]:
        """Return the letter of each candidate, by identifier: see `letter`.

        Args:
            contact: Whom to ask for the rules; whom the `office` states where left out, or else the operator
                of the programme.
            template: The office's own words around each.
            office: What the office states: whom to ask, and which court.
            changes: What changed since an earlier decision, as each is told.
            replaces: The act that holds that decision, of which each names the day and the reference.
            stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

        >>> from eig.book import Book
        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> list(Book(promotion=P3, candidates=[Candidate(id="c1")]).decide().letters(lang="fr"))
        ['c1']
        """
        check_template("Outcome.letter", template, "letter")
        check_replaced(self, changes=changes, act=replaces, name="Outcome.letter")
        words = _words(lang, contact, office, template)
        words |= {"audience": "candidate", "changes": changes, "replaces": replaces}
        people = [one.id for one in self.book.candidates]
        return whole_or_none(
            "Outcome.letters", stop, lambda: FrozenMap({one: letter_of(self, one, **words) for one in people})
        )

    def notice(
        self,
        subject: str,
        *,
        lang: Lang = "en",
        contact: str = "",
        office: Office = BLANK,
        sources: Mapping[str, str] = FrozenMap[str](),
    ) -> str:
        """Return the notice of the treatment behind one decision, in Markdown: the mention, and four points.

        See `eig.jury.minutes.algorithm_notice` for the law.

        Args:
            subject: The person or the challenge, by identifier.
            contact: Whom to ask for the rules; whom the `office` states where left out, or else the operator
                of the programme.
            office: What the office states: whom to ask, and the text that sets the rules of the teams.
            sources: Where data come from, by kind: `wishes`, `profiles`, `marks`, the `rules` of the
                teams, and names of attributes.

        >>> from eig.book import Book
        >>> from eig.programme import Application, Candidate
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")],
        ...             applications=[Application(candidate="c1", complete=False)])
        >>> print(book.decide().notice("c1").splitlines()[0])
        # No algorithmic treatment: c1 – EIG 3
        """
        stated = {"rules": office.team_rules, **sources}
        return notice_of(self, subject, lang=lang, contact=contact or office.asked, sources=stated)

    @property
    def statuses(self) -> Mapping[str, PersonStatus]:
        """Where each person stands, what was decided included: `ranked`, `reserve`, `seated`, `undecided`.

        >>> from eig.book import Book
        >>> from eig.programme import Application, Candidate
        >>> from eig.promotions import P3
        >>> people, asked = [Candidate(id="c1")], [Application(candidate="c1")]
        >>> book = Book(promotion=P3, candidates=people, applications=asked)
        >>> book.decide().statuses["c1"]
        'admissible'
        """
        return person_statuses(self)

    def reserve(self, opening: str, profile: str = "") -> SeatReserve:
        """Return who may take a seat that falls vacant.

        Args:
            opening: The challenge.
            profile: The profile of the list.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().reserve("plume", "data")
        Traceback (most recent call last):
        ...
        eig.errors.UnknownKey: Outcome.reserve: no list 'plume · data' here
        """
        known = {(one.opening, one.profile): one for one in self.reserves}
        if (opening, profile) not in known:
            name = " · ".join(filter(None, (opening, profile)))
            raise UnknownKey("list", name, known=[" · ".join(filter(None, key)) for key in known])
        return known[opening, profile]

    def place_of(self, person: str) -> str | None:
        """Return the challenge where a person sits for sure, or None.

        >>> from eig.book import Book
        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> Book(promotion=P3, candidates=[Candidate(id="c1")]).decide().place_of("c1") is None
        True
        """
        return self.rulings[person].place

    @property
    def gaps(self) -> tuple[Reason, ...]:
        """What is missing: of the book, who was called and has no sheet, equals and acts not decided."""
        held, seats = all_held(self.rounds, self.deliberation), self.cohort.draws if self.cohort else ()
        sheets = [one.sheet for one in held]
        missing = not_come_of(self.book, *sheets).items()
        told = [because("not_come", item=item, jurors=jurors) for item, jurors in missing]
        bare = [because("no_ground_for", names=names)] if (names := groundless(self)) else []
        lost = lost_challenges(self.book)
        short = posts_gone(self.book, self._standing.decided, seatable(self), lost=lost)
        return (
            *self.book.gaps,
            *told,
            *bare,
            *short,
            *lists_unminuted(self),
            *unannounced([*(draw for one in held for draw in one.draws), *seats]),
            *self.rulings.open_acts,
            *still_to_settle(self.rulings),
        )

    def decision(self, subject: str, office: Office = BLANK, *, lang: Lang = "en") -> AdministrativeDecision:
        """Return the decision on one person or challenge, as it is notified; blanks are shown as blanks.

        Its day is that of the fact `decision_taken` of the ledger.

        Args:
            subject: The person or the challenge, by identifier.
            office: What the office states: who signs, in which capacity, the reference, its own words.

        >>> from eig.book import Book
        >>> from eig.programme import Application, Candidate
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")],
        ...             applications=[Application(candidate="c1", complete=False)])
        >>> print(book.decide().decision("c1").missing[0])
        to be filled in by the office: who signs (CRPA, art. L212-1)
        """
        person = any(one.id == subject for one in self.book.candidates)
        return decision_of(self._then["candidates" if person else "challenges"], subject, office, lang=lang)

    def act(
        self,
        about: ActSubject,
        office: Office = BLANK,
        *,
        secret: PrivateText,
        lang: Lang = "en",
        replaces: Act | PublishedAct | None = None,
        changes: DossierChanges | None = None,
        beside: Iterable[Act] = (),
        stop: Callable[[], bool] | None = None,
    ) -> Act:
        """Return the act: the text of each, the root that commits to all of them, and the chain it stands on.

        Its days are facts of the ledger, beside those of the minutes and of draws: `rules_published`,
        `draw_announced`, `jury_sat`, `minutes_signed`, `decision_taken`, `decision_notified`. What the office
        does not state is left blank, and `Act.missing` names it: nothing is invented.

        Args:
            about: Whom it decides about: the `candidates` or the `challenges`.
            office: What the office states: who signs, in which capacity, the reference, its own words.
            secret: The secret that the salt of each text comes from: 32 random hexadecimal digits or more.
            lang: The language of the texts.
            replaces: The act that this one replaces, to which it is bound.
            changes: What changed since, which each text tells its person: see `changes_since`.
            beside: The acts of earlier calls, which stand: whom this one decides on again is a doubt.
            stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

        Raises:
            Fault: A secret that is too short, no hexadecimal digits, or that of minutes or of an act beside;
                an act about others; changes that are not from what the act was made of to this outcome.

        >>> from datetime import date
        >>> from eig.book import Book, Office, verify_leaf
        >>> from eig.programme import Application, Candidate
        >>> from eig.programme.appointments import Event
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3, candidates=[Candidate(id="c1")],
        ...             applications=[Application(candidate="c1", complete=False)])
        >>> taken = Event(on=date(2018, 12, 14), kind="decision_taken", what="candidates")
        >>> act = book.record(taken).decide().act("candidates", Office(name="Etalab"), secret="5a17" * 16)
        >>> verify_leaf(act.leaf("c1")) == act.root
        True
        >>> print(act.missing[0])
        to be filled in by the office: who signs (CRPA, art. L212-1)
        """
        faults = Gather("Outcome.act")
        stand = tuple(beside)
        check_secret(faults, "secret", secret, (*self.minutes, *stand))
        faults.done()
        check_replaced(self._then[about], about=about, act=replaces, changes=changes, beside=stand)
        replaced = Replaced(replaces, changes, stand)
        made = whole_or_none(
            "Outcome.act",
            stop,
            lambda: act_of(self._then[about], about, office, secret=secret, lang=lang, replaced=replaced),
        )
        held = () if replaces is None else altered(replaces)
        return evolve(made, doubts=(*made.doubts, *held, *rests_later(self, self._then[about], about)))

    def lacks(self, person: str) -> tuple[Reason, ...]:
        """Return what the team of somebody lacks without them: the profiles and skills that nobody else has.

        Args:
            person: Who leaves, or has left.

        >>> from eig.book import Book
        >>> from eig.programme import Appointment, Candidate
        >>> from eig.promotions import P3
        >>> people = [Candidate(id="c1", skills={"sig": 3}), Candidate(id="c2")]
        >>> seats = [Appointment(person=one, challenge="plume", start=P3.starts) for one in ("c1", "c2")]
        >>> print(*Book(promotion=P3, candidates=people, appointments=seats).decide().lacks("c1"))
        without c1, nobody at plume has the skill sig
        """
        return tuple(lacks_of(self, person))

    def cover(
        self, *leavers: str, locked: Iterable[str] = (), stop: Callable[[], bool] | None = None
    ) -> CohortRepair:
        """Return who covers for people who leave, from the reserve or other teams: as few move as can be.

        It is `eig.teams.repair` of who sits where now, without whoever is gone. Whoever was moved without a
        post to a challenge for which nobody was composed stays there, and is not counted.

        Args:
            leavers: Who leaves, by identifier; whoever is gone already by the facts need not be named.
            locked: Who keeps their seat whatever it costs.
            stop: As for `eig.teams.repair`.

        Raises:
            Fault: No teams were composed.

        >>> from eig.book import Book
        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> from eig.teams import Opening, Person, Problem, compose
        >>> people = [Person(id=one) for one in ("c1", "c2")]
        >>> found = compose(Problem(people=people[:1], openings=[Opening(id="plume")]))
        >>> year = Book(promotion=P3, candidates=[Candidate(id="c1")]).decide(cohort=found)
        >>> print(year.cover("c1").explain("c1"))
        c1: c1 withdrew from plume.
        """
        return told_of("Outcome.cover", lambda: cover_of(self, leavers, to_ids(locked), stop=stop))

    @checked
    def cover_costs(
        self, cover: CohortRepair, *, starts: date, employer_rate: Number = 1
    ) -> Sequence[Mapping[str, object]]:
        """Return what a cover costs: one row a year and payer, with what is paid without it and with it.

        Who comes in is paid from the day on which the cover starts to the end of the missions, as the
        promotion pays; who goes over to another team is paid by those who pay for it. Whoever leaves is paid
        until the last day that the facts give.

        Args:
            cover: Who covers: see `cover`.
            starts: The first day of those who come in or move.
            employer_rate: What the employer pays for each unit of pay.

        Raises:
            Fault: Nobody covers: no cohort keeps the rules.

        >>> from datetime import date
        >>> from eig.book import Book
        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> from eig.teams import Opening, Person, Problem, compose
        >>> found = compose(Problem(people=[Person(id="c1")], openings=[Opening(id="plume")]))
        >>> year = Book(promotion=P3, candidates=[Candidate(id="c1")]).decide(cohort=found)
        >>> year.cover_costs(year.cover(), starts=date(2019, 9, 2))  # nobody leaves
        []
        """
        return told_of("Outcome.cover_costs", lambda: cover_costs_of(self, cover, starts, employer_rate))

    def replacement(
        self, person: str, *, gone: Iterable[str] = (), decisions: Iterable[Decision] = ()
    ) -> SeatReplacement:
        """Return who comes in for somebody who leaves, from the reserve of the seat.

        The reserve is the list of the profile of the post: the first who may sit there comes in, all others
        staying where they are, by every hard rule of the composition. Who is passed over is told with the
        rule. Equals come together, and one of them is to be decided on the record.
        `eig.programme.successors.appoint_successor` makes the appointment.

        Of whoever was moved to a team without a post there, the post is the one that they left.

        Args:
            person: Who leaves.
            gone: Who of the reserve is not free any more: has refused, or has come in elsewhere.
            decisions: How posts that are equally good were parted, as `Book.appoint` was told.

        Raises:
            Fault: The person has no seat, or no seat or post for sure.

        >>> from eig.book import Book
        >>> from eig.programme import Candidate
        >>> from eig.promotions import P3
        >>> from eig.errors import Fault
        >>> try:
        ...     Book(promotion=P3, candidates=[Candidate(id="c1")]).decide().replacement("c1")
        ... except Fault as fault:
        ...     print(fault.rule)
        somebody whose seat is decided
        """
        return replacement_of(self, person, to_ids(gone), tuple(decisions))


def _words(lang: Lang, contact: str, office: Office, template: Template | None) -> dict[str, Any]:
    """Return how letters are written: the language, the template, whom to ask, and which court."""
    return {"lang": lang, "template": template, "contact": contact or office.asked, "court": office.court}
