"""Stable matching: nobody and no place would both rather have each other."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig import to_rows
from eig.errors import Fault, Faults, UnknownKey
from eig.teams.matching import Matching, _couples, match
from eig.teams.matching._proposals_and_ties_by_lot import strict_lists
from eig.teams.matching.blocking_pairs_in_a_matching import Blocking, Seating, blocking_pairs
from eig.teams.matching.people_and_places_of_a_market import Couple, Market, has_ties, members, positions
from eig.teams.matching.stable_matching import _refusal
from helpers.markets import random_market, stable_assignments
from helpers.unfolded import unfolded

# Gale and Shapley (1962), example 2: three stable marriages; the people's best, the middle, the places' best.
CYCLE = Market(
    wishes={"a": ["A", "B", "C"], "b": ["B", "C", "A"], "c": ["C", "A", "B"]},
    rankings={"A": ["b", "c", "a"], "B": ["c", "a", "b"], "C": ["a", "b", "c"]},
)
# A market of one couple and one single with no stable matching: the couple wants both places, each place
# prefers somebody else in turn (the shape of Roth 1984).
NONE = Market(
    wishes={"s": ["A", "B"]},
    rankings={"A": ["p", "s"], "B": ["s", "q"]},
    couples=[Couple(members=("p", "q"), wishes=[("A", "B")])],
)


class TestOneSideProposes:
    """Each side that proposes gets its best stable outcome (Gale and Shapley 1962)."""

    def test_people_propose(self):
        """When people propose, each has the first wish of the published example."""
        assert {"a": "A", "b": "B", "c": "C"} == match(CYCLE).seats

    def test_places_propose(self):
        """When places propose, each has the one it ranks first."""
        assert {"a": "C", "b": "A", "c": "B"} == match(CYCLE, proposing="places").seats

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_the_two_ends_of_the_lattice(self, seed):
        """Among all stable assignments, people proposing is best for each person, places proposing is worst."""
        rng = random.Random(seed)
        market = random_market(rng, rng.randint(1, 5), rng.randint(1, 3))
        every = stable_assignments(market)
        steps = {person: positions(tiers) for person, tiers in market.wishes.items()}

        best, worst = match(market).seats, match(market, proposing="places").seats

        assert dict(best) in every
        assert dict(worst) in every
        for person, places in steps.items():
            held = [places.get(seats.get(person, ""), 99) for seats in every]
            assert places.get(best.get(person, ""), 99) == min(held)
            assert places.get(worst.get(person, ""), 99) == max(held)

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_hosts_share_a_capacity_over_their_places(self, seed):
        """Under hosts who are full over all their places, the outcome is stable, and the best for each person."""
        rng = random.Random(seed)
        market = _hosted(rng)

        best = match(market).seats
        every = stable_assignments(market)

        assert dict(best) in every
        for person, tiers in market.wishes.items():
            steps = positions(tiers)
            held = [steps.get(seats.get(person, ""), 99) for seats in every]
            assert steps.get(best.get(person, ""), 99) == min(held)

    @given(st.integers(0, 10**6))
    def test_ties_in_the_order_of_the_lots(self, seed):
        """With ties broken by lots, the outcome is weakly stable; the same lots give the same outcome."""
        rng = random.Random(seed)
        market = random_market(rng, rng.randint(1, 5), rng.randint(1, 3), ties=True)
        lots = [*market.people, *market.rankings]
        rng.shuffle(lots)

        found = match(market, lots=lots)

        assert not blocking_pairs(market, found.seats)
        assert found == match(market, lots=lots)


def _hosted(rng):
    """A market whose hosts each rank people once, for all their places."""
    market = random_market(rng, rng.randint(1, 5), rng.randint(1, 4))
    hosts = {place: rng.choice(["h0", "h1"]) for place in market.rankings}
    orders = {host: rng.sample(market.people, len(market.people)) for host in sorted(set(hosts.values()))}
    return Market(
        wishes=market.wishes,
        rankings={
            place: [one for one in orders[host] if one in members(market.rankings[place])]
            for place, host in hosts.items()
        },
        capacities=market.capacities,
        hosts=hosts,
        host_rankings=orders,
        host_capacities={host: rng.randint(0, 3) for host in orders},
    )


class TestCouples:
    """Couples choose together; a stable matching is found, or proved not to exist."""

    def test_a_tandem_sits_together_or_not_at_all(self):
        """Two people who apply together get two seats of the same challenge, judged by the weaker of them."""
        market = Market(
            wishes={"s": ["plume"]},
            rankings={"plume": ["p", "s", "q"], "adler": ["q", "p"]},
            capacities={"plume": 2, "adler": 2},
            couples=[Couple.tandem("p", "q", ["plume", "adler"])],
        )

        assert {"p": "adler", "q": "adler", "s": "plume"} == match(market).seats

    def test_none_exists_and_it_is_proved(self):
        """Where no stable matching exists, the answer says so after looking at every arrangement."""
        found = match(NONE)

        assert ("none", {}, 2) == (found.status, found.seats, found.tried)
        assert [] == stable_assignments(NONE)
        assert "no stable matching exists" in unfolded(found.explain("s"))

    @pytest.mark.parametrize("bound", [{"arrangements": 1}, {"stop": iter([False, True]).__next__}])
    def test_a_limit_stops_the_search_and_says_so(self, bound):
        """A search that stops at its limit, or is told to stop, claims nothing; a limit of one arrangement takes one."""
        found = match(NONE, **bound)

        assert ("unknown", 1) == (found.status, found.tried)
        assert "s’est arrêtée" in unfolded(found.explain("s", lang="fr"))

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_found_or_proved_absent(self, seed):
        """On small markets with couples, brute force agrees: stable where one exists, none where none does."""
        rng = random.Random(seed)
        couples = rng.randint(1, 2)
        market = random_market(rng, rng.randint(2 * couples, 5), rng.randint(1, 3), couples=couples)
        every = stable_assignments(market)

        found = match(market)

        assert ("stable" if every else "none") == found.status
        assert not every or dict(found.seats) in every

    def test_what_repairing_misses_looking_in_order_finds(self, monkeypatch):
        """Where repairing one arrangement after the other gives up, looking at all of them still finds one."""
        monkeypatch.setattr(_couples, "REPAIRS", 1)
        market = Market(wishes={}, rankings={"A": [], "B": ["p", "q"]}, capacities={"B": 2},
                        couples=[Couple.tandem("p", "q", ["A", "B"])])  # fmt: skip

        assert ({"p": "B", "q": "B"}, 2) == (match(market).seats, match(market).tried)

    @pytest.mark.parametrize("turn", [1, 2, 3])
    def test_how_many_arrangements_were_looked_at_is_told(self, turn):
        """Two who apply together are wanted at one place alone: the first, the second or the third that they ask for."""
        wishes = ["A", "C", "D"]
        wishes[turn - 1] = "B"
        market = Market(wishes={}, rankings={"A": [], "C": [], "D": [], "B": ["p", "q"]}, capacities={"B": 2},
                        couples=[Couple.tandem("p", "q", wishes)])  # fmt: skip

        assert ("stable", {"p": "B", "q": "B"}, turn) == (
            match(market).status, match(market).seats, match(market).tried
        )  # fmt: skip

    def test_arrangements_come_by_regret_each_once(self):
        """Every arrangement of the couples is looked at once, the kindest first."""
        every = list(_couples.by_regret([3, 2, 2]))

        assert set(every) == set(itertools.product(range(3), range(2), range(2)))
        assert len(every) == len(set(every))
        assert sorted(map(sum, every)) == list(map(sum, every))


class TestRepairs:
    """A couple that an arrangement does not seat goes on to its next wish."""

    def test_wishes_are_tried_one_after_the_other(self):
        """The first, the second, then none; the other couple, which is seated, stays at its first."""
        market = Market(
            wishes={},
            rankings={"A": ["p", "q", "r", "s"], "B": ["p", "q", "r", "s"]},
            couples=[
                Couple(members=("p", "q"), wishes=[("A", "B"), ("B", "A")]),
                Couple(members=("r", "s"), wishes=[("A", "B"), ("B", "A")]),
            ],
        )
        search = _couples._Search(market, *strict_lists(market, None))
        search.seats = {"r": "A", "s": "B"}
        assert [(0, 0), (1, 0), (2, 0)] == list(itertools.islice(search.repairs(set()), 3))
        assert [(0, 0), (1, 0)] == list(search.repairs({(2, 0)}))

    def test_a_couple_that_would_rather_have_another_wish_is_given_it_and_the_other_stays(self):
        """Both are tried at the second wish, with which one of them is not content: the one stable matching is found."""
        pairs = [("A", "C"), ("B", "C")]
        market = Market(
            wishes={"t": ["C", "B"]},
            rankings={"A": [*"tpqsr"], "B": [*"qptrs"], "C": [*"sprtq"]},
            couples=[Couple(members=("p", "q"), wishes=pairs), Couple(members=("r", "s"), wishes=pairs)],
        )
        assert [dict(match(market).seats)] == stable_assignments(market)


class TestStrictLists:
    """Lots part those who are tied, and nobody else."""

    def test_where_nobody_is_tied_no_lot_is_asked_for(self):
        """A tuple of one beside plain names is a list without ties, on both sides."""
        market = Market(wishes={"p": [("B",), "A"], "q": ["A"]}, rankings={"A": ["p", ("q",)], "B": [("p",)]})

        assert {"p": "B", "q": "A"} == match(market).seats
        assert [False, False, False, True] == [
            has_ties(tiers) for tiers in ((), ("A", "B"), (("A",), "B"), ("A", ("B", "C")))
        ]

    def test_one_who_is_tied_with_nobody_needs_no_lot(self):
        """A tie of one is a place of its own; of two, the order of the lots decides; others stay where they are."""
        market = Market(
            wishes={"p": [("B",), "A"], "q": ["A"], "r": ["A"]},
            rankings={"A": [("r", "p"), ("q",)], "B": [("p",)]},
        )
        for lots, ranking in ((["p", "r"], ["p", "r", "q"]), (["r", "p"], ["r", "p", "q"])):
            wishes, rankings = strict_lists(market, lots)
            assert (wishes["p"], rankings) == (["B", "A"], {"A": ranking, "B": ["p"]})
        for lots, missing in ((None, None), (["r"], ("p",)), ([], ("p", "r"))):
            with pytest.raises(Fault, match="lot") as caught:
                strict_lists(market, lots)
            assert (caught.value.place, caught.value.facts.get("missing")) == ("match.lots", missing)


class TestStability:
    """Blocking pairs are shown, in three degrees where there are ties (Irving 1994)."""

    def test_degrees(self):
        """With both sides indifferent, an assignment is weakly and strongly stable but not super-stable."""
        market = Market(wishes={"p": [("A", "B")]}, rankings={"A": ["p"], "B": ["p"]})

        assert () == blocking_pairs(market, {"p": "A"})
        assert () == blocking_pairs(market, {"p": "A"}, degree="weak")
        assert 1 == len(blocking_pairs(market, {"p": "A"}, degree="super"))

    @pytest.mark.parametrize(
        ("wishes", "ranking", "degrees"),
        [
            (["A", "B"], ("p", "q"), ["strong", "super"]),
            ([("A", "B")], "pq", ["strong", "super"]),
            ([("A", "B")], ("p", "q"), ["super"]),
            (["A", "B"], "pq", ["weak", "strong", "super"]),
            (["A", "B"], "qp", []),
            (["B", "A"], "pq", []),
        ],
        ids=["p gains", "A gains", "nobody gains", "both gain", "A loses", "p loses"],
    )
    def test_who_gains_decides_what_blocks(self, wishes, ranking, degrees):
        """Both gain: weak. One gains, the other is indifferent: strong. Both indifferent: super. One loses: none."""
        ranked = list(ranking) if isinstance(ranking, str) else [ranking]
        market = Market(wishes={"p": wishes, "q": ["A"]}, rankings={"A": ranked, "B": ["p"]})
        found = [
            degree
            for degree in ("weak", "strong", "super")
            if any(one.people == ("p",) and one.places == ("A",) for one in blocking_pairs(
                market, {"p": "B", "q": "A"}, degree=degree))
        ]  # fmt: skip
        assert degrees == found

    @pytest.mark.slow
    @given(st.integers(0, 10**6))
    def test_each_degree_implies_the_weaker(self, seed):
        """What is super-stable is strongly stable, and what is strongly stable is weakly stable."""
        rng = random.Random(seed)
        market = random_market(rng, rng.randint(1, 4), rng.randint(1, 3), ties=True)
        weak, strong, most = (stable_assignments(market, degree) for degree in ("weak", "strong", "super"))

        assert all(seats in strong for seats in most)
        assert all(seats in weak for seats in strong)

    def test_what_is_no_assignment_is_refused_with_every_fault(self):
        """A place too full, a stranger, a split couple and a host too full are reported together."""
        market = Market(
            wishes={"s": ["A"], "t": ["A"]},
            rankings={"A": ["s", "t", "p"], "B": ["q"]},
            couples=[Couple(members=("p", "q"), wishes=[("A", "B")])],
        )
        hosted = Market(
            wishes={"s": ["A"]},
            rankings={"A": ["s"]},
            hosts={"A": "h"},
            host_rankings={"h": ["s"]},
            host_capacities={"h": 0},
        )

        with pytest.raises(Faults) as caught:
            blocking_pairs(market, {"s": "A", "t": "A", "p": "A", "x": "B"})
        with pytest.raises(Fault, match=r"blocking_pairs\.seats: expected at most 0 people at h, got 1"):
            blocking_pairs(hosted, {"s": "A"})

        assert [
            ("blocking_pairs.seats['x']", "teams.matching.listed", "B"),
            ("blocking_pairs.seats", "teams.matching.room", 3),
            ("blocking_pairs.seats", "teams.matching.pair_listed", ("A", None)),
        ] == [(fault.place, fault.code, fault.value) for fault in caught.value.faults]

    def test_a_place_that_nobody_opened_blocks_nothing(self):
        """A wish for a place that does not exist, or that does not rank the person, blocks nothing."""
        assert () == blocking_pairs(Market(wishes={"s": ["X", "A"]}, rankings={"A": []}), {})


class TestReasons:
    """A matching says why, for each person."""

    @pytest.mark.parametrize(
        ("market", "person", "words"),
        [
            (CYCLE, "a", "a has A, wish number 1"),
            (Market(wishes={"s": ["A"]}, rankings={"A": []}), "s", "A does not rank s; s has no place"),
            (
                Market(wishes={"s": ["A"], "t": ["A"]}, rankings={"A": [("t", "s")]}),
                "s",
                "each ranked above s, or level",
            ),
            (Market(wishes={"s": ["A"]}, rankings={"A": ["s"]}, capacities={"A": 0}), "s", "A takes nobody"),
            (
                Market(
                    wishes={"s": ["A"]},
                    rankings={"A": ["s"]},
                    hosts={"A": "h"},
                    host_rankings={"h": ["s"]},
                    host_capacities={"h": 0},
                ),
                "s",
                "A is closed: its host h holds 0 of 0, each ranked above s",
            ),
        ],
    )
    def test_in_words(self, market, person, words):
        """Full, not ranked, level, a host that is full: each refusal has its sentence."""
        assert words in unfolded(match(market, lots=["t", "s"]).explain(person))

    def test_equal_wishes_are_not_said_to_be_dearer(self):
        """Somebody who has one of two wishes held equal is not told of the other: nothing better was refused."""
        market = Market(wishes={"p": [("A", "B")]}, rankings={"A": ["p"], "B": ["p"]})

        assert "p: p has B, wish number 1." == str(match(market, lots=["B", "A"]).explain("p"))

    @pytest.mark.parametrize(
        ("rankings", "capacities", "words"),
        [
            ({"A": ["s", "p"], "B": ["q"]}, {}, "A holds 1 of 1, each ranked above p"),
            ({"A": ["p"], "B": ["s", "q"]}, {}, "B holds 1 of 1, each ranked above q"),
            ({"A": ["p"], "B": []}, {}, "B does not rank q"),
            ({"A": ["p"]}, {}, "B does not rank q"),
            ({"A": ["p"], "B": ["q"]}, {"B": 0}, "B takes nobody"),
        ],
    )
    def test_each_of_a_couple_hears_who_was_refused(self, rankings, capacities, words):
        """The refusal told is that of the one of the two who was refused, at that place."""
        couple = Couple(members=("p", "q"), wishes=[("A", "B")])
        market = Market(wishes={"s": [*rankings]}, rankings=rankings, capacities=capacities, couples=[couple])
        found = match(market)

        assert [f"{words}; {one} has no place." in unfolded(found.explain(one)) for one in "pq"] == [
            True,
            True,
        ]

    def test_a_tandem_hears_how_many_seats_are_left(self):
        """Two who go to one place only need two seats: the sentence counts those that people ranked above hold."""
        market = Market(
            wishes={"s": ["A"]},
            rankings={"A": ["p", "s", "q"]},
            capacities={"A": 2},
            couples=[Couple.tandem("p", "q", ["A"])],
        )
        told = "A has no two seats left: of its 2, people ranked above q hold 1; p has no place."

        assert f"p: {told}" == str(match(market).explain("p"))
        assert "p : A n’a plus deux places : sur 2, 1 à des personnes classées avant q" in unfolded(
            match(market).explain("p", lang="fr")
        )

    def test_a_wish_that_blocks_is_not_hidden(self):
        """Of seats written by hand, and said to be stable, each wish that blocks is told as such."""
        by_hand = Matching(market=CYCLE, seats={"a": "B"}, status="stable", tried=1)

        assert "A would take a: they block" in unfolded(by_hand.explain("a"))

    @given(st.integers(0, 10**6))
    def test_every_refusal_is_told(self, seed):
        """In a stable matching each dearer wish has its refusal, and none is said to block."""
        rng = random.Random(seed)
        market = _hosted(rng) if seed % 2 else random_market(rng, rng.randint(2, 5), 3, couples=1)
        found = match(market)

        for person in market.people if found.status == "stable" else ():
            told = found.explain(person)
            refused = {"not_ranked", "takes_nobody", "full_place", "full_both", "full_host"}
            assert all(reason.code in refused for reason in told.reasons[:-1])
            assert told.reasons[-1].code in {"seated", "unmatched"}

    def test_members_of_a_couple_are_explained_too(self):
        """A couple's member hears the wish that the couple holds."""
        couples = [Couple(members=("p", "q"), wishes=[("A", "B")]), Couple.tandem("a", "b", [])]
        found = match(Market(wishes={}, rankings={"A": ["p"], "B": ["q"]}, couples=couples))

        assert "q has B, wish number 1" in unfolded(found.explain("q"))
        assert [("a", None, None), ("b", None, None), ("p", "A", 1), ("q", "B", 1)] == [
            tuple(row.values()) for row in found.rows()
        ]
        assert "<caption>Matching</caption>" in found._repr_html_()

    def test_a_stranger_is_unknown(self):
        """Somebody who is not of the market is answered with the nearest who are."""
        with pytest.raises(UnknownKey):
            match(CYCLE).explain("z")


class TestRefusals:
    """Bad input is refused with the rule and the remedy."""

    def test_no_proof_without_a_known_degree(self):
        """A degree misspelt is refused: nothing blocking would be read as a proof."""
        with pytest.raises(Fault, match="one of 'weak', 'strong' or 'super'"):
            blocking_pairs(CYCLE, {}, degree="week")

    def test_what_is_no_market_and_no_seating(self):
        """Both are refused together, with what to give."""
        with pytest.raises(Faults) as caught:
            blocking_pairs(None, ["p"])
        with pytest.raises(Fault, match=r"a market \(Market\)"):
            match({"p": ["A"]})

        assert ["blocking_pairs.market", "blocking_pairs.seats"] == [one.place for one in caught.value.faults]

    def test_one_word_is_no_list_of_places(self):
        """The wishes of a tandem given as bare text are not read letter by letter."""
        with pytest.raises(Fault, match=r"Couple\.tandem\.places.* got 'plume'"):
            Couple.tandem("p", "q", "plume")

    def test_ties_are_never_broken_by_the_alphabet(self):
        """Ties without lots, or with lots that leave somebody out, are refused."""
        market = Market(wishes={"p": [("A", "B")]}, rankings={"A": ["p"], "B": ["p"]})

        with pytest.raises(Fault, match="never that of the alphabet"):
            match(market)
        with pytest.raises(Fault, match="everybody who is tied, B too"):
            match(market, lots=["A"])
        assert {"p": "B"} == match(market, lots=["B", "A"]).seats

    def test_what_cannot_be_combined(self):
        """Places do not propose for couples or hosts; couples and hosts do not mix; a limit is at least one."""
        mixed = Market(
            wishes={},
            rankings={"A": ["p", "q"]},
            hosts={"A": "h"},
            host_rankings={"h": ["p", "q"]},
            couples=[Couple.tandem("p", "q", ["A"])],
        )

        with pytest.raises(Faults) as caught:
            match(mixed, proposing="places", arrangements=0)
        assert ["match.arrangements", "match.proposing", "match.market"] == [
            fault.place for fault in caught.value.faults
        ]

    def test_a_market_is_checked_as_a_whole(self):
        """Lists and numbers that are none are reported together; so are repetitions, strangers and who stands twice."""
        with pytest.raises(Faults) as kinds:
            Market(
                wishes={"p": ["A", ()], "q": [("A", 3)], "r": 5},
                rankings={"A": ["p"], "B": 7},
                capacities={"A": -1},
                hosts={"A": 3},
            )
        with pytest.raises(Faults) as between:
            Market(
                wishes={"p": ["A", "A"]},
                rankings={"A": ["p"]},
                capacities={"Z": 1},
                hosts={"Y": "h"},
                couples=[Couple.tandem("p", "x", ["A"])],
            )
        assert [
            "Market.wishes['p'][1]",
            "Market.wishes['q'][0]",
            "Market.wishes['r']",
            "Market.rankings['B']",
            "Market.capacities['A']",
            "Market.hosts['A']",
        ] == [fault.place for fault in kinds.value.faults]
        assert [
            "Market.wishes['p'][1]",
            "Market.capacities['Z']",
            "Market.hosts['Y']",
            "Market.couples[0]",
        ] == [fault.place for fault in between.value.faults]

    def test_those_held_equal_stand_in_no_order(self):
        """Two ways to write one tie are one market; what is no mapping is told."""
        one, other = (Market(wishes={}, rankings={"A": [tie]}) for tie in (("p", "q"), ["q", "p"]))
        assert one == other
        with pytest.raises(Fault, match=r"Market\.wishes: expected a mapping"):
            Market(wishes=3, rankings={})

    def test_a_host_ranks_once_for_all_its_places(self):
        """A place that does not follow its host's order, or a host with ties, is refused."""
        for orders in ({"h": ["q", "p"]}, {"h": [("p", "q")]}, {}):
            with pytest.raises(Fault, match="in the order of the host h"):
                Market(wishes={}, rankings={"A": ["p", "q"]}, hosts={"A": "h"}, host_rankings=orders)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"members": ("p", "p"), "wishes": []},
            {"members": ("p",), "wishes": []},
            {"members": ("p", "q"), "wishes": [("A",)]},
        ],
    )
    def test_a_couple_is_two_people_with_pairs(self, wrong):
        """A couple of one, of the same person twice, or wishing single places is refused."""
        with pytest.raises(Fault):
            Couple(**wrong)

    def test_couples_are_values_of_the_market(self):
        """A stranger among the couples is refused; a matching refuses a status it does not know."""
        with pytest.raises(Fault):
            Market(wishes={}, rankings={}, couples=["p"])
        with pytest.raises(Fault):
            Matching(market=CYCLE, seats={}, status="perhaps", tried=1)


class TestWords:
    """What blocks a matching is said in one sentence, and each module says what it offers."""

    def test_a_blocking_pair_is_said(self):
        """Those who would rather have each other are named, a couple with the one place that both want."""
        assert "p1 would rather have plume, and conversely" == str(Blocking(people=["p1"], places=["plume"]))
        assert "p1 and p2 would rather have plume, and conversely" == str(
            Blocking(people=["p1", "p2"], places=["plume", "plume"])
        )

    def test_in_both_languages_and_as_a_row(self):
        """What blocks is said in French too, and stands in a table."""
        found = Blocking(people=["p1", "p2"], places=["plume", "adler"])

        assert "p1 et p2 préféreraient adler et plume, et réciproquement" == found.reason.say("fr")
        assert [{"people": "p1 p2", "places": "plume adler", "sentence": str(found)}] == to_rows(found)

    def test_doubts_are_told(self):
        """Whom and what lists name, and the market does not have: once each, with who names it, in both languages."""
        market = Market(
            wishes={"s": ["A", "W"], "t": [("W", "B")]},
            rankings={"A": ["s", "z"], "B": ["t"]},
            couples=[Couple(members=("p", "q"), wishes=[("A", "X"), ("B", "X")])],
            hosts={"A": "h"},
            host_rankings={"h": ["s", "z", "y"]},
        )

        assert [
            "W, asked for by s and t, is no place here: check the spelling, unless it left",
            "X, asked for by q, is no place here: check the spelling, unless it left",
            "y, ranked by h, is nobody here: check the spelling, unless they left",
            "z, ranked by A and h, is nobody here: check the spelling, unless they left",
        ] == list(map(str, market.cautions))
        assert "n’est pas une place d’ici" in market.cautions[0].say("fr")
        assert () == CYCLE.cautions


class TestOnly:
    """Whether other matchings are stable too, by the best for the other side."""

    def test_two_stable_matchings_are_told(self):
        """Each side would have its own: who sits elsewhere is named, in the whole and of each person."""
        market = Market(
            wishes={"p1": ["a", "b"], "p2": ["b", "a"], "p3": ["c"]},
            rankings={"a": ["p2", "p1"], "b": ["p1", "p2"], "c": ["p3"]},
        )
        found = match(market)

        assert (False, ("p1", "p2")) == (found.only, found.undecided)
        assert "other matchings are stable too, in which p1 and p2 sit elsewhere" in unfolded(found)
        assert "la meilleure pour chaque personne" in unfolded(found.explain(lang="fr"))
        assert "in another stable matching p1 has b" == found.explain("p1").reasons[-1].say()
        assert ("seated",) == found.explain("p3").codes
        assert found == found.opposite.opposite

    def test_the_only_one_is_told_as_such(self):
        """Where both sides' best are one, every stable matching is that one."""
        found = match(
            Market(wishes={"p1": ["a"], "p2": ["a"]}, rankings={"a": [["p1", "p2"]]}), lots=["p2", "p1"]
        )

        assert (True, ()) == (found.only, found.undecided)
        assert "it is the only stable matching: it is proven" in unfolded(found)
        assert "where lists hold people equal, the order declared parts them: p2 and p1" in unfolded(found)
        assert "<Matching: stable, 1 of 2>" == repr(found)

    def test_with_hosts_it_is_not_settled(self):
        """Nobody proposes for hosts: it is said that it is not known."""
        market = Market(
            wishes={"p1": ["a"]}, rankings={"a": ["p1"]}, hosts={"a": "h"}, host_rankings={"h": ["p1"]}
        )
        found = match(market)

        assert (None, ()) == (found.only, found.undecided)
        assert "is not settled" in unfolded(found)

    def test_where_there_is_none_it_is_said(self):
        """Nothing else is."""
        found = Matching(market=Market(wishes={}, rankings={}), seats={}, status="unknown", tried=3)
        assert ("search_stopped",) == found.explain().codes


class TestNames:
    """Neither names nor the order in which lists are given decide anything."""

    @given(st.integers(0, 10**6))
    def test_renamed_and_permuted(self, seed):
        """The matching of a market with other names is the matching, renamed; so is what is undecided."""
        rng = random.Random(seed)
        market = random_market(rng, rng.randint(2, 5), 3)
        people, places = sorted(market.wishes), sorted(market.rankings)
        other = {f"x{n}" for n in range(len(people))}
        who = dict(zip(people, rng.sample(sorted(other), len(people)), strict=True))
        where = dict(zip(places, rng.sample([f"y{n}" for n in range(len(places))], len(places)), strict=True))
        shuffled = rng.sample(people, len(people))
        again = Market(
            wishes={who[one]: [named(tier, where) for tier in market.wishes[one]] for one in shuffled},
            rankings={
                where[one]: [named(tier, who) for tier in market.rankings[one]] for one in reversed(places)
            },
            capacities={where[one]: market.capacity(one) for one in places},
        )
        before, after = match(market), match(again)

        assert {who[one]: where[place] for one, place in before.seats.items()} == dict(after.seats)
        assert {who[one] for one in before.undecided} == set(after.undecided)
        assert before.only == after.only


def named(tier, names):
    """Return a name, or names held equal, by other names."""
    return names.get(tier, tier) if isinstance(tier, str) else [names.get(one, one) for one in tier]


def test_of_two_places_that_refuse_a_couple_each_is_told_of_their_own():
    """A couple asks for two places, and neither takes them: p is told of A, and q of B."""
    market = Market(
        wishes={"r": ["A"], "s": ["B"]},
        rankings={"A": ["r", "p"], "B": ["s", "q"]},
        couples=[Couple(members=("p", "q"), wishes=[("A", "B")])],
    )
    seating = Seating(market, {"r": "A", "s": "B"})
    told = {one: _refusal(seating, {"A": ("p",), "B": ("q",)}, one).facts["place"] for one in ("p", "q")}
    assert told == {"p": "A", "q": "B"}


@pytest.mark.parametrize("kind", ["capacities", "hosts", "host_capacities"])
def test_what_is_of_no_place_here_is_told_with_its_name(kind):
    """A number, or a host, of a place that ranks nobody; a number of a host that has no place."""
    with pytest.raises(Fault, match=r"expected a (place|host) that is known here") as caught:
        Market(wishes={}, rankings={"A": ["p"]}, **{kind: {"X": "h" if kind == "hosts" else 1}})
    assert (caught.value.place, caught.value.value) == (f"Market.{kind}['X']", "X")
