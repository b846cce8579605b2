"""The dossier of a promotion: what was asked, decided and why, to keep, to publish, to run again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, final

from attrs import frozen

from eig._draw.values_as_lines_of_text import folded
from eig._language.lang_arguments_and_late_words import Tell, teller
from eig._values.call_arguments import checked
from eig._values.faults_together import Gather
from eig._values.tuple_fields import to_tuple
from eig.book._dossier_run_again import run_again
from eig.book._what_a_dossier_holds import DossierData
from eig.book.dossier_changes import DossierChanges, Replay, changes_between
from eig.book.funnels import STAGES
from eig.jury.merit.several_lists import Rankings
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.timeline.plan.schedules_slack_and_count_back import Schedule
from eig.typing import Lang

if TYPE_CHECKING:
    from eig.book.acts_with_a_published_root import Act, PublishedAct
    from eig.book.book_of_checked_tables import Book

because: Because = reasons_in("book")
tell: Tell = teller("book")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Dossier(DossierData):
    """One promotion's whole story: what was asked, what was decided and why, and what proves that it was so.

    `Outcome.dossier` makes it. It holds identifiers, never a name: names travel with the language.

    Args:
        promotion: The promotion, by name.
        audience: `jury` for the whole, `public` once redacted.
        counts: How many passed each stage: see `Funnel`.
        seats: For each challenge taken up, how many people sit there; in public, without equals who wait.
        titles: What challenges and profiles are called.
        place: What the law of the place calls things: its words alone.
        rulings: What was decided about each challenge and person, with the reasons.
        reserves: The reserve of each seat.
        treatment: What is told of the treatment: degree, parameters, operations, and what may be asked.
        tables: The digest of each table.
        digests: The digests of what was asked and of the decisions.
        versions: The versions that made it.
        roots: The root of each act that was made of it, by whom it is about: see `Act`.
        links: The chain of the steps of each decision that the ledger dates, by whom it is about: rules,
            draw, sitting, minutes, decision, notification, each bound to the one before.
        deliberation: The deliberation of the jury.
        lists: The rankings of the candidates.
        cohort: The composition of the teams.
        schedule: The schedule.
        minutes: The minutes of the juries.
        cautions: What to read with care.
        erasures: What was erased since: see `erase`.
        salt: The secret that the digests of personal tables were taken with; not in the text of the value.
        disclosure: The policy that the promotion states, by which what everybody is told is counted; none in
            dossiers kept before it was held.
        replaces: The root of the act that an act of it replaces, by whom it is about.

    >>> from eig.book import Book
    >>> from eig.promotions import P3
    >>> print(Book(promotion=P3).decide().dossier())
    EIG 3: challenges proposed: 15; people who applied: 0; complete applications: 0;
      nothing was decided yet.
    """

    _BRIEF = "{promotion}, {audience}, {rulings.rulings} rulings"

    def say(self, lang: Lang = "en") -> str:
        """Return what the dossier comes to, in a sentence or two.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().dossier().say("fr")[-25:]
        'rien n’est encore décidé.'
        """
        return folded(str(Trace(subject=self.promotion, reasons=self._whole, lang=self.place.voice(lang))))

    @property
    def _whole(self) -> tuple[Reason, ...]:
        counts = [
            because("stage_count", stage=because(f"stage_{name}"), count=self.counts[name])
            for name in STAGES
            if name in self.counts
        ]
        told = [one for one in self.rulings.explain().reasons if one.facts["status"] != because("ruled_open")]
        gone = (one.reason for one in self.erasures)
        return (*counts, *(told or [because("nothing_decided")]), *self.cautions, *gone)

    def explain(self, key: str | None = None, *, lang: Lang = "en") -> Trace:
        """Say what the dossier comes to; or what was decided about one challenge or person, and why.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().dossier().explain().codes
        ('stage_count', 'stage_count', 'stage_count', 'nothing_decided')
        """
        if key is None:
            return Trace(subject=self.promotion, reasons=self._whole, lang=self.place.voice(lang))
        return self.rulings.explain(key, lang=self.place.voice(lang))

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row a decision: see `Rulings.rows`.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().dossier().rows()
        []
        """
        return self.rulings.rows()

    def _rows_(self) -> Sequence[Mapping[str, object]]:
        return self.rulings._rows_()  # pyright: ignore[reportPrivateUsage] # as people read them

    @checked
    def replay(
        self,
        book: Book,
        *,
        deliberation: Deliberation | None = None,
        lists: Rankings | None = None,
        schedule: Schedule | None = None,
        published: Dossier | None = None,
        acts: Iterable[Act | PublishedAct] = (),
    ) -> Replay:
        """Compute the answers again, from the same tables, and tell whether they are the same.

        First the dossier is held to itself: each part to its digest, the minutes to the deliberation, a draw
        to the days of the sittings. What is missing, altered, late or contradicts the rest is named. Whoever
        holds the secret could still write all of it anew: `published` holds it to what everybody has.

        The digest of each table is taken again; the jury's lists, the teams and the dates are worked out
        again; every decision that follows is compared with the one on record. What is left out is taken as
        it is on record, and the answer says so. Facts that were recorded since change nothing of what was
        decided: they are left out, and counted; a step of the act that they date otherwise is told.

        Args:
            book: The book, as read again from the tables, today's or that of then.
            deliberation: The deliberation, as read again from its tables; that of the dossier where left out.
            lists: The rankings of the candidates, ranked again; those of the dossier where left out.
            schedule: The dates, of the plan made again; those of the dossier where left out.
            published: The redacted dossier, as it was published.
            acts: The acts whose roots it carries, to hold them to the decisions.

        Raises:
            Fault: The dossier was redacted: it no longer holds what was asked.
            Faults: What is given names a challenge or a person that the book does not know.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> book = Book(promotion=P3)
        >>> print(book.decide().dossier().replay(book))
        the same answers come from the same tables
        """
        faults = Gather("Dossier.replay")
        faults.that("self", self.audience == "jury", "book.whole_dossier", value=self.audience)
        faults.done()
        given = {"deliberation": deliberation, "lists": lists, "schedule": schedule}
        return run_again(
            self, book, given, decide=type(book).decide, published=published, acts=to_tuple(acts)
        )

    @checked
    def differs_from(self, earlier: Dossier) -> DossierChanges:
        """Return what changed since an earlier dossier, and whom it moved.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> dossier = Book(promotion=P3).decide().dossier()
        >>> print(dossier.differs_from(dossier))
        nothing changed
        """
        return changes_between(earlier, self)

    def _title_(self, lang: Lang) -> str:
        from eig.book._dossier_page import title  # noqa: PLC0415 # a page is drawn on demand

        return title(self, self.place.voice(lang))

    def _body_(self, lang: Lang) -> str:
        from eig.book._dossier_page import body  # noqa: PLC0415 # a page is drawn on demand

        return body(self, self.place.voice(lang))
