"""A deliberation and its minutes: everything that a jury's lists follow from, as one value, and its record.

The minutes (*procès-verbal*) hold the deliberation that they report, so that whoever has the inputs can run
them again. They belong to the jury: what a candidate may see is an extract that names nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias, cast, final

from attrs import converters, evolve, field, frozen

from eig._draw.markdown_documents import to_html, to_markdown
from eig._language.lang_arguments_and_late_words import Tell, check_lang, teller
from eig._values.call_arguments import checked
from eig._values.canonical_text_digests_and_salts import canonical, digest_of, salted
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import ids, text
from eig._values.frozen_maps import FrozenMap, MapOf
from eig._values.tuple_fields import TupleOf, to_sorted_ids, to_tuple
from eig._values.value import PrivateNames, PrivateText, Value, keeps, told_where_given
from eig.errors import Fault
from eig.jury.marks.missing_marks import MissingPolicy
from eig.jury.marks.opinions_and_casting_vote import AbstentionPolicy
from eig.jury.marks.quorums import Quorum, everybody, quorum
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.marks_to_ranking_and_refusals import rank
from eig.jury.merit.ranking_groups_and_reasons import Ranking
from eig.jury.minutes._adjusted_ranking import adjusted
from eig.jury.minutes._attendance_by_item import attended, hearing
from eig.jury.minutes._causes_in_missing_and_eliminating_marks import of_missing, worlds_of
from eig.jury.minutes._deliberation_refusals import check_body, check_printed, check_runs
from eig.jury.minutes._minutes_digests import text_of
from eig.jury.minutes._told_to_jury_candidate_and_public import (
    candidate_reasons,
    jury_reasons,
    public_reasons,
)
from eig.jury.minutes.sections_of_minutes import Voice, act, slots_of
from eig.jury.rules.jury_rules_with_origins import (
    HALF,
    Fill,
    JuryRules,
    Method,
    SelectionObjective,
    rules_from,
)
from eig.jury.rules.reserve_terms import ReserveTerms
from eig.jury.rules.tie_break_tests import TieBreak
from eig.jury.selection._but_for_causes_of_a_place import Worlds, due_to
from eig.jury.selection.fair_lottery_draws import FairDraw
from eig.jury.selection.main_list_reserve_and_ties import Selection, select
from eig.jury.severity.adopted_calibrations import Adjustment
from eig.lots.decisions_and_priorities_on_ties import Decision, Draw, Priority, TakenBack, decide
from eig.lots.label_draw import LabelDraw
from eig.lots.rfc3797 import Rfc3797Draw
from eig.programme import Panel
from eig.programme._names_hidden_from_an_audience import Audience, check_audience
from eig.programme.quotas import Attributes, GivenAttributes, Quota, attributes_map, attributes_rule
from eig.programme.templates import Template, check_template
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.minutes")
tell: Tell = teller("jury.minutes")
Record: TypeAlias = Rfc3797Draw | LabelDraw | FairDraw
"""The record of a draw, of any of the three kinds."""


def _capacities(given: Mapping[str, str] | Iterable[str]) -> FrozenMap[str]:
    """Return the members with their capacity, which may be left out."""
    if isinstance(given, Mapping):
        return MapOf[str](cast("Mapping[str, str]", given))
    named = to_tuple(given, any_order=True)
    return FrozenMap(dict.fromkeys(named, "")) if ids.holds(named) else cast("FrozenMap[str]", given)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Deliberation(Value):
    """What the lists of a jury follow from: marks, rules, the body that sat, adjustment and decisions.

    Args:
        sheet: The scoresheet, with absences, recusals and corrections.
        rules: The rules that were published.
        chair: The member who chairs; None where it is not stated.
        members: The members composing the jury, each with the capacity in which they sit; the people of the
            scoresheet where left out. A quorum is counted on them.
        panels: The panels of the jury and what each hears: the body that hears an item is then its panel.
        present: Who sat; None where only the sheets tell. A quorum counts nobody else.
        adjustment: The correction of scores that the jury adopted, if any.
        decisions: How ties were parted, on the record.
        draws: The records of the draws made.
        attributes: For each item, the attributes that quotas count: as private as what they tell, so not in
            the text of the value. JSON keeps them.
        taken_back: The decisions that were taken back, in the order in which that was done.

    Raises:
        Fault: Its lists cannot be worked out: marks are missing and the rules refuse that, a decision parts
            nothing, quotas have no attributes to count. All faults come together.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 3})])
    >>> deliberation = Deliberation(sheet=sheet, rules=JuryRules(places=1))
    >>> deliberation.kept
    ('plume',)
    """

    _BRIEF = "{sheet.items} items, {body} members, places: {rules.places}"
    sheet: Scoresheet
    rules: JuryRules
    chair: str | None = field(default=None, metadata=keeps(text))
    members: FrozenMap[str] = field(factory=FrozenMap[str], converter=_capacities)
    panels: tuple[Panel, ...] = field(default=(), converter=TupleOf[Panel])
    present: tuple[str, ...] | None = field(
        default=None, converter=converters.optional(to_sorted_ids), metadata=keeps(ids)
    )
    adjustment: Adjustment | None = None
    decisions: tuple[Decision, ...] = field(default=(), converter=TupleOf[Decision])
    draws: tuple[Record, ...] = field(default=(), converter=TupleOf[Record])
    attributes: Attributes = field(
        factory=FrozenMap[FrozenMap[tuple[str, ...]]],
        converter=attributes_map,
        metadata=keeps(attributes_rule, of="person"),
    )
    taken_back: tuple[TakenBack, ...] = field(
        default=(), converter=TupleOf[TakenBack], metadata=told_where_given
    )

    def _check(self, faults: Gather) -> None:
        check_body(faults, self)
        placed = faults.that("rules", self.rules.places is not None, "jury.selection.with_places")
        chaired = self.chair is not None or not self.rules.casting_vote
        faults.that("chair", chaired, "jury.minutes.chaired")
        if placed and chaired:
            check_runs(faults, self)

    def _lines_(self) -> Iterable[object]:
        return self._whole

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The members composing the jury."""
        return tuple(self.members) or tuple(sorted(everybody(self.sheet)))

    def body_of(self, item: str) -> tuple[str, ...]:
        """Return the members who hear an item: those of its panels, or all of them.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["i"], scale=EIG_SCALE), [], jurors=["j1", "j2"])
        >>> panel = Panel(id="p1", members=["j1"], hears=["plume"])
        >>> deliberate(sheet, places=1, panels=[panel]).body_of("plume")
        ('j1',)
        """
        return tuple(sorted(self._hearing.get(item, ()))) or self.body

    @cached_property
    def _hearing(self) -> Mapping[str, frozenset[str]]:
        return hearing(self.panels)

    def quorum(self, item: str) -> Quorum | None:
        """Return whether enough of the members who hear an item took part; None where no quorum is asked for.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4})], jurors=["j1", "j2", "j3", "j4", "j5"])
        >>> print(deliberate(sheet, places=1).quorum("plume").reason())
        quorum missed: 1 of the 5 members took part, and 3 are needed
        """
        if self.rules.quorum is None:
            return None
        recused = {person for one in self.sheet.sheets_on(item) for person in one.recused}
        left_out = recused if self.rules.recused == "leave" else set[str]()
        members = [person for person in self.body_of(item) if person not in left_out]
        return quorum(self.sheet, item, members=members, share=self.rules.quorum, sat=self.present)

    @cached_property
    def without_quorum(self) -> tuple[str, ...]:
        """The items on which the quorum was not reached."""
        share = self.rules.quorum
        if share is None:
            return ()
        return tuple(item for item, found in attended(self, self.sheet.items) if not found.reaches(share))

    @cached_property
    def ranking(self) -> Ranking:
        """The order of merit, on the adjusted scores where an adjustment was adopted."""
        ranked = rank(self.sheet, self.rules, chair=self.chair)
        if self.adjustment is None:
            return ranked
        return adjusted(ranked, self.adjustment, sheet=self.sheet, rules=self.rules)

    @cached_property
    def selection(self) -> Selection:
        """The lists."""
        return select(self.ranking, self.rules, decisions=self.decisions, attributes=self.attributes)

    @property
    def kept(self) -> tuple[str, ...]:
        """The items kept for sure, in order of merit; `selection.main_groups` shows its ties."""
        return self.selection.main

    @property
    def undecided(self) -> tuple[str, ...]:
        """The items among which the last places must still be decided."""
        return self.selection.undecided

    @property
    def reserve(self) -> tuple[str, ...]:
        """The reserve list, in order of merit; `selection.reserve_groups` shows its ties."""
        return self.selection.reserve

    @cached_property
    def cautions(self) -> tuple[Reason, ...]:
        """What a careful reader should know: the cautions of the lists, and a quorum not reached."""
        known = self.selection.cautions
        if not (missed := self.without_quorum):
            return known
        return (*known, because("caution_quorum", share=str(self.rules.quorum), items=missed))

    @property
    def _whole(self) -> tuple[Reason, ...]:
        told = self.selection.explain().reasons
        return (*(one for one in told if one not in self.cautions), *self.cautions)

    def explain(self, key: str | None = None, *, lang: Lang = "en", audience: Audience = "jury") -> Trace:
        """Say what the jury decided and what is left to decide; or why an item stands where it stands.

        Args:
            key: The item; the whole where left out.
            audience: Who reads about the item: the `jury` is told all; the `candidate` that it is about, of
                no other candidate and no juror; the `public`, which list it is on.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     (one, f"j{at}", {"impact": mark}) for at in range(6)
        ...     for one, mark in (("plume", 3), ("adler", 2))])
        >>> print(deliberate(sheet, places=1).explain("adler", audience="candidate"))
        adler: ranked 2, with 2; not kept: rank 1 was needed.
        """
        check_audience(audience, key)
        if key is None:
            return Trace(subject=tell("deliberation", lang), reasons=self._whole, lang=lang)
        told = {"jury": jury_reasons, "candidate": candidate_reasons, "public": public_reasons}[audience]
        return Trace(subject=key, reasons=told(self, key), lang=lang)

    def causes(self, item: str) -> tuple[Reason, ...]:
        """Return what the place of an item is due to, what acts before and missing marks included.

        See `Selection.causes`: it is for the person concerned.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["i"], scale=EIG_SCALE), [("a", "j1", {"i": 4})])
        >>> deliberate(sheet, places=1).causes("a")
        ()
        """
        return (*due_to(self._worlds, item), *of_missing(self, item))

    @cached_property
    def _worlds(self) -> Worlds:
        return worlds_of(self)

    def rows(self) -> Sequence[Mapping[str, object]]:
        """Return one row an item, best first: see `Selection.rows`.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> deliberate(Scoresheet.from_marks(Rubric.equal(["i"], scale=EIG_SCALE), []), places=1).rows()
        []
        """
        return self.selection.rows()

    def settle(self, by: Decision | Priority | Draw) -> Deliberation:
        """Return the deliberation once some of its equals are parted, by what was declared for it.

        Args:
            by: A decision of the jury, an order of priority, or a draw among the undecided: its record is
                kept for the minutes.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> from eig.lots import draw_rfc3797
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 4})])
        >>> open_ = deliberate(sheet, places=1)
        >>> open_.settle(draw_rfc3797(open_.undecided, count=2, sources=[[9319], [2, 5]])).kept
        ('adler',)
        """
        record = (by,) if isinstance(by, (Rfc3797Draw, LabelDraw, FairDraw)) else ()

        def _settled() -> Deliberation:
            decision = decide(self.selection.equals_of(by), by=by)
            return evolve(self, decisions=(*self.decisions, decision), draws=(*self.draws, *record))

        return told_of("Deliberation.settle", _settled, argument="by")

    def take_back(
        self, decision: Decision, *, by: str, reference: str, on: date | None = None, why: PrivateText = ""
    ) -> Deliberation:
        """Return the deliberation once a decision no longer holds: the minutes keep it, as taken back.

        A draw that it follows stays on record. A later decision that needs it is taken back first.

        Args:
            by: Who takes it back, such as `jury`.
            reference: Where that is recorded.
            on: The day, if it is stated.
            why: The reason, if one is given.

        Raises:
            Fault: It is none of the decisions, or a later one needs it.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
        ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 4})])
        >>> decided = Decision(by="jury", order=["adler", "plume"], reference="minutes, 4.2")
        >>> slip = deliberate(sheet, places=1).settle(decided)
        >>> again = slip.take_back(decided, by="jury", reference="minutes, 4.3", why="a slip")
        >>> slip.kept, again.undecided, again.taken_back[0].why
        (('adler',), ('adler', 'plume'), 'a slip')
        """
        if decision not in self.decisions:
            raise Fault("Deliberation.take_back.decision", decision, "jury.minutes.holding")
        left = tuple(one for one in self.decisions if one != decision)

        def _taken_back() -> Deliberation:
            gone = TakenBack(decision=decision, by=by, reference=reference, on=on, why=why)
            return evolve(self, decisions=left, taken_back=(*self.taken_back, gone))

        return told_of("Deliberation.take_back", _taken_back)

    def minutes(
        self,
        *,
        title: str,
        sittings: Iterable[date] = (),
        recorded_by: str = "",
        salt: PrivateText = "",
        names: PrivateNames = FrozenMap(),
    ) -> Minutes:
        """Draw up the minutes, with the digest of the whole act.

        Args:
            title: What was judged, such as `EIG 3, challenges`.
            sittings: The days on which the jury sat.
            recorded_by: Who recorded the act.
            salt: A secret that the digest is taken with, 32 random hexadecimal digits or more: without it,
                whoever guesses an attribute could check the guess against the digest. It is not printed;
                keep it to verify.
            names: What jurors and items are called in the text. The minutes keep a digest of it, so that a
                text under other names is seen; the names themselves stay out.

        Raises:
            Fault: Attributes or names without a salt, or a salt that is too short or no hexadecimal digits.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> len(deliberate(sheet, places=1).minutes(title="EIG 3, challenges").digest)
        66
        """
        faults = Gather("Deliberation.minutes")
        open_ = not self.attributes and not names
        faults.that("salt", bool(salt) or open_, "jury.minutes.salted", value="")
        if salt:
            faults.check("salt", salted, salt, private=True)
        faults.done()

        def _drawn_up() -> Minutes:
            called = digest_of(canonical(FrozenMap(names)), salt=salt) if names else ""
            facts = {"title": title, "recorded_by": recorded_by, "salt": salt, "names_digest": called}
            draft = Minutes(deliberation=self, sittings=sittings, **facts)
            return evolve(draft, digest=draft.taken_again())

        return told_of("Deliberation.minutes", _drawn_up)


@checked
def deliberate(
    sheet: Scoresheet,
    rules: JuryRules | None = None,
    *,
    chair: str | None = None,
    members: Mapping[str, str] | Iterable[str] = (),
    panels: Iterable[Panel] = (),
    present: Iterable[str] | None = None,
    adjustment: Adjustment | None = None,
    decisions: Iterable[Decision] = (),
    attributes: GivenAttributes = FrozenMap(),
    method: Method = "mean",
    missing: MissingPolicy = "refuse",
    tie_breaks: Sequence[TieBreak | str] = (),
    floors: Literal["mean", "any"] = "mean",
    opinions: Literal["majority", "ignore"] = "majority",
    abstentions: AbstentionPolicy = "apart",
    places: int | None = None,
    reserve: int | ReserveTerms | None = 0,
    threshold: int | str | Decimal | Fraction | None = None,
    quotas: Sequence[Quota] = (),
    objective: SelectionObjective = "scores",
    fill: Fill = "as_many",
    casting_vote: bool = False,
    quorum: int | str | Decimal | Fraction | None = HALF,
    recused: Literal["count", "leave"] = "count",
    detail: bool = False,
    source: str = "",
    decided_by: str = "",
) -> Deliberation:
    """Run a jury's rules on its marks: ranking, main list, reserve list, what is left to decide.

    Args:
        rules: The rules that were published. Where they are left out, `options` make them; both together are
            refused.
        chair: The member who chairs.
        members: The members composing the jury, with their capacity if it is stated: see `Deliberation`.
        panels: The panels of the jury, and what each hears.
        present: Who sat, where it is recorded apart from the sheets.
        adjustment: The correction of scores that the jury adopted.
        decisions: How ties were parted, on the record; see `Deliberation.settle`.
        attributes: For each item, the attributes that quotas count.
        method: How the jurors' totals make a score: this and what follows, as `JuryRules` explains it.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [
    ...     ("plume", "j1", {"impact": 4}), ("adler", "j1", {"impact": 3}), ("zulu", "j1", {"impact": 3})])
    >>> print(deliberate(sheet, places=2, reserve=1))
    kept, in order of merit (1 of 2 places): plume
    equally good for the last place, to be decided on the record (2 lists possible):
      adler and zulu
    """
    return told_of(
        "deliberate",
        lambda: Deliberation(
            sheet=sheet,
            rules=rules_from(
                "deliberate",
                rules,
                method=method,
                missing=missing,
                tie_breaks=tie_breaks,
                floors=floors,
                opinions=opinions,
                abstentions=abstentions,
                places=places,
                reserve=reserve,
                threshold=threshold,
                quotas=quotas,
                objective=objective,
                fill=fill,
                casting_vote=casting_vote,
                quorum=quorum,
                recused=recused,
                detail=detail,
                source=source,
                decided_by=decided_by,
            ),
            chair=chair,
            members=members,
            panels=panels,
            present=present,
            adjustment=adjustment,
            decisions=decisions,
            attributes=attributes,
        ),
    )


@final
@frozen(kw_only=True, eq=False, repr=False)
class Minutes(Value):
    """The minutes of a jury: its deliberation, and what makes it an act.

    Args:
        title: What was judged, such as `EIG 3, challenges`.
        deliberation: The inputs: marks, rules, the body, adjustment, decisions.
        sittings: The days on which the jury sat.
        recorded_by: Who recorded the act.
        salt: The secret that the digest was taken with; not in the text of the value.
        digest: The scheme and the SHA-256 of the canonical text of the whole act.
        names_digest: The digest of what jurors and items are called; empty where names were not given.

    >>> from eig.jury import EIG_SCALE, Rubric
    >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
    >>> minutes = deliberate(sheet, places=1).minutes(title="EIG 3, challenges")
    >>> print(minutes.to_markdown().splitlines()[0])
    # Minutes of the jury – EIG 3, challenges
    """

    _BRIEF = "{title!r}, digest {digest:.14}"
    title: str = field(metadata=keeps(text))
    deliberation: Deliberation
    sittings: tuple[date, ...] = field(default=(), converter=TupleOf[date])
    recorded_by: str = ""
    salt: str = field(default="", metadata=keeps(of="jury"))
    digest: str = ""
    names_digest: str = field(default="", metadata=told_where_given)

    def _lines_(self) -> Iterable[object]:
        return self.title, self.deliberation, f"SHA-256 {self.digest}"

    def canonical(self) -> str:
        """Return the text that the digest is taken of: everything that the minutes print, and attributes.

        It is as private as the minutes are.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> deliberate(sheet, places=1).minutes(title="EIG 3").canonical().splitlines()[:2]
        ["scheme='2'", "title='EIG 3'"]
        """
        return text_of(self)

    def taken_again(self) -> str:
        """Return the digest, taken again of what the minutes hold, by the scheme of today.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> deliberate(sheet, places=1).minutes(title="EIG 3").taken_again()[:2]
        '2:'
        """
        return digest_of(self.canonical(), salt=self.salt)

    def to_markdown(
        self, *, lang: Lang = "en", names: PrivateNames = FrozenMap(), template: Template | None = None
    ) -> str:
        """Return the minutes in Markdown.

        Args:
            names: What to call jurors and items; their identifiers where left out. No two items may be
                called alike.
            template: The office's own words around them.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> print(deliberate(sheet, places=1).minutes(title="EIG 3").to_markdown(lang="fr").splitlines()[0])
        # Procès-verbal du jury – EIG 3
        """
        check_printed(self, names, "Minutes.to_markdown")
        check_template("Minutes.to_markdown", template, "minutes")
        blocks = act(self, self._voice(lang, names))
        return to_markdown(blocks) if template is None else template.fill(slots_of(blocks))

    def to_html(self, *, lang: Lang = "en", names: PrivateNames = FrozenMap()) -> str:
        """Return the minutes as one HTML page, without script or external resource.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> deliberate(sheet, places=1).minutes(title="EIG 3").to_html()[:31]
        '<!doctype html><html lang="en">'
        """
        check_printed(self, names, "Minutes.to_html")
        voice = self._voice(lang, names)
        return to_html(act(self, voice), title=voice.head(self.title), lang=lang)

    def _voice(self, lang: Lang, names: PrivateNames = FrozenMap()) -> Voice:
        """Return who speaks: the words are those of the place."""
        return Voice(self.deliberation.rules.jurisdiction.voice(check_lang(lang)), names)

    def _title_(self, lang: Lang) -> str:
        return self._voice(lang).head(self.title)

    def _body_(self, lang: Lang) -> str:
        _heading, *blocks = act(self, self._voice(lang))
        return "".join(block.html() for block in blocks)
