"""The dossier: redacted for the public, run again from the same tables, compared with an earlier one, shown."""

import datetime as dt
import json
import re
from html.parser import HTMLParser
from itertools import product
from types import SimpleNamespace

import pytest
from attrs import evolve

from eig import convert, teams, timeline, to_html
from eig.book import Book, Dossier, DossierChanges, Replay, RulingChange
from eig.book._dossier_digests import written_in
from eig.book._dossier_page import BAR, _bar, _funnel, _seat
from eig.book.dossier_changes import _other_dates
from eig.book.funnels import CHALLENGES, before_of, told_counts
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import rank_lists
from eig.lots import Decision
from eig.programme import Candidate
from eig.programme.appointments import Event
from eig.programme.disclosure import Disclosure
from eig.promotions import P3
from eig.reasons import ENGLISH, FRENCH
from helpers import decided_book as made
from helpers.shares import share
from helpers.unfolded import unfolded

OUTCOME = made.outcome()
BOOK = OUTCOME.book
DOSSIER = OUTCOME.dossier(salt="7c39" * 16)
PUBLIC = DOSSIER.redacted("public")
TABLES = made.tables()
PEOPLE = (*BOOK.candidates, *BOOK.jurors, *BOOK.mentors)


@pytest.mark.slow
def test_a_dossier_with_an_application_that_is_late_can_be_written():
    """What the published rules ask for is told by a fault: its words are kept as reasons, which any file can hold."""
    late = [evolve(one, received=dt.datetime(2018, 11, 1, 12, tzinfo=dt.UTC)) for one in BOOK.applications]
    outcome = evolve(OUTCOME, book=evolve(BOOK, applications=late))
    [told] = [one for one in outcome.gaps if one.code == "against_rules"]
    dossier = outcome.dossier()

    assert "ask for a moment from 13 September 2018 to 15 October 2018" in told.say()
    assert convert.from_json(convert.to_json(dossier), Dossier) == dossier
    assert convert.from_json(convert.to_json(told), type(told)).say("fr") == told.say("fr")


def test_whoever_sits_is_shown_with_their_rank_on_one_list_of_the_challenge():
    """The first of its lists; a rank on a list of another challenge is not for the team's card."""
    told = OUTCOME.rulings["cand-2"]
    here, there = (one for one in told.reasons if one.code == "rank_on")
    for reasons, ranks in (((here, there), 1), ((there, here), 1), ((here, here), 1), ((there,), 0)):
        one = SimpleNamespace(reasons=reasons, place="adler", binds=told.binds, subject="cand-2")
        card = _seat(one, ENGLISH)
        assert (ranks, ranks) == (card.count("rank "), card.count("adler, dev")), card
        assert "wish number 1" in card


def test_the_bar_of_a_count_is_seen_however_small():
    """As wide as its part of the most, and one wide at least: of nothing too."""
    widths = [
        re.search(r'<rect width="([0-9]+)"', str(_bar(count, most)))[1]
        for count, most in ((0, 5), (1, 9999), (5, 5), (0, 0))
    ]
    assert ["1", "1", str(BAR), "1"] == widths


def test_bars_are_in_proportion_to_what_their_row_says():
    """A row that says 15 of 42 has a bar of 15 parts of 42: challenges are not measured by people."""
    counts = {"proposed": 42, "kept": 15, "applied": 170, "complete": 85, "heard": 51, "seated": 17}
    page = _funnel(SimpleNamespace(counts=counts), ENGLISH)
    widths = map(int, re.findall(r'<rect width="([0-9]+)"', page))
    wide = dict(zip(counts, widths, strict=True))

    assert "15" in page
    assert all(
        abs(wide[name] - wide[before] * counts[name] / counts[before]) <= 1
        for name in counts
        if (before := before_of(name, counts))
    )
    assert BAR == wide["proposed"] == wide["applied"]


def test_a_phase_whose_day_moved_is_told_by_its_name_or_its_key():
    """Those that are new, or where they were, are not told."""
    days = [dt.date(2019, 1, one) for one in (7, 14)]
    names = {"hearings": "auditions", "mission": None, "end": "fin", "new": None}

    def planned(**placed):
        return SimpleNamespace(
            placed=[SimpleNamespace(key=key, early=day) for key, day in placed.items()],
            plan=SimpleNamespace(phase=lambda key: SimpleNamespace(name=names[key])),
        )

    earlier = planned(hearings=days[0], mission=days[0], end=days[0])
    later = planned(hearings=days[1], mission=days[1], end=days[0], new=days[0])
    assert [("auditions", *days), ("mission", *days)] == [
        (one.facts["phase"], one.facts["before"], one.facts["after"]) for one in _other_dates(earlier, later)
    ]


class Page(HTMLParser):
    """What a reader of the page depends on: headings in order, captions, scopes, alternatives."""

    def __init__(self, text):
        """Read a page."""
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note a tag and its attributes."""
        self.tags.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag


class TestRedaction:
    def test_a_redacted_dossier_names_nobody(self):
        """Neither a name nor an identifier of a person, in its JSON, its text, its rows or its page."""
        told = [convert.to_json(PUBLIC), str(PUBLIC), repr(PUBLIC), str(PUBLIC.rows()), PUBLIC._body_("fr")]
        told += [PUBLIC._body_(FRENCH.naming(BOOK.names))]
        for text in told:
            assert [] == [one.id for one in PEOPLE if one.id in text or one.name in text]

    @pytest.mark.untraced
    def test_a_redacted_dossier_tells_what_may_be_published(self):
        """The challenges on a list, how many sit where, the dates, the counts; no challenge that was refused."""
        page = PUBLIC._body_("fr")
        assert ["adler", "cibnav", "datareg"] == [one["subject"] for one in PUBLIC.rows()]
        assert "DataJust" not in re.sub(r"<nav.*?</nav>", "", page)
        assert {"adler": 2, "cibnav": 2} == dict(PUBLIC.seats)
        assert "auditions" in page
        assert "Aucune personne n’y figure".lower() in page.lower()

    @pytest.mark.slow
    def test_two_empty_tables_have_digests_of_their_own(self):
        """Nobody sees which tables hold nothing, such as declared interests: no two digests are the same."""
        shown = made.outcome().dossier(salt="7c39" * 16).redacted("public").tables.values()
        assert len(shown) == len({*shown})

    @pytest.mark.slow
    def test_digests_of_people_are_published_only_with_a_salt(self):
        """Without one, whoever guesses a row could check the guess."""
        assert "candidates" in PUBLIC.tables
        bare = evolve(OUTCOME, minutes=[OUTCOME.deliberation.minutes(title="open")]).dossier(salt="")
        assert {} == bare.redacted("public").tables == bare.redacted("public").digests
        short = evolve(DOSSIER, salt="s", minutes=[evolve(DOSSIER.minutes[0], salt="s")]).redacted("public")
        assert {} == short.tables == short.digests
        assert OUTCOME.dossier(salt="").tables["candidates"] != DOSSIER.tables["candidates"]

    @pytest.mark.parametrize("smallest", [1, 3, 5])
    @pytest.mark.parametrize("without", [(), ("deliberation", "lists", "minutes")])
    @pytest.mark.untraced(one_in=4)
    def test_counts_are_told_by_the_policy_that_the_promotion_states(self, smallest, without):
        """Whatever stands in the dossier, where the jury states none: as the act counts; it is read again so."""
        rules = evolve(BOOK.promotion.rules, disclosure=Disclosure(smallest=smallest))
        book = evolve(BOOK, promotion=evolve(BOOK.promotion, rules=rules))
        bare = {name: () if name == "minutes" else None for name in without}
        outcome = evolve(OUTCOME, book=book, **bare)
        dossier = outcome.dossier(salt="7c39" * 16)
        public = dossier.redacted("public")

        told = told_counts(dossier.counts, Disclosure(smallest=smallest))
        assert told == public.counts
        act = outcome.act("candidates", secret="6b28" * 16)
        people = [f": {count}." for name, count in told.items() if name not in CHALLENGES]
        assert people == re.findall(r": \d+\.$", act.text, re.MULTILINE)[-len(people) :]
        assert dossier == convert.from_json(convert.to_json(dossier), Dossier)
        other = evolve(public, disclosure=Disclosure(smallest=9))
        for one, seen in ((public, False), (other, True)):
            codes = dossier.replay(book, published=one).explain().codes
            assert {"other_published": seen, "part_altered": False} == {
                code: code in codes for code in ("other_published", "part_altered")
            }

    @pytest.mark.untraced
    def test_a_dossier_kept_before_it_held_a_policy_is_read_and_counted_as_it_was(self):
        """By that of its jury, or the default; a policy that its digest does not bind is seen."""
        before = evolve(DOSSIER, disclosure=None)
        before = evolve(before, digests={**before.digests, "written": written_in(before, before.salt)})
        public = before.redacted("public")

        assert PUBLIC.counts == public.counts
        assert before.replay(BOOK, published=public).holds
        assert "part_altered" in evolve(before, disclosure=Disclosure()).replay(BOOK).explain().codes

    def test_only_the_public_is_redacted_for(self):
        """A candidate has a letter, not a dossier."""
        with pytest.raises(Fault, match="audience"):
            DOSSIER.redacted("press")


class TestReplay:
    @pytest.mark.slow
    def test_the_same_tables_give_the_same_answers(self):
        """All is worked out again, from a book read again; lists as they are, unless ranked again."""
        again = DOSSIER.replay(made.book())
        assert again.holds
        assert bool(again)
        assert "give lists=" in unfolded(again)
        assert "give deliberation=" in unfolded(again)
        assert "give schedule=" in unfolded(again)
        ranked = DOSSIER.replay(
            made.book(), deliberation=made.deliberation(BOOK), lists=made.lists(), schedule=made.schedule()
        )
        assert str(ranked).startswith("the same answers come from the same tables\nnot checked: the ledger")
        settled = BOOK.decide(None, made.lists(), _settled()).dossier()
        assert settled.replay(BOOK, lists=made.lists(adler_data={"cand-1": 18, "cand-5": 12})).differences

    @pytest.mark.slow
    def test_a_dossier_survives_its_json_and_is_run_again(self):
        """The archive is enough, with the tables."""
        assert convert.from_json(convert.to_json(DOSSIER), Dossier).replay(made.book()).holds

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"candidates": [{**made.CANDIDATES[0], "employer": "e9"}, *made.CANDIDATES[1:]]}, "table of candidates"),
            pytest.param({"candidates": [{**made.CANDIDATES[0], "Vœu 1": "cibnav", "Vœu 2": ""}, *made.CANDIDATES[1:]]},
                         "table of applications", marks=pytest.mark.slow(one_in=3)),
            pytest.param({"interests": []}, "table of interests", marks=pytest.mark.slow(one_in=3)),
            pytest.param({"mentors": []}, "table of mentors", marks=pytest.mark.slow(one_in=3)),
        ],
    )  # fmt: skip
    def test_a_table_that_changed_is_named(self, change, said):
        """And so is what comes out otherwise."""
        again = DOSSIER.replay(made.book(**change))
        assert not again.holds
        assert said in unfolded(again)
        assert again.rows()

    @pytest.mark.slow(one_in=6)
    @pytest.mark.parametrize("table", TABLES)
    def test_each_cell_that_is_altered_is_seen(self, table):
        """Whatever cell of whatever table (one in twenty; all by `make nightly`): it stops the book, or the dossier, or the replay tells."""
        rows = TABLES[table]
        cells = [(at, column) for at, row in enumerate(rows) for column in row]
        for at, column in share(cells, table, one_in=20) or cells[:1]:
            others = [row[column] for row in rows if row.get(column) not in (None, rows[at][column])]
            for cell in (*others[:1], f"{rows[at][column]}9"):
                altered = [{**row, column: cell} if row is rows[at] else row for row in rows]
                assert _seen(table, altered), (table, at, column, cell)

    @pytest.mark.slow(one_in=2)
    @pytest.mark.parametrize(
        "change",
        [
            {"chair": "juror-1"},
            {"members": {"juror-1": "", "juror-2": "", "juror-3": ""}},
            {"present": ["juror-1", "juror-2", "juror-3"]},
            {"attributes": {"adler": {"host": "x"}}},
        ],
    )
    def test_all_that_a_deliberation_was_given_is_compared(self, change):
        """Members, chair, presence, what quotas count: each is asked, as marks and rules are."""
        other = evolve(DOSSIER.deliberation, **change)
        assert "other_input" in DOSSIER.replay(BOOK, deliberation=other).explain().codes
        later = evolve(OUTCOME, deliberation=other).dossier(salt=DOSSIER.salt)
        assert "other_input" in later.differs_from(DOSSIER).explain().codes

    def test_another_plan_is_told(self):
        """A plan made again otherwise: what was asked changed, and so are the dates."""
        plan = evolve(OUTCOME.schedule.plan, start=dt.date(2018, 11, 12))
        told = DOSSIER.replay(BOOK, schedule=timeline.schedule(plan)).explain().codes
        assert {"other_input", "other_dates"} <= set(told)

    @pytest.mark.slow
    def test_who_is_called_otherwise_is_decided_alike(self):
        """Names decide nothing: under others, backwards, each person is decided as before."""
        other = {f"cand-{n}": f"person-{10 - n}" for n in range(1, 10)}
        rows = [{**row, "id": other[row["id"]]} for row in made.CANDIDATES]
        panels = [
            {**row, "hears": ", ".join(other[one] for one in row["hears"].split(", "))} for row in made.PANELS
        ]
        lists = {
            "_".join(key): {other[one]: mark for one, mark in scores.items()}
            for key, scores in made.LISTS.items()
        }
        renamed = made.outcome(made.book(candidates=rows, panels=panels), **lists)
        for person, name in other.items():
            before, after = OUTCOME.rulings[person], renamed.rulings[name]
            assert (before.status, before.place, before.binds.code) == (
                after.status,
                after.place,
                after.binds.code,
            )

    @pytest.mark.slow
    def test_what_comes_out_otherwise_is_told(self):
        """A seat, a decision, a date, minutes, marks that were altered."""
        other = made.book(candidates=[{**made.CANDIDATES[0], "employer": "e9"}, *made.CANDIDATES[1:]])
        told = DOSSIER.replay(other).explain().codes
        assert {"other_table", "other_input", "other_cohort", "moved"} <= set(told)
        marks = evolve(DOSSIER.deliberation, sheet=DOSSIER.deliberation.sheet.only(["adler", "datareg"]))
        assert "the marks of the challenges changed" in unfolded(DOSSIER.replay(BOOK, deliberation=marks))
        forged = evolve(DOSSIER, minutes=[evolve(DOSSIER.minutes[0], recorded_by="somebody else")])
        assert "the minutes EIG 3, défis do not hold" in unfolded(forged.replay(BOOK))
        late = evolve(DOSSIER, schedule=evolve(DOSSIER.schedule, placed=DOSSIER.schedule.placed[::-1]))
        assert "the dates are others" in unfolded(late.replay(BOOK))
        with pytest.raises(UnknownKey):
            DOSSIER.replay(BOOK).explain("x")

    def test_a_redacted_dossier_cannot_be_run(self):
        """It no longer holds what was asked."""
        with pytest.raises(Fault, match="whole dossier"):
            PUBLIC.replay(BOOK)

    @pytest.mark.untraced
    def test_an_empty_promotion_is_run_again_too(self):
        """Nothing asked, nothing differs."""
        bare = Book(promotion=P3)
        assert bare.decide().dossier().replay(bare).holds


def _settled():
    merit = made.lists(adler_data={"cand-1": 18, "cand-5": 12})
    found = teams.compose(BOOK.problem(["adler", "cibnav"], merit=merit, wishes=[2, 1],
                                       rules=[teams.MaxEach(id="employers", attribute="employer", maximum=2)]))  # fmt: skip
    return found.settle(Decision(by="jury", order=["cand-5", "cand-1"], reference="minutes, 4.2"))


def _seen(table, rows):
    """Tell whether an altered table is refused, or told."""
    try:
        again = DOSSIER.replay(made.book(**{table: rows}))
    except (Fault, Faults):
        return True
    return not again.holds


class TestChanges:
    def test_nothing_changed(self):
        """A dossier differs from itself in nothing."""
        same = DOSSIER.differs_from(DOSSIER)
        assert not same
        assert "nothing changed" == str(same)
        assert "nothing changed" in unfolded(same.explain())

    @pytest.mark.slow
    def test_what_changed_and_whom_it_moved(self):
        """Marks of one list: two people come in, two go out, and each is told."""
        later = made.outcome(adler_data={"cand-1": 19, "cand-5": 12})
        changes = later.dossier(salt=DOSSIER.salt).differs_from(DOSSIER)
        assert changes
        assert {"cand-1", "cand-3", "cand-5", "cand-6"} == {one.subject for one in changes.moved}
        assert "cand-1: on the reserve list before, seated at adler now" in unfolded(changes)
        assert "the rankings of the candidates changed" in unfolded(changes)
        assert "cand-5\u00a0: avant, affectation (adler)" in unfolded(changes.say("fr"))
        assert ("moved",) == changes.explain("cand-5").codes
        assert {"subject", "before", "after", "place", "moved_to"} == set(changes.rows()[0])
        assert "seated at adler" in to_html(changes)
        with pytest.raises(UnknownKey):
            changes.explain("nobody")
        assert "cand-2: the same decision as before." == str(changes.explain("cand-2"))
        assert "décisions inchangées" in unfolded(changes.say("fr"))

    def test_rules_dates_tables_and_salts(self):
        """Each cause is told by its name."""
        held = evolve(OUTCOME.deliberation, rules=evolve(OUTCOME.deliberation.rules, places=3))
        plan = evolve(OUTCOME.schedule.plan, start=dt.date(2018, 11, 12))
        from eig.timeline import schedule

        later = evolve(OUTCOME, deliberation=held, schedule=schedule(plan)).dossier(salt=DOSSIER.salt)
        told = later.differs_from(DOSSIER).explain().codes
        assert {"other_rules", "date_moved", "other_input", "moved"} <= set(told)
        assert "other_salt" in OUTCOME.dossier(salt="0a" * 32).differs_from(DOSSIER).explain().codes
        table = made.outcome(made.book(interests=[])).dossier(salt=DOSSIER.salt).differs_from(DOSSIER)
        assert "the table of interests changed" in unfolded(table)
        bare = BOOK.decide().dossier(salt=DOSSIER.salt)
        assert "moved" in bare.differs_from(DOSSIER).explain().codes
        gone = Book(promotion=P3).decide().dossier(salt=DOSSIER.salt).differs_from(DOSSIER)
        assert "not there now" in unfolded(gone)

    @pytest.mark.untraced
    def test_a_cause_alone_is_a_change_and_so_is_a_move_alone(self):
        """What was asked may change and move nobody: something changed all the same."""
        cause = OUTCOME.dossier(salt="0a" * 32).differs_from(DOSSIER).causes[-1]
        moved = RulingChange(subject="c1", before="seated", after=None)
        assert bool(DossierChanges(causes=[cause], moved=[])) is True
        assert bool(DossierChanges(causes=[], moved=[moved])) is True

    @pytest.mark.slow
    def test_what_was_before_is_told_before_what_is_now(self):
        """A date that moved is told with both dates, the earlier dossier's first."""
        plan = evolve(OUTCOME.schedule.plan, start=dt.date(2018, 11, 12))
        later = evolve(OUTCOME, schedule=timeline.schedule(plan)).dossier(salt=DOSSIER.salt)
        assert "from 5 November 2018 to 7 November 2018 before, from 12 November" in unfolded(
            later.differs_from(DOSSIER)
        )
        assert "from 12 November 2018 to 14 November 2018 before, from 5 November" in unfolded(
            DOSSIER.differs_from(later)
        )

    @pytest.mark.slow
    def test_a_dossier_has_a_secret_of_its_own_or_none(self):
        """Whoever verifies minutes, or makes the leaves of an act again, tries no guess against the dossier."""
        act = OUTCOME.act("challenges", secret="0d" * 32)
        assert "" == OUTCOME.dossier().salt
        assert "7c39" * 16 == OUTCOME.dossier(salt="7c39" * 16, acts=[act.published()]).salt
        for salt, acts in (("5A17" * 16, []), ("0D" * 32, [act])):
            with pytest.raises(Fault, match="a secret of its own"):
                OUTCOME.dossier(salt=salt, acts=acts)

    def test_they_are_values(self):
        """Each subject moves once."""
        one = RulingChange(subject="c1", before="seated", after=None)
        with pytest.raises(Fault, match="moved"):
            DossierChanges(causes=[], moved=[one, one])
        assert "<DossierChanges: 0 causes, 1 moved>" == repr(DossierChanges(causes=[], moved=[one]))
        with pytest.raises(Fault, match="moved"):
            DossierChanges(causes=[], moved=[1])
        assert "<Replay: 0 differences>" == repr(Replay(differences=[]))


class TestPage:
    @pytest.mark.slow
    def test_who_is_still_to_be_decided_stands_before_the_teams(self):
        """In a paragraph, and only where somebody is."""
        tied = made.outcome(adler_data={"cand-1": 18, "cand-5": 12}).dossier()._body_("en")
        told = "<p>To be decided on the record: cand-1, cand-3, cand-5 and cand-6.</p>"
        assert (tied.count(told), "to be decided on the record" in DOSSIER._body_("en").lower()) == (1, False)

    @pytest.mark.slow
    def test_a_seat_tells_the_rank_on_the_list_of_its_challenge(self):
        """Whoever is ranked at two challenges is shown with the list of the one where they sit."""
        page = made.outcome(adler_dev={"cand-2": 15, "cand-4": 9}).dossier()._body_("en")
        assert re.search(r"cand-4</strong>: wish number 1, rank 1 of 2 \(CibNav, [^)]*\), 14<", page)
        assert re.search(r"cand-2</strong>: wish number 1, rank 1 of 2 \(ADLER, [^)]*\), 15<", page)

    @pytest.mark.untraced(but=["en-dossier2"])
    @pytest.mark.parametrize("dossier", [DOSSIER, PUBLIC, Book(promotion=P3).decide().dossier()])
    @pytest.mark.parametrize("lang", ["en", "fr"])
    def test_the_page_is_read_by_everybody(self, dossier, lang):
        """Headings from h2 in order, a caption a table, scopes in each head, titles of pictures; no script."""
        tags = Page(dossier._body_(lang)).tags
        levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h[1-6]", tag)]
        assert 2 == min(levels)
        assert all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False))
        names = [tag for tag, _ in tags]
        tables, captions = names.count("table"), names.count("caption")
        minutes = len(dossier.minutes)
        assert captions >= tables - 9 * minutes
        assert not {"script", "iframe", "link", "img", "object"} & set(names)
        assert all(
            attrs.get("role") == "img" or "aria-hidden" in attrs for tag, attrs in tags if tag == "svg"
        )
        ids = [attrs["id"] for tag, attrs in tags if tag == "h2"]
        assert len(ids) == len(set(ids))
        assert {f"#{one}" for one in ids} == {attrs["href"] for tag, attrs in tags if tag == "a"}
        assert not any("http" in str(attrs.get("src", "")) for _, attrs in tags)

    @pytest.mark.slow
    def test_the_page_tells_the_whole_story(self):
        """Funnel, rankings with reasons, seats, reserve, dates, treatment, minutes, digests; names shown."""
        page = DOSSIER._body_(FRENCH.naming(BOOK.names))
        for said in ("personnes affectées", "Nom Trois", "Nom Un, Nom Six", "au plus 2 personnes de même employeur",
                     "auditions", "Procès-verbal du jury", DOSSIER.tables["candidates"], "EIG 3, défis", "data scientist"):  # fmt: skip
            assert said in page
        assert "cand-3" not in page
        assert "EIG 3\u00a0: le dossier" == DOSSIER._title_("fr")
        assert DOSSIER._body_("en") in DOSSIER._repr_html_()
        assert OUTCOME.dossier()._body_("en") == OUTCOME._body_("en")
        assert "EIG 3" in OUTCOME._title_("en")

    @pytest.mark.slow
    def test_seats_to_be_decided_are_shown_open(self):
        """Nobody stands at a seat that equals may take."""
        tied = made.outcome(adler_data={"cand-1": 18, "cand-5": 12}).dossier()._body_("en")
        assert "one seat to be decided" in tied
        merit = rank_lists({("adler", "dev"): {"cand-2": 15}})
        problem = BOOK.problem(["adler"], merit=merit)
        nobody = teams.compose(evolve(problem, people=[], lifted=["fill:adler"]))
        assert "nobody" in BOOK.decide(None, merit, nobody).dossier()._body_("en")

    @pytest.mark.untraced
    def test_who_is_out_of_a_list_and_late_dates_are_shown(self):
        """An exclusion has its reason, a date that cannot be kept too."""
        from eig import jury, timeline

        rubric = jury.Rubric(criteria=[jury.Criterion(id="skills", scale=jury.EIG_SCALE, floor=2)])
        sheet = jury.Scoresheet.from_marks(
            rubric, [("cand-1", "juror-1", {"skills": 4}), ("cand-5", "juror-1", {"skills": 1})]
        )
        plan = evolve(OUTCOME.schedule.plan, start=dt.date(2019, 2, 1))
        lists = jury.rank_lists({("adler", "data"): sheet})
        page = BOOK.decide(None, lists, None, timeline.schedule(plan)).dossier()._body_("en")
        assert "eliminat" in page
        assert "too late" in page or "before" in page


class TestValue:
    @pytest.mark.slow
    def test_it_prints_in_a_line_and_says_its_story(self):
        """One line as a repr; counts and decisions as a text; one subject as a reason."""
        assert "<Dossier: EIG 3, jury, 13 rulings>" == repr(DOSSIER)
        assert "people who applied: 9" in unfolded(DOSSIER)
        assert "cand-1" in str(DOSSIER.explain("cand-1"))
        assert json.loads(convert.to_json(DOSSIER))["versions"]["eig"]
        assert "long secret" not in repr(DOSSIER)
        assert {"marks", "rules", "lists", "teams", "plan", "rulings", "minutes: EIG 3, défis"} <= set(
            DOSSIER.digests
        )


def test_a_whole_that_differs_though_no_part_does_is_told():
    """A digest of the deliberation that is not that of its parts: the replay does not hold."""
    altered = evolve(DOSSIER, digests={**DOSSIER.digests, "deliberation": "0" * 64})

    assert not altered.replay(BOOK).holds


@pytest.mark.slow
def test_a_fact_dated_before_the_decision_that_was_not_counted_is_told_apart():
    """It was known then, as its day says, unless `recorded` says when: the replay names it, in both languages."""
    book = Book(promotion=P3, candidates=[Candidate(id="c1")])
    taken = Event(on=dt.date(2018, 12, 14), kind="decision_taken", what="candidates")
    then = book.record(taken)
    dossier = then.decide().dossier()
    early = Event(on=dt.date(2018, 12, 1), kind="withdrawn", person="c1")
    since = dt.date(2018, 12, 20)
    for fact, known in (
        (early, True),
        (evolve(early, recorded=since), False),
        (evolve(early, on=since), False),
    ):
        found = dossier.replay(then.record(fact))
        for lang, words in (("en", "1 of them dated before"), ("fr", "dont datés d'avant la décision")):
            assert known == (words in unfolded(found.explain(lang=lang)).replace("’", "'"))
        assert "later_facts" in [one.code for one in found.unchecked]


@pytest.mark.slow
def test_who_was_told_apart_is_a_table_of_the_dossier_too():
    """Of people of one name some are several: a dossier made otherwise says so, and so does one run again."""
    people = [Candidate(id=one, name="Ada A.") for one in ("c1", "c2", "c3")]
    told = [(), (("c1", "c2"),), (("c1", "c3"),)]
    books = [Book(promotion=P3, candidates=people, distinct=some) for some in told]
    dossiers = [one.decide().dossier(salt="c4" * 32) for one in books]
    for (at, then), (again, book) in product(enumerate(dossiers), enumerate(books)):
        for found in (then.replay(book), dossiers[again].differs_from(then)):
            assert (at != again) == ("which people of one name are several changed" in unfolded(found))
    before = evolve(dossiers[0], tables={k: one for k, one in dossiers[0].tables.items() if k != "distinct"})
    assert [False, True, True] == [
        "which people of one name are several changed" in unfolded(before.replay(book)) for book in books
    ]
    assert "no_digest" not in before.replay(books[0]).explain().codes
