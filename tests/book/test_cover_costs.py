"""What it costs that somebody covers for whoever leaves: by payer and year, against a count by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from attrs import evolve

from eig.errors import Fault
from eig.lots import Decision
from eig.programme import Appointment
from eig.programme.successors import appoint_successor
from eig.teams.answers.seat_moves import SeatMove
from helpers import ledger_rooms
from helpers.unfolded import unfolded

YEAR = ledger_rooms.outcome()
PIA, HOST = "Programme d'investissements d'avenir", "administration"
MAY = dt.date(2019, 5, 2)


def changes(year, cover, starts=MAY, rate=1):
    """Return what each payer pays more, a year."""
    rows = year.cover_costs(cover, starts=starts, employer_rate=rate)
    assert all(row["after"] - row["before"] == row["change"] for row in rows)
    return {(row["year"], row["payer"]): row["change"] for row in rows}


@pytest.mark.untraced
def test_who_comes_in_is_paid_to_the_end_of_the_missions():
    """From 2 May to 15 November: 30 days of May, five months, 15 days, 195 thirtieths of 4,000 EUR, times 1.75."""
    cover = YEAR.cover("cand-3")

    assert [("cand-1", "joined"), ("cand-3", "left")] == [(one.person, one.kind) for one in cover.moves]
    assert {(2019, PIA): 31_850, (2019, HOST): 13_650} == changes(YEAR, cover, rate="1.75")
    assert 45_500 == 195 * 4_000 * Fraction(7, 4) / 30


@pytest.mark.slow
def test_a_fact_of_before_does_not_end_the_contract_of_who_comes_in():
    """Cand-1 was told to resign, and had no appointment: a gap, and no cover for nothing."""
    astray = YEAR.record(gone("cand-1"))

    assert "no_contract" in [one.code for one in astray.gaps]
    assert changes(YEAR, YEAR.cover("cand-3")) == changes(astray, astray.cover("cand-3"))


@pytest.mark.slow
def test_whoever_leaves_is_paid_until_the_last_day_that_the_facts_give():
    """What the cover costs beside does not change once the resignation is recorded."""
    gone = YEAR.record(ledger_rooms.FACTS["resigned"])

    assert changes(YEAR, YEAR.cover("cand-3")) == changes(gone, gone.cover())


@pytest.mark.untraced
def test_who_goes_over_is_paid_by_who_pays_for_the_other_team():
    """From 2 May: 29 of May's thirtieths, since the month is whole, five months, 15 days; 14,266.67 EUR were paid before."""
    promotion = YEAR.book.promotion
    own = [evolve(one, self_funded=one.id == "adler") for one in promotion.challenges]
    year = evolve(YEAR, book=evolve(YEAR.book, promotion=evolve(promotion, challenges=own)))
    move = SeatMove(person="cand-3", before="cibnav", after="adler")
    found = changes(year, evolve(year.cover("cand-3"), moves=[move]))

    assert {
        (2019, PIA): Fraction("-18106.66"),
        (2019, HOST): Fraction("-7760"),
        (2019, promotion.challenge("adler").ministry.name): Fraction("25866.66"),
    } == found


def test_a_cover_that_there_is_not_has_no_cost():
    """Nobody may sit there by the rules: that is told, and no row says that it costs nothing."""
    with pytest.raises(Fault, match=r"Outcome\.cover_costs\.cover"):
        YEAR.cover_costs(YEAR.cover("cand-2"), starts=MAY)


@pytest.mark.untraced
@pytest.mark.parametrize("leaver", ["cand-2", "cand-4", "cand-5"])
def test_nobody_with_a_contract_is_put_out_for_a_cover(leaver):
    """Cand-1 could come in for cand-5, were cand-3, of the same employer, sent away: before contracts alone."""
    undecided = evolve(YEAR, book=evolve(YEAR.book, appointments=[]))

    assert () == YEAR.cover(leaver).moves
    assert (leaver == "cand-5") == ("cand-3" in {one.person for one in undecided.cover(leaver).moves})


@pytest.mark.slow
def test_a_team_that_went_to_a_challenge_without_a_cohort_is_covered_there():
    """Nobody was composed for it: the posts came along, and whoever is there keeps a seat and is counted."""
    merged = YEAR.record(ledger_rooms.fact("merged", dt.date(2019, 3, 1), challenge="cibnav", to="datareg"))
    year = merged.record(gone("cand-3"))
    cover, comes = year.cover(), year.replacement("cand-3")

    assert () == merged.cover().moves
    assert ("cand-2", "cand-4", "cand-5") == cover.kept
    assert ("cand-1", "datareg") == next((one.person, one.after) for one in cover.moves if one.after)
    assert ("cibnav-1", "datareg", ("cand-1",)) == (comes.post, comes.opening, comes.successors)
    assert {(2019, PIA): 18_200, (2019, HOST): 7_800} == changes(year, cover)
    away = evolve(ledger_rooms.FACTS["moved"], person="cand-3", to="datareg", post=None)
    year = YEAR.record(away)
    comes = year.replacement("cand-3")
    assert ("cibnav-1", "cibnav", ("cand-1",)) == (comes.post, comes.opening, comes.successors)
    made = appoint_successor(year.book.state_on(MAY), comes, start=MAY)
    assert ("cibnav-1", "cand-3") == (made.post, made.replaces)
    assert "cibnav-1" not in year.record(made).book.state_on(MAY).vacant


def test_in_the_place_of_who_came_in_and_left_the_next_is_looked_for():
    """Asked for the one before, whose seat was taken since, it answers for the one who is missed now."""
    seat = next(one for one in YEAR.book.appointments if one.person == "cand-3")
    comes = evolve(seat, person="cand-1", start=MAY, replaces="cand-3", decided=dt.date(2019, 4, 2))
    year = YEAR.record(gone("cand-3"), comes, gone("cand-1", dt.date(2019, 6, 3)))

    assert ("cand-1", "cibnav-1", ("cand-6",)) == (
        (found := year.replacement("cand-3")).leaver,
        found.post,
        found.successors,
    )
    assert found == year.replacement("cand-1")


def gone(person, on=dt.date(2019, 3, 4), **more):
    """Return a resignation."""
    return ledger_rooms.fact("resigned", on, person=person, **more)


def seat(person, challenge, post, start):
    """Return an appointment to the end of the missions."""
    return Appointment(
        person=person, challenge=challenge, post=post, start=start, stated=dt.date(2019, 11, 15)
    )


class TestWhoIsIn:
    @pytest.mark.untraced
    def test_whoever_came_in_is_missed_once_they_leave(self):
        """The next of the list comes in for them, and nobody for whoever left before, whose post somebody has."""
        year = YEAR.record(gone("cand-3"), seat("cand-1", "cibnav", "cibnav-1", MAY))
        assert () == year.cover().moves
        assert "cand-1 has the post cibnav-1" in unfolded(year.replacement("cand-3"))
        later = year.record(gone("cand-1", dt.date(2019, 8, 1)))
        assert ("cand-6",) == later.replacement("cand-1").successors
        assert ["cand-1", "cand-6"] == [one.person for one in later.cover().moves]
        assert ["cand-1"] == [one.facts["person"] for one in later.lacks("cand-1")]
        assert later.record(seat("cand-6", "cibnav", "cibnav-1", dt.date(2019, 9, 2)))
        assert () == later.cover("cand-3").kept[4:]

    @pytest.mark.untraced
    def test_a_team_that_merged_keeps_its_posts_and_its_people(self):
        """Nobody moves; whoever leaves leaves their post, at the challenge where the team is, and it can be filled."""
        merged = ledger_rooms.FACTS["merged"]
        year = YEAR.record(merged)
        assert ((), 4) == (year.cover().moves, len(year.cover().kept))
        year = year.record(gone("cand-3", MAY))
        assert ("cibnav-1",) == year.book.state_on(MAY).vacant
        told = year.replacement("cand-3")
        assert ("adler", "cibnav-1", ("cand-1",)) == (told.opening, told.post, told.successors)
        assert [("cand-1", "adler")] == [(one.person, one.after) for one in year.cover().moves if one.after]
        assert () == year.record(seat("cand-1", "adler", "cibnav-1", MAY)).cover().moves
        before = evolve(YEAR, book=evolve(YEAR.book, appointments=[])).record(merged)
        assert {"adler"} == {*before.seats.values()}
        order = Decision(by="jury", order=["cand-2", "cand-3", "cand-4", "cand-5"], reference="minutes")
        found = before.book.appoint(before.cohort, starts=ledger_rooms.STARTS, decisions=[order])
        assert {("adler", f"{place}-{n}") for place in ("adler", "cibnav") for n in (1, 2)} == {
            (one.challenge, one.post) for one in found
        }

    @pytest.mark.untraced(but=["cut-named0-the post cibnav-1 is no more"])
    @pytest.mark.parametrize(
        ("kind", "named", "told"),
        [
            ("cut", {"post": "cibnav-1"}, "the post cibnav-1 is no more"),
            ("ended", {"challenge": "cibnav"}, "cibnav takes nobody any more"),
            ("withdrawn", {"challenge": "cibnav"}, "cibnav takes nobody any more"),
        ],
    )
    def test_a_post_that_is_no_more_is_filled_by_nobody(self, kind, named, told):
        """Neither by replacement nor by cover; whoever is still there stays."""
        year = YEAR.record(gone("cand-3"), ledger_rooms.fact(kind, dt.date(2019, 4, 1), **named))
        assert told in unfolded(year.replacement("cand-3"))
        cover = year.cover()
        assert not [one for one in cover.moves if one.after]
        assert ("cand-2", "cand-4", "cand-5") == cover.kept

    def test_who_moved_without_a_post_takes_none(self):
        """At the team to which they came they stay, beside whoever has a post there."""
        moved = ledger_rooms.fact("moved", person="cand-5", to="cibnav")
        year = YEAR.record(moved, ledger_rooms.fact("cut", MAY, post="adler-1"))
        assert ("cand-2", "cand-3", "cand-4", "cand-5") == year.cover().kept

    def test_a_cover_starts_within_the_missions_and_after_whoever_leaves(self):
        """Two people at one post are refused, and so is a day before the missions or after them."""
        year = YEAR.record(gone("cand-3", last=dt.date(2019, 5, 31)))
        cover = year.cover()
        with pytest.raises(Fault, match="cibnav-1"):
            year.cover_costs(cover, starts=dt.date(2019, 5, 20))
        for day in (dt.date(2019, 1, 10), dt.date(2019, 12, 1)):
            with pytest.raises(Fault, match=r"cover_costs\.starts"):
                year.cover_costs(cover, starts=day)
        assert year.cover_costs(cover, starts=dt.date(2019, 6, 3))


@pytest.mark.slow
def test_who_refuses_from_the_reserve_is_on_it_no_more():
    """The next of the list comes in; the letter says by which fact; somebody appointed since has accepted after all."""
    refused = ledger_rooms.fact("refused", MAY, person="cand-1")
    year = YEAR.record(gone("cand-3"), refused)
    assert ("withdrawn", ("cand-6",)) == (year.statuses["cand-1"], year.replacement("cand-3").successors)
    assert "cand-6" in {one.person for one in year.cover().moves}
    assert "On 2 May 2019, Nom Un refused" in year.letter("cand-1")
    assert "reserve" == year.on(dt.date(2019, 5, 1)).statuses["cand-1"]
    later = evolve(seat("cand-1", "cibnav", "cibnav-1", dt.date(2019, 6, 3)), decided=dt.date(2019, 5, 20))
    assert "seated" == year.record(later).statuses["cand-1"]


class TestOneTime:
    """Nobody works more than the whole of their time, nor is a post vacant before it is known to be."""

    HALF = evolve(seat("cand-1", "cibnav", "", MAY), share="1/2")

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            ([seat("cand-2", "datareg", "datareg-1", MAY)], "cand-2, on 2 May 2019 (adler-2 and datareg-1), got 2"),
            (
                [HALF, evolve(HALF, challenge="datareg"),
                 ledger_rooms.fact("part_time", MAY, person="cand-1", challenge="datareg", share="3/4", first=dt.date(2019, 6, 3))],
                "cand-1, on 3 June 2019 (cibnav and datareg), got 1.25",
            ),
        ],
    )  # fmt: skip
    def test_more_than_the_whole_of_somebody_s_time_is_refused(self, more, told):
        """With the person, the first day of it and the posts."""
        with pytest.raises(Fault, match="the whole of the time") as caught:
            YEAR.record(*more)
        assert told in str(caught.value)
        assert YEAR.record(self.HALF, evolve(self.HALF, challenge="datareg"))

    def test_a_post_is_vacant_from_the_day_on_which_its_team_is_known(self):
        """An appointment of July says nothing of April; asked of the book or of the book of that day."""
        late = evolve(
            seat("cand-1", "datareg", "datareg-1", dt.date(2019, 8, 1)), decided=dt.date(2019, 7, 20)
        )
        book = YEAR.book.record(late)
        for day, vacant in ((dt.date(2019, 4, 1), ()), (dt.date(2019, 8, 1), ("datareg-2",))):
            assert vacant == book.state_on(day).vacant == book.on(day).state_on(day).vacant


def test_amounts_stand_by_several_names_at_once():
    """By challenge and payer, a column a year: each row the sum of its lines, and the whole in the last."""
    cost = YEAR.costs()
    *rows, last = cost.table("challenge", "payer")

    assert {(one.challenge, one.payer) for one in cost.lines} == {
        (row["challenge"], row["payer"]) for row in rows
    }
    assert sorted(rows, key=lambda row: (row["challenge"], row["payer"])) == rows
    for row in rows:
        own = [one for one in cost.lines if (one.challenge, one.payer) == (row["challenge"], row["payer"])]
        assert row["2019"] == row["total"] == sum(one.amount for one in own)
    assert {"challenge": "total", "payer": "", "2019": cost.total, "total": cost.total} == last
    assert cost.table() == cost.table("host")
    with pytest.raises(Fault, match="once"):
        cost.table("host", "host")
