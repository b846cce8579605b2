"""What was decided about each challenge and person, as the jury is told, with its cautions and its counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from eig.book._cautions_on_marks_lists_and_teams import cautions_of
from eig.book._decided_status_and_reason_of_each import DecidedPeople, rulings_of
from eig.book._lists_that_rank_somebody import lists_of
from eig.book._rounds_of_a_jury import sent_on, through
from eig.book._what_was_decided import as_decided, challenges_kept, last_on_challenges, seatable
from eig.book.acts_with_a_published_root import ActSubject
from eig.book.funnels import Funnel, funnel_of
from eig.book.rulings_on_challenges_and_people import Ruling, Rulings
from eig.programme.appointments import ACT_SUBJECTS
from eig.reasons import Reason


@frozen(kw_only=True, eq=False, repr=False)
class DecidedCases(DecidedPeople):
    """What was decided, about each and why, with what to read with care and how many passed each stage."""

    @cached_property
    def rulings(self) -> Rulings:
        """What was decided about each challenge and person, as the jury is told."""
        return Rulings(rulings=rulings_of(self, "jury"))

    @property
    def decisions(self) -> tuple[Ruling, ...]:
        """What was decided, one a challenge and a person."""
        return self.rulings.rulings

    @cached_property
    def _of_challenges(self) -> tuple[Ruling, ...]:
        """What was decided about the challenges alone: the reasons of people take long."""
        return tuple(rulings_of(self, "jury", people=False))

    @cached_property
    def _then(self) -> Mapping[ActSubject, DecidedCases]:
        """What each act says: this, as it was known on the day of its last decision."""
        return {about: as_decided(self, about) for about in ACT_SUBJECTS}

    def funnel(self) -> Funnel:
        """Return how many were proposed, kept, heard and seated.

        >>> from eig.book import Book
        >>> from eig.promotions import P3
        >>> Book(promotion=P3).decide().funnel()["proposed"].count
        15
        """
        standing, last = self._standing, last_on_challenges(self)
        judged = [who for one in lists_of(self) for who in one.ranking.ranks]
        judged += [who for one in self._ends if one not in last for who in one.sheet.items]
        given = (self.book, challenges_kept(self), standing.cohort, judged)
        waiting, sent = standing.undecided, [*sent_on(self)]
        return funnel_of(*given, waiting=waiting, through=through(self), rounds=sent, people=seatable(self))

    @cached_property
    def cautions(self) -> tuple[Reason, ...]:
        """What to read with care: what the book, the marks, all lists and the teams tell, each once."""
        return tuple(dict.fromkeys(cautions_of(self)))
