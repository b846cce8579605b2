"""A deliberation and its minutes: everything that a jury's lists follow from, as one value, and its record.

The minutes (*procès-verbal*) hold the deliberation that they report, so that whoever has the inputs can run
them again. They belong to the jury: what a candidate may see is an extract that names nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, final

from attrs import evolve, field, frozen

from eig._draw.markdown_documents import Block, Bullets, Heading, Paragraph, to_html, to_markdown
from eig._language.lang_arguments_and_late_words import Tell, check_lang, teller
from eig._values.call_arguments import checked
from eig._values.canonical_text_digests_and_salts import (
    SCHEME,
    Told,
    canonical,
    digest_of,
    is_digest,
    salted,
    scheme_of,
)
from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import text
from eig._values.frozen_maps import FrozenMap
from eig._values.tuple_fields import TupleOf
from eig._values.value import PrivateNames, PrivateText, Value, keeps, told_where_given
from eig._values.whoever_waits import whole_or_none
from eig.errors import Fault
from eig.jury.marks.methods_and_policies import AbstentionPolicy, Method, MissingPolicy
from eig.jury.marks.scoresheet import Scoresheet
from eig.jury.merit.ranking_groups_and_reasons import told_out
from eig.jury.minutes._causes_in_missing_and_eliminating_marks import HeldWithCauses
from eig.jury.minutes._deliberation_refusals import check_body, check_printed, check_runs
from eig.jury.minutes._told_to_jury_candidate_and_public import (
    candidate_reasons,
    jury_reasons,
    public_reasons,
)
from eig.jury.minutes.sections_of_minutes import SECTIONS, Voice, composition, slots_of, taking_part
from eig.jury.rules.jury_rules_with_origins import HALF, Fill, JuryRules, SelectionObjective, rules_from
from eig.jury.rules.reserve_terms import ReserveTerms
from eig.jury.rules.tie_break_tests import TieBreak
from eig.jury.selection.fair_lottery_draws import FairDraw
from eig.jury.severity.adopted_calibrations import Adjustment
from eig.lots.decisions_and_priorities_on_ties import Decision, Draw, Priority, TakenBack, decide
from eig.lots.label_draw import LabelDraw
from eig.lots.rfc3797 import Rfc3797Draw
from eig.programme import Panel
from eig.programme._names_hidden_from_an_audience import Audience, check_audience
from eig.programme.disclosure import Disclosure
from eig.programme.quotas import GivenAttributes, Quota
from eig.programme.templates import Template, check_template
from eig.reasons import Because, Reason, Trace, reasons_in
from eig.typing import Lang

because: Because = reasons_in("jury.minutes")
tell: Tell = teller("jury.minutes")


@final
@frozen(kw_only=True, eq=False, repr=False)
class Deliberation(HeldWithCauses):
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

    def _check(self, faults: Gather) -> None:
        check_body(faults, self)
        placed = faults.that("rules", self.rules.places is not None, "jury.selection.with_places")
        chaired = self.chair is not None or not self.rules.casting_vote
        faults.that("chair", chaired, "jury.minutes.chaired")
        if placed and chaired:
            check_runs(faults, self)

    def _lines_(self) -> Iterable[object]:
        return (*self._whole, *told_out(self.ranking.excluded))

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
        adler: ranked 2, with 2 on a scale from 1 to 4; not on the main list: rank 1 was needed.
        """
        check_audience(audience, key)
        if key is None:
            return Trace(subject=tell("deliberation", lang), reasons=self._whole, lang=lang)
        told = {"jury": jury_reasons, "candidate": candidate_reasons, "public": public_reasons}[audience]
        return Trace(subject=key, reasons=told(self, key), lang=lang)

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
            decision = by if isinstance(by, Decision) else decide(self.selection.equals_of(by), by=by)
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
        return _text_of(self)

    def taken_again(self) -> str:
        """Return the digest, taken again of what the minutes hold, by the scheme of today.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> deliberate(sheet, places=1).minutes(title="EIG 3").taken_again()[:2]
        '2:'
        """
        return digest_of(self.canonical(), salt=self.salt)

    def to_markdown(
        self,
        *,
        lang: Lang = "en",
        names: PrivateNames = FrozenMap(),
        template: Template | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> str:
        """Return the minutes in Markdown.

        Args:
            names: What to call jurors and items; their identifiers where left out. No two items may be
                called alike.
            template: The office's own words around them.
            stop: Asked now and then whether to end, which is a fault: nothing is given by halves.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> print(deliberate(sheet, places=1).minutes(title="EIG 3").to_markdown(lang="fr").splitlines()[0])
        # Procès-verbal du jury – EIG 3
        """
        check_printed(self.deliberation.sheet.items, names, "Minutes.to_markdown")
        check_template("Minutes.to_markdown", template, "minutes")
        blocks = whole_or_none("Minutes.to_markdown", stop, lambda: act(self, self._voice(lang, names)))
        return to_markdown(blocks) if template is None else template.fill(slots_of(blocks))

    def to_html(
        self, *, lang: Lang = "en", names: PrivateNames = FrozenMap(), stop: Callable[[], bool] | None = None
    ) -> str:
        """Return the minutes as one HTML page, without script or external resource.

        Args:
            names: As for `to_markdown`.
            stop: As for `to_markdown`.

        >>> from eig.jury import EIG_SCALE, Rubric
        >>> sheet = Scoresheet.from_marks(Rubric.equal(["impact"], scale=EIG_SCALE), [])
        >>> deliberate(sheet, places=1).minutes(title="EIG 3").to_html()[:31]
        '<!doctype html><html lang="en">'
        """
        check_printed(self.deliberation.sheet.items, names, "Minutes.to_html")
        voice = self._voice(lang, names)
        blocks = whole_or_none("Minutes.to_html", stop, lambda: act(self, voice))
        return to_html(blocks, title=voice.head(self.title), lang=lang)

    def _voice(self, lang: Lang, names: PrivateNames = FrozenMap()) -> Voice:
        """Return who speaks: the words are those of the place."""
        return Voice(self.deliberation.rules.jurisdiction.voice(check_lang(lang)), names)

    def _title_(self, lang: Lang) -> str:
        return self._voice(lang).head(self.title)

    def _body_(self, lang: Lang) -> str:
        _heading, *blocks = act(self, self._voice(lang))
        return "".join(block.html() for block in blocks)


def act(minutes: Minutes, voice: Voice) -> list[Block]:
    """Return the whole act."""
    held = minutes.deliberation
    return [
        Heading(1, voice.head(minutes.title)),
        *composition(held, voice, sittings=minutes.sittings, recorded_by=minutes.recorded_by),
        *(block for section in SECTIONS for block in section(held, voice)),
        voice.title("signatures"),
        Bullets(tuple(voice.word("signature", juror=voice.name(person)) for person in taking_part(held))),
        voice.title("digest"),
        Paragraph(voice.word("digest_is", digest=minutes.digest, salted=bool(minutes.salt))),
    ]


def _text_of(minutes: Minutes) -> str:
    """Return the text by the scheme of today, which it begins with."""
    return f"scheme={SCHEME!r}\n{_written(minutes)}"


def told_under(minutes: Minutes, policy: Disclosure | None) -> Deliberation:
    """Return the deliberation that minutes report, under another policy where one is given."""
    held = minutes.deliberation
    return held if policy is None else evolve(held, rules=evolve(held.rules, disclosure=policy))


def holds(minutes: Minutes) -> bool:
    """Tell whether the digest is that of what the minutes hold, by the scheme that it states."""
    older = not scheme_of(minutes.digest)

    def write(told: Told) -> str:
        """Return the text that the digest is of: in older minutes, with what a scheme tells of each value."""
        return _written(minutes, told) if older else _text_of(minutes)

    return is_digest(minutes.digest, write, salt=minutes.salt)


def _written(minutes: Minutes, *told: Told) -> str:
    """Return everything that minutes print, and attributes, with what a scheme tells of each value."""
    lists = minutes.deliberation.selection
    facts = {
        "title": minutes.title,
        "sittings": minutes.sittings,
        "recorded_by": minutes.recorded_by,
        **({"names_digest": minutes.names_digest} if minutes.names_digest else {}),
        "deliberation": minutes.deliberation,
        "main": lists.main,
        "undecided": lists.undecided,
        "reserve": lists.reserve_groups,
        "reserve_undecided": lists.reserve_undecided,
    }
    return "\n".join(f"{name}={canonical(value, *told)}" for name, value in facts.items())
