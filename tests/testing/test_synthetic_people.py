"""Synthetic data says that it is, is the same for the same seed, and keeps the promotion's rules."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults
from eig.jury import EIG_SCALE, Review, Rubric, Scale, Scoresheet
from eig.programme import Candidate, Programme, Promotion, apply
from eig.promotions import P1, P3, P4, P7
from eig.testing import (
    is_synthetic,
    synthetic_candidates,
    synthetic_challenges,
    synthetic_jurors,
    synthetic_marks,
    synthetic_panels,
    synthetic_wishes,
)

BARE = Promotion(programme=Programme(name="Bare"), ordinal=1)
CRITERIA = ("impact", "team", "innovation", "definition", "values")


def _ids(values):
    return [value.id for value in values]


def test_everything_synthetic_says_so():
    """No identifier made here could be taken for a real one."""
    jurors = synthetic_jurors(4, seed=1)
    made = [
        *_ids(synthetic_challenges(3, seed=1, promotion=P3)),
        *_ids(synthetic_candidates(3, seed=1, promotion=P3)),
        *_ids(jurors),
        *_ids(synthetic_panels(jurors, ["a"], seed=1, panels=2)),
        *[juror.employer for juror in jurors if juror.employer],
    ]

    assert all(map(is_synthetic, made))
    assert not any(map(is_synthetic, _ids(P3.challenges)))
    assert {"yes"} == {one.attributes["synthetic"] for one in synthetic_candidates(9, seed=1, promotion=P3)}
    assert {""} == {one.name for one in synthetic_candidates(9, seed=1, promotion=P3)}


@pytest.mark.untraced
@given(st.integers(-50, 50))
def test_the_same_seed_gives_the_same_and_another_gives_another(seed):
    """A rehearsal can be run again."""
    people = synthetic_candidates(30, seed=seed, promotion=P3)

    assert people == synthetic_candidates(30, seed=seed, promotion=P3)
    assert people != synthetic_candidates(30, seed=seed + 1, promotion=P3)


def test_a_known_seed_gives_known_draws():
    """Draws rest on the one sequence that Python promises to keep: these figures stay."""
    people = synthetic_candidates(3, seed=2019, promotion=P3)
    wishes = synthetic_wishes(people, seed=2019, promotion=P3)
    jurors = synthetic_jurors(3, seed=2019)
    marks = synthetic_marks(["plume", "adler"], jurors, seed=2019, criteria=["impact"])

    assert [("dev",), ("data", "design"), ("data",)] == [one.profiles for one in people]
    assert [2, 1, 14] == [one.years_of_experience for one in people]
    assert [("eig-link", "adler"), ("cartobio", "datareg"), ("datareg",)] == [one.wishes for one in wishes]
    assert [2, 3, 3, 2, 2, 2] == [row["impact"] for _, _, row in marks]


@pytest.mark.slow
def test_promotion_3_at_its_real_size():
    """42 challenges, 170 candidates with two wishes at most, 48 jurors in 8 panels, marks on the scale: all fit together."""
    challenges = (*P3.challenges, *synthetic_challenges(27, seed=3, promotion=P3))
    people = synthetic_candidates(170, seed=3, promotion=P3)
    applications = synthetic_wishes(people, seed=3, promotion=P3)
    panels = synthetic_panels(synthetic_jurors(48, seed=3), _ids(challenges), seed=3)
    marks = synthetic_marks(_ids(challenges), seed=3, panels=panels)
    sheet = Scoresheet.from_marks(Rubric.equal(CRITERIA, scale=EIG_SCALE), marks)

    assert (42, 170, 170, 8) == (len(challenges), len(people), len(applications), len(panels))
    assert tuple(sorted(_ids(challenges))) == sheet.items
    assert 42 * 6 == len(sheet.sheets)
    for one in applications:
        assert one == apply(
            P3, candidate=one.candidate, wishes=one.wishes, mates=one.mates, received=one.received
        )


@pytest.mark.untraced
def test_people_are_as_frequent_as_posts_seek_them():
    """More data scientists apply than designers, because more posts seek them."""
    people = synthetic_candidates(600, seed=5, promotion=P3)
    families = Counter(P3.profile(one.profile).family for one in people)

    assert families["data"] > families["dev"] > families["design"] > 0
    assert all(1 <= level <= 5 for one in people for level in one.skills.values())
    assert all(set(one.skills) == set(one.profiles) for one in people)


@pytest.mark.parametrize(
    ("promotion", "known"), [(P7, {"product", "tech", "impact"}), (BARE, {"data", "dev", "design"})]
)
def test_profiles_come_from_the_promotion(promotion, known):
    """Without posts, profiles are drawn alike; without profiles, from the three that every promotion has had."""
    people = synthetic_candidates(60, seed=1, promotion=promotion)

    assert known == {one.profile for one in people}


def test_challenges_have_teams_of_the_promotions_sizes():
    """Two or three posts in promotion 3, one or two in promotion 1, one where no size was published."""
    for promotion, sizes in ((P3, {2, 3}), (P1, {1, 2}), (BARE, {1})):
        made = synthetic_challenges(40, seed=2, promotion=promotion)
        assert sizes == {len(challenge.posts) for challenge in made}


def test_wishes_go_where_there_is_a_post_for_the_candidate():
    """Each wish is for a challenge with a post that accepts one of the candidate's profiles."""
    people = {one.id: one for one in synthetic_candidates(100, seed=4, promotion=P3)}
    for application in synthetic_wishes(people.values(), seed=4, promotion=P3):
        profiles = set(people[application.candidate].profiles)
        for wish in application.wishes:
            assert any(profiles & set(post.accepted) for post in P3.challenge(wish).posts)


def test_wishes_are_profiles_where_the_promotion_says_so():
    """Promotion 4 let people wish for profiles."""
    people = synthetic_candidates(30, seed=4, promotion=P4)

    assert {one.wishes for one in synthetic_wishes(people, seed=4, promotion=P4)} <= {
        one.profiles for one in people
    }


def test_nobody_fits_and_still_wishes():
    """Where no challenge has a post for somebody, any of those offered may be wished for."""
    lawyer = Candidate(id="synthetic-candidate-x", profiles=["law"])
    (application,) = synthetic_wishes([lawyer], seed=1, promotion=BARE, challenges=P3.challenges)

    assert 1 <= len(application.wishes) <= 3
    assert application.received is None


def test_a_call_whose_dates_are_not_known_gives_no_time_stamp():
    """Promotion 1 published the day its call opened, and not the day it closed."""
    people = synthetic_candidates(3, seed=1, promotion=P1)

    assert {None} == {one.received for one in synthetic_wishes(people, seed=1, promotion=P1)}


@pytest.mark.slow
def test_mates_are_named_as_often_as_asked():
    """Nobody, everybody, about half: and nobody names themselves."""
    people = synthetic_candidates(200, seed=6, promotion=P3)
    named = {
        share: sum(
            bool(one.mates) for one in synthetic_wishes(people, seed=6, promotion=P3, mate_share=share)
        )
        for share in (0, "1/2", 1)
    }

    assert (0, 200) == (named[0], named[1])
    assert 70 < named["1/2"] < 130


@given(st.integers(1, 60), st.integers(0, 40), st.integers(1, 10), st.integers(0, 99))
def test_panels_are_balanced_and_hear_each_item_once(jurors, items, panels, seed):
    """Whatever the sizes: panels differ by one juror and one item at most; nobody and nothing is left out."""
    panels = min(panels, jurors)
    heard = [f"d{number}" for number in range(items)]
    jury = synthetic_jurors(jurors, seed=seed)
    dealt = synthetic_panels(jury, heard, seed=seed, panels=panels)

    assert sorted(_ids(jury)) == sorted(member for panel in dealt for member in panel.members)
    assert sorted(heard) == sorted(item for panel in dealt for item in panel.hears)
    for sizes in ([len(panel.members) for panel in dealt], [len(panel.hears) for panel in dealt]):
        assert max(sizes) - min(sizes) <= 1
    assert all(panel.lead in panel.members for panel in dealt)


def test_panels_are_as_mixed_as_the_jury():
    """48 jurors, half public: each of 8 panels of six has three of each college."""
    jury = {juror.id: juror for juror in synthetic_jurors(48, seed=1)}
    for panel in synthetic_panels(jury.values(), [], seed=1):
        assert {"public": 3, "civil_society": 3} == Counter(jury[one].college for one in panel.members)


def test_jurors_work_where_asked():
    """Employers are drawn from the administrations given, so that interests can be rehearsed."""
    jurors = synthetic_jurors(20, seed=1, employers=["dgt", "justice"])

    assert {"dgt", "justice", None} == {juror.employer for juror in jurors}


@given(st.integers(1, 8), st.integers(1, 9), st.integers(1, 9), st.integers(0, 9))
def test_loads_are_balanced_without_panels(items, jurors, per_item, seed):
    """Each item has the reviews asked for, and jurors mark as much as one another, give or take one."""
    per_item = min(per_item, jurors)
    heard = [f"d{number}" for number in range(items)]
    marks = synthetic_marks(heard, synthetic_jurors(jurors, seed=seed), seed=seed, reviews_per_item=per_item)
    loads = Counter(juror for _, juror, _ in marks)

    assert {per_item} == set(Counter(item for item, _, _ in marks).values())
    assert (
        max(loads.values()) - min(loads.get(f"synthetic-juror-{n:03}", 0) for n in range(1, jurors + 1)) <= 1
    )


@pytest.mark.untraced
@pytest.mark.parametrize(
    "scale",
    [EIG_SCALE, Scale(low=0, high=20, step="0.5"), Scale(low=0, high=1), Scale(low=-3, high=3, step=2)],
)
def test_marks_stand_on_the_scale(scale):
    """Whatever the scale, each mark is one that it admits, and both ends are reached."""
    marks = synthetic_marks(
        [f"d{number}" for number in range(80)],
        synthetic_jurors(6, seed=1),
        seed=1,
        criteria=["impact"],
        scale=scale,
        severity_spread=scale.span / 4,
    )
    given = {row["impact"] for _, _, row in marks}

    assert all(map(scale.admits, given))
    assert {scale.low, scale.high} <= given


@pytest.mark.untraced
def test_severity_spreads_jurors_and_no_spread_does_not():
    """With a wide spread, jurors' means differ more than without."""

    def spread(width):
        marks = synthetic_marks(
            [f"d{number}" for number in range(60)],
            synthetic_jurors(8, seed=2),
            seed=2,
            scale=Scale(low=0, high=20, step=1),
            severity_spread=width,
        )
        totals = Counter()
        for _, juror, row in marks:
            totals[juror] += sum(row.values())
        return max(totals.values()) - min(totals.values())

    assert spread(5) > 3 * spread(0)


def test_marks_are_reviews_too():
    """With one criterion, marks are triples that reviews are built from."""
    marks = synthetic_marks(["a"], synthetic_jurors(2, seed=1), seed=1, criteria=["impact"])
    reviews = [Review(item=item, juror=juror, mark=row["impact"]) for item, juror, row in marks]

    assert 2 == len(reviews)
    assert all(isinstance(review.mark, Fraction) for review in reviews)


def test_wrong_arguments_are_refused_kindly():
    """Each wrong argument gives the library's own error, and several come together."""
    jurors = synthetic_jurors(3, seed=1)
    panels = synthetic_panels(jurors, ["a"], seed=1, panels=1)
    people = synthetic_candidates(2, seed=1, promotion=P3)
    for wrong in (
        lambda: synthetic_candidates(-1, seed=1, promotion=P3),
        lambda: synthetic_candidates(1, seed="one", promotion=P3),
        lambda: synthetic_jurors(3, seed=1, colleges=[]),
        lambda: synthetic_panels(jurors, [], seed=1, panels=4),
        lambda: synthetic_panels([], [], seed=1, panels=1),
        lambda: synthetic_marks(["a"], seed=1),
        lambda: synthetic_marks([3], jurors, seed=1),
        lambda: synthetic_marks(iter([3]), jurors, seed=1),
        lambda: synthetic_marks(["a"], jurors, seed=1, panels=panels),
        lambda: synthetic_marks(["a", "a"], jurors, seed=1),
        lambda: synthetic_marks(["a"], jurors, seed=1, reviews_per_item=4),
        lambda: synthetic_marks(["a"], jurors[:1], seed=1, reviews_per_item=2),
        lambda: synthetic_marks(["a"], [], seed=1, panels=panels, reviews_per_item=2),
        lambda: synthetic_marks(["a"], jurors, seed=1, severity_spread=float("nan")),
        lambda: synthetic_wishes(people, seed=1, promotion=P3, mate_share=2),
        lambda: synthetic_wishes(["c1"], seed=1, promotion=P3),
    ):
        with pytest.raises(Fault):
            wrong()
    with pytest.raises(Faults):
        synthetic_jurors("many", seed=0.5)
