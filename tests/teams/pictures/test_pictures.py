"""Pictures of the teams room: legible in black and white, with a text alternative, the same for everybody."""

import random
import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from eig._draw.svg_drawing import GRID, INK, LINE, PAPER, width_of
from eig.errors import Fault, UnknownKey
from eig.teams import (
    Apart,
    MaxEach,
    MeritPoints,
    Objective,
    Opening,
    Person,
    Problem,
    WishPoints,
    compose,
    repair,
)
from eig.teams.answers.pareto_fronts import Front, FrontPoint, pareto_front
from eig.teams.asked import Cohort, Forbidden, PairBonus, SkillPoints, TeamSize
from eig.teams.pictures import pareto_picture, points_lost_picture, seats_picture
from helpers.costs import at_most
from helpers.fronts import random_problem

SVG = "{http://www.w3.org/2000/svg}"
NOBODY = compose(Problem(people=[], openings=[]))


def person(number, *wishes, profile="data"):
    """Return a person with a profile and wishes."""
    return Person(id=f"p{number}", profiles=[profile], wishes=wishes, employer="e1", skills={"data": number})


PEOPLE = (
    person(1, "plume", "adler"),
    person(2, "adler", "plume", profile="dev"),
    person(3, "carto", "adler", "plume"),
    person(4, profile="dev"),
    person(5, "carto"),
)
OPENINGS = (
    Opening.of_posts("plume", ["data", "geo"], ["dev"]),
    Opening.of_posts("adler", ["data"]),
    Opening(id="carto", size=(1, 2)),
)
AIMS = Objective(terms=[MeritPoints.of({("p1", "plume", None): "50/3"}), WishPoints(by_rank=[3, 2, 1])])
PROBLEM = Problem(people=PEOPLE, openings=OPENINGS, objective=AIMS)
FOUND = compose(PROBLEM)


def by_hand(seating, *rules):
    """Return the composition of a cohort that somebody made."""
    return evolve(FOUND, problem=PROBLEM.having(*rules), cohort=Cohort.of(seating), status="best_so_far")


def parsed(picture):
    """Return a picture as XML: it must be well formed."""
    return ElementTree.fromstring(picture)


def said(picture):
    """Return every line of text of a picture."""
    return [one.text for one in parsed(picture).iter(f"{SVG}text")]


def told(picture):
    """Return the title and the description of a picture."""
    root = parsed(picture)
    return root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")


def front():
    """Return a front of three points between skills and wishes."""
    people = [
        Person(id=f"p{n}", skills={"data": 9 - n * n}, wishes=["plume", "x"][: n > 0]) for n in range(3)
    ]
    bonus = PairBonus(id="pair", people=("p1", "p2"), bonus=5, level=2)
    aims = Objective(terms=[SkillPoints(), WishPoints(by_rank=[1], level=2), bonus])
    plume = Opening(id="plume", size=(1, 2), weights={"data": 1})
    return pareto_front(Problem(people=people, openings=[plume], objective=aims))


def greys_of(picture):
    """Return the grounds of cells whose edge is thin: seats held have none of their own."""
    boxes = parsed(picture).iter(f"{SVG}rect")
    return [one.get("fill") for one in boxes if one.get("stroke") == GRID]


class TestSeatBoard:
    """The board shows who sits where, how much they wished it, what they bring, and what rule is broken."""

    def test_every_seat_is_there(self):
        """Each person seated stands on one card."""
        lines = said(seats_picture(FOUND))

        assert FOUND.cohort.people == tuple(sorted(one for one in lines if re.fullmatch(r"p\d", one or "")))

    def test_wish_and_points_of_a_seat(self):
        """A card says the rank of the wish, the merit by itself, and the points that the person brings, in both languages."""
        picture, french = seats_picture(FOUND), seats_picture(FOUND, lang="fr")

        lines = said(picture)
        assert "19.67 points" == lines[lines.index("wish 1 · merit 16.67") + 1]
        lines = said(french)
        assert "19,67 points" == lines[lines.index("vœu 1 · mérite 16,67") + 1]
        assert "p1; wish 1; merit 16.67; wishes 3" in picture

    def test_without_merit_a_card_is_a_line_shorter(self):
        """Where no ranking is part of the objective, none is shown."""
        wishes = [one for one in FOUND.problem.objective.terms if isinstance(one, WishPoints)]
        found = compose(evolve(FOUND.problem, objective=Objective(terms=wishes)))

        assert "wish 1 · 3 points" in said(seats_picture(found))
        assert not [line for line in said(seats_picture(found)) if "merit" in line]

    def test_posts_in_order(self):
        """The cards of a challenge follow its posts, whoever comes first by identifier."""
        lines = said(seats_picture(by_hand({"plume": ["p1", "p4"], "adler": ["p3"]})))

        assert ["data or geo", "p1"] == lines[lines.index("p1") - 1 : lines.index("p1") + 1]
        assert ["dev", "p4"] == lines[lines.index("p4") - 1 : lines.index("p4") + 1]

    def test_people_without_post(self):
        """Someone whom no post accepts is shown after the posts, with their profiles."""
        lines = said(seats_picture(by_hand({"adler": ["p2"]})))

        assert ["data", "empty", "dev", "p2"] == lines[lines.index("adler") + 1 : lines.index("p2") + 1]

    def test_bands_tell_ranks_without_colour(self):
        """First, second, later wish and no wish have four patterns, named in the legend."""
        picture = seats_picture(by_hand({"plume": ["p1", "p2", "p3"], "carto": ["p4"]}))
        bands = [one.get("fill") for one in parsed(picture).iter(f"{SVG}rect") if one.get("width") == "12"]

        plain = [re.sub(r"eig-\w{8}-", "", band) for band in bands]
        assert [INK, "url(#hatched)", "url(#dotted)", PAPER] == plain[:4]
        assert [PAPER, INK, "url(#hatched)", "url(#dotted)"] == plain[4:]
        for legend in ("first wish", "second wish", "a later wish", "not asked for"):
            assert legend in said(picture)

    @pytest.mark.slow
    def test_no_colour_at_all(self):
        """Nothing but black, white, greys and patterns is drawn."""
        pictures_ = [seats_picture(FOUND), points_lost_picture(FOUND), pareto_picture(front())]
        inks = {ink for one in pictures_ for ink in re.findall(r'(?:fill|stroke)="([^"]+)"', one)}
        greys = {ink for ink in inks if re.fullmatch(r"#(\w\w)\1\1|url\(#eig-\w{8}-(hatched|dotted)\)", ink)}

        assert inks - greys <= {"none"}

    def test_rules_broken(self):
        """Each rule broken is flagged beside its team, hard or soft, and told in full below."""
        rules = [
            MaxEach(id="employers", attribute="employer", maximum=1),
            Apart(id="apart:p1:p2", people=("p1", "p2"), level=1),
            TeamSize(id="more", opening="carto", minimum=2, maximum=2),
        ]
        lines = said(seats_picture(by_hand({"plume": ["p1", "p2"], "carto": ["p3"]}, *rules)))

        assert lines.index("plume") < lines.index("~ apart:p1:p2")
        assert lines.index("carto") < lines.index("✗ more") < lines.index("plume")
        assert any(line.startswith("✗ employers: the cohort has at most 1 of the same") for line in lines)
        assert any(line.startswith("~ apart:p1:p2: plume: p1 and p2 do not sit together") for line in lines)

    def test_a_cohort_made_by_hand_is_drawn_as_such(self):
        """With its own rules broken and its own points, under a title that claims nothing."""
        hand = Cohort.of({"plume": ["p1"]})
        assert "Seat board: a cohort made by hand" == said(seats_picture(FOUND, cohort=hand))[0]
        assert (
            "Plan des places : une promotion faite à la main"
            == said(seats_picture(FOUND, cohort=hand, lang="fr"))[0]
        )
        assert (
            said(by_hand_board := seats_picture(by_hand({"plume": ["p1"]})))[1:]
            == said(seats_picture(FOUND, cohort=hand))[1:]
        )
        assert by_hand_board.startswith("<svg")
        with pytest.raises(UnknownKey):
            seats_picture(FOUND, cohort=Cohort.of({"plume": ["p9"]}))

    def test_many_flags_make_a_row_higher(self):
        """They never run into the next row, and each rule is flagged once a row."""
        rules = [Apart(id=f"apart:{n}", people=("p1", "p2"), level=1) for n in range(8)]
        rules += [Forbidden.of("p1", "carto"), Forbidden.of("p2", "carto")]
        board = seats_picture(by_hand({"carto": ["p1", "p2"], "plume": ["p3"]}, *rules))
        places = [(float(one.get("y")), one.text) for one in parsed(board).iter(f"{SVG}text")]
        first, second = (next(y for y, text in places if text == name) for name in ("carto", "plume"))
        flags = [y for y, text in places if text.startswith("~ apart:") and ": " not in text]
        assert max(flags) < second - 20
        assert first < second

    @pytest.mark.parametrize("count", [1, 2, 3])
    def test_flags_stand_one_under_another_about_the_middle_of_their_row(self, count):
        """As far above the name of the challenge as below it, a line apart."""
        rules = [Apart(id=f"apart:{n}", people=("p3", "p5"), level=1) for n in range(count)]
        board = seats_picture(by_hand({"carto": ["p3", "p5"], "plume": ["p1"]}, *rules))
        places = [(float(one.get("y")), one.text) for one in parsed(board).iter(f"{SVG}text")]
        (middle,) = (y for y, text in places if text == "carto")
        flags = [y for y, text in places if text.startswith("~ apart:") and ": " not in text]
        assert [middle + LINE * (number - (count - 1) / 2) for number in range(count)] == flags

    def test_an_empty_post_says_so_within_its_card(self):
        """Under what the post is for, in a dashed box."""
        root = parsed(seats_picture(by_hand({"carto": ["p3"]})))
        (top, height), *_ = (
            (float(one.get("y")), float(one.get("height")))
            for one in root.iter(f"{SVG}rect")
            if one.get("stroke-dasharray")
        )
        heights = {one.text: float(one.get("y")) for one in reversed(list(root.iter(f"{SVG}text")))}
        assert top < heights["data"] < heights["empty"] < top + height

    def test_the_lines_of_a_card_stand_under_one_another(self):
        """The name, the wish, the points: each a line lower than the one before, none over another."""
        for merit in ([], [MeritPoints.of({("p1", "plume", None): 3})]):
            aims = Objective(terms=[WishPoints(by_rank=[6], level=2), *merit])
            plume = Opening(id="plume")
            found = compose(
                Problem(people=[Person(id="p1", wishes=["plume"])], openings=[plume], objective=aims)
            )
            (card,) = (
                group
                for group in parsed(seats_picture(found)).iter(f"{SVG}g")
                if group.findtext(f"{SVG}title", "").startswith("p1")
            )
            heights = [float(text.get("y")) for text in card.findall(f"{SVG}text")]
            steps = {after - before for before, after in pairwise(heights)}
            assert (len(steps), min(steps) > 0, len(heights)) == (1, True, 3 if merit else 2)

    def cards_of(self, board):
        """Return each card with a person: its box as (left, top, width, height), its band, and its words with where they start."""
        cards = []
        for group in parsed(board).iter(f"{SVG}g"):
            boxes = [
                [float(one.get(side)) for side in ("x", "y", "width", "height")]
                for one in group.findall(f"{SVG}rect")
            ]
            if group.find(f"{SVG}title") is not None and len(boxes) == 2:
                lines = [
                    (float(one.get("x")), float(one.get("y")), one.text)
                    for one in group.findall(f"{SVG}text")
                ]
                cards.append((*boxes, lines))
        return cards

    def test_cards_stand_side_by_side_and_rows_under_one_another(self):
        """Six apart each way; the band is the left edge of its card, and the words begin six after it."""
        cards = self.cards_of(
            seats_picture(by_hand({"plume": ["p1", "p2"], "adler": ["p3"], "carto": ["p4", "p5"]}))
        )
        assert 5 == len(cards)
        tops = sorted({top for (_, top, _, _), *_ in cards})
        lefts = sorted({left for (left, _, _, _), *_ in cards})
        for (left, top, _, height), band, lines in cards:
            assert [left, top, 12, height] == band
            assert {left + 18} == {x for x, *_ in lines}
            assert top + 13 + 14 * (4 - len(lines)) == lines[0][1]
            assert lines[-1][1] < top + height
        (_, _, width, height), *_ = cards[0]
        assert (2, {width + 6}, {height + 6}) == (
            len(lefts), {b - a for a, b in pairwise(lefts)}, {b - a for a, b in pairwise(tops)}
        )  # fmt: skip

    def test_a_challenge_is_named_beside_the_middle_of_its_cards(self):
        """At the left edge, and before the first card, however long its name is and however many rules it breaks."""
        name = "carto" * 40
        rules = [Apart(id=f"apart:{n}", people=("p1", "p2"), level=1) for n in range(9)]
        problem = evolve(
            PROBLEM, openings=[Opening(id=name, size=(1, 2))], objective=Objective(terms=[]), rules=rules
        )
        cohort = Cohort.of({name: ["p1", "p2"]})
        board = seats_picture(evolve(FOUND, problem=problem, cohort=cohort, status="best_so_far"))
        ((left, top, _, height), *_), *_ = self.cards_of(board)
        label = next(one for one in parsed(board).iter(f"{SVG}text") if one.text.startswith("cartocarto"))
        lines = [(one.get("x"), float(one.get("y")), one.text) for one in parsed(board).iter(f"{SVG}text")]
        where = next(x for x, _, text in lines if text.startswith("~ apart:") and x != "0")
        flags = [y for x, y, _ in lines if x == where]
        assert top + height / 2 + 4 == float(label.get("y"))
        assert left - 18 <= width_of(label.text, bold=True) <= left - 18 + 10
        assert len(flags) >= 9
        assert (min(flags) + max(flags)) / 2 == float(label.get("y"))
        assert 26 < min(flags)

    def test_a_card_is_told_by_its_hint(self):
        """The name, the wish, and what each term gives for the seat."""
        hints = [one.findtext(f"{SVG}title", "") for one in parsed(seats_picture(FOUND)).iter(f"{SVG}g")]
        (hint,) = (one for one in hints if one.startswith("p1; "))
        assert ["p1", "wish 1", "merit 16.67", "wishes 3"] == hint.split("; ")

    def test_points_of_several_levels_stand_apart(self):
        """They are never added up: a bar stands between them; seats kept are no points."""
        people = [Person(id="p1", skills={"data": 4}, wishes=["plume"])]
        aims = Objective(terms=[SkillPoints(), WishPoints(by_rank=[6], level=2)])
        plume = Opening(id="plume", weights={"data": 3})
        found = compose(Problem(people=people, openings=[plume], objective=aims))
        assert "wish 1 · 12 | 6 points" in said(seats_picture(found))
        assert "wish 1 · 12 | 6 points" in said(
            seats_picture(repair(found.problem, found.cohort).composition)
        )

    def test_a_level_that_gives_nothing_to_seats_is_not_shown(self):
        """What two bring together is of no seat: on their cards, no second figure stands beside their own."""
        people = [Person(id=f"p{n}", skills={"data": n}) for n in (1, 2)]
        bonus = PairBonus(id="pair", people=("p1", "p2"), bonus=5, level=2)
        plume = Opening(id="plume", size=(2, 2), weights={"data": 3})
        aims = Objective(terms=[SkillPoints(), bonus])
        lines = said(seats_picture(compose(Problem(people=people, openings=[plume], objective=aims))))

        assert ["3 points", "6 points"] == [line.rpartition("· ")[2] for line in lines if "points" in line][
            :2
        ]

    def test_rules_broken_in_french(self):
        """Rules are told in the language of the board."""
        board = by_hand({"plume": ["p1", "p2"]}, Apart(id="apart", people=("p1", "p2"), level=1))

        assert any(
            line.startswith("~ apart\u00a0: plume\u00a0: p1 et p2 ne sont pas")
            for line in said(seats_picture(board, lang="fr"))
        )

    def test_rules_kept(self):
        """A team that keeps its rules says so."""
        assert 3 == said(seats_picture(FOUND)).count("✓ rules kept")
        assert 3 == said(seats_picture(FOUND, lang="fr")).count("✓ règles respectées")

    def test_no_cohort(self):
        """Without a cohort every post is empty and the title says why."""
        found = compose(evolve(PROBLEM, people=[]))
        picture = seats_picture(found)

        assert "Seat board: no cohort keeps all the rules" in said(picture)
        assert 4 == said(picture).count("empty")
        assert "✓ rules kept" not in said(picture)

    @pytest.mark.parametrize(
        ("status", "title"),
        [
            ("optimal", "Seat board: no cohort is better, proven"),
            ("best_so_far", "Seat board: the best so far"),
            ("unknown", "Seat board: no cohort found yet"),
        ],
    )
    def test_status(self, status, title):
        """The title says how far the cohort is proven."""
        assert title == told(seats_picture(evolve(FOUND, status=status)))[0]

    def test_text_alternative(self):
        """Who does not see the board hears every challenge, its people and their wishes."""
        board = by_hand({"plume": ["p1"], "adler": ["p3"]})

        assert (
            "adler: p3 (wish 2). carto: empty and ✗ fill:carto. "
            "plume: p1 (wish 1), empty, ✗ size:plume and ✗ posts:plume"
        ) == told(seats_picture(board))[1]

    def test_escaped(self):
        """Identifiers with signs of markup stay text."""
        bad = Person(id="<p&1>", wishes=["a<b"])
        found = compose(Problem(people=[bad], openings=[Opening(id="a<b")]))

        assert "<p&1>" in said(seats_picture(found))
        assert "a<b" in said(points_lost_picture(found))

    def test_who_is_undecided_at_a_challenge_is_told_beside_its_team(self):
        """Of what was composed; a cohort made by hand is nobody's equal, and tells of none."""
        people = [Person(id=f"p{n}") for n in range(1, 3)]
        found = compose(Problem(people=people, openings=[Opening(id="plume"), Opening(id="adler")]))
        told_at = [line for line in said(seats_picture(found)) if "equally good" in line]
        assert found.equals.undecided == ("p1", "p2")
        assert 2 == len(told_at)
        assert {True} == {"p1" in line and "p2" in line for line in told_at}
        assert "equally good" not in seats_picture(found, cohort=found.cohort)

    def test_a_rule_broken_is_bold_and_rules_kept_are_not(self):
        """And a board whose flags reach beyond its legend is as wide as they are, as bold as they are drawn."""
        name = "a rule with a longer name"
        plume = Opening.of_posts("plume", *[["data"]] * 4)
        hand = evolve(
            FOUND,
            problem=Problem(
                people=PEOPLE,
                openings=[plume, Opening(id="carto")],
                rules=[Apart(id=name, people=("p1", "p2"), level=1)],
            ),
            cohort=Cohort.of({"plume": ["p1", "p2", "p3", "p5"], "carto": ["p4"]}),
        )
        board = parsed(seats_picture(hand))
        weights = {one.text: one.get("font-weight") for one in board.iter(f"{SVG}text")}
        assert ("bold", None) == (weights[f"~ {name}"], weights["✓ rules kept"])
        (left,) = (float(one.get("x")) for one in board.iter(f"{SVG}text") if one.text == f"~ {name}")
        wide = max(
            width_of(one, bold=True) for one in weights if one.startswith(("~", "✗")) and ": " not in one
        )
        assert 620 < left + wide == pytest.approx(float(board.get("width")) - 2 * 12, abs=0.01)

    def test_nobody(self):
        """A problem without openings has a board without rows."""
        assert parsed(seats_picture(NOBODY)) is not None
        assert NOBODY._repr_svg_() == seats_picture(NOBODY)

    def test_language(self):
        """Other languages are refused."""
        with pytest.raises(Fault, match="'en' or 'fr'"):
            seats_picture(FOUND, lang="de")


class TestCostMatrix:
    """The matrix shows what each seat would cost at least, and why there is none."""

    def test_cells(self):
        """A cell is a seat held, points at least, or a sign for a rule or a team that forbids it."""
        staff = [
            Person(id="p1", skills={"data": 4}),
            Person(id="p2", skills={"data": 2}),
            Person(id="p3", wishes=["x"], open_to_all=False),
        ]
        plume = Opening(id="plume", weights={"data": 3})
        found = compose(Problem(people=staff, openings=[plume], objective=Objective(terms=[SkillPoints()])))

        assert ("p1: plume seated. p2: plume 6. p3: none") == told(points_lost_picture(found))[1]
        assert ["●", "6", "·"] == said(points_lost_picture(found))[-3:]

    def test_no_team_can_hold_the_person(self):
        """Someone whom the posts do not accept is told so."""
        picture = points_lost_picture(FOUND, people=["p2"], openings=["adler"])

        assert "p2: adler no team can hold the person" == told(picture)[1]
        assert "×" == said(picture)[-1]

    def test_a_barred_seat(self):
        """A rule on one seat puts a dot there."""
        problem = PROBLEM.having(Forbidden(id="no", person="p5", opening="carto"))

        assert "·" == said(points_lost_picture(compose(problem), people=["p5"], openings=["carto"]))[-1]

    def test_unknown_without_a_cohort(self):
        """Where no cohort is known, nothing can be said of a seat."""
        found = compose(evolve(PROBLEM, people=[person(1, "plume")]))

        assert "p1: plume unknown" == told(points_lost_picture(found))[1]

    def test_some_people_in_the_order_given(self):
        """The caller chooses the people and the challenges, and their order."""
        lines = said(points_lost_picture(FOUND, people=["p3", "p1"], openings=["plume"]))

        assert ["plume", "p3", "p1"] == lines[4:7]

    def test_unknown_keys(self):
        """People and challenges that the problem does not have are refused."""
        with pytest.raises(UnknownKey, match="no person 'p9'"):
            points_lost_picture(FOUND, people=["p9"])
        with pytest.raises(UnknownKey, match="no opening 'plum'"):
            points_lost_picture(FOUND, openings=["plum"])

    def test_french(self):
        """The French matrix says points with a comma."""
        problem = Problem(
            people=[Person(id="p1"), Person(id="p2")],
            openings=[Opening(id="plume")],
            objective=Objective(terms=[MeritPoints.of({("p1", "plume", None): "3/2"})]),
        )

        assert (
            "p1 : plume affectation. p2 : plume 1,5"
            == told(points_lost_picture(compose(problem), lang="fr"))[1]
        )

    def test_cheaper_is_darker(self):
        """Greys follow the costs; where all are free they are the same."""
        greys = set(greys_of(points_lost_picture(FOUND)))
        free = compose(Problem(people=[Person(id="p1"), Person(id="p2")], openings=[Opening(id="plume")]))

        assert PAPER in greys
        assert ["#c9c9c9"] == greys_of(points_lost_picture(free))

    def test_the_tone_is_the_share_of_the_dearest_loss(self):
        """The dearest seat is paper; one that costs half as much is midway to one that costs nothing."""
        people = [Person(id=f"p{n}", skills={"data": n}) for n in (9, 9, 5, 1)]
        people = [evolve(one, id=f"p{number}") for number, one in enumerate(people)]
        plume = Opening(id="plume", weights={"data": 1})
        found = compose(Problem(people=people, openings=[plume], objective=Objective(terms=[SkillPoints()])))

        free, half, dear = (int(tone[1:3], 16) for tone in greys_of(points_lost_picture(found)))
        assert 255 == dear
        assert abs(2 * half - free - dear) <= 2

    @pytest.mark.untraced
    @pytest.mark.parametrize("levels", [1, 2])
    def test_the_signs_are_told_above_the_grid(self, levels):
        """A line each, and the grid begins six below them; the picture is as wide as its words, or as the grid."""
        aims = Objective(terms=[WishPoints(by_rank=[2]), SkillPoints(level=levels)])
        for people, openings in (([person(1, "plume")], 1), (PEOPLE, 14)):
            places = [Opening(id=f"c{one}" * 4) for one in range(openings)]
            found = compose(Problem(people=people, openings=places, objective=aims))
            root = parsed(points_lost_picture(found))
            inner = root.find(f"{SVG}g")
            heights = [float(one.get("y")) for one in inner.findall(f"{SVG}text")]
            grid = inner.find(f"{SVG}g")
            assert [LINE * (row + 0.6) for row in range(len(heights))] == pytest.approx(heights)
            assert f"translate(0 {LINE * len(heights) + 6})" == grid.get("transform")
            right = max(float(one.get("x")) + float(one.get("width")) for one in grid.iter(f"{SVG}rect"))
            low = max(float(one.get("y")) + float(one.get("height")) for one in grid.iter(f"{SVG}rect"))
            width, height = float(root.get("width")) - 24, float(root.get("height")) - 39 - 12
            assert width >= max(right, 560)
            assert height >= LINE * len(heights) + 6 + low
            assert (width == 560) == (right <= 560)

    def test_with_several_levels_a_small_figure_tells_which(self):
        """A wish lost comes before all skill; a seat that loses a wish is the dearer, and the paler."""
        people = [Person(id="p1", wishes=["plume"]), Person(id="p2", wishes=["plume"], skills={"data": 9})]
        people.append(Person(id="p3", skills={"data": 9}))
        aims = Objective(terms=[WishPoints(by_rank=[2]), SkillPoints(level=2)])
        plume = Opening(id="plume", weights={"data": 1})
        found = compose(Problem(people=people, openings=[plume], objective=aims))
        picture = points_lost_picture(found)
        assert ["9₂", "●", "2₁"] == [one for one in said(picture)[5:] if one[0] != "p"]
        assert "the small figure is the level" in picture
        assert "le petit chiffre est le niveau" in points_lost_picture(found, lang="fr")
        assert ["#c9c9c9", PAPER] == greys_of(picture)

    def test_nobody(self):
        """A matrix of nobody is still a picture."""
        assert parsed(points_lost_picture(NOBODY)) is not None


class TestParetoPicture:
    """The front is drawn with its points numbered, best at the first level on the right."""

    @pytest.mark.slow
    def test_points(self):
        """Each point is a disc, in order; the number stands beside it."""
        picture, found = pareto_picture(front()), front()
        across = [float(one.get("cx")) for one in parsed(picture).iter(f"{SVG}circle")]
        down = [float(one.get("cy")) for one in parsed(picture).iter(f"{SVG}circle")]

        assert len(found.points) == len(across) > 1
        assert sorted(across, reverse=True) == across
        assert sorted(down, reverse=True) == down

    @pytest.mark.slow(one_in=5)
    @pytest.mark.parametrize("seed", range(20))
    def test_what_is_proven_empty_is_outside_of_the_stairs(self, seed):
        """Whatever the line encloses, a point of the front is as good as at both levels: nothing else is there."""
        draw = random.Random(seed)
        firsts, seconds = (sorted(draw.sample(range(100), 5)) for _ in range(2))
        some = [
            FrontPoint(first=one, second=other, cohort=Cohort(teams=[]))
            for one, other in zip(reversed(firsts), seconds, strict=True)
        ]
        picture = pareto_picture(evolve(front(), points=some))
        line = next(parsed(picture).iter(f"{SVG}polyline")).get("points").split()
        corners = [tuple(map(float, one.split(","))) for one in line]
        reached = [
            (float(one.get("cx")), float(one.get("cy"))) for one in parsed(picture).iter(f"{SVG}circle")
        ]

        assert len(corners) == 2 * len(some) - 1
        assert set(reached) <= set(corners)
        assert all(any(x <= a and y >= b for a, b in reached) for x, y in corners)

    def test_numbers_do_not_overlap(self):
        """Where points crowd, some numbers are left to the text alternative."""
        two = front()
        crowd = evolve(
            two,
            points=[evolve(two.points[0], first=Fraction(1000 - n), second=Fraction(n)) for n in range(60)],
        )
        picture = pareto_picture(crowd)
        shown = [one for one in said(picture) if re.fullmatch(r"\d\d?", one or "")]

        assert "1" in shown
        assert len(shown) < 40
        assert "point 60 scores 941 and 59" in told(picture)[1]

    @pytest.mark.slow
    def test_axes_name_their_terms(self):
        """Axes say the level, its terms, and the ends."""
        lines, found = said(pareto_picture(front())), front()

        assert "points at level 1 (skills)" in lines
        assert "points at level 2 (wishes, pair)" in lines
        assert str(found.points[0].first) in lines

    @pytest.mark.slow
    def test_a_level_of_soft_rules_alone(self):
        """A level without terms is named by its number."""
        problem = Problem(
            people=[person(1), person(2)],
            openings=[Opening(id="plume", size=(1, 2), weights={"data": 1})],
            rules=[Apart(id="apart", people=("p1", "p2"), level=2)],
            objective=Objective(terms=[SkillPoints()]),
        )

        assert "points at level 2" in said(pareto_picture(pareto_front(problem)))

    @pytest.mark.slow
    def test_titles(self):
        """The title says whether the front is proven complete, in both languages."""
        found = front()
        part = evolve(found, complete=False)

        assert "Pareto front of levels 1 and 2: proven complete" == told(pareto_picture(found))[0]
        assert "stopped before all points" in told(pareto_picture(part))[0]
        assert "complet, c’est prouvé" in told(pareto_picture(found, lang="fr"))[0]
        assert "arrêté avant la fin" in told(pareto_picture(part, lang="fr"))[0]

    @pytest.mark.slow
    def test_one_point_and_none(self):
        """A single point stands in the middle; an empty front says so."""
        found = front()
        one = evolve(found, points=found.points[:1])
        none = Front(problem=found.problem, levels=(1, 2), points=[], complete=True)

        assert 1 == len(list(parsed(pareto_picture(one)).iter(f"{SVG}circle")))
        assert "no point" == told(pareto_picture(none))[1]
        assert "aucun point" == told(pareto_picture(none, lang="fr"))[1]
        assert [4, 2, 2] == [
            len(list(parsed(pareto_picture(shown)).iter(f"{SVG}line"))) for shown in (found, one, none)
        ], "both ends of both axes have a tick, one where they are one"

    @pytest.mark.slow
    def test_ends_are_rounded_from_what_they_are(self):
        """A hair under 1.065 is 1.06, a hair over it 1.07, as points are told."""
        tie, hair = Fraction(213, 200), Fraction(1, 10**9)
        whole = front()
        some = [
            evolve(whole.points[0], first=tie + hair, second=tie - hair),
            evolve(whole.points[0], first=tie - hair, second=tie + hair),
        ]
        lines = said(pareto_picture(evolve(whole, points=some)))

        assert ["1.06", "1.07"] * 2 == [one for one in lines if one in {"1.06", "1.07"}]

    def test_what_a_stopped_search_had_in_hand_is_hollow(self):
        """With a question mark, and told as perhaps beaten."""
        whole = front()
        some = evolve(whole, points=whole.points[:1], complete=False, reached=whole.points[1:])
        picture = pareto_picture(some)
        circles = list(parsed(picture).iter(f"{SVG}circle"))
        assert [INK, *[PAPER] * (len(whole.points) - 1)] == [one.get("fill") for one in circles]
        assert "?" in said(picture)
        beside = [
            (float(text.get("x")) - float(disc.get("cx")), float(text.get("y")) - float(disc.get("cy")))
            for label, disc in zip("1???????", circles, strict=False)
            for text in parsed(picture).iter(f"{SVG}text")
            if text.text == label and abs(float(text.get("y")) - float(disc.get("cy")) + 6) < 1e-6
        ]
        assert {(7, -6)} == set(beside), "a question mark stands where a number would"
        assert len(beside) >= len(circles)
        assert "reached, perhaps beaten" in picture
        assert "atteint, peut-être dépassé" in pareto_picture(some, lang="fr")
        nothing = evolve(some, points=[])
        assert "reached, perhaps beaten" in pareto_picture(nothing)


def floor_of(cell, found):
    """Return the vector of points that a cell says is lost at least: the small figure is the level."""
    points = cell.rstrip("₀₁₂₃₄₅₆₇₈₉")
    levels = [one.level for one in found.score]
    level = int(cell[len(points) :].translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")) or levels[-1])
    return (*(0,) * levels.index(level), Fraction(points) - Fraction(1, 200))


class TestAnyProblem:
    """Whatever the problem, pictures are well formed, complete, and the same each time."""

    @pytest.mark.slow
    @at_most(25)
    @given(st.integers(0, 10**6), st.sampled_from(["en", "fr"]))
    def test_seat_board(self, seed, lang):
        """The board names every challenge once and every person seated once."""
        found = compose(random_problem(random.Random(seed)))
        picture = seats_picture(found, lang=lang)
        lines = said(picture)

        for opening in found.problem.openings:
            assert 1 == lines.count(opening.id)
        for one in found.problem.people:
            assert (found.cohort is not None and one.id in found.cohort.people) == lines.count(one.id)
        assert picture == seats_picture(found, lang=lang)

    @pytest.mark.slow
    @at_most(25)
    @given(st.integers(0, 10**6), st.sampled_from(["en", "fr"]))
    def test_cost_matrix(self, seed, lang):
        """The matrix has a cell for each person and challenge, and a disc for each seat."""
        found = compose(random_problem(random.Random(seed)))
        people, openings = len(found.problem.people), len(found.problem.openings)
        lines = said(points_lost_picture(found, lang=lang))

        several = len(found.model.weights) > 1
        lines_of_text = 1 + several + 2  # the title, what is said under it, and the names of both axes
        assert lines_of_text + openings + people + people * openings <= len(lines)
        assert len(found.cohort.seats if found.cohort else ()) == lines.count("●")

    @pytest.mark.slow
    @at_most(15)
    @given(st.integers(0, 10**6))
    def test_costs_are_never_too_high(self, seed):
        """What a seat costs at least is never above its exact price."""
        found = compose(random_problem(random.Random(seed)))
        where = [opening.id for opening in found.problem.openings][:1]
        for who in [one.id for one in found.problem.people][:2]:
            cell = said(points_lost_picture(found, people=[who], openings=where))[-1]
            exact = found.points_lost(who, where[0]).points
            if exact and cell not in "●×·?":
                assert floor_of(cell, found) <= exact
            if cell in "×·":
                assert exact == ()

    @pytest.mark.slow
    @at_most(15)
    @given(st.integers(0, 10**6), st.sampled_from(["en", "fr"]))
    def test_pareto_picture(self, seed, lang):
        """A front has a disc for each point."""
        found = pareto_front(random_problem(random.Random(seed)))
        picture = parsed(pareto_picture(found, lang=lang))

        assert len(found.points) == len(list(picture.iter(f"{SVG}circle")))


class TestWhatIsDrawn:
    """A picture is of a composition."""

    @pytest.mark.parametrize("picture", [seats_picture, points_lost_picture])
    def test_only_a_composition_is_drawn(self, picture):
        """A cohort alone is refused: a board of one made by hand is asked for by `cohort=`."""
        with pytest.raises(Fault, match=r"a composition \(Composition\)"):
            picture(Cohort(teams=[]))


def test_a_board_of_very_many_is_drawn_without_its_equals():
    """Who is equally good among very many is not looked for: what to draw is said, and is drawn."""
    openings = [Opening(id=f"o{at:02}") for at in range(51)]
    people = [Person(id=f"p{at:03}", wishes=[f"o{at % 51:02}"]) for at in range(1_000)]
    objective = Objective(terms=[WishPoints(by_rank=[1])])
    found, few = (
        compose(Problem(people=some, openings=openings, objective=objective))
        for some in (people, people[20:])
    )
    with pytest.raises(Fault, match="expected 50,000 at most, people times openings"):
        seats_picture(found)

    assert "= equally good" not in seats_picture(found, cohort=found.cohort)
    assert "= equally good" in seats_picture(few)


def test_what_more_seats_than_can_be_looked_at_would_lose_is_drawn_in_parts():
    """Of 201 people and 100 challenges the matrix is refused, with what to do; that of two people is drawn."""
    staff = [Person(id=f"p{at:03}", wishes=["o00"]) for at in range(201)]
    posts = [Opening(id=f"o{at:02}", size=(1, 1)) for at in range(100)]
    found = compose(Problem(people=staff, openings=posts), nodes=1)

    with pytest.raises(Fault, match="20,000 at most, people times openings") as told:
        points_lost_picture(found)
    assert (20_100, "teams.pictures.few_drawn") == (told.value.value, told.value.code)
    assert "o00" in points_lost_picture(found, people=[one.id for one in staff[:2]], openings=["o00"])
